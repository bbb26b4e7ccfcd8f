/* indicator_cells.c - the rows of an indicator page's table, cell by cell; what
 * they print that wants explaining is noted for indicator_notes.c. */
#include "paper/indicators_int.h"

enum face
condensed_face(enum face face)
{
	return face == FACE_BOLD ? FACE_CONDENSED_BOLD : FACE_CONDENSED;
}

bool
is_too_wide(const struct paper *paper, struct look look, struct str text, double room)
{
	struct str	rest = text, word;

	while (rest.n > 0) {
		word = str_cut(&rest, ' ');
		if (font_width(paper->fonts, look.face, look.size, word) > room)
			return true;
	}
	return false;
}

void
tint_cell(struct paper *paper, struct cell *cell)
{
	uint32_t	accent = paper->pack->accent, tinted = 0;

	/* The accent at 7 per cent on white. */
	for (int shift = 0; shift <= 16; shift += 8)
		tinted |= (255 - (255 - (accent >> shift & 255)) * 7 / 100) <<
		    shift;
	cell->filled = true;
	cell->fill = tinted;
	cell->pad_right = NOW_PAD;
}

/* SYMBOL stands in or beside a figure's place; a dash is that of none. */
static void
note_symbol(struct indicator_page *page, enum symbol symbol)
{
	page->printed.symbols[symbol == SYMBOL_NOT_AVAILABLE ? SYMBOL_NONE :
	    symbol] = true;
}

struct str
marked_text(struct arena *arena, struct str figure, struct str marks)
{
	if (marks.n == 0)
		return figure;
	return str_printf(arena, STR_FMT " [" STR_FMT "]", STR_ARG(figure),
	    STR_ARG(marks));
}

static struct block *
right(struct block *block)
{
	block->as.para->align = ALIGN_RIGHT;
	return block;
}

/* "(89/299)", broken after the stroke when the column is too narrow. */
static void
fraction_para(struct paper *paper, struct indicator_page *page,
    const struct indicator_row *row, const struct month_text *text,
    struct cell *cell, double room)
{
	struct look	 look = paper_look(paper, SCALE_FRACTION);
	struct block	*block;

	page->printed.fractions = true;
	page->printed.shares |= row->indicator->unit == UNIT_PERCENT;
	block = right(cell_para(paper->arena, cell, look, text->top));
	block->before_at_top = true;
	if (text->top_width + text->base_width > room)
		para_break(paper->arena, block->as.para);
	para_add(paper->arena, block->as.para, look, text->base);
}

/* A figure that is too wide for its column is set condensed; when that is not
 * enough it is broken, which is said. */
static void
figure_para(struct paper *paper, const struct indicator_row *row,
    struct cell *cell, struct look look, struct str text, double room)
{
	struct block	*block;

	if (is_too_wide(paper, look, text, room)) {
		look.face = condensed_face(look.face);
		if (is_too_wide(paper, look, text, room))
			diag_at(paper->diags, DIAG_FIGURE_WIDE, row->place,
			    STR_FMT ": " STR_FMT, STR_ARG(row->indicator->id),
			    STR_ARG(text));
	}
	block = right(cell_para(paper->arena, cell, look, text));
	block->as.para->first->nowrap = str_find(text, " ") == text.n;
}

/* A month's figure, its symbol beside it or in its place; a grey dash where nothing
 * is on record, which TEXT is NULL of. */
static void
month_figure(struct paper *paper, struct indicator_page *page,
    const struct indicator_row *row, const struct month_text *text, bool now,
    struct cell *cell, double room)
{
	struct look	look = paper_look(paper, now ? SCALE_FIGURE_NOW :
			    SCALE_FIGURE);

	if (text == NULL || !text->known) {
		note_symbol(page, text != NULL ? text->symbol : SYMBOL_NONE);
		right(cell_para(paper->arena, cell, look_grey(paper_look(paper,
		    SCALE_FIGURE)), text != NULL ? text->figure :
		    observation_mark(NULL)));
		return;
	}
	if (text->symbol != SYMBOL_NONE)
		note_symbol(page, text->symbol);
	page->printed.revised |= text->revised;
	figure_para(paper, row, cell, look, text->figure, room);
}

/* A month: its figure, and under it the fraction. */
static void
month_cell(struct paper *paper, struct indicator_page *page,
    const struct indicator_row *row, struct period month, struct cell *cell,
    double room)
{
	const struct month_text	*text = month_text(row, month);
	bool			 now = period_eq(month, paper->period);

	if (now) {
		tint_cell(paper, cell);
		room -= NOW_PAD - SIDE_PAD;
	}
	month_figure(paper, page, row, text, now, cell, room);
	if (text != NULL && text->top.n > 0)
		fraction_para(paper, page, row, text, cell, room);
}

static void
label_cell(struct paper *paper, struct indicator_page *page,
    const struct indicator *indicator, struct cell *cell)
{
	page->printed.running |= indicator->aggregation ==
	    AGGREGATE_YEAR_TO_DATE;
	cell->header = true;
	cell->scope = SCOPE_ROW;
	cell->pad_right = 0;
	cell_para(paper->arena, cell, paper_look(paper, SCALE_ROW_LABEL),
	    indicator->name);
	cell_para(paper->arena, cell, paper_look(paper, SCALE_SMALL),
	    indicator_base(paper->arena, indicator));
}

/* What stands in a target's place, and when one for a year is rated. */
static void
note_target(struct indicator_page *page, const struct indicator_row *row,
    struct str text)
{
	const struct target	*target = row->target;

	if (str_eq(text, symbol_mark(SYMBOL_NONE)))
		note_symbol(page, SYMBOL_NONE);
	if (target == NULL)
		return;
	if (target->symbol != SYMBOL_NONE)
		note_symbol(page, target->symbol);
	if (target_span(target)[0] == '\0')
		return;
	if (target_in_march(row->indicator, target))
		page->printed.in_march = true;
	else if (target_of_year(row->indicator, target))
		page->printed.each_month = true;
}

static void
target_cell(struct paper *paper, struct indicator_page *page,
    const struct indicator_row *row, struct cell *cell)
{
	struct look	 look = paper_look(paper, SCALE_FIGURE);
	struct str	 text = target_text(paper->arena, row->indicator,
			    row->target);
	struct str	 bound = STR("");

	note_target(page, row, text);
	if (row->target == NULL || row->target->direction == DIRECTION_NONE)
		look = look_grey(look);
	else
		page->printed.ratings = true;
	figure_para(paper, row, cell, look, text,
	    page->widths.target - 2 * SIDE_PAD);
	if (row->target != NULL)
		bound = str_trim(str_printf(paper->arena, "%s%s",
		    target_bound(row->target), target_span(row->target)));
	if (bound.n > 0)
		right(cell_para(paper->arena, cell, paper_look(paper,
		    SCALE_SMALL), bound));
}

static bool
is_not_available(const struct comparator *comparator)
{
	return comparator != NULL &&
	    comparator->symbol == SYMBOL_NOT_AVAILABLE;
}

static void
comparator_cell(struct paper *paper, struct indicator_page *page,
    const struct indicator_row *row, size_t column, struct cell *cell)
{
	const struct comparator	*comparator = row->comparators[column];
	struct look		 look = paper_look(paper, SCALE_FIGURE);
	enum symbol		 symbol = SYMBOL_NONE;
	struct num		 value = NUM_NONE;
	struct str		 text;

	if (comparator != NULL) {
		value = comparator_value(row->indicator, comparator);
		symbol = comparator->symbol;
	}
	if (num_known(value))
		text = marked_text(paper->arena, indicator_text(paper->arena,
		    row->indicator, value, false),
		    str_of(symbol_word(symbol)));
	else {
		look = look_grey(look);
		text = symbol_mark(symbol);
	}
	if (!num_known(value) || symbol != SYMBOL_NONE)
		note_symbol(page, symbol);
	page->printed.others |= num_known(value);
	figure_para(paper, row, cell, look, text,
	    comparator_width(page, column) - 2 * SIDE_PAD);
}

/* Columns from FIRST on that are all "not available" share one cell. */
static size_t
not_available_run(const struct indicator_page *page,
    const struct indicator_row *row, size_t first)
{
	size_t	n = first;

	while (n < page->comparators.n &&
	    is_not_available(row->comparators[n]))
		n++;
	return n - first;
}

static struct cell *
comparator_cells(struct paper *paper, struct indicator_page *page,
    const struct indicator_row *row, struct cell *cell)
{
	size_t	run;

	for (size_t i = 0; i < page->comparators.n;) {
		run = not_available_run(page, row, i);
		if (run < 2) {
			comparator_cell(paper, page, row, i++, cell++);
			continue;
		}
		cell->span = (int)run;
		cell->align = ALIGN_LEFT;
		cell->pad_left = 12;
		cell_para(paper->arena, cell, paper_look(paper, SCALE_SMALL),
		    STR("Not available: outside the statutory returns"));
		cell++;
		i += run;
	}
	return cell;
}

static const enum mark status_marks[STATUS__MAX] = {
	[STATUS_MET] = MARK_MET,
	[STATUS_NEAR] = MARK_NEAR,
	[STATUS_MISSED] = MARK_MISSED,
};

static bool
is_rated(const struct indicator_row *row)
{
	return row->status != STATUS_NONE && row->status != STATUS_NOT_RATED;
}

/* That of the first of the year's figures that may yet change; the year's may
 * then, too. */
static enum symbol
year_symbol(const struct paper *paper, const struct indicator_row *row)
{
	const struct observation	*obs;
	struct period			 at = period_april(paper->period);

	for (; at.at <= paper->period.at; at = period_add(at, 1)) {
		obs = series_find(&row->series, at);
		if (obs != NULL && figure_unsettled(obs->symbol).n > 0)
			return obs->symbol;
	}
	return SYMBOL_NONE;
}

struct rated
rated_text(const struct paper *paper, const struct indicator_row *row)
{
	bool		march = period_financial_month(paper->period) == 12;
	enum symbol	symbol;

	if (!is_rated(row) || !target_of_year(row->indicator, row->target))
		return (struct rated){ STR(""), STR(""), SYMBOL_NONE };
	symbol = year_symbol(paper, row);
	return (struct rated){
		marked_text(paper->arena, indicator_text(paper->arena,
		    row->indicator, row->rated, false),
		    str_of(symbol_word(symbol))),
		march ? STR("in the year") : STR("to date"), symbol,
	};
}

/* The year's figure under its status, on two lines: beside each other they would
 * touch the change. */
static void
rated_para(struct paper *paper, struct indicator_page *page,
    const struct indicator_row *row, struct cell *cell)
{
	struct look	 look = paper_look(paper, SCALE_SMALL);
	struct rated	 rated = rated_text(paper, row);
	struct block	*block;

	if (rated.figure.n == 0)
		return;
	if (rated.symbol != SYMBOL_NONE)
		note_symbol(page, rated.symbol);
	block = cell_para(paper->arena, cell, look, rated.figure);
	para_break(paper->arena, block->as.para);
	para_add(paper->arena, block->as.para, look, rated.span);
}

static void
status_cell(struct paper *paper, struct indicator_page *page,
    const struct indicator_row *row, struct cell *cell)
{
	struct look	 look = paper_look(paper, SCALE_ROW_LABEL);
	struct block	*block;

	if (!is_rated(row)) {
		look = look_grey(paper_look(paper, SCALE_FIGURE));
		cell_para(paper->arena, cell, look,
		    row->status == STATUS_NOT_RATED ?
		    STR("Not rated before March") : !num_known(row->rated) &&
		    row->target != NULL &&
		    row->target->direction != DIRECTION_NONE ?
		    STR("No figure") : STR("No target"));
		return;
	}
	block = cell_para(paper->arena, cell, look, STR(""));
	para_mark(paper->arena, block->as.para, look,
	    paper_mark(paper, status_marks[row->status]), 9.5, 1.2);
	para_add(paper->arena, block->as.para, look, str_printf(paper->arena,
	    "\xC2\xA0%s", status_word(row->status)));
	rated_para(paper, page, row, cell);
}

/* The change in per cent has its step before it. */
static void
note_change(struct indicator_page *page, const struct indicator *indicator,
    const struct change *change)
{
	page->printed.arrows = true;
	page->printed.senses |= change_sense(indicator, change) != SENSE_NONE;
	page->printed.points |= change->kind == CHANGE_POINTS;
	page->printed.steps |= change->kind == CHANGE_PERCENT;
	page->printed.percents |= change_has_percent(indicator, change);
}

struct str
change_text(struct paper *paper, const struct indicator_row *row)
{
	return str_printf(paper->arena, "\xC2\xA0" STR_FMT,
	    STR_ARG(figure_step(paper, row->indicator, &row->change)));
}

/* STEP, the text of a change: condensed where there is not enough room, and not
 * broken behind its sign unless that is not enough either. */
static void
step_add(struct paper *paper, struct para *para, struct str step, double room)
{
	struct look	look = paper_look(paper, SCALE_FIGURE);

	if (is_too_wide(paper, look, step, room))
		look.face = condensed_face(look.face);
	para_add(paper->arena, para, look, step)->nowrap =
	    str_find(step, " ") == step.n &&
	    !is_too_wide(paper, look, step, room);
}

static void
change_cell(struct paper *paper, struct indicator_page *page,
    const struct indicator_row *row, struct cell *cell)
{
	const struct change	*change = &row->change;
	struct look		 look = paper_look(paper, SCALE_FIGURE);
	struct str		 text = symbol_mark(SYMBOL_NONE);
	struct block		*block;
	enum sense		 sense;

	if (change->kind == CHANGE_NONE) {
		if (row->indicator->aggregation == AGGREGATE_YEAR_TO_DATE)
			text = STR("Running total");
		else
			note_symbol(page, SYMBOL_NONE);
		cell_para(paper->arena, cell, look_grey(look), text);
		return;
	}
	note_change(page, row->indicator, change);
	block = cell_para(paper->arena, cell, look, STR(""));
	para_mark(paper->arena, block->as.para, look, paper_mark(paper,
	    travel_mark(change_travel(row->indicator, change))), ARROW, 1.2);
	step_add(paper, block->as.para, change_text(paper, row),
	    page->widths.change - SIDE_PAD - ARROW - change_pad(page));
	if (change_has_percent(row->indicator, change))
		cell_para(paper->arena, cell, look, str_printf(paper->arena,
		    "(" STR_FMT "%%)", STR_ARG(num_text(paper->arena,
		    change->amount, 0, NUM_PLUS))));
	sense = change_sense(row->indicator, change);
	if (sense != SENSE_NONE)
		cell_para(paper->arena, cell, look, str_of(sense_word(sense)));
}

/* ---- a row ---- */

/* Cells a row has when runs of "not available" share one. */
static size_t
row_cells(const struct indicator_page *page, const struct indicator_row *row,
    size_t columns)
{
	size_t	run;

	for (size_t i = 0; i < page->comparators.n; i++) {
		run = not_available_run(page, row, i);
		if (run >= 2) {
			columns -= run - 1;
			i += run - 1;
		}
	}
	return columns;
}

void
indicator_cells(struct paper *paper, struct indicator_page *page,
    const struct indicator_row *data, struct table *table)
{
	struct row	*row = table_row(paper->arena, table,
			    row_cells(page, data, table->ncolumns));
	struct cell	*cell = row->cells;
	unsigned	 reading = reading_begin(paper);

	reading_also(paper, reading, data->reading);
	row->whole = true;
	label_cell(paper, page, data->indicator, cell++);
	for (size_t i = 0; i < page->months; i++)
		month_cell(paper, page, data, period_add(page->from,
		    (int32_t)i), cell++, table->columns[i + 1].width -
		    2 * SIDE_PAD);
	if (page->targets)
		target_cell(paper, page, data, cell++);
	cell = comparator_cells(paper, page, data, cell);
	cell->pad_left = page->widths.pad;
	if (page->targets)
		status_cell(paper, page, data, cell++);
	change_cell(paper, page, data, cell);
	reading_end(paper, reading, NULL);
	reading_row(reading, row);
}
