/*
 * read_series.c - reading observations, and what they are compared with.
 */
#include <assert.h>

#include "store/read_int.h"

/* ---- observations ---- */

enum {		/* of OBSERVATION_COLUMNS */
	SERIES_PERIOD, SERIES_NUMERATOR, SERIES_DENOMINATOR, SERIES_VALUE,
	SERIES_STATUS, SERIES_REASON, SERIES_IMPORT, SERIES_LINE,
	SERIES_REPLACES, SERIES_EARLIER
};

static bool
same_num(struct num a, struct num b)
{
	return a.n == b.n && a.d == b.d;
}

/* Whether one of the rows that OBS replaced, the last of which is REPLACES, had
 * a figure, and another one: a reason added later revises nothing. */
static bool
figure_revised(struct store *store, const struct observation *obs,
    int64_t replaces)
{
	static const char	 sql[] =
	    "SELECT numerator, denominator, value, replaces FROM observation"
	    " WHERE revision = ?1 AND coalesce(replaces, 0) < revision";
	sqlite3_stmt		*st = store_sql(store, sql);
	struct num		 numerator, denominator, value;
	bool			 ok = st != NULL, revised = false;

	while (ok && !revised && replaces != 0) {
		bind_int(st, 1, replaces);
		replaces = 0;
		if (store_step(store, st, &ok)) {
			numerator = row_num(store, st, 0);
			denominator = row_num(store, st, 1);
			value = row_num(store, st, 2);
			replaces = sqlite3_column_int64(st, 3);
			revised = (num_known(value) || num_known(numerator)) &&
			    !(same_num(value, obs->value) &&
			    same_num(numerator, obs->numerator) &&
			    same_num(denominator, obs->denominator));
		}
		sqlite3_reset(st);
	}
	return revised;
}

void
observation_read(struct store *store, sqlite3_stmt *st, struct origin *last,
    struct observation *obs)
{
	obs->period = row_period(store, st, SERIES_PERIOD);
	obs->numerator = row_num(store, st, SERIES_NUMERATOR);
	obs->denominator = row_num(store, st, SERIES_DENOMINATOR);
	obs->value = row_num(store, st, SERIES_VALUE);
	obs->symbol = column_symbol(st, SERIES_STATUS);
	obs->reason = column_copy(store, st, SERIES_REASON);
	obs->origin = column_origin(store, st, SERIES_IMPORT, last);
	obs->revised = figure_revised(store, obs,
	    sqlite3_column_int64(st, SERIES_REPLACES));
	obs->earlier = sqlite3_column_int(st, SERIES_EARLIER) != 0;
}

void
script_observation(struct buf *script, const struct observation *obs)
{
	script_period(script, obs->period);
	script_num(script, obs->numerator);
	script_num(script, obs->denominator);
	script_num(script, obs->value);
	script_int(script, (int)obs->symbol);
	script_text(script, obs->reason);
	script_int(script, obs->revised);
}

/* Add what ST stands at, when it is of the periods asked for.  The authority's
 * rows may be under two keys: of one period the later import counts. */
static void
series_add(struct store *store, sqlite3_stmt *st, struct period from,
    struct period to, struct series *series)
{
	struct period	 period = column_period(st, SERIES_PERIOD);
	struct origin	 last = { 0 };

	if (period.kind != from.kind || period.at < from.at ||
	    period.at > to.at)
		return;
	if (series->n > 0)
		last = series->at[series->n - 1].origin;
	if (series->n == 0 ||
	    !period_eq(series->at[series->n - 1].period, period)) {
		series->at = array_grow(store->arena, series->at, series->n,
		    sizeof(*series->at));
		series->n++;
	}
	observation_read(store, st, &last, &series->at[series->n - 1]);
}

/* Codes of one kind sort as their periods do; others that fall between them are
 * left out as they are read. */
static bool
series_read(struct store *store, const int64_t keys[2], struct period from,
    struct period to, struct series *series)
{
	static const char	 sql[] = AS_AT(OBSERVATION_COLUMNS, "observation",
	    INDICATOR " AND area IN (?3, ?4) AND breakdown = ?5"
	    " AND category = ?6 AND period BETWEEN ?7 AND ?8")
	    " ORDER BY period, import";
	sqlite3_stmt		*st = store_sql(store, sql);
	bool			 ok = st != NULL;

	if (!ok)
		return false;
	bind_int(st, 1, store->seen);
	bind_text(st, 2, series->indicator->id);
	bind_int(st, 3, keys[0]);
	bind_int(st, 4, keys[1]);
	bind_text(st, 5, series->breakdown);
	bind_text(st, 6, series->category);
	bind_text(st, 7, period_code(store->arena, from));
	bind_text(st, 8, period_code(store->arena, to));
	while (store_step(store, st, &ok))
		series_add(store, st, from, to, series);
	sqlite3_reset(st);
	return ok;
}

static void
series_note(struct store *store, const struct series *series,
    struct period from, struct period to)
{
	struct str	code = period_code(store->arena, from);
	struct str	until = period_code(store->arena, to);
	struct buf	script = { 0 };

	for (size_t i = 0; i < series->n; i++)
		script_observation(&script, &series->at[i]);
	script_note(store, "series", str_printf(store->arena, STR_FMT "\t"
	    STR_FMT "\t" STR_FMT "\t" STR_FMT, STR_ARG(series->indicator->id),
	    STR_ARG(series->area), STR_ARG(code), STR_ARG(until)), &script);
}

bool
store_series(struct store *store, const struct indicator *indicator,
    struct str area, struct period from, struct period to, struct series *out)
{
	int64_t	keys[2];

	assert(from.kind == to.kind && from.kind != PERIOD_NONE);
	*out = (struct series){
		.indicator = indicator,
		.area = area,
		.breakdown = STR(""),
		.category = STR(""),
	};
	if (!area_keys(store, area, keys) ||
	    !series_read(store, keys, from, to, out))
		return false;
	if (store->ledger != NULL)
		series_note(store, out, from, to);
	return true;
}

/* ---- targets ---- */

enum {
	TARGET_FROM, TARGET_TO, TARGET_DIRECTION, TARGET_VALUE, TARGET_UPPER,
	TARGET_TOLERANCE, TARGET_PRINTED, TARGET_OVER, TARGET_IMPORT,
	TARGET_LINE
};

/* A target holds in a period when it holds on its last day. */
static bool
holds(sqlite3_stmt *st, struct date day)
{
	struct period	from = column_period(st, TARGET_FROM);
	struct period	to = column_period(st, TARGET_TO);

	return (from.kind == PERIOD_NONE ||
	    date_cmp(period_first(from), day) <= 0) &&
	    (to.kind == PERIOD_NONE || date_cmp(period_last(to), day) >= 0);
}

static struct target *
target_read(struct store *store, sqlite3_stmt *st)
{
	struct target	*target = arena_make(store->arena, struct target);
	struct origin	 last = { 0 };

	direction_parse(column_view(st, TARGET_DIRECTION), &target->direction);
	target->value = row_num(store, st, TARGET_VALUE);
	target->upper = row_num(store, st, TARGET_UPPER);
	target->tolerance = row_num(store, st, TARGET_TOLERANCE);
	target->from = column_period(st, TARGET_FROM);
	target->to = column_period(st, TARGET_TO);
	target->whole_year = str_is(column_view(st, TARGET_OVER), "year");
	target->printed = column_copy(store, st, TARGET_PRINTED);
	target->strict = str_starts(target->printed, "<") ||
	    str_starts(target->printed, ">");
	symbol_parse(target->printed, &target->symbol);
	target->origin = column_origin(store, st, TARGET_IMPORT, &last);
	return target;
}

static void
target_note(struct store *store, struct str question,
    const struct target *target)
{
	struct buf	script = { 0 };

	if (target != NULL) {
		script_int(&script, (int)target->direction);
		script_num(&script, target->value);
		script_num(&script, target->upper);
		script_num(&script, target->tolerance);
		script_period(&script, target->from);
		script_period(&script, target->to);
		script_int(&script, target->whole_year);
		script_text(&script, target->printed);
	}
	script_note(store, "target", question, &script);
}

struct str
period_question(struct store *store, const struct indicator *indicator,
    struct period period)
{
	struct str	code = period_code(store->arena, period);

	return str_printf(store->arena, STR_FMT "\t" STR_FMT,
	    STR_ARG(indicator->id), STR_ARG(code));
}

const struct target *
store_target(struct store *store, const struct indicator *indicator,
    struct period period)
{
	static const char	 sql[] = AS_AT("\"from\", \"to\", direction,"
	    " value, upper, tolerance, printed, over, import, line", "target",
	    INDICATOR) " ORDER BY import DESC, line DESC";
	sqlite3_stmt		*st = store_sql(store, sql);
	struct target		*target = NULL;
	bool			 ok = st != NULL;

	if (!ok)
		return NULL;
	bind_int(st, 1, store->seen);
	bind_text(st, 2, indicator->id);
	while (target == NULL && store_step(store, st, &ok))
		if (holds(st, period_last(period)))
			target = target_read(store, st);
	sqlite3_reset(st);
	if (store->ledger != NULL)
		target_note(store, period_question(store, indicator, period),
		    target);
	return target;
}

/* ---- comparators ---- */

enum {
	COMPARATOR_NAME, COMPARATOR_PERIOD, COMPARATOR_NUMERATOR,
	COMPARATOR_DENOMINATOR, COMPARATOR_VALUE, COMPARATOR_STATUS,
	COMPARATOR_NEIGHBOURS, COMPARATOR_MODEL, COMPARATOR_SOURCE,
	COMPARATOR_IMPORT, COMPARATOR_LINE
};

static struct comparator
comparator_read(struct store *store, sqlite3_stmt *st, struct origin *last)
{
	struct comparator	comparator = {
		.name = column_copy(store, st, COMPARATOR_NAME),
		.period = row_period(store, st, COMPARATOR_PERIOD),
		.numerator = row_num(store, st, COMPARATOR_NUMERATOR),
		.denominator = row_num(store, st, COMPARATOR_DENOMINATOR),
		.value = row_num(store, st, COMPARATOR_VALUE),
		.symbol = column_symbol(st, COMPARATOR_STATUS),
		.neighbours = sqlite3_column_int(st, COMPARATOR_NEIGHBOURS),
		.model = column_copy(store, st, COMPARATOR_MODEL),
		.source = column_copy(store, st, COMPARATOR_SOURCE),
	};

	comparator.origin = column_origin(store, st, COMPARATOR_IMPORT, last);
	return comparator;
}

/* Of two rows of one comparator the one that ends, then begins, later; rows are
 * read in the order of their models, so the later model wins a tie. */
static bool
is_later(struct period a, struct period b)
{
	int	order = date_cmp(period_last(a), period_last(b));

	if (order == 0)
		order = date_cmp(period_first(a), period_first(b));
	return order >= 0;
}

static void
comparators_add(struct store *store, struct comparators *all,
    struct comparator comparator)
{
	struct comparator	*last;

	if (all->n > 0 && str_eq(all->at[all->n - 1].name, comparator.name)) {
		last = &all->at[all->n - 1];
		if (is_later(comparator.period, last->period))
			*last = comparator;
		return;
	}
	all->at = array_grow(store->arena, all->at, all->n, sizeof(*all->at));
	all->at[all->n++] = comparator;
}

static void
comparators_note(struct store *store, struct str question,
    const struct comparators *all)
{
	struct buf	script = { 0 };

	for (size_t i = 0; i < all->n; i++) {
		const struct comparator	*at = &all->at[i];

		script_text(&script, at->name);
		script_period(&script, at->period);
		script_num(&script, at->numerator);
		script_num(&script, at->denominator);
		script_num(&script, at->value);
		script_int(&script, (int)at->symbol);
		script_int(&script, at->neighbours);
		script_text(&script, at->model);
		script_text(&script, at->source);
	}
	script_note(store, "comparators", question, &script);
}

bool
store_comparators(struct store *store, const struct indicator *indicator,
    struct period period, struct comparators *out)
{
	static const char	 sql[] = AS_AT("comparator, period, numerator,"
	    " denominator, value, status, neighbours, model, source, import,"
	    " line", "comparator", INDICATOR) " ORDER BY comparator, model";
	sqlite3_stmt		*st = store_sql(store, sql);
	struct origin		 last = { 0 };
	bool			 ok = st != NULL;

	*out = (struct comparators){ 0 };
	if (!ok)
		return false;
	bind_int(st, 1, store->seen);
	bind_text(st, 2, indicator->id);
	while (store_step(store, st, &ok))
		if (date_cmp(period_first(row_period(store, st,
		    COMPARATOR_PERIOD)), period_last(period)) <= 0)
			comparators_add(store, out, comparator_read(store, st,
			    &last));
	sqlite3_reset(st);
	if (ok && store->ledger != NULL)
		comparators_note(store, period_question(store, indicator,
		    period), out);
	return ok;
}

/* ---- neighbours ---- */

static void
neighbours_note(struct store *store, const struct neighbours *all,
    struct str model)
{
	struct buf	script = { 0 };

	for (size_t i = 0; i < all->n; i++) {
		script_text(&script, all->at[i].area);
		script_text(&script, all->at[i].name);
		script_int(&script, all->at[i].rank);
	}
	script_note(store, "neighbours", str_printf(store->arena, STR_FMT "\t"
	    STR_FMT, STR_ARG(all->area), STR_ARG(model)), &script);
}

/* The row of a neighbour under both of the authority's keys is one. */
static void
neighbours_add(struct store *store, sqlite3_stmt *st, struct neighbours *all)
{
	struct neighbour	neighbour = {
		.area = column_copy(store, st, 0),
		.name = column_copy(store, st, 1),
		.rank = sqlite3_column_int(st, 2),
	};

	if (all->n > 0 && str_eq(all->at[all->n - 1].area, neighbour.area))
		return;
	all->at = array_grow(store->arena, all->at, all->n, sizeof(*all->at));
	all->at[all->n++] = neighbour;
}

/* Whether the row at ST is of the model of ALL, which is that of the first. */
static bool
same_model(struct store *store, sqlite3_stmt *st, struct neighbours *all)
{
	if (all->n == 0)
		all->model = column_copy(store, st, 3);
	return str_eq(all->model, column_view(st, 3));
}

size_t
store_comparator_names(struct store *store, struct str **out)
{
	static const char	sql[] =
	    "SELECT DISTINCT comparator FROM comparator WHERE import <= ?1"
	    " ORDER BY comparator";

	return words_read(store, "comparator names", sql, STR(""), out);
}

size_t
store_neighbour_models(struct store *store, struct str **out)
{
	static const char	 sql[] =
	    "SELECT DISTINCT model FROM (" AS_AT("model", "neighbour",
	    "area IN (?2, ?3)") ") ORDER BY model";
	sqlite3_stmt		*st = area_select(store, sql, STR(""));
	bool			 ok = st != NULL;
	size_t			 n = 0;

	*out = NULL;
	while (ok && store_step(store, st, &ok)) {
		*out = array_grow(store->arena, *out, n, sizeof(**out));
		(*out)[n++] = column_copy(store, st, 0);
	}
	sqlite3_reset(st);
	return n;
}

bool
store_neighbours(struct store *store, struct str area, struct str model,
    struct neighbours *out)
{
	static const char	 sql[] =
	    "SELECT a.code, r.name, n.rank, n.model FROM ("
	    AS_AT("neighbour, rank, model", "neighbour",
	    "area IN (?2, ?3) AND ?4 IN (model, '')") ") AS n"
	    "  JOIN area a ON a.key = n.neighbour"
	    "  JOIN (" AS_AT("area, name", "area_revision", "1") ") AS r"
	    "    ON r.area = n.neighbour"
	    " ORDER BY n.rank, a.code";
	sqlite3_stmt		*st = area_select(store, sql, area);
	bool			 ok = st != NULL, one = true;

	*out = (struct neighbours){ .area = area, .model = model };
	if (!ok)
		return false;
	bind_text(st, 4, model);
	while (one && store_step(store, st, &ok)) {
		one = same_model(store, st, out);
		neighbours_add(store, st, out);
	}
	sqlite3_reset(st);
	if (!one)
		*out = (struct neighbours){ .area = area, .model = model };
	if (ok && store->ledger != NULL)
		neighbours_note(store, out, model);
	return ok;
}
