/*
 * cmd/told.h - what the public is told of why figures changed: nothing that names a
 * row by category, of which no public paper has shown all, and says how many.  The
 * names are those of the store, of whatever table.
 */
#ifndef CMD_TOLD_H
#define CMD_TOLD_H

#include "store/store.h"

struct told {
	struct arena	*arena;
	struct str	*names;		/* of such rows; none: all is told */
	size_t		 n;
	bool		 unknown;	/* the store failed: nothing is told */
};

/* Of STORE; EVERYTHING: for who may see all.  False when the store fails, which is
 * said; no reason is for them then. */
bool told_begin(struct told *told, struct store *store, struct arena *arena,
    bool everything);

/* Whether REASON is not for them; ARG is the struct told. */
bool told_tells(void *arg, struct str reason);

/* REASON, or "[c]" in its place. */
struct str told_reason(struct told *told, struct str reason);

#endif
