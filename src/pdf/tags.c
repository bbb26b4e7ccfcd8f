/*
 * tags.c - the structure tree: who owns which stretch of which page.
 *
 * An element is a dictionary of the tree; a leaf is text or a picture on a
 * page, drawn as one or more marked-content sequences, which are numbered from
 * 0 on each page (MCID).  Elements point down to sequences by /K; the parent
 * tree points back up, from page and MCID to the element (ISO 32000-1, 14.7).
 */
#include "pdf/pdf_int.h"

/* Pages and annotations in one node of the parent tree: what a viewer reads to
 * find one of them. */
#define PARENTS_NODE	32

static struct tagged *
tagged_of(const struct elem *elem)
{
	return elem->pdf;
}

/* Strong and Em came with PDF 2.0; before, both are a Span. */
const char *
tags_type(const struct elem *elem)
{
	const struct tagged	*tagged = tagged_of(elem);

	if (tagged->grafted != NULL && tagged->grafted->type != NULL)
		return tagged->grafted->type;
	if (elem->tag == TAG_STRONG || elem->tag == TAG_EM)
		return tag_name(TAG_SPAN);
	/* A link that leads nowhere is words: it was said when it was drawn. */
	if (elem->tag == TAG_LINK && tagged->annots == NULL)
		return tag_name(TAG_SPAN);
	return tag_name(elem->tag);
}

/* The element after ELEM in reading order; NULL at the end of the tree. */
static struct elem *
elem_next(struct elem *elem)
{
	if (elem->first != NULL)
		return elem->first;
	while (elem != NULL && elem->next == NULL)
		elem = elem->parent;
	return elem != NULL ? elem->next : NULL;
}

/* Forget what an earlier writing left.  How many elements and leaves there
 * are. */
static size_t
elems_forget(struct elem *root)
{
	size_t	n = 0;

	for (struct elem *elem = root; elem != NULL; elem = elem_next(elem)) {
		elem->pdf = NULL;
		n++;
	}
	return n;
}

void
tags_number(struct pdf *pdf)
{
	struct elem	*root = pdf->pages->root, *elem;
	size_t		 all = elems_forget(root);
	struct tagged	*tagged = arena_array(pdf->arena, all, struct tagged);
	unsigned	 n = 0;

	for (elem = root; elem != NULL; elem = elem_next(elem))
		if (elem_rare(elem)->graft != NULL)
			graft_grow(pdf, elem);
	graft_links(pdf);
	for (elem = root; elem != NULL; elem = elem_next(elem)) {
		if (elem->pdf == NULL)	/* else it has just grown */
			elem->pdf = tagged++;
		if (elem->tag == TAG_NONE)
			continue;
		tagged_of(elem)->number = n++;
		buf_add(&pdf->elems, &elem, sizeof(elem));
	}
}

int
tags_sequence(struct pdf *pdf, size_t index, struct elem *leaf)
{
	struct buf	*owners = &pdf->page[index].owners;
	struct tagged	*tagged = tagged_of(leaf);
	struct sequence	*sequence = arena_make(pdf->arena, struct sequence);

	sequence->mcid = (int)(owners->n / sizeof(leaf));
	buf_add(owners, &leaf->parent, sizeof(leaf->parent));
	if (tagged->last == NULL)
		tagged->first = sequence;
	else
		tagged->last->next = sequence;
	tagged->last = sequence;
	return sequence->mcid;
}

/* ---- numbers ---- */

size_t
elem_count(const struct pdf *pdf)
{
	return pdf->elems.n / sizeof(struct elem *);
}

struct elem *
elem_at(const struct pdf *pdf, size_t i)
{
	return ((struct elem **)pdf->elems.s)[i];
}

static size_t
annot_count(const struct pdf *pdf)
{
	return pdf->annots.n / sizeof(struct annot *);
}

static const struct annot *
annot_at(const struct pdf *pdf, size_t i)
{
	return ((struct annot **)pdf->annots.s)[i];
}

static size_t
keyed_count(const struct pdf *pdf)
{
	return pdf->keyed.n / sizeof(struct form *);
}

static const struct form *
keyed_at(const struct pdf *pdf, size_t i)
{
	return ((struct form **)pdf->keyed.s)[i];
}

static size_t
nodes_for(size_t keys, size_t node)
{
	return (keys + node - 1) / node;
}

/* Pages come first among the parent tree's keys, then annotations, then forms
 * with a structure of their own. */
size_t
tags_form_key(const struct pdf *pdf, size_t keyed)
{
	return pdf->pages->n + annot_count(pdf) + keyed;
}

static size_t
parent_keys(const struct pdf *pdf)
{
	return tags_form_key(pdf, keyed_count(pdf));
}

/*
 * Raw objects in the order of their numbers: the root of the tree, the
 * elements, then the nodes of the parent tree.
 */
static unsigned
elem_number(const struct pdf *pdf, const struct elem *elem)
{
	return pdf->first_raw + 1 + tagged_of(elem)->number;
}

static unsigned
node_number(const struct pdf *pdf, size_t node)
{
	return pdf->first_raw + 1 + (unsigned)(elem_count(pdf) + node);
}

unsigned
tags_objects(const struct pdf *pdf)
{
	return 1 + (unsigned)(elem_count(pdf) +
	    nodes_for(parent_keys(pdf), PARENTS_NODE));
}

static unsigned
page_number(const struct pdf *pdf, size_t index)
{
	return object_number(pdf->page[index].haru);
}

/* ---- elements ---- */

/* Whether LEAF was drawn, by us or in a form. */
static bool
is_drawn(const struct elem *leaf)
{
	return tagged_of(leaf)->grafted != NULL ||
	    tagged_of(leaf)->first != NULL;
}

/* The page most of ELEM's own content is on: its first leaf's. */
static bool
elem_page(const struct elem *elem, size_t *page)
{
	for (const struct elem *kid = elem->first; kid != NULL; kid = kid->next)
		if (kid->tag == TAG_NONE && is_drawn(kid)) {
			*page = kid->page;
			return true;
		}
	if (tagged_of(elem)->annots != NULL) {
		*page = tagged_of(elem)->annots->page;
		return true;
	}
	return false;
}

/* Content of a form is numbered there. */
static void
put_form_leaf(struct pdf *pdf, struct buf *out, const struct elem *leaf)
{
	buf_text(out, "<</Type/MCR/Pg ");
	put_ref(out, page_number(pdf, leaf->page));
	buf_text(out, "/Stm ");
	put_ref(out, tagged_of(leaf)->grafted->form->number);
	buf_printf(out, "/MCID %d>>", (int)leaf->mcid);
}

static void
put_leaf(struct pdf *pdf, struct buf *out, const struct elem *leaf, size_t page)
{
	if (tagged_of(leaf)->grafted != NULL) {
		put_form_leaf(pdf, out, leaf);
		return;
	}
	for (const struct sequence *sequence = tagged_of(leaf)->first;
	    sequence != NULL; sequence = sequence->next) {
		if (leaf->page == page) {
			buf_char(out, ' ');
			buf_int(out, sequence->mcid);
			continue;
		}
		buf_text(out, "<</Type/MCR/Pg ");
		put_ref(out, page_number(pdf, leaf->page));
		buf_printf(out, "/MCID %d>>", sequence->mcid);
	}
}

static void
put_kids(struct pdf *pdf, struct buf *out, const struct elem *elem, size_t page)
{
	buf_text(out, "/K[");
	for (const struct elem *kid = elem->first; kid != NULL; kid = kid->next)
		if (kid->tag == TAG_NONE)
			put_leaf(pdf, out, kid, page);
		else {
			buf_char(out, ' ');
			put_ref(out, elem_number(pdf, kid));
		}
	for (const struct annot *annot = tagged_of(elem)->annots;
	    annot != NULL; annot = annot->next) {
		buf_text(out, "<</Type/OBJR/Obj ");
		put_ref(out, object_number(annot->dict));
		if (annot->page != page) {
			buf_text(out, "/Pg ");
			put_ref(out, page_number(pdf, annot->page));
		}
		buf_text(out, ">>");
	}
	buf_char(out, ']');
}

static const char *const scope_names[] = {
	[SCOPE_NONE]	= NULL,
	[SCOPE_COLUMN]	= "Column",
	[SCOPE_ROW]	= "Row",
	[SCOPE_BOTH]	= "Both",
};

static void
put_cell(struct pdf *pdf, struct buf *out, const struct elem *elem)
{
	bool	scoped = elem->tag == TAG_TH && elem->scope != SCOPE_NONE;

	(void)pdf;
	if (!scoped && elem->colspan <= 1 && elem->rowspan <= 1)
		return;
	buf_text(out, "/A<</O/Table");
	if (scoped)
		buf_printf(out, "/Scope/%s", scope_names[elem->scope]);
	if (elem->colspan > 1)
		buf_printf(out, "/ColSpan %d", elem->colspan);
	if (elem->rowspan > 1)
		buf_printf(out, "/RowSpan %d", elem->rowspan);
	buf_text(out, ">>");
}

static void
put_table(struct pdf *pdf, struct buf *out, const struct elem *elem)
{
	struct str	summary = elem_rare(elem)->summary;

	if (summary.n == 0)
		return;
	buf_text(out, "/A<</O/Table/Summary");
	put_text(pdf, out, summary);
	buf_text(out, ">>");
}

static void
put_list(struct pdf *pdf, struct buf *out, const struct elem *elem)
{
	(void)pdf;
	buf_printf(out, "/A<</O/List/ListNumbering/%s>>",
	    numbering_name(elem->numbering));
}

/* How a figure of somebody else's stands, inline or not, is not known. */
static void
put_figure(struct pdf *pdf, struct buf *out, const struct elem *elem)
{
	const struct rare	*rare = elem_rare(elem);
	double			 height = pdf->pages->at[rare->bbox_page].height;
	double			 box[] = { rare->bbox[0],
				    height - rare->bbox[3], rare->bbox[2],
				    height - rare->bbox[1] };

	buf_text(out, tagged_of(elem)->grafted != NULL ?
	    "/A<</O/Layout/BBox[" : "/A<</O/Layout/Placement/Block/BBox[");
	for (int i = 0; i < 4; i++) {
		buf_real(out, box[i], 2);
		buf_char(out, i < 3 ? ' ' : ']');
	}
	buf_text(out, ">>");
}

/* PDF/UA wants a note to have a name of its own (7.9). */
static void
put_note(struct pdf *pdf, struct buf *out, const struct elem *elem)
{
	(void)pdf;
	buf_printf(out, "/ID(note%08u)", tagged_of(elem)->number);
}

/* What a tag has besides its kids. */
static void (*const attributes[TAG__MAX])(struct pdf *pdf, struct buf *out,
    const struct elem *elem) = {
	[TAG_TH]	= put_cell,
	[TAG_TD]	= put_cell,
	[TAG_TABLE]	= put_table,
	[TAG_L]		= put_list,
	[TAG_FIGURE]	= put_figure,
	[TAG_NOTE]	= put_note,
};

static void
put_named(struct pdf *pdf, struct buf *out, const char *key, struct str text)
{
	if (text.n == 0)
		return;
	buf_text(out, key);
	put_text(pdf, out, text);
}

/* Letters first, then pieces of letters and digits (RFC 3066). */
static bool
is_language(struct str lang)
{
	struct str	piece;
	bool		first = true;

	if (lang.n == 0 || str_ends(lang, "-"))
		return false;
	for (; lang.n > 0; first = false) {
		piece = str_cut(&lang, '-');
		if (piece.n == 0 || piece.n > 8)
			return false;
		for (size_t i = 0; i < piece.n; i++)
			if (!char_is_letter(piece.s[i]) &&
			    (first || !char_is_digit(piece.s[i])))
				return false;
	}
	return true;
}

/* The language of what a slip brought, when it says so in the form that the
 * standards ask for: "cy", "en-GB". */
static struct str
elem_lang(const struct elem *elem)
{
	const struct grafted	*grafted = tagged_of(elem)->grafted;
	const struct graft	*graft = elem_rare(elem)->graft;
	struct str		 lang = STR("");

	if (grafted != NULL)
		lang = grafted->lang;
	else if (graft != NULL)
		lang = graft_lang(graft);
	return is_language(lang) ? lang : STR("");
}

static void
elem_write(struct pdf *pdf, struct out *out, struct buf *text,
    const struct elem *elem)
{
	const struct rare	*rare = elem_rare(elem);
	size_t			 page = SIZE_MAX;

	buf_clear(text);
	buf_text(text, "<</S/");
	buf_text(text, tags_type(elem));
	buf_text(text, "/P ");
	put_ref(text, elem->parent != NULL ? elem_number(pdf, elem->parent) :
	    pdf->first_raw);
	if (elem_page(elem, &page)) {
		buf_text(text, "/Pg ");
		put_ref(text, page_number(pdf, page));
	}
	if (elem->first != NULL || tagged_of(elem)->annots != NULL)
		put_kids(pdf, text, elem, page);
	if (attributes[elem->tag] != NULL)
		attributes[elem->tag](pdf, text, elem);
	put_named(pdf, text, "/T", rare->title);
	put_named(pdf, text, "/Lang", elem_lang(elem));
	put_named(pdf, text, "/Alt", rare->alt);
	put_named(pdf, text, "/ActualText", rare->actual);
	put_attached(pdf, text, elem);
	buf_text(text, ">>");
	out_object(out, buf_view(text));
}

/* ---- the trees ---- */

/* The elements that own the sequences of a page or form, by MCID. */
static void
put_owners(struct pdf *pdf, struct buf *out, const struct buf *owners)
{
	struct elem	*const *owner = (struct elem **)owners->s;

	buf_char(out, '[');
	for (size_t i = 0; i < owners->n / sizeof(*owner); i++) {
		buf_char(out, ' ');
		if (owner[i] != NULL)
			put_ref(out, elem_number(pdf, owner[i]));
		else
			buf_text(out, "null");
	}
	buf_char(out, ']');
}

/* What stands for key number KEY: an array by MCID for a page or form, the Link
 * element for an annotation. */
static void
put_parent(struct pdf *pdf, struct buf *out, size_t key)
{
	size_t	first_form = tags_form_key(pdf, 0);

	buf_int(out, (int64_t)key);
	if (key < pdf->pages->n)
		put_owners(pdf, out, &pdf->page[key].owners);
	else if (key >= first_form)
		put_owners(pdf, out, &keyed_at(pdf, key - first_form)->owners);
	else {
		buf_char(out, ' ');
		put_ref(out, elem_number(pdf, annot_at(pdf, key -
		    pdf->pages->n)->elem));
		buf_char(out, ' ');
	}
}

static void
node_write(struct pdf *pdf, struct out *out, struct buf *text, size_t node)
{
	size_t	first = node * PARENTS_NODE, end = first + PARENTS_NODE;

	if (end > parent_keys(pdf))
		end = parent_keys(pdf);
	buf_clear(text);
	buf_printf(text, "<</Limits[%zu %zu]/Nums[", first, end - 1);
	for (size_t key = first; key < end; key++)
		put_parent(pdf, text, key);
	buf_text(text, "]>>");
	out_object(out, buf_view(text));
}

/* The elements with an identifier, by name: 7.9 once more, and 14.7.2.  Numbers
 * of eight digits are in the order of names already. */
static void
put_names(struct pdf *pdf, struct buf *out)
{
	bool	any = false;

	for (size_t i = 0; i < elem_count(pdf); i++) {
		const struct elem	*elem = elem_at(pdf, i);

		if (elem->tag != TAG_NOTE)
			continue;
		buf_text(out, any ? " " : "/IDTree<</Names[");
		buf_printf(out, "(note%08u)", tagged_of(elem)->number);
		put_ref(out, elem_number(pdf, elem));
		any = true;
	}
	if (any)
		buf_text(out, "]>>");
}

static void
root_write(struct pdf *pdf, struct out *out, struct buf *text)
{
	size_t	nodes = nodes_for(parent_keys(pdf), PARENTS_NODE);

	buf_text(text, "<</Type/StructTreeRoot/K ");
	put_ref(text, elem_number(pdf, pdf->pages->root));
	buf_text(text, "/ParentTree<</Kids[");
	for (size_t node = 0; node < nodes; node++) {
		buf_char(text, ' ');
		put_ref(text, node_number(pdf, node));
	}
	buf_printf(text, "]>>/ParentTreeNextKey %zu", parent_keys(pdf));
	put_names(pdf, text);
	buf_text(text, ">>");
	out_object(out, buf_view(text));
}

void
tags_write(struct pdf *pdf, struct out *out)
{
	struct buf	text = { 0 };

	root_write(pdf, out, &text);
	for (size_t i = 0; i < elem_count(pdf); i++)
		elem_write(pdf, out, &text, elem_at(pdf, i));
	for (size_t i = 0; i < nodes_for(parent_keys(pdf), PARENTS_NODE); i++)
		node_write(pdf, out, &text, i);
	buf_free(&text);
}
