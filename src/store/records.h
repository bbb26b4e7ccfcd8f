/*
 * store/records.h - what the store holds beside series: figures by category,
 * the revisions of a figure, audits, and what a panel recommended; plain data
 * with no SQLite in it, like store/series.h.
 *
 * Strings and arrays live in the arena given to the function that read them.
 */
#ifndef STORE_RECORDS_H
#define STORE_RECORDS_H

#include "store/series.h"

/* ---- a figure broken down ---- */

struct category {
	struct str		 name;		/* "Family Help East 1" */
	struct observation	 obs;
};

/* One period of an indicator by category, in the order in which their file
 * first had them. */
struct categories {
	struct category	*at;
	size_t		 n;
};

/* ---- what a figure was before ---- */

struct revision_read {
	struct observation	 obs;
	int64_t			 import;	/* its number in the store */
	int64_t			 time;		/* of the import, since 1970 */
	struct str		 file;
	int			 line;
	struct str		 reason;	/* given with that import for its
						 * corrections, or empty */
	bool			 now;		/* it holds; else superseded */
	int64_t			 superseded;	/* by which import; 0: it holds,
						 * or another key of the
						 * authority's does */
};

/* Of one figure, oldest first: the first is "as first reported". */
struct revision_reads {
	struct revision_read	*at;
	size_t			 n;
};

/* ---- audits ---- */

enum grade {
	GRADE_OUTSTANDING, GRADE_GOOD, GRADE_REQUIRES_IMPROVEMENT,
	GRADE_INADEQUATE, GRADE_NOT_GRADED, GRADE__MAX
};

/* What was audited of a service.  A grade with no row counts nought, and is not
 * GIVEN: nobody said that it is. */
struct audit_row {
	struct str	 service;
	int64_t		 counts[GRADE__MAX];
	bool		 given[GRADE__MAX];
	bool		 illustrative;		/* status e on any of it */
};

/* By service, in the order in which their file first had them. */
struct audit_rows {
	struct audit_row	*at;
	size_t			 n;
};

/* ---- recommendations ---- */

enum action_status {
	ACTION_IN_PROGRESS, ACTION_PARTIALLY_COMPLETE, ACTION_COMPLETE,
	ACTION_REJECTED, ACTION__MAX
};

/* What officers said of it. */
struct action_update {
	struct date		 date;
	enum action_status	 status;
	struct str		 taken;		/* CommonMark; may be empty */
	struct origin		 origin;	/* where messages point */
};

/* What the panel decided when it was called complete. */
struct action_decision {
	struct date		 meeting;
	bool			 accepted;	/* else kept on the list */
	struct origin		 origin;
};

/* A recommendation, or action: what a meeting resolved. */
struct action {
	struct str		 id;		/* "2024-08-08-4-2" */
	struct date		 meeting;	/* that made it */
	struct str		 title;
	int			 number;	/* 0: the only one */
	struct str		 proposed;	/* CommonMark */
	struct origin		 origin;
	struct action_update	*updates;	/* by date */
	size_t			 nupdates;
	struct action_decision	*decisions;	/* by meeting */
	size_t			 ndecisions;
};

/* By meeting, and in the order in which their file first had them. */
struct actions {
	struct action	*at;
	size_t		 n;
};

/* Words as data files spell them: "requires-improvement", "in-progress"; false
 * for anything else. */
bool grade_parse(struct str text, enum grade *out);
const char *grade_word(enum grade grade);
bool action_status_parse(struct str text, enum action_status *out);

#endif
