/* indicator_months.c - the months' figures of an indicator page, as their cells print
 * them; made once, for the columns' widths ask for them before the cells do. */
#include "paper/indicators_int.h"

/* "(89/299)" of OBS, which has a denominator, parted behind the stroke. */
static void
set_fraction(struct paper *paper, const struct observation *obs,
    struct month_text *out)
{
	struct look	look = paper_look(paper, SCALE_FRACTION);

	out->top = str_printf(paper->arena, "(" STR_FMT "/",
	    STR_ARG(num_text(paper->arena, obs->numerator, 0, NUM_NO_COMMAS)));
	out->base = str_printf(paper->arena, STR_FMT ")",
	    STR_ARG(num_text(paper->arena, obs->denominator, 0,
	    NUM_NO_COMMAS)));
	out->top_width = look_width(paper, look, out->top);
	out->base_width = look_width(paper, look, out->base);
}

/* OBS's figure with its symbol beside it or in its place; under it the fraction,
 * also nothing of nothing, which has no percentage. */
static void
set_text(struct paper *paper, const struct indicator *indicator,
    const struct observation *obs, struct month_text *out)
{
	struct num	value = indicator_value(indicator, obs);

	out->known = num_known(value);
	out->symbol = obs->symbol;
	if (out->known) {
		out->revised = figure_gains_r(paper, indicator, obs);
		out->figure = marked_text(paper->arena, indicator_text(
		    paper->arena, indicator, value, false), figure_marks(
		    paper->arena, obs->symbol, out->revised));
	} else {
		out->figure = observation_mark(obs);
	}
	if (num_known(obs->denominator))
		set_fraction(paper, obs, out);
}

void
indicator_months(struct paper *paper, struct indicator_page *page)
{
	struct indicator_row	*row;

	for (size_t i = 0; i < page->n; i++) {
		row = &page->rows[i];
		row->texts = arena_array(paper->arena, row->series.n,
		    struct month_text);
		for (size_t j = 0; j < row->series.n; j++)
			if (row->series.at[j].period.at >= page->from.at)
				set_text(paper, row->indicator,
				    &row->series.at[j], &row->texts[j]);
	}
}

const struct month_text *
month_text(const struct indicator_row *row, struct period month)
{
	const struct observation	*obs = series_find(&row->series, month);

	return obs != NULL ? &row->texts[obs - row->series.at] : NULL;
}
