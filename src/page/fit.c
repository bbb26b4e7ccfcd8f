/*
 * page/fit.c - how far a galley goes into a room.
 *
 * Running out of room is a result, not an error.  While pieces go down, the
 * last place to break is remembered for each HOLD; when one does not fit, the
 * freest hold that has a place wins, and what was put after it is taken back:
 * so a heading moves to the next page with what follows, and so do several in a
 * row.  Where the room is all there will ever be (MUST), something is always
 * put down, divided, made smaller or running over, and reported.
 */
#include "page/page_int.h"

/* A piece is rather squeezed into this part of a page, or a figure to this part
 * of its height, than parted from its heading. */
#define SQUEEZE_ROOM	(1.0 / 3)
#define SQUEEZE_FIGURE	0.5

/* ---- what is open around a piece ---- */

/* What a page that begins with PIECE repeats above it. */
static double
open_height(const struct piece *piece)
{
	double	height = 0;

	for (const struct open *open = piece_open(piece); open != NULL;
	    open = open->up)
		height += open->look != NULL ? open->look->pad_y :
		    table_again(open->grid, piece);
	return height;
}

/* What stands below PIECE when the page ends with it. */
static double
close_height(const struct piece *piece)
{
	const struct open	*open = piece->in;
	double			 height = 0;

	if (piece->kind == PIECE_OPEN)
		open = piece->as.open;
	for (; open != NULL; open = open->up)
		if (open->look != NULL)
			height += open->look->pad_y;
	return height;
}

/* ---- one piece ---- */

static struct fit
whole_fit(struct flow *flow, struct piece *piece, struct cursor from,
    double room, bool must)
{
	(void)from;
	if (!must)
		return (struct fit){ .placed = PLACED_NONE };
	if (piece->height > room + SLACK)
		flow_report(flow, DIAG_PAGE_FULL, piece->place, STR(""));
	return (struct fit){ PLACED_ALL, .height = piece->height };
}

static struct fit
figure_fit(struct flow *flow, struct piece *piece, struct cursor from,
    double room, bool must)
{
	if (!must || room < 1)
		return whole_fit(flow, piece, from, room, must);
	piece->as.scale *= room / piece->height;
	piece->height = room;
	figure_report(flow, piece->block->as.figure, piece->place);
	return (struct fit){ PLACED_ALL, .height = room };
}

/*
 * Galleys side by side.  None may be left empty above the break while others go
 * on, unless that MUST be.
 */
struct fit
galleys_fit(struct flow *flow, struct galley *galleys, size_t n,
    const double *shifts, struct cursor from, double room, bool must)
{
	struct cursor	*inner = arena_array(flow->scratch, n, struct cursor);
	struct fit	 fit, all = { .placed = PLACED_ALL };
	double		 shift;

	for (size_t i = 0; i < n; i++) {
		shift = from.inner == NULL && shifts != NULL ? shifts[i] : 0;
		fit = galley_fit(flow, &galleys[i], cursor_inner(from, i),
		    room - shift, must);
		if (fit.placed == PLACED_NONE)
			return fit;
		if (fit.placed == PLACED_PART) {
			all.placed = PLACED_PART;
			inner[i] = fit.to;
		} else
			inner[i].piece = galleys[i].n;
		if (shift + fit.height > all.height)
			all.height = shift + fit.height;
	}
	all.to.inner = inner;
	return all;
}

static struct fit
columns_fit(struct flow *flow, struct piece *piece, struct cursor from,
    double room, bool must)
{
	return galleys_fit(flow, piece->as.columns.at, piece->as.columns.n,
	    NULL, from, room, must);
}

static struct fit (*const fit_kind[PIECE__MAX])(struct flow *flow,
    struct piece *piece, struct cursor from, double room, bool must) = {
	[PIECE_PARA]	= para_fit,
	[PIECE_FIGURE]	= figure_fit,
	[PIECE_RULE]	= whole_fit,
	[PIECE_HEAD]	= whole_fit,
	[PIECE_ROW]	= row_fit,
	[PIECE_COLUMNS]	= columns_fit,
	[PIECE_OPEN]	= whole_fit,
	[PIECE_CLOSE]	= whole_fit,
	[PIECE_FRAME]	= whole_fit,
	[PIECE_SPOT]	= whole_fit,
	[PIECE_PAGE]	= whole_fit,
	[PIECE_SHEET]	= whole_fit,
	[PIECE_BACK]	= whole_fit,
	[PIECE_SKIP]	= whole_fit,
};

static struct fit
piece_fit(struct flow *flow, struct piece *piece, struct cursor from,
    double room, bool must)
{
	if (piece_is_light(piece) ||
	    (cursor_begins(from) && piece->height <= room + SLACK))
		return (struct fit){ PLACED_ALL, .height = piece->height };
	return fit_kind[piece->kind](flow, piece, from, room, must);
}

/* ---- a galley ---- */

/* A galley on its way into a room. */
struct fitting {
	struct flow		*flow;
	const struct galley	*galley;
	size_t			 first;		/* piece */
	double			 room;
	bool			 must;
	bool			 at_top;	/* only light pieces so far */
	double			 y;		/* how far down */
	struct fit		 breaks[HOLD__MAX];	/* places to break, the
						 * last for each hold */
};

/*
 * Where to break before or inside PIECE, which has LEFT of the room and does
 * not fit.  NULL when it has to go down all the same.
 */
static const struct fit *
break_choose(const struct fitting *at, const struct piece *piece, double left)
{
	const struct fit	*best = at->breaks;

	if (best[HOLD_FREE].placed == PLACED_PART || !at->must)
		return &best[HOLD_FREE];
	if (best[HOLD_WHOLE].placed == PLACED_PART)
		return &best[HOLD_WHOLE];
	if (left >= at->room * SQUEEZE_ROOM && (piece->kind != PIECE_FIGURE ||
	    left >= piece->height * SQUEEZE_FIGURE))
		return NULL;
	if (best[HOLD_NEXT].placed == PLACED_PART)
		return &best[HOLD_NEXT];
	return NULL;
}

/* Go on by what stands at START, if there is room.  True when the galley ends
 * or is divided here, as FIT says. */
static bool
fitting_ends(struct fitting *at, struct cursor start, struct fit *fit)
{
	struct piece		*piece = &at->galley->at[start.piece];
	const struct fit	*best;
	double			 shut = close_height(piece), left;

	*fit = (struct fit){ PLACED_PART, start, at->y + shut };
	if (piece_ends_page(piece))
		return true;
	if (start.piece > at->first)
		at->breaks[piece->hold] = *fit;
	if (!at->at_top)
		at->y += piece->before;
	else if (cursor_begins(start))
		at->y += piece->top;
	left = at->room - at->y - shut;
	*fit = piece_fit(at->flow, piece, start, left, false);
	if (fit->placed == PLACED_PART) {
		fit->to.piece = start.piece;
		at->breaks[piece->inner] = (struct fit){ PLACED_PART, fit->to,
		    at->y + fit->height + shut };
	}
	if (fit->placed != PLACED_ALL) {
		best = break_choose(at, piece, left);
		if (best != NULL) {
			*fit = *best;
			return true;
		}
		*fit = piece_fit(at->flow, piece, start, left, true);
	}
	at->y += fit->height;
	at->at_top = at->at_top && piece_is_light(piece);
	if (fit->placed != PLACED_PART)
		return false;
	fit->to.piece = start.piece;
	fit->height = at->y + shut;
	return true;
}

struct fit
galley_fit(struct flow *flow, const struct galley *galley, struct cursor from,
    double room, bool must)
{
	struct fitting	at = { .flow = flow, .galley = galley,
			    .first = from.piece, .room = room, .must = must,
			    .at_top = true };
	struct fit	fit;

	if (from.piece >= galley->n)
		return (struct fit){ .placed = PLACED_ALL };
	for (size_t i = 0; i < HOLD__MAX; i++)
		at.breaks[i].placed = PLACED_NONE;
	at.y = open_height(&galley->at[from.piece]);
	for (; from.piece < galley->n;
	    from = (struct cursor){ .piece = from.piece + 1 })
		if (fitting_ends(&at, from, &fit))
			return fit;
	return (struct fit){ PLACED_ALL, .height = at.y };
}
