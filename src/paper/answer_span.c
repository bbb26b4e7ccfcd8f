/*
 * answer_span.c - answers of several months: changes, sums, means, trends, and
 * where a month stands among the others.
 */
#include "paper/answer_int.h"

bool
answer_change(struct asking *asking)
{
	const struct indicator		*indicator = asking->indicator;
	const struct observation	*a, *b;
	struct period			 from, to;

	if (!asking_span(asking, period_add(asking->answers->period, -1), &from,
	    &to) || (a = asking_known(asking, from)) == NULL ||
	    (b = asking_known(asking, to)) == NULL)
		return false;
	asking->evidence = str_printf(asking->answers->arena,
	    STR_FMT " to " STR_FMT,
	    STR_ARG(asking_exact(asking, indicator_value(indicator, a))),
	    STR_ARG(asking_exact(asking, indicator_value(indicator, b))));
	return asking_change(asking, a, b, asking->parts.what == ASK_CHANGE);
}

/* What of SUM is asked for: its value, or what was COUNTED, or among what. */
static struct num
pooled_asked(const struct asking *asking, const struct ytd *sum, bool *counted)
{
	*counted = true;
	switch (asking->parts.what) {
	case ASK_YTD_NUMERATOR:
	case ASK_SUM_NUMERATOR:
		return sum->numerator;
	case ASK_YTD_DENOMINATOR:
	case ASK_SUM_DENOMINATOR:
		return sum->denominator;
	default:
		*counted = false;
		return sum->value;
	}
}

/* False, said, when what is asked for is not known: months of nothing of nothing
 * have no value, and yet a count. */
static bool
answer_pooled(struct asking *asking, const struct series *series,
    const struct ytd *sum)
{
	bool		counted;
	struct num	asked = pooled_asked(asking, sum, &counted);

	if (!num_known(sum->value) && !num_known(asked))
		return asking_pool_gap(asking, series, sum->from, sum->to);
	asking->evidence = str_printf(asking->answers->arena, "%s to %s",
	    asking_code(asking, sum->from), asking_code(asking, sum->to));
	if (num_known(sum->numerator))
		asking->evidence = str_printf(asking->answers->arena,
		    STR_FMT " of " STR_FMT ", " STR_FMT,
		    STR_ARG(asking_exact(asking, sum->numerator)),
		    STR_ARG(asking_exact(asking, sum->denominator)),
		    STR_ARG(asking->evidence));
	return counted ? asking_count(asking, asked) :
	    asking_value(asking, asked);
}

bool
answer_ytd(struct asking *asking)
{
	struct period	to = asking_period(asking), from = period_april(to);
	struct series	series;
	struct ytd	ytd;

	if (!asking_series(asking, from, to, &series))
		return false;
	ytd = indicator_ytd(&series, to);
	return answer_pooled(asking, &series, &ytd);
}

/* ---- months side by side ---- */

bool
asking_months(struct asking *asking, struct series *series, struct period *from,
    struct period *to)
{
	if (asking->indicator->aggregation == AGGREGATE_YEAR_TO_DATE)
		return asking_running(asking);
	if (!asking_span(asking, period_april(asking->answers->period), from,
	    to) || !asking_series(asking, *from, *to, series))
		return false;
	asking->claims.from = *from;
	asking->claims.to = *to;
	asking->evidence = str_printf(asking->answers->arena, "%s to %s",
	    asking_code(asking, *from), asking_code(asking, *to));
	return true;
}

bool
answer_sum(struct asking *asking)
{
	struct series	series;
	struct period	from, to;
	struct ytd	sum;

	if (!asking_months(asking, &series, &from, &to))
		return false;
	if (asking->indicator->aggregation != AGGREGATE_IN_MONTH)
		return asking_say(asking, DIAG_ANSWER_SUM, false,
		    str_dup(asking->answers->arena, asking->indicator->id));
	sum = indicator_sum(&series, from, to);
	return answer_pooled(asking, &series, &sum);
}

bool
answer_mean(struct asking *asking)
{
	struct series	series;
	struct period	from, to;
	struct num	mean;

	if (!asking_months(asking, &series, &from, &to))
		return false;
	mean = series_mean(&series, from, to);
	if (!num_known(mean))
		return asking_gap(asking, &series, from, to);
	return asking_value(asking, mean);
}

static struct num
value_at(const struct series *series, struct period period)
{
	return indicator_value(series->indicator, series_find(series, period));
}

static bool
is_whole(const struct series *series, struct period from, struct period to)
{
	for (; from.at <= to.at; from = period_add(from, 1))
		if (!num_known(value_at(series, from)))
			return false;
	return true;
}

/* A month that is not there might have been the one. */
bool
answer_extreme(struct asking *asking)
{
	struct series	series;
	struct period	from, to, where;
	struct num	extreme;

	if (!asking_months(asking, &series, &from, &to))
		return false;
	if (!is_whole(&series, from, to))
		return asking_gap(asking, &series, from, to);
	extreme = asking->parts.what == ASK_LOWEST ?
	    series_lowest(&series, from, to, &where) :
	    series_highest(&series, from, to, &where);
	asking->evidence = str_printf(asking->answers->arena,
	    "in %s, looking at " STR_FMT, asking_code(asking, where),
	    STR_ARG(asking->evidence));
	return asking_value(asking, extreme);
}

/* From the mean of all months but the last to that one. */
bool
answer_change_on_mean(struct asking *asking)
{
	const struct observation	*last;
	struct observation		 mean = { .symbol = SYMBOL_NONE };
	struct series			 series;
	struct period			 from, to;

	if (!asking_months(asking, &series, &from, &to))
		return false;
	mean.period = period_add(to, -1);
	if (from.at == to.at)
		return asking_missing(asking, mean.period, 1);
	mean.value = series_mean(&series, from, mean.period);
	if (!num_known(mean.value))
		return asking_gap(asking, &series, from, mean.period);
	last = asking_known(asking, to);
	if (last == NULL)
		return false;
	asking->evidence = str_printf(asking->answers->arena, STR_FMT
	    " on average from %s to %s, " STR_FMT " in %s",
	    STR_ARG(asking_exact(asking, mean.value)),
	    asking_code(asking, from), asking_code(asking, mean.period),
	    STR_ARG(asking_exact(asking, indicator_value(asking->indicator,
	    last))), asking_code(asking, to));
	return asking_change(asking, &mean, last,
	    asking->parts.what == ASK_CHANGE_ON_MEAN);
}

/* ---- which way they went ---- */

/* How often a series, as printed, rose and fell from one month to the next. */
struct moves {
	size_t	rose, fell;
};

/* VALUE of INDICATOR as printed, in units of its last decimal. */
static int64_t
printed(const struct indicator *indicator, struct num value)
{
	return num_round(value, indicator->decimals);
}

/* False at a gap. */
static bool
moves_count(const struct series *series, struct period from, struct period to,
    struct moves *out)
{
	struct num	value;
	int64_t		now, before = 0;

	*out = (struct moves){ 0 };
	for (struct period p = from; p.at <= to.at; p = period_add(p, 1)) {
		value = value_at(series, p);
		if (!num_known(value))
			return false;
		now = printed(series->indicator, value);
		out->rose += p.at > from.at && now > before;
		out->fell += p.at > from.at && now < before;
		before = now;
	}
	return true;
}

/* Claims of what is better rest on the indicator's better side. */
static void
claim_sides(struct asking *asking, enum claim low, bool is_low,
    enum claim high, bool is_high, enum claim good, enum claim bad)
{
	enum better	better = asking->indicator->better;

	asking_claim(asking, low, is_low);
	asking_claim(asking, high, is_high);
	if (better == BETTER_NEITHER)
		return;
	asking_claim(asking, good, better == BETTER_HIGHER ? is_high : is_low);
	asking_claim(asking, bad, better == BETTER_HIGHER ? is_low : is_high);
}

/* Where a mixed trend first goes against its way from end to end: the later
 * month of the two. */
static struct period
turn_find(const struct series *series, struct period from, struct period to)
{
	const struct indicator	*indicator = series->indicator;
	int64_t			 now, was;
	bool			 rose;

	was = printed(indicator, value_at(series, from));
	rose = printed(indicator, value_at(series, to)) > was;
	for (struct period p = period_add(from, 1); p.at <= to.at;
	    p = period_add(p, 1), was = now) {
		now = printed(indicator, value_at(series, p));
		if (now != was && (now > was) != rose)
			return p;
	}
	return to;
}

/* "566 in 2022-04, 548 in 2022-09, 552 in 2022-10, 543 in 2022-12": its ends,
 * and where it turns. */
static struct str
turn_words(const struct asking *asking, const struct series *series,
    struct period from, struct period to)
{
	struct period	turn = turn_find(series, from, to);
	struct period	told[] = { from, period_add(turn, -1), turn, to };
	struct buf	out = { 0 };

	for (size_t i = 0; i < sizeof(told) / sizeof(told[0]); i++)
		if (i == 0 || told[i].at != told[i - 1].at)
			buf_printf(&out, "%s" STR_FMT " in %s",
			    i > 0 ? ", " : "", STR_ARG(asking_exact(asking,
			    value_at(series, told[i]))),
			    asking_code(asking, told[i]));
	return buf_take(&out, asking->answers->arena);
}

bool
answer_trend(struct asking *asking)
{
	struct arena	*arena = asking->answers->arena;
	struct series	 series;
	struct period	 from, to;
	struct moves	 moves;
	bool		 mixed;

	if (!asking_months(asking, &series, &from, &to))
		return false;
	if (!moves_count(&series, from, to, &moves))
		return asking_gap(asking, &series, from, to);
	mixed = moves.rose > 0 && moves.fell > 0;
	claim_sides(asking, CLAIM_FALLING, moves.fell > 0 && !mixed,
	    CLAIM_RISING, moves.rose > 0 && !mixed, CLAIM_BETTER, CLAIM_WORSE);
	asking_claim(asking, CLAIM_LEVEL, moves.rose + moves.fell == 0);
	asking_claim(asking, CLAIM_MIXED, mixed);
	asking->answer->text = str_of(mixed ? "mixed" : moves.rose > 0 ?
	    "rising" : moves.fell > 0 ? "falling" : "level");
	if (mixed)
		asking->evidence = str_printf(arena, STR_FMT ": " STR_FMT,
		    STR_ARG(asking->evidence),
		    STR_ARG(turn_words(asking, &series, from, to)));
	return true;
}

/* ---- where the last of them stands ---- */

/* How many months are printed below and above that of TO. */
struct around {
	size_t	below, above;
};

/* False at a gap. */
static bool
around_count(const struct series *series, struct period from, struct period to,
    struct around *out)
{
	struct num	value = value_at(series, to);
	int64_t		other, here;

	*out = (struct around){ 0 };
	if (!num_known(value))
		return false;
	here = printed(series->indicator, value);
	for (struct period p = from; p.at < to.at; p = period_add(p, 1)) {
		value = value_at(series, p);
		if (!num_known(value))
			return false;
		other = printed(series->indicator, value);
		out->below += other < here;
		out->above += other > here;
	}
	return true;
}

/* "299 in 2022-12, lowest 270 in 2022-04, highest 399 in 2022-11" */
static struct str
stands_words(const struct asking *asking, const struct series *series,
    struct period from, struct period to)
{
	struct period	at_low, at_high;
	struct num	low, high;

	low = series_lowest(series, from, to, &at_low);
	high = series_highest(series, from, to, &at_high);
	return str_printf(asking->answers->arena, STR_FMT
	    " in %s, lowest " STR_FMT " in %s, highest " STR_FMT " in %s",
	    STR_ARG(asking_exact(asking, value_at(series, to))),
	    asking_code(asking, to), STR_ARG(asking_exact(asking, low)),
	    asking_code(asking, at_low), STR_ARG(asking_exact(asking, high)),
	    asking_code(asking, at_high));
}

bool
answer_stands(struct asking *asking)
{
	struct series	series;
	struct period	from, to;
	struct around	around;
	bool		lowest, highest;

	if (!asking_months(asking, &series, &from, &to))
		return false;
	if (!around_count(&series, from, to, &around))
		return asking_gap(asking, &series, from, to);
	lowest = around.below == 0 && around.above > 0;
	highest = around.above == 0 && around.below > 0;
	claim_sides(asking, CLAIM_LOWEST, lowest, CLAIM_HIGHEST, highest,
	    CLAIM_BEST, CLAIM_WORST);
	asking->evidence = str_printf(asking->answers->arena,
	    STR_FMT ": " STR_FMT, STR_ARG(asking->evidence),
	    STR_ARG(stands_words(asking, &series, from, to)));
	asking->answer->text = str_of(lowest ? "lowest" : highest ? "highest" :
	    around.below > 0 ? "in between" : "level");
	return true;
}
