/* test_base.c - slices, exact fractions, calendar, messages, saving. */
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/num.h"

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

static void
assert_text(struct str text, const char *want)
{
	if (!str_is(text, want))
		fail_msg("'" STR_FMT "' is not '%s'", STR_ARG(text), want);
}

/* ---- memory ---- */

static void
an_array_keeps_what_is_in_it_as_it_grows(void **state)
{
	int	*array = NULL, *was;
	size_t	 room = 0;

	for (int i = 0; i < 100; i++) {
		array = arena_room(*state, array, (size_t)i, &room,
		    sizeof(*array));
		assert_true(room > (size_t)i);
		array[i] = i;
	}
	for (int i = 0; i < 100; i++)
		assert_int_equal(array[i], i);
	was = array;
	assert_ptr_equal(arena_room(*state, array, 100, &room,
	    sizeof(*array)), was);
}

/* ---- figures ---- */

static void
a_fraction_is_rounded_once_half_up(void **state)
{
	static const struct {
		int64_t		 n, d;
		int		 decimals;
		const char	*want;
	} cases[] = {
		{ 100 * 139500, 650270, 0, "21" },	/* 21.45: not 21.5, 22 */
		{ 100 * 532, 569, 0, "93" },	/* 93.497 */
		{ 100 * 545, 559, 0, "97" },	/* 97.496 */
		{ 100 * 115, 252, 0, "46" },	/* 45.635 */
		{ 1, 2, 0, "1" },
		{ 5, 2, 0, "3" },
		{ 1, 8, 2, "0.13" },
		{ -1, 8, 2, "\xE2\x88\x92" "0.13" },	/* as far down as up */
		{ 1, 3, 1, "0.3" },
		{ 1794, 1, 0, "1,794" },
		{ 1234567, 1, 0, "1,234,567" },
		{ 1000000, 1, 1, "1,000,000.0" },
		{ 999995, 1000, 2, "1,000.00" },
		{ 0, 7, 0, "0" },
		/* Three figures behind the point are three, also of noughts. */
		{ 1001, 1000, 3, "1.001" }, { 1, 3, 9, "0.333333333" },
		{ 2, 3, 9, "0.666666667" }, { 12345, 100000, 5, "0.12345" },
		{ 2000, 1, 1, "2,000.0" }, { 1000, 1, 0, "1,000" },
		{ 999, 1, 0, "999" }, { -1, 1, 0, "\xE2\x88\x92" "1" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		assert_text(num_text(*state, num_make(cases[i].n, cases[i].d),
		    cases[i].decimals, NUM_PLAIN), cases[i].want);
}

static void
a_number_is_read_as_people_write_it(void **state)
{
	static const struct {
		const char	*text;
		int64_t		 n, d;		/* d 0: refused */
	} cases[] = {
		{ "1428", 1428, 1 }, { "1,428", 1428, 1 },
		{ "12,345,678", 12345678, 1 }, { "21.45", 429, 20 },
		{ "-3", -3, 1 }, { "\xE2\x88\x92" "3", -3, 1 }, { "+4", 4, 1 },
		{ "0.50", 1, 2 }, { "007", 7, 1 }, { "9", 9, 1 },
		{ "0.9", 9, 10 }, { "90.09", 9009, 100 },
		/* 18 digits, wherever the point stands, and no more. */
		{ "123456789012345678", 123456789012345678, 1 },
		{ "200000000.000000005", 40000000000000001, 200000000 },
		{ "200000000.0000000050", 0, 0 }, { "1.:", 0, 0 },
		{ "1./", 0, 0 }, { ":", 0, 0 }, { "/", 0, 0 },
		{ "", 0, 0 }, { "1,42", 0, 0 }, { ",428", 0, 0 },
		{ "1,4288", 0, 0 }, { "1428,000", 0, 0 }, { "1.", 0, 0 },
		{ ".5", 0, 0 }, { "1e3", 0, 0 }, { "30%", 0, 0 },
		{ "- 3", 0, 0 }, { "1.2.3", 0, 0 },
		{ "1234567890123456789", 0, 0 },
	};
	struct num	num;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		bool	read = num_parse(str_of(cases[i].text), &num);

		if (read != (cases[i].d != 0) || num.n != cases[i].n ||
		    num.d != cases[i].d)
			fail_msg("\"%s\": %lld/%lld", cases[i].text,
			    (long long)num.n, (long long)num.d);
	}
}

static void
a_number_of_too_many_digits_is_told_from_none(void **state)
{
	(void)state;
	assert_true(num_too_long(STR("1234567890123456789")));
	assert_true(num_too_long(STR("-1,234,567,890,123,456,789")));
	assert_true(num_too_long(STR("0.0000000000000000001")));
	assert_false(num_too_long(STR("123456789012345678")));
	assert_false(num_too_long(STR("1234567890123456789 O")));
	assert_false(num_too_long(STR("")));
}

static void
arithmetic_that_does_not_fit_cannot_say(void **state)
{
	struct num	large = num_int(INT64_MAX);

	(void)state;
	assert_false(num_known(num_mul(large, large)));
	assert_false(num_known(num_add(large, large)));
	assert_false(num_known(num_div(num_int(1), num_int(0))));
	assert_false(num_known(num_sub(num_int(1), NUM_NONE)));
	/* 1/3 - 1/4 = 1/12 */
	assert_int_equal(num_sub(num_make(1, 3), num_make(1, 4)).d, 12);
	assert_true(num_cmp(num_make(104, 399), num_make(89, 299)) < 0);
}

static void
assert_num(struct num num, int64_t n, int64_t d)
{
	assert_int_equal(num.n, n);
	assert_int_equal(num.d, d);
}

static void
a_fraction_keeps_its_sign_above_the_line(void **state)
{
	(void)state;
	assert_num(num_make(3, -6), -1, 2);
	assert_num(num_make(-3, -6), 1, 2);
	assert_num(num_div(num_int(1), num_int(-2)), -1, 2);
	/* Three quarters by two fifths. */
	assert_num(num_div(num_make(3, 4), num_make(2, 5)), 15, 8);
	assert_num(num_mul(num_make(3, 4), num_make(2, 5)), 3, 10);
	assert_num(num_abs(num_make(-3, 4)), 3, 4);
	assert_true(num_double(NUM_NONE) == 0);
	assert_true(num_double(num_make(-3, 4)) == -0.75);
}

/* From -(2^63 - 1) to 2^63 - 1, so that the sign can always be turned. */
static void
a_fraction_has_64_bits_on_either_side(void **state)
{
	(void)state;
	assert_num(num_make(INT64_MAX, 1), INT64_MAX, 1);
	assert_num(num_make(-INT64_MAX, 1), -INT64_MAX, 1);
	assert_num(num_make(1, INT64_MAX), 1, INT64_MAX);
	assert_false(num_known(num_make(INT64_MIN, 1)));
	assert_false(num_known(num_mul(num_make(1, INT64_MAX),
	    num_make(1, 2))));
	/* What is too large for its decimals stays as large as can be. */
	assert_int_equal(num_round(num_int(INT64_MAX), 0), INT64_MAX);
	assert_int_equal(num_round(num_int(INT64_MAX), 1), INT64_MAX);
	assert_int_equal(num_round(num_int(-INT64_MAX), 1), -INT64_MAX);
}

static void
a_step_that_fits_is_exact(void **state)
{
	(void)state;
	assert_num(num_step(num_make(1, 4), num_make(1, 3)), 1, 12);
	assert_num(num_step(num_make(1, 3), num_make(1, 4)), -1, 12);
	assert_num(num_step(num_make(2, 7), num_make(2, 7)), 0, 1);
	assert_num(num_step_percent(num_int(1487), num_int(1794)), 30700,
	    1487);
	assert_num(num_step_percent(num_int(-20), num_int(-25)), -25, 1);
	assert_false(num_known(num_step(num_int(1), NUM_NONE)));
	assert_false(num_known(num_step(NUM_NONE, num_int(1))));
	assert_false(num_known(num_step_percent(num_int(1), NUM_NONE)));
	assert_false(num_known(num_step_percent(NUM_NONE, num_int(1))));
	assert_false(num_known(num_step_percent(num_int(0), num_int(1))));
}

/* P and Q are next to the root of 2^63, P * Q above it. */
static void
a_step_too_long_for_its_fraction_is_cut_short(void **state)
{
	const int64_t	p = 3037000493, q = 3037000507;
	struct num	a = num_make(1, p), b = num_make(q + 20, 20 * q);

	(void)state;
	assert_false(num_known(num_sub(b, a)));
	/* 1/20 + 1/q - 1/p is 1.5e-18 below 0.05, which must not make 0.1. */
	assert_num(num_step(a, b), 49999999, 1000000000);
	assert_int_equal(num_round(num_step(a, b), 1), 0);
	assert_num(num_step(b, a), -49999999, 1000000000);
	/* A tenth, but for a tenth of 1/(p * q). */
	assert_num(num_step(num_make(65078582, p), num_make(368778633, q)),
	    99999999, 1000000000);
	/* 1.5e-18 alone keeps its sign, and prints as nought. */
	b = num_make(1, q);
	assert_true(num_cmp(num_step(b, a), num_int(0)) > 0);
	assert_true(num_cmp(num_step(a, b), num_int(0)) < 0);
	assert_int_equal(num_round(num_step(a, b), 6), 0);
}

static void
a_step_of_the_largest_fractions_has_fewer_decimals(void **state)
{
	const int64_t	most = INT64_MAX;
	struct num	tiny = num_make(1, most);

	(void)state;
	/* 1/(2^63 - 2) - 1/(2^63 - 1) beside 2^62, which fills 64 bits. */
	assert_num(num_step(tiny, num_make(1, most - 1)), 1, 1000000000);
	assert_num(num_step(tiny, num_int(1LL << 62)), (1LL << 62) - 1, 1);
	/* Beside 9 * 10^17 there is room for one decimal, up to 2^63 / 10. */
	assert_num(num_step(tiny, num_int(900000000000000000)),
	    8999999999999999999, 10);
	assert_num(num_step(tiny, num_int(922337203685477580)),
	    9223372036854775799, 10);
	assert_num(num_step(tiny, num_int(922337203685477581)),
	    922337203685477580, 1);
	assert_false(num_known(num_step(num_int(-most), num_int(most))));
	/* Some 10^37 per cent. */
	assert_false(num_known(num_step_percent(tiny, num_int(most / 3))));
}

/* Within a twentieth of B, the border counted. */
static void
near_is_told_of_any_two_fractions(void **state)
{
	const int64_t	most = INT64_MAX;

	(void)state;
	assert_true(num_is_near(num_int(95), num_int(100), 20));
	assert_true(num_is_near(num_int(105), num_int(100), 20));
	assert_false(num_is_near(num_make(9499, 100), num_int(100), 20));
	assert_false(num_is_near(num_make(10501, 100), num_int(100), 20));
	assert_true(num_is_near(num_int(-95), num_int(-100), 20));
	assert_false(num_is_near(num_int(-95), num_int(100), 20));
	assert_true(num_is_near(num_int(0), num_int(0), 20));
	assert_false(num_is_near(num_make(1, most), num_int(0), 20));
	/* Two thirds off three quarters by a twelfth, a ninth of that. */
	assert_true(num_is_near(num_make(2, 3), num_make(3, 4), 9));
	assert_false(num_is_near(num_make(2, 3), num_make(3, 4), 10));
	/* Products of all 126 bits. */
	assert_true(num_is_near(num_make(most - 1, most),
	    num_make(most - 2, most - 1), 1000000000));
	assert_false(num_is_near(num_int(-most), num_int(most), 1));
	assert_false(num_is_near(num_int(most), num_make(1, most), 1));
}

static void
a_figure_is_rounded_in_thousands_or_millions(void **state)
{
	(void)state;
	assert_int_equal(num_round_in(num_int(17499), 1000, 0), 17);
	assert_int_equal(num_round_in(num_int(17500), 1000, 0), 18);
	assert_int_equal(num_round_in(num_int(-17500), 1000, 0), -18);
	assert_int_equal(num_round_in(num_int(1250000), 1000000, 1), 13);
	assert_int_equal(num_round_in(num_make(2499999, 2), 1000000, 1), 12);
	/* 400,000 and a little, whose d times a million has 65 bits. */
	assert_int_equal(num_round_in(num_make(8000000000000000001,
	    20000000000000), 1000000, 1), 4);
	assert_int_equal(num_round_in(num_make(1, INT64_MAX), INT64_MAX, 9),
	    0);
	assert_int_equal(num_round_in(num_int(INT64_MAX), INT64_MAX, 9),
	    1000000000);
}

static void
rounding_knows_all_powers_of_ten(void **state)
{
	int64_t	power = 1;

	(void)state;
	for (int decimals = 0; decimals <= 9; decimals++, power *= 10)
		assert_int_equal(num_round(num_int(7), decimals), 7 * power);
}

static void
a_rise_wears_a_plus_and_a_fall_a_true_minus(void **state)
{
	assert_text(num_text(*state, num_int(4), 0, NUM_PLUS), "+4");
	assert_text(num_text(*state, num_int(1), 0, NUM_PLUS), "+1");
	assert_text(num_text(*state, num_int(1), 0, NUM_PLAIN), "1");
	assert_text(num_text(*state, num_int(1000), 0, NUM_NO_COMMAS), "1000");
	assert_text(num_text(*state, num_int(-100), 0, NUM_PLUS),
	    "\xE2\x88\x92" "100");
	assert_text(num_text(*state, num_make(1, 4), 0, NUM_PLUS), "0");
}

/* ---- texts ---- */

static void
a_sign_is_cut_off_only_where_it_stands_first(void **state)
{
	struct str	rest = STR("--a");

	(void)state;
	assert_false(str_cut_char(&rest, 'a'));
	assert_text(rest, "--a");
	assert_true(str_cut_char(&rest, '-'));
	assert_true(str_cut_char(&rest, '-'));
	assert_text(rest, "a");
	assert_true(str_cut_char(&rest, 'a'));
	assert_false(str_cut_char(&rest, 'a'));
	assert_text(rest, "");
}

static void
a_byte_order_mark_is_taken_off_whole_and_once(void **state)
{
	(void)state;
	assert_text(str_unmarked(STR("\xEF\xBB\xBF" "a")), "a");
	assert_text(str_unmarked(STR("\xEF\xBB\xBF")), "");
	assert_text(str_unmarked(STR("\xEF\xBB" "a")), "\xEF\xBB" "a");
	assert_text(str_unmarked(STR("a\xEF\xBB\xBF")), "a\xEF\xBB\xBF");
	assert_text(str_unmarked(STR("\xEF\xBB\xBF\xEF\xBB\xBF")),
	    "\xEF\xBB\xBF");
	assert_text(str_unmarked(STR("")), "");
}

/* ---- calendar ---- */

static void
days_that_do_not_exist_are_refused(void **state)
{
	static const char *const bad[] = {
		"2022-02-29", "2022-13-01", "2022-00-10", "2022-04-31",
		"2022-4-3", "26/01/2023", "", "2022-01-01x", "1900-02-29",
		"0000-01-01", "2022-01-00", "2022-00-01", "2022-00-00",
		"2022-01-", "2022-", "2022---", "-04-05", "2022-0:-01",
		"2022-1/-01", "2022-01-0:", "2022-01-1/", "202:-01-01"
	};
	const char		*whole = "2022-01-01";
	struct date		 date;

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		assert_false(date_parse(str_of(bad[i]), &date));
	assert_false(date_known(date));
	/* What stands behind the text is not of it. */
	for (size_t n = 0; n < strlen(whole); n++)
		assert_false(date_parse((struct str){ whole, n }, &date));
	assert_int_equal(date.year, 0);
	assert_true(date_parse(STR("0001-01-01"), &date));
	assert_true(date_known(date));
	assert_int_equal(date.day, 1);
	assert_true(date_parse(STR("2024-02-29"), &date));
	assert_true(date_parse(STR("2000-02-29"), &date));
	/* A year has four digits. */
	assert_true(date_exists((struct date){ 1, 1, 1 }));
	assert_true(date_exists((struct date){ 9999, 12, 31 }));
	assert_false(date_exists((struct date){ 10000, 1, 1 }));
	assert_false(date_exists((struct date){ 0, 12, 31 }));
}

/* "Thirty days hath September, April, June and November." */
static void
months_end_as_the_rhyme_has_it(void **state)
{
	static const int	 last[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30,
				    31, 30, 31 };
	struct period		 month;
	struct date		 date;
	struct str		 text;

	for (int i = 0; i < 12; i++) {
		month = period_month(2023, i + 1);
		assert_int_equal(period_last(month).day, last[i]);
		text = str_printf(*state, "2023-%02d-%02d", i + 1, last[i]);
		assert_true(date_parse(text, &date));
		text = str_printf(*state, "2023-%02d-%02d", i + 1, last[i] + 1);
		assert_false(date_parse(text, &date));
		/* No day is between it and the first of the next. */
		assert_int_equal(date_days(period_last(month)) + 1,
		    date_days(period_first(period_add(month, 1))));
	}
	assert_int_equal(period_last(period_month(2024, 2)).day, 29);
	assert_int_equal(period_last(period_month(2000, 2)).day, 29);
	assert_int_equal(period_last(period_month(2100, 2)).day, 28);
}

/* Forty-nine centuries, day by day, by the rule of 1582 alone: from before year 0,
 * so that each count of days over four, a hundred and four hundred years starts. */
static void
a_day_follows_a_day_as_in_the_calendar(void **state)
{
	const int32_t	first = -900000, last = 900000;
	struct date	date = date_from_days(first);
	int		days;

	(void)state;
	for (int32_t day = first; day < last; day++) {
		struct date	now = date_from_days(day);

		if (now.year != date.year || now.month != date.month ||
		    now.day != date.day || date_days(now) != day)
			fail_msg("day %d is %d-%d-%d", day, now.year, now.month,
			    now.day);
		days = date.month == 2 ? 28 : date.month == 4 ||
		    date.month == 6 || date.month == 9 || date.month == 11 ?
		    30 : 31;
		if (date.month == 2 && date.year % 4 == 0 &&
		    (date.year % 100 != 0 || date.year % 400 == 0))
			days = 29;
		if (++date.day <= days)
			continue;
		date.day = 1;
		if (++date.month <= 12)
			continue;
		date.month = 1;
		date.year++;
	}
	date = date_from_days(0);
	assert_true(date.year == 1970 && date.month == 1 && date.day == 1);
}

static void
a_clocks_second_belongs_to_its_day(void **state)
{
	static const struct {
		int64_t		 seconds;
		const char	*date;
	} cases[] = {
		{ 0, "1970-01-01" }, { 86399, "1970-01-01" },
		{ 86400, "1970-01-02" }, { -1, "1969-12-31" },
		{ -86400, "1969-12-31" }, { -86401, "1969-12-30" },
		{ 1674691200, "2023-01-26" }, { 1674777599, "2023-01-26" },
		/* The year 1 has a first day, the year 9999 a last one. */
		{ -719162 * 86400LL, "0001-01-01" },
		{ -719163 * 86400LL, "1970-01-01" },
		{ 2932896 * 86400LL, "9999-12-31" },
		{ 2932897 * 86400LL, "9999-12-31" },
		{ INT64_MAX, "9999-12-31" }, { INT64_MIN, "1970-01-01" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		assert_text(date_iso(*state, date_from_epoch(cases[i].seconds)),
		    cases[i].date);
}

static void
weekdays_are_the_calendars(void **state)
{
	struct date	date;

	(void)state;
	assert_true(date_parse(STR("2023-01-26"), &date));
	assert_int_equal(date_weekday(date), 4);	/* a Thursday */
	assert_true(date_parse(STR("2024-11-29"), &date));
	assert_int_equal(date_weekday(date), 5);	/* a Friday */
	assert_true(date_parse(STR("1969-12-31"), &date));
	assert_int_equal(date_weekday(date), 3);
	assert_int_equal(date_days(date), -1);
	assert_true(date_parse(STR("1970-01-04"), &date));
	assert_int_equal(date_weekday(date), 0);	/* a Sunday */
	for (int i = 0; i < 70; i++)
		assert_int_equal(date_weekday(date_from_days(3 - i)),
		    6 - (i + 6) % 7);
	for (int32_t day = -800000; day < 800000; day += 997)
		assert_int_equal(date_days(date_from_days(day)), day);
}

static void
periods_are_months_quarters_years_and_days(void **state)
{
	static const struct {
		const char	*code, *name, *first, *last;
		int		 financial_month;
	} cases[] = {
		{ "2022-12", "December 2022", "2022-12-01", "2022-12-31", 9 },
		{ "2022-Q3", "July to September 2022", "2022-07-01",
		  "2022-09-30", 6 },
		{ "2022/23", "2022/23", "2022-04-01", "2023-03-31", 12 },
		{ "1999/00", "1999/00", "1999-04-01", "2000-03-31", 12 },
		{ "2024-02", "February 2024", "2024-02-01", "2024-02-29", 11 },
		{ "2022-12-31", "31 December 2022", "2022-12-31", "2022-12-31",
		  9 },
		{ "2023-04", "April 2023", "2023-04-01", "2023-04-30", 1 },
	};
	static const char *const bad[] = {
		"2022-13", "2022-00", "2022", "2022/24", "2022-Q5", "2022-Q0",
		"2022-1", "Dec-22", "", "2011-1", "2022/2023", "0999-01",
		"2022-Q", "2022-", "2022/", "2022-01x", "2022-Q1x", "2022/23x",
		"2022-x1", "2022/x3", "1999/"
	};
	struct period		 period, other;

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		assert_true(period_parse(str_of(cases[i].code), &period));
		assert_text(period_code(*state, period), cases[i].code);
		assert_text(period_long(*state, period), cases[i].name);
		assert_text(date_iso(*state, period_first(period)),
		    cases[i].first);
		assert_text(date_iso(*state, period_last(period)),
		    cases[i].last);
		assert_int_equal(period_financial_month(period),
		    cases[i].financial_month);
	}
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		assert_false(period_parse(str_of(bad[i]), &period));
		assert_int_equal(period.kind, PERIOD_NONE);
		assert_int_equal(period.at, 0);
	}
	assert_text(period_code(*state, period), "");
	/* The least and the most of each. */
	assert_true(period_parse(STR("1000-01"), &period));
	assert_int_equal(period.at, 12000);
	assert_true(period_parse(STR("2022-Q1"), &other));
	assert_true(period_parse(STR("2022-Q4"), &period));
	assert_int_equal(period_between(other, period), 3);
	assert_text(period_code(*state, period_add(period, 1)), "2023-Q1");
	assert_text(date_iso(*state, period_first(other)), "2022-01-01");
	assert_text(date_iso(*state, period_last(period)), "2022-12-31");
	assert_int_equal(period_financial_year(period), 2022);
	assert_false(period_eq(other, period));
	other = (struct period){ PERIOD_YEAR, period.at };
	assert_false(period_eq(other, period));
	other.kind = PERIOD_QUARTER;
	assert_true(period_eq(other, period));
}

static void
periods_have_short_names(void **state)
{
	static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May",
				    "Jun", "Jul", "Aug", "Sep", "Oct", "Nov",
				    "Dec" };
	static const char *const quarters[] = { "Jan to Mar", "Apr to Jun",
				    "Jul to Sep", "Oct to Dec" };
	struct period		 period;

	for (int i = 0; i < 12; i++) {
		assert_string_equal(month_short(i + 1), months[i]);
		assert_text(period_short(*state, period_month(2022, i + 1)),
		    arena_printf(*state, "%s 2022", months[i]));
	}
	assert_true(period_parse(STR("2022-Q1"), &period));
	for (int i = 0; i < 4; i++)
		assert_text(period_short(*state, period_add(period, i)),
		    arena_printf(*state, "%s 2022", quarters[i]));
	assert_true(period_parse(STR("2022/23"), &period));
	assert_text(period_short(*state, period), "2022/23");
	assert_true(period_parse(STR("2022-12-31"), &period));
	assert_text(period_short(*state, period), "31 December 2022");
}

static void
the_earlier_date_is_the_lesser(void **state)
{
	const struct date	early = { 2023, 1, 26 }, late = { 2023, 1, 27 };

	(void)state;
	assert_true(date_cmp(early, late) < 0);
	assert_true(date_cmp(late, early) > 0);
	assert_int_equal(date_cmp(late, late), 0);
}

static void
decimals_are_as_few_as_say_it(void **state)
{
	(void)state;
	assert_int_equal(num_decimals(num_int(10), 3), 0);
	assert_int_equal(num_decimals(num_make(1, 10), 3), 1);
	assert_int_equal(num_decimals(num_make(-5, 4), 3), 2);
	assert_int_equal(num_decimals(num_make(1, 3), 3), 3);
	assert_int_equal(num_decimals(num_make(1, 3), 9), 9);
	assert_int_equal(num_decimals(NUM_NONE, 3), 0);
}

static void
a_financial_year_begins_with_a_period_of_the_same_kind(void **state)
{
	static const char *const cases[][2] = {
		{ "2023-03", "2022-04" }, { "2022-04", "2022-04" },
		{ "2023-Q1", "2022-Q2" }, { "2022-Q2", "2022-Q2" },
		{ "2023-03-31", "2022-04-01" }, { "2022/23", "2022/23" },
	};
	struct period	period, april;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		assert_true(period_parse(str_of(cases[i][0]), &period));
		assert_true(period_parse(str_of(cases[i][1]), &april));
		assert_true(period_eq(period_april(period), april));
	}
	april = period_april((struct period){ PERIOD_NONE, 0 });
	assert_int_equal(april.kind, PERIOD_NONE);
}

static void
months_apart_are_whole_ones(void **state)
{
	struct date	made = { 2024, 8, 8 };

	(void)state;
	assert_int_equal(date_months(made, (struct date){ 2024, 9, 26 }), 1);
	assert_int_equal(date_months(made, (struct date){ 2025, 8, 7 }), 11);
	assert_int_equal(date_months(made, (struct date){ 2025, 8, 8 }), 12);
	assert_int_equal(date_months(made, made), 0);
}

static void
january_to_march_belong_to_the_year_before(void **state)
{
	struct period	period;

	(void)state;
	assert_true(period_parse(STR("2023-03"), &period));
	assert_int_equal(period_financial_year(period), 2022);
	assert_true(period_parse(STR("2023-04"), &period));
	assert_int_equal(period_financial_year(period), 2023);
}

/* ---- text ---- */

static void
bad_utf8_is_found_at_its_byte(void **state)
{
	static const struct {
		const char	*bytes;
		size_t		 bad;
	} cases[] = {
		{ "caf\xE9", 3 }, { "ab\xC0\x80", 2 }, { "\xED\xA0\x80", 0 },
		{ "a\xF5\x80\x80\x80", 1 }, { "\xE2\x82", 0 }, { "x\x80", 1 },
	};
	size_t			 bad;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		assert_false(utf8_valid(str_of(cases[i].bytes), &bad));
		assert_int_equal(bad, cases[i].bad);
	}
	assert_true(utf8_valid(STR("\xC5\xB5 \xC2\xA3 \xF0\x9F\x98\x80"), &bad));
}

static void
a_misspelt_word_finds_its_neighbour(void **state)
{
	struct nearest	nearest = NEAREST(STR("re-referal"));

	(void)state;
	nearest_offer(&nearest, STR("referrals"));
	nearest_offer(&nearest, STR("re-referrals"));
	nearest_offer(&nearest, STR("contacts"));
	assert_true(str_is(nearest.best, "re-referrals"));
	nearest = NEAREST(STR("xyz"));
	nearest_offer(&nearest, STR("contacts"));
	assert_int_equal(nearest.best.n, 0);
}

static void
reals_are_written_as_pdf_wants_them(void **state)
{
	static const struct {
		double		 value;
		int		 decimals;
		const char	*want;
	} cases[] = {
		{ 0, 3, "0" }, { -0.0001, 2, "0" }, { 1.5, 3, "1.5" },
		{ -2.25, 2, "-2.25" }, { 100, 3, "100" }, { 0.1, 1, "0.1" },
		{ 595.276, 2, "595.28" }, { 1e-9, 6, "0" }, { 0.05, 3, "0.05" },
		{ 12.999, 2, "13" }, { 1.0 / 0.0, 2, "0" },
	};
	struct buf		 buf = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		buf_clear(&buf);
		buf_real(&buf, cases[i].value, cases[i].decimals);
		assert_string_equal(buf.s, cases[i].want);
	}
	buf_free(&buf);
}

/* ---- messages ---- */

static void
what_is_taken_back_was_never_said(void **state)
{
	struct diags		 *diags = diags_new(*state);
	const struct message	**sorted;

	diag_at(diags, DIAG_FILE_OPEN, PLACE("a"), "1");
	diag_at(diags, DIAG_PAGE_FULL, PLACE("a"), "2");
	diag_at(diags, DIAG_FILE_OPEN, PLACE("a"), "3");
	diags_drop(diags, DIAG_FILE_OPEN);
	assert_int_equal(diags_sorted(diags, &sorted), 1);
	assert_string_equal(sorted[0]->detail, "2");
	assert_false(diags_failed(diags));
	assert_int_equal(diags_worst(diags), LEVEL_WARNING);
	diags_drop(diags, DIAG_FILE_OPEN);
	assert_int_equal(diags_sorted(diags, &sorted), 1);
}

static void
a_text_is_quoted_in_part_and_by_whole_characters(void **state)
{
	static const char	sixty[] = "123456789012345678901234567890"
				    "123456789012345678901234567890";

	assert_text(text_shown(*state, STR("a word")), "a word");
	assert_text(text_shown(*state, str_of(sixty)), sixty);
	assert_text(text_shown(*state, STR("one\ntwo")), "one...");
	/* Of 61 bytes, whose last are an e with an accent. */
	assert_text(text_shown(*state, str_printf(*state, "%.59s\xC3\xA9",
	    sixty)), arena_printf(*state, "%.59s...", sixty));
	assert_text(str_head(STR("a\xE2\x82\xAC"), 3), "a");
	assert_text(str_head(STR("a\xE2\x82\xAC"), 4), "a\xE2\x82\xAC");
}

static void
a_detail_has_an_end(void **state)
{
	struct diags		 *diags = diags_new(*state);
	const struct message	**sorted;
	char			  word[9001];

	memset(word, 'x', sizeof(word) - 1);
	word[sizeof(word) - 1] = '\0';
	diag_at(diags, DIAG_FILE_OPEN, PLACE("a"), "%s", word);
	assert_int_equal(diags_sorted(diags, &sorted), 1);
	assert_int_equal(strlen(sorted[0]->detail), 2003);
	assert_string_equal(sorted[0]->detail + 1999, "x...");
}

static void
what_no_page_shows_is_left_out(void **state)
{
	struct buf	out = { 0 };

	buf_shown(&out, STR("a\xE2\x80\xAE" "b\x07\tc\xEF\xBB\xBF"));
	assert_text(buf_take(&out, *state), "ab\tc");
}

static bool
is_any(int32_t code)
{
	return code_hidden(code) || code_parts(code) || code_ignorable(code);
}

/* Each of them is nothing to somebody, and all that is nothing to anybody, or is a
 * blank, is named in messages. */
static void
each_character_that_is_not_seen_has_its_use(void **state)
{
	static const int32_t	turning[] = { 0x61C, 0x200E, 0x200F, 0x202A,
				    0x202E, 0x2066, 0x2069 };
	static const int32_t	parting[] = { '\v', '\f', 0x85, 0x2028, 0x2029 };
	static const int32_t	drawn_as_nothing[] = { 0xAD, 0x34F, 0x200B,
				    0x200D, 0x2060, 0x2065, 0x3164, 0xFE0F,
				    0xFFF0, 0xE0001, 0xE0FFF };
	static const int32_t	seen[] = { -1, ' ', '~', 0xA0, 0xAC, 0xE9, 0x2010,
				    0x2027, 0x202F, 0xFFFC, 0xFFFD, 0xE1000 };
	static const int32_t	none[] = { 0xFDD0, 0xFFFE, 0x1FFFF, 0x10FFFF };

	(void)state;
	for (size_t i = 0; i < 7; i++)
		assert_true(code_hidden(turning[i]) &&
		    code_ignorable(turning[i]) && !code_parts(turning[i]));
	for (size_t i = 0; i < 5; i++)
		assert_true(code_hidden(parting[i]) && code_parts(parting[i]) &&
		    !code_ignorable(parting[i]));
	for (size_t i = 0; i < 11; i++)
		assert_true(code_ignorable(drawn_as_nothing[i]) &&
		    !code_hidden(drawn_as_nothing[i]));
	for (size_t i = 0; i < 12; i++)
		assert_false(code_unseen(seen[i]) || is_any(seen[i]));
	for (size_t i = 0; i < 4; i++)
		assert_true(code_hidden(none[i]) && !code_ignorable(none[i]));
	for (int32_t code = 0; code < 0x110000; code++)
		assert_true(code_unseen(code) || !is_any(code));
	assert_true(code_unseen('\n') && !code_hidden('\n'));
	assert_true(code_unseen(0x2800) && !is_any(0x2800));
}

static void
a_line_begins_where_it_was_or_below_the_one_before(void **state)
{
	static const struct place	lines[] = { { "a", 3, 9 }, { "a", 6, 5 } };
	const struct line_places	both = { lines, 2 };
	const struct line_places	none = { NULL, 0 };
	struct place			at;

	(void)state;
	at = line_begins(lines[0], both, 1);
	assert_true(at.line == 6 && at.col == 5);
	at = line_begins(lines[0], none, 0);
	assert_true(at.line == 3 && at.col == 9);
	at = line_begins(lines[0], none, 2);
	assert_true(at.line == 5 && at.col == 1);
	assert_string_equal(at.file, "a");
}

static void
messages_are_sorted_by_place_and_repeats_folded(void **state)
{
	struct diags		 *diags = diags_new(*state);
	const struct message	**sorted;
	struct buf		  line = { 0 };

	assert_false(diags_failed(diags));
	diag_at(diags, DIAG_FILE_OPEN, (struct place){ "b.ini", 3, 1 }, "later");
	diag_at(diags, DIAG_FILE_OPEN, (struct place){ "a.ini", 14, 9 }, "x");
	diag_at(diags, DIAG_FILE_OPEN, (struct place){ "a.ini", 2, 1 }, "%d", 7);
	diag_at(diags, DIAG_FILE_OPEN, (struct place){ "a.ini", 14, 9 }, "x");
	assert_int_equal(diags_sorted(diags, &sorted), 3);
	message_print(&line, sorted[0]);
	assert_string_equal(line.s, "a.ini:2:1: error: cannot open file: 7");
	assert_int_equal(sorted[1]->place.line, 14);
	assert_string_equal(sorted[2]->place.file, "b.ini");
	assert_true(diags_failed(diags));
	buf_free(&line);
}

/* ---- saving ---- */

static char	folder[] = "/tmp/test_base.XXXXXX";

static int
folder_setup(void **state)
{
	return mkdtemp(folder) != NULL ? setup(state) : -1;
}

static int
folder_teardown(void **state)
{
	rmdir(folder);		/* fails, and is seen, when a file is left */
	assert_false(path_exists(folder));
	return teardown(state);
}

static void
a_file_is_old_or_new_and_never_a_part(void **state)
{
	struct diags	*diags = diags_new(*state);
	char		*path = arena_printf(*state, "%s/pack.pdf", folder);
	struct save	*save;
	struct str	 data;
	struct stat	 st;

	save = save_open(*state, path, 0640, diags);
	assert_non_null(save);
	assert_true(save_write(save, "first", 5));
	assert_false(path_exists(path));
	assert_true(save_commit(save));
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0640);

	save = save_open(*state, path, 0640, diags);
	assert_true(save_write(save, "second", 6));
	save_abandon(save);
	assert_true(file_read(*state, path, &data, PLACE(path), diags));
	assert_text(data, "first");
	assert_false(diags_failed(diags));
	unlink(path);
}

/* Pieces that wait, that fill the buffer of 64 KB and that are larger than it. */
static void
what_is_written_in_pieces_is_whole_and_in_order(void **state)
{
	static const size_t	 sizes[] = { 1, 0, 65535, 1, 40000, 40000, 5,
				    65536, 3, 200000, 7 };
	struct diags		*diags = diags_new(*state);
	char			*path = arena_printf(*state, "%s/pack.pdf",
				    folder);
	struct save		*save = save_open(*state, path, 0640, diags);
	struct buf		 all = { 0 };
	struct str		 data;
	char			 found[65], wanted[65];
	size_t			 from;

	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		from = all.n;
		for (size_t j = 0; j < sizes[i]; j++)
			buf_char(&all, (char)('a' + (from + j) % 23));
		assert_true(save_write(save, all.s + from, sizes[i]));
		if (i % 4 != 3)
			continue;
		assert_true(save_digest(save, found));
		sha256_hex(buf_view(&all), wanted);
		assert_string_equal(found, wanted);
	}
	assert_true(save_commit(save));
	assert_true(file_read(*state, path, &data, PLACE(path), diags));
	assert_true(str_eq(data, buf_view(&all)));
	buf_free(&all);
	unlink(path);
}

static void
what_a_killed_run_left_is_used_again(void **state)
{
	struct diags	*diags = diags_new(*state);
	char		*path = arena_printf(*state, "%s/pack.pdf", folder);
	char		*part = arena_printf(*state, "%s/.pack.pdf.part", folder);
	struct save	*save;
	struct str	 data;
	int		 fd = open(part, O_WRONLY | O_CREAT, 0600);

	assert_int_equal(write(fd, "a long half-written file", 24), 24);
	close(fd);
	save = save_open(*state, path, 0644, diags);
	assert_true(save_write(save, "whole", 5));
	assert_true(save_commit(save));
	assert_true(file_read(*state, path, &data, PLACE(path), diags));
	assert_text(data, "whole");
	assert_false(path_exists(part));
	unlink(path);
}

static void
a_folder_that_is_not_there_is_said(void **state)
{
	struct diags	*diags = diags_new(*state);
	char		*path = arena_printf(*state, "%s/no/pack.pdf", folder);

	assert_null(save_open(*state, path, 0644, diags));
	assert_int_equal(diags_worst(diags), LEVEL_SYSTEM);
}

static void
misspelt_file_is_told_with_the_nearest_of_its_ending(void **state)
{
	struct diags		 *diags = diags_new(*state);
	char			 *there = arena_printf(*state, "%s/words.md",
				    folder);
	char			 *asked = arena_printf(*state, "%s/word.md",
				    folder);
	const struct message	**said;
	struct save		 *save = save_open(*state, there, 0600, diags);
	struct str		  data;

	assert_true(save_commit(save));
	assert_false(file_read(*state, asked, &data, PLACE(asked), diags));
	assert_int_equal(diags_sorted(diags, &said), 1);
	assert_string_equal(said[0]->detail, arena_printf(*state, "%s: No such "
	    "file or directory, did you mean words.md?", asked));
	diags = diags_new(*state);
	asked = arena_printf(*state, "%s/word.csv", folder);
	assert_false(file_read(*state, asked, &data, PLACE(asked), diags));
	assert_int_equal(diags_sorted(diags, &said), 1);
	assert_string_equal(said[0]->detail, arena_printf(*state, "%s: No such "
	    "file or directory", asked));
	unlink(there);
}

static void
a_lock_of_another_is_not_waited_for_without_end(void **state)
{
	int	first = open(folder, O_RDONLY | O_DIRECTORY);
	int	second = open(folder, O_RDONLY | O_DIRECTORY);

	(void)state;
	assert_true(file_lock(first, 0));
	assert_false(file_lock(second, 40));
	assert_int_equal(errno, EWOULDBLOCK);
	close(first);
	assert_true(file_lock(second, 0));
	close(second);
}

/* While set, another run locks this file just before we would. */
static const char	*another_locks;
static int		 another = -1;

/* In place of the C library's. */
int
flock(int fd, int how)
{
	if (another_locks != NULL && another < 0) {
		another = open(another_locks, O_RDWR);
		assert_int_equal(syscall(SYS_flock, another, LOCK_EX), 0);
	}
	return (int)syscall(SYS_flock, fd, how);
}

/* Nobody waits in this test. */
int
nanosleep(const struct timespec *time, struct timespec *left)
{
	(void)time;
	(void)left;
	return 0;
}

static void
a_file_that_another_locked_is_left_to_it(void **state)
{
	struct diags		 *diags = diags_new(*state);
	char			 *path = arena_printf(*state, "%s/pack.pdf",
				    folder);
	char			 *part = arena_printf(*state,
				    "%s/.pack.pdf.part", folder);
	const struct message	**said;

	another_locks = part;
	assert_null(save_open(*state, path, 0644, diags));
	another_locks = NULL;
	assert_true(another >= 0);
	assert_int_equal(diags_sorted(diags, &said), 1);
	assert_int_equal(said[0]->id, DIAG_SAVE_BUSY);
	assert_true(path_exists(part));
	close(another);
	unlink(part);
}

static void
only_regular_files_are_read(void **state)
{
	struct diags	*diags = diags_new(*state);
	char		*fifo = arena_printf(*state, "%s/fifo", folder);
	struct str	 data;

	assert_false(file_read(*state, folder, &data, PLACE(folder), diags));
	assert_int_equal(mkfifo(fifo, 0600), 0);
	assert_false(file_read(*state, fifo, &data, PLACE(fifo), diags));
	assert_int_equal(diags_count(diags, LEVEL_ERROR), 2);
	unlink(fifo);
}

static void
paths_are_seen_from_the_file_that_names_them(void **state)
{
	assert_string_equal(path_beside(*state, "x/y.ini", STR("t/a.md")),
	    "x/t/a.md");
	assert_string_equal(path_beside(*state, "y.ini", STR("a.md")), "a.md");
	assert_string_equal(path_beside(*state, "x/y.ini", STR("/a.md")),
	    "/a.md");
	assert_string_equal(path_folder(*state, "/a"), "/");
	assert_string_equal(path_folder(*state, "a/b/c"), "a/b");
}

static void
a_path_in_a_command_is_one_plain_word(void **state)
{
	assert_string_equal(path_shell(*state, "packs/a-1.ini"),
	    "packs/a-1.ini");
	assert_string_equal(path_shell(*state, "My packs/a.ini"),
	    "'My packs/a.ini'");
	assert_string_equal(path_shell(*state, "$(rm x);`y`.ini"),
	    "'$(rm x);`y`.ini'");
	assert_string_equal(path_shell(*state, "it's.ini"), "'it'\\''s.ini'");
	assert_string_equal(path_shell(*state, "~a.ini"), "'~a.ini'");
	assert_string_equal(path_shell(*state, "-a.ini"), "./-a.ini");
	assert_string_equal(path_shell(*state, "-a b"), "'./-a b'");
	assert_string_equal(path_shell(*state, ""), "''");
}

static void
a_digest_is_the_standards(void **state)
{
	char	hex[65];

	(void)state;
	/* FIPS 180-4 examples: "abc", and 56 characters in two blocks. */
	sha256_hex(STR("abc"), hex);
	assert_string_equal(hex, "ba7816bf8f01cfea414140de5dae2223"
	    "b00361a396177a9cb410ff61f20015ad");
	sha256_hex(STR("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmno"
	    "mnopnopq"), hex);
	assert_string_equal(hex, "248d6a61d20638b8e5c026930c3e6039"
	    "a33ce45964ff2167f6ecedd419db06c1");
}

static void
arena_memory_is_zeroed_and_aligned(void **state)
{
	for (size_t size = 1; size < 3000000; size = size * 3 + 1) {
		char	*at = arena_alloc(*state, size);

		assert_int_equal((uintptr_t)at % ARENA_ALIGNED, 0);
		assert_int_equal(at[0], 0);
		assert_int_equal(at[size - 1], 0);
		memset(at, 'x', size);
	}
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int
main(void)
{
	const struct CMUnitTest	plain[] = {
		TEST(an_array_keeps_what_is_in_it_as_it_grows),
		TEST(a_fraction_is_rounded_once_half_up),
		TEST(a_number_is_read_as_people_write_it),
		TEST(a_number_of_too_many_digits_is_told_from_none),
		TEST(a_step_that_fits_is_exact),
		TEST(a_step_too_long_for_its_fraction_is_cut_short),
		TEST(a_step_of_the_largest_fractions_has_fewer_decimals),
		TEST(arithmetic_that_does_not_fit_cannot_say),
		TEST(a_fraction_keeps_its_sign_above_the_line),
		TEST(a_fraction_has_64_bits_on_either_side),
		TEST(near_is_told_of_any_two_fractions),
		TEST(a_figure_is_rounded_in_thousands_or_millions),
		TEST(rounding_knows_all_powers_of_ten),
		TEST(a_rise_wears_a_plus_and_a_fall_a_true_minus),
		TEST(a_sign_is_cut_off_only_where_it_stands_first),
		TEST(a_byte_order_mark_is_taken_off_whole_and_once),
		TEST(days_that_do_not_exist_are_refused),
		TEST(months_end_as_the_rhyme_has_it),
		TEST(a_day_follows_a_day_as_in_the_calendar),
		TEST(a_clocks_second_belongs_to_its_day),
		TEST(weekdays_are_the_calendars),
		TEST(periods_are_months_quarters_years_and_days),
		TEST(periods_have_short_names),
		TEST(the_earlier_date_is_the_lesser),
		TEST(decimals_are_as_few_as_say_it),
		TEST(a_financial_year_begins_with_a_period_of_the_same_kind),
		TEST(months_apart_are_whole_ones),
		TEST(january_to_march_belong_to_the_year_before),
		TEST(bad_utf8_is_found_at_its_byte),
		TEST(a_misspelt_word_finds_its_neighbour),
		TEST(reals_are_written_as_pdf_wants_them),
		TEST(what_is_taken_back_was_never_said),
		TEST(a_text_is_quoted_in_part_and_by_whole_characters),
		TEST(a_detail_has_an_end),
		TEST(what_no_page_shows_is_left_out),
		TEST(each_character_that_is_not_seen_has_its_use),
		TEST(a_line_begins_where_it_was_or_below_the_one_before),
		TEST(messages_are_sorted_by_place_and_repeats_folded),
		TEST(paths_are_seen_from_the_file_that_names_them),
		TEST(a_path_in_a_command_is_one_plain_word),
		TEST(a_digest_is_the_standards),
		TEST(arena_memory_is_zeroed_and_aligned),
	};
	const struct CMUnitTest	saving[] = {
		cmocka_unit_test(a_file_is_old_or_new_and_never_a_part),
		cmocka_unit_test(what_is_written_in_pieces_is_whole_and_in_order),
		cmocka_unit_test(what_a_killed_run_left_is_used_again),
		cmocka_unit_test(a_folder_that_is_not_there_is_said),
		cmocka_unit_test(
		    misspelt_file_is_told_with_the_nearest_of_its_ending),
		cmocka_unit_test(
		    a_lock_of_another_is_not_waited_for_without_end),
		cmocka_unit_test(a_file_that_another_locked_is_left_to_it),
		cmocka_unit_test(only_regular_files_are_read),
	};

	return cmocka_run_group_tests_name("base", plain, NULL, NULL) +
	    cmocka_run_group_tests_name("base: saving", saving, folder_setup,
	    folder_teardown);
}
