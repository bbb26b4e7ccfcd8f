/*
 * page/line.c - lines of a paragraph to boxes.
 *
 * As few boxes as can be: one for each stretch of one look on a line.  Text
 * that goes on in the next line ends with a space, so that whoever extracts it
 * does not join two words; a box's width leaves spaces at its end out.
 */
#include "page/page_int.h"

#include <string.h>

struct pen {
	struct flow		*flow;
	struct piece		*piece;
	const struct words	*words;
	struct elem		*elem;		/* of everything, or NULL */
	double			 x, baseline;
	double			 top, height;	/* of the line */
	bool			 label;
	bool			 spaced;	/* text goes on elsewhere, and a
						 * space must be between */
	bool			 apart;		/* even if none was written */
	size_t			 end;		/* of the line's words */
	/* The link that is being written, if any. */
	struct elem		*link;
	struct str		 to;
	double			 link_x;
};

/* ---- elements inside a paragraph ---- */

static const struct place *
span_place(const struct piece *piece, const struct span *span)
{
	return span->place.file != NULL ? &span->place : piece->place;
}

/* Whether SPAN's link leads somewhere; a page of this document must have its
 * label. */
static bool
link_known(struct flow *flow, const struct piece *piece,
    const struct span *span)
{
	struct str	label = span->link;

	if (label.n == 0)
		return false;
	if (label.s[0] != '#')
		return true;
	if (refs_find(flow->now, str_from(label, 1)) != NULL)
		return true;
	flow_report(flow, DIAG_LINK_UNKNOWN, span_place(piece, span),
	    span->link);
	return false;
}

static struct elem *
link_elem(struct pen *pen, size_t r)
{
	const struct run	*run = &pen->words->runs[r];
	struct elem		**links = pen->piece->as.para.elems +
				    pen->words->nruns;

	if (!link_known(pen->flow, pen->piece, run->span))
		return NULL;
	if (r > 0 && links[r - 1] != NULL &&
	    str_eq(elem_rare(links[r - 1])->link, run->span->link))
		return links[r] = links[r - 1];
	links[r] = elem_new(pen->flow, pen->piece->elem, TAG_LINK);
	elem_rare_make(pen->flow, links[r])->link = run->span->link;
	return links[r];
}

/* The element of run R: the paragraph's, or one of its own inside it. */
static struct elem *
run_elem(struct pen *pen, size_t r)
{
	const struct span	*span = pen->words->runs[r].span;
	struct elem		**elems = pen->piece->as.para.elems, *elem;

	if (pen->label || pen->elem == NULL || elems == NULL)
		return pen->elem;
	if (elems[r] != NULL)
		return elems[r];
	elem = link_elem(pen, r);
	if (elem == NULL)
		elem = pen->piece->elem;
	if (span->tag != TAG_NONE)
		elem = elem_new(pen->flow, elem, span->tag);
	return elems[r] = elem;
}

/* ---- links ---- */

/* The link that stood here ends: one box on each line it crosses. */
static void
link_end(struct pen *pen, double x)
{
	struct box	*box;

	if (pen->link == NULL)
		return;
	box = box_add(pen->flow, BOX_LINK, NULL, pen->link_x, pen->top,
	    x - pen->link_x, pen->height);
	box->as.link.elem = pen->link;
	box->as.link.to = pen->to;
	pen->link = NULL;
}

static void
link_move(struct pen *pen, size_t r, double end)
{
	struct elem	**elems = pen->piece->as.para.elems, *link;

	link = pen->label || pen->elem == NULL || elems == NULL ? NULL :
	    elems[pen->words->nruns + r];
	if (link == pen->link)
		return;
	link_end(pen, end);
	if (link == NULL)
		return;
	pen->link = link;
	pen->to = elem_rare(link)->link;
	pen->link_x = pen->x;
}

/* ---- boxes ---- */

static void
mark_put(struct pen *pen, const struct run *run)
{
	const struct span	*span = run->span;
	const struct span_mark	*mark = span->mark;
	struct box		*box;

	if (run->mark <= 0)
		return;
	box = box_add(pen->flow, BOX_DRAWING, NULL, pen->x, pen->baseline +
	    mark->drop - mark->height, run->mark, mark->height);
	box_shows(pen->flow, box, span->reading != 0 ? span->reading :
	    pen->flow->reading);
	box->as.drawing.drawing = mark->drawing;
	box->as.drawing.scale = mark->height / mark->drawing->height;
}

/* BOX has the bytes of RUN from FROM to END, which may be of several spans. */
static void
text_shows(struct flow *flow, const struct run *run, struct box *box,
    size_t from, size_t end)
{
	const struct span	*span = run->span;
	size_t			 at = 0, next;

	for (; span != NULL && at < end; span = span->next, at = next) {
		next = span->kind == SPAN_TEXT ? at + span->text.n : end;
		if (next > from)
			box_shows(flow, box, span->reading != 0 ?
			    span->reading : flow->reading);
	}
}

/* The text of words FROM to END, which are of one run, as it is put down. */
static struct str
pen_text(const struct pen *pen, const struct word *from,
    const struct word *last, bool at_end)
{
	const struct run	*run = &pen->words->runs[from->run];
	struct str		 text;
	char			*spaced;

	text.s = run->text.s + from->from;
	text.n = last->from + last->len - from->from;
	if (!at_end)
		text.n += last->gap;
	else if (pen->spaced && last->gap > 0)
		text.n++;
	else if (text.n > 0 && pen->spaced &&
	    (pen->apart || last->chance == CHANCE_MUST)) {
		spaced = arena_alloc(pen->flow->arena, text.n + 2);
		memcpy(spaced, text.s, text.n);
		spaced[text.n++] = ' ';
		text.s = spaced;
	}
	return text;
}

/* Words FROM to END of one run. */
static void
text_put(struct pen *pen, size_t from, size_t end)
{
	const struct words	*words = pen->words;
	const struct word	*last = &words->at[end - 1];
	const struct run	*run = &words->runs[last->run];
	struct elem		*elem;
	struct box		*box;
	struct str		 text;
	double			 width = 0;

	for (size_t i = from; i < end; i++)
		width += words->at[i].width + word_gap(words, &words->at[i]);
	text = pen_text(pen, &words->at[from], last, end == pen->end);
	if (text.n > 0) {
		elem = run_elem(pen, last->run);
		link_move(pen, last->run, pen->x);
		box = box_add_text(pen->flow, elem, run->span->look, text,
		    pen->x, pen->baseline, width - word_gap(words, last));
		text_shows(pen->flow, run, box, words->at[from].from,
		    last->from + last->len);
		box->as.text.struck = run->span->struck;
	}
	pen->x += width;
}

/* Words FROM to END, all on one line. */
static void
words_put(struct pen *pen, size_t from, size_t end)
{
	const struct words	*words = pen->words;
	double			 last = pen->x;
	size_t			 next;

	pen->end = end;
	for (; from < end; from = next) {
		for (next = from + 1; next < end &&
		    words->at[next].run == words->at[from].run; next++)
			;
		if (words->runs[words->at[from].run].span->kind == SPAN_MARK) {
			mark_put(pen, &words->runs[words->at[from].run]);
			pen->x += words->runs[words->at[from].run].mark;
		} else
			text_put(pen, from, next);
		last = pen->x - word_gap(words, &words->at[next - 1]);
	}
	link_end(pen, last);
}

static void
label_put(struct pen *pen, const struct lines *lines, double x)
{
	struct piece	*piece = pen->piece;
	struct pen	 own = *pen;

	own.words = lines->label;
	own.label = true;
	own.spaced = own.apart = piece->as.para.label == NULL;
	own.x = x + lines->label_x;
	/* Only an item of a list can hold a Lbl. */
	if (pen->elem != NULL)
		own.elem = piece->as.para.label != NULL ?
		    piece->as.para.label :
		    elem_new(pen->flow, pen->elem, TAG_SPAN);
	words_put(&own, 0, lines->label->n);
}

/* The whole of the word that WORD is the first piece of. */
static struct str
word_whole(const struct words *words, const struct word *word)
{
	struct str	text = words->runs[word->run].text;
	struct str	rest = { text.s + word->from, text.n - word->from };

	return (struct str){ rest.s, str_find(rest, " ") };
}

/* What the reader of messages should know of line I.  A word broken more than
 * once is said once. */
static void
line_report(struct flow *flow, const struct piece *piece,
    const struct lines *lines, size_t i)
{
	const struct words	*words = lines->used;
	const struct line	*line = &lines->at[i];
	const struct word	*word;
	const struct span	*span;
	bool			 again = i > 0 && lines->at[i - 1].cut &&
				    line->n == 1;

	if (line->cut && line->n > 0 && !again) {
		word = &words->at[line->first + line->n - 1];
		span = words->runs[word->run].span;
		flow_report(flow, DIAG_PAGE_WORD, span_place(piece, span),
		    text_shown(flow->scratch, word_whole(words, word)));
	}
	if (!words->refers)
		return;
	for (size_t j = line->first; j < line->first + line->n; j++) {
		span = words->runs[words->at[j].run].span;
		if (span->kind != SPAN_PAGE ||
		    refs_find(flow->now, span->text) != NULL)
			continue;
		flow_report(flow, DIAG_REF_UNKNOWN, span_place(piece, span),
		    span->text);
	}
}

static enum align
para_align(const struct piece *piece)
{
	enum align	own = piece->block->as.para->align;

	return own != ALIGN_LEFT ? own : piece->align;
}

/* Where LINE's text begins, from the paragraph's left edge. */
static double
line_start(const struct piece *piece, const struct line *line, double hang)
{
	const struct para	*para = piece->block->as.para;
	double			 slack;

	slack = piece->width - para->left - para->right - hang - line->width;
	if (slack < 0)
		slack = 0;
	switch (para_align(piece)) {
	case ALIGN_RIGHT:
		return para->left + hang + slack;
	case ALIGN_CENTRE:
		return para->left + hang + slack / 2;
	default:
		return para->left + hang;
	}
}

double
para_put(struct flow *flow, struct piece *piece, struct cursor from,
    const struct cursor *to, double x, double y)
{
	const struct lines	*lines = piece->as.para.lines;
	size_t			 end = to != NULL ? to->line : lines->n;
	const struct line	*line;
	struct pen		 pen = { .flow = flow, .piece = piece,
				     .words = lines->used };
	double			 base;

	if (from.line >= end)
		return 0;
	base = lines->at[from.line].top;
	if (flow->again == 0)
		pen.elem = piece->elem;
	for (size_t i = from.line; i < end; i++) {
		line = &lines->at[i];
		pen.top = y + line->top - base;
		pen.height = line->height;
		pen.baseline = pen.top + line->ascent;
		if (i == 0 && lines->label != NULL)
			label_put(&pen, lines, x);
		pen.apart = i + 1 == lines->n && piece->joins;
		pen.spaced = i + 1 < lines->n || pen.apart;
		pen.x = x + line_start(piece, line, i == 0 ? lines->hang : 0);
		words_put(&pen, line->first, line->first + line->n);
		line_report(flow, piece, lines, i);
	}
	line = &lines->at[end - 1];
	return line->top + line->height - base;
}
