/*
 * Bound into a document: pictures, other people's pages with their structure
 * and links, front pages, and what must not be claimed because of them.
 */
#include "pdf_case.h"
#include "slip_double.h"

/*
 * A letter on two pages and a form on a third, 400 by 600:
 *
 *	Document
 *	  H2  "Letter"
 *	  P   "Dear" Link("page two") Quote("sir")
 *	  L   LI(Lbl "a", LBody "first")
 *	  H4  "Below"			on the second page
 *	  Table  TR(TH "Area", TH "Count")  TR(TD "North", TD, empty)
 *	  Figure "chart"
 *	  P   "Diolch", in Welsh
 *	  H2  "Form"			on the third
 *	  P   Link to the web, with nothing of its own
 */
static const char *const letter[] = {
	"/H2<</MCID 0>>BDC\n"
	"BT /T 20 Tf 40 540 Td (Letter)Tj ET\n"
	"EMC\n"
	"/P<</MCID 1>>BDC\n"
	"BT /T 10 Tf 40 500 Td (Dear )Tj ET\n"
	"EMC\n"
	"/Link<</MCID 2>>BDC\n"
	"BT /T 10 Tf 100 500 Td (page two)Tj ET\n"
	"EMC\n"
	"/Quote<</MCID 3>>BDC\n"
	"BT /T 10 Tf 160 500 Td (sir)Tj ET\n"
	"EMC\n"
	"/Lbl<</MCID 4>>BDC\n"
	"BT /T 10 Tf 40 480 Td (a)Tj ET\n"
	"EMC\n"
	"/LBody<</MCID 5>>BDC\n"
	"BT /T 10 Tf 60 480 Td (first)Tj ET\n"
	"EMC\n"
	"/Artifact BMC\n"
	"0 0 40 600 re f\n"
	"EMC\n",
	"/H4<</MCID 0>>BDC\n"
	"BT /T 14 Tf 40 540 Td (Below)Tj ET\n"
	"EMC\n"
	"/TH<</MCID 1>>BDC\n"
	"BT /T 10 Tf 40 500 Td (Area)Tj ET\n"
	"EMC\n"
	"/TH<</MCID 2>>BDC\n"
	"BT /T 10 Tf 140 500 Td (Count)Tj ET\n"
	"EMC\n"
	"/TD<</MCID 3>>BDC\n"
	"BT /T 10 Tf 40 480 Td (North)Tj ET\n"
	"EMC\n"
	"/Figure<</MCID 4>>BDC\n"
	"40 300 100 100 re f\n"
	"EMC\n"
	"/P<</MCID 5>>BDC\n"
	"BT /T 10 Tf 40 200 Td (Diolch)Tj ET\n"
	"EMC\n",
	"/H2<</MCID 0>>BDC\n"
	"BT /T 20 Tf 40 540 Td (Form)Tj ET\n"
	"EMC\n",
};

/* The same without structure, on one page. */
static const char *const plain[] = {
	"BT /T 20 Tf 40 540 Td (Scan)Tj ET\n",
};

struct bound_case {
	struct test	*test;
	struct slip	 letter, scan;
	struct graft	 graft;
	struct elem	*host, *figure;
};

/* ---- slips ---- */

static void
slip_make(struct slip *slip, const char *const *content, size_t n)
{
	slip->about.path = "letter.pdf";
	slip->about.npages = n;
	slip->about.pages = slip->sheets;
	strcpy(slip->about.digest, "0123456789abcdef");
	for (size_t i = 0; i < n; i++) {
		slip->content[i] = content[i];
		slip->sheets[i] = (struct slip_page){ .slip = slip,
		    .index = i, .width = 400, .height = 600 };
	}
}

static struct slip_elem *
theirs(struct test *test, struct slip_elem *parent, const char *type)
{
	struct slip_elem	*e = arena_make(test->arena, struct slip_elem);

	e->type = type;
	e->mcid = -1;
	e->colspan = e->rowspan = 1;
	e->parent = parent;
	if (parent == NULL)
		return e;
	if (parent->last == NULL)
		parent->first = e;
	else
		parent->last->next = e;
	return parent->last = e;
}

/* An element with one sequence; its parent when TYPE is NULL. */
static struct slip_elem *
marked(struct test *test, struct slip_elem *parent, const char *type,
    size_t page, int mcid)
{
	struct slip_elem	*e = type != NULL ? theirs(test, parent, type) :
	    parent, *l = theirs(test, e, NULL);

	l->page = page;
	l->mcid = mcid;
	return e;
}

static void
leads(struct test *test, struct slip_elem *link, const struct slip *slip,
    size_t page, size_t i)
{
	struct slip_elem	*l = theirs(test, link, NULL);

	l->page = page;
	l->link = &slip->sheets[page].links[i];
}

static void
letter_links(struct slip *slip)
{
	static struct slip_link	first[] = {
		{ 100, 90, 50, 12, { NULL, 0 }, 1, { NULL, 0 } },
		/* Leads to a page that the file has not. */
		{ 300, 90, 50, 12, { NULL, 0 }, 9, { NULL, 0 } },
		/* In no element of theirs. */
		{ 380, 580, 50, 12, TEXT("mailto:a@example.org"), 0,
		  TEXT("Write to us") },
	}, third[] = {
		{ 40, 100, 50, 12, TEXT("https://example.org/"), 0,
		  { NULL, 0 } },
	};

	slip->sheets[0].links = first;
	slip->sheets[0].nlinks = 3;
	slip->sheets[2].links = third;
	slip->sheets[2].nlinks = 1;
}

static void
letter_structure(struct test *test, struct slip *slip)
{
	struct slip_elem	*root = theirs(test, NULL, "Document"), *e;
	struct slip_elem	*row, *item;

	letter_links(slip);
	marked(test, root, "H2", 0, 0);
	e = marked(test, root, "P", 0, 1);
	leads(test, marked(test, e, "Link", 0, 2), slip, 0, 0);
	marked(test, e, "Quote", 0, 3);
	e = theirs(test, root, "L");
	e->numbered = true;
	item = theirs(test, e, "LI");
	marked(test, item, "Lbl", 0, 4);
	marked(test, item, "LBody", 0, 5);
	marked(test, root, "H4", 1, 0);
	e = theirs(test, root, "Table");
	row = theirs(test, e, "TR");
	marked(test, row, "TH", 1, 1)->scope = "Column";
	marked(test, row, "TH", 1, 2)->scope = "Column";
	row = theirs(test, e, "TR");
	marked(test, row, "TD", 1, 3);
	theirs(test, row, "TD");
	e = marked(test, root, "Figure", 1, 4);
	e->alt = STR("A black square");
	e = marked(test, root, "P", 1, 5);
	e->lang = STR("cy");
	marked(test, root, "H2", 2, 0);
	leads(test, theirs(test, theirs(test, root, "P"), "Link"), slip, 2, 0);
	slip->about.structure = root;
	slip->about.title = STR("The letter");
}

static void
scan_links(struct slip *slip)
{
	static struct slip_link	links[] = {
		{ 40, 100, 50, 12, { NULL, 0 }, 0, { NULL, 0 } },
		{ 40, 120, 50, 12, TEXT("https://example.org/scan"), 0,
		  { NULL, 0 } },
	};

	slip->sheets[0].links = links;
	slip->sheets[0].nlinks = 2;
}

/* ---- pages ---- */

static struct box *
slip_box(struct test *test, struct elem *of, const struct slip_page *sheet)
{
	struct box	*b = box(test, BOX_SLIP, of, 100, 120);

	b->w = 360;	/* nine tenths of 400 by 600 */
	b->h = 540;
	b->as.slip = sheet;
	return b;
}

/* Two by two: red, half clear; green; blue; black. */
static const struct image picture = {
	.width = 2, .height = 2, .channels = 3,
	.pixels = (const uint8_t[]){ 255, 0, 0, 0, 255, 0, 0, 0, 255, 0, 0, 0 },
	.alpha = (const uint8_t[]){ 128, 255, 255, 255 },
};

static const struct image grey = {
	.width = 2, .height = 1, .channels = 1,
	.pixels = (const uint8_t[]){ 0, 255 },
};

static struct box *
image_box(struct test *test, struct elem *of, const struct image *image,
    double x)
{
	struct box	*b = box(test, BOX_IMAGE, of, x, 200);

	b->w = 60;
	b->h = 40;
	b->as.image = image;
	return b;
}

static struct elem *
figure(struct test *test, struct elem *parent, const char *alt)
{
	struct elem	*e = elem(test, parent, TAG_FIGURE);

	rare(test, e)->alt = str_of(alt);
	e->rare->bbox_page = test->now;
	e->rare->bbox[2] = e->rare->bbox[3] = 300;
	return e;
}

/* Front pages i and ii with a picture, then 1 with the scan. */
static void
fill_front(struct bound_case *c, struct elem *root)
{
	struct test	*test = c->test;
	struct elem	*e;

	for (size_t i = 0; i < 2; i++) {
		page(test, 595.28, 841.89);
		test->page[i].number = i + 1;
		test->page[i].front = true;
		if (i == 0) {
			line(test, root, TAG_H1, 56.7, 100, FACE_BOLD, 24,
			    "Agenda");
			image_box(test, leaf(test, figure(test, root,
			    "The logo of the council")), &picture, 57);
			image_box(test, leaf(test, figure(test, root,
			    "A signature")), &grey, 257);
		}
		image_box(test, NULL, &picture, 457);
	}
	e = elem(test, root, TAG_P);
	e = elem(test, e, TAG_LINK);
	text(test, leaf(test, e), 57, 400, FACE_REGULAR, 12, "The letter");
	link_box(test, e, "#letter", 57, 390);
	page(test, 595.28, 841.89);
	test->page[2].number = 1;
	line(test, root, TAG_H2, 56.7, 100, FACE_BOLD, 14, "Scan");
	c->figure = figure(test, root, "A scan, page 1 of 1");
	slip_box(test, leaf(test, c->figure), &c->scan.sheets[0]);
	line(test, root, TAG_P, 56.7, 700, FACE_REGULAR, 12, "After it");
}

/* Pages 4 to 6, the letter; 2 and 3 are passed over. */
static void
fill_letter(struct bound_case *c, struct elem *root)
{
	struct test	*test = c->test;

	for (size_t i = 0; i < 3; i++) {
		page(test, 595.28, 841.89);
		test->page[3 + i].number = 4 + i;
		if (i == 0) {
			line(test, root, TAG_H2, 56.7, 80, FACE_BOLD, 14,
			    "Appendix");
			spot(test, "letter", 70, 0, "");
			c->host = elem(test, root, TAG_PART);
			rare(test, c->host)->graft = &c->graft;
		}
		slip_box(test, NULL, &c->letter.sheets[i]);
		text(test, NULL, 290, 802, FACE_REGULAR, 10, "Page")->
		    pagination = true;
	}
	line(test, root, TAG_H2, 56.7, 720, FACE_BOLD, 14, "Afterwards");
}

static int
setup(void **state)
{
	struct bound_case	*c = calloc(1, sizeof(*c));
	int			 failed = setup_empty(state);

	c->test = *state;
	slip_make(&c->letter, letter, 3);
	letter_structure(c->test, &c->letter);
	slip_make(&c->scan, plain, 1);
	scan_links(&c->scan);
	c->graft = (struct graft){ &c->letter, 3 };
	fill_front(c, c->test->pages.root);
	fill_letter(c, c->test->pages.root);
	*state = c;
	return failed;
}

static int
teardown_case(void **state)
{
	struct bound_case	*c = *state;
	int			 failed;

	*state = c->test;
	failed = teardown(state);
	free(c);
	return failed;
}

static struct str
write_bound(struct bound_case *c)
{
	/* Opened anew each time, so to say. */
	c->letter.font = c->scan.font = 0;
	write_as(c->test, &info);
	return contents(c->test);
}

/* Written, the file has no fault; its structure tree as text. */
static const char *
bound_structure(struct bound_case *c)
{
	int	faults;

	assert_string_equal(checked(c->test, write_bound(c), &faults), "");
	return tool(c->test, "pdfinfo -struct-text", "");
}

static const char *
bound_objects(struct bound_case *c)
{
	write_bound(c);
	return tool(c->test, "qpdf --json --json-key=qpdf",
	    "| tr -d ' \n'");
}

/* The operators of page N, from 1; glyphs with a nought in them as dots. */
static const char *
operators_of(struct bound_case *c, size_t n)
{
	qpdf_data	 q = qpdf_init();
	struct str	 data = write_bound(c);
	unsigned char	*text_of;
	size_t		 size;
	char		*kept;

	assert_int_equal(qpdf_read_memory(q, "bound", data.s, data.n, NULL),
	    0);
	qpdf_oh_get_page_content_data(q, qpdf_get_page_n(q, n - 1), &text_of,
	    &size);
	kept = arena_copy(c->test->arena, text_of, size);
	for (size_t i = 0; i < size; i++)
		if (kept[i] == '\0')
			kept[i] = '.';
	free(text_of);
	qpdf_cleanup(&q);
	return kept;
}

static int
times(const char *all, const char *part)
{
	int	n = 0;

	for (; (all = strstr(all, part)) != NULL; all++)
		n++;
	return n;
}

/* ---- the whole ---- */

static void
bound_document_is_sound(void **state)
{
	struct bound_case	*c = *state;
	int			 faults;

	assert_string_equal(checked(c->test, write_bound(c), &faults), "");
	assert_has(tool(c->test, "qpdf --check", ""), "No syntax or stream");
	assert_int_equal(diags_count(c->test->diags, LEVEL_WARNING), 0);
}

static void
tree_is_left_as_it_was_and_bytes_are_the_same(void **state)
{
	struct bound_case	*c = *state;
	struct elem		*next = c->figure->next;
	struct str		 once = write_bound(c);

	assert_null(c->host->first);
	assert_null(c->host->last);
	assert_ptr_equal(c->figure->next, next);
	assert_true(str_eq(once, write_bound(c)));
}

/* ---- pictures ---- */

static void
picture_is_written_once_with_its_mask(void **state)
{
	struct bound_case	*c = *state;
	const char		*said = bound_objects(c);

	/* Two pictures, standing four times, and the mask of one. */
	assert_int_equal(times(said, "\"/Subtype\":\"/Image\""), 3);
	assert_int_equal(times(said, "\"/SMask\":"), 1);
	assert_int_equal(times(said, "/Interpolate"), 0);
	assert_int_equal(times(said, "\"/ColorSpace\":\"/DeviceRGB\""), 1);
	assert_int_equal(times(said, "\"/ColorSpace\":\"/DeviceGray\""), 2);
}

static void
pixels_come_out_as_they_went_in(void **state)
{
	struct bound_case	*c = *state;
	struct str		 data = write_bound(c);
	qpdf_data		 q = qpdf_init();
	unsigned char		*pixels;
	size_t			 size;
	qpdf_oh			 image;

	assert_int_equal(qpdf_read_memory(q, "bound", data.s, data.n, NULL),
	    0);
	for (int i = 1; ; i++) {
		image = qpdf_get_object_by_id(q, i, 0);
		if (qpdf_oh_is_stream(q, image) && qpdf_oh_has_key(q,
		    qpdf_oh_get_dict(q, image), "/SMask"))
			break;
	}
	qpdf_oh_get_stream_data(q, image, qpdf_dl_all, NULL, &pixels, &size);
	assert_int_equal(size, 12);
	assert_memory_equal(pixels, picture.pixels, 12);
	free(pixels);
	qpdf_cleanup(&q);
}

static void
picture_fills_its_box(void **state)
{
	struct bound_case	*c = *state;

	/* 60 by 40 at 57, 200 from the top of 841.89. */
	assert_has(operators_of(c, 1),
	    "/Figure<</MCID 1>>BDC\nq\n60 0 0 40 57 601.89 cm\n/I0 Do\nQ\nEMC");
	assert_has(operators_of(c, 2),
	    "/Artifact<</Type/Layout>>BDC\nq\n60 0 0 40 457 601.89 cm\n"
	    "/I0 Do\nQ\nEMC");
}

/* ---- pages of slips ---- */

static void
slip_is_mapped_into_its_box(void **state)
{
	struct bound_case	*c = *state;
	const char		*said, *at;
	double			 x, top, bottom;

	/* Its lower left corner: 841.89 less 120 and 540. */
	assert_has(operators_of(c, 4), "0.9 0 0 0.9 100 181.89 cm\n");
	said = tool(c->test, "pdftotext -bbox -f 4 -l 4", "-");
	at = strstr(said, ">Letter<");
	assert_non_null(at);
	while (*at != '<')
		at--;
	assert_int_equal(sscanf(at, "<word xMin=\"%lf\" yMin=\"%lf\" "
	    "xMax=\"%*f\" yMax=\"%lf\"", &x, &top, &bottom), 3);
	/* 100 and nine tenths of 40; the baseline at 120 and of 60, of letters
	 * that are 18 points high. */
	assert_float_equal(x, 136, 0.1);
	assert_true(top < 174 && top > 174 - 18);
	assert_true(bottom > 174 && bottom < 174 + 18);
}

/* Otherwise it would be drawn with the colours of whatever stood before. */
static void
slip_begins_as_a_page_does(void **state)
{
	struct bound_case	*c = *state;

	assert_has(operators_of(c, 4),
	    "q\n0 g 0 G 1 w 0 J 0 j []0 d\n0.9 0 0 0.9");
}

static void
untagged_slip_stands_inside_its_figure(void **state)
{
	struct bound_case	*c = *state;

	assert_has(operators_of(c, 3), "/Figure<</MCID 1>>BDC\nq\n");
	assert_has(bound_structure(c),
	    "  Figure:\n     /Placement /Block\n"
	    "     /BBox [0 541.89 300 841.89]\n    \"Scan\"\n");
}

static void
what_pages_of_a_slip_share_is_copied_once(void **state)
{
	struct bound_case	*c = *state;

	write_bound(c);
	assert_int_equal(c->letter.fonts_copied, 1);
	assert_int_equal(c->letter.forms_copied, 3);
	assert_int_equal(c->scan.forms_copied, 1);
}

static void
forms_are_named_only_by_their_page(void **state)
{
	struct bound_case	*c = *state;
	const char		*said = bound_objects(c);

	for (int i = 0; i < 4; i++)
		assert_int_equal(times(said, arena_printf(c->test->arena,
		    "\"/S%d\":", i)), 1);
}

/* Resources of other pages would be an object that nothing uses. */
static void
document_of_nothing_but_a_slip_is_sound(void **state)
{
	struct bound_case	*c = *state;
	struct test		*test = c->test;
	int			 faults;

	test->page[0] = test->page[1] = (struct page){ .width = 400,
	    .height = 600, .number = 1 };
	test->pages = (struct pages){ .at = test->page,
	    .root = elem(test, NULL, TAG_DOCUMENT) };
	test->now = test->pages.n++;
	slip_box(test, leaf(test, figure(test, test->pages.root, "A scan")),
	    &c->scan.sheets[0]);
	assert_string_equal(checked(test, write_bound(c), &faults), "");
}

static void
unreadable_slip_stops_the_document(void **state)
{
	struct bound_case	*c = *state;
	struct test		*test = c->test;
	struct save		*save = save_open(test->arena, test->path,
	    0644, test->diags);

	c->letter.broken = true;
	assert_false(pdf_write(test->arena, &test->pages, test->fonts, &info,
	    save, NULL, test->diags));
	save_abandon(save);
	/* Each of its pages is named. */
	assert_int_equal(diags_count(test->diags, LEVEL_ERROR), 3);
	assert_null(c->host->first);
}

/* ---- structure ---- */

static void
structure_of_a_slip_is_read_in_order(void **state)
{
	static const char	wanted[] =
	    "  Part\n"
	    "    H3 (block)\n      \"Letter\"\n"
	    "    P (block)\n      \"Dear \"\n"
	    "      Link (inline)\n        \"page two\"\n"
	    "        Object ";
	static const char	then[] =
	    "      Quote (inline)\n        \"sir\"\n"
	    "    L (block):\n       /ListNumbering /Decimal\n"
	    "      LI (block)\n        Lbl (block)\n          \"a\"\n"
	    "        LBody (block)\n          \"first\"\n"
	    "    H4 (block)\n      \"Below\"\n"
	    "    Table (block)\n      TR\n"
	    "        TH:\n           /Scope /Column\n          \"Area\"\n"
	    "        TH:\n           /Scope /Column\n          \"Count\"\n"
	    "      TR\n        TD\n          \"North\"\n        TD\n"
	    /* Where its page stands: 841.89 less 660 and 120. */
	    "    Figure:\n       /BBox [100 181.89 460 721.89]\n      \"\"\n"
	    "    P (block)\n      \"Diolch\"\n"
	    "    H3 (block)\n      \"Form\"\n"
	    "    P (block)\n      Link (inline)\n        Object ";
	struct bound_case	*c = *state;
	const char		*said = bound_structure(c);

	assert_has(said, "  H2 (block)\n    \"Appendix\"\n");
	assert_has(strstr(said, "\"Appendix\""), wanted);
	assert_has(strstr(said, wanted), then);
	assert_has(strstr(said, then), "  H2 (block)\n    \"Afterwards\"\n");
}

static void
form_has_its_key_behind_pages_and_annotations(void **state)
{
	struct bound_case	*c = *state;
	const char		*said = bound_objects(c);

	/* Six pages; our link, two of the scan, three of the letter. */
	assert_int_equal(times(said, "\"/Subtype\":\"/Link\""), 6);
	assert_has(said, "\"/ParentTreeNextKey\":15");
	for (int key = 12; key < 15; key++)
		assert_int_equal(times(said, arena_printf(c->test->arena,
		    "\"/StructParents\":%d,", key)), 1);
}

static void
alternative_text_and_language_are_kept(void **state)
{
	struct bound_case	*c = *state;
	const char		*said;

	c->letter.about.lang = STR("en_GB!");
	said = bound_objects(c);
	assert_has(said, "\"/Alt\":\"u:Ablacksquare\"");
	assert_int_equal(times(said, "\"/Lang\":\"u:cy\""), 1);
	assert_int_equal(times(said, "en_GB!"), 0);
	c->letter.about.lang = STR("cy-GB");
	assert_has(bound_objects(c), "\"/Lang\":\"u:cy-GB\"");
}

/* The headings of THEIRS, a word each, as they come out; the graft is LEVEL. */
static const char *
ranked(struct bound_case *c, int level, const char *theirs_are)
{
	struct slip_elem	*root = theirs(c->test, NULL, "Document");
	struct str		 rest = str_of(theirs_are);
	struct buf		 out = { 0 };
	struct str		 kept;
	const char		*said, *at;
	int			 mcid = 0;

	while (rest.n > 0)
		marked(c->test, root, str_dup(c->test->arena,
		    str_cut(&rest, ' ')), 0, mcid++);
	c->letter.about.structure = root;
	c->graft.level = level;
	write_bound(c);
	said = strstr(tool(c->test, "pdfinfo -struct", ""), "  Part\n");
	assert_non_null(said);
	for (at = said; (at = strstr(at, "    H")) != NULL; at++)
		buf_printf(&out, "%.2s ", at + 4);
	kept = buf_keep(&out, c->test->arena);
	buf_free(&out);
	return kept.s;
}

static void
headings_are_ranked_below_the_appendix(void **state)
{
	struct bound_case	*c = *state;

	assert_string_equal(ranked(c, 3, "H1 H2 H3 H2 H1"),
	    "H3 H4 H5 H4 H3 ");
	/* None is passed over, and equals stay equal. */
	assert_string_equal(ranked(c, 2, "H1 H4 H4 H3 H2"),
	    "H2 H3 H3 H3 H3 ");
	/* None stands above the first. */
	assert_string_equal(ranked(c, 4, "H3 H4 H1 H2"), "H4 H5 H4 H5 ");
	assert_string_equal(ranked(c, 5, "H1 H2 H3 H2 H1"),
	    "H5 H6 H6 H6 H5 ");
}

static void
heading_without_a_level_is_ranked_by_its_depth(void **state)
{
	struct bound_case	*c = *state;
	struct slip_elem	*root = theirs(c->test, NULL, "Document");
	struct slip_elem	*sect = theirs(c->test, root, "Sect");
	struct slip_elem	*below = theirs(c->test, sect, "Sect");
	const char		*said;

	marked(c->test, sect, "H", 0, 0);
	marked(c->test, below, "H", 0, 1);
	marked(c->test, theirs(c->test, root, "Sect"), "H", 0, 2);
	c->letter.about.structure = root;
	write_bound(c);
	said = tool(c->test, "pdfinfo -struct", "");
	/* The second stands in front: it is of an element that comes first. */
	assert_has(said, "    Sect\n      Sect\n        H3 (block)\n"
	    "      H3 (block)\n    Sect\n      H3 (block)\n");
}

static void
elements_of_pages_that_do_not_stand_are_left_out(void **state)
{
	struct bound_case	*c = *state;
	struct box		*b;
	const char		*said;

	/* Its second page, with the table and what the link leads to. */
	for (b = c->test->page[4].first; b->kind != BOX_SLIP; b = b->next)
		;
	b->kind = BOX_RECT;
	b->as.rule.colour = HAIR;
	said = bound_structure(c);
	assert_null(strstr(said, "Table"));
	assert_null(strstr(said, "Diolch"));
	assert_has(said, "          \"first\"\n    H3 (block)\n");
	assert_has(said, "      Span (inline)\n        \"page two\"\n");
}

static void
row_goes_with_all_its_cells(void **state)
{
	struct bound_case	*c = *state;
	struct slip_elem	*root = theirs(c->test, NULL, "Document");
	struct slip_elem	*table = theirs(c->test, root, "Table"), *row;
	const char		*said;

	row = theirs(c->test, table, "TR");
	marked(c->test, row, "TD", 0, 0);
	theirs(c->test, row, "TD");
	row = theirs(c->test, table, "TR");	/* empty as it came */
	theirs(c->test, row, "TD");
	theirs(c->test, row, "TD");
	row = theirs(c->test, table, "TR");	/* of a page beyond the end */
	marked(c->test, row, "TD", 7, 0);
	theirs(c->test, row, "TD");
	c->letter.about.structure = root;
	write_bound(c);
	said = strstr(tool(c->test, "pdfinfo -struct", ""), "  Part\n");
	assert_has(said, "    Table (block)\n      TR\n        TD\n        TD\n"
	    "      TR\n        TD\n        TD\n    Link");
}

static void
header_cell_without_a_scope_is_taken_by_its_place(void **state)
{
	struct bound_case	*c = *state;
	struct slip_elem	*root = theirs(c->test, NULL, "Document");
	struct slip_elem	*table = theirs(c->test, root, "Table"), *row;
	const char		*said;

	row = theirs(c->test, theirs(c->test, table, "THead"), "TR");
	marked(c->test, row, "TH", 0, 0);
	marked(c->test, row, "TH", 0, 1)->scope = "Both";
	row = theirs(c->test, theirs(c->test, table, "TBody"), "TR");
	marked(c->test, row, "TH", 0, 2);
	marked(c->test, row, "TD", 0, 3)->scope = "Row";
	c->letter.about.structure = root;
	write_bound(c);
	said = strstr(tool(c->test, "pdfinfo -struct", ""), "  Part\n");
	assert_has(said, "      THead\n        TR\n"
	    "          TH:\n             /Scope /Column\n"
	    "          TH:\n             /Scope /Both\n"
	    "      TBody\n        TR\n"
	    "          TH:\n             /Scope /Row\n          TD\n");
}

static void
sequence_belongs_to_one_element(void **state)
{
	struct bound_case	*c = *state;
	struct slip_elem	*root = theirs(c->test, NULL, "Document");
	const char		*said;

	marked(c->test, root, "P", 0, 0);
	marked(c->test, root, "P", 0, 0);
	marked(c->test, root, "P", 0, 2000000000);
	c->letter.about.structure = root;
	write_bound(c);
	said = strstr(tool(c->test, "pdfinfo -struct", ""), "  Part\n");
	assert_has(said, "  Part\n    P (block)\n    Link");
}

/* Its content can have only one place in the tree. */
static void
page_that_stands_again_is_drawn_as_an_artifact(void **state)
{
	struct bound_case	*c = *state;
	const char		*said;

	c->test->now = 5;
	slip_box(c->test, NULL, &c->letter.sheets[0])->y = 500;
	said = bound_structure(c);
	assert_int_equal(times(said, "\"Letter\""), 1);
	assert_int_equal(c->letter.forms_copied, 4);
}

static void
second_graft_takes_the_second_standing(void **state)
{
	struct bound_case	*c = *state;
	const char		*said;

	c->test->now = 5;
	slip_box(c->test, NULL, &c->letter.sheets[0])->y = 500;
	rare(c->test, elem(c->test, c->test->pages.root, TAG_PART))->graft =
	    &c->graft;
	said = bound_structure(c);
	assert_int_equal(times(said, "\"Letter\""), 2);
	assert_int_equal(times(said, "\"Diolch\""), 1);
}

static void
slip_without_structure_is_an_artifact_in_its_graft(void **state)
{
	struct bound_case	*c = *state;
	const char		*said;

	c->letter.about.structure = NULL;
	said = bound_structure(c);
	assert_null(strstr(said, "Letter"));
	assert_has(said, "\"Appendix\"\n  Part\n  H2");
}

/* ---- links ---- */

static void
links_of_a_slip_are_mapped_with_it(void **state)
{
	struct bound_case	*c = *state;
	const char		*said = bound_objects(c);

	/* 100 + 0.9 * 100, 841.89 - 120 - 0.9 * 102, ... + 0.9 * 50, 12 */
	assert_has(said, "\"/Rect\":[190,630.09,235,640.89]");
	assert_has(said, "\"/Contents\":\"u:Linktopage2ofTheletter\"");
	/* Cut at the slip's edge: 100 + 0.9 * 400. */
	assert_has(said, "\"/Contents\":\"u:Writetous\",\"/F\":4,"
	    "\"/Rect\":[442,189.09,460,199.89]");
	assert_has(said, "\"/URI\":\"u:mailto:a@example.org\"");
	/* To the top of the second page as it stands: 841.89 - 120. */
	assert_has(said, "\"/XYZ\",null,721.9,null]");
}

static void
links_of_a_picture_stand_beside_its_figure(void **state)
{
	struct bound_case	*c = *state;
	const char		*said = bound_structure(c), *at;

	at = strstr(said, "    \"Scan\"\n  Link (inline)\n    Object ");
	assert_non_null(at);
	at = strstr(at + 30, "  Link (inline)\n    Object ");
	assert_non_null(at);
	assert_has(at, "  P (block)\n    \"After it\"\n");
	said = bound_objects(c);
	assert_int_equal(times(said, "\"/Alt\":\"u:https://example.org/scan\""),
	    1);
	/* It leads to itself, and the file has no title. */
	assert_int_equal(times(said,
	    "\"/Alt\":\"u:Linktopage1ofthisdocument\""), 1);
}

/* ---- numbers ---- */

static void
front_pages_are_roman_and_holes_are_kept(void **state)
{
	struct bound_case	*c = *state;

	write_bound(c);
	assert_has(tool(c->test, "qpdf --json --json-key=pagelabels",
	    "| tr -d ' \n'"), "["
	    "{\"index\":0,\"label\":{\"/S\":\"/r\",\"/St\":1}},"
	    "{\"index\":2,\"label\":{\"/S\":\"/D\",\"/St\":1}},"
	    "{\"index\":3,\"label\":{\"/S\":\"/D\",\"/St\":4}}]");
}

static void
supplement_goes_on_where_the_pack_stopped(void **state)
{
	struct bound_case	*c = *state;

	for (size_t i = 0; i < 6; i++) {
		c->test->page[i].front = false;
		c->test->page[i].number = 109 + i;
	}
	write_bound(c);
	assert_has(tool(c->test, "qpdf --json --json-key=pagelabels",
	    "| tr -d ' \n'"),
	    "[{\"index\":0,\"label\":{\"/S\":\"/D\",\"/St\":109}}]");
}

static void
link_says_the_number_that_is_printed(void **state)
{
	struct bound_case	*c = *state;
	struct spot		*to = &c->test->spots[0];

	assert_has(bound_objects(c), "\"/Contents\":\"u:Page4\"");
	/* A number passed over: it leads to the last page before it. */
	to->page = 2;
	to->number = 3;
	assert_has(bound_objects(c), "\"/Contents\":\"u:Page3\"");
	to->page = 1;
	to->number = 2;
	to->front = true;
	assert_has(bound_objects(c), "\"/Contents\":\"u:Pageii\"");
}

static double
half_an_em(void *arg, enum face face, double size, struct str words)
{
	(void)arg;
	(void)face;
	return (double)words.n * size / 2;
}

/* Pages that were laid out bring an index of their labels along. */
static void
label_of_settled_pages_is_found(void **state)
{
	static const struct look look = { FACE_REGULAR, 12, 18, INK };
	struct bound_case	*c = *state;
	struct metrics		 metrics = { .width = half_an_em };
	struct blocks		 blocks = { 0 };
	struct block		*see, *there;
	int			 faults;

	see = blocks_add(&blocks, block_para(c->test->arena, TAG_P, look,
	    STR("See there")));
	see->as.para->first->link = STR("#there");
	blocks_add(&blocks, block_new(c->test->arena, BLOCK_PAGE, TAG_NONE));
	there = blocks_add(&blocks, block_para(c->test->arena, TAG_P, look,
	    STR("There")));
	there->label = STR("there");
	c->test->pages = *pages_settle(c->test->arena, &blocks, &metrics,
	    c->test->diags);
	assert_non_null(c->test->pages.labels);
	c->test->pages.nspots = 0;	/* which is looked at alone */
	assert_string_equal(checked(c->test, write_bound(c), &faults), "");
	assert_has(bound_objects(c), "\"/Contents\":\"u:Page2\",\"/Dest\":[");
	assert_int_equal(diags_count(c->test->diags, LEVEL_WARNING), 0);
}

/* ---- claims ---- */

static void
claims_are_made_only_when_they_hold(void **state)
{
	static const struct {
		unsigned	 without;
		const char	*said;
	} cases[] = {
		{ CLAIM_UA, "file: XMP metadata lack "
		  "<pdfuaid:part>1</pdfuaid:part>\n" },
		{ CLAIM_A, "file: XMP metadata lack "
		  "<pdfaid:part>2</pdfaid:part>\nfile: XMP metadata lack "
		  "<pdfaid:conformance>A</pdfaid:conformance>\n" },
	};
	struct bound_case	*c = *state;
	struct pdf_info		 about = info;
	const char		*said;
	int			 faults;

	for (size_t i = 0; i < 2; i++) {
		about.no_ua = cases[i].without == CLAIM_UA;
		about.no_a = cases[i].without == CLAIM_A;
		c->letter.font = c->scan.font = 0;
		write_as(c->test, &about);
		assert_string_equal(checked(c->test, contents(c->test),
		    &faults), cases[i].said);
		assert_string_equal(checked_as(c->test, contents(c->test),
		    cases[i].without, &faults), "");
		said = tool(c->test, "pdfinfo -meta", "");
		assert_int_equal(times(said, "pdfuaid:part"), !about.no_ua * 2);
		assert_int_equal(times(said, "pdfaid:part"), !about.no_a * 2);
		assert_has(tool(c->test, "pdfinfo", ""), "Tagged:          "
		    "yes");
	}
}

/* ---- the checker: harm done to it ---- */

/* The picture with a mask. */
static qpdf_oh
masked(qpdf_data q)
{
	qpdf_oh	oh;

	for (int i = 1; i < 1000; i++) {
		oh = qpdf_get_object_by_id(q, i, 0);
		if (qpdf_oh_is_stream(q, oh) && qpdf_oh_has_key(q,
		    qpdf_oh_get_dict(q, oh), "/SMask"))
			return qpdf_oh_get_dict(q, oh);
	}
	fail_msg("no picture with a mask");
	return 0;
}

static qpdf_oh
mask(qpdf_data q)
{
	return qpdf_oh_get_dict(q, qpdf_oh_get_key(q, masked(q), "/SMask"));
}

/* The form on page number INDEX: /SN there. */
static qpdf_oh
form_of(qpdf_data q, size_t index, const char *name)
{
	return qpdf_oh_get_key(q, qpdf_oh_get_key(q, qpdf_oh_get_key(q,
	    qpdf_get_page_n(q, index), "/Resources"), "/XObject"), name);
}

/* The first reference to content in a form. */
static qpdf_oh
reference(qpdf_data q)
{
	return qpdf_oh_get_array_item(q, qpdf_oh_get_key(q,
	    element(q, "/Quote"), "/K"), 0);
}

static void
harm_interpolation(qpdf_data q)
{
	set(q, masked(q), "/Interpolate", "true");
}

static void
harm_mask_interpolation(qpdf_data q)
{
	set(q, mask(q), "/Interpolate", "true");
}

static void
harm_mask_colour(qpdf_data q)
{
	set(q, mask(q), "/ColorSpace", "/DeviceRGB");
}

static void
harm_width(qpdf_data q)
{
	set(q, masked(q), "/Width", "3");
}

static void
harm_no_width(qpdf_data q)
{
	set(q, masked(q), "/Width", "0");
}

static void
harm_figure(qpdf_data q)
{
	set(q, element(q, "/Figure"), "/S", "/Div");
}

static void
harm_picture_alt(qpdf_data q)
{
	set(q, element(q, "/Figure"), "/Alt", "()");
}

static void
harm_form_key(qpdf_data q)
{
	qpdf_oh_remove_key(q, qpdf_oh_get_dict(q, form_of(q, 3, "/S1")),
	    "/StructParents");
}

static void
harm_form_other_key(qpdf_data q)
{
	set(q, qpdf_oh_get_dict(q, form_of(q, 3, "/S1")), "/StructParents",
	    "13");
}

static void
harm_form_wild_key(qpdf_data q)
{
	set(q, qpdf_oh_get_dict(q, form_of(q, 3, "/S1")), "/StructParents",
	    "99");
}

static void
harm_form_covered(qpdf_data q)
{
	edit(q, 3, "", "/S1 Do", "/Artifact BMC /S1 Do EMC");
}

static void
harm_form_twice(qpdf_data q)
{
	edit(q, 3, "", "/S1 Do", "/S1 Do /S1 Do");
}

static void
harm_form_unnamed(qpdf_data q)
{
	edit(q, 3, "", "/S1 Do", "/S7 Do");
}

/* What is in a form counts as drawn where the form is. */
static void
harm_form_uncovered(qpdf_data q)
{
	edit(q, 2, "", "/Figure<</MCID 1>>BDC\nq", "/Figure<</MCID 1>>BDC EMC"
	    " BX q");
	edit(q, 2, "", "Do\nQ\nEMC", "Do Q EX");
}

static void
harm_form_endless(qpdf_data q)
{
	qpdf_oh	form = form_of(q, 2, "/S0");
	qpdf_oh	objects = qpdf_oh_new_dictionary(q);

	qpdf_oh_replace_key(q, objects, "/S", form);
	qpdf_oh_replace_key(q, qpdf_oh_get_key(q, qpdf_oh_get_dict(q, form),
	    "/Resources"), "/XObject", objects);
	qpdf_oh_replace_stream_data(q, form, (const unsigned char *)"/S Do", 5,
	    qpdf_oh_new_null(q), qpdf_oh_new_null(q));
}

static void
harm_reference_page(qpdf_data q)
{
	qpdf_oh_replace_key(q, reference(q), "/Pg", qpdf_get_page_n(q, 4));
}

static void
harm_reference_form(qpdf_data q)
{
	qpdf_oh_replace_key(q, reference(q), "/Stm", form_of(q, 2, "/S0"));
}

static void
harm_reference_mcid(qpdf_data q)
{
	set(q, reference(q), "/MCID", "1");
}

static void
set_labels(qpdf_data q, const char *nums)
{
	set(q, qpdf_oh_get_key(q, qpdf_get_root(q), "/PageLabels"), "/Nums",
	    nums);
}

static void
harm_labels(qpdf_data q)
{
	set_labels(q, "[]");
}

static void
harm_label_order(qpdf_data q)
{
	set_labels(q, "[0<</S/D>>3<</S/D/St 4>>2<</S/D/St 7>>]");
}

static void
harm_label_start(qpdf_data q)
{
	set_labels(q, "[1<</S/D>>]");
}

static void
harm_label_style(qpdf_data q)
{
	set_labels(q, "[0<</S/A>>]");
}

static void
harm_label_nought(qpdf_data q)
{
	set_labels(q, "[0<</S/D/St 0>>]");
}

static void
harm_label_front(qpdf_data q)
{
	set_labels(q, "[0<</S/D>>2<</S/r>>]");
}

static void
harm_label_again(qpdf_data q)
{
	set_labels(q, "[0<</S/D/St 5>>2<</S/D/St 6>>]");
}

static const struct harm harms[] = {
	{ harm_interpolation, "picture asks for interpolation" },
	{ harm_mask_interpolation, "soft mask asks for interpolation" },
	{ harm_mask_colour, "soft mask is no grey picture" },
	{ harm_width, "picture has 12 bytes and should have 18" },
	{ harm_no_width, "picture without a size" },
	{ harm_figure, "page 1: a picture belongs to Div, which is no figure" },
	{ harm_picture_alt, "figure without alternative text" },
	{ harm_form_key, "page 4: MCID 0 in a form without StructParents" },
	{ harm_form_other_key, "parent tree gives MCID 0 to another element" },
	{ harm_form_wild_key, "is not in the parent tree" },
	{ harm_form_covered, "page 4: a form with its own structure is drawn "
	  "inside marked content" },
	{ harm_form_covered, ": marked content inside marked content" },
	{ harm_form_twice, "page 4: a form with its own structure is drawn "
	  "twice" },
	{ harm_form_unnamed, "page 4: what is drawn is not among the "
	  "resources" },
	{ harm_form_uncovered, "page 3: something is drawn outside marked" },
	{ harm_form_endless, "page 3: forms inside forms without end" },
	{ harm_reference_page, ": its content is said to be on page 5" },
	{ harm_reference_form, "element Quote has content that is not there: "
	  "no page, MCID 3" },
	{ harm_reference_mcid, "MCID 1 belongs to two elements" },
	{ harm_reference_mcid, "MCID 3 belongs to no element" },
	{ harm_labels, "no page labels" },
	{ harm_label_order, "page labels are not in order" },
	{ harm_label_start, "page labels are not in order" },
	{ harm_label_style, "page 1 is numbered neither 1, 2 nor i, ii" },
	{ harm_label_nought, "page 1 has a number below 1" },
	{ harm_label_front, "page 3 is numbered as a front page, behind" },
	{ harm_label_again, "pages 1 and 3 begin to count the same numbers" },
};

static void
checker_finds_each_harm(void **state)
{
	struct bound_case	*c = *state;

	assert_harms_found(c->test, write_bound(c), harms,
	    sizeof(harms) / sizeof(*harms));
}

/* The font of the letter's form stands in the resources themselves. */
static void
font_without_a_number(qpdf_data q)
{
	qpdf_oh	fonts = qpdf_oh_get_key(q, qpdf_oh_get_key(q, qpdf_oh_get_dict(
		    q, form_of(q, 3, "/S1")), "/Resources"), "/Font");
	qpdf_oh	font = qpdf_oh_get_key(q, fonts, "/T");
	qpdf_oh	copy = qpdf_oh_new_dictionary(q);

	assert_true(qpdf_oh_is_dictionary(q, font));
	qpdf_oh_begin_dict_key_iter(q, font);
	while (qpdf_oh_dict_more_keys(q)) {
		const char	*key = qpdf_oh_dict_next_key(q);

		qpdf_oh_replace_key(q, copy, key, qpdf_oh_get_key(q, font,
		    key));
	}
	qpdf_oh_replace_key(q, fonts, "/T", copy);
}

static void
checker_knows_a_font_that_stands_in_its_resources(void **state)
{
	struct bound_case	*c = *state;
	int			 faults;

	assert_string_equal(checked(c->test, harmed(c->test, write_bound(c),
	    font_without_a_number, false), &faults), "");
}

#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, setup, teardown_case)

int
main(void)
{
	const struct CMUnitTest	tests[] = {
		TEST(bound_document_is_sound),
		TEST(tree_is_left_as_it_was_and_bytes_are_the_same),
		TEST(picture_is_written_once_with_its_mask),
		TEST(pixels_come_out_as_they_went_in),
		TEST(picture_fills_its_box),
		TEST(slip_is_mapped_into_its_box),
		TEST(slip_begins_as_a_page_does),
		TEST(untagged_slip_stands_inside_its_figure),
		TEST(what_pages_of_a_slip_share_is_copied_once),
		TEST(forms_are_named_only_by_their_page),
		TEST(document_of_nothing_but_a_slip_is_sound),
		TEST(unreadable_slip_stops_the_document),
		TEST(structure_of_a_slip_is_read_in_order),
		TEST(form_has_its_key_behind_pages_and_annotations),
		TEST(alternative_text_and_language_are_kept),
		TEST(headings_are_ranked_below_the_appendix),
		TEST(heading_without_a_level_is_ranked_by_its_depth),
		TEST(elements_of_pages_that_do_not_stand_are_left_out),
		TEST(row_goes_with_all_its_cells),
		TEST(header_cell_without_a_scope_is_taken_by_its_place),
		TEST(sequence_belongs_to_one_element),
		TEST(page_that_stands_again_is_drawn_as_an_artifact),
		TEST(second_graft_takes_the_second_standing),
		TEST(slip_without_structure_is_an_artifact_in_its_graft),
		TEST(links_of_a_slip_are_mapped_with_it),
		TEST(links_of_a_picture_stand_beside_its_figure),
		TEST(front_pages_are_roman_and_holes_are_kept),
		TEST(supplement_goes_on_where_the_pack_stopped),
		TEST(link_says_the_number_that_is_printed),
		TEST(label_of_settled_pages_is_found),
		TEST(claims_are_made_only_when_they_hold),
		TEST(checker_finds_each_harm),
		TEST(checker_knows_a_font_that_stands_in_its_resources),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
