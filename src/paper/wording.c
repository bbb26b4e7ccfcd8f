/*
 * wording.c - words, and the sentences that they belong to.
 */
#include <string.h>

#include <utf8proc.h>

#include "paper/wording_int.h"

#define COUNT(a)	(sizeof(a) / sizeof(*(a)))

/* ---- characters ---- */

static bool
is_alnum(char c)
{
	return char_is_digit(c) || char_is_letter(c);
}

/* Letters, digits and what is written over them. */
static bool
is_letter(int32_t code)
{
	utf8proc_category_t	category;

	if (code >= 0 && code < 0x80)		/* nearly all are */
		return is_alnum((char)code);
	category = utf8proc_category(code);
	return category >= UTF8PROC_CATEGORY_LU &&
	    category <= UTF8PROC_CATEGORY_NO;
}

/* What is a number by itself, Roman and circled ones too. */
static bool
is_numeral(int32_t code)
{
	utf8proc_category_t	category = utf8proc_category(code);

	return category >= UTF8PROC_CATEGORY_ND &&
	    category <= UTF8PROC_CATEGORY_NO;
}

/* A digit above or below the line: behind a word it counts nothing. */
static bool
is_raised(int32_t code)
{
	return code == 0xB2 || code == 0xB3 || code == 0xB9 ||
	    (code >= 0x2070 && code <= 0x209F);
}

static bool
is_capital(int32_t code)
{
	utf8proc_category_t	category = utf8proc_category(code);

	return category == UTF8PROC_CATEGORY_LU ||
	    category == UTF8PROC_CATEGORY_LT;
}

static bool
is_blank(int32_t code)
{
	utf8proc_category_t	category = utf8proc_category(code);

	return (code >= '\t' && code <= '\r') || code == 0x85 ||
	    (category >= UTF8PROC_CATEGORY_ZS &&
	    category <= UTF8PROC_CATEGORY_ZP);
}

/* Nobody sees these, wherever in a word they stand. */
static bool
is_unseen(int32_t code)
{
	return code_ignorable(code);
}

static bool
is_apostrophe(int32_t code)
{
	return code == '\'' || code == '`' || code == 0xB4 ||
	    code == 0x2BC || code == 0x2018 || code == 0x2019 || code == 0x2032;
}

static bool
is_dash(int32_t code)
{
	return utf8proc_category(code) == UTF8PROC_CATEGORY_PD ||
	    code == 0x2212;
}

/* The first character of TEXT; -1: it is empty. */
static int32_t
first_code(struct str text)
{
	return utf8_next(&text);
}

/* TEXT from the first character on that is seen. */
static struct str
from_seen(struct str text)
{
	struct str	next = text;

	while (next.n > 0 && (unsigned char)*next.s >= 0x80 &&
	    is_unseen(utf8_next(&next)))
		text = next;
	return text;
}

/* ---- characters that are alike ---- */

/* One character may be up to so many. */
#define FOLD_MOST	20

/* A text on its way to what all that reads like it has in common: small letters,
 * accents behind theirs, one apostrophe, dash and blank, "and" for "&". */
struct folding {
	struct str	rest;
	int32_t		codes[FOLD_MOST];	/* of the last character */
	int		at, n;
};

/* The same of the character CODE; what stands behind it is passed over when all of
 * that is one blank. */
static void
fold(struct folding *folding, int32_t code)
{
	static const int32_t	and[] = { 'a', 'n', 'd' };
	utf8proc_ssize_t	n = 1;
	int			bound = 0;

	folding->at = 0;
	folding->codes[0] = code;
	if (code < 0x80 && is_alnum((char)code)) {
		if (char_is_letter((char)code))
			folding->codes[0] |= 0x20;
	} else if (is_blank(code)) {
		folding->codes[0] = ' ';
		while (is_blank(first_code(from_seen(folding->rest)))) {
			folding->rest = from_seen(folding->rest);
			utf8_next(&folding->rest);
		}
	} else if (is_apostrophe(code)) {
		folding->codes[0] = '\'';
	} else if (is_dash(code)) {
		folding->codes[0] = '-';
	} else if (code == '&') {
		n = COUNT(and);
		memcpy(folding->codes, and, sizeof(and));
	} else {
		n = utf8proc_decompose_char(code, folding->codes, FOLD_MOST,
		    UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD,
		    &bound);
	}
	folding->n = n < 0 || n > FOLD_MOST ? 1 : (int)n;
}

/* The next character, folded; -1 at the end. */
static int32_t
folding_next(struct folding *folding)
{
	int32_t	code;

	while (folding->at == folding->n) {
		folding->rest = from_seen(folding->rest);
		code = utf8_next(&folding->rest);
		if (code < 0)
			return -1;
		fold(folding, code);
	}
	return folding->codes[folding->at++];
}

/* ---- words ---- */

size_t
word_length(struct str text)
{
	struct str	rest = text, next = text;
	int32_t		code = utf8_next(&next);

	if (!is_letter(code))
		return 0;
	do {
		rest = next;
		code = utf8_next(&next);
	} while (is_letter(code) || is_unseen(code));
	return text.n - rest.n;
}

static const char *const number_words[] = {
	"nought", "zero", "nil", "none", "one", "two", "three", "four", "five",
	"six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
	"fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
	"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty",
	"ninety", "hundred", "thousand", "third", "fourth", "fifth", "sixth",
	"seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "half",
	"halves", "quarter", "once", "twice", "thrice", "pair", "couple",
	"duo", "trio", "quartet", "dozen", "only", "all",
};

static const char *const count_words[] = {
	"no", "single", "sole", "lone", "both", "either", "neither", "every",
	"nobody", "nothing", "first", "second",
};

/* Room for a word of those above, and more than a year has. */
#define WORD_MOST	16

/* WORD folded, in ROOM; empty when it is none of English. */
static struct str
word_plain(struct str word, char room[WORD_MOST])
{
	struct folding	folding = { .rest = word };
	size_t		n = 0;
	int32_t		code;

	while ((code = folding_next(&folding)) >= 0) {
		if (code >= 0x80 || n == WORD_MOST)
			return STR("");
		room[n++] = (char)code;
	}
	return (struct str){ room, n };
}

/* Whether WORD is one of the N WORDS, or several of it. */
static bool
is_word_of(struct str word, const char *const *words, size_t n)
{
	char		room[WORD_MOST];
	struct str	plain = word_plain(word, room), one = plain;

	if (str_ends(plain, "s"))
		one.n--;
	for (size_t i = 0; i < n && plain.n > 0; i++)
		if (*plain.s == *words[i] &&
		    (str_is(plain, words[i]) || str_is(one, words[i])))
			return true;
	return false;
}

/* As 2024 is, and "20th" is not. */
static bool
is_year(struct str word)
{
	char		room[WORD_MOST];
	struct str	plain = word_plain(word, room);

	return plain.n == 4 && char_is_digit(plain.s[2]) &&
	    char_is_digit(plain.s[3]) &&
	    (str_starts(plain, "19") || str_starts(plain, "20"));
}

bool
word_is_number(struct str word)
{
	struct str	rest = word;
	bool		raised = true;
	int32_t		code;

	while ((code = utf8_next(&rest)) >= 0) {
		if (is_numeral(code) && !is_raised(code))
			return !is_year(word);
		raised = raised && is_raised(code);
	}
	return (raised && word.n > 0) ||
	    is_word_of(word, number_words, COUNT(number_words));
}

bool
word_is_count(struct str word)
{
	return is_word_of(word, count_words, COUNT(count_words));
}

/* ---- names ---- */

/* Whether NAME is a single character, as far as anybody sees. */
static bool
is_one_code(struct str name)
{
	name = from_seen(name);
	utf8_next(&name);
	return from_seen(name).n == 0;
}

/* Whether NAME, by how it begins, is not what TEXT begins with: nearly none is, so it
 * is told quickly where both are ASCII. */
static bool
begin_apart(char text, char name)
{
	if ((unsigned char)text >= 0x80 || text == '&')
		return false;
	if (char_is_letter(name))
		return (text | 0x20) != (name | 0x20);
	return char_is_digit(name) && text != name;
}

/* Whether a letter goes on where a name ended; a blank without width parts what it
 * stands between. */
static bool
goes_on(struct str rest)
{
	return first_code(rest) != 0x200B &&
	    is_letter(first_code(from_seen(rest)));
}

size_t
name_length(struct str text, struct str name)
{
	struct folding	at = { .rest = text }, wanted = { .rest = name };
	int32_t		code;

	if (text.n == 0 || name.n == 0 || begin_apart(*text.s, *name.s) ||
	    (is_one_code(name) &&
	    first_code(from_seen(name)) != first_code(from_seen(text))))
		return 0;
	while ((code = folding_next(&wanted)) >= 0)
		if (folding_next(&at) != code)
			return 0;
	return at.at < at.n || goes_on(at.rest) ? 0 : text.n - at.rest.n;
}

/* ---- sentences ---- */

/* What stands before a full stop that ends nothing; a single letter does too. */
static const char *const abbreviations[] = {
	"approx", "ca", "cf", "cllr", "dr", "eg", "est", "etc", "ie", "incl",
	"max", "min", "mr", "mrs", "ms", "nr", "no", "nos", "prof", "rev", "st",
	"viz", "vs",
};

/* Who begins so goes on about whom the sentence before is. */
static const char *const pronouns[] = {
	"it", "its", "they", "their", "theirs", "them", "this", "that", "these",
	"those", "he", "his", "she", "her", "there", "of",
};

/* Whether TEXT up to the full stop AT it ends in an abbreviation. */
static bool
is_abbreviated(struct str text, size_t at)
{
	struct str	word;
	size_t		from = at;

	while (from > 0 && is_alnum(text.s[from - 1]))
		from--;
	word = (struct str){ text.s + from, at - from };
	if (word.n == 1 && char_is_letter(*word.s))
		return true;
	for (size_t i = 0; i < COUNT(abbreviations); i++)
		if (str_is_nocase(word, abbreviations[i]))
			return true;
	return false;
}

/* REST behind the quotes and brackets it begins with. */
static struct str
without_marks(struct str rest)
{
	struct str	next = rest;
	int32_t		code = utf8_next(&next);

	while (code == '"' || code == ')' || code == ']' || code == '(' ||
	    code == '[' || code == 0xAB || code == 0xBB ||
	    is_apostrophe(code) || (code >= 0x201A && code <= 0x201F) ||
	    is_unseen(code)) {
		rest = next;
		code = utf8_next(&next);
	}
	return rest;
}

/* Whether REST begins a sentence of its own. */
static bool
begins_anew(struct str rest)
{
	struct str	word = { rest.s, word_length(rest) };

	for (size_t i = 0; i < COUNT(pronouns); i++)
		if (str_is_nocase(word, pronouns[i]))
			return false;
	return is_capital(first_code(rest));
}

/* Whether the sign AT which TEXT is ends its sentence. */
static bool
ends_sentence(struct str text, size_t at)
{
	struct str	rest;

	if (memchr(".!?", text.s[at], 3) == NULL)
		return false;
	rest = without_marks(str_from(text, at + 1));
	if (rest.n == 0)
		return true;
	if (!is_blank(first_code(rest)) ||
	    (text.s[at] == '.' && is_abbreviated(text, at)))
		return false;
	while (is_blank(first_code(rest)))
		utf8_next(&rest);
	rest = without_marks(rest);
	return rest.n == 0 || begins_anew(rest);
}

size_t
sentence_length(struct str text)
{
	for (size_t i = 0; i + 1 < text.n; i++)
		if (ends_sentence(text, i))
			return i + 1;
	return text.n;
}

bool
sentence_is_open(struct str text)
{
	size_t	at = text.n;

	while (at > 0 && memchr(".!?", text.s[at - 1], 3) == NULL)
		at--;
	return at == 0 || without_marks(str_trim(str_from(text, at))).n > 0;
}
