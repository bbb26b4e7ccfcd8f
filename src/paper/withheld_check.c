/*
 * withheld_check.c - what a public edition says of the rows that it withholds.
 *
 * Authors had every number in view.  So all that is printed is read once more, when
 * it is complete and whatever it came from, for each table that withholds rows: a
 * number in one sentence with such a row's name is pointed at, and in the words
 * beside the table any number.
 *
 * What a sentence is about need not stand in it: a heading, a line in bold, a lead-in,
 * the head of a table and a row across it are its CONTEXT.
 */
#include <string.h>

#include "paper/bind_int.h"
#include "paper/withheld_int.h"

/* ---- what is withheld ---- */

struct withheld *
withheld_new(struct arena *arena)
{
	return arena_make(arena, struct withheld);
}

bool
same_table(const struct breakdown_of *a, const struct breakdown_of *b)
{
	return str_eq(a->indicator->id, b->indicator->id) &&
	    str_eq(a->breakdown, b->breakdown) &&
	    period_eq(a->period, b->period);
}

void
withheld_table(struct paper *paper, const struct breakdown_page *page)
{
	struct withheld		*all = paper->withheld;
	struct withheld_table	*at;

	for (at = all->tables; at != NULL; at = at->next)
		if (same_table(&at->page.of, &page->of))
			return;
	at = arena_make(paper->arena, struct withheld_table);
	*at = (struct withheld_table){ *page, all->tables };
	all->tables = at;
}

void
withheld_words(struct paper *paper, const struct breakdown_page *page,
    struct item text)
{
	struct beside	*at = arena_make(paper->arena, struct beside);

	*at = (struct beside){ page->of, text.place,
	    paper->making->section->place, paper->withheld->beside };
	paper->withheld->beside = at;
}

void
withheld_own(struct paper *paper, const struct block *block)
{
	struct own_block	*at;

	if (paper->build->unseen)	/* its arena goes before the rest */
		return;
	at = arena_make(paper->arena, struct own_block);
	*at = (struct own_block){ block, paper->withheld->own };
	paper->withheld->own = at;
}

/* ---- the way through a paper ---- */

static bool
is_own(const struct reader *reader, const struct block *block)
{
	const struct own_block	*at = reader->paper->withheld->own;

	while (at != NULL && at->block != block)
		at = at->next;
	return at != NULL;
}

/* The section at PLACE of LAYOUT and what it binds, or NULL. */
static const struct section *
section_at(const struct layout *layout, struct place place)
{
	const struct section	*at = layout->first, *inner;

	for (; at != NULL; at = at->next) {
		if (place_same(at->place, place))
			return at;
		inner = section_bound(at) != NULL ?
		    section_at(section_bound(at), place) : NULL;
		if (inner != NULL)
			return inner;
	}
	return NULL;
}

/* Whether the tables of SECTION have the store's figures, and an author's words only
 * beside them. */
static bool
has_figures(const struct section *section)
{
	static const struct kind *const	kinds[] = {
		&kind_indicators, &kind_chart, &kind_card, &kind_cards,
		&kind_bars, &kind_correction, &kind_corrections, &kind_audit,
		NULL
	};

	return section != NULL && section_is_any(section, kinds);
}

/* What stands in a section has the headings around it, and what stands behind it
 * none of its. */
static void
read_group(struct reader *reader, struct block *block)
{
	struct place	 section = reader->section;
	bool		 figures = reader->figures;
	struct context	*headings[HEADINGS];

	if (block->tag != TAG_SECT) {
		read_blocks(reader, &block->as.children);
		return;
	}
	if (block->place.file != NULL) {
		reader->section = block->place;
		reader->figures = has_figures(section_at(
		    paper_whole(reader->paper), block->place));
	}
	memcpy(headings, reader->headings, sizeof(headings));
	passage_clear(&reader->lead);
	read_blocks(reader, &block->as.children);
	passage_clear(&reader->lead);
	memcpy(reader->headings, headings, sizeof(headings));
	reader->section = section;
	reader->figures = figures;
}

void
read_block(struct reader *reader, struct block *block)
{
	switch (block->kind) {
	case BLOCK_PARA:
		read_para(reader, block);
		break;
	case BLOCK_LIST:
		read_list(reader, block->as.list);
		break;
	case BLOCK_ITEM:
		read_item(reader, block);
		break;
	case BLOCK_GROUP:
		read_group(reader, block);
		break;
	case BLOCK_COLUMNS:
		for (size_t i = 0; i < block->as.columns->n; i++)
			read_blocks(reader, &block->as.columns->blocks[i]);
		break;
	case BLOCK_BOX:
		read_blocks(reader, &block->as.box.blocks);
		break;
	case BLOCK_FRAME:
		read_blocks(reader, &block->as.frame->blocks);
		break;
	case BLOCK_BACK:
		read_blocks(reader, &block->as.back->blocks);
		break;
	case BLOCK_TABLE:
		if (place_same(reader->section, reader->paper->place))
			read_cells(reader, block->as.table->rows,
			    block->as.table->nrows);
		else
			read_table(reader, block->as.table);
		break;
	case BLOCK_FIGURE:
		read_figure(reader, block);
		break;
	default:
		return;
	}
	if (block->kind == BLOCK_TABLE || block->kind == BLOCK_FIGURE) {
		pass_headings(reader);
		passage_clear(&reader->lead);
	}
}

void
read_blocks(struct reader *reader, struct blocks *blocks)
{
	for (struct block *at = blocks->first; at != NULL; at = at->next)
		if (!is_own(reader, at))
			read_block(reader, at);
}

/* ---- the words of layouts ---- */

/* Whether KEY's words have others in their place where rows are withheld: they were
 * read where they stand. */
static bool
has_others(const struct section *section, const struct key *key)
{
	static const char *const	names[] = { "title", "standfirst",
					    "measure", "note" };

	if (section->kind != &kind_breakdown)
		return false;
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (strcmp(key->name, names[i]) == 0)
			return true;
	return false;
}

/* What SECTION says of itself: some of it stands in no block, but at the head of
 * pages, among bookmarks or in what the file says of itself. */
static void
read_keys(struct reader *reader, const struct section *section)
{
	const struct key	*key;
	struct items		 items;

	reader->section = section->place;
	for (key = section->kind->keys; key->name != NULL; key++) {
		if (has_others(section, key) ||
		    !section_words(section, key, &items))
			continue;
		for (size_t i = 0; i < items.n; i++)
			read_words(reader, items.at[i].text, items.at[i].place,
			    NULL);
	}
}

/* Those of LAYOUT and of what it binds. */
static void
read_layout(struct reader *reader, const struct layout *layout)
{
	const struct section	*at = layout->first;

	for (; at != NULL; at = at->next) {
		if (at->kind == &kind_exempt)
			continue;
		read_keys(reader, at);
		if (section_bound(at) != NULL)
			read_layout(reader, section_bound(at));
	}
}

static void
read_all(struct paper *paper, const struct breakdown_page *page,
    struct blocks *blocks)
{
	struct reader	reader = { .paper = paper, .page = page,
			    .section = paper->place };

	read_blocks(&reader, blocks);
	memset(reader.headings, 0, sizeof(reader.headings));
	read_layout(&reader, paper_whole(paper));
	passage_clear(&reader.lead);
	for (struct context *at = reader.met; at != NULL; at = at->next)
		passage_clear(&at->words);
}

void
withheld_check(struct paper *paper, struct blocks *blocks)
{
	for (struct withheld_table *at = paper->withheld->tables; at != NULL;
	    at = at->next)
		read_all(paper, &at->page, blocks);
}
