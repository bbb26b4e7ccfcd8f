/*
 * paper/data_int.h - what tables and charts show, as CSV that rides along.
 *
 * A file has what its table or chart prints, and nothing that these leave out:
 * it is made of the same words, after anything was withheld.  The first columns
 * are packwright-data(5)'s where there is such a kind, so that the rows can be
 * imported; those in parentheses are as printed, for people, and imports pass
 * them over.  A status is the data's own: the mark of a figure that was published
 * otherwise is ours, and stands in parentheses.
 */
#ifndef PAPER_DATA_INT_H
#define PAPER_DATA_INT_H

#include "chart/bars.h"
#include "paper/paper_int.h"

/* A file on its way; opaque. */
struct data;

/* A file about TITLE, named after SECTION, with a column for each of the N
 * HEADS.  NULL when the pack carries no data: all below then do nothing. */
struct data *data_new(struct paper *paper, const struct section *section,
    struct str title, const struct str *heads, size_t n);

/* A row: a cell for each head. */
void data_row(struct data *data, const struct str *cells);

/* The file, for a block's `data`; NULL without DATA, or when it has no rows. */
const struct attachment *data_end(struct data *data);

/* A heading "(WORDS)". */
struct str data_heading(struct arena *arena, struct str words);

/* What a cell is in a file that is TEXT in a table: "c" for "[c]", nothing for
 * a dash. */
struct str data_cell(struct str text);

/* The number of a figure as PRINTED, plain: "1428" of "1,428", "-0.5" of
 * "−0.5%".  Never more digits than people are shown. */
struct str data_number(struct arena *arena, struct str printed);

/* What a line's LABEL says behind its name: "22%" of "Neighbours, 22%", "81% or
 * more" of "Target 81% or more". */
struct str data_level(struct str label);

/* The months of CHART, of SECTION, called TITLE. */
const struct attachment *data_chart(struct paper *paper,
    const struct section *section, struct str title, const struct chart *chart);

/* What a bar of a chart against a target is of. */
struct bar_source {
	const struct indicator	*indicator;	/* NULL: of others */
	struct period		 period;
	bool			 first;		/* as it was first reported */
	enum symbol		 symbol;	/* that the data has beside it */
};

/* The bars of CHART about INDICATOR, of SECTION: a source for each. */
const struct attachment *data_bars(struct paper *paper,
    const struct section *section, struct str measure,
    const struct indicator *indicator, const struct bar_source *sources,
    const struct target_bars *chart);

/* The line that says that the file carries data, where it does: MADE is what it
 * will have, or NULL while that is to come. */
void data_note(struct paper *paper, struct blocks *made, struct blocks *out);

#endif
