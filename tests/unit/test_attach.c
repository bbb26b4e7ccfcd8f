/* Files that ride along with tables and figures: what is made of them, and what
 * a checker of files says. */
#include "pdf_case.h"
#include "slip_double.h"

static const struct attachment door = {
	TEXT("front-door"), TEXT("The front door, December 2022"),
	TEXT("a,b\r\n")
};
static const struct attachment wide = {
	TEXT("visits-2"), TEXT("Caf\xC3\xA9 visits (2022)"),
	TEXT("name,n\r\n\"White, other\",\xE2\x80\x93\r\n")
};

/* ---- a document of blocks ---- */

static double
width_of(void *fonts, enum face face, double size, struct str text)
{
	return font_width(fonts, face, size, text);
}

static const struct look	look = { FACE_REGULAR, 10, 14, INK };

/* A table of N rows. */
static struct block *
table(struct test *test, size_t n, const struct attachment *data)
{
	struct block	*block = block_table(test->arena, 2);
	struct cell	*cells;

	block->as.table->data = data;
	cells = table_head(test->arena, block->as.table, 2)->cells;
	for (size_t i = 0; i <= n; i++) {
		if (i > 0)
			cells = table_row(test->arena, block->as.table,
			    2)->cells;
		for (int j = 0; j < 2; j++) {
			cells[j].header = i == 0;
			cells[j].scope = i == 0 ? SCOPE_COLUMN : SCOPE_NONE;
			cell_para(test->arena, &cells[j], look, STR("Visits"));
		}
	}
	return block;
}

static struct block *
figure(struct test *test, const struct attachment *data)
{
	static struct segment	line_of[] = {
		{ SEG_MOVE, { 0 }, { 0 } }, { SEG_LINE, { 100 }, { 30 } },
	};
	struct drawing		*drawing = arena_make(test->arena,
				    struct drawing);
	struct block		*block;

	drawing->width = 120;
	drawing->height = 40;
	drawing->ndraws = 1;
	drawing->draws = arena_array(test->arena, 1, struct draw);
	drawing->draws[0] = (struct draw){ .kind = DRAW_PATH,
	    .segments = line_of, .nsegments = 2, .strokes = true,
	    .stroke = INK, .width = 1 };
	block = block_figure(test->arena, drawing, STR("Visits rise."));
	block->as.figure->data = data;
	return block;
}

static struct blocks
blocks_begin(struct test *test)
{
	struct blocks	blocks = { 0 };
	struct block	*sheet = blocks_add(&blocks, block_new(test->arena,
			    BLOCK_SHEET, TAG_NONE));

	*sheet->as.sheet = (struct sheet){ .width = 300, .height = 200,
	    .left = 20, .right = 20, .top = 20, .bottom = 20 };
	blocks_add(&blocks, block_para(test->arena, TAG_H1, look,
	    STR("Visits")));
	return blocks;
}

static struct pdf_stats
write_blocks(struct test *test, struct blocks *blocks,
    const struct pdf_info *about)
{
	struct metrics	metrics = { width_of, test->fonts };

	test->pages = *pages_settle(test->arena, blocks, &metrics,
	    test->diags);
	return write_as(test, about);
}

static void
assert_sound(struct test *test)
{
	int	faults;

	assert_string_equal(checked(test, contents(test), &faults), "");
	assert_int_equal(faults, 0);
}

/* What poppler finds in file number N. */
static struct str
detached(struct test *test, int n)
{
	char		*path = arena_printf(test->arena, "%s/out",
			    test->folder);
	struct str	 text;

	tool(test, "pdfdetach", arena_printf(test->arena, "-save %d -o %s", n,
	    path));
	assert_true(file_read(test->arena, path, &text, PLACE(path),
	    test->diags));
	unlink(path);
	return text;
}

static bool
has_bytes(struct test *test, const char *bytes)
{
	struct str	file = contents(test);

	return memmem(file.s, file.n, bytes, strlen(bytes)) != NULL;
}

/* ---- tests ---- */

static void
table_and_figure_bring_their_files(void **state)
{
	struct test		*test = *state;
	struct blocks		 blocks = blocks_begin(test);
	struct pdf_stats	 stats;

	blocks_add(&blocks, table(test, 2, &door));
	blocks_add(&blocks, table(test, 2, NULL));
	blocks_add(&blocks, figure(test, &wide));
	stats = write_blocks(test, &blocks, &info);
	assert_int_equal(stats.attachments, 2);
	assert_sound(test);
	assert_has(tool(test, "pdfdetach -list", ""), "2 embedded files\n"
	    "1: 01-front-door.csv\n");
	assert_true(str_eq(detached(test, 1), door.text));
	assert_true(str_eq(detached(test, 2), wide.text));
}

static void
file_has_its_digest_and_the_papers_day(void **state)
{
	struct test	*test = *state;
	struct blocks	 blocks = blocks_begin(test);
	struct pdf_info	 about = info;

	about.has_time = true;
	about.time = 1673308800;	/* 10 January 2023 */
	blocks_add(&blocks, table(test, 1, &door));
	write_blocks(test, &blocks, &about);
	/* printf 'a,b\r\n' | md5sum */
	assert_true(has_bytes(test, "/Subtype/text#2Fcsv/Params<</Size 5"
	    "/ModDate(D:20230110000000Z)"
	    "/CheckSum<8F457AD9D573DB377E681164B7F5AF35>>>"));
	assert_sound(test);
	write_blocks(test, &blocks, &info);
	assert_false(has_bytes(test, "/ModDate"));
	assert_sound(test);
}

static void
table_over_several_pages_brings_its_file_once(void **state)
{
	struct test		*test = *state;
	struct blocks		 blocks = blocks_begin(test);
	struct pdf_stats	 stats;

	blocks_add(&blocks, table(test, 40, &door));
	stats = write_blocks(test, &blocks, &info);
	assert_true(stats.pages > 2);
	assert_int_equal(stats.attachments, 1);
	assert_sound(test);
}

static void
what_stands_on_no_page_is_in_no_file(void **state)
{
	struct test	*test = *state;
	struct blocks	 blocks = blocks_begin(test);
	struct block	*group = blocks_add(&blocks, block_new(test->arena,
			    BLOCK_GROUP, TAG_SECT));

	table(test, 2, &door);		/* made, and never added */
	blocks_add(&group->as.children, figure(test, &wide));
	group->as.children = (struct blocks){ 0 };	/* taken out again */
	assert_int_equal(write_blocks(test, &blocks, &info).attachments, 0);
	assert_false(has_bytes(test, "EmbeddedFile"));
	assert_sound(test);
}

/* The same document with and without. */
static void
claim_is_part_3_with_files_and_part_2_without(void **state)
{
	struct test	*test = *state;
	struct blocks	 blocks = blocks_begin(test);
	struct block	*block = blocks_add(&blocks, table(test, 2, &door));
	struct pdf_info	 about = info;

	write_blocks(test, &blocks, &info);
	assert_true(has_bytes(test, "<pdfaid:part>3</pdfaid:part>\n"
	    "<pdfaid:conformance>A</pdfaid:conformance>"));
	assert_true(has_bytes(test, "<pdfuaid:part>1</pdfuaid:part>"));
	about.no_a = true;
	write_blocks(test, &blocks, &about);
	assert_false(has_bytes(test, "pdfaid:part>"));
	assert_true(has_bytes(test, "EmbeddedFile"));
	block->as.table->data = NULL;
	write_blocks(test, &blocks, &info);
	assert_true(has_bytes(test, "<pdfaid:part>2</pdfaid:part>"));
	assert_sound(test);
}

static void
names_are_in_reading_order_however_many_there_are(void **state)
{
	struct test	*test = *state;
	struct blocks	 blocks = blocks_begin(test);
	const char	*list;

	for (int i = 0; i < 12; i++)
		blocks_add(&blocks, figure(test, &door));
	write_blocks(test, &blocks, &info);
	assert_sound(test);
	list = tool(test, "pdfdetach -list", "");
	assert_has(list, "1: 01-front-door.csv\n2: 02-front-door.csv\n");
	assert_has(list, "12: 12-front-door.csv\n");
	for (int i = 12; i < 101; i++)
		blocks_add(&blocks, figure(test, &door));
	write_blocks(test, &blocks, &info);
	assert_sound(test);
	assert_has(tool(test, "pdfdetach -list", ""),
	    "101: 101-front-door.csv\n");
}

static void
same_files_give_the_same_bytes(void **state)
{
	struct test	*test = *state;
	struct blocks	 blocks = blocks_begin(test);
	struct str	 first;

	blocks_add(&blocks, table(test, 2, &door));
	blocks_add(&blocks, figure(test, &wide));
	write_blocks(test, &blocks, &info);
	first = contents(test);
	write_blocks(test, &blocks, &info);
	assert_true(str_eq(contents(test), first));
}

/* ---- the checker ---- */

static qpdf_oh
specification(qpdf_data q)
{
	return find(q, "/Type", "/Filespec");
}

static qpdf_oh
embedded(qpdf_data q)
{
	qpdf_oh	ef = qpdf_oh_get_key(q, specification(q), "/EF");

	return qpdf_oh_get_key(q, ef, "/F");
}

static void
harm_relationship(qpdf_data q)
{
	set(q, specification(q), "/AFRelationship", "/Source");
}

static void
harm_name(qpdf_data q)
{
	set(q, specification(q), "/UF", "(other.csv)");
}

static void
harm_description(qpdf_data q)
{
	qpdf_oh_remove_key(q, specification(q), "/Desc");
}

static void
harm_type(qpdf_data q)
{
	qpdf_oh	dict = qpdf_oh_get_dict(q, embedded(q));

	set(q, dict, "/Subtype", "/text#2Fplain");
}

static void
harm_size(qpdf_data q)
{
	qpdf_oh	dict = qpdf_oh_get_dict(q, embedded(q));

	set(q, qpdf_oh_get_key(q, dict, "/Params"), "/Size", "7");
}

static void
harm_document(qpdf_data q)
{
	qpdf_oh_remove_key(q, qpdf_get_root(q), "/AF");
}

static void
harm_names(qpdf_data q)
{
	qpdf_oh_remove_key(q, qpdf_get_root(q), "/Names");
}

static void
harm_element(qpdf_data q)
{
	qpdf_oh_remove_key(q, element(q, "/Table"), "/AF");
}

static void
harm_owner(qpdf_data q)
{
	qpdf_oh	file = qpdf_oh_get_key(q, element(q, "/Table"), "/AF");

	qpdf_oh_replace_key(q, element(q, "/H1"), "/AF", file);
}

static void
checker_finds_each_harm(void **state)
{
	static const struct harm	harms[] = {
		{ harm_relationship, "01-front-door.csv is not said to be "
		  "data" },
		{ harm_name, "01-front-door.csv has other names" },
		{ harm_description, "01-front-door.csv is not described" },
		{ harm_type, "is not said to be text/csv" },
		{ harm_size, "has 5 bytes and should have 7" },
		{ harm_document, "01-front-door.csv is not the document's" },
		{ harm_names, "1 files are embedded, 0 named" },
		{ harm_element, "file 1 is the data of 0 elements" },
		{ harm_owner, "file of a H1" },
	};
	struct test	*test = *state;
	struct blocks	 blocks = blocks_begin(test);

	blocks_add(&blocks, table(test, 2, &door));
	write_blocks(test, &blocks, &info);
	assert_harms_found(test, contents(test), harms,
	    sizeof(harms) / sizeof(*harms));
}

#define TEST(name)							\
	cmocka_unit_test_setup_teardown(name, setup_empty, teardown)

int
main(void)
{
	const struct CMUnitTest	tests[] = {
		TEST(table_and_figure_bring_their_files),
		TEST(file_has_its_digest_and_the_papers_day),
		TEST(table_over_several_pages_brings_its_file_once),
		TEST(what_stands_on_no_page_is_in_no_file),
		TEST(claim_is_part_3_with_files_and_part_2_without),
		TEST(names_are_in_reading_order_however_many_there_are),
		TEST(same_files_give_the_same_bytes),
		TEST(checker_finds_each_harm),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
