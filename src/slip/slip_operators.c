/*
 * slip_operators.c - what the operators of a content stream do, as far as it
 * matters here: which resources they use, and whether the standards let them.
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

/* The name that operand TEXT is; empty when it is none. */
static struct str
operand_name(struct scan *scan, struct str text)
{
	if (text.n == 0 || text.s[0] != '/')
		return STR("");
	return token_name(scan->slip->work, text);
}

static const struct value *
resource_find(struct scan *scan, enum resource kind, struct str name)
{
	return dict_find_str(scan->slip, dict_find(scan->slip,
	    scan->content->resources, resource_names[kind]), name);
}

/* The resource that operand TEXT, a name, names; noted as used. */
static const struct value *
resource(struct scan *scan, enum resource kind, struct str text)
{
	struct str		 name = operand_name(scan, text);
	const struct value	*found = resource_find(scan, kind, name);

	if (!scan->judges)
		return found;
	content_use(scan->slip, scan->content, kind, name);
	if (found->kind == VALUE_NULL)
		not_a_here(scan->slip, "a resource is missing");
	return found;
}

/* ---- operators ---- */

void
scan_damaged(struct scan *scan)
{
	if (scan->judges)
		neither_here(scan->slip, "its operators are damaged");
}

struct graphics *
scan_graphics(struct scan *scan)
{
	return &scan->saved[scan->depth < SAVED_MOST ? scan->depth :
	    SAVED_MOST];
}

static void
op_save(struct scan *scan)
{
	struct graphics	now = *scan_graphics(scan);

	scan->depth++;
	if (scan->depth > SAVED_MOST && scan->judges)
		not_a_here(scan->slip, "more than 28 graphics states are saved "
		    "in each other");
	*scan_graphics(scan) = now;
}

/* The end of what was never begun: no viewer minds, both standards do. */
static void
ends_nothing(struct scan *scan)
{
	scan->content->loose = true;
	scan_delete(scan);
}

static void
op_restore(struct scan *scan)
{
	if (scan->depth == 0) {
		ends_nothing(scan);
		return;
	}
	if (scan->in_text && scan->depth == scan->text_depth)
		scan_damaged(scan);
	scan->depth--;
}

static void
op_lenient(struct scan *scan)
{
	scan->lenient++;
}

static void
op_end_lenient(struct scan *scan)
{
	if (scan->lenient > 0)
		scan->lenient--;
	else
		ends_nothing(scan);
}

static void
op_font(struct scan *scan)
{
	const struct value	*font;

	if (!scan->judges)
		return;
	font = resource(scan, RESOURCE_FONT, scan->operands[0].text);
	if (is_dict(font))
		scan_graphics(scan)->font = font_of(scan->slip, font,
		    scan->content->resources);
}

static void
op_mode(struct scan *scan)
{
	scan_graphics(scan)->unseen = str_is(scan->last.text, "3");
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
		scan_graphics(scan)->font = font_of(scan->slip, font,
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
	const struct value	*object = resource_find(scan, RESOURCE_XOBJECT,
				    operand_name(scan, scan->last.text));
	const struct value	*type = is_stream(object) ?
				    dict_find(slip, object, "Subtype") : object;

	/* What is hidden is not used, either: it does not come along. */
	if (scan->nhidden > 0 ||
	    layer_hidden(slip, dict_find(slip, object, "OC"))) {
		scan->content->hides = true;
		scan_delete(scan);
		return;
	}
	if (!scan->judges)
		return;
	resource(scan, RESOURCE_XOBJECT, scan->last.text);
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
	if (scan->judges && (!scan->in_text || scan_graphics(scan)->font == NULL))
		neither_here(scan->slip, "words are shown without a font or "
		    "outside a text object");
}

/* Where the words of a text in a text or a path stand is anybody's guess. */
static void
op_begin_text(struct scan *scan)
{
	if (scan->in_text || scan->in_path)
		scan_damaged(scan);
	scan->in_text = true;
	scan->text_depth = scan->depth;
	scan->text_standing = scan->standing;
}

static void
op_end_text(struct scan *scan)
{
	if (scan->in_path || (scan->in_text &&
	    scan->depth != scan->text_depth))
		scan_damaged(scan);
	if (!scan->in_text) {
		ends_nothing(scan);
		return;
	}
	scan->content->crossed |= scan->standing != scan->text_standing;
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
	{ "BX",	 EFFECT_NONE,	op_lenient },
	{ "CS",	 EFFECT_NONE,	op_space },
	{ "DP",	 EFFECT_NONE,	mark_point },
	{ "Do",	 EFFECT_DRAW,	op_xobject },
	{ "EMC", EFFECT_NONE,	mark_end },
	{ "ET",	 EFFECT_TEXT,	op_end_text },
	{ "EX",	 EFFECT_NONE,	op_end_lenient },
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
