/*
 * meant.c - cells in forms that spreadsheets and people give them and that are
 * not read: what they were meant for is said, and never guessed into the store.
 */
#include <string.h>

#include "store/kind_int.h"

/* ---- periods ---- */

struct str
period_or_day_meant(struct arena *arena, struct str text)
{
	struct str	meant = period_meant(arena, text);
	struct period	period;
	struct date	day;

	if (!period_parse(meant, &period) || period.kind != PERIOD_DAY)
		return meant;
	day = period_first(period);
	return str_printf(arena, "%04d-%02d for the month, or " STR_FMT
	    " for the day", day.year, day.month, STR_ARG(meant));
}

/* ---- numbers ---- */

struct str
number_meant(struct str text)
{
	static const char *const	signs[] = {
		"%", "\xC2\xA3", "$", "\xE2\x82\xAC"	/* pound, euro */
	};
	struct num			num;
	size_t				n;

	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
		n = strlen(signs[i]);
		if (str_starts(text, signs[i]))
			text = (struct str){ text.s + n, text.n - n };
		if (str_ends(text, signs[i]))
			text.n -= n;
		text = str_trim(text);
	}
	return num_parse(text, &num) ? text : STR("");
}

/* ---- signs in the place of a number ---- */

static const struct {
	const char	*sign;
	const char	*status;
} signs[] = {
	{ "c",			"c for confidential" },
	{ "[c]",		"c for confidential" },
	{ "*",			"c for confidential" },
	{ "s",			"c for confidential" },
	{ "suppressed",		"c for confidential" },
	{ "x",			"x for unavailable" },
	{ "[x]",		"x for unavailable" },
	{ "..",			"x for unavailable" },
	{ "...",		"x for unavailable" },
	{ ":",			"x for unavailable" },
	{ "n/k",		"x for unavailable" },
	{ "nk",			"x for unavailable" },
	{ "not known",		"x for unavailable" },
	{ "unknown",		"x for unavailable" },
	{ "null",		"x for unavailable" },
	{ "nan",		"x for unavailable" },
	{ "#n/a",		"x for unavailable" },
	{ "missing",		"x for unavailable" },
	{ "z",			"z for not applicable" },
	{ "[z]",		"z for not applicable" },
	{ ".",			"z for not applicable" },
	{ "not applicable",	"z for not applicable" },
	{ "n/a",		"N/A, x for unavailable or z for not applicable" },
	{ "na",			"N/A, x for unavailable or z for not applicable" },
	{ "-",			"x for unavailable or z for not applicable; or "
				"write 0 if there was none" },
	{ "\xE2\x80\x93",	"x for unavailable or z for not applicable; or "
				"write 0 if there was none" },	/* en dash */
	{ "\xE2\x80\x94",	"x for unavailable or z for not applicable; or "
				"write 0 if there was none" },	/* em dash */
	{ "low",		"low for what rounds to nought" },
	{ "k",			"low for what rounds to nought" },
	{ "[k]",		"low for what rounds to nought" },
	{ "~",			"low for what rounds to nought, or x for "
				"unavailable" },
	{ "[low]",		"low for what rounds to nought" },
	{ "tbc",		"TBC" },
	{ "not set",		"Not set" },
};

struct str
sign_meant(struct str text)
{
	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
		if (str_is_nocase(text, signs[i].sign))
			return str_of(signs[i].status);
	/* "<5" */
	return str_starts(text, "<") ? STR("c for confidential") : STR("");
}
