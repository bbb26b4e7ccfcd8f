/*
 * withheld_words.c - what authors say of rows that are withheld.
 *
 * They had every number in view, so whatever says how many is pointed at: in the
 * words of the table itself any number, in other texts one that stands in a
 * sentence with a row's name.
 */
#include "base/file.h"
#include "paper/breakdown_int.h"
#include "paper/wording_int.h"

/* The row whose name, such as "Jigsaw 2", TEXT begins with, the longest of
 * several, and its LENGTH there; NULL: none. */
static const struct breakdown_row *
row_named(const struct breakdown_page *page, struct str text, size_t *length)
{
	const struct breakdown_row	*found = NULL;
	size_t				 n;

	*length = 0;
	for (size_t i = 0; i < page->n; i++) {
		n = name_length(text, page->rows[i].name);
		if (n > *length) {
			found = &page->rows[i];
			*length = n;
		}
	}
	return found;
}

/* How much of TEXT's beginning says nothing of how many: a row's name, a month such
 * as 2022-12, or what is in no word.  0: a word begins there. */
static size_t
idle_length(const struct breakdown_page *page, struct str text)
{
	const size_t	code = sizeof("2022-12") - 1;
	struct str	rest = text;
	struct period	month;
	size_t		name;

	if (row_named(page, text, &name) != NULL)
		return name;
	if (text.n >= code && word_length(str_from(text, code)) == 0 &&
	    period_parse((struct str){ text.s, code }, &month))
		return code;
	if (word_length(text) > 0)
		return 0;
	utf8_next(&rest);
	return text.n - rest.n;
}

/* The next word of REST that may say how many; REST moves behind it.  Empty at the
 * end. */
static struct str
next_word(const struct breakdown_page *page, struct str *rest)
{
	struct str	word;
	size_t		idle;

	while (rest->n > 0 && (idle = idle_length(page, *rest)) > 0)
		*rest = str_from(*rest, idle);
	word = (struct str){ rest->s, word_length(*rest) };
	*rest = str_from(*rest, word.n);
	return word;
}

/* Where SENTENCE names a row that is withheld, or its length. */
static size_t
find_withheld(const struct breakdown_page *page, struct str sentence)
{
	const struct breakdown_row	*row;
	struct str			 rest = sentence;
	size_t				 n;

	while (rest.n > 0) {
		row = row_named(page, rest, &n);
		if (row != NULL && (row->hide_share || !row->known))
			break;
		n = word_length(rest);
		if (n == 0)
			utf8_next(&rest);
		else
			rest = str_from(rest, n);
	}
	return sentence.n - rest.n;
}

void
withheld_words(struct paper *paper, const struct breakdown_page *page,
    struct item text)
{
	bool		named = find_withheld(page, text.text) < text.text.n;
	struct str	rest = text.text, word;

	while ((word = next_word(page, &rest)).n > 0)
		if (word_is_number(word) || (named && word_is_count(word))) {
			diag_at(paper->diags, DIAG_WITHHELD_WORDS, text.place,
			    "\"" STR_FMT "\" in \"" STR_FMT "\"",
			    STR_ARG(word), STR_ARG(text.text));
			return;
		}
}

/* ---- texts ---- */

/* Whether SENTENCE, which names a row, says how many in its own words or the
 * data's. */
static bool
has_number(const struct breakdown_page *page, struct str sentence)
{
	struct str	word;

	if (str_find(sentence, "](=") < sentence.n)
		return true;
	while ((word = next_word(page, &sentence)).n > 0)
		if (word_is_number(word) || word_is_count(word))
			return true;
	return false;
}

void
withheld_reason(struct paper *paper, const struct breakdown_page *page,
    struct str reason)
{
	if (find_withheld(page, reason) < reason.n && has_number(page, reason))
		diag_at(paper->diags, DIAG_WITHHELD_TEXT,
		    page->settings->breakdown.place, "the reason of a "
		    "correction, \"" STR_FMT "\"", STR_ARG(reason));
}

/* Where the next sentence of REST that has a number names a row that is withheld;
 * NULL: there is none.  REST moves behind the sentence. */
static const char *
next_said(const struct breakdown_page *page, struct str *rest)
{
	struct str	sentence;
	size_t		at;

	while (rest->n > 0) {
		sentence = (struct str){ rest->s, sentence_length(*rest) };
		*rest = str_from(*rest, sentence.n);
		at = find_withheld(page, sentence);
		if (at < sentence.n && has_number(page, sentence))
			return sentence.s + at;
	}
	return NULL;
}

static void
say_text(struct paper *paper, const struct breakdown_page *page,
    struct place place)
{
	diag_at(paper->diags, DIAG_WITHHELD_TEXT, place, STR_FMT " by " STR_FMT,
	    STR_ARG(page->of.indicator->id), STR_ARG(page->of.breakdown));
}

void
withheld_item(struct paper *paper, const struct breakdown_page *page,
    struct item text)
{
	struct str	rest = text.text;

	if (next_said(page, &rest) != NULL)
		say_text(paper, page, text.place);
}

/* The place of byte AT of SOURCE. */
static struct place
place_of(const char *path, struct str source, size_t at)
{
	struct place	place = { path, 1, 1 };
	size_t		line = 0;

	for (size_t i = 0; i < at; i++)
		if (source.s[i] == '\n') {
			place.line++;
			line = i + 1;
		}
	place.col += (int)utf8_count((struct str){ source.s + line,
	    at - line });
	return place;
}

void
withheld_text(struct paper *paper, const struct breakdown_page *page,
    struct item file)
{
	const char	*path = str_dup(paper->arena, file.text);
	const char	*at;
	struct str	 source, rest;

	paper_input(paper, INPUT_TEXT, path);
	if (!path_exists(path) || !file_read(paper->arena, path, &source,
	    file.place, paper->diags))
		return;
	rest = source;
	while ((at = next_said(page, &rest)) != NULL)
		say_text(paper, page, place_of(path, source,
		    (size_t)(at - source.s)));
}
