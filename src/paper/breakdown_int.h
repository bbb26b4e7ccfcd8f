/*
 * paper/breakdown_int.h - what the files of the breakdown section share.
 *
 * A BASE is what was counted among (assessments completed), a SHARE what was
 * counted (those in time), the REST what is left (those late).  A row may be
 * WITHHELD in the public edition: its share and rest, or its base too.
 */
#ifndef PAPER_BREAKDOWN_INT_H
#define PAPER_BREAKDOWN_INT_H

#include "paper/plate_int.h"

enum breakdown_sort { SORT_REST, SORT_SHARE, SORT_FILE };
enum breakdown_bars { BARS_REST, BARS_SHARE, BARS_NONE };

/* The settings of [breakdown]. */
struct breakdown {
	struct item		title, standfirst, measure, note;
	struct item		withheld_title, withheld_standfirst;
	struct item		withheld_measure, withheld_note;
	struct item		indicator, breakdown;
	struct period_item	period;
	struct item		label, base, share, rest;
	int			sort, bars, dark;
	bool			suppress, first_reported;
};

struct breakdown_row {
	struct str	name;
	bool		known;		/* both counts are */
	int64_t		share, base;
	enum symbol	symbol;		/* beside them, or in their place when
					 * they are not */
	bool		hide_share, hide_base;
	int64_t		changed;	/* by this import; 0: as first given */
	bool		revised;	/* since it was published: marked */
};

struct breakdown_page {
	const struct breakdown	*settings;
	struct breakdown_of	 of;
	struct breakdown_row	*rows;
	size_t			 n;
	struct breakdown_row	 total;
	bool			 withheld;	/* something is, here */
	bool			 revised;	/* a row is marked so */
	bool			 total_holds;	/* the indicator says no other
						 * figure of the whole than the
						 * total */
};

/* The month SETTINGS are of. */
struct period breakdown_period(const struct paper *paper,
    const struct breakdown *settings);

/* What the store has for SETTINGS in PERIOD, nothing withheld; false, said, when
 * there is none. */
bool breakdown_read(struct paper *paper, const struct breakdown *settings,
    struct period period, struct breakdown_page *page);

/* breakdown_table.c: the table, PAPER's width across. */
struct block *breakdown_table(struct paper *paper,
    const struct breakdown_page *page);

/* revised.c: mark the rows of PAGE that the public has seen otherwise, once what is
 * withheld is known. */
void breakdown_revised(struct paper *paper, struct breakdown_page *page);

/* The file with what that table of SECTION shows; NULL: none. */
const struct attachment *breakdown_data(struct paper *paper,
    const struct section *section, const struct breakdown_page *page);

/* withhold.c: say what of PAGE's rows this edition withholds, the same for every
 * section of the pack that shows them, and keep in the ledger what it shows.
 * False, said, when the totals would give small numbers back whatever is
 * withheld: none of the table may be shown.  What else may be looked at is said
 * at PLACE. */
bool breakdown_withhold(struct paper *paper, struct breakdown_page *page,
    struct place place);

/* What this edition shows of the table OF, which stands in the pack, as
 * breakdown_withhold() says it there: no rows when it is left out.  Nothing is kept,
 * and what is amiss is said of the table itself.  False when there is none. */
bool breakdown_shown(struct paper *paper, const struct breakdown_of *of,
    struct breakdown_page *page);

/* breakdown_table.c: the marks beside ROW's percentage, such as "p, r"; empty: none,
 * or it is withheld. */
struct str breakdown_marks(struct arena *arena,
    const struct breakdown_row *row);

/* breakdown.c: the title that this edition prints of SECTION, a [breakdown]. */
struct item breakdown_title(struct paper *paper,
    const struct section *section);

/* ---- withheld_check.c ---- */

/* PAGE withholds rows in this edition: of those all words will be looked at. */
void withheld_table(struct paper *paper, const struct breakdown_page *page);

/* TEXT, an author's words in the section being made, stands beside that table: no
 * number in it goes unsaid, but for those in the names of rows. */
void withheld_words(struct paper *paper, const struct breakdown_page *page,
    struct item text);

/* BLOCK has nothing but what this program says of such a table, or of another by the
 * same rows. */
void withheld_own(struct paper *paper, const struct block *block);

#endif
