/*
 * named.c - appendices by the numbers that a text gives them: "Appendix 2",
 * "Appendices 1, 2 and 4", "Appendix 1 to 3".
 */
#include <string.h>

#include "paper/agenda_int.h"
#include "paper/decision_int.h"

static void
pass_blanks(struct str *rest)
{
	while (str_starts(*rest, " ") || str_starts(*rest, "\n") ||
	    str_starts(*rest, "\u00A0"))
		*rest = str_from(*rest, str_starts(*rest, "\u00A0") ?
		    strlen("\u00A0") : 1);
}

/* Pass over WORD, whatever its case, if it comes next. */
static bool
pass(struct str *rest, const char *word)
{
	if (!str_starts_nocase(*rest, word))
		return false;
	*rest = str_from(*rest, strlen(word));
	return true;
}

static bool
pass_number(struct str *rest, int *out)
{
	size_t	n = 0;

	pass_blanks(rest);
	*out = 0;
	for (; n < rest->n && char_is_digit(rest->s[n]); n++)
		if (*out <= ANNEX_MOST)
			*out = *out * 10 + rest->s[n] - '0';
	*rest = str_from(*rest, n);
	return n > 0 && *out <= ANNEX_MOST;
}

/* Pass over what stands between two numbers; *RANGE: all between them. */
static bool
pass_between(struct str *rest, bool *range)
{
	static const char *const	to[] = { "to ", "through ", "-",
					    "\u2013" };
	static const char *const	and[] = { "and ", "or ", "& " };
	struct str			was = *rest;
	bool				comma;

	*range = false;
	pass_blanks(rest);
	for (size_t i = 0; i < sizeof(to) / sizeof(*to); i++)
		if (pass(rest, to[i]))
			return *range = true;
	comma = pass(rest, ",");
	pass_blanks(rest);
	for (size_t i = 0; i < sizeof(and) / sizeof(*and); i++)
		if (pass(rest, and[i]))
			return true;
	if (!comma)
		*rest = was;
	return comma;
}

/* Go to the number behind the next "appendix" or "appendices". */
static bool
names_find(struct names *names)
{
	struct str	*rest = &names->rest;
	bool		 inside = false;	/* of a word */

	while (rest->n > 0) {
		if (!inside && pass(rest, "appendi")) {
			names->several = pass(rest, "ces") ||
			    pass(rest, "xes");
			if ((names->several || pass(rest, "x")) &&
			    pass_number(rest, &names->next)) {
				names->several |= names->loose;
				names->last = names->next;
				return true;
			}
			inside = true;
			continue;
		}
		inside = code_in_word(utf8_next(rest));
	}
	return false;
}

int
names_next(struct names *names)
{
	struct str	was;
	bool		range;
	int		to;

	if (names->next > 0 && names->next < names->last)
		return ++names->next;
	was = names->rest;
	if (names->several && pass_between(&names->rest, &range) &&
	    pass_number(&names->rest, &to)) {
		names->next = range && to > names->next ? names->next + 1 : to;
		names->last = to;
		return names->next;
	}
	if (names->several)
		names->rest = was;
	names->several = false;
	return names_find(names) ? names->next : 0;
}

bool
names_annex(struct str text, int number)
{
	struct names	names = { .rest = text, .loose = true };
	int		n;

	while ((n = names_next(&names)) > 0)
		if (n == number)
			return true;
	return false;
}
