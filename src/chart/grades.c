/*
 * chart/grades.c - audits by grade: the rows of a table, and their key.
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
#define INSIDE		1.2	/* number to its segment's edge */
#define NOTE_GAP	3.5	/* bar to its note */
#define CLEAR		2.0	/* number to the hatch beside it */

static const struct type type_note_number = { FACE_REGULAR, 9, INK };

static const struct {
	const char	*word, *plain;
	uint32_t	 colour, number;
	bool		 hatched;
} looks[CHART_GRADES] = {
	[CHART_OUTSTANDING] = { "Outstanding", "outstanding", 0x12436Du,
	    WHITE },
	[CHART_GOOD] = { "Good", "good", 0x6BACE6u, INK },
	[CHART_IMPROVEMENT] = { "Requires improvement", "requires improvement",
	    0xF9B48Fu, INK },
	[CHART_INADEQUATE] = { "Inadequate", "inadequate", 0x801650u, WHITE,
	    true },
};

static const struct grade_side better = { CHART_OUTSTANDING, CHART_GOOD, true };
static const struct grade_side worse = { CHART_IMPROVEMENT, CHART_INADEQUATE,
    false };
const struct grade_side grades_whole = { CHART_OUTSTANDING, CHART_INADEQUATE,
    false };

double
grade_length(int64_t count, double unit)
{
	return count > 0 ? fmax(unit * (double)count, SEGMENT_LEAST) : 0;
}

static double
side_length(const struct grade_counts *row, struct grade_side side, double unit)
{
	double	length = 0;

	for (int g = side.first; g <= (int)side.last; g++)
		length += grade_length(row->n[g], unit);
	return length;
}

int64_t
grades_total(const struct grade_counts *row)
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
	    w + 2 * INSIDE + GAP <= grade_length(count, unit);
}

/* The grades of SIDE whose numbers stand outside; how many, the first ones in
 * OUT from left to right. */
static size_t
list_outside(const struct easel *easel, const struct grade_counts *row,
    struct grade_side side, double unit, int out[CHART_GRADES])
{
	size_t	n = 0;

	for (int g = side.first; g <= (int)side.last; g++)
		if (row->n[g] > 0 &&
		    !stands_inside(easel, g, row->n[g], unit))
			out[n++] = g;
	return n;
}

/* The segment at the end of SIDE that is away from the line. */
static int
outermost(const struct grade_counts *row, struct grade_side side)
{
	int	g = side.inward ? (int)side.first : (int)side.last;

	for (int left = (int)(side.last - side.first); left > 0 &&
	    row->n[g] == 0; left--)
		g += side.inward ? 1 : -1;
	return g;
}

/* "1", "1 outstanding, 2 good", or nothing. */
static struct str
side_note(const struct easel *easel, const struct grade_counts *row,
    struct grade_side side, double unit)
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

double
grades_room(const struct easel *easel, const struct grade_counts *row,
    struct grade_side side, double unit)
{
	struct str	note = side_note(easel, row, side, unit);
	double		room = side_length(row, side, unit);

	if (note.n > 0)
		room += NOTE_GAP + easel_width(easel, type_note_number, note);
	return room;
}

/* ---- bars ---- */

/* The middle of a line of TYPE at Y: its baseline. */
static double
baseline(struct type type, double y)
{
	return y + MIDDLE * type.size;
}

/* One segment from AT on.  CUT is what it gives up at both ends for the gap to
 * the segments beside it. */
static void
draw_segment(const struct easel *easel, struct pen *pen, struct spot at,
    int grade, int64_t count, double unit, double cut[2])
{
	struct type	type = number_type(grade);
	struct str	text = count_text(easel->arena, count);
	double		length = grade_length(count, unit);
	struct box	box = { at.x + cut[0], at.y,
			    length - cut[0] - cut[1], at.height };
	struct box	hole = { 0 };

	if (stands_inside(easel, grade, count, unit)) {
		/* As high as the bar: lines over or under the number would seem
		 * to cross it. */
		hole.w = easel_width(easel, type, text) + 2 * CLEAR;
		hole.h = box.h;
		hole.x = box.x + (box.w - hole.w) / 2;
		hole.y = box.y;
	}
	pen_box(pen, box, looks[grade].colour);
	if (looks[grade].hatched)
		pen_hatch(pen, box, hole);
	if (hole.w > 0)
		pen_text(pen, type, hole.x + CLEAR,
		    baseline(type, at.y + at.height / 2), text);
}

void
grades_put(const struct easel *easel, struct pen *pen, struct spot at,
    const struct grade_counts *row, struct grade_side side, double unit)
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
		at.x += grade_length(row->n[g], unit);
		cut[0] = GAP / 2;
	}
}

void
grades_note(const struct easel *easel, struct pen *pen, double x, double middle,
    const struct grade_counts *row, struct grade_side side, double unit)
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

/* What ROWS need at both sides of the line, with or without their notes. */
static void
measure_rows(const struct easel *easel, const struct grade_counts *rows,
    size_t n, double unit, bool notes, double *left, double *right)
{
	*left = *right = GRADE_LINE / 2;
	for (size_t i = 0; i < n; i++) {
		*left = fmax(*left, notes ?
		    grades_room(easel, &rows[i], better, unit) :
		    side_length(&rows[i], better, unit));
		*right = fmax(*right, notes ?
		    grades_room(easel, &rows[i], worse, unit) :
		    side_length(&rows[i], worse, unit));
	}
}

/* The largest scale on which ROWS have room; false when there is none. */
static bool
fit_rows(const struct easel *easel, const struct grade_counts *rows, size_t n,
    bool notes, struct grade_scale *out)
{
	double	left, right;

	for (out->unit = UNIT_MOST; out->unit > SCALE_LEAST;
	    out->unit *= SCALE_SHRINK) {
		measure_rows(easel, rows, n, out->unit, notes, &left, &right);
		out->axis = left;
		if (left + right <= out->width)
			return true;
	}
	return false;
}

bool
grade_scale_make(const struct easel *easel, const struct grade_counts *rows,
    size_t n, double width, struct grade_scale *out)
{
	out->width = width;
	if (fit_rows(easel, rows, n, true, out))
		return true;
	fit_rows(easel, rows, n, false, out);
	return false;
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
	grades_put(easel, &pen, at, row, better, unit);
	at.x = scale->axis;
	grades_put(easel, &pen, at, row, worse, unit);
	pen_line(&pen, INK, GRADE_LINE, 0, 0);
	pen_segment(&pen, scale->axis, 0, scale->axis, GRADE_ROW_HEIGHT);
	grades_note(easel, &pen, left, middle, row, better, unit);
	grades_note(easel, &pen, right, middle, row, worse, unit);
	return pen_close(&pen);
}

/* ---- the key ---- */

double
grade_key_put(const struct easel *easel, struct pen *pen, double x, double y,
    double width, double *widest)
{
	struct key_entry	entries[CHART_GRADES];

	for (int g = 0; g < CHART_GRADES; g++)
		entries[g] = (struct key_entry){
			.text = str_of(looks[g].word),
			.colour = looks[g].colour,
			.hatched = looks[g].hatched,
		};
	return key_put(easel, pen, entries, CHART_GRADES, x, y, width, widest);
}

const struct drawing *
grade_key(const struct easel *easel, double width)
{
	double		widest, height;
	struct pen	pen;

	height = grade_key_put(easel, NULL, 0, 0, width, &widest);
	pen_open(&pen, easel->arena, easel->fonts, widest, height);
	grade_key_put(easel, &pen, 0, 0, width, &widest);
	return pen_close(&pen);
}

const char *
chart_grade_word(int grade)
{
	return looks[grade].word;
}

struct str
grade_key_alt(void)
{
	return STR("Bars from left to right: outstanding, good, a line, "
	    "requires improvement, inadequate.");
}

/* ---- in words ---- */

void
grades_words(struct buf *buf, struct arena *arena,
    const struct grade_counts *row)
{
	for (int g = 0; g < CHART_GRADES; g++) {
		if (row->missing[g])
			buf_text(buf, "no figure for");
		else if (row->n[g] > 0)
			buf_str(buf, count_text(arena, row->n[g]));
		else
			buf_text(buf, "none");
		buf_printf(buf, " %s%s", looks[g].plain,
		    g + 1 < CHART_GRADES ? ", " : ".");
	}
}

void
audits_words(struct buf *buf, struct arena *arena, int64_t count)
{
	buf_printf(buf, STR_FMT " audit%s", STR_ARG(count_text(arena, count)),
	    count == 1 ? "" : "s");
}

bool
grades_known(const struct grade_counts *row)
{
	for (int g = 0; g < CHART_GRADES; g++)
		if (row->missing[g])
			return false;
	return true;
}

struct str
grade_alt(struct arena *arena, struct str name, const struct grade_counts *row)
{
	bool		missing = !grades_known(row);
	struct buf	buf = { 0 };
	struct str	text;

	if (grades_total(row) == 0 && !missing)
		return str_printf(arena, "No graded audits of " STR_FMT ".",
		    STR_ARG(name));
	buf_text(&buf, "Grades of ");
	if (missing)
		buf_text(&buf, "audits");
	else
		audits_words(&buf, arena, grades_total(row));
	buf_printf(&buf, " of " STR_FMT ": ", STR_ARG(name));
	grades_words(&buf, arena, row);
	text = buf_keep(&buf, arena);
	buf_free(&buf);
	return text;
}
