/* date_named.c - dates as people write them in a sentence. */
#include <string.h>

#include "base/date.h"

/* The number at the head of TEXT, which moves behind it, when it has from LEAST
 * to MOST digits; else -1. */
static int
cut_number(struct str *text, size_t least, size_t most)
{
	int	value = 0;
	size_t	n = 0;

	for (; n < text->n && n <= most && char_is_digit(text->s[n]); n++)
		value = value * 10 + (text->s[n] - '0');
	if (n < least || n > most)
		return -1;
	*text = str_from(*text, n);
	return value;
}

/* The letters at the head of TEXT, which moves behind them. */
static struct str
cut_letters(struct str *text)
{
	struct str	word = { text->s, 0 };

	while (word.n < text->n && char_is_letter(text->s[word.n]))
		word.n++;
	*text = str_from(*text, word.n);
	return word;
}

/* White space, also that of a line's end. */
static void
cut_space(struct str *text)
{
	while (text->n > 0 && strchr(" \n\t\r", text->s[0]) != NULL)
		*text = str_from(*text, 1);
}

/* 1 to 12 of "November" or "Nov"; 0 when it is no month. */
static int
month_of(struct str word)
{
	for (int month = 1; month <= 12; month++)
		if (str_is_nocase(word, month_name(month)) ||
		    str_is_nocase(word, month_short(month)))
			return month;
	return 0;
}

/* "2022-11-24", with its year read already. */
static bool
iso_date(struct str *text, struct date *date)
{
	if (!str_cut_char(text, '-'))
		return false;
	date->month = cut_number(text, 2, 2);
	if (!str_cut_char(text, '-'))
		return false;
	date->day = cut_number(text, 2, 2);
	return true;
}

/* "24/11/22" or "24.11.2022", with its day read already. */
static bool
short_date(struct str *text, struct date *date)
{
	char	stroke = text->n > 0 ? text->s[0] : '\0';

	if (stroke != '/' && stroke != '.')
		return false;
	str_cut_char(text, stroke);
	date->month = cut_number(text, 1, 2);
	if (!str_cut_char(text, stroke))
		return false;
	date->year = cut_number(text, 2, 4);
	if (date->year >= 0 && date->year < 100)
		date->year += 2000;
	return true;
}

/* "24 November 2022" or "24th Nov, 2022", with its day read already. */
static bool
long_date(struct str *text, struct date *date)
{
	struct str	after = cut_letters(text);

	if (after.n > 0 && !str_is(after, "st") && !str_is(after, "nd") &&
	    !str_is(after, "rd") && !str_is(after, "th"))
		return false;
	cut_space(text);
	date->month = month_of(cut_letters(text));
	if (date->month == 0)
		return false;
	str_cut_char(text, ',');
	cut_space(text);
	date->year = cut_number(text, 4, 4);
	return true;
}

/* "24/11/22" or "24 November 2022", with its day read already. */
static bool
worded_date(struct str *text, struct date *date)
{
	struct str	again = *text;

	if (short_date(text, date))
		return true;
	*text = again;
	return long_date(text, date);
}

/* The date that TEXT begins with; REST is what stands behind it. */
static bool
date_at(struct str text, struct str *rest, struct date *out)
{
	struct date	date = { .year = cut_number(&text, 4, 4) };
	bool		ok;

	if (date.year >= 0)
		ok = iso_date(&text, &date);
	else {
		date.day = cut_number(&text, 1, 2);
		ok = date.day >= 0 && worded_date(&text, &date);
	}
	*rest = text;
	*out = date;
	return ok && date_exists(date);
}

bool
date_named(struct str *rest, struct date *out)
{
	struct str	behind;
	bool		inside = false;		/* of a word or number */

	while (rest->n > 0) {
		if (!inside && char_is_digit(rest->s[0]) &&
		    date_at(*rest, &behind, out)) {
			*rest = behind;
			return true;
		}
		inside = char_is_digit(rest->s[0]) ||
		    char_is_letter(rest->s[0]);
		*rest = str_from(*rest, 1);
	}
	return false;
}
