/*
 * paper/paper.h - from a layout and a store to the blocks of a paper.
 *
 * A paper says what the reader sees in what order.  Each kind of section is one
 * row of paper_kinds(): its settings, the keys that fill them, and the function
 * that makes its blocks.  Text is measured and pages are made elsewhere.
 */
#ifndef PAPER_PAPER_H
#define PAPER_PAPER_H

#include "base/arena.h"
#include "base/diag.h"
#include "chart/chart.h"
#include "font/font.h"
#include "page/page.h"
#include "spec/spec.h"
#include "store/store.h"

/* The kinds of section, `pack` first, ended by NULL. */
const struct kind *const *paper_kinds(void);

/* The store a layout names, as a path; "" when it names none. */
struct str paper_store(const struct layout *layout);

/* Where its PDF goes when no -o is given, as a path. */
struct str paper_output(const struct layout *layout);

struct paper;

/* What a build is of.  All but `layout`, `store`, `fonts` may be nothing. */
struct build {
	const struct layout	*layout;
	struct store		*store;
	struct fonts		*fonts;
	struct metrics		 metrics;
	struct period		 period;	/* instead of the layout's */
	bool			 members;	/* the members' edition, with exempt
						 * papers; else the public's */
	const char		*stock;		/* folder of stock layouts and data,
						 * or NULL */
	bool			 draft;		/* marked so on every page */
	struct date		 as_at;		/* of the data, when in the past */
	int			 issue;		/* printed from 2 on */
	const struct publication *before;	/* the issue before it, to say what
						 * changed; NULL: none */
	int			 first_page;	/* a supplement's; 0: from 1 */
};

/* A paper of BUILD; NULL, said in DIAGS, when it has no period. */
struct paper *paper_new(struct arena *arena, const struct build *build,
    struct diags *diags);

/* All its blocks.  Faults are said in DIAGS; what can be made is made. */
void paper_blocks(struct paper *paper, struct blocks *out);

/* The chart called ID, or NULL: said at PLACE. */
const struct chart *paper_chart(struct paper *paper, struct str id,
    struct place place);

/* What the PDF says of itself. */
struct paper_about {
	struct str	pack;		/* the layout's name: "performance-summary" */
	struct str	title, author, subject, lang;
	struct period	period;		/* a pack's: the day of its meeting */
	struct date	date;		/* year 0 when the layout gives none */
	bool		no_ua, no_a;	/* an appendix forbids the claim */
};
struct paper_about paper_about(const struct paper *paper);

/* Numbers in the paper's texts that are bound to no data, each a note. */
void paper_loose_numbers(struct paper *paper);

#endif
