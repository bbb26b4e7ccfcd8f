/* text.c - slices, a growing buffer, UTF-8. */
#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"

struct str
str_of(const char *text)
{
	return (struct str){ text, text != NULL ? strlen(text) : 0 };
}

bool
str_eq(struct str a, struct str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.s, b.s, a.n) == 0);
}

bool
str_is(struct str a, const char *b)
{
	return str_eq(a, str_of(b));
}

static char
ascii_lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

bool
str_is_nocase(struct str a, const char *b)
{
	return a.n == strlen(b) && str_starts_nocase(a, b);
}

struct str
str_upper_first(struct arena *arena, struct str a)
{
	char	*copy = str_dup(arena, a);

	if (copy[0] >= 'a' && copy[0] <= 'z')
		copy[0] = (char)(copy[0] - 'a' + 'A');
	return (struct str){ copy, a.n };
}

struct str
str_lower_first(struct arena *arena, struct str a)
{
	char	*copy = str_dup(arena, a);

	copy[0] = ascii_lower(copy[0]);
	return (struct str){ copy, a.n };
}

int
str_cmp(struct str a, struct str b)
{
	size_t	least = a.n < b.n ? a.n : b.n;
	int	order = least > 0 ? memcmp(a.s, b.s, least) : 0;

	if (order != 0)
		return order;
	return (a.n > b.n) - (a.n < b.n);
}

bool
str_starts(struct str a, const char *prefix)
{
	size_t	n = strlen(prefix);

	return a.n >= n && memcmp(a.s, prefix, n) == 0;
}

bool
str_starts_nocase(struct str a, const char *prefix)
{
	size_t	n = strlen(prefix);

	if (a.n < n)
		return false;
	for (size_t i = 0; i < n; i++)
		if (ascii_lower(a.s[i]) != ascii_lower(prefix[i]))
			return false;
	return true;
}

bool
str_ends(struct str a, const char *suffix)
{
	size_t	n = strlen(suffix);

	return a.n >= n && memcmp(a.s + a.n - n, suffix, n) == 0;
}

static bool
is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

struct str
str_trim(struct str a)
{
	while (a.n > 0 && is_space(a.s[0]))
		a = str_from(a, 1);
	while (a.n > 0 && is_space(a.s[a.n - 1]))
		a.n--;
	return a;
}

struct str
str_cut(struct str *rest, char separator)
{
	const char	*at = rest->n > 0 ?
	    memchr(rest->s, separator, rest->n) : NULL;
	struct str	 part = *rest;

	if (at == NULL) {
		*rest = str_from(part, part.n);
		return part;
	}
	part.n = (size_t)(at - rest->s);
	*rest = (struct str){ at + 1, rest->n - part.n - 1 };
	return part;
}

bool
str_cut_char(struct str *rest, char c)
{
	if (rest->n == 0 || rest->s[0] != c)
		return false;
	*rest = str_from(*rest, 1);
	return true;
}

struct str
str_unmarked(struct str a)
{
	static const char	mark[] = "\xEF\xBB\xBF";

	return str_starts(a, mark) ? str_from(a, strlen(mark)) : a;
}

size_t
str_find(struct str a, const char *needle)
{
	const char	*at;

	if (a.n == 0)
		return *needle == '\0' ? 0 : a.n;
	at = memmem(a.s, a.n, needle, strlen(needle));
	return at != NULL ? (size_t)(at - a.s) : a.n;
}

char *
str_dup(struct arena *arena, struct str a)
{
	return arena_copy(arena, a.s, a.n);
}

struct str
str_copy(struct arena *arena, struct str a)
{
	return (struct str){ arena_copy(arena, a.s, a.n), a.n };
}

struct str
str_printf(struct arena *arena, const char *format, ...)
{
	struct buf	buf = { 0 };
	va_list		args;

	va_start(args, format);
	buf_vprintf(&buf, format, args);
	va_end(args);
	return buf_take(&buf, arena);
}

/* Longer words are not worth suggesting for. */
#define DISTANCE_MOST	64

int
str_distance(struct str a, struct str b)
{
	int	row[3][DISTANCE_MOST + 1];	/* two rows back, one back, now */
	int	*two = row[0], *one = row[1], *now = row[2], *turn;

	if (a.n > DISTANCE_MOST || b.n > DISTANCE_MOST)
		return DISTANCE_MOST;
	for (size_t j = 0; j <= b.n; j++)
		one[j] = (int)j;
	for (size_t i = 1; i <= a.n; i++) {
		now[0] = (int)i;
		for (size_t j = 1; j <= b.n; j++) {
			int	cost = a.s[i - 1] != b.s[j - 1];

			now[j] = one[j - 1] + cost;
			if (one[j] + 1 < now[j])
				now[j] = one[j] + 1;
			if (now[j - 1] + 1 < now[j])
				now[j] = now[j - 1] + 1;
			if (i > 1 && j > 1 && a.s[i - 1] == b.s[j - 2] &&
			    a.s[i - 2] == b.s[j - 1] && two[j - 2] + 1 < now[j])
				now[j] = two[j - 2] + 1;
		}
		turn = two;
		two = one;
		one = now;
		now = turn;
	}
	return one[b.n];
}

void
nearest_offer(struct nearest *nearest, struct str candidate)
{
	int	distance = str_distance(nearest->word, candidate);
	int	most = (int)(nearest->word.n / 3) + 1;

	if (most > DISTANCE_MOST / 3)
		most = DISTANCE_MOST / 3;
	if (distance < nearest->distance && distance <= most) {
		nearest->distance = distance;
		nearest->best = candidate;
	}
}

const char *
nearest_said(struct arena *arena, const struct nearest *nearest)
{
	if (nearest->best.n == 0)
		return "";
	return arena_printf(arena, ", did you mean " STR_FMT "?",
	    STR_ARG(nearest->best));
}

uint64_t
str_hash(struct str a)
{
	uint64_t	hash = 14695981039346656037u;

	for (size_t i = 0; i < a.n; i++)
		hash = (hash ^ (unsigned char)a.s[i]) * 1099511628211u;
	return hash;
}

/* ---- UTF-8 ---- */

/* Length of the sequence a lead byte begins, its payload bits and the least
 * code that may be written so long (shorter ones are overlong). */
static int
lead_length(unsigned char lead, int32_t *bits, int32_t *least)
{
	if (lead < 0x80) {
		*bits = lead;
		*least = 0;
		return 1;
	}
	if (lead >= 0xC2 && lead < 0xE0) {
		*bits = lead & 0x1F;
		*least = 0x80;
		return 2;
	}
	if (lead >= 0xE0 && lead < 0xF0) {
		*bits = lead & 0x0F;
		*least = 0x800;
		return 3;
	}
	if (lead >= 0xF0 && lead < 0xF5) {
		*bits = lead & 0x07;
		*least = 0x10000;
		return 4;
	}
	return 0;
}

/* The code point at the head of A and its length; length 0 for a bad byte. */
static int
utf8_read(struct str a, int32_t *code)
{
	int32_t	bits = 0, least = 0;
	int	length = lead_length((unsigned char)a.s[0], &bits, &least);

	if (length == 0 || (size_t)length > a.n)
		return 0;
	for (int i = 1; i < length; i++) {
		if (!utf8_inside(a.s[i]))
			return 0;
		bits = bits << 6 | (a.s[i] & 0x3F);
	}
	if (bits < least || bits > 0x10FFFF || (bits >= 0xD800 && bits < 0xE000))
		return 0;
	*code = bits;
	return length;
}

int32_t
utf8_next(struct str *rest)
{
	int32_t	code = 0xFFFD;
	int	length;

	if (rest->n == 0)
		return -1;
	length = utf8_read(*rest, &code);
	if (length == 0)
		length = 1;
	rest->s += length;
	rest->n -= (size_t)length;
	return code;
}

int
utf8_write(int32_t code, char out[4])
{
	if (code < 0x80) {
		out[0] = (char)code;
		return 1;
	}
	if (code < 0x800) {
		out[0] = (char)(0xC0 | code >> 6);
		out[1] = (char)(0x80 | (code & 0x3F));
		return 2;
	}
	if (code < 0x10000) {
		out[0] = (char)(0xE0 | code >> 12);
		out[1] = (char)(0x80 | (code >> 6 & 0x3F));
		out[2] = (char)(0x80 | (code & 0x3F));
		return 3;
	}
	out[0] = (char)(0xF0 | code >> 18);
	out[1] = (char)(0x80 | (code >> 12 & 0x3F));
	out[2] = (char)(0x80 | (code >> 6 & 0x3F));
	out[3] = (char)(0x80 | (code & 0x3F));
	return 4;
}

size_t
utf8_count(struct str a)
{
	size_t	count = 0;

	for (size_t i = 0; i < a.n; i++)
		count += !utf8_inside(a.s[i]);
	return count;
}

struct str
str_head(struct str a, size_t most)
{
	if (a.n <= most)
		return a;
	while (most > 0 && utf8_inside(a.s[most]))
		most--;
	return (struct str){ a.s, most };
}

/* Bytes of a text shown in a message. */
#define SHOWN_MOST	60

struct str
text_shown(struct arena *arena, struct str text)
{
	struct str	line = str_cut(&text, '\n');
	struct str	head = str_head(line, SHOWN_MOST);

	if (head.n == line.n && text.n == 0)
		return line;
	return str_printf(arena, STR_FMT "...", STR_ARG(head));
}

bool
utf8_valid(struct str a, size_t *bad)
{
	struct str	rest = a;
	int32_t		code;
	int		length;

	while (rest.n > 0) {
		length = utf8_read(rest, &code);
		if (length == 0) {
			*bad = a.n - rest.n;
			return false;
		}
		rest.s += length;
		rest.n -= (size_t)length;
	}
	return true;
}

/* ---- buffer ---- */

void
buf_free(struct buf *buf)
{
	free(buf->s);
	*buf = (struct buf){ 0 };
}

void
buf_clear(struct buf *buf)
{
	buf->n = 0;
	if (buf->s != NULL)
		buf->s[0] = '\0';
}

/* Room for SIZE more bytes and a NUL. */
static void
buf_reserve(struct buf *buf, size_t size)
{
	size_t	need = buf->n + size + 1;

	if (need < size)
		out_of_memory();
	if (need <= buf->room)
		return;
	buf->room = need > buf->room * 2 ? need : buf->room * 2;
	if (buf->room < 64)
		buf->room = 64;
	buf->s = must_realloc(buf->s, buf->room);
}

void
buf_add(struct buf *buf, const void *data, size_t size)
{
	buf_reserve(buf, size);
	if (size > 0)
		memcpy(buf->s + buf->n, data, size);
	buf->n += size;
	buf->s[buf->n] = '\0';
}

void
buf_str(struct buf *buf, struct str text)
{
	buf_add(buf, text.s, text.n);
}

void
buf_code(struct buf *buf, int32_t code)
{
	char	bytes[4];

	buf_add(buf, bytes, (size_t)utf8_write(code, bytes));
}

/* Most of what is formatted is shorter, and so is formatted only once. */
#define FORMATTED	64

void
buf_vprintf(struct buf *buf, const char *format, va_list args)
{
	va_list	again;
	size_t	room;
	int	length;

	va_copy(again, args);
	buf_reserve(buf, FORMATTED);
	room = buf->room - buf->n;
	length = vsnprintf(buf->s + buf->n, room, format, args);
	if (length >= 0 && (size_t)length >= room) {
		buf_reserve(buf, (size_t)length);
		vsnprintf(buf->s + buf->n, (size_t)length + 1, format, again);
	}
	if (length > 0)
		buf->n += (size_t)length;
	buf->s[buf->n] = '\0';	/* also where formatting failed */
	va_end(again);
}

void
buf_printf(struct buf *buf, const char *format, ...)
{
	va_list	args;

	va_start(args, format);
	buf_vprintf(buf, format, args);
	va_end(args);
}

/* What a number takes: a sign, the 20 digits of 2^64, a point. */
#define DIGITS_MOST	24

/* The digits of VALUE, at least LEAST of them, written to AT; what is behind them. */
static char *
put_digits(char *at, uint64_t value, int least)
{
	char	digits[DIGITS_MOST];
	size_t	first = sizeof(digits);

	while (value > 0 || least > 0) {
		digits[--first] = (char)('0' + value % 10);
		value /= 10;
		least--;
	}
	memcpy(at, digits + first, sizeof(digits) - first);
	return at + (sizeof(digits) - first);
}

/* What was put into BUF ends at END. */
static void
buf_end(struct buf *buf, char *end)
{
	*end = '\0';
	buf->n = (size_t)(end - buf->s);
}

void
buf_int(struct buf *buf, int64_t value)
{
	char	*at;

	buf_reserve(buf, DIGITS_MOST);
	at = buf->s + buf->n;
	if (value < 0)
		*at++ = '-';
	buf_end(buf, put_digits(at, value < 0 ? 0 - (uint64_t)value :
	    (uint64_t)value, 1));
}

void
buf_real(struct buf *buf, double value, int decimals)
{
	static const uint64_t	 scale[] = { 1, 10, 100, 1000, 10000, 100000,
				     1000000 };
	uint64_t		 digits;
	char			*at;

	assert(decimals >= 0 && decimals <= 6);
	if (!isfinite(value))
		value = 0;
	digits = (uint64_t)llround(fmin(fabs(value), 1e12) *
	    (double)scale[decimals]);
	buf_reserve(buf, DIGITS_MOST);
	at = buf->s + buf->n;
	if (value < 0 && digits > 0)
		*at++ = '-';
	at = put_digits(at, digits / scale[decimals], 1);
	digits %= scale[decimals];
	if (digits > 0) {
		*at++ = '.';
		at = put_digits(at, digits, decimals);
		while (at[-1] == '0')
			at--;
	}
	buf_end(buf, at);
}

struct str
buf_view(const struct buf *buf)
{
	return (struct str){ buf->s != NULL ? buf->s : "", buf->n };
}

struct str
buf_keep(const struct buf *buf, struct arena *arena)
{
	return str_copy(arena, buf_view(buf));
}

struct str
buf_take(struct buf *buf, struct arena *arena)
{
	struct str	kept = buf_keep(buf, arena);

	buf_free(buf);
	return kept;
}
