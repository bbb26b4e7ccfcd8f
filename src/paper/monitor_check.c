/*
 * monitor_check.c - what is wrong with a list: each fault at the row of the data
 * file that it was read from.
 */
#include <stdlib.h>

#include "paper/monitor_int.h"

/* A day so near to a meeting was meant to be it. */
#define NEAR_DAYS	7

static struct str
iso(const struct monitor *monitor, struct date date)
{
	return date_iso(monitor->paper->arena, date);
}

/* ID at ROW's own line, with what is said of it behind its id. */
static void
say(const struct monitor *monitor, enum diag id, const struct origin *origin,
    const struct action *action, struct str more)
{
	diag_at(monitor->paper->diags, id, origin_place(monitor->paper, origin),
	    STR_FMT "%s" STR_FMT, STR_ARG(action->id), more.n > 0 ? ", " : "",
	    STR_ARG(more));
}

/* ---- the day it was made ---- */

static bool
is_meeting(const struct monitor *monitor, struct date date)
{
	for (size_t i = 0; i < monitor->nmeetings; i++)
		if (date_cmp(monitor->meetings[i], date) == 0)
			return true;
	return false;
}

/* DAY, and the meeting it was meant to be when one is near. */
static struct str
day_meant(const struct monitor *monitor, struct date day)
{
	struct date	near = { 0 };
	int32_t		least = NEAR_DAYS + 1, apart;

	for (size_t i = 0; i < monitor->nmeetings; i++) {
		apart = abs(date_days(monitor->meetings[i]) - date_days(day));
		if (apart < least) {
			least = apart;
			near = monitor->meetings[i];
		}
	}
	if (!date_known(near))
		return iso(monitor, day);
	return str_printf(monitor->paper->arena, STR_FMT " (did you mean "
	    STR_FMT "?)", STR_ARG(iso(monitor, day)),
	    STR_ARG(iso(monitor, near)));
}

static void
check_meeting(const struct monitor *monitor, const struct monitor_row *row)
{
	if (!is_meeting(monitor, row->action->meeting))
		say(monitor, DIAG_MONITOR_UNKNOWN, &row->action->origin,
		    row->action, day_meant(monitor, row->action->meeting));
}

/* ---- the order of rows in their file ---- */

static int
compare_places(const void *a, const void *b)
{
	const struct origin	*x = &(*(const struct monitor_row *const *)a)
				    ->action->origin;
	const struct origin	*y = &(*(const struct monitor_row *const *)b)
				    ->action->origin;

	if (x->import != y->import)
		return x->import < y->import ? -1 : 1;
	if (!str_eq(x->file, y->file))
		return str_cmp(x->file, y->file);
	return (x->line > y->line) - (x->line < y->line);
}

static bool
same_file(const struct monitor_row *a, const struct monitor_row *b)
{
	return a->action->origin.import == b->action->origin.import &&
	    str_eq(a->action->origin.file, b->action->origin.file);
}

/* Down a file, meetings do not go back. */
static void
check_order(const struct monitor *monitor)
{
	const struct monitor_row	**rows, *latest = NULL, *row;
	size_t				  n = 0;

	rows = arena_array(monitor->paper->arena, monitor->nrows,
	    const struct monitor_row *);
	for (size_t i = 0; i < monitor->nrows; i++)
		if (row_is_listed(&monitor->rows[i]))
			rows[n++] = &monitor->rows[i];
	qsort(rows, n, sizeof(*rows), compare_places);
	for (size_t i = 0; i < n; i++) {
		row = rows[i];
		if (latest != NULL && same_file(latest, row) &&
		    date_cmp(row->action->meeting, latest->action->meeting) <
		    0) {
			say(monitor, DIAG_MONITOR_ORDER, &row->action->origin,
			    row->action, str_printf(monitor->paper->arena,
			    "of " STR_FMT ", and line %d is of " STR_FMT,
			    STR_ARG(iso(monitor, row->action->meeting)),
			    latest->action->origin.line, STR_ARG(iso(monitor,
			    latest->action->meeting))));
			continue;
		}
		latest = row;
	}
}

/* ---- numbers ---- */

/* Rows FIRST to END are a group. */
static void
check_numbers(const struct monitor *monitor, size_t first, size_t end)
{
	const struct monitor_row	*row;
	bool				 given = false;

	for (size_t i = first; i < end; i++)
		given = given || monitor->rows[i].action->number > 0;
	for (size_t i = first; i < end && given; i++) {
		row = &monitor->rows[i];
		if (row_is_listed(row) && row->action->number == 0)
			say(monitor, DIAG_MONITOR_NUMBER, &row->action->origin,
			    row->action, str_printf(monitor->paper->arena,
			    "printed as %d", row->number));
		for (size_t k = first; k < i; k++)
			if (row_is_listed(row) &&
			    monitor->rows[k].number == row->number) {
				say(monitor, DIAG_MONITOR_TWICE,
				    &row->action->origin, row->action,
				    str_printf(monitor->paper->arena,
				    "%d is " STR_FMT "'s", row->number,
				    STR_ARG(monitor->rows[k].action->id)));
				break;
			}
	}
}

static void
check_groups(const struct monitor *monitor)
{
	size_t	end;

	for (size_t i = 0; i < monitor->nrows; i = end) {
		for (end = i + 1; end < monitor->nrows &&
		    same_group(monitor->rows[i].action,
		    monitor->rows[end].action); end++)
			;
		check_numbers(monitor, i, end);
	}
}

/* ---- the life of one ---- */

/* "accepted on 2024-11-28": how ROW left the list, and the day in LEFT. */
static struct str
how_left(const struct monitor *monitor, const struct monitor_row *row,
    struct date *left)
{
	enum standing	standing = life_left(&row->life, monitor->meeting,
			    monitor->meetings, monitor->nmeetings, left);

	return str_printf(monitor->paper->arena, "%s on " STR_FMT,
	    standing == STANDING_ACCEPTED ? "accepted" :
	    "reported as rejected", STR_ARG(iso(monitor, *left)));
}

/* What has left is not followed any more. */
static void
check_gone(const struct monitor *monitor, const struct monitor_row *row)
{
	const struct action_update	*update;
	struct date			 left;
	struct str			 how = how_left(monitor, row, &left);

	for (size_t i = 0; i < row->action->nupdates; i++) {
		update = &row->action->updates[i];
		if (date_cmp(update->date, left) <= 0)
			continue;
		say(monitor, DIAG_MONITOR_GONE, &update->origin, row->action,
		    how);
		return;
	}
}

/* "In progress on 2024-11-28". */
static struct str
claim(const struct monitor *monitor, const struct monitor_row *row,
    struct date day)
{
	enum progress	progress = life_progress(&row->life, day);

	return str_printf(monitor->paper->arena, "%s on " STR_FMT,
	    progress == PROGRESS_NONE ? "without a status" :
	    progress_word(progress), STR_ARG(iso(monitor, day)));
}

/* A decision that does not stand counts for nothing. */
static void
check_decision(const struct monitor *monitor, const struct monitor_row *row,
    size_t i)
{
	const struct panel_decision	*decision = &row->life.decisions[i];
	const struct origin		*origin =
					    &row->action->decisions[i].origin;
	struct date			 left;

	switch (life_judge(&row->life, decision, monitor->meetings,
	    monitor->nmeetings)) {
	case DECISION_STANDS:
		break;
	case DECISION_NO_MEETING:
		say(monitor, DIAG_MONITOR_DECIDED, origin, row->action,
		    day_meant(monitor, decision->meeting));
		break;
	case DECISION_UNLISTED:
		say(monitor, DIAG_MONITOR_LATE, origin, row->action,
		    how_left(monitor, row, &left));
		break;
	case DECISION_CLAIMLESS:
		say(monitor, DIAG_MONITOR_ACCEPTED, origin, row->action,
		    claim(monitor, row, decision->meeting));
		break;
	}
}

void
monitor_check(const struct monitor *monitor)
{
	const struct monitor_row	*row;

	for (size_t i = 0; i < monitor->nrows; i++) {
		row = &monitor->rows[i];
		for (size_t k = 0; k < row->life.ndecisions; k++)
			check_decision(monitor, row, k);
		if (!row_is_listed(row)) {
			check_gone(monitor, row);
			continue;
		}
		check_meeting(monitor, row);
		if (row->progress == PROGRESS_NONE)
			say(monitor, DIAG_MONITOR_STATUS, &row->action->origin,
			    row->action, STR(""));
	}
	check_groups(monitor);
	check_order(monitor);
}
