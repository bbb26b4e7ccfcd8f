/*
 * subset.c - a face's file cut down to the glyphs in use.
 */
#include "font/font_int.h"

/* What a viewer does not need to draw glyphs by number (ISO 32000-1, 9.9): the
 * shaping is done, names and widths stand in the PDF, and without its axes a
 * variable font is its default. */
static const hb_tag_t dropped[] = {
	HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'),
	HB_TAG('G', 'D', 'E', 'F'), HB_TAG('B', 'A', 'S', 'E'),
	HB_TAG('M', 'A', 'T', 'H'), HB_TAG('k', 'e', 'r', 'n'),
	HB_TAG('c', 'm', 'a', 'p'), HB_TAG('n', 'a', 'm', 'e'),
	HB_TAG('p', 'o', 's', 't'), HB_TAG('O', 'S', '/', '2'),
	HB_TAG('g', 'a', 's', 'p'), HB_TAG('D', 'S', 'I', 'G'),
	HB_TAG('S', 'T', 'A', 'T'), HB_TAG('f', 'v', 'a', 'r'),
	HB_TAG('g', 'v', 'a', 'r'), HB_TAG('a', 'v', 'a', 'r'),
	HB_TAG('c', 'v', 'a', 'r'), HB_TAG('H', 'V', 'A', 'R'),
	HB_TAG('M', 'V', 'A', 'R'), HB_TAG('V', 'V', 'A', 'R'),
};

static hb_subset_input_t *
input_make(const bool *used, size_t nglyphs)
{
	hb_subset_input_t	*input = hb_subset_input_create_or_fail();
	hb_set_t		*glyphs, *drop;

	if (input == NULL)
		return NULL;
	hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_RETAIN_GIDS |
	    HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
	drop = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
	for (size_t i = 0; i < sizeof(dropped) / sizeof(*dropped); i++)
		hb_set_add(drop, dropped[i]);
	glyphs = hb_subset_input_glyph_set(input);
	for (size_t gid = 0; gid < nglyphs; gid++)
		if (used[gid])
			hb_set_add(glyphs, (hb_codepoint_t)gid);
	return input;
}

struct str
font_subset(struct fonts *fonts, enum face face, const bool *used,
    size_t nglyphs, struct arena *arena)
{
	struct face_file	*file = &fonts->files[face_real(fonts, face)];
	hb_subset_input_t	*input = input_make(used, nglyphs);
	hb_face_t		*subset = NULL;
	hb_blob_t		*blob;
	const char		*data;
	unsigned		 length;
	struct str		 out = STR("");

	if (input != NULL)
		subset = hb_subset_or_fail(file->face, input);
	if (subset != NULL) {
		blob = hb_face_reference_blob(subset);
		data = hb_blob_get_data(blob, &length);
		out = (struct str){ arena_copy(arena, data, length), length };
		hb_blob_destroy(blob);
	}
	if (out.n == 0)
		diag_at(fonts->diags, DIAG_FONT_SUBSET, PLACE(file->path), "%s",
		    "");
	hb_face_destroy(subset);
	hb_subset_input_destroy(input);
	return out;
}
