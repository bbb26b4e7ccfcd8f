/*
 * page/colwidth.c - column widths from what stands in the columns.
 *
 * A column's LEAST is what its widest unbreakable part needs, its MOST what its
 * longest line would like.  Fixed columns come first; automatic ones get a
 * width between the two, those who want little what they want; the others share
 * what is left by weight.
 */
#include "page/page_int.h"

struct range {
	double	least, most;
};

static void
range_add(struct range *range, double least, double most)
{
	if (least > range->least)
		range->least = least;
	if (most > range->most)
		range->most = most;
}

/* ---- how wide blocks would like to be ---- */

static void table_range(struct flow *flow, const struct table *table,
    struct range *range);
static void range_blocks(struct flow *flow, const struct blocks *blocks,
    double more, struct range *range);

static void
range_para(struct flow *flow, struct block *block, double more,
    struct range *range)
{
	const struct para	*para = block->as.para;
	const struct lines	*lines = para_measure(flow, block);
	double			 text = para->left, label;

	if (para->label != NULL) {
		label = lines->label->most + para->label_gap;
		if (!para->label_right)
			label += para->label_at;
		if (label > text)
			text = label;
	}
	more += text + para->right;
	range_add(range, lines->words.least + more, lines->words.most + more);
}

static void
range_columns(struct flow *flow, const struct columns *columns, double more,
    struct range *range)
{
	double	width = (double)(columns->n - 1) * columns->gap + more;

	(void)flow;
	for (size_t i = 0; i < columns->n; i++)
		width += columns->widths[i];
	range_add(range, width, width);
}

static void
range_block(struct flow *flow, struct block *block, double more,
    struct range *range)
{
	struct range	inside = { 0 };
	double		width, height;

	switch (block->kind) {
	case BLOCK_PARA:
		range_para(flow, block, more, range);
		break;
	case BLOCK_LIST:
		range_blocks(flow, &block->as.list->items, more, range);
		break;
	case BLOCK_ITEM:
	case BLOCK_GROUP:
		range_blocks(flow, &block->as.children, more, range);
		break;
	case BLOCK_BOX:
		range_blocks(flow, &block->as.box.blocks, more +
		    2 * block->as.box.look->pad_x, range);
		break;
	case BLOCK_TABLE:
		table_range(flow, block->as.table, &inside);
		range_add(range, inside.least + more, inside.most + more);
		break;
	case BLOCK_FIGURE:
		if (figure_size(block->as.figure, &width, &height))
			range_add(range, width + more, width + more);
		break;
	case BLOCK_COLUMNS:
		range_columns(flow, block->as.columns, more, range);
		break;
	case BLOCK_FRAME:
	case BLOCK_RULE:
	case BLOCK_SHEET:
	case BLOCK_PAGE:
	case BLOCK_BACK:
	case BLOCK_SKIP:
	case BLOCK__MAX:
		break;
	}
}

/* BLOCKS, with MORE beside them. */
static void
range_blocks(struct flow *flow, const struct blocks *blocks, double more,
    struct range *range)
{
	for (struct block *block = blocks->first; block != NULL;
	    block = block->next)
		range_block(flow, block, more, range);
}

/* ---- how wide columns would like to be ---- */

/* A table's outer edges are the text's. */
double
cell_pad_left(const struct table *table, const struct cell *cell,
    size_t column)
{
	if (cell->pad_left >= 0)
		return cell->pad_left;
	return column == 0 ? 0 : table->pad_side;
}

double
cell_pad_right(const struct table *table, const struct cell *cell,
    size_t column)
{
	if (cell->pad_right >= 0)
		return cell->pad_right;
	return column + (size_t)cell->span == table->ncolumns ? 0 :
	    table->pad_side;
}

static bool
is_automatic(const struct column *column)
{
	return column->kind != WIDTH_FIXED;
}

/* A cell over several columns widens them if they are not wide enough together:
 * those that are not fixed, all alike. */
static void
span_add(const struct table *table, const struct cell *cell, size_t column,
    struct range need, struct range *ranges)
{
	size_t	end = column + (size_t)cell->span, loose = 0;

	for (size_t i = column; i < end; i++) {
		need.least -= ranges[i].least;
		need.most -= ranges[i].most;
		loose += is_automatic(&table->columns[i]);
	}
	for (size_t i = column; i < end && loose > 0; i++) {
		if (!is_automatic(&table->columns[i]))
			continue;
		if (need.least > 0)
			ranges[i].least += need.least / (double)loose;
		if (need.most > 0)
			ranges[i].most += need.most / (double)loose;
	}
}

/* The cells of ROW over one column, or over SEVERAL.  TAKEN as in table.c. */
static void
row_ranges(struct flow *flow, const struct table *table, const struct row *row,
    bool several, int *taken, struct range *ranges)
{
	const struct cell	*cell;
	struct range		 need;
	size_t			 column = 0;

	for (size_t i = 0; i < row->ncells; i++) {
		cell = &row->cells[i];
		while (taken != NULL && column < table->ncolumns &&
		    taken[column] > 0)
			taken[column++]--;
		if (column + (size_t)cell->span > table->ncolumns)
			return;
		need = (struct range){ 0 };
		if ((cell->span > 1) == several &&
		    (several || is_automatic(&table->columns[column])))
			range_blocks(flow, &cell->blocks,
			    cell_pad_left(table, cell, column) +
			    cell_pad_right(table, cell, column), &need);
		if (several && cell->span > 1)
			span_add(table, cell, column, need, ranges);
		else
			range_add(&ranges[column], need.least, need.most);
		for (int k = 0; k < cell->span; k++, column++)
			if (taken != NULL)
				taken[column] = cell->rows - 1;
	}
	for (; taken != NULL && column < table->ncolumns; column++)
		if (taken[column] > 0)
			taken[column]--;
}

static struct range *
column_ranges(struct flow *flow, const struct table *table)
{
	struct range	*ranges = arena_array(flow->scratch, table->ncolumns,
			    struct range);
	int		*taken;

	for (size_t i = 0; i < table->ncolumns; i++)
		if (table->columns[i].kind == WIDTH_FIXED)
			ranges[i].least = ranges[i].most =
			    table->columns[i].width;
		else
			ranges[i].least = ranges[i].most =
			    table->columns[i].least;
	for (int several = 0; several < 2; several++) {
		taken = arena_array(flow->scratch, table->ncolumns, int);
		for (size_t i = 0; i < table->nhead; i++)
			row_ranges(flow, table, &table->head[i], several,
			    taken, ranges);
		for (size_t i = 0; i < table->nrows; i++)
			row_ranges(flow, table, &table->rows[i], several,
			    NULL, ranges);
	}
	return ranges;
}

static void
table_range(struct flow *flow, const struct table *table, struct range *range)
{
	struct range	*ranges = column_ranges(flow, table);
	double		 least = 0, most = 0;

	for (size_t i = 0; i < table->ncolumns; i++) {
		least += ranges[i].least;
		most += ranges[i].most;
	}
	range_add(range, least, most);
}

/* How wide TABLE would like to be: none of its lines broken. */
double
table_wish(struct flow *flow, const struct table *table)
{
	struct range	range = { 0 };

	table_range(flow, table, &range);
	return range.most;
}

/* ---- widths ---- */

static double
want(const struct range *range)
{
	return range->most - range->least;
}

/* A want of no more than this of an even part of what is left is small. */
#define WANT_SMALL	(1.0 / 3)

/* Automatic columns while they are given their widths. */
struct giving {
	size_t	n;		/* to be given yet */
	double	wants;		/* theirs, together */
	double	spare;		/* left to be given */
};

static struct giving
giving_begin(const struct table *table, const struct range *ranges,
    double room, bool *set)
{
	struct giving	giving = { .spare = room };

	for (size_t i = 0; i < table->ncolumns; i++) {
		set[i] = table->columns[i].kind != WIDTH_AUTO;
		if (set[i])
			continue;
		giving.n++;
		giving.wants += want(&ranges[i]);
		giving.spare -= ranges[i].least;
	}
	if (giving.spare < 0)
		giving.spare = 0;
	return giving;
}

/* Those whose want is small get it. */
static void
give_small(struct giving *giving, const struct table *table,
    const struct range *ranges, double *widths, bool *set)
{
	for (size_t i = 0; i < table->ncolumns; i++) {
		if (set[i] || want(&ranges[i]) * (double)giving->n >
		    giving->spare * WANT_SMALL)
			continue;
		set[i] = true;
		widths[i] = ranges[i].most;
		giving->n--;
		giving->wants -= want(&ranges[i]);
		giving->spare -= want(&ranges[i]);
	}
}

/*
 * The automatic columns get their least.  Of what ROOM has left, those who want
 * little get that, so that a date is not broken for the sake of a sentence; the
 * others share the rest by what they want.  What all took.  SET: whose width is
 * known.
 */
static double
widths_auto(const struct table *table, const struct range *ranges, double room,
    double *widths, bool *set)
{
	struct giving	giving = giving_begin(table, ranges, room, set);
	double		part = 1, sum = 0;
	size_t		n;

	do {
		n = giving.n;
		give_small(&giving, table, ranges, widths, set);
	} while (giving.n < n);
	if (giving.wants > giving.spare)
		part = giving.spare / giving.wants;
	for (size_t i = 0; i < table->ncolumns; i++) {
		if (table->columns[i].kind != WIDTH_AUTO)
			continue;
		if (!set[i])
			widths[i] = ranges[i].least +
			    part * want(&ranges[i]);
		sum += widths[i];
	}
	return sum;
}

/* ROOM shared by weight; who would get less than his least gets that, and the
 * others share the rest.  SET: whose width is known. */
static void
widths_share(const struct table *table, const struct range *ranges,
    double room, double *widths, bool *set)
{
	double	weights = 0, part;
	bool	again = true;

	for (size_t i = 0; i < table->ncolumns; i++) {
		set[i] = table->columns[i].kind != WIDTH_SHARE;
		if (!set[i])
			weights += table->columns[i].width;
	}
	while (again) {
		again = false;
		for (size_t i = 0; i < table->ncolumns; i++) {
			part = weights > 0 ?
			    room * table->columns[i].width / weights : 0;
			if (set[i] || part >= ranges[i].least)
				continue;
			set[i] = again = true;
			widths[i] = ranges[i].least;
			room -= widths[i];
			weights -= table->columns[i].width;
		}
	}
	for (size_t i = 0; i < table->ncolumns; i++)
		if (!set[i] && weights > 0)
			widths[i] = room * table->columns[i].width / weights;
}

/* Together no wider than ROOM: what is not fixed gives way first, then all. */
static bool
widths_narrow(const struct table *table, double room, double *widths)
{
	double	fixed = 0, loose = 0, scale;

	for (size_t i = 0; i < table->ncolumns; i++)
		if (table->columns[i].kind == WIDTH_FIXED)
			fixed += widths[i];
		else
			loose += widths[i];
	if (fixed + loose <= room + SLACK)
		return false;
	/* Some column is always left for text, if only a little. */
	scale = loose > 0 && room - fixed > loose / 4 ?
	    (room - fixed) / loose : 0;
	for (size_t i = 0; i < table->ncolumns; i++)
		if (scale == 0)
			widths[i] *= room / (fixed + loose);
		else if (table->columns[i].kind != WIDTH_FIXED)
			widths[i] *= scale;
	return true;
}

/* Left edges of TABLE's columns in WIDTH, and the right edge of the last. */
double *
column_edges(struct flow *flow, const struct table *table, double width,
    const struct place *place)
{
	struct range	*ranges = column_ranges(flow, table);
	double		*widths, *edges, room = width, shares = 0;
	bool		*set;

	set = arena_array(flow->scratch, table->ncolumns, bool);
	widths = arena_array(flow->scratch, table->ncolumns, double);
	edges = arena_array(flow->scratch, table->ncolumns + 1, double);
	for (size_t i = 0; i < table->ncolumns; i++)
		if (table->columns[i].kind == WIDTH_FIXED)
			room -= widths[i] = table->columns[i].width;
		else if (table->columns[i].kind == WIDTH_SHARE)
			shares += ranges[i].least;
	room -= widths_auto(table, ranges, room - shares, widths, set);
	widths_share(table, ranges, room, widths, set);
	if (widths_narrow(table, width, widths))
		flow_report(flow, DIAG_PAGE_TABLE, place, STR(""));
	for (size_t i = 0; i < table->ncolumns; i++)
		edges[i + 1] = edges[i] + widths[i];
	return edges;
}
