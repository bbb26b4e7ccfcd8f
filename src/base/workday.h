/*
 * base/workday.h - days on which offices are open, and clear days between two.
 */
#ifndef BASE_WORKDAY_H
#define BASE_WORKDAY_H

#include "base/arena.h"
#include "base/date.h"
#include "base/diag.h"

/* Bank holidays, in order. */
struct holidays {
	struct date	*at;
	size_t		 n;
};

/* A file of lines "2023-01-02,New Year's Day (substitute day)" under a header
 * "date,name"; named at AT.  False, said in DIAGS, when it cannot be read whole. */
bool holidays_read(struct arena *arena, const char *path, struct place at,
    struct holidays *out, struct diags *diags);

/* Whether the holidays of DATE's year are known. */
bool holidays_cover(const struct holidays *holidays, struct date date);

/* Neither Saturday, Sunday nor holiday. */
bool is_workday(const struct holidays *holidays, struct date date);

/* Working days strictly between FROM and TO: "clear" days, of which neither the
 * day of publication nor that of the meeting is one (Local Government Act 1972,
 * s.100B(3), and s.243 on which days do not count). */
int workdays_clear(const struct holidays *holidays, struct date from,
    struct date to);

/* The working day N working days after FROM, which is day 0. */
struct date workday_after(const struct holidays *holidays, struct date from,
    int n);

#endif
