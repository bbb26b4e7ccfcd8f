/*
 * paper/withhold_int.h - what the files share that withhold small numbers.
 *
 * Tables of the same rows, which are by the same breakdown in the same period,
 * are a GROUP: those late give back those in time.  So they withhold the same
 * rows, wherever in the pack they stand.  Of two tables of which one counts among
 * what the other one counted, the BASES of the LOWER are the shares, or what is
 * left, of the UPPER: these are withheld together.
 *
 * A PAST table is one of an indicator that has none in the pack, but had one of
 * the same rows in an earlier issue, which withheld some.
 */
#ifndef PAPER_WITHHOLD_INT_H
#define PAPER_WITHHOLD_INT_H

#include "measure/suppress.h"
#include "paper/bind_int.h"
#include "paper/breakdown_int.h"

/* A section with a table, and the layout it is of. */
struct standing {
	const struct layout	*layout;
	const struct breakdown	*settings;
};
struct standings {
	struct standing	*at;
	size_t		 n;
};

/* A table of a group, or what is left of it where it stands twice. */
struct counted {
	struct breakdown_page	 page;
	struct place		 place;
	bool			 wanted;	/* small numbers are withheld */
	struct printed_rows	 printed;	/* in earlier issues */
	bool			 left_out;	/* one of which had no table */
	/* By counted_read(): */
	struct str		*names;		/* of each share row */
	struct share_table	 shares;
	bool			 provable;	/* what is not known of it does not
						 * keep it from being judged */
};

/* What of a table is withheld where another one withholds something. */
struct tie {
	bool	shares;		/* the share, for its share */
	bool	bases;		/* the base, for its base */
	bool	upper;		/* the share, for its base */
	bool	lower;		/* the base, for its share */
};

struct group {
	struct counted	*at;
	size_t		 n;
	struct tie	*ties;		/* of each with each, by ties_read() */
	struct counted	*past;		/* with .page.of and .printed alone, and
					 * what was read of them */
	size_t		 npast;
};

/* ---- withhold_group.c ---- */

/* All tables of the pack that the public sees. */
struct standings standings_all(struct paper *paper);

/* Whether what stands AT may be of PERIOD: where neither section nor layout says,
 * it is of the build's month or the pack's. */
bool standing_is_of(const struct paper *paper, const struct standing *at,
    struct period period);

/* PAGE and all tables of its rows in the pack; PAGE's own stands first.  False
 * when the store fails, which is said. */
bool group_read(struct paper *paper, const struct breakdown_page *page,
    struct group *group);

/* Whether any of GROUP is to withhold small numbers. */
bool group_is_wanted(const struct group *group);

/* ---- withhold_known.c ---- */

/* What the public can know of TABLE: its counts now, and as earlier issues had
 * them. */
void counted_read(struct paper *paper, struct counted *table);

/* The row NAME in what was read of TABLE; NULL when there is none. */
struct share_row *counted_row(const struct counted *table, struct str name);

/* TABLE was, as far as the reader knows, once published as BEFORE, in the arena;
 * nothing when that is known. */
void counted_was(struct counted *table, struct share_table *before);

/* The names of PAGE's rows that have no figure, as one; empty: there are none. */
struct str unknown_names(struct arena *arena,
    const struct breakdown_page *page);

/* The same rows as one ROW: what the whole has more than the others is theirs,
 * and of several their sum must not be found.  NAME is empty when there are none,
 * or nobody has the whole.  False when the whole has a figure that does not
 * say. */
bool unknown_row(struct paper *paper, const struct breakdown_page *page,
    struct str *name, struct share_row *row);

/* ---- withhold_tie.c: which tables count the same ----
 *
 * Of tables that were read.  What two indicators count is the same when their words
 * for it are, or when it is in half of the rows or more. */

/* Whether the two count among the same. */
bool share_bases(const struct counted *table, const struct counted *other);

/* The same, but words that say nothing do not count. */
bool same_bases(const struct counted *table, const struct counted *other);

/* Whether LOWER counts among what UPPER counted, or what that has left. */
bool counts_below(const struct counted *upper, const struct counted *lower);

/* Whether the shares of OTHER, or what it has left, are those of TABLE, or what that
 * has left; and then what ROW of OTHER says is the share of TABLE, among BASE. */
bool same_shares(const struct counted *table, const struct counted *other);
int64_t share_as(const struct counted *table, const struct counted *other,
    const struct printed_row *row, int64_t base);

/* What of TABLE is withheld where OTHER withholds something. */
struct tie tie_of(const struct counted *table, const struct counted *other);

/* All of GROUP's. */
void ties_read(struct paper *paper, struct group *group);

/* Whether of two tables of GROUP, one below the other or of the same counts, neither
 * gives back what is withheld; nor one of them and a past one. */
bool ties_hold(struct paper *paper, const struct group *group);

/* Withhold in TABLE what by TIE it must for OTHER; true when that is more. */
bool tie_copy(struct counted *table, const struct counted *other,
    const struct tie *tie);

/* ---- withhold_past.c ---- */

/* Find the past tables of GROUP; a table of it that would give back what one of
 * them withheld is wanted.  False when the store fails, which is said. */
bool past_read(struct paper *paper, struct group *group);

/* Withhold in TABLE of GROUP what its past tables withheld; and what they told of
 * its counts was told of it. */
void past_heed(struct paper *paper, const struct group *group,
    struct counted *table);

/* ---- withhold_said.c ---- */

/* PAGE's table is left out: said at PLACE, and kept. */
void leave_out(struct paper *paper, struct breakdown_page *page,
    const struct group *group, struct place place);

/* What this edition shows of PAGE, or of the rows of TABLE that have no figure,
 * for the ledger. */
void keep_rows(struct paper *paper, const struct breakdown_page *page);
void keep_unknown(struct paper *paper, const struct counted *table);

/* Say it of each table of GROUP, one of which withholds rows, that shows
 * everything. */
void check_wanted(struct paper *paper, const struct group *group);

/* Say it of rows of TABLE that were printed in full and still are what they
 * were. */
void check_printed(struct paper *paper, const struct counted *table);

/* Say it of a row of TABLE without a figure, alone among others whose whole is
 * known. */
void check_marks(struct paper *paper, const struct counted *table);

/* Say at PLACE which other tables of the pack may give back what PAGE withholds:
 * months add up to a quarter and teams to an office, and two tables that add up
 * one another know more than each by itself.  Nobody here knows which do. */
void check_others(struct paper *paper, const struct breakdown_page *page,
    struct place place);

#endif
