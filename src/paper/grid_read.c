/* grid_read.c - a schedule's entries, and what is odd about their days. */
#include "paper/grid_int.h"

#define MONTHS_MOST	12

enum { GRID_MONTH, GRID_ROW, GRID_ENTRY, GRID_FROM, GRID_TO, GRID__MAX };
static const struct aside_column grid_columns[GRID__MAX] = {
	[GRID_MONTH] =	{ .name = "month", .required = true },
	[GRID_ROW] =	{ .name = "row", .required = true },
	[GRID_ENTRY] =	{ .name = "entry", .header = true },
	[GRID_FROM] =	{ .name = "from" },
	[GRID_TO] =	{ .name = "to" },
};

static bool
is_named(const struct items *names, struct str name)
{
	for (size_t i = 0; i < names->n; i++)
		if (str_eq(names->at[i].text, name))
			return true;
	return false;
}

/* The rows that the layout names: "Moderation panel | 3 pm to 5 pm". */
static void
read_lines(const struct grid *settings, struct schedule *schedule)
{
	struct line	*line;
	struct str	 rest;

	for (size_t i = 0; i < settings->rows.n; i++) {
		line = &schedule->lines[schedule->nlines++];
		rest = settings->rows.at[i].text;
		line->name = str_trim(str_cut(&rest, '|'));
		line->note = str_trim(rest);
		line->numbered = is_named(&settings->numbered, line->name);
	}
}

/* The row that CELL names; a new one when the layout names none. */
static bool
find_line(struct paper *paper, struct schedule *schedule,
    const struct aside_cell *cell, size_t *out)
{
	const struct grid	*settings = schedule->settings;
	struct nearest		 nearest = NEAREST(cell->text);

	for (*out = 0; *out < schedule->nlines; ++*out)
		if (str_eq(schedule->lines[*out].name, cell->text))
			return true;
	if (settings->rows.n > 0) {
		for (size_t i = 0; i < schedule->nlines; i++)
			nearest_offer(&nearest, schedule->lines[i].name);
		diag_unknown(paper->diags, DIAG_GRID_ROW, cell->place, &nearest);
		return false;
	}
	schedule->lines[schedule->nlines++] = (struct line){
	    .name = cell->text,
	    .numbered = is_named(&settings->numbered, cell->text) };
	return true;
}

static bool
read_date(struct paper *paper, const struct aside_cell *cell, struct date *out)
{
	*out = (struct date){ 0 };
	if (cell->text.n == 0 || date_parse(cell->text, out))
		return true;
	diag_at(paper->diags, DIAG_GRID_DATE, cell->place, STR_FMT,
	    STR_ARG(cell->text));
	return false;
}

bool
date_in_month(struct date date, struct period month)
{
	return date.year * 12 + date.month - 1 == month.at;
}

/* "10 June 2023 is a Saturday". */
static void
check_day(struct paper *paper, struct date date, struct period month,
    struct place place)
{
	int	weekday;

	if (!date_known(date))
		return;
	weekday = date_weekday(date);
	if (weekday == 0 || weekday == 6)
		diag_at(paper->diags, DIAG_GRID_WEEKEND, place, STR_FMT
		    " is a %s", STR_ARG(date_long(paper->arena, date)),
		    weekday == 0 ? "Sunday" : "Saturday");
	if (!date_in_month(date, month))
		diag_at(paper->diags, DIAG_GRID_OUTSIDE, place, STR_FMT
		    " under " STR_FMT, STR_ARG(date_long(paper->arena, date)),
		    STR_ARG(period_long(paper->arena, month)));
}

static bool
read_dates(struct paper *paper, const struct aside_cell *from,
    const struct aside_cell *to, struct entry *entry)
{
	bool	ok = read_date(paper, from, &entry->from);

	ok &= read_date(paper, to, &entry->to);
	if (!ok)
		return false;
	if (date_known(entry->to) && (!date_known(entry->from) ||
	    date_cmp(entry->from, entry->to) > 0)) {
		diag_at(paper->diags, DIAG_GRID_ORDER, to->place, STR_FMT,
		    STR_ARG(to->text));
		return false;
	}
	check_day(paper, entry->from, entry->month, from->place);
	check_day(paper, entry->to, entry->month, to->place);
	return true;
}

static bool
read_entry(struct paper *paper, struct schedule *schedule,
    const struct aside *table, size_t row)
{
	struct entry		*entry = &schedule->entries[schedule->n];
	const struct aside_cell	*month = aside_at(table, row, GRID_MONTH);
	bool			 ok;

	*entry = (struct entry){ .text = aside_at(table, row,
	    GRID_ENTRY)->text };
	ok = period_parse(month->text, &entry->month) &&
	    entry->month.kind == PERIOD_MONTH;
	if (!ok)
		diag_at(paper->diags, DIAG_GRID_MONTH, month->place, STR_FMT,
		    STR_ARG(month->text));
	ok &= find_line(paper, schedule, aside_at(table, row, GRID_ROW),
	    &entry->row);
	if (!ok || !read_dates(paper, aside_at(table, row, GRID_FROM),
	    aside_at(table, row, GRID_TO), entry))
		return false;
	if (entry->text.n > 0 || date_known(entry->from))
		return true;
	diag_at(paper->diags, DIAG_GRID_EMPTY, aside_at(table, row,
	    GRID_ENTRY)->place, "%s", "");
	return false;
}

/* From the first month that has an entry to the last. */
static bool
read_span(struct paper *paper, struct schedule *schedule)
{
	struct period	last;

	if (schedule->n == 0)
		return false;
	schedule->first = last = schedule->entries[0].month;
	for (size_t i = 1; i < schedule->n; i++) {
		if (schedule->entries[i].month.at < schedule->first.at)
			schedule->first = schedule->entries[i].month;
		if (schedule->entries[i].month.at > last.at)
			last = schedule->entries[i].month;
	}
	schedule->months = (size_t)period_between(schedule->first, last) + 1;
	if (schedule->months <= MONTHS_MOST)
		return true;
	diag_at(paper->diags, DIAG_GRID_MONTHS, schedule->settings->file.place,
	    STR_FMT " to " STR_FMT, STR_ARG(period_long(paper->arena,
	    schedule->first)), STR_ARG(period_long(paper->arena, last)));
	return false;
}

bool
schedule_read(struct paper *paper, const struct grid *settings,
    struct schedule *schedule)
{
	struct aside	table;

	if (!plate_aside(paper, settings->file, grid_columns, GRID__MAX,
	    &table))
		return false;
	*schedule = (struct schedule){ .settings = settings };
	schedule->entries = arena_array(paper->arena, table.n, struct entry);
	schedule->lines = arena_array(paper->arena, settings->rows.n + table.n,
	    struct line);
	read_lines(settings, schedule);
	for (size_t i = 0; i < table.n; i++)
		schedule->n += read_entry(paper, schedule, &table, i);
	return read_span(paper, schedule);
}
