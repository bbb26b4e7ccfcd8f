/*
 * store/store_int.h - what the files of this room share.
 *
 * A SHEET is a CSV file as cells.  A KIND is a kind of data file: its columns
 * and its rules.  A VALUE is a checked cell on its way into SQLite.
 */
#ifndef STORE_STORE_INT_H
#define STORE_STORE_INT_H

#include <sqlite3.h>
#include <stdarg.h>

#include "store/store.h"

/* ---- series.c: the words of data files ---- */

struct vocabulary {
	const char *const	*words;		/* an empty one is no choice */
	int			 n;
};

extern const struct vocabulary units, betters, aggregations, directions;
extern const struct vocabulary symbols;		/* all of them */
extern const struct vocabulary marks;		/* less "not available" */
extern const struct vocabulary besides;		/* those beside a figure */
extern const struct vocabulary grades, action_statuses;

/* The index of TEXT, whatever its case; false when it is none of the words. */
bool word_find(const struct vocabulary *words, struct str text, int *out);

/* Append the words: "a, b, c". */
void choices_list(const struct vocabulary *words, struct buf *out);

/* ---- names.c: a table in memory, from a name to what is known of it ---- */

struct names {
	struct name {
		struct str	 text;
		void		*data;
	}	*slots;
	size_t	 n, room;
};

/* What TEXT stands for, or NULL. */
void *names_find(const struct names *names, struct str text);

/* TEXT, which must be new, stands for DATA; both are borrowed. */
void names_add(struct names *names, struct arena *arena, struct str text,
    void *data);

/* ---- csv.c: a file's cells with their places ---- */

#define CELL_MOST	((size_t)1 << 20)	/* bytes */
#define COLUMNS_MOST	1000

struct cell {
	struct str	 text;		/* trimmed, quotes taken off */
	size_t		 at;		/* where it begins in the file */
	int		 line;
};

struct row {
	struct cell	*cells;
	size_t		 n;
	int		 line;
};

struct sheet;

/* Read TEXT, which must outlive the sheet, as CSV. */
struct sheet *sheet_open(struct arena *arena, struct str text);
void sheet_close(struct sheet *sheet);

enum sheet_step {
	SHEET_ROW,
	SHEET_END,
	SHEET_BROKEN		/* sheet_fault() says why; it cannot go on */
};

/* The next row that is not blank.  Its cells are valid until the one after it,
 * their texts as long as the sheet's text and arena. */
enum sheet_step sheet_next(struct sheet *sheet, struct row *row);

/* Why the sheet is broken, and the cell it broke in (with its place only). */
enum diag sheet_fault(const struct sheet *sheet, struct cell *cell);

/* The column in which CELL begins: in characters, from 1. */
int sheet_column(const struct sheet *sheet, const struct cell *cell);

/* ---- kind.c: the kinds of file, their columns and rules ---- */

enum value_type { VALUE_NONE, VALUE_INT, VALUE_TEXT };

struct value {
	enum value_type	 type;
	int64_t		 i;
	struct str	 text;		/* borrowed from the cell or arena */
};

/* The number a checked value is; NUM_NONE for an empty one. */
struct num value_num(const struct value *value);

struct loader;

enum {
	COLUMN_REQUIRED	 = 1 << 0,	/* in the header, and in each row */
	COLUMN_KEY	 = 1 << 1,	/* part of what a row is known by */
	COLUMN_AUTHORITY = 1 << 2,	/* an empty one is the authority */
	COLUMN_PAST	 = 1 << 3,	/* not after the day of the import */
	COLUMN_KEPT	 = 1 << 4,	/* a file without it leaves what is */
	COLUMN_BESIDE	 = 1 << 5	/* a mark or words to go with a figure */
};

struct column {
	const char	*name;
	const char	*sql;		/* in the table, when not NAME */
	int		 flags;
	/* Check CELL, which is not empty; false when a fault was said.  No
	 * value is that of an empty one. */
	bool		(*parse)(struct loader *loader,
			    const struct column *column,
			    const struct cell *cell, struct value *out);
	const struct vocabulary *choices;
	int64_t		 least, most;	/* of a whole number */
	const char	*about;		/* for the manual */
	int		 of;		/* the column without whose value
					 * this one means nothing: what is
					 * left goes when that changes; 0:
					 * none */
};

#define KIND_COLUMNS	12		/* most that a kind has */

struct kind {
	const char		*name, *table;
	bool			 defines;	/* what other rows refer to */
	const struct column	*columns;
	size_t			 n;
	/* Check a row whose cells are each in order; false when a fault was
	 * said.  May be NULL, like the next. */
	bool			(*rules)(struct loader *loader,
				    const struct value *values);
	/* Check what only shows when the whole file is in, and when all files
	 * of the call are. */
	void			(*finish)(struct loader *loader);
	void			(*settle)(struct loader *loader);
	/* Look at a row, faulty or not: a cell at fault has VALUE_NONE. */
	void			(*note)(struct loader *loader,
				    const struct value *values);
};

extern const struct kind kinds[DATA__MAX];

/* ---- kind_sql.c: SQL made from a kind's columns ---- */

/* A column's name in the table. */
const char *column_sql(const struct column *column);

/* Add the names of the columns that have FLAG (all for 0), with BEFORE and AFTER
 * each. */
void columns_sql(struct buf *sql, const struct kind *kind, int flag,
    const char *before, const char *after, const char *between);

/* Add the condition that rows A and B have the same key. */
void same_key_sql(struct buf *sql, const struct kind *kind, const char *a,
    const char *b);

/* Add what a data file has in COLUMN of row OF: an id where the table has a key. */
void column_words_sql(struct buf *sql, const struct column *column,
    const char *of);

/* SQL ready for binding, to be finalized; SQL is cleared.  NULL, said, on
 * failure. */
sqlite3_stmt *store_sql_made(struct store *store, struct buf *sql);

/* A checked value into a statement, and column AT of a row as one, its text in
 * ARENA. */
void bind_value(sqlite3_stmt *st, int at, const struct value *value);
struct value column_value(struct arena *arena, sqlite3_stmt *st, int at);

/* ---- import.c, header.c, load.c, fault.c: one call of store_import() ---- */

/* An indicator, area or recommendation, as later rows need to know it. */
struct known {
	struct str	 id;
	int64_t		 key;
	bool		 defined;	/* some file has a row of it */
	bool		 faulty;	/* which is at fault, as was said */
	bool		 authority;
	enum unit	 unit;
	int		 decimals;
	int64_t		 per;
	struct str	 name;
	/* Of an indicator: */
	enum better	 better;
	bool		 opposed;	/* to a target, as was said */
	bool		 stored;	/* before this call; then it was */
	enum unit	 unit_then;	/* in this unit, per that */
	int64_t		 per_then;
	struct date	 meeting;	/* that made a recommendation */
	/* Its row in this call; NULL when there is none. */
	const struct loader *loader;
	int		 line;
	size_t		 nth;		/* of those, from 1 */
};

/* What the files of a call may refer to. */
struct registry {
	struct names	 indicators, areas;	/* of struct known */
	struct names	 recommendations;
	struct names	 folded;	/* indicators, by id in small letters */
	struct names	 comparators;	/* of struct comparator_name; empty
					 * until asked */
	size_t		 fresh;		/* indicators with a row in this call */
	bool		 unsure;	/* a file of them could not be read: do
					 * not call any name unknown */
	/* That none of these is known, and one was asked for. */
	struct {
		bool	indicators, areas, recommendations;
	}		 none_said;
};

#define FAULTS_MOST	200	/* said per file, of errors and of warnings */

/* Messages of one file and level; only the first so many are said. */
struct tally {
	size_t		 n;
	int		 line;		/* of the first one kept back */
};

/* A file being imported. */
struct loader {
	struct store	*store;
	struct arena	*arena;		/* goes with the call */
	struct registry	*registry;	/* shared by the call's files */
	const struct import_options *options;	/* the call's */
	const char	*file;
	struct str	 text;		/* all of it */
	const struct kind *kind;	/* NULL: it cannot be read as any */
	struct sheet	*sheet;
	struct row	 row;
	size_t		 ncells;	/* of the header */
	int		 where[KIND_COLUMNS];	/* column to cell, or -1 */
	bool		 printed;	/* it is data that a PDF carried */
	int		*unnamed;	/* cells that are no column */
	size_t		 nunnamed;
	sqlite3_stmt	*kept;		/* reads what COLUMN_KEPT needs */
	struct revisions *revisions;
	struct import_result *result;
	bool		 failed;	/* SQLite did, as was said */
	struct tally	 errors, warnings;
	/* Percentages given as fractions, other than the whole, and those of
	 * them that are upside down. */
	size_t		 shares, inverted;
	bool		 parts;		/* there are rows by category */
	bool		 first_days;	/* and periods of a month's first day */
	/* Rows of what is after the day of the import, and the first one. */
	struct ahead {
		int32_t	latest[PERIOD__MAX];	/* what is not, of each kind */
		bool	now;			/* the row at hand is one */
		size_t	n;
		int	line;
		struct period	period;
	}		 ahead;
	/* The rows that changed what was, and the first one; the newest import
	 * that has a row which this file only says again. */
	int		 revised_line;
	int64_t		 same_import;
	/* Of this row, once parsed: */
	struct known	*indicator, *area, *recommendation;
};

/* Put the rows held back, and say what is wrong with them; false when SQLite
 * failed. */
bool rows_put(struct loader *loader);

/* All rows of the file.  False when SQLite failed, which ends the call; faults in
 * the file do not. */
bool rows_load(struct loader *loader);

/* Say an error or a warning at CELL; NULL is the row's beginning. */
void fault_at(struct loader *loader, enum diag id, const struct cell *cell,
    const char *format, ...) __attribute__((format(printf, 4, 5)));
void caution_at(struct loader *loader, enum diag id, const struct cell *cell,
    const char *format, ...) __attribute__((format(printf, 4, 5)));

/* Say an error of CELL's text, and what it may have been MEANT for: "refferals
 * (did you mean referrals?)"; empty is anybody's guess. */
void fault_meant(struct loader *loader, enum diag id, const struct cell *cell,
    struct str meant);

/* Say why the sheet cannot be read on. */
void sheet_broken(struct loader *loader);

/* Say how many messages of TALLY were kept back, if any. */
void tally_close(const struct loader *loader, const struct tally *tally,
    enum diag id);

/* Whether the file's bytes are text at all; said when not. */
bool text_is_text(struct loader *loader);

/* Say where the text is not UTF-8. */
void encoding_check(struct loader *loader);

/* Read the header: the kind, and which cell is which column.  The kind stays
 * NULL, said, when rows cannot be read by it. */
void header_load(struct loader *loader);

/* Say an error at LINE; 0 is the file as a whole. */
void fault_line(struct loader *loader, enum diag id, int line,
    const char *format, ...) __attribute__((format(printf, 4, 5)));

void caution_line(struct loader *loader, enum diag id, int line,
    const char *format, ...) __attribute__((format(printf, 4, 5)));

/* The cell of COLUMN in this row, or NULL when the file has no such column. */
const struct cell *loader_cell(const struct loader *loader, int column);

/* Whether the file has no error, when all is said; the last word on it. */
bool loader_clean(const struct loader *loader);

/* Whether another error of the file would be listed. */
bool faults_listed(const struct loader *loader);

/* ---- ahead.c: what is after the day of the import ---- */

void ahead_begin(struct ahead *ahead, struct date today);

/* The row at hand is of PERIOD. */
void ahead_note(struct loader *loader, struct period period);

/* Count it in, if that is after the day. */
void ahead_row(struct loader *loader);

/* Say where rows are, if any. */
void ahead_caution(struct loader *loader);

/* ---- row_words.c: what rows say, in the words of messages ---- */

/* CELL on one line, and not without end. */
void words_cell(struct buf *out, struct str cell);

/* What ROW says and OTHER does not: "1 of 3"; false when it is no figure, but
 * "tolerance 10, no upper". */
bool words_said(struct buf *out, const struct kind *kind,
    const struct value *row, const struct value *other);

/* What a row is known by: "the same indicator and period" as another, and
 * "attendance in 2024-06". */
void words_same_key(struct buf *out, const struct kind *kind,
    const struct value *row);
bool words_key(struct store *store, struct buf *out, const struct kind *kind,
    int64_t revision);

/* What a row about ID defines: at fault until a rule says otherwise.  INSERT
 * puts it in the store when it is new.  NULL, said, on failure. */
struct known *loader_define(struct loader *loader, struct names *names,
    const char *insert, struct str id);

/* Know what the store holds of indicators, areas and recommendations. */
bool registry_read(struct store *store, struct registry *registry,
    struct arena *arena);

/* The number the next import will have; and its time, which is TIME unless it
 * would be before that of the newest one, as is said. */
bool import_next(struct store *store, int64_t *number, int64_t *time);

/* Let the caller look at what was written after import SINCE, as if it stayed. */
bool import_preview(struct store *store, const struct import_options *options,
    int64_t since);

/* ---- imports.c: which there were ---- */

/* What one is about: itself, or the one whose rows it took or brings back. */
struct import_about {
	int64_t		 base;
	enum data_kind	 kind;
	bool		 away;		/* it took them back */
	int64_t		 undone;	/* by which it was taken back; 0: none */
};

/* Import NUMBER, its base 0 when reads see none; false, said, on failure. */
bool import_about(struct store *store, int64_t number,
    struct import_about *out);

/* ---- undo_check.c ---- */

/* Imports that do not count: those of no file, those taken back, and ?1, with
 * which it is decided later. */
#define NOT_COUNTED							\
	"WITH story AS (SELECT coalesce(returns, undoes) AS base, returns,"\
	"  max(number) FROM import WHERE undoes IS NOT NULL"		\
	"  GROUP BY base),"						\
	" away(number) AS MATERIALIZED ("				\
	"  SELECT number FROM import WHERE undoes IS NOT NULL"		\
	"  UNION SELECT base FROM story WHERE returns IS NULL"		\
	"  UNION SELECT ?1)"

/* Whether rows in force refer to rows of KIND that nobody defines now; said. */
bool referred_check(struct store *store, const struct kind *kind);

/* The same of rows of KIND, which refer to others. */
bool refers_check(struct store *store, const struct kind *kind);

/* Check the rows that are back with import NUMBER as if they were those of FILE,
 * by the rules that concern more than one.  Those of a row alone held when it was
 * first imported. */
bool returned_check(struct store *store, struct arena *arena,
    const struct kind *kind, int64_t number, struct str file);

/* Say which files after import BASE may have had rows that are gone with it. */
bool later_caution(struct store *store, const struct kind *kind, int64_t base);

/* ---- agree.c: indicators with each other and with their targets ---- */

/* Get ready to find stored indicators by ids spelt with other capitals. */
void indicators_fold(struct registry *registry, struct arena *arena);

/* LOADER's row, with its id in CELL, defines its indicator; false, said, when
 * the id is new and differs from another in capitals alone. */
bool indicator_defined(struct loader *loader, const struct cell *cell);

/* ---- panel.c: recommendations, updates and decisions ---- */

/* Know what is stored of them. */
bool recommendations_read(struct store *store, struct registry *registry,
    struct arena *arena);

/* ---- revision.c: superseding ---- */

struct revisions;

/* What an import row says; TIME and NUMBER are settled by the caller. */
struct batch {
	int64_t		 number, time;
	int64_t		 first;		/* number of this call's first import */
	struct str	 file, reason;
	struct str	 text;		/* of the whole file, for its digest */
	unsigned	 columns;	/* bits of those that rows may have
					 * anything in */
};

struct revisions *revisions_open(struct store *store, struct arena *arena,
    const struct kind *kind, const struct batch *batch);

void revisions_close(struct revisions *revisions);

enum put {
	PUT_FAILED,		/* as was said: no row has it when told */
	PUT_ADDED, PUT_REVISED, PUT_SAME,
	PUT_TWICE,		/* an earlier line has this key */
	PUT_CLASH,		/* so has another file of this call */
	PUT_BACK		/* it would take a correction back */
};

/* What became of a row, while it is told. */
struct put_row {
	enum put	 put;
	int		 line;
	int		 first;		/* of PUT_TWICE and PUT_CLASH: the
					 * other line */
	bool		 same;		/* says what that one, or the row in
					 * force before, says */
	const struct value *values;
	const struct value *other;	/* of the other line; NULL: those of */
	int64_t		 revision;	/* the row in force before; 0: none */
	int64_t		 import;	/* whose that is */
};

/* Hold a checked row, whose texts stay where they are, until revisions_put().
 * True when there is no room for another before that. */
bool revision_hold(struct revisions *revisions, const struct value *values,
    int line);

/* Bring what the store holds under the keys of the rows held to what they say;
 * then tell DONE what became of each, in the order of the file.  False, said,
 * when SQLite failed. */
bool revisions_put(struct revisions *revisions,
    void (*done)(void *arg, const struct put_row *row), void *arg);

/* There are no more than the ROWS read: bring the store in order before it is read,
 * and record the import, if anything was written at all.  False, said, when SQLite
 * failed. */
bool revisions_finish(struct revisions *revisions, size_t rows);

/* What REVISION says, its texts in the call's arena; false, said, on failure. */
bool revision_values(struct revisions *revisions, int64_t revision,
    struct value *values);

/* The line of this file that has the key of REVISION, in force; 0 for none. */
int revision_line(const struct revisions *revisions, int64_t revision,
    int64_t import, int line);

/* Whether anything was written, so that the import has a number. */
bool revisions_wrote(const struct revisions *revisions);

/* ---- caution.c ---- */

/* Say that the file changes figures, if it does, for which papers will have no
 * reason. */
void unreasoned_caution(const struct loader *loader);

/* ---- put_said.c ---- */

/* Count a row that was put, or say why it was not; ARG is the loader. */
void row_done(void *arg, const struct put_row *row);

/* Say that the reason given is kept nowhere, because nothing changed; false,
 * said, on failure. */
bool reason_lost_caution(const struct loader *loader);

/* ---- store.c ---- */

struct ledger;

struct area {
	int64_t		 key;		/* 0 when nobody said which it is */
	struct str	 name;
};

struct store {
	sqlite3		*db;
	struct arena	*arena;
	struct diags	*diags;
	const char	*path;
	enum store_mode	 mode;
	int64_t		 version;	/* a reader's may be an older one */
	int64_t		 seen;		/* reads see imports up to this one */
	bool		 pinned;	/* by store_as_at() */
	int64_t		 then;		/* the ledger shows publications before
					 * this one; 0: all */
	/* Read so far, as of `seen`: */
	struct names	 indicators;
	struct area	*authority;	/* NULL: not yet */
	struct ledger	*ledger;	/* while in force */
	struct prepared {
		const char	*sql;
		sqlite3_stmt	*st;
	}		*prepared;
	size_t		 nprepared;
};

/* SQL, which must be a static string, ready for binding; prepared once.  NULL,
 * said, on failure. */
sqlite3_stmt *store_sql(struct store *store, const char *sql);

/* Bind by position, from 1.  TEXT is borrowed until the next binding. */
void bind_int(sqlite3_stmt *st, int at, int64_t value);
void bind_text(sqlite3_stmt *st, int at, struct str text);

/* Step ST once; true for a row.  A failure is said, and clears OK. */
bool store_step(struct store *store, sqlite3_stmt *st, bool *ok);

/* Step ST, which gives no rows, and reset it. */
bool store_run(struct store *store, sqlite3_stmt *st);

/* The first column of the only row of SQL, which may be bound already; OTHERWISE
 * when there is none. */
bool store_number(struct store *store, const char *sql, int64_t otherwise,
    int64_t *out);

/* Read from now on as of import SEEN: what was read before may be otherwise. */
void store_look_back(struct store *store, int64_t seen);

/* Let reads see the newest import, unless store_as_at() said otherwise. */
bool store_refresh(struct store *store);

/* Say what SQLite last complained of.  Always false. */
bool store_fault(struct store *store);

/* Whether SQLite looks up what each row refers to, as it does unless told not to;
 * not within a transaction. */
bool store_references(struct store *store, bool checked);

/* BEGIN IMMEDIATE: the write lock, or the reason it is not to be had. */
bool store_begin(struct store *store);
bool store_commit(struct store *store);
void store_rollback(struct store *store);

/* Column AT of a row, copied to the arena, or borrowed until the next step. */
struct str column_copy(const struct store *store, sqlite3_stmt *st, int at);
struct str column_view(sqlite3_stmt *st, int at);
/* What num_parse() would take; NUM_NONE for all else. */
struct num column_num(sqlite3_stmt *st, int at);

/* A store in memory, with its tables and nothing in them, which messages call
 * PATH; its bytes, as a file has them; and one of such bytes, of which *VERSION
 * says by which program, NULL for any others.  Their faults are not said. */
struct store *store_memory(const struct store *like, const char *path);
bool store_serialize(struct store *store, struct str *out);
struct store *store_deserialize(const struct store *like, const char *path,
    struct str text, int64_t *version);

/* ---- ledger.c ---- */

/* Keep that QUESTION was asked and ANSWER given; the ledger is in force. */
void ledger_note(struct store *store, const char *kind, struct str question,
    struct str answer);

/* The digest of the answer kept for QUESTION of KIND; NULL when it was not
 * asked. */
const char *ledger_digest(struct store *store, struct str kind,
    struct str question);

/* Settle what killed builds left pending. */
bool ledger_settle(struct store *store);

/* printed.c: note again that a row was printed, which no import changes. */
void ledger_again(struct store *store, struct str question);

#endif
