/* annex_text.c - an appendix that is a text: prose where a report's stands, its
 * tables and charts as wide as the page; or a glossary. */
#include "base/file.h"
#include "paper/bind_int.h"
#include "paper/glossary_int.h"
#include "paper/hang_int.h"

#define TEXT_BEFORE	14.0	/* under the title */

/* Whether BLOCK is a chart with its words, or a figure by itself. */
static bool
holds_figure(const struct block *block)
{
	const struct block	*at;

	if (block->kind != BLOCK_GROUP)
		return block->kind == BLOCK_FIGURE;
	for (at = block->as.children.first; at != NULL; at = at->next)
		if (holds_figure(at))
			return true;
	return false;
}

/* FIGURE moves into the column of the text when it is not too wide for it. */
static void
hang_figure(struct paper *paper, struct block *figure)
{
	struct block	*columns, *next = figure->next;
	double		 room = paper->width - HANG_COLUMN;
	struct block	*moved;

	if (figure->kind != BLOCK_FIGURE || figure->as.figure->width <= 0 ||
	    figure->as.figure->width > room)
		return;
	moved = arena_make(paper->arena, struct block);
	*moved = *figure;
	moved->next = NULL;
	columns = block_columns(paper->arena, 2);
	columns->before = figure->before;
	columns->after = figure->after;
	columns->as.columns->widths[0] = HANG_COLUMN;
	columns->as.columns->widths[1] = room;
	blocks_add(&columns->as.columns->blocks[1], moved);
	*figure = *columns;
	figure->next = next;
}

/* Prose across a landscape page keeps a readable measure. */
static void
narrow(struct blocks *blocks, double by)
{
	for (struct block *at = blocks->first; at != NULL; at = at->next) {
		if (at->kind == BLOCK_PARA)
			at->as.para->right += by;
		if (at->kind == BLOCK_LIST)
			narrow(&at->as.list->items, by);
		if (at->kind == BLOCK_ITEM || at->kind == BLOCK_GROUP)
			narrow(&at->as.children, by);
	}
}

/* Prose stands where a report's does, its bullets as close as lines; tables and
 * charts have the whole width. */
static void
hang_text(struct paper *paper, struct blocks *text)
{
	bool		upright = paper->orientation == SHEET_PORTRAIT;
	struct blocks	one;
	struct block	*next;

	for (struct block *at = text->first; at != NULL; at = next) {
		next = at->next;
		if (at->kind == BLOCK_LIST)
			list_space(at, 0, HANG_CLOSE);
		if (at->kind == BLOCK_TABLE && at->after < HANG_TABLE)
			at->after = HANG_TABLE;
		if (holds_figure(at)) {
			if (upright)
				hang_figure(paper, at);
			continue;
		}
		at->next = NULL;
		one = (struct blocks){ at, at };
		if (upright)
			blocks_indent(&one, HANG_COLUMN);
		else
			narrow(&one, paper->width - (HANG_LIVE - HANG_COLUMN));
		at->next = next;
	}
}

/* A first heading that says the title again is not printed twice. */
static void
drop_title(struct paper *paper, struct blocks *text, struct str title)
{
	struct block	*first = text->first;

	if (first == NULL || first->kind != BLOCK_PARA ||
	    !tag_is_heading(first->tag) ||
	    !str_eq(para_plain(paper->arena, first->as.para), title))
		return;
	text->first = first->next;
	if (text->first == NULL)
		text->last = NULL;
	first->next = NULL;
}

/* "Exempt from publication by Category 2 of ...: likely to ...". */
static void
add_exemption(struct paper *paper, const struct annex *annex,
    struct blocks *out)
{
	const struct exemption	*why = annex->exemption;
	struct look		 look = paper_look(paper, SCALE_AGENDA_TEXT);
	struct block		*block;

	if (why == NULL)
		return;
	block = blocks_add(out, block_para(paper->arena, TAG_P, look,
	    str_printf(paper->arena, "Exempt from publication by " STR_FMT
	    ": " STR_FMT ".%s" STR_FMT, STR_ARG(why->citation),
	    STR_ARG(why->reason), why->interest.n > 0 ? " " : "",
	    STR_ARG(why->interest))));
	block->after = 12;
}

bool
annex_text(struct paper *paper, const struct annex *annex, struct blocks *out)
{
	const struct appendix	*appendix = annex->section->settings;
	struct story_look	 look;
	struct figures		 figures = paper_figures(paper);
	struct blocks		 text = { 0 };
	struct item		 none = { 0 };
	struct str		 source;
	const char		*path = str_dup(paper->arena,
				    appendix->file.text);

	paper_input(paper, INPUT_TEXT, path);
	if (!file_read(paper->arena, path, &source, appendix->file.place,
	    paper->diags))
		return false;
	if (appendix->landscape)
		paper->orientation = SHEET_LANDSCAPE;
	if (str_is(head_kind(source), "glossary")) {
		glossary_make(paper, annex->section, appendix->file, out);
		outline_headings(paper, out, 3);
		return true;
	}
	text_headless(paper, annex->exemption != NULL ? DIAG_HEAD_EXEMPT :
	    DIAG_HEAD_HERE, path, source);
	page_begin(paper, annex->section, appendix->title, none, out);
	add_exemption(paper, annex, out);
	look = paper_story_look(paper, false);
	look.top_level = paper->level + 1;	/* under the title */
	story_read(paper->arena, path, source, &look, &figures, &text,
	    paper->diags);
	drop_title(paper, &text, appendix->title.text);
	if (text.first != NULL && text.first->before < TEXT_BEFORE)
		text.first->before = TEXT_BEFORE;
	hang_text(paper, &text);
	blocks_join(out, &text);
	outline_headings(paper, out, 3);
	return true;
}
