/* test_ledger.c - what a publication read and where it stands, what makes it
 * out of date, and records of builds on copies. */
#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>

#include "store_case.h"

#define OBSERVATIONS							\
	"indicator,period,area,numerator,denominator,value,status\n"
#define BY_TEAM								\
	"indicator,period,breakdown,category,value\n"

/* Of "%PDF" and of "%PDF again", by sha256sum(1). */
#define DIGEST								\
	"315d429b7714cedb6ad04ac31240145257692630457f3c88253c5beceac76027"
#define DIGEST_AGAIN							\
	"2c7e7cff41ba5bd34c9cd97bea442e3a1aec8bd5ea5dc63f1f57bb62b8f745ba"

/* ---- publishing ---- */

/* December 2022 of PACK for the public, whose file is pack.pdf. */
static struct publication
pack_of(struct folder_case *c, const char *pack)
{
	return (struct publication){
		.pack = str_of(pack),
		.edition = STR("public"),
		.period = month(2022, 12),
		.path = str_of(case_path(c, "pack.pdf")),
		.digest = STR(DIGEST),
		.time = NOON,
		.first_page = 1,
	};
}

/* Publish PUBLICATION with the reads since ledger_begin(). */
static void
publish(struct folder_case *c, struct publication *publication)
{
	assert_true(ledger_publish(c->store, publication));
	assert_true(ledger_done(c->store, publication));
	ledger_end(c->store);
}

static const struct indicator *
indicator(struct folder_case *c, const char *id)
{
	const struct indicator	*found = store_indicator(c->store,
	    str_of(id));

	assert_non_null(found);
	return found;
}

static void
read_series(struct folder_case *c, const char *id, struct period from,
    struct period to)
{
	struct series	series;

	assert_true(store_series(c->store, indicator(c, id), STR(""), from, to,
	    &series));
}

static void
read_december(struct folder_case *c, const char *id)
{
	read_series(c, id, month(2022, 12), month(2022, 12));
}

/* Publish PACK of PERIOD, which reads the NUMBER of that month. */
static void
publish_month(struct folder_case *c, const char *pack, struct period period,
    const char *file)
{
	struct publication	publication = pack_of(c, pack);

	publication.period = period;
	publication.path = str_of(case_path(c, file));
	ledger_begin(c->store);
	read_series(c, "number", period, period);
	publish(c, &publication);
}

/* What REASON is about: "number by team in December 2022". */
static struct str
thing(struct folder_case *c, const struct reason *reason)
{
	struct str	words = reason->about;

	if (reason->breakdown.n > 0)
		words = str_printf(c->arena, STR_FMT " by " STR_FMT,
		    STR_ARG(words), STR_ARG(reason->breakdown));
	if (reason->period.kind != PERIOD_NONE)
		words = str_printf(c->arena, STR_FMT " in " STR_FMT,
		    STR_ARG(words), STR_ARG(period_long(c->arena,
		    reason->period)));
	return words;
}

/* What is out of date, a line for each reason: "PACK PERIOD ISSUE [past]
 * [locked]: KIND THING (PAGES) was WAS now NOW: WHY".  What has no layout, as
 * most papers here, is locked without its being said. */
static void
say_reason(struct folder_case *c, struct buf *said,
    const struct reason *reason)
{
	struct str	words = thing(c, reason);

	buf_printf(said, STR_FMT " " STR_FMT, STR_ARG(reason->kind),
	    STR_ARG(words));
	if (reason->pages.n > 0)
		buf_printf(said, " (" STR_FMT ")", STR_ARG(reason->pages));
	if (reason->was.period.kind != PERIOD_NONE)
		buf_printf(said, " was %lld", (long long)reason->was.value.n);
	if (reason->now.period.kind != PERIOD_NONE)
		buf_printf(said, " now %lld", (long long)reason->now.value.n);
	if (reason->why.n > 0)
		buf_printf(said, ": " STR_FMT, STR_ARG(reason->why));
	buf_char(said, '\n');
}

static const char *
stale_said(struct folder_case *c)
{
	const struct stale	*all;
	struct buf		 said = { 0 };
	const char		*kept;
	size_t			 n;

	assert_true(ledger_stale(c->store, &all, &n));
	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j < all[i].n; j++) {
			struct str	code = period_code(c->arena,
			    all[i].publication.period);

			buf_printf(&said, STR_FMT " " STR_FMT " %d%s%s: ",
			    STR_ARG(all[i].publication.pack), STR_ARG(code),
			    all[i].publication.issue,
			    all[i].past ? " past" : "",
			    all[i].locked && all[i].publication.layout.n > 0 ?
			    " locked" : "");
			say_reason(c, &said, &all[i].reasons[j]);
		}
	kept = buf_keep(&said, c->arena).s;
	buf_free(&said);
	/* Paths begin with the case's folder. */
	return kept;
}

/* Import TEXT for REASON. */
static void
load(struct folder_case *c, const char *text, const char *reason)
{
	c->options.reason = str_of(reason);
	if (!case_load(c, "data.csv", text))
		fail_msg("%s", case_said(c));
}

static int
ledger_new(void **state)
{
	struct folder_case	*c;

	case_new_with_registries(state);
	c = *state;
	case_file(c, "pack.pdf", "%PDF");
	case_file(c, "b.pdf", "%PDF");
	load(c, OBSERVATIONS
	    "number,2022-10,,,,40,\nnumber,2022-11,,,,50,\n"
	    "number,2022-12,,,,67,\nshare,2022-12,,1,2,,\n", "");
	return 0;
}

/* ---- readings ---- */

static const char *
pages_of(struct folder_case *c, const char *question)
{
	return case_sql(c, arena_printf(c->arena, "SELECT group_concat("
	    "pages, '|') FROM publication_read WHERE kind = 'series'"
	    " AND question LIKE '%s%%'", question));
}

static void
a_read_stands_where_the_readings_it_was_asked_for_do(void **state)
{
	/* Of section 1, which has row 2; of section 3, on four pages. */
	static const struct stand	stands[] = {
		{ 1, 4, false }, { 2, 5, false }, { 3, 9, false },
		{ 3, 2, true }, { 3, 8, false }, { 3, 7, false },
		{ 77, 1, false },
	};
	struct folder_case	*c = *state;
	struct publication	 publication = pack_of(c, "a");

	assert_int_equal(ledger_enter(c->store), 0);	/* nobody keeps them */
	ledger_leave(c->store);
	ledger_begin(c->store);
	read_december(c, "rate");		/* for no reading */
	assert_int_equal(ledger_enter(c->store), 1);
	assert_int_equal(ledger_enter(c->store), 2);
	read_december(c, "number");
	ledger_leave(c->store);
	read_december(c, "cost");
	ledger_leave(c->store);
	assert_int_equal(ledger_enter(c->store), 3);
	read_december(c, "share");
	read_december(c, "cost");		/* once more */
	ledger_leave(c->store);
	assert_int_equal(ledger_enter(c->store), 4);
	read_december(c, "rate");		/* which stands nowhere */
	ledger_leave(c->store);
	publication.stands = stands;
	publication.nstands = sizeof(stands) / sizeof(stands[0]);
	publish(c, &publication);
	assert_string_equal(pages_of(c, "rate"), "");
	assert_string_equal(pages_of(c, "number"), "5");
	assert_string_equal(pages_of(c, "share"), "ii, 7-9");
	assert_string_equal(pages_of(c, "cost"), "ii, 4, 7-9");
	/* The answers themselves were asked for in readings, too. */
	assert_string_equal(case_sql(c, "SELECT pages FROM publication_read"
	    " WHERE kind = 'indicator' AND question = 'cost'"), "ii, 4, 7-9");
}

static void
what_a_note_sums_up_counts_for_it_too(void **state)
{
	static const struct stand	stands[] = {
		{ 1, 4, false }, { 2, 12, false }, { 3, 20, false },
	};
	struct folder_case	*c = *state;
	struct publication	 publication = pack_of(c, "a");

	ledger_begin(c->store);
	for (int i = 1; i <= 3; i++) {
		assert_int_equal(ledger_enter(c->store), i);
		read_december(c, i == 1 ? "number" : i == 2 ? "share" :
		    "rate");
		ledger_leave(c->store);
	}
	ledger_also(c->store, 2, 1);	/* 2 sums up 1, 3 sums up 2 */
	ledger_also(c->store, 3, 2);
	ledger_also(c->store, 1, 3);	/* and a circle does no harm */
	ledger_also(c->store, 0, 3);
	publication.stands = stands;
	publication.nstands = 2;
	publish(c, &publication);
	assert_string_equal(pages_of(c, "number"), "4, 12");
	assert_string_equal(pages_of(c, "rate"), "4, 12");
}

/* Ask all there is, for one reading. */
static void
ask_everything(struct folder_case *c)
{
	const struct indicator	**all, *number;
	struct comparators	  comparators;
	struct neighbours	  neighbours;
	struct categories	  categories;
	struct revision_reads	  revisions;
	struct audit_rows	  audits;
	struct actions		  actions;
	struct str		 *words;

	ledger_enter(c->store);
	number = indicator(c, "number");
	store_indicators(c->store, &all);
	read_december(c, "number");
	store_target(c->store, number, month(2022, 12));
	assert_true(store_comparators(c->store, number, month(2022, 12),
	    &comparators));
	store_comparator_names(c->store, &words);
	assert_true(store_neighbours(c->store, STR(""), STR("2021"),
	    &neighbours));
	assert_true(store_breakdown(c->store, number, STR(""),
	    month(2022, 12), STR("team"), &categories));
	store_breakdowns(c->store, number, &words);
	assert_true(store_revisions(c->store, number, STR(""),
	    month(2022, 12), &revisions));
	assert_true(store_audits(c->store, STR("grades"), month(2022, 4),
	    month(2022, 12), true, &audits));
	store_programmes(c->store, &words);
	assert_true(store_actions(c->store, (struct date){ 2023, 1, 26 },
	    &actions));
	store_authority(c->store);
	ledger_last_page(c->store, STR("agenda"), STR("public"),
	    month(2022, 12));
	ledger_leave(c->store);
}

static void
every_ask_is_kept_for_its_reading_also_one_asked_before(void **state)
{
	static const struct stand	stands[] = {
		{ 1, 3, false }, { 2, 5, false },
	};
	struct folder_case	*c = *state;
	struct publication	 publication = pack_of(c, "a");

	indicator(c, "number");		/* known before the ledger was */
	store_authority(c->store);
	ledger_begin(c->store);
	ask_everything(c);
	ask_everything(c);
	publication.stands = stands;
	publication.nstands = 2;
	publish(c, &publication);
	assert_string_equal(case_sql(c, "SELECT group_concat(kind, ' ')"
	    " FROM (SELECT kind FROM publication_read ORDER BY kind)"),
	    "actions audits authority breakdown breakdowns comparator names"
	    " comparators indicator indicators last-page neighbours"
	    " programmes revisions series target");
	assert_string_equal(case_sql(c, "SELECT group_concat(DISTINCT pages)"
	    " FROM publication_read"), "3, 5");
	assert_string_equal(stale_said(c), "");
}

/* ---- data ---- */

static void
each_figure_that_changed_is_a_reason_with_what_it_was(void **state)
{
	static const struct stand	stands[] = {
		{ 1, 4, false }, { 2, 7, false }, { 2, 8, false },
	};
	struct folder_case	*c = *state;
	struct publication	 publication = pack_of(c, "a");
	const struct stale	*all;
	size_t			 n;

	ledger_begin(c->store);
	ledger_enter(c->store);
	read_december(c, "number");
	ledger_leave(c->store);
	ledger_enter(c->store);
	read_series(c, "number", month(2022, 10), month(2023, 1));
	ledger_leave(c->store);
	read_series(c, "share", month(2022, 10), month(2022, 12));
	publication.stands = stands;
	publication.nstands = 3;
	publish(c, &publication);
	publish_month(c, "b", month(2022, 10), "b.pdf");
	assert_string_equal(stale_said(c), "");

	c->options.time += A_DAY;
	load(c, OBSERVATIONS "number,2022-12,,,,76,\nnumber,2023-02,,,,1,\n",
	    "Digits were swapped");
	/* Of what two readings asked for, and of a month that was not there. */
	assert_string_equal(stale_said(c), "a 2022-12 1: series number in"
	    " December 2022 (4, 7-8) was 67 now 76: Digits were swapped\n");
	assert_true(ledger_stale(c->store, &all, &n));
	assert_int_equal(n, 2);
	assert_text(all[0].publication.pack, "a");
	assert_int_equal(all[0].reasons[0].time, NOON + A_DAY);
	assert_ptr_equal(all[0].reasons[0].indicator,
	    indicator(c, "number"));
	assert_int_equal(all[1].n, 0);
	load(c, OBSERVATIONS "number,2023-01,,,,80,\n", "");
	assert_string_equal(stale_said(c),
	    "a 2022-12 1: series number in December 2022 (4, 7-8)"
	    " was 67 now 76: Digits were swapped\n"
	    "a 2022-12 1: series number in January 2023 (7-8) now 80\n");
}

static void
pages_of_several_reads_are_written_as_one_list(void **state)
{
	static const struct stand	stands[] = {
		{ 1, 3, true }, { 1, 1, true }, { 1, 2, true },
		{ 1, 9, true }, { 1, 10, false }, { 2, 4, true },
		{ 2, 40, true }, { 2, 12, false }, { 2, 11, false },
		{ 2, 101, false },
	};
	struct folder_case	*c = *state;
	struct publication	 publication = pack_of(c, "a");

	ledger_begin(c->store);
	ledger_enter(c->store);
	read_series(c, "number", month(2022, 10), month(2022, 12));
	ledger_leave(c->store);
	ledger_enter(c->store);
	read_series(c, "number", month(2022, 11), month(2022, 12));
	ledger_leave(c->store);
	publication.stands = stands;
	publication.nstands = sizeof(stands) / sizeof(stands[0]);
	publish(c, &publication);
	assert_string_equal(pages_of(c, "number"),
	    "i-iii, ix, 10|iv, xl, 11-12, 101");
	load(c, OBSERVATIONS "number,2022-12,,,,76,\n", "");
	assert_string_equal(stale_said(c), "a 2022-12 1: series number in"
	    " December 2022 (i-iv, ix, xl, 10-12, 101) was 67 now 76\n");
}

static void
what_was_not_there_and_is_now_is_a_reason(void **state)
{
	static const struct stand	stands[] = { { 1, 9, false } };
	struct folder_case	*c = *state;
	struct publication	 publication = pack_of(c, "a");

	ledger_begin(c->store);
	ask_everything(c);
	publication.stands = stands;
	publication.nstands = 1;
	publish(c, &publication);
	load(c, "indicator,direction,value\nnumber,at-least,5\n", "Set late");
	load(c, "indicator,comparator,period,value,source\n"
	    "number,england,2022-12,7,x\n", "");
	load(c, BY_TEAM "number,2022-12,team,East,3\n", "Teams");
	load(c, "area,neighbour,rank,model\nE01,E02,1,2021\n", "");
	load(c, "programme,service,period,stage,grade,count\n"
	    "grades,All,2022-Q4,moderated,good,1\n", "");
	load(c, "id,meeting,title,proposed\n2022-1,2022-11-01,Do it,It\n", "");
	load(c, "code,name,kind\nE01,Our City,authority\n", "");
	load(c, "id,name,unit,better\n"
	    "number,Number,count,higher\n", "");
	assert_string_equal(stale_said(c),
	    "a 2022-12 1: actions 2023-01-26 (9)\n"
	    "a 2022-12 1: audits grades (9)\n"
	    "a 2022-12 1: authority  (9)\n"
	    "a 2022-12 1: breakdown number by team in December 2022 (9):"
	    " Teams\n"
	    "a 2022-12 1: breakdowns number (9)\n"
	    "a 2022-12 1: comparator names  (9)\n"
	    "a 2022-12 1: comparators number (9)\n"
	    "a 2022-12 1: indicator number (9)\n"
	    "a 2022-12 1: indicators  (9)\n"
	    "a 2022-12 1: neighbours  (9)\n"
	    "a 2022-12 1: programmes  (9)\n"
	    "a 2022-12 1: target number (9): Set late\n");
}

static void
the_history_of_a_figure_is_told_of_with_the_figure(void **state)
{
	static const struct stand	stands[] = {
		{ 1, 2, false }, { 2, 6, false },
	};
	struct folder_case	*c = *state;
	struct publication	 publication = pack_of(c, "a");
	struct revision_reads	 revisions;
	const struct stale	*all;
	size_t			 n;

	ledger_begin(c->store);
	ledger_enter(c->store);
	assert_true(store_revisions(c->store, indicator(c, "number"), STR(""),
	    month(2022, 12), &revisions));
	ledger_leave(c->store);
	publication.stands = stands;
	publication.nstands = 2;
	publish(c, &publication);
	publication.pack = STR("b");
	publication.path = str_of(case_path(c, "b.pdf"));
	publication.issue = 0;
	ledger_begin(c->store);
	ledger_enter(c->store);
	assert_true(store_revisions(c->store, indicator(c, "number"), STR(""),
	    month(2022, 12), &revisions));
	ledger_leave(c->store);
	ledger_enter(c->store);
	read_december(c, "number");
	ledger_leave(c->store);
	publish(c, &publication);
	load(c, OBSERVATIONS "number,2022-12,,,,76,\n", "Swapped");
	assert_string_equal(stale_said(c),
	    "a 2022-12 1: series number in December 2022 (2)"
	    " was 67 now 76: Swapped\n"
	    "b 2022-12 1: series number in December 2022 (2, 6)"
	    " was 67 now 76: Swapped\n");
	assert_true(ledger_stale(c->store, &all, &n));
	assert_text(all[0].reasons[0].about, "number");
	assert_non_null(all[0].reasons[0].indicator);
	/* The figure is what it was; how it came to that is another matter. */
	load(c, OBSERVATIONS "number,2022-12,,,,67,\n", "Swapped back");
	assert_non_null(strstr(stale_said(c),
	    "a 2022-12 1: revisions number in December 2022 (2):"
	    " Swapped back\n"));
}

static void
data_are_asked_again_only_when_an_import_came_since(void **state)
{
	struct folder_case	*c = *state;

	publish_month(c, "a", month(2022, 12), "pack.pdf");
	case_sql(c, "UPDATE publication_read SET digest = 'another'"
	    " WHERE kind = 'series'");
	assert_string_equal(stale_said(c), "");
	/* A digest that another program wrote otherwise is no change either. */
	load(c, OBSERVATIONS "rate,2022-12,,,,1,\n", "");
	assert_string_equal(stale_said(c), "");
	load(c, OBSERVATIONS "number,2022-12,,,,1,\n", "");
	assert_string_equal(stale_said(c), "a 2022-12 1: series number in"
	    " December 2022 was 67 now 1\n");
}

/* A store may come from anybody. */
static void
an_issue_beyond_all_counting_is_said(void **state)
{
	struct folder_case	*c = *state;
	struct publication	 last;

	publish_month(c, "a", month(2022, 12), "pack.pdf");
	case_sql(c, "UPDATE publication SET issue = 9223372036854775807,"
	    " first_page = -9223372036854775807");
	assert_true(ledger_last(c->store, STR("a"), STR("public"),
	    month(2022, 12), &last));
	assert_int_equal(last.issue, 0);
	assert_int_equal(last.first_page, 0);
	assert_non_null(strstr(case_said(c), "store.db STORE_DAMAGED not from 0 "
	    "to 999999: 9223372036854775807\n"));
	assert_non_null(strstr(case_said(c), "store.db STORE_DAMAGED not from 0 "
	    "to 999999: -9223372036854775807\n"));
	/* It would be walked to for ever. */
	assert_false(ledger_after(c->store, STR("a"), STR("public"),
	    month(2022, 12), 0, &last));
}

static void
what_was_found_up_to_date_need_not_be_asked_again(void **state)
{
	struct folder_case	*c = *state;
	const struct stale	*all, *older;
	size_t			 n;

	publish_month(c, "a", month(2022, 12), "pack.pdf");
	publish_month(c, "b", month(2022, 11), "b.pdf");
	load(c, OBSERVATIONS "number,2022-12,,,,68,\n", "");
	assert_true(ledger_stale(c->store, &older, &n));
	load(c, OBSERVATIONS "rate,2022-12,,,,1,\n", "");
	assert_true(ledger_stale(c->store, &all, &n));
	assert_int_equal(n, 2);
	assert_int_equal(all[0].checked, 0);
	assert_int_equal(all[1].checked, 5);
	assert_false(all[0].keep);
	assert_true(all[1].keep);
	assert_true(ledger_keep(c->store, all, n));
	assert_true(ledger_keep(c->store, older, n));	/* too late */
	assert_string_equal(case_sql(c, "SELECT group_concat(pack || seen ||"
	    " checked) FROM publication"), "a30,b35");
	assert_string_equal(stale_said(c), "a 2022-12 1: series number in"
	    " December 2022 was 67 now 68\n");
	load(c, OBSERVATIONS "number,2022-11,,,,51,\n", "");
	assert_string_equal(stale_said(c), "a 2022-12 1: series number in"
	    " December 2022 was 67 now 68\n"
	    "b 2022-11 1: series number in November 2022 was 50 now 51\n");
	/* What was found of a publication is not kept of the next. */
	publish_month(c, "b", month(2022, 11), "b.pdf");
	assert_true(ledger_keep(c->store, all, n));
	assert_string_equal(case_sql(c, "SELECT group_concat(pack || issue ||"
	    " seen || checked) FROM publication"), "a130,b135,b260");
}

static void
what_an_issue_of_before_printed_is_compared_with_now(void **state)
{
	struct folder_case	*c = *state;
	struct publication	 first;
	struct reason		*reasons;
	struct buf		 said = { 0 };
	size_t			 n;

	publish_month(c, "a", month(2022, 12), "pack.pdf");
	load(c, OBSERVATIONS "number,2022-12,,,,76,\n", "Swapped");
	publish_month(c, "a", month(2022, 12), "pack.pdf");
	assert_string_equal(stale_said(c), "");
	assert_true(ledger_issue(c->store, STR("a"), STR("public"),
	    month(2022, 12), 1, &first));
	ledger_begin(c->store);
	assert_true(ledger_since(c->store, &first, &reasons, &n));
	assert_int_equal(n, 1);
	say_reason(c, &said, &reasons[0]);
	assert_string_equal(said.s, "series number in December 2022 was 67"
	    " now 76: Swapped\n");
	buf_free(&said);
	/* The ledger in force kept nothing of it. */
	publish(c, &(struct publication){ .pack = STR("c"),
	    .edition = STR("public"), .period = month(2022, 12),
	    .path = STR("c.pdf"), .digest = STR(DIGEST) });
	assert_string_equal(case_sql(c, "SELECT count(*) FROM publication_read"
	    " WHERE publication = 3"), "0");
	first.issue = 2;
	assert_true(ledger_since(c->store, &first, &reasons, &n));
	assert_int_equal(n, 0);
	first.issue = 9;
	assert_true(ledger_since(c->store, &first, &reasons, &n));
	assert_int_equal(n, 0);
}

/* ---- files ---- */

/* Publish PACK of PERIOD, made from the case's files a.md, none.csv and f.ttf, with
 * the number on page 4. */
static void
publish_files(struct folder_case *c, const char *pack, struct period period)
{
	static const struct stand	stands[] = { { 1, 4, false } };
	struct publication	publication = pack_of(c, pack);
	struct inputs		inputs = { .arena = c->arena };

	inputs_add(&inputs, INPUT_TEXT, case_path(c, "a.md"));
	inputs_add(&inputs, INPUT_DATA, case_path(c, "none.csv"));
	inputs_add(&inputs, INPUT_FONT, case_path(c, "f.ttf"));
	inputs_digest(&inputs);
	publication.period = period;
	publication.inputs = &inputs;
	case_file(c, "a.ini", "");
	publication.layout = str_of(case_path(c, "a.ini"));
	publication.stands = stands;
	publication.nstands = 1;
	ledger_begin(c->store);
	ledger_enter(c->store);
	read_series(c, "number", period, period);
	ledger_leave(c->store);
	publish(c, &publication);
}

/* Give the file NAME another time of change, but the same bytes. */
static void
touch(struct folder_case *c, const char *name)
{
	struct timespec	times[2] = { { .tv_sec = NOON }, { .tv_sec = NOON } };

	assert_int_equal(utimensat(AT_FDCWD, case_path(c, name), times, 0), 0);
}

static const char *
said_of(struct folder_case *c, const char *format, const char *file)
{
	return arena_printf(c->arena, "a 2022-12 1: %s %s\n", format,
	    path_whole(c->arena, case_path(c, file)));
}

static void
a_file_is_another_when_its_bytes_are(void **state)
{
	struct folder_case	*c = *state;
	const struct stale	*all;
	size_t			 n;

	case_file(c, "a.md", "Words.");
	case_file(c, "f.ttf", "Font.");
	publish_files(c, "a", month(2022, 12));
	assert_string_equal(case_sql(c, "SELECT group_concat(kind, ' ') FROM"
	    " publication_input"), "text font data");
	assert_true(ledger_stale(c->store, &all, &n));
	assert_text(all[0].publication.layout, path_whole(c->arena,
	    case_path(c, "a.ini")));
	assert_string_equal(stale_said(c), "");
	touch(c, "a.md");
	assert_string_equal(stale_said(c), "");
	case_file(c, "a.md", "Sword.");
	assert_string_equal(stale_said(c), said_of(c, "text", "a.md"));
	unlink(case_path(c, "a.md"));
	assert_string_equal(stale_said(c), said_of(c, "text", "a.md"));
	case_file(c, "a.md", "Words.");
	assert_string_equal(stale_said(c), "");
	case_file(c, "f.ttf", "Font 2.");
	assert_string_equal(stale_said(c), said_of(c, "font", "f.ttf"));
	case_file(c, "f.ttf", "Font.");
	/* What was looked for and not there. */
	case_file(c, "none.csv", "a,b\n");
	assert_string_equal(stale_said(c), said_of(c, "data", "none.csv"));
}

static void
a_file_that_was_read_and_is_the_same_is_known_again(void **state)
{
	static const char	 stamps[] = "SELECT (SELECT count(*) FROM"
	    " publication_input WHERE modified = 1672660800000000000) || ' ' ||"
	    " (SELECT count(*) FROM publication"
	    "  WHERE modified = 1672660800000000000)";
	struct folder_case	*c = *state;
	const struct stale	*all;
	size_t			 n;

	case_file(c, "a.md", "Words.");
	case_file(c, "f.ttf", "Font.");
	publish_files(c, "a", month(2022, 12));
	touch(c, "pack.pdf");
	touch(c, "a.md");
	case_file(c, "f.ttf", "Font 2.");
	touch(c, "f.ttf");
	assert_string_equal(case_sql(c, stamps), "0 0");
	assert_true(ledger_stale(c->store, &all, &n));
	assert_true(all[0].keep);
	assert_true(ledger_keep(c->store, all, n));
	assert_true(ledger_stale(c->store, &all, &n));
	assert_false(all[0].keep);
	/* The font is another: its stamp stays. */
	assert_string_equal(case_sql(c, stamps), "1 1");
	assert_string_equal(stale_said(c), said_of(c, "font", "f.ttf"));
	case_file(c, "a.md", "Sword.");
	assert_non_null(strstr(stale_said(c), "a.md"));
}

static void
a_file_that_changed_while_it_was_read_is_another(void **state)
{
	struct folder_case	*c = *state;

	case_file(c, "a.md", "Words.");
	case_file(c, "f.ttf", "Font.");
	publish_files(c, "a", month(2022, 12));
	case_sql(c, "UPDATE publication_input SET digest = ''"
	    " WHERE kind = 'text'");
	assert_string_equal(stale_said(c), said_of(c, "text", "a.md"));
}

static void
the_pdf_is_there_and_what_was_published(void **state)
{
	struct folder_case	*c = *state;

	publish_month(c, "a", month(2022, 12), "pack.pdf");
	assert_string_equal(stale_said(c), "");
	touch(c, "pack.pdf");
	assert_string_equal(stale_said(c), "");
	case_file(c, "pack.pdf", "%pdf");
	assert_string_equal(stale_said(c), said_of(c, "output", "pack.pdf"));
	unlink(case_path(c, "pack.pdf"));
	assert_string_equal(stale_said(c), said_of(c, "output", "pack.pdf"));
	case_file(c, "pack.pdf", "%PDF");
	assert_string_equal(stale_said(c), "");
}

static void
what_has_no_layout_here_cannot_be_made_again(void **state)
{
	struct folder_case	*c = *state;
	const struct stale	*all;
	size_t			 n;

	case_file(c, "a.md", "Words.");
	case_file(c, "f.ttf", "Font.");
	publish_files(c, "a", month(2022, 12));
	assert_int_equal(unlink(case_path(c, "a.ini")), 0);
	/* Which nothing that is up to date need be. */
	assert_string_equal(stale_said(c), "");
	load(c, OBSERVATIONS "number,2022-12,,,,51,\n", "");
	assert_non_null(strstr(stale_said(c), "a 2022-12 1 locked: series "));
	case_file(c, "a.ini", "");
	assert_non_null(strstr(stale_said(c), "a 2022-12 1: series "));
	/* Older programs kept none. */
	case_sql(c, "UPDATE publication SET layout = ''");
	assert_true(ledger_stale(c->store, &all, &n));
	assert_int_equal(n, 1);
	assert_true(all[0].locked);
}

static void
the_files_of_a_pack_of_the_past_are_another_months(void **state)
{
	struct folder_case	*c = *state;

	case_file(c, "a.md", "Words of November.");
	case_file(c, "f.ttf", "Font.");
	case_file(c, "jan.pdf", "%PDF");
	publish_files(c, "a", month(2022, 11));
	case_file(c, "a.md", "Words of December.");
	assert_non_null(strstr(stale_said(c), "a 2022-11 1: text "));
	/* Another pack's December does not make it one of the past. */
	publish_month(c, "b", month(2022, 12), "b.pdf");
	assert_non_null(strstr(stale_said(c), "a 2022-11 1: text "));
	publish_month(c, "a", month(2022, 12), "jan.pdf");
	assert_string_equal(stale_said(c), "");
	/* Its figures are its own; its words are gone. */
	load(c, OBSERVATIONS "number,2022-11,,,,51,\n", "");
	assert_string_equal(stale_said(c), arena_printf(c->arena,
	    "a 2022-11 1 past locked: series number in November 2022 (4)"
	    " was 50 now 51\n"
	    "a 2022-11 1 past locked: text %s\n",
	    path_whole(c->arena, case_path(c, "a.md"))));
	case_file(c, "a.md", "Words of November.");
	assert_string_equal(stale_said(c), "a 2022-11 1 past: series number in"
	    " November 2022 (4) was 50 now 51\n");
	/* A font is no words. */
	case_file(c, "f.ttf", "Font 2.");
	assert_string_equal(stale_said(c), arena_printf(c->arena,
	    "a 2022-11 1 past: series number in November 2022 (4)"
	    " was 50 now 51\n"
	    "a 2022-11 1 past: font %s\n",
	    path_whole(c->arena, case_path(c, "f.ttf"))));
}

/* Which packs are retired, and by whom: "a 2022-11 by a 2022-12". */
static const char *
retired_said(struct folder_case *c)
{
	const struct stale	*all;
	struct buf		 said = { 0 };
	const char		*kept;
	size_t			 n;

	assert_true(ledger_stale(c->store, &all, &n));
	for (size_t i = 0; i < n; i++) {
		if (all[i].taker == NULL)
			continue;
		assert_int_equal(all[i].n, 0);
		buf_text(&said, said.n > 0 ? ", " : "");
		buf_str(&said, all[i].publication.pack);
		buf_char(&said, ' ');
		buf_str(&said, period_code(c->arena,
		    all[i].publication.period));
		buf_text(&said, " by ");
		buf_str(&said, all[i].taker->pack);
		buf_char(&said, ' ');
		buf_str(&said, period_code(c->arena, all[i].taker->period));
	}
	kept = buf_keep(&said, c->arena).s;
	buf_free(&said);
	return kept;
}

static void
a_name_that_a_later_month_has_is_not_taken_from_it(void **state)
{
	struct folder_case	*c = *state;
	struct publication	 november = pack_of(c, "a");
	struct reason		*reasons;
	size_t			 n;

	publish_month(c, "a", month(2022, 11), "pack.pdf");
	publish_month(c, "a", month(2022, 12), "pack.pdf");
	assert_string_equal(retired_said(c), "a 2022-11 by a 2022-12");
	load(c, OBSERVATIONS "number,2022-11,,,,51,\n", "");
	assert_string_equal(stale_said(c), "");
	/* Who asks for it is told what it printed otherwise. */
	november.period = month(2022, 11);
	november.issue = 1;
	assert_true(ledger_told(c->store, &november, &reasons, &n));
	assert_int_equal(n, 1);
	assert_text(reasons[0].about, "number");
	/* That November was published after December makes it no later. */
	publish_month(c, "a", month(2022, 11), "pack.pdf");
	assert_string_equal(retired_said(c), "a 2022-11 by a 2022-12");
}

static void
who_was_published_last_has_the_name(void **state)
{
	struct folder_case	*c = *state;

	publish_month(c, "old", month(2022, 12), "pack.pdf");
	publish_month(c, "new", month(2022, 12), "pack.pdf");
	publish_month(c, "b", month(2022, 12), "b.pdf");
	assert_string_equal(retired_said(c), "old 2022-12 by new 2022-12");
	case_file(c, "pack.pdf", "%pdf");
	assert_string_equal(stale_said(c), arena_printf(c->arena,
	    "new 2022-12 1: output %s\n", path_whole(c->arena,
	    case_path(c, "pack.pdf"))));
	/* The newest of several is who has it; an earlier month of theirs does
	 * as well as a later one. */
	publish_month(c, "newest", month(2022, 10), "pack.pdf");
	assert_string_equal(retired_said(c),
	    "new 2022-12 by newest 2022-10, old 2022-12 by newest 2022-10");
	publish_month(c, "old", month(2022, 12), "pack.pdf");
	assert_string_equal(retired_said(c),
	    "new 2022-12 by old 2022-12, newest 2022-10 by old 2022-12");
	/* With a name of its own again it is its own. */
	publish_month(c, "new", month(2022, 12), "b.pdf");
	assert_string_equal(retired_said(c), "b 2022-12 by new 2022-12,"
	    " newest 2022-10 by old 2022-12");
}

/* Who lies at FILE. */
static const char *
at_said(struct folder_case *c, const char *file)
{
	struct publication	at;

	assert_true(ledger_at(c->store, path_whole(c->arena, case_path(c,
	    file)), &at));
	return arena_printf(c->arena, STR_FMT " " STR_FMT, STR_ARG(at.pack),
	    STR_ARG(period_code(c->arena, at.period)));
}

static void
who_was_put_back_has_the_name_again(void **state)
{
	struct folder_case	*c = *state;
	struct publication	 old = pack_of(c, "old");

	publish_month(c, "old", month(2022, 12), "pack.pdf");
	case_file(c, "pack.pdf", "%PDF of new");
	publish_month(c, "new", month(2022, 12), "pack.pdf");
	assert_string_equal(retired_said(c), "old 2022-12 by new 2022-12");
	/* It comes out as it was, which is no new issue. */
	case_file(c, "pack.pdf", "%PDF");
	old.issue = 1;
	ledger_begin(c->store);
	read_december(c, "number");
	assert_true(ledger_confirm(c->store, &old));
	ledger_end(c->store);
	assert_string_equal(retired_said(c), "new 2022-12 by old 2022-12");
	assert_string_equal(stale_said(c), "");
	/* Whose it is that nobody put there, the last who put one says. */
	case_file(c, "pack.pdf", "%PDF of nobody");
	case_sql(c, "UPDATE publication SET changed = 1000 - number");
	assert_string_equal(retired_said(c), "new 2022-12 by old 2022-12");
	assert_string_equal(at_said(c, "pack.pdf"), "old 2022-12");
	case_sql(c, "UPDATE publication SET changed = 1000");
	assert_string_equal(retired_said(c), "old 2022-12 by new 2022-12");
	assert_string_equal(at_said(c, "pack.pdf"), "new 2022-12");
}

/* Each of these goes before the next, and the last before the first. */
static void
of_three_in_a_circle_one_has_the_name(void **state)
{
	struct folder_case	*c = *state;

	publish_month(c, "v", month(2022, 12), "pack.pdf");
	publish_month(c, "w", month(2022, 12), "pack.pdf");
	publish_month(c, "v", month(2022, 11), "pack.pdf");
	case_sql(c, "UPDATE publication SET changed = number");
	case_file(c, "pack.pdf", "%PDF of nobody");
	assert_string_equal(retired_said(c),
	    "v 2022-11 by w 2022-12, v 2022-12 by w 2022-12");
	unlink(case_path(c, "pack.pdf"));
	assert_string_equal(retired_said(c),
	    "v 2022-11 by w 2022-12, v 2022-12 by w 2022-12");
	assert_string_equal(stale_said(c), arena_printf(c->arena,
	    "w 2022-12 1: output %s\n", path_whole(c->arena,
	    case_path(c, "pack.pdf"))));
}

static void
a_file_with_no_papers_bytes_is_told_from_one_that_was_published(void **state)
{
	struct folder_case	*c = *state;
	const struct stale	*all;
	size_t			 n;

	publish_month(c, "a", month(2022, 12), "pack.pdf");
	case_file(c, "pack.pdf", "%PDF again");
	assert_true(ledger_stale(c->store, &all, &n));
	assert_int_equal(all[0].n, 1);
	assert_true(all[0].altered);
	/* Another paper's may be put right. */
	case_sql(c, "INSERT INTO publication (pack, edition, period, issue,"
	    " path, digest, time, seen, state, process) VALUES ('b', 'public',"
	    " '2022-12', 1, '/b.pdf', '" DIGEST_AGAIN "', 0, 1, 'done', 0)");
	assert_true(ledger_stale(c->store, &all, &n));
	assert_int_equal(all[0].n, 1);
	assert_false(all[0].altered);
	unlink(case_path(c, "pack.pdf"));
	assert_true(ledger_stale(c->store, &all, &n));
	assert_int_equal(all[0].n, 1);
	assert_false(all[0].altered);
}

/* ---- what a paper for the public does not show ---- */

/* Publish EDITION of PACK, from LAYOUT, of which page 4 has the number and none
 * the share. */
static void
publish_hidden(struct folder_case *c, const char *pack, const char *edition,
    const char *layout)
{
	static const struct stand	stands[] = { { 1, 4, false } };
	struct publication		publication = pack_of(c, pack);

	publication.edition = str_of(edition);
	publication.path = str_of(case_path(c, arena_printf(c->arena,
	    "%s-%s.pdf", pack, edition)));
	case_file(c, path_base(publication.path.s), "%PDF");
	publication.layout = str_of(layout);
	publication.stands = stands;
	publication.nstands = 1;
	ledger_begin(c->store);
	ledger_enter(c->store);
	read_december(c, "number");
	ledger_leave(c->store);
	ledger_enter(c->store);
	read_december(c, "share");
	store_target(c->store, indicator(c, "share"), month(2022, 12));
	ledger_leave(c->store);
	ledger_last_page(c->store, STR("agenda"), STR("public"),
	    month(2022, 12));
	publish(c, &publication);
}

static void
what_a_public_paper_does_not_show_is_not_told_of(void **state)
{
	struct folder_case	*c = *state;
	struct publication	 about = pack_of(c, "a");
	const struct publication *printers;
	const struct stale	*all;
	struct reason		*reasons;
	size_t			 n;

	publish_hidden(c, "a", "members", "a.ini");
	publish_hidden(c, "a", "public", "a.ini");
	publish_hidden(c, "old", "public", "");	/* pages were not kept */
	assert_string_equal(stale_said(c), "");
	c->options.reason = STR("Both");
	assert_true(case_load(c, "d.csv",
	    OBSERVATIONS "share,2022-12,,2,3,,\n"));
	c->options.reason = STR("");
	assert_true(case_load(c, "t.csv",
	    "indicator,direction,value\nshare,at-least,80\n"));
	/* Two of its reads are one reason. */
	assert_true(ledger_stale(c->store, &all, &n));
	assert_int_equal(n, 3);
	assert_text(all[0].publication.edition, "members");
	assert_int_equal(all[0].n, 2);
	assert_text(all[1].publication.edition, "public");
	assert_int_equal(all[1].n, 1);
	assert_text(all[1].reasons[0].kind, REASON_UNSEEN);
	assert_int_equal(all[1].reasons[0].about.n, 0);
	assert_null(all[1].reasons[0].indicator);
	assert_int_equal(all[1].reasons[0].why.n, 0);
	assert_int_equal(all[1].reasons[0].time, 0);
	assert_text(all[2].publication.pack, "old");
	assert_int_equal(all[2].n, 2);
	/* It printed what it shows; the note of corrections is told all. */
	assert_true(ledger_printed(c->store, indicator(c, "share"),
	    month(2022, 12), 1, 9, &printers, &n));
	assert_int_equal(n, 2);
	assert_text(printers[0].edition, "members");
	assert_text(printers[1].pack, "old");
	assert_true(ledger_printed(c->store, indicator(c, "number"),
	    month(2022, 12), 1, 9, &printers, &n));
	assert_int_equal(n, 2);
	assert_text(printers[0].edition, "public");
	about.issue = 1;
	assert_true(ledger_since(c->store, &about, &reasons, &n));
	assert_int_equal(n, 2);
	assert_true(ledger_told(c->store, &about, &reasons, &n));
	assert_int_equal(n, 1);
}

static void
what_stands_on_a_page_is_told_with_its_own_reason(void **state)
{
	static const struct stand	stands[] = { { 2, 4, false } };
	struct folder_case		*c = *state;
	struct publication		 publication = pack_of(c, "a");
	const struct indicator		*number = indicator(c, "number");
	const struct stale		*all;
	size_t				 n;

	/* The targets of two months; that of December is shown. */
	publication.layout = STR("a.ini");
	publication.stands = stands;
	publication.nstands = 1;
	ledger_begin(c->store);
	ledger_enter(c->store);
	store_target(c->store, number, month(2022, 11));
	ledger_leave(c->store);
	ledger_enter(c->store);
	store_target(c->store, number, month(2022, 12));
	ledger_leave(c->store);
	publish(c, &publication);
	load(c, "indicator,from,to,direction,value\n"
	    "number,2022-04-01,2022-11-30,at-least,70\n", "A secret");
	assert_true(ledger_stale(c->store, &all, &n));
	assert_text(all[0].reasons[0].kind, REASON_UNSEEN);
	load(c, "indicator,from,to,direction,value\n"
	    "number,2022-12-01,,at-least,80\n", "Agreed");
	assert_true(ledger_stale(c->store, &all, &n));
	assert_int_equal(all[0].n, 1);
	assert_text(all[0].reasons[0].kind, "target");
	assert_text(all[0].reasons[0].pages, "4");
	assert_text(all[0].reasons[0].why, "Agreed");
}

static void
files_of_exempt_papers_are_one_reason_without_a_name(void **state)
{
	struct folder_case	*c = *state;
	struct publication	 publication = pack_of(c, "a");
	struct inputs		 inputs = { .arena = c->arena };

	case_file(c, "a.md", "Words.");
	case_file(c, "x.md", "Words.");
	case_file(c, "y.md", "Words.");
	case_file(c, "a.ini", "");
	inputs_add(&inputs, INPUT_EXEMPT, case_path(c, "x.md"));
	inputs_add(&inputs, INPUT_EXEMPT, case_path(c, "y.md"));
	inputs_add(&inputs, INPUT_TEXT, case_path(c, "a.md"));
	inputs_digest(&inputs);
	publication.inputs = &inputs;
	publication.layout = str_of(case_path(c, "a.ini"));
	ledger_begin(c->store);
	publish(c, &publication);
	assert_string_equal(stale_said(c), "");
	case_file(c, "x.md", "Other words.");
	case_file(c, "y.md", "Other words.");
	assert_string_equal(stale_said(c), "a 2022-12 1: exempt \n");
	unlink(case_path(c, "x.md"));
	assert_string_equal(stale_said(c), "a 2022-12 1: exempt \n");
}

/* ---- the same bytes again ---- */

static void
a_pack_made_again_with_the_same_bytes_is_up_to_date(void **state)
{
	static const struct stand	stands[] = { { 1, 6, false } };
	struct folder_case	*c = *state;
	struct publication	 publication = pack_of(c, "a");
	struct inputs		 inputs = { .arena = c->arena };

	case_file(c, "a.md", "Words.");
	case_file(c, "f.ttf", "Font.");
	publish_files(c, "a", month(2022, 12));
	load(c, OBSERVATIONS "number,2022-12,,,,68,\n", "");
	case_file(c, "a.md", "Words.<!-- and a remark -->");
	assert_int_equal(strlen(stale_said(c)) > 0, 1);

	publication.inputs = &inputs;
	publication.stands = stands;
	publication.nstands = 1;
	publication.issue = 1;
	publication.layout = str_of(case_path(c, "a.ini"));
	inputs_add(&inputs, INPUT_TEXT, case_path(c, "a.md"));
	inputs_digest(&inputs);
	ledger_begin(c->store);
	ledger_enter(c->store);
	read_december(c, "number");
	ledger_leave(c->store);
	assert_true(ledger_confirm(c->store, &publication));
	ledger_end(c->store);
	assert_string_equal(stale_said(c), "");
	assert_int_equal(ledger_next_issue(c->store, STR("a"), STR("public"),
	    month(2022, 12)), 2);
	assert_string_equal(pages_of(c, "number"), "6");
	/* It was first made with import 3 all the same. */
	assert_string_equal(case_sql(c, "SELECT seen || ' ' || checked FROM"
	    " publication"), "3 4");
	assert_string_equal(case_sql(c, "SELECT count(*) FROM"
	    " publication_input"), "1");
	load(c, OBSERVATIONS "number,2022-12,,,,69,\n", "");
	assert_string_equal(stale_said(c), "a 2022-12 1: series number in"
	    " December 2022 (6) was 68 now 69\n");

	publication.digest = STR(DIGEST_AGAIN);
	assert_false(ledger_confirm(c->store, &publication));
	assert_non_null(strstr(case_said(c),
	    "store.db LEDGER_UNKNOWN a, issue 1"));
	assert_string_equal(case_sql(c, "SELECT checked FROM publication"),
	    "4");
}

/* ---- who printed a figure ---- */

/* Publish PACK in EDITION, with December's number on PAGE. */
static void
publish_page(struct folder_case *c, const char *pack, const char *edition,
    unsigned page)
{
	struct stand		stand = { 1, page, false };
	struct publication	publication = pack_of(c, pack);

	publication.edition = str_of(edition);
	publication.stands = &stand;
	publication.nstands = 1;
	ledger_begin(c->store);
	ledger_enter(c->store);
	read_december(c, "number");
	ledger_leave(c->store);
	publish(c, &publication);
}

/* "PACK EDITION ISSUE (PAGES)" of each that printed December's number. */
static const char *
printed(struct folder_case *c, int64_t from, int64_t to)
{
	const struct publication *all;
	struct buf		 said = { 0 };
	const char		*kept;
	size_t			 n;

	assert_true(ledger_printed(c->store, indicator(c, "number"),
	    month(2022, 12), from, to, &all, &n));
	for (size_t i = 0; i < n; i++)
		buf_printf(&said, "%s" STR_FMT " " STR_FMT " %d (" STR_FMT ")",
		    i > 0 ? ", " : "", STR_ARG(all[i].pack),
		    STR_ARG(all[i].edition), all[i].issue,
		    STR_ARG(all[i].pages));
	kept = buf_keep(&said, c->arena).s;
	buf_free(&said);
	return kept;
}

static void
who_printed_a_figure_is_known_with_its_pages(void **state)
{
	struct folder_case	*c = *state;

	publish_page(c, "a", "members", 5);
	publish_page(c, "a", "public", 4);
	publish_page(c, "b", "members", 9);
	publish_page(c, "b", "members", 10);
	publish_month(c, "november", month(2022, 11), "pack.pdf");
	assert_string_equal(printed(c, 3, 4),
	    "a public 1 (4), b members 1 (9), b members 2 (10)");
	load(c, OBSERVATIONS "number,2022-12,,,,76,\n", "");
	publish_page(c, "a", "public", 3);
	publish_page(c, "a", "members", 6);
	assert_string_equal(printed(c, 4, 5), "a public 2 (3)");
	assert_string_equal(printed(c, 1, 3), "");
}

/* ---- as things stood ---- */

static void
as_at_a_day_later_publications_are_not_known(void **state)
{
	struct folder_case	*c = *state;
	struct publication	 last;

	publish_page(c, "a", "public", 4);
	c->options.time += 2 * A_DAY;
	load(c, OBSERVATIONS "number,2022-12,,,,76,\n", "");
	publish_page(c, "a", "public", 5);
	publish_page(c, "b", "public", 6);
	assert_int_equal(ledger_next_issue(c->store, STR("a"), STR("public"),
	    month(2022, 12)), 3);
	assert_false(ledger_then(c->store, STR("a"), STR("public"),
	    month(2022, 12), &last));
	assert_true(store_as_at(c->store, (struct date){ 2023, 1, 3 }));
	assert_int_equal(ledger_next_issue(c->store, STR("a"), STR("public"),
	    month(2022, 12)), 2);
	assert_true(ledger_last(c->store, STR("a"), STR("public"),
	    month(2022, 12), &last));
	assert_int_equal(last.issue, 1);
	assert_int_equal(last.seen, 3);
	assert_false(ledger_issue(c->store, STR("a"), STR("public"),
	    month(2022, 12), 2, &last));
	assert_false(ledger_last(c->store, STR("b"), STR("public"),
	    month(2022, 12), &last));
	assert_string_equal(printed(c, 1, 9), "a public 1 (4)");
}

/* Keep a printed row of December's number by team. */
static void
print_row(struct folder_case *c, const char *pack)
{
	struct publication	publication = pack_of(c, pack);
	struct breakdown_of	table = { indicator(c, "number"),
	    month(2022, 12), STR(""), STR("team") };
	struct printed_row	row = { .category = str_of(pack), .share = true,
	    .numerator = 3 };

	ledger_begin(c->store);
	ledger_row(c->store, &table, &row);
	publish(c, &publication);
}

static const char *
rows_known(struct folder_case *c)
{
	struct breakdown_of	table = { indicator(c, "number"),
	    month(2022, 12), STR(""), STR("team") };
	struct printed_rows	rows;
	const char		*said = "";

	assert_true(ledger_rows(c->store, &table, &rows));
	for (size_t i = 0; i < rows.n; i++)
		said = arena_printf(c->arena, "%s" STR_FMT, said,
		    STR_ARG(rows.at[i].category));
	return said;
}

static void
an_issue_is_made_again_with_the_ledger_it_knew(void **state)
{
	struct folder_case	*c = *state;
	struct publication	 then;
	int64_t			 time;

	case_file(c, "a.md", "Words.");
	case_file(c, "f.ttf", "Font.");
	print_row(c, "x");
	publish_files(c, "a", month(2022, 12));
	print_row(c, "y");		/* with the same import, but later */
	publish_files(c, "z", month(2022, 12));
	c->options.time += 2 * A_DAY;
	load(c, OBSERVATIONS "number,2022-12,,,,76,\n", "");
	print_row(c, "w");
	assert_string_equal(rows_known(c), "xyw");

	assert_true(store_as_at(c->store, (struct date){ 2023, 1, 3 }));
	assert_string_equal(rows_known(c), "xy");
	assert_false(ledger_then(c->store, STR("w"), STR("public"),
	    month(2022, 12), &then));
	assert_string_equal(rows_known(c), "xy");
	assert_true(ledger_then(c->store, STR("a"), STR("public"),
	    month(2022, 12), &then));
	assert_int_equal(then.issue, 1);
	assert_text(then.digest, DIGEST);
	assert_int_equal(then.inputs->n, 3);
	assert_string_equal(path_base(then.inputs->at[0].path), "a.md");
	assert_int_equal(then.inputs->at[0].kind, INPUT_TEXT);
	assert_int_equal(strlen(then.inputs->at[0].digest), 64);
	assert_string_equal(rows_known(c), "x");
	assert_int_equal(ledger_next_issue(c->store, STR("a"), STR("public"),
	    month(2022, 12)), 1);
	assert_int_equal(store_newest(c->store, &time), 3);
}

static void
as_at_looks_at_the_import_the_issue_could_read(void **state)
{
	struct folder_case	*c = *state;
	struct publication	 then;
	int64_t			 time;

	publish_page(c, "a", "public", 4);
	c->options.time += A_DAY;
	load(c, OBSERVATIONS "number,2022-12,,,,76,\n", "");
	assert_true(store_as_at(c->store, (struct date){ 2023, 1, 3 }));
	assert_int_equal(store_newest(c->store, &time), 4);
	assert_true(ledger_then(c->store, STR("a"), STR("public"),
	    month(2022, 12), &then));
	assert_int_equal(store_newest(c->store, &time), 3);
}

/* ---- records of builds on copies ---- */

/* The case's store as it is now, under NAME. */
static const char *
copy_store(struct folder_case *c, const char *name)
{
	struct str	bytes;

	assert_true(file_read(c->arena, case_path(c, "store.db"), &bytes,
	    PLACE("store.db"), c->diags));
	return case_write(c, name, bytes.s, bytes.n);
}

/* Have all that was written in the store's own file. */
static void
settle_store(struct folder_case *c)
{
	store_close(c->store);
	c->store = NULL;
	assert_non_null(case_open(c, STORE_WRITE));
}

/* Build PACK on the store COPY and record it as NAME.  Its pages are 3. */
static const char *
record_pack(struct folder_case *c, const char *copy, const char *pack,
    const char *digest, const char *name)
{
	static const struct stand	stand = { 1, 3, false };
	struct part			part = { STR("agenda"), STR("Agenda"),
					    "a1" };
	const char			*path = case_path(c, name);
	struct publication		 publication = pack_of(c, pack);
	struct inputs			 inputs = { .arena = c->arena };
	struct store			*own = c->store;

	c->store = store_open(copy, STORE_READ, c->arena, c->diags);
	assert_non_null(c->store);
	inputs_add(&inputs, INPUT_TEXT, case_path(c, "a.md"));
	inputs_digest(&inputs);
	publication.inputs = &inputs;
	publication.stands = &stand;
	publication.nstands = 1;
	publication.parts = &part;
	publication.nparts = 1;
	publication.digest = str_of(digest);
	if (str_is(publication.digest, DIGEST) && ledger_next_issue(c->store,
	    publication.pack, publication.edition, publication.period) > 1)
		publication.issue = 1;		/* the same bytes again */
	ledger_begin(c->store);
	ledger_enter(c->store);
	read_december(c, "number");
	ledger_leave(c->store);
	assert_true(ledger_record(c->store, &publication, path));
	store_close(c->store);
	c->store = own;
	return path;
}

static bool
merge(struct folder_case *c, const char *const *paths, size_t n,
    struct merge_result *result)
{
	c->diags = diags_new(c->arena);
	assert_non_null(case_open(c, STORE_WRITE));
	return ledger_merge(c->store, paths, n, result);
}

/* All rows of the ledger, in an order of their own. */
static const char *
ledger_dump(struct folder_case *c)
{
	return case_sql(c, "SELECT group_concat(pack || issue || state || seen"
	    " || '.' || checked || '.' || known || digest || size || a || b ||"
	    " c, ';') FROM (SELECT p.*, (SELECT group_concat(kind || question"
	    " || r.digest || pages) FROM publication_read AS r"
	    "  WHERE publication = number) AS a,"
	    " (SELECT group_concat(kind || path || i.digest || modified)"
	    "  FROM publication_input AS i WHERE publication = number) AS b,"
	    " (SELECT group_concat(id || title || t.digest || position)"
	    "  FROM publication_part AS t WHERE publication = number) AS c"
	    " FROM publication AS p ORDER BY pack, issue)");
}

static void
records_are_merged_in_any_order_any_number_of_times(void **state)
{
	struct folder_case	*c = *state;
	struct merge_result	 result;
	const char		*paths[3], *copy, *once;

	case_file(c, "a.md", "Words.");
	settle_store(c);
	copy = copy_store(c, "copy.db");
	paths[0] = record_pack(c, copy, "a", DIGEST, "a.rec");
	paths[1] = record_pack(c, copy, "b", DIGEST, "b.rec");
	paths[2] = record_pack(c, copy, "c", DIGEST, "c.rec");
	assert_true(merge(c, paths, 2, &result));
	assert_int_equal(result.merged, 2);
	assert_int_equal(result.known, 0);
	assert_true(merge(c, &paths[1], 2, &result));
	assert_int_equal(result.merged, 1);
	assert_int_equal(result.known, 1);
	once = ledger_dump(c);
	assert_non_null(strstr(once, "a1done3.0.0" DIGEST "4"));
	assert_non_null(strstr(once, "Agenda"));
	assert_non_null(strstr(once, "seriesnumber\t\t2022-12\t2022-12"));
	assert_string_equal(pages_of(c, "number"), "3|3|3");
	assert_true(merge(c, paths, 3, &result));
	assert_int_equal(result.merged, 0);
	assert_int_equal(result.known, 3);
	assert_string_equal(ledger_dump(c), once);
	assert_string_equal(stale_said(c), "");
	assert_string_equal(case_said(c), "");
	assert_string_equal(case_sql(c, "SELECT count(*) FROM"
	    " pragma_foreign_key_check"), "0");

	/* As if they had been published here, in the other order. */
	store_close(c->store);
	c->store = NULL;
	assert_int_equal(rename(copy, case_path(c, "store.db")), 0);
	for (int i = 2; i >= 0; i--)
		assert_true(merge(c, &paths[i], 1, &result));
	assert_string_equal(ledger_dump(c), once);
}

static void
the_same_bytes_from_a_newer_copy_bring_it_up_to_date(void **state)
{
	struct folder_case	*c = *state;
	struct merge_result	 result;
	const char		*first, *again;

	case_file(c, "a.md", "Words.");
	settle_store(c);
	first = record_pack(c, copy_store(c, "copy.db"), "a", DIGEST, "1.rec");
	assert_true(merge(c, &first, 1, &result));
	load(c, OBSERVATIONS "number,2022-12,,,,68,\n", "");
	assert_string_equal(stale_said(c), "a 2022-12 1: series number in"
	    " December 2022 (3) was 67 now 68\n");
	settle_store(c);
	again = record_pack(c, copy_store(c, "copy.db"), "a", DIGEST, "2.rec");
	assert_true(merge(c, &again, 1, &result));
	assert_int_equal(result.known, 1);
	assert_string_equal(stale_said(c), "");
	assert_string_equal(case_sql(c, "SELECT group_concat(seen || ' ' ||"
	    " checked) FROM publication"), "3 4");
	/* The older record says nothing new. */
	assert_true(merge(c, &first, 1, &result));
	assert_string_equal(stale_said(c), "");
	/* A file that changed, and the bytes did not: the copy is as it was. */
	case_file(c, "a.md", "Words.<!-- -->");
	assert_string_equal(stale_said(c), said_of(c, "text", "a.md"));
	settle_store(c);
	again = record_pack(c, copy_store(c, "copy.db"), "a", DIGEST, "3.rec");
	assert_true(merge(c, &again, 1, &result));
	assert_true(merge(c, &first, 1, &result));
	assert_string_equal(stale_said(c), "");
}

static void
an_issue_that_another_took_is_an_error(void **state)
{
	struct folder_case	*c = *state;
	struct merge_result	 result;
	const char		*paths[2], *before;

	case_file(c, "a.md", "Words.");
	settle_store(c);
	copy_store(c, "copy.db");
	paths[0] = record_pack(c, case_path(c, "copy.db"), "b", DIGEST,
	    "b.rec");
	paths[1] = record_pack(c, case_path(c, "copy.db"), "a", DIGEST_AGAIN,
	    "a.rec");
	publish_month(c, "a", month(2022, 12), "pack.pdf");
	before = ledger_dump(c);
	assert_false(merge(c, paths, 2, &result));
	assert_string_equal(case_said(c), "a.rec RECORD_TAKEN a, public,"
	    " December 2022, issue 1\n");
	assert_int_equal(result.merged, 0);
	assert_string_equal(ledger_dump(c), before);
	/* While another build is at it, too. */
	case_sql(c, "UPDATE publication SET state = 'pending', process = 1");
	assert_false(merge(c, &paths[1], 1, &result));
	assert_non_null(strstr(case_said(c),
	    "store.db LEDGER_BUSY a, issue 1, by process 1"));
}

static void
a_copy_takes_no_number_that_is_another_files(void **state)
{
	struct folder_case	*c = *state;
	struct publication	 publication = pack_of(c, "a");

	publish_month(c, "a", month(2022, 12), "pack.pdf");
	publication.digest = STR(DIGEST_AGAIN);
	publication.issue = 1;
	assert_false(ledger_record(c->store, &publication,
	    case_path(c, "a.rec")));
	assert_string_equal(case_said(c),
	    "store.db LEDGER_MOVED a, issue 1 is taken\n");
	assert_false(path_exists(case_path(c, "a.rec")));
	publication.issue = 0;
	assert_true(ledger_record(c->store, &publication,
	    case_path(c, "a.rec")));
	assert_int_equal(publication.issue, 2);
}

static void
what_is_no_record_of_this_store_is_refused(void **state)
{
	struct folder_case	*c = *state;
	struct merge_result	 result;
	const char		*paths[2], *copy;
	struct str		 bytes;

	case_file(c, "a.md", "Words.");
	settle_store(c);
	copy = copy_store(c, "copy.db");
	paths[0] = record_pack(c, copy, "a", DIGEST, "a.rec");
	assert_true(file_read(c->arena, paths[0], &bytes, PLACE("a.rec"),
	    c->diags));

	/* Cut anywhere. */
	for (size_t size = 0; size < bytes.n; size += bytes.n / 40) {
		paths[1] = case_write(c, "cut.rec", bytes.s, size);
		if (merge(c, paths, 2, &result))
			fail_msg("%zu of %zu", size, bytes.n);
		assert_string_equal(case_said(c), "cut.rec RECORD_KIND\n");
	}
	/* A store is no record, nor is a letter, nor nothing. */
	assert_false(merge(c, &copy, 1, &result));
	assert_string_equal(case_said(c), "copy.db RECORD_KIND\n");
	paths[1] = case_file(c, "letter.rec", "Dear Sir or Madam, this letter "
	    "is longer than the head of a database, but says nothing at all.");
	assert_false(merge(c, paths, 2, &result));
	assert_string_equal(case_said(c), "letter.rec RECORD_KIND\n");
	paths[1] = case_path(c, "none.rec");
	assert_false(merge(c, paths, 2, &result));
	assert_non_null(strstr(case_said(c), "none.rec FILE_"));

	/* Of a program to come. */
	paths[1] = record_pack(c, copy, "b", DIGEST, "b.rec");
	case_do(c, "b.rec", "PRAGMA user_version = 99");
	assert_false(merge(c, paths, 2, &result));
	assert_string_equal(case_said(c), "b.rec RECORD_NEWER\n");
	case_do(c, "b.rec", "PRAGMA user_version = 3;"
	    "DELETE FROM publication");
	assert_false(merge(c, paths, 2, &result));
	assert_string_equal(case_said(c),
	    "b.rec RECORD_KIND nothing is published in it\n");

	/* Of another store, which differs in its newest import alone. */
	case_sql(c, "UPDATE import SET sha256 = 'another' WHERE number = 3");
	assert_false(merge(c, paths, 1, &result));
	assert_string_equal(case_said(c), "a.rec RECORD_STORE import 3\n");
	case_sql(c, "UPDATE import SET sha256 = (SELECT sha256 FROM import"
	    " WHERE number = 2), time = time + 1 WHERE number = 3");
	assert_false(merge(c, paths, 1, &result));
	assert_string_equal(case_said(c), "a.rec RECORD_STORE import 3\n");
	assert_string_equal(case_sql(c, "SELECT count(*) FROM publication"),
	    "0");
}

static void
a_record_of_numbers_that_cannot_be_is_refused(void **state)
{
	static const char *const	 issues[] = {
		"-5", "0", "10000", "5000000000"
	};
	struct folder_case		*c = *state;
	struct merge_result		 result;
	const char			*path;

	case_file(c, "a.md", "Words.");
	settle_store(c);
	path = record_pack(c, copy_store(c, "copy.db"), "a", DIGEST, "a.rec");
	for (size_t i = 0; i < sizeof(issues) / sizeof(*issues); i++) {
		case_do(c, "a.rec", arena_printf(c->arena,
		    "UPDATE publication SET issue = %s", issues[i]));
		assert_false(merge(c, &path, 1, &result));
		assert_string_equal(case_said(c), arena_printf(c->arena,
		    "a.rec RECORD_ISSUE %s\n", issues[i]));
	}
	case_do(c, "a.rec", "UPDATE publication SET issue = 9999,"
	    " last_page = -5");
	assert_false(merge(c, &path, 1, &result));
	assert_string_equal(case_said(c), "a.rec RECORD_KIND -5\n");
	case_do(c, "a.rec", "UPDATE publication SET last_page = 3,"
	    " known = 9223372036854775807");
	assert_false(merge(c, &path, 1, &result));
	assert_string_equal(case_said(c),
	    "a.rec RECORD_KIND 9223372036854775807\n");
	case_do(c, "a.rec", "UPDATE publication SET known = 0");
	assert_true(merge(c, &path, 1, &result));
	assert_int_equal(result.merged, 1);
}

/* Records come in any order, so there may be gaps. */
static void
issues_are_walked_over_gaps(void **state)
{
	struct folder_case	*c = *state;
	struct publication	 issue = { .issue = 0 };
	struct str		 edition = STR("public");

	case_file(c, "a.md", "Words.");
	settle_store(c);
	for (int i = 0; i < 2; i++)
		publish_month(c, "a", month(2022, 12), "a.pdf");
	case_sql(c, "UPDATE publication SET issue = 9000 WHERE issue = 2");
	assert_true(ledger_after(c->store, STR("a"), edition,
	    month(2022, 12), issue.issue, &issue));
	assert_int_equal(issue.issue, 1);
	assert_true(ledger_after(c->store, STR("a"), edition,
	    month(2022, 12), issue.issue, &issue));
	assert_int_equal(issue.issue, 9000);
	assert_false(ledger_after(c->store, STR("a"), edition,
	    month(2022, 12), issue.issue, &issue));
	assert_false(ledger_after(c->store, STR("b"), edition,
	    month(2022, 12), 0, &issue));
}

/* Whatever bytes of a record are changed, a merge says so or takes it, and the
 * store stays sound. */
static void
a_spoilt_record_does_no_harm(void **state)
{
	struct folder_case	*c = *state;
	struct merge_result	 result;
	const char		*path;
	struct str		 bytes;
	char			*copy;
	unsigned		 seed = 20230102;

	case_file(c, "a.md", "Words.");
	settle_store(c);
	path = record_pack(c, copy_store(c, "copy.db"), "a", DIGEST, "a.rec");
	assert_true(file_read(c->arena, path, &bytes, PLACE("a.rec"),
	    c->diags));
	assert_non_null(case_open(c, STORE_WRITE));
	for (int i = 0; i < 200; i++) {
		copy = arena_copy(c->arena, bytes.s, bytes.n);
		for (int j = 0; j < 3; j++) {
			seed = seed * 1103515245 + 12345;
			copy[(seed >> 8) % bytes.n] = (char)(seed >> 3);
		}
		path = case_write(c, "bad.rec", copy, bytes.n);
		if (!ledger_merge(c->store, &path, 1, &result))
			assert_string_not_equal(case_said(c), "");
	}
	assert_string_equal(case_sql(c, "PRAGMA integrity_check"), "ok");
}

/* ---- where nothing can be written ---- */

/* As nobody, on the store in the case's folder, which takes no files. */
static int
record_as_nobody(struct folder_case *c, const char *record)
{
	struct publication	publication = pack_of(c, "a");

	if (getuid() == 0 && setuid(65534) != 0)
		return 2;
	if (open(case_path(c, "x"), O_CREAT | O_WRONLY, 0600) >= 0)
		return 3;
	if (case_open(c, STORE_READ) == NULL)
		return 4;
	ledger_begin(c->store);
	read_december(c, "number");
	return ledger_record(c->store, &publication, record) ? 0 : 5;
}

static void
a_copy_that_cannot_be_written_is_recorded_elsewhere(void **state)
{
	struct folder_case	*c = *state;
	struct merge_result	 result;
	char			 other[] = "/tmp/packwright-test-XXXXXX";
	const char		*record;
	pid_t			 child;
	int			 status;

	assert_non_null(mkdtemp(other));
	assert_int_equal(chmod(other, 0777), 0);
	record = arena_printf(c->arena, "%s/a.rec", other);
	store_close(c->store);
	c->store = NULL;
	assert_string_equal(case_sql(c, "PRAGMA journal_mode"), "wal");
	assert_int_equal(chmod(case_path(c, "store.db"), 0444), 0);
	assert_int_equal(chmod(c->folder, 0555), 0);
	child = fork();
	assert_true(child >= 0);
	if (child == 0)
		_exit(record_as_nobody(c, record));
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(chmod(c->folder, 0700), 0);
	assert_int_equal(chmod(case_path(c, "store.db"), 0600), 0);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
	assert_true(merge(c, &record, 1, &result));
	assert_int_equal(result.merged, 1);
	assert_string_equal(pages_of(c, "number"), "");
	assert_int_equal(unlink(record), 0);
	assert_int_equal(rmdir(other), 0);
}

/* ---- several processes ---- */

/* Two builds of one pack at once: one of them is told, whichever it is. */
static void
two_processes_do_not_publish_one_issue(void **state)
{
	struct folder_case	*c = *state;
	struct publication	 publication = pack_of(c, "a");
	pid_t			 children[4];
	int			 status, published = 0;

	store_close(c->store);
	c->store = NULL;
	for (int i = 0; i < 4; i++) {
		children[i] = fork();
		assert_true(children[i] >= 0);
		if (children[i] != 0)
			continue;
		if (case_open(c, STORE_WRITE) == NULL)
			_exit(1);
		publication.issue = 1;
		ledger_begin(c->store);
		read_december(c, "number");
		if (!ledger_publish(c->store, &publication))
			_exit(strstr(case_said(c), "LEDGER_") != NULL ? 10 : 1);
		_exit(ledger_done(c->store, &publication) ? 0 : 1);
	}
	for (int i = 0; i < 4; i++) {
		assert_int_equal(waitpid(children[i], &status, 0),
		    children[i]);
		assert_true(WIFEXITED(status));
		assert_true(WEXITSTATUS(status) == 0 ||
		    WEXITSTATUS(status) == 10);
		published += WEXITSTATUS(status) == 0;
	}
	assert_int_equal(published, 1);
	assert_string_equal(case_sql(c, "SELECT group_concat(state || issue)"
	    " FROM publication"), "done1");
}

/* Kill CHILD after PAUSE microseconds. */
static void
kill_after(pid_t child, unsigned pause)
{
	struct timespec	time = { 0, (long)pause * 1000 };
	int		status;

	assert_true(child > 0);
	nanosleep(&time, NULL);
	kill(child, SIGKILL);
	assert_int_equal(waitpid(child, &status, 0), child);
}

static void
a_build_killed_between_record_and_rename_is_settled(void **state)
{
	struct folder_case	*c = *state;
	struct publication	 publication = pack_of(c, "a");
	const struct stale	*all;
	pid_t			 child;
	size_t			 n;
	int			 status;

	store_close(c->store);
	c->store = NULL;
	for (int renamed = 0; renamed < 2; renamed++) {
		case_file(c, "pack.pdf", "%PDF of before");
		child = fork();
		assert_true(child >= 0);
		if (child == 0) {
			if (case_open(c, STORE_WRITE) == NULL)
				_exit(1);
			ledger_begin(c->store);
			read_december(c, "number");
			if (!ledger_publish(c->store, &publication))
				_exit(1);
			case_file(c, "new.pdf", "%PDF");
			if (renamed)
				rename(case_path(c, "new.pdf"),
				    case_path(c, "pack.pdf"));
			raise(SIGKILL);
		}
		assert_int_equal(waitpid(child, &status, 0), child);
		assert_true(WIFSIGNALED(status));
		assert_non_null(case_open(c, STORE_WRITE));
		assert_true(ledger_stale(c->store, &all, &n));
		assert_int_equal(n, (size_t)renamed);
	}
	/* It is not read again for its digest. */
	assert_string_equal(case_sql(c, "SELECT size > 0 AND inode > 0 AND"
	    " changed > 0 FROM publication"), "1");
	assert_int_equal(all[0].n, 0);
}

/* A number is another process's by now, or one in a container: what is being written
 * tells more. */
static void
a_build_lives_while_it_holds_what_it_writes(void **state)
{
	struct folder_case	*c = *state;
	struct publication	 publication = pack_of(c, "a");
	const char		*part = case_file(c, ".pack.pdf.part", "%PD");
	int			 fd = open(part, O_RDONLY | O_CLOEXEC);

	publication.digest = STR(DIGEST_AGAIN);
	assert_true(file_lock(fd, 0));
	ledger_begin(c->store);
	assert_true(ledger_publish(c->store, &publication));
	/* Our own number is of the past, if nothing else tells. */
	assert_non_null(case_open(c, STORE_WRITE));
	assert_string_equal(case_sql(c, "SELECT count(*) FROM publication"),
	    "1");
	case_sql(c, "UPDATE publication SET process = 1");
	close(fd);
	assert_non_null(case_open(c, STORE_WRITE));
	assert_string_equal(case_sql(c, "SELECT count(*) FROM publication"),
	    "0");
	unlink(part);
	ledger_begin(c->store);
	publication.issue = 0;
	assert_true(ledger_publish(c->store, &publication));
	case_sql(c, "UPDATE publication SET process = 1");
	assert_non_null(case_open(c, STORE_WRITE));
	assert_string_equal(case_sql(c, "SELECT count(*) FROM publication"),
	    "1");
}

/* Who opens the store on another machine may take it that the build is dead. */
static void
a_paper_that_was_forgotten_before_it_was_done_is_told(void **state)
{
	struct folder_case	*c = *state;
	struct publication	 publication = pack_of(c, "a");

	ledger_begin(c->store);
	assert_true(ledger_publish(c->store, &publication));
	case_sql(c, "DELETE FROM publication_read");
	case_sql(c, "DELETE FROM publication");
	assert_false(ledger_done(c->store, &publication));
	assert_non_null(strstr(case_said(c), "LEDGER_UNDONE"));
	/* Nor is it done when another run's is there in its stead. */
	publication.issue = 0;
	assert_true(ledger_publish(c->store, &publication));
	publication.digest = STR(DIGEST_AGAIN);
	assert_false(ledger_done(c->store, &publication));
	assert_string_equal(case_sql(c, "SELECT state FROM publication"),
	    "pending");
}

static void
a_record_killed_while_it_is_written_is_whole_or_not_there(void **state)
{
	struct folder_case	*c = *state;
	struct merge_result	 result;
	struct publication	 publication = pack_of(c, "a");
	const char		*path = case_path(c, "a.rec");
	pid_t			 child;

	for (unsigned i = 0; i < 30; i++) {
		store_close(c->store);
		c->store = NULL;
		unlink(path);
		child = fork();
		if (child == 0) {
			if (case_open(c, STORE_READ) == NULL)
				_exit(1);
			ledger_begin(c->store);
			read_december(c, "number");
			publication.issue = 1;
			for (;;)
				ledger_record(c->store, &publication, path);
		}
		kill_after(child, i * i * 200);	/* 170 ms */
		assert_non_null(case_open(c, STORE_WRITE));
		if (path_exists(path))
			assert_true(merge(c, &path, 1, &result));
	}
	unlink(case_path(c, ".a.rec.part"));
	assert_string_equal(case_sql(c, "SELECT group_concat(state || issue)"
	    " FROM publication"), "done1");
}

#define RECORDS	12

static void
a_merge_that_is_killed_takes_all_or_none(void **state)
{
	struct folder_case	*c = *state;
	struct merge_result	 result;
	const char		*paths[RECORDS], *copy, *count;
	char			*pack;
	pid_t			 child;
	int			 done = 0;

	case_file(c, "a.md", "Words.");
	settle_store(c);
	copy = copy_store(c, "copy.db");
	for (int i = 0; i < RECORDS; i++) {
		pack = arena_printf(c->arena, "pack-%d", i);
		paths[i] = record_pack(c, copy, pack, DIGEST,
		    arena_printf(c->arena, "%s.rec", pack));
	}
	for (unsigned i = 0; i < 30 && !done; i++) {
		store_close(c->store);
		c->store = NULL;
		child = fork();
		if (child == 0)
			_exit(merge(c, paths, RECORDS, &result) ? 0 : 1);
		kill_after(child, i * 500);
		count = case_sql(c, "SELECT count(*) FROM publication");
		done = strcmp(count, "0") != 0;
		if (done)
			assert_string_equal(count, "12");
		assert_string_equal(case_sql(c, "PRAGMA integrity_check"),
		    "ok");
	}
	assert_true(merge(c, paths, RECORDS, &result));
	assert_int_equal(result.merged + result.known, RECORDS);
	assert_int_equal(result.known, done ? RECORDS : 0);
}

/* ---- a store of an older program ---- */

/* December was corrected after the agenda pack of 26 January was published. */
static void
assert_version_2_is_read(struct folder_case *c)
{
	const struct publication	*all;
	struct publication		 last;
	struct period			 meeting;
	size_t				 n;

	assert_true(period_parse(STR("2023-01-26"), &meeting));
	assert_true(ledger_last(c->store, STR("board"), STR("public"), meeting,
	    &last));
	assert_int_equal(last.last_page, 2);
	assert_int_equal(last.nparts, 2);
	assert_text(last.layout, "");
	assert_int_equal(last.seen, 2);
	assert_true(ledger_at(c->store, "/srv/panel/board.pdf", &last));
	assert_int_equal(last.last_page, 2);
	assert_string_equal(stale_said(c),
	    "board 2023-01-26 1: series referrals in December 2022"
	    " was 299 now 305: six were counted late\n"
	    "board 2023-01-26 1: output /srv/panel/board.pdf\n");
	assert_true(ledger_printed(c->store, indicator(c, "referrals"),
	    month(2022, 12), 1, 3, &all, &n));
	assert_int_equal(n, 1);
	assert_text(all[0].edition, "public");
	assert_text(all[0].pages, "");
	assert_true(ledger_supplements(c->store, &last, &all, &n));
	assert_int_equal(n, 0);
}

static void
a_store_of_version_2_is_read_and_brought_up_to_date(void **state)
{
	struct folder_case	*c = *state;
	struct publication	 publication = pack_of(c, "a");
	struct merge_result	 result;
	const char		*record = case_path(c, "a.rec");

	case_old_store(c, "2");
	assert_non_null(case_open(c, STORE_READ));
	assert_version_2_is_read(c);
	/* A build on a copy of it is recorded for it all the same. */
	ledger_begin(c->store);
	read_december(c, "referrals");
	assert_true(ledger_record(c->store, &publication, record));
	ledger_end(c->store);
	assert_string_equal(case_sql(c, "PRAGMA user_version"), "2");
	assert_non_null(case_open(c, STORE_WRITE));
	assert_version_2_is_read(c);
	assert_string_equal(case_sql(c, "PRAGMA user_version"), "3");
	assert_string_equal(case_sql(c, "PRAGMA integrity_check"), "ok");
	assert_string_equal(case_sql(c, "SELECT count(*) FROM"
	    " publication_part"), "2");
	assert_true(merge(c, &record, 1, &result));
	assert_int_equal(result.merged, 1);
	assert_non_null(case_open(c, STORE_READ));
	assert_version_2_is_read(c);
}

static void
a_store_of_version_1_is_recorded_for(void **state)
{
	struct folder_case	*c = *state;
	struct publication	 publication = pack_of(c, "a"), then;
	const struct publication *supplements;
	struct merge_result	 result;
	const char		*record = case_path(c, "a.rec");
	size_t			 n;

	case_old_store(c, "1");
	assert_non_null(case_open(c, STORE_READ));
	assert_true(ledger_at(c->store, "/srv/panel/board.pdf", &then));
	assert_int_equal(then.issue, 1);
	ledger_begin(c->store);
	read_december(c, "referrals");
	assert_true(ledger_supplements(c->store, &publication, &supplements,
	    &n));
	assert_int_equal(n, 0);
	assert_true(ledger_record(c->store, &publication, record));
	ledger_end(c->store);
	assert_true(store_as_at(c->store, (struct date){ 2023, 1, 5 }));
	assert_true(ledger_then(c->store, STR("board"), STR("public"),
	    month(2022, 12), &then));
	assert_int_equal(then.issue, 1);
	assert_int_equal(then.inputs->n, 0);
	assert_true(merge(c, &record, 1, &result));
	assert_int_equal(result.merged, 1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, ledger_new, case_free)

int
main(void)
{
	const struct CMUnitTest	tests[] = {
		TEST(a_read_stands_where_the_readings_it_was_asked_for_do),
		TEST(what_a_note_sums_up_counts_for_it_too),
		TEST(every_ask_is_kept_for_its_reading_also_one_asked_before),
		TEST(each_figure_that_changed_is_a_reason_with_what_it_was),
		TEST(pages_of_several_reads_are_written_as_one_list),
		TEST(what_was_not_there_and_is_now_is_a_reason),
		TEST(the_history_of_a_figure_is_told_of_with_the_figure),
		TEST(data_are_asked_again_only_when_an_import_came_since),
		TEST(an_issue_beyond_all_counting_is_said),
		TEST(what_was_found_up_to_date_need_not_be_asked_again),
		TEST(what_an_issue_of_before_printed_is_compared_with_now),
		TEST(a_file_is_another_when_its_bytes_are),
		TEST(a_file_that_was_read_and_is_the_same_is_known_again),
		TEST(a_file_that_changed_while_it_was_read_is_another),
		TEST(the_pdf_is_there_and_what_was_published),
		TEST(what_has_no_layout_here_cannot_be_made_again),
		TEST(the_files_of_a_pack_of_the_past_are_another_months),
		TEST(a_name_that_a_later_month_has_is_not_taken_from_it),
		TEST(who_was_published_last_has_the_name),
		TEST(who_was_put_back_has_the_name_again),
		TEST(of_three_in_a_circle_one_has_the_name),
		TEST(a_file_with_no_papers_bytes_is_told_from_one_that_was_published),
		TEST(what_a_public_paper_does_not_show_is_not_told_of),
		TEST(what_stands_on_a_page_is_told_with_its_own_reason),
		TEST(files_of_exempt_papers_are_one_reason_without_a_name),
		TEST(a_pack_made_again_with_the_same_bytes_is_up_to_date),
		TEST(who_printed_a_figure_is_known_with_its_pages),
		TEST(as_at_a_day_later_publications_are_not_known),
		TEST(an_issue_is_made_again_with_the_ledger_it_knew),
		TEST(as_at_looks_at_the_import_the_issue_could_read),
		TEST(records_are_merged_in_any_order_any_number_of_times),
		TEST(the_same_bytes_from_a_newer_copy_bring_it_up_to_date),
		TEST(an_issue_that_another_took_is_an_error),
		TEST(a_copy_takes_no_number_that_is_another_files),
		TEST(what_is_no_record_of_this_store_is_refused),
		TEST(a_record_of_numbers_that_cannot_be_is_refused),
		TEST(issues_are_walked_over_gaps),
		TEST(a_spoilt_record_does_no_harm),
		TEST(a_copy_that_cannot_be_written_is_recorded_elsewhere),
		TEST(two_processes_do_not_publish_one_issue),
		TEST(a_build_killed_between_record_and_rename_is_settled),
		TEST(a_build_lives_while_it_holds_what_it_writes),
		TEST(a_paper_that_was_forgotten_before_it_was_done_is_told),
		TEST(a_record_killed_while_it_is_written_is_whole_or_not_there),
		TEST(a_merge_that_is_killed_takes_all_or_none),
		TEST(a_store_of_version_2_is_read_and_brought_up_to_date),
		TEST(a_store_of_version_1_is_recorded_for),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
