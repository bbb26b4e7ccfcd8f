/* The structure of a slip, put in order. */
#include "slip_bench.h"

/* ---- structure ---- */

/* "Part(H1(0) Link(1 @))": elements, their marked content, @ for a link. */
static void
put_tree(struct buf *out, const struct slip_elem *elem)
{
	if (elem->type == NULL && elem->link != NULL) {
		buf_text(out, "@");
		return;
	}
	if (elem->type == NULL) {
		buf_int(out, elem->mcid);
		return;
	}
	buf_text(out, elem->type);
	if (elem->scope != NULL)
		buf_printf(out, ":%s", elem->scope);
	if (elem->colspan * elem->rowspan > 1)
		buf_printf(out, ":%dx%d", elem->colspan, elem->rowspan);
	buf_text(out, "(");
	for (const struct slip_elem *kid = elem->first; kid != NULL;
	    kid = kid->next) {
		if (kid != elem->first)
			buf_text(out, " ");
		put_tree(out, kid);
	}
	buf_text(out, ")");
}

static void
check_tree(struct test *test, const char *want)
{
	struct buf	out = { 0 };

	assert_non_null(test->about->structure);
	put_tree(&out, test->about->structure);
	assert_str(buf_view(&out), want);
	buf_free(&out);
}

/* Marked content 0 to 9, a bar each. */
#define TEN \
	"/P<</MCID 0>>BDC 0 0 1 1 re f EMC /P<</MCID 1>>BDC 1 0 1 1 re f EMC " \
	"/P<</MCID 2>>BDC 2 0 1 1 re f EMC /P<</MCID 3>>BDC 3 0 1 1 re f EMC " \
	"/P<</MCID 4>>BDC 4 0 1 1 re f EMC /P<</MCID 5>>BDC 5 0 1 1 re f EMC " \
	"/P<</MCID 6>>BDC 6 0 1 1 re f EMC /P<</MCID 7>>BDC 7 0 1 1 re f EMC " \
	"/P<</MCID 8>>BDC 8 0 1 1 re f EMC /P<</MCID 9>>BDC 9 0 1 1 re f EMC "

static void
structure_is_carried_with_roles_followed(void **state)
{
	struct test	*test = *state;

	open_tagged(test, "/Title/Kopf/Kopf/H1/Own/Stranger",
	    "<</S/Title/K 0>><</S/Own/K 1>>" LINKED, TEN);
	check_tree(test, "Part(H1(0) P(1) Link(9 @))");
	assert_str(test->about->structure->lang, "en-GB");
	assert_int_equal(test->about->not_ua.n, 0);
}

static void
headings_never_skip_a_level(void **state)
{
	struct test	*test = *state;

	open_tagged(test, "", "<</S/H2/K 0>><</S/H4/K 1>><</S/H4/K 2>>"
	    "<</S/H3/K 3>><</S/H1/K 4>><</S/Sect/K[<</S/H/K 5>><</S/Sect"
	    "/K<</S/H/K 6>>>>]>>" LINKED, TEN);
	check_tree(test, "Part(H1(0) H2(1) H2(2) H2(3) H1(4) Sect(H2(5) "
	    "Sect(H3(6))) Link(9 @))");
}

static void
tables_are_squared_and_their_heads_say_what_they_head(void **state)
{
	struct test	*test = *state;

	/* The second row is one cell short, the third holds a stray and spans
	 * rows that are not there. */
	open_tagged(test, "", "<</S/Table/K[<</S/TR/K[<</S/TH/K 0>><</S/TH/K 1"
	    ">><</S/TH/K 2>>]>><</S/TR/K[<</S/TH/K 3>><</S/TD/K 4>>]>>"
	    "<</S/TR/K[<</S/TD/A<</O/Table/RowSpan 5/ColSpan 2>>/K 5>>"
	    "<</S/P/K 6>>]>>]>>" LINKED, TEN);
	check_tree(test, "Part(Table(TR(TH:Column(0) TH:Column(1) "
	    "TH:Column(2)) TR(TH:Row(3) TD(4) TD()) TR(TD:2x1(5) TD(P(6)))) "
	    "Link(9 @))");
}

static void
what_stands_in_the_wrong_place_is_wrapped_and_never_lost(void **state)
{
	struct test	*test = *state;

	open_tagged(test, "", "<</S/TD/K 0>><</S/L/K[1<</S/LI/K[<</S/Lbl/K 2>>"
	    "3]>>]>><</S/TOC/K<</S/Link/K[4<</Type/OBJR/Obj 5 0 R>>]>>>>"
	    "<</S/THead/K 6>>7<</S/Artifact/K 8>><</S/P>>", TEN);
	check_tree(test, "Part(Div(P(0)) L(LI(LBody(1)) LI(Lbl(2) LBody(3))) "
	    "TOC(TOCI(P(Link(4 @)))) Div(P(6)) P(7))");
}

static void
caption_stands_first_and_alone(void **state)
{
	struct test	*test = *state;

	open_tagged(test, "", "<</S/L/K[<</S/LI/K<</S/LBody/K 0>>>><</S/Caption"
	    "/K 1>><</S/Caption/K 2>>]>>" LINKED, TEN);
	check_tree(test, "Part(L(Caption(1) LI(LBody(0)) LI(LBody(Div(P(2))))) "
	    "Link(9 @))");
}

static void
pictures_without_words_say_so(void **state)
{
	struct test		*test = *state;
	const struct slip_elem	*figure;

	open_tagged(test, "", "<</S/Figure/K 0>><</S/Formula/Alt(x is 1)/K 1>>"
	    LINKED, TEN);
	check_tree(test, "Part(Figure(0) Figure(1) Link(9 @))");
	figure = test->about->structure->first;
	assert_str(figure->alt, "Picture without a description in the "
	    "original");
	assert_str(figure->next->alt, "x is 1");
}

static void
link_outside_of_the_structure_gets_a_place_in_it(void **state)
{
	struct test	*test = *state;

	open_tagged(test, "", "<</S/P/K 0>><</S/Link/K 1>>", TEN);
	check_tree(test, "Part(P(0) Span(1) P(Link(@)))");
}

static void
structure_that_reaches_into_forms_is_not_carried(void **state)
{
	struct test	*test = *state;

	open_tagged(test, "", "<</S/P/K<</Type/MCR/Stm 4 0 R/MCID 0>>>>", TEN);
	assert_null(test->about->structure);
}

static void
number_that_stands_twice_forbids_the_structure(void **state)
{
	struct test	*test = *state;

	open_tagged(test, "", "<</S/P/K 0>>", "/P<</MCID 0>>BDC 0 0 1 1 re f "
	    "EMC /P<</MCID 0>>BDC 0 0 1 1 re f EMC");
	assert_null(test->about->structure);
}

static void
link_that_stands_in_words_gets_an_element_of_its_own(void **state)
{
	struct test	*test = *state;

	open_tagged(test, "", "<</S/P/K[0<</Type/OBJR/Obj 5 0 R/P 3 0 R>>1]>>",
	    TEN);
	check_tree(test, "Part(P(0 Link(@) 1))");
}

/* The link is on the first page, all of the structure on the second. */
static void
link_outside_of_the_structure_keeps_to_the_order_of_pages(void **state)
{
	struct test	*test = *state;

	make(&test->maker, "<</Type/Catalog/Pages 2 0 R/MarkInfo<</Marked true"
	    ">>/StructTreeRoot<</K<</S/P/K<</Type/MCR/Pg 5 0 R/MCID 0>>>>>>>>");
	make(&test->maker, "<</Type/Pages/Count 2/Kids[3 0 R 5 0 R]>>");
	make(&test->maker, "<</Type/Page/Parent 2 0 R/Annots[<</Subtype/Link"
	    "/Rect[0 0 9 9]/A<</S/URI/URI(http://a.org)>>>>]>>");
	make_stream(&test->maker, "", STR("/P<</MCID 0>>BDC 0 0 1 1 re f EMC"));
	make(&test->maker, "<</Type/Page/Parent 2 0 R/Contents 4 0 R>>");
	open_made(test);
	check_tree(test, "Part(P(Link(@)) P(0))");
}

static void
file_that_does_not_vouch_for_its_structure_has_none(void **state)
{
	static const char *const	marks[] = {
		"", "/MarkInfo<</Marked false>>", "/MarkInfo<</Marked 1>>",
		"/MarkInfo<</Marked true/Suspects true>>",
	};
	struct test			*test = *state;

	for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++) {
		start_again(test);
		make(&test->maker, "<</Type/Catalog/Pages 2 0 R%s"
		    "/StructTreeRoot<</K<</S/P/Pg 3 0 R/K 0>>>>>>", marks[i]);
		make(&test->maker, "<</Type/Pages/Count 1/Kids[3 0 R]>>");
		make(&test->maker, "<</Type/Page/Parent 2 0 R/Contents "
		    "4 0 R>>");
		make_stream(&test->maker, "", STR(TEN));
		open_made(test);
		assert_non_null(test->slip);
		assert_null(test->about->structure);
	}
}

/* What cannot be carried, or holds nothing. */
static void
check_no_tree(struct test *test, const char *elems)
{
	start_again(test);
	open_tagged(test, "", elems, TEN);
	assert_null(test->about->structure);
}

static void
structure_that_cannot_be_carried_is_left_out(void **state)
{
	check_no_tree(*state, "");
	check_no_tree(*state, "<</S/P/K 10>>");		/* not on the page */
	check_no_tree(*state, "<</S/P/K -1>>");
	check_no_tree(*state, "<</S/P/K[null(a)[0]]>>");
	check_no_tree(*state, "<</S/P/K 0>><</S/Figure/K<</Type/OBJR/Obj 4 0 R"
	    ">>>>");					/* a form */
}

static void
structure_nested_without_end_is_not_carried(void **state)
{
	struct test	*test = *state;

	make(&test->maker, "<</Type/Catalog/Pages 2 0 R/MarkInfo<</Marked true"
	    ">>/StructTreeRoot<</K 5 0 R>>>>");
	make(&test->maker, "<</Type/Pages/Count 1/Kids[3 0 R]>>");
	make(&test->maker, "<</Type/Page/Parent 2 0 R/Contents 4 0 R>>");
	make_stream(&test->maker, "", STR(TEN));
	for (unsigned i = 5; i < 100; i++)
		make(&test->maker, "<</S/Div/Pg 3 0 R/K[%u %u 0 R]>>", i - 5,
		    i + 1);
	make(&test->maker, "<</S/P>>");
	open_made(test);
	assert_non_null(test->slip);
	assert_null(test->about->structure);
}

static void
content_and_objects_have_one_owner(void **state)
{
	struct test	*test = *state;

	open_tagged(test, "", "<</S/P/K[0 0]>><</S/P/K[0 1]>>" LINKED
	    "<</S/Link/K[2<</Type/OBJR/Obj 5 0 R>><</Type/OBJR/Obj 7 0 R>>"
	    "<</Type/OBJR/Obj<</Subtype/Link>>>>]>>", TEN);
	check_tree(test, "Part(P(0) P(1) Link(9 @) Span(2))");
}

static void
roles_in_a_circle_are_unknown(void **state)
{
	struct test	*test = *state;

	open_tagged(test, "/A/B/B/A", "<</S/A/K[0<</S/A/K 1>>]>>"
	    "<</S/P/K<</S/B/K 2>>>><</S/B/K[<</S/P/K 3>>]>><</K 4>>" LINKED,
	    TEN);
	/* One that holds another may hold anything: it is a Div. */
	check_tree(test, "Part(Div(P(0) P(1)) P(Span(2)) Div(P(3)) P(4) "
	    "Link(9 @))");
}

/* Attributes may come alone, in a list, or by class (ISO 32000-1, 14.7.5). */
static void
attributes_are_found_wherever_they_may_stand(void **state)
{
	struct test	*test = *state;

	make(&test->maker, "<</Type/Catalog/Pages 2 0 R/MarkInfo<</Marked true"
	    ">>/StructTreeRoot<</ClassMap<</Wide<</O/Table/ColSpan 2>>/Row[<<"
	    "/O/Layout>>7<</O/Table/Scope/Row>>]/Odd<</O/Table/Scope/Odd>>>>"
	    "/K<</S/Table/Pg 3 0 R/K[<</S/TR/K[<</S/TH/C/Wide/K 0>>"
	    "<</S/TH/C[/None/Row]/K 1>>]>><</S/TR/K[<</S/TD/A[<</O/Layout>>"
	    "<</O/Table/ColSpan 0>>]/K 2>><</S/TD/C 7/K 3>>"
	    "<</S/TH/C/Odd/K 4>>]>>]>>>>>>");
	make(&test->maker, "<</Type/Pages/Count 1/Kids[3 0 R]>>");
	make(&test->maker, "<</Type/Page/Parent 2 0 R/Contents 4 0 R>>");
	make_stream(&test->maker, "", STR(TEN));
	open_made(test);
	check_tree(test, "Part(Table(TR(TH:Column:2x1(0) TH:Row(1)) TR(TD(2) "
	    "TD(3) TH:Row(4))))");
}

static void
lists_say_whether_they_are_numbered(void **state)
{
	static const struct {
		const char	*how;
		bool		 numbered;
	} cases[] = {
		{ "/Decimal", true }, { "/UpperRoman", true },
		{ "/LowerAlpha", true }, { "/Disc", false },
		{ "(Decimal)", false },
	};
	struct test	*test = *state;

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		start_again(test);
		open_tagged(test, "", arena_printf(test->arena, "<</S/L/A<<"
		    "/O/List/ListNumbering%s>>/K 0>>" LINKED, cases[i].how),
		    TEN);
		assert_int_equal(test->about->structure->first->numbered,
		    cases[i].numbered);
	}
}

static void
only_languages_are_carried(void **state)
{
	static const char *const	none[] = { "e", "eng!", "en-", "-en",
					    "en--GB", "12", "abcdefghi", "" };
	struct test			*test = *state;

	for (size_t i = 0; i < sizeof(none) / sizeof(*none); i++) {
		start_again(test);
		open_tagged(test, "", arena_printf(test->arena, "<</S/P/Lang"
		    "(%s)/K 0>>" LINKED, none[i]), TEN);
		assert_str(test->about->structure->first->lang, "");
	}
	start_again(test);
	open_tagged(test, "", "<</S/P/Lang(de-1996)/K 0>>" LINKED, TEN);
	assert_str(test->about->structure->first->lang, "de-1996");
}

#define ROW(n)	"<</S/TR/K<</S/TD/K " #n ">>>>"

static void
rows_are_grouped_all_or_not_at_all(void **state)
{
	struct test	*test = *state;

	open_tagged(test, "", "<</S/Table/K[<</S/THead/K[" ROW(0) "]>><</S"
	    "/THead/K[" ROW(1) "]>>" ROW(2) "<</S/Caption/K 3>>]>>"
	    "<</S/Table/K[<</S/THead/K[" ROW(4) "]>>]>>" LINKED, TEN);
	check_tree(test, "Part(Table(Caption(3) THead(TR(TD(0))) TBody(TR(TD(1)"
	    ")) TBody(TR(TD(2)))) Table(TBody(TR(TD(4)))) Link(9 @))");
}

static void
cells_stand_beside_those_that_reach_down(void **state)
{
	struct test	*test = *state;

	open_tagged(test, "", "<</S/Table/K[<</S/TR/K[<</S/TD/A<</O/Table"
	    "/RowSpan 2>>/K 0>><</S/TD/K 1>>]>><</S/TR/K[<</S/TD/A<</O/Table"
	    "/ColSpan 9>>/K 2>>]>>" ROW(3) "]>>" LINKED, TEN);
	check_tree(test, "Part(Table(TR(TD:1x2(0) TD(1) TD() TD() TD() TD() "
	    "TD() TD() TD() TD()) TR(TD:9x1(2)) TR(TD(3) TD() TD() TD() TD() "
	    "TD() TD() TD() TD() TD())) Link(9 @))");
}

/* A row of two cells a thousand columns wide, and a hundred of one: each wants
 * 1,999 cells more. */
static void
tables_that_want_cells_without_end_are_not_carried(void **state)
{
	struct test	*test = *state;
	struct buf	 rows = { 0 };

	buf_text(&rows, "<</S/Table/K[<</S/TR/K[<</S/TD/A<</O/Table/ColSpan "
	    "1000>>/K 0>><</S/TD/A<</O/Table/ColSpan 1000>>/K 1>>]>>");
	for (int i = 0; i < 100; i++)
		buf_text(&rows, "<</S/TR/K<</S/TD>>>>");
	buf_text(&rows, "]>>");
	open_tagged(test, "", rows.s, TEN);
	buf_free(&rows);
	assert_null(test->about->structure);
}

int
main(void)
{
	const struct CMUnitTest	tests[] = {
		TEST(structure_is_carried_with_roles_followed),
		TEST(headings_never_skip_a_level),
		TEST(tables_are_squared_and_their_heads_say_what_they_head),
		TEST(what_stands_in_the_wrong_place_is_wrapped_and_never_lost),
		TEST(caption_stands_first_and_alone),
		TEST(pictures_without_words_say_so),
		TEST(link_outside_of_the_structure_gets_a_place_in_it),
		TEST(structure_that_reaches_into_forms_is_not_carried),
		TEST(number_that_stands_twice_forbids_the_structure),
		TEST(link_that_stands_in_words_gets_an_element_of_its_own),
		TEST(link_outside_of_the_structure_keeps_to_the_order_of_pages),
		TEST(file_that_does_not_vouch_for_its_structure_has_none),
		TEST(structure_that_cannot_be_carried_is_left_out),
		TEST(structure_nested_without_end_is_not_carried),
		TEST(content_and_objects_have_one_owner),
		TEST(roles_in_a_circle_are_unknown),
		TEST(attributes_are_found_wherever_they_may_stand),
		TEST(lists_say_whether_they_are_numbered),
		TEST(only_languages_are_carried),
		TEST(rows_are_grouped_all_or_not_at_all),
		TEST(cells_stand_beside_those_that_reach_down),
		TEST(tables_that_want_cells_without_end_are_not_carried),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
