/*
 * paper/deadline_int.h - working days, where a paper needs them.
 */
#ifndef PAPER_DEADLINE_INT_H
#define PAPER_DEADLINE_INT_H

#include "base/workday.h"
#include "paper/paper_int.h"

/* The bank holidays of [pack], else the stock ones; false when there are none,
 * said if they should be there. */
bool paper_holidays(struct paper *paper, struct holidays *out);

/* Answers a question that begins with "deadline"; PAPER is a struct paper. */
bool deadline_answer(void *paper, const struct question *question,
    struct answer *answer);

#endif
