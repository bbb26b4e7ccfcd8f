/*
 * paper/corrections_int.h - the corrections note of an issue that takes the place
 * of others: what those printed otherwise.
 */
#ifndef PAPER_CORRECTIONS_INT_H
#define PAPER_CORRECTIONS_INT_H

#include "paper/paper_int.h"

/* What is known of it: both figures; of a table by category that it changed, and
 * no number; of all else that it did. */
enum corrected { CORRECTED_FIGURE, CORRECTED_ROWS, CORRECTED_OTHER };

/* A row of the note. */
struct corrected_row {
	enum corrected		 what;
	const struct indicator	*indicator;	/* NULL: it is of none */
	struct str		 area;		/* of a neighbour; else empty */
	struct period		 period;
	struct str		 words;		/* "by team"; "target" */
	struct observation	 was, now;	/* of kind PERIOD_NONE: none */
	struct str		 why;
	int64_t			 time;		/* of the correction; 0: not
						 * known */
	struct str		 pages;		/* "4, 7 (issue 1)" */
	struct str		 open;		/* while it is read: pages of .. */
	int			 issue;		/* ... this one */
};

struct corrections {
	struct corrected_row	*at;
	size_t			 n;
	size_t			 untold;	/* more, of which the public does
						 * not learn */
};

/* corrections_table.c: the table of ALL in SECTION, as wide as the text. */
struct block *corrections_table(struct paper *paper,
    const struct section *section, const struct corrections *all);

#endif
