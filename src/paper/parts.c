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
	struct block	*block = list_add(arena, at->list, block_para(arena,
			    TAG_P, look, str_printf(arena, STR_FMT ": %s",
			    STR_ARG(title), what)));

	block->as.para->left = 12;
	para_label(arena, block->as.para, look, STR("\xE2\x80\xA2"));
	block->before = 2;
	at->n++;
}

/* Parts in the order of the pack: sheets before the papers are made last. */
struct part_list {
	const struct part	**at;
	size_t			  n;
};

static bool
is_paper(const struct part *part)
{
	return !str_is(part->id, "front") && !str_is(part->id, "agenda");
}

static struct part_list
parts_order(struct arena *arena, const struct part *parts, size_t n)
{
	struct part_list	list = { arena_array(arena, n,
				    const struct part *), 0 };

	for (int papers = 0; papers < 2; papers++)
		for (size_t i = 0; i < n; i++)
			if (!str_is(parts[i].id, CHANGES) &&
			    is_paper(&parts[i]) == papers)
				list.at[list.n++] = &parts[i];
	return list;
}

/* Where ID stands in LIST; its length when nowhere. */
static size_t
list_find(const struct part_list *list, struct str id)
{
	size_t	i = 0;

	while (i < list->n && !str_eq(list->at[i]->id, id))
		i++;
	return i;
}

/* Those of WAS from FROM on that are gone, up to one that is not. */
static void
add_gone(struct change_list *at, const struct part_list *was,
    const struct part_list *is, size_t from)
{
	for (; from < was->n && list_find(is, was->at[from]->id) == is->n;
	    from++)
		add_change(at, was->at[from]->title, "left out");
}

/* Parts that changed, are new, or went: each where it stands in the pack, or
 * did. */
static int
add_changes(struct paper *paper, struct blocks *out)
{
	struct arena			*arena = paper->arena;
	const struct publication	*before = paper->build->before;
	struct part_list		 was = parts_order(arena,
					    before->parts, before->nparts);
	struct part_list		 is = parts_order(arena,
					    paper->bound->parts,
					    paper->bound->nparts);
	struct change_list		 at = { paper, block_list(arena,
					    NUMBERING_DISC), 0 };
	size_t				 found;

	add_gone(&at, &was, &is, 0);
	for (size_t i = 0; i < is.n; i++) {
		found = list_find(&was, is.at[i]->id);
		if (found == was.n) {
			add_change(&at, is.at[i]->title, "added");
			continue;
		}
		if (strcmp(was.at[found]->digest, is.at[i]->digest) != 0)
			add_change(&at, is.at[i]->title, "changed");
		add_gone(&at, &was, &is, found + 1);
	}
	if (at.n > 0)
		blocks_add(out, at.list);
	return at.n;
}

/* Where the papers' page numbers begin, when a pack is a supplement to another:
 * that one may have grown.  Whether they moved. */
static bool
add_moved(struct paper *paper, struct look look, struct blocks *out)
{
	const struct publication	*before = paper->build->before;
	const struct agenda_item	*first = NULL, *last = NULL;
	struct para			*para;
	int				 now = paper->build->first_page;

	for (const struct agenda_item *at = paper->agenda; at != NULL;
	    at = at->next)
		if (at->bound) {
			first = first != NULL ? first : at;
			last = at;
		}
	if (first == NULL || before->last_page == 0 ||
	    before->first_page == (now > 1 ? now : 1))
		return false;
	para = blocks_add(out, block_para(paper->arena, TAG_P, look,
	    str_printf(paper->arena, "Page numbers %d to %d are now ",
	    before->first_page, before->last_page)))->as.para;
	para_page(paper->arena, para, look, section_label(paper->arena,
	    first->section));
	para_add(paper->arena, para, look, STR(" to "));
	para_page(paper->arena, para, look, str_printf(paper->arena, STR_FMT
	    "-end", STR_ARG(corrections_noted(paper) ?
	    STR(CORRECTIONS_LABEL) : section_label(paper->arena,
	    last->section))));
	para_add(paper->arena, para, look, STR("."));
	return true;
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
	bool		 moved = false;

	if (issue < 2)
		return;
	group = blocks_add(out, block_new(paper->arena, BLOCK_GROUP,
	    TAG_SECT));
	group->before = 20;
	group->whole = true;
	in = &group->as.children;
	block = blocks_add(in, block_para(paper->arena, TAG_H2,
	    paper_look(paper, SCALE_HEADING), str_printf(paper->arena,
	    "What changed since issue %d", issue - 1)));
	block->keep_next = true;
	block->after = 3;
	if (paper->pack->changes.text.n > 0)
		add_words(paper, paper->pack->changes, look, in);
	if (paper->build->before != NULL) {
		n = add_changes(paper, in);
		moved = add_moved(paper, look, in);
	}
	corrections_where(paper, look, in);
	if (n > 0 || moved || paper->pack->changes.text.n > 0)
		return;
	blocks_add(in, block_para(paper->arena, TAG_P, look, STR("No paper "
	    "reads otherwise; this issue takes the place of the one before "
	    "it.")));
}
