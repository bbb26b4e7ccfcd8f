/* cmd_build.c - the PDFs: drafts marked so, or the real thing, recorded. */
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "cmd/build.h"

static void
print_dump(struct session *session, struct blocks *blocks)
{
	enum dump		 dump = session->options->dump;
	const struct pages	*pages;
	struct buf		 out = { 0 };

	if (dump == DUMP_BLOCKS)
		blocks_print(&out, blocks);
	else {
		pages = session_pages(session, blocks);
		if (dump == DUMP_TRACE)
			pages_trace(&out, pages);
		else
			elems_print(&out, pages->root);
	}
	if (out.n > 0)
		fwrite(out.s, 1, out.n, stdout);
	buf_free(&out);
}

/* A draft at PATH, or beside what lies there; where the layout puts it is looked at
 * all the same, for a source that it names by mistake. */
static void
build_draft(struct session *session, const char *path)
{
	const char	*beside = output_draft(session, path);
	struct built	 built = { 0 };

	if (!make_file(session, beside, 1, &built))
		return;
	if (beside != path && !output_keeps(session, path))
		make_abandon(&built);
	else
		make_name(session, beside, &built);
}

static void
build_session(struct session *session)
{
	const struct options	*options = session->options;
	struct blocks		 blocks = { 0 };
	const char		*path;

	if (options->dump != DUMP_NONE) {
		progress_erase(options->progress);
		if (session_paper(session, !options->publish, 1)) {
			paper_blocks(session->paper, &blocks);
			print_dump(session, &blocks);
		}
		return;
	}
	path = output_path(session);
	if (path == NULL)
		return;
	if (options->publish && date_known(options->as_at))
		publish_then(session, path);
	else if (options->publish)
		publish(session, path);
	else
		build_draft(session, path);
}

/* Where the published paper lies that is to be made again: where its layout puts
 * it, if that is the place, so that its folder is made as it is for others. */
static void
choose_output(const struct session *session, struct options *options)
{
	struct arena	*arena = session->arena;
	const char	*recorded = options->output, *named;

	options->output = NULL;
	named = output_named(arena, session->layout, options);
	if (named == NULL || strcmp(path_whole(arena, named), recorded) != 0)
		options->output = recorded;
}

/* Whether the published paper AGAIN is this store's, and not that of another one which
 * its layout names: of the folder from which this one was copied, say.  If not, it is
 * said. */
static bool
is_of_store(struct session *session, const struct publication *again)
{
	struct publication	 last;
	const char		*path = str_dup(session->arena, again->path);

	if (!output_elsewhere(session, path, &last))
		return true;
	diag_at(session->diags, DIAG_STALE_STORE, PLACE(session->layout->path),
	    STR_FMT, STR_ARG(paper_store(session->layout).text));
	return false;
}

/* Whether the layout still makes the paper that is to be made again; if not, it is
 * said.  An officer may be at work on the next month's. */
static bool
makes_again(struct session *session, const struct publication *again)
{
	struct paper_about	about;

	if (!session_paper(session, false, 1))
		return true;		/* why not will be said */
	about = paper_about(session->paper);
	if (str_eq(about.pack, again->pack) &&
	    period_eq(about.period, again->period))
		return true;
	diag_at(session->diags, DIAG_STALE_OTHER, PLACE(session->layout->path),
	    STR_FMT " has %s", STR_ARG(publication_text(session->arena, again)),
	    str_dup(session->arena, period_long(session->arena,
	    about.period)));
	return false;
}

int
build_order(const struct order *order)
{
	struct options	options = order->options;
	struct session	session;
	bool		left = false;
	int		status;

	if (session_open(&session, order->layout, &options)) {
		if (order->again != NULL) {
			choose_output(&session, &options);
			left = !is_of_store(&session, order->again) ||
			    !makes_again(&session, order->again);
		}
		if (!left)
			build_session(&session);
	}
	status = report(session.diags, &options, false);
	session_close(&session);
	return left ? BUILD_LEFT : status;
}

/* ---- one layout after another, or several at once ---- */

/* Carry out the N ORDERS in this process. */
static void
run_in_turn(struct order *orders, size_t n)
{
	struct progress	progress;

	progress_begin(&progress, &orders[0].options);
	for (size_t i = 0; i < n; i++) {
		if (orders[i].skip)
			continue;
		progress_show(&progress, PROGRESS_OF, i + 1, n,
		    path_base(orders[i].layout));
		orders[i].options.progress = &progress;
		orders[i].status = build_order(&orders[i]);
	}
	progress_erase(&progress);
}

/* The PDFs of LAYOUTS, and the worst status.  One of them whose PDF would take the
 * place of an earlier one's is not made. */
static int
build_layouts(const struct options *options, size_t n, char *const *layouts)
{
	struct arena	*arena = arena_new();
	struct order	*orders = arena_array(arena, n, struct order);
	int		 worst = EXIT_DONE;

	for (size_t i = 0; i < n; i++)
		orders[i] = (struct order){
			.layout = layouts[i], .options = *options,
		};
	if (n > 1 && options->dump == DUMP_NONE)
		outputs_apart(orders, n);
	if (n > 1 && options->jobs > 1)
		jobs_run(orders, n, options->jobs);
	else
		run_in_turn(orders, n);
	for (size_t i = 0; i < n; i++)
		if (orders[i].status > worst)
			worst = orders[i].status;
	arena_free(arena);
	return worst;
}

/* ---- options ---- */

/* What is wrong with OPTIONS for N operands; NULL: nothing. */
static const char *
fault(const struct options *options, int n)
{
	bool	then = date_known(options->as_at);
	struct {
		bool		 wrong;
		const char	*text;
	} faults[] = {
		{ n > 1 && options->output != NULL, "-o names one file, but "
		    "there are several layouts" },
		{ options->edition == EDITION_ALL && !options->stale,
		    "--edition all goes with --stale: a PDF is of one, public "
		    "or members" },
		{ options->record != NULL && (!options->publish || then),
		    "--record keeps what --publish makes: give both, and no "
		    "--as-at" },
		{ options->over && ((!options->publish &&
		    options->output == NULL) || then), "--over is said of what "
		    "--publish makes, or of a draft with -o: give either, and "
		    "no --as-at" },
		{ n > 1 && options->record != NULL, "--record names one file, "
		    "but there are several layouts" },
		{ options->publish && then && options->output == NULL,
		    "--publish --as-at makes a paper of then again: say with "
		    "-o FILE where it goes" },
		{ options->stale && n > 1, "--stale takes one store, and the "
		    "layouts from what was published" },
		{ options->stale && (options->output != NULL || then ||
		    options->dump != DUMP_NONE || options->store != NULL ||
		    options->record != NULL ||
		    options->period.kind != PERIOD_NONE), "--stale makes what "
		    "was published as it was: without -o, -T, --period, "
		    "--as-at, --store and --record" },
	};

	for (size_t i = 0; i < sizeof(faults) / sizeof(*faults); i++)
		if (faults[i].wrong)
			return faults[i].text;
	return NULL;
}

static int
run(const struct options *options, int n, char *const *operands)
{
	const char	*wrong = fault(options, n);

	if (wrong != NULL) {
		fprintf(stderr, "packwright: %s\n", wrong);
		return EXIT_USAGE;
	}
	if (options->stale)
		return build_stale(options, operands[0]);
	return build_layouts(options, (size_t)n, operands);
}

const struct cmd cmd_build = {
	.name = "build",
	.usage = "LAYOUT... | --stale STORE",
	.about = "make the PDF of each layout",
	.help = "Makes each layout's PDF: a draft, marked so on every page, or "
	    "with --publish the real thing,\nrecorded in the store with what it "
	    "printed. With an error nothing is written.\nWith --stale, makes what "
	    "was published and is out of date again, and publishes it.",
	.options = "opaBPOSJtRwnslqjT",
	.min = 1, .max = -1,
	.run = run,
};
