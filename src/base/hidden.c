/* hidden.c - characters that no page shows. */
#include "base/text.h"

bool
code_hidden(int32_t code)
{
	static const struct {
		int32_t	first, last;
	} ranges[] = {
		{ 0x00, 0x08 }, { 0x0B, 0x1F },	/* not tab, newline */
		{ 0x7F, 0x9F },
		{ 0x200E, 0x200F }, { 0x202A, 0x202E },	/* turn the direction */
		{ 0x2028, 0x2029 }, { 0x2066, 0x2069 },
		{ 0xFDD0, 0xFDEF }, { 0xFEFF, 0xFEFF },
	};

	if (code >= 0x20 && code < 0x7F)
		return false;
	if ((code & 0xFFFE) == 0xFFFE)
		return true;
	for (size_t i = 0; i < sizeof(ranges) / sizeof(ranges[0]); i++)
		if (code >= ranges[i].first && code <= ranges[i].last)
			return true;
	return false;
}

bool
code_parts(int32_t code)
{
	return code == '\v' || code == '\f' || code == 0x85 ||
	    code == 0x2028 || code == 0x2029;
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
