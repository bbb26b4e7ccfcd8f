/*
 * slip_links.c - where a file leads: links on its pages, named destinations,
 * bookmarks.  What opens files, runs or submits is no link here.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "slip/slip_int.h"

#define SPOTS_MOST	200000
#define MARKS_MOST	20000
#define MARK_LEVELS	16

/* Of an annotation (ISO 32000-1, 12.5.3). */
enum { ANNOT_HIDDEN = 2, ANNOT_NO_VIEW = 32 };

/* ---- destinations ---- */

static void
spot_add(struct buf *spots, struct str name, const struct value *dest)
{
	struct spot	spot = { name, dest };

	if (spots->n / sizeof(spot) < SPOTS_MOST)
		buf_add(spots, &spot, sizeof(spot));
}

/* The name tree at NODE. */
static void
names_read(struct slip *slip, const struct value *node, int depth,
    struct buf *spots)
{
	const struct value	*kids = dict_find(slip, node, "Kids");
	const struct value	*names = dict_find(slip, node, "Names");
	const struct value	*name;

	if (!is_dict(node) || depth == DEEP_TREE ||
	    node->dict->seen & SEEN_NAMES)
		return;
	node->dict->seen |= SEEN_NAMES;
	for (size_t i = 0; i + 1 < array_count(names); i += 2) {
		name = array_item(slip, names, i);
		if (name->kind == VALUE_STRING)
			spot_add(spots, name->text, &names->at[i + 1]);
	}
	for (size_t i = 0; i < array_count(kids); i++)
		names_read(slip, array_item(slip, kids, i), depth + 1, spots);
}

static int
spot_cmp(const void *a, const void *b)
{
	const struct spot	*x = a, *y = b;

	return str_cmp(x->name, y->name);
}

static void
spots_read(struct slip *slip)
{
	const struct value	*old = dict_find(slip, slip->root, "Dests");
	struct buf		 spots = { 0 };

	names_read(slip, dict_find(slip, dict_find(slip, slip->root, "Names"),
	    "Dests"), 0, &spots);
	for (size_t i = 0; is_dict(old) && i < old->dict->n; i++)
		spot_add(&spots, old->dict->at[i].key,
		    &old->dict->at[i].value);
	slip->nspots = spots.n / sizeof(struct spot);
	slip->spots = arena_array(slip->work, slip->nspots, struct spot);
	if (slip->nspots > 0) {
		memcpy(slip->spots, spots.s, spots.n);
		qsort(slip->spots, slip->nspots, sizeof(struct spot),
		    spot_cmp);
	}
	buf_free(&spots);
}

/* The page that DEST leads to; SIZE_MAX: none of this file. */
static size_t
dest_page(struct slip *slip, const struct value *dest)
{
	struct spot		 key = { .dest = dest };
	const struct spot	*spot;

	if (dest->kind == VALUE_STRING || dest->kind == VALUE_NAME) {
		key.name = dest->text;
		spot = slip->nspots == 0 ? NULL : bsearch(&key, slip->spots,
		    slip->nspots, sizeof(key), spot_cmp);
		if (spot == NULL)
			return SIZE_MAX;
		dest = value_of(slip, spot->dest);
	}
	if (is_dict(dest))
		dest = dict_find(slip, dest, "D");
	return array_count(dest) > 0 ? page_index(slip, &dest->at[0]) :
	    SIZE_MAX;
}

/* Where HOLDER, an annotation or bookmark, goes in this file. */
static size_t
goes_to(struct slip *slip, const struct value *holder)
{
	const struct value	*action = dict_find(slip, holder, "A");

	if (is_name(dict_find(slip, action, "S"), "GoTo"))
		return dest_page(slip, dict_find(slip, action, "D"));
	return dest_page(slip, dict_find(slip, holder, "Dest"));
}

/* ---- links ---- */

static bool
uri_allowed(struct str uri)
{
	static const char *const	schemes[] = { "http://", "https://",
					    "mailto:" };
	struct str			head;

	for (size_t i = 0; i < uri.n; i++)
		if ((unsigned char)uri.s[i] <= ' ' ||
		    (unsigned char)uri.s[i] >= 0x7F)
			return false;
	for (size_t i = 0; i < sizeof(schemes) / sizeof(*schemes); i++) {
		head = (struct str){ uri.s, strlen(schemes[i]) };
		if (uri.n > head.n && uri.n < 2000 &&
		    str_is_nocase(head, schemes[i]))
			return true;
	}
	return false;
}

static struct str
uri_of(struct slip *slip, const struct value *annot)
{
	const struct value	*action = dict_find(slip, annot, "A");
	const struct value	*uri = dict_find(slip, action, "URI");
	struct str		 text;

	if (!is_name(dict_find(slip, action, "S"), "URI") ||
	    uri->kind != VALUE_STRING)
		return STR("");
	text = str_trim(uri->text);
	return uri_allowed(text) ? str_copy(slip->arena, text) : STR("");
}

/* RECT of the page's own space as shown; false when nothing of it is. */
static bool
rect_shown(const struct leaf *leaf, const struct slip_page *page,
    const double rect[4], struct slip_link *link)
{
	const double	*m = leaf->matrix;
	double		 x[2], y[2];

	for (int i = 0; i < 2; i++) {
		x[i] = m[0] * rect[2 * i] + m[2] * rect[2 * i + 1] + m[4];
		y[i] = page->height - (m[1] * rect[2 * i] +
		    m[3] * rect[2 * i + 1] + m[5]);
	}
	link->x = fmax(fmin(x[0], x[1]), 0);
	link->y = fmax(fmin(y[0], y[1]), 0);
	link->w = fmin(fmax(x[0], x[1]), page->width) - link->x;
	link->h = fmin(fmax(y[0], y[1]), page->height) - link->y;
	return link->w > 0 && link->h > 0;
}

/* What stands on a page beside its links is said once. */
static void
annot_left_out(struct slip *slip, const struct value *annot, size_t page)
{
	const struct value	*kind = dict_find(slip, annot, "Subtype");

	if (is_name(kind, "Popup") || is_name(kind, "Link") ||
	    is_name(kind, "PrinterMark") || is_name(kind, "TrapNet"))
		return;
	say(slip, is_name(kind, "Widget") ? DIAG_SLIP_FIELDS :
	    DIAG_SLIP_NOTES, "page %zu", page + 1);
}

static bool
link_read(struct slip *slip, const struct value *annot, size_t page,
    struct slip_link *link)
{
	double	rect[4];

	*link = (struct slip_link){ .page = page };
	if (!is_dict(annot) || value_int(dict_find(slip, annot, "F"), 0) &
	    (ANNOT_HIDDEN | ANNOT_NO_VIEW))
		return false;
	annot_left_out(slip, annot, page);
	if (!is_name(dict_find(slip, annot, "Subtype"), "Link") ||
	    !value_numbers(slip, dict_find(slip, annot, "Rect"), rect, 4) ||
	    !rect_shown(&slip->leaves[page], &slip->about.pages[page], rect,
	    link))
		return false;
	link->uri = uri_of(slip, annot);
	link->words = words_of(slip->arena, dict_find(slip, annot,
	    "Contents"));
	if (link->uri.n == 0)
		link->page = goes_to(slip, annot);
	return link->page != SIZE_MAX;
}

static void
page_links_read(struct slip *slip, size_t index)
{
	const struct value	*annots = dict_find(slip,
				    slip->leaves[index].dict, "Annots");
	struct slip_page	*page = &slip->about.pages[index];
	struct annot		*list;
	size_t			 n = array_count(annots);

	if (n == 0)
		return;
	page->links = arena_array(slip->arena, n, struct slip_link);
	list = arena_array(slip->work, n + 1, struct annot);
	for (size_t i = 0; i < n; i++) {
		const struct value	*annot = array_item(slip, annots, i);

		if (!link_read(slip, annot, index,
		    &page->links[page->nlinks]))
			continue;
		list[page->nlinks].dict = annot->dict;
		list[page->nlinks].link = &page->links[page->nlinks];
		page->nlinks++;
	}
	slip->annots[index] = list;
}

void
links_read(struct slip *slip)
{
	spots_read(slip);
	slip->annots = arena_array(slip->work, slip->about.npages,
	    struct annot *);
	for (size_t i = 0; i < slip->about.npages; i++)
		page_links_read(slip, i);
}

const struct slip_link *
link_of(struct slip *slip, size_t page, const struct value *annot)
{
	const struct annot	*list = slip->annots[page];

	for (; list != NULL && list->dict != NULL; list++)
		if (is_dict(annot) && list->dict == annot->dict)
			return list->link;
	return NULL;
}

/* ---- bookmarks ---- */

/* The siblings from MARK on, and what is below them. */
static void
outline_read(struct slip *slip, const struct value *mark, int level,
    int depth, struct buf *marks)
{
	struct slip_mark	now;
	bool			kept;

	if (depth == DEEP_TREE)
		return;
	for (; is_dict(mark) && !(mark->dict->seen & SEEN_OUTLINE) &&
	    marks->n / sizeof(now) < MARKS_MOST;
	    mark = dict_find(slip, mark, "Next")) {
		mark->dict->seen |= SEEN_OUTLINE;
		now.level = level;
		now.title = words_of(slip->arena, dict_find(slip, mark,
		    "Title"));
		now.page = goes_to(slip, mark);
		kept = now.title.n > 0 && now.page != SIZE_MAX;
		if (kept)
			buf_add(marks, &now, sizeof(now));
		outline_read(slip, dict_find(slip, mark, "First"),
		    kept && level < MARK_LEVELS ? level + 1 : level,
		    depth + 1, marks);
	}
}

void
marks_read(struct slip *slip)
{
	struct buf	marks = { 0 };

	outline_read(slip, dict_find(slip, dict_find(slip, slip->root,
	    "Outlines"), "First"), 1, 0, &marks);
	slip->about.nmarks = marks.n / sizeof(struct slip_mark);
	slip->about.marks = arena_array(slip->arena, slip->about.nmarks,
	    struct slip_mark);
	if (marks.n > 0)
		memcpy(slip->about.marks, marks.s, marks.n);
	buf_free(&marks);
}
