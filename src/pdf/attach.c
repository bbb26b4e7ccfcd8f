/*
 * attach.c - files that ride along: the data of tables and figures.
 *
 * Each is an embedded file under a file specification.  The catalog and the
 * element whose data it is refer to that (/AF), which PDF/A-3 asks for (ISO
 * 19005-3, 6.8), and a tree of names lists it for a viewer.
 */
#include "pdf/pdf_int.h"

/* A file that was made. */
struct attached {
	const struct elem *elem;	/* whose data it is */
	struct str	   name;	/* "01-front-door.csv" */
	unsigned	   number;	/* of its file specification */
};

static const struct attached *
attached_at(const struct pdf *pdf, size_t i)
{
	return &((const struct attached *)pdf->attached.s)[i];
}

size_t
attach_count(const struct pdf *pdf)
{
	return pdf->attached.n / sizeof(struct attached);
}

/* Before the files are made: how many elements have one. */
static size_t
count_data(const struct pdf *pdf)
{
	size_t	n = 0;

	for (size_t i = 0; i < elem_count(pdf); i++)
		n += elem_rare(elem_at(pdf, i))->data != NULL;
	return n;
}

/* The checksum that a viewer may compare: MD5, as the format has it. */
static void
put_checksum(struct buf *out, struct str data)
{
	HPDF_MD5_CTX	md5;
	HPDF_BYTE	digest[16];

	HPDF_MD5Init(&md5);
	HPDF_MD5Update(&md5, (const HPDF_BYTE *)data.s, (HPDF_UINT32)data.n);
	HPDF_MD5Final(digest, &md5);
	buf_text(out, "/CheckSum<");
	for (size_t i = 0; i < sizeof(digest); i++)
		buf_printf(out, "%02X", digest[i]);
	buf_char(out, '>');
}

/* The number of an embedded file that holds DATA. */
static unsigned
file_write(struct pdf *pdf, struct str data)
{
	struct buf	text = { 0 };
	HPDF_Dict	file;

	buf_printf(&text, "/Type/EmbeddedFile/Subtype/text#2Fcsv/Params<</Size "
	    "%zu", data.n);
	if (pdf->info->has_time) {
		buf_text(&text, "/ModDate");
		put_date(&text, pdf->info->time);
	}
	put_checksum(&text, data);
	buf_text(&text, ">>");
	file = object_stream(pdf, buf_view(&text), data, true);
	buf_free(&text);
	return object_number(file);
}

/* Names are in the order of their numbers, which the tree of names wants, and
 * no two are the same. */
static struct str
file_name(struct pdf *pdf, const struct attachment *data, size_t i, size_t n)
{
	return str_printf(pdf->arena, "%0*zu-" STR_FMT ".csv", n < 100 ? 2 :
	    n < 1000 ? 3 : 6, i + 1, STR_ARG(data->name));
}

static void
attach(struct pdf *pdf, const struct elem *elem, size_t n)
{
	const struct attachment	*data = elem_rare(elem)->data;
	struct attached		 made = { .elem = elem, .name = file_name(pdf,
				    data, attach_count(pdf), n) };
	unsigned		 file = file_write(pdf, data->text);
	struct buf		 text = { 0 };

	buf_text(&text, "/Type/Filespec/AFRelationship/Data/F");
	put_text(pdf, &text, made.name);
	buf_text(&text, "/UF");
	put_text(pdf, &text, made.name);
	buf_text(&text, "/Desc");
	put_text(pdf, &text, data->title);
	buf_text(&text, "/EF<</F ");
	put_ref(&text, file);
	buf_text(&text, "/UF ");
	put_ref(&text, file);
	buf_text(&text, ">>");
	made.number = object_number(object_dict(pdf, buf_take(&text,
	    pdf->arena)));
	buf_add(&pdf->attached, &made, sizeof(made));
}

void
attach_write(struct pdf *pdf)
{
	size_t	n = count_data(pdf);

	for (size_t i = 0; i < elem_count(pdf); i++)
		if (elem_rare(elem_at(pdf, i))->data != NULL)
			attach(pdf, elem_at(pdf, i), n);
}

/* ---- who refers to them ---- */

void
put_attached(const struct pdf *pdf, struct buf *out, const struct elem *elem)
{
	if (elem_rare(elem)->data == NULL)
		return;
	for (size_t i = 0; i < attach_count(pdf); i++)
		if (attached_at(pdf, i)->elem == elem) {
			buf_text(out, "/AF[");
			put_ref(out, attached_at(pdf, i)->number);
			buf_char(out, ']');
		}
}

void
put_attachments(struct pdf *pdf, struct buf *out)
{
	if (attach_count(pdf) == 0)
		return;
	buf_text(out, "/AF[");
	for (size_t i = 0; i < attach_count(pdf); i++) {
		buf_char(out, ' ');
		put_ref(out, attached_at(pdf, i)->number);
	}
	buf_text(out, "]/Names<</EmbeddedFiles<</Names[");
	for (size_t i = 0; i < attach_count(pdf); i++) {
		put_text(pdf, out, attached_at(pdf, i)->name);
		put_ref(out, attached_at(pdf, i)->number);
	}
	buf_text(out, "]>>>>");
}
