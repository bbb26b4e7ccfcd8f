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

static const struct open *
piece_open(const struct piece *piece)
{
	return piece->kind == PIECE_CLOSE ? piece->as.open : piece->in;
}

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
	piece->as.figure.scale *= room / piece->height;
	piece->height = room;
	flow_report(flow, DIAG_PAGE_FIGURE, piece->place,
	    piece->block->as.figure->alt);
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

static bool
is_start(struct cursor at)
{
	return at.line == 0 && at.inner == NULL;
}

static struct fit
piece_fit(struct flow *flow, struct piece *piece, struct cursor from,
    double room, bool must)
{
	if (piece_is_light(piece) ||
	    (is_start(from) && piece->height <= room + SLACK))
		return (struct fit){ PLACED_ALL, .height = piece->height };
	return fit_kind[piece->kind](flow, piece, from, room, must);
}

/* ---- a galley ---- */

/* The places to break found so far, the last for each hold. */
struct breaks {
	struct fit	at[HOLD__MAX];
};

/*
 * Where to break before or inside PIECE, which has LEFT of ROOM and does not
 * fit. NULL when it has to go down all the same.
 */
static const struct fit *
break_choose(const struct breaks *breaks, const struct piece *piece,
    double left, double room, bool must)
{
	const struct fit	*best = breaks->at;

	if (best[HOLD_FREE].placed == PLACED_PART || !must)
		return &best[HOLD_FREE];
	if (best[HOLD_WHOLE].placed == PLACED_PART)
		return &best[HOLD_WHOLE];
	if (left >= room * SQUEEZE_ROOM && (piece->kind != PIECE_FIGURE ||
	    left >= piece->height * SQUEEZE_FIGURE))
		return NULL;
	if (best[HOLD_NEXT].placed == PLACED_PART)
		return &best[HOLD_NEXT];
	return NULL;
}

struct fit
galley_fit(struct flow *flow, const struct galley *galley, struct cursor from,
    double room, bool must)
{
	struct breaks		 breaks = { 0 };
	const struct fit	*best;
	struct piece		*piece;
	struct cursor		 start = from;
	struct fit		 fit;
	double			 y, gap, left, shut;
	bool			 at_top = true;

	if (from.piece >= galley->n)
		return (struct fit){ .placed = PLACED_ALL };
	for (size_t i = 0; i < HOLD__MAX; i++)
		breaks.at[i].placed = PLACED_NONE;
	y = open_height(&galley->at[from.piece]);
	for (; start.piece < galley->n;
	    start = (struct cursor){ .piece = start.piece + 1 }) {
		piece = &galley->at[start.piece];
		shut = close_height(piece);
		fit = (struct fit){ PLACED_PART, start, y + shut };
		if (piece_ends_page(piece))
			return fit;
		if (start.piece > from.piece)
			breaks.at[piece->hold] = fit;
		gap = at_top && !is_start(start) ? 0 :
		    at_top ? piece->top : piece->before;
		left = room - y - gap - shut;
		fit = piece_fit(flow, piece, start, left, false);
		if (fit.placed == PLACED_PART) {
			fit.to.piece = start.piece;
			breaks.at[piece->inner] = (struct fit){ PLACED_PART,
			    fit.to, y + gap + fit.height + shut };
		}
		if (fit.placed != PLACED_ALL) {
			best = break_choose(&breaks, piece, left, room, must);
			if (best != NULL)
				return *best;
			fit = piece_fit(flow, piece, start, left, true);
		}
		if (fit.placed == PLACED_PART) {
			fit.to.piece = start.piece;
			fit.height += y + gap + shut;
			return fit;
		}
		y += gap + fit.height;
		at_top = at_top && piece_is_light(piece);
	}
	return (struct fit){ PLACED_ALL, .height = y };
}
