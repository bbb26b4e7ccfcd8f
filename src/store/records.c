/* records.c - the words of audits and recommendations. */
#include "store/store_int.h"

static const char *const grade_words[GRADE__MAX] = {
	[GRADE_OUTSTANDING]		= "outstanding",
	[GRADE_GOOD]			= "good",
	[GRADE_REQUIRES_IMPROVEMENT]	= "requires-improvement",
	[GRADE_INADEQUATE]		= "inadequate",
	[GRADE_NOT_GRADED]		= "not-graded",
};

static const char *const action_status_words[ACTION__MAX] = {
	[ACTION_IN_PROGRESS]		= "in-progress",
	[ACTION_PARTIALLY_COMPLETE]	= "partially-complete",
	[ACTION_COMPLETE]		= "complete",
	[ACTION_REJECTED]		= "rejected",
};

const struct vocabulary grades = { grade_words, GRADE__MAX };
const struct vocabulary action_statuses = { action_status_words, ACTION__MAX };

bool
grade_parse(struct str text, enum grade *out)
{
	int	i = GRADE_OUTSTANDING;
	bool	found = word_find(&grades, text, &i);

	*out = (enum grade)i;
	return found;
}

const char *
grade_word(enum grade grade)
{
	return grade_words[grade];
}

bool
action_status_parse(struct str text, enum action_status *out)
{
	int	i = ACTION_IN_PROGRESS;
	bool	found = word_find(&action_statuses, text, &i);

	*out = (enum action_status)i;
	return found;
}
