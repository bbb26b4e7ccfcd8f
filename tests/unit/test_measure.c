/*
 * Figures worked by hand, or published: the Children and Families Scrutiny
 * Panel paper of 26 January 2023, the Department for Education's England
 * totals.
 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "measure/measure.h"

static const struct indicator share = {
	.name = { "Re-referrals", 12 }, .unit = UNIT_PERCENT, .per = 100,
	.better = BETTER_LOWER, .denominator = { "referrals", 9 },
};
static const struct indicator timely = {
	.unit = UNIT_PERCENT, .per = 100, .better = BETTER_HIGHER,
};
static const struct indicator count = { .unit = UNIT_COUNT, .per = 1 };
static const struct indicator running = {
	.unit = UNIT_RATE, .per = 10000, .better = BETTER_LOWER,
	.aggregation = AGGREGATE_YEAR_TO_DATE,
};
static const struct rules within_ten = {
	.rule = RULE_TOLERANCE, .tolerance = { 10, 1 },
};

#define DECEMBER 2022, 12
#define assert_close(got, want, within) \
	assert_true(fabs((got) - (want)) <= (within))

static struct observation
fraction(int year, int month, int64_t n, int64_t d)
{
	return (struct observation){ .period = period_month(year, month),
	    .numerator = num_int(n), .denominator = num_int(d) };
}

static struct observation
plain(int year, int month, int64_t value)
{
	return (struct observation){ .period = period_month(year, month),
	    .value = num_int(value) };
}

static int
setup(void **state)
{
	*state = arena_new();
	return 0;
}

static int
teardown(void **state)
{
	arena_free(*state);
	return 0;
}

#define assert_str(text, want) do { \
	struct str got_ = (text); \
	char *copy_ = str_dup(*state, got_); \
	assert_string_equal(copy_, want); \
} while (0)

static void
assert_num(struct num got, int64_t n, int64_t d)
{
	assert_true(num_known(got));
	assert_int_equal(num_cmp(got, num_make(n, d)), 0);
}

static const char *
printed(struct arena *arena, const struct indicator *indicator,
    struct observation obs)
{
	return str_dup(arena, indicator_text(arena, indicator,
	    indicator_value(indicator, &obs), false));
}

static void
percentages_are_rounded_once_from_their_fraction(void **state)
{
	static const struct {
		int64_t		 n, d;
		const char	*text;
	} cases[] = {
		{ 139500, 650270, "21%" },	/* England, published as 21.5 */
		{ 532, 569, "93%" }, { 52, 218, "24%" }, { 115, 252, "46%" },
		{ 545, 559, "97%" }, { 130, 554, "23%" },
		{ 89, 299, "30%" }, { 1, 200, "1%" },	/* half goes up */
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		assert_string_equal(printed(*state, &share,
		    fraction(DECEMBER, cases[i].n, cases[i].d)), cases[i].text);
}

static void
figure_is_missing_not_nought(void **state)
{
	struct observation	hidden = fraction(DECEMBER, 3, 40);
	struct observation	empty = fraction(DECEMBER, 0, 0);

	(void)state;
	hidden.symbol = SYMBOL_C;
	assert_false(num_known(indicator_value(&share, NULL)));
	assert_false(num_known(indicator_value(&share, &hidden)));
	assert_false(num_known(indicator_value(&share, &empty)));
	hidden.symbol = SYMBOL_R;
	assert_num(indicator_value(&share, &hidden), 15, 2);
}

static void
units_are_printed_as_people_write_them(void **state)
{
	struct indicator	days = { .unit = UNIT_DAYS };
	struct indicator	money = { .unit = UNIT_MONEY };
	struct indicator	tenths = { .decimals = 1 };	/* per cent */

	assert_str(indicator_text(*state, &count, num_int(1428), false),
	    "1,428");
	assert_str(indicator_text(*state, &days, num_int(12), false),
	    "12 days");
	assert_str(indicator_text(*state, &days, num_int(1), false), "1 day");
	assert_str(indicator_text(*state, &money, num_int(1250), false),
	    "£1,250");
	assert_str(indicator_text(*state, &money, num_int(-1250), false),
	    "−£1,250");
	assert_str(indicator_text(*state, &tenths, num_make(2145, 100), false),
	    "21.5%");
	assert_str(indicator_text(*state, &tenths, num_make(2145, 100), true),
	    "21.5");
	assert_str(indicator_text(*state, &count, NUM_NONE, false), "");
	assert_str(indicator_text(*state, &money, num_int(0), false), "£0");
	assert_str(indicator_text(*state, &money, num_make(-1, 3), false),
	    "£0");
	assert_str(indicator_text(*state, &share, num_int(-5), false), "−5%");
}

/* As many decimals as the figure has, six at most, and the indicator's at
 * least. */
static void
an_exact_figure_shows_all_its_decimals(void **state)
{
	static const struct {
		int		 decimals;
		struct num	 value;
		const char	*want;
	} cases[] = {
		{ 0, { 1, 8 }, "0.125" }, { 0, { 23, 1 }, "23" },
		{ 1, { 1, 2 }, "0.5" }, { 1, { 5, 1 }, "5.0" },
		{ 2, { 1, 2 }, "0.50" }, { 2, { 1, 8 }, "0.125" },
		{ 0, { 1, 3 }, "0.333333" }, { 0, { 1, 128 }, "0.007813" },
		{ 6, { 1, 3 }, "0.333333" }, { 0, { 1, 64 }, "0.015625" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct indicator	as = { .unit = UNIT_COUNT,
					    .decimals = cases[i].decimals };

		assert_str(indicator_text_exact(*state, &as, cases[i].value),
		    cases[i].want);
	}
	assert_str(indicator_text_exact(*state, &count, NUM_NONE), "");
}

static void
one_point_has_no_s(void **state)
{
	struct indicator	tenths = { .decimals = 1 };

	assert_str(points_text(*state, &share, num_int(1), NUM_PLAIN),
	    "1 point");
	assert_str(points_text(*state, &share, num_make(-13, 10), NUM_PLUS),
	    "−1 point");
	assert_str(points_text(*state, &share, num_make(3, 2), NUM_PLUS),
	    "+2 points");
	assert_str(points_text(*state, &share, num_make(4, 10), NUM_PLAIN),
	    "0 points");
	assert_str(points_text(*state, &tenths, num_int(1), NUM_PLAIN),
	    "1.0 points");
	assert_str(points_text(*state, &tenths, num_int(2), NUM_PLAIN),
	    "2.0 points");
	assert_str(points_text(*state, &tenths, num_make(1, 10), NUM_PLAIN),
	    "0.1 points");
}

static void
an_empty_cell_says_why(void **state)
{
	struct observation	obs = { .symbol = SYMBOL_C };

	assert_str(observation_mark(&obs), "[c]");
	obs.symbol = SYMBOL_LOW;
	assert_str(observation_mark(&obs), "[low]");
	obs.symbol = SYMBOL_TBC;
	assert_str(observation_mark(&obs), "TBC");
	assert_str(observation_mark(NULL), "–");
}

static void
base_line_says_what_a_figure_is_of(void **state)
{
	struct indicator	rate = { .unit = UNIT_RATE, .per = 10000 };
	struct indicator	bare = { .unit = UNIT_PERCENT };

	assert_str(indicator_base(*state, &share), "% of referrals");
	assert_str(indicator_base(*state, &bare), "Per cent");
	assert_str(indicator_base(*state, &count), "Number");
	assert_str(indicator_base(*state, &rate), "Rate per 10,000");
	assert_str(indicator_base(*state, &running), "Running total");
	rate.aggregation = AGGREGATE_ROLLING_12;
	assert_str(indicator_base(*state, &rate), "Rate per 10,000, 12 months");
	bare.denominator = STR("x");
	assert_str(indicator_base(*state, &bare), "% of x");
	bare.aggregation = AGGREGATE_YEAR_TO_DATE;
	assert_str(indicator_base(*state, &bare), "% of x, running total");
	bare.unit = UNIT_DAYS;
	assert_str(indicator_base(*state, &bare), "Days, running total");
	bare.unit = UNIT_COUNT;
	assert_str(indicator_base(*state, &bare), "Running total");
}

static void
counts_change_in_per_cent_of_the_earlier_month(void **state)
{
	struct observation	october = plain(2022, 10, 1487);
	struct observation	november = plain(2022, 11, 1794);
	struct change		change;

	change = indicator_change(&count, &october, &november);
	assert_int_equal(change.kind, CHANGE_PERCENT);
	assert_num(change.step, 307, 1);
	assert_num(change.amount, 30700, 1487);
	assert_int_equal(num_round(change.amount, 1), 206);
	assert_str(num_text(*state, change.amount, 0, NUM_PLUS), "+21");
	assert_true(period_eq(change.base, period_month(2022, 10)));

	october = plain(2022, 10, 276);
	november = plain(2022, 11, 399);
	change = indicator_change(&count, &october, &november);
	assert_int_equal(num_round(change.amount, 1), 446);
}

static void
percentages_change_in_points(void **state)
{
	struct observation	november = fraction(2022, 11, 104, 399);
	struct observation	december = fraction(DECEMBER, 89, 299);
	struct change		change;

	change = indicator_change(&share, &november, &december);
	assert_int_equal(change.kind, CHANGE_POINTS);
	assert_int_equal(num_round(change.amount, 2), 370);
	assert_str(num_text(*state, change.amount, 0, NUM_PLUS), "+4");
	assert_int_equal(change_travel(&share, &change), TRAVEL_UP);
	assert_int_equal(change_sense(&share, &change), SENSE_WORSE);
	assert_int_equal(change_sense(&timely, &change), SENSE_BETTER);
	assert_int_equal(change_sense(&count, &change), SENSE_NONE);
	assert_string_equal(sense_word(SENSE_WORSE), "Worse");
}

static void
only_percentages_change_in_points(void **state)
{
	struct observation	a = plain(2022, 11, 4), b = plain(DECEMBER, 5);

	(void)state;
	for (int unit = 0; unit < UNIT__MAX; unit++) {
		struct indicator	as = { .unit = (enum unit)unit,
					    .per = 1 };
		struct change		change = indicator_change(&as, &a, &b);

		assert_int_equal(change.kind, unit == UNIT_PERCENT ?
		    CHANGE_POINTS : CHANGE_PERCENT);
		assert_num(change.amount, unit == UNIT_PERCENT ? 1 : 25, 1);
	}
}

static void
a_step_that_prints_as_nought_is_the_same(void **state)
{
	/* 26.4 and 26.8 per cent. */
	struct observation	a = fraction(2022, 11, 264, 1000);
	struct observation	b = fraction(DECEMBER, 268, 1000);
	struct change		change = indicator_change(&share, &a, &b);

	(void)state;
	assert_int_equal(change_travel(&share, &change), TRAVEL_SAME);
	assert_int_equal(change_sense(&share, &change), SENSE_SAME);
	b = fraction(DECEMBER, 269, 1000);	/* half a point */
	change = indicator_change(&share, &a, &b);
	assert_int_equal(change_travel(&share, &change), TRAVEL_UP);
}

static void
a_per_cent_of_nought_keeps_its_step(void **state)
{
	struct observation	a = plain(2022, 11, 0), b = plain(DECEMBER, 4);
	struct change		change = indicator_change(&count, &a, &b);

	(void)state;
	assert_int_equal(change.kind, CHANGE_PERCENT);
	assert_num(change.step, 4, 1);
	assert_false(num_known(change.amount));
	/* Nor has a step across nought one; below it the step keeps its sign. */
	a.value = num_int(-7);
	change = indicator_change(&count, &a, &b);
	assert_num(change.step, 11, 1);
	assert_false(num_known(change.amount));
	a.value = num_int(-20);
	b.value = num_int(-25);
	change = indicator_change(&count, &a, &b);
	assert_num(change.amount, -25, 1);
	/* From one to three, from two to nothing, from below up to nothing. */
	a.value = num_int(1);
	b.value = num_int(3);
	assert_num(indicator_change(&count, &a, &b).amount, 200, 1);
	a.value = num_int(2);
	b.value = num_int(0);
	assert_num(indicator_change(&count, &a, &b).amount, -100, 1);
	a.value = num_int(-2);
	assert_num(indicator_change(&count, &a, &b).amount, 100, 1);
	/* From below nought to just above it. */
	b.value = num_int(1);
	assert_false(num_known(indicator_change(&count, &a, &b).amount));
}

/* N/D of MONTH in 2023, both in pence. */
static struct observation
pence(int month, int64_t n, int64_t d)
{
	struct observation	obs = fraction(2023, month, n, d);

	obs.numerator = num_make(n, 100);
	obs.denominator = num_make(d, 100);
	return obs;
}

/*
 * 12,345,678.93 of 50,123,456.71 pounds is 24.630541747...%, and 13,345,678.94
 * of 50,123,456.73 is 26.625615651...%: 1.9950739041... points more, a
 * fraction with 50,123,456.71 * 50,123,456.73 * 100 below the line.
 */
static void
a_change_between_fractions_of_pence_is_known(void **state)
{
	struct indicator	spent = { .unit = UNIT_PERCENT, .per = 100,
				    .better = BETTER_LOWER, .decimals = 1 };
	struct observation	march = pence(3, 1234567893, 5012345671);
	struct observation	april = pence(4, 1334567894, 5012345673);
	struct change		change;

	change = indicator_change(&spent, &march, &april);
	assert_int_equal(change.kind, CHANGE_POINTS);
	assert_num(change.step, 1995073904, 1000000000);
	assert_str(points_text(*state, &spent, change.amount, NUM_PLUS),
	    "+2.0 points");
	assert_int_equal(change_sense(&spent, &change), SENSE_WORSE);
	change = indicator_change(&spent, &april, &march);
	assert_num(change.step, -1995073904, 1000000000);
	assert_int_equal(change_sense(&spent, &change), SENSE_BETTER);

	/* The same from a mean of 24.630541747007%, kept to 12 decimals. */
	march = plain(2023, 3, 0);
	march.value = num_make(24630541747007, 1000000000000);
	change = indicator_change(&spent, &march, &april);
	assert_num(change.step, 1995073904, 1000000000);
}

/* 50,123,456.71 for each 12,345,678.91 is 4.0600000271..., 50,123,456.73 for
 * each 13,345,678.93 is 3.7557817022...: 0.3042183248... less, which is
 * 7.4930621388...%. */
static void
a_per_cent_between_fractions_of_pence_is_known(void **state)
{
	struct indicator	ratio = { .unit = UNIT_RATIO, .per = 1,
				    .decimals = 2 };
	struct observation	march = pence(3, 5012345671, 1234567891);
	struct observation	april = pence(4, 5012345673, 1334567893);
	struct change		change;

	change = indicator_change(&ratio, &march, &april);
	assert_int_equal(change.kind, CHANGE_PERCENT);
	assert_int_equal(num_round(change.step, 4), -3042);
	assert_num(change.amount, -74930621, 10000000);
	assert_str(num_text(*state, change.amount, 1, NUM_PLUS), "−7.5");
}

static void
a_change_of_nothing_goes_nowhere(void **state)
{
	struct change	none = { .kind = CHANGE_NONE, .step = { 3, 1 } };
	struct change	unknown = { .kind = CHANGE_POINTS };

	(void)state;
	assert_int_equal(change_travel(&share, &none), TRAVEL_NONE);
	assert_int_equal(change_travel(&share, &unknown), TRAVEL_NONE);
}

static void
months_of_a_running_total_are_never_compared(void **state)
{
	struct observation	november = plain(2022, 11, 525);
	struct observation	december = plain(DECEMBER, 591);
	struct observation	year_ago = plain(2021, 12, 500);
	struct change		change;

	(void)state;
	change = indicator_change(&running, &november, &december);
	assert_int_equal(change.kind, CHANGE_NONE);
	assert_int_equal(change_travel(&running, &change), TRAVEL_NONE);
	assert_int_equal(change_sense(&running, &change), SENSE_NONE);
	change = indicator_change(&running, &year_ago, &december);
	assert_int_equal(change.kind, CHANGE_PERCENT);
	assert_num(change.amount, 91, 5);	/* 91 of 500: 18.2 per cent */
	/* The same a year ahead; not the same month, nor two years, nor
	 * eleven or thirteen months, nor a month and the year it begins. */
	change = indicator_change(&running, &december, &year_ago);
	assert_int_equal(change.kind, CHANGE_PERCENT);
	assert_int_equal(indicator_change(&running, &december, &december).kind,
	    CHANGE_NONE);
	year_ago.period = period_month(2020, 12);
	assert_int_equal(indicator_change(&running, &year_ago, &december).kind,
	    CHANGE_NONE);
	year_ago.period = period_month(2021, 11);
	assert_int_equal(indicator_change(&running, &year_ago, &december).kind,
	    CHANGE_NONE);
	year_ago.period = period_month(2022, 1);
	assert_int_equal(indicator_change(&running, &year_ago, &december).kind,
	    CHANGE_NONE);
	december.period = period_month(2023, 4);
	assert_true(period_parse(STR("2022/23"), &year_ago.period));
	assert_int_equal(indicator_change(&running, &year_ago, &december).kind,
	    CHANGE_NONE);
	/* Of days a year apart: the same day of it. */
	assert_true(period_parse(STR("2021-12-31"), &year_ago.period));
	assert_true(period_parse(STR("2022-12-31"), &december.period));
	assert_int_equal(indicator_change(&running, &year_ago, &december).kind,
	    CHANGE_PERCENT);
	assert_true(period_parse(STR("2022-12-30"), &december.period));
	assert_int_equal(indicator_change(&running, &year_ago, &december).kind,
	    CHANGE_NONE);
}

static void
a_month_is_not_compared_with_a_year_nor_with_nothing(void **state)
{
	struct observation	month = plain(DECEMBER, 1428), year = month;
	struct indicator	stock = count;

	(void)state;
	assert_true(period_parse(STR("2021/22"), &year.period));
	assert_int_equal(indicator_change(&count, &year, &month).kind,
	    CHANGE_NONE);
	assert_int_equal(indicator_change(&count, NULL, &month).kind,
	    CHANGE_NONE);
	/* A share of a year and one of a month are both shares; so are two
	 * counts of a day, whatever led up to it. */
	assert_int_equal(indicator_change(&share, &year, &month).kind,
	    CHANGE_POINTS);
	stock.aggregation = AGGREGATE_MONTH_END;
	assert_int_equal(indicator_change(&stock, &year, &month).kind,
	    CHANGE_PERCENT);
}

/* A value beside half a fraction is still a value, and no fraction. */
static void
half_a_fraction_is_none(void **state)
{
	struct indicator	stock = share;
	struct observation	obs = plain(DECEMBER, 7);
	struct series		series = { .indicator = &stock, .at = &obs,
				    .n = 1 };
	struct ytd		ytd;

	(void)state;
	stock.aggregation = AGGREGATE_MONTH_END;
	obs.numerator = num_int(3);
	assert_num(indicator_value(&stock, &obs), 7, 1);
	ytd = indicator_ytd(&series, obs.period);
	assert_num(ytd.value, 7, 1);
	assert_false(num_known(ytd.numerator));
	/* Nor has a year with such a month. */
	stock.aggregation = AGGREGATE_IN_MONTH;
	obs.period = period_month(2022, 4);
	ytd = indicator_ytd(&series, obs.period);
	assert_false(num_known(ytd.value));
	assert_false(num_known(ytd.numerator));
	stock.aggregation = AGGREGATE_MONTH_END;
	/* Nor has a figure that is not known a fraction of its own. */
	obs.denominator = num_int(0);
	obs.value = NUM_NONE;
	ytd = indicator_ytd(&series, obs.period);
	assert_false(num_known(ytd.value));
	assert_false(num_known(ytd.numerator));
}

/* April to December 2022, as published. */
static const int64_t re_referrals[][2] = {
	{ 57, 270 }, { 76, 370 }, { 79, 334 }, { 83, 325 }, { 79, 286 },
	{ 93, 314 }, { 75, 276 }, { 104, 399 }, { 89, 299 },
};
static const int64_t supervision[][2] = {
	{ 1771, 2331 }, { 1839, 2390 }, { 1707, 2394 }, { 1707, 2439 },
	{ 1727, 2411 }, { 1620, 2353 }, { 1648, 2317 }, { 1758, 2353 },
	{ 1752, 2255 },
};
static const int64_t contacts[][2] = {
	{ 1665, 0 }, { 2100, 0 }, { 1866, 0 }, { 1594, 0 }, { 1959, 0 },
	{ 1789, 0 }, { 1487, 0 }, { 1794, 0 }, { 1428, 0 },
};

static struct series
nine_months(struct arena *arena, const struct indicator *indicator,
    const int64_t data[9][2])
{
	struct series	series = { .indicator = indicator, .n = 9 };

	series.at = arena_array(arena, 9, struct observation);
	for (int i = 0; i < 9; i++)
		series.at[i] = data[i][1] != 0 ?
		    fraction(2022, 4 + i, data[i][0], data[i][1]) :
		    plain(2022, 4 + i, data[i][0]);
	return series;
}

static void
a_year_to_date_pools_its_fractions(void **state)
{
	struct series	series = nine_months(*state, &share, re_referrals);
	struct ytd	ytd = indicator_ytd(&series, period_month(DECEMBER));

	assert_num(ytd.numerator, 735, 1);
	assert_num(ytd.denominator, 2873, 1);
	assert_int_equal(num_round(ytd.value, 2), 2558);
	assert_str(indicator_text(*state, &share, ytd.value, false), "26%");
	assert_true(period_eq(ytd.from, period_month(2022, 4)));

	/* October's year to date: 542 of 2,175, 24.9. */
	ytd = indicator_ytd(&series, period_month(2022, 10));
	assert_num(ytd.value, 54200, 2175);

	series = nine_months(*state, &timely, supervision);
	ytd = indicator_ytd(&series, period_month(DECEMBER));
	assert_num(ytd.numerator, 15529, 1);
	assert_num(ytd.denominator, 21243, 1);
	assert_int_equal(num_round(ytd.value, 1), 731);
}

static void
a_year_to_date_sums_counts(void **state)
{
	struct series	series = nine_months(*state, &count, contacts);
	struct ytd	ytd = indicator_ytd(&series, period_month(DECEMBER));

	assert_num(ytd.value, 15682, 1);
	assert_false(num_known(ytd.numerator));
	assert_num(series_mean(&series, period_month(2022, 4),
	    period_month(DECEMBER)), 15682, 9);
}

static void
a_year_to_date_needs_every_month_and_its_fraction(void **state)
{
	struct series	series = nine_months(*state, &share, re_referrals);
	struct period	december = period_month(DECEMBER);

	series.at[3].symbol = SYMBOL_X;
	assert_false(num_known(indicator_ytd(&series, december).value));
	series.at[3] = plain(2022, 7, 26);	/* a percentage alone */
	assert_false(num_known(indicator_ytd(&series, december).value));
	assert_true(num_known(indicator_ytd(&series,
	    period_month(2022, 6)).value));
	assert_false(num_known(indicator_ytd(&series,
	    period_month(2023, 1)).value));
}

static void
the_year_of_a_stock_is_its_last_month(void **state)
{
	struct indicator	stock = share;
	struct series		series = nine_months(*state, &stock,
				    re_referrals);
	struct period		quarter;
	struct ytd		ytd;

	stock.aggregation = AGGREGATE_MONTH_END;
	ytd = indicator_ytd(&series, period_month(DECEMBER));
	assert_num(ytd.value, 8900, 299);
	assert_num(ytd.denominator, 299, 1);
	assert_true(period_eq(ytd.from, period_month(DECEMBER)));
	/* Twelve months are those of the year before. */
	stock.aggregation = AGGREGATE_ROLLING_12;
	ytd = indicator_ytd(&series, period_month(DECEMBER));
	assert_num(ytd.value, 8900, 299);
	assert_true(period_eq(ytd.from, period_month(2022, 1)));
	assert_true(period_parse(STR("2022-Q4"), &quarter));
	assert_true(period_eq(indicator_ytd(&series, quarter).from, quarter));
}

/* Pounds add up, pounds for each of so many do not; and one month that came
 * without its fraction leaves a share open. */
static void
a_year_of_money_is_its_sum_unless_it_is_for_each(void **state)
{
	struct indicator	money = { .unit = UNIT_MONEY, .per = 1 };
	struct indicator	days = { .unit = UNIT_DAYS, .per = 1 };
	struct series		series = nine_months(*state, &money, contacts);
	struct period		december = period_month(DECEMBER);

	assert_num(indicator_ytd(&series, december).value, 15682, 1);
	series.indicator = &days;	/* days for a case: no sum */
	assert_false(num_known(indicator_ytd(&series, december).value));
	series = nine_months(*state, &money, re_referrals);
	assert_num(indicator_ytd(&series, december).value, 735, 2873);
	series.at[0] = plain(2022, 4, 26);
	assert_false(num_known(indicator_ytd(&series, december).value));
	series.indicator = &share;
	assert_false(num_known(indicator_ytd(&series, december).value));
	series = nine_months(*state, &share, re_referrals);
	series.at[8] = plain(DECEMBER, 26);
	assert_false(num_known(indicator_ytd(&series, december).value));
}

static void
lowest_and_highest_name_the_first_such_month(void **state)
{
	struct series	series = nine_months(*state, &count, contacts);
	struct period	where, april = period_month(2022, 4);

	assert_num(series_lowest(&series, april, period_month(DECEMBER),
	    &where), 1428, 1);
	assert_true(period_eq(where, period_month(DECEMBER)));
	series.at[5] = plain(2022, 9, 2100);
	assert_num(series_highest(&series, april, period_month(DECEMBER),
	    &where), 2100, 1);
	assert_true(period_eq(where, period_month(2022, 5)));
	assert_num(series_lowest(&series, april, period_month(2022, 11),
	    &where), 1487, 1);
	/* Both ends are of the span; what is behind the series is not. */
	assert_num(series_lowest(&series, april, april, &where), 1665, 1);
	assert_true(period_eq(where, april));
	assert_num(series_highest(&series, period_month(DECEMBER),
	    period_month(DECEMBER), &where), 1428, 1);
	series.n = 8;
	assert_num(series_lowest(&series, april, period_month(DECEMBER),
	    &where), 1487, 1);
	assert_false(num_known(series_lowest(&series, period_month(2023, 1),
	    period_month(2023, 3), &where)));
}

static void
a_mean_too_long_for_its_fraction_still_prints_right(void **state)
{
	/* One over each of the first 30 primes: their common denominator has
	 * 47 digits. */
	static const int	primes[] = { 2, 3, 5, 7, 11, 13, 17, 19, 23, 29,
				    31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73,
				    79, 83, 89, 97, 101, 103, 107, 109, 113 };
	struct indicator	ratio = { .unit = UNIT_RATIO, .per = 1 };
	struct series		series = { .indicator = &ratio, .n = 30 };
	struct num		mean;
	double			sum = 0;

	series.at = arena_array(*state, 30, struct observation);
	for (int i = 0; i < 30; i++) {
		series.at[i] = fraction(2020, 1, 1, primes[i]);
		series.at[i].period = period_add(series.at[0].period, i);
		sum += 1.0 / primes[i];
	}
	mean = series_mean(&series, period_month(2020, 1),
	    period_month(2022, 6));
	assert_true(num_known(mean));
	assert_close(num_double(mean), sum / 30, 1e-12);
	assert_false(num_known(series_mean(&series, period_month(2020, 1),
	    period_month(2022, 7))));
}

static const int	first_primes[] = { 2, 3, 5, 7, 11, 13, 17, 19, 23, 29,
			    31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83,
			    89, 97, 101, 103, 107, 109, 113 };

/* The mean of N months, of WHOLE and one over a prime each. */
static struct num
mean_of_primes(struct arena *arena, int64_t whole, int sign, int n)
{
	struct indicator	ratio = { .unit = UNIT_RATIO, .per = 1 };
	struct series		series = { .indicator = &ratio, .n = (size_t)n };
	struct period		first = period_month(2020, 1);

	series.at = arena_array(arena, series.n, struct observation);
	for (int i = 0; i < n; i++) {
		series.at[i] = fraction(2020, 1, sign * (whole *
		    first_primes[i] + 1), first_primes[i]);
		series.at[i].period = period_add(first, i);
	}
	return series_mean(&series, first, period_add(first, n - 1));
}

/* Such a mean has 12 decimals, half going away from nought; a large one as many as
 * have room. */
static void
a_long_mean_is_rounded_at_its_twelfth_decimal(void **state)
{
	struct num	mean;
	long double	sum = 0;

	for (int n = 1; n <= 30; n++) {
		sum += 1 / (long double)first_primes[n - 1];
		if (n < 20)		/* still exact */
			continue;
		mean = mean_of_primes(*state, 0, 1, n);
		assert_num(mean, llroundl(sum / n * 1e12L), 1000000000000);
		mean = mean_of_primes(*state, 0, -1, n);
		assert_num(mean, -llroundl(sum / n * 1e12L), 1000000000000);
		mean = mean_of_primes(*state, 100000000, 1, n);
		assert_true(num_known(mean));
		assert_close(num_double(mean), 100000000 +
		    (double)(sum / n), 1e-7);
		mean = mean_of_primes(*state, 100000000, -1, n);
		assert_true(num_known(mean));
		assert_close(num_double(mean), -100000000 -
		    (double)(sum / n), 1e-7);
	}
}

static void
the_mean_of_the_largest_figures_has_no_decimals(void **state)
{
	struct indicator	ratio = { .unit = UNIT_RATIO, .per = 1 };
	struct observation	obs[] = { plain(2020, 1, INT64_MAX),
				    fraction(2020, 2, 1, 3) };
	struct series		series = { .indicator = &ratio, .at = obs,
				    .n = 2 };
	struct num		mean;

	(void)state;
	mean = series_mean(&series, obs[0].period, obs[1].period);
	assert_num(mean, INT64_MAX / 2, 1);
}

/* The status of TENTHS / 10 against a target of TO (to TO + 10). */
static enum status
rate(const struct indicator *indicator, enum direction direction, int64_t to,
    int64_t tenths)
{
	struct target	target = { .direction = direction,
			    .value = num_int(to), .upper = num_int(to + 10) };

	return target_status(indicator, &target, num_make(tenths, 10), NUM_NONE,
	    period_month(DECEMBER), &within_ten);
}

static void
near_is_within_the_tolerance_of_the_target(void **state)
{
	const enum direction	least = DIRECTION_AT_LEAST;
	const enum direction	most = DIRECTION_AT_MOST;

	(void)state;
	assert_int_equal(rate(&timely, least, 90, 900), STATUS_MET);
	assert_int_equal(rate(&timely, least, 90, 899), STATUS_NEAR);
	assert_int_equal(rate(&timely, least, 90, 810), STATUS_NEAR);
	assert_int_equal(rate(&timely, least, 90, 809), STATUS_MISSED);
	assert_int_equal(rate(&share, most, 23, 230), STATUS_MET);
	assert_int_equal(rate(&share, most, 23, 253), STATUS_NEAR);
	assert_int_equal(rate(&share, most, 23, 254), STATUS_MISSED);
	/* The bound of the one side is none of the other. */
	assert_int_equal(rate(&timely, least, 90, 1000), STATUS_MET);
	assert_int_equal(rate(&share, most, 23, 10), STATUS_MET);
}

static void
between_has_two_bounds(void **state)
{
	const enum direction	both = DIRECTION_BETWEEN;

	(void)state;	/* 20 to 30 */
	assert_int_equal(rate(&count, both, 20, 200), STATUS_MET);
	assert_int_equal(rate(&count, both, 20, 300), STATUS_MET);
	assert_int_equal(rate(&count, both, 20, 180), STATUS_NEAR);
	assert_int_equal(rate(&count, both, 20, 179), STATUS_MISSED);
	assert_int_equal(rate(&count, both, 20, 330), STATUS_NEAR);
	assert_int_equal(rate(&count, both, 20, 331), STATUS_MISSED);
}

static void
a_target_has_its_own_tolerance_before_the_packs(void **state)
{
	struct target	target = { .direction = DIRECTION_AT_LEAST,
			    .value = num_int(90), .tolerance = num_int(5) };
	struct rules	strict = { .rule = RULE_MET_MISSED };

	(void)state;
	assert_int_equal(target_status(&timely, &target, num_int(85), NUM_NONE,
	    period_month(DECEMBER), &within_ten), STATUS_MISSED);
	assert_int_equal(target_status(&timely, &target, num_make(855, 10),
	    NUM_NONE, period_month(DECEMBER), &within_ten), STATUS_NEAR);
	assert_int_equal(target_status(&timely, &target, num_int(89), NUM_NONE,
	    period_month(DECEMBER), &strict), STATUS_MISSED);
}

static void
last_years_rule_asks_for_no_worse_than_then(void **state)
{
	struct rules	rules = { .rule = RULE_LAST_YEAR };
	struct target	most = { .direction = DIRECTION_AT_MOST,
			    .value = num_int(23) };
	struct period	december = period_month(DECEMBER);

	(void)state;
	assert_int_equal(target_status(&share, &most, num_int(27), num_int(27),
	    december, &rules), STATUS_NEAR);
	assert_int_equal(target_status(&share, &most, num_int(28), num_int(27),
	    december, &rules), STATUS_MISSED);
	assert_int_equal(target_status(&share, &most, num_int(24), NUM_NONE,
	    december, &rules), STATUS_MISSED);
	assert_int_equal(target_status(&share, &most, num_int(23), NUM_NONE,
	    december, &rules), STATUS_MET);
}

/* Of last year there is VALUE, for PERIOD. */
static struct comparator
last_year_of(struct period period, int64_t value)
{
	return (struct comparator){ .name = STR("last-year"), .period = period,
	    .value = num_int(value) };
}

static void
last_years_figure_is_of_as_much_time_as_this_years(void **state)
{
	const struct indicator	stock = { .unit = UNIT_COUNT,
				    .aggregation = AGGREGATE_MONTH_END };
	struct target		year = { .direction = DIRECTION_AT_LEAST,
				    .value = num_int(1000),
				    .whole_year = true };
	struct target		month = year;
	struct comparator	of_month = last_year_of(period_month(2022, 3),
				    15);
	struct comparator	of_year = last_year_of((struct period){
				    PERIOD_YEAR, 2021 }, 110);
	struct comparator	of_may = last_year_of(period_month(2021, 5),
				    20);
	struct num		none;

	(void)state;
	month.whole_year = false;
	/* A year's sum beside a year's, a month's beside a month's. */
	assert_num(target_last_year(&count, &year, &of_year), 110, 1);
	none = target_last_year(&count, &year, &of_month);
	assert_false(num_known(none));
	assert_num(target_last_year(&count, &month, &of_month), 15, 1);
	none = target_last_year(&count, &month, &of_year);
	assert_false(num_known(none));
	none = target_last_year(&count, NULL, &of_year);
	assert_false(num_known(none));
	/* A year's share is not a month's, but may stand beside one. */
	assert_num(target_last_year(&share, &month, &of_year), 110, 1);
	assert_num(target_last_year(&share, &month, &of_month), 15, 1);
	none = target_last_year(&share, &year, &of_month);
	assert_false(num_known(none));
	/* So may the year's of what is counted on a day. */
	assert_num(target_last_year(&stock, &month, &of_year), 110, 1);
	assert_num(target_last_year(&stock, &year, &of_month), 15, 1);
	/* A running total is a year's in March alone. */
	assert_num(target_last_year(&running, &year, &of_year), 110, 1);
	assert_num(target_last_year(&running, &month, &of_month), 15, 1);
	none = target_last_year(&running, &month, &of_may);
	assert_false(num_known(none));
	none = target_last_year(&running, &month, NULL);
	assert_false(num_known(none));
}

static void
a_years_target_is_rated_in_march(void **state)
{
	struct target	target = { .direction = DIRECTION_AT_MOST,
			    .value = num_int(700) };
	struct period	december = period_month(DECEMBER);
	struct period	march = period_month(2023, 3);

	(void)state;
	assert_int_equal(target_status(&running, &target, num_int(591),
	    NUM_NONE, december, &within_ten), STATUS_NOT_RATED);
	assert_int_equal(target_status(&running, &target, num_int(788),
	    NUM_NONE, march, &within_ten), STATUS_MISSED);
	assert_int_equal(target_status(&count, &target, num_int(600), NUM_NONE,
	    december, &within_ten), STATUS_MET);
	target.whole_year = true;
	assert_int_equal(target_status(&count, &target, num_int(600), NUM_NONE,
	    december, &within_ten), STATUS_NOT_RATED);
	assert_int_equal(target_status(&count, &target, num_int(700), NUM_NONE,
	    march, &within_ten), STATUS_MET);
	assert_string_equal(status_word(STATUS_NOT_RATED), "Not rated");
}

static void
the_year_to_date_stands_against_a_years_target(void **state)
{
	struct target	target = { .direction = DIRECTION_AT_MOST,
			    .value = num_int(17000) };
	struct series	series = nine_months(*state, &count, contacts);
	struct period	may = period_month(2022, 5);

	assert_num(target_rated(&series, NULL, may), 2100, 1);
	assert_num(target_rated(&series, &target, may), 2100, 1);
	target.whole_year = true;
	assert_num(target_rated(&series, &target, may), 1665 + 2100, 1);
	assert_false(num_known(target_rated(&series, &target,
	    period_month(2023, 1))));
}

/* What the months of a rate come to depends on what it is a rate of. */
static void
a_years_target_for_a_rate_of_months_is_unclear(void **state)
{
	struct indicator	rate = { .unit = UNIT_RATE, .per = 10000 };
	struct target		target = { .direction = DIRECTION_AT_MOST,
				    .value = num_int(50), .whole_year = true };

	(void)state;
	assert_true(target_unclear(&rate, &target));
	assert_false(target_unclear(&share, &target));
	assert_false(target_unclear(&count, &target));
	assert_false(target_unclear(&rate, NULL));
	target.whole_year = false;
	assert_false(target_unclear(&rate, &target));
	target.whole_year = true;
	rate.aggregation = AGGREGATE_YEAR_TO_DATE;
	assert_false(target_unclear(&rate, &target));
}

/* 0.05 to 0.04 days are 20 per cent less, and print as 0.1 and 0.0, with a step of
 * 0.0; 0.24 to 0.04 are 83, with a step of 0.2. */
static void
a_step_that_is_not_seen_has_no_per_cent(void **state)
{
	struct indicator	days = { .unit = UNIT_DAYS, .decimals = 1,
				    .per = 1 };
	struct observation	now = { .period = period_month(DECEMBER),
				    .value = num_make(4, 100) };
	struct observation	was = { .period = period_month(2022, 11),
				    .value = num_make(5, 100) };
	struct change		change = indicator_change(&days, &was, &now);

	(void)state;
	assert_false(change_has_percent(&days, &change));
	was.value = num_make(24, 100);
	change = indicator_change(&days, &was, &now);
	assert_true(change_has_percent(&days, &change));
	/* 10.00 to 10.04: 0.0 days, and 0 per cent. */
	was.value = num_int(10);
	now.value = num_make(1004, 100);
	change = indicator_change(&days, &was, &now);
	assert_true(change_has_percent(&days, &change));
	/* Points are none, nor is what has come from nought. */
	was.value = num_int(0);
	change = indicator_change(&days, &was, &now);
	assert_false(change_has_percent(&days, &change));
	was.value = num_int(10);
	change = indicator_change(&share, &was, &now);
	assert_false(change_has_percent(&share, &change));
}

static void
a_whole_years_target_rates_the_year_so_far(void **state)
{
	struct indicator	money = { .unit = UNIT_MONEY, .per = 1 };
	struct indicator	days = { .unit = UNIT_DAYS, .per = 1 };
	struct series		series = nine_months(*state, &count, contacts);
	struct target		target = { .direction = DIRECTION_AT_MOST,
				    .value = num_int(700) };
	struct period		december = period_month(DECEMBER);

	assert_num(target_rated(&series, NULL, december), 1428, 1);
	assert_num(target_rated(&series, &target, december), 1428, 1);
	assert_string_equal(target_span(&target), "");
	target.whole_year = true;
	assert_num(target_rated(&series, &target, december), 15682, 1);
	assert_string_equal(target_span(&target), " a year");
	target.strict = true;
	assert_string_equal(target_span(&target), " in a year");
	target.direction = DIRECTION_NONE;
	assert_string_equal(target_span(&target), "");
	target.direction = DIRECTION_AT_MOST;
	/* A sum of money grows until March as a count does, days do not. */
	assert_int_equal(target_status(&money, &target, num_int(600), NUM_NONE,
	    december, &within_ten), STATUS_NOT_RATED);
	assert_int_equal(target_status(&days, &target, num_int(600), NUM_NONE,
	    december, &within_ten), STATUS_MET);
}

/* What grows waits for March.  A share of the year so far, 542 of 2,175 to October,
 * stands for it already; a stock is what it is in its month. */
static void
a_years_percentage_is_rated_before_march(void **state)
{
	struct indicator	stock = share;
	struct series		series = nine_months(*state, &share,
				    re_referrals);
	struct target		target = { .direction = DIRECTION_AT_MOST,
				    .value = num_int(25), .whole_year = true };
	struct period		october = period_month(2022, 10);
	struct num		rated = target_rated(&series, &target, october);

	assert_num(rated, 54200, 2175);
	assert_true(target_of_year(&share, &target));
	assert_false(target_in_march(&share, &target));
	assert_false(target_unfinished(&share, &target, october));
	assert_int_equal(target_status(&share, &target, rated, NUM_NONE,
	    october, &within_ten), STATUS_MET);
	assert_true(target_of_year(&count, &target));
	assert_true(target_unfinished(&count, &target, october));
	assert_false(target_unfinished(&count, &target,
	    period_month(2023, 3)));
	stock.aggregation = AGGREGATE_MONTH_END;
	assert_false(target_of_year(&stock, &target));
	assert_false(target_in_march(&stock, &target));
	/* A running total is the year so far by itself. */
	assert_false(target_of_year(&running, &target));
	assert_true(target_in_march(&running, &target));
	target.whole_year = false;
	assert_false(target_of_year(&share, &target));
	assert_false(target_in_march(&count, &target));
	assert_true(target_in_march(&running, &target));
	assert_false(target_of_year(&count, NULL));
	assert_true(target_in_march(&running, NULL));
	assert_false(target_unfinished(&count, NULL, october));
}

static void
nothing_of_nothing_adds_nothing_to_the_year(void **state)
{
	struct series		series = nine_months(*state, &share,
				    re_referrals);
	struct period		april = period_month(2022, 4);
	struct period		june = period_month(2022, 6);
	struct ytd		ytd;

	series.at[1] = fraction(2022, 5, 0, 0);
	assert_true(fraction_of_nothing(&series.at[1]));
	assert_false(num_known(indicator_value(&share, &series.at[1])));
	ytd = indicator_ytd(&series, june);		/* 57 + 79 of 270 + 334 */
	assert_num(ytd.value, 13600, 604);
	assert_num(ytd.numerator, 136, 1);
	assert_num(indicator_sum(&series, april, june).value, 13600, 604);
	assert_false(num_known(series_mean(&series, april, june)));
	/* What is withheld, or was never a fraction, is not nothing. */
	series.at[1].symbol = SYMBOL_C;
	assert_false(fraction_of_nothing(&series.at[1]));
	assert_false(num_known(indicator_ytd(&series, june).value));
	series.at[1] = fraction(2022, 5, 3, 0);
	assert_false(fraction_of_nothing(&series.at[1]));
	series.at[1] = plain(2022, 5, 0);
	assert_false(fraction_of_nothing(&series.at[1]));
	assert_false(fraction_of_nothing(NULL));
	/* To a sum of counts neither. */
	series = nine_months(*state, &count, contacts);
	series.at[1] = fraction(2022, 5, 0, 0);
	assert_num(indicator_ytd(&series, period_month(2022, 5)).value, 1665,
	    1);
	series = nine_months(*state, &share, re_referrals);
	/* And nothing but nothing has no percentage. */
	series.at[0] = fraction(2022, 4, 0, 0);
	ytd = indicator_ytd(&series, april);
	assert_false(num_known(ytd.value));
	assert_num(ytd.denominator, 0, 1);
}

static void
percentages_alone_change_in_points(void **state)
{
	(void)state;
	for (int unit = 0; unit < UNIT__MAX; unit++) {
		struct indicator	indicator = { .unit = (enum unit)unit };

		assert_int_equal(indicator_in_points(&indicator),
		    unit == UNIT_PERCENT);
	}
}

static void
without_target_or_figure_there_is_no_status(void **state)
{
	struct target	none = { .printed = STR("Not set"),
			    .symbol = SYMBOL_NOT_SET };
	struct target	least = { .direction = DIRECTION_AT_LEAST,
			    .value = num_int(90) };
	struct period	december = period_month(DECEMBER);

	assert_int_equal(target_status(&count, NULL, num_int(1), NUM_NONE,
	    december, &within_ten), STATUS_NONE);
	assert_int_equal(target_status(&count, &none, num_int(1), NUM_NONE,
	    december, &within_ten), STATUS_NONE);
	assert_int_equal(target_status(&timely, &least, NUM_NONE, NUM_NONE,
	    december, &within_ten), STATUS_NONE);
	assert_str(target_text(*state, &count, &none), "Not set");
	none.printed = STR("?");
	assert_str(target_text(*state, &count, &none), "?");
	none.printed = STR("");
	assert_str(target_text(*state, &count, &none), "–");
	assert_false(num_known(target_gap(NULL, num_int(5))));
	assert_string_equal(target_bound(&none), "");
}

static void
a_target_reads_without_a_sign(void **state)
{
	struct target	target = { .direction = DIRECTION_AT_MOST,
			    .value = num_int(23), .printed = STR("<23%") };

	assert_str(target_text(*state, &share, &target), "23%");
	assert_string_equal(target_bound(&target), "or less");
	target.value = num_make(195, 2);
	assert_str(target_text(*state, &share, &target), "97.5%");
	target.direction = DIRECTION_BETWEEN;
	target.value = num_int(1200);
	target.upper = num_int(1500);
	assert_str(target_text(*state, &count, &target), "1,200 to 1,500");
	assert_string_equal(target_bound(&target), "");
	assert_str(target_words(*state, &count, &target), "1,200 to 1,500");
}

static void
a_years_target_says_so_behind_its_bound(void **state)
{
	struct target	target = { .direction = DIRECTION_AT_MOST,
			    .value = num_int(17000) };

	assert_str(target_words(*state, &count, &target), "17,000 or less");
	assert_string_equal(target_span(&target), "");
	target.whole_year = true;
	assert_string_equal(target_span(&target), " a year");
	target.strict = true;
	assert_str(target_words(*state, &count, &target),
	    "17,000 to stay below");
	assert_string_equal(target_span(&target), " in a year");
	target.direction = DIRECTION_NONE;
	assert_string_equal(target_span(&target), "");
	target = (struct target){ .direction = DIRECTION_BETWEEN,
	    .value = num_int(1200), .upper = num_int(1500),
	    .whole_year = true };
	assert_string_equal(target_span(&target), " a year");
	target.upper = NUM_NONE;
	assert_string_equal(target_span(&target), "");
}

static void
points_are_named_one_by_one(void **state)
{
	struct indicator	tenths = share;

	tenths.decimals = 1;
	assert_str(points_text(*state, &share, num_int(-1), NUM_PLAIN),
	    "\xE2\x88\x92" "1 point");
	assert_str(points_text(*state, &share, num_make(149, 100), NUM_PLUS),
	    "+1 point");
	assert_str(points_text(*state, &share, num_int(4), NUM_PLAIN),
	    "4 points");
	assert_str(points_text(*state, &tenths, num_int(1), NUM_PLAIN),
	    "1.0 points");
}

static void
a_gap_is_positive_on_the_good_side(void **state)
{
	struct target	target = { .direction = DIRECTION_AT_MOST,
			    .value = num_int(23), .upper = num_int(30) };

	(void)state;
	assert_num(target_gap(&target, num_int(20)), 3, 1);
	assert_num(target_gap(&target, num_int(30)), -7, 1);
	target.direction = DIRECTION_AT_LEAST;
	assert_num(target_gap(&target, num_int(20)), -3, 1);
	target.direction = DIRECTION_BETWEEN;
	assert_num(target_gap(&target, num_int(25)), 2, 1);
	assert_num(target_gap(&target, num_int(28)), 2, 1);
	assert_num(target_gap(&target, num_int(33)), -3, 1);
	assert_false(num_known(target_gap(&target, NUM_NONE)));
	/* A bound too far off to say how far. */
	target.value = num_int(INT64_MAX);
	target.upper = num_int(0);
	assert_false(num_known(target_gap(&target, num_int(-INT64_MAX))));
}

/* 49 and a hair against 72.3: the common denominator would need 65 bits. */
static void
a_gap_of_a_long_fraction_is_known(void **state)
{
	struct num	value = num_make(8820000000000000001,
			    180000000000000000);
	struct target	target = { .direction = DIRECTION_AT_LEAST,
			    .value = num_make(723, 10),
			    .upper = num_make(823, 10) };
	struct rules	rules = { .rule = RULE_LAST_YEAR };
	struct period	december = period_month(DECEMBER);

	(void)state;
	assert_int_equal(num_round(target_gap(&target, value), 1), -233);
	target.direction = DIRECTION_BETWEEN;
	assert_int_equal(num_round(target_gap(&target, value), 1), -233);
	target.direction = DIRECTION_AT_MOST;
	assert_int_equal(num_round(target_gap(&target, value), 1), 233);
	/* And can be held against that of last year. */
	target.direction = DIRECTION_AT_LEAST;
	assert_int_equal(target_status(&timely, &target, value, num_int(48),
	    december, &rules), STATUS_NEAR);
	assert_int_equal(target_status(&timely, &target, value, num_int(50),
	    december, &rules), STATUS_MISSED);
}

static void
neighbours_that_do_not_report_are_left_out(void **state)
{
	struct observation		obs[4] = {
		fraction(2022, 3, 10, 100), fraction(2022, 3, 90, 300),
		fraction(2022, 3, 1, 2), { .symbol = SYMBOL_X },
	};
	const struct observation	*all[] = { &obs[0], NULL, &obs[1],
					    &obs[3], &obs[2] };
	struct pooled			 got;

	/* 10, 30 and 50 per cent. */
	got = neighbours_value(*state, &share, all, 5, METHOD_MEAN);
	assert_int_equal(got.reporting, 3);
	assert_num(got.value, 30, 1);
	got = neighbours_value(*state, &share, all, 5, METHOD_MEDIAN);
	assert_num(got.value, 30, 1);
	got = neighbours_value(*state, &share, all, 4, METHOD_MEDIAN);
	assert_int_equal(got.reporting, 2);
	assert_num(got.value, 20, 1);		/* half way of an even number */
	got = neighbours_value(*state, &share, all, 5, METHOD_POOLED);
	assert_num(got.value, 10100, 402);	/* 101 of 402 */
}

static void
the_median_is_not_the_mean(void **state)
{
	struct observation		 obs[3] = { plain(2022, 3, 90),
					    plain(2022, 3, 10),
					    plain(2022, 3, 20) };
	const struct observation	*all[] = { &obs[0], &obs[1], &obs[2] };

	assert_num(neighbours_value(*state, &share, all, 3,
	    METHOD_MEAN).value, 40, 1);
	assert_num(neighbours_value(*state, &share, all, 3,
	    METHOD_MEDIAN).value, 20, 1);
}

static void
a_value_without_its_fraction_is_not_pooled(void **state)
{
	struct observation		 a = fraction(2022, 3, 10, 100);
	struct observation		 b = plain(2022, 3, 30);
	const struct observation	*all[] = { &a, &b };
	struct pooled			 got;

	got = neighbours_value(*state, &share, all, 2, METHOD_POOLED);
	assert_false(num_known(got.value));
	assert_int_equal(got.reporting, 2);
	got = neighbours_value(*state, &share, all, 2, METHOD_MEAN);
	assert_num(got.value, 20, 1);
}

static void
none_reporting_gives_nothing(void **state)
{
	const struct observation	*all[] = { NULL, NULL };
	struct pooled			 got;

	for (int method = 0; method < METHOD__MAX; method++) {
		got = neighbours_value(*state, &share, all, 2,
		    (enum method)method);
		assert_false(num_known(got.value));
		assert_int_equal(got.reporting, 0);
	}
}

static void
methods_are_named_as_notes_name_them(void **state)
{
	(void)state;
	assert_string_equal(method_words(METHOD_MEAN), "unweighted mean");
	assert_string_equal(method_words(METHOD_POOLED), "pooled figure");
}

static void
a_comparator_may_have_a_fraction_or_a_symbol(void **state)
{
	struct comparator	england = { .numerator = num_int(139500),
				    .denominator = num_int(650270) };

	assert_str(indicator_text(*state, &share,
	    comparator_value(&share, &england), false), "21%");
	england.symbol = SYMBOL_NOT_AVAILABLE;
	assert_false(num_known(comparator_value(&share, &england)));
}

/* "<37" means 36 at most: 37 itself has not met it, and is near. */
static void
a_target_printed_with_a_sign_leaves_its_bound_out(void **state)
{
	struct target	target = { .direction = DIRECTION_AT_MOST,
			    .value = num_int(37), .strict = true };

	(void)state;
	assert_int_equal(target_status(&count, &target, num_int(36), NUM_NONE,
	    period_month(DECEMBER), &within_ten), STATUS_MET);
	assert_int_equal(target_status(&count, &target, num_int(37), NUM_NONE,
	    period_month(DECEMBER), &within_ten), STATUS_NEAR);
	assert_string_equal(target_bound(&target), "to stay below");
	target.strict = false;
	assert_int_equal(target_status(&count, &target, num_int(37), NUM_NONE,
	    period_month(DECEMBER), &within_ten), STATUS_MET);
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(percentages_are_rounded_once_from_their_fraction),
		T(a_target_printed_with_a_sign_leaves_its_bound_out),
		T(figure_is_missing_not_nought),
		T(units_are_printed_as_people_write_them),
		T(an_empty_cell_says_why),
		T(base_line_says_what_a_figure_is_of),
		T(counts_change_in_per_cent_of_the_earlier_month),
		T(percentages_change_in_points),
		T(a_step_that_prints_as_nought_is_the_same),
		T(a_per_cent_of_nought_keeps_its_step),
		T(a_change_between_fractions_of_pence_is_known),
		T(a_per_cent_between_fractions_of_pence_is_known),
		T(months_of_a_running_total_are_never_compared),
		T(a_month_is_not_compared_with_a_year_nor_with_nothing),
		T(a_year_to_date_pools_its_fractions),
		T(a_year_to_date_sums_counts),
		T(a_year_to_date_needs_every_month_and_its_fraction),
		T(the_year_of_a_stock_is_its_last_month),
		T(lowest_and_highest_name_the_first_such_month),
		T(a_mean_too_long_for_its_fraction_still_prints_right),
		T(near_is_within_the_tolerance_of_the_target),
		T(between_has_two_bounds),
		T(a_target_has_its_own_tolerance_before_the_packs),
		T(last_years_rule_asks_for_no_worse_than_then),
		T(last_years_figure_is_of_as_much_time_as_this_years),
		T(a_years_target_is_rated_in_march),
		T(the_year_to_date_stands_against_a_years_target),
		T(without_target_or_figure_there_is_no_status),
		T(a_target_reads_without_a_sign),
		T(a_years_target_says_so_behind_its_bound),
		T(points_are_named_one_by_one),
		T(a_gap_is_positive_on_the_good_side),
		T(a_gap_of_a_long_fraction_is_known),
		T(neighbours_that_do_not_report_are_left_out),
		T(the_median_is_not_the_mean),
		T(a_value_without_its_fraction_is_not_pooled),
		T(none_reporting_gives_nothing),
		T(methods_are_named_as_notes_name_them),
		T(an_exact_figure_shows_all_its_decimals),
		T(one_point_has_no_s),
		T(only_percentages_change_in_points),
		T(a_change_of_nothing_goes_nowhere),
		T(half_a_fraction_is_none),
		T(a_year_of_money_is_its_sum_unless_it_is_for_each),
		T(a_long_mean_is_rounded_at_its_twelfth_decimal),
		T(the_mean_of_the_largest_figures_has_no_decimals),
		T(a_years_target_for_a_rate_of_months_is_unclear),
		T(a_step_that_is_not_seen_has_no_per_cent),
		T(a_whole_years_target_rates_the_year_so_far),
		T(a_years_percentage_is_rated_before_march),
		T(nothing_of_nothing_adds_nothing_to_the_year),
		T(percentages_alone_change_in_points),
		T(a_comparator_may_have_a_fraction_or_a_symbol),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
