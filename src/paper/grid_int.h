/*
 * paper/grid_int.h - what the files of the schedule share.
 *
 * An ENTRY stands where its month and its row meet; there may be several.
 */
#ifndef PAPER_GRID_INT_H
#define PAPER_GRID_INT_H

#include "paper/plate_int.h"

/* The settings of [grid]. */
struct grid {
	struct item	title, standfirst, file, head, note;
	struct items	rows, numbered;
};

struct entry {
	struct period	month;
	size_t		row;
	struct date	from, to;	/* not known: none */
	struct str	text;
};

struct line {			/* a row of the grid */
	struct str	name, note;
	bool		numbered;
};

struct schedule {
	const struct grid *settings;
	struct entry	*entries;
	size_t		 n;
	struct line	*lines;
	size_t		 nlines;
	struct period	 first;
	size_t		 months;
	bool		 loose;		/* no room: an entry's number need not
					 * stand on the line of its first word */
};

/* grid_read.c: the file that SETTINGS name, checked.  False, said, when nothing
 * of it can be shown. */
bool schedule_read(struct paper *paper, const struct grid *settings,
    struct schedule *schedule);

/* Whether DATE is in MONTH. */
bool date_in_month(struct date date, struct period month);

#endif
