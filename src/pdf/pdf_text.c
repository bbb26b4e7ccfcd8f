/*
 * pdf_text.c - words as text operators.
 *
 * Text goes on in one string as long as it stands on one baseline in one face:
 * a gap becomes a number in the TJ array, a change of colour or face an
 * operator between two arrays.
 */
#include <math.h>

#include "pdf/paint_int.h"

/* PDF/A allows 32767 bytes in a string. */
#define STRING_MOST	24000

/* Nearer than this is the same place; a text's width is rounded no worse. */
#define NEAR		0.02

/* Where a line through figures runs and how thick it is, in ems. */
#define STRIKE_HEIGHT	0.28
#define STRIKE_WIDTH	0.07

/* A rectangle to fill when the text it belongs to has ended. */
struct bar {
	double		x, y, w, h;
	uint32_t	colour;
};

static double
hundredths(double x)
{
	return nearbyint(x * 100) / 100;
}

/* ---- operators ---- */

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

void
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

void
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

void
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
