/*
 * read_records.c - reading figures by category, the revisions of a figure, and
 * audits.
 */
#include "store/read_int.h"

/* ---- a figure broken down ---- */

enum { CATEGORY_NAME = OBSERVATION_BEHIND };

/* The authority's rows may be under two keys: of one category, whose rows come
 * one after the other, the later import counts. */
static void
category_add(struct store *store, sqlite3_stmt *st, struct categories *all)
{
	struct str	 name = column_view(st, CATEGORY_NAME);
	struct origin	 last = { 0 };
	struct category	*category;

	if (all->n > 0)
		last = all->at[all->n - 1].obs.origin;
	if (all->n == 0 || !str_eq(all->at[all->n - 1].name, name)) {
		all->at = array_grow(store->arena, all->at, all->n,
		    sizeof(*all->at));
		all->at[all->n++].name = str_copy(store->arena, name);
	}
	category = &all->at[all->n - 1];
	observation_read(store, st, &last, &category->obs);
}

static void
categories_note(struct store *store, struct str question,
    const struct categories *all)
{
	struct buf	script = { 0 };

	for (size_t i = 0; i < all->n; i++) {
		script_text(&script, all->at[i].name);
		script_observation(&script, &all->at[i].obs);
	}
	script_note(store, "breakdown", question, &script);
}

/* "indicator TAB period TAB area TAB more". */
static struct str
area_question(struct store *store, const struct indicator *indicator,
    struct period period, struct str area, struct str more)
{
	struct str	asked = period_question(store, indicator, period);

	return str_printf(store->arena, STR_FMT "\t" STR_FMT "\t" STR_FMT,
	    STR_ARG(asked), STR_ARG(area), STR_ARG(more));
}

bool
store_breakdown(struct store *store, const struct indicator *indicator,
    struct str area, struct period period, struct str breakdown,
    struct categories *out)
{
	static const char	 sql[] =
	    "SELECT " OBSERVATION_NAMES ", category,"
	    "       min(began) OVER (PARTITION BY category) AS place FROM ("
	    AS_AT(OBSERVATION_COLUMNS ", category, "
	    FIRST_REVISION("observation") " AS began",
	    "observation", INDICATOR " AND area IN (?3, ?4) AND period = ?5"
	    " AND breakdown = ?6 AND category <> ''")
	    ") ORDER BY place, category, import";
	const struct breakdown_of table = {
		.indicator = indicator, .period = period, .area = area,
		.breakdown = breakdown,
	};
	sqlite3_stmt		*st = table_select(store, sql, &table);
	bool			 ok = st != NULL;

	*out = (struct categories){ 0 };
	while (ok && store_step(store, st, &ok))
		category_add(store, st, out);
	sqlite3_reset(st);
	if (ok && store->ledger != NULL)
		categories_note(store, area_question(store, indicator, period,
		    area, breakdown), out);
	return ok;
}

/* Names that were ever used will do: they are for suggestions. */
size_t
store_breakdowns(struct store *store, const struct indicator *indicator,
    struct str **out)
{
	static const char	sql[] =
	    "SELECT DISTINCT breakdown FROM ("
	    UP_TO("breakdown", "observation", INDICATOR " AND breakdown <> ''")
	    ") ORDER BY breakdown";

	return words_read(store, "breakdowns", sql, indicator->id, out);
}

/* ---- what a figure was before ---- */

enum {
	REVISION_NOW = OBSERVATION_BEHIND, REVISION_TIME, REVISION_REASON,
	REVISION_SUPERSEDED
};

static void
revision_add(struct store *store, sqlite3_stmt *st, struct origin *last,
    struct revision_reads *all)
{
	struct revision_read	*read;

	all->at = array_grow(store->arena, all->at, all->n, sizeof(*all->at));
	if (all->n > 0)		/* the later of the authority's two rows holds */
		all->at[all->n - 1].now = false;
	read = &all->at[all->n++];
	observation_read(store, st, last, &read->obs);
	*last = read->obs.origin;
	read->import = read->obs.origin.import;
	read->file = read->obs.origin.file;
	read->line = read->obs.origin.line;
	read->time = sqlite3_column_int64(st, REVISION_TIME);
	read->reason = column_copy(store, st, REVISION_REASON);
	read->now = sqlite3_column_int(st, REVISION_NOW) != 0;
	if (!read->now)
		read->superseded = sqlite3_column_int64(st,
		    REVISION_SUPERSEDED);
}

static void
revisions_note(struct store *store, struct str question,
    const struct revision_reads *all)
{
	struct buf	script = { 0 };

	for (size_t i = 0; i < all->n; i++) {
		script_observation(&script, &all->at[i].obs);
		script_int(&script, all->at[i].time);
		script_text(&script, all->at[i].file);
		script_text(&script, all->at[i].reason);
		script_int(&script, all->at[i].now);
	}
	script_note(store, "revisions", question, &script);
}

static bool
revisions_read(struct store *store, const struct breakdown_of *table,
    struct str category, struct revision_reads *out)
{
	static const char	 sql[] =
	    UP_TO(OBSERVATION_COLUMNS ", coalesce(superseded > ?1, 1),"
	    " (SELECT time FROM import AS i WHERE i.number = import),"
	    " (SELECT i.reason FROM import AS i WHERE i.number = import),"
	    " superseded",
	    "observation", INDICATOR " AND area IN (?3, ?4)"
	    " AND period = ?5 AND breakdown = ?6 AND category = ?7")
	    " ORDER BY import";
	sqlite3_stmt		*st = table_select(store, sql, table);
	struct origin		 last = { 0 };
	bool			 ok = st != NULL;

	*out = (struct revision_reads){ 0 };
	if (!ok)
		return false;
	bind_text(st, 7, category);
	while (store_step(store, st, &ok))
		revision_add(store, st, &last, out);
	sqlite3_reset(st);
	return ok;
}

bool
store_revisions(struct store *store, const struct indicator *indicator,
    struct str area, struct period period, struct revision_reads *out)
{
	struct breakdown_of	whole = {
		.indicator = indicator, .period = period, .area = area,
		.breakdown = STR(""),
	};

	if (!revisions_read(store, &whole, STR(""), out))
		return false;
	if (store->ledger != NULL)
		revisions_note(store, area_question(store, indicator, period,
		    area, STR("")), out);
	return true;
}

bool
store_row_revisions(struct store *store, const struct breakdown_of *table,
    struct str category, struct revision_reads *out)
{
	return revisions_read(store, table, category, out);
}

bool
store_categories(struct store *store, const struct breakdown_of *table,
    struct str **out, size_t *n)
{
	static const char	 sql[] =
	    "SELECT category FROM (" UP_TO("category, revision", "observation",
	    INDICATOR " AND area IN (?3, ?4) AND period = ?5"
	    " AND breakdown = ?6") ") GROUP BY category ORDER BY min(revision)";
	sqlite3_stmt		*st = table_select(store, sql, table);
	struct str		*all = NULL;
	bool			 ok = st != NULL;

	*n = 0;
	while (ok && store_step(store, st, &ok)) {
		all = array_grow(store->arena, all, *n, sizeof(*all));
		all[(*n)++] = column_copy(store, st, 0);
	}
	sqlite3_reset(st);
	*out = all;
	return ok;
}

/* ---- audits ---- */

enum {
	AUDIT_SERVICE, AUDIT_PERIOD, AUDIT_STAGE, AUDIT_GRADE, AUDIT_COUNT,
	AUDIT_STATUS
};

/* Count what ST stands at; rows of a service come one after the other. */
static void
audit_add(struct store *store, sqlite3_stmt *st, struct audit_rows *all)
{
	struct str		 service = column_view(st, AUDIT_SERVICE);
	struct audit_row	*row;
	enum grade		 grade;

	if (all->n == 0 || !str_eq(all->at[all->n - 1].service, service)) {
		all->at = array_grow(store->arena, all->at, all->n,
		    sizeof(*all->at));
		all->at[all->n++] = (struct audit_row){
			.service = str_copy(store->arena, service),
		};
	}
	row = &all->at[all->n - 1];
	grade_parse(column_view(st, AUDIT_GRADE), &grade);
	row->counts[grade] += row_within(store, st, AUDIT_COUNT, WHOLE_MOST);
	row->given[grade] = true;
	if (column_symbol(st, AUDIT_STATUS) == SYMBOL_E)
		row->illustrative = true;
}

static bool
lies_within(struct period period, struct period from, struct period to)
{
	return date_cmp(period_first(period), period_first(from)) >= 0 &&
	    date_cmp(period_last(period), period_last(to)) <= 0;
}

static void
audits_note(struct store *store, struct str question,
    const struct audit_rows *all)
{
	struct buf	script = { 0 };

	for (size_t i = 0; i < all->n; i++) {
		script_text(&script, all->at[i].service);
		script_int(&script, all->at[i].illustrative);
		for (int j = 0; j < GRADE__MAX; j++) {
			script_int(&script, all->at[i].counts[j]);
			script_int(&script, all->at[i].given[j]);
		}
	}
	script_note(store, "audits", question, &script);
}

/* The order of services is that of the whole programme, so that tables of both
 * stages and of any period have one. */
static bool
audits_read(struct store *store, struct str programme, struct period from,
    struct period to, bool moderated, struct audit_rows *out)
{
	static const char	 sql[] =
	    "SELECT service, period, stage, grade, count, status,"
	    "       min(began) OVER (PARTITION BY service) AS place FROM ("
	    AS_AT("service, period, stage, grade, count, status, "
	    FIRST_REVISION("audit") " AS began", "audit", "programme = ?2")
	    ") ORDER BY place";
	sqlite3_stmt		*st = store_sql(store, sql);
	bool			 ok = st != NULL;

	if (!ok)
		return false;
	bind_int(st, 1, store->seen);
	bind_text(st, 2, programme);
	while (store_step(store, st, &ok))
		if (str_is(column_view(st, AUDIT_STAGE),
		    moderated ? "moderated" : "original") &&
		    lies_within(row_period(store, st, AUDIT_PERIOD), from, to))
			audit_add(store, st, out);
	sqlite3_reset(st);
	return ok;
}

bool
store_audits(struct store *store, struct str programme, struct period from,
    struct period to, bool moderated, struct audit_rows *out)
{
	struct str	since, until, question;

	*out = (struct audit_rows){ 0 };
	if (store->version > 1 &&	/* an older one has none */
	    !audits_read(store, programme, from, to, moderated, out))
		return false;
	if (store->ledger == NULL)
		return true;
	since = period_code(store->arena, from);
	until = period_code(store->arena, to);
	question = str_printf(store->arena, STR_FMT "\t" STR_FMT "\t" STR_FMT
	    "\t%s", STR_ARG(programme), STR_ARG(since), STR_ARG(until),
	    moderated ? "moderated" : "original");
	audits_note(store, question, out);
	return true;
}

size_t
store_programmes(struct store *store, struct str **out)
{
	static const char	sql[] =
	    "SELECT DISTINCT programme FROM audit WHERE import <= ?1"
	    " ORDER BY programme";

	struct buf		none = { 0 };

	*out = NULL;
	if (store->version == 1) {	/* which has none */
		script_note(store, "programmes", STR(""), &none);
		return 0;
	}
	return words_read(store, "programmes", sql, STR(""), out);
}
