/*
 * chart/levels.c - lines across a plot: the target as it was in force, month by
 * month, and the neighbours' level; each with a label at its right end.
 */
#include <math.h>

#include "chart/chart_int.h"

static const struct type type_neighbours = { FACE_REGULAR, 9, TEAL_TEXT };

static const struct {
	uint32_t	colour;
	double		width, on, off;
} across_looks[ACROSS__MAX] = {
	[ACROSS_NEIGHBOURS]	= { TEAL_TEXT, 1.5, 1.5, 2.5 },
	[ACROSS_TARGET]		= { INK, 1, 5, 3 },
	[ACROSS_TARGET_TO]	= { INK, 1, 5, 3 },
};

void
plot_across_pen(struct plot *plot, enum across across, bool white)
{
	pen_line(&plot->pen, white ? WHITE : across_looks[across].colour,
	    across_looks[across].width, across_looks[across].on,
	    across_looks[across].off);
}

static double
level_value(const struct chart_level *level)
{
	return level->known && isfinite(level->y) ? level->y : NAN;
}

double
plot_across(const struct plot *plot, enum across across, size_t i)
{
	const struct chart		*chart = plot->chart;
	const struct chart_point	*point = &chart->at[i];

	if (across == ACROSS_NEIGHBOURS)
		return level_value(&chart->neighbours);
	if (!plot->targeted)
		return level_value(across == ACROSS_TARGET ? &chart->target :
		    &chart->target_to);
	if (!point_targeted(point))
		return NAN;
	if (across == ACROSS_TARGET)
		return point->target;
	return point->between && isfinite(point->target_to) ?
	    point->target_to : NAN;
}

/* One line across, from the edge before each point to the edge behind it. */
static void
draw_across(struct plot *plot, enum across across)
{
	double	left, right, y, past = NAN;

	plot_across_pen(plot, across, false);
	for (size_t i = 0; i < plot->chart->n; i++, past = y) {
		y = plot_y(plot, plot_across(plot, across, i));
		if (isnan(y))
			continue;
		left = plot_before(plot, i);
		right = plot_before(plot, i + 1);
		if (isnan(past)) {
			cairo_move_to(plot->pen.cr, left, y);
		} else if (y != past) {
			cairo_line_to(plot->pen.cr, left, past);
			cairo_line_to(plot->pen.cr, left, y);
			obstacle_line(&plot->obstacles, left, past, left, y);
		}
		if (i + 1 == plot->chart->n ||
		    isnan(plot_across(plot, across, i + 1)))
			cairo_line_to(plot->pen.cr, right, y);
		obstacle_line(&plot->obstacles, left, y, right, y);
	}
	if (cairo_has_current_point(plot->pen.cr))
		pen_stroke(&plot->pen);
}

void
plot_levels(struct plot *plot)
{
	for (int i = 0; i < ACROSS__MAX; i++)
		draw_across(plot, (enum across)i);
}

/* The last target that points have, named when the chart has none: its label
 * stands at Y. */
static struct str
past_target(const struct plot *plot, double *y)
{
	const struct chart	*chart = plot->chart;
	size_t			 i = chart->n;
	double			 to;

	while (!point_targeted(&chart->at[--i]))
		;
	*y = chart->at[i].target;
	to = plot_across(plot, ACROSS_TARGET_TO, i);
	if (!isnan(to))
		*y = (*y + to) / 2;
	return str_printf(plot->pen.arena, "Target, " STR_FMT,
	    STR_ARG(point_target_words(plot->pen.arena, chart, &chart->at[i])));
}

void
plot_add_target(struct plot *plot, struct type type, double *low, double *high)
{
	const struct chart	*chart = plot->chart;
	struct str		 text = chart->target.text;
	double			 y = chart->target.y;

	for (size_t i = 0; i < chart->n; i++) {
		range_add(low, high, plot_across(plot, ACROSS_TARGET, i));
		range_add(low, high, plot_across(plot, ACROSS_TARGET_TO, i));
	}
	if (chart->target.known) {
		range_add(low, high, y);
		if (!isnan(level_value(&chart->target_to))) {
			range_add(low, high, chart->target_to.y);
			y = (y + chart->target_to.y) / 2;
		}
	} else if (plot->targeted) {
		text = past_target(plot, &y);
	} else {
		return;
	}
	plot_add_end(plot, type, y, text, 1);
}

void
plot_add_neighbours(struct plot *plot, double *low, double *high)
{
	const struct chart_level	*level = &plot->chart->neighbours;

	if (!level->known)
		return;
	range_add(low, high, level->y);
	plot_add_end(plot, type_neighbours, level->y, level->text, 2);
}
