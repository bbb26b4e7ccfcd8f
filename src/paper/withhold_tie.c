/*
 * withhold_tie.c - which tables of the same rows count the same, so that what one
 * withholds another one must.
 */
#include "paper/withhold_int.h"

/* ---- what is the same ---- */

/* What a row says. */
enum tally { TALLY_SHARE, TALLY_REST, TALLY_BASE };

static int64_t
tally_of(const struct share_row *row, enum tally tally)
{
	const int64_t	all[] = {
		[TALLY_SHARE] = row->numerator,
		[TALLY_REST] = row->denominator - row->numerator,
		[TALLY_BASE] = row->denominator,
	};

	return all[tally];
}

/* The row of OTHER that row I of TABLE is: mostly it stands in the same place. */
static const struct share_row *
row_beside(const struct counted *table, size_t i, const struct counted *other)
{
	if (i < other->shares.n && str_eq(other->names[i], table->names[i]))
		return &other->shares.rows[i];
	return counted_row(other, table->names[i]);
}

/* Of how many rows something is said that is not nought both here and there, and of
 * how many it is the same. */
struct alike {
	size_t	n, same;
};

static struct alike
find_alike(const struct counted *table, enum tally its,
    const struct counted *other, enum tally theirs)
{
	struct alike	alike = { 0, 0 };

	for (size_t i = 0; i < table->shares.n; i++) {
		const struct share_row	*row = &table->shares.rows[i];
		const struct share_row	*there = row_beside(table, i,
					    other);
		int64_t			 a, b;

		if (row->missing || there == NULL || there->missing)
			continue;
		a = tally_of(row, its);
		b = tally_of(there, theirs);
		alike.n += a != 0 || b != 0;
		alike.same += a == b && a != 0;
	}
	return alike;
}

static bool
is_same(const struct counted *table, enum tally its,
    const struct counted *other, enum tally theirs)
{
	struct alike	alike = find_alike(table, its, other, theirs);

	return alike.n > 0 && 2 * alike.same >= alike.n;
}

static bool
is_all_same(const struct counted *table, enum tally its,
    const struct counted *other, enum tally theirs)
{
	struct alike	alike = find_alike(table, its, other, theirs);

	return alike.n > 0 && alike.same == alike.n;
}

static bool
same_words(struct str a, struct str b)
{
	return a.n > 0 && str_eq(a, b);
}

bool
same_bases(const struct counted *table, const struct counted *other)
{
	return is_same(table, TALLY_BASE, other, TALLY_BASE) ||
	    same_words(table->page.of.indicator->denominator,
	    other->page.of.indicator->denominator);
}

bool
share_bases(const struct counted *table, const struct counted *other)
{
	size_t	same = 0;

	for (size_t i = 0; i < table->shares.n; i++) {
		const struct share_row	*row = counted_row(other,
					    table->names[i]);

		same += row != NULL && row->denominator ==
		    table->shares.rows[i].denominator;
	}
	return 2 * same >= table->shares.n ||
	    str_eq(table->page.of.indicator->denominator,
	    other->page.of.indicator->denominator);
}

/* Where all of a base was counted in half of the rows, the two have one base. */
bool
counts_below(const struct counted *upper, const struct counted *lower)
{
	if (same_words(upper->page.of.indicator->numerator,
	    lower->page.of.indicator->denominator))
		return true;
	return !is_same(upper, TALLY_BASE, lower, TALLY_BASE) &&
	    (is_same(upper, TALLY_SHARE, lower, TALLY_BASE) ||
	    is_same(upper, TALLY_REST, lower, TALLY_BASE));
}

/* The same, without a doubt: so the shares of LOWER are parts of what UPPER withholds
 * as a whole, and say nothing of it. */
static bool
is_below(const struct counted *upper, const struct counted *lower)
{
	return !is_same(upper, TALLY_BASE, lower, TALLY_BASE) &&
	    (is_all_same(upper, TALLY_SHARE, lower, TALLY_BASE) ||
	    is_all_same(upper, TALLY_REST, lower, TALLY_BASE));
}

/* ---- shares ---- */

/* Which count of a table is which of another one; the numerators when only their
 * words say so. */
static const struct pair { enum tally its, theirs; } pairs[] = {
	{ TALLY_SHARE, TALLY_SHARE },
	{ TALLY_REST, TALLY_REST },
	{ TALLY_SHARE, TALLY_REST },
	{ TALLY_REST, TALLY_SHARE },
};
#define PAIRS	(sizeof(pairs) / sizeof(pairs[0]))

/* PAIRS: none. */
static size_t
find_pair(const struct counted *table, const struct counted *other)
{
	size_t	i = 0;

	while (i < PAIRS && !is_same(table, pairs[i].its, other,
	    pairs[i].theirs))
		i++;
	return i == PAIRS && same_words(table->page.of.indicator->numerator,
	    other->page.of.indicator->numerator) ? 0 : i;
}

bool
same_shares(const struct counted *table, const struct counted *other)
{
	return find_pair(table, other) < PAIRS;
}

int64_t
share_as(const struct counted *table, const struct counted *other,
    const struct printed_row *row, int64_t base)
{
	const struct pair	*pair = &pairs[find_pair(table, other)];
	int64_t			 count = tally_of(&(struct share_row){
				    .numerator = row->numerator,
				    .denominator = row->denominator },
				    pair->theirs);

	return pair->its == TALLY_REST ? base - count : count;
}

/* ---- what is withheld together ---- */

struct tie
tie_of(const struct counted *table, const struct counted *other)
{
	bool	apart = is_below(table, other) || is_below(other, table);

	return (struct tie){ .shares = !apart, .bases = !apart,
	    .upper = counts_below(table, other),
	    .lower = counts_below(other, table) };
}

/* BELOW says of each of N tables with each whether it counts below that, and SAME
 * whether they have one base: then say so however many steps it is. */
static void
find_steps(bool *below, const bool *same, size_t n)
{
	for (size_t k = 0; k < n; k++)
		for (size_t i = 0; i < n; i++)
			for (size_t j = 0; j < n; j++)
				below[i * n + j] |= i != j &&
				    ((below[i * n + k] && (below[k * n + j] ||
				    same[k * n + j])) ||
				    (same[i * n + k] && below[k * n + j]));
}

void
ties_read(struct paper *paper, struct group *group)
{
	size_t	 n = group->n;
	bool	*below = arena_array(paper->arena, n * n, bool);
	bool	*same = arena_array(paper->arena, n * n, bool);

	group->ties = arena_array(paper->arena, n * n, struct tie);
	for (size_t i = 0; i < n * n; i++) {
		const struct counted	*table = &group->at[i / n];
		const struct counted	*other = &group->at[i % n];

		below[i] = table != other && is_below(other, table);
		same[i] = table != other && same_bases(table, other);
		group->ties[i] = tie_of(table, other);
	}
	find_steps(below, same, n);
	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j < n; j++)
			if (below[i * n + j] || below[j * n + i])
				group->ties[i * n + j].bases = false;
}

bool
tie_copy(struct counted *table, const struct counted *other,
    const struct tie *tie)
{
	bool	more = false;

	for (size_t i = 0; i < table->shares.n; i++) {
		struct share_row	*row = &table->shares.rows[i];
		const struct share_row	*its = row_beside(table, i, other);
		bool			 share, base;

		if (its == NULL || its->missing || row->missing)
			continue;
		share = (tie->shares && its->hide_share) ||
		    (tie->upper && its->hide_base);
		base = (tie->bases && its->hide_base) ||
		    (tie->lower && its->hide_share);
		more |= row->hide_share < share || row->hide_base < base;
		row->hide_share |= share;
		row->hide_base |= base;
	}
	return more;
}

/* ---- what two tables say together ---- */

/* The rows of TABLE beside those of OTHER, but for such as are hidden in vain; as
 * things are told here a count is the same as what is left. */
static struct share_step *
read_steps(struct paper *paper, const struct counted *table, enum tally its,
    const struct counted *other, enum tally theirs)
{
	size_t			 n = table->shares.n;
	struct share_step	*steps = arena_array(paper->arena, n,
				    struct share_step);
	struct share_row	*copies = arena_array(paper->arena, n,
				    struct share_row);

	for (size_t i = 0; i < n; i++) {
		const struct share_row	*there = row_beside(table, i, other);

		steps[i].upper = table->shares.rows[i];
		steps[i].upper.numerator = tally_of(&steps[i].upper, its);
		if (there == NULL || there->missing ||
		    steps[i].upper.missing ||
		    share_was_printed(&table->shares, i) ||
		    share_was_printed(&other->shares,
		    (size_t)(there - other->shares.rows)))
			continue;
		copies[i] = *there;
		copies[i].numerator = tally_of(there, theirs);
		steps[i].lower = &copies[i];
	}
	return steps;
}

/* Where only words say that the one is below the other, nothing can be shown by the
 * counts. */
static bool
is_open_below(struct paper *paper, const struct counted *upper,
    const struct counted *lower)
{
	static const enum tally	tallies[] = { TALLY_SHARE, TALLY_REST };

	for (size_t i = 0; is_below(upper, lower) && i < 2; i++)
		if (is_same(upper, tallies[i], lower, TALLY_BASE) &&
		    !steps_are_open(read_steps(paper, upper, tallies[i], lower,
		    TALLY_SHARE), upper->shares.n, &small_numbers))
			return false;
	return true;
}

static bool
is_open_beside(struct paper *paper, const struct counted *table,
    const struct counted *other)
{
	size_t	pair = find_pair(table, other);

	return pair == PAIRS || shares_are_open(read_steps(paper, table,
	    pairs[pair].its, other, pairs[pair].theirs), table->shares.n,
	    &small_numbers);
}

bool
ties_hold(struct paper *paper, const struct group *group)
{
	for (size_t i = 0; i < group->n; i++) {
		const struct counted	*table = &group->at[i];

		for (size_t j = 0; j < group->n; j++)
			if (i != j && (!is_open_below(paper, table,
			    &group->at[j]) || !is_open_beside(paper, table,
			    &group->at[j])))
				return false;
		for (size_t j = 0; j < group->npast; j++)
			if (!is_open_beside(paper, table, &group->past[j]))
				return false;
	}
	return true;
}
