/* report.c - messages to people and machines, and the exit status. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "cmd/cmd.h"
#include "cmd/status.h"

static const char *const colours[LEVEL__MAX] = {
	[LEVEL_NOTE] = "\x1b[36m",
	[LEVEL_WARNING] = "\x1b[33m",
	[LEVEL_ERROR] = "\x1b[31m",
	[LEVEL_SYSTEM] = "\x1b[31m",
};

static bool
wants_colour(void)
{
	const char	*no = getenv("NO_COLOR");

	return isatty(STDERR_FILENO) && (no == NULL || *no == '\0');
}

bool
wants_results(const struct options *options)
{
	const char	*results = getenv("PACKWRIGHT_RESULTS");

	return !options->quiet && (options->json || isatty(STDOUT_FILENO) ||
	    (results != NULL && *results != '\0'));
}

void
result_print(const struct options *options, struct buf *json,
    struct buf *text, bool wanted)
{
	if (!options->dry_run)
		log_line(options, buf_view(json));
	if (wanted)
		fputs(options->json ? json->s : text->s, stdout);
	buf_free(json);
	buf_free(text);
}

void
json_member(struct buf *out, const char *name, struct str text)
{
	int32_t	code;

	buf_printf(out, "%s\"%s\":\"", out->s[out->n - 1] == '{' ? "" : ",",
	    name);
	while ((code = utf8_next(&text)) >= 0) {
		if (code == '"' || code == '\\')
			buf_char(out, '\\');
		if (code < 0x20 || code == 0x7F)
			buf_printf(out, "\\u%04x", (unsigned)code);
		else
			buf_code(out, code);
	}
	buf_char(out, '"');
}

static void
print_json(struct buf *out, const struct message *message)
{
	buf_printf(out, "{\"level\":\"%s\",\"code\":\"%s\"",
	    level_name(message->level), diag_name(message->id));
	json_member(out, "file", str_of(message->place.file));
	buf_printf(out, ",\"line\":%d,\"column\":%d", message->place.line,
	    message->place.col);
	json_member(out, "text", str_of(message->text));
	json_member(out, "detail", str_of(message->detail));
	buf_text(out, "}\n");
}

static void
print_plain(struct buf *out, const struct message *message, bool colour)
{
	struct buf	line = { 0 }, whole = { 0 };
	struct str	text;
	const char	*level = level_name(message->level);
	size_t		at;

	/* It may quote a file, which must not talk to the terminal. */
	message_print(&whole, message);
	add_plain(&line, buf_view(&whole));
	buf_free(&whole);
	text = buf_view(&line);
	at = str_find(text, level);
	if (!colour || at == text.n)
		buf_str(out, text);
	else
		buf_printf(out, "%.*s%s%s\x1b[0m%s", (int)at, text.s,
		    colours[message->level], level,
		    text.s + at + str_of(level).n);
	buf_char(out, '\n');
	buf_free(&line);
}

static void
log_message(const struct options *options, const struct message *message)
{
	struct buf	line = { 0 };

	if (options->log == NULL)
		return;
	print_json(&line, message);
	log_line(options, buf_view(&line));
	buf_free(&line);
}

int
report(struct diags *diags, const struct options *options, bool notes)
{
	const struct message	**sorted;
	struct buf		  out = { 0 };
	enum level		  least = notes ? LEVEL_NOTE : LEVEL_WARNING;
	enum level		  worst = diags_worst(diags);
	size_t			  n = diags_sorted(diags, &sorted);
	bool			  colour = wants_colour();

	progress_erase(options->progress);
	if (options->quiet)
		least = LEVEL_ERROR;
	for (size_t i = 0; i < n; i++) {
		if (sorted[i]->level >= LEVEL_WARNING)
			log_message(options, sorted[i]);
		if (sorted[i]->level < least)
			continue;
		if (options->json)
			print_json(&out, sorted[i]);
		else
			print_plain(&out, sorted[i], colour);
	}
	if (out.n > 0)
		fwrite(out.s, 1, out.n, stderr);
	buf_free(&out);
	if (worst == LEVEL_SYSTEM)
		return EXIT_SYSTEM;
	if (worst == LEVEL_ERROR)
		return EXIT_INPUT;
	return worst == LEVEL_WARNING && options->strict ? EXIT_WARNED :
	    EXIT_DONE;
}
