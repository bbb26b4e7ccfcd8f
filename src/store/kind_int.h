/*
 * store/kind_int.h - what the table of kinds is made of: the columns' order,
 * how a cell is checked, and what rows must agree on.
 */
#ifndef STORE_KIND_INT_H
#define STORE_KIND_INT_H

#include "store/store_int.h"

enum {
	INDICATOR_ID, INDICATOR_NAME, INDICATOR_UNIT, INDICATOR_DECIMALS,
	INDICATOR_PER, INDICATOR_BETTER, INDICATOR_NUMERATOR,
	INDICATOR_DENOMINATOR, INDICATOR_AGGREGATION, INDICATOR_SOURCE,
	INDICATOR_DEFINITION, INDICATOR__MAX
};

enum { AREA_CODE, AREA_NAME, AREA_KIND, AREA__MAX };

enum {
	OBSERVATION_INDICATOR, OBSERVATION_PERIOD, OBSERVATION_AREA,
	OBSERVATION_BREAKDOWN, OBSERVATION_CATEGORY, OBSERVATION_NUMERATOR,
	OBSERVATION_DENOMINATOR, OBSERVATION_VALUE, OBSERVATION_STATUS,
	OBSERVATION_REASON, OBSERVATION__MAX
};

enum {
	COMPARATOR_INDICATOR, COMPARATOR_PERIOD, COMPARATOR_COMPARATOR,
	COMPARATOR_NUMERATOR, COMPARATOR_DENOMINATOR, COMPARATOR_VALUE,
	COMPARATOR_STATUS, COMPARATOR_NEIGHBOURS, COMPARATOR_MODEL,
	COMPARATOR_SOURCE, COMPARATOR__MAX
};

enum {
	TARGET_INDICATOR, TARGET_DIRECTION, TARGET_VALUE, TARGET_UPPER,
	TARGET_TOLERANCE, TARGET_FROM, TARGET_TO, TARGET_PRINTED, TARGET_OVER,
	TARGET__MAX
};

enum {
	AUDIT_PROGRAMME, AUDIT_SERVICE, AUDIT_PERIOD, AUDIT_STAGE, AUDIT_GRADE,
	AUDIT_COUNT, AUDIT_STATUS, AUDIT_REASON, AUDIT__MAX
};

enum {
	RECOMMENDATION_ID, RECOMMENDATION_MEETING, RECOMMENDATION_TITLE,
	RECOMMENDATION_NUMBER, RECOMMENDATION_PROPOSED, RECOMMENDATION__MAX
};

enum { UPDATE_ID, UPDATE_DATE, UPDATE_STATUS, UPDATE_TAKEN, UPDATE__MAX };

enum { DECISION_ID, DECISION_MEETING, DECISION_DECISION, DECISION__MAX };

/* ---- cell.c: a cell that is not empty to a value, or a fault ---- */

#define CELL(name) bool name(struct loader *loader,			\
	const struct column *column, const struct cell *cell,		\
	struct value *out)

CELL(cell_text);
CELL(cell_name);		/* one word, and no period */
CELL(cell_comparator);		/* a name; said when it may be a slip */
CELL(cell_period);
CELL(cell_date);		/* one day, always */
CELL(cell_number);
CELL(cell_whole);		/* between the column's least and most */
CELL(cell_choice);		/* one of the column's words */
CELL(cell_indicator);		/* a known one, and now the row's */
CELL(cell_area);
CELL(cell_new_indicator);	/* which this row defines */
CELL(cell_new_area);
CELL(cell_recommendation);	/* a known one, and now the row's */
CELL(cell_new_recommendation);	/* in panel.c */

/* ---- rule.c: see struct kind ---- */

bool indicator_rules(struct loader *loader, const struct value *values);
bool area_rules(struct loader *loader, const struct value *values);
bool observation_rules(struct loader *loader, const struct value *values);
bool comparator_rules(struct loader *loader, const struct value *values);
void observation_note(struct loader *loader, const struct value *values);
void comparator_note(struct loader *loader, const struct value *values);
bool target_rules(struct loader *loader, const struct value *values);
void area_finish(struct loader *loader);
void target_finish(struct loader *loader);
void audit_finish(struct loader *loader);

/* ---- caution.c: what a whole file looks like; see struct kind ---- */

void observation_finish(struct loader *loader);
void comparator_finish(struct loader *loader);

/* ---- span.c: what must not hold twice on one day ---- */

/* The days a row holds; an empty end is open.  False when it ends before it
 * begins. */
bool span_runs(struct str from, struct str to);

/* Say ID wherever rows that SQL selects (a group, from, to, import, line and
 * revision of each) hold on the same days as another of their group. */
void spans_check(struct loader *loader, const char *sql, enum diag id);

/* ---- panel.c ---- */

bool recommendation_rules(struct loader *loader, const struct value *values);
bool update_rules(struct loader *loader, const struct value *values);
bool decision_rules(struct loader *loader, const struct value *values);
/* Say where a recommendation is now younger than what is stored of it. */
void recommendation_settle(struct loader *loader);

/* ---- agree.c ---- */

/* TEXT with its ASCII letters small, in ARENA. */
struct str name_fold(struct arena *arena, struct str text);

/* Where KNOWN's row is, as seen from LOADER's file: "in the store", "on line 3". */
struct str known_whereabouts(const struct loader *loader,
    const struct known *known);

/* Say that the row's target, of this direction, and its indicator disagree on
 * which way is good. */
void direction_caution(struct loader *loader, enum direction direction);
void indicator_settle(struct loader *loader);
void target_settle(struct loader *loader);

/* ---- meant.c: what a cell that cannot be read was meant for ---- */

/* period_meant() where a day is seldom meant: "2024-04 for the month, or 2024-04-01
 * for the day". */
struct str period_or_day_meant(struct arena *arena, struct str text);
/* The number, as it should be written; empty when it is anybody's guess. */
struct str number_meant(struct str text);
/* The status of a row in which the sign TEXT, such as .. or N/K, stands for a number;
 * empty when it is none. */
struct str sign_meant(struct str text);

#endif
