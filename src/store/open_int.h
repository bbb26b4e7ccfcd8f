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

/* ---- store.c: the schema ---- */

/* The version of a store that this program makes. */
int64_t schema_version(void);

/* Bring a store of version FROM, 0 for an empty one, to that, as a database of
 * APPLICATION; false, said, on failure. */
bool schema_take(struct store *store, int64_t from, int application);

/* ---- in_memory.c ---- */

/* A store may come from anybody: what is in it is data and no program, whatever it
 * says, and opens no other file. */
void disarm(sqlite3 *db);

/*
 * Read a store whose folder takes no files: SQLite needs some beside it even to
 * read.  Telling it the file is immutable would be a promise nobody can keep
 * for other users, so the whole of it is read into memory, and the copy is good
 * if the file did not change meanwhile and nothing was waiting in a log.  False
 * when it is none.
 */
bool open_copy(struct store *store);

#endif
