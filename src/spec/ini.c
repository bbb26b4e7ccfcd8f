/*
 * ini.c - an INI file as sections, keys and values, each with its place.
 *
 * inih does the grammar: what is a header, a key, the continuation of a value,
 * or nothing of these.  As packaged (r55) it also reads 200 bytes at a time,
 * cuts section names at 49 characters, takes " ; ..." off the end of a value,
 * passes over sections without keys and does not say which lines it refused.
 * So it never sees the texts.  Our reader shows it the OUTLINE of each line, in
 * which a TOKEN stands for each text: its offset and length in the file, in
 * hexadecimal.  The outline of "  title = A ; B" is " 2+5=a+5".  The handler
 * turns tokens back into texts, and as it is called before the next line is
 * asked for, it knows the line.
 *
 * Behind a header's outline the reader shows a MARK, a key without a name: the
 * handler is called for it, so that each section is heard of.  Any other line
 * that brought no call when the next is asked for was refused.
 */
#include <assert.h>
#include <ini.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "spec/spec_int.h"

#define MARK	"="

/* An outline is at most a blank, a bracket or mark on each side, two tokens of
 * 17 digits and a plus each: far below inih's 200 and its 49 for a name. */
#define OUTLINE_MOST	48

/* What inih has still to say about the line shown last. */
enum awaits {
	AWAITS_NOTHING,		/* it has spoken, or the line is a comment */
	AWAITS_SECTION,		/* a header: show the mark */
	AWAITS_KEY
};

struct feed {
	struct arena	*arena;
	struct diags	*diags;
	const char	*path;
	struct str	 source, rest;	/* the file; what was not shown yet */
	struct str	 line;		/* shown last, without its end */
	int		 number;	/* of that line, from 1 */
	enum awaits	 awaits;
	/* Where the next of each goes. */
	struct ini_section **next_section;
	struct ini_key	**next_key;	/* NULL before the first section */
	struct ini_line	**next_line;
};

/* Where TEXT, a part of the line, stands. */
static struct place
place_of(const struct feed *feed, struct str text)
{
	struct str	before = {
		feed->line.s, (size_t)(text.s - feed->line.s)
	};

	return (struct place){
		feed->path, feed->number, (int)utf8_count(before) + 1
	};
}

static struct item
item_of(const struct feed *feed, struct str text)
{
	return item_at(text, place_of(feed, text));
}

static void
say(const struct feed *feed, enum diag id, struct str text)
{
	diag_at(feed->diags, id, place_of(feed, text), STR_FMT,
	    STR_ARG(text_shown(feed->arena, text)));
}

/* ---- outlines and tokens ---- */

/* A line in its parts.  SIGN is the "]" or "=" found, or empty. */
struct parts {
	bool		indented, header;
	struct str	name, sign, value;
};

static struct parts
parts_of(struct str line)
{
	struct parts	parts = { 0 };
	struct str	text = str_trim(line);
	size_t		at = 0;

	parts.indented = text.s > line.s;
	parts.header = str_starts(text, "[");
	if (parts.header)
		text = str_from(text, 1);
	while (at < text.n &&
	    strchr(parts.header ? "]" : "=:", text.s[at]) == NULL)
		at++;
	parts.name = str_trim((struct str){ text.s, at });
	parts.sign = (struct str){ text.s + at, at < text.n };
	parts.value = str_trim((struct str){
		text.s + at + parts.sign.n, text.n - at - parts.sign.n
	});
	return parts;
}

static void
outline(const struct feed *feed, const struct parts *parts, char *out)
{
	const char	*start = feed->source.s;
	int		 n;

	n = snprintf(out, OUTLINE_MOST, "%s%s%zx+%zx" STR_FMT,
	    parts->indented ? " " : "", parts->header ? "[" : "",
	    (size_t)(parts->name.s - start), parts->name.n,
	    STR_ARG(parts->sign));
	assert(n > 0 && n < OUTLINE_MOST);
	if (!parts->header && parts->sign.n > 0)
		n = snprintf(out + n, (size_t)(OUTLINE_MOST - n), "%zx+%zx",
		    (size_t)(parts->value.s - start), parts->value.n);
	assert(n < OUTLINE_MOST);
}

/* The text behind a token that an outline held. */
static struct str
text_of(const struct feed *feed, const char *token)
{
	size_t	offset = 0, n = 0;
	int	got = sscanf(token, "%zx+%zx", &offset, &n);

	assert(got == 2 && offset + n <= feed->source.n);
	(void)got;
	return (struct str){ feed->source.s + offset, n };
}

/* Whether TEXT is of the line shown last. */
static bool
of_this_line(const struct feed *feed, struct str text)
{
	return text.s >= feed->line.s;
}

/* ---- what inih found ---- */

static void
section_add(struct feed *feed, struct str name, struct str bracket)
{
	struct ini_section	*section;

	section = arena_make(feed->arena, struct ini_section);
	section->name = item_of(feed, name);
	section->place = place_of(feed, bracket);
	*feed->next_section = section;
	feed->next_section = &section->next;
	feed->next_key = &section->first;
	feed->next_line = NULL;
}

/* The mark was answered: IN is the token of the section inih is in. */
static void
section_found(struct feed *feed, const char *in)
{
	struct parts	parts = parts_of(feed->line);
	struct str	bracket = str_trim(feed->line);

	/* Still in an earlier section: the header was refused. */
	if (*in == '\0' || !of_this_line(feed, text_of(feed, in)))
		say(feed, DIAG_INI_BRACKET, bracket);
	else if (parts.value.n > 0)
		say(feed, DIAG_INI_BEHIND, parts.value);
	section_add(feed, parts.name, bracket);
}

static void
key_found(struct feed *feed, struct str name, struct str value)
{
	struct ini_key	*key;

	feed->next_line = NULL;
	if (name.n == 0) {
		say(feed, DIAG_INI_NAMELESS, str_trim(feed->line));
		return;
	}
	if (feed->next_key == NULL) {
		say(feed, DIAG_INI_OUTSIDE, name);
		return;
	}
	key = arena_make(feed->arena, struct ini_key);
	key->name = item_of(feed, name);
	key->value.item = item_of(feed, value);
	*feed->next_key = key;
	feed->next_key = &key->next;
	feed->next_line = &key->value.next;
}

static void
line_found(struct feed *feed)
{
	struct ini_line	*line;

	if (feed->next_line == NULL)	/* of a key that was left out */
		return;
	line = arena_make(feed->arena, struct ini_line);
	line->item = item_of(feed, str_trim(feed->line));
	*feed->next_line = line;
	feed->next_line = &line->next;
}

/* inih's handler.  A continuation comes with the name of its key again. */
static int
hear(void *arg, const char *section, const char *name, const char *value)
{
	struct feed	*feed = arg;

	feed->awaits = AWAITS_NOTHING;
	if (*name == '\0')
		section_found(feed, section);
	else if (of_this_line(feed, text_of(feed, name)))
		key_found(feed, text_of(feed, name), text_of(feed, value));
	else
		line_found(feed);
	return 1;
}

/* ---- what inih is shown ---- */

/* inih's reader, in place of fgets(). */
static char *
show(char *out, int size, void *arg)
{
	struct feed	*feed = arg;
	struct parts	 parts;

	assert(size >= OUTLINE_MOST);
	(void)size;
	if (feed->awaits == AWAITS_SECTION)
		return memcpy(out, MARK, sizeof(MARK));
	if (feed->awaits == AWAITS_KEY)
		say(feed, DIAG_INI_LINE, str_trim(feed->line));
	feed->awaits = AWAITS_NOTHING;
	if (feed->rest.n == 0)
		return NULL;
	feed->line = str_cut(&feed->rest, '\n');
	feed->number++;
	parts = parts_of(feed->line);
	*out = '\0';
	if (str_trim(feed->line).n == 0 ||
	    strchr(INI_START_COMMENT_PREFIXES, *str_trim(feed->line).s) != NULL)
		return out;
	feed->awaits = parts.header ? AWAITS_SECTION : AWAITS_KEY;
	outline(feed, &parts, out);
	return out;
}

/* ---- the file as text ---- */

/* The place of offset AT in SOURCE. */
static struct place
place_at(const char *path, struct str source, size_t at)
{
	struct place	place = { path, 1, 1 };
	struct str	before = { source.s, at };
	struct str	line = str_cut(&before, '\n');

	while (line.s + line.n < source.s + at) {
		line = str_cut(&before, '\n');
		place.line++;
	}
	place.col += (int)utf8_count(line);
	return place;
}

/* Whether byte AT of SOURCE can stand in a text: no control character, and a
 * carriage return only before the end of a line. */
static bool
is_text(struct str source, size_t at)
{
	unsigned char	c = (unsigned char)source.s[at];

	if (c == '\r')
		return at + 1 == source.n || source.s[at + 1] == '\r' ||
		    source.s[at + 1] == '\n';
	return (c >= ' ' && c != 0x7F) || c == '\t' || c == '\n';
}

static bool
check_text(const char *path, struct str source, struct diags *diags)
{
	if (str_starts(source, "\xFF\xFE") || str_starts(source, "\xFE\xFF")) {
		diag_at(diags, DIAG_INI_BINARY, PLACE(path),
		    "UTF-16, save it as UTF-8");
		return false;
	}
	for (size_t i = 0; i < source.n; i++)
		if (!is_text(source, i)) {
			diag_at(diags, DIAG_INI_BINARY,
			    place_at(path, source, i), "byte 0x%02X",
			    (unsigned char)source.s[i]);
			return false;
		}
	return true;
}

/* SOURCE with "?" for each byte that is no UTF-8, so that all else keeps its
 * place and its faults can be said as well. */
static struct str
mend_encoding(struct arena *arena, const char *path, struct str source,
    struct diags *diags)
{
	struct str	 rest = source;
	struct place	 first = PLACE(path);
	char		*mended = NULL;
	unsigned char	 byte = 0;
	size_t		 bad, count = 0;

	while (!utf8_valid(rest, &bad)) {
		rest = str_from(rest, bad);
		if (count++ == 0) {
			first = place_at(path, source,
			    (size_t)(rest.s - source.s));
			byte = (unsigned char)rest.s[0];
			mended = str_dup(arena, source);
		}
		mended[rest.s - source.s] = '?';
		rest = str_from(rest, 1);
	}
	if (count == 0)
		return source;
	diag_at(diags, DIAG_INI_ENCODING, first, count > 1 ?
	    "byte 0x%02X, and %zu more" : "byte 0x%02X", byte, count - 1);
	return (struct str){ mended, source.n };
}

/* SOURCE without the characters that no page shows: they would turn a title round
 * where it goes on, as in a bookmark.  Behind one its line has lower columns. */
static struct str
leave_hidden(struct arena *arena, const char *path, struct str source,
    struct diags *diags)
{
	struct str	rest = source, at = source;
	struct buf	shown = { 0 };
	struct place	first = PLACE(path);
	size_t		count = 0;
	int32_t		code, found = 0;

	for (; (code = utf8_next(&rest)) >= 0; at = rest)
		if (code < 0x80 || !code_hidden(code))
			buf_add(&shown, at.s, at.n - rest.n);
		else {
			if (code_parts(code))
				buf_char(&shown, ' ');
			if (count++ == 0) {
				first = place_at(path, source,
				    (size_t)(at.s - source.s));
				found = code;
			}
		}
	if (count == 0) {
		buf_free(&shown);
		return source;
	}
	if (count == 1)
		diag_at(diags, DIAG_INI_HIDDEN, first, "U+%04X",
		    (unsigned)found);
	else
		diag_at(diags, DIAG_INI_HIDDEN, first, "U+%04X and %zu more",
		    (unsigned)found, count - 1);
	return buf_take(&shown, arena);
}

struct ini *
ini_read_text(struct arena *arena, const char *path, struct str source,
    struct diags *diags)
{
	struct ini	*ini = arena_make(arena, struct ini);
	struct feed	 feed = {
		.arena = arena, .diags = diags, .path = path,
		.next_section = &ini->first,
	};

	if (!check_text(path, source, diags))
		return NULL;
	source = str_unmarked(source);
	source = mend_encoding(arena, path, source, diags);
	source = leave_hidden(arena, path, source, diags);
	ini->path = path;
	feed.source = feed.rest = source;
	feed.line = (struct str){ source.s, 0 };
	/* The answer is the first line refused; `show` has said them all. */
	ini_parse_stream(show, &feed, hear, &feed);
	assert(feed.rest.n == 0);	/* an inih that stops at a fault */
	return ini;
}

struct ini *
ini_read(struct arena *arena, const char *path, struct place at,
    struct diags *diags)
{
	struct str	source;

	if (!file_read(arena, path, &source, at, diags))
		return NULL;
	return ini_read_text(arena, path, source, diags);
}
