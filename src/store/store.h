/*
 * store/store.h - the period data, in one SQLite file, as revisions.
 *
 * Rows are superseded, never overwritten; a read sees what stood after a given
 * import.  A file goes in whole or not at all.  What is returned lives in the
 * arena given.  Every fault is in the store's diagnostics when a function
 * answers false or NULL.
 */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/input.h"
#include "store/records.h"
#include "store/series.h"

struct store;		/* opaque; one open database */
struct breakdown_of;	/* below, with the ledger */

enum store_mode {
	STORE_READ,	/* must exist, also of an older version; read as it
			 * stood when it was opened, whatever is written
			 * meanwhile */
	STORE_WRITE,	/* must exist; migrated to this program's version */
	STORE_CREATE,	/* made when missing */
	STORE_TRIAL	/* one of that name, made in memory and lost */
};

/* Open PATH.  NULL, said in DIAGS, when it is missing, locked past patience, not
 * a database, damaged, another program's, or newer than this program. */
struct store *store_open(const char *path, enum store_mode mode,
    struct arena *arena, struct diags *diags);

/* Say at AT that there is no store PATH, how one is made there, and which one may be
 * meant. */
void store_missing(struct arena *arena, struct diags *diags, struct place at,
    const char *path);

/* With what the name of a file ends that SQLite keeps beside a store, behind that one's:
 * "-wal"; NULL behind the last of them. */
const char *store_sidecar(size_t i);

/* Whether the file PATH begins as a store does; nothing is opened. */
bool store_look(const char *path);

void store_close(struct store *store);

/* The same of one that this run has made and put nothing into; it is taken away,
 * unless somebody else has come to it meanwhile. */
void store_discard(struct store *store);

/* How long to wait while another program writes: five seconds unless said. */
void store_patience(struct store *store, int milliseconds);

/* Read from now on as things stood at the end of DATE (UTC). */
bool store_as_at(struct store *store, struct date date);

/* The kinds of data file, told apart by their header. */
enum data_kind {
	DATA_INDICATORS, DATA_OBSERVATIONS, DATA_COMPARATORS, DATA_TARGETS,
	DATA_AREAS, DATA_NEIGHBOURS, DATA_AUDITS, DATA_RECOMMENDATIONS,
	DATA_UPDATES, DATA_DECISIONS, DATA__MAX
};
const char *data_kind_name(enum data_kind kind);

struct import_options {
	bool		 dry_run;	/* say what would change, change nothing */
	/* Called when all files are in, before they stay or, of a dry run, go
	 * again: every read and ledger_stale() answer as if they stayed.  What
	 * is behind import SINCE is of this call.  May be NULL. */
	void		(*preview)(void *arg, struct store *store,
			    int64_t since);
	void		*arg;
	/* Called now and then, with how many rows of FILE were read so far, by
	 * imports alone.  May be NULL. */
	void		(*progress)(void *arg, const char *file, size_t rows);
	void		*progress_arg;
	struct str	 reason;	/* kept with each superseded row */
	int64_t		 time;		/* seconds since 1970, from the caller */
};

struct import_result {
	enum data_kind	 kind;
	size_t		 rows, added, revised, same;
	int64_t		 import;	/* its number; 0 when nothing changed */
};

/*
 * Import FILES, each whole or not at all, and none of them when one has an
 * error.  Their order does not matter: indicators go in before observations.
 * RESULTS has one entry a file, in the order given.  Importing what is already
 * there changes nothing.
 */
bool store_import(struct store *store, const char *const *files, size_t nfiles,
    const struct import_options *options, struct import_result *results);

/* The column tables as mdoc(7) list items, for the manual page. */
void import_manual(struct buf *out);

/* ---- imports: which there were, taking one back, and all data as files ---- */

struct import_read {
	int64_t		 number, time;
	enum data_kind	 kind;
	struct str	 file, reason;
	struct str	 given;		/* the reason as a person gave it: of an
					 * undo without what that says of itself */
	int64_t		 rows;
	int64_t		 undoes;	/* the import it takes back; 0: none */
	int64_t		 undone;	/* by which it was taken back; 0: none */
};

/* All that reads see, oldest first. */
bool store_imports(struct store *store, const struct import_read **out,
    size_t *n);

/* The one of NUMBER among N; NULL when there is none. */
const struct import_read *imports_find(const struct import_read *all, size_t n,
    int64_t number);

struct undo_result {
	enum data_kind kind;
	size_t	removed;	/* rows that stood nowhere before */
	size_t	restored;	/* rows that are as before again */
	size_t	kept;		/* rows that a later import had changed: they
				 * stay as that one has them */
	int64_t	import;		/* the first that was made; 0: nothing changed */
};

/*
 * Take the N imports NUMBERS back, all or none, the newest first, as revisions:
 * what one added is superseded by nothing, what it changed by what stood before,
 * under the file and line that had it.  An import for each such file is made, which
 * `undoes` the one taken back; taking one of those back takes all of them back, and
 * the rows are as that import had them.  A row that a later file only said again is
 * not known as that one's: it goes, and files that may have are named in a warning.
 * OPTIONS as for an import; its reason is kept.  RESULTS has one entry each, in the
 * order given.
 *
 * False, said, and nothing is changed: when there is no such import, when it was
 * taken back already, when other data still refer to what it defined, and when a
 * target, audit, area or recommendation that would come back does not agree with
 * what later imports brought, as an import of it would not.  Not checked is that
 * figures suit an indicator which is as before again, as no import does, nor that
 * parts are less than their whole.
 */
bool store_undo(struct store *store, const int64_t *numbers, size_t n,
    const struct import_options *options, struct undo_result *results);

/* A row of data that one or more imports changed. */
struct row_change {
	enum data_kind	 kind;
	struct str	 file;		/* that has it; of a row that went, that
					 * had it */
	int		 line;		/* of that file */
	bool		 part;		/* by category: it may be withheld from
					 * the public */
	struct str	 what;		/* its key: "re-referrals, 2022-12" */
	struct str	 was, now;	/* the columns that differ: "numerator 89";
					 * empty: there was none, it is gone */
};

/* What rows of KIND are, and were after import SINCE, in the order of their
 * files: those that changed or went, and NEWCOMERS too if asked for.  At most MOST
 * are given in OUT, N says how many there are. */
bool store_changes(struct store *store, enum data_kind kind, int64_t since,
    bool newcomers, size_t most, const struct row_change **out, size_t *n);

/* What store_export() leaves out of a public file. */
struct export_result {
	size_t	rows;
	size_t	withheld;	/* rows by category that no public paper has
				 * shown as they are */
	size_t	untold;		/* rows without their reason */
};

/*
 * All rows of KIND that reads see, as a data file that imports again to the same:
 * header first, in the order in which their files first had them.  EVERYTHING: also rows by category
 * that no public edition of any pack has shown with their numerator and
 * denominator; else those are left out and counted.
 */
bool store_export(struct store *store, enum data_kind kind, bool everything,
    struct buf *out, struct export_result *result);

/* The same for the public, without the reasons of rows that TELLS, given ARG, says
 * yes to: those are counted. */
bool store_export_public(struct store *store, enum data_kind kind,
    bool (*tells)(void *arg, struct str reason), void *arg, struct buf *out,
    struct export_result *result);

/* The names, in ARENA and each once, of the categories of which STORE has or had a
 * row that no public paper has shown as it was.  No ledger keeps it. */
bool store_unseen(struct store *store, struct arena *arena, struct str **names,
    size_t *n);

/* Every period for which INDICATOR in AREA ("" is the authority) has a revision
 * that reads see, also superseded ones: oldest first. */
bool store_periods(struct store *store, const struct indicator *indicator,
    struct str area, struct period **out, size_t *n);

/* NULL when nobody defined ID: nothing is said, the caller knows the place. */
const struct indicator *store_indicator(struct store *store, struct str id);

/* All indicators known, by id. */
size_t store_indicators(struct store *store, const struct indicator ***out);

/* Observations of INDICATOR in AREA ("" is the authority) from FROM to TO, of
 * the kind of FROM.  An empty series when there are none. */
bool store_series(struct store *store, const struct indicator *indicator,
    struct str area, struct period from, struct period to, struct series *out);

/* The target of INDICATOR that holds in PERIOD; NULL when there is none. */
const struct target *store_target(struct store *store,
    const struct indicator *indicator, struct period period);

/* For each comparator name the latest row whose period does not begin after
 * PERIOD ends. */
bool store_comparators(struct store *store, const struct indicator *indicator,
    struct period period, struct comparators *out);

/* Every comparator's name that the store has, in order. */
size_t store_comparator_names(struct store *store, struct str **out);

/* The neighbours of AREA ("" is the authority) in MODEL, by rank; none is an
 * empty list.  MODEL "" is the one there is, and none of several. */
bool store_neighbours(struct store *store, struct str area, struct str model,
    struct neighbours *out);

/* Every model that the authority has neighbours in, in order, "" among them where a
 * row has none: for messages, and in no ledger. */
size_t store_neighbour_models(struct store *store, struct str **out);

/* INDICATOR in AREA and PERIOD by the categories of BREAKDOWN; none is an empty
 * list.  The whole is store_series()'s. */
bool store_breakdown(struct store *store, const struct indicator *indicator,
    struct str area, struct period period, struct str breakdown,
    struct categories *out);

/* Every breakdown's name that INDICATOR has figures by, in order. */
size_t store_breakdowns(struct store *store, const struct indicator *indicator,
    struct str **out);

/* Every revision of an observation that store_as_at() lets one see.  A figure
 * that was never corrected has one, an unknown one none. */
bool store_revisions(struct store *store, const struct indicator *indicator,
    struct str area, struct period period, struct revision_reads *out);

/* The same of a row of TABLE: what CATEGORY was.  No ledger keeps it. */
bool store_row_revisions(struct store *store, const struct breakdown_of *table,
    struct str category, struct revision_reads *out);

/* Every category that TABLE has or had, in the order in which they first came.
 * No ledger keeps it. */
bool store_categories(struct store *store, const struct breakdown_of *table,
    struct str **out, size_t *n);

/* The audits of PROGRAMME by service, summed over what lies wholly within FROM
 * to TO: as moderated, or as first graded.  Services of which that stage has no
 * row are left out. */
bool store_audits(struct store *store, struct str programme,
    struct period from, struct period to, bool moderated,
    struct audit_rows *out);

/* Every programme of audits that the store has, in order. */
size_t store_programmes(struct store *store, struct str **out);

/* What the paper for the panel's MEETING can tell of: recommendations made
 * before it, updates up to that day, and decisions before it.  What comes later
 * does not make the paper out of date. */
bool store_actions(struct store *store, struct date meeting,
    struct actions *out);

/* Whether any recommendation was imported by then.  For messages alone: no
 * ledger keeps it. */
bool store_has_actions(struct store *store);

/* The authority's name, from areas; empty when there is none. */
struct str store_authority(struct store *store);

/* The number and time of the newest import seen by reads; 0 for none. */
int64_t store_newest(struct store *store, int64_t *time);

/* Whether the authority has any figure for MONTH, also a mark in the place of one;
 * NEWEST becomes the last month that it has one for, PERIOD_NONE when there is none.
 * For messages alone: no ledger keeps it. */
bool store_month(struct store *store, struct period month,
    struct period *newest);

/*
 * The ledger.  Between ledger_begin() and ledger_end() every read above is kept
 * with a digest of its answer, also one that found nothing.
 */
struct publication {
	struct str	pack, edition;	/* "performance-summary", "public" */
	struct period	period;
	struct str	path, digest;	/* of the PDF */
	int64_t		time;
	int		issue;		/* out: 1, 2 ... for this pack, edition
					 * and period */
	int		first_page;	/* its first page's number, 1 or more */
	int		last_page;	/* the last page number it used, those of
					 * pages left out counted; 0: not
					 * known */
	struct part	*parts;		/* what it was made of, for the next
					 * issue to say what changed */
	size_t		 nparts;
	struct str	 layout;	/* its file, from the root; empty: not
					 * known, of a store of before */
	struct period	 asked;		/* the period it was asked for by an
					 * option; PERIOD_NONE: the layout's */
	const struct inputs *inputs;	/* files, with digests; NULL when read */
	const struct stand *stands;	/* on which pages each reading stands */
	size_t		 nstands;
	struct str	 pages;		/* out, of ledger_printed(): where the
					 * figure stands, "ii, 4, 7-9"; empty:
					 * not known */
	int64_t		 seen;		/* out: the newest import it could
					 * read */
};

/* That what was read under READING stands on a page. */
struct stand {
	unsigned	reading;
	unsigned	number;		/* of the page, as printed */
	bool		front;		/* i, ii ... */
};

/* A part of a pack: an agenda item's papers, the agenda itself. */
struct part {
	struct str	id;		/* "item 9": stays when titles change */
	struct str	title;		/* as people know it: "Item 9, Quality
					 * assurance: its report" */
	char		digest[65];	/* SHA-256 of what it says */
};

void ledger_begin(struct store *store);
void ledger_end(struct store *store);

/*
 * A READING is a stretch of a paper that shows what was read for it: a section, a
 * row of a table, a figure in a sentence.  From ledger_enter(), which gives its
 * number, to ledger_leave() every read, also one asked before, is kept as made for
 * it, and not for the one around it.  0, and nothing kept, while no ledger is in
 * force.  Those made for no reading stand on no page of their own.
 */
unsigned ledger_enter(struct store *store);
void ledger_leave(struct store *store);

/* What was read for OTHER counts for READING too: a note that sums rows up. */
void ledger_also(struct store *store, unsigned reading, unsigned other);

/* What is read of the ledger below is all that was published, or as of
 * store_as_at() what could read no later import. */

/* The issue number the next publication of this pack will have. */
int ledger_next_issue(struct store *store, struct str pack, struct str edition,
    struct period period);

/* The newest publication of this pack that is done, with its parts; false when
 * there is none. */
bool ledger_last(struct store *store, struct str pack, struct str edition,
    struct period period, struct publication *out);

/* The same of issue number ISSUE. */
bool ledger_issue(struct store *store, struct str pack, struct str edition,
    struct period period, int issue, struct publication *out);

/* The same of the first issue after number ISSUE, without its parts. */
bool ledger_after(struct store *store, struct str pack, struct str edition,
    struct period period, int issue, struct publication *out);

/*
 * What this pack was as of store_as_at(): its newest issue that could read no
 * later import, with its files and their digests, without parts.  All reads, also
 * those of the ledger, are from then on as they were when that issue was begun.
 * False, changing nothing, when there is none, or without store_as_at().
 */
bool ledger_then(struct store *store, struct str pack, struct str edition,
    struct period period, struct publication *out);

/* The publication that is done and lies at PATH, from the root: the one whose bytes
 * the file there has, wherever it was written, since folders are moved and copied;
 * of several with the same bytes, one of that name; or else the one that was put at
 * PATH last.  False when there is none. */
bool ledger_at(struct store *store, const char *path, struct publication *out);

/* Whether PUBLICATION's file lies, as it was published, where it was put. */
bool ledger_in_place(struct store *store,
    const struct publication *publication);

/* Whether the file PATH has the bytes of an issue of this pack: what is pending is
 * done, once its file is there. */
bool ledger_wrote(struct store *store, const char *path, struct str pack,
    struct str edition, struct period period);

/* The last page number of the newest publication of this pack that is done: where
 * a supplement goes on.  0 when there is none.  A read like those of the data,
 * kept while the ledger is in force. */
int ledger_last_page(struct store *store, struct str pack, struct str edition,
    struct period period);

/* The packs whose last issue asked ledger_last_page() of PUBLICATION's pack, in
 * its edition and period: its supplements, without their parts. */
bool ledger_supplements(struct store *store,
    const struct publication *publication, const struct publication **out,
    size_t *n);

/* The publications that are done and read INDICATOR's own figure of PERIOD as it
 * stood from import FROM on and before import TO: who printed what a correction
 * has superseded.  By time, with the pages that print it, without parts.  Each
 * issue of a pack once: its public edition, with its pages, where there is one.
 * What a paper for the public read and shows on no page it has not printed.
 * No ledger keeps it. */
bool ledger_printed(struct store *store, const struct indicator *indicator,
    struct period period, int64_t from, int64_t to,
    const struct publication **out, size_t *n);

/* Record the publication with its reads and parts as pending, as the issue it says
 * it is (0: the next), which another run may have taken meanwhile: then false;
 * ledger_done() when the file is in place.  The store must be open for writing. */
bool ledger_publish(struct store *store, struct publication *publication);
bool ledger_done(struct store *store, const struct publication *publication);

/* Which table by category: of an indicator, in one period and area. */
struct breakdown_of {
	const struct indicator	*indicator;
	struct period		 period;
	struct str		 area, breakdown;
};

/* A row of such a table as an edition for the public printed it: what it was, and
 * how much of it was not withheld. */
struct printed_row {
	struct str	category;
	bool		share, base;	/* shown: the numerator with its share,
					 * the denominator */
	int64_t		numerator, denominator;
	int64_t		publication;	/* out: the same for rows that stood in
					 * one table */
	bool		stands;		/* out: on a page of it; a row of an exempt
					 * paper stands on none */
};
struct printed_rows {
	struct printed_row	*at;
	size_t			 n;
};

/* Keep that ROW is printed, as part of what is about to be published; nothing
 * while no ledger is in force. */
void ledger_row(struct store *store, const struct breakdown_of *table,
    const struct printed_row *row);

/* How the rows of TABLE were printed in the public editions of every pack that
 * are done: those of a publication together, the oldest first. */
bool ledger_rows(struct store *store, const struct breakdown_of *table,
    struct printed_rows *out);

/* The ids, in order, of the indicators whose tables of the period, area and breakdown
 * of TABLE, be it TABLE itself, had a row withheld in such an edition. */
bool ledger_withheld(struct store *store, const struct breakdown_of *table,
    struct str **out, size_t *n);

/* Record the publication as done, but in a file of its own at PATH, which
 * ledger_merge() takes: for a build on a copy of the store, whose file is in
 * place.  An issue that the copy has, of the same digest, is confirmed by it, as
 * by ledger_confirm().  PATH is written whole or not at all, and of a members'
 * edition for its owner alone. */
bool ledger_record(struct store *store, struct publication *publication,
    const char *path);

/* Whether the record PATH, if there is one, knows of the paper that lies at PAPER,
 * from the root, OUT, as ledger_at() does: it may not be merged yet. */
bool ledger_record_has(struct store *store, const char *path,
    const char *paper, struct publication *out);

/* Whether PATH may take a record of PUBLICATION, of which the pack, edition and
 * period are looked at: nothing is there, or an older record of the same; else
 * said.  For whoever is about to put the paper itself in its place. */
bool ledger_record_fits(struct store *store, const char *path,
    const struct publication *publication);

struct merge_result {
	size_t	merged, known;		/* known: recorded before, alike */
};

/*
 * Take what ledger_record() wrote into PATHS over into the ledger, all or none:
 * false, said with its path, for one that is no record, of another store, or that
 * says otherwise than what is recorded of the same issue.  Any order, any number
 * of times.
 */
bool ledger_merge(struct store *store, const char *const *paths, size_t n,
    struct merge_result *result);

/* Whether the store can be written now; else said, with nothing changed.  For whoever
 * is about to put a file in its place first. */
bool store_writable(struct store *store);

/* The published file PUBLICATION was made again from what is here now, byte for
 * byte the same, and is in place: keep the reads of the ledger in force, and its
 * path, layout, inputs and stands, as what it printed from now on.  False, said,
 * when no such issue with this digest is done. */
bool ledger_confirm(struct store *store, const struct publication *publication);

/* Of what a paper for the public read and shows on none of its pages: that it has
 * changed is told, and nothing else of it. */
#define REASON_UNSEEN	"unseen"

/* Why a published pack is out of date. */
struct reason {
	struct str	 kind;		/* of read: "series", "target" ... or
					 * REASON_UNSEEN; of a file: "layout",
					 * "text" ...; "output": the PDF is not
					 * there, or another */
	struct str	 about;		/* the indicator's id, the file's path (of
					 * kind "exempt": none), or what else was
					 * read: a programme, a pack, the day of a
					 * meeting, whose neighbours ("": the
					 * authority) */
	struct str	 pages;		/* that print it, "ii, 4, 7-9"; empty: not
					 * known, or all */
	/* Of a series: one reason for each figure that changed, also where its
	 * history alone was read; one of kind "revisions" where the figure is
	 * the same. */
	const struct indicator	*indicator;	/* NULL: see ABOUT */
	struct str		 area;
	struct period		 period;
	struct observation	 was, now;	/* of kind PERIOD_NONE: there was,
						 * is none */
	struct str		 breakdown;	/* of kind "breakdown" */
	struct str		 why;		/* given with the import, or row */
	int64_t			 time;		/* of that import */
	int64_t			 import;	/* its number; 0: not known */
};

struct stale {
	struct publication	 publication;	/* without parts; with inputs where
						 * they were looked at, as of what is
						 * out of date */
	int64_t			 checked;	/* the import as of which all that it
						 * read was asked again, and was as
						 * printed: for ledger_keep(); 0: it
						 * need not be, or was not */
	bool			 keep;		/* ledger_keep() has something to
						 * keep of it */
	struct reason		*reasons;	/* none: it is up to date */
	size_t			 n;
	/* Who has the name of its file by now: who put there what is there; or
	 * else, of the latest periods of all packs that have it, the one that
	 * was put there last.  It is RETIRED then: never out of date.  NULL: the
	 * name is its own. */
	const struct publication *taker;
	bool			 past;		/* a later period of its pack was
						 * published: its files may be that
						 * one's by now, and are no reason */
	bool			 locked;	/* out of date, and cannot be made again
						 * from what is here: its layout is gone,
						 * or it is past and a file with its words
						 * is not as it was */
	bool			 altered;	/* out of date, and in its file's place
						 * lies one with no publication's
						 * bytes */
};

/* The last issue of each pack, edition and period, in their order; OUT lives in
 * the arena.  What was read is asked again only where an import came since. */
bool ledger_stale(struct store *store, const struct stale **out, size_t *n);

/* Keep what ledger_stale() found as it was printed, so that it is not asked again
 * until the next import, of the N in ALL; and how files look that were read and
 * are the same, so that they need not be read again.  For a store open for
 * writing.  Without it every answer is the same, but with years of publications,
 * or files from a backup, ledger_stale() is slower. */
bool ledger_keep(struct store *store, const struct stale *all, size_t n);

/* What ISSUE, an issue of before, printed otherwise than it would be now: reasons
 * of data alone, also those that ledger_stale() tells nothing of. */
bool ledger_since(struct store *store, const struct publication *issue,
    struct reason **out, size_t *n);

/* The same, as ledger_stale() tells it: of what is retired. */
bool ledger_told(struct store *store, const struct publication *issue,
    struct reason **out, size_t *n);

#endif
