/*
 * page/put.c - pieces to boxes, as far as fit.c said.
 *
 * Grounds come before what stands on them: a box is added when a ground begins
 * and gets its height when it ends.
 */
#include "page/page_int.h"

/* ---- boxes ---- */

/* A box of ELEM (NULL: an artifact) on this page.  In a draft it is lost. */
struct box *
box_add(struct flow *flow, enum box_kind kind, struct elem *elem, double x,
    double y, double w, double h)
{
	struct page	*page = flow->page;
	struct box	*box;

	if (flow->draft) {
		flow->waste = (struct box){ 0 };
		return &flow->waste;
	}
	box = arena_make(flow->arena, struct box);
	box->kind = kind;
	box->x = x;
	box->y = y;
	box->w = w;
	box->h = h;
	box->pagination = flow->again > 0;
	if (kind != BOX_LINK)	/* draws nothing, so it interrupts nothing */
		box->leaf = elem_leaf(flow, elem);
	if (page->last == NULL)
		page->first = box;
	else
		page->last->next = box;
	page->last = box;
	return box;
}

struct box *
box_add_text(struct flow *flow, struct elem *elem, struct look look,
    struct str text, double x, double y, double w)
{
	struct box	*box;

	box = box_add(flow, BOX_TEXT, elem, x, y, w, look.size);
	box->as.text.text = text;
	box->as.text.face = look.face;
	box->as.text.size = look.size;
	box->as.text.colour = look.colour;
	return box;
}

struct box *
rect_put(struct flow *flow, uint32_t colour, double x, double y, double w,
    double h)
{
	struct box	*box = box_add(flow, BOX_RECT, NULL, x, y, w, h);

	box_shows(flow, box, flow->reading);
	box->as.rule.colour = colour;
	return box;
}

void
line_put(struct flow *flow, struct rule rule, double x, double y, double dx,
    double dy)
{
	struct box	*box;

	if (rule.width <= 0)
		return;
	box = box_add(flow, BOX_LINE, NULL, x, y, dx, dy);
	box->as.rule.colour = rule.colour;
	box->as.rule.width = rule.width;
}

/* ---- callouts, and what a new page opens again ---- */

static void
ground_begin(struct flow *flow, struct open *open, double x, double y)
{
	const struct box_look	*look = open->look;

	open->top = y;
	open->ground = open->bar = NULL;
	if (look->filled)
		open->ground = rect_put(flow, look->fill, x, y, open->width, 0);
	if (look->bar > 0)
		open->bar = rect_put(flow, look->bar_colour, x, y, look->bar,
		    0);
}

static void
ground_end(struct flow *flow, struct open *open, double x, double y)
{
	struct rule	border = open->look->border;
	double		h = y - open->top, w = open->width;

	if (open->ground != NULL)
		open->ground->h = h;
	if (open->bar != NULL)
		open->bar->h = h;
	line_put(flow, border, x, open->top, w, 0);
	line_put(flow, border, x, y, w, 0);
	line_put(flow, border, x, open->top, 0, h);
	line_put(flow, border, x + w, open->top, 0, h);
}

/* Open OPEN and all around it again above PIECE; how high that is. */
static double
again_put(struct flow *flow, struct open *open, const struct piece *piece,
    double x, double y)
{
	double	above;

	if (open == NULL)
		return 0;
	above = again_put(flow, open->up, piece, x, y);
	if (open->look == NULL)
		return above + table_again_put(flow, open, piece, x,
		    y + above);
	ground_begin(flow, open, x + open->x, y + above);
	return above + open->look->pad_y;
}

/* Close OPEN and all around it at the foot of the page. */
static double
shut_put(struct flow *flow, struct open *open, double x, double y)
{
	double	height = 0;

	for (; open != NULL; open = open->up) {
		if (open->look == NULL)
			continue;
		height += open->look->pad_y;
		ground_end(flow, open, x + open->x, y + height);
	}
	return height;
}

/* ---- one function for each kind of piece ---- */

static void
figure_box(struct flow *flow, const struct piece *piece, double x, double y,
    double width)
{
	const struct figure	*figure = piece->block->as.figure;
	enum box_kind		 kind = figure->image != NULL ? BOX_IMAGE :
				     figure->slip != NULL ? BOX_SLIP :
				     BOX_DRAWING;
	struct box		*box = box_add(flow, kind, piece->elem, x, y,
				     width, piece->height);

	if (kind == BOX_IMAGE)
		box->as.image = figure->image;
	else if (kind == BOX_SLIP)
		box->as.slip = figure->slip;
	else {
		box->as.drawing.drawing = figure->drawing;
		box->as.drawing.scale = piece->as.scale;
	}
	box_shows(flow, box, flow->reading);
}

static double
figure_put(struct flow *flow, struct piece *piece, struct cursor from,
    const struct cursor *to, double x, double y)
{
	struct elem	*elem = piece->elem;
	struct rare	*rare;
	double		 width, height, slack;

	(void)from;
	(void)to;
	figure_size(piece->block->as.figure, &width, &height);
	width *= piece->as.scale;
	slack = piece->width > width ? piece->width - width : 0;
	if (piece->align == ALIGN_RIGHT)
		x += slack;
	else if (piece->align == ALIGN_CENTRE)
		x += slack / 2;
	figure_box(flow, piece, x, y, width);
	if (elem != NULL && elem->tag == TAG_FIGURE && flow->again == 0) {
		rare = elem_rare_make(flow, elem);
		rare->bbox[0] = x;
		rare->bbox[1] = y;
		rare->bbox[2] = x + width;
		rare->bbox[3] = y + piece->height;
		rare->bbox_page = flow->npages - 1;
	}
	return piece->height;
}

static double
rule_put(struct flow *flow, struct piece *piece, struct cursor from,
    const struct cursor *to, double x, double y)
{
	(void)from;
	(void)to;
	line_put(flow, piece->block->as.rule, x, y, piece->width, 0);
	return piece->height;
}

static double
open_put(struct flow *flow, struct piece *piece, struct cursor from,
    const struct cursor *to, double x, double y)
{
	(void)from;
	(void)to;
	ground_begin(flow, piece->as.open, x, y);
	return piece->height;
}

static double
close_put(struct flow *flow, struct piece *piece, struct cursor from,
    const struct cursor *to, double x, double y)
{
	(void)from;
	(void)to;
	ground_end(flow, piece->as.open, x, y + piece->height);
	return piece->height;
}

/* Where galley I of several begins. */
struct cursor
cursor_inner(struct cursor from, size_t i)
{
	return from.inner != NULL ? from.inner[i] : (struct cursor){ 0 };
}

static double
columns_put(struct flow *flow, struct piece *piece, struct cursor from,
    const struct cursor *to, double x, double y)
{
	double	most = 0, height;

	for (size_t i = 0; i < piece->as.columns.n; i++) {
		height = galley_put(flow, &piece->as.columns.at[i],
		    cursor_inner(from, i), to != NULL ? &to->inner[i] : NULL,
		    x + piece->as.columns.x[i], y);
		if (height > most)
			most = height;
	}
	return most;
}

/* A frame's place is the page's, wherever the text around it stands. */
static double
frame_put(struct flow *flow, struct piece *piece, struct cursor from,
    const struct cursor *to, double x, double y)
{
	const struct frame	*frame = piece->block->as.frame;
	const struct galley	*galley = piece->as.frame;

	(void)from;
	(void)to;
	if (frame->filled)
		rect_put(flow, frame->fill, frame->x, frame->y, frame->width,
		    frame->height);
	x = frame->x + frame->pad;
	y = frame->y + frame->pad;
	if (frame->at_foot && galley->height < galley->most)
		y += galley->most - galley->height;
	galley_put(flow, galley, (struct cursor){ 0 }, NULL, x, y);
	return 0;
}

static double
nothing_put(struct flow *flow, struct piece *piece, struct cursor from,
    const struct cursor *to, double x, double y)
{
	(void)flow;
	(void)piece;
	(void)from;
	(void)to;
	(void)x;
	(void)y;
	return 0;
}

static double (*const put_kind[PIECE__MAX])(struct flow *flow,
    struct piece *piece, struct cursor from, const struct cursor *to, double x,
    double y) = {
	[PIECE_PARA]	= para_put,
	[PIECE_FIGURE]	= figure_put,
	[PIECE_RULE]	= rule_put,
	[PIECE_HEAD]	= head_put,
	[PIECE_ROW]	= row_put,
	[PIECE_COLUMNS]	= columns_put,
	[PIECE_OPEN]	= open_put,
	[PIECE_CLOSE]	= close_put,
	[PIECE_FRAME]	= frame_put,
	[PIECE_SPOT]	= nothing_put,
	[PIECE_PAGE]	= nothing_put,
	[PIECE_SHEET]	= nothing_put,
	[PIECE_BACK]	= nothing_put,
	[PIECE_SKIP]	= nothing_put,
};

/* ---- a galley ---- */

/* Whether the part that ends at TO has nothing of piece I. */
static bool
is_behind(const struct cursor *to, size_t i)
{
	return to != NULL && (i > to->piece ||
	    (i == to->piece && cursor_begins(*to)));
}

double
galley_put(struct flow *flow, const struct galley *galley, struct cursor from,
    const struct cursor *to, double x, double y)
{
	struct cursor	 start = from;
	struct piece	*piece;
	double		 top = y;
	bool		 at_top = true, begins;

	if (from.piece >= galley->n)
		return 0;
	flow->reading = 0;
	piece = &galley->at[from.piece];
	y += again_put(flow, piece_open(piece), piece, x, y);
	for (; start.piece < galley->n && !is_behind(to, start.piece);
	    start = (struct cursor){ .piece = start.piece + 1 }) {
		piece = &galley->at[start.piece];
		begins = cursor_begins(start);
		if (begins)
			y += at_top ? piece->top : piece->before;
		if (begins && flow->again == 0)
			flow_note(flow, piece->notes, y);
		if (!piece_is_light(piece))
			flow->touched = true;
		flow->reading = piece->block->reading;
		y += put_kind[piece->kind](flow, piece, start,
		    to != NULL && start.piece == to->piece ? to : NULL,
		    x + piece->x, y);
		at_top = at_top && piece_is_light(piece);
	}
	flow->reading = 0;
	if (to != NULL && to->piece < galley->n)
		y += shut_put(flow, piece_open(&galley->at[to->piece]), x, y);
	return y - top;
}
