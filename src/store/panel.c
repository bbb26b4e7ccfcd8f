/*
 * panel.c - what a panel recommended, and what came of it: updates and
 * decisions are of a recommendation, and later than the meeting that made it.
 */
#include "store/kind_int.h"

bool
recommendations_read(struct store *store, struct registry *registry,
    struct arena *arena)
{
	static const char	 sql[] =
	    "SELECT id, meeting FROM recommendation WHERE superseded IS NULL";
	sqlite3_stmt		*st = store_sql(store, sql);
	struct known		*known;
	bool			 ok = st != NULL;

	while (ok && store_step(store, st, &ok)) {
		known = arena_make(arena, struct known);
		known->id = str_copy(arena, column_view(st, 0));
		known->stored = known->defined = true;
		date_parse(column_view(st, 1), &known->meeting);
		names_add(&registry->recommendations, arena, known->id, known);
	}
	sqlite3_reset(st);
	return ok;
}

/* The row defines its recommendation: at fault until the rules say otherwise. */
bool
cell_new_recommendation(struct loader *loader, const struct column *column,
    const struct cell *cell, struct value *out)
{
	struct names	*names = &loader->registry->recommendations;
	struct known	*known;

	loader->recommendation = NULL;
	if (!cell_name(loader, column, cell, out))
		return false;
	known = names_find(names, cell->text);
	if (known == NULL) {
		known = arena_make(loader->arena, struct known);
		known->id = str_copy(loader->arena, cell->text);
		names_add(names, loader->arena, known->id, known);
	}
	if (known->loader == NULL) {
		known->loader = loader;
		known->line = loader->row.line;
	}
	known->defined = true;
	known->faulty = true;
	loader->recommendation = known;
	return true;
}

bool
recommendation_rules(struct loader *loader, const struct value *values)
{
	struct known	*known = loader->recommendation;

	known->faulty = false;
	date_parse(values[RECOMMENDATION_MEETING].text, &known->meeting);
	return true;
}

/* What COLUMN's day is about comes LEAST days, or more, after the meeting that
 * made the row's recommendation. */
static bool
later_rule(struct loader *loader, const struct value *values, int column,
    int32_t least)
{
	const struct known	*known = loader->recommendation;
	struct date		 date;
	struct str		 made;

	date_parse(values[column].text, &date);
	if (known->faulty ||
	    date_days(date) - date_days(known->meeting) >= least)
		return true;
	made = date_iso(loader->arena, known->meeting);
	fault_at(loader, DIAG_DATA_EARLY, loader_cell(loader, column),
	    STR_FMT ", " STR_FMT " is of the meeting on " STR_FMT,
	    STR_ARG(values[column].text), STR_ARG(known->id), STR_ARG(made));
	return false;
}

bool
update_rules(struct loader *loader, const struct value *values)
{
	return later_rule(loader, values, UPDATE_DATE, 0);
}

/* The meeting that made it has nothing yet to decide on. */
bool
decision_rules(struct loader *loader, const struct value *values)
{
	return later_rule(loader, values, DECISION_MEETING, 1);
}

enum { LATE_ID, LATE_DATE, LATE_WHAT, LATE_IMPORT, LATE_LINE };

/* Updates and decisions of this call were held against the new meeting when
 * they were read; what the store had before was not. */
void
recommendation_settle(struct loader *loader)
{
	static const char	 sql[] =
	    "SELECT r.id, u.date AS day, 'an update', u.import, u.line"
	    "  FROM recommendation r JOIN recommendation_update u"
	    "    ON u.recommendation = r.id AND u.date < r.meeting"
	    " WHERE r.superseded IS NULL AND u.superseded IS NULL"
	    " UNION ALL "
	    "SELECT r.id, d.meeting, 'a decision', d.import, d.line"
	    "  FROM recommendation r JOIN recommendation_decision d"
	    "    ON d.recommendation = r.id AND d.meeting <= r.meeting"
	    " WHERE r.superseded IS NULL AND d.superseded IS NULL"
	    " ORDER BY day";
	struct store		*store = loader->store;
	sqlite3_stmt		*st = store_sql(store, sql);
	const struct known	*known;
	bool			 ok = st != NULL;

	while (ok && store_step(store, st, &ok)) {
		known = names_find(&loader->registry->recommendations,
		    column_view(st, LATE_ID));
		if (known == NULL || known->faulty || known->loader != loader)
			continue;
		fault_line(loader, DIAG_DATA_YOUNGER, known->line,
		    STR_FMT ", " STR_FMT " of " STR_FMT
		    " from import %lld, line %d", STR_ARG(known->id),
		    STR_ARG(column_view(st, LATE_WHAT)),
		    STR_ARG(column_view(st, LATE_DATE)),
		    (long long)sqlite3_column_int64(st, LATE_IMPORT),
		    sqlite3_column_int(st, LATE_LINE));
	}
	sqlite3_reset(st);
}
