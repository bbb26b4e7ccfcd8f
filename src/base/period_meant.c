/*
 * period_meant.c - periods and days in forms that spreadsheets and people give
 * them and that are not read: what they were meant for.
 */
#include <string.h>
#include <strings.h>

#include "base/date.h"

#define FIELDS_MOST	3

/* Cut TEXT at its separators; how many fields there are, one more than
 * FIELDS_MOST standing for too many. */
static size_t
fields_cut(struct str text, struct str *fields)
{
	size_t	n = 0, from = 0;

	for (size_t i = 0; i <= text.n; i++) {
		if (i < text.n && strchr("/-. ", text.s[i]) == NULL)
			continue;
		if (n == FIELDS_MOST)
			return n + 1;
		fields[n++] = (struct str){ text.s + from, i - from };
		from = i + 1;
	}
	return n;
}

/* FIELD as a number of at most four digits, or -1. */
static int
field_number(struct str field)
{
	int	number = 0;

	if (field.n == 0 || field.n > 4)
		return -1;
	for (size_t i = 0; i < field.n; i++) {
		if (field.s[i] < '0' || field.s[i] > '9')
			return -1;
		number = number * 10 + field.s[i] - '0';
	}
	return number;
}

/* FIELD as a month's name, "September", "Sept" or "sep", or 0. */
static int
field_month_name(struct str field)
{
	for (int month = 1; month <= 12; month++)
		if (field.n >= 3 && field.n <= strlen(month_name(month)) &&
		    strncasecmp(field.s, month_name(month), field.n) == 0)
			return month;
	return 0;
}

static int
field_month(struct str field)
{
	int	month = field_month_name(field);

	return month > 0 || field.n > 2 ? month : field_number(field);
}

/* FIELD as a year; of two digits only beside something that is no number. */
static int
field_year(struct str field, struct str beside)
{
	int	year = field_number(field);

	if (field.n == 4)
		return year;
	return field.n == 2 && year >= 0 && field_number(beside) < 0 ?
	    2000 + year : -1;
}

/* "12/2022", "Dec-22", "Q3 2022": OTHER and the year of it. */
static struct str
part_of_year(struct arena *arena, struct str other, struct str year)
{
	int	y = field_year(year, other), month = field_month(other);

	if (y >= 0 && month > 0)
		return str_printf(arena, "%04d-%02d", y, month);
	if (y >= 0 && other.n == 2 && (other.s[0] == 'Q' || other.s[0] == 'q'))
		return str_printf(arena, "%04d-Q%c", y, other.s[1]);
	return STR("");
}

/* "2022-23" and "2022/2023"; 2022-12 is a month before it comes here. */
static struct str
two_years(struct arena *arena, struct str first, struct str second)
{
	int	a = field_number(first), b = field_number(second);

	if (first.n != 4 || (second.n == 2 ? (a + 1) % 100 : a + 1) != b)
		return STR("");
	return str_printf(arena, "%04d/%02d", a, (a + 1) % 100);
}

static struct str
day_of(struct arena *arena, struct str day, struct str month, struct str year)
{
	int	d = field_number(day), m = field_month(month);
	int	y = field_year(year, month);

	if (d < 0 || m <= 0 || y < 0 || day.n > 2)
		return STR("");
	return str_printf(arena, "%04d-%02d-%02d", y, m, d);
}

/* Excel counts days from 30 December 1899; these are of 2000 to 2049. */
#define EXCEL_EPOCH	(-25569)
#define EXCEL_FIRST	36526
#define EXCEL_LAST	54788

/* "202409" as a month; "45383", which Excel shows of a date in a cell without the
 * format of one, as a day. */
static struct str
digits_meant(struct arena *arena, struct str text)
{
	int64_t	number = 0;

	for (size_t i = 0; i < text.n; i++) {
		if (text.s[i] < '0' || text.s[i] > '9')
			return STR("");
		number = number * 10 + text.s[i] - '0';
	}
	if (text.n == 6)
		return str_printf(arena, "%04d-%02d", (int)(number / 100),
		    (int)(number % 100));
	if (number < EXCEL_FIRST || number > EXCEL_LAST)
		return STR("");
	return date_iso(arena, date_from_days((int32_t)number + EXCEL_EPOCH));
}

/* "1/4/24", as Excel shows a day where years have two digits. */
static struct str
short_day(struct arena *arena, struct str text, struct str *f)
{
	struct str	year;

	if (str_find(text, "/") == text.n || f[2].n != 2 ||
	    field_number(f[2]) < 0)
		return STR("");
	year = str_printf(arena, "20" STR_FMT, STR_ARG(f[2]));
	return day_of(arena, f[0], f[1], year);
}

struct str
period_meant(struct arena *arena, struct str text)
{
	struct str	f[FIELDS_MOST], tries[3] = { { "", 0 } };
	struct period	period;
	size_t		n = fields_cut(text, f);

	if (n == 1 && text.n <= 6)
		tries[0] = digits_meant(arena, text);
	if (n == 2) {
		tries[0] = part_of_year(arena, f[0], f[1]);
		if (f[0].n == 4)	/* "22-Dec" may be a day */
			tries[1] = part_of_year(arena, f[1], f[0]);
		tries[2] = two_years(arena, f[0], f[1]);
	} else if (n == 3) {	/* the day first, as in Britain */
		tries[0] = day_of(arena, f[0], f[1], f[2]);
		tries[1] = day_of(arena, f[2], f[1], f[0]);
		tries[2] = short_day(arena, text, f);
	}
	for (size_t i = 0; i < sizeof(tries) / sizeof(tries[0]); i++)
		if (period_parse(tries[i], &period))
			return tries[i];
	return STR("");
}
