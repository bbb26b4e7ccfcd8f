/*
 * chart/rows.c - what drawings of bars have in common: words at the left, keys,
 * words that have to stay inside.
 */
#include <math.h>

#include "chart/chart_int.h"

#define ROW_PITCH	10.2	/* label to what stands under it */
#define MARK_GAP	2.5
/* How far words reach from their baseline. */
#define LABEL_ASCENT	6.75	/* capitals of 9.5 */
#define SUB_DESCENT	1.9
#define ASCENT		0.75	/* in sizes */
#define DESCENT		0.22

#define HATCH_APART	4.2	/* along the foot */
#define HATCH_LINE	0.7

#define KEY_SQUARE	7.2
#define KEY_GAP		2.5	/* to its word */
#define KEY_APART	12.0	/* entries */
#define KEY_PITCH	11.0	/* lines */
#define KEY_BASELINE	6.8

static const struct type type_label = { FACE_MEDIUM, 9.5, INK };
static const struct type type_mark = { FACE_REGULAR, 9.5, INK };
static const struct type type_sub = { FACE_REGULAR, 8.5, GREY };
static const struct type type_key = { FACE_MEDIUM, 8.5, INK };

double
easel_width(const struct easel *easel, struct type type, struct str text)
{
	return font_width(easel->fonts, type.face, type.size, text);
}

void
easel_left_out(const struct easel *easel, struct str text)
{
	diag_at(easel->diags, DIAG_CHART_LABEL, easel->place, STR_FMT,
	    STR_ARG(text));
}

bool
easel_text(const struct easel *easel, struct pen *pen, struct type type,
    double x, double y, struct str text)
{
	const double	slack = 0.01;	/* rounding is no fault */
	double		width = pen->width, height = pen->height;

	if (text.n == 0)
		return false;
	cairo_device_to_user_distance(pen->cr, &width, &height);
	if (x < -slack ||
	    x + easel_width(easel, type, text) > width + slack ||
	    y - ASCENT * type.size < -slack ||
	    y + DESCENT * type.size > height + slack) {
		easel_left_out(easel, text);
		return false;
	}
	pen_text(pen, type, x, y, text);
	return true;
}

double
bar_length(double y, double unit)
{
	return y > 0 ? fmax(y * unit, LENGTH_LEAST) : 0;
}

/* ---- words beside a bar ---- */

static double
mark_width(const struct row_words *words, const struct easel *easel)
{
	const struct end_label	*label = &words->label;
	double			 w = 0;

	if (words->mark.n == 0)
		return 0;
	if (label->nlines > 0)
		w = easel_width(easel, type_label,
		    label->lines[label->nlines - 1]) + MARK_GAP;
	return w + easel_width(easel, type_mark, words->mark);
}

void
row_words_wrap(struct row_words *words, const struct easel *easel,
    struct str label, struct str mark, struct str sub, double most)
{
	*words = (struct row_words){
		.label = { .type = type_label, .text = str_trim(label) },
		.sub = { .type = type_sub, .text = str_trim(sub) },
	};
	if (mark.n > 0)
		words->mark = str_printf(easel->arena, "[" STR_FMT "]",
		    STR_ARG(mark));
	end_label_wrap(&words->label, easel->arena, easel->fonts, most);
	end_label_wrap(&words->sub, easel->arena, easel->fonts, most);
	words->width = fmax(fmax(words->label.width, words->sub.width),
	    mark_width(words, easel));
	words->height = ROW_PITCH *
	    (double)(words->label.nlines + words->sub.nlines);
}

void
row_words_put(const struct row_words *words, struct pen *pen,
    const struct easel *easel, double y)
{
	size_t	n = words->label.nlines, lines = n + words->sub.nlines;

	if (lines == 0)
		return;
	/* Capitals above, letters that descend below: their middle is Y.  One
	 * line stands by its capitals, as the figure in the bar does. */
	y += (LABEL_ASCENT - (lines > 1 ? SUB_DESCENT : 0) -
	    ROW_PITCH * (double)(lines - 1)) / 2;
	for (size_t i = 0; i < n; i++)
		easel_text(easel, pen, type_label, 0, y + ROW_PITCH * (double)i,
		    words->label.lines[i]);
	if (words->mark.n > 0)
		easel_text(easel, pen, type_mark, mark_width(words, easel) -
		    easel_width(easel, type_mark, words->mark),
		    y + ROW_PITCH * (double)(n > 0 ? n - 1 : 0), words->mark);
	for (size_t i = 0; i < words->sub.nlines; i++)
		easel_text(easel, pen, type_sub, 0,
		    y + ROW_PITCH * (double)(n + i), words->sub.lines[i]);
}

/* ---- hatches ---- */

/* From LEFT to RIGHT on the line x + y = SUM. */
static void
hatch_part(struct pen *pen, double sum, double left, double right)
{
	if (left >= right)
		return;
	cairo_move_to(pen->cr, left, sum - left);
	cairo_line_to(pen->cr, right, sum - right);
}

void
pen_hatch(struct pen *pen, struct box box, struct box hole)
{
	double	left, right, end = box.x + box.w + box.y + box.h;
	double	sum = HATCH_APART * ceil((box.x + box.y) / HATCH_APART);

	pen_line(pen, WHITE, HATCH_LINE, 0, 0);
	for (; sum < end; sum += HATCH_APART) {
		left = fmax(box.x, sum - box.y - box.h);
		right = fmin(box.x + box.w, sum - box.y);
		if (sum <= hole.x + hole.y ||
		    sum >= hole.x + hole.w + hole.y + hole.h) {
			hatch_part(pen, sum, left, right);
			continue;
		}
		hatch_part(pen, sum, left, fmax(hole.x, sum - hole.y - hole.h));
		hatch_part(pen, sum, fmin(hole.x + hole.w, sum - hole.y),
		    right);
	}
	pen_stroke(pen);
}

/* ---- keys ---- */

static void
put_square(struct pen *pen, const struct key_entry *entry, double x, double y)
{
	struct box	box = { x, y, KEY_SQUARE, KEY_SQUARE };

	if (entry->hollow)
		pen_hollow(pen, box, entry->colour, HOLLOW_LINE);
	else
		pen_box(pen, box, entry->colour);
	if (entry->hatched)
		pen_hatch(pen, box, (struct box){ 0 });
}

double
key_put(const struct easel *easel, struct pen *pen,
    const struct key_entry *entries, size_t n, double x, double y,
    double width, double *widest)
{
	double	at = 0, line = 0, w;

	*widest = 0;
	for (size_t i = 0; i < n; i++) {
		w = KEY_SQUARE + KEY_GAP + easel_width(easel, type_key,
		    entries[i].text);
		if (at > 0 && at + w > width) {
			at = 0;
			line += KEY_PITCH;
		}
		if (pen != NULL) {
			put_square(pen, &entries[i], x + at, y + line);
			easel_text(easel, pen, type_key, x + at + KEY_SQUARE +
			    KEY_GAP, y + line + KEY_BASELINE, entries[i].text);
		}
		*widest = fmax(*widest, at + w);
		at += w + KEY_APART;
	}
	return n > 0 ? line + KEY_PITCH : 0;
}
