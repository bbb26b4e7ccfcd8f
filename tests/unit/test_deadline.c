/*
 * test_deadline.c - the day that ends so many working days, as texts ask for it.
 *
 * Counted by hand in the calendar, with the bank holidays of layouts: 25 and 26
 * December and 26 August 2024; the last year that is known there is 2027.
 */
#include "paper_case.h"

#include "paper/deadline_int.h"

struct asked {
	struct paper_case	*at;
	struct answer		 answer;
};

/* Ask for EXPR where WRITTEN stands, in a paper of its own. */
static bool
ask(struct asked *asked, const char *expr, const char *written)
{
	struct question	question = { .expr = str_of(expr),
			    .written = str_of(written),
			    .place = { "a.md", 5, 12 } };

	return deadline_answer(asked->at->paper, &question, &asked->answer);
}

static struct asked
begin(struct paper_case *at)
{
	case_paper(at, "[pack]\ntitle = Paper\n");
	return (struct asked){ .at = at };
}

static void
weekends_and_bank_holidays_are_passed_over(void **state)
{
	struct asked	a = begin(*state);

	/* 3 + 5 x 7 days to 23 August, 4 to the 30th, 3 more: 45. */
	assert_true(ask(&a, "deadline 2024-07-02 45", ""));
	assert_str(a.answer.text, "4 September 2024");
	assert_true(ask(&a, "deadline 2024-12-24 1", ""));
	assert_str(a.answer.text, "27 December 2024");
	assert_true(ask(&a, "deadline 2019-01-02 999", ""));
	assert_silent(*state);
}

static void
a_day_that_stands_there_must_be_that_day(void **state)
{
	struct asked	a = begin(*state);

	assert_true(ask(&a, "deadline 2024-07-02 45", " 4 September 2024 "));
	assert_silent(*state);
	assert_false(ask(&a, "deadline 2024-07-02 45", "5 September 2024"));
	assert_said(*state, DIAG_ANSWER_DISAGREES, 5, "it says 5 September "
	    "2024, working day 45 after 2 July 2024 is 4 September 2024");
}

static void
a_question_needs_a_day_and_a_number_of_whole_days(void **state)
{
	static const char *const	asks[] = {
		"deadline", "deadline 2024-07-32 5", "deadline 2024-07-02",
		"deadline 2024-07-02 five", "deadline 2024-07-02 0",
		"deadline 2024-07-02 1.5", "deadline 2024-07-02 -1",
		"deadline 2024-07-02 1000", "deadline 9999-12-31 1",
	};
	struct asked			a = begin(*state);

	for (size_t i = 0; i < sizeof(asks) / sizeof(asks[0]); i++) {
		assert_false(ask(&a, asks[i], ""));
		assert_non_null(case_said(*state, DIAG_DEADLINE, i));
	}
}

static void
a_year_whose_holidays_nobody_knows_is_said(void **state)
{
	struct asked	a = begin(*state);

	assert_true(ask(&a, "deadline 2027-12-20 3", ""));
	assert_silent(*state);
	assert_true(ask(&a, "deadline 2027-12-20 20", ""));
	assert_said(*state, DIAG_HOLIDAYS_UNKNOWN, 5, "2028");
}

static void
without_any_holidays_no_day_is_given(void **state)
{
	struct asked	a = begin(*state);

	a.at->build.stock = NULL;
	assert_false(ask(&a, "deadline 2024-07-02 45", ""));
	assert_said(*state, DIAG_HOLIDAYS_UNKNOWN, 5, "2024");
}

int
main(void)
{
#define TEST(name)	\
	cmocka_unit_test_setup_teardown(name, case_setup, case_teardown)
	const struct CMUnitTest	tests[] = {
		TEST(weekends_and_bank_holidays_are_passed_over),
		TEST(a_day_that_stands_there_must_be_that_day),
		TEST(a_question_needs_a_day_and_a_number_of_whole_days),
		TEST(a_year_whose_holidays_nobody_knows_is_said),
		TEST(without_any_holidays_no_day_is_given),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
