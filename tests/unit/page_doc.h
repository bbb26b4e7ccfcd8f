/*
 * tests/unit/page_doc.h - a small document to lay out.
 *
 * Every letter is half an em, so at size 10 a line of 200 points has 40
 * letters. The live area is 200 x 100 at 20, 20: ten lines of pitch 10 a page,
 * whose first baseline is at 28.
 */
#ifndef TESTS_PAGE_DOC_H
#define TESTS_PAGE_DOC_H

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "page/page.h"

#define LIVE_LEFT	20.0
#define LIVE_TOP	20.0
#define LIVE_RIGHT	220.0
#define LIVE_BOTTOM	120.0

struct doc {
	struct arena		*arena;
	struct diags		*diags;
	struct blocks		 blocks;
	const struct pages	*pages;
	size_t			 measured;	/* calls of half_em() */
};

static const struct look body = { FACE_REGULAR, 10, 10, INK };

static inline double
half_em(void *arg, enum face face, double size, struct str text)
{
	struct doc	*doc = arg;

	(void)face;
	doc->measured++;
	return (double)utf8_count(text) * size / 2;
}

static inline struct block *
doc_sheet(struct doc *doc)
{
	struct block	*block = block_new(doc->arena, BLOCK_SHEET, TAG_NONE);

	*block->as.sheet = (struct sheet){ .width = 240, .height = 140,
	    .left = 20, .right = 20, .top = 20, .bottom = 20 };
	return blocks_add(&doc->blocks, block);
}

static inline struct doc
doc_new(void)
{
	struct doc	doc = { .arena = arena_new() };

	doc.diags = diags_new(doc.arena);
	doc_sheet(&doc);
	return doc;
}

static inline void
doc_free(struct doc *doc)
{
	arena_free(doc->arena);
}

static inline const struct pages *
doc_lay(struct doc *doc)
{
	struct metrics	metrics = { half_em, doc };

	doc->pages = pages_settle(doc->arena, &doc->blocks, &metrics,
	    doc->diags);
	return doc->pages;
}

/* Text of N full lines, each its number in 38 digits. */
static inline struct str
doc_lines(struct doc *doc, size_t n)
{
	struct buf	buf = { 0 };
	struct str	text;

	for (size_t i = 0; i < n; i++)
		buf_printf(&buf, "%s%038zu", i > 0 ? " " : "", i + 1);
	text = buf_keep(&buf, doc->arena);
	buf_free(&buf);
	return text;
}

static inline struct block *
doc_para(struct doc *doc, struct blocks *to, struct str text)
{
	return blocks_add(to, block_para(doc->arena, TAG_P, body, text));
}

/* N paragraphs of one line. */
static inline void
doc_fill(struct doc *doc, size_t n)
{
	for (size_t i = 0; i < n; i++)
		doc_para(doc, &doc->blocks, STR("filler"));
}

/* The first box on page I whose text begins with TEXT; NULL when none does. */
static inline const struct box *
doc_find(const struct doc *doc, size_t i, const char *text)
{
	if (i >= doc->pages->n)
		return NULL;
	for (const struct box *box = doc->pages->at[i].first; box != NULL;
	    box = box->next)
		if (box->kind == BOX_TEXT &&
		    str_starts(box->as.text.text, text))
			return box;
	return NULL;
}

static inline size_t
doc_count(const struct doc *doc, size_t i, enum box_kind kind)
{
	size_t	n = 0;

	if (i >= doc->pages->n)
		return 0;
	for (const struct box *box = doc->pages->at[i].first; box != NULL;
	    box = box->next)
		n += box->kind == kind;
	return n;
}

/* The Nth box of KIND on page I, from 0. */
static inline const struct box *
doc_box(const struct doc *doc, size_t i, enum box_kind kind, size_t n)
{
	if (i >= doc->pages->n)
		return NULL;
	for (const struct box *box = doc->pages->at[i].first; box != NULL;
	    box = box->next)
		if (box->kind == kind && n-- == 0)
			return box;
	return NULL;
}

/* How often ID was said. */
static inline size_t
doc_said(struct doc *doc, enum diag id)
{
	const struct message	**messages;
	size_t			  n, said = 0;

	n = diags_sorted(doc->diags, &messages);
	for (size_t i = 0; i < n; i++)
		said += messages[i]->id == id;
	return said;
}

static inline size_t
doc_messages(struct doc *doc)
{
	return diags_count(doc->diags, LEVEL_WARNING);
}

/* The tree and the pages as text, in the arena. */
static inline struct str
doc_tree(struct doc *doc)
{
	struct buf	buf = { 0 };
	struct str	text;

	elems_print(&buf, doc->pages->root);
	text = buf_keep(&buf, doc->arena);
	buf_free(&buf);
	return text;
}

static inline struct str
doc_trace(struct doc *doc, const struct pages *pages)
{
	struct buf	buf = { 0 };
	struct str	text;

	pages_trace(&buf, pages);
	text = buf_keep(&buf, doc->arena);
	buf_free(&buf);
	return text;
}

static inline bool
is_near(double a, double b)
{
	return fabs(a - b) < 0.011;
}

#define assert_near(a, b) do {						\
	double	near_a = (a), near_b = (b);				\
									\
	if (!is_near(near_a, near_b))					\
		fail_msg("%s is %g, not %g", #a, near_a, near_b);	\
} while (0)

#define assert_text(box, literal) do {					\
	assert_non_null(box);						\
	assert_string_equal(str_dup(doc.arena, (box)->as.text.text),	\
	    (literal));							\
} while (0)

#endif
