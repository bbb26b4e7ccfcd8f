/* PDFs made by hand, read as slips, copied, and put together again. */
#include <libdeflate.h>

#include "slip/slip.h"
#include "slip_case.h"

/* ---- what a test has ---- */

struct test {
	struct arena	*arena;
	struct diags	*diags;
	struct maker	 maker;
	struct slip	*slip;
	const struct slip_about *about;
	char		 folder[32];
	char		*path;
	/* What was copied. */
	struct str	 dict[OBJECTS], data[OBJECTS];
	bool		 is_stream[OBJECTS];
	unsigned	 next;
	struct slip_sink sink;
};

static unsigned
sink_reserve(void *arg)
{
	struct test	*test = arg;

	assert_true(test->next < OBJECTS);
	return test->next++;
}

static void
sink_object(void *arg, unsigned number, struct str value)
{
	struct test	*test = arg;

	assert_null(test->dict[number].s);
	test->dict[number] = str_copy(test->arena, value);
}

static void
sink_stream(void *arg, unsigned number, struct str dict, struct str data)
{
	struct test	*test = arg;

	assert_null(test->dict[number].s);
	test->dict[number] = str_copy(test->arena, dict);
	test->data[number] = str_copy(test->arena, data);
	test->is_stream[number] = true;
}

static int
set_up(void **state)
{
	struct test	*test = calloc(1, sizeof(*test));

	test->arena = arena_new();
	test->diags = diags_new(test->arena);
	strcpy(test->folder, "/tmp/slip-XXXXXX");
	assert_non_null(mkdtemp(test->folder));
	test->path = arena_printf(test->arena, "%s/a.pdf", test->folder);
	test->next = 10;
	test->sink = (struct slip_sink){ test, sink_reserve, sink_object,
	    sink_stream };
	make_begin(&test->maker);
	*state = test;
	return 0;
}

static int
tear_down(void **state)
{
	struct test	*test = *state;

	slip_close(test->slip);
	unlink(test->path);
	unlink(arena_printf(test->arena, "%s/b.pdf", test->folder));
	rmdir(test->folder);
	buf_free(&test->maker.out);
	arena_free(test->arena);
	free(test);
	return 0;
}

static void
open_path(struct test *test, const char *path)
{
	test->slip = slip_open(test->arena, path,
	    (struct place){ "pack.ini", 7, 1 }, test->diags);
	test->about = test->slip != NULL ? slip_about(test->slip) : NULL;
}

static void
open_data(struct test *test, struct str data)
{
	write_file(test->path, data);
	open_path(test, test->path);
}

/* Finish the file: object 1 is its catalogue. */
static void
open_made(struct test *test)
{
	make_end(&test->maker, "/Root 1 0 R");
	open_data(test, buf_view(&test->maker.out));
}

/* A file of one page with PAGE among its entries and CONTENT; more objects
 * follow, from 5 on. */
static void
make_page(struct test *test, const char *page, const char *content)
{
	make(&test->maker, "<</Type/Catalog/Pages 2 0 R>>");
	make(&test->maker, "<</Type/Pages/Count 1/Kids[3 0 R]>>");
	make(&test->maker, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]"
	    "/Contents 4 0 R%s>>", page);
	make_stream(&test->maker, "", str_of(content));
}

static bool
said(struct test *test, enum diag id)
{
	const struct message	**messages;
	size_t			  n = diags_sorted(test->diags, &messages);

	for (size_t i = 0; i < n; i++)
		if (messages[i]->id == id)
			return true;
	return false;
}

static void
refused(struct test *test, enum diag id)
{
	assert_null(test->slip);
	assert_true(said(test, id));
	assert_true(diags_failed(test->diags));
}

static bool
has(struct str text, const char *what)
{
	return str_find(text, what) < text.n;
}

#define assert_str(text, wanted) \
	assert_string_equal(str_dup(test->arena, (text)), (wanted))

/* What stream NUMBER of the sink holds, unpacked when it is packed. */
static struct str
unpacked(struct test *test, unsigned number)
{
	struct libdeflate_decompressor	*inflate;
	char				*to;
	size_t				 n;

	if (!has(test->dict[number], "/FlateDecode"))
		return test->data[number];
	inflate = libdeflate_alloc_decompressor();
	to = arena_alloc(test->arena, 100000);
	assert_int_equal(libdeflate_zlib_decompress(inflate,
	    test->data[number].s, test->data[number].n, to, 99999, &n),
	    LIBDEFLATE_SUCCESS);
	libdeflate_free_decompressor(inflate);
	return (struct str){ to, n };
}

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

/* ---- what is copied ---- */

static void
only_what_draws_is_copied(void **state)
{
	struct test	*test = *state;
	unsigned	 form;

	make_page(test, "/AA<</O<</S/JavaScript/JS(alert)>>>>/Metadata 7 0 R"
	    "/Resources<</XObject<</I 5 0 R/J 6 0 R>>>>", "q /I Do Q");
	make_stream(&test->maker, "/Subtype/Image/Width 1/Height 1"
	    "/ColorSpace/DeviceGray/BitsPerComponent 8/Interpolate true"
	    "/Metadata 7 0 R/StructParent 3/OPI<<>>/Alternates[]", STR("x"));
	make_stream(&test->maker, "/Subtype/Image/Width 1/Height 1",
	    STR("secret"));
	make_stream(&test->maker, "", STR("<xml>secret</xml>"));
	open_made(test);
	assert_non_null(test->slip);
	form = slip_form(test->slip, 0, -1, &test->sink);
	assert_int_equal(test->next, 12);	/* the page and one picture */
	assert_str(unpacked(test, form), "q /I Do Q");
	assert_true(has(test->dict[form], "/Resources<</XObject<</I 11 0 R>>"
	    ">>"));
	/* qpdf hands keys over by the alphabet. */
	assert_str(test->dict[11], "/BitsPerComponent 8/ColorSpace/DeviceGray"
	    "/Height 1/Subtype/Image/Width 1/Length 1");
}

static void
shared_objects_are_copied_once(void **state)
{
	struct test	*test = *state;

	make(&test->maker, "<</Type/Catalog/Pages 2 0 R>>");
	make(&test->maker, "<</Type/Pages/Count 2/Kids[3 0 R 4 0 R]/Resources"
	    "<</XObject<</I 6 0 R>>>>>>");
	make(&test->maker, "<</Type/Page/Parent 2 0 R/Contents 5 0 R>>");
	make(&test->maker, "<</Type/Page/Parent 2 0 R/Contents 5 0 R>>");
	make_stream(&test->maker, "", STR("/I Do"));
	make_stream(&test->maker, "/Subtype/Image/Width 1/Height 1"
	    "/ColorSpace/DeviceGray/BitsPerComponent 8", STR("x"));
	open_made(test);
	assert_non_null(test->slip);
	assert_int_equal(slip_form(test->slip, 0, -1, &test->sink), 10);
	assert_int_equal(slip_form(test->slip, 1, -1, &test->sink), 12);
	assert_true(has(test->dict[12], "/I 11 0 R"));
	assert_int_equal(test->next, 13);
}

/* The example of ISO 32000-1, 7.4.4.2. */
static void
lzw_is_packed_anew(void **state)
{
	struct test	*test = *state;

	make_page(test, "/Resources<</XObject<</I 5 0 R>>>>", "/I Do");
	make_stream(&test->maker, "/Subtype/Image/Width 10/Height 1"
	    "/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/LZWDecode",
	    STR("\x80\x0B\x60\x50\x22\x0C\x0C\x85\x01"));
	open_made(test);
	assert_non_null(test->slip);
	slip_form(test->slip, 0, -1, &test->sink);
	assert_false(has(test->dict[11], "LZW"));
	assert_str(unpacked(test, 11), "-----A---B");
	assert_int_equal(test->about->not_a.n, 0);
}

static void
saved_states_are_closed_and_closings_without_one_left_out(void **state)
{
	struct test	*test = *state;
	unsigned	 form;

	make_page(test, "", "Q q 1 0 0 1 5 5 cm q 0 0 9 9 re f");
	open_made(test);
	form = slip_form(test->slip, 0, -1, &test->sink);
	assert_str(unpacked(test, form), " q 1 0 0 1 5 5 cm q 0 0 9 9 re f\n"
	    "Q\nQ");
}

static void
hidden_layers_are_not_drawn(void **state)
{
	struct test	*test = *state;
	unsigned	 form;

	make(&test->maker, "<</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs["
	    "5 0 R 6 0 R]/D<</OFF[6 0 R]>>>>>>");
	make(&test->maker, "<</Type/Pages/Count 1/Kids[3 0 R]>>");
	make(&test->maker, "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources"
	    "<</Properties<</S 5 0 R/H 6 0 R>>>>>>");
	make_stream(&test->maker, "", STR("/OC /S BDC 0 0 1 1 re f EMC "
	    "/OC /H BDC 0 0 2 2 re f EMC"));
	make(&test->maker, "<</Type/OCG/Name(Shown)>>");
	make(&test->maker, "<</Type/OCG/Name(Hidden)>>");
	open_made(test);
	form = slip_form(test->slip, 0, -1, &test->sink);
	assert_str(unpacked(test, form), " 0 0 1 1 re f   0 0 2 2 re n ");
}

/* The forms put together as pages of a file that qpdf finds nothing wrong
 * with. */
static void
copies_make_a_sound_file(void **state)
{
	struct test	*test = *state;
	struct maker	 maker;
	char		*path;
	unsigned	 form;

	make_page(test, "/Group<</S/Transparency/CS/DeviceRGB>>/Resources<<"
	    "/Font<</F 5 0 R>>/ExtGState<</G<</ca .5/TR/Identity/BM[/Odd"
	    "/Multiply]>>>>>>", "/G gs BT /F 12 Tf (Words \\(and more\\)) Tj "
	    "ET");
	make(&test->maker, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
	open_made(test);
	assert_non_null(test->slip);
	test->next = 4;
	form = slip_form(test->slip, 0, -1, &test->sink);
	assert_true(has(test->dict[form], "/Group<</CS/DeviceRGB"
	    "/S/Transparency>>"));
	assert_true(has(test->dict[form], "/G<</BM/Multiply/ca .5>>"));
	make_begin(&maker);
	make(&maker, "<</Type/Catalog/Pages 2 0 R>>");
	make(&maker, "<</Type/Pages/Count 1/Kids[3 0 R]>>");
	make(&maker, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]"
	    "/Resources<</XObject<</F %u 0 R>>>>/Contents %u 0 R>>", form,
	    test->next);
	for (unsigned i = 4; i < test->next; i++)
		if (test->is_stream[i]) {
			/* make_stream() writes a /Length of its own. */
			struct str	dict = test->dict[i];

			dict.n = str_find(dict, "/Length ");
			make_stream(&maker, str_dup(test->arena, dict),
			    test->data[i]);
		} else
			make(&maker, STR_FMT, STR_ARG(test->dict[i]));
	make_stream(&maker, "", STR("/F Do"));
	make_end(&maker, "/Root 1 0 R");
	path = arena_printf(test->arena, "%s/b.pdf", test->folder);
	write_file(path, buf_view(&maker.out));
	buf_free(&maker.out);
	assert_int_equal(system(arena_printf(test->arena,
	    "qpdf --check %s > /dev/null", path)), 0);
}

/* ---- what is judged ---- */

static void
font_that_is_not_embedded_forbids_both_claims(void **state)
{
	struct test	*test = *state;

	make_page(test, "/Resources<</Font<</F 5 0 R/Unused 6 0 R>>>>",
	    "BT /F 12 Tf (Words) Tj ET");
	make(&test->maker, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
	make(&test->maker, "<</Type/Font/Subtype/Type1/BaseFont/Courier>>");
	open_made(test);
	assert_non_null(test->slip);
	assert_str(test->about->not_ua, "font Helvetica is not embedded "
	    "(page 1)");
	assert_str(test->about->not_a, "font Helvetica is not embedded "
	    "(page 1)");
	assert_null(test->about->structure);
}

static void
font_that_is_never_seen_need_not_be_embedded(void **state)
{
	struct test	*test = *state;

	make_page(test, "/Resources<</Font<</F 5 0 R>>>>",
	    "BT 3 Tr /F 12 Tf (Words) Tj ET");
	make(&test->maker, "<</Type/Font/Subtype/TrueType/BaseFont/Arial"
	    "/Encoding/WinAnsiEncoding>>");
	open_made(test);
	assert_non_null(test->slip);
	assert_int_equal(test->about->not_ua.n, 0);
	assert_int_equal(test->about->not_a.n, 0);
}

static void
map_must_know_every_character_shown(void **state)
{
	struct test	*test = *state;

	make_page(test, "/Resources<</Font<</F 5 0 R>>>>",
	    "BT 3 Tr /F 12 Tf (AB) Tj ET");
	make(&test->maker, "<</Type/Font/Subtype/Type1/BaseFont/ABCDEF+Odd"
	    "/ToUnicode 6 0 R>>");
	make_stream(&test->maker, "", STR("1 beginbfchar <41> <0041> "
	    "endbfchar"));
	open_made(test);
	assert_non_null(test->slip);
	assert_str(test->about->not_ua, "font Odd does not say which "
	    "characters it shows (page 1)");
}

/* The claim to PDF/A falls by one DEVICE; PDF/UA does not ask. */
static void
check_colour(struct test *test, const char *resources, const char *content)
{
	make_page(test, resources, content);
	open_made(test);
	assert_non_null(test->slip);
	assert_true(has(test->about->not_a, "DeviceCMYK"));
	assert_int_equal(test->about->not_ua.n, 0);
}

static void
printing_colours_forbid_the_archive(void **state)
{
	check_colour(*state, "", "0 0 0 1 k 0 0 9 9 re f");
}

static void
printing_colours_inside_an_indexed_space_too(void **state)
{
	check_colour(*state, "/Resources<</ColorSpace<</C[/Indexed/DeviceCMYK "
	    "0 <00000000>]>>>>", "/C cs 0 sc");
}

static void
printing_colours_of_a_picture_in_the_text_too(void **state)
{
	check_colour(*state, "", "BI /W 1 /H 1 /BPC 8 /CS /CMYK ID \1\2\3\4 "
	    "EI");
}

static void
screen_colours_are_fine(void **state)
{
	struct test	*test = *state;

	make_page(test, "", "1 0 0 rg 0.5 g /DeviceRGB cs 0 0 0 sc 0 0 9 9 re "
	    "f BI /W 2 /H 1 /BPC 8 /CS /G ID EI EI Q");
	open_made(test);
	assert_non_null(test->slip);
	assert_int_equal(test->about->not_a.n, 0);
}

static void
unknown_operators_forbid_the_archive(void **state)
{
	struct test	*test = *state;

	make_page(test, "", "BX 1 2 spin EX");
	open_made(test);
	assert_str(test->about->not_a, "an unknown operator (page 1)");
}

static void
half_a_byte_and_large_numbers_forbid_the_archive(void **state)
{
	struct test	*test = *state;

	make_page(test, "", "BT <414> Tj ET");
	open_made(test);
	assert_str(test->about->not_a, "a string has half a byte (page 1)");
	slip_close(test->slip);
	buf_free(&test->maker.out);
	make_begin(&test->maker);
	make_page(test, "", "2147483647 w 2147483648 w");
	open_made(test);
	assert_str(test->about->not_a, "a number is too large (page 1)");
}

/* Letters of invented inspectorates; tests/slips/README.md says who made
 * them. */
static void
letters_of_real_producers_are_judged_as_they_are(void **state)
{
	static const struct {
		const char	*path, *reason;
		bool		 tagged;
		size_t		 npages;
	} letters[] = {
		{ "tests/slips/tagged.pdf", "", true, 2 },
		{ "tests/slips/plain.pdf", "", false, 1 },
		{ "tests/slips/unembedded.pdf",
		    "font Times-Bold is not embedded (page 1)", false, 1 },
	};
	struct test	*test = *state;

	for (size_t i = 0; i < sizeof(letters) / sizeof(*letters); i++) {
		slip_close(test->slip);
		open_path(test, letters[i].path);
		assert_non_null(test->slip);
		assert_int_equal(test->about->npages, letters[i].npages);
		assert_int_equal(test->about->structure != NULL,
		    letters[i].tagged);
		assert_str(test->about->not_ua, letters[i].reason);
		assert_str(test->about->not_a, letters[i].reason);
	}
}

/* ---- structure ---- */

/* A tagged file of one page with CONTENT; ELEMS are the kids of its Document,
 * ROLES its role map. */
static void
open_tagged(struct test *test, const char *roles, const char *elems,
    const char *content)
{
	make(&test->maker, "<</Type/Catalog/Pages 2 0 R/Lang(en-GB)/MarkInfo<<"
	    "/Marked true>>/StructTreeRoot<</RoleMap<<%s>>/K<</S/Document"
	    "/Pg 3 0 R/K[%s]>>>>>>", roles, elems);
	make(&test->maker, "<</Type/Pages/Count 1/Kids[3 0 R]>>");
	make(&test->maker, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]"
	    "/StructParents 0/Contents 4 0 R/Annots[5 0 R]/Resources<</Font<<"
	    "/F<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding"
	    "/WinAnsiEncoding>>>>>>>>");
	make_stream(&test->maker, "", str_of(content));
	make(&test->maker, "<</Subtype/Link/Rect[0 0 9 9]/A<</S/URI"
	    "/URI(http://a.org)>>>>");
	open_made(test);
	assert_non_null(test->slip);
}

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

#define LINKED	"<</S/Link/K[9<</Type/OBJR/Obj 5 0 R>>]>>"

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

/* ---- marked content ---- */

static void
check_marks(struct test *test, const char *elems, const char *content,
    const char *want)
{
	unsigned	form;

	open_tagged(test, "", elems, content);
	form = slip_form(test->slip, 0, 7, &test->sink);
	assert_true(has(test->dict[form], "/StructParents 7"));
	assert_str(unpacked(test, form), want);
}

static void
sound_marks_stay_as_they_are(void **state)
{
#define SOUND	"/Artifact<</Type/Layout>>BDC 0 0 1 1 re f EMC /P<</MCID 0>>" \
		"BDC BT /Span<</ActualText(x)>>BDC () Tj EMC ET EMC"
	check_marks(*state, "<</S/P/K 0>>", SOUND, SOUND);
}

static void
what_nobody_owns_becomes_an_artifact(void **state)
{
	check_marks(*state, "<</S/P/K 1>>",
	    "/P<</MCID 0>>BDC 0 0 1 1 re f EMC q\n"
	    "/P<</MCID 1>>BDC BT () Tj ET EMC 5 5 m 6 6 l S Q",
	    " /Artifact BMC\n0 0 1 1 re f  q\n"
	    "EMC\n/P<</MCID 1>>BDC BT () Tj ET EMC /Artifact BMC\n"
	    "5 5 m 6 6 l S Q\nEMC");
}

static void
artifact_never_reaches_over_the_ends_of_a_text(void **state)
{
	check_marks(*state, "<</S/P/K 0>>",
	    "0 0 m 1 1 l S BT () Tj /P<</MCID 0>>BDC () Tj EMC () Tj ET",
	    "/Artifact BMC\n0 0 m 1 1 l S EMC\nBT /Artifact BMC\n() Tj EMC\n"
	    "/P<</MCID 0>>BDC () Tj EMC /Artifact BMC\n() Tj EMC\nET");
}

static void
owned_content_leaves_the_artifact_it_stands_in(void **state)
{
	check_marks(*state, "<</S/P/K 0>>",
	    "/Artifact BMC 0 0 1 1 re f /P<</MCID 0>>BDC 1 1 1 1 re f EMC EMC",
	    " /Artifact BMC\n0 0 1 1 re f EMC\n/P<</MCID 0>>BDC 1 1 1 1 re f "
	    "EMC ");
}

static void
pictures_of_pages_lose_all_marks(void **state)
{
	struct test	*test = *state;
	unsigned	 form;

	open_tagged(test, "", "<</S/P/K 0>>", "/P<</MCID 0>>BDC 0 0 1 1 re f "
	    "EMC /X MP");
	form = slip_form(test->slip, 0, -1, &test->sink);
	assert_str(unpacked(test, form), " 0 0 1 1 re f  ");
	assert_false(has(test->dict[form], "StructParents"));
}

static void
words_outside_of_the_structure_forbid_the_claim(void **state)
{
	struct test	*test = *state;

	open_tagged(test, "", "<</S/P/K 0>>" LINKED,
	    "/P<</MCID 0>>BDC 0 0 1 1 re f EMC BT 3 Tr /F 9 Tf (Words) Tj ET");
	assert_non_null(test->about->structure);
	assert_str(test->about->not_ua, "words stand outside of the structure "
	    "(page 1)");
}

static void
check_wordless(struct test *test, const char *content)
{
	static const char	what[] = "words are shown without a font or "
				    "outside a text object (page 1)";

	open_tagged(test, "", "<</S/P/K 0>>" LINKED, content);
	assert_str(test->about->not_ua, what);
	assert_str(test->about->not_a, what);
}

static void
words_without_a_font_forbid_both_claims(void **state)
{
	check_wordless(*state, "/P<</MCID 0>>BDC BT (Words) Tj ET EMC");
}

static void
words_outside_of_a_text_object_forbid_both_claims(void **state)
{
	check_wordless(*state,
	    "/P<</MCID 0>>BDC BT /F 9 Tf 3 Tr ET (Words) Tj EMC");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

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
		TEST(only_what_draws_is_copied),
		TEST(shared_objects_are_copied_once),
		TEST(lzw_is_packed_anew),
		TEST(saved_states_are_closed_and_closings_without_one_left_out),
		TEST(hidden_layers_are_not_drawn),
		TEST(copies_make_a_sound_file),
		TEST(font_that_is_not_embedded_forbids_both_claims),
		TEST(font_that_is_never_seen_need_not_be_embedded),
		TEST(map_must_know_every_character_shown),
		TEST(printing_colours_forbid_the_archive),
		TEST(printing_colours_inside_an_indexed_space_too),
		TEST(printing_colours_of_a_picture_in_the_text_too),
		TEST(screen_colours_are_fine),
		TEST(unknown_operators_forbid_the_archive),
		TEST(half_a_byte_and_large_numbers_forbid_the_archive),
		TEST(letters_of_real_producers_are_judged_as_they_are),
		TEST(structure_is_carried_with_roles_followed),
		TEST(headings_never_skip_a_level),
		TEST(tables_are_squared_and_their_heads_say_what_they_head),
		TEST(what_stands_in_the_wrong_place_is_wrapped_and_never_lost),
		TEST(caption_stands_first_and_alone),
		TEST(pictures_without_words_say_so),
		TEST(link_outside_of_the_structure_gets_a_place_in_it),
		TEST(structure_that_reaches_into_forms_is_not_carried),
		TEST(number_that_stands_twice_forbids_the_structure),
		TEST(sound_marks_stay_as_they_are),
		TEST(what_nobody_owns_becomes_an_artifact),
		TEST(artifact_never_reaches_over_the_ends_of_a_text),
		TEST(owned_content_leaves_the_artifact_it_stands_in),
		TEST(pictures_of_pages_lose_all_marks),
		TEST(words_outside_of_the_structure_forbid_the_claim),
		TEST(words_without_a_font_forbid_both_claims),
		TEST(words_outside_of_a_text_object_forbid_both_claims),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
