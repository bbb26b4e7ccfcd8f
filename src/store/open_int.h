/*
 * store/open_int.h - what store.c, sql.c and in_memory.c share.
 */
#ifndef STORE_OPEN_INT_H
#define STORE_OPEN_INT_H

#include "store/store_int.h"

/* ---- sql.c ---- */

/* Run SQL that is ours alone and has no parameters; false, said, on failure. */
bool execute(struct store *store, const char *sql);

/* The number that SQL, which is kept nowhere, answers with; false, said, likewise. */
bool pragma(struct store *store, const char *sql, int64_t *out);

/* What the system says of the last fault, whose code is CODE; 0 when it says
 * nothing.  errno was 0 when SQLite was called. */
int system_error(const struct store *store, int code);

/* What to do about WHY a store's file could not be opened, an errno; "" where that is
 * not known. */
const char *open_hint(int why);

/* ---- store.c: the schema ---- */

/* Whether the schema has tables and indexes alone, with no words but those of a
 * store; false, said, when it cannot be read. */
bool schema_plain(struct store *store, bool *plain);

/* The version of a store that this program makes. */
int64_t schema_version(void);

/* Bring a store of version FROM, 0 for an empty one, to that, as a database of
 * APPLICATION; false, said, on failure. */
bool schema_take(struct store *store, int64_t from, int application);

/* ---- sidecar.c ---- */

/* Whether what SQLite will take for the log and the journal of the store, which
 * need not be there, may be that: files, that lead to no other.  False, said. */
bool sidecar_fits(struct store *store);

/* Whether a log or a journal holds what the file does not yet. */
bool sidecar_waits(const struct store *store);

/* Why nothing can be written there: an errno, or 0 when it can. */
int sidecar_error(const struct store *store);

/* Which of them lies there and may not be written, though the store may be: somebody
 * else's, who has only read it.  NULL: none. */
const char *sidecar_foreign(const struct store *store);

/* ---- in_memory.c ---- */

/* A store may come from anybody: what is in it is data and no program, whatever it
 * says, and opens no other file. */
void disarm(sqlite3 *db);

/*
 * Read a store whose folder takes no files, or that others alone may write: SQLite
 * needs some beside it even to read.  Telling it the file is immutable would be a promise nobody can keep
 * for other users, so the whole of it is read into memory, and the copy is good
 * if the file did not change meanwhile and nothing was waiting in a log.  False
 * when it is none.
 */
bool open_copy(struct store *store);

#endif
