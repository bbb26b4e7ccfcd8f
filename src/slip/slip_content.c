/*
 * slip_content.c - content streams (ISO 32000-1, 7.8.2): an operation is its
 * operands and the operator behind them.  One reading finds what is used and
 * judges it; another, later, writes the marked content anew (slip_marks.c).
 */
#include <string.h>

#include "slip/content_int.h"

const char *const resource_names[RESOURCE__MAX] = {
	[RESOURCE_FONT]		= "Font",
	[RESOURCE_XOBJECT]	= "XObject",
	[RESOURCE_COLOUR]	= "ColorSpace",
	[RESOURCE_STATE]	= "ExtGState",
	[RESOURCE_PATTERN]	= "Pattern",
	[RESOURCE_SHADING]	= "Shading",
};

/* ---- resources ---- */

void
content_use(struct slip *slip, struct content *content, enum resource kind,
    struct str name)
{
	struct entry	*entry = dict_entry(slip, dict_find(slip,
			    content->resources, resource_names[kind]), name);
	struct used	*used;

	if (entry == NULL || entry->user == content)
		return;
	entry->user = content;
	for (size_t i = 0; i < content->nused; i++)
		if (content->used[i].kind == kind &&
		    str_eq(content->used[i].name, name))
			return;
	if (content->nused == content->room) {
		used = content->used;
		content->room = content->room * 2 + 8;
		content->used = arena_array(slip->work, content->room,
		    struct used);
		if (used != NULL)
			memcpy(content->used, used,
			    content->nused * sizeof(*used));
	}
	content->used[content->nused++] = (struct used){ kind,
	    str_copy(slip->work, name) };
}

/* The resource that operand TEXT, a name, names; noted as used. */
static const struct value *
resource(struct scan *scan, enum resource kind, struct str text)
{
	struct slip		*slip = scan->slip;
	const struct value	*found;
	struct str		 name;

	if (text.n == 0 || text.s[0] != '/')
		text = STR("/");
	name = token_name(slip->work, text);
	found = dict_find_str(slip, dict_find(slip, scan->content->resources,
	    resource_names[kind]), name);
	if (!scan->judges)
		return found;
	content_use(slip, scan->content, kind, name);
	if (found->kind == VALUE_NULL)
		not_a_here(slip, "a resource is missing");
	return found;
}

/* ---- operators ---- */

static struct graphics *
graphics(struct scan *scan)
{
	return &scan->saved[scan->depth < SAVED_MOST ? scan->depth :
	    SAVED_MOST];
}

static void
op_save(struct scan *scan)
{
	struct graphics	now = *graphics(scan);

	scan->depth++;
	if (scan->depth > SAVED_MOST && scan->judges)
		not_a_here(scan->slip, "more than 28 graphics states are saved "
		    "in each other");
	*graphics(scan) = now;
}

static void
op_restore(struct scan *scan)
{
	if (scan->depth > 0) {
		scan->depth--;
		return;
	}
	scan->content->loose = true;
	scan_delete(scan);
}

static void
op_font(struct scan *scan)
{
	const struct value	*font;

	if (!scan->judges)
		return;
	font = resource(scan, RESOURCE_FONT, scan->operands[0].text);
	if (is_dict(font))
		graphics(scan)->font = font_of(scan->slip, font,
		    scan->content->resources);
}

static void
op_mode(struct scan *scan)
{
	graphics(scan)->unseen = str_is(scan->last.text, "3");
}

static void
op_state(struct scan *scan)
{
	const struct value	*state, *font;

	if (!scan->judges)
		return;
	state = resource(scan, RESOURCE_STATE, scan->last.text);
	judge_state(scan->slip, state, scan->content->resources);
	font = array_item(scan->slip, dict_find(scan->slip, state, "Font"), 0);
	if (is_dict(font))
		graphics(scan)->font = font_of(scan->slip, font,
		    scan->content->resources);
}

void
colour_named(struct scan *scan, struct str text)
{
	struct slip	*slip = scan->slip;
	struct value	 name = { .kind = VALUE_NAME };

	if (!scan->judges || text.n == 0 || text.s[0] != '/')
		return;
	name.text = token_name(slip->work, text);
	if (colour_is_device(name.text))
		judge_colour(slip, &name);
	else
		judge_colour(slip, resource(scan, RESOURCE_COLOUR, text));
}

static void
op_space(struct scan *scan)
{
	colour_named(scan, scan->last.text);
}

void
op_cmyk(struct scan *scan)
{
	static const struct value	name = { .kind = VALUE_NAME,
					    .text = { "DeviceCMYK", 10 } };

	if (scan->judges)
		judge_colour(scan->slip, &name);
}

static void
op_pattern(struct scan *scan)
{
	const struct value	*pattern;

	if (!scan->judges || scan->last.kind != TOKEN_NAME)
		return;
	pattern = resource(scan, RESOURCE_PATTERN, scan->last.text);
	if (is_stream(pattern)) {
		content_of_stream(scan->slip, pattern,
		    scan->content->resources);
		return;
	}
	judge_shading(scan->slip, dict_find(scan->slip, pattern, "Shading"));
	judge_state(scan->slip, dict_find(scan->slip, pattern, "ExtGState"),
	    scan->content->resources);
}

static void
op_shading(struct scan *scan)
{
	if (scan->judges)
		judge_shading(scan->slip, resource(scan, RESOURCE_SHADING,
		    scan->last.text));
}

static void
op_xobject(struct scan *scan)
{
	struct slip		*slip = scan->slip;
	const struct value	*object = resource(scan, RESOURCE_XOBJECT,
				    scan->last.text);
	const struct value	*type = is_stream(object) ?
				    dict_find(slip, object, "Subtype") : object;

	if (layer_hidden(slip, dict_find(slip, object, "OC"))) {
		scan->content->hides = true;
		scan_delete(scan);
		return;
	}
	if (!scan->judges)
		return;
	if (is_name(type, "Image"))
		judge_image(slip, object);
	else if (!is_name(type, "Form"))
		not_a_here(slip, "what is drawn is no picture and no form");
	else {
		judge_group(slip, dict_find(slip, object, "Group"));
		content_of_stream(slip, object, scan->content->resources);
		if (object->dict->content->words)
			scan_says(scan);
	}
}

static void
op_intent(struct scan *scan)
{
	if (scan->judges && scan->last.kind == TOKEN_NAME &&
	    !intent_known(token_name(scan->slip->work, scan->last.text)))
		not_a_here(scan->slip, "an unknown rendering intent");
}

/* What no font was chosen for, or what stands outside BT and ET, is undefined
 * (ISO 32000-1, 9.3.1 and 9.4.1). */
static void
op_show(struct scan *scan)
{
	if (scan->inked)
		scan_says(scan);
	if (scan->judges && (!scan->in_text || graphics(scan)->font == NULL))
		neither_here(scan->slip, "words are shown without a font or "
		    "outside a text object");
}

static void
op_begin_text(struct scan *scan)
{
	scan->in_text = true;
}

static void
op_end_text(struct scan *scan)
{
	scan->in_text = false;
}

static void
op_path(struct scan *scan)
{
	scan->in_path = true;
}

static void
op_end_path(struct scan *scan)
{
	scan->in_path = false;
}

/* By name, for bsearch(). */
static const struct operator operators[] = {
	{ "\"",	 EFFECT_SHOW,	op_show },
	{ "'",	 EFFECT_SHOW,	op_show },
	{ "B",	 EFFECT_PAINT,	op_end_path },
	{ "B*",	 EFFECT_PAINT,	op_end_path },
	{ "BDC", EFFECT_NONE,	mark_begin },
	{ "BI",	 EFFECT_DRAW,	op_inline_image },
	{ "BMC", EFFECT_NONE,	mark_begin },
	{ "BT",	 EFFECT_TEXT,	op_begin_text },
	{ "BX",	 EFFECT_NONE,	NULL },
	{ "CS",	 EFFECT_NONE,	op_space },
	{ "DP",	 EFFECT_NONE,	mark_point },
	{ "Do",	 EFFECT_DRAW,	op_xobject },
	{ "EMC", EFFECT_NONE,	mark_end },
	{ "ET",	 EFFECT_TEXT,	op_end_text },
	{ "EX",	 EFFECT_NONE,	NULL },
	{ "F",	 EFFECT_PAINT,	op_end_path },
	{ "G",	 EFFECT_NONE,	NULL },
	{ "J",	 EFFECT_NONE,	NULL },
	{ "K",	 EFFECT_NONE,	op_cmyk },
	{ "M",	 EFFECT_NONE,	NULL },
	{ "MP",	 EFFECT_NONE,	mark_point },
	{ "Q",	 EFFECT_NONE,	op_restore },
	{ "RG",	 EFFECT_NONE,	NULL },
	{ "S",	 EFFECT_PAINT,	op_end_path },
	{ "SC",	 EFFECT_NONE,	NULL },
	{ "SCN", EFFECT_NONE,	op_pattern },
	{ "T*",	 EFFECT_NONE,	NULL },
	{ "TD",	 EFFECT_NONE,	NULL },
	{ "TJ",	 EFFECT_SHOW,	op_show },
	{ "TL",	 EFFECT_NONE,	NULL },
	{ "Tc",	 EFFECT_NONE,	NULL },
	{ "Td",	 EFFECT_NONE,	NULL },
	{ "Tf",	 EFFECT_NONE,	op_font },
	{ "Tj",	 EFFECT_SHOW,	op_show },
	{ "Tm",	 EFFECT_NONE,	NULL },
	{ "Tr",	 EFFECT_NONE,	op_mode },
	{ "Ts",	 EFFECT_NONE,	NULL },
	{ "Tw",	 EFFECT_NONE,	NULL },
	{ "Tz",	 EFFECT_NONE,	NULL },
	{ "W",	 EFFECT_NONE,	NULL },
	{ "W*",	 EFFECT_NONE,	NULL },
	{ "b",	 EFFECT_PAINT,	op_end_path },
	{ "b*",	 EFFECT_PAINT,	op_end_path },
	{ "c",	 EFFECT_NONE,	NULL },
	{ "cm",	 EFFECT_NONE,	NULL },
	{ "cs",	 EFFECT_NONE,	op_space },
	{ "d",	 EFFECT_NONE,	NULL },
	{ "d0",	 EFFECT_NONE,	NULL },
	{ "d1",	 EFFECT_NONE,	NULL },
	{ "f",	 EFFECT_PAINT,	op_end_path },
	{ "f*",	 EFFECT_PAINT,	op_end_path },
	{ "g",	 EFFECT_NONE,	NULL },
	{ "gs",	 EFFECT_NONE,	op_state },
	{ "h",	 EFFECT_NONE,	NULL },
	{ "i",	 EFFECT_NONE,	NULL },
	{ "j",	 EFFECT_NONE,	NULL },
	{ "k",	 EFFECT_NONE,	op_cmyk },
	{ "l",	 EFFECT_NONE,	NULL },
	{ "m",	 EFFECT_PATH,	op_path },
	{ "n",	 EFFECT_NONE,	op_end_path },
	{ "q",	 EFFECT_NONE,	op_save },
	{ "re",	 EFFECT_PATH,	op_path },
	{ "rg",	 EFFECT_NONE,	NULL },
	{ "ri",	 EFFECT_NONE,	op_intent },
	{ "s",	 EFFECT_PAINT,	op_end_path },
	{ "sc",	 EFFECT_NONE,	NULL },
	{ "scn", EFFECT_NONE,	op_pattern },
	{ "sh",	 EFFECT_DRAW,	op_shading },
	{ "v",	 EFFECT_NONE,	NULL },
	{ "w",	 EFFECT_NONE,	NULL },
	{ "y",	 EFFECT_NONE,	NULL },
};

/* Three letters at most as one number, in the order of the alphabet. */
static unsigned
packed(const char *name, size_t n)
{
	unsigned	number = 0;

	for (size_t i = 0; i < 3; i++)
		number = number << 8 | (i < n ? (unsigned char)name[i] : 0);
	return number;
}

const struct operator *
operator_find(struct str name)
{
	size_t		low = 0, mid;
	size_t		high = sizeof(operators) / sizeof(*operators);
	unsigned	wanted, there;

	if (name.n > 3)
		return NULL;
	wanted = packed(name.s, name.n);
	while (low < high) {
		mid = (low + high) / 2;
		there = packed(operators[mid].name, 3);
		if (there == wanted)
			return &operators[mid];
		if (wanted < there)
			high = mid;
		else
			low = mid + 1;
	}
	return NULL;
}

/* ---- reading ---- */

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
	struct graphics	*now = graphics(scan);
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

static void
operand_add(struct scan *scan, enum token token)
{
	struct str	text = scan->lexer.text;

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

void
scan_damaged(struct scan *scan)
{
	if (scan->judges)
		neither_here(scan->slip, "its operators are damaged");
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
