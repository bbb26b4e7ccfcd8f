/*
 * chart/icons.c - the verdicts on a process: an icon and two sentences each.
 *
 * Icons are drawn in a box of 36 x 36 and shown 40 wide.  Their letters are
 * strokes, so that they are shapes like the rest and no words to be read out.
 */
#include <math.h>

#include "chart/chart_int.h"

#define BOX		36.0
#define SHOWN		40.0
#define STROKE		1.8		/* of letters, 8 high */
#define RANGE_GREY	0xBFC5CAu

/* Straight letters as strokes around their centre; a stroke is from..to, the
 * next goes on from it unless it says otherwise. */
struct letter_stroke {
	bool	move;
	double	x, y;
};
static const struct letter_stroke letter_h[] = {
	{ true, -2.4, -4 }, { false, -2.4, 4 }, { true, 2.4, -4 },
	{ false, 2.4, 4 }, { true, -2.4, 0 }, { false, 2.4, 0 },
};
static const struct letter_stroke letter_l[] = {
	{ true, -1.6, -4 }, { false, -1.6, 3.1 }, { false, 2.5, 3.1 },
};
static const struct letter_stroke letter_f[] = {
	{ true, -1.6, 4 }, { false, -1.6, -3.1 }, { false, 2.5, -3.1 },
	{ true, -1.6, 0.4 }, { false, 2, 0.4 },
};

static void
trace_letter(cairo_t *cr, const struct letter_stroke *at, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (at[i].move)
			cairo_move_to(cr, at[i].x, at[i].y);
		else
			cairo_line_to(cr, at[i].x, at[i].y);
}

static void
trace_p(cairo_t *cr)
{
	cairo_move_to(cr, -1.7, 4);
	cairo_line_to(cr, -1.7, -3.1);
	cairo_line_to(cr, 0.4, -3.1);
	cairo_arc(cr, 0.4, -1, 2.1, -M_PI / 2, M_PI / 2);
	cairo_line_to(cr, -1.7, 1.1);
}

static void
trace_question(cairo_t *cr)
{
	cairo_arc(cr, 0, -1.8, 1.75, -M_PI, 0.6);
	cairo_curve_to(cr, 0.7, -0.1, 0, 0.2, 0, 1.6);
	cairo_move_to(cr, 0, 2.2);
	cairo_line_to(cr, 0, 4);
}

static void
draw_letter(struct pen *pen, char letter, double x, double y, uint32_t colour)
{
	cairo_save(pen->cr);
	cairo_translate(pen->cr, x, y);
	switch (letter) {
	case 'H':
		trace_letter(pen->cr, letter_h, COUNT(letter_h));
		break;
	case 'L':
		trace_letter(pen->cr, letter_l, COUNT(letter_l));
		break;
	case 'F':
		trace_letter(pen->cr, letter_f, COUNT(letter_f));
		break;
	case 'P':
		trace_p(pen->cr);
		break;
	default:
		trace_question(pen->cr);
		break;
	}
	pen_line(pen, colour, STROKE, 0, 0);
	pen_stroke(pen);
	cairo_restore(pen->cr);
}

static void
draw_ring(struct pen *pen, uint32_t colour)
{
	pen_disc(pen, 18, 18, 17);
	pen_line(pen, colour, 2, 0, 0);
	pen_fill_stroke(pen, WHITE);
}

static void
draw_process(struct pen *pen, const double (*points)[2], size_t n)
{
	pen_polyline(pen, points, n);
	pen_round(pen, USUAL_MARK, 1.2);
	pen_stroke(pen);
}

static void
draw_disc(struct pen *pen, const double point[2])
{
	pen_disc(pen, point[0], point[1], 1.9);
	pen_fill(pen, USUAL_MARK);
}

static void
draw_common(struct pen *pen)
{
	static const double	points[][2] = {
		{ 6.5, 19.5 }, { 12.5, 15.5 }, { 18, 20.5 }, { 23.5, 15.5 },
		{ 29.5, 18.5 },
	};

	draw_ring(pen, USUAL_MARK);
	pen_line(pen, USUAL_MARK, 1.2, 2.4, 1.8);
	pen_segment(pen, 5, 11, 31, 11);
	pen_segment(pen, 5, 25, 31, 25);
	draw_process(pen, points, COUNT(points));
	for (size_t i = 0; i < COUNT(points); i++)
		draw_disc(pen, points[i]);
}

/* The chart's shapes, smaller and without their rims. */
static void
draw_small_shape(struct pen *pen, enum shape shape, const double at[2])
{
	const double	half = 3.2;	/* the triangle's */
	double		x = at[0], y = at[1];

	if (shape == SHAPE_CONCERN) {
		cairo_rectangle(pen->cr, x - 2.6, y - 2.6, 5.2, 5.2);
	} else if (shape == SHAPE_IMPROVEMENT) {
		cairo_move_to(pen->cr, x, y - 3.4);
		cairo_line_to(pen->cr, x + 3.4, y);
		cairo_line_to(pen->cr, x, y + 3.4);
		cairo_line_to(pen->cr, x - 3.4, y);
		cairo_close_path(pen->cr);
	} else {
		cairo_move_to(pen->cr, x, y - 2 * half / sqrt(3));
		cairo_line_to(pen->cr, x + half, y + half / sqrt(3));
		cairo_line_to(pen->cr, x - half, y + half / sqrt(3));
		cairo_close_path(pen->cr);
	}
	pen_fill(pen, shape_colours[shape]);
}

static void
draw_special(struct pen *pen, enum shape shape, bool high)
{
	static const double	rise[][2] = {
		{ 6, 21.5 }, { 11, 23.5 }, { 16, 16.5 }, { 21.5, 10.5 },
	};
	static const double	fall[][2] = {
		{ 6, 14.5 }, { 11, 12.5 }, { 16, 19.5 }, { 21.5, 25.5 },
	};
	const double		(*points)[2] = high ? rise : fall;

	draw_ring(pen, shape_colours[shape]);
	draw_process(pen, points, 4);
	for (size_t i = 0; i < 4; i++)
		if (i < 2)
			draw_disc(pen, points[i]);
		else
			draw_small_shape(pen, shape, points[i]);
	draw_letter(pen, high ? 'H' : 'L', 25.5, high ? 22.5 : 13.5,
	    shape_colours[shape]);
}

static const struct drawing *
variation_icon(struct arena *arena, enum variation variation)
{
	enum shape	shape = shape_of(variation);
	bool		high = variation == VARIATION_CONCERN_HIGH ||
			    variation == VARIATION_IMPROVEMENT_HIGH ||
			    variation == VARIATION_NEITHER_HIGH;
	struct pen	pen;

	pen_open(&pen, arena, NULL, SHOWN, SHOWN);
	cairo_scale(pen.cr, SHOWN / BOX, SHOWN / BOX);
	if (shape == SHAPE_USUAL)
		draw_common(&pen);
	else
		draw_special(&pen, shape, high);
	return pen_close(&pen);
}

static const struct {
	char		letter;
	uint32_t	colour;
} assurance_looks[ASSURANCE__MAX] = {
	[ASSURANCE_PASS]	 = { 'P', SERIES_1 },
	[ASSURANCE_FAIL]	 = { 'F', ORANGE_TEXT },
	[ASSURANCE_HIT_AND_MISS] = { '?', USUAL_MARK },
};

/* The usual range and the target where they are to each other: SIDE is 1 when
 * the target is above, -1 below. */
static const struct drawing *
assurance_icon(struct arena *arena, enum assurance assurance, int side)
{
	static const struct { double bar, target; } places[] = {
		{ 9.5, 24 }, { 14, 18 }, { 18.5, 12 },
	};
	uint32_t	colour = assurance_looks[assurance].colour;
	struct pen	pen;

	pen_open(&pen, arena, NULL, SHOWN, SHOWN);
	cairo_scale(pen.cr, SHOWN / BOX, SHOWN / BOX);
	draw_ring(&pen, colour);
	pen_box(&pen, (struct box){ 6.5, places[side + 1].bar, 14, 8 },
	    RANGE_GREY);
	pen_line(&pen, INK, 1.6, 3, 1.8);
	pen_segment(&pen, 5.5, places[side + 1].target, 21.5,
	    places[side + 1].target);
	draw_letter(&pen, assurance_looks[assurance].letter, 26.6, 18, colour);
	return pen_close(&pen);
}

/* Which side of the limits now in force the target is on. */
static int
target_side(const struct chart *chart, const struct spc *spc)
{
	const struct limits	*limits = &spc->limits[spc->nsegments - 1];

	return spc_side(limits, chart->spc.target, limits->upper) > 0 ? 1 :
	    spc_side(limits, chart->spc.target, limits->lower) < 0 ? -1 : 0;
}

bool
chart_verdicts(struct arena *arena, const struct chart *chart,
    struct verdict *variation, struct verdict *assurance)
{
	struct spc	spc;

	if (!chart_analyse(arena, chart, &spc) ||
	    spc.variation == VARIATION_NONE)
		return false;
	*variation = (struct verdict){
		.icon = variation_icon(arena, spc.variation),
		.title = str_of(variation_words(spc.variation)),
		.text = variation_text(arena, chart, &spc),
		.alt = str_printf(arena, "Variation: %s",
		    variation_words(spc.variation)),
	};
	*assurance = (struct verdict){
		.title = str_of(assurance_words(spc.assurance)),
		.text = assurance_text(arena, chart, &spc),
		.alt = str_printf(arena, "Assurance: %s",
		    assurance_words(spc.assurance)),
	};
	if (spc.assurance != ASSURANCE_NONE)
		assurance->icon = assurance_icon(arena, spc.assurance,
		    target_side(chart, &spc));
	return true;
}
