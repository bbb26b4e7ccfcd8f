/*
 * chart/line_chart.c - a trend: the months as a line, target and neighbours as
 * levels.
 *
 * LABELLED points carry their value: the first, the last (at the right end)
 * and one EXTREME between them.
 */
#include <math.h>

#include "chart/chart_int.h"

#define RADIUS		2.75
#define RIM		0.75
/* Points closer together than this have no disc of their own. */
#define DISC_PITCH	9.0

#define LABEL_ABOVE	7.0	/* point to baseline */
#define LABEL_BELOW	12.0
#define CLEAR		2.2	/* around a label, lines' thickness in it */

static const struct type type_value = { FACE_BOLD, 9, SERIES_1 };
static const struct type type_target = { FACE_REGULAR, 9, INK };

/* The first point that prints as the highest (SIGN 1) or lowest (-1) does. */
static size_t
printed_extreme(const struct chart *chart, size_t first, int sign)
{
	size_t	best = chart_extreme(chart, first, sign);

	for (size_t i = first; i < best; i++)
		if (point_known(&chart->at[i]) && chart->at[best].text.n > 0 &&
		    str_eq(chart->at[i].text, chart->at[best].text))
			return i;
	return best;
}

/* The extreme to name: of two between the ends the one further from both.
 * False when the first and last point are the extremes. */
static bool
named_extreme(const struct chart *chart, size_t first, size_t last, size_t *out)
{
	size_t	high = printed_extreme(chart, first, 1);
	size_t	low = printed_extreme(chart, first, -1);
	double	middle = (chart->at[first].y + chart->at[last].y) / 2;
	bool	high_ends = high == first || high == last;
	bool	low_ends = low == first || low == last;

	if (high_ends && low_ends)
		return false;
	if (high_ends || (!low_ends && middle - chart->at[low].y >
	    chart->at[high].y - middle))
		*out = low;
	else
		*out = high;
	return true;
}

/* The value of point I above it, else below it, else not at all. */
static void
label_point(struct plot *plot, size_t i)
{
	const double	 shift[] = { -LABEL_ABOVE, LABEL_BELOW };
	struct str	 text = chart_value(plot->pen.arena,
			    &plot->chart->at[i]);
	double		 w = easel_width(&plot->easel, type_value, text);
	double		 x = plot_x(plot, i) - w / 2, y;
	struct box	 box;

	x = fmax(x, plot->left - CLEAR);	/* not among axis labels */
	x = fmax(0, fmin(x, plot->width - w));
	for (size_t k = 0; text.n > 0 && k < COUNT(shift); k++) {
		y = plot_y(plot, plot->chart->at[i].y) + shift[k];
		box = (struct box){ x - CLEAR,
		    y - DIGITS * type_value.size - CLEAR, w + 2 * CLEAR,
		    DIGITS * type_value.size + 2 * CLEAR };
		if (box.y < 0 || box.y + box.h > plot->base ||
		    !obstacles_free(&plot->obstacles, box))
			continue;
		plot_text(plot, type_value, x, y, text);
		obstacle_box(&plot->obstacles, box);
		return;
	}
}

bool
point_alone(const struct chart *chart, size_t i)
{
	return !point_joined(chart, i) && !point_joined(chart, i + 1);
}

static void
draw_points(struct plot *plot, const size_t *labelled, size_t nlabelled)
{
	const struct chart	*chart = plot->chart;
	bool			 shown;

	for (size_t i = 0; i < chart->n; i++) {
		shown = chart->n == 1 || plot->pitch >= DISC_PITCH ||
		    point_alone(chart, i);
		for (size_t k = 0; k < nlabelled; k++)
			shown = shown || labelled[k] == i;
		if (!shown || !point_known(&chart->at[i]))
			continue;
		pen_disc(&plot->pen, plot_x(plot, i),
		    plot_y(plot, chart->at[i].y), RADIUS + RIM / 2);
		pen_line(&plot->pen, WHITE, RIM, 0, 0);
		pen_fill_stroke(&plot->pen, SERIES_1);
	}
}

static void
frame(struct plot *plot, bool any, size_t last)
{
	const struct chart	*chart = plot->chart;
	double			 low = NAN, high = NAN;

	range_add_points(&low, &high, chart);
	if (any)
		plot_add_last(plot, type_value, last);
	plot_add_target(plot, type_target, &low, &high);
	plot_add_neighbours(plot, &low, &high);
	plot_frame(plot, low, high);
}

void
line_draw(struct plot *plot)
{
	const struct chart	*chart = plot->chart;
	size_t			 labelled[3], n = 0, first = 0, last = 0;
	bool			 any = chart_ends(chart, &first, &last);

	frame(plot, any, last);
	plot_axis(plot, plot->base);
	plot_cut(plot);
	plot_months(plot, plot->base, true);
	plot_levels(plot);
	pen_round(&plot->pen, SERIES_1, 2);
	plot_line(plot);
	if (any) {
		labelled[n++] = last;
		if (first != last)
			labelled[n++] = first;
		if (named_extreme(chart, first, last, &labelled[n]))
			n++;
	}
	draw_points(plot, labelled, n);
	plot_ends(plot, 12);
	for (size_t i = 1; i < n; i++)		/* the last one is named */
		label_point(plot, labelled[i]);
}
