/*
 * slip_value.c - objects as values of ours: parsed once, from where they stand
 * in the file or from the text that qpdf gives of them, and then only read.
 * References are followed by whoever asks; a file may refer in circles, so
 * nothing here walks further than one step.
 */
#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "slip/slip_int.h"

static const struct value null = { .kind = VALUE_NULL };

/* ---- parsing ---- */

/* Keys that one key is moved over at most to put a dictionary in order. */
#define KEYS_MOST	64

struct parser {
	struct slip	*slip;
	struct lexer	 lexer;
	int		 depth;
	bool		 strict;	/* stop at what is odd: */
	bool		 odd;		/* something is not as it should be, or
					 * may be taken otherwise */
};

static bool parse_any(struct parser *parser, enum token token,
    struct value *out);

static bool
is_digits(struct str text)
{
	for (size_t i = 0; i < text.n; i++)
		if (text.s[i] < '0' || text.s[i] > '9')
			return false;
	return text.n > 0;
}

/* Whether the number in TEXT is written as all would: "0", "-12", "+.5". */
static bool
number_is_plain(struct str text)
{
	struct str	rest = text, whole;
	bool		sign = rest.s[0] == '-' || rest.s[0] == '+';

	if (sign) {
		rest.s++;
		rest.n--;
	}
	if (memchr(rest.s, '.', rest.n) == NULL)
		return is_digits(rest) && rest.n <= 18 && text.s[0] != '+' &&
		    (rest.s[0] != '0' || text.n == 1);
	whole = str_cut(&rest, '.');
	return (whole.n == 0 || is_digits(whole)) &&
	    (rest.n == 0 || is_digits(rest));
}

/* The number at the lexer begins "5 0 R": the reference, and move on. */
static bool
parse_ref(struct parser *parser, struct value *out)
{
	struct lexer	look = parser->lexer;
	unsigned long	id, generation;

	if (!is_digits(look.text))
		return false;
	id = strtoul(look.text.s, NULL, 10);
	if (lexer_next(&look) != TOKEN_NUMBER || !is_digits(look.text))
		return false;
	generation = strtoul(look.text.s, NULL, 10);
	if (lexer_next(&look) != TOKEN_WORD || !str_is(look.text, "R"))
		return false;
	parser->lexer = look;
	*out = (struct value){ .kind = VALUE_REF };
	out->object = id <= UINT_MAX && generation <= USHRT_MAX ?
	    object_at(parser->slip, (unsigned)id, (unsigned)generation) : NULL;
	if (out->object == NULL) {
		*out = null;
		parser->odd = true;
	}
	return true;
}

static void
parse_number(struct parser *parser, struct value *out)
{
	struct str	text = parser->lexer.text;

	if (parse_ref(parser, out))
		return;
	*out = (struct value){ .kind = VALUE_NUMBER, .text = text };
	parser->odd |= !number_is_plain(text);
	if (text.n > 9 && number_too_large(text))
		not_a(parser->slip, 0, "a number is too large");
}

/* Values up to END, behind those that wait on slip->values; where they begin
 * there. */
static size_t
parse_until(struct parser *parser, enum token end)
{
	struct buf	*values = &parser->slip->values;
	size_t		 start = values->n;
	struct value	 value;
	enum token	 token;

	parser->depth++;
	while ((token = lexer_next(&parser->lexer)) != end &&
	    token != TOKEN_END && !(parser->strict && parser->odd))
		if (parse_any(parser, token, &value))
			buf_add(values, &value, sizeof(value));
	parser->depth--;
	parser->odd |= token != end;
	return start;
}

/* The values from START on, which are done with when the next are read. */
static const struct value *
parsed(struct parser *parser, size_t start, size_t *n)
{
	struct buf	*values = &parser->slip->values;

	*n = (values->n - start) / sizeof(struct value);
	values->n = start;
	return *n == 0 ? NULL :
	    (const struct value *)(const void *)(values->s + start);
}

static void
parse_array(struct parser *parser, struct value *out)
{
	size_t			 start, n;
	const struct value	*at;

	start = parse_until(parser, TOKEN_ARRAY_END);
	at = parsed(parser, start, &n);
	*out = (struct value){ .kind = VALUE_ARRAY, .n = (unsigned)n };
	out->at = arena_array(parser->slip->work, n, struct value);
	if (n > 0)
		memcpy(out->at, at, n * sizeof(*at));
}

/* Put NEW among the keys of DICT, in the order in which qpdf hands them over.
 * What is null is not there. */
static void
entry_put(struct parser *parser, struct dict *dict, struct entry new)
{
	size_t	i = dict->n, least = i > KEYS_MOST ? i - KEYS_MOST : 0;

	while (i > least && str_cmp(dict->at[i - 1].key, new.key) > 0)
		i--;
	/* Out of order by far, or twice, or null: who knows which counts. */
	parser->odd |= new.value.kind == VALUE_NULL ||
	    (i > 0 && str_cmp(dict->at[i - 1].key, new.key) >= 0);
	if (new.value.kind == VALUE_NULL)
		return;
	memmove(dict->at + i + 1, dict->at + i,
	    (dict->n - i) * sizeof(*dict->at));
	dict->at[i] = new;
	dict->n++;
}

static void
parse_dict(struct parser *parser, struct value *out)
{
	struct dict		*dict = arena_make(parser->slip->work,
				    struct dict);
	size_t			 start, n;
	const struct value	*at;

	start = parse_until(parser, TOKEN_DICT_END);
	at = parsed(parser, start, &n);
	*out = (struct value){ .kind = VALUE_DICT };
	out->dict = dict;
	parser->odd |= n % 2 != 0;
	dict->at = arena_array(parser->slip->work, n / 2, struct entry);
	for (size_t i = 0; i + 1 < n; i += 2)
		if (at[i].kind == VALUE_NAME)
			entry_put(parser, dict, (struct entry){
			    .key = at[i].text, .value = at[i + 1] });
		else
			parser->odd = true;
}

static void
parse_word(struct parser *parser, struct value *out)
{
	struct str	text = parser->lexer.text;

	*out = null;
	if (str_is(text, "true") || str_is(text, "false"))
		*out = (struct value){ .kind = VALUE_BOOL,
		    .yes = text.s[0] == 't' };
	else
		parser->odd |= !str_is(text, "null");
}

static void
parse_name(struct parser *parser, struct value *out)
{
	struct str	text = parser->lexer.text;

	*out = (struct value){ .kind = VALUE_NAME };
	out->text = token_name(parser->slip->work, text);
	parser->odd |= !name_is_whole(text);
}

static void
parse_string(struct parser *parser, struct value *out)
{
	struct str	text = parser->lexer.text;

	*out = (struct value){ .kind = VALUE_STRING };
	out->text = token_string(&parser->slip->scratch, text);
	if (out->text.s != text.s + 1)
		out->text = str_copy(parser->slip->work, out->text);
	/* Which line end a bare one is, is a matter of opinion. */
	parser->odd |= text.s[0] == '<' ? !hex_is_whole(text) :
	    memchr(text.s, '\r', text.n) != NULL;
}

/* The value that begins with TOKEN; false: there is none. */
static bool
parse_any(struct parser *parser, enum token token, struct value *out)
{
	*out = null;
	if ((token == TOKEN_ARRAY || token == TOKEN_DICT) &&
	    parser->depth >= DEEP_VALUE) {
		say(parser->slip, DIAG_SLIP_DEEP, "%s", "");
		parser->lexer.at = parser->lexer.end;
		parser->odd = true;
		return false;
	}
	switch (token) {
	case TOKEN_NUMBER:
		parse_number(parser, out);
		return true;
	case TOKEN_NAME:
		parse_name(parser, out);
		return true;
	case TOKEN_STRING:
	case TOKEN_HEX:
		parse_string(parser, out);
		return true;
	case TOKEN_ARRAY:
		parse_array(parser, out);
		return true;
	case TOKEN_DICT:
		parse_dict(parser, out);
		return true;
	case TOKEN_WORD:
		parse_word(parser, out);
		return true;
	default:
		parser->odd = true;
		return false;
	}
}

bool
value_read(struct slip *slip, struct lexer *lexer, struct value *value)
{
	struct parser	parser = { .slip = slip, .lexer = *lexer,
			    .strict = true };
	bool		any;

	any = parse_any(&parser, lexer_next(&parser.lexer), value);
	*lexer = parser.lexer;
	return any && !parser.odd;
}

struct value
value_parse(struct slip *slip, struct str text)
{
	struct parser	parser = { .slip = slip };
	struct value	value;

	parser.lexer = (struct lexer){ text.s, text.s + text.n, STR("") };
	if (!parse_any(&parser, lexer_next(&parser.lexer), &value))
		return null;
	return value;
}

/* ---- looking ---- */

const struct value *
value_of(struct slip *slip, const struct value *value)
{
	/* qpdf follows a reference to a reference; else it is lost. */
	if (value->kind != VALUE_REF)
		return value;
	if (!value->object->loaded)
		object_load(slip, value->object);
	value = &value->object->value;
	return value->kind != VALUE_REF ? value : &null;
}

struct entry *
dict_entry(struct slip *slip, const struct value *value, struct str key)
{
	value = value_of(slip, value);
	if (value->kind != VALUE_DICT)
		return NULL;
	for (size_t i = 0; i < value->dict->n; i++)
		if (str_eq(value->dict->at[i].key, key))
			return &value->dict->at[i];
	return NULL;
}

const struct value *
dict_raw(struct slip *slip, const struct value *value, struct str key)
{
	const struct entry	*entry = dict_entry(slip, value, key);

	return entry != NULL ? &entry->value : NULL;
}

const struct value *
dict_find_str(struct slip *slip, const struct value *value, struct str key)
{
	const struct value	*found = dict_raw(slip, value, key);

	return found != NULL ? value_of(slip, found) : &null;
}

const struct value *
dict_find(struct slip *slip, const struct value *value, const char *key)
{
	return dict_find_str(slip, value, str_of(key));
}

size_t
array_count(const struct value *array)
{
	return array->kind == VALUE_ARRAY ? array->n : 0;
}

const struct value *
array_item(struct slip *slip, const struct value *array, size_t i)
{
	return i < array_count(array) ? value_of(slip, &array->at[i]) : &null;
}

bool
is_dict(const struct value *value)
{
	return value->kind == VALUE_DICT;
}

bool
is_stream(const struct value *value)
{
	return value->kind == VALUE_DICT && value->dict->stream != NULL;
}

bool
is_name(const struct value *value, const char *name)
{
	return value->kind == VALUE_NAME && str_is(value->text, name);
}

double
value_number(const struct value *value, double fallback)
{
	char	text[64];
	double	n;

	if (value->kind != VALUE_NUMBER || value->text.n >= sizeof(text))
		return fallback;
	memcpy(text, value->text.s, value->text.n);
	text[value->text.n] = '\0';
	n = strtod(text, NULL);
	return isfinite(n) ? n : fallback;
}

int
value_int(const struct value *value, int fallback)
{
	double	n = value_number(value, fallback);

	return n >= INT_MIN && n <= INT_MAX ? (int)n : fallback;
}

bool
value_numbers(struct slip *slip, const struct value *array, double *out,
    size_t n)
{
	if (array_count(array) < n)
		return false;
	for (size_t i = 0; i < n; i++) {
		out[i] = value_number(array_item(slip, array, i), NAN);
		if (isnan(out[i]))
			return false;
	}
	return true;
}

/* ---- text strings ---- */

/* PDFDocEncoding where it is not Latin-1 (ISO 32000-1, D.2); 0: nothing. */
static const uint16_t doc_low[8] = {	/* 0x18 */
	0x02D8, 0x02C7, 0x02C6, 0x02D9, 0x02DD, 0x02DB, 0x02DA, 0x02DC,
};
static const uint16_t doc_high[33] = {	/* 0x80 */
	0x2022, 0x2020, 0x2021, 0x2026, 0x2014, 0x2013, 0x0192, 0x2044,
	0x2039, 0x203A, 0x2212, 0x2030, 0x201E, 0x201C, 0x201D, 0x2018,
	0x2019, 0x201A, 0x2122, 0xFB01, 0xFB02, 0x0141, 0x0152, 0x0160,
	0x0178, 0x017D, 0x0131, 0x0142, 0x0153, 0x0161, 0x017E, 0,
	0x20AC,
};

/* A code point that may stand in a text: white space becomes a blank. */
static void
put_word(struct buf *out, int32_t code)
{
	if (code == '\t' || code == '\n' || code == '\r')
		code = ' ';
	if (code < ' ' || (code >= 0x7F && code < 0xA0) || code == 0xFEFF ||
	    (code >= 0xD800 && code <= 0xDFFF) || code == 0xFFFE ||
	    code == 0xFFFF)
		return;
	buf_code(out, code);
}

static void
put_wide(struct buf *out, struct str text)
{
	const unsigned char	*s = (const unsigned char *)text.s;
	int32_t			 code, low;

	for (size_t i = 0; i + 1 < text.n; i += 2) {
		code = s[i] << 8 | s[i + 1];
		if (code == 0x1B) {	/* a language, up to the next */
			for (i += 2; i + 1 < text.n &&
			    (s[i] << 8 | s[i + 1]) != 0x1B; i += 2)
				continue;
			continue;
		}
		if (code >= 0xD800 && code < 0xDC00 && i + 3 < text.n) {
			low = s[i + 2] << 8 | s[i + 3];
			if (low < 0xDC00 || low > 0xDFFF)
				continue;
			code = 0x10000 + ((code - 0xD800) << 10) + low - 0xDC00;
			i += 2;
		}
		put_word(out, code);
	}
}

static void
put_doc(struct buf *out, struct str text)
{
	unsigned char	c;

	for (size_t i = 0; i < text.n; i++) {
		c = (unsigned char)text.s[i];
		if (c >= 0x18 && c < 0x20)
			put_word(out, doc_low[c - 0x18]);
		else if (c >= 0x80 && c <= 0xA0)
			put_word(out, doc_high[c - 0x80]);
		else
			put_word(out, c);
	}
}

struct str
words_of(struct arena *arena, const struct value *value)
{
	struct buf	out = { 0 };
	struct str	text = value->text, kept;
	int32_t		code;

	if (value->kind != VALUE_STRING || text.n == 0)
		return STR("");
	if (str_starts(text, "\xFE\xFF"))
		put_wide(&out, (struct str){ text.s + 2, text.n - 2 });
	else if (str_starts(text, "\xEF\xBB\xBF"))
		while ((code = utf8_next(&text)) >= 0)
			put_word(&out, code);
	else
		put_doc(&out, text);
	kept = str_copy(arena, str_trim(buf_view(&out)));
	buf_free(&out);
	return kept;
}

/* ---- writing ---- */

void
put_name(struct buf *out, struct str name)
{
	buf_char(out, '/');
	for (size_t i = 0; i < name.n; i++)
		if (name.s[i] > ' ' && name.s[i] < 0x7F &&
		    strchr("()<>[]{}/%#", name.s[i]) == NULL)
			buf_char(out, name.s[i]);
		else
			buf_printf(out, "#%02X", (unsigned char)name.s[i]);
}

void
put_string(struct buf *out, struct str bytes)
{
	static const char	digits[] = "0123456789ABCDEF";

	buf_char(out, '<');
	for (size_t i = 0; i < bytes.n; i++) {
		buf_char(out, digits[(unsigned char)bytes.s[i] >> 4]);
		buf_char(out, digits[(unsigned char)bytes.s[i] & 15]);
	}
	buf_char(out, '>');
}
