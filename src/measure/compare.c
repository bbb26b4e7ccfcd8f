/*
 * measure/compare.c - a value against its target and against other places.
 *
 * The GOOD SIDE of a target is where it is met; a BOUND belongs to it, so a
 * value exactly on target has met it, unless the target is STRICT ("<10%").
 * SLACK is how far beyond a bound still counts as near, in per cent of that
 * bound.
 */
#include <stdlib.h>

#include "measure/measure_int.h"

static const struct {
	bool		 least, most;	/* which bounds hold */
	const char	*bound;		/* under the figure */
	const char	*strict;	/* the same where the bound itself is out */
} directions[DIRECTION__MAX] = {
	[DIRECTION_NONE]	= { false, false, "", "" },
	[DIRECTION_AT_LEAST]	= { true, false, "or more", "to be above" },
	[DIRECTION_AT_MOST]	= { false, true, "or less", "to stay below" },
	[DIRECTION_BETWEEN]	= { true, true, "", "" },
};

static const char *const statuses[STATUS__MAX] = {
	[STATUS_NONE] = "", [STATUS_MET] = "Met", [STATUS_NEAR] = "Near",
	[STATUS_MISSED] = "Missed", [STATUS_NOT_RATED] = "Not rated",
};

static const char *const methods[METHOD__MAX] = {
	[METHOD_MEAN] = "unweighted mean", [METHOD_MEDIAN] = "median",
	[METHOD_POOLED] = "pooled figure",
};

/* The upper bound; of "at most" it is the only one. */
static struct num
target_most(const struct target *target)
{
	return target->direction == DIRECTION_BETWEEN ? target->upper :
	    target->value;
}

/* Whether TARGET has the figures its direction needs. */
static bool
target_rates(const struct target *target)
{
	return target != NULL && target->direction != DIRECTION_NONE &&
	    num_known(target->value) && num_known(target_most(target));
}

/* PERCENT of the size of BOUND. */
static struct num
slack_of(struct num bound, struct num percent)
{
	return num_div(num_mul(num_abs(bound), percent), num_int(100));
}

/* A against B when the difference can be held; A side that cannot be worked out
 * is not reached. */
static bool
reaches(struct num a, struct num b)
{
	return num_known(a) && num_known(b) && num_cmp(a, b) >= 0;
}

/* Whether VALUE is inside TARGET's bounds, widened by SLACK per cent. */
static bool
target_within(const struct target *target, struct num value, struct num slack)
{
	struct num	least = target->value, most = target_most(target);

	if (directions[target->direction].least &&
	    !reaches(value, num_sub(least, slack_of(least, slack))))
		return false;
	if (directions[target->direction].most &&
	    !reaches(num_add(most, slack_of(most, slack)), value))
		return false;
	return true;
}

/* Whether VALUE, off target, is in the middle by RULES. */
static bool
target_near(const struct target *target, struct num value,
    struct num last_year, const struct rules *rules)
{
	struct num	slack = target->tolerance;

	switch (rules->rule) {
	case RULE_TOLERANCE:
		if (!num_known(slack))
			slack = rules->tolerance;
		return num_known(slack) && target_within(target, value, slack);
	case RULE_LAST_YEAR:
		return reaches(target_gap(target, value),
		    target_gap(target, last_year));
	default:
		return false;
	}
}

/* Whether months of INDICATOR add up, so that a year's figure is a larger one. */
static bool
months_add_up(const struct indicator *indicator)
{
	return indicator->aggregation == AGGREGATE_IN_MONTH &&
	    (indicator->unit == UNIT_COUNT || indicator->unit == UNIT_MONEY);
}

bool
target_in_march(const struct indicator *indicator, const struct target *target)
{
	return indicator->aggregation == AGGREGATE_YEAR_TO_DATE ||
	    (target_of_year(indicator, target) && months_add_up(indicator));
}

bool
target_unfinished(const struct indicator *indicator,
    const struct target *target, struct period period)
{
	return target_in_march(indicator, target) &&
	    period_financial_month(period) != 12;
}

bool
target_of_year(const struct indicator *indicator, const struct target *target)
{
	return target != NULL && target->whole_year &&
	    indicator->aggregation == AGGREGATE_IN_MONTH;
}

bool
target_unclear(const struct indicator *indicator, const struct target *target)
{
	return indicator->unit == UNIT_RATE &&
	    target_of_year(indicator, target);
}

struct num
target_rated(const struct series *series, const struct target *target,
    struct period period)
{
	if (target_of_year(series->indicator, target))
		return indicator_ytd(series, period).value;
	return indicator_value(series->indicator, series_find(series, period));
}

bool
comparator_spans(const struct indicator *indicator,
    const struct comparator *comparator, enum period_kind kind)
{
	if (indicator->aggregation == AGGREGATE_YEAR_TO_DATE)
		return period_financial_month(comparator->period) == 12;
	return comparator->period.kind == kind || (kind != PERIOD_YEAR &&
	    !months_add_up(indicator)) ||
	    indicator->aggregation != AGGREGATE_IN_MONTH;
}

struct num
target_last_year(const struct indicator *indicator,
    const struct target *target, const struct comparator *comparator)
{
	if (comparator == NULL || !comparator_spans(indicator, comparator,
	    target_of_year(indicator, target) ? PERIOD_YEAR : PERIOD_MONTH))
		return NUM_NONE;
	return comparator_value(indicator, comparator);
}

enum status
target_status(const struct indicator *indicator, const struct target *target,
    struct num value, struct num last_year, struct period period,
    const struct rules *rules)
{
	if (!target_rates(target))
		return STATUS_NONE;
	if (target_unfinished(indicator, target, period))
		return STATUS_NOT_RATED;
	if (!num_known(value))
		return STATUS_NONE;
	if (target_within(target, value, num_int(0)) &&
	    !(target->strict && num_cmp(value, target->value) == 0))
		return STATUS_MET;
	return target_near(target, value, last_year, rules) ? STATUS_NEAR :
	    STATUS_MISSED;
}

const char *
status_word(enum status status)
{
	return statuses[status];
}

struct str
target_text(struct arena *arena, const struct indicator *indicator,
    const struct target *target)
{
	struct str	least;

	if (target == NULL)
		return STR("–");
	if (!target_rates(target))
		return target->printed.n > 0 ? target->printed : STR("–");
	least = indicator_text_exact(arena, indicator, target->value);
	if (target->direction != DIRECTION_BETWEEN)
		return least;
	return str_printf(arena, STR_FMT " to " STR_FMT, STR_ARG(least),
	    STR_ARG(indicator_text_exact(arena, indicator, target->upper)));
}

const char *
target_bound(const struct target *target)
{
	if (!target_rates(target))
		return "";
	return target->strict ? directions[target->direction].strict :
	    directions[target->direction].bound;
}

struct str
target_words(struct arena *arena, const struct indicator *indicator,
    const struct target *target)
{
	return str_trim(str_printf(arena, STR_FMT " %s",
	    STR_ARG(target_text(arena, indicator, target)),
	    target_bound(target)));
}

const char *
target_span(const struct target *target)
{
	if (!target->whole_year || !target_rates(target))
		return "";
	return target->strict ? " in a year" : " a year";
}

struct num
target_gap(const struct target *target, struct num value)
{
	struct num	above, below;

	if (!target_rates(target) || !num_known(value))
		return NUM_NONE;
	above = num_step(target->value, value);
	below = num_step(value, target_most(target));
	if (!directions[target->direction].most)
		return above;
	if (!directions[target->direction].least)
		return below;
	if (!num_known(above) || !num_known(below))
		return NUM_NONE;
	return num_cmp(above, below) < 0 ? above : below;
}

const char *
method_words(enum method method)
{
	return methods[method];
}

static int
num_order(const void *a, const void *b)
{
	return num_cmp(*(const struct num *)a, *(const struct num *)b);
}

/* The middle of N sorted values, or half way between the middle two. */
static struct num
median(const struct num *sorted, size_t n)
{
	struct mean	mean = { 0 };

	if (n == 0)
		return NUM_NONE;
	mean_add(&mean, sorted[(n - 1) / 2]);
	mean_add(&mean, sorted[n / 2]);
	return mean_value(&mean);
}

static struct num
mean(const struct num *values, size_t n)
{
	struct mean	sum = { 0 };

	for (size_t i = 0; i < n; i++)
		mean_add(&sum, values[i]);
	return mean_value(&sum);
}

/* All reporting places as if they were one.  A single one that came without its
 * fraction leaves the answer open. */
static struct num
pool(const struct indicator *indicator,
    const struct observation *const *obs, size_t n)
{
	struct num	top = num_int(0), bottom = num_int(0);

	for (size_t i = 0; i < n; i++) {
		if (!num_known(indicator_value(indicator, obs[i])))
			continue;
		top = num_add(top, obs[i]->numerator);
		bottom = num_add(bottom, obs[i]->denominator);
	}
	return num_div(num_mul(top, num_int(indicator->per)), bottom);
}

struct pooled
neighbours_value(struct arena *arena, const struct indicator *indicator,
    const struct observation *const *values, size_t n, enum method method)
{
	struct pooled	 out = { .value = NUM_NONE };
	struct num	*known = arena_array(arena, n + 1, struct num);
	struct num	 value;
	size_t		 nknown = 0;

	for (size_t i = 0; i < n; i++) {
		value = indicator_value(indicator, values[i]);
		if (num_known(value))
			known[nknown++] = value;
	}
	out.reporting = (int)nknown;
	if (method == METHOD_POOLED) {
		out.value = pool(indicator, values, n);
	} else if (method == METHOD_MEDIAN) {
		qsort(known, nknown, sizeof(*known), num_order);
		out.value = median(known, nknown);
	} else {
		out.value = mean(known, nknown);
	}
	return out;
}

struct num
comparator_value(const struct indicator *indicator,
    const struct comparator *comparator)
{
	return figure_value(indicator, comparator->numerator,
	    comparator->denominator, comparator->value, comparator->symbol);
}
