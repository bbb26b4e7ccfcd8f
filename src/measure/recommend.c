/* recommend.c - the life of a recommendation, from resolution to removal. */
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

/* The decision of MEETING; NULL when there is none. */
static const struct panel_decision *
decision_of(const struct life *life, struct date meeting)
{
	for (size_t i = 0; i < life->ndecisions; i++)
		if (date_cmp(life->decisions[i].meeting, meeting) == 0)
			return &life->decisions[i];
	return NULL;
}

/* How the list has it when MEETING, which had it, is over.  KEPT is the day the
 * Panel last kept it: a rejection that was known by then is answered. */
static enum standing
standing_after(const struct life *life, struct date meeting, struct date *kept)
{
	const struct panel_decision	*decision = decision_of(life, meeting);
	const struct progress_update	*update = update_on(life, meeting);

	if (decision != NULL && !decision->accepted)
		*kept = meeting;
	if (update == NULL)
		return STANDING_LISTED;
	if (update->progress == PROGRESS_COMPLETE && decision != NULL &&
	    decision->accepted)
		return STANDING_ACCEPTED;
	if (update->progress == PROGRESS_REJECTED &&
	    date_cmp(update->date, *kept) > 0)
		return STANDING_REPORTED;
	return STANDING_LISTED;
}

enum standing
life_left(const struct life *life, struct date meeting,
    const struct date *meetings, size_t nmeetings, struct date *left)
{
	struct date	kept = { 0 };
	enum standing	standing;

	if (date_cmp(life->made, meeting) >= 0)
		return STANDING_NOT_YET;
	for (size_t i = 0; i < nmeetings; i++) {
		if (date_cmp(meetings[i], meeting) >= 0)
			break;
		if (date_cmp(meetings[i], life->made) <= 0)
			continue;
		standing = standing_after(life, meetings[i], &kept);
		if (standing != STANDING_LISTED) {
			*left = meetings[i];
			return standing;
		}
	}
	return STANDING_LISTED;
}

enum standing
life_standing(const struct life *life, struct date meeting,
    const struct date *meetings, size_t nmeetings)
{
	struct date	left;

	return life_left(life, meeting, meetings, nmeetings, &left);
}

enum judgement
life_judge(const struct life *life, const struct panel_decision *decision,
    const struct date *meetings, size_t nmeetings)
{
	size_t	i = 0;

	while (i < nmeetings && date_cmp(meetings[i], decision->meeting) != 0)
		i++;
	if (i == nmeetings)
		return DECISION_NO_MEETING;
	if (life_standing(life, decision->meeting, meetings, nmeetings) !=
	    STANDING_LISTED)
		return DECISION_UNLISTED;
	if (decision->accepted && life_progress(life, decision->meeting) !=
	    PROGRESS_COMPLETE)
		return DECISION_CLAIMLESS;
	return DECISION_STANDS;
}
