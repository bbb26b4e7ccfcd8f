/* Pages built by hand, written, and read again with other people's tools. */
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
#include "pdf/pdf.h"

#define ROBOTO	"/usr/share/fonts/truetype/roboto/unhinted/RobotoTTF/"
#define DEJAVU	"/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"

static const char *const paths[FACE__MAX] = {
	[FACE_REGULAR]	= ROBOTO "Roboto-Regular.ttf",
	[FACE_BOLD]	= ROBOTO "Roboto-Bold.ttf",
	[FACE_ITALIC]	= ROBOTO "Roboto-Italic.ttf",
	[FACE_SYMBOL]	= DEJAVU,
};

#define TEXT(literal) { (literal), sizeof(literal) - 1 }

static const struct pdf_info info = {
	.title	  = TEXT("Performance <summary> & na\xC3\xAFve \xE2\x80\x93 words"),
	.author	  = TEXT("Children & Families"),
	.subject  = TEXT("December 2022"),
	.keywords = TEXT("scrutiny, (panel)"),
	.lang	  = TEXT("en-GB"),
	.creator  = TEXT("packwright 0.1"),
};

struct test {
	struct arena	*arena;
	struct diags	*diags;
	struct fonts	*fonts;
	struct pages	 pages;
	struct page	 page[4];
	struct spot	 spots[8];
	size_t		 now;		/* the page being filled */
	char		 folder[32];
	char		*path;
};

/* ---- building pages ---- */

static struct elem *
elem(struct test *test, struct elem *parent, enum tag tag)
{
	struct elem	*elem = arena_make(test->arena, struct elem);

	elem->tag = tag;
	elem->parent = parent;
	elem->page = test->now;
	if (parent == NULL)
		return elem;
	if (parent->last == NULL)
		parent->first = elem;
	else
		parent->last->next = elem;
	return parent->last = elem;
}

static struct elem *
leaf(struct test *test, struct elem *parent)
{
	struct elem	*leaf = elem(test, parent, TAG_NONE);

	leaf->mcid = test->page[test->now].nleaves++;
	return leaf;
}

static struct box *
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

static struct box *
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
static struct elem *
line(struct test *test, struct elem *parent, enum tag tag, double x, double y,
    enum face face, double size, const char *words)
{
	struct elem	*e = elem(test, parent, tag);

	text(test, leaf(test, e), x, y, face, size, words);
	return e;
}

static void
page(struct test *test, double width, double height)
{
	test->now = test->pages.n++;
	test->page[test->now].width = width;
	test->page[test->now].height = height;
	test->page[test->now].number = test->now + 5;
}

static void
spot(struct test *test, const char *label, double y, int outline,
    const char *title)
{
	test->spots[test->pages.nspots++] = (struct spot){ str_of(label),
	    test->now, y, outline, str_of(title) };
}

static void
link_box(struct test *test, struct elem *of, const char *to, double x, double y)
{
	struct box	*b = box(test, BOX_LINK, NULL, x, y);

	of->link = str_of(to);
	b->w = 100;
	b->h = 14;
	b->as.link.elem = of;
	b->as.link.to = str_of(to);
}

static void
rule(struct test *test, double y, bool pagination)
{
	struct box	*b = box(test, BOX_LINE, NULL, 56.7, y);

	b->w = 481.9;
	b->as.rule.colour = HAIR;
	b->as.rule.width = 0.4;
	b->pagination = pagination;
}

/* A disc with a dashed line and a label. */
static const struct drawing *
drawing(struct test *test)
{
	static struct segment	disc[] = {
		{ SEG_MOVE, { 0 }, { 10 } },
		{ SEG_CURVE, { 0, 20, 20 }, { 0, 0, 10 } },
		{ SEG_CURVE, { 20, 0, 0 }, { 20, 20, 10 } },
		{ SEG_CLOSE, { 0 }, { 0 } },
	};
	static struct segment	dashes[] = {
		{ SEG_MOVE, { 0 }, { 30 } }, { SEG_LINE, { 100 }, { 30 } },
	};
	struct drawing		*d = arena_make(test->arena, struct drawing);

	d->width = 120;
	d->height = 40;
	d->ndraws = 3;
	d->draws = arena_array(test->arena, 3, struct draw);
	d->draws[0] = (struct draw){ .kind = DRAW_PATH, .segments = disc,
	    .nsegments = 4, .fills = true, .strokes = true, .fill = SERIES_2,
	    .stroke = WHITE, .width = 0.75, .join = 1 };
	d->draws[1] = (struct draw){ .kind = DRAW_PATH, .segments = dashes,
	    .nsegments = 2, .strokes = true, .stroke = INK, .width = 1,
	    .dash = { 5, 3 } };
	d->draws[2] = (struct draw){ .kind = DRAW_TEXT, .x = 30, .y = 14,
	    .size = 9, .text = STR("Target 23%"), .fill = INK };
	return d;
}

static void
fill_first(struct test *test, struct elem *root)
{
	struct elem	*sect = elem(test, root, TAG_SECT), *e, *item, *mark;
	struct box	*b;

	page(test, 595.28, 841.89);
	rule(test, 70.9, true);
	line(test, sect, TAG_H1, 56.7, 114, FACE_BOLD, 24, "The office's figures");
	spot(test, "top", 90, 1, "The office\xE2\x80\x99s figures");
	e = elem(test, elem(test, sect, TAG_TOC), TAG_TOCI);
	e = elem(test, elem(test, e, TAG_REFERENCE), TAG_LINK);
	text(test, leaf(test, e), 56.7, 140, FACE_REGULAR, 12, "Referrals");
	link_box(test, e, "#referrals", 56.7, 128);
	e = elem(test, sect, TAG_P);
	mark = leaf(test, e);
	text(test, mark, 56.7, 170, FACE_REGULAR, 12, "Fewer than ");
	text(test, leaf(test, elem(test, e, TAG_STRONG)), 56.7 +
	    test->page[0].last->w, 170, FACE_BOLD, 12, "one in four ");
	mark = leaf(test, e);
	text(test, mark, 200, 170, FACE_REGULAR, 12, "came back after ");
	text(test, mark, 56.7, 188, FACE_REGULAR, 12, "twelve months; see ");
	item = elem(test, e, TAG_LINK);
	text(test, leaf(test, item), 170, 188, FACE_REGULAR, 12, "the guidance");
	link_box(test, item, "https://example.org/caf\xC3\xA9?(a)", 170, 176);
	text(test, leaf(test, e), 240, 188, FACE_REGULAR, 12, ".");
	e = elem(test, sect, TAG_L);
	for (int i = 0; i < 2; i++) {
		item = elem(test, e, TAG_LI);
		line(test, item, TAG_LBL, 56.7, 220 + 18 * i, FACE_REGULAR, 12,
		    "\xE2\x80\xA2");
		line(test, elem(test, item, TAG_LBODY), TAG_P, 70, 220 + 18 * i,
		    FACE_REGULAR, 12, i == 0 ? "first" : "second");
	}
	e = elem(test, sect, TAG_FIGURE);
	e->alt = STR("A disc above its target, 23\xE2\x80\xAF%");
	e->bbox_page = test->now;
	memcpy(e->bbox, (double[]){ 56.7, 300, 176.7, 340 }, sizeof(e->bbox));
	b = box(test, BOX_DRAWING, leaf(test, e), 56.7, 300);
	b->as.drawing.drawing = drawing(test);
	b->as.drawing.scale = 1;
	line(test, sect, TAG_CAPTION, 56.7, 352, FACE_ITALIC, 8.5,
	    "Source: returns");
	b = text(test, NULL, 290, 802, FACE_REGULAR, 10, "Page 5");
	b->pagination = true;
}

static void
cells(struct test *test, struct elem *row, enum tag tag, double y,
    const char *const words[3])
{
	for (int i = 0; i < 3; i++) {
		struct elem	*cell = line(test, row, tag, 56.7 + 120 * i, y,
		    FACE_REGULAR, 9.5, words[i]);

		if (tag == TAG_TH)
			cell->scope = SCOPE_COLUMN;
	}
}

static void
fill_second(struct test *test, struct elem *root)
{
	static const char *const words[3][3] = {
		{ "Measure", "November", "December" },
		{ "Referrals", "307", "1,428" },
		{ "Re-referrals", "\xE2\x88\x92" "4", "[c]" },
	};
	struct elem	*sect = elem(test, root, TAG_SECT), *table, *body, *e;
	struct box	*b;

	page(test, 595.28, 841.89);
	line(test, sect, TAG_H2, 56.7, 100, FACE_BOLD, 12, "Referrals");
	spot(test, "referrals", 88, 2, "Referrals");
	table = elem(test, sect, TAG_TABLE);
	table->summary = STR("Referrals by month");
	cells(test, elem(test, elem(test, table, TAG_THEAD), TAG_TR), TAG_TH,
	    130, words[0]);
	rule(test, 134, false);
	body = elem(test, table, TAG_TBODY);
	cells(test, elem(test, body, TAG_TR), TAG_TD, 146, words[1]);
	e = elem(test, body, TAG_TR);
	cells(test, e, TAG_TD, 160, words[2]);
	e->first->tag = TAG_TH;
	e->first->scope = SCOPE_ROW;
	e = elem(test, body, TAG_TR);
	line(test, e, TAG_TD, 56.7, 174, FACE_REGULAR, 9.5, "Not available")->
	    colspan = 3;
	e = elem(test, sect, TAG_P);
	b = text(test, leaf(test, e), 56.7, 220, FACE_REGULAR, 12, "67%");
	b->as.text.struck = true;
	e = elem(test, sect, TAG_NOTE);
	text(test, leaf(test, e), 56.7, 240, FACE_REGULAR, 8.5,
	    "A note that goes on ");
	page(test, 841.89, 595.28);
	text(test, leaf(test, e), 51, 60, FACE_REGULAR, 8.5, "overleaf.");
	spot(test, "symbols", 70, 1, "Symbols");
	line(test, sect, TAG_P, 51, 100, FACE_REGULAR, 12,
	    "up \xE2\x86\x91 x\xCC\x81 no\xC2\xA0" "break "
	    "\xE6\xBC\xA2 end");
	b = text(test, NULL, 21, 270, FACE_REGULAR, 10, "Page 77");
	b->as.text.turn = 90;
	b->pagination = true;
}

static int
setup(void **state)
{
	struct test	*test = calloc(1, sizeof(*test));

	test->arena = arena_new();
	test->diags = diags_new(test->arena);
	test->fonts = fonts_open(test->arena, paths, NULL, test->diags);
	test->pages.at = test->page;
	test->pages.spots = test->spots;
	test->pages.root = elem(test, NULL, TAG_DOCUMENT);
	fill_first(test, test->pages.root);
	fill_second(test, test->pages.root);
	strcpy(test->folder, "/tmp/test-pdf.XXXXXX");
	assert_non_null(mkdtemp(test->folder));
	test->path = arena_printf(test->arena, "%s/a.pdf", test->folder);
	*state = test;
	return test->fonts == NULL;
}

static int
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

static struct pdf_stats
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

static struct str
contents(struct test *test)
{
	struct str	data;

	assert_true(file_read(test->arena, test->path, &data,
	    PLACE(test->path), test->diags));
	return data;
}

/* What a command says about the file; its exit status must be 0. */
static const char *
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

static void
assert_has(const char *all, const char *part)
{
	if (strstr(all, part) == NULL)
		fail_msg("\"%s\" is not in:\n%s", part, all);
}

static const struct message *
only_message(struct test *test)
{
	const struct message	**messages;

	assert_int_equal(diags_sorted(test->diags, &messages), 1);
	return messages[0];
}

/* ---- tests ---- */

static void
file_is_sound(void **state)
{
	struct test	*test = *state;
	struct pdf_stats stats = write_as(test, &info);

	assert_has(tool(test, "qpdf --check", ""), "No syntax or stream");
	assert_int_equal(stats.pages, 3);
	assert_int_equal(stats.bytes, contents(test).n);
	assert_int_equal(diags_count(test->diags, LEVEL_WARNING), 0);
}

static void
same_pages_give_the_same_bytes(void **state)
{
	struct test	*test = *state;
	struct str	 first, second;

	write_as(test, &info);
	first = contents(test);
	write_as(test, &info);
	second = contents(test);
	assert_true(str_eq(first, second));
}

static void
text_extracts_as_typed(void **state)
{
	struct test	*test = *state;
	const char	*said;

	write_as(test, &info);
	said = tool(test, "pdftotext -raw", "-");
	assert_has(said, "The office's figures\n");
	assert_has(said, "Fewer than one in four came back after\n"
	    "twelve months; see the guidance.");
	assert_has(said, "Target 23%");
	assert_has(said, "Re-referrals \xE2\x88\x92" "4 [c]");
	assert_has(said, "67%");
	assert_has(said, "up \xE2\x86\x91 x\xCC\x81 no break \xE6\xBC\xA2 end");
	assert_has(said, "Page 77");
}

static void
structure_is_read_out_in_order(void **state)
{
	struct test	*test = *state;

	write_as(test, &info);
	assert_string_equal(tool(test, "pdfinfo -struct-text", ""),
	    "Document\n"
	    "  Sect\n"
	    "    H1 (block)\n"
	    "      \"The office's figures\"\n"
	    "    TOC\n"
	    "      TOCI\n"
	    "        Reference (inline)\n"
	    "          Link (inline)\n"
	    "            \"Referrals\"\n"
	    "            Object 11 0\n"
	    "    P (block)\n"
	    "      \"Fewer than \"\n"
	    "      Span (inline)\n"
	    "        \"one in four \"\n"
	    "      \"came back after \"\n");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int
main(void)
{
	const struct CMUnitTest	tests[] = {
		TEST(file_is_sound),
		TEST(same_pages_give_the_same_bytes),
		TEST(text_extracts_as_typed),
		TEST(structure_is_read_out_in_order),
	};

	(void)only_message;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
