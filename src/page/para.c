/*
 * page/para.c - words to lines, and how many lines fit.
 *
 * Ragged right, never justified, never hyphenated: each line takes as many
 * words as fit.  Lines are kept on the block and made again only for another
 * width or when a page number in them has changed.
 */
#include "page/page_int.h"

#include <string.h>

/* Lines kept together when a paragraph does not say. */
#define LEAST	2

struct lines *
para_measure(struct flow *flow, struct block *block)
{
	const struct para	*para = block->as.para;
	struct lines		*lines = block->laid;

	if (lines == NULL || !words_stand(flow, &lines->words)) {
		lines = arena_make(flow->keep, struct lines);
		lines->width = -1;
		words_measure(flow, para->first, &lines->words);
		if (para->label != NULL) {
			lines->label = arena_make(flow->keep, struct words);
			words_measure(flow, para->label, lines->label);
		}
		lines->block = block;
		lines->next = flow->kept->lines;
		block->laid = flow->kept->lines = lines;
	}
	flow->refers |= lines->words.refers;
	return lines;
}

/* The label's place, and how far the first line gives way to a long one. */
static void
label_place(const struct para *para, struct lines *lines)
{
	double	width, end;

	if (lines->label == NULL)
		return;
	width = lines->label->most;
	lines->label_x = para->label_right ?
	    para->left - para->label_gap - width : para->label_at;
	if (lines->label_x < 0)
		lines->label_x = 0;
	end = lines->label_x + width + para->label_gap;
	lines->hang = end > para->left + SLACK ? end - para->left : 0;
}

/* The end of the line that begins with word FIRST.  CUT is set when it ends
 * where no line may end, because nothing else fits. */
static size_t
line_end(const struct words *words, size_t first, double room, bool *cut)
{
	const struct word	*word;
	size_t			 best = first;
	double			 x = 0;

	*cut = false;
	for (size_t i = first; i < words->n; i++) {
		word = &words->at[i];
		if (word->width > 0 && x + word->width > room + SLACK &&
		    i > first) {
			*cut = best == first;
			return best > first ? best : i;
		}
		x += word->width + word_gap(words, word);
		if (word->chance == CHANCE_MUST)
			return i + 1;
		if (word->chance == CHANCE_BREAK)
			best = i + 1;
	}
	return words->n;
}

static struct line *
line_add(struct flow *flow)
{
	if (flow->nlines == flow->lines_room) {
		flow->lines_room = flow->lines_room == 0 ? 64 :
		    2 * flow->lines_room;
		flow->lines = must_realloc(flow->lines,
		    flow->lines_room * sizeof(*flow->lines));
	}
	flow->lines[flow->nlines] = (struct line){ 0 };
	return &flow->lines[flow->nlines++];
}

/* What LINE's words are wide, without the spaces at its end. */
static double
line_width(const struct words *words, const struct line *line)
{
	double	width = 0, gap = 0;

	for (size_t i = line->first; i < line->first + line->n; i++) {
		if (words->at[i].width > 0) {
			width += gap + words->at[i].width;
			gap = 0;
		}
		gap += word_gap(words, &words->at[i]);
	}
	return width;
}

/* The line's height is the pitch, whatever the sizes in it; a mark that does
 * not fit between the lines pushes them apart. */
static void
line_height(const struct para *para, const struct words *words,
    struct line *line)
{
	const struct span	*span;
	double			 size = 0, rise = 0, drop = 0, pitch, leading;

	for (size_t i = line->first; i < line->first + line->n; i++) {
		span = words->runs[words->at[i].run].span;
		if (span->look.size > size)
			size = span->look.size;
		if (span->kind != SPAN_MARK)
			continue;
		if (span->mark->height - span->mark->drop > rise)
			rise = span->mark->height - span->mark->drop;
		if (span->mark->drop > drop)
			drop = span->mark->drop;
	}
	if (size == 0 && para->label != NULL)
		size = para->label->look.size;
	pitch = para->pitch > 0 ? para->pitch : size;
	leading = pitch > size ? pitch - size : 0;
	line->ascent = ASCENT * size;
	if (rise > line->ascent + leading)
		line->ascent = rise;
	if (drop < pitch - ASCENT * size)
		drop = pitch - ASCENT * size;
	line->height = line->ascent + drop;
}

static void
lines_make(struct flow *flow, const struct para *para, struct lines *lines,
    double room)
{
	const struct words	*words = lines->used;
	struct line		*line;
	double			 hang = lines->hang, top = 0;
	size_t			 at = 0, end;
	bool			 cut;

	flow->nlines = 0;
	while (at < words->n || (flow->nlines == 0 && para->label != NULL)) {
		end = line_end(words, at, room - hang, &cut);
		if (hang > 0 && at < words->n &&
		    words->at[at].width > room - hang)
			end = at;	/* the label has its line to itself */
		line = line_add(flow);
		line->first = (uint32_t)at;
		line->n = (uint32_t)(end - at);
		line->cut = cut || (end > at && words->at[end - 1].cut);
		line->width = line_width(words, line);
		line->top = top;
		line_height(para, words, line);
		top += line->height;
		hang = 0;
		at = end;
	}
	lines->height = top;
}

void
para_break_lines(struct flow *flow, const struct para *para,
    struct lines *lines, double width)
{
	struct words	*divided;
	double		 room = width - para->left - para->right;

	if (lines->width == width)
		return;
	lines->width = width;
	if (room < 1)
		room = 1;	/* a letter a line, rather than none */
	label_place(para, lines);
	lines->used = &lines->words;
	if (lines->words.least > room + SLACK) {
		divided = arena_make(flow->keep, struct words);
		words_divide(flow, &lines->words, room, divided);
		lines->used = divided;
	}
	lines_make(flow, para, lines, room);
	lines->n = flow->nlines;
	lines->at = arena_array(flow->keep, lines->n, struct line);
	if (lines->n > 0)
		memcpy(lines->at, flow->lines, lines->n * sizeof(*lines->at));
}

/* The line before which to break, when lines before END would fit. */
static size_t
keep_together(const struct para *para, const struct lines *lines, size_t from,
    size_t end)
{
	size_t	least = para->least > 0 ? (size_t)para->least : LEAST;

	if (lines->n - end < least)
		end = lines->n > least ? lines->n - least : 0;
	if (end < from + (from == 0 ? least : 1))
		return from;
	return end;
}

struct fit
para_fit(struct flow *flow, struct piece *piece, struct cursor from,
    double room, bool must)
{
	const struct lines	*lines = piece->as.para.lines;
	double			 base;
	size_t			 at = from.line, end;

	if (at >= lines->n)
		return (struct fit){ .placed = PLACED_ALL };
	base = lines->at[at].top;
	if (lines->height - base <= room + SLACK)
		return (struct fit){ PLACED_ALL,
		    .height = lines->height - base };
	while (lines->at[at].top + lines->at[at].height - base <= room + SLACK)
		at++;
	end = keep_together(piece->block->as.para, lines, from.line, at);
	if (end == from.line) {
		if (!must)
			return (struct fit){ .placed = PLACED_NONE };
		end = at;
	}
	if (end == from.line) {
		flow_report(flow, DIAG_PAGE_FULL, piece->place, STR(""));
		if (++end == lines->n)
			return (struct fit){ PLACED_ALL,
			    .height = lines->height - base };
	}
	return (struct fit){ PLACED_PART,
	    { .piece = 0, .line = end }, lines->at[end].top - base };
}
