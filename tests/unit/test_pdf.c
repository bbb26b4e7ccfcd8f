/* A document of pages built by hand: the file, and the checker of files. */
#include "pdf_case.h"
#include "slip_double.h"

/* ---- the pages ---- */

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
	line(test, sect, TAG_H1, 56.7, 114, FACE_BOLD, 24,
	    "The office's figures");
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
	text(test, leaf(test, item), 170, 188, FACE_REGULAR, 12,
	    "the guidance");
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
	rare(test, e)->alt = STR("A disc above its target, 23\xE2\x80\xAF%");
	e->rare->bbox_page = test->now;
	memcpy(e->rare->bbox, (double[]){ 56.7, 300, 176.7, 340 },
	    sizeof(e->rare->bbox));
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
	rare(test, table)->summary = STR("Referrals by month");
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
	struct test	*test;
	int		 failed = setup_empty(state);

	test = *state;
	fill_first(test, test->pages.root);
	fill_second(test, test->pages.root);
	return failed;
}

/* ---- the file ---- */

static void
file_is_sound(void **state)
{
	struct test	*test = *state;
	struct pdf_stats stats = write_as(test, &info);

	assert_has(tool(test, "qpdf --check", ""), "No syntax or stream");
	assert_int_equal(stats.pages, 3);
	/* Counted in fill_first() and fill_second(), with the document. */
	assert_int_equal(stats.elements, 43);
	assert_int_equal(stats.bytes, contents(test).n);
	assert_int_equal(diags_count(test->diags, LEVEL_WARNING), 0);
}

static void
checker_finds_no_fault(void **state)
{
	struct test	*test = *state;
	int		 faults;

	write_as(test, &info);
	assert_string_equal(checked(test, contents(test), &faults), "");
	assert_int_equal(faults, 0);
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
other_pages_give_another_id(void **state)
{
	struct test	*test = *state;
	struct str	 first, second;
	size_t		 at;

	write_as(test, &info);
	first = contents(test);
	test->page[0].first->next->as.text.text = STR("The office's notes");
	write_as(test, &info);
	second = contents(test);
	at = str_find(first, "/ID[<") + 5;
	assert_true(at + 32 < first.n);
	assert_memory_not_equal(first.s + at, second.s +
	    str_find(second, "/ID[<") + 5, 32);
}

/* ---- what is read out of it ---- */

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
}

static void
turned_text_runs_down_the_page(void **state)
{
	struct test	*test = *state;
	const char	*said;
	double		 box[2][4];

	write_as(test, &info);
	said = tool(test, "pdftotext -bbox -f 3 -l 3", "-");
	assert_has(said, ">Page</word>");
	for (int i = 0; i < 2; i++) {
		const char	*at = strstr(said, i == 0 ? ">Page<" : ">77<");

		while (*at != '<')
			at--;
		assert_int_equal(sscanf(at, "<word xMin=\"%lf\" yMin=\"%lf\" "
		    "xMax=\"%lf\" yMax=\"%lf\"", &box[i][0], &box[i][1],
		    &box[i][2], &box[i][3]), 4);
	}
	/* It begins at 21, 270; letters rise to the right of the line. */
	assert_float_equal(box[0][1], 270, 0.5);
	assert_true(box[0][0] > 15 && box[0][2] < 35);
	assert_true(box[1][1] > box[0][3] && box[1][3] < 320);
}

static void
structure_is_read_out_in_order(void **state)
{
	static const char *const wanted[] = {
		"    H1 (block)\n      \"The office's figures\"\n",
		"      TOCI\n        Reference (inline)\n"
		"          Link (inline)\n            \"Referrals\"\n"
		"            Object ",
		"    P (block)\n      \"Fewer than \"\n      Span (inline)\n"
		"        \"one in four \"\n"
		"      \"came back after twelve months; see \"\n"
		"      Link (inline)\n        \"the guidance\"\n"
		"        Object ",
		"    L (block):\n       /ListNumbering /Disc\n"
		"      LI (block)\n        Lbl (block)\n"
		"          \"\xE2\x80\xA2\"\n        LBody (block)\n"
		"          P (block)\n            \"first\"\n",
		/* 841.89 less 340 and 300 */
		"    Figure:\n       /Placement /Block\n"
		"       /BBox [56.7 501.89 176.7 541.89]\n",
		"    Table (block):\n       /Summary (Referrals by month)\n"
		"      THead\n        TR\n          TH:\n"
		"             /Scope /Column\n            \"Measure\"\n",
		"          TH:\n             /Scope /Row\n"
		"            \"Re-referrals\"\n",
		"          TD:\n             /ColSpan 3\n"
		"            \"Not available\"\n",
		"      \"A note that goes on \"\n      \"overleaf.\"\n",
		"no break \"\n      \" \"\n",
		"      \" end\"\n",
	};
	struct test	*test = *state;
	const char	*said, *at;

	write_as(test, &info);
	said = tool(test, "pdfinfo -struct-text", "");
	for (size_t i = 0; i < sizeof(wanted) / sizeof(*wanted); i++) {
		at = strstr(said, wanted[i]);
		if (at == NULL)
			fail_msg("\"%s\" does not follow:\n%s", wanted[i],
			    said);
		said = at;
	}
}

static void
fonts_are_embedded_cut_down_and_mapped(void **state)
{
	struct test	*test = *state;
	const char	*said, *line_of;
	int		 fonts = 0;

	write_as(test, &info);
	said = tool(test, "pdffonts", "");
	for (line_of = strstr(said, "+"); line_of != NULL;
	    line_of = strstr(line_of + 1, "+"), fonts++)
		assert_non_null(strstr(line_of, "yes yes yes"));
	assert_int_equal(fonts, 4);
	assert_has(said, "+Roboto-Italic");
}

static void
metadata_say_what_was_given(void **state)
{
	struct test	*test = *state;
	const char	*said;

	write_as(test, &info);
	said = tool(test, "pdfinfo", "");
	assert_has(said, "Performance <summary> & na\xC3\xAFve \xE2\x80\x93 "
	    "words\n");
	assert_has(said, "Children & Families\n");
	assert_has(said, "December 2022, (panel)\n");
	assert_has(said, "packwright 0.1\n");
	assert_null(strstr(said, "CreationDate"));
	said = tool(test, "pdfinfo -meta", "");
	assert_has(said, "Performance &lt;summary&gt; &amp; na\xC3\xAFve");
	assert_has(said, "<rdf:li>en-GB</rdf:li>");
	assert_null(strstr(said, "CreateDate"));
}

static void
dates_are_written_when_known(void **state)
{
	struct test	*test = *state;
	struct pdf_info	 dated = info;

	dated.has_time = true;
	dated.time = 1674055805;	/* 18 January 2023, 15:30:05 UTC */
	write_as(test, &dated);
	assert_has(tool(test, "pdfinfo -rawdates", ""),
	    "D:20230118153005Z");
	assert_has(tool(test, "pdfinfo -meta", ""),
	    "<xmp:CreateDate>2023-01-18T15:30:05Z</xmp:CreateDate>");
}

static void
bookmarks_and_labels_lead_to_their_pages(void **state)
{
	struct test	*test = *state;
	const char	*said;

	write_as(test, &info);
	said = tool(test, "qpdf --json --json-key=outlines "
	    "--json-key=pagelabels", "| tr -d ' \n'");
	assert_has(said, "\"destpageposfrom1\":1,\"kids\":[{");
	assert_has(said, "\"destpageposfrom1\":2,\"kids\":[]");
	assert_has(said, "\"title\":\"Referrals\"");
	assert_has(said, "\"destpageposfrom1\":3,\"kids\":[]");
	assert_has(said, "\"/S\":\"/D\",\"/St\":5");
}

static void
labels_begin_anew_where_numbers_jump(void **state)
{
	struct test	*test = *state;

	test->page[2].number = 1;
	write_as(test, &info);
	assert_has(tool(test, "qpdf --json --json-key=pagelabels",
	    "| tr -d ' \n'"), "{\"index\":2,\"label\":{\"/S\":\"/D\","
	    "\"/St\":1}}");
}

static void
links_are_written_for_their_readers(void **state)
{
	struct test	*test = *state;
	const char	*said;

	write_as(test, &info);
	said = tool(test, "qpdf --json --json-key=qpdf", "| tr -d ' \n'");
	assert_has(said, "\"/URI\":\"u:https://example.org/"
	    "caf%C3%A9?%28a%29\"");
	assert_has(said, "\"/Contents\":\"u:Referrals\",\"/Dest\":[");
	/* 841.89 - 128 - 14 to 841.89 - 128, and shown in print. */
	assert_has(said, "\"/F\":4,\"/Rect\":[56.7,699.89,156.7,713.89]");
}

static void
a_scheme_in_capitals_leads_to_the_web(void **state)
{
	struct test	*test = *state;

	for (struct box *b = test->page[0].first; b != NULL; b = b->next)
		if (b->kind == BOX_LINK && b->as.link.to.s[0] != '#')
			b->as.link.to = STR("HTTPS://example.org/");
	write_as(test, &info);
	assert_int_equal(diags_count(test->diags, LEVEL_WARNING), 0);
	assert_has(tool(test, "qpdf --json --json-key=qpdf", "| tr -d ' \n'"),
	    "\"/URI\":\"u:HTTPS://example.org/\"");
}

/* ---- what cannot be as asked ---- */

static void
link_to_nowhere_is_printed_as_words(void **state)
{
	struct test	*test = *state;
	int		 faults;

	for (struct box *b = test->page[0].first; b != NULL; b = b->next)
		if (b->kind == BOX_LINK)
			b->as.link.to = b->as.link.to.s[0] == '#' ?
			    STR("#nowhere") : STR("javascript:alert(1)");
	write_as(test, &info);
	assert_int_equal(diags_count(test->diags, LEVEL_WARNING), 2);
	assert_string_equal(checked(test, contents(test), &faults), "");
	assert_null(strstr(tool(test, "pdfinfo -struct", ""), "Link"));
}

static void
an_address_too_long_for_pdf_a_is_printed_as_words(void **state)
{
	struct test	*test = *state;
	char		*to = arena_alloc(test->arena, 40000);

	memset(to, 'a', 40000);
	memcpy(to, "https://", 8);
	for (struct box *b = test->page[0].first; b != NULL; b = b->next)
		if (b->kind == BOX_LINK && b->as.link.to.s[0] != '#')
			b->as.link.to = (struct str){ to, 40000 };
	write_as(test, &info);
	assert_int_equal(diags_count(test->diags, LEVEL_WARNING), 1);
	assert_null(strstr(tool(test, "qpdf --json --json-key=qpdf",
	    "| tr -d ' \n'"), "\"/URI\":\"u:"));
}

static void
picture_between_words_parts_their_sequence(void **state)
{
	struct test	*test = *state;
	struct elem	*p = elem(test, test->pages.root, TAG_P);
	struct elem	*l = leaf(test, p);
	struct box	*b;
	int		 faults;

	text(test, l, 100, 300, FACE_REGULAR, 12, "Status: ");
	b = box(test, BOX_DRAWING, NULL, 150, 290);
	b->as.drawing.drawing = drawing(test);
	b->as.drawing.scale = 0.2;
	text(test, l, 170, 300, FACE_REGULAR, 12, "met");
	write_as(test, &info);
	assert_string_equal(checked(test, contents(test), &faults), "");
	assert_has(tool(test, "pdfinfo -struct-text", ""),
	    "  P (block)\n    \"Status: \"\n    \"met\"\n");
}

static void
long_text_is_cut_into_strings(void **state)
{
	struct test	*test = *state;
	struct buf	 words = { 0 };
	int		 faults;

	for (int i = 0; i < 40000; i++)
		buf_text(&words, "n");
	for (int i = 0; i < 9000; i++)
		buf_text(&words, " word");
	line(test, test->pages.root, TAG_P, 51, 300, FACE_REGULAR, 12,
	    buf_view(&words).s);
	write_as(test, &info);
	assert_string_equal(checked(test, contents(test), &faults), "");
	buf_free(&words);
}

static void
alternative_text_beyond_a_string_is_cut_and_reported(void **state)
{
	struct test	*test = *state;
	struct buf	 words = { 0 };
	struct elem	*figure = elem(test, test->pages.root, TAG_FIGURE);
	int		 faults;

	for (int i = 0; i < 9000; i++)
		buf_text(&words, "\xE2\x80\x93");
	rare(test, figure)->alt = buf_view(&words);
	figure->rare->bbox[2] = figure->rare->bbox[3] = 10;
	write_as(test, &info);
	assert_int_equal(only_message(test)->id, DIAG_PDF_STRING);
	assert_string_equal(checked(test, contents(test), &faults), "");
	buf_free(&words);
}

static void
document_without_words_is_sound(void **state)
{
	struct test	*test = *state;
	struct pages	 empty = { .at = test->page, .n = 1 };
	int		 faults;

	test->page[0] = (struct page){ .width = 100, .height = 100,
	    .number = 1 };
	empty.root = elem(test, NULL, TAG_DOCUMENT);
	test->pages = empty;
	write_as(test, &info);
	assert_string_equal(checked(test, contents(test), &faults), "");
}

static void
page_larger_than_pdf_allows_is_refused(void **state)
{
	struct test	*test = *state;
	struct save	*save = save_open(test->arena, test->path, 0644,
	    test->diags);

	test->page[1].width = 20000;
	assert_false(pdf_write(test->arena, &test->pages, test->fonts, &info,
	    save, NULL, test->diags));
	save_abandon(save);
	assert_int_equal(only_message(test)->id, DIAG_PDF_LIBRARY);
	assert_int_equal(only_message(test)->level, LEVEL_SYSTEM);
}

/* ---- the checker itself: harm done to a sound file ---- */

static void
harm_lang(qpdf_data q)
{
	qpdf_oh_remove_key(q, qpdf_get_root(q), "/Lang");
}

static void
harm_marked(qpdf_data q)
{
	qpdf_oh_remove_key(q, qpdf_get_root(q), "/MarkInfo");
}

static void
harm_viewer(qpdf_data q)
{
	set(q, qpdf_get_root(q), "/ViewerPreferences", "<<>>");
}

static void
harm_title(qpdf_data q)
{
	set(q, qpdf_oh_get_key(q, qpdf_get_trailer(q), "/Info"), "/Title",
	    "(Another)");
}

static void
harm_metadata(qpdf_data q)
{
	qpdf_oh_remove_key(q, qpdf_get_root(q), "/Metadata");
}

static void
harm_script(qpdf_data q)
{
	set(q, qpdf_get_root(q), "/OpenAction",
	    "<</S/JavaScript/JS(app.alert(1))>>");
}

static void
harm_launch(qpdf_data q)
{
	set(q, find(q, "/Subtype", "/Link"), "/A", "<</S/Launch/F(x)>>");
}

static void
harm_unused(qpdf_data q)
{
	qpdf_make_indirect_object(q, qpdf_oh_parse(q, "(exempt)"));
}

static void
harm_unmarked(qpdf_data q)
{
	edit(q, 0, "0 0 9 9 re f ", "", "");
}

static void
harm_nested(qpdf_data q)
{
	edit(q, 0, "/P<</MCID 98>>BDC/P<</MCID 99>>BDC EMC EMC ", "", "");
}

static void
harm_artifact_inside(qpdf_data q)
{
	edit(q, 0, "", "/MCID 0>>BDC", "/MCID 0>>BDC/Artifact BMC EMC");
}

static void
harm_end(qpdf_data q)
{
	edit(q, 0, "", "EMC", "");
}

static void
harm_save(qpdf_data q)
{
	edit(q, 0, "q ", "", "");
}

static void
harm_twice(qpdf_data q)
{
	edit(q, 0, "", "/MCID 1>>", "/MCID 0>>");
}

static void
harm_orphan(qpdf_data q)
{
	edit(q, 0, "", "/MCID 0>>", "/MCID 77>>");
}

static void
harm_notdef(qpdf_data q)
{
	edit(q, 0, "", "]TJ", "<0000>]TJ");
}

static void
harm_unmapped(qpdf_data q)
{
	edit(q, 0, "", "]TJ", "<0F0F>]TJ");
}

static void
harm_parents(qpdf_data q)
{
	set(q, qpdf_get_page_n(q, 0), "/StructParents", "1");
}

static void
harm_alt(qpdf_data q)
{
	qpdf_oh_remove_key(q, element(q, "/Figure"), "/Alt");
}

static void
harm_bbox(qpdf_data q)
{
	qpdf_oh_remove_key(q, element(q, "/Figure"), "/A");
}

static void
harm_scope(qpdf_data q)
{
	qpdf_oh_remove_key(q, element(q, "/TH"), "/A");
}

static void
harm_columns(qpdf_data q)
{
	set(q, element(q, "/TD"), "/A", "<</O/Table/ColSpan 2>>");
}

static void
harm_rowspan(qpdf_data q)
{
	set(q, element(q, "/TD"), "/A", "<</O/Table/RowSpan 2>>");
}

static void
harm_heading(qpdf_data q)
{
	set(q, element(q, "/H2"), "/S", "/H3");
}

static void
harm_first_heading(qpdf_data q)
{
	set(q, element(q, "/H1"), "/S", "/H2");
}

static void
harm_list(qpdf_data q)
{
	set(q, element(q, "/LI"), "/S", "/P");
}

static void
harm_body(qpdf_data q)
{
	set(q, element(q, "/LBody"), "/S", "/Div");
}

static void
harm_type(qpdf_data q)
{
	set(q, element(q, "/Caption"), "/S", "/Legend");
}

static void
harm_note(qpdf_data q)
{
	qpdf_oh_remove_key(q, element(q, "/Note"), "/ID");
}

static void
harm_link(qpdf_data q)
{
	set(q, element(q, "/Link"), "/K", "[]");
}

static void
harm_contents(qpdf_data q)
{
	qpdf_oh_remove_key(q, find(q, "/Subtype", "/Link"), "/Contents");
}

static void
harm_tabs(qpdf_data q)
{
	qpdf_oh_remove_key(q, qpdf_get_page_n(q, 0), "/Tabs");
}

static void
harm_link_target(qpdf_data q)
{
	set(q, find(q, "/Subtype", "/Link"), "/Dest", "[null/Fit]");
}

static void
harm_bookmark(qpdf_data q)
{
	qpdf_oh	outlines = qpdf_oh_get_key(q, qpdf_get_root(q), "/Outlines");

	set(q, qpdf_oh_get_key(q, outlines, "/First"), "/Dest", "[9/Fit]");
}

static void
harm_unicode(qpdf_data q)
{
	qpdf_oh_remove_key(q, find(q, "/Subtype", "/Type0"), "/ToUnicode");
}

static void
harm_embedding(qpdf_data q)
{
	qpdf_oh_remove_key(q, find(q, "/Type", "/FontDescriptor"),
	    "/FontFile2");
}

static void
harm_parent(qpdf_data q)
{
	set(q, element(q, "/Caption"), "/P", "null");
}

/* A stream in which a text object ends twice, with KEY in its dictionary. */
static qpdf_oh
unbalanced(qpdf_data q, const char *key, const char *value)
{
	qpdf_oh	stream = qpdf_oh_new_stream(q), none = qpdf_oh_new_null(q);

	qpdf_oh_replace_stream_data(q, stream,
	    (const unsigned char *)"BT ET ET", 8, none, none);
	set(q, qpdf_oh_get_dict(q, stream), key, value);
	return stream;
}

/* KEY of the resources of page 1 is a dictionary with VALUE. */
static void
resource(qpdf_data q, const char *key, qpdf_oh value)
{
	qpdf_oh	names = qpdf_oh_new_dictionary(q);

	qpdf_oh_replace_key(q, names, "/X", value);
	qpdf_oh_replace_key(q, qpdf_oh_get_key(q, qpdf_get_page_n(q, 0),
	    "/Resources"), key, names);
}

static void
harm_pattern(qpdf_data q)
{
	resource(q, "/Pattern", unbalanced(q, "/PatternType", "1"));
}

static void
harm_mask(qpdf_data q)
{
	qpdf_oh	mask = qpdf_oh_parse(q, "<</S/Alpha>>");
	qpdf_oh	state = qpdf_oh_new_dictionary(q);

	qpdf_oh_replace_key(q, mask, "/G", unbalanced(q, "/Subtype", "/Form"));
	qpdf_oh_replace_key(q, state, "/SMask", mask);
	resource(q, "/ExtGState", state);
}

static void
harm_glyph(qpdf_data q)
{
	qpdf_oh	font = qpdf_oh_parse(q, "<</Subtype/Type3/CharProcs<<>>>>");

	qpdf_oh_replace_key(q, qpdf_oh_get_key(q, font, "/CharProcs"), "/A",
	    unbalanced(q, "/Length", "0"));
	resource(q, "/Shading", qpdf_make_indirect_object(q, font));
}

static const struct harm harms[] = {
	{ harm_lang, "no Lang in the catalog" },
	{ harm_marked, "not marked as tagged" },
	{ harm_viewer, "no DisplayDocTitle" },
	{ harm_title, "title in XMP is not Info's: Another" },
	{ harm_metadata, "XMP metadata lack <pdfuaid:part>1" },
	{ harm_script, "is an action: JavaScript" },
	{ harm_launch, "is an action: Launch" },
	{ harm_unused, "is not used by the document" },
	{ harm_unmarked, "page 1: something is drawn outside marked content" },
	{ harm_nested, "page 1: marked content inside marked content" },
	{ harm_artifact_inside, "page 1: marked content inside marked" },
	{ harm_end, "page 1: BDC without its EMC" },
	{ harm_save, "page 1: q without its Q" },
	{ harm_twice, "page 1: MCID 0 is there twice" },
	{ harm_orphan, "page 1: MCID 77 belongs to no element" },
	{ harm_orphan, "content that is not there: page 1, MCID 0" },
	{ harm_notdef, "the glyph for what is missing is shown" },
	{ harm_unmapped, "glyph 3855 has no text" },
	{ harm_parents, "parent tree gives MCID 0 to another element" },
	{ harm_alt, "figure without alternative text" },
	{ harm_bbox, "figure without BBox" },
	{ harm_scope, "table header without scope" },
	{ harm_columns, "table row 2 has 4 columns, the first has 3" },
	{ harm_rowspan, "table row 3 has 4 columns, the first has 3" },
	{ harm_heading, "heading H3 after level 1" },
	{ harm_first_heading, "heading H2 after level 0" },
	{ harm_list, "P in L" },
	{ harm_body, "Div in LI" },
	{ harm_type, "element type Legend is not standard" },
	{ harm_note, "note without ID" },
	{ harm_link, "link without its annotation" },
	{ harm_contents, "page 1: annotation without Contents" },
	{ harm_tabs, "page 1: tab order is not the structure's" },
	{ harm_link_target, "link leads to no page" },
	{ harm_bookmark, "bookmark leads to no page" },
	{ harm_unicode, "has no ToUnicode" },
	{ harm_embedding, "is not embedded" },
	{ harm_parent, "element Caption names another parent" },
	{ harm_pattern, ": ET does not match" },
	{ harm_mask, ": ET does not match" },
	{ harm_glyph, ": ET does not match" },
};

static void
checker_finds_each_harm(void **state)
{
	struct test	*test = *state;

	write_as(test, &info);
	assert_harms_found(test, contents(test), harms,
	    sizeof(harms) / sizeof(*harms));
}

static void
checker_survives_junk(void **state)
{
	struct test	*test = *state;
	struct str	 sound;
	int		 faults;

	assert_has(checked(test, STR("not a PDF"), &faults), "not a PDF");
	assert_int_equal(faults, -1);
	write_as(test, &info);
	sound = contents(test);
	for (size_t n = 1; n < 8; n++) {
		checked(test, (struct str){ sound.s, sound.n * n / 8 },
		    &faults);
		assert_int_not_equal(faults, 0);
	}
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int
main(void)
{
	const struct CMUnitTest	tests[] = {
		TEST(file_is_sound),
		TEST(checker_finds_no_fault),
		TEST(same_pages_give_the_same_bytes),
		TEST(other_pages_give_another_id),
		TEST(text_extracts_as_typed),
		TEST(turned_text_runs_down_the_page),
		TEST(structure_is_read_out_in_order),
		TEST(fonts_are_embedded_cut_down_and_mapped),
		TEST(metadata_say_what_was_given),
		TEST(dates_are_written_when_known),
		TEST(bookmarks_and_labels_lead_to_their_pages),
		TEST(labels_begin_anew_where_numbers_jump),
		TEST(links_are_written_for_their_readers),
		TEST(a_scheme_in_capitals_leads_to_the_web),
		TEST(an_address_too_long_for_pdf_a_is_printed_as_words),
		TEST(link_to_nowhere_is_printed_as_words),
		TEST(picture_between_words_parts_their_sequence),
		TEST(long_text_is_cut_into_strings),
		TEST(alternative_text_beyond_a_string_is_cut_and_reported),
		TEST(document_without_words_is_sound),
		TEST(page_larger_than_pdf_allows_is_refused),
		TEST(checker_finds_each_harm),
		TEST(checker_survives_junk),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
