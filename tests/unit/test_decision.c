/* test_decision.c - decision reports: their sections and numbers, what must
 * agree, and how they stand on the page. */
#include "paper_case.h"

#include "paper/decision_int.h"

#define BOARD								\
	"[pack]\ntitle = Report\npanel = Children's Panel\n"		\
	"meeting = 2023-01-26\nsheet = portrait\n"			\
	"[report visit]\nfile = visit.md\n"

/* Eight lines: the text begins on line 9. */
#define HEAD								\
	"[report]\nsubject = Focused visit\n"				\
	"decision-maker = Children's Panel\ndate = 2023-01-26\n"	\
	"report-of = Head of Quality\ndirector-title = Learning\n"	\
	"author-title = Head of Quality\n---\n"

/* The sections, two lines each. */
#define CONFIDENTIALITY	"# Statement of confidentiality\nNone.\n"
#define SUMMARY		"# Brief summary\nA visit.\n"
#define RECOMMENDATIONS	"# Recommendations\n1. That the Panel note it.\n"
#define REASONS		"# Reasons for report recommendations\nWhy.\n"
#define ALTERNATIVES							\
	"# Alternative options considered and rejected\nOthers.\n"
#define DETAIL		"# Detail, including consultation carried out\nWhat.\n"
#define RESOURCES							\
	"# Resource implications\n## Capital/revenue\n## Property/other\n"
#define LEGAL								\
	"# Legal implications\n"					\
	"## Statutory power to undertake proposals in the report\n"	\
	"## Other legal implications\n"
#define RISK		"# Risk management implications\nFew.\n"
#define POLICY		"# Policy framework implications\nNone.\n"

#define FRONT		HEAD CONFIDENTIALITY SUMMARY RECOMMENDATIONS
#define REST		RESOURCES LEGAL RISK POLICY
#define WHOLE		FRONT REASONS ALTERNATIVES DETAIL REST

static struct decision *
read_report(struct paper_case *at, const char *text)
{
	struct item	 file = item_at(str_of(case_file(at, "visit.md",
			     text)), PLACE("board.ini"));
	struct decision	*decision;

	case_paper(at, BOARD);
	decision = decision_read(at->paper, file);
	assert_non_null(decision);
	return decision;
}

/* The blocks of PART are these. */
static void
part_is(struct decision *decision, enum report_part part, const char *want)
{
	struct buf	buf = { 0 };

	blocks_print(&buf, &decision->parts[part].blocks);
	assert_str(buf_view(&buf), want);
	buf_free(&buf);
}

/* ---- sections ---- */

static void
capitals_and_punctuation_of_headings_do_not_count(void **state)
{
	struct paper_case	*at = *state;

	read_report(at, HEAD
	    "# STATEMENT OF CONFIDENTIALITY\n# BRIEF SUMMARY:\n"
	    "# Recommendations.\n1. That it be so.\n" REASONS ALTERNATIVES
	    "# DETAIL (Including consultation carried out)\n"
	    "# Resource implications\n## Capital / Revenue\n"
	    "## PROPERTY\xE2\x80\x93OTHER\n" LEGAL RISK POLICY);
	assert_silent(at);
}

static void
one_run_of_numbers_goes_through_the_sections(void **state)
{
	struct paper_case	*at = *state;
	struct decision		*d = read_report(at, FRONT
	    "# Reasons for report recommendations\nOne.\n\nTwo.\n"
	    ALTERNATIVES
	    "# Detail, including consultation carried out\nFour:\n\n- a;\n"
	    "- b.\n\nFive.\n" RESOURCES LEGAL RISK POLICY);

	assert_silent(at);
	part_is(d, PART_SUMMARY, "para P \"A visit.\"\n");
	part_is(d, PART_REASONS, "para P \"1\" \"One.\"\n"
	    "para P \"2\" \"Two.\"\n");
	part_is(d, PART_ALTERNATIVES, "para P \"3\" \"Others.\"\n");
	part_is(d, PART_DETAIL, "para P keep-next \"4\" \"Four:\"\n"
	    "list L\n"
	    "  item LI\n"
	    "    para P \"\xE2\x80\xA2\" \"a;\"\n"
	    "  item LI\n"
	    "    para P \"\xE2\x80\xA2\" \"b.\"\n"
	    "para P \"5\" \"Five.\"\n");
	part_is(d, PART_CAPITAL, "para P \"6\" \"None\"\n");
	part_is(d, PART_POLICY, "para P \"11\" \"None.\"\n");
}

static void
second_paragraph_of_a_point_has_no_number(void **state)
{
	struct paper_case	*at = *state;
	struct decision		*d = read_report(at, FRONT
	    "# Reasons for report recommendations\n"
	    "7. One.\n\n   More of it:\n\n   - a.\n\n7. Two.\n"
	    ALTERNATIVES DETAIL REST);
	struct block		*more;

	assert_silent(at);
	part_is(d, PART_REASONS, "para P \"1\" \"One.\"\n"
	    "para P keep-next \"More of it:\"\n"
	    "list L\n"
	    "  item LI\n"
	    "    para P \"\xE2\x80\xA2\" \"a.\"\n"
	    "para P \"2\" \"Two.\"\n");
	part_is(d, PART_ALTERNATIVES, "para P \"3\" \"Others.\"\n");
	/* It stands where every text does, not further in as in a list. */
	more = d->parts[PART_REASONS].blocks.first->next;
	assert_true(more->as.para->left == 93.5);
}

static void
empty_section_prints_none_and_takes_its_number(void **state)
{
	struct paper_case	*at = *state;
	struct decision		*d = read_report(at, HEAD
	    "# Statement of confidentiality\n" SUMMARY "# Recommendations\n"
	    REASONS "# Alternative options considered and rejected\n" DETAIL
	    REST);

	assert_silent(at);
	part_is(d, PART_CONFIDENTIALITY, "para P \"None\"\n");
	part_is(d, PART_RECOMMENDATIONS, "para P \"None\"\n");
	part_is(d, PART_ALTERNATIVES, "para P \"2\" \"None\"\n");
	part_is(d, PART_DETAIL, "para P \"3\" \"What.\"\n");
	/* Its parts speak for it. */
	part_is(d, PART_RESOURCES, "");
	part_is(d, PART_PROPERTY, "para P \"5\" \"None\"\n");
	assert_int_equal(d->recommendations.n, 0);
}

static void
headings_of_the_authors_own_stand_below_a_section(void **state)
{
	struct paper_case	*at = *state;
	struct decision		*d = read_report(at, FRONT REASONS ALTERNATIVES
	    "# Detail, including consultation carried out\nThree.\n"
	    "## Background\nFour.\n" REST);

	assert_silent(at);
	part_is(d, PART_DETAIL, "para P \"3\" \"Three.\"\n"
	    "para H3 keep-next \"Background\"\n"
	    "para P \"4\" \"Four.\"\n");
}

static void
money_may_have_one_heading(void **state)
{
	struct paper_case	*at = *state;
	struct decision		*d = read_report(at, FRONT REASONS ALTERNATIVES
	    DETAIL "# Resource implications\n"
	    "## Capital/revenue/property/other\nNone.\n" LEGAL RISK POLICY);

	assert_silent(at);
	part_is(d, PART_CAPITAL_PROPERTY, "para P \"4\" \"None.\"\n");
	part_is(d, PART_POWER, "para P \"5\" \"None\"\n");
}

static void
missing_section_is_named_with_its_place(void **state)
{
	struct paper_case	*at = *state;

	read_report(at, HEAD CONFIDENTIALITY RECOMMENDATIONS REASONS
	    ALTERNATIVES DETAIL RESOURCES LEGAL RISK);
	/* The recommendations begin on line 11, the head on line 1. */
	assert_non_null(case_said(at, DIAG_DECISION_MISSING, 0));
	assert_string_equal(case_said(at, DIAG_DECISION_MISSING, 0)->detail,
	    "# Policy framework implications, at the end");
	assert_string_equal(case_said(at, DIAG_DECISION_MISSING, 1)->detail,
	    "# Brief summary, before # Recommendations in line 11");
	assert_int_equal(case_said(at, DIAG_DECISION_MISSING, 1)->place.line,
	    11);
	assert_null(case_said(at, DIAG_DECISION_MISSING, 2));
}

static void
missing_sections_are_named_in_the_order_they_are_to_have(void **state)
{
	struct paper_case	*at = *state;

	read_report(at, HEAD CONFIDENTIALITY RECOMMENDATIONS REASONS
	    ALTERNATIVES);
	assert_string_equal(case_said(at, DIAG_DECISION_MISSING, 0)->detail,
	    "# Detail, including consultation carried out, then # Resource "
	    "implications, then # Legal implications, then # Risk management "
	    "implications, then # Policy framework implications, at the end");
	assert_string_equal(case_said(at, DIAG_DECISION_MISSING, 1)->detail,
	    "# Brief summary, before # Recommendations in line 11");
	assert_null(case_said(at, DIAG_DECISION_MISSING, 2));
}

static void
missing_heading_below_a_section_is_named_too(void **state)
{
	struct paper_case	*at = *state;

	read_report(at, FRONT REASONS ALTERNATIVES DETAIL
	    "# Resource implications\n## Capital/revenue\nNone.\n" LEGAL RISK
	    POLICY);
	assert_said(at, DIAG_DECISION_MISSING, 24, "## Property/other, before "
	    "# Legal implications in line 24");
}

static void
text_above_its_sections_is_told_once(void **state)
{
	struct paper_case	*at = *state;

	read_report(at, FRONT REASONS ALTERNATIVES DETAIL
	    "# Resource implications\nNo money.\n" LEGAL RISK POLICY);
	assert_said(at, DIAG_DECISION_BARE, 22, "put it under ## Capital/"
	    "revenue or ## Property/other, or one "
	    "## Capital/revenue/property/other");
	assert_int_equal(diags_count(at->diags, LEVEL_ERROR), 1);
}

static void
misspelt_heading_brings_a_suggestion_and_is_read(void **state)
{
	struct paper_case	*at = *state;
	struct decision		*d = read_report(at, HEAD CONFIDENTIALITY
	    "# Breif sumary\nA visit.\n" RECOMMENDATIONS REASONS ALTERNATIVES
	    DETAIL REST);

	assert_said(at, DIAG_DECISION_HEADING, 11,
	    "# Breif sumary, did you mean # Brief summary?");
	assert_int_equal(diags_count(at->diags, LEVEL_ERROR), 1);
	part_is(d, PART_SUMMARY, "para P \"A visit.\"\n");
}

static void
heading_of_another_level_is_told(void **state)
{
	struct paper_case	*at = *state;

	read_report(at, FRONT REASONS ALTERNATIVES DETAIL
	    "# Resource implications\n# Capital/revenue\n## Property/other\n"
	    LEGAL RISK POLICY);
	assert_said(at, DIAG_DECISION_HEADING, 22,
	    "# Capital/revenue, did you mean ## Capital/revenue?");
	assert_int_equal(diags_count(at->diags, LEVEL_ERROR), 1);
}

static void
unknown_heading_and_what_stands_under_none_are_told(void **state)
{
	struct paper_case	*at = *state;

	read_report(at, HEAD "Words.\n\nMore.\n\n" CONFIDENTIALITY SUMMARY
	    RECOMMENDATIONS "# Acknowledgements and thanks\nTo all.\n" REASONS
	    ALTERNATIVES DETAIL REST);
	assert_said(at, DIAG_DECISION_STRAY, 9, "");
	assert_said(at, DIAG_DECISION_HEADING, 19,
	    "# Acknowledgements and thanks");
	assert_int_equal(diags_count(at->diags, LEVEL_ERROR), 2);
}

static void
repeated_section_names_the_first(void **state)
{
	struct paper_case	*at = *state;
	struct decision		*d = read_report(at, FRONT REASONS SUMMARY
	    ALTERNATIVES DETAIL REST);

	assert_said(at, DIAG_DECISION_TWICE, 17,
	    "# Brief summary, first in line 11");
	assert_int_equal(diags_count(at->diags, LEVEL_ERROR), 1);
	part_is(d, PART_SUMMARY, "para P \"A visit.\"\n"
	    "para P \"A visit.\"\n");
}

static void
only_what_was_moved_is_out_of_order(void **state)
{
	struct paper_case	*at = *state;

	read_report(at, HEAD POLICY CONFIDENTIALITY SUMMARY RECOMMENDATIONS
	    ALTERNATIVES REASONS DETAIL RESOURCES LEGAL RISK);
	/* By line: policy on 9, then the reasons on 19 or the alternatives on
	 * 17, either of which may stay. */
	assert_string_equal(case_said(at, DIAG_DECISION_ORDER, 0)->detail,
	    "# Policy framework implications belongs at the end");
	assert_int_equal(case_said(at, DIAG_DECISION_ORDER, 0)->place.line, 9);
	assert_string_equal(case_said(at, DIAG_DECISION_ORDER, 1)->detail,
	    "# Reasons for report recommendations belongs before "
	    "# Alternative options considered and rejected in line 17");
	assert_null(case_said(at, DIAG_DECISION_ORDER, 2));
	assert_int_equal(diags_count(at->diags, LEVEL_ERROR), 2);
}

static void
section_without_a_sentence_has_no_number(void **state)
{
	struct paper_case	*at = *state;

	read_report(at, FRONT REASONS ALTERNATIVES
	    "# Detail, including consultation carried out\n- a;\n- b.\n" REST);
	assert_said(at, DIAG_DECISION_POINT, 19, "");
}

static void
text_that_is_no_text_lacks_no_sections(void **state)
{
	struct paper_case	*at = *state;
	struct item		 file = item_at(str_of(case_file(at, "visit.md",
				    HEAD "\xFF\xFE\n")), PLACE("board.ini"));

	case_paper(at, BOARD);
	assert_null(decision_read(at->paper, file));
	assert_null(case_said(at, DIAG_DECISION_MISSING, 0));
	assert_int_equal(diags_count(at->diags, LEVEL_ERROR), 1);
}

/* ---- recommendations ---- */

static void
recommendations_wear_small_roman_numbers(void **state)
{
	struct paper_case	*at = *state;
	struct decision		*d = read_report(at, HEAD CONFIDENTIALITY
	    SUMMARY "# Recommendations\n"
	    "1. That the Panel *note* it.\n"
	    "1. That the Panel ask for:\n   - a report;\n   - a visit.\n"
	    "1. That c\n1. That d\n" REASONS ALTERNATIVES DETAIL REST);

	assert_silent(at);
	part_is(d, PART_RECOMMENDATIONS, "list L\n"
	    "  item LI\n"
	    "    para P \"(i)\" \"That the Panel <Em>note</Em> it.\"\n"
	    "  item LI\n"
	    "    para P keep-next \"(ii)\" \"That the Panel ask for:\"\n"
	    "    list L\n"
	    "      item LI\n"
	    "        para P \"\xE2\x80\xA2\" \"a report;\"\n"
	    "      item LI\n"
	    "        para P \"\xE2\x80\xA2\" \"a visit.\"\n"
	    "  item LI\n"
	    "    para P \"(iii)\" \"That c\"\n"
	    "  item LI\n"
	    "    para P \"(iv)\" \"That d\"\n");
	assert_int_equal(d->parts[PART_RECOMMENDATIONS].blocks.first->as.list->
	    numbering, NUMBERING_LOWER_ROMAN);
	assert_int_equal(d->recommendations.n, 4);
	assert_str(d->recommendations.at[0].text, "That the Panel note it.");
	assert_str(d->recommendations.at[1].text,
	    "That the Panel ask for: a report; a visit.");
	assert_int_equal(d->recommendations.at[1].place.line, 15);
}

static void
recommendation_begins_with_that(void **state)
{
	struct paper_case	*at = *state;

	read_report(at, HEAD CONFIDENTIALITY SUMMARY
	    "# Recommendations\n1. That one.\n2. The Panel is asked.\n"
	    "3. Thatch it.\n" REASONS ALTERNATIVES DETAIL REST);
	assert_string_equal(case_said(at, DIAG_DECISION_THAT, 0)->detail,
	    "(ii)");
	assert_int_equal(case_said(at, DIAG_DECISION_THAT, 0)->place.line, 15);
	assert_string_equal(case_said(at, DIAG_DECISION_THAT, 1)->detail,
	    "(iii)");
	assert_null(case_said(at, DIAG_DECISION_THAT, 2));
}

static void
recommendations_are_an_ordered_list(void **state)
{
	struct paper_case	*at = *state;

	read_report(at, HEAD CONFIDENTIALITY SUMMARY
	    "# Recommendations\n- That the Panel note it.\n" REASONS
	    ALTERNATIVES DETAIL REST);
	assert_said(at, DIAG_DECISION_LIST, 14, "");
}

/* ---- what must agree ---- */

static const struct kind kind_open = { .name = "appendix" };
static const struct kind kind_closed = { .name = "exempt" };

static const struct exemption by_category = {
	.paragraph = 2,
	.citation = { "Category 2 of paragraph 10.4 of the Rules", 41 },
	.reason = { "likely to reveal the identity of an individual", 46 },
};

/* An item "Focused visit" with four appendices, the last one exempt. */
struct agenda_case {
	struct section		 sections[5];
	struct annex		 annexes[4];
	struct agenda_item	 item;
};

static void
agenda_make(struct agenda_case *a, int n, bool exempt)
{
	static const char *const	ids[] = { "letter", "plan", "figures",
					    "cases" };

	*a = (struct agenda_case){ .item = { .number = 7 } };
	a->item.title = item_at(STR("FOCUSED VISIT"),
	    (struct place){ "board.ini", 30, 9 });
	for (int i = 0; i < n; i++) {
		a->sections[i] = (struct section){ .kind = &kind_open,
		    .id = { .text = str_of(ids[i]) },
		    .place = { "board.ini", 40 + i, 1 } };
		a->annexes[i] = (struct annex){ .section = &a->sections[i],
		    .number = i + 1, .title = { .text = str_of(ids[i]) },
		    .next = i + 1 < n ? &a->annexes[i + 1] : NULL };
	}
	if (n > 0)
		a->item.annexes = a->annexes;
	if (exempt) {
		a->sections[n - 1].kind = &kind_closed;
		a->annexes[n - 1].exemption = &by_category;
	}
}

static void
check_report(struct paper_case *at, const char *text,
    const struct agenda_item *item)
{
	decision_check(at->paper, read_report(at, text), item);
}

static void
head_agrees_with_item_and_meeting_but_for_case(void **state)
{
	struct paper_case	*at = *state;
	struct agenda_case	 a;

	agenda_make(&a, 0, false);
	check_report(at, WHOLE, &a.item);
	assert_silent(at);
}

static void
head_that_disagrees_says_with_what(void **state)
{
	struct paper_case	*at = *state;
	struct agenda_case	 a;

	agenda_make(&a, 0, false);
	check_report(at, "[report]\nsubject = Another visit\n"
	    "decision-maker = Cabinet\ndate = 2023-01-27\n"
	    "report-of = X\ndirector-title = Y\nauthor-title = Z\n---\n"
	    CONFIDENTIALITY SUMMARY RECOMMENDATIONS REASONS ALTERNATIVES DETAIL
	    REST, &a.item);
	assert_said(at, DIAG_DECISION_SUBJECT, 2, "\"Another visit\", not "
	    "\"FOCUSED VISIT\" (line 30 of board.ini)");
	assert_string_equal(case_said(at, DIAG_DECISION_MAKER, 0)->detail,
	    arena_printf(at->arena, "\"Cabinet\", not \"Children's Panel\" "
	    "(line 3 of %s/board.ini)", at->folder));
	assert_string_equal(case_said(at, DIAG_DECISION_DATE, 0)->detail,
	    arena_printf(at->arena, "27 January 2023, not 26 January 2023 "
	    "(line 4 of %s/board.ini)", at->folder));
	assert_int_equal(diags_count(at->diags, LEVEL_WARNING), 3);
	assert_int_equal(diags_count(at->diags, LEVEL_ERROR), 0);
}

static void
appendices_named_and_listed_agree(void **state)
{
	struct paper_case	*at = *state;
	struct agenda_case	 a;

	agenda_make(&a, 4, false);
	check_report(at, FRONT REASONS ALTERNATIVES
	    "# Detail, including consultation carried out\n"
	    "See \"Appendix\xC2\xA0" "1\", APPENDICES 2\xE2\x80\x93" "3 and "
	    "the disappendix 9; in 2022, Appendices 1, 3 and 4.\n" REST,
	    &a.item);
	assert_silent(at);
}

static void
appendix_named_but_not_listed_is_told_and_the_reverse(void **state)
{
	struct paper_case	*at = *state;
	struct agenda_case	 a;

	agenda_make(&a, 3, false);
	check_report(at, FRONT REASONS ALTERNATIVES
	    "# Detail, including consultation carried out\n"
	    "Appendices 1 and 3.\n\n- Appendix 5, 2 of 7.\n" REST, &a.item);
	assert_said(at, DIAG_ANNEX_UNLISTED, 22, "Appendix 5");
	assert_string_equal(case_said(at, DIAG_ANNEX_UNNAMED, 0)->detail,
	    arena_printf(at->arena, "[appendix plan] is Appendix 2 of "
	    "%s/visit.md", at->folder));
	assert_int_equal(case_said(at, DIAG_ANNEX_UNNAMED, 0)->place.line, 41);
	assert_null(case_said(at, DIAG_ANNEX_UNNAMED, 1));
}

/* A report whose statement of confidentiality, on line 9, is TEXT and which
 * names its four appendices. */
#define STATEMENT(text)							\
	HEAD "# Statement of confidentiality\n" text "\n" SUMMARY	\
	RECOMMENDATIONS REASONS ALTERNATIVES				\
	"# Detail, including consultation carried out\n"		\
	"Appendices 1 to 4.\n" REST

/* Of a pack that comes after another one, which may have Appendix 1 to 4. */
#define LATE								\
	"[pack]\ntitle = Report\npanel = Children's Panel\n"		\
	"meeting = 2023-01-26\nsheet = portrait\nfirst-page = 109\n"	\
	"[report visit]\nfile = visit.md\n"

static void
late_report_may_name_what_the_pack_before_has(void **state)
{
	struct paper_case	*at = *state;
	struct agenda_case	 a;
	struct item		 file = { .place = PLACE("board.ini") };
	struct decision		*d;

	agenda_make(&a, 1, false);
	a.annexes[0].number = 5;
	file.text = str_of(case_file(at, "visit.md", HEAD
	    "# Statement of confidentiality\nAppendix 4 is exempt.\n" SUMMARY
	    RECOMMENDATIONS REASONS ALTERNATIVES
	    "# Detail, including consultation carried out\n"
	    "Appendix 5 mends Appendices 1 and 4.\n" REST));
	case_paper(at, LATE);
	d = decision_read(at->paper, file);
	assert_non_null(d);
	decision_check(at->paper, d, &a.item);
	assert_silent(at);
}

static void
statement_that_says_all_is_silent(void **state)
{
	struct paper_case	*at = *state;
	struct agenda_case	 a;

	agenda_make(&a, 4, true);
	check_report(at, STATEMENT("Appendix 4 is exempt under category 2 of "
	    "Paragraph 10.4 of the Rules: *likely* to reveal\nthe identity of "
	    "an individual."), &a.item);
	assert_silent(at);
}

static void
statement_lacks_what_it_does_not_say(void **state)
{
	struct paper_case	*at = *state;
	struct agenda_case	 a;

	agenda_make(&a, 4, true);
	check_report(at, STATEMENT("Appendix 41 is exempt under category 3 of "
	    "paragraph 10.4, as is Appendix 2."), &a.item);
	assert_said(at, DIAG_EXEMPT_STATEMENT, 9, "it lacks \"Appendix 4\", "
	    "\"category 2\", the reason \"likely to reveal the identity of an "
	    "individual\", as [exempt cases] has it (line 43 of board.ini)");
	assert_said(at, DIAG_EXEMPT_OPEN, 9, "Appendix 2, [appendix plan] "
	    "(line 41 of board.ini)");
	assert_int_equal(diags_count(at->diags, LEVEL_ERROR), 2);
}

/* Check the report TEXT under an item without exempt papers; how many errors
 * that is. */
static size_t
errors_of_statement(struct paper_case *at, const char *text)
{
	struct agenda_case	 a;
	struct item		 file = { .place = PLACE("board.ini") };
	size_t			 before = diags_count(at->diags, LEVEL_ERROR);

	agenda_make(&a, 4, false);
	file.text = str_of(case_file(at, "visit.md", text));
	at->nfiles--;			/* the next has its name */
	decision_check(at->paper, decision_read(at->paper, file), &a.item);
	return diags_count(at->diags, LEVEL_ERROR) - before;
}

static void
open_appendix_that_a_statement_calls_exempt_is_an_error(void **state)
{
	static const struct {
		const char	*text;
		size_t		 open;	/* of four appendices */
	} statements[] = {
		{ STATEMENT("Appendix 1 is exempt under Category 3."), 1 },
		{ STATEMENT("Appendices 1 and 2 are exempt."), 2 },
		{ STATEMENT("Appendices 1, 2 and 4 are exempt."), 3 },
		{ STATEMENT("Appendices 2 to 4 are exempt."), 3 },
		{ STATEMENT("Appendix 1 to 3 are exempt."), 3 },
		{ STATEMENT("Appendix 1 and 2 are exempt."), 2 },
		{ STATEMENT("Confidential: appendix 3,\nand Appendix 4."), 2 },
		{ STATEMENT("None but Appendix 2 is exempt."), 1 },
		{ STATEMENT("The appendices are exempt."), 4 },
		{ STATEMENT("Appendix 9 is exempt in its Appendix 2."), 1 },
	};
	struct paper_case		*at = *state;

	case_paper(at, BOARD);
	for (size_t i = 0; i < sizeof(statements) / sizeof(*statements); i++)
		assert_int_equal(errors_of_statement(at, statements[i].text),
		    statements[i].open);
	at->nfiles++;
	assert_null(case_said(at, DIAG_EXEMPT_NONE, 0));
}

static void
statement_of_nothing_says_none(void **state)
{
	static const char *const	fine[] = {
		STATEMENT("None"), STATEMENT("Not applicable."),
		STATEMENT("N/A"), STATEMENT("NONE: Appendix 1 is public."),
		STATEMENT(""),
	};
	struct paper_case		*at = *state;

	case_paper(at, BOARD);
	for (size_t i = 0; i < sizeof(fine) / sizeof(*fine); i++)
		assert_int_equal(errors_of_statement(at, fine[i]), 0);
	assert_silent(at);
	assert_int_equal(errors_of_statement(at, STATEMENT("Nonetheless.")), 1);
	assert_int_equal(errors_of_statement(at,
	    STATEMENT("Appendix 4 is exempt.")), 1);
	at->nfiles++;
	assert_said(at, DIAG_EXEMPT_NONE, 9, "");
}

static void
exempt_background_documents_name_one_of_seven_paragraphs(void **state)
{
	struct paper_case	*at = *state;

	read_report(at, "[report]\nsubject = S\ndecision-maker = D\n"
	    "date = 2023-01-26\nreport-of = R\ndirector-title = L\n"
	    "author-title = A\nbackground =\n  Plans\n  Audits | 2\n"
	    "  Files | paragraph 7\n  Notes | 8\n  Letters | private\n---\n"
	    CONFIDENTIALITY SUMMARY RECOMMENDATIONS REASONS ALTERNATIVES DETAIL
	    REST);
	assert_string_equal(case_said(at, DIAG_DECISION_BACKGROUND, 0)->detail,
	    "Notes | 8");
	assert_int_equal(case_said(at, DIAG_DECISION_BACKGROUND, 0)->place.line,
	    12);
	assert_string_equal(case_said(at, DIAG_DECISION_BACKGROUND, 1)->detail,
	    "Letters | private");
	assert_null(case_said(at, DIAG_DECISION_BACKGROUND, 2));
}

static void
words_are_compared_without_signs(void **state)
{
	struct paper_case	*at = *state;

	assert_str(words_plain(at->arena,
	    STR(" Children\xE2\x80\x99s  (PANEL) ")), "children s panel");
	assert_str(words_plain(at->arena, STR("Paragraph 10.4. Of 3")),
	    "paragraph 10.4 of 3");
	assert_str(words_plain(at->arena, STR("T\xC5\xB7, 3. 4")),
	    "t\xC5\xB7 3 4");
	assert_str(words_plain(at->arena, STR("...")), "");
}

/* ---- on the page ---- */

/* What is printed from the line that begins with FROM to that with TO. */
static const char *
printed(struct paper_case *at, const char *from, const char *to)
{
	struct buf	 buf = { 0 };
	char		*text, *start, *end;

	blocks_print(&buf, &at->blocks);
	text = buf_keep(&buf, at->arena).s != NULL ?
	    str_dup(at->arena, buf_view(&buf)) : NULL;
	buf_free(&buf);
	assert_non_null(text);
	start = strstr(text, from);
	assert_non_null(start);
	end = to != NULL ? strstr(start, to) : NULL;
	if (to != NULL) {
		assert_non_null(end);
		*end = '\0';
	}
	return start;
}

static void
make_report(struct paper_case *at, const char *text,
    const struct agenda_item *item)
{
	struct decision	*decision = read_report(at, text);

	decision_make(at->paper, layout_find(at->build.layout, STR("report"),
	    STR("visit")), decision, item, &at->blocks);
}

static void
report_begins_with_its_two_tables(void **state)
{
	struct paper_case	*at = *state;

	make_report(at, WHOLE, NULL);
	assert_silent(at);
	assert_string_equal(printed(at, "sheet", "para H2"),
	    "sheet 595.28x841.89\n"
	    "para H1 keep-next #report-visit outline 1 \"Focused visit\"\n"
	    "table Table\n"
	    "  row\n    TH\n      para P \"Decision-maker\"\n"
	    "    TD\n      para P \"Children's Panel\"\n"
	    "  row\n    TH\n      para P \"Subject\"\n"
	    "    TD\n      para P \"Focused visit\"\n"
	    "  row\n    TH\n      para P \"Date of decision\"\n"
	    "    TD\n      para P \"26 January 2023\"\n"
	    "  row\n    TH\n      para P \"Report of\"\n"
	    "    TD\n      para P \"Head of Quality\"\n"
	    "table Table\n"
	    "  head\n    TH\n      para P \"Contact details\"\n"
	    "    TH\n      para P \"Title\"\n"
	    "    TH\n      para P \"Telephone\"\n"
	    "    TH\n      para P \"E-mail\"\n"
	    "  row\n    TH\n      para P \"Executive Director\"\n"
	    "    TD\n      para P \"Learning\"\n"
	    "    TD\n      para P \"\xE2\x80\x93\"\n"
	    "    TD\n      para P \"\xE2\x80\x93\"\n"
	    "  row\n    TH\n      para P \"Author\"\n"
	    "    TD\n      para P \"Head of Quality\"\n"
	    "    TD\n      para P \"\xE2\x80\x93\"\n"
	    "    TD\n      para P \"\xE2\x80\x93\"\n");
}

static void
names_have_a_column_when_one_is_given(void **state)
{
	struct paper_case	*at = *state;

	make_report(at, "[report]\nsubject = S\ndecision-maker = D\n"
	    "date = 2023-01-26\nreport-of = R\ndirector-title = L\n"
	    "author-title = A\nauthor-name = N. Named\n"
	    "author-email = n@example.gov.uk\n---\n"
	    CONFIDENTIALITY SUMMARY RECOMMENDATIONS REASONS ALTERNATIVES DETAIL
	    REST, NULL);
	assert_string_equal(printed(at, "para P \"Author\"", "para H2"),
	    "para P \"Author\"\n"
	    "    TD\n      para P \"A\"\n"
	    "    TD\n      para P \"N. Named\"\n"
	    "    TD\n      para P \"\xE2\x80\x93\"\n"
	    "    TD\n      para P \"[n@example.gov.uk]"
	    "(mailto:n@example.gov.uk)\"\n");
	assert_non_null(strstr(printed(at, "head\n", NULL),
	    "para P \"Name\""));
}

static void
sections_stand_under_fixed_headings(void **state)
{
	struct paper_case	*at = *state;

	make_report(at, WHOLE, NULL);
	assert_string_equal(printed(at, "para H2 keep-next outline 2 "
	    "\"Resource", "table Table"),
	    "para H2 keep-next outline 2 \"Resource implications\"\n"
	    "para H3 keep-next \"Capital/revenue\"\n"
	    "para P \"4\" \"None\"\n"
	    "para H3 keep-next \"Property/other\"\n"
	    "para P \"5\" \"None\"\n"
	    "para H2 keep-next outline 2 \"Legal implications\"\n"
	    "para H3 keep-next \"Statutory power to undertake proposals in "
	    "the report\"\n"
	    "para P \"6\" \"None\"\n"
	    "para H3 keep-next \"Other legal implications\"\n"
	    "para P \"7\" \"None\"\n"
	    "para H2 keep-next outline 2 \"Risk management implications\"\n"
	    "para P \"8\" \"Few.\"\n"
	    "para H2 keep-next outline 2 \"Policy framework implications\"\n"
	    "para P \"9\" \"None.\"\n");
}

static void
headings_go_down_with_the_title(void **state)
{
	struct paper_case	*at = *state;
	struct decision		*d = read_report(at, FRONT REASONS ALTERNATIVES
	    "# Detail, including consultation carried out\n## Own\nFour.\n"
	    REST);

	at->paper->level = 2;
	decision_make(at->paper, layout_find(at->build.layout, STR("report"),
	    STR("visit")), d, NULL, &at->blocks);
	printed(at, "para H2 keep-next #report-visit", NULL);
	assert_string_equal(printed(at, "para H3 keep-next outline 2 \"Detail",
	    "para P"), "para H3 keep-next outline 2 \"Detail, including "
	    "consultation carried out\"\npara H4 keep-next \"Own\"\n");
}

static void
report_ends_with_what_supports_it(void **state)
{
	struct paper_case	*at = *state;

	make_report(at, "[report]\nsubject = S\ndecision-maker = D\n"
	    "date = 2023-01-26\nreport-of = R\ndirector-title = L\n"
	    "author-title = A\nkey-decision = yes\nwards = All\n"
	    "equality-impact-assessment = yes\nbackground =\n  Plans\n"
	    "  Audits | 2\n---\n"
	    CONFIDENTIALITY SUMMARY RECOMMENDATIONS REASONS ALTERNATIVES DETAIL
	    REST, NULL);
	assert_silent(at);
	assert_string_equal(printed(at, "table Table\n  row\n    TH\n"
	    "      para P \"Key", NULL),
	    "table Table\n"
	    "  row\n    TH\n      para P \"Key decision\"\n"
	    "    TD\n      para P \"Yes\"\n"
	    "  row\n    TH\n      para P \"Wards affected\"\n"
	    "    TD\n      para P \"All\"\n"
	    "para H2 keep-next outline 2 \"Supporting documentation\"\n"
	    "para H3 keep-next \"Appendices\"\n"
	    "list L\n  item LI\n    para P \"1\" \"None\"\n"
	    "para H3 keep-next \"Documents in members\xE2\x80\x99 rooms\"\n"
	    "list L\n  item LI\n    para P \"1\" \"None\"\n"
	    "para H3 keep-next \"Equality Impact Assessment\"\n"
	    "para P \"Do the implications/subject of the report require an "
	    "Equality Impact Assessment (EIA) to be carried out? "
	    "<Strong>Yes</Strong>\"\n"
	    "para H3 keep-next \"Data Protection Impact Assessment\"\n"
	    "para P \"Do the implications/subject of the report require a "
	    "Data Protection Impact Assessment (DPIA) to be carried out? "
	    "<Strong>No</Strong>\"\n"
	    "para H3 keep-next \"Other background documents\"\n"
	    "table Table\n"
	    "  head\n    TH\n      para P \"Title\"\n"
	    "    TH\n      para P \"Exempt under the Access to Information "
	    "Procedure Rules, Schedule 12A\"\n"
	    "  row\n    TD\n      para P \"Plans\"\n"
	    "    TD\n      para P \"Not exempt\"\n"
	    "  row\n    TD\n      para P \"Audits\"\n"
	    "    TD\n      para P \"Paragraph 2 of Schedule 12A\"\n");
}

/* The list of two appendices, the second exempt. */
static const char *
listed(struct paper_case *at, bool members)
{
	struct agenda_case	a;

	agenda_make(&a, 2, true);
	at->blocks = (struct blocks){ 0 };
	case_paper(at, BOARD);
	at->build.members = members;
	decision_make(at->paper, layout_find(at->build.layout, STR("report"),
	    STR("visit")), decision_read(at->paper, (struct item){
	    .text = str_of(arena_printf(at->arena, "%s/visit.md",
	    at->folder)) }), &a.item, &at->blocks);
	return printed(at, "para H3 keep-next \"Appendices\"",
	    "para H3 keep-next \"Documents");
}

static void
exempt_appendix_is_a_link_for_members_only(void **state)
{
	struct paper_case	*at = *state;

	case_file(at, "visit.md", WHOLE);
	assert_string_equal(listed(at, false),
	    "para H3 keep-next \"Appendices\"\n"
	    "list L\n"
	    "  item LI\n    para P \"1\" \"[letter](#appendix-letter)\"\n"
	    "  item LI\n    para P \"2\" \"plan (exempt under "
	    "Category 2 of paragraph 10.4 of the Rules)\"\n");
	assert_string_equal(listed(at, true),
	    "para H3 keep-next \"Appendices\"\n"
	    "list L\n"
	    "  item LI\n    para P \"1\" \"[letter](#appendix-letter)\"\n"
	    "  item LI\n    para P \"2\" \"[plan](#exempt-plan) "
	    "(exempt under Category 2 of paragraph 10.4 of the Rules)\"\n");
}

static void
report_alone_is_a_paper(void **state)
{
	struct paper_case	*at = *state;

	case_file(at, "visit.md", WHOLE);
	case_paper(at, BOARD);
	paper_blocks(at->paper, &at->blocks);
	assert_silent(at);
	printed(at, "para H1 keep-next #report-visit outline 1 "
	    "\"Focused visit\"", NULL);
}

static void
report_alone_lists_what_its_text_names(void **state)
{
	struct paper_case	*at = *state;

	case_file(at, "visit.md", FRONT REASONS ALTERNATIVES
	    "# Detail, including consultation carried out\n"
	    "See Appendices 1 and 4.\n" REST);
	case_paper(at, BOARD);
	paper_blocks(at->paper, &at->blocks);
	assert_silent(at);
	assert_string_equal(printed(at, "para H3 keep-next \"Appendices\"",
	    "para H3 keep-next \"Documents"),
	    "para H3 keep-next \"Appendices\"\n"
	    "  list L\n    item LI\n"
	    "      para P \"1\" \"Not bound with this copy\"\n    item LI\n"
	    "      para P \"4\" \"Not bound with this copy\"\n  ");
}

#define TEST(name)							\
	cmocka_unit_test_setup_teardown(name, case_setup, case_teardown)

int
main(void)
{
	const struct CMUnitTest	tests[] = {
		TEST(capitals_and_punctuation_of_headings_do_not_count),
		TEST(one_run_of_numbers_goes_through_the_sections),
		TEST(second_paragraph_of_a_point_has_no_number),
		TEST(empty_section_prints_none_and_takes_its_number),
		TEST(headings_of_the_authors_own_stand_below_a_section),
		TEST(money_may_have_one_heading),
		TEST(missing_section_is_named_with_its_place),
		TEST(missing_sections_are_named_in_the_order_they_are_to_have),
		TEST(missing_heading_below_a_section_is_named_too),
		TEST(text_above_its_sections_is_told_once),
		TEST(misspelt_heading_brings_a_suggestion_and_is_read),
		TEST(heading_of_another_level_is_told),
		TEST(unknown_heading_and_what_stands_under_none_are_told),
		TEST(repeated_section_names_the_first),
		TEST(only_what_was_moved_is_out_of_order),
		TEST(section_without_a_sentence_has_no_number),
		TEST(text_that_is_no_text_lacks_no_sections),
		TEST(recommendations_wear_small_roman_numbers),
		TEST(recommendation_begins_with_that),
		TEST(recommendations_are_an_ordered_list),
		TEST(head_agrees_with_item_and_meeting_but_for_case),
		TEST(head_that_disagrees_says_with_what),
		TEST(appendices_named_and_listed_agree),
		TEST(appendix_named_but_not_listed_is_told_and_the_reverse),
		TEST(late_report_may_name_what_the_pack_before_has),
		TEST(statement_that_says_all_is_silent),
		TEST(statement_lacks_what_it_does_not_say),
		TEST(open_appendix_that_a_statement_calls_exempt_is_an_error),
		TEST(statement_of_nothing_says_none),
		TEST(exempt_background_documents_name_one_of_seven_paragraphs),
		TEST(words_are_compared_without_signs),
		TEST(report_begins_with_its_two_tables),
		TEST(names_have_a_column_when_one_is_given),
		TEST(sections_stand_under_fixed_headings),
		TEST(headings_go_down_with_the_title),
		TEST(report_ends_with_what_supports_it),
		TEST(exempt_appendix_is_a_link_for_members_only),
		TEST(report_alone_is_a_paper),
		TEST(report_alone_lists_what_its_text_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
