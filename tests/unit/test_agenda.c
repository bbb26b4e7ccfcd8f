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

static int
begin(void **state)
{
	static struct paper_case	at;

	case_begin(&at);
	*state = &at;
	return 0;
}

static int
end(void **state)
{
	case_end(*state);
	return 0;
}

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

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

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
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
