/* The sheets before a pack's papers, and the ends of these. */
#include "paper_case.h"

#include "paper/bind_int.h"

#define PACK								\
	"[pack]\ntitle = Agenda\npanel = Museums Panel\n"		\
	"meeting = 2023-01-26\ndate = 2023-01-18\nsheet = portrait\n"	\
	"contact = Clerk\n"
#define ITEM								\
	"[item leave]\ntitle = Exclusion\nexclusion = yes\n"		\
	"[item loan]\ntitle = A loan\n"					\
	"[exempt terms]\ntitle = Its terms\nfile = terms.md\n"		\
	"paragraph = 3\nreason = it is about money\n"

/* The blocks of LAYOUT, a pack with a paper terms.md. */
static void
make(struct paper_case *at, const char *layout, bool members)
{
	case_file(at, "terms.md", "They are low.\n");
	case_paper(at, layout);
	at->build.members = members;
	paper_blocks(at->paper, &at->blocks);
}

struct looking {
	struct arena	*arena;
	const char	*words;
	struct block	*found;		/* the first that begins with them */
};

static void
look(void *arg, struct block *block)
{
	struct looking	*looking = arg;

	if (looking->found == NULL && block->kind == BLOCK_PARA &&
	    str_starts(para_plain(looking->arena, block->as.para),
	    looking->words))
		looking->found = block;
}

/* The paragraph that begins with WORDS. */
static struct block *
find_words(struct paper_case *at, const char *words)
{
	struct looking	looking = { .arena = at->arena, .words = words };

	blocks_each(&at->blocks, look, &looking);
	return looking.found;
}

/* The block whose next one begins with WORDS, among those of BLOCKS. */
static const struct block *
block_before(struct paper_case *at, const struct blocks *blocks,
    const char *words)
{
	const struct block	*block, *next, *inside;

	for (block = blocks->first; block != NULL; block = block->next) {
		next = block->next;
		if (next != NULL && next->kind == BLOCK_PARA && str_starts(
		    para_plain(at->arena, next->as.para), words))
			return block;
		inside = block->kind != BLOCK_GROUP ? NULL :
		    block_before(at, &block->as.children, words);
		if (inside != NULL)
			return inside;
	}
	return NULL;
}

static void
sign_off_keeps_to_the_items(void **state)
{
	struct paper_case	*at = *state;
	const struct block	*table;

	make(at, PACK "[agenda]\nsigned = Clerk\n" ITEM, false);
	table = block_before(at, &at->blocks, "Wednesday 18 January 2023");
	assert_non_null(table);
	assert_int_equal(table->kind, BLOCK_TABLE);
	assert_true(table->keep_next);
}

static void
day_of_the_notices_keeps_to_the_last_of_them(void **state)
{
	struct paper_case	*at = *state;
	const struct block	*last;

	case_file(at, "standing.md", "[notices]\nversion = 2014-05-15\n---\n"
	    "# Quorum\nThree.\n# Interests\nSay them.\n");
	make(at, PACK "[front]\nnotices = standing.md\nboxed = Quorum\n"
	    "full = Interests\n" ITEM, false);
	last = block_before(at, &at->blocks, "Standing notices of 15 May");
	assert_non_null(last);
	assert_int_equal(last->tag, TAG_SECT);
	assert_true(last->keep_next);
}

static void
numbered_notices_count_in_romans_and_then_in_letters(void **state)
{
	struct paper_case	*at = *state;
	const struct block	*list, *inner;

	case_file(at, "standing.md", "[notices]\n---\n# Interests\nSay:\n\n"
	    "1. whose\n   1. yours\n   2. theirs\n2. what\n");
	make(at, PACK "[front]\nnotices = standing.md\nfull = Interests\n"
	    ITEM, false);
	list = find_words(at, "Say:")->next;
	assert_int_equal(list->as.list->numbering, NUMBERING_LOWER_ROMAN);
	inner = list->as.list->items.first->as.children.first->next;
	assert_int_equal(inner->as.list->numbering, NUMBERING_LOWER_ALPHA);
	assert_true(str_is(find_words(at, "theirs")->as.para->label->text,
	    "b)"));
	assert_true(str_is(find_words(at, "what")->as.para->label->text,
	    "(ii)"));
}

static void
agenda_of_late_papers_says_so(void **state)
{
	struct paper_case	*at = *state;

	make(at, PACK "first-page = 109\n" ITEM, false);
	assert_non_null(find_words(at, "Supplementary agenda"));
}

static void
agenda_is_called_what_it_says(void **state)
{
	struct paper_case	*at = *state;

	make(at, PACK "first-page = 109\n[agenda]\ntitle = Late items\n" ITEM,
	    false);
	assert_non_null(find_words(at, "Late items"));
	assert_null(find_words(at, "Supplementary agenda"));
}

static void
agenda_is_called_an_agenda(void **state)
{
	struct paper_case	*at = *state;

	make(at, PACK ITEM, false);
	assert_non_null(find_words(at, "Agenda"));
}

/* Whether a fixture of SHEET says WORDS. */
static bool
sheet_says(const struct sheet *sheet, const char *words)
{
	for (size_t i = 0; i < sheet->nfixtures; i++)
		if (str_starts(sheet->fixtures[i].text, words))
			return true;
	return false;
}

static void
gather_backs(void *arg, struct block *block)
{
	const struct block	**last = arg;

	if (block->kind == BLOCK_BACK)
		*last = block;
}

static void
back_of_an_exempt_paper_is_not_for_publication_either(void **state)
{
	struct paper_case	*at = *state;
	const struct block	*last = NULL;

	make(at, PACK ITEM, true);
	blocks_each(&at->blocks, gather_backs, &last);
	assert_non_null(last);
	assert_true(sheet_says(last->as.back->sheet, "Not for publication"));
	assert_false(sheet_says(last->as.back->sheet, "Agenda Item"));
	assert_false(sheet_says(at->blocks.first->as.sheet,
	    "Not for publication"));
}

static void
numbers_of_appendices_rise(void **state)
{
	struct paper_case	*at = *state;

	make(at, PACK "[item loan]\ntitle = A loan\n"
	    "[appendix a]\nnumber = 5\ntitle = A\nfile = terms.md\n"
	    "[appendix b]\ntitle = B\nfile = terms.md\n"
	    "[appendix c]\nnumber = 6\ntitle = C\nfile = terms.md\n", false);
	assert_int_equal(at->paper->agenda->annexes->number, 5);
	assert_int_equal(at->paper->agenda->annexes->next->number, 6);
	assert_said(at, DIAG_ANNEX_NUMBER, 17, "6 behind 6");
}

/* ---- exempt papers ---- */

/* A pack whose exempt paper has PARAGRAPH and more KEYS. */
static void
make_exempt(struct paper_case *at, const char *keys)
{
	make(at, arena_printf(at->arena, PACK "[item leave]\n"
	    "title = Exclusion\nexclusion = yes\n[item loan]\n"
	    "title = A loan\n[exempt terms]\ntitle = Its terms\n"
	    "file = terms.md\nreason = it is about money\n"
	    "interest = It costs.\n%s", keys), false);
}

static void
citation_names_the_paragraph_it_is_of(void **state)
{
	static const char *const	same[] = {
		"paragraph = 3\ncitation = Category 3 of paragraph 4 of the "
		"Rules\n",
		"paragraph = 3\ncitation = categories 2 and 3 of paragraph "
		"10.4\n",
		"paragraph = 3\ncitation = Paragraph 3 of part 1 of Schedule "
		"12A\n",
		"paragraph = 3\ncitation = Category 3 of paragraph 4 of the "
		"Rules and paragraph 3 of Schedule 12A\n",
	};
	struct paper_case		*at = *state;

	for (size_t i = 0; i < sizeof(same) / sizeof(*same); i++) {
		make_exempt(at, same[i]);
		assert_int_equal(diags_count(at->diags, LEVEL_ERROR), 0);
		at->nfiles = 0;
	}
	make_exempt(at, "paragraph = 3\ncitation = Category 2 of paragraph "
	    "10.4\n");
	assert_said(at, DIAG_EXEMPT_CITATION, 19, "paragraph = 3, and "
	    "category 2");
	at->nfiles = 0;
	make_exempt(at, "paragraph = 3\ncitation = paragraph 2 of Schedule "
	    "12A\n");
	assert_int_equal(diags_count(at->diags, LEVEL_ERROR), 2);
}

static void
exempt_paper_is_listed_as_confidential(void **state)
{
	struct paper_case	*at = *state;
	struct item		 title;

	make_exempt(at, "paragraph = 3\nlisted = Terms of a loan\n");
	title = at->paper->agenda->next->annexes->title;
	assert_true(str_is(title.text, "Confidential: Terms of a loan"));
	assert_said(at, DIAG_EXEMPT_LISTED, 19,
	    "Confidential: Terms of a loan");
}

static void
dash_ends_the_word_confidential(void **state)
{
	struct paper_case	*at = *state;
	struct item		 title;

	make_exempt(at, "paragraph = 3\nlisted = Confidential\u2014a loan\n");
	title = at->paper->agenda->next->annexes->title;
	assert_true(str_is(title.text, "Confidential\u2014a loan"));
	assert_null(case_said(at, DIAG_EXEMPT_LISTED, 0));
}

/* The public edition makes it only to count its pages. */
static void
titles_of_a_layout_left_out_are_as_written_again(void **state)
{
	struct paper_case	*at = *state;
	const char		*path;
	const struct section	*exempt;
	const struct item	*title;

	case_file(at, "terms.md", "They are low.\n");
	case_file(at, "terms.ini", "[pack]\ntitle = Terms\n"
	    "[text low]\ntitle = Of [3](=loans)\nfile = terms.md\n");
	path = case_file(at, "board.ini", PACK "[item leave]\n"
	    "title = Exclusion\nexclusion = yes\n[item loan]\n"
	    "title = A loan\n[exempt terms]\ntitle = Its terms\n"
	    "file = terms.ini\nparagraph = 3\nreason = it is about money\n");
	at->build = (struct build){ .layout = paper_layout(at->arena, path,
	    "layouts", NULL, at->diags), .metrics = { case_width, NULL },
	    .stock = "layouts" };
	at->paper = paper_new(at->arena, &at->build, at->diags);
	exempt = layout_first(at->build.layout, &kind_exempt);
	title = section_field(layout_first(section_bound(exempt), &kind_text),
	    "title");
	for (int pass = 0; pass < 2; pass++) {
		at->blocks = (struct blocks){ 0 };
		paper_blocks(at->paper, &at->blocks);
		assert_true(str_is(title->text, "Of [3](=loans)"));
		assert_null(layout_pack(section_bound(exempt))->filled);
	}
}

static void
open_appendix_is_not_called_confidential(void **state)
{
	struct paper_case	*at = *state;

	make(at, PACK "[item loan]\ntitle = A loan\n"
	    "[appendix a]\ntitle = CONFIDENTIAL: terms\nfile = terms.md\n"
	    "[appendix b]\ntitle = Exemption orders\nfile = terms.md\n"
	    "[appendix c]\ntitle = Exempt appendix\nfile = terms.md\n"
	    "[appendix d]\ntitle = Exempt\u2014terms\nfile = terms.md\n",
	    false);
	assert_string_equal(case_said(at, DIAG_EXEMPT_TITLE, 0)->detail,
	    "CONFIDENTIAL: terms");
	assert_string_equal(case_said(at, DIAG_EXEMPT_TITLE, 1)->detail,
	    "Exempt appendix");
	assert_string_equal(case_said(at, DIAG_EXEMPT_TITLE, 2)->detail,
	    "Exempt\u2014terms");
	assert_int_equal(diags_count(at->diags, LEVEL_ERROR), 3);
}

static void
own_text_of_an_item_calls_its_exempt_appendix_so(void **state)
{
	struct paper_case	*at = *state;

	make(at, PACK "[item leave]\ntitle = Exclusion\nexclusion = yes\n"
	    "[item loan]\ntitle = A loan\n"
	    "text = To see Appendix 1, open to the public.\n"
	    "[exempt terms]\ntitle = Its terms\nfile = terms.md\n"
	    "paragraph = 3\nreason = it is about money\n", false);
	assert_said(at, DIAG_EXEMPT_SILENT, 13, "Appendix 1");
}

/* ---- bookmarks ---- */

/* Bookmarks of the first level: "Agenda > agenda-one", with where one leads that
 * leads elsewhere. */
static void
gather_marks(void *arg, struct block *block)
{
	struct buf	*marks = arg;

	if (block->outline != 1)
		return;
	buf_printf(marks, STR_FMT, STR_ARG(block->title));
	if (block_rare(block)->leads.n > 0)
		buf_printf(marks, " > " STR_FMT,
		    STR_ARG(block_rare(block)->leads));
	buf_char(marks, '\n');
}

static void
every_item_has_a_bookmark_and_none_leads_to_what_is_left_out(void **state)
{
	struct paper_case	*at = *state;
	struct buf		 marks = { 0 };
	struct block		*title;

	make(at, PACK ITEM "[item other]\ntitle = Other\n"
	    "[appendix a]\ntitle = A\nfile = terms.md\n"
	    "[item last]\ntitle = Last\n", false);
	blocks_each(&at->blocks, gather_marks, &marks);
	assert_string_equal(str_dup(at->arena, buf_view(&marks)), "Agenda\n"
	    "1\u00A0\u00A0Exclusion > agenda-leave\n"
	    "2\u00A0\u00A0A loan > agenda-loan\n"
	    "3\u00A0\u00A0Other\n"
	    "4\u00A0\u00A0Last > agenda-last\n");
	buf_free(&marks);
	title = find_words(at, "A loan");
	assert_true(str_is(title->label, "agenda-loan"));
	assert_int_equal(title->as.para->first->link.n, 0);
	assert_true(str_is(find_words(at, "Other")->as.para->first->link,
	    "#item-other"));
}

/* ---- clear days ---- */

/* A pack for Thursday 26 January 2023 with these keys. */
static void
publish(struct paper_case *at, const char *keys)
{
	case_paper(at, arena_printf(at->arena, "[pack]\ntitle = Agenda\n"
	    "panel = Museums Panel\nmeeting = 2023-01-26\n%s"
	    "[item one]\ntitle = One\n", keys));
}

static void
five_clear_days_are_counted_up_to_the_meeting(void **state)
{
	struct paper_case	*at = *state;

	publish(at, "date = 2023-01-18\n");
	assert_null(case_said(at, DIAG_CLEAR_DAYS, 0));
	publish(at, "date = 2023-01-24\n");
	assert_said(at, DIAG_CLEAR_DAYS, 5, "1 between Tuesday 24 January "
	    "2023 and Thursday 26 January 2023");
}

static void
late_paper_is_asked_for_the_chairs_reason(void **state)
{
	struct paper_case	*at = *state;

	publish(at, "date = 2023-01-24\nfirst-page = 21\n");
	assert_null(case_said(at, DIAG_CLEAR_DAYS, 0));
	assert_said(at, DIAG_CLEAR_LATE, 5, "1 between Tuesday 24 January "
	    "2023 and Thursday 26 January 2023");
	assert_int_equal(case_said(at, DIAG_CLEAR_LATE, 0)->level, LEVEL_NOTE);
}

static void
publication_behind_the_meeting_is_no_count_of_days(void **state)
{
	struct paper_case	*at = *state;

	publish(at, "date = 2023-01-27\n");
	assert_null(case_said(at, DIAG_CLEAR_DAYS, 0));
	assert_said(at, DIAG_CLEAR_AFTER, 5, "Friday 27 January 2023, and the "
	    "meeting is on Thursday 26 January 2023");
}

#define TEST(name)							\
	cmocka_unit_test_setup_teardown(name, case_setup, case_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(sign_off_keeps_to_the_items),
		TEST(day_of_the_notices_keeps_to_the_last_of_them),
		TEST(numbered_notices_count_in_romans_and_then_in_letters),
		TEST(agenda_of_late_papers_says_so),
		TEST(agenda_is_called_what_it_says),
		TEST(agenda_is_called_an_agenda),
		TEST(back_of_an_exempt_paper_is_not_for_publication_either),
		TEST(numbers_of_appendices_rise),
		TEST(citation_names_the_paragraph_it_is_of),
		TEST(exempt_paper_is_listed_as_confidential),
		TEST(dash_ends_the_word_confidential),
		TEST(titles_of_a_layout_left_out_are_as_written_again),
		TEST(open_appendix_is_not_called_confidential),
		TEST(own_text_of_an_item_calls_its_exempt_appendix_so),
		TEST(every_item_has_a_bookmark_and_none_leads_to_what_is_left_out),
		TEST(five_clear_days_are_counted_up_to_the_meeting),
		TEST(late_paper_is_asked_for_the_chairs_reason),
		TEST(publication_behind_the_meeting_is_no_count_of_days),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
