/*
 * jobs.c - many at once, each in a process of its own: a fault in one touches no
 * other, and what one prints is kept until those before it have had their say.
 *
 * Signals are waited for and not handled, so that there is no moment at which one
 * is lost, and nothing for a handler to share.
 */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "cmd/build.h"

/* A job while it runs, and until what it printed is passed on. */
struct child {
	pid_t	pid;		/* 0: it does not run */
	bool	over;
	int	out, err;	/* memory files with what it printed */
};

struct crew {
	struct job		 *jobs;
	struct child		 *children;	/* one for each job */
	size_t			  n;
	size_t			  next;		/* to be started */
	size_t			  told;		/* whose words were passed on */
	size_t			  running, over;
	int			(*work)(const void *arg, size_t i);
	const void		 *arg;
	const struct options	 *options;
	sigset_t		  waits;	/* the signals waited for */
	sigset_t		  before;	/* those blocked before */
	struct timespec		  began;
	size_t			  shown;	/* the number that stands on the
						 * terminal as progress; 0: none */
};

/* ---- signals ---- */

static const int	stops[] = { SIGHUP, SIGINT, SIGTERM };
#define STOPS	(sizeof(stops) / sizeof(*stops))

/* Wait from now on for the end of a child, and for being told to stop, but by a
 * signal that this program was started not to listen to. */
static void
signals_block(struct crew *crew)
{
	struct sigaction	old;

	signal(SIGCHLD, SIG_DFL);
	sigemptyset(&crew->waits);
	sigaddset(&crew->waits, SIGCHLD);
	for (size_t i = 0; i < STOPS; i++)
		if (sigaction(stops[i], NULL, &old) == 0 &&
		    old.sa_handler != SIG_IGN)
			sigaddset(&crew->waits, stops[i]);
	sigprocmask(SIG_BLOCK, &crew->waits, &crew->before);
}

/* The signal that came; 0 when a fifth of a second went by with none. */
static int
signals_wait(const struct crew *crew)
{
	static const struct timespec	fifth = { 0, 200000000 };
	int				got = sigtimedwait(&crew->waits, NULL,
					    &fifth);

	return got > 0 ? got : 0;
}

/* ---- a child ---- */

/* Ends a child: who started this program may have it ignore or block SIGTERM, which
 * children inherit.  What is written is safe from either. */
#define CHILD_END	SIGKILL

/* In the child: results are wanted if they were, although nobody looks. */
static _Noreturn void
child_run(const struct crew *crew, size_t i, pid_t parent)
{
	const struct child	*child = &crew->children[i];
	int			 status;

	/* Who ends with the one that started it leaves nothing half done. */
	prctl(PR_SET_PDEATHSIG, CHILD_END);
	if (getppid() != parent)
		_exit(EXIT_SYSTEM);
	if (wants_results(crew->options))
		setenv("PACKWRIGHT_RESULTS", "1", 1);
	sigprocmask(SIG_SETMASK, &crew->before, NULL);
	if (dup2(child->out, STDOUT_FILENO) < 0 ||
	    dup2(child->err, STDERR_FILENO) < 0)
		_exit(EXIT_SYSTEM);
	status = crew->work(crew->arg, i);
	_exit(fflush(stdout) == 0 ? status : EXIT_SYSTEM);
}

static void
say(const struct crew *crew, enum diag id, const char *name,
    const char *detail)
{
	struct arena	*arena = arena_new();
	struct diags	*diags = diags_new(arena);

	diag_at(diags, id, PLACE(name), "%s", detail);
	report(diags, crew->options, false);
	arena_free(arena);
}

/* Start job I.  False, with errno set, when there can be no further process
 * now. */
static bool
child_start(struct crew *crew, size_t i)
{
	struct child	*child = &crew->children[i];
	pid_t		 parent = getpid();
	int		 why;

	child->out = memfd_create("packwright-out", MFD_CLOEXEC);
	child->err = memfd_create("packwright-err", MFD_CLOEXEC);
	child->pid = child->out >= 0 && child->err >= 0 ? fork() : -1;
	if (child->pid == 0)
		child_run(crew, i, parent);
	if (child->pid > 0) {
		crew->running++;
		return true;
	}
	why = errno;
	child->pid = 0;
	if (child->out >= 0)
		close(child->out);
	if (child->err >= 0)
		close(child->err);
	errno = why;
	return false;
}

static void
child_over(struct crew *crew, size_t i, int how)
{
	struct job	*job = &crew->jobs[i];

	crew->children[i].pid = 0;
	crew->children[i].over = true;
	crew->running--;
	crew->over++;
	job->status = WIFEXITED(how) ? WEXITSTATUS(how) : EXIT_SYSTEM;
	job->died = WIFSIGNALED(how) ? WTERMSIG(how) : 0;
}

/* Note each child that has ended. */
static void
reap(struct crew *crew, int options)
{
	pid_t	pid;
	int	how;

	while (crew->running > 0 && (pid = waitpid(-1, &how, options)) != 0) {
		if (pid < 0 && errno == EINTR)
			continue;
		if (pid < 0)
			break;
		for (size_t i = 0; i < crew->next; i++)
			if (crew->children[i].pid == pid)
				child_over(crew, i, how);
	}
}

/* ---- what they print ---- */

/* What the memory file FROM holds, to the stream TO. */
static void
pass_on(int from, FILE *to)
{
	char	piece[8192];
	ssize_t	n;

	lseek(from, 0, SEEK_SET);
	while ((n = read(from, piece, sizeof(piece))) > 0)
		fwrite(piece, 1, (size_t)n, to);
	fflush(to);
	close(from);
}

/* Take the line of progress from the terminal again. */
static void
progress_erase(struct crew *crew)
{
	if (crew->shown != 0)
		fputs("\r\x1b[K", stderr);
	crew->shown = 0;
}

static bool
over_a_second(struct timespec since)
{
	struct timespec	now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (now.tv_sec - since.tv_sec) * 1000000000LL +
	    now.tv_nsec - since.tv_nsec > 1000000000LL;
}

/* "3 of 12: agenda-pack", to somebody who looks and has waited for a second. */
static void
progress(struct crew *crew)
{
	size_t	i = crew->told;

	if (crew->options->quiet || !isatty(STDERR_FILENO) ||
	    !over_a_second(crew->began) || crew->shown == crew->over + 1)
		return;
	while (i < crew->next && crew->children[i].pid == 0)
		i++;
	if (i == crew->next)
		return;
	progress_erase(crew);
	crew->shown = crew->over + 1;
	fprintf(stderr, "%zu of %zu: %.60s", crew->shown, crew->n,
	    path_base(crew->jobs[i].name));
	fflush(stderr);
}

/* Pass on the words of those that are over, as far as all before them are. */
static void
tell(struct crew *crew)
{
	const struct job	*job;
	char			 detail[40];

	for (; crew->told < crew->n; crew->told++) {
		job = &crew->jobs[crew->told];
		if (!crew->children[crew->told].over)
			return;
		if (job->skip)
			continue;
		progress_erase(crew);
		if (crew->children[crew->told].out >= 0) {
			pass_on(crew->children[crew->told].out, stdout);
			pass_on(crew->children[crew->told].err, stderr);
		}
		if (job->died != 0) {
			snprintf(detail, sizeof(detail), "signal %d",
			    job->died);
			say(crew, DIAG_JOB_KILLED, job->name, detail);
		}
	}
}

/* ---- all of them ---- */

/* A job that is not run is over. */
static void
job_pass(struct crew *crew, size_t i)
{
	crew->children[i].over = true;
	crew->children[i].out = crew->children[i].err = -1;
	crew->over++;
}

/* Start as many as there may be at once.  One that cannot be started waits for
 * another to end, or fails if there is none. */
static void
start(struct crew *crew, size_t limit)
{
	for (; crew->next < crew->n && crew->running < limit; crew->next++) {
		if (crew->jobs[crew->next].skip) {
			job_pass(crew, crew->next);
			continue;
		}
		if (child_start(crew, crew->next))
			continue;
		if (crew->running > 0)
			return;
		say(crew, DIAG_JOB_FORK, crew->jobs[crew->next].name,
		    strerror(errno));
		crew->jobs[crew->next].status = EXIT_SYSTEM;
		job_pass(crew, crew->next);
	}
}

/* End all children, and then this program in the way it was told to. */
static void
stop(struct crew *crew, int how)
{
	for (size_t i = 0; i < crew->next; i++)
		if (crew->children[i].pid > 0)
			kill(crew->children[i].pid, CHILD_END);
	reap(crew, 0);
	progress_erase(crew);
	signal(how, SIG_DFL);
	raise(how);
	sigprocmask(SIG_SETMASK, &crew->before, NULL);
}

void
jobs_run(struct job *jobs, size_t n, int limit,
    int (*work)(const void *arg, size_t i), const void *arg,
    const struct options *options)
{
	struct arena	*arena = arena_new();
	struct crew	 crew = {
		.jobs = jobs, .children = arena_array(arena, n, struct child),
		.n = n, .work = work, .arg = arg, .options = options,
	};
	int		 got;

	fflush(stdout);			/* else each child had it to write */
	clock_gettime(CLOCK_MONOTONIC, &crew.began);
	signals_block(&crew);
	for (;;) {
		start(&crew, (size_t)limit);
		tell(&crew);
		if (crew.running == 0)
			break;
		progress(&crew);
		got = signals_wait(&crew);
		if (got != 0 && got != SIGCHLD)
			stop(&crew, got);
		reap(&crew, WNOHANG);
	}
	sigprocmask(SIG_SETMASK, &crew.before, NULL);
	arena_free(arena);
}
