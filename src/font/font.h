/*
 * font/font.h - the faces in use: widths, shaped words, outlines, subsets.
 *
 * HarfBuzz does the work; this room keeps its answers.  Text is shaped word by
 * word and each word once a face, so laying out is mostly looking up.  Knows
 * nothing of pages or PDF.
 */
#ifndef FONT_FONT_H
#define FONT_FONT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/drawing.h"
#include "base/face.h"
#include "base/text.h"

struct fonts;		/* opaque; a set of faces, opened as they are needed */

/* PATHS is indexed by enum face; DIGESTS (may be NULL, entries may be empty)
 * are SHA-256 hex of the files, and a file that differs is refused.  NULL, said
 * in DIAGS, when the regular face cannot be had.  Ended by fonts_close(). */
struct fonts *fonts_open(struct arena *arena,
    const char *const paths[FACE__MAX], const struct str digests[FACE__MAX],
    struct diags *diags);
void fonts_close(struct fonts *fonts);

/* A stretch of a word that one face has. */
struct glyphs {
	enum face	 face;		/* the face asked for, or FACE_SYMBOL */
	size_t		 n;
	const uint16_t	*gid;
	const int16_t	*advance;	/* 1/1000 em, kerning included */
	const int16_t	*natural;	/* 1/1000 em, as the font has it */
	const uint16_t	*cluster;	/* byte offset in the piece's text */
	const int16_t	*dx, *dy;	/* 1/1000 em, right and up; both NULL
					 * when nothing is shifted */
	struct str	 text;
	bool		 missing;	/* no face has it: drawn as a box */
};
struct shaped {
	size_t		 npieces;
	const struct glyphs *pieces;
	double		 width;		/* em */
	size_t		 id;		/* from 0, below fonts_words(): for
					 * others' tables of words */
};

/* TEXT (one word or a few; spaces are glyphs like any other) in FACE.  Kept:
 * the answer lives as long as FONTS. */
const struct shaped *font_shape(struct fonts *fonts, enum face face,
    struct str text);

/* How many different words have been shaped. */
size_t fonts_words(const struct fonts *fonts);

/* What glyph I of PIECE stands for: the text of its cluster, empty for all but
 * the first glyph of one. */
struct str glyph_text(const struct glyphs *piece, size_t i);

/* The next word of REST, or one space, as font_width() splits; REST, which must
 * not be empty, moves on. */
struct str font_word(struct str *rest);

/* Width of TEXT in points, splitting it at spaces so that words are found. */
double font_width(struct fonts *fonts, enum face face, double size,
    struct str text);

struct font_metrics {
	const char	*name;		/* PostScript name */
	double		 ascent, descent, cap_height;	/* em */
	double		 bbox[4];	/* 1/1000 em: left, low, right, top */
	double		 italic_angle;
	int		 weight;	/* 400, 500, 700 */
};
const struct font_metrics *font_metrics(struct fonts *fonts, enum face face);

/* The face's file cut down to the glyphs in USED (a flag a glyph id; ids stay
 * as they are), as TrueType bytes in ARENA.  Empty when it fails. */
struct str font_subset(struct fonts *fonts, enum face face, const bool *used,
    size_t nglyphs, struct arena *arena);
size_t font_glyph_count(struct fonts *fonts, enum face face);

/* The least character that is drawn with glyph GID alone; 0 when there is
 * none. */
int32_t font_code(struct fonts *fonts, enum face face, uint16_t gid);

/* The outline of TEXT from the baseline point X, Y, as segments in ARENA, for
 * previews without a font. */
size_t font_outline(struct fonts *fonts, enum face face, double size, double x,
    double y, struct str text, struct arena *arena, struct segment **out);

/* Characters that no face has, each once, with one text that holds it: to be
 * said by whoever knows the place. */
struct missing {
	int32_t		 code;
	struct str	 text;
};
size_t fonts_missing(struct fonts *fonts, const struct missing **out);

#endif
