/* walk.c - every block of a paper, whatever it stands in. */
#include "paper/paper_int.h"

static void
each_cell(struct table *table, void (*visit)(void *arg, struct block *block),
    void *arg)
{
	struct row	*row;

	for (size_t i = 0; i < table->nhead + table->nrows; i++) {
		row = i < table->nhead ? &table->head[i] :
		    &table->rows[i - table->nhead];
		for (size_t j = 0; j < row->ncells; j++)
			blocks_each(&row->cells[j].blocks, visit, arg);
	}
}

static void
each_inside(struct block *block, void (*visit)(void *arg, struct block *block),
    void *arg)
{
	switch (block->kind) {
	case BLOCK_LIST:
		blocks_each(&block->as.list->items, visit, arg);
		break;
	case BLOCK_ITEM:
	case BLOCK_GROUP:
		blocks_each(&block->as.children, visit, arg);
		break;
	case BLOCK_COLUMNS:
		for (size_t i = 0; i < block->as.columns->n; i++)
			blocks_each(&block->as.columns->blocks[i], visit, arg);
		break;
	case BLOCK_BOX:
		blocks_each(&block->as.box.blocks, visit, arg);
		break;
	case BLOCK_FRAME:
		blocks_each(&block->as.frame->blocks, visit, arg);
		break;
	case BLOCK_TABLE:
		each_cell(block->as.table, visit, arg);
		break;
	case BLOCK_BACK:
		blocks_each(&block->as.back->blocks, visit, arg);
		break;
	default:
		break;
	}
}

void
blocks_each(struct blocks *blocks,
    void (*visit)(void *arg, struct block *block), void *arg)
{
	for (struct block *at = blocks->first; at != NULL; at = at->next) {
		visit(arg, at);
		each_inside(at, visit, arg);
	}
}

struct str
para_plain(struct arena *arena, const struct para *para)
{
	struct buf	text = { 0 };
	struct str	kept;

	for (const struct span *span = para->first; span != NULL;
	    span = span->next)
		if (span->kind == SPAN_TEXT)
			buf_str(&text, span->text);
		else if (span->kind == SPAN_BREAK)
			buf_char(&text, ' ');
	kept = buf_keep(&text, arena);
	buf_free(&text);
	return kept;
}

/* The words of paragraphs, one after another. */
struct gathering {
	struct arena	*arena;
	struct buf	 words;
};

static void
gather(void *arg, struct block *block)
{
	struct gathering	*all = arg;
	struct str		 more;

	if (block->kind != BLOCK_PARA)
		return;
	more = str_trim(para_plain(all->arena, block->as.para));
	if (all->words.n > 0 && more.n > 0)
		buf_char(&all->words, ' ');
	buf_str(&all->words, more);
}

struct str
blocks_words(struct arena *arena, struct blocks *blocks)
{
	struct gathering	all = { .arena = arena };
	struct str		kept;

	blocks_each(blocks, gather, &all);
	kept = buf_keep(&all.words, arena);
	buf_free(&all.words);
	return kept;
}
