/*
 * revised.c - which figures are marked r: those that a published paper printed
 * otherwise.  One rule for tables, bars, cards and charts.
 *
 * A figure was RESTATED when an earlier revision of it, which prints otherwise,
 * stands in a paper that was published.  It is marked as long as the pack's
 * revised-months say, counted from the day of the correction to the paper's own.
 */
#include <string.h>

#include "paper/breakdown_int.h"
#include "paper/corrections_int.h"

/* The answer for a figure, asked once a paper. */
struct revised_figure {
	const struct indicator	*indicator;
	struct period		 period;
	bool			 revised;
	struct date		 day;		/* of the correction */
	struct revised_figure	*next;
};

/* ---- for how long ---- */

/* The day the paper is of: a bound one without a day is of its pack's. */
static struct date
paper_day(const struct paper *paper)
{
	struct date	day = paper->pack->date.date;

	if (!date_known(day) && paper->build->whole != NULL)
		day = layout_pack(paper->build->whole)->date.date;
	if (!date_known(day) && paper->period.kind != PERIOD_NONE)
		day = period_last(paper->period);
	return day;
}

/* Whether what was corrected on DAY is still marked.  Months are counted whole:
 * what was corrected on 31 March is marked up to 29 February, for eleven. */
static bool
is_recent(const struct paper *paper, struct date day)
{
	struct date	of = paper_day(paper);

	if (paper->pack->revised_months == 0)
		return false;
	if (!date_known(of))
		return true;
	return date_months(day, of) < paper->pack->revised_months;
}

/* ---- a figure of the authority ---- */

struct str
observation_words(struct arena *arena, const struct indicator *indicator,
    const struct observation *obs)
{
	struct num	value = indicator_value(indicator, obs);
	struct str	text;

	if (!num_known(value))
		return observation_mark(obs);
	text = indicator_text(arena, indicator, value, false);
	if (fraction_known(obs))
		text = str_printf(arena, STR_FMT " (" STR_FMT " of " STR_FMT
		    ")", STR_ARG(text), STR_ARG(num_text(arena, obs->numerator,
		    0, NUM_PLAIN)), STR_ARG(num_text(arena, obs->denominator,
		    0, NUM_PLAIN)));
	return text;
}

static bool
prints_alike(struct paper *paper, const struct indicator *indicator,
    const struct observation *a, const struct observation *b)
{
	return str_eq(observation_words(paper->arena, indicator, a),
	    observation_words(paper->arena, indicator, b));
}

bool
publication_counts(const struct paper *paper,
    const struct publication *publication)
{
	return paper->build->members ||
	    !str_is(publication->edition, "members");
}

/* Whether a published paper has revision I of ALL, which is not the last. */
static bool
stood_in_print(struct paper *paper, const struct indicator *indicator,
    struct period period, const struct revision_reads *all, size_t i)
{
	const struct publication	*printed;
	size_t				 n;

	if (!ledger_printed(paper->store, indicator, period,
	    all->at[i].import, revision_end(all, i), &printed, &n))
		return false;
	for (size_t k = 0; k < n; k++)
		if (publication_counts(paper, &printed[k]))
			return true;
	return false;
}

/* Ask the store of the figure. */
static void
figure_ask(struct paper *paper, struct revised_figure *figure)
{
	const struct indicator	*indicator = figure->indicator;
	const struct observation *now;
	struct revision_reads	 all;
	size_t			 i;

	if (!store_revisions(paper->store, indicator, STR(""), figure->period,
	    &all) || all.n < 2)
		return;
	now = &all.at[all.n - 1].obs;
	for (i = all.n - 1; i > 0 && prints_alike(paper, indicator,
	    &all.at[i - 1].obs, now); i--)
		;
	figure->day = date_from_epoch(all.at[i].time);
	if (i == 0 || !is_recent(paper, figure->day))
		return;
	while (!figure->revised && i-- > 0)
		figure->revised = !prints_alike(paper, indicator,
		    &all.at[i].obs, now) &&
		    stood_in_print(paper, indicator, figure->period, &all, i);
}

bool
figure_is_revised(struct paper *paper, const struct indicator *indicator,
    const struct observation *obs, struct date *day)
{
	struct revised_figure	*at;

	if (obs == NULL || !obs->earlier)
		return false;
	for (at = paper->revised; at != NULL; at = at->next)
		if (at->indicator == indicator &&
		    period_eq(at->period, obs->period))
			break;
	if (at == NULL) {
		at = arena_make(paper->arena, struct revised_figure);
		*at = (struct revised_figure){ .indicator = indicator,
		    .period = obs->period, .next = paper->revised };
		paper->revised = at;
		figure_ask(paper, at);
	}
	if (day != NULL)
		*day = at->day;
	return at->revised;
}

/* What is withheld or missing shows no figure that could be another one. */
static bool
may_gain_r(const struct observation *obs)
{
	return obs != NULL && obs->symbol != SYMBOL_R &&
	    !symbol_replaces(obs->symbol);
}

bool
figure_gains_r(struct paper *paper, const struct indicator *indicator,
    const struct observation *obs)
{
	return may_gain_r(obs) && figure_is_revised(paper, indicator, obs,
	    NULL);
}

struct str
figure_marks(struct arena *arena, enum symbol symbol, bool revised)
{
	if (symbol == SYMBOL_NONE || symbol == SYMBOL_R || !revised)
		return str_of(symbol_word(revised ? SYMBOL_R : symbol));
	return str_printf(arena, "%s, %s", symbol_word(symbol),
	    symbol_word(SYMBOL_R));
}

struct str
revised_words(struct paper *paper)
{
	return corrections_noted(paper) ? STR("revised since it was published; "
	    "see the corrections note") : STR("revised since it was published");
}

/* ---- a table by category ---- */

/* When import NUMBER was; year 0 when there is none. */
static struct date
import_day(struct paper *paper, int64_t number)
{
	const struct import_read	*all, *import = NULL;
	size_t				 n;

	if (store_imports(paper->store, &all, &n))
		import = imports_find(all, n, number);
	return import != NULL ? date_from_epoch(import->time) :
	    (struct date){ .year = 0 };
}

/* Whether the public has seen other numbers of ROW, which it is shown. */
static bool
row_was_printed(const struct breakdown_row *row,
    const struct printed_rows *printed)
{
	const struct printed_row	*at;

	for (size_t i = 0; i < printed->n; i++) {
		at = &printed->at[i];
		if (at->stands && str_eq(at->category, row->name) &&
		    ((at->share && at->numerator != row->share) ||
		    (at->base && at->denominator != row->base)))
			return true;
	}
	return false;
}

/* Whether the rows of a paper, of which there were as many, add to another total:
 * it stands there, whatever is withheld above it. */
static bool
total_was_printed(const struct breakdown_page *page,
    const struct printed_rows *printed)
{
	int64_t	share, base;
	size_t	n;

	for (size_t i = 0; i < printed->n; i += n) {
		share = base = 0;
		for (n = 0; i + n < printed->n &&
		    printed->at[i + n].publication ==
		    printed->at[i].publication; n++) {
			share += printed->at[i + n].numerator;
			base += printed->at[i + n].denominator;
		}
		if (printed->at[i].stands && n == page->n && (share != page->total.share ||
		    base != page->total.base))
			return true;
	}
	return false;
}

/* Whether the whole was corrected of late.  The day on which a row was is not asked
 * for: that of a row which is withheld is nobody's to learn. */
static bool
whole_is_recent(struct paper *paper, const struct breakdown_of *of)
{
	struct revision_reads	all;

	return store_revisions(paper->store, of->indicator, of->area,
	    of->period, &all) && all.n > 1 && is_recent(paper,
	    date_from_epoch(all.at[all.n - 1].time));
}

void
breakdown_revised(struct paper *paper, struct breakdown_page *page)
{
	struct printed_rows	 printed = { 0 };
	struct breakdown_row	*row;
	bool			 recent = whole_is_recent(paper, &page->of);

	if (!ledger_rows(paper->store, &page->of, &printed) || printed.n == 0)
		return;
	for (size_t i = 0; i < page->n; i++) {
		row = &page->rows[i];
		if (!row->known || row->hide_share || row->changed == 0 ||
		    !is_recent(paper, import_day(paper, row->changed)))
			continue;
		row->revised = row_was_printed(row, &printed);
		recent |= row->revised;
	}
	page->total.revised = recent && page->total.known &&
	    total_was_printed(page, &printed);
	page->revised = page->total.revised;
	for (size_t i = 0; i < page->n; i++)
		page->revised |= page->rows[i].revised;
}

/* ---- the months of a chart ---- */

/* A run of months that were revised in the same month. */
struct revised_run {
	struct period	first, last, in;
};

/* "July 2024 and August 2024 were revised in November 2024." */
static void
say_run(struct arena *arena, const struct revised_run *run, struct buf *out)
{
	int	more = period_between(run->first, run->last);

	buf_printf(out, " " STR_FMT, STR_ARG(period_long(arena, run->first)));
	if (more > 0)
		buf_printf(out, "%s" STR_FMT, more > 1 ? " to " : " and ",
		    STR_ARG(period_long(arena, run->last)));
	buf_printf(out, " %s revised in " STR_FMT ".", more > 0 ? "were" :
	    "was", STR_ARG(period_long(arena, run->in)));
}

struct str
revised_months(struct paper *paper, const struct series *series,
    struct period from, struct period to)
{
	const struct observation	*obs;
	struct revised_run		 run = { { PERIOD_NONE, 0 }, from, from };
	struct buf			 out = { 0 };
	struct date			 day;
	struct period			 in;

	for (size_t i = 0; i < series->n; i++) {
		obs = &series->at[i];
		if (obs->period.at < from.at || obs->period.at > to.at ||
		    !may_gain_r(obs) || !figure_is_revised(paper,
		    series->indicator, obs, &day))
			continue;
		in = period_month(day.year, day.month);
		if (run.first.kind != PERIOD_NONE && (!period_eq(run.in, in) ||
		    period_between(run.last, obs->period) != 1)) {
			say_run(paper->arena, &run, &out);
			run.first.kind = PERIOD_NONE;
		}
		if (run.first.kind == PERIOD_NONE)
			run.first = obs->period;
		run.last = obs->period;
		run.in = in;
	}
	if (run.first.kind != PERIOD_NONE)
		say_run(paper->arena, &run, &out);
	return buf_take(&out, paper->arena);
}
