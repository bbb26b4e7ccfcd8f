/*
 * measure/spc.c - process behaviour: what is more than chance in a series.
 *
 * After NHS England's "Making data count" (the R package NHSRplotthedots).
 *
 * A MOVING RANGE is the distance between two neighbouring points; LIMITS lie
 * SPC_FACTOR mean moving ranges from the mean, NEAR LIMITS two thirds of that.
 * A SEGMENT has limits of its own; a RUN is its points, of which those without a
 * value are on no side.  SIDE is 1 above, -1 below, 0 for neither.
 */
#include <math.h>

#include "measure/measure.h"

static const char *const variations[VARIATION__MAX] = {
	[VARIATION_NONE]		= "Too few months",
	[VARIATION_COMMON]		= "Common cause",
	[VARIATION_CONCERN_HIGH]	= "Concern, high",
	[VARIATION_CONCERN_LOW]		= "Concern, low",
	[VARIATION_IMPROVEMENT_HIGH]	= "Improvement, high",
	[VARIATION_IMPROVEMENT_LOW]	= "Improvement, low",
	[VARIATION_NEITHER_HIGH]	= "Neither, high",
	[VARIATION_NEITHER_LOW]		= "Neither, low",
};

/* What a signal on one side means by polarity: [better][high]. */
static const enum variation meaning[BETTER__MAX][2] = {
	[BETTER_NEITHER] = { VARIATION_NEITHER_LOW, VARIATION_NEITHER_HIGH },
	[BETTER_HIGHER] = { VARIATION_CONCERN_LOW, VARIATION_IMPROVEMENT_HIGH },
	[BETTER_LOWER] = { VARIATION_IMPROVEMENT_LOW, VARIATION_CONCERN_HIGH },
};

static const char *const assurances[ASSURANCE__MAX] = {
	[ASSURANCE_NONE]	 = "No target",
	[ASSURANCE_PASS]	 = "Passes the target",
	[ASSURANCE_FAIL]	 = "Fails the target",
	[ASSURANCE_HIT_AND_MISS] = "Hit and miss",
};

/* The points that share their limits. */
struct run {
	struct spc_point	*at;
	size_t			 n;
	const struct limits	*limits;
};

const char *
variation_words(enum variation variation)
{
	return variations[variation];
}

const char *
assurance_words(enum assurance assurance)
{
	return assurances[assurance];
}

int
spc_side(const struct limits *limits, double y, double line)
{
	return (y > line + limits->grain) - (y < line - limits->grain);
}

/* The mean of the moving ranges, of those UNDER that alone when it is a number.  A gap
 * has no range on either side; NaN when there is no range at all. */
static double
mean_range(const double *y, size_t n, double under)
{
	double	range, sum = 0;
	size_t	count = 0;

	for (size_t i = 1; i < n; i++) {
		range = fabs(y[i] - y[i - 1]);
		if (isnan(range) || range >= under)
			continue;
		sum += range;
		count++;
	}
	return count > 0 ? sum / (double)count : NAN;
}

/* Of the largest of the points.  A double holds 15 digits and more; of 600 points the
 * sum loses three at most.  Two figures that were counted differ by more. */
#define GRAIN	1e-12

/* Limits of the first points of Y, which may have gaps; the mean itself is not
 * screened.  False when two points never stand together. */
static bool
make_limits(const double *y, size_t n, struct limits *out)
{
	double	sum = 0, largest = 0, range, screened;
	size_t	count = 0;

	for (size_t i = 0; i < n; i++)
		if (!isnan(y[i])) {
			sum += y[i];
			largest = fmax(largest, fabs(y[i]));
			count++;
		}
	range = mean_range(y, n, INFINITY);
	if (isnan(range))
		return false;
	screened = mean_range(y, n, SPC_SCREEN * range - GRAIN * largest);
	if (!isnan(screened))	/* not when all ranges are nought */
		range = screened;
	*out = (struct limits){ .centre = sum / (double)count,
	    .mean_range = range, .grain = GRAIN * largest,
	    .points = count };
	out->lower = out->centre - SPC_FACTOR * range;
	out->upper = out->centre + SPC_FACTOR * range;
	out->near_lower = out->centre - SPC_FACTOR * range * 2 / 3;
	out->near_upper = out->centre + SPC_FACTOR * range * 2 / 3;
	return true;
}

/* Which way Y lies outside the limits. */
static int
outside(const struct limits *limits, double y)
{
	return spc_side(limits, y, limits->upper) > 0 ? 1 :
	    spc_side(limits, y, limits->lower) < 0 ? -1 : 0;
}

/* Which way Y lies beyond a near limit and still inside the full one. */
static int
near(const struct limits *limits, double y)
{
	if (outside(limits, y) != 0)
		return 0;
	return spc_side(limits, y, limits->near_upper) > 0 ? 1 :
	    spc_side(limits, y, limits->near_lower) < 0 ? -1 : 0;
}

/* The first rule that a point broke stands. */
static void
flag(struct spc_point *point, enum signal signal, int side)
{
	if (point->signal != SIGNAL_NONE)
		return;
	point->signal = signal;
	point->high = side > 0;
}

static void
flag_outside(const struct run *run)
{
	int	side;

	for (size_t i = 0; i < run->n; i++) {
		side = outside(run->limits, run->at[i].y);
		if (side != 0)
			flag(&run->at[i], SIGNAL_OUTSIDE, side);
	}
}

/* Flag each stretch of at least LEAST equal sides; SIDES[i] is of point i. */
static void
flag_stretches(const struct run *run, const int *sides, size_t first,
    size_t least, enum signal signal)
{
	size_t	end;

	for (size_t i = first; i < run->n; i = end) {
		for (end = i + 1; end < run->n && sides[end] == sides[i]; end++)
			;
		if (sides[i] == 0 || end - i < least)
			continue;
		/* Six differences are seven points: the one before as well. */
		for (size_t k = i - first; k < end; k++)
			flag(&run->at[k], signal, sides[i]);
	}
}

static void
flag_trends(const struct run *run, int *sides)
{
	for (size_t i = 1; i < run->n; i++)
		sides[i] = spc_side(run->limits, run->at[i].y,
		    run->at[i - 1].y);
	flag_stretches(run, sides, 1, SPC_RUN - 1, SIGNAL_TREND);
}

static void
flag_shifts(const struct run *run, int *sides)
{
	for (size_t i = 0; i < run->n; i++)
		sides[i] = spc_side(run->limits, run->at[i].y,
		    run->limits->centre);
	flag_stretches(run, sides, 0, SPC_RUN, SIGNAL_SHIFT);
}

/* Three in a row on one side, two of them near the limit there. */
static void
flag_two_of_three(const struct run *run)
{
	const struct limits	*limits = run->limits;
	int			 sum, close, side;

	for (size_t i = 2; i < run->n; i++) {
		sum = close = 0;
		for (size_t k = i - 2; k <= i; k++) {
			sum += spc_side(limits, run->at[k].y, limits->centre);
			close += near(limits, run->at[k].y);
		}
		side = (sum == 3) - (sum == -3);
		if (side == 0 || close * side < 2)
			continue;
		for (size_t k = i - 2; k <= i; k++)
			if (near(limits, run->at[k].y) == side)
				flag(&run->at[k], SIGNAL_TWO_OF_THREE, side);
	}
}

/* Every signal of one run, in the order in which they take precedence. */
static void
flag_run(const struct run *run, int *sides)
{
	flag_outside(run);
	flag_trends(run, sides);
	flag_two_of_three(run);
	flag_shifts(run, sides);
}

static bool
starts_segment(const struct spc_options *options, size_t i)
{
	for (size_t k = 0; k < options->nrebase; k++)
		if (options->rebase[k] == i)
			return true;
	return false;
}

/* Where the segment that begins at FIRST ends. */
static size_t
segment_end(const struct spc_options *options, size_t first, size_t n)
{
	size_t	end = first + 1;

	while (end < n && !starts_segment(options, end))
		end++;
	return end;
}

/* Limits of N points of a segment, from its first BASELINE known ones.  False
 * when too few are behind them. */
static bool
segment_limits(const double *y, size_t n, const struct spc_options *options,
    struct limits *out)
{
	size_t	known = 0, used;

	for (used = 0; used < n; used++) {
		if (options->baseline > 0 && known == options->baseline)
			break;
		known += !isnan(y[used]);
	}
	return known >= SPC_LEAST && make_limits(y, used, out);
}

enum variation
spc_point_variation(const struct spc_point *point, enum better better)
{
	if (point->signal == SIGNAL_NONE)
		return VARIATION_COMMON;
	return meaning[better][point->high];
}

/* What the latest known point says, which is of the last segment where that has
 * limits. */
static enum variation
latest_variation(const struct spc *spc, enum better better)
{
	size_t	i = spc->n - 1;

	if (spc->limits[spc->nsegments - 1].points == 0)
		return VARIATION_NONE;
	while (!spc->points[i].known)
		i--;
	return spc_point_variation(&spc->points[i], better);
}

/* Whether the process as it runs now would reach the target each time. */
static enum assurance
latest_assurance(const struct spc *spc, const struct spc_options *options)
{
	const struct limits	*limits = &spc->limits[spc->nsegments - 1];
	int			 side;

	if (!options->has_target || options->better == BETTER_NEITHER ||
	    limits->points == 0)
		return ASSURANCE_NONE;
	side = outside(limits, options->target);
	if (side == 0)
		return ASSURANCE_HIT_AND_MISS;
	return (side > 0) == options->target_upper ?
	    ASSURANCE_PASS : ASSURANCE_FAIL;
}

bool
spc_analyse(struct arena *arena, const double *y, size_t n,
    const struct spc_options *options, struct spc *out)
{
	struct spc	 spc = { .n = n };
	struct limits	*limits;
	int		*sides = arena_array(arena, n + 1, int);
	size_t		 end;
	bool		 any = false;

	spc.points = arena_array(arena, n + 1, struct spc_point);
	spc.limits = arena_array(arena, n + 1, struct limits);
	for (size_t first = 0; first < n; first = end) {
		end = segment_end(options, first, n);
		for (size_t i = first; i < end; i++)
			spc.points[i] = (struct spc_point){ .y = y[i],
			    .known = !isnan(y[i]), .segment = spc.nsegments };
		limits = &spc.limits[spc.nsegments++];
		if (!segment_limits(y + first, end - first, options, limits))
			continue;
		flag_run(&(struct run){ spc.points + first, end - first,
		    limits }, sides);
		any = true;
	}
	if (!any)
		return false;
	spc.variation = latest_variation(&spc, options->better);
	spc.assurance = latest_assurance(&spc, options);
	*out = spc;
	return true;
}
