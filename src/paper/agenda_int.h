/*
 * paper/agenda_int.h - a pack as its agenda has it: items, and what is bound
 * under each.  agenda.c reads it from the layout once, before any page is made;
 * the papers themselves ask it what they must agree with.
 */
#ifndef PAPER_AGENDA_INT_H
#define PAPER_AGENDA_INT_H

#include "paper/paper_int.h"

struct decision;	/* a decision report read: decision_int.h */
struct minutes;		/* minutes read: minutes_int.h */

/* Why a paper is exempt: Local Government Act 1972, Schedule 12A, part 1, and
 * the council's own rules that cite it. */
struct exemption {
	int		 paragraph;	/* 1 to 7 */
	struct str	 citation;	/* "Category 2 of paragraph 10.4 of the
					 * Council's Access to Information Procedure
					 * Rules" */
	struct str	 reason;	/* "likely to reveal the identity of an
					 * individual" */
	struct str	 interest;	/* the public-interest sentence */
	struct place	 place;
};

/* An appendix under an item. */
struct annex {
	const struct section	*section;	/* [appendix] or [exempt] */
	int			 number;	/* within its item, from 1 */
	struct item		 title;		/* as both editions may print it: an
						 * exempt one's `listed` */
	const struct exemption	*exemption;	/* NULL: open */
	struct annex		*next;
};

struct agenda_item {
	const struct section	*section;
	int			 number;
	struct item		 title;
	const struct section	*report;	/* [report], or NULL */
	struct decision		*decision;	/* read; NULL: none, or not to be
						 * read */
	const struct section	*minuted;	/* [minutes], or NULL */
	struct minutes		*minutes;
	struct annex		*annexes;
	bool			 bound;		/* its papers are made */
	bool			 shown;		/* one of them in this edition */
	struct agenda_item	*next;
};

/* The appendix of ITEM with NUMBER, or NULL. */
const struct annex *annex_find(const struct agenda_item *item, int number);

/* ---- named.c ---- */

/* Numbers of appendices; a larger one is no appendix's. */
#define ANNEX_MOST	999

/* A text, read for numbers of appendices; begun with REST alone. */
struct names {
	struct str	rest;
	bool		loose;		/* "Appendix 1 and 2" are two, as
					 * "Appendices" are in any text */
	int		next, last;	/* of a range still to come */
	bool		several;
};

/* The next number in NAMES; 0 at the end. */
int names_next(struct names *names);

/* Whether TEXT, read loosely, names appendix NUMBER. */
bool names_annex(struct str text, int number);

#endif
