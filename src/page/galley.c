/*
 * page/galley.c - pieces, and what stands with them.
 *
 * What is decided here: the space between two pieces (the larger of two that
 * meet), what each is held to (see enum hold), and its element and labels.
 */
#include "page/page_int.h"

/* ---- pieces ---- */

/* A piece that takes no room and is no reason to begin or end a page. */
bool
piece_is_light(const struct piece *piece)
{
	return piece->kind == PIECE_FRAME || piece->kind == PIECE_SPOT;
}

bool
piece_ends_page(const struct piece *piece)
{
	return piece->kind >= PIECE_PAGE;
}

struct open *
piece_open(const struct piece *piece)
{
	return piece->kind == PIECE_CLOSE ? piece->as.open : piece->in;
}

double
collect_width(const struct collect *at)
{
	return at->galley->width - at->left - at->right;
}

struct collect
collect_apart(const struct collect *at, struct galley *galley)
{
	struct collect	in = *at;

	in.galley = galley;
	in.in = NULL;
	in.left = in.right = 0;
	in.hold = HOLD_FREE;
	return in;
}

static struct piece *
piece_new(struct flow *flow, struct galley *galley)
{
	galley->at = arena_room(flow->scratch, galley->at, galley->n,
	    &galley->room, sizeof(*galley->at));
	return &galley->at[galley->n++];
}

struct piece *
galley_add(const struct collect *at, const struct block *block,
    enum piece_kind kind, double height)
{
	struct galley	*galley = at->galley;
	struct piece	*piece = piece_new(at->flow, galley);

	*piece = (struct piece){ .kind = kind, .block = block,
	    .place = at->place, .in = at->in, .x = at->left,
	    .width = collect_width(at), .height = height,
	    .hold = (uint8_t)galley->next, .inner = (uint8_t)at->hold };
	if (piece_ends_page(piece)) {
		galley->space = 0;
		galley->next = at->hold;
		return piece;
	}
	piece->notes = galley->notes;
	galley->notes = NULL;
	if (piece_is_light(piece))
		return piece;
	piece->top = galley->top;
	piece->before = galley->at_head ? galley->top : galley->space;
	galley->top = galley->space = 0;
	galley->at_head = false;
	/* A rule belongs to the heading above it. */
	if (kind != PIECE_RULE || galley->next != HOLD_NEXT)
		galley->next = at->hold;
	return piece;
}

/* ---- elements and labels ---- */

struct elem *
block_elem(const struct collect *at, const struct block *block)
{
	struct elem	*elem;

	if (block->tag == TAG_NONE)
		return at->parent;
	if (block->tag == TAG_ARTIFACT || at->parent == NULL)
		return NULL;
	elem = elem_new(at->flow, at->parent, block->tag);
	if (block->title.n > 0)
		elem_rare_make(at->flow, elem)->title = block->title;
	return elem;
}

static struct spot *
spot_new(struct flow *flow, const struct block *block)
{
	struct spot	*spot = arena_make(flow->scratch, struct spot);

	flow->spots = arena_room(flow->scratch, flow->spots, flow->nspots,
	    &flow->spots_room, sizeof(*flow->spots));
	*spot = (struct spot){ .label = block->label, .page = SIZE_MAX,
	    .outline = block->outline, .title = block->title,
	    .leads = block_rare(block)->leads };
	return flow->spots[flow->nspots++] = spot;
}

struct note *
note_new(const struct collect *at, const struct block *block)
{
	struct note	*note;

	if (at->again || at->flow->looking)
		return NULL;
	if (block->label.n == 0 && block->outline == 0 &&
	    block_rare(block)->head.n == 0 && !block_rare(block)->headless)
		return NULL;
	note = arena_make(at->flow->scratch, struct note);
	note->block = block;
	if (block->label.n > 0 || block->outline > 0) {
		note->spot = spot_new(at->flow, block);
		refs_add(at->flow, note->spot, at->place);
	}
	return note;
}

void
note_add(const struct collect *at, const struct block *block)
{
	struct note	**end = &at->galley->notes;

	while (*end != NULL)
		end = &(*end)->next;
	*end = note_new(at, block);
}

void
galley_measure(struct galley *galley)
{
	const struct piece	*piece;
	bool			 at_top = true;

	galley->baseline = -1;
	for (size_t i = 0; i < galley->n; i++) {
		piece = &galley->at[i];
		if (piece_is_light(piece))
			continue;
		galley->height += at_top ? piece->top : piece->before;
		if (at_top && piece->kind == PIECE_PARA)
			galley->baseline = galley->height +
			    piece->as.para.lines->at[0].ascent;
		galley->height += piece->height;
		at_top = false;
	}
}
