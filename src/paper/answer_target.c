/*
 * answer_target.c - answers of what a figure is set against: its target, and
 * other places.
 */
#include "paper/answer_int.h"

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

bool
answer_target(struct asking *asking)
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

/* What stands against TARGET in PERIOD, as a table would have it, and of which
 * months when they are more than one.  False, said, when no figure may be set
 * against it yet, or there is none. */
static bool
rated_value(struct asking *asking, const struct target *target,
    struct period period, struct num *value)
{
	bool		year = target_of_year(asking->indicator, target);
	struct period	from = year ? period_april(period) : period;
	struct series	series;

	if (target_unclear(asking->indicator, target))
		return asking_say(asking, DIAG_TARGET_UNCLEAR, false,
		    str_dup(asking->answers->arena, asking->indicator->id));
	if (target_unfinished(asking->indicator, target, period))
		return asking_say(asking, DIAG_ANSWER_YEAR, true,
		    asking_code(asking, period));
	if (!asking_series(asking, from, period, &series))
		return false;
	*value = target_rated(&series, target, period);
	if (!num_known(*value))
		return asking_pool_gap(asking, &series, from, period);
	if (year)
		asking->evidence = str_printf(asking->answers->arena,
		    " from %s to %s", asking_code(asking, from),
		    asking_code(asking, period));
	return true;
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

/* A strict target's own value does not meet it. */
static bool
target_met(const struct target *target, struct num value)
{
	struct num	gap = target_gap(target, value);
	int		cmp = num_known(gap) ? num_cmp(gap, num_int(0)) : -1;

	return cmp > 0 || (cmp == 0 && !target->strict);
}

bool
answer_gap(struct asking *asking)
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
	asking->good = num_cmp(gap, num_int(0));
	asking->met = target_met(target, value);
	asking->evidence = str_printf(asking->answers->arena,
	    STR_FMT STR_FMT " is %s the target, " STR_FMT,
	    STR_ARG(asking_exact(asking, value)), STR_ARG(asking->evidence),
	    side_word(asking->way), STR_ARG(target_text(
	    asking->answers->arena, asking->indicator, target)));
	asking->answer->value = gap;
	asking->answer->text = asking_points(asking, gap);
	return true;
}

/* ---- months and years against their target ---- */

/* The target of PERIOD as a number for one month; NULL, said. */
static const struct target *
monthly_target(const struct asking *asking, struct period period)
{
	const struct target	*target = store_target(asking->answers->store,
				    asking->indicator, period);
	enum diag		 fault = DIAG_ANSWER_TARGET;

	if (target != NULL && target->whole_year)
		fault = target_in_march(asking->indicator, target) ?
		    DIAG_ANSWER_YEAR : DIAG_ANSWER_YEARLY;
	else if (target != NULL && num_known(target_gap(target, target->value)))
		return target;
	asking_say(asking, fault, true, asking_code(asking, period));
	return NULL;
}

/* Every month of the span must have a figure and a target. */
static bool
months_met(struct asking *asking, const struct series *series,
    struct period from, struct period to, int *met)
{
	const struct target	*target = NULL;
	struct num		 value;

	*met = 0;
	for (struct period p = from; p.at <= to.at; p = period_add(p, 1)) {
		value = indicator_value(asking->indicator,
		    series_find(series, p));
		if (!num_known(value))
			return asking_gap(asking, series, from, to);
		target = monthly_target(asking, p);
		if (target == NULL)
			return false;
		*met += target_met(target, value);
	}
	asking->evidence = str_printf(asking->answers->arena,
	    "of %d, " STR_FMT ", target " STR_FMT, (int)(to.at - from.at + 1),
	    STR_ARG(asking->evidence), STR_ARG(target_words(
	    asking->answers->arena, asking->indicator, target)));
	return true;
}

bool
answer_months_met(struct asking *asking)
{
	struct series	series;
	struct period	from, to;
	int		met, all;

	if (!asking_months(asking, &series, &from, &to) ||
	    !months_met(asking, &series, from, to, &met))
		return false;
	all = (int)(to.at - from.at + 1);
	asking_claim(asking, CLAIM_ALWAYS, met == all);
	asking_claim(asking, CLAIM_USUALLY, 2 * met > all);
	asking_claim(asking, CLAIM_NEVER, met == 0);
	asking->names = str_printf(asking->answers->arena, "%d months", all);
	asking->answer->value = num_int(met);
	asking->answer->text = num_text(asking->answers->arena, num_int(met),
	    0, NUM_PLAIN);
	return true;
}

/* What was counted from April to PERIOD: of counts the sum, of a running total
 * itself.  False, said, of all else. */
static bool
since_april(const struct asking *asking, struct period period, struct num *out)
{
	const struct indicator	*indicator = asking->indicator;
	bool			 counted = indicator->unit == UNIT_COUNT ||
				    indicator->unit == UNIT_MONEY;
	bool			 running = indicator->aggregation ==
				    AGGREGATE_YEAR_TO_DATE;
	struct series		 series;

	if (!(running && indicator->unit != UNIT_PERCENT) &&
	    !(counted && indicator->aggregation == AGGREGATE_IN_MONTH))
		return asking_say(asking, DIAG_ANSWER_PACE, false,
		    str_dup(asking->answers->arena, indicator->id));
	if (running) {
		const struct observation	*obs = asking_known(asking,
						    period);

		*out = indicator_value(indicator, obs);
		return obs != NULL;
	}
	if (!asking_series(asking, period_april(period), period, &series))
		return false;
	*out = indicator_ytd(&series, period).value;
	return num_known(*out) ||
	    asking_pool_gap(asking, &series, period_april(period), period);
}

/* Hold VALUE, the year's end, against the target for a whole year. */
static void
pace_claims(struct asking *asking, struct num value)
{
	const struct target	*target;
	struct str		 words = STR("no target for the whole year");

	target = store_target(asking->answers->store, asking->indicator,
	    asking_period(asking));
	if (target != NULL && num_known(target_gap(target, value)) &&
	    (target->whole_year ||
	    asking->indicator->aggregation == AGGREGATE_YEAR_TO_DATE)) {
		asking_claim(asking, CLAIM_ON_TRACK,
		    target_met(target, value));
		asking_claim(asking, CLAIM_OFF_TRACK,
		    !target_met(target, value));
		words = str_printf(asking->answers->arena, "target " STR_FMT,
		    STR_ARG(target_words(asking->answers->arena,
		    asking->indicator, target)));
	}
	asking->evidence = str_printf(asking->answers->arena,
	    STR_FMT ", " STR_FMT, STR_ARG(asking->evidence), STR_ARG(words));
}

bool
answer_pace(struct asking *asking)
{
	struct period	period = asking_period(asking);
	int		months = period_financial_month(period);
	struct num	sum, year;

	if (!since_april(asking, period, &sum))
		return false;
	year = num_div(num_mul(sum, num_int(12)), num_int(months));
	asking->evidence = str_printf(asking->answers->arena,
	    STR_FMT " in %d month%s to %s", STR_ARG(asking_exact(asking, sum)),
	    months, months == 1 ? "" : "s", asking_code(asking, period));
	pace_claims(asking, year);
	return asking_value(asking, year);
}

/* ---- other places ---- */

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

/* Why it may be that nobody is a neighbour: "; the store has neighbours of model 2021
 * and 2025"; empty when the model is one of several, or the only one. */
static struct str
models_said(const struct answers *answers)
{
	struct buf	 out = { 0 };
	struct str	*models;
	size_t		 n = store_neighbour_models(answers->store, &models);
	bool		 found = n == 0 || (n == 1 && answers->model.n == 0);

	for (size_t i = 0; i < n && !found; i++)
		found = answers->model.n > 0 &&
		    str_eq(models[i], answers->model);
	if (found)
		return STR("");
	buf_text(&out, "; the store has neighbours");
	for (size_t i = 0; i < n; i++)
		if (models[i].n == 0)
			buf_text(&out, " without a model, which need one");
		else
			buf_printf(&out, "%s " STR_FMT, i == 0 ? " of model" :
			    models[i - 1].n == 0 ? ", and of model" : " and",
			    STR_ARG(models[i]));
	return buf_take(&out, answers->arena);
}

/* The neighbours' own observations, by the pack's method; NULL, said, when none
 * reports. */
static const struct comparator *
asked_neighbours(const struct asking *asking)
{
	const struct answers	*answers = asking->answers;
	const struct comparator	*found;
	struct str		 models;

	found = neighbours_comparator(answers, asking->indicator,
	    asking_period(asking));
	if (found != NULL)
		return found;
	models = models_said(answers);
	asking_say(asking, DIAG_ANSWER_NEIGHBOURS, true,
	    arena_printf(answers->arena, STR_FMT " in %s" STR_FMT,
	    STR_ARG(asking->indicator->id), asking_code(asking,
	    asking_period(asking)), STR_ARG(models)));
	return NULL;
}

/* The comparator that is asked for; NULL, said, when there is none. */
static const struct comparator *
asked_comparator(const struct asking *asking)
{
	struct comparators	 known;
	const struct comparator	*found;

	if (str_is(asking->parts.comparator, "neighbours"))
		return asked_neighbours(asking);
	if (!store_comparators(asking->answers->store, asking->indicator,
	    asking_period(asking), &known))
		return NULL;
	found = comparators_find(&known, asking->parts.comparator);
	if (found == NULL)
		say_comparator(asking, &known);
	return found;
}

bool
answer_comparator(struct asking *asking)
{
	const struct comparator	*found = asked_comparator(asking);
	struct num		 value;

	if (found == NULL)
		return false;
	value = comparator_value(asking->indicator, found);
	if (!num_known(value))
		return asking_mark(asking, symbol_mark(found->symbol));
	asking->evidence = str_printf(asking->answers->arena, "of %s",
	    asking_code(asking, found->period));
	if (found->computed)
		asking->evidence = str_printf(asking->answers->arena,
		    "the %s of %d, " STR_FMT,
		    method_words(asking->answers->method), found->neighbours,
		    STR_ARG(asking->evidence));
	return asking_value(asking, value);
}

/* Whether FOUND is of as much time as HERE; said when it is not. */
static bool
same_span(const struct asking *asking, const struct comparator *found,
    const struct observation *here)
{
	if (comparator_spans(asking->indicator, found, here->period.kind))
		return true;
	if (asking->indicator->aggregation == AGGREGATE_YEAR_TO_DATE)
		return asking_running(asking);
	return asking_say(asking, DIAG_ANSWER_SPANS, true,
	    arena_printf(asking->answers->arena, "%s against " STR_FMT " of %s",
	    asking_code(asking, here->period), STR_ARG(found->name),
	    asking_code(asking, found->period)));
}

/* A published comparator is a whole year's, so a running total stands against it
 * in March alone. */
bool
answer_against(struct asking *asking)
{
	const struct indicator		*indicator = asking->indicator;
	const struct comparator		*found = asked_comparator(asking);
	const struct observation	*here;
	struct observation		 other = { .symbol = SYMBOL_NONE };

	if (found == NULL ||
	    (here = asking_known(asking, asking_period(asking))) == NULL ||
	    !same_span(asking, found, here))
		return false;
	other.period = here->period;
	other.value = comparator_value(indicator, found);
	if (!num_known(other.value))
		return asking_mark(asking, symbol_mark(found->symbol));
	if (indicator->aggregation == AGGREGATE_YEAR_TO_DATE &&
	    period_financial_month(here->period) == 12)
		other.period = period_add(here->period, -12);
	asking->names = found->name;
	asking->evidence = str_printf(asking->answers->arena, STR_FMT
	    " in %s, " STR_FMT " is " STR_FMT " of %s",
	    STR_ARG(asking_exact(asking, indicator_value(indicator, here))),
	    asking_code(asking, here->period), STR_ARG(found->name),
	    STR_ARG(asking_exact(asking, other.value)),
	    asking_code(asking, found->period));
	return asking_change(asking, &other, here,
	    asking->parts.what == ASK_CHANGE_AGAINST);
}
