/*
 * page/trace.c - pages and the structure tree as text, for tests and for eyes.
 *
 * One line a box, in the order of drawing, so that a change of layout reads
 * well in a diff.  A path names the elements a box belongs to, without the
 * document.
 */
#include "page/page_int.h"

static const char *const face_names[FACE__MAX] = {
	[FACE_REGULAR]		= "regular",
	[FACE_ITALIC]		= "italic",
	[FACE_MEDIUM]		= "medium",
	[FACE_MEDIUM_ITALIC]	= "medium-italic",
	[FACE_BOLD]		= "bold",
	[FACE_BOLD_ITALIC]	= "bold-italic",
	[FACE_CONDENSED]	= "condensed",
	[FACE_CONDENSED_MEDIUM]	= "condensed-medium",
	[FACE_CONDENSED_BOLD]	= "condensed-bold",
	[FACE_SYMBOL]		= "symbol",
};

static const char *const scope_names[] = {
	[SCOPE_NONE]	= "none",
	[SCOPE_COLUMN]	= "column",
	[SCOPE_ROW]	= "row",
	[SCOPE_BOTH]	= "both",
};

/* A space and VALUE, two decimals at most. */
static void
put_number(struct buf *out, double value)
{
	buf_char(out, ' ');
	buf_real(out, value, 2);
}

static void
put_path(struct buf *out, const struct elem *elem)
{
	if (elem->parent != NULL && elem->parent->parent != NULL) {
		put_path(out, elem->parent);
		buf_char(out, '/');
	}
	buf_text(out, tag_name(elem->tag));
}

static void
put_owner(struct buf *out, const struct box *box)
{
	buf_char(out, ' ');
	if (box->leaf != NULL)
		put_path(out, box->leaf->parent);
	else
		buf_text(out, box->pagination ? "pagination" : "artifact");
}

static void
trace_text(struct buf *out, const struct box *box)
{
	buf_text(out, "text");
	put_number(out, box->x);
	put_number(out, box->y);
	buf_text(out, " w");
	put_number(out, box->w);
	buf_printf(out, " %s", face_names[box->as.text.face]);
	put_number(out, box->as.text.size);
	buf_printf(out, " #%06X", (unsigned)box->as.text.colour);
	if (box->as.text.turn != 0)
		buf_printf(out, " turn %d", box->as.text.turn);
	if (box->as.text.struck)
		buf_text(out, " struck");
	put_owner(out, box);
	print_quoted(out, box->as.text.text);
}

static void
put_area(struct buf *out, const char *name, const struct box *box)
{
	buf_text(out, name);
	put_number(out, box->x);
	put_number(out, box->y);
	buf_text(out, " size");
	put_number(out, box->w);
	put_number(out, box->h);
}

static void
trace_rect(struct buf *out, const struct box *box)
{
	put_area(out, "rect", box);
	buf_printf(out, " #%06X", (unsigned)box->as.rule.colour);
	put_owner(out, box);
}

static void
trace_line(struct buf *out, const struct box *box)
{
	put_area(out, "line", box);
	buf_text(out, " stroke");
	put_number(out, box->as.rule.width);
	buf_printf(out, " #%06X", (unsigned)box->as.rule.colour);
	put_owner(out, box);
}

static void
trace_drawing(struct buf *out, const struct box *box)
{
	put_area(out, "drawing", box);
	put_owner(out, box);
}

static void
trace_image(struct buf *out, const struct box *box)
{
	put_area(out, "image", box);
	put_owner(out, box);
}

static void
trace_slip(struct buf *out, const struct box *box)
{
	put_area(out, "slip", box);
	if (box->leaf != NULL)
		put_owner(out, box);
	else
		buf_text(out, " graft");
}

static void
trace_link(struct buf *out, const struct box *box)
{
	put_area(out, "link", box);
	buf_char(out, ' ');
	put_path(out, box->as.link.elem);
	print_quoted(out, box->as.link.to);
}

static void (*const trace_kind[])(struct buf *out, const struct box *box) = {
	[BOX_TEXT]	= trace_text,
	[BOX_RECT]	= trace_rect,
	[BOX_LINE]	= trace_line,
	[BOX_DRAWING]	= trace_drawing,
	[BOX_LINK]	= trace_link,
	[BOX_IMAGE]	= trace_image,
	[BOX_SLIP]	= trace_slip,
};

/* Its number in its own document is shown only when it is another one. */
static void
trace_page(struct buf *out, const struct page *page)
{
	buf_text(out, "page ");
	page_number_print(out, page->number, page->front);
	put_number(out, page->width);
	put_number(out, page->height);
	if (page->own != page->number)
		buf_printf(out, " own %zu", page->own);
	buf_text(out, page->unnumbered ? " unnumbered\n" : "\n");
}

/* A spot of PAGE, which need not be of its number. */
static void
trace_spot(struct buf *out, const struct spot *spot, const struct page *page)
{
	buf_text(out, "spot");
	put_number(out, spot->y);
	print_quoted(out, spot->label);
	if (spot->number != page->number || spot->front != page->front) {
		buf_text(out, " number ");
		page_number_print(out, spot->number, spot->front);
	}
	buf_char(out, '\n');
}

/* Papers from FIRST to LAST are not here. */
static void
trace_skip(struct buf *out, size_t first, size_t last)
{
	if (first <= last)
		buf_printf(out, "skip %zu to %zu\n", first, last);
}

void
pages_trace(struct buf *out, const struct pages *pages)
{
	const struct page	*page;
	size_t			 next = 1;	/* paper */

	for (size_t i = 0; i < pages->n; i++) {
		page = &pages->at[i];
		if (!page->front) {
			trace_skip(out, next, page->number - 1);
			next = page->number + 1;
		}
		trace_page(out, page);
		for (const struct spot *spot = pages->spots;
		    spot < pages->spots + pages->nspots; spot++)
			if (spot->page == i)
				trace_spot(out, spot, page);
		for (const struct box *box = page->first; box != NULL;
		    box = box->next) {
			trace_kind[box->kind](out, box);
			buf_char(out, '\n');
		}
	}
	trace_skip(out, next, pages->last);
}

/* ---- the structure tree ---- */

static void
put_named(struct buf *out, const char *name, struct str text)
{
	if (text.n == 0)
		return;
	buf_printf(out, " %s", name);
	print_quoted(out, text);
}

static void
elem_print(struct buf *out, const struct elem *elem, int depth)
{
	const struct rare	*rare = elem_rare(elem);

	print_indent(out, depth);
	if (elem->tag == TAG_NONE) {
		buf_printf(out, "page %u content %d\n", elem->page + 1,
		    elem->mcid);
		return;
	}
	buf_text(out, tag_name(elem->tag));
	if (elem->scope != SCOPE_NONE)
		buf_printf(out, " scope %s", scope_names[elem->scope]);
	if (elem->colspan > 1)
		buf_printf(out, " columns %d", elem->colspan);
	if (elem->rowspan > 1)
		buf_printf(out, " rows %d", elem->rowspan);
	if (elem->numbering != NUMBERING_DISC)
		buf_printf(out, " %s", numbering_name(elem->numbering));
	put_named(out, "title", rare->title);
	put_named(out, "alt", rare->alt);
	put_named(out, "actual", rare->actual);
	put_named(out, "summary", rare->summary);
	put_named(out, "to", rare->link);
	if (rare->graft != NULL)
		buf_printf(out, " graft %d", rare->graft->level);
	if (rare->data != NULL)
		put_named(out, "data", rare->data->name);
	buf_char(out, '\n');
	for (const struct elem *kid = elem->first; kid != NULL;
	    kid = kid->next)
		elem_print(out, kid, depth + 1);
}

void
elems_print(struct buf *out, const struct elem *root)
{
	elem_print(out, root, 0);
}
