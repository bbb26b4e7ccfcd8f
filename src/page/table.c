/*
 * page/table.c - tables: rows to strips, a header repeated, rows split over
 * pages.
 *
 * A STRIP is a row with its cells laid out, each a galley.  The first baselines
 * of its cells are one line.  The header is one piece that is never left alone;
 * on a page that begins with a row it stands again, and so does the group row
 * that rows belong to, both as artifacts.  Grounds grow down the page row by
 * row, so that a tinted column is one box without gaps, under the rules between
 * the rows.
 */
#include "page/page_int.h"

#include <assert.h>
#include <math.h>

/* A header over this part of a page is not repeated. */
#define HEAD_MOST	0.5

/* From so many rows on, the last is not left to the next page alone. */
#define ROWS_PAIRED	4

/* ---- cells and rows ---- */

static void
slot_place(const struct grid *grid, struct slot *slot, size_t column)
{
	const struct table	*table = grid->table;
	size_t			 end = column + (size_t)slot->cell->span;

	assert(slot->cell->span > 0 && end <= table->ncolumns);
	slot->column = column;
	slot->x = grid->edges[column];
	slot->width = grid->edges[end] - slot->x;
	slot->inner = slot->x + cell_pad_left(table, slot->cell, column);
}

static double
slot_inner_width(const struct grid *grid, const struct slot *slot)
{
	return slot->x + slot->width - slot->inner -
	    cell_pad_right(grid->table, slot->cell, slot->column);
}

static struct elem *
cell_elem(struct flow *flow, struct elem *row, const struct cell *cell,
    bool head)
{
	struct elem	*elem;

	elem = elem_new(flow, row, cell->header ? TAG_TH : TAG_TD);
	if (elem == NULL)
		return NULL;
	elem->colspan = (uint16_t)cell->span;
	elem->rowspan = head ? (uint16_t)cell->rows : 1;
	if (cell->header)
		elem->scope = cell->scope;
	if (cell->header && cell->summary.n > 0)
		elem_rare_make(flow, elem)->actual = cell->summary;
	return elem;
}

static bool
is_sole_para(const struct blocks *blocks)
{
	return blocks->first != NULL && blocks->first->next == NULL &&
	    blocks->first->kind == BLOCK_PARA && blocks->first->title.n == 0;
}

static void
cell_collect(const struct collect *at, struct strip *strip, size_t i,
    struct elem *row, bool head)
{
	const struct slot	*slot = &strip->slots[i];
	const struct cell	*cell = slot->cell;
	struct collect		 in = collect_apart(at, &strip->galleys[i]);
	double			 width = slot_inner_width(strip->grid, slot);

	strip->galleys[i] = (struct galley){ .width = width > 1 ? width : 1,
	    .most = at->galley->most };
	in.parent = cell_elem(at->flow, row, cell, head);
	in.align = cell->align != ALIGN_COLUMN ? cell->align :
	    strip->grid->table->columns[slot->column].align;
	in.sole = is_sole_para(&cell->blocks);
	in.label = NULL;
	galley_make(&in, &cell->blocks);
}

/* Move cells down until their first lines share a baseline. */
static void
strip_align(struct strip *strip)
{
	double	most = 0, at;

	for (size_t i = 0; i < strip->n; i++)
		if (strip->galleys[i].baseline > most)
			most = strip->galleys[i].baseline;
	for (size_t i = 0; i < strip->n; i++) {
		at = strip->galleys[i].baseline;
		strip->shifts[i] = at < 0 ? 0 : most - at;
	}
}

/* The height of cell I with what stands above and below it. */
static double
cell_height(const struct strip *strip, size_t i)
{
	return strip->pad_above + strip->shifts[i] + strip->galleys[i].height +
	    strip->pad_below;
}

static struct strip *
strip_new(const struct collect *at, struct grid *grid, const struct row *row)
{
	const struct table	*table = grid->table;
	struct arena		*scratch = at->flow->scratch;
	struct strip		*strip = arena_make(scratch, struct strip);

	strip->row = row;
	strip->grid = grid;
	strip->n = row->ncells;
	strip->slots = arena_array(scratch, row->ncells, struct slot);
	strip->galleys = arena_array(scratch, row->ncells, struct galley);
	strip->shifts = arena_array(scratch, row->ncells, double);
	strip->above = row->above;
	strip->pad_above = row->pad_above >= 0 ? row->pad_above :
	    table->pad_above;
	strip->pad_below = row->pad_below >= 0 ? row->pad_below :
	    table->pad_below;
	return strip;
}

/* ROW under the element PARENT.  TAKEN, in a header, says for how many more
 * rows a cell from above covers each column. */
static struct strip *
strip_make(const struct collect *at, struct grid *grid, const struct row *row,
    struct elem *parent, int *taken)
{
	struct strip	*strip = strip_new(at, grid, row);
	struct elem	*elem = elem_new(at->flow, parent, TAG_TR);
	size_t		 column = 0;

	for (size_t i = 0; i < strip->n; i++) {
		while (taken != NULL && column < grid->table->ncolumns &&
		    taken[column] > 0)
			column++;
		strip->slots[i].cell = &row->cells[i];
		slot_place(grid, &strip->slots[i], column);
		cell_collect(at, strip, i, elem, taken != NULL);
		column += (size_t)row->cells[i].span;
	}
	strip_align(strip);
	strip->height = strip->pad_above + strip->pad_below;
	for (size_t i = 0; i < strip->n; i++)
		if ((taken == NULL || row->cells[i].rows <= 1) &&
		    cell_height(strip, i) > strip->height)
			strip->height = cell_height(strip, i);
	return strip;
}

/* ---- the header ---- */

/* Columns that the cells of STRIP cover in the rows below it. */
static void
taken_add(const struct strip *strip, int *taken, size_t ncolumns)
{
	const struct cell	*cell;

	for (size_t i = 0; i < ncolumns; i++)
		if (taken[i] > 0)
			taken[i]--;
	for (size_t i = 0; i < strip->n; i++) {
		cell = strip->slots[i].cell;
		for (int k = 0; k < cell->span; k++)
			taken[strip->slots[i].column + (size_t)k] =
			    cell->rows > 1 ? cell->rows - 1 : 0;
	}
}

static size_t
span_end(const struct grid *grid, size_t from, const struct cell *cell)
{
	size_t	end = from + (cell->rows > 1 ? (size_t)cell->rows : 1);

	return end < grid->table->nhead ? end : grid->table->nhead;
}

/* Heights of the header's rows from FROM to END. */
static double
head_sum(const struct grid *grid, size_t from, size_t end)
{
	double	sum = 0;

	for (; from < end; from++)
		sum += grid->head[from]->height;
	return sum;
}

/* Cells over several rows make the last of them higher if need be; what stands
 * at the foot moves down. */
static void
head_settle(struct grid *grid)
{
	struct strip	*strip;
	size_t		 end;
	double		 lack;

	for (size_t r = 0; r < grid->table->nhead; r++) {
		strip = grid->head[r];
		for (size_t i = 0; i < strip->n; i++) {
			end = span_end(grid, r, strip->slots[i].cell);
			lack = cell_height(strip, i) - head_sum(grid, r, end);
			if (lack > 0)
				grid->head[end - 1]->height += lack;
		}
	}
	for (size_t r = 0; r < grid->table->nhead; r++) {
		strip = grid->head[r];
		strip->settled = true;
		for (size_t i = 0; i < strip->n; i++) {
			end = span_end(grid, r, strip->slots[i].cell);
			strip->slots[i].height = head_sum(grid, r, end);
			if (strip->slots[i].cell->foot)
				strip->shifts[i] += strip->slots[i].height -
				    cell_height(strip, i);
		}
	}
	grid->head_height = head_sum(grid, 0, grid->table->nhead);
}

static void
head_collect(const struct collect *at, struct grid *grid, struct elem *table)
{
	const struct table	*from = grid->table;
	struct arena		*scratch = at->flow->scratch;
	struct elem		*elem = elem_new(at->flow, table, TAG_THEAD);
	struct strip		*strip;
	int			*taken;

	taken = arena_array(scratch, from->ncolumns, int);
	grid->head = arena_array(scratch, from->nhead, struct strip *);
	for (size_t i = 0; i < from->nhead; i++) {
		strip = strip_make(at, grid, &from->head[i], elem, taken);
		taken_add(strip, taken, from->ncolumns);
		strip->below = from->head[i].below;
		if (strip->below.width <= 0 && i + 1 == from->nhead)
			strip->below = from->head_rule;
		grid->head[i] = strip;
	}
	head_settle(grid);
	grid->repeats = grid->head_height <= at->galley->most * HEAD_MOST;
}

/* ---- group rows ---- */

/* A copy of BLOCK, a paragraph, with TEXT behind it. */
static struct block *
para_with(struct flow *flow, const struct block *block, struct str text)
{
	struct block		*copy = arena_make(flow->keep, struct block);
	struct para		*para = arena_make(flow->keep, struct para);
	struct look		 look = { 0 };
	const struct span	*span;
	struct span		*own;

	*copy = *block;
	*para = *block->as.para;
	para->first = para->last = NULL;
	for (span = block->as.para->first; span != NULL; span = span->next) {
		own = para_add(flow->keep, para, span->look, span->text);
		*own = *span;
		own->next = NULL;
		look = span->look;
	}
	para_add(flow->keep, para, look, text);
	copy->as.para = para;
	copy->laid = NULL;
	return copy;
}

/* The group row ROW as it stands again on a new page; NULL if it does not. */
static struct strip *
group_again(const struct collect *at, struct grid *grid, const struct row *row)
{
	struct collect	 in = *at;
	struct row	*copy = arena_make(at->flow->keep, struct row);
	struct block	*first = row->ncells > 0 ?
			    row->cells[0].blocks.first : NULL, *named;
	struct strip	*strip;

	if (row->continued.n == 0 || first == NULL ||
	    first->kind != BLOCK_PARA)
		return NULL;
	*copy = *row;
	copy->cells = arena_array(at->flow->keep, row->ncells, struct cell);
	for (size_t i = 0; i < row->ncells; i++)
		copy->cells[i] = row->cells[i];
	named = para_with(at->flow, first, row->continued);
	copy->cells[0].blocks.first = named;
	if (named->next == NULL)
		copy->cells[0].blocks.last = named;
	in.again = true;
	strip = strip_make(&in, grid, copy, NULL, NULL);
	if (grid->head_height + strip->height > at->galley->most * HEAD_MOST)
		return NULL;
	return strip;
}

/* ---- a table ---- */

static struct rule
rule_below(const struct table *table, size_t i)
{
	if (table->rows[i].below.width > 0)
		return table->rows[i].below;
	if (i + 1 == table->nrows)
		return table->end_rule;
	if (table->rows[i + 1].above.width > 0)
		return (struct rule){ 0 };
	return table->row_rule;
}

static void
rows_collect(const struct collect *at, const struct block *block,
    struct grid *grid, struct elem *body)
{
	const struct table	*table = grid->table;
	const struct row	*row;
	struct strip		*strip, *group = NULL, *next;
	struct piece		*piece;

	for (size_t i = 0; i < table->nrows; i++) {
		row = &table->rows[i];
		strip = strip_make(at, grid, row, body, NULL);
		strip->below = rule_below(table, i);
		next = row->keep_next ? group_again(at, grid, row) : group;
		strip->group = row->keep_next ? NULL : group;
		if (row->keep_next && next != NULL)
			next->below = strip->below;
		group = next;
		if (i > 0 && i + 1 == table->nrows && i + 1 >= ROWS_PAIRED &&
		    at->galley->next < HOLD_WHOLE)
			at->galley->next = HOLD_WHOLE;
		piece = galley_add(at, block, PIECE_ROW, strip->height);
		piece->as.strip = strip;
		if (row->whole && piece->inner == HOLD_FREE)
			piece->inner = HOLD_WHOLE;
		if (row->keep_next)
			at->galley->next = HOLD_NEXT;
	}
}

void
table_collect(const struct collect *at, const struct block *block)
{
	const struct table	*table = block->as.table;
	struct arena		*scratch = at->flow->scratch;
	struct grid		*grid = arena_make(scratch, struct grid);
	struct open		*open = arena_make(scratch, struct open);
	struct collect		 in = *at;
	struct elem		*elem = block_elem(at, block);

	*grid = (struct grid){ .table = table, .place = at->place,
	    .edges = column_edges(at->flow, table, collect_width(at),
	    at->place), .fills = arena_array(scratch, table->ncolumns,
	    struct fill) };
	*open = (struct open){ .up = at->in, .grid = grid, .x = at->left,
	    .width = collect_width(at) };
	if (elem != NULL) {
		elem_rare_make(at->flow, elem)->summary = table->summary;
		elem->rare->data = table->data;
	}
	if (table->nhead > 0) {
		head_collect(at, grid, elem);
		galley_add(at, block, PIECE_HEAD,
		    grid->head_height)->as.grid = grid;
		if (table->nrows > 0)
			at->galley->next = HOLD_NEVER;
	}
	in.in = open;
	rows_collect(&in, block, grid, elem_new(at->flow, elem, TAG_TBODY));
}

/* ---- fitting and putting down ---- */

struct fit
row_fit(struct flow *flow, struct piece *piece, struct cursor from,
    double room, bool must)
{
	const struct strip	*strip = piece->as.strip;
	double			 pads = strip->pad_above + strip->pad_below;
	struct fit		 fit;

	fit = galleys_fit(flow, strip->galleys, strip->n, strip->shifts, from,
	    room - pads, must);
	fit.height += pads;
	/* A row with nothing in it has its pads all the same. */
	if (fit.placed == PLACED_ALL && fit.height > room + SLACK) {
		if (!must)
			fit.placed = PLACED_NONE;
		else
			flow_report(flow, DIAG_PAGE_FULL, piece->place,
			    STR(""));
	}
	return fit;
}

/* The ground of SLOT from Y on: the one of the row above goes on if it can. */
static void
fill_begin(struct flow *flow, struct grid *grid, const struct slot *slot,
    double x, double y)
{
	struct fill	*fill = &grid->fills[slot->column];
	struct box	*box = fill->box;

	if (box != NULL && fill->page == flow->npages &&
	    box->x == x + slot->x && box->w == slot->width &&
	    box->as.rule.colour == slot->cell->fill &&
	    fabs(box->y + box->h - y) < SLACK)
		return;
	fill->box = rect_put(flow, slot->cell->fill, x + slot->x, y,
	    slot->width, 0);
	fill->page = flow->npages;
}

/* STRIP from FROM to TO (NULL: its end); how high that is. */
static double
strip_put(struct flow *flow, struct strip *strip, struct cursor from,
    const struct cursor *to, double x, double y)
{
	struct grid	*grid = strip->grid;
	double		 width = grid->edges[grid->table->ncolumns];
	double		 height = 0, shift, h;
	struct slot	*slot;

	for (size_t i = 0; i < strip->n; i++)
		if (strip->slots[i].cell->filled)
			fill_begin(flow, grid, &strip->slots[i], x, y);
	if (from.inner == NULL)
		line_put(flow, strip->above, x, y, width, 0);
	for (size_t i = 0; i < strip->n; i++) {
		slot = &strip->slots[i];
		shift = from.inner == NULL ? strip->shifts[i] : 0;
		h = shift + galley_put(flow, &strip->galleys[i],
		    cursor_inner(from, i), to != NULL ? &to->inner[i] : NULL,
		    x + slot->inner, y + strip->pad_above + shift);
		if (h > height)
			height = h;
	}
	height += strip->pad_above + strip->pad_below;
	if (strip->settled)
		height = strip->height;
	for (size_t i = 0; i < strip->n; i++) {
		slot = &strip->slots[i];
		if (slot->cell->filled)
			grid->fills[slot->column].box->h = y -
			    grid->fills[slot->column].box->y +
			    (slot->height > 0 ? slot->height : height);
	}
	if (to == NULL)
		line_put(flow, strip->below, x, y + height, width, 0);
	return height;
}

double
row_put(struct flow *flow, struct piece *piece, struct cursor from,
    const struct cursor *to, double x, double y)
{
	return strip_put(flow, piece->as.strip, from, to, x, y);
}

static double
strips_put(struct flow *flow, const struct grid *grid, double x, double y)
{
	double	top = y;

	for (size_t i = 0; i < grid->table->nhead; i++)
		y += strip_put(flow, grid->head[i], (struct cursor){ 0 }, NULL,
		    x, y);
	return y - top;
}

double
head_put(struct flow *flow, struct piece *piece, struct cursor from,
    const struct cursor *to, double x, double y)
{
	(void)from;
	(void)to;
	return strips_put(flow, piece->as.grid, x, y);
}

/* How high is what a page repeats of its table when it begins with PIECE. */
double
table_again(const struct grid *grid, const struct piece *piece)
{
	const struct strip	*group = piece->as.strip->group;

	return (grid->repeats ? grid->head_height : 0) +
	    (group != NULL ? group->height : 0);
}

double
table_again_put(struct flow *flow, const struct open *open,
    const struct piece *piece, double x, double y)
{
	const struct grid	*grid = open->grid;
	struct strip		*group = piece->as.strip->group;
	double			 height = 0;

	flow->again++;
	if (grid->repeats)
		height = strips_put(flow, grid, x + open->x, y);
	else if (grid->table->nhead > 0)
		flow_report(flow, DIAG_PAGE_HEAD, grid->place, STR(""));
	if (group != NULL)
		height += strip_put(flow, group, (struct cursor){ 0 }, NULL,
		    x + open->x, y + height);
	flow->again--;
	return height;
}
