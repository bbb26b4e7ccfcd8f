/* test_records.c - figures by category, revisions, audits and recommendations,
 * from their files to what is read of them. */
#include "store_case.h"

#define PARTS								\
	"indicator,period,breakdown,category,numerator,denominator\n"
#define AUDITS								\
	"programme,service,period,stage,grade,count,status\n"
#define RECOMMENDATIONS	"id,meeting,title,number,proposed\n"
#define UPDATES		"id,date,status,taken\n"
#define DECISIONS	"id,meeting,decision\n"

static struct period
period(const char *code)
{
	struct period	at;

	assert_true(period_parse(str_of(code), &at));
	return at;
}

static struct date
day(const char *iso)
{
	struct date	at;

	assert_true(date_parse(str_of(iso), &at));
	return at;
}

static void
assert_day(struct date date, const char *iso)
{
	assert_int_equal(date_cmp(date, day(iso)), 0);
}

/* Import so many days after the first import. */
static void
load_later(struct folder_case *c, int days, const char *reason,
    const char *text)
{
	c->options.time = NOON + days * A_DAY;
	c->options.reason = str_of(reason);
	assert_true(case_load(c, "later.csv", text));
	assert_string_equal(case_said(c), "");
}

/* TEXT is refused whole, and WANT is all that is said of it. */
static void
assert_refused(struct folder_case *c, const char *text, const char *want)
{
	static const char	imports[] = "SELECT count(*) FROM import";
	const char		*before = case_sql(c, imports);

	assert_non_null(case_open(c, STORE_WRITE));
	assert_false(case_load(c, "a.csv", text));
	assert_string_equal(case_said(c), want);
	assert_string_equal(case_sql(c, imports), before);
	assert_non_null(case_open(c, STORE_WRITE));
}

/* ---- a figure broken down ---- */

/* The names of SHARE by team in October, with commas between. */
static const char *
teams(struct folder_case *c, struct categories *all)
{
	const struct indicator	*share = store_indicator(c->store,
	    STR("share"));
	struct buf		 names = { 0 };
	const char		*kept;

	assert_true(store_breakdown(c->store, share, STR(""),
	    period("2022-10"), STR("team"), all));
	for (size_t i = 0; i < all->n; i++)
		buf_printf(&names, "%s" STR_FMT, i > 0 ? "," : "",
		    STR_ARG(all->at[i].name));
	kept = buf_keep(&names, c->arena).s;
	buf_free(&names);
	return kept;
}

static void
categories_keep_the_order_of_their_file_when_one_is_corrected(void **state)
{
	struct folder_case	*c = *state;
	struct categories	 all;

	assert_true(case_load(c, "a.csv", PARTS
	    "share,2022-10,,,6,10\n"
	    "share,2022-10,team,North,2,3\n"
	    "share,2022-10,team,East,1,4\n"
	    "share,2022-10,team,Family Help 1,3,3\n"
	    "share,2022-11,team,West,1,1\n"
	    "share,2022-10,age,0 to 4,1,2\n"
	    "share,2022-10,team,Adoption,0,0\n"));
	assert_string_equal(case_said(c), "");
	assert_string_equal(teams(c, &all),
	    "North,East,Family Help 1,Adoption");
	assert_int_equal(all.at[1].obs.numerator.n, 1);
	assert_int_equal(all.at[1].obs.denominator.n, 4);
	assert_int_equal(all.at[1].obs.origin.line, 4);
	assert_false(all.at[1].obs.revised);
	load_later(c, 1, "a late form", PARTS
	    "share,2022-10,team,South,1,2\n"
	    "share,2022-10,team,North,3,3\n");
	assert_string_equal(teams(c, &all),
	    "North,East,Family Help 1,Adoption,South");
	assert_int_equal(all.at[0].obs.numerator.n, 3);
	assert_true(all.at[0].obs.revised);
	assert_true(store_as_at(c->store, date_from_epoch(NOON)));
	assert_string_equal(teams(c, &all),
	    "North,East,Family Help 1,Adoption");
	assert_int_equal(all.at[0].obs.numerator.n, 2);
}

static void
a_series_is_of_the_whole_alone(void **state)
{
	struct folder_case	*c = *state;
	const struct indicator	*share;
	struct series		 series;
	struct str		*names;

	assert_true(case_load(c, "a.csv", PARTS
	    "share,2022-10,team,North,2,3\n"
	    "share,2022-10,,,6,10\n"
	    "share,2022-10,age,0 to 4,1,2\n"
	    "share,2022-11,team,North,2,2\n"));
	share = store_indicator(c->store, STR("share"));
	assert_true(store_series(c->store, share, STR(""), period("2022-10"),
	    period("2022-12"), &series));
	assert_int_equal(series.n, 1);
	assert_int_equal(series.at[0].denominator.n, 10);
	assert_int_equal(store_breakdowns(c->store, share, &names), 2);
	assert_text(names[0], "age");
	assert_text(names[1], "team");
	assert_int_equal(store_breakdowns(c->store, store_indicator(c->store,
	    STR("cost")), &names), 0);
}

static void
the_authoritys_categories_are_one_list_under_both_its_keys(void **state)
{
	static const char	text[] =
	    "indicator,period,area,breakdown,category,numerator,denominator\n"
	    "share,2022-10,E01,team,North,1,3\n"
	    "share,2022-10,E01,team,East,1,4\n";
	struct folder_case	*c = *state;
	struct categories	 all;

	/* Not yet known to be the authority. */
	assert_non_null(case_open(c, STORE_CREATE));
	assert_true(case_load(c, "i.csv",
	    "id,name,unit,better\nshare,A share,percent,lower\n"));
	assert_true(case_load(c, "r.csv",
	    "code,name,kind\nE01,Ourtown,local-authority\n"));
	assert_true(case_load(c, "a.csv", text));
	load_later(c, 1, "it is us",
	    "code,name,kind\nE01,Ourtown,authority\n");
	load_later(c, 2, "late", PARTS "share,2022-10,team,North,2,3\n");
	assert_string_equal(teams(c, &all), "North,East");
	assert_int_equal(all.at[0].obs.numerator.n, 2);
}

static void
a_part_that_is_more_than_its_whole_is_said_and_kept(void **state)
{
	struct folder_case	*c = *state;
	struct categories	 all;

	/* East is below its whole in both; the whole may stand below them. */
	assert_true(case_load(c, "a.csv", PARTS
	    "share,2022-10,team,North,7,8\n"
	    "share,2022-10,team,East,1,11\n"
	    "share,2022-10,team,West,6,10\n"
	    "share,2022-10,,,6,10\n"));
	assert_string_equal(case_said(c),
	    "a.csv:2:1 DATA_PART numerator of North, 7 of 6\n"
	    "a.csv:3:1 DATA_PART denominator of East, 11 of 10\n");
	assert_string_equal(teams(c, &all), "North,East,West");

	/* A mean of a part may be above the mean of all, a count may not. */
	assert_non_null(case_open(c, STORE_WRITE));
	assert_true(case_load(c, "b.csv",
	    "indicator,period,breakdown,category,value\n"
	    "number,2022-10,,,40\n"
	    "number,2022-10,team,North,41\n"
	    "cost,2022-10,,,40\n"
	    "cost,2022-10,team,North,41\n"
	    "share,2022-12,,,40\n"
	    "share,2022-12,team,North,41\n"));
	assert_string_equal(case_said(c),
	    "b.csv:3:1 DATA_PART value of North, 41 of 40\n");

	/* What is stored and not in the file was said when it came. */
	assert_non_null(case_open(c, STORE_WRITE));
	assert_true(case_load(c, "c.csv", PARTS
	    "share,2022-10,team,West,5,10\n"));
	assert_null(strstr(case_said(c), "DATA_PART"));
}

static void
a_breakdown_and_its_category_go_together(void **state)
{
	struct folder_case	*c = *state;

	assert_refused(c, PARTS
	    "share,2022-10,team,,2,3\n"
	    "share,2022-10,,North,2,3\n"
	    "share,2022-10,,West,3,2\n",
	    "a.csv:2:15 DATA_BREAKDOWN no category\n"
	    "a.csv:3:16 DATA_BREAKDOWN no breakdown\n"
	    "a.csv:4:16 DATA_BREAKDOWN no breakdown\n"
	    "a.csv:4:21 DATA_SHARE 3/2\n");
}

/* ---- what a figure was before ---- */

static struct revision_reads
december(struct folder_case *c)
{
	struct revision_reads	all;

	assert_true(store_revisions(c->store, store_indicator(c->store,
	    STR("share")), STR(""), period("2022-12"), &all));
	return all;
}

static void
a_figures_revisions_are_read_oldest_first_with_their_reasons(void **state)
{
	struct folder_case	*c = *state;
	struct revision_reads	 all;

	assert_int_equal(december(c).n, 0);
	assert_true(case_load(c, "first.csv", PARTS
	    "share,2022-11,,,1,2\n"
	    "share,2022-12,,,67,100\n"
	    "share,2022-12,team,North,7,10\n"));
	assert_int_equal(december(c).n, 1);
	load_later(c, 30, "the final day counts", PARTS
	    "share,2022-12,team,North,8,10\n"
	    "share,2022-12,,,76,100\n");
	/* The same again is no revision. */
	load_later(c, 31, "", PARTS "share,2022-12,,,76,100\n");
	load_later(c, 40, "typing error", PARTS "share,2022-12,,,77,100\n");
	all = december(c);
	assert_int_equal(all.n, 3);
	assert_int_equal(all.at[0].obs.numerator.n, 67);
	assert_int_equal(all.at[0].import, 3);
	assert_int_equal(all.at[0].time, NOON);
	assert_text(all.at[0].file, "first.csv");
	assert_int_equal(all.at[0].line, 3);
	assert_text(all.at[0].reason, "");
	assert_false(all.at[0].now);
	assert_false(all.at[0].obs.revised);
	assert_int_equal(all.at[1].obs.numerator.n, 76);
	assert_int_equal(all.at[1].time, NOON + 30 * A_DAY);
	assert_text(all.at[1].file, "later.csv");
	assert_int_equal(all.at[1].line, 3);
	assert_text(all.at[1].reason, "the final day counts");
	assert_true(all.at[1].obs.revised);
	assert_false(all.at[1].now);
	assert_int_equal(all.at[2].obs.numerator.n, 77);
	assert_text(all.at[2].reason, "typing error");
	assert_true(all.at[2].now);

	/* The day before the last one nobody knew of it. */
	assert_true(store_as_at(c->store, date_from_epoch(NOON + 39 * A_DAY)));
	all = december(c);
	assert_int_equal(all.n, 2);
	assert_int_equal(all.at[1].obs.numerator.n, 76);
	assert_true(all.at[1].now);
	assert_true(store_as_at(c->store, date_from_epoch(NOON)));
	all = december(c);
	assert_int_equal(all.n, 1);
	assert_true(all.at[0].now);
}

/* ---- audits ---- */

static void
grades_are_read_as_they_are_written(void **state)
{
	enum grade		grade;
	enum action_status	status;

	(void)state;
	for (int i = 0; i < GRADE__MAX; i++) {
		assert_true(grade_parse(str_of(grade_word((enum grade)i)),
		    &grade));
		assert_int_equal(grade, i);
	}
	assert_true(grade_parse(STR("Requires-Improvement"), &grade));
	assert_int_equal(grade, GRADE_REQUIRES_IMPROVEMENT);
	assert_false(grade_parse(STR("excellent"), &grade));
	assert_true(action_status_parse(STR("Partially-Complete"), &status));
	assert_int_equal(status, ACTION_PARTIALLY_COMPLETE);
	assert_true(action_status_parse(STR("rejected"), &status));
	assert_int_equal(status, ACTION_REJECTED);
	assert_false(action_status_parse(STR(""), &status));
}

static struct audit_rows
audits(struct folder_case *c, const char *from, const char *to, bool moderated)
{
	struct audit_rows	all;

	assert_true(store_audits(c->store, STR("cases"), period(from),
	    period(to), moderated, &all));
	return all;
}

static void
audits_are_summed_by_service_within_their_periods(void **state)
{
	struct folder_case	*c = *state;
	struct audit_rows	 all;
	struct str		*names;

	assert_true(case_load(c, "a.csv", AUDITS
	    "cases,Jigsaw,2022-Q1,original,good,12,\n"
	    "cases,Jigsaw,2022-Q1,original,outstanding,0,\n"
	    "cases,Adoption,2022-Q1,original,inadequate,2,\n"
	    "cases,Jigsaw,2022-Q2,original,good,3,e\n"
	    "cases,Jigsaw,2022-Q3,original,good,100,\n"
	    "cases,Jigsaw,2022-Q1,moderated,requires-improvement,12,p\n"
	    "cases,Duty,2022-Q1,moderated,not-graded,1,\n"
	    "themed,Jigsaw,2022-Q1,original,good,50,\n"));
	assert_string_equal(case_said(c), "");
	all = audits(c, "2022-01", "2022-06", false);
	assert_int_equal(all.n, 2);
	assert_text(all.at[0].service, "Jigsaw");
	assert_int_equal(all.at[0].counts[GRADE_GOOD], 15);
	assert_int_equal(all.at[0].counts[GRADE_OUTSTANDING], 0);
	assert_true(all.at[0].given[GRADE_OUTSTANDING]);
	assert_false(all.at[0].given[GRADE_INADEQUATE]);
	assert_true(all.at[0].illustrative);
	assert_text(all.at[1].service, "Adoption");
	assert_int_equal(all.at[1].counts[GRADE_INADEQUATE], 2);
	assert_false(all.at[1].illustrative);

	/* The first quarter alone; the months of half of it hold nothing. */
	all = audits(c, "2022-Q1", "2022-Q1", false);
	assert_int_equal(all.at[0].counts[GRADE_GOOD], 12);
	assert_false(all.at[0].illustrative);
	assert_int_equal(audits(c, "2022-01", "2022-02", false).n, 0);

	all = audits(c, "2022-Q1", "2022-Q4", true);
	assert_int_equal(all.n, 2);
	assert_int_equal(all.at[0].counts[GRADE_REQUIRES_IMPROVEMENT], 12);
	assert_false(all.at[0].illustrative);
	assert_text(all.at[1].service, "Duty");
	assert_int_equal(all.at[1].counts[GRADE_NOT_GRADED], 1);
	assert_int_equal(store_programmes(c->store, &names), 2);
	assert_text(names[0], "cases");
	assert_text(names[1], "themed");
}

static void
a_corrected_grade_keeps_its_service_in_its_place(void **state)
{
	struct folder_case	*c = *state;
	struct audit_rows	 all;

	assert_true(case_load(c, "a.csv", AUDITS
	    "cases,Jigsaw,2022/23,original,good,12,\n"
	    "cases,Adoption,2022/23,original,good,2,\n"));
	load_later(c, 1, "one was not finished", AUDITS
	    "cases,Jigsaw,2022/23,original,good,11,\n");
	all = audits(c, "2022/23", "2022/23", false);
	assert_text(all.at[0].service, "Jigsaw");
	assert_int_equal(all.at[0].counts[GRADE_GOOD], 11);
	assert_text(all.at[1].service, "Adoption");
	assert_true(store_as_at(c->store, date_from_epoch(NOON)));
	all = audits(c, "2022/23", "2022/23", false);
	assert_int_equal(all.at[0].counts[GRADE_GOOD], 12);
}

static void
every_fault_of_audits_is_said_at_its_place(void **state)
{
	struct folder_case	*c = *state;

	assert_refused(c, AUDITS
	    "cases,Jigsaw,2022-Q1,original,good,-1,\n"
	    "cases,Jigsaw,2022-Q1,original,inadequate,1.5,\n"
	    "cases,Jigsaw,2022-Q1,final,outstanding,1,\n"
	    "cases,Jigsaw,2022-Q1,original,best,1,\n"
	    "cases,Jigsaw,2022-Q1,original,,,c\n"
	    ",Jigsaw,2022-Q5,moderated,good,1,\n"
	    "cases,Duty,2022-Q1,original,good,3,\n"
	    "cases,Duty,2022-Q1,original,good,3,\n"
	    "cases,Duty,2022-02,original,good,1,\n"
	    "cases,Duty,2022-02,original,inadequate,1,\n"
	    "cases,Duty,2022-03,original,inadequate,..,\n",
	    "a.csv:2:36 CSV_WHOLE -1 (0 to 1000000000)\n"
	    "a.csv:3:42 CSV_WHOLE 1.5 (0 to 1000000000)\n"
	    "a.csv:4:22 CSV_CHOICE final (stage: original, moderated)\n"
	    "a.csv:5:31 CSV_CHOICE best (grade: outstanding, good,"
	    " requires-improvement, inadequate, not-graded)\n"
	    "a.csv:6:31 CSV_FILLED grade, give one of outstanding, good,"
	    " requires-improvement, inadequate, not-graded\n"
	    "a.csv:6:32 CSV_FILLED count\n"
	    "a.csv:6:33 CSV_CHOICE c (status: u, p, r, e)\n"
	    "a.csv:7:1 CSV_FILLED programme\n"
	    "a.csv:7:9 CSV_PERIOD 2022-Q5\n"
	    "a.csv:9:1 DATA_TWICE line 8\n"
	    "a.csv:10:1 DATA_AUDITED line 8\n"
	    "a.csv:12:40 CSV_COUNT ..\n");
}

static void
audits_are_not_counted_again_in_a_longer_period(void **state)
{
	struct folder_case	*c = *state;

	assert_true(case_load(c, "q.csv", AUDITS
	    "cases,Jigsaw,2022-Q4,original,good,12,\n"
	    "cases,Jigsaw,2022-Q4,original,inadequate,1,\n"));
	assert_refused(c, AUDITS
	    "cases,Jigsaw,2022/23,moderated,good,12,\n"
	    "cases,Jigsaw,2022/23,original,good,40,\n"
	    "cases,Jigsaw,2023-Q1,original,inadequate,1,\n",
	    "a.csv:3:1 DATA_AUDITED stored by import 3, line 2\n");
}

/* ---- recommendations ---- */

static struct actions
actions(struct folder_case *c, const char *meeting)
{
	struct actions	all;

	assert_true(store_actions(c->store, day(meeting), &all));
	return all;
}

/* 1 March 2025, in days after the first import. */
#define SPRING	789

/* Two meetings' recommendations, with what came of the first. */
static void
load_panel(struct folder_case *c)
{
	const char	*paths[3];

	c->options.time = NOON + SPRING * A_DAY;
	/* What others refer to comes last. */
	paths[0] = case_file(c, "d.csv", DECISIONS
	    "cp-2,2024-11-28,kept\n"
	    "cp-2,2025-01-30,accepted\n");
	paths[1] = case_file(c, "u.csv", UPDATES
	    "cp-2,2025-01-20,complete,\"Done:\r\n\r\n- a *briefing*\r\n"
	    "- ![](=card cp)\"\r\n"
	    "cp-2,2024-11-20,complete,\"Said \"\"done\"\".\"\r\n"
	    "cp-1,2024-08-08,In-Progress,\r\n");
	paths[2] = case_file(c, "r.csv", RECOMMENDATIONS
	    "yj,2024-09-26,Youth Justice,,Outcomes to be reported.\n"
	    "cp-2,2024-08-08,Repeat plans,2,\"The analysis,\nwhen ready.\"\n"
	    "cp-1,2024-08-08,Repeat plans,1,An audit.\n");
	assert_true(case_import(c, paths, 3));
	assert_string_equal(case_said(c), "");
	assert_int_equal(c->results[0].kind, DATA_DECISIONS);
	assert_int_equal(c->results[1].kind, DATA_UPDATES);
	assert_int_equal(c->results[2].kind, DATA_RECOMMENDATIONS);
}

static void
recommendations_come_by_meeting_with_what_became_of_them(void **state)
{
	struct folder_case	*c = *state;
	struct actions		 all;
	const struct action	*at;

	load_panel(c);
	all = actions(c, "2025-03-27");
	assert_int_equal(all.n, 3);
	at = &all.at[0];
	assert_text(at->id, "cp-2");
	assert_day(at->meeting, "2024-08-08");
	assert_text(at->title, "Repeat plans");
	assert_int_equal(at->number, 2);
	assert_text(at->proposed, "The analysis,\nwhen ready.");
	assert_text(at->origin.file, "r.csv");
	assert_int_equal(at->origin.line, 3);
	assert_int_equal(at->nupdates, 2);
	assert_day(at->updates[0].date, "2024-11-20");
	assert_text(at->updates[0].taken, "Said \"done\".");
	assert_int_equal(at->updates[0].status, ACTION_COMPLETE);
	assert_text(at->updates[0].origin.file, "u.csv");
	assert_int_equal(at->updates[0].origin.line, 6);
	assert_day(at->updates[1].date, "2025-01-20");
	assert_text(at->updates[1].taken,
	    "Done:\r\n\r\n- a *briefing*\r\n- ![](=card cp)");
	assert_int_equal(at->ndecisions, 2);
	assert_day(at->decisions[0].meeting, "2024-11-28");
	assert_false(at->decisions[0].accepted);
	assert_day(at->decisions[1].meeting, "2025-01-30");
	assert_true(at->decisions[1].accepted);
	assert_text(at->decisions[1].origin.file, "d.csv");
	at = &all.at[1];
	assert_text(at->id, "cp-1");
	assert_int_equal(at->nupdates, 1);
	assert_int_equal(at->updates[0].status, ACTION_IN_PROGRESS);
	assert_text(at->updates[0].taken, "");
	assert_int_equal(at->ndecisions, 0);
	/* Officers have not answered yet. */
	assert_text(all.at[2].id, "yj");
	assert_int_equal(all.at[2].number, 0);
	assert_int_equal(all.at[2].nupdates, 0);
}

static void
a_paper_tells_of_nothing_that_is_later_than_its_meeting(void **state)
{
	struct folder_case	*c = *state;
	struct actions		 all;

	load_panel(c);
	assert_int_equal(actions(c, "2024-08-08").n, 0);
	all = actions(c, "2024-09-26");
	assert_int_equal(all.n, 2);
	assert_int_equal(all.at[0].nupdates, 0);
	/* An update of the day stands in the day's papers, its decision not. */
	all = actions(c, "2025-01-30");
	assert_int_equal(all.at[0].nupdates, 2);
	assert_int_equal(all.at[0].ndecisions, 1);
	assert_int_equal(actions(c, "2025-01-20").at[0].nupdates, 2);
	assert_int_equal(actions(c, "2025-01-19").at[0].nupdates, 1);
}

static void
a_corrected_update_takes_the_place_of_the_old_one(void **state)
{
	struct folder_case	*c = *state;
	struct actions		 all;

	load_panel(c);
	load_later(c, SPRING + 1, "not yet", UPDATES
	    "cp-2,2025-01-20,partially-complete,Half of it.\n");
	load_later(c, SPRING + 2, "wording", RECOMMENDATIONS
	    "cp-2,2024-08-08,Repeat plans,2,The whole analysis.\n");
	all = actions(c, "2025-03-27");
	assert_text(all.at[0].id, "cp-2");
	assert_text(all.at[0].proposed, "The whole analysis.");
	assert_int_equal(all.at[0].nupdates, 2);
	assert_int_equal(all.at[0].updates[1].status,
	    ACTION_PARTIALLY_COMPLETE);
	assert_true(store_as_at(c->store, date_from_epoch(NOON +
	    SPRING * A_DAY)));
	all = actions(c, "2025-03-27");
	assert_int_equal(all.at[0].updates[1].status, ACTION_COMPLETE);
	assert_text(all.at[0].proposed, "The analysis,\nwhen ready.");
}

static void
every_fault_of_a_panels_files_is_said_at_its_place(void **state)
{
	struct folder_case	*c = *state;

	load_panel(c);
	assert_refused(c, RECOMMENDATIONS
	    "a b,2024-11-28,Title,,Proposed.\n"
	    "new-1,28/11/2024,Title,,Proposed.\n"
	    "new-2,2024-11,,0,\n"
	    "new-3,2024-11-28,Title,1),Proposed.\n"
	    "cp-1,2024-08-08,Repeat plans,1,An audit.\n"
	    "cp-1,2024-08-08,Repeat plans,1,Another audit.\n",
	    "a.csv:2:1 CSV_NAME a b\n"
	    "a.csv:3:7 CSV_DATE 28/11/2024 (did you mean 2024-11-28?)\n"
	    "a.csv:4:7 CSV_DATE 2024-11\n"
	    "a.csv:4:15 CSV_FILLED title\n"
	    "a.csv:4:16 CSV_WHOLE 0 (1 to 999)\n"
	    "a.csv:4:18 CSV_FILLED proposed\n"
	    "a.csv:5:24 CSV_WHOLE 1) (1 to 999)\n"
	    "a.csv:7:1 DATA_OTHERWISE the same id as line 6, proposed"
	    " Another audit. here and proposed An audit. there\n");
	assert_refused(c, UPDATES
	    "cp-22,2025-01-20,complete,Done.\n"
	    "cp-1,2024-08-07,complete,Done.\n"
	    "cp-1,2025-01-20,,\"Two\nlines.\"\n"
	    "yj,2025-01-20,In progress,\n"
	    "YJ,2025-02-20,complete,Done.\n"
	    "yj,2025-02-30,complete,Done.\n",
	    "a.csv:2:1 DATA_RECOMMENDATION cp-22 (did you mean cp-2?)\n"
	    "a.csv:3:6 DATA_EARLY 2024-08-07, cp-1 is of the meeting on"
	    " 2024-08-08\n"
	    "a.csv:4:17 CSV_FILLED status, give one of in-progress,"
	    " partially-complete, complete, rejected\n"
	    "a.csv:6:15 CSV_CHOICE In progress (status: in-progress,"
	    " partially-complete, complete, rejected)\n"
	    "a.csv:7:1 DATA_RECOMMENDATION YJ (did you mean yj?)\n"
	    "a.csv:8:4 CSV_DATE 2025-02-30\n");
	assert_refused(c, DECISIONS
	    "yj,2024-09-26,accepted\n"
	    "yj,2024-08-08,kept\n"
	    "yj,2024-11-28,complete\n"
	    "unheard-of,2024-11-28,kept\n",
	    "a.csv:2:4 DATA_EARLY 2024-09-26, yj is of the meeting on"
	    " 2024-09-26\n"
	    "a.csv:3:4 DATA_EARLY 2024-08-08, yj is of the meeting on"
	    " 2024-09-26\n"
	    "a.csv:4:15 CSV_CHOICE complete (decision: accepted, kept)\n"
	    "a.csv:5:1 DATA_RECOMMENDATION unheard-of\n");
	assert_refused(c, "id,date,taken\nyj,2025-01-20,Done.\n",
	    "a.csv:1:1 CSV_COLUMN_MISSING status in updates\n");
}

static void
a_recommendation_is_not_made_later_than_what_is_stored_of_it(void **state)
{
	struct folder_case	*c = *state;

	load_panel(c);
	assert_refused(c, RECOMMENDATIONS
	    "yj,2024-11-28,Youth Justice,,Outcomes to be reported.\n"
	    "cp-2,2024-11-28,Repeat plans,2,The analysis.\n"
	    "cp-1,2024-08-07,Repeat plans,1,An audit.\n",
	    "a.csv:3:1 DATA_YOUNGER cp-2, a decision of 2024-11-28 from import"
	    " 5, line 2\n"
	    "a.csv:3:1 DATA_YOUNGER cp-2, an update of 2024-11-20 from import"
	    " 4, line 6\n");
}

static void
nothing_is_unknown_while_a_file_of_recommendations_is_at_fault(void **state)
{
	struct folder_case	*c = *state;
	const char		*paths[2];

	c->options.time = NOON + SPRING * A_DAY;
	paths[0] = case_file(c, "u.csv", UPDATES
	    "lost,2025-01-20,complete,Done.\n"
	    "late,2020-01-20,complete,Done.\n");
	paths[1] = case_file(c, "r.csv", RECOMMENDATIONS
	    "lost,2024-09-26,Title\n"
	    "late,2024-13-26,Title,,Proposed.\n");
	assert_false(case_import(c, paths, 2));
	assert_string_equal(case_said(c),
	    "r.csv:2:1 CSV_CELLS 3, the header has 5\n"
	    "r.csv:3:6 CSV_DATE 2024-13-26\n");
}

/* ---- the ledger ---- */

/* Publish a pack that asked all there is to ask. */
static void
publish(struct folder_case *c, const char *meeting)
{
	struct publication	 publication = {
		.pack = STR("panel"), .edition = STR("public"),
		.period = period_month(2025, 1),
		.path = str_of(case_path(c, "pack.pdf")),
		.digest = STR("none"), .time = NOON, .first_page = 1,
	};
	struct categories	 parts;
	struct str		*names;

	ledger_begin(c->store);
	teams(c, &parts);
	december(c);
	audits(c, "2022-Q1", "2022-Q4", true);
	actions(c, meeting);
	store_programmes(c->store, &names);
	store_comparator_names(c->store, &names);
	store_breakdowns(c->store, store_indicator(c->store, STR("share")),
	    &names);
	assert_true(ledger_publish(c->store, &publication));
	assert_true(ledger_done(c->store, &publication));
	ledger_end(c->store);
}

/* The kinds of answers of the only pack that are out of date, with commas
 * between; its file was never written. */
static const char *
stale(struct folder_case *c)
{
	const struct stale	*all;
	size_t			 n;
	const char		*kinds = "";

	assert_true(ledger_stale(c->store, &all, &n));
	assert_int_equal(n, 1);
	for (size_t i = 0; i + 1 < all->n; i++)
		kinds = arena_printf(c->arena, "%s%s" STR_FMT, kinds,
		    i > 0 ? "," : "", STR_ARG(all->reasons[i].kind));
	assert_true(str_is(all->reasons[all->n - 1].kind, "output"));
	return kinds;
}

/* Publish PACK's EDITION, which read the months FROM to TO of an indicator. */
static void
publish_series(struct folder_case *c, const char *pack, const char *edition,
    const char *indicator, const char *from, const char *to)
{
	struct publication	publication = {
		.pack = str_of(pack), .edition = str_of(edition),
		.period = period_month(2022, 12),
		.path = str_of(case_path(c, "pack.pdf")),
		.digest = STR("none"), .time = NOON, .first_page = 1,
	};
	struct series		series;

	ledger_begin(c->store);
	assert_true(store_series(c->store, store_indicator(c->store,
	    str_of(indicator)), STR(""), period(from), period(to), &series));
	assert_true(ledger_publish(c->store, &publication));
	assert_true(ledger_done(c->store, &publication));
	ledger_end(c->store);
}

/* Who printed the share of 2022-12 from import FROM on and before TO. */
static const char *
printed(struct folder_case *c, int64_t from, int64_t to)
{
	const struct publication	*all;
	size_t				 n;
	const char			*list = "";

	assert_true(ledger_printed(c->store, store_indicator(c->store,
	    STR("share")), period("2022-12"), from, to, &all, &n));
	for (size_t i = 0; i < n; i++)
		list = arena_printf(c->arena, "%s%s" STR_FMT " %d", list,
		    i > 0 ? ", " : "", STR_ARG(all[i].pack), all[i].issue);
	return list;
}

static void
who_printed_a_figure_is_told_from_what_they_read_while_it_stood(void **state)
{
	struct folder_case	*c = *state;
	struct revision_reads	 all;

	assert_true(case_load(c, "first.csv", PARTS
	    "share,2022-11,,,1,2\nshare,2022-12,,,67,100\n"));
	publish_series(c, "year", "public", "share", "2022-04", "2022-12");
	publish_series(c, "year", "members", "share", "2022-04", "2022-12");
	publish_series(c, "before", "public", "share", "2022-04", "2022-11");
	publish_series(c, "quarters", "public", "share", "2022-Q1", "2022-Q4");
	publish_series(c, "others", "public", "number", "2022-12", "2022-12");
	load_later(c, 30, "Late", PARTS "share,2022-12,,,76,100\n");
	publish_series(c, "after", "public", "share", "2022-12", "2022-12");
	all = december(c);
	assert_int_equal(all.n, 2);
	assert_string_equal(printed(c, all.at[0].import, all.at[1].import),
	    "year 1");
	assert_string_equal(printed(c, all.at[1].import, INT64_MAX),
	    "after 1");
}

static void
a_pack_is_out_of_date_when_what_it_told_of_has_changed(void **state)
{
	struct folder_case	*c = *state;

	load_panel(c);
	assert_true(case_load(c, "a.csv", PARTS
	    "share,2022-10,team,North,2,3\n"
	    "share,2022-12,,,67,100\n"));
	assert_true(case_load(c, "b.csv", AUDITS
	    "cases,Jigsaw,2022-Q1,moderated,good,12,\n"));
	publish(c, "2025-01-30");
	assert_string_equal(stale(c), "");
	load_later(c, SPRING + 1, "late", PARTS
	    "share,2022-12,team,North,2,3\n"
	    "share,2022-12,,,76,100\n");
	/* Its history was asked for alone, and it is told as a figure. */
	assert_string_equal(stale(c), "series");
	load_later(c, SPRING + 2, "late", PARTS "share,2022-10,team,North,3,3\n");
	assert_string_equal(stale(c), "breakdown,series");
	publish(c, "2025-01-30");
	assert_string_equal(stale(c), "");
	load_later(c, SPRING + 3, "late", AUDITS
	    "cases,Jigsaw,2022-Q1,original,good,12,\n"
	    "cases,Jigsaw,2022-Q1,moderated,good,13,\n");
	assert_string_equal(stale(c), "audits");
	publish(c, "2025-01-30");
	/* What the next meeting hears of was no part of this one's paper. */
	load_later(c, SPRING + 4, "", UPDATES "yj,2025-02-20,complete,Done.\n");
	load_later(c, SPRING + 5, "", DECISIONS "yj,2025-01-30,kept\n");
	load_later(c, SPRING + 6, "", RECOMMENDATIONS
	    "new,2025-01-30,Transport,,A briefing.\n");
	assert_string_equal(stale(c), "");
	load_later(c, SPRING + 7, "", UPDATES "yj,2025-01-30,in-progress,Begun.\n");
	assert_string_equal(stale(c), "actions");
	load_later(c, SPRING + 8, "", AUDITS
	    "themed,Jigsaw,2022-Q1,original,good,1,\n");
	assert_string_equal(stale(c), "actions,programmes");
}

static void
an_older_store_answers_that_it_has_none(void **state)
{
	struct folder_case	*c = *state;
	struct str		*names;

	case_old_store(c, "1");
	assert_non_null(case_open(c, STORE_READ));
	assert_int_equal(actions(c, "2025-01-30").n, 0);
	assert_int_equal(audits(c, "2022-Q1", "2022-Q4", true).n, 0);
	assert_int_equal(store_programmes(c->store, &names), 0);
	assert_string_equal(case_said(c), "");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name,		\
	case_new_with_registries, case_free)
#define TEST_BARE(name) cmocka_unit_test_setup_teardown(name, case_new,	\
	case_free)

int
main(void)
{
	const struct CMUnitTest	tests[] = {
		TEST(categories_keep_the_order_of_their_file_when_one_is_corrected),
		TEST(a_series_is_of_the_whole_alone),
		TEST_BARE(the_authoritys_categories_are_one_list_under_both_its_keys),
		TEST(a_part_that_is_more_than_its_whole_is_said_and_kept),
		TEST(a_breakdown_and_its_category_go_together),
		TEST(a_figures_revisions_are_read_oldest_first_with_their_reasons),
		cmocka_unit_test(grades_are_read_as_they_are_written),
		TEST(audits_are_summed_by_service_within_their_periods),
		TEST(a_corrected_grade_keeps_its_service_in_its_place),
		TEST(every_fault_of_audits_is_said_at_its_place),
		TEST(audits_are_not_counted_again_in_a_longer_period),
		TEST(recommendations_come_by_meeting_with_what_became_of_them),
		TEST(a_paper_tells_of_nothing_that_is_later_than_its_meeting),
		TEST(a_corrected_update_takes_the_place_of_the_old_one),
		TEST(every_fault_of_a_panels_files_is_said_at_its_place),
		TEST(a_recommendation_is_not_made_later_than_what_is_stored_of_it),
		TEST(nothing_is_unknown_while_a_file_of_recommendations_is_at_fault),
		TEST(who_printed_a_figure_is_told_from_what_they_read_while_it_stood),
		TEST(a_pack_is_out_of_date_when_what_it_told_of_has_changed),
		TEST_BARE(an_older_store_answers_that_it_has_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
