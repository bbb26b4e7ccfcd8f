/*
 * pdf_save.c - the file itself: objects, object streams, cross-references.
 *
 * libharu would write every object plainly and a table of 20 bytes for each,
 * which trebles a tagged file.  So its objects are asked for one by one: those
 * with a stream are written as they are, the others, and ours, are packed into
 * object streams (PDF 1.5; ISO 32000-1, 7.5.7), and the table is a stream
 * itself.
 */
#include <stdlib.h>
#include <string.h>

#include "pdf/pdf_int.h"

/* Objects in one object stream.  More pack better, and cost a viewer more for
 * the first it wants. */
#define MEMBERS		200

/* Behind a stream's data.  Both bytes: of data that happen to end in \r, a mere
 * \n would make one that some readers take for the line end's. */
#define STREAM_END	"\r\nendstream"

/* Where an object is: type 1 at a byte, type 2 in an object stream. */
struct whereabouts {
	unsigned	type, at, index;
};

struct out {
	struct pdf	*pdf;
	struct save	*save;
	size_t		 at;		/* bytes written */
	unsigned	 next_raw;	/* of the structure tree */
	unsigned	 next;		/* of what comes behind it */
	struct whereabouts *where;	/* by object number */
	size_t		 known;		/* of them */
	unsigned	 stream;	/* the object stream being filled */
	struct buf	 heads, bodies;
	size_t		 members;
	struct buf	 value;		/* of the libharu object in hand */
	struct buf	 digests;	/* of what was written, for /ID */
};

/* Without a digest of its own. */
static void
out_copy(struct out *out, struct str data)
{
	/* A failure is remembered there and said when all is committed. */
	save_write(out->save, data.s, data.n);
	out->at += data.n;
}

static void
out_write(struct out *out, struct str data)
{
	uint64_t	hash = str_hash(data);

	for (int shift = 56; shift >= 0; shift -= 8)
		buf_char(&out->digests, (char)(hash >> shift & 0xFF));
	out_copy(out, data);
}

static void
where_put(struct out *out, unsigned number, struct whereabouts where)
{
	size_t	room = out->known;

	if (number >= room) {
		room = number + 1 + number / 2;
		out->where = must_realloc(out->where,
		    room * sizeof(*out->where));
		memset(out->where + out->known, 0,
		    (room - out->known) * sizeof(*out->where));
		out->known = room;
	}
	out->where[number] = where;
}

static void
out_stream(struct out *out, unsigned number, struct str head, struct str data)
{
	struct buf	text = { 0 };

	where_put(out, number, (struct whereabouts){ 1, (unsigned)out->at, 0 });
	data = deflate_data(out->pdf, data);
	buf_printf(&text, "%u 0 obj\n<<" STR_FMT "/Filter/FlateDecode"
	    "/Length %zu>>\nstream\n", number, STR_ARG(head), data.n);
	out_write(out, buf_view(&text));
	out_write(out, data);
	out_write(out, STR(STREAM_END "\nendobj\n"));
	buf_free(&text);
}

/* ---- object streams ---- */

static void
members_flush(struct out *out)
{
	struct buf	head = { 0 }, body = { 0 };

	if (out->members == 0)
		return;
	buf_printf(&head, "/Type/ObjStm/N %zu/First %zu", out->members,
	    out->heads.n);
	buf_str(&body, buf_view(&out->heads));
	buf_str(&body, buf_view(&out->bodies));
	out_stream(out, out->stream, buf_view(&head), buf_view(&body));
	buf_free(&head);
	buf_free(&body);
	buf_clear(&out->heads);
	buf_clear(&out->bodies);
	out->members = 0;
}

static void
member_add(struct out *out, unsigned number, struct str value)
{
	if (out->members == MEMBERS)
		members_flush(out);
	if (out->members == 0)
		out->stream = out->next++;
	where_put(out, number, (struct whereabouts){ 2, out->stream,
	    (unsigned)out->members++ });
	buf_int(&out->heads, number);
	buf_char(&out->heads, ' ');
	buf_int(&out->heads, (int64_t)out->bodies.n);
	buf_char(&out->heads, ' ');
	buf_str(&out->bodies, value);
	buf_char(&out->bodies, '\n');
}

void
out_object(struct out *out, struct str value)
{
	member_add(out, out->next_raw++, value);
}

/* ---- what slips copy ---- */

static unsigned
sink_reserve(void *arg)
{
	struct out	*out = arg;

	return out->next++;
}

static void
sink_object(void *arg, unsigned number, struct str value)
{
	member_add(arg, number, value);
}

static void
sink_stream(void *arg, unsigned number, struct str dict, struct str data)
{
	struct out	*out = arg;
	struct buf	 text = { 0 };

	where_put(out, number, (struct whereabouts){ 1, (unsigned)out->at, 0 });
	buf_printf(&text, "%u 0 obj\n<<", number);
	buf_str(&text, dict);
	buf_text(&text, ">>\nstream\n");
	out_write(out, buf_view(&text));
	/* It may be long, and the slip's digest stands for it. */
	out_copy(out, data);
	out_write(out, STR(STREAM_END "\nendobj\n"));
	buf_free(&text);
}

struct slip_sink
out_sink(struct out *out)
{
	return (struct slip_sink){ out, sink_reserve, sink_object,
	    sink_stream };
}

void
out_digest(struct out *out, const char *digest)
{
	buf_text(&out->digests, digest);
}

/* ---- libharu's objects ---- */

static HPDF_STATUS
value_write(HPDF_Stream stream, const HPDF_BYTE *data, HPDF_UINT size)
{
	buf_add(stream->attr, data, size);
	return HPDF_OK;
}

static bool
is_stream(const void *obj)
{
	const HPDF_Obj_Header	*header = obj;

	return (header->obj_class & HPDF_OCLASS_ANY) == HPDF_OCLASS_DICT &&
	    ((const HPDF_Dict_Rec *)obj)->stream != NULL;
}

static void
haru_write(struct out *out, HPDF_Stream stream, unsigned number, void *obj)
{
	buf_clear(&out->value);
	if (HPDF_Obj_WriteValue(obj, stream, NULL) != HPDF_OK)
		return;		/* the document remembers */
	if (!is_stream(obj)) {
		member_add(out, number, buf_view(&out->value));
		return;
	}
	where_put(out, number, (struct whereabouts){ 1, (unsigned)out->at, 0 });
	if (str_ends(buf_view(&out->value), "\nendstream"))
		out->value.n -= strlen("\nendstream");	/* libharu's */
	buf_text(&out->value, STREAM_END "\nendobj\n");
	buf_printf(&out->digests, "%u", number);
	out_write(out, str_printf(out->pdf->arena, "%u 0 obj\n", number));
	out_write(out, buf_view(&out->value));
}

/* Streams first: only when one is written does libharu know the number that is
 * its length. */
static void
haru_write_all(struct out *out)
{
	HPDF_Doc	doc = out->pdf->doc;
	HPDF_Stream	stream = HPDF_CallbackWriter_New(doc->mmgr, value_write,
	    &out->value);
	HPDF_XrefEntry	entry;

	if (stream == NULL)
		return;
	for (int streams = 1; streams >= 0; streams--)
		for (unsigned i = 1; i < doc->xref->entries->count; i++) {
			entry = HPDF_Xref_GetEntry(doc->xref, i);
			if (is_stream(entry->obj) == streams)
				haru_write(out, stream, i, entry->obj);
		}
	HPDF_Stream_Free(stream);
}

/* ---- cross-references ---- */

/* A row is a type, four bytes and two; each byte less the one above it, because
 * then the rows of an object stream are all alike (PNG's "up"). */
enum { ROW = 7 };

static void
put_rows(struct buf *rows, const struct out *out, unsigned n)
{
	unsigned char	above[ROW] = { 0 };

	for (unsigned i = 0; i < n; i++) {
		const struct whereabouts *w = &out->where[i];
		const unsigned char	row[ROW] = {
			(unsigned char)w->type,
			(unsigned char)(w->at >> 24),
			(unsigned char)(w->at >> 16),
			(unsigned char)(w->at >> 8), (unsigned char)w->at,
			(unsigned char)(w->index >> 8), (unsigned char)w->index,
		};

		buf_char(rows, 2);
		for (int j = 0; j < ROW; j++) {
			buf_char(rows, (char)(row[j] - above[j]));
			above[j] = row[j];
		}
	}
}

static void
xref_write(struct out *out)
{
	HPDF_Doc	doc = out->pdf->doc;
	unsigned	number = out->next;
	size_t		start = out->at;
	struct buf	head = { 0 }, rows = { 0 };
	char		id[65];

	sha256_hex(buf_view(&out->digests), id);
	id[32] = '\0';
	buf_printf(&head, "/Type/XRef/Size %u/W[1 4 2]/Root %u 0 R/Info %u 0 R"
	    "/ID[<%s><%s>]/DecodeParms<</Predictor 12/Columns %d>>",
	    number + 1, object_number(doc->catalog), object_number(doc->info),
	    id, id, ROW);
	where_put(out, 0, (struct whereabouts){ 0, 0, 65535 });
	where_put(out, number, (struct whereabouts){ 1, (unsigned)start, 0 });
	put_rows(&rows, out, number + 1);
	out_stream(out, number, buf_view(&head), buf_view(&rows));
	out_write(out, str_printf(out->pdf->arena, "startxref\n%zu\n%%%%EOF\n",
	    start));
	buf_free(&head);
	buf_free(&rows);
}

static void
objects_write(struct out *out)
{
	haru_write_all(out);
	tags_write(out->pdf, out);
	members_flush(out);
	xref_write(out);
}

/* Four bytes above 127 mark the file as binary (ISO 19005-2, 6.1.2); a comment
 * behind them is nothing to readers. */
#define HEADER	"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"
#define DRAFT	"%packwright: a draft\n"

bool
pdf_is_draft(struct str head)
{
	return str_starts(head, HEADER DRAFT);
}

/* Slips first: the others name their forms. */
bool
document_write(struct pdf *pdf, struct str fonts, struct save *save,
    size_t *bytes)
{
	struct out	out = { .pdf = pdf, .save = save };
	bool		ok;

	out.next_raw = pdf->first_raw;
	out.next = pdf->first_raw + tags_objects(pdf);
	out_write(&out, STR(HEADER));
	if (pdf->info->draft)
		out_write(&out, STR(DRAFT));
	ok = forms_write(pdf, &out);
	if (ok) {
		resources_write(pdf, fonts);
		objects_write(&out);
	}
	*bytes = out.at;
	free(out.where);
	buf_free(&out.heads);
	buf_free(&out.bodies);
	buf_free(&out.value);
	buf_free(&out.digests);
	return ok;
}
