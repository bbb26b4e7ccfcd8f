/*
 * slip_value.c - objects as values of ours: parsed once from the text that qpdf
 * gives of each, and then only read.  References are followed by whoever asks;
 * a file may refer in circles, so nothing here walks further than one step.
 */
#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "slip/slip_int.h"

static const struct value null = { .kind = VALUE_NULL };

/* ---- parsing ---- */

struct parser {
	struct slip	*slip;
	struct lexer	 lexer;
	int		 depth;
};

static bool parse_any(struct parser *parser, enum token token,
    struct value *out);

/* The number at the lexer begins "5 0 R": the reference, and move on. */
static bool
parse_ref(struct parser *parser, struct value *out)
{
	struct lexer	look = parser->lexer;
	unsigned long	id, generation;

	id = strtoul(look.text.s, NULL, 10);
	if (look.text.s[0] < '0' || look.text.s[0] > '9' ||
	    lexer_next(&look) != TOKEN_NUMBER)
		return false;
	generation = strtoul(look.text.s, NULL, 10);
	if (lexer_next(&look) != TOKEN_WORD || !str_is(look.text, "R"))
		return false;
	parser->lexer = look;
	*out = (struct value){ .kind = VALUE_REF };
	out->object = id <= UINT_MAX && generation <= USHRT_MAX ?
	    object_at(parser->slip, (unsigned)id, (unsigned)generation) : NULL;
	if (out->object == NULL)
		*out = null;
	return true;
}

/* Values up to END, in VALUES. */
static void
parse_until(struct parser *parser, enum token end, struct buf *values)
{
	struct value	value;
	enum token	token;

	parser->depth++;
	while ((token = lexer_next(&parser->lexer)) != end &&
	    token != TOKEN_END)
		if (parse_any(parser, token, &value))
			buf_add(values, &value, sizeof(value));
	parser->depth--;
}

static void
parse_array(struct parser *parser, struct value *out)
{
	struct buf	values = { 0 };

	parse_until(parser, TOKEN_ARRAY_END, &values);
	*out = (struct value){ .kind = VALUE_ARRAY };
	out->n = (unsigned)(values.n / sizeof(struct value));
	out->at = arena_array(parser->slip->work, out->n, struct value);
	if (values.n > 0)
		memcpy(out->at, values.s, values.n);
	buf_free(&values);
}

static void
parse_dict(struct parser *parser, struct value *out)
{
	struct buf		 values = { 0 };
	const struct value	*at;
	struct dict		*dict = arena_make(parser->slip->work,
				    struct dict);
	size_t			 n;

	parse_until(parser, TOKEN_DICT_END, &values);
	*out = (struct value){ .kind = VALUE_DICT };
	out->dict = dict;
	at = (const struct value *)(const void *)values.s;
	n = values.n / sizeof(*at) / 2;
	dict->at = arena_array(parser->slip->work, n, struct entry);
	for (size_t i = 0; i < n; i++)
		if (at[2 * i].kind == VALUE_NAME)
			dict->at[dict->n++] = (struct entry){
			    .key = at[2 * i].text, .value = at[2 * i + 1] };
	buf_free(&values);
}

static void
parse_word(struct parser *parser, struct value *out)
{
	struct str	text = parser->lexer.text;

	*out = null;
	if (str_is(text, "true") || str_is(text, "false"))
		*out = (struct value){ .kind = VALUE_BOOL,
		    .yes = text.s[0] == 't' };
}

/* The value that begins with TOKEN; false: there is none. */
static bool
parse_any(struct parser *parser, enum token token, struct value *out)
{
	struct arena	*arena = parser->slip->work;
	struct str	 text = parser->lexer.text;

	*out = null;
	if ((token == TOKEN_ARRAY || token == TOKEN_DICT) &&
	    parser->depth >= DEEP_VALUE) {
		say(parser->slip, DIAG_SLIP_DEEP, "%s", "");
		parser->lexer.at = parser->lexer.end;
		return false;
	}
	switch (token) {
	case TOKEN_NUMBER:
		if (!parse_ref(parser, out))
			*out = (struct value){ .kind = VALUE_NUMBER,
			    .text = text };
		if (text.n > 9 && number_too_large(text))
			not_a(parser->slip, "%s", "a number is too large");
		return true;
	case TOKEN_NAME:
		*out = (struct value){ .kind = VALUE_NAME,
		    .text = token_name(arena, text) };
		return true;
	case TOKEN_STRING:
	case TOKEN_HEX:
		*out = (struct value){ .kind = VALUE_STRING,
		    .text = str_copy(arena, token_string(
		    &parser->slip->scratch, text)) };
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
		return false;
	}
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

const struct value *
dict_raw(struct slip *slip, const struct value *value, struct str key)
{
	value = value_of(slip, value);
	if (value->kind != VALUE_DICT)
		return NULL;
	for (size_t i = 0; i < value->dict->n; i++)
		if (str_eq(value->dict->at[i].key, key))
			return &value->dict->at[i].value;
	return NULL;
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
