/*
 * corrections_rows.c - whether the public can see that a table by category changed.
 *
 * The data of a table may be another while all that is shown of it is the same:
 * then a row that is withheld changed, and the note would be the only one to tell.
 * So it speaks of a table only where what is SHOWN now is not what was shown then,
 * and gives the day and the reason of a row that can be seen to have changed.
 */
#include "paper/breakdown_int.h"
#include "paper/corrections_int.h"

/* A table, now and as publications had it. */
struct table_shown {
	struct paper		*paper;
	struct breakdown_page	 page;
	struct printed_rows	 printed;
	int64_t			 seen;		/* by the issue asked for */
};

/* The rows from FIRST on that stood in one publication; how many. */
static size_t
rows_of_one(const struct printed_rows *printed, size_t first)
{
	size_t	n = 1;

	while (first + n < printed->n && printed->at[first + n].publication ==
	    printed->at[first].publication)
		n++;
	return n;
}

/* ---- which publications printed what the issue did ---- */

/* Whether WAS has what its row was as of the issue. */
static bool
is_of_then(const struct table_shown *at, const struct printed_row *was)
{
	const struct observation	*obs = NULL;
	struct revision_reads		 all;

	if (!store_row_revisions(at->paper->store, &at->page.of,
	    was->category, &all))
		return false;
	for (size_t i = 0; i < all.n && all.at[i].import <= at->seen; i++)
		obs = &all.at[i].obs;
	return obs == NULL || !num_known(obs->numerator) ||
	    (num_cmp(obs->numerator, num_int(was->numerator)) == 0 &&
	    num_cmp(obs->denominator, num_int(was->denominator)) == 0);
}

static bool
are_of_then(const struct table_shown *at, const struct printed_row *rows,
    size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!is_of_then(at, &rows[i]))
			return false;
	return true;
}

/* ---- what can be seen ---- */

static const struct breakdown_row *
find_row(const struct breakdown_page *page, struct str name)
{
	for (size_t i = 0; i < page->n; i++)
		if (str_eq(page->rows[i].name, name))
			return &page->rows[i];
	return NULL;
}

static bool
looks_alike(const struct breakdown_row *row, const struct printed_row *was)
{
	bool	share = row != NULL && row->known && !row->hide_share;
	bool	base = row != NULL && row->known && !row->hide_base;

	return share == was->share && base == was->base &&
	    (!share || row->share == was->numerator) &&
	    (!base || row->base == was->denominator);
}

/* The last change of ROW, which is shown now and was then, into OUT if it is the
 * newest. */
static void
note_change(const struct table_shown *at, const struct breakdown_row *row,
    struct corrected_row *out)
{
	const struct revision_read	*last;
	struct revision_reads		 all;

	if (!store_row_revisions(at->paper->store, &at->page.of, row->name,
	    &all) || all.n == 0)
		return;
	last = &all.at[all.n - 1];
	if (out->time > last->time)
		return;
	out->time = last->time;
	out->why = corrections_given(at->paper, last->import,
	    last->reason);
}

/* Whether page's rows look as the N in ROWS did; those that both show and that do
 * not are in OUT. */
static bool
rows_look_alike(const struct table_shown *at, const struct printed_row *rows,
    size_t n, struct corrected_row *out)
{
	const struct breakdown_row	*row;
	int64_t				 share = 0, base = 0;
	size_t				 known = 0, found = 0;
	bool				 alike = true;

	for (size_t i = 0; i < n; i++) {
		row = find_row(&at->page, rows[i].category);
		found += row != NULL && row->known;
		share += rows[i].numerator;
		base += rows[i].denominator;
		if (looks_alike(row, &rows[i]))
			continue;
		alike = false;
		if (row != NULL && row->known && !row->hide_share &&
		    rows[i].share)
			note_change(at, row, out);
	}
	for (size_t i = 0; i < at->page.n; i++)
		known += at->page.rows[i].known;
	return alike && known == found && (!at->page.total.known ||
	    at->page.n == 0 || (share == at->page.total.share &&
	    base == at->page.total.base));
}

/* ---- the answer ---- */

bool
corrections_rows(struct paper *paper, const struct breakdown_of *of,
    int64_t seen, struct corrected_row *row)
{
	struct table_shown	at = { .paper = paper, .seen = seen };
	struct corrected_row	told = { .time = 0 };
	bool			met = false, alike = true;
	size_t			n;

	if (!breakdown_shown(paper, of, &at.page) ||
	    !ledger_rows(paper->store, of, &at.printed))
		return false;
	for (size_t i = 0; i < at.printed.n; i += n) {
		n = rows_of_one(&at.printed, i);
		if (!at.printed.at[i].stands || !are_of_then(&at, &at.printed.at[i], n))
			continue;
		met = true;
		alike &= rows_look_alike(&at, &at.printed.at[i], n, &told);
	}
	if (told.time > 0) {
		row->time = told.time;
		row->why = told.why;
	}
	return !met || !alike;
}
