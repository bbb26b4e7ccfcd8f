/* log.c - what was said and made, for machines: a line of JSON each, at the end of
 * the file that --log names.  A line is one write, if the disk takes it, so those of
 * processes that share the file stay whole. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "cmd/cmd.h"

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

/* The log is a help and no result: that it cannot be written is said, and changes
 * nothing else. */
static void
log_write(const char *path, const struct buf *line)
{
	/* A FIFO that nobody reads is not waited for, one that is read is. */
	int	fd = open(path, O_WRONLY | O_CREAT | O_APPEND | O_NONBLOCK |
		    O_CLOEXEC, 0644);

	if (fd < 0 || fcntl(fd, F_SETFL, O_APPEND) != 0 || !write_whole(fd, line))
		fprintf(stderr, "packwright: the log %s: %s\n", path,
		    strerror(errno));
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
	buf_str(&line, str_from(object, 1));
	if (line.s[line.n - 1] != '\n')
		buf_char(&line, '\n');
	log_write(options->log, &line);
	buf_free(&line);
}
