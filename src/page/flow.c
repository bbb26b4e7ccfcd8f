/*
 * page/flow.c - one pass: a document's blocks to its pages.
 *
 * The loop is short because it decides nothing: how much of the document's
 * galley a page takes is fit.c's answer, and each turn takes some of it.
 */
#include "page/page_int.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* A4, for blocks that do not begin with a sheet. */
static const struct sheet plain = {
	.width = 595.28, .height = 841.89,
	.left = 56.7, .right = 56.7, .top = 70.9, .bottom = 68,
};

/* The live area of SHEET; never nothing, whatever its margins. */
void
sheet_live(const struct sheet *sheet, double *width, double *height)
{
	*width = sheet->width - sheet->left - sheet->right;
	*height = sheet->height - sheet->top - sheet->bottom;
	if (*width < 1)
		*width = 1;
	if (*height < 1)
		*height = 1;
}

/* ---- what a pass keeps ---- */

void
flow_open(struct flow *flow, struct kept *kept, struct arena *arena,
    const struct metrics *metrics, const struct refs *was)
{
	breaks_open();
	*flow = (struct flow){ .kept = kept,
	    .keep = kept->arena, .texts = arena, .arena = arena,
	    .scratch = arena_new(), .metrics = metrics, .was = was,
	    .now = arena_make(arena, struct refs), .sheet = &plain,
	    .sheet_new = true };
	flow->reports_end = &flow->reports;
}

void
flow_close(struct flow *flow)
{
	arena_free(flow->scratch);
	buf_free(&flow->text);
	free(flow->breaks);
	free(flow->words);
	free(flow->lines);
	stood_free(&flow->stood);
}

/* Said only if this pass turns out to be the last. */
void
flow_report(struct flow *flow, enum diag id, const struct place *place,
    struct str detail)
{
	struct report	*report = arena_make(flow->scratch, struct report);

	report->id = id;
	if (place != NULL)
		report->place = *place;
	report->detail = detail;
	*flow->reports_end = report;
	flow->reports_end = &report->next;
}

/* BLOCK's running head from here on, or none; false when it is as before. */
static bool
head_note(struct flow *flow, const struct block *block)
{
	const struct block_rare	*rare = block_rare(block);

	if (rare->head.n == 0 && !rare->headless)
		return false;
	flow->head = (struct running){ rare->head, rare->head_reading };
	return true;
}

/* Labels, bookmarks and running heads that stand at Y of this page. */
void
flow_note(struct flow *flow, const struct note *note, double y)
{
	struct leaf_through	*through = &flow->through[flow->npages - 1];

	for (; note != NULL; note = note->next) {
		if (note->spot != NULL && note->spot->page == SIZE_MAX) {
			note->spot->page = flow->npages - 1;
			note->spot->number = flow->page->number;
			note->spot->front = flow->page->front;
			note->spot->y = y;
		}
		if (!head_note(flow, note->block))
			continue;
		/* What begins further down heads the next page. */
		if (!flow->touched || through->head.text.n == 0)
			through->head = flow->head;
	}
}

/* NOTE is of NUMBER in the series last counted, whether its page is here or
 * not. */
static void
note_counted(struct flow *flow, const struct note *note, size_t number)
{
	if (note->spot != NULL) {
		note->spot->page = flow->npages > 0 ? flow->npages - 1 : 0;
		note->spot->number = number;
		note->spot->front = flow->counts.in_front;
	}
	head_note(flow, note->block);
}

/* ---- numbers ---- */

/* Count N more of the papers, or of the FRONT; the last one's number. */
static size_t
count_on(struct counts *counts, bool front, size_t n)
{
	size_t	*count = front ? &counts->front : &counts->papers;

	counts->in_front = front;
	return *count += n;
}

static size_t
count_last(const struct counts *counts)
{
	return counts->in_front ? counts->front : counts->papers;
}

/* ---- pages ---- */

static void
pages_grow(struct flow *flow)
{
	struct page		*pages;
	struct leaf_through	*through;

	flow->room = flow->room == 0 ? 16 : 2 * flow->room;
	pages = arena_array(flow->arena, flow->room, struct page);
	through = arena_array(flow->scratch, flow->room, struct leaf_through);
	if (flow->npages > 0) {
		memcpy(pages, flow->pages, flow->npages * sizeof(*pages));
		memcpy(through, flow->through,
		    flow->npages * sizeof(*through));
	}
	flow->pages = pages;
	flow->through = through;
}

/* A page of SHEET, its FIRST or not: the next of the papers or of the FRONT. */
static void
page_begin(struct flow *flow, const struct sheet *sheet, bool front, bool first)
{
	if (flow->npages == flow->room)
		pages_grow(flow);
	flow->through[flow->npages] = (struct leaf_through){ .sheet = sheet,
	    .head = flow->head, .first = first };
	flow->page = &flow->pages[flow->npages++];
	*flow->page = (struct page){ .width = sheet->width,
	    .height = sheet->height, .front = front,
	    .number = count_on(&flow->counts, front, 1),
	    .unnumbered = sheet->unnumbered };
	flow->touched = false;
	flow->leaf = NULL;
}

/* A page of the sheet in force, for content. */
static void
page_next(struct flow *flow)
{
	page_begin(flow, flow->sheet, flow->sheet->front, flow->sheet_new);
	flow->page->own = ++flow->counts.own;
	flow->through[flow->npages - 1].opens = flow->opens;
	flow->sheet_new = flow->opens = false;
}

/* Where the page just begun has its content's top. */
static double
page_top(const struct flow *flow)
{
	const struct sheet	*sheet = flow->sheet;

	if (flow->through[flow->npages - 1].first || sheet->next_top <= 0)
		return sheet->top;
	return sheet->next_top;
}

/* A page of GALLEY from AT on; where the next begins. */
static struct cursor
page_make(struct flow *flow, const struct galley *galley, struct cursor at)
{
	double		width, height, top;
	struct fit	fit;

	page_next(flow);
	top = page_top(flow);
	sheet_live(flow->sheet, &width, &height);
	height -= top - flow->sheet->top;
	fit = galley_fit(flow, galley, at, height > 1 ? height : 1, true);
	galley_put(flow, galley, at,
	    fit.placed == PLACED_PART ? &fit.to : NULL, flow->sheet->left, top);
	return fit.placed == PLACED_PART ? fit.to :
	    (struct cursor){ .piece = galley->n };
}

/* ---- between pages ---- */

static void
sheet_change(struct flow *flow, const struct piece *piece)
{
	flow->sheet = piece->block->as.sheet;
	flow->sheet_new = true;
	if (flow->sheet->opens)
		flow->opens = true;
	if (flow->sheet->own_first > 0)
		flow->counts.own = (size_t)flow->sheet->own_first - 1;
}

static void
page_end(struct flow *flow, const struct piece *piece)
{
	(void)flow;
	(void)piece;
}

/* The back of a page with an odd number is a page as well; what stands on it is
 * put down whole, for it has no other. */
static void
back_make(struct flow *flow, const struct piece *piece)
{
	const struct sheet	*sheet = piece->block->as.back->sheet;
	const struct galley	*galley = piece->as.frame;

	if (count_last(&flow->counts) % 2 == 1) {
		page_begin(flow, sheet, flow->counts.in_front, false);
		galley_put(flow, galley, (struct cursor){ 0 }, NULL,
		    sheet->left, sheet->top);
		if (galley->height > galley->most + SLACK)
			flow_report(flow, DIAG_PAGE_FULL, piece->place,
			    STR(""));
	}
	if (piece->notes != NULL)
		note_counted(flow, piece->notes, count_last(&flow->counts));
}

/* The last number passed over is the block's, the first is that of what waited
 * for it. */
static void
numbers_skip(struct flow *flow, const struct piece *piece)
{
	size_t	first = flow->counts.papers + 1, over = piece->block->as.skip;

	if (over > 0)
		count_on(&flow->counts, false, over);
	for (const struct note *note = piece->notes; note != NULL;
	    note = note->next)
		note_counted(flow, note, note->block == piece->block ?
		    count_last(&flow->counts) : first);
}

/* A labelled place after all content belongs to the last page. */
static void
spot_leave(struct flow *flow, const struct piece *piece)
{
	if (flow->npages == 0)
		page_next(flow);
	flow_note(flow, piece->notes, 0);
}

/* What stands between pages rather than on them. */
static void (*const between_kind[PIECE__MAX])(struct flow *flow,
    const struct piece *piece) = {
	[PIECE_SPOT]	= spot_leave,
	[PIECE_PAGE]	= page_end,
	[PIECE_SHEET]	= sheet_change,
	[PIECE_BACK]	= back_make,
	[PIECE_SKIP]	= numbers_skip,
};

/* Sheets and page breaks only end pages; a page begins when something is to
 * stand on it, so none but a back is empty.  A document has one at least. */
static void
pages_make(struct flow *flow, const struct galley *galley)
{
	struct cursor		 at = { 0 };
	const struct piece	*piece;

	while (at.piece < galley->n) {
		piece = &galley->at[at.piece];
		if (between_kind[piece->kind] == NULL) {
			at = page_make(flow, galley, at);
			continue;
		}
		between_kind[piece->kind](flow, piece);
		at = (struct cursor){ .piece = at.piece + 1 };
	}
	if (flow->npages == 0)
		page_next(flow);
}

/* ---- a pass ---- */

/* Collect BLOCKS into GALLEY under ROOT, which may be NULL. */
static void
flow_collect(struct flow *flow, const struct blocks *blocks,
    struct galley *galley, struct elem *root)
{
	struct collect	at = { .flow = flow, .galley = galley, .parent = root };

	galley_make(&at, blocks);
}

/* How high BLOCKS are at WIDTH. */
double
flow_measure(struct flow *flow, const struct blocks *blocks, double width)
{
	struct galley	galley = { .width = width, .most = 1e9 };

	flow_collect(flow, blocks, &galley, NULL);
	return galley.height;
}

/* Whether BLOCKS hold page numbers.  On the way every word is measured, which
 * would have to be done anyway, but no line is made. */
bool
flow_refers(struct flow *flow, const struct blocks *blocks)
{
	flow->looking = true;
	flow_measure(flow, blocks, plain.width);
	return flow->refers;
}

static void
spots_finish(struct flow *flow, struct pages *pages)
{
	struct refs	*refs = flow->now;
	struct spot	*spot;
	size_t		 ref = 0;

	pages->spots = arena_array(flow->arena, flow->nspots, struct spot);
	pages->labels = refs;
	for (size_t i = 0; i < flow->nspots; i++) {
		spot = &pages->spots[i];
		*spot = *flow->spots[i];
		assert(spot->page < flow->npages);
		/* References are in this order, but not all spots have one. */
		if (ref == refs->n || refs->at[ref].spot != flow->spots[i])
			continue;
		refs->at[ref].spot = spot;
		refs->at[ref].number = spot->number;
		refs->at[ref++].front = spot->front;
	}
	pages->nspots = flow->nspots;
}

/* Spots that lead to another, a label's, have its place.  Numbers stay, which
 * references print. */
static void
spots_lead(struct pages *pages)
{
	struct spot		*spot = pages->spots;
	const struct spot	*to;

	for (; spot < pages->spots + pages->nspots; spot++) {
		to = spot->leads.n > 0 ? pages_spot(pages, spot->leads) : NULL;
		if (to == NULL)
			continue;
		spot->page = to->page;
		spot->y = to->y;
		if (spot->label.n > 0)
			continue;
		spot->number = to->number;
		spot->front = to->front;
	}
}

/* Pages of BLOCKS under ROOT, and where labels stand on them. */
static void
flow_pages(struct flow *flow, const struct blocks *blocks,
    struct pages *pages)
{
	struct galley	galley = { .flows = true };

	sheet_live(&plain, &galley.width, &galley.most);
	flow_collect(flow, blocks, &galley, pages->root);
	pages_make(flow, &galley);
	spots_finish(flow, pages);
	spots_lead(pages);
}

/* What will be thrown away need not be made; what is made for it goes with the
 * pass. */
void
flow_draft(struct flow *flow, const struct blocks *blocks)
{
	struct pages	pages = { .root = NULL };

	flow->draft = true;
	flow->arena = flow->scratch;
	flow_pages(flow, blocks, &pages);
}

struct pages *
flow_run(struct flow *flow, const struct blocks *blocks)
{
	struct pages	*pages = arena_make(flow->arena, struct pages);

	pages->root = arena_make(flow->arena, struct elem);
	pages->root->tag = TAG_DOCUMENT;
	flow_pages(flow, blocks, pages);
	furniture_put(flow);
	elems_prune(pages->root);
	stood_keep(flow, pages);
	pages->at = flow->pages;
	pages->n = flow->npages;
	pages->last = flow->counts.papers;
	return pages;
}
