/* headings.c - levels of headings that never skip, whatever a layout puts
 * together: PDF/UA-1 (ISO 14289-1, 7.4.2) wants the first to be H1, and each at
 * most one deeper than the one before. */
#include "paper/paper_int.h"

static void
settle(void *arg, struct block *block)
{
	int	*last = arg, level;

	if (!tag_is_heading(block->tag))
		return;
	level = (int)block->tag - TAG_H1 + 1;
	if (level > *last + 1)
		level = *last + 1;
	block->tag = (enum tag)(TAG_H1 + level - 1);
	*last = level;
}

void
headings_settle(struct blocks *blocks)
{
	int	last = 0;

	blocks_each(blocks, settle, &last);
}
