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
flow_open(struct flow *flow, struct arena *arena,
    const struct metrics *metrics, const struct refs *was)
{
	breaks_open();
	*flow = (struct flow){ .keep = arena, .arena = arena,
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

/* Labels, bookmarks and running heads that stand at Y of this page. */
void
flow_note(struct flow *flow, const struct note *note, double y)
{
	struct leaf_through	*through = &flow->through[flow->npages - 1];

	for (; note != NULL; note = note->next) {
		if (note->spot != NULL && note->spot->page == SIZE_MAX) {
			note->spot->page = flow->npages - 1;
			note->spot->y = y;
		}
		if (note->block->head.n == 0)
			continue;
		flow->head = note->block->head;
		/* What begins further down heads the next page. */
		if (!flow->touched || through->head.n == 0)
			through->head = flow->head;
	}
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

static void
page_begin(struct flow *flow)
{
	const struct sheet	*sheet = flow->sheet;

	if (flow->npages == flow->room)
		pages_grow(flow);
	flow->through[flow->npages] = (struct leaf_through){ .sheet = sheet,
	    .head = flow->head, .first = flow->sheet_new };
	flow->page = &flow->pages[flow->npages++];
	*flow->page = (struct page){ .width = sheet->width,
	    .height = sheet->height, .number = flow->npages,
	    .unnumbered = sheet->unnumbered };
	flow->sheet_new = false;
	flow->touched = false;
	flow->leaf = NULL;
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

	page_begin(flow);
	top = page_top(flow);
	sheet_live(flow->sheet, &width, &height);
	height -= top - flow->sheet->top;
	fit = galley_fit(flow, galley, at, height > 1 ? height : 1, true);
	galley_put(flow, galley, at,
	    fit.placed == PLACED_PART ? &fit.to : NULL, flow->sheet->left, top);
	return fit.placed == PLACED_PART ? fit.to :
	    (struct cursor){ .piece = galley->n };
}

/* Sheets and page breaks only end pages; a page begins when something is to
 * stand on it, so none is empty.  A document has one page at least. */
static void
pages_make(struct flow *flow, const struct galley *galley)
{
	struct cursor		 at = { 0 };
	const struct piece	*piece;

	while (at.piece < galley->n) {
		piece = &galley->at[at.piece];
		switch (piece->kind) {
		case PIECE_SHEET:
			flow->sheet = piece->block->as.sheet;
			flow->sheet_new = true;
			at = (struct cursor){ .piece = at.piece + 1 };
			break;
		case PIECE_PAGE:
			at = (struct cursor){ .piece = at.piece + 1 };
			break;
		default:
			at = page_make(flow, galley, at);
		}
	}
	if (flow->npages == 0)
		page_begin(flow);
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
		refs->at[ref++].page = spot->page + 1;
	}
	pages->nspots = flow->nspots;
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
	pages->at = flow->pages;
	pages->n = flow->npages;
	return pages;
}
