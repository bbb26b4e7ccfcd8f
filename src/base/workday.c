/*
 * workday.c - working days, and the file of bank holidays.
 *
 * A holiday is the day offices are closed: of one that falls on a weekend, its
 * substitute.  Clear days are counted day by day; they are few.
 */
#include "base/workday.h"

#include "base/file.h"

static const char	header[] = "date,name";

static size_t
count_lines(struct str text)
{
	size_t	n = 1;

	for (size_t i = 0; i < text.n; i++)
		n += text.s[i] == '\n';
	return n;
}

/* One line into OUT; LAST is the day before it in the file. */
static bool
read_line(struct str line, struct place place, struct date last,
    struct date *out, struct diags *diags)
{
	struct str	name = line;
	struct str	day = str_trim(str_cut(&name, ','));

	if (!date_parse(day, out) || str_trim(name).n == 0) {
		diag_at(diags, DIAG_HOLIDAY, place, STR_FMT, STR_ARG(line));
		return false;
	}
	if (date_known(last) && date_cmp(*out, last) <= 0) {
		diag_at(diags, DIAG_HOLIDAY_ORDER, place, STR_FMT,
		    STR_ARG(day));
		return false;
	}
	return true;
}

bool
holidays_read(struct arena *arena, const char *path, struct place at,
    struct holidays *out, struct diags *diags)
{
	struct place	place = { path, 1, 1 };
	struct date	date, last = { 0 };
	struct str	rest, line;
	bool		ok = true;

	*out = (struct holidays){ 0 };
	if (!file_read(arena, path, &rest, at, diags))
		return false;
	rest = str_unmarked(rest);
	if (!str_is(str_trim(str_cut(&rest, '\n')), header)) {
		diag_at(diags, DIAG_HOLIDAY_HEADER, place, "%s", header);
		return false;
	}
	out->at = arena_array(arena, count_lines(rest), struct date);
	while (rest.n > 0) {
		line = str_trim(str_cut(&rest, '\n'));
		place.line++;
		if (line.n == 0)
			continue;
		if (read_line(line, place, last, &date, diags))
			out->at[out->n++] = last = date;
		else
			ok = false;
	}
	return ok;
}

/* The number of holidays before DATE. */
static size_t
holidays_before(const struct holidays *holidays, struct date date)
{
	size_t	low = 0, high = holidays->n, middle;

	while (low < high) {
		middle = low + (high - low) / 2;
		if (date_cmp(holidays->at[middle], date) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

bool
holidays_cover(const struct holidays *holidays, struct date date)
{
	size_t	first = holidays_before(holidays,
		    (struct date){ date.year, 1, 1 });

	return first < holidays->n && holidays->at[first].year == date.year;
}

bool
is_workday(const struct holidays *holidays, struct date date)
{
	size_t	at = holidays_before(holidays, date);
	int	weekday = date_weekday(date);

	if (weekday == 0 || weekday == 6)
		return false;
	return at == holidays->n || date_cmp(holidays->at[at], date) != 0;
}

int
workdays_clear(const struct holidays *holidays, struct date from,
    struct date to)
{
	int32_t	day = date_days(from), end = date_days(to);
	int	n = 0;

	while (++day < end)
		n += is_workday(holidays, date_from_days(day));
	return n;
}

struct date
workday_after(const struct holidays *holidays, struct date from, int n)
{
	int32_t	day = date_days(from);

	while (n > 0)
		n -= is_workday(holidays, date_from_days(++day));
	return date_from_days(day);
}
