/*
 * paper/withheld_reason.h - why figures changed, as whoever corrected them wrote it:
 * who has every number in view may say one that the public is not shown.
 */
#ifndef PAPER_WITHHELD_REASON_H
#define PAPER_WITHHELD_REASON_H

#include "base/arena.h"
#include "base/text.h"

/* Whether a sentence of REASON names one of the N NAMES, of rows by category, and says
 * how many. */
bool reason_tells(struct arena *arena, const struct str *names, size_t n,
    struct str reason);

#endif
