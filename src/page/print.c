/*
 * page/print.c - blocks as text, for `-T blocks` and tests: a line a block,
 * those inside it further in.
 */
#include "page/page_int.h"

static void print_list(struct buf *out, const struct blocks *blocks, int depth);

void
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

void
print_quoted(struct buf *out, struct str text)
{
	buf_text(out, " \"");
	print_escaped(out, text);
	buf_char(out, '"');
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
		buf_text(out, " continued");
		print_quoted(out, row->continued);
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
	print_quoted(out, figure->alt);
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
	const struct block_rare	*rare = block_rare(block);
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
	if (rare->leads.n > 0)
		buf_printf(out, " leads #" STR_FMT, STR_ARG(rare->leads));
	if (rare->graft != NULL)
		buf_printf(out, " graft %d", rare->graft->level);
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
