/*
 * read.c - reading the store: what all reads share, indicators, areas and
 * imports.
 */
#include <string.h>

#include "store/read_int.h"

/* ---- scripts ---- */

#define UNIT_SEPARATOR	'\037'

void
script_text(struct buf *script, struct str text)
{
	buf_str(script, text);
	buf_char(script, UNIT_SEPARATOR);
}

void
script_int(struct buf *script, int64_t value)
{
	buf_int(script, value);
	buf_char(script, UNIT_SEPARATOR);
}

void
script_num(struct buf *script, struct num num)
{
	buf_int(script, num.n);
	buf_char(script, '/');
	script_int(script, num.d);
}

void
script_period(struct buf *script, struct period period)
{
	script_int(script, (int)period.kind);
	script_int(script, period.at);
}

void
script_note(struct store *store, const char *kind, struct str question,
    struct buf *script)
{
	if (store->ledger != NULL)
		ledger_note(store, kind, question, buf_view(script));
	buf_free(script);
}

/* ---- cells ---- */

enum symbol
column_symbol(sqlite3_stmt *st, int at)
{
	enum symbol	symbol;

	symbol_parse(column_view(st, at), &symbol);
	return symbol;
}

struct period
column_period(sqlite3_stmt *st, int at)
{
	struct period	period;

	period_parse(column_view(st, at), &period);
	return period;
}

struct period
row_period(struct store *store, sqlite3_stmt *st, int at)
{
	struct period	period = column_period(st, at);

	if (period.kind != PERIOD_NONE)
		return period;
	diag_at(store->diags, DIAG_STORE_DAMAGED, PLACE(store->path),
	    "no period: " STR_FMT, STR_ARG(column_view(st, at)));
	return (struct period){ PERIOD_DAY, 0 };
}

struct date
row_date(struct store *store, sqlite3_stmt *st, int at)
{
	struct date	date;

	if (date_parse(column_view(st, at), &date))
		return date;
	diag_at(store->diags, DIAG_STORE_DAMAGED, PLACE(store->path),
	    "no date: " STR_FMT, STR_ARG(column_view(st, at)));
	return date_from_days(0);
}

int64_t
row_within(struct store *store, sqlite3_stmt *st, int at, int64_t most)
{
	int64_t	value = sqlite3_column_int64(st, at);

	if (value >= 0 && value <= most)
		return value;
	diag_at(store->diags, DIAG_STORE_DAMAGED, PLACE(store->path),
	    "not from 0 to %lld: %lld", (long long)most, (long long)value);
	return 0;
}

struct num
row_num(struct store *store, sqlite3_stmt *st, int at)
{
	struct num	num = column_num(st, at);

	if (!num_known(num) && sqlite3_column_type(st, at) != SQLITE_NULL)
		diag_at(store->diags, DIAG_STORE_DAMAGED, PLACE(store->path),
		    "no figure: " STR_FMT, STR_ARG(column_view(st, at)));
	return num;
}

/* Where a row came from.  Neighbouring rows mostly share the file's name, which
 * LAST keeps. */
struct origin
column_origin(struct store *store, sqlite3_stmt *st, int at,
    struct origin *last)
{
	static const char	 sql[] = "SELECT file FROM import"
	    " WHERE number = ?1";
	int64_t			 import = sqlite3_column_int64(st, at);
	sqlite3_stmt		*named;
	bool			 ok = true;

	if (last->import != import) {
		named = store_sql(store, sql);
		if (named == NULL)
			return *last;
		bind_int(named, 1, import);
		if (store_step(store, named, &ok))
			last->file = column_copy(store, named, 0);
		sqlite3_reset(named);
		last->import = import;
	}
	last->line = sqlite3_column_int(st, at + 1);
	return *last;
}

/* Room for one more of SIZE at the end of ARRAY, which has N. */
void *
array_grow(struct arena *arena, void *array, size_t n, size_t size)
{
	void	*more;

	/* Full at each power of two from 8 on. */
	if (n != 0 && (n < 8 || (n & (n - 1)) != 0))
		return array;
	more = arena_alloc_array(arena, n < 8 ? 8 : n * 2, size);
	if (n > 0)
		memcpy(more, array, n * size);
	return more;
}

size_t
words_read(struct store *store, const char *kind, const char *sql,
    struct str about, struct str **out)
{
	sqlite3_stmt	*st = store_sql(store, sql);
	struct buf	 script = { 0 };
	struct str	*all = NULL;
	size_t		 n = 0;
	bool		 ok = st != NULL;

	if (ok)
		bind_int(st, 1, store->seen);
	if (ok && about.n > 0)
		bind_text(st, 2, about);
	while (ok && store_step(store, st, &ok)) {
		all = array_grow(store->arena, all, n, sizeof(*all));
		all[n] = column_copy(store, st, 0);
		script_text(&script, all[n++]);
	}
	sqlite3_reset(st);
	script_note(store, kind, about, &script);
	*out = all;
	return n;
}

/* ---- indicators ---- */

enum {
	INDICATOR_ID, INDICATOR_NAME, INDICATOR_UNIT, INDICATOR_DECIMALS,
	INDICATOR_PER, INDICATOR_BETTER, INDICATOR_NUMERATOR,
	INDICATOR_DENOMINATOR, INDICATOR_AGGREGATION, INDICATOR_SOURCE,
	INDICATOR_DEFINITION
};

#define INDICATOR_COLUMNS						\
	"(SELECT id FROM indicator WHERE key = indicator) AS id, name,"	\
	" unit, decimals, per, better, numerator, denominator,"		\
	" aggregation, source, definition"

static struct indicator *
indicator_read(struct store *store, sqlite3_stmt *st)
{
	struct indicator	*indicator = arena_make(store->arena,
	    struct indicator);

	indicator->id = column_copy(store, st, INDICATOR_ID);
	indicator->name = column_copy(store, st, INDICATOR_NAME);
	unit_parse(column_view(st, INDICATOR_UNIT), &indicator->unit);
	indicator->decimals = (int)row_within(store, st, INDICATOR_DECIMALS,
	    DECIMALS_MOST);
	indicator->per = row_within(store, st, INDICATOR_PER, WHOLE_MOST);
	if (indicator->per == 0)
		indicator->per = indicator->unit == UNIT_PERCENT ? 100 : 1;
	better_parse(column_view(st, INDICATOR_BETTER), &indicator->better);
	indicator->numerator = column_copy(store, st, INDICATOR_NUMERATOR);
	indicator->denominator = column_copy(store, st, INDICATOR_DENOMINATOR);
	aggregation_parse(column_view(st, INDICATOR_AGGREGATION),
	    &indicator->aggregation);
	indicator->source = column_copy(store, st, INDICATOR_SOURCE);
	indicator->definition = column_copy(store, st, INDICATOR_DEFINITION);
	return indicator;
}

static void
script_indicator(struct buf *script, const struct indicator *indicator)
{
	script_text(script, indicator->id);
	script_text(script, indicator->name);
	script_int(script, (int)indicator->unit);
	script_int(script, indicator->decimals);
	script_int(script, indicator->per);
	script_int(script, (int)indicator->better);
	script_text(script, indicator->numerator);
	script_text(script, indicator->denominator);
	script_int(script, (int)indicator->aggregation);
	script_text(script, indicator->source);
	script_text(script, indicator->definition);
}

/* Read it, unless it was read before: one struct for each, so that pointers to
 * it can be compared. */
static const struct indicator *
indicator_load(struct store *store, struct str id)
{
	static const char	 sql[] = AS_AT(INDICATOR_COLUMNS,
	    "indicator_revision", INDICATOR);
	struct indicator	*indicator = names_find(&store->indicators, id);
	sqlite3_stmt		*st;
	bool			 ok = true;

	if (indicator != NULL)
		return indicator;
	st = store_sql(store, sql);
	if (st == NULL)
		return NULL;
	bind_int(st, 1, store->seen);
	bind_text(st, 2, id);
	if (store_step(store, st, &ok)) {
		indicator = indicator_read(store, st);
		names_add(&store->indicators, store->arena, indicator->id,
		    indicator);
	}
	sqlite3_reset(st);
	return indicator;
}

const struct indicator *
store_indicator(struct store *store, struct str id)
{
	const struct indicator	*indicator = indicator_load(store, id);
	struct buf		 script = { 0 };

	if (store->ledger != NULL && indicator != NULL)
		script_indicator(&script, indicator);
	script_note(store, "indicator", id, &script);
	return indicator;
}

size_t
store_indicators(struct store *store, const struct indicator ***out)
{
	static const char	  sql[] =
	    AS_AT(INDICATOR_COLUMNS, "indicator_revision", "1") " ORDER BY id";
	sqlite3_stmt		 *st = store_sql(store, sql);
	const struct indicator	**all = NULL;
	struct indicator	 *indicator;
	struct buf		  script = { 0 };
	size_t			  n = 0;
	bool			  ok = st != NULL;

	if (ok)
		bind_int(st, 1, store->seen);
	while (ok && store_step(store, st, &ok)) {
		indicator = names_find(&store->indicators,
		    column_view(st, INDICATOR_ID));
		if (indicator == NULL) {
			indicator = indicator_read(store, st);
			names_add(&store->indicators, store->arena,
			    indicator->id, indicator);
		}
		all = array_grow(store->arena, all, n,
		    sizeof(struct indicator *));
		all[n++] = indicator;
		script_indicator(&script, indicator);
	}
	sqlite3_reset(st);
	script_note(store, "indicators", STR(""), &script);
	*out = all;
	return n;
}

/* ---- areas ---- */

/* The area of kind authority; NULL, said, on failure.  Its rows may be under
 * either key, the one it has or the one of the empty code. */
static const struct area *
authority_load(struct store *store)
{
	static const char	 sql[] = AS_AT("area, name", "area_revision",
	    "kind = 'authority'");
	struct area		*area;
	sqlite3_stmt		*st;
	bool			 ok = true;

	if (store->authority != NULL)
		return store->authority;
	st = store_sql(store, sql);
	if (st == NULL)
		return NULL;
	area = arena_make(store->arena, struct area);
	bind_int(st, 1, store->seen);
	if (store_step(store, st, &ok)) {
		area->key = sqlite3_column_int64(st, 0);
		area->name = column_copy(store, st, 1);
	}
	sqlite3_reset(st);
	if (ok)
		store->authority = area;
	return store->authority;
}

bool
area_keys(struct store *store, struct str area, int64_t keys[2])
{
	static const char	 sql[] =
	    "SELECT key FROM area WHERE code = ?1";
	const struct area	*authority = authority_load(store);
	sqlite3_stmt		*st = store_sql(store, sql);
	bool			 ok = st != NULL && authority != NULL;

	if (!ok)
		return false;
	keys[0] = -1;
	bind_text(st, 1, area);
	if (store_step(store, st, &ok))
		keys[0] = sqlite3_column_int64(st, 0);
	sqlite3_reset(st);
	keys[1] = keys[0];
	if (keys[0] == 0)
		keys[1] = authority->key;
	else if (keys[0] == authority->key)
		keys[1] = 0;
	return ok;
}

struct str
store_authority(struct store *store)
{
	const struct area	*authority = authority_load(store);
	struct str		 name = authority != NULL ? authority->name :
	    STR("");
	struct buf		 script = { 0 };

	script_text(&script, name);
	script_note(store, "authority", STR(""), &script);
	return name;
}

/* ---- statements about figures ---- */

/* SQL with what reads see as ?1 and AREA's keys from AT on. */
static sqlite3_stmt *
keys_select(struct store *store, const char *sql, int at, struct str area)
{
	sqlite3_stmt	*st = store_sql(store, sql);
	int64_t		 keys[2];

	if (st == NULL || !area_keys(store, area, keys))
		return NULL;
	bind_int(st, 1, store->seen);
	bind_int(st, at, keys[0]);
	bind_int(st, at + 1, keys[1]);
	return st;
}

sqlite3_stmt *
area_select(struct store *store, const char *sql, struct str area)
{
	return keys_select(store, sql, 2, area);
}

sqlite3_stmt *
figures_select(struct store *store, const char *sql,
    const struct indicator *indicator, struct str area)
{
	sqlite3_stmt	*st = keys_select(store, sql, 3, area);

	if (st != NULL)
		bind_text(st, 2, indicator->id);
	return st;
}

sqlite3_stmt *
table_select(struct store *store, const char *sql,
    const struct breakdown_of *table)
{
	sqlite3_stmt	*st = figures_select(store, sql, table->indicator,
			    table->area);

	if (st == NULL)
		return NULL;
	bind_text(st, 5, period_code(store->arena, table->period));
	bind_text(st, 6, table->breakdown);
	return st;
}

/* ---- imports ---- */

/* Not kept in the ledger: every import would make every paper out of date. */
int64_t
store_newest(struct store *store, int64_t *time)
{
	static const char	 sql[] =
	    "SELECT number, time FROM import WHERE number <= ?1"
	    " ORDER BY number DESC LIMIT 1";
	sqlite3_stmt		*st = store_sql(store, sql);
	int64_t			 number = 0;
	bool			 ok = st != NULL;

	*time = 0;
	if (!ok)
		return 0;
	bind_int(st, 1, store->seen);
	if (store_step(store, st, &ok)) {
		number = sqlite3_column_int64(st, 0);
		*time = sqlite3_column_int64(st, 1);
	}
	sqlite3_reset(st);
	return number;
}

bool
store_month(struct store *store, struct period month, struct period *newest)
{
	/* Of all codes a month's alone has this form. */
	static const char	 sql[] =
	    "SELECT max(period), max(period = ?4) FROM ("
	    AS_AT("period", "observation", "area IN (?2, ?3)"
	    " AND breakdown = '' AND period GLOB"
	    " '[0-9][0-9][0-9][0-9]-[0-9][0-9]'") ")";
	sqlite3_stmt		*st = area_select(store, sql, STR(""));
	bool			 ok = st != NULL, any = false;

	*newest = (struct period){ PERIOD_NONE, 0 };
	if (!ok)
		return false;
	bind_text(st, 4, period_code(store->arena, month));
	if (store_step(store, st, &ok) &&
	    sqlite3_column_type(st, 0) != SQLITE_NULL) {
		*newest = column_period(st, 0);
		any = sqlite3_column_int(st, 1) != 0;
	}
	sqlite3_reset(st);
	return any;
}
