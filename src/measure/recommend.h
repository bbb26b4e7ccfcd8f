/*
 * measure/recommend.h - when a recommendation leaves the list.
 *
 * The rules are the panel's own, from the report that covers its monitoring
 * table: each recommendation has a status; a completed one is taken off only
 * when the Panel accepts it as completed, else it stays and is reported again; a
 * rejected one is taken off only after it has been reported to the Panel.
 * "Complete" is thus what officers claim; acceptance is a dated decision.
 *
 * A decision counts only when it is of a day on which the panel met and had the
 * recommendation on its list: a slip in a date must take nothing off.  "Kept"
 * holds against a rejection too, since the list is the Panel's and not the
 * officers': the rejections reported by that meeting count no more, and it leaves
 * when the Panel accepts it, or when a later update rejects it again, is reported
 * and is not answered by "kept".  Nothing brings back what has left.
 */
#ifndef MEASURE_RECOMMEND_H
#define MEASURE_RECOMMEND_H

#include "base/date.h"

enum progress {
	PROGRESS_NONE,		/* no status: a fault of the paper */
	PROGRESS_STARTED,	/* "In progress" */
	PROGRESS_PARTIAL,	/* "Partially complete" */
	PROGRESS_COMPLETE,	/* "Complete": for the Panel to accept */
	PROGRESS_REJECTED,	/* "Rejected": reported once more */
	PROGRESS__MAX
};

const char *progress_word(enum progress progress);

/* What officers said, and what the Panel decided; in order of date. */
struct progress_update {
	struct date	date;
	enum progress	progress;
};
struct panel_decision {
	struct date	meeting;
	bool		accepted;	/* else: kept on the list */
};

struct life {
	struct date			 made;	/* the meeting that resolved it */
	const struct progress_update	*updates;
	size_t				 nupdates;
	const struct panel_decision	*decisions;
	size_t				 ndecisions;
};

enum standing {
	STANDING_NOT_YET,	/* made at this meeting or later */
	STANDING_LISTED,
	STANDING_ACCEPTED,	/* taken off: the Panel accepted it */
	STANDING_REPORTED,	/* taken off: rejected, and reported so */
	STANDING__MAX
};

/* Whether LIFE's recommendation is on the list for MEETING.  MEETINGS are all of
 * the panel's, in order: a rejection is reported at the first of them on its day
 * or after it.  A decision that does not stand (life_judge()) counts for nothing. */
enum standing life_standing(const struct life *life, struct date meeting,
    const struct date *meetings, size_t nmeetings);

/* Likewise, and in LEFT the meeting with which it left, when it did. */
enum standing life_left(const struct life *life, struct date meeting,
    const struct date *meetings, size_t nmeetings, struct date *left);

/* The status on the day of MEETING, as its paper has it. */
enum progress life_progress(const struct life *life, struct date meeting);

/* What becomes of a decision. */
enum judgement {
	DECISION_STANDS,
	DECISION_NO_MEETING,	/* of a day that is not among the meetings */
	DECISION_UNLISTED,	/* it was not on the list, or had left it */
	DECISION_CLAIMLESS	/* accepts what no update had called complete */
};

enum judgement life_judge(const struct life *life,
    const struct panel_decision *decision, const struct date *meetings,
    size_t nmeetings);

#endif
