/*
 * imports.c - which imports there were, and when there are figures.
 *
 * An import and those that took it back, brought it back, took it back again ...
 * are one story, about its BASE.  They take turns, so each is undone by the next
 * one of the other sort.
 */
#include <stdlib.h>

#include "store/read_int.h"

/* Which import I was taken back by, as of import ?1: of those that took it back,
 * the first since it was last brought back; NULL for none. */
#define UNDONE_BASE							\
	"(SELECT min(u.number) FROM import AS u WHERE u.number <= ?1"	\
	" AND u.undoes = i.number AND u.returns IS NULL"		\
	" AND u.number > coalesce((SELECT max(r.number) FROM import AS r" \
	" WHERE r.number <= ?1 AND r.returns = i.number), 0))"

/* The same of one that itself takes another back, or brings it back. */
#define UNDONE_UNDO							\
	"(SELECT min(u.number) FROM import AS u WHERE u.number <= ?1"	\
	" AND u.number > i.number AND u.undoes IS NOT NULL"		\
	" AND coalesce(u.returns, u.undoes) = coalesce(i.returns, i.undoes)" \
	" AND (u.returns IS NULL) <> (i.returns IS NULL))"

#define IMPORTS(undoes, base, away, undone)				\
	"SELECT number, time, kind, file, reason, rows, " undoes ", "	\
	base ", " away ", " undone " FROM import AS i"			\
	" WHERE number <= ?1 AND (?2 = 0 OR number = ?2) ORDER BY number"

enum {
	IMPORT_NUMBER, IMPORT_TIME, IMPORT_KIND, IMPORT_FILE, IMPORT_REASON,
	IMPORT_ROWS, IMPORT_UNDOES, IMPORT_BASE, IMPORT_AWAY, IMPORT_UNDONE
};

/* Import NUMBER, or all for 0; before version 3 none was ever taken back. */
static sqlite3_stmt *
imports_select(struct store *store, int64_t number)
{
	static const char	 now[] = IMPORTS("undoes",
	    "coalesce(returns, undoes, number)",
	    "undoes IS NOT NULL AND returns IS NULL",
	    "iif(undoes IS NULL, " UNDONE_BASE ", " UNDONE_UNDO ")");
	static const char	 before[] = IMPORTS("NULL", "number", "0",
	    "NULL");
	sqlite3_stmt		*st;

	st = store_sql(store, store->version < 3 ? before : now);
	if (st == NULL)
		return NULL;
	bind_int(st, 1, store->seen);
	bind_int(st, 2, number);
	return st;
}

static enum data_kind
column_kind(sqlite3_stmt *st, int at)
{
	enum data_kind	kind = 0;

	while (kind + 1 < DATA__MAX &&
	    !str_is(column_view(st, at), data_kind_name(kind)))
		kind++;
	return kind;
}

bool
import_about(struct store *store, int64_t number, struct import_about *out)
{
	sqlite3_stmt	*st;
	bool		 ok;

	*out = (struct import_about){ .base = 0 };
	if (number <= 0)	/* which stands for all */
		return true;
	st = imports_select(store, number);
	ok = st != NULL;
	if (ok && store_step(store, st, &ok))
		*out = (struct import_about){
			.base = sqlite3_column_int64(st, IMPORT_BASE),
			.kind = column_kind(st, IMPORT_KIND),
			.away = sqlite3_column_int(st, IMPORT_AWAY) != 0,
			.undone = sqlite3_column_int64(st, IMPORT_UNDONE),
		};
	sqlite3_reset(st);
	return ok;
}

/* REASON as it was given: an undo says what it takes back, and then, behind a
 * colon, why. */
static struct str
given_reason(struct str reason, bool undoes)
{
	if (undoes)
		str_cut(&reason, ':');
	return str_trim(reason);
}

bool
store_imports(struct store *store, const struct import_read **out, size_t *n)
{
	sqlite3_stmt		*st = imports_select(store, 0);
	struct import_read	*all = NULL, *read;
	bool			 ok = st != NULL;

	*n = 0;
	while (ok && store_step(store, st, &ok)) {
		all = array_grow(store->arena, all, *n, sizeof(*all));
		read = &all[(*n)++];
		*read = (struct import_read){
			.number = sqlite3_column_int64(st, IMPORT_NUMBER),
			.time = sqlite3_column_int64(st, IMPORT_TIME),
			.kind = column_kind(st, IMPORT_KIND),
			.file = column_copy(store, st, IMPORT_FILE),
			.reason = column_copy(store, st, IMPORT_REASON),
			.rows = sqlite3_column_int64(st, IMPORT_ROWS),
			.undoes = sqlite3_column_int64(st, IMPORT_UNDOES),
			.undone = sqlite3_column_int64(st, IMPORT_UNDONE),
		};
		read->given = given_reason(read->reason,
		    read->undoes != 0);
	}
	sqlite3_reset(st);
	*out = all;
	return ok;
}

const struct import_read *
imports_find(const struct import_read *all, size_t n, int64_t number)
{
	for (size_t i = 0; i < n; i++)
		if (all[i].number == number)
			return &all[i];
	return NULL;
}

/* ---- when there are figures ---- */

/* By first day, the longer one first. */
static int
period_order(const void *left, const void *right)
{
	const struct period	*a = left, *b = right;
	int			 order;

	order = date_cmp(period_first(*a), period_first(*b));
	return order != 0 ? order :
	    date_cmp(period_last(*b), period_last(*a));
}

bool
store_periods(struct store *store, const struct indicator *indicator,
    struct str area, struct period **out, size_t *n)
{
	static const char	 sql[] =
	    "SELECT DISTINCT period FROM ("
	    UP_TO("period", "observation", INDICATOR " AND area IN (?3, ?4)")
	    ")";
	sqlite3_stmt		*st = figures_select(store, sql, indicator,
				    area);
	struct period		*all = NULL;
	bool			 ok = st != NULL;

	*out = NULL;
	*n = 0;
	while (ok && store_step(store, st, &ok)) {
		all = array_grow(store->arena, all, *n, sizeof(*all));
		all[(*n)++] = row_period(store, st, 0);
	}
	sqlite3_reset(st);
	if (*n > 0)
		qsort(all, *n, sizeof(*all), period_order);
	*out = all;
	return ok;
}
