/*
 * paper/indicators_int.h - what the files of the indicator page share.
 */
#ifndef PAPER_INDICATORS_INT_H
#define PAPER_INDICATORS_INT_H

#include "paper/paper_int.h"

/* The settings of [indicators]. */
struct indicators {
	struct item	title, standfirst, note;
	struct items	ids, comparators, printed;
	int		months;
};

struct indicator_row {
	const struct indicator	 *indicator;
	struct series		  series;
	const struct target	 *target;	/* NULL: none on record */
	const struct comparator	**comparators;	/* one a column; NULL: none */
	struct num		  now;
	struct num		  rated;	/* what the target is held against:
						 * `now`, or the year to date */
	enum status		  status;
	struct change		  change;
	unsigned		  reading;	/* of all that is above */
	unsigned		  others;	/* of target and comparators
						 * alone */
};

struct indicator_page {
	const struct indicators	*settings;
	struct items		 comparators;	/* the columns; those nobody has
						 * a figure for left out */
	struct period		*periods;	/* for which most figures of each
						 * of them are */
	struct indicator_row	*rows;
	size_t			 n;
	struct period		 from;		/* first month shown */
	size_t			 months;
};

/* indicator_table.c */
void indicator_table(struct paper *paper, const struct indicator_page *page,
    const struct section *section, struct blocks *out);

/* indicator_data.c: the file with what the table shows; NULL: none. */
const struct attachment *indicator_data(struct paper *paper,
    const struct indicator_page *page, const struct section *section);

/* indicator_notes.c: the key line and the three notes under the table. */
void indicator_notes(struct paper *paper, const struct indicator_page *page,
    struct blocks *out);

#endif
