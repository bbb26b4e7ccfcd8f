/*
 * chart/alt.c - a chart in words, from the same numbers that draw it.
 *
 * Whoever cannot see the chart gets all it shows: the message, the levels, what
 * stands out, and every figure with its gaps.
 */
#include <ctype.h>
#include <math.h>
#include <string.h>

#include "chart/chart_int.h"

/* What a point of each kind of period is called. */
static const struct {
	const char	*one, *many, *list;
} spans[PERIOD__MAX] = {
	[PERIOD_NONE]	 = { "point", "points", "Figures" },
	[PERIOD_DAY]	 = { "day", "days", "Figures" },
	[PERIOD_MONTH]	 = { "month", "months", "Monthly" },
	[PERIOD_QUARTER] = { "quarter", "quarters", "Quarterly" },
	[PERIOD_YEAR]	 = { "year", "years", "Yearly" },
};

static const char *const counts[] = {
	"no", "one", "two", "three", "four", "five", "six", "seven", "eight",
	"nine", "ten", "eleven", "twelve",
};

static enum period_kind
span_kind(const struct chart *chart)
{
	return chart->n > 0 ? chart->at[0].period.kind : PERIOD_NONE;
}

const char *
span_word(const struct chart *chart, bool many)
{
	return many ? spans[span_kind(chart)].many :
	    spans[span_kind(chart)].one;
}

struct str
count_words(struct arena *arena, size_t n)
{
	if (n < COUNT(counts))
		return str_of(counts[n]);
	return str_printf(arena, "%zu", n);
}

/* TEXT with its first letter small or large. */
static struct str
with_case(struct arena *arena, struct str text, int (*change)(int))
{
	char	*copy = str_dup(arena, text);

	if (text.n > 0 && isascii((unsigned char)copy[0]))
		copy[0] = (char)change((unsigned char)copy[0]);
	return (struct str){ copy, text.n };
}

/* ---- verdicts ---- */

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

		if (high ? y <= past : y >= past)
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

		n += spc->points[last].high ? y > limits->near_upper :
		    y < limits->near_lower;
		if (!goes_on(spc, i))
			break;
	}
	return n;
}

/* "December", "2022/23". */
static struct str
point_name(struct arena *arena, const struct chart *chart, size_t i)
{
	struct period	period = chart->at[i].period;

	if (period.kind == PERIOD_MONTH)
		return str_of(month_name(period.at % 12 + 1));
	return period_long(arena, period);
}

/* "Six months running are ", or "December is ". */
static struct str
running(struct arena *arena, const struct chart *chart, size_t last, size_t n)
{
	if (n == 1)
		return str_printf(arena, STR_FMT " is ",
		    STR_ARG(point_name(arena, chart, last)));
	return str_printf(arena, STR_FMT " %s running are ",
	    STR_ARG(with_case(arena, count_words(arena, n), toupper)),
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
		    "close to the %s limit.", STR_ARG(with_case(arena,
		    count_words(arena, near_count(spc, last)), toupper)),
		    span_word(chart, true), end);
	case SIGNAL_SHIFT:
		return str_printf(arena, STR_FMT "%s the mean.",
		    STR_ARG(running(arena, chart, last, n)), side);
	default:
		return str_printf(arena, STR_FMT " is within the usual range.",
		    STR_ARG(point_name(arena, chart, last)));
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
	    chart->spc.target > limits->upper ? "above" : "below");
}

/* ---- the whole chart ---- */

/* A chart's words being put together. */
struct alt {
	struct arena		*arena;
	const struct chart	*chart;
	const struct spc	*spc;	/* NULL: no limits */
	struct buf		 buf;
};

/* The label of a level; "Target, 23% or less" has JOIN for its comma. */
static void
add_level(struct alt *alt, struct str text, const char *join)
{
	size_t	gap = str_find(text, " ");

	if (gap > 0 && gap < text.n && text.s[gap - 1] == ',') {
		buf_add(&alt->buf, text.s, gap - 1);
		buf_text(&alt->buf, join);
		gap++;
	} else {
		gap = 0;
	}
	buf_add(&alt->buf, text.s + gap, text.n - gap);
}

static void
add_in_period(struct alt *alt, const struct chart_point *point)
{
	buf_str(&alt->buf, point->text);
	buf_text(&alt->buf, " in ");
	buf_str(&alt->buf, period_long(alt->arena, point->period));
}

/* What the last point says, or that it says nothing. */
static void
add_latest(struct alt *alt, size_t known)
{
	const struct chart	*chart = alt->chart;
	size_t			 last = chart->n - 1;

	if (known != last) {
		buf_text(&alt->buf, "no figure for ");
		buf_str(&alt->buf, period_long(alt->arena,
		    chart->at[last].period));
		buf_text(&alt->buf, ", ");
	}
	add_in_period(alt, &chart->at[known]);
	if (known == last && chart->change.n > 0) {
		buf_text(&alt->buf, ", ");
		buf_str(&alt->buf, chart->change);
	}
}

static void
add_levels(struct alt *alt)
{
	const struct chart	*chart = alt->chart;

	if (chart->target.known && chart->target.text.n > 0) {
		buf_text(&alt->buf, ", ");
		add_level(alt, with_case(alt->arena, chart->target.text,
		    tolower), " ");
		if (chart->status.n > 0) {
			buf_text(&alt->buf, ": ");
			buf_str(&alt->buf, with_case(alt->arena, chart->status,
			    tolower));
		}
	}
	buf_text(&alt->buf, ".");
	if (chart->neighbours.known && chart->neighbours.text.n > 0) {
		buf_text(&alt->buf, " ");
		add_level(alt, chart->neighbours.text, ": ");
		buf_text(&alt->buf, ".");
	}
}

/* The limits in force, where they come from, and both verdicts. */
static void
add_process(struct alt *alt)
{
	const struct chart	*chart = alt->chart;
	const struct spc	*spc = alt->spc;
	struct arena		*arena = alt->arena;
	const struct limits	*limits;

	if (spc == NULL || spc->variation == VARIATION_NONE) {
		buf_printf(&alt->buf, " Fewer than %d %s: no limits.",
		    SPC_LEAST, span_word(chart, true));
		return;
	}
	limits = &spc->limits[spc->nsegments - 1];
	buf_printf(&alt->buf, " Mean " STR_FMT ", lower limit " STR_FMT
	    ", upper limit " STR_FMT ", from %zu %s.",
	    STR_ARG(chart_figure(arena, chart, limits->centre, false)),
	    STR_ARG(chart_figure(arena, chart, limits->lower, false)),
	    STR_ARG(chart_figure(arena, chart, limits->upper, false)),
	    limits->points, span_word(chart, true));
	buf_printf(&alt->buf, " %s: " STR_FMT,
	    variation_words(spc->variation),
	    STR_ARG(variation_text(arena, chart, spc)));
	if (spc->assurance != ASSURANCE_NONE)
		buf_printf(&alt->buf, " %s: " STR_FMT,
		    assurance_words(spc->assurance),
		    STR_ARG(assurance_text(arena, chart, spc)));
}

/* The first known point for which no other is further on SIGN's side. */
static size_t
extreme(const struct chart *chart, size_t first, int sign)
{
	size_t	best = first;

	for (size_t i = first; i < chart->n; i++)
		if (point_known(&chart->at[i]) &&
		    (chart->at[i].y - chart->at[best].y) * sign > 0)
			best = i;
	return best;
}

static void
add_extremes(struct alt *alt, size_t first, size_t last)
{
	const struct chart	*chart = alt->chart;
	const struct chart_point *low, *high;

	if (first == last)
		return;
	low = &chart->at[extreme(chart, first, -1)];
	high = &chart->at[extreme(chart, first, 1)];
	if (str_eq(low->text, high->text)) {
		buf_text(&alt->buf, " Each known figure is ");
		buf_str(&alt->buf, low->text);
	} else {
		buf_text(&alt->buf, " Lowest ");
		add_in_period(alt, low);
		buf_text(&alt->buf, ", highest ");
		add_in_period(alt, high);
	}
	buf_text(&alt->buf, ".");
}

/* "April", with its year where the list begins and where a year does. */
static void
add_list_name(struct alt *alt, size_t i)
{
	const struct chart_point	*at = alt->chart->at;

	if (at[i].period.kind == PERIOD_MONTH && i > 0 &&
	    at[i].period.at / 12 == at[i - 1].period.at / 12)
		buf_text(&alt->buf, month_name(at[i].period.at % 12 + 1));
	else
		buf_str(&alt->buf, period_long(alt->arena, at[i].period));
}

static const char *const shape_words[SHAPE__MAX] = {
	[SHAPE_CONCERN] = " (concern)", [SHAPE_IMPROVEMENT] = " (improvement)",
	[SHAPE_NEITHER] = " (special cause)", [SHAPE_USUAL] = "",
};

static void
add_list(struct alt *alt)
{
	const struct chart	*chart = alt->chart;
	const struct chart_point *point;

	buf_printf(&alt->buf, " %s: ", spans[span_kind(chart)].list);
	for (size_t i = 0; i < chart->n; i++) {
		point = &chart->at[i];
		if (i > 0)
			buf_text(&alt->buf, ", ");
		if (!point_known(point)) {
			buf_text(&alt->buf, "no figure for ");
			add_list_name(alt, i);
			if (point->text.n > 0 && !str_is(point->text, "–"))
				buf_printf(&alt->buf, " (" STR_FMT ")",
				    STR_ARG(point->text));
			continue;
		}
		add_list_name(alt, i);
		buf_text(&alt->buf, " ");
		buf_str(&alt->buf, point->text);
		if (alt->spc != NULL)
			buf_text(&alt->buf, shape_words[shape_of(
			    spc_point_variation(&alt->spc->points[i],
			    chart->spc.better))]);
	}
	buf_text(&alt->buf, ".");
}

/* Which points are made up, stretch by stretch. */
static void
add_made_up(struct alt *alt)
{
	const struct chart	*chart = alt->chart;
	size_t			 end;

	for (size_t i = 0; i < chart->n; i = end) {
		for (end = i; end < chart->n && chart->at[end].made_up; end++)
			;
		if (end == i) {
			end++;
			continue;
		}
		buf_text(&alt->buf, " ");
		buf_str(&alt->buf, period_long(alt->arena,
		    chart->at[i].period));
		if (end - i > 1) {
			buf_text(&alt->buf, " to ");
			buf_str(&alt->buf, period_long(alt->arena,
			    chart->at[end - 1].period));
		}
		buf_printf(&alt->buf, " %s made up for illustration.",
		    end - i > 1 ? "are" : "is");
	}
}

struct str
chart_alt(struct arena *arena, const struct chart *chart)
{
	struct alt	alt = { .arena = arena, .chart = chart };
	struct spc	spc;
	struct str	out;
	size_t		first, last;

	if (chart->kind == CHART_SPC && chart_analyse(arena, chart, &spc))
		alt.spc = &spc;
	buf_str(&alt.buf, chart->indicator->name.n > 0 ?
	    chart->indicator->name : chart->title);
	buf_text(&alt.buf, ": ");
	if (!chart_ends(chart, &first, &last)) {
		buf_text(&alt.buf, "no figures");
		add_levels(&alt);
	} else {
		add_latest(&alt, last);
		add_levels(&alt);
		if (chart->kind == CHART_SPC)
			add_process(&alt);
		add_extremes(&alt, first, last);
	}
	if (chart->n > 0)
		add_list(&alt);
	add_made_up(&alt);
	out = buf_keep(&alt.buf, arena);
	buf_free(&alt.buf);
	return out;
}
