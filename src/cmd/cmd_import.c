/* cmd_import.c - load or correct data: files go in whole or not at all. */
#include <stdio.h>

#include "base/file.h"
#include "cmd/look_ahead.h"
#include "cmd/told.h"

static void
print_result(const struct options *options, const char *file,
    const struct import_result *result)
{
	const char	*kind = data_kind_name(result->kind);
	struct buf	 json = { 0 }, text = { 0 };

	buf_char(&json, '{');
	json_member(&json, "file", str_of(file));
	buf_printf(&json, ",\"kind\":\"%s\",\"rows\":%zu,\"new\":%zu,"
	    "\"changed\":%zu,\"same\":%zu,\"import\":%lld}\n", kind,
	    result->rows, result->added, result->revised, result->same,
	    (long long)result->import);
	buf_printf(&text, "%s: %s, %zu row%s: %zu new, %zu changed, %zu as "
	    "before%s\n", file, kind, result->rows, result->rows == 1 ? "" :
	    "s", result->added, result->revised, result->same,
	    options->dry_run ? DRY_RUN : "");
	result_print(options, &json, &text, options->json ||
	    options->dry_run || wants_results(options));
}

/* "december.csv: 131,072 rows read" */
static void
show_rows(void *arg, const char *file, size_t rows)
{
	struct arena	*arena = arena_new();

	progress_show(arg, "%.60s: " STR_FMT " rows read", path_base(file),
	    STR_ARG(num_text(arena, num_int((int64_t)rows), 0, NUM_PLAIN)));
	arena_free(arena);
}

/* Import OPERANDS' files into its store, and say what came of it. */
static bool
import_files(struct store *store, const struct options *options, int n,
    char *const *operands, struct arena *arena)
{
	struct look_ahead	 ahead = { .options = options };
	struct progress		 progress;
	struct import_options	 import = look_ahead_begin(&ahead, store);
	struct import_result	*results = arena_array(arena, (size_t)n,
				    struct import_result);
	bool			 ok;

	import.progress = show_rows;
	import.progress_arg = &progress;
	progress_begin(&progress, options);
	ok = store_import(store, (const char *const *)operands + 1,
	    (size_t)n - 1, &import, results);
	progress_erase(&progress);
	for (int i = 0; ok && i + 1 < n; i++)
		print_result(options, operands[i + 1], &results[i]);
	look_ahead_end(&ahead, ok);
	return ok;
}

/* Who gives a reason has every number in view. */
static void
check_reason(struct store *store, const struct options *options,
    const char *path, struct arena *arena, struct diags *diags)
{
	struct told	told;

	if (options->reason != NULL && told_begin(&told, store, arena, false) &&
	    told_tells(&told, str_of(options->reason)))
		diag_at(diags, DIAG_REASON_TELLS, PLACE(path), "%s",
		    options->reason);
}

/* ---- a store that was not there ---- */

/* The store beside PATH that was meant, by its name, or else the first of them;
 * empty when none lies there. */
static struct str
store_beside(struct arena *arena, const char *path)
{
	const char	*folder = path_folder(arena, path);
	struct nearest	 nearest = NEAREST(str_of(path_base(path)));
	struct str	*names, name, first = STR("");
	size_t		 n = path_names(arena, folder, ".db", &names);

	for (size_t i = 0; i < n; i++) {
		name = str_printf(arena, STR_FMT ".db", STR_ARG(names[i]));
		if (str_is(name, path_base(path)) ||
		    !store_look(arena_printf(arena, "%s/" STR_FMT, folder,
		    STR_ARG(name))))
			continue;
		if (first.n == 0)
			first = name;
		nearest_offer(&nearest, name);
	}
	return nearest.best.n > 0 ? nearest.best : first;
}

static void
print_new(const struct options *options, const char *path)
{
	struct buf	json = { 0 }, text = { 0 };

	buf_char(&json, '{');
	json_member(&json, "store", str_of(path));
	buf_text(&json, ",\"new\":true}\n");
	buf_printf(&text, "%s: new store%s\n", path, options->dry_run ?
	    DRY_RUN : "");
	result_print(options, &json, &text, options->json ||
	    options->dry_run || wants_results(options));
}

/* A name that was mistyped makes a store too, in which nothing of the other is; or it
 * made none, because what is only in the other was MISSED. */
static void
say_beside(const char *path, bool missed, struct arena *arena,
    struct diags *diags)
{
	struct str	meant = store_beside(arena, path);

	if (meant.n > 0 && *path != '\0')
		diag_at(diags, missed ? DIAG_NO_NEW_STORE : DIAG_NEW_STORE,
		    PLACE(path), "did you mean " STR_FMT "?", STR_ARG(meant));
}

/* Whether PATH may be a store, by its name: the first of the operands is, and data
 * come behind it.  If not, it is said. */
static bool
may_be_store(const char *path, int n, char *const *operands,
    struct arena *arena, struct diags *diags)
{
	if (!str_ends(str_of(path), ".csv") && !str_ends(str_of(path), ".CSV"))
		return true;
	diag_at(diags, DIAG_IMPORT_ORDER, PLACE(path),
	    "packwright import %s %s", store_look(operands[n - 1]) ?
	    path_shell(arena, operands[n - 1]) : "figures.db",
	    path_shell(arena, path));
	return false;
}

static int
import_into(const struct options *options, int n, char *const *operands,
    struct arena *arena, struct diags *diags)
{
	const bool		 is_new = !path_exists(operands[0]);
	struct diags		*first = diags_new(arena);
	struct store		*store;
	bool			 ok;
	int			 status, worst;

	if (!may_be_store(operands[0], n, operands, arena, diags))
		return report(diags, options, false);
	/* A dry run leaves no new store behind: it is tried on one in memory. */
	store = store_open(operands[0], options->dry_run && is_new ?
	    STORE_TRIAL : STORE_CREATE, arena, diags);
	ok = store != NULL && import_files(store, options, n, operands, arena);
	if (ok)
		check_reason(store, options, operands[0], arena, diags);
	if (is_new)
		say_beside(operands[0], !ok, arena, first);
	if (ok && is_new)
		print_new(options, operands[0]);
	if (store != NULL && !ok && is_new && !options->dry_run)
		store_discard(store);
	else
		store_close(store);
	/* Before all that follows from it. */
	status = report(first, options, false);
	worst = report(diags, options, false);
	return status > worst ? status : worst;
}

static int
run(const struct options *options, int n, char *const *operands)
{
	struct arena	*arena = arena_new();
	int		 status = import_into(options, n, operands, arena,
			    diags_new(arena));

	arena_free(arena);
	return status;
}

const struct cmd cmd_import = {
	.name = "import",
	.usage = "STORE FILE...",
	.about = "load or correct data from CSV files",
	.help = "Each file's kind is known from its header. All files go in, or "
	    "none does; every fault is said\nwith its line and column. A figure "
	    "that changes supersedes the old one, which is kept.\nWith "
	    "--dry-run, lists the rows that would change, and the published "
	    "packs that would be out of date.",
	.options = "nrdEslqj",
	.store_first = true,
	.min = 2, .max = -1,
	.run = run,
};
