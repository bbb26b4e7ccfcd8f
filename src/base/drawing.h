/*
 * base/drawing.h - paths and words in points: how a chart or a mark reaches a
 * page, a PNG or an SVG.  Plain data; x to the right, y down, from the top left.
 */
#ifndef BASE_DRAWING_H
#define BASE_DRAWING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/face.h"
#include "base/text.h"

enum segment_op { SEG_MOVE, SEG_LINE, SEG_CURVE, SEG_CLOSE };

struct segment {
	enum segment_op	op;
	double		x[3], y[3];	/* MOVE and LINE use [0], CURVE all */
};

enum draw_kind { DRAW_PATH, DRAW_TEXT };

struct draw {
	enum draw_kind	 kind;
	/* DRAW_PATH: filled first, then stroked. */
	struct segment	*segments;
	size_t		 nsegments;
	bool		 fills, strokes;
	uint32_t	 fill, stroke;	/* 0xRRGGBB */
	double		 width;		/* of the stroke */
	int		 cap, join;	/* 0 butt/miter, 1 round, 2 square/bevel */
	double		 dash[2];	/* on, off; {0, 0} is solid */
	/* DRAW_TEXT: baseline starts at x, y; runs to the right.  `fill` is its
	 * colour. */
	double		 x, y, size, text_width;
	enum face	 face;
	struct str	 text;
	bool		 struck;	/* a line through it */
};

struct drawing {
	double		 width, height;
	struct draw	*draws;
	size_t		 ndraws;
};

#endif
