/*
 * slip/content_int.h - what reading a content stream remembers: shared by
 * slip_content.c, slip_operators.c, which knows the operators, slip_inline.c,
 * which knows pictures among them, and slip_marks.c, which knows marked content.
 */
#ifndef SLIP_CONTENT_INT_H
#define SLIP_CONTENT_INT_H

#include "slip/slip_int.h"

/* Operands that are kept; the last one always is. */
#define OPERANDS	8

struct operand {
	enum token	 kind;
	struct str	 text;		/* as it stands, arrays whole */
};

/* PDF/A allows no more states saved in each other (ISO 19005-2, 6.1.13). */
#define SAVED_MOST	28

/* What q saves of what we follow. */
struct graphics {
	struct font	*font;
	bool		 unseen;	/* text is drawn in mode 3 */
};

enum effect {
	EFFECT_NONE,
	EFFECT_PATH,		/* a path may begin */
	EFFECT_PAINT,		/* and is painted */
	EFFECT_TEXT,		/* BT, ET */
	EFFECT_SHOW,		/* words */
	EFFECT_DRAW		/* anything else */
};

struct scan {
	struct slip	*slip;
	struct content	*content;
	struct lexer	 lexer;
	bool		 judges;	/* the first reading */
	/* The operation so far. */
	const char	*start;		/* NULL: nothing yet */
	struct operand	 operands[OPERANDS], last;
	size_t		 n;
	int		 open, dicts;	/* brackets */
	uint64_t	 nest;		/* of which the innermost 64: a bit
					 * each, 1 for a dictionary */
	bool		 inked;		/* more than blanks are shown */
	/* The state. */
	struct graphics	 saved[SAVED_MOST + 1];	/* deeper ones share the
						 * last */
	size_t		 depth;
	size_t		 lenient;	/* BX without their EX */
	bool		 in_text, in_path;
	/* What depth and standing were as the text object began. */
	size_t		 text_depth, text_standing;
	/* Marked content. */
	enum marks	 marks;
	const struct bits *owned;
	struct buf	 stack;		/* of struct mark */
	int		 nowned, nartifacts, nhidden;	/* open */
	size_t		 standing;	/* open, and not left out */
	int		 spoken;	/* MCID of the innermost; -1: none */
	bool		 ours;		/* an artifact of ours is open */
	bool		 conflict;	/* owned inside an artifact */
	/* What is written anew. */
	struct buf	*out;
	const char	*copied;	/* up to here */
	bool		 changed;
};

struct operator {
	char		 name[4];
	enum effect	 effect;
	void		 (*run)(struct scan *scan);
};

const struct operator *operator_find(struct str name);

/* The state that is in force. */
struct graphics *scan_graphics(struct scan *scan);

/* The operators make no sense here: viewers guess what is meant, each in its own
 * way. */
void scan_damaged(struct scan *scan);

/* DeviceCMYK is used; the space that operand TEXT, a name, names. */
void op_cmyk(struct scan *scan);
void colour_named(struct scan *scan, struct str text);

/* ---- slip_inline.c ---- */

void op_inline_image(struct scan *scan);

/* ---- slip_marks.c ---- */

void mark_begin(struct scan *scan);
void mark_point(struct scan *scan);
void mark_end(struct scan *scan);

/* Leave out the operation being read. */
void scan_delete(struct scan *scan);

/* Words are shown here. */
void scan_says(struct scan *scan);

/* Around each operation; behind the last. */
void scan_before(struct scan *scan, enum effect effect);
void scan_after(struct scan *scan, enum effect effect);
void scan_finish(struct scan *scan);

#endif
