/*
 * load.c - the rows of one file: cells to values by their columns, checked, and
 * held until they are put with others (revision.c).
 */
#include "store/store_int.h"

const struct cell *
loader_cell(const struct loader *loader, int column)
{
	int	at = loader->where[column];

	return at >= 0 ? &loader->row.cells[at] : NULL;
}

struct known *
loader_define(struct loader *loader, struct names *names, const char *insert,
    struct str id)
{
	struct known	*known = names_find(names, id);
	sqlite3_stmt	*st;

	if (known == NULL) {
		st = store_sql(loader->store, insert);
		if (st != NULL)
			bind_text(st, 1, id);
		if (st == NULL || !store_run(loader->store, st)) {
			loader->failed = true;
			return NULL;
		}
		known = arena_make(loader->arena, struct known);
		known->id = str_copy(loader->arena, id);
		known->key = sqlite3_last_insert_rowid(loader->store->db);
		names_add(names, loader->arena, known->id, known);
	}
	known->defined = true;
	known->faulty = true;
	return known;
}

/* What an empty cell stands for. */
static struct value
value_empty(const struct column *column)
{
	if ((column->flags & COLUMN_AUTHORITY) != 0)
		return (struct value){ .type = VALUE_INT, .i = 0 };
	if ((column->flags & COLUMN_KEY) != 0)
		return (struct value){ .type = VALUE_TEXT, .text = STR("") };
	return (struct value){ .type = VALUE_NONE };
}

/* Say that CELL must not be empty, and what may be in it. */
static void
unfilled(struct loader *loader, const struct column *column,
    const struct cell *cell)
{
	struct buf	words = { 0 };

	if (column->choices != NULL)
		choices_list(column->choices, &words);
	fault_at(loader, DIAG_CSV_FILLED, cell, "%s%s" STR_FMT, column->name,
	    words.n > 0 ? ", give one of " : "", STR_ARG(buf_view(&words)));
	buf_free(&words);
}

/* The row in force whose key, which is its first column, is ?1. */
static bool
kept_ready(struct loader *loader)
{
	const struct kind	*kind = loader->kind;
	struct buf		 sql = { 0 };

	if (loader->kept != NULL)
		return true;
	buf_text(&sql, "SELECT ");
	columns_sql(&sql, kind, 0, "", "", ", ");
	buf_printf(&sql, " FROM %s WHERE \"%s\" = ?1 AND superseded IS NULL",
	    kind->table, column_sql(&kind->columns[0]));
	loader->kept = store_sql_made(loader->store, &sql);
	buf_free(&sql);
	return loader->kept != NULL;
}

/* Whether the row that is kept has in column AT what VALUES have: words. */
static bool
is_kept(const struct loader *loader, const struct value *values, int at)
{
	return str_eq(column_view(loader->kept, at), values[at].text);
}

/* What the store has in column AT of the row whose key VALUES begin with; nothing
 * when there is no such row, the key was at fault, or what it is OF changes.
 * False, said, when SQLite failed. */
static bool
value_kept(struct loader *loader, const struct value *values, int at,
    struct value *out)
{
	int	of = loader->kind->columns[at].of;
	bool	ok = kept_ready(loader);

	*out = (struct value){ .type = VALUE_NONE };
	if (ok) {
		bind_value(loader->kept, 1, &values[0]);
		if (store_step(loader->store, loader->kept, &ok) &&
		    (of == 0 || is_kept(loader, values, of)))
			*out = column_value(loader->arena, loader->kept, at);
		sqlite3_reset(loader->kept);
	}
	loader->failed = loader->failed || !ok;
	return ok;
}

/* The value of column AT; those before it are in VALUES, where it goes. */
static bool
cell_load(struct loader *loader, int at, struct value *values)
{
	const struct column	*column = &loader->kind->columns[at];
	const struct cell	*cell = loader_cell(loader, at);
	struct value		*out = &values[at];

	if (cell != NULL && cell->text.n > 0) {
		if (!column->parse(loader, column, cell, out)) {
			*out = (struct value){ .type = VALUE_NONE };
			return false;
		}
		if (out->type != VALUE_NONE)
			return true;
	}
	if (cell == NULL && (column->flags & COLUMN_KEPT) != 0)
		return value_kept(loader, values, at, out);
	*out = value_empty(column);
	if ((column->flags & COLUMN_REQUIRED) == 0)
		return true;
	unfilled(loader, column, cell);
	return false;
}

/* Cells under no column's name are empty, or something is amiss. */
static bool
unnamed_empty(struct loader *loader)
{
	bool	ok = true;

	for (size_t i = 0; i < loader->nunnamed; i++) {
		const struct cell *cell =
		    &loader->row.cells[loader->unnamed[i]];

		if (cell->text.n == 0)
			continue;
		fault_at(loader, DIAG_CSV_UNNAMED, cell, STR_FMT,
		    STR_ARG(cell->text));
		ok = false;
	}
	return ok;
}

/* The row as checked values; false when a fault was said. */
static bool
row_load(struct loader *loader, struct value *values)
{
	bool	ok;

	if (loader->row.n != loader->ncells) {
		fault_at(loader, DIAG_CSV_CELLS, NULL,
		    "%zu, the header has %zu", loader->row.n, loader->ncells);
		if (loader->kind->defines)
			loader->registry->unsure = true;
		return false;
	}
	ok = unnamed_empty(loader);
	for (size_t i = 0; i < loader->kind->n; i++)
		ok = cell_load(loader, (int)i, values) && ok;
	if (loader->kind->note != NULL)
		loader->kind->note(loader, values);
	ok = ok && (loader->kind->rules == NULL ||
	    loader->kind->rules(loader, values));
	ahead_row(loader);
	return ok;
}

/* Spreadsheets write rows of commas below the last one. */
static bool
row_blank(const struct row *row)
{
	for (size_t i = 0; i < row->n; i++)
		if (row->cells[i].text.n > 0)
			return false;
	return true;
}

bool
rows_put(struct loader *loader)
{
	if (loader->revisions != NULL && !loader->failed &&
	    !revisions_put(loader->revisions, row_done, loader))
		loader->failed = true;
	return !loader->failed;
}

/* Check this row and hold it until it is put with others; false when SQLite
 * failed. */
static bool
row_take(struct loader *loader)
{
	struct value	values[KIND_COLUMNS];

	if (!row_load(loader, values))
		return !loader->failed;
	return !revision_hold(loader->revisions, values, loader->row.line) ||
	    rows_put(loader);
}

/* So many rows take a tenth of a second or more. */
#define PROGRESS_ROWS	65536

static void
rows_tell(const struct loader *loader)
{
	const struct import_options	*options = loader->options;

	if (options->progress != NULL)
		options->progress(options->progress_arg, loader->file,
		    loader->result->rows);
}

bool
rows_load(struct loader *loader)
{
	struct import_result	*result = loader->result;
	enum sheet_step		 step;

	while ((step = sheet_next(loader->sheet, &loader->row)) == SHEET_ROW) {
		if (row_blank(&loader->row))
			continue;
		if (++result->rows % PROGRESS_ROWS == 0)
			rows_tell(loader);
		if (!row_take(loader))
			return false;
	}
	if (!rows_put(loader) ||
	    !revisions_finish(loader->revisions, result->rows))
		return false;
	loader->row.n = 0;
	if (step == SHEET_BROKEN)
		sheet_broken(loader);
	else if (result->rows == 0)
		caution_at(loader, DIAG_CSV_HEADER_ONLY, NULL, "%s", "");
	return true;
}
