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

/* An order while it is carried out, and until what that printed is passed on. */
struct child {
	pid_t	pid;		/* 0: it does not run */
	bool	over;
	int	died;		/* by which signal; 0: of none */
	int	out, err;	/* memory files with what it printed */
};

struct crew {
	struct order		 *orders;
	struct child		 *children;	/* one for each order */
	size_t			  n;
	size_t			  next;		/* to be started */
	size_t			  told;		/* whose words were passed on */
	size_t			  running, over;
	const struct options	 *options;	/* of them all, as to what is said */
	sigset_t		  waits;	/* the signals waited for */
	sigset_t		  before;	/* those blocked before */
	struct progress		  progress;
	size_t			  shown;	/* the number that it had last */
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
	sigprocmask(SIG_BLOCK, &crew->waits, &crew->before);
	for (size_t i = 0; i < STOPS; i++)
		if (sigaction(stops[i], NULL, &old) == 0 &&
		    old.sa_handler != SIG_IGN &&
		    !sigismember(&crew->before, stops[i]))
			sigaddset(&crew->waits, stops[i]);
	sigprocmask(SIG_BLOCK, &crew->waits, NULL);
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

/* In child I: results and colours are wanted if they were, although nobody looks.
 * What others printed is no business of its own, and may be all that can be open. */
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
	crew->orders[i].options.on_terminal = isatty(STDERR_FILENO) != 0;
	sigprocmask(SIG_SETMASK, &crew->before, NULL);
	if (dup2(child->out, STDOUT_FILENO) < 0 ||
	    dup2(child->err, STDERR_FILENO) < 0)
		_exit(EXIT_SYSTEM);
	for (size_t k = crew->told; k <= i; k++)
		if (crew->children[k].out >= 0) {
			close(crew->children[k].out);
			close(crew->children[k].err);
		}
	status = build_order(&crew->orders[i]);
	_exit(fflush(stdout) == 0 ? status : EXIT_SYSTEM);
}

static void
say(struct crew *crew, enum diag id, const char *name, const char *detail)
{
	struct arena	*arena = arena_new();
	struct diags	*diags = diags_new(arena);

	progress_erase(&crew->progress);
	diag_at(diags, id, PLACE(name), "%s", detail);
	report(diags, crew->options, false);
	arena_free(arena);
}

/* Start order I.  False, with errno set, when there can be no further process
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
	struct child	*child = &crew->children[i];

	child->pid = 0;
	child->over = true;
	child->died = WIFSIGNALED(how) ? WTERMSIG(how) : 0;
	crew->orders[i].status = WIFEXITED(how) ? WEXITSTATUS(how) :
	    EXIT_SYSTEM;
	crew->running--;
	crew->over++;
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

/* "3 of 12: agenda-pack" */
static void
show(struct crew *crew)
{
	size_t	i = crew->told;

	if (crew->progress.shown && crew->shown == crew->over + 1)
		return;
	while (i < crew->next && crew->children[i].pid == 0)
		i++;
	if (i == crew->next)
		return;
	crew->shown = crew->over + 1;
	progress_show(&crew->progress, PROGRESS_OF, crew->shown, crew->n,
	    path_base(crew->orders[i].layout));
}

/* Pass on the words of those that are over, as far as all before them are. */
static void
tell(struct crew *crew)
{
	const struct child	*child;
	char			 detail[40];

	for (; crew->told < crew->n; crew->told++) {
		child = &crew->children[crew->told];
		if (!child->over)
			return;
		if (child->out < 0)		/* it was never started */
			continue;
		progress_erase(&crew->progress);
		pass_on(child->out, stdout);
		pass_on(child->err, stderr);
		if (child->died == 0)
			continue;
		snprintf(detail, sizeof(detail), "signal %d", child->died);
		say(crew, DIAG_JOB_KILLED, crew->orders[crew->told].layout,
		    detail);
	}
}

/* ---- all of them ---- */

/* Order I, which is not carried out, is over. */
static void
pass_over(struct crew *crew, size_t i)
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
		if (crew->orders[crew->next].skip) {
			pass_over(crew, crew->next);
			continue;
		}
		if (child_start(crew, crew->next))
			continue;
		if (crew->running > 0)
			return;
		say(crew, DIAG_JOB_FORK, crew->orders[crew->next].layout,
		    strerror(errno));
		crew->orders[crew->next].status = EXIT_SYSTEM;
		pass_over(crew, crew->next);
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
	progress_erase(&crew->progress);
	signal(how, SIG_DFL);
	raise(how);
	sigprocmask(SIG_SETMASK, &crew->before, NULL);
}

void
jobs_run(struct order *orders, size_t n, int limit)
{
	struct arena	*arena = arena_new();
	struct crew	 crew = {
		.orders = orders, .n = n, .options = &orders[0].options,
		.children = arena_array(arena, n, struct child),
	};
	int		 got;

	fflush(stdout);			/* else each child had it to write */
	progress_begin(&crew.progress, crew.options);
	signals_block(&crew);
	for (;;) {
		tell(&crew);		/* and have what they held again */
		start(&crew, (size_t)limit);
		if (crew.running == 0)
			break;
		show(&crew);
		got = signals_wait(&crew);
		if (got != 0 && got != SIGCHLD)
			stop(&crew, got);
		reap(&crew, WNOHANG);
	}
	tell(&crew);
	sigprocmask(SIG_SETMASK, &crew.before, NULL);
	arena_free(arena);
}
