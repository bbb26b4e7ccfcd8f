/* withheld_reason.c - whether a reason says a number that is withheld. */
#include "paper/withheld_reason.h"
#include "paper/withheld_int.h"
#include "paper/wording_int.h"

/* Whether NAME is a number and nothing else, as that of an age is. */
static bool
is_bare(struct str name)
{
	return word_length(name) == name.n && (word_is_number(name) ||
	    word_is_count(name));
}

/* The rows of PAGE whose names say nothing of how many: "3" may be some other
 * table's row, and here a number. */
static struct breakdown_page
page_spoken(struct arena *arena, const struct breakdown_page *page)
{
	struct breakdown_page	spoken = { .rows = arena_array(arena, page->n,
				    struct breakdown_row) };

	for (size_t i = 0; i < page->n; i++)
		if (!is_bare(page->rows[i].name))
			spoken.rows[spoken.n++] = page->rows[i];
	return spoken;
}

bool
reason_tells(struct arena *arena, const struct str *names, size_t n,
    struct str reason)
{
	struct breakdown_page	page = { .rows = arena_array(arena, n,
				    struct breakdown_row), .n = n }, spoken;
	struct str		sentence;

	for (size_t i = 0; i < n; i++)
		page.rows[i] = (struct breakdown_row){ .name = names[i] };
	spoken = page_spoken(arena, &page);
	while (reason.n > 0) {
		sentence = (struct str){ reason.s, sentence_length(reason) };
		if (withheld_named(&page, sentence) < sentence.n &&
		    withheld_counted(&spoken, sentence))
			return true;
		reason = str_from(reason, sentence.n);
	}
	return false;
}
