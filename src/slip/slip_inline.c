/*
 * slip_inline.c - pictures inside a content stream: BI, pairs of keys and
 * values, ID, data, EI (ISO 32000-1, 8.9.7).
 */
#include <string.h>

#include "slip/content_int.h"

struct inline_image {
	struct str	colour, filter, smooth, intent;
};

static void
judge_inline_image(struct scan *scan, const struct inline_image *image)
{
	struct slip	*slip = scan->slip;
	struct str	 colour = image->colour;

	if (str_find(colour, "CMYK") < colour.n)
		op_cmyk(scan);
	else if (!str_is(colour, "/G") && !str_is(colour, "/RGB") &&
	    !str_is(colour, "/I"))
		colour_named(scan, colour);
	if (str_find(image->filter, "LZW") < image->filter.n)
		not_a_here(slip, "a picture is packed by LZW");
	if (image->intent.n > 0 &&
	    !intent_known(token_name(slip->work, image->intent)))
		not_a_here(slip, "an unknown rendering intent");
	if (str_is(image->smooth, "true"))
		not_a_here(slip, "a picture asks to be smoothed");
}

/* The whole of the value that begins with TOKEN. */
static struct str
value_whole(struct lexer *lexer, enum token token)
{
	struct str	whole = lexer->text;
	int		open = 0;

	for (;;) {
		if (token == TOKEN_ARRAY || token == TOKEN_DICT)
			open++;
		if (token == TOKEN_ARRAY_END || token == TOKEN_DICT_END)
			open--;
		if (open <= 0 || token == TOKEN_END)
			break;
		token = lexer_next(lexer);
	}
	whole.n = (size_t)(lexer->at - whole.s);
	return whole;
}

/* How far behind an EI is looked: a picture could hold any number of them, each
 * before a bracket that is closed nowhere. */
#define LOOK	1024

/* Whether AT, in data, is the EI that ends them: what follows reads as
 * operators, or as the operands of one. */
static bool
is_image_end(const char *at, const char *end)
{
	struct lexer	look = { at + 2, end, STR("") };
	enum token	token;

	if (!is_white(at[-1]) || at[0] != 'E' || at[1] != 'I' ||
	    (at + 2 < end && !is_white(at[2])))
		return false;
	if (end - look.at > LOOK)
		look.end = look.at + LOOK;
	for (int i = 0; i < 6; i++) {
		token = lexer_next(&look);
		if (look.at == look.end && look.end < end)
			return true;		/* too long to be chance */
		if (token == TOKEN_BAD ||
		    (token == TOKEN_WORD && operator_find(look.text) == NULL))
			return false;
		if (token == TOKEN_END || token == TOKEN_WORD)
			return true;
	}
	return true;
}

static void
damaged(struct scan *scan)
{
	scan->content->loose = true;
	if (scan->judges)
		neither_here(scan->slip, "a picture among the operators is "
		    "damaged");
}

void
op_inline_image(struct scan *scan)
{
	struct lexer		*lexer = &scan->lexer;
	struct inline_image	 image = { STR(""), STR(""), STR(""),
				    STR("") };
	struct str		 key, value;
	enum token		 token;
	const char		*at;

	while ((token = lexer_next(lexer)) == TOKEN_NAME) {
		key = lexer->text;
		value = value_whole(lexer, lexer_next(lexer));
		if (str_is(key, "/CS") || str_is(key, "/ColorSpace"))
			image.colour = value;
		else if (str_is(key, "/F") || str_is(key, "/Filter"))
			image.filter = value;
		else if (str_is(key, "/I") || str_is(key, "/Interpolate"))
			image.smooth = value;
		else if (str_is(key, "/Intent"))
			image.intent = value;
	}
	if (scan->judges)
		judge_inline_image(scan, &image);
	if (token != TOKEN_WORD || !str_is(lexer->text, "ID")) {
		damaged(scan);
		if (token != TOKEN_END)		/* it is read once more */
			lexer->at = lexer->text.s;
		return;
	}
	for (at = lexer->at + 1; at + 2 <= lexer->end; at++) {
		at = memchr(at, 'E', (size_t)(lexer->end - at) - 1);
		if (at == NULL)
			break;
		if (is_image_end(at, lexer->end)) {
			lexer->at = at + 2;
			return;
		}
	}
	lexer->at = lexer->end;
	damaged(scan);
}
