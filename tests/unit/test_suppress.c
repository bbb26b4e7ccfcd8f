/*
 * test_suppress.c - a reader with everything at hand tries to work out what was
 * withheld.
 *
 * The reader here knows nothing of partners and exchanges: it tries every table
 * there can be.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <string.h>

#include <cmocka.h>

#include "measure/suppress.h"

#define ROWS	4

/* ---- the reader ---- */

struct reader {
	const struct share_row	*rows;		/* the truth, and what is hidden */
	size_t			 n;
	struct share_row	 guess[ROWS];
	/* Of each row the first numerator, denominator and rest that fitted, and
	 * whether another did too. */
	int64_t			 first[ROWS][3];
	bool			 other[ROWS][3];
	size_t			 tables;
};

static bool
reader_small(int64_t count)
{
	return count >= 1 && count <= 5;
}

/* Why a row is withheld, as a reader who knows the rule may know it. */
static int
reader_reason(int64_t numerator, int64_t denominator)
{
	if (reader_small(denominator))
		return 2;
	return reader_small(numerator) || reader_small(denominator - numerator);
}

static void
reader_note(struct reader *reader)
{
	for (size_t i = 0; i < reader->n; i++) {
		int64_t	counts[] = { reader->guess[i].numerator,
			    reader->guess[i].denominator,
			    reader->guess[i].denominator -
			    reader->guess[i].numerator };

		for (int part = 0; part < 3; part++)
			if (reader->tables == 0)
				reader->first[i][part] = counts[part];
			else if (reader->first[i][part] != counts[part])
				reader->other[i][part] = true;
	}
	reader->tables++;
}

static void reader_row(struct reader *reader, size_t i, int64_t shares,
    int64_t bases);

static void
reader_try(struct reader *reader, size_t i, int64_t numerator,
    int64_t denominator, int64_t shares, int64_t bases)
{
	const struct share_row	*row = &reader->rows[i];

	if (numerator > denominator || numerator > shares ||
	    denominator > bases)
		return;
	if ((!row->hide_share && numerator != row->numerator) ||
	    (!row->hide_base && denominator != row->denominator))
		return;
	if ((row->hide_share || row->hide_base) &&
	    reader_reason(numerator, denominator) !=
	    reader_reason(row->numerator, row->denominator))
		return;
	reader->guess[i].numerator = numerator;
	reader->guess[i].denominator = denominator;
	reader_row(reader, i + 1, shares - numerator, bases - denominator);
}

static void
reader_row(struct reader *reader, size_t i, int64_t shares, int64_t bases)
{
	if (i == reader->n) {
		if (shares == 0 && bases == 0)
			reader_note(reader);
		return;
	}
	for (int64_t d = 0; d <= bases; d++)
		for (int64_t n = 0; n <= d; n++)
			reader_try(reader, i, n, d, shares, bases);
}

/* Whether any count withheld in ROWS can be worked out. */
static bool
reader_finds(const struct share_row *rows, size_t n)
{
	struct reader	reader = { .rows = rows, .n = n };
	int64_t		shares = 0, bases = 0;

	for (size_t i = 0; i < n; i++) {
		shares += rows[i].numerator;
		bases += rows[i].denominator;
	}
	reader_row(&reader, 0, shares, bases);
	assert_true(reader.tables > 0);
	for (size_t i = 0; i < n; i++)
		if ((rows[i].hide_share && (!reader.other[i][0] ||
		    !reader.other[i][2])) ||
		    (rows[i].hide_base && !reader.other[i][1]))
			return true;
	return false;
}

/* What is withheld of N ROWS, in the first edition or after that which had
 * WAS. */
static bool
withhold(struct share_row *rows, size_t n, struct share_row *was)
{
	struct share_table	before = { was, n, false, NULL };
	struct share_table	table = { rows, n, false,
				    was != NULL ? &before : NULL };

	return suppress_shares(&table, &small_numbers);
}

/* ---- cases by hand ---- */

static void
nothing_small_means_nothing_withheld(void **state)
{
	struct share_row	rows[] = { { 8, 20, 0, 0, 0 },
				    { 0, 9, 0, 0, 0 } };

	(void)state;
	assert_true(withhold(rows, 2, NULL));
	for (int i = 0; i < 2; i++) {
		assert_false(rows[i].hide_share);
		assert_false(rows[i].hide_base);
	}
}

static void
a_lone_small_row_takes_another_with_it(void **state)
{
	/* 3 of 20 alone would be the total less what is shown. */
	struct share_row	rows[] = { { 3, 20, 0, 0, 0 },
				    { 15, 30, 0, 0, 0 },
				    { 20, 40, 0, 0, 0 } };

	(void)state;
	assert_true(withhold(rows, 3, NULL));
	assert_true(rows[0].hide_share);
	assert_false(rows[0].hide_base);	/* 20 is no small number */
	assert_true(rows[1].hide_share);	/* the smaller of the others */
	assert_false(rows[2].hide_share);
}

static void
two_ones_that_add_to_two_are_not_enough(void **state)
{
	struct share_row	rows[] = { { 1, 20, 0, 0, 0 },
				    { 1, 20, 0, 0, 0 },
				    { 30, 60, 0, 0, 0 } };

	(void)state;
	assert_true(withhold(rows, 3, NULL));
	assert_true(rows[2].hide_share);
}

static void
what_is_left_of_a_base_is_a_count_too(void **state)
{
	/* 18 of 20: the two that were late. */
	struct share_row	rows[] = { { 18, 20, 0, 0, 0 },
				    { 10, 22, 0, 0, 0 } };

	(void)state;
	assert_true(withhold(rows, 2, NULL));
	assert_true(rows[0].hide_share);
	assert_true(rows[1].hide_share);
}

static void
a_row_alone_cannot_be_hidden_from_its_total(void **state)
{
	struct share_row	rows[] = { { 2, 4, 0, 0, 0 } };

	(void)state;
	assert_false(withhold(rows, 1, NULL));
	assert_true(rows[0].hide_share);
	assert_true(rows[0].hide_base);
}

static void
full_rows_can_exchange_whole_people(void **state)
{
	/* Of the first nobody is left; the other is small by its five.  Only
	 * one who is in both counts can go from one to the other, as in 4 of 4
	 * and 4 of 19, or one who is left, as in 3 of 4 and 5 of 19. */
	struct share_row	rows[] = { { 3, 3, 0, 0, 0 },
				    { 5, 20, 0, 0, 0 } };

	(void)state;
	assert_true(withhold(rows, 2, NULL));
	assert_true(rows[0].hide_base);
	assert_true(rows[1].hide_base);
}

static void
a_base_can_be_hidden_by_who_is_left(void **state)
{
	/* 0 of 2 and 1 of 8 are as good as 0 of 3 and 1 of 7.  The third is
	 * larger, so its base is shown. */
	struct share_row	rows[] = { { 0, 3, 0, 0, 0 }, { 1, 7, 0, 0, 0 },
				    { 3, 20, 0, 0, 0 } };

	(void)state;
	assert_true(withhold(rows, 3, NULL));
	assert_true(rows[0].hide_base);
	assert_true(rows[1].hide_base);
	assert_true(rows[2].hide_share);
	assert_false(rows[2].hide_base);
}

static void
none_is_a_number_that_may_be_meant(void **state)
{
	/* 0 of 1 and 2 of 2; 2 of 2 and 0 of 1; 1 of 2 and 1 of 1. */
	struct share_row	rows[] = { { 1, 1, 0, 0, 0 },
				    { 1, 2, 0, 0, 0 } };

	(void)state;
	assert_true(withhold(rows, 2, NULL));
}

static void
the_first_of_two_equals_is_withheld(void **state)
{
	struct share_row	rows[] = { { 3, 20, 0, 0, 0 },
				    { 15, 30, 0, 0, 0 }, { 16, 30, 0, 0, 0 } };

	(void)state;
	assert_true(withhold(rows, 3, NULL));
	assert_true(rows[1].hide_share);
	assert_false(rows[2].hide_share);
}

static void
the_first_row_can_be_withheld_for_another(void **state)
{
	struct share_row	rows[] = { { 15, 30, 0, 0, 0 },
				    { 3, 20, 0, 0, 0 }, { 20, 40, 0, 0, 0 } };

	(void)state;
	assert_true(withhold(rows, 3, NULL));
	assert_true(rows[0].hide_share);
	assert_false(rows[2].hide_share);
}

static void
a_row_may_need_its_own_base_withheld(void **state)
{
	/* With 20 and 12 shown, one more in time is one less late: six and six
	 * would be five and seven, one of them small.  With both bases
	 * withheld, 2 of 19 and 7 of 13 fit, and 3 of 19 and 6 of 13. */
	struct share_row	rows[] = { { 3, 20, 0, 0, 0 },
				    { 6, 12, 0, 0, 0 } };

	(void)state;
	assert_true(withhold(rows, 2, NULL));
	assert_true(rows[0].hide_base);
	assert_true(rows[1].hide_base);
	assert_false(reader_finds(rows, 2));
}

static void
a_row_that_nothing_could_protect_protects_nobody(void **state)
{
	/* Of 7 of 7 nobody is left, and nobody can be: 1 of 8 late is small.
	 * The next smallest has what the first wants, 2 of 5 and 30 of 49. */
	struct share_row	rows[] = { { 2, 4, 0, 0, 0 },
				    { 7, 7, 0, 0, 0 }, { 30, 50, 0, 0, 0 },
				    { 40, 60, 0, 0, 0 } };

	(void)state;
	assert_true(withhold(rows, 4, NULL));
	assert_true(rows[0].hide_base);
	assert_false(rows[1].hide_share);
	assert_true(rows[2].hide_base);
	assert_false(rows[3].hide_share);
}

static void
a_row_withheld_for_one_below_it_is_protected_too(void **state)
{
	/* 4 of 4 and 7 of 13 hide the last row's base.  Then the first's six that
	 * were late want the second's base: 6 of 13 and 7 of 19. */
	struct share_row	rows[] = { { 6, 12, 0, 0, 0 },
				    { 7, 20, 0, 0, 0 }, { 5, 5, 0, 0, 0 } };

	(void)state;
	assert_true(withhold(rows, 3, NULL));
	assert_true(rows[0].hide_base);
	assert_true(rows[1].hide_base);
	assert_false(reader_finds(rows, 3));
}

static void
who_is_in_both_counts_can_be_what_is_missing(void **state)
{
	/* The same of those in time: 0 of 4 and 6 of 13 hide the base, then 7 of
	 * 13 and 12 of 19 the first's six. */
	struct share_row	rows[] = { { 6, 12, 0, 0, 0 },
				    { 13, 20, 0, 0, 0 }, { 0, 5, 0, 0, 0 } };

	(void)state;
	assert_true(withhold(rows, 3, NULL));
	assert_true(rows[0].hide_base);
	assert_true(rows[1].hide_base);
}

static void
a_row_that_would_be_its_only_protection_is_not_enough(void **state)
{
	/* 7 of 7 could take one who was in time: 1 of 3 and 8 of 8.  But
	 * nobody could doubt that none of its seven was late. */
	struct share_row	rows[] = { { 2, 4, 0, 0, 0 },
				    { 7, 7, 0, 0, 0 } };

	(void)state;
	assert_false(withhold(rows, 2, NULL));
}

/* ---- editions ---- */

static void
a_base_withheld_once_stays_withheld(void **state)
{
	/* 18 is no small number; beside the second's it would say what the 4
	 * was. */
	struct share_row	was[] = { { 2, 4, true, true, 0 },
				    { 9, 16, true, true, 0 },
				    { 20, 40, 0, 0, 0 } };
	struct share_row	rows[] = { { 9, 18, 0, 0, 0 },
				    { 9, 16, 0, 0, 0 }, { 20, 40, 0, 0, 0 } };

	(void)state;
	assert_true(withhold(rows, 3, was));
	assert_true(rows[0].hide_base);
	assert_true(rows[1].hide_base);
	assert_false(rows[2].hide_share);
}

static void
a_row_that_was_away_comes_back_withheld(void **state)
{
	/* The second and third protect each other, and the last, which is
	 * another one each time, protects the first. */
	struct share_row	first[] = { { 3, 90, true, 0, 0 },
				    { 20, 60, true, 0, 0 },
				    { 20, 61, true, 0, 0 },
				    { 30, 100, 0, 0, 0 } };
	struct share_row	second[] = { { 0, 0, 0, 0, true },
				    { 9, 30, true, 0, 0 },
				    { 9, 31, true, 0, 0 },
				    { 40, 100, 0, 0, 0 } };
	struct share_row	rows[] = { { 30, 90, 0, 0, 0 },
				    { 9, 30, 0, 0, 0 }, { 9, 31, 0, 0, 0 },
				    { 50, 100, 0, 0, 0 } };
	struct share_table	oldest = { first, 4, false, NULL };
	struct share_table	before = { second, 4, false, &oldest };
	struct share_table	table = { rows, 4, false, &before };

	(void)state;
	assert_true(suppress_shares(&table, &small_numbers));
	assert_true(rows[0].hide_share);
	assert_true(rows[3].hide_share);
}

static void
more_editions_than_can_be_compared_withhold_all(void **state)
{
	struct share_row	rows[EDITIONS_MOST + 1][2];
	struct share_table	tables[EDITIONS_MOST + 1];

	(void)state;
	for (size_t i = 0; i <= EDITIONS_MOST; i++) {
		rows[i][0] = (struct share_row){ 8, 20, 0, 0, 0 };
		rows[i][1] = (struct share_row){ 9, 20, 0, 0, 0 };
		tables[i] = (struct share_table){ rows[i], 2, false,
		    i > 0 ? &tables[i - 1] : NULL };
	}
	assert_true(suppress_shares(&tables[EDITIONS_MOST - 1],
	    &small_numbers));
	assert_false(rows[EDITIONS_MOST - 1][0].hide_share);
	assert_false(suppress_shares(&tables[EDITIONS_MOST], &small_numbers));
	assert_true(rows[EDITIONS_MOST][0].hide_base);
	assert_true(rows[EDITIONS_MOST][1].hide_base);
}

static void
what_was_withheld_once_stays_withheld(void **state)
{
	struct share_row	was[] = { { 3, 20, true, 0, 0 },
				    { 9, 30, true, 0, 0 },
				    { 12, 40, 0, 0, 0 } };
	struct share_row	rows[] = { { 8, 20, 0, 0, 0 },
				    { 9, 30, 0, 0, 0 }, { 14, 40, 0, 0, 0 } };

	(void)state;
	assert_true(withhold(rows, 3, was));
	assert_true(rows[0].hide_share);
	assert_true(rows[1].hide_share);	/* or the first is what remains */
}

static void
what_stands_elsewhere_protects_nobody(void **state)
{
	struct share_row	was[] = { { 8, 20, 0, 0, 0 },
				    { 15, 30, 0, 0, 0 }, { 21, 40, 0, 0, 0 } };
	struct share_row	rows[] = { { 3, 20, 0, 0, 0 },
				    { 15, 30, 0, 0, 0 }, { 20, 40, 0, 0, 0 } };

	(void)state;
	assert_true(withhold(rows, 3, was));
	assert_true(rows[0].hide_share);
	assert_false(rows[1].hide_share);	/* smaller, but known */
	assert_true(rows[2].hide_share);
}

static void
a_base_known_is_no_base_to_hide_behind(void **state)
{
	/* 2 of 2 must hide its base; the next larger one is known. */
	struct share_row	was[] = { { 8, 8, 0, 0, 0 },
				    { 9, 16, 0, 0, 0 }, { 15, 31, 0, 0, 0 } };
	struct share_row	rows[] = { { 2, 2, 0, 0, 0 },
				    { 8, 16, 0, 0, 0 }, { 15, 30, 0, 0, 0 } };

	(void)state;
	assert_true(withhold(rows, 3, was));
	assert_true(rows[0].hide_base);
	assert_false(rows[1].hide_base);
	assert_true(rows[2].hide_base);
}

static void
a_row_that_changed_is_not_protected_by_those_that_did_not(void **state)
{
	/* 50 less 40 is what the third lost, whatever the others are. */
	struct share_row	was[] = { { 3, 8, true, 0, 0 },
				    { 11, 14, true, 0, 0 },
				    { 12, 12, 0, 0, 0 } };
	struct share_row	rows[] = { { 3, 8, 0, 0, 0 },
				    { 11, 14, 0, 0, 0 }, { 2, 12, 0, 0, 0 } };

	(void)state;
	assert_false(withhold(rows, 3, was));
}

static void
it_is_protected_by_another_that_changed(void **state)
{
	struct share_row	was[] = { { 3, 8, true, 0, 0 },
				    { 11, 14, true, 0, 0 },
				    { 12, 12, 0, 0, 0 }, { 20, 40, 0, 0, 0 } };
	struct share_row	rows[] = { { 3, 8, 0, 0, 0 },
				    { 11, 14, 0, 0, 0 }, { 2, 12, 0, 0, 0 },
				    { 21, 40, 0, 0, 0 } };

	(void)state;
	assert_true(withhold(rows, 4, was));
	assert_true(rows[3].hide_share);
}

static void
a_row_withheld_before_must_not_be_found_by_a_later_edition(void **state)
{
	/* The first alone is another one now, and shown it would say what the
	 * total left for the second: both stay withheld. */
	struct share_row	was[] = { { 3, 8, true, 0, 0 },
				    { 11, 14, true, 0, 0 },
				    { 12, 12, 0, 0, 0 } };
	struct share_row	rows[] = { { 8, 16, 0, 0, 0 },
				    { 11, 14, 0, 0, 0 }, { 12, 12, 0, 0, 0 } };

	(void)state;
	assert_true(withhold(rows, 3, was));
	assert_true(rows[0].hide_share);
	assert_true(rows[1].hide_share);
}

static void
a_row_that_is_new_was_not_there_to_be_known(void **state)
{
	struct share_row	was[] = { { 8, 20, 0, 0, 0 },
				    { 15, 30, 0, 0, 0 }, { 0, 0, 0, 0, true } };
	struct share_row	rows[] = { { 3, 20, 0, 0, 0 },
				    { 15, 30, 0, 0, 0 }, { 20, 40, 0, 0, 0 } };

	(void)state;
	assert_true(withhold(rows, 3, was));
	assert_false(rows[1].hide_share);
	assert_true(rows[2].hide_share);
}

static void
a_row_that_has_gone_is_what_is_missing_from_the_total(void **state)
{
	/* The second and third are 14 together now, as they were then: the
	 * first had three. */
	struct share_row	was[] = { { 3, 8, true, 0, 0 },
				    { 11, 14, true, 0, 0 },
				    { 3, 30, true, 0, 0 }, { 12, 12, 0, 0, 0 } };
	struct share_row	rows[] = { { 0, 0, 0, 0, true },
				    { 11, 14, 0, 0, 0 }, { 3, 30, 0, 0, 0 },
				    { 12, 12, 0, 0, 0 } };

	(void)state;
	assert_false(withhold(rows, 4, was));
}

static void
a_row_known_to_have_changed_is_not_what_it_is_elsewhere(void **state)
{
	/* Eight together: with 4 the first would not have changed, and with 2
	 * the second had 6, which nobody withholds.  Either may be the later. */
	const struct share_row	eight[] = { { 3, 20, true, 0, 0 },
				    { 5, 20, true, 0, 0 },
				    { 20, 40, 0, 0, 0 } };
	const struct share_row	six[] = { { 4, 20, true, 0, 0 },
				    { 2, 20, true, 0, 0 },
				    { 20, 40, 0, 0, 0 } };
	struct share_row	was[3], now[3];

	(void)state;
	memcpy(was, eight, sizeof(was));
	memcpy(now, six, sizeof(now));
	assert_false(withhold(now, 3, was));
	memcpy(was, six, sizeof(was));
	memcpy(now, eight, sizeof(now));
	assert_false(withhold(now, 3, was));
}

static void
withholding_what_was_printed_is_found_out(void **state)
{
	struct share_row	was[] = { { 3, 20, 0, 0, 0 },
				    { 15, 30, 0, 0, 0 } };
	struct share_row	rows[] = { { 3, 20, 0, 0, 0 },
				    { 15, 30, 0, 0, 0 } };
	struct share_table	before = { was, 2, false, NULL };
	struct share_table	table = { rows, 2, false, &before };

	(void)state;
	assert_true(suppress_shares(&table, &small_numbers));
	assert_true(share_was_printed(&table, 0));
	assert_false(share_was_printed(&table, 1));	/* is shown */
	was[0].numerator = 8;			/* another number was */
	assert_false(share_was_printed(&table, 0));
}

static void
bases_that_stand_elsewhere_cannot_be_withheld(void **state)
{
	struct share_row	rows[] = { { 15, 30, 0, 0, 0 },
				    { 8, 20, 0, 0, 0 }, { 2, 4, 0, 0, 0 } };
	struct share_table	table = { rows, 3, true, NULL };

	(void)state;
	assert_false(suppress_shares(&table, &small_numbers));
	for (int i = 0; i < 3; i++) {
		assert_true(rows[i].hide_share);	/* then all are */
		assert_true(rows[i].hide_base);
	}
}

/* ---- every small table ---- */

/* Tables of three rows with bases up to MOST, each in one order only. */
static void
no_reader_finds_a_number_in_any_small_table(void **state)
{
	enum { MOST = 9 };
	size_t	hidden = 0, refused = 0;

	(void)state;
	for (int code = 0; code < 40000; code++) {
		struct share_row	rows[3];
		int			rest = code * 7919 % 166375;

		memset(rows, 0, sizeof(rows));
		for (int i = 0; i < 3; i++, rest /= 55) {
			int	at = rest % 55, d = 0;

			while (at > d)
				at -= ++d;
			rows[i].denominator = d < MOST ? d : MOST;
			rows[i].numerator = at < d ? at : d;
		}
		if (code % 40 != 0)	/* a sample, spread over all */
			continue;
		if (!withhold(rows, 3, NULL)) {
			refused++;
			continue;
		}
		hidden += rows[0].hide_share + rows[1].hide_share +
		    rows[2].hide_share;
		assert_false(reader_finds(rows, 3));
	}
	assert_true(hidden > 100);
	assert_true(refused > 0);
}

/* ---- every pair of small tables ---- */

/* A reader of two editions who knows which rows changed: every pair of tables
 * there can be is tried. */
struct pair_reader {
	const struct share_row	*rows[2];
	size_t			 n;
	struct share_row	 guess[2][ROWS];
	bool			 other[2][ROWS][2];	/* numerator, rest */
};

static void
pair_note(struct pair_reader *reader)
{
	for (int e = 0; e < 2; e++)
		for (size_t i = 0; i < reader->n; i++) {
			const struct share_row	*guess = &reader->guess[e][i];
			const struct share_row	*truth = &reader->rows[e][i];

			reader->other[e][i][0] |= guess->numerator !=
			    truth->numerator;
			reader->other[e][i][1] |= guess->denominator -
			    guess->numerator != truth->denominator -
			    truth->numerator;
		}
}

static bool
pair_fits(const struct share_row *row, int64_t numerator, int64_t denominator)
{
	if (!row->hide_share && numerator != row->numerator)
		return false;
	if (!row->hide_base && denominator != row->denominator)
		return false;
	return numerator >= 0 && numerator <= denominator &&
	    (!row->hide_share || reader_reason(numerator, denominator) ==
	    reader_reason(row->numerator, row->denominator));
}

static void pair_try(struct pair_reader *reader, size_t cell,
    const int64_t left[2][2]);

/* Cell 2 * row + edition holds (N, D). */
static void
pair_cell(struct pair_reader *reader, size_t cell, int64_t n, int64_t d,
    const int64_t left[2][2])
{
	size_t		 i = cell / 2, e = cell % 2;
	bool		 same = reader->rows[0][i].numerator ==
	    reader->rows[1][i].numerator && reader->rows[0][i].denominator ==
	    reader->rows[1][i].denominator;
	int64_t		 next[2][2];

	if (n > left[e][0] || d > left[e][1] ||
	    !pair_fits(&reader->rows[e][i], n, d))
		return;
	if (e == 1 && same != (reader->guess[0][i].numerator == n &&
	    reader->guess[0][i].denominator == d))
		return;
	reader->guess[e][i] = (struct share_row){ n, d, 0, 0, 0 };
	memcpy(next, left, sizeof(next));
	next[e][0] -= n;
	next[e][1] -= d;
	pair_try(reader, cell + 1, (const int64_t (*)[2])next);
}

static void
pair_try(struct pair_reader *reader, size_t cell, const int64_t left[2][2])
{
	size_t	e = cell % 2;

	if (cell == 2 * reader->n) {
		if (left[0][0] == 0 && left[0][1] == 0 && left[1][0] == 0 &&
		    left[1][1] == 0)
			pair_note(reader);
		return;
	}
	if (cell / 2 == reader->n - 1) {	/* the last row has the rest */
		pair_cell(reader, cell, left[e][0], left[e][1], left);
		return;
	}
	for (int64_t d = 0; d <= left[e][1]; d++)
		for (int64_t n = 0; n <= d; n++)
			pair_cell(reader, cell, n, d, left);
}

/* Whether a count is found that no edition printed as it is. */
static bool
pair_finds(const struct share_row *was, const struct share_row *now, size_t n)
{
	struct pair_reader	reader = { .rows = { was, now }, .n = n };
	int64_t			left[2][2] = { { 0 } };

	for (int e = 0; e < 2; e++)
		for (size_t i = 0; i < n; i++) {
			left[e][0] += reader.rows[e][i].numerator;
			left[e][1] += reader.rows[e][i].denominator;
		}
	pair_try(&reader, 0, (const int64_t (*)[2])left);
	for (int e = 0; e < 2; e++)
		for (size_t i = 0; i < n; i++) {
			const struct share_row	*at = &reader.rows[e][i];
			const struct share_row	*to = &reader.rows[1 - e][i];

			if (!at->hide_share || (!to->hide_share &&
			    at->numerator == to->numerator &&
			    at->denominator == to->denominator))
				continue;
			if (!reader.other[e][i][0] || !reader.other[e][i][1])
				return true;
		}
	return false;
}

static uint32_t
below(uint32_t *seed, uint32_t n)
{
	*seed = (uint32_t)((uint64_t)*seed * 16807 % 2147483647);
	return *seed % n;
}

static void
no_reader_of_two_editions_finds_a_number(void **state)
{
	static const int	bases[] = { 4, 6, 7, 8, 10, 12 };
	size_t			hidden = 0, refused = 0;
	uint32_t		seed = 20241121;

	(void)state;
	for (int table = 0; table < 700; table++) {
		struct share_row	was[ROWS] = { { 0 } };
		struct share_row	now[ROWS] = { { 0 } };

		for (int i = 0; i < 3; i++) {
			was[i].denominator = bases[below(&seed, 6)];
			was[i].numerator = below(&seed,
			    (uint32_t)was[i].denominator + 1);
			now[i] = was[i];
			if (below(&seed, 2) == 0)
				now[i].numerator = below(&seed,
				    (uint32_t)now[i].denominator + 1);
		}
		if (!withhold(was, 3, NULL))
			continue;
		if (!withhold(now, 3, was)) {
			refused++;
			continue;
		}
		hidden += now[0].hide_share + now[1].hide_share +
		    now[2].hide_share;
		assert_false(pair_finds(was, now, 3));
	}
	assert_true(hidden > 100);
	assert_true(refused > 0);
}

/* ---- every choice of a table's rows ---- */

/* What is withheld of a row: nothing, its share, its base too. */
#define LEVELS		3
#define CHOICE_ROWS	6

/* One more, or one less, of those in time, of those late, or of both with one less
 * of the other: how a row's numerator and rest may differ. */
static const int	steps[][2] = { { 1, -1 }, { 0, 1 }, { 1, 0 } };

/* Whether ROW, of which LEVEL is withheld, could have SIGN times STEP more. */
static bool
choice_moves(const struct share_row *row, int level, int step, int sign)
{
	int64_t	n = row->numerator + sign * steps[step][0];
	int64_t	rest = row->denominator - row->numerator +
	    sign * steps[step][1];

	return level > (steps[step][0] + steps[step][1] != 0) && n >= 0 &&
	    rest >= 0 && reader_reason(n, n + rest) ==
	    reader_reason(row->numerator, row->denominator);
}

/* Which counts of row AT another of ROWS can take one from, or give one: a bit
 * each, numerator, rest and base. */
static int
choice_doubts(const struct share_row *rows, const int *levels, size_t n,
    size_t at)
{
	int	found = 0;

	for (int turn = 0; turn < 6; turn++) {
		int	step = turn / 2, sign = turn % 2 == 0 ? 1 : -1;
		int	counts = (steps[step][0] != 0) |
		    (steps[step][1] != 0) << 1 |
		    (steps[step][0] + steps[step][1] != 0) << 2;

		for (size_t other = 0; other < n; other++)
			if (other != at && choice_moves(&rows[at], levels[at],
			    step, sign) && choice_moves(&rows[other],
			    levels[other], step, -sign))
				found |= counts;
	}
	return found;
}

static bool
choice_is_safe(const struct share_row *rows, const int *levels, size_t n)
{
	static const int	wanted[LEVELS] = { 0, 3, 7 };

	for (size_t i = 0; i < n; i++)
		if ((choice_doubts(rows, levels, n, i) & wanted[levels[i]]) !=
		    wanted[levels[i]])
			return false;
	return true;
}

/* Whether any choice of the rows from AT on makes LEVELS safe. */
static bool
choice_found(const struct share_row *rows, int *levels, size_t n, size_t at)
{
	if (at == n)
		return choice_is_safe(rows, levels, n);
	for (levels[at] = reader_reason(rows[at].numerator,
	    rows[at].denominator); levels[at] < LEVELS; levels[at]++)
		if (choice_found(rows, levels, n, at + 1))
			return true;
	return false;
}

static void
a_table_is_left_out_only_when_no_choice_is_safe(void **state)
{
	size_t		shown = 0, refused = 0;
	uint32_t	seed = 20241122;

	(void)state;
	for (int table = 0; table < 400; table++) {
		struct share_row	rows[CHOICE_ROWS] = { { 0 } };
		int			levels[CHOICE_ROWS];
		size_t			n = 2 + below(&seed, CHOICE_ROWS - 1);

		for (size_t i = 0; i < n; i++) {
			uint32_t	d = below(&seed, 30);

			rows[i].denominator = d;
			rows[i].numerator = below(&seed, 3) == 0 ? d :
			    below(&seed, d + 1);
		}
		if (!withhold(rows, n, NULL)) {
			assert_false(choice_found(rows, levels, n, 0));
			refused++;
			continue;
		}
		for (size_t i = 0; i < n; i++)
			levels[i] = rows[i].hide_share + rows[i].hide_base;
		assert_true(choice_is_safe(rows, levels, n));
		shown++;
	}
	assert_true(shown > 100);
	assert_true(refused > 50);
}

/* The teams of the spotlight of November 2024. */
static void
the_teams_of_a_real_table_keep_their_totals(void **state)
{
	static const int	teams[][2] = { { 3, 2 }, { 3, 2 }, { 2, 1 },
		{ 1, 1 }, { 18, 14 }, { 1, 1 }, { 4, 2 }, { 11, 1 }, { 6, 3 },
		{ 4, 4 }, { 17, 17 }, { 1, 1 }, { 13, 4 }, { 5, 5 }, { 2, 1 },
		{ 8, 8 }, { 17, 4 }, { 3, 3 }, { 8, 8 }, { 7, 5 }, { 6, 6 },
		{ 7, 6 }, { 3, 1 } };
	struct share_row	rows[23];

	(void)state;
	memset(rows, 0, sizeof(rows));
	for (int i = 0; i < 23; i++) {
		rows[i].denominator = teams[i][0];
		rows[i].numerator = teams[i][1];
	}
	assert_true(withhold(rows, 23, NULL));
	assert_true(rows[0].hide_base);		/* 3 */
	assert_false(rows[4].hide_base);	/* 18 */
	assert_true(rows[4].hide_share);	/* four late */
	assert_false(rows[10].hide_share);	/* 17 of 17: nought is nought */
}

/* Two of 40 were not seen in the first row; of those seen so many were in time. */
static void
a_base_below_can_be_what_is_counted_above(void **state)
{
	struct share_row	below[] = {
		{ 20, 38, true, true, false }, { 15, 30, true, true, false }
	};
	struct share_step	both[] = {
		{ { 38, 40, true, false, false }, &below[0] },
		{ { 30, 60, true, false, false }, &below[1] },
	};

	(void)state;
	assert_true(steps_are_open(both, 2, &small_numbers));
	below[1].hide_base = false;	/* 30, and so 38 */
	assert_false(steps_are_open(both, 2, &small_numbers));
}

/* Of 9 and 19 there are 20 counted.  The upper table by itself has 5 and 15 too, but
 * 5 were a small base below; and with 7 and 13 the 6 left of 19 were not small. */
static void
what_both_tables_say_together_is_looked_at(void **state)
{
	const struct share_row	below[] = {
		{ 3, 6, true, true, false }, { 6, 14, true, true, false }
	};
	const struct share_step	both[] = {
		{ { 6, 9, true, false, false }, &below[0] },
		{ { 14, 19, true, false, false }, &below[1] },
	};

	(void)state;
	assert_false(steps_are_open(both, 2, &small_numbers));
}

/* Its exchange would change the total below. */
static void
a_row_that_has_none_below_is_no_partner(void **state)
{
	const struct share_row	below = { 20, 38, true, true, false };
	struct share_step	both[] = {
		{ { 38, 40, true, false, false }, &below },
		{ { 30, 60, true, false, false }, NULL },
	};

	(void)state;
	assert_false(steps_are_open(both, 1, &small_numbers));
	assert_false(steps_are_open(both, 2, &small_numbers));
}

/* The upper table by itself has 2 and 18 too, but 18 leave 5 of 23 below, which are not
 * small there; the lower one has 4 and 16, but 16 leave 6 of 22 above, where what is
 * left is small. */
static void
the_same_counts_are_looked_at_among_both_bases(void **state)
{
	struct share_row	children[] = {
		{ 3, 24, true, false, false }, { 17, 23, true, false, false }
	};
	const struct share_step	both[] = {
		{ { 3, 8, true, false, false }, &children[0] },
		{ { 17, 22, true, false, false }, &children[1] },
	};

	(void)state;
	assert_false(shares_are_open(both, 2, &small_numbers));
	children[1].denominator = 22;	/* 2 and 18 will do */
	assert_true(shares_are_open(both, 2, &small_numbers));
	children[1].hide_share = false;
	assert_false(shares_are_open(both, 1, &small_numbers));
}

/* Five and one are four and two as well; six were not small, and none would be shown. */
static void
one_of_two_rows_gives_what_the_other_takes(void **state)
{
	struct share_row	below[] = {
		{ 5, 20, true, false, false }, { 1, 20, true, false, false }
	};
	struct share_step	both[] = {
		{ { 20, 40, true, false, false }, &below[0] },
		{ { 20, 40, true, false, false }, &below[1] },
	};

	(void)state;
	assert_true(steps_are_open(both, 2, &small_numbers));
	assert_false(steps_are_open(both, 1, &small_numbers));
	both[0].upper = below[0];
	both[1].upper = below[1];
	assert_true(shares_are_open(both, 2, &small_numbers));
	below[1].numerator = 5;		/* ten of two who have five at most */
	both[1].upper.numerator = 5;
	assert_false(steps_are_open(both, 2, &small_numbers));
	assert_false(shares_are_open(both, 2, &small_numbers));
}

/* Above nine of twelve: the base of eight is shown, so the other two are four, of whom
 * at most four count, and the third counts five or more.  Its base below, which is
 * small, is five. */
static void
bases_above_are_exchanged_both_or_neither(void **state)
{
	const struct share_row	below[] = {
		{ 0, 2, true, true, false }, { 1, 2, true, true, false },
		{ 1, 5, true, true, false }
	};
	const struct share_step	both[] = {
		{ { 2, 2, true, true, false }, &below[0] },
		{ { 2, 2, true, true, false }, &below[1] },
		{ { 5, 8, true, false, false }, &below[2] },
	};

	(void)state;
	assert_false(steps_are_open(both, 3, &small_numbers));
}

/* Those late could be 9 and 11, the bases 14 and 16; those in time are ten of two rows
 * that have five at most. */
static void
bases_in_doubt_do_not_hide_who_is_in_time(void **state)
{
	const struct share_row	below[] = {
		{ 5, 15, true, true, false }, { 5, 15, true, true, false }
	};
	const struct share_step	both[] = {
		{ { 15, 30, true, false, false }, &below[0] },
		{ { 15, 30, true, false, false }, &below[1] },
	};
	const struct share_step	same[] = {
		{ below[0], &below[0] }, { below[1], &below[1] }
	};

	(void)state;
	assert_false(steps_are_open(both, 2, &small_numbers));
	assert_false(shares_are_open(same, 2, &small_numbers));
}

static void
a_row_withheld_below_one_that_is_shown_is_looked_at(void **state)
{
	const struct share_row	below[] = {
		{ 10, 20, false, false, false }, { 3, 20, true, false, false }
	};
	const struct share_step	both[] = {
		{ { 20, 40, false, false, false }, &below[0] },
		{ { 20, 40, false, false, false }, &below[1] },
	};
	const struct share_step	same[] = {
		{ below[0], &below[0] }, { below[1], &below[1] }
	};

	(void)state;
	assert_false(steps_are_open(both, 2, &small_numbers));
	assert_false(shares_are_open(same, 2, &small_numbers));
}

/* 3 of 3 and 3 of 3 are 2 of 2 and 4 of 4 as well. */
static void
a_full_row_above_takes_one_with_its_base(void **state)
{
	const struct share_row	children[] = {
		{ 3, 10, true, false, false }, { 3, 10, true, false, false }
	};
	struct share_step	both[] = {
		{ { 3, 3, true, true, false }, &children[0] },
		{ { 3, 3, true, true, false }, &children[1] },
	};

	(void)state;
	assert_true(shares_are_open(both, 2, &small_numbers));
	both[0].upper.hide_base = both[1].upper.hide_base = false;
	assert_false(shares_are_open(both, 2, &small_numbers));
}

int
main(void)
{
	const struct CMUnitTest	tests[] = {
		cmocka_unit_test(nothing_small_means_nothing_withheld),
		cmocka_unit_test(a_lone_small_row_takes_another_with_it),
		cmocka_unit_test(two_ones_that_add_to_two_are_not_enough),
		cmocka_unit_test(what_is_left_of_a_base_is_a_count_too),
		cmocka_unit_test(a_row_alone_cannot_be_hidden_from_its_total),
		cmocka_unit_test(full_rows_can_exchange_whole_people),
		cmocka_unit_test(a_base_can_be_hidden_by_who_is_left),
		cmocka_unit_test(none_is_a_number_that_may_be_meant),
		cmocka_unit_test(the_first_of_two_equals_is_withheld),
		cmocka_unit_test(the_first_row_can_be_withheld_for_another),
		cmocka_unit_test(a_row_may_need_its_own_base_withheld),
		cmocka_unit_test(
		    a_row_that_nothing_could_protect_protects_nobody),
		cmocka_unit_test(
		    a_row_withheld_for_one_below_it_is_protected_too),
		cmocka_unit_test(who_is_in_both_counts_can_be_what_is_missing),
		cmocka_unit_test(
		    a_row_that_would_be_its_only_protection_is_not_enough),
		cmocka_unit_test(a_base_withheld_once_stays_withheld),
		cmocka_unit_test(a_row_that_was_away_comes_back_withheld),
		cmocka_unit_test(
		    more_editions_than_can_be_compared_withhold_all),
		cmocka_unit_test(what_was_withheld_once_stays_withheld),
		cmocka_unit_test(what_stands_elsewhere_protects_nobody),
		cmocka_unit_test(a_base_known_is_no_base_to_hide_behind),
		cmocka_unit_test(
		    a_row_that_changed_is_not_protected_by_those_that_did_not),
		cmocka_unit_test(it_is_protected_by_another_that_changed),
		cmocka_unit_test(
		    a_row_withheld_before_must_not_be_found_by_a_later_edition),
		cmocka_unit_test(a_row_that_is_new_was_not_there_to_be_known),
		cmocka_unit_test(
		    a_row_that_has_gone_is_what_is_missing_from_the_total),
		cmocka_unit_test(
		    a_row_known_to_have_changed_is_not_what_it_is_elsewhere),
		cmocka_unit_test(withholding_what_was_printed_is_found_out),
		cmocka_unit_test(bases_that_stand_elsewhere_cannot_be_withheld),
		cmocka_unit_test(no_reader_of_two_editions_finds_a_number),
		cmocka_unit_test(no_reader_finds_a_number_in_any_small_table),
		cmocka_unit_test(
		    a_table_is_left_out_only_when_no_choice_is_safe),
		cmocka_unit_test(the_teams_of_a_real_table_keep_their_totals),
		cmocka_unit_test(a_base_below_can_be_what_is_counted_above),
		cmocka_unit_test(what_both_tables_say_together_is_looked_at),
		cmocka_unit_test(a_row_that_has_none_below_is_no_partner),
		cmocka_unit_test(
		    the_same_counts_are_looked_at_among_both_bases),
		cmocka_unit_test(one_of_two_rows_gives_what_the_other_takes),
		cmocka_unit_test(bases_above_are_exchanged_both_or_neither),
		cmocka_unit_test(bases_in_doubt_do_not_hide_who_is_in_time),
		cmocka_unit_test(
		    a_row_withheld_below_one_that_is_shown_is_looked_at),
		cmocka_unit_test(a_full_row_above_takes_one_with_its_base),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
