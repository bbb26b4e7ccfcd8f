/*
 * answer_read.c - what an answer needs of the store; what to say without it.
 */
#include "paper/answer_int.h"

/* Enough of the periods that exist to see what was meant. */
#define RANGES_MOST	6

struct place
asking_place(const struct asking *asking, bool period)
{
	bool	given = period && asking->parts.from.kind != PERIOD_NONE;

	return ask_place(asking->question, asking->parts.at[given ? 1 : 0]);
}

const char *
asking_as_at(const struct asking *asking)
{
	const struct answers	*answers = asking->answers;

	if (!date_known(answers->as_at))
		return "";
	return arena_printf(answers->arena, " (as at " STR_FMT ")",
	    STR_ARG(date_iso(answers->arena, answers->as_at)));
}

bool
asking_say(const struct asking *asking, enum diag id, bool period,
    const char *detail)
{
	diag_at(asking->answers->diags, id, asking_place(asking, period),
	    "%s%s", detail, asking_as_at(asking));
	return false;
}

const char *
asking_code(const struct asking *asking, struct period period)
{
	return period_code(asking->answers->arena, period).s;
}

/* The first and last period of KIND that a store may hold. */
static void
all_periods(enum period_kind kind, struct period *from, struct period *to)
{
	static const int	years[] = { 1900, 2200 };
	int32_t			at[2];

	for (int i = 0; i < 2; i++)
		switch (kind) {
		case PERIOD_DAY:
			at[i] = date_days((struct date){ years[i], 1, 1 });
			break;
		case PERIOD_MONTH:
			at[i] = years[i] * 12;
			break;
		case PERIOD_QUARTER:
			at[i] = years[i] * 4;
			break;
		default:
			at[i] = years[i];
			break;
		}
	*from = (struct period){ kind, at[0] };
	*to = (struct period){ kind, at[1] };
}

/* "2022-04 to 2022-06, 2022-08": the periods of SERIES, each run once. */
static void
ranges_print(const struct asking *asking, const struct series *series,
    struct buf *out)
{
	size_t	ranges = 0, first = 0;

	for (size_t i = 0; i < series->n; i++) {
		if (i + 1 < series->n && period_eq(series->at[i + 1].period,
		    period_add(series->at[i].period, 1)))
			continue;
		if (++ranges > RANGES_MOST) {
			buf_text(out, " ...");
			return;
		}
		buf_printf(out, "%s%s", ranges > 1 ? ", " : "",
		    asking_code(asking, series->at[first].period));
		if (first < i)
			buf_printf(out, " to %s",
			    asking_code(asking, series->at[i].period));
		first = i + 1;
	}
}

/* ", the first of 3" */
static const char *
first_of(const struct asking *asking, int n)
{
	return n > 1 ? arena_printf(asking->answers->arena,
	    ", the first of %d that are missing", n) : "";
}

/* Whether the question is of the pack's period, or of months up to it. */
static bool
reaches_now(const struct asking *asking)
{
	const struct ask_parts	*parts = &asking->parts;
	struct period		 last = parts->to.kind != PERIOD_NONE ?
				    parts->to : parts->from;

	return parts->since || last.kind == PERIOD_NONE ||
	    period_eq(last, asking->answers->period);
}

bool
asking_missing(const struct asking *asking, struct period period, int missing)
{
	static const enum period_kind others[] = { PERIOD_MONTH,
	    PERIOD_QUARTER, PERIOD_YEAR, PERIOD_DAY };
	struct series	series = { .n = 0 };
	struct buf	text = { 0 };
	struct period	from, to;

	asking->answers->in_vain |= reaches_now(asking);
	all_periods(period.kind, &from, &to);
	if (!store_series(asking->answers->store, asking->indicator, STR(""),
	    from, to, &series))
		return false;
	for (size_t i = 0; series.n == 0 && i < 4; i++) {
		all_periods(others[i], &from, &to);
		if (!store_series(asking->answers->store, asking->indicator,
		    STR(""), from, to, &series))
			return false;
	}
	buf_printf(&text, "%s of " STR_FMT "%s, the store holds ",
	    asking_code(asking, period), STR_ARG(asking->indicator->id),
	    first_of(asking, missing));
	ranges_print(asking, &series, &text);
	if (series.n == 0)
		buf_text(&text, "none");
	asking_say(asking, DIAG_ANSWER_PERIOD, true, text.s);
	buf_free(&text);
	return false;
}

/* Every question would say so: said once where a store is named. */
bool
answers_no_store(const struct answers *answers, struct place place,
    struct str what)
{
	const char	*missing = answers->missing;

	if (missing != NULL)
		store_missing(answers->arena, answers->diags,
		    answers->missing_at, missing);
	else
		diag_at(answers->diags, DIAG_ANSWER_STORE, place, STR_FMT,
		    STR_ARG(what));
	return false;
}

bool
asking_indicator(struct asking *asking)
{
	struct str	 id = asking->parts.indicator;
	struct nearest	 near = NEAREST(id);
	const struct indicator **all = NULL;
	size_t		 n = 0;

	if (asking->answers->store == NULL)
		return answers_no_store(asking->answers,
		    asking_place(asking, false), id);
	asking->indicator = store_indicator(asking->answers->store, id);
	if (asking->indicator != NULL)
		return true;
	n = store_indicators(asking->answers->store, &all);
	for (size_t i = 0; i < n; i++)
		nearest_offer(&near, all[i]->id);
	if (near.best.n == 0)
		return asking_say(asking, DIAG_ANSWER_INDICATOR, false,
		    str_dup(asking->answers->arena, id));
	return asking_say(asking, DIAG_ANSWER_INDICATOR, false,
	    arena_printf(asking->answers->arena, STR_FMT ", did you mean "
	    STR_FMT "?", STR_ARG(id), STR_ARG(near.best)));
}

/* An answer may yet change when one of the figures it is made of may. */
bool
asking_series(const struct asking *asking, struct period from, struct period to,
    struct series *out)
{
	struct str	*unsettled = &asking->answer->unsettled;

	if (!store_series(asking->answers->store, asking->indicator, STR(""),
	    from, to, out))
		return false;
	for (size_t i = 0; i < out->n && unsettled->n == 0; i++)
		*unsettled = figure_unsettled(out->at[i].symbol);
	return true;
}

const struct observation *
asking_read(const struct asking *asking, struct period period)
{
	struct series			 series;
	const struct observation	*obs;

	if (!asking_series(asking, period, period, &series))
		return NULL;
	obs = series_find(&series, period);
	if (obs == NULL)
		asking_missing(asking, period, 1);
	return obs;
}

const struct observation *
asking_first(const struct asking *asking, struct period period)
{
	struct revision_reads	all;

	if (!store_revisions(asking->answers->store, asking->indicator,
	    STR(""), period, &all))
		return NULL;
	if (all.n > 0)
		return &all.at[0].obs;
	asking_missing(asking, period, 1);
	return NULL;
}

struct period
asking_period(const struct asking *asking)
{
	return asking->parts.from.kind != PERIOD_NONE ? asking->parts.from :
	    asking->answers->period;
}

bool
asking_span(const struct asking *asking, struct period first,
    struct period *from, struct period *to)
{
	const struct ask_parts	*parts = &asking->parts;

	*from = parts->from.kind != PERIOD_NONE ? parts->from : first;
	*to = parts->to.kind != PERIOD_NONE ? parts->to :
	    asking->answers->period;
	if (from->kind == to->kind && from->at <= to->at)
		return true;
	diag_at(asking->answers->diags, DIAG_ASK_ORDER,
	    asking_place(asking, true), "%s to %s", asking_code(asking, *from),
	    asking_code(asking, *to));
	return false;
}

static bool
say_unknown(const struct asking *asking, const struct observation *obs,
    int missing)
{
	return asking_say(asking, DIAG_ANSWER_UNKNOWN, true,
	    arena_printf(asking->answers->arena, "%s is " STR_FMT "%s",
	    asking_code(asking, obs->period), STR_ARG(observation_mark(obs)),
	    first_of(asking, missing)));
}

const struct observation *
asking_known(const struct asking *asking, struct period period)
{
	const struct observation	*obs = asking_read(asking, period);

	if (obs == NULL || num_known(indicator_value(asking->indicator, obs)))
		return obs;
	say_unknown(asking, obs, 1);
	return NULL;
}

/* How many periods of SERIES have no figure, and the FIRST; nothing of nothing is
 * one to what is POOLED. */
static int
count_gaps(const struct series *series, struct period from, struct period to,
    bool pooled, struct period *first)
{
	const struct observation	*obs;
	int				 gaps = 0;

	for (struct period p = from; p.at <= to.at; p = period_add(p, 1)) {
		obs = series_find(series, p);
		if (num_known(indicator_value(series->indicator, obs)) ||
		    (pooled && fraction_of_nothing(obs)))
			continue;
		if (gaps++ == 0)
			*first = p;
	}
	return gaps;
}

/* Whether SERIES has nothing else, so that its pooled figure is none either. */
static bool
all_nothing(const struct series *series, struct period from, struct period to)
{
	for (; from.at <= to.at; from = period_add(from, 1))
		if (!fraction_of_nothing(series_find(series, from)))
			return false;
	return true;
}

static bool
say_gap(const struct asking *asking, const struct series *series,
    struct period first, int missing)
{
	const struct observation	*obs = series_find(series, first);

	return obs == NULL ? asking_missing(asking, first, missing) :
	    say_unknown(asking, obs, missing);
}

/* The first period that came without its fraction stands in the way. */
static bool
say_fraction(const struct asking *asking, const struct series *series,
    struct period from, struct period to)
{
	while (from.at < to.at && fraction_known(series_find(series, from)))
		from = period_add(from, 1);
	return asking_say(asking, DIAG_ANSWER_FRACTION, true,
	    asking_code(asking, from));
}

bool
asking_gap(const struct asking *asking, const struct series *series,
    struct period from, struct period to)
{
	struct period	first = from;
	int		missing = count_gaps(series, from, to, false, &first);

	return missing > 0 ? say_gap(asking, series, first, missing) :
	    say_fraction(asking, series, from, to);
}

bool
asking_pool_gap(const struct asking *asking, const struct series *series,
    struct period from, struct period to)
{
	struct period	first = from;
	int		missing = count_gaps(series, from, to, true, &first);

	if (missing > 0)
		return say_gap(asking, series, first, missing);
	if (all_nothing(series, from, to))
		return asking_gap(asking, series, from, to);
	return say_fraction(asking, series, from, to);
}
