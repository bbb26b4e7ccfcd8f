/* Which month the sentence round a figure says it is of. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "story/story.h"

/* What is said of the brackets, "[]", in SENTENCE: "1", "12 2025", "than 12", "". */
static const char *
said(const char *sentence)
{
	static char	 out[32];
	struct str	 whole = str_of(sentence);
	size_t		 at = str_find(whole, "[]");
	struct when	 when;

	assert_true(at < whole.n);
	out[0] = '\0';
	if (when_said((struct str){ whole.s, at }, str_from(whole, at + 2),
	    STR("Calls answered; calls"), &when)) {
		snprintf(out, sizeof(out), "%s%d", when.than ? "than " : "",
		    when.month);
		if (when.year != 0)
			snprintf(out + strlen(out), sizeof(out) - strlen(out),
			    " %d", when.year);
	}
	return out;
}

static void
says(const char *sentence, const char *want)
{
	const char	*got = said(sentence);

	if (strcmp(got, want) != 0)
		fail_msg("%s: \"%s\", not \"%s\"", sentence, got, want);
}

static void
a_month_that_begins_the_sentence_is_the_figures(void **state)
{
	(void)state;
	says("In January [] bins were missed.", "1");
	says("in early January, [] were.", "1");
	says("For March 2026 it was [].", "3 2026");
	says("It rained. During Sep. bins missed were [].", "");
	says("It rained. During Sep bins missed were [].", "9");
	says("It was dry, and in July [] came.", "7");
	says("It was dry, in July [] came.", "7");
	says("May was better: [].", "5");
	says("May 2025 was [].", "5 2025");
	says("June’s was [].", "6");
	says("June's was [].", "6");
}

static void
a_month_behind_stands_in_the_same_clause(void **state)
{
	(void)state;
	says("[] bins were missed in January.", "1");
	says("[] in mid-January 2024.", "1 2024");
	says("[] were missed, the depot opens in May.", "");
	says("[] were missed; in May it opens.", "");
	says("[] were missed and the depot opens in May.", "");
	says("[] were missed. In May it opens.", "");
	says("[] ([](=other) in May)", "");
	says("[]|in May", "");
	says("[] in January and the depot opened.", "1");
	says("In January [] opened, in May none.", "1");
	/* The nearer one. */
	says("In January a depot closed, [] were missed in May.", "5");
}

static void
what_a_change_is_from_is_told_apart(void **state)
{
	(void)state;
	says("[] fewer than in December.", "than 12");
	says("[] fewer than December 2025.", "than 12 2025");
	says("[] up on June.", "than 6");
	says("Since April calls rose by [].", "than 4");
	says("Compared with April, calls rose by [].", "than 4");
}

static void
what_is_counted_may_stand_before_it(void **state)
{
	(void)state;
	says("Calls in July were [].", "7");
	says("Calls in July fell to [].", "7");
	says("The calls for July came to [].", "7");
	says("The number of calls answered in July was [].", "7");
	says("July's calls were [].", "7");
	says("The July figure was [].", "7");
	says("July calls opened [].", "");
}

static void
another_number_has_the_month(void **state)
{
	(void)state;
	says("75 in January and [] now.", "");
	says("In January 75 were missed and [] came.", "");
	says("In January 20261 were missed and [] came.", "");
	says("In January 12th came [].", "");
	says("In January 20 of the bins and [] came.", "");
	says("They fell from 75 in January to [] in February.", "2");
	says("[] of 75 in January.", "");
}

static void
two_months_are_neithers(void **state)
{
	(void)state;
	says("In January and February [] were missed.", "");
	says("In January or in February [] were missed.", "");
	says("Bins missed in January and February were [].", "");
	says("[] in January and February.", "");
	says("[] in January 2026 and in February.", "");
	says("In January to March [].", "");
}

static void
other_times_and_doubt_say_nothing(void **state)
{
	(void)state;
	says("After the January storms [] were missed.", "");
	says("The Panel heard in January that [] were missed.", "");
	says("In January the Panel was told that [] were missed.", "");
	says("[] will be missed in January.", "");
	says("[] in the year to January.", "");
	says("[] as published in January.", "");
	says("You may say [].", "");
	says("They march on [].", "");
	says("In the January sales [] were sold.", "");
	says("January sales: [].", "");
	says("Bins missed in January were [].", "");
	says("Calls were down in January, and [] came.", "");
	says("Costs of calls in January were [].", "");
	says("In May it rained. [] came.", "");
	says("In May it rained.[] came.", "");
	says("In May no. 5 opened! [] came.", "");
}

int
main(void)
{
	const struct CMUnitTest	tests[] = {
		cmocka_unit_test(a_month_that_begins_the_sentence_is_the_figures),
		cmocka_unit_test(a_month_behind_stands_in_the_same_clause),
		cmocka_unit_test(what_a_change_is_from_is_told_apart),
		cmocka_unit_test(what_is_counted_may_stand_before_it),
		cmocka_unit_test(another_number_has_the_month),
		cmocka_unit_test(two_months_are_neithers),
		cmocka_unit_test(other_times_and_doubt_say_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
