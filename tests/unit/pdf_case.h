/*
 * pdf_case.h - pages built by hand, written, and read again with other people's
 * tools; and harm done to what was written.
 */
#ifndef PDF_CASE_H
#define PDF_CASE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "faces.h"
#include "pdf/pdf.h"

/* The checker that every sample goes through; here its own faults are looked
 * for as well. */
#include "../tools/pdfcheck.h"

#define TEXT(literal) { (literal), sizeof(literal) - 1 }

static const struct pdf_info info = {
	.title	  = TEXT("Performance <summary> & na\xC3\xAFve \xE2\x80\x93 "
		    "words"),
	.author	  = TEXT("Children & Families"),
	.subject  = TEXT("December 2022, (panel)"),
	.lang	  = TEXT("en-GB"),
	.creator  = TEXT("packwright 0.1"),
};

struct test {
	struct arena	*arena;
	struct diags	*diags;
	struct fonts	*fonts;
	struct pages	 pages;
	struct page	 page[8];
	struct spot	 spots[8];
	size_t		 now;		/* the page being filled */
	char		 folder[32];
	char		*path;
};

/* ---- building pages ---- */

static inline struct elem *
elem(struct test *test, struct elem *parent, enum tag tag)
{
	struct elem	*elem = arena_make(test->arena, struct elem);

	elem->tag = tag;
	elem->parent = parent;
	elem->page = (uint32_t)test->now;
	if (parent == NULL)
		return elem;
	if (parent->last == NULL)
		parent->first = elem;
	else
		parent->last->next = elem;
	return parent->last = elem;
}

static inline struct rare *
rare(struct test *test, struct elem *of)
{
	if (of->rare == NULL)
		of->rare = arena_make(test->arena, struct rare);
	return of->rare;
}

static inline struct elem *
leaf(struct test *test, struct elem *parent)
{
	struct elem	*leaf = elem(test, parent, TAG_NONE);

	leaf->mcid = test->page[test->now].nleaves++;
	return leaf;
}

static inline struct box *
box(struct test *test, enum box_kind kind, struct elem *of, double x, double y)
{
	struct page	*page = &test->page[test->now];
	struct box	*box = arena_make(test->arena, struct box);

	box->kind = kind;
	box->leaf = of;
	box->x = x;
	box->y = y;
	if (page->last == NULL)
		page->first = box;
	else
		page->last->next = box;
	return page->last = box;
}

static inline struct box *
text(struct test *test, struct elem *of, double x, double y, enum face face,
    double size, const char *words)
{
	struct box	*b = box(test, BOX_TEXT, of, x, y);

	b->as.text.text = str_of(words);
	b->as.text.face = face;
	b->as.text.size = size;
	b->as.text.colour = INK;
	b->w = font_width(test->fonts, face, size, str_of(words));
	return b;
}

/* An element with one line of text. */
static inline struct elem *
line(struct test *test, struct elem *parent, enum tag tag, double x, double y,
    enum face face, double size, const char *words)
{
	struct elem	*e = elem(test, parent, tag);

	text(test, leaf(test, e), x, y, face, size, words);
	return e;
}

static inline void
page(struct test *test, double width, double height)
{
	test->now = test->pages.n++;
	test->page[test->now].width = width;
	test->page[test->now].height = height;
	test->page[test->now].number = test->now + 5;
}

static inline void
spot(struct test *test, const char *label, double y, int outline,
    const char *title)
{
	test->spots[test->pages.nspots++] = (struct spot){
		.label = str_of(label), .page = test->now,
		.number = test->page[test->now].number,
		.front = test->page[test->now].front, .y = y,
		.outline = outline, .title = str_of(title),
	};
}

static inline void
link_box(struct test *test, struct elem *of, const char *to, double x, double y)
{
	struct box	*b = box(test, BOX_LINK, NULL, x, y);

	rare(test, of)->link = str_of(to);
	b->w = 100;
	b->h = 14;
	b->as.link.elem = of;
	b->as.link.to = str_of(to);
}

/* No page yet. */
static inline int
setup_empty(void **state)
{
	struct test	*test = calloc(1, sizeof(*test));

	test->arena = arena_new();
	test->diags = diags_new(test->arena);
	test->fonts = fonts_open(test->arena, paths, NULL, test->diags);
	test->pages.at = test->page;
	test->pages.spots = test->spots;
	test->pages.root = elem(test, NULL, TAG_DOCUMENT);
	strcpy(test->folder, "/tmp/test-pdf.XXXXXX");
	assert_non_null(mkdtemp(test->folder));
	test->path = arena_printf(test->arena, "%s/a.pdf", test->folder);
	*state = test;
	return test->fonts == NULL;
}

static inline int
teardown(void **state)
{
	struct test	*test = *state;

	unlink(test->path);
	rmdir(test->folder);
	fonts_close(test->fonts);
	arena_free(test->arena);
	free(test);
	return 0;
}

/* ---- writing and reading ---- */

static inline struct pdf_stats
write_as(struct test *test, const struct pdf_info *about)
{
	struct pdf_stats stats;
	struct save	*save = save_open(test->arena, test->path, 0644,
	    test->diags);

	assert_non_null(save);
	assert_true(pdf_write(test->arena, &test->pages, test->fonts, about,
	    save, &stats, test->diags));
	assert_true(save_commit(save));
	return stats;
}

static inline struct str
contents(struct test *test)
{
	struct str	data;

	assert_true(file_read(test->arena, test->path, &data,
	    PLACE(test->path), test->diags));
	return data;
}

/* What a command says about the file; its exit status must be 0. */
static inline const char *
tool(struct test *test, const char *before, const char *after)
{
	char		 line_of[256];
	FILE		*pipe = popen(arena_printf(test->arena, "%s %s %s 2>&1",
	    before, test->path, after), "r");
	struct buf	 out = { 0 };
	struct str	 kept;
	int		 status;

	assert_non_null(pipe);
	while (fgets(line_of, sizeof(line_of), pipe) != NULL)
		buf_text(&out, line_of);
	status = pclose(pipe);
	kept = buf_keep(&out, test->arena);
	buf_free(&out);
	if (status != 0)
		fail_msg("%s: %s", before, kept.s);
	return kept.s;
}

static inline void
assert_has(const char *all, const char *part)
{
	if (strstr(all, part) == NULL)
		fail_msg("\"%s\" is not in:\n%s", part, all);
}

/* What the checker says of DATA, which need not make the claims in UNCLAIMED,
 * and how many faults it finds. */
static inline const char *
checked_as(struct test *test, struct str data, unsigned unclaimed, int *faults)
{
	char		*said = NULL;
	size_t		 size;
	FILE		*out = open_memstream(&said, &size);
	const char	*kept;

	*faults = pdfcheck("file", data.s, data.n, unclaimed, out);
	fclose(out);
	kept = str_dup(test->arena, str_of(said));
	free(said);
	return kept;
}

static inline const char *
checked(struct test *test, struct str data, int *faults)
{
	return checked_as(test, data, 0, faults);
}

static inline const struct message *
only_message(struct test *test)
{
	const struct message	**messages;

	assert_int_equal(diags_sorted(test->diags, &messages), 1);
	return messages[0];
}

/* ---- harm done to a sound file, for the checker to find ---- */

struct harm {
	void		(*harm)(qpdf_data q);
	const char	*said;		/* "": no fault at all */
};

/* The first object with KEY /NAME. */
static inline qpdf_oh
find(qpdf_data q, const char *key, const char *name)
{
	qpdf_oh	oh, val;

	for (int i = 1; i < 1000; i++) {
		oh = qpdf_get_object_by_id(q, i, 0);
		if (!qpdf_oh_is_dictionary(q, oh))
			continue;
		val = qpdf_oh_get_key(q, oh, key);
		if (qpdf_oh_is_name_and_equals(q, val, name))
			return oh;
	}
	fail_msg("no object with %s %s", key, name);
	return 0;
}

static inline qpdf_oh
element(qpdf_data q, const char *type)
{
	return find(q, "/S", type);
}

static inline void
set(qpdf_data q, qpdf_oh dict, const char *key, const char *value)
{
	qpdf_oh_replace_key(q, dict, key, qpdf_oh_parse(q, value));
}

/* Put TEXT before the operators of page number INDEX, and write INSTEAD for the
 * first OLD. */
static inline void
edit(qpdf_data q, size_t index, const char *text, const char *old,
    const char *instead)
{
	qpdf_oh		 page = qpdf_get_page_n(q, index);
	qpdf_oh		 stream = qpdf_oh_new_stream(q);
	unsigned char	*data;
	size_t		 size;
	struct buf	 out = { 0 };
	struct str	 whole;
	size_t		 at;

	qpdf_oh_get_page_content_data(q, page, &data, &size);
	whole = (struct str){ (const char *)data, size };
	at = *old != '\0' ? str_find(whole, old) : 0;
	assert_true(at < size);
	buf_text(&out, text);
	buf_add(&out, whole.s, at);
	buf_text(&out, instead);
	buf_add(&out, whole.s + at + strlen(old), size - at - strlen(old));
	qpdf_oh_replace_stream_data(q, stream, (unsigned char *)out.s, out.n,
	    qpdf_oh_new_null(q), qpdf_oh_new_null(q));
	qpdf_oh_replace_key(q, page, "/Contents", stream);
	buf_free(&out);
	free(data);
}

static inline void
harm_nothing(qpdf_data q)
{
	(void)q;
}

/* DATA with HARM done to it; KEEP what nothing refers to. */
static inline struct str
harmed(struct test *test, struct str data, void (*harm)(qpdf_data q), bool keep)
{
	qpdf_data	 q = qpdf_init();
	struct str	 out;

	assert_int_equal(qpdf_read_memory(q, "sound", data.s, data.n, NULL), 0);
	harm(q);
	assert_int_equal(qpdf_init_write_memory(q), 0);
	qpdf_set_object_stream_mode(q, qpdf_o_disable);
	qpdf_set_preserve_unreferenced_objects(q, keep);
	assert_int_equal(qpdf_write(q), 0);
	out = (struct str){ arena_copy(test->arena, qpdf_get_buffer(q),
	    qpdf_get_buffer_length(q)), qpdf_get_buffer_length(q) };
	qpdf_cleanup(&q);
	return out;
}

/* Each of N harms done to DATA is found, and nothing without one. */
static inline void
assert_harms_found(struct test *test, struct str data,
    const struct harm *harms, size_t n)
{
	/* qpdf's own way of writing first, which needs fewer objects. */
	struct str	 sound = harmed(test, data, harm_nothing, false);
	const char	*said;
	int		 faults;

	assert_string_equal(checked(test, sound, &faults), "");
	for (size_t i = 0; i < n; i++) {
		said = checked(test, harmed(test, sound, harms[i].harm, true),
		    &faults);
		if (faults <= 0 || strstr(said, harms[i].said) == NULL)
			fail_msg("\"%s\" is not among %d faults:\n%s",
			    harms[i].said, faults, said);
	}
}

#endif
