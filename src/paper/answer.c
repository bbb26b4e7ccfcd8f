/*
 * answer.c - figures in sentences, out of store and measure.
 *
 * A QUESTION is what stands behind "=", its ANSWER an exact value and the words
 * it would be printed in.  EVIDENCE is where the value comes from, for the
 * message when a sentence says something else.
 */
#include "paper/answer_int.h"

#include <string.h>

/* ---- words ---- */

static struct str
exact_text(const struct asking *asking, struct num value)
{
	return num_text(asking->answers->arena, value, value.d == 1 ? 0 : 2,
	    NUM_NO_COMMAS);
}

/* VALUE as a difference: "4 points" for percentages and ratios, else in the
 * unit. */
static struct str
points_text(const struct asking *asking, struct num value)
{
	const struct indicator	*indicator = asking->indicator;
	int			 decimals = indicator->decimals;
	bool			 one;

	if (indicator->unit != UNIT_PERCENT && indicator->unit != UNIT_RATIO)
		return indicator_text(asking->answers->arena, indicator, value,
		    false);
	one = decimals == 0 && num_round(num_abs(value), 0) == 1;
	return str_printf(asking->answers->arena, STR_FMT " point%s",
	    STR_ARG(num_text(asking->answers->arena, value, decimals, 0)),
	    one ? "" : "s");
}

static bool
answer_value(struct asking *asking, struct num value)
{
	asking->answer->value = value;
	asking->answer->text = indicator_text(asking->answers->arena,
	    asking->indicator, value, false);
	return true;
}

static bool
answer_count(struct asking *asking, struct num value)
{
	if (!num_known(value))
		return asking_say(asking, DIAG_ANSWER_FRACTION, true,
		    str_dup(asking->answers->arena, asking->indicator->id));
	asking->answer->value = value;
	asking->answer->text = num_text(asking->answers->arena, value,
	    value.d == 1 ? 0 : 2, NUM_PLAIN);
	return true;
}

/* MARK stands instead of a figure: it may be filled in, but no figure may be
 * written over it. */
static bool
answer_mark(struct asking *asking, struct str mark)
{
	if (str_trim(asking->question->written).n > 0)
		return asking_say(asking, DIAG_ANSWER_MARK, true,
		    str_dup(asking->answers->arena, mark));
	asking->answer->text = mark;
	return true;
}

/* "89 of 299 in 2022-12" */
static struct str
observation_evidence(const struct asking *asking,
    const struct observation *obs)
{
	struct arena	*arena = asking->answers->arena;

	if (!num_known(obs->numerator) || !num_known(obs->denominator))
		return str_printf(arena, "in %s",
		    asking_code(asking, obs->period));
	return str_printf(arena, STR_FMT " of " STR_FMT " in %s",
	    STR_ARG(exact_text(asking, obs->numerator)),
	    STR_ARG(exact_text(asking, obs->denominator)),
	    asking_code(asking, obs->period));
}

/* ---- the answers ---- */

/* The figure that OBS holds; NULL: there is none, which was said. */
static bool
value_of(struct asking *asking, const struct observation *obs)
{
	struct num	value;

	if (obs == NULL)
		return false;
	value = indicator_value(asking->indicator, obs);
	if (!num_known(value))
		return answer_mark(asking, observation_mark(obs));
	asking->evidence = observation_evidence(asking, obs);
	return answer_value(asking, value);
}

static bool
ask_value(struct asking *asking)
{
	return value_of(asking, asking_read(asking, asking_period(asking)));
}

static bool
part_of(struct asking *asking, const struct observation *obs, bool numerator)
{
	if (obs == NULL)
		return false;
	if (symbol_replaces(obs->symbol))
		return answer_mark(asking, observation_mark(obs));
	asking->evidence = observation_evidence(asking, obs);
	return answer_count(asking, numerator ? obs->numerator :
	    obs->denominator);
}

static bool
ask_part(struct asking *asking)
{
	return part_of(asking, asking_read(asking, asking_period(asking)),
	    asking->parts.what == ASK_NUMERATOR);
}

/* As first reported: a text that speaks of a correction says both figures. */
static bool
ask_first(struct asking *asking)
{
	const struct observation	*obs = asking_first(asking,
					    asking_period(asking));

	if (asking->parts.what == ASK_FIRST)
		return value_of(asking, obs);
	return part_of(asking, obs,
	    asking->parts.what == ASK_FIRST_NUMERATOR);
}

/* Months of a running total are not compared. */
static bool
say_running(const struct asking *asking)
{
	return asking_say(asking, DIAG_ANSWER_RUNNING, false,
	    str_dup(asking->answers->arena, asking->question->expr));
}

static bool
ask_change(struct asking *asking)
{
	const struct indicator		*indicator = asking->indicator;
	const struct observation	*a, *b;
	struct period			 from, to;
	struct change			 change;

	if (!asking_span(asking, period_add(asking->answers->period, -1), &from,
	    &to) || (a = asking_known(asking, from)) == NULL ||
	    (b = asking_known(asking, to)) == NULL)
		return false;
	change = indicator_change(indicator, a, b);
	if (change.kind == CHANGE_NONE)
		return say_running(asking);
	asking->evidence = str_printf(asking->answers->arena,
	    STR_FMT " to " STR_FMT,
	    STR_ARG(exact_text(asking, indicator_value(indicator, a))),
	    STR_ARG(exact_text(asking, indicator_value(indicator, b))));
	asking->way = num_cmp(change.step, num_int(0));
	if (asking->parts.what == ASK_CHANGE &&
	    change.kind == CHANGE_PERCENT) {
		if (!num_known(change.amount))
			return asking_say(asking, DIAG_ANSWER_NOUGHT, true,
			    asking_code(asking, from));
		asking->answer->value = change.amount;
		asking->answer->text = str_printf(asking->answers->arena,
		    STR_FMT "%%", STR_ARG(num_text(asking->answers->arena,
		    change.amount, 0, NUM_PLAIN)));
		return true;
	}
	asking->answer->value = change.step;
	asking->answer->text = points_text(asking, change.step);
	return true;
}

static bool
ask_ytd(struct asking *asking)
{
	struct period	to = asking_period(asking), from = period_april(to);
	struct series	series;
	struct ytd	ytd;

	if (!asking_series(asking, from, to, &series))
		return false;
	ytd = indicator_ytd(&series, to);
	if (!num_known(ytd.value))
		return asking_gap(asking, &series, ytd.from, to);
	asking->evidence = str_printf(asking->answers->arena, "%s to %s",
	    asking_code(asking, ytd.from), asking_code(asking, ytd.to));
	if (num_known(ytd.numerator))
		asking->evidence = str_printf(asking->answers->arena,
		    STR_FMT " of " STR_FMT ", " STR_FMT,
		    STR_ARG(exact_text(asking, ytd.numerator)),
		    STR_ARG(exact_text(asking, ytd.denominator)),
		    STR_ARG(asking->evidence));
	if (asking->parts.what == ASK_YTD)
		return answer_value(asking, ytd.value);
	return answer_count(asking, asking->parts.what == ASK_YTD_NUMERATOR ?
	    ytd.numerator : ytd.denominator);
}

/* The series of the span asked for, April on when none is; its months must be
 * comparable. */
static bool
asked_series(struct asking *asking, struct series *series, struct period *from,
    struct period *to)
{
	if (asking->indicator->aggregation == AGGREGATE_YEAR_TO_DATE)
		return say_running(asking);
	if (!asking_span(asking, period_april(asking->answers->period), from,
	    to) || !asking_series(asking, *from, *to, series))
		return false;
	asking->evidence = str_printf(asking->answers->arena, "%s to %s",
	    asking_code(asking, *from), asking_code(asking, *to));
	return true;
}

static bool
ask_mean(struct asking *asking)
{
	struct series	series;
	struct period	from, to;
	struct num	mean;

	if (!asked_series(asking, &series, &from, &to))
		return false;
	mean = series_mean(&series, from, to);
	if (!num_known(mean))
		return asking_gap(asking, &series, from, to);
	return answer_value(asking, mean);
}

static bool
ask_extreme(struct asking *asking)
{
	struct series	series;
	struct period	from, to, where;
	struct num	extreme;

	if (!asked_series(asking, &series, &from, &to))
		return false;
	extreme = asking->parts.what == ASK_LOWEST ?
	    series_lowest(&series, from, to, &where) :
	    series_highest(&series, from, to, &where);
	if (!num_known(extreme))
		return asking_missing(asking, from, 1);
	asking->evidence = str_printf(asking->answers->arena,
	    "in %s, looking at " STR_FMT, asking_code(asking, where),
	    STR_ARG(asking->evidence));
	return answer_value(asking, extreme);
}

/* Which way SERIES went from FROM to TO, as printed; NULL at a gap. */
static const char *
trend_of(const struct series *series, struct period from, struct period to)
{
	const struct indicator	*indicator = series->indicator;
	bool			 rose = false, fell = false;
	int64_t			 now, before = 0;
	struct num		 value;

	for (struct period p = from; p.at <= to.at; p = period_add(p, 1)) {
		value = indicator_value(indicator, series_find(series, p));
		if (!num_known(value))
			return NULL;
		now = num_round(value, indicator->decimals);
		rose = rose || (p.at > from.at && now > before);
		fell = fell || (p.at > from.at && now < before);
		before = now;
	}
	if (rose && fell)
		return "mixed";
	return rose ? "rising" : fell ? "falling" : "level";
}

static bool
ask_trend(struct asking *asking)
{
	struct series	 series;
	struct period	 from, to;
	const char	*trend;

	if (!asked_series(asking, &series, &from, &to))
		return false;
	trend = trend_of(&series, from, to);
	if (trend == NULL)
		return asking_gap(asking, &series, from, to);
	asking->answer->text = str_of(trend);
	return true;
}

static enum figure_bound
target_kind(const struct target *target)
{
	switch (target->direction) {
	case DIRECTION_AT_LEAST:
		return target->strict ? FIGURE_BOUND_MORE : FIGURE_BOUND_LEAST;
	case DIRECTION_AT_MOST:
		return target->strict ? FIGURE_BOUND_LESS : FIGURE_BOUND_MOST;
	default:
		return FIGURE_BOUND_NONE;
	}
}

static bool
ask_target(struct asking *asking)
{
	const struct target	*target;

	target = store_target(asking->answers->store, asking->indicator,
	    asking_period(asking));
	if (target == NULL)
		return asking_say(asking, DIAG_ANSWER_TARGET, true,
		    asking_code(asking, asking_period(asking)));
	asking->bound = target_kind(target);
	asking->evidence = str_of(target_bound(target));
	asking->answer->value = target->value;
	asking->answer->text = target_text(asking->answers->arena,
	    asking->indicator, target);
	return true;
}

/* What stands against TARGET in PERIOD: of a whole year's target for a count,
 * the year to date.  False when no figure may be set against it yet. */
static bool
rated_value(struct asking *asking, const struct target *target,
    struct period period, struct num *value)
{
	const struct indicator	*indicator = asking->indicator;
	bool			 running;
	struct series		 series;
	struct period		 from = period_april(period);

	running = indicator->aggregation == AGGREGATE_YEAR_TO_DATE;
	if ((running || target->whole_year) &&
	    period_financial_month(period) < 12)
		return asking_say(asking, DIAG_ANSWER_YEAR, true,
		    asking_code(asking, period));
	if (!target->whole_year || indicator->unit != UNIT_COUNT)
		from = period;
	if (!asking_series(asking, from, period, &series))
		return false;
	*value = from.at == period.at ? indicator_value(indicator,
	    series_find(&series, period)) :
	    indicator_ytd(&series, period).value;
	return num_known(*value) || asking_gap(asking, &series, from, period);
}

/* Where VALUE is as seen from TARGET, whichever side is good: 1 is above. */
static int
target_side(const struct target *target, struct num value)
{
	bool	between = target->direction == DIRECTION_BETWEEN;

	if (num_cmp(value, target->value) < 0)
		return -1;
	return num_cmp(value, between ? target->upper : target->value) > 0;
}

static const char *
side_word(int side)
{
	return side < 0 ? "below" : side > 0 ? "above" : "at";
}

static bool
ask_gap(struct asking *asking)
{
	struct period		 period = asking_period(asking);
	const struct target	*target;
	struct num		 value, gap;

	target = store_target(asking->answers->store, asking->indicator,
	    period);
	if (target == NULL)
		return asking_say(asking, DIAG_ANSWER_TARGET, true,
		    asking_code(asking, period));
	if (!rated_value(asking, target, period, &value))
		return false;
	gap = target_gap(target, value);
	if (!num_known(gap))
		return asking_say(asking, DIAG_ANSWER_TARGET, true,
		    str_dup(asking->answers->arena, target->printed));
	asking->way = target_side(target, value);
	asking->evidence = str_printf(asking->answers->arena,
	    STR_FMT " is %s the target, " STR_FMT,
	    STR_ARG(exact_text(asking, value)), side_word(asking->way),
	    STR_ARG(target_text(asking->answers->arena, asking->indicator,
	    target)));
	asking->answer->value = gap;
	asking->answer->text = points_text(asking, gap);
	return true;
}

static bool
say_comparator(const struct asking *asking, const struct comparators *known)
{
	struct nearest	near = NEAREST(asking->parts.comparator);
	struct buf	text = { 0 };

	buf_printf(&text, STR_FMT ", there is ", STR_ARG(near.word));
	for (size_t i = 0; i < known->n; i++) {
		nearest_offer(&near, known->at[i].name);
		buf_printf(&text, "%s" STR_FMT, i > 0 ? ", " : "",
		    STR_ARG(known->at[i].name));
	}
	if (known->n == 0)
		buf_text(&text, "none");
	if (near.best.n > 0)
		buf_printf(&text, "; did you mean " STR_FMT "?",
		    STR_ARG(near.best));
	asking_say(asking, DIAG_ANSWER_COMPARATOR, false, text.s);
	buf_free(&text);
	return false;
}

static bool
ask_comparator(struct asking *asking)
{
	struct comparators		 known;
	const struct comparator		*found = NULL;
	struct observation		 mark;
	struct num			 value;

	if (!store_comparators(asking->answers->store, asking->indicator,
	    asking_period(asking), &known))
		return false;
	for (size_t i = 0; i < known.n && found == NULL; i++)
		if (str_eq(known.at[i].name, asking->parts.comparator))
			found = &known.at[i];
	if (found == NULL)
		return say_comparator(asking, &known);
	value = comparator_value(asking->indicator, found);
	if (!num_known(value)) {
		mark = (struct observation){ .symbol = found->symbol };
		return answer_mark(asking, observation_mark(&mark));
	}
	asking->evidence = str_printf(asking->answers->arena, "of %s",
	    asking_code(asking, found->period));
	return answer_value(asking, value);
}

static bool
ask_name(struct asking *asking)
{
	asking->answer->text = asking->indicator->name;
	return true;
}

static bool
ask_period(struct asking *asking)
{
	asking->answer->text = period_long(asking->answers->arena,
	    asking_period(asking));
	return true;
}

static bool
ask_card(struct asking *asking)
{
	struct answers	*answers = asking->answers;

	if (answers->chart == NULL) {
		diag_at(answers->diags, DIAG_ANSWER_CHART,
		    asking_place(asking, false), STR_FMT,
		    STR_ARG(asking->parts.indicator));
		return false;
	}
	return answers->chart(answers->arg, asking->parts.indicator,
	    asking_place(asking, false), &asking->answer->blocks);
}

static const struct {
	bool	(*answer)(struct asking *asking);
	bool	 indicator;	/* asked of one, which must exist */
} asks[ASK__MAX] = {
	[ASK_VALUE]		= { ask_value, true },
	[ASK_NUMERATOR]		= { ask_part, true },
	[ASK_DENOMINATOR]	= { ask_part, true },
	[ASK_FIRST]		= { ask_first, true },
	[ASK_FIRST_NUMERATOR]	= { ask_first, true },
	[ASK_FIRST_DENOMINATOR]	= { ask_first, true },
	[ASK_CHANGE]		= { ask_change, true },
	[ASK_STEP]		= { ask_change, true },
	[ASK_YTD]		= { ask_ytd, true },
	[ASK_YTD_NUMERATOR]	= { ask_ytd, true },
	[ASK_YTD_DENOMINATOR]	= { ask_ytd, true },
	[ASK_MEAN]		= { ask_mean, true },
	[ASK_LOWEST]		= { ask_extreme, true },
	[ASK_HIGHEST]		= { ask_extreme, true },
	[ASK_TREND]		= { ask_trend, true },
	[ASK_TARGET]		= { ask_target, true },
	[ASK_GAP]		= { ask_gap, true },
	[ASK_COMPARATOR]	= { ask_comparator, true },
	[ASK_NAME]		= { ask_name, true },
	[ASK_PERIOD]		= { ask_period, false },
	[ASK_CARD]		= { ask_card, false },
};

/* ---- what the sentence says ---- */

/* TEXT on one line, with single spaces. */
static struct str
one_line(struct arena *arena, struct str text)
{
	struct buf	out = { 0 };
	struct str	kept;

	text = str_trim(text);
	for (size_t i = 0; i < text.n; i++) {
		bool	blank = text.s[i] == ' ' || text.s[i] == '\n' ||
			    text.s[i] == '\t' || text.s[i] == '\r';

		if (!blank)
			buf_char(&out, text.s[i]);
		else if (out.s[out.n - 1] != ' ')
			buf_char(&out, ' ');
	}
	kept = buf_keep(&out, arena);
	buf_free(&out);
	return kept;
}

static enum figure_of
figure_of(enum ask what)
{
	return what == ASK_GAP ? FIGURE_OF_GAP :
	    what == ASK_CHANGE || what == ASK_STEP ? FIGURE_OF_CHANGE :
	    FIGURE_OF_VALUE;
}

/* Words that say what INDICATOR counts; NULL counts nothing. */
static struct str
counted_names(struct arena *arena, const struct indicator *indicator)
{
	if (indicator == NULL)
		return STR("");
	return str_printf(arena, STR_FMT "; " STR_FMT "; " STR_FMT "; " STR_FMT,
	    STR_ARG(indicator->name), STR_ARG(indicator->numerator),
	    STR_ARG(indicator->denominator),
	    STR_ARG(indicator_base(arena, indicator)));
}

static enum figure_says
agrees(const struct asking *asking, struct str written, struct str *beside)
{
	const struct answer	*answer = asking->answer;
	struct arena		*arena = asking->answers->arena;
	struct figure_fact	 fact = { answer->value, answer->text,
				    counted_names(arena, asking->indicator),
				    figure_of(asking->parts.what), asking->way,
				    asking->bound };

	if (str_is_nocase(written, str_dup(arena, answer->text)))
		return FIGURE_AGREES;
	if (num_known(answer->value))
		return figure_check(written, &fact, beside);
	if (asking->parts.what == ASK_TREND)
		return figure_trend_check(written, answer->text, fact.names,
		    beside);
	return FIGURE_DIFFERS;
}

/* "it says 17%, change contacts is +21% (20.65), 1487 to 1794" */
static bool
say_disagree(const struct asking *asking, struct str written)
{
	struct arena	*arena = asking->answers->arena;
	const struct answer *answer = asking->answer;
	struct str	 exact = STR("");
	bool		 plus;

	if (num_known(answer->value) && answer->value.d != 1)
		exact = str_printf(arena, " (" STR_FMT ")",
		    STR_ARG(exact_text(asking, answer->value)));
	plus = figure_of(asking->parts.what) != FIGURE_OF_VALUE &&
	    num_cmp(answer->value, num_int(0)) > 0;
	diag_at(asking->answers->diags, DIAG_ANSWER_DISAGREES,
	    asking->question->place, "it says " STR_FMT ", " STR_FMT " is %s"
	    STR_FMT STR_FMT "%s" STR_FMT "%s", STR_ARG(written),
	    STR_ARG(one_line(arena, asking->question->expr)),
	    plus ? "+" : "", STR_ARG(answer->text), STR_ARG(exact),
	    asking->evidence.n > 0 ? ", " : "", STR_ARG(asking->evidence),
	    asking_as_at(asking));
	return false;
}

/* Hold what is WRITTEN against the answer. */
static bool
compare(const struct asking *asking, struct str written)
{
	struct str	beside = STR("");

	switch (agrees(asking, written, &beside)) {
	case FIGURE_DIFFERS:
		return say_disagree(asking, written);
	case FIGURE_UNCHECKED:
		diag_at(asking->answers->diags, DIAG_ANSWER_BESIDE,
		    asking->question->place, "\"" STR_FMT "\" in [" STR_FMT
		    "]", STR_ARG(beside), STR_ARG(written));
		break;
	case FIGURE_AGREES:
		break;
	}
	return true;
}

/* Whether it is known which period is asked for: the paper may be of none. */
static bool
has_period(const struct asking *asking)
{
	const struct ask_parts	*parts = &asking->parts;

	if (asking->answers->period.kind != PERIOD_NONE ||
	    parts->what == ASK_CARD || parts->what == ASK_NAME ||
	    (parts->from.kind != PERIOD_NONE && !parts->since))
		return true;
	diag_at(asking->answers->diags, DIAG_NO_PERIOD, asking->question->place,
	    STR_FMT, STR_ARG(asking->question->expr));
	return false;
}

/* Who answers when EXPR begins with a word that is not about an indicator; NULL
 * when it does not. */
static const struct other_ask *
other_ask(const struct other_ask *others, struct str expr)
{
	struct str	word = str_cut(&expr, ' ');

	for (; others != NULL && others->word != NULL; others++)
		if (expr.n > 0 && str_is(word, others->word))
			return others;
	return NULL;
}

bool
answer_figure(void *answers, const struct question *question,
    struct answer *answer)
{
	struct asking	asking = { .answers = answers, .question = question,
			    .answer = answer };
	const struct other_ask *other = other_ask(asking.answers->others,
			    question->expr);
	struct str	written;
	bool		dated;

	*answer = (struct answer){ 0 };
	if (other != NULL)
		return other->answer(asking.answers->arg, question, answer);
	if (!ask_parse(question, &asking.parts, asking.answers->diags))
		return false;
	dated = has_period(&asking);
	if (asks[asking.parts.what].indicator && !asking_indicator(&asking))
		return false;
	if (!dated || !asks[asking.parts.what].answer(&asking))
		return false;
	written = one_line(asking.answers->arena, question->written);
	return written.n == 0 || answer->blocks != NULL ||
	    compare(&asking, written);
}

bool
answer_known(void *answers, struct str word)
{
	const struct answers	*of = answers;

	return of->store != NULL && store_indicator(of->store, word) != NULL;
}
