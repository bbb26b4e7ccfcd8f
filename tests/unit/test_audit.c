/* test_audit.c - sums and words of audits; schedules and steps. */
#include "paper_case.h"

#include "paper/audit_int.h"

#define PACK	"[pack]\ntitle = Audits\nmeeting = 2023-01-26\n"
#define SCHEDULE	PACK "[grid year]\ntitle = Year\nfile = table.csv\n"
#define STEPS	PACK "[steps way]\ntitle = Way\nfile = table.csv\n"

/* ---- sums ---- */

static struct audit_row
audits(const char *service, int64_t outstanding, int64_t good, int64_t poor,
    int64_t inadequate, int64_t none)
{
	return (struct audit_row){ .service = str_of(service),
	    .counts = { outstanding, good, poor, inadequate, none },
	    .given = { true, true, true, true, true } };
}

/* The nine services of 2022, as their data file has them. */
static struct audit_rows
nine_services(struct paper_case *at)
{
	struct audit_rows	rows = { arena_array(at->arena, 9,
				    struct audit_row), 9 };

	rows.at[0] = audits("Children Resource Service", 3, 47, 8, 0, 0);
	rows.at[1] = audits("Brief Intervention Team", 2, 12, 13, 2, 0);
	rows.at[2] = audits("Pathways Through Care", 0, 5, 4, 4, 276);
	rows.at[3] = audits("Children and Families First", 2, 17, 11, 3, 0);
	rows.at[4] = audits("Social Work with Families", 1, 14, 17, 2, 14);
	rows.at[5] = audits("ICAS", 6, 14, 2, 0, 10);
	rows.at[6] = audits("Jigsaw", 1, 12, 10, 0, 0);
	rows.at[7] = audits("Young People's Service", 0, 7, 2, 1, 0);
	rows.at[8] = audits("Permanency", 5, 11, 3, 0, 0);
	return rows;
}

static void
nine_services_add_to_the_totals_of_the_year(void **state)
{
	struct paper_case	*at = *state;
	struct audit_rows	 rows = nine_services(at);
	struct audit_row	 sum = audits_sum(&rows, STR("All"));

	assert_int_equal(sum.counts[GRADE_OUTSTANDING], 20);
	assert_int_equal(sum.counts[GRADE_GOOD], 139);
	assert_int_equal(sum.counts[GRADE_REQUIRES_IMPROVEMENT], 70);
	assert_int_equal(sum.counts[GRADE_INADEQUATE], 12);
	assert_int_equal(sum.counts[GRADE_NOT_GRADED], 300);
	assert_int_equal(audit_graded(&sum), 241);
	assert_int_equal(audit_good(&sum), 159);
	assert_int_equal(audit_all(&sum), 541);
	assert_false(sum.illustrative);
}

static void
a_share_is_of_audits_graded_and_not_of_all(void **state)
{
	struct paper_case	*at = *state;
	struct audit_rows	 rows = nine_services(at);

	/* 5 of 13, not of 289. */
	assert_str(audit_share_text(at->arena, audit_share(&rows.at[2])), "38%");
	assert_int_equal(audit_all(&rows.at[2]), 289);
}

static void
services_stand_from_the_best_share_down(void **state)
{
	static const char *const want[] = {
		"ICAS", "Children Resource Service", "Permanency",
		"Young People's Service", "Children and Families First",
		"Jigsaw", "Brief Intervention Team",
		"Social Work with Families", "Pathways Through Care"
	};
	struct audit_rows	 rows = nine_services(*state);

	audits_by_share(&rows);
	for (size_t i = 0; i < rows.n; i++)
		assert_str(rows.at[i].service, want[i]);
}

static void
equal_shares_keep_their_order_and_no_share_comes_last(void **state)
{
	struct audit_row	at[] = {
		audits("none", 0, 0, 0, 0, 5),
		audits("first", 0, 1, 1, 0, 0),
		audits("second", 2, 0, 1, 1, 0),
		audits("best", 0, 1, 0, 0, 0),
	};
	struct audit_rows	rows = { at, 4 };

	(void)state;
	audits_by_share(&rows);
	assert_str(at[0].service, "best");
	assert_str(at[1].service, "first");
	assert_str(at[2].service, "second");
	assert_str(at[3].service, "none");
}

static void
one_illustrative_row_makes_the_sum_so(void **state)
{
	struct audit_row	at[] = {
		audits("a", 0, 1, 1, 0, 0), audits("b", 0, 1, 1, 0, 0)
	};
	struct audit_rows	rows = { at, 2 };

	(void)state;
	at[1].illustrative = true;
	assert_true(audits_sum(&rows, STR("")).illustrative);
}

static void
a_grade_that_one_row_lacks_the_sum_lacks(void **state)
{
	struct paper_case	*at = *state;
	struct audit_row	 two[] = { audits("a", 3, 3, 3, 3, 1),
				    audits("b", 3, 3, 3, 3, 0) };
	struct audit_rows	 rows = { two, 2 }, alone = { two + 1, 1 };
	struct paper		 paper = { .diags = at->diags };
	struct audit_row	 sum;

	two[0].given[GRADE_OUTSTANDING] = false;
	two[1].given[GRADE_NOT_GRADED] = false;
	sum = audits_sum(&rows, STR(""));
	assert_false(sum.given[GRADE_OUTSTANDING]);
	assert_true(sum.given[GRADE_GOOD]);
	assert_false(audit_complete(&sum));
	/* Of those not graded there may be none to speak of. */
	assert_true(sum.given[GRADE_NOT_GRADED]);
	sum = audits_sum(&alone, STR(""));
	assert_true(sum.given[GRADE_OUTSTANDING]);
	assert_false(sum.given[GRADE_NOT_GRADED]);
	assert_true(audit_complete(&sum));
	audits_missing(&paper, &rows, PLACE("x"));
	assert_said(at, DIAG_AUDIT_MISSING, 0, "a, outstanding");
}

static void
rows_that_nothing_parts_keep_their_order(void **state)
{
	struct audit_row	at[] = {
		audits("b", 0, 0, 0, 0, 7), audits("a", 0, 0, 0, 0, 5),
		audits("a", 0, 0, 0, 0, 6),
	};
	struct audit_rows	rows = { at, 3 };

	(void)state;
	audits_by_share(&rows);			/* none has one */
	assert_int_equal(at[0].counts[GRADE_NOT_GRADED], 7);
	assert_int_equal(at[1].counts[GRADE_NOT_GRADED], 5);
	audits_by_name(&rows);
	assert_int_equal(at[0].counts[GRADE_NOT_GRADED], 5);
	assert_int_equal(at[1].counts[GRADE_NOT_GRADED], 6);
	assert_int_equal(at[2].counts[GRADE_NOT_GRADED], 7);
}

/* ---- words ---- */

static void
the_sentence_names_its_base_and_every_grade(void **state)
{
	struct paper_case	*at = *state;
	struct audit_rows	 rows = nine_services(at);
	struct audit_row	 sum = audits_sum(&rows, STR(""));

	assert_str(audit_sentence(at->arena, &sum), "Of 241 graded audits, 159 "
	    "(66%) were good or outstanding, 70 required improvement and 12 "
	    "were inadequate.");
}

static void
the_sentence_minds_one_and_none(void **state)
{
	struct paper_case	*at = *state;
	struct audit_row	 one = audits("", 0, 1, 3, 0, 0);
	struct audit_row	 none = audits("", 0, 0, 0, 0, 7);

	assert_str(audit_sentence(at->arena, &one), "Of 4 graded audits, 1 "
	    "(25%) was good or outstanding, 3 required improvement and none "
	    "were inadequate.");
	assert_str(audit_sentence(at->arena, &none), "None of 7 audits was "
	    "graded.");
}

static void
the_point_counts_services_under_half(void **state)
{
	struct paper_case	*at = *state;
	struct audit_rows	 rows = nine_services(at);
	struct audit_row	 half[] = { audits("a", 1, 1, 2, 0, 0),
				    audits("b", 0, 0, 0, 0, 3) };
	struct audit_rows	 halves = { half, 2 };

	assert_str(audit_point(at->arena, &rows), "Three services had fewer "
	    "than half graded good or better");
	/* Exactly half is not under it; nothing graded is no share. */
	assert_str(audit_point(at->arena, &halves), "Every service with a grade "
	    "had half or more graded good or better");
	halves.n = 1;
	assert_str(audit_point(at->arena, &halves), "Every service had half or "
	    "more graded good or better");
}

static void
nothing_graded_is_no_good_result(void **state)
{
	struct paper_case	*at = *state;
	struct audit_row	 none[] = { audits("a", 0, 0, 0, 0, 4),
				    audits("b", 0, 0, 0, 0, 0) };
	struct audit_rows	 rows = { none, 2 };

	assert_str(audit_point(at->arena, &rows), "No audit was graded");
	assert_str(audit_sentence(at->arena, &none[1]), "There were no audits.");
}

static void
one_audit_is_spoken_of_as_one(void **state)
{
	struct paper_case	*at = *state;
	struct audit_row	 good = audits("", 1, 0, 0, 0, 0);
	struct audit_row	 between = audits("", 0, 0, 1, 0, 9);
	struct audit_row	 poor = audits("", 0, 0, 0, 1, 0);
	struct audit_row	 none = audits("", 0, 0, 0, 0, 1);

	assert_str(audit_sentence(at->arena, &good),
	    "The one graded audit was good or outstanding.");
	assert_str(audit_sentence(at->arena, &between),
	    "The one graded audit required improvement.");
	assert_str(audit_sentence(at->arena, &poor),
	    "The one graded audit was inadequate.");
	assert_str(audit_sentence(at->arena, &none),
	    "The one audit was not graded.");
}

static void
a_grade_nobody_gave_is_not_nought(void **state)
{
	struct paper_case	*at = *state;
	struct audit_row	 two[] = { audits("a", 3, 3, 3, 3, 0),
				    audits("b", 3, 3, 0, 3, 0) };
	struct audit_rows	 rows = { two, 2 };
	struct paper		 paper = { .diags = at->diags };
	struct grade_counts	 counts;
	struct audit_row	 sum;

	two[1].given[GRADE_REQUIRES_IMPROVEMENT] = false;
	sum = audits_sum(&rows, STR(""));
	assert_false(audit_complete(&sum));
	assert_false(num_known(audit_share(&two[1])));
	assert_true(num_known(audit_share(&two[0])));
	assert_false(num_known(audit_share(&sum)));
	assert_str(audit_point(at->arena, &rows), "Audits by service and grade");
	assert_true(str_find(audit_sentence(at->arena, &sum), "%") ==
	    audit_sentence(at->arena, &sum).n);
	counts = audit_counts(&sum);	/* 3 are a's alone */
	assert_int_equal(counts.n[CHART_IMPROVEMENT], 0);
	assert_true(counts.missing[CHART_IMPROVEMENT]);
	counts = audit_counts(&two[1]);
	assert_str(grade_alt(at->arena, STR("b"), &counts), "Grades of audits "
	    "of b: 3 outstanding, 3 good, no figure for requires improvement, "
	    "3 inadequate.");
	audits_missing(&paper, &rows, PLACE("x"));
	assert_said(at, DIAG_AUDIT_MISSING, 0, "b, requires-improvement");
}

static void
months_of_one_year_name_it_once(void **state)
{
	struct paper_case	*at = *state;
	struct audit_span	 span = {
		.from = { .period = period_month(2022, 6) },
		.to = { .period = period_month(2022, 12) } };

	assert_str(audit_span_words(at->arena, &span), "June to December 2022");
	span.to.period = period_month(2023, 1);
	assert_str(audit_span_words(at->arena, &span), "June 2022 to January "
	    "2023");
	span.from.period = span.to.period;
	assert_str(audit_span_words(at->arena, &span), "January 2023");
}

/* ---- schedules ---- */

/* The paper of BOARD with TABLE beside it, as text. */
static struct str
make_text(struct paper_case *at, const char *board, const char *table)
{
	struct buf	text = { 0 };
	struct str	kept;

	case_file(at, "table.csv", table);
	case_paper(at, board);
	paper_blocks(at->paper, &at->blocks);
	blocks_print(&text, &at->blocks);
	kept = buf_keep(&text, at->arena);
	buf_free(&text);
	return kept;
}

static void
has(struct str text, const char *want)
{
	if (str_find(text, want) == text.n)
		fail_msg("nowhere \"%s\" in:\n" STR_FMT, want, STR_ARG(text));
}

static void
practice_weeks_of_another_year_are_warned_of(void **state)
{
	struct paper_case	*at = *state;

	/* Monday to Friday in 2022, as the programme of 2023 printed it. */
	make_text(at, SCHEDULE, "month,row,entry,from,to\n"
	    "2023-06,Practice week,,2023-06-06,2023-06-10\n");
	assert_said(at, DIAG_GRID_WEEKEND, 2, "10 June 2023 is a Saturday");
	assert_false(diags_failed(at->diags));
}

static void
a_day_under_another_month_is_warned_of_and_printed_with_its_own(void **state)
{
	struct paper_case	*at = *state;
	struct str		 text;

	text = make_text(at, SCHEDULE, "month,row,entry,from\n"
	    "2023-03,Session,Partners,2023-06-22\n");
	assert_said(at, DIAG_GRID_OUTSIDE, 2, "22 June 2023 under March 2023");
	has(text, "Thu\xC2\xA0""22\xC2\xA0Jun");
}

static void
months_without_an_entry_stand_between_those_with_one(void **state)
{
	struct paper_case	*at = *state;
	struct str		 text;

	text = make_text(at, SCHEDULE, "month,row,entry\n2023-04,Audit,Neglect\n"
	    "2023-02,Audit,Thresholds\n");
	assert_silent(at);
	has(text, "February");
	has(text, "March");
	has(text, "April");
	assert_true(str_find(text, "Thresholds") < str_find(text, "Neglect"));
}

static void
more_than_twelve_months_are_no_grid(void **state)
{
	struct paper_case	*at = *state;

	make_text(at, SCHEDULE, "month,row,entry\n2023-01,Audit,a\n"
	    "2024-01,Audit,b\n");
	assert_said(at, DIAG_GRID_MONTHS, 6, "January 2023 to January 2024");
}

static void
a_schedule_taller_than_its_page_is_warned_of(void **state)
{
	struct paper_case	*at = *state;
	struct buf		 table = { 0 };

	buf_text(&table, "month,row,entry\n");
	for (int i = 0; i < 60; i++)
		buf_printf(&table, "2023-01,Row %d,words\n", i);
	make_text(at, SCHEDULE, table.s);
	buf_free(&table);
	assert_said(at, DIAG_GRID_FULL, 4, "");
}

/* ---- steps ---- */

static void
a_step_that_leads_elsewhere_says_where(void **state)
{
	struct paper_case	*at = *state;
	struct str		 text;

	text = make_text(at, STEPS, "step,actor,act,deadline,next\n"
	    "one,Unit,sends the list,by the 3rd,two three\n"
	    "two,Manager,audits,,four\nthree,Lead,reads,,four\n"
	    "four,Unit,reports,,\n");
	assert_silent(at);
	has(text, "Sends the list");
	has(text, "By the 3rd");
	has(text, "Then steps 2 and 3");
	has(text, "Then step 4");
}

static void
without_a_column_for_it_each_step_leads_to_the_next(void **state)
{
	struct paper_case	*at = *state;
	struct str		 text;

	text = make_text(at, STEPS "columns = 1\n", "step,actor,act\n"
	    "one,Unit,sends\ntwo,Manager,audits\n");
	assert_silent(at);
	assert_true(str_find(text, "Then step") == text.n);
}

static void
sentences_name_the_same_deadlines(void **state)
{
	struct paper_case	*at = *state;
	struct str		 text;

	text = make_text(at, STEPS "as = sentences\n",
	    "step,actor,act,deadline\none,Unit,sends the list,by the 3rd\n");
	has(text, "Unit");
	has(text, ": sends the list, ");
	has(text, "by the 3rd");
}

static void
a_step_to_nowhere_is_an_error(void **state)
{
	struct paper_case	*at = *state;

	make_text(at, STEPS, "step,actor,act,next\none,Unit,sends,too\n"
	    "two,Manager,audits,one\n");
	assert_said(at, DIAG_STEP_NEXT, 2, "too (did you mean two?)");
	assert_said(at, DIAG_STEP_ALONE, 3, "two");
}

static void
a_step_to_itself_and_one_named_twice_are_said(void **state)
{
	struct paper_case	*at = *state;
	struct str		 text;

	text = make_text(at, STEPS, "step,actor,act,next\none,Unit,sends,one\n"
	    "two,Manager,audits,three three\nthree,Lead,reads,\n");
	assert_said(at, DIAG_STEP_SELF, 2, "one");
	assert_said(at, DIAG_STEP_AGAIN, 3, "three");
	assert_null(case_said(at, DIAG_STEP_NEXT, 0));
	assert_null(case_said(at, DIAG_STEP_CIRCLE, 0));
	assert_true(str_find(text, "3 and 3") == text.n);
}

static void
a_circle_without_an_end_is_said(void **state)
{
	struct paper_case	*at = *state;

	/* The first ends; the second and third never do. */
	make_text(at, STEPS, "step,actor,act,next\none,Unit,sends,two four\n"
	    "two,Manager,audits,three\nthree,Lead,reads,two\n"
	    "four,Unit,files,\n");
	assert_said(at, DIAG_STEP_CIRCLE, 3, "two");
}

static void
a_way_back_with_an_end_is_no_circle(void **state)
{
	struct paper_case	*at = *state;

	make_text(at, STEPS, "step,actor,act,next\none,Unit,sends,two\n"
	    "two,Manager,audits,one three\nthree,Lead,reads,\n");
	assert_silent(at);
}

#define TEST(name)							\
	cmocka_unit_test_setup_teardown(name, case_setup, case_teardown)

int
main(void)
{
	const struct CMUnitTest	tests[] = {
		TEST(nine_services_add_to_the_totals_of_the_year),
		TEST(a_share_is_of_audits_graded_and_not_of_all),
		TEST(services_stand_from_the_best_share_down),
		TEST(equal_shares_keep_their_order_and_no_share_comes_last),
		TEST(one_illustrative_row_makes_the_sum_so),
		TEST(a_grade_that_one_row_lacks_the_sum_lacks),
		TEST(rows_that_nothing_parts_keep_their_order),
		TEST(the_sentence_names_its_base_and_every_grade),
		TEST(the_sentence_minds_one_and_none),
		TEST(the_point_counts_services_under_half),
		TEST(nothing_graded_is_no_good_result),
		TEST(one_audit_is_spoken_of_as_one),
		TEST(a_grade_nobody_gave_is_not_nought),
		TEST(a_step_to_itself_and_one_named_twice_are_said),
		TEST(a_circle_without_an_end_is_said),
		TEST(a_way_back_with_an_end_is_no_circle),
		TEST(months_of_one_year_name_it_once),
		TEST(practice_weeks_of_another_year_are_warned_of),
		TEST(a_day_under_another_month_is_warned_of_and_printed_with_its_own),
		TEST(months_without_an_entry_stand_between_those_with_one),
		TEST(more_than_twelve_months_are_no_grid),
		TEST(a_schedule_taller_than_its_page_is_warned_of),
		TEST(a_step_that_leads_elsewhere_says_where),
		TEST(without_a_column_for_it_each_step_leads_to_the_next),
		TEST(sentences_name_the_same_deadlines),
		TEST(a_step_to_nowhere_is_an_error),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
