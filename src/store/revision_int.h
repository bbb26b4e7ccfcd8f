/*
 * store/revision_int.h - what held_rows.c, holders.c, past.c and revision.c share.
 *
 * A HELD row is checked and waits to be put.  Its HOLDER is the row in force
 * under its key.
 */
#ifndef STORE_REVISION_INT_H
#define STORE_REVISION_INT_H

#include "store/store_int.h"

/* ---- held_rows.c ---- */

#define HELD_MOST	((size_t)1 << 15)	/* rows */

struct held_row {
	int		 line;
	const struct held_row *twin;	/* the first held one of its key */
	/* Of its holder, once looked up; REVISION is 0 when there is none. */
	int64_t		 revision, import;
	int		 holder_line;
	bool		 same;		/* says what this row says */
	/* What became of it. */
	enum put	 put;
	int		 first;		/* the line that PUT_TWICE and PUT_CLASH
					 * speak of */
};

struct held {
	const struct kind *kind;
	/* The columns of the key, in the order of its index. */
	int		 key[KIND_COLUMNS];
	size_t		 nkey;
	struct value	*values;	/* kind->n a row */
	struct held_row	*rows;		/* in the order of the file */
	struct held_row	**order;	/* once sorted, that of the key */
	size_t		 n;
	bool		 jumbled;	/* they are not as the key would have
					 * them, or there are twins */
};

/* Get ready for rows of KIND; false, said, on failure. */
bool held_init(struct held *held, struct store *store,
    const struct kind *kind);
void held_free(struct held *held);

/* Hold a row, whose texts stay where they are.  True when there is no room for
 * another. */
bool held_add(struct held *held, const struct value *values, int line);
void held_clear(struct held *held);

/* Bring the rows from the one at FIRST into the order of their keys, and know
 * twins. */
void held_sort(struct held *held, size_t first);

const struct value *held_values(const struct held *held,
    const struct held_row *row);

/* Whether rows A and B of one key say the same: 76 is 76.0. */
bool held_same(const struct held *held, const struct value *a,
    const struct value *b);

/* How the keys of rows A and B compare, as SQLite would. */
int held_key_order(const struct held *held, const struct value *a,
    const struct value *b);

/* ---- revision.c ---- */

/* Rows that one statement inserts. */
#define INSERT_MANY	32

struct revisions {
	struct store		*store;
	struct arena		*arena;
	const struct kind	*kind;
	struct batch		 batch;
	bool			 recorded;
	struct held		 held;
	sqlite3_stmt		*insert, *insert_many, *walk, *supersede;
	sqlite3_stmt		*past, *read;	/* made when first needed */
	/* Where the walk is: before the first step, at a holder, at the end. */
	enum { WALK_NOWHERE, WALK_HOLDER, WALK_END } at;
	/* Rows to be inserted, in the order of their revisions. */
	struct held_row		*writes[INSERT_MANY];
	size_t			 nwrites;
	bool			 hopeful;	/* that rows are new */
	/* Holders seen, by revision; at most half full. */
	struct seen {
		int64_t	revision;	/* 0 is an empty slot */
		int	line;
	}			*seen;
	size_t			 nseen, room;
};

/* ---- holders.c ---- */

/* Add the query for holders in the order of their index, from a key on. */
void holders_sql(struct buf *sql, const struct held *held);

/* Look up the holders of the rows held from the one at FIRST; false, said, on
 * failure. */
bool holders_find(struct revisions *revisions, size_t first);

/* Whether the row ST stands at, whose own columns begin at FIRST, says what
 * VALUES of its key say. */
bool row_says(sqlite3_stmt *st, int first, const struct kind *kind,
    const struct value *values);

/* ---- past.c ---- */

/* Whether ROW, which differs from its holder, says again what a correction
 * superseded.  False, said, on failure. */
bool past_says(struct revisions *revisions, const struct held_row *row,
    bool *out);

#endif
