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

/* corrections_rows.c: whether what the public sees of the table OF is another than
 * in an issue that saw the imports up to SEEN: then ROW has the day and the reason
 * of what can be seen to have changed, where there is such a row. */
bool corrections_rows(struct paper *paper, const struct breakdown_of *of,
    int64_t seen, struct corrected_row *row);

/* corrections_table.c: the table of ALL in SECTION, as wide as the text. */
struct block *corrections_table(struct paper *paper,
    const struct section *section, const struct corrections *all);

#endif
