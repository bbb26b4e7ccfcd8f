/*
 * page/furniture.c - what every page of a sheet carries: feet, stamps, rules.
 *
 * Put down when all pages are there, so that "page 7 of 12" needs no second
 * pass.
 */
#include "page/page_int.h"

#include <string.h>

/* ---- words in braces, one function each ---- */

static void
say_page(struct buf *out, const struct flow *flow, size_t at)
{
	page_number_print(out, flow->pages[at].number, flow->pages[at].front);
}

/* The last paper's; where there are none, the last page's of the front. */
static void
say_pages(struct buf *out, const struct flow *flow, size_t at)
{
	const struct counts	*counts = &flow->counts;

	(void)at;
	page_number_print(out,
	    counts->papers > 0 ? counts->papers : counts->front,
	    counts->papers == 0);
}

static void
say_own(struct buf *out, const struct flow *flow, size_t at)
{
	buf_int(out, (int64_t)flow->pages[at].own);
}

static void
say_head(struct buf *out, const struct flow *flow, size_t at)
{
	buf_str(out, flow->through[at].head.text);
}

static const struct brace {
	struct str	word;
	void		(*say)(struct buf *out, const struct flow *flow,
			    size_t at);
} braces[] = {
	{ { "{page}", 6 },	say_page },
	{ { "{pages}", 7 },	say_pages },
	{ { "{own}", 5 },	say_own },
	{ { "{head}", 6 },	say_head },
};

#define NBRACES	(sizeof(braces) / sizeof(braces[0]))

/* What REST begins with, or NULL. */
static const struct brace *
brace_find(struct str rest)
{
	for (size_t i = 0; i < NBRACES; i++)
		if (str_starts(rest, braces[i].word.s))
			return &braces[i];
	return NULL;
}

/* ---- fixtures ---- */

/* TEXT of a fixture with its words in braces filled in. */
static struct str
fixture_text(struct flow *flow, struct str text, size_t at)
{
	const struct brace	*brace;
	struct buf		 out = { 0 };
	struct str		 rest = text;
	size_t			 n;

	if (str_find(text, "{") == text.n)
		return text;
	for (; rest.n > 0; rest.s += n, rest.n -= n) {
		brace = brace_find(rest);
		n = brace != NULL ? brace->word.n : 1;
		if (brace != NULL)
			brace->say(&out, flow, at);
		else
			buf_char(&out, *rest.s);
	}
	return buf_take(&out, flow->arena);
}

/* Whether PAGE has the numbers that TEXT shows. */
static bool
is_numbered(const struct page *page, struct str text)
{
	bool	own = str_find(text, "{own}") < text.n;

	if (page->unnumbered)
		return !own && str_find(text, "{page") == text.n;
	return !own || page->own > 0;
}

static double
text_width(const struct metrics *metrics, struct look look, struct str text)
{
	return metrics->width(metrics->arg, look.face, look.size, text);
}

/* TEXT without its last word and what parts that from the one before; of a
 * single word, without its last letter. */
static struct str
text_shorter(struct str text)
{
	size_t	n = text.n;

	while (n > 0 && text.s[n - 1] != ' ')
		n--;
	for (; n > 0; n--)
		if (strchr(" ,;:-", text.s[n - 1]) == NULL)
			return (struct str){ text.s, n };
	for (n = text.n - 1; n > 0 && utf8_inside(text.s[n]); n--)
		continue;
	return (struct str){ text.s, n };
}

/* No line has room for more than this (bytes): what is longer is cut at once,
 * not measured word by word. */
#define LINE_MOST	2000

struct str
text_within(struct arena *arena, const struct metrics *metrics,
    struct look look, struct str text, double room)
{
	struct str	shown = text;

	if (text.n > LINE_MOST && text_width(metrics, look, text) > room)
		text.n = LINE_MOST;	/* inside a word, which goes at once */
	while (text_width(metrics, look, shown) > room && text.n > 0) {
		text = text_shorter(text);
		shown = str_printf(arena, STR_FMT "\u2026", STR_ARG(text));
	}
	return shown;
}

/* How far before its point text of WIDTH begins. */
static double
fixture_back(const struct fixture *fixture, double width)
{
	switch (fixture->align) {
	case ALIGN_RIGHT:
		return width;
	case ALIGN_CENTRE:
		return width / 2;
	default:
		return 0;
	}
}

/* What FIXTURE shows on page AT. */
static unsigned
fixture_reading(const struct flow *flow, const struct fixture *fixture,
    size_t at)
{
	if (str_find(fixture->text, "{head}") < fixture->text.n)
		return flow->through[at].head.reading;
	return fixture->reading;
}

static void
text_put(struct flow *flow, const struct fixture *fixture, size_t at)
{
	const struct look	*look = &fixture->look;
	struct str		 text;
	struct box		*box;
	double			 width, back;

	if (!is_numbered(&flow->pages[at], fixture->text))
		return;
	text = fixture_text(flow, fixture->text, at);
	if (str_trim(text).n == 0)
		return;
	if (fixture->room > 0)
		text = text_within(flow->arena, flow->metrics, *look, text,
		    fixture->room);
	width = text_width(flow->metrics, *look, text);
	back = fixture_back(fixture, width);
	box = box_add_text(flow, NULL, *look, text,
	    fixture->x - (fixture->turn == 0 ? back : 0),
	    fixture->y - (fixture->turn == 0 ? 0 : back), width);
	box->as.text.turn = fixture->turn;
	fixture_shows(flow, box, fixture_reading(flow, fixture, at), at);
}

static void
page_furnish(struct flow *flow, size_t at)
{
	const struct leaf_through	*through = &flow->through[at];
	const struct fixture		*fixture = through->sheet->fixtures;

	for (size_t i = 0; i < through->sheet->nfixtures; i++, fixture++) {
		if (through->first ? fixture->not_first : fixture->only_first)
			continue;
		if (fixture->opens && !through->opens)
			continue;
		if (fixture->kind == FIXTURE_RULE)
			line_put(flow, fixture->rule, fixture->x, fixture->y,
			    fixture->length, 0);
		else
			text_put(flow, fixture, at);
	}
}

void
furniture_put(struct flow *flow)
{
	flow->again++;	/* not content: artifacts of pagination */
	for (size_t i = 0; i < flow->npages; i++) {
		flow->page = &flow->pages[i];
		page_furnish(flow, i);
	}
	flow->again--;
}
