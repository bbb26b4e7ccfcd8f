/* cmd_import.c - load or correct data: files go in whole or not at all. */
#include <stdio.h>
#include <unistd.h>

#include "base/file.h"
#include "cmd/look_ahead.h"

static void
result_json(struct buf *out, const char *file,
    const struct import_result *result)
{
	buf_text(out, "{\"file\":");
	json_text(out, file);
	buf_printf(out, ",\"kind\":\"%s\",\"rows\":%zu,\"new\":%zu,"
	    "\"changed\":%zu,\"same\":%zu,\"import\":%lld}\n",
	    data_kind_name(result->kind), result->rows, result->added,
	    result->revised, result->same, (long long)result->import);
}

static void
print_result(const struct options *options, const char *file,
    const struct import_result *result)
{
	struct buf	json = { 0 };

	result_json(&json, file, result);
	if (!options->dry_run)
		log_line(options, buf_view(&json));
	if (options->json)
		fputs(json.s, stdout);
	else if (wants_results(options) || options->dry_run)
		printf("%s: %s, %zu row%s: %zu new, %zu changed, %zu as "
		    "before\n", file, data_kind_name(result->kind),
		    result->rows, result->rows == 1 ? "" : "s", result->added,
		    result->revised, result->same);
	buf_free(&json);
}

/* Import OPERANDS' files into its store, and say what came of it. */
static bool
import_files(struct store *store, const struct options *options, int n,
    char *const *operands, struct arena *arena)
{
	struct look_ahead	 ahead = { .options = options };
	struct import_options	 import = {
		.dry_run = options->dry_run,
		.preview = options->dry_run ? look_ahead_collect :
		    NULL,
		.arg = &ahead,
		.reason = str_of(options->reason),
		.time = change_time(options),
	};
	struct import_result	*results = arena_array(arena, (size_t)n,
				    struct import_result);
	int64_t			 time;
	bool			 ok;

	ahead.since = store_newest(store, &time);
	ok = store_import(store, (const char *const *)operands + 1,
	    (size_t)n - 1, &import, results);
	for (int i = 0; ok && i + 1 < n; i++)
		print_result(options, operands[i + 1], &results[i]);
	if (ok)
		look_ahead_print(&ahead);
	buf_free(&ahead.out);
	return ok;
}

static int
run(const struct options *options, int n, char *const *operands)
{
	struct arena		*arena = arena_new();
	struct diags		*diags = diags_new(arena);
	const bool		 is_new = !path_exists(operands[0]);
	struct store		*store;
	int64_t			 time;
	bool			 left = false;	/* an empty one, by this run */
	int			 status;

	/* A dry run leaves no new store behind: it is tried on one in memory. */
	store = store_open(options->dry_run && is_new ? ":memory:" :
	    operands[0], STORE_CREATE, arena, diags);
	if (store != NULL && !import_files(store, options, n, operands, arena))
		left = is_new && !options->dry_run &&
		    store_newest(store, &time) == 0;
	status = report(diags, options, false);
	store_close(store);
	if (left)
		unlink(operands[0]);
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
	.min = 2, .max = -1,
	.run = run,
};
