/*
 * withheld_prose.c - paragraphs, headings and lists: which of them are about what
 * another one names.
 */
#include "paper/withheld_int.h"
#include "paper/wording_int.h"

/* ---- paragraphs and headings ---- */

/* A heading of LEVEL, from 0, with the words of PASSAGE takes the place of those it
 * ends. */
static void
begin_heading(struct reader *reader, int level, const struct passage *passage)
{
	struct context	*heading = arena_make(reader->paper->arena,
			    struct context);

	heading->words.place = passage->place;
	passage_join(reader->paper->arena, &heading->words, passage, 0);
	context_read(reader, heading, NULL);
	heading->next = reader->met;
	reader->met = heading;
	reader->headings[level] = heading;
	for (int i = level + 1; i < HEADINGS; i++)
		reader->headings[i] = NULL;
}

void
pass_headings(struct reader *reader)
{
	for (size_t i = 0; i < HEADINGS; i++)
		if (reader->headings[i] != NULL)
			reader->headings[i]->counted = false;
}

/* The first span of PARA behind those in bold that it begins with. */
static const struct span *
behind_bold(const struct para *para)
{
	const struct span	*span = para->first;

	while (span != NULL && span->tag == TAG_STRONG)
		span = span->next;
	return span;
}

/* What PASSAGE leaves open from byte FROM on. */
static void
keep_lead(struct reader *reader, const struct passage *passage, size_t from)
{
	passage_clear(&reader->lead);
	if (from == passage->text.n ||
	    !sentence_is_open(str_from(passage_text(passage), from)))
		return;
	reader->lead.place = passage->place;
	passage_join(reader->paper->arena, &reader->lead, passage, from);
}

/* What was left open goes on in PARA, which stands at PLACE, if an author wrote
 * both: this program's own lines have no end. */
static void
take_lead(struct reader *reader, const struct para *para, struct place place,
    struct passage *passage)
{
	struct arena	*arena = reader->paper->arena;

	if (place.file == NULL || reader->lead.place.file == NULL)
		return;
	passage_join(arena, passage, &reader->lead, 0);
	if (passage->text.n == 0)
		return;
	buf_char(&passage->text, ' ');
	if (reader->labels && para->label != NULL) {
		passage_add(arena, passage, para->label->text, place);
		buf_char(&passage->text, ' ');
	}
}

void
read_para(struct reader *reader, const struct block *block)
{
	const struct para	*para = block->as.para;
	const struct span	*rest = behind_bold(para);
	struct place		 place = block->place.file != NULL ?
				    block->place : reader->item;
	struct passage		 passage = { .place = place };
	struct context		 bold = { .words.place = place };
	struct arena		*arena = reader->paper->arena;
	size_t			 last;

	if (tag_is_heading(block->tag)) {
		passage_spans(arena, &passage, para->first, NULL);
		read_passage(reader, &passage, NULL);
		begin_heading(reader, (int)block->tag - TAG_H1, &passage);
		passage_clear(&reader->lead);
		passage_clear(&passage);
		return;
	}
	take_lead(reader, para, place, &passage);
	passage_spans(arena, &passage, para->first, NULL);
	if (rest != NULL)
		passage_spans(arena, &bold.words, para->first, rest);
	context_read(reader, &bold, NULL);
	bold.counted = false;		/* "2. " is one of an order */
	last = read_passage(reader, &passage, &bold);
	pass_headings(reader);
	if (rest == NULL && para->first != NULL)
		begin_heading(reader, HEADING_BOLD, &passage);
	keep_lead(reader, &passage, last);
	passage_clear(&bold.words);
	passage_clear(&passage);
}

/* ---- lists ---- */

/* Whether what is left open before LIST may be read on in its first number: "had",
 * and then "3." */
static bool
begins_apart(const struct list *list)
{
	const struct block	*item = list->items.first;
	const struct block	*first = item != NULL &&
				    item->kind == BLOCK_ITEM ?
				    item->as.children.first : NULL;

	return list_is_ordered(list) && first != NULL &&
	    first->kind == BLOCK_PARA && first->as.para->label != NULL &&
	    !str_is(first->as.para->label->text, "1.") &&
	    !str_is(first->as.para->label->text, "1)");
}

/* What an item leaves open is not that of the next one. */
void
read_item(struct reader *reader, struct block *item)
{
	struct place	outer = reader->item;

	reader->item = item->place;
	read_blocks(reader, &item->as.children);
	reader->item = outer;
	passage_clear(&reader->lead);
}

/* What was left open goes on in each item. */
void
read_list(struct reader *reader, struct list *list)
{
	struct passage	lead = reader->lead;
	struct block	*item;

	reader->lead = (struct passage){ .first = NULL };
	for (item = list->items.first; item != NULL; item = item->next) {
		passage_clear(&reader->lead);
		reader->lead.place = lead.place;
		passage_join(reader->paper->arena, &reader->lead, &lead, 0);
		reader->labels = begins_apart(list);
		read_block(reader, item);	/* or columns of them */
	}
	reader->labels = false;
	passage_clear(&lead);
}
