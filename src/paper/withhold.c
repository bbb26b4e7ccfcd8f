/*
 * withhold.c - small numbers in the public edition.
 *
 * What is withheld is decided here, before anything of the rows is sorted, drawn
 * or said: whoever comes after sees no more than the public may.  Members see
 * everything.
 *
 * Tables of the same rows, which are by the same breakdown in the same period,
 * are a GROUP: those late give back those in time.  So they withhold the same
 * rows, wherever in the pack they stand.
 */
#include "measure/suppress.h"
#include "paper/bind_int.h"
#include "paper/breakdown_int.h"

/* A table of a group, or what is left of it where it stands twice. */
struct counted {
	struct breakdown_page	 page;
	struct place		 place;
	bool			 wanted;	/* small numbers are withheld */
	struct printed_rows	 printed;	/* in earlier issues */
	bool			 left_out;	/* one of which had no table */
	struct str		*names;		/* of each share row */
	struct share_table	 shares;
	bool			 provable;	/* what is not known of it does not
						 * keep it from being judged */
};

struct group {
	struct counted	*at;
	size_t		 n;
};

/* How a table that is left out stands in the ledger: as a row without a name. */
static const struct printed_row	no_table = { .share = false };

/* ---- the sections of a pack ---- */

/* A section with a table, and the layout it is of. */
struct standing {
	const struct layout	*layout;
	const struct section	*section;
	const struct breakdown	*settings;
};
struct standings {
	struct standing	*at;
	size_t		 n;
};

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
			out[n] = (struct standing){ layout, at, at->settings };
		n += at->kind == &kind_breakdown;
	}
	return n;
}

static const struct layout *
whole_layout(const struct paper *paper)
{
	return paper->build->whole != NULL ? paper->build->whole :
	    paper->build->layout;
}

static struct standings
all_standings(struct paper *paper)
{
	const struct layout	*whole = whole_layout(paper);
	struct standings	 all;

	all.n = find_standings(whole, NULL);
	all.at = arena_array(paper->arena, all.n, struct standing);
	find_standings(whole, all.at);
	return all;
}

/* Whether what stands AT may be of PERIOD: where neither section nor layout says,
 * it is of the build's month or the pack's. */
static bool
is_of(const struct paper *paper, const struct standing *at,
    struct period period)
{
	const struct pack	*own = layout_pack(at->layout);
	const struct pack	*whole = layout_pack(whole_layout(paper));

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
group_find(const struct group *group, struct str indicator)
{
	for (size_t i = 0; i < group->n; i++)
		if (str_eq(group->at[i].page.of.indicator->id, indicator))
			return &group->at[i];
	return NULL;
}

/* PAGE and all tables of its rows in the pack; PAGE's own stands first. */
static bool
find_group(struct paper *paper, const struct breakdown_page *page,
    struct group *group)
{
	struct standings	 all = all_standings(paper);
	struct breakdown_page	 other;
	struct counted		*known;

	group->n = 0;
	group->at = arena_array(paper->arena, all.n + 1, struct counted);
	if (!group_add(paper, group, page, page->settings->suppress))
		return false;
	for (size_t i = 0; i < all.n; i++) {
		const struct breakdown	*at = all.at[i].settings;

		if (!str_eq(at->breakdown.text, page->of.breakdown) ||
		    !is_of(paper, &all.at[i], page->of.period))
			continue;
		known = group_find(group, at->indicator.text);
		if (known != NULL)
			known->wanted |= at->suppress;
		else if (breakdown_read(paper, at, page->of.period, &other) &&
		    !group_add(paper, group, &other, at->suppress))
			return false;
	}
	return true;
}

static bool
is_wanted(const struct group *group)
{
	for (size_t i = 0; i < group->n; i++)
		if (group->at[i].wanted)
			return true;
	return false;
}

/* A table that shows everything beside one that does not. */
static void
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

/* ---- rows without a figure ---- */

/* What the rows of PAGE that have no figure add to: what the whole has more. */
static bool
take_away(const struct breakdown_page *page, const struct observation *whole,
    struct share_row *row)
{
	if (symbol_replaces(whole->symbol) || !num_known(whole->numerator) ||
	    !num_known(whole->denominator) || whole->numerator.d != 1 ||
	    whole->denominator.d != 1)
		return false;
	row->numerator = whole->numerator.n - page->total.share;
	row->denominator = whole->denominator.n - page->total.base;
	return row->numerator >= 0 && row->numerator <= row->denominator;
}

/* Their names, as one. */
static struct str
unknown_names(struct arena *arena, const struct breakdown_page *page)
{
	struct str	names = STR("");

	for (size_t i = 0; i < page->n; i++)
		if (!page->rows[i].known)
			names = names.n == 0 ? page->rows[i].name :
			    str_printf(arena, STR_FMT " + " STR_FMT,
			    STR_ARG(names), STR_ARG(page->rows[i].name));
	return names;
}

/* Rows that have no figure are withheld rows: what the whole has more than the
 * others is theirs.  One that is worked out so is a row like any, and of several
 * their sum must not be found, so they are one row.  False when the whole has a
 * figure that does not say. */
static bool
find_unknown(struct paper *paper, const struct breakdown_page *page,
    struct str *name, struct share_row *row)
{
	struct revision_reads	all;

	*name = unknown_names(paper->arena, page);
	if (name->n == 0)
		return true;
	if (!store_revisions(paper->store, page->of.indicator, page->of.area,
	    page->of.period, &all))
		return false;
	if (all.n == 0 || symbol_replaces(all.at[all.n - 1].obs.symbol)) {
		*name = STR("");
		return true;
	}
	row->hide_share = row->hide_base = true;
	return take_away(page, &all.at[all.n - 1].obs, row) ||
	    take_away(page, &all.at[0].obs, row);
}

/* ---- what is known of a table, now and before ---- */

static size_t
find_name(const struct counted *table, struct str name)
{
	size_t	i = 0;

	while (i < table->shares.n && !str_eq(table->names[i], name))
		i++;
	return i;
}

/* Room for a row NAME, if there is none. */
static void
add_name(struct counted *table, struct str name, struct share_row row)
{
	if (find_name(table, name) < table->shares.n)
		return;
	table->names[table->shares.n] = name;
	table->shares.rows[table->shares.n++] = row;
}

/* The rows that have counts now, then one for those that have none, then such as
 * stood in earlier issues alone. */
static void
add_rows(struct paper *paper, struct counted *table)
{
	const struct breakdown_page	*page = &table->page;
	size_t				 room = page->n + 1 + table->printed.n;
	struct share_row		 rest = { .numerator = 0 };
	struct str			 name;

	table->names = arena_array(paper->arena, room, struct str);
	table->shares.rows = arena_array(paper->arena, room, struct share_row);
	for (size_t i = 0; i < page->n; i++)
		if (page->rows[i].known)
			add_name(table, page->rows[i].name, (struct share_row){
			    page->rows[i].share, page->rows[i].base,
			    page->rows[i].hide_share, page->rows[i].hide_base,
			    false });
	table->provable = find_unknown(paper, page, &name, &rest);
	if (name.n > 0)
		add_name(table, name, rest);
	for (size_t i = 0; i < table->printed.n; i++)
		add_name(table, table->printed.at[i].category,
		    (struct share_row){ .missing = true });
}

static bool
same_rows(const struct share_row *a, const struct share_row *b, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (a[i].missing != b[i].missing ||
		    a[i].numerator != b[i].numerator ||
		    a[i].denominator != b[i].denominator ||
		    a[i].hide_share != b[i].hide_share ||
		    a[i].hide_base != b[i].hide_base)
			return false;
	return true;
}

/* The table as publication NUMBER had it, unless it is known like this. */
static void
add_before(struct paper *paper, struct counted *table, int64_t number)
{
	struct share_table		*before = arena_make(paper->arena,
					    struct share_table);
	const struct share_table	*last = table->shares.before;
	size_t				 n = table->shares.n;

	*before = (struct share_table){ arena_array(paper->arena, n,
	    struct share_row), n, false, last };
	for (size_t i = 0; i < n; i++)
		before->rows[i].missing = true;
	for (size_t i = 0; i < table->printed.n; i++) {
		const struct printed_row	*was = &table->printed.at[i];

		if (was->publication == number)
			before->rows[find_name(table, was->category)] =
			    (struct share_row){ was->numerator,
			    was->denominator, !was->share, !was->base, false };
	}
	for (; last != NULL; last = last->before)
		if (same_rows(last->rows, before->rows, n))
			return;
	table->shares.before = before;
}

/* What was withheld before stands somewhere now; and a row that stands for several
 * is one that all issues have. */
static bool
rows_correspond(const struct counted *table)
{
	const struct share_table	*at = table->shares.before;
	const struct share_row		*now = table->shares.rows;

	for (; at != NULL; at = at->before)
		for (size_t i = 0; i < at->n; i++) {
			bool	sum = str_find(table->names[i], " + ") <
			    table->names[i].n;

			if ((now[i].missing && at->rows[i].hide_share) ||
			    (sum && now[i].missing != at->rows[i].missing))
				return false;
		}
	return true;
}

static void
find_shares(struct paper *paper, struct counted *table)
{
	int64_t	last = 0;

	add_rows(paper, table);
	for (size_t i = 0; i < table->printed.n; i++)
		if (table->printed.at[i].publication != last) {
			last = table->printed.at[i].publication;
			add_before(paper, table, last);
		}
	table->provable &= rows_correspond(table);
}

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
		const struct share_row	*a = &table->shares.rows[i], *b;
		size_t			 found = find_name(other,
					    table->names[i]);

		if (found == other->shares.n)
			return false;
		b = &other->shares.rows[found];
		if (a->missing != b->missing ||
		    a->denominator != b->denominator)
			return false;
		same &= a->numerator == b->numerator;
		left &= a->numerator == b->denominator - b->numerator;
	}
	return same || left;
}

/* Whether the two count among the same: they say so, or half of their rows or more
 * have the same base. */
static bool
share_bases(const struct counted *table, const struct counted *other)
{
	size_t	same = 0;

	for (size_t i = 0; i < table->shares.n; i++) {
		const struct share_row	*row = &table->shares.rows[i];
		size_t			 found = find_name(other,
					    table->names[i]);

		same += found < other->shares.n && row->denominator ==
		    other->shares.rows[found].denominator;
	}
	return 2 * same >= table->shares.n ||
	    str_eq(table->page.of.indicator->denominator,
	    other->page.of.indicator->denominator);
}

/* Withhold in TABLE what OTHER withholds; true when that is more. */
static bool
copy_hidden(struct counted *table, const struct counted *other)
{
	bool	more = false;

	for (size_t i = 0; i < table->shares.n; i++) {
		struct share_row	*row = &table->shares.rows[i];
		size_t			 found = find_name(other,
					    table->names[i]);

		if (found == other->shares.n || row->missing ||
		    other->shares.rows[found].missing)
			continue;
		more |= row->hide_share <
		    other->shares.rows[found].hide_share ||
		    row->hide_base < other->shares.rows[found].hide_base;
		row->hide_share |= other->shares.rows[found].hide_share;
		row->hide_base |= other->shares.rows[found].hide_base;
	}
	return more;
}

static bool
copy_all(struct group *group)
{
	bool	more = false;

	for (size_t i = 0; i < group->n; i++)
		for (size_t j = 0; j < group->n; j++)
			if (i != j)
				more |= copy_hidden(&group->at[i],
				    &group->at[j]);
	return more;
}

/* What two tables of different counts among the same say together of a base
 * nobody here works out: so it is as good as known. */
static void
find_all_shares(struct paper *paper, struct group *group)
{
	for (size_t i = 0; i < group->n; i++)
		find_shares(paper, &group->at[i]);
	for (size_t i = 0; i < group->n; i++)
		for (size_t j = 0; j < group->n; j++)
			group->at[i].shares.bases_known |= i != j &&
			    share_bases(&group->at[i], &group->at[j]) &&
			    !says_the_same(&group->at[i], &group->at[j]);
}

/* Each table on its own, until none withholds what another shows. */
static bool
suppress_group(struct group *group)
{
	do {
		for (size_t i = 0; i < group->n; i++)
			if (!group->at[i].provable || group->at[i].left_out ||
			    !suppress_shares(&group->at[i].shares,
			    &small_numbers))
				return false;
	} while (copy_all(group));
	return true;
}

static void
hide_rows(struct breakdown_page *page, const struct counted *table)
{
	for (size_t i = 0; i < page->n; i++) {
		struct breakdown_row	*row = &page->rows[i];
		const struct share_row	*share;

		if (!row->known)
			continue;
		share = &table->shares.rows[find_name(table, row->name)];
		row->hide_share = share->hide_share;
		row->hide_base = share->hide_base;
		page->withheld |= row->hide_share;
	}
}

/* ---- what is said and kept ---- */

/* The table is left out; and where earlier issues and the whole's own figure would
 * still give a small number back, it is not for this program to publish it. */
static void
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

/* Rows that were printed in full and still are what they were. */
static void
say_printed(struct paper *paper, const struct counted *table)
{
	struct str	names = STR("");

	for (size_t i = 0; i < table->shares.n; i++)
		if (share_was_printed(&table->shares, i))
			names = str_printf(paper->arena, STR_FMT "%s" STR_FMT,
			    STR_ARG(names), names.n > 0 ? ", " : "",
			    STR_ARG(table->names[i]));
	if (names.n > 0)
		diag_at(paper->diags, DIAG_WITHHELD_PRINTED, table->place,
		    STR_FMT, STR_ARG(names));
}

/* A row without a figure, alone among others whose whole is known. */
static void
check_marks(struct paper *paper, const struct counted *table)
{
	struct share_row	row = { .hide_share = false };
	struct str		name;
	size_t			unknown = 0;

	for (size_t i = 0; i < table->page.n; i++)
		unknown += !table->page.rows[i].known;
	if (unknown == 1 && find_unknown(paper, &table->page, &name, &row) &&
	    row.hide_share)
		diag_at(paper->diags, DIAG_WITHHELD_MARK, table->place,
		    STR_FMT, STR_ARG(name));
}

static void
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

/* The same of rows that have no figure. */
static void
keep_unknown(struct paper *paper, const struct counted *table)
{
	struct str	name = unknown_names(paper->arena, &table->page);
	size_t		at = find_name(table, name);

	if (name.n > 0 && at < table->shares.n)
		ledger_row(paper->store, &table->page.of,
		    &(struct printed_row){ .category = name,
		    .numerator = table->shares.rows[at].numerator,
		    .denominator = table->shares.rows[at].denominator });
}

/* Months add up to a quarter and teams to an office: two tables that add up one
 * another know more than each by itself, and nobody here knows which do. */
static void
check_others(struct paper *paper, const struct breakdown_page *page,
    struct place place)
{
	struct standings	 all = all_standings(paper);

	for (size_t i = 0; i < all.n; i++) {
		const struct breakdown	*other = all.at[i].settings;
		struct period		 period = breakdown_period(paper, other);

		if (str_eq(other->indicator.text, page->of.indicator->id) &&
		    (period.kind != page->of.period.kind ||
		    (is_of(paper, &all.at[i], page->of.period) &&
		    !str_eq(other->breakdown.text, page->of.breakdown))))
			diag_at(paper->diags, DIAG_WITHHELD_TWO, place,
			    STR_FMT " by " STR_FMT " and by " STR_FMT,
			    STR_ARG(page->of.indicator->id),
			    STR_ARG(page->of.breakdown),
			    STR_ARG(other->breakdown.text));
	}
}

/* Every text of LAYOUT and of what it binds. */
static void
check_texts(struct paper *paper, const struct breakdown_page *page,
    const struct layout *layout)
{
	const struct section	*at = layout->first;
	const struct item	*file;

	for (; at != NULL; at = at->next) {
		if (at->kind == &kind_exempt)
			continue;
		file = section_field(at, "file");
		if (file != NULL && str_ends(file->text, ".md"))
			withheld_text(paper, page, *file);
		if (section_bound(at) != NULL)
			check_texts(paper, page, section_bound(at));
	}
}

/* ---- a table ---- */

/* What of PAGE is withheld, which others of GROUP may ask for. */
static bool
withhold(struct paper *paper, struct breakdown_page *page,
    struct group *group, struct place place)
{
	find_all_shares(paper, group);
	if (!suppress_group(group)) {
		leave_out(paper, page, group, place);
		return false;
	}
	hide_rows(page, group->at);
	keep_unknown(paper, group->at);
	say_printed(paper, group->at);
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
	if (!find_group(paper, page, &group))
		return false;		/* said: nothing will be written */
	if (is_wanted(&group)) {
		check_wanted(paper, &group);
		if (!group.at->wanted)
			return true;	/* an error: nothing is written */
		safe = withhold(paper, page, &group, place);
	} else
		check_marks(paper, group.at);
	if (page->withheld)
		check_texts(paper, page, whole_layout(paper));
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
	    is_of(paper, at, of->period);
}

bool
breakdown_shown(struct paper *paper, const struct breakdown_of *of,
    struct breakdown_page *page)
{
	struct standings	all = all_standings(paper);
	struct group		group;
	size_t			i = 0;

	while (i < all.n && !stands_for(paper, &all.at[i], of))
		i++;
	if (i == all.n || !breakdown_read(paper, all.at[i].settings,
	    of->period, page))
		return false;
	if (paper->build->members || paper->build->unseen)
		return true;
	if (!find_group(paper, page, &group))
		return false;
	if (!is_wanted(&group))
		return true;
	find_all_shares(paper, &group);
	if (suppress_group(&group))
		hide_rows(page, group.at);
	else
		page->n = 0;
	return true;
}
