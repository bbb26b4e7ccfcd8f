/*
 * titled.c - figures bound in titles and captions, which are plain words and no
 * Markdown: "Re-referrals are [30%](=re-referrals)".
 *
 * They are filled in, in the layout itself, before anything is made of it: a
 * title stands on its page, in the contents and among the bookmarks.  A layout
 * may be made more than once, so what was WRITTEN is kept beside it.  So is what
 * was read for it: each page that prints the title shows that.
 */
#include <string.h>

#include "paper/paper_int.h"

struct filled {
	struct item	*item;
	struct item	 written;
	unsigned	 reading;	/* of its figures */
	struct filled	*next;
};

/* Keys of sections whose value is such words. */
static const char *const titles[] = {
	"title", "kind", "footer", "source", "heading", "measure", "caption",
	"alt", "withheld-title", "withheld-measure",
};

/* The next figure bound in REST: "[WRITTEN](=EXPR)". */
struct bound {
	struct str	before, written, expr, behind;
};

static struct str
part(struct str text, size_t from, size_t to)
{
	return (struct str){ text.s + from, to - from };
}

/* False when there is none; one behind a backslash is meant as it stands. */
static bool
bound_next(struct str rest, struct bound *out)
{
	size_t	from = 0, at, open, close;

	for (;; from = at + 1) {
		at = from + str_find(part(rest, from, rest.n), "](=");
		if (at >= rest.n)
			return false;
		for (open = at; open > from && rest.s[open] != '['; open--)
			continue;
		close = at + str_find(part(rest, at, rest.n), ")");
		if (rest.s[open] == '[' && close < rest.n &&
		    (open == 0 || rest.s[open - 1] != '\\'))
			break;
	}
	out->before = part(rest, 0, open);
	out->written = part(rest, open + 1, at);
	out->expr = str_trim(part(rest, at + strlen("](="), close));
	out->behind = part(rest, close + 1, rest.n);
	return true;
}

/* Where the bracket stands that has WORDS, a part of WRITTEN. */
static struct place
place_within(const struct item *written, struct str words)
{
	struct str	rest = part(written->text, 0, (size_t)(words.s - 1 -
			    written->text.s)), last = str_cut(&rest, '\n');
	struct place	place;
	size_t		line = 0;

	for (; last.s + last.n < words.s - 1; line++)
		last = str_cut(&rest, '\n');
	place = line_begins(written->place, written->lines, line);
	place.col += (int)utf8_count(last);
	return place;
}

/* Say of a figure that is UNSETTLED, and which TITLE does not call so, that it
 * is. */
static void
check_settled(struct paper *paper, struct str title,
    const struct question *question, struct str unsettled)
{
	if (unsettled.n > 0 && !story_says(title, unsettled))
		diag_at(paper->diags, DIAG_ANSWER_UNSETTLED, question->place,
		    STR_FMT " is " STR_FMT, STR_ARG(question->expr),
		    STR_ARG(unsettled));
}

/* What is WRITTEN with its figures; what cannot be answered stays as it is. */
static struct str
fill(struct paper *paper, const struct item *written)
{
	struct question	question;
	struct answer	answer;
	struct bound	bound;
	struct buf	out = { 0 };
	struct str	rest = written->text;

	while (bound_next(rest, &bound)) {
		question = (struct question){ .expr = bound.expr,
		    .written = bound.written, .behind = bound.behind };
		question.place = place_within(written, bound.written);
		buf_str(&out, bound.before);
		question.before = buf_view(&out);
		if (answer_figure(&paper->answers, &question, &answer) &&
		    str_trim(bound.written).n == 0)
			buf_str(&out, answer.text);
		else
			buf_str(&out, bound.written);
		check_settled(paper, written->text, &question,
		    answer.unsettled);
		rest = bound.behind;
	}
	buf_str(&out, rest);
	return buf_take(&out, paper->arena);
}

/* ITEM as it was written, kept from now on; NULL: nothing is bound in it. */
static struct filled *
filled_of(struct paper *paper, struct item *item)
{
	struct pack	*pack = paper->build->layout->first->settings;
	struct filled	*filled;

	for (filled = pack->filled; filled != NULL; filled = filled->next)
		if (filled->item == item)
			return filled;
	if (str_find(item->text, "](=") == item->text.n)
		return NULL;
	filled = arena_make(paper->arena, struct filled);
	*filled = (struct filled){ item, *item, 0, pack->filled };
	return pack->filled = filled;
}

static bool
is_title(const struct key *key)
{
	for (size_t i = 0; i < sizeof(titles) / sizeof(titles[0]); i++)
		if (strcmp(key->name, titles[i]) == 0)
			return key->type == KEY_TEXT;
	return false;
}

static void
fill_item(struct paper *paper, struct filled *filled)
{
	filled->item->text = fill(paper, &filled->written);
}

/* The same in a reading of its own, which stands where the words do. */
static void
fill_apart(struct paper *paper, struct filled *filled)
{
	filled->reading = reading_begin(paper);
	fill_item(paper, filled);
	reading_end(paper, filled->reading, NULL);
}

/* Fill the titles of SECTION, each as FILL_ONE does. */
static void
each_title(struct paper *paper, const struct section *section,
    void (*fill_one)(struct paper *paper, struct filled *filled))
{
	const struct key	*key;
	struct filled		*filled;

	for (key = section->kind->keys; key->name != NULL; key++) {
		if (!is_title(key))
			continue;
		filled = filled_of(paper, (struct item *)
		    ((char *)section->settings + key->offset));
		if (filled != NULL)
			fill_one(paper, filled);
	}
}

void
section_titles(struct paper *paper, const struct section *section)
{
	each_title(paper, section, fill_item);
}

void
paper_titles(struct paper *paper)
{
	const struct section	*at;

	for (at = paper->build->layout->first; at != NULL; at = at->next)
		each_title(paper, at, fill_apart);
}

void
titles_restore(const struct layout *layout)
{
	struct pack	*pack = layout->first->settings;

	for (struct filled *at = pack->filled; at != NULL; at = at->next)
		*at->item = at->written;
	pack->filled = NULL;
}

static bool
same_place(struct place a, struct place b)
{
	return a.line == b.line && a.col == b.col && a.file != NULL &&
	    b.file != NULL && strcmp(a.file, b.file) == 0;
}

/* What is kept of TITLE, which may be a copy of the layout's; NULL: nothing. */
static struct filled *
title_filled(const struct paper *paper, struct item title)
{
	struct filled	*at = paper->pack->filled;

	while (at != NULL && !same_place(at->item->place, title.place))
		at = at->next;
	return at;
}

unsigned
title_reading(const struct paper *paper, struct item title)
{
	const struct filled	*filled = title_filled(paper, title);

	return filled != NULL ? filled->reading : 0;
}

struct str
title_said(struct paper *paper, struct item title)
{
	const struct filled	*filled = title_filled(paper, title);

	return filled != NULL ? fill(paper, &filled->written) : title.text;
}

void
title_shows(const struct paper *paper, struct item title, struct para *para)
{
	unsigned	reading = title_reading(paper, title);

	for (struct span *at = para->first; at != NULL; at = at->next)
		if (at->reading == 0)
			at->reading = reading;
}

/* ---- what a chart draws under its title ---- */

/* "change contacts", of indicator ID and no months. */
static bool
is_bare_change(struct str expr, struct str id)
{
	struct str	word = str_cut(&expr, ' ');

	return str_is(word, "change") && str_eq(str_trim(expr), id);
}

static bool
has_digit(struct str text)
{
	for (size_t i = 0; i < text.n; i++)
		if (text.s[i] >= '0' && text.s[i] <= '9')
			return true;
	return false;
}

/* Whether the words WRITTEN are wrong of EXPR. */
static bool
disagrees(struct paper *paper, struct str written, struct str expr)
{
	struct question		 question = { .expr = expr, .written = written };
	struct answers		 aside = paper->answers;
	struct answer		 answer;
	const struct message	**said;
	size_t			 n;

	aside.diags = diags_new(paper->arena);
	if (answer_figure(&aside, &question, &answer))
		return false;
	n = diags_sorted(aside.diags, &said);
	return n == 1 && said[0]->id == DIAG_ANSWER_DISAGREES;
}

void
title_against(struct paper *paper, struct item title, struct str id,
    struct period from, struct period to)
{
	const struct filled	*filled = title_filled(paper, title);
	struct place		 place;
	struct bound		 bound;
	struct str		 rest, expr;

	for (rest = filled != NULL ? filled->written.text : STR("");
	    bound_next(rest, &bound); rest = bound.behind) {
		if (!is_bare_change(bound.expr, id) || has_digit(bound.written))
			continue;
		expr = str_printf(paper->arena, "change " STR_FMT " " STR_FMT
		    " " STR_FMT, STR_ARG(id), STR_ARG(period_code(paper->arena,
		    from)), STR_ARG(period_code(paper->arena, to)));
		if (str_trim(bound.written).n == 0 || period_eq(from, to) ||
		    !disagrees(paper, bound.written, expr))
			continue;
		place = place_within(&filled->written, bound.written);
		diag_at(paper->diags, DIAG_TITLE_AGAINST, place, "[" STR_FMT
		    "](=" STR_FMT ")", STR_ARG(bound.written), STR_ARG(expr));
	}
}
