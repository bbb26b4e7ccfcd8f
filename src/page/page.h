/*
 * page/page.h - turn blocks into pages.  Lengths are points from the top left.
 * Knows nothing of indicators, SQLite, fonts or PDF.  Results live in the
 * arena.
 */
#ifndef PAGE_PAGE_H
#define PAGE_PAGE_H

#include "page/block.h"

struct refs;		/* opaque */

/* How wide a run of text is; the program and the tests each bring their own. */
struct metrics {
	double	(*width)(void *arg, enum face face, double size,
		    struct str text);
	void	 *arg;	/* borrowed; must outlive the build */
};

/*
 * The structure tree.  A kid is an element or a leaf; a leaf (tag TAG_NONE) is
 * one marked-content sequence on one page, and boxes point to their leaf.
 */
struct elem {
	enum tag	 tag : 8;
	enum scope	 scope : 4;	/* TH */
	enum numbering	 numbering : 4;	/* L */
	uint16_t	 colspan, rowspan;	/* TH, TD; 1 is not written */
	uint32_t	 page;		/* of a leaf: index in pages->at */
	int32_t		 mcid;		/* of a leaf: its number on that page,
					 * in the order of drawing, from 0 */
	struct elem	*parent, *first, *last, *next;
	struct rare	*rare;		/* read it by elem_rare() */
	void		*pdf;		/* the PDF room's own */
};

/* What few elements have, so that the many stay small. */
struct rare {
	struct str	 alt, actual, title;
	struct str	 summary;	/* TABLE */
	struct str	 link;		/* LINK: where it leads */
	double		 bbox[4];	/* FIGURE: left, top, right, bottom */
	size_t		 bbox_page;
	const struct graft *graft;	/* its kids come with other pages */
	const struct attachment *data;	/* TABLE, FIGURE: rides along */
};

enum box_kind {
	BOX_TEXT, BOX_RECT, BOX_LINE, BOX_DRAWING, BOX_LINK,
	BOX_IMAGE,
	BOX_SLIP	/* without a leaf: not an artifact, its own marked
			 * content is in the tree by a graft */
};

struct box {
	enum box_kind	 kind : 8;
	bool		 pagination : 1;	/* an artifact of type Pagination,
						 * else Layout */
	unsigned	 reading : 22;	/* of what it shows; 0: none */
	struct elem	*leaf;		/* NULL: an artifact */
	double		 x, y;		/* TEXT: the baseline's start; else the
					 * top left, or a line's start */
	double		 w, h;		/* LINE: to x+w, y+h; TEXT: along the
					 * line, without spaces at its end; the
					 * size */
	union {
		struct {
			struct str	text;
			double		size;
			uint32_t	colour;
			enum face	face : 8;
			unsigned	turn : 8;	/* 0 or 90 */
			bool		struck : 1;
		} text;
		struct {
			uint32_t	colour;
			double		width;	/* LINE: of the stroke */
		} rule;				/* RECT, LINE */
		struct {
			const struct drawing *drawing;
			double		scale;
		} drawing;
		struct {
			struct elem	*elem;	/* its TAG_LINK */
			struct str	 to;	/* "#label" or a URL */
		} link;
		const struct image *image;	/* fills w, h */
		const struct slip_page *slip;	/* fills w, h */
	} as;
	struct box	*next;
};

struct page {
	double		 width, height;
	size_t		 number;	/* as printed, from 1 */
	size_t		 own;		/* in its own document, from 1; 0: the
					 * back of a sheet, left blank */
	bool		 unnumbered;
	bool		 front;		/* its number is printed as i, ii ... */
	struct box	*first, *last;
	int		 nleaves;	/* marked-content sequences on it */
};

/* A labelled place, for links and bookmarks. */
struct spot {
	struct str	label;
	size_t		page;		/* index; of a number passed over, the
					 * last page before it */
	size_t		number;		/* as printed: of the page, or passed
					 * over */
	bool		front;		/* i, ii ... */
	double		y;		/* of its top */
	int		outline;	/* bookmark level; 0: none */
	struct str	title;
	struct str	leads;		/* the label whose page and y it has; empty:
					 * its own */
};

struct shown_on {
	uint32_t	page;		/* index */
	unsigned	reading;
};

struct pages {
	struct page	*at;
	size_t		 n;
	size_t		 last;		/* number of papers, with those passed
					 * over; 0: only front pages */
	struct elem	*root;		/* TAG_DOCUMENT */
	struct spot	*spots;		/* in reading order */
	size_t		 nspots;
	struct shown_on	*stands;	/* which readings stand on which page: by
					 * page, each once; then those of its
					 * furniture */
	size_t		 nstands;
	const struct refs *labels;	/* page's own: spots by label */
	int		 passes;	/* it took until references stood */
};

/*
 * Lay BLOCKS out until page references stand.  The first block should be a
 * BLOCK_SHEET (without one the pages are plain A4).  Never NULL: what cannot
 * fit is put down anyway and reported, and references that still move after
 * five passes are each a warning.  Lines are kept on the blocks until then, and
 * no longer: what was freed is never found there again.
 */
const struct pages *pages_settle(struct arena *arena,
    const struct blocks *blocks, const struct metrics *metrics,
    struct diags *diags);

/* How high BLOCKS are when set at WIDTH: for papers that fill a page. */
double blocks_height(struct arena *arena, const struct blocks *blocks,
    double width, const struct metrics *metrics);

/* TEXT in LOOK, or as many of its words as with an ellipsis are no wider than
 * ROOM. */
struct str text_within(struct arena *arena, const struct metrics *metrics,
    struct look look, struct str text, double room);

/* Pages as text, one line a box, for `-T trace`, tests and eyes. */
void pages_trace(struct buf *out, const struct pages *pages);

/* What ELEM has of what few have: never NULL, all empty when it has nothing. */
const struct rare *elem_rare(const struct elem *elem);

/* The structure tree as indented text. */
void elems_print(struct buf *out, const struct elem *root);

/* A page's or spot's NUMBER as it is printed: 7, or vii of the FRONT. */
void page_number_print(struct buf *out, size_t number, bool front);

/* The spot called LABEL, or NULL; of two, the first. */
const struct spot *pages_spot(const struct pages *pages, struct str label);

#endif
