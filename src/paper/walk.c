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

	for (const struct span *span = para->first; span != NULL;
	    span = span->next)
		if (span->kind == SPAN_TEXT)
			buf_str(&text, span->text);
		else if (span->kind == SPAN_BREAK)
			buf_char(&text, ' ');
	return buf_take(&text, arena);
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

	blocks_each(blocks, gather, &all);
	return buf_take(&all.words, arena);
}

/* Where a character stands. */
struct seeking {
	int32_t		 code;
	struct place	*place;		/* as it was when nothing is known */
	const struct para *heading;	/* the nearest one above, or NULL */
	bool		 found;
};

static bool
spans_hold(const struct span *span, int32_t code, struct place *place)
{
	struct str	rest;

	for (; span != NULL; span = span->next) {
		rest = span->text;
		while (rest.n > 0)
			if (utf8_next(&rest) == code) {
				if (span->place.file != NULL)
					*place = span->place;
				return true;
			}
	}
	return false;
}

static void
seek(void *arg, struct block *block)
{
	struct seeking		*at = arg;
	const struct para	*para = block->as.para;
	struct place		 place = *at->place;

	if (at->found || block->kind != BLOCK_PARA)
		return;
	if (tag_is_heading(block->tag))
		at->heading = para;
	if (block->place.file != NULL)
		place = block->place;
	if (!spans_hold(para->first, at->code, &place) &&
	    !spans_hold(para->label, at->code, &place))
		return;
	at->found = true;
	*at->place = place;
}

struct str
paper_seek(struct arena *arena, struct blocks *blocks, int32_t code,
    struct place *place)
{
	struct seeking	at = { .code = code, .place = place };

	blocks_each(blocks, seek, &at);
	return at.found && at.heading != NULL ?
	    para_plain(arena, at.heading) : STR("");
}
