/*
 * changes.c - which rows of a kind are otherwise than after some import, in words.
 */
#include "store/kind_int.h"
#include "store/read_int.h"

struct changes {
	struct store		*store;
	const struct kind	*kind;
	struct row_change	*at;
	size_t			 most, n;
};

/* ---- the statement ---- */

enum { CHANGE_WAS, CHANGE_NOW, CHANGE_FILE, CHANGE_LINE, CHANGE_CELLS };

static void
sql_cells(struct buf *sql, const struct kind *kind, const char *of)
{
	for (size_t i = 0; i < kind->n; i++) {
		buf_text(sql, ", ");
		column_words_sql(sql, &kind->columns[i], of);
	}
}

/* A row each of JOIN, which has the revisions "was" and "now": whether there is
 * each, a place, and the cells of both. */
static void
sql_arm(struct buf *sql, const struct kind *kind, const char *join)
{
	buf_text(sql, "SELECT was.revision IS NOT NULL,"
	    " now.revision IS NOT NULL,"
	    " (SELECT file FROM import AS i WHERE i.number ="
	    "  coalesce(now.import, was.import)),"
	    " coalesce(now.line, was.line) AS place");
	sql_cells(sql, kind, "was");
	sql_cells(sql, kind, "now");
	buf_printf(sql, ", coalesce(now.import, was.import) AS of %s", join);
}

/* What stood after import ?1 and is superseded since, with what is in force now;
 * and what is in force now of which there was nothing then. */
static void
sql_changes(struct buf *sql, const struct kind *kind, bool newcomers)
{
	struct buf	key = { 0 }, join = { 0 };

	same_key_sql(&key, kind, "was", "now");
	buf_printf(&join, "FROM %s AS was LEFT JOIN %s AS now ON %s"
	    " AND now.superseded IS NULL"
	    " WHERE was.superseded > ?1 AND was.import <= ?1", kind->table,
	    kind->table, key.s);
	sql_arm(sql, kind, join.s);
	buf_clear(&join);
	buf_printf(&join, " FROM %s AS now LEFT JOIN %s AS was ON %s"
	    " AND was.superseded > ?1 AND was.import <= ?1"
	    " WHERE now.import > ?1 AND now.superseded IS NULL"
	    " AND was.revision IS NULL", kind->table, kind->table, key.s);
	if (newcomers) {
		buf_text(sql, " UNION ALL ");
		sql_arm(sql, kind, join.s);
	}
	buf_text(sql, " ORDER BY of, place");
	buf_free(&key);
	buf_free(&join);
}

/* ---- in words ---- */

/* "re-referrals, 2022-12", whichever of the two rows there is. */
static struct str
key_words(const struct changes *changes, sqlite3_stmt *st, int first)
{
	struct buf	words = { 0 };
	struct str	kept, cell;

	for (size_t i = 0; i < changes->kind->n; i++) {
		cell = column_view(st, first + (int)i);
		if ((changes->kind->columns[i].flags & COLUMN_KEY) == 0 ||
		    cell.n == 0)
			continue;
		buf_text(&words, words.n > 0 ? ", " : "");
		words_cell(&words, cell);
	}
	kept = buf_keep(&words, changes->store->arena);
	buf_free(&words);
	return kept;
}

/* Of the cells from FIRST on those that are otherwise from OTHER on; all that are
 * not empty when there is no OTHER (0). */
static struct str
cell_words(const struct changes *changes, sqlite3_stmt *st, int first,
    int other)
{
	struct buf	words = { 0 };
	struct str	kept, cell;

	for (size_t i = 0; i < changes->kind->n; i++) {
		cell = column_view(st, first + (int)i);
		if ((changes->kind->columns[i].flags & COLUMN_KEY) != 0 ||
		    (other == 0 ? cell.n == 0 :
		    str_eq(cell, column_view(st, other + (int)i))))
			continue;
		buf_printf(&words, "%s%s%s", words.n > 0 ? ", " : "",
		    cell.n > 0 ? "" : "no ", changes->kind->columns[i].name);
		buf_text(&words, cell.n > 0 ? " " : "");
		words_cell(&words, cell);
	}
	kept = buf_keep(&words, changes->store->arena);
	buf_free(&words);
	return kept;
}

/* Whether the row ST stands at says another thing: one that was taken back and
 * forth is as it was. */
static bool
differs(const struct changes *changes, sqlite3_stmt *st)
{
	int	n = (int)changes->kind->n;

	if (sqlite3_column_int(st, CHANGE_WAS) == 0 ||
	    sqlite3_column_int(st, CHANGE_NOW) == 0)
		return true;
	for (int i = 0; i < n; i++)
		if (!str_eq(column_view(st, CHANGE_CELLS + i),
		    column_view(st, CHANGE_CELLS + n + i)))
			return true;
	return false;
}

/* Whether the row whose cells begin at FIRST is by category. */
static bool
is_part(const struct changes *changes, sqlite3_stmt *st, int first)
{
	return changes->kind == &kinds[DATA_OBSERVATIONS] &&
	    column_view(st, first + OBSERVATION_BREAKDOWN).n > 0;
}

static void
change_add(struct changes *changes, sqlite3_stmt *st)
{
	bool	was = sqlite3_column_int(st, CHANGE_WAS) != 0;
	bool	now = sqlite3_column_int(st, CHANGE_NOW) != 0;
	int	before = CHANGE_CELLS;
	int	after = CHANGE_CELLS + (int)changes->kind->n;

	if (!differs(changes, st) || changes->n++ >= changes->most)
		return;
	changes->at = array_grow(changes->store->arena, changes->at,
	    changes->n - 1, sizeof(*changes->at));
	changes->at[changes->n - 1] = (struct row_change){
		.kind = (enum data_kind)(changes->kind - kinds),
		.part = is_part(changes, st, now ? after : before),
		.file = column_copy(changes->store, st, CHANGE_FILE),
		.line = sqlite3_column_int(st, CHANGE_LINE),
		.what = key_words(changes, st, now ? after : before),
		.was = was ? cell_words(changes, st, before, now ? after : 0) :
		    STR(""),
		.now = now ? cell_words(changes, st, after, was ? before : 0) :
		    STR(""),
	};
}

bool
store_changes(struct store *store, enum data_kind kind, int64_t since,
    bool newcomers, size_t most, const struct row_change **out, size_t *n)
{
	struct changes	 changes = {
		.store = store, .kind = &kinds[kind], .most = most,
	};
	struct buf	 sql = { 0 };
	sqlite3_stmt	*st;
	bool		 ok;

	sql_changes(&sql, changes.kind, newcomers);
	st = store_sql_made(store, &sql);
	buf_free(&sql);
	ok = st != NULL;
	if (ok)
		bind_int(st, 1, since);
	while (ok && store_step(store, st, &ok))
		change_add(&changes, st);
	sqlite3_finalize(st);
	*out = changes.at;
	*n = changes.n;
	return ok;
}
