/* What tables show, as the cells of a file; tests/attach.sh has whole files. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "paper/data_int.h"
#include "paper/paper_int.h"

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

static void
a_step_has_its_sign_before_its_unit(void **state)
{
	static const struct {
		enum unit	 unit;
		int64_t		 n, d;		/* the step */
		const char	*text;
	} steps[] = {
		{ UNIT_MONEY, 269786, 1, "+£269,786" },
		{ UNIT_MONEY, 1, 1, "+£1" }, { UNIT_MONEY, 0, 1, "£0" },
		{ UNIT_MONEY, -1, 1, "−£1" },
		/* What is printed as nought has neither risen nor fallen. */
		{ UNIT_MONEY, 1, 4, "£0" }, { UNIT_MONEY, -1, 4, "£0" },
		{ UNIT_DAYS, 12, 1, "+12 days" }, { UNIT_DAYS, -1, 1, "−1 day" },
		{ UNIT_COUNT, 3, 1, "+3" }, { UNIT_COUNT, 0, 1, "0" },
		{ UNIT_COUNT, -3, 1, "−3" },
	};
	struct paper	paper = { .arena = arena_new() };

	(void)state;
	for (size_t i = 0; i < sizeof(steps) / sizeof(*steps); i++) {
		struct indicator	indicator = { .unit = steps[i].unit,
					    .per = 1 };
		struct change		change = { .kind = CHANGE_PERCENT,
					    .step = num_make(steps[i].n,
					    steps[i].d) };

		assert_string_equal(str_dup(paper.arena, figure_step(&paper,
		    &indicator, &change)), steps[i].text);
	}
	arena_free(paper.arena);
}

int
main(void)
{
	const struct CMUnitTest	tests[] = {
		cmocka_unit_test(mark_is_a_word_and_a_dash_is_nothing),
		cmocka_unit_test(number_has_the_digits_that_are_printed),
		cmocka_unit_test(heading_for_people_is_in_parentheses),
		cmocka_unit_test(a_step_has_its_sign_before_its_unit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
