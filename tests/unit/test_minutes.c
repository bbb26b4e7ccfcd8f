/* test_minutes.c - minutes: their items, what was resolved, what must agree. */
#include "paper_case.h"

#include "paper/hang_int.h"
#include "paper/minutes_int.h"

#define BOARD								\
	"[pack]\ntitle = Minutes\npanel = Children's Panel\n"		\
	"meeting = 2023-01-26\nsheet = portrait\n"			\
	"[minutes november]\nfile = november.md\n"

/* The head is eight lines long: the body begins on line 9. */
#define HEAD								\
	"[minutes]\npanel = Children's Panel\nheld = 2022-11-24\n"	\
	"first-item = 19\nbook-page = 10\npresent = Councillor A (Chair)\n" \
	"apologies = Councillor B, Ward 2\n---\n"

static void
read_paper(struct paper_case *at, const char *minutes)
{
	case_file(at, "november.md", minutes);
	case_paper(at, BOARD);
}

static void
assert_resolution(const struct resolution *at, int minute, int number,
    const char *title, const char *text)
{
	assert_non_null(at);
	assert_int_equal(at->minute, minute);
	assert_int_equal(at->number, number);
	assert_str(at->title, title);
	assert_str(at->text, text);
}

/* ---- resolutions ---- */

static void
a_single_resolution_runs_on_and_has_no_number(void **state)
{
	struct paper_case	*at = *state;
	const struct resolution	*r;

	read_paper(at, HEAD
	    "# Apologies\nThey were noted.\n\n# Earlier minutes\n"
	    "**RESOLVED** that the *minutes* be approved.\n");
	r = paper_resolutions(at->paper);
	assert_silent(at);
	assert_resolution(r, 20, 0, "Earlier minutes",
	    "That the minutes be approved.");
	assert_int_equal(date_cmp(r->held, (struct date){ 2022, 11, 24 }), 0);
	assert_int_equal(r->place.line, 13);
	assert_null(r->next);
}

static void
several_resolutions_stand_in_a_list_and_are_numbered(void **state)
{
	struct paper_case	*at = *state;
	const struct resolution	*r;

	read_paper(at, HEAD
	    "# Sufficiency\nNoted.\n\n**RESOLVED**\n\n"
	    "7. That officers write,\n   and report.\n"
	    "7. that the plan be noted.\n\n# Close\n**RESOLVED:** that it "
	    "end.\n");
	r = paper_resolutions(at->paper);
	assert_silent(at);
	assert_resolution(r, 19, 1, "Sufficiency",
	    "That officers write, and report.");
	assert_resolution(r->next, 19, 2, "Sufficiency",
	    "That the plan be noted.");
	assert_resolution(r->next->next, 20, 0, "Close", "That it end.");
}

static void
resolutions_in_two_paragraphs_are_numbered_on(void **state)
{
	struct paper_case	*at = *state;
	const struct resolution	*r;

	read_paper(at, HEAD
	    "# Plans\n**RESOLVED** that one be noted.\n\nThen:\n\n"
	    "**RESOLVED** that two be noted.\n");
	r = paper_resolutions(at->paper);
	assert_resolution(r, 19, 1, "Plans", "That one be noted.");
	assert_resolution(r->next, 19, 2, "Plans", "That two be noted.");
}

static void
how_it_was_resolved_stays_on_the_page_alone(void **state)
{
	struct paper_case	*at = *state;
	const struct resolution	*r;

	read_paper(at, HEAD
	    "# One\n**RESOLVED unanimously** that it be so.\n\n"
	    "# Two\n**RESOLVED**, on the Chair's casting vote, that it be "
	    "noted that it rained.\n\n"
	    "# Three\n**RESOLVED** by 5 votes to 2:\n\n1. That it end.\n");
	r = paper_resolutions(at->paper);
	assert_silent(at);
	assert_resolution(r, 19, 0, "One", "That it be so.");
	assert_resolution(r->next, 20, 0, "Two",
	    "That it be noted that it rained.");
	assert_resolution(r->next->next, 21, 1, "Three", "That it end.");
	assert_null(r->next->next->next);
}

static void
a_that_further_on_does_not_begin_the_resolution(void **state)
{
	struct paper_case	*at = *state;

	read_paper(at, HEAD
	    "# Plans\n**RESOLVED** to note the report that was late.\n");
	assert_resolution(paper_resolutions(at->paper), 19, 0, "Plans",
	    "to note the report that was late.");
	assert_said(at, DIAG_MINUTES_THAT, 10, "to");
}

static void
bullets_behind_a_colon_belong_to_the_resolution(void **state)
{
	struct paper_case	*at = *state;

	read_paper(at, HEAD
	    "# Plans\n**RESOLVED** that the Panel ask for:\n\n- a report;\n"
	    "- a visit.\n");
	assert_resolution(paper_resolutions(at->paper), 19, 0, "Plans",
	    "That the Panel ask for: a report; a visit.");
	assert_silent(at);
}

static void
capitals_are_enough_and_a_word_that_begins_alike_is_not(void **state)
{
	struct paper_case	*at = *state;
	const struct resolution	*r;

	read_paper(at, HEAD
	    "# Plans\nResolved cases were fewer.\n\nRESOLVEDLY so.\n\n"
	    "RESOLVED that it be noted.\n");
	r = paper_resolutions(at->paper);
	assert_resolution(r, 19, 0, "Plans", "That it be noted.");
	assert_null(r->next);
}

static void
a_resolution_without_that_is_said_and_kept(void **state)
{
	struct paper_case	*at = *state;

	read_paper(at, HEAD "# Plans\n**RESOLVED** to note it.\n");
	assert_resolution(paper_resolutions(at->paper), 19, 0, "Plans",
	    "to note it.");
	assert_said(at, DIAG_MINUTES_THAT, 10, "to");
}

static void
resolved_with_nothing_behind_it_is_an_error(void **state)
{
	struct paper_case	*at = *state;

	read_paper(at, HEAD "# Plans\n**RESOLVED**\n\nThe meeting closed.\n");
	assert_null(paper_resolutions(at->paper));
	assert_said(at, DIAG_MINUTES_RESOLVED, 10, "Plans");
	assert_true(diags_failed(at->diags));
}

static void
an_empty_item_resolves_nothing(void **state)
{
	struct paper_case	*at = *state;

	read_paper(at, HEAD "# Plans\n**RESOLVED**\n\n1. That a.\n2.\n");
	assert_resolution(paper_resolutions(at->paper), 19, 1, "Plans",
	    "That a.");
	assert_said(at, DIAG_MINUTES_RESOLVED, 13, "Plans");
}

static void
a_layout_without_minutes_has_nothing_to_export(void **state)
{
	struct paper_case	*at = *state;

	case_paper(at, "[pack]\ntitle = T\nmeeting = 2023-01-26\n"
	    "period = 2022-12\n[portrait]\n");
	assert_null(paper_resolutions(at->paper));
	assert_said(at, DIAG_NO_MINUTES, 1, "");
}

/* ---- items ---- */

static void
text_before_the_first_heading_is_an_error(void **state)
{
	struct paper_case	*at = *state;

	read_paper(at, HEAD "The Chair opened the meeting.\n\nAnd spoke.\n\n"
	    "# Apologies\nNone.\n");
	paper_resolutions(at->paper);
	assert_said(at, DIAG_MINUTES_HEADING, 9, "the first item has none");
}

static void
a_heading_without_words_is_an_error(void **state)
{
	struct paper_case	*at = *state;

	read_paper(at, HEAD "# Apologies\nNone.\n\n#\nMore.\n");
	paper_resolutions(at->paper);
	assert_said(at, DIAG_MINUTES_HEADING, 12, "#");
}

static void
minutes_without_items_are_an_error(void **state)
{
	struct paper_case	*at = *state;

	read_paper(at, HEAD);
	paper_resolutions(at->paper);
	assert_non_null(case_said(at, DIAG_MINUTES_EMPTY, 0));
}

static void
a_year_has_not_so_many_items(void **state)
{
	struct paper_case	*at = *state;
	const struct resolution	*r;

	read_paper(at, "[minutes]\npanel = Children's Panel\n"
	    "held = 2022-11-24\nfirst-item = 2147483647\npresent = A\n---\n"
	    "# One\nNoted.\n\n# Two\n**RESOLVED** that it be noted.\n");
	r = paper_resolutions(at->paper);
	assert_said(at, DIAG_MINUTES_FIRST, 1, "2147483647");
	assert_int_equal(r->minute, 2);
}

/* The blocks of the paper in one list, those around before those inside. */
static const struct block *
find_tag(const struct blocks *blocks, enum tag tag, size_t *nth)
{
	const struct block	*found;

	for (const struct block *at = blocks->first; at != NULL;
	    at = at->next) {
		if (at->tag == tag && (*nth)-- == 0)
			return at;
		found = at->kind == BLOCK_GROUP || at->kind == BLOCK_ITEM ?
		    find_tag(&at->as.children, tag, nth) :
		    at->kind == BLOCK_LIST ?
		    find_tag(&at->as.list->items, tag, nth) : NULL;
		if (found != NULL)
			return found;
	}
	return NULL;
}

static const struct block *
nth_tag(struct paper_case *at, enum tag tag, size_t nth)
{
	const struct block	*found = find_tag(&at->blocks, tag, &nth);

	assert_non_null(found);
	return found;
}

static void
items_are_numbered_on_from_the_first(void **state)
{
	struct paper_case	*at = *state;
	const struct block	*second;

	read_paper(at, HEAD "# Apologies\nNone.\n\n# Plans\nNoted.\n");
	paper_blocks(at->paper, &at->blocks);
	assert_silent(at);
	second = nth_tag(at, TAG_H2, 1);
	assert_str(second->as.para->label->text, "20");
	assert_true(second->as.para->label_right);
	assert_true(second->as.para->left == HANG_COLUMN);
	assert_int_equal(second->outline, 2);
	assert_str(second->title, "20. Plans");
	assert_str(nth_tag(at, TAG_H1, 0)->as.para->first->text, "Minutes");
}

static void
several_resolutions_hang_their_roman_numbers(void **state)
{
	struct paper_case	*at = *state;
	const struct block	*fourth;

	read_paper(at, HEAD "# Plans\n**RESOLVED**\n\n- That a.\n- That b.\n"
	    "- That c.\n- That d.\n");
	paper_blocks(at->paper, &at->blocks);
	fourth = nth_tag(at, TAG_LI, 3)->as.children.first;
	assert_str(fourth->as.para->label->text, "iv)");
	assert_true(fourth->as.para->left == HANG_COLUMN);
	assert_int_equal(nth_tag(at, TAG_L, 0)->as.list->numbering,
	    NUMBERING_LOWER_ROMAN);
}

/* What hangs before paragraph BLOCK. */
static const char *
label_of(struct paper_case *at, const struct block *block)
{
	const struct span	*label = block->as.para->label;

	return label == NULL ? "" : str_dup(at->arena, label->text);
}

static void
the_page_numbers_resolutions_as_the_rows_do(void **state)
{
	struct paper_case	*at = *state;
	const struct resolution	*r;
	const struct block	*para;

	read_paper(at, HEAD
	    "# Plans\n**RESOLVED** that a.\n\nNoted.\n\n**RESOLVED**\n\n"
	    "1. That b.\n2. That c.\n\n**RESOLVED**\n\n1. That d.\n\n"
	    "# Close\n**RESOLVED** that e.\n");
	r = paper_resolutions(at->paper);
	assert_resolution(r, 19, 1, "Plans", "That a.");
	assert_resolution(r->next, 19, 2, "Plans", "That b.");
	assert_resolution(r->next->next, 19, 3, "Plans", "That c.");
	assert_resolution(r->next->next->next, 19, 4, "Plans", "That d.");
	assert_resolution(r->next->next->next->next, 20, 0, "Close",
	    "That e.");
	paper_blocks(at->paper, &at->blocks);
	para = nth_tag(at, TAG_H2, 0)->next;
	assert_string_equal(label_of(at, para), "i)");
	assert_string_equal(label_of(at, para->next), "");
	assert_string_equal(label_of(at,
	    nth_tag(at, TAG_LI, 0)->as.children.first), "ii)");
	assert_string_equal(label_of(at,
	    nth_tag(at, TAG_LI, 1)->as.children.first), "iii)");
	assert_string_equal(label_of(at,
	    nth_tag(at, TAG_LI, 2)->as.children.first), "iv)");
	assert_string_equal(label_of(at, nth_tag(at, TAG_H2, 1)->next), "");
}

static void
the_book_numbers_its_own_pages(void **state)
{
	struct paper_case	*at = *state;

	read_paper(at, HEAD "# Plans\nNoted.\n");
	paper_blocks(at->paper, &at->blocks);
	assert_int_equal(at->blocks.first->kind, BLOCK_SHEET);
	assert_int_equal(at->blocks.first->as.sheet->own_first, 10);
}

/* ---- what must agree ---- */

/* Under an item of the agenda with this title and paragraph. */
static void
check_under(struct paper_case *at, const char *held, const char *title,
    const char *text)
{
	char	*board = arena_printf(at->arena, "[pack]\ntitle = T\n"
		    "panel = Children's Panel\nmeeting = 2023-01-26\n"
		    "[item minutes]\ntitle = %s\ntext = %s\n"
		    "[minutes november]\nfile = november.md\n", title, text);
	struct item	file = item_at(STR("november.md"), PLACE("board.ini"));
	struct agenda_item	item = { 0 };

	file.text = str_of(case_file(at, "november.md",
	    arena_printf(at->arena, "[minutes]\npanel = Adults' Panel\n"
	    "held = %s\nfirst-item = 1\npresent = A\n---\n# One\nText.\n",
	    held)));
	case_paper(at, board);
	item.section = layout_find(at->build.layout, STR("item"),
	    STR("minutes"));
	item.minutes = minutes_read(at->paper, file);
	at->diags = diags_new(at->arena);
	at->paper->diags = at->diags;
	minutes_check(at->paper, item.minutes, &item);
}

static void
minutes_of_another_panel_are_said(void **state)
{
	struct paper_case	*at = *state;

	check_under(at, "2022-11-24", "Minutes", "To approve them.");
	assert_said(at, DIAG_MINUTES_PANEL, 2,
	    "Adults' Panel, not Children's Panel");
	/* A sub-group's minutes are noted by the parent: no fault. */
	assert_int_equal(diags_worst(at->diags), LEVEL_NOTE);
}

static void
nothing_is_said_of_minutes_that_cannot_be_read(void **state)
{
	struct paper_case	*at = *state;
	const struct item	*file;

	/* 0xE9 is an e with an acute accent to Windows-1252. */
	read_paper(at, "[minutes]\npanel = Caf\xE9 Panel\n---\n# Item\nX.\n");
	file = section_field(layout_find(at->build.layout, STR("minutes"),
	    STR("november")), "file");
	assert_null(minutes_read(at->paper, *file));
	assert_said(at, DIAG_STORY_UTF8, 2, "byte 0xE9");
	assert_int_equal(diags_count(at->diags, LEVEL_ERROR), 1);
}

static void
minutes_of_the_meeting_itself_are_too_late_for_it(void **state)
{
	struct paper_case	*at = *state;

	check_under(at, "2023-01-26", "Minutes", "To approve them.");
	assert_said(at, DIAG_MINUTES_HELD, 3,
	    "26 January 2023, meeting on 26 January 2023");
}

static void
an_agenda_that_names_another_meeting_is_an_error(void **state)
{
	struct paper_case	*at = *state;

	check_under(at, "2022-11-24", "Minutes",
	    "To approve those of Thursday 17th Nov 2022.");
	assert_said(at, DIAG_MINUTES_DATE, 7,
	    "17 November 2022, minutes of 24 November 2022");
}

static void
an_agenda_that_names_the_meeting_may_name_another_day(void **state)
{
	struct paper_case	*at = *state;

	check_under(at, "2022-11-24", "Minutes of 24/11/22",
	    "To approve those of 24 November 2022, deferred on 1 December "
	    "2022.");
	assert_null(case_said(at, DIAG_MINUTES_DATE, 0));
}

static void
dates_are_found_as_people_write_them(void **state)
{
	static const char *const	ways[] = {
		"on 24 November 2022.", "24th Nov. 2022? 24th Nov 2022",
		"24/11/22", "(24/11/2022)", "24.11.22", "2022-11-24",
		"24 NOVEMBER, 2022", "items 3 and 24 November\n2022",
	};
	static const char *const	none[] = {
		"31 November 2022", "24 November", "item 24", "24/13/22",
		"124 November 2022", "page 2/3", "2022/23", "",
	};
	struct date	date;
	struct str	text;

	(void)state;
	for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++) {
		text = str_of(ways[i]);
		if (!date_named(&text, &date) || date.year != 2022 ||
		    date.month != 11 || date.day != 24)
			fail_msg("not found in '%s'", ways[i]);
	}
	for (size_t i = 0; i < sizeof(none) / sizeof(none[0]); i++) {
		text = str_of(none[i]);
		if (date_named(&text, &date))
			fail_msg("found in '%s'", none[i]);
	}
}

#define TEST(name)							\
	cmocka_unit_test_setup_teardown(name, case_setup, case_teardown)

int
main(void)
{
	const struct CMUnitTest	tests[] = {
		TEST(a_single_resolution_runs_on_and_has_no_number),
		TEST(several_resolutions_stand_in_a_list_and_are_numbered),
		TEST(resolutions_in_two_paragraphs_are_numbered_on),
		TEST(how_it_was_resolved_stays_on_the_page_alone),
		TEST(a_that_further_on_does_not_begin_the_resolution),
		TEST(bullets_behind_a_colon_belong_to_the_resolution),
		TEST(capitals_are_enough_and_a_word_that_begins_alike_is_not),
		TEST(a_resolution_without_that_is_said_and_kept),
		TEST(resolved_with_nothing_behind_it_is_an_error),
		TEST(an_empty_item_resolves_nothing),
		TEST(a_layout_without_minutes_has_nothing_to_export),
		TEST(text_before_the_first_heading_is_an_error),
		TEST(a_heading_without_words_is_an_error),
		TEST(minutes_without_items_are_an_error),
		TEST(a_year_has_not_so_many_items),
		TEST(items_are_numbered_on_from_the_first),
		TEST(several_resolutions_hang_their_roman_numbers),
		TEST(the_page_numbers_resolutions_as_the_rows_do),
		TEST(the_book_numbers_its_own_pages),
		TEST(minutes_of_another_panel_are_said),
		TEST(nothing_is_said_of_minutes_that_cannot_be_read),
		TEST(minutes_of_the_meeting_itself_are_too_late_for_it),
		TEST(an_agenda_that_names_another_meeting_is_an_error),
		TEST(an_agenda_that_names_the_meeting_may_name_another_day),
		cmocka_unit_test(dates_are_found_as_people_write_them),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
