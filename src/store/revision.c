/*
 * revision.c - rows are superseded, never overwritten.
 *
 * Rows are held until there are many.  Then the holders of them all are looked
 * up, in one walk along the index; then what has to be written is, in the order
 * of the file.  Where most rows were new the next are written at once, and only
 * where a key was not free are holders looked up.  A row that says the same as its
 * holder is written nowhere; its holder is SEEN, so that a second row under the
 * key is known for what it is.
 */
#include <stdlib.h>

#include "base/file.h"
#include "store/revision_int.h"

/* Columns behind a kind's own, in the SQL below. */
enum { BEHIND_IMPORT, BEHIND_LINE, BEHIND_REPLACES, BEHIND__MAX };

/* ---- statements, made from the table of columns ---- */

/* FAIL ends at the first row whose key is not free, and leaves those before it
 * in: SQLite need not be ready to take them back. */
static void
sql_insert(struct buf *sql, const struct kind *kind, size_t rows)
{
	size_t	n = kind->n + BEHIND__MAX;

	buf_printf(sql, "INSERT OR FAIL INTO %s (", kind->table);
	columns_sql(sql, kind, 0, "", "", ", ");
	buf_text(sql, ", import, line, replaces) VALUES ");
	for (size_t i = 0; i < rows * n; i++)
		buf_printf(sql, "%s?%zu%s", i % n > 0 ? ", " :
		    i > 0 ? ", (" : "(", i + 1, i % n == n - 1 ? ")" : "");
}

static bool
statements_ready(struct revisions *revisions)
{
	const struct kind	*kind = revisions->kind;
	struct store		*store = revisions->store;
	struct buf		 sql = { 0 };

	sql_insert(&sql, kind, 1);
	revisions->insert = store_sql_made(store, &sql);
	sql_insert(&sql, kind, INSERT_MANY);
	revisions->insert_many = store_sql_made(store, &sql);
	holders_sql(&sql, &revisions->held);
	revisions->walk = store_sql_made(store, &sql);
	buf_printf(&sql, "UPDATE %s SET superseded = ?1 WHERE revision = ?2",
	    kind->table);
	revisions->supersede = store_sql_made(store, &sql);
	buf_free(&sql);
	return revisions->insert != NULL && revisions->insert_many != NULL &&
	    revisions->walk != NULL && revisions->supersede != NULL;
}

struct revisions *
revisions_open(struct store *store, struct arena *arena,
    const struct kind *kind, const struct batch *batch)
{
	struct revisions	*revisions;

	revisions = arena_make(arena, struct revisions);
	revisions->store = store;
	revisions->arena = arena;
	revisions->kind = kind;
	revisions->batch = *batch;
	if (held_init(&revisions->held, store, kind) &&
	    statements_ready(revisions))
		return revisions;
	revisions_close(revisions);
	return NULL;
}

void
revisions_close(struct revisions *revisions)
{
	sqlite3_finalize(revisions->insert);
	sqlite3_finalize(revisions->insert_many);
	sqlite3_finalize(revisions->walk);
	sqlite3_finalize(revisions->supersede);
	sqlite3_finalize(revisions->past);
	sqlite3_finalize(revisions->read);
	held_free(&revisions->held);
	free(revisions->seen);
}

/* ---- the import's own row, written with the first row that changes ---- */

static bool
record(struct revisions *revisions)
{
	static const char	 insert[] =
	    "INSERT INTO import (number, time, kind, file, sha256, rows,"
	    " reason) VALUES (?1, ?2, ?3, ?4, ?5, 0, ?6)";
	const struct batch	*batch = &revisions->batch;
	sqlite3_stmt		*st;
	char			 digest[65];

	if (revisions->recorded)
		return true;
	st = store_sql(revisions->store, insert);
	if (st == NULL)
		return false;
	sha256_hex(batch->text, digest);
	bind_int(st, 1, batch->number);
	bind_int(st, 2, batch->time);
	bind_text(st, 3, str_of(revisions->kind->name));
	bind_text(st, 4, batch->file);
	bind_text(st, 5, str_of(digest));
	bind_text(st, 6, batch->reason);
	revisions->recorded = store_run(revisions->store, st);
	return revisions->recorded;
}

bool
revisions_recorded(const struct revisions *revisions)
{
	return revisions->recorded;
}

bool
revisions_finish(struct revisions *revisions, size_t rows)
{
	static const char	 update[] =
	    "UPDATE import SET rows = ?1 WHERE number = ?2";
	sqlite3_stmt		*st;

	if (!revisions->recorded)
		return true;
	st = store_sql(revisions->store, update);
	if (st == NULL)
		return false;
	bind_int(st, 1, (int64_t)rows);
	bind_int(st, 2, revisions->batch.number);
	return store_run(revisions->store, st);
}

/* ---- holders that a row of this file agrees with ---- */

static struct seen *
seen_slot(const struct revisions *revisions, int64_t revision)
{
	/* Revisions run on, so their low digits spread by themselves. */
	size_t	at = (size_t)revision & (revisions->room - 1);

	while (revisions->seen[at].revision != 0 &&
	    revisions->seen[at].revision != revision)
		at = (at + 1) & (revisions->room - 1);
	return &revisions->seen[at];
}

static void
seen_grow(struct revisions *revisions)
{
	struct seen	*old = revisions->seen;
	size_t		 room = revisions->room;

	revisions->room = room > 0 ? room * 2 : 256;
	revisions->seen = must_alloc(revisions->room * sizeof(*old));
	for (size_t i = 0; i < revisions->room; i++)
		revisions->seen[i].revision = 0;
	for (size_t i = 0; i < room; i++)
		if (old[i].revision != 0)
			*seen_slot(revisions, old[i].revision) = old[i];
	free(old);
}

static void
seen_add(struct revisions *revisions, int64_t revision, int line)
{
	if (revisions->nseen * 2 >= revisions->room)
		seen_grow(revisions);
	*seen_slot(revisions, revision) = (struct seen){ revision, line };
	revisions->nseen++;
}

int
revision_line(const struct revisions *revisions, int64_t revision,
    int64_t import, int line)
{
	const struct seen	*seen;

	if (import == revisions->batch.number)
		return line;
	if (revisions->room == 0)
		return 0;
	seen = seen_slot(revisions, revision);
	return seen->revision != 0 ? seen->line : 0;
}

/* ---- what is written ---- */

/* Bind ROW as the one at place NTH of INSERT. */
static void
bind_row(const struct revisions *revisions, sqlite3_stmt *insert, size_t nth,
    const struct held_row *row)
{
	const struct value	*values = held_values(&revisions->held, row);
	size_t			 n = revisions->kind->n;
	int			 first = (int)(nth * (n + BEHIND__MAX)) + 1;
	int			 behind = first + (int)n;

	for (size_t i = 0; i < n; i++)
		bind_value(insert, first + (int)i, &values[i]);
	bind_int(insert, behind + BEHIND_IMPORT, revisions->batch.number);
	bind_int(insert, behind + BEHIND_LINE, row->line);
	if (row->revision != 0)
		bind_int(insert, behind + BEHIND_REPLACES, row->revision);
	else
		sqlite3_bind_null(insert, behind + BEHIND_REPLACES);
}

/* Run INSERT of the N rows at ROWS.  IN receives how many are in: fewer when the
 * key of the next is not free. */
static bool
insert_run(struct revisions *revisions, sqlite3_stmt *insert,
    struct held_row *const *rows, size_t n, size_t *in)
{
	struct store	*store = revisions->store;
	bool		 ok;

	for (size_t i = 0; i < n; i++)
		bind_row(revisions, insert, i, rows[i]);
	ok = sqlite3_step(insert) == SQLITE_DONE;
	*in = ok ? n : (size_t)sqlite3_changes(store->db);
	if (!ok && sqlite3_extended_errcode(store->db) ==
	    SQLITE_CONSTRAINT_UNIQUE)
		ok = true;
	else if (!ok)
		store_fault(store);
	sqlite3_reset(insert);
	return ok;
}

/* Insert the rows that are to be written, with IN as above. */
static bool
writes_insert(struct revisions *revisions, size_t *in)
{
	size_t	n = revisions->nwrites, one = 1;
	bool	ok = true;

	revisions->nwrites = 0;
	if (n == INSERT_MANY)
		return insert_run(revisions, revisions->insert_many,
		    revisions->writes, n, in);
	*in = 0;
	for (size_t i = 0; ok && one == 1 && i < n; i++) {
		ok = insert_run(revisions, revisions->insert,
		    &revisions->writes[i], 1, &one);
		*in += one;
	}
	return ok;
}

/* Insert rows of which no key was found in the index. */
static bool
writes_run(struct revisions *revisions)
{
	struct store	*store = revisions->store;
	size_t		 n = revisions->nwrites, in;

	if (!writes_insert(revisions, &in))
		return false;
	if (in < n)
		diag_at(store->diags, DIAG_STORE_DAMAGED, PLACE(store->path),
		    "%s", "an index does not fit its table");
	return in == n;
}

/* ROW is to be written; its holder, if there is one, holds no longer. */
static bool
row_write(struct revisions *revisions, struct held_row *row)
{
	sqlite3_stmt	*st = revisions->supersede;

	if (!record(revisions))
		return false;
	if (row->revision != 0) {
		bind_int(st, 1, revisions->batch.number);
		bind_int(st, 2, row->revision);
		if (!store_run(revisions->store, st))
			return false;
	}
	revisions->writes[revisions->nwrites++] = row;
	return revisions->nwrites < INSERT_MANY || writes_run(revisions);
}

/* ---- rows ---- */

/* ROW differs from its holder, and gives no reason: put it, unless that takes a
 * correction back. */
static enum put
row_revise(struct revisions *revisions, struct held_row *row)
{
	bool	back = false;

	if (revisions->batch.reason.n == 0 &&
	    !past_says(revisions, row, &back))
		return PUT_FAILED;
	if (back)
		return PUT_BACK;
	return row_write(revisions, row) ? PUT_REVISED : PUT_FAILED;
}

/* Bring what the store holds under ROW's key to what it says. */
static enum put
row_put(struct revisions *revisions, struct held_row *row)
{
	const struct held_row	*twin = row->twin;

	/* One that clashed has left the key as it was. */
	if (twin != NULL && twin->put != PUT_CLASH) {
		row->first = twin->put == PUT_TWICE ? twin->first : twin->line;
		return PUT_TWICE;
	}
	if (row->revision == 0)
		return row_write(revisions, row) ? PUT_ADDED : PUT_FAILED;
	row->first = revision_line(revisions, row->revision, row->import,
	    row->holder_line);
	if (row->first > 0)
		return PUT_TWICE;
	if (row->same) {
		seen_add(revisions, row->revision, row->line);
		return PUT_SAME;
	}
	row->first = row->holder_line;
	if (row->import >= revisions->batch.first)
		return PUT_CLASH;
	return row_revise(revisions, row);
}

bool
revision_hold(struct revisions *revisions, const struct value *values,
    int line)
{
	return held_add(&revisions->held, values, line);
}

/* Put the rows held as if all were new, up to the first that is not.  DONE
 * receives how many. */
static bool
hope_put(struct revisions *revisions, size_t *done)
{
	struct held	*held = &revisions->held;
	size_t		 n, in;

	for (*done = 0; *done < held->n; *done += n) {
		n = held->n - *done;
		if (n > INSERT_MANY)
			n = INSERT_MANY;
		for (size_t i = 0; i < n; i++) {
			revisions->writes[i] = &held->rows[*done + i];
			revisions->writes[i]->put = PUT_ADDED;
		}
		revisions->nwrites = n;
		if (!writes_insert(revisions, &in))
			return false;
		if (in < n) {
			*done += in;
			return true;
		}
	}
	return true;
}

/* Put the rows held, in the order of the file. */
static bool
held_put(struct revisions *revisions)
{
	struct held	*held = &revisions->held;
	size_t		 done = 0;
	bool		 ok = true;

	if (revisions->hopeful)
		ok = hope_put(revisions, &done);
	ok = ok && holders_find(revisions, done);
	for (size_t i = done; ok && i < held->n; i++) {
		held->rows[i].put = row_put(revisions, &held->rows[i]);
		ok = held->rows[i].put != PUT_FAILED;
	}
	return ok && writes_run(revisions);
}

/* What became of ROW.  A twin that was put has the line that it says again, or
 * holds another thing under its key. */
static struct put_row
row_told(const struct revisions *revisions, const struct held_row *row)
{
	const struct held	*held = &revisions->held;
	const struct held_row	*twin = row->twin;
	struct put_row		 told = {
		.put = row->put,
		.line = row->line,
		.first = row->first,
		.same = row->same,
		.values = held_values(held, row),
		.revision = row->revision,
		.import = row->import,
	};

	if (row->put == PUT_TWICE && twin != NULL && twin->put != PUT_CLASH &&
	    twin->put != PUT_TWICE) {
		told.other = held_values(held, twin);
		told.same = held_same(held, told.values, told.other);
	}
	return told;
}

bool
revisions_put(struct revisions *revisions,
    void (*done)(void *arg, const struct put_row *row), void *arg)
{
	struct held	*held = &revisions->held;
	struct put_row	 told;
	size_t		 n = held->n, added = 0;
	bool		 ok;

	if (n == 0)
		return true;
	ok = held_put(revisions);
	held_clear(held);
	for (size_t i = 0; ok && i < n; i++) {
		told = row_told(revisions, &held->rows[i]);
		added += told.put == PUT_ADDED;
		done(arg, &told);
	}
	revisions->hopeful = added * 2 > n;
	return ok;
}
