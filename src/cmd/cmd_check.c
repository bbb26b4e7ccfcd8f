/* cmd_check.c - everything wrong with layouts, texts, data and the figures quoted
 * in texts; writes nothing. */
#include <stdio.h>

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
