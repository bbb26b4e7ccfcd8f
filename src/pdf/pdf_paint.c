/*
 * pdf_paint.c - the boxes of a page as PDF operators.
 *
 * Every box stands in a marked-content sequence: its leaf's, or an artifact.
 * The graphics state is remembered and only changes are written, so it is saved
 * and restored only about what has a measure of its own.  Text goes on in one
 * string as long as it stands on one baseline in one face: a gap becomes a
 * number in the TJ array, a change of colour or face an operator between two
 * arrays.
 *
 * Points here run up from the bottom left, as in PDF.
 */
#include <math.h>

#include "pdf/pdf_int.h"

/* PDF/A allows 32767 bytes in a string. */
#define STRING_MOST	24000

/* Nearer than this is the same place; a text's width is rounded no worse. */
#define NEAR		0.02

/* Where a line through figures runs and how thick it is, in ems. */
#define STRIKE_HEIGHT	0.28
#define STRIKE_WIDTH	0.07

#define NO_COLOUR	UINT32_MAX

/* What encloses the box in hand. */
enum mark { MARK_NONE, MARK_LEAF, MARK_PAGINATION, MARK_LAYOUT };

/* A rectangle to fill when the text it belongs to has ended. */
struct bar {
	double		x, y, w, h;
	uint32_t	colour;
};

/* A text to show: from a box or from a drawing. */
struct words {
	struct str	text;
	enum face	face;
	double		size, x, y;
	uint32_t	colour;
	int		turn;
	bool		struck;
};

struct painter {
	struct pdf	*pdf;
	size_t		 index;		/* of the page */
	double		 height;
	struct buf	*out;
	enum mark	 mark;
	struct elem	*leaf;		/* of MARK_LEAF */
	bool		 parted;	/* for the Span that is open */
	/* The graphics state as the operators left it. */
	enum face	 set_face;
	double		 set_size, width, dash[2];
	uint32_t	 fill, stroke;
	int		 cap, join;
	/* Text: where the line began, as written; how far it has come, and how
	 * much of that is a gap still to be written. */
	bool		 in_text, in_array, in_string;
	size_t		 string_at;	/* in OUT */
	int		 turn;
	double		 line_x, line_y, pen, gap;
	double		 size;		/* of the words in hand */
	struct buf	 bars;		/* of struct bar */
};

static double
hundredths(double x)
{
	return nearbyint(x * 100) / 100;
}

static void
put_number(struct painter *p, double x)
{
	buf_real(p->out, x, 2);
	buf_char(p->out, ' ');
}

static void
put_colour(struct painter *p, uint32_t colour, const char *operator)
{
	for (int shift = 16; shift >= 0; shift -= 8) {
		buf_real(p->out, (double)(colour >> shift & 0xFF) / 255, 3);
		buf_char(p->out, ' ');
	}
	buf_text(p->out, operator);
}

/* ---- text operators ---- */

static void
string_close(struct painter *p)
{
	if (p->in_string)
		buf_char(p->out, ')');
	p->in_string = false;
}

static void
array_close(struct painter *p)
{
	string_close(p);
	if (p->in_array)
		buf_text(p->out, "]TJ\n");
	p->in_array = false;
}

static void
array_open(struct painter *p)
{
	if (!p->in_array)
		buf_char(p->out, '[');
	p->in_array = true;
}

/* Write the gap as a number of the array; less than half a unit is none. */
static void
gap_write(struct painter *p)
{
	double	units = nearbyint(-p->gap * 1000 / p->size);

	if (units != 0) {
		string_close(p);
		array_open(p);
		buf_real(p->out, units, 0);
	}
	p->pen -= p->gap + units * p->size / 1000;
	p->gap = 0;
}

/* Be inside a string that still has room for N bytes. */
static void
string_open(struct painter *p, size_t n)
{
	if (p->gap != 0)
		gap_write(p);
	array_open(p);
	if (p->in_string && p->out->n - p->string_at + n > STRING_MOST)
		string_close(p);
	if (!p->in_string) {
		buf_char(p->out, '(');
		p->string_at = p->out->n;
	}
	p->in_string = true;
}

/* Move on by DISTANCE points, backwards when negative. */
static void
text_skip(struct painter *p, double distance)
{
	p->gap += distance;
	p->pen += distance;
}

static void
fill_set(struct painter *p, uint32_t colour)
{
	if (p->fill == colour)
		return;
	array_close(p);
	put_colour(p, colour, "rg\n");
	p->fill = colour;
}

static void
font_set(struct painter *p, enum face face)
{
	if (p->set_face == face && p->set_size == p->size)
		return;
	array_close(p);
	buf_printf(p->out, "/F%d ", (int)face);
	put_number(p, p->size);
	buf_text(p->out, "Tf\n");
	p->set_face = face;
	p->set_size = p->size;
}

/* Fill what waited for the text to end. */
static void
bars_paint(struct painter *p)
{
	const struct bar	*bar = (const struct bar *)p->bars.s;
	size_t			 n = p->bars.n / sizeof(*bar);

	for (size_t i = 0; i < n; i++, bar++) {
		fill_set(p, bar->colour);
		put_number(p, bar->x);
		put_number(p, bar->y);
		put_number(p, bar->w);
		put_number(p, bar->h);
		buf_text(p->out, "re f\n");
	}
	buf_clear(&p->bars);
}

static void
text_end(struct painter *p)
{
	array_close(p);
	if (!p->in_text)
		return;
	buf_text(p->out, "ET\n");
	p->in_text = false;
	bars_paint(p);
}

/* Start a line at X, Y: from where the last one started, as Td has it. */
static void
line_start(struct painter *p, double x, double y, int turn)
{
	array_close(p);
	x = hundredths(x);
	y = hundredths(y);
	if (p->in_text && (turn != 0 || p->turn != 0))
		text_end(p);
	if (!p->in_text) {
		buf_text(p->out, "BT\n");
		p->line_x = p->line_y = 0;
	}
	if (turn != 0)	/* clockwise: to the right is down */
		buf_text(p->out, "0 -1 1 0 ");
	put_number(p, x - p->line_x);
	put_number(p, y - p->line_y);
	buf_text(p->out, turn != 0 ? "Tm\n" : "Td\n");
	p->in_text = true;
	p->turn = turn;
	p->line_x = x;
	p->line_y = y;
	p->pen = p->gap = 0;
}

/* Be at X, Y: by a gap when it is on the line, else on a new one. */
static void
text_move(struct painter *p, double x, double y, int turn)
{
	double	gap = x - (p->line_x + p->pen);

	if (!p->in_text || turn != 0 || p->turn != 0 ||
	    fabs(y - p->line_y) > NEAR)
		line_start(p, x, y, turn);
	else if (fabs(gap) > NEAR)
		text_skip(p, gap);
}

/* ---- words ---- */

/* A bar in the line's own coordinates: ALONG it and UP from it. */
static void
bar_add(struct painter *p, double along, double up, double length,
    double thickness, uint32_t colour)
{
	struct bar	bar = { p->line_x + along, p->line_y + up, length,
	    thickness, colour };

	if (p->turn != 0)
		bar = (struct bar){ p->line_x + up, p->line_y - along - length,
		    thickness, length, colour };
	buf_add(&p->bars, &bar, sizeof(bar));
}

static void
put_actual(struct painter *p, struct str actual)
{
	buf_text(p->out, "/ActualText<FEFF");
	put_utf16(p->out, actual);
	buf_char(p->out, '>');
}

/* The next marked-content sequence of the leaf in hand. */
static void
sequence_begin(struct painter *p, const char *type, struct str actual)
{
	buf_printf(p->out, "/%s<</MCID %d", type,
	    tags_sequence(p->pdf, p->index, p->leaf));
	if (actual.n > 0)
		put_actual(p, actual);
	buf_text(p->out, ">>BDC\n");
}

/* End the sequence in the middle of a line and begin another. */
static void
sequence_part(struct painter *p, const char *type, struct str actual)
{
	double	x = p->line_x + p->pen, y = p->line_y;

	text_end(p);
	buf_text(p->out, "EMC\n");
	sequence_begin(p, type, actual);
	line_start(p, x, y, 0);
}

/*
 * What follows reads as ACTUAL.  A leaf is parted for it: a sequence inside a
 * sequence would be shorter, but poppler loses the text behind one.
 */
static void
span_open(struct painter *p, struct str actual)
{
	p->parted = p->mark == MARK_LEAF && p->turn == 0;
	if (p->parted) {
		sequence_part(p, "Span", actual);
		return;
	}
	array_close(p);
	buf_text(p->out, "/Span<<");
	put_actual(p, actual);
	buf_text(p->out, ">>BDC\n");
}

static void
span_close(struct painter *p)
{
	if (p->parted) {
		sequence_part(p, tags_type(p->leaf->parent), STR(""));
		return;
	}
	array_close(p);
	buf_text(p->out, "EMC\n");
}

/* A frame as wide as the font's own box for what is missing. */
static void
frame_add(struct painter *p, double advance)
{
	double	em = p->size, line = 0.05 * em;
	double	left = p->pen + 0.08 * em, width = advance - 0.16 * em;
	double	height = 0.7 * em;

	bar_add(p, left, 0, width, line, p->fill);
	bar_add(p, left, height - line, width, line, p->fill);
	bar_add(p, left, line, line, height - 2 * line, p->fill);
	bar_add(p, left + width - line, line, line, height - 2 * line, p->fill);
}

static void words_show(struct painter *p, enum face face, struct str text);

/*
 * PDF/UA and PDF/A forbid the glyph fonts have for this (7.21.8), so the box is
 * drawn.  The space under it gives the text a place to be found at.
 */
static void
missing_show(struct painter *p, const struct glyphs *piece)
{
	double	advance = piece->advance[0] * p->size / 1000, from;

	span_open(p, piece->text);
	from = p->pen;
	frame_add(p, advance);
	words_show(p, piece->face, STR(" "));
	text_skip(p, from + advance - p->pen);
	span_close(p);
}

/* Glyph by glyph: what is shifted, or does not extract as what it is. */
static void
piece_show(struct painter *p, const struct glyphs *piece)
{
	bool	named = !piece_extracts(p->pdf, piece);
	double	em = p->size / 1000, up = 0;

	font_set(p, piece->face);
	if (named)
		span_open(p, piece->text);
	for (size_t i = 0; i < piece->n; i++) {
		double	dx = piece->dx != NULL ? piece->dx[i] * em : 0;
		double	dy = piece->dy != NULL ? piece->dy[i] * em : 0;

		if (dy != up) {
			array_close(p);
			put_number(p, dy);
			buf_text(p->out, "Ts\n");
			up = dy;
		}
		text_skip(p, dx);
		string_open(p, 4);
		put_glyph(p->out, piece->gid[i]);
		p->pen += piece->natural[i] * em;
		text_skip(p, (piece->advance[i] - piece->natural[i]) * em - dx);
	}
	if (up != 0) {
		array_close(p);
		buf_text(p->out, "0 Ts\n");
	}
	if (named)
		span_close(p);
}

/* Show TEXT at the pen, word by word. */
static void
words_show(struct painter *p, enum face face, struct str text)
{
	const struct shaped	*shaped;
	const struct encoded	*word;

	while (text.n > 0) {
		shaped = font_shape(p->pdf->fonts, face, font_word(&text));
		word = word_encode(p->pdf, shaped);
		if (word->plain) {
			font_set(p, shaped->pieces[0].face);
			string_open(p, word->n);
			buf_add(p->out, word->s, word->n);
			p->pen += shaped->width * p->size;
			continue;
		}
		for (size_t i = 0; i < shaped->npieces; i++)
			if (shaped->pieces[i].missing)
				missing_show(p, &shaped->pieces[i]);
			else
				piece_show(p, &shaped->pieces[i]);
	}
}

static void
words_paint(struct painter *p, const struct words *words)
{
	double	size = hundredths(words->size), from, origin;

	if (words->text.n == 0 || size <= 0)
		return;
	fill_set(p, words->colour);
	text_move(p, words->x, words->y, words->turn);
	p->size = size;
	from = p->pen;
	origin = p->line_x;
	words_show(p, words->face, words->text);
	from += origin - p->line_x;	/* the line may have begun anew */
	if (words->struck)
		bar_add(p, from, STRIKE_HEIGHT * size, p->pen - from,
		    STRIKE_WIDTH * size, words->colour);
	if (words->turn != 0)
		text_end(p);
}

/* ---- marked content ---- */

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
