/* withhold_said.c - what is said of tables that withhold rows, and what the ledger
 * keeps of them. */
#include "paper/withhold_int.h"

/* ---- what is kept ---- */

void
keep_rows(struct paper *paper, const struct breakdown_page *page)
{
	for (size_t i = 0; i < page->n; i++) {
		const struct breakdown_row	*row = &page->rows[i];

		if (row->known)
			ledger_row(paper->store, &page->of,
			    &(struct printed_row){ .category = row->name,
			    .share = !row->hide_share, .base = !row->hide_base,
			    .numerator = row->share,
			    .denominator = row->base });
	}
}

void
keep_unknown(struct paper *paper, const struct counted *table)
{
	struct str		 name = unknown_names(paper->arena,
				    &table->page);
	const struct share_row	*row = counted_row(table, name);

	if (name.n > 0 && row != NULL)
		ledger_row(paper->store, &table->page.of,
		    &(struct printed_row){ .category = name,
		    .numerator = row->numerator,
		    .denominator = row->denominator });
}

/* How a table that is left out stands in the ledger: as a row without a name. */
static const struct printed_row	no_table = { .share = false };

/* Where earlier issues and the whole's own figure would still give a small number
 * back, it is not for this program to publish it. */
void
leave_out(struct paper *paper, struct breakdown_page *page,
    const struct group *group, struct place place)
{
	bool	left_out = false, before = false;

	for (size_t i = 0; i < group->n; i++) {
		left_out |= group->at[i].left_out;
		before |= group->at[i].shares.before != NULL;
	}
	diag_at(paper->diags, before && !left_out ? DIAG_WITHHELD_BEFORE :
	    DIAG_WITHHELD_ALL, place, STR_FMT " by " STR_FMT "%s",
	    STR_ARG(page->of.indicator->id), STR_ARG(page->of.breakdown),
	    left_out ? ", as in an earlier issue" : "");
	ledger_row(paper->store, &page->of, &no_table);
	page->withheld = true;
	for (size_t i = 0; i < page->n; i++)
		page->rows[i].hide_share = page->rows[i].hide_base = true;
}

/* ---- what is said ---- */

void
check_wanted(struct paper *paper, const struct group *group)
{
	const struct counted	*wanted = group->at, *at;

	while (!wanted->wanted)
		wanted++;
	for (size_t i = 0; i < group->n; i++) {
		at = &group->at[i];
		if (!at->wanted)
			diag_at(paper->diags, DIAG_WITHHELD_BESIDE, at->place,
			    STR_FMT " by " STR_FMT ", and " STR_FMT " at %s:%d",
			    STR_ARG(at->page.of.indicator->id),
			    STR_ARG(at->page.of.breakdown),
			    STR_ARG(wanted->page.of.indicator->id),
			    wanted->place.file, wanted->place.line);
	}
}

void
check_printed(struct paper *paper, const struct counted *table)
{
	struct buf	names = { 0 };

	for (size_t i = 0; i < table->shares.n; i++)
		if (share_was_printed(&table->shares, i))
			buf_printf(&names, "%s" STR_FMT, names.n > 0 ? ", " :
			    "", STR_ARG(table->names[i]));
	if (names.n > 0)
		diag_at(paper->diags, DIAG_WITHHELD_PRINTED, table->place,
		    "%s", names.s);
	buf_free(&names);
}

void
check_marks(struct paper *paper, const struct counted *table)
{
	struct share_row	row = { .hide_share = false };
	struct str		name;
	size_t			unknown = 0;

	for (size_t i = 0; i < table->page.n; i++)
		unknown += !table->page.rows[i].known;
	if (unknown == 1 && unknown_row(paper, &table->page, &name, &row) &&
	    row.hide_share)
		diag_at(paper->diags, DIAG_WITHHELD_MARK, table->place,
		    STR_FMT, STR_ARG(name));
}

void
check_others(struct paper *paper, const struct breakdown_page *page,
    struct place place)
{
	struct standings	 all = standings_all(paper);

	for (size_t i = 0; i < all.n; i++) {
		const struct breakdown	*other = all.at[i].settings;
		struct period		 period = breakdown_period(paper, other);

		if (str_eq(other->indicator.text, page->of.indicator->id) &&
		    (period.kind != page->of.period.kind ||
		    (standing_is_of(paper, &all.at[i], page->of.period) &&
		    !str_eq(other->breakdown.text, page->of.breakdown))))
			diag_at(paper->diags, DIAG_WITHHELD_TWO, place,
			    STR_FMT " by " STR_FMT " and by " STR_FMT,
			    STR_ARG(page->of.indicator->id),
			    STR_ARG(page->of.breakdown),
			    STR_ARG(other->breakdown.text));
	}
}
