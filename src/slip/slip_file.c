/*
 * slip_file.c - qpdf: the file opened, its objects as values, its streams as
 * bytes.  No other file here calls it.
 *
 * qpdf would mend a broken file by guessing; a pack that is published is no
 * place for guesses, so it may not, and what is broken is refused.  It keeps
 * every handle until told otherwise, so each is given back at once.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "slip/slip_int.h"

void
say(struct slip *slip, enum diag diag, const char *format, ...)
{
	struct buf	detail = { 0 };
	va_list		args;

	slip->failed |= diag != DIAG_SLIP_PAGES && diag != DIAG_SLIP_FIELDS &&
	    diag != DIAG_SLIP_NOTES && diag != DIAG_SLIP_TURN;
	if (slip->said[diag])
		return;
	slip->said[diag] = true;
	va_start(args, format);
	buf_vprintf(&detail, format, args);
	va_end(args);
	diag_at(slip->diags, diag, slip->at, detail.n > 0 ? "%s: %s" : "%s%s",
	    slip->about.path, detail.n > 0 ? detail.s : "");
	buf_free(&detail);
}

/* Whether the last call went wrong; what qpdf says of it is taken away, and
 * said when it is the first fault. */
static bool
went_wrong(struct slip *slip)
{
	qpdf_error	error;

	if (!qpdf_has_error(slip->pdf))
		return false;
	error = qpdf_get_error(slip->pdf);
	if (qpdf_get_error_code(slip->pdf, error) == qpdf_e_password)
		say(slip, DIAG_SLIP_LOCKED, "%s", "");
	else
		say(slip, DIAG_SLIP_DAMAGED, "%s",
		    qpdf_get_error_message_detail(slip->pdf, error));
	return true;
}

/* Faults of the file that lose nothing: old tools make them by the dozen. */
static const char *const harmless[] = {
	"reported number of objects",
	"dictionary has duplicated key",
	"extraneous whitespace",
	"followed by carriage return only",
};

static bool
is_harmless(const char *fault)
{
	for (size_t i = 0; i < sizeof(harmless) / sizeof(*harmless); i++)
		if (strstr(fault, harmless[i]) != NULL)
			return true;
	return false;
}

/* Any other warning is something that qpdf could not read and passed over. */
static void
warnings_say(struct slip *slip)
{
	const char	*fault;

	while (qpdf_more_warnings(slip->pdf)) {
		fault = qpdf_get_error_message_detail(slip->pdf,
		    qpdf_next_warning(slip->pdf));
		if (!is_harmless(fault))
			say(slip, DIAG_SLIP_DAMAGED, "%s", fault);
	}
}

/* %PDF- stands near the beginning; some mail programs put a line before it. */
static bool
is_pdf(struct str file)
{
	struct str	head = { file.s, file.n < 1024 ? file.n : 1024 };

	return str_find(head, "%PDF-") < head.n;
}

bool
file_open(struct slip *slip)
{
	struct value	*trailer;
	qpdf_oh		 oh;

	if (!is_pdf(slip->file)) {
		say(slip, DIAG_SLIP_KIND, "%s", "");
		return false;
	}
	slip->pdf = qpdf_init();
	qpdf_silence_errors(slip->pdf);
	qpdf_set_suppress_warnings(slip->pdf, QPDF_TRUE);
	qpdf_set_attempt_recovery(slip->pdf, QPDF_FALSE);
	qpdf_read_memory(slip->pdf, slip->about.path, slip->file.s,
	    slip->file.n, NULL);
	if (went_wrong(slip))
		return false;
	if (qpdf_is_encrypted(slip->pdf)) {
		say(slip, DIAG_SLIP_LOCKED, "%s", "");
		return false;
	}
	trailer = arena_make(slip->work, struct value);
	oh = qpdf_get_trailer(slip->pdf);
	*trailer = value_parse(slip, str_copy(slip->work,
	    str_of(qpdf_oh_unparse_resolved(slip->pdf, oh))));
	went_wrong(slip);
	qpdf_oh_release(slip->pdf, oh);
	warnings_say(slip);
	if (slip->failed)
		return false;
	xref_read(slip, trailer);
	slip->root = dict_find(slip, trailer, "Root");
	slip->info = dict_find(slip, trailer, "Info");
	return !slip->failed;
}

struct object *
object_at(struct slip *slip, unsigned id, unsigned generation)
{
	struct object	***leaf;
	struct object	 *object;

	if (id == 0 || id >= IDS)
		return NULL;
	leaf = &slip->objects[id / LEAF];
	if (*leaf == NULL)
		*leaf = arena_array(slip->work, LEAF, struct object *);
	object = (*leaf)[id % LEAF];
	if (object == NULL) {
		object = arena_make(slip->work, struct object);
		object->id = id;
		object->generation = generation;
		(*leaf)[id % LEAF] = object;
	}
	return object->generation == generation ? object : NULL;
}

static void
object_ask(struct slip *slip, struct object *object)
{
	qpdf_oh		 oh, head = 0;
	const char	*text;
	bool		 stream;

	oh = qpdf_get_object_by_id(slip->pdf, (int)object->id,
	    (int)object->generation);
	stream = qpdf_oh_is_stream(slip->pdf, oh);
	if (stream)
		head = qpdf_oh_get_dict(slip->pdf, oh);
	text = qpdf_oh_unparse_resolved(slip->pdf, stream ? head : oh);
	if (!went_wrong(slip)) {
		object->value = value_parse(slip, str_copy(slip->work,
		    str_of(text)));
		if (stream && is_dict(&object->value))
			object->value.dict->stream = object;
	}
	if (stream)
		qpdf_oh_release(slip->pdf, head);
	qpdf_oh_release(slip->pdf, oh);
	warnings_say(slip);
}

void
object_load(struct slip *slip, struct object *object)
{
	struct value	value;

	object->loaded = true;
	if (slip->failed)
		return;		/* it is refused already */
	if (xref_object(slip, object, &value))
		object->value = value;
	else if (!slip->failed)
		object_ask(slip, object);
}

/* The bytes of stream DICT, unpacked as far as LEVEL says. */
static bool
stream_ask(struct slip *slip, const struct dict *dict,
    enum qpdf_stream_decode_level_e level, char **data, size_t *n)
{
	unsigned char	*bytes = NULL;
	QPDF_BOOL	 unpacked = QPDF_FALSE;
	qpdf_oh		 oh;
	bool		 ok;

	oh = qpdf_get_object_by_id(slip->pdf, (int)dict->stream->id,
	    (int)dict->stream->generation);
	qpdf_oh_get_stream_data(slip->pdf, oh, level, &unpacked, &bytes, n);
	ok = !went_wrong(slip) && (bytes != NULL || *n == 0);
	if (!ok)
		say(slip, DIAG_SLIP_DAMAGED, "object %u", dict->stream->id);
	else if (level != qpdf_dl_none && !unpacked) {
		/* It gave them as they are, and no error. */
		say(slip, DIAG_SLIP_PACKED, "object %u", dict->stream->id);
		ok = false;
	}
	qpdf_oh_release(slip->pdf, oh);
	*data = (char *)bytes;
	return ok;
}

bool
stream_raw(struct slip *slip, const struct dict *dict, char **data, size_t *n)
{
	return stream_ask(slip, dict, qpdf_dl_none, data, n);
}

bool
stream_predicted(struct slip *slip, const struct dict *dict, char **data,
    size_t *n)
{
	return stream_ask(slip, dict, qpdf_dl_specialized, data, n);
}
