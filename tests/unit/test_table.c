/* Tables: widths, headers, rows over pages, rules and grounds. */
#include "page_doc.h"

#include <stdio.h>

/* A table of N columns that share the width alike, without pads. */
static struct table *
add_table(struct doc *doc, size_t n)
{
	struct block	*block = blocks_add(&doc->blocks,
			    block_table(doc->arena, n));

	for (size_t i = 0; i < n; i++)
		block->as.table->columns[i] = (struct column){
		    .kind = WIDTH_SHARE, .width = 1 };
	return block->as.table;
}

static struct row *
add_row(struct doc *doc, struct table *table, const char *first,
    const char *second)
{
	struct row	*row = table_row(doc->arena, table, 2);

	cell_para(doc->arena, &row->cells[0], body, str_of(first));
	cell_para(doc->arena, &row->cells[1], body, str_of(second));
	return row;
}

static struct row *
add_head(struct doc *doc, struct table *table, const char *first,
    const char *second)
{
	struct row	*row = table_head(doc->arena, table, 2);

	cell_para(doc->arena, &row->cells[0], body, str_of(first));
	cell_para(doc->arena, &row->cells[1], body, str_of(second));
	return row;
}

/* N lines of a cell 100 wide, which hold 19 letters each. */
static const char *
cell_lines(struct doc *doc, size_t n)
{
	struct buf	 buf = { 0 };
	const char	*text;

	for (size_t i = 0; i < n; i++)
		buf_printf(&buf, "%s%019zu", i > 0 ? " " : "", i + 1);
	text = buf_keep(&buf, doc->arena).s;
	buf_free(&buf);
	return text;
}

/* ---- widths ---- */

static void
widths_come_fixed_then_automatic_then_shared(void **state)
{
	struct doc	doc = doc_new();
	struct table	*table = add_table(&doc, 4);
	struct row	*row = table_row(doc.arena, table, 4);

	(void)state;
	table->columns[0] = (struct column){ .kind = WIDTH_FIXED, .width = 60 };
	table->columns[1] = (struct column){ .kind = WIDTH_AUTO };
	table->columns[2].width = 1;
	table->columns[3].width = 3;
	for (int i = 0; i < 4; i++)
		cell_para(doc.arena, &row->cells[i], body, STR("aa bb"));
	doc_lay(&doc);
	/* "aa bb" is 25; 200 - 60 - 25 = 115, of which a quarter is 28.75. */
	assert_near(doc_box(&doc, 0, BOX_TEXT, 0)->x, 20);
	assert_near(doc_box(&doc, 0, BOX_TEXT, 1)->x, 80);
	assert_near(doc_box(&doc, 0, BOX_TEXT, 2)->x, 105);
	assert_near(doc_box(&doc, 0, BOX_TEXT, 3)->x, 133.75);
	doc_free(&doc);
}

static void
automatic_columns_lie_between_word_and_line(void **state)
{
	struct doc	doc = doc_new();
	struct table	*table = add_table(&doc, 2);

	(void)state;
	table->columns[0].kind = table->columns[1].kind = WIDTH_AUTO;
	/* Least 50 and 50, most 295 and 150: the 100 to give are shared as
	 * 245 to 100. */
	add_row(&doc, table,
	    "aaaaaaaaaa aaaaaaaaaa aaaaaaaaaa aaaaaaaaaa aaaaaaaaaa aaaa",
	    "bbbbbbbbbb bbbbbbbbbb bbbbbbbb");
	doc_lay(&doc);
	assert_near(doc_find(&doc, 0, "bbb")->x,
	    20 + 50 + 100 * 245.0 / (245 + 100));
	assert_int_equal(doc_messages(&doc), 0);
	doc_free(&doc);
}

static void
a_table_is_indented_where_no_line_of_it_breaks(void **state)
{
	struct doc	doc = doc_new();
	struct table	*table = add_table(&doc, 2);

	(void)state;
	table->columns[0].kind = table->columns[1].kind = WIDTH_AUTO;
	table->left = 150;
	add_row(&doc, table, "aaaaa", "bbbbb");		/* 50 of 50 */
	table = add_table(&doc, 2);
	table->columns[0].kind = table->columns[1].kind = WIDTH_AUTO;
	table->left = 150;
	add_row(&doc, table, "cc cc", "dddddd");	/* 55 of 50 */
	doc_lay(&doc);
	assert_near(doc_find(&doc, 0, "aaa")->x, 170);
	assert_near(doc_find(&doc, 0, "bbb")->x, 195);
	assert_near(doc_find(&doc, 0, "cc")->x, 20);
	assert_near(doc_find(&doc, 0, "ddd")->x, 45);
	doc_free(&doc);
}

static void
a_date_is_not_broken_for_the_sake_of_a_sentence(void **state)
{
	struct doc	doc = doc_new();
	struct table	*table = add_table(&doc, 2);

	(void)state;
	table->columns[0].kind = table->columns[1].kind = WIDTH_AUTO;
	/* Least 45 and 50, most 60 and 295: of the 105 to give, 15 are less
	 * than a third of an even part, and the other takes the rest. */
	add_row(&doc, table, "21 September",
	    "aaaaaaaaaa aaaaaaaaaa aaaaaaaaaa aaaaaaaaaa aaaaaaaaaa aaaa");
	doc_lay(&doc);
	assert_text(doc_find(&doc, 0, "21"), "21 September");
	assert_near(doc_find(&doc, 0, "aaa")->x, 20 + 60);
	doc_free(&doc);
}

static void
columns_with_room_for_all_are_as_wide_as_they_like(void **state)
{
	struct doc	doc = doc_new();
	struct table	*table = add_table(&doc, 2);

	(void)state;
	table->columns[0].kind = table->columns[1].kind = WIDTH_AUTO;
	/* 75 and 55 of 200: nothing is given beyond that. */
	add_row(&doc, table, "aaaaa aaa aaaaa", "bbbbb bbbbb");
	doc_lay(&doc);
	assert_near(doc_find(&doc, 0, "bbb")->x, 20 + 75);
	doc_free(&doc);
}

static void
pads_stand_between_columns_and_not_at_the_edges(void **state)
{
	struct doc	doc = doc_new();
	struct table	*table = add_table(&doc, 2);

	(void)state;
	table->pad_side = 3;
	table->columns[0].kind = WIDTH_AUTO;
	table->columns[1].align = ALIGN_RIGHT;
	add_row(&doc, table, "abcd", "12");
	doc_lay(&doc);
	/* The first column is 20 and a pad; figures end at the edge. */
	assert_near(doc_find(&doc, 0, "abcd")->x, 20);
	assert_near(doc_find(&doc, 0, "12")->x, 220 - 10);
	doc_free(&doc);
}

static void
a_cell_over_columns_widens_them(void **state)
{
	struct doc	doc = doc_new();
	struct table	*table = add_table(&doc, 3);
	struct row	*row;

	(void)state;
	for (int i = 0; i < 3; i++)
		table->columns[i].kind = WIDTH_AUTO;
	row = table_row(doc.arena, table, 3);
	for (int i = 0; i < 3; i++)
		cell_para(doc.arena, &row->cells[i], body, STR("ab"));
	row = table_row(doc.arena, table, 2);
	row->cells[0].span = 2;
	cell_para(doc.arena, &row->cells[0], body, STR("abcdefgh"));
	cell_para(doc.arena, &row->cells[1], body, STR("x"));
	doc_lay(&doc);
	/* 10 and 10 hold 20 of 40: ten more each. */
	assert_near(doc_find(&doc, 0, "x")->x, 20 + 40);
	assert_non_null(strstr(doc_tree(&doc).s, "TD columns 2"));
	doc_free(&doc);
}

static void
a_table_too_wide_is_narrowed_and_reported(void **state)
{
	struct doc	doc = doc_new();
	struct table	*table = add_table(&doc, 2);

	(void)state;
	table->columns[0] = (struct column){ .kind = WIDTH_FIXED,
	    .width = 300 };
	table->columns[1] = (struct column){ .kind = WIDTH_FIXED,
	    .width = 100 };
	add_row(&doc, table, "a", "b");
	doc_lay(&doc);
	assert_near(doc_find(&doc, 0, "b")->x, 20 + 150);
	assert_int_equal(doc_said(&doc, DIAG_PAGE_TABLE), 1);
	doc_free(&doc);
}

/* ---- a row ---- */

static void
first_lines_of_a_row_share_their_baseline(void **state)
{
	struct doc	doc = doc_new();
	struct table	*table = add_table(&doc, 2);
	struct look	big = { FACE_BOLD, 20, 24, INK };
	struct row	*row = table_row(doc.arena, table, 2);

	(void)state;
	table->pad_above = 4;
	table->pad_below = 2;
	cell_para(doc.arena, &row->cells[0], body, STR("small"));
	cell_para(doc.arena, &row->cells[1], big, STR("big"));
	add_row(&doc, table, "next", "row");
	doc_lay(&doc);
	assert_near(doc_find(&doc, 0, "big")->y, 20 + 4 + 16);
	assert_near(doc_find(&doc, 0, "small")->y, 20 + 4 + 16);
	/* 4 + 24 + 2, and 4 again. */
	assert_near(doc_find(&doc, 0, "next")->y, 20 + 30 + 4 + 8);
	doc_free(&doc);
}

static void
cells_stand_as_their_column_unless_they_say(void **state)
{
	struct doc	doc = doc_new();
	struct table	*table = add_table(&doc, 2);
	struct row	*row;

	(void)state;
	table->columns[1].align = ALIGN_RIGHT;
	add_row(&doc, table, "a", "right");
	row = add_row(&doc, table, "a", "left");
	row->cells[1].align = ALIGN_LEFT;
	doc_lay(&doc);
	assert_near(doc_find(&doc, 0, "right")->x, 220 - 25);
	assert_near(doc_find(&doc, 0, "left")->x, 120);
	doc_free(&doc);
}

static void
a_row_of_no_height_is_a_row(void **state)
{
	struct doc	doc = doc_new();
	struct table	*table = add_table(&doc, 2);

	(void)state;
	table->row_rule = (struct rule){ 0.4, HAIR };
	table_row(doc.arena, table, 2);
	table_row(doc.arena, table, 2);
	add_row(&doc, table, "below", "x");
	doc_lay(&doc);
	assert_near(doc_find(&doc, 0, "below")->y, 28);
	assert_int_equal(doc_count(&doc, 0, BOX_LINE), 2);
	assert_non_null(strstr(doc_tree(&doc).s,
	    "      TR\n        TD\n        TD\n"));
	doc_free(&doc);
}

static void
a_cell_holds_cards_and_a_table(void **state)
{
	struct doc	doc = doc_new();
	struct table	*table = add_table(&doc, 2), *inner;
	struct drawing	card = { .width = 40, .height = 30 };
	struct block	*block;
	struct row	*row = table_row(doc.arena, table, 2);

	(void)state;
	cell_para(doc.arena, &row->cells[0], body, STR("Cards"));
	block = block_columns(doc.arena, 2);
	block->as.columns->widths[0] = block->as.columns->widths[1] = 45;
	block->as.columns->gap = 10;
	for (int i = 0; i < 2; i++)
		blocks_add(&block->as.columns->blocks[i],
		    block_figure(doc.arena, &card, STR("card")));
	blocks_add(&row->cells[1].blocks, block);
	block = blocks_add(&row->cells[1].blocks, block_table(doc.arena, 1));
	inner = block->as.table;
	row = table_row(doc.arena, inner, 1);
	cell_para(doc.arena, &row->cells[0], body, STR("inner"));
	doc_lay(&doc);
	assert_near(doc_box(&doc, 0, BOX_DRAWING, 0)->x, 120);
	assert_near(doc_box(&doc, 0, BOX_DRAWING, 1)->x, 120 + 55);
	assert_near(doc_box(&doc, 0, BOX_DRAWING, 1)->y, 20);
	assert_near(doc_find(&doc, 0, "inner")->x, 120);
	assert_near(doc_find(&doc, 0, "inner")->y, 20 + 30 + 8);
	doc_free(&doc);
}

/* ---- the header ---- */

static void
header_is_never_left_alone(void **state)
{
	struct doc	doc = doc_new();
	struct table	*table;

	(void)state;
	doc_fill(&doc, 8);
	doc_para(&doc, &doc.blocks, STR("title"))->keep_next = true;
	table = add_table(&doc, 2);
	add_head(&doc, table, "Name", "Value");
	add_row(&doc, table, "a", "1");
	doc_lay(&doc);
	assert_int_equal(doc_count(&doc, 0, BOX_TEXT), 8);
	assert_near(doc_find(&doc, 1, "title")->y, 28);
	assert_near(doc_find(&doc, 1, "Name")->y, 38);
	assert_near(doc_find(&doc, 1, "a")->y, 48);
	doc_free(&doc);
}

static void
the_header_stands_again_on_each_page_as_an_artifact(void **state)
{
	struct doc	doc = doc_new();
	struct table	*table = add_table(&doc, 2);
	const struct box *name;

	(void)state;
	table->head_rule = (struct rule){ 0.75, INK };
	add_head(&doc, table, "Name", "Value");
	for (int i = 0; i < 20; i++)
		add_row(&doc, table, "a", "1");
	doc_lay(&doc);
	/* A header and nine rows a page. */
	assert_int_equal(doc.pages->n, 3);
	for (size_t i = 0; i < 3; i++) {
		assert_near(doc_find(&doc, i, "Name")->y, 28);
		assert_near(doc_box(&doc, i, BOX_LINE, 0)->y, 30);
		name = doc_find(&doc, i, "Name");
		assert_int_equal(name->leaf == NULL, i > 0);
		assert_int_equal(name->pagination, i > 0);
	}
	assert_int_equal(doc_count(&doc, 2, BOX_TEXT), 2 * (1 + 2));
	doc_free(&doc);
}

static void
one_table_over_pages_is_one_element(void **state)
{
	struct doc	doc = doc_new();
	struct table	*table = add_table(&doc, 2);
	const struct elem *elem;
	size_t		 rows = 0;

	(void)state;
	table->summary = STR("what it shows");
	add_head(&doc, table, "Name", "Value");
	for (int i = 0; i < 30; i++)
		add_row(&doc, table, "a", "1")->cells[0].header = true;
	table->rows[0].cells[0].scope = SCOPE_ROW;
	doc_lay(&doc);
	elem = doc.pages->root->first;
	assert_int_equal(elem->tag, TAG_TABLE);
	assert_true(str_is(elem_rare(elem)->summary, "what it shows"));
	assert_null(elem->next);
	assert_int_equal(elem->first->tag, TAG_THEAD);
	assert_int_equal(elem->first->first->first->scope, SCOPE_COLUMN);
	elem = elem->last;
	assert_int_equal(elem->tag, TAG_TBODY);
	assert_int_equal(elem->first->first->tag, TAG_TH);
	assert_int_equal(elem->first->first->scope, SCOPE_ROW);
	assert_int_equal(elem->first->last->tag, TAG_TD);
	for (elem = elem->first; elem != NULL; elem = elem->next)
		rows++;
	assert_int_equal(rows, 30);
	doc_free(&doc);
}

static void
headings_stand_at_the_foot_and_span_rows(void **state)
{
	struct doc	doc = doc_new();
	struct table	*table = add_table(&doc, 4);
	struct row	*row;

	(void)state;
	table->columns[0] = (struct column){ .kind = WIDTH_FIXED, .width = 80 };
	for (int i = 1; i < 4; i++)
		table->columns[i] = (struct column){ .kind = WIDTH_FIXED,
		    .width = 40 };
	row = table_head(doc.arena, table, 2);
	row->cells[0].rows = 2;
	cell_para(doc.arena, &row->cells[0], body, STR("Team"));
	row->cells[1].span = 3;
	cell_para(doc.arena, &row->cells[1], body, STR("Months"));
	row = table_head(doc.arena, table, 3);
	cell_para(doc.arena, &row->cells[0], body, STR("Apr 2022"));
	cell_para(doc.arena, &row->cells[1], body, STR("May 2022 x"));
	cell_para(doc.arena, &row->cells[2], body, STR("Jun"));
	row = table_row(doc.arena, table, 4);
	cell_para(doc.arena, &row->cells[0], body, STR("body"));
	doc_lay(&doc);
	assert_near(doc_find(&doc, 0, "Months")->y, 28);
	assert_near(doc_find(&doc, 0, "Months")->x, 100);
	/* "Apr 2022" is 40; "May 2022 x" takes two lines, the others stand at
	 * their foot. */
	assert_near(doc_find(&doc, 0, "May")->y, 38);
	assert_near(doc_find(&doc, 0, "x")->y, 48);
	assert_near(doc_find(&doc, 0, "Apr")->y, 48);
	assert_near(doc_find(&doc, 0, "Apr")->x, 100);
	assert_near(doc_find(&doc, 0, "Jun")->y, 48);
	assert_near(doc_find(&doc, 0, "Team")->y, 48);
	assert_near(doc_find(&doc, 0, "body")->y, 58);
	assert_non_null(strstr(doc_tree(&doc).s, "TH scope column rows 2"));
	doc_free(&doc);
}

static void
a_header_over_half_a_page_is_printed_once(void **state)
{
	struct doc	doc = doc_new();
	struct table	*table = add_table(&doc, 2);

	(void)state;
	add_head(&doc, table, cell_lines(&doc, 6), "Value");
	for (int i = 0; i < 10; i++)
		add_row(&doc, table, "a", "1");
	doc_lay(&doc);
	assert_int_equal(doc.pages->n, 2);
	assert_near(doc_find(&doc, 1, "a")->y, 28);
	assert_int_equal(doc_said(&doc, DIAG_PAGE_HEAD), 1);
	doc_free(&doc);
}

static void
an_empty_table_prints_its_header(void **state)
{
	struct doc	doc = doc_new();
	struct table	*table = add_table(&doc, 2);

	(void)state;
	add_head(&doc, table, "Name", "Value");
	add_table(&doc, 2);	/* not even that */
	doc_para(&doc, &doc.blocks, STR("below"));
	doc_lay(&doc);
	assert_non_null(doc_find(&doc, 0, "Name"));
	assert_near(doc_find(&doc, 0, "below")->y, 38);
	assert_int_equal(doc_messages(&doc), 0);
	doc_free(&doc);
}

/* ---- rows over pages ---- */

static void
a_row_is_split_with_two_lines_on_each_side(void **state)
{
	struct doc	doc = doc_new();
	struct table	*table;

	(void)state;
	doc_fill(&doc, 7);
	table = add_table(&doc, 2);
	/* Room for three lines: of four, two go over. */
	add_row(&doc, table, "short", cell_lines(&doc, 4));
	doc_lay(&doc);
	assert_int_equal(doc_count(&doc, 0, BOX_TEXT), 7 + 1 + 2);
	assert_int_equal(doc_count(&doc, 1, BOX_TEXT), 2);
	assert_near(doc_box(&doc, 1, BOX_TEXT, 0)->x, 120);
	assert_near(doc_box(&doc, 1, BOX_TEXT, 0)->y, 28);
	doc_free(&doc);
}

static void
no_row_begins_with_an_empty_cell_above_the_break(void **state)
{
	struct doc	doc = doc_new();
	struct table	*table;
	struct drawing	card = { .width = 40, .height = 40 };
	struct row	*row;

	(void)state;
	doc_fill(&doc, 7);
	table = add_table(&doc, 2);
	row = add_row(&doc, table, cell_lines(&doc, 6), "");
	blocks_add(&row->cells[1].blocks,
	    block_figure(doc.arena, &card, STR("card")));
	doc_lay(&doc);
	assert_int_equal(doc_count(&doc, 0, BOX_TEXT), 7);
	assert_int_equal(doc_count(&doc, 1, BOX_TEXT), 6);
	doc_free(&doc);
}

static void
a_whole_row_goes_to_the_next_page(void **state)
{
	struct doc	doc = doc_new();
	struct table	*table;

	(void)state;
	doc_fill(&doc, 6);
	table = add_table(&doc, 2);
	add_row(&doc, table, "a", cell_lines(&doc, 6))->whole = true;
	doc_lay(&doc);
	assert_int_equal(doc_count(&doc, 0, BOX_TEXT), 6);
	assert_int_equal(doc_count(&doc, 1, BOX_TEXT), 7);
	doc_free(&doc);
}

/* A table of N rows of a line each, behind FULL lines of a page of ten. */
static void
lay_behind(struct doc *doc, size_t full, size_t n)
{
	struct table	*table;

	doc_fill(doc, full);
	table = add_table(doc, 2);
	for (size_t i = 0; i < n; i++)
		add_row(doc, table, "a", "1");
	doc_lay(doc);
}

static void
the_last_row_takes_one_with_it_to_the_next_page(void **state)
{
	struct doc	doc = doc_new(), more = doc_new();

	(void)state;
	lay_behind(&doc, 6, 5);		/* four would fit */
	assert_int_equal(doc_count(&doc, 0, BOX_TEXT), 6 + 2 * 3);
	assert_int_equal(doc_count(&doc, 1, BOX_TEXT), 2 * 2);
	lay_behind(&more, 6, 6);		/* two are left anyway */
	assert_int_equal(doc_count(&more, 0, BOX_TEXT), 6 + 2 * 4);
	doc_free(&doc);
	doc_free(&more);
}

static void
the_last_of_three_rows_may_go_alone(void **state)
{
	struct doc	doc = doc_new();

	(void)state;
	lay_behind(&doc, 8, 3);
	assert_int_equal(doc_count(&doc, 0, BOX_TEXT), 8 + 2 * 2);
	assert_int_equal(doc_count(&doc, 1, BOX_TEXT), 2);
	doc_free(&doc);
}

static void
what_signs_a_table_takes_its_last_row_along(void **state)
{
	struct doc	doc = doc_new();
	struct table	*table;

	(void)state;
	doc_fill(&doc, 7);
	table = add_table(&doc, 2);
	for (int i = 0; i < 3; i++)
		add_row(&doc, table, "a", "1");
	doc.blocks.last->keep_next = true;
	doc_fill(&doc, 1);
	doc_lay(&doc);
	assert_int_equal(doc_count(&doc, 0, BOX_TEXT), 7 + 2 * 2);
	assert_int_equal(doc_count(&doc, 1, BOX_TEXT), 2 + 1);
	doc_free(&doc);
}

static void
a_row_taller_than_a_page_is_split(void **state)
{
	struct doc	doc = doc_new();
	struct table	*table = add_table(&doc, 2);

	(void)state;
	add_head(&doc, table, "Name", "Value");
	add_row(&doc, table, cell_lines(&doc, 5),
	    cell_lines(&doc, 25))->whole = true;
	add_row(&doc, table, "next", "row");
	doc_lay(&doc);
	/* Under the header nine lines a page: 9, 9, 7, then the next row. */
	assert_int_equal(doc.pages->n, 3);
	assert_int_equal(doc_count(&doc, 0, BOX_TEXT), 2 + 5 + 9);
	assert_int_equal(doc_count(&doc, 1, BOX_TEXT), 2 + 9);
	assert_int_equal(doc_count(&doc, 2, BOX_TEXT), 2 + 7 + 2);
	assert_near(doc_find(&doc, 2, "next")->y, 28 + 10 + 70);
	assert_int_equal(doc_messages(&doc), 0);
	doc_free(&doc);
}

static void
a_row_that_cannot_be_split_is_made_to_fit_and_reported(void **state)
{
	struct doc	doc = doc_new();
	struct table	*table = add_table(&doc, 2);
	struct drawing	tall = { .width = 50, .height = 100 };
	struct row	*row;

	(void)state;
	add_head(&doc, table, "Name", "Value");
	row = add_row(&doc, table, "a", "");
	blocks_add(&row->cells[1].blocks,
	    block_figure(doc.arena, &tall, STR("tall")));
	doc_lay(&doc);
	assert_int_equal(doc.pages->n, 1);
	assert_near(doc_box(&doc, 0, BOX_DRAWING, 0)->h, 90);
	assert_int_equal(doc_said(&doc, DIAG_PAGE_FIGURE), 1);
	doc_free(&doc);
}

static void
a_group_row_is_never_last_and_stands_again(void **state)
{
	struct doc	doc = doc_new();
	struct table	*table;
	struct row	*row;

	(void)state;
	doc_fill(&doc, 8);
	table = add_table(&doc, 2);
	add_head(&doc, table, "Name", "Value");
	row = table_row(doc.arena, table, 1);
	row->cells[0].span = 2;
	row->keep_next = true;
	row->continued = STR(" (continued)");
	cell_para(doc.arena, &row->cells[0], body, STR("Group"));
	for (int i = 0; i < 10; i++)
		add_row(&doc, table, "a", "1");
	doc_lay(&doc);
	/* Two lines are left: header and group would be alone. */
	assert_int_equal(doc_count(&doc, 0, BOX_TEXT), 8);
	assert_text(doc_find(&doc, 1, "Group"), "Group");
	assert_non_null(doc_find(&doc, 1, "Group")->leaf);
	/* Eight rows, then header and group again above two. */
	assert_text(doc_find(&doc, 2, "Group"), "Group (continued)");
	assert_null(doc_find(&doc, 2, "Group")->leaf);
	assert_true(doc_find(&doc, 2, "Group")->pagination);
	assert_near(doc_find(&doc, 2, "Group")->y, 38);
	assert_near(doc_find(&doc, 2, "a")->y, 48);
	assert_int_equal(doc_count(&doc, 2, BOX_TEXT), 2 + 1 + 4);
	doc_free(&doc);
}

static void
a_list_in_a_cell_goes_on_with_its_row(void **state)
{
	struct doc	doc = doc_new();
	struct table	*table;
	struct block	*list, *item;
	struct row	*row;

	(void)state;
	doc_fill(&doc, 6);
	table = add_table(&doc, 2);
	row = table_row(doc.arena, table, 2);
	cell_para(doc.arena, &row->cells[0], body, STR("a"));
	list = blocks_add(&row->cells[1].blocks,
	    block_new(doc.arena, BLOCK_LIST, TAG_L));
	for (int i = 0; i < 6; i++) {
		item = blocks_add(&list->as.list->items,
		    block_new(doc.arena, BLOCK_ITEM, TAG_LI));
		doc_para(&doc, &item->as.children, STR("item"));
	}
	doc_lay(&doc);
	assert_int_equal(doc_count(&doc, 0, BOX_TEXT), 6 + 1 + 4);
	assert_int_equal(doc_count(&doc, 1, BOX_TEXT), 2);
	doc_free(&doc);
}

/* ---- rules and grounds ---- */

static void
a_tinted_column_is_one_box_under_the_rules(void **state)
{
	struct doc	doc = doc_new();
	struct table	*table = add_table(&doc, 2);
	struct row	*row;
	const struct box *box, *ground = NULL;

	(void)state;
	table->pad_above = table->pad_below = 2;
	table->row_rule = (struct rule){ 0.4, HAIR };
	table->head_rule = table->end_rule = (struct rule){ 0.75, INK };
	row = add_head(&doc, table, "Name", "Dec");
	row->cells[1].filled = true;
	row->cells[1].fill = 0xEDF2F6;
	for (int i = 0; i < 8; i++) {
		row = add_row(&doc, table, "a", "1");
		row->cells[1].filled = true;
		row->cells[1].fill = 0xEDF2F6;
	}
	doc_lay(&doc);
	/* Rows of 14: a header and six on the first page. */
	for (size_t i = 0; i < 2; i++) {
		assert_int_equal(doc_count(&doc, i, BOX_RECT), 1);
		ground = doc_box(&doc, i, BOX_RECT, 0);
		assert_near(ground->x, 120);
		assert_near(ground->w, 100);
		assert_near(ground->y, 20);
		assert_near(ground->h, i == 0 ? 7 * 14 : 3 * 14);
		assert_ptr_equal(doc.pages->at[i].first, ground);
	}
	box = doc_box(&doc, 0, BOX_LINE, 6);
	assert_near(box->y, 20 + 98);
	assert_near(box->as.rule.width, 0.4);
	box = doc_box(&doc, 1, BOX_LINE, 2);
	assert_near(box->y, 20 + 42);
	assert_near(box->as.rule.width, 0.75);
	doc_free(&doc);
}

static void
grounds_end_where_the_next_cell_has_none(void **state)
{
	struct doc	doc = doc_new();
	struct table	*table = add_table(&doc, 2);

	(void)state;
	add_row(&doc, table, "a", "1")->cells[0].filled = true;
	add_row(&doc, table, "b", "2");
	add_row(&doc, table, "c", "3")->cells[0].filled = true;
	doc_lay(&doc);
	assert_int_equal(doc_count(&doc, 0, BOX_RECT), 2);
	assert_near(doc_box(&doc, 0, BOX_RECT, 0)->h, 10);
	assert_near(doc_box(&doc, 0, BOX_RECT, 1)->y, 40);
	doc_free(&doc);
}

static void
a_total_has_its_own_rules_in_place_of_the_tables(void **state)
{
	struct doc	doc = doc_new();
	struct table	*table = add_table(&doc, 2);
	struct row	*row;

	(void)state;
	table->row_rule = (struct rule){ 0.4, HAIR };
	table->end_rule = (struct rule){ 0.5, AXIS };
	add_row(&doc, table, "a", "1");
	add_row(&doc, table, "b", "2");
	row = add_row(&doc, table, "Total", "3");
	row->above = row->below = (struct rule){ 0.75, INK };
	doc_lay(&doc);
	assert_int_equal(doc_count(&doc, 0, BOX_LINE), 3);
	assert_near(doc_box(&doc, 0, BOX_LINE, 0)->as.rule.width, 0.4);
	assert_near(doc_box(&doc, 0, BOX_LINE, 1)->y, 40);
	assert_near(doc_box(&doc, 0, BOX_LINE, 1)->as.rule.width, 0.75);
	assert_near(doc_box(&doc, 0, BOX_LINE, 2)->as.rule.width, 0.75);
	doc_free(&doc);
}

/* ---- size ---- */

static size_t
lay_rows(size_t n, size_t *measured, size_t *memory)
{
	struct doc	doc = doc_new();
	struct table	*table = add_table(&doc, 2);
	size_t		pages, before;

	add_head(&doc, table, "Name", "Value");
	for (size_t i = 0; i < n; i++)
		add_row(&doc, table, "some words", "in every cell");
	before = arena_used(doc.arena);
	doc_lay(&doc);
	*measured = doc.measured;
	*memory = arena_used(doc.arena) - before;
	pages = doc.pages->n;
	doc_free(&doc);
	return pages;
}

static void
ten_thousand_rows_cost_ten_times_a_thousand(void **state)
{
	size_t	few, few_memory, many, many_memory;

	(void)state;
	assert_int_equal(lay_rows(900, &few, &few_memory), 100);
	assert_int_equal(lay_rows(9000, &many, &many_memory), 1000);
	/* Five words and two spaces a row; two and two in the header. */
	assert_int_equal(few, 900 * 7 + 4);
	assert_int_equal(many, 9000 * 7 + 4);
	assert_true(many_memory < 12 * few_memory);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(widths_come_fixed_then_automatic_then_shared),
		cmocka_unit_test(automatic_columns_lie_between_word_and_line),
		cmocka_unit_test(
		    a_table_is_indented_where_no_line_of_it_breaks),
		cmocka_unit_test(
		    a_date_is_not_broken_for_the_sake_of_a_sentence),
		cmocka_unit_test(
		    columns_with_room_for_all_are_as_wide_as_they_like),
		cmocka_unit_test(
		    pads_stand_between_columns_and_not_at_the_edges),
		cmocka_unit_test(a_cell_over_columns_widens_them),
		cmocka_unit_test(a_table_too_wide_is_narrowed_and_reported),
		cmocka_unit_test(first_lines_of_a_row_share_their_baseline),
		cmocka_unit_test(cells_stand_as_their_column_unless_they_say),
		cmocka_unit_test(a_row_of_no_height_is_a_row),
		cmocka_unit_test(a_cell_holds_cards_and_a_table),
		cmocka_unit_test(header_is_never_left_alone),
		cmocka_unit_test(
		    the_header_stands_again_on_each_page_as_an_artifact),
		cmocka_unit_test(one_table_over_pages_is_one_element),
		cmocka_unit_test(headings_stand_at_the_foot_and_span_rows),
		cmocka_unit_test(a_header_over_half_a_page_is_printed_once),
		cmocka_unit_test(an_empty_table_prints_its_header),
		cmocka_unit_test(a_row_is_split_with_two_lines_on_each_side),
		cmocka_unit_test(
		    no_row_begins_with_an_empty_cell_above_the_break),
		cmocka_unit_test(a_whole_row_goes_to_the_next_page),
		cmocka_unit_test(
		    the_last_row_takes_one_with_it_to_the_next_page),
		cmocka_unit_test(the_last_of_three_rows_may_go_alone),
		cmocka_unit_test(what_signs_a_table_takes_its_last_row_along),
		cmocka_unit_test(a_row_taller_than_a_page_is_split),
		cmocka_unit_test(
		    a_row_that_cannot_be_split_is_made_to_fit_and_reported),
		cmocka_unit_test(a_group_row_is_never_last_and_stands_again),
		cmocka_unit_test(a_list_in_a_cell_goes_on_with_its_row),
		cmocka_unit_test(a_tinted_column_is_one_box_under_the_rules),
		cmocka_unit_test(grounds_end_where_the_next_cell_has_none),
		cmocka_unit_test(
		    a_total_has_its_own_rules_in_place_of_the_tables),
		cmocka_unit_test(ten_thousand_rows_cost_ten_times_a_thousand),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
