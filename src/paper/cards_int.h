/*
 * paper/cards_int.h - trend cards: the latest figure of an indicator, its change,
 * and the twelve months that led there, in a small frame.
 */
#ifndef PAPER_CARDS_INT_H
#define PAPER_CARDS_INT_H

#include "paper/paper_int.h"

/* Points: between cards; room left, or wanting, that nobody sees; the title's two
 * lines; from it to the value. */
#define CARD_GAP	7.0
#define CARD_SLACK	0.01
#define CARD_TITLE	21.0
#define CARD_VALUE	6.0

/* What the note under a row of cards speaks of. */
struct shown {
	bool	changes;		/* on the month before */
	bool	lines, breaks;		/* a line, and one with a gap */
	bool	restarts;		/* one broken where a total begins anew */
	bool	symbols[SYMBOL__MAX];	/* beside or instead of a value */
	bool	revised;		/* a value, since it was published */
};

/* A card that was made: where it stands, and what its neighbours must know to be
 * as high. */
struct card {
	struct block	*block;		/* columns of one, as wide as it is */
	struct block	*value;		/* under the title */
	struct block	*trend;		/* under the value */
	double		 title;		/* height of the title */
	double		 under;		/* of a change under the value */
	double		 width;
	struct shown	 shown;
	struct card	*next;
};

/* card.c: the card SECTION stands for, which paper->cards has first; false, said,
 * when its figures cannot be had. */
bool card_add(struct paper *paper, const struct section *section,
    struct blocks *out);

/* For struct answers, of which ARG is the paper: the card called ID, or else the
 * chart. */
bool card_in_text(void *arg, struct str id, struct place place,
    struct blocks **out);

/* cards.c: set cards that follow each other in BLOCKS side by side, as many as
 * there is room for in WIDTH, and say under them what they show. */
void cards_abreast(struct paper *paper, struct blocks *blocks, double width);

#endif
