/*
 * loose.c - numbers that are bound to nothing: those of Markdown files, and of
 * the sentences in the layout that may bind figures.  `check` says how many there
 * are, with --numbers each of them.
 */
#include <string.h>

#include "base/file.h"
#include "paper/bind_int.h"
#include "paper/suggest_int.h"

/* Keys whose value is a line of Markdown; others are names and titles. */
static const char *const sentences[] = {
	"standfirst", "sentence", "note", "text",
};

/* A head's numbers are no figures: blanks in their place keep that of all
 * others. */
static struct str
blank_head(struct arena *arena, struct str source)
{
	struct str	rest = source, line;
	char		*text;
	size_t		 n = 0;

	if (head_kind(source).n == 0)
		return source;
	while (rest.n > 0) {
		line = str_cut(&rest, '\n');
		n = source.n - rest.n;
		if (str_starts(line, "---"))
			break;
	}
	text = str_dup(arena, source);
	for (size_t i = 0; i < n; i++)
		if (text[i] != '\n')
			text[i] = ' ';
	return (struct str){ text, source.n };
}

/* A layout gone through line by line, to find where the lines of its values
 * stand. */
struct lines {
	const char	*path;		/* NULL: none yet */
	struct str	 source, rest, line;	/* LINE is the last taken */
	int		 number;	/* of that, from 1 */
	int		 within;	/* the same in its value */
	int		 first;		/* number of the value's first line */
};

/* Numbers on their way into messages, or only counted. */
struct loose {
	struct paper		*paper;
	struct suggesting	*suggesting;	/* NULL: none is said */
	struct lines		 lines;
	size_t			 n;
};

/* ---- places ---- */

static void
lines_take(struct lines *lines)
{
	lines->line = str_cut(&lines->rest, '\n');
	lines->number++;
}

/* To the line of PLACE, where a value begins.  A file that has gone meanwhile has no
 * lines. */
static void
lines_find(struct loose *loose, struct place place)
{
	struct lines	*lines = &loose->lines;
	struct arena	*arena = loose->paper->arena;

	if (lines->path != place.file) {
		*lines = (struct lines){ .path = place.file };
		if (!file_read(arena, place.file, &lines->source, place,
		    diags_new(arena)))
			lines->source = STR("");
		lines->rest = lines->source;
	}
	if (lines->number > place.line) {
		lines->rest = lines->source;
		lines->number = 0;
	}
	while (lines->number < place.line && lines->rest.n > 0)
		lines_take(lines);
	lines->first = place.line;
	lines->within = 1;
}

/* To the next line of the value, which may have empty ones and comments between. */
static void
lines_go_on(struct lines *lines)
{
	struct str	text;

	do {
		lines_take(lines);
		text = str_trim(lines->line);
	} while (lines->rest.n > 0 && (text.n == 0 || text.s[0] == ';' ||
	    text.s[0] == '#'));
	lines->within++;
}

/* Where WITHIN, a place in a value that begins at FIRST, stands in the layout: the
 * lines that go on with a value are indented there. */
static struct place
value_place(struct loose *loose, struct place first, struct place within)
{
	struct lines	*lines = &loose->lines;
	struct str	 text;

	if (within.line == 1) {
		first.col += within.col - 1;
		return first;
	}
	if (lines->path != first.file || lines->first != first.line ||
	    lines->within > within.line)
		lines_find(loose, first);
	while (lines->within < within.line)
		lines_go_on(lines);
	text = str_trim(lines->line);
	return (struct place){ first.file, lines->number, within.col +
	    (int)(text.s - lines->line.s) };
}

/* ---- numbers ---- */

static void
say_number(struct loose *loose, const struct loose_number *number,
    struct place place)
{
	struct str	text = number->text;
	struct str	expr = suggest_find(loose->suggesting, number);

	if (expr.n > 0)
		diag_at(loose->paper->diags, DIAG_LOOSE_NUMBER, place, STR_FMT
		    ", did you mean [" STR_FMT "](=" STR_FMT ")?",
		    STR_ARG(text), STR_ARG(text), STR_ARG(expr));
	else
		diag_at(loose->paper->diags, DIAG_LOOSE_NUMBER, place, STR_FMT,
		    STR_ARG(text));
}

/* Each number of SOURCE, which is the file FIRST names or a value that begins
 * there. */
static void
take_numbers(struct loose *loose, struct str source, struct place first)
{
	struct loose_number	*numbers;
	struct place		 place;
	size_t			 n;

	n = story_numbers(loose->paper->arena, first.file, source, &numbers);
	loose->n += n;
	for (size_t i = 0; i < n && loose->suggesting != NULL; i++) {
		place = numbers[i].place;
		if (first.line > 0)
			place = value_place(loose, first, place);
		say_number(loose, &numbers[i], place);
	}
}

static void
take_file(struct loose *loose, struct item file)
{
	struct arena	*arena = loose->paper->arena;
	const char	*path = str_dup(arena, file.text);
	struct str	 source;

	if (file_read(arena, path, &source, file.place, loose->paper->diags))
		take_numbers(loose, blank_head(arena, source), PLACE(path));
}

static void
take_sentences(struct loose *loose, const struct section *section)
{
	const struct key	*key;
	const struct item	*item;

	for (key = section->kind->keys; key->name != NULL; key++)
		for (size_t i = 0; i < sizeof(sentences) /
		    sizeof(sentences[0]); i++) {
			if (key->type != KEY_TEXT ||
			    strcmp(key->name, sentences[i]) != 0)
				continue;
			item = section_field(section, key->name);
			/* A default stands in no file. */
			if (item->text.n > 0 && item->place.line > 0)
				take_numbers(loose, item->text, item->place);
		}
}

/* Texts are the sections whose file is Markdown, whatever their kind; those of
 * layouts bound with this one are its as well. */
static void
take_layout(struct loose *loose, const struct layout *layout)
{
	const struct section	*at;
	const struct item	*file;

	for (at = layout->first; at != NULL; at = at->next) {
		file = section_field(at, "file");
		if (file != NULL && str_ends(file->text, ".md"))
			take_file(loose, *file);
		take_sentences(loose, at);
		if (section_bound(at) != NULL)
			take_layout(loose, section_bound(at));
	}
}

void
paper_loose_numbers(struct paper *paper)
{
	struct loose	loose = { .paper = paper,
			    .suggesting = suggest_new(paper) };

	take_layout(&loose, paper->build->layout);
	suggest_free(loose.suggesting);
}

void
paper_loose_count(struct paper *paper)
{
	struct loose	loose = { .paper = paper };

	take_layout(&loose, paper->build->layout);
	if (loose.n > 0)
		diag_at(paper->diags, DIAG_LOOSE_NUMBERS, paper->place, "%zu",
		    loose.n);
}
