/*
 * corrections_table.c - the table of the corrections note: the figure an earlier
 * issue printed, struck out, beside the one that holds, with reason, day and
 * pages.
 */
#include <math.h>

#include "paper/corrections_int.h"
#include "paper/data_int.h"
#include "paper/plate_int.h"

#define COMPACT		15	/* over this many rows a table is compact */
#define PAD_COMPACT	3.4
#define PAD		5.5
#define SIDE_PAD	1.6
#define FIGURE_LEAST	36.0	/* width of a column of figures */
#define FIGURE_APART	10.0	/* before figures, and behind them */
#define WHY_APART	15.0	/* from figures to words */
#define WORDS_APART	6.0
#define WIDE		600.0	/* from here on there is room for long months */

enum {
	AT_NAME, AT_PERIOD, AT_WAS, AT_IS, AT_WHY, AT_DAY, AT_PAGES,
	COLUMNS
};

static const char *const	heads[COLUMNS] = {
	[AT_NAME] = "Indicator", [AT_PERIOD] = "Period", [AT_WAS] = "Was",
	[AT_IS] = "Is", [AT_WHY] = "Reason", [AT_DAY] = "Corrected on",
	[AT_PAGES] = "Pages",
};

/* The table on its way. */
struct making_table {
	struct paper			*paper;
	const struct corrections	*all;
	struct table			*table;
	struct look			 look, label;
	bool				 wide;	/* months are written out */
};

/* ---- words ---- */

static struct str
area_name(struct paper *paper, struct str code)
{
	struct neighbours	all;

	if (store_neighbours(paper->store, STR(""), paper->pack->model.text,
	    &all))
		for (size_t i = 0; i < all.n; i++)
			if (str_eq(all.at[i].area, code))
				return all.at[i].name;
	return code;
}

/* "Re-referrals", "Re-referrals, Portsmouth", "Re-referrals: target". */
static struct str
name_words(struct paper *paper, const struct corrected_row *row)
{
	struct arena	*arena = paper->arena;
	struct str	 more = row->words;

	if (row->indicator == NULL)
		return more;
	if (row->area.n > 0)
		more = area_name(paper, row->area);
	if (more.n == 0)
		return row->indicator->name;
	return str_printf(arena, STR_FMT "%s " STR_FMT,
	    STR_ARG(row->indicator->name), row->what == CORRECTED_OTHER ? ":" :
	    ",", STR_ARG(more));
}

static struct str
or_dash(struct str text)
{
	return text.n > 0 ? text : STR("\xE2\x80\x93");
}

/* "32%", with a symbol beside it; "[c]"; a dash for none. */
static struct str
figure_words(struct arena *arena, const struct corrected_row *row,
    const struct observation *obs)
{
	struct num	value = indicator_value(row->indicator, obs);
	struct str	text;

	if (obs->period.kind == PERIOD_NONE || !num_known(value))
		return observation_mark(obs->period.kind == PERIOD_NONE ?
		    NULL : obs);
	text = indicator_text(arena, row->indicator, value, false);
	if (obs->symbol == SYMBOL_NONE)
		return text;
	return str_printf(arena, STR_FMT " [%s]", STR_ARG(text),
	    symbol_word(obs->symbol));
}

/* "(95/299)", or nothing. */
static struct str
fraction_words(struct arena *arena, const struct observation *obs)
{
	if (obs->period.kind == PERIOD_NONE || !fraction_known(obs))
		return STR("");
	return str_printf(arena, "(" STR_FMT "/" STR_FMT ")",
	    STR_ARG(num_text(arena, obs->numerator, 0, NUM_NO_COMMAS)),
	    STR_ARG(num_text(arena, obs->denominator, 0, NUM_NO_COMMAS)));
}

/* What stands in column AT_WAS or AT_IS of ROW. */
static struct str
value_words(struct arena *arena, const struct corrected_row *row, int column)
{
	if (row->what == CORRECTED_FIGURE)
		return figure_words(arena, row, column == AT_WAS ? &row->was :
		    &row->now);
	return column == AT_WAS ? or_dash(STR("")) : STR("Changed");
}

/* ---- columns ---- */

static double
figure_width(const struct making_table *at, int column)
{
	struct paper	*paper = at->paper;
	struct look	 small = paper_look(paper, SCALE_FRACTION);
	double		 width = FIGURE_LEAST;

	for (size_t i = 0; i < at->all->n; i++) {
		const struct corrected_row	*row = &at->all->at[i];

		width = fmax(width, look_width(paper, at->look,
		    value_words(paper->arena, row, column)));
		if (row->what == CORRECTED_FIGURE)
			width = fmax(width, look_width(paper, small,
			    fraction_words(paper->arena, column == AT_WAS ?
			    &row->was : &row->now)));
	}
	return width + FIGURE_APART + SIDE_PAD;
}

static void
set_columns(const struct making_table *at)
{
	bool		 wide = at->wide;
	struct column	*columns = at->table->columns;

	columns[AT_NAME] = (struct column){ WIDTH_SHARE, 4, 0, ALIGN_LEFT };
	columns[AT_PERIOD] = (struct column){ WIDTH_FIXED, wide ? 86 : 54, 0,
	    ALIGN_LEFT };
	columns[AT_WAS] = (struct column){ WIDTH_FIXED, figure_width(at,
	    AT_WAS), 0, ALIGN_RIGHT };
	columns[AT_IS] = (struct column){ WIDTH_FIXED, figure_width(at, AT_IS),
	    0, ALIGN_RIGHT };
	columns[AT_WHY] = (struct column){ WIDTH_SHARE, 5, 0, ALIGN_LEFT };
	columns[AT_DAY] = (struct column){ WIDTH_FIXED, wide ? 94 : 64, 0,
	    ALIGN_LEFT };
	columns[AT_PAGES] = (struct column){ WIDTH_FIXED, wide ? 92 : 60, 0,
	    ALIGN_LEFT };
}

/* Room between words and what follows them, and between figures and words. */
static void
cell_room(struct cell *cell, int column)
{
	if (column == AT_WHY)
		cell->pad_left = WHY_APART;
	if (column != AT_WAS && column != AT_IS && column != AT_PAGES)
		cell->pad_right = WORDS_APART;
}

static void
head_row(struct making_table *at)
{
	struct cell	*cells = table_head(at->paper->arena, at->table,
			    COLUMNS)->cells;

	for (int i = 0; i < COLUMNS; i++) {
		plate_column(at->paper, &cells[i], str_of(heads[i]),
		    at->table->columns[i].align);
		cell_room(&cells[i], i);
	}
}

/* ---- rows ---- */

/* The figure, and under it its fraction; one that holds no more is struck out. */
static void
value_cell(struct making_table *at, const struct corrected_row *row,
    int column, struct cell *cell)
{
	struct arena			*arena = at->paper->arena;
	const struct observation	*obs = column == AT_WAS ? &row->was :
					    &row->now;
	struct str			 fraction = fraction_words(arena, obs);
	struct look			 look = at->look;
	bool				 known, figure;
	struct block			*block;

	figure = row->what == CORRECTED_FIGURE;
	known = figure && obs->period.kind != PERIOD_NONE &&
	    num_known(indicator_value(row->indicator, obs));
	if (!known || column == AT_WAS)
		look = look_grey(look);
	block = cell_para(arena, cell, look, value_words(arena, row, column));
	block->as.para->align = ALIGN_RIGHT;
	block->as.para->first->nowrap = true;
	block->as.para->first->struck = known && column == AT_WAS;
	if (fraction.n == 0 || !figure)
		return;
	block = cell_para(arena, cell, paper_look(at->paper, SCALE_FRACTION),
	    fraction);
	block->as.para->align = ALIGN_RIGHT;
	block->as.para->first->nowrap = true;
}

static struct str
why_words(struct arena *arena, const struct corrected_row *row)
{
	struct str	why = str_trim(row->why);

	return why.n > 0 ? str_upper_first(arena, why) : STR("Not given");
}

static struct str
period_words(const struct making_table *at, const struct corrected_row *row)
{
	struct arena	*arena = at->paper->arena;

	if (row->period.kind == PERIOD_NONE)
		return or_dash(STR(""));
	return at->wide ? period_long(arena, row->period) :
	    period_short(arena, row->period);
}

/* "14 February 2023", "14 Feb 2023". */
static struct str
day_words(const struct making_table *at, const struct corrected_row *row)
{
	struct arena	*arena = at->paper->arena;
	struct date	 day = date_from_epoch(row->time);

	if (row->time <= 0)
		return or_dash(STR(""));
	return at->wide ? date_long(arena, day) : str_printf(arena, "%d %s %d",
	    day.day, month_short(day.month), day.year);
}

/* Those of each issue are a line: "2-4 (issue 1);". */
static void
page_cell(const struct making_table *at, struct str pages, struct cell *cell)
{
	struct arena	*arena = at->paper->arena;
	struct str	 issue;

	while ((issue = str_trim(str_cut(&pages, ';'))).n > 0)
		cell_para(arena, cell, at->look, pages.n == 0 ? issue :
		    str_printf(arena, STR_FMT ";", STR_ARG(issue)));
}

static void
word_cells(struct making_table *at, const struct corrected_row *row,
    struct cell *cells)
{
	struct arena	*arena = at->paper->arena;
	struct str	 texts[COLUMNS] = {
		[AT_PERIOD] = period_words(at, row),
		[AT_WHY] = why_words(arena, row),
		[AT_DAY] = day_words(at, row),
	};

	cells[AT_NAME].header = true;
	cells[AT_NAME].scope = SCOPE_ROW;
	cell_para(arena, &cells[AT_NAME], at->label, name_words(at->paper,
	    row));
	for (int i = 0; i < COLUMNS; i++) {
		cell_room(&cells[i], i);
		if (texts[i].n > 0)
			cell_para(arena, &cells[i], at->look, texts[i]);
	}
	page_cell(at, row->pages, &cells[AT_PAGES]);
}

/* What a row says is read again for it, so that the ledger knows its page: the note
 * goes out of date like all else. */
static void
body_row(struct making_table *at, const struct corrected_row *data)
{
	struct paper		*paper = at->paper;
	unsigned		 reading = reading_begin(paper);
	struct row		*row = table_row(paper->arena, at->table,
				    COLUMNS);
	struct revision_reads	 all;

	row->whole = true;
	if (data->what == CORRECTED_FIGURE)
		store_revisions(paper->store, data->indicator, data->area,
		    data->period, &all);
	word_cells(at, data, row->cells);
	value_cell(at, data, AT_WAS, &row->cells[AT_WAS]);
	value_cell(at, data, AT_IS, &row->cells[AT_IS]);
	reading_end(paper, reading, NULL);
	reading_row(reading, row);
}

/* ---- the same as CSV ---- */

enum { DATA_INDICATOR, DATA_PERIOD, DATA_COLUMNS = DATA_PERIOD + 1 + COLUMNS };

/* What is printed in column AT_WAS or AT_IS, on one line. */
static struct str
data_value(struct arena *arena, const struct corrected_row *row, int column)
{
	struct str	fraction = fraction_words(arena, column == AT_WAS ?
			    &row->was : &row->now);

	return data_cell(str_trim(str_printf(arena, STR_FMT " " STR_FMT,
	    STR_ARG(value_words(arena, row, column)), STR_ARG(fraction))));
}

static const struct attachment *
table_data(const struct making_table *at, const struct section *section)
{
	struct arena	*arena = at->paper->arena;
	struct str	 cells[DATA_COLUMNS] = { STR("indicator"),
			    STR("period") };
	struct str	*printed = &cells[DATA_PERIOD + 1];
	struct data	*data;

	for (int i = 0; i < COLUMNS; i++)
		printed[i] = data_heading(arena, str_of(heads[i]));
	data = data_new(at->paper, section, at->table->summary, cells,
	    DATA_COLUMNS);
	for (size_t i = 0; data != NULL && i < at->all->n; i++) {
		const struct corrected_row	*row = &at->all->at[i];

		cells[DATA_INDICATOR] = row->indicator != NULL ?
		    row->indicator->id : STR("");
		cells[DATA_PERIOD] = row->period.kind != PERIOD_NONE ?
		    period_code(arena, row->period) : STR("");
		printed[AT_NAME] = name_words(at->paper, row);
		printed[AT_PERIOD] = data_cell(period_words(at, row));
		printed[AT_WAS] = data_value(arena, row, AT_WAS);
		printed[AT_IS] = data_value(arena, row, AT_IS);
		printed[AT_WHY] = why_words(arena, row);
		printed[AT_DAY] = data_cell(day_words(at, row));
		printed[AT_PAGES] = row->pages;
		data_row(data, cells);
	}
	return data_end(data);
}

struct block *
corrections_table(struct paper *paper, const struct section *section,
    const struct corrections *all)
{
	struct making_table	 at = { .paper = paper, .all = all };
	struct block		*block = block_table(paper->arena, COLUMNS);
	bool			 compact = all->n > COMPACT;

	at.table = block->as.table;
	at.wide = paper->width > WIDE;
	at.look = at.label = paper_look(paper, compact ? SCALE_NOTE :
	    SCALE_FIGURE);
	at.label.face = FACE_MEDIUM;
	at.table->pad_above = compact ? PAD_COMPACT : PAD;
	at.table->pad_below = compact ? 0.9 : PAD - 2.3;
	at.table->pad_side = SIDE_PAD;
	plate_rules(at.table);
	at.table->summary = str_printf(paper->arena, "Corrections since the "
	    "first issue: %zu row%s, each with what was printed, what it is "
	    "now, why, when it was corrected and on which pages it stood",
	    all->n, all->n == 1 ? "" : "s");
	set_columns(&at);
	head_row(&at);
	for (size_t i = 0; i < all->n; i++)
		body_row(&at, &all->at[i]);
	at.table->data = table_data(&at, section);
	return block;
}
