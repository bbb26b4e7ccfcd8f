/*
 * page/page_int.h - shared inside the room.
 *
 * Blocks are first COLLECTED into a GALLEY: a list of PIECES in the order in
 * which they go down a column, each of known height and with its HOLD, which
 * says how much a page may begin with it.  Paragraphs, table rows and columns
 * can be divided; a CURSOR says where.  A page is made by FITTING (how far does
 * the galley go into this room?) and then PUTTING (boxes for just that part).
 * Cells, columns and frames are galleys of their own, so all of this nests.
 */
#ifndef PAGE_PAGE_INT_H
#define PAGE_PAGE_INT_H

#include "page/page.h"

/* Lengths that differ by less are the same: sums of widths are not exact. */
#define SLACK	0.01

/* Baseline of the first line below its top, for each point of size. */
#define ASCENT	0.8

/* ---- paragraphs, para.c ---- */

/* Spans of one look and meaning, as one stretch of text. */
struct run {
	const struct span	*span;		/* the first of them */
	struct str		 text;		/* "" for a mark or a break */
	double			 space;		/* how wide one space is */
	double			 mark;		/* how wide the mark is */
};

enum chance { CHANCE_NONE, CHANCE_BREAK, CHANCE_MUST };

/* What is between two spaces, or two places where a line may end. */
struct word {
	float		 width;		/* without the spaces behind it */
	uint32_t	 run, from, len;	/* bytes in the run's text */
	uint16_t	 gap;		/* spaces behind it */
	uint8_t		 chance;	/* for a line to end here */
	bool		 cut;		/* inside a word that was too wide */
};

struct words {
	struct run	*runs;
	struct word	*at;
	uint32_t	 nruns, n;
	double		 least, most;	/* widest part, longest line */
	bool		 refers;	/* holds page numbers */
};

struct line {
	uint32_t	 first, n;	/* words */
	double		 width;
	double		 top;		/* from the paragraph's */
	double		 ascent, height;
	bool		 cut;		/* ends inside a word */
};

/* A paragraph measured and broken at a width: what block->laid holds. */
struct lines {
	struct words	 words;		/* as written */
	const struct words *used;	/* `words`, or with long ones divided */
	struct words	*label;		/* NULL: none */
	double		 width;		/* < 0: not yet broken */
	struct line	*at;
	size_t		 n;
	double		 height;
	double		 label_x, hang;	/* hang: first line's further indent */
	struct block	*block;		/* whose they are */
	struct lines	*next;		/* see struct kept */
};

/* ---- galleys, galley.c and collect.c ---- */

/* How much a break before a piece costs.  NEVER: it would leave the head of a
 * callout or a table alone; the piece is rather put down as it can be. */
enum hold { HOLD_FREE, HOLD_WHOLE, HOLD_NEXT, HOLD_NEVER, HOLD__MAX };

enum piece_kind {
	PIECE_PARA,
	PIECE_FIGURE,
	PIECE_RULE,
	PIECE_HEAD,		/* all header rows of a table */
	PIECE_ROW,
	PIECE_COLUMNS,
	PIECE_OPEN, PIECE_CLOSE,	/* the head and foot of a callout */
	PIECE_FRAME,
	PIECE_SPOT,		/* a labelled place with nothing in it */
	PIECE_PAGE, PIECE_SHEET, PIECE_BACK, PIECE_SKIP,	/* end a page */
	PIECE__MAX
};

/* What a page that begins in the middle must open again. */
struct open {
	struct open		*up;
	const struct box_look	*look;	/* a callout, or: */
	struct grid		*grid;	/* a table */
	double			 x, width;
	struct box		*ground, *bar;	/* while it is being put down */
	double			 top;
};

struct note {			/* a block that has a label, bookmark or head */
	const struct block	*block;
	struct spot		*spot;	/* NULL: only a running head */
	struct note		*next;
};

struct galley {
	struct piece	*at;
	size_t		 n, room;
	double		 width, height;
	double		 baseline;	/* of the first line; < 0: none */
	double		 most;		/* no page has more room for it */
	/* While collecting: */
	double		 space, top;	/* wanted before the next piece */
	struct note	*notes;		/* waiting for the next piece */
	enum hold	 next : 8;	/* the next piece's, at least */
	bool		 at_head : 1;	/* nothing in it yet, or in a callout */
	bool		 flows : 1;	/* the document's own, not a cell's */
};

struct piece {
	enum piece_kind		 kind : 8;
	enum align		 align : 8;	/* PARA, FIGURE */
	bool			 joins : 1;	/* PARA: shares its element with the
						 * next paragraph */
	uint8_t			 hold, inner;	/* of a break before, inside */
	const struct block	*block;
	const struct place	*place;		/* the nearest known */
	struct elem		*elem;		/* NULL: an artifact */
	struct note		*notes;
	struct open		*in;
	double			 x, width;
	double			 before;	/* space above */
	double			 top;		/* the same at a page's head */
	double			 height;
	union {
		struct {
			struct lines	*lines;
			struct elem	*label;
			struct elem	**elems;	/* of its runs */
		} para;
		double		 scale;		/* FIGURE */
		struct open		*open;
		struct grid		*grid;		/* HEAD */
		struct strip		*strip;		/* ROW */
		struct {
			struct galley	*at;
			double		*x;
			size_t		 n;
		} columns;
		struct galley		*frame;		/* FRAME, BACK */
	} as;
};

/* Where a galley goes on: a piece, and how far into it. */
struct cursor {
	size_t		 piece;
	size_t		 line;		/* of a paragraph */
	struct cursor	*inner;		/* one a cell or column; NULL: start */
};

/* Whether AT is before all of its piece. */
static inline bool
cursor_begins(struct cursor at)
{
	return at.line == 0 && at.inner == NULL;
}

enum placed { PLACED_ALL, PLACED_PART, PLACED_NONE };

struct fit {
	enum placed	 placed;
	struct cursor	 to;		/* PART: where the rest begins */
	double		 height;	/* of what fits */
};

/* ---- tables, table.c ---- */

struct slot {			/* a cell's place in its table */
	const struct cell	*cell;
	double			 x, width;
	double			 inner;		/* x of its content */
	double			 height;	/* of its ground; 0: row's */
	size_t			 column;
};

struct strip {			/* a row laid out */
	const struct row	*row;
	struct grid		*grid;
	size_t			 n;
	struct slot		*slots;		/* n of each */
	struct galley		*galleys;
	double			*shifts;	/* down, to share a baseline */
	struct strip		*group;	/* repeated above it on a new page */
	struct rule		 above, below;
	double			 pad_above, pad_below, height;
	bool			 settled;	/* a header's height, which does
						 * not follow from its cells */
};

struct fill {			/* a cell's ground, growing down the page */
	struct box	*box;
	size_t		 page;
};

struct grid {
	const struct table	*table;
	const struct place	*place;
	double			*edges;		/* ncolumns + 1, from left */
	struct strip		**head;		/* nhead */
	struct fill		*fills;		/* by column */
	double			 head_height;
	bool			 repeats;	/* the header, on each page */
};

/* ---- a pass, flow.c ---- */

/* What is known of a label, from this pass or the one before. */
struct ref {
	struct str		 label;
	const struct place	*place;
	size_t			 number;	/* 0: stands nowhere */
	bool			 front;
	struct spot		*spot;
};

struct refs {
	struct ref	*at;
	size_t		 n, room;
	uint32_t	*slots;		/* by hash: index + 1 */
	size_t		 mask;
};

/* A message that counts only if this pass is the last. */
struct report {
	enum diag		 id;
	struct place		 place;
	struct str		 detail;
	struct report		*next;
};

/* A running head, and the reading it shows. */
struct running {
	struct str	text;
	unsigned	reading;
};

/* What page.h's page does not say, for furniture. */
struct leaf_through {
	const struct sheet	*sheet;
	struct running		 head;
	bool			 first;		/* of its sheet */
	bool			 opens;		/* the first of a document */
};

/* What pages are numbered by; numbers passed over are counted as well. */
struct counts {
	size_t	papers, front;
	bool	in_front;	/* the last one counted */
	size_t	own;		/* of the document at hand */
};

/* Which readings stand on which pages, so far. */
struct stood {
	struct shown_on	*at;
	size_t		 n, room;
	size_t		*last;		/* by reading: pages there were when it
					 * was last seen */
	size_t		 last_room;
};

/* Lines stay on their blocks from pass to pass, until no pass is to come. */
struct kept {
	struct arena	*arena;
	struct lines	*lines;		/* all that are in it, newest first */
};

struct flow {
	struct kept		*kept;
	struct arena		*keep;		/* that of `kept` */
	struct arena		*texts;		/* what pages may point into, from
						 * pass to pass: the caller's */
	struct arena		*arena;		/* what is handed out */
	struct arena		*scratch;	/* this pass's */
	bool			 draft;		/* only for the page numbers: no
						 * elements, no boxes */
	struct box		 waste;		/* in their place */
	const struct metrics	*metrics;
	const struct refs	*was;		/* NULL in the first pass */
	struct refs		*now;
	bool			 refers;	/* page numbers are asked for */
	bool			 looking;	/* only whether they are */

	struct page		*pages;
	struct leaf_through	*through;	/* as many */
	size_t			 npages, room;
	struct page		*page;		/* the last */
	struct counts		 counts;
	const struct sheet	*sheet;
	bool			 sheet_new;	/* no page of it yet */
	bool			 opens;		/* nor of the document */
	bool			 touched;	/* something is on the page */
	struct running		 head;
	struct elem		*root;
	struct elem		*leaf;		/* open, or NULL */
	int			 again;		/* > 0: repeating a header */
	unsigned		 reading;	/* of the block being put down */
	struct stood		 stood;

	struct spot		**spots;	/* in the order of the blocks */
	size_t			 nspots, spots_room;
	struct report		*reports, **reports_end;

	/* para.c's, while measuring. */
	struct buf		 text;
	char			*breaks;
	size_t			 breaks_room;
	struct word		*words;
	size_t			 nwords, words_room;
	struct line		*lines;
	size_t			 nlines, lines_room;
};

/* Where blocks are collected to, and what they stand in. */
struct collect {
	struct flow		*flow;
	struct galley		*galley;
	struct elem		*parent;	/* NULL: artifacts */
	struct elem		**label;	/* waits for its paragraph */
	struct open		*in;
	const struct place	*place;
	double			 left, right;	/* insets in the galley */
	enum hold		 hold;		/* inside something whole */
	enum align		 align;		/* of a cell */
	bool			 sole;		/* a cell's only paragraph: the
						 * cell is its element */
	bool			 again;		/* a copy: labels count once */
};

/* breaks.c */
void breaks_open(void);

/* Whether a line may end behind each of the N bytes of TEXT, as enum chance; of
 * the last one it is not said.  TEXT may be changed on the way. */
void breaks_find(char *text, size_t n, char *chances);

/* words.c */
void words_measure(struct flow *flow, const struct span *first,
    struct words *words);
bool words_stand(const struct flow *flow, const struct words *words);
void words_divide(struct flow *flow, const struct words *words, double room,
    struct words *out);
double word_gap(const struct words *words, const struct word *word);

/* para.c */
struct lines *para_measure(struct flow *flow, struct block *block);
void para_break_lines(struct flow *flow, const struct para *para,
    struct lines *lines, double width);
struct fit para_fit(struct flow *flow, struct piece *piece,
    struct cursor from, double room, bool must);

/* line.c */
double para_put(struct flow *flow, struct piece *piece, struct cursor from,
    const struct cursor *to, double x, double y);

/* galley.c */
struct piece *galley_add(const struct collect *at, const struct block *block,
    enum piece_kind kind, double height);
double collect_width(const struct collect *at);
struct elem *block_elem(const struct collect *at, const struct block *block);

/* The label, bookmark or running head of BLOCK; NULL when it has none. */
struct note *note_new(const struct collect *at, const struct block *block);

/* The same, to stand where the next piece will. */
void note_add(const struct collect *at, const struct block *block);

/* AT for GALLEY, a column or cell: what is around it ends there. */
struct collect collect_apart(const struct collect *at, struct galley *galley);

/* Height and first baseline when it is put down in one go. */
void galley_measure(struct galley *galley);

bool piece_is_light(const struct piece *piece);
bool piece_ends_page(const struct piece *piece);

/* The innermost that PIECE stands in, or ends; NULL: nothing. */
struct open *piece_open(const struct piece *piece);

/* collect.c */
void galley_make(const struct collect *at, const struct blocks *blocks);

/* How large FIGURE would like to be; false when it shows nothing. */
bool figure_size(const struct figure *figure, double *width, double *height);

/* Say that FIGURE, named by its first words, was made smaller. */
void figure_report(struct flow *flow, const struct figure *figure,
    const struct place *place);

/* fit.c */
struct fit galley_fit(struct flow *flow, const struct galley *galley,
    struct cursor from, double room, bool must);
struct fit galleys_fit(struct flow *flow, struct galley *galleys, size_t n,
    const double *shifts, struct cursor from, double room, bool must);

/* put.c */
double galley_put(struct flow *flow, const struct galley *galley,
    struct cursor from, const struct cursor *to, double x, double y);
struct cursor cursor_inner(struct cursor from, size_t i);
struct box *box_add(struct flow *flow, enum box_kind kind, struct elem *elem,
    double x, double y, double w, double h);
struct box *box_add_text(struct flow *flow, struct elem *elem,
    struct look look, struct str text, double x, double y, double w);
struct box *rect_put(struct flow *flow, uint32_t colour, double x, double y,
    double w, double h);
void line_put(struct flow *flow, struct rule rule, double x, double y,
    double dx, double dy);

/* table.c */
void table_collect(const struct collect *at, const struct block *block);
struct fit row_fit(struct flow *flow, struct piece *piece, struct cursor from,
    double room, bool must);
double row_put(struct flow *flow, struct piece *piece, struct cursor from,
    const struct cursor *to, double x, double y);
double head_put(struct flow *flow, struct piece *piece, struct cursor from,
    const struct cursor *to, double x, double y);
double table_again(const struct grid *grid, const struct piece *piece);
double table_again_put(struct flow *flow, const struct open *open,
    const struct piece *piece, double x, double y);

/* colwidth.c */
double *column_edges(struct flow *flow, const struct table *table,
    double width, const struct place *place);
double table_wish(struct flow *flow, const struct table *table);

/* The space beside the content of CELL, of TABLE, that begins in COLUMN. */
double cell_pad_left(const struct table *table, const struct cell *cell,
    size_t column);
double cell_pad_right(const struct table *table, const struct cell *cell,
    size_t column);

/* elems.c */
struct elem *elem_new(struct flow *flow, struct elem *parent, enum tag tag);
struct elem *elem_leaf(struct flow *flow, struct elem *elem);
void elems_prune(struct elem *root);

/* The same as elem_rare(), to be changed. */
struct rare *elem_rare_make(struct flow *flow, struct elem *elem);

/* refs.c */
void refs_add(struct flow *flow, struct spot *spot, const struct place *place);
const struct ref *refs_find(const struct refs *refs, struct str label);

/* flow.c */
void flow_open(struct flow *flow, struct kept *kept, struct arena *arena,
    const struct metrics *metrics, const struct refs *was);
void flow_close(struct flow *flow);
double flow_measure(struct flow *flow, const struct blocks *blocks,
    double width);
bool flow_refers(struct flow *flow, const struct blocks *blocks);
struct pages *flow_run(struct flow *flow, const struct blocks *blocks);
void flow_draft(struct flow *flow, const struct blocks *blocks);
void flow_report(struct flow *flow, enum diag id, const struct place *place,
    struct str detail);
void flow_note(struct flow *flow, const struct note *notes, double y);
void sheet_live(const struct sheet *sheet, double *width, double *height);

/* shown.c */
void box_shows(struct flow *flow, struct box *box, unsigned reading);

/* The same of furniture, which page AT has when all pages are there. */
void fixture_shows(struct flow *flow, struct box *box, unsigned reading,
    size_t at);
void stood_keep(struct flow *flow, struct pages *pages);
void stood_free(struct stood *stood);

/* furniture.c */
void furniture_put(struct flow *flow);

/* print.c: DEPTH levels further in; a blank and TEXT in quotes, on one line */
void print_indent(struct buf *out, int depth);
void print_quoted(struct buf *out, struct str text);

#endif
