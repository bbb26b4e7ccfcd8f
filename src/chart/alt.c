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

struct str
words_cased(struct arena *arena, struct str text, int (*change)(int))
{
	char	*copy = str_dup(arena, text);

	if (text.n > 0 && isascii((unsigned char)copy[0]))
		copy[0] = (char)change((unsigned char)copy[0]);
	return (struct str){ copy, text.n };
}

struct str
point_name(struct arena *arena, const struct chart_point *point)
{
	if (point->period.kind == PERIOD_MONTH)
		return str_of(month_name(point->period.at % 12 + 1));
	return period_long(arena, point->period);
}

/* ---- the whole chart ---- */

/* A chart's words being put together. */
struct alt {
	struct arena		*arena;
	const struct chart	*chart;
	const struct spc	*spc;	/* NULL: no limits at all */
	struct buf		 buf;
};

/* The label of a level; "Target, 23% or less" has JOIN for its comma. */
static void
add_level(struct alt *alt, struct str text, const char *join)
{
	size_t	gap;

	text = str_trim(text);
	gap = str_find(text, " ");
	if (gap > 0 && gap < text.n && text.s[gap - 1] == ',') {
		buf_add(&alt->buf, text.s, gap - 1);
		buf_text(&alt->buf, join);
		gap++;
	} else {
		gap = 0;
	}
	buf_add(&alt->buf, text.s + gap, text.n - gap);
}

/* What stands beside a figure, in words. */
static const struct {
	const char	*mark, *words;
} marks[] = {
	{ "p", "provisional" },
	{ "r", "revised" },
	{ "e", "estimated" },
	{ "u", "unreliable" },
};

const char *
mark_words(struct str mark)
{
	for (size_t i = 0; i < COUNT(marks); i++)
		if (str_is(mark, marks[i].mark))
			return marks[i].words;
	return NULL;
}

/* POINT's figure: "30% (provisional)".  What is made up is said of all. */
static void
add_figure(struct alt *alt, const struct chart_point *point)
{
	buf_str(&alt->buf, point->text);
	if (point->mark.n == 0 || point->made_up)
		return;
	if (mark_words(point->mark) != NULL)
		buf_printf(&alt->buf, " (%s)", mark_words(point->mark));
	else
		buf_printf(&alt->buf, " [" STR_FMT "]", STR_ARG(point->mark));
}

static void
add_in_period(struct alt *alt, const struct chart_point *point)
{
	add_figure(alt, point);
	buf_text(&alt->buf, " in ");
	buf_str(&alt->buf, period_long(alt->arena, point->period));
}

/* "December withheld"; "no figure for December" when nobody says why. */
static void
add_gap(struct alt *alt, const struct chart_point *point, struct str name)
{
	if (point->gap.n > 0)
		buf_printf(&alt->buf, STR_FMT " " STR_FMT, STR_ARG(name),
		    STR_ARG(point->gap));
	else
		buf_printf(&alt->buf, "no figure for " STR_FMT, STR_ARG(name));
}

/* What the last point says, or that it says nothing. */
static void
add_latest(struct alt *alt, size_t known)
{
	const struct chart	*chart = alt->chart;
	size_t			 last = chart->n - 1;

	if (known != last) {
		add_gap(alt, &chart->at[last], period_long(alt->arena,
		    chart->at[last].period));
		buf_text(&alt->buf, ", ");
	}
	add_in_period(alt, &chart->at[known]);
	if (known == last && chart->change.n > 0) {
		buf_text(&alt->buf, ", ");
		buf_str(&alt->buf, chart->change);
	}
}

/* From LOW, up to HIGH unless that is NaN, with its bound. */
static struct str
bound_words(struct arena *arena, const struct chart *chart, double low,
    double high)
{
	struct str	figure = chart_figure(arena, chart, low, true);
	bool		upper = chart->kind == CHART_SPC ?
			    chart->spc.target_upper : chart->target_upper;

	if (!isnan(high))
		return str_printf(arena, STR_FMT " to " STR_FMT,
		    STR_ARG(figure), STR_ARG(chart_figure(arena, chart, high,
		    true)));
	return str_printf(arena, STR_FMT " or %s", STR_ARG(figure),
	    upper ? "less" : "more");
}

struct str
point_target_words(struct arena *arena, const struct chart *chart,
    const struct chart_point *point)
{
	struct str	text = str_trim(point->target_text);

	if (text.n > 0)
		return text;
	return bound_words(arena, chart, point->target, point->between ?
	    point->target_to : NAN);
}

/* Whether the same target is in force, or none. */
static bool
same_target(const struct alt *alt, size_t a, size_t b)
{
	const struct chart_point	*at = alt->chart->at;

	if (!point_targeted(&at[a]) || !point_targeted(&at[b]))
		return point_targeted(&at[a]) == point_targeted(&at[b]);
	return str_eq(point_target_words(alt->arena, alt->chart, &at[a]),
	    point_target_words(alt->arena, alt->chart, &at[b]));
}

/* "September", with its year when the chart is not of one year. */
static struct str
dated_name(const struct alt *alt, size_t i)
{
	const struct chart_point	*at = alt->chart->at;

	if (at[i].period.kind == PERIOD_MONTH && at[0].period.at / 12 ==
	    at[alt->chart->n - 1].period.at / 12)
		return point_name(alt->arena, &at[i]);
	return period_long(alt->arena, at[i].period);
}

/* When the target of points FIRST to LAST was in force: "until September". */
static void
add_when(struct alt *alt, size_t first, size_t last)
{
	struct str	from = dated_name(alt, first);
	struct str	to = dated_name(alt, last);

	if (first == 0 && last + 1 == alt->chart->n)
		return;
	if (last + 1 == alt->chart->n)
		buf_printf(&alt->buf, " from " STR_FMT, STR_ARG(from));
	else if (first == last)
		buf_printf(&alt->buf, " in " STR_FMT, STR_ARG(from));
	else if (first == 0)
		buf_printf(&alt->buf, " until " STR_FMT, STR_ARG(to));
	else
		buf_printf(&alt->buf, " from " STR_FMT " to " STR_FMT,
		    STR_ARG(from), STR_ARG(to));
}

/* ", target 80% or more until September, 90% or more from October". */
static void
add_targets(struct alt *alt)
{
	const struct chart	*chart = alt->chart;
	const char		*before = ", target ";
	size_t			 end;

	for (size_t i = 0; i < chart->n; i = end) {
		for (end = i + 1; end < chart->n && same_target(alt, i, end);
		    end++)
			;
		if (!point_targeted(&chart->at[i]))
			continue;
		buf_text(&alt->buf, before);
		buf_str(&alt->buf, point_target_words(alt->arena, chart,
		    &chart->at[i]));
		add_when(alt, i, end - 1);
		before = ", ";
	}
}

/* The target's words; a process chart's label leaves its bound out.  False when
 * there is none. */
static bool
add_target(struct alt *alt)
{
	const struct chart	*chart = alt->chart;

	if (chart_targeted(chart)) {
		add_targets(alt);
		return true;
	}
	if (!chart->target.known || chart->target.text.n == 0)
		return false;
	if (chart->kind == CHART_SPC) {
		buf_text(&alt->buf, ", target ");
		buf_str(&alt->buf, bound_words(alt->arena, chart,
		    chart->target.y, chart->target_to.known ?
		    chart->target_to.y : NAN));
	} else {
		buf_text(&alt->buf, ", ");
		add_level(alt, words_cased(alt->arena, chart->target.text,
		    tolower), " ");
	}
	return true;
}

static void
add_levels(struct alt *alt)
{
	const struct chart	*chart = alt->chart;

	if (add_target(alt) && chart->status.n > 0) {
		buf_text(&alt->buf, ": ");
		buf_str(&alt->buf, words_cased(alt->arena, chart->status,
		    tolower));
	}
	buf_text(&alt->buf, ".");
	if (chart->neighbours.known && chart->neighbours.text.n > 0) {
		buf_text(&alt->buf, " ");
		add_level(alt, chart->neighbours.text, ": ");
		buf_text(&alt->buf, ".");
	}
}

/* The last limits that are drawn and where they come from; where they end before
 * the chart does, since when there are none. */
static void
add_limits(struct alt *alt)
{
	const struct chart	*chart = alt->chart;
	struct arena		*arena = alt->arena;
	size_t			 segment = alt->spc->nsegments - 1, end;
	const struct limits	*limits;

	while (alt->spc->limits[segment].points == 0)
		segment--;
	limits = &alt->spc->limits[segment];
	end = segment_stretch(chart, alt->spc, segment).end;
	if (end < chart->n)
		buf_printf(&alt->buf, " Until " STR_FMT ": mean ",
		    STR_ARG(period_long(arena, chart->at[end - 1].period)));
	else
		buf_text(&alt->buf, " Mean ");
	buf_printf(&alt->buf, STR_FMT ", lower limit " STR_FMT
	    ", upper limit " STR_FMT ", from %zu %s.",
	    STR_ARG(chart_figure(arena, chart, limits->centre, false)),
	    STR_ARG(chart_figure(arena, chart, limits->lower, false)),
	    STR_ARG(chart_figure(arena, chart, limits->upper, false)),
	    limits->points, span_word(chart, true));
	if (end < chart->n)
		buf_printf(&alt->buf, " No limits since " STR_FMT ".",
		    STR_ARG(period_long(arena, chart->at[end].period)));
}

/* What limits there are, and both verdicts on the process as it runs now. */
static void
add_process(struct alt *alt)
{
	const struct chart	*chart = alt->chart;
	const struct spc	*spc = alt->spc;
	struct arena		*arena = alt->arena;

	if (spc == NULL) {
		buf_printf(&alt->buf, " " STR_FMT ".",
		    STR_ARG(no_limits_text(arena, chart)));
		return;
	}
	add_limits(alt);
	if (spc->variation == VARIATION_NONE)
		return;
	buf_printf(&alt->buf, " %s: " STR_FMT,
	    variation_words(spc->variation),
	    STR_ARG(variation_text(arena, chart, spc)));
	if (spc->assurance != ASSURANCE_NONE)
		buf_printf(&alt->buf, " %s: " STR_FMT,
		    assurance_words(spc->assurance),
		    STR_ARG(assurance_text(arena, chart, spc)));
}

static void
add_extremes(struct alt *alt, size_t first, size_t last)
{
	const struct chart	*chart = alt->chart;
	const struct chart_point *low, *high;

	if (first == last)
		return;
	/* Of such totals the lowest is that of some April, and tells nothing. */
	if (chart_restarts(chart)) {
		buf_text(&alt->buf, " A running total, which begins anew each "
		    "April.");
		return;
	}
	low = &chart->at[chart_extreme(chart, first, -1)];
	high = &chart->at[chart_extreme(chart, first, 1)];
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
static struct str
list_name(const struct alt *alt, size_t i)
{
	const struct chart_point	*at = alt->chart->at;

	if (i > 0 && at[i].period.at / 12 == at[i - 1].period.at / 12)
		return point_name(alt->arena, &at[i]);
	return period_long(alt->arena, at[i].period);
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
			add_gap(alt, point, list_name(alt, i));
			if (point->gap.n == 0 && point->text.n > 0 &&
			    !str_is(point->text, "–"))
				buf_printf(&alt->buf, " (" STR_FMT ")",
				    STR_ARG(point->text));
			continue;
		}
		buf_str(&alt->buf, list_name(alt, i));
		buf_text(&alt->buf, " ");
		add_figure(alt, point);
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
		buf_printf(&alt->buf, ": " STR_FMT ".",
		    STR_ARG(alt->chart->estimated.n > 0 ?
		    alt->chart->estimated : STR("estimated")));
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
	buf_str(&alt.buf, chart->rebased);
	buf_str(&alt.buf, chart->revised);
	out = buf_keep(&alt.buf, arena);
	buf_free(&alt.buf);
	return out;
}
