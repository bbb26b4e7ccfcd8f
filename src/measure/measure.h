/*
 * measure/measure.h - indicators worked out against targets and comparators.
 *
 * Arithmetic and words only: numbers in, numbers out.  Knows nothing of SQLite,
 * pages or files.  "Cannot say" is an answer (NUM_NONE, false, STATUS_NONE).
 */
#ifndef MEASURE_MEASURE_H
#define MEASURE_MEASURE_H

#include "base/arena.h"
#include "store/series.h"

/* ---- indicator.c ---- */

/* A mean of months whose exact fraction fits no 64 bits is given to 12
 * decimals, and such a change as num_step() says; everything else here is
 * exact. */

/* OBS in the indicator's unit, exact: numerator * per / denominator when there
 * is a fraction, else the value given.  NUM_NONE when a symbol stands in its
 * place, the denominator is nought, or OBS is NULL. */
struct num indicator_value(const struct indicator *indicator,
    const struct observation *obs);

/* Whether OBS came with its fraction, so that it can be pooled. */
bool fraction_known(const struct observation *obs);

/* Whether OBS (may be NULL) is nothing of nothing: it has no figure of its own,
 * and yet is on record. */
bool fraction_of_nothing(const struct observation *obs);

/* VALUE as printed: "30%", "1,428", "591", "£1,250", "12 days"; bare leaves the
 * unit's sign out, for cells whose heading has it.  "" when unknown. */
struct str indicator_text(struct arena *arena,
    const struct indicator *indicator, struct num value, bool bare);

/* The same with as many more decimals, up to 6, as VALUE needs: a target of
 * 97.5% beside an indicator of whole per cents. */
struct str indicator_text_exact(struct arena *arena,
    const struct indicator *indicator, struct num value);

/* What stands in the place of a figure with SYMBOL, or of OBS's when it has none:
 * "[c]", "TBC", "–" (also for NULL); or behind its figure: "[r]", "[p]". */
struct str symbol_mark(enum symbol symbol);
struct str observation_mark(const struct observation *obs);

/* "% of referrals", "Number", "Running total", "Rate per 10,000": the line
 * under an indicator's name. */
struct str indicator_base(struct arena *arena,
    const struct indicator *indicator);

/* A change, with what it is measured in and from. */
enum change_kind { CHANGE_NONE, CHANGE_POINTS, CHANGE_PERCENT };
struct change {
	enum change_kind kind;
	struct num	 step;		/* B - A, in the unit */
	struct num	 amount;	/* in points, or per cent of A */
	struct period	 base;		/* A's period: always named */
};

/* From A to B: points for percentages, per cent of A for counts, ratios,
 * rates, days and money.  CHANGE_NONE for a running total unless one is the
 * other's period twelve months on, and when either is unknown (a per cent of
 * nought keeps its step and has no amount). */
struct change indicator_change(const struct indicator *indicator,
    const struct observation *a, const struct observation *b);

enum travel { TRAVEL_NONE, TRAVEL_SAME, TRAVEL_UP, TRAVEL_DOWN };
enum sense { SENSE_NONE, SENSE_SAME, SENSE_BETTER, SENSE_WORSE };

/* Which way the printed figures moved, and what that means by polarity.  A step
 * that rounds to nought at the printed precision is "same". */
enum travel change_travel(const struct indicator *indicator,
    const struct change *change);
enum sense change_sense(const struct indicator *indicator,
    const struct change *change);
const char *sense_word(enum sense sense);	/* "Better", "Worse", "Same" */

/* Whether CHANGE is printed in per cent as well as its step: not beside one of "0.0
 * days", of which no percentage is to be seen. */
bool change_has_percent(const struct indicator *indicator,
    const struct change *change);

/* Whether changes are in points: of a percentage alone.  All else changes by its
 * own number, and in per cent. */
bool indicator_in_points(const struct indicator *indicator);

/* "4 points", "1 point", "+0.5 points": VALUE at the indicator's decimals; FLAGS
 * as for num_print(). */
struct str points_text(struct arena *arena, const struct indicator *indicator,
    struct num value, int flags);

/* April to PERIOD: fractions pooled and counts summed (in month), the last
 * month (month end, year to date, rolling).  NUM_NONE when a month is missing,
 * or came without its fraction and would have to be pooled; one of nothing of
 * nothing is known, and adds nothing.  FROM and TO are what the figure covers: of
 * a stock, PERIOD alone. */
struct ytd {
	struct num	numerator, denominator, value;
	struct period	from, to;
};
struct ytd indicator_ytd(const struct series *series, struct period period);

/* The same of the months FROM to TO, whatever year they begin in; NUM_NONE of what is
 * not counted month by month. */
struct ytd indicator_sum(const struct series *series, struct period from,
    struct period to);

/* Mean of the months FROM to TO (all known), lowest and highest since FROM.
 * WHERE receives the first month that holds the extreme. */
struct num series_mean(const struct series *series, struct period from,
    struct period to);
struct num series_lowest(const struct series *series, struct period from,
    struct period to, struct period *where);
struct num series_highest(const struct series *series, struct period from,
    struct period to, struct period *where);

/* ---- compare.c ---- */

enum status {
	STATUS_NONE,		/* no target, or no figure */
	STATUS_MET, STATUS_NEAR, STATUS_MISSED,
	STATUS_NOT_RATED,	/* a whole year's target before March */
	STATUS__MAX
};

/* How a council rates: a setting of the pack. */
enum rule_kind {
	RULE_TOLERANCE,		/* met; near within the tolerance; missed */
	RULE_LAST_YEAR,		/* met; near: as good as last year; missed */
	RULE_MET_MISSED,	/* no middle */
	RULE__MAX
};
struct rules {
	enum rule_kind	rule;
	struct num	tolerance;	/* per cent of the target, used when the
					 * target brings none of its own */
};

/* Whether TARGET is for a whole year of what is counted month by month, so that
 * the year to date is held against it; else the figure itself is.  Any of these
 * three takes NULL for none. */
bool target_of_year(const struct indicator *indicator,
    const struct target *target);

/* Whether TARGET is for a whole year of a rate of single months: what they come to
 * is their mean if it is per case, and their sum if it is per head, which nobody
 * has said.  It is to be refused. */
bool target_unclear(const struct indicator *indicator,
    const struct target *target);

/* Whether TARGET waits for March: a running total, a count and a sum of money
 * grow until then, while a year's percentage, rate or days stand for the year so
 * far in each of its months.  Unfinished in any other PERIOD. */
bool target_in_march(const struct indicator *indicator,
    const struct target *target);
bool target_unfinished(const struct indicator *indicator,
    const struct target *target, struct period period);

/* What stands against TARGET (may be NULL) in PERIOD: the year to date, or else
 * the figure.  NUM_NONE as of either. */
struct num target_rated(const struct series *series,
    const struct target *target, struct period period);

/* Whether COMPARATOR is of as much time as a figure of INDICATOR that is of a period
 * of KIND: a month's is never a year's, while a year's share, rate or days stand for
 * its months as well.  A running total is a year's in March. */
bool comparator_spans(const struct indicator *indicator,
    const struct comparator *comparator, enum period_kind kind);

/* COMPARATOR's figure (may be NULL, and so may TARGET), to hold beside what
 * target_rated() says; NUM_NONE unless it spans as much. */
struct num target_last_year(const struct indicator *indicator,
    const struct target *target, const struct comparator *comparator);

/* VALUE of INDICATOR in PERIOD against TARGET (may be NULL).  LAST_YEAR is
 * target_last_year()'s, and used by RULE_LAST_YEAR only.  Compared exactly, not as
 * rounded.  VALUE is what target_rated() says; what is unfinished is not rated. */
enum status target_status(const struct indicator *indicator,
    const struct target *target, struct num value, struct num last_year,
    struct period period, const struct rules *rules);
const char *status_word(enum status status);	/* "Met", "Near", ... */

/* "23%" and under it "or less", "or more", "" for a symbol: how a target reads
 * without a sign; both on one line, "23% or less".  Behind a bound " a year", or
 * " in a year", of a target for a whole one, else "". */
struct str target_text(struct arena *arena, const struct indicator *indicator,
    const struct target *target);
const char *target_bound(const struct target *target);
struct str target_words(struct arena *arena, const struct indicator *indicator,
    const struct target *target);
const char *target_span(const struct target *target);

/* How far VALUE is from the target, in the unit; positive is beyond it on the
 * good side. */
struct num target_gap(const struct target *target, struct num value);

enum method { METHOD_MEAN, METHOD_MEDIAN, METHOD_POOLED, METHOD__MAX };
const char *method_words(enum method method);	/* "unweighted mean" */

/* One figure for the neighbours that report; VALUES may hold unknown ones,
 * which are left out.  Pooled needs every reporting fraction.  None reporting
 * gives NUM_NONE. */
struct pooled {
	struct num	value;
	int		reporting;
};
struct pooled neighbours_value(struct arena *arena,
    const struct indicator *indicator,
    const struct observation *const *values, size_t n, enum method method);

/* A comparator's figure in the indicator's unit; NUM_NONE with a symbol. */
struct num comparator_value(const struct indicator *indicator,
    const struct comparator *comparator);

/* ---- spc.c: process behaviour, as NHS England's Making data count ---- */

/* 3 sigma from the mean moving range: 3 / d2, where d2 = 1.128 for pairs. */
#define SPC_FACTOR	2.66
/* Moving ranges at or above this many times their mean are screened once. */
#define SPC_SCREEN	3.267
/* Fewer points than this: no limits are drawn. */
#define SPC_LEAST	13
/* A shift or a trend. */
#define SPC_RUN		7

enum signal {
	SIGNAL_NONE,
	SIGNAL_OUTSIDE,		/* 1: beyond a limit */
	SIGNAL_TREND,		/* 2: seven rising or falling */
	SIGNAL_TWO_OF_THREE,	/* 3: near a limit */
	SIGNAL_SHIFT,		/* 4: seven on one side of the mean */
	SIGNAL__MAX
};
enum variation {
	VARIATION_NONE,		/* too few points, be it of late */
	VARIATION_COMMON,
	VARIATION_CONCERN_HIGH, VARIATION_CONCERN_LOW,
	VARIATION_IMPROVEMENT_HIGH, VARIATION_IMPROVEMENT_LOW,
	VARIATION_NEITHER_HIGH, VARIATION_NEITHER_LOW,
	VARIATION__MAX
};
enum assurance {
	ASSURANCE_NONE, ASSURANCE_PASS, ASSURANCE_FAIL, ASSURANCE_HIT_AND_MISS,
	ASSURANCE__MAX
};

struct limits {
	double	centre, lower, upper;
	double	near_lower, near_upper;	/* two thirds of the way */
	double	mean_range;		/* after screening */
	double	grain;			/* what is nearer is the same: sums of
					 * fractions are a hair off in binary */
	size_t	points;			/* behind them */
};

struct spc_options {
	size_t		 baseline;	/* points behind the limits; 0: all */
	const size_t	*rebase;	/* indexes that start a new segment */
	size_t		 nrebase;
	enum better	 better;
	bool		 has_target;
	double		 target;
	bool		 target_upper;	/* the target is a most, not a least */
};

struct spc_point {
	double		 y;
	bool		 known;		/* a gap when false */
	enum signal	 signal;
	bool		 high;		/* which side the signal is on */
	size_t		 segment;
};

struct spc {
	struct spc_point *points;	/* n */
	size_t		 n;
	struct limits	*limits;	/* one a segment */
	size_t		 nsegments;
	enum variation	 variation;	/* of the latest point */
	enum assurance	 assurance;
};

/* Y[i] is NaN for a gap.  A segment has no limits and no signals when fewer than
 * SPC_LEAST known points would be behind them (its baseline, when one is set), or
 * no two stand together: its limits' `points` is 0.  False, leaving OUT alone,
 * when no segment has limits; when the last has none, there are no verdicts. */
bool spc_analyse(struct arena *arena, const double *y, size_t n,
    const struct spc_options *options, struct spc *out);

/* On which side of LINE the value Y lies: 1 above, -1 below, 0 on it, which is also
 * said of what is not known. */
int spc_side(const struct limits *limits, double y, double line);

/* What POINT's own signal means by polarity; VARIATION_COMMON without one. */
enum variation spc_point_variation(const struct spc_point *point,
    enum better better);

const char *variation_words(enum variation variation);	/* "Concern, low" */
const char *assurance_words(enum assurance assurance);	/* "Hit and miss" */

#endif
