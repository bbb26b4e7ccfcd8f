/*
 * story/story_int.h - shared by the files of this room only.
 *
 * A column counts characters (code points), not bytes: what an editor shows.
 */
#ifndef STORY_STORY_INT_H
#define STORY_STORY_INT_H

#include <cmark-gfm.h>

#include "story/story.h"

/* More than this is no text for a committee, and cmark counts in 32 bits. */
#define STORY_MOST	((size_t)16 << 20)
/* cmark fills up short rows of a table: a small text could ask for millions. */
#define STORY_CELLS	200000
#define STORY_COLUMNS	64
/* Lists and quotes in each other; deeper ones are put down at this depth. */
#define STORY_DEPTH	12

/* ---- source.c: a text made ready for cmark ---- */

/* Around a mark's number.  U+FDD0 and U+FDD1: not characters, for a program's
 * own use. */
#define MARK_OPEN	"\xEF\xB7\x90"
#define MARK_CLOSE	"\xEF\xB7\x91"

/* One "](" of the text, or a STRAY "(=" that stands behind no bracket. */
struct mark {
	struct place	 place;		/* of its "[", else of its "]"; of the
					 * stray "(" */
	bool		 figure;	/* a "=" follows */
	bool		 stray;
	struct str	 written;	/* between the brackets, as in the text;
					 * .s NULL when no "[" was found */
	struct str	 expr;		/* behind "="; ">" of quotes blanked */
	struct str	 taken;		/* what cmark does not see: "=..." */
	struct str	 target;	/* as written up to the ")", at most the
					 * line: what was meant, should cmark
					 * see no link */
	bool		 closed;	/* there is that ")" */
};

struct piece {
	size_t	marked, source;	/* offsets from which both run alike */
};

struct source {
	struct place	 first;		/* of the text's first byte */
	struct line_places places;	/* of its lines; without, they stand one
					 * under the other, from column 1 */
	struct str	 text;		/* as written, line ends as "\n" */
	struct str	 marked;	/* as cmark reads it */
	struct mark	*marks;
	size_t		 nmarks, marks_room;
	struct piece	*lines;		/* where each begins */
	size_t		 nlines, lines_room;
	struct piece	*pieces;
	size_t		 npieces, pieces_room;
	/* The last offset in TEXT whose column was counted, and that column. */
	size_t		 counted;
	int		 counted_line, counted_col;
};

/* Make TEXT, which begins at FIRST, its lines at PLACES, ready.  False, said in
 * DIAGS (which may be NULL), when it is not UTF-8 or too large; OUT is then
 * unusable. */
bool source_read(struct arena *arena, struct place first,
    struct line_places places, struct str text, struct source *out,
    struct diags *diags);

/* The tree of SOURCE; the caller frees it with cmark_node_free().  MEMORY is
 * filled in and must outlive it.  OPTIONS are cmark's. */
cmark_node *source_parse(const struct source *source, int options,
    cmark_mem *memory);

/* Whether NODE is of cmark's type NAME ("paragraph"). */
bool node_is(cmark_node *node, const char *name);

/* ---- restore.c: and the way back ---- */

/* The offset in SOURCE's text of a line and a column in bytes as cmark counts
 * them; and the place of an offset. */
size_t source_offset(const struct source *source, int line, int col);
struct place source_place(struct source *source, size_t offset);

/* Where LINE, from 0, of SOURCE begins. */
struct place line_place(const struct source *source, size_t line);

/* Where NODE begins; a node without a place has its parent's. */
struct place node_place(struct source *source, cmark_node *node);

/* The mark at the head of REST, which moves behind it; NULL when there is none.
 * What cmark made of a text may hold a mark that is no mark: it is passed over,
 * *FALSE_MARK tells. */
const struct mark *mark_next(const struct source *source, struct str *rest,
    bool *false_mark);

/* LITERAL as its author wrote it, marks undone, appended to OUT. */
void source_restore(const struct source *source, const char *literal,
    struct buf *out);

/* The next mark in REST, which moves behind it, that its author meant as one:
 * where it came out as text, cmark saw no link.  NULL: no more. */
const struct mark *mark_meant(const struct source *source, struct str *rest);

/* What the link or picture NODE asks: the expression, or .s NULL when it is an
 * ordinary one.  *MARK receives its mark, or NULL; URL (may be NULL) its
 * destination. */
struct str node_asks(const struct source *source, struct arena *arena,
    cmark_node *node, const struct mark **mark, struct str *url);

/* ---- inlines.c: what stands in a line to spans ---- */

/* What figures may be that can change: provisional, estimated. */
#define UNSETTLED_MOST	2

struct story {
	struct arena		*arena;
	const struct story_look	*look;
	const struct figures	*figures;
	struct diags		*diags;
	struct source		*source;
	int			 number;	/* the next paragraph's; or 0 */
	int			 level;		/* the last heading's; or 0 */
	bool			 deep;		/* nesting was reported */
	struct str		 unsettled[UNSETTLED_MOST];	/* said */
	size_t			 nunsettled;
};

/* The content of NODE (a paragraph, heading or cell) appended to PARA. */
void inlines_read(struct story *story, cmark_node *node, struct look look,
    struct para *para);

/* The text of NODE's children, without looks. */
struct str node_text(struct story *story, cmark_node *node);

/* The text behind NODE in ROOT, as far as its sentence may matter. */
struct str node_behind(struct story *story, cmark_node *root,
    cmark_node *node);

/* The question that NODE, a link to EXPR, asks. */
struct question node_question(struct story *story, cmark_node *node,
    const struct mark *mark, struct str expr);

/* False when nobody answers, or was not asked. */
bool story_ask(struct story *story, const struct question *question,
    struct answer *answer);

/* ---- exhibits.c ---- */

/* The chart or picture that stands alone in NODE, appended to OUT.  False when
 * NODE holds anything else; true also when it could not be had, which has been
 * said. */
bool inlines_alone(struct story *story, cmark_node *node, struct blocks *out);

#endif
