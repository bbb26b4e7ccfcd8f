/*
 * base/date.h - days, months, quarters and years.  No clock inside: what "today"
 * is comes from the layout, the store or SOURCE_DATE_EPOCH, through the caller.
 */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/text.h"

struct date {
	int	year, month, day;	/* Gregorian; year 0 is "no date" */
};

/* "2023-01-26".  False for a day that does not exist. */
bool date_parse(struct str text, struct date *out);
bool date_known(struct date date);
bool date_exists(struct date date);		/* in the years 1 to 9999 */
int date_cmp(struct date a, struct date b);
int32_t date_days(struct date date);		/* since 1970-01-01 */
struct date date_from_days(int32_t days);
int date_weekday(struct date date);		/* 0 Sunday to 6 Saturday */
int date_months(struct date from, struct date to);	/* whole ones, to TO */
struct date date_from_epoch(int64_t seconds);	/* UTC */

/* "26 January 2023"; "2023-01-26". */
struct str date_long(struct arena *arena, struct date date);
struct str date_iso(struct arena *arena, struct date date);

/* "Thursday 26 January 2023". */
struct str date_with_weekday(struct arena *arena, struct date date);

/* period_meant.c: the period that TEXT, which is none, was meant for, as it should be
 * written; empty when it is anybody's guess. */
struct str period_meant(struct arena *arena, struct str text);

/* date_named.c: the next date that REST names ("24 November 2022", "24th Nov
 * 2022", "24/11/22", "2022-11-24"); REST moves behind it.  False at its end. */
bool date_named(struct str *rest, struct date *out);

/* Full and three-letter names, 1 to 12. */
const char *month_name(int month);
const char *month_short(int month);

/*
 * A period is a month (2022-12), a calendar quarter (2022-Q3), a financial or
 * academic year (2022/23, April to March in what it covers) or a day.
 */
enum period_kind {
	PERIOD_NONE,
	PERIOD_DAY,
	PERIOD_MONTH,
	PERIOD_QUARTER,
	PERIOD_YEAR,
	PERIOD__MAX
};

struct period {
	enum period_kind kind;
	int32_t		 at;	/* count of its kind: days since 1970, year*12 +
				 * month-1, year*4 + quarter-1, first year */
};

/* "2022-12", "2022-Q3", "2022/23", "2022-12-31"; false for anything else, such
 * as 2022-13, 2022/24 or 2022. */
bool period_parse(struct str text, struct period *out);
bool period_eq(struct period a, struct period b);
struct period period_add(struct period period, int32_t count);
struct period period_month(int year, int month);

/* Steps from A to B; both of one kind. */
int32_t period_between(struct period a, struct period b);

/* First and last day covered; orders periods of different kinds too. */
struct date period_first(struct period period);
struct date period_last(struct period period);

/* The month in which PERIOD ends; of a month, itself. */
struct period period_last_month(struct period period);

/* April to March: the financial year that PERIOD's last day is in, how many
 * months of it have passed with that day (1 in April, 12 in March), and the
 * period of the same kind with which it begins: of a year, itself. */
int period_financial_year(struct period period);
int period_financial_month(struct period period);
struct period period_april(struct period period);

/* As data files hold it: "2022-12".  As people read it: "December 2022",
 * "July to September 2022", "2022/23", "31 December 2022"; short: "Dec 2022". */
struct str period_code(struct arena *arena, struct period period);
struct str period_long(struct arena *arena, struct period period);
struct str period_short(struct arena *arena, struct period period);

#endif
