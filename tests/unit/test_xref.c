/* Objects of PDFs made by hand, read where they stand: which are, which are
 * left to qpdf, and which revision counts. */
#include <libdeflate.h>

#include "slip/slip_int.h"
#include "slip_case.h"

struct test {
	struct arena	*arena;
	struct diags	*diags;
	struct maker	 maker;
	struct slip	*slip;
	char		 folder[32];
	char		*path;
};

/* Every file begins with a catalogue, a node of pages, a page of 200 x 100 and
 * its content: objects 1 to 4. */
static int
set_up(void **state)
{
	struct test	*test = calloc(1, sizeof(*test));

	test->arena = arena_new();
	test->diags = diags_new(test->arena);
	strcpy(test->folder, "/tmp/xref-XXXXXX");
	assert_non_null(mkdtemp(test->folder));
	test->path = arena_printf(test->arena, "%s/a.pdf", test->folder);
	make_begin(&test->maker);
	make(&test->maker, "<</Type/Catalog/Pages 2 0 R>>");
	make(&test->maker, "<</Type/Pages/Count 1/Kids[3 0 R]>>");
	make(&test->maker, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]"
	    "/Contents 4 0 R>>");
	make_stream(&test->maker, "", STR("0 0 m"));
	*state = test;
	return 0;
}

static int
tear_down(void **state)
{
	struct test	*test = *state;

	slip_close(test->slip);
	unlink(test->path);
	rmdir(test->folder);
	buf_free(&test->maker.out);
	arena_free(test->arena);
	free(test);
	return 0;
}

static void
open_file(struct test *test)
{
	write_file(test->path, buf_view(&test->maker.out));
	test->slip = slip_open(test->arena, test->path,
	    (struct place){ "pack.ini", 7, 1 }, test->diags);
}

/* Finish the file with a plain table, and open it. */
static void
open_made(struct test *test)
{
	make_end(&test->maker, "/Root 1 0 R");
	open_file(test);
	assert_non_null(test->slip);
}

/* Whether object ID is read without qpdf. */
static bool
is_read(struct test *test, unsigned id, struct value *value)
{
	return xref_object(test->slip, object_at(test->slip, id, 0), value);
}

/* What object ID is, whoever reads it. */
static const struct value *
value_at(struct test *test, unsigned id)
{
	struct value	ref = { .kind = VALUE_REF };

	ref.object = object_at(test->slip, id, 0);
	return value_of(test->slip, &ref);
}

static double
page_width(const struct test *test)
{
	assert_non_null(test->slip);
	return slip_about(test->slip)->pages[0].width;
}

static void
refused(struct test *test, enum diag id)
{
	const struct message	**messages;

	assert_null(test->slip);
	assert_int_equal(diags_sorted(test->diags, &messages), 1);
	assert_int_equal(messages[0]->id, id);
}

/* ---- objects ---- */

static void
plain_objects_are_read_where_they_stand(void **state)
{
	struct test		*test = *state;
	const struct value	*list;
	struct value		 value;

	make(&test->maker, "%%of five\n[-12 .5 /A#20b (a\\)\\101) <4142> true "
	    "null 3 0 R]");
	open_made(test);
	assert_true(is_read(test, 5, &value));
	assert_int_equal(array_count(&value), 8);
	list = value.at;
	assert_int_equal(value_int(&list[0], 0), -12);
	assert_true(value_number(&list[1], 0) == 0.5);
	assert_true(is_name(&list[2], "A b"));
	assert_true(str_is(list[3].text, "a)A"));
	assert_true(str_is(list[4].text, "AB"));
	assert_true(list[5].kind == VALUE_BOOL && list[5].yes);
	assert_int_equal(list[6].kind, VALUE_NULL);
	assert_int_equal(list[7].object->id, 3);
}

static void
streams_are_left_to_qpdf(void **state)
{
	struct test	*test = *state;
	struct value	 value;

	open_made(test);
	assert_true(is_read(test, 3, &value));
	assert_false(is_read(test, 4, &value));
	assert_true(is_stream(value_at(test, 4)));
}

static void
keys_come_in_order_however_they_stand(void **state)
{
	struct test	*test = *state;
	struct value	 value;

	make(&test->maker, "<</C 3/A 1/AB 5/B 2>>");
	open_made(test);
	assert_true(is_read(test, 5, &value));
	assert_int_equal(value.dict->n, 4);
	assert_true(str_is(value.dict->at[0].key, "A"));
	assert_true(str_is(value.dict->at[1].key, "AB"));
	assert_true(str_is(value.dict->at[2].key, "B"));
	assert_true(str_is(value.dict->at[3].key, "C"));
	assert_int_equal(value_int(&value.dict->at[3].value, 0), 3);
}

static void
odd_objects_are_left_to_qpdf(void **state)
{
	static const char *const	odd[] = {
		"<</A 1/A 2>>",		/* twice */
		"<</A null>>", "<</A 1 2>>", "<</A 1/B>>", "<<(A) 1>>",
		"[1 2", "[1>>", "<</A 1]", "[1}]",
		"[007]", "[+7]", "[-0]", "[1-2]", "[--1]", "[.-5]", "[1.2.3]",
		"[1234567890123456789]", "[0 0 R]", "[1 70000 R]", "[1.0 0 R]",
		"[/A#]", "[/A#2]", "[/A#2x]", "[/A#00]", "[/A\vB]",
		"[<4Z>]", "[<414>]", "[(a\rb)]", "[(a]",
		"[truth]", "[1 R]",
		"3 0 R", "1 2", "", "endobj",
	};
	struct test	*test = *state;
	struct value	 value;
	unsigned	 first = test->maker.n;

	for (size_t i = 0; i < sizeof(odd) / sizeof(*odd); i++)
		make(&test->maker, "%s", odd[i]);
	make(&test->maker, "[0 -1 1. -.5 +.5 123456789012345678 0.0]");
	open_made(test);
	for (size_t i = 0; i < sizeof(odd) / sizeof(*odd); i++)
		if (is_read(test, first + (unsigned)i, &value))
			fail_msg("%s", odd[i]);
	assert_true(is_read(test, test->maker.n - 1, &value));
}

static void
object_under_another_number_is_not_believed(void **state)
{
	struct test	*test = *state;
	struct value	 value;

	make(&test->maker, "(five)");
	make(&test->maker, "(six)");
	test->maker.at[6] = test->maker.at[5];
	open_made(test);
	assert_true(is_read(test, 5, &value));
	assert_false(is_read(test, 6, &value));
}

static void
many_keys_against_their_order_take_no_time(void **state)
{
	struct test	*test = *state;
	struct buf	 keys = { 0 };
	struct value	 value;

	for (int i = 200000; i > 0; i--)
		buf_printf(&keys, "/K%06d 1", i);
	make(&test->maker, "<<%s>>", keys.s);
	buf_free(&keys);
	open_made(test);
	assert_false(is_read(test, 5, &value));
}

/*
 * Each object is an array that reaches to the end of the file, the heads of the
 * others hidden from it in comments: to read them all would be to read the file
 * 2,000 times.
 */
static void
objects_inside_each_other_come_to_an_end(void **state)
{
	struct test	*test = *state;
	struct maker	*maker = &test->maker;
	size_t		 at[2000], start;
	unsigned	 id;

	for (id = 0; id < 2000; id++) {
		buf_text(&maker->out, "%");
		at[id] = maker->out.n;
		buf_printf(&maker->out, "%u 0 obj[\n", 5 + id);
	}
	buf_text(&maker->out, "]endobj\n");
	start = maker->out.n;
	buf_text(&maker->out, "xref\n0 2005\n0000000000 65535 f \n");
	for (int i = 1; i <= 4; i++)
		buf_printf(&maker->out, "%010zu 00000 n \n", maker->at[i]);
	for (id = 0; id < 2000; id++)
		buf_printf(&maker->out, "%010zu 00000 n \n", at[id]);
	buf_printf(&maker->out, "trailer\n<</Size 2005/Root 1 0 R>>\n"
	    "startxref\n%zu\n%%%%EOF\n", start);
	open_file(test);
	assert_non_null(test->slip);
	for (id = 5; id < 25; id++)
		value_at(test, id);
	assert_true(test->slip->failed);
	assert_true(test->slip->said[DIAG_SLIP_DEEP]);
}

/* ---- revisions ---- */

/* Behind the file's end: a table of one line, LINE, about object ID. */
static void
make_update(struct maker *maker, unsigned id, const char *line, size_t before)
{
	size_t	start = maker->out.n;

	buf_printf(&maker->out, "xref\n%u 1\n%s \ntrailer\n<</Size %u"
	    "/Root 1 0 R/Prev %zu>>\nstartxref\n%zu\n%%%%EOF\n", id, line,
	    maker->n, before, start);
}

/* Where the plain table of MAKER will begin that make_end() writes now. */
static size_t
make_first(struct maker *maker)
{
	size_t	start = maker->out.n;

	make_end(maker, "/Root 1 0 R");
	return start;
}

static void
newest_revision_counts(void **state)
{
	struct test	*test = *state;
	struct value	 value;
	size_t		 before = make_first(&test->maker), at;

	at = test->maker.out.n;
	buf_text(&test->maker.out, "3 0 obj\n<</Type/Page/Parent 2 0 R"
	    "/MediaBox[0 0 300 100]>>\nendobj\n");
	make_update(&test->maker, 3, arena_printf(test->arena,
	    "%010zu 00000 n", at), before);
	open_file(test);
	assert_true(page_width(test) == 300);
	assert_true(is_read(test, 1, &value));
	assert_true(is_read(test, 3, &value));
	assert_int_equal(value.dict->n, 3);	/* no Contents now */
}

static void
what_was_taken_away_stays_away(void **state)
{
	struct test	*test = *state;
	struct value	 value;
	size_t		 before;

	make(&test->maker, "(gone)");
	before = make_first(&test->maker);
	make_update(&test->maker, 5, "0000000000 00001 f", before);
	open_file(test);
	assert_true(page_width(test) == 200);
	assert_false(is_read(test, 5, &value));
	assert_int_equal(value_at(test, 5)->kind, VALUE_NULL);
}

static void
tables_in_a_circle_come_to_an_end(void **state)
{
	struct test	*test = *state;
	size_t		 before;

	make_first(&test->maker);
	before = test->maker.out.n;
	make_update(&test->maker, 5, "0000000000 00001 f", before);
	open_file(test);
	refused(test, DIAG_SLIP_DAMAGED);
}

static void
more_objects_than_bytes_leave_all_to_qpdf(void **state)
{
	struct test	*test = *state;
	struct value	 value;
	size_t		 start = test->maker.out.n;

	buf_text(&test->maker.out, "xref\n0 5\n0000000000 65535 f \n");
	for (int i = 1; i <= 4; i++)
		buf_printf(&test->maker.out, "%010zu 00000 n \n",
		    test->maker.at[i]);
	buf_printf(&test->maker.out, "trailer\n<</Size 8000000/Root 1 0 R>>\n"
	    "startxref\n%zu\n%%%%EOF\n", start);
	open_file(test);
	assert_true(page_width(test) == 200);
	assert_false(is_read(test, 3, &value));
}

/* ---- streams of tables and of objects ---- */

/* An entry of a table of widths 1, 3 and 1. */
static void
put_entry(struct buf *table, int type, size_t where, int index)
{
	const char	bytes[5] = { (char)type, (char)(where >> 16),
	    (char)(where >> 8), (char)where, (char)index };

	buf_add(table, bytes, sizeof(bytes));
}

#define WIDTHS	"/Type/XRef/W[1 3 1]"

/*
 * Finish a file whose objects from 5 on are packed into object PACK, by a table
 * that is a stream itself; open it.
 */
static void
open_packed(struct test *test, unsigned pack, unsigned npacked)
{
	struct maker	*maker = &test->maker;
	struct buf	 table = { 0 };
	size_t		 start = maker->out.n;

	put_entry(&table, 0, 0, 0);
	for (unsigned id = 1; id < maker->n; id++)
		put_entry(&table, 1, maker->at[id], 0);
	put_entry(&table, 1, start, 0);
	for (unsigned i = 0; i < npacked; i++)
		put_entry(&table, 2, pack, (int)i);
	make_stream(maker, arena_printf(test->arena, WIDTHS "/Size %u"
	    "/Root 1 0 R", maker->n + 1 + npacked), buf_view(&table));
	buf_free(&table);
	buf_printf(&maker->out, "startxref\n%zu\n%%%%EOF\n", start);
	open_file(test);
}

static void
objects_in_streams_are_read(void **state)
{
	struct test	*test = *state;
	struct value	 value;

	/* Object 5 is the stream of objects, 6 the table, 7 and 8 packed. */
	make_stream(&test->maker, "/Type/ObjStm/N 2/First 10",
	    STR("7 0 8 8   (seven) <</A 7 0 R>>"));
	open_packed(test, 5, 2);
	assert_true(page_width(test) == 200);
	assert_true(is_read(test, 3, &value));
	assert_true(is_read(test, 7, &value));
	assert_true(str_is(value.text, "seven"));
	assert_true(is_read(test, 8, &value));
	assert_true(str_is(dict_find(test->slip, &value, "A")->text, "seven"));
}

/*
 * What old readers must not see is free in the table, and found in a stream
 * beside it; some writers put that stream into an update of its own, with no
 * lines at all.
 */
static void
make_hybrid(struct test *test, bool apart)
{
	struct maker	*maker = &test->maker;
	struct buf	 table = { 0 };
	char		*beside;
	size_t		 start;

	make_stream(maker, "/Type/ObjStm/N 1/First 4", STR("7 0 (seven)"));
	put_entry(&table, 2, 5, 0);
	make_stream(maker, WIDTHS "/Index[7 1]/Size 8", buf_view(&table));
	buf_free(&table);
	start = maker->out.n;
	beside = arena_printf(test->arena, "/XRefStm %zu", maker->at[6]);
	buf_text(&maker->out, "xref\n0 8\n0000000000 65535 f \n");
	for (int i = 1; i <= 6; i++)
		buf_printf(&maker->out, "%010zu 00000 n \n", maker->at[i]);
	buf_printf(&maker->out, "0000000000 00000 f \ntrailer\n<</Size 8"
	    "/Root 1 0 R%s>>\n", apart ? "" : beside);
	if (apart) {
		beside = arena_printf(test->arena, "%s/Prev %zu", beside,
		    start);
		start = maker->out.n;
		buf_printf(&maker->out, "xref\n0 0\ntrailer\n<</Size 8"
		    "/Root 1 0 R%s>>\n", beside);
	}
	buf_printf(&maker->out, "startxref\n%zu\n%%%%EOF\n", start);
}

static void
hidden_objects_are_found_beside_the_table(void **state)
{
	struct test	*test = *state;
	struct value	 value;

	make_hybrid(test, false);
	open_file(test);
	assert_true(page_width(test) == 200);
	assert_true(is_read(test, 7, &value));
	assert_true(str_is(value.text, "seven"));
}

static void
hidden_objects_are_found_in_an_update_of_their_own(void **state)
{
	struct test	*test = *state;
	struct value	 value;

	make_hybrid(test, true);
	open_file(test);
	assert_true(page_width(test) == 200);
	assert_true(is_read(test, 3, &value));
	assert_true(is_read(test, 7, &value));
	assert_true(str_is(value.text, "seven"));
}

/* The table says that object 8 is in the stream; it is not. */
static void
member_that_is_not_there_is_null(void **state)
{
	struct test	*test = *state;
	struct value	 value;

	make_stream(&test->maker, "/Type/ObjStm/N 3/First 15",
	    STR("7 0 9 5 7 9999 (seven)"));
	open_packed(test, 5, 2);
	assert_non_null(test->slip);
	assert_true(is_read(test, 7, &value));
	assert_false(is_read(test, 8, &value));
	assert_int_equal(value_at(test, 8)->kind, VALUE_NULL);
}

static void
stream_that_needs_its_own_members_comes_to_an_end(void **state)
{
	struct test	*test = *state;
	struct value	 value;

	make_stream(&test->maker, "/Type/ObjStm/N 1/First 4/Filter 7 0 R",
	    STR("7 0 /FlateDecode"));
	open_packed(test, 5, 1);
	assert_non_null(test->slip);
	assert_false(is_read(test, 7, &value));
}

/* SIZE bytes that begin with TEXT and go on with blanks, packed. */
static struct str
packed(struct test *test, const char *text, size_t size)
{
	struct libdeflate_compressor	*deflate;
	char				*data = malloc(size);
	char				*to = arena_alloc(test->arena, 1 << 20);
	size_t				 n;

	memset(data, ' ', size);
	memcpy(data, text, strlen(text));
	deflate = libdeflate_alloc_compressor(1);
	n = libdeflate_zlib_compress(deflate, data, size, to, 1 << 20);
	libdeflate_free_compressor(deflate);
	free(data);
	assert_true(n > 0);
	return (struct str){ to, n };
}

static void
objects_are_right_to_the_last_bit(void **state)
{
	struct test	*test = *state;
	struct str	 data = packed(test, "7 0 <</Marked true>>", 100);
	char		*sum = (char *)data.s + data.n - 1;

	*sum ^= 1;
	make_stream(&test->maker, "/Type/ObjStm/N 1/First 4"
	    "/Filter/FlateDecode", data);
	open_packed(test, 5, 1);
	assert_non_null(test->slip);	/* nobody has asked for it yet */
	assert_int_equal(value_at(test, 7)->kind, VALUE_NULL);
	assert_true(test->slip->failed);
	assert_true(test->slip->said[DIAG_SLIP_DAMAGED]);
}

static void
objects_that_unpack_to_much_are_refused(void **state)
{
	struct test	*test = *state;

	make_stream(&test->maker, "/Type/ObjStm/N 1/First 4"
	    "/Filter/FlateDecode", packed(test, "7 0 (seven)",
	    (size_t)70 << 20));
	open_packed(test, 5, 1);
	assert_non_null(test->slip);
	assert_int_equal(value_at(test, 7)->kind, VALUE_NULL);
	assert_true(test->slip->failed);
	assert_true(test->slip->said[DIAG_SLIP_LARGE]);
}

/* ---- damaged tables ---- */

/* With any byte from FROM on changed the file is refused, or leads to the page
 * that it had. */
static void
check_each_byte(struct test *test, size_t from)
{
	static const char	others[] = "0 9\r";
	struct buf		*out = &test->maker.out;

	for (size_t i = from; i < out->n; i++) {
		const char	was = out->s[i];

		for (size_t k = 0; k < sizeof(others) - 1; k++) {
			out->s[i] = others[k];
			test->diags = diags_new(test->arena);
			open_file(test);
			if (test->slip == NULL)
				assert_true(diags_failed(test->diags));
			else
				assert_true(page_width(test) == 200);
			slip_close(test->slip);
		}
		out->s[i] = was;
	}
}

static void
table_with_a_wrong_byte_never_misleads(void **state)
{
	struct test	*test = *state;
	size_t		 from = test->maker.out.n;

	make_end(&test->maker, "/Root 1 0 R");
	check_each_byte(test, from);
}

static void
stream_with_a_wrong_byte_never_misleads(void **state)
{
	struct test	*test = *state;
	size_t		 from = test->maker.out.n;

	open_packed(test, 4, 0);
	slip_close(test->slip);
	check_each_byte(test, from);
}

static void
table_beside_another_with_a_wrong_byte_never_misleads(void **state)
{
	struct test	*test = *state;
	size_t		 from = test->maker.out.n;

	make_hybrid(test, true);
	check_each_byte(test, from);
}

/* A file whose table has this head and these lines, each of 20 bytes. */
static void
open_lines(struct test *test, const char *end)
{
	size_t	start = test->maker.out.n;

	buf_printf(&test->maker.out, "xref\n0 5\n0000000000 65535 f%s", end);
	for (int i = 1; i <= 4; i++)
		buf_printf(&test->maker.out, "%010zu 00000 n%s",
		    test->maker.at[i], end);
	buf_printf(&test->maker.out, "trailer\n<</Size 5/Root 1 0 R>>\n"
	    "startxref\n%zu\n%%%%EOF\n", start);
	open_file(test);
	assert_true(page_width(test) == 200);
}

static void
lines_end_in_one_of_three_ways(void **state)
{
	static const char *const	ends[] = { " \n", " \r", "\r\n" };
	struct test			*test = *state;
	struct value			 value;
	size_t				 n = test->maker.out.n;

	for (size_t i = 0; i < sizeof(ends) / sizeof(*ends); i++) {
		test->maker.out.n = n;
		open_lines(test, ends[i]);
		assert_true(is_read(test, 3, &value));
		slip_close(test->slip);
	}
}

/* A table of entries with WIDTHS and more, in which a field may have no bytes: it
 * is 1 then, if it is the first, else 0 (ISO 32000-1, 7.5.8.2). */
static void
open_fields(struct test *test, const char *widths, size_t type, size_t where)
{
	struct maker	*maker = &test->maker;
	struct buf	 table = { 0 };
	size_t		 start = maker->out.n;

	maker->at[5] = start;
	for (unsigned id = 1; id <= 5; id++) {
		for (size_t i = type; i > 0; i--)
			buf_char(&table, i == 1 ? 1 : 0);
		for (size_t i = where; i > 0; i--)
			buf_char(&table, (char)(i > 3 ? 0 :
			    maker->at[id] >> 8 * (i - 1)));
	}
	make_stream(maker, arena_printf(test->arena, "/Type/XRef/W[%s]/Index["
	    "1 5]/Size 6/Root 1 0 R", widths), buf_view(&table));
	buf_free(&table);
	buf_printf(&maker->out, "startxref\n%zu\n%%%%EOF\n", start);
	open_file(test);
}

static void
fields_of_no_bytes_have_their_usual_value(void **state)
{
	struct test	*test = *state;
	struct value	 value;
	size_t		 n = test->maker.out.n;

	open_fields(test, "0 3 0", 0, 3);
	assert_true(page_width(test) == 200);
	assert_true(is_read(test, 3, &value));
	slip_close(test->slip);
	test->maker.out.n = n;
	test->maker.n = 5;
	open_fields(test, "2 4 0", 2, 4);
	assert_true(page_width(test) == 200);
	assert_true(is_read(test, 3, &value));
}

/* More updates than are followed: all is left to qpdf, which has more
 * patience. */
static void
hundreds_of_updates_leave_all_to_qpdf(void **state)
{
	struct test	*test = *state;
	struct maker	*maker = &test->maker;
	struct value	 value;
	size_t		 before = maker->out.n, start;
	char		*line;

	make_end(maker, "/Root 1 0 R");
	line = arena_printf(test->arena, "%010zu 00000 n", maker->at[3]);
	for (int i = 0; i < 150; i++, before = start) {
		start = maker->out.n;
		make_update(maker, 3, line, before);
	}
	open_file(test);
	assert_true(page_width(test) == 200);
	assert_false(is_read(test, 3, &value));
}

static void
line_before_the_head_leaves_all_to_qpdf(void **state)
{
	struct test	*test = *state;
	struct buf	 mail = { 0 };
	struct value	 value;

	make_end(&test->maker, "/Root 1 0 R");
	buf_text(&mail, "Content-Type: application/pdf\n\n");
	buf_str(&mail, buf_view(&test->maker.out));
	buf_free(&test->maker.out);
	test->maker.out = mail;
	open_file(test);
	assert_true(page_width(test) == 200);
	assert_false(is_read(test, 3, &value));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest	tests[] = {
		TEST(plain_objects_are_read_where_they_stand),
		TEST(streams_are_left_to_qpdf),
		TEST(keys_come_in_order_however_they_stand),
		TEST(odd_objects_are_left_to_qpdf),
		TEST(object_under_another_number_is_not_believed),
		TEST(many_keys_against_their_order_take_no_time),
		TEST(objects_inside_each_other_come_to_an_end),
		TEST(newest_revision_counts),
		TEST(what_was_taken_away_stays_away),
		TEST(tables_in_a_circle_come_to_an_end),
		TEST(more_objects_than_bytes_leave_all_to_qpdf),
		TEST(objects_in_streams_are_read),
		TEST(hidden_objects_are_found_beside_the_table),
		TEST(hidden_objects_are_found_in_an_update_of_their_own),
		TEST(member_that_is_not_there_is_null),
		TEST(stream_that_needs_its_own_members_comes_to_an_end),
		TEST(objects_are_right_to_the_last_bit),
		TEST(objects_that_unpack_to_much_are_refused),
		TEST(table_with_a_wrong_byte_never_misleads),
		TEST(stream_with_a_wrong_byte_never_misleads),
		TEST(table_beside_another_with_a_wrong_byte_never_misleads),
		TEST(lines_end_in_one_of_three_ways),
		TEST(fields_of_no_bytes_have_their_usual_value),
		TEST(hundreds_of_updates_leave_all_to_qpdf),
		TEST(line_before_the_head_leaves_all_to_qpdf),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
