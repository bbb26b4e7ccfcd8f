/* plain.c - words without their signs: how titles and names are compared. */
#include "paper/decision_int.h"

static bool
is_digit(int32_t code)
{
	return code >= '0' && code <= '9';
}

bool
code_in_word(int32_t code)
{
	return is_digit(code) ||
	    ((code | 0x20) >= 'a' && (code | 0x20) <= 'z') ||
	    (code >= 0xC0 && (code < 0x2000 || code >= 0x2070));
}

struct str
words_plain(struct arena *arena, struct str text)
{
	struct buf	plain = { 0 };
	int32_t		code, last = 0;	/* the one before; 0: a blank */
	bool		apart = false, stop = false;

	while ((code = utf8_next(&text)) >= 0) {
		if (!code_in_word(code)) {
			stop = code == '.' && is_digit(last);
			apart = true;
			last = 0;
			continue;
		}
		if (apart && plain.n > 0)
			buf_char(&plain, stop && is_digit(code) ? '.' : ' ');
		buf_code(&plain, code >= 'A' && code <= 'Z' ? code | 0x20 :
		    code);
		last = code;
		apart = stop = false;
	}
	return buf_take(&plain, arena);
}
