/*
 * page/words.c - spans to words: what is measured, and where a line may end.
 *
 * A RUN is text of one look, a mark, or a page number.  Line breaking looks at
 * the whole paragraph, so that a bracket in another look stays with its word.
 * A WORD is measured once and then kept.
 */
#include "page/page_int.h"

#include <stdlib.h>
#include <string.h>

/* Where even a word that is too wide may be divided without a message. */
#define STROKES	"/-_.@&=?,;:"

/* ---- runs ---- */

/* TEXT without control characters, which no font has; a newline stays. */
static struct str
clean_text(struct flow *flow, struct str text)
{
	char	*copy = NULL;

	for (size_t i = 0; i < text.n; i++) {
		if ((unsigned char)text.s[i] >= ' ' || text.s[i] == '\n')
			continue;
		if (copy == NULL)
			copy = arena_copy(flow->texts, text.s, text.n);
		copy[i] = ' ';
	}
	return copy == NULL ? text : (struct str){ copy, text.n };
}

/* As the pass before had it; in the first pass, something narrow. */
static struct str
page_text(const struct flow *flow, struct str label)
{
	const struct ref	*ref;
	struct buf		 out = { 0 };

	if (flow->was == NULL)
		return STR("0");
	ref = refs_find(flow->was, label);
	if (ref == NULL || ref->number == 0)
		return STR("?");
	page_number_print(&out, ref->number, ref->front);
	return buf_take(&out, flow->texts);
}

static bool
span_joins(const struct span *a, const struct span *b)
{
	return b != NULL && a->kind == SPAN_TEXT && b->kind == SPAN_TEXT &&
	    a->look.face == b->look.face && a->look.size == b->look.size &&
	    a->look.colour == b->look.colour && a->tag == b->tag &&
	    a->struck == b->struck && a->nowrap == b->nowrap &&
	    str_eq(a->link, b->link);
}

/* The text of the spans from FIRST to LAST, which join. */
static struct str
joined_text(struct flow *flow, const struct span *first,
    const struct span *last)
{
	const struct span	*span;
	struct str		 joined;
	size_t			 n = 0;
	char			*at;

	if (first == last)
		return clean_text(flow, first->text);
	for (span = first; span != last->next; span = span->next)
		n += span->text.n;
	at = arena_alloc(flow->texts, n + 1);
	joined = (struct str){ at, n };
	for (span = first; span != last->next; span = span->next) {
		if (span->text.n > 0)
			memcpy(at, span->text.s, span->text.n);
		at += span->text.n;
	}
	return clean_text(flow, joined);
}

static double
mark_width(const struct span *span)
{
	const struct drawing	*drawing = span->mark->drawing;

	if (drawing == NULL || drawing->height <= 0)
		return 0;
	return drawing->width * span->mark->height / drawing->height;
}

/* Fill RUN from the spans that begin at SPAN; the span behind them. */
static const struct span *
run_fill(struct flow *flow, struct run *run, const struct span *span)
{
	const struct span	*last = span;

	run->span = span;
	run->text = STR("");
	switch (span->kind) {
	case SPAN_TEXT:
		while (span_joins(last, last->next))
			last = last->next;
		run->text = joined_text(flow, span, last);
		break;
	case SPAN_PAGE:
		run->text = page_text(flow, span->text);
		break;
	case SPAN_MARK:
		run->mark = mark_width(span);
		break;
	case SPAN_BREAK:
		break;
	}
	if (run->text.n > 0)
		run->space = flow->metrics->width(flow->metrics->arg,
		    span->look.face, span->look.size, STR(" "));
	return last->next;
}

static void
runs_make(struct flow *flow, const struct span *first, struct words *words)
{
	const struct span	*span;
	size_t			 n = 0;

	for (span = first; span != NULL; span = span->next)
		n++;
	words->runs = arena_array(flow->keep, n, struct run);
	for (span = first; span != NULL;) {
		if (span->kind == SPAN_PAGE)
			words->refers = true;
		span = run_fill(flow, &words->runs[words->nruns++], span);
	}
}

/* ---- words ---- */

/* What line breaking sees: a mark is like a letter of the word behind it. */
static void
words_breaks(struct flow *flow, const struct words *words)
{
	buf_clear(&flow->text);
	for (size_t r = 0; r < words->nruns; r++)
		if (words->runs[r].span->kind == SPAN_MARK)
			buf_char(&flow->text, 'x');
		else if (words->runs[r].span->kind == SPAN_BREAK)
			buf_char(&flow->text, '\n');
		else
			buf_str(&flow->text, words->runs[r].text);
	/* The end of the text must not look like the end of a line. */
	buf_char(&flow->text, 'x');
	if (flow->text.n > flow->breaks_room) {
		flow->breaks_room = 2 * flow->text.n;
		flow->breaks = must_realloc(flow->breaks, flow->breaks_room);
	}
	breaks_find(flow->text.s, flow->text.n, flow->breaks);
}

static struct word *
word_add(struct flow *flow, struct word word)
{
	if (flow->nwords == flow->words_room) {
		flow->words_room = flow->words_room == 0 ? 256 :
		    2 * flow->words_room;
		flow->words = must_realloc(flow->words,
		    flow->words_room * sizeof(*flow->words));
	}
	flow->words[flow->nwords] = word;
	return &flow->words[flow->nwords++];
}

static double
text_width(const struct flow *flow, const struct run *run, size_t from,
    size_t len)
{
	return len == 0 ? 0 : flow->metrics->width(flow->metrics->arg,
	    run->span->look.face, run->span->look.size,
	    (struct str){ run->text.s + from, len });
}

/* The word from FROM to END of run R, with the spaces up to NEXT behind it. */
static void
word_measure(struct flow *flow, const struct words *words, size_t r,
    size_t from, size_t end, size_t next, enum chance chance)
{
	struct word	*word;

	word = word_add(flow, (struct word){
	    .width = (float)text_width(flow, &words->runs[r], from, end - from),
	    .run = (uint32_t)r, .from = (uint32_t)from,
	    .len = (uint32_t)(end - from) });
	/* More spaces than a word can count go to empty ones behind it. */
	for (; next - end > UINT16_MAX; end += UINT16_MAX) {
		word->gap = UINT16_MAX;
		word = word_add(flow, (struct word){ .run = (uint32_t)r,
		    .from = (uint32_t)(end + UINT16_MAX) });
	}
	word->gap = (uint16_t)(next - end);
	word->chance = (uint8_t)chance;
}

/* Nothing is hyphenated: a soft hyphen is no place to end a line. */
static bool
is_soft_hyphen(struct str text, size_t last)
{
	return last > 0 && text.s[last] == '\xAD' && text.s[last - 1] == '\xC2';
}

/* Where the character begins whose last byte is LAST. */
static size_t
char_start(struct str text, size_t last)
{
	while (last > 0 && utf8_inside(text.s[last]))
		last--;
	return last;
}

/* Whether a line may not end at AT of run R although Unicode would let it:
 * inside what is kept together, and between a mark and its word. */
static bool
is_glued(const struct words *words, size_t r, size_t from, size_t at)
{
	const struct run	*run = &words->runs[r];

	if (run->span->nowrap && at < run->text.n)
		return true;
	return r > 0 && from == 0 && run->text.s[0] == ' ' &&
	    words->runs[r - 1].span->kind == SPAN_MARK;
}

/* The words of run R, whose line breaks are BREAKS. */
static void
words_of_run(struct flow *flow, const struct words *words, size_t r,
    const char *breaks)
{
	struct str	text = words->runs[r].text;
	enum chance	chance;
	size_t		from = 0, at = 0, end;

	while (at < text.n) {
		end = at + 1;
		if (text.s[at] == ' ') {
			end = at;
			while (at < text.n && text.s[at] == ' ')
				at++;
			chance = breaks[at - 1];
		} else if ((chance = breaks[at++]) == CHANCE_NONE ||
		    (chance == CHANCE_BREAK && at < text.n &&
		    is_soft_hyphen(text, at - 1)))
			continue;
		if (chance == CHANCE_MUST)	/* the newline is not printed */
			end = char_start(text, at - 1);
		else if (is_glued(words, r, from, at))
			chance = CHANCE_NONE;
		word_measure(flow, words, r, from, end,
		    chance == CHANCE_MUST ? end : at, chance);
		from = at;
	}
	if (from < text.n)
		word_measure(flow, words, r, from, text.n, text.n, CHANCE_NONE);
}

/* The word before a break ends its line; where there is none, an empty one. */
static void
break_add(struct flow *flow, size_t r)
{
	struct word	*last;

	last = flow->nwords > 0 ? &flow->words[flow->nwords - 1] : NULL;
	if (last != NULL && last->chance != CHANCE_MUST)
		last->chance = CHANCE_MUST;
	else
		word_add(flow, (struct word){ .run = (uint32_t)r,
		    .chance = CHANCE_MUST });
}

static void
words_scan(struct flow *flow, const struct words *words)
{
	const char	*breaks = flow->breaks;

	flow->nwords = 0;
	for (size_t r = 0; r < words->nruns; r++)
		switch (words->runs[r].span->kind) {
		case SPAN_MARK:
			word_add(flow, (struct word){ .run = (uint32_t)r,
			    .width = (float)words->runs[r].mark });
			breaks++;
			break;
		case SPAN_BREAK:
			break_add(flow, r);
			breaks++;
			break;
		case SPAN_TEXT:
		case SPAN_PAGE:
			words_of_run(flow, words, r, breaks);
			breaks += words->runs[r].text.n;
			break;
		}
}

/* The words just made, kept. */
static void
words_keep(struct flow *flow, struct words *words)
{
	words->n = (uint32_t)flow->nwords;
	words->at = arena_array(flow->keep, flow->nwords, struct word);
	if (flow->nwords > 0)
		memcpy(words->at, flow->words,
		    flow->nwords * sizeof(*words->at));
}

double
word_gap(const struct words *words, const struct word *word)
{
	return word->gap * words->runs[word->run].space;
}

static void
words_range(struct words *words)
{
	double	part = 0, line = 0, gap;

	for (size_t i = 0; i < words->n; i++) {
		gap = word_gap(words, &words->at[i]);
		part += words->at[i].width;
		line += words->at[i].width;
		if (part > words->least)
			words->least = part;
		if (line > words->most)
			words->most = line;
		part = words->at[i].chance == CHANCE_NONE ? part + gap : 0;
		line = words->at[i].chance == CHANCE_MUST ? 0 : line + gap;
	}
}

void
words_measure(struct flow *flow, const struct span *first, struct words *words)
{
	*words = (struct words){ 0 };
	if (first == NULL)
		return;
	runs_make(flow, first, words);
	words_breaks(flow, words);
	words_scan(flow, words);
	words_keep(flow, words);
	words_range(words);
}

bool
words_stand(const struct flow *flow, const struct words *words)
{
	const struct run	*run = words->runs;

	if (!words->refers)
		return true;
	for (; run < words->runs + words->nruns; run++)
		if (run->span->kind == SPAN_PAGE &&
		    !str_eq(run->text, page_text(flow, run->span->text)))
			return false;
	return true;
}

/* ---- words that are too wide ---- */

/* The end of the character that begins at AT. */
static size_t
char_end(struct str text, size_t at)
{
	for (at++; at < text.n; at++)
		if (!utf8_inside(text.s[at]))
			break;
	return at;
}

/* Bytes from FROM that fit into ROOM, one character at least.  Only as much is
 * measured as could fit, so that a very long word is not measured over and
 * over. */
static size_t
cut_fit(const struct flow *flow, const struct run *run, struct str word,
    size_t from, double room)
{
	size_t	low = char_end(word, from), high = low, middle;
	size_t	base = (size_t)(word.s - run->text.s);

	while (high < word.n && text_width(flow, run, base + from,
	    high - from) <= room) {
		low = high;
		high = from + 2 * (high - from);
		high = high < word.n ? char_end(word, high - 1) : word.n;
	}
	if (high == word.n && text_width(flow, run, base + from,
	    high - from) <= room)
		return high - from;
	while (char_end(word, low) < high) {
		middle = char_end(word, low + (high - low) / 2 - 1);
		if (middle <= low || middle >= high)
			middle = char_end(word, low);
		if (text_width(flow, run, base + from, middle - from) <= room)
			low = middle;
		else
			high = middle;
	}
	return low - from;
}

/* Rather after the last stroke, when it leaves not too short a line. */
static size_t
cut_at_stroke(struct str word, size_t from, size_t len)
{
	for (size_t n = len; n > len / 3 && n > 1; n--)
		if (strchr(STROKES, word.s[from + n - 1]) != NULL)
			return n;
	return 0;
}

static void
word_divide(struct flow *flow, const struct words *words,
    const struct word *word, double room)
{
	const struct run	*run = &words->runs[word->run];
	struct str		 text = { run->text.s + word->from, word->len };
	struct word		 part;
	size_t			 from = 0, len, stroke;

	while (from + (len = cut_fit(flow, run, text, from, room)) < text.n) {
		stroke = cut_at_stroke(text, from, len);
		part = (struct word){ .run = word->run,
		    .from = word->from + (uint32_t)from,
		    .chance = CHANCE_BREAK, .cut = stroke == 0 };
		part.len = (uint32_t)(stroke > 0 ? stroke : len);
		part.width = (float)text_width(flow, run, part.from, part.len);
		word_add(flow, part);
		from += part.len;
	}
	part = *word;
	part.from += (uint32_t)from;
	part.len -= (uint32_t)from;
	part.width = (float)text_width(flow, run, part.from, part.len);
	word_add(flow, part);
}

void
words_divide(struct flow *flow, const struct words *words, double room,
    struct words *out)
{
	*out = *words;
	flow->nwords = 0;
	for (size_t i = 0; i < words->n; i++)
		if (words->at[i].width > room + SLACK && words->at[i].len > 0)
			word_divide(flow, words, &words->at[i], room);
		else
			word_add(flow, words->at[i]);
	words_keep(flow, out);
}
