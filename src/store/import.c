/*
 * import.c - one call of store_import(): CSV files to revisions, all in one
 * transaction.
 *
 * Files are first read and told apart, then loaded kind by kind, what others
 * refer to first.  Faults are said and the loading goes on, so that one run
 * shows them all; at the end there is one question, whether there were any.
 */
#include <stdlib.h>

#include "base/file.h"
#include "store/store_int.h"

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
	loader->text = str_unmarked(loader->text);
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
		known->unit_then = known->unit;
		known->per_then = known->per;
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

#define IMPORTS_MOST	1000000000

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
	if (last < 0 || last > IMPORTS_MOST) {
		diag_at(store->diags, DIAG_STORE_DAMAGED, PLACE(store->path),
		    "no number of an import: %lld", (long long)last);
		return false;
	}
	*number = last + 1;
	if (*time >= then)
		return true;
	diag_at(store->diags, DIAG_IMPORT_TIME, PLACE(store->path), "%s", "");
	*time = then;
	return true;
}

bool
import_preview(struct store *store, const struct import_options *options,
    int64_t since)
{
	if (options->preview == NULL)
		return true;
	if (!store_refresh(store))
		return false;
	options->preview(options->arg, store, since);
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

/* The columns, as bits, in which a row of LOADER's file may have anything: those
 * that its header has, those of keys, and those kept from the row before. */
static unsigned
filled(const struct loader *loader)
{
	const struct kind	*kind = loader->kind;
	unsigned		 bits = 0;

	for (size_t i = 0; i < kind->n; i++)
		if (loader->where[i] >= 0 ||
		    (kind->columns[i].flags & (COLUMN_KEY | COLUMN_KEPT)) != 0)
			bits |= 1U << i;
	return bits;
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
		.columns = filled(loader),
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
	if (revisions_wrote(loader->revisions))
		result->import = call->next++;
	revisions_close(loader->revisions);
	loader->revisions = NULL;
	sqlite3_finalize(loader->kept);
	loader->kept = NULL;
	return ok;
}

/* The columns, as bits, that the file of LOADER would not leave as they are. */
static unsigned
brought(const struct loader *loader)
{
	unsigned	bits = 0;

	for (size_t i = 0; loader->kind != NULL && i < loader->kind->n; i++)
		if ((loader->kind->columns[i].flags & COLUMN_KEPT) != 0 &&
		    loader->where[i] >= 0)
			bits |= 1U << i;
	return bits;
}

static int
brought_order(const void *left, const void *right)
{
	const struct loader	*a = *(struct loader *const *)left;
	const struct loader	*b = *(struct loader *const *)right;
	unsigned		 of_a = brought(a), of_b = brought(b);

	return of_a != of_b ? (of_a < of_b) - (of_a > of_b) : (a > b) - (a < b);
}

/* Files with a column go in before those that leave it as it is, in whichever
 * order they were given: so these agree with those. */
static struct loader **
loaders_sorted(const struct call *call)
{
	struct loader	**all = arena_array(call->arena, call->n,
			    struct loader *);

	for (size_t i = 0; i < call->n; i++)
		all[i] = &call->loaders[i];
	qsort(all, call->n, sizeof(struct loader *), brought_order);
	return all;
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
	struct loader	**all = loaders_sorted(call);

	for (size_t i = 0; i < DATA__MAX; i++)
		for (size_t j = 0; j < call->n; j++)
			if (all[j]->kind == &kinds[load_order[i]] &&
			    !file_load(call, all[j],
			    &call->results[all[j] - call->loaders]))
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
	ok = ok && import_preview(call->store, call->options,
	    call->first - 1);
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
