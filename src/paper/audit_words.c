/* audit_words.c - what an audit summary says of its figures when nobody else
 * does. */
#include "paper/audit_int.h"

const char *
audit_grade_words(enum grade grade)
{
	static const char *const	words[GRADE__MAX] = {
		[GRADE_OUTSTANDING] = "outstanding",
		[GRADE_GOOD] = "good",
		[GRADE_REQUIRES_IMPROVEMENT] = "requires improvement",
		[GRADE_INADEQUATE] = "inadequate",
		[GRADE_NOT_GRADED] = "not graded",
	};

	return words[grade];
}

struct str
audit_share_text(struct arena *arena, struct num share)
{
	if (!num_known(share))
		return STR("\xE2\x80\x93");
	return str_printf(arena, STR_FMT "%%", STR_ARG(num_text(arena,
	    num_mul(share, num_int(100)), 0, NUM_PLAIN)));
}

struct str
audit_span_words(struct arena *arena, const struct audit_span *span)
{
	struct period	from = span->from.period, to = span->to.period;

	if (period_eq(from, to))
		return period_long(arena, from);
	if (from.kind == PERIOD_MONTH && to.kind == PERIOD_MONTH &&
	    from.at / 12 == to.at / 12)
		return str_printf(arena, "%s to " STR_FMT,
		    month_name(from.at % 12 + 1),
		    STR_ARG(period_long(arena, to)));
	return str_printf(arena, STR_FMT " to " STR_FMT,
	    STR_ARG(period_long(arena, from)),
	    STR_ARG(period_long(arena, to)));
}

static struct str
number(struct arena *arena, int64_t n)
{
	return n == 0 ? STR("none") : num_text(arena, num_int(n), 0, NUM_PLAIN);
}

static const char *
was(int64_t n)
{
	return n == 1 ? "was" : "were";
}

/* ALL audits, and none of them graded. */
static struct str
none_sentence(struct arena *arena, int64_t all)
{
	if (all == 0)
		return STR("There were no audits.");
	if (all == 1)
		return STR("The one audit was not graded.");
	return str_printf(arena, "None of " STR_FMT " audits was graded.",
	    STR_ARG(num_text(arena, num_int(all), 0, NUM_PLAIN)));
}

struct str
audit_sentence(struct arena *arena, const struct audit_row *sum)
{
	int64_t	graded = audit_graded(sum), good = audit_good(sum);
	int64_t	poor = sum->counts[GRADE_INADEQUATE];

	if (!audit_complete(sum))
		return STR("The data do not have every grade of every "
		    "service, so no share is given.");
	if (graded == 0)
		return none_sentence(arena, audit_all(sum));
	if (graded == 1)
		return str_printf(arena, "The one graded audit %s.",
		    good > 0 ? "was good or outstanding" : poor > 0 ?
		    "was inadequate" : "required improvement");
	return str_printf(arena, "Of " STR_FMT " graded audits, " STR_FMT
	    " (" STR_FMT ") %s good or outstanding, " STR_FMT
	    " required improvement and " STR_FMT " %s inadequate.",
	    STR_ARG(num_text(arena, num_int(graded), 0, NUM_PLAIN)),
	    STR_ARG(number(arena, good)),
	    STR_ARG(audit_share_text(arena, audit_share(sum))), was(good),
	    STR_ARG(number(arena, sum->counts[GRADE_REQUIRES_IMPROVEMENT])),
	    STR_ARG(number(arena, poor)), was(poor));
}

struct str
audit_point(struct arena *arena, const struct audit_rows *rows)
{
	int64_t	under = 0, graded = 0;
	struct num share;

	for (size_t i = 0; i < rows->n; i++) {
		if (!audit_complete(&rows->at[i]))
			return STR("Audits by service and grade");
		share = audit_share(&rows->at[i]);
		graded += num_known(share);
		under += num_known(share) && num_cmp(share, num_make(1, 2)) < 0;
	}
	if (graded == 0)
		return STR("No audit was graded");
	if (under == 0)
		return graded == (int64_t)rows->n ?
		    STR("Every service had half or more graded good or "
		    "better") : STR("Every service with a grade had half or "
		    "more graded good or better");
	return str_printf(arena, STR_FMT " %s had fewer than half graded good "
	    "or better", STR_ARG(plate_count(arena, under, true)),
	    under == 1 ? "service" : "services");
}
