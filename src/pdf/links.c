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

/* Where a link leads: to Y on a page, or to the web. */
struct way {
	bool		 inside;
	size_t		 page;
	double		 y;
	struct str	 uri;
};

static void
put_destination(struct pdf *pdf, struct buf *out, size_t page, double y)
{
	buf_char(out, '[');
	put_ref(out, object_number(pdf->page[page].haru));
	buf_text(out, "/XYZ null ");
	buf_real(out, pdf->pages->at[page].height - y, 1);
	buf_text(out, " null]");
}

/* The first spot called LABEL, or NULL.  Pages made by hand, as tests make
 * them, have no index: then a look at each. */
static const struct spot *
spot_find(const struct pdf *pdf, struct str label)
{
	if (pdf->pages->labels != NULL)
		return pages_spot(pdf->pages, label);
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

/* PDF/A allows 32767 bytes in a string; one of ours may become three. */
#define URI_MOST	10000

static bool
is_uri(struct str to)
{
	return to.n <= URI_MOST && (str_starts_nocase(to, "https://") ||
	    str_starts_nocase(to, "http://") ||
	    str_starts_nocase(to, "mailto:"));
}

static void
put_rect(struct buf *out, const double rect[4])
{
	buf_text(out, "/Rect[");
	for (int i = 0; i < 4; i++) {
		buf_real(out, rect[i], 2);
		buf_char(out, i < 3 ? ' ' : ']');
	}
}

/* RECT is left, bottom, right and top; WORDS are what the link says of itself
 * to somebody who does not see it. */
static struct str
annot_text(struct pdf *pdf, const double rect[4], struct str words,
    const struct way *way, size_t key)
{
	struct buf	text = { 0 };

	buf_text(&text, "/Type/Annot/Subtype/Link/F 4/Border[0 0 0]");
	put_rect(&text, rect);
	buf_text(&text, "/Contents");
	put_text(pdf, &text, words);
	buf_printf(&text, "/StructParent %zu", key);
	if (way->inside) {
		buf_text(&text, "/Dest");
		put_destination(pdf, &text, way->page, way->y);
	} else {
		buf_text(&text, "/A<</S/URI/URI");
		put_uri(&text, way->uri);
		buf_text(&text, ">>");
	}
	return buf_take(&text, pdf->arena);
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
annot_add(struct pdf *pdf, size_t index, const double rect[4],
    struct elem *elem, struct str words, const struct way *way)
{
	struct annot	*annot = arena_make(pdf->arena, struct annot);
	size_t		 key = pdf->pages->n +
	    pdf->annots.n / sizeof(annot);

	annot->page = index;
	annot->elem = elem;
	annot->dict = object_dict(pdf, annot_text(pdf, rect, words, way, key));
	annot_hang(pdf, annot);
}

/* ---- our own ---- */

static struct str
link_words(struct pdf *pdf, const struct elem *elem, struct str to,
    const struct spot *spot)
{
	struct buf	text = { 0 };

	if (elem_rare(elem)->alt.n > 0)
		return elem_rare(elem)->alt;
	if (spot == NULL)
		return to;
	if (spot->title.n > 0)
		return spot->title;
	buf_text(&text, "Page ");
	page_number_print(&text, spot->number, spot->front);
	return buf_take(&text, pdf->arena);
}

static void
link_add(struct pdf *pdf, size_t index, const struct box *box)
{
	const struct spot	*spot = NULL;
	struct str		 to = box->as.link.to;
	struct elem		*elem = box->as.link.elem;
	struct way		 way = { .uri = to };
	double			 height = pdf->pages->at[index].height;
	double			 bottom = height - box->y - box->h;
	const double		 rect[] = { box->x, bottom, box->x + box->w,
	    bottom + box->h };

	if (to.n > 0 && to.s[0] == '#')
		spot = spot_find(pdf, str_from(to, 1));
	if (spot == NULL && !is_uri(to)) {
		diag_at(pdf->diags, DIAG_PDF_LINK, PLACE(NULL), STR_FMT,
		    STR_ARG(to));
		return;
	}
	if (spot != NULL)
		way = (struct way){ .inside = true, .page = spot->page,
		    .y = spot->y };
	annot_add(pdf, index, rect, elem, link_words(pdf, elem, to, spot),
	    &way);
}

/* ---- those of slips ---- */

bool
link_leads(const struct pdf *pdf, const struct slip *slip,
    const struct slip_link *link)
{
	return link->uri.n > 0 ? is_uri(link->uri) :
	    form_standing(pdf, slip, link->page) != NULL;
}

struct str
slip_link_words(struct pdf *pdf, const struct slip *slip,
    const struct slip_link *link)
{
	const struct slip_about	*about = slip_about(slip);
	struct str		 name = about->title;

	if (link->words.n > 0)
		return link->words;
	if (link->uri.n > 0)
		return link->uri;
	if (name.n == 0)
		return str_printf(pdf->arena, "Link to page %zu of this "
		    "document", link->page + 1);
	return str_printf(pdf->arena, "Link to page %zu of " STR_FMT,
	    link->page + 1, STR_ARG(name));
}

static double
within(double x, double low, double high)
{
	return x < low ? low : x > high ? high : x;
}

/* LINK's rectangle on our page, as far as it is on the slip's. */
static void
slip_rect(struct pdf *pdf, const struct form *form,
    const struct slip_link *link, double rect[4])
{
	const struct box	*box = form->box;
	const struct slip_page	*from = box->as.slip;
	double			 height = pdf->pages->at[form->page].height;
	double			 x = box->w / from->width;
	double			 y = box->h / from->height;

	rect[0] = box->x + x * within(link->x, 0, from->width);
	rect[1] = height - box->y - y * within(link->y + link->h, 0,
	    from->height);
	rect[2] = box->x + x * within(link->x + link->w, 0, from->width);
	rect[3] = height - box->y - y * within(link->y, 0, from->height);
}

static void
slip_link_add(struct pdf *pdf, const struct form *form, size_t i)
{
	const struct slip_page	*from = form->box->as.slip;
	const struct slip_link	*link = &from->links[i];
	const struct form	*to;
	struct elem		*elem = form->links[i];
	struct str		 words = elem_rare(elem)->alt;
	struct way		 way = { .uri = link->uri };
	double			 rect[4];

	if (link->uri.n == 0) {
		to = form_standing(pdf, from->slip, link->page);
		way = (struct way){ .inside = true, .page = to->page,
		    .y = to->box->y };
	}
	slip_rect(pdf, form, link, rect);
	annot_add(pdf, form->page, rect, elem, words.n > 0 ? words :
	    slip_link_words(pdf, from->slip, link), &way);
}

static void
slip_links_add(struct pdf *pdf, size_t index, const struct box *box)
{
	const struct form	*form = form_find(pdf, index, box);

	for (size_t i = 0; i < box->as.slip->nlinks; i++)
		if (form->links[i] != NULL)
			slip_link_add(pdf, form, i);
}

void
links_write(struct pdf *pdf)
{
	for (size_t i = 0; i < pdf->pages->n; i++)
		for (const struct box *box = pdf->pages->at[i].first;
		    box != NULL; box = box->next)
			if (box->kind == BOX_LINK)
				link_add(pdf, i, box);
			else if (box->kind == BOX_SLIP)
				slip_links_add(pdf, i, box);
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
	put_destination(pdf, &text, spot->page, spot->y);
	object_append(pdf, mark, buf_take(&text, pdf->arena));
	return mark;
}

void
bookmarks_write(struct pdf *pdf)
{
	HPDF_Outline	last[LEVELS + 1] = { NULL };	/* [0]: the root */
	int		before = 0;	/* level of the one before */

	for (size_t i = 0; i < pdf->pages->nspots; i++) {
		const struct spot	*spot = &pdf->pages->spots[i];
		int			 level = spot->outline;

		if (level <= 0)
			continue;
		/* A level left out would have no parent: stand under the
		 * last one there is. */
		if (level > before + 1)
			level = before + 1;
		if (level > LEVELS)
			level = LEVELS;
		last[level] = bookmark_add(pdf, last[level - 1], spot, level);
		before = level;
	}
	if (before > 0)
		HPDF_SetPageMode(pdf->doc, HPDF_PAGE_MODE_USE_OUTLINE);
}

/* ---- page labels ---- */

/* Whether PAGE is not the one that is counted next behind BEFORE. */
static bool
counts_anew(const struct page *before, const struct page *page)
{
	return page->front != before->front ||
	    page->number != before->number + 1;
}

/* One label where counting starts anew; viewers count on from it. */
void
labels_write(struct pdf *pdf)
{
	const struct page	*page = pdf->pages->at;

	for (size_t i = 0; i < pdf->pages->n; i++)
		if (i == 0 || counts_anew(&page[i - 1], &page[i]))
			HPDF_AddPageLabel(pdf->doc, (HPDF_UINT)i,
			    page[i].front ? HPDF_PAGE_NUM_STYLE_LOWER_ROMAN :
			    HPDF_PAGE_NUM_STYLE_DECIMAL,
			    (HPDF_UINT)page[i].number, NULL);
}
