/* hidden.c - characters that no page shows, and what becomes of them: all are here. */
#include "base/text.h"

enum {
	LEFT_OUT = 1 << 0,		/* code_hidden() */
	PARTS	 = 1 << 1,		/* code_parts() */
	IGNORED	 = 1 << 2		/* code_ignorable() */
};

/* In order.  Those without a bit are blanks, or are drawn as nothing beside others. */
static const struct {
	int32_t		first, last;
	unsigned	is;
} unseen[] = {
	{ 0x0000, 0x0008, LEFT_OUT },
	{ 0x0009, 0x000A, 0 },				/* tab, newline */
	{ 0x000B, 0x000C, LEFT_OUT | PARTS },
	{ 0x000D, 0x001F, LEFT_OUT },
	{ 0x007F, 0x0084, LEFT_OUT },
	{ 0x0085, 0x0085, LEFT_OUT | PARTS },		/* next line */
	{ 0x0086, 0x009F, LEFT_OUT },
	{ 0x00AD, 0x00AD, IGNORED },			/* soft hyphen */
	{ 0x034F, 0x034F, IGNORED },
	{ 0x061C, 0x061C, LEFT_OUT | IGNORED },		/* turns the direction */
	{ 0x115F, 0x1160, IGNORED },			/* Hangul fillers */
	{ 0x17B4, 0x17B5, IGNORED },
	{ 0x180B, 0x180F, IGNORED },
	{ 0x200B, 0x200D, IGNORED },			/* no width, joiners */
	{ 0x200E, 0x200F, LEFT_OUT | IGNORED },		/* turn the direction */
	{ 0x2028, 0x2029, LEFT_OUT | PARTS },		/* line, paragraph */
	{ 0x202A, 0x202E, LEFT_OUT | IGNORED },		/* turn the direction */
	{ 0x2060, 0x2065, IGNORED },
	{ 0x2066, 0x2069, LEFT_OUT | IGNORED },		/* turn the direction */
	{ 0x206A, 0x206F, IGNORED },
	{ 0x2800, 0x2800, 0 },				/* Braille blank */
	{ 0x3164, 0x3164, IGNORED },			/* Hangul filler */
	{ 0xFDD0, 0xFDEF, LEFT_OUT },			/* no characters */
	{ 0xFE00, 0xFE0F, IGNORED },			/* variants */
	{ 0xFEFF, 0xFEFF, LEFT_OUT | IGNORED },		/* byte-order mark */
	{ 0xFFA0, 0xFFA0, IGNORED },			/* Hangul filler */
	{ 0xFFF0, 0xFFF8, IGNORED },
	{ 0xFFF9, 0xFFFB, 0 },				/* between lines */
	{ 0x1BCA0, 0x1BCA3, IGNORED },
	{ 0x1D173, 0x1D17A, IGNORED },			/* of music */
	{ 0xE0000, 0xE0FFF, IGNORED },			/* tags, variants */
};

/* What CODE is among them; false when it is seen. */
static bool
unseen_find(int32_t code, unsigned *is)
{
	*is = LEFT_OUT;
	if ((code >= ' ' && code < 0x7F) || code < 0)
		return false;
	if ((code & 0xFFFE) == 0xFFFE)			/* no characters */
		return true;
	for (size_t i = 0; i < sizeof(unseen) / sizeof(unseen[0]); i++)
		if (code <= unseen[i].last) {
			*is = unseen[i].is;
			return code >= unseen[i].first;
		}
	return false;
}

bool
code_unseen(int32_t code)
{
	unsigned	is;

	return unseen_find(code, &is);
}

bool
code_hidden(int32_t code)
{
	unsigned	is;

	return unseen_find(code, &is) && (is & LEFT_OUT) != 0;
}

bool
code_parts(int32_t code)
{
	unsigned	is;

	return unseen_find(code, &is) && (is & PARTS) != 0;
}

bool
code_ignorable(int32_t code)
{
	unsigned	is;

	return unseen_find(code, &is) && (is & IGNORED) != 0;
}

void
buf_shown(struct buf *out, struct str text)
{
	struct str	rest = text, at;

	while (text.n > 0) {
		while (rest.n > 0 && rest.s[0] >= ' ' && rest.s[0] < 0x7F)
			rest = str_from(rest, 1);
		at = rest;
		if (rest.n == 0 || code_hidden(utf8_next(&rest))) {
			buf_add(out, text.s, text.n - at.n);
			text = rest;
		}
	}
}
