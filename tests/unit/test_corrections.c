/*
 * test_corrections.c - which figures are marked r, and what the corrections note
 * of a later issue has.
 */
#include "store_case.h"

#include "paper/corrections_int.h"
#include "paper/paper_int.h"

/* ---- a store in which a figure was published ---- */

static const struct period	december = { PERIOD_MONTH, 2022 * 12 + 11 };

/* The share of December is N of D from DAYS after the first import on. */
static void
say(struct folder_case *c, int n, int d, int days)
{
	c->options.time = NOON + days * A_DAY;
	c->options.reason = STR("six were late");
	assert_true(case_load(c, "observations.csv", arena_printf(c->arena,
	    "indicator,period,numerator,denominator\n"
	    "share,2022-12,%d,%d\n", n, d)));
}

static const struct indicator *
share(struct folder_case *c)
{
	return store_indicator(c->store, STR("share"));
}

/* Publish an issue of "board" that prints the share of December on PAGE. */
static void
publish(struct folder_case *c, int issue, unsigned page, const char *edition)
{
	struct publication	publication = {
		.pack = STR("board"), .edition = str_of(edition),
		.period = december, .path = str_of(case_path(c, "board.pdf")),
		.digest = str_printf(c->arena, "%064d", issue),
		.time = NOON, .issue = issue, .first_page = 1,
	};
	struct stand		stand = { .number = page };
	struct series		series;

	ledger_begin(c->store);
	stand.reading = ledger_enter(c->store);
	assert_true(store_series(c->store, share(c), STR(""), december,
	    december, &series));
	ledger_leave(c->store);
	publication.stands = &stand;
	publication.nstands = 1;
	assert_true(ledger_publish(c->store, &publication));
	assert_true(ledger_done(c->store, &publication));
	ledger_end(c->store);
	assert_string_equal(case_sql(c, "SELECT pages FROM publication_read"
	    " ORDER BY publication DESC LIMIT 1"), arena_printf(c->arena, "%u",
	    page));
}

static double
letter_width(void *arg, enum face face, double size, struct str text)
{
	(void)arg;
	(void)face;
	return (double)utf8_count(text) * size / 2;
}

/* Issue ISSUE of the layout "board", with KEYS in its [pack] and MORE sections. */
static struct paper *
board(struct folder_case *c, int issue, const char *keys, const char *more)
{
	struct build	*build = arena_make(c->arena, struct build);
	struct paper	*paper;
	char		*path;

	path = case_file(c, "board.ini", arena_printf(c->arena,
	    "[pack]\ntitle = Board\nperiod = 2022-12\n%s\n%s\n"
	    "[text words]\ntitle = Words\nfile = words.md\n%s\n",
	    strstr(keys, "date") == NULL ? "date = 2023-01-20" : "", keys,
	    more));
	case_file(c, "words.md", "Some words.\n");
	*build = (struct build){ .layout = layout_read(c->arena, path,
	    paper_kinds(), "layouts", NULL, c->diags), .store = c->store,
	    .metrics = { letter_width, NULL }, .issue = issue };
	paper = paper_new(c->arena, build, c->diags);
	assert_non_null(paper);
	assert_string_equal(case_said(c), "");
	return paper;
}

/* The marks beside December's share in PAPER: "", "r", "p, r". */
static const char *
mark(struct folder_case *c, struct paper *paper)
{
	const struct observation	*obs;
	struct series			 series;

	assert_true(store_series(c->store, share(c), STR(""), december,
	    december, &series));
	obs = series_find(&series, december);
	return str_dup(c->arena, figure_marks(c->arena, obs->symbol,
	    figure_gains_r(paper, share(c), obs)));
}

/* ---- marks ---- */

static void
figure_that_was_published_otherwise_is_marked(void **state)
{
	struct folder_case	*c = *state;

	say(c, 30, 100, 1);
	publish(c, 1, 4, "public");
	assert_string_equal(mark(c, board(c, 2, "", "")), "");
	say(c, 32, 100, 40);
	assert_string_equal(mark(c, board(c, 2, "", "")), "r");
}

static void
figure_nobody_has_published_is_not_marked(void **state)
{
	struct folder_case	*c = *state;

	say(c, 30, 100, 1);
	say(c, 32, 100, 2);
	publish(c, 1, 4, "public");
	assert_string_equal(mark(c, board(c, 1, "", "")), "");
}

static void
figure_members_alone_were_given_is_not_marked_for_the_public(void **state)
{
	struct folder_case	*c = *state;

	say(c, 30, 100, 1);
	publish(c, 1, 4, "members");
	say(c, 32, 100, 2);
	assert_string_equal(mark(c, board(c, 1, "", "")), "");
}

static void
same_percentage_of_another_fraction_is_marked(void **state)
{
	struct folder_case	*c = *state;

	say(c, 30, 100, 1);		/* 30% */
	publish(c, 1, 4, "public");
	say(c, 33, 110, 2);		/* 30% */
	assert_string_equal(mark(c, board(c, 2, "", "")), "r");
}

static void
figure_corrected_back_is_as_it_was_published(void **state)
{
	struct folder_case	*c = *state;

	say(c, 30, 100, 1);
	publish(c, 1, 4, "public");
	say(c, 32, 100, 2);
	say(c, 30, 100, 3);
	assert_string_equal(mark(c, board(c, 2, "", "")), "");
}

static void
mark_stands_behind_the_symbol_of_the_data(void **state)
{
	struct folder_case	*c = *state;

	say(c, 30, 100, 1);
	publish(c, 1, 4, "public");
	c->options.time += A_DAY;
	assert_true(case_load(c, "observations.csv",
	    "indicator,period,numerator,denominator,status\n"
	    "share,2022-12,32,100,p\n"));
	assert_string_equal(mark(c, board(c, 2, "", "")), "p, r");
}

/* Corrected on 12 January 2023; the papers are of days around a year later. */
static void
mark_stays_for_so_many_months(void **state)
{
	struct folder_case	*c = *state;

	say(c, 30, 100, 1);
	publish(c, 1, 4, "public");
	say(c, 32, 100, 10);
	assert_string_equal(mark(c, board(c, 2, "revised-months = 0", "")),
	    "");
	assert_string_equal(mark(c, board(c, 2, "revised-months = 1", "")),
	    "r");
	assert_string_equal(mark(c, board(c, 2, "date = 2024-01-11", "")),
	    "r");
	assert_string_equal(mark(c, board(c, 2, "date = 2024-01-12", "")),
	    "");
}

static void
months_of_a_chart_are_told_together(void **state)
{
	struct folder_case	*c = *state;
	struct period		 october = { PERIOD_MONTH, 2022 * 12 + 9 };
	struct paper		*paper;
	struct series		 series;

	assert_true(case_load(c, "observations.csv",
	    "indicator,period,numerator,denominator\n"
	    "share,2022-10,10,100\nshare,2022-11,11,100\n"
	    "share,2022-12,30,100\n"));
	ledger_begin(c->store);
	assert_true(store_series(c->store, share(c), STR(""), october,
	    december, &series));
	assert_true(ledger_publish(c->store, &(struct publication){
	    .pack = STR("board"), .edition = STR("public"),
	    .period = december, .path = str_of(case_path(c, "board.pdf")),
	    .digest = STR("0"), .issue = 1, .first_page = 1 }));
	assert_true(ledger_done(c->store, &(struct publication){
	    .pack = STR("board"), .edition = STR("public"),
	    .period = december, .path = str_of(case_path(c, "board.pdf")),
	    .digest = STR("0"), .issue = 1 }));
	ledger_end(c->store);
	c->options.time = NOON + 40 * A_DAY;		/* 11 February */
	c->options.reason = STR("late");
	assert_true(case_load(c, "observations.csv",
	    "indicator,period,numerator,denominator\n"
	    "share,2022-10,12,100\nshare,2022-11,13,100\n"));
	c->options.time = NOON + 70 * A_DAY;		/* 13 March */
	assert_true(case_load(c, "observations.csv",
	    "indicator,period,numerator,denominator\nshare,2022-12,31,100\n"));
	paper = board(c, 2, "", "");
	assert_true(store_series(c->store, share(c), STR(""), october,
	    december, &series));
	assert_string_equal(str_dup(c->arena, revised_months(paper, &series,
	    october, december)), " October 2022 and November 2022 were revised "
	    "in February 2023. December 2022 was revised in March 2023.");
}

/* ---- the note ---- */

/* The note of issue ISSUE, a line a row: "30 > 32: six were late, day 2: 4 (issue
 * 1)".  The days are those since the first import. */
static const char *
note(struct folder_case *c, int issue)
{
	const struct corrections	*all = corrections_read(board(c, issue,
					    "", ""));
	struct buf			 out = { 0 };
	const char			*text;

	for (size_t i = 0; i < all->n; i++) {
		const struct corrected_row	*row = &all->at[i];

		assert_int_equal(row->what, CORRECTED_FIGURE);
		buf_printf(&out, "%lld > %s: " STR_FMT ", day %lld: " STR_FMT
		    "\n", (long long)row->was.numerator.n,
		    row->now.period.kind == PERIOD_NONE ? "none" :
		    arena_printf(c->arena, "%lld",
		    (long long)row->now.numerator.n), STR_ARG(row->why),
		    (long long)((row->time - NOON) / A_DAY),
		    STR_ARG(row->pages));
	}
	text = str_dup(c->arena, buf_view(&out));
	buf_free(&out);
	return text;
}

/* The same as say(), of 100 and for REASON. */
static void
say_why(struct folder_case *c, int n, const char *reason, int days)
{
	c->options.time = NOON + days * A_DAY;
	c->options.reason = str_of(reason);
	assert_true(case_load(c, "observations.csv", arena_printf(c->arena,
	    "indicator,period,numerator,denominator\n"
	    "share,2022-12,%d,100\n", n)));
}

/* Take IMPORT back, which may have taken another one back. */
static void
take_back(struct folder_case *c, int64_t import, const char *reason, int days)
{
	struct undo_result	result;

	c->options.time = NOON + days * A_DAY;
	c->options.reason = str_of(reason);
	assert_true(store_undo(c->store, &import, 1, &c->options, &result));
	assert_true(result.import > import);
}

/* The number of the newest import. */
static int64_t
newest(struct folder_case *c)
{
	return atoi(case_sql(c, "SELECT max(number) FROM import"));
}

static void
note_has_what_each_issue_had(void **state)
{
	struct folder_case	*c = *state;

	say_why(c, 10, "", 1);
	publish(c, 1, 4, "public");
	say_why(c, 12, "two were late", 2);
	publish(c, 2, 5, "public");
	say_why(c, 14, "two more", 3);
	assert_string_equal(note(c, 3),
	    "10 > 14: two were late; two more, day 3: 4 (issue 1)\n"
	    "12 > 14: two more, day 3: 5 (issue 2)\n");
}

/* Two corrections are made, and both taken back, with an issue after each. */
static void
note_after_an_undo_has_what_is_wrong_now(void **state)
{
	struct folder_case	*c = *state;
	int64_t			 a, b;

	say_why(c, 10, "", 1);
	publish(c, 1, 4, "public");
	say_why(c, 12, "A", 2);
	a = newest(c);
	publish(c, 2, 5, "public");
	say_why(c, 14, "B", 3);
	b = newest(c);
	publish(c, 3, 6, "public");
	take_back(c, b, "B was wrong", 4);
	assert_string_equal(note(c, 4),
	    "10 > 12: A, day 2: 4 (issue 1)\n"
	    "14 > 12: B was wrong, day 4: 6 (issue 3)\n");
	publish(c, 4, 5, "public");
	take_back(c, a, "", 5);
	assert_string_equal(note(c, 5),
	    "12 > 10: a correction was taken back, day 5: "
	    "5 (issues 2 and 4)\n"
	    "14 > 10: B was wrong; a correction was taken back, day 5: "
	    "6 (issue 3)\n");
}

/* The undo is taken back too: for who saw neither, B is what was corrected. */
static void
correction_that_comes_again_has_its_own_reason(void **state)
{
	struct folder_case	*c = *state;
	int64_t			 b;

	say_why(c, 10, "", 1);
	publish(c, 1, 4, "public");
	say_why(c, 14, "B", 2);
	b = newest(c);
	take_back(c, b, "B was wrong", 3);
	publish(c, 2, 4, "public");
	take_back(c, newest(c), "no, it was right", 4);
	assert_string_equal(note(c, 3),
	    "10 > 14: B; no, it was right, day 4: 4 (issues 1 and 2)\n");
}

/* What an import says is said, be it that a figure is what it was before. */
static void
corrections_to_and_fro_are_all_told(void **state)
{
	struct folder_case	*c = *state;

	say_why(c, 10, "", 1);
	publish(c, 1, 4, "public");
	say_why(c, 12, "A.", 2);
	say_why(c, 10, "B.", 3);
	say_why(c, 14, "C.", 4);
	assert_string_equal(note(c, 2),
	    "10 > 14: A; B; C., day 4: 4 (issue 1)\n");
}

static void
figure_taken_back_altogether_says_why(void **state)
{
	struct folder_case	*c = *state;

	say_why(c, 10, "too soon", 1);
	publish(c, 1, 4, "public");
	take_back(c, newest(c), "of another month", 2);
	assert_string_equal(note(c, 2),
	    "10 > none: of another month, day 2: 4 (issue 1)\n");
}

static void
issues_with_the_same_pages_are_named_together(void **state)
{
	static const unsigned	 pages[] = { 0, 3, 3, 3, 3, 7, 3, 9 };
	struct folder_case	*c = *state;

	say_why(c, 10, "", 1);
	for (int i = 1; i <= 7; i++)
		publish(c, i, pages[i], "public");
	say_why(c, 12, "A", 2);
	assert_string_equal(note(c, 8), "10 > 12: A, day 2: "
	    "3 (issues 1\xE2\x80\x93" "4 and 6); 7 (issue 5); 9 (issue 7)\n");
	assert_string_equal(note(c, 4), "10 > 12: A, day 2: "
	    "3 (issues 1\xE2\x80\x93" "3)\n");
}

/* An issue between had it otherwise; the first had what holds again. */
static void
note_leaves_out_issues_that_were_right(void **state)
{
	struct folder_case		*c = *state;
	const struct corrections	*all;

	say(c, 30, 100, 1);
	publish(c, 1, 4, "public");
	say(c, 31, 100, 2);
	publish(c, 2, 5, "public");
	say(c, 30, 100, 3);
	all = corrections_read(board(c, 3, "", ""));
	assert_int_equal(all->n, 1);
	assert_int_equal(all->at[0].was.numerator.n, 31);
	assert_int_equal(all->at[0].now.numerator.n, 30);
	assert_string_equal(str_dup(c->arena, all->at[0].pages),
	    "5 (issue 2)");
}

static void
note_is_of_its_own_edition(void **state)
{
	struct folder_case	*c = *state;

	say(c, 30, 100, 1);
	publish(c, 1, 4, "members");
	say(c, 31, 100, 2);
	assert_int_equal(corrections_read(board(c, 2, "", ""))->n, 0);
}

static void
first_issue_and_unwilling_layout_have_no_note(void **state)
{
	struct folder_case	*c = *state;

	say(c, 30, 100, 1);
	publish(c, 1, 4, "public");
	say(c, 31, 100, 2);
	assert_false(corrections_noted(board(c, 1, "", "")));
	assert_false(corrections_noted(board(c, 2, "corrections = no", "")));
	assert_true(corrections_noted(board(c, 2, "", "")));
	assert_true(corrections_noted(board(c, 2, "corrections = no",
	    "[corrections]")));
}

/* The note's blocks as text. */
static const char *
printed(struct folder_case *c, struct paper *paper)
{
	struct blocks	 blocks = { 0 };
	struct buf	 out = { 0 };
	const char	*text;

	paper_blocks(paper, &blocks);
	blocks_print(&out, &blocks);
	text = str_dup(c->arena, buf_view(&out));
	buf_free(&out);
	return text;
}

/* North has N and South M of 9999 from now on. */
static void
say_teams(struct folder_case *c, int n, int m)
{
	c->options.reason = STR("late");
	assert_true(case_load(c, "teams.csv", arena_printf(c->arena,
	    "indicator,period,breakdown,category,numerator,denominator\n"
	    "share,2022-12,team,North,%d,9999\n"
	    "share,2022-12,team,South,%d,9999\n", n, m)));
}

/* Publish an issue of "board" with the table in which they have that, and their
 * shares are SHOWN or not. */
static void
publish_teams(struct folder_case *c, int n, int m, bool shown)
{
	struct publication	publication = {
		.pack = STR("board"), .edition = STR("public"),
		.period = december, .path = str_of(case_path(c, "board.pdf")),
		.digest = STR("0"), .issue = 1, .first_page = 1 };
	struct breakdown_of	of = { share(c), december, STR(""),
				    STR("team") };
	struct stand		stand = { .number = 4 };
	struct categories	all;

	ledger_begin(c->store);
	stand.reading = ledger_enter(c->store);
	assert_true(store_breakdown(c->store, of.indicator, of.area,
	    of.period, of.breakdown, &all));
	ledger_row(c->store, &of, &(struct printed_row){
	    .category = STR("North"), .share = shown, .base = true,
	    .numerator = n, .denominator = 9999 });
	ledger_row(c->store, &of, &(struct printed_row){
	    .category = STR("South"), .share = shown, .base = true,
	    .numerator = m, .denominator = 9999 });
	ledger_leave(c->store);
	publication.stands = &stand;
	publication.nstands = 1;
	assert_true(ledger_publish(c->store, &publication));
	assert_true(ledger_done(c->store, &publication));
	ledger_end(c->store);
}

static const char	teams[] =
    "[breakdown teams]\ntitle = Teams\nindicator = share\nbreakdown = team\n"
    "label = Team\nbase = All\nshare = Some\nrest = Others\nsuppress = yes\n";

static void
table_by_category_is_named_without_numbers(void **state)
{
	struct folder_case		*c = *state;
	struct paper			*paper;
	const struct corrections	*all;
	struct blocks			 blocks = { 0 };
	struct buf			 out = { 0 };
	const char			*text;

	say_teams(c, 4711, 4000);
	publish_teams(c, 4711, 4000, true);
	say_teams(c, 4712, 4000);
	paper = board(c, 2, "", teams);
	all = corrections_read(paper);
	assert_int_equal(all->n, 1);
	assert_int_equal(all->at[0].what, CORRECTED_ROWS);
	blocks_add(&blocks, corrections_table(paper, NULL, all));
	blocks_print(&out, &blocks);
	text = str_dup(c->arena, buf_view(&out));
	buf_free(&out);
	assert_non_null(strstr(text, "A share, by team"));
	assert_non_null(strstr(text, "Changed"));
	assert_null(strstr(text, "4711"));
	assert_null(strstr(text, "4712"));
	assert_null(strstr(text, "47%"));
}

/* 3 and 2, then 2 and 3, are withheld and add to the same; 2 and 4 do not. */
static void
change_that_cannot_be_seen_is_not_told(void **state)
{
	struct folder_case	*c = *state;

	say_teams(c, 3, 2);
	publish_teams(c, 3, 2, false);
	say_teams(c, 2, 3);
	assert_int_equal(corrections_read(board(c, 2, "", teams))->n, 0);
	say_teams(c, 2, 4);
	assert_int_equal(corrections_read(board(c, 2, "", teams))->n, 1);
}

static void
note_strikes_out_what_was_and_bookmarks_itself(void **state)
{
	struct folder_case	*c = *state;
	const char		*text;

	say(c, 30, 100, 1);
	publish(c, 1, 4, "public");
	say(c, 32, 100, 2);
	text = printed(c, board(c, 2, "", ""));
	assert_non_null(strstr(text, " #corrections outline 1"));
	assert_non_null(strstr(text, "(30/100)"));
	assert_non_null(strstr(text, "(32/100)"));
	assert_non_null(strstr(text, "4 January 2023"));
	assert_non_null(strstr(text, "Six were late"));
	assert_non_null(strstr(text, "4 (issue 1)"));
}

/* How many sheets PAPER begins behind the text's two, of which it leaves the first
 * empty, when that has N paragraphs. */
static int
sheets(struct folder_case *c, struct paper *paper, int n)
{
	struct buf	 words = { 0 };
	const char	*at;
	int		 count = -2;

	for (int i = 0; i < n; i++)
		buf_text(&words, "Some words.\n\n");
	case_file(c, "words.md", words.s);
	buf_free(&words);
	for (at = printed(c, paper); (at = strstr(at, "sheet ")) != NULL; at++)
		count++;
	return count;
}

/* Of a landscape page 510 points high, a title takes about 60, a paragraph 19.5 and
 * the note 90: one of 20 paragraphs has no room for it, one that goes on with 10 from
 * another has. */
static void
note_follows_wherever_the_last_page_has_room(void **state)
{
	struct folder_case	*c = *state;

	say(c, 30, 100, 1);
	publish(c, 1, 4, "public");
	say(c, 32, 100, 2);
	assert_int_equal(sheets(c, board(c, 2, "", ""), 5), 0);
	assert_int_equal(sheets(c, board(c, 2, "", ""), 22), 1);
	assert_int_equal(sheets(c, board(c, 2, "", ""), 35), 0);
}

/* A layout's own place goes before the end, and there is one note. */
static void
note_stands_where_the_layout_puts_it(void **state)
{
	struct folder_case	*c = *state;
	const char		*text, *first;

	say(c, 30, 100, 1);
	publish(c, 1, 4, "public");
	say(c, 32, 100, 2);
	text = printed(c, board(c, 2, "", "[corrections]\ntitle = What was "
	    "wrong\n[text more]\ntitle = More\nfile = words.md"));
	first = strstr(text, "What was wrong");
	assert_non_null(first);
	assert_non_null(strstr(first, "\"More\""));
	assert_non_null(strstr(text, "(30/100)"));
	assert_null(strstr(strstr(text, "(30/100)") + 1, "(30/100)"));
	assert_null(strstr(text, "\"Corrections\""));
}

/* Nothing has changed: the layout's own section makes no page. */
static void
section_without_corrections_is_nothing(void **state)
{
	struct folder_case	*c = *state;

	say(c, 30, 100, 1);
	publish(c, 1, 4, "public");
	assert_null(strstr(printed(c, board(c, 2, "", "[corrections]")),
	    "Corrections"));
}

int
main(void)
{
#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, case_new_with_registries, \
	    case_free)
	const struct CMUnitTest	tests[] = {
		TEST(figure_that_was_published_otherwise_is_marked),
		TEST(figure_nobody_has_published_is_not_marked),
		TEST(figure_members_alone_were_given_is_not_marked_for_the_public),
		TEST(same_percentage_of_another_fraction_is_marked),
		TEST(figure_corrected_back_is_as_it_was_published),
		TEST(mark_stands_behind_the_symbol_of_the_data),
		TEST(mark_stays_for_so_many_months),
		TEST(months_of_a_chart_are_told_together),
		TEST(note_has_what_each_issue_had),
		TEST(note_after_an_undo_has_what_is_wrong_now),
		TEST(correction_that_comes_again_has_its_own_reason),
		TEST(corrections_to_and_fro_are_all_told),
		TEST(figure_taken_back_altogether_says_why),
		TEST(issues_with_the_same_pages_are_named_together),
		TEST(note_leaves_out_issues_that_were_right),
		TEST(note_is_of_its_own_edition),
		TEST(first_issue_and_unwilling_layout_have_no_note),
		TEST(table_by_category_is_named_without_numbers),
		TEST(change_that_cannot_be_seen_is_not_told),
		TEST(note_strikes_out_what_was_and_bookmarks_itself),
		TEST(note_follows_wherever_the_last_page_has_room),
		TEST(note_stands_where_the_layout_puts_it),
		TEST(section_without_corrections_is_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
