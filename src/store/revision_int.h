/*
 * store/revision_int.h - what afresh.c, held_rows.c, holders.c, past.c and revision.c
 * share.
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
	bool		 same;		/* says what this row says; or OTHER
					 * does, if there is one */
	/* What became of it. */
	enum put	 put;
	int		 first;		/* the line that PUT_TWICE and PUT_CLASH
					 * speak of */
	const struct value *other;	/* what PUT_TWICE's says; NULL: what
					 * the holder does */
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

/* Whether many rows of the file belong elsewhere than beside the one before. */
bool held_scattered(struct held *held);

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
	bool			 wrote;		/* a row */
	struct held		 held;
	/* The columns that rows may have something in: batch.columns. */
	int			 given[KIND_COLUMNS];
	size_t			 ngiven;
	struct insert {
		sqlite3_stmt	*st;
		struct value	*bound;		/* what each parameter is */
	}			 insert, insert_many;
	sqlite3_stmt		*follow, *walk, *supersede;
	sqlite3_stmt		*past, *read;	/* made when first needed */
	/* Where the walk is: before the first step, at a holder, at the end. */
	enum { WALK_NOWHERE, WALK_HOLDER, WALK_END } at;
	int64_t			 last;		/* the holder found last; 0: none */
	/* Rows to be inserted, in the order of their revisions. */
	struct held_row		*writes[INSERT_MANY];
	size_t			 nwrites;
	bool			 hopeful;	/* that rows are new */
	struct afresh {
		bool		 tried;		/* or found not to pay */
		const char	*sql;		/* makes the index, which is
						 * away; NULL: it is not */
		/* Hashes of the keys in force, while it is; at most half
		 * full. */
		uint64_t	*keys;
		size_t		 n, room;
	}			 afresh;
	/* Holders seen, by revision; at most half full. */
	struct seen {
		int64_t	revision;	/* 0 is an empty slot */
		int	line;
	}			*seen;
	size_t			 nseen, room;
	/* Rows put BACK, as many as are listed. */
	struct back {
		int			 line;
		const struct value	*values;
	}			 back[FAULTS_MOST];
	size_t			 nback;
};

/* ---- afresh.c ---- */

/* The most rows that the kind's table can have; false, said, on failure. */
bool rows_stored(struct revisions *revisions, int64_t *out);

/* Take the index away if that pays for what follows the rows held.  False, said,
 * on failure. */
bool afresh_begin(struct revisions *revisions);

/* Know the keys of the rows held, up to the first that is in force, or may be;
 * how many those are. */
size_t afresh_new(struct revisions *revisions);

/* Make the index again, if it is away; false, said, on failure. */
bool afresh_end(struct revisions *revisions);
void afresh_free(struct afresh *afresh);

/* ---- holders.c ---- */

/* Add the columns of the key, in the order of its index, commas between. */
void key_sql(struct buf *sql, const struct held *held);

/* Add the query for those in force behind a revision, as they came; and for
 * holders in the order of their index, from a key on. */
void follow_sql(struct buf *sql, const struct kind *kind);
void holders_sql(struct buf *sql, const struct held *held);

/* Look up the holders of the rows held from the one at FIRST; false, said, on
 * failure. */
bool holders_find(struct revisions *revisions, size_t first);

/* Whether the row ST stands at, whose own columns begin at FIRST, says what
 * VALUES of its key say, columns with a flag of LESS left out. */
bool row_says(sqlite3_stmt *st, int first, const struct kind *kind,
    const struct value *values, int less);

/* ---- past.c ---- */

/* Whether ROW, which differs from its holder, says again what a correction
 * superseded.  False, said, on failure. */
bool past_says(struct revisions *revisions, const struct held_row *row,
    bool *out);

#endif
