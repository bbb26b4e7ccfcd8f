/*
 * page/furniture.c - what every page of a sheet carries: feet, stamps, rules.
 *
 * Put down when all pages are there, so that "page 7 of 12" needs no second
 * pass.
 */
#include "page/page_int.h"

/* TEXT of a fixture with its words in braces filled in. */
static struct str
fixture_text(struct flow *flow, struct str text, size_t at)
{
	struct buf	 out = { 0 };
	struct str	 rest = text, kept;

	if (str_find(text, "{") == text.n)
		return text;
	while (rest.n > 0) {
		if (str_starts(rest, "{page}")) {
			buf_int(&out, (int64_t)at + 1);
			rest.s += 6, rest.n -= 6;
		} else if (str_starts(rest, "{pages}")) {
			buf_int(&out, (int64_t)flow->npages);
			rest.s += 7, rest.n -= 7;
		} else if (str_starts(rest, "{head}")) {
			buf_str(&out, flow->through[at].head);
			rest.s += 6, rest.n -= 6;
		} else {
			buf_char(&out, *rest.s);
			rest.s++, rest.n--;
		}
	}
	kept = buf_keep(&out, flow->arena);
	buf_free(&out);
	return kept;
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

static void
text_put(struct flow *flow, const struct fixture *fixture, size_t at)
{
	const struct look	*look = &fixture->look;
	struct str		 text;
	struct box		*box;
	double			 width, back;

	if (flow->pages[at].unnumbered &&
	    str_find(fixture->text, "{page") < fixture->text.n)
		return;
	text = fixture_text(flow, fixture->text, at);
	if (str_trim(text).n == 0)
		return;
	width = flow->metrics->width(flow->metrics->arg, look->face,
	    look->size, text);
	back = fixture_back(fixture, width);
	box = box_add(flow, BOX_TEXT, NULL,
	    fixture->x - (fixture->turn == 0 ? back : 0),
	    fixture->y - (fixture->turn == 0 ? 0 : back), width, look->size);
	box->as.text.text = text;
	box->as.text.face = look->face;
	box->as.text.size = look->size;
	box->as.text.colour = look->colour;
	box->as.text.turn = fixture->turn;
}

static void
page_furnish(struct flow *flow, size_t at)
{
	const struct leaf_through	*through = &flow->through[at];
	const struct fixture		*fixture = through->sheet->fixtures;

	for (size_t i = 0; i < through->sheet->nfixtures; i++, fixture++) {
		if (fixture->not_first && through->first)
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
