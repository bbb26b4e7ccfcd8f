/*
 * chart/chart.h - numbers to lines, marks and words.
 *
 * One drawing function a kind, drawn through cairo's paths: a page gets them as
 * plain data (base/drawing.h), `packwright chart` the same as PNG or SVG.
 * Alternative text is written from the same numbers.  Units are points.
 */
#ifndef CHART_CHART_H
#define CHART_CHART_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/drawing.h"
#include "font/font.h"
#include "measure/measure.h"

enum chart_kind {
	CHART_LINE,		/* trend with target and neighbours' level */
	CHART_COLUMNS,		/* labelled columns */
	CHART_SPC,		/* process behaviour */
	CHART__MAX
};

struct chart_point {
	struct period	period;
	struct str	label;		/* on the axis: "Apr", "Jan 2021" */
	bool		known;		/* a gap when false */
	double		y;
	struct str	text;		/* as printed: "30%" */
	struct str	mark;		/* beside it: "p", "r", "e", "u" */
	struct str	gap;		/* why there is none: "withheld" */
	bool		dark;		/* COLUMNS: a month the title names */
	bool		made_up;	/* SPC, LINE: said in the caption */
	/* The target in force then; a range up to TARGET_TO when BETWEEN. */
	bool		targeted, between;
	double		target, target_to;
	struct str	target_text;	/* "80% or more"; empty: made of them */
};

/* A level across the plot. */
struct chart_level {
	bool		known;
	double		y;
	struct str	text;		/* "Target, 23% or less" */
};

struct chart {
	enum chart_kind	 kind;
	struct str	 title, measure, caption;
	const struct indicator *indicator;	/* required */
	struct chart_point *at;
	size_t		 n;
	/* The target is the latest, for label, value and verdict; its line is
	 * that of the points where any is targeted.  TARGET_TO is the upper end
	 * of a range, whose label is the target's. */
	struct chart_level target, target_to, neighbours;
	struct str	 status;	/* "Missed", in words; may be empty */
	struct str	 change;	/* "up 4 points on May", or empty */
	struct str	 unit;		/* on the top axis label: "%" */
	struct str	 unit_before;	/* the same before it: "£" */
	struct str	 estimated;	/* why made_up months are: "estimated" */
	struct str	 revised;	/* which months were revised, as sentences
					 * behind a blank each; or empty */
	struct str	 rebased;	/* from which months on limits are worked
					 * out anew, likewise; or empty */
	struct str	 last_label;	/* of the last known point: "30% in
					 * December" */
	bool		 target_upper;	/* the target is a most */
	struct spc_options spc;		/* CHART_SPC */
	bool		 from_nought;	/* the axis starts at 0 */
	double		 width, height;	/* of the plot with its labels */
};

/* The plot alone; title, measure and caption are text of the page around it. */
const struct drawing *chart_draw(struct arena *arena, struct fonts *fonts,
    const struct chart *chart, struct diags *diags, struct place place);

/* The analysis behind a process chart; false when no limits are drawn. */
bool chart_analyse(struct arena *arena, const struct chart *chart,
    struct spc *out);

/* Why a stretch of CHART with so many KNOWN months has no limits: "12 known, 13
 * needed", "21 known, no two together". */
struct str few_points_text(struct arena *arena, const struct chart *chart,
    size_t known);

/* Whether CHART is of a running total that begins anew within it, in April. */
bool chart_restarts(const struct chart *chart);

/* POINT's figure with its mark: "30% [p]"; of a gap, what stands for it. */
struct str chart_value(struct arena *arena, const struct chart_point *point);

/* "Re-referrals within 12 months: 30% in December 2022, up 4 points on
 * November, target 23% or less: missed.  Lowest 21% ..., highest .... Monthly:
 * April 21%, ..." */
struct str chart_alt(struct arena *arena, const struct chart *chart);

/* The process behaviour's verdicts: icons (40 points wide) with two texts
 * each.  ASSURANCE has no icon (NULL) without a target or polarity; false,
 * leaving both alone, when there are too few points for any verdict. */
struct verdict {
	const struct drawing *icon;
	struct str	 title;		/* "Concern, low" */
	struct str	 text;		/* "Six months running are below ..." */
	struct str	 alt;		/* of the icon */
};
bool chart_verdicts(struct arena *arena, const struct chart *chart,
    struct verdict *variation, struct verdict *assurance);

/* ---- marks.c: marks as geometry, once each ---- */

enum mark {
	MARK_MET, MARK_NEAR, MARK_MISSED,
	MARK_UP, MARK_DOWN, MARK_SAME,
	MARK_IN_PROGRESS, MARK_PARTIAL, MARK_COMPLETE, MARK_REJECTED,
	/* keys of the process charts */
	MARK_USUAL, MARK_CONCERN, MARK_IMPROVEMENT, MARK_NEITHER,
	MARK_TARGET_LINE, MARK_USUAL_RANGE,
	MARK__MAX
};

/* 18 x 18 for a status or arrow; a key is 9.2 high, as large as in the chart.
 * mark_shared() draws each mark once: MARKS, which begins as {0}, keeps it as
 * long as ARENA lives. */
struct marks {
	const struct drawing *drawn[MARK__MAX];
};
const struct drawing *mark_drawing(struct arena *arena, enum mark mark);
const struct drawing *mark_shared(struct marks *marks, struct arena *arena,
    enum mark mark);

/* ---- preview.c: PNG and SVG ---- */

/* A drawing with the words around it, as wide as WIDTH. */
struct preview {
	struct str		 title, measure, caption, alt;
	const struct drawing	*plot;
	double			 width;
};
const struct preview *chart_preview(struct arena *arena, struct fonts *fonts,
    const struct chart *chart, struct diags *diags, struct place place);

/* PREVIEW on white.  SCALE is pixels a point.  OUT is filled with the file's bytes
 * (heap, buf_free()).  The SVG has a title and a desc with the alternative
 * text. */
bool preview_png(struct arena *arena, struct fonts *fonts,
    const struct preview *preview, double scale, struct buf *out,
    struct diags *diags);
bool preview_svg(struct arena *arena, struct fonts *fonts,
    const struct preview *preview, struct buf *out, struct diags *diags);

#endif
