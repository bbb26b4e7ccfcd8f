/*
 * import.c - one call of store_import(): CSV files to revisions, all in one
 * transaction.
 *
 * Files are first read and told apart, then loaded kind by kind, what others
 * refer to first.  Faults are said and the loading goes on, so that one run
 * shows them all; at the end there is one question, whether there were any.
 */
#include "base/file.h"
#include "store/store_int.h"

/* ---- rows ---- */

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
		if (st == NULL)
			return NULL;
		bind_text(st, 1, id);
		if (!store_run(loader->store, st))
			return NULL;
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

/* What the store has in column AT of the row of KEY; nothing when there is no such
 * row, or KEY was at fault.  False, said, when SQLite failed. */
static bool
value_kept(struct loader *loader, const struct value *key, int at,
    struct value *out)
{
	bool	ok = kept_ready(loader);

	*out = (struct value){ .type = VALUE_NONE };
	if (ok) {
		bind_value(loader->kept, 1, key);
		if (store_step(loader->store, loader->kept, &ok))
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

	if (cell != NULL && cell->text.n > 0)
		return column->parse(loader, column, cell, out);
	if (cell == NULL && (column->flags & COLUMN_KEPT) != 0)
		return value_kept(loader, &values[0], at, out);
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
	values[0] = (struct value){ .type = VALUE_NONE };
	for (size_t i = 0; i < loader->kind->n; i++)
		ok = cell_load(loader, (int)i, values) && ok;
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

/* False when SQLite failed, which ends the call; faults in the file do not. */
static bool
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
	if (!rows_put(loader))
		return false;
	loader->row.n = 0;
	if (step == SHEET_BROKEN)
		sheet_broken(loader);
	else if (result->rows == 0)
		caution_at(loader, DIAG_CSV_HEADER_ONLY, NULL, "%s", "");
	return true;
}

/* ---- the call ---- */

struct call {
	struct store			*store;
	struct arena			*arena;
	const struct import_options	*options;
	struct registry			 registry;
	struct loader			*loaders;
	struct import_result		*results;
	size_t				 n;
	int64_t				 first, next;	/* import numbers */
	int64_t				 time;
};

/* Read a file and know its kind. */
static void
loader_open(struct call *call, struct loader *loader, const char *file)
{
	struct diags	*diags = call->store->diags;

	*loader = (struct loader){
		.store = call->store,
		.arena = call->arena,
		.registry = &call->registry,
		.options = call->options,
		.file = str_dup(call->store->arena, str_of(file)),
	};
	if (!file_read(call->arena, file, &loader->text, PLACE(loader->file),
	    diags)) {
		loader->errors.n++;
		return;
	}
	if (!text_is_text(loader))
		return;
	if (str_starts(loader->text, "\xEF\xBB\xBF"))	/* byte-order mark */
		loader->text = (struct str){ loader->text.s + 3,
		    loader->text.n - 3 };
	loader->sheet = sheet_open(call->arena, loader->text);
	encoding_check(loader);
	header_load(loader);
}

static void
loaders_open(struct call *call, const char *const *files)
{
	for (size_t i = 0; i < call->n; i++) {
		loader_open(call, &call->loaders[i], files[i]);
		if (call->loaders[i].kind == NULL)
			call->registry.unsure = true;
	}
}

static bool
names_read(struct store *store, struct names *names, struct arena *arena,
    const char *sql)
{
	sqlite3_stmt	*st = store_sql(store, sql);
	struct known	*known;
	bool		 ok = st != NULL;

	while (ok && store_step(store, st, &ok)) {
		known = arena_make(arena, struct known);
		known->key = sqlite3_column_int64(st, 0);
		known->id = str_copy(arena, column_view(st, 1));
		known->defined = sqlite3_column_int(st, 2) != 0;
		unit_parse(column_view(st, 3), &known->unit);
		known->decimals = sqlite3_column_int(st, 4);
		known->per = sqlite3_column_int64(st, 5);
		known->authority = sqlite3_column_int(st, 6) != 0;
		known->name = str_copy(arena, column_view(st, 7));
		better_parse(column_view(st, 8), &known->better);
		known->stored = true;
		names_add(names, arena, known->id, known);
	}
	sqlite3_reset(st);
	return ok;
}

bool
registry_read(struct store *store, struct registry *registry,
    struct arena *arena)
{
	static const char	indicators[] =
	    "SELECT i.key, i.id, r.revision IS NOT NULL, r.unit, r.decimals,"
	    "       coalesce(r.per, iif(r.unit = 'percent', 100, 1)), 0,"
	    "       r.name, r.better"
	    "  FROM indicator i LEFT JOIN indicator_revision r"
	    "    ON r.indicator = i.key AND r.superseded IS NULL";
	static const char	areas[] =
	    "SELECT a.key, a.code, r.revision IS NOT NULL, '', 0, 1,"
	    "       r.kind IS 'authority', r.name, ''"
	    "  FROM area a LEFT JOIN area_revision r"
	    "    ON r.area = a.key AND r.superseded IS NULL"
	    " WHERE a.key <> 0";

	if (!names_read(store, &registry->indicators, arena, indicators) ||
	    !names_read(store, &registry->areas, arena, areas) ||
	    !recommendations_read(store, registry, arena))
		return false;
	indicators_fold(registry, arena);
	return true;
}

/* as_at() needs history to run forward. */
bool
import_next(struct store *store, int64_t *number, int64_t *time)
{
	static const char	newest[] = "SELECT max(number) FROM import";
	static const char	latest[] = "SELECT max(time) FROM import";
	int64_t			last, then;

	if (!store_number(store, newest, 0, &last) ||
	    !store_number(store, latest, INT64_MIN, &then))
		return false;
	*number = last + 1;
	if (*time >= then)
		return true;
	diag_at(store->diags, DIAG_IMPORT_TIME, PLACE(store->path), "%s", "");
	*time = then;
	return true;
}

bool
import_preview(struct store *store, const struct import_options *options)
{
	if (options->preview == NULL)
		return true;
	if (!store_refresh(store))
		return false;
	options->preview(options->arg, store);
	return true;
}

/* What the files of the call may refer to, and the number of the first. */
static bool
call_begin(struct call *call)
{
	call->time = call->options->time;
	/* What others imported since the store was opened counts too. */
	if (!store_refresh(call->store) ||
	    !import_next(call->store, &call->first, &call->time) ||
	    !registry_read(call->store, &call->registry, call->arena))
		return false;
	call->next = call->first;
	return true;
}

/* Whether papers print reasons for what changes in files of KIND. */
static bool
is_of_figures(enum data_kind kind)
{
	return kind == DATA_OBSERVATIONS || kind == DATA_COMPARATORS ||
	    kind == DATA_TARGETS || kind == DATA_AUDITS;
}

static bool
file_load(struct call *call, struct loader *loader,
    struct import_result *result)
{
	struct batch	batch = {
		.number = call->next,
		.first = call->first,
		.time = call->time,
		.file = str_of(path_base(loader->file)),
		.reason = call->options->reason,
		.text = loader->text,
	};
	bool		ok;

	result->kind = (enum data_kind)(loader->kind - kinds);
	ahead_begin(&loader->ahead, date_from_epoch(call->time));
	loader->revisions = revisions_open(call->store, call->arena,
	    loader->kind, &batch);
	if (loader->revisions == NULL)
		return false;
	loader->result = result;
	ok = rows_load(loader);
	if (ok)
		ahead_caution(loader);
	if (ok && loader->kind->finish != NULL)
		loader->kind->finish(loader);
	ok = ok && revisions_finish(loader->revisions, result->rows);
	if (revisions_recorded(loader->revisions))
		result->import = call->next++;
	revisions_close(loader->revisions);
	loader->revisions = NULL;
	sqlite3_finalize(loader->kept);
	loader->kept = NULL;
	return ok;
}

/* What others refer to goes in before them. */
static const enum data_kind load_order[DATA__MAX] = {
	DATA_AREAS, DATA_INDICATORS, DATA_OBSERVATIONS, DATA_COMPARATORS,
	DATA_TARGETS, DATA_NEIGHBOURS, DATA_AUDITS, DATA_RECOMMENDATIONS,
	DATA_UPDATES, DATA_DECISIONS
};

static bool
files_load(struct call *call)
{
	for (size_t i = 0; i < DATA__MAX; i++)
		for (size_t j = 0; j < call->n; j++)
			if (call->loaders[j].kind == &kinds[load_order[i]] &&
			    !file_load(call, &call->loaders[j],
			    &call->results[j]))
				return false;
	for (size_t i = 0; i < call->n; i++)
		if (call->loaders[i].kind != NULL &&
		    call->loaders[i].kind->settle != NULL)
			call->loaders[i].kind->settle(&call->loaders[i]);
	return true;
}

bool
loader_clean(const struct loader *loader)
{
	tally_close(loader, &loader->errors, DIAG_CSV_MORE);
	tally_close(loader, &loader->warnings, DIAG_CSV_MORE_WARNINGS);
	return loader->errors.n == 0;
}

/* Whether no file has an error. */
static bool
call_clean(const struct call *call)
{
	bool	clean = true;

	for (size_t i = 0; i < call->n; i++)
		clean = loader_clean(&call->loaders[i]) && clean;
	return clean;
}

/* Say where a reason is wanted, or given for nothing: papers print those of
 * figures.  False, said, when SQLite failed. */
static bool
reasons_caution(struct call *call)
{
	const struct loader	*same = NULL;
	size_t			 changed = 0;

	for (size_t i = 0; i < call->n; i++) {
		const struct loader		*loader = &call->loaders[i];
		const struct import_result	*result = &call->results[i];

		changed += result->added + result->revised;
		if (!is_of_figures(result->kind))
			continue;
		if (result->revised > 0 && call->options->reason.n == 0)
			unreasoned_caution(loader);
		if (loader->same_import > 0 && (same == NULL ||
		    loader->same_import > same->same_import))
			same = loader;
	}
	return call->options->reason.n == 0 || changed > 0 || same == NULL ||
	    reason_lost_caution(same);
}

/* The transaction round it all; true when what was asked for was done. */
static bool
call_run(struct call *call)
{
	bool	ok;

	if (!store_begin(call->store))
		return false;
	ok = call_begin(call) && files_load(call);
	ok = call_clean(call) && ok;
	ok = ok && reasons_caution(call);
	ok = ok && import_preview(call->store, call->options);
	if (ok && !call->options->dry_run)
		return store_commit(call->store);
	store_rollback(call->store);
	return ok;
}

/*
 * Each row refers to an indicator and areas out of the registry, read under the
 * same lock, to a revision just found, and to an import just recorded.  To have
 * SQLite look all of them up again would take a fifth of the time.
 */
static bool
call_try(struct call *call)
{
	bool	ok = store_references(call->store, false) && call_run(call);

	return store_references(call->store, true) && ok;
}

bool
store_import(struct store *store, const char *const *files, size_t nfiles,
    const struct import_options *options, struct import_result *results)
{
	struct arena	*arena = arena_new();
	struct call	 call = {
		.store = store,
		.arena = arena,
		.options = options,
		.loaders = arena_array(arena, nfiles, struct loader),
		.results = results,
		.n = nfiles,
	};
	bool		 ok;

	for (size_t i = 0; i < nfiles; i++)
		results[i] = (struct import_result){ 0 };
	loaders_open(&call, files);
	ok = call_try(&call);
	for (size_t i = 0; i < nfiles; i++) {
		if (!ok || options->dry_run)
			results[i].import = 0;
		if (call.loaders[i].sheet != NULL)
			sheet_close(call.loaders[i].sheet);
	}
	arena_free(arena);
	return store_refresh(store) && ok;
}
