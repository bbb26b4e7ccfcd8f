/*
 * tests/unit/paper_case.h - a paper made of files in a folder of its own,
 * without store and fonts; every letter is half an em wide.
 */
#ifndef TESTS_PAPER_CASE_H
#define TESTS_PAPER_CASE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "paper/paper.h"

#define CASE_FILES	8

struct paper_case {
	struct arena	*arena;
	struct diags	*diags;
	char		 folder[40];
	char		*files[CASE_FILES];
	size_t		 nfiles;
	struct build	 build;
	struct paper	*paper;
	struct blocks	 blocks;
};

static inline double
case_width(void *arg, enum face face, double size, struct str text)
{
	(void)arg;
	(void)face;
	return (double)utf8_count(text) * size / 2;
}

static inline void
case_begin(struct paper_case *at)
{
	*at = (struct paper_case){ .arena = arena_new() };
	at->diags = diags_new(at->arena);
	strcpy(at->folder, "/tmp/test_paper.XXXXXX");
	assert_non_null(mkdtemp(at->folder));
}

static inline void
case_end(struct paper_case *at)
{
	for (size_t i = 0; i < at->nfiles; i++)
		unlink(at->files[i]);
	rmdir(at->folder);
	arena_free(at->arena);
}

/* For cmocka: the case is *STATE. */
static inline int
case_setup(void **state)
{
	static struct paper_case	at;

	case_begin(&at);
	*state = &at;
	return 0;
}

static inline int
case_teardown(void **state)
{
	case_end(*state);
	return 0;
}

static inline void
assert_str(struct str text, const char *want)
{
	if (!str_is(text, want))
		fail_msg("got \"" STR_FMT "\", want \"%s\"", STR_ARG(text),
		    want);
}

/* TEXT in the file NAME; its path. */
static inline char *
case_file(struct paper_case *at, const char *name, const char *text)
{
	char	*path = arena_printf(at->arena, "%s/%s", at->folder, name);
	FILE	*file = fopen(path, "w");

	assert_true(at->nfiles < CASE_FILES);
	assert_non_null(file);
	assert_true(fputs(text, file) >= 0);
	assert_int_equal(fclose(file), 0);
	at->files[at->nfiles++] = path;
	return path;
}

/* The paper of the layout TEXT. */
static inline void
case_paper(struct paper_case *at, const char *text)
{
	char	*path = case_file(at, "board.ini", text);

	at->build = (struct build){ .layout = layout_read(at->arena, path,
	    paper_kinds(), "layouts", NULL, at->diags),
	    .metrics = { case_width, NULL }, .stock = "layouts" };
	assert_non_null(at->build.layout);
	at->paper = paper_new(at->arena, &at->build, at->diags);
	assert_non_null(at->paper);
}

/* The place line and detail of message ID, its Nth from 0; NULL when it was not
 * said so often. */
static inline const struct message *
case_said(struct paper_case *at, enum diag id, size_t nth)
{
	const struct message	**sorted;
	size_t			  n = diags_sorted(at->diags, &sorted);

	for (size_t i = 0; i < n; i++)
		if (sorted[i]->id == id && nth-- == 0)
			return sorted[i];
	return NULL;
}

/* ID was said once, at LINE of its file, with DETAIL. */
#define assert_said(at, id, at_line, with) do {				\
	const struct message	*said_ = case_said((at), (id), 0);	\
									\
	assert_non_null(said_);						\
	assert_int_equal(said_->place.line, (at_line));			\
	assert_string_equal(said_->detail, (with));			\
	assert_null(case_said((at), (id), 1));				\
} while (0)

/* Nothing was said; what was is shown. */
static inline void
assert_silent(struct paper_case *at)
{
	const struct message	**sorted;
	size_t			  n = diags_sorted(at->diags, &sorted);
	struct buf		  line = { 0 };

	for (size_t i = 0; i < n; i++) {
		message_print(&line, sorted[i]);
		buf_char(&line, '\n');
	}
	if (n > 0)
		fail_msg("%s", line.s);
	buf_free(&line);
}

#endif
