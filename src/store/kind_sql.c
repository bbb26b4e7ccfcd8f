/*
 * kind_sql.c - SQL made from the tables of columns, for what is done alike to
 * every kind of data.
 */
#include <string.h>

#include "store/store_int.h"

const char *
column_sql(const struct column *column)
{
	return column->sql != NULL ? column->sql : column->name;
}

void
columns_sql(struct buf *sql, const struct kind *kind, int flag,
    const char *before, const char *after, const char *between)
{
	bool	first = true;

	for (size_t i = 0; i < kind->n; i++) {
		if (flag != 0 && (kind->columns[i].flags & flag) == 0)
			continue;
		buf_printf(sql, "%s%s\"%s\"%s", first ? "" : between, before,
		    column_sql(&kind->columns[i]), after);
		first = false;
	}
}

void
same_key_sql(struct buf *sql, const struct kind *kind, const char *a,
    const char *b)
{
	bool	first = true;

	for (size_t i = 0; i < kind->n; i++) {
		const char	*name = column_sql(&kind->columns[i]);

		if ((kind->columns[i].flags & COLUMN_KEY) == 0)
			continue;
		buf_printf(sql, "%s%s.\"%s\" = %s.\"%s\"", first ? "" :
		    " AND ", a, name, b, name);
		first = false;
	}
}

/* Columns that hold the key of a registry's row, whose name a file has. */
static const struct {
	const char	*column, *registry, *name;
} registries[] = {
	{ "indicator",	"indicator",	"id" },
	{ "area",	"area",		"code" },
	{ "neighbour",	"area",		"code" },
};

void
column_words_sql(struct buf *sql, const struct column *column,
    const char *of)
{
	const char	*name = column_sql(column);

	for (size_t i = 0; i < sizeof(registries) / sizeof(registries[0]); i++)
		if (strcmp(name, registries[i].column) == 0) {
			buf_printf(sql, "(SELECT \"%s\" FROM %s WHERE key ="
			    " %s.\"%s\")", registries[i].name,
			    registries[i].registry, of, name);
			return;
		}
	buf_printf(sql, "%s.\"%s\"", of, name);
}

sqlite3_stmt *
store_sql_made(struct store *store, struct buf *sql)
{
	sqlite3_stmt	*st = NULL;

	if (sqlite3_prepare_v3(store->db, sql->s, (int)sql->n,
	    SQLITE_PREPARE_PERSISTENT, &st, NULL) != SQLITE_OK)
		store_fault(store);
	buf_clear(sql);
	return st;
}

void
bind_value(sqlite3_stmt *st, int at, const struct value *value)
{
	if (value->type == VALUE_INT)
		bind_int(st, at, value->i);
	else if (value->type == VALUE_TEXT)
		bind_text(st, at, value->text);
	else
		sqlite3_bind_null(st, at);
}

struct value
column_value(struct arena *arena, sqlite3_stmt *st, int at)
{
	switch (sqlite3_column_type(st, at)) {
	case SQLITE_NULL:
		return (struct value){ .type = VALUE_NONE };
	case SQLITE_INTEGER:
		return (struct value){ .type = VALUE_INT,
		    .i = sqlite3_column_int64(st, at) };
	default:
		return (struct value){ .type = VALUE_TEXT,
		    .text = str_copy(arena, column_view(st, at)) };
	}
}
