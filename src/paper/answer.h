/*
 * paper/answer.h - answers to the figures bound in texts, out of store and
 * measure: [30%](=re-referrals).  story/story.h has the questions.
 */
#ifndef PAPER_ANSWER_H
#define PAPER_ANSWER_H

#include "base/figure.h"
#include "measure/measure.h"
#include "store/store.h"

struct blocks;

/* A first word of questions that are not about an indicator, and who answers
 * them. */
struct other_ask {
	const char	*word;		/* NULL ends a table */
	bool		(*answer)(void *arg, const struct question *question,
			    struct answer *answer);
};

/* What questions are asked of; all borrowed. */
struct answers {
	struct arena		*arena;
	struct store		*store;		/* NULL: there is no data ... */
	const char		*missing;	/* ... as the store that is named
						 * is not there; or NULL */
	struct place		 missing_at;	/* where it is named */
	struct date		 as_at;		/* of the data, when in the past */
	struct period		 period;	/* of the pack: "now"; NONE: a
					 * question must say of which */
	const struct rules	*rules;
	struct str		 model;		/* of statistical neighbours */
	enum method		 method;	/* that makes one figure of them */
	struct diags		*diags;
	bool			 foreign;	/* the texts are in no English:
						 * which way their words say a
						 * figure went, nobody knows */
	bool			 in_vain;	/* out: a figure of that period was
						 * asked for, and there is none */
	/* Charts and cards of the layout by id; false has been reported.  May
	 * be NULL: there are none. */
	bool	(*chart)(void *arg, struct str id, struct place place,
		    struct blocks **out);
	const struct other_ask *others;		/* NULL: there are none */
	void	*arg;
};

/*
 * For struct figures; ANSWERS is a struct answers.  Without periods a question
 * is of the pack's period; a change, from the period before; what looks at
 * several months (a mean, a trend, where the figure stands among them), from
 * April of its financial year.  False, said in DIAGS,
 * when there is no answer or what is written is not what the data says.  A
 * figure that is withheld answers with its mark ("[c]") when nothing is
 * written.
 */
bool answer_figure(void *answers, const struct question *question,
    struct answer *answer);

/* Say that there is no store to ask for WHAT, at PLACE when none is named.  False. */
bool answers_no_store(const struct answers *answers, struct place place,
    struct str what);

/* "provisional", "estimated": a figure with SYMBOL may yet change; else empty. */
struct str figure_unsettled(enum symbol symbol);

/* neighbours.c: the figure of PERIOD that the statistical neighbours' own
 * observations come to; NULL when none of them reports. */
const struct comparator *neighbours_comparator(const struct answers *answers,
    const struct indicator *indicator, struct period period);

/* For the same: whether WORD is an indicator's id. */
bool answer_known(void *answers, struct str word);

#endif
