/* progress.c - how far long work is, for somebody who looks. */
#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

#include "cmd/cmd.h"
#include "cmd/status.h"

void
progress_begin(struct progress *progress, const struct options *options)
{
	*progress = (struct progress){
		.wanted = !options->quiet && !options->json &&
		    isatty(STDERR_FILENO),
	};
	clock_gettime(CLOCK_MONOTONIC, &progress->began);
}

static bool
over_a_second(struct timespec since)
{
	struct timespec	now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (now.tv_sec - since.tv_sec) * 1000000000LL +
	    now.tv_nsec - since.tv_nsec > 1000000000LL;
}

void
progress_show(struct progress *progress, const char *format, ...)
{
	struct buf	line = { 0 }, plain = { 0 };
	va_list		args;

	if (!progress->wanted || !over_a_second(progress->began))
		return;
	va_start(args, format);
	buf_vprintf(&line, format, args);
	va_end(args);
	add_plain(&plain, buf_view(&line));	/* it may name a file */
	fprintf(stderr, "\r%s\x1b[K", plain.s);
	fflush(stderr);
	progress->shown = true;
	buf_free(&line);
	buf_free(&plain);
}

void
progress_erase(struct progress *progress)
{
	if (progress == NULL || !progress->shown)
		return;
	fputs("\r\x1b[K", stderr);
	fflush(stderr);
	progress->shown = false;
}
