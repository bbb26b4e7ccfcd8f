/*
 * measure/suppress.h - small numbers, and what would give them back.
 *
 * In a public edition counts of 1 to 5 become [c] (Department for Education,
 * "Children in need" statistics, methodology: 1 to 5 are confidential, a true 0
 * is shown).  That is not enough: a reader knows the totals, which stand
 * elsewhere too, takes away what is shown, and lays earlier editions beside this
 * one.  So further rows are withheld until no count that is confidential can be
 * worked out.
 *
 * THE READER knows the sums of both columns in every edition, every count shown,
 * which rows hold a confidential count and which are withheld only to protect
 * them, and of every row whether it, or its denominator, changed between two
 * editions.  Not provided for is one who also runs this very program on each
 * table that would fit, and throws out those for which it withholds other rows:
 * of small tables that leaves sometimes a single one.
 */
#ifndef MEASURE_SUPPRESS_H
#define MEASURE_SUPPRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A row of a table of shares: so many of so many, with totals below. */
struct share_row {
	int64_t	numerator, denominator;	/* 0 <= numerator <= denominator */
	/* The numerator, what is left of the denominator without it, and their
	 * percentage are withheld; the denominator too.  In: for other reasons
	 * than those here. */
	bool	hide_share, hide_base;
	bool	missing;		/* stands in other editions alone */
};

struct share_table {
	struct share_row		*rows;
	size_t				 n;
	/* In: the bases stand elsewhere, so that a table in which one is
	 * confidential cannot be protected. */
	bool				 bases_known;
	/* In: what was published of it before, in any order: the same rows, as
	 * they were then.  Their bases_known says nothing. */
	const struct share_table	*before;
};

/* The counts that are confidential. */
struct small { int64_t least, most; };
extern const struct small small_numbers;	/* 1 to 5 */

/* How many editions can be laid side by side. */
#define EDITIONS_MOST	64

/*
 * Say what of TABLE's rows is withheld: what was withheld before, and so much
 * more that the reader is left with two values or more for each count withheld in
 * any edition that was not printed, as it still is, in another one.  False when
 * no choice of rows does that, as far as exchanges between two rows show it: the
 * totals must then be withheld too, here and wherever they stand, and everything
 * is.
 */
bool suppress_shares(struct share_table *table, const struct small *small);

/* A row of a table, and that of another one whose base is the first one's numerator;
 * NULL: there is none. */
struct share_step {
	struct share_row	upper;
	const struct share_row	*lower;
};

/* Whether each count withheld in the N STEPS has two values or more for a reader who
 * lays both tables side by side, as far as exchanges between two rows show it; as
 * suppress_shares() left them, of which earlier editions are not looked at. */
bool steps_are_open(const struct share_step *steps, size_t n,
    const struct small *small);

/* The same of two rows whose numerators are one and the same, where they are equal;
 * of a row that both tables withhold. */
bool shares_are_open(const struct share_step *steps, size_t n,
    const struct small *small);

/* Whether ROW of TABLE is withheld and yet was printed before as it is now:
 * nobody is protected. */
bool share_was_printed(const struct share_table *table, size_t row);

#endif
