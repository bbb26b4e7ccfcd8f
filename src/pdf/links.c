/*
 * links.c - ways through the document: links, bookmarks, page labels.
 *
 * A spot is a labelled place on a page.  A destination is the PDF array that
 * shows it: the page, its top edge, the viewer's zoom left alone.
 */
#include <string.h>

#include "pdf/pdf_int.h"

/* Levels of bookmarks; deeper ones stand on the last. */
#define LEVELS	6

/* Bookmarks open at first: a pack has items, items have reports. */
#define LEVELS_OPEN	1

static void
put_destination(struct pdf *pdf, struct buf *out, const struct spot *spot)
{
	buf_char(out, '[');
	put_ref(out, object_number(pdf->page[spot->page].haru));
	buf_text(out, "/XYZ null ");
	buf_real(out, pdf->pages->at[spot->page].height - spot->y, 1);
	buf_text(out, " null]");
}

/* The first spot called LABEL, or NULL.  A look at each: pages made by hand, as
 * tests make them, have no index. */
static const struct spot *
spot_find(const struct pdf *pdf, struct str label)
{
	for (size_t i = 0; i < pdf->pages->nspots; i++)
		if (str_eq(pdf->pages->spots[i].label, label))
			return &pdf->pages->spots[i];
	return NULL;
}

/* ---- links ---- */

/* URI as PDF wants it, in 7 bits: other bytes and delimiters by number. */
static void
put_uri(struct buf *out, struct str uri)
{
	buf_char(out, '(');
	for (size_t i = 0; i < uri.n; i++) {
		unsigned char	c = (unsigned char)uri.s[i];

		if (c <= ' ' || c > '~' || strchr("()\\", c) != NULL)
			buf_printf(out, "%%%02X", c);
		else
			buf_char(out, (char)c);
	}
	buf_char(out, ')');
}

/* What the link says of itself to somebody who does not see it. */
static struct str
link_words(struct pdf *pdf, const struct elem *elem, struct str to,
    const struct spot *spot)
{
	if (elem_rare(elem)->alt.n > 0)
		return elem_rare(elem)->alt;
	if (spot == NULL)
		return to;
	if (spot->title.n > 0)
		return spot->title;
	return str_printf(pdf->arena, "Page %zu",
	    pdf->pages->at[spot->page].number);
}

static bool
is_uri(struct str to)
{
	return str_starts(to, "https://") || str_starts(to, "http://") ||
	    str_starts(to, "mailto:");
}

static struct str
annot_text(struct pdf *pdf, size_t index, const struct box *box,
    const struct spot *spot, size_t key)
{
	double		bottom = pdf->pages->at[index].height - box->y - box->h;
	double		rect[] = { box->x, bottom, box->x + box->w,
	    bottom + box->h };
	struct buf	text = { 0 };
	struct str	kept;

	buf_text(&text, "/Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[");
	for (int i = 0; i < 4; i++) {
		buf_real(&text, rect[i], 2);
		buf_char(&text, i < 3 ? ' ' : ']');
	}
	buf_text(&text, "/Contents");
	put_text(pdf, &text, link_words(pdf, box->as.link.elem, box->as.link.to,
	    spot));
	buf_printf(&text, "/StructParent %zu", key);
	if (spot != NULL) {
		buf_text(&text, "/Dest");
		put_destination(pdf, &text, spot);
	} else {
		buf_text(&text, "/A<</S/URI/URI");
		put_uri(&text, box->as.link.to);
		buf_text(&text, ">>");
	}
	kept = buf_keep(&text, pdf->arena);
	buf_free(&text);
	return kept;
}

/* Put ANNOT on its page and behind its element. */
static void
annot_hang(struct pdf *pdf, struct annot *annot)
{
	struct page_tags	*page = &pdf->page[annot->page];
	struct tagged		*tagged = annot->elem->pdf;

	if (page->annots == NULL) {
		page->annots = HPDF_Array_New(pdf->doc->mmgr);
		HPDF_Dict_Add(page->haru, "Annots", page->annots);
		HPDF_Dict_AddName(page->haru, "Tabs", "S");
	}
	HPDF_Array_Add(page->annots, annot->dict);
	if (tagged->last_annot == NULL)
		tagged->annots = annot;
	else
		tagged->last_annot->next = annot;
	tagged->last_annot = annot;
	buf_add(&pdf->annots, &annot, sizeof(annot));
}

static void
link_add(struct pdf *pdf, size_t index, const struct box *box)
{
	const struct spot	*spot = NULL;
	struct str		 to = box->as.link.to;
	size_t			 key = pdf->pages->n +
	    pdf->annots.n / sizeof(struct annot *);
	struct annot		*annot;

	if (to.n > 0 && to.s[0] == '#')
		spot = spot_find(pdf, (struct str){ to.s + 1, to.n - 1 });
	if (spot == NULL && !is_uri(to)) {
		diag_at(pdf->diags, DIAG_PDF_LINK, PLACE(NULL), STR_FMT,
		    STR_ARG(to));
		return;
	}
	annot = arena_make(pdf->arena, struct annot);
	annot->page = index;
	annot->elem = box->as.link.elem;
	annot->dict = object_dict(pdf, annot_text(pdf, index, box, spot, key));
	annot_hang(pdf, annot);
}

void
links_write(struct pdf *pdf)
{
	for (size_t i = 0; i < pdf->pages->n; i++)
		for (const struct box *box = pdf->pages->at[i].first;
		    box != NULL; box = box->next)
			if (box->kind == BOX_LINK)
				link_add(pdf, i, box);
}

/* ---- bookmarks ---- */

static HPDF_Outline
bookmark_add(struct pdf *pdf, HPDF_Outline parent, const struct spot *spot,
    int level)
{
	HPDF_Outline	 mark = HPDF_CreateOutline(pdf->doc, parent, "", NULL);
	struct buf	 text = { 0 };

	if (mark == NULL)
		return NULL;
	/* libharu's own title and destination say less than ours. */
	HPDF_Dict_RemoveElement(mark, "Title");
	HPDF_Outline_SetOpened(mark, level <= LEVELS_OPEN);
	buf_text(&text, "/Title");
	put_text(pdf, &text, spot->title);
	buf_text(&text, "/Dest");
	put_destination(pdf, &text, spot);
	object_append(pdf, mark, buf_keep(&text, pdf->arena));
	buf_free(&text);
	return mark;
}

void
bookmarks_write(struct pdf *pdf)
{
	HPDF_Outline	last[LEVELS + 1] = { NULL };	/* [0]: the root */
	int		deepest = 0;

	for (size_t i = 0; i < pdf->pages->nspots; i++) {
		const struct spot	*spot = &pdf->pages->spots[i];
		int			 level = spot->outline;

		if (level <= 0)
			continue;
		/* A level left out would have no parent: stand under the
		 * last one there is. */
		if (level > deepest + 1)
			level = deepest + 1;
		if (level > LEVELS)
			level = LEVELS;
		last[level] = bookmark_add(pdf, last[level - 1], spot, level);
		deepest = level;
	}
	if (deepest > 0)
		HPDF_SetPageMode(pdf->doc, HPDF_PAGE_MODE_USE_OUTLINE);
}

/* ---- page labels ---- */

/* One label where counting starts anew; viewers count on from it. */
void
labels_write(struct pdf *pdf)
{
	const struct page	*page = pdf->pages->at;

	for (size_t i = 0; i < pdf->pages->n; i++)
		if (i == 0 || page[i].number != page[i - 1].number + 1)
			HPDF_AddPageLabel(pdf->doc, (HPDF_UINT)i,
			    HPDF_PAGE_NUM_STYLE_DECIMAL,
			    (HPDF_UINT)page[i].number, NULL);
}
