/*
 * tests/unit/chart_case.h - fonts to draw with, and what is asked of drawings.
 */
#ifndef TESTS_CHART_CASE_H
#define TESTS_CHART_CASE_H

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "chart/chart_int.h"

#define ROBOTO	"/usr/share/fonts/truetype/roboto/unhinted/RobotoTTF/"
#define assert_close(got, want, within) \
	assert_true(fabs((got) - (want)) <= (within))

/* What every test has. */
struct bench {
	struct arena	*arena;
	struct fonts	*fonts;
	struct diags	*diags;
};

static inline int
setup(void **state)
{
	static const char *const	paths[FACE__MAX] = {
		[FACE_REGULAR] = ROBOTO "Roboto-Regular.ttf",
		[FACE_MEDIUM] = ROBOTO "Roboto-Medium.ttf",
		[FACE_BOLD] = ROBOTO "Roboto-Bold.ttf",
	};
	struct bench			*bench = must_alloc(sizeof(*bench));

	bench->arena = arena_new();
	bench->diags = diags_new(bench->arena);
	bench->fonts = fonts_open(bench->arena, paths, NULL, bench->diags);
	*state = bench;
	return bench->fonts != NULL ? 0 : -1;
}

static inline int
teardown(void **state)
{
	struct bench	*bench = *state;

	fonts_close(bench->fonts);
	arena_free(bench->arena);
	free(bench);
	return 0;
}

/* The words of DRAWING in the order drawn, joined by "|". */
static inline const char *
words_of(struct bench *bench, const struct drawing *drawing)
{
	struct buf	buf = { 0 };
	struct str	all;

	for (size_t i = 0; i < drawing->ndraws; i++) {
		if (drawing->draws[i].kind != DRAW_TEXT)
			continue;
		if (buf.n > 0)
			buf_char(&buf, '|');
		buf_str(&buf, drawing->draws[i].text);
	}
	all = buf_keep(&buf, bench->arena);
	buf_free(&buf);
	return str_dup(bench->arena, all);
}

static inline const struct draw *
find_text(const struct drawing *drawing, const char *text)
{
	for (size_t i = 0; i < drawing->ndraws; i++)
		if (drawing->draws[i].kind == DRAW_TEXT &&
		    str_is(drawing->draws[i].text, text))
			return &drawing->draws[i];
	return NULL;
}

static inline size_t
count_fills(const struct drawing *drawing, uint32_t colour)
{
	size_t	n = 0;

	for (size_t i = 0; i < drawing->ndraws; i++)
		n += drawing->draws[i].fills &&
		    drawing->draws[i].fill == colour;
	return n;
}

/* The first fill of COLOUR, which there must be. */
static inline const struct draw *
find_fill(const struct drawing *drawing, uint32_t colour)
{
	size_t	i = 0;

	while (i < drawing->ndraws && (!drawing->draws[i].fills ||
	    drawing->draws[i].fill != colour))
		i++;
	assert_true(i < drawing->ndraws);
	return &drawing->draws[i];
}

/* The stroke of WIDTH and COLOUR, of which there is one at most. */
static inline const struct draw *
find_stroke(const struct drawing *drawing, uint32_t colour, double width)
{
	for (size_t i = 0; i < drawing->ndraws; i++)
		if (drawing->draws[i].strokes && !drawing->draws[i].fills &&
		    drawing->draws[i].stroke == colour &&
		    fabs(drawing->draws[i].width - width) < 1e-6)
			return &drawing->draws[i];
	return NULL;
}

/* The strokes of WIDTH and COLOUR; the first two are lent in OUT. */
static inline size_t
find_strokes(const struct drawing *drawing, uint32_t colour, double width,
    const struct draw *out[2])
{
	size_t	n = 0;

	for (size_t i = 0; i < drawing->ndraws; i++) {
		const struct draw	*at = &drawing->draws[i];

		if (!at->strokes || at->fills || at->stroke != colour ||
		    fabs(at->width - width) > 1e-6)
			continue;
		if (n < 2)
			out[n] = at;
		n++;
	}
	return n;
}

static inline size_t
count_ops(const struct draw *draw_, enum segment_op op)
{
	size_t	n = 0;

	for (size_t i = 0; i < draw_->nsegments; i++)
		n += draw_->segments[i].op == op;
	return n;
}

struct edges {
	double	left, top, right, bottom;
};

static inline void
edges_add(struct edges *edges, double x, double y)
{
	edges->left = fmin(edges->left, x);
	edges->top = fmin(edges->top, y);
	edges->right = fmax(edges->right, x);
	edges->bottom = fmax(edges->bottom, y);
}

/* How far PATH reaches; of a curve, which is part of a disc, its end and its
 * middle. */
static inline struct edges
path_edges(const struct draw *path)
{
	struct edges	edges = { INFINITY, INFINITY, -INFINITY, -INFINITY };
	double		x = 0, y = 0;

	for (size_t i = 0; i < path->nsegments; i++) {
		const struct segment	*at = &path->segments[i];
		int			 end = at->op == SEG_CURVE ? 2 : 0;

		if (at->op == SEG_CLOSE)
			continue;
		if (at->op == SEG_CURVE)
			edges_add(&edges,
			    (x + 3 * at->x[0] + 3 * at->x[1] + at->x[2]) / 8,
			    (y + 3 * at->y[0] + 3 * at->y[1] + at->y[2]) / 8);
		x = at->x[end];
		y = at->y[end];
		edges_add(&edges, x, y);
	}
	return edges;
}

/* A path is inside; so is all of a word's box. */
static inline void
assert_inside(const struct drawing *drawing)
{
	const double	slack = 0.02;
	struct edges	edges;

	for (size_t i = 0; i < drawing->ndraws; i++) {
		const struct draw	*at = &drawing->draws[i];

		if (at->kind == DRAW_PATH && at->nsegments > 0) {
			edges = path_edges(at);
			assert_true(edges.left >= -slack);
			assert_true(edges.top >= -slack);
			assert_true(edges.right <= drawing->width + slack);
			assert_true(edges.bottom <= drawing->height + slack);
		}
		if (at->kind != DRAW_TEXT)
			continue;
		assert_true(at->x >= -slack);
		assert_true(at->x + at->text_width <= drawing->width + slack);
		assert_true(at->y - 0.71 * at->size >= -slack);
		assert_true(at->y + 0.21 * at->size <= drawing->height + slack);
	}
}

static inline void
assert_no_words_touch(const struct drawing *drawing)
{
	for (size_t i = 0; i < drawing->ndraws; i++)
		for (size_t k = 0; k < i; k++) {
			const struct draw	*a = &drawing->draws[i];
			const struct draw	*b = &drawing->draws[k];

			if (a->kind != DRAW_TEXT || b->kind != DRAW_TEXT)
				continue;
			if (a->x < b->x + b->text_width &&
			    b->x < a->x + a->text_width &&
			    a->y - 0.71 * a->size < b->y &&
			    b->y - 0.71 * b->size < a->y)
				fail_msg("%.*s touches %.*s",
				    STR_ARG(a->text), STR_ARG(b->text));
		}
}

/* Whether from A to B, moving by D at A, lies something of LOW to HIGH: FIRST and
 * LAST, parts of the way, are narrowed to it. */
static inline bool
clip_way(double a, double d, double low, double high, double *first,
    double *last)
{
	if (d == 0)
		return a > low && a < high;
	*first = fmax(*first, fmin((low - a) / d, (high - a) / d));
	*last = fmin(*last, fmax((low - a) / d, (high - a) / d));
	return *first < *last;
}

/* No straight part of a line in COLOUR runs through WORD. */
static inline void
assert_not_crossed(const struct drawing *drawing, const struct draw *word,
    uint32_t colour)
{
	double	top = word->y - 0.71 * word->size;

	for (size_t i = 0; i < drawing->ndraws; i++) {
		const struct draw	*at = &drawing->draws[i];

		if (!at->strokes || at->stroke != colour || at->fills)
			continue;
		for (size_t s = 1; s < at->nsegments; s++) {
			double	x1 = at->segments[s - 1].x[0];
			double	x2 = at->segments[s].x[0];
			double	y1 = at->segments[s - 1].y[0];
			double	y2 = at->segments[s].y[0];
			double	first = 0, last = 1;

			if (at->segments[s].op != SEG_LINE)
				continue;
			if (clip_way(x1, x2 - x1, word->x, word->x +
			    word->text_width, &first, &last) &&
			    clip_way(y1, y2 - y1, top - 1, word->y + 1,
			    &first, &last))
				fail_msg("a line crosses %.*s",
				    STR_ARG(word->text));
		}
	}
}

static inline void
assert_no_word_is_crossed(const struct drawing *drawing, uint32_t colour)
{
	for (size_t i = 0; i < drawing->ndraws; i++)
		if (drawing->draws[i].kind == DRAW_TEXT)
			assert_not_crossed(drawing, &drawing->draws[i], colour);
}

#endif
