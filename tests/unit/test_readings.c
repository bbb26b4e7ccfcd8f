/* test_readings.c - on which pages stands what was read, and which files a paper
 * was made of.  Each indicator is shown in one place, which a word tells. */
#include "paper_case.h"

#include <sqlite3.h>

#include "base/file.h"
#include "spec/spec.h"

#define NOON		((int64_t)1672660800)	/* 2 January 2023 */
#define ROWS		24

/* ---- a paper of a store ---- */

struct printed {
	struct paper_case	 at;
	struct store		*store;
	char			*path;
	struct fonts		*fonts;
	struct inputs		 inputs;
	const struct pages	*pages;
	struct publication	 now;
};

static struct fonts *
open_fonts(struct paper_case *at)
{
	struct font_file	 files[FACE__MAX];
	const char		*paths[FACE__MAX];

	assert_true(fonts_read(at->arena, "fonts/fonts.ini", files, FACE__MAX,
	    at->diags));
	for (int i = 0; i < FACE__MAX; i++)
		paths[i] = files[i].path;
	return fonts_open(at->arena, paths, NULL, at->diags);
}

static int
setup(void **state)
{
	static struct printed	p;

	p = (struct printed){ .store = NULL };
	case_begin(&p.at);
	p.inputs.arena = p.at.arena;
	p.fonts = open_fonts(&p.at);
	assert_non_null(p.fonts);
	p.path = arena_printf(p.at.arena, "%s/figures.db", p.at.folder);
	*state = &p;
	return 0;
}

static int
teardown(void **state)
{
	struct printed	*p = *state;

	paper_close(p->at.paper);
	fonts_close(p->fonts);
	store_close(p->store);
	unlink(p->path);
	unlink(arena_printf(p->at.arena, "%s-wal", p->path));
	unlink(arena_printf(p->at.arena, "%s-shm", p->path));
	case_end(&p->at);
	return 0;
}

/* Indicators "a", "b" ... of IDS, each with figures for twelve months: 10 of 20 in
 * each. */
static void
fill_store(struct printed *p, const char *const *ids, size_t n,
    const char *teams)
{
	struct buf		 what = { 0 }, figures = { 0 };
	const char		*files[3];
	struct import_result	 results[3];
	struct import_options	 options = { .time = NOON };

	buf_text(&what, "id,name,unit,decimals,per,better,numerator,"
	    "denominator,aggregation,source,definition\n");
	buf_text(&figures, "indicator,period,numerator,denominator\n");
	for (size_t i = 0; i < n; i++) {
		buf_printf(&what, "%s,Name of %s,percent,0,100,lower,late,"
		    "all,in-month,files,What it is.\n", ids[i], ids[i]);
		for (int month = 1; month <= 12; month++)
			buf_printf(&figures, "%s,2022-%02d,10,20\n", ids[i],
			    month);
	}
	files[0] = case_file(&p->at, "indicators.csv", what.s);
	files[1] = case_file(&p->at, "observations.csv", figures.s);
	if (teams != NULL)
		files[2] = case_file(&p->at, "teams.csv", teams);
	p->store = store_open(p->path, STORE_CREATE, p->at.arena,
	    p->at.diags);
	assert_non_null(p->store);
	assert_true(store_import(p->store, files, teams != NULL ? 3 : 2,
	    &options, results));
	buf_free(&what);
	buf_free(&figures);
}

/* Make the paper of LAYOUT as one that is published. */
static void
publish(struct printed *p, const char *layout)
{
	struct paper_case	*at = &p->at;
	struct stand		*stands;
	const struct page	*page;

	if (p->store != NULL)
		ledger_begin(p->store);
	at->build = (struct build){ .layout = paper_layout(at->arena, layout,
	    "layouts", NULL, at->diags), .metrics = { case_width, NULL },
	    .stock = "layouts", .store = p->store, .fonts = p->fonts,
	    .inputs = &p->inputs };
	assert_non_null(at->build.layout);
	at->paper = paper_new(at->arena, &at->build, at->diags);
	assert_non_null(at->paper);
	paper_blocks(at->paper, &at->blocks);
	p->pages = pages_settle(at->arena, &at->blocks, &at->build.metrics,
	    at->diags);
	stands = arena_array(at->arena, p->pages->nstands, struct stand);
	for (size_t i = 0; i < p->pages->nstands; i++) {
		page = &p->pages->at[p->pages->stands[i].page];
		stands[i] = (struct stand){ p->pages->stands[i].reading,
		    (unsigned)page->number, page->front };
	}
	p->now = (struct publication){ .pack = STR("board"),
	    .edition = STR("public"), .period = { PERIOD_MONTH, 24275 },
	    .path = STR("/board.pdf"), .digest = STR("00"), .time = NOON,
	    .first_page = 1, .last_page = (int)p->pages->last,
	    .inputs = &p->inputs, .stands = stands,
	    .nstands = p->pages->nstands };
	if (p->store == NULL)
		return;
	assert_true(ledger_publish(p->store, &p->now));
	assert_true(ledger_done(p->store, &p->now));
}

/* ---- pages, as numbers and as the ledger has them ---- */

/* The pages of what was read of INDICATOR by all reads of KIND. */
static struct str
pages_of(struct printed *p, const char *kind, const char *indicator)
{
	sqlite3		*db;
	sqlite3_stmt	*st;
	struct buf	 all = { 0 };
	struct str	 kept;

	assert_int_equal(sqlite3_open(p->path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_prepare_v2(db, "SELECT DISTINCT pages FROM "
	    "publication_read WHERE kind = ?1 AND (question = ?2 OR question "
	    "LIKE ?2 || char(9) || '%')", -1, &st, NULL), SQLITE_OK);
	sqlite3_bind_text(st, 1, kind, -1, SQLITE_STATIC);
	sqlite3_bind_text(st, 2, indicator, -1, SQLITE_STATIC);
	while (sqlite3_step(st) == SQLITE_ROW)
		buf_printf(&all, "%s%s", all.n > 0 ? " and " : "",
		    (const char *)sqlite3_column_text(st, 0));
	sqlite3_finalize(st);
	sqlite3_close(db);
	kept = buf_keep(&all, p->at.arena);
	buf_free(&all);
	return kept;
}

/* Whether WORD is printed on PAGE, not counting what every page has. */
static bool
is_on(const struct page *page, const char *word)
{
	for (const struct box *box = page->first; box != NULL; box = box->next)
		if (box->kind == BOX_TEXT && !box->pagination &&
		    str_find(box->as.text.text, word) < box->as.text.text.n)
			return true;
	return false;
}

/* The numbers of the pages that print WORD, "3, 5". */
static struct str
pages_with(struct printed *p, const char *word)
{
	struct buf	all = { 0 };
	struct str	kept;

	for (size_t i = 0; i < p->pages->n; i++)
		if (is_on(&p->pages->at[i], word))
			buf_printf(&all, "%s%zu", all.n > 0 ? ", " : "",
			    p->pages->at[i].number);
	kept = buf_keep(&all, p->at.arena);
	buf_free(&all);
	return kept;
}

/* Everything that was read as KIND of INDICATOR stands where WORD does, which is on
 * one page. */
static void
stands_with(struct printed *p, const char *kind, const char *indicator,
    const char *word)
{
	struct str	want = pages_with(p, word);
	struct str	got = pages_of(p, kind, indicator);

	if (want.n == 0 || str_find(want, ",") < want.n)
		fail_msg("%s is on page \"" STR_FMT "\"", word,
		    STR_ARG(want));
	if (!str_eq(got, want))
		fail_msg("%s of %s stands on \"" STR_FMT "\", %s on \"" STR_FMT
		    "\"", kind, indicator, STR_ARG(got), word, STR_ARG(want));
}

/* ---- tables ---- */

static void
a_row_of_indicators_stands_on_its_own_page(void **state)
{
	struct printed	*p = *state;
	const char	*ids[ROWS];
	struct buf	 layout = { 0 };

	buf_text(&layout, "[pack]\ntitle = Board\nperiod = 2022-12\n"
	    "[indicators all]\ntitle = All\nmonths = 2\nindicators =\n");
	for (size_t i = 0; i < ROWS; i++) {
		ids[i] = arena_printf(p->at.arena, "row-%02zu", i);
		buf_printf(&layout, "    %s\n", ids[i]);
	}
	fill_store(p, ids, ROWS, NULL);
	publish(p, case_file(&p->at, "board.ini", layout.s));
	buf_free(&layout);
	assert_true(p->pages->n > 1);
	/* The first row is on page 1 and the last is not. */
	assert_true(str_is(pages_with(p, "Name of row-00"), "1"));
	assert_false(str_is(pages_with(p, "Name of row-23"), "1"));
	for (size_t i = 0; i < ROWS; i++) {
		const char	*name = arena_printf(p->at.arena, "Name of %s",
				    ids[i]);

		stands_with(p, "series", ids[i], name);
		stands_with(p, "indicator", ids[i], name);
		stands_with(p, "target", ids[i], name);
		stands_with(p, "comparators", ids[i], name);
	}
}

static void
a_table_by_team_stands_where_its_rows_do(void **state)
{
	static const char *const	ids[] = { "late" };
	struct printed	*p = *state;

	fill_store(p, ids, 1,
	    "indicator,period,breakdown,category,numerator,denominator\n"
	    "late,2022-12,team,Northern,6,12\n"
	    "late,2022-12,team,Southern,4,8\n");
	publish(p, case_file(&p->at, "board.ini",
	    "[pack]\ntitle = Board\nperiod = 2022-12\n"
	    "[text before]\ntitle = Before\n"
	    "[breakdown teams]\ntitle = Teams\nindicator = late\n"
	    "breakdown = team\nlabel = Team\nbase = All\nshare = In time\n"
	    "rest = Late\n"));
	assert_true(str_is(pages_with(p, "Northern"), "2"));
	stands_with(p, "breakdown", "late", "Northern");
}

/* ---- texts, charts and cards ---- */

#define BOARD								\
	"[pack]\ntitle = Board\nperiod = 2022-12\n"			\
	"[text first]\ntitle = First\nfile = first.md\n"		\
	"[chart own]\ntitle = Chart of its own\nindicator = own\n"	\
	"[chart moved]\ntitle = Chart that moved\nindicator = moved\n"	\
	"[text second]\ntitle = Second\n"				\
	"standfirst = It came to [50%](=standfirst).\n"			\
	"file = second.md\n"						\
	"[cards several]\ncards =\n    card one\n    card two\n"	\
	"[card one]\nindicator = carded\ntitle = First card\n"		\
	"[card two]\nindicator = dealt\ntitle = Second card\n"		\
	"[bars some]\ntitle = Bars\nindicator = barred\n"		\
	"measure = Measure of bars\n"					\
	"rows =\n    2022-11 November\n    2022-12 December\n"

#define FIRST								\
	"Sentence with [50%](=sentence) in it.\n\n"			\
	"Twice [50%](=twice), here first.\n"

#define SECOND								\
	"Heading\n-------\n\n"						\
	"## Headed [50%](=headed)\n\n"					\
	"| Of | Now |\n|---|---|\n| Celled | [50%](=celled) |\n\n"	\
	"![](=chart moved)\n\n"						\
	"Filled [](=filled), twice [50%](=twice) again.\n"

static void
what_stands_in_texts_charts_and_cards_stands_on_their_pages(void **state)
{
	static const char *const	ids[] = { "sentence", "twice",
	    "standfirst", "headed", "celled", "filled", "own", "moved",
	    "carded", "dealt", "barred" };
	struct printed	*p = *state;

	fill_store(p, ids, sizeof(ids) / sizeof(*ids), NULL);
	case_file(&p->at, "first.md", FIRST);
	case_file(&p->at, "second.md", SECOND);
	publish(p, case_file(&p->at, "board.ini", BOARD));
	/* Its own place is on the page of the first text. */
	assert_true(str_is(pages_with(p, "Chart of its own"), "1"));
	assert_false(str_is(pages_with(p, "Chart that moved"), "1"));
	stands_with(p, "series", "sentence", "Sentence with");
	stands_with(p, "series", "standfirst", "It came to");
	stands_with(p, "series", "headed", "Headed");
	stands_with(p, "series", "celled", "Celled");
	stands_with(p, "series", "filled", "Filled");
	stands_with(p, "series", "own", "Chart of its own");
	stands_with(p, "series", "moved", "Chart that moved");
	stands_with(p, "revisions", "barred", "Measure of bars");
	stands_with(p, "indicator", "carded", "First card");
	stands_with(p, "indicator", "dealt", "Second card");
	assert_true(str_is(pages_with(p, "wice"), "1, 2"));
	assert_true(str_is(pages_of(p, "series", "twice"), "1-2"));
}

/* ---- packs ---- */

#define PACK								\
	"[pack]\ntitle = Agenda\npanel = Panel\nmeeting = 2023-01-26\n"	\
	"date = 2023-01-18\nperiod = 2022-12\nsheet = portrait\n"	\
	"[agenda]\nsigned = Director\n"					\
	"[item hours]\ntitle = Hours\n[report hours]\nfile = hours.md\n"

#define REPORT								\
	"[report]\nsubject = Hours\ndecision-maker = Panel\n"		\
	"date = 2023-01-26\nreport-of = Head\ndirector-title = All\n"	\
	"author-title = Head\n---\n"					\
	"# Statement of confidentiality\nNone.\n"			\
	"# Brief summary\nShort: [50%](=short).\n"			\
	"# Recommendations\n"						\
	"1. That the Panel note that [50%](=noted) were late.\n"

/* The agenda says what a report recommends, in words made of those. */
static void
a_recommendation_stands_on_the_agenda_as_well(void **state)
{
	static const char *const	ids[] = { "short", "noted" };
	struct printed	*p = *state;

	fill_store(p, ids, 2, NULL);
	case_file(&p->at, "hours.md", REPORT);
	publish(p, case_file(&p->at, "board.ini", PACK));
	assert_true(p->pages->at[0].front);
	assert_true(is_on(&p->pages->at[0], "50%"));
	assert_true(str_is(pages_of(p, "series", "short"), "1"));
	assert_true(str_is(pages_of(p, "series", "noted"), "i, 1"));
}

/* ---- titles ---- */

#define TITLED								\
	"[pack]\ntitle = Board of [](=w-title 2022-01)\n"		\
	"kind = Summary of [](=w-kind 2022-01)\n"			\
	"footer = Foot of [](=w-foot 2022-01)\nperiod = 2022-12\n"	\
	"[cover]\ncontents = yes\n"					\
	"[contents]\n"							\
	"[text a]\ntitle = It was [](=w-text 2022-01)\nfile = a.md\n"	\
	"[text b]\ntitle = Plain\nfile = b.md\n"

/* A cover has the title and the kind but no furniture; all others have the kind
 * at their head and the footer at their foot. */
static void
a_figure_in_a_title_stands_wherever_the_title_does(void **state)
{
	static const char *const	ids[] = { "w-title", "w-kind",
	    "w-foot", "w-text" };
	struct printed	*p = *state;

	fill_store(p, ids, 4, NULL);
	case_file(&p->at, "a.md", "Words.\n");
	case_file(&p->at, "b.md", "Words.\n");
	publish(p, case_file(&p->at, "board.ini", TITLED));
	assert_int_equal(p->pages->n, 4);
	assert_true(str_is(pages_with(p, "It was 50%"), "1, 2, 3"));
	assert_true(str_is(pages_of(p, "series", "w-text"), "1-3"));
	assert_true(str_is(pages_with(p, "Board of 50%"), "1"));
	assert_true(str_is(pages_of(p, "series", "w-title"), "1"));
	assert_true(str_is(pages_of(p, "series", "w-kind"), "1-4"));
	assert_true(str_is(pages_of(p, "series", "w-foot"), "2-4"));
}

/* Its further pages print the title again, over rows that are read by
 * themselves; the last ends with the source. */
static void
a_title_that_is_continued_stands_there_as_well(void **state)
{
	const char	*ids[ROWS + 2];
	struct printed	*p = *state;
	struct buf	 layout = { 0 };

	buf_text(&layout, "[pack]\ntitle = Board\nperiod = 2022-12\n"
	    "source = Files of [](=sourced 2022-01)\n"
	    "[text before]\ntitle = Before\n[indicators all]\n"
	    "title = All [](=titled 2022-01)\nmonths = 2\nindicators =\n");
	for (size_t i = 0; i < ROWS; i++) {
		ids[i] = arena_printf(p->at.arena, "row-%02zu", i);
		buf_printf(&layout, "    %s\n", ids[i]);
	}
	ids[ROWS] = "titled";
	ids[ROWS + 1] = "sourced";
	fill_store(p, ids, ROWS + 2, NULL);
	publish(p, case_file(&p->at, "board.ini", layout.s));
	buf_free(&layout);
	assert_int_equal(p->pages->n, 4);
	assert_true(str_is(pages_of(p, "series", "titled"), "2-4"));
	assert_true(is_on(&p->pages->at[3], "Files of 50%"));
	assert_true(str_find(pages_of(p, "series", "sourced"), "4") <
	    pages_of(p, "series", "sourced").n);
}

#define TITLED_PACK							\
	"[pack]\ntitle = Agenda\npanel = Panel\nmeeting = 2023-01-26\n"	\
	"date = 2023-01-18\nperiod = 2022-12\nsheet = portrait\n"	\
	"[agenda]\ntitle = Agenda of [](=w-agenda 2022-01)\n"		\
	"signed = Director\n"						\
	"[item hours]\ntitle = Work of [](=w-item 2022-01)\n"		\
	"[report hours]\nfile = hours.md\n"				\
	"[appendix more]\ntitle = More of [](=w-annex 2022-01)\n"	\
	"file = more.md\n"						\
	"[appendix board]\ntitle = Board\nfile = bound.ini\n"

/* The report is page 1 and the appendices begin on pages 3 and 5: one has the
 * item's title at its head and its own as a heading; the other, which is bound,
 * a cover and a text.  The back of the agenda says its name at the foot. */
static void
a_figure_in_an_items_title_stands_on_agenda_and_papers(void **state)
{
	static const char *const	ids[] = { "w-agenda", "w-item",
	    "w-annex", "w-title", "w-kind", "w-text", "short", "noted" };
	struct printed	*p = *state;

	fill_store(p, ids, sizeof(ids) / sizeof(*ids), NULL);
	case_file(&p->at, "hours.md", REPORT);
	case_file(&p->at, "more.md", "Words.\n");
	case_file(&p->at, "a.md", "Words.\n");
	case_file(&p->at, "bound.ini",
	    "[pack]\ntitle = Bound [](=w-title 2022-01)\n"
	    "kind = Kind [](=w-kind 2022-01)\nperiod = 2022-12\n"
	    "[cover]\ncontents = yes\n"
	    "[text a]\ntitle = It was [](=w-text 2022-01)\nfile = a.md\n");
	publish(p, case_file(&p->at, "board.ini", TITLED_PACK));
	assert_true(p->pages->at[0].front);
	assert_true(is_on(&p->pages->at[0], "Work of 50%"));
	assert_true(str_is(pages_of(p, "series", "w-agenda"), "i-ii"));
	assert_true(str_is(pages_of(p, "series", "w-item"), "i, 3"));
	assert_true(str_is(pages_of(p, "series", "w-annex"), "1, 3"));
	assert_true(str_is(pages_of(p, "series", "w-title"), "5"));
	assert_true(str_is(pages_of(p, "series", "w-kind"), "5-6"));
	assert_true(str_is(pages_of(p, "series", "w-text"), "5-6"));
}

/* ---- files ---- */

static const struct input *
input_find(const struct printed *p, const char *path)
{
	char	*whole = path_whole(p->at.arena, path);

	for (size_t i = 0; i < p->inputs.n; i++)
		if (strcmp(p->inputs.at[i].path, whole) == 0)
			return &p->inputs.at[i];
	return NULL;
}

#define AGENDA	"samples/agenda/"

static const struct {
	enum input_kind	 kind;
	const char	*path;
} agenda_files[] = {
	{ INPUT_LAYOUT, "samples/agenda-pack.ini" },
	{ INPUT_LAYOUT, AGENDA "agenda-pack.ini" },
	{ INPUT_STOCK, "layouts/agenda-pack.ini" },
	{ INPUT_STOCK, "layouts/bank-holidays.csv" },
	{ INPUT_PICTURE, AGENDA "logo.png" },
	{ INPUT_TEXT, AGENDA "notices/standing.md" },
	{ INPUT_TEXT, AGENDA "minutes/2022-11-24.md" },
	{ INPUT_TEXT, AGENDA "reports/ofsted.md" },
	{ INPUT_TEXT, AGENDA "reports/quality-assurance.md" },
	{ INPUT_TEXT, AGENDA "reports/performance.md" },
	{ INPUT_TEXT, AGENDA "reports/monitoring.md" },
	{ INPUT_PDF, AGENDA "appendices/letter.pdf" },
	{ INPUT_PDF, AGENDA "appendices/briefing.pdf" },
	{ INPUT_TEXT, AGENDA "appendices/framework.md" },
	{ INPUT_TEXT, AGENDA "appendices/grades.md" },
	{ INPUT_TEXT, AGENDA "appendices/glossary.md" },
	{ INPUT_TEXT, AGENDA "appendices/monitoring.md" },
	{ INPUT_TEXT, AGENDA "appendices/overview.md" },
	/* How many pages they have is printed in every edition. */
	{ INPUT_EXEMPT, AGENDA "exempt/cases.md" },
	{ INPUT_EXEMPT, AGENDA "exempt/quillwort.png" },
	/* The paper that it binds. */
	{ INPUT_LAYOUT, "samples/performance/performance-summary.ini" },
	{ INPUT_STOCK, "layouts/performance-summary.ini" },
	{ INPUT_TEXT, "samples/performance/text/overview.md" },
	{ INPUT_TEXT, "samples/performance/text/priorities.md" },
	{ INPUT_TEXT, "samples/performance/text/contact.md" },
	{ INPUT_TEXT, "samples/performance/text/assessment.md" },
	{ INPUT_TEXT, "samples/performance/text/assurance.md" },
	{ INPUT_TEXT, "samples/performance/text/culture.md" },
	{ INPUT_TEXT, "samples/performance/text/grades.md" },
	{ INPUT_TEXT, "samples/performance/text/parenting.md" },
	{ INPUT_TEXT, "samples/performance/text/right-service.md" },
	{ INPUT_TEXT, "samples/performance/text/supervision.md" },
};
#define NAGENDA	(sizeof(agenda_files) / sizeof(agenda_files[0]))

static void
every_file_of_the_sample_pack_is_listed_once(void **state)
{
	struct printed		*p = *state;
	const struct input	*input;

	publish(p, "samples/agenda-pack.ini");
	for (size_t i = 0; i < NAGENDA; i++) {
		input = input_find(p, agenda_files[i].path);
		if (input == NULL)
			fail_msg("%s is not listed", agenda_files[i].path);
		else if (input->kind != agenda_files[i].kind)
			fail_msg("%s is listed as %s", agenda_files[i].path,
			    input_kind_word(input->kind));
	}
	assert_int_equal(p->inputs.n, NAGENDA);
}

static void
a_table_of_its_own_file_lists_it_as_data(void **state)
{
	struct printed	*p = *state;
	char		*path = case_file(&p->at, "year.csv",
			    "month,row,from,to,text\n"
			    "2022-04,Reports,,,Annual report\n");

	publish(p, case_file(&p->at, "board.ini",
	    "[pack]\ntitle = Board\n[grid year]\ntitle = Year\n"
	    "file = year.csv\n"));
	assert_non_null(input_find(p, path));
	assert_int_equal(input_find(p, path)->kind, INPUT_DATA);
	inputs_digest(&p->inputs);
	assert_int_equal(strlen(input_find(p, path)->digest), 64);
}

static void
nobody_is_told_of_files_when_nobody_wants_to_know(void **state)
{
	struct printed	*p = *state;

	case_file(&p->at, "first.md", "Words.\n");
	case_paper(&p->at, "[pack]\ntitle = Board\n"
	    "[text first]\ntitle = First\nfile = first.md\n");
	p->at.build.fonts = p->fonts;
	paper_blocks(p->at.paper, &p->at.blocks);
	assert_int_equal(p->inputs.n, 0);
	assert_silent(&p->at);
}

/* Without a ledger nothing has a reading, and nothing else changes. */
static void
a_draft_has_no_readings(void **state)
{
	static const char *const	ids[] = { "sentence", "twice" };
	struct printed	*p = *state;
	struct metrics	 metrics = { case_width, NULL };

	fill_store(p, ids, 2, NULL);
	case_file(&p->at, "first.md", FIRST);
	p->at.build = (struct build){ .layout = paper_layout(p->at.arena,
	    case_file(&p->at, "board.ini", "[pack]\ntitle = Board\n"
	    "period = 2022-12\n[text first]\ntitle = First\n"
	    "file = first.md\n"), "layouts", NULL, p->at.diags),
	    .metrics = metrics, .store = p->store, .fonts = p->fonts };
	p->at.paper = paper_new(p->at.arena, &p->at.build, p->at.diags);
	assert_non_null(p->at.paper);
	paper_blocks(p->at.paper, &p->at.blocks);
	p->pages = pages_settle(p->at.arena, &p->at.blocks, &metrics,
	    p->at.diags);
	assert_int_equal(p->pages->nstands, 0);
	assert_true(is_on(&p->pages->at[0], "Sentence with"));
}

int
main(void)
{
	const struct CMUnitTest	tests[] = {
		cmocka_unit_test_setup_teardown(
		    a_row_of_indicators_stands_on_its_own_page, setup,
		    teardown),
		cmocka_unit_test_setup_teardown(
		    a_table_by_team_stands_where_its_rows_do, setup, teardown),
		cmocka_unit_test_setup_teardown(
		    what_stands_in_texts_charts_and_cards_stands_on_their_pages,
		    setup, teardown),
		cmocka_unit_test_setup_teardown(
		    a_recommendation_stands_on_the_agenda_as_well, setup,
		    teardown),
		cmocka_unit_test_setup_teardown(
		    a_figure_in_a_title_stands_wherever_the_title_does, setup,
		    teardown),
		cmocka_unit_test_setup_teardown(
		    a_title_that_is_continued_stands_there_as_well, setup,
		    teardown),
		cmocka_unit_test_setup_teardown(
		    a_figure_in_an_items_title_stands_on_agenda_and_papers,
		    setup, teardown),
		cmocka_unit_test_setup_teardown(
		    every_file_of_the_sample_pack_is_listed_once, setup,
		    teardown),
		cmocka_unit_test_setup_teardown(
		    a_table_of_its_own_file_lists_it_as_data, setup, teardown),
		cmocka_unit_test_setup_teardown(
		    nobody_is_told_of_files_when_nobody_wants_to_know, setup,
		    teardown),
		cmocka_unit_test_setup_teardown(a_draft_has_no_readings, setup,
		    teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
