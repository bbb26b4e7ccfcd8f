/*
 * slip/slip.h - somebody else's PDF, to be bound into ours: slip sheets.
 *
 * Its pages are read as they are shown, cropped and turned upright; its fonts
 * and structure are judged by what PDF/UA-1 and PDF/A-2a ask.  qpdf does the
 * reading.  Nothing that runs, attaches or asks is ever copied: only what
 * draws, what it says (structure), and where it leads (links, bookmarks).
 * Lengths are points, from the top left of the page as shown.
 */
#ifndef SLIP_SLIP_H
#define SLIP_SLIP_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"

struct slip;		/* one open file */

/* A link that leads to the web or to a page of the same file; any other is
 * left out. */
struct slip_link {
	double		 x, y, w, h;
	struct str	 uri;		/* http, https or mailto; else empty: */
	size_t		 page;		/* index in the same file */
	struct str	 words;		/* what it says of itself; may be empty */
};

struct slip_page {
	struct slip	*slip;
	size_t		 index;
	double		 width, height;
	struct slip_link *links;
	size_t		 nlinks;
};

/* A bookmark, in reading order. */
struct slip_mark {
	int		 level;		/* from 1 */
	struct str	 title;		/* UTF-8 */
	size_t		 page;
};

/*
 * The structure of a tagged file, role map followed, with standard types only;
 * what the standards would not let stand is mended (a figure without an
 * alternative text says so in its own, a cell outside a row becomes text).
 * `type` NULL: marked content number `mcid` of page `page`, or `link` of it.
 */
struct slip_elem {
	const char	*type;		/* "H1", "Table" */
	struct str	 alt, actual, lang;
	int		 colspan, rowspan;	/* cells; 1 unless said */
	const char	*scope;		/* TH: "Row", "Column", "Both" or NULL */
	bool		 numbered;	/* L */
	size_t		 page;
	int		 mcid;		/* -1: none */
	const struct slip_link *link;
	struct slip_elem *parent, *first, *last, *next;
};

struct slip_about {
	const char	*path;
	size_t		 npages;
	struct slip_page *pages;
	struct slip_mark *marks;
	size_t		 nmarks;
	/* NULL: not tagged, or not so that it can be carried; then the pages can
	 * only be shown as pictures. */
	const struct slip_elem *structure;
	/* Why a file that holds these pages may not claim the standard; empty:
	 * it may.  "font Helvetica is not embedded" */
	struct str	 not_ua, not_a;
	struct str	 title, lang;	/* as it says of itself */
	char		 digest[65];	/* SHA-256 of the file */
};

/*
 * Read PATH.  NULL, said in DIAGS at AT (where a layout names it), when it is
 * missing, not a PDF, truncated, encrypted or otherwise not to be read whole.
 * Many pages are a warning.  The file is closed by slip_close(), which must come
 * after the last slip_form(); the plain data live in ARENA.
 */
struct slip *slip_open(struct arena *arena, const char *path, struct place at,
    struct diags *diags);
void slip_close(struct slip *slip);
const struct slip_about *slip_about(const struct slip *slip);

/* Where copied objects go. */
struct slip_sink {
	void	*arg;
	unsigned (*reserve)(void *arg);		/* the number of a new object */
	/* VALUE is a whole object without "obj" and "endobj". */
	void	 (*object)(void *arg, unsigned number, struct str value);
	/* DICT is what stands between << and >>, with its /Length and /Filter;
	 * DATA the bytes as they are. */
	void	 (*stream)(void *arg, unsigned number, struct str dict,
		     struct str data);
};

/*
 * Page INDEX as a form XObject whose space is the page as shown, with its lower
 * left corner at 0 0 and its width and height as in struct slip_page; what it
 * needs goes to SINK once, however many pages share it (one sink a slip).
 * STRUCT_PARENTS is the form's key in the parent tree when its own structure is
 * kept; negative: its marked content is taken out.  0, said in the diagnostics
 * of slip_open(), when the page cannot be read.
 */
unsigned slip_form(struct slip *slip, size_t index, int struct_parents,
    const struct slip_sink *sink);

#endif
