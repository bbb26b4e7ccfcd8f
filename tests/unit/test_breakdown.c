/*
 * test_breakdown.c - the rows of a breakdown, and what they add to.
 */
#include <math.h>

#include "plate_case.h"

#include "paper/breakdown_int.h"

/* A store with visits by team, as ROWS of it say. */
static void
import(struct folder_case *c, const char *rows)
{
	assert_true(case_load(c, "observations.csv", arena_printf(c->arena,
	    "indicator,period,breakdown,category,numerator,denominator,status\n"
	    "%s", rows)));
}

static void
begin(struct folder_case *c, const char *rows)
{
	assert_non_null(case_open(c, STORE_CREATE));
	assert_true(case_load(c, "indicators.csv", "id,name,unit,better\n"
	    "visits,Visits,percent,higher\n"));
	import(c, rows);
}

/* December's visits by team. */
static struct breakdown_page
read_page(struct folder_case *c)
{
	static const struct breakdown	settings = {
		.indicator = { .text = { "visits", 6 } },
		.breakdown = { .text = { "team", 4 } },
	};
	struct build		*build = arena_make(c->arena, struct build);
	struct breakdown_page	 page;
	struct paper		*paper;
	char			*path;

	path = case_file(c, "board.ini", "[pack]\ntitle = Board\n"
	    "period = 2022-12\ndate = 2023-01-20\n");
	*build = (struct build){ .layout = layout_read(c->arena, path,
	    paper_kinds(), "layouts", NULL, c->diags), .store = c->store,
	    .metrics = { plate_width, NULL } };
	paper = paper_new(c->arena, build, c->diags);
	assert_non_null(paper);
	assert_true(breakdown_read(paper, &settings, month(2022, 12), &page));
	return page;
}

static const struct breakdown_row *
row_of(const struct breakdown_page *page, const char *name)
{
	for (size_t i = 0; i < page->n; i++)
		if (str_is(page->rows[i].name, name))
			return &page->rows[i];
	fail_msg("no row %s", name);
	return NULL;
}

static void
assert_row(const struct breakdown_row *row, int64_t share, int64_t base)
{
	assert_true(row->known);
	assert_int_equal(row->share, share);
	assert_int_equal(row->base, base);
}

static void
rows_of_nought_are_rows_and_all_add_up(void **state)
{
	struct folder_case	*c = *state;
	struct breakdown_page	 page;

	begin(c, "visits,2022-12,team,North,0,12,\n"
	    "visits,2022-12,team,South,5,8,\n"
	    "visits,2022-12,team,East,0,0,\n"
	    "visits,2022-12,team,West,1,1,\n");
	page = read_page(c);
	assert_int_equal(page.n, 4);
	assert_row(row_of(&page, "North"), 0, 12);
	assert_row(row_of(&page, "South"), 5, 8);
	assert_row(row_of(&page, "East"), 0, 0);
	assert_row(&page.total, 6, 21);
	assert_string_equal(case_said(c), "");
}

static void
a_total_with_a_mark_in_it_is_that_mark(void **state)
{
	struct folder_case	*c = *state;
	struct breakdown_page	 page;

	begin(c, "visits,2022-12,team,North,4,12,\n"
	    "visits,2022-12,team,South,,,c\n"
	    "visits,2022-12,team,West,,,z\n");
	page = read_page(c);
	assert_false(row_of(&page, "South")->known);
	assert_int_equal(row_of(&page, "South")->symbol, SYMBOL_C);
	assert_false(page.total.known);
	assert_int_equal(page.total.symbol, SYMBOL_C);	/* the first */
	assert_string_equal(case_said(c), "");
}

static void
half_a_visit_is_no_count(void **state)
{
	struct folder_case	*c = *state;
	struct breakdown_page	 page;

	begin(c, "visits,2022-12,team,North,4,12,\n"
	    "visits,2022-12,team,South,1.5,8,\n"
	    "visits,2022-12,team,West,2,8.5,\n");
	page = read_page(c);
	assert_row(row_of(&page, "North"), 4, 12);
	assert_false(row_of(&page, "South")->known);
	assert_int_equal(row_of(&page, "South")->symbol, SYMBOL_X);
	assert_false(row_of(&page, "West")->known);
	assert_false(page.total.known);
}

static void
counts_end_where_their_sums_would_not_be_numbers(void **state)
{
	struct folder_case	*c = *state;
	struct breakdown_page	 page;

	begin(c, "visits,2022-12,team,North,1,1000000000000,\n"
	    "visits,2022-12,team,South,1,1000000000001,\n");
	page = read_page(c);
	assert_row(row_of(&page, "North"), 1, 1000000000000);
	assert_false(row_of(&page, "South")->known);
}

static void
a_row_corrected_since_says_by_which_import(void **state)
{
	struct folder_case	*c = *state;
	struct breakdown_page	 page;

	begin(c, "visits,2022-12,team,North,4,12,\n"
	    "visits,2022-12,team,South,5,8,\n");
	page = read_page(c);
	assert_int_equal(row_of(&page, "North")->changed, 0);
	c->options.time = NOON + A_DAY;
	c->options.reason = STR("one was late");
	import(c, "visits,2022-12,team,North,3,12,\n");
	page = read_page(c);
	assert_row(row_of(&page, "North"), 3, 12);
	assert_true(row_of(&page, "North")->changed > 1);
	assert_int_equal(row_of(&page, "South")->changed, 0);
	assert_row(&page.total, 8, 20);
}

/* ---- the section: order, total, and what the whole says ---- */

#define HEADER	"indicator,period,breakdown,category,numerator,"	\
	"denominator,status\n"
#define TEAMS	"data = yes\n"						\
	"[breakdown teams]\ntitle = T\nindicator = visits\n"		\
	"breakdown = team\nlabel = Team\nbase = All\nshare = In time\n"	\
	"rest = Late\n"

/* Five teams with 16 of 40, and one that has none. */
static const char	teams[] =
    "visits,2022-12,team,Cove,5,10,\nvisits,2022-12,team,Down,,,z\n"
    "visits,2022-12,team,Elm,0,5,\nvisits,2022-12,team,Bay,1,8,\n"
    "visits,2022-12,team,Ash,10,12,\nvisits,2022-12,team,Fen,0,5,\n";

static const struct table *
find_table(const struct blocks *blocks)
{
	const struct table	*table = NULL;

	for (const struct block *at = blocks->first; at != NULL && table ==
	    NULL; at = at->next)
		if (at->kind == BLOCK_TABLE)
			table = at->as.table;
		else if (at->kind == BLOCK_COLUMNS)
			table = find_table(&at->as.columns->blocks[0]);
		else if (at->kind == BLOCK_GROUP)
			table = find_table(&at->as.children);
	return table;
}

/* What is attached to December's table of teams, with KEYS: a line for each row,
 * from its category on.  *NOTES is all the text of the paper. */
static const char *
table_rows(struct folder_case *c, const char *keys, struct str *notes)
{
	struct buf		 rows = { 0 };
	struct plate_case	 plate;
	const struct table	*table;
	struct str		 data, line;
	const char		*kept;

	plate_open(&plate, c, arena_printf(c->arena, TEAMS "%s", keys));
	table = find_table(&plate.blocks);
	assert_non_null(table);
	assert_non_null(table->data);
	data = table->data->text;
	str_cut(&data, '\n');		/* the header */
	while (data.n > 0) {
		line = str_cut(&data, '\n');
		for (int cell = 0; cell < 3; cell++)
			str_cut(&line, ',');
		buf_printf(&rows, STR_FMT "\n", STR_ARG(str_trim(line)));
	}
	*notes = plate.text;
	kept = buf_keep(&rows, c->arena).s;
	buf_free(&rows);
	plate_close(&plate);
	return kept;
}

/* The table of ROWS and the whole's own figure is silent, or says SAID. */
static void
assert_whole(struct folder_case *c, const char *whole, const char *keys,
    const char *said)
{
	struct str	notes;

	begin(c, "visits,2022-12,team,North,6,18,\n"
	    "visits,2022-12,team,South,10,22,\n");
	assert_true(case_load(c, "whole.csv", whole));
	table_rows(c, keys, &notes);
	assert_string_equal(case_said(c), said);
}

static void
the_largest_rest_is_first_and_marks_are_last(void **state)
{
	struct folder_case	*c = *state;
	struct str		 notes;

	begin(c, teams);
	assert_string_equal(table_rows(c, "", &notes),
	    "Bay,1,8,,8,1,12.5,7\nCove,5,10,,10,5,50.0,5\n"
	    "Elm,0,5,,5,0,0.0,5\nFen,0,5,,5,0,0.0,5\n"
	    "Ash,10,12,,12,10,83.3,2\nDown,,,z,z,z,z,z\n");
	assert_string_equal(case_said(c), "");
	has(notes, "\"[z] not applicable.\"");
}

static void
the_largest_share_is_first(void **state)
{
	struct folder_case	*c = *state;
	struct str		 notes;

	begin(c, teams);
	import(c, "visits,2022-12,team,Dene,0,0,\n"
	    "visits,2022-12,team,Gate,1,1,\n");
	assert_string_equal(table_rows(c, "sort = share\n", &notes),
	    "Gate,1,1,,1,1,100.0,0\nAsh,10,12,,12,10,83.3,2\nCove,5,10,,10,5,50.0,5\n"
	    "Bay,1,8,,8,1,12.5,7\nDene,0,0,,0,0,,0\n"
	    "Elm,0,5,,5,0,0.0,5\nFen,0,5,,5,0,0.0,5\n"
	    "Down,,,z,z,z,z,z\n");
}

static void
rows_may_stay_as_their_file_has_them(void **state)
{
	struct folder_case	*c = *state;
	struct str		 notes;

	begin(c, teams);
	import(c, "visits,2022-12,team,Croft,,,x\n");
	assert_string_equal(table_rows(c, "sort = file\n", &notes),
	    "Cove,5,10,,10,5,50.0,5\nElm,0,5,,5,0,0.0,5\n"
	    "Bay,1,8,,8,1,12.5,7\nAsh,10,12,,12,10,83.3,2\n"
	    "Fen,0,5,,5,0,0.0,5\nCroft,,,x,x,x,x,x\n"
	    "Down,,,z,z,z,z,z\n");
	/* Each mark once, as the rows come. */
	has(notes, "\"[x] unavailable. [z] not "
	    "applicable.\"");
}

static void
a_mark_is_explained_once(void **state)
{
	struct folder_case	*c = *state;
	struct str		 notes;

	begin(c, "visits,2022-12,team,Ash,1,2,\nvisits,2022-12,team,Bay,,,c\n"
	    "visits,2022-12,team,Cove,,,c\n");
	table_rows(c, "", &notes);
	has(notes, "\"[c] confidential.\"");
}

/* North, South and their whole, with a mark each. */
static void
begin_marked(struct folder_case *c, const char *whole)
{
	begin(c, "visits,2022-12,team,North,6,18,p\n"
	    "visits,2022-12,team,South,10,22,u\n");
	assert_true(case_load(c, "whole.csv", whole));
}

static void
marks_stand_beside_percentages_and_in_the_file(void **state)
{
	struct folder_case	*c = *state;
	struct str		 notes;

	begin_marked(c, "indicator,period,numerator,denominator,status\n"
	    "visits,2022-12,16,40,e\n");
	assert_string_equal(table_rows(c, "sort = share\n", &notes),
	    "South,10,22,u,22,10,45.5 [u],12\n"
	    "North,6,18,p,18,6,33.3 [p],12\n"
	    ",16,40,e,40,16,40.0 [e],24\n");
	has(notes, "\"[u] low reliability. [p] provisional. "
	    "[e] estimated.\"");
	assert_string_equal(case_said(c), "");
}

static void
a_whole_that_is_not_known_marks_no_total(void **state)
{
	struct folder_case	*c = *state;
	struct str		 notes;

	begin_marked(c, "indicator,period,status\nvisits,2022-12,x\n");
	assert_string_equal(table_rows(c, "sort = share\n", &notes),
	    "South,10,22,u,22,10,45.5 [u],12\n"
	    "North,6,18,p,18,6,33.3 [p],12\n");
	has(notes, "\"[u] low reliability. [p] provisional.\"");
}

static void
a_row_alone_may_be_a_mark(void **state)
{
	struct folder_case	*c = *state;
	struct str		 notes;

	begin(c, "visits,2022-12,team,Ash,,,x\n");
	assert_string_equal(table_rows(c, "", &notes), "Ash,,,x,x,x,x,x\n");
	has(notes, "\"[x] unavailable.\"");
}

/* The width of the bar in CELL, in parts of the longest; -1 without one. */
static double
bar_of(const struct cell *cell)
{
	const struct drawing	*bar = NULL;
	double			 right = 0;

	for (const struct span *span = cell->blocks.first->as.para->first;
	    span != NULL; span = span->next)
		if (span->kind == SPAN_MARK)
			bar = span->mark->drawing;
	if (bar == NULL)
		return -1;
	for (size_t i = 0; i < bar->ndraws; i++)
		for (size_t k = 0; k < bar->draws[i].nsegments; k++)
			right = fmax(right, bar->draws[i].segments[k].x[0]);
	return right / bar->width;
}

/* The bars in column COLUMN of December's table with KEYS are WANT, of its rows
 * and at last of its total. */
static void
assert_bars(struct folder_case *c, const char *keys, size_t column,
    const double *want, size_t n)
{
	struct plate_case	plate;
	const struct table	*table;

	plate_open(&plate, c, arena_printf(c->arena, TEAMS "%s", keys));
	table = find_table(&plate.blocks);
	assert_non_null(table);
	assert_int_equal(table->nrows, n);
	for (size_t i = 0; i < n; i++)
		assert_true(fabs(bar_of(&table->rows[i].cells[column]) -
		    want[i]) < 0.005);
	plate_close(&plate);
}

static void
a_bar_is_measured_by_the_greatest_count_of_its_column(void **state)
{
	static const double	rest[] = { 5.0 / 7, 1, 2.0 / 7, 0, -1, -1 };
	static const double	sorted[] = { 1, 5.0 / 7, 2.0 / 7, 0, -1, -1 };
	static const double	share[] = { 0.5, 0.1, 1, 0, -1, -1 };
	static const double	none[] = { -1, -1, -1, -1, -1, -1 };
	struct folder_case	*c = *state;

	begin(c, "visits,2022-12,team,Cove,5,10,\n"
	    "visits,2022-12,team,Bay,1,8,\nvisits,2022-12,team,Ash,10,12,\n"
	    "visits,2022-12,team,Fen,0,0,\nvisits,2022-12,team,Down,,,z\n");
	assert_bars(c, "sort = file\nbars = rest\n", 4, rest, 6);
	assert_bars(c, "sort = file\nbars = rest\n", 2, none, 6);
	assert_bars(c, "", 4, sorted, 6);
	assert_bars(c, "sort = file\nbars = share\n", 2, share, 6);
	assert_bars(c, "sort = file\nbars = share\n", 4, none, 6);
	assert_bars(c, "sort = file\nbars = none\n", 4, none, 6);
}

/* 58 and 67 are the greatest, but of teams whose 2 and 3 are withheld. */
static void
no_bar_is_measured_by_what_is_withheld(void **state)
{
	static const double	bars[] = { 0.25, 1, -1, -1, -1 };
	struct folder_case	*c = *state;

	begin(c, "visits,2022-12,team,Ash,30,40,\n"
	    "visits,2022-12,team,Bay,50,90,\nvisits,2022-12,team,Cove,2,60,\n"
	    "visits,2022-12,team,Down,3,70,\n");
	assert_bars(c, "suppress = yes\nsort = file\nbars = rest\n", 4, bars,
	    5);
}

static void
a_table_of_another_period_is_read(void **state)
{
	struct folder_case	*c = *state;
	struct str		 notes;

	begin(c, "visits,2022-12,team,Ash,1,2,\nvisits,2022-11,team,Ash,3,4,\n");
	assert_string_equal(table_rows(c, "period = 2022-11\n", &notes),
	    "Ash,3,4,,4,3,75.0,1\n,3,4,,4,3,75.0,1\n");
	assert_string_equal(table_rows(c, "", &notes),
	    "Ash,1,2,,2,1,50.0,1\n,1,2,,2,1,50.0,1\n");
}

/* Nothing is said of the whole, so its file may. */
static void
a_total_that_nothing_contradicts_is_in_the_file(void **state)
{
	struct folder_case	*c = *state;
	struct str		 notes;
	const char		*rows;

	begin(c, "visits,2022-12,team,North,6,18,\n"
	    "visits,2022-12,team,South,10,22,\n");
	rows = "South,10,22,,22,10,45.5,12\nNorth,6,18,,18,6,33.3,12\n"
	    ",16,40,,40,16,40.0,24\n";
	assert_string_equal(table_rows(c, "sort = share\n", &notes), rows);
	assert_true(case_load(c, "whole.csv",
	    "indicator,period,numerator,denominator\nvisits,2022-12,16,40\n"));
	assert_string_equal(table_rows(c, "sort = share\n", &notes), rows);
	assert_string_equal(case_said(c), "");
}

static void
a_whole_without_its_fraction_stays_out_of_the_file(void **state)
{
	struct folder_case	*c = *state;
	struct str		 notes;

	begin(c, "visits,2022-12,team,North,6,18,\n"
	    "visits,2022-12,team,South,10,22,\n");
	/* 40.4 prints as the 40.0 of the rows does. */
	assert_true(case_load(c, "whole.csv",
	    "indicator,period,value\nvisits,2022-12,40.4\n"));
	assert_string_equal(table_rows(c, "sort = share\n", &notes),
	    "South,10,22,,22,10,45.5,12\nNorth,6,18,,18,6,33.3,12\n");
	assert_string_equal(case_said(c), "");
}

#define TOTAL	"board.ini:9:13 BREAKDOWN_TOTAL the rows add to 16 of 40, " \
	"40.0%; visits in 2022-12 is "

static void
a_whole_of_more_is_told(void **state)
{
	assert_whole(*state, "indicator,period,numerator,denominator\n"
	    "visits,2022-12,17,40\n", "", TOTAL "43% (17 of 40)\n");
}

static void
a_whole_among_more_is_told(void **state)
{
	assert_whole(*state, "indicator,period,numerator,denominator\n"
	    "visits,2022-12,16,41\n", "", TOTAL "39% (16 of 41)\n");
}

/* Though it is the same share. */
static void
a_whole_of_twice_as_many_is_told(void **state)
{
	assert_whole(*state, "indicator,period,numerator,denominator\n"
	    "visits,2022-12,32,80\n", "", TOTAL "40% (32 of 80)\n");
}

static void
a_whole_that_prints_otherwise_is_told(void **state)
{
	assert_whole(*state, "indicator,period,value\nvisits,2022-12,40.5\n",
	    "", TOTAL "41%\n");
}

static void
a_whole_that_is_not_known_contradicts_nothing(void **state)
{
	assert_whole(*state, "indicator,period,value,status\n"
	    "visits,2022-12,,x\n", "", "");
}

static void
rows_with_a_mark_are_held_against_nothing(void **state)
{
	struct folder_case	*c = *state;
	struct str		 notes;

	begin(c, teams);
	assert_true(case_load(c, "whole.csv",
	    "indicator,period,numerator,denominator\nvisits,2022-12,9,41\n"));
	table_rows(c, "", &notes);
	assert_string_equal(case_said(c), "");
}

static void
nothing_of_nothing_is_held_against_nothing(void **state)
{
	struct folder_case	*c = *state;
	struct str		 notes;

	begin(c, "visits,2022-12,team,North,0,0,\n");
	assert_true(case_load(c, "whole.csv",
	    "indicator,period,numerator,denominator\nvisits,2022-12,9,41\n"));
	table_rows(c, "", &notes);
	assert_string_equal(case_said(c), "");
}

/* The whole was FIRST when the rows were made, and is NOW of 40. */
static void
assert_corrected(struct folder_case *c, int first, int now, const char *keys,
    const char *said)
{
	struct str	notes;

	begin(c, "visits,2022-12,team,North,6,18,\n"
	    "visits,2022-12,team,South,10,22,\n");
	assert_true(case_load(c, "whole.csv", arena_printf(c->arena,
	    "indicator,period,numerator,denominator\nvisits,2022-12,%d,40\n",
	    first)));
	if (now != first) {
		c->options.time = NOON + A_DAY;
		c->options.reason = STR("late forms");
		assert_true(case_load(c, "whole.csv", arena_printf(c->arena,
		    "indicator,period,numerator,denominator\n"
		    "visits,2022-12,%d,40\n", now)));
	}
	table_rows(c, keys, &notes);
	assert_string_equal(case_said(c), said);
}

static void
rows_older_than_a_correction_are_told(void **state)
{
	assert_corrected(*state, 16, 18, "", TOTAL "45% (18 of 40)\n");
}

static void
rows_said_to_be_older_are_held_against_what_was_first_reported(void **state)
{
	assert_corrected(*state, 16, 18, "as-first-reported = yes\n",
	    "board.ini:9:13 BREAKDOWN_FIRST the rows add to 16 of 40, 40.0%; "
	    "visits in 2022-12 is 45% (18 of 40)\n");
}

static void
a_total_as_first_reported_has_the_mark_it_had(void **state)
{
	struct folder_case	*c = *state;
	struct str		 notes;

	begin(c, "visits,2022-12,team,North,16,40,\n");
	assert_true(case_load(c, "whole.csv", HEADER
	    "visits,2022-12,,,16,40,p\n"));
	c->options.time = NOON + A_DAY;
	c->options.reason = STR("late forms");
	assert_true(case_load(c, "whole.csv", HEADER
	    "visits,2022-12,,,18,40,e\n"));
	table_rows(c, "as-first-reported = yes\n", &notes);
	has(notes, "40.0\u00A0[p]");
	has(notes, "\"[p] provisional.\"");
}

static void
rows_that_were_never_right_are_told(void **state)
{
	assert_corrected(*state, 17, 18, "as-first-reported = yes\n",
	    TOTAL "45% (18 of 40)\n");
}

static void
rows_corrected_with_the_whole_are_not_as_first_reported(void **state)
{
	assert_corrected(*state, 18, 16, "as-first-reported = yes\n",
	    "board.ini:9:13 BREAKDOWN_NOW\n");
}

static void
rows_corrected_with_the_whole_need_no_word(void **state)
{
	assert_corrected(*state, 18, 16, "", "");
}

static void
rows_of_what_was_never_corrected_are_as_first_reported(void **state)
{
	assert_corrected(*state, 16, 16, "as-first-reported = yes\n", "");
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, case_new, case_free)
	const struct CMUnitTest	tests[] = {
		TEST(rows_of_nought_are_rows_and_all_add_up),
		TEST(a_total_with_a_mark_in_it_is_that_mark),
		TEST(half_a_visit_is_no_count),
		TEST(counts_end_where_their_sums_would_not_be_numbers),
		TEST(a_row_corrected_since_says_by_which_import),
		TEST(the_largest_rest_is_first_and_marks_are_last),
		TEST(the_largest_share_is_first),
		TEST(rows_may_stay_as_their_file_has_them),
		TEST(a_mark_is_explained_once),
		TEST(marks_stand_beside_percentages_and_in_the_file),
		TEST(a_whole_that_is_not_known_marks_no_total),
		TEST(a_row_alone_may_be_a_mark),
		TEST(a_bar_is_measured_by_the_greatest_count_of_its_column),
		TEST(no_bar_is_measured_by_what_is_withheld),
		TEST(a_table_of_another_period_is_read),
		TEST(a_total_that_nothing_contradicts_is_in_the_file),
		TEST(a_whole_without_its_fraction_stays_out_of_the_file),
		TEST(a_whole_of_more_is_told),
		TEST(a_whole_among_more_is_told),
		TEST(a_whole_of_twice_as_many_is_told),
		TEST(a_whole_that_prints_otherwise_is_told),
		TEST(a_whole_that_is_not_known_contradicts_nothing),
		TEST(rows_with_a_mark_are_held_against_nothing),
		TEST(nothing_of_nothing_is_held_against_nothing),
		TEST(rows_older_than_a_correction_are_told),
		TEST(rows_said_to_be_older_are_held_against_what_was_first_reported),
		TEST(a_total_as_first_reported_has_the_mark_it_had),
		TEST(rows_that_were_never_right_are_told),
		TEST(rows_corrected_with_the_whole_are_not_as_first_reported),
		TEST(rows_corrected_with_the_whole_need_no_word),
		TEST(rows_of_what_was_never_corrected_are_as_first_reported),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
