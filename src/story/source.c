/*
 * story/source.c - a text made ready for cmark.
 *
 * cmark takes no spaces in a link's destination, and does not always know where
 * a link stands.  So each "](" of the text gets a MARK before its destination:
 * a number between two characters that no text may hold.  What is asked behind
 * "=" is taken out and kept with the mark.  Where cmark sees no link after all,
 * in code or behind a stray bracket, restore.c puts back what was there.
 *
 * The TEXT is what the author wrote; MARKED is what cmark reads.  Both have the
 * same lines.  A PIECE is where they begin to run alike again.
 */
#include "story/story_int.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <stdlib.h>
#include <string.h>

/* What is meant as a link's target is not longer (bytes). */
#define TARGET_MOST	500

struct bracket {
	size_t		offset;
	struct place	place;
};

struct scan {
	struct source	*source;
	struct arena	*arena;
	struct str	 rest;		/* of the text */
	struct place	 here;		/* where REST begins */
	struct buf	 marked;
	struct bracket	*open;		/* "[" without their "]" so far */
	size_t		 nopen, open_room;
	bool		 link;		/* a destination comes next ... */
	struct bracket	 bracket;	/* ... whose "[" was here ... */
	struct str	 written;	/* ... and this behind it */
	size_t		 columns, cells;	/* of the tables so far */
	size_t		 hidden;	/* characters left out ... */
	struct place	 hidden_place;	/* ... the first of them */
	int32_t		 hidden_code;
};

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* ---- from the text to what cmark reads ---- */

static size_t
scan_offset(const struct scan *scan)
{
	return scan->source->text.n - scan->rest.n;
}

/* From here on both run alike. */
static void
scan_piece(struct scan *scan)
{
	struct source	*source = scan->source;

	source->pieces = arena_room(scan->arena, source->pieces,
	    source->npieces, &source->pieces_room, sizeof(struct piece));
	source->pieces[source->npieces++] = (struct piece){
	    .marked = scan->marked.n, .source = scan_offset(scan) };
}

/* Go on by N bytes of one line. */
static void
scan_pass(struct scan *scan, size_t n)
{
	struct str	passed = { scan->rest.s, n };

	scan->here.col += (int)utf8_count(passed);
	scan->rest.s += n;
	scan->rest.n -= n;
}

static void
scan_copy(struct scan *scan, size_t n)
{
	buf_add(&scan->marked, scan->rest.s, n);
	scan_pass(scan, n);
}

static void
scan_line(struct scan *scan)
{
	struct source	*source = scan->source;

	source->lines = arena_room(scan->arena, source->lines, source->nlines,
	    &source->lines_room, sizeof(struct piece));
	source->lines[source->nlines++] = (struct piece){
	    .marked = scan->marked.n, .source = scan_offset(scan) };
	scan_piece(scan);
}

/* How many cells LINE has if it is the line under a table's header, else 0. */
static size_t
delimiter_cells(struct str line)
{
	size_t	pipes = 0, dashes = 0;

	for (size_t i = 0; i < line.n; i++) {
		if (strchr("|:-> \t", line.s[i]) == NULL)
			return 0;
		pipes += line.s[i] == '|';
		dashes += line.s[i] == '-';
	}
	return dashes > 0 && pipes > 0 ? pipes + 1 : 0;
}

/* The line that ends here: does a table begin, go on, end? */
static void
scan_table(struct scan *scan, struct str line)
{
	size_t	cells = delimiter_cells(line);

	if (cells > 0)
		scan->columns = cells;
	else if (str_trim(line).n == 0)
		scan->columns = 0;
	scan->cells += scan->columns;
}

static bool
scan_too_large(const struct scan *scan)
{
	return scan->columns > STORY_COLUMNS || scan->cells > STORY_CELLS;
}

static void
scan_newline(struct scan *scan)
{
	const struct source *source = scan->source;
	size_t		 from = source->lines[source->nlines - 1].source;
	struct str	 line;

	line = (struct str){ source->text.s + from, scan_offset(scan) - from };
	scan_table(scan, line);
	if (str_trim(line).n == 0) {	/* a bracket does not reach over it */
		scan->nopen = 0;
		scan->link = false;
	}
	scan_copy(scan, 1);
	scan->here = line_place(source, source->nlines);
	scan_line(scan);
}

static void
scan_hidden(struct scan *scan, int32_t code, size_t n)
{
	if (scan->hidden++ == 0) {
		scan->hidden_place = scan->here;
		scan->hidden_code = code;
	}
	if (code_parts(code))
		buf_char(&scan->marked, ' ');
	scan_pass(scan, n);
	scan_piece(scan);
}

static void
scan_open(struct scan *scan)
{
	scan->open = arena_room(scan->arena, scan->open, scan->nopen,
	    &scan->open_room, sizeof(struct bracket));
	scan->open[scan->nopen++] = (struct bracket){ scan_offset(scan),
	    scan->here };
	scan_copy(scan, 1);
}

static void
scan_close(struct scan *scan)
{
	size_t	from, at = scan_offset(scan);

	scan->bracket = (struct bracket){ at, scan->here };
	scan->written = (struct str){ NULL, 0 };
	if (scan->nopen > 0) {
		scan->bracket = scan->open[--scan->nopen];
		from = scan->bracket.offset + 1;
		scan->written = (struct str){ scan->source->text.s + from,
		    at - from };
	}
	scan_copy(scan, 1);
	if (scan->rest.n > 0 && scan->rest.s[0] == '(') {
		scan->link = true;
		scan_copy(scan, 1);
	}
}

/* What stands in TEXT up to the ")", at most to the end of its line; TARGET_MOST
 * bytes are enough for a message. */
static struct str
target_of(struct str text, bool *closed)
{
	size_t	n = 0;

	while (n < text.n && n < TARGET_MOST && text.s[n] != ')' &&
	    text.s[n] != '\n')
		n++;
	*closed = n < text.n && text.s[n] == ')';
	while (n < text.n && utf8_inside(text.s[n]))
		n--;		/* not in the middle of a character */
	return str_trim((struct str){ text.s, n });
}

/* A new mark, written into what cmark reads. */
static struct mark *
scan_mark(struct scan *scan)
{
	struct source	*source = scan->source;
	struct mark	*mark;

	source->marks = arena_room(scan->arena, source->marks, source->nmarks,
	    &source->marks_room, sizeof(struct mark));
	mark = &source->marks[source->nmarks];
	*mark = (struct mark){ .place = scan->bracket.place,
	    .written = scan->written };
	mark->target = target_of(scan->rest, &mark->closed);
	buf_printf(&scan->marked, MARK_OPEN "%zu" MARK_CLOSE, source->nmarks++);
	scan_piece(scan);
	return mark;
}

/* Where the ")" of a bound figure stands in TEXT; 0 when it has none.  A
 * question may run over into the next line, as editors wrap. */
static size_t
figure_end(struct str text)
{
	int	lines = 0;

	for (size_t i = 0; i < text.n; i++) {
		if (text.s[i] == ')')
			return i;
		lines += text.s[i] == '\n';
		if (lines > 1 || strchr("[](|<`", text.s[i]) != NULL)
			return 0;
	}
	return 0;
}

/* What cmark strips from the head of a line inside a quote or list. */
static size_t
prefix_length(struct str line)
{
	size_t	n = 0;

	while (n < line.n && (is_blank(line.s[n]) || line.s[n] == '>'))
		n++;
	return n;
}

/* TAKEN without its "=", and with a quote's ">" blanked out, so that offsets
 * still count columns. */
static struct str
figure_expr(struct arena *arena, struct str taken)
{
	struct str	expr = { taken.s + 1, taken.n - 1 };
	size_t		newline = str_find(expr, "\n");
	char		*copy;

	if (newline == expr.n)
		return str_trim(expr);
	copy = str_dup(arena, expr);
	for (size_t i = newline + 1; i < expr.n &&
	    (is_blank(copy[i]) || copy[i] == '>'); i++)
		copy[i] = ' ';
	return str_trim((struct str){ copy, expr.n });
}

/* REST begins with the "=" of a question: keep it, and leave its mark. */
static void
scan_figure(struct scan *scan)
{
	struct mark	*mark = scan_mark(scan);
	size_t		 end = figure_end(scan->rest), newline;

	mark->figure = true;
	if (end == 0)
		return;		/* no ")": it stays, and is reported if text */
	mark->taken = (struct str){ scan->rest.s, end };
	mark->expr = figure_expr(scan->arena, mark->taken);
	newline = str_find(mark->taken, "\n");
	scan_pass(scan, newline);
	if (newline < end) {
		scan_newline(scan);
		end -= newline + 1;
		newline = prefix_length((struct str){ scan->rest.s, end });
		scan_copy(scan, newline);
		scan_pass(scan, end - newline);
	}
	scan_piece(scan);
}

/* Where a link's destination begins. */
static void
scan_destination(struct scan *scan)
{
	scan->link = false;
	if (scan->rest.s[0] == '=') {
		scan_figure(scan);
		return;
	}
	if (scan->rest.s[0] == '<')
		scan_copy(scan, 1);
	scan_mark(scan);
}

static bool
is_stray(struct str text)
{
	return text.n > 1 && text.s[0] == '(' && text.s[1] == '=';
}

/* A "(=" right behind no "]" asks nothing: its mark tells, should it come out
 * as text.  Behind "\]" it is meant to. */
static void
scan_stray(struct scan *scan)
{
	size_t	at = scan_offset(scan);

	if (at > 0 && scan->source->text.s[at - 1] == ']') {
		scan_copy(scan, 1);
		return;
	}
	scan->bracket = (struct bracket){ at, scan->here };
	scan->written = (struct str){ NULL, 0 };
	scan_copy(scan, 1);
	scan_mark(scan)->stray = true;
}

/* How much TEXT begins with that is in no way special: printable ASCII but for
 * what makes a link. */
static size_t
plain_length(struct str text)
{
	size_t	n = 0;

	while (n < text.n && text.s[n] >= ' ' && text.s[n] < 0x7F &&
	    text.s[n] != '[' && text.s[n] != ']' && text.s[n] != '\\' &&
	    !is_stray(str_from(text, n)))
		n++;
	return n;
}

/* A plain stretch at once, unless a destination may begin in it; else a
 * character. */
static void
scan_other(struct scan *scan)
{
	struct str	rest = scan->rest;
	size_t		n = scan->link ? 0 : plain_length(rest);
	int32_t		code;

	if (n > 0) {
		scan_copy(scan, n);
		return;
	}
	code = utf8_next(&rest);
	n = scan->rest.n - rest.n;
	if (code_hidden(code))
		scan_hidden(scan, code, n);
	else
		scan_copy(scan, n);
}

static void
scan_next(struct scan *scan)
{
	char	c = scan->rest.s[0];

	if (scan->link && !is_blank(c) && c != '\n')
		scan_destination(scan);
	else if (c == '\n')
		scan_newline(scan);
	else if (c == '\\' && scan->rest.n > 1 && scan->rest.s[1] > ' ' &&
	    scan->rest.s[1] < 0x7F)
		scan_copy(scan, 2);	/* an escaped bracket is none */
	else if (c == '[')
		scan_open(scan);
	else if (c == ']')
		scan_close(scan);
	else if (is_stray(scan->rest))
		scan_stray(scan);
	else
		scan_other(scan);
}

static void
say_hidden(const struct scan *scan, struct diags *diags)
{
	if (scan->hidden == 1)
		diag_at(diags, DIAG_STORY_HIDDEN, scan->hidden_place, "U+%04X",
		    (unsigned)scan->hidden_code);
	else if (scan->hidden > 1)
		diag_at(diags, DIAG_STORY_HIDDEN, scan->hidden_place,
		    "U+%04X and %zu more", (unsigned)scan->hidden_code,
		    scan->hidden - 1);
}

/* TEXT without a byte-order mark and with "\n" at the end of each line. */
static struct str
plain_lines(struct arena *arena, struct str text)
{
	struct buf	out = { 0 };

	text = str_unmarked(text);
	if (text.n == 0 || memchr(text.s, '\r', text.n) == NULL)
		return text;
	for (size_t i = 0; i < text.n; i++) {
		if (text.s[i] != '\r')
			buf_char(&out, text.s[i]);
		else if (i + 1 == text.n || text.s[i + 1] != '\n')
			buf_char(&out, '\n');
	}
	return buf_take(&out, arena);
}

/* The place of OFFSET in TEXT, whose beginning is at PLACE. */
static struct place
place_in(struct place place, struct str text, size_t offset)
{
	size_t	line = 0;

	for (size_t i = 0; i < offset; i++)
		if (text.s[i] == '\n') {
			place.line++;
			place.col = 1;
			line = i + 1;
		}
	place.col += (int)utf8_count((struct str){ text.s + line,
	    offset - line });
	return place;
}

/* What begins like this is no text, whatever its name. */
static const struct {
	struct str	 magic;
	const char	*what;
} strangers[] = {
	{ { "PK\003\004", 4 },	"a Word document or another zip file" },
	{ { "\xD0\xCF\x11\xE0", 4 }, "an old Word document" },
	{ { "{\\rtf", 5 },	"rich text" },
	{ { "%PDF", 4 },	"a PDF" },
};

/* Whether TEXT may be one; if not, it is said. */
static bool
text_is_text(struct place first, struct str text, struct diags *diags)
{
	for (size_t i = 0; i < sizeof(strangers) / sizeof(*strangers); i++)
		if (text.n >= strangers[i].magic.n && memcmp(text.s,
		    strangers[i].magic.s, strangers[i].magic.n) == 0) {
			if (diags != NULL)
				diag_at(diags, DIAG_STORY_KIND, first, "%s",
				    strangers[i].what);
			return false;
		}
	return true;
}

static bool
text_fit(struct place first, struct str text, struct diags *diags)
{
	size_t	bad;

	if (!text_is_text(first, text, diags))
		return false;
	if (text.n > STORY_MOST) {
		if (diags != NULL)
			diag_at(diags, DIAG_STORY_SIZE, first,
			    "%zu bytes, at most %zu", text.n, STORY_MOST);
		return false;
	}
	if (utf8_valid(text, &bad))
		return true;
	if (diags != NULL)
		diag_at(diags, DIAG_STORY_UTF8, place_in(first, text, bad),
		    "byte 0x%02X", (unsigned)(unsigned char)text.s[bad]);
	return false;
}

bool
story_readable(struct arena *arena, const char *file, struct str source,
    struct diags *diags)
{
	return text_fit((struct place){ file, 1, 1 },
	    plain_lines(arena, source), diags);
}

bool
source_read(struct arena *arena, struct place first,
    struct line_places places, struct str text, struct source *out,
    struct diags *diags)
{
	struct scan	scan = { .source = out, .arena = arena, .here = first };

	*out = (struct source){ .first = first, .places = places };
	text = plain_lines(arena, text);
	if (!text_fit(first, text, diags))
		return false;
	out->text = scan.rest = text;
	scan_line(&scan);
	while (scan.rest.n > 0 && !scan_too_large(&scan))
		scan_next(&scan);
	if (scan_too_large(&scan) && diags != NULL)
		diag_at(diags, DIAG_STORY_TABLE, scan.here,
		    "at most %d columns, and %d cells in a text",
		    STORY_COLUMNS, STORY_CELLS);
	if (diags != NULL)
		say_hidden(&scan, diags);
	out->marked = buf_take(&scan.marked, arena);
	return !scan_too_large(&scan);
}

/* ---- cmark ---- */

static void *
memory_calloc(size_t n, size_t size)
{
	void	*p;

	if (size > 0 && n > SIZE_MAX / size)
		out_of_memory();
	p = must_alloc(n * size);
	memset(p, 0, n * size);
	return p;
}

cmark_node *
source_parse(const struct source *source, int options, cmark_mem *memory)
{
	static const char *const extensions[] = { "table", "strikethrough" };
	cmark_parser	*parser;
	cmark_node	*root;

	/* cmark's own would end the program with a signal. */
	*memory = (cmark_mem){ memory_calloc, must_realloc, free };
	cmark_gfm_core_extensions_ensure_registered();
	parser = cmark_parser_new_with_mem(options, memory);
	for (size_t i = 0; i < sizeof(extensions) / sizeof(extensions[0]); i++)
		cmark_parser_attach_syntax_extension(parser,
		    cmark_find_syntax_extension(extensions[i]));
	cmark_parser_feed(parser, source->marked.s, source->marked.n);
	root = cmark_parser_finish(parser);
	cmark_parser_free(parser);
	return root;
}

bool
node_is(cmark_node *node, const char *name)
{
	return node != NULL &&
	    strcmp(cmark_node_get_type_string(node), name) == 0;
}
