/*
 * wording.c - words, and the sentences that they belong to.
 */
#include <ctype.h>
#include <string.h>

#include "paper/wording_int.h"

#define COUNT(a)	(sizeof(a) / sizeof(*(a)))

struct codes {
	int32_t	first, last;
};

static bool
is_among(const struct codes *codes, size_t n, int32_t code)
{
	for (size_t i = 0; i < n; i++)
		if (code >= codes[i].first && code <= codes[i].last)
			return true;
	return false;
}

/* ---- characters ---- */

/* Letters, digits and what is written over them; of other scripts all but what is
 * known to be something else. */
static bool
is_letter(int32_t code)
{
	static const struct codes	others[] = {
		{ 0x80, 0xA9 }, { 0xAB, 0xB4 }, { 0xB6, 0xB9 },
		{ 0xBB, 0xBF }, { 0xD7, 0xD7 }, { 0xF7, 0xF7 },
		{ 0x2000, 0x2BFF },	/* punctuation, signs, shapes */
		{ 0x2E00, 0x2E7F }, { 0x3000, 0x303F },
		{ 0xE000, 0xF8FF },	/* private */
		{ 0xFE00, 0xFE6F }, { 0xFEFF, 0xFF0F }, { 0xFF1A, 0xFF20 },
		{ 0xFF3B, 0xFF40 }, { 0xFF5B, 0xFF65 }, { 0xFFE0, 0xFFFF },
		{ 0x1F000, 0x1FAFF }, { 0xE0000, 0x10FFFF },
	};

	if (code < 0x80)
		return code >= 0 && isalnum((int)code);
	return !is_among(others, COUNT(others), code);
}

/* What is one number by itself: fractions, Roman and circled ones. */
static bool
is_numeral(int32_t code)
{
	static const struct codes	numerals[] = {
		{ '0', '9' }, { 0xBC, 0xBE }, { 0x2150, 0x218B },
		{ 0x2460, 0x249B }, { 0x2776, 0x2793 }, { 0xFF10, 0xFF19 },
	};

	return is_among(numerals, COUNT(numerals), code);
}

static bool
is_blank(int32_t code)
{
	static const struct codes	blanks[] = {
		{ '\t', '\r' }, { ' ', ' ' }, { 0x85, 0x85 }, { 0xA0, 0xA0 },
		{ 0x2000, 0x200A }, { 0x2028, 0x2029 }, { 0x202F, 0x202F },
		{ 0x205F, 0x205F }, { 0x3000, 0x3000 },
	};

	return is_among(blanks, COUNT(blanks), code);
}

/* Nobody sees these, wherever in a word they stand. */
static bool
is_unseen(int32_t code)
{
	static const struct codes	unseen[] = {
		{ 0xAD, 0xAD }, { 0x34F, 0x34F }, { 0x200B, 0x200F },
		{ 0x2060, 0x2065 }, { 0xFE00, 0xFE0F }, { 0xFEFF, 0xFEFF },
	};

	return is_among(unseen, COUNT(unseen), code);
}

static bool
is_capital(int32_t code)
{
	return (code >= 'A' && code <= 'Z') ||
	    (code >= 0xC0 && code <= 0xDE && code != 0xD7);
}

/* The first character of TEXT; -1: it is empty. */
static int32_t
first_code(struct str text)
{
	return utf8_next(&text);
}

/* ---- words ---- */

size_t
word_length(struct str text)
{
	struct str	rest = text, next = text;
	int32_t		code = utf8_next(&next);

	if (is_numeral(code) && !is_letter(code))
		return text.n - next.n;
	while (is_letter(code)) {
		rest = next;
		code = utf8_next(&next);
	}
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
	"dozen", "only", "all",
};

static const char *const count_words[] = {
	"no", "single", "sole", "lone", "both", "either", "neither", "every",
	"nobody", "nothing", "first", "second",
};

/* Whether WORD is one of the N WORDS, or several of it. */
static bool
is_word_of(struct str word, const char *const *words, size_t n)
{
	struct str	one = word;

	if (word.n > 1 && tolower((unsigned char)word.s[word.n - 1]) == 's')
		one.n--;
	for (size_t i = 0; i < n; i++)
		if (str_is_nocase(word, words[i]) ||
		    str_is_nocase(one, words[i]))
			return true;
	return false;
}

/* As 2024 is, and "20th" is not. */
static bool
is_year(struct str word)
{
	return word.n == 4 && isdigit((unsigned char)word.s[2]) &&
	    isdigit((unsigned char)word.s[3]) &&
	    (str_starts(word, "19") || str_starts(word, "20"));
}

bool
word_is_number(struct str word)
{
	struct str	rest = word;
	int32_t		code;

	while ((code = utf8_next(&rest)) >= 0)
		if (is_numeral(code))
			return !is_year(word);
	return is_word_of(word, number_words, COUNT(number_words));
}

bool
word_is_count(struct str word)
{
	return is_word_of(word, count_words, COUNT(count_words));
}

/* ---- names ---- */

/* The next character of REST that is seen, in the form that all like it have, of
 * which several blanks are one. */
static int32_t
next_folded(struct str *rest)
{
	int32_t	code;

	do
		code = utf8_next(rest);
	while (is_unseen(code));
	if (code == 0x2018 || code == 0x2019 || code == 0x2BC)
		return '\'';
	if ((code >= 0x2010 && code <= 0x2015) || code == 0x2212)
		return '-';
	if (is_capital(code))
		return code + ('a' - 'A');
	if (!is_blank(code))
		return code;
	while (is_blank(first_code(*rest)))
		utf8_next(rest);
	return ' ';
}

size_t
name_length(struct str text, struct str name)
{
	struct str	rest = text, wanted = name;

	if (name.n == 0 || (utf8_count(name) == 1 &&
	    first_code(name) != first_code(text)))
		return 0;
	while (wanted.n > 0)
		if (next_folded(&wanted) != next_folded(&rest))
			return 0;
	return is_letter(first_code(rest)) ? 0 : text.n - rest.n;
}

/* ---- sentences ---- */

/* What stands before a full stop that ends nothing; a single letter does too. */
static const char *const abbreviations[] = {
	"approx", "ca", "cf", "cllr", "dr", "eg", "est", "etc", "ie", "incl",
	"max", "min", "mr", "mrs", "ms", "nr", "no", "nos", "prof", "rev", "st",
	"viz", "vs",
};

/* Whether TEXT up to the full stop AT it ends in an abbreviation. */
static bool
is_abbreviated(struct str text, size_t at)
{
	struct str	word;
	size_t		from = at;

	while (from > 0 && isalnum((unsigned char)text.s[from - 1]))
		from--;
	word = (struct str){ text.s + from, at - from };
	if (word.n == 1 && isalpha((unsigned char)*word.s))
		return true;
	for (size_t i = 0; i < COUNT(abbreviations); i++)
		if (str_is_nocase(word, abbreviations[i]))
			return true;
	return false;
}

/* REST behind the quotes, brackets and marks of emphasis it begins with. */
static struct str
without_marks(struct str rest)
{
	static const struct codes	marks[] = {
		{ '"', '"' }, { '\'', '*' }, { '[', '[' }, { ']', ']' },
		{ '_', '_' }, { 0xAB, 0xAB }, { 0xBB, 0xBB },
		{ 0x2018, 0x201F },
	};

	while (is_among(marks, COUNT(marks), first_code(rest)))
		utf8_next(&rest);
	return rest;
}

/* Whether the sign AT which TEXT is ends its sentence: what follows begins with a
 * capital. */
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
	return rest.n == 0 || is_capital(first_code(rest));
}

/* Whether LINE may be a row of a table, which need not begin with the sign. */
static bool
is_row(struct str line)
{
	return memchr(line.s, '|', line.n) != NULL;
}

/* Whether LINE is no more of the one before it: "4. " and "* " are items, while "4"
 * and "*four*" may well go on. */
static bool
begins_anew(struct str line)
{
	size_t	n = 0;

	while (n < line.n && isdigit((unsigned char)line.s[n]))
		n++;
	if (n > 0)
		return n + 1 < line.n && strchr(".)", line.s[n]) != NULL &&
		    isspace((unsigned char)line.s[n + 1]);
	if (line.n > 1 && strchr("-*+", *line.s) != NULL)
		return isspace((unsigned char)line.s[1]);
	return line.n == 0 || is_row(line) || strchr("#>", *line.s) != NULL;
}

/* How long the lines are, from the beginning of TEXT, that are a table. */
static size_t
table_length(struct str text)
{
	struct str	rest = text, line;
	size_t		length = 0;

	while (rest.n > 0) {
		line = str_cut(&rest, '\n');
		if (!is_row(line))
			break;
		length = text.n - rest.n;
	}
	return length;
}

size_t
sentence_length(struct str text)
{
	struct str	rest = text;

	if (is_row(str_cut(&rest, '\n')))
		return table_length(text);
	for (size_t i = 0; i + 1 < text.n; i++) {
		if (ends_sentence(text, i))
			return i + 1;
		if (text.s[i] != '\n')
			continue;
		rest = str_from(text, i + 1);
		if (begins_anew(str_trim(str_cut(&rest, '\n'))))
			return i + 1;
	}
	return text.n;
}
