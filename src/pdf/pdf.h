/*
 * pdf/pdf.h - pages to a tagged PDF: PDF/UA-1 and PDF/A-2a at once, or PDF/A-3a
 * where a table or figure brings its data as a file.
 *
 * libharu owns the objects; what it lacks (marked content, the structure tree,
 * metadata, object streams) is written here through its lower calls.  This room
 * decides nothing about meaning: every box already knows its element.
 */
#ifndef PDF_PDF_H
#define PDF_PDF_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "font/font.h"
#include "page/page.h"

struct pdf_info {
	struct str	title, author, subject;	/* UTF-8 */
	struct str	lang;		/* "en-GB" */
	struct str	creator;	/* "packwright 0.1" */
	bool		no_ua, no_a;	/* what was bound in forbids the claim to be
					 * PDF/UA-1, PDF/A-2a or 3a */
	bool		draft;		/* said behind the header */
	bool		has_time;	/* dates are written only when known */
	int64_t		time;		/* seconds since 1970, UTC */
};

struct pdf_stats {
	size_t	pages, elements, bytes, attachments;
};

/*
 * Write PAGES to SAVE (not committed).  Identical input gives identical bytes.
 * The slips whose pages stand in PAGES must still be open; each is copied once
 * and no more, and its structure is in the tree only meanwhile.  False, said in
 * DIAGS, when libharu or the writing fails, or a slip cannot be copied.  STATS
 * may be NULL.
 */
bool pdf_write(struct arena *arena, const struct pages *pages,
    struct fonts *fonts, const struct pdf_info *info, struct save *save,
    struct pdf_stats *stats, struct diags *diags);

/* Whether HEAD, the first PDF_HEAD bytes of a file or all of it, begins a draft that
 * was made here: the only PDF that a draft may take the place of. */
#define PDF_HEAD	64
bool pdf_is_draft(struct str head);

#endif
