/* main.c - find the command, read its options, run it. */
#include <errno.h>
#include <malloc.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cmd/cmd.h"

const struct cmd *const commands[] = {
	&cmd_init, &cmd_import, &cmd_check, &cmd_build, &cmd_status,
	&cmd_history, &cmd_undo, &cmd_merge, &cmd_chart, &cmd_export,
	&cmd_manual, NULL,
};
#define COMMANDS	(sizeof(commands) / sizeof(*commands) - 1)

static void
print_help(FILE *to)
{
	fputs("packwright makes committee packs: figures in a store, a layout, "
	    "and out come\ntagged PDF papers that councillors can read and "
	    "screen readers too.\n\n", to);
	for (size_t i = 0; i < COMMANDS; i++)
		if (!commands[i]->hidden)
			fprintf(to, "  packwright %-7s %-26s %s\n",
			    commands[i]->name, commands[i]->usage,
			    commands[i]->about);
	fputs("\n  packwright COMMAND --help   what a command takes\n"
	    "  packwright --version\n\n"
	    "Begin with: packwright init my-folder\n"
	    "Manual: packwright(1), packwright-layout(5), packwright-data(5)\n",
	    to);
}

static const struct cmd *
find_command(const char *name)
{
	struct nearest	nearest = NEAREST(str_of(name));

	for (size_t i = 0; i < COMMANDS; i++) {
		if (strcmp(commands[i]->name, name) == 0)
			return commands[i];
		nearest_offer(&nearest, str_of(commands[i]->name));
	}
	fprintf(stderr, "packwright: no command '%s'", name);
	if (nearest.best.n > 0)
		fprintf(stderr, ", did you mean '%s'?", nearest.best.s);
	fputs("\nTry 'packwright --help'.\n", stderr);
	return NULL;
}

static int
run_command(const struct cmd *cmd, int argc, char **argv)
{
	struct options	options = { 0 };
	int		first, operands;

	if (argc > 1 && strcmp(argv[1], "--help") == 0) {
		options_help(cmd);
		return EXIT_DONE;
	}
	if (!options_read(cmd, argc, argv, &options, &first))
		return EXIT_USAGE;
	operands = argc - first;
	if (operands < cmd->min || (cmd->max >= 0 && operands > cmd->max)) {
		fprintf(stderr, "packwright: %s takes: %s\n"
		    "Try 'packwright %s --help'.\n", cmd->name, cmd->usage,
		    cmd->name);
		return EXIT_USAGE;
	}
	return cmd->run(&options, operands, argv + first);
}

/* Why standard output failed earlier: asked by writing once more. */
static const char *
output_fault(void)
{
	return write(STDOUT_FILENO, "\n", 1) < 0 ? strerror(errno) :
	    "not all was written";
}

/* Results that could not be written (a full disk, a closed pipe) are no
 * success. */
static int
finish(int status)
{
	if (fflush(stdout) != 0 || ferror(stdout)) {
		fprintf(stderr, "packwright: standard output: %s\n",
		    output_fault());
		return status > EXIT_SYSTEM ? status : EXIT_SYSTEM;
	}
	return status;
}

int
main(int argc, char **argv)
{
	const struct cmd	*cmd;

	/* Fewer, larger steps when the heap grows: a build only ever grows. */
	mallopt(M_TOP_PAD, 4 << 20);
	/* What is small and given back is joined at once: a hundred thousand
	 * pieces of a PDF that is bound in would be gone through again each
	 * time that one large piece is wanted. */
	mallopt(M_MXFAST, 0);
	/* A reader that goes away is a failed write, said like any other. */
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN);	/* and so is a file that may not grow */
	if (argc < 2) {
		print_help(stderr);
		return EXIT_USAGE;
	}
	if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0 ||
	    strcmp(argv[1], "help") == 0) {
		print_help(stdout);
		return finish(EXIT_DONE);
	}
	if (strcmp(argv[1], "--version") == 0) {
		puts("packwright " VERSION);
		return finish(EXIT_DONE);
	}
	cmd = find_command(argv[1]);
	if (cmd == NULL)
		return EXIT_USAGE;
	return finish(run_command(cmd, argc - 1, argv + 1));
}
