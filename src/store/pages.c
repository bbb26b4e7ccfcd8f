/*
 * pages.c - sets of page numbers as people write them: "ii, 4, 7-9".
 *
 * A number is kept as one that sorts: pages at the front, in roman numbers,
 * come before all others.
 */
#include <stdlib.h>
#include <string.h>

#include "store/read_int.h"

#define BEHIND_FRONT	((int64_t)1 << 32)
#define PAGES_MOST	100000

static const struct {
	const char	*letters;
	int64_t		 value;
} romans[] = {
	{ "m", 1000 }, { "cm", 900 }, { "d", 500 }, { "cd", 400 }, { "c", 100 },
	{ "xc", 90 }, { "l", 50 }, { "xl", 40 }, { "x", 10 }, { "ix", 9 },
	{ "v", 5 }, { "iv", 4 }, { "i", 1 },
};

#define ROMANS	(sizeof(romans) / sizeof(romans[0]))

void
page_set_add(struct page_set *set, struct arena *arena, unsigned number,
    bool front)
{
	set->at = array_grow(arena, set->at, set->n, sizeof(*set->at));
	set->at[set->n++] = front ? number : BEHIND_FRONT + number;
}

static void
number_write(struct buf *out, int64_t page)
{
	if (page >= BEHIND_FRONT) {
		buf_int(out, page - BEHIND_FRONT);
		return;
	}
	for (size_t i = 0; i < ROMANS; i++)
		for (; page >= romans[i].value; page -= romans[i].value)
			buf_text(out, romans[i].letters);
}

static int
page_order(const void *a, const void *b)
{
	const int64_t	*one = a, *other = b;

	return (*one > *other) - (*one < *other);
}

/* How many pages from AT on follow each other, the same one twice or not. */
static size_t
run_length(const int64_t *at, size_t n)
{
	size_t	length = 1;

	while (length < n && at[length] - at[length - 1] <= 1 &&
	    (at[length] >= BEHIND_FRONT) == (at[0] >= BEHIND_FRONT))
		length++;
	return length;
}

struct str
page_set_words(struct page_set *set, struct arena *arena)
{
	struct buf	out = { 0 };
	struct str	words;
	int64_t		last;
	size_t		run;

	if (set->n > 0)
		qsort(set->at, set->n, sizeof(*set->at), page_order);
	for (size_t i = 0; i < set->n; i += run) {
		run = run_length(&set->at[i], set->n - i);
		last = set->at[i + run - 1];
		buf_text(&out, i > 0 ? ", " : "");
		number_write(&out, set->at[i]);
		if (last != set->at[i]) {
			buf_char(&out, '-');
			number_write(&out, last);
		}
	}
	words = buf_keep(&out, arena);
	buf_free(&out);
	return words;
}

/* One number, arabic or roman. */
static int64_t
number_read(struct str text)
{
	struct num	number;
	int64_t		page = 0;

	if (num_parse(text, &number))
		return BEHIND_FRONT + number.n;
	for (size_t i = 0; i < ROMANS; i++)
		for (; str_starts(text, romans[i].letters);
		    page += romans[i].value) {
			text.s += strlen(romans[i].letters);
			text.n -= strlen(romans[i].letters);
		}
	return page;
}

void
page_set_read(struct page_set *set, struct arena *arena, struct str words)
{
	struct str	run;
	int64_t		first, last;

	while (words.n > 0) {
		run = str_trim(str_cut(&words, ','));
		first = number_read(str_cut(&run, '-'));
		last = run.n > 0 ? number_read(run) : first;
		if (last - first > PAGES_MOST)	/* which we never wrote */
			last = first;
		for (; first <= last; first++)
			page_set_add(set, arena,
			    (unsigned)(first % BEHIND_FRONT),
			    first < BEHIND_FRONT);
	}
}
