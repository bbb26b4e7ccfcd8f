/*
 * withheld_words.c - what authors say of rows that are withheld.
 *
 * They had every number in view, so whatever says how many is pointed at: in the
 * words of the table itself any number, in other texts one that stands in a
 * sentence with a row's name.
 */
#include <ctype.h>
#include <string.h>

#include "base/file.h"
#include "paper/breakdown_int.h"

static const char *const number_words[] = {
	"one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
	"ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen",
	"seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty",
	"fifty", "sixty", "seventy", "eighty", "ninety", "hundred", "half",
	"third", "quarter", "dozen", "only", "none", "all",
};

static bool
is_year(struct str word)
{
	return word.n == 4 && (str_starts(word, "19") || str_starts(word, "20"));
}

/* Whether WORD says how many; a year does not. */
static bool
is_number(struct str word)
{
	for (size_t i = 0; i < word.n; i++)
		if (isdigit((unsigned char)word.s[i]))
			return !is_year(word);
	for (size_t i = 0; i < sizeof(number_words) / sizeof(*number_words);
	    i++)
		if (str_is_nocase(word, number_words[i]))
			return true;
	return false;
}

static bool
in_word(struct str text, size_t at)
{
	return at < text.n && (isalnum((unsigned char)text.s[at]) ||
	    (text.s[at] & 0x80) != 0);
}

/* The row whose name, such as "Jigsaw 2", TEXT begins with, the longest of
 * several; NULL: none. */
static const struct breakdown_row *
row_named(const struct breakdown_page *page, struct str text)
{
	const struct breakdown_row	*found = NULL;
	size_t				 longest = 0;

	for (size_t i = 0; i < page->n; i++) {
		struct str	name = page->rows[i].name;

		if (name.n > longest && name.n <= text.n &&
		    str_eq((struct str){ text.s, name.n }, name) &&
		    !in_word(text, name.n)) {
			found = &page->rows[i];
			longest = name.n;
		}
	}
	return found;
}

/* The next run of letters and digits of REST that is in no row's name; REST moves
 * behind it.  Empty at the end. */
static struct str
next_word(const struct breakdown_page *page, struct str *rest)
{
	const struct breakdown_row	*row;
	struct str			 word;

	while (rest->n > 0) {
		row = row_named(page, *rest);
		if (row == NULL && isalnum((unsigned char)*rest->s))
			break;
		*rest = str_from(*rest, row != NULL ? row->name.n : 1);
	}
	word = (struct str){ rest->s, 0 };
	while (word.n < rest->n && isalnum((unsigned char)word.s[word.n]))
		word.n++;
	*rest = str_from(*rest, word.n);
	return word;
}

void
withheld_words(struct paper *paper, const struct breakdown_page *page,
    struct item text)
{
	struct str	rest = text.text, word;

	while ((word = next_word(page, &rest)).n > 0)
		if (is_number(word)) {
			diag_at(paper->diags, DIAG_WITHHELD_WORDS, text.place,
			    "\"" STR_FMT "\" in \"" STR_FMT "\"",
			    STR_ARG(word), STR_ARG(text.text));
			return;
		}
}

/* ---- texts ---- */

/* How long the sentence is with which TEXT begins: a line that is a cell's row, an
 * item or a heading ends one too. */
static size_t
sentence_length(struct str text)
{
	static const char	begins[] = "\n|-*+#>0123456789";
	size_t			i = 0;

	for (; i + 1 < text.n; i++) {
		char	now = text.s[i], next = text.s[i + 1];

		if (now == '\n' && strchr(begins, next) != NULL)
			return i + 1;
		if (strchr(".!?", now) != NULL && isspace((unsigned char)next))
			return i + 1;
	}
	return text.n;
}

/* Where SENTENCE names a row that is withheld, or its length. */
static size_t
find_withheld(const struct breakdown_page *page, struct str sentence)
{
	const struct breakdown_row	*row;

	for (size_t i = 0; i < sentence.n; i++) {
		if (i > 0 && in_word(sentence, i - 1))
			continue;
		row = row_named(page, str_from(sentence, i));
		if (row != NULL && (row->hide_share || !row->known))
			return i;
	}
	return sentence.n;
}

/* Whether it says how many, in its own words or the data's. */
static bool
has_number(const struct breakdown_page *page, struct str sentence)
{
	struct str	word;

	if (str_find(sentence, "](=") < sentence.n)
		return true;
	while ((word = next_word(page, &sentence)).n > 0)
		if (is_number(word))
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
	struct str	 source, rest;
	size_t		 n, at;

	paper_input(paper, INPUT_TEXT, path);
	if (!path_exists(path) || !file_read(paper->arena, path, &source,
	    file.place, paper->diags))
		return;
	for (rest = source; rest.n > 0; rest = str_from(rest, n)) {
		n = sentence_length(rest);
		at = find_withheld(page, (struct str){ rest.s, n });
		if (at < n && has_number(page, (struct str){ rest.s, n }))
			diag_at(paper->diags, DIAG_WITHHELD_TEXT, place_of(path,
			    source, source.n - rest.n + at), STR_FMT " by "
			    STR_FMT, STR_ARG(page->of.indicator->id),
			    STR_ARG(page->of.breakdown));
	}
}
