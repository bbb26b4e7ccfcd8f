/*
 * chart/columns.c - labelled columns, for counts.
 *
 * A value stands above each column, nearer to it or further up where a line
 * across would strike it through; where there is no room for all, those of the
 * dark months, the highest, the last, the lowest and the first go before the
 * others, and the last stands at the right if it has no place above.
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
#define LINE_CLEAR	2.2	/* above and below it, to a line across */
#define NEARER		2.5	/* a value may move towards its column */
#define FURTHER		16.0	/* ... and away, over several lines */
#define SEARCH		0.5	/* in steps of */

static const struct type type_value = { FACE_REGULAR, 9, INK };
static const struct type type_dark = { FACE_BOLD, 9, INK };
static const struct type type_gap = { FACE_REGULAR, 9, GREY };
static const struct type type_target = { FACE_REGULAR, 9, INK };

static struct box
column_box(const struct plot *plot, size_t i)
{
	double	y = plot_y(plot, plot->chart->at[i].y);
	double	nought = plot_y(plot, 0);
	double	w = fmin(plot->pitch * COLUMN_PART, COLUMN_MOST);

	return (struct box){ plot_x(plot, i) - w / 2, fmin(y, nought), w,
	    fabs(y - nought) };
}

/* A line across seen through the columns: white there, as they are dark. */
static void
cross_columns(struct plot *plot, enum across across)
{
	struct box	box;
	double		y;

	plot_across_pen(plot, across, true);
	for (size_t i = 0; i < plot->chart->n; i++) {
		if (!point_known(&plot->chart->at[i]))
			continue;
		box = column_box(plot, i);
		y = plot_y(plot, plot_across(plot, across, i));
		if (y > box.y && y < box.y + box.h)
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
		if (box.h > 0)
			pen_box(&plot->pen, box, chart->at[i].dark ? SERIES_1 :
			    MUTED);
		obstacle_box(&plot->obstacles, box);
	}
	for (int i = 0; i < ACROSS__MAX; i++)
		cross_columns(plot, (enum across)i);
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

/* ---- where values stand ---- */

static struct type
value_type(const struct chart_point *point)
{
	if (!point_known(point))
		return type_gap;
	return point->dark ? type_dark : type_value;
}

static double
value_width(const struct plot *plot, size_t i)
{
	const struct chart_point	*point = &plot->chart->at[i];

	return easel_width(&plot->easel, value_type(point),
	    chart_value(plot->pen.arena, point));
}

/* Where the value of point I, W wide, begins: its middle is its column's, unless it
 * would leave the drawing. */
static double
value_x(const struct plot *plot, size_t i, double w)
{
	return fmax(0, fmin(plot_x(plot, i) - w / 2, plot->width - w));
}

/* The column that point I has; the axis without a figure. */
static double
column_end(const struct plot *plot, size_t i)
{
	const struct chart_point	*point = &plot->chart->at[i];

	return plot_y(plot, point_known(point) ? point->y : 0);
}

/* What the value of point I stands on: its column, or a higher one that it is over
 * too. */
static double
value_top(const struct plot *plot, size_t i)
{
	double	w = value_width(plot, i);

	return clear_of_columns(plot, value_x(plot, i, w) - CLEAR,
	    w + 2 * CLEAR, column_end(plot, i));
}

/* Below nought a value hangs under its column. */
static bool
is_under(const struct chart_point *point)
{
	return point_known(point) && point->y < 0;
}

/* Whether it would have to be raised so far that it seemed another's. */
static bool
is_overtopped(const struct plot *plot, size_t i)
{
	return !is_under(&plot->chart->at[i]) &&
	    column_end(plot, i) - value_top(plot, i) > RAISED_MOST;
}

/* Whether no word or column is at BOX; and whether no line across is. */
static bool
is_free(const struct plot *plot, struct box box)
{
	return obstacles_free(&plot->obstacles, box);
}

static bool
is_clear(const struct plot *plot, struct box box)
{
	box.y -= LINE_CLEAR;
	box.h += 2 * LINE_CLEAR;
	return obstacles_free(&plot->levels, box);
}

/* White behind BOX, inside the drawing. */
static void
draw_ground(struct plot *plot, struct box box)
{
	double	left = fmax(0, box.x - LINE_CLEAR);
	double	top = fmax(0, box.y - LINE_CLEAR);
	double	right = fmin(plot->width, box.x + box.w + LINE_CLEAR);

	pen_box(&plot->pen, (struct box){ left, top, right - left,
	    box.y + box.h + LINE_CLEAR - top }, WHITE);
}

/* Move BOX, a value above its column (SIGN -1) or below (1), to where no line
 * runs through it.  If there is no such place near it stays, and the line gives
 * way.  False when words or columns are there. */
static bool
place_value(struct plot *plot, struct box *box, int sign)
{
	struct box	usual = *box;

	if (is_free(plot, usual) && is_clear(plot, usual))
		return true;
	for (double by = -NEARER; by <= FURTHER; by += SEARCH) {
		box->y = usual.y + sign * by;
		if (is_free(plot, *box) && is_clear(plot, *box))
			return true;
	}
	*box = usual;
	if (!is_free(plot, usual))
		return false;
	draw_ground(plot, usual);
	return true;
}

/* The value of point I at its column's end; of a gap, what stands for it.
 * False when there is no room. */
static bool
label_column(struct plot *plot, size_t i)
{
	const struct chart_point	*point = &plot->chart->at[i];
	struct str			 text = chart_value(plot->pen.arena,
					     point);
	struct type			 type = value_type(point);
	double				 w = value_width(plot, i), x, y;
	bool				 under = is_under(point);
	struct box			 box;

	if (text.n == 0 || w > plot->width || is_overtopped(plot, i))
		return false;
	x = value_x(plot, i, w);
	y = under ? plot_y(plot, point->y) + LABEL_UNDER :
	    value_top(plot, i) - LABEL_GAP;
	box = (struct box){ x - CLEAR, y - DIGITS * type.size, w + 2 * CLEAR,
	    DIGITS * type.size };
	if (!place_value(plot, &box, under ? 1 : -1))
		return false;
	obstacle_box(&plot->obstacles, box);
	return plot_text(plot, type, x, box.y + box.h, text);
}

/* Whether every label fits over its column. */
static bool
all_fit(const struct plot *plot)
{
	for (size_t i = 0; i < plot->chart->n; i++)
		if (value_width(plot, i) + 2 * CLEAR > plot->pitch)
			return false;
	return true;
}

/* ---- the area ---- */

/* Whether the values of points I and J would touch. */
static bool
values_touch(const struct plot *plot, size_t i, size_t j)
{
	double	wi = value_width(plot, i), xi = value_x(plot, i, wi);
	double	wj = value_width(plot, j), xj = value_x(plot, j, wj);

	return xi < xj + wj + 2 * CLEAR && xj < xi + wi + 2 * CLEAR &&
	    fabs(value_top(plot, i) - value_top(plot, j)) < LABEL_ROOM;
}

/* Whether the value of point LAST has no place over its column: a higher one beside
 * it, or a value that goes before it, is in its way. */
static bool
is_crowded(const struct plot *plot, size_t last, size_t high)
{
	const struct chart	*chart = plot->chart;

	if (is_overtopped(plot, last))
		return true;
	for (size_t i = 0; i < chart->n; i++)
		if (i != last && (i == high || chart->at[i].dark) &&
		    values_touch(plot, i, last))
			return true;
	return false;
}

/* The width between the columns and what is named at their right. */
static void
share_width(struct plot *plot)
{
	size_t	n = plot->chart->n;
	double	widest = 0;

	for (size_t i = 0; i < plot->nends; i++) {
		end_label_wrap(&plot->ends[i], plot->pen.arena,
		    plot->pen.fonts, plot->width * 0.3);
		widest = fmax(widest, plot->ends[i].width + 5);
	}
	plot->right = fmax(plot->width - widest, plot->width / 3);
	plot->ends_x = plot->right + 5;
	plot->pitch = plot->right / (double)(n > 0 ? n : 1);
	plot->first = plot->pitch / 2;
}

/* The last value is the paper's own: where it has no place over its column it stands
 * at the right of it.  Whether it does. */
static bool
name_last(struct plot *plot)
{
	const struct chart	*chart = plot->chart;
	size_t			 first, last;

	if (!chart_ends(chart, &first, &last) || all_fit(plot) ||
	    !is_crowded(plot, last, chart_extreme(chart, first, 1)))
		return false;
	plot_add_last(plot, chart->at[last].dark ? type_dark : type_value,
	    last);
	share_width(plot);
	return true;
}

/* Share the area out: no axis figures, so columns take the width.  Whether the last
 * value is named at the right. */
static bool
frame(struct plot *plot)
{
	const struct chart	*chart = plot->chart;
	struct scale_rules	 rules = { .from_nought = true, .tight = true };
	double			 low = 0, high = 0;

	range_add_points(&low, &high, chart);
	plot_add_target(plot, type_target, &low, &high);
	plot_add_neighbours(plot, &low, &high);
	/* The tallest column reaches the top, whatever a gridline would be. */
	plot->scale = scale_make(low, high, &rules);
	if (high > low) {
		plot->scale.low = low;
		plot->scale.high = high;
	}
	plot->top = LABEL_ROOM;
	plot->base = plot->height - FOOT - (low < 0 ? LABEL_ROOM : 0);
	share_width(plot);
	return name_last(plot);
}

/* ---- the values ---- */

/* NAMED: the last value stands at the right. */
static void
draw_labels(struct plot *plot, bool named)
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
	done[last] = named;
	for (size_t i = 0; i < chart->n; i++) {
		if (!chart->at[i].dark || done[i])
			continue;
		done[i] = label_column(plot, i);
		if (!done[i])
			easel_left_out(&plot->easel, chart->at[i].text);
	}
	picks[n++] = chart_extreme(chart, first, 1);
	picks[n++] = last;
	picks[n++] = chart_extreme(chart, first, -1);
	picks[n++] = first;
	for (size_t i = 0; i < n; i++)
		if (!done[picks[i]])
			done[picks[i]] = label_column(plot, picks[i]);
}

void
columns_draw(struct plot *plot)
{
	bool	named = frame(plot);
	double	nought;

	nought = plot_y(plot, 0);
	plot_levels(plot);
	plot->levels = plot->obstacles;
	plot->obstacles = (struct obstacles){ .arena = plot->pen.arena };
	draw_columns(plot);
	plot_axis(plot, nought);
	plot_months(plot, plot->height - FOOT, nought >= plot->base);
	if (plot->nends > 0)
		plot_ends(plot, 12);
	draw_labels(plot, named);
}
