/*
 * suppress.c - which rows to withhold.
 *
 * The proof is by exchange.  Take one from a withheld row and give it to
 * another: if both rows could still be what the reader knows of them, there is a
 * second table with the same totals and the same counts shown, in which these
 * two rows are different.  So a count that has such a PARTNER for its row
 * cannot be pinned.  Rows without one get one: a row that is not
 * confidential is withheld for them.
 */
#include "measure/suppress.h"

const struct small small_numbers = { 1, 5 };

/* What a row can give another: one of its base from the one side to the other,
 * or one of the base on either side. */
static const struct move { int64_t numerator, denominator; } moves[] = {
	{ 1, 0 }, { 0, 1 }, { 1, 1 }
};
#define MOVES	(sizeof(moves) / sizeof(moves[0]))

/* The counts of a row, and what each move does to them. */
enum count { COUNT_NUMERATOR, COUNT_REST, COUNT_BASE, COUNT__MAX };
static const bool changes[COUNT__MAX][MOVES] = {
	[COUNT_NUMERATOR] =	{ true, false, true },
	[COUNT_REST] =		{ true, true, false },
	[COUNT_BASE] =		{ false, true, true },
};

struct table {
	struct share_row	*rows;
	size_t			 n;
	const struct small	*small;
};

static bool
is_small(const struct small *small, int64_t count)
{
	return count >= small->least && count <= small->most;
}

/* Whether a row of these counts is withheld for its own sake: its base is
 * confidential, or one side of its share. */
static bool
base_is_small(const struct table *table, int64_t denominator)
{
	return is_small(table->small, denominator);
}

static bool
share_is_small(const struct table *table, int64_t numerator,
    int64_t denominator)
{
	return is_small(table->small, numerator) ||
	    is_small(table->small, denominator - numerator);
}

/* Whether a reader who knows why ROW is withheld could believe these counts of
 * it instead. */
static bool
is_possible(const struct table *table, const struct share_row *row,
    int64_t numerator, int64_t denominator)
{
	bool	small_base = base_is_small(table, row->denominator);

	if (numerator < 0 || numerator > denominator)
		return false;
	if (base_is_small(table, denominator) != small_base)
		return false;
	return small_base || share_is_small(table, numerator, denominator) ==
	    share_is_small(table, row->numerator, row->denominator);
}

static bool
is_known(const struct share_row *row, enum count count)
{
	return row->known_share || (count == COUNT_BASE && row->known_base);
}

/* Whether ROW could be STEP times MOVE further on. */
static bool
can_move(const struct table *table, const struct share_row *row,
    const struct move *move, int64_t step)
{
	if (!row->hide_share || row->known_share)
		return false;
	if (move->denominator != 0 && (!row->hide_base || row->known_base))
		return false;
	return is_possible(table, row, row->numerator + step * move->numerator,
	    row->denominator + step * move->denominator);
}

static bool
are_partners(const struct table *table, const struct share_row *a,
    const struct share_row *b, enum count count)
{
	for (size_t i = 0; i < MOVES; i++) {
		const struct move	*move = &moves[i];

		if (changes[count][i] && ((can_move(table, a, move, 1) &&
		    can_move(table, b, move, -1)) ||
		    (can_move(table, a, move, -1) &&
		    can_move(table, b, move, 1))))
			return true;
	}
	return false;
}

static bool
is_hidden(const struct share_row *row, enum count count)
{
	return count == COUNT_BASE ? row->hide_base : row->hide_share;
}

static bool
has_partner(const struct table *table, const struct share_row *row,
    enum count count)
{
	for (size_t i = 0; i < table->n; i++)
		if (&table->rows[i] != row &&
		    are_partners(table, row, &table->rows[i], count))
			return true;
	return false;
}

static void
hide(struct share_row *row, enum count count)
{
	row->hide_share = true;		/* a share of nobody knows what */
	if (count == COUNT_BASE)
		row->hide_base = true;
}

static void
hide_small(const struct table *table)
{
	for (size_t i = 0; i < table->n; i++) {
		struct share_row	*row = &table->rows[i];

		row->hide_base = row->keep_base ||
		    base_is_small(table, row->denominator);
		row->hide_share = row->keep_share || row->hide_base ||
		    share_is_small(table, row->numerator, row->denominator);
	}
}

/* The row that loses least by being withheld for ROW: the smallest that makes it
 * a partner.  Each is tried and put back. */
static struct share_row *
find_partner(const struct table *table, const struct share_row *row,
    enum count count)
{
	struct share_row	*best = NULL, before;
	bool			 fits;

	for (size_t i = 0; i < table->n; i++) {
		struct share_row	*at = &table->rows[i];

		if (at == row || is_hidden(at, count))
			continue;
		before = *at;
		hide(at, count);
		fits = are_partners(table, row, at, count);
		*at = before;
		if (fits && (best == NULL ||
		    at->denominator < best->denominator))
			best = at;
	}
	return best;
}

/* Give every row that lacks a partner one.  A row withheld for another needs one
 * itself, which it is given in its turn. */
static bool
find_partners(const struct table *table, bool *changed)
{
	*changed = false;
	for (size_t i = 0; i < table->n; i++)
		for (enum count count = 0; count < COUNT__MAX; count++) {
			struct share_row	*row = &table->rows[i], *other;

			if (!is_hidden(row, count) || is_known(row, count) ||
			    has_partner(table, row, count))
				continue;
			other = find_partner(table, row, count);
			if (other == NULL)
				return false;
			hide(other, count);
			*changed = true;
		}
	return true;
}

bool
suppress_shares(struct share_row *rows, size_t n, const struct small *small)
{
	struct table	table = { rows, n, small };
	bool		changed = true;

	hide_small(&table);
	while (changed)
		if (!find_partners(&table, &changed)) {
			for (size_t i = 0; i < n; i++)
				hide(&rows[i], COUNT_BASE);
			return false;
		}
	return true;
}
