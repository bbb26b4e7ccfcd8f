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

/* Each number of SOURCE, which begins at FIRST. */
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
		if (place.line == 1)
			place.col += first.col - 1;
		place.line += first.line - 1;
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
		take_numbers(loose, blank_head(arena, source),
		    (struct place){ path, 1, 1 });
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
	struct loose	loose = { paper, suggest_new(paper), 0 };

	take_layout(&loose, paper->build->layout);
	suggest_free(loose.suggesting);
}

void
paper_loose_count(struct paper *paper)
{
	struct loose	loose = { paper, NULL, 0 };

	take_layout(&loose, paper->build->layout);
	if (loose.n > 0)
		diag_at(paper->diags, DIAG_LOOSE_NUMBERS, paper->place, "%zu",
		    loose.n);
}
