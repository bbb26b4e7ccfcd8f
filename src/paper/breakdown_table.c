/* breakdown_table.c - the table of a breakdown, cell by cell.  A bar stands in the
 * cell of its figure, which says the same to whoever does not see it. */
#include <math.h>

#include "chart/bars.h"
#include "paper/breakdown_int.h"
#include "paper/data_int.h"

/* Over this many rows a table is compact. */
#define COMPACT		15
#define PAD_COMPACT	2.4
#define PAD		5.5
#define SIDE_PAD	1.6
#define COLUMN_GAP	10.0
#define GAP_LEAST	4.0		/* in a narrow place */
#define NAME_LEAST	86.0
#define SLACK		0.05		/* what adding up may lose */
#define BAR_GAP		11.7		/* from the figure to its bar */
#define BAR_SHARE	0.162		/* of the table: the longest one */
#define BAR_LEAST	20.0		/* in a narrow place, or there are none */
#define BAR_BEHIND	14.4		/* to the table's edge */
#define BAR_DROP	0.6		/* its foot, under the baseline */

enum { AT_NAME, AT_BASE, AT_SHARE, AT_PERCENT, AT_REST, COLUMNS };

/* A table on its way. */
struct making_table {
	struct paper			*paper;
	const struct breakdown_page	*page;
	struct table			*table;
	struct look			 look;	/* of its figures */
	int				 bars;	/* the column they belong to, or -1 */
	double				 longest, most;	/* bar, and its count */
	struct str			 heads[COLUMNS];
	const struct drawing		*gap;
	double				 mark;	/* the widest one */
	double				 between;	/* columns */
	bool				 wrap;	/* headings, at their blanks */
	double				 heads_more;	/* then, of what they lack to
						 * one line: 0 to 1 */
};

/* ---- what a row says ---- */

static int64_t
row_count(const struct breakdown_row *row, int column)
{
	return column == AT_BASE ? row->base : column == AT_SHARE ?
	    row->share : row->base - row->share;
}

static bool
is_hidden(const struct breakdown_row *row, int column)
{
	return column == AT_BASE ? row->hide_base : row->hide_share;
}

static struct str
count_text(struct arena *arena, const struct breakdown_row *row, int column)
{
	if (!row->known)
		return symbol_mark(row->symbol);
	if (is_hidden(row, column))
		return STR("[c]");
	return num_text(arena, num_int(row_count(row, column)), 0, NUM_PLAIN);
}

struct str
breakdown_marks(struct arena *arena, const struct breakdown_row *row)
{
	return row->known && !row->hide_share ?
	    figure_marks(arena, row->symbol, row->revised) : STR("");
}

/* To one decimal, so that a child more or less shows; nothing of nothing has
 * none. */
static struct str
percent_text(struct arena *arena, const struct breakdown_row *row)
{
	if (!row->known || row->hide_share)
		return count_text(arena, row, AT_SHARE);
	if (row->base == 0)
		return STR("\xE2\x80\x93");
	return num_text(arena, num_div(num_int(row->share * 100),
	    num_int(row->base)), 1, NUM_PLAIN);
}

static struct str
cell_text(struct arena *arena, const struct breakdown_row *row, int column)
{
	return column == AT_NAME ? row->name : column == AT_PERCENT ?
	    percent_text(arena, row) : count_text(arena, row, column);
}

/* ---- columns ---- */

/* Which column bars belong to; none: -1. */
static int
bar_column(const struct breakdown *settings)
{
	static const int	columns[] = {
		[BARS_REST] = AT_REST, [BARS_SHARE] = AT_SHARE,
		[BARS_NONE] = -1
	};

	return columns[settings->bars];
}

static bool
has_bar(const struct making_table *at, const struct breakdown_row *row,
    int column)
{
	return column == at->bars && row != &at->page->total && row->known &&
	    !is_hidden(row, column);
}

/* The greatest count of those shown: no bar is measured by one that is not. */
static double
greatest_count(const struct making_table *at)
{
	double	most = 0;

	for (size_t i = 0; i < at->page->n; i++)
		if (has_bar(at, &at->page->rows[i], at->bars))
			most = fmax(most, (double)row_count(&at->page->rows[i],
			    at->bars));
	return most;
}

static double
text_width(const struct making_table *at, enum face face, double size,
    struct str text)
{
	return font_width(at->paper->fonts, face, size, text);
}

/* "\u00A0[p, r]", or nothing. */
static struct str
mark_text(struct arena *arena, const struct breakdown_row *row)
{
	struct str	marks = breakdown_marks(arena, row);

	return marks.n > 0 ? str_printf(arena, "\u00A0[" STR_FMT "]",
	    STR_ARG(marks)) : marks;
}

/* The room for the widest of the rows' marks. */
static double
marks_width(const struct making_table *at)
{
	const struct breakdown_page	*page = at->page;
	double				 width = 0;

	for (size_t i = 0; i <= page->n; i++)
		width = fmax(width, text_width(at, FACE_BOLD, at->look.size,
		    mark_text(at->paper->arena, i < page->n ? &page->rows[i] :
		    &page->total)));
	return width;
}

/* The widest word of TEXT. */
static double
word_width(const struct making_table *at, enum face face, double size,
    struct str text)
{
	double	width = 0;

	while (text.n > 0)
		width = fmax(width, text_width(at, face, size, str_cut(&text,
		    ' ')));
	return width;
}

static double
head_width(const struct making_table *at, int column)
{
	struct look	look = paper_look(at->paper, SCALE_COLUMN_HEAD);
	double		line, word;

	line = text_width(at, look.face, look.size, at->heads[column]);
	if (!at->wrap)
		return line;
	word = word_width(at, look.face, look.size, at->heads[column]);
	return word + at->heads_more * (line - word);
}

/* What the names need for no word of theirs to be broken. */
static double
names_width(const struct making_table *at)
{
	const struct breakdown_page	*page = at->page;
	struct look			 head;
	double				 width;

	head = paper_look(at->paper, SCALE_COLUMN_HEAD);
	width = word_width(at, head.face, head.size, at->heads[AT_NAME]);
	for (size_t i = 0; i < page->n; i++)
		width = fmax(width, word_width(at, at->look.face,
		    at->look.size, page->rows[i].name));
	width = fmax(width, word_width(at, FACE_BOLD, at->look.size,
	    page->total.name));
	return width + 2 * SIDE_PAD + SLACK;
}

/* As wide as the heading and the widest figure want. */
static double
column_width(const struct making_table *at, int column)
{
	const struct breakdown_page	*page = at->page;
	struct str			 text;
	double				 width = head_width(at, column);

	for (size_t i = 0; i <= page->n; i++) {
		text = cell_text(at->paper->arena, i < page->n ?
		    &page->rows[i] : &page->total, column);
		width = fmax(width, text_width(at, FACE_BOLD, at->look.size,
		    text));
	}
	width += at->between + SIDE_PAD;
	if (column == AT_PERCENT)
		width += at->mark;
	if (column == at->bars)
		width += BAR_GAP + at->longest + BAR_BEHIND;
	return width;
}

/* By how much the columns are too wide beside NAMES; < 0: what they leave. */
static double
overhang(const struct making_table *at, double names)
{
	double	width = names;

	for (int i = AT_BASE; i < COLUMNS; i++)
		width += column_width(at, i);
	return width - at->paper->width;
}

static double
excess(const struct making_table *at, double names)
{
	return fmax(overhang(at, names), 0);
}

/* What is left beside NAMES, to the headings, which then take fewer lines. */
static void
widen_heads(struct making_table *at, double names)
{
	double	spare = -overhang(at, names), taken;

	at->heads_more = 1;
	taken = spare + overhang(at, names);
	at->heads_more = spare <= 0 || taken <= 0 ? 0 : fmin(spare / taken, 1);
}

/* Set the columns beside NAMES, with bars or without: as usual; where there is no
 * room for that, with headings in several lines, shorter bars and less between, in
 * this order.  Whether they fit. */
static bool
try_columns(struct making_table *at, double names, bool bars)
{
	at->bars = bars ? bar_column(at->page->settings) : -1;
	at->longest = BAR_SHARE * at->paper->width;
	at->between = COLUMN_GAP;
	at->wrap = false;
	at->heads_more = 0;
	if (excess(at, names) <= 0)
		return true;
	at->wrap = true;
	if (at->bars >= 0)
		at->longest = fmax(at->longest - excess(at, names),
		    fmin(BAR_LEAST, at->longest));
	at->between = fmax(at->between - excess(at, names) / (COLUMNS - 1),
	    GAP_LEAST);
	widen_heads(at, names);
	return excess(at, names) <= SLACK;
}

/* As wide as the table's place lets the columns be; what names have at least.  Bars
 * go before a word is broken: their figures stay. */
static double
fit_columns(struct making_table *at)
{
	const double	words = names_width(at);
	const struct {
		double	names;
		bool	bars;
	} tries[] = {
		{ fmax(words, NAME_LEAST), true }, { words, true },
		{ words, false }, { NAME_LEAST, true }
	};

	for (size_t i = 0; i < sizeof(tries) / sizeof(tries[0]); i++)
		if (try_columns(at, tries[i].names, tries[i].bars))
			return tries[i].names;
	try_columns(at, NAME_LEAST, false);
	return NAME_LEAST;
}

static void
set_columns(struct making_table *at)
{
	const struct breakdown	*settings = at->page->settings;
	struct arena		*arena = at->paper->arena;
	double			 names;

	at->heads[AT_NAME] = settings->label.text;
	at->heads[AT_BASE] = settings->base.text;
	at->heads[AT_SHARE] = settings->share.text;
	at->heads[AT_PERCENT] = str_printf(arena, STR_FMT ", %%",
	    STR_ARG(settings->share.text));
	at->heads[AT_REST] = settings->rest.text;
	names = fit_columns(at);
	at->table->columns[AT_NAME] = (struct column){ WIDTH_SHARE, 1,
	    names, ALIGN_LEFT };
	for (int i = AT_BASE; i < COLUMNS; i++)
		at->table->columns[i] = (struct column){ WIDTH_FIXED,
		    column_width(at, i), 0, ALIGN_RIGHT };
}

/* ---- cells ---- */

/* What stands right of the figures of COLUMN: beside percentages, a mark. */
static double
room_behind(const struct making_table *at, int column)
{
	if (column == AT_PERCENT)
		return SIDE_PAD + at->mark;
	return column == at->bars ?
	    BAR_GAP + at->longest + BAR_BEHIND : column == AT_REST ? 0 :
	    SIDE_PAD;
}

static void
head_row(struct making_table *at)
{
	struct cell	*cells = table_head(at->paper->arena, at->table,
			    COLUMNS)->cells;

	for (int i = 0; i < COLUMNS; i++) {
		plate_column(at->paper, &cells[i], at->heads[i],
		    i == AT_NAME ? ALIGN_LEFT : ALIGN_RIGHT);
		if (i == AT_NAME)
			continue;
		cells[i].pad_right = room_behind(at, i);
		if (at->wrap)	/* its lines are not to touch the neighbour's */
			cells[i].pad_left = GAP_LEAST;
	}
}

/* A bar of COUNT behind the figure in PARA, or as much room without one: figures
 * align to the digit. */
static void
add_bar(struct making_table *at, struct para *para, double count, bool dark)
{
	struct arena		*arena = at->paper->arena;
	const struct drawing	*bar = cell_bar(arena, count, at->most,
				    at->longest, dark);

	para_mark(arena, para, at->look, at->gap, at->gap->height, BAR_DROP);
	para_mark(arena, para, at->look, bar, bar->height, BAR_DROP);
}

/* ROW's marks beside its percentage, into the room that the column has for
 * them. */
static void
add_mark(struct making_table *at, const struct breakdown_row *row,
    struct para *para, struct cell *cell)
{
	struct str	text = mark_text(at->paper->arena, row);

	if (text.n == 0)
		return;
	para_add(at->paper->arena, para, para->first->look, text)->nowrap =
	    true;
	cell->pad_right -= text_width(at, para->first->look.face,
	    para->first->look.size, text);
}

static void
figure_cell(struct making_table *at, const struct breakdown_row *row,
    int column, struct look look, struct cell *cell)
{
	struct str	 text = cell_text(at->paper->arena, row, column);
	bool		 barred = has_bar(at, row, column);
	struct block	*block;

	if (row->known ? column != AT_NAME && is_hidden(row, column) :
	    column != AT_NAME)
		look.colour = GREY;
	block = cell_para(at->paper->arena, cell, look, text);
	block->as.para->first->nowrap = column != AT_NAME;
	if (column == AT_NAME) {
		cell->header = true;
		cell->scope = SCOPE_ROW;
		return;
	}
	block->as.para->align = ALIGN_RIGHT;
	cell->pad_right = room_behind(at, column);
	if (column == AT_PERCENT)
		add_mark(at, row, block->as.para, cell);
	if (!barred)
		return;
	cell->pad_right = BAR_BEHIND;
	add_bar(at, block->as.para, (double)row_count(row, column),
	    look.face == FACE_BOLD);
}

static struct row *
body_row(struct making_table *at, const struct breakdown_row *data, bool bold)
{
	struct row	*row = table_row(at->paper->arena, at->table, COLUMNS);
	struct look	 look = at->look;

	if (bold)
		look.face = FACE_BOLD;
	row->whole = true;
	for (int i = 0; i < COLUMNS; i++)
		figure_cell(at, data, i, look, &row->cells[i]);
	return row;
}

/* Which of the first rows the title speaks of.  With rows withheld none is told
 * apart: that would say that those withheld are no larger. */
static bool
is_dark(const struct breakdown_page *page, size_t row)
{
	return !page->withheld && row < (size_t)page->settings->dark;
}

struct block *
breakdown_table(struct paper *paper, const struct breakdown_page *page)
{
	struct making_table	 at = { .paper = paper, .page = page };
	struct block		*block = block_table(paper->arena, COLUMNS);
	bool			 compact = page->n > COMPACT;

	at.table = block->as.table;
	at.look = paper_look(paper, compact ? SCALE_NOTE : SCALE_FIGURE);
	at.gap = cell_bar(paper->arena, NAN, 0, BAR_GAP, false);
	at.mark = marks_width(&at);
	at.table->pad_above = compact ? PAD_COMPACT : PAD;
	at.table->pad_below = compact ? 0 : PAD - 2.3;
	at.table->pad_side = SIDE_PAD;
	plate_rules(at.table);
	at.table->summary = str_printf(paper->arena, STR_FMT ", " STR_FMT
	    ": %zu row%s and their total", STR_ARG(page->of.indicator->name),
	    STR_ARG(period_long(paper->arena, page->of.period)), page->n,
	    page->n == 1 ? "" : "s");
	set_columns(&at);
	at.most = greatest_count(&at);
	head_row(&at);
	for (size_t i = 0; i < page->n; i++)
		body_row(&at, &page->rows[i], is_dark(page, i));
	body_row(&at, &page->total, true)->above = at.table->end_rule;
	return block;
}

/* ---- as a file ---- */

/* Observations of the categories and, without one, of the whole, unless that has
 * another figure by now: to import what was first reported would set it back.  Then
 * the table's cells as they are, so that what is withheld there is withheld here. */
enum { IN_INDICATOR, IN_PERIOD, IN_BREAKDOWN, IN_CATEGORY, IN_NUMERATOR,
    IN_DENOMINATOR, IN_STATUS, IN_CELLS,
    IN_COLUMNS = IN_CELLS + COLUMNS - AT_BASE };

static void
data_cells(struct paper *paper, const struct breakdown_page *page,
    const struct breakdown_row *row, struct data *data)
{
	struct arena	*arena = paper->arena;
	struct str	 marks = breakdown_marks(arena, row);
	struct str	 cells[IN_COLUMNS] = {
		[IN_INDICATOR] = page->of.indicator->id,
		[IN_PERIOD] = period_code(arena, page->of.period),
	};

	if (row != &page->total) {
		cells[IN_BREAKDOWN] = page->of.breakdown;
		cells[IN_CATEGORY] = row->name;
	}
	if (row->known && !row->hide_share && !row->hide_base) {
		cells[IN_NUMERATOR] = num_text(arena, num_int(row->share), 0,
		    NUM_NO_COMMAS);
		cells[IN_DENOMINATOR] = num_text(arena, num_int(row->base), 0,
		    NUM_NO_COMMAS);
	}
	cells[IN_STATUS] = row->known && (row->hide_share || row->hide_base) ?
	    STR("c") : str_of(symbol_word(row->symbol));
	for (int i = AT_BASE; i < COLUMNS; i++)
		cells[IN_CELLS + i - AT_BASE] = data_cell(cell_text(arena, row,
		    i));
	if (marks.n > 0)
		cells[IN_CELLS + AT_PERCENT - AT_BASE] = str_printf(arena,
		    STR_FMT " [" STR_FMT "]", STR_ARG(percent_text(arena,
		    row)), STR_ARG(marks));
	data_row(data, cells);
}

const struct attachment *
breakdown_data(struct paper *paper, const struct section *section,
    const struct breakdown_page *page)
{
	const struct breakdown	*settings = page->settings;
	struct arena		*arena = paper->arena;
	struct str		 heads[IN_COLUMNS] = {
		STR("indicator"), STR("period"), STR("breakdown"),
		STR("category"), STR("numerator"), STR("denominator"),
		STR("status"), data_heading(arena, settings->base.text),
		data_heading(arena, settings->share.text),
		data_heading(arena, str_printf(arena, STR_FMT ", %%",
		    STR_ARG(settings->share.text))),
		data_heading(arena, settings->rest.text)
	};
	struct data		*data;

	/* The title is its author's, who has another for this edition. */
	data = data_new(paper, section, str_printf(arena, STR_FMT " by " STR_FMT
	    ", " STR_FMT, STR_ARG(page->of.indicator->name),
	    STR_ARG(page->of.breakdown), STR_ARG(period_long(arena,
	    page->of.period))), heads, IN_COLUMNS);
	for (size_t i = 0; data != NULL && i < page->n; i++)
		data_cells(paper, page, &page->rows[i], data);
	if (data != NULL && page->total_holds)
		data_cells(paper, page, &page->total, data);
	return data_end(data);
}
