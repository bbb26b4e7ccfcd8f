/*
 * story/restore.c - from what cmark read back to what its author wrote.
 *
 * Places first: cmark counts lines and bytes of the marked text.  Then marks:
 * in a link's destination one leads to what was asked; wherever else one comes
 * out, cmark saw no link, and what it stands for is put back.
 */
#include "story/story_int.h"

#include <string.h>

/* ---- places ---- */

/* The last of the N pieces at AT that begins at or before OFFSET, in the text
 * or in what cmark reads. */
static size_t
piece_find(const struct piece *at, size_t n, size_t offset, bool marked)
{
	size_t	low = 0, high = n, middle;

	while (high - low > 1) {
		middle = low + (high - low) / 2;
		if ((marked ? at[middle].marked : at[middle].source) <= offset)
			low = middle;
		else
			high = middle;
	}
	return low;
}

size_t
source_offset(const struct source *source, int line, int col)
{
	size_t	at, i, offset;

	if (line < 1 || (size_t)line > source->nlines || col < 1)
		return 0;
	at = source->lines[line - 1].marked + (size_t)col - 1;
	i = piece_find(source->pieces, source->npieces, at, true);
	offset = source->pieces[i].source + at - source->pieces[i].marked;
	if (i + 1 < source->npieces && offset > source->pieces[i + 1].source)
		offset = source->pieces[i + 1].source;
	return offset < source->text.n ? offset : source->text.n;
}

struct place
line_place(const struct source *source, size_t line)
{
	return line_begins(source->first, source->places, line);
}

struct place
source_place(struct source *source, size_t offset)
{
	size_t		line = piece_find(source->lines, source->nlines, offset,
			    false);
	struct place	place = line_place(source, line);

	if (source->counted_line != (int)line + 1 || source->counted > offset) {
		source->counted_line = (int)line + 1;
		source->counted = source->lines[line].source;
		source->counted_col = place.col;
	}
	source->counted_col += (int)utf8_count((struct str){
	    source->text.s + source->counted, offset - source->counted });
	source->counted = offset;
	place.col = source->counted_col;
	return place;
}

struct place
node_place(struct source *source, cmark_node *node)
{
	while (node != NULL && cmark_node_get_start_line(node) < 1)
		node = cmark_node_parent(node);
	if (node == NULL)
		return PLACE(source->first.file);
	return source_place(source, source_offset(source,
	    cmark_node_get_start_line(node),
	    cmark_node_get_start_column(node)));
}

/* ---- marks ---- */

const struct mark *
mark_next(const struct source *source, struct str *rest, bool *false_mark)
{
	size_t	i = strlen(MARK_OPEN), index = 0;

	*false_mark = false;
	if (!str_starts(*rest, MARK_OPEN))
		return NULL;
	for (; i < rest->n && char_is_digit(rest->s[i]) &&
	    index < source->nmarks; i++)
		index = index * 10 + (size_t)(rest->s[i] - '0');
	*rest = str_from(*rest, i);
	/* &#xFDD0; in a text comes out of cmark as the character itself. */
	*false_mark = !str_starts(*rest, MARK_CLOSE) || index >= source->nmarks;
	if (*false_mark)
		return NULL;
	rest->s += strlen(MARK_CLOSE);
	rest->n -= strlen(MARK_CLOSE);
	return &source->marks[index];
}

void
source_restore(const struct source *source, const char *literal,
    struct buf *out)
{
	const struct mark *mark;
	struct str	 rest = str_of(literal);
	size_t		 n;
	bool		 false_mark;

	while (rest.n > 0) {
		n = str_find(rest, MARK_OPEN);
		buf_add(out, rest.s, n);
		rest = str_from(rest, n);
		mark = mark_next(source, &rest, &false_mark);
		if (mark != NULL)
			buf_shown(out, mark->taken);
	}
}

const struct mark *
mark_meant(const struct source *source, struct str *rest)
{
	const struct mark *mark;
	size_t		 n;
	bool		 false_mark;

	while (rest->n > 0) {
		n = str_find(*rest, MARK_OPEN);
		*rest = str_from(*rest, n);
		mark = mark_next(source, rest, &false_mark);
		if (mark != NULL && (mark->figure || mark->stray ||
		    (mark->written.s != NULL && mark->closed)))
			return mark;
	}
	return NULL;
}

struct str
node_asks(const struct source *source, struct arena *arena, cmark_node *node,
    const struct mark **mark, struct str *url)
{
	struct str	rest = str_of(cmark_node_get_url(node)), to;
	struct buf	plain = { 0 };
	bool		false_mark;

	*mark = mark_next(source, &rest, &false_mark);
	if (*mark != NULL && (*mark)->taken.n > 0)
		return (*mark)->expr;
	source_restore(source, rest.s, &plain);
	to = buf_take(&plain, arena);
	if (url != NULL)
		*url = to;
	/* <=a question> and a reference come through cmark whole. */
	if (to.n > 0 && to.s[0] == '=')
		return str_trim(str_from(to, 1));
	return (struct str){ NULL, 0 };
}
