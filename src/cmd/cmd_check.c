/* cmd_check.c - everything wrong with layouts, texts, data and the figures quoted
 * in texts; writes nothing. */
#include <stdio.h>

#include "cmd/build.h"
#include "cmd/status.h"

/* To somebody who looks: that nothing stands in the way. */
static void
print_result(const struct options *options, const char *layout,
    enum level worst)
{
	struct buf	line = { 0 };

	if (!wants_results(options) || options->json)
		return;
	add_plain(&line, str_of(layout));
	printf("%s: %s\n", line.s, worst == LEVEL_NOTE ? "nothing wrong" :
	    "warnings only");
	buf_free(&line);
}

/* What build would say of where the PDF goes, before it writes anything.  A layout may
 * say nothing of it, since build takes -o: worth a word when nothing is wrong. */
static void
check_output(struct session *session)
{
	const char	*path;

	if (paper_output(session->layout).text.n == 0) {
		if (!diags_failed(session->diags))
			diag_at(session->diags, DIAG_NO_OUTPUT_YET,
			    session->layout->first->place, "%s", "");
		return;
	}
	path = output_path(session);
	if (path != NULL && output_keeps(session, path))
		output_ending(session, path);
}

static int
check_one(const struct options *options, const char *layout)
{
	struct session	session;
	struct blocks	blocks = { 0 };
	int		status;

	if (session_open(&session, layout, options) &&
	    session_paper(&session, false, 1)) {
		paper_blocks(session.paper, &blocks);
		(void)session_pages(&session, &blocks);
		check_output(&session);
		if (options->numbers)
			paper_loose_numbers(session.paper);
		else
			paper_loose_count(session.paper);
	}
	status = report(session.diags, options, true);
	if (status == EXIT_DONE)
		print_result(options, layout, diags_worst(session.diags));
	session_close(&session);
	return status;
}

static int
run(const struct options *options, int n, char *const *operands)
{
	int	worst = EXIT_DONE, status;

	for (int i = 0; i < n; i++) {
		status = check_one(options, operands[i]);
		if (status > worst)
			worst = status;
	}
	return worst;
}

const struct cmd cmd_check = {
	.name = "check",
	.usage = "LAYOUT...",
	.about = "say everything that is wrong; write nothing",
	.help = "Reads each layout, its texts and its data, works out every "
	    "figure, lays out every page\nand says all that is wrong, with file, "
	    "line and column. Nothing is written.",
	.options = "paewNslqj",
	.min = 1, .max = -1,
	.run = run,
};
