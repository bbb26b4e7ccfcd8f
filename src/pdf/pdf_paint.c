/*
 * pdf_paint.c - the boxes of a page as PDF operators.
 *
 * Every box stands in a marked-content sequence: its leaf's, or an artifact.
 * The graphics state is remembered and only changes are written, so it is saved
 * and restored only about what has a measure of its own.
 */
#include "pdf/paint_int.h"

#define NO_COLOUR	UINT32_MAX

void
put_number(struct painter *p, double x)
{
	buf_real(p->out, x, 2);
	buf_char(p->out, ' ');
}

void
put_colour(struct painter *p, uint32_t colour, const char *operator)
{
	for (int shift = 16; shift >= 0; shift -= 8) {
		buf_real(p->out, (double)(colour >> shift & 0xFF) / 255, 3);
		buf_char(p->out, ' ');
	}
	buf_text(p->out, operator);
}

/* ---- marked content ---- */

void
put_actual(struct painter *p, struct str actual)
{
	buf_text(p->out, "/ActualText<FEFF");
	put_utf16(p->out, actual);
	buf_char(p->out, '>');
}

void
sequence_begin(struct painter *p, const char *type, struct str actual)
{
	buf_printf(p->out, "/%s<</MCID %d", type,
	    tags_sequence(p->pdf, p->index, p->leaf));
	if (actual.n > 0)
		put_actual(p, actual);
	buf_text(p->out, ">>BDC\n");
}

static void
mark_end(struct painter *p)
{
	text_end(p);
	if (p->mark != MARK_NONE)
		buf_text(p->out, "EMC\n");
	p->mark = MARK_NONE;
}

/* Be inside LEAF's sequence, or an artifact's. */
static void
mark_begin(struct painter *p, enum mark mark, struct elem *leaf)
{
	if (p->mark == mark && p->leaf == leaf)
		return;
	mark_end(p);
	p->mark = mark;
	p->leaf = leaf;
	if (mark == MARK_LEAF)
		sequence_begin(p, tags_type(leaf->parent), STR(""));
	else
		buf_printf(p->out, "/Artifact<</Type/%s>>BDC\n",
		    mark == MARK_PAGINATION ? "Pagination" : "Layout");
}

/* Whether BOX brings marked content of its own, which must not stand inside
 * ours. */
static bool
is_marked(const struct painter *p, const struct box *box)
{
	return box->kind == BOX_SLIP &&
	    form_find(p->pdf, p->index, box)->tagged;
}

static void
box_mark(struct painter *p, const struct box *box)
{
	if (is_marked(p, box))
		mark_end(p);
	else if (box->leaf != NULL)
		mark_begin(p, MARK_LEAF, box->leaf);
	else
		mark_begin(p, box->pagination ? MARK_PAGINATION : MARK_LAYOUT,
		    NULL);
}

/* ---- paths ---- */

static void
line_set(struct painter *p, double width, int cap, int join)
{
	if (p->width != width) {
		put_number(p, width);
		buf_text(p->out, "w\n");
	}
	if (p->cap != cap)
		buf_printf(p->out, "%d J\n", cap);
	if (p->join != join)
		buf_printf(p->out, "%d j\n", join);
	p->width = width;
	p->cap = cap;
	p->join = join;
}

static void
dash_set(struct painter *p, double on, double off)
{
	if (p->dash[0] == on && p->dash[1] == off)
		return;
	buf_char(p->out, '[');
	if (on > 0 || off > 0) {
		put_number(p, on);
		buf_real(p->out, off, 2);
	}
	buf_text(p->out, "]0 d\n");
	p->dash[0] = on;
	p->dash[1] = off;
}

static void
stroke_set(struct painter *p, uint32_t colour)
{
	if (p->stroke == colour)
		return;
	put_colour(p, colour, "RG\n");
	p->stroke = colour;
}

static void
rect_paint(struct painter *p, const struct box *box)
{
	text_end(p);
	fill_set(p, box->as.rule.colour);
	put_number(p, box->x);
	put_number(p, p->height - box->y - box->h);
	put_number(p, box->w);
	put_number(p, box->h);
	buf_text(p->out, "re f\n");
}

static void
line_paint(struct painter *p, const struct box *box)
{
	text_end(p);
	stroke_set(p, box->as.rule.colour);
	line_set(p, box->as.rule.width, 0, 0);
	dash_set(p, 0, 0);
	put_number(p, box->x);
	put_number(p, p->height - box->y);
	buf_text(p->out, "m ");
	put_number(p, box->x + box->w);
	put_number(p, p->height - box->y - box->h);
	buf_text(p->out, "l S\n");
}

/* Operator and points of each kind of segment. */
static const struct {
	const char	*name;
	size_t		 points;
} operators[] = {
	[SEG_MOVE]	= { "m\n", 1 },
	[SEG_LINE]	= { "l\n", 1 },
	[SEG_CURVE]	= { "c\n", 3 },
	[SEG_CLOSE]	= { "h\n", 0 },
};

static void
path_paint(struct painter *p, const struct box *box, const struct draw *draw)
{
	double	scale = box->as.drawing.scale;

	if (!draw->fills && !draw->strokes)
		return;
	text_end(p);
	if (draw->fills)
		fill_set(p, draw->fill);
	if (draw->strokes) {
		stroke_set(p, draw->stroke);
		line_set(p, draw->width * scale, draw->cap, draw->join);
		dash_set(p, draw->dash[0] * scale, draw->dash[1] * scale);
	}
	for (size_t i = 0; i < draw->nsegments; i++) {
		const struct segment	*segment = &draw->segments[i];

		for (size_t j = 0; j < operators[segment->op].points; j++) {
			put_number(p, box->x + segment->x[j] * scale);
			put_number(p, p->height - box->y -
			    segment->y[j] * scale);
		}
		buf_text(p->out, operators[segment->op].name);
	}
	buf_text(p->out, !draw->strokes ? "f\n" : draw->fills ? "B\n" : "S\n");
}

static void
drawing_paint(struct painter *p, const struct box *box)
{
	const struct drawing	*drawing = box->as.drawing.drawing;
	double			 scale = box->as.drawing.scale;
	struct words		 words = { .turn = 0 };

	for (size_t i = 0; i < drawing->ndraws; i++) {
		const struct draw	*draw = &drawing->draws[i];

		if (draw->kind == DRAW_PATH) {
			path_paint(p, box, draw);
			continue;
		}
		words.text = draw->text;
		words.face = draw->face;
		words.size = draw->size * scale;
		words.x = box->x + draw->x * scale;
		words.y = p->height - box->y - draw->y * scale;
		words.colour = draw->fill;
		words.struck = draw->struck;
		words_paint(p, &words);
	}
}

static void
text_paint(struct painter *p, const struct box *box)
{
	const struct words	words = {
		.text	= box->as.text.text,
		.face	= box->as.text.face,
		.size	= box->as.text.size,
		.x	= box->x,
		.y	= p->height - box->y,
		.colour	= box->as.text.colour,
		.turn	= box->as.text.turn,
		.struck	= box->as.text.struck,
	};

	words_paint(p, &words);
}

/* ---- what is drawn by its name ---- */

/* Draw the object called KIND and NAME, W by H in its own measure, into BOX. */
static void
object_paint(struct painter *p, const struct box *box, double w, double h,
    char kind, size_t name)
{
	buf_real(p->out, box->w / w, 6);
	buf_text(p->out, " 0 0 ");
	buf_real(p->out, box->h / h, 6);
	buf_char(p->out, ' ');
	put_number(p, box->x);
	put_number(p, p->height - box->y - box->h);
	buf_printf(p->out, "cm\n/%c%zu Do\nQ\n", kind, name);
}

static void
image_paint(struct painter *p, const struct box *box)
{
	text_end(p);
	buf_text(p->out, "q\n");
	object_paint(p, box, 1, 1, 'I', image_name(p->pdf, box->as.image));
}

/* A form begins with the colours and lines of who draws it: it is given those
 * that a page begins with. */
static void
slip_paint(struct painter *p, const struct box *box)
{
	const struct slip_page	*from = box->as.slip;

	text_end(p);
	buf_text(p->out, "q\n0 g 0 G 1 w 0 J 0 j []0 d\n");
	object_paint(p, box, from->width, from->height, 'S',
	    form_find(p->pdf, p->index, box)->name);
}

/* Links are annotations, not content. */
static void (*const paint[])(struct painter *p, const struct box *box) = {
	[BOX_TEXT]	= text_paint,
	[BOX_RECT]	= rect_paint,
	[BOX_LINE]	= line_paint,
	[BOX_DRAWING]	= drawing_paint,
	[BOX_LINK]	= NULL,
	[BOX_IMAGE]	= image_paint,
	[BOX_SLIP]	= slip_paint,
};

void
paint_page(struct pdf *pdf, size_t index, struct buf *out)
{
	const struct page	*page = &pdf->pages->at[index];
	struct painter		 p = {
		.pdf = pdf, .index = index, .height = page->height, .out = out,
		.set_size = -1, .fill = NO_COLOUR, .stroke = NO_COLOUR,
		.width = 1,	/* what PDF begins with */
	};

	for (const struct box *box = page->first; box != NULL; box = box->next)
		if (paint[box->kind] != NULL) {
			box_mark(&p, box);
			paint[box->kind](&p, box);
		}
	mark_end(&p);
	buf_free(&p.bars);
}
