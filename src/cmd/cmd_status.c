/* cmd_status.c - which published packs are out of date, and because of what. */
#include <stdio.h>

#include "base/file.h"
#include "cmd/status.h"
#include "cmd/told.h"

/* "replaced by visits, November 2024, public edition, issue 1, on 4 December 2024"
 */
static const char *
replaced_text(struct arena *arena, const struct publication *taker)
{
	struct str	by = publication_text(arena, taker);

	if (taker->time <= 0)
		return arena_printf(arena, "replaced by " STR_FMT, STR_ARG(by));
	return arena_printf(arena, "replaced by " STR_FMT ", on " STR_FMT,
	    STR_ARG(by), STR_ARG(date_long(arena,
	    date_from_epoch(taker->time))));
}

/* What was published is to be published from where its folder is now. */
static const char *
moved_text(struct arena *arena, const char *store,
    const struct publication *own)
{
	struct str	command = STR("");

	if (own->layout.n > 0 && !path_exists(str_dup(arena, own->layout)))
		command = moved_command(arena, store, own, NULL);
	return command.n == 0 ? NULL : arena_printf(arena, "out of date, and "
	    "its layout is gone, but one lies here: was the folder moved? "
	    "publish from here once: " STR_FMT, STR_ARG(command));
}

static const char *
verdict(struct arena *arena, const char *store, const struct stale *stale)
{
	const char	*moved;

	if (stale->taker != NULL)
		return replaced_text(arena, stale->taker);
	if (stale->n == 0)
		return "up to date";
	moved = moved_text(arena, store, &stale->publication);
	if (moved != NULL)
		return moved;
	if (!stale->locked)
		return "out of date";
	return stale->publication.layout.n > 0 ?
	    "out of date, but cannot be made again from what is here" :
	    "out of date, but cannot be made again from what is here: publish "
	    "it once with build --publish";
}

/* To somebody who looks, that all is well. */
static void
print_well(const struct options *options, size_t n)
{
	if (!wants_results(options) || options->json || options->all)
		return;
	if (n == 0)
		puts("nothing is published");
	else
		printf("%zu pack%s up to date\n", n, n == 1 ? " is" : "s are");
}

/* Whether it lies nowhere any more, because another month was put over it. */
static bool
is_lost(const struct stale *stale)
{
	return stale->taker != NULL && !period_eq(stale->taker->period,
	    stale->publication.period);
}

/* STALE with what is told of it, to somebody who asks for all: also what has
 * changed of what is retired. */
static struct stale
with_reasons(const struct options *options, struct store *store,
    const struct stale *stale)
{
	struct stale	told = *stale;

	if (told.taker != NULL && options->all)
		ledger_told(store, &told.publication, &told.reasons, &told.n);
	return told;
}

/* Nothing of why figures changed that READER is not to be told. */
static void
untell(struct told *reader, struct arena *arena, struct stale *stale)
{
	struct reason	*reasons = arena_array(arena, stale->n, struct reason);

	for (size_t i = 0; i < stale->n; i++) {
		reasons[i] = stale->reasons[i];
		reasons[i].why = told_reason(reader, reasons[i].why);
	}
	stale->reasons = reasons;
}

/* What is published in STORE, which lies at PATH, as the options ask for it; how much
 * of it is out of date.
 * The public edition alone goes to machines, which pass it on. */
static size_t
print_status(const struct options *options, struct arena *arena,
    const char *path, struct store *store, const struct stale *all, size_t n)
{
	struct buf	out = { 0 };
	struct told	reader;
	struct stale	told;
	size_t		asked = 0, late = 0;

	if (!told_begin(&reader, store, arena,
	    options->edition != EDITION_PUBLIC &&
	    (options->edition != EDITION_UNSAID || !options->json)))
		return 0;

	for (size_t i = 0; i < n; i++) {
		if (!edition_asked(options, all[i].publication.edition,
		    options->json ? EDITION_PUBLIC : EDITION_ALL))
			continue;
		asked += all[i].taker == NULL;
		late += all[i].n > 0;
		told = with_reasons(options, store, &all[i]);
		untell(&reader, arena, &told);
		if (options->json)
			stale_json(&out, arena, &told);
		else if (all[i].n > 0 || options->all ||
		    (wants_results(options) && is_lost(&all[i])))
			stale_text(&out, arena, &told, verdict(arena,
			    path, &told));
	}
	if (out.n > 0)
		fwrite(out.s, 1, out.n, stdout);
	buf_free(&out);
	if (late == 0)
		print_well(options, asked);
	return late;
}

static int
run(const struct options *options, int n, char *const *operands)
{
	struct arena		*arena = arena_new();
	struct diags		*diags = diags_new(arena);
	struct store		*store = store_open(operands[0], STORE_READ,
				    arena, diags);
	const struct stale	*all;
	size_t			 nall, late = 0;
	int			 status;

	(void)n;
	if (store != NULL && ledger_stale(store, &all, &nall))
		late = print_status(options, arena, operands[0], store, all,
		    nall);
	status = report(diags, options, false);
	store_close(store);
	arena_free(arena);
	return status == EXIT_DONE && options->strict && late > 0 ?
	    EXIT_WARNED : status;
}

const struct cmd cmd_status = {
	.name = "status",
	.usage = "STORE",
	.about = "what was published and is out of date",
	.help = "Says which published packs would come out otherwise now: on "
	    "which pages, because of which\nfigure, text, picture or font. "
	    "Nothing is said of those that are up to date, or replaced by "
	    "others,\nbut with --all, and with --json, which has a line for "
	    "each pack of the public edition unless told\notherwise.",
	.options = "EAslqj",
	.min = 1, .max = 1,
	.run = run,
};
