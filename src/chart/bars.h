/*
 * chart/bars.h - bars, pairs and small trends: plain numbers to a drawing.
 *
 * Beside chart.h, whose charts are of one indicator over time.  Each drawing
 * has an alternative text written from the same numbers.  Drawings and texts
 * live in the arena; all that is passed is borrowed for the call.  Units are
 * points.  A word that has no room is left out and reported (DIAG_CHART_LABEL),
 * never shortened.  What is not a finite number counts as missing, what is
 * below nought has no bar.
 */
#ifndef CHART_BARS_H
#define CHART_BARS_H

#include "chart/chart.h"

/* What a drawing is made with; PLACE is where its section was written. */
struct easel {
	struct arena	*arena;
	struct fonts	*fonts;
	struct diags	*diags;
	struct place	 place;
};

/* ---- grades.c: audits by grade ---- */

enum chart_grade {
	CHART_OUTSTANDING, CHART_GOOD, CHART_IMPROVEMENT, CHART_INADEQUATE,
	CHART_GRADES
};

struct grade_counts {
	int64_t	n[CHART_GRADES];	/* 0 or more */
	bool	missing[CHART_GRADES];	/* not 0: nobody said */
};

/* One scale for all rows of a table: UNIT points an audit, AXIS is where good
 * ends and requires improvement begins. */
struct grade_scale {
	double	width, axis, unit;
};

/* The largest scale on which ROWS and the numbers beside them have room in
 * WIDTH.  False when there is none (300 is enough for counts below 100): OUT is
 * then one for the bars alone, and grade_bar() reports what it leaves out. */
bool grade_scale_make(const struct easel *easel,
    const struct grade_counts *rows, size_t n, double width,
    struct grade_scale *out);

/* A row's bar, 23 high with its line from top to bottom: the lines join in rows
 * of that height, whose padding above and below is nought.  Words of 9.5/12 in
 * the row's other cells share the numbers' baseline when their lines begin
 * GRADE_ROW_WORDS below its top. */
#define GRADE_ROW_HEIGHT	23.0
#define GRADE_ROW_WORDS		7.1
const struct drawing *grade_bar(const struct easel *easel,
    const struct grade_scale *scale, const struct grade_counts *row);

/* "Grades of 22 audits of ICAS: 6 outstanding, 14 good, 2 requires improvement,
 * none inadequate." */
struct str grade_alt(struct arena *arena, struct str name,
    const struct grade_counts *row);

/* The four squares with their words, inadequate hatched as in the bars, since it
 * is as dark as outstanding, in lines no wider than WIDTH; as wide as
 * its widest line. */
const struct drawing *grade_key(const struct easel *easel, double width);
struct str grade_key_alt(void);

/* The same audits before and after moderation (regrade.c), as two bars whose
 * boundaries are joined.  Both have one scale, also when they disagree. */
struct moderation {
	struct str		name;		/* "Moderation", in the alt */
	struct str		before_name, after_name;
	struct grade_counts	before, after;
};
const struct drawing *moderation_draw(const struct easel *easel,
    const struct moderation *moderation, double width);
struct str moderation_alt(struct arena *arena,
    const struct moderation *moderation);

/* ---- bars.c: bars against a target, bars in cells ---- */

struct target_bar {
	struct str	label;		/* "September" */
	struct str	mark;		/* behind it: "r" */
	struct str	sub;		/* under it: "corrected" */
	bool		known;
	double		y;
	struct str	text;		/* as printed: "76%"; "[x]" of a gap */
	struct str	gap;		/* why there is none: "not available" */
	bool		superseded;	/* hollow and struck */
	bool		muted;		/* of others: the value is outside */
};

struct target_bars {
	struct str		 name;		/* what they show, in the alt */
	const struct target_bar	*at;
	size_t			 n;
	double			 full;		/* where the scale ends, at
						 * least: 100 for shares; 0:
						 * with the figures */
	bool			 targeted;
	double			 target;
	struct str		 target_text;	/* "Target 81% or more" */
	double			 width;
	double			 label_width;	/* left of the bars, at least */
};
const struct drawing *target_bars_draw(const struct easel *easel,
    const struct target_bars *bars);
struct str target_bars_alt(struct arena *arena, const struct target_bars *bars);

/* A bar beside a figure of a table: 7.5 high, WIDTH long at MOST, from which
 * all rows are scaled.  Nothing is drawn of a missing figure (NaN). */
const struct drawing *cell_bar(struct arena *arena, double y, double most,
    double width, bool dark);

/* ---- pairs.c: two series over categories ---- */

struct pair_value {
	bool		known;
	double		y;
	struct str	text;		/* as printed: "46%"; "[c]" of a gap */
	struct str	gap;		/* why there is none: "withheld" */
};

struct pair {
	struct str		name;
	struct pair_value	at[2];
};

struct pairs {
	struct str		 name;		/* what they show, in the alt */
	struct str		 series[2];	/* "Children", "Population" */
	const struct pair	*at;
	size_t			 n;
	double			 width;
	double			 height;	/* of columns */
};

/* Columns side by side, the first filled, the second hollow.  As bars when
 * names or figures have no room side by side. */
const struct drawing *pairs_columns(const struct easel *easel,
    const struct pairs *pairs);

/* Bars under each other, as high as they need: for long names, and shares of
 * children beside shares of the population. */
const struct drawing *pairs_bars(const struct easel *easel,
    const struct pairs *pairs);

struct str pairs_alt(struct arena *arena, const struct pairs *pairs);

/* ---- spark.c: the trend of a card; chart_alt() tells it in words ---- */

/* CHART's points as a line on a scale of its own, 28 high: a gap breaks it, a
 * lone point stays a point, the last one is marked. */
#define SPARK_HEIGHT	28.0
const struct drawing *spark_draw(const struct easel *easel,
    const struct chart *chart, double width);

/* CHART's points as columns in WIDTH x HEIGHT, each with its month and figure,
 * the last one dark: for a wide card.  When room is short percent signs go,
 * then figures stand in two lines, then some of the labels go. */
const struct drawing *card_columns(const struct easel *easel,
    const struct chart *chart, double width, double height);

#endif
