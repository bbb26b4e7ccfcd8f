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

/* Whether import NUMBER is one of a file, and not taken back; false, said, on
 * failure. */
static bool
import_counts(struct store *store, int64_t number, bool *out)
{
	struct import_about	about;
	bool			ok = import_about(store, number, &about);

	*out = ok && about.base == number && about.undone == 0;
	return ok;
}

/* Whether VALUES have a figure: marks that stand in the place of one are none. */
static bool
has_figure(const struct kind *kind, const struct value *values)
{
	enum symbol	symbol;

	for (size_t i = 0; i < kind->n; i++)
		if ((kind->columns[i].flags & COLUMN_BESIDE) != 0 &&
		    values[i].type == VALUE_TEXT &&
		    symbol_parse(values[i].text, &symbol) &&
		    symbol_replaces(symbol))
			return false;
	return true;
}

/* The flag of columns in which ROW need not say what the past said to take a
 * correction back.  A figure that was wrong is so with any mark beside it; but
 * where the holder has that figure too, the marks are what was corrected. */
static bool
past_less(struct revisions *revisions, const struct held_row *row, int *out)
{
	const struct value	*values = held_values(&revisions->held, row);
	bool			 ok = true;

	*out = 0;
	if (!has_figure(revisions->kind, values))
		return true;
	if (!read_ready(revisions))
		return false;
	bind_int(revisions->read, 1, row->revision);
	if (store_step(revisions->store, revisions->read, &ok) &&
	    !row_says(revisions->read, 0, revisions->kind, values,
	    COLUMN_BESIDE))
		*out = COLUMN_BESIDE;
	sqlite3_reset(revisions->read);
	return ok;
}

bool
past_says(struct revisions *revisions, const struct held_row *row, bool *out)
{
	const struct held	*held = &revisions->held;
	const struct value	*values = held_values(held, row);
	sqlite3_stmt		*st;
	int			 less;
	bool			 ok = true;

	*out = false;
	if (!past_ready(revisions) || !past_less(revisions, row, &less))
		return false;
	st = revisions->past;
	for (size_t i = 0; i < held->nkey; i++)
		bind_value(st, (int)i + 1, &values[held->key[i]]);
	while (ok && !*out && store_step(revisions->store, st, &ok))
		if (row_says(st, PAST_OWN, revisions->kind, values, less))
			ok = import_counts(revisions->store,
			    sqlite3_column_int64(st, PAST_IMPORT), out);
	sqlite3_reset(st);
	return ok;
}

/* ---- what a revision says ---- */

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
