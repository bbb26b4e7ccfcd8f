/*
 * chart/verdict.c - the verdicts on a process in sentences: which months the
 * latest signal is made of, and where the target lies.
 */
#include <ctype.h>

#include "chart/chart_int.h"

/* The latest known point; the caller knows that there is one. */
static size_t
latest(const struct spc *spc)
{
	size_t	last = spc->n - 1;

	while (last > 0 && !spc->points[last].known)
		last--;
	return last;
}

/* Whether point I - 1 is a neighbour of I in the same segment. */
static bool
goes_on(const struct spc *spc, size_t i)
{
	return i > 0 && spc->points[i - 1].known &&
	    spc->points[i - 1].segment == spc->points[i].segment;
}

/* How many points before and with LAST go on as the signal has it. */
static size_t
run_length(const struct spc *spc, size_t last)
{
	const struct spc_point	*at = spc->points;
	const struct limits	*limits = &spc->limits[at[last].segment];
	bool			 high = at[last].high;
	double			 line = limits->centre;
	size_t			 i = last;

	if (at[last].signal == SIGNAL_OUTSIDE)
		line = high ? limits->upper : limits->lower;
	for (; goes_on(spc, i); i--) {
		double	past = at[last].signal == SIGNAL_TREND ? at[i - 1].y :
			    line;
		double	y = at[last].signal == SIGNAL_TREND ? at[i].y :
			    at[i - 1].y;

		if (spc_side(limits, y, past) != (high ? 1 : -1))
			break;
	}
	return last - i + 1;
}

/* How many of the last three points are near the limit on that side. */
static size_t
near_count(const struct spc *spc, size_t last)
{
	const struct limits	*limits = &spc->limits[
				    spc->points[last].segment];
	size_t			 n = 0, i = last;

	for (int k = 0; k < 3; k++, i--) {
		double	y = spc->points[i].y;

		n += spc->points[last].high ?
		    spc_side(limits, y, limits->near_upper) > 0 :
		    spc_side(limits, y, limits->near_lower) < 0;
		if (!goes_on(spc, i))
			break;
	}
	return n;
}

/* "Six months running are ", or "December is ". */
static struct str
running(struct arena *arena, const struct chart *chart, size_t last, size_t n)
{
	if (n == 1)
		return str_printf(arena, STR_FMT " is ",
		    STR_ARG(point_name(arena, &chart->at[last])));
	return str_printf(arena, STR_FMT " %s running are ",
	    STR_ARG(words_cased(arena, count_words(arena, n), toupper)),
	    span_word(chart, true));
}

struct str
variation_text(struct arena *arena, const struct chart *chart,
    const struct spc *spc)
{
	size_t			 last = latest(spc);
	const struct spc_point	*point = &spc->points[last];
	size_t			 n = run_length(spc, last);
	const char		*side = point->high ? "above" : "below";
	const char		*end = point->high ? "upper" : "lower";

	switch (point->signal) {
	case SIGNAL_OUTSIDE:
		return str_printf(arena, STR_FMT "%s the %s limit.",
		    STR_ARG(running(arena, chart, last, n)), side, end);
	case SIGNAL_TREND:
		return str_printf(arena, "The last " STR_FMT " %s %s without "
		    "a break.", STR_ARG(count_words(arena, n)),
		    span_word(chart, true), point->high ? "rise" : "fall");
	case SIGNAL_TWO_OF_THREE:
		return str_printf(arena, STR_FMT " of the last three %s are "
		    "close to the %s limit.", STR_ARG(words_cased(arena,
		    count_words(arena, near_count(spc, last)), toupper)),
		    span_word(chart, true), end);
	case SIGNAL_SHIFT:
		return str_printf(arena, STR_FMT "%s the mean.",
		    STR_ARG(running(arena, chart, last, n)), side);
	default:
		return str_printf(arena, STR_FMT " is within the usual range.",
		    STR_ARG(point_name(arena, &chart->at[last])));
	}
}

struct str
assurance_text(struct arena *arena, const struct chart *chart,
    const struct spc *spc)
{
	const struct limits	*limits = &spc->limits[spc->nsegments - 1];
	struct str		 target = chart_figure(arena, chart,
				    chart->spc.target, true);

	if (spc->assurance == ASSURANCE_NONE)
		return STR("");
	if (spc->assurance == ASSURANCE_HIT_AND_MISS)
		return str_printf(arena, "A target of " STR_FMT
		    " lies inside the usual range.", STR_ARG(target));
	return str_printf(arena, STR_FMT " or %s lies %s the usual range.",
	    STR_ARG(target), chart->spc.target_upper ? "less" : "more",
	    spc_side(limits, chart->spc.target, limits->upper) > 0 ? "above" :
	    "below");
}
