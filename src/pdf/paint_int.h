/*
 * pdf/paint_int.h - shared by pdf_paint.c and pdf_text.c only.
 *
 * Points run up from the bottom left, as in PDF.
 */
#ifndef PDF_PAINT_INT_H
#define PDF_PAINT_INT_H

#include "pdf/pdf_int.h"

/* What encloses the box in hand. */
enum mark { MARK_NONE, MARK_LEAF, MARK_PAGINATION, MARK_LAYOUT };

/* A text to show: from a box or from a drawing. */
struct words {
	struct str	text;
	enum face	face;
	double		size, x, y;
	uint32_t	colour;
	int		turn;
	bool		struck;
};

struct painter {
	struct pdf	*pdf;
	size_t		 index;		/* of the page */
	double		 height;
	struct buf	*out;
	enum mark	 mark;
	struct elem	*leaf;		/* of MARK_LEAF */
	bool		 parted;	/* for the Span that is open */
	/* The graphics state as the operators left it. */
	enum face	 set_face;
	double		 set_size, width, dash[2];
	uint32_t	 fill, stroke;
	int		 cap, join;
	/* Text: where the line began, as written; how far it has come, and how
	 * much of that is a gap still to be written. */
	bool		 in_text, in_array, in_string;
	size_t		 string_at;	/* in OUT */
	int		 turn;
	double		 line_x, line_y, pen, gap;
	double		 size;		/* of the words in hand */
	struct buf	 bars;		/* pdf_text.c's own */
};

/* ---- pdf_paint.c ---- */

/* X and a blank; "r g b " and OPERATOR. */
void put_number(struct painter *p, double x);
void put_colour(struct painter *p, uint32_t colour, const char *operator);

/* /ActualText and its value. */
void put_actual(struct painter *p, struct str actual);

/* The next marked-content sequence of the leaf in hand, which reads as ACTUAL
 * unless that is empty. */
void sequence_begin(struct painter *p, const char *type, struct str actual);

/* ---- pdf_text.c ---- */

/* Show WORDS; the text object stays open for what may follow on its line. */
void words_paint(struct painter *p, const struct words *words);

/* Whatever is no text comes behind this. */
void text_end(struct painter *p);

/* Fill with COLOUR from now on, text as well. */
void fill_set(struct painter *p, uint32_t colour);

#endif
