/* PDFs made by hand, read as slips: their pages, where they lead, and what is
 * refused. */
#include "slip_bench.h"

/* ---- pages ---- */

/*
 * A media box of 400 x 600, cropped to x 100 to 300 and y 50 to 350: 200 wide
 * and 300 high.  A link covers x 120 to 160 and y 60 to 80 of it.
 */
static void
make_turned(struct test *test, int rotate)
{
	make(&test->maker, "<</Type/Catalog/Pages 2 0 R>>");
	make(&test->maker, "<</Type/Pages/Count 1/Kids[3 0 R]"
	    "/MediaBox[400 600 0 0]/CropBox[100 50 300 350]>>");
	make(&test->maker, "<</Type/Page/Parent 2 0 R/Rotate %d/Annots["
	    "<</Type/Annot/Subtype/Link/Rect[120 60 160 80]/A<</S/URI"
	    "/URI(https://example.org/)>>>>]>>", rotate);
	open_made(test);
	assert_non_null(test->slip);
}

static void
check_turned(struct test *test, int rotate, const double want[6],
    const char *matrix)
{
	const struct slip_page	*page;
	unsigned		 form;

	make_turned(test, rotate);
	page = &test->about->pages[0];
	assert_true(page->width == want[0] && page->height == want[1]);
	assert_int_equal(page->nlinks, 1);
	assert_true(page->links[0].x == want[2] && page->links[0].y == want[3]);
	assert_true(page->links[0].w == want[4] && page->links[0].h == want[5]);
	form = slip_form(test->slip, 0, -1, &test->sink);
	assert_true(has(test->dict[form], "/BBox[100 50 300 350]"));
	assert_true(has(test->dict[form], matrix));
}

static void
upright_page_begins_at_its_crop_box(void **state)
{
	check_turned(*state, 0, (const double []){ 200, 300, 20, 270, 40, 20 },
	    "/Matrix[1 0 0 1 -100 -50]");
}

static void
quarter_turn_puts_the_foot_at_the_left(void **state)
{
	check_turned(*state, 90, (const double []){ 300, 200, 10, 20, 20, 40 },
	    "/Matrix[0 -1 1 0 -50 300]");
}

static void
half_turn_puts_the_foot_at_the_top(void **state)
{
	check_turned(*state, -180, (const double []){ 200, 300, 140, 10, 40,
	    20 }, "/Matrix[-1 0 0 -1 300 350]");
}

static void
three_quarters_put_the_foot_at_the_right(void **state)
{
	check_turned(*state, 270, (const double []){ 300, 200, 270, 140, 20,
	    40 }, "/Matrix[0 1 -1 0 350 -100]");
}

static void
user_unit_enlarges_a_page(void **state)
{
	struct test	*test = *state;
	unsigned	 form;

	make_page(test, "/UserUnit 2", "0 0 m");
	open_made(test);
	assert_true(test->about->pages[0].width == 400);
	assert_true(test->about->pages[0].height == 200);
	form = slip_form(test->slip, 0, -1, &test->sink);
	assert_true(has(test->dict[form], "/Matrix[2 0 0 2 0 0]"));
}

static void
crop_box_never_reaches_over_the_sheet(void **state)
{
	struct test	*test = *state;

	make_page(test, "/CropBox[-50 -50 150 500]", "");
	open_made(test);
	assert_true(test->about->pages[0].width == 150);
	assert_true(test->about->pages[0].height == 100);
}

static void
page_without_a_size_is_refused(void **state)
{
	struct test	*test = *state;

	make_page(test, "/UserUnit 1000000", "");
	open_made(test);
	refused(test, DIAG_SLIP_BOX);
}

/* A file of one page with this media box. */
static void
open_box(struct test *test, const char *box)
{
	make(&test->maker, "<</Type/Catalog/Pages 2 0 R>>");
	make(&test->maker, "<</Type/Pages/Count 1/Kids[3 0 R]>>");
	make(&test->maker, "<</Type/Page/Parent 2 0 R/MediaBox[%s]>>", box);
	open_made(test);
}

static void
page_with_an_empty_box_is_refused(void **state)
{
	open_box(*state, "0 0 0 0");
	refused(*state, DIAG_SLIP_BOX);
}

static void
page_too_small_to_show_anything_is_refused(void **state)
{
	open_box(*state, "0 0 9 200");
	refused(*state, DIAG_SLIP_BOX);
}

static void
page_of_a_stamp_is_bound(void **state)
{
	struct test	*test = *state;

	open_box(test, "0 0 10 10");
	assert_non_null(test->slip);
	assert_true(test->about->pages[0].width == 10);
}

static void
turn_that_is_no_quarter_is_said_and_left_out(void **state)
{
	struct test	*test = *state;

	make_page(test, "/Rotate 45", "");
	open_made(test);
	assert_non_null(test->slip);
	assert_true(said(test, DIAG_SLIP_TURN));
	assert_true(test->about->pages[0].width == 200);
}

static void
whole_turn_is_none_and_not_said(void **state)
{
	struct test	*test = *state;

	make_page(test, "/Rotate 360", "");
	open_made(test);
	assert_false(said(test, DIAG_SLIP_TURN));
	assert_true(test->about->pages[0].width == 200);
}

/* ---- links and bookmarks ---- */

static void
links_lead_to_pages_and_the_web_only(void **state)
{
	struct test		*test = *state;
	const struct slip_page	*page;

#define LINK "<</Subtype/Link/Rect[0 0 10 10]"
	make(&test->maker, "<</Type/Catalog/Pages 2 0 R/Names<</Dests<<"
	    "/Names[(end)[5 0 R/XYZ 0 0 null]]>>>>>>");
	make(&test->maker, "<</Type/Pages/Count 2/Kids[3 0 R 5 0 R]"
	    "/MediaBox[0 0 100 100]>>");
	make(&test->maker, "<</Type/Page/Parent 2 0 R/Annots["
	    LINK "/Dest(end)>>"
	    LINK "/A<</S/GoTo/D[3 0 R/Fit]>>>>"
	    LINK "/A<</S/URI/URI(mailto:a@example.org)>>/Contents(Write)>>"
	    LINK "/A<</S/URI/URI(javascript:alert)>>>>"
	    LINK "/A<</S/URI/URI(file:///etc/passwd)>>>>"
	    LINK "/A<</S/Launch/F(a.exe)>>>>"
	    LINK "/A<</S/JavaScript/JS(app.alert)>>>>"
	    LINK "/Dest(nowhere)>>"
	    LINK "/F 2/Dest(end)>>]>>");
	make(&test->maker, "null");
	make(&test->maker, "<</Type/Page/Parent 2 0 R>>");
	open_made(test);
	assert_non_null(test->slip);
	page = &test->about->pages[0];
	assert_int_equal(page->nlinks, 3);
	assert_int_equal(page->links[0].page, 1);
	assert_int_equal(page->links[0].uri.n, 0);
	assert_int_equal(page->links[1].page, 0);
	assert_str(page->links[2].uri, "mailto:a@example.org");
	assert_str(page->links[2].words, "Write");
	assert_int_equal(diags_count(test->diags, LEVEL_WARNING), 0);
}

static void
bookmarks_keep_their_levels_without_gaps(void **state)
{
	struct test	*test = *state;

	make(&test->maker, "<</Type/Catalog/Pages 2 0 R/Outlines<<"
	    "/First 5 0 R>>>>");
	make(&test->maker, "<</Type/Pages/Count 1/Kids[3 0 R]>>");
	make(&test->maker, "<</Type/Page/Parent 2 0 R>>");
	make(&test->maker, "null");
	make(&test->maker, "<</Title(One \\205)/Dest[3 0 R/Fit]/First 6 0 R"
	    "/Next 8 0 R>>");
	/* Leads nowhere: what is below it moves up. */
	make(&test->maker, "<</Title(Lost)/First 7 0 R>>");
	make(&test->maker, "<</Title<FEFF00C9>/Dest[3 0 R/Fit]>>");
	/* And round again to the first. */
	make(&test->maker, "<</Title(Two)/A<</S/GoTo/D[3 0 R/Fit]>>"
	    "/Next 5 0 R>>");
	open_made(test);
	assert_non_null(test->slip);
	assert_int_equal(test->about->nmarks, 3);
	assert_str(test->about->marks[0].title, "One \xE2\x80\x93");
	assert_int_equal(test->about->marks[0].level, 1);
	assert_str(test->about->marks[1].title, "\xC3\x89");
	assert_int_equal(test->about->marks[1].level, 2);
	assert_str(test->about->marks[2].title, "Two");
	assert_int_equal(test->about->marks[2].level, 1);
}

static void
fields_and_notes_are_left_out_with_a_warning(void **state)
{
	struct test	*test = *state;

	make_page(test, "/Annots[<</Subtype/Widget/Rect[0 0 9 9]>>"
	    "<</Subtype/Stamp/Rect[0 0 9 9]>>]", "");
	open_made(test);
	assert_non_null(test->slip);
	assert_true(said(test, DIAG_SLIP_FIELDS));
	assert_true(said(test, DIAG_SLIP_NOTES));
	assert_int_equal(test->about->pages[0].nlinks, 0);
}

/* ---- what is refused ---- */

static void
other_files_are_refused(void **state)
{
	struct test	*test = *state;

	open_data(test, STR("Dear Sir or Madam"));
	refused(test, DIAG_SLIP_KIND);
	open_data(test, STR(""));
	refused(test, DIAG_SLIP_KIND);
	open_path(test, test->folder);
	refused(test, DIAG_FILE_KIND);
	open_path(test, "/nowhere/at/all.pdf");
	refused(test, DIAG_FILE_OPEN);
}

static void
locked_files_are_refused(void **state)
{
	static const char *const	users[] = { "word", "''" };
	struct test			*test = *state;
	char				*locked, *command;

	make_page(test, "", "0 0 m");
	make_end(&test->maker, "/Root 1 0 R");
	write_file(test->path, buf_view(&test->maker.out));
	locked = arena_printf(test->arena, "%s/b.pdf", test->folder);
	for (int i = 0; i < 2; i++) {
		test->diags = diags_new(test->arena);
		command = arena_printf(test->arena, "qpdf --encrypt %s owner "
		    "256 -- %s %s", users[i], test->path, locked);
		assert_int_equal(system(command), 0);
		open_path(test, locked);
		refused(test, DIAG_SLIP_LOCKED);
	}
}

/* Each piece of a file is refused with words, or can be used. */
static void
truncated_files_never_pass_in_silence(void **state)
{
	struct test	*test = *state;
	struct str	 whole;

	make_page(test, "/Resources<</Font<</F 5 0 R>>>>",
	    "BT /F 12 Tf (Words) Tj ET");
	make(&test->maker, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
	make_end(&test->maker, "/Root 1 0 R");
	whole = buf_view(&test->maker.out);
	for (size_t n = 0; n < whole.n - 8; n += 50) {
		test->diags = diags_new(test->arena);
		open_data(test, (struct str){ whole.s, n });
		assert_null(test->slip);
		assert_int_equal(diags_count(test->diags, LEVEL_ERROR), 1);
	}
}

static void
wrong_cross_references_are_not_mended_by_guessing(void **state)
{
	struct test	*test = *state;

	make_page(test, "", "0 0 m");
	test->maker.at[3] += 7;
	open_made(test);
	refused(test, DIAG_SLIP_DAMAGED);
}

static void
file_without_pages_is_refused(void **state)
{
	struct test	*test = *state;

	make(&test->maker, "<</Type/Catalog/Pages 2 0 R>>");
	make(&test->maker, "<</Type/Pages/Count 0/Kids[]>>");
	open_made(test);
	refused(test, DIAG_SLIP_EMPTY);
}

static void
pages_that_hold_themselves_are_refused(void **state)
{
	struct test	*test = *state;

	make(&test->maker, "<</Type/Catalog/Pages 2 0 R>>");
	make(&test->maker, "<</Type/Pages/Count 1/Kids[2 0 R]>>");
	open_made(test);
	refused(test, DIAG_SLIP_DEEP);
}

static void
forms_that_draw_themselves_are_refused(void **state)
{
	struct test	*test = *state;

	make_page(test, "/Resources<</XObject<</F 5 0 R>>>>", "/F Do");
	make_stream(&test->maker, "/Subtype/Form/BBox[0 0 9 9]/Resources<<"
	    "/XObject<</F 5 0 R>>>>", STR("/F Do"));
	open_made(test);
	refused(test, DIAG_SLIP_DEEP);
}

static void
brackets_without_end_are_refused(void **state)
{
	struct test	*test = *state;
	char		 deep[401];

	memset(deep, '[', 200);
	memset(deep + 200, ']', 200);
	deep[400] = '\0';
	make_page(test, arena_printf(test->arena, "/Junk %s", deep), "");
	open_made(test);
	refused(test, DIAG_SLIP_DEEP);
}

static void
data_in_another_file_are_refused(void **state)
{
	struct test	*test = *state;

	make_page(test, "/Resources<</XObject<</I 5 0 R>>>>", "/I Do");
	make_stream(&test->maker, "/Subtype/Image/Width 1/Height 1"
	    "/ColorSpace/DeviceGray/BitsPerComponent 8/F(/etc/passwd)",
	    STR("x"));
	open_made(test);
	refused(test, DIAG_SLIP_ELSEWHERE);
}

static void
little_that_unpacks_to_much_is_refused(void **state)
{
	struct libdeflate_compressor	*deflate;
	struct test			*test = *state;
	size_t				 size = (size_t)70 << 20, n;
	char				*blanks = malloc(size);
	char				*packed = malloc(1 << 20);

	memset(blanks, ' ', size);
	deflate = libdeflate_alloc_compressor(1);
	n = libdeflate_zlib_compress(deflate, blanks, size, packed, 1 << 20);
	libdeflate_free_compressor(deflate);
	assert_true(n > 0);
	make(&test->maker, "<</Type/Catalog/Pages 2 0 R>>");
	make(&test->maker, "<</Type/Pages/Count 1/Kids[3 0 R]>>");
	make(&test->maker, "<</Type/Page/Parent 2 0 R/Contents 4 0 R>>");
	make_stream(&test->maker, "/Filter/FlateDecode",
	    (struct str){ packed, n });
	free(blanks);
	free(packed);
	open_made(test);
	refused(test, DIAG_SLIP_LARGE);
}

static void
thousands_of_pages_are_carried_with_a_warning(void **state)
{
	struct test	*test = *state;
	struct buf	 kids = { 0 };

	for (int i = 0; i < 1001; i++)
		buf_text(&kids, "3 0 R ");
	make(&test->maker, "<</Type/Catalog/Pages 2 0 R>>");
	make(&test->maker, "<</Type/Pages/Count 1001/Kids[%s]>>", kids.s);
	make(&test->maker, "<</Type/Page/Parent 2 0 R>>");
	buf_free(&kids);
	open_made(test);
	assert_non_null(test->slip);
	assert_int_equal(test->about->npages, 1001);
	assert_true(said(test, DIAG_SLIP_PAGES));
}

static void
more_pages_than_anybody_binds_in_are_refused(void **state)
{
	struct test	*test = *state;
	struct buf	 kids = { 0 };

	for (int i = 0; i < 20001; i++)
		buf_text(&kids, "3 0 R ");
	make(&test->maker, "<</Type/Catalog/Pages 2 0 R>>");
	make(&test->maker, "<</Type/Pages/Kids[%s]>>", kids.s);
	make(&test->maker, "<</Type/Page/Parent 2 0 R>>");
	buf_free(&kids);
	open_made(test);
	refused(test, DIAG_SLIP_TOO_MANY);
	assert_false(said(test, DIAG_SLIP_PAGES));
}

static void
form_that_acrobat_alone_fills_in_is_told(void **state)
{
	struct test	*test = *state;

	make(&test->maker, "<</Type/Catalog/Pages 2 0 R/AcroForm<</XFA[]>>>>");
	make(&test->maker, "<</Type/Pages/Kids[3 0 R]>>");
	make(&test->maker, "<</Type/Page/Parent 2 0 R/Annots[<</Subtype/Widget"
	    "/Rect[0 0 9 9]>>]>>");
	open_made(test);
	assert_non_null(test->slip);
	assert_true(said(test, DIAG_SLIP_FIELDS));
	assert_int_equal(diags_count(test->diags, LEVEL_WARNING), 1);
}

/* ---- names of places ---- */

static void
places_are_named_in_trees_and_in_the_old_way(void **state)
{
	struct test		*test = *state;
	const struct slip_page	*page;

	make(&test->maker, "<</Type/Catalog/Pages 2 0 R/Dests<</old<</D[5 0 R"
	    "/Fit]>>>>/Names<</Dests<</Kids[6 0 R<</Names[(b)<</D[5 0 R/Fit]"
	    ">>7[3 0 R]]>>]>>>>>>");
	make(&test->maker, "<</Type/Pages/Count 2/Kids[3 0 R 5 0 R]"
	    "/MediaBox[0 0 100 100]>>");
	make(&test->maker, "<</Type/Page/Parent 2 0 R/Annots["
	    LINK "/Dest/old>>" LINK "/Dest(a)>>" LINK "/Dest(b)>>"
	    LINK "/Dest[1/Fit]>>" LINK "/Dest[2/Fit]>>" LINK "/Dest[]>>]>>");
	make(&test->maker, "null");
	make(&test->maker, "<</Type/Page/Parent 2 0 R>>");
	/* It holds itself. */
	make(&test->maker, "<</Kids[6 0 R]/Names[(a)[3 0 R/Fit](alone)]>>");
	open_made(test);
	assert_non_null(test->slip);
	page = &test->about->pages[0];
	assert_int_equal(page->nlinks, 4);
	assert_int_equal(page->links[0].page, 1);
	assert_int_equal(page->links[1].page, 0);
	assert_int_equal(page->links[2].page, 1);
	assert_int_equal(page->links[3].page, 1);
}

static void
addresses_hold_neither_blanks_nor_letters_of_their_own(void **state)
{
	struct test	*test = *state;

	make_page(test, "/Annots["
	    LINK "/A<</S/URI/URI(https://a.org/a b)>>>>"
	    LINK "/A<</S/URI/URI(https://a.org/\\344)>>>>"
	    LINK "/A<</S/URI/URI(https://)>>>>"
	    LINK "/A<</S/URI/URI/https:#2F#2Fa.org>>>>"
	    LINK "/A<</S/URI/URI( HTTPS://a.org )>>>>]", "");
	open_made(test);
	assert_int_equal(test->about->pages[0].nlinks, 1);
	assert_str(test->about->pages[0].links[0].uri, "HTTPS://a.org");
}

static void
links_that_nobody_sees_are_left_out(void **state)
{
	struct test	*test = *state;

	make_page(test, "/Annots[7<</Subtype/Link/A<</S/URI/URI(http://a.org)>>"
	    ">><</Subtype/Link/Rect[0 0 9]/Dest[3 0 R]>><</Subtype/Link/Rect"
	    "[300 0 310 9]/Dest[3 0 R]>><</Subtype/Link/Rect[0 0 (a) 9]/Dest"
	    "[3 0 R]>><</Subtype/Popup>><</Subtype/PrinterMark>>]", "");
	open_made(test);
	assert_int_equal(test->about->pages[0].nlinks, 0);
	assert_int_equal(diags_count(test->diags, LEVEL_WARNING), 0);
}

static void
bookmarks_below_each_other_without_end_come_to_one(void **state)
{
	struct test	*test = *state;

	make(&test->maker, "<</Type/Catalog/Pages 2 0 R/Outlines<</First 5 0 R"
	    ">>>>");
	make(&test->maker, "<</Type/Pages/Kids[3 0 R]>>");
	make(&test->maker, "<</Type/Page/Parent 2 0 R>>");
	make(&test->maker, "null");
	for (unsigned i = 5; i < 105; i++)
		make(&test->maker, "<</Title(%u)/Dest[3 0 R/Fit]/First %u 0 R"
		    ">>", i, i + 1);
	make(&test->maker, "null");
	open_made(test);
	assert_non_null(test->slip);
	assert_int_equal(test->about->nmarks, 64);
	/* Levels below the sixteenth are of it. */
	assert_int_equal(test->about->marks[15].level, 16);
	assert_int_equal(test->about->marks[63].level, 16);
}

/* ---- text strings (ISO 32000-1, 7.9.2.2, and UTF-8 of 32000-2) ---- */

static void
text_strings_are_read_in_each_of_their_codes(void **state)
{
	static const struct {
		const char	*string, *text;
	} cases[] = {
		{ "(Plain \\(and\\) \\\\ simple)", "Plain (and) \\ simple" },
		{ "(a\\tb\\rc\\nd\\be\\f)", "a b c de" },
		{ "(a\\\nb\\\r\nc\\\rd)", "abcd" },
		{ "(\\101\\61\\0612\\x)", "A112x" },
		{ "(\\030\\037\\200\\240\\205)", "\xCB\x98\xCB\x9C\xE2\x80\xA2"
		    "\xE2\x82\xAC\xE2\x80\x93" },
		{ "(\\344\\177\\255)", "\xC3\xA4\xC2\xAD" },
		{ "(\\237\\001)", "" },
		{ "<EFBBBFC3A42009>", "\xC3\xA4" },
		{ "<FEFF00410042>", "AB" },
		{ "<FEFF00E4D83DDE00>", "\xC3\xA4\xF0\x9F\x98\x80" },
		/* Halves of pairs, and what is no character. */
		{ "<FEFFD83D0041DE000042FFFE0043D83D>", "ABC" },
		/* A language, and one that never ends. */
		{ "<FEFF001B0065006E001B0041001B00650041>", "A" },
		{ "/Name", "" }, { "7", "" },
	};
	struct test	*test = *state;

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		start_again(test);
		make_page(test, "", "");
		make(&test->maker, "<</Title %s>>", cases[i].string);
		make_end(&test->maker, "/Root 1 0 R/Info 5 0 R");
		open_data(test, buf_view(&test->maker.out));
		assert_non_null(test->slip);
		assert_str(test->about->title, cases[i].text);
	}
}

int
main(void)
{
	const struct CMUnitTest	tests[] = {
		TEST(upright_page_begins_at_its_crop_box),
		TEST(quarter_turn_puts_the_foot_at_the_left),
		TEST(half_turn_puts_the_foot_at_the_top),
		TEST(three_quarters_put_the_foot_at_the_right),
		TEST(user_unit_enlarges_a_page),
		TEST(crop_box_never_reaches_over_the_sheet),
		TEST(page_without_a_size_is_refused),
		TEST(page_with_an_empty_box_is_refused),
		TEST(page_too_small_to_show_anything_is_refused),
		TEST(page_of_a_stamp_is_bound),
		TEST(turn_that_is_no_quarter_is_said_and_left_out),
		TEST(whole_turn_is_none_and_not_said),
		TEST(links_lead_to_pages_and_the_web_only),
		TEST(bookmarks_keep_their_levels_without_gaps),
		TEST(fields_and_notes_are_left_out_with_a_warning),
		TEST(other_files_are_refused),
		TEST(locked_files_are_refused),
		TEST(truncated_files_never_pass_in_silence),
		TEST(wrong_cross_references_are_not_mended_by_guessing),
		TEST(file_without_pages_is_refused),
		TEST(pages_that_hold_themselves_are_refused),
		TEST(forms_that_draw_themselves_are_refused),
		TEST(brackets_without_end_are_refused),
		TEST(data_in_another_file_are_refused),
		TEST(little_that_unpacks_to_much_is_refused),
		TEST(thousands_of_pages_are_carried_with_a_warning),
		TEST(more_pages_than_anybody_binds_in_are_refused),
		TEST(form_that_acrobat_alone_fills_in_is_told),
		TEST(places_are_named_in_trees_and_in_the_old_way),
		TEST(addresses_hold_neither_blanks_nor_letters_of_their_own),
		TEST(links_that_nobody_sees_are_left_out),
		TEST(bookmarks_below_each_other_without_end_come_to_one),
		TEST(text_strings_are_read_in_each_of_their_codes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
