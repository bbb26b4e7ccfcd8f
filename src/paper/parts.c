/* parts.c - what a pack was made of, and what changed since it was last
 * issued. */
#include <string.h>

#include "base/file.h"
#include "paper/bind_int.h"

/* ---- digests ---- */

/* What blocks_print() does not show: pixels, and other people's PDFs. */
static void
add_figure(void *arg, struct block *block)
{
	struct buf		*text = arg;
	const struct figure	*figure;
	char			 digest[65];

	if (block->kind != BLOCK_FIGURE)
		return;
	figure = block->as.figure;
	if (figure->slip != NULL)
		buf_printf(text, "\nslip %s %zu",
		    slip_about(figure->slip->slip)->digest,
		    figure->slip->index);
	if (figure->image == NULL)
		return;
	sha256_hex((struct str){ (const char *)figure->image->pixels,
	    figure->image->width * figure->image->height *
	    (size_t)figure->image->channels }, digest);
	buf_printf(text, "\nimage %s", digest);
}

static struct part *
part_new(struct paper *paper, struct str id, struct str title)
{
	struct pack_state	*state = paper->bound;
	struct part		*more, *part;

	if (state->nparts == state->parts_room) {
		state->parts_room = state->parts_room > 0 ?
		    2 * state->parts_room : 16;
		more = arena_array(paper->arena, state->parts_room,
		    struct part);
		if (state->nparts > 0)
			memcpy(more, state->parts,
			    state->nparts * sizeof(*more));
		state->parts = more;
	}
	part = &state->parts[state->nparts++];
	*part = (struct part){ .id = id, .title = title };
	return part;
}

void
part_add(struct paper *paper, struct str id, struct str title,
    struct blocks *made)
{
	struct part	*part = part_new(paper, id, title);
	struct buf	 text = { 0 };

	blocks_print(&text, made);
	blocks_each(made, add_figure, &text);
	sha256_hex(buf_view(&text), part->digest);
	buf_free(&text);
}

void
part_add_count(struct paper *paper, struct str id, struct str title,
    size_t number)
{
	struct part	*part = part_new(paper, id, title);

	sha256_hex(str_printf(paper->arena, "%zu pages", number),
	    part->digest);
}

size_t
paper_parts(struct paper *paper, struct part **out)
{
	*out = NULL;
	if (paper->bound == NULL)
		return 0;
	*out = paper->bound->parts;
	return paper->bound->nparts;
}

/* ---- changes ---- */

/* The part that keeps an officer's words on what changed: no paper. */
#define CHANGES	"changes"

static const struct part *
part_find(const struct part *parts, size_t n, struct str id)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(parts[i].id, id))
			return &parts[i];
	return NULL;
}

struct change_list {
	struct paper	*paper;
	struct block	*list;
	int		 n;
};

static void
add_change(struct change_list *at, struct str title, const char *what)
{
	struct arena	*arena = at->paper->arena;
	struct look	 look = paper_look(at->paper, SCALE_AGENDA_TEXT);
	struct block	*item = block_new(arena, BLOCK_ITEM, TAG_LI);
	struct block	*block;
	struct para	 holder = { 0 };

	block = blocks_add(&item->as.children, block_para(arena, TAG_P, look,
	    str_printf(arena, STR_FMT ": %s", STR_ARG(title), what)));
	block->as.para->left = 12;
	block->as.para->label = para_add(arena, &holder, look,
	    STR("\xE2\x80\xA2"));
	block->before = 2;
	blocks_add(&at->list->as.list->items, item);
	at->n++;
}

/* Parts of the issue before that changed or went, then those that are new. */
static int
add_changes(struct paper *paper, struct blocks *out)
{
	const struct publication	*before = paper->build->before;
	const struct pack_state		*now = paper->bound;
	const struct part		*part;
	struct change_list		 at = { paper, block_new(paper->arena,
					    BLOCK_LIST, TAG_L), 0 };

	for (size_t i = 0; i < now->nparts; i++) {
		if (str_is(now->parts[i].id, CHANGES))
			continue;
		part = part_find(before->parts, before->nparts,
		    now->parts[i].id);
		if (part == NULL)
			add_change(&at, now->parts[i].title, "added");
		else if (strcmp(part->digest, now->parts[i].digest) != 0)
			add_change(&at, now->parts[i].title, "changed");
	}
	for (size_t i = 0; i < before->nparts; i++)
		if (!str_is(before->parts[i].id, CHANGES) &&
		    part_find(now->parts, now->nparts,
		    before->parts[i].id) == NULL)
			add_change(&at, before->parts[i].title, "left out");
	if (at.n > 0)
		blocks_add(out, at.list);
	return at.n;
}

/* An officer's words on what changed, printed and kept. */
static void
add_words(struct paper *paper, struct item words, struct look look,
    struct blocks *out)
{
	struct part	*part = part_new(paper, STR(CHANGES),
			    STR("What changed"));

	blocks_add(out, text_line(paper, TAG_P, look, words));
	sha256_hex(str_trim(words.text), part->digest);
}

void
paper_check_changes(struct paper *paper)
{
	const struct publication	*before = paper->build->before;
	const struct pack_state		*now = paper->bound;
	const struct part		*was, *is;

	if (before == NULL || now == NULL)
		return;
	was = part_find(before->parts, before->nparts, STR(CHANGES));
	is = part_find(now->parts, now->nparts, STR(CHANGES));
	if (was != NULL && is != NULL && strcmp(was->digest, is->digest) == 0)
		diag_at(paper->diags, DIAG_CHANGES_PRINTED,
		    paper->pack->changes.place, "issue %d", before->issue);
}

void
changes_note(struct paper *paper, struct blocks *out)
{
	struct look	 look = paper_look(paper, SCALE_AGENDA_TEXT);
	struct block	*group, *block;
	struct blocks	*in;
	int		 issue = paper->build->issue, n = 0;

	if (issue < 2)
		return;
	group = blocks_add(out, block_new(paper->arena, BLOCK_GROUP,
	    TAG_SECT));
	group->before = 20;
	in = &group->as.children;
	block = blocks_add(in, block_para(paper->arena, TAG_H2,
	    paper_look(paper, SCALE_HEADING), str_printf(paper->arena,
	    "What changed since issue %d", issue - 1)));
	block->keep_next = true;
	block->after = 3;
	if (paper->pack->changes.text.n > 0)
		add_words(paper, paper->pack->changes, look, in);
	if (paper->build->before != NULL)
		n = add_changes(paper, in);
	if (n == 0 && paper->pack->changes.text.n == 0)
		blocks_add(in, block_para(paper->arena, TAG_P, look,
		    STR("No paper reads otherwise; this issue takes the place "
		    "of the one before it.")));
}
