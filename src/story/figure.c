/*
 * story/figure.c - whether words say a figure.
 *
 * WRITTEN is what the author put between the brackets: any words with a number
 * among them.  He may round as he likes; what he wrote decides how far.
 */
#include "story/story.h"

#include <ctype.h>
#include <string.h>

#define COUNT(array)	(sizeof(array) / sizeof((array)[0]))

static const char *const number_words[] = {
	"one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
	"ten",
};

/* Behind a number word these make a share of it: "two thirds". */
static const char *const shares[] = {
	"half", "halves", "third", "thirds", "quarter", "quarters", "fifth",
	"fifths", "sixth", "sixths", "seventh", "sevenths", "eighth", "eighths",
	"ninth", "ninths", "tenth", "tenths",
};

static const struct {
	const char	*word;
	int64_t		 times;
} scales[] = {
	{ "k", 1000 }, { "thousand", 1000 }, { "m", 1000000 },
	{ "million", 1000000 }, { "bn", 1000000000 },
	{ "billion", 1000000000 },
};

/* A number as it was written. */
struct written {
	struct num	value;		/* size only */
	int		decimals;
	int		sign;		/* -1, +1; 0 when none is written */
	int64_t		times;		/* a thousand, a million */
};

static bool
is_digit_at(struct str text, size_t i)
{
	return i < text.n && text.s[i] >= '0' && text.s[i] <= '9';
}

/* The word at the head of REST, which moves on; a hyphen parts words. */
static struct str
word_next(struct str *rest)
{
	struct str	word = { rest->s, 0 };

	while (word.n < rest->n && isalpha((unsigned char)rest->s[word.n]))
		word.n++;
	*rest = (struct str){ rest->s + word.n, rest->n - word.n };
	return word;
}

/* The word behind blanks and hyphens in REST. */
static struct str
word_behind(struct str rest)
{
	while (rest.n > 0 && (isspace((unsigned char)rest.s[0]) ||
	    rest.s[0] == '-'))
		rest = (struct str){ rest.s + 1, rest.n - 1 };
	return word_next(&rest);
}

static bool
word_in(struct str word, const char *const *list, size_t n, size_t *at)
{
	for (size_t i = 0; i < n; i++)
		if (str_is_nocase(word, list[i])) {
			*at = i;
			return true;
		}
	return false;
}

/* Whether a number word before REST is part of a share: "two thirds", "one in
 * five". */
static bool
is_share(struct str rest)
{
	struct str	word = word_behind(rest);
	size_t		i;

	return word_in(word, shares, COUNT(shares), &i) ||
	    str_is_nocase(word, "in");
}

/* The sign at the end of BEFORE, behind which a number begins; a pound sign may
 * stand between.  A hyphen inside a word ("under-16") is no sign. */
static int
sign_before(struct str before)
{
	static const struct {
		const char	*text;
		int		 sign;
	} signs[] = {
		{ "+", 1 }, { "-", -1 }, { "−", -1 }, { "–", -1 },
	};

	if (str_ends(before, "£"))
		before.n -= strlen("£");
	for (size_t i = 0; i < COUNT(signs); i++) {
		if (!str_ends(before, signs[i].text))
			continue;
		before.n -= strlen(signs[i].text);
		return before.n > 0 &&
		    isalnum((unsigned char)before.s[before.n - 1]) ? 0 :
		    signs[i].sign;
	}
	return 0;
}

/* Digits at the head of TEXT, with commas and decimals, to OUT; how many bytes,
 * or 0 when commas or points stand where they may not. */
static size_t
digits_read(struct str text, struct written *out)
{
	size_t	n = 0, point = 0;

	while (is_digit_at(text, n) || (is_digit_at(text, n + 1) &&
	    (text.s[n] == ',' || text.s[n] == '.'))) {
		if (text.s[n] == '.' && point != 0)
			return 0;
		if (text.s[n] == '.')
			point = n + 1;
		n++;
	}
	out->decimals = point == 0 ? 0 : (int)(n - point);
	if (out->decimals > 9 ||
	    !num_parse((struct str){ text.s, n }, &out->value))
		return 0;
	return n;
}

static int64_t
scale_behind(struct str rest)
{
	struct str	word = word_next(&rest);
	bool		joined = word.n > 0;

	if (!joined)
		word = word_behind(rest);

	for (size_t i = 0; i < COUNT(scales); i++)
		if (str_is_nocase(word, scales[i].word) &&
		    (joined || word.n > 1))	/* "5 m" is no million */
			return scales[i].times;
	return 1;
}

static bool
number_in_digits(struct str text, size_t at, struct written *out)
{
	struct str	rest = { text.s + at, text.n - at };
	size_t		n = digits_read(rest, out);

	if (n == 0)
		return false;
	out->sign = sign_before((struct str){ text.s, at });
	out->times = scale_behind((struct str){ rest.s + n, rest.n - n });
	return true;
}

/* The first number in TEXT, in digits or in words. */
static bool
number_first(struct str text, struct written *out)
{
	struct str	rest = text, word;
	size_t		i;

	while (rest.n > 0) {
		if (is_digit_at(rest, 0))
			return number_in_digits(text, text.n - rest.n, out);
		word = word_next(&rest);
		if (word.n == 0) {
			rest = (struct str){ rest.s + 1, rest.n - 1 };
			continue;
		}
		if (!word_in(word, number_words, COUNT(number_words), &i))
			continue;
		*out = (struct written){ .value = num_int((int64_t)i + 1),
		    .times = scale_behind(rest) };
		return !is_share(rest);
	}
	return false;
}

bool
figure_agrees(struct str written, struct num value)
{
	struct written	says = { .times = 1 };
	struct num	scaled;
	int64_t		a, b;

	if (!num_known(value) || !number_first(written, &says))
		return false;
	scaled = num_div(value, num_int(says.times));
	if (!num_known(scaled))
		return false;
	a = num_round(num_abs(says.value), says.decimals);
	b = num_round(num_abs(scaled), says.decimals);
	/* What rounds to nought has no sign to be wrong. */
	if (says.sign != 0 && b != 0 &&
	    says.sign != (num_cmp(value, num_int(0)) < 0 ? -1 : 1))
		return false;
	return a == b;
}

bool
figure_unit_agrees(struct str written, struct str text)
{
	static const struct {
		const char	*written, *text;
	} units[] = {
		{ "%", "%" }, { "per cent", "%" }, { "point", "point" },
		{ "£", "£" },
	};

	for (size_t i = 0; i < COUNT(units); i++)
		if (str_find(written, units[i].written) < written.n &&
		    str_find(text, units[i].text) == text.n)
			return false;
	return true;
}

bool
figure_trend_agrees(struct str written, struct str trend)
{
	static const struct {
		const char	*word, *trend;
	} words[] = {
		{ "falling", "falling" }, { "fell", "falling" },
		{ "fallen", "falling" }, { "decreasing", "falling" },
		{ "declining", "falling" }, { "down", "falling" },
		{ "rising", "rising" }, { "rose", "rising" },
		{ "risen", "rising" }, { "increasing", "rising" },
		{ "growing", "rising" }, { "up", "rising" },
		{ "level", "level" }, { "steady", "level" },
		{ "stable", "level" }, { "unchanged", "level" },
		{ "mixed", "mixed" }, { "varied", "mixed" },
		{ "varying", "mixed" }, { "uneven", "mixed" },
	};
	struct str	word;

	while (written.n > 0) {
		word = str_cut(&written, ' ');
		for (size_t i = 0; i < COUNT(words); i++)
			if (str_is_nocase(word, words[i].word))
				return str_is(trend, words[i].trend);
	}
	return false;
}
