/*
 * page/breaks.c - where a line may end: Unicode's rules (UAX #14), which
 * libunibreak knows.
 *
 * After a space between two letters a line may always end, whatever stands
 * before or behind them.  There a text is divided into STRETCHES, most of them
 * one word.  One of letters and digits has no such place inside, so the library
 * is asked only about the others.
 */
#include "page/page_int.h"

#include <linebreak.h>
#include <string.h>

void
breaks_open(void)
{
	init_linebreak();
}

static bool
is_letter(char c)
{
	return char_is_letter(c) || char_is_digit(c);
}

/* What never stands alone: behind a letter it is a part of the word. */
static bool
is_stop(char c)
{
	return c == '.' || c == ',';
}

/* Where the stretch of S that begins at FROM ends, and whether nothing but
 * letters and stops behind them are in it. */
static size_t
stretch_end(const char *s, size_t from, size_t n, bool *plain)
{
	*plain = is_letter(s[from]);
	for (size_t i = from + 1; i < n; i++) {
		if (s[i] == ' ' && i + 1 < n && is_letter(s[i + 1]) &&
		    (is_letter(s[i - 1]) || is_stop(s[i - 1])))
			return i + 1;
		*plain = *plain && (is_letter(s[i]) || is_stop(s[i]));
	}
	return n;
}

/* What libunibreak 1.1 ends the program at: regional indicators, of which two
 * are a flag, and U+FFFF.  A letter of as many bytes stands in. */
static const struct {
	const char	*head, *letter;
	size_t		 n;
} fatal[] = {
	{ "\xF0\x9F\x87", "\xF0\x9D\x90\x80", 4 },	/* U+1D400 */
	{ "\xEF\xBF\xBF", "\xEF\xAC\x80", 3 },	/* U+FB00 */
};

static void
fatal_replace(char *text, size_t n)
{
	char	*at, *end = text + n;

	for (size_t i = 0; i < sizeof(fatal) / sizeof(fatal[0]); i++)
		for (at = text; (at = memmem(at, (size_t)(end - at),
		    fatal[i].head, 3)) != NULL &&
		    (size_t)(end - at) >= fatal[i].n; at += fatal[i].n)
			memcpy(at, fatal[i].letter, fatal[i].n);
}

static void
stretch_ask(char *text, size_t n, char *chances)
{
	static const char	meaning[] = {
		[LINEBREAK_MUSTBREAK]	= CHANCE_MUST,
		[LINEBREAK_ALLOWBREAK]	= CHANCE_BREAK,
		[LINEBREAK_NOBREAK]	= CHANCE_NONE,
		[LINEBREAK_INSIDEACHAR]	= CHANCE_NONE,
	};

	fatal_replace(text, n);
	set_linebreaks_utf8((unsigned char *)text, n, "en", chances);
	for (size_t i = 0; i < n; i++)
		chances[i] = meaning[(unsigned char)chances[i]];
}

void
breaks_find(char *text, size_t n, char *chances)
{
	size_t	end;
	bool	plain;

	for (size_t at = 0; at < n; at = end) {
		end = stretch_end(text, at, n, &plain);
		if (plain)
			memset(chances + at, CHANCE_NONE, end - at);
		else
			stretch_ask(text + at, end - at, chances + at);
		chances[end - 1] = CHANCE_BREAK;
	}
}
