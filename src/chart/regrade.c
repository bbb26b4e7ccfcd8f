/*
 * chart/regrade.c - the same audits by grade before and after moderation.
 *
 * Two bars with the boundaries of their segments joined; the grades are NAMED
 * above the upper one, or in a key when their names have no room there.
 */
#include <math.h>

#include "chart/chart_int.h"

#define NAMES_BASELINE	6.8
#define NAMES_FOOT	8.2	/* their last baseline to the bar */
#define NAMES_APART	6.0
#define BAR		19.0
#define BARS_APART	20.0
#define NAMED_LEAST	0.85	/* of the bars' length with a key */
#define LABEL_GAP	16.0
#define LABELS_MOST	0.3	/* of the width */

static const struct type type_name = { FACE_MEDIUM, 8.5, INK };

/* A pair of bars being laid out. */
struct moving {
	const struct moderation	*moderation;
	struct row_words	 words[2];
	double			 left, width, unit;
	bool			 named;		/* above the segments */
	double			 names[CHART_GRADES];	/* x of each */
	double			 top;		/* of the upper bar */
};

static const struct grade_counts *
moving_row(const struct moving *at, int i)
{
	return i == 0 ? &at->moderation->before : &at->moderation->after;
}

/* Where GRADE begins in bar I. */
static double
moving_x(const struct moving *at, int i, int grade)
{
	double	x = at->left;

	for (int g = 0; g < grade; g++)
		x += grade_length(moving_row(at, i)->n[g], at->unit);
	return x;
}

static double
name_width(const struct easel *easel, int grade)
{
	return easel_width(easel, type_name, str_of(chart_grade_word(grade)));
}

/* Whether a grade is in either bar. */
static bool
occurs(const struct moving *at, int grade)
{
	return at->moderation->before.n[grade] > 0 ||
	    at->moderation->after.n[grade] > 0;
}

/* Whether the names stand apart from each other and inside the drawing. */
static bool
names_apart(const struct easel *easel, const struct moving *at)
{
	double	end = 0;

	for (int g = 0; g < CHART_GRADES; g++) {
		if (!occurs(at, g))
			continue;
		if (at->moderation->before.n[g] == 0 || at->names[g] < end)
			return false;
		end = at->names[g] + name_width(easel, g);
		if (end > at->width)
			return false;
		end += NAMES_APART;
	}
	return true;
}

/* Names over the middles of their segments; at its start what would collide
 * there with another or hang over the bar's left end. */
static void
place_names(const struct easel *easel, struct moving *at)
{
	const struct grade_counts	*row = &at->moderation->before;
	double				 centre[CHART_GRADES], end = -INFINITY;
	bool				 start[CHART_GRADES] = { false };
	int				 past = -1;

	for (int g = 0; g < CHART_GRADES; g++) {
		if (row->n[g] == 0)
			continue;
		centre[g] = moving_x(at, 0, g) + (grade_length(row->n[g],
		    at->unit) - name_width(easel, g)) / 2;
		start[g] = centre[g] < at->left;
		if (centre[g] < end + NAMES_APART)
			start[g] = start[past] = true;
		end = centre[g] + name_width(easel, g);
		past = g;
	}
	for (int g = 0; g < CHART_GRADES; g++)
		if (row->n[g] > 0)
			at->names[g] = start[g] ? moving_x(at, 0, g) :
			    centre[g];
	at->named = names_apart(easel, at);
}

/* Whether both bars and their notes have room on a scale of UNIT. */
static bool
bars_fit(const struct easel *easel, const struct moving *at, double unit)
{
	double	room = at->width - at->left + 1e-6;

	return grades_room(easel, moving_row(at, 0), grades_whole, unit) <=
	    room && grades_room(easel, moving_row(at, 1), grades_whole,
	    unit) <= room;
}

/* The largest such scale. */
static double
moving_unit(const struct easel *easel, const struct moving *at)
{
	double	most = fmax((double)grades_total(moving_row(at, 0)),
		    (double)grades_total(moving_row(at, 1)));
	double	unit = (at->width - at->left) / fmax(most, 1);

	while (!bars_fit(easel, at, unit) && unit > SCALE_LEAST)
		unit *= SCALE_SHRINK;
	return unit;
}

/* A scale for bars and, above them, names; smaller bars rather than a key, but
 * not much smaller. */
static void
scale_moving(const struct easel *easel, struct moving *at)
{
	double	unit = moving_unit(easel, at);

	for (at->unit = unit; at->unit > NAMED_LEAST * unit;
	    at->unit *= SCALE_SHRINK) {
		place_names(easel, at);
		if (at->named && bars_fit(easel, at, at->unit))
			return;
	}
	at->named = false;
	at->unit = unit;
}

static void
frame_moving(const struct easel *easel, struct moving *at)
{
	const struct moderation	*moderation = at->moderation;
	double			 widest;

	row_words_wrap(&at->words[0], easel, moderation->before_name, STR(""),
	    STR(""), at->width * LABELS_MOST);
	row_words_wrap(&at->words[1], easel, moderation->after_name, STR(""),
	    STR(""), at->width * LABELS_MOST);
	at->left = fmax(at->words[0].width, at->words[1].width);
	if (at->left > 0)
		at->left += LABEL_GAP;
	scale_moving(easel, at);
	at->top = NAMES_BASELINE + NAMES_FOOT;
	if (!at->named)
		at->top = grade_key_put(easel, NULL, at->left, 0,
		    at->width - at->left, &widest) + NAMES_FOOT / 2;
}

/* What stands above the bars. */
static void
draw_names(const struct easel *easel, struct pen *pen, const struct moving *at)
{
	double	widest;

	if (!at->named) {
		grade_key_put(easel, pen, at->left, 0, at->width - at->left,
		    &widest);
		return;
	}
	for (int g = 0; g < CHART_GRADES; g++)
		if (occurs(at, g))
			easel_text(easel, pen, type_name, at->names[g],
			    NAMES_BASELINE, str_of(chart_grade_word(g)));
}

/* The boundaries of the upper bar joined to those of the lower; what would run
 * along the bars' left ends is none. */
static void
draw_joins(struct pen *pen, const struct moving *at)
{
	double	y = at->top + BAR, x[2], past[2] = { at->left, at->left };

	pen_line(pen, INK, GRADE_LINE, 0, 0);
	for (int g = 1; g < CHART_GRADES; g++) {
		x[0] = moving_x(at, 0, g);
		x[1] = moving_x(at, 1, g);
		if ((x[0] == past[0] && x[1] == past[1]) ||
		    (x[0] == moving_x(at, 0, CHART_GRADES) &&
		    x[1] == moving_x(at, 1, CHART_GRADES)))
			continue;
		pen_segment(pen, x[0], y, x[1], y + BARS_APART);
		past[0] = x[0];
		past[1] = x[1];
	}
}

const struct drawing *
moderation_draw(const struct easel *easel, const struct moderation *moderation,
    double width)
{
	struct moving	at = { .moderation = moderation, .width = width };
	struct spot	bar;
	struct pen	pen;

	frame_moving(easel, &at);
	pen_open(&pen, easel->arena, easel->fonts, width,
	    at.top + 2 * BAR + BARS_APART);
	draw_names(easel, &pen, &at);
	draw_joins(&pen, &at);
	for (int i = 0; i < 2; i++) {
		bar = (struct spot){ at.left, at.top + i * (BAR +
		    BARS_APART), BAR };
		row_words_put(&at.words[i], &pen, easel, bar.y + BAR / 2);
		grades_put(easel, &pen, bar, moving_row(&at, i), grades_whole,
		    at.unit);
		grades_note(easel, &pen, moving_x(&at, i, CHART_GRADES),
		    bar.y + BAR / 2, moving_row(&at, i), grades_whole, at.unit);
	}
	return pen_close(&pen);
}

/* Whether both sides add to the same number. */
static bool
moderation_agrees(const struct moderation *moderation)
{
	return grades_total(&moderation->before) ==
	    grades_total(&moderation->after);
}

/* " Original: 15 outstanding, ..."; with its own total when ALONE. */
static void
add_outcome(struct buf *buf, struct arena *arena, struct str name,
    const struct grade_counts *row, bool alone)
{
	buf_printf(buf, " " STR_FMT, STR_ARG(name));
	if (alone) {
		buf_text(buf, ", ");
		audits_words(buf, arena, grades_total(row));
	}
	buf_text(buf, ": ");
	grades_words(buf, arena, row);
}

struct str
moderation_alt(struct arena *arena, const struct moderation *moderation)
{
	bool		apart = !moderation_agrees(moderation);
	struct buf	buf = { 0 };
	struct str	text;

	buf_printf(&buf, STR_FMT "%s", STR_ARG(moderation->name),
	    moderation->name.n > 0 ? ": " : "");
	if (apart) {
		buf_text(&buf, "two bars of audits by grade, with different "
		    "totals.");
	} else {
		if (grades_known(&moderation->before) &&
		    grades_known(&moderation->after))
			audits_words(&buf, arena,
			    grades_total(&moderation->before));
		else
			buf_text(&buf, "Audits");
		buf_text(&buf, " by grade, before and after.");
	}
	add_outcome(&buf, arena, moderation->before_name, &moderation->before,
	    apart);
	add_outcome(&buf, arena, moderation->after_name, &moderation->after,
	    apart);
	text = buf_keep(&buf, arena);
	buf_free(&buf);
	return text;
}
