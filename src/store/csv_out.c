/* csv_out.c - CSV written; csv.c reads it. */
#include <csv.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "store/csv_out.h"

static bool
needs_quotes(struct str text)
{
	bool	needs = str_trim(text).n != text.n;

	for (size_t i = 0; i < text.n && !needs; i++)
		needs = memchr(",\"\r\n", text.s[i], 4) != NULL;
	return needs;
}

void
csv_add_cell(struct buf *out, struct str text)
{
	size_t	 room;
	char	*quoted;

	if (!needs_quotes(text)) {
		buf_str(out, text);
		return;
	}
	room = csv_write2(NULL, 0, text.s, text.n, '"');
	quoted = must_alloc(room);
	csv_write2(quoted, room, text.s, text.n, '"');
	buf_add(out, quoted, room);
	free(quoted);
}

void
csv_add_row(struct buf *out, const struct str *cells, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			buf_char(out, ',');
		csv_add_cell(out, cells[i]);
	}
	buf_char(out, '\n');
}
