/* What of a slip forbids the claims to PDF/UA and PDF/A. */
#include "slip_bench.h"

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
	start_again(test);
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

/* ---- colours ---- */

/* A page that paints in the space SPACE, with streams from 5 on made before it
 * is opened: PDF/A is claimed unless FAULT. */
static void
check_space(struct test *test, const char *space, const char *fault)
{
	start_again(test);
	make_page(test, arena_printf(test->arena, "/Resources<</ColorSpace<<"
	    "/C %s>>>>", space), "/C cs 0 sc 0 0 9 9 re f");
	open_made(test);
	assert_non_null(test->slip);
	assert_str(test->about->not_a, fault);
	assert_str(test->about->not_ua, "");
}

static void
spaces_are_known_down_to_what_they_stand_on(void **state)
{
	static const char	cmyk[] = "colours are of an unnamed printing "
				    "press, DeviceCMYK (page 1)";
	static const char	spot[] = "spot colours are used (page 1)";
	static const char	damaged[] = "a colour space is damaged (page 1)";

	check_space(*state, "[/CalRGB<</WhitePoint[1 1 1]>>]", "");
	check_space(*state, "[/Lab<</WhitePoint[1 1 1]>>]", "");
	check_space(*state, "[/DeviceRGB]", "");
	check_space(*state, "[/Pattern]", "");
	check_space(*state, "[/Pattern/DeviceGray]", "");
	check_space(*state, "[/Pattern[/Indexed/DeviceRGB 0 <000000>]]", "");
	check_space(*state, "[/Pattern[/Indexed/DeviceCMYK 0 <00000000>]]",
	    cmyk);
	check_space(*state, "[/DeviceCMYK]", cmyk);
	check_space(*state, "[/Separation/Gold/DeviceRGB 9 0 R]", spot);
	check_space(*state, "[/DeviceN[/Gold]/DeviceRGB 9 0 R]", spot);
	check_space(*state, "[/Indexed[/Indexed[/Indexed/DeviceRGB 0 ()]0 ()]"
	    "0 ()]", damaged);
	check_space(*state, "[]", damaged);
	check_space(*state, "7", damaged);
	check_space(*state, "/Odd", "an unknown colour space Odd (page 1)");
	check_space(*state, "null", "a resource is missing (page 1)");
}

static void
spaces_that_stand_in_for_devices_are_judged_unnamed(void **state)
{
	struct test	*test = *state;

	make_page(test, "/Resources<</ColorSpace<</DefaultGray[/Separation/A"
	    "/DeviceGray 9 0 R]>>>>", "0 g");
	open_made(test);
	assert_str(test->about->not_a, "spot colours are used (page 1)");
}

/* A picture in the colours of a profile of N colours: VERSION, class and space
 * are what its header says. */
static void
open_profile(struct test *test, const char *n, char version, const char *kind,
    const char *space, size_t size)
{
	char	profile[128] = { 0 };

	profile[8] = version;
	memcpy(profile + 12, kind, 4);
	memcpy(profile + 16, space, 4);
	memcpy(profile + 36, "acsp", 4);
	start_again(test);
	make_page(test, "/Resources<</XObject<</I 5 0 R>>/ExtGState<</G<<"
	    "/OPM 1>>>>>>", "/G gs /I Do /I Do");
	make_stream(&test->maker, "/Subtype/Image/Width 1/Height 1"
	    "/BitsPerComponent 8/ColorSpace[/ICCBased 6 0 R]", STR("1234"));
	make_stream(&test->maker, arena_printf(test->arena, "/N %s", n),
	    (struct str){ profile, size });
	open_made(test);
	assert_non_null(test->slip);
}

static void
profiles_agree_with_their_number_of_colours(void **state)
{
	static const struct {
		const char	*n, *kind, *space;
		char		 version;
		size_t		 size;
		bool		 valid;
	} cases[] = {
		{ "1", "mntr", "GRAY", 4, 128, true },
		{ "3", "prtr", "RGB ", 2, 128, true },
		{ "3", "scnr", "Lab ", 2, 128, true },
		{ "3", "spac", "RGB ", 2, 128, true },
		{ "3", "link", "RGB ", 2, 128, false },
		{ "1", "mntr", "RGB ", 2, 128, false },
		{ "3", "mntr", "CMYK", 2, 128, false },
		{ "4", "mntr", "RGB ", 2, 128, false },
		{ "3", "mntr", "RGB ", 5, 128, false },
		{ "3", "mntr", "RGB ", (char)0x84, 128, false },
		{ "3", "mntr", "RGB ", 2, 127, false },
	};
	struct test	*test = *state;

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		open_profile(test, cases[i].n, cases[i].version, cases[i].kind,
		    cases[i].space, cases[i].size);
		assert_str(test->about->not_a, cases[i].valid ? "" :
		    "a colour profile is not valid (page 1)");
	}
}

static void
printing_colours_laid_over_each_other_forbid_the_archive(void **state)
{
	struct test	*test = *state;

	open_profile(test, "4", 2, "prtr", "CMYK", 128);
	assert_str(test->about->not_a, "printing colours are laid over each "
	    "other");
}

/* ---- pictures ---- */

#define SOUND	"/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8"

/* A picture with these entries; MASK are those of stream 6, DEEP of 7. */
static void
check_picture(struct test *test, const char *picture, const char *mask,
    const char *deep, const char *fault)
{
	start_again(test);
	make_page(test, "/Resources<</XObject<</I 5 0 R>>>>", "/I Do");
	make_stream(&test->maker, arena_printf(test->arena, "/Subtype/Image%s",
	    picture), STR("x"));
	make_stream(&test->maker, mask, STR("x"));
	make_stream(&test->maker, deep, STR("x"));
	open_made(test);
	assert_non_null(test->slip);
	assert_str(test->about->not_a, fault);
	assert_str(test->about->not_ua, "");
}

static void
pictures_are_of_a_kind_that_archives_know(void **state)
{
	check_picture(*state, SOUND, "", "", "");
	check_picture(*state, "/Width 1/Height 1/ImageMask true", "", "", "");
	check_picture(*state, SOUND "/Mask[0 0]", "", "", "");
	check_picture(*state, "/Width 0/Height 1/ColorSpace/DeviceGray"
	    "/BitsPerComponent 8", "", "", "a picture has no size (page 1)");
	check_picture(*state, "/Width 1/Height 1/ColorSpace/DeviceGray"
	    "/BitsPerComponent 3", "", "",
	    "a picture has 3 bits a colour (page 1)");
	check_picture(*state, "/Width 1/Height 1/Filter/JPXDecode", "", "",
	    "a picture is in JPEG 2000, which is not checked (page 1)");
	check_picture(*state, SOUND "/Filter/DCTDecode", "", "", "");
}

static void
masks_are_judged_like_pictures(void **state)
{
	check_picture(*state, SOUND "/SMask 6 0 R", SOUND, "", "");
	check_picture(*state, SOUND "/SMask 6 0 R", "/Width 1/Height 1"
	    "/ColorSpace/DeviceRGB/BitsPerComponent 8", "",
	    "a soft mask is no grey picture (page 1)");
	check_picture(*state, SOUND "/Mask 6 0 R", "/Width 1/Height 1"
	    "/ImageMask true", "", "");
	check_picture(*state, SOUND "/Mask 6 0 R", "/Filter/JPXDecode", "",
	    "a picture is in JPEG 2000, which is not checked (page 1)");
}

/* A chain of them could be of any length: nobody follows it. */
static void
mask_of_a_mask_forbids_the_archive(void **state)
{
	static const char	fault[] = "a mask has a mask of its own "
				    "(page 1)";

	check_picture(*state, SOUND "/SMask 6 0 R", SOUND "/SMask 7 0 R",
	    SOUND, fault);
	check_picture(*state, SOUND "/SMask 6 0 R", SOUND "/Mask 7 0 R", SOUND,
	    fault);
	check_picture(*state, SOUND "/SMask 6 0 R", SOUND "/SMask 6 0 R", "",
	    fault);
}

static void
only_pictures_and_forms_are_drawn(void **state)
{
	static const char	fault[] = "what is drawn is no picture and no "
				    "form (page 1)";
	struct test		*test = *state;
	unsigned		 form;

	make_page(test, "/Resources<</XObject<</I 5 0 R>>>>", "/I Do");
	make_stream(&test->maker, "/Subtype/PS", STR("systemdict /exec"));
	open_made(test);
	assert_str(test->about->not_a, fault);
	form = slip_form(test->slip, 0, -1, &test->sink);
	assert_true(has(test->dict[form], "/I 11 0 R"));
	assert_str(test->dict[11], "null");
}

/* ---- pictures among operators (ISO 32000-1, 8.9.7) ---- */

static void
check_operators(struct test *test, const char *content, const char *fault)
{
	start_again(test);
	make_page(test, "/Resources<</ColorSpace<</S[/Separation/A/DeviceGray "
	    "9 0 R]>>/Pattern<</T 5 0 R/P<</PatternType 2/Shading<<"
	    "/ColorSpace/DeviceCMYK>>/ExtGState<</BM/Normal>>>>>>/Shading<<"
	    "/A<</ColorSpace/DeviceGray>>/B<</ColorSpace/DeviceCMYK>>>>>>",
	    content);
	make_stream(&test->maker, "/PatternType 1", STR("0 0 0 1 k"));
	open_made(test);
	assert_non_null(test->slip);
	assert_str(test->about->not_a, fault);
}

#define INLINE	"BI /W 1 /H 1 /BPC 8 /CS /G "
#define BROKEN	"a picture among the operators is damaged (page 1)"

static void
pictures_among_operators_are_judged_like_others(void **state)
{
	check_operators(*state, INLINE "ID x EI Q", "");
	check_operators(*state, INLINE "/F [/A85 /Fl] /DP [null <<>>] ID x EI",
	    "");
	check_operators(*state, INLINE "/F /LZW ID x EI",
	    "a picture is packed by LZW (page 1)");
	check_operators(*state, INLINE "/Filter [/AHx /LZWDecode] ID x EI",
	    "a picture is packed by LZW (page 1)");
	check_operators(*state, INLINE "/I true ID x EI",
	    "a picture asks to be smoothed (page 1)");
	check_operators(*state, INLINE "/Interpolate false /Intent /Perceptual "
	    "ID x EI", "");
	check_operators(*state, INLINE "/Intent /Odd ID x EI",
	    "an unknown rendering intent (page 1)");
	check_operators(*state, "BI /W 1 /H 1 /BPC 8 /ColorSpace /S ID x EI",
	    "spot colours are used (page 1)");
}

static void
picture_that_never_ends_forbids_both_claims(void **state)
{
	struct test	*test = *state;

	check_operators(test, INLINE, BROKEN);
	assert_str(test->about->not_ua, BROKEN);
	check_operators(*state, INLINE "q Q", BROKEN);
	check_operators(*state, INLINE "7 ID x EI", BROKEN);
	check_operators(*state, INLINE "ID x", BROKEN);
	check_operators(*state, INLINE "ID xEI", BROKEN);
	check_operators(*state, INLINE "ID x EIN", BROKEN);
	check_operators(*state, INLINE "/F [/A85 ID x EI", BROKEN);
}

/* What looks like an end is none when no operators follow. */
static void
ends_inside_the_data_of_a_picture_are_data(void **state)
{
	check_operators(*state, INLINE "ID x EI ) 0 0 EI Q q", "");
	check_operators(*state, INLINE "ID x EI spin EI 1 2 3 4 5 6 7 re n", "");
}

/* Each bracket reaches up to the end of the data: to look there for every EI
 * would take hours. */
static void
brackets_behind_every_end_take_no_time(void **state)
{
	struct test	*test = *state;
	struct buf	 content = { 0 };

	buf_text(&content, INLINE "ID x");
	for (int i = 0; i < 400000; i++)
		buf_text(&content, " EI (");
	make_packed_page(test, "", "", buf_view(&content));
	buf_free(&content);
	open_made(test);
	assert_true(test->about->not_a.n > 0);
}

/* ---- states, patterns, shadings ---- */

static void
what_patterns_and_shadings_draw_with_is_judged(void **state)
{
	static const char	cmyk[] = "colours are of an unnamed printing "
				    "press, DeviceCMYK (page 1)";

	check_operators(*state, "/Pattern cs /T scn 0 0 9 9 re f", cmyk);
	check_operators(*state, "/Pattern CS /P SCN 0 0 m 9 9 l S", cmyk);
	check_operators(*state, "/Pattern cs 1 scn", "");
	check_operators(*state, "/A sh", "");
	check_operators(*state, "/B sh", cmyk);
	check_operators(*state, "/C sh", "a resource is missing (page 1)");
	check_operators(*state, "0 0 0 1 K", cmyk);
	check_operators(*state, "/Perceptual ri", "");
	check_operators(*state, "/Odd ri", "an unknown rendering intent "
	    "(page 1)");
	check_operators(*state, "7 Do", "a resource is missing (page 1)");
}

static void
masks_of_states_are_read_like_forms(void **state)
{
	struct test	*test = *state;
	unsigned	 form;

	make_page(test, "/Resources<</ExtGState<</G<</SMask<</S/Luminosity/G "
	    "5 0 R/TR/Identity/X 1>>/RI/Odd/BM[/Odd]>>/H<</RI/Perceptual"
	    "/BM/Odd>>>>>>", "/G gs /H gs /G gs");
	make_stream(&test->maker, "/Subtype/Form/BBox[0 0 9 9]/Group<<"
	    "/S/Transparency/CS/DeviceCMYK>>", STR("/P BMC 0 0 9 9 re f EMC"));
	open_made(test);
	assert_true(has(test->about->not_a, "DeviceCMYK"));
	form = slip_form(test->slip, 0, -1, &test->sink);
	assert_true(has(test->dict[form], "/G<</BM/Normal/SMask<</G 11 0 R"
	    "/S/Luminosity/TR/Identity>>>>/H<</BM/Normal/RI/Perceptual>>"));
	assert_str(unpacked(test, 11), " 0 0 9 9 re f ");
}

/* ---- limits (ISO 19005-2, 6.1.13) ---- */

static void
twenty_eight_states_may_be_saved(void **state)
{
	char	content[29 * 2 + 1];

	for (int i = 0; i < 29; i++)
		memcpy(content + 2 * i, "q ", 3);
	check_operators(*state, content, "more than 28 graphics states are "
	    "saved in each other (page 1)");
	content[28 * 2] = '\0';
	check_operators(*state, content, "");
}

static void
longest_string_has_32767_bytes(void **state)
{
	struct test	*test = *state;
	char		*string = arena_alloc(test->arena, 32769);

	memset(string, ' ', 32768);
	check_operators(test, arena_printf(test->arena, "/X <</T(%s)>> DP",
	    string), "");		/* in a dictionary it is no text */
	check_operators(test, arena_printf(test->arena, "(%s) pop", string),
	    "a string is longer than 32,767 bytes (page 1)");
	string[32767] = '\0';
	check_operators(test, arena_printf(test->arena, "[(%s)] pop", string),
	    "an unknown operator (page 1)");
}

static void
numbers_of_values_have_32_bits(void **state)
{
	struct test	*test = *state;

	make_page(test, "/PieceInfo<</A -2147483648/B 2147483647>>", "");
	open_made(test);
	assert_str(test->about->not_a, "");
	start_again(test);
	make_page(test, "/PieceInfo<</A -2147483649>>", "");
	open_made(test);
	assert_str(test->about->not_a, "a number is too large");
}

static void
operators_among_brackets_forbid_both_claims(void **state)
{
	static const char *const	contents[] = {
		"[ 0 g", "<</A 1 q", "0 g [ 1", "0 g (", "> g", "0 0 m /P BMC "
		"9 9 l S EMC", "/P BMC 0 0 m EMC 9 9 l S",
		/* Texts in texts, in paths, and across saved states. */
		"BT BT ET", "BT BT ET ET", "0 0 m BT ET 9 9 l S",
		"BT 0 0 m ET 9 9 l S", "0 0 m ET 9 9 l S", "q BT Q ET",
		"q BT Q q ET Q", "BT q ET Q",
	};
	struct test			*test = *state;

	for (size_t i = 0; i < sizeof(contents) / sizeof(*contents); i++) {
		check_operators(test, contents[i],
		    "its operators are damaged (page 1)");
		assert_str(test->about->not_ua,
		    "its operators are damaged (page 1)");
	}
}

int
main(void)
{
	const struct CMUnitTest	tests[] = {
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
		TEST(spaces_are_known_down_to_what_they_stand_on),
		TEST(spaces_that_stand_in_for_devices_are_judged_unnamed),
		TEST(profiles_agree_with_their_number_of_colours),
		TEST(printing_colours_laid_over_each_other_forbid_the_archive),
		TEST(pictures_are_of_a_kind_that_archives_know),
		TEST(masks_are_judged_like_pictures),
		TEST(mask_of_a_mask_forbids_the_archive),
		TEST(only_pictures_and_forms_are_drawn),
		TEST(pictures_among_operators_are_judged_like_others),
		TEST(picture_that_never_ends_forbids_both_claims),
		TEST(ends_inside_the_data_of_a_picture_are_data),
		TEST(brackets_behind_every_end_take_no_time),
		TEST(what_patterns_and_shadings_draw_with_is_judged),
		TEST(masks_of_states_are_read_like_forms),
		TEST(twenty_eight_states_may_be_saved),
		TEST(longest_string_has_32767_bytes),
		TEST(numbers_of_values_have_32_bits),
		TEST(operators_among_brackets_forbid_both_claims),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
