/*
 * pdf_font.c - shaped words as strings of glyph ids, faces as Type0 fonts.
 *
 * A font's character codes are its glyph ids (Identity-H, two bytes), so what
 * HarfBuzz chose is what is drawn.  What a glyph extracts as is decided when it
 * is first used: "ffi" for a ligature met in "office".  Text that its glyphs do
 * not give back is written with an ActualText by the painter.
 */
#include <stdlib.h>
#include <string.h>

#include "pdf/pdf_int.h"

#define REPLACEMENT	0xFFFD

/* PDF/A allows 32767 bytes in one string: a long word is cut in the middle. */
#define STRING_GLYPHS	8000

/* Entries in one block of a ToUnicode map (Adobe Technical Note 5411). */
#define CMAP_BLOCK	100

void
put_glyph(struct buf *out, uint16_t gid)
{
	const char	bytes[] = { (char)(gid >> 8), (char)(gid & 0xFF) };

	for (size_t i = 0; i < sizeof(bytes); i++)
		switch (bytes[i]) {
		case '(':
		case ')':
		case '\\':
			buf_char(out, '\\');
			buf_char(out, bytes[i]);
			break;
		case '\r':	/* would be read as a newline */
			buf_text(out, "\\r");
			break;
		default:
			buf_char(out, bytes[i]);
		}
}

static struct pdf_face *
face_use(struct pdf *pdf, enum face face)
{
	struct pdf_face	*f = &pdf->faces[face];

	if (!f->in_use) {
		f->in_use = true;
		f->nglyphs = font_glyph_count(pdf->fonts, face);
		f->used = arena_array(pdf->arena, f->nglyphs, bool);
		f->text = arena_array(pdf->arena, f->nglyphs, struct str);
		f->width = arena_array(pdf->arena, f->nglyphs, int16_t);
	}
	return f;
}

/* TEXT as it should extract: without what is drawn as nothing, and a space for
 * a no-break one, as the glyph is the same. */
static void
clean_text(struct buf *out, struct str text)
{
	int32_t	code;

	while ((code = utf8_next(&text)) >= 0)
		if (code == 0xA0)
			buf_char(out, ' ');
		else if (!code_ignorable(code))
			buf_code(out, code);
}

/* What glyph I of PIECE is to extract as, seen alone. */
static struct str
glyph_meaning(struct pdf *pdf, const struct glyphs *piece, size_t i)
{
	bool		alone = (i == 0 ||
	    piece->cluster[i] != piece->cluster[i - 1]) &&
	    (i + 1 == piece->n || piece->cluster[i] != piece->cluster[i + 1]);
	struct buf	text = { 0 };
	int32_t		code;

	if (alone)
		clean_text(&text, glyph_text(piece, i));
	if (text.n == 0) {	/* one of many: a letter, or its accent */
		code = font_code(pdf->fonts, piece->face, piece->gid[i]);
		buf_code(&text, code > 0 ? code : REPLACEMENT);
	}
	return buf_take(&text, pdf->arena);
}

static void
piece_use(struct pdf *pdf, const struct glyphs *piece)
{
	struct pdf_face	*f = face_use(pdf, piece->face);

	for (size_t i = 0; i < piece->n; i++) {
		uint16_t	gid = piece->gid[i];

		if (f->used[gid])
			continue;
		f->used[gid] = true;
		f->width[gid] = piece->natural[i];
		f->text[gid] = glyph_meaning(pdf, piece, i);
	}
}

bool
piece_extracts(struct pdf *pdf, const struct glyphs *piece)
{
	const struct pdf_face	*f = &pdf->faces[piece->face];
	struct buf		 wanted = { 0 };
	struct str		 rest;
	bool			 same = true;

	clean_text(&wanted, piece->text);
	rest = buf_view(&wanted);
	for (size_t i = 0; i < piece->n && same; i++) {
		struct str	text = f->text[piece->gid[i]];

		same = rest.n >= text.n && memcmp(rest.s, text.s, text.n) == 0;
		rest.s += same ? text.n : 0;
		rest.n -= same ? text.n : 0;
	}
	same = same && rest.n == 0;
	buf_free(&wanted);
	return same;
}

/* A piece's glyphs and kerning, from inside a string to inside a string. */
static struct str
piece_encode(struct pdf *pdf, const struct glyphs *piece)
{
	struct buf	out = { 0 };

	for (size_t i = 0; i < piece->n; i++) {
		put_glyph(&out, piece->gid[i]);
		if (piece->advance[i] != piece->natural[i]) {
			buf_char(&out, ')');
			buf_int(&out, piece->natural[i] - piece->advance[i]);
			buf_char(&out, '(');
		} else if (i % STRING_GLYPHS == STRING_GLYPHS - 1)
			buf_text(&out, ")(");
	}
	return buf_take(&out, pdf->arena);
}

/* Words go on being shaped while pages are painted. */
static void
words_grow(struct pdf *pdf, size_t id)
{
	size_t	n = fonts_words(pdf->fonts) * 2;

	if (id < pdf->nwords)
		return;
	pdf->words = must_realloc(pdf->words, n * sizeof(*pdf->words));
	memset(pdf->words + pdf->nwords, 0,
	    (n - pdf->nwords) * sizeof(*pdf->words));
	pdf->nwords = n;
}

const struct encoded *
word_encode(struct pdf *pdf, const struct shaped *shaped)
{
	const struct glyphs	*piece = shaped->pieces;
	struct encoded		*word;
	struct str		 bytes;

	words_grow(pdf, shaped->id);
	word = &pdf->words[shaped->id];
	if (word->done)
		return word;
	word->done = true;
	for (size_t i = 0; i < shaped->npieces; i++)
		if (!shaped->pieces[i].missing)
			piece_use(pdf, &shaped->pieces[i]);
	if (shaped->npieces == 1 && !piece->missing && piece->dx == NULL &&
	    piece_extracts(pdf, piece)) {
		bytes = piece_encode(pdf, piece);
		word->s = bytes.s;
		word->n = bytes.n;
		word->plain = true;
	}
	return word;
}

/* ---- font objects ---- */

/* Six capitals that name the subset (ISO 32000-1, 9.6.4). */
static void
subset_tag(const struct pdf_face *f, char tag[7])
{
	uint64_t	hash = str_hash((struct str){ (const char *)f->used,
	    f->nglyphs });

	for (int i = 0; i < 6; i++, hash /= 26)
		tag[i] = (char)('A' + hash % 26);
	tag[6] = '\0';
}

/* [gid [width width] gid [width]]: one array for glyphs that follow each
 * other. */
static void
put_widths(struct buf *out, const struct pdf_face *f)
{
	bool	open = false;

	buf_char(out, '[');
	for (size_t gid = 0; gid < f->nglyphs; gid++) {
		if (!f->used[gid]) {
			if (open)
				buf_char(out, ']');
			open = false;
			continue;
		}
		if (!open) {
			buf_int(out, (int64_t)gid);
			buf_char(out, '[');
		} else
			buf_char(out, ' ');
		buf_int(out, f->width[gid]);
		open = true;
	}
	buf_text(out, open ? "]]" : "]");
}

static const char cmap_head[] =
    "/CIDInit /ProcSet findresource begin\n"
    "12 dict begin\n"
    "begincmap\n"
    "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
    "/CMapName /Adobe-Identity-UCS def\n"
    "/CMapType 2 def\n"
    "1 begincodespacerange\n"
    "<0000> <FFFF>\n"
    "endcodespacerange\n";

static const char cmap_foot[] =
    "endcmap\n"
    "CMapName currentdict /CMap defineresource pop\n"
    "end\n"
    "end\n";

/* One block of at most CMAP_BLOCK glyphs from FIRST on; where to go on. */
static size_t
put_cmap_block(struct buf *out, const struct pdf_face *f, size_t first)
{
	struct buf	lines = { 0 };
	size_t		gid, n = 0;

	for (gid = first; gid < f->nglyphs && n < CMAP_BLOCK; gid++) {
		if (!f->used[gid])
			continue;
		buf_printf(&lines, "<%04zX> <", gid);
		put_utf16(&lines, f->text[gid]);
		buf_text(&lines, ">\n");
		n++;
	}
	if (n > 0)
		buf_printf(out, "%zu beginbfchar\n%sendbfchar\n", n, lines.s);
	buf_free(&lines);
	return gid;
}

static HPDF_Dict
unicode_write(struct pdf *pdf, const struct pdf_face *f)
{
	struct buf	cmap = { 0 };
	HPDF_Dict	dict;

	buf_text(&cmap, cmap_head);
	for (size_t gid = 0; gid < f->nglyphs; )
		gid = put_cmap_block(&cmap, f, gid);
	buf_text(&cmap, cmap_foot);
	dict = object_stream(pdf, STR(""), buf_view(&cmap), true);
	buf_free(&cmap);
	return dict;
}

/* ISO 32000-1, table 123. */
enum { FLAG_SYMBOLIC = 1 << 2, FLAG_ITALIC = 1 << 6 };

static HPDF_Dict
descriptor_write(struct pdf *pdf, const struct font_metrics *m,
    const char *name, HPDF_Dict file)
{
	/* No font says how thick its stems are; viewers use it only to draw a
	 * substitute, and ours is embedded. */
	int		stem = 50 + m->weight * m->weight / (65 * 65);
	int		flags = FLAG_SYMBOLIC |
	    (m->italic_angle != 0 ? FLAG_ITALIC : 0);
	struct buf	text = { 0 };

	buf_printf(&text, "/Type/FontDescriptor/FontName/%s/Flags %d"
	    "/FontBBox[", name, flags);
	for (int i = 0; i < 4; i++) {
		buf_real(&text, m->bbox[i], 0);
		buf_char(&text, i < 3 ? ' ' : ']');
	}
	buf_text(&text, "/ItalicAngle ");
	buf_real(&text, m->italic_angle, 2);
	buf_text(&text, "/Ascent ");
	buf_real(&text, m->ascent * 1000, 0);
	buf_text(&text, "/Descent ");
	buf_real(&text, m->descent * 1000, 0);
	buf_text(&text, "/CapHeight ");
	buf_real(&text, m->cap_height * 1000, 0);
	buf_printf(&text, "/StemV %d/FontFile2 ", stem);
	put_ref(&text, object_number(file));
	return object_dict(pdf, buf_take(&text, pdf->arena));
}

static HPDF_Dict
descendant_write(struct pdf *pdf, const struct pdf_face *f, const char *name,
    HPDF_Dict descriptor)
{
	struct buf	text = { 0 };

	buf_printf(&text, "/Type/Font/Subtype/CIDFontType2/BaseFont/%s"
	    "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
	    "/CIDToGIDMap/Identity/FontDescriptor ", name);
	put_ref(&text, object_number(descriptor));
	buf_text(&text, "/W");
	put_widths(&text, f);
	return object_dict(pdf, buf_take(&text, pdf->arena));
}

/* The whole font of FACE; NULL, said, when it cannot be cut down. */
static HPDF_Dict
face_write(struct pdf *pdf, enum face face)
{
	struct pdf_face			*f = &pdf->faces[face];
	const struct font_metrics	*m = font_metrics(pdf->fonts, face);
	struct str			 file = font_subset(pdf->fonts, face,
	    f->used, f->nglyphs, pdf->arena);
	char				 tag[7];
	const char			*name;
	HPDF_Dict			 dict;

	if (file.n == 0) {
		pdf->failed = true;
		return NULL;
	}
	subset_tag(f, tag);
	name = arena_printf(pdf->arena, "%s+%s", tag, m->name);
	dict = object_stream(pdf, str_printf(pdf->arena, "/Length1 %zu",
	    file.n), file, true);
	dict = descriptor_write(pdf, m, name, dict);
	dict = descendant_write(pdf, f, name, dict);
	return object_dict(pdf, str_printf(pdf->arena,
	    "/Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H"
	    "/DescendantFonts[%u 0 R]/ToUnicode %u 0 R", name,
	    object_number(dict), object_number(unicode_write(pdf, f))));
}

struct str
fonts_write(struct pdf *pdf)
{
	struct buf	text = { 0 };

	buf_text(&text, "/Font<<");
	for (enum face face = 0; face < FACE__MAX; face++)
		if (pdf->faces[face].in_use) {
			buf_printf(&text, "/F%d ", (int)face);
			put_ref(&text, object_number(face_write(pdf, face)));
		}
	buf_text(&text, ">>");
	return buf_take(&text, pdf->arena);
}
