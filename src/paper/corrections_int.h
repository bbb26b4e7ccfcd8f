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

/* Where an issue printed it. */
struct issue_pages {
	int		issue;
	struct str	pages;		/* "ii, 4, 7-9"; empty: not known, or
					 * all */
};

/* A row of the note: what some issues printed alike, and what holds now. */
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
	struct issue_pages	*places;	/* by issue, the oldest first */
	size_t			 nplaces;
	struct str		 pages;		/* "4, 7 (issues 1 and 2)" */
};

struct corrections {
	struct corrected_row	*at;
	size_t			 n;
	size_t			 untold;	/* more, of which the public does
						 * not learn */
	unsigned		 reading;	/* of what was asked for it */
};

/* corrections_rows.c: whether what the public sees of the table OF is another than
 * in an issue that saw the imports up to SEEN: then ROW has the day and the reason
 * of what can be seen to have changed, where there is such a row. */
bool corrections_rows(struct paper *paper, const struct breakdown_of *of,
    int64_t seen, struct corrected_row *row);

/* corrections_read.c: whether A and B, of INDICATOR, print alike; one of kind
 * PERIOD_NONE is none. */
bool corrections_alike(struct paper *paper, const struct indicator *indicator,
    const struct observation *a, const struct observation *b);

/* corrections_why.c: the reason that was given with IMPORT, which is kept as WHY: an
 * undo has one of its own, or says that it is one. */
struct str corrections_given(struct paper *paper, int64_t import,
    struct str why);
/* Why the figure ROW is another than in an issue that saw the imports up to SEEN,
 * and since when: the reasons of all corrections since that hold, in order.  ROW
 * stays as it is where none is known. */
void corrections_why(struct paper *paper, int64_t seen,
    struct corrected_row *row);

/* corrections_pages.c: ROW stands on PAGES of ISSUE too, which is none before its
 * last. */
void corrections_place(struct paper *paper, struct corrected_row *row,
    struct str pages, int issue);
/* Its places in words: "3, 10 (issues 1-4 and 6); 3 (issue 5)". */
struct str corrections_pages(struct paper *paper,
    const struct corrected_row *row);

/* corrections_table.c: the table of ALL in SECTION, as wide as the text. */
struct block *corrections_table(struct paper *paper,
    const struct section *section, const struct corrections *all);

#endif
