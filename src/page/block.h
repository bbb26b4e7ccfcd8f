/*
 * page/block.h - what the writer meant: paragraphs, lists, tables, figures.
 *
 * Blocks know what they are (their tag) and how they look, and nothing of where
 * they will stand.  Lengths are points.  Everything lives in the arena given;
 * texts, drawings and links are borrowed and must live as long as the blocks.
 */
#ifndef PAGE_BLOCK_H
#define PAGE_BLOCK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/drawing.h"
#include "base/face.h"
#include "base/image.h"
#include "base/text.h"

/* Pages of another PDF (slip/slip.h): this room finds them a place and never
 * looks inside. */
struct slip;
struct slip_page;

/* Standard structure types (ISO 32000-1, 14.8.4). */
enum tag {
	TAG_NONE,		/* no element: content goes to the parent's */
	TAG_DOCUMENT, TAG_PART, TAG_SECT, TAG_DIV,
	TAG_H1, TAG_H2, TAG_H3, TAG_H4, TAG_H5, TAG_H6,
	TAG_P, TAG_BLOCKQUOTE, TAG_CAPTION, TAG_NOTE,
	TAG_TOC, TAG_TOCI, TAG_REFERENCE,
	TAG_L, TAG_LI, TAG_LBL, TAG_LBODY,
	TAG_TABLE, TAG_THEAD, TAG_TBODY, TAG_TR, TAG_TH, TAG_TD,
	TAG_FIGURE, TAG_LINK, TAG_SPAN, TAG_STRONG, TAG_EM,
	TAG_ARTIFACT,		/* furniture: read out by nobody */
	TAG__MAX
};

/* A file that rides along with a table or figure: its data.  Only what stands on
 * a page is looked at, so what a paper makes and leaves out never does. */
struct attachment {
	struct str	name;		/* letters, digits and hyphens:
					 * "front-door"; need not be unique */
	struct str	title;		/* what it holds, in words */
	struct str	text;		/* CSV (RFC 4180), UTF-8 */
};

/* How text looks.  The first baseline stands 0.8 of the size below the top of
 * its line, further ones follow at the pitch. */
struct look {
	enum face	face;
	double		size, pitch;
	uint32_t	colour;
};

enum span_kind {
	SPAN_TEXT,
	SPAN_MARK,		/* a drawing in the line, an artifact: the word
				 * beside it is the text */
	SPAN_PAGE,		/* the page number of the label in `text` */
	SPAN_BREAK		/* a new line here */
};

struct span_mark {
	const struct drawing *drawing;
	double		 height;	/* to which it is scaled */
	double		 drop;		/* its bottom below the baseline */
};

struct span {
	enum span_kind	 kind : 8;
	enum tag	 tag : 8;	/* TAG_NONE, or SPAN, STRONG, EM, LBL */
	bool		 struck : 1;	/* superseded: a line through it */
	bool		 nowrap : 1;	/* breaks nowhere inside */
	unsigned	 reading;	/* see block; 0: its block's */
	struct str	 text;
	struct look	 look;		/* pitch is the paragraph's */
	struct str	 link;		/* "#label", "https://...", "mailto:..." */
	const struct span_mark *mark;	/* of a MARK */
	struct place	 place;		/* in a text file, for messages */
	struct span	*next;
};

/* ALIGN_COLUMN, in a cell: as its column says.  A paragraph or figure that says
 * ALIGN_LEFT inside a cell stands as the cell says. */
enum align { ALIGN_LEFT, ALIGN_RIGHT, ALIGN_CENTRE, ALIGN_COLUMN };

struct para {
	struct span	*first, *last;
	double		 pitch;		/* of its lines */
	enum align	 align;
	double		 left, right;	/* indents */
	/* A label in the left indent: a bullet or a number.  Its right edge is
	 * `label_gap` before the text when label_right, else it begins at
	 * `label_at` from the block's left edge. */
	struct span	*label;
	double		 label_at, label_gap;
	bool		 label_right;
	int		 least;		/* lines kept together at a page's foot
					 * and head (widows, orphans); 0: 2 */
};

struct blocks {
	struct block	*first, *last;
};

enum block_kind {
	BLOCK_PARA,
	BLOCK_LIST,		/* children are BLOCK_ITEM */
	BLOCK_ITEM,		/* children; the first paragraph carries the label */
	BLOCK_GROUP,		/* children, under one element; may keep together */
	BLOCK_TABLE,
	BLOCK_FIGURE,
	BLOCK_COLUMNS,
	BLOCK_BOX,		/* children on a ground, with padding: a callout */
	BLOCK_FRAME,		/* children at a fixed place of this page */
	BLOCK_RULE,		/* a line across, an artifact */
	BLOCK_SHEET,		/* a new page, of this sheet from here on */
	BLOCK_PAGE,		/* a new page */
	BLOCK_BACK,		/* ends the page; when the last number is odd
				 * its back follows, left blank */
	BLOCK_SKIP,		/* ends the page; numbers of papers are passed
				 * over, of pages that are not in this copy; a
				 * label that waits for content (a group's) is
				 * the first of them */
	BLOCK__MAX
};

/* How a list's labels count (ISO 32000-1, 14.8.5.5): those from DECIMAL on are
 * in order. */
enum numbering {
	NUMBERING_DISC,		/* bullets */
	NUMBERING_NONE,		/* no labels */
	NUMBERING_DECIMAL,
	NUMBERING_LOWER_ROMAN,
	NUMBERING_LOWER_ALPHA,
	NUMBERING__MAX
};

struct list {
	struct blocks	items;
	enum numbering	numbering;
};

/* At most one of `drawing`, `image`, `slip`.  Scaled down, and reported, when
 * it is wider or higher than its place. */
struct figure {
	const struct drawing *drawing;
	const struct image *image;	/* stretched to `width`, `height` */
	const struct slip_page *slip;	/* the same; under a tag of TAG_NONE its
					 * own structure is read (struct graft),
					 * else it is a picture with `alt` */
	double		 width, height;	/* of an image or slip */
	struct str	 alt;		/* required, but for a tagged slip */
	enum align	 align;
	double		 left;		/* an indent, where there is room for
					 * it */
	const struct attachment *data;	/* NULL: none; of a TAG_FIGURE */
};

/* The structure that the pages of a tagged PDF bring along stands in place of a
 * group's own elements; its first heading becomes one of LEVEL. */
struct graft {
	const struct slip *slip;
	int		 level;
};

/* Lines above and below. */
struct rule {
	double		width;		/* 0: none */
	uint32_t	colour;
};

enum scope { SCOPE_NONE, SCOPE_COLUMN, SCOPE_ROW, SCOPE_BOTH };

struct cell {
	struct blocks	 blocks;
	int		 span;		/* columns, 1 or more */
	int		 rows;		/* rows, 1 or more: header cells only */
	enum scope	 scope : 8;
	enum align	 align : 8;	/* of paragraphs that do not say */
	bool		 header : 1;	/* TH */
	bool		 foot : 1;	/* stands at the foot: header rows only */
	bool		 filled : 1;
	uint32_t	 fill;
	double		 pad_left, pad_right;	/* < 0: the table's */
	struct str	 summary;	/* TAG text for a header that is a drawing */
};

struct row {
	struct cell	*cells;		/* ncells; spans add up to the columns */
	size_t		 ncells;
	double		 pad_above, pad_below;	/* < 0: the table's */
	struct rule	 above, below;
	bool		 keep_next;	/* a group row: never last on a page */
	bool		 whole;		/* not split unless taller than a page */
	/* A group row is repeated at the head of the next page, with this text
	 * behind it, as an artifact; empty: it is not. */
	struct str	 continued;
};

enum width_kind { WIDTH_AUTO, WIDTH_FIXED, WIDTH_SHARE };

struct column {
	enum width_kind	kind;
	double		width;		/* FIXED: points; SHARE: weight */
	double		least;		/* AUTO, SHARE: never under this */
	enum align	align;
};

struct table {
	struct column	*columns;
	size_t		 ncolumns;
	struct row	*head;		/* repeated on every page */
	size_t		 nhead;
	struct row	*rows;
	size_t		 nrows, room;
	double		 pad_above, pad_below, pad_side;
	struct rule	 head_rule;	/* under the header */
	struct rule	 row_rule;	/* between rows */
	struct rule	 end_rule;	/* after the last */
	struct str	 summary;	/* what it shows, for a screen reader */
	double		 left;		/* an indent, where as wide as it would
					 * like to be it has room for it */
	const struct attachment *data;	/* NULL: none */
};

struct columns {
	size_t		 n;
	double		*widths;	/* n, points */
	double		 gap;
	struct blocks	*blocks;	/* n */
};

struct box_look {
	double		 pad_x, pad_y;
	bool		 filled;
	uint32_t	 fill;
	double		 bar;		/* width of a bar at the left; 0: none */
	uint32_t	 bar_colour;
	struct rule	 border;
};

/* Lifted out of the flow; belongs to the page on which it would have stood. */
struct frame {
	double		 x, y, width, height;	/* from the page's top left */
	bool		 filled, at_foot;	/* content at its foot */
	uint32_t	 fill;
	double		 pad;
	struct blocks	 blocks;
};

/* Furniture: what every page of a sheet carries, as pagination artifacts.  In
 * text, {page} is the page's number, {pages} the last paper's, {own} the number
 * in its own document, and {head} the running head set by the nearest block
 * with one.  Text with the number of a page that shows none is left out. */
enum fixture_kind { FIXTURE_TEXT, FIXTURE_RULE };
struct fixture {
	enum fixture_kind kind;
	double		  x, y;		/* baseline of text; middle of a rule */
	double		  length;	/* of a rule */
	struct rule	  rule;
	struct str	  text;
	struct look	  look;
	enum align	  align;	/* about x */
	int		  turn;		/* 0, or 90: clockwise */
	bool		  not_first;	/* left out on the sheet's first page */
	bool		  only_first;	/* left out on all others */
	bool		  opens;	/* left out but on the first page of a
					 * document: see sheet's `opens` */
	double		  room;		/* text's longest; more is left out, with
					 * an ellipsis; 0: as long as it is */
	unsigned	  reading;	/* see block; {head} has its block's */
};

struct sheet {
	double		 width, height;
	double		 left, right, top, bottom;	/* margins */
	double		 next_top;	/* from its second page on; 0: as `top` */
	struct fixture	*fixtures;
	size_t		 nfixtures;
	bool		 unnumbered;	/* a cover: counts, shows no number */
	bool		 front;		/* before the papers: counted apart, in
					 * roman numbers */
	bool		 opens;		/* a document begins: with the first page
					 * that comes, if only of a later sheet */
	int		 own_first;	/* its first page's number in its own
					 * document; 0: counted on */
};

/* The back of a sheet that is left blank, and what is said on it: no labels,
 * since it may not be needed.  It is counted as the page before it, papers or
 * front, has no number in its own document, and is no sheet's first page. */
struct back {
	const struct sheet *sheet;	/* required; several may share it and
					 * the blocks */
	struct blocks	 blocks;
};

#define READING_MOST	((1u << 22) - 1)

/* What few blocks have, so that the many stay small. */
struct block_rare {
	struct str	 leads;		/* a label that bookmark and links lead
					 * to instead; empty: here */
	struct str	 head;		/* {head} of its page and those after;
					 * empty: as before */
	unsigned	 head_reading;	/* of what `head` shows */
	bool		 headless;	/* {head} is nothing from here on */
	const struct graft *graft;	/* GROUP: structure from elsewhere */
};

struct block {
	enum block_kind	 kind : 8;
	enum tag	 tag : 8;
	bool		 before_at_top : 1;
	bool		 keep_next : 1;	/* never the last thing on a page */
	bool		 whole : 1;	/* GROUP, BOX: not split unless it must */
	int		 outline;	/* bookmark level, 1 is the top; 0: none */
	unsigned	 reading;	/* a number of the writer's for what it shows:
					 * pages tell where each stands; 0: none;
					 * up to READING_MOST */
	double		 before, after;	/* space; the larger of two that meet
					 * counts; none at a page's head unless
					 * `before_at_top` */
	struct str	 label;		/* what references and links name; of a
					 * BACK or SKIP: the last page's, with
					 * it counted */
	struct str	 title;		/* of the bookmark; and the structure's /T */
	struct place	 place;		/* where it was written, for messages */
	struct block_rare *rare;	/* read it by block_rare() */
	union {
		struct para	*para;
		struct list	*list;
		struct blocks	 children;	/* ITEM, GROUP */
		struct table	*table;
		struct figure	*figure;
		struct columns	*columns;
		struct {
			struct box_look	*look;
			struct blocks	 blocks;
		} box;
		struct frame	*frame;
		struct rule	 rule;
		struct sheet	*sheet;
		struct back	*back;
		size_t		 skip;	/* how many numbers */
	} as;
	void		*laid;		/* page's own: lines at a width, kept
					 * between passes */
	struct block	*next;
};

/* Append to a list of blocks; give back what was appended. */
struct block *blocks_add(struct blocks *blocks, struct block *block);
void blocks_join(struct blocks *to, struct blocks *from);

/* New, empty blocks. */
struct block *block_new(struct arena *arena, enum block_kind kind, enum tag tag);

/* What BLOCK has of what few have: never NULL, all empty when it has nothing; and
 * the same to be filled in. */
const struct block_rare *block_rare(const struct block *block);
struct block_rare *block_rare_make(struct arena *arena, struct block *block);
struct block *block_para(struct arena *arena, enum tag tag, struct look look,
    struct str text);		/* one span; no span when TEXT is empty */
struct block *block_list(struct arena *arena, enum numbering numbering);
struct block *block_table(struct arena *arena, size_t ncolumns);
struct block *block_columns(struct arena *arena, size_t n);
/* WIDTH is shared by N columns with GAP between them. */
struct block *block_columns_even(struct arena *arena, size_t n, double width,
    double gap);
struct block *block_rule(struct arena *arena, struct rule rule);
struct block *block_figure(struct arena *arena, const struct drawing *drawing,
    struct str alt);
struct block *block_image(struct arena *arena, const struct image *image,
    double width, double height, struct str alt);
/* ALT empty: the page's own structure is read. */
struct block *block_slip(struct arena *arena, const struct slip_page *slip,
    double width, double height, struct str alt);
struct block *block_back(struct arena *arena, const struct sheet *sheet);
struct block *block_frame(struct arena *arena, double x, double y, double width,
    double height);
struct block *block_skip(struct arena *arena, size_t numbers);

/* Append to LIST an item that holds BLOCK; give BLOCK back. */
struct block *list_add(struct arena *arena, struct block *list,
    struct block *block);

/* Append a span to a paragraph. */
struct span *para_add(struct arena *arena, struct para *para, struct look look,
    struct str text);
struct span *para_mark(struct arena *arena, struct para *para, struct look look,
    const struct drawing *mark, double height, double drop);
struct span *para_page(struct arena *arena, struct para *para, struct look look,
    struct str label);
void para_break(struct arena *arena, struct para *para);

/* Make TEXT the label of PARA, which says itself where that stands. */
struct span *para_label(struct arena *arena, struct para *para,
    struct look look, struct str text);

/* A new header or body row of NCELLS cells, each spanning one column.  Lent:
 * adding the next row may move it (its cells stay where they are). */
struct row *table_head(struct arena *arena, struct table *table, size_t ncells);
struct row *table_row(struct arena *arena, struct table *table, size_t ncells);

/* A paragraph in CELL.  The only paragraph of a cell is not an element of its
 * own: its text is the cell's. */
struct block *cell_para(struct arena *arena, struct cell *cell,
    struct look look, struct str text);

/* The tree as indented text, for `-T blocks` and tests. */
void blocks_print(struct buf *out, const struct blocks *blocks);

const char *tag_name(enum tag tag);	/* "H1", "TD" */
bool tag_is_heading(enum tag tag);	/* H1 to H6 */
const char *numbering_name(enum numbering numbering);	/* "LowerRoman" */

/* Whether LIST's items are in an order that its labels count. */
bool list_is_ordered(const struct list *list);

#endif
