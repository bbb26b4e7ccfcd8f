/* log.c - what was said and made, for machines: a line of JSON each, at the end of
 * the file that --log names.  A line is one write, so those of processes that share
 * the file stay whole. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "cmd/cmd.h"

/* The log is a help and no result: that it cannot be written is said, and changes
 * nothing else. */
static void
log_write(const char *path, const struct buf *line)
{
	int	fd;
	bool	ok;

	errno = 0;
	fd = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
	ok = fd >= 0 && write(fd, line->s, line->n) == (ssize_t)line->n;
	if (!ok)
		fprintf(stderr, "packwright: the log %s: %s\n", path,
		    errno != 0 ? strerror(errno) : "not all was written");
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
	buf_printf(&line, "{\"time\":\"%s\",", text);
	buf_str(&line, (struct str){ object.s + 1, object.n - 1 });
	if (line.s[line.n - 1] != '\n')
		buf_char(&line, '\n');
	log_write(options->log, &line);
	buf_free(&line);
}
