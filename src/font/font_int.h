/*
 * font/font_int.h - what the files of this room share.
 */
#ifndef FONT_FONT_INT_H
#define FONT_FONT_INT_H

#include <hb.h>
#include <hb-ot.h>
#include <hb-subset.h>

#include "font/font.h"

/* Lengths are 1/1000 em all through: it is HarfBuzz's scale and PDF's unit. */
#define EM	1000

struct face_file {
	const char		*path;
	struct str		 digest;
	bool			 tried;
	hb_face_t		*face;	/* NULL: cannot be had */
	hb_font_t		*font;
	struct font_metrics	 metrics;
	int32_t			*codes;	/* by glyph id; made by font_code() */
};

/* A shaped word as the cache knows it. */
struct word {
	struct shaped	shaped;
	enum face	face;
	size_t		n;		/* bytes of its text */
	char		text[];
};

struct slot {
	uint64_t	 hash;
	struct word	*word;		/* NULL: free */
};

/* One buffer for the face asked for, one for the face that helps out. */
enum { SHAPE_DEPTH = 2 };

struct fonts {
	struct arena	*arena;
	struct diags	*diags;
	struct face_file files[FACE__MAX];
	hb_buffer_t	*buffers[SHAPE_DEPTH];
	hb_draw_funcs_t	*pen;		/* made by font_outline() */
	hb_language_t	 language;
	struct slot	*slots;		/* open addressing, a power of two */
	size_t		 nslots, nwords;
	const struct shaped *spaces[FACE__MAX];	/* every other word is one */
	struct buf	 missing;	/* of struct missing ... */
	uint8_t		*noted;		/* ... a bit a code point, set when it
					 * is in there; NULL: none is */
};

/* The face that stands in for FACE: itself, or the regular one when FACE has no
 * usable file (which has then been said). */
enum face face_real(struct fonts *fonts, enum face face);

/* Whether FACE itself can be had; opens it when it was not yet tried. */
bool face_open(struct fonts *fonts, enum face face);

#endif
