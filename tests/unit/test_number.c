/* Page numbers: backs left blank, front pages, numbers passed over, a
 * document's own, and what furniture and references print of them. */
#include "page_doc.h"

/* ---- what the documents are made of ---- */

static struct fixture numbers[] = {
	{ .kind = FIXTURE_TEXT, .x = 20, .y = 130, .look = { FACE_REGULAR, 10,
	    10, INK }, .text = { "page {page} of {pages}", 22 } },
	{ .kind = FIXTURE_TEXT, .x = 220, .y = 130, .look = { FACE_REGULAR, 10,
	    10, INK }, .text = { "own {own}", 9 }, .align = ALIGN_RIGHT },
	{ .kind = FIXTURE_TEXT, .x = 220, .y = 15, .look = { FACE_BOLD, 10, 10,
	    INK }, .text = { "Item 7", 6 }, .align = ALIGN_RIGHT,
	    .only_first = true },
};

static struct sheet blank = { .width = 240, .height = 140, .left = 30,
	.right = 20, .top = 60, .bottom = 20, .fixtures = numbers,
	.nfixtures = 3 };

static struct sheet *
add_sheet(struct doc *doc, struct blocks *to)
{
	struct block	*block = block_new(doc->arena, BLOCK_SHEET, TAG_NONE);

	*block->as.sheet = (struct sheet){ .width = 240, .height = 140,
	    .left = 20, .right = 20, .top = 20, .bottom = 20,
	    .fixtures = numbers, .nfixtures = 3 };
	return blocks_add(to, block)->as.sheet;
}

static struct block *
add_back(struct doc *doc, struct blocks *to, const char *label)
{
	struct block	*block = block_back(doc->arena, &blank);

	block->label = str_of(label);
	doc_para(doc, &block->as.back->blocks, STR("left blank"));
	return blocks_add(to, block);
}

static struct block *
add_skip(struct doc *doc, struct blocks *to, size_t numbers_over,
    const char *label)
{
	struct block	*block = block_skip(doc->arena, numbers_over);

	block->label = str_of(label);
	return blocks_add(to, block);
}

static struct block *
add_group(struct doc *doc, const char *label)
{
	struct block	*block = block_new(doc->arena, BLOCK_GROUP, TAG_SECT);

	block->label = str_of(label);
	return blocks_add(&doc->blocks, block);
}

/* Paragraphs of one line that fill N pages; the last has one line. */
static void
add_pages(struct doc *doc, struct blocks *to, size_t n)
{
	for (size_t i = 0; i < 10 * (n - 1) + 1; i++)
		doc_para(doc, to, STR("text"));
}

static size_t
number_of(const struct doc *doc, const char *label)
{
	const struct spot	*spot = pages_spot(doc->pages, str_of(label));

	assert_non_null(spot);
	return spot->number;
}

/* ---- backs ---- */

static void
an_odd_page_is_followed_by_its_back_left_blank(void **state)
{
	struct doc	doc = doc_new();

	(void)state;
	add_pages(&doc, &doc.blocks, 1);
	add_back(&doc, &doc.blocks, "end");
	add_pages(&doc, &doc.blocks, 1);
	doc_lay(&doc);
	assert_int_equal(doc.pages->n, 3);
	assert_text(doc_box(&doc, 1, BOX_TEXT, 0), "left blank");
	/* It stands as its own sheet has it. */
	assert_near(doc_box(&doc, 1, BOX_TEXT, 0)->x, 30);
	assert_near(doc_box(&doc, 1, BOX_TEXT, 0)->y, 68);
	assert_text(doc_find(&doc, 1, "page"), "page 2 of 3");
	assert_int_equal(doc.pages->at[2].number, 3);
	assert_int_equal(number_of(&doc, "end"), 2);
	assert_int_equal(pages_spot(doc.pages, STR("end"))->page, 1);
	assert_int_equal(pages_spot(doc.pages, STR("end"))->outline, 0);
	assert_int_equal(doc.pages->last, 3);
	assert_string_equal(doc_tree(&doc).s,
	    "Document\n"
	    "  P\n"
	    "    page 1 content 0\n"
	    "  P\n"
	    "    page 2 content 0\n"
	    "  P\n"
	    "    page 3 content 0\n");
	doc_free(&doc);
}

static void
an_even_page_needs_no_back_and_leaves_nothing_in_the_tree(void **state)
{
	struct doc	doc = doc_new();

	(void)state;
	doc_para(&doc, &doc.blocks, doc_lines(&doc, 12));
	add_back(&doc, &doc.blocks, "end");
	doc_lay(&doc);
	assert_int_equal(doc.pages->n, 2);
	assert_int_equal(number_of(&doc, "end"), 2);
	assert_int_equal(pages_spot(doc.pages, STR("end"))->page, 1);
	assert_string_equal(doc_tree(&doc).s,
	    "Document\n"
	    "  P\n"
	    "    page 1 content 0\n"
	    "    page 2 content 0\n");
	doc_free(&doc);
}

static void
content_after_a_back_begins_a_page_in_any_case(void **state)
{
	struct doc	doc = doc_new();

	(void)state;
	add_pages(&doc, &doc.blocks, 2);
	add_back(&doc, &doc.blocks, "");
	doc_para(&doc, &doc.blocks, STR("next"));
	doc_lay(&doc);
	assert_int_equal(doc.pages->n, 3);
	assert_near(doc_find(&doc, 2, "next")->y, 28);
	doc_free(&doc);
}

static void
a_back_after_a_back_or_before_any_page_does_nothing(void **state)
{
	struct doc	doc = doc_new();

	(void)state;
	add_back(&doc, &doc.blocks, "");
	add_pages(&doc, &doc.blocks, 1);
	add_back(&doc, &doc.blocks, "");
	add_back(&doc, &doc.blocks, "end");
	doc_lay(&doc);
	assert_int_equal(doc.pages->n, 2);
	assert_int_equal(number_of(&doc, "end"), 2);
	doc_free(&doc);
}

static void
each_document_of_an_item_begins_on_an_odd_page(void **state)
{
	struct doc	doc = doc_new();
	struct block	*part;
	const size_t	 lengths[] = { 1, 3, 2, 5 };
	const char	*labels[] = { "a", "b", "c", "d" };

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		part = add_group(&doc, labels[i]);
		add_sheet(&doc, &part->as.children);
		add_pages(&doc, &part->as.children, lengths[i]);
		add_back(&doc, &part->as.children, "");
	}
	doc_lay(&doc);
	assert_int_equal(number_of(&doc, "a"), 1);
	assert_int_equal(number_of(&doc, "b"), 3);
	assert_int_equal(number_of(&doc, "c"), 7);
	assert_int_equal(number_of(&doc, "d"), 9);
	assert_int_equal(doc.pages->n, 14);
	/* The blank page belongs to what it ends. */
	assert_true(str_starts(doc_tree(&doc),
	    "Document\n"
	    "  Sect\n"
	    "    P\n"
	    "      page 1 content 0\n"
	    "    P\n"
	    "      page 2 content 0\n"
	    "  Sect\n"));
	doc_free(&doc);
}

static void
backs_may_share_what_they_say(void **state)
{
	struct doc	doc = doc_new();
	struct block	*first, *second;

	(void)state;
	add_pages(&doc, &doc.blocks, 1);
	first = add_back(&doc, &doc.blocks, "");
	first->as.back->blocks.first->label = STR("words");
	add_pages(&doc, &doc.blocks, 1);
	second = blocks_add(&doc.blocks, block_back(doc.arena, &blank));
	second->as.back->blocks = first->as.back->blocks;
	doc_lay(&doc);
	assert_text(doc_find(&doc, 1, "left"), "left blank");
	assert_text(doc_find(&doc, 3, "left"), "left blank");
	/* A label there would name a page that need not be. */
	assert_null(pages_spot(doc.pages, STR("words")));
	assert_int_equal(doc_messages(&doc), 0);
	doc_free(&doc);
}

static void
what_does_not_fit_on_a_back_is_put_down_and_reported(void **state)
{
	struct doc	doc = doc_new();
	struct block	*back;

	(void)state;
	add_pages(&doc, &doc.blocks, 1);
	back = add_back(&doc, &doc.blocks, "");
	/* Room for six lines. */
	for (int i = 0; i < 6; i++)
		doc_para(&doc, &back->as.back->blocks, STR("more"));
	doc_lay(&doc);
	assert_int_equal(doc.pages->n, 2);
	/* Seven lines, and the number of the page. */
	assert_int_equal(doc_count(&doc, 1, BOX_TEXT), 8);
	assert_int_equal(doc_said(&doc, DIAG_PAGE_FULL), 1);
	doc_free(&doc);
}

static void
a_back_or_skip_inside_a_column_is_left_out_and_reported(void **state)
{
	struct doc	doc = doc_new();
	struct block	*columns = block_columns(doc.arena, 1);
	struct blocks	*column = &columns->as.columns->blocks[0];

	(void)state;
	blocks_add(&doc.blocks, columns);
	columns->as.columns->widths[0] = 100;
	add_pages(&doc, column, 1);
	add_back(&doc, column, "back")->place = PLACE("a.ini");
	add_skip(&doc, column, 6, "skip")->place = PLACE("b.ini");
	doc_lay(&doc);
	assert_int_equal(doc.pages->n, 1);
	assert_int_equal(doc_said(&doc, DIAG_PAGE_INSIDE), 2);
	assert_int_equal(number_of(&doc, "back"), 1);
	assert_int_equal(number_of(&doc, "skip"), 1);
	assert_int_equal(doc.pages->last, 1);
	doc_free(&doc);
}

/* ---- front pages ---- */

static void
front_pages_are_counted_apart_in_roman_numbers(void **state)
{
	struct doc	doc = doc_new();

	(void)state;
	add_sheet(&doc, &doc.blocks)->front = true;
	add_pages(&doc, &doc.blocks, 3);
	add_back(&doc, &doc.blocks, "end");
	add_sheet(&doc, &doc.blocks);
	add_pages(&doc, &doc.blocks, 2);
	doc_lay(&doc);
	assert_int_equal(doc.pages->n, 6);
	assert_text(doc_find(&doc, 0, "page"), "page i of 2");
	assert_text(doc_find(&doc, 2, "page"), "page iii of 2");
	/* The back goes on as the page before it. */
	assert_text(doc_find(&doc, 3, "page"), "page iv of 2");
	assert_true(doc.pages->at[3].front);
	assert_int_equal(number_of(&doc, "end"), 4);
	assert_true(pages_spot(doc.pages, STR("end"))->front);
	assert_text(doc_find(&doc, 4, "page"), "page 1 of 2");
	assert_false(doc.pages->at[5].front);
	assert_int_equal(doc.pages->at[5].number, 2);
	assert_int_equal(doc.pages->last, 2);
	doc_free(&doc);
}

static void
without_papers_the_front_is_all_there_is(void **state)
{
	struct doc	doc = doc_new();

	(void)state;
	add_sheet(&doc, &doc.blocks)->front = true;
	add_pages(&doc, &doc.blocks, 2);
	doc_lay(&doc);
	assert_text(doc_find(&doc, 1, "page"), "page ii of ii");
	assert_int_equal(doc.pages->last, 0);
	doc_free(&doc);
}

static void
a_reference_to_the_front_prints_a_roman_number(void **state)
{
	struct doc	doc = doc_new();
	struct block	*block;

	(void)state;
	add_sheet(&doc, &doc.blocks)->front = true;
	add_pages(&doc, &doc.blocks, 3);
	doc_para(&doc, &doc.blocks, STR("notice"))->label = STR("notice");
	add_sheet(&doc, &doc.blocks);
	block = doc_para(&doc, &doc.blocks, STR("see "));
	para_page(doc.arena, block->as.para, body, STR("notice"));
	doc_lay(&doc);
	assert_text(doc_find(&doc, 3, "iii"), "iii");
	assert_int_equal(doc.pages->passes, 2);
	doc_free(&doc);
}

static void
roman_numbers_are_written_as_they_are_read(void **state)
{
	const struct { size_t number; const char *text; } known[] = {
		{ 1, "i" }, { 4, "iv" }, { 9, "ix" }, { 14, "xiv" },
		{ 40, "xl" }, { 88, "lxxxviii" }, { 99, "xcix" },
		{ 444, "cdxliv" }, { 1994, "mcmxciv" },
	};
	struct buf	out = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
		buf_clear(&out);
		page_number_print(&out, known[i].number, true);
		assert_string_equal(out.s, known[i].text);
	}
	buf_clear(&out);
	page_number_print(&out, 1043, false);
	assert_string_equal(out.s, "1043");
	buf_free(&out);
}

/* ---- numbers passed over ---- */

static void
a_supplement_goes_on_where_the_pack_ended(void **state)
{
	struct doc	doc = doc_new();

	(void)state;
	add_skip(&doc, &doc.blocks, 108, "before");
	add_sheet(&doc, &doc.blocks);
	add_pages(&doc, &doc.blocks, 1);
	add_back(&doc, &doc.blocks, "end");
	doc_lay(&doc);
	assert_int_equal(doc.pages->n, 2);
	assert_text(doc_find(&doc, 0, "page"), "page 109 of 110");
	assert_int_equal(number_of(&doc, "before"), 108);
	assert_int_equal(pages_spot(doc.pages, STR("before"))->page, 0);
	assert_int_equal(number_of(&doc, "end"), 110);
	assert_int_equal(doc.pages->last, 110);
	assert_true(str_starts(doc_trace(&doc, doc.pages),
	    "skip 1 to 108\n"
	    "page 109 240 140 own 1\n"
	    "spot 0 \"before\" number 108\n"));
	doc_free(&doc);
}

static void
a_front_sheet_does_not_disturb_a_supplements_numbers(void **state)
{
	struct doc	doc = doc_new();

	(void)state;
	add_skip(&doc, &doc.blocks, 108, "");
	add_sheet(&doc, &doc.blocks)->front = true;
	add_pages(&doc, &doc.blocks, 1);
	add_back(&doc, &doc.blocks, "");
	add_sheet(&doc, &doc.blocks);
	add_pages(&doc, &doc.blocks, 1);
	doc_lay(&doc);
	assert_text(doc_find(&doc, 0, "page"), "page i of 109");
	assert_text(doc_find(&doc, 1, "page"), "page ii of 109");
	assert_text(doc_find(&doc, 2, "page"), "page 109 of 109");
	doc_free(&doc);
}

/* An exempt appendix at an item's end: no page of it is here. */
static void
numbers_passed_over_end_an_item(void **state)
{
	struct doc	doc = doc_new();
	struct block	*item, *appendix;

	(void)state;
	item = add_group(&doc, "item");
	add_pages(&doc, &item->as.children, 2);
	appendix = block_new(doc.arena, BLOCK_GROUP, TAG_SECT);
	blocks_add(&item->as.children, appendix)->label = STR("appendix");
	add_skip(&doc, &appendix->as.children, 6, "appendix-end");
	add_back(&doc, &item->as.children, "item-end");
	item = add_group(&doc, "next");
	add_pages(&doc, &item->as.children, 1);
	doc_lay(&doc);
	assert_int_equal(doc.pages->n, 3);
	assert_int_equal(number_of(&doc, "item"), 1);
	assert_int_equal(number_of(&doc, "appendix"), 3);
	assert_int_equal(number_of(&doc, "appendix-end"), 8);
	assert_int_equal(number_of(&doc, "item-end"), 8);
	assert_int_equal(pages_spot(doc.pages, STR("item-end"))->page, 1);
	assert_int_equal(number_of(&doc, "next"), 9);
	assert_int_equal(doc.pages->at[2].number, 9);
	assert_non_null(strstr(doc_trace(&doc, doc.pages).s,
	    "\nskip 3 to 8\npage 9 "));
	doc_free(&doc);
}

static void
the_count_so_far_decides_on_a_back_after_a_skip(void **state)
{
	struct doc	doc = doc_new();

	(void)state;
	add_pages(&doc, &doc.blocks, 2);
	add_skip(&doc, &doc.blocks, 5, "over");
	add_back(&doc, &doc.blocks, "end");
	doc_lay(&doc);
	/* 1 and 2; 3 to 7 are not here; 8 is the back of 7. */
	assert_int_equal(doc.pages->n, 3);
	assert_text(doc_find(&doc, 2, "left"), "left blank");
	assert_int_equal(doc.pages->at[2].number, 8);
	assert_int_equal(number_of(&doc, "over"), 7);
	assert_int_equal(pages_spot(doc.pages, STR("over"))->page, 1);
	assert_int_equal(number_of(&doc, "end"), 8);
	assert_int_equal(pages_spot(doc.pages, STR("end"))->page, 2);
	doc_free(&doc);
}

static void
skips_add_up_and_may_come_last(void **state)
{
	struct doc	doc = doc_new();

	(void)state;
	add_pages(&doc, &doc.blocks, 1);
	add_skip(&doc, &doc.blocks, 3, "one");
	add_skip(&doc, &doc.blocks, 0, "none");
	add_skip(&doc, &doc.blocks, 4, "two");
	doc_lay(&doc);
	assert_int_equal(doc.pages->n, 1);
	assert_int_equal(number_of(&doc, "one"), 4);
	assert_int_equal(number_of(&doc, "none"), 4);
	assert_int_equal(number_of(&doc, "two"), 8);
	assert_int_equal(doc.pages->last, 8);
	assert_non_null(strstr(doc_trace(&doc, doc.pages).s,
	    "\nskip 2 to 8\n"));
	doc_free(&doc);
}

static struct block *
add_range(struct doc *doc, struct str text, const char *from, const char *to)
{
	struct block	*block = doc_para(doc, &doc->blocks, text);

	para_page(doc->arena, block->as.para, body, str_of(from));
	para_add(doc->arena, block->as.para, body, STR("-"));
	para_page(doc->arena, block->as.para, body, str_of(to));
	return block;
}

static void
a_range_runs_from_the_first_page_to_the_last_passed_over(void **state)
{
	struct doc	doc = doc_new();
	struct block	*item;

	(void)state;
	add_range(&doc, STR("Pages "), "item", "end");
	add_skip(&doc, &doc.blocks, 13, "");
	item = add_group(&doc, "item");
	add_sheet(&doc, &item->as.children);
	add_pages(&doc, &item->as.children, 4);
	add_skip(&doc, &item->as.children, 55, "");
	add_back(&doc, &item->as.children, "end");
	doc_lay(&doc);
	/* 15 to 18 are here; 73 has its back. */
	assert_text(doc_box(&doc, 0, BOX_TEXT, 1), "15");
	assert_text(doc_box(&doc, 0, BOX_TEXT, 3), "74");
	assert_int_equal(doc.pages->passes, 2);
	assert_int_equal(doc_messages(&doc), 0);
	doc_free(&doc);
}

static void
a_range_that_moves_what_it_names_settles(void **state)
{
	struct doc	doc = doc_new();
	struct block	*item;

	(void)state;
	/* The tenth line of its page: with numbers of one figure it has 39
	 * letters, with two of them 41, and both lines go to the next page. */
	doc_fill(&doc, 9);
	add_range(&doc, STR("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx "), "item",
	    "end");
	add_skip(&doc, &doc.blocks, 13, "");
	item = add_group(&doc, "item");
	add_pages(&doc, &item->as.children, 1);
	add_skip(&doc, &item->as.children, 58, "end");
	doc_lay(&doc);
	assert_int_equal(doc.pages->n, 3);
	assert_int_equal(number_of(&doc, "item"), 16);
	assert_text(doc_find(&doc, 1, "16"), "16");
	assert_text(doc_find(&doc, 1, "74"), "74");
	assert_int_equal(doc.pages->passes, 3);
	assert_int_equal(doc_messages(&doc), 0);
	doc_free(&doc);
}

/* ---- a document's own numbers, and stamps ---- */

static void
own_numbers_begin_with_their_document_and_leave_backs_out(void **state)
{
	const size_t	 own[] = { 1, 2, 3, 0, 10, 11, 12 };
	struct doc	 doc = doc_new();

	(void)state;
	add_sheet(&doc, &doc.blocks)->own_first = 1;
	add_pages(&doc, &doc.blocks, 3);
	add_back(&doc, &doc.blocks, "");
	add_sheet(&doc, &doc.blocks)->own_first = 10;
	add_pages(&doc, &doc.blocks, 2);
	add_sheet(&doc, &doc.blocks);	/* of the same document */
	add_pages(&doc, &doc.blocks, 1);
	doc_lay(&doc);
	assert_int_equal(doc.pages->n, 7);
	for (size_t i = 0; i < 7; i++)
		assert_int_equal(doc.pages->at[i].own, own[i]);
	assert_text(doc_find(&doc, 2, "own"), "own 3");
	assert_null(doc_find(&doc, 3, "own"));
	assert_text(doc_find(&doc, 3, "page"), "page 4 of 7");
	assert_text(doc_find(&doc, 4, "own"), "own 10");
	assert_text(doc_find(&doc, 6, "own"), "own 12");
	doc_free(&doc);
}

static void
a_page_without_a_number_shows_its_own_no_more(void **state)
{
	struct doc	doc = doc_new();

	(void)state;
	add_sheet(&doc, &doc.blocks)->unnumbered = true;
	add_pages(&doc, &doc.blocks, 1);
	doc_lay(&doc);
	assert_null(doc_find(&doc, 0, "page"));
	assert_null(doc_find(&doc, 0, "own"));
	assert_non_null(doc_find(&doc, 0, "Item 7"));
	doc_free(&doc);
}

static void
a_stamp_of_the_first_page_is_on_no_other(void **state)
{
	struct doc	doc = doc_new();

	(void)state;
	for (int i = 0; i < 2; i++) {
		add_sheet(&doc, &doc.blocks);
		add_pages(&doc, &doc.blocks, 3);
		add_back(&doc, &doc.blocks, "");
	}
	doc_lay(&doc);
	assert_int_equal(doc.pages->n, 8);
	for (size_t i = 0; i < 8; i++)
		if (i % 4 == 0)
			assert_non_null(doc_find(&doc, i, "Item 7"));
		else
			assert_null(doc_find(&doc, i, "Item 7"));
	doc_free(&doc);
}

/* As a bound pack is held, the head of a landscape page is its right side. */
static void
stamps_of_a_landscape_sheet_read_downwards(void **state)
{
	static struct fixture	stamps[] = {
		{ .kind = FIXTURE_TEXT, .x = 21, .y = 297.6, .turn = 90,
		    .look = { FACE_MEDIUM, 10, 10, INK },
		    .text = { "Page {page}", 11 }, .align = ALIGN_CENTRE },
		{ .kind = FIXTURE_TEXT, .x = 813.4, .y = 552.8, .turn = 90,
		    .look = { FACE_BOLD, 11, 11, INK }, .only_first = true,
		    .text = { "Agenda Item 7", 13 }, .align = ALIGN_RIGHT },
	};
	struct doc		 doc = doc_new();
	const struct box	*box;

	(void)state;
	add_skip(&doc, &doc.blocks, 76, "");
	*add_sheet(&doc, &doc.blocks) = (struct sheet){ .width = 841.89,
	    .height = 595.28, .left = 51, .right = 42.5, .top = 36.9,
	    .bottom = 48.2, .fixtures = stamps, .nfixtures = 2 };
	add_pages(&doc, &doc.blocks, 1);
	doc_lay(&doc);
	/* Seven letters of 5 points, centred. */
	box = doc_find(&doc, 0, "Page");
	assert_text(box, "Page 77");
	assert_int_equal(box->as.text.turn, 90);
	assert_near(box->x, 21);
	assert_near(box->y, 297.6 - 17.5);
	assert_near(box->y + box->w, 297.6 + 17.5);
	/* Thirteen of 5.5, ending at the point. */
	box = doc_find(&doc, 0, "Agenda");
	assert_near(box->x, 813.4);
	assert_near(box->y, 552.8 - 71.5);
	assert_near(box->y + box->w, 552.8);
	assert_true(box->pagination);
	doc_free(&doc);
}

/* ---- labels with nothing at them ---- */

static void
a_label_after_all_content_makes_no_page(void **state)
{
	struct doc	doc = doc_new();

	(void)state;
	add_pages(&doc, &doc.blocks, 2);
	add_back(&doc, &doc.blocks, "");
	add_group(&doc, "end");
	doc_lay(&doc);
	assert_int_equal(doc.pages->n, 2);
	assert_int_equal(pages_spot(doc.pages, STR("end"))->page, 1);
	doc_free(&doc);
}

static void
a_back_does_not_take_a_label_that_waits_for_content(void **state)
{
	struct doc	doc = doc_new();

	(void)state;
	add_pages(&doc, &doc.blocks, 1);
	add_group(&doc, "next");
	add_back(&doc, &doc.blocks, "end");
	add_pages(&doc, &doc.blocks, 1);
	doc_lay(&doc);
	assert_int_equal(number_of(&doc, "end"), 2);
	assert_int_equal(number_of(&doc, "next"), 3);
	doc_free(&doc);
}

/* Another body's page: a frame, and the bookmarks it came with. */
static void
bookmarks_of_a_page_with_only_a_frame_lead_to_its_top(void **state)
{
	static const char	*const labels[] = { "a", "b", "c" };
	struct doc		 doc = doc_new();
	struct block		*frame, *mark;
	const struct spot	*spot;

	(void)state;
	add_pages(&doc, &doc.blocks, 1);
	add_sheet(&doc, &doc.blocks);
	frame = blocks_add(&doc.blocks,
	    block_new(doc.arena, BLOCK_FRAME, TAG_NONE));
	*frame->as.frame = (struct frame){ .x = 30, .y = 25, .width = 100,
	    .height = 80 };
	for (int i = 0; i < 3; i++) {
		mark = blocks_add(&frame->as.frame->blocks,
		    block_new(doc.arena, BLOCK_GROUP, TAG_NONE));
		mark->label = str_of(labels[i]);
		mark->outline = i + 1;
		mark->title = STR("A chapter");
	}
	blocks_add(&doc.blocks, block_new(doc.arena, BLOCK_PAGE, TAG_NONE));
	add_pages(&doc, &doc.blocks, 1);
	doc_lay(&doc);
	assert_int_equal(doc.pages->n, 3);
	assert_int_equal(doc.pages->nspots, 3);
	for (int i = 0; i < 3; i++) {
		spot = &doc.pages->spots[i];
		assert_true(str_is(spot->label, labels[i]));
		assert_int_equal(spot->page, 1);
		assert_int_equal(spot->number, 2);
		assert_int_equal(spot->outline, i + 1);
		assert_near(spot->y, 25);
	}
	doc_free(&doc);
}

/* ---- any order ---- */

/* What the pages should be, worked out with nothing but a count of each kind. */
struct model {
	size_t	count[2];		/* papers, front */
	bool	in_front, sheet_front;
	size_t	numbers[64];
	bool	fronts[64];
	size_t	n;
};

static void
model_page(struct model *model, bool front)
{
	model->in_front = front;
	model->fronts[model->n] = front;
	model->numbers[model->n++] = ++model->count[front];
}

/* One more step of both: pages, a sheet, a back or numbers passed over. */
static void
random_step(struct doc *doc, struct model *model, uint32_t random)
{
	size_t	n = random / 4 % 4;

	switch (random % 4) {
	case 0:
		blocks_add(&doc->blocks,
		    block_new(doc->arena, BLOCK_PAGE, TAG_NONE));
		add_pages(doc, &doc->blocks, n + 1);
		for (size_t i = 0; i <= n; i++)
			model_page(model, model->sheet_front);
		break;
	case 1:
		model->sheet_front = n == 0;
		add_sheet(doc, &doc->blocks)->front = n == 0;
		break;
	case 2:
		add_back(doc, &doc->blocks, "");
		if (model->count[model->in_front] % 2 == 1)
			model_page(model, model->in_front);
		break;
	case 3:
		add_skip(doc, &doc->blocks, n, "");
		model->count[false] += n;
		model->in_front = model->in_front && n == 0;
		break;
	}
}

static void
numbers_stand_in_whatever_order_they_come(void **state)
{
	uint32_t	seed = 7;

	(void)state;
	for (int round = 0; round < 200; round++) {
		struct doc	doc = doc_new();
		struct model	model = { .n = 0 };

		for (int i = 0; i < 12; i++) {
			seed = seed * 1664525u + 1013904223u;
			random_step(&doc, &model, seed >> 16);
		}
		if (model.n == 0)	/* a document has one at least */
			model_page(&model, model.sheet_front);
		doc_lay(&doc);
		assert_int_equal(doc.pages->n, model.n);
		assert_int_equal(doc.pages->last, model.count[false]);
		for (size_t i = 0; i < model.n; i++) {
			assert_int_equal(doc.pages->at[i].number,
			    model.numbers[i]);
			assert_int_equal(doc.pages->at[i].front,
			    model.fronts[i]);
		}
		doc_free(&doc);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    an_odd_page_is_followed_by_its_back_left_blank),
		cmocka_unit_test(
		    an_even_page_needs_no_back_and_leaves_nothing_in_the_tree),
		cmocka_unit_test(
		    content_after_a_back_begins_a_page_in_any_case),
		cmocka_unit_test(
		    a_back_after_a_back_or_before_any_page_does_nothing),
		cmocka_unit_test(
		    each_document_of_an_item_begins_on_an_odd_page),
		cmocka_unit_test(backs_may_share_what_they_say),
		cmocka_unit_test(
		    what_does_not_fit_on_a_back_is_put_down_and_reported),
		cmocka_unit_test(
		    a_back_or_skip_inside_a_column_is_left_out_and_reported),
		cmocka_unit_test(
		    front_pages_are_counted_apart_in_roman_numbers),
		cmocka_unit_test(without_papers_the_front_is_all_there_is),
		cmocka_unit_test(
		    a_reference_to_the_front_prints_a_roman_number),
		cmocka_unit_test(roman_numbers_are_written_as_they_are_read),
		cmocka_unit_test(a_supplement_goes_on_where_the_pack_ended),
		cmocka_unit_test(
		    a_front_sheet_does_not_disturb_a_supplements_numbers),
		cmocka_unit_test(numbers_passed_over_end_an_item),
		cmocka_unit_test(
		    the_count_so_far_decides_on_a_back_after_a_skip),
		cmocka_unit_test(skips_add_up_and_may_come_last),
		cmocka_unit_test(
		    a_range_runs_from_the_first_page_to_the_last_passed_over),
		cmocka_unit_test(a_range_that_moves_what_it_names_settles),
		cmocka_unit_test(
		    own_numbers_begin_with_their_document_and_leave_backs_out),
		cmocka_unit_test(
		    a_page_without_a_number_shows_its_own_no_more),
		cmocka_unit_test(a_stamp_of_the_first_page_is_on_no_other),
		cmocka_unit_test(stamps_of_a_landscape_sheet_read_downwards),
		cmocka_unit_test(a_label_after_all_content_makes_no_page),
		cmocka_unit_test(
		    a_back_does_not_take_a_label_that_waits_for_content),
		cmocka_unit_test(
		    bookmarks_of_a_page_with_only_a_frame_lead_to_its_top),
		cmocka_unit_test(numbers_stand_in_whatever_order_they_come),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
