/* cmd_undo.c - take wrong imports back; what stood before stands again. */
#include <stdio.h>
#include <stdlib.h>

#include "cmd/look_ahead.h"

/* The import that OPERAND names; 0 after saying that it names none. */
static int64_t
read_number(const char *operand)
{
	struct num	number;

	if (num_parse(str_of(operand), &number) && number.d == 1 &&
	    number.n > 0)
		return number.n;
	fprintf(stderr, "packwright: undo takes the numbers of imports and not "
	    "'%s'; packwright history lists them\n", operand);
	return 0;
}

static void
print_result(const struct options *options, int64_t number,
    const struct undo_result *result)
{
	const char	*kind = data_kind_name(result->kind);
	struct buf	 json = { 0 }, text = { 0 };

	buf_printf(&json, "{\"undo\":%lld,\"kind\":\"%s\",\"removed\":%zu,"
	    "\"restored\":%zu,\"kept\":%zu,\"import\":%lld}\n",
	    (long long)number, kind, result->removed, result->restored,
	    result->kept, (long long)result->import);
	buf_printf(&text, "import %lld, %s: %zu gone, %zu as before, %zu kept "
	    "as changed since%s\n", (long long)number, kind, result->removed,
	    result->restored, result->kept, options->dry_run ? DRY_RUN : "");
	result_print(options, &json, &text, options->json ||
	    options->dry_run || wants_results(options));
}

/* A taking back that changed nothing is not kept, and may be a slip. */
static void
say_nothing(const struct undo_result *result, int64_t number,
    const char *store, struct diags *diags)
{
	if (result->removed + result->restored == 0)
		diag_at(diags, DIAG_UNDO_NOTHING, PLACE(store), "import %lld",
		    (long long)number);
}

static void
undo_imports(struct store *store, const struct options *options,
    const int64_t *numbers, size_t n, const char *path, struct diags *diags,
    struct arena *arena)
{
	struct look_ahead	 ahead = { .options = options,
				    .newcomers = true };
	struct import_options	 undo = look_ahead_begin(&ahead, store);
	struct undo_result	*results = arena_array(arena, n,
				    struct undo_result);
	bool			 ok = store_undo(store, numbers, n, &undo,
				    results);

	for (size_t i = 0; ok && i < n; i++) {
		print_result(options, numbers[i], &results[i]);
		say_nothing(&results[i], numbers[i], path, diags);
	}
	look_ahead_end(&ahead, ok);
}

static int
run(const struct options *options, int n, char *const *operands)
{
	struct arena	*arena = arena_new();
	struct diags	*diags = diags_new(arena);
	int64_t		*numbers = arena_array(arena, (size_t)n, int64_t);
	struct store	*store;
	int		 status;

	for (int i = 1; i < n; i++) {
		numbers[i - 1] = read_number(operands[i]);
		if (numbers[i - 1] == 0) {
			arena_free(arena);
			return EXIT_USAGE;
		}
	}
	store = store_open(operands[0], STORE_WRITE, arena, diags);
	if (store != NULL)
		undo_imports(store, options, numbers, (size_t)n - 1,
		    operands[0], diags, arena);
	status = report(diags, options, false);
	store_close(store);
	arena_free(arena);
	return status;
}

const struct cmd cmd_undo = {
	.name = "undo",
	.usage = "STORE IMPORT...",
	.about = "take wrong imports back",
	.help = "Takes imports back, by their numbers, which packwright history "
	    "STORE lists: what they added goes,\nwhat they changed is as before "
	    "again, and what was changed since stays. Nothing is lost: an undo\n"
	    "is an import too, and can itself be taken back. All of them, or "
	    "none.",
	.options = "nrdEslqj",
	.store_first = true,
	.min = 2, .max = -1,
	.run = run,
};
