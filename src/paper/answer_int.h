/*
 * paper/answer_int.h - shared by answer.c and answer_*.c only.
 */
#ifndef PAPER_ANSWER_INT_H
#define PAPER_ANSWER_INT_H

#include "paper/answer.h"
#include "story/story.h"

/* A question being answered. */
struct asking {
	struct answers		*answers;
	const struct question	*question;
	struct ask_parts	 parts;
	const struct indicator	*indicator;
	struct answer		*answer;
	struct str		 evidence;	/* where the value comes from */
	struct str		 names;		/* further words that may stand
						 * beside it */
	int			 way, good;	/* see struct figure_fact */
	bool			 met;
	enum figure_bound	 bound;
	struct claim_fact	 claims;	/* names are put in later */
};

/* ---- answer_words.c ---- */

/* VALUE as the message says it: whole, or with two decimals. */
struct str asking_exact(const struct asking *asking, struct num value);

/* VALUE as a difference: "4 points" for percentages, else in the unit. */
struct str asking_points(const struct asking *asking, struct num value);

/* Answer with a figure of the indicator, or with what was counted.  False, said,
 * when VALUE is unknown: there was nothing to count. */
bool asking_value(struct asking *asking, struct num value);
bool asking_count(struct asking *asking, struct num value);

/* MARK stands instead of a figure: it may be filled in, but no figure may be
 * written over it. */
bool asking_mark(struct asking *asking, struct str mark);

/* "89 of 299 in 2022-12" */
struct str asking_evidence(const struct asking *asking,
    const struct observation *obs);

/* The data say of CLAIM whether it holds. */
void asking_claim(struct asking *asking, enum claim claim, bool holds);

/* Answer with the difference from A to B, and which way it goes.  False, said,
 * when the two are not to be compared, or A is nought and a percentage is asked
 * for. */
bool asking_change(struct asking *asking, const struct observation *a,
    const struct observation *b, bool percent);

/* Months of a running total are not compared.  Always false. */
bool asking_running(const struct asking *asking);

/* ---- answer_span.c: of several months ---- */

bool answer_change(struct asking *asking);
bool answer_change_on_mean(struct asking *asking);
bool answer_ytd(struct asking *asking);
bool answer_sum(struct asking *asking);
bool answer_mean(struct asking *asking);
bool answer_extreme(struct asking *asking);
bool answer_trend(struct asking *asking);
bool answer_stands(struct asking *asking);

/* The series of the span asked for, April on when none is; its months must be
 * comparable. */
bool asking_months(struct asking *asking, struct series *series,
    struct period *from, struct period *to);

/* ---- answer_target.c: of what a figure is set against ---- */

bool answer_target(struct asking *asking);
bool answer_gap(struct asking *asking);
bool answer_months_met(struct asking *asking);
bool answer_pace(struct asking *asking);
bool answer_comparator(struct asking *asking);
bool answer_against(struct asking *asking);

/* ---- answer_when.c ---- */

/* Warn when the words round the brackets name another month than the figure's; NAMES
 * are those of what is counted. */
void asking_when(const struct asking *asking, struct str names);

/* ---- answer_read.c ---- */

/* Say ID at the word that names the indicator or, when PERIOD, at the period if
 * one is written.  Always false, for `return`. */
bool asking_say(const struct asking *asking, enum diag id, bool period,
    const char *detail);
struct place asking_place(const struct asking *asking, bool period);

/* " (as at 2023-01-05)" when the data are of the past, else "": behind every
 * fault they show, so that nobody corrects a text that is right today. */
const char *asking_as_at(const struct asking *asking);

/* "2022-12", in the arena. */
const char *asking_code(const struct asking *asking, struct period period);

/* Look the indicator up; false when there is none, said with the nearest. */
bool asking_indicator(struct asking *asking);

/* The one period asked for: as written, else the pack's. */
struct period asking_period(const struct asking *asking);

/* The ends asked for: as written, else from FIRST to the pack's period.  False,
 * said, when they do not make a span. */
bool asking_span(const struct asking *asking, struct period first,
    struct period *from, struct period *to);

bool asking_series(const struct asking *asking, struct period from,
    struct period to, struct series *out);

/* The observation of PERIOD.  NULL, said, when there is none; asking_known():
 * also when a mark stands in its figure's place. */
const struct observation *asking_read(const struct asking *asking,
    struct period period);
const struct observation *asking_known(const struct asking *asking,
    struct period period);

/* The same as it was first reported. */
const struct observation *asking_first(const struct asking *asking,
    struct period period);

/* There is no figure for PERIOD, the first of MISSING: say for which there are.
 * Always false. */
bool asking_missing(const struct asking *asking, struct period period,
    int missing);

/* Say why SERIES has no mean, or no pooled figure: the first period that stands
 * in its way, and how many do.  To a pooled figure that is one without a figure,
 * or else without a fraction; nothing of nothing is in its way only where there
 * is nothing else.  Always false. */
bool asking_gap(const struct asking *asking, const struct series *series,
    struct period from, struct period to);
bool asking_pool_gap(const struct asking *asking, const struct series *series,
    struct period from, struct period to);

#endif
