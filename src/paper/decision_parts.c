/*
 * decision_parts.c - the parts of a decision report: their numbers, their
 * space, and how they reach the page.
 *
 * From the reasons on, paragraphs are POINTS and numbered in one run: each
 * paragraph and each item of an ordered list is one, and what follows it
 * belongs to it.  The text is read once, with a part's heading on PART_LEVEL;
 * part_make() knows the real one.
 */
#include "paper/decision_int.h"
#include "paper/hang_int.h"

/* The live width of a portrait page, for charts in the text. */
#define LIVE_WIDTH	481.88

/* Space between a heading or a paragraph and what belongs to it; between
 * points; above headings; above a table. */
#define SPACE_CLOSE	2.4
#define SPACE_POINTS	6
#define SPACE_PART	18
#define SPACE_SUB	10
#define SPACE_TABLE	9

/* Parts while their points are numbered. */
struct counting {
	struct paper	*paper;
	struct decision	*decision;
	int		 point;		/* the next one's number */
};

/* ---- points ---- */

/* What stands in ITEM of a list moves out to where a report's text does, with
 * NUMBER before its first paragraph. */
static void
item_number(struct paper *paper, struct block *item, struct str number)
{
	struct block	*first = item->as.children.first;

	if (first == NULL || first->kind != BLOCK_PARA)
		return;
	blocks_indent(&item->as.children,
	    HANG_COLUMN - first->as.para->left);
	para_number(paper, first->as.para, number);
}

static struct str
point_number(struct counting *count)
{
	return str_printf(count->paper->arena, "%d", count->point++);
}

static struct block *
none_para(struct counting *count)
{
	struct block	*block = block_para(count->paper->arena, TAG_P,
			    paper_look(count->paper, SCALE_PROSE), STR("None"));

	block->as.para->left = HANG_COLUMN;
	return block;
}

/* The points of an ordered list, which is no list on the page. */
static void
number_list(struct counting *count, struct block *list, struct blocks *out)
{
	for (struct block *item = list->as.list->items.first; item != NULL;
	    item = item->next) {
		item_number(count->paper, item, point_number(count));
		blocks_join(out, &item->as.children);
	}
}

static void
number_part(struct counting *count, struct part_text *text)
{
	struct block	*block = text->blocks.first, *next;
	struct blocks	 out = { 0 };
	int		 from = count->point;

	for (; block != NULL; block = next) {
		next = block->next;
		block->next = NULL;
		if (block->kind == BLOCK_LIST &&
		    list_is_ordered(block->as.list)) {
			number_list(count, block, &out);
			continue;
		}
		blocks_add(&out, block);
		if (block->kind == BLOCK_PARA && block->tag == TAG_P)
			para_number(count->paper, block->as.para,
			    point_number(count));
	}
	if (out.first != NULL && count->point == from)
		diag_at(count->paper->diags, DIAG_DECISION_POINT, text->place,
		    "%s", "");
	text->blocks = out;
}

/* Whether PART has others below it that are there: then it may be empty. */
static bool
part_has_parts(const struct counting *count, enum report_part part)
{
	int	at = (int)part + 1;

	for (; at < PART__MAX && part_forms[at].sub; at++)
		if (part_is_there(count->decision, (enum report_part)at))
			return !part_forms[part].sub;
	return false;
}

static void
finish_part(struct counting *count, enum report_part part)
{
	struct part_text	*text = &count->decision->parts[part];

	if (!part_is_there(count->decision, part))
		return;
	if (text->blocks.first == NULL && !part_has_parts(count, part))
		blocks_add(&text->blocks, none_para(count));
	if (part_forms[part].numbered) {
		number_part(count, text);
		return;
	}
	for (struct block *at = text->blocks.first; at != NULL; at = at->next)
		if (at->kind == BLOCK_PARA && at->tag == TAG_P)
			at->as.para->label = NULL;	/* the story's number */
}

/* ---- recommendations ---- */

static void
recommend(struct counting *count, struct block *item, struct items *all)
{
	struct arena	*arena = count->paper->arena;
	struct str	 number = roman_small(arena,
			    (int)all->n + 1);
	struct item	*words = &all->at[all->n++];

	*words = item_at(blocks_words(arena, &item->as.children),
	    item->place);
	if (!str_starts(words->text, "That "))
		diag_at(count->paper->diags, DIAG_DECISION_THAT, item->place,
		    "(" STR_FMT ")", STR_ARG(number));
	item_number(count->paper, item, str_printf(arena, "(" STR_FMT ")",
	    STR_ARG(number)));
}

static size_t
count_items(const struct blocks *blocks)
{
	size_t	n = 0;

	for (const struct block *at = blocks->first; at != NULL; at = at->next)
		if (at->kind == BLOCK_LIST)
			for (const struct block *item =
			    at->as.list->items.first; item != NULL;
			    item = item->next)
				n++;
	return n;
}

/* Before the part is finished: one that is empty recommends nothing. */
static void
read_recommendations(struct counting *count)
{
	struct blocks	*blocks = &count->decision->parts[
			    PART_RECOMMENDATIONS].blocks;
	struct items	*all = &count->decision->recommendations;

	all->at = arena_array(count->paper->arena, count_items(blocks),
	    struct item);
	for (struct block *at = blocks->first; at != NULL; at = at->next) {
		if (at->kind != BLOCK_LIST || !list_is_ordered(at->as.list)) {
			diag_at(count->paper->diags, DIAG_DECISION_LIST,
			    at->place, "%s", "");
			continue;
		}
		at->as.list->numbering = NUMBERING_LOWER_ROMAN;
		for (struct block *item = at->as.list->items.first;
		    item != NULL; item = item->next)
			recommend(count, item, all);
	}
	count->decision->said = reading_begin(count->paper);
	reading_words(count->paper, count->decision->said, blocks);
	reading_end(count->paper, count->decision->said, NULL);
}

/* ---- space ---- */

/* Space round each block of a part, and the text's column for its tables.  What
 * follows a heading stands close to it, and so does the second paragraph of a
 * point; items of a list stand as close as lines. */
static void
space_part(struct blocks *blocks, enum report_part part)
{
	bool	close = true, more;

	for (struct block *at = blocks->first; at != NULL; at = at->next) {
		if (at->kind == BLOCK_PARA && at->tag == TAG_P) {
			more = part_forms[part].numbered &&
			    at->as.para->label == NULL;
			at->before = close || more ? SPACE_CLOSE : SPACE_POINTS;
			at->after = SPACE_CLOSE;
		} else if (at->kind == BLOCK_LIST &&
		    part != PART_RECOMMENDATIONS)
			list_space(at, 0, SPACE_CLOSE);
		else if (at->kind == BLOCK_TABLE) {
			at->before = SPACE_TABLE;
			at->after = HANG_TABLE;
			at->as.table->left = HANG_COLUMN;
		}
		close = tag_is_heading(at->tag);
	}
}

/* ---- reading ---- */

static struct story_look
report_look(const struct paper *paper, struct place first)
{
	struct story_look	look = paper_story_look(paper, false);

	look.first = first;
	look.top_level = PART_LEVEL;
	look.numbered_from = 1;		/* so that text stands in */
	look.number_indent = HANG_COLUMN;
	look.between = SPACE_CLOSE;
	look.list_indent = 12;
	for (int i = 1; i < 6; i++) {
		look.heading[i] = (struct look){ FACE_MEDIUM, 12, 18, INK };
		look.heading_before[i] = SPACE_SUB;
		look.heading_after[i] = SPACE_CLOSE;
	}
	return look;
}

/* TEXT as blocks, its charts as wide as the page; false when there is no text
 * to speak of. */
static bool
read_blocks(struct paper *paper, struct str text, struct place place,
    struct blocks *out)
{
	struct story_look	look = report_look(paper, place);
	struct figures		figures = paper_figures(paper);
	double			width = paper->width;
	int			level = paper->level;
	bool			ok;

	paper->width = LIVE_WIDTH;
	paper->level = PART_LEVEL;	/* of a chart's title: one deeper */
	ok = story_read(paper->arena, place.file, text, &look, &figures, out,
	    paper->diags);
	paper->width = width;
	paper->level = level;
	return ok || out->first != NULL;
}

void
decision_parts(struct paper *paper, struct decision *decision, struct str text,
    struct place place)
{
	struct counting	 count = { .paper = paper, .decision = decision,
			    .point = 1 };
	struct blocks	 blocks = { 0 };
	struct part_text *statement;

	decision->parts = arena_array(paper->arena, PART__MAX,
	    struct part_text);
	if (!read_blocks(paper, text, place, &blocks))
		return;
	decision_cut(paper, decision, &blocks);
	read_recommendations(&count);
	for (int i = 0; i < PART__MAX; i++) {
		finish_part(&count, (enum report_part)i);
		space_part(&decision->parts[i].blocks, (enum report_part)i);
	}
	statement = &decision->parts[PART_CONFIDENTIALITY];
	decision->confidentiality = item_at(blocks_words(paper->arena,
	    &statement->blocks), statement->place);
}

/* ---- on the page ---- */

void
decision_heading(struct paper *paper, const char *title, bool sub,
    struct blocks *out)
{
	struct look	 look = { FACE_MEDIUM, 12, 18, INK };
	struct block	*block;

	if (!sub) {
		look = paper_look(paper, SCALE_HEADING);
		look.pitch = 18;
	}
	block = blocks_add(out, block_para(paper->arena,
	    heading_tag(paper, sub ? 2 : 1), look, str_of(title)));
	block->as.para->left = HANG_COLUMN;
	block->before = sub ? SPACE_SUB : SPACE_PART;
	block->after = SPACE_CLOSE;
	block->keep_next = true;
	block->outline = sub ? 0 : HANG_OUTLINE;
	block->title = str_of(title);
}

/* Headings move from the level they were read with to the page's. */
static void
shift_level(void *arg, struct block *block)
{
	const int	*by = arg;
	int		 tag = (int)block->tag;

	if (!tag_is_heading(block->tag))
		return;
	tag += *by;
	block->tag = tag > TAG_H6 ? TAG_H6 : (enum tag)tag;
}

void
part_make(struct paper *paper, const struct decision *decision,
    enum report_part part, struct blocks *out)
{
	struct blocks	blocks = decision->parts[part].blocks;
	int		by = paper->level + 1 - PART_LEVEL;

	if (!part_is_there(decision, part))
		return;
	decision_heading(paper, part_forms[part].title, part_forms[part].sub,
	    out);
	out->last->place = decision->parts[part].place;
	blocks_each(&blocks, shift_level, &by);
	blocks_join(out, &blocks);
}
