/* test_shares.c - shares of children beside those of the population. */
#include "paper_case.h"

#define PAIRS	"[pack]\ntitle = Audits\nmeeting = 2023-01-26\n"	\
	"[pairs age]\ntitle = Age\nfile = table.csv\n"			\
	"children = Known\nchildren-source = a\nchildren-year = b\n"	\
	"children-left-out = c\npopulation = Residents\n"		\
	"population-source = d\npopulation-year = e\n"			\
	"population-left-out = f\n"
#define HEADER	"category,children,population\n"

/* The paper of BOARD with TABLE beside it, as text. */
static struct str
make_text(struct paper_case *at, const char *board, const char *table)
{
	struct font_file	 files[FACE__MAX];
	const char		*paths[FACE__MAX];
	struct buf		 text = { 0 };
	struct fonts		*fonts;
	struct str		 kept;

	case_file(at, "table.csv", table);
	case_paper(at, board);
	assert_true(fonts_read(at->arena, "fonts/fonts.ini", files, FACE__MAX,
	    at->diags));
	for (int i = 0; i < FACE__MAX; i++)
		paths[i] = files[i].path;
	fonts = fonts_open(at->arena, paths, NULL, at->diags);
	at->build.fonts = fonts;
	paper_close(at->paper);
	at->paper = paper_new(at->arena, &at->build, at->diags);
	paper_blocks(at->paper, &at->blocks);
	blocks_print(&text, &at->blocks);
	kept = buf_keep(&text, at->arena);
	buf_free(&text);
	paper_close(at->paper);
	fonts_close(fonts);
	return kept;
}

static void
has(struct str text, const char *want)
{
	if (str_find(text, want) == text.n)
		fail_msg("nowhere \"%s\" in:\n" STR_FMT, want, STR_ARG(text));
}

/* What is at fault is said, and nothing is drawn. */
static void
assert_none(struct paper_case *at, const char *board, const char *table)
{
	struct str	text = make_text(at, board, table);

	assert_true(diags_failed(at->diags));
	if (str_find(text, "For each first") != text.n)
		fail_msg("drawn:\n" STR_FMT, STR_ARG(text));
}

static void
one_share_alone_cannot_be_withheld(void **state)
{
	struct paper_case	*at = *state;

	assert_none(at, PAIRS, HEADER "A,c,40\nB,50,60\n"
	    "C,z,z\n");
	assert_said(at, DIAG_PAIRS_ONE, 2, "Known");
}

static void
two_withheld_shares_do_not_give_each_other_back(void **state)
{
	struct paper_case	*at = *state;

	/* The other side is at fault, so there is nothing to draw here. */
	assert_none(at, PAIRS, HEADER "A,c,40\nB,50,40\n"
	    "C,c,10\n");
	assert_null(case_said(at, DIAG_PAIRS_ONE, 0));
	assert_said(at, DIAG_PAIRS_SUM, 0, "Residents: 90%");
}

static void
shares_that_do_not_add_to_all_are_an_error(void **state)
{
	struct paper_case	*at = *state;

	assert_none(at, PAIRS, HEADER "Male,54,51\n"
	    "Female,44,49\n");
	assert_said(at, DIAG_PAIRS_SUM, 0, "Known: 98%");
}

static void
shares_of_too_many_digits_to_add_are_an_error(void **state)
{
	struct paper_case	*at = *state;
	struct buf		 table = { 0 };

	/* Twelve of 18 digits come to more than 2^63. */
	buf_text(&table, HEADER);
	for (int i = 0; i < 12; i++)
		buf_printf(&table, "c%d,999999999999999999,%d\n", i,
		    i == 0 ? 100 : 0);
	assert_none(at, PAIRS, table.s);
	buf_free(&table);
	assert_said(at, DIAG_PAIRS_SUM, 0, "Known: too many digits to add");
}

static void
thirteen_categories_are_too_many(void **state)
{
	struct paper_case	*at = *state;
	struct buf		 table = { 0 };

	buf_text(&table, HEADER);
	for (int i = 0; i < 13; i++)
		buf_printf(&table, "c%d,1,1\n", i);
	assert_none(at, PAIRS "counts = yes\n", table.s);
	buf_free(&table);
	assert_said(at, DIAG_PAIRS_MANY, 14, "13");
}

/* The table ROWS is drawn, as its alternative text says it in WORDS. */
static void
assert_drawn(struct paper_case *at, const char *more, const char *rows,
    const char *words)
{
	struct str	text;

	text = make_text(at, arena_printf(at->arena, PAIRS "%s", more),
	    arena_printf(at->arena, HEADER "%s", rows));
	assert_silent(at);
	has(text, arena_printf(at->arena, "Age. For each first Known, then "
	    "Residents: %s.", words));
}

static void
shares_have_the_decimals_of_the_side_that_has_more(void **state)
{
	assert_drawn(*state, "", "A,40,60\nB,59.5,40\nC,0.5,0\n",
	    "A 40.0% and 60.0%; B 59.5% and 40.0%; C 0.5% and 0.0%");
}

static void
shares_have_three_decimals_at_most(void **state)
{
	/* 99.999, which is off by as much as two rows may be. */
	assert_drawn(*state, "", "A,33.3333,0\nB,66.6657,100\n",
	    "A 33.333% and 0.000%; B 66.666% and 100.000%");
}

static void
counts_become_shares_in_whole_per_cent(void **state)
{
	assert_drawn(*state, "counts = yes\n", "A,1,3.5\nB,2,6.5\n",
	    "A 33% and 35%; B 67% and 65%");
}

/* Half a unit for each row, below and above. */
static void
shares_may_miss_a_hundred_by_their_rounding(void **state)
{
	assert_drawn(*state, "", "A,33,34\nB,33,34\nC,33,33\n",
	    "A 33% and 34%; B 33% and 34%; C 33% and 33%");
}

static void
shares_may_miss_a_hundred_by_a_unit_for_two_rows(void **state)
{
	assert_drawn(*state, "", "A,49,51\nB,50,50\n",
	    "A 49% and 51%; B 50% and 50%");
}

static void
shares_that_miss_it_by_more_are_told(void **state)
{
	struct paper_case	*at = *state;

	assert_none(at, PAIRS, HEADER "A,52,49.8\nB,50,50\n");
	assert_non_null(case_said(at, DIAG_PAIRS_SUM, 1));
	assert_null(case_said(at, DIAG_PAIRS_SUM, 2));
	assert_string_equal(case_said(at, DIAG_PAIRS_SUM, 0)->detail,
	    "Known: 102%");
	assert_string_equal(case_said(at, DIAG_PAIRS_SUM, 1)->detail,
	    "Residents: 99.8%");
	assert_int_equal(case_said(at, DIAG_PAIRS_SUM, 0)->place.col, 0);
}

static void
shares_of_a_file_that_is_not_there_are_not_drawn(void **state)
{
	assert_none(*state, "[pack]\ntitle = A\nmeeting = 2023-01-26\n"
	    "[pairs age]\ntitle = Age\nfile = tables.csv\nchildren = A\n"
	    "children-source = a\nchildren-year = b\nchildren-left-out = c\n"
	    "population = B\npopulation-source = d\npopulation-year = e\n"
	    "population-left-out = f\n", HEADER);
}

/* Marks stand for figures; with one of them nothing is held against 100. */
static void
what_is_no_figure_says_what_it_is(void **state)
{
	assert_drawn(*state, "", "A,c,x\nB,20,30\nC,c,20\n",
	    "A confidential and unavailable; B 20% and 30%; "
	    "C confidential and 20%");
}

/* "x" may be any number, so that the other is safe; "low" and "N/A" may not. */
static void
a_share_not_to_be_had_hides_one_withheld(void **state)
{
	assert_drawn(*state, "", "A,c,50\nB,x,30\nC,20,20\n",
	    "A confidential and 50%; B unavailable and 30%; C 20% and 20%");
}

static void
a_share_of_about_nought_hides_nothing(void **state)
{
	struct paper_case	*at = *state;

	assert_none(at, PAIRS, HEADER "A,50,20\nB,low,80\nC,c,0\n");
	assert_said(at, DIAG_PAIRS_ONE, 4, "Known");
}

static void
a_share_that_cannot_be_hides_nothing(void **state)
{
	struct paper_case	*at = *state;

	assert_none(at, PAIRS, HEADER "A,50,c\nB,50,N/A\nC,0,70\n");
	assert_said(at, DIAG_PAIRS_ONE, 2, "Residents");
}

static void
every_cell_that_is_no_share_is_told(void **state)
{
	struct paper_case	*at = *state;

	/* A "p" stands beside figures only. */
	assert_none(at, PAIRS, HEADER "A,-1,p\nB,much,50\n");
	assert_non_null(case_said(at, DIAG_PAIRS_NUMBER, 2));
	assert_null(case_said(at, DIAG_PAIRS_NUMBER, 3));
	assert_null(case_said(at, DIAG_PAIRS_SUM, 0));
	assert_string_equal(case_said(at, DIAG_PAIRS_NUMBER, 0)->detail, "-1");
	assert_string_equal(case_said(at, DIAG_PAIRS_NUMBER, 1)->detail, "p");
}

static void
counts_that_add_to_nothing_are_no_shares(void **state)
{
	struct paper_case	*at = *state;

	assert_none(at, PAIRS "counts = yes\n", HEADER "A,0,1\nB,0,c\n");
	assert_non_null(case_said(at, DIAG_PAIRS_NOTHING, 1));
	assert_string_equal(case_said(at, DIAG_PAIRS_NOTHING, 0)->detail,
	    "Known");
	assert_string_equal(case_said(at, DIAG_PAIRS_NOTHING, 1)->detail,
	    "Residents");
}

static void
twelve_categories_are_not_too_many(void **state)
{
	struct paper_case	*at = *state;
	struct buf		 table = { 0 };
	struct str		 text;

	buf_text(&table, HEADER);
	for (int i = 1; i <= 12; i++)
		buf_printf(&table, "c%d,1,%d\n", i, i == 12 ? 1 : 0);
	text = make_text(at, PAIRS "counts = yes\n", table.s);
	buf_free(&table);
	assert_silent(at);
	has(text, "c1 8% and 0%; ");
	has(text, "c12 8% and 100%.");
}

static void
counts_of_too_many_digits_to_add_are_no_shares(void **state)
{
	struct paper_case	*at = *state;
	struct buf		 table = { 0 };

	buf_text(&table, HEADER);
	for (int i = 0; i < 12; i++)
		buf_printf(&table, "c%d,999999999999999999,1\n", i);
	assert_none(at, PAIRS "counts = yes\n", table.s);
	buf_free(&table);
	assert_said(at, DIAG_PAIRS_NOTHING, 0, "Known");
}

#define TEST(name)							\
	cmocka_unit_test_setup_teardown(name, case_setup, case_teardown)

int
main(void)
{
	const struct CMUnitTest	tests[] = {
		TEST(one_share_alone_cannot_be_withheld),
		TEST(two_withheld_shares_do_not_give_each_other_back),
		TEST(shares_that_do_not_add_to_all_are_an_error),
		TEST(shares_of_too_many_digits_to_add_are_an_error),
		TEST(thirteen_categories_are_too_many),
		TEST(shares_have_the_decimals_of_the_side_that_has_more),
		TEST(shares_have_three_decimals_at_most),
		TEST(counts_become_shares_in_whole_per_cent),
		TEST(shares_may_miss_a_hundred_by_their_rounding),
		TEST(shares_may_miss_a_hundred_by_a_unit_for_two_rows),
		TEST(shares_that_miss_it_by_more_are_told),
		TEST(shares_of_a_file_that_is_not_there_are_not_drawn),
		TEST(what_is_no_figure_says_what_it_is),
		TEST(a_share_not_to_be_had_hides_one_withheld),
		TEST(a_share_of_about_nought_hides_nothing),
		TEST(a_share_that_cannot_be_hides_nothing),
		TEST(every_cell_that_is_no_share_is_told),
		TEST(counts_that_add_to_nothing_are_no_shares),
		TEST(twelve_categories_are_not_too_many),
		TEST(counts_of_too_many_digits_to_add_are_no_shares),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
