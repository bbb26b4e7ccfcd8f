/*
 * revision.c - rows are superseded, never overwritten.
 *
 * Rows are held until there are many.  Then the holders of them all are looked
 * up together (holders.c); then what has to be written is, in the order of the
 * file.  Where there were none, or most rows before were new, they are written at
 * once, and only where a key was not free are holders looked up; or, where the
 * index would cost more than it tells, without it (afresh.c).
 *
 * A row that is written nowhere, as it says the same as its holder or would take
 * a correction back, leaves its holder SEEN, so that a second row under the key is
 * known for what it is.
 */
#include <errno.h>
#include <stdlib.h>

#include "base/file.h"
#include "store/revision_int.h"

/* Columns behind a kind's own, in the SQL below. */
enum { BEHIND_IMPORT, BEHIND_LINE, BEHIND_REPLACES, BEHIND__MAX };

/* ---- statements, made from the table of columns ---- */

/* FAIL ends at the first row whose key is not free, and leaves those before it
 * in: SQLite need not be ready to take them back. */
static void
sql_insert(struct buf *sql, const struct revisions *revisions, size_t rows)
{
	const struct kind	*kind = revisions->kind;
	size_t			 n = revisions->ngiven + BEHIND__MAX;

	buf_printf(sql, "INSERT OR FAIL INTO %s (", kind->table);
	for (size_t i = 0; i < revisions->ngiven; i++)
		buf_printf(sql, "\"%s\", ",
		    column_sql(&kind->columns[revisions->given[i]]));
	buf_text(sql, "import, line, replaces) VALUES ");
	for (size_t i = 0; i < rows * n; i++)
		buf_printf(sql, "%s?%zu%s", i % n > 0 ? ", " :
		    i > 0 ? ", (" : "(", i + 1, i % n == n - 1 ? ")" : "");
}

/* Prepare INSERT for so many rows, unless it is: few imports need both. */
static bool
insert_ready(struct revisions *revisions, struct insert *insert, size_t rows)
{
	size_t			 n = rows * (revisions->ngiven + BEHIND__MAX);
	struct buf		 sql = { 0 };

	if (insert->st != NULL)
		return true;
	sql_insert(&sql, revisions, rows);
	insert->st = store_sql_made(revisions->store, &sql);
	buf_free(&sql);
	insert->bound = arena_array(revisions->arena, n, struct value);
	for (size_t i = 0; i < n; i++)
		insert->bound[i] = (struct value){ .type = VALUE_NONE };
	return insert->st != NULL;
}

static bool
statements_ready(struct revisions *revisions)
{
	const struct kind	*kind = revisions->kind;
	struct store		*store = revisions->store;
	struct buf		 sql = { 0 };

	follow_sql(&sql, kind);
	revisions->follow = store_sql_made(store, &sql);
	holders_sql(&sql, &revisions->held);
	revisions->walk = store_sql_made(store, &sql);
	buf_printf(&sql, "UPDATE %s SET superseded = ?1 WHERE revision = ?2",
	    kind->table);
	revisions->supersede = store_sql_made(store, &sql);
	buf_free(&sql);
	return revisions->follow != NULL && revisions->walk != NULL &&
	    revisions->supersede != NULL;
}

struct revisions *
revisions_open(struct store *store, struct arena *arena,
    const struct kind *kind, const struct batch *batch)
{
	struct revisions	*revisions;
	int64_t			 stored;

	revisions = arena_make(arena, struct revisions);
	revisions->store = store;
	revisions->arena = arena;
	revisions->kind = kind;
	revisions->batch = *batch;
	for (size_t i = 0; i < kind->n; i++)
		if ((batch->columns & 1U << i) != 0)
			revisions->given[revisions->ngiven++] = (int)i;
	if (held_init(&revisions->held, store, kind) &&
	    statements_ready(revisions) && rows_stored(revisions, &stored)) {
		revisions->hopeful = stored == 0;
		return revisions;
	}
	revisions_close(revisions);
	return NULL;
}

void
revisions_close(struct revisions *revisions)
{
	sqlite3_finalize(revisions->insert.st);
	sqlite3_finalize(revisions->insert_many.st);
	sqlite3_finalize(revisions->follow);
	sqlite3_finalize(revisions->walk);
	sqlite3_finalize(revisions->supersede);
	sqlite3_finalize(revisions->past);
	sqlite3_finalize(revisions->read);
	held_free(&revisions->held);
	afresh_free(&revisions->afresh);
	free(revisions->seen);
}

/* ---- the import's own row ---- */

/* Write it, with the number of ROWS read: last, as what is written before a large
 * import and again behind it has SQLite sum up the whole log twice. */
static bool
record(struct revisions *revisions, size_t rows)
{
	static const char	 insert[] =
	    "INSERT INTO import (number, time, kind, file, sha256, rows,"
	    " reason) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
	const struct batch	*batch = &revisions->batch;
	sqlite3_stmt		*st = store_sql(revisions->store, insert);
	char			 digest[65];

	if (st == NULL)
		return false;
	sha256_hex(batch->text, digest);
	bind_int(st, 1, batch->number);
	bind_int(st, 2, batch->time);
	bind_text(st, 3, str_of(revisions->kind->name));
	bind_text(st, 4, batch->file);
	bind_text(st, 5, str_of(digest));
	bind_int(st, 6, (int64_t)rows);
	bind_text(st, 7, batch->reason);
	return store_run(revisions->store, st);
}

bool
revisions_finish(struct revisions *revisions, size_t rows)
{
	return afresh_end(revisions) &&
	    (!revisions->wrote || record(revisions, rows));
}

bool
revisions_wrote(const struct revisions *revisions)
{
	return revisions->wrote;
}

/* ---- holders that stay, seen from a row of this file ---- */

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

/* Keep what ROW, put BACK, says; past those that are listed nobody asks. */
static void
back_add(struct revisions *revisions, const struct held_row *row)
{
	const struct value	*from = held_values(&revisions->held, row);
	size_t			 n = revisions->kind->n;
	struct value		*to;

	if (revisions->nback == FAULTS_MOST)
		return;
	to = arena_array(revisions->arena, n, struct value);
	for (size_t i = 0; i < n; i++)
		to[i] = from[i];
	revisions->back[revisions->nback++] = (struct back){ row->line, to };
}

/* What the row put back on LINE says; NULL when none was. */
static const struct value *
back_values(const struct revisions *revisions, int line)
{
	for (size_t i = 0; i < revisions->nback; i++)
		if (revisions->back[i].line == line)
			return revisions->back[i].values;
	return NULL;
}

/* ---- what is written ---- */

/* Bind VALUE at AT, unless that is bound to it already, as most of what is mostly
 * empty is.  Texts stay where they are, so the one bound will do. */
static void
bind_changed(struct insert *insert, int at, struct value value)
{
	struct value	*bound = &insert->bound[at - 1];

	if (value.type == bound->type && (value.type == VALUE_NONE ||
	    (value.type == VALUE_INT ? value.i == bound->i :
	    str_eq(value.text, bound->text))))
		return;
	bind_value(insert->st, at, &value);
	*bound = value;
}

static struct value
number(int64_t i)
{
	return (struct value){ .type = i != 0 ? VALUE_INT : VALUE_NONE,
	    .i = i };
}

/* Bind ROW as the one at place NTH of INSERT. */
static void
bind_row(const struct revisions *revisions, struct insert *insert, size_t nth,
    const struct held_row *row)
{
	const struct value	*values = held_values(&revisions->held, row);
	size_t			 n = revisions->ngiven;
	int			 first = (int)(nth * (n + BEHIND__MAX)) + 1;
	int			 behind = first + (int)n;

	for (size_t i = 0; i < n; i++)
		bind_changed(insert, first + (int)i,
		    values[revisions->given[i]]);
	bind_changed(insert, behind + BEHIND_IMPORT,
	    number(revisions->batch.number));
	bind_changed(insert, behind + BEHIND_LINE, number(row->line));
	bind_changed(insert, behind + BEHIND_REPLACES, number(row->revision));
}

/* Run INSERT, which is for N rows, of those at ROWS.  IN receives how many are in:
 * fewer when the key of the next is not free. */
static bool
insert_run(struct revisions *revisions, struct insert *insert,
    struct held_row *const *rows, size_t n, size_t *in)
{
	struct store	*store = revisions->store;
	bool		 ok;

	if (!insert_ready(revisions, insert, n))
		return false;
	for (size_t i = 0; i < n; i++)
		bind_row(revisions, insert, i, rows[i]);
	errno = 0;
	ok = sqlite3_step(insert->st) == SQLITE_DONE;
	*in = ok ? n : (size_t)sqlite3_changes(store->db);
	if (!ok && sqlite3_extended_errcode(store->db) ==
	    SQLITE_CONSTRAINT_UNIQUE)
		ok = true;
	else if (!ok)
		store_fault(store);
	sqlite3_reset(insert->st);
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
		return insert_run(revisions, &revisions->insert_many,
		    revisions->writes, n, in);
	*in = 0;
	for (size_t i = 0; ok && one == 1 && i < n; i++) {
		ok = insert_run(revisions, &revisions->insert,
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

	revisions->wrote = true;
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
	if (back) {
		seen_add(revisions, row->revision, row->line);
		back_add(revisions, row);
		return PUT_BACK;
	}
	return row_write(revisions, row) ? PUT_REVISED : PUT_FAILED;
}

/* Whether ROW was written. */
static bool
is_written(const struct held_row *row)
{
	return row->put == PUT_ADDED || row->put == PUT_REVISED;
}

/* Whether a line above ROW has its key.  That line holds it now, though ROW's
 * holder was looked up before; or its holder is that of ROW, and seen.  One that
 * clashed has left the key as it was. */
static bool
row_twice(const struct revisions *revisions, struct held_row *row)
{
	const struct held	*held = &revisions->held;
	const struct held_row	*twin = row->twin;

	if (twin != NULL && is_written(twin)) {
		row->first = twin->line;
		row->other = held_values(held, twin);
	} else if (row->revision != 0) {
		row->first = revision_line(revisions, row->revision,
		    row->import, row->holder_line);
		row->other = back_values(revisions, row->first);
	}
	if (row->other != NULL)
		row->same = held_same(held, held_values(held, row),
		    row->other);
	return row->first > 0;
}

/* Bring what the store holds under ROW's key to what it says. */
static enum put
row_put(struct revisions *revisions, struct held_row *row)
{
	if (row_twice(revisions, row))
		return PUT_TWICE;
	if (row->revision == 0)
		return row_write(revisions, row) ? PUT_ADDED : PUT_FAILED;
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

/* Put the first MOST of the rows held as if all were new, up to the first that is
 * not.  DONE receives how many. */
static bool
hope_put(struct revisions *revisions, size_t most, size_t *done)
{
	struct held	*held = &revisions->held;
	size_t		 n, in;

	for (*done = 0; *done < most; *done += n) {
		n = most - *done;
		if (n > INSERT_MANY)
			n = INSERT_MANY;
		for (size_t i = 0; i < n; i++) {
			revisions->writes[i] = &held->rows[*done + i];
			revisions->writes[i]->put = PUT_ADDED;
		}
		revisions->nwrites = n;
		if (!writes_insert(revisions, &in))
			return false;
		revisions->wrote = revisions->wrote || in > 0;
		if (in < n) {
			*done += in;
			return true;
		}
	}
	return true;
}

/* The same of all that are new, where most are; without the index as long as all
 * are. */
static bool
new_put(struct revisions *revisions, size_t *done)
{
	struct held	*held = &revisions->held;
	struct afresh	*afresh = &revisions->afresh;
	size_t		 n = held->n;

	*done = 0;
	if (!revisions->hopeful)
		return true;
	if (held->jumbled && !afresh->tried && !afresh_begin(revisions))
		return false;
	if (afresh->sql != NULL)
		n = afresh_new(revisions);
	return hope_put(revisions, n, done) &&
	    (n == held->n || afresh_end(revisions));
}

/* Put the rows held, in the order of the file. */
static bool
held_put(struct revisions *revisions)
{
	struct held	*held = &revisions->held;
	size_t		 done = 0;
	bool		 ok;

	ok = new_put(revisions, &done) && holders_find(revisions, done);
	for (size_t i = done; ok && i < held->n; i++) {
		held->rows[i].put = row_put(revisions, &held->rows[i]);
		ok = held->rows[i].put != PUT_FAILED;
	}
	return ok && writes_run(revisions);
}

/* What became of ROW. */
static struct put_row
row_told(const struct held *held, const struct held_row *row)
{
	return (struct put_row){
		.put = row->put,
		.line = row->line,
		.first = row->first,
		.same = row->same,
		.values = held_values(held, row),
		.other = row->other,
		.revision = row->revision,
		.import = row->import,
	};
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
		told = row_told(held, &held->rows[i]);
		added += told.put == PUT_ADDED;
		done(arg, &told);
	}
	revisions->hopeful = added * 2 > n;
	return ok;
}
