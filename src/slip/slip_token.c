/*
 * slip_token.c - the words of PDF: of values and of content streams alike
 * (ISO 32000-1, 7.2 and 7.3).  Nothing is copied; a token is where it stands.
 */
#include <string.h>

#include "slip/slip_int.h"

enum class { REGULAR, WHITE, DELIMITER };

static const unsigned char classes[256] = {
	['\0'] = WHITE, ['\t'] = WHITE, ['\n'] = WHITE, ['\f'] = WHITE,
	['\r'] = WHITE, [' '] = WHITE,
	['('] = DELIMITER, [')'] = DELIMITER, ['<'] = DELIMITER,
	['>'] = DELIMITER, ['['] = DELIMITER, [']'] = DELIMITER,
	['{'] = DELIMITER, ['}'] = DELIMITER, ['/'] = DELIMITER,
	['%'] = DELIMITER,
};

static enum class
class_of(char c)
{
	return (enum class)classes[(unsigned char)c];
}

bool
is_white(char c)
{
	return class_of(c) == WHITE;
}

static void
pass_white(struct lexer *lexer)
{
	const char	*at = lexer->at;

	for (; at < lexer->end; at++) {
		if (*at == '%')
			while (at + 1 < lexer->end && at[1] != '\n' &&
			    at[1] != '\r')
				at++;
		else if (class_of(*at) != WHITE)
			break;
	}
	lexer->at = at;
}

/* Behind the bracket that closes the string at AT; NULL: none does. */
static const char *
string_end(const char *at, const char *end)
{
	int	open = 0;

	for (; at < end; at++)
		switch (*at) {
		case '\\':
			at++;
			break;
		case '(':
			open++;
			break;
		case ')':
			if (--open == 0)
				return at + 1;
			break;
		}
	return NULL;
}

static const char *
regular_end(const char *at, const char *end)
{
	while (at < end && class_of(*at) == REGULAR)
		at++;
	return at;
}

/* A token of KIND that ends before END; when there is no end, all that is left
 * is bad. */
static enum token
token(struct lexer *lexer, enum token kind, const char *end)
{
	lexer->text.s = lexer->at;
	if (end == NULL) {
		end = lexer->end;
		kind = TOKEN_BAD;
	}
	lexer->text.n = (size_t)(end - lexer->at);
	lexer->at = end;
	return kind;
}

static enum token
delimited(struct lexer *lexer)
{
	const char	*at = lexer->at, *end = lexer->end, *close;
	bool		 twice = at + 1 < end && at[1] == at[0];

	switch (*at) {
	case '/':
		return token(lexer, TOKEN_NAME, regular_end(at + 1, end));
	case '(':
		return token(lexer, TOKEN_STRING, string_end(at, end));
	case '[':
		return token(lexer, TOKEN_ARRAY, at + 1);
	case ']':
		return token(lexer, TOKEN_ARRAY_END, at + 1);
	case '<':
		if (twice)
			return token(lexer, TOKEN_DICT, at + 2);
		close = memchr(at, '>', (size_t)(end - at));
		return token(lexer, TOKEN_HEX, close != NULL ? close + 1 :
		    NULL);
	case '>':
		if (twice)
			return token(lexer, TOKEN_DICT_END, at + 2);
		/* FALLTHROUGH */
	default:
		return token(lexer, TOKEN_BAD, at + 1);
	}
}

static bool
is_number(struct str text)
{
	bool	digit = false;

	for (size_t i = 0; i < text.n; i++)
		if (text.s[i] >= '0' && text.s[i] <= '9')
			digit = true;
		else if (text.s[i] != '.' && text.s[i] != '-' &&
		    text.s[i] != '+')
			return false;
	return digit;
}

bool
number_too_large(struct str text)
{
	uint64_t	n = 0;

	for (size_t i = 0; i < text.n && text.s[i] != '.'; i++)
		if (text.s[i] >= '0' && text.s[i] <= '9' && n <= UINT32_MAX)
			n = n * 10 + (uint64_t)(text.s[i] - '0');
	return n > INT32_MAX + (uint64_t)(text.s[0] == '-');
}

enum token
lexer_next(struct lexer *lexer)
{
	pass_white(lexer);
	if (lexer->at >= lexer->end)
		return token(lexer, TOKEN_END, lexer->end);
	if (class_of(*lexer->at) == DELIMITER)
		return delimited(lexer);
	token(lexer, TOKEN_WORD, regular_end(lexer->at, lexer->end));
	return is_number(lexer->text) ? TOKEN_NUMBER : TOKEN_WORD;
}

/* ---- what they say ---- */

/* What hexadecimal digits are worth, and one more; 0: it is none.  Pages of
 * fonts with many glyphs are made of little else. */
static const unsigned char hex_digits[256] = {
	['0'] = 1, ['1'] = 2, ['2'] = 3, ['3'] = 4, ['4'] = 5,
	['5'] = 6, ['6'] = 7, ['7'] = 8, ['8'] = 9, ['9'] = 10,
	['A'] = 11, ['B'] = 12, ['C'] = 13, ['D'] = 14, ['E'] = 15,
	['F'] = 16,
	['a'] = 11, ['b'] = 12, ['c'] = 13, ['d'] = 14, ['e'] = 15,
	['f'] = 16,
};

/* -1: none. */
static int
hex_digit(char c)
{
	return hex_digits[(unsigned char)c] - 1;
}

bool
hex_is_whole(struct str text)
{
	size_t	digits = 0, others = 0;

	for (size_t i = 1; i + 1 < text.n; i++)
		if (hex_digits[(unsigned char)text.s[i]] != 0)
			digits++;
		else
			others += !is_white(text.s[i]);
	return others == 0 && digits % 2 == 0;
}

bool
name_is_whole(struct str text)
{
	for (size_t i = 1; i < text.n; i++) {
		if ((unsigned char)text.s[i] < '!')
			return false;
		if (text.s[i] != '#')
			continue;
		if (i + 2 >= text.n || hex_digit(text.s[i + 1]) < 0 ||
		    hex_digit(text.s[i + 2]) < 0 ||
		    (text.s[i + 1] == '0' && text.s[i + 2] == '0'))
			return false;
	}
	return true;
}

struct str
token_name(struct arena *arena, struct str text)
{
	struct str	 raw = { text.s + 1, text.n - 1 };
	char		*to;
	size_t		 n = 0;

	if (raw.n == 0 || memchr(raw.s, '#', raw.n) == NULL)
		return raw;
	to = arena_copy(arena, raw.s, raw.n);
	for (size_t i = 0; i < raw.n; i++)
		if (raw.s[i] == '#' && i + 2 < raw.n &&
		    hex_digit(raw.s[i + 1]) >= 0 &&
		    hex_digit(raw.s[i + 2]) >= 0) {
			to[n++] = (char)(hex_digit(raw.s[i + 1]) << 4 |
			    hex_digit(raw.s[i + 2]));
			i += 2;
		} else
			to[n++] = raw.s[i];
	return (struct str){ to, n };
}

static struct str
hex_string(struct buf *scratch, struct str raw)
{
	int	digit, high = -1;

	for (size_t i = 0; i < raw.n; i++) {
		if ((digit = hex_digit(raw.s[i])) < 0)
			continue;
		if (high < 0) {
			high = digit;
			continue;
		}
		buf_char(scratch, (char)(high << 4 | digit));
		high = -1;
	}
	if (high >= 0)
		buf_char(scratch, (char)(high << 4));
	return buf_view(scratch);
}

/* The character that backslash and the bytes at RAW[*I] stand for; -1: none.
 * *I is left on the last of them. */
static int
escaped(struct str raw, size_t *i)
{
	static const char	from[] = "nrtbf", to[] = "\n\r\t\b\f";
	const char		*found;
	int			 octal = 0;
	char			 c = raw.s[*i];

	if ((found = strchr(from, c)) != NULL && c != '\0')
		return to[found - from];
	if (c == '\r' && *i + 1 < raw.n && raw.s[*i + 1] == '\n')
		++*i;
	if (c == '\r' || c == '\n')
		return -1;
	if (c < '0' || c > '7')
		return (unsigned char)c;
	for (int digits = 0; digits < 3 && *i < raw.n && raw.s[*i] >= '0' &&
	    raw.s[*i] <= '7'; digits++)
		octal = octal * 8 + raw.s[(*i)++] - '0';
	--*i;
	return octal & 0xFF;
}

struct str
token_string(struct buf *scratch, struct str text)
{
	struct str	raw = { text.s + 1, text.n - 2 };
	int		c;

	buf_clear(scratch);
	if (text.s[0] == '<')
		return hex_string(scratch, raw);
	if (raw.n == 0 || memchr(raw.s, '\\', raw.n) == NULL)
		return raw;
	for (size_t i = 0; i < raw.n; i++) {
		if (raw.s[i] != '\\' || i + 1 >= raw.n) {
			buf_char(scratch, raw.s[i]);
			continue;
		}
		i++;
		if ((c = escaped(raw, &i)) >= 0)
			buf_char(scratch, (char)c);
	}
	return buf_view(scratch);
}
