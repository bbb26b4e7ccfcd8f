/* What of a slip is copied, and what becomes of its marked content. */
#include "slip_bench.h"

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
ends_of_what_was_never_begun_are_left_out(void **state)
{
	struct test	*test = *state;

	make_page(test, "", "ET EX 0 0 9 9 re f BT ET 7 ET BX EX EX");
	open_made(test);
	assert_str(test->about->not_ua, "");
	assert_str(test->about->not_a, "");
	assert_str(unpacked(test, slip_form(test->slip, 0, -1, &test->sink)),
	    "  0 0 9 9 re f BT ET  BX EX ");
}

/* A form, the mask of a state, a pattern and a glyph. */
static void
all_that_a_page_draws_with_is_put_in_order_like_a_page(void **state)
{
	static const char *const	kinds[] = {
		"/Subtype/Form/BBox[0 0 9 9]",
		"/Subtype/Form/BBox[0 0 9 9]/Group<</S/Transparency>>",
		"/PatternType 1/BBox[0 0 9 9]",
		"",
	};
	struct test			*test = *state;

	make_page(test, "/Resources<</XObject<</A 5 0 R>>/ExtGState<</B<<"
	    "/SMask<</S/Alpha/G 6 0 R>>>>>>/Pattern<</C 7 0 R>>/Font<</D<<"
	    "/Type/Font/Subtype/Type3/CharProcs<</E 8 0 R>>>>>>>>",
	    "/A Do /B gs /Pattern cs /C scn BT /D 9 Tf () Tj ET");
	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
		make_stream(&test->maker, kinds[i], STR("ET EMC Q EX q BX BT"));
	open_made(test);
	assert_str(test->about->not_ua, "");
	assert_int_not_equal(slip_form(test->slip, 0, -1, &test->sink), 0);
	assert_int_equal(test->next, 15);
	for (unsigned i = 11; i < 15; i++)
		assert_str(unpacked(test, i), "    q BX BT\nET\nQ\nEX");
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

/* Properties by name become those that say something, in place. */
static void
named_properties_are_written_in_place(void **state)
{
	struct test	*test = *state;
	unsigned	 form;

	make(&test->maker, "<</Type/Catalog/Pages 2 0 R/MarkInfo<</Marked true"
	    ">>/StructTreeRoot<</K<</S/P/Pg 3 0 R/K[0 1]>>>>>>");
	make(&test->maker, "<</Type/Pages/Count 1/Kids[3 0 R]>>");
	make(&test->maker, "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources"
	    "<</Properties<</A<</MCID 0/ActualText(x)/Lang(en)/Junk(j)>>/B<<"
	    "/MCID 1/Lang(no language)/E 7>>/C<</Type/Pagination>>>>>>>>");
	make_stream(&test->maker, "", STR("/P /A BDC 0 0 1 1 re f EMC /P /B "
	    "BDC 1 0 1 1 re f EMC /Artifact /C BDC 2 0 1 1 re f EMC"));
	open_made(test);
	assert_non_null(test->about->structure);
	form = slip_form(test->slip, 0, 0, &test->sink);
	assert_str(unpacked(test, form), "/P<</MCID 0/ActualText<78>/Lang<656E"
	    ">>>BDC 0 0 1 1 re f EMC /P<</MCID 1>>BDC 1 0 1 1 re f EMC "
	    "/Artifact BMC 2 0 1 1 re f EMC");
	assert_false(has(test->dict[form], "Properties"));
}

static void
language_that_is_none_is_left_out(void **state)
{
	check_marks(*state, "<</S/P/K 0>>", "/P<</MCID 0/Lang(-)>>BDC /Span<<"
	    "/Lang(-)>>BDC 0 0 1 1 re f EMC /Span BMC 1 0 1 1 re f EMC EMC",
	    "/P<</MCID 0>>BDC  0 0 1 1 re f   1 0 1 1 re f  EMC");
}

static void
marks_in_artifacts_and_points_are_left_out(void **state)
{
	check_marks(*state, "<</S/P/K 0>>", "/Artifact BMC /Artifact BMC "
	    "0 0 1 1 re f EMC EMC /P<</MCID 0>>BDC 1 0 1 1 re f /X MP /Y<<>>DP "
	    "EMC", "/Artifact BMC  0 0 1 1 re f  EMC /P<</MCID 0>>BDC "
	    "1 0 1 1 re f   EMC");
}

static void
what_is_open_at_the_end_is_closed(void **state)
{
	check_marks(*state, "<</S/P/K 0>>", "EMC /P<</MCID 0>>BDC "
	    "0 0 1 1 re f /X BMC BT () Tj 7 8", " /P<</MCID 0>>BDC "
	    "0 0 1 1 re f  BT () Tj \nET\nEMC");
}

static void
what_is_innermost_is_closed_first(void **state)
{
	check_marks(*state, "<</S/P/K 0>>", "BX q /P<</MCID 0>>BDC BT q "
	    "/Span<<>>BDC () Tj", "BX q /P<</MCID 0>>BDC BT q /Span<<>>BDC "
	    "() Tj\nEMC\nQ\nET\nEMC\nQ\nEX");
}

static void
path_that_nothing_paints_is_ended(void **state)
{
	check_marks(*state, "<</S/P/K 0>>", "/P<</MCID 0>>BDC 0 0 m 1 1 l",
	    "/P<</MCID 0>>BDC 0 0 m 1 1 l\nn\nEMC");
}

#define CROSSED	"marked content begins inside a text object and ends " \
		"outside, or the other way round (page 1)"

static void
check_crossed(struct test *test, const char *content, const char *want)
{
	start_again(test);
	open_tagged(test, "", "<</S/P/K 0>>" LINKED, content);
	assert_non_null(test->about->structure);
	assert_str(test->about->not_ua, want);
	assert_str(test->about->not_a, want);
}

static void
marks_across_the_ends_of_a_text_forbid_both_claims(void **state)
{
	check_crossed(*state, "/P<</MCID 0>>BDC BT EMC ET", CROSSED);
	check_crossed(*state, "BT /P<</MCID 0>>BDC ET EMC", CROSSED);
	check_crossed(*state, "/Artifact BMC BT EMC ET", CROSSED);
	check_crossed(*state, "/P<</MCID 0>>BDC BT /Span<<>>BDC ET EMC EMC",
	    CROSSED);
	check_crossed(*state, "/P<</MCID 0>>BDC BT /Span<<>>BDC EMC ET BT ET "
	    "EMC BT /P<</MCID 1>>BDC EMC ET", "");
}

/* They are taken out, wherever they end. */
static void
marks_that_do_not_stay_may_cross_texts(void **state)
{
	struct test	*test = *state;

	check_crossed(test, "BT /X BMC ET EMC /P<</MCID 0>>BDC BT /X<<>>BDC ET "
	    "EMC EMC /Artifact BMC BT /Artifact BMC ET EMC EMC", "");
	start_again(test);
	make_page(test, "", "/P<</MCID 0>>BDC BT EMC ET");
	open_made(test);
	assert_null(test->about->structure);
	assert_str(test->about->not_ua, "");
	assert_str(test->about->not_a, "");
	assert_str(unpacked(test, slip_form(test->slip, 0, -1, &test->sink)),
	    " BT  ET");
}

static void
number_inside_another_forbids_both_claims(void **state)
{
	static const char	what[] = "content of an element stands inside "
				    "that of another (page 1)";
	struct test		*test = *state;

	open_tagged(test, "", "<</S/P/K[0 1]>>" LINKED, "/P<</MCID 0>>BDC "
	    "/P<</MCID 1>>BDC 0 0 1 1 re f EMC EMC");
	assert_str(test->about->not_ua, what);
	assert_str(test->about->not_a, what);
}

static void
number_of_more_than_a_page_can_have_is_none(void **state)
{
	check_marks(*state, "<</S/P/K[0 1000001]>>", "/P<</MCID 1000001>>BDC "
	    "0 0 1 1 re f EMC /P<</MCID 0>>BDC 1 0 1 1 re f EMC",
	    " /Artifact BMC\n0 0 1 1 re f  EMC\n/P<</MCID 0>>BDC 1 0 1 1 re f "
	    "EMC");
}

/* ---- layers (ISO 32000-1, 8.11) ---- */

/* A page with what belongs to LAYER, object 7 or 8; groups 5 and 6 are shown and
 * hidden by the default configuration USUAL. */
static void
check_layer(struct test *test, const char *usual, const char *layer, bool shown)
{
	unsigned	form;

	start_again(test);
	make(&test->maker, "<</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs["
	    "5 0 R 6 0 R 9]/D<<%s>>>>>>", usual);
	make(&test->maker, "<</Type/Pages/Count 1/Kids[3 0 R]>>");
	make(&test->maker, "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources"
	    "<</Properties<</L %s>>>>>>", layer);
	make_stream(&test->maker, "", STR("/OC /L BDC 0 0 1 1 re f EMC"));
	make(&test->maker, "<</Type/OCG/Name(One)>>");
	make(&test->maker, "<</Type/OCG/Name(Two)>>");
	open_made(test);
	assert_non_null(test->slip);
	form = slip_form(test->slip, 0, -1, &test->sink);
	assert_str(unpacked(test, form), shown ? " 0 0 1 1 re f " :
	    " 0 0 1 1 re n ");
}

#define OFF	"/OFF[6 0 R]"
#define OF(groups) "<</Type/OCMD/OCGs" groups ">>"
#define WITH(policy, groups) "<</Type/OCMD/P/" policy "/OCGs" groups ">>"
#define SHOWN	"5 0 R"
#define HIDDEN	"6 0 R"

static void
layers_are_hidden_that_the_file_hides(void **state)
{
	check_layer(*state, OFF, SHOWN, true);
	check_layer(*state, OFF, HIDDEN, false);
	check_layer(*state, "", HIDDEN, true);
	check_layer(*state, "/BaseState/OFF/ON[5 0 R]", SHOWN, true);
	check_layer(*state, "/BaseState/OFF/ON[5 0 R]", HIDDEN, false);
	check_layer(*state, "/BaseState/ON" OFF, HIDDEN, false);
}

static void
policies_say_when_members_are_shown(void **state)
{
	/* AnyOn is usual. */
	check_layer(*state, OFF, OF("[5 0 R 6 0 R]"), true);
	check_layer(*state, OFF, OF("[6 0 R]"), false);
	check_layer(*state, OFF, OF(" 6 0 R"), false);
	check_layer(*state, OFF, OF(" 5 0 R"), true);
	check_layer(*state, OFF, OF("[]"), true);
	check_layer(*state, OFF, WITH("AnyOn", "[5 0 R 6 0 R]"), true);
	check_layer(*state, OFF, WITH("AllOn", "[5 0 R 6 0 R]"), false);
	check_layer(*state, OFF, WITH("AllOn", "[5 0 R]"), true);
	check_layer(*state, OFF, WITH("AnyOff", "[5 0 R 6 0 R]"), true);
	check_layer(*state, OFF, WITH("AnyOff", "[5 0 R]"), false);
	check_layer(*state, OFF, WITH("AllOff", "[5 0 R 6 0 R]"), false);
	check_layer(*state, OFF, WITH("AllOff", "[6 0 R]"), true);
	/* Also when the file hides nothing. */
	check_layer(*state, "", WITH("AllOff", "[5 0 R]"), false);
	check_layer(*state, "", WITH("AnyOff", "[5 0 R]"), false);
}

static void
what_is_drawn_on_a_hidden_layer_is_not_drawn(void **state)
{
	struct test	*test = *state;
	unsigned	 form;

	make(&test->maker, "<</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs["
	    "6 0 R]/D<</OFF[6 0 R]>>>>>>");
	make(&test->maker, "<</Type/Pages/Count 1/Kids[3 0 R]>>");
	make(&test->maker, "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources"
	    "<</XObject<</F 5 0 R>>/Properties<</H 6 0 R>>>>>>");
	make_stream(&test->maker, "", STR("/F Do /OC /H BDC BI /W 1 /H 1 /IM "
	    "true ID x EI BT () Tj ET 0 0 m 9 9 l B* EMC 1 g"));
	make_stream(&test->maker, "/Subtype/Form/BBox[0 0 9 9]/OC 6 0 R",
	    STR("0 0 1 1 re f"));
	make(&test->maker, "<</Type/OCG/Name(Hidden)>>");
	open_made(test);
	form = slip_form(test->slip, 0, -1, &test->sink);
	assert_str(unpacked(test, form), "   BT  ET 0 0 m 9 9 l n  1 g");
}

static void
page_of_nothing_but_what_is_hidden_is_empty(void **state)
{
	struct test	*test = *state;
	unsigned	 form;

	make(&test->maker, "<</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs["
	    "6 0 R]/D<</OFF[6 0 R]>>>>>>");
	make(&test->maker, "<</Type/Pages/Count 1/Kids[3 0 R]>>");
	make(&test->maker, "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources"
	    "<</XObject<</F 5 0 R>>>>>>");
	make_stream(&test->maker, "", STR("/F Do"));
	make_stream(&test->maker, "/Subtype/Form/BBox[0 0 9 9]/OC 6 0 R",
	    STR("0 0 1 1 re f"));
	make(&test->maker, "<</Type/OCG/Name(Hidden)>>");
	open_made(test);
	form = slip_form(test->slip, 0, -1, &test->sink);
	assert_str(unpacked(test, form), "\n");
}

/* Neither what is hidden itself nor what stands on a hidden layer; the second
 * picture is drawn on a shown one, too. */
static void
pictures_that_nobody_sees_do_not_come_along(void **state)
{
	struct test	*test = *state;
	unsigned	 form;

	make(&test->maker, "<</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs["
	    "8 0 R]/D<</OFF[8 0 R]>>>>>>");
	make(&test->maker, "<</Type/Pages/Count 1/Kids[3 0 R]>>");
	make(&test->maker, "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources"
	    "<</XObject<</A 5 0 R/B 6 0 R/C 7 0 R>>/Properties<</H 8 0 R>>>>"
	    ">>");
	make_stream(&test->maker, "", STR("/A Do /OC /H BDC /B Do /C Do EMC "
	    "/B Do"));
	make_stream(&test->maker, "/Subtype/Image/Width 1/Height 1/OC 8 0 R"
	    "/ColorSpace/DeviceCMYK/BitsPerComponent 8", STR("drafts"));
	make_stream(&test->maker, "/Subtype/Image/Width 1/Height 1"
	    "/ColorSpace/DeviceGray/BitsPerComponent 8", STR("x"));
	make_stream(&test->maker, "/Subtype/Form/BBox[0 0 9 9]",
	    STR("0 0 0 1 k"));
	make(&test->maker, "<</Type/OCG/Name(Hidden)>>");
	open_made(test);
	assert_str(test->about->not_a, "");
	form = slip_form(test->slip, 0, -1, &test->sink);
	assert_true(has(test->dict[form], "/Resources<</XObject<</B 11 0 R>>"
	    ">>"));
	assert_int_equal(test->next, 12);
	assert_str(unpacked(test, form), "     /B Do");
}

/* ---- how streams are packed (ISO 32000-1, 7.4) ---- */

/* A picture packed by FILTERS and, last, LZW: ten bytes, as in the example of
 * 7.4.4.2, which are packed anew. */
static void
check_filters(struct test *test, const char *filters, struct str data)
{
	start_again(test);
	make_page(test, "/Resources<</XObject<</I 5 0 R>>>>", "/I Do");
	make_stream(&test->maker, arena_printf(test->arena, "/Subtype/Image"
	    "/Width 10/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8"
	    "/Filter[%s/LZWDecode]", filters), data);
	open_made(test);
	assert_non_null(test->slip);
	assert_int_not_equal(slip_form(test->slip, 0, -1, &test->sink), 0);
	assert_str(unpacked(test, 11), "-----A---B");
	assert_true(has(test->dict[11], "/Filter[/FlateDecode]/Length"));
}

static void
filters_are_undone_from_the_first_on(void **state)
{
	check_filters(*state, "", STR("\x80\x0B\x60\x50\x22\x0C\x0C\x85\x01"));
	check_filters(*state, "/ASCIIHexDecode",
	    STR("800b 6050\n220C0C8501>7"));
	check_filters(*state, "/ASCII85Decode", STR("J.#a]\n+q+m6!<~>7"));
	/* Five bytes as they are, one twice, two as they are, the end. */
	check_filters(*state, "/RunLengthDecode", STR("\4\x80\x0B\x60\x50\x22"
	    "\xFF\x0C" "\1\x85\1" "\x80" "7"));
	/* The first and only bytes, without an end. */
	check_filters(*state, "/RunLengthDecode",
	    STR("\10\x80\x0B\x60\x50\x22\x0C\x0C\x85\x01"));
}

/* Each of 600 bytes by a code of its own: after entry 511 of the table codes have
 * ten bits, or one code later when nothing is changed early. */
static void
check_long_lzw(struct test *test, bool early)
{
	struct buf	packed = { 0 };
	char		bytes[601] = "";
	unsigned	bits = 0, nbits = 0, width = 9, code;

	for (unsigned i = 0; i <= 601; i++) {
		code = i == 0 ? 256 : i == 601 ? 257 : 'A' + i % 26;
		if (i >= 1 && i <= 600)
			bytes[i - 1] = (char)code;
		bits = bits << width | code;
		for (nbits += width; nbits >= 8; nbits -= 8)
			buf_char(&packed, (char)(bits >> (nbits - 8)));
		if (257 + i >= (early ? 511 : 512))
			width = 10;
	}
	buf_char(&packed, (char)(bits << (8 - nbits)));
	start_again(test);
	make_page(test, "/Resources<</XObject<</I 5 0 R>>>>", "/I Do");
	make_stream(&test->maker, arena_printf(test->arena, "/Subtype/Image"
	    "/Width 600/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8"
	    "/Filter/LZWDecode%s", early ? "" : "/DecodeParms<</EarlyChange 0"
	    ">>"), buf_view(&packed));
	buf_free(&packed);
	open_made(test);
	slip_form(test->slip, 0, -1, &test->sink);
	assert_str(unpacked(test, 11), bytes);
}

static void
codes_of_lzw_grow_with_its_table(void **state)
{
	check_long_lzw(*state, true);
	check_long_lzw(*state, false);
}

/* The page's operators, packed so, make no sense or cannot be had. */
static void
check_unpackable(struct test *test, const char *dict, struct str data,
    enum diag id)
{
	start_again(test);
	test->diags = diags_new(test->arena);
	make_packed_page(test, "", dict, data);
	open_made(test);
	refused(test, id);
}

static void
what_does_not_unpack_is_refused(void **state)
{
#define DAMAGED(filter, data) \
	check_unpackable(*state, "/Filter" filter, STR(data), \
	    DIAG_SLIP_DAMAGED)
	DAMAGED("/ASCII85Decode", "J.#v~>");
	DAMAGED("/RunLengthDecode", "\4abc");
	DAMAGED("/RunLengthDecode", "\xFF");
	DAMAGED("/FlateDecode", "no such thing");
	DAMAGED("/FlateDecode", "");
	/* A clearing code, and one that is not in the table yet. */
	DAMAGED("/LZWDecode", "\x80\x7F\xC0");
}

static void
unknown_filters_and_orders_are_refused(void **state)
{
#define UNKNOWN(filter) \
	check_unpackable(*state, filter, STR(""), DIAG_SLIP_PACKED)
	UNKNOWN("/Filter/OddDecode");
	UNKNOWN("/Filter[7]");
	UNKNOWN("/Filter/DCTDecode");
	UNKNOWN("/Filter[/ASCIIHexDecode/ASCIIHexDecode/ASCIIHexDecode"
	    "/ASCIIHexDecode/ASCIIHexDecode]");
	UNKNOWN("/Filter[/ASCIIHexDecode/ASCIIHexDecode]/DecodeParms[<<"
	    "/Predictor 12>>]");
}

/* What a picture's filter gives back is never unpacked, so nothing can be packed
 * under it. */
static void
filter_behind_that_of_a_picture_is_refused(void **state)
{
	struct test	*test = *state;

	make_page(test, "/Resources<</XObject<</I 5 0 R>>>>", "/I Do");
	make_stream(&test->maker, "/Subtype/Image/Width 1/Height 1/ColorSpace"
	    "/DeviceGray/BitsPerComponent 8/Filter[/DCTDecode/LZWDecode]",
	    STR("x"));
	open_made(test);
	refused(test, DIAG_SLIP_PACKED);
}

/* DATA as a zlib stream, with or without its checksum. */
static struct str
deflated(struct test *test, struct str data, bool whole)
{
	struct libdeflate_compressor	*deflate =
	    libdeflate_alloc_compressor(1);
	char				*to = arena_alloc(test->arena, 1000);
	size_t				 n;

	n = libdeflate_zlib_compress(deflate, data.s, data.n, to, 1000);
	libdeflate_free_compressor(deflate);
	assert_true(n > 4);
	return (struct str){ to, whole ? n : n - 4 };
}

static void
check_content(struct test *test, const char *dict, struct str data)
{
	unsigned	form;

	start_again(test);
	make_packed_page(test, "", dict, data);
	open_made(test);
	assert_non_null(test->slip);
	assert_str(test->about->not_a, "");
	form = slip_form(test->slip, 0, -1, &test->sink);
	assert_str(unpacked(test, form), " 0 g   ");
}

/* qpdf takes 1, 2 and 10 to 15; of others it gives the bytes as they are packed. */
static void
unknown_predictors_are_refused(void **state)
{
	struct test	*test = *state;
	struct str	 packed = deflated(test, STR("\1/!\xD0-"), true);

	check_unpackable(test, "/Filter/FlateDecode/DecodeParms<</Predictor 3"
	    "/Columns 4>>", packed, DIAG_SLIP_PACKED);
	check_unpackable(test, "/Filter/FlateDecode/DecodeParms<</Predictor 16"
	    "/Columns 4>>", packed, DIAG_SLIP_PACKED);
}

/* PNG's first predictor subtracts the byte before: "/P MP 0 g   " in three
 * rows. */
static void
predictors_are_undone(void **state)
{
	struct test		*test = *state;
	const struct str	 rows = STR("\1/!\xD0-" "\0P 0 "
				    "\0g   ");
	struct str		 packed = deflated(test, rows, true), run;
	char			*bytes = arena_alloc(test->arena, 200);

	check_content(test, "/Filter/FlateDecode/DecodeParms<</Predictor 15"
	    "/Columns 4>>", packed);
	/* The same under a filter that qpdf alone does not undo. */
	bytes[0] = (char)(packed.n - 1);
	memcpy(bytes + 1, packed.s, packed.n);
	bytes[packed.n + 1] = (char)128;
	run = (struct str){ bytes, packed.n + 2 };
	check_content(test, "/Filter[/RunLengthDecode/FlateDecode]/DecodeParms["
	    "null<</Predictor 15/Columns 4>>]", run);
}

static void
checksum_may_be_left_out_of_pages(void **state)
{
	struct test	*test = *state;

	check_content(test, "/Filter/FlateDecode", deflated(test,
	    STR("/P MP 0 g   "), false));
}

/* A hundred bytes of one each: no more than a page can need comes of them. */
static void
runs_that_unpack_to_much_are_refused(void **state)
{
	struct test	*test = *state;
	size_t		 n = ((size_t)66 << 20) / 128 * 2;
	char		*runs = malloc(n);

	for (size_t i = 0; i < n; i += 2) {
		runs[i] = (char)129;
		runs[i + 1] = ' ';
	}
	check_unpackable(test, "/Filter/RunLengthDecode",
	    (struct str){ runs, n }, DIAG_SLIP_LARGE);
	free(runs);
}

/* ---- values, copied ---- */

static void
values_of_all_kinds_are_copied(void **state)
{
	struct test	*test = *state;

	make_page(test, "/Resources<</XObject<</I#20#2F 5 0 R>>/ColorSpace<<"
	    "/C[/CalGray<</WhitePoint[1 1 1]/Gamma 2.2>>]>>/ExtGState<</G<<"
	    "/SA true/OP false/D[[3 2]0]/TK null/Font[7 0 R 9]>>>>>>",
	    "/I#20#2F Do /G gs /C cs");
	make_stream(&test->maker, "/Subtype/Image/Width 8/Height 1/ColorSpace["
	    "/Indexed/DeviceRGB 1 6 0 R]/BitsPerComponent 1/Decode[0 null]"
	    "/Intent/Odd/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns 8"
	    "/BlackIs1 true/Junk 1>>", STR("x"));
	make(&test->maker, "(\\000\\001\\002abc)");
	make(&test->maker, "<</Type/Font/Subtype/Type0/BaseFont/Own/Encoding"
	    "/Identity-H/DescendantFonts[<</Subtype/CIDFontType2/CIDToGIDMap"
	    "/Identity/DW 500>>]>>");
	open_made(test);
	assert_non_null(test->slip);
	slip_form(test->slip, 0, -1, &test->sink);
	assert_true(has(test->dict[10], "/XObject<</I#20#2F 11 0 R>>"));
	assert_true(has(test->dict[10], "/ColorSpace<</C[/CalGray <</Gamma 2.2"
	    "/WhitePoint[ 1  1  1]>>]>>"));
	assert_true(has(test->dict[10], "/G<</D[[ 3  2]  0]/Font[ 12 0 R  9]"
	    "/OP false/SA true>>"));
	assert_true(has(test->dict[11], "/ColorSpace[/Indexed /DeviceRGB  1  "
	    "13 0 R]/Decode[ 0  null]"));
	assert_true(has(test->dict[11], "/Filter[/CCITTFaxDecode]/DecodeParms["
	    "<</BlackIs1 true/Columns 8/K -1>>]"));
	assert_false(has(test->dict[11], "Intent"));
	assert_true(has(test->dict[12], "/DescendantFonts[<</DW 500/Subtype"
	    "/CIDFontType2/CIDToGIDMap/Identity>>]"));
	assert_str(test->dict[13], "<000102616263>");
}

static void
content_in_several_streams_is_joined(void **state)
{
	struct test	*test = *state;
	unsigned	 form;

	make(&test->maker, "<</Type/Catalog/Pages 2 0 R>>");
	make(&test->maker, "<</Type/Pages/Count 2/Kids[3 0 R 6 0 R]>>");
	make(&test->maker, "<</Type/Page/Parent 2 0 R/Contents[4 0 R null "
	    "5 0 R]>>");
	make_stream(&test->maker, "", STR("0 0 1"));
	make_stream(&test->maker, "", STR("1 re f"));
	make(&test->maker, "<</Type/Page/Parent 2 0 R/Contents[4 0 R]>>");
	open_made(test);
	assert_non_null(test->slip);
	form = slip_form(test->slip, 0, -1, &test->sink);
	assert_str(unpacked(test, form), "0 0 1\n\n1 re f");
	/* Operands of nothing are left out. */
	form = slip_form(test->slip, 1, -1, &test->sink);
	assert_str(unpacked(test, form), "\n");
}

int
main(void)
{
	const struct CMUnitTest	tests[] = {
		TEST(only_what_draws_is_copied),
		TEST(shared_objects_are_copied_once),
		TEST(lzw_is_packed_anew),
		TEST(saved_states_are_closed_and_closings_without_one_left_out),
		TEST(ends_of_what_was_never_begun_are_left_out),
		TEST(all_that_a_page_draws_with_is_put_in_order_like_a_page),
		TEST(hidden_layers_are_not_drawn),
		TEST(copies_make_a_sound_file),
		TEST(sound_marks_stay_as_they_are),
		TEST(what_nobody_owns_becomes_an_artifact),
		TEST(artifact_never_reaches_over_the_ends_of_a_text),
		TEST(owned_content_leaves_the_artifact_it_stands_in),
		TEST(pictures_of_pages_lose_all_marks),
		TEST(words_outside_of_the_structure_forbid_the_claim),
		TEST(words_without_a_font_forbid_both_claims),
		TEST(words_outside_of_a_text_object_forbid_both_claims),
		TEST(named_properties_are_written_in_place),
		TEST(language_that_is_none_is_left_out),
		TEST(marks_in_artifacts_and_points_are_left_out),
		TEST(what_is_open_at_the_end_is_closed),
		TEST(what_is_innermost_is_closed_first),
		TEST(path_that_nothing_paints_is_ended),
		TEST(marks_across_the_ends_of_a_text_forbid_both_claims),
		TEST(marks_that_do_not_stay_may_cross_texts),
		TEST(number_inside_another_forbids_both_claims),
		TEST(number_of_more_than_a_page_can_have_is_none),
		TEST(layers_are_hidden_that_the_file_hides),
		TEST(policies_say_when_members_are_shown),
		TEST(what_is_drawn_on_a_hidden_layer_is_not_drawn),
		TEST(page_of_nothing_but_what_is_hidden_is_empty),
		TEST(pictures_that_nobody_sees_do_not_come_along),
		TEST(filters_are_undone_from_the_first_on),
		TEST(codes_of_lzw_grow_with_its_table),
		TEST(what_does_not_unpack_is_refused),
		TEST(unknown_filters_and_orders_are_refused),
		TEST(filter_behind_that_of_a_picture_is_refused),
		TEST(unknown_predictors_are_refused),
		TEST(predictors_are_undone),
		TEST(checksum_may_be_left_out_of_pages),
		TEST(runs_that_unpack_to_much_are_refused),
		TEST(values_of_all_kinds_are_copied),
		TEST(content_in_several_streams_is_joined),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
