/* main.c - find the command, read its options, run it. */
#include <errno.h>
#include <fcntl.h>
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
	    "Manual: packwright(1), packwright-layout(5), packwright-data(5),\n"
	    "  packwright-security(7), packwright-faults(7)\n",
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
	if (*name == '-') {
		fprintf(stderr, "packwright: options stand behind the command: "
		    "packwright COMMAND %s\nTry 'packwright --help'.\n", name);
		return NULL;
	}
	fprintf(stderr, "packwright: no command '%s'", name);
	if (nearest.best.n > 0)
		fprintf(stderr, ", did you mean '%s'?", nearest.best.s);
	fputs("\nTry 'packwright --help'.\n", stderr);
	return NULL;
}

/* Say that CMD was given too few or too many operands, FIRST among them; NULL: it
 * was given none. */
static void
say_operands(const struct cmd *cmd, const char *first, bool too_few)
{
	fprintf(stderr, "packwright: %s takes: %s\n", cmd->name, cmd->usage);
	if (cmd->store_first && too_few && first != NULL &&
	    !str_ends(str_of(first), ".db") && !is_store(first))
		fprintf(stderr, "The store comes first: packwright %s "
		    "figures.db %s\n", cmd->name, first);
	fprintf(stderr, "Try 'packwright %s --help'.\n", cmd->name);
}

static int
run_command(const struct cmd *cmd, int argc, char **argv)
{
	struct options	options = { 0 };
	int		first, operands;

	if (!options_read(cmd, argc, argv, &options, &first))
		return EXIT_USAGE;
	if (options.help) {
		options_help(cmd);
		return EXIT_DONE;
	}
	operands = argc - first;
	if (operands < cmd->min || (cmd->max >= 0 && operands > cmd->max)) {
		say_operands(cmd, argv[first], operands < cmd->min);
		return EXIT_USAGE;
	}
	if (!log_check(&options, operands, argv + first))
		return EXIT_INPUT;
	return cmd->run(&options, operands, argv + first);
}

/* The help for COMMAND; NULL: what there is. */
static int
help(const char *command)
{
	const struct cmd	*cmd;

	if (command == NULL) {
		print_help(stdout);
		return EXIT_DONE;
	}
	cmd = find_command(command);
	if (cmd == NULL)
		return EXIT_USAGE;
	options_help(cmd);
	return EXIT_DONE;
}

/* A file that is opened in the place of a descriptor that is closed would take what
 * is printed there.  What stands in its place can only be used the wrong way, so
 * that printing fails, as it would have. */
static void
fill_closed(void)
{
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		if (fcntl(fd, F_GETFD) < 0)	/* the next to be opened */
			open("/dev/null", fd == STDIN_FILENO ? O_WRONLY :
			    O_RDONLY);
}

/* Why standard output failed earlier: asked by writing once more. */
static int
output_fault(void)
{
	return write(STDOUT_FILENO, "\n", 1) < 0 ? errno : 0;
}

/* Results that could not be written (a full disk, a closed pipe) are no success.  A
 * reader that has seen enough need not be told. */
static int
finish(int status)
{
	int	why;

	if (fflush(stdout) == 0 && !ferror(stdout))
		return status;
	why = output_fault();
	if (why != EPIPE)
		fprintf(stderr, "packwright: standard output: %s\n",
		    why != 0 ? strerror(why) : "not all was written");
	return status > EXIT_SYSTEM ? status : EXIT_SYSTEM;
}

int
main(int argc, char **argv)
{
	const struct cmd	*cmd;

	fill_closed();
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
	    strcmp(argv[1], "help") == 0)
		return finish(help(argv[2]));
	if (strcmp(argv[1], "--version") == 0) {
		puts("packwright " VERSION);
		return finish(EXIT_DONE);
	}
	cmd = find_command(argv[1]);
	if (cmd == NULL)
		return EXIT_USAGE;
	return finish(run_command(cmd, argc - 1, argv + 1));
}
