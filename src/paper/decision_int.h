/*
 * paper/decision_int.h - a decision report: one Markdown file with a head.
 */
#ifndef PAPER_DECISION_INT_H
#define PAPER_DECISION_INT_H

#include "paper/agenda_int.h"

struct decision {
	const struct section	*head;		/* of the file: its settings */
	struct place		 place;
	struct item		 subject, decision_maker, report_of;
	struct date_item	 date;		/* of decision */
	struct items		 recommendations;	/* each "That ...", without
							 * its number, plain words */
	struct item		 confidentiality;	/* the statement, as written */
	void			*body;		/* decision.c's own */
};

/* Read FILE.  Faults (a missing section is one, named) are said in the paper's
 * diagnostics; NULL only when it cannot be read at all. */
struct decision *decision_read(struct paper *paper, struct item file);

/* What of DECISION must agree with the agenda ITEM it stands under and with the
 * meeting: subject, role, date, appendices, confidentiality.  Said, not
 * mended. */
void decision_check(struct paper *paper, const struct decision *decision,
    const struct agenda_item *item);

/* Its pages, from a new one on.  ITEM lists its appendices; NULL: built alone. */
void decision_make(struct paper *paper, const struct section *section,
    const struct decision *decision, const struct agenda_item *item,
    struct blocks *out);

#endif
