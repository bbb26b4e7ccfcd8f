/* chart_words.c - what a chart says beside its plot: measure, change, caption,
 * the symbols beside its figures, the label of its last one. */
#include "paper/charts_int.h"

/* "[e] January 2021 to March 2022: made up for illustration.": the months of
 * CHART, from the first to the last, that have SYMBOL beside their figure. */
static void
symbol_text(struct paper *paper, const struct chart *chart,
    const struct series *series, enum symbol symbol, struct buf *out)
{
	const struct observation	*obs, *first = NULL, *last = NULL;
	struct arena			*arena = paper->arena;

	for (size_t i = 0; i < chart->n; i++) {
		obs = series_find(series, chart->at[i].period);
		if (obs == NULL || obs->symbol != symbol)
			continue;
		first = first != NULL ? first : obs;
		last = obs;
	}
	if (first == NULL)
		return;
	buf_printf(out, " [%s] " STR_FMT "%s" STR_FMT ": " STR_FMT ".",
	    symbol_word(symbol), STR_ARG(period_long(arena, first->period)),
	    first != last ? " to " : "", STR_ARG(first != last ?
	    period_long(arena, last->period) : STR("")),
	    STR_ARG(first->reason.n > 0 && symbol == SYMBOL_E ? first->reason :
	    str_of(symbol_meaning(symbol))));
}

/* "July 2025", "July to September 2025". */
static struct str
months_text(struct arena *arena, struct period from, struct period to)
{
	if (period_eq(from, to))
		return period_long(arena, to);
	return str_printf(arena, STR_FMT " to " STR_FMT, STR_ARG(
	    from.at / 12 == to.at / 12 ? str_of(month_name(from.at % 12 + 1)) :
	    period_long(arena, from)), STR_ARG(period_long(arena, to)));
}

/* Whether month I of CHART is a gap for the reason SYMBOL; without one, a line's
 * behind its first figure: what is before that has no row because nobody
 * counted yet, and columns have a dash there. */
static bool
is_gap(const struct chart *chart, const struct series *series, size_t i,
    enum symbol symbol)
{
	const struct observation	*obs;
	bool				 begun = false;

	obs = series_find(series, chart->at[i].period);
	if (chart->at[i].known ||
	    symbol != (obs != NULL ? obs->symbol : SYMBOL_NONE))
		return false;
	for (size_t j = 0; j < i; j++)
		begun |= chart->at[j].known;
	return symbol != SYMBOL_NONE || (begun && chart->kind !=
	    CHART_COLUMNS);
}

/* "July 2025, September to October 2025": the gaps of CHART for the reason SYMBOL; of
 * more than RUNS_MOST stretches how many months they are.  Empty: none. */
#define RUNS_MOST	3
static struct str
gap_months(struct paper *paper, const struct chart *chart,
    const struct series *series, enum symbol symbol)
{
	struct buf	out = { 0 };
	size_t		first, n = 0, runs = 0;

	for (size_t i = 0; i < chart->n; i++) {
		if (!is_gap(chart, series, i, symbol))
			continue;
		for (first = i; i + 1 < chart->n &&
		    is_gap(chart, series, i + 1, symbol);)
			i++;
		n += i + 1 - first;
		buf_printf(&out, "%s" STR_FMT, runs++ > 0 ? ", " : "",
		    STR_ARG(months_text(paper->arena, chart->at[first].period,
		    chart->at[i].period)));
	}
	if (runs > RUNS_MOST) {
		buf_clear(&out);
		buf_printf(&out, "%zu of the months", n);
	}
	return buf_take(&out, paper->arena);
}

/* " July 2025: not available.", with the sign before it that columns have there; or
 * " No figure for July 2025." */
static void
gap_text(struct paper *paper, const struct chart *chart,
    const struct series *series, enum symbol symbol, struct buf *out)
{
	struct str	months = gap_months(paper, chart, series, symbol);

	if (months.n == 0)
		return;
	if (symbol == SYMBOL_NONE) {
		buf_printf(out, " No figure for " STR_FMT ".",
		    STR_ARG(months));
		return;
	}
	if (chart->kind == CHART_COLUMNS)
		buf_printf(out, " " STR_FMT, STR_ARG(symbol_mark(symbol)));
	buf_printf(out, " " STR_FMT ": " STR_FMT ".", STR_ARG(months),
	    STR_ARG(figure_gap(symbol)));
}

/* What is said on the page wherever such months are drawn. */
struct str
chart_symbols(struct paper *paper, const struct chart *chart,
    const struct series *series)
{
	static const enum symbol	gaps[] = {
		SYMBOL_X, SYMBOL_C, SYMBOL_Z, SYMBOL_NA, SYMBOL_TBC,
		SYMBOL_LOW, SYMBOL_NONE
	};
	static const enum symbol	beside[] = {
		SYMBOL_E, SYMBOL_P, SYMBOL_R, SYMBOL_U
	};
	struct buf			out = { 0 };

	for (size_t i = 0; i < sizeof(beside) / sizeof(*beside); i++)
		symbol_text(paper, chart, series, beside[i], &out);
	for (size_t i = 0; i < sizeof(gaps) / sizeof(*gaps); i++)
		gap_text(paper, chart, series, gaps[i], &out);
	return buf_take(&out, paper->arena);
}

/* "4 points", "£9", "100": how large CHANGE is, whichever way it goes. */
static struct str
change_size(struct arena *arena, const struct indicator *indicator,
    const struct change *change)
{
	struct num	size = num_abs(change->step);

	if (change->kind == CHANGE_POINTS)
		return points_text(arena, indicator, size, NUM_PLAIN);
	if (indicator->unit == UNIT_MONEY || indicator->unit == UNIT_DAYS)
		return indicator_text(arena, indicator, size, false);
	return num_text(arena, size, indicator->decimals, NUM_PLAIN);
}

/* Of MONTH on the one before: "up 4 points on November"; "25% fewer than
 * November" would need to know what is counted, so counts say "down 100 (25%) on
 * November". */
struct str
chart_change(struct paper *paper, const struct series *series,
    struct period month)
{
	const struct indicator	*indicator = series->indicator;
	struct change		 change = indicator_change(indicator,
				    series_find(series, period_add(month, -1)),
				    series_find(series, month));
	enum travel		 travel = change_travel(indicator, &change);
	struct arena		*arena = paper->arena;
	const char		*base, *way = travel == TRAVEL_UP ? "up" :
				    "down";
	struct str		 step;

	if (change.kind == CHANGE_NONE)
		return STR("");
	base = month_name(change.base.at % 12 + 1);
	if (travel == TRAVEL_SAME)
		return str_printf(arena, "the same as in %s", base);
	step = change_size(arena, indicator, &change);
	if (change.kind == CHANGE_PERCENT && num_known(change.amount))
		step = str_printf(arena, STR_FMT " (" STR_FMT "%%)",
		    STR_ARG(step), STR_ARG(num_text(arena,
		    num_abs(change.amount), 0, NUM_PLAIN)));
	return str_printf(arena, "%s " STR_FMT " on %s", way, STR_ARG(step),
	    base);
}

/* "Contacts, number, April to December 2022"; where the axis names its years, as
 * a process chart's does, the months are left out. */
struct str
chart_measure(struct paper *paper, const struct indicator *indicator,
    struct period from, struct period to)
{
	struct arena	*arena = paper->arena;
	struct str	 base = str_lower_first(arena, indicator_base(arena,
			    indicator));
	struct str	 first = period_long(arena, from);

	if (period_between(from, to) >= 12)
		return str_printf(arena, STR_FMT ", " STR_FMT ", by month",
		    STR_ARG(indicator->name), STR_ARG(base));
	if (from.at / 12 == to.at / 12)
		first = str_of(month_name(from.at % 12 + 1));
	return str_printf(arena, STR_FMT ", " STR_FMT ", " STR_FMT " to "
	    STR_FMT, STR_ARG(indicator->name), STR_ARG(base), STR_ARG(first),
	    STR_ARG(period_long(arena, to)));
}

struct str
chart_caption(struct paper *paper, struct str neighbours, struct str estimates,
    const struct indicator *indicator)
{
	struct str	source = indicator->source;

	if (source.n == 0)
		source = title_said(paper, paper->pack->source);
	return str_printf(paper->arena, STR_FMT "%s" STR_FMT "%s" STR_FMT,
	    STR_ARG(neighbours), source.n > 0 ? "Source: " : "",
	    STR_ARG(source), source.n > 0 ? "." : "", STR_ARG(estimates));
}

/* "30% in December", "December 30%": of the last month that has a figure. */
struct str
chart_last(struct paper *paper, const struct chart *chart)
{
	const struct chart_point	*last;
	const char			*month;
	struct str			 value;
	size_t				 n = chart->n;

	while (n > 0 && !chart->at[n - 1].known)
		n--;
	if (n == 0)
		return STR("");
	last = &chart->at[n - 1];
	month = month_name(last->period.at % 12 + 1);
	value = chart_value(paper->arena, last);
	if (chart->kind == CHART_SPC)
		return str_printf(paper->arena, "%s " STR_FMT, month,
		    STR_ARG(value));
	return str_printf(paper->arena, STR_FMT " in %s", STR_ARG(value),
	    month);
}
