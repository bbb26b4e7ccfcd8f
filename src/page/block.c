/*
 * page/block.c - make blocks, and show them as text.
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
	struct span	*span;

	span = span_append(arena, para, SPAN_MARK, look, STR(""));
	span->mark = mark;
	span->mark_height = height;
	span->mark_drop = drop;
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
	struct row	*rows;

	if (table->nrows == table->room) {
		table->room = table->room == 0 ? 16 : 2 * table->room;
		rows = arena_array(arena, table->room, struct row);
		if (table->nrows > 0)
			memcpy(rows, table->rows, table->nrows * sizeof(*rows));
		table->rows = rows;
	}
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

/* ---- showing ---- */

static void print_list(struct buf *out, const struct blocks *blocks, int depth);

static void
print_indent(struct buf *out, int depth)
{
	for (int i = 0; i < depth; i++)
		buf_text(out, "  ");
}

/* TEXT on one line, with what would end the quotes marked. */
static void
print_escaped(struct buf *out, struct str text)
{
	for (size_t i = 0; i < text.n; i++)
		switch (text.s[i]) {
		case '\n':
			buf_text(out, "\\n");
			break;
		case '"':
		case '\\':
			buf_char(out, '\\');
			/* FALLTHROUGH */
		default:
			buf_char(out, text.s[i]);
		}
}

static void
print_text_span(struct buf *out, const struct span *span)
{
	if (span->link.n > 0)
		buf_char(out, '[');
	if (span->struck)
		buf_char(out, '~');
	if (span->tag != TAG_NONE)
		buf_printf(out, "<%s>", tag_name(span->tag));
	print_escaped(out, span->text);
	if (span->tag != TAG_NONE)
		buf_printf(out, "</%s>", tag_name(span->tag));
	if (span->struck)
		buf_char(out, '~');
	if (span->actual.n > 0)
		buf_printf(out, "{read " STR_FMT "}", STR_ARG(span->actual));
	if (span->link.n > 0)
		buf_printf(out, "](" STR_FMT ")", STR_ARG(span->link));
}

static void
print_spans(struct buf *out, const struct span *span)
{
	buf_text(out, " \"");
	for (; span != NULL; span = span->next)
		switch (span->kind) {
		case SPAN_TEXT:
			print_text_span(out, span);
			break;
		case SPAN_MARK:
			buf_text(out, "{mark}");
			break;
		case SPAN_PAGE:
			buf_printf(out, "{page " STR_FMT "}",
			    STR_ARG(span->text));
			break;
		case SPAN_BREAK:
			buf_text(out, "{break}");
			break;
		}
	buf_char(out, '"');
}

static void
print_row(struct buf *out, const char *name, const struct row *row, int depth)
{
	const struct cell	*cell;

	print_indent(out, depth);
	buf_text(out, name);
	if (row->keep_next)
		buf_text(out, " keep-next");
	if (row->continued.n > 0) {
		buf_text(out, " continued \"");
		print_escaped(out, row->continued);
		buf_char(out, '"');
	}
	buf_char(out, '\n');
	for (size_t i = 0; i < row->ncells; i++) {
		cell = &row->cells[i];
		print_indent(out, depth + 1);
		buf_text(out, cell->header ? "TH" : "TD");
		if (cell->span > 1)
			buf_printf(out, " span %d", cell->span);
		if (cell->rows > 1)
			buf_printf(out, " rows %d", cell->rows);
		buf_char(out, '\n');
		print_list(out, &cell->blocks, depth + 2);
	}
}

static void
print_table(struct buf *out, const struct table *table, int depth)
{
	for (size_t i = 0; i < table->nhead; i++)
		print_row(out, "head", &table->head[i], depth);
	for (size_t i = 0; i < table->nrows; i++)
		print_row(out, "row", &table->rows[i], depth);
}

static void
print_columns(struct buf *out, const struct columns *columns, int depth)
{
	for (size_t i = 0; i < columns->n; i++) {
		print_indent(out, depth);
		buf_text(out, "column ");
		buf_real(out, columns->widths[i], 2);
		buf_char(out, '\n');
		print_list(out, &columns->blocks[i], depth + 1);
	}
}

static void
print_size(struct buf *out, double width, double height)
{
	buf_char(out, ' ');
	buf_real(out, width, 2);
	buf_char(out, 'x');
	buf_real(out, height, 2);
}

static void
print_figure(struct buf *out, const struct figure *figure)
{
	if (figure->image != NULL)
		buf_text(out, " image");
	else if (figure->slip != NULL)
		buf_text(out, " slip");
	if (figure->drawing != NULL)
		print_size(out, figure->drawing->width,
		    figure->drawing->height);
	else if (figure->image != NULL || figure->slip != NULL)
		print_size(out, figure->width, figure->height);
	buf_text(out, " \"");
	print_escaped(out, figure->alt);
	buf_char(out, '"');
}

static void
print_sheet(struct buf *out, const struct sheet *sheet)
{
	print_size(out, sheet->width, sheet->height);
	if (sheet->front)
		buf_text(out, " front");
	if (sheet->opens)
		buf_text(out, " opens");
	if (sheet->own_first > 0)
		buf_printf(out, " own %d", sheet->own_first);
}

/* What belongs to the block's own line. */
static void
print_own(struct buf *out, const struct block *block)
{
	const struct para	*para;

	switch (block->kind) {
	case BLOCK_PARA:
		para = block->as.para;
		if (para->label != NULL)
			print_spans(out, para->label);
		print_spans(out, para->first);
		break;
	case BLOCK_FIGURE:
		print_figure(out, block->as.figure);
		break;
	case BLOCK_FRAME:
		print_size(out, block->as.frame->width,
		    block->as.frame->height);
		break;
	case BLOCK_SHEET:
		print_sheet(out, block->as.sheet);
		break;
	case BLOCK_BACK:
		print_sheet(out, block->as.back->sheet);
		break;
	case BLOCK_SKIP:
		buf_printf(out, " %zu", block->as.skip);
		break;
	default:
		break;
	}
}

static void
print_inside(struct buf *out, const struct block *block, int depth)
{
	switch (block->kind) {
	case BLOCK_LIST:
		print_list(out, &block->as.list->items, depth);
		break;
	case BLOCK_ITEM:
	case BLOCK_GROUP:
		print_list(out, &block->as.children, depth);
		break;
	case BLOCK_TABLE:
		print_table(out, block->as.table, depth);
		break;
	case BLOCK_COLUMNS:
		print_columns(out, block->as.columns, depth);
		break;
	case BLOCK_BOX:
		print_list(out, &block->as.box.blocks, depth);
		break;
	case BLOCK_FRAME:
		print_list(out, &block->as.frame->blocks, depth);
		break;
	case BLOCK_BACK:
		print_list(out, &block->as.back->blocks, depth);
		break;
	default:
		break;
	}
}

static void
print_block(struct buf *out, const struct block *block, int depth)
{
	static const char *const names[BLOCK__MAX] = {
		[BLOCK_PARA]	= "para",
		[BLOCK_LIST]	= "list",
		[BLOCK_ITEM]	= "item",
		[BLOCK_GROUP]	= "group",
		[BLOCK_TABLE]	= "table",
		[BLOCK_FIGURE]	= "figure",
		[BLOCK_COLUMNS]	= "columns",
		[BLOCK_BOX]	= "box",
		[BLOCK_FRAME]	= "frame",
		[BLOCK_RULE]	= "rule",
		[BLOCK_SHEET]	= "sheet",
		[BLOCK_PAGE]	= "page",
		[BLOCK_BACK]	= "back",
		[BLOCK_SKIP]	= "skip",
	};

	print_indent(out, depth);
	buf_text(out, names[block->kind]);
	if (block->tag != TAG_NONE)
		buf_printf(out, " %s", tag_name(block->tag));
	if (block->keep_next)
		buf_text(out, " keep-next");
	if (block->whole)
		buf_text(out, " whole");
	if (block->label.n > 0)
		buf_printf(out, " #" STR_FMT, STR_ARG(block->label));
	if (block->outline > 0)
		buf_printf(out, " outline %d", block->outline);
	if (block->leads.n > 0)
		buf_printf(out, " leads #" STR_FMT, STR_ARG(block->leads));
	if (block->graft != NULL)
		buf_printf(out, " graft %d", block->graft->level);
	print_own(out, block);
	buf_char(out, '\n');
	print_inside(out, block, depth + 1);
}

static void
print_list(struct buf *out, const struct blocks *blocks, int depth)
{
	for (const struct block *b = blocks->first; b != NULL; b = b->next)
		print_block(out, b, depth);
}

void
blocks_print(struct buf *out, const struct blocks *blocks)
{
	print_list(out, blocks, 0);
}
