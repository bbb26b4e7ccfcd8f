/*
 * fontlist.c - fonts.ini: which file is which face.
 *
 * It is read like a layout whose sections are the faces, so a council's own
 * list may extend the one that came with the program, naming what differs.
 */
#include <string.h>

#include "base/face.h"
#include "spec/spec_int.h"

struct font_settings {
	struct item	family, file, digest, licence;
};

static const struct key font_keys[] = {
	{ "family", KEY_TEXT, offsetof(struct font_settings, family),
	    REQUIRED_KEY, NULL, "The family's name, for people." },
	{ "file", KEY_FILE, offsetof(struct font_settings, file),
	    REQUIRED_KEY, NULL, "A TrueType file." },
	{ "digest", KEY_TEXT, offsetof(struct font_settings, digest),
	    NULL, NULL, "What sha256sum prints for the file; a file that "
	    "differs is refused. Without it any file will do." },
	{ "licence", KEY_TEXT, offsetof(struct font_settings, licence),
	    REQUIRED_KEY, NULL, "Under which the file may be embedded." },
	{ .name = NULL }
};

#define FACE(face, word, words) \
	[face] = { .name = word, .about = words, .single = true, \
	    .size = sizeof(struct font_settings), .keys = font_keys }

/* Indexed by enum face. */
static const struct kind font_kinds[FACE__MAX] = {
	FACE(FACE_REGULAR, "regular", "Running text."),
	FACE(FACE_ITALIC, "italic", "Emphasis."),
	FACE(FACE_MEDIUM, "medium", "Row labels and captions."),
	FACE(FACE_MEDIUM_ITALIC, "medium-italic", "Emphasis in them."),
	FACE(FACE_BOLD, "bold", "Titles and headings."),
	FACE(FACE_BOLD_ITALIC, "bold-italic", "Emphasis in them."),
	FACE(FACE_CONDENSED, "condensed", "Fractions under percentages."),
	FACE(FACE_CONDENSED_MEDIUM, "condensed-medium",
	    "Column headings that are too wide."),
	FACE(FACE_CONDENSED_BOLD, "condensed-bold",
	    "Figures that are too wide."),
	FACE(FACE_SYMBOL, "symbol", "Characters that the others lack."),
};

static bool
is_digest(struct str text)
{
	for (size_t i = 0; i < text.n; i++)
		if (strchr("0123456789abcdef", text.s[i]) == NULL)
			return false;
	return text.n == 64;
}

bool
fonts_read(struct arena *arena, const char *path, struct font_file *files,
    size_t nfiles, struct diags *diags)
{
	const struct font_settings	*font;
	const struct kind		*kinds[FACE__MAX + 1] = { NULL };
	const struct layout		*list;
	size_t				 before, face;

	for (face = 0; face < FACE__MAX; face++)
		kinds[face] = &font_kinds[face];
	before = diags_count(diags, LEVEL_ERROR);
	memset(files, 0, nfiles * sizeof(*files));
	list = layout_read(arena, path, kinds, NULL, NULL, diags);
	if (list == NULL)
		return false;
	for (const struct section *s = list->first; s != NULL; s = s->next) {
		face = (size_t)(s->kind - font_kinds);
		if (face >= nfiles)	/* the caller knows fewer faces */
			continue;
		font = s->settings;
		files[face] = (struct font_file){
			.path = font->file.text.s, .family = font->family.text,
			.digest = font->digest.text,
			.licence = font->licence.text, .place = s->place,
		};
		if (font->digest.text.n > 0 && !is_digest(font->digest.text))
			diag_at(diags, DIAG_FONTS_DIGEST, font->digest.place,
			    "[%s]", s->kind->name);
	}
	return diags_count(diags, LEVEL_ERROR) == before;
}
