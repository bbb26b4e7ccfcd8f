/*
 * chart/columns.c - labelled columns, for counts.
 *
 * A value stands above each column; where there is no room for all, those of
 * the dark months, the highest, the last, the lowest and the first go before
 * the others.
 */
#include <math.h>

#include "chart/chart_int.h"

#define COLUMN_PART	0.62	/* of the pitch */
#define COLUMN_MOST	60.0	/* a single month is no wall */
#define LABEL_ROOM	13.2	/* above the highest column */
#define LABEL_GAP	5.4	/* column to baseline */
#define LABEL_UNDER	10.4	/* a column below nought to its baseline */
#define FOOT		20.0	/* months */
#define RAISED_MOST	8.0	/* over its neighbours; further seems theirs */
#define CLEAR		0.8	/* at the sides of a label */
#define ASCENT		0.75

static const struct type type_value = { FACE_REGULAR, 9, INK };
static const struct type type_dark = { FACE_BOLD, 9, INK };
static const struct type type_gap = { FACE_REGULAR, 9, GREY };
static const struct type type_target = { FACE_REGULAR, 9, INK };
static const struct type type_neighbours = { FACE_REGULAR, 9, TEAL_TEXT };

/* Share the area out: no axis figures, so columns take the width. */
static void
frame(struct plot *plot)
{
	const struct chart	*chart = plot->chart;
	struct scale_rules	 rules = { .from_nought = true, .tight = true };
	double			 low = 0, high = 0, widest = 0;

	for (size_t i = 0; i < chart->n; i++)
		if (point_known(&chart->at[i]))
			range_add(&low, &high, chart->at[i].y);
	if (chart->target.known) {
		range_add(&low, &high, chart->target.y);
		plot_add_end(plot, type_target, chart->target.y,
		    chart->target.text, 1);
	}
	if (chart->neighbours.known) {
		range_add(&low, &high, chart->neighbours.y);
		plot_add_end(plot, type_neighbours, chart->neighbours.y,
		    chart->neighbours.text, 2);
	}
	/* The tallest column reaches the top, whatever a gridline would be. */
	plot->scale = scale_make(low, high, &rules);
	if (high > low) {
		plot->scale.low = low;
		plot->scale.high = high;
	}
	for (size_t i = 0; i < plot->nends; i++) {
		end_label_wrap(&plot->ends[i], plot->pen.arena,
		    plot->pen.fonts, plot->width * 0.3);
		widest = fmax(widest, plot->ends[i].width + 5);
	}
	plot->top = LABEL_ROOM;
	plot->base = plot->height - FOOT - (low < 0 ? LABEL_ROOM : 0);
	plot->right = fmax(plot->width - widest, plot->width / 3);
	plot->ends_x = plot->right + 5;
	plot->pitch = plot->right / (double)(chart->n > 0 ? chart->n : 1);
	plot->first = plot->pitch / 2;
}

static struct box
column_box(const struct plot *plot, size_t i)
{
	double	y = plot_y(plot, plot->chart->at[i].y);
	double	nought = plot_y(plot, 0);
	double	w = fmin(plot->pitch * COLUMN_PART, COLUMN_MOST);

	return (struct box){ plot_x(plot, i) - w / 2, fmin(y, nought), w,
	    fabs(y - nought) };
}

/* A level seen through a column: white there, as the column is dark. */
static void
cross_columns(struct plot *plot, const struct chart_level *level, double width,
    double on, double off)
{
	struct box	box;
	double		y;

	if (!level->known || !isfinite(level->y))
		return;
	y = plot_y(plot, level->y);
	for (size_t i = 0; i < plot->chart->n; i++) {
		if (!point_known(&plot->chart->at[i]))
			continue;
		box = column_box(plot, i);
		if (y <= box.y || y >= box.y + box.h)
			continue;
		pen_line(&plot->pen, WHITE, width, on, off);
		pen_segment(&plot->pen, box.x, y, box.x + box.w, y);
	}
}

static void
draw_columns(struct plot *plot)
{
	const struct chart	*chart = plot->chart;
	struct box		 box;

	for (size_t i = 0; i < chart->n; i++) {
		if (!point_known(&chart->at[i]))
			continue;
		box = column_box(plot, i);
		if (box.h > 0) {
			cairo_rectangle(plot->pen.cr, box.x, box.y, box.w,
			    box.h);
			pen_fill(&plot->pen, chart->at[i].dark ? SERIES_1 :
			    MUTED);
		}
		obstacle_box(&plot->obstacles, box);
	}
	cross_columns(plot, &chart->neighbours, 1.5, 1.5, 2.5);
	cross_columns(plot, &chart->target, 1, 5, 3);
}

/* The highest column that words from X to X + W would stand over, or Y if that
 * is higher: a value wider than its column is raised over its neighbours. */
static double
clear_of_columns(const struct plot *plot, double x, double w, double y)
{
	struct box	box;

	for (size_t i = 0; i < plot->chart->n; i++) {
		if (!point_known(&plot->chart->at[i]))
			continue;
		box = column_box(plot, i);
		if (box.x < x + w && x < box.x + box.w)
			y = fmin(y, box.y);
	}
	return y;
}

/* Whether BOX stands on LEVEL, whose line then gives way. */
static bool
on_level(const struct plot *plot, const struct chart_level *level,
    struct box box)
{
	double	y = plot_y(plot, level->y);

	return level->known && y >= box.y && y <= box.y + box.h;
}

/* The value of point I at its column's end; of a gap, what stands for it.
 * False when there is no room. */
static bool
label_column(struct plot *plot, size_t i)
{
	const struct chart_point	*point = &plot->chart->at[i];
	struct type			 type = point->dark ? type_dark :
					     type_value;
	double				 y = plot_y(plot, 0), top, x, w;
	struct box			 box;

	if (!point_known(point))
		type = type_gap;
	else
		y = plot_y(plot, point->y);
	w = font_width(plot->pen.fonts, type.face, type.size, point->text);
	x = plot_x(plot, i) - w / 2;
	x = fmax(0, fmin(x, plot->width - w));
	top = clear_of_columns(plot, x - CLEAR, w + 2 * CLEAR, y);
	if (point_known(point) && point->y < 0)
		y += LABEL_UNDER;
	else if (y - top <= RAISED_MOST)
		y = top - LABEL_GAP;
	else
		return false;
	box = (struct box){ x - CLEAR, y - ASCENT * type.size, w + 2 * CLEAR,
	    ASCENT * type.size };
	if (point->text.n == 0 || w > plot->width ||
	    !obstacles_free(&plot->obstacles, box))
		return false;
	obstacle_box(&plot->obstacles, box);
	if (on_level(plot, &plot->chart->target, box) ||
	    on_level(plot, &plot->chart->neighbours, box)) {
		cairo_rectangle(plot->pen.cr, x, box.y, w, box.h);
		pen_fill(&plot->pen, WHITE);
	}
	return plot_text(plot, type, x, y, point->text);
}

/* The first known point furthest up (SIGN 1) or down (-1). */
static size_t
furthest(const struct chart *chart, int sign, size_t best)
{
	for (size_t i = 0; i < chart->n; i++)
		if (point_known(&chart->at[i]) &&
		    (chart->at[i].y - chart->at[best].y) * sign > 0)
			best = i;
	return best;
}

/* Whether every label fits over its column. */
static bool
all_fit(const struct plot *plot)
{
	double	w;

	for (size_t i = 0; i < plot->chart->n; i++) {
		w = font_width(plot->pen.fonts, plot->chart->at[i].dark ?
		    FACE_BOLD : FACE_REGULAR, type_value.size,
		    plot->chart->at[i].text);
		if (w + 2 * CLEAR > plot->pitch)
			return false;
	}
	return true;
}

static void
draw_labels(struct plot *plot)
{
	const struct chart	*chart = plot->chart;
	size_t			 picks[4], first = 0, last = 0, n = 0;
	bool			*done;

	if (!chart_ends(chart, &first, &last) || all_fit(plot)) {
		for (size_t i = 0; i < chart->n; i++)
			label_column(plot, i);
		return;
	}
	done = arena_array(plot->pen.arena, chart->n, bool);
	for (size_t i = 0; i < chart->n; i++) {
		if (!chart->at[i].dark)
			continue;
		done[i] = label_column(plot, i);
		if (!done[i])
			diag_at(plot->diags, DIAG_CHART_LABEL, plot->place,
			    STR_FMT, STR_ARG(chart->at[i].text));
	}
	picks[n++] = furthest(chart, 1, first);
	picks[n++] = last;
	picks[n++] = furthest(chart, -1, first);
	picks[n++] = first;
	for (size_t i = 0; i < n; i++)
		if (!done[picks[i]])
			done[picks[i]] = label_column(plot, picks[i]);
}

void
columns_draw(struct plot *plot)
{
	double	nought;

	frame(plot);
	nought = plot_y(plot, 0);
	plot_levels(plot);
	plot->obstacles.n = 0;	/* a value may stand on a level */
	draw_columns(plot);
	plot_axis(plot, nought);
	plot_months(plot, plot->height - FOOT, nought >= plot->base);
	if (plot->nends > 0)
		plot_ends(plot, 12);
	draw_labels(plot);
}
