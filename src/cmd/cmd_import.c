/* cmd_import.c - load or correct data: files go in whole or not at all. */
#include <stdio.h>

#include "base/file.h"
#include "cmd/look_ahead.h"

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
	    "before\n", file, kind, result->rows, result->rows == 1 ? "" : "s",
	    result->added, result->revised, result->same);
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

static int
run(const struct options *options, int n, char *const *operands)
{
	struct arena		*arena = arena_new();
	struct diags		*diags = diags_new(arena);
	const bool		 is_new = !path_exists(operands[0]);
	struct store		*store;
	bool			 ok;
	int			 status;

	/* A dry run leaves no new store behind: it is tried on one in memory. */
	store = store_open(options->dry_run && is_new ? ":memory:" :
	    operands[0], STORE_CREATE, arena, diags);
	ok = store != NULL && import_files(store, options, n, operands, arena);
	if (store != NULL && !ok && is_new && !options->dry_run)
		store_discard(store);
	else
		store_close(store);
	status = report(diags, options, false);
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
