/* Fonts of a slip: embedded, as wide as they say, and known as text (ISO 19005-2,
 * 6.2.11; ISO 14289-1, 7.21). */
#include "slip_bench.h"

/* ---- a TrueType program made by hand ---- */

static void
put_16(struct buf *out, unsigned n)
{
	buf_char(out, (char)(n >> 8));
	buf_char(out, (char)n);
}

static void
put_32(struct buf *out, size_t n)
{
	put_16(out, (unsigned)(n >> 16));
	put_16(out, (unsigned)(n & 0xFFFF));
}

/* One character map: platform, encoding, and its table. */
struct map {
	unsigned	 platform, encoding;
	struct str	 table;
};

/* A and B are glyphs 1 and 2, by a segment of their own. */
#define SEGMENTS(first) \
	"\0\4\0\0\0\0\0\4\0\0\0\0\0\0" \
	first "\x42\xFF\xFF\0\0" first "\x41\xFF\xFF\xFF\xC0\0\1\0\0\0\0"
static const struct map windows = { 3, 1, { SEGMENTS("\0"), 32 } };

/* The same of codes from F000 on, by a list behind the segments: the first
 * points four bytes on. */
static const struct map symbols = { 3, 0, {
	"\0\4\0\0\0\0\0\4\0\0\0\0\0\0" "\xF0\x42\xFF\xFF\0\0" "\xF0\x41\xFF\xFF"
	"\0\0\0\1" "\0\4\0\0" "\0\1\0\2", 36 } };

/* The same by a list from A on. */
static const struct map trimmed = { 1, 0, {
	"\0\6\0\0\0\0\0\x41\0\2\0\1\0\2", 14 } };

static struct str
cmap_made(struct test *test, const struct map *maps, unsigned n)
{
	struct buf	out = { 0 };
	struct str	made;
	size_t		at = 4 + 8 * (size_t)n;

	put_16(&out, 0);
	put_16(&out, n);
	for (unsigned i = 0; i < n; i++) {
		put_16(&out, maps[i].platform);
		put_16(&out, maps[i].encoding);
		put_32(&out, at);
		at += maps[i].table.n;
	}
	for (unsigned i = 0; i < n; i++)
		buf_str(&out, maps[i].table);
	made = buf_keep(&out, test->arena);
	buf_free(&out);
	return made;
}

/* Three glyphs, 500, 600 and 700 thousandths of an em wide: .notdef, A, B. */
static struct str
program_made(struct test *test, const struct map *maps, unsigned nmaps)
{
	static const char	head[20] = { [18] = 2000 >> 8, [19] = 2000 & 0xFF };
	static const char	hhea[36] = { [35] = 3 };
	const struct {
		const char	*name;
		struct str	 data;
	} tables[] = {
		{ "cmap", cmap_made(test, maps, nmaps) },
		{ "head", { head, sizeof(head) } },
		{ "hhea", { hhea, sizeof(hhea) } },
		{ "hmtx", { "\3\xE8\0\0\4\xB0\0\0\5\x78\0\0", 12 } },
		{ "maxp", { "\0\1\0\0\0\3", 6 } },
	};
	const unsigned		 n = sizeof(tables) / sizeof(*tables);
	struct buf		 out = { 0 };
	struct str		 made;
	size_t			 at = 12 + 16 * (size_t)n;

	put_32(&out, 0x00010000);
	put_16(&out, n);
	buf_add(&out, "\0\0\0\0\0\0", 6);
	for (unsigned i = 0; i < n; i++) {
		buf_text(&out, tables[i].name);
		put_32(&out, 0);
		put_32(&out, at);
		put_32(&out, tables[i].data.n);
		at += tables[i].data.n;
	}
	for (unsigned i = 0; i < n; i++)
		buf_str(&out, tables[i].data);
	made = buf_keep(&out, test->arena);
	buf_free(&out);
	return made;
}

/* ---- a page that shows words in it ---- */

#define SHOWN	"/Resources<</Font<</F 5 0 R>>>>"
#define PLAIN	"/FirstChar 65/Widths[600 700]/Encoding/WinAnsiEncoding"

/* A simple font with these ENTRIES and FLAGS shows STRING; its program is
 * stream 7 and its map to Unicode, perhaps, stream 8. */
static void
open_simple(struct test *test, const char *entries, int flags,
    const char *string, struct str program)
{
	make_page(test, SHOWN, arena_printf(test->arena,
	    "BT /F 9 Tf %s Tj ET", string));
	make(&test->maker, "<</Type/Font/Subtype/TrueType/BaseFont/ABCDEF+Own"
	    "/FontDescriptor 6 0 R%s>>", entries);
	make(&test->maker, "<</Flags %d/FontFile2 7 0 R>>", flags);
	make_stream(&test->maker, "", program);
	make_stream(&test->maker, "", STR("1 beginbfrange <41> <42> <0041> "
	    "endbfrange"));
	open_made(test);
	assert_non_null(test->slip);
}

static void
check_simple(struct test *test, const char *entries, int flags,
    const char *string, const struct map *map, const char *fault)
{
	open_simple(test, entries, flags, string, program_made(test, map, 1));
	assert_str(test->about->not_a, fault);
	assert_str(test->about->not_ua, fault);
}

#define WIDTHS	"font Own has other widths than its program (page 1)"
#define LACKS	"font Own lacks glyphs that it should show (page 1)"
#define OPEN	"font Own leaves open which glyphs it shows (page 1)"
#define TEXTLESS "font Own does not say which characters it shows (page 1)"
#define DAMAGED	"font Own is damaged (page 1)"
#define OTHER	"font Own has a program of another kind (page 1)"

static void
font_as_wide_as_it_says_keeps_both_claims(void **state)
{
	check_simple(*state, PLAIN, 32, "(AB)", &windows, "");
}

static void
widths_may_be_rounded_to_a_thousandth(void **state)
{
	check_simple(*state, "/FirstChar 65/Widths[599.5 701]/Encoding"
	    "/WinAnsiEncoding", 32, "(AB)", &windows, "");
}

static void
widths_unlike_those_of_the_program_forbid_both_claims(void **state)
{
	check_simple(*state, "/FirstChar 65/Widths[600 702]/Encoding"
	    "/WinAnsiEncoding", 32, "(AB)", &windows, WIDTHS);
}

static void
widths_of_characters_that_are_not_shown_do_not_count(void **state)
{
	check_simple(*state, "/FirstChar 65/Widths[600 1]/Encoding"
	    "/WinAnsiEncoding", 32, "(A)", &windows, "");
}

static void
character_before_the_first_has_no_width(void **state)
{
	check_simple(*state, "/FirstChar 66/Widths[700]/Encoding"
	    "/WinAnsiEncoding", 32, "(A)", &windows, WIDTHS);
}

/* 65 - -2147483648 is no int. */
static void
first_character_below_nought_is_none(void **state)
{
	check_simple(*state, "/FirstChar -2147483648/Widths[600]/Encoding"
	    "/WinAnsiEncoding", 32, "(A)", &windows, WIDTHS);
}

static void
character_without_a_glyph_forbids_both_claims(void **state)
{
	check_simple(*state, PLAIN, 32, "(AC)", &windows, LACKS);
}

static void
symbols_are_found_from_f000_on(void **state)
{
	check_simple(*state, "/FirstChar 65/Widths[600 700]/ToUnicode 8 0 R", 4,
	    "(AB)", &symbols, "");
}

static void
symbols_are_found_in_the_only_map_there_is(void **state)
{
	check_simple(*state, "/FirstChar 65/Widths[600 700]/ToUnicode 8 0 R", 4,
	    "(AB)", &trimmed, "");
}

static void
symbols_with_an_encoding_leave_open_what_they_show(void **state)
{
	check_simple(*state, PLAIN, 4, "(A)", &symbols, OPEN);
}

static void
font_of_both_kinds_leaves_open_what_it_shows(void **state)
{
	check_simple(*state, PLAIN, 36, "(A)", &windows, OPEN);
}

static void
font_without_an_encoding_leaves_open_what_it_shows(void **state)
{
	check_simple(*state, "/FirstChar 65/Widths[600 700]", 32, "(A)",
	    &windows, OPEN);
}

static void
differences_are_followed_by_names_that_all_know(void **state)
{
	check_simple(*state, "/FirstChar 1/Widths[600 700]/Encoding<<"
	    "/BaseEncoding/WinAnsiEncoding/Differences[1/A/uni0042]>>", 32,
	    "(\1\2)", &windows, "");
}

static void
differences_of_a_makers_own_leave_open_what_is_shown(void **state)
{
	check_simple(*state, "/FirstChar 1/Widths[600]/Encoding<<"
	    "/BaseEncoding/WinAnsiEncoding/Differences[1/g27]>>", 32, "(A)",
	    &windows, OPEN);
}

static void
program_that_is_none_is_damaged(void **state)
{
	struct test	*test = *state;

	open_simple(test, PLAIN, 32, "(A)", STR("\0\1\0\0 is too short"));
	assert_str(test->about->not_a, DAMAGED);
	start_again(test);
	open_simple(test, PLAIN, 32, "(A)", STR("OTTO is another kind"));
	assert_str(test->about->not_a, DAMAGED);
}

/* Every table may be cut off anywhere, and nothing is read behind it. */
static void
program_cut_off_anywhere_never_keeps_the_claims(void **state)
{
	struct test	*test = *state;
	struct str	 whole = program_made(test, &windows, 1);

	for (size_t n = 0; n < whole.n - 6; n += 7) {
		start_again(test);
		open_simple(test, PLAIN, 32, "(AB)",
		    (struct str){ whole.s, n });
		assert_true(test->about->not_a.n > 0);
	}
}

static void
program_of_another_kind_is_not_taken_for_this_one(void **state)
{
	struct test	*test = *state;

	make_page(test, SHOWN, "BT /F 9 Tf (A) Tj ET");
	make(&test->maker, "<</Type/Font/Subtype/TrueType/BaseFont/Own"
	    "/FontDescriptor<</Flags 32/FontFile 6 0 R>>" PLAIN ">>");
	make_stream(&test->maker, "", STR("%!PS-AdobeFont"));
	open_made(test);
	assert_str(test->about->not_a, OTHER);
}

static void
font_in_a_state_is_judged_like_one_by_name(void **state)
{
	struct test	*test = *state;

	make_page(test, "/Resources<</ExtGState<</G<</Font[5 0 R 9]>>>>>>",
	    "BT /G gs (A) Tj ET");
	make(&test->maker, "<</Type/Font/Subtype/Type1/BaseFont/Symbol>>");
	open_made(test);
	assert_str(test->about->not_a, "font Symbol is not embedded (page 1)");
}

static void
font_without_a_name_is_told_so(void **state)
{
	struct test	*test = *state;

	make_page(test, SHOWN, "BT /F 9 Tf (A) Tj ET");
	make(&test->maker, "<</Type/Font/Subtype/Type1>>");
	open_made(test);
	assert_str(test->about->not_a, "font without a name is not embedded "
	    "(page 1)");
}

/* A font of Type 1 with these ENTRIES shows A and B; its program is not looked
 * into. */
static void
check_type_1(struct test *test, const char *entries, const char *fault)
{
	start_again(test);
	make_page(test, SHOWN, "BT /F 9 Tf (AB) Tj ET");
	make(&test->maker, "<</Type/Font/Subtype/Type1/Encoding"
	    "/WinAnsiEncoding/FontDescriptor 6 0 R%s>>", entries);
	make(&test->maker, "<</Flags 32/FontFile3 7 0 R>>");
	make_stream(&test->maker, "/Subtype/Type1C", STR("CFF"));
	open_made(test);
	assert_str(test->about->not_a, fault);
	assert_str(test->about->not_ua, fault);
}

static void
widths_that_are_none_forbid_both_claims(void **state)
{
	static const char	lacks[] = "font Own lacks widths (page 1)";
	static const struct {
		const char	*entries, *fault;
	} cases[] = {
		{ "/BaseFont/Own/FirstChar 65/Widths[600 700]", "" },
		{ "/BaseFont/Own/FirstChar 65/Widths[600 0]", "" },
		{ "/BaseFont/Own/FirstChar 64/Widths[-1 600 700]", "" },
		{ "/BaseFont/Own/FirstChar 65/Widths[600 -1]", lacks },
		{ "/BaseFont/Own/FirstChar 65/Widths[600 /A]", lacks },
		{ "/BaseFont/Own/FirstChar 65/Widths[600]", lacks },
		{ "/BaseFont/Own/FirstChar 66/Widths[700]", lacks },
		{ "/BaseFont/Own/FirstChar -1/Widths[600 700]", lacks },
		{ "/BaseFont/Own", lacks },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		check_type_1(*state, cases[i].entries, cases[i].fault);
}

static void
embedded_font_without_a_name_forbids_both_claims(void **state)
{
	check_type_1(*state, "/FirstChar 65/Widths[600 700]",
	    "font without a name lacks its name (page 1)");
	check_type_1(*state, "/FirstChar 65/Widths[600 700]/BaseFont(Own)",
	    "font without a name lacks its name (page 1)");
}

/* ---- text ---- */

/* An invisible font, which needs no program, shows A with this map. */
static void
open_mapped(struct test *test, const char *map)
{
	start_again(test);
	make_page(test, SHOWN, "BT 3 Tr /F 9 Tf (A) Tj ET");
	make(&test->maker, "<</Type/Font/Subtype/Type1/BaseFont/Own"
	    "/ToUnicode 6 0 R>>");
	make_stream(&test->maker, "", str_of(map));
	open_made(test);
	assert_non_null(test->slip);
}

static void
maps_name_characters_one_by_one_and_in_ranges(void **state)
{
	static const char *const	maps[] = {
		"1 beginbfchar <41> <0041> endbfchar",
		"1 beginbfrange <40> <42> <0040> endbfrange",
		"1 beginbfrange <40> <42> [<0040> <00660069> <0042>] endbfrange",
		"1 beginbfchar <41> <D835DC00> endbfchar",
	};
	struct test			*test = *state;

	for (size_t i = 0; i < sizeof(maps) / sizeof(*maps); i++) {
		open_mapped(test, maps[i]);
		assert_str(test->about->not_ua, "");
		assert_str(test->about->not_a, "");
	}
}

static void
maps_to_no_character_say_nothing(void **state)
{
	static const char *const	maps[] = {
		"", "begin", "1 beginbfchar", "1 beginbfchar <41>",
		"1 beginbfchar <41> <0000> endbfchar",
		"1 beginbfchar <41> <FEFF> endbfchar",
		"1 beginbfchar <41> <41> endbfchar",
		"1 beginbfchar <010041> <0041> endbfchar",
		"1 beginbfrange <42> <41> <0041> endbfrange",
		"1 beginbfrange <40> <42> [<0040>] endbfrange",
		"1 beginbfrange <40> <42> [<0040>",
	};
	struct test			*test = *state;

	for (size_t i = 0; i < sizeof(maps) / sizeof(*maps); i++) {
		open_mapped(test, maps[i]);
		assert_str(test->about->not_ua, TEXTLESS);
		assert_str(test->about->not_a, TEXTLESS);
	}
}

static void
private_characters_forbid_the_archive_alone(void **state)
{
	static const char *const	maps[] = {
		"1 beginbfchar <41> <E000> endbfchar",
		"1 beginbfchar <41> <DBC0DC00> endbfchar",
	};
	struct test			*test = *state;

	for (size_t i = 0; i < sizeof(maps) / sizeof(*maps); i++) {
		open_mapped(test, maps[i]);
		assert_str(test->about->not_ua, "");
		assert_str(test->about->not_a, "font Own shows characters that "
		    "have no meaning (page 1)");
	}
}

/* Ranges of all codes, thousands of them, would keep a reader for hours; what
 * comes behind the first few does not count. */
static void
ranges_of_all_codes_come_to_an_end(void **state)
{
	struct test	*test = *state;
	struct buf	 map = { 0 };

	for (int i = 0; i < 5000; i++)
		buf_text(&map, "1 beginbfrange <0042> <FFFF> <0042> endbfrange ");
	buf_text(&map, "1 beginbfrange <0041> <0041> <0041> endbfrange");
	open_mapped(test, map.s);
	buf_free(&map);
	assert_str(test->about->not_ua, TEXTLESS);
}

static void
names_are_text_where_the_encoding_has_them(void **state)
{
	static const struct {
		const char	*encoding, *string, *fault;
	} cases[] = {
		{ "/WinAnsiEncoding", "(A\\200)", "" },
		{ "/WinAnsiEncoding", "(A\\201)", TEXTLESS },
		{ "/MacRomanEncoding", "(A\\201)", "" },
		{ "/StandardEncoding", "(A)", "" },
		{ "/StandardEncoding", "(\\200)", TEXTLESS },
		{ "/MacExpertEncoding", "(A)", TEXTLESS },
		{ "<</Differences[65/eacute]>>", "(A)", "" },
		{ "<</Differences[64/space/uni20AC]>>", "(A)", "" },
		{ "<</Differences[65/uni20ac]>>", "(A)", TEXTLESS },
		{ "<</Differences[65/g1]>>", "(A)", TEXTLESS },
		{ "<</Differences[300/A -1/A]>>", "(A)", TEXTLESS },
		{ "<</BaseEncoding/WinAnsiEncoding/Differences[65/g1]>>",
		    "(A)", TEXTLESS },
		{ "<</BaseEncoding/WinAnsiEncoding/Differences[65/one#20two]>>",
		    "(A)", TEXTLESS },
	};
	struct test	*test = *state;

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		start_again(test);
		make_page(test, SHOWN, arena_printf(test->arena,
		    "BT 3 Tr /F 9 Tf %s Tj ET", cases[i].string));
		make(&test->maker, "<</Type/Font/Subtype/Type1/BaseFont/Own"
		    "/Encoding%s>>", cases[i].encoding);
		open_made(test);
		assert_str(test->about->not_ua, cases[i].fault);
	}
}

/* ---- composite fonts ---- */

/* A font of two bytes a character, with ENTRIES in its CID font, shows STRING;
 * stream 8 names the characters 0 to 3 and stream 9 their glyphs backwards. */
static void
open_composite(struct test *test, const char *encoding, const char *entries,
    const char *string)
{
	start_again(test);
	make_page(test, SHOWN, arena_printf(test->arena,
	    "BT /F 9 Tf %s Tj ET", string));
	make(&test->maker, "<</Type/Font/Subtype/Type0/BaseFont/Own/Encoding%s"
	    "/DescendantFonts[6 0 R]/ToUnicode 8 0 R>>", encoding);
	make(&test->maker, "<</Type/Font/FontDescriptor<</Flags 4/FontFile2 "
	    "7 0 R>>%s>>", entries);
	make_stream(&test->maker, "", program_made(test, &windows, 1));
	make_stream(&test->maker, "", STR("1 beginbfrange <0000> <0003> <0041> "
	    "endbfrange"));
	make_stream(&test->maker, "", STR("\0\0\0\2\0\1"));
	open_made(test);
	assert_non_null(test->slip);
}

static void
check_composite(struct test *test, const char *entries, const char *string,
    const char *fault)
{
	open_composite(test, "/Identity-H", arena_printf(test->arena,
	    "/Subtype/CIDFontType2%s", entries), string);
	assert_str(test->about->not_a, fault);
	assert_str(test->about->not_ua, fault);
}

static void
widths_of_composite_fonts_come_in_lists_and_ranges(void **state)
{
	check_composite(*state, "/W[1[600 700]]", "<00010002>", "");
	check_composite(*state, "/W[1 1 600 2 2 700]", "<00010002>", "");
	check_composite(*state, "/DW 600/W[2[700]]", "<00010002>", "");
	check_composite(*state, "/W[1[600 710]]", "<00010002>", WIDTHS);
	check_composite(*state, "/W[1 2 600]", "<00010002>", WIDTHS);
	check_composite(*state, "", "<0001>", WIDTHS);
	check_composite(*state, "/DW 600/W[1[600] 7]", "<0001>", "");
}

/* 2147483647 + 1 is no int, and 65536 no character. */
static void
widths_of_characters_that_cannot_be_are_passed_over(void **state)
{
	check_composite(*state, "/W[1[600]2147483647[1 2 3]65535[1 2 3]"
	    "-5[1 2 3]-1 1 4 65530 99999 8]", "<0001>", "");
}

static void
ranges_of_all_widths_come_to_an_end(void **state)
{
	struct test	*test = *state;
	struct buf	 widths = { 0 };

	for (int i = 0; i < 50000; i++)
		buf_text(&widths, "2 65535 600 ");
	check_composite(test, arena_printf(test->arena, "/W[%s1 1 600]",
	    widths.s), "<0001>", WIDTHS);
	buf_free(&widths);
}

static void
characters_of_composite_fonts_must_have_glyphs(void **state)
{
	check_composite(*state, "/W[1[600 700 1]]", "<0003>", LACKS);
	check_composite(*state, "/W[1[600 700]]", "<0000>", LACKS);
	check_composite(*state, "/W[1[600 700]]", "<000100>", LACKS);
}

static void
map_of_glyphs_is_followed(void **state)
{
	check_composite(*state, "/CIDToGIDMap 9 0 R/W[1[700 600]]",
	    "<00010002>", "");
	check_composite(*state, "/CIDToGIDMap 9 0 R/W[1[700 600 500]]",
	    "<0003>", LACKS);
}

static void
encodings_of_ones_own_are_not_checked(void **state)
{
	struct test	*test = *state;

	open_composite(test, "/UniJIS-UCS2-H", "/Subtype/CIDFontType2/DW 600",
	    "<0001>");
	assert_str(test->about->not_a, "font Own is encoded in a way that is "
	    "not checked (page 1)");
}

static void
composite_font_without_its_program_is_told(void **state)
{
	struct test	*test = *state;

	make_page(test, SHOWN, "BT /F 9 Tf <0001> Tj ET");
	make(&test->maker, "<</Type/Font/Subtype/Type0/BaseFont/Own/Encoding"
	    "/Identity-V/DescendantFonts[<</Subtype/CIDFontType2"
	    "/FontDescriptor<</FontFile3 6 0 R>>>>]>>");
	make_stream(&test->maker, "", STR("OTTO"));
	open_made(test);
	assert_str(test->about->not_a, OTHER);
}

/* Programs of CFF are not looked into: embedded and known as text will do. */
static void
composite_font_of_another_kind_is_taken_at_its_word(void **state)
{
	struct test	*test = *state;

	open_composite(test, "/Identity-V", "/Subtype/CIDFontType0", "<0001>");
	assert_str(test->about->not_a, "");
}

static void
widths_of_composite_fonts_are_numbers(void **state)
{
	static const struct {
		const char	*entries, *fault;
	} cases[] = {
		{ "/W[1[600]]", "" },
		{ "/W[0[-1 600]]", "" },
		{ "/DW -1/W[1 1 600]", "" },
		{ "/W[1[-1]]", "font Own lacks widths (page 1)" },
		{ "/W[1 1 /A]", "font Own lacks widths (page 1)" },
		{ "/DW /A", "font Own lacks widths (page 1)" },
	};
	struct test	*test = *state;

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		open_composite(test, "/Identity-H", arena_printf(test->arena,
		    "/Subtype/CIDFontType0%s", cases[i].entries), "<0001>");
		assert_str(test->about->not_a, cases[i].fault);
		assert_str(test->about->not_ua, cases[i].fault);
	}
}

/* ---- fonts of operators ---- */

static void
glyphs_of_a_type_3_font_bring_what_they_draw_with(void **state)
{
	struct test	*test = *state;
	struct str	 font;

	make_page(test, SHOWN, "BT /F 9 Tf (A) Tj ET");
	make(&test->maker, "<</Type/Font/Subtype/Type3/FontBBox[0 0 1 1]"
	    "/FontMatrix[1 0 0 1 0 0]/FirstChar 65/LastChar 65/Widths[1]"
	    "/Encoding<</Differences[65/A]>>/CharProcs<</A 6 0 R/B null>>"
	    "/Resources<</XObject<</I 7 0 R/J 8 0 R>>>>>>");
	make_stream(&test->maker, "", STR("1 0 d0 /P BMC /I Do EMC"));
	make_stream(&test->maker, "/Subtype/Image/Width 1/Height 1/ColorSpace"
	    "/DeviceGray/BitsPerComponent 8", STR("x"));
	make_stream(&test->maker, "", STR("unused"));
	open_made(test);
	assert_str(test->about->not_a, "");
	slip_form(test->slip, 0, -1, &test->sink);
	font = test->dict[11];
	assert_true(has(font, "/CharProcs<</A 12 0 R>>"));
	assert_true(has(font, "/Resources<</XObject<</I 13 0 R>>>>"));
	assert_str(unpacked(test, 12), "1 0 d0  /I Do ");
	assert_int_equal(test->next, 14);
}

int
main(void)
{
	const struct CMUnitTest	tests[] = {
		TEST(font_as_wide_as_it_says_keeps_both_claims),
		TEST(widths_may_be_rounded_to_a_thousandth),
		TEST(widths_unlike_those_of_the_program_forbid_both_claims),
		TEST(widths_of_characters_that_are_not_shown_do_not_count),
		TEST(character_before_the_first_has_no_width),
		TEST(first_character_below_nought_is_none),
		TEST(character_without_a_glyph_forbids_both_claims),
		TEST(symbols_are_found_from_f000_on),
		TEST(symbols_are_found_in_the_only_map_there_is),
		TEST(symbols_with_an_encoding_leave_open_what_they_show),
		TEST(font_of_both_kinds_leaves_open_what_it_shows),
		TEST(font_without_an_encoding_leaves_open_what_it_shows),
		TEST(differences_are_followed_by_names_that_all_know),
		TEST(differences_of_a_makers_own_leave_open_what_is_shown),
		TEST(program_that_is_none_is_damaged),
		TEST(program_cut_off_anywhere_never_keeps_the_claims),
		TEST(program_of_another_kind_is_not_taken_for_this_one),
		TEST(font_in_a_state_is_judged_like_one_by_name),
		TEST(font_without_a_name_is_told_so),
		TEST(widths_that_are_none_forbid_both_claims),
		TEST(embedded_font_without_a_name_forbids_both_claims),
		TEST(maps_name_characters_one_by_one_and_in_ranges),
		TEST(maps_to_no_character_say_nothing),
		TEST(private_characters_forbid_the_archive_alone),
		TEST(ranges_of_all_codes_come_to_an_end),
		TEST(names_are_text_where_the_encoding_has_them),
		TEST(widths_of_composite_fonts_come_in_lists_and_ranges),
		TEST(widths_of_characters_that_cannot_be_are_passed_over),
		TEST(ranges_of_all_widths_come_to_an_end),
		TEST(characters_of_composite_fonts_must_have_glyphs),
		TEST(map_of_glyphs_is_followed),
		TEST(encodings_of_ones_own_are_not_checked),
		TEST(composite_font_without_its_program_is_told),
		TEST(composite_font_of_another_kind_is_taken_at_its_word),
		TEST(widths_of_composite_fonts_are_numbers),
		TEST(glyphs_of_a_type_3_font_bring_what_they_draw_with),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
