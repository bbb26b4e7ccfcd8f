/*
 * cmd/status.h - what the two forms of status share: for people, for machines.
 */
#ifndef CMD_STATUS_H
#define CMD_STATUS_H

#include "cmd/cmd.h"

/* Whether REASON is one figure's, with what it was and is.  What is by category
 * never has one: it may be withheld. */
bool reason_has_figure(const struct reason *reason);

/* NUM with all its decimals, 9 at most; FLAGS as for num_print(). */
struct str num_exact(struct arena *arena, struct num num, int flags);

/* "32% (95 of 299)", "17 [p]", "[c]"; EXACT where rounding hides a change. */
struct str figure_text(struct arena *arena, const struct indicator *indicator,
    const struct observation *obs, bool exact);

/* "page 4", "pages 4, 7". */
void add_pages(struct buf *out, struct str pages);

/* TEXT from outside on one line of a terminal: nothing in it moves a cursor, and
 * what is hidden is shown as "<U+202E>". */
void add_plain(struct buf *out, struct str text);

/* The command that publishes PUBLICATION from its layout beside STORE, or in a folder
 * there, as its own lies in another place: the folder was moved, or copied.  Empty when
 * there is none within REACH; one that is only called the same is another paper's. */
struct str moved_command(struct arena *arena, const char *store,
    const struct publication *publication, const struct reach *reach);

/* status_json.c: a line for a publication, out of date or not. */
void stale_json(struct buf *out, struct arena *arena,
    const struct stale *stale);

#endif
