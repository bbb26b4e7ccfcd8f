/* date.c - calendar arithmetic by counting days (proleptic Gregorian). */
#include <assert.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/date.h"

static const char *const months[12] = {
	"January", "February", "March", "April", "May", "June", "July",
	"August", "September", "October", "November", "December"
};
static const char *const months_short[12] = {
	"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct",
	"Nov", "Dec"
};
static const int month_days[12] = {
	31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31
};

const char *
month_name(int month)
{
	assert(month >= 1 && month <= 12);
	return months[month - 1];
}

const char *
month_short(int month)
{
	assert(month >= 1 && month <= 12);
	return months_short[month - 1];
}

static int
days_in(int year, int month)
{
	bool	leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return month_days[month - 1] + (month == 2 && leap);
}

/* Exactly N digits at the head of TEXT, which moves on; -1 when not. */
static int
cut_digits(struct str *text, size_t n)
{
	int	value = 0;

	if (text->n < n)
		return -1;
	for (size_t i = 0; i < n; i++) {
		if (!char_is_digit(text->s[i]))
			return -1;
		value = value * 10 + (text->s[i] - '0');
	}
	*text = str_from(*text, n);
	return value;
}

bool
date_known(struct date date)
{
	return date.year != 0;
}

bool
date_exists(struct date date)
{
	return date.year >= 1 && date.year <= 9999 && date.month >= 1 &&
	    date.month <= 12 && date.day >= 1 &&
	    date.day <= days_in(date.year, date.month);
}

bool
date_parse(struct str text, struct date *out)
{
	struct date	date;

	*out = (struct date){ 0 };
	date.year = cut_digits(&text, 4);
	if (!str_cut_char(&text, '-'))
		return false;
	date.month = cut_digits(&text, 2);
	if (!str_cut_char(&text, '-'))
		return false;
	date.day = cut_digits(&text, 2);
	if (text.n != 0 || !date_exists(date))
		return false;
	*out = date;
	return true;
}

/* Days since 1970-01-01; years are counted from March so that the leap day
 * comes last. */
int32_t
date_days(struct date date)
{
	int	year = date.year - (date.month <= 2);
	int	era = (year >= 0 ? year : year - 399) / 400;
	int	of_era = year - era * 400;
	int	of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 +
	    date.day - 1;

	return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 +
	    of_year - 719468;
}

struct date
date_from_days(int32_t days)
{
	int	shifted = days + 719468;
	int	era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
	int	of_era = shifted - era * 146097;
	int	year = (of_era - of_era / 1460 + of_era / 36524 -
	    of_era / 146096) / 365;
	int	of_year = of_era - (365 * year + year / 4 - year / 100);
	int	march = (5 * of_year + 2) / 153;
	struct date date;

	date.day = of_year - (153 * march + 2) / 5 + 1;
	date.month = march < 10 ? march + 3 : march - 9;
	date.year = year + era * 400 + (date.month <= 2);
	return date;
}

int
date_cmp(struct date a, struct date b)
{
	return date_days(a) - date_days(b);
}

int
date_weekday(struct date date)
{
	int	day = (date_days(date) + 4) % 7;	/* 1970-01-01: Thursday */

	return day < 0 ? day + 7 : day;
}

int
date_months(struct date from, struct date to)
{
	return (to.year - from.year) * 12 + to.month - from.month -
	    (to.day < from.day);
}

struct date
date_from_epoch(int64_t seconds)
{
	int64_t	days = seconds / 86400;

	if (seconds % 86400 < 0)
		days--;
	if (days < -719162)		/* before the year 1: nobody's clock */
		days = 0;
	if (days > 2932896)		/* after 9999 */
		days = 2932896;
	return date_from_days((int32_t)days);
}

struct str
date_long(struct arena *arena, struct date date)
{
	return str_printf(arena, "%d %s %d", date.day, month_name(date.month),
	    date.year);
}

struct str
date_with_weekday(struct arena *arena, struct date date)
{
	static const char *const	weekdays[] = {
		"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday",
		"Friday", "Saturday"
	};

	return str_printf(arena, "%s " STR_FMT, weekdays[date_weekday(date)],
	    STR_ARG(date_long(arena, date)));
}

struct str
date_iso(struct arena *arena, struct date date)
{
	return str_printf(arena, "%04d-%02d-%02d", date.year, date.month,
	    date.day);
}

/* ---- periods ---- */

struct period
period_month(int year, int month)
{
	return (struct period){ PERIOD_MONTH, year * 12 + month - 1 };
}

bool
period_parse(struct str text, struct period *out)
{
	struct date	date;
	int		year, part;

	*out = (struct period){ PERIOD_NONE, 0 };
	if (date_parse(text, &date)) {
		*out = (struct period){ PERIOD_DAY, date_days(date) };
		return true;
	}
	year = cut_digits(&text, 4);
	if (year < 1000)
		return false;
	if (str_cut_char(&text, '/')) {
		part = cut_digits(&text, 2);
		if (text.n != 0 || part != (year + 1) % 100)
			return false;
		*out = (struct period){ PERIOD_YEAR, year };
		return true;
	}
	if (!str_cut_char(&text, '-'))
		return false;
	if (str_cut_char(&text, 'Q')) {
		part = cut_digits(&text, 1);
		if (text.n != 0 || part < 1 || part > 4)
			return false;
		*out = (struct period){ PERIOD_QUARTER, year * 4 + part - 1 };
		return true;
	}
	part = cut_digits(&text, 2);
	if (text.n != 0 || part < 1 || part > 12)
		return false;
	*out = period_month(year, part);
	return true;
}

bool
period_eq(struct period a, struct period b)
{
	return a.kind == b.kind && a.at == b.at;
}

struct period
period_add(struct period period, int32_t count)
{
	period.at += count;
	return period;
}

int32_t
period_between(struct period a, struct period b)
{
	assert(a.kind == b.kind);
	return b.at - a.at;
}

/* First month and number of months covered; a day has none. */
static int32_t
first_month(struct period period)
{
	switch (period.kind) {
	case PERIOD_MONTH:
		return period.at;
	case PERIOD_QUARTER:
		return period.at * 3;
	default:
		return period.at * 12 + 3;	/* April */
	}
}

static const int32_t months_covered[PERIOD__MAX] = {
	[PERIOD_MONTH] = 1, [PERIOD_QUARTER] = 3, [PERIOD_YEAR] = 12
};

struct date
period_first(struct period period)
{
	int32_t	month = first_month(period);

	assert(period.kind != PERIOD_NONE);
	if (period.kind == PERIOD_DAY)
		return date_from_days(period.at);
	return (struct date){ month / 12, month % 12 + 1, 1 };
}

struct date
period_last(struct period period)
{
	struct period	month = period_last_month(period);
	int		year = month.at / 12, number = month.at % 12 + 1;

	if (period.kind == PERIOD_DAY)
		return date_from_days(period.at);
	return (struct date){ year, number, days_in(year, number) };
}

struct period
period_last_month(struct period period)
{
	struct date	date;

	assert(period.kind != PERIOD_NONE);
	if (period.kind == PERIOD_DAY) {
		date = date_from_days(period.at);
		return period_month(date.year, date.month);
	}
	return (struct period){ PERIOD_MONTH,
	    first_month(period) + months_covered[period.kind] - 1 };
}

int
period_financial_year(struct period period)
{
	int32_t	month = period_last_month(period).at;

	return (month - 3) / 12;
}

int
period_financial_month(struct period period)
{
	int32_t	month = period_last_month(period).at;

	return (month - 3) % 12 + 1;
}

struct period
period_april(struct period period)
{
	int	year;

	if (period.kind == PERIOD_NONE || period.kind == PERIOD_YEAR)
		return period;
	year = period_financial_year(period);
	if (period.kind == PERIOD_MONTH)
		return period_month(year, 4);
	if (period.kind == PERIOD_QUARTER)
		return (struct period){ PERIOD_QUARTER, year * 4 + 1 };
	return (struct period){ PERIOD_DAY,
	    date_days((struct date){ year, 4, 1 }) };
}

struct str
period_code(struct arena *arena, struct period period)
{
	switch (period.kind) {
	case PERIOD_DAY:
		return date_iso(arena, date_from_days(period.at));
	case PERIOD_MONTH:
		return str_printf(arena, "%04d-%02d", period.at / 12,
		    period.at % 12 + 1);
	case PERIOD_QUARTER:
		return str_printf(arena, "%04d-Q%d", period.at / 4,
		    period.at % 4 + 1);
	case PERIOD_YEAR:
		return str_printf(arena, "%04d/%02d", period.at,
		    (period.at + 1) % 100);
	default:
		return STR("");
	}
}

/* PERIOD with the months by NAMES. */
static struct str
period_words(struct arena *arena, struct period period,
    const char *const *names)
{
	int	quarter = period.at % 4;

	switch (period.kind) {
	case PERIOD_DAY:
		return date_long(arena, date_from_days(period.at));
	case PERIOD_MONTH:
		return str_printf(arena, "%s %d", names[period.at % 12],
		    period.at / 12);
	case PERIOD_QUARTER:
		return str_printf(arena, "%s to %s %d", names[quarter * 3],
		    names[quarter * 3 + 2], period.at / 4);
	default:
		return period_code(arena, period);
	}
}

struct str
period_long(struct arena *arena, struct period period)
{
	return period_words(arena, period, months);
}

struct str
period_short(struct arena *arena, struct period period)
{
	return period_words(arena, period, months_short);
}
