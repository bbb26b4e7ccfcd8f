/*
 * read_actions.c - reading recommendations, each with what officers said of it
 * and what the panel decided.
 *
 * What a paper cannot tell of yet, because its meeting was before it, is not
 * read: it must not make the paper out of date.
 */
#include "store/read_int.h"

/* ---- recommendations ---- */

enum {
	ACTION_ID, ACTION_MEETING, ACTION_TITLE, ACTION_NUMBER,
	ACTION_PROPOSED, ACTION_IMPORT, ACTION_LINE
};

static void
action_add(struct store *store, sqlite3_stmt *st, struct origin *last,
    struct actions *all)
{
	all->at = array_grow(store->arena, all->at, all->n, sizeof(*all->at));
	all->at[all->n++] = (struct action){
		.id = column_copy(store, st, ACTION_ID),
		.meeting = row_date(store, st, ACTION_MEETING),
		.title = column_copy(store, st, ACTION_TITLE),
		.number = sqlite3_column_int(st, ACTION_NUMBER),
		.proposed = column_copy(store, st, ACTION_PROPOSED),
		.origin = column_origin(store, st, ACTION_IMPORT, last),
	};
}

static bool
actions_read(struct store *store, struct str meeting, struct actions *out)
{
	static const char	 sql[] =
	    AS_AT("id, meeting, title, number, proposed, import, line, "
	    FIRST_REVISION("recommendation")
	    " AS began", "recommendation", "meeting < ?2")
	    " ORDER BY meeting, began";
	sqlite3_stmt		*st = store_sql(store, sql);
	struct origin		 last = { 0 };
	bool			 ok = st != NULL;

	if (!ok)
		return false;
	bind_int(st, 1, store->seen);
	bind_text(st, 2, meeting);
	while (store_step(store, st, &ok))
		action_add(store, st, &last, out);
	sqlite3_reset(st);
	return ok;
}

/* ---- what came of them ---- */

enum {
	EVENT_ID, EVENT_DATE, EVENT_WORD, EVENT_TAKEN, EVENT_IMPORT, EVENT_LINE
};

static void
update_add(struct store *store, sqlite3_stmt *st, struct origin *last,
    struct action *action)
{
	struct action_update	*update;

	action->updates = array_grow(store->arena, action->updates,
	    action->nupdates, sizeof(*action->updates));
	update = &action->updates[action->nupdates++];
	update->date = row_date(store, st, EVENT_DATE);
	action_status_parse(column_view(st, EVENT_WORD), &update->status);
	update->taken = column_copy(store, st, EVENT_TAKEN);
	update->origin = column_origin(store, st, EVENT_IMPORT, last);
}

static void
decision_add(struct store *store, sqlite3_stmt *st, struct origin *last,
    struct action *action)
{
	struct action_decision	*decision;

	action->decisions = array_grow(store->arena, action->decisions,
	    action->ndecisions, sizeof(*action->decisions));
	decision = &action->decisions[action->ndecisions++];
	decision->meeting = row_date(store, st, EVENT_DATE);
	decision->accepted = str_is(column_view(st, EVENT_WORD), "accepted");
	decision->origin = column_origin(store, st, EVENT_IMPORT, last);
}

/* Hand each row of SQL, which are in order of date, to ADD with its action. */
static bool
events_read(struct store *store, const char *sql, struct str meeting,
    const struct names *actions, void (*add)(struct store *store,
    sqlite3_stmt *st, struct origin *last, struct action *action))
{
	sqlite3_stmt	*st = store_sql(store, sql);
	struct origin	 last = { 0 };
	struct action	*action;
	bool		 ok = st != NULL;

	if (!ok)
		return false;
	bind_int(st, 1, store->seen);
	bind_text(st, 2, meeting);
	while (store_step(store, st, &ok)) {
		action = names_find(actions, column_view(st, EVENT_ID));
		if (action != NULL)
			add(store, st, &last, action);
	}
	sqlite3_reset(st);
	return ok;
}

static bool
all_read(struct store *store, struct str meeting, struct actions *out)
{
	static const char	 updates[] =
	    AS_AT("recommendation, date, status, taken, import, line",
	    "recommendation_update", "date <= ?2") " ORDER BY date";
	static const char	 decisions[] =
	    AS_AT("recommendation, meeting, decision, '', import, line",
	    "recommendation_decision", "meeting < ?2") " ORDER BY meeting";
	struct names		 names = { 0 };

	if (!actions_read(store, meeting, out))
		return false;
	for (size_t i = 0; i < out->n; i++)
		names_add(&names, store->arena, out->at[i].id, &out->at[i]);
	return events_read(store, updates, meeting, &names, update_add) &&
	    events_read(store, decisions, meeting, &names, decision_add);
}

/* ---- the ledger ---- */

static void
script_date(struct buf *script, struct date date)
{
	script_int(script, date_days(date));
}

static void
script_action(struct buf *script, const struct action *action)
{
	script_text(script, action->id);
	script_date(script, action->meeting);
	script_text(script, action->title);
	script_int(script, action->number);
	script_text(script, action->proposed);
	script_int(script, (int64_t)action->nupdates);
	for (size_t i = 0; i < action->nupdates; i++) {
		script_date(script, action->updates[i].date);
		script_int(script, (int)action->updates[i].status);
		script_text(script, action->updates[i].taken);
	}
	for (size_t i = 0; i < action->ndecisions; i++) {
		script_date(script, action->decisions[i].meeting);
		script_int(script, action->decisions[i].accepted);
	}
}

bool
store_actions(struct store *store, struct date meeting, struct actions *out)
{
	struct str	day = date_iso(store->arena, meeting);
	struct buf	script = { 0 };

	*out = (struct actions){ 0 };
	if (store->version > 1 &&	/* an older one has none */
	    !all_read(store, day, out))
		return false;
	for (size_t i = 0; store->ledger != NULL && i < out->n; i++)
		script_action(&script, &out->at[i]);
	script_note(store, "actions", day, &script);
	return true;
}

bool
store_has_actions(struct store *store)
{
	static const char	 sql[] =
	    "SELECT 1 FROM recommendation WHERE import <= ?1 LIMIT 1";
	sqlite3_stmt		*st;
	bool			 any, ok;

	if (store->version == 1)	/* it knew none */
		return false;
	st = store_sql(store, sql);
	ok = st != NULL;
	if (!ok)
		return false;
	bind_int(st, 1, store->seen);
	any = store_step(store, st, &ok);
	sqlite3_reset(st);
	return any;
}
