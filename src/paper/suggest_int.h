/*
 * paper/suggest_int.h - shared by loose.c, suggest.c and sentence.c only.
 */
#ifndef PAPER_SUGGEST_INT_H
#define PAPER_SUGGEST_INT_H

#include "paper/paper_int.h"

#define INDICATORS_MOST	100

/* ---- suggest.c ---- */

enum unit_sign { SIGN_NONE, SIGN_PERCENT, SIGN_POINTS, SIGN_POUND, SIGN_DAYS };

struct fact {
	const struct indicator	*indicator;
	const char		*expr;
	struct num		 value;
	enum unit_sign		 sign;
	const char		*cues;	/* words parted by "|", one of which must
					 * stand in the sentence; NULL: none */
	int			 month;	/* that must be named; 0: the paper's */
	bool			 plain;	/* a month's own figure, whatever else it
					 * is called */
	bool			 top, bottom;	/* of a fraction: "89 of 299" */
	struct fact		*next;
};

struct suggesting {
	struct paper	*paper;
	struct arena	*arena;
	struct answers	 answers;	/* the paper's, saying nothing */
	struct fact	*first, **end;	/* in the order of the questions */
	const struct indicator	*indicators[INDICATORS_MOST];
	size_t		 n;
};

/* Of PAPER's month and the others of its financial year.  Never NULL: without
 * data there is nothing to suggest. */
struct suggesting *suggest_new(struct paper *paper);
void suggest_free(struct suggesting *suggesting);

/* The question to which LOOSE is the one answer, "re-referrals 2022-11"; empty
 * when none is, or several are. */
struct str suggest_find(struct suggesting *suggesting,
    const struct loose_number *loose);

/* The unit that stands in TEXT: "30%", "4 points". */
enum unit_sign suggest_sign(struct str text);

/* ---- sentence.c ---- */

/* A number, and the sentence it stands in. */
struct said {
	const struct loose_number *loose;
	const char	*sentence;
	struct num	 size;
	int		 decimals;
	size_t		 digits;
	enum unit_sign	 sign;
	bool		 top, bottom;	/* "89 of", "of 299" */
	bool		 elsewhen;	/* of other months: the paper's own figure
					 * may be meant, but nobody knows */
};

/* False when LOOSE is no number that can be read: "1.2 million". */
bool sentence_read(const struct suggesting *suggesting,
    const struct loose_number *loose, struct said *out);

/* Whether the sentence has what FACT's question needs. */
bool sentence_cues(const struct said *said, const struct fact *fact);

/* Whether it names INDICATOR: "child in need visits" names those, and not all
 * visits to a child; whether it names any. */
bool sentence_names(const struct suggesting *suggesting,
    const struct said *said, const struct indicator *indicator);
bool sentence_names_any(const struct suggesting *suggesting,
    const struct said *said);

#endif
