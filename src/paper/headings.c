/* headings.c - levels of headings that never skip, whatever a layout puts
 * together: PDF/UA-1 (ISO 14289-1, 7.4.2) wants the first to be H1, and each at
 * most one deeper than the one before. */
#include "paper/paper_int.h"

static void settle(struct blocks *blocks, int *last);

static void
settle_table(struct table *table, int *last)
{
	for (size_t i = 0; i < table->nrows; i++)
		for (size_t j = 0; j < table->rows[i].ncells; j++)
			settle(&table->rows[i].cells[j].blocks, last);
}

static void
settle_inside(struct block *block, int *last)
{
	switch (block->kind) {
	case BLOCK_LIST:
		settle(&block->as.list->items, last);
		break;
	case BLOCK_ITEM:
	case BLOCK_GROUP:
		settle(&block->as.children, last);
		break;
	case BLOCK_COLUMNS:
		for (size_t i = 0; i < block->as.columns->n; i++)
			settle(&block->as.columns->blocks[i], last);
		break;
	case BLOCK_BOX:
		settle(&block->as.box.blocks, last);
		break;
	case BLOCK_FRAME:
		settle(&block->as.frame->blocks, last);
		break;
	case BLOCK_TABLE:
		settle_table(block->as.table, last);
		break;
	default:
		break;
	}
}

static void
settle(struct blocks *blocks, int *last)
{
	int	level;

	for (struct block *at = blocks->first; at != NULL; at = at->next) {
		if (at->tag >= TAG_H1 && at->tag <= TAG_H6) {
			level = (int)at->tag - TAG_H1 + 1;
			if (level > *last + 1)
				level = *last + 1;
			at->tag = (enum tag)(TAG_H1 + level - 1);
			*last = level;
		}
		settle_inside(at, last);
	}
}

void
headings_settle(struct blocks *blocks)
{
	int	last = 0;

	settle(blocks, &last);
}
