/*
 * rebase.c - the months at which a process chart's limits begin anew.
 *
 * They part the chart into STRETCHES, of which the first begins where it does; one
 * with too few months has no limits.
 */
#include "paper/charts_int.h"

/* The months that a chart draws of those named, and what is drawn of them. */
struct rebasing {
	struct paper	*paper;
	struct chart	*chart;
	struct place	*places;	/* of each in the layout */
	struct spc	 spc;
	bool		 limited;	/* some stretch is, else SPC is empty */
};

/* The point of MONTH, behind the first; 0 when there is none. */
static size_t
month_index(const struct chart *chart, struct period month)
{
	for (size_t i = 1; i < chart->n; i++)
		if (period_eq(chart->at[i].period, month))
			return i;
	return 0;
}

/* Read the MONTHS.  One that is not drawn, as when the chart goes on from year to
 * year, changes nothing. */
static void
read_months(struct rebasing *at, const struct items *months)
{
	struct diags	*diags = at->paper->diags;
	size_t		*rebase = arena_array(at->paper->arena, months->n + 1,
			    size_t), n = 0;
	struct period	 month, last = { PERIOD_MONTH, INT32_MIN };

	at->places = arena_array(at->paper->arena, months->n + 1,
	    struct place);
	for (size_t i = 0; i < months->n; i++) {
		const struct item	*named = &months->at[i];

		if (!period_parse(named->text, &month) ||
		    month.kind != PERIOD_MONTH || month.at <= last.at) {
			diag_at(diags, DIAG_CHART_REBASE, named->place, STR_FMT,
			    STR_ARG(named->text));
			continue;
		}
		last = month;
		rebase[n] = month_index(at->chart, month);
		if (rebase[n] > 0)
			at->places[n++] = named->place;
		else
			diag_at(diags, DIAG_CHART_REBASE_OUT, named->place,
			    STR_FMT, STR_ARG(named->text));
	}
	at->chart->spc.rebase = rebase;
	at->chart->spc.nrebase = n;
}

/* Where stretch S begins; where the chart ends for the one behind the last. */
static size_t
stretch_first(const struct rebasing *at, size_t s)
{
	const struct spc_options	*spc = &at->chart->spc;

	return s == 0 ? 0 : s <= spc->nrebase ? spc->rebase[s - 1] :
	    at->chart->n;
}

static bool
stretch_limited(const struct rebasing *at, size_t s)
{
	return at->limited && at->spc.limits[s].points > 0;
}

/* "October 2022": of point I. */
static struct str
month_words(const struct rebasing *at, size_t i)
{
	return period_long(at->paper->arena, at->chart->at[i].period);
}

/* " Limits are worked out anew from October 2022.": of those that are drawn. */
static void
add_anew(const struct rebasing *at, struct buf *out)
{
	size_t	n = 0, left;

	for (size_t s = 1; s <= at->chart->spc.nrebase; s++)
		n += stretch_limited(at, s);
	left = n;
	for (size_t s = 1; s <= at->chart->spc.nrebase; s++) {
		if (!stretch_limited(at, s))
			continue;
		buf_text(out, left == n ? " Limits are worked out anew from " :
		    left > 1 ? ", " : " and ");
		buf_str(out, month_words(at, stretch_first(at, s)));
		left--;
	}
	if (n > 0)
		buf_char(out, '.');
}

/* How many months of stretch S are known. */
static size_t
stretch_known(const struct rebasing *at, size_t s)
{
	size_t	known = 0;

	for (size_t i = stretch_first(at, s); i < stretch_first(at, s + 1); i++)
		known += at->chart->at[i].known;
	return known;
}

/* Say to whoever builds the paper how many months stretch S has. */
static void
warn_too_few(const struct rebasing *at, size_t s)
{
	struct arena	*arena = at->paper->arena;
	size_t		 after = s > 0 ? s : 1;

	diag_at(at->paper->diags, s > 0 ? DIAG_CHART_REBASE_FEW :
	    DIAG_CHART_REBASE_LATE, at->places[after - 1], STR_FMT ": " STR_FMT,
	    STR_ARG(period_code(arena,
	    at->chart->at[stretch_first(at, after)].period)),
	    STR_ARG(few_points_text(arena, at->chart, stretch_known(at, s))));
}

/* " From October 2022 on there are too few months for new limits.", unless stretch
 * S has them. */
static void
add_too_few(const struct rebasing *at, size_t s, struct buf *out)
{
	size_t	first = stretch_first(at, s), end = stretch_first(at, s + 1);

	if (stretch_limited(at, s))
		return;
	warn_too_few(at, s);
	if (s == 0)
		buf_printf(out, " Until " STR_FMT, STR_ARG(month_words(at,
		    end - 1)));
	else
		buf_printf(out, " From " STR_FMT, STR_ARG(month_words(at,
		    first)));
	if (s > 0 && end == at->chart->n)
		buf_text(out, " on");
	else if (s > 0 && end > first + 1)
		buf_printf(out, " to " STR_FMT, STR_ARG(month_words(at,
		    end - 1)));
	buf_printf(out, stretch_known(at, s) < SPC_LEAST ?
	    " there are too few months for %slimits." :
	    " too few months stand together for %slimits.",
	    s > 0 ? "new " : "");
}

void
rebase_read(struct paper *paper, const struct chart_settings *settings,
    struct chart *chart)
{
	struct rebasing	 at = { .paper = paper, .chart = chart };
	struct buf	 out = { 0 };

	if (chart->kind != CHART_SPC)
		return;
	read_months(&at, &settings->rebase);
	if (chart->spc.nrebase == 0)
		return;
	at.limited = chart_analyse(paper->arena, chart, &at.spc);
	if (at.limited)		/* else the chart says it itself */
		add_too_few(&at, 0, &out);
	add_anew(&at, &out);
	for (size_t s = 1; s <= chart->spc.nrebase; s++)
		add_too_few(&at, s, &out);
	chart->rebased = buf_take(&out, paper->arena);
}
