/*
 * withhold_known.c - what the public can know of a table: rows that have counts,
 * those that have none, and what earlier issues printed.
 */
#include "paper/withhold_int.h"

/* Names of rows that are one. */
#define BETWEEN	" + "

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

struct str
unknown_names(struct arena *arena, const struct breakdown_page *page)
{
	struct buf	names = { 0 };

	for (size_t i = 0; i < page->n; i++)
		if (!page->rows[i].known)
			buf_printf(&names, "%s" STR_FMT, names.n > 0 ? BETWEEN :
			    "", STR_ARG(page->rows[i].name));
	return buf_take(&names, arena);
}

/* Rows that have no figure are withheld rows, and one that is worked out so is a
 * row like any. */
bool
unknown_row(struct paper *paper, const struct breakdown_page *page,
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

/* Where row NAME stands in TABLE; its length when nowhere. */
static size_t
find_name(const struct counted *table, struct str name)
{
	size_t	i = 0;

	while (i < table->shares.n && !str_eq(table->names[i], name))
		i++;
	return i;
}

struct share_row *
counted_row(const struct counted *table, struct str name)
{
	size_t	at = find_name(table, name);

	return at < table->shares.n ? &table->shares.rows[at] : NULL;
}

/* Room for a row NAME, if there is none. */
static void
add_name(struct counted *table, struct str name, struct share_row row)
{
	if (counted_row(table, name) != NULL)
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
	table->provable = unknown_row(paper, page, &name, &rest);
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

void
counted_was(struct counted *table, struct share_table *before)
{
	const struct share_table	*last = table->shares.before;

	for (; last != NULL; last = last->before)
		if (same_rows(last->rows, before->rows, before->n))
			return;
	before->before = table->shares.before;
	table->shares.before = before;
}

/* The table as publication NUMBER had it. */
static void
add_before(struct paper *paper, struct counted *table, int64_t number)
{
	struct share_table	*before = arena_make(paper->arena,
				    struct share_table);
	size_t			 n = table->shares.n;

	*before = (struct share_table){ arena_array(paper->arena, n,
	    struct share_row), n, false, NULL };
	for (size_t i = 0; i < n; i++)
		before->rows[i].missing = true;
	for (size_t i = 0; i < table->printed.n; i++) {
		const struct printed_row	*was = &table->printed.at[i];

		if (was->publication == number)
			before->rows[find_name(table, was->category)] =
			    (struct share_row){ was->numerator,
			    was->denominator, !was->share, !was->base, false };
	}
	counted_was(table, before);
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
			bool	sum = str_find(table->names[i], BETWEEN) <
			    table->names[i].n;

			if ((now[i].missing && at->rows[i].hide_share) ||
			    (sum && now[i].missing != at->rows[i].missing))
				return false;
		}
	return true;
}

void
counted_read(struct paper *paper, struct counted *table)
{
	int64_t	last = 0;

	table->shares = (struct share_table){ .n = 0 };
	add_rows(paper, table);
	for (size_t i = 0; i < table->printed.n; i++)
		if (table->printed.at[i].publication != last) {
			last = table->printed.at[i].publication;
			add_before(paper, table, last);
		}
	table->provable &= rows_correspond(table);
}

