/* Pages: lines, what stays together, columns, furniture, references, tags. */
#include "page_doc.h"

#include <linebreak.h>
#include <stdio.h>

#include "page/page_int.h"

/* ---- lines ---- */

static void
a_line_takes_as_many_words_as_fit(void **state)
{
	struct doc	doc = doc_new();

	(void)state;
	/* Four words of nine letters and three spaces are 39 letters; the fifth
	 * would be 49. */
	doc_para(&doc, &doc.blocks,
	    STR("aaaaaaaaa bbbbbbbbb ccccccccc ddddddddd eeeeeeeee"));
	doc_lay(&doc);
	assert_int_equal(doc_count(&doc, 0, BOX_TEXT), 2);
	assert_text(doc_box(&doc, 0, BOX_TEXT, 0),
	    "aaaaaaaaa bbbbbbbbb ccccccccc ddddddddd ");
	assert_near(doc_box(&doc, 0, BOX_TEXT, 0)->w, 195);
	assert_near(doc_box(&doc, 0, BOX_TEXT, 0)->x, 20);
	assert_near(doc_box(&doc, 0, BOX_TEXT, 0)->y, 28);
	assert_text(doc_box(&doc, 0, BOX_TEXT, 1), "eeeeeeeee");
	assert_near(doc_box(&doc, 0, BOX_TEXT, 1)->y, 38);
	doc_free(&doc);
}

static void
each_word_is_measured_once(void **state)
{
	struct doc	doc = doc_new();

	(void)state;
	doc_para(&doc, &doc.blocks, STR("one two three four five"));
	doc_lay(&doc);
	/* Five words and one space. */
	assert_int_equal(doc.measured, 6);
	doc_free(&doc);
}

static void
lines_end_where_unicode_lets_them(void **state)
{
	struct doc	doc = doc_new();

	(void)state;
	/* 36 letters and a space, then "re-" ends at 40. */
	doc_para(&doc, &doc.blocks,
	    STR("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx re-referrals"));
	/* A no-break space holds; a soft hyphen breaks nothing. */
	doc_para(&doc, &doc.blocks,
	    STR("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx 30\xC2\xA0" "points"));
	doc_para(&doc, &doc.blocks,
	    STR("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx re\xC2\xAD" "ferrals"));
	doc_lay(&doc);
	assert_text(doc_box(&doc, 0, BOX_TEXT, 0),
	    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx re-");
	assert_text(doc_box(&doc, 0, BOX_TEXT, 1), "referrals");
	assert_text(doc_box(&doc, 0, BOX_TEXT, 3), "30\xC2\xA0" "points");
	assert_text(doc_box(&doc, 0, BOX_TEXT, 5), "re\xC2\xAD" "ferrals");
	doc_free(&doc);
}

/* One of each kind that Unicode's rules tell apart, the commonest often. */
static const char *const written[] = {
	"a", "b", "Z", "7", "0", "a", "the", "12", " ", " ", " ", " ", " ", "  ",
	".", ",", ", ", ". ", ":", ";", "!", "?", "'", "\"", "(", ")", "[", "]",
	"{", "}", "<", "-", "--", "/", "\\", "|", "_", "%", "$", "+", "*", "#",
	"&", "@", "\n", "\t", "\xC2\xA3" /* pound */, "\xE2\x82\xAC" /* euro */,
	"\xC2\xA0" /* no-break space */, "\xC2\xAD" /* soft hyphen */,
	"\xC2\xB0" /* degree */, "\xC2\xA1" /* inverted ! */, "\xC3\xA9" /* e' */,
	"\xE2\x80\x93" /* dashes */, "\xE2\x80\x94", "\xE2\x80\x99" /* quotes */,
	"\xE2\x80\x98", "\xE2\x80\x9C", "\xC2\xAB", "\xE2\x80\xA6" /* ellipsis */,
	"\xE2\x80\x8B" /* zero width: space */, "\xE2\x80\x8D" /* joiner */,
	"\xE2\x81\xA0" /* word joiner */, "\xE2\x80\xA8" /* line separator */,
	"\xCC\x81" /* combining acute */, "\xD7\x90" /* Hebrew */,
	"\xE0\xB8\x81" /* Thai */, "\xE4\xB8\xAD" /* Chinese */,
	"\xE3\x80\x81", "\xE3\x80\x85", "\xE3\x83\xBC" /* non-starters */,
	"\xEA\xB0\x80", "\xE1\x84\x80" /* Hangul */,
	"\xF0\x9F\x98\x80", "\xF0\x9F\x91\xA6" /* emoji */,
	"\xF0\x9F\x8F\xBB" /* and a colour */, "\xFF",
};

static void
lines_end_where_libunibreak_lets_them_in_any_text(void **state)
{
	char		found[128], wanted[128], text[128];
	uint32_t	seed = 1;
	size_t		n, pieces = sizeof(written) / sizeof(written[0]);

	(void)state;
	breaks_open();
	for (int i = 0; i < 100000; i++) {
		n = 0;
		for (int left = 2 + i % 20; left > 0; left--) {
			seed = seed * 1664525u + 1013904223u;
			n += (size_t)snprintf(text + n, sizeof(text) - n, "%s",
			    written[(seed >> 8) % pieces]);
		}
		set_linebreaks_utf8((const unsigned char *)text, n, "en",
		    wanted);
		breaks_find(text, n, found);
		for (size_t at = 0; at + 1 < n; at++) {
			assert_int_equal(found[at] == CHANCE_MUST,
			    wanted[at] == LINEBREAK_MUSTBREAK);
			assert_int_equal(found[at] == CHANCE_BREAK,
			    wanted[at] == LINEBREAK_ALLOWBREAK);
		}
	}
}

/* libunibreak 1.1 would end the program. */
static void
a_flag_is_a_word_like_any_other(void **state)
{
	struct doc	doc = doc_new();

	(void)state;
	/* 36 letters and a space; a flag is two, and six would end at 43. */
	doc_para(&doc, &doc.blocks,
	    STR("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx "
	    "\xF0\x9F\x87\xAC\xF0\x9F\x87\xA7\xF0\x9F\x87\xAB\xF0\x9F\x87\xB7"
	    "\xF0\x9F\x87\xAE\xF0\x9F\x87\xAA \xEF\xBF\xBF"));
	doc_lay(&doc);
	assert_text(doc_box(&doc, 0, BOX_TEXT, 1),
	    "\xF0\x9F\x87\xAC\xF0\x9F\x87\xA7\xF0\x9F\x87\xAB\xF0\x9F\x87\xB7"
	    "\xF0\x9F\x87\xAE\xF0\x9F\x87\xAA \xEF\xBF\xBF");
	assert_int_equal(doc_messages(&doc), 0);
	doc_free(&doc);
}

static void
a_word_wider_than_its_column_is_broken_and_reported(void **state)
{
	struct doc	doc = doc_new();
	struct block	*block;

	(void)state;
	block = doc_para(&doc, &doc.blocks, STR(
	    "wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww"
	    "wwwwwwwwwwwwwwwwwww"));	/* 85 letters */
	block->place = (struct place){ "a.md", 7, 1 };
	doc_lay(&doc);
	assert_int_equal(doc_count(&doc, 0, BOX_TEXT), 3);
	assert_near(doc_box(&doc, 0, BOX_TEXT, 0)->w, 200);
	assert_near(doc_box(&doc, 0, BOX_TEXT, 1)->w, 200);
	assert_near(doc_box(&doc, 0, BOX_TEXT, 2)->w, 25);
	/* Nothing was added to the word. */
	assert_int_equal(doc_box(&doc, 0, BOX_TEXT, 0)->as.text.text.n, 40);
	assert_true(doc_said(&doc, DIAG_PAGE_WORD) >= 1);
	doc_free(&doc);
}

static void
a_long_address_is_broken_after_a_stroke_without_a_message(void **state)
{
	struct doc	doc = doc_new();

	(void)state;
	doc_para(&doc, &doc.blocks,
	    STR("a.council.example.org.uk.a_long_name_of_a_page.html"));
	doc_lay(&doc);
	/* 40 letters would end in "…of_"; that is a stroke, and it fits. */
	assert_text(doc_box(&doc, 0, BOX_TEXT, 0),
	    "a.council.example.org.uk.a_long_name_of_");
	assert_text(doc_box(&doc, 0, BOX_TEXT, 1), "a_page.html");
	assert_int_equal(doc_messages(&doc), 0);
	doc_free(&doc);
}

static void
letters_of_several_bytes_are_never_cut(void **state)
{
	struct doc	doc = doc_new();
	struct buf	text = { 0 };
	const struct box *box;
	size_t		 bad;

	(void)state;
	for (int i = 0; i < 100; i++)
		buf_text(&text, "\xC5\xB5");	/* w with circumflex */
	doc_para(&doc, &doc.blocks, buf_keep(&text, doc.arena));
	doc_lay(&doc);
	assert_int_equal(doc_count(&doc, 0, BOX_TEXT), 3);
	for (size_t i = 0; i < 3; i++) {
		box = doc_box(&doc, 0, BOX_TEXT, i);
		assert_true(utf8_valid(box->as.text.text, &bad));
		assert_int_equal(box->as.text.text.n, i < 2 ? 80 : 40);
	}
	buf_free(&text);
	doc_free(&doc);
}

static void
text_stands_left_right_and_centred(void **state)
{
	struct doc	doc = doc_new();
	struct block	*block;

	(void)state;
	block = doc_para(&doc, &doc.blocks, STR("abcd"));
	block->as.para->left = 15;
	block = doc_para(&doc, &doc.blocks, STR("abcd"));
	block->as.para->align = ALIGN_RIGHT;
	block->as.para->right = 30;
	block = doc_para(&doc, &doc.blocks, STR("abcd"));
	block->as.para->align = ALIGN_CENTRE;
	doc_lay(&doc);
	assert_near(doc_box(&doc, 0, BOX_TEXT, 0)->x, 35);
	assert_near(doc_box(&doc, 0, BOX_TEXT, 1)->x, 220 - 30 - 20);
	assert_near(doc_box(&doc, 0, BOX_TEXT, 2)->x, 20 + 90);
	doc_free(&doc);
}

static void
a_break_ends_its_line_and_words_stay_apart(void **state)
{
	struct doc	doc = doc_new();
	struct block	*block;

	(void)state;
	block = doc_para(&doc, &doc.blocks, STR("one"));
	para_break(doc.arena, block->as.para);
	para_add(doc.arena, block->as.para, body, STR("two\nthree"));
	doc_lay(&doc);
	assert_text(doc_box(&doc, 0, BOX_TEXT, 0), "one ");
	assert_text(doc_box(&doc, 0, BOX_TEXT, 1), "two ");
	assert_text(doc_box(&doc, 0, BOX_TEXT, 2), "three");
	assert_near(doc_box(&doc, 0, BOX_TEXT, 2)->y, 48);
	assert_near(doc_box(&doc, 0, BOX_TEXT, 0)->w, 15);
	doc_free(&doc);
}

static void
spans_of_one_look_are_one_box(void **state)
{
	struct doc	doc = doc_new();
	struct look	bold = body;
	struct block	*block;
	struct span	*span;

	(void)state;
	bold.face = FACE_BOLD;
	block = doc_para(&doc, &doc.blocks, STR("one "));
	para_add(doc.arena, block->as.para, body, STR("two ("));
	span = para_add(doc.arena, block->as.para, bold, STR("30%"));
	span->tag = TAG_STRONG;
	para_add(doc.arena, block->as.para, body, STR(")."));
	doc_lay(&doc);
	assert_int_equal(doc_count(&doc, 0, BOX_TEXT), 3);
	assert_text(doc_box(&doc, 0, BOX_TEXT, 0), "one two (");
	assert_text(doc_box(&doc, 0, BOX_TEXT, 1), "30%");
	assert_near(doc_box(&doc, 0, BOX_TEXT, 1)->x, 20 + 45);
	assert_near(doc_box(&doc, 0, BOX_TEXT, 2)->x, 20 + 60);
	assert_string_equal(doc_tree(&doc).s,
	    "Document\n"
	    "  P\n"
	    "    page 1 content 0\n"
	    "    Strong\n"
	    "      page 1 content 1\n"
	    "    page 1 content 2\n");
	doc_free(&doc);
}

static void
what_may_not_wrap_moves_as_one(void **state)
{
	struct doc	doc = doc_new();
	struct block	*block;
	struct span	*span;

	(void)state;
	block = doc_para(&doc, &doc.blocks,
	    STR("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx "));
	span = para_add(doc.arena, block->as.para, body, STR("4 of 5 teams"));
	span->nowrap = true;
	doc_lay(&doc);
	assert_text(doc_box(&doc, 0, BOX_TEXT, 1), "4 of 5 teams");
	assert_near(doc_box(&doc, 0, BOX_TEXT, 1)->y, 38);
	doc_free(&doc);
}

static struct drawing mark_18 = { .width = 18, .height = 18 };

static void
a_mark_stands_on_the_line_with_its_word(void **state)
{
	struct doc	doc = doc_new();
	struct block	*block;
	const struct box *mark;

	(void)state;
	/* 37 letters and a space leave 10 points: the mark alone would fit. */
	block = doc_para(&doc, &doc.blocks,
	    STR("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx "));
	para_mark(doc.arena, block->as.para, body, &mark_18, 9, 2);
	para_add(doc.arena, block->as.para, body, STR(" Met"));
	doc_lay(&doc);
	mark = doc_box(&doc, 0, BOX_DRAWING, 0);
	assert_non_null(mark);
	assert_near(mark->x, 20);
	assert_near(mark->y, 38 + 2 - 9);
	assert_near(mark->w, 9);
	assert_near(mark->as.drawing.scale, 0.5);
	assert_null(mark->leaf);
	assert_text(doc_box(&doc, 0, BOX_TEXT, 1), " Met");
	assert_near(doc_box(&doc, 0, BOX_TEXT, 1)->x, 29);
	doc_free(&doc);
}

static void
a_tall_mark_pushes_lines_apart(void **state)
{
	struct doc	doc = doc_new();
	struct block	*block;

	(void)state;
	block = doc_para(&doc, &doc.blocks, STR("x"));
	para_mark(doc.arena, block->as.para, body, &mark_18, 36, 6);
	doc_para(&doc, &doc.blocks, STR("y"));
	doc_lay(&doc);
	/* 30 above the baseline, 6 below. */
	assert_near(doc_find(&doc, 0, "x")->y, 50);
	assert_near(doc_find(&doc, 0, "y")->y, 56 + 8);
	doc_free(&doc);
}

static void
labels_hang_and_long_ones_push_the_text(void **state)
{
	struct doc	doc = doc_new();
	struct para	right = { 0 }, left = { 0 }, wide = { 0 };
	struct block	*block;

	(void)state;
	block = doc_para(&doc, &doc.blocks, STR("right"));
	block->as.para->label = para_add(doc.arena, &right, body, STR("12."));
	block->as.para->label_right = true;
	block->as.para->label_gap = 5;
	block->as.para->left = 30;
	block = doc_para(&doc, &doc.blocks, STR("left"));
	block->as.para->label = para_add(doc.arena, &left, body, STR("-"));
	block->as.para->label_at = 4;
	block->as.para->left = 30;
	block = doc_para(&doc, &doc.blocks, STR("long"));
	block->as.para->label = para_add(doc.arena, &wide, body,
	    STR("123456789."));
	block->as.para->left = 30;
	doc_lay(&doc);
	assert_near(doc_find(&doc, 0, "12.")->x, 20 + 30 - 5 - 15);
	assert_near(doc_find(&doc, 0, "right")->x, 50);
	assert_near(doc_find(&doc, 0, "-")->x, 24);
	assert_near(doc_find(&doc, 0, "long")->x, 70);
	doc_free(&doc);
}

/* ---- what stays together ---- */

static void
space_between_blocks_is_the_larger_of_two(void **state)
{
	struct doc	doc = doc_new();

	(void)state;
	doc_para(&doc, &doc.blocks, STR("one"))->after = 7;
	doc_para(&doc, &doc.blocks, STR("two"))->before = 4;
	doc_lay(&doc);
	assert_near(doc_find(&doc, 0, "two")->y, 28 + 10 + 7);
	doc_free(&doc);
}

static void
space_above_is_dropped_at_a_pages_head_unless_asked_for(void **state)
{
	struct doc	doc = doc_new();
	struct block	*block;

	(void)state;
	doc_para(&doc, &doc.blocks, STR("one"))->before = 30;
	blocks_add(&doc.blocks, block_new(doc.arena, BLOCK_PAGE, TAG_NONE));
	block = doc_para(&doc, &doc.blocks, STR("two"));
	block->before = 30;
	block->before_at_top = true;
	doc_lay(&doc);
	assert_near(doc_find(&doc, 0, "one")->y, 28);
	assert_near(doc_find(&doc, 1, "two")->y, 58);
	doc_free(&doc);
}

static void
a_heading_stays_with_what_follows(void **state)
{
	struct doc	doc = doc_new();

	(void)state;
	doc_fill(&doc, 9);
	doc_para(&doc, &doc.blocks, STR("heading"))->keep_next = true;
	doc_para(&doc, &doc.blocks, STR("text"));
	doc_lay(&doc);
	assert_int_equal(doc.pages->n, 2);
	assert_null(doc_find(&doc, 0, "heading"));
	assert_near(doc_find(&doc, 1, "heading")->y, 28);
	assert_near(doc_find(&doc, 1, "text")->y, 38);
	doc_free(&doc);
}

static void
several_headings_in_a_row_move_together(void **state)
{
	struct doc	doc = doc_new();
	struct block	*rule;

	(void)state;
	doc_fill(&doc, 7);
	doc_para(&doc, &doc.blocks, STR("part"))->keep_next = true;
	rule = block_new(doc.arena, BLOCK_RULE, TAG_NONE);
	rule->as.rule = (struct rule){ 2, INK };
	blocks_add(&doc.blocks, rule);
	doc_para(&doc, &doc.blocks, STR("chapter"))->keep_next = true;
	doc_para(&doc, &doc.blocks, doc_lines(&doc, 3));
	doc_lay(&doc);
	assert_int_equal(doc_count(&doc, 0, BOX_TEXT), 7);
	assert_int_equal(doc_count(&doc, 0, BOX_LINE), 0);
	assert_near(doc_find(&doc, 1, "part")->y, 28);
	assert_near(doc_find(&doc, 1, "chapter")->y, 38);
	doc_free(&doc);
}

static void
a_heading_with_two_lines_below_it_stays(void **state)
{
	struct doc	doc = doc_new();

	(void)state;
	doc_fill(&doc, 7);
	doc_para(&doc, &doc.blocks, STR("heading"))->keep_next = true;
	doc_para(&doc, &doc.blocks, doc_lines(&doc, 4));
	doc_lay(&doc);
	assert_non_null(doc_find(&doc, 0, "heading"));
	assert_int_equal(doc_count(&doc, 0, BOX_TEXT), 10);
	assert_int_equal(doc_count(&doc, 1, BOX_TEXT), 2);
	doc_free(&doc);
}

static void
no_line_of_a_paragraph_stands_alone(void **state)
{
	struct doc	doc = doc_new();

	(void)state;
	/* Room for three of four lines: two stay, two go. */
	doc_fill(&doc, 7);
	doc_para(&doc, &doc.blocks, doc_lines(&doc, 4));
	/* Then room for seven; eight would leave one. */
	doc_para(&doc, &doc.blocks, doc_lines(&doc, 9));
	/* Three lines cannot be divided at all. */
	doc_lay(&doc);
	assert_int_equal(doc_count(&doc, 0, BOX_TEXT), 9);
	assert_int_equal(doc_count(&doc, 1, BOX_TEXT), 2 + 7);
	assert_int_equal(doc_count(&doc, 2, BOX_TEXT), 2);
	doc_free(&doc);
}

static void
three_lines_are_not_divided(void **state)
{
	struct doc	doc = doc_new();

	(void)state;
	doc_fill(&doc, 8);
	doc_para(&doc, &doc.blocks, doc_lines(&doc, 3));
	doc_lay(&doc);
	assert_int_equal(doc_count(&doc, 0, BOX_TEXT), 8);
	assert_int_equal(doc_count(&doc, 1, BOX_TEXT), 3);
	doc_free(&doc);
}

static struct block *
add_group(struct doc *doc, size_t n)
{
	struct block	*group = block_new(doc->arena, BLOCK_GROUP, TAG_SECT);

	group->whole = true;
	for (size_t i = 0; i < n; i++)
		doc_para(doc, &group->as.children, STR("member"));
	return blocks_add(&doc->blocks, group);
}

static void
a_whole_group_goes_to_the_next_page(void **state)
{
	struct doc	doc = doc_new();

	(void)state;
	doc_fill(&doc, 6);
	add_group(&doc, 5);
	doc_fill(&doc, 1);
	doc_lay(&doc);
	assert_int_equal(doc_count(&doc, 0, BOX_TEXT), 6);
	assert_int_equal(doc_count(&doc, 1, BOX_TEXT), 6);
	doc_free(&doc);
}

static void
a_whole_group_taller_than_a_page_is_split(void **state)
{
	struct doc	doc = doc_new();

	(void)state;
	doc_fill(&doc, 1);
	add_group(&doc, 14);
	doc_lay(&doc);
	assert_int_equal(doc_count(&doc, 0, BOX_TEXT), 1);
	assert_int_equal(doc_count(&doc, 1, BOX_TEXT), 10);
	assert_int_equal(doc_count(&doc, 2, BOX_TEXT), 4);
	assert_int_equal(doc_messages(&doc), 0);
	doc_free(&doc);
}

/* ---- pages ---- */

static void
an_empty_document_has_one_page(void **state)
{
	struct doc	doc = doc_new();
	struct blocks	none = { 0 };

	(void)state;
	doc_lay(&doc);
	assert_int_equal(doc.pages->n, 1);
	assert_null(doc.pages->at[0].first);
	assert_null(doc.pages->root->first);
	doc.blocks = none;	/* not even a sheet */
	doc_lay(&doc);
	assert_int_equal(doc.pages->n, 1);
	doc_free(&doc);
}

static void
page_breaks_make_no_empty_pages(void **state)
{
	struct doc	doc = doc_new();

	(void)state;
	blocks_add(&doc.blocks, block_new(doc.arena, BLOCK_PAGE, TAG_NONE));
	doc_fill(&doc, 10);
	blocks_add(&doc.blocks, block_new(doc.arena, BLOCK_PAGE, TAG_NONE));
	blocks_add(&doc.blocks, block_new(doc.arena, BLOCK_PAGE, TAG_NONE));
	doc_sheet(&doc)->as.sheet->width = 300;
	doc_fill(&doc, 1);
	doc_sheet(&doc);
	doc_lay(&doc);
	assert_int_equal(doc.pages->n, 2);
	assert_near(doc.pages->at[0].width, 240);
	assert_near(doc.pages->at[1].width, 300);
	assert_int_equal(doc.pages->at[1].number, 2);
	doc_free(&doc);
}

static void
a_sheet_inside_a_group_sets_the_width(void **state)
{
	struct doc	doc = doc_new();
	struct block	*group, *sheet;

	(void)state;
	doc_fill(&doc, 1);
	group = blocks_add(&doc.blocks,
	    block_new(doc.arena, BLOCK_GROUP, TAG_SECT));
	group->label = STR("part");
	sheet = blocks_add(&group->as.children,
	    block_new(doc.arena, BLOCK_SHEET, TAG_NONE));
	*sheet->as.sheet = (struct sheet){ .width = 140, .height = 140,
	    .left = 20, .right = 20, .top = 20, .bottom = 20 };
	doc_para(&doc, &group->as.children, STR("aaaaaaaaa bbbbbbbbb ccc"));
	doc_lay(&doc);
	assert_int_equal(doc.pages->n, 2);
	/* 20 letters a line. */
	assert_text(doc_box(&doc, 1, BOX_TEXT, 0), "aaaaaaaaa bbbbbbbbb ");
	assert_int_equal(pages_spot(doc.pages, STR("part"))->page, 1);
	doc_free(&doc);
}

static void
pages_after_the_first_may_begin_higher(void **state)
{
	struct doc	doc = doc_new();

	(void)state;
	doc.blocks.first->as.sheet->top = 50;
	doc.blocks.first->as.sheet->next_top = 20;
	doc_fill(&doc, 17);
	doc_lay(&doc);
	/* Seven lines, then ten. */
	assert_int_equal(doc.pages->n, 2);
	assert_int_equal(doc_count(&doc, 0, BOX_TEXT), 7);
	assert_near(doc_box(&doc, 0, BOX_TEXT, 0)->y, 58);
	assert_near(doc_box(&doc, 1, BOX_TEXT, 0)->y, 28);
	doc_free(&doc);
}

static void
furniture_shows_page_numbers_and_heads(void **state)
{
	struct doc	doc = doc_new();
	struct fixture	fixtures[] = {
		{ .kind = FIXTURE_TEXT, .x = 120, .y = 130, .look = body,
		    .text = STR("{page} of {pages}"), .align = ALIGN_CENTRE },
		{ .kind = FIXTURE_TEXT, .x = 10, .y = 70, .look = body,
		    .text = STR("{head}"), .align = ALIGN_RIGHT, .turn = 90 },
		{ .kind = FIXTURE_RULE, .x = 20, .y = 20, .length = 200,
		    .rule = { 2, INK }, .not_first = true },
	};
	struct sheet	*sheet = doc.blocks.first->as.sheet;

	(void)state;
	sheet->unnumbered = true;
	sheet->fixtures = fixtures;
	sheet->nfixtures = 3;
	doc_fill(&doc, 1);
	sheet = doc_sheet(&doc)->as.sheet;
	sheet->fixtures = fixtures;
	sheet->nfixtures = 3;
	block_rare_make(doc.arena, doc_para(&doc, &doc.blocks,
	    STR("item")))->head = STR("Item 5");
	doc_fill(&doc, 10);
	doc_lay(&doc);
	assert_int_equal(doc.pages->n, 3);
	assert_null(doc_find(&doc, 0, "1 of"));
	assert_text(doc_find(&doc, 1, "2 of"), "2 of 3");
	assert_near(doc_find(&doc, 1, "2 of")->x, 120 - 15);
	assert_near(doc_find(&doc, 1, "2 of")->y, 130);
	assert_true(doc_find(&doc, 1, "2 of")->pagination);
	/* Turned text ends at its point: six letters above 70. */
	assert_near(doc_find(&doc, 1, "Item 5")->x, 10);
	assert_near(doc_find(&doc, 1, "Item 5")->y, 40);
	assert_int_equal(doc_find(&doc, 1, "Item 5")->as.text.turn, 90);
	assert_non_null(doc_find(&doc, 2, "Item 5"));
	assert_null(doc_find(&doc, 0, "Item 5"));
	assert_int_equal(doc_count(&doc, 1, BOX_LINE), 0);
	assert_int_equal(doc_count(&doc, 2, BOX_LINE), 1);
	doc_free(&doc);
}

static void
a_head_set_further_down_is_for_the_next_page(void **state)
{
	struct doc	doc = doc_new();
	struct fixture	head = { .kind = FIXTURE_TEXT, .x = 20, .y = 10,
			    .text = STR("{head}"), .look = body };

	(void)state;
	doc.blocks.first->as.sheet->fixtures = &head;
	doc.blocks.first->as.sheet->nfixtures = 1;
	block_rare_make(doc.arena, doc_para(&doc, &doc.blocks,
	    STR("a")))->head = STR("First");
	doc_fill(&doc, 5);
	block_rare_make(doc.arena, doc_para(&doc, &doc.blocks,
	    STR("b")))->head = STR("Second");
	doc_fill(&doc, 5);
	doc_lay(&doc);
	assert_non_null(doc_find(&doc, 0, "First"));
	assert_non_null(doc_find(&doc, 1, "Second"));
	doc_free(&doc);
}

static void
a_stamp_waits_for_the_first_page_of_its_document(void **state)
{
	struct doc	 doc = doc_new();
	struct fixture	 stamp = { .kind = FIXTURE_TEXT, .x = 20, .y = 10,
			    .text = STR("Item 5"), .look = body,
			    .opens = true };
	struct sheet	*sheet = doc.blocks.first->as.sheet;

	(void)state;
	sheet->opens = true;		/* and has no page */
	sheet->fixtures = &stamp;
	sheet->nfixtures = 1;
	sheet = doc_sheet(&doc)->as.sheet;
	sheet->fixtures = &stamp;
	sheet->nfixtures = 1;
	doc_fill(&doc, 11);
	sheet = doc_sheet(&doc)->as.sheet;
	sheet->fixtures = &stamp;
	sheet->nfixtures = 1;
	doc_fill(&doc, 1);
	doc_lay(&doc);
	assert_int_equal(doc.pages->n, 3);
	assert_non_null(doc_find(&doc, 0, "Item 5"));
	assert_null(doc_find(&doc, 1, "Item 5"));
	assert_null(doc_find(&doc, 2, "Item 5"));
	doc_free(&doc);
}

static void
a_long_head_ends_in_its_room(void **state)
{
	struct doc	doc = doc_new();
	struct fixture	heads[] = {
		{ .kind = FIXTURE_TEXT, .x = 20, .y = 10, .look = body,
		    .text = STR("{head}"), .room = 80 },
		{ .kind = FIXTURE_TEXT, .x = 20, .y = 15, .look = body,
		    .text = STR("Overviewandscrutinypanel"), .room = 50 },
		{ .kind = FIXTURE_TEXT, .x = 20, .y = 18, .look = body,
		    .text = STR("Just sixteen now"), .room = 80 },
	};

	(void)state;
	doc.blocks.first->as.sheet->fixtures = heads;
	doc.blocks.first->as.sheet->nfixtures = 3;
	block_rare_make(doc.arena, doc_para(&doc, &doc.blocks,
	    STR("a")))->head =
	    STR("Children, Families and Housing");
	doc_lay(&doc);
	/* Sixteen letters are 80: "Children, Families..." would be 19. */
	assert_text(doc_find(&doc, 0, "Chil"), "Children\u2026");
	assert_text(doc_find(&doc, 0, "Over"), "Overviewa\u2026");
	assert_text(doc_find(&doc, 0, "Just"), "Just sixteen now");
	doc_free(&doc);
}

/* ---- columns, callouts, frames, figures ---- */

static struct block *
add_columns(struct doc *doc, struct blocks *to, double left, double right)
{
	struct block	*block = block_columns(doc->arena, 2);

	block->as.columns->widths[0] = left;
	block->as.columns->widths[1] = right;
	block->as.columns->gap = 10;
	return blocks_add(to, block);
}

static void
columns_read_left_then_right_over_pages(void **state)
{
	struct doc	doc = doc_new();
	struct block	*block;

	(void)state;
	doc_fill(&doc, 2);
	block = add_columns(&doc, &doc.blocks, 95, 95);
	for (int i = 0; i < 9; i++)
		doc_para(&doc, &block->as.columns->blocks[0], STR("left"));
	block->as.columns->blocks[0].last->as.para->first->text = STR("last");
	for (int i = 0; i < 12; i++)
		doc_para(&doc, &block->as.columns->blocks[1], STR("right"));
	doc_para(&doc, &doc.blocks, STR("below"));
	doc_lay(&doc);
	assert_int_equal(doc.pages->n, 2);
	/* Eight of each on the first page; one and four on the second. */
	assert_near(doc_find(&doc, 0, "left")->y, 48);
	assert_near(doc_find(&doc, 0, "right")->y, 48);
	assert_near(doc_find(&doc, 0, "right")->x, 20 + 95 + 10);
	assert_near(doc_find(&doc, 1, "last")->y, 28);
	assert_near(doc_find(&doc, 1, "last")->x, 20);
	assert_near(doc_find(&doc, 1, "right")->y, 28);
	assert_near(doc_find(&doc, 1, "below")->y, 28 + 40);
	/* In the tree all of the left column comes first. */
	assert_non_null(strstr(doc_tree(&doc).s,
	    "  P\n    page 2 content 0\n"
	    "  P\n    page 1 content 10\n"));
	doc_free(&doc);
}

static void
columns_do_not_begin_with_one_of_them_empty(void **state)
{
	struct doc	doc = doc_new();
	struct drawing	drawing = { .width = 50, .height = 60 };
	struct block	*block;

	(void)state;
	doc_fill(&doc, 5);
	block = add_columns(&doc, &doc.blocks, 95, 95);
	blocks_add(&block->as.columns->blocks[0],
	    block_figure(doc.arena, &drawing, STR("a chart")));
	doc_para(&doc, &block->as.columns->blocks[1], doc_lines(&doc, 1));
	doc_lay(&doc);
	assert_int_equal(doc_count(&doc, 0, BOX_TEXT), 5);
	assert_near(doc_box(&doc, 1, BOX_DRAWING, 0)->y, 20);
	doc_free(&doc);
}

static void
columns_too_wide_are_narrowed_and_reported(void **state)
{
	struct doc	doc = doc_new();
	struct block	*block;

	(void)state;
	block = add_columns(&doc, &doc.blocks, 195, 195);
	doc_para(&doc, &block->as.columns->blocks[1], STR("x"));
	doc_lay(&doc);
	/* 400 into 200. */
	assert_near(doc_find(&doc, 0, "x")->x, 20 + 205 / 2.0);
	assert_int_equal(doc_said(&doc, DIAG_PAGE_COLUMNS), 1);
	doc_free(&doc);
}

static struct block *
add_callout(struct doc *doc, size_t lines)
{
	struct block	*block = block_new(doc->arena, BLOCK_BOX, TAG_NOTE);

	*block->as.box.look = (struct box_look){ .pad_x = 10, .pad_y = 5,
	    .filled = true, .fill = CALLOUT, .bar = 3, .bar_colour = ACCENT };
	for (size_t i = 0; i < lines; i++)
		doc_para(doc, &block->as.box.blocks, STR("noted"));
	return blocks_add(&doc->blocks, block);
}

static void
a_callout_has_its_ground_on_each_page(void **state)
{
	struct doc	doc = doc_new();
	const struct box *ground;

	(void)state;
	doc_fill(&doc, 5);
	add_callout(&doc, 6);
	doc_fill(&doc, 1);
	doc_lay(&doc);
	/* 50 are left: pads of 5 and four lines. */
	ground = doc_box(&doc, 0, BOX_RECT, 0);
	assert_near(ground->y, 70);
	assert_near(ground->h, 50);
	assert_near(ground->w, 200);
	assert_near(doc_box(&doc, 0, BOX_RECT, 1)->w, 3);
	assert_near(doc_find(&doc, 0, "noted")->x, 30);
	assert_near(doc_find(&doc, 0, "noted")->y, 70 + 5 + 8);
	ground = doc_box(&doc, 1, BOX_RECT, 0);
	assert_near(ground->y, 20);
	assert_near(ground->h, 30);
	assert_near(doc_find(&doc, 1, "filler")->y, 58);
	/* The ground is drawn before the text on it. */
	assert_ptr_equal(doc.pages->at[1].first, ground);
	doc_free(&doc);
}

static void
a_whole_callout_is_not_divided(void **state)
{
	struct doc	doc = doc_new();

	(void)state;
	doc_fill(&doc, 5);
	add_callout(&doc, 6)->whole = true;
	doc_lay(&doc);
	assert_int_equal(doc_count(&doc, 0, BOX_RECT), 0);
	assert_near(doc_box(&doc, 1, BOX_RECT, 0)->h, 70);
	doc_free(&doc);
}

static void
a_frame_stands_at_its_place_and_moves_nothing(void **state)
{
	struct doc	doc = doc_new();
	struct block	*block;

	(void)state;
	doc_para(&doc, &doc.blocks, STR("above"))->after = 6;
	block = blocks_add(&doc.blocks,
	    block_new(doc.arena, BLOCK_FRAME, TAG_DIV));
	*block->as.frame = (struct frame){ .x = 100, .y = 50, .width = 60,
	    .height = 50, .pad = 5, .filled = true, .fill = ACCENT,
	    .at_foot = true };
	doc_para(&doc, &block->as.frame->blocks, STR("framed"));
	doc_para(&doc, &doc.blocks, STR("below"))->before = 4;
	doc_lay(&doc);
	assert_near(doc_find(&doc, 0, "below")->y, 28 + 10 + 6);
	assert_near(doc_find(&doc, 0, "framed")->x, 105);
	assert_near(doc_find(&doc, 0, "framed")->y, 100 - 5 - 10 + 8);
	assert_near(doc_box(&doc, 0, BOX_RECT, 0)->h, 50);
	doc_free(&doc);
}

static void
text_taller_than_its_frame_is_reported(void **state)
{
	struct doc	doc = doc_new();
	struct block	*block;

	(void)state;
	block = blocks_add(&doc.blocks,
	    block_new(doc.arena, BLOCK_FRAME, TAG_DIV));
	*block->as.frame = (struct frame){ .x = 20, .y = 20, .width = 200,
	    .height = 15 };
	doc_para(&doc, &block->as.frame->blocks, doc_lines(&doc, 2));
	doc_lay(&doc);
	assert_int_equal(doc_said(&doc, DIAG_PAGE_FRAME), 1);
	assert_int_equal(doc_count(&doc, 0, BOX_TEXT), 2);
	doc_free(&doc);
}

static void
a_figure_larger_than_its_place_is_scaled_and_reported(void **state)
{
	struct doc	doc = doc_new();
	struct drawing	wide = { .width = 400, .height = 60 };
	struct drawing	tall = { .width = 100, .height = 200 };
	const struct box *box;
	const struct elem *elem;

	(void)state;
	blocks_add(&doc.blocks, block_figure(doc.arena, &wide, STR("wide")));
	blocks_add(&doc.blocks, block_figure(doc.arena, &tall, STR("tall")))->
	    as.figure->align = ALIGN_RIGHT;
	doc_lay(&doc);
	box = doc_box(&doc, 0, BOX_DRAWING, 0);
	assert_near(box->w, 200);
	assert_near(box->h, 30);
	box = doc_box(&doc, 1, BOX_DRAWING, 0);
	assert_near(box->h, 100);
	assert_near(box->x, 220 - 50);
	elem = box->leaf->parent;
	assert_int_equal(elem->tag, TAG_FIGURE);
	assert_true(str_is(elem_rare(elem)->alt, "tall"));
	assert_near(elem_rare(elem)->bbox[0], 170);
	assert_near(elem_rare(elem)->bbox[3], 120);
	assert_int_equal(elem_rare(elem)->bbox_page, 1);
	assert_int_equal(doc_said(&doc, DIAG_PAGE_FIGURE), 2);
	doc_free(&doc);
}

static void
a_figure_too_large_is_named_by_its_first_words(void **state)
{
	struct doc		  doc = doc_new();
	struct drawing		  wide = { .width = 400, .height = 60 };
	const struct message	**messages;

	(void)state;
	/* Fourteen words are 55 characters; the next makes them 61. */
	blocks_add(&doc.blocks, block_figure(doc.arena, &wide,
	    STR("one two one two one two one two one two one two one two "
	    "three four five six")));
	doc_lay(&doc);
	assert_int_equal(diags_sorted(doc.diags, &messages), 1);
	assert_int_equal(messages[0]->id, DIAG_PAGE_FIGURE);
	assert_string_equal(messages[0]->detail, "one two one two one two "
	    "one two one two one two one two\u2026");
	doc_free(&doc);
}

static void
a_figure_shrinks_rather_than_part_from_its_heading(void **state)
{
	struct doc	doc = doc_new();
	struct drawing	page = { .width = 100, .height = 100 };

	(void)state;
	doc_para(&doc, &doc.blocks, STR("heading"))->keep_next = true;
	blocks_add(&doc.blocks, block_figure(doc.arena, &page, STR("chart")));
	doc_lay(&doc);
	assert_int_equal(doc.pages->n, 1);
	assert_near(doc_box(&doc, 0, BOX_DRAWING, 0)->h, 90);
	assert_near(doc_box(&doc, 0, BOX_DRAWING, 0)->w, 90);
	doc_free(&doc);
}

static void
a_figure_that_shrinks_is_named_by_its_first_words(void **state)
{
	struct doc		  doc = doc_new();
	struct drawing		  page = { .width = 100, .height = 100 };
	const struct message	**messages;

	(void)state;
	doc_para(&doc, &doc.blocks, STR("heading"))->keep_next = true;
	blocks_add(&doc.blocks, block_figure(doc.arena, &page,
	    STR("one two one two one two one two one two one two one two "
	    "three four five six")));
	doc_lay(&doc);
	assert_int_equal(diags_sorted(doc.diags, &messages), 1);
	assert_string_equal(messages[0]->detail, "one two one two one two "
	    "one two one two one two one two\u2026");
	doc_free(&doc);
}

/* A point a byte; counts how often it is asked. */
static double
width_counted(void *arg, enum face face, double size, struct str text)
{
	(void)face;
	(void)size;
	++*(size_t *)arg;
	return (double)text.n;
}

static void
a_very_long_text_is_not_measured_for_each_of_its_words(void **state)
{
	struct arena		*arena = arena_new();
	size_t			 asked = 0, n = 1 << 20;
	const struct metrics	 metrics = { width_counted, &asked };
	char			*words = arena_alloc(arena, n);
	struct str		 shown;

	(void)state;
	memset(words, 'a', n);
	for (size_t i = 4; i < n; i += 5)
		words[i] = ' ';
	/* Five words are 24 bytes, and the ellipsis has three. */
	shown = text_within(arena, &metrics, (struct look){ 0 },
	    (struct str){ words, n }, 27);
	assert_true(str_is(shown, "aaaa aaaa aaaa aaaa aaaa\u2026"));
	assert_true(asked < 1000);
	arena_free(arena);
}

static void
an_image_is_stretched_and_scaled_into_its_place(void **state)
{
	static const struct image	logo = { .width = 8, .height = 2 };
	struct doc			doc = doc_new();
	const struct box		*box;
	const struct rare		*rare;

	(void)state;
	blocks_add(&doc.blocks, block_image(doc.arena, &logo, 60, 30,
	    STR("the seal")))->as.figure->align = ALIGN_RIGHT;
	blocks_add(&doc.blocks, block_image(doc.arena, &logo, 400, 100,
	    STR("too wide")));
	doc_lay(&doc);
	box = doc_box(&doc, 0, BOX_IMAGE, 0);
	assert_ptr_equal(box->as.image, &logo);
	assert_near(box->x, 160);
	assert_near(box->y, 20);
	assert_near(box->w, 60);
	assert_near(box->h, 30);
	rare = elem_rare(box->leaf->parent);
	assert_int_equal(box->leaf->parent->tag, TAG_FIGURE);
	assert_true(str_is(rare->alt, "the seal"));
	assert_near(rare->bbox[0], 160);
	assert_near(rare->bbox[3], 50);
	box = doc_box(&doc, 0, BOX_IMAGE, 1);
	assert_near(box->w, 200);
	assert_near(box->h, 50);
	assert_int_equal(doc_said(&doc, DIAG_PAGE_FIGURE), 1);
	doc_free(&doc);
}

static void
a_column_is_as_wide_as_the_image_in_it(void **state)
{
	static const struct image	logo = { .width = 8, .height = 2 };
	struct doc			doc = doc_new();
	struct block			*block = block_table(doc.arena, 2);
	struct row			*row;

	(void)state;
	blocks_add(&doc.blocks, block);
	row = table_row(doc.arena, block->as.table, 2);
	blocks_add(&row->cells[0].blocks, block_image(doc.arena, &logo, 70, 10,
	    STR("seal")));
	cell_para(doc.arena, &row->cells[1], body, STR("beside"));
	doc_lay(&doc);
	assert_near(doc_box(&doc, 0, BOX_IMAGE, 0)->w, 70);
	assert_true(doc_find(&doc, 0, "beside")->x >= 20 + 70 - 0.01);
	assert_int_equal(doc_messages(&doc), 0);
	doc_free(&doc);
}

/* A page of another body's PDF.  Nothing here looks inside. */
static const char			 bound;
static const struct slip_page *const	 letter = (const void *)&bound;

static void
a_page_bound_in_as_a_picture_is_a_figure(void **state)
{
	struct doc		 doc = doc_new();
	const struct box	*box;

	(void)state;
	blocks_add(&doc.blocks, block_slip(doc.arena, letter, 60, 80,
	    STR("Letter, page 2 of 6")));
	doc_lay(&doc);
	box = doc_box(&doc, 0, BOX_SLIP, 0);
	assert_ptr_equal(box->as.slip, letter);
	assert_near(box->w, 60);
	assert_near(box->h, 80);
	assert_near(elem_rare(box->leaf->parent)->bbox[2], 80);
	assert_string_equal(doc_tree(&doc).s,
	    "Document\n"
	    "  Figure alt \"Letter, page 2 of 6\"\n"
	    "    page 1 content 0\n");
	doc_free(&doc);
}

static void
a_tagged_page_bound_in_has_its_place_in_the_tree(void **state)
{
	const struct graft	 graft = { .level = 3 };
	struct doc		 doc = doc_new();
	struct block		*group, *frame;
	const struct box	*box;

	(void)state;
	group = blocks_add(&doc.blocks,
	    block_new(doc.arena, BLOCK_GROUP, TAG_SECT));
	block_rare_make(doc.arena, group)->graft = &graft;
	group->title = STR("Letter");
	for (int i = 0; i < 2; i++) {
		blocks_add(&group->as.children,
		    block_new(doc.arena, BLOCK_PAGE, TAG_NONE));
		frame = blocks_add(&group->as.children,
		    block_new(doc.arena, BLOCK_FRAME, TAG_NONE));
		*frame->as.frame = (struct frame){ .x = 30, .y = 25,
		    .width = 90, .height = 60 };
		blocks_add(&frame->as.frame->blocks, block_slip(doc.arena,
		    letter, 180, 100, STR("")));
	}
	doc_lay(&doc);
	assert_int_equal(doc.pages->n, 2);
	for (size_t i = 0; i < 2; i++) {
		box = doc_box(&doc, i, BOX_SLIP, 0);
		assert_null(box->leaf);
		assert_near(box->x, 30);
		assert_near(box->y, 25);
		assert_near(box->w, 90);
		assert_near(box->h, 50);
		assert_int_equal(doc.pages->at[i].nleaves, 0);
	}
	/* Empty, and kept: what it holds comes with the pages. */
	assert_ptr_equal(elem_rare(doc.pages->root->first)->graft, &graft);
	assert_string_equal(doc_tree(&doc).s,
	    "Document\n"
	    "  Sect title \"Letter\" graft 3\n");
	assert_non_null(strstr(doc_trace(&doc, doc.pages).s,
	    "page 2 240 140\nslip 30 25 size 90 50 graft\n"));
	doc_free(&doc);
}

/* ---- links and references ---- */

static void
a_link_is_one_box_on_each_line(void **state)
{
	struct doc	doc = doc_new();
	struct look	bold = body;
	struct block	*block;
	struct span	*span;
	const struct box *link;

	(void)state;
	bold.face = FACE_BOLD;
	block = doc_para(&doc, &doc.blocks,
	    STR("aaaaaaaaa aaaaaaaaa aaaaaaaaa "));	/* 30 letters */
	span = para_add(doc.arena, block->as.para, body, STR("one "));
	span->link = STR("https://example.org/");
	span = para_add(doc.arena, block->as.para, bold, STR("two "));
	span->link = STR("https://example.org/");
	span = para_add(doc.arena, block->as.para, body, STR("three"));
	span->link = STR("https://example.org/");
	para_add(doc.arena, block->as.para, body, STR(" end"));
	doc_lay(&doc);
	assert_int_equal(doc_count(&doc, 0, BOX_LINK), 2);
	link = doc_box(&doc, 0, BOX_LINK, 0);
	assert_near(link->x, 20 + 150);
	assert_near(link->w, 35);	/* "one two" */
	assert_near(link->y, 20);
	assert_near(link->h, 10);
	link = doc_box(&doc, 0, BOX_LINK, 1);
	assert_near(link->x, 20);
	assert_near(link->w, 25);	/* "three" */
	assert_ptr_equal(link->as.link.elem,
	    doc_box(&doc, 0, BOX_LINK, 0)->as.link.elem);
	assert_int_equal(link->as.link.elem->tag, TAG_LINK);
	assert_true(str_is(elem_rare(link->as.link.elem)->link,
	    "https://example.org/"));
	doc_free(&doc);
}

static void
a_link_to_nowhere_is_plain_text_and_reported(void **state)
{
	struct doc	doc = doc_new();

	(void)state;
	doc_para(&doc, &doc.blocks, STR("gone"))->as.para->first->link =
	    STR("#gone");
	doc_para(&doc, &doc.blocks, STR("here"))->as.para->first->link =
	    STR("#here");
	doc_para(&doc, &doc.blocks, STR("target"))->label = STR("here");
	doc_lay(&doc);
	assert_int_equal(doc_said(&doc, DIAG_LINK_UNKNOWN), 1);
	assert_int_equal(doc_count(&doc, 0, BOX_LINK), 1);
	assert_int_equal(doc_find(&doc, 0, "gone")->leaf->parent->tag, TAG_P);
	assert_int_equal(doc_find(&doc, 0, "here")->leaf->parent->tag,
	    TAG_LINK);
	doc_free(&doc);
}

static void
page_references_settle(void **state)
{
	struct doc	doc = doc_new();
	struct block	*block;

	(void)state;
	block = doc_para(&doc, &doc.blocks, STR("See page "));
	para_page(doc.arena, block->as.para, body, STR("there"));
	doc_fill(&doc, 111);
	block = doc_para(&doc, &doc.blocks, STR("there"));
	block->label = STR("there");
	block->outline = 2;
	block->title = STR("There");
	doc_lay(&doc);
	/* 113 lines of ten: the last is on page 12. */
	assert_text(doc_box(&doc, 0, BOX_TEXT, 1), "12");
	assert_int_equal(doc.pages->passes, 2);
	assert_int_equal(doc.pages->nspots, 1);
	assert_int_equal(pages_spot(doc.pages, STR("there"))->page, 11);
	assert_near(pages_spot(doc.pages, STR("there"))->y, 20 + 20);
	assert_int_equal(pages_spot(doc.pages, STR("there"))->outline, 2);
	assert_null(pages_spot(doc.pages, STR("nowhere")));
	assert_int_equal(doc_messages(&doc), 0);
	doc_free(&doc);
}

static void
an_unknown_label_prints_a_question_mark_and_is_reported(void **state)
{
	struct doc	doc = doc_new();
	struct block	*block;

	(void)state;
	block = doc_para(&doc, &doc.blocks, STR("page "));
	para_page(doc.arena, block->as.para, body, STR("nowhere"));
	doc_lay(&doc);
	assert_text(doc_box(&doc, 0, BOX_TEXT, 1), "?");
	assert_int_equal(doc_said(&doc, DIAG_REF_UNKNOWN), 1);
	doc_free(&doc);
}

/* A figure one is as wide as the page, all else half an em. */
static double
wide_one(void *arg, enum face face, double size, struct str text)
{
	return str_is(text, "1") ? 200 : half_em(arg, face, size, text);
}

static void
a_reference_that_never_settles_is_named(void **state)
{
	struct doc	doc = doc_new();
	struct metrics	metrics = { wide_one, &doc };
	struct block	*block;
	const struct pages *pages;

	(void)state;
	/* "see 1" takes two lines and pushes its target to page 2; "see 2" one,
	 * and lets it back. */
	block = doc_para(&doc, &doc.blocks, STR("see "));
	para_page(doc.arena, block->as.para, body, STR("target"));
	doc_fill(&doc, 8);
	doc_para(&doc, &doc.blocks, STR("target"))->label = STR("target");
	pages = pages_settle(doc.arena, &doc.blocks, &metrics, doc.diags);
	assert_int_equal(pages->passes, 5);
	assert_int_equal(doc_said(&doc, DIAG_REF_MOVING), 1);
	doc_free(&doc);
}

static void
a_label_used_twice_is_reported(void **state)
{
	struct doc	doc = doc_new();

	(void)state;
	doc_para(&doc, &doc.blocks, STR("one"))->label = STR("same");
	doc_fill(&doc, 10);
	doc_para(&doc, &doc.blocks, STR("two"))->label = STR("same");
	doc_lay(&doc);
	assert_int_equal(doc_said(&doc, DIAG_LABEL_TWICE), 1);
	assert_int_equal(pages_spot(doc.pages, STR("same"))->page, 0);
	doc_free(&doc);
}

/* ---- structure ---- */

static void
a_list_is_tagged_with_its_labels(void **state)
{
	struct doc	doc = doc_new();
	struct para	holder = { 0 };
	struct block	*list, *item, *para;

	(void)state;
	list = blocks_add(&doc.blocks, block_new(doc.arena, BLOCK_LIST, TAG_L));
	list->as.list->numbering = NUMBERING_LOWER_ROMAN;
	item = blocks_add(&list->as.list->items,
	    block_new(doc.arena, BLOCK_ITEM, TAG_LI));
	para = doc_para(&doc, &item->as.children, STR("text"));
	para->as.para->left = 20;
	para->as.para->label = para_add(doc.arena, &holder, body, STR("1."));
	doc_lay(&doc);
	assert_string_equal(doc_tree(&doc).s,
	    "Document\n"
	    "  L LowerRoman\n"
	    "    LI\n"
	    "      Lbl\n"
	    "        page 1 content 0\n"
	    "      LBody\n"
	    "        P\n"
	    "          page 1 content 1\n");
	doc_free(&doc);
}

static void
a_number_outside_a_list_is_a_span_of_its_paragraph(void **state)
{
	struct doc	doc = doc_new();
	struct para	holder = { 0 };
	struct block	*para;

	(void)state;
	para = doc_para(&doc, &doc.blocks, STR("text"));
	para->as.para->left = 20;
	para->as.para->label = para_add(doc.arena, &holder, body, STR("7"));
	doc_lay(&doc);
	assert_string_equal(doc_tree(&doc).s,
	    "Document\n"
	    "  P\n"
	    "    Span\n"
	    "      page 1 content 0\n"
	    "    page 1 content 1\n");
	/* Read out, number and text must not run into each other. */
	assert_text(doc_box(&doc, 0, BOX_TEXT, 0), "7 ");
	doc_free(&doc);
}

static void
artifacts_and_empty_elements_are_not_in_the_tree(void **state)
{
	struct doc	doc = doc_new();
	struct block	*group;

	(void)state;
	group = blocks_add(&doc.blocks,
	    block_new(doc.arena, BLOCK_GROUP, TAG_SECT));
	doc_para(&doc, &group->as.children, STR(""));
	group = blocks_add(&doc.blocks,
	    block_new(doc.arena, BLOCK_GROUP, TAG_ARTIFACT));
	doc_para(&doc, &group->as.children, STR("decoration"));
	doc_lay(&doc);
	assert_string_equal(doc_tree(&doc).s, "Document\n");
	assert_null(doc_find(&doc, 0, "decoration")->leaf);
	assert_false(doc_find(&doc, 0, "decoration")->pagination);
	doc_free(&doc);
}

static void
a_paragraph_over_two_pages_is_one_element(void **state)
{
	struct doc	doc = doc_new();

	(void)state;
	doc_fill(&doc, 8);
	doc_para(&doc, &doc.blocks, doc_lines(&doc, 4));
	doc_lay(&doc);
	assert_non_null(strstr(doc_tree(&doc).s,
	    "  P\n    page 1 content 8\n    page 2 content 0\n"));
	doc_free(&doc);
}

/* ---- readings: what was read for what stands here ---- */

/* The pages on which READING stands, as a set of bits: page 1 is 1, page 2 is 2,
 * page 3 is 4. */
static unsigned
doc_stands(const struct doc *doc, unsigned reading)
{
	unsigned	pages = 0, bit;

	for (size_t i = 0; i < doc->pages->nstands; i++) {
		if (doc->pages->stands[i].reading != reading)
			continue;
		bit = 1u << doc->pages->stands[i].page;
		assert_false(pages & bit);	/* each once */
		pages |= bit;
	}
	return pages;
}

/* A row of TABLE with text of N lines in its first cell, made of READING. */
static void
add_read_row(struct doc *doc, struct table *table, size_t n, unsigned reading)
{
	struct row	*row = table_row(doc->arena, table, 1);
	struct str	 text = n == 1 ? STR("row") : doc_lines(doc, n);

	cell_para(doc->arena, &row->cells[0], body, text)->reading = reading;
}

static void
a_row_over_two_pages_stands_on_both(void **state)
{
	struct doc	 doc = doc_new();
	struct block	*block = block_table(doc.arena, 1);
	struct row	*head;

	(void)state;
	blocks_add(&doc.blocks, block);
	block->reading = 9;		/* of the table: its fills and rules */
	head = table_head(doc.arena, block->as.table, 1);
	cell_para(doc.arena, &head->cells[0], body, STR("head"))->reading = 1;
	/* One line of ten is the header's; five rows and four lines of six. */
	for (unsigned i = 0; i < 5; i++)
		add_read_row(&doc, block->as.table, 1, 2);
	add_read_row(&doc, block->as.table, 6, 3);
	add_read_row(&doc, block->as.table, 1, 4);
	doc_lay(&doc);
	assert_int_equal(doc.pages->n, 2);
	assert_int_equal(doc_stands(&doc, 2), 1);
	assert_int_equal(doc_stands(&doc, 3), 3);
	assert_int_equal(doc_stands(&doc, 4), 2);
	/* The second page repeats the header, which stands on the first. */
	assert_non_null(doc_find(&doc, 1, "head"));
	assert_int_equal(doc_find(&doc, 1, "head")->reading, 0);
	assert_int_equal(doc_find(&doc, 0, "head")->reading, 1);
	assert_int_equal(doc_stands(&doc, 1), 1);
	doc_free(&doc);
}

static void
a_figure_stands_on_the_page_of_its_line(void **state)
{
	struct doc	 doc = doc_new();
	struct block	*block;

	(void)state;
	/* Eight lines above it; its first two are on page 1, two on page 2. */
	doc_fill(&doc, 8);
	block = doc_para(&doc, &doc.blocks, doc_lines(&doc, 3));
	block->reading = 5;
	para_add(doc.arena, block->as.para, body, STR(" "));
	para_add(doc.arena, block->as.para, body,
	    STR("32%"))->reading = 6;
	doc_lay(&doc);
	assert_int_equal(doc.pages->n, 2);
	assert_int_equal(doc_stands(&doc, 5), 3);
	assert_int_equal(doc_stands(&doc, 6), 2);
	doc_free(&doc);
}

/* A reading changes nothing of what is put down. */
static void
a_figure_in_a_sentence_is_the_same_box_and_stands_with_it(void **state)
{
	struct doc	 doc = doc_new();
	struct block	*block = doc_para(&doc, &doc.blocks, STR("It is "));

	(void)state;
	block->reading = 7;
	para_add(doc.arena, block->as.para, body, STR("32%"))->reading = 8;
	para_add(doc.arena, block->as.para, body, STR(" or "));
	para_add(doc.arena, block->as.para, body, STR("a third"))->reading = 9;
	doc_lay(&doc);
	assert_int_equal(doc_count(&doc, 0, BOX_TEXT), 1);
	assert_text(doc_box(&doc, 0, BOX_TEXT, 0), "It is 32% or a third");
	assert_int_equal(doc_stands(&doc, 7), 1);
	assert_int_equal(doc_stands(&doc, 8), 1);
	assert_int_equal(doc_stands(&doc, 9), 1);
	doc_free(&doc);
}

static void
a_span_alone_does_not_stand_for_its_block(void **state)
{
	struct doc	 doc = doc_new();
	struct block	*block = doc_para(&doc, &doc.blocks, STR(""));

	(void)state;
	block->reading = 1;
	para_add(doc.arena, block->as.para, body, STR("32%"))->reading = 2;
	doc_lay(&doc);
	assert_int_equal(doc_stands(&doc, 1), 0);
	assert_int_equal(doc_stands(&doc, 2), 1);
	doc_free(&doc);
}

static void
drawings_and_the_ground_of_a_callout_have_readings(void **state)
{
	struct doc	 doc = doc_new();
	struct drawing	 drawing = { .width = 20, .height = 30 };
	struct block	*box;

	(void)state;
	blocks_add(&doc.blocks, block_figure(doc.arena, &drawing,
	    STR("A chart")))->reading = 3;
	box = blocks_add(&doc.blocks, block_new(doc.arena, BLOCK_BOX,
	    TAG_DIV));
	box->as.box.look->filled = true;
	box->reading = 4;
	doc_para(&doc, &box->as.box.blocks, doc_lines(&doc, 10))->reading = 5;
	doc_lay(&doc);
	assert_int_equal(doc.pages->n, 2);
	assert_int_equal(doc_stands(&doc, 3), 1);
	assert_int_equal(doc_box(&doc, 0, BOX_DRAWING, 0)->reading, 3);
	/* Its ground goes on over the page for what stands on it. */
	assert_int_equal(doc_stands(&doc, 4), 1);
	assert_int_equal(doc_count(&doc, 1, BOX_RECT), 1);
	assert_int_equal(doc_stands(&doc, 5), 3);
	doc_free(&doc);
}

static void
furniture_has_no_reading(void **state)
{
	struct doc	doc = doc_new();
	struct fixture	fixture = { .kind = FIXTURE_TEXT, .x = 120, .y = 130,
			    .look = body, .text = STR("{head}") };
	struct sheet	*sheet = doc.blocks.first->as.sheet;
	struct block	*block;

	(void)state;
	sheet->fixtures = &fixture;
	sheet->nfixtures = 1;
	block = doc_para(&doc, &doc.blocks, STR("text"));
	block_rare_make(doc.arena, block)->head = STR("Item 5");
	block->reading = 2;
	doc_fill(&doc, 10);
	doc_lay(&doc);
	assert_int_equal(doc.pages->n, 2);
	assert_int_equal(doc_find(&doc, 0, "Item 5")->reading, 0);
	assert_int_equal(doc_find(&doc, 1, "Item 5")->reading, 0);
	assert_int_equal(doc_stands(&doc, 2), 1);
	assert_int_equal(doc.pages->nstands, 1);
	doc_free(&doc);
}

/* The first pass, and those that are thrown away, leave nothing behind. */
static void
readings_are_told_once_however_many_passes(void **state)
{
	struct doc	 doc = doc_new();
	struct block	*block;

	(void)state;
	block = doc_para(&doc, &doc.blocks, STR("see page "));
	block->reading = 1;
	para_page(doc.arena, block->as.para, body, STR("there"));
	doc_fill(&doc, 9);
	block = doc_para(&doc, &doc.blocks, STR("there"));
	block->label = STR("there");
	block->reading = READING_MOST;
	doc_lay(&doc);
	assert_true(doc.pages->passes > 1);
	assert_int_equal(doc.pages->nstands, 2);
	assert_int_equal(doc.pages->stands[0].page, 0);
	assert_int_equal(doc.pages->stands[0].reading, 1);
	assert_int_equal(doc.pages->stands[1].page, 1);
	assert_int_equal(doc.pages->stands[1].reading, READING_MOST);
	doc_free(&doc);
}

/* ---- everything at once ---- */

static uint32_t
next_random(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 16;
}

/* Words that can be told apart, so that none is lost or doubled. */
static struct str
random_text(struct doc *doc, uint32_t *seed, int *word)
{
	struct buf	buf = { 0 };
	struct str	text;
	size_t		n = 1 + next_random(seed) % 30;

	for (size_t i = 0; i < n; i++)
		buf_printf(&buf, "%sw%d", i > 0 ? " " : "", (*word)++);
	text = buf_keep(&buf, doc->arena);
	buf_free(&buf);
	return text;
}

static struct drawing card = { .width = 30, .height = 25 };

static void random_blocks(struct doc *doc, struct blocks *out, uint32_t *seed,
    int *word, int depth, size_t n);

static struct block *
random_table(struct doc *doc, uint32_t *seed, int *word, int depth)
{
	struct block	*block = block_table(doc->arena, 2);
	struct table	*table = block->as.table;
	struct row	*row;
	size_t		 rows = next_random(seed) % 6;

	table->columns[0] = (struct column){ .kind = WIDTH_SHARE, .width = 1 };
	table->columns[1] = (struct column){ .kind = WIDTH_SHARE, .width = 2 };
	table->pad_above = table->pad_below = 1;
	table->row_rule = (struct rule){ 0.4, HAIR };
	row = table_head(doc->arena, table, 2);
	cell_para(doc->arena, &row->cells[0], body, STR("H"));
	cell_para(doc->arena, &row->cells[1], body, STR("H"));
	for (size_t i = 0; i < rows; i++) {
		row = table_row(doc->arena, table, 2);
		row->whole = next_random(seed) % 2;
		row->keep_next = next_random(seed) % 4 == 0;
		row->cells[1].filled = true;
		for (size_t k = 0; k < 2; k++)
			random_blocks(doc, &row->cells[k].blocks, seed, word,
			    depth - 1, next_random(seed) % 3);
	}
	return block;
}

static struct block *
random_block(struct doc *doc, uint32_t *seed, int *word, int depth)
{
	struct block	*block;
	size_t		 n = 1 + next_random(seed) % 4;

	switch (depth > 0 ? next_random(seed) % 8 : next_random(seed) % 3) {
	case 0:
		return block_figure(doc->arena, &card, STR("card"));
	default:
		return block_para(doc->arena, TAG_P, body,
		    random_text(doc, seed, word));
	case 4:
		block = block_new(doc->arena, BLOCK_GROUP, TAG_SECT);
		random_blocks(doc, &block->as.children, seed, word, depth - 1,
		    n);
		return block;
	case 5:
		block = block_columns(doc->arena, 2);
		block->as.columns->widths[0] = depth == 3 ? 290 : 50;
		block->as.columns->widths[1] = depth == 3 ? 290 : 50;
		block->as.columns->gap = 2;
		for (int i = 0; i < 2; i++)
			random_blocks(doc, &block->as.columns->blocks[i], seed,
			    word, depth - 1, n);
		return block;
	case 6:
		block = block_new(doc->arena, BLOCK_BOX, TAG_NOTE);
		*block->as.box.look = (struct box_look){ .pad_x = 2,
		    .pad_y = 3, .filled = true, .border = { 0.5, AXIS } };
		random_blocks(doc, &block->as.box.blocks, seed, word,
		    depth - 1, n);
		return block;
	case 7:
		return random_table(doc, seed, word, depth);
	}
}

static void
random_blocks(struct doc *doc, struct blocks *out, uint32_t *seed, int *word,
    int depth, size_t n)
{
	struct block	*block;

	for (size_t i = 0; i < n; i++) {
		block = blocks_add(out, random_block(doc, seed, word, depth));
		block->before = next_random(seed) % 12;
		block->after = next_random(seed) % 12;
		block->keep_next = next_random(seed) % 4 == 0;
		block->whole = next_random(seed) % 4 == 0;
	}
}

static struct doc
random_doc(uint32_t seed, int *word)
{
	struct doc	doc = doc_new();

	/* Wide enough that most of what is nested finds its place. */
	doc.blocks.first->as.sheet->width = 640;
	random_blocks(&doc, &doc.blocks, &seed, word, 3, 12);
	doc_lay(&doc);
	return doc;
}

static bool
is_inside(const struct page *page, const struct box *box)
{
	double	top = box->y, bottom = box->y + box->h;

	if (box->kind == BOX_TEXT) {
		top = box->y - 0.8 * box->h;
		bottom = box->y + 0.2 * box->h;
	}
	return box->x >= LIVE_LEFT - 0.05 && top >= LIVE_TOP - 0.05 &&
	    box->x + box->w <= page->width - 20 + 0.05 &&
	    bottom <= page->height - 20 + 0.05;
}

static void
every_box_is_inside_the_sheet(void **state)
{
	struct doc	 doc;
	const struct box *box;
	int		 word, kept = 0;
	bool		 keeps;

	(void)state;
	for (uint32_t seed = 1; seed <= 150; seed++) {
		word = 0;
		doc = random_doc(seed, &word);
		/* A letter wider than its column and a line higher than its
		 * page are reported; all else keeps to the live area. */
		keeps = doc_said(&doc, DIAG_PAGE_FULL) == 0 &&
		    doc_said(&doc, DIAG_PAGE_WORD) == 0;
		kept += keeps;
		for (size_t i = 0; i < doc.pages->n && keeps; i++)
			for (box = doc.pages->at[i].first; box != NULL;
			    box = box->next)
				if (!is_inside(&doc.pages->at[i], box))
					fail_msg("seed %u page %zu: box at "
					    "%g, %g", seed, i + 1, box->x,
					    box->y);
		doc_free(&doc);
	}
	assert_true(kept > 75);
}

static size_t
count_words(const struct elem *leaf, const struct pages *pages, char *seen,
    int words)
{
	const struct box	*box;
	struct str		 rest, word;
	size_t			 n = 0;
	int			 id;

	for (box = pages->at[leaf->page].first; box != NULL; box = box->next) {
		if (box->leaf != leaf || box->kind != BOX_TEXT)
			continue;
		rest = box->as.text.text;
		while (rest.n > 0) {
			word = str_cut(&rest, ' ');
			if (word.n < 2 || word.s[0] != 'w')
				continue;
			id = 0;
			for (size_t i = 1; i < word.n; i++)
				id = 10 * id + word.s[i] - '0';
			assert_true(id < words);
			assert_int_equal(seen[id], 0);
			seen[id] = 1;
			n++;
		}
	}
	return n;
}

static size_t
walk_words(const struct elem *elem, const struct pages *pages, char *seen,
    int words)
{
	size_t	n = 0;

	if (elem->tag == TAG_NONE)
		return count_words(elem, pages, seen, words);
	for (const struct elem *kid = elem->first; kid != NULL; kid = kid->next)
		n += walk_words(kid, pages, seen, words);
	return n;
}

static void
every_word_is_in_the_tree_once(void **state)
{
	struct doc	 doc;
	char		*seen;
	int		 words;

	(void)state;
	for (uint32_t seed = 1; seed <= 60; seed++) {
		words = 0;
		doc = random_doc(seed, &words);
		seen = arena_alloc(doc.arena, (size_t)words + 1);
		if (doc_said(&doc, DIAG_PAGE_WORD) == 0)
			assert_int_equal(walk_words(doc.pages->root, doc.pages,
			    seen, words), words);
		doc_free(&doc);
	}
}

static void
leaf_numbers_are_dense_and_in_drawing_order(void **state)
{
	struct doc	 doc;
	const struct elem *open;
	const struct box *box;
	int		 word, next;

	(void)state;
	for (uint32_t seed = 1; seed <= 60; seed++) {
		word = 0;
		doc = random_doc(seed, &word);
		for (size_t i = 0; i < doc.pages->n; i++) {
			next = 0;
			open = NULL;
			for (box = doc.pages->at[i].first; box != NULL;
			    box = box->next) {
				if (box->kind == BOX_LINK)
					continue;
				if (box->leaf != NULL && box->leaf != open) {
					assert_int_equal(box->leaf->mcid,
					    next);
					assert_int_equal(box->leaf->page, i);
					next++;
				}
				open = box->leaf;
			}
			assert_int_equal(doc.pages->at[i].nleaves, next);
		}
		doc_free(&doc);
	}
}

static void
the_second_pass_gives_the_same_pages(void **state)
{
	struct doc	doc;
	struct str	first;
	int		word;

	(void)state;
	for (uint32_t seed = 1; seed <= 20; seed++) {
		word = 0;
		doc = random_doc(seed, &word);
		first = doc_trace(&doc, doc.pages);
		assert_string_equal(first.s,
		    doc_trace(&doc, doc_lay(&doc)).s);
		doc_free(&doc);
	}
}

static void
a_sheet_without_room_still_comes_to_an_end(void **state)
{
	struct doc	doc = doc_new();
	struct sheet	*sheet = doc.blocks.first->as.sheet;
	int		word = 0;
	uint32_t	seed = 3;

	(void)state;
	sheet->left = sheet->right = 200;
	sheet->top = sheet->bottom = 200;
	random_blocks(&doc, &doc.blocks, &seed, &word, 3, 6);
	doc_lay(&doc);
	assert_true(doc.pages->n > 1);
	assert_true(doc_messages(&doc) > 0);
	doc_free(&doc);
}

static void
a_height_is_known_before_pages_are_made(void **state)
{
	struct doc	doc = doc_new();
	struct metrics	metrics = { half_em, &doc };
	struct blocks	blocks = { 0 };

	(void)state;
	doc_para(&doc, &blocks, STR("aaaaaaaaa bbbbbbbbb"))->after = 6;
	doc_para(&doc, &blocks, STR("one line"));
	/* At 60 points two lines of nine letters; then 6; then one line. */
	assert_near(blocks_height(doc.arena, &blocks, 60, &metrics), 36);
	assert_near(blocks_height(doc.arena, &blocks, 200, &metrics), 26);
	doc_free(&doc);
}

/* Nothing that one measuring freed may be found by the next at that width. */
static void
each_layout_measures_for_itself(void **state)
{
	struct doc	doc = doc_new();
	struct metrics	metrics = { half_em, &doc };

	(void)state;
	doc_para(&doc, &doc.blocks, STR("aaaaaaaaa bbbbbbbbb"));
	assert_near(blocks_height(doc.arena, &doc.blocks, 60, &metrics), 20);
	assert_null(doc.blocks.first->laid);
	doc_lay(&doc);
	assert_null(doc.blocks.first->laid);
	assert_near(blocks_height(doc.arena, &doc.blocks, 200, &metrics), 10);
	doc_lay(&doc);
	assert_int_equal(doc_count(&doc, 0, BOX_TEXT), 1);
	doc_free(&doc);
}

static void
the_trace_has_one_line_a_box(void **state)
{
	struct doc	doc = doc_new();
	struct block	*block;

	(void)state;
	block = doc_para(&doc, &doc.blocks, STR("say \"so\""));
	block->label = STR("here");
	block->as.para->first->struck = true;
	block = blocks_add(&doc.blocks,
	    block_new(doc.arena, BLOCK_RULE, TAG_NONE));
	block->before = 2.255;
	block->as.rule = (struct rule){ 0.75, INK };
	doc_lay(&doc);
	assert_string_equal(doc_trace(&doc, doc.pages).s,
	    "page 1 240 140\n"
	    "spot 20 \"here\"\n"
	    "text 20 28 w 40 regular 10 #1D2329 struck P \"say \\\"so\\\"\"\n"
	    "line 20 32.26 size 200 0 stroke 0.75 #1D2329 artifact\n");
	doc_free(&doc);
}

static void
blocks_are_shown_as_a_tree(void **state)
{
	struct doc	doc = doc_new();
	struct buf	buf = { 0 };
	struct block	*block;

	(void)state;
	block = doc_para(&doc, &doc.blocks, STR("title"));
	block->tag = TAG_H1;
	block->keep_next = true;
	block->outline = 1;
	block = doc_para(&doc, &doc.blocks, STR("see "));
	para_page(doc.arena, block->as.para, body, STR("x"));
	add_callout(&doc, 1);
	blocks_print(&buf, &doc.blocks);
	assert_string_equal(buf.s,
	    "sheet 240x140\n"
	    "para H1 keep-next outline 1 \"title\"\n"
	    "para P \"see {page x}\"\n"
	    "box Note\n"
	    "  para P \"noted\"\n");
	buf_free(&buf);
	doc_free(&doc);
}

static void
blocks_of_a_bound_pack_are_shown(void **state)
{
	static const struct image	logo = { .width = 8, .height = 2 };
	const struct graft		graft = { .level = 2 };
	struct doc			doc = doc_new();
	struct buf			buf = { 0 };
	struct sheet			*sheet = doc.blocks.first->as.sheet;
	struct block			*block;

	(void)state;
	sheet->front = sheet->opens = true;
	sheet->own_first = 10;
	blocks_add(&doc.blocks, block_image(doc.arena, &logo, 60, 30,
	    STR("seal")));
	block = blocks_add(&doc.blocks,
	    block_new(doc.arena, BLOCK_GROUP, TAG_SECT));
	block_rare_make(doc.arena, block)->graft = &graft;
	blocks_add(&block->as.children, block_slip(doc.arena, letter, 60, 80,
	    STR("")));
	block = blocks_add(&doc.blocks, block_skip(doc.arena, 6));
	block->label = STR("end");
	block = blocks_add(&doc.blocks, block_back(doc.arena, sheet));
	doc_para(&doc, &block->as.back->blocks, STR("left blank"));
	blocks_print(&buf, &doc.blocks);
	assert_string_equal(buf.s,
	    "sheet 240x140 front opens own 10\n"
	    "figure Figure image 60x30 \"seal\"\n"
	    "group Sect graft 2\n"
	    "  figure slip 60x80 \"\"\n"
	    "skip #end 6\n"
	    "back 240x140 front opens own 10\n"
	    "  para P \"left blank\"\n");
	buf_free(&buf);
	doc_free(&doc);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_line_takes_as_many_words_as_fit),
		cmocka_unit_test(each_word_is_measured_once),
		cmocka_unit_test(lines_end_where_unicode_lets_them),
		cmocka_unit_test(
		    lines_end_where_libunibreak_lets_them_in_any_text),
		cmocka_unit_test(a_flag_is_a_word_like_any_other),
		cmocka_unit_test(
		    a_word_wider_than_its_column_is_broken_and_reported),
		cmocka_unit_test(
		    a_long_address_is_broken_after_a_stroke_without_a_message),
		cmocka_unit_test(letters_of_several_bytes_are_never_cut),
		cmocka_unit_test(text_stands_left_right_and_centred),
		cmocka_unit_test(a_break_ends_its_line_and_words_stay_apart),
		cmocka_unit_test(spans_of_one_look_are_one_box),
		cmocka_unit_test(what_may_not_wrap_moves_as_one),
		cmocka_unit_test(a_mark_stands_on_the_line_with_its_word),
		cmocka_unit_test(a_tall_mark_pushes_lines_apart),
		cmocka_unit_test(labels_hang_and_long_ones_push_the_text),
		cmocka_unit_test(space_between_blocks_is_the_larger_of_two),
		cmocka_unit_test(
		    space_above_is_dropped_at_a_pages_head_unless_asked_for),
		cmocka_unit_test(a_heading_stays_with_what_follows),
		cmocka_unit_test(several_headings_in_a_row_move_together),
		cmocka_unit_test(a_heading_with_two_lines_below_it_stays),
		cmocka_unit_test(no_line_of_a_paragraph_stands_alone),
		cmocka_unit_test(three_lines_are_not_divided),
		cmocka_unit_test(a_whole_group_goes_to_the_next_page),
		cmocka_unit_test(a_whole_group_taller_than_a_page_is_split),
		cmocka_unit_test(an_empty_document_has_one_page),
		cmocka_unit_test(page_breaks_make_no_empty_pages),
		cmocka_unit_test(a_sheet_inside_a_group_sets_the_width),
		cmocka_unit_test(pages_after_the_first_may_begin_higher),
		cmocka_unit_test(furniture_shows_page_numbers_and_heads),
		cmocka_unit_test(
		    a_stamp_waits_for_the_first_page_of_its_document),
		cmocka_unit_test(a_long_head_ends_in_its_room),
		cmocka_unit_test(a_head_set_further_down_is_for_the_next_page),
		cmocka_unit_test(columns_read_left_then_right_over_pages),
		cmocka_unit_test(columns_do_not_begin_with_one_of_them_empty),
		cmocka_unit_test(columns_too_wide_are_narrowed_and_reported),
		cmocka_unit_test(a_callout_has_its_ground_on_each_page),
		cmocka_unit_test(a_whole_callout_is_not_divided),
		cmocka_unit_test(a_frame_stands_at_its_place_and_moves_nothing),
		cmocka_unit_test(text_taller_than_its_frame_is_reported),
		cmocka_unit_test(
		    a_figure_larger_than_its_place_is_scaled_and_reported),
		cmocka_unit_test(
		    a_figure_shrinks_rather_than_part_from_its_heading),
		cmocka_unit_test(
		    a_figure_that_shrinks_is_named_by_its_first_words),
		cmocka_unit_test(
		    a_very_long_text_is_not_measured_for_each_of_its_words),
		cmocka_unit_test(
		    a_figure_too_large_is_named_by_its_first_words),
		cmocka_unit_test(
		    an_image_is_stretched_and_scaled_into_its_place),
		cmocka_unit_test(a_column_is_as_wide_as_the_image_in_it),
		cmocka_unit_test(a_page_bound_in_as_a_picture_is_a_figure),
		cmocka_unit_test(
		    a_tagged_page_bound_in_has_its_place_in_the_tree),
		cmocka_unit_test(a_link_is_one_box_on_each_line),
		cmocka_unit_test(a_link_to_nowhere_is_plain_text_and_reported),
		cmocka_unit_test(page_references_settle),
		cmocka_unit_test(
		    an_unknown_label_prints_a_question_mark_and_is_reported),
		cmocka_unit_test(a_reference_that_never_settles_is_named),
		cmocka_unit_test(a_label_used_twice_is_reported),
		cmocka_unit_test(a_row_over_two_pages_stands_on_both),
		cmocka_unit_test(a_figure_stands_on_the_page_of_its_line),
		cmocka_unit_test(
		    a_figure_in_a_sentence_is_the_same_box_and_stands_with_it),
		cmocka_unit_test(a_span_alone_does_not_stand_for_its_block),
		cmocka_unit_test(
		    drawings_and_the_ground_of_a_callout_have_readings),
		cmocka_unit_test(furniture_has_no_reading),
		cmocka_unit_test(readings_are_told_once_however_many_passes),
		cmocka_unit_test(a_list_is_tagged_with_its_labels),
		cmocka_unit_test(
		    a_number_outside_a_list_is_a_span_of_its_paragraph),
		cmocka_unit_test(
		    artifacts_and_empty_elements_are_not_in_the_tree),
		cmocka_unit_test(a_paragraph_over_two_pages_is_one_element),
		cmocka_unit_test(every_box_is_inside_the_sheet),
		cmocka_unit_test(every_word_is_in_the_tree_once),
		cmocka_unit_test(leaf_numbers_are_dense_and_in_drawing_order),
		cmocka_unit_test(the_second_pass_gives_the_same_pages),
		cmocka_unit_test(a_sheet_without_room_still_comes_to_an_end),
		cmocka_unit_test(a_height_is_known_before_pages_are_made),
		cmocka_unit_test(each_layout_measures_for_itself),
		cmocka_unit_test(the_trace_has_one_line_a_box),
		cmocka_unit_test(blocks_are_shown_as_a_tree),
		cmocka_unit_test(blocks_of_a_bound_pack_are_shown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
