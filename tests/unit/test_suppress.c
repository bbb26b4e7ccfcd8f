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

/* ---- cases by hand ---- */

static void
nothing_small_means_nothing_withheld(void **state)
{
	struct share_row	rows[] = { { 8, 20, 0, 0, 0, 0, 0, 0 },
				    { 0, 9, 0, 0, 0, 0, 0, 0 } };

	(void)state;
	assert_true(suppress_shares(rows, 2, &small_numbers));
	for (int i = 0; i < 2; i++) {
		assert_false(rows[i].hide_share);
		assert_false(rows[i].hide_base);
	}
}

static void
a_lone_small_row_takes_another_with_it(void **state)
{
	/* 3 of 20 alone would be the total less what is shown. */
	struct share_row	rows[] = { { 3, 20, 0, 0, 0, 0, 0, 0 },
				    { 15, 30, 0, 0, 0, 0, 0, 0 },
				    { 20, 40, 0, 0, 0, 0, 0, 0 } };

	(void)state;
	assert_true(suppress_shares(rows, 3, &small_numbers));
	assert_true(rows[0].hide_share);
	assert_false(rows[0].hide_base);	/* 20 is no small number */
	assert_true(rows[1].hide_share);	/* the smaller of the others */
	assert_false(rows[2].hide_share);
}

static void
two_ones_that_add_to_two_are_not_enough(void **state)
{
	struct share_row	rows[] = { { 1, 20, 0, 0, 0, 0, 0, 0 },
				    { 1, 20, 0, 0, 0, 0, 0, 0 },
				    { 30, 60, 0, 0, 0, 0, 0, 0 } };

	(void)state;
	assert_true(suppress_shares(rows, 3, &small_numbers));
	assert_true(rows[2].hide_share);
}

static void
what_is_left_of_a_base_is_a_count_too(void **state)
{
	/* 18 of 20: the two that were late. */
	struct share_row	rows[] = { { 18, 20, 0, 0, 0, 0, 0, 0 },
				    { 10, 22, 0, 0, 0, 0, 0, 0 } };

	(void)state;
	assert_true(suppress_shares(rows, 2, &small_numbers));
	assert_true(rows[0].hide_share);
	assert_true(rows[1].hide_share);
}

static void
a_row_alone_cannot_be_hidden_from_its_total(void **state)
{
	struct share_row	rows[] = { { 2, 4, 0, 0, 0, 0, 0, 0 } };

	(void)state;
	assert_false(suppress_shares(rows, 1, &small_numbers));
	assert_true(rows[0].hide_share);
	assert_true(rows[0].hide_base);
}

static void
what_was_withheld_once_stays_withheld(void **state)
{
	struct share_row	rows[] = { { 8, 20, true, 0, 0, 0, 0, 0 },
				    { 9, 30, 0, 0, 0, 0, 0, 0 },
				    { 12, 40, 0, 0, 0, 0, 0, 0 } };

	(void)state;
	assert_true(suppress_shares(rows, 3, &small_numbers));
	assert_true(rows[0].hide_share);
	assert_true(rows[1].hide_share);	/* or the first is what remains */
}

static void
what_stands_elsewhere_protects_nobody(void **state)
{
	struct share_row	rows[] = { { 3, 20, 0, 0, 0, 0, 0, 0 },
				    { 15, 30, 0, 0, 0, 0, true, true },
				    { 20, 40, 0, 0, 0, 0, 0, 0 } };

	(void)state;
	assert_true(suppress_shares(rows, 3, &small_numbers));
	assert_true(rows[0].hide_share);
	assert_false(rows[1].hide_share);	/* smaller, but known */
	assert_true(rows[2].hide_share);
}

static void
a_base_known_is_no_base_to_hide_behind(void **state)
{
	/* 2 of 2 must hide its base; the next larger one is known. */
	struct share_row	rows[] = { { 2, 2, 0, 0, 0, 0, 0, 0 },
				    { 8, 16, 0, 0, 0, 0, 0, true },
				    { 15, 30, 0, 0, 0, 0, 0, 0 } };

	(void)state;
	assert_true(suppress_shares(rows, 3, &small_numbers));
	assert_true(rows[0].hide_base);
	assert_false(rows[1].hide_base);
	assert_true(rows[2].hide_base);
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
		if (!suppress_shares(rows, 3, &small_numbers)) {
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
	assert_true(suppress_shares(rows, 23, &small_numbers));
	assert_true(rows[0].hide_base);		/* 3 */
	assert_false(rows[4].hide_base);	/* 18 */
	assert_true(rows[4].hide_share);	/* four late */
	assert_false(rows[10].hide_share);	/* 17 of 17: nought is nought */
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
		cmocka_unit_test(what_was_withheld_once_stays_withheld),
		cmocka_unit_test(what_stands_elsewhere_protects_nobody),
		cmocka_unit_test(a_base_known_is_no_base_to_hide_behind),
		cmocka_unit_test(no_reader_finds_a_number_in_any_small_table),
		cmocka_unit_test(the_teams_of_a_real_table_keep_their_totals),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
