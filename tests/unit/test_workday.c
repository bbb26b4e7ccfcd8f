/* test_workday.c - working days, clear days, and the bank holidays we bring. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/workday.h"

/* The file that the program brings. */
#define STOCK "layouts/bank-holidays.csv"

struct case_ {
	struct arena	*arena;
	struct diags	*diags;
	struct holidays	 stock;
};

static int
setup(void **state)
{
	struct case_	*c = must_alloc(sizeof(*c));

	c->arena = arena_new();
	c->diags = diags_new(c->arena);
	assert_true(holidays_read(c->arena, STOCK, PLACE(STOCK), &c->stock,
	    c->diags));
	*state = c;
	return 0;
}

static int
teardown(void **state)
{
	struct case_	*c = *state;

	arena_free(c->arena);
	free(c);
	return 0;
}

static struct date
day(const char *text)
{
	struct date	date;

	assert_true(date_parse(str_of(text), &date));
	return date;
}

static void
day_is(struct date date, const char *want)
{
	struct date	wanted = day(want);

	assert_int_equal(date_days(date), date_days(wanted));
}

/* A file with TEXT is read into OUT; what is said of it, a line each. */
static const char *
read_text(struct case_ *c, const char *text, bool *ok, struct holidays *out)
{
	char			  folder[] = "/tmp/test_workday.XXXXXX";
	FILE			 *file;
	char			 *name;
	struct diags		 *diags = diags_new(c->arena);
	const struct message	**messages;
	struct buf		  said = { 0 };
	const char		 *kept;
	size_t			  n;

	assert_non_null(mkdtemp(folder));
	name = arena_printf(c->arena, "%s/days.csv", folder);
	file = fopen(name, "w");
	assert_non_null(file);
	assert_true(fputs(text, file) >= 0);
	assert_int_equal(fclose(file), 0);
	*ok = holidays_read(c->arena, name, PLACE(name), out, diags);
	unlink(name);
	rmdir(folder);
	n = diags_sorted(diags, &messages);
	for (size_t i = 0; i < n; i++)
		buf_printf(&said, "%d:%d: %s: %s\n", messages[i]->place.line,
		    messages[i]->place.col, messages[i]->text,
		    messages[i]->detail);
	kept = buf_keep(&said, c->arena).s;
	buf_free(&said);
	return kept;
}

/* ---- the stock file ---- */

static void
every_year_has_its_eight_days_and_the_extra_ones(void **state)
{
	struct case_	*c = *state;
	int		 n[2028] = { 0 };

	for (size_t i = 0; i < c->stock.n; i++) {
		n[c->stock.at[i].year]++;
		assert_in_range(date_weekday(c->stock.at[i]), 1, 5);
	}
	for (int year = 2012; year <= 2027; year++)
		assert_int_equal(n[year], year == 2012 || year == 2023 ? 9 :
		    year == 2022 ? 10 : 8);
}

static void
easter_is_where_the_almanac_has_it(void **state)
{
	/* Easter Sundays. */
	static const char *const easters[] = {
		"2012-04-08", "2013-03-31", "2014-04-20", "2015-04-05",
		"2016-03-27", "2017-04-16", "2018-04-01", "2019-04-21",
		"2020-04-12", "2021-04-04", "2022-04-17", "2023-04-09",
		"2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28",
	};
	struct case_	*c = *state;

	for (size_t i = 0; i < sizeof(easters) / sizeof(*easters); i++) {
		int32_t	sunday = date_days(day(easters[i]));

		assert_int_equal(date_weekday(date_from_days(sunday)), 0);
		assert_false(is_workday(&c->stock,
		    date_from_days(sunday - 2)));
		assert_false(is_workday(&c->stock,
		    date_from_days(sunday + 1)));
		assert_true(is_workday(&c->stock,
		    date_from_days(sunday - 3)));
		assert_true(is_workday(&c->stock,
		    date_from_days(sunday + 2)));
	}
}

static void
moved_and_extra_days_are_known(void **state)
{
	static const struct {
		const char	*date;
		bool		 works;
	} days[] = {
		{ "2012-05-28", true }, { "2012-06-04", false },
		{ "2012-06-05", false }, { "2020-05-04", true },
		{ "2020-05-08", false }, { "2022-05-30", true },
		{ "2022-06-02", false }, { "2022-06-03", false },
		{ "2022-09-19", false }, { "2023-05-08", false },
		/* Christmas on a Saturday, then on a Sunday; New Year's Day on
		 * a Sunday. */
		{ "2021-12-27", false }, { "2021-12-28", false },
		{ "2021-12-29", true }, { "2022-12-26", false },
		{ "2022-12-27", false }, { "2023-01-02", false },
		{ "2023-01-03", true },
	};
	struct case_	*c = *state;

	for (size_t i = 0; i < sizeof(days) / sizeof(*days); i++)
		assert_int_equal(is_workday(&c->stock, day(days[i].date)),
		    days[i].works);
}

static void
years_without_a_holiday_are_not_covered(void **state)
{
	struct case_	*c = *state;
	struct holidays	 none = { 0 };

	assert_true(holidays_cover(&c->stock, day("2012-12-31")));
	assert_true(holidays_cover(&c->stock, day("2027-01-01")));
	assert_false(holidays_cover(&c->stock, day("2011-12-31")));
	assert_false(holidays_cover(&c->stock, day("2028-01-01")));
	assert_false(holidays_cover(&none, day("2023-01-26")));
}

static void
a_holiday_of_new_years_eve_is_of_the_old_year(void **state)
{
	struct date	at[] = { { 2029, 12, 31 }, { 2030, 1, 1 } };
	struct holidays	both = { at, 2 }, eve = { at, 1 };

	(void)state;
	assert_true(holidays_cover(&both, day("2030-06-30")));
	assert_false(holidays_cover(&eve, day("2030-06-30")));
	assert_true(holidays_cover(&eve, day("2029-01-01")));
}

/* ---- counting ---- */

static void
neither_end_is_a_clear_day(void **state)
{
	struct case_	*c = *state;

	/* Wednesday to Thursday week: Thursday, Friday, Monday to Wednesday. */
	assert_int_equal(workdays_clear(&c->stock, day("2023-01-18"),
	    day("2023-01-26")), 5);
	assert_int_equal(workdays_clear(&c->stock, day("2023-01-19"),
	    day("2023-01-26")), 4);
	assert_int_equal(workdays_clear(&c->stock, day("2023-01-25"),
	    day("2023-01-26")), 0);
	assert_int_equal(workdays_clear(&c->stock, day("2023-01-26"),
	    day("2023-01-26")), 0);
	assert_int_equal(workdays_clear(&c->stock, day("2023-01-27"),
	    day("2023-01-26")), 0);
}

static void
holidays_are_no_clear_days(void **state)
{
	struct case_	*c = *state;
	struct holidays	 none = { 0 };

	/* 22 December 2022 to 5 January 2023: 23, 28, 29, 30, 3, 4. */
	assert_int_equal(workdays_clear(&c->stock, day("2022-12-22"),
	    day("2023-01-05")), 6);
	assert_int_equal(workdays_clear(&none, day("2022-12-22"),
	    day("2023-01-05")), 9);
}

static void
day_after_days_passes_over_weekends_and_holidays(void **state)
{
	struct case_	*c = *state;

	day_is(workday_after(&c->stock, day("2023-01-18"), 0), "2023-01-18");
	day_is(workday_after(&c->stock, day("2023-01-18"), 5), "2023-01-25");
	/* From Maundy Thursday 2023 the next working day is a Tuesday. */
	day_is(workday_after(&c->stock, day("2023-04-06"), 1), "2023-04-11");
	/* Begun on a Saturday, Monday is day 1. */
	day_is(workday_after(&c->stock, day("2023-01-21"), 1), "2023-01-23");
}

/* ---- the file ---- */

static void
file_may_come_from_a_spreadsheet(void **state)
{
	struct case_	*c = *state;
	struct holidays	 holidays;
	bool		 ok;

	assert_string_equal(read_text(c, "\xEF\xBB\xBF" "date,name\r\n\r\n"
	    "2030-01-01,\"New Year's Day, a Tuesday\"\r\n2030-04-19,G",
	    &ok, &holidays), "");
	assert_true(ok);
	assert_int_equal(holidays.n, 2);
	assert_false(is_workday(&holidays, day("2030-01-01")));
}

static void
file_may_end_with_its_last_letter_or_behind_it(void **state)
{
	static const char *const texts[] = {
		"date,name\n2030-01-01,A\n2030-04-19,B\n2030-04-22,C",
		"\xEF\xBB\xBF" "date,name\n\n2030-01-01,A\n2030-04-19,B\n"
		"2030-04-22,C\n",
	};
	struct case_	*c = *state;
	struct holidays	 holidays;
	bool		 ok;

	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		assert_string_equal(read_text(c, texts[i], &ok, &holidays), "");
		assert_true(ok);
		assert_int_equal(holidays.n, 3);
		/* All of them have a place of their own. */
		memset(arena_alloc(c->arena, 64), 'x', 64);
		day_is(holidays.at[0], "2030-01-01");
		day_is(holidays.at[2], "2030-04-22");
	}
}

static void
file_that_is_not_there_is_an_error(void **state)
{
	struct case_	*c = *state;
	struct holidays	 holidays;

	assert_false(holidays_read(c->arena, "tests/no-such.csv",
	    PLACE("board.ini"), &holidays, c->diags));
	assert_true(diags_failed(c->diags));
	assert_int_equal(holidays.n, 0);
}

static void
faults_in_the_file_are_all_told(void **state)
{
	struct case_	*c = *state;
	struct holidays	 holidays;
	bool		 ok;

	assert_string_equal(read_text(c, "date,name\n2030-13-01,A\n"
	    "2030-04-19\n2030-04-22,B\n2030-04-22,C\n2030-05-06,D\n",
	    &ok, &holidays),
	    "2:1: not a bank holiday, left out, write one such as "
	    "2023-01-02,New Year's Day: 2030-13-01,A\n"
	    "3:1: not a bank holiday, left out, write one such as "
	    "2023-01-02,New Year's Day: 2030-04-19\n"
	    "5:1: bank holiday is not later than the one above it, left out: "
	    "2030-04-22\n");
	assert_false(ok);
	assert_int_equal(holidays.n, 2);
	/* Also of a line that is a single letter, and the last. */
	assert_string_equal(read_text(c, "date,name\n2030-01-01,A\nx", &ok,
	    &holidays), "3:1: not a bank holiday, left out, write one such as "
	    "2023-01-02,New Year's Day: x\n");
	assert_false(ok);
}

static void
file_without_its_header_is_no_file_of_holidays(void **state)
{
	struct case_	*c = *state;
	struct holidays	 holidays;
	bool		 ok;

	assert_string_equal(read_text(c, "2030-01-01,A\n", &ok, &holidays),
	    "1:1: not a file of bank holidays, its first line says what the "
	    "columns are: date,name\n");
	assert_false(ok);
	assert_int_equal(holidays.n, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int
main(void)
{
	const struct CMUnitTest	tests[] = {
		TEST(every_year_has_its_eight_days_and_the_extra_ones),
		TEST(easter_is_where_the_almanac_has_it),
		TEST(moved_and_extra_days_are_known),
		TEST(years_without_a_holiday_are_not_covered),
		TEST(a_holiday_of_new_years_eve_is_of_the_old_year),
		TEST(neither_end_is_a_clear_day),
		TEST(holidays_are_no_clear_days),
		TEST(day_after_days_passes_over_weekends_and_holidays),
		TEST(file_may_come_from_a_spreadsheet),
		TEST(file_may_end_with_its_last_letter_or_behind_it),
		TEST(file_that_is_not_there_is_an_error),
		TEST(faults_in_the_file_are_all_told),
		TEST(file_without_its_header_is_no_file_of_holidays),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
