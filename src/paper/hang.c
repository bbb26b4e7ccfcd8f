/* hang.c - the text column of a report, and numbers that hang before it. */
#include "paper/hang_int.h"

/* Whether BLOCK has a drawing that would not fit into the column: a chart as wide
 * as the page stays with its title. */
static bool
is_wide(const struct block *block, double by)
{
	const struct figure	*figure;

	if (block->kind == BLOCK_FIGURE) {
		figure = block->as.figure;
		return by + (figure->drawing != NULL ? figure->drawing->width :
		    figure->width) > HANG_LIVE + 0.1;
	}
	if (block->kind != BLOCK_GROUP)
		return false;
	for (block = block->as.children.first; block != NULL;
	    block = block->next)
		if (is_wide(block, by))
			return true;
	return false;
}

void
blocks_indent(struct blocks *blocks, double by)
{
	for (struct block *at = blocks->first; at != NULL; at = at->next) {
		if (is_wide(at, by))
			continue;
		switch (at->kind) {
		case BLOCK_FIGURE:
			at->as.figure->left += by;
			break;
		case BLOCK_TABLE:
			at->as.table->left += by;
			break;
		case BLOCK_PARA:
			at->as.para->left += by;
			at->as.para->label_at += by;
			break;
		case BLOCK_LIST:
			blocks_indent(&at->as.list->items, by);
			break;
		case BLOCK_ITEM:
		case BLOCK_GROUP:
			blocks_indent(&at->as.children, by);
			break;
		default:
			break;
		}
	}
}

struct story_look
hang_look(const struct paper *paper)
{
	struct story_look	look = paper_story_look(paper, false);

	look.top_level = HANG_LEVEL;
	look.list_indent = 12;
	for (int i = 1; i < 6; i++)
		look.heading[i] = (struct look){ FACE_MEDIUM, 12, 18, INK };
	return look;
}

/* A text may be read before it has a page: its charts are as wide as that. */
void
hang_read(struct paper *paper, struct str text, struct place place,
    struct blocks *out)
{
	struct story_look	look = hang_look(paper);
	struct figures		figures = paper_figures(paper);
	double			width = paper->width;
	int			level = paper->level;

	look.first = place;
	paper->width = HANG_LIVE;
	paper->level = HANG_LEVEL;	/* of a chart's title: one deeper */
	story_read(paper->arena, place.file, text, &look, &figures, out,
	    paper->diags);
	paper->width = width;
	paper->level = level;
}

/* SPACE is above and below each paragraph. */
static void
set_space(void *space, struct block *block)
{
	if (block->kind == BLOCK_PARA)
		block->before = block->after = *(double *)space;
}

/* Whether LIST is one of sentences with hanging numbers, and not of bullets. */
static bool
list_hangs(const struct list *list)
{
	const struct block	*item = list->items.first, *first;

	first = item != NULL ? item->as.children.first : NULL;
	return first != NULL && first->kind == BLOCK_PARA &&
	    first->as.para->label_right;
}

void
list_space(struct block *list, double inside, double around)
{
	blocks_each(&list->as.list->items, set_space, &inside);
	list->before = list->after = around;
}

static void
space_block(struct block *block, double above)
{
	if (tag_is_heading(block->tag)) {
		block->before = HANG_SUB;
		block->after = HANG_CLOSE;
	} else if (block->kind == BLOCK_PARA) {
		block->before = above;
		block->after = HANG_CLOSE;
	} else if (block->kind == BLOCK_LIST)
		list_space(block, list_hangs(block->as.list) ? HANG_CLOSE : 0,
		    HANG_CLOSE);
}

static void
settle_level(struct paper *paper, struct block *heading)
{
	int	tag = (int)heading_tag(paper, 1) + (int)heading->tag - HANG_TAG;

	heading->tag = tag > TAG_H6 ? TAG_H6 : (enum tag)tag;
}

void
text_hang(struct paper *paper, struct block *heading, struct blocks *text)
{
	double	above = HANG_CLOSE;

	settle_level(paper, heading);
	heading->before = HANG_HEADING;
	heading->after = HANG_CLOSE;
	heading->as.para->left += HANG_COLUMN;
	for (struct block *at = text->first; at != NULL; at = at->next) {
		space_block(at, above);
		above = tag_is_heading(at->tag) ? HANG_CLOSE : HANG_BETWEEN;
		if (tag_is_heading(at->tag))
			settle_level(paper, at);
	}
	blocks_indent(text, HANG_COLUMN);
}

struct str
roman_small(struct arena *arena, int number)
{
	static const struct {
		int		 value;
		const char	*letters;
	} parts[] = {
		{ 1000, "m" }, { 900, "cm" }, { 500, "d" }, { 400, "cd" },
		{ 100, "c" }, { 90, "xc" }, { 50, "l" }, { 40, "xl" },
		{ 10, "x" }, { 9, "ix" }, { 5, "v" }, { 4, "iv" }, { 1, "i" },
	};
	struct buf	text = { 0 };

	for (size_t i = 0; number > 0; i++)
		for (; number >= parts[i].value; number -= parts[i].value)
			buf_text(&text, parts[i].letters);
	return buf_take(&text, arena);
}

void
para_number(struct paper *paper, struct para *para, struct str number)
{
	para_label(paper->arena, para, look_grey(paper_look(paper,
	    SCALE_PROSE)), number);
	para->label_right = true;
	para->label_gap = HANG_GAP;
}

struct block *
fields_table(struct paper *paper, double pad_above, double pad_below)
{
	struct block	*block = block_table(paper->arena, 2);
	struct table	*table = block->as.table;

	table->columns[0] = (struct column){ .kind = WIDTH_FIXED,
	    .width = HANG_COLUMN };
	table->columns[1] = (struct column){ .kind = WIDTH_SHARE, .width = 1 };
	table->pad_above = pad_above;
	table->pad_below = pad_below;
	table->row_rule = rule_hair;
	table->end_rule = rule_ink;
	return block;
}

struct row *
fields_row(struct paper *paper, struct table *table, const char *label)
{
	struct row	*row = table_row(paper->arena, table, 2);

	if (table->nrows == 1)
		row->above = rule_ink;
	row->cells[0].header = true;
	row->cells[0].scope = SCOPE_ROW;
	cell_para(paper->arena, &row->cells[0], look_grey(paper_look(paper,
	    SCALE_FIELD)), str_of(label));
	return row;
}
