/*
 * chart/marks.c - the marks of status, change and progress, as geometry.
 *
 * A status or arrow stands in a box of 18 x 18, a key of the process charts in
 * one as high as its largest shape: drawn at that height it is as large as in
 * the chart.
 */
#include <math.h>

#include "chart/chart_int.h"

#define BOX		18.0
#define KEY		9.2	/* the diamond's width */
#define KEY_LINE	20.0

/* Points of the process charts, and the white rim that parts them from
 * lines. */
#define DISC		2.6	/* radius */
#define SQUARE		7.2	/* side */
#define DIAMOND		9.2	/* across */
#define TRIANGLE	8.4	/* side */
#define RIM		0.6

const uint32_t shape_colours[SHAPE__MAX] = {
	[SHAPE_USUAL] = USUAL_MARK, [SHAPE_CONCERN] = ORANGE_TEXT,
	[SHAPE_IMPROVEMENT] = SERIES_1, [SHAPE_NEITHER] = NEITHER,
};

enum shape
shape_of(enum variation variation)
{
	static const enum shape	shapes[VARIATION__MAX] = {
		[VARIATION_NONE] = SHAPE_USUAL,
		[VARIATION_COMMON] = SHAPE_USUAL,
		[VARIATION_CONCERN_HIGH] = SHAPE_CONCERN,
		[VARIATION_CONCERN_LOW] = SHAPE_CONCERN,
		[VARIATION_IMPROVEMENT_HIGH] = SHAPE_IMPROVEMENT,
		[VARIATION_IMPROVEMENT_LOW] = SHAPE_IMPROVEMENT,
		[VARIATION_NEITHER_HIGH] = SHAPE_NEITHER,
		[VARIATION_NEITHER_LOW] = SHAPE_NEITHER,
	};

	return shapes[variation];
}

/* SHAPE around the origin, its edge moved out by MORE all round. */
static void
trace_shape(cairo_t *cr, enum shape shape, double factor, double more)
{
	double	half = SQUARE * factor / 2 + more;
	double	reach = DIAMOND * factor / 2 + more * M_SQRT2;
	double	radius = TRIANGLE * factor / sqrt(3) + 2 * more;

	switch (shape) {
	case SHAPE_CONCERN:
		cairo_rectangle(cr, -half, -half, 2 * half, 2 * half);
		break;
	case SHAPE_IMPROVEMENT:
		cairo_move_to(cr, 0, -reach);
		cairo_line_to(cr, reach, 0);
		cairo_line_to(cr, 0, reach);
		cairo_line_to(cr, -reach, 0);
		cairo_close_path(cr);
		break;
	case SHAPE_NEITHER:
		cairo_move_to(cr, 0, -radius);
		cairo_line_to(cr, radius * sqrt(3) / 2, radius / 2);
		cairo_line_to(cr, -radius * sqrt(3) / 2, radius / 2);
		cairo_close_path(cr);
		break;
	default:
		cairo_new_sub_path(cr);
		cairo_arc(cr, 0, 0, DISC * factor + more, 0, 2 * M_PI);
		cairo_close_path(cr);
		break;
	}
}

void
pen_shape(struct pen *pen, enum shape shape, double x, double y, double factor)
{
	cairo_save(pen->cr);
	cairo_translate(pen->cr, x, y);
	trace_shape(pen->cr, shape, factor, RIM / 2);
	pen_line(pen, WHITE, RIM, 0, 0);
	pen_fill_stroke(pen, shape_colours[shape]);
	cairo_restore(pen->cr);
}

/* A shape in a key, with no line to be parted from.  A triangle's middle is not
 * that of its box. */
static void
draw_key(struct pen *pen, enum shape shape)
{
	cairo_translate(pen->cr, KEY / 2, shape == SHAPE_NEITHER ? KEY * 0.6 :
	    KEY / 2);
	trace_shape(pen->cr, shape, 1, 0);
	pen_fill(pen, shape_colours[shape]);
}

static void
draw_met(struct pen *pen)
{
	static const double	tick[][2] = {
		{ 4.8, 9.4 }, { 7.8, 12.4 }, { 13.4, 6 },
	};

	pen_disc(pen, 9, 9, 9);
	pen_fill(pen, TEAL_TEXT);
	pen_polyline(pen, tick, COUNT(tick));
	pen_round(pen, WHITE, 2.4);
	pen_stroke(pen);
}

static void
draw_near(struct pen *pen)
{
	cairo_move_to(pen->cr, 9, 2.2);
	cairo_line_to(pen->cr, 16.6, 15.8);
	cairo_line_to(pen->cr, 1.4, 15.8);
	cairo_close_path(pen->cr);
	pen_round(pen, ORANGE_TEXT, 2.4);
	pen_fill_stroke(pen, WHITE);
	cairo_rectangle(pen->cr, 8, 7, 2, 4.4);
	cairo_rectangle(pen->cr, 8, 12.4, 2, 1.9);
	pen_fill(pen, ORANGE_TEXT);
}

static void
draw_missed(struct pen *pen)
{
	pen_box(pen, (struct box){ 0.6, 0.6, 16.8, 16.8 }, MISSED);
	cairo_move_to(pen->cr, 5.4, 5.4);
	cairo_line_to(pen->cr, 12.6, 12.6);
	cairo_move_to(pen->cr, 12.6, 5.4);
	cairo_line_to(pen->cr, 5.4, 12.6);
	pen_round(pen, WHITE, 2.4);
	pen_stroke(pen);
}

/* A shaft from TAIL to TIP with a head behind the tip. */
static void
draw_arrow(struct pen *pen, const double shaft[2][2], const double head[3][2])
{
	pen_polyline(pen, shaft, 2);
	cairo_new_sub_path(pen->cr);
	pen_polyline(pen, head, 3);
	pen_round(pen, INK, 2.2);
	pen_stroke(pen);
}

static void
draw_up(struct pen *pen)
{
	static const double	shaft[][2] = { { 9, 16 }, { 9, 2.4 } };
	static const double	head[][2] = { { 3.8, 7.6 }, { 9, 2.4 },
				    { 14.2, 7.6 } };

	draw_arrow(pen, shaft, head);
}

static void
draw_down(struct pen *pen)
{
	static const double	shaft[][2] = { { 9, 2 }, { 9, 15.6 } };
	static const double	head[][2] = { { 3.8, 10.4 }, { 9, 15.6 },
				    { 14.2, 10.4 } };

	draw_arrow(pen, shaft, head);
}

static void
draw_same(struct pen *pen)
{
	static const double	shaft[][2] = { { 2, 9 }, { 15.6, 9 } };
	static const double	head[][2] = { { 10.4, 3.8 }, { 15.6, 9 },
				    { 10.4, 14.2 } };

	draw_arrow(pen, shaft, head);
}

static void
draw_ring(struct pen *pen, uint32_t colour)
{
	pen_disc(pen, 9, 9, 8);
	pen_line(pen, colour, 2, 0, 0);
	pen_stroke(pen);
}

static void
draw_in_progress(struct pen *pen)
{
	draw_ring(pen, SERIES_1);
}

static void
draw_partial(struct pen *pen)
{
	draw_ring(pen, ORANGE_TEXT);
	cairo_new_sub_path(pen->cr);
	cairo_arc(pen->cr, 9, 9, 8, M_PI / 2, 3 * M_PI / 2);
	cairo_close_path(pen->cr);
	pen_fill(pen, ORANGE_TEXT);
}

static void
draw_rejected(struct pen *pen)
{
	draw_ring(pen, GREY);
	pen_line(pen, GREY, 2.4, 0, 0);
	pen_segment(pen, 3.6, 14.4, 14.4, 3.6);
}

static void
draw_usual(struct pen *pen)
{
	draw_key(pen, SHAPE_USUAL);
}

static void
draw_concern(struct pen *pen)
{
	draw_key(pen, SHAPE_CONCERN);
}

static void
draw_improvement(struct pen *pen)
{
	draw_key(pen, SHAPE_IMPROVEMENT);
}

static void
draw_neither(struct pen *pen)
{
	draw_key(pen, SHAPE_NEITHER);
}

static void
draw_target_line(struct pen *pen)
{
	pen_line(pen, INK, 1, 5, 3);
	pen_segment(pen, 0, KEY / 2, KEY_LINE, KEY / 2);
}

static void
draw_usual_range(struct pen *pen)
{
	pen_box(pen, (struct box){ 0, 0, KEY_LINE, KEY }, RANGE_COLOUR);
	pen_line(pen, GREY, 0.75, 3, 2);
	pen_segment(pen, 0, 0.375, KEY_LINE, 0.375);
	pen_segment(pen, 0, KEY - 0.375, KEY_LINE, KEY - 0.375);
}

static const struct {
	double	width, height;
	void	(*draw)(struct pen *pen);
} marks[MARK__MAX] = {
	[MARK_MET]		= { BOX, BOX, draw_met },
	[MARK_NEAR]		= { BOX, BOX, draw_near },
	[MARK_MISSED]		= { BOX, BOX, draw_missed },
	[MARK_UP]		= { BOX, BOX, draw_up },
	[MARK_DOWN]		= { BOX, BOX, draw_down },
	[MARK_SAME]		= { BOX, BOX, draw_same },
	[MARK_IN_PROGRESS]	= { BOX, BOX, draw_in_progress },
	[MARK_PARTIAL]		= { BOX, BOX, draw_partial },
	[MARK_COMPLETE]		= { BOX, BOX, draw_met },
	[MARK_REJECTED]		= { BOX, BOX, draw_rejected },
	[MARK_USUAL]		= { KEY, KEY, draw_usual },
	[MARK_CONCERN]		= { KEY, KEY, draw_concern },
	[MARK_IMPROVEMENT]	= { KEY, KEY, draw_improvement },
	[MARK_NEITHER]		= { KEY, KEY, draw_neither },
	[MARK_TARGET_LINE]	= { KEY_LINE, KEY, draw_target_line },
	[MARK_USUAL_RANGE]	= { KEY_LINE, KEY, draw_usual_range },
};

const struct drawing *
mark_drawing(struct arena *arena, enum mark mark)
{
	struct pen	pen;

	pen_open(&pen, arena, NULL, marks[mark].width, marks[mark].height);
	marks[mark].draw(&pen);
	return pen_close(&pen);
}

const struct drawing *
mark_shared(struct marks *shared, struct arena *arena, enum mark mark)
{
	if (shared->drawn[mark] == NULL)
		shared->drawn[mark] = mark_drawing(arena, mark);
	return shared->drawn[mark];
}
