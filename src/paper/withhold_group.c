/* withhold_group.c - the tables of a pack that are of the same rows. */
#include "paper/withhold_int.h"

/* ---- the sections of a pack ---- */

/* All of LAYOUT that the public sees, and of what it binds; OUT is NULL to count
 * them. */
static size_t
find_standings(const struct layout *layout, struct standing *out)
{
	const struct section	*at = layout->first;
	const struct layout	*bound;
	size_t			 n = 0;

	for (; at != NULL; at = at->next) {
		bound = at->kind != &kind_exempt ? section_bound(at) : NULL;
		if (bound != NULL)
			n += find_standings(bound, out != NULL ? out + n :
			    NULL);
		if (at->kind == &kind_breakdown && out != NULL)
			out[n] = (struct standing){ layout, at->settings };
		n += at->kind == &kind_breakdown;
	}
	return n;
}

struct standings
standings_all(struct paper *paper)
{
	const struct layout	*whole = paper_whole(paper);
	struct standings	 all;

	all.n = find_standings(whole, NULL);
	all.at = arena_array(paper->arena, all.n, struct standing);
	find_standings(whole, all.at);
	return all;
}

bool
standing_is_of(const struct paper *paper, const struct standing *at,
    struct period period)
{
	const struct pack	*own = layout_pack(at->layout);
	const struct pack	*whole = layout_pack(paper_whole(paper));

	if (at->settings->period.period.kind != PERIOD_NONE)
		return period_eq(at->settings->period.period, period);
	return period_eq(paper->build->period, period) ||
	    period_eq(own->period.period, period) ||
	    period_eq(whole->period.period, period);
}

/* ---- a group ---- */

static bool
was_withheld(const struct counted *table)
{
	for (size_t i = 0; i < table->printed.n; i++)
		if (!table->printed.at[i].share)
			return true;
	return false;
}

/* What PAGE shows, with what the public has seen of it; false when the store
 * fails, which is said. */
static bool
group_add(struct paper *paper, struct group *group,
    const struct breakdown_page *page, bool wanted)
{
	struct counted	*table = &group->at[group->n];

	*table = (struct counted){ .page = *page, .wanted = wanted,
	    .place = page->settings->breakdown.place };
	if (!ledger_rows(paper->store, &page->of, &table->printed))
		return false;
	table->wanted |= was_withheld(table);
	for (size_t i = 0; i < table->printed.n; i++)
		table->left_out |= table->printed.at[i].category.n == 0;
	group->n++;
	return true;
}

static struct counted *
table_of(const struct group *group, struct str indicator)
{
	for (size_t i = 0; i < group->n; i++)
		if (str_eq(group->at[i].page.of.indicator->id, indicator))
			return &group->at[i];
	return NULL;
}

bool
group_read(struct paper *paper, const struct breakdown_page *page,
    struct group *group)
{
	struct standings	 all = standings_all(paper);
	struct breakdown_page	 other;
	struct counted		*known;

	*group = (struct group){ .n = 0 };
	group->at = arena_array(paper->arena, all.n + 1, struct counted);
	if (!group_add(paper, group, page, page->settings->suppress))
		return false;
	for (size_t i = 0; i < all.n; i++) {
		const struct breakdown	*at = all.at[i].settings;

		if (!str_eq(at->breakdown.text, page->of.breakdown) ||
		    !standing_is_of(paper, &all.at[i], page->of.period))
			continue;
		known = table_of(group, at->indicator.text);
		if (known != NULL)
			known->wanted |= at->suppress;
		else if (breakdown_read(paper, at, page->of.period, &other) &&
		    !group_add(paper, group, &other, at->suppress))
			return false;
	}
	return past_read(paper, group);
}

bool
group_is_wanted(const struct group *group)
{
	for (size_t i = 0; i < group->n; i++)
		if (group->at[i].wanted)
			return true;
	return false;
}
