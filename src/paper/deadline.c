/* deadline.c - [4 September 2024](=deadline 2024-07-02 45): the day that ends so
 * many working days.  That day is in time. */
#include "paper/deadline_int.h"

#define DAYS_MOST	999

bool
paper_holidays(struct paper *paper, struct holidays *out)
{
	struct item	 file = paper->pack->holidays;
	const char	*stock = paper->build->stock, *path;

	if (file.text.n == 0 && stock == NULL)
		return false;
	if (file.text.n == 0)
		file = item_at(str_printf(paper->arena,
		    "%s/bank-holidays.csv", stock), paper->place);
	path = str_dup(paper->arena, file.text);
	paper_input(paper, INPUT_DATA, path);
	return holidays_read(paper->arena, path, file.place, out,
	    paper->diags);
}

/* "deadline 2024-07-02 45", the days it may take behind the day it begins. */
static bool
deadline_parse(struct str expr, struct date *from, int *days)
{
	struct str	rest = expr, count;
	struct num	number;

	str_cut(&rest, ' ');
	rest = str_trim(rest);
	if (!date_parse(str_cut(&rest, ' '), from))
		return false;
	count = str_trim(rest);
	if (!num_parse(count, &number) || number.d != 1 || number.n < 1 ||
	    number.n > DAYS_MOST)
		return false;
	*days = (int)number.n;
	return true;
}

/* Holidays that nobody knows would make the day too early. */
static void
check_holidays(struct paper *paper, const struct holidays *holidays,
    struct date from, struct date to, struct place place)
{
	for (int year = from.year; year <= to.year; year++)
		if (!holidays_cover(holidays, (struct date){ year, 1, 1 }))
			diag_at(paper->diags, DIAG_HOLIDAYS_UNKNOWN, place,
			    "%d", year);
}

bool
deadline_answer(void *arg, const struct question *question,
    struct answer *answer)
{
	struct paper	*paper = arg;
	struct str	 written = str_trim(question->written);
	struct holidays	 holidays;
	struct date	 from, to;
	int		 days;

	if (!deadline_parse(question->expr, &from, &days)) {
		diag_at(paper->diags, DIAG_DEADLINE, question->place, STR_FMT,
		    STR_ARG(question->expr));
		return false;
	}
	if (!paper_holidays(paper, &holidays)) {
		diag_at(paper->diags, DIAG_HOLIDAYS_UNKNOWN, question->place,
		    "%d", from.year);
		return false;
	}
	to = workday_after(&holidays, from, days);
	if (!date_exists(to)) {
		diag_at(paper->diags, DIAG_DEADLINE, question->place, STR_FMT,
		    STR_ARG(question->expr));
		return false;
	}
	check_holidays(paper, &holidays, from, to, question->place);
	answer->text = date_long(paper->arena, to);
	if (written.n == 0 || str_eq(written, answer->text))
		return true;
	diag_at(paper->diags, DIAG_ANSWER_DISAGREES, question->place,
	    "it says " STR_FMT ", working day %d after " STR_FMT " is " STR_FMT,
	    STR_ARG(written), days, STR_ARG(date_long(paper->arena, from)),
	    STR_ARG(answer->text));
	return false;
}
