/* withheld_reason.c - whether a reason says a number that is withheld. */
#include "paper/withheld_reason.h"
#include "paper/withheld_int.h"
#include "paper/wording_int.h"

bool
reason_tells(struct arena *arena, const struct str *names, size_t n,
    struct str reason)
{
	struct breakdown_page	page = { .rows = arena_array(arena, n,
				    struct breakdown_row), .n = n };
	struct str		sentence;

	for (size_t i = 0; i < n; i++)
		page.rows[i] = (struct breakdown_row){ .name = names[i] };
	while (reason.n > 0) {
		sentence = (struct str){ reason.s, sentence_length(reason) };
		if (withheld_named(&page, sentence) < sentence.n &&
		    withheld_counted(&page, sentence))
			return true;
		reason = str_from(reason, sentence.n);
	}
	return false;
}
