/*
 * pdf.c - a document from its pages: what is made, in which order.
 */
#include <stdlib.h>

#include "pdf/pdf_int.h"

/* Of libdeflate's levels 5 takes 4 % more of a build's time for files 5 % smaller;
 * 1 saves 2 % for files 6 % larger (1,000 pages of tables and prose). */
#define DEFLATE_LEVEL	4

/* Pages under one node of libharu's page tree, which has two levels. */
#define PAGES_NODE	64

/* ---- libharu's memory: as everywhere, no caller sees a failure ---- */

static void *
haru_alloc(HPDF_UINT size)
{
	return must_alloc(size);
}

static void
haru_free(void *memory)
{
	free(memory);
}

/* ---- */

static void
pages_make(struct pdf *pdf)
{
	const struct page	*page = pdf->pages->at;
	HPDF_Page		 haru;

	if (pdf->pages->n > PAGES_NODE)
		HPDF_SetPagesConfiguration(pdf->doc, PAGES_NODE);
	pdf->page = arena_array(pdf->arena, pdf->pages->n, struct page_tags);
	for (size_t i = 0; i < pdf->pages->n; i++) {
		haru = HPDF_AddPage(pdf->doc);
		pdf->page[i].haru = haru;
		if (haru == NULL)
			return;
		HPDF_Page_SetWidth(haru, (HPDF_REAL)page[i].width);
		HPDF_Page_SetHeight(haru, (HPDF_REAL)page[i].height);
		HPDF_Dict_AddNumber(haru, "StructParents", (HPDF_INT32)i);
		forms_place(pdf, i);
		/* PDF/A wants them named by every page. */
		HPDF_Dict_Add(haru, "Resources", resources_make(pdf, i));
	}
}

static void
pages_paint(struct pdf *pdf)
{
	struct buf	operators = { 0 };
	struct str	packed;
	HPDF_PageAttr	attr;

	for (size_t i = 0; i < pdf->pages->n; i++) {
		attr = pdf->page[i].haru->attr;
		buf_clear(&operators);
		paint_page(pdf, i, &operators);
		packed = deflate_data(pdf, buf_view(&operators));
		attr->contents->filter = HPDF_STREAM_FILTER_NONE;
		object_append(pdf, attr->contents,
		    STR("/Filter/FlateDecode\n"));
		HPDF_Stream_Write(attr->stream, (const HPDF_BYTE *)packed.s,
		    (HPDF_UINT)packed.n);
	}
	buf_free(&operators);
}

/* What hangs on the catalog: language, metadata, structure, colours. */
static void
catalog_write(struct pdf *pdf)
{
	struct buf	text = { 0 };
	HPDF_Dict	metadata = object_stream(pdf,
	    STR("/Type/Metadata/Subtype/XML\n"), xmp_packet(pdf), false);
	HPDF_Dict	icc = object_stream(pdf, STR("/N 3"),
	    srgb_profile(pdf->arena), true);

	buf_text(&text, "/Lang");
	put_text(pdf, &text, pdf->info->lang);
	buf_text(&text, "/MarkInfo<</Marked true>>"
	    "/ViewerPreferences<</DisplayDocTitle true>>/Metadata ");
	put_ref(&text, object_number(metadata));
	buf_text(&text, "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1"
	    "/OutputConditionIdentifier(sRGB)/Info(sRGB IEC61966-2.1)"
	    "/DestOutputProfile ");
	put_ref(&text, object_number(icc));
	buf_text(&text, ">>]");
	put_attachments(pdf, &text);
	buf_text(&text, "/StructTreeRoot ");
	pdf->first_raw = pdf->doc->xref->entries->count;
	put_ref(&text, pdf->first_raw);
	object_append(pdf, pdf->doc->catalog, buf_take(&text, pdf->arena));
}

static bool
haru_ok(struct pdf *pdf)
{
	HPDF_STATUS	error = HPDF_GetError(pdf->doc);

	if (error == HPDF_OK)
		return true;
	diag_at(pdf->diags, DIAG_PDF_LIBRARY, PLACE(NULL), "0x%04lX",
	    (unsigned long)error);
	return false;
}

static bool
document_make(struct pdf *pdf, struct save *save, struct pdf_stats *stats)
{
	struct str	fonts;

	pdf->doc->pdf_version = HPDF_VER_17;
	pages_make(pdf);
	if (!haru_ok(pdf))
		return false;
	tags_number(pdf);
	attach_write(pdf);
	links_write(pdf);
	pages_paint(pdf);
	bookmarks_write(pdf);
	labels_write(pdf);
	fonts = fonts_write(pdf);
	object_append(pdf, pdf->doc->info, xmp_info(pdf));
	catalog_write(pdf);	/* last: objects behind it are ours */
	if (pdf->failed || !haru_ok(pdf))
		return false;
	stats->pages = pdf->pages->n;
	stats->elements = elem_count(pdf);
	stats->attachments = attach_count(pdf);
	return document_write(pdf, fonts, save, &stats->bytes) && haru_ok(pdf);
}

static void
pdf_release(struct pdf *pdf)
{
	HPDF_Free(pdf->doc);
	libdeflate_free_compressor(pdf->deflate);
	for (size_t i = 0; i < pdf->pages->n; i++)
		buf_free(&pdf->page[i].owners);
	for (size_t i = 0; i < form_count(pdf); i++)
		buf_free(&form_at(pdf, i)->owners);
	buf_free(&pdf->scratch);
	buf_free(&pdf->elems);
	buf_free(&pdf->annots);
	buf_free(&pdf->images);
	buf_free(&pdf->forms);
	buf_free(&pdf->keyed);
	buf_free(&pdf->seams);
	buf_free(&pdf->attached);
	free(pdf->words);
}

bool
pdf_write(struct arena *arena, const struct pages *pages,
    struct fonts *fonts, const struct pdf_info *info, struct save *save,
    struct pdf_stats *stats, struct diags *diags)
{
	struct pdf	 pdf = { .arena = arena, .pages = pages,
	    .fonts = fonts, .info = info, .diags = diags };
	struct pdf_stats ignored;
	bool		 ok;

	pdf.doc = HPDF_NewEx(NULL, haru_alloc, haru_free, 0, NULL);
	pdf.deflate = libdeflate_alloc_compressor(DEFLATE_LEVEL);
	if (pdf.doc == NULL || pdf.deflate == NULL)
		out_of_memory();
	ok = document_make(&pdf, save, stats != NULL ? stats : &ignored);
	grafts_undo(&pdf);
	pdf_release(&pdf);
	return ok;
}
