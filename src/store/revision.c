/*
 * revision.c - rows are superseded, never overwritten.
 *
 * The HOLDER is the row in force under a key.  A row that says the same as its
 * holder is written nowhere; its holder is SEEN, so that a second row under the
 * key is known for what it is.
 */
#include <assert.h>
#include <stdlib.h>

#include "base/file.h"
#include "store/store_int.h"

/* Columns behind a kind's own, in the SQL below. */
enum { BEHIND_IMPORT, BEHIND_LINE, BEHIND_REPLACES };

/* Columns of the statement that finds the holder; a kind's own follow. */
enum { FIND_REVISION, FIND_IMPORT, FIND_LINE, FIND_OWN };

struct revisions {
	struct store		*store;
	struct arena		*arena;
	const struct kind	*kind;
	struct batch		 batch;
	bool			 recorded;
	sqlite3_stmt		*insert, *find, *supersede;
	/* Holders seen, by revision; at most half full. */
	struct seen {
		int64_t	revision;	/* 0 is an empty slot */
		int	line;
	}			*seen;
	size_t			 nseen, room;
};

/* ---- statements, made from the table of columns ---- */

static void
sql_insert(struct buf *sql, const struct kind *kind)
{
	buf_printf(sql, "INSERT INTO %s (", kind->table);
	columns_sql(sql, kind, 0, "", "", ", ");
	buf_text(sql, ", import, line, replaces) VALUES (");
	for (size_t i = 0; i < kind->n + BEHIND_REPLACES + 1; i++)
		buf_printf(sql, "%s?%zu", i > 0 ? ", " : "", i + 1);
	buf_text(sql, ") ON CONFLICT (");
	columns_sql(sql, kind, COLUMN_KEY, "", "", ", ");
	buf_text(sql, ") WHERE superseded IS NULL DO NOTHING");
}

static void
sql_find(struct buf *sql, const struct kind *kind)
{
	buf_text(sql, "SELECT revision, import, line, ");
	columns_sql(sql, kind, 0, "", "", ", ");
	buf_printf(sql, " FROM %s WHERE ", kind->table);
	columns_sql(sql, kind, COLUMN_KEY, "", " = ?", " AND ");
	buf_text(sql, " AND superseded IS NULL");
}

static bool
statements_ready(struct revisions *revisions)
{
	const struct kind	*kind = revisions->kind;
	struct store		*store = revisions->store;
	struct buf		 sql = { 0 };

	sql_insert(&sql, kind);
	revisions->insert = store_sql_made(store, &sql);
	sql_find(&sql, kind);
	revisions->find = store_sql_made(store, &sql);
	buf_printf(&sql, "UPDATE %s SET superseded = ?1 WHERE revision = ?2",
	    kind->table);
	revisions->supersede = store_sql_made(store, &sql);
	buf_free(&sql);
	return revisions->insert != NULL && revisions->find != NULL &&
	    revisions->supersede != NULL;
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
	if (statements_ready(revisions))
		return revisions;
	revisions_close(revisions);
	return NULL;
}

void
revisions_close(struct revisions *revisions)
{
	sqlite3_finalize(revisions->insert);
	sqlite3_finalize(revisions->find);
	sqlite3_finalize(revisions->supersede);
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

/* ---- rows ---- */

static void
bind_value(sqlite3_stmt *st, int at, const struct value *value)
{
	if (value->type == VALUE_INT)
		bind_int(st, at, value->i);
	else if (value->type == VALUE_TEXT)
		bind_text(st, at, value->text);
	else
		sqlite3_bind_null(st, at);
}

/* Insert a row; ADDED says whether its key was free. */
static bool
row_insert(struct revisions *revisions, const struct value *values, int line,
    int64_t replaces, bool *added)
{
	sqlite3_stmt	*st = revisions->insert;
	int		 behind = (int)revisions->kind->n + 1;

	for (size_t i = 0; i < revisions->kind->n; i++)
		bind_value(st, (int)i + 1, &values[i]);
	bind_int(st, behind + BEHIND_IMPORT, revisions->batch.number);
	bind_int(st, behind + BEHIND_LINE, line);
	if (replaces != 0)
		bind_int(st, behind + BEHIND_REPLACES, replaces);
	else
		sqlite3_bind_null(st, behind + BEHIND_REPLACES);
	if (!store_run(revisions->store, st))
		return false;
	*added = sqlite3_changes(revisions->store->db) > 0;
	return true;
}

/* Whether column AT of the holder says what VALUE says: 76 is 76.0. */
static bool
same_value(sqlite3_stmt *st, int at, const struct value *value)
{
	int		type = sqlite3_column_type(st, at);
	struct num	held, now;

	if (type == SQLITE_NULL || value->type == VALUE_NONE)
		return type == SQLITE_NULL && value->type == VALUE_NONE;
	if (type == SQLITE_INTEGER && value->type == VALUE_INT)
		return sqlite3_column_int64(st, at) == value->i;
	if (type == SQLITE_TEXT && value->type == VALUE_TEXT &&
	    str_eq(column_view(st, at), value->text))
		return true;
	held = column_num(st, at);
	now = value_num(value);
	return num_known(held) && num_known(now) && num_cmp(held, now) == 0;
}

struct holder {
	int64_t	revision, import;
	int	line;
	bool	same;
};

/* The holder of VALUES' key, which there must be. */
static bool
holder_find(struct revisions *revisions, const struct value *values,
    struct holder *holder)
{
	sqlite3_stmt	*st = revisions->find;
	int		 at = 1;
	bool		 ok = true;

	for (size_t i = 0; i < revisions->kind->n; i++)
		if ((revisions->kind->columns[i].flags & COLUMN_KEY) != 0)
			bind_value(st, at++, &values[i]);
	if (store_step(revisions->store, st, &ok)) {
		holder->revision = sqlite3_column_int64(st, FIND_REVISION);
		holder->import = sqlite3_column_int64(st, FIND_IMPORT);
		holder->line = sqlite3_column_int(st, FIND_LINE);
		holder->same = true;
		for (size_t i = 0; i < revisions->kind->n; i++)
			holder->same = holder->same && same_value(st,
			    FIND_OWN + (int)i, &values[i]);
	}
	sqlite3_reset(st);
	return ok;
}

static enum put
row_supersede(struct revisions *revisions, const struct value *values,
    int line, const struct holder *holder)
{
	sqlite3_stmt	*st = revisions->supersede;
	bool		 added = false;

	bind_int(st, 1, revisions->batch.number);
	bind_int(st, 2, holder->revision);
	if (!record(revisions) || !store_run(revisions->store, st) ||
	    !row_insert(revisions, values, line, holder->revision, &added))
		return PUT_FAILED;
	assert(added);
	return PUT_REVISED;
}

/*
 * Most rows are new, so a row is inserted first and its key looked up only when
 * that was in vain.  The import's own row must be there before: a file's first
 * row looks its key up instead, since it may change nothing.
 */
enum put
revision_put(struct revisions *revisions, const struct value *values, int line,
    int *first)
{
	struct holder	holder = { 0 };
	bool		added = false;

	if (!revisions->recorded) {
		if (!holder_find(revisions, values, &holder))
			return PUT_FAILED;
		if (holder.revision == 0 && !record(revisions))
			return PUT_FAILED;
	}
	if (holder.revision == 0) {
		if (!row_insert(revisions, values, line, 0, &added))
			return PUT_FAILED;
		if (added)
			return PUT_ADDED;
		if (!holder_find(revisions, values, &holder))
			return PUT_FAILED;
	}
	*first = revision_line(revisions, holder.revision, holder.import,
	    holder.line);
	if (*first > 0)
		return PUT_TWICE;
	if (holder.same) {
		seen_add(revisions, holder.revision, line);
		return PUT_SAME;
	}
	*first = holder.line;
	if (holder.import >= revisions->batch.first)
		return PUT_CLASH;
	return row_supersede(revisions, values, line, &holder);
}
