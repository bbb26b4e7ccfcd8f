/*
 * slip_filter.c - streams unpacked (ISO 32000-1, 7.4), and never to more than
 * UNPACK_MOST: a few kilobytes can be made to unpack to a disk full.  qpdf has
 * no such limit, so only predictors are left to it, once the size is known.
 */
#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>

#include "slip/slip_int.h"

static const char *const names[FILTER__MAX] = {
	[FILTER_FLATE]	= "FlateDecode",
	[FILTER_LZW]	= "LZWDecode",
	[FILTER_A85]	= "ASCII85Decode",
	[FILTER_AHX]	= "ASCIIHexDecode",
	[FILTER_RUN]	= "RunLengthDecode",
	[FILTER_DCT]	= "DCTDecode",
	[FILTER_CCITT]	= "CCITTFaxDecode",
	[FILTER_JBIG2]	= "JBIG2Decode",
	[FILTER_JPX]	= "JPXDecode",
};

const char *
filter_name(enum filter kind)
{
	return names[kind];
}

/* What is packed as a picture is not unpacked, so nothing can be behind it. */
static bool
filter_add(struct slip *slip, struct filters *filters,
    const struct value *name, const struct value *parms)
{
	bool	full = filters->n == FILTERS_MOST || (filters->n > 0 &&
		    filters->kind[filters->n - 1] >= FILTER_IMAGES);

	for (int kind = 0; kind < FILTER__MAX && !full; kind++)
		if (is_name(name, names[kind])) {
			filters->kind[filters->n] = (enum filter)kind;
			filters->parms[filters->n++] = parms;
			return true;
		}
	say(slip, DIAG_SLIP_PACKED, "%s", name->kind == VALUE_NAME ?
	    str_dup(slip->work, name->text) : "an unnamed filter");
	return false;
}

bool
filters_read(struct slip *slip, const struct value *stream,
    struct filters *filters)
{
	const struct value	*filter = dict_find(slip, stream, "Filter");
	const struct value	*parms = dict_find(slip, stream, "DecodeParms");

	*filters = (struct filters){ 0 };
	if (dict_find(slip, stream, "F")->kind != VALUE_NULL) {
		say(slip, DIAG_SLIP_ELSEWHERE, "%s", "");
		return false;
	}
	if (filter->kind == VALUE_NAME)
		return filter_add(slip, filters, filter,
		    parms->kind == VALUE_ARRAY ? array_item(slip, parms, 0) :
		    parms);
	for (size_t i = 0; i < array_count(filter); i++)
		if (!filter_add(slip, filters, array_item(slip, filter, i),
		    parms->kind == VALUE_ARRAY ? array_item(slip, parms, i) :
		    parms))
			return false;
	return true;
}

bool
filters_have(const struct filters *filters, enum filter kind)
{
	for (size_t i = 0; i < filters->n; i++)
		if (filters->kind[i] == kind)
			return true;
	return false;
}

/* ---- each undone; the answer is false when data are damaged, and also when
 * OUT is full ---- */

static bool
room_for(const struct buf *out, size_t n)
{
	return n <= UNPACK_MOST - out->n;
}

/* Some writers leave out the checksum at the end: then it is done without,
 * unless the data must be EXACT. */
static bool
undo_flate(struct slip *slip, bool exact, struct str in, struct buf *out)
{
	enum libdeflate_result	result;
	size_t			room = in.n * 4 + 4096, n;

	for (;; room *= 2) {
		if (room > UNPACK_MOST)
			room = UNPACK_MOST;
		buf_clear(out);
		if (out->room < room + 1) {
			out->s = must_realloc(out->s, room + 1);
			out->room = room + 1;
		}
		result = libdeflate_zlib_decompress(slip->inflate, in.s, in.n,
		    out->s, room, &n);
		if (result == LIBDEFLATE_BAD_DATA && in.n > 2 && !exact)
			result = libdeflate_deflate_decompress(slip->inflate,
			    in.s + 2, in.n - 2, out->s, room, &n);
		if (result == LIBDEFLATE_SUCCESS) {
			out->n = n;
			out->s[n] = '\0';
			return true;
		}
		if (result != LIBDEFLATE_INSUFFICIENT_SPACE)
			return false;
		if (room == UNPACK_MOST) {
			out->n = UNPACK_MOST;
			return false;
		}
	}
}

/* Codes grow from 9 to 12 bits; 256 begins the table anew, 257 ends. */
#define CODE_LAST	4095

struct lzw {
	struct str	in;
	size_t		at;
	unsigned	bits, nbits;
	int		width, next, early;
	struct {
		uint32_t	at, n;		/* where in the output */
	}		table[CODE_LAST + 1];
};

static int
lzw_code(struct lzw *lzw)
{
	while (lzw->nbits < (unsigned)lzw->width) {
		if (lzw->at >= lzw->in.n)
			return 257;
		lzw->bits = lzw->bits << 8 |
		    (unsigned char)lzw->in.s[lzw->at++];
		lzw->nbits += 8;
	}
	lzw->nbits -= (unsigned)lzw->width;
	return (int)(lzw->bits >> lzw->nbits & ((1u << lzw->width) - 1));
}

static void
lzw_begin(struct lzw *lzw)
{
	lzw->width = 9;
	lzw->next = 258;
}

/* What CODE stands for, behind OUT; the entry it makes with the one BEFORE. */
static bool
lzw_put(struct lzw *lzw, struct buf *out, int code, int before)
{
	uint32_t	start = (uint32_t)out->n, n;

	if (before >= 0 && lzw->next <= CODE_LAST) {
		/* The one before and the first byte of this one: they stand
		 * side by side in the output. */
		n = before < 256 ? 1 : lzw->table[before & CODE_LAST].n;
		lzw->table[lzw->next].at = start - n;
		lzw->table[lzw->next++].n = n + 1;
	}
	if (code > 257 && code >= lzw->next)
		return false;
	n = code < 256 ? 1 : lzw->table[code].n;
	if (!room_for(out, n))
		return false;
	if (code < 256)
		buf_char(out, (char)code);
	else
		for (uint32_t i = 0; i < n; i++)
			buf_char(out, out->s[lzw->table[code].at + i]);
	while (lzw->width < 12 && lzw->next + lzw->early >= 1 << lzw->width)
		lzw->width++;
	return true;
}

static bool
undo_lzw(struct slip *slip, const struct value *parms, struct str in,
    struct buf *out)
{
	struct lzw	*lzw = must_alloc(sizeof(*lzw));
	int		 code, before = -1;
	bool		 ok = true;

	*lzw = (struct lzw){ .in = in };
	lzw->early = value_int(dict_find(slip, parms, "EarlyChange"), 1) != 0;
	lzw_begin(lzw);
	while (ok && (code = lzw_code(lzw)) != 257) {
		if (code == 256) {
			lzw_begin(lzw);
			before = -1;
			continue;
		}
		ok = lzw_put(lzw, out, code, before);
		before = code;
	}
	free(lzw);
	return ok;
}

/* Four bytes of five digits to the base 85; N of the digits were given. */
static void
a85_put(struct buf *out, const unsigned char *digit, int n)
{
	uint32_t	word = 0;

	for (int i = 0; i < 5; i++)
		word = word * 85 + (i < n ? digit[i] : 84u);
	for (int i = 0; i < n - 1; i++)
		buf_char(out, (char)(word >> (24 - 8 * i)));
}

static bool
undo_a85(struct str in, struct buf *out)
{
	unsigned char	digit[5];
	int		n = 0;

	for (size_t i = 0; i < in.n && in.s[i] != '~'; i++) {
		if (!room_for(out, 4))
			return false;
		if (is_white(in.s[i]))
			continue;
		if (in.s[i] == 'z' && n == 0) {
			buf_add(out, "\0\0\0\0", 4);
			continue;
		}
		if (in.s[i] < '!' || in.s[i] > 'u')
			return false;
		digit[n++] = (unsigned char)(in.s[i] - '!');
		if (n == 5) {
			a85_put(out, digit, n);
			n = 0;
		}
	}
	if (n > 0)
		a85_put(out, digit, n);
	return true;
}

static bool
undo_ahx(struct slip *slip, struct str in, struct buf *out)
{
	struct str	text = { in.s, str_find(in, ">") };
	struct buf	bracketed = { 0 };

	if (!room_for(out, text.n))
		return false;
	buf_char(&bracketed, '<');
	buf_str(&bracketed, text);
	buf_char(&bracketed, '>');
	buf_str(out, token_string(&slip->scratch, buf_view(&bracketed)));
	buf_free(&bracketed);
	return true;
}

static bool
undo_run(struct str in, struct buf *out)
{
	size_t	n;

	for (size_t i = 0; i < in.n; i++) {
		n = (unsigned char)in.s[i];
		if (n == 128)
			break;
		if (!room_for(out, 128) || i + 1 >= in.n)
			return false;
		if (n > 128) {
			for (n = 257 - n, i++; n > 0; n--)
				buf_char(out, in.s[i]);
			continue;
		}
		if (n + 1 > in.n - i - 1)
			return false;
		buf_add(out, in.s + i + 1, n + 1);
		i += n + 1;
	}
	return true;
}

/* Filter I of FILTERS. */
static bool
undo(struct slip *slip, const struct filters *filters, size_t i,
    struct str in, struct buf *out)
{
	switch (filters->kind[i]) {
	case FILTER_FLATE:
		return undo_flate(slip, filters->exact, in, out);
	case FILTER_LZW:
		return undo_lzw(slip, filters->parms[i], in, out);
	case FILTER_A85:
		return undo_a85(in, out);
	case FILTER_AHX:
		return undo_ahx(slip, in, out);
	default:
		return undo_run(in, out);
	}
}

static bool
has_predictor(struct slip *slip, const struct value *parms)
{
	return value_int(dict_find(slip, parms, "Predictor"), 1) > 1;
}

bool
filters_undo(struct slip *slip, const struct filters *filters,
    struct buf *data, size_t *done)
{
	struct buf	out = { 0 };

	for (*done = 0; *done < filters->n &&
	    filters->kind[*done] < FILTER_IMAGES; ++*done) {
		if (*done > 0 && has_predictor(slip,
		    filters->parms[*done - 1])) {
			say(slip, DIAG_SLIP_PACKED, "%s", "a predictor under "
			    "another filter");
			break;
		}
		buf_clear(&out);
		if (!undo(slip, filters, *done, buf_view(data), &out)) {
			if (!room_for(&out, 4096))
				say(slip, DIAG_SLIP_LARGE, "%s", "");
			else
				say(slip, DIAG_SLIP_DAMAGED, "%s",
				    "a stream does not unpack");
			break;
		}
		buf_free(data);
		*data = out;
		out = (struct buf){ 0 };
	}
	buf_free(&out);
	return !slip->failed;
}

/* ---- whole streams ---- */

static bool
stream_unpack(struct slip *slip, const struct value *stream, bool exact,
    struct buf *out)
{
	struct filters	 filters;
	struct buf	 data = { 0 };
	size_t		 done;
	bool		 ok;

	if (!is_stream(stream) || !filters_read(slip, stream, &filters) ||
	    !stream_raw(slip, stream->dict, &data.s, &data.n))
		return false;
	data.room = data.n;
	filters.exact = exact;
	ok = filters_undo(slip, &filters, &data, &done);
	if (ok && done < filters.n) {
		say(slip, DIAG_SLIP_PACKED, "%s", names[filters.kind[done]]);
		ok = false;
	}
	slip->unpacked += data.n;
	/* Its size is known to be in bounds now: qpdf has none. */
	if (ok && done > 0 && has_predictor(slip, filters.parms[done - 1])) {
		buf_free(&data);
		ok = stream_predicted(slip, stream->dict, &data.s, &data.n);
		data.room = data.n;
	}
	if (ok)
		buf_str(out, buf_view(&data));
	if (out->n > UNPACK_MOST || slip->unpacked > UNPACK_ALL) {
		say(slip, DIAG_SLIP_LARGE, "%s", "");
		ok = false;
	}
	buf_free(&data);
	return ok;
}

bool
stream_read(struct slip *slip, const struct value *stream, struct buf *out)
{
	return stream_unpack(slip, stream, false, out);
}

bool
stream_read_exact(struct slip *slip, const struct value *stream,
    struct buf *out)
{
	return stream_unpack(slip, stream, true, out);
}
