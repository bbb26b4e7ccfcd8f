/*
 * base/figure.h - a question to the data and its answer: how a sentence
 * reaches the store without knowing it.
 */
#ifndef BASE_FIGURE_H
#define BASE_FIGURE_H

#include <stdbool.h>

#include "base/diag.h"
#include "base/drawing.h"
#include "base/num.h"
#include "base/text.h"

struct arena;

/* So many bytes of its paragraph are known behind a question, if there are as many. */
#define QUESTION_NEAR	120

/* [30%](=re-referrals): EXPR is "re-referrals", WRITTEN is "30%". */
struct question {
	struct str	expr;		/* behind the "=", trimmed */
	struct str	written;	/* "" asks to be filled in */
	struct str	before, behind;	/* in its paragraph; see QUESTION_NEAR */
	struct place	place;		/* of the bracket */
	bool		block;		/* stands alone as ![](=…): a chart */
};

struct answer {
	struct num	value;	/* exact; NUM_NONE when it is not a number */
	struct str	text;	/* as it would be printed: "30%", "4 points" */
	struct str	unsettled; /* "provisional", "estimated": what its readers
				 * are to know; else empty */
	/* A chart or card instead of words, with its alternative text. */
	struct blocks	*blocks;
	unsigned	reading;	/* for the span that prints it; blocks have
					 * their own */
};

/* ![what it shows](seals/council.png), alone in its paragraph. */
struct picture_asked {
	struct str	path;		/* of the file; %20 is a blank by now */
	struct str	alt;		/* as written, perhaps empty */
	struct place	place;		/* of the bracket */
};

/* Answers a question.  False when it cannot be answered or when what is written
 * disagrees with the data: the reason is then already in the diagnostics. */
struct figures {
	bool	(*answer)(void *arg, const struct question *question,
		    struct answer *answer);
	void	 *arg;	/* borrowed */
	/* The blocks of a picture; false, said, when it cannot be had.  NULL: no
	 * pictures stand in this text. */
	bool	(*picture)(void *arg, const struct picture_asked *asked,
		    struct blocks **out);
	/* Whether WORD is what a question may be of, so that a link to it was
	 * meant as one.  NULL: nobody knows. */
	bool	(*known)(void *arg, struct str word);
};

#endif
