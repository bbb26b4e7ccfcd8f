/*
 * slip_form.c - a page as a form XObject, and what it draws with, copied.
 *
 * Only what slip_rules.c names is copied, key by key, and of resources only
 * those that operators use: nothing that runs, attaches, asks or tells of the
 * file's making can come along.  On the way some things are mended that PDF/A
 * forbids and no reader misses: smoothing of pictures, LZW, transfer functions,
 * lists of glyphs in subsets.  Objects wait in a line, so that circles and long
 * chains do no harm; each is reserved before it is written.
 */
#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>

#include "slip/slip_int.h"

static const enum role resource_roles[RESOURCE__MAX] = {
	[RESOURCE_FONT]		= ROLE_FONT,
	[RESOURCE_XOBJECT]	= ROLE_DRAWN,
	[RESOURCE_COLOUR]	= ROLE_COLOUR,
	[RESOURCE_STATE]	= ROLE_STATE,
	[RESOURCE_PATTERN]	= ROLE_PATTERN,
	[RESOURCE_SHADING]	= ROLE_SHADING,
};

struct work {
	struct object	*object;
	enum role	 role;
	struct work	*next;
};

/* ---- values ---- */

static void put_value(struct slip *slip, struct buf *out,
    const struct value *value, enum role role);

/* The number of OBJECT in the sink; when it is new, it waits to be written. */
static unsigned
object_number(struct slip *slip, struct object *object, enum role role)
{
	struct work	*work;

	if (object->copy != 0)
		return object->copy;
	object->copy = slip->sink->reserve(slip->sink->arg);
	work = arena_make(slip->work, struct work);
	work->object = object;
	work->role = role;
	if (slip->last_waiting == NULL)
		slip->waiting = work;
	else
		slip->last_waiting->next = work;
	slip->last_waiting = work;
	return object->copy;
}

/* The resources that CONTENT uses, and the spaces that stand for device colours
 * without being named. */
static void
put_resources(struct slip *slip, struct buf *out,
    const struct content *content)
{
	const struct value	*group, *value;
	bool			 any;

	buf_text(out, "/Resources<<");
	for (int kind = 0; content != NULL && kind < RESOURCE__MAX; kind++) {
		any = false;
		group = dict_find(slip, content->resources,
		    resource_names[kind]);
		for (size_t i = 0; i < content->nused; i++) {
			if ((int)content->used[i].kind != kind)
				continue;
			value = dict_raw(slip, group, content->used[i].name);
			if (value == NULL ||
			    value_of(slip, value)->kind == VALUE_NULL)
				continue;
			if (!any)
				buf_printf(out, "/%s<<", resource_names[kind]);
			any = true;
			put_name(out, content->used[i].name);
			put_value(slip, out, value, resource_roles[kind]);
		}
		if (any)
			buf_text(out, ">>");
	}
	buf_text(out, ">>");
}

/* The first blend mode of a list that readers know. */
static void
put_blend(struct slip *slip, struct buf *out, const struct value *mode)
{
	const struct value	*name = mode;

	for (size_t i = 0; i < array_count(mode); i++) {
		name = array_item(slip, mode, i);
		if (name->kind == VALUE_NAME && blend_known(name->text))
			break;
	}
	put_name(out, name->kind == VALUE_NAME && blend_known(name->text) ?
	    name->text : STR("Normal"));
}

/* Whether KEY with VALUE is left out although its role has it. */
static bool
is_left_out(struct slip *slip, enum role role, struct str key,
    const struct value *value)
{
	value = value_of(slip, value);
	if (value->kind == VALUE_NULL)
		return true;
	if ((role == ROLE_DRAWN && str_is(key, "Intent")) ||
	    (role == ROLE_STATE && str_is(key, "RI")))
		return value->kind != VALUE_NAME || !intent_known(value->text);
	if (role == ROLE_FONT && str_is(key, "CIDToGIDMap"))
		return !is_stream(value);
	return false;
}

static void
put_entries(struct slip *slip, struct buf *out, const struct dict *dict,
    enum role role)
{
	const struct rule	*rule;
	const struct value	*value;

	for (size_t i = 0; i < dict->n; i++) {
		value = &dict->at[i].value;
		rule = role == ROLE_GLYPHS ? NULL :
		    rule_of(role, dict->at[i].key);
		if ((rule == NULL && role != ROLE_GLYPHS) ||
		    is_left_out(slip, role, dict->at[i].key, value))
			continue;
		put_name(out, dict->at[i].key);
		if (role == ROLE_STATE && str_is(dict->at[i].key, "BM"))
			put_blend(slip, out, value_of(slip, value));
		else
			put_value(slip, out, value,
			    rule == NULL ? ROLE_DRAWN : rule->role);
	}
}

/* What a dictionary has besides its own keys. */
static void
put_additions(struct slip *slip, struct buf *out, const struct value *value,
    enum role role)
{
	const struct value	*type = dict_find(slip, value, "Subtype");

	if (value->dict->content != NULL)
		put_resources(slip, out, value->dict->content);
	if (role == ROLE_FONT && is_name(type, "CIDFontType2") &&
	    !is_stream(dict_find(slip, value, "CIDToGIDMap")))
		buf_text(out, "/CIDToGIDMap/Identity");
}

static void
put_array(struct slip *slip, struct buf *out, const struct value *array,
    enum role role)
{
	buf_char(out, '[');
	for (size_t i = 0; i < array_count(array); i++) {
		if (i > 0)
			buf_char(out, ' ');
		put_value(slip, out, &array->at[i], role);
	}
	buf_char(out, ']');
}

static void
put_value(struct slip *slip, struct buf *out, const struct value *value,
    enum role role)
{
	switch (value->kind) {
	case VALUE_NULL:
		buf_text(out, " null");
		break;
	case VALUE_BOOL:
		buf_text(out, value->yes ? " true" : " false");
		break;
	case VALUE_NUMBER:
		buf_char(out, ' ');
		buf_str(out, value->text);
		break;
	case VALUE_NAME:
		put_name(out, value->text);
		break;
	case VALUE_STRING:
		put_string(out, value->text);
		break;
	case VALUE_ARRAY:
		put_array(slip, out, value, role);
		break;
	case VALUE_DICT:
		buf_text(out, "<<");
		put_entries(slip, out, value->dict, role);
		put_additions(slip, out, value, role);
		buf_text(out, ">>");
		break;
	case VALUE_REF:
		buf_printf(out, " %u 0 R", object_number(slip, value->object,
		    role));
		break;
	}
}

/* ---- streams ---- */

static void
sink_stream(struct slip *slip, unsigned copy, struct buf *head, struct str data)
{
	buf_printf(head, "/Length %zu", data.n);
	slip->sink->stream(slip->sink->arg, copy, buf_view(head), data);
}

/* DATA packed by FlateDecode into OUT, which is empty. */
static void
pack(struct slip *slip, struct str data, struct buf *out)
{
	out->room = libdeflate_zlib_compress_bound(slip->deflate, data.n);
	out->s = must_alloc(out->room);
	out->n = libdeflate_zlib_compress(slip->deflate, data.s, data.n,
	    out->s, out->room);
}

/* DATA as stream number COPY, packed; HEAD has what else its dictionary has. */
static void
sink_packed(struct slip *slip, unsigned copy, struct buf *head, struct str data)
{
	struct buf	packed = { 0 };

	pack(slip, data, &packed);
	buf_text(head, "/Filter/FlateDecode");
	sink_stream(slip, copy, head, buf_view(&packed));
	buf_free(&packed);
}

static void
put_filters(struct slip *slip, struct buf *head, const struct filters *filters)
{
	bool	parms = false;

	if (filters->n == 0)
		return;
	buf_text(head, "/Filter[");
	for (size_t i = 0; i < filters->n; i++) {
		buf_printf(head, "/%s", filter_name(filters->kind[i]));
		parms |= is_dict(filters->parms[i]);
	}
	buf_char(head, ']');
	if (!parms)
		return;
	buf_text(head, "/DecodeParms[");
	for (size_t i = 0; i < filters->n; i++)
		put_value(slip, head, filters->parms[i], ROLE_DATA);
	buf_char(head, ']');
}

/* A stream packed by LZW, which PDF/A forbids, is packed anew; the predictor of
 * the last filter goes over to it. */
static void
lzw_replace(struct slip *slip, struct filters *filters, struct buf *data)
{
	struct buf	packed = { 0 };
	size_t		done;

	if (!filters_have(filters, FILTER_LZW) ||
	    !filters_undo(slip, filters, data, &done))
		return;
	pack(slip, buf_view(data), &packed);
	buf_free(data);
	*data = packed;
	filters->kind[done - 1] = FILTER_FLATE;
	memmove(filters->kind, filters->kind + done - 1,
	    (filters->n - done + 1) * sizeof(*filters->kind));
	memmove(filters->parms, filters->parms + done - 1,
	    (filters->n - done + 1) * sizeof(*filters->parms));
	filters->n -= done - 1;
}

/* STREAM as it is in the file, as far as its filters are allowed. */
static void
stream_copy(struct slip *slip, const struct value *stream, unsigned copy,
    struct buf *head)
{
	struct filters	filters;
	struct buf	data = { 0 };

	if (!filters_read(slip, stream, &filters) ||
	    !stream_raw(slip, stream->dict, &data.s, &data.n))
		return;
	data.room = data.n;
	lzw_replace(slip, &filters, &data);
	put_filters(slip, head, &filters);
	sink_stream(slip, copy, head, buf_view(&data));
	buf_free(&data);
}

/* Operators of a form, pattern or glyph: without marked content. */
static void
operators_copy(struct slip *slip, const struct value *stream, unsigned copy,
    struct buf *head)
{
	struct content	*content = stream->dict->content;
	struct buf	 data = { 0 }, out = { 0 };

	if (content == NULL ||
	    !(content->marked || content->hides || content->loose)) {
		stream_copy(slip, stream, copy, head);
		return;
	}
	if (stream_read(slip, stream, &data)) {
		content_scan(slip, content, buf_view(&data), MARKS_OUT, NULL,
		    &out);
		sink_packed(slip, copy, head, out.n > 0 ? buf_view(&out) :
		    buf_view(&data));
	}
	buf_free(&data);
	buf_free(&out);
}

/* ---- objects ---- */

/* A PostScript XObject, or one that nothing says how to draw: nothing. */
static bool
is_drawable(struct slip *slip, const struct value *stream)
{
	const struct value	*type = dict_find(slip, stream, "Subtype");

	return is_name(type, "Image") || is_name(type, "Form");
}

static void
object_copy(struct slip *slip, const struct work *work)
{
	const struct value	*value;
	struct buf		 text = { 0 };
	struct value		 ref = { .kind = VALUE_REF };

	ref.object = work->object;
	value = value_of(slip, &ref);
	if (!is_stream(value)) {
		put_value(slip, &text, value, work->role);
		slip->sink->object(slip->sink->arg, work->object->copy,
		    buf_view(&text));
	} else if (work->role == ROLE_PLAIN || (work->role == ROLE_DRAWN &&
	    value->dict->content == NULL && !is_drawable(slip, value))) {
		slip->sink->object(slip->sink->arg, work->object->copy,
		    STR("null"));
	} else {
		put_entries(slip, &text, value->dict, work->role);
		put_additions(slip, &text, value, work->role);
		operators_copy(slip, value, work->object->copy, &text);
	}
	buf_free(&text);
}

/* ---- pages ---- */

static void
put_matrix(struct buf *out, const double *numbers, int n)
{
	for (int i = 0; i < n; i++) {
		buf_char(out, i == 0 ? '[' : ' ');
		buf_real(out, numbers[i], 6);
	}
	buf_char(out, ']');
}

/* The operators of LEAF as they go into our pack, in OUT; empty when they may
 * stay as they are. */
static bool
page_write(struct slip *slip, struct leaf *leaf, bool kept, struct str data,
    struct buf *out)
{
	if (!kept)
		return content_scan(slip, leaf->content, data, MARKS_OUT, NULL,
		    out);
	if (content_scan(slip, leaf->content, data, MARKS_KEPT, &leaf->owned,
	    out))
		return true;
	buf_clear(out);
	return content_scan(slip, leaf->content, data, MARKS_STRICT,
	    &leaf->owned, out);
}

static void
page_copy(struct slip *slip, struct leaf *leaf, bool kept, unsigned copy,
    struct buf *head)
{
	const struct content	*content = leaf->content;
	const struct value	*contents = dict_find(slip, leaf->dict,
				    "Contents");
	struct buf		 data = { 0 }, out = { 0 };
	bool			 changes = content->hides || content->loose ||
				    (kept ? content->untidy : content->marked);

	/* What the structure does not own becomes an artifact. */
	if (kept && !bits_within(&content->mcids, &leaf->owned))
		changes = true;

	if (contents->kind == VALUE_ARRAY && array_count(contents) == 1)
		contents = array_item(slip, contents, 0);
	if (!changes && is_stream(contents)) {
		stream_copy(slip, contents, copy, head);
		return;
	}
	if (page_operators(slip, leaf, &data)) {
		page_write(slip, leaf, kept, buf_view(&data), &out);
		if (out.n == 0 && is_stream(contents))
			stream_copy(slip, contents, copy, head);
		else
			sink_packed(slip, copy, head, out.n > 0 ?
			    buf_view(&out) : buf_view(&data));
	}
	buf_free(&data);
	buf_free(&out);
}

unsigned
slip_form(struct slip *slip, size_t index, int struct_parents,
    const struct slip_sink *sink)
{
	struct leaf		*leaf = &slip->leaves[index];
	const struct value	*group = dict_find(slip, leaf->dict, "Group");
	struct buf		 head = { 0 };
	unsigned		 copy = sink->reserve(sink->arg);

	slip->sink = sink;
	slip->now = index;
	buf_text(&head, "/Type/XObject/Subtype/Form/BBox");
	put_matrix(&head, leaf->crop, 4);
	buf_text(&head, "/Matrix");
	put_matrix(&head, leaf->matrix, 6);
	if (struct_parents >= 0)
		buf_printf(&head, "/StructParents %d", struct_parents);
	if (is_dict(group)) {
		buf_text(&head, "/Group");
		put_value(slip, &head, group, ROLE_GROUP);
	}
	put_resources(slip, &head, leaf->content);
	page_copy(slip, leaf, struct_parents >= 0, copy, &head);
	buf_free(&head);
	while (slip->waiting != NULL && !slip->failed) {
		object_copy(slip, slip->waiting);
		slip->waiting = slip->waiting->next;
	}
	slip->waiting = slip->last_waiting = NULL;
	slip->sink = NULL;
	return slip->failed ? 0 : copy;
}
