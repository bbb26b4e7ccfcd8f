/*
 * measure.c - what commands cost: CPU, wall, memory.
 *
 *	measure ROUNDS -- COMMAND... [-- COMMAND...]
 *
 * Runs the commands in turn, A B A B, so that a machine that grows slower or
 * faster meanwhile does so for both, after one round that does not count.  For
 * each command a line: the medians of CPU seconds (user and system together), of
 * wall seconds, and of the largest resident set in millions of bytes.  What the
 * commands print on stdout is thrown away; one that fails ends the run.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define COMMANDS_MOST	4
#define ROUNDS_MOST	99

struct command {
	char	**argv;
	double	  cpu[ROUNDS_MOST], wall[ROUNDS_MOST], peak[ROUNDS_MOST];
};

static void
die(const char *what)
{
	fprintf(stderr, "measure: %s: %s\n", what, strerror(errno));
	exit(1);
}

static double
seconds_of(struct timeval time)
{
	return (double)time.tv_sec + (double)time.tv_usec / 1e6;
}

static double
now(void)
{
	struct timespec	time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void
become(char **argv)
{
	int	fd = open("/dev/null", O_WRONLY);

	if (fd < 0 || dup2(fd, STDOUT_FILENO) < 0)
		die("/dev/null");
	execvp(argv[0], argv);
	die(argv[0]);
}

static void
run(struct command *command, int round)
{
	struct rusage	usage;
	double		start = now();
	int		status;
	pid_t		pid = fork();

	if (pid < 0)
		die("fork");
	if (pid == 0)
		become(command->argv);
	while (wait4(pid, &status, 0, &usage) < 0)
		if (errno != EINTR)
			die("wait4");
	if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
		fprintf(stderr, "measure: %s failed\n", command->argv[0]);
		exit(1);
	}
	command->wall[round] = now() - start;
	command->cpu[round] = seconds_of(usage.ru_utime) +
	    seconds_of(usage.ru_stime);
	command->peak[round] = (double)usage.ru_maxrss * 1024 / 1e6;
}

static int
compare(const void *a, const void *b)
{
	const double	*x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

static double
median(double *of, int n)
{
	qsort(of, (size_t)n, sizeof(*of), compare);
	return n % 2 != 0 ? of[n / 2] : (of[n / 2 - 1] + of[n / 2]) / 2;
}

/* Cut ARGV at each "--"; the number of commands, 0 when one is empty. */
static int
cut_commands(char **argv, struct command *commands)
{
	int	n = 0;

	for (; *argv != NULL; argv++)
		if (strcmp(*argv, "--") == 0) {
			*argv = NULL;
			if (n == COMMANDS_MOST)
				return 0;
			commands[n++].argv = argv + 1;
		}
	for (int i = 0; i < n; i++)
		if (commands[i].argv[0] == NULL)
			return 0;
	return n;
}

int
main(int argc, char **argv)
{
	static struct command	commands[COMMANDS_MOST];
	int			rounds = argc > 1 ? atoi(argv[1]) : 0, n = 0;

	if (rounds > 0 && rounds <= ROUNDS_MOST)
		n = cut_commands(argv + 2, commands);
	if (n == 0) {
		fputs("usage: measure ROUNDS -- COMMAND... [-- COMMAND...]\n",
		    stderr);
		return 3;
	}
	/* The round before the first is overwritten by it. */
	for (int round = -1; round < rounds; round++)
		for (int i = 0; i < n; i++)
			run(&commands[i], round < 0 ? 0 : round);
	for (int i = 0; i < n; i++)
		printf("%.4f %.4f %.1f\n", median(commands[i].cpu, rounds),
		    median(commands[i].wall, rounds),
		    median(commands[i].peak, rounds));
	return 0;
}
