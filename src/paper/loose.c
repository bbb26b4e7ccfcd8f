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

/* Numbers on their way into messages, or only counted. */
struct loose {
	struct paper		*paper;
	struct suggesting	*suggesting;	/* NULL: none is said */
	size_t			 n;
};

/* Where WITHIN, a place in the text of ITEM, which is a file or a value of the
 * layout, stands. */
static struct place
place_within(const struct item *item, struct place within)
{
	struct place	place;

	if (item->place.line == 0)	/* a file */
		return within;
	place = line_begins(item->place, item->lines, (size_t)within.line - 1);
	place.col += within.col - 1;
	return place;
}

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

/* Each number of ITEM's text. */
static void
take_numbers(struct loose *loose, const struct item *item)
{
	struct loose_number	*numbers;
	size_t			 n;

	n = story_numbers(loose->paper->arena, item->place.file, item->text,
	    &numbers);
	loose->n += n;
	for (size_t i = 0; i < n && loose->suggesting != NULL; i++)
		say_number(loose, &numbers[i], place_within(item,
		    numbers[i].place));
}

static void
take_file(struct loose *loose, struct item file)
{
	struct arena	*arena = loose->paper->arena;
	struct item	 text = item_at(STR(""), PLACE(str_dup(arena,
			    file.text)));

	if (!file_read(arena, text.place.file, &text.text, file.place,
	    loose->paper->diags))
		return;
	text.text = blank_head(arena, text.text);
	take_numbers(loose, &text);
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
				take_numbers(loose, item);
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
