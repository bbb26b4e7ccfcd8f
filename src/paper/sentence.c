/*
 * sentence.c - what a loose number's sentence says of it: its unit, the months
 * and indicators that are named, the words that a question needs.
 *
 * Words are looked for as they begin: "neighbour" finds "neighbours".
 */
#include "paper/suggest_int.h"

#include <ctype.h>
#include <string.h>

#define COUNT(array)	(sizeof(array) / sizeof((array)[0]))

/* Shorter words of an indicator's name do not name it. */
#define WORD_LEAST	4
#define NAMING_MOST	16

static bool
stands_in(const char *sentence, struct str word)
{
	for (; *sentence != '\0'; sentence++)
		if (strncasecmp(sentence, word.s, word.n) == 0)
			return true;
	return false;
}

/* Whether one of WORDS, which "|" parts, begins a word of SENTENCE. */
static bool
any_stands_in(const char *sentence, const char *words)
{
	struct str	rest = str_of(words), word;
	const char	*at;

	while (rest.n > 0) {
		word = str_cut(&rest, '|');
		for (at = sentence; *at != '\0'; at++)
			if ((at == sentence ||
			    !isalpha((unsigned char)at[-1])) &&
			    strncasecmp(at, word.s, word.n) == 0)
				return true;
	}
	return false;
}

static bool
month_stands_in(const char *sentence, int month)
{
	return any_stands_in(sentence, month_name(month));
}

/* What stands right behind the number, which may be its unit. */
static enum unit_sign
sign_behind(struct str behind)
{
	static const struct {
		const char	*word;
		enum unit_sign	 sign;
	} signs[] = {
		{ "percentage point", SIGN_POINTS }, { "point", SIGN_POINTS },
		{ "per cent", SIGN_PERCENT }, { "percent", SIGN_PERCENT },
		{ "day", SIGN_DAYS },
	};

	behind = str_trim(behind);
	for (size_t i = 0; i < COUNT(signs); i++)
		if (str_starts(behind, signs[i].word))
			return signs[i].sign;
	return SIGN_NONE;
}

/* "1.2 million", "two 12-week" plans: more than its digits say. */
static bool
says_more(struct str behind)
{
	static const char *const more[] = { "million", "billion", "thousand",
	    "hundred", "-", "/" };

	behind = str_trim(behind);
	for (size_t i = 0; i < COUNT(more); i++)
		if (str_starts(behind, more[i]))
			return true;
	return false;
}

/* The digits of TEXT, without sign and unit. */
static bool
size_read(struct said *said, struct str text)
{
	struct str	digits = text;
	size_t		point;

	while (digits.n > 0 && !isdigit((unsigned char)digits.s[0])) {
		digits.s++;
		digits.n--;
	}
	while (digits.n > 0 && !isdigit((unsigned char)digits.s[digits.n - 1]))
		digits.n--;
	for (size_t i = 0; i < digits.n; i++)
		said->digits += isdigit((unsigned char)digits.s[i]) != 0;
	point = str_find(digits, ".");
	said->decimals = point < digits.n ? (int)(digits.n - point - 1) : 0;
	return digits.n > 0 && said->decimals <= 9 &&
	    num_parse(digits, &said->size);
}

/* Whether other months are named in SENTENCE, and the paper's is not; "since
 * April" names none. */
static bool
is_elsewhen(const struct suggesting *suggesting, const char *sentence)
{
	int	own = suggesting->paper->period.at % 12 + 1;
	bool	others = false;

	if (suggesting->paper->period.kind != PERIOD_MONTH ||
	    month_stands_in(sentence, own))
		return false;
	for (int month = 1; month <= 12; month++)
		others = others || (month_stands_in(sentence, month) &&
		    !any_stands_in(sentence, arena_printf(suggesting->arena,
		    "since %s", month_name(month))));
	return others;
}

bool
sentence_read(const struct suggesting *suggesting,
    const struct loose_number *loose, struct said *out)
{
	*out = (struct said){ .loose = loose };
	if (says_more(loose->behind) || !size_read(out, loose->text))
		return false;
	out->sentence = arena_printf(suggesting->arena,
	    STR_FMT STR_FMT STR_FMT, STR_ARG(loose->before),
	    STR_ARG(loose->text), STR_ARG(loose->behind));
	out->sign = suggest_sign(loose->text);
	if (out->sign == SIGN_NONE)
		out->sign = sign_behind(loose->behind);
	out->top = str_starts(str_trim(loose->behind), "of ") ||
	    str_starts(str_trim(loose->behind), "out of ");
	out->bottom = str_ends(str_trim(loose->before), " of") ||
	    str_ends(str_trim(loose->before), ")](=") ||
	    str_ends(str_trim(loose->before), " of the");
	out->elsewhen = is_elsewhen(suggesting, out->sentence);
	return true;
}

bool
sentence_cues(const struct said *said, const struct fact *fact)
{
	if (fact->top != said->top && (fact->top ||
	    fact->sign == SIGN_NONE))
		return false;
	if (fact->bottom != said->bottom && (fact->bottom ||
	    fact->sign == SIGN_NONE))
		return false;
	if (fact->month != 0)
		return month_stands_in(said->sentence, fact->month);
	if (fact->cues != NULL)
		return any_stands_in(said->sentence, fact->cues);
	return true;
}

/* The words of an indicator's name and id that stand in a sentence. */
struct naming {
	struct str	at[NAMING_MOST];
	size_t		n;
};

/* "referral" and "referrals" are one word. */
static bool
naming_has(const struct naming *naming, struct str word)
{
	size_t	n;

	for (size_t i = 0; i < naming->n; i++) {
		n = word.n < naming->at[i].n ? word.n : naming->at[i].n;
		if (strncasecmp(naming->at[i].s, word.s, n) == 0)
			return true;
	}
	return false;
}

/* Words that stand in most names tell nothing. */
static bool
is_common(struct str word)
{
	static const char *const common[] = { "children", "month", "months",
	    "number", "within", "time", "year", "with", "from", "working",
	    "days", "weeks", "more", "three", "percentage", "rate" };

	for (size_t i = 0; i < COUNT(common); i++)
		if (str_is_nocase(word, common[i]))
			return true;
	return false;
}

static void
naming_add(struct naming *naming, const struct said *said, struct str text)
{
	struct str	word;

	while (text.n > 0) {
		for (word = text, word.n = 0; word.n < text.n &&
		    isalpha((unsigned char)word.s[word.n]);)
			word.n++;
		text = (struct str){ text.s + word.n, text.n - word.n };
		if (text.n > 0)
			text = (struct str){ text.s + 1, text.n - 1 };
		if (word.n >= WORD_LEAST && naming->n < NAMING_MOST &&
		    !is_common(word) && !naming_has(naming, word) &&
		    stands_in(said->sentence, word))
			naming->at[naming->n++] = word;
	}
}

static struct naming
naming_of(const struct said *said, const struct indicator *indicator)
{
	struct naming	naming = { .n = 0 };

	naming_add(&naming, said, indicator->name);
	naming_add(&naming, said, indicator->id);
	return naming;
}

/* Whether A has all of B's words, and more. */
static bool
names_better(const struct naming *a, const struct naming *b)
{
	for (size_t i = 0; i < b->n; i++)
		if (!naming_has(a, b->at[i]))
			return false;
	return a->n > b->n;
}

bool
sentence_names(const struct suggesting *suggesting, const struct said *said,
    const struct indicator *indicator)
{
	struct naming	naming = naming_of(said, indicator), other;

	for (size_t i = 0; naming.n > 0 && i < suggesting->n; i++) {
		other = naming_of(said, suggesting->indicators[i]);
		if (names_better(&other, &naming))
			return false;
	}
	return naming.n > 0;
}

bool
sentence_names_any(const struct suggesting *suggesting, const struct said *said)
{
	for (size_t i = 0; i < suggesting->n; i++)
		if (naming_of(said, suggesting->indicators[i]).n > 0)
			return true;
	return false;
}
