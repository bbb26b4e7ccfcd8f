/*
 * font.c - the faces: opened when first needed, checked, measured.
 *
 * A face is one of enum face; its file is what was given for it.  A file that
 * cannot be used is said once, and the regular face stands in for it.
 */
#include <stdlib.h>

#include "base/file.h"
#include "font/font_int.h"

/* OS/2 fsType: of the low four bits, "restricted licence" alone forbids
 * embedding (OpenType 1.9, OS/2). */
#define OS2_FSTYPE		8
#define FSTYPE_MASK		0x000F
#define FSTYPE_RESTRICTED	0x0002

/* Where the bounding box stands in the head table. */
#define HEAD_BBOX		36

static int
read_be16(const char *at)
{
	const unsigned char	*b = (const unsigned char *)at;

	return (int16_t)(b[0] << 8 | b[1]);
}

/* A signed 16-bit number OFFSET bytes into a table; 0 when it is not there. */
static int
table_be16(hb_face_t *face, hb_tag_t tag, unsigned offset)
{
	hb_blob_t	*blob = hb_face_reference_table(face, tag);
	unsigned	 length;
	const char	*data = hb_blob_get_data(blob, &length);
	int		 value = 0;

	if (length >= offset + 2)
		value = read_be16(data + offset);
	hb_blob_destroy(blob);
	return value;
}

static bool
table_exists(hb_face_t *face, hb_tag_t tag)
{
	hb_blob_t	*blob = hb_face_reference_table(face, tag);
	bool		 exists = hb_blob_get_length(blob) > 0;

	hb_blob_destroy(blob);
	return exists;
}

static double
metric(hb_font_t *font, hb_ot_metrics_tag_t tag)
{
	hb_position_t	value = 0;

	hb_ot_metrics_get_position_with_fallback(font, tag, &value);
	return (double)value / EM;
}

/* The PostScript name, which PDF uses as the font's name.  Only some characters
 * are allowed in one; not every font keeps to them. */
static const char *
face_name(struct arena *arena, hb_face_t *face)
{
	char		 name[64];
	unsigned	 size = sizeof(name);

	hb_ot_name_get_utf8(face, HB_OT_NAME_ID_POSTSCRIPT_NAME,
	    HB_LANGUAGE_INVALID, &size, name);
	if (size == 0)
		return "Unnamed";
	for (char *c = name; *c != '\0'; c++)
		if (!char_is_letter(*c) && !char_is_digit(*c))
			*c = '-';
	return str_dup(arena, str_of(name));
}

static void
face_measure(struct fonts *fonts, struct face_file *file)
{
	struct font_metrics	*m = &file->metrics;

	m->name = face_name(fonts->arena, file->face);
	m->ascent = metric(file->font, HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER);
	m->descent = metric(file->font, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER);
	m->cap_height = metric(file->font, HB_OT_METRICS_TAG_CAP_HEIGHT);
	m->italic_angle = (double)hb_style_get_value(file->font,
	    HB_STYLE_TAG_SLANT_ANGLE);
	m->weight = (int)hb_style_get_value(file->font, HB_STYLE_TAG_WEIGHT);
	for (unsigned i = 0; i < 4; i++)
		m->bbox[i] = (double)table_be16(file->face,
		    HB_TAG('h', 'e', 'a', 'd'), HEAD_BBOX + 2 * i) *
		    EM / hb_face_get_upem(file->face);
}

/* Say why the face in FILE cannot be used; true when it can. */
static bool
face_check(struct fonts *fonts, const struct face_file *file)
{
	const struct place	place = PLACE(file->path);
	int			licence;

	if (hb_face_get_glyph_count(file->face) == 0 ||
	    !table_exists(file->face, HB_TAG('g', 'l', 'y', 'f'))) {
		diag_at(fonts->diags, DIAG_FONT_KIND, place, "%s", "");
		return false;
	}
	licence = table_be16(file->face, HB_TAG('O', 'S', '/', '2'),
	    OS2_FSTYPE) & FSTYPE_MASK;
	if (licence == FSTYPE_RESTRICTED) {
		diag_at(fonts->diags, DIAG_FONT_LICENCE, place, "%s", "");
		return false;
	}
	return true;
}

static bool
digest_check(struct fonts *fonts, const struct face_file *file, struct str data)
{
	char	digest[65];

	if (file->digest.n == 0)
		return true;
	sha256_hex(data, digest);
	if (str_is_nocase(file->digest, digest))
		return true;
	diag_at(fonts->diags, DIAG_FONT_DIGEST, PLACE(file->path),
	    "found %s", digest);
	return false;
}

static void
face_read(struct fonts *fonts, struct face_file *file)
{
	struct str	 data;
	hb_blob_t	*blob;

	if (!file_read(fonts->arena, file->path, &data, PLACE(file->path),
	    fonts->diags) || !digest_check(fonts, file, data))
		return;
	blob = hb_blob_create(data.s, (unsigned)data.n, HB_MEMORY_MODE_READONLY,
	    NULL, NULL);
	file->face = hb_face_create(blob, 0);
	hb_blob_destroy(blob);
	if (!face_check(fonts, file)) {
		hb_face_destroy(file->face);
		file->face = NULL;
		return;
	}
	file->font = hb_font_create(file->face);
	hb_font_set_scale(file->font, EM, EM);
	face_measure(fonts, file);
}

bool
face_open(struct fonts *fonts, enum face face)
{
	struct face_file	*file = &fonts->files[face];

	if (!file->tried && file->path != NULL)
		face_read(fonts, file);
	file->tried = true;
	return file->face != NULL;
}

enum face
face_real(struct fonts *fonts, enum face face)
{
	return face_open(fonts, face) ? face : FACE_REGULAR;
}

struct fonts *
fonts_open(struct arena *arena, const char *const paths[FACE__MAX],
    const struct str digests[FACE__MAX], struct diags *diags)
{
	struct fonts	*fonts = arena_make(arena, struct fonts);

	fonts->arena = arena;
	fonts->diags = diags;
	for (enum face face = 0; face < FACE__MAX; face++) {
		fonts->files[face].path = paths[face];
		if (digests != NULL)
			fonts->files[face].digest = digests[face];
	}
	/* Not the locale's: it would choose other glyphs on other machines. */
	fonts->language = hb_language_from_string("en", -1);
	for (size_t i = 0; i < SHAPE_DEPTH; i++)
		fonts->buffers[i] = hb_buffer_create();
	if (paths[FACE_REGULAR] == NULL)
		diag_at(diags, DIAG_FONT_NONE, PLACE(NULL), "%s", "");
	if (!face_open(fonts, FACE_REGULAR)) {
		fonts_close(fonts);
		return NULL;
	}
	return fonts;
}

void
fonts_close(struct fonts *fonts)
{
	if (fonts == NULL)
		return;
	for (enum face face = 0; face < FACE__MAX; face++) {
		hb_font_destroy(fonts->files[face].font);
		hb_face_destroy(fonts->files[face].face);
	}
	for (size_t i = 0; i < SHAPE_DEPTH; i++)
		hb_buffer_destroy(fonts->buffers[i]);
	hb_draw_funcs_destroy(fonts->pen);
	buf_free(&fonts->missing);
	free(fonts->slots);
}

const struct font_metrics *
font_metrics(struct fonts *fonts, enum face face)
{
	return &fonts->files[face_real(fonts, face)].metrics;
}

size_t
font_glyph_count(struct fonts *fonts, enum face face)
{
	return hb_face_get_glyph_count(
	    fonts->files[face_real(fonts, face)].face);
}

/* Note for each glyph the least character that is drawn with it. */
static int32_t *
codes_read(struct fonts *fonts, const struct face_file *file)
{
	size_t		 n = hb_face_get_glyph_count(file->face);
	int32_t		*codes = arena_array(fonts->arena, n, int32_t);
	hb_set_t	*set = hb_set_create();
	hb_codepoint_t	 code = HB_SET_VALUE_INVALID, gid;

	hb_face_collect_unicodes(file->face, set);
	while (hb_set_next(set, &code))
		if (hb_font_get_nominal_glyph(file->font, code, &gid) &&
		    gid < n && codes[gid] == 0)
			codes[gid] = (int32_t)code;
	hb_set_destroy(set);
	return codes;
}

int32_t
font_code(struct fonts *fonts, enum face face, uint16_t gid)
{
	struct face_file	*file = &fonts->files[face_real(fonts, face)];

	if (file->codes == NULL)
		file->codes = codes_read(fonts, file);
	return gid < hb_face_get_glyph_count(file->face) ?
	    file->codes[gid] : 0;
}
