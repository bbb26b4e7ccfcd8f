/*
 * slip_font.c - fonts: what both standards ask alike.  A font that draws must
 * be embedded, its widths be those of its program, and every character it shows
 * must be known as text (ISO 19005-2, 6.2.11; ISO 14289-1, 7.21).
 *
 * Where this cannot be seen with a fair effort - own character maps of Asian
 * fonts, glyphs by names of a maker's own - the answer is no.  The programs of
 * Type 1 and CFF fonts are not looked into: that their widths are those which the
 * font says is taken at its word, as packwright-layout(5) tells.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "slip/slip_int.h"

enum { FLAG_SYMBOLIC = 4, FLAG_PLAIN = 32 };

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
	/* Half a character is none: .notdef. */
	if (font->composite && text.n % 2 != 0)
		bits_set(slip->work, &font->codes, 0);
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

	not_ua(slip, font->page + 1, "font " STR_FMT " %s", STR_ARG(title),
	    what);
	not_a(slip, font->page + 1, "font " STR_FMT " %s", STR_ARG(title),
	    what);
}

/* ---- characters as text ---- */

static void
judge_unicode(struct slip *slip, const struct font *font)
{
	const struct value	*map = dict_find(slip, font->dict, "ToUnicode");
	struct unicode		 unicode = { 0 };
	struct str		 title = font_title(slip, font);

	if (is_stream(map))
		unicode_read(slip, map, &unicode);
	else if (!font->composite)
		unicode_from_names(slip, dict_find(slip, font->dict,
		    "Encoding"), &unicode);
	if (!bits_within(&font->codes, &unicode.mapped))
		fails(slip, font, "does not say which characters it shows");
	for (size_t i = 0; i < unicode.private.n && i < font->codes.n; i++)
		if (font->codes.at[i] & unicode.private.at[i])
			not_a(slip, font->page + 1, "font " STR_FMT " shows "
			    "characters that have no meaning", STR_ARG(title));
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

/* A width that is no number is none, and so below nought. */
static double
width_of(const struct value *value)
{
	return value_number(value, -1);
}

/* Whatever the program: each character that is shown has a width. */
static void
judge_simple_widths(struct slip *slip, const struct font *font)
{
	const struct value	*widths = dict_find(slip, font->dict, "Widths");
	int			 first = value_int(dict_find(slip, font->dict,
				    "FirstChar"), 0);

	for (int code = 0; code < 256; code++)
		if (bits_have(&font->codes, (size_t)code) && (first < 0 ||
		    code < first || width_of(array_item(slip, widths,
		    (size_t)(code - first))) < 0)) {
			fails(slip, font, "lacks widths");
			return;
		}
}

/* The glyph of CODE; -1: it hangs on names, which are not followed. */
static int
simple_glyph(const struct sfnt *sfnt, bool symbolic, unsigned code)
{
	unsigned	gid;

	if (symbolic) {
		gid = sfnt_glyph(sfnt, 3, 0, 0xF000 + code);
		if (gid == 0)
			gid = sfnt_glyph(sfnt, 3, 0, code);
	} else if (code >= 0x7F || code < ' ')
		return -1;
	else
		gid = sfnt_glyph(sfnt, 3, 1, code);
	if (gid == 0)
		gid = sfnt_glyph(sfnt, 1, 0, code);
	return (int)gid;
}

static void
judge_simple_glyphs(struct slip *slip, const struct font *font,
    const struct sfnt *sfnt, bool symbolic)
{
	const struct value	*widths = dict_find(slip, font->dict, "Widths");
	int			 first = value_int(dict_find(slip, font->dict,
				    "FirstChar"), 0);
	int			 gid;

	for (int code = 0; code < 256; code++) {
		if (!bits_have(&font->codes, (size_t)code))
			continue;
		gid = simple_glyph(sfnt, symbolic, (unsigned)code);
		if (gid == 0) {
			fails(slip, font, "lacks glyphs that it should show");
			return;
		}
		if (gid > 0 && (code < first || first < 0 ||
		    !width_same(sfnt_width(sfnt, (unsigned)gid),
		    value_number(array_item(slip, widths,
		    (size_t)(code - first)), 0)))) {
			fails(slip, font, "has other widths than its program");
			return;
		}
	}
}

/* Whether all glyphs that ENCODING puts in are known by their names, and the
 * font can be asked for them. */
static bool
differences_known(struct slip *slip, const struct value *encoding,
    const struct sfnt *sfnt)
{
	const struct value	*differences = dict_find(slip, encoding,
				    "Differences");
	const struct value	*value;

	if (differences->kind == VALUE_NULL)
		return true;
	for (size_t i = 0; i < array_count(differences); i++) {
		value = array_item(slip, differences, i);
		if (value->kind == VALUE_NAME && !glyph_known(value->text))
			return false;
	}
	return sfnt->has_31;
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
		    differences_known(slip, encoding, &sfnt);
	if (!ok || symbolic == ((flags & FLAG_PLAIN) != 0))
		fails(slip, font, "leaves open which glyphs it shows");
	else if (!is_dict(encoding))
		judge_simple_glyphs(slip, font, &sfnt, symbolic);
	buf_free(&data);
}

/* ---- composite fonts ---- */

/* Codes of two bytes, and after how many widths no more are read: some files name
 * a few twice, none all of them often. */
#define CIDS		65536
#define WIDTHS_MOST	(4 * CIDS)

/* Widths of a CID font: "first [w w ...]" or "first last w" (ISO 32000-1,
 * 9.7.4.3). */
static void
cid_widths(struct slip *slip, const struct value *array, double *widths)
{
	const struct value	*second;
	int			 cid, last, n = 0;
	double			 width;

	for (size_t i = 0; i + 1 < array_count(array) && n < WIDTHS_MOST;
	    i += 2) {
		cid = value_int(array_item(slip, array, i), -1);
		second = array_item(slip, array, i + 1);
		if (second->kind == VALUE_ARRAY) {
			for (size_t j = 0; j < array_count(second) &&
			    cid >= 0 && cid < CIDS; j++, n++)
				widths[cid++] = width_of(array_item(slip,
				    second, j));
			continue;
		}
		last = value_int(second, -1);
		width = width_of(array_item(slip, array, ++i + 1));
		for (; cid >= 0 && cid <= last && cid < CIDS; n++)
			widths[cid++] = width;
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

/* The widths of all CIDs, to be freed. */
static double *
cid_widths_of(struct slip *slip, const struct value *cidfont)
{
	const struct value	*usual = dict_find(slip, cidfont, "DW");
	double			*widths = must_alloc(CIDS * sizeof(*widths));

	for (int i = 0; i < CIDS; i++)
		widths[i] = usual->kind == VALUE_NULL ? 1000 : width_of(usual);
	cid_widths(slip, dict_find(slip, cidfont, "W"), widths);
	return widths;
}

static void
judge_cid_widths(struct slip *slip, const struct font *font,
    const struct value *cidfont)
{
	double	*widths = cid_widths_of(slip, cidfont);

	for (unsigned cid = 0; cid < CIDS; cid++)
		if (bits_have(&font->codes, cid) && widths[cid] < 0) {
			fails(slip, font, "lacks widths");
			break;
		}
	free(widths);
}

static void
judge_cid_glyphs(struct slip *slip, const struct font *font,
    const struct value *cidfont, const struct sfnt *sfnt)
{
	const struct value	*to_gid = dict_find(slip, cidfont,
				    "CIDToGIDMap");
	double			*widths = cid_widths_of(slip, cidfont);
	struct buf		 map = { 0 };
	unsigned		 gid;

	if (is_stream(to_gid))
		stream_read(slip, to_gid, &map);
	for (unsigned cid = 0; cid < CIDS; cid++) {
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
	if (!is_name(dict_find(slip, cidfont, "Subtype"), "CIDFontType2")) {
		judge_cid_widths(slip, font, cidfont);
		return;
	}
	if (program_open(slip, descriptor, &data, &sfnt, &broken))
		judge_cid_glyphs(slip, font, cidfont, &sfnt);
	else
		fails(slip, font, broken ? "is damaged" :
		    "has a program of another kind");
	buf_free(&data);
}

/* Whether FONT has a program, which is judged. */
static bool
judge_program(struct slip *slip, const struct font *font,
    const struct value *descriptor)
{
	if (program_of(slip, descriptor) == NULL) {
		fails(slip, font, "is not embedded");
		return false;
	}
	if (font->composite) {
		judge_composite(slip, font);
		return true;
	}
	if (is_name(dict_find(slip, font->dict, "Subtype"), "TrueType"))
		judge_truetype(slip, font, descriptor);
	judge_simple_widths(slip, font);
	return true;
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
	if (!is_name(type, "Type3") && font->seen &&
	    !judge_program(slip, font, descriptor))
		return;
	if (!is_name(type, "Type3") &&
	    dict_find(slip, font->dict, "BaseFont")->kind != VALUE_NAME)
		fails(slip, font, "lacks its name");
	judge_unicode(slip, font);
}

void
fonts_judge(struct slip *slip)
{
	for (const struct font *font = slip->fonts; font != NULL;
	    font = font->next)
		font_judge(slip, font);
	if (slip->cmyk_profile && slip->overprint)
		not_a(slip, 0, "printing colours are laid over each other");
}
