/* minutes_check.c - whether minutes agree with the agenda they are approved
 * under, and with the pack. */
#include <stdio.h>

#include "paper/minutes_int.h"

/* ---- dates in a sentence ---- */

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_word(char c)
{
	return is_digit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

/* The number at the head of TEXT, which moves behind it, when it has from LEAST
 * to MOST digits; else -1. */
static int
cut_number(struct str *text, size_t least, size_t most)
{
	int	value = 0;
	size_t	n = 0;

	for (; n < text->n && n <= most && is_digit(text->s[n]); n++)
		value = value * 10 + (text->s[n] - '0');
	if (n < least || n > most)
		return -1;
	*text = (struct str){ text->s + n, text->n - n };
	return value;
}

static bool
cut_char(struct str *text, char c)
{
	if (text->n == 0 || text->s[0] != c)
		return false;
	*text = (struct str){ text->s + 1, text->n - 1 };
	return true;
}

/* The letters at the head of TEXT, which moves behind them. */
static struct str
cut_letters(struct str *text)
{
	struct str	word = { text->s, 0 };

	while (word.n < text->n && is_word(text->s[word.n]) &&
	    !is_digit(text->s[word.n]))
		word.n++;
	*text = (struct str){ text->s + word.n, text->n - word.n };
	return word;
}

/* White space, also that of a line's end. */
static void
cut_space(struct str *text)
{
	while (text->n > 0 && (text->s[0] == ' ' || text->s[0] == '\n' ||
	    text->s[0] == '\t' || text->s[0] == '\r'))
		*text = (struct str){ text->s + 1, text->n - 1 };
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
	if (!cut_char(text, '-'))
		return false;
	date->month = cut_number(text, 2, 2);
	if (!cut_char(text, '-'))
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
	cut_char(text, stroke);
	date->month = cut_number(text, 1, 2);
	if (!cut_char(text, stroke))
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
	cut_char(text, ',');
	cut_space(text);
	date->year = cut_number(text, 4, 4);
	return true;
}

/* The date that TEXT begins with; REST is what stands behind it. */
static bool
date_at(struct str text, struct str *rest, struct date *out)
{
	struct str	 after = text;
	struct date	 date = { 0 };
	char		 iso[40];

	date.year = cut_number(&after, 4, 4);
	if (date.year < 0) {
		date.day = cut_number(&after, 1, 2);
		*rest = after;
		if (date.day < 0 || (!short_date(&after, &date) &&
		    (after = *rest, !long_date(&after, &date))))
			return false;
	} else if (!iso_date(&after, &date))
		return false;
	/* A day that does not exist is none. */
	if (date.year < 0 || date.month < 0 || date.day < 0)
		return false;
	snprintf(iso, sizeof(iso), "%04d-%02d-%02d", date.year, date.month,
	    date.day);
	*rest = after;
	return date_parse(str_of(iso), out);
}

bool
date_named(struct str *rest, struct date *out)
{
	struct str	behind;
	bool		inside = false;		/* of a word or number */

	while (rest->n > 0) {
		if (!inside && is_digit(rest->s[0]) &&
		    date_at(*rest, &behind, out)) {
			*rest = behind;
			return true;
		}
		inside = is_word(rest->s[0]);
		*rest = (struct str){ rest->s + 1, rest->n - 1 };
	}
	return false;
}

/* ---- the checks ---- */

/* What the agenda calls the item, and its paragraph, name a meeting: these one,
 * or none. */
static void
check_named(struct paper *paper, const struct minutes *minutes,
    const struct section *section, const char *key)
{
	const struct item	*said = section_field(section, key);
	struct date		 date, other = { 0 };
	struct str		 rest;

	if (said == NULL)
		return;
	for (rest = said->text; date_named(&rest, &date);) {
		if (date_cmp(date, minutes->held.date) == 0)
			return;
		if (!date_known(other))
			other = date;
	}
	if (date_known(other))
		diag_at(paper->diags, DIAG_MINUTES_DATE, said->place,
		    STR_FMT ", minutes of " STR_FMT,
		    STR_ARG(date_long(paper->arena, other)),
		    STR_ARG(date_long(paper->arena, minutes->held.date)));
}

void
minutes_check(struct paper *paper, const struct minutes *minutes,
    const struct agenda_item *item)
{
	const struct minutes_head	*head = minutes->head->settings;
	const struct pack		*pack = paper->pack;

	if (pack->panel.text.n > 0 && head->panel.text.n > 0 &&
	    !str_eq(pack->panel.text, head->panel.text))
		diag_at(paper->diags, DIAG_MINUTES_PANEL, head->panel.place,
		    STR_FMT ", not " STR_FMT, STR_ARG(head->panel.text),
		    STR_ARG(pack->panel.text));
	if (item == NULL || !date_known(minutes->held.date))
		return;		/* alone, they are of the meeting itself */
	if (date_known(pack->meeting.date) &&
	    date_cmp(minutes->held.date, pack->meeting.date) >= 0)
		diag_at(paper->diags, DIAG_MINUTES_HELD, minutes->held.place,
		    STR_FMT ", meeting on " STR_FMT,
		    STR_ARG(date_long(paper->arena, minutes->held.date)),
		    STR_ARG(date_long(paper->arena, pack->meeting.date)));
	check_named(paper, minutes, item->section, "title");
	check_named(paper, minutes, item->section, "text");
}
