/* cmd_import.c - load or correct data: files go in whole or not at all. */
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "cmd/cmd.h"

/* When the import happened: as said, as the environment says, or now. */
static int64_t
import_time(const struct options *options)
{
	if (date_known(options->date))
		return (int64_t)date_days(options->date) * 86400;
	return source_date() >= 0 ? source_date() : (int64_t)time(NULL);
}

static void
print_result(const struct options *options, const char *file,
    const struct import_result *result)
{
	struct buf	name = { 0 };

	if (options->json) {
		json_text(&name, file);
		printf("{\"file\":%s,\"kind\":\"%s\",\"rows\":%zu,"
		    "\"new\":%zu,\"changed\":%zu,\"same\":%zu}\n", name.s,
		    data_kind_name(result->kind), result->rows, result->added,
		    result->revised, result->same);
		buf_free(&name);
	} else
		printf("%s: %s, %zu row%s: %zu new, %zu changed, %zu as "
		    "before\n", file, data_kind_name(result->kind),
		    result->rows, result->rows == 1 ? "" : "s", result->added,
		    result->revised, result->same);
}

/* Import OPERANDS' files into its store, and say what came of it. */
static bool
import_files(struct store *store, const struct options *options, int n,
    char *const *operands, struct arena *arena)
{
	struct import_options	 import = {
		.dry_run = options->dry_run,
		.reason = str_of(options->reason),
		.time = import_time(options),
	};
	struct import_result	*results = arena_array(arena, (size_t)n,
				    struct import_result);

	if (!store_import(store, (const char *const *)operands + 1,
	    (size_t)n - 1, &import, results))
		return false;
	for (int i = 0; i + 1 < n && wants_results(options); i++)
		print_result(options, operands[i + 1], &results[i]);
	return true;
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
	    "that changes supersedes the old one, which is kept.",
	.options = "nrdsqj",
	.min = 2, .max = -1,
	.run = run,
};
