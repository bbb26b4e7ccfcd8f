/*
 * suppress.c - which rows to withhold.
 *
 * The proof is by exchange.  Take one from a withheld row and give it to
 * another: if both rows could still be what the reader knows of them, there is a
 * second table with the same totals and the same counts shown, in which these
 * two rows are different.  So a count that has such a PARTNER for its row
 * cannot be pinned.  Rows without one get one: a row that is not
 * confidential is withheld for them.
 *
 * A row that did not change from one edition to another is one and the same
 * there, so the exchange is made in both of them, and must be possible in both:
 * in the SET of all editions that hang together in this way.
 *
 * Partners remain partners when more is withheld.  So two choices of rows that are
 * safe are a safe one together, and one choice, the WIDEST, has all of them in it:
 * what remains of everything when what has no partner is taken out again and
 * again.  There is none when that takes out what must be withheld; else whoever
 * needs a partner finds one within it, the smallest first, and nothing is ever
 * taken back.  The work grows with the square of the rows, and with their cube
 * where each round takes out a single one: no table is too large to be sure.
 */
#include <assert.h>
#include <string.h>

#include "base/arena.h"
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

/* All editions of a table, that which is being made first. */
struct editions {
	const struct share_row	*at[EDITIONS_MOST];	/* the rows of each */
	size_t			 n;
	struct share_row	*now;			/* those of the first */
	size_t			 rows;
	const struct share_row	*widest;		/* the same, as much
							 * withheld as can be */
	bool			 bases_known;
	const struct small	*small;
};

/* One row for another, in one edition, with what is asked of it. */
struct exchange {
	size_t			 edition, row, other;
	enum count		 count;
};

static bool
is_small(const struct small *small, int64_t count)
{
	return count >= small->least && count <= small->most;
}

static bool
share_is_small(const struct small *small, int64_t numerator,
    int64_t denominator)
{
	return is_small(small, numerator) ||
	    is_small(small, denominator - numerator);
}

/* Whether a reader who knows why ROW is withheld could believe these counts of
 * it instead. */
static bool
is_possible(const struct small *small, const struct share_row *row,
    int64_t numerator, int64_t denominator)
{
	bool	small_base = is_small(small, row->denominator);

	if (numerator < 0 || numerator > denominator)
		return false;
	if (is_small(small, denominator) != small_base)
		return false;
	return small_base || share_is_small(small, numerator, denominator) ==
	    share_is_small(small, row->numerator, row->denominator);
}

/* ---- rows in several editions ---- */

static bool
same_base(const struct share_row *a, const struct share_row *b)
{
	return !a->missing && !b->missing && a->denominator == b->denominator;
}

static bool
same_share(const struct share_row *a, const struct share_row *b)
{
	return same_base(a, b) && a->numerator == b->numerator;
}

/* Whether COUNT of ROW in EDITION is printed, there or, as it is there, in
 * another one. */
static bool
is_printed(const struct editions *all, size_t edition, size_t row,
    enum count count)
{
	const struct share_row	*as = &all->at[edition][row];

	for (size_t i = 0; i < all->n; i++) {
		const struct share_row	*at = &all->at[i][row];

		if ((same_share(as, at) && !at->hide_share) ||
		    (count == COUNT_BASE && same_base(as, at) &&
		    !at->hide_base))
			return true;
	}
	return false;
}

static bool
hangs_together(const struct editions *all, size_t row, size_t a, size_t b,
    const struct move *move)
{
	const struct share_row	*one = &all->at[a][row];
	const struct share_row	*other = &all->at[b][row];

	return move->denominator != 0 ? same_base(one, other) :
	    same_share(one, other);
}

static bool
in_set(uint64_t set, size_t edition)
{
	return (set >> edition & 1) != 0;
}

/* The editions in which MOVE is made when it is made in WITH's. */
static uint64_t
find_set(const struct editions *all, const struct exchange *with,
    const struct move *move)
{
	uint64_t	set = (uint64_t)1 << with->edition, before = 0;

	while (set != before) {
		before = set;
		for (size_t i = 0; i < all->n; i++)
			for (size_t j = 0; in_set(set, i) && j < all->n; j++)
				if (hangs_together(all, with->row, i, j,
				    move) || hangs_together(all, with->other,
				    i, j, move))
					set |= (uint64_t)1 << j;
	}
	return set;
}

/* Whether ROW could be STEP times MOVE further on in EDITION; it is known that
 * it is not what it is in an edition outside SET. */
static bool
can_move_in(const struct editions *all, uint64_t set, size_t edition,
    size_t row, const struct move *move, int64_t step)
{
	const struct share_row	*at = &all->at[edition][row];
	struct share_row	 to = *at;

	if (at->missing || !at->hide_share)
		return false;
	if (move->denominator != 0 && (!at->hide_base ||
	    all->bases_known))
		return false;
	to.numerator += step * move->numerator;
	to.denominator += step * move->denominator;
	for (size_t i = 0; i < all->n; i++)
		if (!in_set(set, i) && same_share(&to, &all->at[i][row]))
			return false;
	return is_possible(all->small, at, to.numerator, to.denominator);
}

static bool
can_move(const struct editions *all, uint64_t set, size_t row,
    const struct move *move, int64_t step)
{
	for (size_t i = 0; i < all->n; i++)
		if (in_set(set, i) &&
		    !can_move_in(all, set, i, row, move, step))
			return false;
	return true;
}

/* ---- partners ---- */

static bool
are_partners(const struct editions *all, const struct exchange *with)
{
	for (size_t i = 0; i < MOVES; i++) {
		const struct move	*move = &moves[i];
		uint64_t		 set;

		if (!changes[with->count][i])
			continue;
		set = find_set(all, with, move);
		for (int step = -1; step <= 1; step += 2)
			if (can_move(all, set, with->row, move, step) &&
			    can_move(all, set, with->other, move, -step))
				return true;
	}
	return false;
}

static bool
is_hidden(const struct share_row *row, enum count count)
{
	return !row->missing &&
	    (count == COUNT_BASE ? row->hide_base : row->hide_share);
}

static bool
has_partner(const struct editions *all, struct exchange with)
{
	for (with.other = 0; with.other < all->rows; with.other++)
		if (with.other != with.row && are_partners(all, &with))
			return true;
	return false;
}

/* Whether COUNT of ROW in EDITION is withheld and could be worked out. */
static bool
is_bare(const struct editions *all, size_t edition, size_t row,
    enum count count)
{
	struct exchange	with = { .edition = edition, .row = row,
			    .count = count };

	return is_hidden(&all->at[edition][row], count) &&
	    !is_printed(all, edition, row, count) && !has_partner(all, with);
}

static void
hide(struct share_row *row, enum count count)
{
	row->hide_share = true;		/* a share of nobody knows what */
	if (count == COUNT_BASE)
		row->hide_base = true;
}

/* ---- the widest choice ---- */

static void
show(struct share_row *row, enum count count)
{
	row->hide_base = false;
	if (count != COUNT_BASE)
		row->hide_share = false;
}

/* Take out of WIDE, the rows of ALL with more withheld, what has no partner.
 * False when that is to be withheld. */
static bool
narrow(const struct editions *all, struct share_row *wide, bool *changed)
{
	struct editions	with = *all;

	with.at[0] = wide;
	*changed = false;
	for (size_t i = 0; i < all->n; i++)
		for (size_t row = 0; row < all->rows; row++)
			for (enum count count = 0; count < COUNT__MAX;
			    count++) {
				if (!is_bare(&with, i, row, count))
					continue;
				if (is_hidden(&all->at[i][row], count))
					return false;
				show(&wide[row], count);
				*changed = true;
			}
	return true;
}

/* All that can be withheld of ALL's rows, in ARENA; NULL when that leaves out what
 * must be. */
static const struct share_row *
find_widest(const struct editions *all, struct arena *arena)
{
	struct share_row	*wide = arena_array(arena, all->rows,
				    struct share_row);
	bool			 changed = true, safe = true;

	memcpy(wide, all->now, all->rows * sizeof(*wide));
	for (size_t i = 0; i < all->rows; i++)
		hide(&wide[i], COUNT_BASE);
	while (safe && changed)
		safe = narrow(all, wide, &changed);
	return safe ? wide : NULL;
}

/* ---- within it ---- */

/* The row that loses least by being withheld now: the smallest that becomes a
 * partner by it.  Each is tried and put back. */
static struct share_row *
find_partner(const struct editions *all, struct exchange with,
    enum count hidden)
{
	struct share_row	*best = NULL, before;
	bool			 fits;

	for (with.other = 0; with.other < all->rows; with.other++) {
		struct share_row	*at = &all->now[with.other];

		if (with.other == with.row || is_hidden(at, hidden) ||
		    !is_hidden(&all->widest[with.other], hidden))
			continue;
		before = *at;
		hide(at, hidden);
		fits = are_partners(all, &with);
		*at = before;
		if (fits && (best == NULL ||
		    at->denominator < best->denominator))
			best = at;
	}
	return best;
}

/* See that one count withheld has a partner; true when that took anything.  Where
 * no other row will do, the widest choice has the row's own base, too. */
static bool
protect(const struct editions *all, struct exchange with)
{
	enum count		 hidden = with.count;
	struct share_row	*other;

	if (!is_bare(all, with.edition, with.row, with.count))
		return false;
	other = find_partner(all, with, hidden);
	if (other == NULL) {
		hidden = COUNT_BASE;
		other = find_partner(all, with, hidden);
	}
	if (other == NULL)
		other = &all->now[with.row];
	assert(!is_hidden(other, hidden));
	hide(other, hidden);
	return true;
}

/* Give every row that lacks a partner one.  A row withheld for another needs one
 * itself, which it is given in its turn: true when there may be such.  What earlier
 * editions withhold is withheld now, so what is missing there is missing here. */
static bool
protect_all(const struct editions *all)
{
	bool	changed = false;

	for (size_t row = 0; row < all->rows; row++)
		for (enum count count = 0; count < COUNT__MAX; count++)
			changed |= protect(all, (struct exchange){
			    .row = row, .count = count });
	return changed;
}

/* ---- a table ---- */

static bool
find_editions(struct share_table *table, struct editions *all)
{
	const struct share_table	*at = table;

	for (all->n = 0; at != NULL; at = at->before) {
		if (all->n == EDITIONS_MOST)
			return false;
		all->at[all->n++] = at->rows;
	}
	return true;
}

/* What is confidential, and what was withheld before: shown now, it would say
 * what was left for the others then. */
static void
hide_small(const struct editions *all)
{
	for (size_t i = 0; i < all->rows; i++) {
		struct share_row	*row = &all->now[i];

		for (size_t j = 1; j < all->n; j++) {
			row->hide_base |= is_hidden(&all->at[j][i],
			    COUNT_BASE);
			row->hide_share |= is_hidden(&all->at[j][i],
			    COUNT_NUMERATOR);
		}
		row->hide_base |= is_small(all->small, row->denominator);
		row->hide_share |= row->hide_base || share_is_small(all->small,
		    row->numerator, row->denominator);
	}
}

bool
suppress_shares(struct share_table *table, const struct small *small)
{
	struct editions	 all = { .now = table->rows, .rows = table->n,
			    .bases_known = table->bases_known,
			    .small = small };
	struct arena	*arena = arena_new();
	bool		 safe = find_editions(table, &all);

	if (safe) {
		hide_small(&all);
		all.widest = find_widest(&all, arena);
		safe = all.widest != NULL;
	}
	while (safe && protect_all(&all))
		;
	for (size_t i = 0; !safe && i < table->n; i++)
		hide(&table->rows[i], COUNT_BASE);
	arena_free(arena);
	return safe;
}

bool
share_was_printed(const struct share_table *table, size_t row)
{
	const struct share_row		*now = &table->rows[row];
	const struct share_table	*at = table->before;

	for (; at != NULL && is_hidden(now, COUNT_NUMERATOR); at = at->before)
		if (same_share(now, &at->rows[row]) &&
		    !at->rows[row].hide_share)
			return true;
	return false;
}

/* ---- two tables, one below the other ---- */

/* Whether ROW could be STEP times MOVE further on. */
static bool
row_can_move(const struct small *small, const struct share_row *row,
    const struct move *move, int64_t step)
{
	return row->hide_share && (move->denominator == 0 || row->hide_base) &&
	    is_possible(small, row, row->numerator + step * move->numerator,
	    row->denominator + step * move->denominator);
}

/* Whether A counts STEP more, and B as many less: their own bases have as many more
 * and less, both or neither, for the total of these is known. */
static bool
rows_can_exchange(const struct small *small, const struct share_row *a,
    const struct share_row *b, int64_t step)
{
	static const struct move	ways[] = { { 1, 0 }, { 1, 1 } };

	for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++)
		if (row_can_move(small, a, &ways[i], step) &&
		    row_can_move(small, b, &ways[i], -step))
			return true;
	return false;
}

/* Whether A can be STEP times MOVE further on in its lower table and B as far back, and
 * what their bases have more and less in the upper one. */
static bool
steps_can_exchange(const struct small *small, const struct share_step *a,
    const struct share_step *b, const struct move *move, int64_t step)
{
	return a->lower != NULL && b->lower != NULL &&
	    row_can_move(small, a->lower, move, step) &&
	    row_can_move(small, b->lower, move, -step) &&
	    (move->denominator == 0 ||
	    rows_can_exchange(small, &a->upper, &b->upper, step));
}

/* Whether some row gives step ONE of STEPS what COUNT of its lower row may have more
 * or less. */
static bool
step_has_partner(const struct share_step *steps, size_t n, size_t one,
    enum count count, const struct small *small)
{
	for (size_t i = 0; i < n * MOVES; i++) {
		const struct move	*move = &moves[i % MOVES];
		size_t			 other = i / MOVES;

		if (other == one || !changes[count][i % MOVES])
			continue;
		for (int step = -1; step <= 1; step += 2)
			if (steps_can_exchange(small, &steps[one],
			    &steps[other], move, step))
				return true;
	}
	return false;
}

bool
steps_are_open(const struct share_step *steps, size_t n,
    const struct small *small)
{
	for (size_t i = 0; i < n; i++)
		for (enum count count = 0; count < COUNT__MAX; count++)
			if (steps[i].lower != NULL &&
			    is_hidden(steps[i].lower, count) &&
			    !step_has_partner(steps, n, i, count, small))
				return false;
	return true;
}

/* ---- two tables of the same counts ---- */

static bool
share_has_partner(const struct share_step *steps, size_t n, size_t one,
    const struct small *small)
{
	const struct share_step	*a = &steps[one], *b;

	for (size_t other = 0; other < n; other++) {
		b = &steps[other];
		for (int step = -1; step <= 1 && other != one; step += 2)
			if (a->lower != NULL && b->lower != NULL &&
			    rows_can_exchange(small, &a->upper, &b->upper,
			    step) &&
			    rows_can_exchange(small, a->lower, b->lower, step))
				return true;
	}
	return false;
}

bool
shares_are_open(const struct share_step *steps, size_t n,
    const struct small *small)
{
	for (size_t i = 0; i < n; i++)
		if (steps[i].lower != NULL && steps[i].upper.hide_share &&
		    steps[i].lower->hide_share &&
		    steps[i].upper.numerator == steps[i].lower->numerator &&
		    !share_has_partner(steps, n, i, small))
			return false;
	return true;
}
