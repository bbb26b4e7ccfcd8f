/*
 * measure/suppress.h - small numbers, and what would give them back.
 *
 * In a public edition counts of 1 to 5 become [c] (Department for Education,
 * "Children in need" statistics, methodology: 1 to 5 are confidential, a true 0
 * is shown).  That is not enough: a reader knows the totals, which stand
 * elsewhere too, and takes away what is shown.  So further rows are withheld
 * until no count that is confidential can be worked out.
 */
#ifndef MEASURE_SUPPRESS_H
#define MEASURE_SUPPRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A row of a table of shares: so many of so many, with totals below. */
struct share_row {
	int64_t	numerator, denominator;	/* 0 <= numerator <= denominator */
	/* In: withheld in an earlier edition, so also now: what was taken away
	 * there must not be shown here. */
	bool	keep_share, keep_base;
	/* Out: the numerator, what is left of the denominator without it, and
	 * their percentage are withheld; the denominator too. */
	bool	hide_share, hide_base;
	/* In: these counts stand in an earlier edition as they are now, so
	 * withholding them protects nobody.  A share is known with its base. */
	bool	known_share, known_base;
};

/* The counts that are confidential. */
struct small { int64_t least, most; };
extern const struct small small_numbers;	/* 1 to 5 */

/*
 * Say what of the N ROWS is withheld.  A reader who knows the sums of both
 * columns, every count that is shown or known, which rows hold a confidential
 * count and which are withheld only to protect them, is left with two values or
 * more for each other count withheld.  False when no choice of rows does that (a
 * table of one row, or of small ones alone): the totals must then be withheld
 * too, here and wherever they stand, and everything is.
 */
bool suppress_shares(struct share_row *rows, size_t n,
    const struct small *small);

#endif
