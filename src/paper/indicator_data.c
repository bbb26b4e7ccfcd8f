/* indicator_data.c - what an indicator page's table shows, as a file: a row for
 * each month with a figure or a mark, and with an indicator's newest what the
 * table says of it beside the months. */
#include "paper/data_int.h"
#include "paper/indicators_int.h"

enum { AT_INDICATOR, AT_PERIOD, AT_NUMERATOR, AT_DENOMINATOR, AT_VALUE,
    AT_STATUS, AT_NAME, AT_PRINTED, AT_TARGET, AT_RATING, AT_CHANGE,
    AT_COMPARATORS };

static const char *const heads[AT_CHANGE] = {
	[AT_INDICATOR] = "indicator", [AT_PERIOD] = "period",
	[AT_NUMERATOR] = "numerator", [AT_DENOMINATOR] = "denominator",
	[AT_VALUE] = "value", [AT_STATUS] = "status", [AT_NAME] = "(name)",
	[AT_PRINTED] = "(printed)", [AT_TARGET] = "(target)",
	[AT_RATING] = "(rating)",	/* and AT_CHANGE names its base */
};

/* "23% or less", "1,200 or more a year". */
static struct str
target_cell(struct paper *paper, const struct indicator_row *row)
{
	if (row->target == NULL)
		return STR("");
	return str_printf(paper->arena, STR_FMT "%s", STR_ARG(target_words(
	    paper->arena, row->indicator, row->target)),
	    target_span(row->target));
}

/* "Met", or "Met, 21% to date". */
static struct str
rating_words(struct paper *paper, const struct indicator_row *row)
{
	struct rated	rated = rated_text(paper, row);

	if (row->status == STATUS_NOT_RATED)
		return STR("Not rated before March");
	if (row->status == STATUS_NONE)
		return STR("");
	if (rated.figure.n == 0)
		return str_of(status_word(row->status));
	return str_printf(paper->arena, "%s, " STR_FMT " " STR_FMT,
	    status_word(row->status), STR_ARG(rated.figure),
	    STR_ARG(rated.span));
}

/* "−2 points, better"; of a count "+307 (+27%)". */
static struct str
change_words(struct paper *paper, const struct indicator_row *row)
{
	const struct change	*change = &row->change;
	enum sense		 sense = change_sense(row->indicator, change);
	struct buf		 out = { 0 };

	if (change->kind == CHANGE_NONE)
		return STR("");
	buf_str(&out, figure_step(paper, row->indicator, change));
	if (change_has_percent(row->indicator, change))
		buf_printf(&out, " (" STR_FMT "%%)", STR_ARG(num_text(
		    paper->arena, change->amount, 0, NUM_PLUS)));
	if (sense != SENSE_NONE)
		buf_printf(&out, ", %s", sense_word(sense));
	return buf_take(&out, paper->arena);
}

static struct str
comparator_words(struct paper *paper, const struct indicator_row *row,
    size_t column)
{
	const struct comparator	*comparator = row->comparators[column];
	struct num		 value;

	if (comparator == NULL)
		return STR("");
	if (comparator->symbol == SYMBOL_NOT_AVAILABLE)
		return STR("not available");
	value = comparator_value(row->indicator, comparator);
	if (num_known(value))
		return marked_text(paper->arena, indicator_text(paper->arena,
		    row->indicator, value, false),
		    str_of(symbol_word(comparator->symbol)));
	return data_cell(symbol_mark(comparator->symbol));
}

/* A month's figure as the table has it: the fraction where that is printed,
 * else the value in as many digits. */
static void
month_cells(struct paper *paper, const struct indicator *indicator,
    const struct observation *obs, struct str *cells)
{
	struct arena	*arena = paper->arena;
	struct num	 value = indicator_value(indicator, obs);

	cells[AT_STATUS] = str_of(symbol_word(obs->symbol));
	cells[AT_PRINTED] = data_cell(observation_mark(obs));
	if (symbol_replaces(obs->symbol))
		return;
	if (num_known(obs->denominator)) {
		cells[AT_NUMERATOR] = num_text(arena, obs->numerator, 0,
		    NUM_NO_COMMAS);
		cells[AT_DENOMINATOR] = num_text(arena, obs->denominator, 0,
		    NUM_NO_COMMAS);
	}
	if (!num_known(value))
		return;		/* nothing of nothing */
	cells[AT_PRINTED] = indicator_text(arena, indicator, value, false);
	if (!num_known(obs->denominator))
		cells[AT_VALUE] = data_number(arena, cells[AT_PRINTED]);
	cells[AT_PRINTED] = marked_text(arena, cells[AT_PRINTED], figure_marks(
	    arena, obs->symbol, figure_gains_r(paper, indicator, obs)));
}

/* What the table says once, beside the months. */
static void
newest_cells(struct paper *paper, const struct indicator_page *page,
    const struct indicator_row *row, struct str *cells)
{
	cells[AT_TARGET] = target_cell(paper, row);
	cells[AT_RATING] = rating_words(paper, row);
	cells[AT_CHANGE] = change_words(paper, row);
	for (size_t i = 0; i < page->comparators.n; i++)
		cells[AT_COMPARATORS + i] = comparator_words(paper, row, i);
}

static void
add_indicator(struct paper *paper, const struct indicator_page *page,
    const struct indicator_row *row, struct data *data)
{
	const struct observation	*obs, *last = NULL;
	size_t				 n = AT_COMPARATORS +
					    page->comparators.n;
	struct str			*cells;

	for (size_t i = 0; i < row->series.n; i++)
		if (row->series.at[i].period.at >= page->from.at)
			last = &row->series.at[i];
	for (size_t i = 0; i < page->months; i++) {
		obs = series_find(&row->series, period_add(page->from,
		    (int32_t)i));
		if (obs == NULL)
			continue;
		cells = arena_array(paper->arena, n, struct str);
		cells[AT_INDICATOR] = row->indicator->id;
		cells[AT_PERIOD] = period_code(paper->arena, obs->period);
		cells[AT_NAME] = row->indicator->name;
		month_cells(paper, row->indicator, obs, cells);
		if (obs == last)
			newest_cells(paper, page, row, cells);
		data_row(data, cells);
	}
}

/* "(England 2021/22)", as the column is headed. */
static struct str
comparator_heading(struct paper *paper, const struct indicator_page *page,
    size_t column)
{
	return data_heading(paper->arena, str_trim(str_printf(paper->arena,
	    STR_FMT " " STR_FMT, STR_ARG(comparator_title(paper->arena,
	    page->comparators.at[column].text)), STR_ARG(period_short(
	    paper->arena, page->periods[column])))));
}

const struct attachment *
indicator_data(struct paper *paper, const struct indicator_page *page,
    const struct section *section)
{
	const size_t	 n = AT_COMPARATORS + page->comparators.n;
	struct str	*names = arena_array(paper->arena, n, struct str);
	struct data	*data;

	for (size_t i = 0; i < AT_CHANGE; i++)
		names[i] = str_of(heads[i]);
	names[AT_CHANGE] = str_printf(paper->arena, "(change on %s)",
	    month_name(period_add(paper->period, -1).at % 12 + 1));
	for (size_t i = 0; i < page->comparators.n; i++)
		names[AT_COMPARATORS + i] = comparator_heading(paper, page, i);
	data = data_new(paper, section, str_printf(paper->arena, STR_FMT
	    ", " STR_FMT, STR_ARG(page->settings->title.text),
	    STR_ARG(period_long(paper->arena, paper->period))), names, n);
	for (size_t i = 0; data != NULL && i < page->n; i++)
		add_indicator(paper, page, &page->rows[i], data);
	return data_end(data);
}
