/*
 * chart/grades.c - audits by grade: rows of a table, and before and after
 * moderation.
 *
 * A SEGMENT is one grade of a bar; its number stands inside where it has room.
 * What has none is a NOTE beside the bar: the number alone when it is that of
 * the outermost segment, which it then touches, else with its grade.
 */
#include <math.h>

#include "chart/chart_int.h"

#define ROW_BAR		16.0	/* high */
#define UNIT_MOST	12.0	/* points an audit: few audits are no wall */
#define SEGMENT_LEAST	1.6	/* a single audit among thousands is seen */
#define GAP		0.8	/* white between segments */
#define LINE		0.75
#define INSIDE		1.2	/* number to its segment's edge */
#define NOTE_GAP	3.5	/* bar to its note */
#define SHRINK		0.98	/* a scale that is too large becomes smaller by */
#define UNIT_LEAST	1e-9

/* Moderation */
#define NAMES_BASELINE	6.8
#define NAMES_FOOT	8.2	/* their last baseline to the bar */
#define NAMES_APART	6.0
#define BAR		19.0
#define BARS_APART	20.0
#define NAMED_LEAST	0.85	/* of the bars' length with a key */
#define LABEL_GAP	16.0
#define LABELS_MOST	0.3	/* of the width */

static const struct type type_name = { FACE_MEDIUM, 8.5, INK };
static const struct type type_note_number = { FACE_REGULAR, 9, INK };

static const struct {
	const char	*word, *plain;
	uint32_t	 colour, number;
} looks[CHART_GRADES] = {
	[CHART_OUTSTANDING] = { "Outstanding", "outstanding", 0x12436Du,
	    WHITE },
	[CHART_GOOD] = { "Good", "good", 0x6BACE6u, INK },
	[CHART_IMPROVEMENT] = { "Requires improvement", "requires improvement",
	    0xF9B48Fu, INK },
	[CHART_INADEQUATE] = { "Inadequate", "inadequate", 0x801650u, WHITE },
};

/* Grades FIRST to LAST, a bar or its part at one side of the line.  The
 * outermost segment is the first one when INWARD, else the last. */
struct side {
	enum chart_grade	first, last;
	bool			inward;
};
static const struct side better = { CHART_OUTSTANDING, CHART_GOOD, true };
static const struct side worse = { CHART_IMPROVEMENT, CHART_INADEQUATE, false };
static const struct side whole = { CHART_OUTSTANDING, CHART_INADEQUATE, false };

static double
segment_length(int64_t count, double unit)
{
	return count > 0 ? fmax(unit * (double)count, SEGMENT_LEAST) : 0;
}

static double
side_length(const struct grade_counts *row, struct side side, double unit)
{
	double	length = 0;

	for (int g = side.first; g <= (int)side.last; g++)
		length += segment_length(row->n[g], unit);
	return length;
}

static int64_t
total(const struct grade_counts *row)
{
	int64_t	sum = 0;

	for (int g = 0; g < CHART_GRADES; g++)
		sum += row->n[g];
	return sum;
}

static struct str
count_text(struct arena *arena, int64_t count)
{
	return num_text(arena, num_int(count), 0, NUM_PLAIN);
}

/* ---- numbers ---- */

static struct type
number_type(int grade)
{
	return (struct type){ FACE_MEDIUM, 9, looks[grade].number };
}

/* Whether COUNT is written inside its segment: from 2 upwards. */
static bool
stands_inside(const struct easel *easel, int grade, int64_t count, double unit)
{
	double	w = easel_width(easel, number_type(grade),
		    count_text(easel->arena, count));

	return count > 1 &&
	    w + 2 * INSIDE + GAP <= segment_length(count, unit);
}

/* The grades of SIDE whose numbers stand outside; how many, the first ones in
 * OUT from left to right. */
static size_t
list_outside(const struct easel *easel, const struct grade_counts *row,
    struct side side, double unit, int out[CHART_GRADES])
{
	size_t	n = 0;

	for (int g = side.first; g <= (int)side.last; g++)
		if (row->n[g] > 0 &&
		    !stands_inside(easel, g, row->n[g], unit))
			out[n++] = g;
	return n;
}

static int
outermost(const struct grade_counts *row, struct side side)
{
	int	g = side.inward ? (int)side.first : (int)side.last;

	while (row->n[g] == 0 && g > (int)side.first && g < (int)side.last)
		g += side.inward ? 1 : -1;
	if (row->n[g] == 0)
		g = side.inward ? (int)side.last : (int)side.first;
	return g;
}

/* "1", "1 outstanding, 2 good", or nothing. */
static struct str
side_note(const struct easel *easel, const struct grade_counts *row,
    struct side side, double unit)
{
	struct str	note = STR("");
	int		grades[CHART_GRADES];
	size_t		n = list_outside(easel, row, side, unit, grades);

	if (n == 1 && grades[0] == outermost(row, side))
		return count_text(easel->arena, row->n[grades[0]]);
	for (size_t i = 0; i < n; i++)
		note = str_printf(easel->arena, STR_FMT "%s" STR_FMT " %s",
		    STR_ARG(note), i > 0 ? ", " : "",
		    STR_ARG(count_text(easel->arena, row->n[grades[i]])),
		    looks[grades[i]].plain);
	return note;
}

/* The length of SIDE with its note. */
static double
side_room(const struct easel *easel, const struct grade_counts *row,
    struct side side, double unit)
{
	struct str	note = side_note(easel, row, side, unit);
	double		room = side_length(row, side, unit);

	if (note.n > 0)
		room += NOTE_GAP + easel_width(easel, type_note_number, note);
	return room;
}

/* ---- bars ---- */

/* Where a bar stands. */
struct spot {
	double	x, y, height;		/* its left top, how high */
};

/* The middle of a line of TYPE at Y: its baseline. */
static double
baseline(struct type type, double y)
{
	return y + MIDDLE * type.size;
}

/* One segment from X to X + LENGTH, less half the gap on the sides where
 * another segment is. */
static void
draw_segment(const struct easel *easel, struct pen *pen, struct spot at,
    int grade, int64_t count, double unit, double cut[2])
{
	struct type	type = number_type(grade);
	struct str	text = count_text(easel->arena, count);
	double		length = segment_length(count, unit);

	pen_box(pen, (struct box){ at.x + cut[0], at.y,
	    length - cut[0] - cut[1], at.height }, looks[grade].colour);
	if (stands_inside(easel, grade, count, unit))
		pen_text(pen, type, at.x + (length + cut[0] - cut[1] -
		    easel_width(easel, type, text)) / 2,
		    baseline(type, at.y + at.height / 2), text);
}

/* The segments of SIDE from AT on; whether others are before and after it does
 * not matter: there a line is. */
static void
draw_side(const struct easel *easel, struct pen *pen, struct spot at,
    const struct grade_counts *row, struct side side, double unit)
{
	double	cut[2] = { 0, 0 };
	int	next;

	for (int g = side.first; g <= (int)side.last; g = next) {
		next = g + 1;
		while (next <= (int)side.last && row->n[next] == 0)
			next++;
		if (row->n[g] == 0)
			continue;
		cut[1] = next <= (int)side.last ? GAP / 2 : 0;
		draw_segment(easel, pen, at, g, row->n[g], unit, cut);
		at.x += segment_length(row->n[g], unit);
		cut[0] = GAP / 2;
	}
}

/* The note of SIDE, ending (INWARD) or beginning at X. */
static void
draw_note(const struct easel *easel, struct pen *pen, double x, double middle,
    const struct grade_counts *row, struct side side, double unit)
{
	struct str	note = side_note(easel, row, side, unit);

	if (side.inward)
		x -= NOTE_GAP + easel_width(easel, type_note_number, note);
	else
		x += NOTE_GAP;
	easel_text(easel, pen, type_note_number, x,
	    baseline(type_note_number, middle), note);
}

/* ---- rows of a table ---- */

bool
grade_scale_make(const struct easel *easel, const struct grade_counts *rows,
    size_t n, double width, struct grade_scale *out)
{
	double	left, right, unit = UNIT_MOST / SHRINK;

	do {
		unit *= SHRINK;
		left = right = LINE / 2;
		for (size_t i = 0; i < n; i++) {
			left = fmax(left, side_room(easel, &rows[i], better,
			    unit));
			right = fmax(right, side_room(easel, &rows[i], worse,
			    unit));
		}
	} while (left + right > width && unit > UNIT_LEAST);
	*out = (struct grade_scale){ width, fmin(left, width), unit };
	return left + right <= width;
}

const struct drawing *
grade_bar(const struct easel *easel, const struct grade_scale *scale,
    const struct grade_counts *row)
{
	double		middle = GRADE_ROW_HEIGHT / 2, unit = scale->unit;
	double		left = scale->axis - side_length(row, better, unit);
	double		right = scale->axis + side_length(row, worse, unit);
	struct spot	at = { left, middle - ROW_BAR / 2, ROW_BAR };
	struct pen	pen;

	pen_open(&pen, easel->arena, easel->fonts, scale->width,
	    GRADE_ROW_HEIGHT);
	draw_side(easel, &pen, at, row, better, unit);
	at.x = scale->axis;
	draw_side(easel, &pen, at, row, worse, unit);
	pen_line(&pen, INK, LINE, 0, 0);
	pen_segment(&pen, scale->axis, 0, scale->axis, GRADE_ROW_HEIGHT);
	draw_note(easel, &pen, left, middle, row, better, unit);
	draw_note(easel, &pen, right, middle, row, worse, unit);
	return pen_close(&pen);
}

/* ---- the key ---- */

static double
put_grade_key(const struct easel *easel, struct pen *pen, double x, double y,
    double width, double *widest)
{
	struct key_entry	entries[CHART_GRADES];

	for (int g = 0; g < CHART_GRADES; g++)
		entries[g] = (struct key_entry){ str_of(looks[g].word),
		    looks[g].colour, false };
	return key_put(easel, pen, entries, CHART_GRADES, x, y, width, widest);
}

const struct drawing *
grade_key(const struct easel *easel, double width)
{
	double		widest, height;
	struct pen	pen;

	height = put_grade_key(easel, NULL, 0, 0, width, &widest);
	pen_open(&pen, easel->arena, easel->fonts, widest, height);
	put_grade_key(easel, &pen, 0, 0, width, &widest);
	return pen_close(&pen);
}

struct str
grade_key_alt(void)
{
	return STR("Bars from left to right: outstanding, good, a line, "
	    "requires improvement, inadequate.");
}

/* ---- before and after moderation ---- */

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
		x += segment_length(moving_row(at, i)->n[g], at->unit);
	return x;
}

static double
name_width(const struct easel *easel, int grade)
{
	return easel_width(easel, type_name, str_of(looks[grade].word));
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
		centre[g] = moving_x(at, 0, g) + (segment_length(row->n[g],
		    at->unit) - name_width(easel, g)) / 2;
		start[g] = centre[g] < at->left ||
		    centre[g] + name_width(easel, g) > at->width;
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

/* The largest scale on which both bars and their notes have room. */
static double
moving_unit(const struct easel *easel, const struct moving *at)
{
	double	most = (double)(total(moving_row(at, 0)) >
		    total(moving_row(at, 1)) ? total(moving_row(at, 0)) :
		    total(moving_row(at, 1)));
	double	unit = (at->width - at->left) / fmax(most, 1) / SHRINK, room;

	do {
		unit *= SHRINK;
		room = fmax(side_room(easel, moving_row(at, 0), whole, unit),
		    side_room(easel, moving_row(at, 1), whole, unit));
	} while (room > at->width - at->left + 1e-6 && unit > UNIT_LEAST);
	return unit;
}

/* A scale for bars and, above them, names; smaller bars rather than a key, but
 * not much smaller. */
static void
scale_moving(const struct easel *easel, struct moving *at)
{
	double	unit = moving_unit(easel, at);

	for (at->unit = unit; at->unit > NAMED_LEAST * unit;
	    at->unit *= SHRINK) {
		place_names(easel, at);
		if (at->named)
			return;
	}
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
		at->top = put_grade_key(easel, NULL, at->left, 0,
		    at->width - at->left, &widest) + NAMES_FOOT / 2;
}

/* What stands above the bars. */
static void
draw_names(const struct easel *easel, struct pen *pen, const struct moving *at)
{
	double	widest;

	if (!at->named) {
		put_grade_key(easel, pen, at->left, 0, at->width - at->left,
		    &widest);
		return;
	}
	for (int g = 0; g < CHART_GRADES; g++)
		if (occurs(at, g))
			easel_text(easel, pen, type_name, at->names[g],
			    NAMES_BASELINE, str_of(looks[g].word));
}

/* The boundaries of the upper bar joined to those of the lower; what would run
 * along the bars' left ends is none. */
static void
draw_joins(struct pen *pen, const struct moving *at)
{
	double	y = at->top + BAR, x[2], past[2] = { at->left, at->left };

	pen_line(pen, INK, LINE, 0, 0);
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
		draw_side(easel, &pen, bar, moving_row(&at, i), whole,
		    at.unit);
		draw_note(easel, &pen, moving_x(&at, i, CHART_GRADES),
		    bar.y + BAR / 2, moving_row(&at, i), whole, at.unit);
	}
	return pen_close(&pen);
}

bool
moderation_agrees(const struct moderation *moderation)
{
	return total(&moderation->before) == total(&moderation->after);
}

/* ---- in words ---- */

/* "6 outstanding, 14 good, 2 requires improvement, none inadequate." */
static void
add_grades(struct buf *buf, struct arena *arena,
    const struct grade_counts *row)
{
	for (int g = 0; g < CHART_GRADES; g++) {
		if (row->n[g] > 0)
			buf_str(buf, count_text(arena, row->n[g]));
		else
			buf_text(buf, "none");
		buf_printf(buf, " %s%s", looks[g].plain,
		    g + 1 < CHART_GRADES ? ", " : ".");
	}
}

static void
add_audits(struct buf *buf, struct arena *arena, int64_t count)
{
	buf_printf(buf, STR_FMT " audit%s", STR_ARG(count_text(arena, count)),
	    count == 1 ? "" : "s");
}

static struct str
keep(struct buf *buf, struct arena *arena)
{
	struct str	text = buf_keep(buf, arena);

	buf_free(buf);
	return text;
}

struct str
grade_alt(struct arena *arena, struct str name, const struct grade_counts *row)
{
	struct buf	buf = { 0 };

	if (total(row) == 0)
		return str_printf(arena, "No graded audits of " STR_FMT ".",
		    STR_ARG(name));
	buf_text(&buf, "Grades of ");
	add_audits(&buf, arena, total(row));
	buf_printf(&buf, " of " STR_FMT ": ", STR_ARG(name));
	add_grades(&buf, arena, row);
	return keep(&buf, arena);
}

/* " Original: 15 outstanding, ..."; with its own total when ALONE. */
static void
add_outcome(struct buf *buf, struct arena *arena, struct str name,
    const struct grade_counts *row, bool alone)
{
	buf_printf(buf, " " STR_FMT, STR_ARG(name));
	if (alone) {
		buf_text(buf, ", ");
		add_audits(buf, arena, total(row));
	}
	buf_text(buf, ": ");
	add_grades(buf, arena, row);
}

struct str
moderation_alt(struct arena *arena, const struct moderation *moderation)
{
	bool		apart = !moderation_agrees(moderation);
	struct buf	buf = { 0 };

	buf_printf(&buf, STR_FMT "%s", STR_ARG(moderation->name),
	    moderation->name.n > 0 ? ": " : "");
	if (apart)
		buf_text(&buf, "two bars of audits by grade, with different "
		    "totals.");
	else
		add_audits(&buf, arena, total(&moderation->before));
	if (!apart)
		buf_text(&buf, " by grade, before and after.");
	add_outcome(&buf, arena, moderation->before_name, &moderation->before,
	    apart);
	add_outcome(&buf, arena, moderation->after_name, &moderation->after,
	    apart);
	return keep(&buf, arena);
}
