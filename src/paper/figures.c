/* figures.c - what tables and charts ask of the store, in the field's words. */
#include "paper/paper_int.h"

const struct indicator *
figure_indicator(struct paper *paper, struct item id)
{
	const struct indicator	*indicator;
	const struct indicator	**all;
	struct nearest		 nearest = NEAREST(id.text);
	size_t			 n;

	if (!paper_has_figures(paper, id.place))
		return NULL;
	indicator = store_indicator(paper->store, id.text);
	if (indicator != NULL || id.text.n == 0)	/* a missing key: said */
		return indicator;
	n = store_indicators(paper->store, &all);
	for (size_t i = 0; i < n; i++)
		nearest_offer(&nearest, all[i]->id);
	diag_unknown(paper->diags, DIAG_NO_INDICATOR, id.place, &nearest);
	return NULL;
}

static const struct {
	const char	*name, *title;
} comparator_titles[] = {
	{ "last-year", "Last year" },
	{ "statistical-neighbours", "Neighbours" },
	{ "south-east", "South East" },
	{ "north-west", "North West" },
	{ "north-east", "North East" },
	{ "south-west", "South West" },
	{ "england", "England" },
};

/* A name nobody has a title for is its words, with a capital. */
struct str
comparator_title(struct arena *arena, struct str name)
{
	char	*title;

	for (size_t i = 0; i < sizeof(comparator_titles) /
	    sizeof(*comparator_titles); i++)
		if (str_is(name, comparator_titles[i].name))
			return str_of(comparator_titles[i].title);
	title = str_dup(arena, name);
	for (size_t i = 0; i < name.n; i++)
		if (title[i] == '-')
			title[i] = ' ';
	return str_upper_first(arena, str_of(title));
}

const struct comparator *
figure_neighbours(struct paper *paper, const struct indicator *indicator)
{
	return neighbours_comparator(&paper->answers, indicator, paper->period);
}

const struct comparator *
figure_comparator(struct paper *paper, const struct indicator *indicator,
    struct str name, struct period period)
{
	struct comparators	all;

	if (!store_comparators(paper->store, indicator, period, &all))
		return NULL;
	return comparators_find(&all, name);
}

struct str
figure_gap(enum symbol symbol)
{
	static const char *const	gaps[SYMBOL__MAX] = {
		[SYMBOL_C] = "withheld", [SYMBOL_X] = "not available",
		[SYMBOL_Z] = "not applicable", [SYMBOL_NA] = "not applicable",
		[SYMBOL_TBC] = "to be confirmed",
		[SYMBOL_LOW] = "rounds to nought",
	};

	return str_of(gaps[symbol]);
}

static const enum mark travel_marks[] = {
	[TRAVEL_SAME] = MARK_SAME,
	[TRAVEL_UP] = MARK_UP,
	[TRAVEL_DOWN] = MARK_DOWN,
};

enum mark
travel_mark(enum travel travel)
{
	return travel_marks[travel];
}

struct str
figure_step(struct paper *paper, const struct indicator *indicator,
    const struct change *change)
{
	struct arena	*arena = paper->arena;
	int64_t		 rounded = num_round(change->step, indicator->decimals);
	const char	*sign = rounded < 0 ? "\xE2\x88\x92" : "+";

	if (change->kind == CHANGE_POINTS)
		return points_text(arena, indicator, change->step, NUM_PLUS);
	if (indicator->unit != UNIT_MONEY && indicator->unit != UNIT_DAYS)
		return num_text(arena, change->step, indicator->decimals,
		    NUM_PLUS);
	/* With their unit: "+£269,786". */
	return str_printf(arena, "%s" STR_FMT, rounded == 0 ? "" : sign,
	    STR_ARG(indicator_text(arena, indicator, num_abs(change->step),
	    false)));
}

/* ---- months that were forgotten ---- */

#define GAPS_LISTED	6

void
figure_gaps(struct paper *paper, struct place place,
    const struct series *series, struct period from, struct period to)
{
	struct period	at = from, last = from;
	struct buf	out = { 0 };
	size_t		n = 0;

	while (at.at <= to.at && series_find(series, at) == NULL)
		at.at++;
	for (struct period month = at; month.at <= to.at; month.at++)
		if (series_find(series, month) != NULL)
			last = month;
	for (; at.at < last.at; at.at++)
		if (series_find(series, at) == NULL && n++ < GAPS_LISTED)
			buf_printf(&out, "%s" STR_FMT, n > 1 ? ", " : "",
			    STR_ARG(period_code(paper->arena, at)));
	if (n > GAPS_LISTED)
		buf_printf(&out, " and %zu more", n - GAPS_LISTED);
	if (n > 0)
		diag_at(paper->diags, DIAG_MONTH_GAPS, place, STR_FMT ": "
		    STR_FMT, STR_ARG(series->indicator->id),
		    STR_ARG(buf_view(&out)));
	buf_free(&out);
}
