/*
 * chart/spc_chart.c - process behaviour: points, their usual range, signals.
 *
 * The UPRIGHT parts the months that limits come from, or the segments, from
 * what follows.  Shape and colour of a point say what its signal means.
 */
#include <math.h>

#include "chart/chart_int.h"

#define NOTE_GAP	5.0	/* note to its upright */
#define NOTE_TOP	10.0	/* its baseline under the plot's top */
#define NOTE_FOOT	5.0	/* ... above its foot */
/* Labels at the right: behind the target and the last point, and of these the
 * last gives way first. */
enum { RANK_UPPER = 2, RANK_LOWER, RANK_MEAN };

/* Points closer than this are drawn smaller, down to half. */
#define FULL_PITCH	8.0

static const struct type type_limit = { FACE_REGULAR, 9, GREY };
static const struct type type_target = { FACE_BOLD, 9, INK };

bool
chart_analyse(struct arena *arena, const struct chart *chart, struct spc *out)
{
	struct spc_options	 options = chart->spc;
	double			*y = arena_array(arena, chart->n + 1, double);

	if (chart->target_to.known)	/* no verdict speaks of a range */
		options.has_target = false;
	for (size_t i = 0; i < chart->n; i++)
		y[i] = point_known(&chart->at[i]) ? chart->at[i].y : NAN;
	return spc_analyse(arena, y, chart->n, &options, out);
}

struct stretch
segment_stretch(const struct chart *chart, const struct spc *spc,
    size_t segment)
{
	struct stretch	stretch = { 0 };
	size_t		known = 0, baseline = chart->spc.baseline;

	while (spc->points[stretch.first].segment != segment)
		stretch.first++;
	for (size_t i = stretch.first; i < spc->n &&
	    spc->points[i].segment == segment; i++) {
		if (baseline == 0 || known < baseline)
			stretch.baseline = i + 1;
		known += spc->points[i].known;
		stretch.end = i + 1;
	}
	return stretch;
}

struct str
chart_figure(struct arena *arena, const struct chart *chart, double y,
    bool exact)
{
	const double	millionths = 1e6;
	struct num	value;

	if (fabs(y) >= 1e18)
		return str_printf(arena, "%.0f", y);
	if (fabs(y) >= 1e12)
		value = num_int(llround(y));
	else
		value = num_make(llround(y * millionths), (int64_t)millionths);
	return exact ? indicator_text_exact(arena, chart->indicator, value) :
	    indicator_text(arena, chart->indicator, value, false);
}

static void
draw_range(struct plot *plot, const struct limits *limits,
    struct stretch stretch)
{
	double	left = plot_before(plot, stretch.first);
	double	right = plot_before(plot, stretch.end);
	double	upper = plot_y(plot, limits->upper);
	double	lower = plot_y(plot, limits->lower);
	double	mean = plot_y(plot, limits->centre);

	if (lower > upper)
		pen_box(&plot->pen, (struct box){ left, upper, right - left,
		    lower - upper }, RANGE_COLOUR);
	pen_line(&plot->pen, GREY, 0.75, 3, 2);
	pen_segment(&plot->pen, left, upper, right, upper);
	pen_segment(&plot->pen, left, lower, right, lower);
	pen_line(&plot->pen, GREY, 0.75, 0, 0);
	pen_segment(&plot->pen, left, mean, right, mean);
	obstacle_line(&plot->obstacles, left, upper, right, upper);
	obstacle_line(&plot->obstacles, left, lower, right, lower);
	obstacle_line(&plot->obstacles, left, mean, right, mean);
}

/* A note whose right end is at X, at the top of the plot or at its foot.  Where
 * something runs through both, the upper one gets a white ground. */
static void
draw_note(struct plot *plot, double x, double least, struct str text)
{
	const double	at[] = { plot->top + NOTE_TOP, plot->base - NOTE_FOOT };
	double		size = type_note.size, y = at[0];
	double		w = easel_width(&plot->easel, type_note, text);
	struct box	box = { x - w - 1, 0, w + 2, size };
	bool		free = false;

	if (x - w < least)
		return;		/* the key says it as well */
	for (size_t i = 0; i < COUNT(at) && !free; i++) {
		box.y = at[i] - 0.78 * size;
		free = obstacles_free(&plot->obstacles, box);
		if (free)
			y = at[i];
	}
	box.y = y - 0.78 * size;
	if (!free)
		pen_box(&plot->pen, box, WHITE);
	plot_text(plot, type_note, x - w, y, text);
	obstacle_box(&plot->obstacles, box);
}

static void
draw_upright(struct plot *plot, double x)
{
	pen_line(&plot->pen, AXIS, 0.5, 0, 0);
	pen_segment(&plot->pen, x, plot->top, x, plot->base);
	obstacle_line(&plot->obstacles, x, plot->top, x, plot->base);
}

/* Whether something stands behind the months that the limits come from. */
static bool
is_parted(const struct chart *chart, struct stretch stretch)
{
	return stretch.baseline < stretch.end || stretch.end < chart->n;
}

static void
draw_uprights(struct plot *plot, const struct spc *spc)
{
	struct stretch	stretch;

	for (size_t s = 0; s < spc->nsegments; s++) {
		stretch = segment_stretch(plot->chart, spc, s);
		if (s > 0)
			draw_upright(plot, plot_before(plot, stretch.first));
		if (stretch.baseline < stretch.end &&
		    spc->limits[s].points > 0)
			draw_upright(plot, plot_before(plot, stretch.baseline));
	}
}

static void
draw_notes(struct plot *plot, const struct spc *spc)
{
	const struct chart	*chart = plot->chart;
	struct stretch		 stretch;

	for (size_t s = 0; s < spc->nsegments; s++) {
		stretch = segment_stretch(chart, spc, s);
		if (spc->limits[s].points == 0 || !is_parted(chart, stretch))
			continue;
		draw_note(plot, plot_before(plot, stretch.baseline) - NOTE_GAP,
		    plot_before(plot, stretch.first),
		    str_printf(plot->pen.arena, "Limits from these %zu %s",
		    spc->limits[s].points, span_word(chart, true)));
	}
}

/* The size of marks, of which there may be many. */
static double
marks_factor(const struct plot *plot)
{
	if (plot->chart->n < 2)
		return 1;
	return fmax(0.5, fmin(1, plot->pitch / FULL_PITCH));
}

static void
draw_points(struct plot *plot, const struct spc *spc)
{
	const struct chart	*chart = plot->chart;
	double			 factor = marks_factor(plot);
	enum shape		 shape = SHAPE_USUAL;

	for (size_t i = 0; i < chart->n; i++) {
		if (!point_known(&chart->at[i]))
			continue;
		if (spc != NULL)
			shape = shape_of(spc_point_variation(&spc->points[i],
			    chart->spc.better));
		pen_shape(&plot->pen, shape, plot_x(plot, i),
		    plot_y(plot, chart->at[i].y), factor);
	}
}

/* "Mean 86%" at the right. */
static void
add_limit(struct plot *plot, const char *name, double y, int rank)
{
	plot_add_end(plot, type_limit, y, str_printf(plot->pen.arena,
	    "%s " STR_FMT, name, STR_ARG(chart_figure(plot->pen.arena,
	    plot->chart, y, false))), rank);
}

/* The labels at the right; the limits are those in force at the end. */
static void
add_ends(struct plot *plot, const struct spc *spc)
{
	const struct chart	*chart = plot->chart;
	const struct limits	*limits;
	struct type		 type = { FACE_BOLD, 9, INK };
	enum shape		 shape;
	size_t			 first, last;

	if (chart_ends(chart, &first, &last)) {
		shape = spc == NULL ? SHAPE_USUAL :
		    shape_of(spc_point_variation(&spc->points[last],
		    chart->spc.better));
		if (shape != SHAPE_USUAL)
			type.colour = shape_colours[shape];
		plot_add_last(plot, type, last);
	}
	if (spc == NULL || spc->limits[spc->nsegments - 1].points == 0)
		return;
	limits = &spc->limits[spc->nsegments - 1];
	if (spc_side(limits, limits->upper, limits->lower) > 0) {
		add_limit(plot, "Upper limit", limits->upper, RANK_UPPER);
		add_limit(plot, "Lower limit", limits->lower, RANK_LOWER);
	}
	add_limit(plot, "Mean", limits->centre, RANK_MEAN);
}

static void
frame(struct plot *plot, const struct spc *spc)
{
	const struct chart	*chart = plot->chart;
	double			 low = NAN, high = NAN;

	range_add_points(&low, &high, chart);
	plot_add_target(plot, type_target, &low, &high);
	for (size_t s = 0; spc != NULL && s < spc->nsegments; s++) {
		if (spc->limits[s].points == 0)
			continue;
		range_add(&low, &high, spc->limits[s].lower);
		range_add(&low, &high, spc->limits[s].upper);
	}
	add_ends(plot, spc);
	plot_frame(plot, low, high);
}

static bool
starts_stretch(const struct chart *chart, size_t point)
{
	for (size_t i = 0; i < chart->spc.nrebase; i++)
		if (chart->spc.rebase[i] == point)
			return true;
	return false;
}

/* How many known points there are from FIRST to where limits begin anew, to which
 * FIRST moves. */
static size_t
stretch_known(const struct chart *chart, size_t *first)
{
	size_t	n = 0, from = *first;

	for (; *first < chart->n && (*first == from ||
	    !starts_stretch(chart, *first)); (*first)++)
		n += point_known(&chart->at[*first]);
	return n;
}

/* Enough months, of which no two stand together: CHART has N stretches. */
static struct str
apart_text(struct arena *arena, const struct chart *chart, size_t n)
{
	const char	*months = span_word(chart, true);
	bool		 baseline = chart->spc.baseline > 0;

	if (n > 1)
		return str_printf(arena, "No %s has %d %s with two together: no "
		    "limits", baseline ? "baseline" : "stretch", SPC_LEAST,
		    months);
	return str_printf(arena, "No two %s%s stand together: no limits",
	    months, baseline ? " in the baseline" : "");
}

struct str
no_limits_text(struct arena *arena, const struct chart *chart)
{
	size_t	at = 0, n, all = 0, most = 0, stretches = 0;

	for (; at < chart->n; stretches++) {
		n = stretch_known(chart, &at);
		most = n > most ? n : most;
		all += n;
	}
	if (most >= SPC_LEAST)
		return apart_text(arena, chart, stretches);
	return str_printf(arena, "%s %d %s: no limits", all >= SPC_LEAST ?
	    "No stretch has" : "Fewer than", SPC_LEAST,
	    span_word(chart, true));
}

struct str
few_points_text(struct arena *arena, const struct chart *chart, size_t known)
{
	size_t	baseline = chart->spc.baseline;

	if (known < SPC_LEAST)
		return str_printf(arena, "%zu known, %d needed", known,
		    SPC_LEAST);
	if (baseline == 0)
		return str_printf(arena, "%zu known, no two together", known);
	return str_printf(arena, "%zu known in the baseline, no two together",
	    known < baseline ? known : baseline);
}

static void
say_no_limits(struct plot *plot)
{
	struct arena	*arena = plot->pen.arena;
	struct str	 text = no_limits_text(arena, plot->chart);
	double		 w = easel_width(&plot->easel, type_note, text);
	size_t		 at = 0, known = stretch_known(plot->chart, &at);

	diag_at(plot->easel.diags, DIAG_CHART_LIMITS, plot->easel.place,
	    STR_FMT ": " STR_FMT, STR_ARG(few_points_text(arena, plot->chart,
	    known)), STR_ARG(plot->chart->title));
	if (known > 0)
		draw_note(plot, fmin(plot->left + w, plot->right), plot->left,
		    text);
}

void
spc_draw(struct plot *plot)
{
	struct spc		 spc;
	const struct spc	*known = NULL;

	if (chart_analyse(plot->pen.arena, plot->chart, &spc))
		known = &spc;
	frame(plot, known);
	for (size_t s = 0; known != NULL && s < spc.nsegments; s++)
		if (spc.limits[s].points > 0)
			draw_range(plot, &spc.limits[s],
			    segment_stretch(plot->chart, &spc, s));
	plot_axis(plot, plot->base);
	plot_cut(plot);
	plot_months(plot, plot->base, true);
	plot_levels(plot);
	if (known != NULL)
		draw_uprights(plot, &spc);
	pen_round(&plot->pen, USUAL_MARK, 1);
	plot_line(plot);
	draw_points(plot, known);
	plot_ends(plot, 11);
	if (known != NULL)
		draw_notes(plot, &spc);
	else
		say_no_limits(plot);
}
