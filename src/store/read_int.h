/*
 * store/read_int.h - what functions share that read the store as of an import.
 *
 * Rows in force and rows superseded since lie in two partial indexes, so every
 * query is the union of both.  Each answer is also written as a SCRIPT, a plain
 * text of all that a paper could print of it: the ledger keeps its digest.
 */
#ifndef STORE_READ_INT_H
#define STORE_READ_INT_H

#include "store/store_int.h"

/* Rows of TABLE as of import ?1: COLUMNS where WHERE. */
#define AS_AT(columns, table, where)					\
	"SELECT " columns " FROM " table " WHERE " where		\
	"   AND superseded IS NULL AND import <= ?1"			\
	" UNION ALL "							\
	"SELECT " columns " FROM " table " WHERE " where		\
	"   AND superseded > ?1 AND import <= ?1"

/* All of them so far, also those superseded by then. */
#define UP_TO(columns, table, where)					\
	"SELECT " columns " FROM " table " WHERE " where		\
	"   AND superseded IS NULL AND import <= ?1"			\
	" UNION ALL "							\
	"SELECT " columns " FROM " table " WHERE " where		\
	"   AND superseded IS NOT NULL AND import <= ?1"

/* Whether the ledger shows publication P: as of the import and publication that
 * bind_then() binds as ?8 and ?9. */
#define THEN(p)	p ".seen <= ?8 AND " p ".number <= ?9"

/* Whether publication P is done, and no later issue of its pack is. */
#define LAST_ISSUE(p)							\
	p ".state = 'done' AND " p ".issue = (SELECT max(issue)"	\
	" FROM publication AS q WHERE q.pack = " p ".pack"		\
	"  AND q.edition = " p ".edition AND q.period = " p ".period"	\
	"  AND q.state = 'done' AND " THEN("q") ")"

/* The key of indicator ?2. */
#define INDICATOR	"indicator = (SELECT key FROM indicator WHERE id = ?2)"

/* What observation_read() reads, from the first column on; others may follow.
 * Whether a row is the first of its key is not known from what it replaces: those
 * before it may have been taken back. */
#define OBSERVATION_COLUMNS						\
	"period, numerator, denominator, value, status, reason, import,"	\
	" line, replaces, replaces IS NOT NULL OR EXISTS (SELECT 1"	\
	" FROM observation AS old WHERE old.superseded IS NOT NULL"	\
	" AND old.indicator = observation.indicator"			\
	" AND old.area = observation.area"				\
	" AND old.period = observation.period"				\
	" AND old.breakdown = observation.breakdown"			\
	" AND old.category = observation.category"			\
	" AND old.revision < observation.revision) AS earlier"
#define OBSERVATION_NAMES	/* of the same, round a query of them */	\
	"period, numerator, denominator, value, status, reason, import,"	\
	" line, replaces, earlier"
#define OBSERVATION_BEHIND	10	/* the first column behind them */

/* A row's first revision: what rows are put in the order of, since a correction
 * must not move them.  A row that went and came again with another import is a
 * new one; one that an undo brought back is not. */
#define FIRST_REVISION(table)						\
	"iif(replaces IS NULL, revision, (WITH RECURSIVE chain(was) AS ("	\
	"SELECT " table ".replaces UNION ALL SELECT old.replaces FROM chain" \
	" JOIN " table " AS old ON old.revision = chain.was"		\
	" WHERE old.replaces < old.revision) SELECT min(was) FROM chain))"

void script_text(struct buf *script, struct str text);
void script_int(struct buf *script, int64_t value);
void script_num(struct buf *script, struct num num);
void script_period(struct buf *script, struct period period);

/* Hand SCRIPT to the ledger, if it is in force, as the answer to QUESTION; and
 * free it. */
void script_note(struct store *store, const char *kind, struct str question,
    struct buf *script);

/* All that is published, unless store_as_at() or ledger_then() said otherwise. */
void bind_then(struct store *store, sqlite3_stmt *st);

/* A column's word or code; SYMBOL_NONE or PERIOD_NONE for an empty one. */
enum symbol column_symbol(sqlite3_stmt *st, int at);
struct period column_period(sqlite3_stmt *st, int at);
/* The same of one that no row is without: what is none is said, and reads as the
 * first day of 1970. */
struct period row_period(struct store *store, sqlite3_stmt *st, int at);
/* So with a figure, which a row may be without: what is none is said, and is none. */
struct num row_num(struct store *store, sqlite3_stmt *st, int at);
/* So with a date, and a whole number from 0 to MOST, which reads as 0.  No import
 * lets in more than these. */
#define DECIMALS_MOST	6
#define WHOLE_MOST	1000000000
struct date row_date(struct store *store, sqlite3_stmt *st, int at);
int64_t row_within(struct store *store, sqlite3_stmt *st, int at, int64_t most);

/* Where a row came from: its import in column AT, its line in the next.  LAST
 * keeps what was answered before, since rows mostly share a file. */
struct origin column_origin(struct store *store, sqlite3_stmt *st, int at,
    struct origin *last);

/* LAST is as above. */
void observation_read(struct store *store, sqlite3_stmt *st,
    struct origin *last, struct observation *obs);
void script_observation(struct buf *script, const struct observation *obs);

/* "indicator TAB period". */
struct str period_question(struct store *store,
    const struct indicator *indicator, struct period period);

/* The words that SQL answers with, as of import ?1 and ABOUT ?2 unless that is
 * empty: an answer of KIND in the ledger. */
size_t words_read(struct store *store, const char *kind, const char *sql,
    struct str about, struct str **out);

/* ARRAY, which has N things of SIZE bytes and grew here, with room for one
 * more. */
void *array_grow(struct arena *arena, void *array, size_t n, size_t size);

/* ---- pages.c: numbers of pages, "ii, 4, 7-9" ---- */

struct page_set {
	int64_t	*at;
	size_t	 n;
};

void page_set_add(struct page_set *set, struct arena *arena, unsigned number,
    bool front);

/* Add those that WORDS name, which page_set_words() wrote. */
void page_set_read(struct page_set *set, struct arena *arena, struct str words);

/* In order, each once. */
struct str page_set_words(struct page_set *set, struct arena *arena);

/* The keys that AREA's rows are under: 0 and its own for the authority, its own
 * twice for any other, -1 for one that nobody defined. */
bool area_keys(struct store *store, struct str area, int64_t keys[2]);

/* SQL, a static string, ready to step but for what is behind: ?1 is what reads
 * see; AREA's keys are ?2 and ?3; or INDICATOR is ?2, and AREA's keys are ?3 and
 * ?4; and of a table its period is ?5 and its breakdown ?6.  NULL, said, on
 * failure. */
sqlite3_stmt *area_select(struct store *store, const char *sql,
    struct str area);
sqlite3_stmt *figures_select(struct store *store, const char *sql,
    const struct indicator *indicator, struct str area);
sqlite3_stmt *table_select(struct store *store, const char *sql,
    const struct breakdown_of *table);

#endif
