/*
 * corrections_pages.c - on which pages of which issues a row of the note stands:
 * issues that have it on the same ones are named together.
 */
#include "paper/corrections_int.h"

/* Issues in a row; of two each is one. */
struct run {
	int	from, to;
};

static bool
has_page(struct str pages, struct str page)
{
	while (pages.n > 0)
		if (str_eq(str_trim(str_cut(&pages, ',')), page))
			return true;
	return false;
}

void
corrections_place(struct paper *paper, struct corrected_row *row,
    struct str pages, int issue)
{
	struct issue_pages	*place;
	struct str		 page;

	if (row->places == NULL)	/* each issue of before is one at most */
		row->places = arena_array(paper->arena,
		    (size_t)paper->build->issue, struct issue_pages);
	if (row->nplaces == 0 ||
	    row->places[row->nplaces - 1].issue != issue)
		row->places[row->nplaces++] = (struct issue_pages){
		    .issue = issue };
	place = &row->places[row->nplaces - 1];
	while (pages.n > 0) {
		page = str_trim(str_cut(&pages, ','));
		if (has_page(place->pages, page))
			continue;
		place->pages = str_printf(paper->arena, STR_FMT "%s" STR_FMT,
		    STR_ARG(place->pages), place->pages.n > 0 ? ", " : "",
		    STR_ARG(page));
	}
}

/* ---- in words ---- */

/* The issues of ROW from place FIRST on that have it on its pages.  When a third one
 * follows two, they are a run. */
static size_t
runs_of(const struct corrected_row *row, size_t first, struct run *runs)
{
	size_t	n = 0;

	for (size_t i = first; i < row->nplaces; i++) {
		int	issue = row->places[i].issue;

		if (!str_eq(row->places[i].pages, row->places[first].pages))
			continue;
		if (n > 0 && issue == runs[n - 1].to + 1 &&
		    runs[n - 1].to > runs[n - 1].from)
			runs[n - 1].to = issue;
		else if (n > 1 && issue == runs[n - 1].to + 1 &&
		    runs[n - 1].from == runs[n - 2].to + 1 &&
		    runs[n - 2].from == runs[n - 2].to) {
			n--;
			runs[n - 1].to = issue;
		} else
			runs[n++] = (struct run){ issue, issue };
	}
	return n;
}

/* "issue 1", "issues 1 and 2", "issues 1-4 and 6". */
static void
say_issues(struct buf *out, const struct run *runs, size_t n)
{
	buf_text(out, n == 1 && runs[0].from == runs[0].to ? "issue " :
	    "issues ");
	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			buf_text(out, i + 1 < n ? ", " : " and ");
		buf_printf(out, "%d", runs[i].from);
		if (runs[i].to > runs[i].from)
			buf_printf(out, "\xE2\x80\x93%d", runs[i].to);
	}
}

/* "ii, 4, 7-9": with the dash of print. */
static void
say_pages(struct buf *out, struct str pages)
{
	for (size_t i = 0; i < pages.n; i++)
		buf_text(out, pages.s[i] == '-' ? "\xE2\x80\x93" :
		    (char[]){ pages.s[i], '\0' });
}

/* Whether an issue before that at place I has ROW on the same pages. */
static bool
is_said(const struct corrected_row *row, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (str_eq(row->places[k].pages, row->places[i].pages))
			return true;
	return false;
}

struct str
corrections_pages(struct paper *paper, const struct corrected_row *row)
{
	struct run	*runs = arena_array(paper->arena, row->nplaces,
			    struct run);
	struct buf	 out = { 0 };
	bool		 known;

	for (size_t i = 0; i < row->nplaces; i++) {
		if (is_said(row, i))
			continue;
		known = row->places[i].pages.n > 0;
		buf_text(&out, i > 0 ? "; " : "");
		say_pages(&out, row->places[i].pages);
		buf_text(&out, known ? " (" : "");
		say_issues(&out, runs, runs_of(row, i, runs));
		buf_text(&out, known ? ")" : "");
	}
	return buf_take(&out, paper->arena);
}
