/* cmd_manual.c - what is made of the program's own tables: those of the manual
 * pages, and bash's completion. */
#include <stdio.h>
#include <string.h>

#include "cmd/cmd.h"
#include "story/story.h"

static void
print_kinds(struct buf *out)
{
	kinds_manual(out, paper_kinds());
}

static void
print_heads(struct buf *out)
{
	heads_manual(out, paper_heads());
}

static const struct {
	const char	*name;
	void		(*print)(struct buf *out);
} manuals[] = {
	{ "kinds", print_kinds },
	{ "heads", print_heads },
	{ "columns", import_manual },
	{ "figures", ask_manual },
	{ "completion", completion_print },
};
#define MANUALS		(sizeof(manuals) / sizeof(*manuals))

static int
run(const struct options *options, int n, char *const *operands)
{
	struct buf	out = { 0 };
	size_t		i = 0;

	(void)options;
	(void)n;
	while (i < MANUALS && strcmp(operands[0], manuals[i].name) != 0)
		i++;
	if (i == MANUALS) {
		fprintf(stderr, "packwright: manual takes: %s\n",
		    cmd_manual.usage);
		return EXIT_USAGE;
	}
	manuals[i].print(&out);
	fwrite(out.s, 1, out.n, stdout);
	buf_free(&out);
	return EXIT_DONE;
}

const struct cmd cmd_manual = {
	.name = "manual",
	.usage = "kinds|heads|columns|figures|completion",
	.about = "a table of the manual pages, as mdoc(7), or bash's completion",
	.help = "Prints a table that the manual pages are made with, or a script "
	    "that bash completes\ncommand lines with.",
	.options = "",
	.min = 1, .max = 1,
	.run = run,
	.hidden = true,
};
