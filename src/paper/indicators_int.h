/*
 * paper/indicators_int.h - what the files of the indicator page share.
 */
#ifndef PAPER_INDICATORS_INT_H
#define PAPER_INDICATORS_INT_H

#include "paper/paper_int.h"

/* The settings of [indicators]. */
struct indicators {
	struct item	title, standfirst, note;
	struct items	ids, comparators, printed;
	int		months;
};

/* A month's figure as its cell prints it; widths in points. */
struct month_text {
	struct str	figure;		/* "24% [p]", "[c]" */
	enum symbol	symbol;		/* beside it, or in its place */
	bool		known;		/* a number is there */
	bool		revised;	/* since it was published */
	struct str	top, base;	/* "(89/" and "299)"; "": no fraction */
	double		top_width, base_width;
};

struct indicator_row {
	const struct indicator	 *indicator;
	struct place		  place;	/* in the layout */
	struct series		  series;
	struct month_text	 *texts;	/* one for each of SERIES, once
						 * indicator_months() made them;
						 * "" before the page's first
						 * month */
	const struct target	 *target;	/* NULL: none on record */
	const struct comparator	**comparators;	/* one a column; NULL: none */
	const struct comparator	 *last_year;	/* with or without a column;
						 * NULL: none */
	struct num		  rated;	/* what the target is held against:
						 * this month or the year to
						 * date */
	enum status		  status;
	struct change		  change;
	unsigned		  reading;	/* of all that is above */
	unsigned		  others;	/* of target and comparators
						 * alone */
};

/* What the table has printed that wants explaining: its cells note it, the notes
 * under it read it. */
struct printed {
	bool	fractions, shares;	/* the latter under percentages */
	bool	ratings;		/* or targets that may yet have one */
	bool	others;			/* figures of comparators */
	bool	arrows, senses;		/* a change, and whether that is better */
	bool	points, steps, percents; /* changes; a step may have its per cent
					 * behind it */
	bool	running;
	bool	in_march, each_month;	/* when a year's targets are rated */
	bool	revised;		/* since it was published */
	bool	symbols[SYMBOL__MAX];	/* of SYMBOL_NONE the dash */
};

/* In points; the label has what they leave. */
struct indicator_widths {
	double	month, now;		/* before the last, and that */
	double	target, comparator, status, change;
	size_t	wide;			/* a comparator whose heading would touch
					 * the one before it ... */
	double	wide_more;		/* ... and what it has beyond the others */
	double	pad;			/* before the first column of words behind
					 * those of figures */
};

struct indicator_page {
	const struct indicators	*settings;
	struct items		 comparators;	/* the columns: all that the layout
						 * asks for, else those with
						 * anything in them */
	struct period		*periods;	/* for which most figures of each
						 * of them are */
	bool			 targets;	/* a row has one: there are columns
						 * of target and status */
	struct indicator_row	*rows;
	size_t			 n;
	struct period		 from;		/* first month shown */
	size_t			 months;
	struct indicator_widths	 widths;
	struct printed		 printed;
};

/* Widths in points that the files of the table share. */
#define LABEL_LEAST	86.0
#define ARROW		9.5		/* before a change */
#define NOW_PAD		4.0
#define STATUS_PAD	6.0
#define SIDE_PAD	1.6

/* Of the column of a comparator of PAGE. */
double comparator_width(const struct indicator_page *page, size_t column);

/* What PAGE's changes have before them beyond the usual: they are words, and
 * without a status before them the first. */
double change_pad(const struct indicator_page *page);

/* indicator_months.c: make the texts of PAGE's rows; ROW's of MONTH, NULL when
 * nothing is on record for it. */
void indicator_months(struct paper *paper, struct indicator_page *page);
const struct month_text *month_text(const struct indicator_row *row,
    struct period month);

/* indicator_widths.c: PAGE's widths, from what stands in its columns; false when its
 * months are too many for their figures, which would be broken. */
bool indicator_widths(struct paper *paper, struct indicator_page *page);

/* indicator_table.c: the table; PAGE receives what it prints. */
void indicator_table(struct paper *paper, struct indicator_page *page,
    const struct section *section, struct blocks *out);

/* indicator_cells.c: ROW's cells, as a row of TABLE, whose columns are set. */
void indicator_cells(struct paper *paper, struct indicator_page *page,
    const struct indicator_row *row, struct table *table);

/* The current month's cell. */
void tint_cell(struct paper *paper, struct cell *cell);

/* Whether a word of TEXT is wider than ROOM; a figure's face where there is not
 * enough room for FACE. */
bool is_too_wide(const struct paper *paper, struct look look, struct str text,
    double room);
enum face condensed_face(enum face face);

/* " −£130,000", what stands beside the arrow of ROW, which has a change. */
struct str change_text(struct paper *paper, const struct indicator_row *row);

/* "21%" and "to date", or in March "in the year": what ROW's status is of where no
 * month shows it; both "" of a row that is not rated, or on its month. */
struct rated {
	struct str	figure, span;
	enum symbol	symbol;		/* beside the figure */
};
struct rated rated_text(const struct paper *paper,
    const struct indicator_row *row);

/* "24% [p]": FIGURE with the MARKS that stand beside it. */
struct str marked_text(struct arena *arena, struct str figure,
    struct str marks);

/* indicator_data.c: the file with what the table shows; NULL: none. */
const struct attachment *indicator_data(struct paper *paper,
    const struct indicator_page *page, const struct section *section);

/* indicator_notes.c: the key line and the three notes under the table. */
void indicator_notes(struct paper *paper, const struct indicator_page *page,
    struct blocks *out);

#endif
