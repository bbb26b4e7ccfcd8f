/*
 * paper/resolutions.h - what minutes say was resolved: a row each of the table
 * by which a panel follows what became of it.
 */
#ifndef PAPER_RESOLUTIONS_H
#define PAPER_RESOLUTIONS_H

#include "paper/paper.h"

struct resolution {
	struct date		 held;		/* the meeting */
	int			 minute;	/* the item's number */
	struct str		 title;		/* its heading */
	int			 number;	/* among the item's, from 1; 0:
						 * the only one */
	struct str		 text;		/* "That ...", plain words */
	struct place		 place;
	struct resolution	*next;
};

/* Those of every [minutes] of PAPER's layout, in its order, alone or bound in a
 * pack.  NULL when there are none; faults of the minutes are said in the
 * paper's diagnostics, and so is a layout without any. */
const struct resolution *paper_resolutions(struct paper *paper);

#endif
