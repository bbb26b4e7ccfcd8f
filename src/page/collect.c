/*
 * page/collect.c - blocks to pieces: one function for each kind of block.
 *
 * What is decided later: everything that depends on where a page ends.
 */
#include "page/page_int.h"

#include <assert.h>

static void collect_blocks(const struct collect *at,
    const struct blocks *blocks);

/* Whether a part of the text is an element of its own. */
static bool
has_elems(const struct words *words)
{
	const struct span	*span;

	for (size_t r = 0; r < words->nruns; r++) {
		span = words->runs[r].span;
		if (span->tag != TAG_NONE || span->link.n > 0)
			return true;
	}
	return false;
}

static void
collect_para(const struct collect *at, struct block *block)
{
	const struct para	*para = block->as.para;
	struct lines		*lines = para_measure(at->flow, block);
	struct piece		*piece;

	if (at->flow->looking)
		return;
	para_break_lines(at->flow, para, lines, collect_width(at));
	if (lines->n == 0)
		return;
	piece = galley_add(at, block, PIECE_PARA, lines->height);
	piece->as.para.lines = lines;
	piece->align = at->align;
	piece->joins = block->tag == TAG_NONE && block->next != NULL;
	if (block->keep_next && piece->inner == HOLD_FREE)
		piece->inner = HOLD_WHOLE;
	piece->elem = at->sole && block->tag == TAG_P ? at->parent :
	    block_elem(at, block);
	if (piece->elem == NULL)
		return;
	if (has_elems(&lines->words))
		piece->as.para.elems = arena_array(at->flow->scratch,
		    2 * lines->words.nruns, struct elem *);
	if (para->label != NULL && at->label != NULL) {
		piece->as.para.label = *at->label;
		*at->label = NULL;
	}
}

static void
collect_list(const struct collect *at, struct block *block)
{
	struct collect	in = *at;

	in.label = NULL;
	in.parent = block_elem(at, block);
	if (in.parent != NULL && block->tag == TAG_L)
		in.parent->numbering = block->as.list->numbering;
	collect_blocks(&in, &block->as.list->items);
}

/* L > LI > Lbl, LBody; a line of contents has no LBody. */
static void
collect_item(const struct collect *at, struct block *block)
{
	struct collect	 in = *at;
	struct elem	*label = NULL;

	in.parent = block_elem(at, block);
	in.label = NULL;
	if (in.parent != NULL &&
	    (block->tag == TAG_LI || block->tag == TAG_TOCI)) {
		label = elem_new(at->flow, in.parent, TAG_LBL);
		in.label = &label;
		if (block->tag == TAG_LI)
			in.parent = elem_new(at->flow, in.parent, TAG_LBODY);
	}
	collect_blocks(&in, &block->as.children);
}

/* BLOCKS in something that is, or is not, kept whole. */
static void
collect_inside(struct collect *in, const struct block *block,
    const struct blocks *blocks)
{
	enum hold	outer = in->hold;

	if (block->whole && in->hold == HOLD_FREE)
		in->hold = HOLD_WHOLE;
	collect_blocks(in, blocks);
	if (in->galley->next == HOLD_WHOLE)
		in->galley->next = outer;
}

static void
collect_group(const struct collect *at, struct block *block)
{
	struct collect		 in = *at;
	const struct graft	*graft = block_rare(block)->graft;

	in.parent = block_elem(at, block);
	if (graft != NULL && in.parent != NULL) {
		assert(block->tag != TAG_NONE);
		elem_rare_make(at->flow, in.parent)->graft = graft;
	}
	collect_inside(&in, block, &block->as.children);
}

static void
collect_table(const struct collect *at, struct block *block)
{
	const struct table	*table = block->as.table;
	struct collect		 in = *at;

	if (table->left > 0 && table->left + table_wish(at->flow, table) <=
	    collect_width(at) + SLACK)
		in.left += table->left;
	if (block->whole && in.hold == HOLD_FREE)
		in.hold = HOLD_WHOLE;
	table_collect(&in, block);
	if (at->galley->next == HOLD_WHOLE)
		at->galley->next = at->hold;
}

bool
figure_size(const struct figure *figure, double *width, double *height)
{
	*width = figure->width;
	*height = figure->height;
	if (figure->drawing != NULL) {
		*width = figure->drawing->width;
		*height = figure->drawing->height;
	}
	return figure->drawing != NULL || figure->image != NULL ||
	    figure->slip != NULL;
}

/* Characters of a figure's text that name it in a message. */
#define NAME_MOST	60

static double
one_each(void *arg, enum face face, double size, struct str text)
{
	(void)arg;
	(void)face;
	(void)size;
	return (double)utf8_count(text);
}

void
figure_report(struct flow *flow, const struct figure *figure,
    const struct place *place)
{
	static const struct metrics	counted = { one_each, NULL };

	flow_report(flow, DIAG_PAGE_FIGURE, place, text_within(flow->scratch,
	    &counted, (struct look){ 0 }, figure->alt, NAME_MOST));
}

static void
collect_figure(const struct collect *at, struct block *block)
{
	const struct figure	*figure = block->as.figure;
	struct collect		 in = *at;
	struct piece		*piece;
	double			 scale = 1, place = collect_width(at);
	double			 width, height;

	if (!figure_size(figure, &width, &height))
		return;
	if (figure->left + width <= place + SLACK) {
		in.left += figure->left;
		place -= figure->left;
	}
	if (width > place + SLACK)
		scale = place > 0 ? place / width : 0;
	if (height * scale > at->galley->most + SLACK)
		scale = at->galley->most / height;
	if (scale < 1)
		figure_report(at->flow, figure, at->place);
	piece = galley_add(&in, block, PIECE_FIGURE, height * scale);
	piece->as.scale = scale;
	piece->align = figure->align != ALIGN_LEFT ? figure->align :
	    at->align;
	/* A page that brings its own structure is in no element of ours. */
	if (figure->slip == NULL || block->tag != TAG_NONE)
		piece->elem = block_elem(at, block);
	if (piece->elem != NULL && block->tag == TAG_FIGURE) {
		elem_rare_make(at->flow, piece->elem)->alt = figure->alt;
		piece->elem->rare->data = figure->data;
	}
}

static double
columns_width(const struct columns *columns)
{
	double	sum = (double)(columns->n - 1) * columns->gap;

	for (size_t i = 0; i < columns->n; i++)
		sum += columns->widths[i];
	return sum;
}

static void
collect_columns(const struct collect *at, struct block *block)
{
	const struct columns	*columns = block->as.columns;
	struct collect		 in;
	struct elem		*elem = block_elem(at, block);
	struct piece		*piece;
	struct galley		*galleys;
	double			 sum = columns_width(columns), scale = 1;
	double			*edges, x = 0, height = 0;

	if (sum > collect_width(at) + SLACK) {
		scale = collect_width(at) / sum;
		flow_report(at->flow, DIAG_PAGE_COLUMNS, at->place, STR(""));
	}
	galleys = arena_array(at->flow->scratch, columns->n, struct galley);
	edges = arena_array(at->flow->scratch, columns->n, double);
	/* A label before the columns belongs to them, not to the first. */
	piece = galley_add(at, block, PIECE_COLUMNS, 0);
	for (size_t i = 0; i < columns->n; i++) {
		galleys[i] = (struct galley){ .most = at->galley->most,
		    .width = columns->widths[i] * scale };
		in = collect_apart(at, &galleys[i]);
		in.parent = elem;
		galley_make(&in, &columns->blocks[i]);
		edges[i] = x;
		x += (columns->widths[i] + columns->gap) * scale;
		if (galleys[i].height > height)
			height = galleys[i].height;
	}
	piece->height = height;
	piece->as.columns.at = galleys;
	piece->as.columns.x = edges;
	piece->as.columns.n = columns->n;
}

static void
collect_box(const struct collect *at, struct block *block)
{
	const struct box_look	*look = block->as.box.look;
	struct open		*open = arena_make(at->flow->scratch,
				    struct open);
	struct collect		 in = *at;

	*open = (struct open){ .up = at->in, .look = look, .x = at->left,
	    .width = collect_width(at) };
	galley_add(at, block, PIECE_OPEN, look->pad_y)->as.open = open;
	in.parent = block_elem(at, block);
	in.in = open;
	in.left += look->pad_x;
	in.right += look->pad_x;
	at->galley->at_head = true;
	at->galley->next = HOLD_NEVER;
	collect_inside(&in, block, &block->as.box.blocks);
	at->galley->space = at->galley->top = 0;
	at->galley->next = HOLD_NEVER;
	galley_add(at, block, PIECE_CLOSE, look->pad_y)->as.open = open;
}

static void
collect_frame(const struct collect *at, struct block *block)
{
	const struct frame	*frame = block->as.frame;
	struct galley		*galley = arena_make(at->flow->scratch,
				    struct galley);
	struct collect		 in = collect_apart(at, galley);
	struct piece		*piece;

	*galley = (struct galley){ .width = frame->width - 2 * frame->pad,
	    .most = frame->height - 2 * frame->pad };
	piece = galley_add(at, block, PIECE_FRAME, 0);
	piece->as.frame = galley;
	in.parent = block_elem(at, block);
	in.align = ALIGN_LEFT;
	galley_make(&in, &frame->blocks);
	if (galley->height > galley->most + SLACK)
		flow_report(at->flow, DIAG_PAGE_FRAME, at->place, STR(""));
}

static void
collect_rule(const struct collect *at, struct block *block)
{
	galley_add(at, block, PIECE_RULE, 0);
}

/* Whether pages may end here and others follow; reported when not. */
static bool
is_between_pages(const struct collect *at)
{
	if (at->galley->flows && at->in == NULL)
		return true;
	flow_report(at->flow, DIAG_PAGE_INSIDE, at->place, STR(""));
	return false;
}

static void
collect_sheet(const struct collect *at, struct block *block)
{
	const struct sheet	*sheet = block->as.sheet;

	if (!is_between_pages(at))
		return;
	galley_add(at, block, PIECE_SHEET, 0);
	sheet_live(sheet, &at->galley->width, &at->galley->most);
}

static void
collect_page(const struct collect *at, struct block *block)
{
	if (at->galley->flows)
		galley_add(at, block, PIECE_PAGE, 0);
	else
		flow_report(at->flow, DIAG_PAGE_INSIDE, at->place, STR(""));
}

/* Its text is made before it is known to be needed; if it is not, its elements
 * leave the tree with all that are empty. */
static void
collect_back(const struct collect *at, struct block *block)
{
	const struct back	*back = block->as.back;
	struct collect		 in;
	struct galley		*galley;
	struct piece		*piece;

	if (!at->flow->looking && !is_between_pages(at)) {
		note_add(at, block);
		return;
	}
	assert(back->sheet != NULL);
	galley = arena_make(at->flow->scratch, struct galley);
	sheet_live(back->sheet, &galley->width, &galley->most);
	piece = galley_add(at, block, PIECE_BACK, 0);
	piece->as.frame = galley;
	piece->notes = note_new(at, block);
	in = collect_apart(at, galley);
	in.align = ALIGN_LEFT;
	in.again = true;
	galley_make(&in, &back->blocks);
}

/* Labels that wait for something to stand at are those of what is passed
 * over. */
static void
collect_skip(const struct collect *at, struct block *block)
{
	struct piece	*piece;

	if (!is_between_pages(at)) {
		note_add(at, block);
		return;
	}
	piece = galley_add(at, block, PIECE_SKIP, 0);
	if (block->as.skip == 0) {
		piece->notes = note_new(at, block);
		return;
	}
	note_add(at, block);
	piece->notes = at->galley->notes;
	at->galley->notes = NULL;
}

static void (*const collect_kind[BLOCK__MAX])(const struct collect *at,
    struct block *block) = {
	[BLOCK_PARA]	= collect_para,
	[BLOCK_LIST]	= collect_list,
	[BLOCK_ITEM]	= collect_item,
	[BLOCK_GROUP]	= collect_group,
	[BLOCK_TABLE]	= collect_table,
	[BLOCK_FIGURE]	= collect_figure,
	[BLOCK_COLUMNS]	= collect_columns,
	[BLOCK_BOX]	= collect_box,
	[BLOCK_FRAME]	= collect_frame,
	[BLOCK_RULE]	= collect_rule,
	[BLOCK_SHEET]	= collect_sheet,
	[BLOCK_PAGE]	= collect_page,
	[BLOCK_BACK]	= collect_back,
	[BLOCK_SKIP]	= collect_skip,
};

/* A frame is lifted out: space goes through it. */
static void
collect_block(const struct collect *at, struct block *block)
{
	struct collect	 in = *at;
	struct galley	*galley = at->galley;

	if (block->place.file != NULL)
		in.place = &block->place;
	if (block->kind != BLOCK_FRAME && block->before > galley->space)
		galley->space = block->before;
	if (block->before_at_top && block->before > galley->top)
		galley->top = block->before;
	if (block->kind != BLOCK_BACK && block->kind != BLOCK_SKIP)
		note_add(&in, block);
	collect_kind[block->kind](&in, block);
	if (block->after > galley->space)
		galley->space = block->after;
	if (block->keep_next && galley->next < HOLD_NEXT)
		galley->next = HOLD_NEXT;
}

static void
collect_blocks(const struct collect *at, const struct blocks *blocks)
{
	for (struct block *block = blocks->first; block != NULL;
	    block = block->next)
		collect_block(at, block);
}

/* Most cells have a paragraph or two, and there are very many cells. */
static void
pieces_expect(const struct collect *at, const struct blocks *blocks)
{
	struct galley	*galley = at->galley;

	for (const struct block *block = blocks->first; block != NULL;
	    block = block->next)
		galley->room++;
	galley->at = arena_array(at->flow->scratch, galley->room,
	    struct piece);
}

void
galley_make(const struct collect *at, const struct blocks *blocks)
{
	pieces_expect(at, blocks);
	collect_blocks(at, blocks);
	if (at->galley->notes != NULL)
		galley_add(at, blocks->last, PIECE_SPOT, 0);
	galley_measure(at->galley);
}
