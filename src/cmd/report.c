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
wants_colour(const struct options *options)
{
	const char	*no = getenv("NO_COLOR");

	return (options->on_terminal || isatty(STDERR_FILENO)) &&
	    (no == NULL || *no == '\0');
}

bool
wants_results(const struct options *options)
{
	const char	*results = getenv("PACKWRIGHT_RESULTS");

	return !options->quiet && (options->json || isatty(STDOUT_FILENO) ||
	    (results != NULL && *results != '\0'));
}

/* Each line of TEXT, which may name files, with nothing in it that talks to a
 * terminal. */
static void
print_lines(struct str text)
{
	struct buf	plain = { 0 };

	while (text.n > 0) {
		add_plain(&plain, str_cut(&text, '\n'));
		buf_char(&plain, '\n');
	}
	fwrite(plain.s, 1, plain.n, stdout);
	buf_free(&plain);
}

void
result_print(const struct options *options, struct buf *json,
    struct buf *text, bool wanted)
{
	if (!options->dry_run)
		log_line(options, buf_view(json));
	if (wanted && options->json)
		fputs(json->s, stdout);
	else if (wanted)
		print_lines(buf_view(text));
	buf_free(json);
	buf_free(text);
}

#define NO_BREAK	0xA0

/* CODE as JSON has it in strings, two of them when it is a large one. */
static void
add_escaped(struct buf *out, int32_t code)
{
	if (code > 0xFFFF)
		buf_printf(out, "\\u%04x\\u%04x",
		    (unsigned)(0xD7C0 + (code >> 10)),
		    (unsigned)(0xDC00 + (code & 0x3FF)));
	else
		buf_printf(out, "\\u%04x", (unsigned)code);
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
		if (code == NO_BREAK || code_unseen(code))
			add_escaped(out, code);
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

/* MESSAGE, which may quote a file, with nothing in it that talks to the terminal.  In
 * a value that was not understood a blank may be the reason. */
static void
add_message(struct buf *out, const struct message *message)
{
	struct buf	whole = { 0 };
	struct str	rest, part;

	message_print(&whole, message);
	rest = buf_view(&whole);
	while (rest.n > 0 && message->level == LEVEL_ERROR) {
		part = (struct str){ rest.s, str_find(rest, "\xC2\xA0") };
		add_plain(out, part);
		rest = str_from(rest, part.n);
		if (rest.n > 0) {
			buf_printf(out, "<U+%04X>", NO_BREAK);
			utf8_next(&rest);
		}
	}
	add_plain(out, rest);
	buf_free(&whole);
}

static void
print_plain(struct buf *out, const struct message *message, bool colour)
{
	struct buf	line = { 0 };
	struct str	text;
	const char	*level = level_name(message->level);
	size_t		at;

	add_message(&line, message);
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
	bool			  colour = wants_colour(options);

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
