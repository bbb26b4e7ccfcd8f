/*
 * slip.c - somebody else's PDF: open, refuse, hand over.
 *
 * Everything is read and judged when the file is opened, so that all faults are
 * said before anything is written; copying a page reads it a second time only
 * when something of it has to change.
 */
#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "slip/slip_int.h"

/* Forms that Acrobat alone fills in show one page that says so. */
static void
form_look(struct slip *slip)
{
	const struct value	*form = dict_find(slip, slip->root, "AcroForm");

	if (dict_find(slip, form, "XFA")->kind != VALUE_NULL)
		say(slip, DIAG_SLIP_FIELDS, "%s", "an XFA form");
}

static void
read_all(struct slip *slip)
{
	slip->about.title = words_of(slip->arena, dict_find(slip, slip->info,
	    "Title"));
	form_look(slip);
	layers_read(slip);
	links_read(slip);
	marks_read(slip);
	pages_scan(slip);
	if (slip->failed)
		return;
	tags_read(slip);
	fonts_judge(slip);
}

struct slip *
slip_open(struct arena *arena, const char *path, struct place at,
    struct diags *diags)
{
	struct slip	*slip = arena_make(arena, struct slip);

	slip->arena = arena;
	slip->work = arena_new();
	slip->diags = diags;
	slip->at = at;
	slip->about.path = str_dup(arena, str_of(path));
	slip->inflate = libdeflate_alloc_decompressor();
	slip->deflate = libdeflate_alloc_compressor(DEFLATE_LEVEL);
	if (slip->inflate == NULL || slip->deflate == NULL)
		out_of_memory();
	if (!file_read(slip->work, path, &slip->file, at, diags) ||
	    !file_open(slip) || !pages_read(slip))
		goto fail;
	sha256_hex(slip->file, slip->about.digest);
	read_all(slip);
	if (!slip->failed)
		return slip;
fail:
	slip_close(slip);
	return NULL;
}

void
slip_close(struct slip *slip)
{
	if (slip == NULL || slip->work == NULL)
		return;
	if (slip->pdf != NULL)
		qpdf_cleanup(&slip->pdf);
	libdeflate_free_decompressor(slip->inflate);
	libdeflate_free_compressor(slip->deflate);
	buf_free(&slip->scratch);
	buf_free(&slip->values);
	arena_free(slip->work);
	slip->work = NULL;
}

const struct slip_about *
slip_about(const struct slip *slip)
{
	return &slip->about;
}
