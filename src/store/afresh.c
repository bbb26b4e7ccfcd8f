/*
 * afresh.c - the index of those in force, made afresh behind many new rows.
 *
 * Rows that come month by month belong each somewhere else in the index, and one
 * at a time that costs as much as all the rest of an import.  Where far more rows
 * are to come than the store holds, the index is taken away, and made again out
 * of all rows at once, still within the transaction.  Meanwhile a table in memory
 * knows which keys are in force, by their hashes: a key whose hash is not there is
 * new.  At the first that is there the index comes back, and tells.
 */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "store/revision_int.h"

/* So few rows are put sooner than an index is made. */
#define ROWS_LEAST	((int64_t)1 << 16)
/* And for more than these the table would be too large: 64 MB. */
#define ROWS_MOST	((int64_t)1 << 22)

#define HASHES_MOST	64

/* ---- keys that are in force ---- */

static uint64_t
hash_int(uint64_t hash, int64_t i)
{
	hash = (hash ^ (uint64_t)i) * UINT64_C(0x9E3779B97F4A7C15);
	return hash ^ hash >> 32;
}

static uint64_t
hash_text(uint64_t hash, struct str text)
{
	return hash_int(hash, (int64_t)str_hash(text));
}

/* Add HASH; false when it is there already, or there is no room. */
static bool
keys_add(struct afresh *afresh, uint64_t hash)
{
	size_t	at = hash & (afresh->room - 1);

	hash += hash == 0;	/* which is an empty slot */
	while (afresh->keys[at] != 0 && afresh->keys[at] != hash)
		at = (at + 1) & (afresh->room - 1);
	if (afresh->keys[at] == hash || afresh->n * 2 >= afresh->room)
		return false;
	afresh->keys[at] = hash;
	afresh->n++;
	return true;
}

static uint64_t
row_hash(const struct held *held, const struct held_row *row)
{
	const struct value	*values = held_values(held, row);
	uint64_t		 hash = 0;

	for (size_t i = 0; i < held->nkey; i++) {
		const struct value	*value = &values[held->key[i]];

		hash = value->type == VALUE_INT ? hash_int(hash, value->i) :
		    hash_text(hash, value->text);
	}
	return hash;
}

static uint64_t
stored_hash(const struct held *held, sqlite3_stmt *st)
{
	uint64_t	hash = 0;

	for (int i = 0; i < (int)held->nkey; i++)
		hash = sqlite3_column_type(st, i) == SQLITE_INTEGER ?
		    hash_int(hash, sqlite3_column_int64(st, i)) :
		    hash_text(hash, column_view(st, i));
	return hash;
}

/* Know the keys of N rows from FIRST on, HASHES_MOST at most.  Their places are
 * called for together: memory answers slowly, and many at once. */
static size_t
keys_of_rows(struct afresh *afresh, const struct held *held, size_t first,
    size_t n)
{
	uint64_t	hashes[HASHES_MOST];
	size_t		i;

	for (i = 0; i < n; i++) {
		hashes[i] = row_hash(held, &held->rows[first + i]);
		__builtin_prefetch(&afresh->keys[hashes[i] &
		    (afresh->room - 1)], 1);
	}
	for (i = 0; i < n && keys_add(afresh, hashes[i]); i++)
		;
	return i;
}

size_t
afresh_new(struct revisions *revisions)
{
	const struct held	*held = &revisions->held;
	size_t			 done = 0, n, new;

	do {
		n = held->n - done < HASHES_MOST ? held->n - done :
		    HASHES_MOST;
		new = keys_of_rows(&revisions->afresh, held, done, n);
		done += new;
	} while (new == n && done < held->n);
	return done;
}

/* Read the keys in force, for which there is room. */
static bool
keys_read(struct revisions *revisions)
{
	const struct held	*held = &revisions->held;
	struct buf		 sql = { 0 };
	sqlite3_stmt		*st;
	bool			 ok;

	buf_text(&sql, "SELECT ");
	key_sql(&sql, held);
	buf_printf(&sql, " FROM %s WHERE superseded IS NULL",
	    held->kind->table);
	st = store_sql_made(revisions->store, &sql);
	buf_free(&sql);
	ok = st != NULL;
	while (ok && store_step(revisions->store, st, &ok))
		keys_add(&revisions->afresh, stored_hash(held, st));
	sqlite3_finalize(st);
	return ok;
}

static void
keys_make(struct afresh *afresh, int64_t rows)
{
	for (afresh->room = 1; (int64_t)afresh->room < rows * 2;)
		afresh->room *= 2;
	afresh->keys = must_alloc(afresh->room * sizeof(*afresh->keys));
	memset(afresh->keys, 0, afresh->room * sizeof(*afresh->keys));
	afresh->n = 0;
}

void
afresh_free(struct afresh *afresh)
{
	free(afresh->keys);
	afresh->keys = NULL;
}

/* ---- whether it pays ---- */

/* Lines of the file below the rows held; rows are as many, or fewer. */
static int64_t
lines_left(const struct revisions *revisions)
{
	const struct held	*held = &revisions->held;
	struct str		 text = revisions->batch.text;
	const char		*at = text.s, *end = text.s + text.n;
	int64_t			 lines = 1;

	while ((at = memchr(at, '\n', (size_t)(end - at))) != NULL) {
		lines++;
		at++;
	}
	return lines - held->rows[held->n - 1].line;
}

bool
rows_stored(struct revisions *revisions, int64_t *out)
{
	struct buf	 sql = { 0 };
	sqlite3_stmt	*st;
	bool		 ok;

	/* Revisions begin at 1; a store that says otherwise has more rows. */
	buf_printf(&sql, "SELECT (SELECT max(revision) FROM %s) -"
	    " min(0, (SELECT min(revision) FROM %s) - 1)",
	    revisions->kind->table, revisions->kind->table);
	st = store_sql_made(revisions->store, &sql);
	buf_free(&sql);
	ok = st != NULL;
	*out = ok && store_step(revisions->store, st, &ok) ?
	    sqlite3_column_int64(st, 0) : 0;
	sqlite3_finalize(st);
	return ok;
}

/* ---- the index ---- */

/* Run the one statement SQL, which is freed.  What a store says makes its index is
 * its own words: nothing behind the first statement is run. */
static bool
run(struct store *store, struct buf *sql)
{
	sqlite3_stmt	*st = store_sql_made(store, sql);
	bool		 ok = st != NULL && store_run(store, st);

	buf_free(sql);
	sqlite3_finalize(st);
	return ok;
}

/* What makes the index, as the store has it; NULL when it has none. */
static bool
index_sql(struct revisions *revisions, const char **out)
{
	static const char	 sql[] = "SELECT sql FROM sqlite_schema"
				    " WHERE type = 'index' AND name = ?1";
	struct store		*store = revisions->store;
	sqlite3_stmt		*st = store_sql(store, sql);
	bool			 ok = st != NULL;

	*out = NULL;
	if (!ok)
		return false;
	bind_text(st, 1, str_printf(revisions->arena, "%s_now",
	    revisions->kind->table));
	if (store_step(store, st, &ok))
		*out = str_dup(revisions->arena, column_view(st, 0));
	sqlite3_reset(st);
	return ok;
}

static bool
index_drop(struct revisions *revisions)
{
	struct afresh	*afresh = &revisions->afresh;
	struct buf	 sql = { 0 };

	if (!index_sql(revisions, &afresh->sql))
		return false;
	if (afresh->sql == NULL)
		return true;
	buf_printf(&sql, "DROP INDEX %s_now", revisions->kind->table);
	return run(revisions->store, &sql);
}

bool
afresh_begin(struct revisions *revisions)
{
	struct afresh	*afresh = &revisions->afresh;
	int64_t		 left, stored;

	afresh->tried = true;
	left = lines_left(revisions) + (int64_t)revisions->held.n;
	if (!rows_stored(revisions, &stored))
		return false;
	if (left < ROWS_LEAST || stored > left / 2 ||
	    left + stored > ROWS_MOST || !held_scattered(&revisions->held))
		return true;
	keys_make(afresh, left + stored);
	return keys_read(revisions) && index_drop(revisions);
}

bool
afresh_end(struct revisions *revisions)
{
	struct afresh	*afresh = &revisions->afresh;
	struct buf	 sql = { 0 };

	afresh_free(afresh);
	if (afresh->sql == NULL)
		return true;
	buf_text(&sql, afresh->sql);
	afresh->sql = NULL;
	return run(revisions->store, &sql);
}
