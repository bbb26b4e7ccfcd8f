/*
 * slip.c - somebody else's PDF: every page copied, then bound as an appendix up
 * to the written PDF.
 *
 * A file that does not begin as a PDF does is the body of one: its objects, for
 * which the cross-reference table, the lengths of the streams and the trailer
 * are made here, so that a changed length is no fault of its own.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"
#include "slip/slip.h"

#define OBJECTS	1000

/* ---- a body as a file ---- */

struct body {
	struct str	rest;
	struct buf	out;
	size_t		at[OBJECTS];	/* of each object; 0: there is none */
	unsigned	n;
	struct str	trailer;
};

/* Note where an object begins. */
static void
body_object(struct body *body, struct str line)
{
	char		 text[16] = { 0 };
	unsigned	 number;
	int		 end = 0;

	memcpy(text, line.s, line.n < sizeof(text) - 1 ? line.n :
	    sizeof(text) - 1);
	if (sscanf(text, "%3u 0 obj%n", &number, &end) != 1 || end == 0 ||
	    number == 0 || number >= OBJECTS)
		return;
	body->at[number] = body->out.n;
	if (number >= body->n)
		body->n = number + 1;
}

/* The data of a stream, whose length goes into the dictionary before it. */
static void
body_stream(struct body *body)
{
	size_t	n = str_find(body->rest, "\nendstream");

	if (n > body->rest.n)
		n = body->rest.n;
	if (body->out.n > 3 && memcmp(body->out.s + body->out.n - 3, ">>\n",
	    3) == 0) {
		body->out.n -= 3;
		buf_printf(&body->out, "/Length %zu>>\n", n);
	}
	buf_text(&body->out, "stream\n");
	buf_add(&body->out, body->rest.s, n);
	buf_char(&body->out, '\n');
	body->rest.s += n < body->rest.n ? n + 1 : n;
	body->rest.n -= n < body->rest.n ? n + 1 : n;
}

static void
body_end(struct body *body)
{
	size_t		 start = body->out.n;
	struct str	 trailer = body->trailer;

	buf_printf(&body->out, "xref\n0 %u\n0000000000 65535 f \n", body->n);
	for (unsigned i = 1; i < body->n; i++)
		buf_printf(&body->out, body->at[i] > 0 ?
		    "%010zu 00000 n \n" : "%010zu 65535 f \n", body->at[i]);
	buf_printf(&body->out, "trailer\n<</Size %u ", body->n);
	if (str_starts(trailer, "<<"))
		buf_add(&body->out, trailer.s + 2, trailer.n - 2);
	else
		buf_text(&body->out, "/Root 1 0 R>>");
	buf_printf(&body->out, "\nstartxref\n%zu\n%%%%EOF\n", start);
}

static void
body_write(struct str text)
{
	struct body	body = { .rest = text, .n = 1 };

	buf_text(&body.out, "%PDF-1.7\n");
	while (body.rest.n > 0) {
		struct str	line = str_cut(&body.rest, '\n');

		if (str_is(line, "trailer")) {
			body.trailer = body.rest;
			break;
		}
		if (str_is(line, "stream")) {
			body_stream(&body);
			continue;
		}
		body_object(&body, line);
		buf_str(&body.out, line);
		buf_char(&body.out, '\n');
	}
	body_end(&body);
	scene_write("appendix.pdf", buf_view(&body.out));
	buf_free(&body.out);
}

/* ---- every page ---- */

struct copied {
	unsigned	 reserved, given;
};

static unsigned
reserve(void *arg)
{
	struct copied	*copied = arg;

	return ++copied->reserved;
}

static void
give_object(void *arg, unsigned number, struct str value)
{
	struct copied	*copied = arg;

	must_hold(number > 0 && number <= copied->reserved && value.n > 0,
	    "object %u is nothing", number);
	copied->given++;
}

static void
give_stream(void *arg, unsigned number, struct str dict, struct str data)
{
	struct copied	*copied = arg;

	must_hold(number > 0 && number <= copied->reserved && dict.n > 0 &&
	    (data.n == 0 || data.s != NULL), "stream %u is nothing", number);
	copied->given++;
}

static void
copy_pages(struct run *run)
{
	struct copied		 copied = { 0 };
	struct slip_sink	 sink = { &copied, reserve, give_object,
				    give_stream };
	struct slip		*slip = slip_open(run->arena,
				    scene_path("appendix.pdf"),
				    PLACE("board.ini"), run->diags);
	bool			 all = true;

	if (slip == NULL) {
		must_hold(diags_failed(run->diags), "nobody says why not");
		return;
	}
	for (size_t i = 0; i < slip_about(slip)->npages; i++)
		all = slip_form(slip, i, slip_about(slip)->structure != NULL ?
		    (int)i : -1, &sink) != 0 && all;
	must_hold(!all || copied.given == copied.reserved,
	    "%u objects were named, %u were given", copied.reserved,
	    copied.given);
	must_hold(all || diags_failed(run->diags),
	    "a page was left out, and nobody says why");
	slip_close(slip);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str	text = { (const char *)data, size };
	struct order	order = { .layout = "bind.ini" };
	struct run	run;

	run_begin(&run);
	if (str_starts(text, "%PDF"))
		scene_write("appendix.pdf", text);
	else
		body_write(text);
	copy_pages(&run);
	run_end(&run);
	run_begin(&run);
	run_build(&run, &order);
	run_end(&run);
	return 0;
}
