/*
 * bars_data.c - what bars against a target show, as a file.
 *
 * A row is a figure of a period.  What was first reported of it stands beside
 * what it is now, since a file says a thing once; so do, with the last of the
 * chart's own indicator, the target and the figures of others.
 */
#include "paper/data_int.h"

enum { AT_INDICATOR, AT_PERIOD, AT_VALUE, AT_STATUS, AT_LABEL, AT_PRINTED,
    AT_FIRST, AT_TARGET, AT_OTHERS };

static const char *const heads[AT_OTHERS] = {
	[AT_INDICATOR] = "indicator", [AT_PERIOD] = "period",
	[AT_VALUE] = "value", [AT_STATUS] = "status", [AT_LABEL] = "(label)",
	[AT_PRINTED] = "(printed)", [AT_FIRST] = "(first reported)",
	[AT_TARGET] = "(target)",
};

struct bars_file {
	struct paper			*paper;
	const struct bar_source		*sources;	/* one a bar */
	const struct target_bars	*chart;
	struct data			*data;
	size_t				 columns, newest;
};

static bool
same_figure(const struct bar_source *a, const struct bar_source *b)
{
	return a->indicator == b->indicator && period_eq(a->period, b->period);
}

/* The first bar of the figure of bar I that is what was FIRST reported, or what
 * it is now; -1: none. */
static int
find_bar(const struct bars_file *at, size_t i, bool first)
{
	for (size_t j = 0; j < at->chart->n; j++)
		if (at->sources[j].first == first &&
		    same_figure(&at->sources[j], &at->sources[i]))
			return (int)j;
	return -1;
}

/* Whether bar I has a row: those of others have none, and one that is what was
 * first reported only when that still holds and nothing else says so: imported, it
 * would set a correction back. */
static bool
has_row(const struct bars_file *at, size_t i)
{
	const struct bar_source	*source = &at->sources[i];
	int			 now = find_bar(at, i, false);

	if (source->indicator == NULL || at->chart->at[i].superseded ||
	    data_cell(at->chart->at[i].text).n == 0)
		return false;
	return (now >= 0 ? now : find_bar(at, i, true)) == (int)i;
}

static struct str
bar_label(struct arena *arena, const struct target_bar *bar)
{
	return str_trim(str_printf(arena, STR_FMT " " STR_FMT,
	    STR_ARG(bar->label), STR_ARG(bar->sub)));
}

static void
newest_cells(const struct bars_file *at, struct str *cells)
{
	size_t	column = AT_OTHERS;

	if (at->chart->targeted)
		cells[AT_TARGET] = data_level(at->chart->target_text);
	for (size_t i = 0; i < at->chart->n; i++)
		if (at->sources[i].indicator == NULL)
			cells[column++] = data_cell(at->chart->at[i].text);
}

static void
add_row(const struct bars_file *at, size_t i)
{
	const struct target_bar	*bar = &at->chart->at[i];
	struct arena		*arena = at->paper->arena;
	struct str		*cells = arena_array(arena, at->columns,
				    struct str);
	int			 first = find_bar(at, i, true);

	cells[AT_INDICATOR] = at->sources[i].indicator->id;
	cells[AT_PERIOD] = period_code(arena, at->sources[i].period);
	cells[AT_LABEL] = bar_label(arena, bar);
	cells[AT_PRINTED] = cells[AT_STATUS] = data_cell(bar->text);
	if (bar->known) {
		cells[AT_VALUE] = data_number(arena, bar->text);
		cells[AT_STATUS] = str_of(symbol_word(
		    at->sources[i].symbol));
	}
	if (bar->mark.n > 0)
		cells[AT_PRINTED] = str_printf(arena, STR_FMT " [" STR_FMT "]",
		    STR_ARG(bar->text), STR_ARG(bar->mark));
	if (first >= 0)
		cells[AT_FIRST] = data_cell(at->chart->at[first].text);
	if (i == at->newest)
		newest_cells(at, cells);
	data_row(at->data, cells);
}

/* Headings, with one for each bar of others. */
static struct str *
headings(struct bars_file *at)
{
	struct str	*names = arena_array(at->paper->arena, AT_OTHERS +
			    at->chart->n, struct str);

	for (at->columns = 0; at->columns < AT_OTHERS; at->columns++)
		names[at->columns] = str_of(heads[at->columns]);
	for (size_t i = 0; i < at->chart->n; i++)
		if (at->sources[i].indicator == NULL)
			names[at->columns++] = data_heading(at->paper->arena,
			    bar_label(at->paper->arena, &at->chart->at[i]));
	return names;
}

const struct attachment *
data_bars(struct paper *paper, const struct section *section,
    struct str measure, const struct indicator *indicator,
    const struct bar_source *sources, const struct target_bars *chart)
{
	struct bars_file	 at = { .paper = paper, .sources = sources,
				    .chart = chart };
	struct str		*names = headings(&at);

	at.data = data_new(paper, section, str_printf(paper->arena, STR_FMT
	    ": " STR_FMT, STR_ARG(chart->name), STR_ARG(measure)), names,
	    at.columns);
	if (at.data == NULL)
		return NULL;
	for (size_t i = 0; i < chart->n; i++)
		if (sources[i].indicator == indicator && has_row(&at, i))
			at.newest = i;
	for (size_t i = 0; i < chart->n; i++)
		if (has_row(&at, i))
			add_row(&at, i);
	return data_end(at.data);
}
