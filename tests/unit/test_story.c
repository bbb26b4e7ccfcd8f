/*
 * CommonMark to blocks, with the figures bound in it.  Blocks are compared as a
 * short text: tag and content, ** strong, _ em, ~ struck, <link>, | a new line.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "story/story.h"

#define FILE_NAME	"text.md"

struct reader {
	struct arena		*arena;
	struct diags		*diags;
	struct story_look	 look;
	struct blocks		 blocks;
	bool			 ok;
	struct buf		 flat;
	struct question		 asked[8];	/* what the figures were asked */
	size_t			 nasked;
	struct picture_asked	 picture;	/* the last one */
	bool			 no_pictures;
};

/* ---- figures from a table ---- */

static const struct fact {
	const char	*expr, *text;
	int64_t		 n, d;
} facts[] = {
	{ "re-referrals", "30%", 8900, 299 },
	{ "change contacts 2022-10 2022-11", "21%", 30700, 1487 },
	{ "contacts", "1,428", 1428, 1 },
	{ "change re-referrals", "4 points", 4, 1 },
};

static bool
answer_fact(void *arg, const struct question *question, struct answer *answer)
{
	struct reader	*reader = arg;

	if (reader->nasked < 8)
		reader->asked[reader->nasked++] = *question;
	if (question->block) {
		answer->blocks = arena_make(reader->arena, struct blocks);
		blocks_add(answer->blocks, block_para(reader->arena,
		    TAG_CAPTION, reader->look.prose, question->expr));
		return true;
	}
	for (size_t i = 0; i < sizeof(facts) / sizeof(facts[0]); i++)
		if (str_is(question->expr, facts[i].expr)) {
			answer->value = num_make(facts[i].n, facts[i].d);
			answer->text = str_of(facts[i].text);
			return true;
		}
	return false;
}

/* Contacts and re-referrals may be asked for. */
static bool
is_fact(void *arg, struct str word)
{
	(void)arg;
	return str_is(word, "contacts") || str_is(word, "re-referrals");
}

/* A picture called missing.png is not to be had. */
static bool
answer_picture(void *arg, const struct picture_asked *asked,
    struct blocks **out)
{
	struct reader	*reader = arg;

	reader->picture = *asked;
	if (str_is(asked->path, "missing.png"))
		return false;
	*out = arena_make(reader->arena, struct blocks);
	blocks_add(*out, block_para(reader->arena, TAG_FIGURE,
	    reader->look.prose, asked->alt));
	return true;
}

/* ---- blocks as text ---- */

static void flat_blocks(struct buf *out, const struct blocks *blocks);

static void
flat_span(struct buf *out, const struct span *span)
{
	const char	*mark = span->tag == TAG_STRONG ? "**" :
			    span->tag == TAG_EM ? "_" : "";

	if (span->kind == SPAN_BREAK) {
		buf_text(out, "|");
		return;
	}
	buf_text(out, span->struck ? "~" : "");
	buf_text(out, mark);
	buf_str(out, span->text);
	buf_text(out, mark);
	buf_text(out, span->struck ? "~" : "");
	if (span->link.n > 0)
		buf_printf(out, "<" STR_FMT ">", STR_ARG(span->link));
}

static void
flat_para(struct buf *out, const struct block *block)
{
	const struct para	*para = block->as.para;

	buf_printf(out, "%s(", tag_name(block->tag));
	if (para->label != NULL)
		buf_printf(out, STR_FMT "\t", STR_ARG(para->label->text));
	for (const struct span *span = para->first; span != NULL;
	    span = span->next)
		flat_span(out, span);
	buf_char(out, ')');
}

static void
flat_row(struct buf *out, const struct row *row)
{
	buf_char(out, '{');
	for (size_t i = 0; i < row->ncells; i++)
		flat_blocks(out, &row->cells[i].blocks);
	buf_char(out, '}');
}

static void
flat_block(struct buf *out, const struct block *block)
{
	switch (block->kind) {
	case BLOCK_PARA:
		flat_para(out, block);
		return;
	case BLOCK_LIST:
		buf_text(out, list_is_ordered(block->as.list) ? "OL[" : "UL[");
		flat_blocks(out, &block->as.list->items);
		break;
	case BLOCK_ITEM:
	case BLOCK_GROUP:
		buf_printf(out, "%s[", tag_name(block->tag));
		flat_blocks(out, &block->as.children);
		break;
	case BLOCK_TABLE:
		buf_text(out, "Table[");
		for (size_t i = 0; i < block->as.table->nhead; i++)
			flat_row(out, &block->as.table->head[i]);
		for (size_t i = 0; i < block->as.table->nrows; i++)
			flat_row(out, &block->as.table->rows[i]);
		break;
	default:
		buf_text(out, "---[");
		break;
	}
	buf_char(out, ']');
}

static void
flat_blocks(struct buf *out, const struct blocks *blocks)
{
	for (const struct block *block = blocks->first; block != NULL;
	    block = block->next)
		flat_block(out, block);
}

/* ---- reading ---- */

static int
setup(void **state)
{
	struct arena	*arena = arena_new();
	struct reader	*reader = arena_make(arena, struct reader);

	reader->arena = arena;
	reader->diags = diags_new(arena);
	reader->look.prose = (struct look){ FACE_REGULAR, 12, 18, INK };
	reader->look.cell = (struct look){ FACE_REGULAR, 10, 13, INK };
	reader->look.cell_head = (struct look){ FACE_MEDIUM, 8.5, 11, INK };
	reader->look.heading[0] = (struct look){ FACE_BOLD, 12, 18, ACCENT };
	reader->look.heading[1] = reader->look.heading[0];
	reader->look.heading_before[1] = 24;
	reader->look.between = 6;
	reader->look.list_indent = 12;
	reader->look.link_colour = ACCENT;
	reader->look.row_rule = (struct rule){ 0.4, HAIR };
	reader->look.head_rule = (struct rule){ 0.75, INK };
	reader->look.cell_pad = 5;
	reader->look.top_level = 1;
	*state = reader;
	return 0;
}

static int
teardown(void **state)
{
	struct reader	*reader = *state;

	buf_free(&reader->flat);
	arena_free(reader->arena);
	return 0;
}

static const char *
read_str(struct reader *reader, struct str text)
{
	struct figures	figures = {
		.answer = answer_fact,
		.arg = reader,
		.picture = reader->no_pictures ? NULL : answer_picture,
		.known = is_fact,
	};

	reader->blocks = (struct blocks){ 0 };
	reader->nasked = 0;
	reader->diags = diags_new(reader->arena);
	reader->ok = story_read(reader->arena, FILE_NAME, text,
	    &reader->look, &figures, &reader->blocks, reader->diags);
	buf_clear(&reader->flat);
	buf_text(&reader->flat, "");
	flat_blocks(&reader->flat, &reader->blocks);
	return reader->flat.s;
}

static const char *
read_text(struct reader *reader, const char *text)
{
	return read_str(reader, str_of(text));
}

#define assert_reads(reader, text, want) \
	assert_string_equal(read_text(reader, text), want)

/* Exactly one message: this one, here. */
static void
assert_said(struct reader *reader, enum diag id, int line, int col)
{
	const struct message	**messages;

	assert_int_equal(diags_sorted(reader->diags, &messages), 1);
	assert_string_equal(diag_name(messages[0]->id), diag_name(id));
	assert_string_equal(messages[0]->place.file, FILE_NAME);
	assert_int_equal(messages[0]->place.line, line);
	assert_int_equal(messages[0]->place.col, col);
}

/* The same with DETAIL. */
static void
assert_detail(struct reader *reader, enum diag id, int line, int col,
    const char *detail)
{
	const struct message	**sorted;

	assert_said(reader, id, line, col);
	diags_sorted(reader->diags, &sorted);
	assert_string_equal(sorted[0]->detail, detail);
}

static void
assert_silent(struct reader *reader)
{
	const struct message	**messages;

	assert_int_equal(diags_sorted(reader->diags, &messages), 0);
	assert_true(reader->ok);
}

static void
assert_asked(struct reader *reader, size_t i, const char *expr,
    const char *written, int line, int col)
{
	assert_true(i < reader->nasked);
	assert_true(str_is(reader->asked[i].expr, expr));
	assert_true(str_is(reader->asked[i].written, written));
	assert_int_equal(reader->asked[i].place.line, line);
	assert_int_equal(reader->asked[i].place.col, col);
}

static char *
repeat(struct reader *reader, const char *text, size_t times)
{
	struct buf	out = { 0 };
	char		*kept;

	for (size_t i = 0; i < times; i++)
		buf_text(&out, text);
	kept = str_dup(reader->arena, buf_view(&out));
	buf_free(&out);
	return kept;
}

/* ---- blocks ---- */

static void
headings_and_paragraphs_become_blocks(void **state)
{
	struct reader	*f = *state;

	assert_reads(f, "# One\n\nTwo\nlines.\n\n## Three\n\nFour\n",
	    "H1(One)P(Two lines.)H2(Three)P(Four)");
	assert_silent(f);
	assert_true(f->blocks.first->keep_next);
	assert_true(str_is(f->blocks.first->title, "One"));
	assert_int_equal(f->blocks.first->next->place.line, 3);
	assert_true(f->blocks.last->before == 6);
	f->look.top_level = 2;
	assert_reads(f, "# One\n\n## Two\n", "H2(One)H3(Two)");
	assert_true(f->blocks.last->before == 24);
}

static void
heading_that_skips_a_level_is_moved_up_and_said(void **state)
{
	struct reader	*f = *state;

	assert_reads(f, "# One\n\n### Three\n", "H1(One)H2(Three)");
	assert_said(f, DIAG_STORY_LEVEL, 3, 1);
	assert_true(f->ok);
	/* What stands above the first heading is the paper's business. */
	assert_reads(f, "### Three\n\n# One\n", "H3(Three)H1(One)");
	assert_silent(f);
}

static void
lists_nest_and_carry_their_labels(void **state)
{
	struct reader		*f = *state;
	const struct block	*item;

	assert_reads(f, "- a\n- b\n  1. c\n  2. d\n\n     e\n",
	    "UL[LI[P(•\ta)]LI[P(•\tb)OL[LI[P(1.\tc)]LI[P(2.\td)P(e)]]]]");
	item = f->blocks.first->as.list->items.first;
	assert_true(item->as.children.first->as.para->left == 12);
	assert_true(item->as.children.first->as.para->label_at == 0);
	/* The numbered list: 12 points of digit, stop and gap, 1.3 em. */
	item = item->next->as.children.last->as.list->items.first;
	assert_true(item->as.children.first->as.para->label_at == 12);
	assert_true(item->as.children.first->as.para->left > 27.5);
	assert_reads(f, "7) x\n8) y\n", "OL[LI[P(7)\tx)]LI[P(8)\ty)]]");
	assert_reads(f, "- > q\n- # h\n",
	    "UL[LI[P(•\t)BlockQuote[P(q)]]LI[H1(•\th)]]");
}

static void
quotes_rules_and_code_become_blocks(void **state)
{
	struct reader	*f = *state;

	assert_reads(f, "> a\n> b\n\n---\n\n    x  y\n    z\n",
	    "BlockQuote[P(a b)]---[]P(x \u00A0y|z)");
	assert_silent(f);
	assert_true(f->blocks.first->as.children.first->as.para->left == 12);
	assert_true(f->blocks.first->next->as.rule.width == 0.4);
}

static void
paragraphs_are_numbered_on_from_a_number(void **state)
{
	struct reader	*f = *state;

	f->look.numbered_from = 4;
	assert_reads(f, "a\n\n# h\n\nb\n\n- c\n",
	    "P(4\ta)H1(h)P(5\tb)UL[LI[P(•\tc)]]");
	assert_true(f->blocks.first->as.para->label_right);
	/* Three digits of 0.6 em, and 11 points. */
	assert_true(f->blocks.first->as.para->left > 32.5);
	assert_true(f->blocks.first->as.para->left < 32.7);
	assert_true(f->blocks.first->next->as.para->left ==
	    f->blocks.first->as.para->left);
	assert_int_equal(f->blocks.first->as.para->label->look.colour, GREY);
}

static void
emphasis_is_relative_to_the_face_around_it(void **state)
{
	struct reader		*f = *state;
	const struct span	*span;

	assert_reads(f, "a *b* **c** ***d*** ~~e~~ `f`\n",
	    "P(a _b_ **c** **d** ~e~ f)");
	span = f->blocks.first->as.para->first;
	assert_int_equal(span->look.face, FACE_REGULAR);
	assert_int_equal(span->next->look.face, FACE_ITALIC);
	assert_int_equal(span->next->next->next->look.face, FACE_BOLD);
	span = span->next->next->next->next->next;
	assert_int_equal(span->look.face, FACE_BOLD_ITALIC);
	assert_reads(f, "# a *b* **c**\n", "H1(a _b_ **c**)");
	span = f->blocks.first->as.para->first;
	assert_int_equal(span->look.face, FACE_BOLD);
	assert_int_equal(span->next->look.face, FACE_BOLD_ITALIC);
}

static void
table_has_header_cells_and_alignment(void **state)
{
	struct reader		*f = *state;
	const struct table	*table;

	assert_reads(f, "| Action | n |\n|---|--:|\n| *a* \\| b | 2 |\n| c |\n",
	    "Table[{P(Action)P(n)}{P(_a_ | b)P(2)}{P(c)P()}]");
	assert_silent(f);
	table = f->blocks.first->as.table;
	assert_int_equal(table->nhead, 1);
	assert_true(table->head[0].cells[0].header);
	assert_int_equal(table->head[0].cells[0].scope, SCOPE_COLUMN);
	assert_int_equal(table->columns[0].align, ALIGN_LEFT);
	assert_int_equal(table->columns[1].align, ALIGN_RIGHT);
	assert_int_equal(table->columns[1].kind, WIDTH_AUTO);
	assert_true(table->head_rule.width == 0.75);
	assert_false(table->rows[0].cells[0].header);
	assert_reads(f, "| a | b |\n|---|---|\n", "Table[{P(a)P(b)}{P(None)}]");
	assert_int_equal(f->blocks.first->as.table->rows[0].cells[0].span, 2);
}

static void
punctuation_is_made_typographic(void **state)
{
	struct reader	*f = *state;

	assert_reads(f, "\"It's\" 2021--22 ...\n", "P(“It’s” 2021–22 …)");
	assert_reads(f, "`\"a\" -- b`\n", "P(\"a\" -- b)");
}

static void
hard_break_is_a_break_and_a_soft_one_a_space(void **state)
{
	assert_reads((struct reader *)*state, "a  \nb\\\nc\nd\n", "P(a|b|c d)");
}

/* A paragraph is the same however its author broke the lines. */
static void
soft_breaks_leave_no_trace_in_the_spans(void **state)
{
	struct reader	*f = *state;

	read_text(f, "one\ntwo *three*\n*four*\n");
	assert_true(str_is(f->blocks.first->as.para->first->text, "one two "));
	assert_reads(f, "a *b c* d\n", "P(a _b c_ d)");
}

/* ---- links, pictures, HTML ---- */

static void
links_lead_to_the_web_to_mail_and_to_labels_only(void **state)
{
	struct reader	*f = *state;

	assert_reads(f, "[a](https://x.org/é?q=1) [b](#app-2) <mailto:c@d.uk>\n",
	    "P(a<https://x.org/%C3%A9?q=1> b<#app-2> "
	    "mailto:c@d.uk<mailto:c@d.uk>)");
	assert_silent(f);
	assert_int_equal(f->blocks.first->as.para->first->look.colour, ACCENT);
	assert_reads(f, "See [a](HTTP://x.org)\n", "P(See a<HTTP://x.org>)");
	assert_reads(f, "one\ntwo [a *b*](javascript:alert(1))\n",
	    "P(one two a _b_)");
	assert_said(f, DIAG_STORY_LINK, 2, 5);
	assert_false(f->ok);
	assert_reads(f, "[a](../other.pdf)\n", "P(a)");
	assert_said(f, DIAG_STORY_LINK, 1, 1);
	assert_reads(f, "[a]( <b c> )\n", "P(a)");
	assert_said(f, DIAG_STORY_LINK, 1, 1);
	assert_reads(f, "[a](https://)\n", "P(a)");
	assert_said(f, DIAG_STORY_LINK, 1, 1);
}

static void
raw_html_is_left_out_and_said(void **state)
{
	struct reader	*f = *state;

	assert_reads(f, "a <b>c</b>\n", "P(a c)");
	assert_int_equal(diags_count(f->diags, LEVEL_WARNING), 2);
	assert_true(f->ok);
	assert_reads(f, "x\n\n<div>\n[](=contacts)\n</div>\n", "P(x)");
	assert_said(f, DIAG_STORY_HTML, 3, 1);
	/* A comment is meant to be left out. */
	assert_reads(f, "<!-- note -->\n\na <!-- b --> c\n", "P(a  c)");
	assert_silent(f);
}

static void
what_stands_behind_a_comment_is_not_lost_unsaid(void **state)
{
	struct reader	*f = *state;

	/* To CommonMark the rest of the comment's last line is HTML, too. */
	assert_reads(f, "<!-- a --> The panel is asked to agree.\n\nb\n",
	    "P(b)");
	assert_said(f, DIAG_STORY_HTML, 1, 1);
	assert_reads(f, "<!-- a\n--> <!-- b -->\n\nc\n", "P(c)");
	assert_silent(f);
	/* ... and so is all behind one that is never closed. */
	assert_reads(f, "a\n\n<!-- b ->\n\nc\n", "P(a)");
	assert_said(f, DIAG_STORY_HTML, 3, 1);
}

static void
a_picture_alone_takes_the_paragraphs_place(void **state)
{
	struct reader	*f = *state;

	assert_reads(f, "a\n\n![The council's *seal*](seals/1.png)\n\nb\n",
	    "P(a)Figure(The council’s seal)P(b)");
	assert_silent(f);
	assert_true(str_is(f->picture.path, "seals/1.png"));
	assert_string_equal(f->picture.place.file, FILE_NAME);
	assert_int_equal(f->picture.place.line, 3);
	assert_int_equal(f->picture.place.col, 2);
	assert_reads(f, "| ![x](y.png) |\n|---|\n| ![z](y.png) |\n",
	    "Table[{Figure(x)}{Figure(z)}]");
	assert_silent(f);
	/* Without words it is handed on too: who answers says what is wrong. */
	assert_reads(f, "![ ](y.png)\n", "Figure()");
	assert_reads(f, "a\n\n![x](missing.png)\n", "P(a)");
	assert_true(f->ok);
}

static void
a_pictures_path_is_read_as_editors_write_it(void **state)
{
	struct reader	*f = *state;

	read_text(f, "![x](My%20seal%2d1.png)\n");
	assert_true(str_is(f->picture.path, "My seal-1.png"));
	read_text(f, "![x](<My seal.png> \"a title\")\n");
	assert_true(str_is(f->picture.path, "My seal.png"));
	read_text(f, "![x](%C3%A9t%C3%A9.png)\n");
	assert_true(str_is(f->picture.path, "été.png"));
	/* What is no code, no character or no end of a path stays. */
	read_text(f, "![x](100%.png)\n");
	assert_true(str_is(f->picture.path, "100%.png"));
	read_text(f, "![x](%zz%4)\n");
	assert_true(str_is(f->picture.path, "%zz%4"));
	read_text(f, "![x](%FF.png)\n");
	assert_true(str_is(f->picture.path, "%FF.png"));
	read_text(f, "![x](a%00b.png)\n");
	assert_true(str_is(f->picture.path, "a%00b.png"));
}

static void
pictures_inside_a_line_are_refused(void **state)
{
	struct reader	*f = *state;

	assert_reads(f, "a ![alt](photo.png) b\n", "P(a  b)");
	assert_said(f, DIAG_STORY_PICTURE, 1, 4);
	assert_false(f->ok);
	assert_reads(f, "![a](b.png) ![c](d.png)\n", "P( )");
	assert_int_equal(diags_count(f->diags, LEVEL_ERROR), 2);
	assert_reads(f, "# ![a](b.png)\n", "");
	assert_said(f, DIAG_STORY_PICTURE, 1, 4);
	/* Where none can stand, also one alone is. */
	f->no_pictures = true;
	assert_reads(f, "![alt](photo.png)\n", "");
	assert_said(f, DIAG_STORY_PICTURE, 1, 2);
	assert_false(f->ok);
}

static void
chart_alone_takes_the_paragraphs_place(void **state)
{
	struct reader	*f = *state;

	assert_reads(f, "a\n\n![](=card repeat-plans)\n\nb\n",
	    "P(a)Caption(card repeat-plans)P(b)");
	assert_silent(f);
	assert_true(f->asked[0].block);
	assert_asked(f, 0, "card repeat-plans", "", 3, 2);
	assert_reads(f, "| ![](=x) |\n|---|\n| ![](=y) |\n",
	    "Table[{Caption(x)}{Caption(y)}]");
	assert_silent(f);
	assert_reads(f, "a ![](=x)\n", "P(a )");
	assert_said(f, DIAG_STORY_CHART, 1, 4);
}

/* ---- bound figures ---- */

static void
empty_figure_is_filled_in(void **state)
{
	struct reader	*f = *state;

	assert_reads(f, "They were [](=re-referrals) in all.\n",
	    "P(They were 30% in all.)");
	assert_silent(f);
	assert_asked(f, 0, "re-referrals", "", 1, 11);
	assert_reads(f, "By [ ](=change re-referrals).\n", "P(By 4 points.)");
	assert_true(f->blocks.first->as.para->first->next->nowrap);
}

static void
written_figure_is_asked_about_and_stays(void **state)
{
	struct reader	*f = *state;

	assert_reads(f, "Up [17%](=change contacts 2022-10 2022-11) to [1,794]"
	    "(=contacts)\n", "P(Up 17% to 1,794)");
	assert_asked(f, 0, "change contacts 2022-10 2022-11", "17%", 1, 4);
	assert_asked(f, 1, "contacts", "1,794", 1, 47);
	assert_int_equal(f->nasked, 2);
}

static void
figure_stands_in_cells_emphasis_headings_and_quotes(void **state)
{
	struct reader	*f = *state;

	assert_reads(f, "| a | b |\n|---|---|\n| x | [](=contacts) y |\n",
	    "Table[{P(a)P(b)}{P(x)P(1,428 y)}]");
	assert_asked(f, 0, "contacts", "", 3, 7);
	assert_reads(f, "*a [](=contacts)* **[1,428](=contacts)**\n",
	    "P(_a __1,428_ **1,428**)");
	assert_reads(f, "# All [](=contacts)\n", "H1(All 1,428)");
	assert_true(str_is(f->blocks.first->title, "All 1,428"));
	assert_reads(f, "> - a\n>   b [](=contacts)\n",
	    "BlockQuote[UL[LI[P(•\ta b 1,428)]]]");
	assert_asked(f, 0, "contacts", "", 2, 7);
	assert_silent(f);
}

static void
place_of_a_figure_counts_characters_of_the_original(void **state)
{
	struct reader	*f = *state;

	read_text(f, "\xEF\xBB\xBF" "é [](=contacts) [](=contacts 2022-11)\r\n"
	    "é [a](http://b.c) [](=contacts)\r\n");
	assert_asked(f, 0, "contacts", "", 1, 3);
	assert_asked(f, 1, "contacts 2022-11", "", 1, 17);
	assert_asked(f, 2, "contacts", "", 2, 19);
}

static void
text_in_another_file_has_its_place_there(void **state)
{
	struct reader	*f = *state;

	f->look.first = (struct place){ "pack.ini", 7, 14 };
	read_text(f, "ab [](=contacts)\n[](=contacts)\n");
	assert_string_equal(f->asked[0].place.file, "pack.ini");
	assert_asked(f, 0, "contacts", "", 7, 17);
	assert_asked(f, 1, "contacts", "", 8, 1);
}

static void
question_may_run_over_a_line(void **state)
{
	struct reader	*f = *state;
	struct place	 place;

	assert_reads(f, "> Up [](=change contacts\n> 2022-10 2022-11) in "
	    "all [](=x)\n> end\n",
	    "BlockQuote[P(Up  in all  end)]");
	assert_asked(f, 0, "change contacts\n  2022-10 2022-11", "", 1, 6);
	assert_asked(f, 1, "x", "", 2, 27);
	place = ask_place(&f->asked[0], 18);
	assert_int_equal(place.line, 2);
	assert_int_equal(place.col, 3);
}

static void
figure_in_code_is_not_touched(void **state)
{
	struct reader	*f = *state;

	assert_reads(f, "`[30%](=re-referrals x)` and `[a](b)`\n\n"
	    "    [1](=contacts y)\n\n```\n[](=contacts)\n```\n",
	    "P([30%](=re-referrals x) and [a](b))P([1](=contacts y))"
	    "P([](=contacts))");
	assert_silent(f);
	assert_int_equal(f->nasked, 0);
}

static void
smart_punctuation_leaves_figures_alone(void **state)
{
	struct reader	*f = *state;

	assert_reads(f, "\"a\" [--3...](=contacts) \"b\"\n",
	    "P(“a” --3... “b”)");
	assert_asked(f, 0, "contacts", "--3...", 1, 5);
	/* With marking up inside, looks count more. */
	assert_reads(f, "[**30%**](=re-referrals)\n", "P(**30%**)");
	assert_asked(f, 0, "re-referrals", "**30%**", 1, 1);
}

static void
strict_commonmark_forms_of_a_figure_work_too(void **state)
{
	struct reader	*f = *state;

	assert_reads(f, "[](<=change re-referrals>) [][r] [](=contacts)\n\n"
	    "[r]: =contacts\n", "P(4 points 1,428 1,428)");
	assert_asked(f, 0, "change re-referrals", "", 1, 1);
	assert_reads(f, "[9][r]\n\n[r]: =contacts\n", "P(9)");
	assert_asked(f, 0, "contacts", "9", 1, 1);
}

static void
figure_without_its_bracket_is_said_and_stays_as_text(void **state)
{
	struct reader	*f = *state;

	assert_reads(f, "a [30%](=contacts\n\nb\n", "P(a [30%](=contacts)P(b)");
	assert_said(f, DIAG_STORY_UNCLOSED, 1, 3);
	assert_false(f->ok);
	assert_reads(f, "a 30%](=contacts 2022-11) b\n",
	    "P(a 30%](=contacts 2022-11) b)");
	assert_said(f, DIAG_STORY_UNCLOSED, 1, 6);
	assert_reads(f, "a \\[30%\\](=contacts) b\n", "P(a [30%](=contacts) b)");
	assert_silent(f);
}

static void
question_outside_brackets_is_said_where_it_stands(void **state)
{
	struct reader	*f = *state;

	assert_reads(f, "é 88% (=re-referrals 2022-12).\n",
	    "P(é 88% (=re-referrals 2022-12).)");
	assert_detail(f, DIAG_STORY_STRAY, 1, 7, "(=re-referrals 2022-12)");
	assert_false(f->ok);
	assert_reads(f, "a\n[88%] (=contacts)\n", "P(a [88%] (=contacts))");
	assert_detail(f, DIAG_STORY_STRAY, 2, 7, "(=contacts)");
	assert_reads(f, "[88%]\n(=contacts\n", "P([88%] (=contacts)");
	assert_detail(f, DIAG_STORY_STRAY, 2, 1, "(=contacts)");
	assert_reads(f, "| a |\n|---|\n| **9 (=x)** |\n",
	    "Table[{P(a)}{P(**9 (=x)**)}]");
	assert_detail(f, DIAG_STORY_STRAY, 3, 7, "(=x)");
	assert_reads(f, "9 (=x), 8 (=y) and [7](z 1)\n",
	    "P(9 (=x), 8 (=y) and [7](z 1))");
	assert_int_equal(diags_count(f->diags, LEVEL_ERROR), 3);
	assert_reads(f, "[see (=x)](https://x.org)\n",
	    "P(see (=x)<https://x.org>)");
	assert_detail(f, DIAG_STORY_STRAY, 1, 6, "(=x)");
}

static void
question_meant_as_words_is_let_alone(void **state)
{
	struct reader	*f = *state;

	assert_reads(f, "a \\(=b) `c (=d)` <https://x.org/(=e)>\n\n"
	    "    f (=g)\n", "P(a (=b) c (=d) "
	    "https://x.org/(=e)<https://x.org/(=e)>)P(f (=g))");
	assert_silent(f);
	assert_reads(f, "[30%](=re-referrals) (= 30%)\n", "P(30% (= 30%))");
	assert_said(f, DIAG_STORY_STRAY, 1, 22);
}

static void
figure_without_its_sign_is_said_with_what_was_meant(void **state)
{
	struct reader	*f = *state;

	/* A digit in the brackets, or something to ask for behind them. */
	assert_reads(f, "a [99%](repairs-in-time)\n", "P(a 99%)");
	assert_detail(f, DIAG_STORY_LINK, 1, 3,
	    "repairs-in-time, did you mean (=repairs-in-time)?");
	assert_reads(f, "a [99%](repairs-in-time 2026-09) b\n",
	    "P(a [99%](repairs-in-time 2026-09) b)");
	assert_detail(f, DIAG_STORY_LINK, 1, 3, "repairs-in-time 2026-09, "
	    "did you mean (=repairs-in-time 2026-09)?");
	assert_false(f->ok);
	assert_reads(f, "[most](contacts)\n", "P(most)");
	assert_detail(f, DIAG_STORY_LINK, 1, 1,
	    "contacts, did you mean (=contacts)?");
	/* A page's address is none, digits or not. */
	assert_reads(f, "[most](other)\n", "P(most)");
	assert_detail(f, DIAG_STORY_LINK, 1, 1, "other");
	assert_reads(f, "[Part 2](www.x.org)\n", "P(Part 2)");
	assert_detail(f, DIAG_STORY_LINK, 1, 1, "www.x.org");
	assert_reads(f, "[Part 2](two/part.md)\n", "P(Part 2)");
	assert_detail(f, DIAG_STORY_LINK, 1, 1, "two/part.md");
}

static void
link_that_is_none_to_commonmark_is_said(void **state)
{
	struct reader	*f = *state;

	assert_reads(f, "a [b](https://x.org/c d) e\n",
	    "P(a [b](https://x.org/c d) e)");
	assert_detail(f, DIAG_STORY_TARGET, 1, 3, "https://x.org/c d");
	assert_reads(f, "![a seal](the seal.png)\n",
	    "P(![a seal](the seal.png))");
	assert_detail(f, DIAG_STORY_TARGET, 1, 2, "the seal.png");
	assert_reads(f, "\\[b](c d) `[e](f g)` [h] (i j)\n",
	    "P([b](c d) [e](f g) [h] (i j))");
	assert_silent(f);
}

static void
figure_that_nobody_answers_stays_as_written(void **state)
{
	struct reader	*f = *state;
	struct blocks	 out = { 0 };

	assert_reads(f, "a [9%](=unknown) b\n", "P(a 9% b)");
	assert_true(story_read(f->arena, FILE_NAME, STR("[7](=x) [](=y)z"),
	    &f->look, NULL, &out, f->diags));
	assert_true(str_is(out.first->as.para->first->text, "7"));
}

/* ---- hostile texts ---- */

static void
what_is_no_text_is_called_so(void **state)
{
	struct reader	*f = *state;

	assert_reads(f, "PK\003\004\x14\x98", "");
	assert_said(f, DIAG_STORY_KIND, 1, 1);
	assert_false(f->ok);
	assert_reads(f, "{\\rtf1 words}", "");
	assert_said(f, DIAG_STORY_KIND, 1, 1);
	assert_reads(f, "PK and %PDF are words.", "P(PK and %PDF are words.)");
}

static void
invalid_utf8_is_an_error_at_its_byte(void **state)
{
	struct reader	*f = *state;

	assert_reads(f, "caf\xC3\xA9\nab\xE9 c\n", "");
	assert_said(f, DIAG_STORY_UTF8, 2, 3);
	assert_false(f->ok);
}

static void
control_characters_are_left_out_and_said_once(void **state)
{
	struct reader	*f = *state;

	assert_string_equal(read_str(f, STR("a\x07" "b\0c\vd \u202E"
	    "e [](=contacts) \u05D0\u05D1 &#7;&#xFDD0;7&#xFDD1;\n")),
	    "P(abc d e 1,428 \u05D0\u05D1 )");
	assert_said(f, DIAG_STORY_HIDDEN, 1, 2);
	assert_true(f->ok);
	assert_asked(f, 0, "contacts", "", 1, 12);
}

static void
deep_nesting_ends_at_a_level_and_is_said_once(void **state)
{
	struct reader	*f = *state;
	const char	*flat;

	flat = read_text(f, str_printf(f->arena, "%sa\n\nb [](=contacts)\n",
	    repeat(f, "> ", 10000)).s);
	assert_non_null(strstr(flat, "[P(a)]"));
	assert_non_null(strstr(flat, "P(b 1,428)"));
	assert_int_equal(diags_count(f->diags, LEVEL_WARNING), 1);
	flat = read_text(f, str_printf(f->arena, "%sa\n",
	    repeat(f, "- ", 10000)).s);
	assert_non_null(strstr(flat, "a)"));
	assert_int_equal(diags_count(f->diags, LEVEL_WARNING), 1);
	flat = read_text(f, repeat(f, ">", 1000000));
	assert_int_equal(diags_count(f->diags, LEVEL_WARNING), 1);
}

static void
ten_thousand_brackets_are_text(void **state)
{
	struct reader	*f = *state;
	char		*open = repeat(f, "[", 10000);

	assert_int_equal(strlen(read_text(f, open)), 10000 + strlen("P()"));
	assert_silent(f);
	read_text(f, str_printf(f->arena, "%sa%s(=contacts)", open,
	    repeat(f, "]", 10000)).s);
	assert_int_equal(f->nasked, 1);
	assert_int_equal(f->asked[0].place.col, 1);
	read_text(f, repeat(f, "![](", 10000));
	assert_silent(f);
	read_text(f, repeat(f, "*a **b ", 10000));
	assert_silent(f);
	read_text(f, repeat(f, "](=", 10000));
	assert_int_equal(diags_count(f->diags, LEVEL_ERROR), 1);
}

static void
megabyte_on_one_line_is_read(void **state)
{
	struct reader	*f = *state;

	read_text(f, repeat(f, "word [](=contacts) ", 50000));
	assert_silent(f);
	assert_int_equal(f->flat.n, 50000 * strlen("word 1,428 ") - 1 +
	    strlen("P()"));
	read_text(f, repeat(f, "a", 1 << 20));
	assert_int_equal(f->flat.n, (1 << 20) + strlen("P()"));
}

static void
table_too_large_for_any_page_is_refused(void **state)
{
	struct reader	*f = *state;

	read_text(f, str_printf(f->arena, "%s|\n%s|\na\n",
	    repeat(f, "|x", 60000), repeat(f, "|-", 60000)).s);
	assert_said(f, DIAG_STORY_TABLE, 3, 1);
	assert_false(f->ok);
	read_text(f, str_printf(f->arena, "%s|\n%s|\n%s",
	    repeat(f, "|x", 50), repeat(f, "|-", 50),
	    repeat(f, "a\n", 10000)).s);
	assert_int_equal(diags_count(f->diags, LEVEL_ERROR), 1);
	assert_false(f->ok);
}

static void
empty_text_is_no_blocks(void **state)
{
	struct reader	*f = *state;

	assert_reads(f, "", "");
	assert_silent(f);
	assert_reads(f, "\n \n\r\n", "");
	assert_reads(f, "-\n", "UL[LI[P(•\t)]]");
	assert_silent(f);
}

/* ---- questions ---- */

static bool
ask(struct reader *f, const char *expr, struct ask_parts *parts)
{
	struct question	question = { .expr = str_of(expr),
			    .written = STR("é%"),
			    .place = { FILE_NAME, 5, 12 } };

	f->diags = diags_new(f->arena);
	return ask_parse(&question, parts, f->diags);
}

static void
questions_are_taken_apart(void **state)
{
	struct reader		*f = *state;
	struct ask_parts	 parts;

	assert_true(ask(f, "re-referrals", &parts));
	assert_int_equal(parts.what, ASK_VALUE);
	assert_true(str_is(parts.indicator, "re-referrals"));
	assert_int_equal(parts.from.kind, PERIOD_NONE);
	assert_true(ask(f, "re-referrals 2022-11", &parts));
	assert_true(period_eq(parts.from, period_month(2022, 11)));
	assert_int_equal(parts.at[1], 13);
	assert_true(ask(f, "change contacts 2022-10 2022-11", &parts));
	assert_int_equal(parts.what, ASK_CHANGE);
	assert_true(period_eq(parts.to, period_month(2022, 11)));
	assert_int_equal(parts.at[2], 24);
	assert_true(ask(f, "lowest contacts since 2022-04", &parts));
	assert_true(parts.since);
	assert_true(period_eq(parts.from, period_month(2022, 4)));
	assert_true(ask(f, "england re-referrals", &parts));
	assert_int_equal(parts.what, ASK_COMPARATOR);
	assert_true(str_is(parts.comparator, "england"));
	assert_true(ask(f, "comparator ofsted re-referrals 2022/23", &parts));
	assert_true(str_is(parts.comparator, "ofsted"));
	assert_int_equal(parts.from.kind, PERIOD_YEAR);
	assert_true(ask(f, "period", &parts));
	assert_int_equal(parts.what, ASK_PERIOD);
	assert_true(ask(f, "card repeat-plans", &parts));
	assert_int_equal(parts.what, ASK_CARD);
}

/* [é%](= stands at columns 12 to 17, so the question begins at 18. */
static void
faulty_questions_are_said_at_the_word(void **state)
{
	static const struct {
		const char	*expr;
		enum diag	 id;
		int		 col;
	} faults[] = {
		{ "", DIAG_ASK_EMPTY, 12 },
		{ "chnage contacts 2022-10 2022-11", DIAG_ASK_WORD, 18 },
		{ "change", DIAG_ASK_INDICATOR, 24 },
		{ "change 2022-10", DIAG_ASK_INDICATOR, 25 },
		{ "contacts 2022-13", DIAG_ASK_PERIOD, 27 },
		{ "repairs-in-time December", DIAG_ASK_PERIOD, 34 },
		{ "ytd contacts dec-22", DIAG_ASK_PERIOD, 31 },
		{ "repairs-in-time lately", DIAG_ASK_WORD, 18 },
		{ "lowest contacts since", DIAG_ASK_PERIOD, 39 },
		{ "change contacts 2022-10", DIAG_ASK_TAKES, 34 },
		{ "contacts 2022-10 2022-11", DIAG_ASK_TAKES, 27 },
		{ "mean contacts since 2022-04 x", DIAG_ASK_TAKES, 46 },
		{ "change contacts 2022-11 2022-10", DIAG_ASK_ORDER, 34 },
		{ "change contacts 2022-Q1 2022-10", DIAG_ASK_ORDER, 34 },
		{ "a b c d e f", DIAG_ASK_LONG, 26 },
	};
	struct reader		*f = *state;
	struct ask_parts	 parts;

	for (size_t i = 0; i < sizeof(faults) / sizeof(faults[0]); i++) {
		assert_false(ask(f, faults[i].expr, &parts));
		assert_said(f, faults[i].id, 5, faults[i].col);
	}
}

static void
misspelt_question_is_told_the_nearest_word(void **state)
{
	struct reader		 *f = *state;
	const struct message	**messages;
	struct ask_parts	  parts;

	assert_false(ask(f, "lowset contacts", &parts));
	assert_int_equal(diags_sorted(f->diags, &messages), 1);
	assert_string_equal(messages[0]->detail,
	    "lowset, did you mean lowest?");
}

static void
month_in_words_is_told_how_periods_are_written(void **state)
{
	struct reader		 *f = *state;
	const struct message	**messages;
	struct ask_parts	  parts;

	assert_false(ask(f, "repairs-in-time October", &parts));
	assert_int_equal(diags_sorted(f->diags, &messages), 1);
	assert_string_equal(messages[0]->detail, "October, write the month "
	    "with its year, as in 2022-10");
	assert_false(ask(f, "repairs-in-time lately", &parts));
	assert_int_equal(diags_sorted(f->diags, &messages), 1);
	assert_string_equal(messages[0]->detail, "repairs-in-time; if it is an "
	    "indicator, lately is no period, write one such as 2022-12");
	assert_false(ask(f, "repairs-in-time 2026-1", &parts));
	assert_int_equal(diags_sorted(f->diags, &messages), 1);
	assert_string_equal(messages[0]->detail, "2026-1 (did you mean "
	    "2026-01?)");
	/* "mayhem" is no month, however it begins. */
	assert_false(ask(f, "repairs-in-time mayhem", &parts));
	assert_int_equal(diags_sorted(f->diags, &messages), 1);
	assert_string_equal(diag_name(messages[0]->id), "ASK_WORD");
}

static void
manual_names_every_question(void **state)
{
	struct buf	out = { 0 };

	(void)state;
	ask_manual(&out);
	assert_non_null(strstr(out.s, ".It Cm ytd-numerator Ar indicator "
	    "Op Ar period\n"));
	assert_non_null(strstr(out.s, ".It Cm trend Ar indicator Oo "));
	assert_non_null(strstr(out.s, ".Cm south-west .\n"));
	assert_non_null(strstr(out.s, ".Qq fewer than ,\n"));
	buf_free(&out);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int
main(void)
{
	const struct CMUnitTest	tests[] = {
		TEST(headings_and_paragraphs_become_blocks),
		TEST(heading_that_skips_a_level_is_moved_up_and_said),
		TEST(lists_nest_and_carry_their_labels),
		TEST(quotes_rules_and_code_become_blocks),
		TEST(paragraphs_are_numbered_on_from_a_number),
		TEST(emphasis_is_relative_to_the_face_around_it),
		TEST(table_has_header_cells_and_alignment),
		TEST(punctuation_is_made_typographic),
		TEST(hard_break_is_a_break_and_a_soft_one_a_space),
		TEST(soft_breaks_leave_no_trace_in_the_spans),
		TEST(links_lead_to_the_web_to_mail_and_to_labels_only),
		TEST(raw_html_is_left_out_and_said),
		TEST(what_stands_behind_a_comment_is_not_lost_unsaid),
		TEST(a_picture_alone_takes_the_paragraphs_place),
		TEST(a_pictures_path_is_read_as_editors_write_it),
		TEST(pictures_inside_a_line_are_refused),
		TEST(chart_alone_takes_the_paragraphs_place),
		TEST(empty_figure_is_filled_in),
		TEST(written_figure_is_asked_about_and_stays),
		TEST(figure_stands_in_cells_emphasis_headings_and_quotes),
		TEST(place_of_a_figure_counts_characters_of_the_original),
		TEST(text_in_another_file_has_its_place_there),
		TEST(question_may_run_over_a_line),
		TEST(figure_in_code_is_not_touched),
		TEST(smart_punctuation_leaves_figures_alone),
		TEST(strict_commonmark_forms_of_a_figure_work_too),
		TEST(figure_without_its_bracket_is_said_and_stays_as_text),
		TEST(question_outside_brackets_is_said_where_it_stands),
		TEST(question_meant_as_words_is_let_alone),
		TEST(figure_without_its_sign_is_said_with_what_was_meant),
		TEST(link_that_is_none_to_commonmark_is_said),
		TEST(figure_that_nobody_answers_stays_as_written),
		TEST(what_is_no_text_is_called_so),
		TEST(invalid_utf8_is_an_error_at_its_byte),
		TEST(control_characters_are_left_out_and_said_once),
		TEST(deep_nesting_ends_at_a_level_and_is_said_once),
		TEST(ten_thousand_brackets_are_text),
		TEST(megabyte_on_one_line_is_read),
		TEST(table_too_large_for_any_page_is_refused),
		TEST(empty_text_is_no_blocks),
		TEST(questions_are_taken_apart),
		TEST(faulty_questions_are_said_at_the_word),
		TEST(misspelt_question_is_told_the_nearest_word),
		TEST(month_in_words_is_told_how_periods_are_written),
		TEST(manual_names_every_question),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
