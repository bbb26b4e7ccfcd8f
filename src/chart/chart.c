/*
 * chart/chart.c - a chart's frame: the room for labels, grid, axes, levels.
 *
 * From left to right: labels of the gridlines, the gridlines with the points
 * EDGE inside their ends, END LABELS that name lines where they end.
 */
#include <math.h>

#include "chart/chart_int.h"

/* A chart smaller than this is laid out at this size and drawn smaller. */
#define LEAST_WIDTH	120.0
#define LEAST_HEIGHT	60.0

#define TOP		8.5	/* half a label above the upper gridline */
#define FOOT		20.0	/* months under the axis */
#define LEFT_LEAST	24.3	/* so that charts above each other align */
#define AXIS_GAP	5.0	/* axis label to its gridline */
#define LINE_ROOM	11.0	/* from gridline to gridline, at least */
#define EDGE		6.5	/* grid beyond the first and last point */
#define CUT_AT		1.5	/* break of a cut axis, from its left end */
#define CUT_APART	2.0	/* its two strokes */
#define CUT_HALF	2.0	/* half their height */
#define END_GAP		10.0	/* last point to its label */
#define ENDS_MOST	0.36	/* of the width, for labels of several lines */
#define ENDS_OUT	6.0	/* how far end labels may leave the plot */

#define MONTH_BASELINE	12.0
#define TICK		3.0
#define MONTH_GAP	4.0	/* between labels, one for each month */
#define THINNED_GAP	12.0	/* ... when some are left out */

const struct type type_axis = { FACE_REGULAR, 8.5, GREY };
const struct type type_note = { FACE_REGULAR, 8.5, GREY };

bool
point_known(const struct chart_point *point)
{
	return point->known && isfinite(point->y);
}

bool
point_targeted(const struct chart_point *point)
{
	return point->targeted && isfinite(point->target);
}

bool
chart_targeted(const struct chart *chart)
{
	for (size_t i = 0; i < chart->n; i++)
		if (point_targeted(&chart->at[i]))
			return true;
	return false;
}

struct str
chart_value(struct arena *arena, const struct chart_point *point)
{
	if (!point_known(point) || point->mark.n == 0)
		return point->text;
	return str_printf(arena, STR_FMT " [" STR_FMT "]",
	    STR_ARG(point->text), STR_ARG(point->mark));
}

bool
chart_ends(const struct chart *chart, size_t *first, size_t *last)
{
	bool	any = false;

	for (size_t i = 0; i < chart->n; i++) {
		if (!point_known(&chart->at[i]))
			continue;
		if (!any)
			*first = i;
		*last = i;
		any = true;
	}
	return any;
}

void
range_add(double *low, double *high, double y)
{
	if (!isfinite(y))
		return;
	*low = isnan(*low) ? y : fmin(*low, y);
	*high = isnan(*high) ? y : fmax(*high, y);
}

void
range_add_points(double *low, double *high, const struct chart *chart)
{
	for (size_t i = 0; i < chart->n; i++)
		if (point_known(&chart->at[i]))
			range_add(low, high, chart->at[i].y);
}

size_t
chart_extreme(const struct chart *chart, size_t first, int sign)
{
	size_t	best = first;

	for (size_t i = first; i < chart->n; i++)
		if (point_known(&chart->at[i]) &&
		    (chart->at[i].y - chart->at[best].y) * sign > 0)
			best = i;
	return best;
}

double
plot_x(const struct plot *plot, size_t i)
{
	return plot->first + plot->pitch * (double)i;
}

double
plot_y(const struct plot *plot, double y)
{
	return scale_place(&plot->scale, y, plot->top, plot->base);
}

double
plot_before(const struct plot *plot, size_t i)
{
	if (i == 0)
		return plot->left;
	if (i >= plot->chart->n)
		return plot->right;
	return plot_x(plot, i) - plot->pitch / 2;
}

void
plot_add_end(struct plot *plot, struct type type, double y, struct str text,
    int rank)
{
	text = str_trim(text);
	if (text.n == 0 || !isfinite(y) || plot->nends == END_LABELS)
		return;
	plot->ends[plot->nends++] = (struct end_label){ .type = type,
	    .text = text, .y = y, .rank = rank };
}

bool
plot_text(struct plot *plot, struct type type, double x, double y,
    struct str text)
{
	return easel_text(&plot->easel, &plot->pen, type, x, y, text);
}

static struct str
axis_label(const struct plot *plot, int i)
{
	return scale_label(plot->pen.arena, &plot->scale, i,
	    plot->chart->unit_before, plot->chart->unit);
}

/* The width of the widest axis label. */
static double
axis_width(struct plot *plot)
{
	double	widest = 0;

	for (int i = 0; i < plot->scale.lines; i++)
		widest = fmax(widest, easel_width(&plot->easel, type_axis,
		    axis_label(plot, i)));
	return widest;
}

/* Share the width out between axis labels, points and end labels. */
static void
share_width(struct plot *plot)
{
	const struct chart	*chart = plot->chart;
	double			 widest = 0, last = plot->width - EDGE;

	for (size_t i = 0; i < plot->nends; i++) {
		end_label_wrap(&plot->ends[i], plot->pen.arena,
		    plot->pen.fonts, plot->width * ENDS_MOST);
		widest = fmax(widest, plot->ends[i].width);
	}
	plot->left = fmax(LEFT_LEAST, axis_width(plot) + AXIS_GAP);
	plot->left = fmin(plot->left, plot->width / 2);
	if (plot->nends > 0)
		last = plot->width - widest - END_GAP;
	last = fmax(last, plot->left + 3 * EDGE);
	plot->right = last + EDGE;
	plot->ends_x = last + END_GAP;
	plot->first = plot->left + EDGE;
	if (chart->n > 1)
		plot->pitch = (last - plot->first) / (double)(chart->n - 1);
	else
		plot->first = (plot->first + last) / 2;
}

static void
draw_grid(struct plot *plot)
{
	struct str	label;
	double		y, w, size = type_axis.size;

	for (int i = 0; i < plot->scale.lines; i++) {
		y = plot_y(plot, scale_line(&plot->scale, i));
		if (i > 0) {
			pen_line(&plot->pen, GRID, 0.5, 0, 0);
			pen_segment(&plot->pen, plot->left, y, plot->right, y);
		}
		label = axis_label(plot, i);
		w = easel_width(&plot->easel, type_axis, label);
		if (plot_text(plot, type_axis, plot->left - AXIS_GAP - w,
		    y + MIDDLE * size, label))
			obstacle_box(&plot->obstacles, (struct box){
			    plot->left - AXIS_GAP - w, y - size / 2, w, size });
	}
}

void
plot_frame(struct plot *plot, double low, double high)
{
	const struct indicator	*indicator = plot->chart->indicator;
	struct scale_rules	 rules = {
		.from_nought = plot->chart->from_nought,
		.share = indicator->unit == UNIT_PERCENT,
		.least_step = pow(10, -indicator->decimals),
	};

	plot->top = TOP;
	plot->base = plot->height - FOOT;
	rules.most_lines = 1 + (int)((plot->base - plot->top) / LINE_ROOM);
	if (isnan(low))		/* nothing but gaps: an axis would be made up */
		plot->scale = (struct scale){ .high = 1, .step = 1 };
	else
		plot->scale = scale_make(low, high, &rules);
	share_width(plot);
	draw_grid(plot);
}

/* ---- months ---- */

/* The label of point I when every STEP-th has one.  Where months are left out,
 * the year stands at the first label of each year. */
static struct str
month_label(const struct plot *plot, size_t i, size_t step, int *year)
{
	const struct chart_point	*point = &plot->chart->at[i];
	int				 was = *year;

	if (step == 1 || point->period.kind != PERIOD_MONTH)
		return point->label;
	*year = point->period.at / 12;
	if (*year != was)
		return period_short(plot->pen.arena, point->period);
	return str_of(month_short(point->period.at % 12 + 1));
}

struct month_box {
	struct str	text;
	double		x, w;
	size_t		i;
};

static struct month_box
month_box(const struct plot *plot, size_t i, size_t step, int *year)
{
	struct month_box	box = { .i = i };
	double			most = plot->width;

	/* A label at the right may stand as low as the months do. */
	if (plot->nends > 0)
		most = plot->ends_x - AXIS_GAP / 2;
	box.text = month_label(plot, i, step, year);
	box.w = easel_width(&plot->easel, type_axis, box.text);
	box.x = plot_x(plot, i) - box.w / 2;
	box.x = fmax(0, fmin(box.x, most - box.w));
	return box;
}

/* Fill BOXES with every STEP-th label and the last if it has room.  How many,
 * or 0 when they would touch. */
static size_t
month_boxes(const struct plot *plot, size_t step, struct month_box *boxes)
{
	const struct chart	*chart = plot->chart;
	double			 gap = step == 1 ? MONTH_GAP : THINNED_GAP;
	struct month_box	 box;
	size_t			 n = 0;
	int			 first_year = chart->at[0].period.at / 12;
	int			 year = 0;

	/* In one year the title names it. */
	if (first_year == chart->at[chart->n - 1].period.at / 12)
		year = first_year;
	for (size_t i = 0; i < chart->n; i += step) {
		box = month_box(plot, i, step, &year);
		if (n > 0 && box.x < boxes[n - 1].x + boxes[n - 1].w + gap)
			return 0;
		boxes[n++] = box;
	}
	if ((chart->n - 1) % step != 0) {
		box = month_box(plot, chart->n - 1, step, &year);
		if (box.x >= boxes[n - 1].x + boxes[n - 1].w + gap)
			boxes[n++] = box;
	}
	return n;
}

/* The next regular thinning: quarters and years rather than any number. */
static size_t
wider_step(size_t step)
{
	return step == 2 ? 3 : 2 * step;
}

void
plot_axis(struct plot *plot, double y)
{
	pen_line(&plot->pen, AXIS, 0.75, 0, 0);
	pen_segment(&plot->pen, plot->left, y, plot->right, y);
}

void
plot_months(struct plot *plot, double base, bool ticks)
{
	size_t			 n = 0, step = 1;
	struct month_box	*boxes;
	double			 x;

	if (plot->chart->n == 0)
		return;
	boxes = arena_array(plot->pen.arena, plot->chart->n + 1,
	    struct month_box);
	while ((n = month_boxes(plot, step, boxes)) == 0)
		step = wider_step(step);
	pen_line(&plot->pen, AXIS, 0.75, 0, 0);
	for (size_t i = 0; i < n; i++) {
		x = plot_x(plot, boxes[i].i);
		if (step > 1 && ticks)
			pen_segment(&plot->pen, x, base, x, base + TICK);
		plot_text(plot, type_axis, boxes[i].x, base + MONTH_BASELINE,
		    boxes[i].text);
	}
}

void
plot_cut(struct plot *plot)
{
	double	x, y = plot->base;

	if (plot->scale.low <= 0 && plot->scale.high >= 0)
		return;
	pen_line(&plot->pen, WHITE, 1.5, 0, 0);
	x = plot->left + CUT_AT;
	pen_segment(&plot->pen, x, y, x + CUT_APART, y);
	pen_line(&plot->pen, AXIS, 0.75, 0, 0);
	for (int i = 0; i < 2; i++, x += CUT_APART)
		pen_segment(&plot->pen, x - 1, y + CUT_HALF, x + 1,
		    y - CUT_HALF);
}

/* ---- lines and their labels ---- */

void
plot_add_last(struct plot *plot, struct type type, size_t last)
{
	const struct chart	*chart = plot->chart;
	struct str		 text = chart->last_label;

	if (text.n == 0)
		text = chart_value(plot->pen.arena, &chart->at[last]);
	if (chart->last_label.n == 0 && last + 1 < chart->n)
		text = str_printf(plot->pen.arena, STR_FMT " in " STR_FMT,
		    STR_ARG(text), STR_ARG(point_name(plot->pen.arena,
		    &chart->at[last])));
	plot_add_end(plot, type, chart->at[last].y, text, 0);
}

/* Whether point I is the April with which a running total begins anew: what it is
 * less than March is no fall. */
static bool
begins_anew(const struct chart *chart, size_t i)
{
	return chart->indicator->aggregation == AGGREGATE_YEAR_TO_DATE &&
	    chart->at[i].period.kind == PERIOD_MONTH &&
	    period_financial_month(chart->at[i].period) == 1;
}

bool
chart_restarts(const struct chart *chart)
{
	for (size_t i = 1; i < chart->n; i++)
		if (begins_anew(chart, i))
			return true;
	return false;
}

bool
point_joined(const struct chart *chart, size_t i)
{
	return i > 0 && i < chart->n && point_known(&chart->at[i]) &&
	    point_known(&chart->at[i - 1]) && !begins_anew(chart, i);
}

void
plot_line(struct plot *plot)
{
	const struct chart	*chart = plot->chart;
	double			 x, y, from_x, from_y;
	bool			 any = false;

	for (size_t i = 1; i < chart->n; i++) {
		if (!point_joined(chart, i))
			continue;
		x = plot_x(plot, i);
		y = plot_y(plot, chart->at[i].y);
		from_x = plot_x(plot, i - 1);
		from_y = plot_y(plot, chart->at[i - 1].y);
		if (!point_joined(chart, i - 1))
			cairo_move_to(plot->pen.cr, from_x, from_y);
		cairo_line_to(plot->pen.cr, x, y);
		obstacle_line(&plot->obstacles, from_x, from_y, x, y);
		any = true;
	}
	if (any)
		pen_stroke(&plot->pen);
}

/* One label, its lines around its middle. */
static void
put_end(struct plot *plot, const struct end_label *end)
{
	double		pitch = end->type.size + 1;
	double		y = end->y + MIDDLE * end->type.size -
			    pitch * ((double)end->nlines - 1) / 2;

	for (size_t i = 0; i < end->nlines; i++)
		plot_text(plot, end->type, plot->ends_x,
		    y + pitch * (double)i, end->lines[i]);
	obstacle_box(&plot->obstacles, (struct box){ plot->ends_x,
	    y - end->type.size, end->width, pitch * (double)end->nlines });
}

void
plot_ends(struct plot *plot, double apart)
{
	struct end_label	all[END_LABELS];
	size_t			n, wanted = plot->nends;
	double			half = apart / 2;

	for (size_t i = 0; i < wanted; i++) {
		all[i] = plot->ends[i];
		plot->ends[i].y = plot_y(plot, plot->ends[i].y);
	}
	n = end_labels_push(plot->ends, wanted, apart,
	    fmax(plot->top - ENDS_OUT, half),
	    fmin(plot->base + ENDS_OUT, plot->height - half));
	for (size_t i = 0; i < n; i++)
		put_end(plot, &plot->ends[i]);
	for (size_t i = 0; i < wanted; i++) {
		size_t	k = 0;

		while (k < n && plot->ends[k].rank != all[i].rank)
			k++;
		if (k == n)
			easel_left_out(&plot->easel, all[i].text);
	}
}

/* ---- the room's door ---- */

/* Where there are no figures at all, that is the picture. */
static void
say_no_figures(struct plot *plot)
{
	struct str	text = STR("No figures");
	double		w = easel_width(&plot->easel, type_note, text);

	if (w <= plot->right - plot->left)
		plot_text(plot, type_note, (plot->left + plot->right - w) / 2,
		    (plot->top + plot->base) / 2, text);
}

static void	(*const kinds[CHART__MAX])(struct plot *) = {
	[CHART_LINE] = line_draw,
	[CHART_COLUMNS] = columns_draw,
	[CHART_SPC] = spc_draw,
};

const struct drawing *
chart_draw(struct arena *arena, struct fonts *fonts, const struct chart *chart,
    struct diags *diags, struct place place)
{
	struct plot	plot = { .chart = chart,
			    .easel = { arena, fonts, diags, place },
			    .targeted = chart_targeted(chart) };
	double		shrink = fmin(1, fmin(chart->width / LEAST_WIDTH,
			    chart->height / LEAST_HEIGHT));
	size_t		first, last;

	plot.width = chart->width / shrink;
	plot.height = chart->height / shrink;
	plot.obstacles.arena = arena;
	pen_open(&plot.pen, arena, fonts, chart->width, chart->height);
	cairo_scale(plot.pen.cr, shrink, shrink);
	kinds[chart->kind](&plot);
	if (!chart_ends(chart, &first, &last))
		say_no_figures(&plot);
	return pen_close(&plot.pen);
}
