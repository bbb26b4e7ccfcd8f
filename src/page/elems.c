/*
 * page/elems.c - the structure tree.
 *
 * Elements are made while blocks are collected, in the order of the blocks, so
 * that the tree reads in that order whichever page a part lands on.  Leaves are
 * made while boxes are put down.
 */
#include "page/page_int.h"

const struct rare *
elem_rare(const struct elem *elem)
{
	static const struct rare	none;

	return elem->rare != NULL ? elem->rare : &none;
}

struct rare *
elem_rare_make(struct flow *flow, struct elem *elem)
{
	if (elem->rare == NULL)
		elem->rare = arena_make(flow->arena, struct rare);
	return elem->rare;
}

static struct elem *
elem_append(struct arena *arena, struct elem *parent, enum tag tag)
{
	struct elem	*elem = arena_make(arena, struct elem);

	elem->tag = tag;
	elem->parent = parent;
	if (parent->last == NULL)
		parent->first = elem;
	else
		parent->last->next = elem;
	parent->last = elem;
	return elem;
}

struct elem *
elem_new(struct flow *flow, struct elem *parent, enum tag tag)
{
	struct elem	*elem;

	if (parent == NULL)
		return NULL;
	elem = elem_append(flow->arena, parent, tag);
	elem->colspan = elem->rowspan = 1;
	return elem;
}

/* The marked content that a box of ELEM belongs to: the one that is open if it
 * is ELEM's, else a new one, since one that was left cannot be opened again. */
struct elem *
elem_leaf(struct flow *flow, struct elem *elem)
{
	if (elem == NULL || flow->again > 0)
		return flow->leaf = NULL;
	if (flow->leaf != NULL && flow->leaf->parent == elem)
		return flow->leaf;
	flow->leaf = elem_append(flow->arena, elem, TAG_NONE);
	flow->leaf->page = (uint32_t)flow->npages - 1;
	flow->leaf->mcid = flow->page->nleaves++;
	return flow->leaf;
}

/* Elements that mean something even when nothing is in them, or that get it
 * from elsewhere. */
static bool
is_kept_empty(const struct elem *elem)
{
	return elem->tag == TAG_NONE || elem->tag == TAG_TD ||
	    elem->tag == TAG_TH || elem->tag == TAG_DOCUMENT ||
	    elem_rare(elem)->graft != NULL;
}

/* Take out what holds nothing: a reader would stop there for no reason. */
void
elems_prune(struct elem *root)
{
	struct elem	**at = &root->first, *elem;

	root->last = NULL;
	while ((elem = *at) != NULL) {
		elems_prune(elem);
		if (elem->first == NULL && !is_kept_empty(elem)) {
			*at = elem->next;
			continue;
		}
		root->last = elem;
		at = &elem->next;
	}
}
