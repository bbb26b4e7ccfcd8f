/* monitor_read.c - recommendations out of the store, and where each stands. */
#include <stdlib.h>

#include "paper/monitor_int.h"

/* ---- the panel's meetings ---- */

static int
compare_dates(const void *a, const void *b)
{
	return date_cmp(*(const struct date *)a, *(const struct date *)b);
}

static void
add_meeting(struct monitor *monitor, struct date date)
{
	for (size_t i = 0; i < monitor->nmeetings; i++)
		if (date_cmp(monitor->meetings[i], date) == 0)
			return;
	monitor->meetings[monitor->nmeetings++] = date;
}

static void
read_meetings(struct monitor *monitor, struct place place)
{
	struct paper		*paper = monitor->paper;
	const struct items	*names = &monitor->settings->meetings;
	struct date		 date;
	size_t			 n;

	monitor->meetings = arena_array(paper->arena, names->n + 1,
	    struct date);
	for (size_t i = 0; i < names->n; i++)
		if (date_parse(names->at[i].text, &date))
			add_meeting(monitor, date);
		else
			diag_at(paper->diags, DIAG_MONITOR_DATE,
			    names->at[i].place, STR_FMT,
			    STR_ARG(names->at[i].text));
	n = monitor->nmeetings;
	add_meeting(monitor, monitor->meeting);
	if (n > 0 && monitor->nmeetings > n)
		diag_at(paper->diags, DIAG_MONITOR_MEETING, place, STR_FMT,
		    STR_ARG(date_iso(paper->arena, monitor->meeting)));
	qsort(monitor->meetings, monitor->nmeetings, sizeof(struct date),
	    compare_dates);
}

struct date
meeting_before(const struct monitor *monitor, struct date date)
{
	struct date	found = { 0 };

	for (size_t i = 0; i < monitor->nmeetings; i++)
		if (date_cmp(monitor->meetings[i], date) < 0)
			found = monitor->meetings[i];
	return found;
}

struct date
meeting_after(const struct monitor *monitor, struct date date)
{
	for (size_t i = 0; i < monitor->nmeetings; i++)
		if (date_cmp(monitor->meetings[i], date) > 0)
			return monitor->meetings[i];
	return (struct date){ 0 };
}

/* ---- one recommendation ---- */

static const enum progress progress_of[ACTION__MAX] = {
	[ACTION_IN_PROGRESS]		= PROGRESS_STARTED,
	[ACTION_PARTIALLY_COMPLETE]	= PROGRESS_PARTIAL,
	[ACTION_COMPLETE]		= PROGRESS_COMPLETE,
	[ACTION_REJECTED]		= PROGRESS_REJECTED,
};

static struct life
life_of(struct arena *arena, const struct action *action)
{
	struct progress_update	*updates = arena_array(arena, action->nupdates,
				    struct progress_update);
	struct panel_decision	*decisions = arena_array(arena,
				    action->ndecisions, struct panel_decision);

	for (size_t i = 0; i < action->nupdates; i++)
		updates[i] = (struct progress_update){
			action->updates[i].date,
			progress_of[action->updates[i].status],
		};
	for (size_t i = 0; i < action->ndecisions; i++)
		decisions[i] = (struct panel_decision){
			action->decisions[i].meeting,
			action->decisions[i].accepted,
		};
	return (struct life){ action->meeting, updates, action->nupdates,
	    decisions, action->ndecisions };
}

/* An update without words leaves what was said before. */
static void
read_latest(const struct monitor *monitor, struct monitor_row *row)
{
	const struct action_update	*update;

	for (size_t i = 0; i < row->action->nupdates; i++) {
		update = &row->action->updates[i];
		if (date_cmp(update->date, monitor->meeting) > 0)
			continue;
		row->latest = update;
		if (str_trim(update->taken).n > 0)
			row->told = update;
	}
}

static struct date
last_kept(const struct monitor *monitor, const struct life *life)
{
	const struct panel_decision	*decision = life->decisions;
	struct date			 kept = { 0 };

	for (size_t i = 0; i < life->ndecisions; i++, decision++)
		if (!decision->accepted && life_judge(life, decision,
		    monitor->meetings, monitor->nmeetings) == DECISION_STANDS)
			kept = decision->meeting;
	return kept;
}

static struct date
day_after(struct date date)
{
	return date_from_days(date_days(date) + 1);
}

static bool
is_finished(enum progress progress)
{
	return progress == PROGRESS_COMPLETE || progress == PROGRESS_REJECTED;
}

static void
read_row(const struct monitor *monitor, const struct action *action,
    struct monitor_row *row)
{
	int	overdue = monitor->settings->overdue;

	*row = (struct monitor_row){ .action = action,
	    .life = life_of(monitor->paper->arena, action) };
	row->standing = life_standing(&row->life, monitor->meeting,
	    monitor->meetings, monitor->nmeetings);
	row->progress = life_progress(&row->life, monitor->meeting);
	row->age = date_months(action->meeting, monitor->meeting);
	row->overdue = overdue > 0 && row->age >= overdue &&
	    !is_finished(row->progress);
	row->leaves = life_standing(&row->life, day_after(monitor->meeting),
	    monitor->meetings, monitor->nmeetings) == STANDING_REPORTED;
	row->kept = last_kept(monitor, &row->life);
	read_latest(monitor, row);
}

bool
row_is_listed(const struct monitor_row *row)
{
	return row->standing == STANDING_LISTED;
}

bool
same_group(const struct action *a, const struct action *b)
{
	return date_cmp(a->meeting, b->meeting) == 0 &&
	    str_eq(a->title, b->title);
}

struct place
origin_place(struct paper *paper, const struct origin *origin)
{
	return (struct place){ str_dup(paper->arena, origin->file),
	    origin->line, 1 };
}

/* ---- the list ---- */

/* The actions of FIRST's group, from there on, become rows, numbered as given,
 * else as they come: what has left keeps its number. */
static void
add_group(struct monitor *monitor, const struct actions *actions, size_t first,
    bool *taken)
{
	const struct action	*action;
	struct monitor_row	*row;
	int			 number = 0;

	for (size_t i = first; i < actions->n; i++) {
		action = &actions->at[i];
		if (date_cmp(action->meeting, actions->at[first].meeting) != 0)
			break;		/* they come by meeting */
		if (taken[i] || !same_group(action, &actions->at[first]))
			continue;
		taken[i] = true;
		row = &monitor->rows[monitor->nrows++];
		read_row(monitor, action, row);
		number = action->number > 0 ? action->number : number + 1;
		row->number = number;
	}
}

static void
count_rows(struct monitor *monitor)
{
	struct monitor_row	*row, *last = NULL;

	for (size_t i = 0; i < monitor->nrows; i++) {
		row = &monitor->rows[i];
		if (!row_is_listed(row))
			continue;
		row->heads = last == NULL ||
		    !same_group(last->action, row->action);
		last = row;
		monitor->nlisted++;
		monitor->ncomplete += row->progress == PROGRESS_COMPLETE;
		monitor->nleaving += row->leaves;
		monitor->noverdue += row->overdue;
	}
}

/* Rows from what the paper for the day ASKED can tell of. */
static bool
read_rows(struct monitor *monitor, struct date asked)
{
	struct paper	*paper = monitor->paper;
	struct actions	 actions;
	bool		*taken;

	if (!store_actions(paper->store, asked, &actions))
		return false;
	monitor->rows = arena_array(paper->arena, actions.n,
	    struct monitor_row);
	monitor->nrows = 0;
	taken = arena_array(paper->arena, actions.n, bool);
	for (size_t i = 0; i < actions.n; i++)
		if (!taken[i])
			add_group(monitor, &actions, i, taken);
	count_rows(monitor);
	return true;
}

bool
monitor_read_after(const struct monitor *monitor, struct monitor *after)
{
	*after = *monitor;
	after->meeting = day_after(monitor->meeting);
	after->nlisted = after->ncomplete = 0;
	after->nleaving = after->noverdue = 0;
	return read_rows(after, after->meeting);
}

struct monitor *
monitor_read(struct paper *paper, const struct section *section)
{
	struct monitor		*monitor = arena_make(paper->arena,
				    struct monitor);
	struct date_item	 meeting;
	struct place		 place = section->place;

	monitor->paper = paper;
	monitor->settings = section->settings;
	meeting = monitor->settings->meeting;
	if (!date_known(meeting.date))
		meeting = paper->pack->meeting;
	if (meeting.place.file != NULL)
		place = meeting.place;
	monitor->meeting = meeting.date;
	if (!date_known(meeting.date))
		diag_at(paper->diags, DIAG_MONITOR_DAY, place, "%s", "");
	else if (paper_has_store(paper, place)) {
		read_meetings(monitor, place);
		return read_rows(monitor, monitor->meeting) ? monitor : NULL;
	}
	return NULL;
}
