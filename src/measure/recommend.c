/* recommend.c - the life of a recommendation, from resolution to removal. */
#include <string.h>
#include <strings.h>

#include "measure/recommend.h"

static const char *const words[PROGRESS__MAX] = {
	[PROGRESS_NONE]		= "",
	[PROGRESS_STARTED]	= "In progress",
	[PROGRESS_PARTIAL]	= "Partially complete",
	[PROGRESS_COMPLETE]	= "Complete",
	[PROGRESS_REJECTED]	= "Rejected",
};

const char *
progress_word(enum progress progress)
{
	return words[progress];
}

enum progress
progress_parse(struct str text)
{
	for (int i = PROGRESS_NONE + 1; i < PROGRESS__MAX; i++)
		if (text.n == strlen(words[i]) &&
		    strncasecmp(text.s, words[i], text.n) == 0)
			return (enum progress)i;
	return PROGRESS_NONE;
}

/* The last update on DAY or before it; NULL when there is none. */
static const struct progress_update *
update_on(const struct life *life, struct date day)
{
	const struct progress_update	*last = NULL;

	for (size_t i = 0; i < life->nupdates; i++)
		if (date_cmp(life->updates[i].date, day) <= 0)
			last = &life->updates[i];
	return last;
}

enum progress
life_progress(const struct life *life, struct date meeting)
{
	const struct progress_update	*update = update_on(life, meeting);

	return update != NULL ? update->progress : PROGRESS_NONE;
}

static bool
is_accepted(const struct life *life, const struct panel_decision *decision)
{
	return decision->accepted &&
	    life_progress(life, decision->meeting) == PROGRESS_COMPLETE;
}

const struct panel_decision *
life_fault(const struct life *life)
{
	const struct panel_decision	*at = life->decisions;

	for (size_t i = 0; i < life->ndecisions; i++, at++)
		if (at->accepted && !is_accepted(life, at))
			return at;
	return NULL;
}

static bool
was_accepted(const struct life *life, struct date meeting)
{
	for (size_t i = 0; i < life->ndecisions; i++)
		if (date_cmp(life->decisions[i].meeting, meeting) < 0 &&
		    is_accepted(life, &life->decisions[i]))
			return true;
	return false;
}

/* A meeting before MEETING had the rejection in its papers. */
static bool
was_reported(const struct life *life, struct date meeting,
    const struct date *meetings, size_t nmeetings)
{
	for (size_t i = 0; i < nmeetings; i++)
		if (date_cmp(meetings[i], meeting) < 0 &&
		    date_cmp(meetings[i], life->made) > 0 &&
		    life_progress(life, meetings[i]) == PROGRESS_REJECTED)
			return true;
	return false;
}

enum standing
life_standing(const struct life *life, struct date meeting,
    const struct date *meetings, size_t nmeetings)
{
	if (date_cmp(life->made, meeting) >= 0)
		return STANDING_NOT_YET;
	if (was_accepted(life, meeting))
		return STANDING_ACCEPTED;
	if (was_reported(life, meeting, meetings, nmeetings))
		return STANDING_REPORTED;
	return STANDING_LISTED;
}

int
life_age(const struct life *life, struct date meeting)
{
	int	months = (meeting.year - life->made.year) * 12 +
		    meeting.month - life->made.month;

	return months - (meeting.day < life->made.day ? 1 : 0);
}
