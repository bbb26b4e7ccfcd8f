/*
 * paper/minutes_int.h - the minutes of a meeting: one Markdown file with a head.
 */
#ifndef PAPER_MINUTES_INT_H
#define PAPER_MINUTES_INT_H

#include "paper/agenda_int.h"

struct resolution {
	int			 minute;	/* number of the item in the minutes */
	struct str		 title;		/* its heading */
	int			 number;	/* among the item's, from 1; 0: the only
						 * one */
	struct str		 text;		/* "That ...", plain words */
	struct place		 place;
	struct resolution	*next;
};

struct minutes {
	const struct section	*head;
	struct place		 place;
	struct date_item	 held;
	int			 first_item;	/* items are numbered on through the
						 * municipal year */
	int			 book_page;	/* first page in the minute book; 0:
						 * none */
	struct resolution	*resolutions;
	void			*body;		/* minutes.c's own */
};

/* As decision_read(), decision_check() and decision_make(). */
struct minutes *minutes_read(struct paper *paper, struct item file);
void minutes_check(struct paper *paper, const struct minutes *minutes,
    const struct agenda_item *item);
void minutes_make(struct paper *paper, const struct section *section,
    const struct minutes *minutes, const struct agenda_item *item,
    struct blocks *out);

#endif
