/*
 * corrections_read.c - what earlier issues of a paper printed otherwise than it
 * stands now, from the ledger: each figure once for each value that they had.
 */
#include <stdlib.h>
#include <string.h>

#include "paper/corrections_int.h"

/* Which reads a note speaks of, and in what words; all others are about lists of
 * names, or of other papers. */
static const struct {
	const char	*kind;
	enum corrected	 what;
	const char	*words;
} noted[] = {
	{ "series", CORRECTED_FIGURE, "" },
	{ "revisions", CORRECTED_FIGURE, "" },
	{ "breakdown", CORRECTED_ROWS, "by" },
	{ "indicator", CORRECTED_OTHER, "definition" },
	{ "target", CORRECTED_OTHER, "target" },
	{ "comparators", CORRECTED_OTHER, "figures of others" },
	{ "neighbours", CORRECTED_OTHER, "Statistical neighbours" },
	{ "audits", CORRECTED_OTHER, "Audits: " },	/* and of what */
	{ "actions", CORRECTED_OTHER, "Recommendations" },
	{ "authority", CORRECTED_OTHER, "The authority\xE2\x80\x99s name" },
};

/* The note while it is read. */
struct reading_note {
	struct paper		*paper;
	struct corrections	*all;
	size_t			 room;
};

/* ---- rows ---- */

static bool
has_figure(const struct observation *obs)
{
	return obs->period.kind != PERIOD_NONE;
}

bool
corrections_alike(struct paper *paper, const struct indicator *indicator,
    const struct observation *a, const struct observation *b)
{
	if (!has_figure(a) || !has_figure(b))
		return has_figure(a) == has_figure(b);
	return a->symbol == b->symbol &&
	    str_eq(observation_words(paper->arena, indicator, a),
	    observation_words(paper->arena, indicator, b));
}

/* Whether A and B are of one figure, of which issues printed the same. */
static bool
same_row(struct paper *paper, const struct corrected_row *a,
    const struct corrected_row *b)
{
	return a->what == b->what && a->indicator == b->indicator &&
	    str_eq(a->area, b->area) && period_eq(a->period, b->period) &&
	    str_eq(a->words, b->words) && (a->what != CORRECTED_FIGURE ||
	    corrections_alike(paper, a->indicator, &a->was, &b->was));
}

/* Of a paper that read a figure's history alone, as bars do: what stood as of
 * import SEEN, and what does now.  The ledger learns of it with the row, if there
 * is to be one. */
static void
find_figures(struct paper *paper, int64_t seen, struct corrected_row *row)
{
	struct breakdown_of	of = { row->indicator, row->period, row->area,
				    STR("") };
	struct revision_reads	all;

	if (!store_row_revisions(paper->store, &of, STR(""), &all) ||
	    all.n == 0)
		return;
	for (size_t i = 0; i < all.n; i++)
		if (all.at[i].import <= seen)
			row->was = all.at[i].obs;
	if (all.at[all.n - 1].now)
		row->now = all.at[all.n - 1].obs;
}

/* What the note says of REASON, of an issue that saw the imports up to SEEN; false
 * when it says nothing. */
static bool
row_of(struct paper *paper, const struct reason *reason, int64_t seen,
    struct corrected_row *row)
{
	size_t	i = 0, n = sizeof(noted) / sizeof(*noted);

	while (i < n && !str_is(reason->kind, noted[i].kind))
		i++;
	if (i == n)
		return false;
	*row = (struct corrected_row){ .what = noted[i].what,
	    .indicator = reason->indicator, .area = reason->area,
	    .period = reason->period, .words = str_of(noted[i].words),
	    .was = reason->was, .now = reason->now, .time = reason->time };
	row->why = corrections_given(paper, reason->import, reason->why);
	if (row->what == CORRECTED_FIGURE && row->indicator == NULL)
		return false;		/* its definition went, and is said */
	if (row->what == CORRECTED_ROWS)
		row->words = str_printf(paper->arena, "by " STR_FMT,
		    STR_ARG(reason->breakdown));
	if (str_ends(row->words, ": "))
		row->words = str_printf(paper->arena, STR_FMT STR_FMT,
		    STR_ARG(row->words), STR_ARG(reason->about));
	if (row->what == CORRECTED_ROWS)
		return paper->build->members || row->indicator == NULL ||
		    corrections_rows(paper, &(struct breakdown_of){
		    row->indicator, row->period, row->area,
		    reason->breakdown }, seen, row);
	if (row->what == CORRECTED_FIGURE && !has_figure(&row->was) &&
	    !has_figure(&row->now))
		find_figures(paper, seen, row);
	return row->what != CORRECTED_FIGURE || !corrections_alike(paper,
	    row->indicator, &row->was, &row->now);
}

/*
 * What the public may not see stands on no page of its copies: exempt papers are
 * counted there, and what they hold was read for that.  So a pack's public edition
 * tells of what has a page.
 */
static bool
may_tell(const struct paper *paper, const struct reason *reason)
{
	return paper->bound == NULL || paper->build->members ||
	    reason->pages.n > 0;
}

static void
row_new(struct reading_note *at, const struct corrected_row *row)
{
	struct corrections	*all = at->all;
	struct corrected_row	*more;

	if (all->n == at->room) {
		at->room = at->room > 0 ? 2 * at->room : 16;
		more = arena_array(at->paper->arena, at->room,
		    struct corrected_row);
		if (all->n > 0)
			memcpy(more, all->at, all->n * sizeof(*more));
		all->at = more;
	}
	all->at[all->n++] = *row;
}

static void
add_reason(struct reading_note *at, const struct reason *reason,
    const struct publication *issue)
{
	struct corrections	*all = at->all;
	struct corrected_row	 row;
	size_t			 i;

	if (!row_of(at->paper, reason, issue->seen, &row))
		return;
	if (!may_tell(at->paper, reason)) {
		all->untold++;
		return;
	}
	for (i = 0; i < all->n; i++)
		if (same_row(at->paper, &all->at[i], &row))
			break;
	if (i == all->n) {
		if (row.what == CORRECTED_FIGURE)
			corrections_why(at->paper, issue->seen, &row);
		row_new(at, &row);
	}
	corrections_place(at->paper, &all->at[i], reason->pages,
	    issue->issue);
}

/* By indicator, oldest period first, figures before all else, and what the earlier
 * issue printed first: the same order whatever the ledger's. */
static int
by_name(const void *a, const void *b)
{
	const struct corrected_row	*one = a, *other = b;
	int				 order;

	order = (one->indicator == NULL) - (other->indicator == NULL);
	if (order == 0 && one->indicator != NULL) {
		order = str_cmp(one->indicator->name, other->indicator->name);
		if (order == 0)
			order = str_cmp(one->indicator->id,
			    other->indicator->id);
	}
	if (order == 0)
		order = (int)one->what - (int)other->what;
	if (order == 0)
		order = str_cmp(one->area, other->area);
	if (order == 0)
		order = str_cmp(one->words, other->words);
	if (order == 0 && one->period.kind != other->period.kind)
		order = (int)one->period.kind - (int)other->period.kind;
	if (order == 0)
		order = (one->period.at > other->period.at) -
		    (one->period.at < other->period.at);
	if (order == 0)
		order = one->places[0].issue - other->places[0].issue;
	return order;
}

/* ---- the note ---- */

/* Whether anything is to be noted in this paper at all. */
static bool
is_wanted(const struct paper *paper)
{
	const struct build	*build = paper->build;

	return build->issue > 1 && build->whole == NULL &&
	    paper->store != NULL && (paper->pack->corrections ||
	    layout_has(build->layout, &kind_corrections));
}

static void
read_issues(struct reading_note *at)
{
	struct paper_about	 about = paper_about(at->paper);
	struct store		*store = at->paper->store;
	struct str		 edition = at->paper->build->members ?
				    STR("members") : STR("public");
	struct publication	 issue = { .issue = 0 };
	struct reason		*reasons;
	size_t			 n;

	while (ledger_after(store, about.pack, edition, about.period,
	    issue.issue, &issue) && issue.issue < at->paper->build->issue) {
		if (!ledger_since(store, &issue, &reasons, &n))
			continue;
		for (size_t k = 0; k < n; k++)
			add_reason(at, &reasons[k], &issue);
	}
}

const struct corrections *
corrections_read(struct paper *paper)
{
	struct reading_note	at = { .paper = paper };

	if (paper->noted != NULL)
		return paper->noted;
	paper->noted = at.all = arena_make(paper->arena, struct corrections);
	*at.all = (struct corrections){ 0 };
	if (!is_wanted(paper))
		return paper->noted;
	at.all->reading = reading_begin(paper);	/* whoever asks first */
	read_issues(&at);
	reading_end(paper, at.all->reading, NULL);
	for (size_t i = 0; i < at.all->n; i++)
		at.all->at[i].pages = corrections_pages(paper,
		    &at.all->at[i]);
	if (at.all->n > 0)
		qsort(at.all->at, at.all->n, sizeof(*at.all->at), by_name);
	return paper->noted;
}

bool
corrections_noted(struct paper *paper)
{
	return corrections_read(paper)->n > 0;
}
