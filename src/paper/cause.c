/* cause.c - one cause in the place of all that follows from it: a month of which
 * nothing is known, or that cannot be read, is at fault for each figure of it. */
#include "paper/paper_int.h"

/* What is said of a month without figures. */
static const enum diag	follows[] = {
	DIAG_NO_FIGURE, DIAG_NO_MONTHS, DIAG_CHART_MONTH, DIAG_CHART_LIMITS,
	DIAG_CHART_SPAN, DIAG_BREAKDOWN_NONE, DIAG_ANSWER_PERIOD,
	DIAG_ANSWER_UNKNOWN, DIAG_ANSWER_TARGET, DIAG_ANSWER_COMPARATOR,
	DIAG_ANSWER_NEIGHBOURS, DIAG_TARGET_PRINTED, DIAG_INDICATORS_MONTH,
	DIAG_NO_ROW,
};

void
cause_drop(struct paper *paper)
{
	for (size_t i = 0; i < sizeof(follows) / sizeof(follows[0]); i++)
		diags_drop(paper->diags, follows[i]);
}

static void
say_no_month(struct paper *paper, struct period newest)
{
	struct arena	*arena = paper->arena;
	struct place	 place = paper->build->period.kind == PERIOD_NONE ?
			    paper->pack->period.place : paper->place;
	struct str	 month = period_long(arena, paper->period);

	if (newest.kind == PERIOD_NONE)
		diag_at(paper->diags, DIAG_NO_MONTH, place, STR_FMT
		    ", nor for any other month", STR_ARG(month));
	else
		diag_at(paper->diags, DIAG_NO_MONTH, place, STR_FMT
		    ", its newest month is " STR_FMT, STR_ARG(month),
		    STR_ARG(period_long(arena, newest)));
}

void
paper_cause(struct paper *paper, struct blocks *out)
{
	bool		unknown;
	struct period	newest;

	unknown = !paper->stand_in && paper->answers.in_vain &&
	    !store_month(paper->store, paper->period, &newest);
	if (!paper->stand_in && !unknown)
		return;
	cause_drop(paper);
	if (unknown)
		say_no_month(paper, newest);
	/* What was made has holes: no more shall be said of it. */
	*out = (struct blocks){ 0 };
	sheet_begin(paper, out);
}
