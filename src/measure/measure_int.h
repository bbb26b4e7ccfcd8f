/*
 * measure/measure_int.h - what indicator.c and compare.c share.
 */
#ifndef MEASURE_MEASURE_INT_H
#define MEASURE_MEASURE_INT_H

#include "measure/measure.h"

/*
 * An unweighted mean being gathered.  EXACT is the sum as a fraction until it
 * fits no 64 bits any more (a dozen denominators without a common factor);
 * NEAR is the same sum in units of 10^-15, so that there is an answer then.
 * Start with {0}.
 */
struct mean {
	struct num	exact;
	__int128	near;
	int64_t		n;
};

void mean_add(struct mean *mean, struct num value);

/* The mean of what was added: exact, or to 12 decimals where that cannot be
 * held.  NUM_NONE when nothing was. */
struct num mean_value(const struct mean *mean);

/* NUMERATOR * per / DENOMINATOR, or VALUE when there is no fraction; NUM_NONE
 * when SYMBOL stands in its place. */
struct num figure_value(const struct indicator *indicator,
    struct num numerator, struct num denominator, struct num value,
    enum symbol symbol);

#endif
