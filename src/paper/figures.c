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
	if (nearest.best.n > 0)
		diag_at(paper->diags, DIAG_NO_INDICATOR, id.place,
		    STR_FMT " (did you mean " STR_FMT "?)", STR_ARG(id.text),
		    STR_ARG(nearest.best));
	else
		diag_at(paper->diags, DIAG_NO_INDICATOR, id.place, STR_FMT,
		    STR_ARG(id.text));
	return NULL;
}

struct period
year_begin(struct period period)
{
	return period_month(period_financial_year(period), 4);
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
	if (title[0] >= 'a' && title[0] <= 'z')
		title[0] = (char)(title[0] - 'a' + 'A');
	return str_of(title);
}

const struct comparator *
figure_neighbours(struct paper *paper, const struct indicator *indicator)
{
	return neighbours_comparator(&paper->answers, indicator, paper->period);
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
	struct str	 step = num_text(arena, change->step,
			    indicator->decimals, NUM_PLUS);
	const char	*sign = change->step.n < 0 ? "\xE2\x88\x92" : "+";

	/* Money and days with their unit: "+£269,786". */
	if (change->kind != CHANGE_POINTS && (indicator->unit == UNIT_MONEY ||
	    indicator->unit == UNIT_DAYS))
		return str_printf(arena, "%s" STR_FMT, change->step.n == 0 ? "" :
		    sign, STR_ARG(indicator_text(arena, indicator,
		    num_abs(change->step), false)));
	if (change->kind != CHANGE_POINTS)
		return step;
	return str_printf(arena, STR_FMT " %s", STR_ARG(step),
	    num_round(num_abs(change->step), indicator->decimals) == 1 &&
	    indicator->decimals == 0 ? "point" : "points");
}
