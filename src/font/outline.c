/*
 * outline.c - text as paths, for previews that have no fonts.
 *
 * HarfBuzz walks a glyph's outline and calls back; its units are 1/1000 em with
 * y upwards, a drawing's are points with y downwards.
 */
#include <string.h>

#include "font/font_int.h"

/* Where the glyph being drawn goes, and the segments so far. */
struct trace {
	double		x, y, scale;
	struct buf	segments;	/* of struct segment */
};

static void
trace_add(struct trace *trace, enum segment_op op, const float *x,
    const float *y, size_t n)
{
	struct segment	segment = { .op = op };

	for (size_t i = 0; i < n; i++) {
		segment.x[i] = trace->x + (double)x[i] * trace->scale;
		segment.y[i] = trace->y - (double)y[i] * trace->scale;
	}
	buf_add(&trace->segments, &segment, sizeof(segment));
}

static void
pen_move(hb_draw_funcs_t *pen, void *trace, hb_draw_state_t *state, float x,
    float y, void *arg)
{
	(void)pen, (void)state, (void)arg;
	trace_add(trace, SEG_MOVE, &x, &y, 1);
}

static void
pen_line(hb_draw_funcs_t *pen, void *trace, hb_draw_state_t *state, float x,
    float y, void *arg)
{
	(void)pen, (void)state, (void)arg;
	trace_add(trace, SEG_LINE, &x, &y, 1);
}

static void
pen_curve(hb_draw_funcs_t *pen, void *trace, hb_draw_state_t *state, float x1,
    float y1, float x2, float y2, float x3, float y3, void *arg)
{
	const float	x[] = { x1, x2, x3 }, y[] = { y1, y2, y3 };

	(void)pen, (void)state, (void)arg;
	trace_add(trace, SEG_CURVE, x, y, 3);
}

static void
pen_close(hb_draw_funcs_t *pen, void *trace, hb_draw_state_t *state, void *arg)
{
	(void)pen, (void)state, (void)arg;
	trace_add(trace, SEG_CLOSE, NULL, NULL, 0);
}

/* HarfBuzz turns TrueType's quadratic curves into cubic ones for a pen that has
 * none. */
static hb_draw_funcs_t *
pen_make(void)
{
	hb_draw_funcs_t	*pen = hb_draw_funcs_create();

	hb_draw_funcs_set_move_to_func(pen, pen_move, NULL, NULL);
	hb_draw_funcs_set_line_to_func(pen, pen_line, NULL, NULL);
	hb_draw_funcs_set_cubic_to_func(pen, pen_curve, NULL, NULL);
	hb_draw_funcs_set_close_path_func(pen, pen_close, NULL, NULL);
	hb_draw_funcs_make_immutable(pen);
	return pen;
}

static void
glyph_draw(struct fonts *fonts, enum face face, uint16_t gid,
    struct trace *trace)
{
	hb_font_t	*font = fonts->files[face].font;

#if HB_VERSION_ATLEAST(7, 0, 0)
	hb_font_draw_glyph(font, gid, fonts->pen, trace);
#else
	hb_font_get_glyph_shape(font, gid, fonts->pen, trace);
#endif
}

/* Draw PIECE from X, Y; the x behind it. */
static double
piece_draw(struct fonts *fonts, const struct glyphs *piece, double x, double y,
    struct trace *trace)
{
	for (size_t i = 0; i < piece->n; i++) {
		trace->x = x;
		trace->y = y;
		if (piece->dx != NULL) {
			trace->x += piece->dx[i] * trace->scale;
			trace->y -= piece->dy[i] * trace->scale;
		}
		glyph_draw(fonts, piece->face, piece->gid[i], trace);
		x += piece->advance[i] * trace->scale;
	}
	return x;
}

size_t
font_outline(struct fonts *fonts, enum face face, double size, double x,
    double y, struct str text, struct arena *arena, struct segment **out)
{
	struct trace		 trace = { .scale = size / EM };
	const struct shaped	*shaped;
	size_t			 n;

	if (fonts->pen == NULL)
		fonts->pen = pen_make();
	while (text.n > 0) {
		shaped = font_shape(fonts, face, font_word(&text));
		for (size_t i = 0; i < shaped->npieces; i++)
			x = piece_draw(fonts, &shaped->pieces[i], x, y, &trace);
	}
	n = trace.segments.n / sizeof(**out);
	*out = arena_array(arena, n, struct segment);
	if (n > 0)
		memcpy(*out, trace.segments.s, trace.segments.n);
	buf_free(&trace.segments);
	return n;
}
