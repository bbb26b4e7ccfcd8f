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
}

static void
a_month_is_not_compared_with_a_year_nor_with_nothing(void **state)
{
	struct observation	month = plain(DECEMBER, 1428), year = month;

	(void)state;
	assert_true(period_parse(STR("2021/22"), &year.period));
	assert_int_equal(indicator_change(&count, &year, &month).kind,
	    CHANGE_NONE);
	assert_int_equal(indicator_change(&count, NULL, &month).kind,
	    CHANGE_NONE);
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
	struct ytd		ytd;

	stock.aggregation = AGGREGATE_MONTH_END;
	ytd = indicator_ytd(&series, period_month(DECEMBER));
	assert_num(ytd.value, 8900, 299);
	assert_num(ytd.denominator, 299, 1);
	assert_true(period_eq(ytd.from, period_month(DECEMBER)));
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
methods_are_named_as_layouts_and_notes_name_them(void **state)
{
	enum method	method;

	(void)state;
	assert_true(method_parse(STR("mean"), &method));
	assert_string_equal(method_words(method), "unweighted mean");
	assert_true(method_parse(STR("pooled"), &method));
	assert_int_equal(method, METHOD_POOLED);
	assert_false(method_parse(STR("average"), &method));
}

static void
ties_share_the_lowest_rank(void **state)
{
	struct num	others[] = { { 90, 1 }, { 85, 1 }, { 85, 1 }, { 70, 1 },
			    { 0, 0 } };

	(void)state;
	assert_int_equal(value_rank(&timely, num_int(85), others, 5), 2);
	assert_int_equal(value_rank(&timely, num_int(95), others, 5), 1);
	assert_int_equal(value_rank(&timely, num_int(60), others, 5), 5);
	assert_int_equal(value_rank(&share, num_int(85), others, 5), 2);
	assert_int_equal(value_rank(&share, num_int(90), others, 5), 4);
	assert_int_equal(value_rank(&count, num_int(85), others, 5), 0);
	assert_int_equal(value_rank(&timely, NUM_NONE, others, 5), 0);
}

static void
a_quartiles_upper_bound_belongs_to_it(void **state)
{
	/* With the value itself nine, 10 to 90: the quartiles are 30, 50,
	 * 70. */
	static const struct {
		int	value;
		char	lower, higher;
	} cases[] = {
		{ 10, 'A', 'D' }, { 30, 'A', 'D' }, { 40, 'B', 'C' },
		{ 50, 'B', 'C' }, { 60, 'C', 'B' }, { 70, 'C', 'B' },
		{ 80, 'D', 'A' }, { 90, 'D', 'A' },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct num	others[8];
		size_t		n = 0;

		for (int v = 10; v <= 90; v += 10)
			if (v != cases[i].value)
				others[n++] = num_int(v);
		assert_int_equal(value_quartile(*state, &share,
		    num_int(cases[i].value), others, n), cases[i].lower);
		assert_int_equal(value_quartile(*state, &timely,
		    num_int(cases[i].value), others, n), cases[i].higher);
		assert_int_equal(value_quartile(*state, &count,
		    num_int(cases[i].value), others, n), 0);
	}
}

static void
quartiles_may_fall_between_values(void **state)
{
	/* 1, 2, 3, 4: the first quartile is 1.75, the second 2.5. */
	struct num	others[] = { { 1, 1 }, { 3, 1 }, { 4, 1 } };

	assert_int_equal(value_quartile(*state, &share, num_int(2), others, 3),
	    'B');
	assert_int_equal(value_quartile(*state, &share, num_int(2), others, 0),
	    0);
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
		T(a_years_target_is_rated_in_march),
		T(without_target_or_figure_there_is_no_status),
		T(a_target_reads_without_a_sign),
		T(a_gap_is_positive_on_the_good_side),
		T(neighbours_that_do_not_report_are_left_out),
		T(a_value_without_its_fraction_is_not_pooled),
		T(none_reporting_gives_nothing),
		T(methods_are_named_as_layouts_and_notes_name_them),
		T(ties_share_the_lowest_rank),
		T(a_quartiles_upper_bound_belongs_to_it),
		T(quartiles_may_fall_between_values),
		T(a_comparator_may_have_a_fraction_or_a_symbol),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
