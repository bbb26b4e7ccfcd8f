/* plate.c - what tables and charts of a page have in common. */
#include "paper/plate_int.h"

#define HEAD_ROOM	12.0	/* above a plate's title, under a standfirst */
#define FOOT_ROOM	16.0	/* below its caption */

struct block *
plate_begin(struct paper *paper, const struct section *section,
    struct blocks *out)
{
	const struct act	*act = section->kind->act;
	struct block		*group = blocks_add(out, block_new(paper->arena,
				    BLOCK_GROUP, TAG_NONE));

	group->whole = true;
	group->before = group->after = 20;
	group->place = section->place;
	/* For the contents, where a chart has no line; a page's title has its
	 * own. */
	if (!section->held && section->id.text.n > 0 &&
	    section->kind != &kind_chart && !act->own_page)
		group->label = section_label(paper->arena, section);
	return group;
}

void
plate_head(struct paper *paper, struct str title, struct str measure,
    struct blocks *out)
{
	struct block	*block;

	if (title.n > 0) {
		block = blocks_add(out, block_para(paper->arena,
		    heading_tag(paper, 1), paper_look(paper,
		    SCALE_CHART_TITLE), title));
		block->before = HEAD_ROOM;
		block->after = measure.n > 0 ? 2 : 6;
		block->keep_next = true;
	}
	if (measure.n == 0)
		return;
	block = blocks_add(out, block_para(paper->arena, TAG_P,
	    paper_look(paper, SCALE_SMALL), measure));
	block->after = 6;
	block->keep_next = true;
}

void
plate_foot(struct paper *paper, struct str caption, struct blocks *out)
{
	struct block	*block;

	if (caption.n == 0)
		return;
	if (out->last != NULL)
		out->last->keep_next = true;
	block = blocks_add(out, block_para(paper->arena, TAG_P,
	    paper_look(paper, SCALE_SMALL), caption));
	block->before = 6;
	block->after = FOOT_ROOM;
}

void
plate_rules(struct table *table)
{
	table->head_rule = table->end_rule = rule_ink;
	table->row_rule = rule_hair;
}

struct block *
plate_column(struct paper *paper, struct cell *cell, struct str text,
    enum align align)
{
	struct block	*block;

	cell->header = true;
	cell->scope = SCOPE_COLUMN;
	cell->align = align;
	cell->foot = true;
	block = cell_para(paper->arena, cell, paper_look(paper,
	    SCALE_COLUMN_HEAD), text);
	block->as.para->align = align;
	return block;
}

bool
plate_aside(struct paper *paper, struct item item,
    const struct aside_column *columns, size_t n, struct aside *out)
{
	char	*path;

	if (item.text.n == 0) {
		*out = (struct aside){ .ncolumns = n };
		return false;
	}
	path = str_dup(paper->arena, item.text);
	paper_input(paper, INPUT_DATA, path);
	return aside_read(paper->arena, path, item.place, columns, n,
	    paper->diags, out);
}

struct str
plate_count(struct arena *arena, int64_t n, bool upper)
{
	static const char *const words[] = {
		"none", "one", "two", "three", "four", "five", "six", "seven",
		"eight", "nine", "ten", "eleven", "twelve"
	};

	if (n < 0 || n >= (int64_t)(sizeof(words) / sizeof(words[0])))
		return num_text(arena, num_int(n), 0, NUM_PLAIN);
	return upper ? str_upper_first(arena, str_of(words[n])) :
	    str_of(words[n]);
}
