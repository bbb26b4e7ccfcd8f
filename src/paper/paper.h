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

/* The heads of text files, ended by NULL, for the manual. */
const struct kind *const *paper_heads(void);

/* Read the layout PATH with those it binds as appendices, each with the kinds
 * above; see layout_read().  What it names lies where REACH says.  All faults are
 * said. */
struct layout *paper_layout(struct arena *arena, const char *path,
    const char *stock, const struct reach *reach, struct diags *diags);

/* The store a layout names, as a path and where that stands, or else the first of
 * those it binds; "" when none does.  It may lie out of the layout's reach. */
struct item paper_store(const struct layout *layout);

/* Whether LAYOUT, or one it binds, has tables or charts: without data there is
 * no use in going on. */
bool paper_needs_data(const struct layout *layout);

/* Where its PDF goes when no -o is given: the same of it.  OUTPUT_PERIOD in it
 * stands for the paper's month. */
#define OUTPUT_PERIOD	"{period}"
struct item paper_output(const struct layout *layout);

/* The month it is about, as LAYOUT has it; PERIOD_NONE when it has none. */
struct period paper_month(const struct layout *layout);

/* The day of its meeting; PERIOD_NONE when none is given. */
struct period paper_meeting(const struct layout *layout);

/* The published packs whose page numbers it goes on with; the number its first
 * page has instead, 0 when not given. */
const struct items *paper_supplement_to(const struct layout *layout);
int paper_first_page(const struct layout *layout);

struct paper;

/* What a build is of.  All but `layout`, `store`, `fonts` may be nothing. */
struct build {
	const struct layout	*layout;
	const struct layout	*whole;		/* the pack that binds it; NULL:
						 * none does */
	struct store		*store;
	const char		*missing;	/* the store's path when it is not
						 * there; else NULL */
	struct place		 missing_at;	/* where that is named */
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
	struct inputs		*inputs;	/* every file that is read; NULL:
						 * nobody wants to know */
	bool			 unseen;	/* an exempt paper that is made only to
						 * count its pages */
};

/* A paper of BUILD.  Never NULL: when its period is no month that is said in DIAGS,
 * and all else that is wrong with it will be.  A pack's
 * items, with their reports and minutes, are read here. */
struct paper *paper_new(struct arena *arena, const struct build *build,
    struct diags *diags);

/* All its blocks.  Faults are said in DIAGS; what can be made is made. */
void paper_blocks(struct paper *paper, struct blocks *out);

/* What the blocks were made of, after paper_blocks(): a part for each paper of a
 * pack, and for its front sheets and agenda.  None when it is no pack. */
size_t paper_parts(struct paper *paper, struct part **out);

/* After paper_blocks(), of an issue that will be a new one: say when its
 * officer's words on what changed are those of the issue before. */
void paper_check_changes(struct paper *paper);

/* The first place among BLOCKS where the character CODE stands: PLACE becomes
 * where that was written, if it is known.  The heading above it, or empty. */
struct str paper_seek(struct arena *arena, struct blocks *blocks, int32_t code,
    struct place *place);

/* Close what the pages hold open: other people's PDFs, after the last page that
 * shows them is written. */
void paper_close(struct paper *paper);

/* The chart called ID by itself, also one of bars, of a moderation or of pairs; or
 * NULL: said at PLACE. */
const struct preview *paper_preview(struct paper *paper, struct str id,
    struct place place);

/* What the PDF says of itself. */
struct paper_about {
	struct str	pack;		/* the layout's name: "performance-summary" */
	struct str	title, author, subject, lang;
	struct period	period;		/* a pack's: the day of its meeting */
	struct date	date;		/* year 0 when the layout gives none */
	bool		no_ua, no_a;	/* an appendix forbids the claim */
	bool		draft;		/* it says so on every page */
};
struct paper_about paper_about(const struct paper *paper);

/* Numbers in the paper's texts that are bound to no data: each a note, or one note
 * on how many they are, if any. */
void paper_loose_numbers(struct paper *paper);
void paper_loose_count(struct paper *paper);

#endif
