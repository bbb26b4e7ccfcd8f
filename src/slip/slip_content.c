/*
 * slip_content.c - content streams (ISO 32000-1, 7.8.2): an operation is its
 * operands and the operator behind them.  One reading finds what is used and
 * judges it; another, later, writes the marked content anew (slip_marks.c).
 */
#include "slip/content_int.h"

/* PDF/A-2, 6.1.6 and 6.1.13: hexadecimal digits come in pairs, and whole
 * numbers have 32 bits. */
static void
judge_token(struct scan *scan, enum token token)
{
	struct str	text = scan->lexer.text;

	if (token == TOKEN_NUMBER && text.n > 9 &&
	    number_too_large(text))
		not_a_here(scan->slip, "a number is too large");
	if (token == TOKEN_HEX && !hex_is_whole(text))
		not_a_here(scan->slip, "a string has half a byte");
}

/* A string shows text, unless it stands in a dictionary. */
static void
string_seen(struct scan *scan)
{
	struct graphics	*now = scan_graphics(scan);
	struct str	 text;

	if (!scan->judges || scan->dicts > 0)
		return;
	text = token_string(&scan->slip->scratch, scan->lexer.text);
	if (text.n > 32767)
		not_a_here(scan->slip, "a string is longer than 32,767 bytes");
	for (size_t i = 0; i < text.n && !scan->inked; i++)
		scan->inked = text.s[i] != ' ';
	if (now->font != NULL) {
		now->font->seen |= !now->unseen;
		font_use(scan->slip, now->font, text);
	}
}

/* TOKEN begins or ends an array or a dictionary; said when the innermost is another.
 * What ends one that was never begun would end for others what it stands in. */
static void
bracket_note(struct scan *scan, enum token token)
{
	uint64_t	dict = token == TOKEN_DICT || token == TOKEN_DICT_END;

	if (token == TOKEN_DICT || token == TOKEN_ARRAY) {
		scan->nest = scan->nest << 1 | dict;
	} else {
		if (scan->open == 0 || (scan->nest & 1) != dict)
			scan_damaged(scan);
		scan->nest >>= 1;
	}
}

static void
operand_add(struct scan *scan, enum token token)
{
	struct str	text = scan->lexer.text;

	if (token == TOKEN_DICT || token == TOKEN_DICT_END ||
	    token == TOKEN_ARRAY || token == TOKEN_ARRAY_END)
		bracket_note(scan, token);
	switch (token) {
	case TOKEN_DICT:
		scan->dicts++;
		/* FALLTHROUGH */
	case TOKEN_ARRAY:
		if (scan->open++ > 0)
			return;
		break;
	case TOKEN_DICT_END:
		if (scan->dicts > 0)
			scan->dicts--;
		/* FALLTHROUGH */
	case TOKEN_ARRAY_END:
		if (scan->open > 0 && --scan->open > 0)
			return;
		/* The operand reaches up to here. */
		scan->last.text.n = (size_t)(scan->lexer.at -
		    scan->last.text.s);
		if (scan->n > 0 && scan->n <= OPERANDS)
			scan->operands[scan->n - 1] = scan->last;
		return;
	case TOKEN_STRING:
	case TOKEN_HEX:
		string_seen(scan);
		/* FALLTHROUGH */
	default:
		if (scan->open > 0)
			return;
		break;
	}
	scan->last = (struct operand){ token, text };
	if (scan->n < OPERANDS)
		scan->operands[scan->n] = scan->last;
	scan->n++;
}

static void
operands_clear(struct scan *scan)
{
	for (size_t i = 0; i < scan->n && i < OPERANDS; i++)
		scan->operands[i] = (struct operand){ TOKEN_END, STR("") };
	scan->last = (struct operand){ TOKEN_END, STR("") };
	scan->n = 0;
	scan->open = scan->dicts = 0;
	scan->nest = 0;
	scan->inked = false;
	scan->start = NULL;
}

static void
operation(struct scan *scan)
{
	const struct operator	*operator = operator_find(scan->lexer.text);

	if (operator == NULL) {
		if (scan->judges)
			not_a_here(scan->slip, "an unknown operator");
		return;
	}
	scan_before(scan, operator->effect);
	if (operator->run != NULL)
		operator->run(scan);
	scan_after(scan, operator->effect);
}

static bool
is_constant(struct str word)
{
	return str_is(word, "true") || str_is(word, "false") ||
	    str_is(word, "null");
}

/* Spaces that stand in for device colours are used without being named. */
static void
defaults_use(struct scan *scan)
{
	static const char *const	names[] = { "/DefaultGray",
					    "/DefaultRGB", "/DefaultCMYK" };
	const struct value		*spaces = dict_find(scan->slip,
					    scan->content->resources,
					    "ColorSpace");

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (dict_find(scan->slip, spaces, names[i] + 1)->kind !=
		    VALUE_NULL)
			colour_named(scan, str_of(names[i]));
}

bool
content_scan(struct slip *slip, struct content *content, struct str data,
    enum marks marks, const struct bits *owned, struct buf *out)
{
	struct scan	scan = { .slip = slip, .content = content,
			    .marks = marks, .owned = owned, .out = out };
	enum token	token;

	scan.judges = marks == MARKS_READ;
	scan.lexer = (struct lexer){ data.s, data.s + data.n, STR("") };
	scan.copied = data.s;
	if (scan.judges)
		defaults_use(&scan);
	while ((token = lexer_next(&scan.lexer)) != TOKEN_END &&
	    !scan.conflict) {
		if (scan.start == NULL)
			scan.start = scan.lexer.text.s;
		if (token == TOKEN_BAD)
			scan_damaged(&scan);
		if (scan.judges)
			judge_token(&scan, token);
		if (token != TOKEN_WORD || is_constant(scan.lexer.text)) {
			operand_add(&scan, token);
			continue;
		}
		if (scan.open > 0)
			scan_damaged(&scan);
		operation(&scan);
		operands_clear(&scan);
	}
	if (scan.open > 0)
		scan_damaged(&scan);
	scan_finish(&scan);
	buf_free(&scan.stack);
	return !scan.conflict;
}

void
content_of_stream(struct slip *slip, const struct value *stream,
    const struct value *resources)
{
	const struct value	*own = dict_find(slip, stream, "Resources");
	struct content		*content = stream->dict->content;
	struct buf		 data = { 0 };

	if (stream->dict->seen & SEEN_OPEN || slip->depth == DEEP_FORM) {
		say(slip, DIAG_SLIP_DEEP, "page %zu", slip->now + 1);
		return;
	}
	if (content != NULL)
		return;
	content = arena_make(slip->work, struct content);
	content->resources = is_dict(own) ? own : resources;
	stream->dict->content = content;
	stream->dict->seen |= SEEN_OPEN;
	slip->depth++;
	if (stream_read(slip, stream, &data))
		content_scan(slip, content, buf_view(&data), MARKS_READ,
		    NULL, NULL);
	slip->depth--;
	stream->dict->seen &= ~(unsigned)SEEN_OPEN;
	buf_free(&data);
}
