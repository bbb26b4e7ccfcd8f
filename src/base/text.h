/*
 * base/text.h - slices of text, a growing buffer, and UTF-8.
 *
 * A slice borrows its bytes; who owns them is said where it is handed out.
 * Nothing here looks at the locale: 1.5 is written "1.5" everywhere.
 */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct arena;

struct str {
	const char	*s;	/* not NUL-terminated in general */
	size_t		 n;	/* bytes */
};

/* The number that a MACRO stands for, as a literal. */
#define TEXT_OF(macro) TEXT_OF_NUMBER(macro)
#define TEXT_OF_NUMBER(number) #number

#define STR(literal) ((struct str){ (literal), sizeof(literal) - 1 })
#define STR_FMT "%.*s"
#define STR_ARG(text) (int)(text).n, (text).s != NULL ? (text).s : ""

/* The slice of a C string; NULL gives the empty slice. */
struct str str_of(const char *text);

bool str_eq(struct str a, struct str b);
bool str_is(struct str a, const char *b);
bool str_is_nocase(struct str a, const char *b);	/* ASCII case only */
int str_cmp(struct str a, struct str b);
bool str_starts(struct str a, const char *prefix);
bool str_starts_nocase(struct str a, const char *prefix);
bool str_ends(struct str a, const char *suffix);

/* A from its byte N on, which is at most its end. */
static inline struct str
str_from(struct str a, size_t n)
{
	/* Nothing may be added to no pointer, not even nought. */
	return (struct str){ n > 0 ? a.s + n : a.s, a.n - n };
}

/* ASCII, whatever the locale. */
static inline bool
char_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static inline bool
char_is_letter(char c)
{
	return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

/* A with its first letter, if it is an ASCII one, as a capital or a small one;
 * in ARENA. */
struct str str_upper_first(struct arena *arena, struct str a);
struct str str_lower_first(struct arena *arena, struct str a);

/* A without white space (ASCII) at both ends. */
struct str str_trim(struct str a);

/* The part of REST before SEPARATOR; REST moves behind it.  The whole of REST,
 * leaving it empty, when there is no separator. */
struct str str_cut(struct str *rest, char separator);

/* Whether REST begins with C; it then moves behind it. */
bool str_cut_char(struct str *rest, char c);

/* A file's text A without the byte-order mark that it may begin with. */
struct str str_unmarked(struct str a);

/* Where NEEDLE begins in A, or A.n when it does not occur. */
size_t str_find(struct str a, const char *needle);

/* A NUL-terminated copy in ARENA; str_copy() gives it back as a slice. */
char *str_dup(struct arena *arena, struct str a);
struct str str_copy(struct arena *arena, struct str a);
struct str str_printf(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Edits (insert, delete, replace, swap neighbours) that turn A into B. */
int str_distance(struct str a, struct str b);

/* Keeps the candidate nearest to a misspelt word: start with NEAREST(word),
 * offer each candidate, read .best (empty when none is near enough). */
struct nearest {
	struct str	word, best;
	int		distance;
};
#define NEAREST(a) ((struct nearest){ .word = (a), .distance = 1000 })
void nearest_offer(struct nearest *nearest, struct str candidate);

/* ", did you mean WORD?", or nothing when no candidate was near. */
const char *nearest_said(struct arena *arena, const struct nearest *nearest);

/* A hash for tables in memory (FNV-1a); not for digests. */
uint64_t str_hash(struct str a);

/* The next code point of REST, which moves on.  U+FFFD for a bad byte, which
 * is passed over; -1 at the end. */
int32_t utf8_next(struct str *rest);

/* Bytes of CODE written to OUT (1 to 4). */
int utf8_write(int32_t code, char out[4]);

/* Whether C is a byte inside a character, not the one that begins it. */
static inline bool
utf8_inside(char c)
{
	return ((unsigned char)c & 0xC0) == 0x80;
}

/* Code points in A. */
size_t utf8_count(struct str a);

/* Whether A is UTF-8; if not, *BAD is the offset of the first bad byte. */
bool utf8_valid(struct str a, size_t *bad);

/* A's first bytes, MOST or up to three less: whole characters. */
struct str str_head(struct str a, size_t most);

/* TEXT as a message quotes it: its first line, and of that 60 bytes; what is left
 * out is "...". */
struct str text_shown(struct arena *arena, struct str text);

/* Characters that no page shows.  Messages name them by number: what stands there is
 * not what it seems. */
bool code_unseen(int32_t code);

/* Of those the ones that are left out of all that is read: controls but tab and
 * newline, byte-order marks, those that turn the direction of writing. */
bool code_hidden(int32_t code);

/* Of those again the ones that keep words apart: Word writes one for a line break. */
bool code_parts(int32_t code);

/* Unicode's Default_Ignorable_Code_Point, unseen as well, which no face need have:
 * soft hyphen, zero-width space, joiners. */
bool code_ignorable(int32_t code);

/* A growing buffer.  {0} is empty and valid; buf_free() gives it back. */
struct buf {
	char	*s;	/* NUL-terminated once anything was added */
	size_t	 n, room;
};

void buf_free(struct buf *buf);
void buf_clear(struct buf *buf);
void buf_add(struct buf *buf, const void *data, size_t size);
void buf_str(struct buf *buf, struct str text);
void buf_code(struct buf *buf, int32_t code);	/* as UTF-8 */
void buf_shown(struct buf *buf, struct str text);	/* less code_hidden() */
void buf_printf(struct buf *buf, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void buf_vprintf(struct buf *buf, const char *format, va_list args);

/* In place, so that the length of a literal is known to the compiler. */
static inline void
buf_text(struct buf *buf, const char *text)
{
	buf_add(buf, text, strlen(text));
}

static inline void
buf_char(struct buf *buf, char c)
{
	if (buf->room - buf->n < 2) {
		buf_add(buf, &c, 1);
		return;
	}
	buf->s[buf->n++] = c;
	buf->s[buf->n] = '\0';
}

/* VALUE with at most DECIMALS (0 to 6) decimals, no trailing zeros, never an
 * exponent, never "-0": the way PDF operators want numbers. */
void buf_real(struct buf *buf, double value, int decimals);
void buf_int(struct buf *buf, int64_t value);

/* What is in BUF, borrowed until it next changes; copied to ARENA; or copied
 * there and BUF given back. */
struct str buf_view(const struct buf *buf);
struct str buf_keep(const struct buf *buf, struct arena *arena);
struct str buf_take(struct buf *buf, struct arena *arena);

#endif
