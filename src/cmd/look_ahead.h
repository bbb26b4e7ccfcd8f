/*
 * cmd/look_ahead.h - what an import or an undo would change, looked at before it
 * stays, or goes again.
 */
#ifndef CMD_LOOK_AHEAD_H
#define CMD_LOOK_AHEAD_H

#include "cmd/cmd.h"

struct look_ahead {
	const struct options	*options;
	int64_t			 since;		/* the newest import before */
	bool			 newcomers;	/* list new rows too */
	struct buf		 out;
};

/* For struct import_options: collect the changed rows, and the published packs
 * that would be out of date.  A failure is in the store's diagnostics. */
void look_ahead_collect(void *ahead, struct store *store);

/* Print what was collected, and free it. */
void look_ahead_print(struct look_ahead *ahead);

/* When an import or undo happens: as said, as the environment says, or now. */
int64_t change_time(const struct options *options);

#endif
