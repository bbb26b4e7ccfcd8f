/*
 * withhold.c - small numbers in the public edition.
 *
 * What is withheld is decided here, before anything of the rows is sorted, drawn
 * or said: whoever comes after sees no more than the public may.  Members see
 * everything.
 */
#include "paper/withhold_int.h"

/* ---- what is withheld ---- */

/* Whether OTHER says no more than TABLE: its counts are the same ones, or what is
 * left of the same bases. */
static bool
says_the_same(const struct counted *table, const struct counted *other)
{
	bool	same = true, left = true;

	if (table->shares.n != other->shares.n)
		return false;
	for (size_t i = 0; i < table->shares.n; i++) {
		const struct share_row	*a = &table->shares.rows[i];
		const struct share_row	*b = counted_row(other,
					    table->names[i]);

		if (b == NULL || a->missing != b->missing ||
		    a->denominator != b->denominator)
			return false;
		same &= a->numerator == b->numerator;
		left &= a->numerator == b->denominator - b->numerator;
	}
	return same || left;
}

static bool
copy_all(struct group *group)
{
	bool	more = false;

	for (size_t i = 0; i < group->n; i++)
		for (size_t j = 0; j < group->n; j++)
			if (i != j)
				more |= tie_copy(&group->at[i], &group->at[j],
				    &group->ties[i * group->n + j]);
	return more;
}

/* What two tables of different counts among the same say together of a base
 * nobody here works out: so it is as good as known. */
static bool
tells_bases(const struct counted *table, const struct counted *other)
{
	return share_bases(table, other) && !says_the_same(table, other);
}

static void
find_all_shares(struct paper *paper, struct group *group)
{
	for (size_t i = 0; i < group->n; i++)
		counted_read(paper, &group->at[i]);
	ties_read(paper, group);
	for (size_t i = 0; i < group->n; i++) {
		struct counted	*table = &group->at[i];

		for (size_t j = 0; j < group->n; j++)
			table->shares.bases_known |= i != j &&
			    tells_bases(table, &group->at[j]);
		for (size_t j = 0; j < group->npast; j++)
			table->shares.bases_known |= same_bases(table,
			    &group->past[j]) && !says_the_same(table,
			    &group->past[j]);
		past_heed(paper, group, table);
	}
}

/* Each table on its own, until none withholds what another shows. */
static bool
suppress_group(struct paper *paper, struct group *group)
{
	do {
		for (size_t i = 0; i < group->n; i++)
			if (!group->at[i].provable || group->at[i].left_out ||
			    !suppress_shares(&group->at[i].shares,
			    &small_numbers))
				return false;
	} while (copy_all(group));
	return ties_hold(paper, group);
}

static void
hide_rows(struct breakdown_page *page, const struct counted *table)
{
	for (size_t i = 0; i < page->n; i++) {
		struct breakdown_row	*row = &page->rows[i];
		const struct share_row	*share;

		if (!row->known)
			continue;
		share = counted_row(table, row->name);
		row->hide_share = share->hide_share;
		row->hide_base = share->hide_base;
		page->withheld |= row->hide_share;
	}
}

/* ---- a table ---- */

/* What of PAGE is withheld, which others of GROUP may ask for. */
static bool
withhold(struct paper *paper, struct breakdown_page *page,
    struct group *group, struct place place)
{
	find_all_shares(paper, group);
	if (!suppress_group(paper, group)) {
		leave_out(paper, page, group, place);
		return false;
	}
	hide_rows(page, group->at);
	keep_unknown(paper, group->at);
	check_printed(paper, group->at);
	return true;
}

bool
breakdown_withhold(struct paper *paper, struct breakdown_page *page,
    struct place place)
{
	struct group	group;
	bool		safe = true;

	if (paper->build->members || paper->build->unseen)
		return true;
	if (!group_read(paper, page, &group))
		return false;		/* said: nothing will be written */
	if (group_is_wanted(&group)) {
		check_wanted(paper, &group);
		if (!group.at->wanted)
			return true;	/* an error: nothing is written */
		safe = withhold(paper, page, &group, place);
	} else
		check_marks(paper, group.at);
	if (page->withheld)
		withheld_table(paper, page);
	if (page->withheld && safe)
		check_others(paper, page, place);
	if (safe)
		keep_rows(paper, page);
	return safe;
}

/* ---- a table that is spoken of elsewhere ---- */

static bool
stands_for(const struct paper *paper, const struct standing *at,
    const struct breakdown_of *of)
{
	return str_eq(at->settings->indicator.text, of->indicator->id) &&
	    str_eq(at->settings->breakdown.text, of->breakdown) &&
	    standing_is_of(paper, at, of->period);
}

bool
breakdown_shown(struct paper *paper, const struct breakdown_of *of,
    struct breakdown_page *page)
{
	struct standings	all = standings_all(paper);
	struct group		group;
	size_t			i = 0;

	while (i < all.n && !stands_for(paper, &all.at[i], of))
		i++;
	if (i == all.n || !breakdown_read(paper, all.at[i].settings,
	    of->period, page))
		return false;
	if (paper->build->members || paper->build->unseen)
		return true;
	if (!group_read(paper, page, &group))
		return false;
	if (!group_is_wanted(&group))
		return true;
	find_all_shares(paper, &group);
	if (suppress_group(paper, &group)) {
		hide_rows(page, group.at);
	} else {
		page->n = 0;
		page->withheld = true;
	}
	return true;
}
