/*
 * chart/paint.c - a drawing recorded through cairo, and painted again.
 *
 * Cairo builds each path and keeps the state (matrix, line width, ends, dash,
 * colour); nothing is rendered while recording.  The pen takes the path in
 * DEVICE units, which are the drawing's points.
 */
#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "chart/chart_int.h"

void
pen_open(struct pen *pen, struct arena *arena, struct fonts *fonts,
    double width, double height)
{
	cairo_surface_t	*surface;

	surface = cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA,
	    NULL);
	*pen = (struct pen){ .cr = cairo_create(surface), .arena = arena,
	    .fonts = fonts, .width = width, .height = height };
	cairo_surface_destroy(surface);
	/* What cairo lacks is memory: nothing else can fail on such a
	 * surface. */
	if (cairo_status(pen->cr) != CAIRO_STATUS_SUCCESS)
		out_of_memory();
}

const struct drawing *
pen_close(struct pen *pen)
{
	struct drawing	*drawing = arena_make(pen->arena, struct drawing);
	struct draw	*draws = arena_array(pen->arena, pen->n, struct draw);

	if (cairo_status(pen->cr) == CAIRO_STATUS_NO_MEMORY)
		out_of_memory();
	cairo_destroy(pen->cr);
	if (pen->n > 0)
		memcpy(draws, pen->draws, pen->n * sizeof(*draws));
	free(pen->draws);
	*drawing = (struct drawing){ pen->width, pen->height, draws, pen->n };
	return drawing;
}

static struct draw *
pen_add(struct pen *pen)
{
	if (pen->n == pen->room) {
		pen->room = pen->room == 0 ? 16 : 2 * pen->room;
		pen->draws = must_realloc(pen->draws,
		    pen->room * sizeof(*pen->draws));
	}
	pen->draws[pen->n] = (struct draw){ .kind = DRAW_PATH };
	return &pen->draws[pen->n++];
}

static void
set_colour(cairo_t *cr, uint32_t colour)
{
	cairo_set_source_rgb(cr, (colour >> 16 & 0xFF) / 255.0,
	    (colour >> 8 & 0xFF) / 255.0, (colour & 0xFF) / 255.0);
}

static uint32_t
read_colour(cairo_t *cr)
{
	double	r = 0, g = 0, b = 0;

	cairo_pattern_get_rgba(cairo_get_source(cr), &r, &g, &b, NULL);
	return (uint32_t)lround(r * 255) << 16 |
	    (uint32_t)lround(g * 255) << 8 | (uint32_t)lround(b * 255);
}

/* How much longer a length is on the drawing; shears do not occur. */
static double
device_length(cairo_t *cr, double length)
{
	double	dx = length, dy = 0;

	cairo_user_to_device_distance(cr, &dx, &dy);
	return hypot(dx, dy);
}

static const struct {
	enum segment_op	op;
	int		points;
} path_ops[] = {
	[CAIRO_PATH_MOVE_TO]	= { SEG_MOVE, 1 },
	[CAIRO_PATH_LINE_TO]	= { SEG_LINE, 1 },
	[CAIRO_PATH_CURVE_TO]	= { SEG_CURVE, 3 },
	[CAIRO_PATH_CLOSE_PATH]	= { SEG_CLOSE, 0 },
};

static size_t
count_segments(const cairo_path_t *path)
{
	size_t	n = 0;

	for (int i = 0; i < path->num_data; i += path->data[i].header.length)
		n++;
	return n;
}

/* Cairo's path as segments.  It puts a move behind each close, and a move that
 * nothing follows says nothing: such are left out. */
static void
take_path(struct pen *pen, struct draw *draw)
{
	cairo_path_t		*path = cairo_copy_path(pen->cr);
	const cairo_path_data_t	*data;
	struct segment		*segment;
	size_t			 n = 0;

	if (path->status != CAIRO_STATUS_SUCCESS)
		out_of_memory();
	draw->segments = arena_array(pen->arena, count_segments(path),
	    struct segment);
	for (int i = 0; i < path->num_data; i += data->header.length) {
		data = &path->data[i];
		if (n > 0 && draw->segments[n - 1].op == SEG_MOVE &&
		    data->header.type == CAIRO_PATH_MOVE_TO)
			n--;
		segment = &draw->segments[n++];
		segment->op = path_ops[data->header.type].op;
		for (int k = 0; k < path_ops[data->header.type].points; k++) {
			segment->x[k] = data[k + 1].point.x;
			segment->y[k] = data[k + 1].point.y;
			cairo_user_to_device(pen->cr, &segment->x[k],
			    &segment->y[k]);
		}
	}
	if (n > 0 && draw->segments[n - 1].op == SEG_MOVE)
		n--;
	draw->nsegments = n;
	cairo_path_destroy(path);
	cairo_new_path(pen->cr);
}

static void
take_stroke(struct pen *pen, struct draw *draw)
{
	static const int	caps[] = { [CAIRO_LINE_CAP_BUTT] = 0,
				    [CAIRO_LINE_CAP_ROUND] = 1,
				    [CAIRO_LINE_CAP_SQUARE] = 2 };
	static const int	joins[] = { [CAIRO_LINE_JOIN_MITER] = 0,
				    [CAIRO_LINE_JOIN_ROUND] = 1,
				    [CAIRO_LINE_JOIN_BEVEL] = 2 };
	cairo_t			*cr = pen->cr;

	draw->strokes = true;
	draw->stroke = read_colour(cr);
	draw->width = device_length(cr, cairo_get_line_width(cr));
	draw->cap = caps[cairo_get_line_cap(cr)];
	draw->join = joins[cairo_get_line_join(cr)];
	assert(cairo_get_dash_count(cr) == 0 || cairo_get_dash_count(cr) == 2);
	cairo_get_dash(cr, draw->dash, NULL);
	draw->dash[0] = device_length(cr, draw->dash[0]);
	draw->dash[1] = device_length(cr, draw->dash[1]);
}

void
pen_line(struct pen *pen, uint32_t colour, double width, double on, double off)
{
	const double	dash[] = { on, off };

	set_colour(pen->cr, colour);
	cairo_set_line_width(pen->cr, width);
	cairo_set_dash(pen->cr, dash, on > 0 ? 2 : 0, 0);
	cairo_set_line_cap(pen->cr, CAIRO_LINE_CAP_BUTT);
	cairo_set_line_join(pen->cr, CAIRO_LINE_JOIN_MITER);
}

void
pen_round(struct pen *pen, uint32_t colour, double width)
{
	pen_line(pen, colour, width, 0, 0);
	cairo_set_line_cap(pen->cr, CAIRO_LINE_CAP_ROUND);
	cairo_set_line_join(pen->cr, CAIRO_LINE_JOIN_ROUND);
}

void
pen_fill(struct pen *pen, uint32_t colour)
{
	struct draw	*draw = pen_add(pen);

	take_path(pen, draw);
	draw->fills = true;
	draw->fill = colour;
}

void
pen_stroke(struct pen *pen)
{
	struct draw	*draw = pen_add(pen);

	take_path(pen, draw);
	take_stroke(pen, draw);
}

void
pen_fill_stroke(struct pen *pen, uint32_t colour)
{
	pen_fill(pen, colour);
	take_stroke(pen, &pen->draws[pen->n - 1]);
}

void
pen_segment(struct pen *pen, double x1, double y1, double x2, double y2)
{
	cairo_move_to(pen->cr, x1, y1);
	cairo_line_to(pen->cr, x2, y2);
	pen_stroke(pen);
}

void
pen_polyline(struct pen *pen, const double (*points)[2], size_t n)
{
	for (size_t i = 0; i < n; i++)
		cairo_line_to(pen->cr, points[i][0], points[i][1]);
}

void
pen_disc(struct pen *pen, double x, double y, double radius)
{
	cairo_new_sub_path(pen->cr);
	cairo_arc(pen->cr, x, y, radius, 0, 2 * M_PI);
	cairo_close_path(pen->cr);
}

void
pen_box(struct pen *pen, struct box box, uint32_t colour)
{
	cairo_rectangle(pen->cr, box.x, box.y, box.w, box.h);
	pen_fill(pen, colour);
}

void
pen_hollow(struct pen *pen, struct box box, uint32_t colour, double width)
{
	width = fmin(width, fmin(box.w, box.h) / 2);
	cairo_rectangle(pen->cr, box.x + width / 2, box.y + width / 2,
	    box.w - width, box.h - width);
	pen_line(pen, colour, width, 0, 0);
	pen_fill_stroke(pen, WHITE);
}

void
pen_text(struct pen *pen, struct type type, double x, double y,
    struct str text)
{
	struct draw	*draw;

	if (text.n == 0)
		return;
	draw = pen_add(pen);
	cairo_user_to_device(pen->cr, &x, &y);
	*draw = (struct draw){ .kind = DRAW_TEXT, .x = x, .y = y,
	    .size = device_length(pen->cr, type.size), .face = type.face,
	    .fill = type.colour, .text = str_copy(pen->arena, text) };
	draw->text_width = font_width(pen->fonts, type.face, draw->size, text);
}

void
pen_struck(struct pen *pen)
{
	assert(pen->n > 0 && pen->draws[pen->n - 1].kind == DRAW_TEXT);
	pen->draws[pen->n - 1].struck = true;
}

void
pen_drawing(struct pen *pen, const struct drawing *drawing, double x, double y)
{
	struct segment	*moved;
	struct draw	*draw;

	for (size_t i = 0; i < drawing->ndraws; i++) {
		draw = pen_add(pen);
		*draw = drawing->draws[i];
		draw->x += x;
		draw->y += y;
		moved = arena_array(pen->arena, draw->nsegments + 1,
		    struct segment);
		for (size_t k = 0; k < draw->nsegments; k++) {
			moved[k] = draw->segments[k];
			for (int p = 0; p < 3; p++) {
				moved[k].x[p] += x;
				moved[k].y[p] += y;
			}
		}
		draw->segments = moved;
	}
}

static void
trace_path(cairo_t *cr, const struct segment *at, size_t n)
{
	cairo_new_path(cr);
	for (; n > 0; at++, n--)
		switch (at->op) {
		case SEG_MOVE:
			cairo_move_to(cr, at->x[0], at->y[0]);
			break;
		case SEG_LINE:
			cairo_line_to(cr, at->x[0], at->y[0]);
			break;
		case SEG_CURVE:
			cairo_curve_to(cr, at->x[0], at->y[0], at->x[1],
			    at->y[1], at->x[2], at->y[2]);
			break;
		case SEG_CLOSE:
			cairo_close_path(cr);
			break;
		}
}

static void
paint_path(cairo_t *cr, const struct draw *draw)
{
	static const cairo_line_cap_t	caps[] = { CAIRO_LINE_CAP_BUTT,
					    CAIRO_LINE_CAP_ROUND,
					    CAIRO_LINE_CAP_SQUARE };
	static const cairo_line_join_t	joins[] = { CAIRO_LINE_JOIN_MITER,
					    CAIRO_LINE_JOIN_ROUND,
					    CAIRO_LINE_JOIN_BEVEL };

	trace_path(cr, draw->segments, draw->nsegments);
	if (draw->fills) {
		set_colour(cr, draw->fill);
		cairo_fill_preserve(cr);
	}
	if (draw->strokes) {
		set_colour(cr, draw->stroke);
		cairo_set_line_width(cr, draw->width);
		cairo_set_line_cap(cr, caps[draw->cap]);
		cairo_set_line_join(cr, joins[draw->join]);
		cairo_set_dash(cr, draw->dash, draw->dash[0] > 0 ? 2 : 0, 0);
		cairo_stroke_preserve(cr);
	}
}

static void
paint_text(cairo_t *cr, struct arena *arena, struct fonts *fonts,
    const struct draw *draw)
{
	struct segment	*segments = NULL;
	size_t		 n;
	double		 y = draw->y - 0.26 * draw->size;

	n = font_outline(fonts, draw->face, draw->size, draw->x, draw->y,
	    draw->text, arena, &segments);
	trace_path(cr, segments, n);
	set_colour(cr, draw->fill);
	cairo_fill(cr);
	if (draw->struck) {
		cairo_set_line_width(cr, 0.06 * draw->size);
		cairo_set_dash(cr, NULL, 0, 0);
		cairo_move_to(cr, draw->x, y);
		cairo_line_to(cr, draw->x + draw->text_width, y);
		cairo_stroke(cr);
	}
}

void
paint_drawing(cairo_t *cr, struct arena *arena, struct fonts *fonts,
    const struct drawing *drawing)
{
	for (size_t i = 0; i < drawing->ndraws; i++)
		if (drawing->draws[i].kind == DRAW_PATH)
			paint_path(cr, &drawing->draws[i]);
		else
			paint_text(cr, arena, fonts, &drawing->draws[i]);
	cairo_new_path(cr);
}
