/* test_aside.c - small tables in CSV files that go into no store. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/arena.h"
#include "store/aside.h"

enum { NAME, WORDS, DAY, COLUMNS };
static const struct aside_column columns[COLUMNS] = {
	[NAME] =  { .name = "name", .required = true },
	[WORDS] = { .name = "words", .header = true },
	[DAY] =	  { .name = "day" },
};

struct case_ {
	struct arena	*arena;
	struct diags	*diags;
	char		 folder[32];
	char		*path;
	struct aside	 table;
};

static int
setup(void **state)
{
	static struct case_	c;

	c = (struct case_){ .arena = arena_new() };
	c.diags = diags_new(c.arena);
	strcpy(c.folder, "/tmp/test_aside.XXXXXX");
	assert_non_null(mkdtemp(c.folder));
	c.path = arena_printf(c.arena, "%s/table.csv", c.folder);
	*state = &c;
	return 0;
}

static int
teardown(void **state)
{
	struct case_	*c = *state;

	unlink(c->path);
	rmdir(c->folder);
	arena_free(c->arena);
	return 0;
}

static bool
read_text(struct case_ *c, const char *text)
{
	FILE	*file = fopen(c->path, "w");

	assert_non_null(file);
	assert_true(fputs(text, file) >= 0);
	assert_int_equal(fclose(file), 0);
	return aside_read(c->arena, c->path, PLACE("board.ini"), columns,
	    COLUMNS, c->diags, &c->table);
}

static void
cell_is(const struct case_ *c, size_t row, size_t column, const char *want)
{
	const struct aside_cell	*cell = aside_at(&c->table, row, column);

	if (!str_is(cell->text, want))
		fail_msg("it is \"" STR_FMT "\", not \"%s\"",
		    STR_ARG(cell->text), want);
}

/* The only message is ID at LINE:COL. */
static void
said_is(const struct case_ *c, enum diag id, int line, int col)
{
	const struct message	**sorted;

	assert_int_equal(diags_sorted(c->diags, &sorted), 1);
	assert_int_equal(sorted[0]->id, id);
	assert_int_equal(sorted[0]->place.line, line);
	assert_int_equal(sorted[0]->place.col, col);
}

static void
columns_come_in_any_order_and_case(void **state)
{
	struct case_	*c = *state;

	assert_true(read_text(c, "Day,WORDS,name\n2,two words,b\n"));
	assert_false(c->table.faulty);
	assert_int_equal(c->table.n, 1);
	cell_is(c, 0, NAME, "b");
	cell_is(c, 0, WORDS, "two words");
	cell_is(c, 0, DAY, "2");
}

static void
a_cell_of_a_column_that_is_not_there_is_empty(void **state)
{
	struct case_	*c = *state;

	assert_true(read_text(c, "name,words\na,\n"));
	assert_false(c->table.has[DAY]);
	cell_is(c, 0, DAY, "");
	cell_is(c, 0, WORDS, "");
}

static void
what_spreadsheets_write_is_read(void **state)
{
	struct case_	*c = *state;

	assert_true(read_text(c, "\xEF\xBB\xBFname,words\r\n"
	    "a,\"one,\r\ntwo\"\r\nb,\"say \"\"so\"\"\"\r\n\r\n"));
	assert_int_equal(c->table.n, 2);
	cell_is(c, 0, WORDS, "one,\r\ntwo");
	cell_is(c, 1, WORDS, "say \"so\"");
	assert_int_equal(aside_at(&c->table, 1, NAME)->place.line, 4);
	assert_int_equal(aside_at(&c->table, 1, WORDS)->place.col, 3);
}

static void
a_row_with_a_fault_is_left_out_and_the_others_are_kept(void **state)
{
	struct case_	*c = *state;

	assert_true(read_text(c, "name,words\na,x\n,y\nc,z\n"));
	assert_true(c->table.faulty);
	assert_int_equal(c->table.n, 2);
	cell_is(c, 1, NAME, "c");
	said_is(c, DIAG_CSV_FILLED, 3, 1);
}

static void
a_row_of_too_few_cells_is_said(void **state)
{
	struct case_	*c = *state;

	assert_true(read_text(c, "name,words\na\nb,x\n"));
	assert_int_equal(c->table.n, 1);
	said_is(c, DIAG_CSV_CELLS, 2, 1);
}

static void
a_missing_column_leaves_no_rows(void **state)
{
	struct case_	*c = *state;

	assert_false(read_text(c, "name,day\na,1\n"));
	assert_int_equal(c->table.n, 0);
	said_is(c, DIAG_CSV_COLUMN_MISSING, 1, 1);
}

static void
a_header_alone_is_said(void **state)
{
	struct case_	*c = *state;

	assert_false(read_text(c, "name,words\n"));
	said_is(c, DIAG_ASIDE_EMPTY, 0, 0);
}

static void
bytes_that_are_not_utf8_are_said_where_they_stand(void **state)
{
	struct case_	*c = *state;

	read_text(c, "name,words\na,x\xA3\n");
	assert_true(c->table.faulty);
	said_is(c, DIAG_CSV_ENCODING, 2, 4);
}

static void
more_rows_than_first_had_room_are_all_kept(void **state)
{
	struct case_	*c = *state;
	struct buf	 text = { 0 };

	buf_text(&text, "name,words\n");
	for (int i = 0; i < 200; i++)
		buf_printf(&text, "n%d,w%d\n", i, i);
	assert_true(read_text(c, text.s));
	buf_free(&text);
	assert_int_equal(c->table.n, 200);
	cell_is(c, 0, NAME, "n0");
	cell_is(c, 63, WORDS, "w63");
	cell_is(c, 199, NAME, "n199");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int
main(void)
{
	const struct CMUnitTest	tests[] = {
		TEST(columns_come_in_any_order_and_case),
		TEST(a_cell_of_a_column_that_is_not_there_is_empty),
		TEST(what_spreadsheets_write_is_read),
		TEST(a_row_with_a_fault_is_left_out_and_the_others_are_kept),
		TEST(a_row_of_too_few_cells_is_said),
		TEST(a_missing_column_leaves_no_rows),
		TEST(a_header_alone_is_said),
		TEST(bytes_that_are_not_utf8_are_said_where_they_stand),
		TEST(more_rows_than_first_had_room_are_all_kept),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
