/*
 * store/aside.h - a small table in a CSV file that stands beside a layout and
 * goes into no store: a schedule, the steps of a process, pairs of shares.
 *
 * Read with the store's own reader, so that such a file may have what data files
 * may have (byte-order mark, CRLF, quoted newlines) and is told its faults in the
 * same words, all in one run.  Everything lives in the arena given.
 */
#ifndef STORE_ASIDE_H
#define STORE_ASIDE_H

#include "base/diag.h"

#define ASIDE_COLUMNS	8	/* most that a table has */

struct aside_column {
	const char	*name;
	bool		 required;	/* in the header, and filled in each row */
	bool		 header;	/* in the header alone: cells may be empty */
};

struct aside_cell {
	struct str	text;		/* empty also when there is no such column */
	struct place	place;		/* of the cell, else of its row */
};

struct aside {
	struct aside_cell	*cells;	/* row by row, in the columns' order */
	size_t			 n;	/* rows */
	size_t			 ncolumns;
	bool			 has[ASIDE_COLUMNS];	/* the file has it */
	bool			 faulty;	/* something was said of it */
};

/* Read FILE, named at AT, by its N COLUMNS.  Faults are said, and rows with one
 * are left out; false when no row is left, as when a column is missing. */
bool aside_read(struct arena *arena, const char *file, struct place at,
    const struct aside_column *columns, size_t n, struct diags *diags,
    struct aside *out);

/* The cell of ROW under COLUMN. */
const struct aside_cell *aside_at(const struct aside *aside, size_t row,
    size_t column);

#endif
