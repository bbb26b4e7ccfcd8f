/*
 * export.c - the data as files that import again to the same.
 *
 * Rows are in the order in which their files first had them, because papers put
 * categories, services and recommendations in that order.
 */
#include "store/csv_out.h"
#include "store/kind_int.h"
#include "store/ledger_int.h"

struct export {
	struct store		*store;
	const struct kind	*kind;
	bool			 everything;
	bool			 (*tells)(void *arg, struct str reason);
	void			*arg;			/* may be no one */
	int64_t			 authority;	/* the key it has beside 0; 0: none */
	bool			 twins;		/* with rows under both keys */
	struct arena		*arena;
	struct names		 shown;		/* rows that the public has seen */
	struct buf		*out;
	struct export_result	*result;
};

/* ---- the statement ---- */

/* The authority is written as an empty cell, or by its code where a cell may not
 * be empty, whichever of its keys a row has: 0, or ?2. */
static void
sql_authority(struct buf *sql, const struct column *column)
{
	const char	*name = column_sql(column);

	buf_printf(sql, "(SELECT code FROM area WHERE key ="
	    " iif(r.\"%s\" IN (0, ?2), %s, r.\"%s\"))", name,
	    (column->flags & COLUMN_REQUIRED) != 0 ? "?2" : "0", name);
}

static void
sql_cells(struct buf *sql, const struct kind *kind)
{
	for (size_t i = 0; i < kind->n; i++) {
		const struct column	*column = &kind->columns[i];

		buf_text(sql, i > 0 ? ", " : "");
		if ((column->flags & COLUMN_AUTHORITY) != 0)
			sql_authority(sql, column);
		else
			column_words_sql(sql, column, "r");
	}
}

/* Of two rows of the authority, one under each of its keys, the later import's
 * counts, as it does when they are read. */
static void
sql_no_twin(struct buf *sql, const struct kind *kind)
{
	buf_printf(sql, " WHERE NOT EXISTS (SELECT 1 FROM %s AS t"
	    " WHERE t.import > r.import AND t.import <= ?1"
	    " AND (t.superseded IS NULL OR t.superseded > ?1)", kind->table);
	for (size_t i = 0; i < kind->n; i++) {
		const char	*name = column_sql(&kind->columns[i]);
		int		 flags = kind->columns[i].flags;

		if ((flags & COLUMN_AUTHORITY) != 0)
			buf_printf(sql, " AND t.\"%s\" = CASE r.\"%s\" WHEN 0"
			    " THEN ?2 WHEN ?2 THEN 0 END", name, name);
		else if ((flags & COLUMN_KEY) != 0)
			buf_printf(sql, " AND t.\"%s\" = r.\"%s\"", name, name);
	}
	buf_char(sql, ')');
}

/* The rows that reads see are those of import ?1. */
static void
sql_export(struct buf *sql, const struct export *export)
{
	static const char *const	stand[] = { "superseded IS NULL",
	    "superseded > ?1" };
	const char			*table = export->kind->table;

	buf_text(sql, "SELECT ");
	sql_cells(sql, export->kind);
	buf_text(sql, " FROM (");
	for (int i = 0; i < 2; i++)
		buf_printf(sql, "%sSELECT *, " FIRST_REVISION("%s")
		    " AS began FROM %s WHERE %s AND import <= ?1",
		    i > 0 ? " UNION ALL " : "", table, table, table, stand[i]);
	buf_text(sql, ") AS r");
	if (export->twins)
		sql_no_twin(sql, export->kind);
	buf_text(sql, " ORDER BY began, import");
}

/* Whether rows of the authority are under its own key as well. */
static bool
find_twins(struct export *export)
{
	struct buf	 sql = { 0 };
	sqlite3_stmt	*st;
	int64_t		 keys[2];
	bool		 ok = true;

	if (!area_keys(export->store, STR(""), keys))
		return false;
	export->authority = keys[1];
	for (size_t i = 0; i < export->kind->n && keys[1] != 0; i++) {
		if ((export->kind->columns[i].flags & COLUMN_AUTHORITY) == 0)
			continue;
		buf_printf(&sql, "SELECT 1 FROM %s WHERE \"%s\" = ?1 LIMIT 1",
		    export->kind->table, column_sql(&export->kind->columns[i]));
		st = store_sql_made(export->store, &sql);
		ok = ok && st != NULL;
		if (ok) {
			bind_int(st, 1, keys[1]);
			export->twins |= store_step(export->store, st, &ok);
		}
		sqlite3_finalize(st);
	}
	buf_free(&sql);
	return ok;
}

/* ---- what the public has seen ---- */

/* Whether ST stands at a row by category that no public paper has shown as it
 * is. */
static bool
withheld(struct export *export, sqlite3_stmt *st)
{
	struct indicator	 indicator = {
		.id = column_view(st, OBSERVATION_INDICATOR),
	};
	struct breakdown_of	 table = {
		.indicator = &indicator,
		.area = column_view(st, OBSERVATION_AREA),
		.breakdown = column_view(st, OBSERVATION_BREAKDOWN),
	};
	struct num	 numerator = column_num(st, OBSERVATION_NUMERATOR);
	struct num	 denominator = column_num(st,
			    OBSERVATION_DENOMINATOR);
	struct printed_row	 row = {
		.category = column_view(st, OBSERVATION_CATEGORY),
		.share = true, .base = true,
		.numerator = numerator.n, .denominator = denominator.n,
	};

	if (export->everything || table.breakdown.n == 0)
		return false;
	table.period = row_period(export->store, st, OBSERVATION_PERIOD);
	return numerator.d != 1 || denominator.d != 1 ||
	    !row_shown(export->store, &export->shown, &table, &row);
}

/* ---- the file ---- */

static void
add_header(struct export *export)
{
	struct str	cells[KIND_COLUMNS];

	for (size_t i = 0; i < export->kind->n; i++)
		cells[i] = str_of(export->kind->columns[i].name);
	csv_add_row(export->out, cells, export->kind->n);
}

/* A reason may say what a row withheld was. */
static void
untell(struct export *export, struct str *reason)
{
	if (export->tells == NULL || !export->tells(export->arg, *reason))
		return;
	*reason = STR("");
	export->result->untold++;
}

static void
add_row(struct export *export, sqlite3_stmt *st)
{
	struct str	cells[KIND_COLUMNS];

	if (export->kind == &kinds[DATA_OBSERVATIONS] &&
	    withheld(export, st)) {
		export->result->withheld++;
		return;
	}
	for (size_t i = 0; i < export->kind->n; i++)
		cells[i] = column_view(st, (int)i);
	if (export->kind == &kinds[DATA_OBSERVATIONS])
		untell(export, &cells[OBSERVATION_REASON]);
	csv_add_row(export->out, cells, export->kind->n);
	export->result->rows++;
}

static bool
add_rows(struct export *export)
{
	struct buf	 sql = { 0 };
	sqlite3_stmt	*st;
	bool		 ok;

	sql_export(&sql, export);
	st = store_sql_made(export->store, &sql);
	buf_free(&sql);
	ok = st != NULL;
	if (ok)
		bind_int(st, 1, export->store->seen);
	if (ok && sqlite3_bind_parameter_count(st) > 1)	/* of some kinds */
		bind_int(st, 2, export->authority);
	while (ok && store_step(export->store, st, &ok))
		add_row(export, st);
	sqlite3_finalize(st);
	return ok;
}

/* Before version 2 there was less to keep. */
static bool
table_missing(struct store *store, enum data_kind kind)
{
	return store->version == 1 && (kind == DATA_AUDITS ||
	    kind == DATA_RECOMMENDATIONS || kind == DATA_UPDATES ||
	    kind == DATA_DECISIONS);
}

static bool
export_all(struct export *export)
{
	bool	ok;

	*export->result = (struct export_result){ 0 };
	add_header(export);
	if (table_missing(export->store, (enum data_kind)(export->kind -
	    kinds)))
		return true;
	export->arena = arena_new();
	ok = find_twins(export) && (export->everything ||
	    export->kind != &kinds[DATA_OBSERVATIONS] ||
	    rows_shown(export->store, export->arena, &export->shown)) &&
	    add_rows(export);
	arena_free(export->arena);
	return ok;
}

bool
store_export(struct store *store, enum data_kind kind, bool everything,
    struct buf *out, struct export_result *result)
{
	struct export	export = {
		.store = store, .kind = &kinds[kind],
		.everything = everything, .out = out, .result = result,
	};

	return export_all(&export);
}

bool
store_export_public(struct store *store, enum data_kind kind,
    bool (*tells)(void *arg, struct str reason), void *arg, struct buf *out,
    struct export_result *result)
{
	struct export	export = {
		.store = store, .kind = &kinds[kind], .tells = tells,
		.arg = arg, .out = out, .result = result,
	};

	return export_all(&export);
}

/* ---- who has such rows ---- */

/* Every revision by category that reads may ask for. */
static void
sql_unseen(struct buf *sql, const struct kind *kind)
{
	buf_text(sql, "SELECT ");
	sql_cells(sql, kind);
	buf_printf(sql, " FROM %s AS r WHERE r.breakdown <> ''"
	    " AND r.import <= ?1", kind->table);
}

static bool
unseen_rows(struct export *export, struct arena *arena, struct str **names,
    size_t *n)
{
	struct names	 met = { 0 };
	struct buf	 sql = { 0 };
	struct str	 name;
	sqlite3_stmt	*st;
	size_t		 room = 0;
	bool		 ok;

	sql_unseen(&sql, export->kind);
	st = store_sql_made(export->store, &sql);
	buf_free(&sql);
	ok = st != NULL;
	if (ok) {
		bind_int(st, 1, export->store->seen);
		bind_int(st, 2, export->authority);
	}
	while (ok && store_step(export->store, st, &ok)) {
		name = column_view(st, OBSERVATION_CATEGORY);
		if (names_find(&met, name) != NULL || !withheld(export, st))
			continue;
		*names = arena_room(arena, *names, *n, &room,
		    sizeof(**names));
		(*names)[(*n)++] = name = str_copy(arena, name);
		names_add(&met, export->arena, name, &met);
	}
	sqlite3_finalize(st);
	return ok;
}

bool
store_unseen(struct store *store, struct arena *arena, struct str **names,
    size_t *n)
{
	struct export	export = {
		.store = store, .kind = &kinds[DATA_OBSERVATIONS],
		.arena = arena_new(),
	};
	bool		ok;

	*names = NULL;
	*n = 0;
	ok = find_twins(&export) && rows_shown(store, export.arena,
	    &export.shown) && unseen_rows(&export, arena, names, n);
	arena_free(export.arena);
	return ok;
}
