/* test_glossary.c - a glossary: the order of its terms, and their list. */
#include "paper_case.h"

#define BOARD								\
	"[pack]\ntitle = Glossary\nmeeting = 2023-01-26\n"		\
	"sheet = portrait\n[glossary terms]\nfile = glossary.md\n"

/* Three lines: the first term stands on line 4. */
#define HEAD	"[glossary]\ntitle = Glossary of terms\n---\n"

/* The blocks of a glossary of TERMS, each with a word of text. */
static void
make_terms(struct paper_case *at, const char *const *terms, size_t n)
{
	struct buf	text = { 0 };

	buf_text(&text, HEAD);
	for (size_t i = 0; i < n; i++)
		buf_printf(&text, "# %s\nText.\n\n", terms[i]);
	case_file(at, "glossary.md", text.s);
	buf_free(&text);
	case_paper(at, BOARD);
	paper_blocks(at->paper, &at->blocks);
}
#define MAKE(at, ...) do {						\
	static const char *const	terms_[] = { __VA_ARGS__ };	\
									\
	make_terms((at), terms_, sizeof(terms_) / sizeof(terms_[0]));	\
} while (0)

static void
spaces_punctuation_capitals_and_accents_do_not_count(void **state)
{
	struct paper_case	*at = *state;

	MAKE(at, "Child in Need", "Child-Protection", "Children\\'s Centres",
	    "CHILD Sexual Exploitation", "Égalité", "Every Child", "Ŵyr",
	    "X");
	assert_silent(at);
}

static void
of_two_that_changed_places_the_later_one_is_said(void **state)
{
	struct paper_case	*at = *state;

	MAKE(at, "Corporate Parenting", "Director of Services (DCS)",
	    "Designated Teacher", "Discretionary Leave");
	assert_said(at, DIAG_GLOSSARY_ORDER, 10,
	    "Designated Teacher belongs before Director of Services (DCS)");
	assert_false(diags_failed(at->diags));
}

static void
only_the_term_that_must_move_is_said(void **state)
{
	struct paper_case	*at = *state;

	MAKE(at, "Special Guardianship Order", "Strategy Discussion",
	    "Statement of Needs", "Staying Put", "Virtual School Head");
	assert_said(at, DIAG_GLOSSARY_ORDER, 7,
	    "Strategy Discussion belongs before Virtual School Head");
}

static void
a_term_that_belongs_at_the_end_is_said_so(void **state)
{
	struct paper_case	*at = *state;

	MAKE(at, "Zebra", "Abuse", "Advocacy", "Neglect");
	assert_said(at, DIAG_GLOSSARY_ORDER, 4, "Zebra belongs last");
}

static void
a_term_that_stands_twice_is_an_error(void **state)
{
	struct paper_case	*at = *state;

	MAKE(at, "Care Order", "Care-order", "Neglect");
	assert_said(at, DIAG_GLOSSARY_TWICE, 7, "Care-order, also on line 4");
	assert_true(diags_failed(at->diags));
}

static void
a_glossary_without_terms_is_an_error(void **state)
{
	struct paper_case	*at = *state;

	case_file(at, "glossary.md", HEAD "Words.\n");
	case_paper(at, BOARD);
	paper_blocks(at->paper, &at->blocks);
	assert_non_null(case_said(at, DIAG_GLOSSARY_EMPTY, 0));
}

static void
a_term_without_text_is_said(void **state)
{
	struct paper_case	*at = *state;

	case_file(at, "glossary.md", HEAD "# Abuse\n\n# Neglect\nText.\n");
	case_paper(at, BOARD);
	paper_blocks(at->paper, &at->blocks);
	assert_said(at, DIAG_GLOSSARY_BARE, 4, "Abuse");
}

/* The paper's blocks as text. */
static struct str
printed(struct paper_case *at)
{
	struct buf	text = { 0 };
	struct str	kept;

	blocks_print(&text, &at->blocks);
	kept = buf_keep(&text, at->arena);
	buf_free(&text);
	return kept;
}

static size_t
count(struct str text, const char *needle)
{
	size_t	n = 0, at;

	while ((at = str_find(text, needle)) < text.n) {
		text.s += at + 1;
		text.n -= at + 1;
		n++;
	}
	return n;
}

static void
every_term_is_listed_once_and_leads_to_its_entry(void **state)
{
	struct paper_case	*at = *state;
	const struct pages	*pages;

	MAKE(at, "Abuse", "Care Order", "Duty of Care", "Neglect");
	assert_silent(at);
	assert_int_equal(count(printed(at), "TOCI"), 4);
	pages = pages_settle(at->arena, &at->blocks, &at->build.metrics,
	    at->diags);
	assert_silent(at);		/* each link found its label */
	assert_non_null(pages_spot(pages, STR("terms-careorder")));
	assert_int_equal(pages_spot(pages, STR("terms-neglect"))->outline, 2);
}

static void
sources_stand_at_the_end(void **state)
{
	struct paper_case	*at = *state;
	struct str		 text;

	case_file(at, "glossary.md", "[glossary]\nsources =\n"
	    "  Working Together, 2018\n  The Act of 1989\n---\n"
	    "# Abuse\nHarm.\n");
	case_paper(at, BOARD);
	paper_blocks(at->paper, &at->blocks);
	assert_silent(at);
	text = printed(at);
	assert_true(str_find(text, "Harm.") < str_find(text, "Sources"));
	assert_true(str_find(text, "Sources") <
	    str_find(text, "Working Together, 2018"));
	assert_true(str_find(text, "The Act of 1989") < text.n);
}

#define TEST(name)							\
	cmocka_unit_test_setup_teardown(name, case_setup, case_teardown)

int
main(void)
{
	const struct CMUnitTest	tests[] = {
		TEST(spaces_punctuation_capitals_and_accents_do_not_count),
		TEST(of_two_that_changed_places_the_later_one_is_said),
		TEST(only_the_term_that_must_move_is_said),
		TEST(a_term_that_belongs_at_the_end_is_said_so),
		TEST(a_term_that_stands_twice_is_an_error),
		TEST(a_glossary_without_terms_is_an_error),
		TEST(a_term_without_text_is_said),
		TEST(every_term_is_listed_once_and_leads_to_its_entry),
		TEST(sources_stand_at_the_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
