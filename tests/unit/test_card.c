/*
 * test_card.c - what trend cards say of a store's figures: the latest, its change,
 * and what the note under them has to tell.
 */
#include "plate_case.h"

#define MONTHS	12

static void
begin(struct folder_case *c)
{
	assert_non_null(case_open(c, STORE_CREATE));
	assert_true(case_load(c, "indicators.csv",
	    "id,name,unit,better,aggregation\n"
	    "late,Late,percent,lower,in-month\n"
	    "calls,Calls,count,neither,in-month\n"
	    "visits,Visits,count,higher,in-month\n"
	    "run,Run,count,neither,year-to-date\n"));
}

/* "5", which is neither "c" nor "5,p". */
static bool
is_alone(const char *text)
{
	return char_is_digit(text[0]) && strchr(text, ',') == NULL;
}

/* Figures of ID for each month of 2022: a count, or what stands for one; "" is no
 * row. */
static void
figures(struct folder_case *c, const char *id, const char *const of[MONTHS])
{
	struct buf	rows = { 0 };

	buf_text(&rows, "indicator,period,value,status\n");
	for (int i = 0; i < MONTHS; i++)
		if (of[i][0] != '\0')
			buf_printf(&rows, "%s,2022-%02d,%s%s%s\n", id, i + 1,
			    char_is_digit(of[i][0]) ? "" : ",", of[i],
			    is_alone(of[i]) ? "," : "");
	assert_true(case_load(c, "observations.csv", rows.s));
	buf_free(&rows);
}

/* The cards of SECTIONS in December's paper, as text. */
static struct str
cards(struct folder_case *c, const char *sections)
{
	struct plate_case	plate;

	plate_open(&plate, c, sections);
	plate_close(&plate);
	assert_string_equal(case_said(c), "");
	return plate.text;
}

/* One card of what is counted as ID, with the figures OF it. */
static struct str
card(struct folder_case *c, const char *id, const char *const of[MONTHS])
{
	begin(c);
	figures(c, id, of);
	return cards(c, arena_printf(c->arena, "[card one]\nindicator = %s\n"
	    "[cards all]\ncards = card one\n", id));
}

/* ---- the change ---- */

static void
a_change_of_shares_says_what_it_means(void **state)
{
	struct folder_case	*c = *state;
	struct str		 text;

	begin(c);
	assert_true(case_load(c, "observations.csv",
	    "indicator,period,numerator,denominator\n"
	    "late,2022-11,3,10\nlate,2022-12,1,4\n"));
	text = cards(c, "[card one]\nindicator = late\ntitle = T\n"
	    "[cards all]\ncards = card one\n");
	has(text, "\"T\"");
	has_no(text, "\"Late\"");
	has(text, "\"25%\"");
	has(text, "\u22125 points{break}Better\"");
	has(text, "Change is on the month before. Each line has its own "
	    "scale.\"");
}

static void
a_change_without_a_better_side_is_told_in_per_cent(void **state)
{
	static const char *const	of[MONTHS] = { "5", "5", "5", "5", "5",
		"5", "5", "5", "5", "5", "20", "30" };
	struct str			text = card(*state, "calls", of);

	has(text, "\"Calls\"");
	has(text, "+10{break}(+50%)\"");
	/* The months that the line goes from and to. */
	has(text, "\"Jan 22\"");
	has(text, "\"Dec 22\"");
}

static void
a_change_from_nought_has_no_per_cent(void **state)
{
	static const char *const	of[MONTHS] = { "5", "5", "5", "5", "5",
		"5", "5", "5", "5", "5", "0", "7" };

	has(card(*state, "calls", of), "+7\"");
}

static void
a_count_with_a_better_side_says_it(void **state)
{
	static const char *const	of[MONTHS] = { "5", "5", "5", "5", "5",
		"5", "5", "5", "5", "5", "20", "30" };

	has(card(*state, "visits", of), "+10{break}Better\"");
}

static void
a_running_total_has_no_change(void **state)
{
	static const char *const	of[MONTHS] = { "5", "6", "7", "1", "2",
		"3", "4", "5", "6", "7", "8", "9" };
	struct str			text = card(*state, "run", of);

	has(text, "\"9\"");
	has(text, "\"Running{break}total\"");
	has_no(text, "Change is");
}

static void
a_month_without_one_before_it_says_so(void **state)
{
	static const char *const	of[MONTHS] = { "5", "5", "5", "5", "5",
		"5", "5", "5", "5", "5", "c", "30" };
	struct str			text = card(*state, "visits", of);

	has(text, "\"30\"");
	has(text, "\"No figure{break}for Nov\"");
	has_no(text, "Change is");
}

static void
a_month_without_a_figure_names_the_last_that_has_one(void **state)
{
	static const char *const	of[MONTHS] = { "5", "5", "5", "5", "5",
		"5", "5", "5", "5", "6", "c", "c" };
	struct str			text = card(*state, "visits", of);

	has(text, "\"[c]\"");
	has(text, "\"Last: 6{break}in Oct\"");
	has(text, "[c]: confidential.\"");
	/* Nothing follows, so nothing is broken. */
	has_no(text, "a break is");
}

static void
the_last_that_has_a_figure_may_be_the_first(void **state)
{
	static const char *const	of[MONTHS] = { "5", "x", "x", "x", "x",
		"x", "x", "x", "x", "x", "x", "x" };
	struct str			text = card(*state, "visits", of);

	has(text, "\"Last: 5{break}in Jan\"");
	/* A point is no line. */
	has_no(text, "Each line");
}

static void
a_month_that_has_no_row_has_no_mark(void **state)
{
	static const char *const	of[MONTHS] = { "5", "5", "5", "5", "5",
		"5", "5", "5", "5", "5", "6", "" };
	struct str			text = card(*state, "visits", of);

	has(text, "\"Last: 6{break}in Nov\"");
	has_no(text, "[");
}

/* ---- nothing ---- */

static void
why_there_is_nothing_is_said_when_it_is_the_same(void **state)
{
	static const char *const	of[MONTHS] = { "c", "c", "c", "c", "c",
		"c", "c", "c", "c", "c", "c", "c" };
	struct str			text = card(*state, "visits", of);

	has(text, "\"[c]\"");
	has(text, "\"Withheld in all twelve months\"");
	has_no(text, "Last");
}

static void
what_is_not_there_is_in_none_of_the_months(void **state)
{
	static const char *const	of[MONTHS] = { "x", "x", "x", "x", "x",
		"x", "x", "x", "x", "x", "x", "x" };

	has(card(*state, "visits", of),
	    "\"Not available in any of the twelve months\"");
}

static void
reasons_that_differ_are_not_said(void **state)
{
	static const char *const	of[MONTHS] = { "x", "x", "x", "x", "x",
		"x", "x", "x", "x", "x", "x", "c" };

	has(card(*state, "visits", of),
	    "\"No figure in any of the twelve months\"");
}

static void
a_first_reason_that_differs_is_not_said(void **state)
{
	static const char *const	of[MONTHS] = { "x", "c", "c", "c", "c",
		"c", "c", "c", "c", "c", "c", "c" };

	has(card(*state, "visits", of),
	    "\"No figure in any of the twelve months\"");
}

/* ---- the note ---- */

static void
two_figures_make_a_line(void **state)
{
	static const char *const	of[MONTHS] = { "", "", "", "", "", "",
		"", "", "", "", "5", "6" };
	struct str			text = card(*state, "visits", of);

	/* What has not begun is no break. */
	has(text, "Change is on the month before. Each line has its own "
	    "scale.\"");
}

static void
a_gap_between_figures_is_a_break(void **state)
{
	static const char *const	of[MONTHS] = { "5", "c", "5", "5", "5",
		"5", "5", "5", "5", "5", "5", "6" };

	has(card(*state, "visits", of), "Each line has its own scale; a break "
	    "is a month without a figure.\"");
}

static void
a_mark_beside_the_last_figure_is_explained(void **state)
{
	static const char *const	of[MONTHS] = { "5", "5", "5", "5", "5",
		"5", "5", "5", "5", "5", "5,p", "6,e" };
	struct str			text = card(*state, "visits", of);

	has(text, "\"6\u00A0[e]\"");
	has(text, "scale. [e]: estimated.\"");
}

static void
a_figure_revised_in_its_data_is_revised(void **state)
{
	static const char *const	of[MONTHS] = { "5", "5", "5", "5", "5",
		"5", "5", "5", "5", "5", "5", "6,r" };

	has(card(*state, "visits", of), "[r]: revised.\"");
}

/* What December's visits are now is put into a paper that is published. */
static void
publish(struct folder_case *c)
{
	const struct period	december = month(2022, 12);
	struct publication	now = {
		.pack = STR("board"), .edition = STR("public"),
		.period = december, .path = STR("/board.pdf"),
		.digest = STR("0"), .issue = 1, .first_page = 1,
		.time = c->options.time,
	};
	struct series		series;

	ledger_begin(c->store);
	assert_true(store_series(c->store, store_indicator(c->store,
	    STR("visits")), STR(""), december, december, &series));
	assert_true(ledger_publish(c->store, &now));
	assert_true(ledger_done(c->store, &now));
	ledger_end(c->store);
}

/* A card of December's visits, 6 as published and 7 with STATUS since. */
static struct str
revised_card(struct folder_case *c, const char *status)
{
	static const char *const	of[MONTHS] = { "5", "5", "5", "5", "5",
		"5", "5", "5", "5", "5", "5", "6" };

	begin(c);
	figures(c, "visits", of);
	publish(c);
	c->options.time += A_DAY;
	c->options.reason = STR("one was late");
	assert_true(case_load(c, "observations.csv", arena_printf(c->arena,
	    "indicator,period,value,status\nvisits,2022-12,7,%s\n", status)));
	return cards(c, "[card one]\nindicator = visits\n"
	    "[cards all]\ncards = card one\n");
}

static void
a_figure_revised_since_it_was_published_says_so(void **state)
{
	struct str	text = revised_card(*state, "");

	has(text, "\"7\u00A0[r]\"");
	has(text, "scale. [r]: revised since it was published.\"");
}

static void
a_revised_figure_keeps_the_symbol_of_its_data(void **state)
{
	struct str	text = revised_card(*state, "p");

	has(text, "\"7\u00A0[p, r]\"");
	has(text, "scale. [p]: provisional. [r]: revised since it was "
	    "published.\"");
}

static void
cards_beside_each_other_have_one_note(void **state)
{
	static const char *const	none[MONTHS] = { "z", "z", "z", "z",
		"z", "z", "z", "z", "z", "z", "z", "z" };
	static const char *const	broken[MONTHS] = { "5", "c", "5", "5",
		"5", "5", "5", "5", "5", "5", "5", "6,p" };
	struct folder_case		*c = *state;
	struct str			 text;

	begin(c);
	figures(c, "calls", none);
	figures(c, "visits", broken);
	text = cards(c, "[card a]\nindicator = visits\n[card b]\n"
	    "indicator = calls\n[cards all]\ncards = card a, card b\n");
	has(text, "\"Not applicable in any of the twelve months\"");
	has(text, "\"Change is on the month before. Each line has its own "
	    "scale; a break is a month without a figure. [z]: not applicable. "
	    "[p]: provisional.\"");
}

/* Its neighbour's is none: one is enough, whichever comes first. */
static void
one_running_total_is_enough_to_be_explained(void **state)
{
	static const char *const	total[MONTHS] = { "5", "6", "7", "1",
		"2", "3", "4", "5", "6", "7", "8", "9" };
	static const char *const	plain[MONTHS] = { "5", "5", "5", "5",
		"5", "5", "5", "5", "5", "5", "5", "6" };
	struct folder_case		*c = *state;

	begin(c);
	figures(c, "run", total);
	figures(c, "visits", plain);
	has(cards(c, "[card a]\nindicator = run\n[card b]\n"
	    "indicator = visits\n[cards all]\ncards = card a, card b\n"),
	    "\"Change is on the month before. Each line has its own scale. "
	    "Running totals count from April.\"");
	has(cards(c, "[card a]\nindicator = visits\n[card b]\n"
	    "indicator = run\n[cards all]\ncards = card a, card b\n"),
	    "Running totals count from April.\"");
	has_no(cards(c, "[card a]\nindicator = visits\n"
	    "[cards all]\ncards = card a\n"), "Running");
}

static void
a_wide_card_has_no_line_to_speak_of(void **state)
{
	static const char *const	of[MONTHS] = { "5", "5", "5", "5", "5",
		"5", "5", "5", "5", "5", "20", "30" };
	struct folder_case		*c = *state;
	struct str			 text;

	begin(c);
	figures(c, "visits", of);
	text = cards(c, "[card one]\nindicator = visits\nwide = yes\n"
	    "[cards all]\ncards = card one\n");
	has(text, "\"Change is on the month before.\"");
}

static void
words_in_place_of_a_figure_explain_themselves(void **state)
{
	static const char *const	of[MONTHS] = { "5", "5", "5", "5", "5",
		"5", "5", "5", "5", "5", "5", "TBC" };

	has_no(card(*state, "visits", of), "[TBC]");
}

static void
nothing_to_explain_is_no_note(void **state)
{
	static const char *const	of[MONTHS] = { "", "", "", "", "", "",
		"", "", "", "", "", "6" };
	struct str			text = card(*state, "visits", of);

	has(text, "\"6\"");
	has(text, "\"No figure{break}for Nov\"");
	has_no(text, "para P \"\"");
	has_no(text, "Each line");
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, case_new, case_free)
	const struct CMUnitTest	tests[] = {
		TEST(a_change_of_shares_says_what_it_means),
		TEST(a_change_without_a_better_side_is_told_in_per_cent),
		TEST(a_change_from_nought_has_no_per_cent),
		TEST(a_count_with_a_better_side_says_it),
		TEST(a_running_total_has_no_change),
		TEST(a_month_without_one_before_it_says_so),
		TEST(a_month_without_a_figure_names_the_last_that_has_one),
		TEST(the_last_that_has_a_figure_may_be_the_first),
		TEST(a_month_that_has_no_row_has_no_mark),
		TEST(why_there_is_nothing_is_said_when_it_is_the_same),
		TEST(what_is_not_there_is_in_none_of_the_months),
		TEST(reasons_that_differ_are_not_said),
		TEST(a_first_reason_that_differs_is_not_said),
		TEST(two_figures_make_a_line),
		TEST(a_gap_between_figures_is_a_break),
		TEST(a_mark_beside_the_last_figure_is_explained),
		TEST(a_figure_revised_in_its_data_is_revised),
		TEST(a_figure_revised_since_it_was_published_says_so),
		TEST(a_revised_figure_keeps_the_symbol_of_its_data),
		TEST(cards_beside_each_other_have_one_note),
		TEST(one_running_total_is_enough_to_be_explained),
		TEST(a_wide_card_has_no_line_to_speak_of),
		TEST(words_in_place_of_a_figure_explain_themselves),
		TEST(nothing_to_explain_is_no_note),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
