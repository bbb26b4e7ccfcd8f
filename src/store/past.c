/*
 * past.c - what stood under a row's key before, so that an old file does not take
 * a correction back unnoticed.
 *
 * What was itself taken back by an undo was no correction, and may come again.
 */
#include "store/revision_int.h"

/* Columns of the statement that reads the past; a kind's own follow. */
enum { PAST_IMPORT, PAST_OWN };

static bool
past_ready(struct revisions *revisions)
{
	const struct held	*held = &revisions->held;
	const struct kind	*kind = revisions->kind;
	struct buf		 sql = { 0 };

	if (revisions->past != NULL)
		return true;
	buf_text(&sql, "SELECT import, ");
	columns_sql(&sql, kind, 0, "", "", ", ");
	buf_printf(&sql, " FROM %s WHERE superseded IS NOT NULL", kind->table);
	for (size_t i = 0; i < held->nkey; i++)
		buf_printf(&sql, " AND \"%s\" = ?%zu",
		    column_sql(&kind->columns[held->key[i]]), i + 1);
	revisions->past = store_sql_made(revisions->store, &sql);
	buf_free(&sql);
	return revisions->past != NULL;
}

/* Whether import NUMBER is one of a file, and not taken back. */
static bool
import_counts(struct store *store, int64_t number)
{
	struct import_about	about;

	return import_about(store, number, &about) && about.base == number &&
	    about.undone == 0;
}

bool
past_says(struct revisions *revisions, const struct held_row *row, bool *out)
{
	const struct held	*held = &revisions->held;
	const struct value	*values = held_values(held, row);
	sqlite3_stmt		*st;
	bool			 ok = true;

	*out = false;
	if (!past_ready(revisions))
		return false;
	st = revisions->past;
	for (size_t i = 0; i < held->nkey; i++)
		bind_value(st, (int)i + 1, &values[held->key[i]]);
	while (!*out && store_step(revisions->store, st, &ok))
		*out = row_says(st, PAST_OWN, revisions->kind, values) &&
		    import_counts(revisions->store,
		    sqlite3_column_int64(st, PAST_IMPORT));
	sqlite3_reset(st);
	return ok;
}

/* ---- what a revision says ---- */

static bool
read_ready(struct revisions *revisions)
{
	const struct kind	*kind = revisions->kind;
	struct buf		 sql = { 0 };

	if (revisions->read != NULL)
		return true;
	buf_text(&sql, "SELECT ");
	columns_sql(&sql, kind, 0, "", "", ", ");
	buf_printf(&sql, " FROM %s WHERE revision = ?1", kind->table);
	revisions->read = store_sql_made(revisions->store, &sql);
	buf_free(&sql);
	return revisions->read != NULL;
}

bool
revision_values(struct revisions *revisions, int64_t revision,
    struct value *values)
{
	sqlite3_stmt	*st;
	bool		 ok = true, found;

	if (!read_ready(revisions))
		return false;
	st = revisions->read;
	bind_int(st, 1, revision);
	found = store_step(revisions->store, st, &ok);
	for (size_t i = 0; found && i < revisions->kind->n; i++)
		values[i] = column_value(revisions->arena, st, (int)i);
	sqlite3_reset(st);
	return found;
}
