/*
 * loose.c - numbers that are bound to nothing, for `check --numbers`: those of
 * Markdown files, and of the sentences in the layout that may bind figures.
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

/* Say each number of SOURCE, which begins at FIRST. */
static void
say_numbers(struct paper *paper, struct suggesting *suggesting,
    struct str source, struct place first)
{
	struct loose_number	*loose;
	struct str		 expr;
	struct place		 place;
	size_t			 n;

	n = story_numbers(paper->arena, first.file, source, &loose);
	for (size_t i = 0; i < n; i++) {
		place = loose[i].place;
		if (place.line == 1)
			place.col += first.col - 1;
		place.line += first.line - 1;
		expr = suggest_find(suggesting, &loose[i]);
		if (expr.n > 0)
			diag_at(paper->diags, DIAG_LOOSE_NUMBER, place, STR_FMT
			    ", did you mean [" STR_FMT "](=" STR_FMT ")?",
			    STR_ARG(loose[i].text), STR_ARG(loose[i].text),
			    STR_ARG(expr));
		else
			diag_at(paper->diags, DIAG_LOOSE_NUMBER, place, STR_FMT,
			    STR_ARG(loose[i].text));
	}
}

static void
say_file(struct paper *paper, struct suggesting *suggesting, struct item file)
{
	const char	*path = str_dup(paper->arena, file.text);
	struct str	 source;

	if (file_read(paper->arena, path, &source, file.place, paper->diags))
		say_numbers(paper, suggesting, blank_head(paper->arena,
		    source), (struct place){ path, 1, 1 });
}

static void
say_sentences(struct paper *paper, struct suggesting *suggesting,
    const struct section *section)
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
				say_numbers(paper, suggesting, item->text,
				    item->place);
		}
}

/* Texts are the sections whose file is Markdown, whatever their kind; those of
 * layouts bound with this one are its as well. */
static void
say_layout(struct paper *paper, struct suggesting *suggesting,
    const struct layout *layout)
{
	const struct section	*at;
	const struct item	*file;

	for (at = layout->first; at != NULL; at = at->next) {
		file = section_field(at, "file");
		if (file != NULL && str_ends(file->text, ".md"))
			say_file(paper, suggesting, *file);
		say_sentences(paper, suggesting, at);
		if (section_bound(at) != NULL)
			say_layout(paper, suggesting, section_bound(at));
	}
}

void
paper_loose_numbers(struct paper *paper)
{
	struct suggesting	*suggesting = suggest_new(paper);

	say_layout(paper, suggesting, paper->build->layout);
	suggest_free(suggesting);
}
