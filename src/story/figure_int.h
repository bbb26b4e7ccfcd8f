/*
 * story/figure_int.h - shared by ask.c, figure.c, claim.c, beside.c, way.c, when.c
 * and numbers.c only.
 */
#ifndef STORY_FIGURE_INT_H
#define STORY_FIGURE_INT_H

#include "story/story.h"

#define COUNT(array)	(sizeof(array) / sizeof((array)[0]))

/* Whether byte I of TEXT is a digit; behind its end nothing is. */
static inline bool
is_digit_at(struct str text, size_t i)
{
	return i < text.n && char_is_digit(text.s[i]);
}

/* Whether WORD is a month, "December" or "Dec" (numbers.c). */
bool word_is_month(struct str word);

/* What a word beside a figure says. */
enum says {
	SAYS_OTHER,		/* nothing that can be checked */
	SAYS_NOTHING,		/* "of", "about": nothing to check */
	/* Of a difference only; the last four, of a gap. */
	SAYS_CHANGE, SAYS_UP, SAYS_DOWN, SAYS_SAME, SAYS_BETTER, SAYS_WORSE,
	SAYS_SHORT, SAYS_BEYOND, SAYS_MET, SAYS_TARGET,
	SAYS_PLUS, SAYS_MINUS,
	SAYS_LESS, SAYS_MORE, SAYS_LEAST, SAYS_MOST, SAYS_NEARLY, SAYS_NEAR,
	SAYS_JUST_OVER,
	SAYS_PERCENT, SAYS_POINT, SAYS_POUND,
	SAYS__MAX
};

/* ---- beside.c: the words, and how a text is taken apart ---- */

/* A piece of a text: a phrase of the table, a number in digits, a word. */
enum piece_kind { PIECE_PHRASE, PIECE_DIGITS, PIECE_WORD };
struct figure_piece {
	enum piece_kind	 kind;
	struct str	 text;
	enum says	 before, behind;	/* of the number */
};

/* The next piece of REST, which moves behind it; blanks, dashes and
 * punctuation are passed over.  False at the end. */
bool piece_next(struct str *rest, struct figure_piece *out);

/* The bytes at the head of TEXT that are the longest of PHRASES, which ","
 * parts; 0 when none is.  Those that are no part of a word or number, and are
 * passed over. */
size_t phrases_at(struct str text, const char *phrases);
size_t passed_over(struct str text);

/* Whether PIECE is part of the NAMES of what is counted, or of its UNIT, so that
 * nothing need be said of it. */
bool piece_is_named(const struct figure_piece *piece, struct str names,
    struct str unit);

/* The sign at the end of TEXT, behind which a number begins: -1, 1, or 0 when
 * none is written in front of it. */
int sign_before(struct str text);

/* Whether WORD stands in TEXT as a word of its own. */
bool word_stands_in(struct str word, struct str text);

/* The words as mdoc(7): all of them, or PHRASES, which "," parts. */
void beside_manual(struct buf *out);
void phrases_manual(struct buf *out, const char *phrases);

/* ---- figure.c ---- */

/* Whether what a word SAYS of a difference, SAYS_UP to SAYS_MET, is so. */
bool says_holds(enum says says, const struct figure_fact *fact);

/* ---- claim.c, way.c, when.c ---- */

void claim_manual(struct buf *out);
void way_manual(struct buf *out);
void when_manual(struct buf *out);

#endif
