/*
 * slip_bench.h - a PDF made by hand, opened as a slip, and what was copied of it:
 * for the tests of slips.
 */
#ifndef SLIP_BENCH_H
#define SLIP_BENCH_H

#include <libdeflate.h>

#include "slip/slip.h"
#include "slip_case.h"

struct test {
	struct arena	*arena;
	struct diags	*diags;
	struct maker	 maker;
	struct slip	*slip;
	const struct slip_about *about;
	char		 folder[32];
	char		*path;
	/* What was copied. */
	struct str	 dict[OBJECTS], data[OBJECTS];
	bool		 is_stream[OBJECTS];
	unsigned	 next;
	struct slip_sink sink;
};

static inline unsigned
sink_reserve(void *arg)
{
	struct test	*test = arg;

	assert_true(test->next < OBJECTS);
	return test->next++;
}

static inline void
sink_object(void *arg, unsigned number, struct str value)
{
	struct test	*test = arg;

	assert_null(test->dict[number].s);
	test->dict[number] = str_copy(test->arena, value);
}

static inline void
sink_stream(void *arg, unsigned number, struct str dict, struct str data)
{
	struct test	*test = arg;

	assert_null(test->dict[number].s);
	test->dict[number] = str_copy(test->arena, dict);
	test->data[number] = str_copy(test->arena, data);
	test->is_stream[number] = true;
}

static inline int
set_up(void **state)
{
	struct test	*test = calloc(1, sizeof(*test));

	test->arena = arena_new();
	test->diags = diags_new(test->arena);
	strcpy(test->folder, "/tmp/slip-XXXXXX");
	assert_non_null(mkdtemp(test->folder));
	test->path = arena_printf(test->arena, "%s/a.pdf", test->folder);
	test->next = 10;
	test->sink = (struct slip_sink){ test, sink_reserve, sink_object,
	    sink_stream };
	make_begin(&test->maker);
	*state = test;
	return 0;
}

static inline int
tear_down(void **state)
{
	struct test	*test = *state;

	slip_close(test->slip);
	unlink(test->path);
	unlink(arena_printf(test->arena, "%s/b.pdf", test->folder));
	rmdir(test->folder);
	buf_free(&test->maker.out);
	arena_free(test->arena);
	free(test);
	return 0;
}

static inline void
open_path(struct test *test, const char *path)
{
	test->slip = slip_open(test->arena, path,
	    (struct place){ "pack.ini", 7, 1 }, test->diags);
	test->about = test->slip != NULL ? slip_about(test->slip) : NULL;
}

static inline void
open_data(struct test *test, struct str data)
{
	write_file(test->path, data);
	open_path(test, test->path);
}

/* Finish the file: object 1 is its catalogue. */
static inline void
open_made(struct test *test)
{
	make_end(&test->maker, "/Root 1 0 R");
	open_data(test, buf_view(&test->maker.out));
}

/* A file of one page with PAGE among its entries and the stream of DICT and DATA
 * as its content; more objects follow, from 5 on. */
static inline void
make_packed_page(struct test *test, const char *page, const char *dict,
    struct str data)
{
	make(&test->maker, "<</Type/Catalog/Pages 2 0 R>>");
	make(&test->maker, "<</Type/Pages/Count 1/Kids[3 0 R]>>");
	make(&test->maker, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]"
	    "/Contents 4 0 R%s>>", page);
	make_stream(&test->maker, dict, data);
}

static inline void
make_page(struct test *test, const char *page, const char *content)
{
	make_packed_page(test, page, "", str_of(content));
}

static inline bool
said(struct test *test, enum diag id)
{
	const struct message	**messages;
	size_t			  n = diags_sorted(test->diags, &messages);

	for (size_t i = 0; i < n; i++)
		if (messages[i]->id == id)
			return true;
	return false;
}

static inline void
refused(struct test *test, enum diag id)
{
	assert_null(test->slip);
	assert_true(said(test, id));
	assert_true(diags_failed(test->diags));
}

static inline bool
has(struct str text, const char *what)
{
	return str_find(text, what) < text.n;
}

#define assert_str(text, wanted) \
	assert_string_equal(str_dup(test->arena, (text)), (wanted))

/* What stream NUMBER of the sink holds, unpacked when it is packed. */
static inline struct str
unpacked(struct test *test, unsigned number)
{
	struct libdeflate_decompressor	*inflate;
	char				*to;
	size_t				 n;

	if (!has(test->dict[number], "/FlateDecode"))
		return test->data[number];
	inflate = libdeflate_alloc_decompressor();
	to = arena_alloc(test->arena, 100000);
	assert_int_equal(libdeflate_zlib_decompress(inflate,
	    test->data[number].s, test->data[number].n, to, 99999, &n),
	    LIBDEFLATE_SUCCESS);
	libdeflate_free_decompressor(inflate);
	return (struct str){ to, n };
}

/* A tagged file of one page with CONTENT; ELEMS are the kids of its Document,
 * ROLES its role map. */
static inline void
open_tagged(struct test *test, const char *roles, const char *elems,
    const char *content)
{
	make(&test->maker, "<</Type/Catalog/Pages 2 0 R/Lang(en-GB)/MarkInfo<<"
	    "/Marked true>>/StructTreeRoot<</RoleMap<<%s>>/K<</S/Document"
	    "/Pg 3 0 R/K[%s]>>>>>>", roles, elems);
	make(&test->maker, "<</Type/Pages/Count 1/Kids[3 0 R]>>");
	make(&test->maker, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]"
	    "/StructParents 0/Contents 4 0 R/Annots[5 0 R]/Resources<</Font<<"
	    "/F<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding"
	    "/WinAnsiEncoding>>>>>>>>");
	make_stream(&test->maker, "", str_of(content));
	make(&test->maker, "<</Subtype/Link/Rect[0 0 9 9]/A<</S/URI"
	    "/URI(http://a.org)>>>>");
	open_made(test);
	assert_non_null(test->slip);
}

/* An element that holds the link of such a file, and number 9. */
#define LINKED	"<</S/Link/K[9<</Type/OBJR/Obj 5 0 R>>]>>"

/* Begin another file, of which nothing is copied yet; what was said stays. */
static inline void
start_again(struct test *test)
{
	slip_close(test->slip);
	buf_free(&test->maker.out);
	make_begin(&test->maker);
	memset(test->dict, 0, sizeof(test->dict));
	test->next = 10;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

#endif
