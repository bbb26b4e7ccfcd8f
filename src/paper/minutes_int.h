/*
 * paper/minutes_int.h - the minutes of a meeting: a Markdown file with a head.
 */
#ifndef PAPER_MINUTES_INT_H
#define PAPER_MINUTES_INT_H

#include "paper/agenda_int.h"
#include "paper/resolutions.h"

/* The settings of [minutes ID] in a layout; of the file's head, [minutes]. */
struct minutes_section {
	struct item	file;
};
struct minutes_head {
	struct item		 panel;
	struct date_item	 held;
	int			 first_item;	/* items are numbered on
						 * through the municipal year */
	int			 book_page;	/* first page in the minute
						 * book; 0: none */
	struct items		 present, apologies, appointed, attending;
};

/* One numbered item. */
struct minute {
	int			 number;
	struct block		*heading;
	struct blocks		 text;
	struct minute		*next;
};

struct minutes {
	const struct minutes_head *head;
	struct place		 place;		/* of that */
	int			 first_item;	/* as it can be counted on */
	struct resolution	*resolutions;
	struct minute		*items;		/* their blocks are made once,
						 * so they can be put on pages
						 * once */
};

/* As decision_read(), decision_check() and decision_make(). */
struct minutes *minutes_read(struct paper *paper, struct item file);
void minutes_check(struct paper *paper, const struct minutes *minutes,
    const struct agenda_item *item);
void minutes_make(struct paper *paper, const struct section *section,
    const struct minutes *minutes, struct blocks *out);

/* The head of a file of minutes, for head_read() and the manual. */
extern const struct kind kind_minutes_head;

#endif
