/*
 * graft.c - the structure of a tagged PDF, grown in ours.
 *
 * A graft is an element of ours in which a slip's structure stands; it claims a
 * form for each page of the slip, and the marked content of those forms is its
 * leaves.  What belongs to pages that do not stand here is left out, and
 * elements that hold nothing without it.  The tree is lent: seams remember
 * where it was opened, and when the document is written it is closed again.
 */
#include <string.h>

#include "pdf/pdf_int.h"

/* More sequences on a page are not believed. */
#define MCIDS_MOST	(1 << 20)

#define LEVEL_MOST	6

/* A heading and those above it, as they were and as they are here. */
struct rank {
	int	theirs, ours;
};

struct grower {
	struct pdf	*pdf;
	const struct graft *graft;
	const struct slip_about *about;
	struct form	**forms;	/* by page of the slip; NULL: not
					 * here */
	struct form	*at;		/* of the last leaf */
	size_t		 lost;		/* leaves left out */
	struct rank	 ranks[LEVEL_MOST];
	int		 nranks;
};

/* Standard types that this program has no tag for: what they are like, and
 * whether they keep their name. */
static const struct {
	const char	*type;
	enum tag	 like;
	bool		 kept;
} others[] = {
	{ "Document",	TAG_PART,	false },	/* inside another */
	{ "Art",	TAG_SECT,	true },
	{ "Index",	TAG_DIV,	true },
	{ "NonStruct",	TAG_DIV,	true },
	{ "Private",	TAG_DIV,	true },
	{ "Quote",	TAG_SPAN,	true },
	{ "Code",	TAG_SPAN,	true },
	{ "BibEntry",	TAG_SPAN,	true },
	{ "TFoot",	TAG_TBODY,	true },
	{ "Formula",	TAG_FIGURE,	true },
	{ "H",		TAG_H1,		false },
	/* Forms and remarks are not copied: what is left are words. */
	{ "Form",	TAG_SPAN,	false },
	{ "Annot",	TAG_SPAN,	false },
};

#define NOTHERS	(sizeof(others) / sizeof(*others))

/* ---- the tree of ours ---- */

/* Remember how PARENT was, of which something will stand behind BEFORE. */
static void
seam_open(struct pdf *pdf, struct elem *parent, struct elem *before)
{
	struct seam	seam = { parent, before,
	    before != NULL ? before->next : parent->first, parent->last };

	buf_add(&pdf->seams, &seam, sizeof(seam));
}

void
grafts_undo(struct pdf *pdf)
{
	const struct seam	*seams = (struct seam *)pdf->seams.s;

	for (size_t i = pdf->seams.n / sizeof(*seams); i-- > 0; ) {
		if (seams[i].before != NULL)
			seams[i].before->next = seams[i].next;
		else
			seams[i].parent->first = seams[i].next;
		seams[i].parent->last = seams[i].last;
	}
}

/* A new kid of PARENT behind BEFORE, or before all when that is NULL. */
static struct elem *
kid_insert(struct pdf *pdf, struct elem *parent, struct elem *before,
    enum tag tag)
{
	struct elem	*elem = arena_make(pdf->arena, struct elem);
	struct tagged	*tagged = arena_make(pdf->arena, struct tagged);
	struct elem	**at = before != NULL ? &before->next : &parent->first;

	tagged->grafted = arena_make(pdf->arena, struct grafted);
	elem->pdf = tagged;
	elem->tag = tag;
	elem->colspan = elem->rowspan = 1;
	elem->parent = parent;
	elem->next = *at;
	*at = elem;
	if (parent->last == before)
		parent->last = elem;
	return elem;
}

static struct elem *
kid_add(struct pdf *pdf, struct elem *parent, enum tag tag)
{
	return kid_insert(pdf, parent, parent->last, tag);
}

/* Take the last kid of PARENT off again; BEFORE was the one before it. */
static void
kid_drop(struct elem *parent, struct elem *before)
{
	if (before != NULL)
		before->next = NULL;
	else
		parent->first = NULL;
	parent->last = before;
}

/* Of an element made by kid_insert(). */
static struct grafted *
grafted_of(const struct elem *elem)
{
	const struct tagged	*tagged = elem->pdf;

	return tagged->grafted;
}

static struct rare *
rare_of(struct pdf *pdf, struct elem *elem)
{
	if (elem->rare == NULL)
		elem->rare = arena_make(pdf->arena, struct rare);
	return elem->rare;
}

/* ---- what an element is ---- */

static enum tag
tag_for(const char *type, const char **kept)
{
	*kept = NULL;
	for (size_t i = 0; i < NOTHERS; i++)
		if (strcmp(type, others[i].type) == 0) {
			if (others[i].kept)
				*kept = others[i].type;
			return others[i].like;
		}
	for (enum tag tag = TAG_PART; tag <= TAG_SPAN; tag++)
		if (strcmp(type, tag_name(tag)) == 0)
			return tag;
	return TAG_SPAN;
}

static bool
is_first(const struct slip_elem *elem)
{
	return elem->parent == NULL || elem->parent->first == elem;
}

/* Whether CELL begins a row further down than the head of its table. */
static bool
begins_row(const struct slip_elem *cell)
{
	const struct slip_elem	*row = cell->parent;
	const struct slip_elem	*rows = row != NULL ? row->parent : NULL;

	if (rows == NULL || rows->type == NULL || !is_first(cell))
		return false;
	if (!is_first(row))
		return strcmp(rows->type, "THead") != 0;
	return strcmp(rows->type, "TBody") == 0 && !is_first(rows);
}

/* A header cell that does not say what it heads is taken by its place. */
static enum scope
scope_for(const struct slip_elem *cell)
{
	const char	*scope = cell->scope;

	if (scope == NULL)
		return begins_row(cell) ? SCOPE_ROW : SCOPE_COLUMN;
	return strcmp(scope, "Row") == 0 ? SCOPE_ROW :
	    strcmp(scope, "Both") == 0 ? SCOPE_BOTH : SCOPE_COLUMN;
}

static uint16_t
span_for(int cells)
{
	return (uint16_t)(cells < 1 ? 1 : cells > 1000 ? 1000 : cells);
}

/*
 * The level here of a heading that was of level THEIRS: one below the last that
 * stood above it, so that none is passed over; the first, and any above that,
 * is of the graft's.
 */
static int
heading_level(struct grower *g, int theirs)
{
	int	ours = g->graft->level > 1 ? g->graft->level : 1;

	while (g->nranks > 0 && g->ranks[g->nranks - 1].theirs >= theirs)
		g->nranks--;
	if (g->nranks > 0)
		ours = g->ranks[g->nranks - 1].ours + 1;
	if (ours > LEVEL_MOST)
		ours = LEVEL_MOST;
	if (g->nranks < LEVEL_MOST)
		g->ranks[g->nranks++] = (struct rank){ theirs, ours };
	return ours;
}

/* A heading without a level has as many as stand round it. */
static int
heading_theirs(const struct slip_elem *from, int depth)
{
	return from->type[1] != '\0' ? from->type[1] - '0' : depth;
}

/* The place of its page stands for the figure's own, which nobody knows. */
static void
figure_place(struct grower *g, struct elem *elem)
{
	const struct box	*box = g->at->box;
	const double		 place[] = { box->x, box->y, box->x + box->w,
	    box->y + box->h };

	memcpy(rare_of(g->pdf, elem)->bbox, place, sizeof(place));
	elem->rare->bbox_page = g->at->page;
}

static void
elem_describe(struct grower *g, struct elem *elem,
    const struct slip_elem *from)
{
	grafted_of(elem)->lang = from->lang;
	if (from->alt.n > 0 || from->actual.n > 0) {
		rare_of(g->pdf, elem)->alt = from->alt;
		elem->rare->actual = from->actual;
	}
	elem->colspan = span_for(from->colspan);
	elem->rowspan = span_for(from->rowspan);
	elem->numbering = from->numbered ? NUMBERING_DECIMAL : NUMBERING_DISC;
	if (elem->tag == TAG_TH)
		elem->scope = scope_for(from);
}

/* ---- growing ---- */

/* Whether ELEM stays although it is empty: a cell as long as its row does, a
 * row that always was. */
static bool
is_kept_empty(const struct elem *elem, bool lost)
{
	return elem->tag == TAG_TD || elem->tag == TAG_TH ||
	    (elem->tag == TAG_TR && elem->first != NULL && !lost);
}

static bool
leaf_grow(struct grower *g, struct elem *parent, const struct slip_elem *from)
{
	struct form	*form = from->page < g->about->npages ?
	    g->forms[from->page] : NULL;
	struct elem	*none = NULL, **owner;
	struct elem	*leaf;

	if (form == NULL || from->mcid < 0 || from->mcid >= MCIDS_MOST) {
		g->lost++;
		return false;
	}
	while (form->owners.n <= (size_t)from->mcid * sizeof(none))
		buf_add(&form->owners, &none, sizeof(none));
	owner = &((struct elem **)form->owners.s)[from->mcid];
	if (*owner != NULL)
		return false;	/* a sequence belongs to one element */
	*owner = parent;
	leaf = kid_add(g->pdf, parent, TAG_NONE);
	leaf->page = (uint32_t)form->page;
	leaf->mcid = from->mcid;
	grafted_of(leaf)->form = g->at = form;
	return true;
}

/* PARENT, or a new Link in it, owns the link's annotation. */
static bool
link_grow(struct grower *g, struct elem *parent, const struct slip_elem *from)
{
	const struct slip_page	*page;
	struct form		*form;
	size_t			 i;

	if (from->page >= g->about->npages)
		return false;
	page = &g->about->pages[from->page];
	form = g->forms[from->page];
	i = (size_t)(from->link - page->links);
	if (form == NULL || i >= page->nlinks || form->links[i] != NULL ||
	    !link_leads(g->pdf, page->slip, from->link))
		return false;
	if (parent->tag != TAG_LINK)
		parent = kid_add(g->pdf, parent, TAG_LINK);
	form->links[i] = parent;
	g->at = form;
	return true;
}

static bool elem_grow(struct grower *g, struct elem *parent,
    const struct slip_elem *from, int depth);

/* What stands in FROM, in ELEM; whether anything does.  How deep it goes is
 * bounded where it was read. */
static bool
kids_grow(struct grower *g, struct elem *elem, const struct slip_elem *from,
    int depth)
{
	bool	any = false;

	for (const struct slip_elem *kid = from->first; kid != NULL;
	    kid = kid->next)
		if (kid->type != NULL)
			any |= elem_grow(g, elem, kid, depth + 1);
		else if (kid->link != NULL)
			any |= link_grow(g, elem, kid);
		else
			any |= leaf_grow(g, elem, kid);
	return any;
}

static bool
elem_grow(struct grower *g, struct elem *parent, const struct slip_elem *from,
    int depth)
{
	struct elem	*before = parent->last, *elem;
	size_t		 lost = g->lost;
	const char	*kept;
	enum tag	 tag = tag_for(from->type, &kept);
	bool		 any;

	elem = kid_add(g->pdf, parent, tag);
	grafted_of(elem)->type = kept;
	elem_describe(g, elem, from);
	any = kids_grow(g, elem, from, depth);
	if (!any && !is_kept_empty(elem, g->lost > lost)) {
		kid_drop(parent, before);
		return false;
	}
	if (tag_is_heading(tag))
		elem->tag = TAG_H1 - 1 + (enum tag)heading_level(g,
		    heading_theirs(from, depth));
	if (tag == TAG_FIGURE)
		figure_place(g, elem);
	return any || tag == TAG_TR;
}

struct str
graft_lang(const struct graft *graft)
{
	const struct slip_about	*about = slip_about(graft->slip);

	if (about->structure == NULL)
		return STR("");
	return about->structure->lang.n > 0 ? about->structure->lang :
	    about->lang;
}

/* A form for each page of the slip that stands here and that no other graft
 * has. */
static void
forms_claim(struct grower *g, const struct slip *slip)
{
	struct form	*form;

	g->forms = arena_array(g->pdf->arena, g->about->npages, struct form *);
	for (size_t i = 0; i < g->about->npages; i++) {
		form = form_standing(g->pdf, slip, i);
		while (form != NULL && (form->tagged ||
		    form->box->leaf != NULL))
			form = form->again;
		if (form == NULL)
			continue;
		form->tagged = true;
		buf_add(&g->pdf->keyed, &form, sizeof(form));
		g->forms[i] = form;
	}
}

/* Elements for the links of FORM that have none, in PARENT behind BEFORE. */
static void
links_grow(struct pdf *pdf, struct form *form, struct elem *parent,
    struct elem *before)
{
	const struct slip_page	*from = form->box->as.slip;

	for (size_t i = 0; i < from->nlinks; i++) {
		if (form->links[i] != NULL ||
		    !link_leads(pdf, from->slip, &from->links[i]))
			continue;
		before = kid_insert(pdf, parent, before, TAG_LINK);
		rare_of(pdf, before)->alt = slip_link_words(pdf, from->slip,
		    &from->links[i]);
		form->links[i] = before;
	}
}

void
graft_grow(struct pdf *pdf, struct elem *elem)
{
	const struct graft	*graft = elem_rare(elem)->graft;
	struct grower		 g = { .pdf = pdf, .graft = graft,
	    .about = slip_about(graft->slip) };
	const struct slip_elem	*root = g.about->structure;

	if (root == NULL)
		return;
	seam_open(pdf, elem, elem->last);
	forms_claim(&g, graft->slip);
	/* Its Document is this element. */
	if (root->type == NULL || strcmp(root->type, "Document") == 0)
		kids_grow(&g, elem, root, 0);
	else
		elem_grow(&g, elem, root, 1);
	for (size_t i = 0; i < g.about->npages; i++)
		if (g.forms[i] != NULL)
			links_grow(pdf, g.forms[i], elem, elem->last);
}

void
graft_links(struct pdf *pdf)
{
	for (size_t i = 0; i < form_count(pdf); i++) {
		struct form	*form = form_at(pdf, i);
		struct elem	*figure;

		if (form->box->leaf == NULL || form->box->as.slip->nlinks == 0)
			continue;
		figure = form->box->leaf->parent;
		seam_open(pdf, figure->parent, figure);
		links_grow(pdf, form, figure->parent, figure);
	}
}
