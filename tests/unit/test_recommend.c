/* test_recommend.c - four meetings in the life of recommendations. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>

#include <cmocka.h>

#include "measure/recommend.h"

/* The panel's Thursdays. */
static const struct date	meetings[] = {
	{ 2024, 8, 8 }, { 2024, 9, 26 }, { 2024, 11, 28 }, { 2025, 1, 30 },
	{ 2025, 3, 27 }
};
#define MEETINGS	(sizeof(meetings) / sizeof(meetings[0]))

/* How LIFE stands at each of them, as one letter: "." not yet, "L" listed, "A"
 * accepted, "R" reported. */
static void
stands(const struct life *life, const char *want)
{
	static const char	letters[] = ".LAR";

	for (size_t i = 0; i < MEETINGS; i++)
		assert_int_equal(letters[life_standing(life, meetings[i],
		    meetings, MEETINGS)], want[i]);
}

static enum judgement
judge(const struct life *life, size_t i)
{
	return life_judge(life, &life->decisions[i], meetings, MEETINGS);
}

static void
a_recommendation_is_listed_from_the_next_meeting_on(void **state)
{
	struct life	life = { .made = meetings[0] };

	(void)state;
	stands(&life, ".LLLL");
}

static void
complete_is_a_claim_until_the_panel_accepts_it(void **state)
{
	struct progress_update	updates[] = {
		{ { 2024, 9, 18 }, PROGRESS_COMPLETE } };
	struct panel_decision	kept[] = { { meetings[1], false } };
	struct panel_decision	both[] = { { meetings[1], false },
				    { meetings[2], true } };
	struct life		life = { meetings[0], updates, 1, NULL, 0 };

	(void)state;
	stands(&life, ".LLLL");		/* nobody has decided */
	life.decisions = kept, life.ndecisions = 1;
	stands(&life, ".LLLL");		/* not accepted: it stays */
	life.decisions = both, life.ndecisions = 2;
	stands(&life, ".LLAA");		/* off after the meeting that accepts */
	for (size_t i = 0; i < 2; i++)
		assert_int_equal(judge(&life, i), DECISION_STANDS);
}

static void
what_is_not_complete_cannot_be_accepted(void **state)
{
	struct progress_update	updates[] = {
		{ { 2024, 9, 18 }, PROGRESS_PARTIAL } };
	struct panel_decision	decisions[] = { { meetings[1], true } };
	struct life		life = { meetings[0], updates, 1, decisions, 1 };

	(void)state;
	stands(&life, ".LLLL");
	assert_int_equal(judge(&life, 0), DECISION_CLAIMLESS);
}

static void
a_rejected_one_leaves_after_it_was_reported(void **state)
{
	struct progress_update	updates[] = {
		{ { 2024, 10, 2 }, PROGRESS_REJECTED } };
	struct life		life = { meetings[0], updates, 1, NULL, 0 };

	(void)state;
	stands(&life, ".LLRR");		/* in the papers of November */
	updates[0].date = (struct date){ 2024, 9, 26 };
	stands(&life, ".LRRR");		/* said on the day itself */
}

/* Rejected in the papers of September; the Panel keeps it. */
static void
the_panel_keeps_what_officers_rejected(void **state)
{
	struct progress_update	updates[] = {
		{ { 2024, 9, 18 }, PROGRESS_REJECTED },
		{ { 2024, 11, 20 }, PROGRESS_REJECTED } };
	struct panel_decision	decisions[] = { { meetings[1], false },
				    { meetings[2], false } };
	struct life		life = { meetings[0], updates, 1, decisions, 1 };

	(void)state;
	stands(&life, ".LLLL");
	assert_int_equal(judge(&life, 0), DECISION_STANDS);
	life.nupdates = 2;		/* rejected again, reported again */
	stands(&life, ".LLRR");
	life.ndecisions = 2;		/* ... and kept again */
	stands(&life, ".LLLL");
	updates[1].progress = PROGRESS_COMPLETE;
	decisions[1].accepted = true;	/* ... or done after all */
	stands(&life, ".LLAA");
}

/* A rejection of the meeting's own day is known to it. */
static void
kept_answers_a_rejection_of_the_same_day(void **state)
{
	struct progress_update	updates[] = { { meetings[1], PROGRESS_REJECTED } };
	struct panel_decision	decisions[] = { { meetings[1], false } };
	struct life		life = { meetings[0], updates, 1, decisions, 1 };

	(void)state;
	stands(&life, ".LLLL");
}

static void
a_decision_of_no_meeting_counts_for_nothing(void **state)
{
	struct progress_update	updates[] = {
		{ { 2024, 9, 18 }, PROGRESS_COMPLETE } };
	struct panel_decision	decisions[] = {
		{ { 2024, 9, 27 }, true } };
	struct life		life = { meetings[0], updates, 1, decisions, 1 };

	(void)state;
	stands(&life, ".LLLL");
	assert_int_equal(judge(&life, 0), DECISION_NO_MEETING);
	updates[0].progress = PROGRESS_REJECTED;
	decisions[0].accepted = false;	/* it keeps nothing either */
	stands(&life, ".LRRR");
}

static void
a_decision_brings_nothing_back(void **state)
{
	struct progress_update	updates[] = {
		{ { 2024, 9, 18 }, PROGRESS_COMPLETE } };
	struct panel_decision	decisions[] = { { meetings[1], true },
				    { meetings[2], false } };
	struct life		life = { meetings[0], updates, 1, decisions, 2 };
	struct date		left;

	(void)state;
	stands(&life, ".LAAA");
	assert_int_equal(judge(&life, 0), DECISION_STANDS);
	assert_int_equal(judge(&life, 1), DECISION_UNLISTED);
	assert_int_equal(life_left(&life, meetings[3], meetings, MEETINGS,
	    &left), STANDING_ACCEPTED);
	assert_int_equal(date_cmp(left, meetings[1]), 0);
	updates[0].progress = PROGRESS_REJECTED;	/* it left by that */
	decisions[0].accepted = false, decisions[0].meeting = meetings[2];
	decisions[1].accepted = true, decisions[1].meeting = meetings[3];
	stands(&life, ".LRRR");
	assert_int_equal(judge(&life, 0), DECISION_UNLISTED);
}

static void
a_completed_one_that_is_taken_up_again_stays(void **state)
{
	struct progress_update	updates[] = {
		{ { 2024, 9, 18 }, PROGRESS_COMPLETE },
		{ { 2024, 11, 20 }, PROGRESS_STARTED } };
	struct panel_decision	decisions[] = { { meetings[2], true } };
	struct life		life = { meetings[0], updates, 2, decisions, 1 };

	(void)state;
	stands(&life, ".LLLL");
	assert_int_equal(life_progress(&life, meetings[1]), PROGRESS_COMPLETE);
	assert_int_equal(life_progress(&life, meetings[2]), PROGRESS_STARTED);
	assert_int_equal(life_progress(&life, meetings[0]), PROGRESS_NONE);
}

/* Made between meetings, so that the first of them may decide on it. */
static void
the_first_meeting_decides_like_any_other(void **state)
{
	struct progress_update	updates[] = {
		{ { 2024, 8, 1 }, PROGRESS_COMPLETE } };
	struct panel_decision	decisions[] = { { meetings[0], true } };
	struct life		life = { { 2024, 6, 6 }, updates, 1, decisions,
				    1 };

	(void)state;
	stands(&life, "LAAAA");
	assert_int_equal(judge(&life, 0), DECISION_STANDS);
}

/* A day more or less is on the other side of a meeting. */
static void
a_day_before_or_after_a_meeting_is_not_its_day(void **state)
{
	struct progress_update	updates[] = {
		{ { 2024, 9, 25 }, PROGRESS_COMPLETE } };
	struct panel_decision	decisions[] = { { meetings[1], true } };
	struct life		life = { { 2024, 9, 25 }, updates, 1, decisions,
				    1 };

	(void)state;
	stands(&life, ".LAAA");		/* made the day before */
	life.made = meetings[1];	/* by that meeting itself */
	stands(&life, "..LLL");
	life.made = meetings[0];
	updates[0].date.day = 27;	/* nobody knew on the 26th */
	assert_int_equal(life_progress(&life, meetings[1]), PROGRESS_NONE);
	assert_int_equal(judge(&life, 0), DECISION_CLAIMLESS);
	/* Kept, and rejected again the day after: that is reported. */
	updates[0].progress = PROGRESS_REJECTED;
	decisions[0].accepted = false;
	stands(&life, ".LLRR");
}

static void
a_meeting_that_is_not_among_those_given_decides_nothing(void **state)
{
	struct progress_update	updates[] = {
		{ { 2024, 9, 18 }, PROGRESS_COMPLETE } };
	struct panel_decision	decisions[] = { { meetings[2], true } };
	struct life		life = { meetings[0], updates, 1, decisions, 1 };

	(void)state;
	assert_int_equal(life_standing(&life, meetings[4], meetings, 3),
	    STANDING_ACCEPTED);
	assert_int_equal(life_standing(&life, meetings[4], meetings, 2),
	    STANDING_LISTED);
	assert_int_equal(life_judge(&life, &decisions[0], meetings, 2),
	    DECISION_NO_MEETING);
}

int
main(void)
{
	const struct CMUnitTest	tests[] = {
		cmocka_unit_test(
		    a_recommendation_is_listed_from_the_next_meeting_on),
		cmocka_unit_test(complete_is_a_claim_until_the_panel_accepts_it),
		cmocka_unit_test(what_is_not_complete_cannot_be_accepted),
		cmocka_unit_test(a_rejected_one_leaves_after_it_was_reported),
		cmocka_unit_test(the_panel_keeps_what_officers_rejected),
		cmocka_unit_test(kept_answers_a_rejection_of_the_same_day),
		cmocka_unit_test(a_decision_of_no_meeting_counts_for_nothing),
		cmocka_unit_test(a_decision_brings_nothing_back),
		cmocka_unit_test(the_first_meeting_decides_like_any_other),
		cmocka_unit_test(a_day_before_or_after_a_meeting_is_not_its_day),
		cmocka_unit_test(
		    a_meeting_that_is_not_among_those_given_decides_nothing),
		cmocka_unit_test(a_completed_one_that_is_taken_up_again_stays),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
