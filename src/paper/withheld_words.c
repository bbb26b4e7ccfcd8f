/*
 * withheld_words.c - whether words name a row that is withheld, and say how many.
 */
#include <string.h>

#include "paper/withheld_int.h"
#include "paper/wording_int.h"

/* Names that are longer are taken as they are. */
#define JOINED_MOST	120

/* The length of NAME when its number is joined to it, as in "Jigsaw-2" or "Jigsaw2",
 * and TEXT begins so. */
static size_t
joined_length(struct str text, struct str name)
{
	char	room[JOINED_MOST];
	size_t	at = name.n, n;

	while (at > 0 && char_is_digit(name.s[at - 1]))
		at--;
	if (at == name.n || at < 2 || name.s[at - 1] != ' ' ||
	    name.n > sizeof(room))
		return 0;
	memcpy(room, name.s, name.n);
	room[at - 1] = '-';
	n = name_length(text, (struct str){ room, name.n });
	if (n > 0)
		return n;
	memmove(room + at - 1, room + at, name.n - at);
	return name_length(text, (struct str){ room, name.n - 1 });
}

/* The longest of several, such as "Jigsaw 2". */
size_t
withheld_name(const struct breakdown_page *page, struct str text,
    const struct breakdown_row **row)
{
	size_t	length = 0, n;

	for (size_t i = 0; i < page->n; i++) {
		n = name_length(text, page->rows[i].name);
		if (n == 0)
			n = joined_length(text, page->rows[i].name);
		if (n > length) {
			*row = &page->rows[i];
			length = n;
		}
	}
	return length;
}

/* How much of TEXT's beginning says nothing of how many: a row's name, a month such
 * as 2022-12, or what is in no word.  0: a word begins there. */
static size_t
idle_length(const struct breakdown_page *page, struct str text)
{
	const struct breakdown_row	*row;
	const size_t			 code = sizeof("2022-12") - 1;
	struct str			 rest = text;
	struct period			 month;
	size_t				 name = withheld_name(page, text, &row);

	if (name > 0)
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

size_t
withheld_named(const struct breakdown_page *page, struct str text)
{
	const struct breakdown_row	*row;
	struct str			 rest = text;
	size_t				 n;

	while (rest.n > 0) {
		if (withheld_name(page, rest, &row) > 0 &&
		    (row->hide_share || !row->known))
			break;
		n = word_length(rest);
		if (n == 0)
			utf8_next(&rest);
		else
			rest = str_from(rest, n);
	}
	return text.n - rest.n;
}

bool
withheld_counted(const struct breakdown_page *page, struct str text)
{
	struct str	word;

	while ((word = next_word(page, &text)).n > 0)
		if (word_is_number(word) || word_is_count(word))
			return true;
	return false;
}

struct str
withheld_number(const struct breakdown_page *page, struct str text)
{
	bool		named = withheld_named(page, text) < text.n;
	struct str	word;

	while ((word = next_word(page, &text)).n > 0)
		if (word_is_number(word) || (named && word_is_count(word)))
			break;
	return word;
}
