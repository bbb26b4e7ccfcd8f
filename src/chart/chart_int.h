/*
 * chart/chart_int.h - what the files of this room share.
 *
 * A PEN records: cairo builds the path and keeps the state, pen_fill() and
 * pen_stroke() take both and add to the drawing.  A PLOT is a chart being laid
 * out.  Units are points, y downwards; functions whose name begins with plot_
 * speak of the chart's values or of its points' places.
 */
#ifndef CHART_CHART_INT_H
#define CHART_CHART_INT_H

#include <cairo.h>

#include "chart/bars.h"
#include "chart/chart.h"

#define COUNT(table) (sizeof(table) / sizeof(*(table)))

struct box {
	double	x, y, w, h;
};

/* ---- paint.c ---- */

struct pen {
	cairo_t		*cr;		/* of a recording surface */
	struct arena	*arena;
	struct fonts	*fonts;		/* NULL: this drawing has no words */
	struct draw	*draws;
	size_t		 n, room;
	double		 width, height;
};

/* How words look. */
struct type {
	enum face	 face;
	double		 size;
	uint32_t	 colour;
};

/* A drawing of WIDTH x HEIGHT begins; pen_close() ends it and hands it over. */
void pen_open(struct pen *pen, struct arena *arena, struct fonts *fonts,
    double width, double height);
const struct drawing *pen_close(struct pen *pen);

/* How strokes look from now on: with butt ends and mitred corners, or with both
 * round.  ON and OFF are the dash; 0 and 0 is solid. */
void pen_line(struct pen *pen, uint32_t colour, double width, double on,
    double off);
void pen_round(struct pen *pen, uint32_t colour, double width);

/* Record cairo's current path and begin a new one. */
void pen_fill(struct pen *pen, uint32_t colour);
void pen_stroke(struct pen *pen);
void pen_fill_stroke(struct pen *pen, uint32_t colour);

/* Shorthands for paths. */
void pen_segment(struct pen *pen, double x1, double y1, double x2, double y2);
void pen_polyline(struct pen *pen, const double (*points)[2], size_t n);
void pen_disc(struct pen *pen, double x, double y, double radius);

/* A box filled; and one that is only its outline, WIDTH thick and inside. */
void pen_box(struct pen *pen, struct box box, uint32_t colour);
void pen_hollow(struct pen *pen, struct box box, uint32_t colour,
    double width);

/* TEXT with its baseline starting at X, Y. */
void pen_text(struct pen *pen, struct type type, double x, double y,
    struct str text);

/* A line through the words recorded last. */
void pen_struck(struct pen *pen);

/* DRAWING with every draw moved by X, Y, added to what PEN records. */
void pen_drawing(struct pen *pen, const struct drawing *drawing, double x,
    double y);

/* Paint DRAWING on any cairo surface, words as outlines. */
void paint_drawing(cairo_t *cr, struct arena *arena, struct fonts *fonts,
    const struct drawing *drawing);

/* ---- marks.c: the points of process charts ---- */

enum shape {
	SHAPE_USUAL, SHAPE_CONCERN, SHAPE_IMPROVEMENT, SHAPE_NEITHER,
	SHAPE__MAX
};
extern const uint32_t shape_colours[SHAPE__MAX];
enum shape shape_of(enum variation variation);

/* The usual range, behind them. */
#define RANGE_COLOUR	0xF1F3F5u

/* A shape of the chart's size times FACTOR around X, Y, with a rim of white. */
void pen_shape(struct pen *pen, enum shape shape, double x, double y,
    double factor);

/* ---- scale.c ---- */

struct scale {
	double	low, high, step;
	int	lines;			/* gridlines, 3 to 6 */
	int	decimals;		/* of their labels */
};

/* What a scale has to keep to. */
struct scale_rules {
	bool	from_nought;		/* holds 0 */
	bool	share;			/* nothing is above 100 */
	double	least_step;		/* one of what is printed; 0: any */
	bool	tight;			/* no room beyond LOW and HIGH */
	int	most_lines;		/* there is room for; 0: any number */
};

/* A scale on which LOW and HIGH, which may be equal, are. */
struct scale scale_make(double low, double high,
    const struct scale_rules *rules);

/* Where Y is between BASE (the scale's low) and TOP (its high). */
double scale_place(const struct scale *scale, double y, double top,
    double base);

/* The value of gridline I, 0 at the foot, and its label: that of the top one
 * between the unit's signs BEFORE and BEHIND. */
double scale_line(const struct scale *scale, int i);
struct str scale_label(struct arena *arena, const struct scale *scale, int i,
    struct str before, struct str behind);

/* ---- labels.c ---- */

/* What words must not stand on: boxes, and lines from corner to corner. */
struct obstacle {
	struct box	box;		/* of a line w, h may be below 0 */
	bool		line;
};
struct obstacles {
	struct arena	*arena;
	struct obstacle	*at;
	size_t		 n, room;
};
void obstacle_box(struct obstacles *obstacles, struct box box);
void obstacle_line(struct obstacles *obstacles, double x1, double y1,
    double x2, double y2);
bool obstacles_free(const struct obstacles *obstacles, struct box box);

/* A label at the right end of what it names. */
struct end_label {
	struct type	 type;
	struct str	 text;
	struct str	*lines;		/* of it */
	size_t		 nlines;
	double		 width;
	double		 y;		/* of its middle: wanted, then given */
	int		 rank;		/* the highest goes when there is no
					 * room for all */
};

/* Break the label's text into lines up to MOST wide, at spaces only. */
void end_label_wrap(struct end_label *label, struct arena *arena,
    struct fonts *fonts, double most);

/* Order LABELS by y and push them apart to APART a line, inside LOW to HIGH.
 * The count of those that have room, first in LABELS. */
size_t end_labels_push(struct end_label *labels, size_t n, double apart,
    double low, double high);

/* ---- chart.c ---- */

#define END_LABELS	6

/* The lines across a plot. */
enum across {
	ACROSS_NEIGHBOURS, ACROSS_TARGET, ACROSS_TARGET_TO,
	ACROSS__MAX
};

struct plot {
	const struct chart	*chart;
	bool			 targeted;	/* points have their targets */
	struct easel		 easel;
	struct pen		 pen;
	struct scale		 scale;
	double			 width, height;
	double			 left, right, top, base; /* the gridlines' */
	double			 first, pitch;	/* x of point 0; to the next */
	struct end_label	 ends[END_LABELS];
	size_t			 nends;
	double			 ends_x;
	struct obstacles	 obstacles;
	struct obstacles	 levels;	/* of columns: lines across */
};

extern const struct type type_axis, type_note;

/* The height of figures, and from the middle of a line of words to its baseline,
 * in sizes. */
#define DIGITS		0.711
#define MIDDLE		0.355

bool point_known(const struct chart_point *point);
bool point_targeted(const struct chart_point *point);

/* Whether any point has a target of its own. */
bool chart_targeted(const struct chart *chart);

/* The known points' first and last index; false when there are none. */
bool chart_ends(const struct chart *chart, size_t *first, size_t *last);

/* Whether a line leads to point I from the one before: not over a gap, nor from a
 * year's running total to the next year's. */
bool point_joined(const struct chart *chart, size_t i);

/* Whether no line leads to point I. */
bool point_alone(const struct chart *chart, size_t i);

/* The first of the points that are furthest up (SIGN 1) or down (-1); FIRST is
 * the first known one. */
size_t chart_extreme(const struct chart *chart, size_t first, int sign);

/* Widen LOW and HIGH, which begin as NaN, to hold Y; to hold all points. */
void range_add(double *low, double *high, double y);
void range_add_points(double *low, double *high, const struct chart *chart);

double plot_x(const struct plot *plot, size_t i);
double plot_y(const struct plot *plot, double y);

/* The x between the points before and at I; the plot's edges at its ends. */
double plot_before(const struct plot *plot, size_t i);

/* A label at the right for the level or point at value Y. */
void plot_add_end(struct plot *plot, struct type type, double y,
    struct str text, int rank);

/* The label of the last known point, LAST. */
void plot_add_last(struct plot *plot, struct type type, size_t last);

/* Scale the plot to LOW..HIGH, find the room of labels at both sides, draw grid
 * and axes; afterwards plot_x() and plot_y() can be asked. */
void plot_frame(struct plot *plot, double low, double high);

/* The line that the points stand on, at Y of the drawing. */
void plot_axis(struct plot *plot, double y);

/* The months' names under BASE, thinned regularly until they fit; TICKS join
 * thinned ones to the axis. */
void plot_months(struct plot *plot, double base, bool ticks);

/* Put down the labels at the right, APART a line. */
void plot_ends(struct plot *plot, double apart);

/* Words inside the chart's area; else left out and said. */
bool plot_text(struct plot *plot, struct type type, double x, double y,
    struct str text);

/* A break at the foot of an axis that does not hold nought. */
void plot_cut(struct plot *plot);

/* The line through the points, broken at gaps; an obstacle for labels. */
void plot_line(struct plot *plot);

/* One kind of chart each. */
void line_draw(struct plot *plot);
void columns_draw(struct plot *plot);
void spc_draw(struct plot *plot);

/* ---- levels.c ---- */

/* The value of a line across at point I; NaN when there is none. */
double plot_across(const struct plot *plot, enum across across, size_t i);

/* The pen of a line across: its own colour, or white. */
void plot_across_pen(struct plot *plot, enum across across, bool white);

/* The labels of the target and the neighbours; LOW and HIGH are widened to hold
 * their lines. */
void plot_add_target(struct plot *plot, struct type type, double *low,
    double *high);
void plot_add_neighbours(struct plot *plot, double *low, double *high);

/* Lines across the plot for target and neighbours, a step between points where
 * the target changes; obstacles for labels. */
void plot_levels(struct plot *plot);

/* ---- spc_chart.c ---- */

/* The points of SEGMENT are FIRST to END - 1, those behind its limits end
 * before BASELINE. */
struct stretch {
	size_t	first, end, baseline;
};
struct stretch segment_stretch(const struct chart *chart,
    const struct spc *spc, size_t segment);

/* Why CHART has no limits at all: "Fewer than 13 months: no limits". */
struct str no_limits_text(struct arena *arena, const struct chart *chart);

/* Y as this chart prints figures; EXACT with all the decimals it needs. */
struct str chart_figure(struct arena *arena, const struct chart *chart,
    double y, bool exact);

/* ---- alt.c ---- */

/* "December", "2022/23". */
struct str point_name(struct arena *arena, const struct chart_point *point);

/* The target in force at POINT: "80% or more", "88% to 94%". */
struct str point_target_words(struct arena *arena, const struct chart *chart,
    const struct chart_point *point);

/* "month", "months"; "six", "17". */
const char *span_word(const struct chart *chart, bool many);
struct str count_words(struct arena *arena, size_t n);

/* "provisional" for "p"; NULL when MARK has no words. */
const char *mark_words(struct str mark);

/* TEXT with its first letter changed, by toupper() or tolower(). */
struct str words_cased(struct arena *arena, struct str text,
    int (*change)(int));

/* ---- rows.c: what bars have in common ---- */

/* What is above nought is at least so long. */
#define LENGTH_LEAST	0.75

/* The words at the left of a bar: a label, a mark behind it, and what stands
 * under it, in lines. */
struct row_words {
	struct end_label	label, sub;
	struct str		mark;		/* "[r]" */
	double			width, height;
};

/* Break the words into lines up to MOST wide, at spaces only. */
void row_words_wrap(struct row_words *words, const struct easel *easel,
    struct str label, struct str mark, struct str sub, double most);

/* Put the words down at the left edge, their middle at Y. */
void row_words_put(const struct row_words *words, struct pen *pen,
    const struct easel *easel, double y);

/* The length of a bar of Y, UNIT points for one: what is above nought is seen,
 * what is not has none. */
double bar_length(double y, double unit);

/* The outline of the second series. */
#define HOLLOW_LINE	1.0

/* A square and words for each of N, in lines no wider than WIDTH, from X, Y on.
 * Its height and, in WIDEST, its width are the answer; PEN may be NULL, to
 * ask. */
struct key_entry {
	struct str	text;
	uint32_t	colour;
	bool		hollow, hatched;
};
double key_put(const struct easel *easel, struct pen *pen,
    const struct key_entry *entries, size_t n, double x, double y,
    double width, double *widest);

/* Thin white lines across BOX, from its foot up to the right, which tell two
 * colours apart where there are none; not through HOLE. */
void pen_hatch(struct pen *pen, struct box box, struct box hole);

/* Say that TEXT has no room. */
void easel_left_out(const struct easel *easel, struct str text);

/* Words inside PEN's area, whose units are those of X and Y; else left out,
 * said, and false.  False also when there are none. */
bool easel_text(const struct easel *easel, struct pen *pen, struct type type,
    double x, double y, struct str text);
double easel_width(const struct easel *easel, struct type type,
    struct str text);

/* A scale too large for its words becomes smaller in steps, down to this. */
#define SCALE_SHRINK	0.98
#define SCALE_LEAST	1e-9

/* ---- grades.c ---- */

#define GRADE_LINE	0.75

/* Grades FIRST to LAST, a bar or its part at one side of the line.  The
 * outermost segment is the first one when INWARD, else the last. */
struct grade_side {
	enum chart_grade	first, last;
	bool			inward;
};
extern const struct grade_side grades_whole;

/* Where a bar begins, and its height. */
struct spot {
	double	x, y, height;
};

/* The length of a segment; that of SIDE with its note. */
double grade_length(int64_t count, double unit);
double grades_room(const struct easel *easel, const struct grade_counts *row,
    struct grade_side side, double unit);

/* The segments of SIDE with the numbers inside them; its note, ending (INWARD)
 * or beginning at X, where its bar does. */
void grades_put(const struct easel *easel, struct pen *pen, struct spot at,
    const struct grade_counts *row, struct grade_side side, double unit);
void grades_note(const struct easel *easel, struct pen *pen, double x,
    double middle, const struct grade_counts *row, struct grade_side side,
    double unit);

/* The key of grades, as key_put(). */
double grade_key_put(const struct easel *easel, struct pen *pen, double x,
    double y, double width, double *widest);

/* "Outstanding". */
const char *chart_grade_word(int grade);

int64_t grades_total(const struct grade_counts *row);

/* Whether there is a count of each grade. */
bool grades_known(const struct grade_counts *row);

/* "6 outstanding, 14 good, 2 requires improvement, none inadequate."; "22
 * audits". */
void grades_words(struct buf *buf, struct arena *arena,
    const struct grade_counts *row);
void audits_words(struct buf *buf, struct arena *arena, int64_t count);

/* ---- verdict.c ---- */

/* The sentences of a process chart's verdicts. */
struct str variation_text(struct arena *arena, const struct chart *chart,
    const struct spc *spc);
struct str assurance_text(struct arena *arena, const struct chart *chart,
    const struct spc *spc);

#endif
