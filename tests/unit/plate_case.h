/*
 * plate_case.h - a paper of a store's figures, for the tests of what is set in
 * tables and drawn.  On the page every letter is half an em wide; drawings have the
 * fonts of fonts/.
 */
#ifndef PLATE_CASE_H
#define PLATE_CASE_H

#include "store_case.h"

#include "paper/paper_int.h"

/* What a case's paper is made of; plate_close() frees what is open. */
struct plate_case {
	struct build	 build;
	struct paper	*paper;
	struct blocks	 blocks;
	struct str	 text;		/* of all its blocks */
};

static inline double
plate_width(void *arg, enum face face, double size, struct str text)
{
	(void)arg;
	(void)face;
	return (double)utf8_count(text) * size / 2;
}

static inline struct fonts *
plate_fonts(struct folder_case *c)
{
	struct font_file	 files[FACE__MAX];
	const char		*paths[FACE__MAX];

	assert_true(fonts_read(c->arena, "fonts/fonts.ini", files, FACE__MAX,
	    c->diags));
	for (int i = 0; i < FACE__MAX; i++)
		paths[i] = files[i].path;
	return fonts_open(c->arena, paths, NULL, c->diags);
}

/* The paper of December 2022 with SECTIONS, made to blocks. */
static inline void
plate_open(struct plate_case *plate, struct folder_case *c,
    const char *sections)
{
	struct buf	 text = { 0 };
	const char	*path;

	path = case_file(c, "board.ini", arena_printf(c->arena, "[pack]\n"
	    "title = Board\nperiod = 2022-12\ndate = 2023-01-20\n%s",
	    sections));
	*plate = (struct plate_case){ .build = { .layout = layout_read(
	    c->arena, path, paper_kinds(), "layouts", NULL, c->diags),
	    .store = c->store, .metrics = { plate_width, NULL },
	    .stock = "layouts", .fonts = plate_fonts(c) } };
	plate->paper = paper_new(c->arena, &plate->build, c->diags);
	assert_non_null(plate->paper);
	paper_blocks(plate->paper, &plate->blocks);
	blocks_print(&text, &plate->blocks);
	plate->text = buf_keep(&text, c->arena);
	buf_free(&text);
}

static inline void
plate_close(struct plate_case *plate)
{
	paper_close(plate->paper);
	fonts_close(plate->build.fonts);
}

static inline void
has(struct str text, const char *want)
{
	if (str_find(text, want) == text.n)
		fail_msg("nowhere %s in:\n" STR_FMT, want, STR_ARG(text));
}

static inline void
has_no(struct str text, const char *unwanted)
{
	if (str_find(text, unwanted) != text.n)
		fail_msg("%s in:\n" STR_FMT, unwanted, STR_ARG(text));
}

#endif
