/*
 * holders.c - the holders of many rows.
 *
 * Who imports a file again has most of its rows as they were, and in the order in
 * which they came: so holders are FOLLOWED through the table first, each behind the
 * one before.  Those of the rows that are left are looked up in one walk along the
 * index of those in force.
 */
#include "store/revision_int.h"

/* Columns of the statement that walks along holders; a kind's own follow. */
enum { WALK_REVISION, WALK_IMPORT, WALK_LINE, WALK_OWN };

/* After so many rows of a file that are not what follows, others are. */
#define STRAY_MOST	32

/* To a holder that is no further away it is quicker to walk than to seek. */
#define WALK_MOST	2

void
key_sql(struct buf *sql, const struct held *held)
{
	for (size_t i = 0; i < held->nkey; i++)
		buf_printf(sql, "%s\"%s\"", i > 0 ? ", " : "",
		    column_sql(&held->kind->columns[held->key[i]]));
}

void
follow_sql(struct buf *sql, const struct kind *kind)
{
	buf_text(sql, "SELECT revision, import, line, ");
	columns_sql(sql, kind, 0, "", "", ", ");
	buf_printf(sql, " FROM %s NOT INDEXED WHERE revision > ?1"
	    " AND superseded IS NULL ORDER BY revision", kind->table);
}

void
holders_sql(struct buf *sql, const struct held *held)
{
	const struct kind	*kind = held->kind;
	struct buf		 key = { 0 };

	key_sql(&key, held);
	buf_text(sql, "SELECT revision, import, line, ");
	columns_sql(sql, kind, 0, "", "", ", ");
	buf_printf(sql, " FROM %s WHERE superseded IS NULL AND (%s) >= (",
	    kind->table, key.s);
	for (size_t i = 0; i < held->nkey; i++)
		buf_printf(sql, "%s?%zu", i > 0 ? ", " : "", i + 1);
	buf_printf(sql, ") ORDER BY %s", key.s);
	buf_free(&key);
}

/* Go on to the next holder; false, said, on failure. */
static bool
walk_step(struct revisions *revisions)
{
	bool	ok = true;

	revisions->at = store_step(revisions->store, revisions->walk, &ok) ?
	    WALK_HOLDER : WALK_END;
	return ok;
}

/* Begin again at the first holder whose key is not below that of VALUES. */
static bool
walk_seek(struct revisions *revisions, const struct value *values)
{
	const struct held	*held = &revisions->held;

	sqlite3_reset(revisions->walk);
	for (size_t i = 0; i < held->nkey; i++)
		bind_value(revisions->walk, (int)i + 1, &values[held->key[i]]);
	return walk_step(revisions);
}

/* How the key of the holder ST stands at compares to that of VALUES, as SQLite
 * has it. */
static int
walk_order(const struct held *held, sqlite3_stmt *st,
    const struct value *values)
{
	int64_t			 key;
	int			 order = 0;

	for (size_t i = 0; order == 0 && i < held->nkey; i++) {
		const struct value	*value = &values[held->key[i]];
		int			 at = WALK_OWN + held->key[i];

		if (value->type == VALUE_INT) {
			key = sqlite3_column_int64(st, at);
			order = (key > value->i) - (key < value->i);
		} else
			order = str_cmp(column_view(st, at), value->text);
	}
	return order;
}

/* Bring the walk to the holder of VALUES' key, or past where it would be: FOUND
 * says which.  Keys come in rising order. */
static bool
walk_to(struct revisions *revisions, const struct value *values, bool *found)
{
	int	order = -1;

	if (revisions->at == WALK_NOWHERE && !walk_seek(revisions, values))
		return false;
	for (int i = 0; revisions->at == WALK_HOLDER; i++) {
		order = walk_order(&revisions->held, revisions->walk, values);
		if (order >= 0)
			break;
		if (!(i < WALK_MOST ? walk_step(revisions) :
		    walk_seek(revisions, values)))
			return false;
	}
	*found = revisions->at == WALK_HOLDER && order == 0;
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

bool
row_says(sqlite3_stmt *st, int first, const struct kind *kind,
    const struct value *values, int less)
{
	for (size_t i = 0; i < kind->n; i++)
		if ((kind->columns[i].flags & (COLUMN_KEY | less)) == 0 &&
		    !same_value(st, first + (int)i, &values[i]))
			return false;
	return true;
}

/* ST stands at the holder of ROW. */
static void
holder_take(const struct held *held, sqlite3_stmt *st, struct held_row *row)
{
	row->revision = sqlite3_column_int64(st, WALK_REVISION);
	row->import = sqlite3_column_int64(st, WALK_IMPORT);
	row->holder_line = sqlite3_column_int(st, WALK_LINE);
	row->same = row_says(st, WALK_OWN, held->kind, held_values(held, row),
	    0);
}

/* Look up the holder of ROW. */
static bool
holder_find(struct revisions *revisions, struct held_row *row)
{
	const struct held	*held = &revisions->held;
	bool			 found;

	if (!walk_to(revisions, held_values(held, row), &found))
		return false;
	if (found)
		holder_take(held, revisions->walk, row);
	return true;
}

/* Follow the holders of the rows from the one at FIRST, behind the last one found;
 * LEFT receives how many are to be looked up.  No two rows get one holder. */
static bool
holders_follow(struct revisions *revisions, size_t first, size_t *left)
{
	struct held	*held = &revisions->held;
	sqlite3_stmt	*st = revisions->follow;
	size_t		 strays = 0, found = 0;
	bool		 ok = true, any;

	bind_int(st, 1, revisions->last);
	any = first < held->n && store_step(revisions->store, st, &ok);
	for (size_t i = first; any && i < held->n && strays < STRAY_MOST; i++) {
		struct held_row	*row = &held->rows[i];

		if (walk_order(held, st, held_values(held, row)) != 0) {
			strays++;
			continue;
		}
		holder_take(held, st, row);
		found++;
		strays = 0;
		any = store_step(revisions->store, st, &ok);
	}
	sqlite3_reset(st);
	*left = held->n - first - found;
	return ok;
}

bool
holders_find(struct revisions *revisions, size_t first)
{
	struct held	*held = &revisions->held;
	size_t		 left;
	bool		 ok = holders_follow(revisions, first, &left);

	if (ok && left > 0)
		held_sort(held, first);
	revisions->at = WALK_NOWHERE;
	for (size_t i = first; ok && left > 0 && i < held->n; i++)
		if (held->order[i]->revision == 0)
			ok = holder_find(revisions, held->order[i]);
	sqlite3_reset(revisions->walk);
	for (size_t i = first; i < held->n; i++)
		if (held->rows[i].revision != 0)
			revisions->last = held->rows[i].revision;
	return ok;
}
