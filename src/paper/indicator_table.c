/* indicator_table.c - the table of an indicator page, cell by cell. */
#include "paper/indicators_int.h"
#include "paper/plate_int.h"

/* Widths in points; what the months leave goes to the label. */
#define MONTH_WIDTH	37.8		/* "(254/325)"; more where figures want
					 * it and the label has enough */
#define MONTH_LEAST	24.0		/* "100%", and half a fraction */
#define NOW_WIDTH	41.0
#define NOW_MORE	(NOW_WIDTH - MONTH_WIDTH)
#define TARGET_WIDTH	38.0
#define COMPARATOR_WIDTH 41.8
#define STATUS_WIDTH	52.0
#define CHANGE_WIDTH	54.5
#define LABEL_LEAST	86.0
#define LABEL_ENOUGH	100.0		/* no month is wider at its cost */
#define NOW_PAD		4.0
#define STATUS_PAD	6.0
#define SIDE_PAD	1.6
#define SLACK		0.05		/* what adding up may lose */

/* The two halves of "(89/299)", parted behind the stroke. */
struct fraction {
	struct str	top, base;
};

static struct fraction
fraction_text(struct arena *arena, const struct observation *obs)
{
	return (struct fraction){
		str_printf(arena, "(" STR_FMT "/", STR_ARG(num_text(arena,
		    obs->numerator, 0, NUM_NO_COMMAS))),
		str_printf(arena, STR_FMT ")", STR_ARG(num_text(arena,
		    obs->denominator, 0, NUM_NO_COMMAS))),
	};
}

static double
fraction_width(const struct paper *paper, struct fraction fraction)
{
	struct look	look = paper_look(paper, SCALE_FRACTION);

	return look_width(paper, look, fraction.top) +
	    look_width(paper, look, fraction.base);
}

/* How wide a month must be for each of ROW's figures, and each fraction, to stand
 * in one line. */
static double
row_wish(const struct paper *paper, const struct indicator_page *page,
    const struct indicator_row *row)
{
	const struct observation	*obs;
	double				 width, wish = 0;
	struct str			 text;

	for (size_t i = 0; i < row->series.n; i++) {
		obs = &row->series.at[i];
		if (obs->period.at < page->from.at)
			continue;
		text = indicator_text(paper->arena, row->indicator,
		    indicator_value(row->indicator, obs), false);
		width = look_width(paper, paper_look(paper, SCALE_FIGURE_NOW),
		    text);
		wish = width > wish ? width : wish;
		if (!num_known(obs->denominator))
			continue;
		width = fraction_width(paper, fraction_text(paper->arena, obs));
		wish = width > wish ? width : wish;
	}
	return wish + 2 * SIDE_PAD + SLACK;
}

/* What all months have when the label has LABEL and the other columns what they
 * need. */
static double
months_room(const struct paper *paper, const struct indicator_page *page,
    double label)
{
	return paper->width - label - TARGET_WIDTH - STATUS_WIDTH -
	    CHANGE_WIDTH - (double)page->comparators.n * COMPARATOR_WIDTH;
}

/* The width of a month before the last: that of the widest row that has room, or
 * less than usual where the months are too many. */
static double
month_width(const struct paper *paper, const struct indicator_page *page)
{
	double	n = (double)page->months, width = MONTH_WIDTH, wish, most;

	if (n > 1) {
		most = (months_room(paper, page, LABEL_LEAST) - NOW_WIDTH) /
		    (n - 1);
		if (most < width)
			return most;
	}
	most = (months_room(paper, page, LABEL_ENOUGH) - NOW_MORE) / n;
	for (size_t i = 0; i < page->n; i++) {
		wish = row_wish(paper, page, &page->rows[i]);
		if (wish > width && wish <= most)
			width = wish;
	}
	return width;
}

/* The last month's, in bold and with its padding. */
static double
now_width(double month)
{
	return month > MONTH_WIDTH ? month + NOW_MORE : NOW_WIDTH;
}

static void
set_columns(const struct indicator_page *page, struct table *table,
    double month)
{
	struct column	*at = table->columns;

	*at++ = (struct column){ WIDTH_SHARE, 1, LABEL_LEAST, ALIGN_LEFT };
	for (size_t i = 0; i + 1 < page->months; i++)
		*at++ = (struct column){ WIDTH_FIXED, month, 0, ALIGN_RIGHT };
	*at++ = (struct column){ WIDTH_FIXED, now_width(month), 0,
	    ALIGN_RIGHT };
	*at++ = (struct column){ WIDTH_FIXED, TARGET_WIDTH, 0, ALIGN_RIGHT };
	for (size_t i = 0; i < page->comparators.n; i++)
		*at++ = (struct column){ WIDTH_FIXED, COMPARATOR_WIDTH, 0,
		    ALIGN_RIGHT };
	*at++ = (struct column){ WIDTH_FIXED, STATUS_WIDTH, 0, ALIGN_LEFT };
	*at++ = (struct column){ WIDTH_FIXED, CHANGE_WIDTH, 0, ALIGN_LEFT };
}

/* ---- header ---- */

/* Whether a word of TEXT is wider than ROOM. */
static bool
is_too_wide(struct paper *paper, struct look look, struct str text, double room)
{
	struct str	rest = text, word;

	while (rest.n > 0) {
		word = str_cut(&rest, ' ');
		if (font_width(paper->fonts, look.face, look.size, word) > room)
			return true;
	}
	return false;
}

/* A heading of up to HEAD_LINES parts, each on a line of its own; condensed only
 * where a word would not fit. */
#define HEAD_LINES	3
static void
head_lines(struct paper *paper, struct cell *cell,
    const struct str lines[HEAD_LINES], const struct column *column)
{
	struct look	 look = paper_look(paper, SCALE_COLUMN_HEAD);
	struct block	*block;

	cell->header = true;
	cell->scope = SCOPE_COLUMN;
	cell->align = column->align;
	cell->foot = true;
	if (column->kind == WIDTH_FIXED && is_too_wide(paper, look, lines[0],
	    column->width - 2 * SIDE_PAD)) {
		look.face = FACE_CONDENSED_MEDIUM;
		cell->pad_left = 0;
	}
	block = cell_para(paper->arena, cell, look, lines[0]);
	block->as.para->align = column->align;
	for (int i = 1; i < HEAD_LINES && lines[i].n > 0; i++) {
		para_break(paper->arena, block->as.para);
		para_add(paper->arena, block->as.para, look, lines[i]);
	}
}

static void
head_cell(struct paper *paper, struct cell *cell, struct str text,
    struct str second, const struct column *column)
{
	const struct str	lines[HEAD_LINES] = { text, second, STR("") };

	head_lines(paper, cell, lines, column);
}

static void
tint(struct paper *paper, struct cell *cell)
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

/* "Apr", and under it "2022". */
static void
month_head(struct paper *paper, struct period month, struct cell *cell,
    const struct column *column)
{
	head_cell(paper, cell, str_of(month_short(month.at % 12 + 1)),
	    str_printf(paper->arena, "%d", month.at / 12), column);
}

/* "England", and under it the period most of its figures are for. */
static void
comparator_head(struct paper *paper, const struct indicator_page *page,
    size_t column, struct cell *cell, const struct column *at)
{
	struct str	rest = comparator_title(paper->arena,
			    page->comparators.at[column].text);
	struct str	lines[HEAD_LINES] = { str_cut(&rest, ' ') };
	int		n = 1;

	/* A line a word: "Last year" would touch its neighbour. */
	if (rest.n > 0)
		lines[n++] = rest;
	lines[n] = period_short(paper->arena, page->periods[column]);
	head_lines(paper, cell, lines, at);
}

static void
head_row(struct paper *paper, const struct indicator_page *page,
    struct table *table)
{
	struct cell		*cell = table_head(paper->arena, table,
				    table->ncolumns)->cells;
	const struct column	*column = table->columns;
	struct period		 before = period_add(paper->period, -1);

	head_cell(paper, cell++, STR("Indicator"), STR(""), column++);
	for (size_t i = 0; i < page->months; i++)
		month_head(paper, period_add(page->from, (int32_t)i), cell++,
		    column++);
	tint(paper, cell - 1);
	head_cell(paper, cell++, STR("Target"), STR(""), column++);
	for (size_t i = 0; i < page->comparators.n; i++)
		comparator_head(paper, page, i, cell++, column++);
	cell->pad_left = STATUS_PAD;
	head_cell(paper, cell++, STR("Status,"),
	    str_of(month_name(paper->period.at % 12 + 1)), column++);
	head_cell(paper, cell, STR("Change on"),
	    str_of(month_name(before.at % 12 + 1)), column);
}

/* ---- cells ---- */

static struct block *
right(struct block *block)
{
	block->as.para->align = ALIGN_RIGHT;
	return block;
}

/* "(89/299)", broken after the stroke when the column is too narrow. */
static void
fraction_para(struct paper *paper, struct cell *cell,
    const struct observation *obs, double room)
{
	struct look	 look = paper_look(paper, SCALE_FRACTION);
	struct fraction	 fraction = fraction_text(paper->arena, obs);
	struct block	*block;

	block = right(cell_para(paper->arena, cell, look, fraction.top));
	block->before_at_top = true;
	if (fraction_width(paper, fraction) > room)
		para_break(paper->arena, block->as.para);
	para_add(paper->arena, block->as.para, look, fraction.base);
}

/* A figure is never broken: one too wide for its column is set condensed, and said
 * when that is not enough. */
static void
figure_para(struct paper *paper, const struct indicator *indicator,
    struct cell *cell, struct look look, struct str text, double room)
{
	struct block	*block;

	if (is_too_wide(paper, look, text, room))
		look.face = look.face == FACE_BOLD ? FACE_CONDENSED_BOLD :
		    FACE_CONDENSED;
	if (is_too_wide(paper, look, text, room))
		diag_at(paper->diags, DIAG_FIGURE_WIDE, paper->place,
		    STR_FMT ": " STR_FMT, STR_ARG(indicator->id),
		    STR_ARG(text));
	block = right(cell_para(paper->arena, cell, look, text));
	block->as.para->first->nowrap = str_find(text, " ") == text.n;
}

/* A month: the figure, its symbol beside it or in its place, the fraction. */
static void
month_cell(struct paper *paper, const struct indicator *indicator,
    const struct observation *obs, struct cell *cell, bool now, double room)
{
	struct look	 look = paper_look(paper, now ? SCALE_FIGURE_NOW :
			    SCALE_FIGURE);
	struct num	 value = indicator_value(indicator, obs);
	enum symbol	 symbol = figure_symbol(paper, indicator, obs);
	struct str	 text;

	if (now) {
		tint(paper, cell);
		room -= NOW_PAD - SIDE_PAD;
	}
	if (!num_known(value)) {
		right(cell_para(paper->arena, cell, look_grey(paper_look(paper,
		    SCALE_FIGURE)), observation_mark(obs)));
		/* Nothing of nothing is on record, and has no percentage. */
		if (obs != NULL && num_known(obs->denominator))
			fraction_para(paper, cell, obs, room);
		return;
	}
	text = indicator_text(paper->arena, indicator, value, false);
	if (symbol != SYMBOL_NONE)
		text = str_printf(paper->arena, STR_FMT " [%s]", STR_ARG(text),
		    symbol_word(symbol));
	figure_para(paper, indicator, cell, look, text, room);
	if (num_known(obs->denominator))
		fraction_para(paper, cell, obs, room);
}

static void
label_cell(struct paper *paper, const struct indicator *indicator,
    struct cell *cell)
{
	cell->header = true;
	cell->scope = SCOPE_ROW;
	cell->pad_right = 0;
	cell_para(paper->arena, cell, paper_look(paper, SCALE_ROW_LABEL),
	    indicator->name);
	cell_para(paper->arena, cell, paper_look(paper, SCALE_SMALL),
	    indicator_base(paper->arena, indicator));
}

static void
target_cell(struct paper *paper, const struct indicator_row *row,
    struct cell *cell)
{
	struct look	look = paper_look(paper, SCALE_FIGURE);
	const char	*bound;

	if (row->target == NULL) {
		right(cell_para(paper->arena, cell, look_grey(look),
		    STR("\xE2\x80\x93")));
		return;
	}
	if (row->target->direction == DIRECTION_NONE)
		look = look_grey(look);
	figure_para(paper, row->indicator, cell, look, target_text(paper->arena,
	    row->indicator, row->target), TARGET_WIDTH - 2 * SIDE_PAD);
	bound = target_bound(row->target);
	if (bound[0] != '\0')
		right(cell_para(paper->arena, cell, paper_look(paper,
		    SCALE_SMALL), str_printf(paper->arena, "%s%s", bound,
		    target_span(row->target))));
}

static bool
is_not_available(const struct comparator *comparator)
{
	return comparator != NULL &&
	    comparator->symbol == SYMBOL_NOT_AVAILABLE;
}

static void
comparator_cell(struct paper *paper, const struct indicator_row *row,
    size_t column, struct cell *cell)
{
	const struct comparator	*comparator = row->comparators[column];
	struct look		 look = paper_look(paper, SCALE_FIGURE);
	struct num		 value = comparator != NULL ?
				    comparator_value(row->indicator,
				    comparator) : NUM_NONE;
	struct str		 text = STR("\xE2\x80\x93");

	if (num_known(value))
		text = indicator_text(paper->arena, row->indicator, value,
		    false);
	else {
		look = look_grey(look);
		if (comparator != NULL && !is_not_available(comparator) &&
		    comparator->symbol != SYMBOL_NONE)
			text = symbol_mark(comparator->symbol);
	}
	figure_para(paper, row->indicator, cell, look, text,
	    COMPARATOR_WIDTH - 2 * SIDE_PAD);
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
comparator_cells(struct paper *paper, const struct indicator_page *page,
    const struct indicator_row *row, struct cell *cell)
{
	size_t	run;

	for (size_t i = 0; i < page->comparators.n;) {
		run = not_available_run(page, row, i);
		if (run < 2) {
			comparator_cell(paper, row, i++, cell++);
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

static void
status_cell(struct paper *paper, const struct indicator_row *row,
    struct cell *cell)
{
	struct look	 look = paper_look(paper, SCALE_ROW_LABEL);
	struct block	*block;

	cell->pad_left = STATUS_PAD;
	if (row->status == STATUS_NONE || row->status == STATUS_NOT_RATED) {
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
}

static void
change_cell(struct paper *paper, const struct indicator_row *row,
    struct cell *cell)
{
	const struct change	*change = &row->change;
	struct look		 look = paper_look(paper, SCALE_FIGURE);
	struct block		*block;
	enum sense		 sense;

	if (change->kind == CHANGE_NONE) {
		cell_para(paper->arena, cell, look_grey(look),
		    row->indicator->aggregation == AGGREGATE_YEAR_TO_DATE ?
		    STR("Running total") : STR("\xE2\x80\x93"));
		return;
	}
	block = cell_para(paper->arena, cell, look, STR(""));
	para_mark(paper->arena, block->as.para, look, paper_mark(paper,
	    travel_mark(change_travel(row->indicator, change))), 9.5, 1.2);
	para_add(paper->arena, block->as.para, look, str_printf(paper->arena,
	    "\xC2\xA0" STR_FMT, STR_ARG(figure_step(paper, row->indicator,
	    change))));
	if (change->kind == CHANGE_PERCENT && num_known(change->amount))
		cell_para(paper->arena, cell, look, str_printf(paper->arena,
		    "(" STR_FMT "%%)", STR_ARG(num_text(paper->arena,
		    change->amount, 0, NUM_PLUS))));
	sense = change_sense(row->indicator, change);
	if (sense != SENSE_NONE)
		cell_para(paper->arena, cell, look, str_of(sense_word(sense)));
}

/* ---- rows ---- */

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

static void
body_row(struct paper *paper, const struct indicator_page *page,
    const struct indicator_row *data, struct table *table, double month)
{
	struct row	*row = table_row(paper->arena, table,
			    row_cells(page, data, table->ncolumns));
	struct cell	*cell = row->cells;
	struct period	 at;
	bool		 now;
	unsigned	 reading = reading_begin(paper);

	reading_also(paper, reading, data->reading);
	row->whole = true;
	label_cell(paper, data->indicator, cell++);
	for (size_t i = 0; i < page->months; i++) {
		at = period_add(page->from, (int32_t)i);
		now = period_eq(at, paper->period);
		month_cell(paper, data->indicator, series_find(&data->series,
		    at), cell++, now, (now ? now_width(month) : month) -
		    2 * SIDE_PAD);
	}
	target_cell(paper, data, cell++);
	cell = comparator_cells(paper, page, data, cell);
	status_cell(paper, data, cell++);
	change_cell(paper, data, cell);
	reading_end(paper, reading, NULL);
	reading_row(reading, row);
}

void
indicator_table(struct paper *paper, const struct indicator_page *page,
    const struct section *section, struct blocks *out)
{
	struct block	*block;
	struct table	*table;
	double		 month;

	block = block_table(paper->arena, 1 + page->months + 1 +
	    page->comparators.n + 2);
	block->place = section->place;
	table = block->as.table;
	table->pad_above = 7.5;
	table->pad_below = 5.2;		/* the last line brings 2.3 of its own */
	table->pad_side = SIDE_PAD;
	plate_rules(table);
	table->summary = str_printf(paper->arena, STR_FMT ": %zu indicator%s by "
	    "month, with target, comparators, status and change",
	    STR_ARG(page->settings->title.text), page->n,
	    page->n == 1 ? "" : "s");
	month = month_width(paper, page);
	if (page->months > 1 && month < MONTH_LEAST) {
		diag_at(paper->diags, paper->in_columns ?
		    DIAG_TABLE_NO_ROOM : DIAG_TABLE_FULL, section->place,
		    "%zu months and %zu comparators", page->months,
		    page->comparators.n);
		return;
	}
	block->keep_next = true;	/* the key belongs to it */
	table->data = indicator_data(paper, page, section);
	set_columns(page, table, month);
	head_row(paper, page, table);
	for (size_t i = 0; i < page->n; i++)
		body_row(paper, page, &page->rows[i], table, month);
	blocks_add(out, block);
}
