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

static void
check_meeting(const struct monitor *monitor, const struct monitor_row *row)
{
	struct date	made = row->action->meeting, near = { 0 };
	int32_t		least = NEAR_DAYS + 1, apart;

	if (is_meeting(monitor, made))
		return;
	for (size_t i = 0; i < monitor->nmeetings; i++) {
		apart = abs(date_days(monitor->meetings[i]) - date_days(made));
		if (apart < least) {
			least = apart;
			near = monitor->meetings[i];
		}
	}
	say(monitor, DIAG_MONITOR_UNKNOWN, &row->action->origin, row->action,
	    date_known(near) ? str_printf(monitor->paper->arena, STR_FMT
	    " (did you mean " STR_FMT "?)", STR_ARG(iso(monitor, made)),
	    STR_ARG(iso(monitor, near))) : iso(monitor, made));
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

/* The meeting with which it left the list, and how. */
static struct date
left_at(const struct monitor *monitor, const struct monitor_row *row,
    const char **how)
{
	const struct life	*life = &row->life;
	const struct date	*meetings = monitor->meetings;

	for (size_t i = 0; i < life->ndecisions; i++)
		if (row->standing == STANDING_ACCEPTED &&
		    life->decisions[i].accepted && life_progress(life,
		    life->decisions[i].meeting) == PROGRESS_COMPLETE) {
			*how = "accepted";
			return life->decisions[i].meeting;
		}
	*how = "reported as rejected";
	for (size_t i = 0; i < monitor->nmeetings; i++)
		if (date_cmp(meetings[i], life->made) > 0 &&
		    life_progress(life, meetings[i]) == PROGRESS_REJECTED)
			return meetings[i];
	return monitor->meeting;
}

/* What has left is not followed any more. */
static void
check_gone(const struct monitor *monitor, const struct monitor_row *row)
{
	const struct action_update	*update;
	const char			*how;
	struct date			 left = left_at(monitor, row, &how);

	for (size_t i = 0; i < row->action->nupdates; i++) {
		update = &row->action->updates[i];
		if (date_cmp(update->date, left) <= 0)
			continue;
		say(monitor, DIAG_MONITOR_GONE, &update->origin, row->action,
		    str_printf(monitor->paper->arena, "%s on " STR_FMT, how,
		    STR_ARG(iso(monitor, left))));
		return;
	}
}

/* A decision that accepts what nobody had called complete counts for nothing. */
static void
check_accepted(const struct monitor *monitor, const struct monitor_row *row)
{
	const struct panel_decision	*fault = life_fault(&row->life);
	enum progress			 progress;
	size_t				 i;

	if (fault == NULL)
		return;
	i = (size_t)(fault - row->life.decisions);
	progress = life_progress(&row->life, fault->meeting);
	say(monitor, DIAG_MONITOR_ACCEPTED, &row->action->decisions[i].origin,
	    row->action, str_printf(monitor->paper->arena, "%s on " STR_FMT,
	    progress == PROGRESS_NONE ? "without a status" :
	    progress_word(progress), STR_ARG(iso(monitor, fault->meeting))));
}

void
monitor_check(const struct monitor *monitor)
{
	const struct monitor_row	*row;

	for (size_t i = 0; i < monitor->nrows; i++) {
		row = &monitor->rows[i];
		if (!row_is_listed(row)) {
			check_gone(monitor, row);
			continue;
		}
		check_meeting(monitor, row);
		check_accepted(monitor, row);
		if (row->progress == PROGRESS_NONE)
			say(monitor, DIAG_MONITOR_STATUS, &row->action->origin,
			    row->action, STR(""));
	}
	check_groups(monitor);
	check_order(monitor);
}
