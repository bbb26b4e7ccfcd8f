/*
 * aside.c - a small table beside a layout, read as data files are.
 *
 * Messages go out through a LOADER that loads nothing: what it needs of a store
 * is where to say them.
 */
#include <assert.h>
#include <string.h>

#include "base/file.h"
#include "store/aside.h"
#include "store/store_int.h"

struct reading {
	struct loader	 loader;
	const struct aside_column *columns;
	size_t		 n;
	struct aside	*out;
	size_t		 room;		/* rows that OUT has room for */
};

static int
column_find(const struct reading *at, struct str name)
{
	for (size_t i = 0; i < at->n; i++)
		if (str_is_nocase(name, at->columns[i].name))
			return (int)i;
	return -1;
}

/* ---- the header ---- */

static void
column_unknown(struct reading *at, const struct cell *cell)
{
	struct nearest	nearest = NEAREST(cell->text);

	for (size_t i = 0; i < at->n; i++)
		nearest_offer(&nearest, str_of(at->columns[i].name));
	fault_meant(&at->loader, DIAG_CSV_COLUMN, cell, nearest.best);
}

static void
header_match(struct reading *at)
{
	const struct row	*header = &at->loader.row;
	const struct cell	*cell;
	int			 column;

	at->loader.ncells = header->n;
	for (size_t i = 0; i < header->n; i++) {
		cell = &header->cells[i];
		column = column_find(at, cell->text);
		if (column < 0)
			column_unknown(at, cell);
		else if (at->out->has[column])
			fault_at(&at->loader, DIAG_CSV_COLUMN_TWICE, cell,
			    STR_FMT, STR_ARG(cell->text));
		else {
			at->out->has[column] = true;
			at->loader.where[column] = (int)i;
		}
	}
}

/* False when a column is missing without which rows say nothing. */
static bool
header_complete(struct reading *at)
{
	bool	ok = true;

	for (size_t i = 0; i < at->n; i++)
		if ((at->columns[i].required || at->columns[i].header) &&
		    !at->out->has[i]) {
			fault_at(&at->loader, DIAG_CSV_COLUMN_MISSING, NULL,
			    "%s", at->columns[i].name);
			ok = false;
		}
	return ok;
}

static bool
header_read(struct reading *at)
{
	switch (sheet_next(at->loader.sheet, &at->loader.row)) {
	case SHEET_BROKEN:
		sheet_broken(&at->loader);
		return false;
	case SHEET_END:
		fault_line(&at->loader, DIAG_CSV_EMPTY, 0, "%s", "");
		return false;
	case SHEET_ROW:
		break;
	}
	header_match(at);
	return header_complete(at);
}

/* ---- rows ---- */

/* The next row's cells, with room for them. */
static struct aside_cell *
row_room(struct reading *at)
{
	struct aside		*out = at->out;
	struct aside_cell	*more;

	if (out->n == at->room) {
		at->room = at->room == 0 ? 64 : 2 * at->room;
		more = arena_array(at->loader.arena, at->room * at->n,
		    struct aside_cell);
		if (out->n > 0)
			memcpy(more, out->cells, out->n * at->n *
			    sizeof(*more));
		out->cells = more;
	}
	return &out->cells[out->n * at->n];
}

static struct aside_cell
cell_keep(struct reading *at, const struct cell *cell)
{
	struct loader	*loader = &at->loader;

	return (struct aside_cell){ str_copy(loader->arena, cell->text),
	    { loader->file, cell->line, sheet_column(loader->sheet, cell) } };
}

/* One row; it is kept when nothing in it is at fault. */
static void
row_read(struct reading *at)
{
	struct loader		*loader = &at->loader;
	struct aside_cell	*cells = row_room(at);
	const struct cell	*cell;
	bool			 ok = loader->row.n == loader->ncells;

	if (!ok) {
		fault_at(loader, DIAG_CSV_CELLS, NULL, "%zu, not %zu",
		    loader->row.n, loader->ncells);
		return;
	}
	for (size_t i = 0; i < at->n; i++) {
		cell = &loader->row.cells[at->out->has[i] ?
		    loader->where[i] : 0];
		cells[i] = cell_keep(at, cell);
		if (!at->out->has[i])
			cells[i].text = STR("");
		if (!at->columns[i].required || cells[i].text.n > 0)
			continue;
		fault_at(loader, DIAG_CSV_FILLED, cell, "%s",
		    at->columns[i].name);
		ok = false;
	}
	at->out->n += ok;
}

static void
rows_read(struct reading *at)
{
	enum sheet_step	step;

	while ((step = sheet_next(at->loader.sheet, &at->loader.row)) ==
	    SHEET_ROW)
		row_read(at);
	if (step == SHEET_BROKEN)
		sheet_broken(&at->loader);
	if (at->out->n == 0 && at->loader.errors.n == 0)
		fault_line(&at->loader, DIAG_ASIDE_EMPTY, 0, "%s", "");
}

bool
aside_read(struct arena *arena, const char *file, struct place place,
    const struct aside_column *columns, size_t n, struct diags *diags,
    struct aside *out)
{
	struct store	 store = { .arena = arena, .diags = diags };
	struct registry	 registry = { .unsure = false };
	struct reading	 at = { .columns = columns, .n = n, .out = out };
	struct loader	*loader = &at.loader;

	assert(n <= ASIDE_COLUMNS && n <= KIND_COLUMNS);
	*out = (struct aside){ .ncolumns = n };
	*loader = (struct loader){ .store = &store, .arena = arena,
	    .registry = &registry, .file = file };
	if (!file_read(arena, file, &loader->text, place, diags) ||
	    !text_is_text(loader))
		return false;
	loader->text = str_unmarked(loader->text);
	loader->sheet = sheet_open(arena, loader->text);
	encoding_check(loader);
	if (header_read(&at))
		rows_read(&at);
	tally_close(loader, &loader->errors, DIAG_CSV_MORE);
	sheet_close(loader->sheet);
	out->faulty = loader->errors.n > 0;
	return out->n > 0;
}

const struct aside_cell *
aside_at(const struct aside *aside, size_t row, size_t column)
{
	assert(row < aside->n && column < aside->ncolumns);
	return &aside->cells[row * aside->ncolumns + column];
}
