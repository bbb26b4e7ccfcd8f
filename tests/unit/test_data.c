/* What tables show, as the cells of a file; tests/attach.sh has whole files. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "paper/data_int.h"

static void
mark_is_a_word_and_a_dash_is_nothing(void **state)
{
	(void)state;
	assert_true(str_is(data_cell(STR("[c]")), "c"));
	assert_true(str_is(data_cell(STR("[low]")), "low"));
	assert_true(str_is(data_cell(STR("TBC")), "TBC"));
	assert_true(str_is(data_cell(STR("30% [r]")), "30% [r]"));
	assert_int_equal(data_cell(STR("\xE2\x80\x93")).n, 0);
	assert_int_equal(data_cell(STR("")).n, 0);
}

static void
number_has_the_digits_that_are_printed(void **state)
{
	static const struct {
		const char	*printed, *number;
	} cases[] = {
		{ "30%", "30" }, { "1,428", "1428" }, { "\xC2\xA3" "1,250",
		"1250" }, { "12 days", "12" }, { "\xE2\x88\x92" "0.5%",
		"-0.5" }, { "0", "0" }, { "\xE2\x80\x93", "" },
	};
	struct arena	*arena = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		assert_true(str_is(data_number(arena,
		    str_of(cases[i].printed)), cases[i].number));
	arena_free(arena);
}

static void
heading_for_people_is_in_parentheses(void **state)
{
	struct arena	*arena = arena_new();

	(void)state;
	assert_true(str_is(data_heading(arena, STR("In time, %")),
	    "(In time, %)"));
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest	tests[] = {
		cmocka_unit_test(mark_is_a_word_and_a_dash_is_nothing),
		cmocka_unit_test(number_has_the_digits_that_are_printed),
		cmocka_unit_test(heading_for_people_is_in_parentheses),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
