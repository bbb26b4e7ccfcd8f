/* answer_when.c - whether the month that the sentence names is the figure's. */
#include "paper/answer_int.h"

/* What is of one period, or of two. */
static const struct {
	bool	one, two;
} dated[ASK__MAX] = {
	[ASK_VALUE] = { .one = true }, [ASK_NUMERATOR] = { .one = true },
	[ASK_DENOMINATOR] = { .one = true }, [ASK_FIRST] = { .one = true },
	[ASK_FIRST_NUMERATOR] = { .one = true },
	[ASK_FIRST_DENOMINATOR] = { .one = true }, [ASK_GAP] = { .one = true },
	[ASK_CHANGE] = { .two = true }, [ASK_STEP] = { .two = true },
};

/* Whether some day of PERIOD is in the month, of any year if none is said. */
static bool
has_month(struct period period, const struct when *said)
{
	struct date	first = period_first(period);
	struct period	month = period_month(first.year, first.month);
	struct period	last = period_last_month(period);

	for (; month.at <= last.at; month = period_add(month, 1)) {
		first = period_first(month);
		if (first.month == said->month &&
		    (said->year == 0 || said->year == first.year))
			return true;
	}
	return false;
}

/* What the month is to be held against: the figure's period, or the one that a
 * difference is from.  False when it is neither's. */
static bool
period_said(const struct asking *asking, bool than, struct period *out)
{
	const struct ask_parts	*parts = &asking->parts;
	struct period		 own = asking->answers->period;

	if (dated[parts->what].two && than) {
		*out = parts->from.kind != PERIOD_NONE ? parts->from :
		    period_add(own, -1);
		return true;
	}
	*out = dated[parts->what].two ? parts->to : parts->from;
	if (out->kind == PERIOD_NONE)
		*out = own;
	return !than && (dated[parts->what].one || dated[parts->what].two);
}

void
asking_when(const struct asking *asking, struct str names)
{
	const struct question	*question = asking->question;
	struct arena		*arena = asking->answers->arena;
	struct period		 period;
	struct when		 said;

	if (asking->answers->foreign ||
	    !when_said(question->before, question->behind, names, &said) ||
	    !period_said(asking, said.than, &period) || has_month(period, &said))
		return;
	diag_at(asking->answers->diags, DIAG_ANSWER_WHEN, question->place,
	    "it says " STR_FMT "%s, " STR_FMT " is %s " STR_FMT,
	    STR_ARG(said.word), said.year == 0 ? "" :
	    arena_printf(arena, " %d", said.year),
	    STR_ARG(question->expr), said.than ? "from" : "of",
	    STR_ARG(period_long(arena, period)));
}
