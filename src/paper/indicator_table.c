/* indicator_table.c - the table of an indicator page: its columns and its header. */
#include "paper/indicators_int.h"
#include "paper/plate_int.h"

#define MONTH_LEAST	24.0		/* "100%", and half a fraction */

static void
set_columns(const struct indicator_page *page, struct table *table)
{
	const struct indicator_widths	*widths = &page->widths;
	struct column			*at = table->columns;

	*at++ = (struct column){ WIDTH_SHARE, 1, LABEL_LEAST, ALIGN_LEFT };
	for (size_t i = 0; i + 1 < page->months; i++)
		*at++ = (struct column){ WIDTH_FIXED, widths->month, 0,
		    ALIGN_RIGHT };
	*at++ = (struct column){ WIDTH_FIXED, widths->now, 0, ALIGN_RIGHT };
	if (page->targets)
		*at++ = (struct column){ WIDTH_FIXED, widths->target, 0,
		    ALIGN_RIGHT };
	for (size_t i = 0; i < page->comparators.n; i++)
		*at++ = (struct column){ WIDTH_FIXED, comparator_width(page, i),
		    0, ALIGN_RIGHT };
	if (page->targets)
		*at++ = (struct column){ WIDTH_FIXED, widths->status, 0,
		    ALIGN_LEFT };
	*at++ = (struct column){ WIDTH_FIXED, widths->change, 0, ALIGN_LEFT };
}

/* Whether this month alone stands beside the other columns. */
static bool
month_fits(const struct paper *paper, const struct indicator_page *page)
{
	const struct indicator_widths	*widths = &page->widths;

	return LABEL_LEAST + widths->now + widths->target + widths->status +
	    widths->change + (double)page->comparators.n * widths->comparator <=
	    paper->width + 0.05;
}

static void
no_room(struct paper *paper, const struct indicator_page *page, size_t months,
    const struct section *section)
{
	diag_at(paper->diags, paper->in_columns ? DIAG_TABLE_NO_ROOM :
	    DIAG_TABLE_FULL, section->place, "%zu months and %zu comparator%s",
	    months, page->comparators.n, page->comparators.n == 1 ? "" : "s");
}

/* Leave out the first months of PAGE until figures fit those that stay; said once.
 * False, said, when the columns do not fit at all. */
static bool
fit_months(struct paper *paper, struct indicator_page *page,
    const struct section *section)
{
	size_t	all = page->months;
	bool	fit;

	indicator_months(paper, page);
	fit = indicator_widths(paper, page);
	if (all > 1 && paper->in_columns && page->widths.month < MONTH_LEAST) {
		no_room(paper, page, all, section);
		return false;
	}
	while (page->months > 1 &&
	    (!fit || page->widths.month < MONTH_LEAST)) {
		page->months--;
		page->from = period_add(page->from, 1);
		fit = indicator_widths(paper, page);
	}
	if (all > 1 && page->months == 1 && !month_fits(paper, page)) {
		no_room(paper, page, all, section);
		return false;
	}
	if (page->months < all)
		diag_at(paper->diags, DIAG_MONTHS_MANY, section->place,
		    "%zu months, and %zu fit", all, page->months);
	return true;
}

/* ---- header ---- */

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
	tint_cell(paper, cell - 1);
	if (page->targets)
		head_cell(paper, cell++, STR("Target"), STR(""), column++);
	for (size_t i = 0; i < page->comparators.n; i++)
		comparator_head(paper, page, i, cell++, column++);
	cell->pad_left = page->widths.pad;
	if (page->targets)
		head_cell(paper, cell++, STR("Status,"),
		    str_of(month_name(paper->period.at % 12 + 1)), column++);
	head_cell(paper, cell, STR("Change on"),
	    str_of(month_name(before.at % 12 + 1)), column);
}

/* "Contact: 6 indicators by month, with target, comparators, status and change". */
static struct str
table_summary(struct paper *paper, const struct indicator_page *page)
{
	return str_printf(paper->arena, STR_FMT ": %zu indicator%s by month, "
	    "with %s%s%schange", STR_ARG(page->settings->title.text), page->n,
	    page->n == 1 ? "" : "s", page->targets ? "target, " : "",
	    page->comparators.n > 0 ? "comparators" : "", page->targets ?
	    page->comparators.n > 0 ? ", status and " : "status and " :
	    page->comparators.n > 0 ? " and " : "");
}

void
indicator_table(struct paper *paper, struct indicator_page *page,
    const struct section *section, struct blocks *out)
{
	struct block	*block;
	struct table	*table;

	if (!fit_months(paper, page, section))
		return;
	block = block_table(paper->arena, 1 + page->months +
	    page->comparators.n + (page->targets ? 3 : 1));
	block->place = section->place;
	table = block->as.table;
	table->pad_above = 7.5;
	table->pad_below = 5.2;		/* the last line brings 2.3 of its own */
	table->pad_side = SIDE_PAD;
	plate_rules(table);
	table->summary = table_summary(paper, page);
	block->keep_next = true;	/* the key belongs to it */
	table->data = indicator_data(paper, page, section);
	set_columns(page, table);
	head_row(paper, page, table);
	for (size_t i = 0; i < page->n; i++)
		indicator_cells(paper, page, &page->rows[i], table);
	blocks_add(out, block);
}
