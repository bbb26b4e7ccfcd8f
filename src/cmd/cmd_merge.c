/* cmd_merge.c - what was published on copies of a store, into the store. */
#include <stdio.h>

#include "cmd/cmd.h"

static void
print_result(const struct options *options, const struct merge_result *result)
{
	if (!wants_results(options))
		return;
	if (options->json)
		printf("{\"merged\":%zu,\"known\":%zu}\n", result->merged,
		    result->known);
	else
		printf("%zu publication%s merged, %zu known before\n",
		    result->merged, result->merged == 1 ? "" : "s",
		    result->known);
}

static int
run(const struct options *options, int n, char *const *operands)
{
	struct arena		*arena = arena_new();
	struct diags		*diags = diags_new(arena);
	struct store		*store = store_open(operands[0], STORE_WRITE,
				    arena, diags);
	struct merge_result	 result;
	int			 status;

	if (store != NULL && ledger_merge(store,
	    (const char *const *)operands + 1, (size_t)n - 1, &result))
		print_result(options, &result);
	status = report(diags, options, false);
	store_close(store);
	arena_free(arena);
	return status;
}

const struct cmd cmd_merge = {
	.name = "merge",
	.usage = "STORE RECORD...",
	.about = "take in what was published on copies",
	.help = "Takes the records that build --publish --record has written "
	    "into the store: all of them, or none.\nAny order will do, and any "
	    "number of times: what is known already changes nothing.",
	.options = "slqj",
	.store_first = true,
	.min = 2, .max = -1,
	.run = run,
};
