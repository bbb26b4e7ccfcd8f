/*
 * story/story.h - CommonMark (with GitHub's tables) to blocks, and the figures
 * bound in it to answers.
 */
#ifndef STORY_STORY_H
#define STORY_STORY_H

#include "base/date.h"
#include "base/figure.h"
#include "page/block.h"

/* How each part looks; a paper brings its own. */
struct story_look {
	struct look	 prose, cell, cell_head, code;
	struct look	 heading[6];	/* [0] is "#" */
	double		 heading_before[6], heading_after[6];
	double		 between;	/* paragraphs, and items of a list */
	double		 list_indent;	/* text from the list's left edge */
	double		 cell_pad;	/* above and below in a table */
	double		 cell_side;	/* left and right; 0: as cell_pad */
	uint32_t	 link_colour;
	struct rule	 head_rule, row_rule;
	int		 top_level;	/* what "#" becomes: 1 is H1 */
	int		 numbered_from;	/* > 0: number paragraphs from here */
	double		 number_indent;	/* then all but tables stands so far
					 * in; 0: room for three digits */
	struct place	 first;		/* of SOURCE's first byte, when it is
					 * a value in another file ... */
	struct line_places lines;	/* ... and of its lines, if of several */
};

/*
 * The text SOURCE of FILE as blocks.  Bound figures are asked of FIGURES and
 * filled in or checked; what cannot be answered stays as written and has been
 * reported.  Charts and pictures stand alone in a paragraph or cell, by FIGURES
 * too.  Raw HTML and other pictures are reported and left out; links other than
 * http, https, mailto and #label are refused.  False when anything of error
 * level was said.
 */
bool story_read(struct arena *arena, const char *file, struct str source,
    const struct story_look *look, const struct figures *figures,
    struct blocks *out, struct diags *diags);

/* Whether the text SOURCE of FILE can be read at all: it is UTF-8 and not too
 * large.  False, said; story_read() would say the same. */
bool story_readable(struct arena *arena, const char *file, struct str source,
    struct diags *diags);

/* Whether TEXT says that a figure is UNSETTLED, "estimated": the first letters are
 * enough, as in "estimates". */
bool story_says(struct str text, struct str unsettled);

/* Numbers in SOURCE that are bound to nothing, each with its place: for
 * `check --numbers`. */
struct loose_number {
	struct str	text;		/* with its sign, its £ or % */
	struct str	before, behind;	/* in its sentence, as written */
	struct place	place;
};
size_t story_numbers(struct arena *arena, const char *file, struct str source,
    struct loose_number **out);

/* ---- ask.c: what stands behind "=" ---- */

/*
 * [WHAT [COMPARATOR]] INDICATOR [PERIOD [PERIOD]]
 * INDICATOR may be followed by "since PERIOD".  Parsed only: nobody here knows
 * an indicator.  ask_manual() has them all.
 */
enum ask {
	ASK_VALUE, ASK_NUMERATOR, ASK_DENOMINATOR, ASK_CHANGE, ASK_STEP,
	ASK_YTD, ASK_YTD_NUMERATOR, ASK_YTD_DENOMINATOR, ASK_MEAN, ASK_LOWEST,
	ASK_HIGHEST, ASK_TARGET, ASK_GAP, ASK_COMPARATOR, ASK_NAME, ASK_PERIOD,
	ASK_CARD,		/* a chart or card of the layout, by id */
	ASK_TREND,		/* "falling", "rising", "level", "mixed" */
	ASK_FIRST, ASK_FIRST_NUMERATOR, ASK_FIRST_DENOMINATOR,
	ASK_CHANGE_ON_MEAN, ASK_STEP_ON_MEAN,	/* of the span's last period, on
						 * those before it */
	ASK_AGAINST, ASK_CHANGE_AGAINST,	/* a comparator */
	ASK_PACE,		/* of the year, going on as since April */
	ASK_STANDS,		/* "lowest", "highest", "level", "in between" */
	ASK_MONTHS_MET,		/* how many of them met their target */
	ASK_SUM, ASK_SUM_NUMERATOR, ASK_SUM_DENOMINATOR,	/* of months */
	ASK__MAX
};

struct ask_parts {
	enum ask	 what;
	struct str	 comparator;	/* ASK_COMPARATOR, ASK_AGAINST: "england" */
	struct str	 indicator;	/* empty: ASK_PERIOD may name none */
	struct period	 from, to;	/* PERIOD_NONE when not given; one alone
					 * is FROM */
	bool		 since;
	size_t		 at[3];		/* in EXPR: of indicator, from, to */
};

/* False, said in DIAGS at the place of the fault, for what is no question. */
bool ask_parse(const struct question *question, struct ask_parts *out,
    struct diags *diags);

/* The place of byte OFFSET of the question's expression. */
struct place ask_place(const struct question *question, size_t offset);

/* The expressions as mdoc(7), for the manual page. */
void ask_manual(struct buf *out);

/* ---- figure.c: whether words say a figure ---- */

/* What a figure is of.  The sign of a difference may go unwritten, and words of
 * direction beside it are checked. */
enum figure_of { FIGURE_OF_VALUE, FIGURE_OF_CHANGE, FIGURE_OF_GAP };

/* How a target bounds: "less than", "more than", "at least", "at most". */
enum figure_bound {
	FIGURE_BOUND_NONE, FIGURE_BOUND_LESS, FIGURE_BOUND_MORE,
	FIGURE_BOUND_LEAST, FIGURE_BOUND_MOST
};

/* What the data say; strings borrowed. */
struct figure_fact {
	struct num		value;
	struct str		text;	/* as it would be printed, with unit */
	struct str		names;	/* words for what is counted, which may
					 * stand beside the figure */
	struct str		other;	/* whom it is set against; else empty */
	enum figure_of		of;
	int			way;	/* of a difference, plainly: 1 is up or
					 * above, -1 down or below, 0 neither
					 * at the precision of print */
	int			good;	/* the same by the indicator's better
					 * side: 1 is better */
	bool			met;	/* of a gap: the target is */
	enum figure_bound	bound;	/* of a target */
};

enum figure_says {
	FIGURE_DIFFERS,
	FIGURE_AGREES,
	FIGURE_UNCHECKED,	/* it agrees, but more words stand there */
};

/*
 * Whether WRITTEN ("30%", "307", "three", "£1.2 million", "down 3.5 points",
 * "less than 5%") says FACT: its number at the precision it is written in, its
 * sign, unit, direction and bounds.  Without a number only the direction of a
 * difference can agree.  *BESIDE is set with FIGURE_UNCHECKED: the first word
 * (or further number) in WRITTEN that nothing is known of.
 */
enum figure_says figure_check(struct str written,
    const struct figure_fact *fact, struct str *beside);

/* Whether a figure printed as TEXT is nought to its readers. */
bool figure_prints_nought(struct str text);

/* ---- way.c: which way the words round a difference say it went ---- */

enum way_says {
	WAY_UNSAID,	/* nothing, or nothing that can be held against it */
	WAY_AGREES, WAY_DIFFERS,
	WAY_DOUBTED	/* it differs, if it is said of this figure at all */
};

/*
 * What the sentence, BEFORE and BEHIND the brackets, says of FACT, a difference:
 * "Calls fell by [3%]", "[3%] fewer".  *WORD, unless WAY_UNSAID, is the word of
 * direction.  English only.
 */
enum way_says way_check(struct str before, struct str behind,
    const struct figure_fact *fact, struct str *word);

/* Whether WRITTEN, in the brackets, says itself which way FACT went. */
bool way_is_said(struct str written, const struct figure_fact *fact);

/* ---- when.c: which month the words round a figure say it is of ---- */

struct when {
	int		month, year;	/* 1 to 12; year 0: not said */
	bool		than;		/* the one a difference is from */
	struct str	word;		/* that names it; borrowed */
};

/*
 * Whether the sentence, BEFORE and BEHIND the brackets, plainly says of which month
 * the figure is, or from which the difference: "In January []", "[] fewer than in
 * December"; NAMES are words for what is counted, as in "Calls in January were []".
 * English only.
 */
bool when_said(struct str before, struct str behind, struct str names,
    struct when *out);

/* ---- claim.c: whether words alone say what the data do ---- */

enum claim {
	CLAIM_FALLING, CLAIM_RISING, CLAIM_LEVEL, CLAIM_MIXED,
	CLAIM_BETTER, CLAIM_WORSE,	/* of a trend */
	CLAIM_LOWEST, CLAIM_HIGHEST, CLAIM_BEST, CLAIM_WORST,
	CLAIM_ON_TRACK, CLAIM_OFF_TRACK,
	CLAIM_ALWAYS, CLAIM_USUALLY, CLAIM_NEVER,
	CLAIM__MAX
};

/* What the data say of claims; names borrowed. */
struct claim_fact {
	unsigned	decided;	/* 1 << CLAIM_FALLING ...: of these they
					 * say whether they hold ... */
	unsigned	holds;		/* ... and these do */
	struct str	names;		/* see struct figure_fact */
	struct period	from, to;	/* looked at: "this year", "since June"
					 * are held against them; NONE: such
					 * words are not understood */
};

/*
 * Whether WRITTEN claims only what holds; "not falling" claims the opposite.
 * It differs also when nothing that is decided is claimed.  *BESIDE as for
 * figure_check().
 */
enum figure_says claim_check(struct str written, const struct claim_fact *fact,
    struct str *beside);

/* Whether WRITTEN makes a claim that is DECIDED; whether it says that something
 * is better or worse. */
bool claim_stands_in(struct str written, unsigned decided);
bool claim_judges(struct str written);

#endif
