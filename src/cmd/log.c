/* log.c - what was said and made, for machines: a line of JSON each, at the end of
 * the file that --log names.  A line is one write, if the disk takes it, so those of
 * processes that share the file stay whole. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "cmd/cmd.h"

/* What each line begins with, and so the file. */
#define BEGINNING	"{\"time\":\""

/* All of LINE, if need be in pieces; false with errno set. */
static bool
write_whole(int fd, const struct buf *line)
{
	size_t	at = 0;
	ssize_t	n;

	while (at < line->n) {
		n = write(fd, line->s + at, line->n - at);
		if (n < 0 && errno != EINTR)
			return false;
		if (n > 0)
			at += (size_t)n;
	}
	return true;
}

/* ---- what is there first ---- */

/* Whether the file PATH begins as a log does. */
static bool
begins(const char *path)
{
	char	head[sizeof(BEGINNING) - 1];
	int	fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	bool	ok = fd >= 0 && read(fd, head, sizeof(head)) ==
		    (ssize_t)sizeof(head) &&
		    memcmp(head, BEGINNING, sizeof(head)) == 0;

	if (fd >= 0)
		close(fd);
	return ok;
}

/* Whether PATH is called what SQLite keeps beside a store: one that is there, or that
 * this run makes. */
static bool
is_beside_store(const char *path)
{
	const char	*end;

	for (size_t i = 0; (end = store_sidecar(i)) != NULL; i++)
		if (str_ends(str_of(path), end))
			return true;
	return false;
}

/* Whether ST is where this process prints anyway, by the name of /dev/stderr. */
static bool
is_printed_to(const struct stat *st)
{
	struct stat	other;

	for (int fd = STDOUT_FILENO; fd <= STDERR_FILENO; fd++)
		if (fstat(fd, &other) == 0 && other.st_dev == st->st_dev &&
		    other.st_ino == st->st_ino)
			return true;
	return false;
}

/* Whether lines may be added to PATH, which is ST: a log, an empty file, or what
 * holds nothing, as a terminal or a pipe. */
static bool
takes_lines(const char *path, const struct stat *st)
{
	return !S_ISBLK(st->st_mode) && (!S_ISREG(st->st_mode) ||
	    st->st_size == 0 || is_printed_to(st) || begins(path));
}

/* Whether PATH, which is not there, is a link: the file it names would be made. */
static bool
leads_nowhere(const char *path)
{
	struct stat	st;

	return lstat(path, &st) == 0;
}

/* Whether the log has the path of something that the options or OPERANDS name. */
static bool
is_named(struct arena *arena, const struct options *options, int n,
    char *const *operands)
{
	const char	*others[] = { options->output, options->store,
			    options->record };

	for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++)
		if (others[i] != NULL &&
		    path_same(arena, others[i], options->log))
			return true;
	for (int i = 0; i < n; i++)
		if (path_same(arena, operands[i], options->log))
			return true;
	return false;
}

/* Whether a log may stand at PATH. */
static bool
may_stand(const char *path)
{
	struct stat	st;

	return stat(path, &st) == 0 ? takes_lines(path, &st) :
	    !leads_nowhere(path);
}

bool
log_check(const struct options *options, int n, char *const *operands)
{
	struct options	 unlogged = *options;
	const char	*path = options->log;
	struct arena	*arena;
	struct diags	*diags;

	if (path == NULL)
		return true;
	arena = arena_new();
	diags = diags_new(arena);
	unlogged.log = NULL;
	if (is_named(arena, options, n, operands))
		diag_at(diags, DIAG_LOG_NAMED, PLACE(path), "%s", "");
	else if (is_beside_store(path))
		diag_at(diags, DIAG_LOG_BESIDE, PLACE(path), "%s", "");
	else if (!may_stand(path))
		diag_at(diags, DIAG_LOG_KIND, PLACE(path), "%s", "");
	n = report(diags, &unlogged, false);
	arena_free(arena);
	return n == EXIT_DONE;
}

/* ---- writing ---- */

/* Whether LINE was added to the open FD of PATH.  What is there may have come since
 * the beginning: a PDF, say, of the same name. */
static bool
line_add(const char *path, int fd, const struct buf *line)
{
	struct stat	st;

	if (fd < 0 || fstat(fd, &st) != 0)
		return false;
	errno = EEXIST;
	return takes_lines(path, &st) && fcntl(fd, F_SETFL, O_APPEND) == 0 &&
	    write_whole(fd, line);
}

/* The log is a help and no result: that it cannot be written is said, and changes
 * nothing else. */
static void
log_write(const char *path, const struct buf *line)
{
	/* A FIFO that nobody reads is not waited for, one that is read is. */
	int	fd = open(path, O_WRONLY | O_CREAT | O_APPEND | O_NONBLOCK |
		    O_NOCTTY | O_CLOEXEC, 0644);

	if (!line_add(path, fd, line))
		fprintf(stderr, "packwright: the log %s: %s\n", path,
		    error_said(errno));
	if (fd >= 0)
		close(fd);
}

void
log_line(const struct options *options, struct str object)
{
	struct timespec	now;
	struct tm	tm;
	struct buf	line = { 0 };
	char		text[40];

	if (options->log == NULL)
		return;
	clock_gettime(CLOCK_REALTIME, &now);
	gmtime_r(&now.tv_sec, &tm);
	strftime(text, sizeof(text), "%Y-%m-%dT%H:%M:%SZ", &tm);
	/* OBJECT's own members follow the time. */
	buf_printf(&line, BEGINNING "%s\",", text);
	buf_str(&line, str_from(object, 1));
	if (line.s[line.n - 1] != '\n')
		buf_char(&line, '\n');
	log_write(options->log, &line);
	buf_free(&line);
}
