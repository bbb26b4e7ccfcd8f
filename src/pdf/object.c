/*
 * object.c - dictionaries, streams and strings as libharu and PDF want them.
 *
 * libharu builds a dictionary key by key; most of ours are a line of text.  Its
 * write_fn adds raw text behind the keys, which is a tenth of the work and the
 * only way to have a stream that is already deflated.
 */
#include <string.h>

#include "pdf/pdf_int.h"

/* The bits of obj_id that are the number (hpdf_objects.h, "structure of
 * Object-ID"). */
#define NUMBER_MASK	0x00FFFFFFu

/* PDF/A allows 32767 bytes in a string; a mark and two bytes a unit. */
#define UNITS_MOST	16000

unsigned
object_number(const void *obj)
{
	const HPDF_Obj_Header	*header = obj;

	return obj != NULL ? header->obj_id & NUMBER_MASK : 0;
}

static HPDF_STATUS
append_write(HPDF_Dict dict, HPDF_Stream stream)
{
	const struct str	*text = dict->attr;

	return HPDF_Stream_Write(stream, (const HPDF_BYTE *)text->s,
	    (HPDF_UINT)text->n);
}

void
object_append(struct pdf *pdf, HPDF_Dict dict, struct str text)
{
	struct str	*kept = arena_make(pdf->arena, struct str);

	if (dict == NULL)
		return;
	*kept = text;
	dict->attr = kept;
	dict->write_fn = append_write;
}

HPDF_Dict
object_dict(struct pdf *pdf, struct str text)
{
	HPDF_Dict	dict = HPDF_Dict_New(pdf->doc->mmgr);

	if (dict == NULL || HPDF_Xref_Add(pdf->doc->xref, dict) != HPDF_OK)
		return NULL;
	object_append(pdf, dict, text);
	return dict;
}

HPDF_Dict
object_stream(struct pdf *pdf, struct str text, struct str data, bool packed)
{
	HPDF_Dict	dict = HPDF_DictStream_New(pdf->doc->mmgr,
	    pdf->doc->xref);

	if (dict == NULL)
		return NULL;
	if (packed) {
		text = str_printf(pdf->arena, STR_FMT "/Filter/FlateDecode\n",
		    STR_ARG(text));
		data = deflate_data(pdf, data);
	}
	/* Filters are named in TEXT; libharu would deflate once more. */
	dict->filter = HPDF_STREAM_FILTER_NONE;
	object_append(pdf, dict, text);
	HPDF_Stream_Write(dict->stream, (const HPDF_BYTE *)data.s,
	    (HPDF_UINT)data.n);
	return dict;
}

struct str
deflate_data(struct pdf *pdf, struct str data)
{
	size_t	most = libdeflate_zlib_compress_bound(pdf->deflate, data.n);

	if (pdf->scratch.room < most) {
		pdf->scratch.s = must_realloc(pdf->scratch.s, most);
		pdf->scratch.room = most;
	}
	return (struct str){ pdf->scratch.s, libdeflate_zlib_compress(
	    pdf->deflate, data.s, data.n, pdf->scratch.s, most) };
}

void
put_ref(struct buf *out, unsigned number)
{
	buf_int(out, number);
	buf_text(out, " 0 R");
}

static void
put_unit(struct buf *out, unsigned unit)
{
	static const char	digits[] = "0123456789ABCDEF";
	const char		hex[] = { digits[unit >> 12 & 15],
	    digits[unit >> 8 & 15], digits[unit >> 4 & 15], digits[unit & 15] };

	buf_add(out, hex, sizeof(hex));
}

static void
put_code(struct buf *out, int32_t code)
{
	if (code >= 0x10000) {
		put_unit(out, 0xD800u + ((unsigned)(code - 0x10000) >> 10));
		put_unit(out, 0xDC00u + ((unsigned)(code - 0x10000) & 0x3FF));
	} else
		put_unit(out, (unsigned)code);
}

void
put_utf16(struct buf *out, struct str text)
{
	int32_t	code;

	while ((code = utf8_next(&text)) >= 0)
		if (!code_ignorable(code))
			put_code(out, code);
}

/* Whether TEXT reads the same in PDFDocEncoding, and is short. */
static bool
is_plain(struct str text)
{
	for (size_t i = 0; i < text.n; i++)
		if (text.s[i] < ' ' || text.s[i] > '~')
			return false;
	return text.n <= UNITS_MOST;
}

bool
text_unseen(int32_t code)
{
	return code_hidden(code) || code == 0x200B;
}

void
put_text(struct pdf *pdf, struct buf *out, struct str text)
{
	struct str	rest = text;
	int32_t		code;
	size_t		units = 0;

	if (is_plain(text)) {
		buf_char(out, '(');
		for (size_t i = 0; i < text.n; i++) {
			if (strchr("()\\", text.s[i]) != NULL)
				buf_char(out, '\\');
			buf_char(out, text.s[i]);
		}
		buf_char(out, ')');
		return;
	}
	buf_text(out, "<FEFF");
	while ((code = utf8_next(&rest)) >= 0 && units < UNITS_MOST / 2)
		if (!text_unseen(code)) {
			put_code(out, code);
			units++;
		}
	if (code >= 0)
		diag_at(pdf->diags, DIAG_PDF_STRING, PLACE(NULL), "%zu bytes",
		    text.n);
	buf_char(out, '>');
}
