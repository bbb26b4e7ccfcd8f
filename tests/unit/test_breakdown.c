/*
 * test_breakdown.c - the rows of a breakdown, and what they add to.
 */
#include "store_case.h"

#include "paper/breakdown_int.h"
#include "paper/paper_int.h"

static double
letter_width(void *arg, enum face face, double size, struct str text)
{
	(void)arg;
	(void)face;
	return (double)utf8_count(text) * size / 2;
}

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
	    .metrics = { letter_width, NULL } };
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
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
