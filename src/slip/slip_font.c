/*
 * slip_font.c - fonts: what both standards ask alike.  A font that draws must
 * be embedded, its widths be those of its program, and every character it shows
 * must be known as text (ISO 19005-2, 6.2.11; ISO 14289-1, 7.21).
 *
 * Where this cannot be seen with a fair effort - own character maps of Asian
 * fonts, glyphs by names of a maker's own - the answer is no.  The programs of
 * Type 1 and CFF fonts are not looked into.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "slip/slip_int.h"

enum { FLAG_SYMBOLIC = 4, FLAG_PLAIN = 32 };

/* Glyphs of the Latin fonts that everyone knows (ISO 32000-1, D.2). */
static const char known_glyphs[] =
    " A AE Aacute Acircumflex Adieresis Agrave Aring Atilde B C Ccedilla D E "
    "Eacute Ecircumflex Edieresis Egrave Eth Euro F G H I Iacute Icircumflex "
    "Idieresis Igrave J K L Lslash M N Ntilde O OE Oacute Ocircumflex "
    "Odieresis Ograve Oslash Otilde P Q R S Scaron T Thorn U Uacute "
    "Ucircumflex Udieresis Ugrave V W X Y Yacute Ydieresis Z Zcaron a aacute "
    "acircumflex acute adieresis ae agrave ampersand aring asciicircum "
    "asciitilde asterisk at atilde b backslash bar braceleft braceright "
    "bracketleft bracketright breve brokenbar bullet c caron ccedilla cedilla "
    "cent circumflex colon comma copyright currency d dagger daggerdbl degree "
    "dieresis divide dollar dotaccent dotlessi e eacute ecircumflex edieresis "
    "egrave eight ellipsis emdash endash equal eth exclam exclamdown f fi five "
    "fl florin four fraction g germandbls grave greater guillemotleft "
    "guillemotright guilsinglleft guilsinglright h hungarumlaut hyphen i "
    "iacute icircumflex idieresis igrave j k l less logicalnot lslash m macron "
    "minus mu multiply n nine ntilde numbersign o oacute ocircumflex odieresis "
    "oe ogonek ograve one onehalf onequarter onesuperior ordfeminine "
    "ordmasculine oslash otilde p paragraph parenleft parenright percent "
    "period periodcentered perthousand plus plusminus q question questiondown "
    "quotedbl quotedblbase quotedblleft quotedblright quoteleft quoteright "
    "quotesinglbase quotesingle r registered ring s scaron section semicolon "
    "seven six slash space sterling t thorn three threequarters threesuperior "
    "tilde trademark two twosuperior u uacute ucircumflex udieresis ugrave "
    "underscore v w x y yacute ydieresis yen z zcaron zero ";

/* ---- while pages are read ---- */

/* The glyphs of a Type 3 font are content streams; what they use is its. */
static void
glyphs_read(struct slip *slip, const struct value *dict,
    const struct value *resources)
{
	const struct value	*own = dict_find(slip, dict, "Resources");
	const struct value	*glyphs = dict_find(slip, dict, "CharProcs");
	const struct value	*glyph;
	struct content		*content = arena_make(slip->work,
				    struct content);

	content->resources = is_dict(own) ? own : resources;
	dict->dict->content = content;
	if (!is_dict(glyphs))
		return;
	for (size_t i = 0; i < glyphs->dict->n; i++) {
		glyph = value_of(slip, &glyphs->dict->at[i].value);
		if (!is_stream(glyph))
			continue;
		content_of_stream(slip, glyph, content->resources);
		if (glyph->dict->content == NULL)
			continue;
		for (size_t j = 0; j < glyph->dict->content->nused; j++)
			content_use(slip, content,
			    glyph->dict->content->used[j].kind,
			    glyph->dict->content->used[j].name);
	}
}

struct font *
font_of(struct slip *slip, const struct value *dict,
    const struct value *resources)
{
	struct font	*font = dict->dict->font;

	if (font != NULL)
		return font;
	font = arena_make(slip->work, struct font);
	font->dict = dict;
	font->page = slip->now;
	font->composite = is_name(dict_find(slip, dict, "Subtype"), "Type0");
	dict->dict->font = font;
	if (slip->last_font == NULL)
		slip->fonts = font;
	else
		slip->last_font->next = font;
	slip->last_font = font;
	if (is_name(dict_find(slip, dict, "Subtype"), "Type3"))
		glyphs_read(slip, dict, resources);
	return font;
}

void
font_use(struct slip *slip, struct font *font, struct str text)
{
	const unsigned char	*s = (const unsigned char *)text.s;

	/* All there can be, at once: bits_set() need not look. */
	if (font->codes.n == 0) {
		font->codes.n = (font->composite ? 65536 : 256) / 8;
		font->codes.at = arena_alloc(slip->work, font->codes.n);
	}
	if (!font->composite)
		for (size_t i = 0; i < text.n; i++)
			font->codes.at[s[i] / 8] |= (uint8_t)(1u << s[i] % 8);
	else
		for (size_t i = 0; i + 1 < text.n; i += 2)
			bits_set(slip->work, &font->codes,
			    (size_t)s[i] << 8 | s[i + 1]);
}

/* ---- reasons ---- */

static struct str
font_title(struct slip *slip, const struct font *font)
{
	const struct value	*name = dict_find(slip, font->dict, "BaseFont");
	struct str		 title = name->text;

	if (name->kind != VALUE_NAME || title.n == 0)
		return STR("without a name");
	/* A subset's name begins with six letters of its own. */
	if (title.n > 7 && title.s[6] == '+')
		title = (struct str){ title.s + 7, title.n - 7 };
	return title;
}

static void
fails(struct slip *slip, const struct font *font, const char *what)
{
	struct str	title = font_title(slip, font);

	not_ua(slip, "font " STR_FMT " %s (page %zu)", STR_ARG(title), what,
	    font->page + 1);
	not_a(slip, "font " STR_FMT " %s (page %zu)", STR_ARG(title), what,
	    font->page + 1);
}

/* ---- characters as text ---- */

struct unicode {
	struct bits	mapped, private;	/* codes; private: to no
						 * character that all know */
};

static unsigned
hex_code(struct str text)
{
	unsigned	code = 0;

	for (size_t i = 0; i < text.n && i < 4; i++)
		code = code << 8 | (unsigned char)text.s[i];
	return code;
}

/* CODE stands for the characters TO, UTF-16. */
static void
map_code(struct slip *slip, struct unicode *unicode, unsigned code,
    struct str to)
{
	unsigned	first;

	if (code > 0xFFFF || to.n < 2)
		return;
	first = (unsigned)(unsigned char)to.s[0] << 8 |
	    (unsigned char)to.s[1];
	if (first == 0 || first == 0xFEFF || first == 0xFFFE)
		return;
	bits_set(slip->work, &unicode->mapped, code);
	if (first >= 0xE000 && first <= 0xF8FF)
		bits_set(slip->work, &unicode->private, code);
}

static struct str
next_string(struct slip *slip, struct lexer *lexer, enum token *token)
{
	*token = lexer_next(lexer);
	return *token == TOKEN_HEX ? token_string(&slip->scratch, lexer->text) :
	    STR("");
}

/* "<code> <characters>" up to endbfchar. */
static void
map_chars(struct slip *slip, struct lexer *lexer, struct unicode *unicode)
{
	enum token	token;
	unsigned	code;

	for (;;) {
		code = hex_code(next_string(slip, lexer, &token));
		if (token != TOKEN_HEX)
			return;
		map_code(slip, unicode, code,
		    next_string(slip, lexer, &token));
	}
}

/* "<low> <high> <characters>" or "[<characters> ...]" up to endbfrange. */
static void
map_ranges(struct slip *slip, struct lexer *lexer, struct unicode *unicode)
{
	struct str	to;
	enum token	token;
	unsigned	code, high;

	for (;;) {
		code = hex_code(next_string(slip, lexer, &token));
		if (token != TOKEN_HEX)
			return;
		high = hex_code(next_string(slip, lexer, &token));
		to = next_string(slip, lexer, &token);
		if (token == TOKEN_HEX) {
			for (; code <= high && code <= 0xFFFF; code++)
				map_code(slip, unicode, code, to);
			continue;
		}
		while (token != TOKEN_ARRAY_END && token != TOKEN_END) {
			to = next_string(slip, lexer, &token);
			if (token == TOKEN_HEX)
				map_code(slip, unicode, code++, to);
		}
	}
}

static void
map_read(struct slip *slip, const struct value *stream,
    struct unicode *unicode)
{
	struct buf	data = { 0 };
	struct lexer	lexer;
	enum token	token;

	if (!stream_read(slip, stream, &data))
		return;
	lexer = (struct lexer){ data.s, data.s + data.n, STR("") };
	while ((token = lexer_next(&lexer)) != TOKEN_END)
		if (token == TOKEN_WORD && str_is(lexer.text, "beginbfchar"))
			map_chars(slip, &lexer, unicode);
		else if (token == TOKEN_WORD &&
		    str_is(lexer.text, "beginbfrange"))
			map_ranges(slip, &lexer, unicode);
	buf_free(&data);
}

static bool
glyph_known(struct str name)
{
	char	padded[40];
	bool	hex = name.n == 7;

	for (size_t i = 3; hex && i < 7; i++)
		hex = (name.s[i] >= '0' && name.s[i] <= '9') ||
		    (name.s[i] >= 'A' && name.s[i] <= 'F');
	if (hex && str_starts(name, "uni"))
		return true;
	if (name.n == 0 || name.n > sizeof(padded) - 3 ||
	    memchr(name.s, ' ', name.n) != NULL)
		return false;
	padded[0] = ' ';
	memcpy(padded + 1, name.s, name.n);
	memcpy(padded + 1 + name.n, " ", 2);
	return strstr(known_glyphs, padded) != NULL;
}

/* Codes that an encoding of NAME defines, roughly: those of all of them. */
static void
map_base(struct slip *slip, const struct value *name, struct unicode *unicode)
{
	bool	win = is_name(name, "WinAnsiEncoding");

	if (!win && !is_name(name, "MacRomanEncoding") &&
	    !is_name(name, "StandardEncoding"))
		return;
	for (unsigned code = ' '; code < 0x7F; code++)
		bits_set(slip->work, &unicode->mapped, code);
	for (unsigned code = 0x80; win && code < 0x100; code++)
		if (code != 0x81 && code != 0x8D && code != 0x8F &&
		    code != 0x90 && code != 0x9D)
			bits_set(slip->work, &unicode->mapped, code);
	for (unsigned code = 0x80; is_name(name, "MacRomanEncoding") &&
	    code < 0x100; code++)
		bits_set(slip->work, &unicode->mapped, code);
}

/* What a font without a map says by its encoding. */
static void
map_encoding(struct slip *slip, const struct value *encoding,
    struct unicode *unicode)
{
	const struct value	*differences, *value;
	int			 code = 0;

	map_base(slip, encoding, unicode);
	map_base(slip, dict_find(slip, encoding, "BaseEncoding"), unicode);
	differences = dict_find(slip, encoding, "Differences");
	for (size_t i = 0; i < array_count(differences); i++) {
		value = array_item(slip, differences, i);
		if (value->kind == VALUE_NUMBER)
			code = value_int(value, 0);
		if (value->kind != VALUE_NAME || code < 0 || code > 255)
			continue;
		bits_set(slip->work, &unicode->mapped, (size_t)code);
		if (!glyph_known(value->text))
			unicode->mapped.at[code / 8] &=
			    (uint8_t)~(1u << code % 8);
		code++;
	}
}

static void
judge_unicode(struct slip *slip, const struct font *font)
{
	const struct value	*map = dict_find(slip, font->dict, "ToUnicode");
	struct unicode		 unicode = { { 0 }, { 0 } };
	struct str		 title = font_title(slip, font);

	if (is_stream(map))
		map_read(slip, map, &unicode);
	else if (!font->composite)
		map_encoding(slip, dict_find(slip, font->dict, "Encoding"),
		    &unicode);
	for (size_t i = 0; i < font->codes.n; i++) {
		uint8_t	codes = font->codes.at[i];

		if (codes & ~(i < unicode.mapped.n ? unicode.mapped.at[i] : 0)) {
			fails(slip, font, "does not say which characters it "
			    "shows");
			return;
		}
		if (i < unicode.private.n && codes & unicode.private.at[i])
			not_a(slip, "font " STR_FMT " shows characters that "
			    "have no meaning (page %zu)", STR_ARG(title),
			    font->page + 1);
	}
}

/* ---- programs ---- */

static const struct value *
program_of(struct slip *slip, const struct value *descriptor)
{
	static const char *const	keys[] = { "FontFile", "FontFile2",
					    "FontFile3" };
	const struct value		*program;

	for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++) {
		program = dict_find(slip, descriptor, keys[i]);
		if (is_stream(program))
			return program;
	}
	return NULL;
}

/* Fonts round widths to whole thousandths, some downwards. */
static bool
width_same(double a, double b)
{
	return a < 0 || fabs(a - b) <= 1.0;
}

/* The TrueType program of FONT, opened in DATA; false: there is none. */
static bool
program_open(struct slip *slip, const struct value *descriptor,
    struct buf *data, struct sfnt *sfnt, bool *broken)
{
	const struct value	*stream = dict_find(slip, descriptor,
				    "FontFile2");

	*broken = false;
	if (!is_stream(stream) || !stream_read(slip, stream, data))
		return false;
	*broken = !sfnt_open(sfnt, buf_view(data));
	return !*broken;
}

/* ---- simple fonts ---- */

static unsigned
simple_glyph(const struct sfnt *sfnt, bool symbolic, unsigned code)
{
	unsigned	gid = 0;

	if (symbolic) {
		gid = sfnt_glyph(sfnt, 3, 0, 0xF000 + code);
		if (gid == 0)
			gid = sfnt_glyph(sfnt, 3, 0, code);
		if (gid == 0)
			gid = sfnt_glyph(sfnt, 1, 0, code);
	} else if (code < 0x7F && code != '\'' && code != '`')
		gid = sfnt_glyph(sfnt, 3, 1, code);
	return gid;
}

static void
judge_simple_widths(struct slip *slip, const struct font *font,
    const struct sfnt *sfnt, bool symbolic)
{
	const struct value	*widths = dict_find(slip, font->dict, "Widths");
	const struct value	*encoding = dict_find(slip, font->dict,
				    "Encoding");
	int			 first = value_int(dict_find(slip, font->dict,
				    "FirstChar"), 0);
	unsigned		 gid;

	if (is_dict(encoding))
		return;
	for (unsigned code = 0; code < 256; code++) {
		if (!bits_have(&font->codes, code) || (int)code < first)
			continue;
		gid = simple_glyph(sfnt, symbolic, code);
		if (gid != 0 && !width_same(sfnt_width(sfnt, gid),
		    value_number(array_item(slip, widths,
		    code - (unsigned)first), 0))) {
			fails(slip, font, "has other widths than its program");
			return;
		}
	}
}

/* ISO 32000-1, 9.6.6.4, without the guesses it allows. */
static void
judge_truetype(struct slip *slip, const struct font *font,
    const struct value *descriptor)
{
	const struct value	*encoding = dict_find(slip, font->dict,
				    "Encoding");
	const struct value	*base = is_dict(encoding) ?
				    dict_find(slip, encoding, "BaseEncoding") :
				    encoding;
	int			 flags = value_int(dict_find(slip, descriptor,
				    "Flags"), 0);
	bool			 symbolic = (flags & FLAG_SYMBOLIC) != 0;
	struct buf		 data = { 0 };
	struct sfnt		 sfnt;
	bool			 broken, ok;

	if (!program_open(slip, descriptor, &data, &sfnt, &broken)) {
		fails(slip, font, broken ? "is damaged" :
		    "has a program of another kind");
		buf_free(&data);
		return;
	}
	if (symbolic)
		ok = encoding->kind == VALUE_NULL &&
		    (sfnt.ncmaps == 1 || sfnt.has_30);
	else
		ok = (is_name(base, "WinAnsiEncoding") ||
		    is_name(base, "MacRomanEncoding")) &&
		    sfnt.ncmaps > (sfnt.has_30 ? 1u : 0u) &&
		    (!is_dict(encoding) || sfnt.has_31 ||
		    dict_find(slip, encoding, "Differences")->kind ==
		    VALUE_NULL);
	if (!ok || symbolic == ((flags & FLAG_PLAIN) != 0))
		fails(slip, font, "leaves open which glyphs it shows");
	else
		judge_simple_widths(slip, font, &sfnt, symbolic);
	buf_free(&data);
}

/* ---- composite fonts ---- */

/* Widths of a CID font: "first [w w ...]" or "first last w". */
static void
cid_widths(struct slip *slip, const struct value *array, double *widths)
{
	const struct value	*second;
	int			 first, last;

	for (size_t i = 0; i + 1 < array_count(array);) {
		first = value_int(array_item(slip, array, i), -1);
		second = array_item(slip, array, i + 1);
		if (second->kind == VALUE_ARRAY) {
			for (size_t j = 0; j < array_count(second); j++)
				if (first >= 0 && first + (int)j <= 0xFFFF)
					widths[first + (int)j] = value_number(
					    array_item(slip, second, j), 0);
			i += 2;
			continue;
		}
		last = value_int(second, -1);
		for (int cid = first; cid >= 0 && cid <= last && cid <= 0xFFFF;
		    cid++)
			widths[cid] = value_number(array_item(slip, array,
			    i + 2), 0);
		i += 3;
	}
}

/* Glyphs by CID: the same number, unless a map says otherwise. */
static unsigned
cid_glyph(const struct buf *map, unsigned cid)
{
	if (map->n == 0)
		return cid;
	if (2 * (size_t)cid + 1 >= map->n)
		return 0;
	return (unsigned)(unsigned char)map->s[2 * cid] << 8 |
	    (unsigned char)map->s[2 * cid + 1];
}

static void
judge_cid_glyphs(struct slip *slip, const struct font *font,
    const struct value *cidfont, const struct sfnt *sfnt)
{
	const struct value	*to_gid = dict_find(slip, cidfont,
				    "CIDToGIDMap");
	double			 usual = value_number(dict_find(slip, cidfont,
				    "DW"), 1000);
	double			*widths = must_alloc(65536 * sizeof(*widths));
	struct buf		 map = { 0 };
	unsigned		 gid;

	for (int i = 0; i < 65536; i++)
		widths[i] = usual;
	cid_widths(slip, dict_find(slip, cidfont, "W"), widths);
	if (is_stream(to_gid))
		stream_read(slip, to_gid, &map);
	for (unsigned cid = 0; cid < 65536; cid++) {
		if (!bits_have(&font->codes, cid))
			continue;
		gid = cid_glyph(&map, cid);
		if (gid >= sfnt->nglyphs || gid == 0) {
			fails(slip, font, "lacks glyphs that it should show");
			break;
		}
		if (!width_same(sfnt_width(sfnt, gid), widths[cid])) {
			fails(slip, font, "has other widths than its program");
			break;
		}
	}
	free(widths);
	buf_free(&map);
}

static void
judge_composite(struct slip *slip, const struct font *font)
{
	const struct value	*cidfont = array_item(slip, dict_find(slip,
				    font->dict, "DescendantFonts"), 0);
	const struct value	*encoding = dict_find(slip, font->dict,
				    "Encoding");
	const struct value	*descriptor = dict_find(slip, cidfont,
				    "FontDescriptor");
	struct buf		 data = { 0 };
	struct sfnt		 sfnt;
	bool			 broken;

	if (!is_name(encoding, "Identity-H") &&
	    !is_name(encoding, "Identity-V"))
		fails(slip, font, "is encoded in a way that is not checked");
	if (bits_have(&font->codes, 0))
		fails(slip, font, "lacks glyphs that it should show");
	if (!is_name(dict_find(slip, cidfont, "Subtype"), "CIDFontType2"))
		return;
	if (program_open(slip, descriptor, &data, &sfnt, &broken))
		judge_cid_glyphs(slip, font, cidfont, &sfnt);
	else
		fails(slip, font, broken ? "is damaged" :
		    "has a program of another kind");
	buf_free(&data);
}

static void
font_judge(struct slip *slip, const struct font *font)
{
	const struct value	*type = dict_find(slip, font->dict, "Subtype");
	const struct value	*holder = font->dict, *descriptor;

	if (font->codes.n == 0)
		return;			/* chosen, and shows nothing */
	if (font->composite)
		holder = array_item(slip, dict_find(slip, font->dict,
		    "DescendantFonts"), 0);
	descriptor = dict_find(slip, holder, "FontDescriptor");
	if (!is_name(type, "Type3") && font->seen) {
		if (program_of(slip, descriptor) == NULL) {
			fails(slip, font, "is not embedded");
			return;
		}
		if (font->composite)
			judge_composite(slip, font);
		else if (is_name(type, "TrueType"))
			judge_truetype(slip, font, descriptor);
	}
	judge_unicode(slip, font);
}

void
fonts_judge(struct slip *slip)
{
	for (const struct font *font = slip->fonts; font != NULL;
	    font = font->next)
		font_judge(slip, font);
	if (slip->cmyk_profile && slip->overprint)
		not_a(slip, "%s", "printing colours are laid over each other");
}
