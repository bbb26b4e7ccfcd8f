/*
 * ahead.c - periods and days after the day of the import: 2029 for 2024, mostly.
 */
#include "store/store_int.h"

void
ahead_begin(struct ahead *ahead, struct date today)
{
	const int32_t	day = date_days(today);
	struct period	month = period_month(today.year, today.month);
	const bool	april = today.month >= 4;

	*ahead = (struct ahead){ .latest = {
		[PERIOD_DAY] = day,
		[PERIOD_MONTH] = month.at,
		[PERIOD_QUARTER] = today.year * 4 + (today.month - 1) / 3,
		[PERIOD_YEAR] = april ? today.year : today.year - 1,
	} };
}

void
ahead_note(struct loader *loader, struct period period)
{
	struct ahead	*ahead = &loader->ahead;

	ahead->now = period.at > ahead->latest[period.kind];
	if (ahead->now && ahead->n == 0)
		ahead->period = period;
}

void
ahead_row(struct loader *loader)
{
	struct ahead	*ahead = &loader->ahead;

	if (ahead->now && ahead->n++ == 0)
		ahead->line = loader->row.line;
	ahead->now = false;
}

void
ahead_caution(struct loader *loader)
{
	const struct ahead	*ahead = &loader->ahead;
	struct str		 code = period_code(loader->arena,
				    ahead->period);

	if (ahead->n == 1)
		caution_line(loader, DIAG_DATA_AHEAD, ahead->line, STR_FMT,
		    STR_ARG(code));
	else if (ahead->n > 1)
		caution_line(loader, DIAG_DATA_AHEAD, ahead->line, STR_FMT
		    ", the first of %zu rows", STR_ARG(code), ahead->n);
}
