/*
 * withhold_past.c - what earlier issues withheld in tables of other indicators.  The
 * public keeps those: counts that were withheld among the visits stand in a later
 * table among the children again.
 */
#include "paper/withhold_int.h"

/* ---- what was withheld ---- */

/* A table that was left out has a row without a name, and told nothing. */
static bool
is_row(const struct printed_row *row)
{
	return row->category.n > 0;
}

/* Its rows as they were last, with what was withheld of any of them. */
static void
read_rows(struct paper *paper, struct counted *past)
{
	size_t	room = past->printed.n;

	past->names = arena_array(paper->arena, room, struct str);
	past->shares.rows = arena_array(paper->arena, room, struct share_row);
	for (size_t i = 0; i < room; i++) {
		const struct printed_row	*was = &past->printed.at[i];
		struct share_row		*row;

		if (!is_row(was))
			continue;
		row = counted_row(past, was->category);
		if (row == NULL) {
			past->names[past->shares.n] = was->category;
			row = &past->shares.rows[past->shares.n++];
		}
		row->numerator = was->numerator;
		row->denominator = was->denominator;
		row->hide_share |= !was->share;
		row->hide_base |= !was->base;
	}
}

static bool
hides_share(const struct counted *past)
{
	for (size_t i = 0; i < past->shares.n; i++)
		if (past->shares.rows[i].hide_share)
			return true;
	return false;
}

static bool
hides_base(const struct counted *past)
{
	for (size_t i = 0; i < past->shares.n; i++)
		if (past->shares.rows[i].hide_base)
			return true;
	return false;
}

/* Whether TABLE in full would say what PAST withheld. */
static bool
gives_back(const struct counted *table, const struct counted *past)
{
	if (hides_base(past) &&
	    (same_bases(table, past) || counts_below(table, past)))
		return true;
	return hides_share(past) &&
	    (same_shares(table, past) || counts_below(past, table));
}

/* Whether the two have anything to do with each other. */
static bool
is_linked(const struct counted *table, const struct counted *past)
{
	return same_bases(table, past) || same_shares(table, past) ||
	    counts_below(table, past) || counts_below(past, table);
}

/* ---- the tables ---- */

static bool
is_present(const struct group *group, struct str indicator)
{
	for (size_t i = 0; i < group->n; i++)
		if (str_eq(group->at[i].page.of.indicator->id, indicator))
			return true;
	return false;
}

/* That of INDICATOR, unless it is one of the pack's, or nobody knows it any more. */
static bool
add_past(struct paper *paper, struct group *group, struct str indicator)
{
	struct counted	*past = &group->past[group->npast];

	*past = (struct counted){ .page.of = group->at->page.of };
	past->page.of.indicator = store_indicator(paper->store, indicator);
	if (past->page.of.indicator == NULL || is_present(group, indicator))
		return true;
	if (!ledger_rows(paper->store, &past->page.of, &past->printed))
		return false;
	read_rows(paper, past);
	group->npast += past->shares.n > 0;
	return true;
}

bool
past_read(struct paper *paper, struct group *group)
{
	struct str	*indicators;
	size_t		 n;

	if (!ledger_withheld(paper->store, &group->at->page.of, &indicators,
	    &n))
		return false;
	group->past = arena_array(paper->arena, n, struct counted);
	for (size_t i = 0; i < n; i++)
		if (!add_past(paper, group, indicators[i]))
			return false;
	for (size_t i = 0; group->npast > 0 && i < group->n; i++) {
		struct counted	*table = &group->at[i];

		counted_read(paper, table);
		for (size_t j = 0; j < group->npast; j++)
			table->wanted |= gives_back(table, &group->past[j]);
	}
	return true;
}

/* ---- what they told of another one ---- */

static bool
has_publication(const struct printed_rows *printed, int64_t number)
{
	for (size_t i = 0; i < printed->n; i++)
		if (printed->at[i].publication == number)
			return true;
	return false;
}

static bool
has_small_base(const struct counted *table)
{
	for (size_t i = 0; i < table->shares.n; i++) {
		int64_t	base = table->shares.rows[i].denominator;

		if (base >= small_numbers.least && base <= small_numbers.most)
			return true;
	}
	return false;
}

/* What TABLE would have said in publication NUMBER, as PAST did; nothing where its
 * counts could not be so. */
static void
tell(struct paper *paper, struct counted *table, const struct counted *past,
    int64_t number)
{
	struct share_table	*told = arena_make(paper->arena,
				    struct share_table);
	bool			 bases = same_bases(table, past);

	*told = (struct share_table){ .n = table->shares.n };
	told->rows = arena_array(paper->arena, told->n, struct share_row);
	for (size_t i = 0; i < told->n; i++)
		told->rows[i].missing = true;
	for (size_t i = 0; i < past->printed.n; i++) {
		const struct printed_row	*was = &past->printed.at[i];
		const struct share_row		*row = counted_row(table,
						    was->category);
		struct share_row		 then = { .numerator = 0 };

		if (was->publication != number || row == NULL || row->missing)
			continue;
		then.denominator = bases ? was->denominator : row->denominator;
		then.numerator = share_as(table, past, was, then.denominator);
		if (then.numerator < 0 || then.numerator > then.denominator)
			return;
		then.hide_share = !was->share;
		then.hide_base = bases && !was->base;
		told->rows[row - table->shares.rows] = then;
	}
	counted_was(table, told);
}

/* Where TABLE has bases that are confidential themselves, those of PAST are not in
 * their place: then it withholds the same rows, and that is all. */
static void
tell_all(struct paper *paper, struct counted *table, const struct counted *past)
{
	int64_t	last = 0;

	if (!same_shares(table, past) ||
	    (!same_bases(table, past) && has_small_base(table)))
		return;
	for (size_t i = 0; i < past->printed.n; i++) {
		const struct printed_row	*was = &past->printed.at[i];

		if (!is_row(was) || was->publication == last)
			continue;
		last = was->publication;
		if (!has_publication(&table->printed, last))
			tell(paper, table, past, last);
	}
}

void
past_heed(struct paper *paper, const struct group *group,
    struct counted *table)
{
	for (size_t i = 0; i < group->npast; i++) {
		const struct counted	*past = &group->past[i];
		struct tie		 tie = tie_of(table, past);

		if (!is_linked(table, past))
			continue;
		tie_copy(table, past, &tie);
		tell_all(paper, table, past);
	}
}
