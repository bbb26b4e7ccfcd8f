/*
 * chart/bars.c - bars against a target, and bars in the cells of a table.
 *
 * A value stands INSIDE its bar at the base, white on dark; where it has no
 * room there, or the bar is too light to write on, it stands behind its end.
 * Words never stand on the target's line: they move behind it.
 */
#include <math.h>

#include "chart/chart_int.h"

#define TARGET_BASELINE	7.2
#define AXIS_TOP	13.0	/* under the target's label */
#define BAR		19.0
#define PITCH		34.0
#define EDGE		6.0	/* axis beyond the first and last bar */
#define INSET		6.0	/* base to the value inside */
#define OUTSET		4.0	/* bar to the value outside */
#define CLEAR		3.0	/* words to the target's line */
#define LABEL_GAP	12.0
#define LABELS_MOST	0.45	/* of the width */
#define ROW_GAP		5.0	/* between labels of several lines */

#define AXIS_WIDTH	0.75
#define TARGET_WIDTH	1.0
#define SUPERSEDED_WIDTH 1.2
#define CELL_BAR	7.5

static const struct type type_inside = { FACE_BOLD, 9, WHITE };
static const struct type type_outside = { FACE_REGULAR, 9, INK };
static const struct type type_past = { FACE_REGULAR, 9, GREY };
static const struct type type_target = { FACE_REGULAR, 9, INK };

/* Bars being laid out. */
struct layout {
	const struct easel	 *easel;
	const struct target_bars *bars;
	struct row_words	 *words;
	double			  left, top, pitch, height;
	double			  unit;		/* points for one of the
						 * figures */
	double			  target;	/* its x; NaN: none */
};

/* A value and where it stands. */
struct value {
	struct type	type;
	double		x, w;
};

static bool
is_known(const struct target_bar *bar)
{
	return bar->known && isfinite(bar->y);
}

static bool
has_target(const struct target_bars *bars)
{
	return bars->targeted && isfinite(bars->target);
}

/* Where the bar ends. */
static double
bar_end(const struct layout *at, const struct target_bar *bar)
{
	return at->left + (is_known(bar) ? bar_length(bar->y, at->unit) : 0);
}

/* Where words W wide begin that would begin at X. */
static double
past_target(const struct layout *at, double x, double w)
{
	if (x < at->target + CLEAR && at->target - CLEAR < x + w)
		return at->target + CLEAR;
	return x;
}

static struct value
place_value(const struct layout *at, const struct target_bar *bar)
{
	struct value	value = { .type = type_inside };
	double		end = bar_end(at, bar);

	if (bar->superseded || !is_known(bar))
		value.type = type_past;
	value.w = easel_width(at->easel, value.type, bar->text);
	value.x = past_target(at, at->left + INSET, value.w);
	if (!is_known(bar) || (!bar->muted &&
	    value.x + value.w + OUTSET <= end))
		return value;
	if (!bar->superseded)
		value.type = type_outside;
	value.w = easel_width(at->easel, value.type, bar->text);
	value.x = past_target(at, end + OUTSET, value.w);
	return value;
}

/* ---- layout ---- */

static void
place_labels(struct layout *at)
{
	const struct target_bars	*bars = at->bars;
	const struct target_bar		*bar;
	double				 widest = 0;

	at->words = arena_array(at->easel->arena, bars->n + 1,
	    struct row_words);
	at->pitch = PITCH;
	for (size_t i = 0; i < bars->n; i++) {
		bar = &bars->at[i];
		row_words_wrap(&at->words[i], at->easel, bar->label, bar->mark,
		    bar->sub, bars->width * LABELS_MOST);
		widest = fmax(widest, at->words[i].width);
		at->pitch = fmax(at->pitch, at->words[i].height + ROW_GAP);
	}
	at->left = widest > 0 ? widest + LABEL_GAP : 0;
	at->left = fmax(at->left, bars->label_width);
}

static void
set_unit(struct layout *at, double unit)
{
	at->unit = unit;
	at->target = has_target(at->bars) ?
	    at->left + fmax(at->bars->target, 0) * unit : NAN;
}

static bool
values_have_room(const struct layout *at)
{
	struct value	value;

	for (size_t i = 0; i < at->bars->n; i++) {
		value = place_value(at, &at->bars->at[i]);
		if (value.x + value.w > at->bars->width)
			return false;
	}
	return true;
}

/* The largest scale on which all values have room. */
static void
place_scale(struct layout *at)
{
	const struct target_bars	*bars = at->bars;
	double				 most = bars->full, unit, least;

	for (size_t i = 0; i < bars->n; i++)
		if (is_known(&bars->at[i]))
			most = fmax(most, bars->at[i].y);
	if (has_target(bars))
		most = fmax(most, bars->target);
	unit = fmax(bars->width - at->left - AXIS_WIDTH, 1) /
	    (most > 0 ? most : 1);
	least = unit / 100;
	set_unit(at, unit);
	while (!values_have_room(at) && at->unit > least)
		set_unit(at, at->unit * SCALE_SHRINK);
}

static void
frame(struct layout *at)
{
	double	n = (double)at->bars->n;

	place_labels(at);
	place_scale(at);
	at->top = has_target(at->bars) ? AXIS_TOP : 0;
	at->height = at->top + 2 * EDGE + at->pitch * n - (at->pitch - BAR);
	if (n == 0)
		at->height = at->top + 2 * EDGE;
	/* Labels of several lines stand out at both ends. */
	if (at->pitch > PITCH) {
		at->top += (at->pitch - PITCH) / 2;
		at->height += at->pitch - PITCH;
	}
}

/* ---- drawing ---- */

static double
bar_top(const struct layout *at, size_t i)
{
	return at->top + EDGE + at->pitch * (double)i;
}

/* Three sides, dashed; the fourth is the axis. */
static void
draw_hollow(struct pen *pen, struct box box)
{
	double	half = SUPERSEDED_WIDTH / 2;

	cairo_move_to(pen->cr, box.x, box.y + half);
	cairo_line_to(pen->cr, box.x + box.w - half, box.y + half);
	cairo_line_to(pen->cr, box.x + box.w - half, box.y + box.h - half);
	cairo_line_to(pen->cr, box.x, box.y + box.h - half);
	pen_line(pen, GREY, SUPERSEDED_WIDTH, 3, 2);
	pen_stroke(pen);
}

static void
draw_bar(const struct layout *at, struct pen *pen, size_t i)
{
	const struct target_bar	*bar = &at->bars->at[i];
	struct box		 box = { at->left, bar_top(at, i), 0, BAR };

	if (is_known(bar))
		box.w = bar_length(bar->y, at->unit);
	if (box.w == 0)
		return;
	if (bar->superseded)
		draw_hollow(pen, box);
	else
		pen_box(pen, box, bar->muted ? MUTED : SERIES_1);
}

/* The target's line once more where it crosses a bar that is filled. */
static void
cross_bar(const struct layout *at, struct pen *pen, size_t i)
{
	const struct target_bar	*bar = &at->bars->at[i];
	double			 y = bar_top(at, i);

	if (bar->superseded || bar_end(at, bar) <= at->target)
		return;
	pen_line(pen, WHITE, TARGET_WIDTH, 5, 3);
	pen_segment(pen, at->target, y, at->target, y + BAR);
}

static void
draw_value(const struct layout *at, struct pen *pen, size_t i)
{
	const struct target_bar	*bar = &at->bars->at[i];
	struct value		 value = place_value(at, bar);
	double			 y = bar_top(at, i) + BAR / 2 +
				    MIDDLE * value.type.size;

	if (easel_text(at->easel, pen, value.type, value.x, y, bar->text) &&
	    bar->superseded && is_known(bar))
		pen_struck(pen);
}

static void
draw_target(const struct layout *at, struct pen *pen, double top, double foot)
{
	struct str	text = at->bars->target_text;
	double		w = easel_width(at->easel, type_target, text);
	double		x = fmin(at->target - w / 2, at->bars->width - w);

	pen_line(pen, INK, TARGET_WIDTH, 5, 3);
	pen_segment(pen, at->target, top, at->target, foot);
	easel_text(at->easel, pen, type_target, fmax(x, 0), TARGET_BASELINE,
	    text);
}

const struct drawing *
target_bars_draw(const struct easel *easel, const struct target_bars *bars)
{
	struct layout	at = { .easel = easel, .bars = bars };
	double		top;
	struct pen	pen;

	frame(&at);
	top = has_target(bars) ? AXIS_TOP : 0;
	pen_open(&pen, easel->arena, easel->fonts, bars->width, at.height);
	if (has_target(bars))
		draw_target(&at, &pen, top, at.height);
	for (size_t i = 0; i < bars->n; i++) {
		draw_bar(&at, &pen, i);
		if (has_target(bars))
			cross_bar(&at, &pen, i);
	}
	pen_line(&pen, AXIS, AXIS_WIDTH, 0, 0);
	pen_segment(&pen, at.left, top, at.left, at.height);
	for (size_t i = 0; i < bars->n; i++) {
		row_words_put(&at.words[i], &pen, easel,
		    bar_top(&at, i) + BAR / 2);
		draw_value(&at, &pen, i);
	}
	return pen_close(&pen);
}

/* ---- in words ---- */

/* "September (corrected) 76% (revised)"; of a gap, why. */
static void
add_bar(struct buf *buf, const struct target_bar *bar)
{
	const char	*mark = mark_words(bar->mark);

	buf_str(buf, bar->label);
	if (bar->sub.n > 0)
		buf_printf(buf, " (" STR_FMT ")", STR_ARG(bar->sub));
	if (!is_known(bar)) {
		buf_printf(buf, ": " STR_FMT, STR_ARG(bar->gap.n > 0 ?
		    bar->gap : STR("no figure")));
		return;
	}
	buf_printf(buf, " " STR_FMT, STR_ARG(bar->text));
	if (mark != NULL)
		buf_printf(buf, " (%s)", mark);
	else if (bar->mark.n > 0)
		buf_printf(buf, " [" STR_FMT "]", STR_ARG(bar->mark));
	if (bar->superseded)
		buf_text(buf, ", superseded");
}

struct str
target_bars_alt(struct arena *arena, const struct target_bars *bars)
{
	struct buf	buf = { 0 };
	struct str	text;

	buf_printf(&buf, STR_FMT ": ", STR_ARG(bars->name));
	for (size_t i = 0; i < bars->n; i++) {
		if (i > 0)
			buf_text(&buf, "; ");
		add_bar(&buf, &bars->at[i]);
	}
	buf_text(&buf, bars->n > 0 ? "." : "no figures.");
	if (has_target(bars) && bars->target_text.n > 0)
		buf_printf(&buf, " " STR_FMT ".", STR_ARG(bars->target_text));
	text = buf_keep(&buf, arena);
	buf_free(&buf);
	return text;
}

/* ---- bars in cells ---- */

const struct drawing *
cell_bar(struct arena *arena, double y, double most, double width, bool dark)
{
	struct box	box = { 0, 0, 0, CELL_BAR };
	struct pen	pen;

	pen_open(&pen, arena, NULL, width, CELL_BAR);
	if (isfinite(y) && y > 0 && most > 0) {
		box.w = fmin(fmax(y / most * width, LENGTH_LEAST), width);
		pen_box(&pen, box, dark ? SERIES_1 : MUTED);
	}
	return pen_close(&pen);
}
