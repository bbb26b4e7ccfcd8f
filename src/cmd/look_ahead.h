/*
 * cmd/look_ahead.h - what an import or an undo would change, looked at before it
 * stays, or goes again.
 */
#ifndef CMD_LOOK_AHEAD_H
#define CMD_LOOK_AHEAD_H

#include "cmd/cmd.h"

struct look_ahead {
	const struct options	*options;
	bool			 newcomers;	/* list new rows too */
	const struct stale	*before;	/* of STORE, in its arena */
	size_t			 nbefore;
	struct buf		 out;
};

/* What the options say of an import into STORE or an undo.  A dry run collects in
 * AHEAD the changed rows, and the published packs that would be out of date because
 * of it, which they may be already of something else; a failure is in the store's
 * diagnostics. */
struct import_options look_ahead_begin(struct look_ahead *ahead,
    struct store *store);

/* Print what was collected, if the change could be made, and give it back. */
void look_ahead_end(struct look_ahead *ahead, bool ok);

/* When an import or undo happens: as said, as the environment says, or now. */
int64_t change_time(const struct options *options);

#endif
