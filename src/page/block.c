/*
 * page/block.c - make blocks.
 *
 * A builder fills in what every block of its kind shares, so that a paper only
 * says what is special; nothing here measures or places anything.
 */
#include "page/block.h"

#include <assert.h>
#include <string.h>

static const char *const tag_names[TAG__MAX] = {
	[TAG_NONE]	= "-",
	[TAG_DOCUMENT]	= "Document",
	[TAG_PART]	= "Part",
	[TAG_SECT]	= "Sect",
	[TAG_DIV]	= "Div",
	[TAG_H1]	= "H1",
	[TAG_H2]	= "H2",
	[TAG_H3]	= "H3",
	[TAG_H4]	= "H4",
	[TAG_H5]	= "H5",
	[TAG_H6]	= "H6",
	[TAG_P]		= "P",
	[TAG_BLOCKQUOTE] = "BlockQuote",
	[TAG_CAPTION]	= "Caption",
	[TAG_NOTE]	= "Note",
	[TAG_TOC]	= "TOC",
	[TAG_TOCI]	= "TOCI",
	[TAG_REFERENCE]	= "Reference",
	[TAG_L]		= "L",
	[TAG_LI]	= "LI",
	[TAG_LBL]	= "Lbl",
	[TAG_LBODY]	= "LBody",
	[TAG_TABLE]	= "Table",
	[TAG_THEAD]	= "THead",
	[TAG_TBODY]	= "TBody",
	[TAG_TR]	= "TR",
	[TAG_TH]	= "TH",
	[TAG_TD]	= "TD",
	[TAG_FIGURE]	= "Figure",
	[TAG_LINK]	= "Link",
	[TAG_SPAN]	= "Span",
	[TAG_STRONG]	= "Strong",
	[TAG_EM]	= "Em",
	[TAG_ARTIFACT]	= "Artifact",
};

const char *
tag_name(enum tag tag)
{
	assert(tag >= 0 && tag < TAG__MAX);
	return tag_names[tag];
}

static const char *const numbering_names[NUMBERING__MAX] = {
	[NUMBERING_DISC]	= "Disc",
	[NUMBERING_NONE]	= "None",
	[NUMBERING_DECIMAL]	= "Decimal",
	[NUMBERING_LOWER_ROMAN]	= "LowerRoman",
	[NUMBERING_LOWER_ALPHA]	= "LowerAlpha",
};

bool
tag_is_heading(enum tag tag)
{
	return tag >= TAG_H1 && tag <= TAG_H6;
}

const char *
numbering_name(enum numbering numbering)
{
	assert(numbering >= 0 && numbering < NUMBERING__MAX);
	return numbering_names[numbering];
}

bool
list_is_ordered(const struct list *list)
{
	return list->numbering >= NUMBERING_DECIMAL;
}

/* ---- building ---- */

struct block *
blocks_add(struct blocks *blocks, struct block *block)
{
	assert(block->next == NULL && blocks->last != block);
	if (blocks->last == NULL)
		blocks->first = block;
	else
		blocks->last->next = block;
	blocks->last = block;
	return block;
}

void
blocks_join(struct blocks *to, struct blocks *from)
{
	if (from->first == NULL)
		return;
	if (to->last == NULL)
		to->first = from->first;
	else
		to->last->next = from->first;
	to->last = from->last;
	*from = (struct blocks){ 0 };
}

/* What hangs on a block besides itself, made with it. */
static void
block_fill(struct arena *arena, struct block *block)
{
	switch (block->kind) {
	case BLOCK_PARA:
		block->as.para = arena_make(arena, struct para);
		break;
	case BLOCK_LIST:
		block->as.list = arena_make(arena, struct list);
		break;
	case BLOCK_TABLE:
		block->as.table = arena_make(arena, struct table);
		break;
	case BLOCK_FIGURE:
		block->as.figure = arena_make(arena, struct figure);
		break;
	case BLOCK_COLUMNS:
		block->as.columns = arena_make(arena, struct columns);
		break;
	case BLOCK_BOX:
		block->as.box.look = arena_make(arena, struct box_look);
		break;
	case BLOCK_FRAME:
		block->as.frame = arena_make(arena, struct frame);
		break;
	case BLOCK_SHEET:
		block->as.sheet = arena_make(arena, struct sheet);
		break;
	case BLOCK_BACK:
		block->as.back = arena_make(arena, struct back);
		break;
	case BLOCK_ITEM:
	case BLOCK_GROUP:
	case BLOCK_RULE:
	case BLOCK_PAGE:
	case BLOCK_SKIP:
	case BLOCK__MAX:
		break;
	}
}

struct block *
block_new(struct arena *arena, enum block_kind kind, enum tag tag)
{
	struct block	*block = arena_make(arena, struct block);

	block->kind = kind;
	block->tag = tag;
	block_fill(arena, block);
	return block;
}

const struct block_rare *
block_rare(const struct block *block)
{
	static const struct block_rare	none;

	return block->rare != NULL ? block->rare : &none;
}

struct block_rare *
block_rare_make(struct arena *arena, struct block *block)
{
	if (block->rare == NULL)
		block->rare = arena_make(arena, struct block_rare);
	return block->rare;
}

struct block *
block_para(struct arena *arena, enum tag tag, struct look look, struct str text)
{
	struct block	*block = block_new(arena, BLOCK_PARA, tag);

	block->as.para->pitch = look.pitch;
	if (text.n > 0)
		para_add(arena, block->as.para, look, text);
	return block;
}

struct block *
block_list(struct arena *arena, enum numbering numbering)
{
	struct block	*block = block_new(arena, BLOCK_LIST, TAG_L);

	block->as.list->numbering = numbering;
	return block;
}

struct block *
list_add(struct arena *arena, struct block *list, struct block *block)
{
	struct block	*item = blocks_add(&list->as.list->items,
			    block_new(arena, BLOCK_ITEM, TAG_LI));

	return blocks_add(&item->as.children, block);
}

struct block *
block_table(struct arena *arena, size_t ncolumns)
{
	struct block	*block = block_new(arena, BLOCK_TABLE, TAG_TABLE);
	struct table	*table = block->as.table;

	assert(ncolumns > 0);
	table->columns = arena_array(arena, ncolumns, struct column);
	table->ncolumns = ncolumns;
	return block;
}

struct block *
block_columns(struct arena *arena, size_t n)
{
	struct block	*block = block_new(arena, BLOCK_COLUMNS, TAG_NONE);
	struct columns	*columns = block->as.columns;

	assert(n > 0);
	columns->n = n;
	columns->widths = arena_array(arena, n, double);
	columns->blocks = arena_array(arena, n, struct blocks);
	return block;
}

struct block *
block_columns_even(struct arena *arena, size_t n, double width, double gap)
{
	struct block	*block = block_columns(arena, n);
	struct columns	*columns = block->as.columns;

	columns->gap = gap;
	for (size_t i = 0; i < n; i++)
		columns->widths[i] = (width - (double)(n - 1) * gap) /
		    (double)n;
	return block;
}

struct block *
block_rule(struct arena *arena, struct rule rule)
{
	struct block	*block = block_new(arena, BLOCK_RULE, TAG_NONE);

	block->as.rule = rule;
	return block;
}

struct block *
block_figure(struct arena *arena, const struct drawing *drawing, struct str alt)
{
	struct block	*block = block_new(arena, BLOCK_FIGURE, TAG_FIGURE);

	block->as.figure->drawing = drawing;
	block->as.figure->alt = alt;
	return block;
}

struct block *
block_image(struct arena *arena, const struct image *image, double width,
    double height, struct str alt)
{
	struct block	*block = block_new(arena, BLOCK_FIGURE, TAG_FIGURE);

	*block->as.figure = (struct figure){ .image = image, .width = width,
	    .height = height, .alt = alt };
	return block;
}

struct block *
block_slip(struct arena *arena, const struct slip_page *slip, double width,
    double height, struct str alt)
{
	struct block	*block;

	block = block_new(arena, BLOCK_FIGURE,
	    alt.n > 0 ? TAG_FIGURE : TAG_NONE);
	*block->as.figure = (struct figure){ .slip = slip, .width = width,
	    .height = height, .alt = alt };
	return block;
}

struct block *
block_back(struct arena *arena, const struct sheet *sheet)
{
	struct block	*block = block_new(arena, BLOCK_BACK, TAG_NONE);

	block->as.back->sheet = sheet;
	return block;
}

struct block *
block_frame(struct arena *arena, double x, double y, double width,
    double height)
{
	struct block	*block = block_new(arena, BLOCK_FRAME, TAG_NONE);

	*block->as.frame = (struct frame){ .x = x, .y = y, .width = width,
	    .height = height };
	return block;
}

struct block *
block_skip(struct arena *arena, size_t numbers)
{
	struct block	*block = block_new(arena, BLOCK_SKIP, TAG_NONE);

	block->as.skip = numbers;
	return block;
}

static struct span *
span_append(struct arena *arena, struct para *para, enum span_kind kind,
    struct look look, struct str text)
{
	struct span	*span = arena_make(arena, struct span);

	span->kind = kind;
	span->look = look;
	span->text = text;
	if (para->last == NULL)
		para->first = span;
	else
		para->last->next = span;
	para->last = span;
	if (para->pitch == 0)
		para->pitch = look.pitch;
	return span;
}

struct span *
para_add(struct arena *arena, struct para *para, struct look look,
    struct str text)
{
	return span_append(arena, para, SPAN_TEXT, look, text);
}

struct span *
para_mark(struct arena *arena, struct para *para, struct look look,
    const struct drawing *mark, double height, double drop)
{
	struct span		*span;
	struct span_mark	*own = arena_make(arena, struct span_mark);

	*own = (struct span_mark){ mark, height, drop };
	span = span_append(arena, para, SPAN_MARK, look, STR(""));
	span->mark = own;
	return span;
}

struct span *
para_page(struct arena *arena, struct para *para, struct look look,
    struct str label)
{
	return span_append(arena, para, SPAN_PAGE, look, label);
}

void
para_break(struct arena *arena, struct para *para)
{
	struct look	look = { 0 };

	if (para->last != NULL)
		look = para->last->look;
	span_append(arena, para, SPAN_BREAK, look, STR(""));
}

struct span *
para_label(struct arena *arena, struct para *para, struct look look,
    struct str text)
{
	struct para	holder = { 0 };

	return para->label = para_add(arena, &holder, look, text);
}

static void
row_init(struct arena *arena, struct row *row, size_t ncells)
{
	*row = (struct row){ .ncells = ncells, .pad_above = -1,
	    .pad_below = -1 };
	row->cells = arena_array(arena, ncells, struct cell);
	for (size_t i = 0; i < ncells; i++)
		row->cells[i] = (struct cell){ .span = 1, .rows = 1,
		    .align = ALIGN_COLUMN, .pad_left = -1, .pad_right = -1 };
}

struct row *
table_head(struct arena *arena, struct table *table, size_t ncells)
{
	struct row	*head, *row;

	/* Header rows are few: each makes its own copy of those before. */
	head = arena_array(arena, table->nhead + 1, struct row);
	if (table->nhead > 0)
		memcpy(head, table->head, table->nhead * sizeof(*head));
	table->head = head;
	row = &head[table->nhead++];
	row_init(arena, row, ncells);
	for (size_t i = 0; i < ncells; i++) {
		row->cells[i].header = true;
		row->cells[i].scope = SCOPE_COLUMN;
		row->cells[i].foot = true;
	}
	return row;
}

struct row *
table_row(struct arena *arena, struct table *table, size_t ncells)
{
	table->rows = arena_room(arena, table->rows, table->nrows,
	    &table->room, sizeof(*table->rows));
	row_init(arena, &table->rows[table->nrows], ncells);
	return &table->rows[table->nrows++];
}

struct block *
cell_para(struct arena *arena, struct cell *cell, struct look look,
    struct str text)
{
	return blocks_add(&cell->blocks,
	    block_para(arena, TAG_P, look, text));
}
