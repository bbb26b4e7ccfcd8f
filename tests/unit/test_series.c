/*
 * test_series.c - the words of data files, and what is found in a series.
 *
 * Arrays are one longer than is said: what stands behind them is not to be found.
 */
#include "store_case.h"

#include "store/store_int.h"

/* ---- words ---- */

static void
a_word_is_found_in_its_own_list_alone(void **state)
{
	int	at = -1;

	(void)state;
	assert_true(word_find(&units, STR("percent"), &at));
	assert_int_equal(at, UNIT_PERCENT);
	assert_true(word_find(&units, STR("Money"), &at));
	assert_int_equal(at, UNIT_MONEY);
	assert_false(word_find(&units, STR("lower"), &at));
	assert_int_equal(at, UNIT_MONEY);
	/* No symbol is an empty word, and so no choice. */
	assert_true(word_find(&symbols, STR("z"), &at));
	assert_int_equal(at, SYMBOL_Z);
	assert_false(word_find(&symbols, STR(""), &at));
	/* Comparators may be "not available"; figures say x. */
	assert_true(word_find(&symbols, STR("not available"), &at));
	assert_int_equal(at, SYMBOL_NOT_AVAILABLE);
	assert_false(word_find(&marks, STR("not available"), &at));
}

static void
assert_choices(const struct vocabulary *words, const char *want)
{
	struct buf	list = { 0 };

	choices_list(words, &list);
	assert_string_equal(list.s, want);
	buf_free(&list);
}

static void
lists_have_their_words_in_order(void **state)
{
	(void)state;
	assert_choices(&units, "percent, count, rate, ratio, days, money");
	assert_choices(&betters, "neither, higher, lower");
	assert_choices(&aggregations,
	    "in-month, month-end, year-to-date, rolling-12");
	assert_choices(&directions, "none, at-least, at-most, between");
	assert_choices(&marks,
	    "z, x, c, low, u, p, r, e, TBC, N/A, Not set");
	assert_choices(&symbols,
	    "z, x, c, low, u, p, r, e, TBC, N/A, Not set, not available");
	/* Those that stand beside a figure. */
	assert_choices(&besides, "u, p, r, e");
}

static void
words_are_read_as_what_they_stand_for(void **state)
{
	enum unit		unit;
	enum better		better;
	enum aggregation	aggregation;
	enum direction		direction;
	enum symbol		symbol;

	(void)state;
	assert_true(unit_parse(STR("rate"), &unit));
	assert_int_equal(unit, UNIT_RATE);
	assert_true(better_parse(STR("lower"), &better));
	assert_int_equal(better, BETTER_LOWER);
	assert_true(aggregation_parse(STR("rolling-12"), &aggregation));
	assert_int_equal(aggregation, AGGREGATE_ROLLING_12);
	assert_true(direction_parse(STR("at-least"), &direction));
	assert_int_equal(direction, DIRECTION_AT_LEAST);
	assert_true(symbol_parse(STR("tbc"), &symbol));
	assert_int_equal(symbol, SYMBOL_TBC);
	assert_false(symbol_parse(STR("maybe"), &symbol));
	assert_int_equal(symbol, SYMBOL_NONE);
}

/* What stands beside a figure takes nothing's place. */
static void
four_symbols_stand_beside_a_figure(void **state)
{
	static const char	beside[] = " u p r e ";
	const char		*word;

	(void)state;
	assert_false(symbol_replaces(SYMBOL_NONE));
	for (int i = SYMBOL_NONE + 1; i < SYMBOL__MAX; i++) {
		word = symbol_word((enum symbol)i);
		assert_int_equal(symbol_replaces((enum symbol)i),
		    strstr(beside, word) == NULL);
		assert_true(symbol_meaning((enum symbol)i)[0] != '\0');
	}
}

/* ---- series ---- */

/* April, June, August and so on, so many months; the month after the last stands
 * behind them. */
static struct series
every_other_month(struct observation *at, size_t n)
{
	for (size_t i = 0; i <= n; i++)
		at[i] = (struct observation){
			.period = month(2022, 4 + 2 * (int)i)
		};
	return (struct series){ .at = at, .n = n };
}

static void
a_month_is_found_where_it_is(void **state)
{
	struct observation	at[5];
	struct series		series;

	(void)state;
	for (size_t n = 0; n < 5; n++) {
		series = every_other_month(at, n);
		for (int i = 0; i < 12; i++) {
			const bool	there = i % 2 == 0 && i / 2 < (int)n;

			assert_ptr_equal(series_find(&series,
			    period_add(month(2022, 4), i)),
			    there ? &at[i / 2] : NULL);
		}
		assert_null(series_find(&series, month(2022, 3)));
	}
}

/* Quarters are numbered as months are, from the year 0. */
static void
a_period_of_another_kind_is_not_found(void **state)
{
	struct observation	at[2];
	struct series		series;
	struct period		period;

	(void)state;
	series = every_other_month(at, 1);
	period = series.at[0].period;
	period.kind = PERIOD_QUARTER;
	assert_null(series_find(&series, period));
}

static void
a_comparator_is_found_by_its_name(void **state)
{
	struct comparator	at[] = {
		{ .name = STR("england") }, { .name = STR("last-year") },
		{ .name = STR("neighbours") },
	};
	struct comparators	all = { at, 2 };

	(void)state;
	assert_ptr_equal(comparators_find(&all, STR("england")), &at[0]);
	assert_ptr_equal(comparators_find(&all, STR("last-year")), &at[1]);
	assert_null(comparators_find(&all, STR("neighbours")));
	assert_null(comparators_find(&all, STR("England")));
	all.n = 0;
	assert_null(comparators_find(&all, STR("england")));
}

int
main(void)
{
	const struct CMUnitTest	tests[] = {
		cmocka_unit_test(a_word_is_found_in_its_own_list_alone),
		cmocka_unit_test(lists_have_their_words_in_order),
		cmocka_unit_test(words_are_read_as_what_they_stand_for),
		cmocka_unit_test(four_symbols_stand_beside_a_figure),
		cmocka_unit_test(a_month_is_found_where_it_is),
		cmocka_unit_test(a_period_of_another_kind_is_not_found),
		cmocka_unit_test(a_comparator_is_found_by_its_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
