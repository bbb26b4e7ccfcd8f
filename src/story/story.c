/*
 * story/story.c - CommonMark to blocks.
 *
 * WITHIN says where a block is put: into which list of blocks, how far in, and
 * which label waits for the first paragraph.  Space stands before and after
 * what holds text; lists, items and quotes bring none of their own.
 */
#include "story/story_int.h"

#include <cmark-gfm-core-extensions.h>
#include <string.h>

/* Numbers of paragraphs stand this far left of the text (points). */
#define NUMBER_GAP	11

/* A table ends without a heavy rule: more room behind it than before (points). */
#define TABLE_AFTER	6
/* Widths in ems: a digit; the stop of a numbered item and the gap behind it. */
#define DIGIT_EMS	0.6
#define STOP_EMS	0.7

struct label {
	struct str	text;
	double		at;		/* from the left edge */
	bool		taken;
};

struct within {
	struct blocks	*out;
	double		 left;		/* of text, points */
	int		 depth;		/* lists and quotes around */
	struct label	*label;		/* of the item, or NULL */
};

static void read_children(struct story *story, cmark_node *node,
    struct within within);

/* ---- paragraphs and headings ---- */

/* The label waiting in WITHIN becomes BLOCK's. */
static void
label_take(struct story *story, const struct within *within,
    struct block *block)
{
	struct label	*label = within->label;

	if (label == NULL || label->taken)
		return;
	label->taken = true;
	para_label(story->arena, block->as.para, story->look->prose,
	    label->text);
	block->as.para->label_at = label->at;
}

/* A paragraph outside lists and quotes carries the next number. */
static void
number_take(struct story *story, const struct within *within,
    struct block *block)
{
	struct look	look = story->look->prose;
	struct para	*para = block->as.para;

	if (story->number == 0 || within->depth > 0)
		return;
	look.colour = GREY;
	para_label(story->arena, para, look,
	    str_printf(story->arena, "%d", story->number++));
	para->label_right = true;
	para->label_gap = NUMBER_GAP;
}

static struct block *
text_block(struct story *story, cmark_node *node, enum tag tag,
    struct look look, const struct within *within)
{
	struct block	*block;

	block = block_para(story->arena, tag, look, STR(""));
	block->place = node_place(story->source, node);
	block->before = block->after = story->look->between;
	block->as.para->left = within->left;
	label_take(story, within, block);
	return block;
}

/* Whether the paragraph NODE, which BLOCK was made of, leads to what stands next:
 * a table, or a list announced by a colon. */
static bool
leads_on(cmark_node *node, const struct block *block)
{
	cmark_node		*next = cmark_node_next(node);
	const struct span	*last = block->as.para->last;

	if (next == NULL || last == NULL)
		return false;
	return node_is(next, "table") || (node_is(next, "list") &&
	    str_ends(str_trim(last->text), ":"));
}

static void
read_paragraph(struct story *story, cmark_node *node, struct within within)
{
	struct block	*block;

	if (inlines_alone(story, node, within.out))
		return;
	block = text_block(story, node, TAG_P, story->look->prose, &within);
	inlines_read(story, node, story->look->prose, block->as.para);
	if (block->as.para->first == NULL && block->as.para->label == NULL)
		return;		/* all of it was left out */
	number_take(story, &within, block);
	block->keep_next = leads_on(node, block);
	blocks_add(within.out, block);
}

/* The level of a heading on the page.  One that skips a level would leave a
 * hole in the structure tree, which PDF/UA forbids. */
static int
heading_level(struct story *story, cmark_node *node)
{
	int	top = story->look->top_level > 0 ? story->look->top_level : 1;
	int	level = top + cmark_node_get_heading_level(node) - 1;

	if (level > 6)
		level = 6;
	if (story->level > 0 && level > story->level + 1) {
		diag_at(story->diags, DIAG_STORY_LEVEL,
		    node_place(story->source, node), "H%d behind H%d", level,
		    story->level);
		level = story->level + 1;
	}
	story->level = level;
	return level;
}

static struct str
para_text(struct arena *arena, const struct para *para)
{
	struct buf	text = { 0 };

	for (const struct span *span = para->first; span != NULL;
	    span = span->next)
		buf_str(&text, span->kind == SPAN_BREAK ? STR(" ") :
		    span->text);
	return buf_take(&text, arena);
}

static void
read_heading(struct story *story, cmark_node *node, struct within within)
{
	const struct story_look *look = story->look;
	struct block	*block;
	int		 level = heading_level(story, node), at;

	at = level - (look->top_level > 0 ? look->top_level : 1);
	block = text_block(story, node, (enum tag)(TAG_H1 + level - 1),
	    look->heading[at], &within);
	inlines_read(story, node, look->heading[at], block->as.para);
	if (block->as.para->first == NULL)
		return;
	block->before = look->heading_before[at];
	block->after = look->heading_after[at];
	block->keep_next = true;
	block->title = para_text(story->arena, block->as.para);
	blocks_add(within.out, block);
}

/* ---- code, rules, raw HTML ---- */

/* One line of code: spaces that align something stay. */
static void
code_line(struct story *story, struct para *para, struct str line)
{
	struct buf	text = { 0 };
	bool		space = true;

	for (size_t i = 0; i < line.n; i++) {
		if (line.s[i] == '\t')
			buf_text(&text, "\u00A0\u00A0\u00A0\u00A0");
		else if (line.s[i] == ' ' && space)
			buf_text(&text, "\u00A0");
		else
			buf_char(&text, line.s[i]);
		space = line.s[i] == ' ' || line.s[i] == '\t';
	}
	if (text.n > 0)
		para_add(story->arena, para, story->look->code,
		    buf_take(&text, story->arena));
}

static void
read_code(struct story *story, cmark_node *node, struct within within)
{
	struct block	*block;
	struct buf	 text = { 0 };
	struct str	 rest;

	block = text_block(story, node, TAG_P, story->look->code, &within);
	source_restore(story->source, cmark_node_get_literal(node), &text);
	rest = buf_view(&text);
	if (str_ends(rest, "\n"))
		rest.n--;
	while (rest.n > 0) {
		code_line(story, block->as.para, str_cut(&rest, '\n'));
		if (rest.n > 0)
			para_break(story->arena, block->as.para);
	}
	buf_free(&text);
	if (block->as.para->first != NULL || block->as.para->label != NULL)
		blocks_add(within.out, block);
}

/* What is left of HTML without the comments it begins with.  To cmark what
 * stands behind "-->" on its line, and all behind a comment that is never
 * closed, is part of the same block: not to be lost unsaid. */
static struct str
comments_passed(struct str html)
{
	size_t	end;

	while (str_starts(html = str_trim(html), "<!--") &&
	    (end = str_find(html, "-->")) < html.n)
		html = str_from(html, end + strlen("-->"));
	return html;
}

static void
read_html(struct story *story, cmark_node *node, struct within within)
{
	struct buf	text = { 0 };
	struct str	rest, first;

	(void)within;
	source_restore(story->source, cmark_node_get_literal(node), &text);
	rest = comments_passed(buf_view(&text));
	first = str_cut(&rest, '\n');
	if (first.n > 0)
		diag_at(story->diags, DIAG_STORY_HTML,
		    node_place(story->source, node), STR_FMT "%s",
		    STR_ARG(text_shown(story->arena, first)),
		    str_starts(first, "<!--") ? ", and all behind it: there "
		    "is no -->" : "");
	buf_free(&text);
}

static void
read_rule(struct story *story, cmark_node *node, struct within within)
{
	struct block	*block;

	block = block_new(story->arena, BLOCK_RULE, TAG_ARTIFACT);
	block->place = node_place(story->source, node);
	block->before = block->after = story->look->between;
	block->as.rule = story->look->row_rule;
	if (block->as.rule.width == 0)
		block->as.rule = (struct rule){ 0.4, HAIR };
	blocks_add(within.out, block);
}

/* ---- lists and quotes ---- */

/* Whether one more list or quote may stand inside WITHIN. */
static bool
go_deeper(struct story *story, cmark_node *node, struct within *within)
{
	if (within->depth < STORY_DEPTH) {
		within->depth++;
		return true;
	}
	if (!story->deep)
		diag_at(story->diags, DIAG_STORY_DEEP,
		    node_place(story->source, node), "%d levels", STORY_DEPTH);
	story->deep = true;
	return false;
}

static double
item_indent(const struct story *story, int last)
{
	double	size = story->look->prose.size, ems = STOP_EMS + DIGIT_EMS;

	for (; last >= 10; last /= 10)
		ems += DIGIT_EMS;
	return ems * size > story->look->list_indent ? ems * size :
	    story->look->list_indent;
}

static struct str
item_label(struct story *story, cmark_node *list, int number)
{
	if (cmark_node_get_list_type(list) != CMARK_ORDERED_LIST)
		return STR("•");
	return str_printf(story->arena, "%d%s", number,
	    cmark_node_get_list_delim(list) == CMARK_PAREN_DELIM ? ")" : ".");
}

/* An item whose first block can carry no label gets a line for it. */
static void
label_alone(struct story *story, cmark_node *item, const struct within *within)
{
	struct block	*block;

	block = text_block(story, item, TAG_P, story->look->prose, within);
	block->next = within->out->first;
	within->out->first = block;
	if (within->out->last == NULL)
		within->out->last = block;
}

static void
read_item(struct story *story, cmark_node *node, struct within within)
{
	struct block	*block;

	block = block_new(story->arena, BLOCK_ITEM, TAG_LI);
	block->place = node_place(story->source, node);
	blocks_add(within.out, block);
	within.out = &block->as.children;
	read_children(story, node, within);
	if (!within.label->taken)
		label_alone(story, node, &within);
}

static void
read_list(struct story *story, cmark_node *node, struct within within)
{
	bool		 numbered = cmark_node_get_list_type(node) ==
			     CMARK_ORDERED_LIST;
	int		 number = cmark_node_get_list_start(node);
	int		 last = number;
	double		 at = within.left;
	struct block	*block;

	block = block_list(story->arena, numbered ? NUMBERING_DECIMAL :
	    NUMBERING_DISC);
	block->place = node_place(story->source, node);
	blocks_add(within.out, block);
	within.out = &block->as.list->items;
	for (cmark_node *item = cmark_node_first_child(node); item != NULL;
	    item = cmark_node_next(item))
		last++;
	within.left += numbered ? item_indent(story, last - 1) :
	    story->look->list_indent;
	for (cmark_node *item = cmark_node_first_child(node); item != NULL;
	    item = cmark_node_next(item)) {
		struct label	label = { item_label(story, node, number++), at,
				    false };

		within.label = &label;
		read_item(story, item, within);
	}
}

static void
read_quote(struct story *story, cmark_node *node, struct within within)
{
	struct block	*block;

	block = block_new(story->arena, BLOCK_GROUP, TAG_BLOCKQUOTE);
	block->place = node_place(story->source, node);
	blocks_add(within.out, block);
	within.out = &block->as.children;
	within.left += story->look->list_indent;
	within.label = NULL;
	read_children(story, node, within);
}

/* ---- tables ---- */

static enum align
column_align(uint8_t letter)
{
	return letter == 'r' ? ALIGN_RIGHT : letter == 'c' ? ALIGN_CENTRE :
	    ALIGN_LEFT;
}

static void
read_cell(struct story *story, cmark_node *node, struct look look,
    struct cell *cell)
{
	struct block	*block;

	if (inlines_alone(story, node, &cell->blocks))
		return;
	block = cell_para(story->arena, cell, look, STR(""));
	block->place = node_place(story->source, node);
	inlines_read(story, node, look, block->as.para);
}

static void
read_row(struct story *story, cmark_node *node, struct table *table)
{
	cmark_node	*cell = cmark_node_first_child(node);
	struct row	*row;
	struct look	 look;
	bool		 head;

	head = cmark_gfm_extensions_get_table_row_is_header(node);
	look = head ? story->look->cell_head : story->look->cell;
	row = head ? table_head(story->arena, table, table->ncolumns) :
	    table_row(story->arena, table, table->ncolumns);
	for (size_t i = 0; i < table->ncolumns && cell != NULL; i++) {
		read_cell(story, cell, look, &row->cells[i]);
		cell = cmark_node_next(cell);
	}
}

static void
read_table(struct story *story, cmark_node *node, struct within within)
{
	size_t		 n = cmark_gfm_extensions_get_table_columns(node);
	const uint8_t	*letters;
	struct block	*block;
	struct table	*table;
	struct row	*row;

	letters = cmark_gfm_extensions_get_table_alignments(node);
	block = block_table(story->arena, n);
	block->place = node_place(story->source, node);
	block->before = story->look->between;
	block->after = story->look->between + TABLE_AFTER;
	table = block->as.table;
	for (size_t i = 0; i < n; i++)
		table->columns[i] = (struct column){ .kind = WIDTH_AUTO,
		    .align = column_align(letters[i]) };
	table->pad_above = table->pad_below = story->look->cell_pad;
	table->pad_side = story->look->cell_side > 0 ?
	    story->look->cell_side : story->look->cell_pad;
	table->head_rule = story->look->head_rule;
	table->row_rule = table->end_rule = story->look->row_rule;
	for (cmark_node *child = cmark_node_first_child(node); child != NULL;
	    child = cmark_node_next(child))
		read_row(story, child, table);
	if (table->nrows == 0) {	/* a table has at least one row */
		row = table_row(story->arena, table, 1);
		row->cells[0].span = (int)n;
		cell_para(story->arena, &row->cells[0], story->look->cell,
		    STR("None"));
	}
	blocks_add(within.out, block);
}

/* ---- all of them ---- */

static const struct {
	const char	*type;
	bool		 nests;
	void		(*read)(struct story *story, cmark_node *node,
			    struct within within);
} blocks_table[] = {
	{ "paragraph",		false,	read_paragraph },
	{ "heading",		false,	read_heading },
	{ "list",		true,	read_list },
	{ "block_quote",	true,	read_quote },
	{ "table",		false,	read_table },
	{ "code_block",		false,	read_code },
	{ "thematic_break",	false,	read_rule },
	{ "html_block",		false,	read_html },
};

/* Read NODE; false when it is nested too deep to be more than its content. */
static bool
read_block(struct story *story, cmark_node *node, struct within within)
{
	for (size_t i = 0;
	    i < sizeof(blocks_table) / sizeof(blocks_table[0]); i++) {
		if (!node_is(node, blocks_table[i].type))
			continue;
		if (blocks_table[i].nests && !go_deeper(story, node, &within))
			return false;
		blocks_table[i].read(story, node, within);
		return true;
	}
	return !node_is(node, "item");
}

/* The next node after NODE, below ROOT, that does not stand inside NODE. */
static cmark_node *
node_after(cmark_node *node, const cmark_node *root)
{
	while (node != root && cmark_node_next(node) == NULL)
		node = cmark_node_parent(node);
	return node == root ? NULL : cmark_node_next(node);
}

/* What stands in NODE, in order.  What nests too deep is stepped into here, on
 * the same level, so that depth costs no stack. */
static void
read_children(struct story *story, cmark_node *node, struct within within)
{
	cmark_node	*child = cmark_node_first_child(node);

	while (child != NULL) {
		if (read_block(story, child, within) ||
		    cmark_node_first_child(child) == NULL)
			child = node_after(child, node);
		else
			child = cmark_node_first_child(child);
	}
}

/* How far in all text stands: room for the numbers of paragraphs, if any. */
static double
number_indent(const struct story_look *look)
{
	if (look->numbered_from <= 0)
		return 0;
	return look->number_indent > 0 ? look->number_indent :
	    3 * DIGIT_EMS * look->prose.size + NUMBER_GAP;
}

static size_t
faults(const struct diags *diags)
{
	return diags_count(diags, LEVEL_ERROR) +
	    diags_count(diags, LEVEL_SYSTEM);
}

bool
story_read(struct arena *arena, const char *file, struct str source,
    const struct story_look *look, const struct figures *figures,
    struct blocks *out, struct diags *diags)
{
	size_t		before = faults(diags);
	struct source	ready;
	struct story	story = { .arena = arena, .look = look,
			    .figures = figures, .diags = diags,
			    .source = &ready, .number = look->numbered_from };
	cmark_mem	memory;
	cmark_node	*root;
	struct place	first = look->first.line > 0 ? look->first :
			    (struct place){ file, 1, 1 };

	if (!source_read(arena, first, look->lines, source, &ready, diags))
		return false;
	root = source_parse(&ready, CMARK_OPT_DEFAULT | CMARK_OPT_SMART,
	    &memory);
	read_children(&story, root, (struct within){ .out = out,
	    .left = number_indent(look) });
	cmark_node_free(root);
	return faults(diags) == before;
}
