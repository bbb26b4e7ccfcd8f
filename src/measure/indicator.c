/*
 * measure/indicator.c - numerator and denominator to a value and its words.
 *
 * A FIGURE is what a month has in the indicator's unit, exact until printed.
 * A STEP is the later figure less the earlier one.
 * A RUNNING TOTAL starts again each April; its months are never compared.
 */
#include <assert.h>

#include "measure/measure_int.h"

/* The unit of struct mean's near sum, and how much of it a mean keeps. */
#define NEAR_UNIT	1000000000000000LL	/* 10^15 */
#define NEAR_KEPT	1000000000000LL		/* 10^12 */

/* What indicators may have. */
#define DECIMALS_MOST	6

/* What stands in a cell instead of a figure, or behind it. */
static const char *const marks[SYMBOL__MAX] = {
	[SYMBOL_NONE]		= "–",
	[SYMBOL_Z]		= "[z]",
	[SYMBOL_X]		= "[x]",
	[SYMBOL_C]		= "[c]",
	[SYMBOL_LOW]		= "[low]",
	[SYMBOL_U]		= "[u]",
	[SYMBOL_P]		= "[p]",
	[SYMBOL_R]		= "[r]",
	[SYMBOL_E]		= "[e]",
	[SYMBOL_TBC]		= "TBC",
	[SYMBOL_NA]		= "N/A",
	[SYMBOL_NOT_SET]	= "Not set",
	[SYMBOL_NOT_AVAILABLE]	= "–",
};

/* Where a unit's sign stands, what it is called, whether changes are in points.
 * A single day has no "s". */
static const struct {
	const char	*before, *one, *many, *base;
	bool		 points;
} units[UNIT__MAX] = {
	[UNIT_PERCENT]	= { "", "%", "%", "Per cent", true },
	[UNIT_COUNT]	= { "", "", "", "Number", false },
	[UNIT_RATE]	= { "", "", "", "Rate", false },
	[UNIT_RATIO]	= { "", "", "", "Ratio", false },
	[UNIT_DAYS]	= { "", " day", " days", "Days", false },
	[UNIT_MONEY]	= { "£", "", "", "Pounds", false },
};

/* What a figure covers, when that is not its own month. */
static const char *const spans[AGGREGATE__MAX] = {
	[AGGREGATE_IN_MONTH] = "", [AGGREGATE_MONTH_END] = "",
	[AGGREGATE_YEAR_TO_DATE] = ", running total",
	[AGGREGATE_ROLLING_12] = ", 12 months",
};

static const char *const sense_words[] = {
	[SENSE_NONE] = "", [SENSE_SAME] = "Same",
	[SENSE_BETTER] = "Better", [SENSE_WORSE] = "Worse",
};

struct num
figure_value(const struct indicator *indicator, struct num numerator,
    struct num denominator, struct num value, enum symbol symbol)
{
	if (symbol_replaces(symbol))
		return NUM_NONE;
	if (!num_known(numerator) || !num_known(denominator))
		return value;
	return num_div(num_mul(numerator, num_int(indicator->per)),
	    denominator);
}

struct num
indicator_value(const struct indicator *indicator,
    const struct observation *obs)
{
	if (obs == NULL)
		return NUM_NONE;
	return figure_value(indicator, obs->numerator, obs->denominator,
	    obs->value, obs->symbol);
}

bool
fraction_known(const struct observation *obs)
{
	return num_known(obs->numerator) && num_known(obs->denominator);
}

bool
fraction_of_nothing(const struct observation *obs)
{
	return obs != NULL && !symbol_replaces(obs->symbol) &&
	    fraction_known(obs) && obs->numerator.n == 0 &&
	    obs->denominator.n == 0;
}

struct str
indicator_text(struct arena *arena, const struct indicator *indicator,
    struct num value, bool bare)
{
	struct str	 figure;
	const char	*behind;
	int64_t		 rounded;

	if (!num_known(value))
		return STR("");
	if (bare)
		return num_text(arena, value, indicator->decimals, NUM_PLAIN);
	rounded = num_round(value, indicator->decimals);
	figure = num_text(arena, num_abs(value), indicator->decimals,
	    NUM_PLAIN);
	behind = rounded == 1 && indicator->decimals == 0 ?
	    units[indicator->unit].one : units[indicator->unit].many;
	/* −£5, not £−5 */
	return str_printf(arena, "%s%s" STR_FMT "%s", rounded < 0 ? "−" : "",
	    units[indicator->unit].before, STR_ARG(figure), behind);
}

struct str
indicator_text_exact(struct arena *arena, const struct indicator *indicator,
    struct num value)
{
	struct indicator	as = *indicator;
	int			needed = num_decimals(value, DECIMALS_MOST);

	if (as.decimals < needed)
		as.decimals = needed;
	return indicator_text(arena, &as, value, false);
}

struct str
symbol_mark(enum symbol symbol)
{
	return str_of(marks[symbol]);
}

struct str
observation_mark(const struct observation *obs)
{
	return symbol_mark(obs == NULL ? SYMBOL_NONE : obs->symbol);
}

struct str
indicator_base(struct arena *arena, const struct indicator *indicator)
{
	const char	*span = spans[indicator->aggregation];
	enum unit	 unit = indicator->unit;

	if (unit == UNIT_PERCENT && indicator->denominator.n > 0)
		return str_printf(arena, "%% of " STR_FMT "%s",
		    STR_ARG(indicator->denominator), span);
	/* The name of a running total says what is counted and for how many. */
	if ((unit == UNIT_COUNT || unit == UNIT_RATE) &&
	    indicator->aggregation == AGGREGATE_YEAR_TO_DATE)
		return STR("Running total");
	if (unit == UNIT_RATE)
		return str_printf(arena, "Rate per " STR_FMT "%s",
		    STR_ARG(num_text(arena, num_int(indicator->per), 0,
		    NUM_PLAIN)), span);
	return str_printf(arena, "%s%s", units[unit].base, span);
}

/* Whether B is the period of A a year on, or the other way about. */
static bool
year_apart(struct period a, struct period b)
{
	struct date	first = period_first(a), second = period_first(b);

	return a.kind == b.kind && first.month == second.month &&
	    first.day == second.day &&
	    (first.year - second.year == 1 || second.year - first.year == 1);
}

/* Whether figures of A and B may be compared at all: not two months of a
 * running total, and not what was counted in a month with what was in a
 * year. */
static bool
comparable(const struct indicator *indicator, struct period a, struct period b)
{
	if (indicator->aggregation == AGGREGATE_YEAR_TO_DATE)
		return year_apart(a, b);
	if (indicator->aggregation == AGGREGATE_IN_MONTH &&
	    indicator->unit == UNIT_COUNT)
		return a.kind == b.kind;
	return true;
}

struct change
indicator_change(const struct indicator *indicator,
    const struct observation *a, const struct observation *b)
{
	struct change	change = { .kind = CHANGE_NONE };
	struct num	was = indicator_value(indicator, a);
	struct num	now = indicator_value(indicator, b);
	struct num	step = num_step(was, now);

	if (!num_known(step) || !comparable(indicator, a->period, b->period))
		return change;
	change.base = a->period;
	change.step = step;
	if (indicator_in_points(indicator)) {
		change.kind = CHANGE_POINTS;
		change.amount = step;
	} else {
		/* Per cent of nothing, or across it, says nothing; below it, a
		 * figure keeps the sign of its step. */
		change.kind = CHANGE_PERCENT;
		if ((was.n > 0 && now.n >= 0) || (was.n < 0 && now.n <= 0))
			change.amount = num_step_percent(was, now);
	}
	return change;
}

enum travel
change_travel(const struct indicator *indicator, const struct change *change)
{
	int64_t	step;

	if (change->kind == CHANGE_NONE || !num_known(change->step))
		return TRAVEL_NONE;
	step = num_round(change->step, indicator->decimals);
	if (step == 0)
		return TRAVEL_SAME;
	return step > 0 ? TRAVEL_UP : TRAVEL_DOWN;
}

enum sense
change_sense(const struct indicator *indicator, const struct change *change)
{
	enum travel	travel = change_travel(indicator, change);

	if (travel == TRAVEL_NONE || indicator->better == BETTER_NEITHER)
		return SENSE_NONE;
	if (travel == TRAVEL_SAME)
		return SENSE_SAME;
	return (travel == TRAVEL_UP) == (indicator->better == BETTER_HIGHER) ?
	    SENSE_BETTER : SENSE_WORSE;
}

bool
change_has_percent(const struct indicator *indicator,
    const struct change *change)
{
	return change->kind == CHANGE_PERCENT && num_known(change->amount) &&
	    (change_travel(indicator, change) != TRAVEL_SAME ||
	    num_round(change->amount, 0) == 0);
}

const char *
sense_word(enum sense sense)
{
	return sense_words[sense];
}

bool
indicator_in_points(const struct indicator *indicator)
{
	return units[indicator->unit].points;
}

struct str
points_text(struct arena *arena, const struct indicator *indicator,
    struct num value, int flags)
{
	int	decimals = indicator->decimals;
	bool	one = decimals == 0 && num_round(num_abs(value), 0) == 1;

	return str_printf(arena, STR_FMT " point%s", STR_ARG(num_text(arena,
	    value, decimals, flags)), one ? "" : "s");
}

/* What OBS adds to a sum. */
static struct num
month_adds(const struct indicator *indicator, const struct observation *obs)
{
	return fraction_of_nothing(obs) ? num_int(0) :
	    indicator_value(indicator, obs);
}

/* The year so far of an indicator counted month by month. */
static void
pool_months(const struct series *series, struct ytd *ytd)
{
	const struct indicator	*indicator = series->indicator;
	const struct observation *obs;
	struct num		 sum = num_int(0), top = sum, bottom = sum;
	struct num		 value;
	bool			 fractions = true, any = false;

	for (struct period p = ytd->from; p.at <= ytd->to.at;
	    p = period_add(p, 1)) {
		obs = series_find(series, p);
		value = month_adds(indicator, obs);
		if (!num_known(value))
			return;
		sum = num_add(sum, value);
		top = num_add(top, obs->numerator);
		bottom = num_add(bottom, obs->denominator);
		fractions = fractions && fraction_known(obs);
		any = any || fraction_known(obs);
	}
	if (indicator->unit == UNIT_COUNT ||
	    (indicator->unit == UNIT_MONEY && !any)) {
		ytd->value = sum;
	} else if (fractions) {
		ytd->numerator = top;
		ytd->denominator = bottom;
		ytd->value = figure_value(indicator, top, bottom, NUM_NONE,
		    SYMBOL_NONE);
	}
}

struct ytd
indicator_ytd(const struct series *series, struct period period)
{
	enum aggregation	 how = series->indicator->aggregation;
	const struct observation *obs;
	struct ytd		 ytd = { .from = period, .to = period };

	if ((how == AGGREGATE_IN_MONTH || how == AGGREGATE_YEAR_TO_DATE) &&
	    period.kind != PERIOD_DAY)
		ytd.from = period_april(period);
	if (how == AGGREGATE_IN_MONTH) {
		pool_months(series, &ytd);
		return ytd;
	}
	if (how == AGGREGATE_ROLLING_12 && period.kind == PERIOD_MONTH)
		ytd.from = period_add(period, -11);
	obs = series_find(series, period);
	ytd.value = indicator_value(series->indicator, obs);
	if (num_known(ytd.value) && fraction_known(obs)) {
		ytd.numerator = obs->numerator;
		ytd.denominator = obs->denominator;
	}
	return ytd;
}

struct ytd
indicator_sum(const struct series *series, struct period from,
    struct period to)
{
	struct ytd	sum = { .from = from, .to = to };

	if (series->indicator->aggregation == AGGREGATE_IN_MONTH)
		pool_months(series, &sum);
	return sum;
}

void
mean_add(struct mean *mean, struct num value)
{
	assert(num_known(value));
	mean->exact = mean->n == 0 ? value : num_add(mean->exact, value);
	mean->near += (__int128)value.n * NEAR_UNIT / value.d;
	mean->n++;
}

struct num
mean_value(const struct mean *mean)
{
	struct num	exact;
	__int128	near;
	int64_t		unit = NEAR_KEPT;

	if (mean->n == 0)
		return NUM_NONE;
	exact = num_div(mean->exact, num_int(mean->n));
	if (num_known(exact))
		return exact;
	near = mean->near / mean->n;
	near += (near < 0 ? -1 : 1) * (NEAR_UNIT / NEAR_KEPT / 2);
	near /= NEAR_UNIT / NEAR_KEPT;
	for (; near > INT64_MAX || near < -INT64_MAX; near /= 10)
		unit /= 10;
	return num_make((int64_t)near, unit);
}

struct num
series_mean(const struct series *series, struct period from, struct period to)
{
	struct mean	mean = { 0 };
	struct num	value;

	if (from.kind != to.kind)
		return NUM_NONE;
	for (; from.at <= to.at; from = period_add(from, 1)) {
		value = indicator_value(series->indicator,
		    series_find(series, from));
		if (!num_known(value))
			return NUM_NONE;
		mean_add(&mean, value);
	}
	return mean_value(&mean);
}

/* The first extreme from FROM to TO; SIGN is 1 for the highest, -1 for the
 * lowest. */
static struct num
series_extreme(const struct series *series, struct period from,
    struct period to, int sign, struct period *where)
{
	const struct observation *obs;
	struct num		 value, best = NUM_NONE;

	for (size_t i = 0; i < series->n; i++) {
		obs = &series->at[i];
		if (obs->period.kind != from.kind ||
		    obs->period.at < from.at || obs->period.at > to.at)
			continue;
		value = indicator_value(series->indicator, obs);
		if (!num_known(value) ||
		    (num_known(best) && num_cmp(value, best) * sign <= 0))
			continue;
		best = value;
		*where = obs->period;
	}
	return best;
}

struct num
series_lowest(const struct series *series, struct period from,
    struct period to, struct period *where)
{
	return series_extreme(series, from, to, -1, where);
}

struct num
series_highest(const struct series *series, struct period from,
    struct period to, struct period *where)
{
	return series_extreme(series, from, to, 1, where);
}
