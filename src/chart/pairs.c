/*
 * chart/pairs.c - two series over categories, side by side.
 *
 * The first series is filled, the second hollow: no colour is needed to tell
 * them apart.  Every figure stands at its column or bar.
 */
#include <math.h>

#include "chart/chart_int.h"

#define KEY_FOOT	6.0	/* key to the drawing under it */

/* Columns */
#define COLUMNS_PART	0.62	/* of the pitch, both together */
#define COLUMN_MOST	30.0
#define APART		1.5	/* a column from the other of its pair */
#define LABEL_ROOM	13.2	/* above the highest column */
#define LABEL_GAP	3.5	/* column to baseline */
#define CLEAR		0.8	/* at the sides of a label */
#define NAME_PITCH	10.5
#define NAME_BASELINE	12.0
#define NAME_GAP	4.0	/* between names */
#define NAME_FOOT	2.2
#define NAME_LINES	3	/* at most */

/* Bars */
#define BAR		9.0
#define BAR_PITCH	10.5
#define ROW_APART	8.5
#define ROW_EDGE	4.0	/* axis beyond the first and last bar */
#define BAR_GAP		4.0	/* bar to its figure */
#define LABELS_MOST	0.45	/* of the width */
#define LABELS_GAP	10.0

static const struct type type_value = { FACE_REGULAR, 9, INK };
static const struct type type_gap = { FACE_REGULAR, 9, GREY };

static bool
is_known(const struct pair_value *value)
{
	return value->known && isfinite(value->y);
}

static struct type
value_type(const struct pair_value *value)
{
	return is_known(value) ? type_value : type_gap;
}

static double
value_width(const struct easel *easel, const struct pair_value *value)
{
	return easel_width(easel, value_type(value), value->text);
}

static double
value_most(const struct pairs *pairs)
{
	double	most = 0;

	for (size_t i = 0; i < pairs->n; i++)
		for (int s = 0; s < 2; s++)
			if (is_known(&pairs->at[i].at[s]))
				most = fmax(most, pairs->at[i].at[s].y);
	return most;
}

static double
value_length(const struct pair_value *value, double unit)
{
	return is_known(value) ? bar_length(value->y, unit) : 0;
}

/* A column or bar of SERIES. */
static void
draw_box(struct pen *pen, struct box box, int series)
{
	if (box.w <= 0 || box.h <= 0)
		return;
	if (series == 0)
		pen_box(pen, box, SERIES_1);
	else
		pen_hollow(pen, box, SERIES_1, HOLLOW_LINE);
}

static double
put_key(const struct easel *easel, struct pen *pen, const struct pairs *pairs,
    double x)
{
	const struct key_entry	entries[] = {
		{ .text = pairs->series[0], .colour = SERIES_1 },
		{ .text = pairs->series[1], .colour = SERIES_1, .hollow = true },
	};
	double			widest;

	return key_put(easel, pen, entries, COUNT(entries), x, 0,
	    pairs->width - x, &widest) + KEY_FOOT;
}

/* ---- columns ---- */

/* Columns being laid out. */
struct columns {
	const struct easel	*easel;
	const struct pairs	*pairs;
	struct end_label	*names;
	size_t			 lines;		/* of the names, at most */
	double			 pitch, column;	/* its width */
	double			 top, base, unit;
};

/* Whether names and figures have room in their pitch.  A figure that is wider
 * than its column reaches outwards, away from the other. */
static bool
columns_fit(struct columns *at)
{
	const struct pairs	*pairs = at->pairs;
	struct end_label	*name;

	at->names = arena_array(at->easel->arena, pairs->n + 1,
	    struct end_label);
	for (size_t i = 0; i < pairs->n; i++) {
		name = &at->names[i];
		name->type = type_axis;
		name->text = str_trim(pairs->at[i].name);
		end_label_wrap(name, at->easel->arena, at->easel->fonts,
		    at->pitch - NAME_GAP);
		if (name->width > at->pitch - NAME_GAP ||
		    name->nlines > NAME_LINES)
			return false;
		if (name->nlines > at->lines)
			at->lines = name->nlines;
		for (int s = 0; s < 2; s++)
			if (value_width(at->easel, &pairs->at[i].at[s]) +
			    2 * CLEAR > at->pitch / 2)
				return false;
	}
	return true;
}

static void
draw_column(const struct columns *at, struct pen *pen, size_t i, int s)
{
	const struct pair_value	*value = &at->pairs->at[i].at[s];
	double			 length = value_length(value, at->unit);
	double			 w = value_width(at->easel, value), x, near;
	double			 middle = at->pitch * ((double)i + 0.5);
	struct box		 box = { middle + APART / 2, at->base - length,
				    at->column, length };

	if (s == 0)
		box.x = middle - APART / 2 - at->column;
	draw_box(pen, box, s);
	x = box.x + (box.w - w) / 2;
	near = s == 0 ? fmin(x, middle - CLEAR - w) : fmax(x, middle + CLEAR);
	easel_text(at->easel, pen, value_type(value), near, box.y - LABEL_GAP,
	    value->text);
}

static void
draw_name(const struct columns *at, struct pen *pen, size_t i)
{
	const struct end_label	*name = &at->names[i];
	double			 middle = at->pitch * ((double)i + 0.5), w;

	for (size_t k = 0; k < name->nlines; k++) {
		w = easel_width(at->easel, name->type, name->lines[k]);
		easel_text(at->easel, pen, name->type, middle - w / 2,
		    at->base + NAME_BASELINE + NAME_PITCH * (double)k,
		    name->lines[k]);
	}
}

const struct drawing *
pairs_columns(const struct easel *easel, const struct pairs *pairs)
{
	struct columns	at = { .easel = easel, .pairs = pairs };
	double		most = value_most(pairs);
	struct pen	pen;

	at.pitch = pairs->width / fmax((double)pairs->n, 1);
	at.column = fmin((at.pitch * COLUMNS_PART - APART) / 2, COLUMN_MOST);
	if (!columns_fit(&at))
		return pairs_bars(easel, pairs);
	at.top = put_key(easel, NULL, pairs, 0) + LABEL_ROOM;
	at.base = pairs->height - NAME_BASELINE - NAME_FOOT -
	    NAME_PITCH * fmax((double)at.lines - 1, 0);
	at.unit = most > 0 ? fmax(at.base - at.top, 0) / most : 0;
	pen_open(&pen, easel->arena, easel->fonts, pairs->width,
	    pairs->height);
	put_key(easel, &pen, pairs, 0);
	for (size_t i = 0; i < pairs->n; i++) {
		draw_column(&at, &pen, i, 0);
		draw_column(&at, &pen, i, 1);
		draw_name(&at, &pen, i);
	}
	pen_line(&pen, AXIS, 0.75, 0, 0);
	pen_segment(&pen, 0, at.base, pairs->width, at.base);
	return pen_close(&pen);
}

/* ---- bars ---- */

/* Bars being laid out. */
struct rows {
	const struct easel	*easel;
	const struct pairs	*pairs;
	struct row_words	*words;
	double			 left, top, pitch, unit;
	double			 key;		/* its x */
};

static void
place_rows(struct rows *at)
{
	const struct pairs	*pairs = at->pairs;
	double			 widest = 0, least = BAR + BAR_PITCH;

	at->words = arena_array(at->easel->arena, pairs->n + 1,
	    struct row_words);
	for (size_t i = 0; i < pairs->n; i++) {
		row_words_wrap(&at->words[i], at->easel, pairs->at[i].name,
		    STR(""), STR(""), pairs->width * LABELS_MOST);
		widest = fmax(widest, at->words[i].width);
		least = fmax(least, at->words[i].height);
	}
	at->left = widest > 0 ? widest + LABELS_GAP : 0;
	at->pitch = least + ROW_APART;
	/* Over the bars, unless it has to break there. */
	at->key = at->left;
	if (put_key(at->easel, NULL, pairs, 0) <
	    put_key(at->easel, NULL, pairs, at->left))
		at->key = 0;
	at->top = put_key(at->easel, NULL, pairs, at->key) + ROW_EDGE +
	    (least - BAR - BAR_PITCH) / 2;
}

/* The largest scale on which every figure has room behind its bar. */
static void
scale_rows(struct rows *at)
{
	const struct pairs	*pairs = at->pairs;
	const struct pair_value	*value;
	double			 room, unit = INFINITY;

	for (size_t i = 0; i < pairs->n; i++)
		for (int s = 0; s < 2; s++) {
			value = &pairs->at[i].at[s];
			room = pairs->width - at->left - BAR_GAP -
			    value_width(at->easel, value);
			if (is_known(value) && value->y > 0)
				unit = fmin(unit, fmax(room, 0) / value->y);
		}
	at->unit = isfinite(unit) ? unit : 0;
}

static void
draw_row(const struct rows *at, struct pen *pen, size_t i)
{
	const struct pair_value	*value;
	double			 y = at->top + at->pitch * (double)i, length;

	row_words_put(&at->words[i], pen, at->easel, y + (BAR + BAR_PITCH) / 2);
	for (int s = 0; s < 2; s++, y += BAR_PITCH) {
		value = &at->pairs->at[i].at[s];
		length = value_length(value, at->unit);
		draw_box(pen, (struct box){ at->left, y, length, BAR }, s);
		easel_text(at->easel, pen, value_type(value), at->left +
		    length + BAR_GAP, y + BAR / 2 + MIDDLE * type_value.size,
		    value->text);
	}
}

const struct drawing *
pairs_bars(const struct easel *easel, const struct pairs *pairs)
{
	struct rows	at = { .easel = easel, .pairs = pairs };
	double		top, foot;
	struct pen	pen;

	place_rows(&at);
	scale_rows(&at);
	top = put_key(easel, NULL, pairs, at.key);
	foot = top + at.pitch * (double)pairs->n - ROW_APART + 2 * ROW_EDGE;
	if (pairs->n == 0)
		foot = top;
	pen_open(&pen, easel->arena, easel->fonts, pairs->width, foot);
	put_key(easel, &pen, pairs, at.key);
	for (size_t i = 0; i < pairs->n; i++)
		draw_row(&at, &pen, i);
	pen_line(&pen, AXIS, 0.75, 0, 0);
	if (pairs->n > 0)
		pen_segment(&pen, at.left, top, at.left, foot);
	return pen_close(&pen);
}

/* ---- in words ---- */

static struct str
value_words(const struct pair_value *value)
{
	if (is_known(value))
		return value->text;
	return value->gap.n > 0 ? value->gap : STR("no figure");
}

struct str
pairs_alt(struct arena *arena, const struct pairs *pairs)
{
	struct buf	buf = { 0 };
	struct str	text;

	buf_printf(&buf, STR_FMT ". For each first " STR_FMT ", then "
	    STR_FMT ": ", STR_ARG(pairs->name), STR_ARG(pairs->series[0]),
	    STR_ARG(pairs->series[1]));
	for (size_t i = 0; i < pairs->n; i++)
		buf_printf(&buf, "%s" STR_FMT " " STR_FMT " and " STR_FMT,
		    i > 0 ? "; " : "", STR_ARG(pairs->at[i].name),
		    STR_ARG(value_words(&pairs->at[i].at[0])),
		    STR_ARG(value_words(&pairs->at[i].at[1])));
	buf_text(&buf, pairs->n > 0 ? "." : "no figures.");
	text = buf_keep(&buf, arena);
	buf_free(&buf);
	return text;
}
