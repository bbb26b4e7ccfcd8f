/* indicators.c - [indicators]: the page with a priority area's table. */
#include <string.h>

#include "paper/paper_int.h"
#include "paper/indicators_int.h"

/* What the figures of ROW are held against. */
static bool
read_others(struct paper *paper, const struct indicators *settings,
    struct indicator_row *row)
{
	const struct indicator	*indicator = row->indicator;
	struct comparators	 all;
	struct str		 name;

	if (!store_comparators(paper->store, indicator, paper->period, &all))
		return false;
	row->target = store_target(paper->store, indicator, paper->period);
	row->last_year = comparators_find(&all, STR("last-year"));
	row->comparators = arena_array(paper->arena, settings->comparators.n,
	    const struct comparator *);
	for (size_t i = 0; i < settings->comparators.n; i++) {
		name = settings->comparators.at[i].text;
		row->comparators[i] = comparators_find(&all, name);
		if (row->comparators[i] == NULL &&
		    str_is(name, "statistical-neighbours"))
			row->comparators[i] = figure_neighbours(paper,
			    indicator);
	}
	return true;
}

/* What the store says of one indicator, once for the whole page. */
static bool
read_figures(struct paper *paper, const struct indicators *settings,
    struct item id, struct period from, struct indicator_row *row)
{
	bool	known;

	row->indicator = figure_indicator(paper, id);
	if (row->indicator == NULL || !store_series(paper->store,
	    row->indicator, STR(""), from, paper->period, &row->series))
		return false;
	row->others = reading_begin(paper);
	known = read_others(paper, settings, row);
	reading_end(paper, row->others, NULL);
	return known;
}

static bool
read_row(struct paper *paper, const struct indicators *settings,
    struct item id, struct period from, struct indicator_row *row)
{
	bool	known;

	row->place = id.place;
	row->reading = reading_begin(paper);
	known = read_figures(paper, settings, id, from, row);
	reading_end(paper, row->reading, NULL);
	reading_also(paper, row->reading, row->others);
	return known;
}

/* Whether ROW has anything in the months the page shows. */
static bool
row_has_months(const struct indicator_row *row, struct period from)
{
	for (size_t i = 0; i < row->series.n; i++)
		if (row->series.at[i].period.at >= from.at)
			return true;
	return false;
}

/* Whether the store has comparators of this NAME at all; else said, with a
 * suggestion. */
static bool
comparator_known(struct paper *paper, struct item name)
{
	struct nearest	 nearest = NEAREST(name.text);
	struct neighbours neighbours;
	struct str	*names;
	size_t		 n = store_comparator_names(paper->store, &names);

	for (size_t i = 0; i < n; i++) {
		if (str_eq(names[i], name.text))
			return true;
		nearest_offer(&nearest, names[i]);
	}
	/* Neighbours may be worked out here, from their own figures. */
	if (str_is(name.text, "statistical-neighbours") &&
	    store_neighbours(paper->store, STR(""), paper->pack->model.text,
	    &neighbours) && neighbours.n > 0)
		return true;
	diag_unknown(paper->diags, DIAG_NO_COMPARATOR, name.place, &nearest);
	return false;
}

/* The period most figures of a comparator's column are for. */
static struct period
column_period(const struct indicator_page *page, size_t column)
{
	struct period	best = { PERIOD_NONE, 0 }, at;
	size_t		most = 0, count;

	for (size_t i = 0; i < page->n; i++) {
		if (page->rows[i].comparators[column] == NULL)
			continue;
		at = page->rows[i].comparators[column]->period;
		count = 0;
		for (size_t j = 0; j < page->n; j++)
			if (page->rows[j].comparators[column] != NULL)
				count += period_eq(page->rows[j].
				    comparators[column]->period, at);
		if (count > most) {
			most = count;
			best = at;
		}
	}
	return best;
}

/* A column that is there by default goes when no row has anything in it; one that
 * the layout asks for stays, and is an error when the store has nothing of its
 * kind. */
static void
keep_columns(struct paper *paper, const struct section *section,
    struct indicator_page *page)
{
	const struct items	*all = &page->settings->comparators;
	struct item		*kept = arena_array(paper->arena, all->n + 1,
				    struct item);
	size_t			 n = 0;
	bool			 asked, used;

	for (size_t i = 0; i < all->n; i++) {
		asked = all->at[i].place.line != section->place.line;
		used = false;
		for (size_t j = 0; j < page->n; j++)
			used |= page->rows[j].comparators[i] != NULL;
		if (!used && !(asked && comparator_known(paper, all->at[i])))
			continue;
		for (size_t j = 0; j < page->n; j++)
			page->rows[j].comparators[n] =
			    page->rows[j].comparators[i];
		kept[n++] = all->at[i];
	}
	page->comparators = (struct items){ kept, n };
	page->periods = arena_array(paper->arena, n, struct period);
	for (size_t i = 0; i < n; i++)
		page->periods[i] = column_period(page, i);
}

/* Whether ROW's target is more than a dash. */
static bool
has_target(const struct paper *paper, const struct indicator_row *row)
{
	return !str_eq(target_text(paper->arena, row->indicator, row->target),
	    symbol_mark(SYMBOL_NONE));
}

/* 99.8% against 100% prints as 100%, missed: true, and not to be understood. */
static void
check_decimals(struct paper *paper, struct item id,
    const struct indicator_row *row)
{
	struct str	printed = indicator_text(paper->arena, row->indicator,
			    row->rated, false);

	if ((row->status == STATUS_NEAR || row->status == STATUS_MISSED) &&
	    str_eq(printed, target_text(paper->arena, row->indicator,
	    row->target)) && !row->target->strict)
		diag_at(paper->diags, DIAG_PRINTED_EQUAL, id.place, STR_FMT
		    ": " STR_FMT ", %s", STR_ARG(id.text), STR_ARG(printed),
		    status_word(row->status));
}

/* Say of ROW, which is short of its target, that there is nothing to tell by whether
 * it is near. */
static void
say_no_last_year(struct paper *paper, const struct indicator_row *row)
{
	bool	known = row->last_year != NULL && num_known(comparator_value(
		    row->indicator, row->last_year));

	diag_at(paper->diags, DIAG_NO_LAST_YEAR, row->place, STR_FMT "%s",
	    STR_ARG(row->indicator->id), !known ? "" :
	    arena_printf(paper->arena, ", there is one of " STR_FMT,
	    STR_ARG(period_code(paper->arena, row->last_year->period))));
}

static void
rate_row(struct paper *paper, struct indicator_row *row)
{
	struct num	last_year = target_last_year(row->indicator,
			    row->target, row->last_year);

	if (target_unclear(row->indicator, row->target))
		diag_at(paper->diags, DIAG_TARGET_UNCLEAR, row->place, STR_FMT,
		    STR_ARG(row->indicator->id));
	row->rated = target_rated(&row->series, row->target, paper->period);
	row->status = target_status(row->indicator, row->target, row->rated,
	    last_year, paper->period, &paper->rules);
	if (row->status == STATUS_MISSED && !num_known(last_year) &&
	    paper->rules.rule == RULE_LAST_YEAR)
		say_no_last_year(paper, row);
	row->change = indicator_change(row->indicator, series_find(&row->series,
	    period_add(paper->period, -1)), series_find(&row->series,
	    paper->period));
}

/* "cla-visits 97%": what the paper this was taken from printed; the store's own
 * target counts, and `check` says where the two differ. */
static void
check_printed(struct paper *paper, const struct indicators *settings)
{
	const struct indicator	*indicator;
	const struct target	*target;
	struct item		 id;
	struct str		 printed, stored;

	for (size_t i = 0; i < settings->printed.n; i++) {
		id = settings->printed.at[i];
		printed = id.text;
		id.text = str_cut(&printed, ' ');
		printed = str_trim(printed);
		indicator = figure_indicator(paper, id);
		if (indicator == NULL)
			continue;
		target = store_target(paper->store, indicator, paper->period);
		stored = target != NULL ? target->printed : STR("");
		if (!str_eq(stored, printed))
			diag_at(paper->diags, DIAG_TARGET_PRINTED, id.place,
			    STR_FMT ": " STR_FMT " in printed-targets, " STR_FMT
			    " in the store (" STR_FMT ":%d)", STR_ARG(id.text),
			    STR_ARG(printed), STR_ARG(stored.n > 0 ? stored :
			    STR("no target")), STR_ARG(target != NULL ?
			    target->origin.file : STR("")),
			    target != NULL ? target->origin.line : 0);
	}
}

static struct period
first_month_shown(struct paper *paper, const struct indicators *settings)
{
	if (settings->months > 0)
		return period_add(paper->period, 1 - settings->months);
	return period_april(paper->period);
}

/* The year to date needs April and a change the month before, even where they do
 * not show. */
static struct period
first_month_read(struct paper *paper, struct period shown)
{
	struct period	april = period_april(paper->period);
	struct period	before = period_add(paper->period, -1);

	if (shown.at < april.at)
		april = shown;
	return before.at < april.at ? before : april;
}

/* Whether ROW has anything to print of the paper's month: a figure, why there is
 * none, or a status. */
static bool
row_has_month(const struct paper *paper, const struct indicator_row *row)
{
	return series_find(&row->series, paper->period) != NULL ||
	    (row->status != STATUS_NONE && row->status != STATUS_NOT_RATED);
}

/* A table without a figure of the paper's month is of another one: most likely its
 * data are not imported yet.  A store of quarters and years has none ever, which
 * each row has said. */
static void
say_no_month(struct paper *paper, const struct section *section)
{
	struct period	newest;

	store_month(paper->store, paper->period, &newest);
	if (newest.kind == PERIOD_NONE)
		return;
	/* Where no other indicator has one either, paper_cause() says that. */
	paper->answers.in_vain = true;
	diag_at(paper->diags, DIAG_INDICATORS_MONTH, section->place, STR_FMT
	    ", which others have",
	    STR_ARG(period_long(paper->arena, paper->period)));
}

/* Whether PAPER has an issue already: figures of its month that are gone since then
 * were taken back, which its corrections tell. */
static bool
was_published(const struct paper *paper)
{
	struct paper_about	about = paper_about(paper);
	struct publication	last;

	return ledger_last(paper->store, about.pack, paper->build->members ?
	    STR("members") : STR("public"), about.period, &last);
}

/* Say what PAGE lacks of the paper's month; what has no month at all is said. */
static void
check_month(struct paper *paper, const struct section *section,
    const struct indicator_page *page)
{
	const struct indicator_row	*row;
	size_t				 n = 0;

	for (size_t i = 0; i < page->n; i++)
		n += row_has_month(paper, &page->rows[i]);
	if (n == 0 && page->n > 0 && !was_published(paper))
		say_no_month(paper, section);
	for (size_t i = 0; n > 0 && i < page->n; i++) {
		row = &page->rows[i];
		if (!row_has_month(paper, row) &&
		    row_has_months(row, page->from))
			diag_at(paper->diags, DIAG_NO_ROW, row->place, STR_FMT
			    ": " STR_FMT, STR_ARG(period_long(paper->arena,
			    paper->period)), STR_ARG(row->indicator->id));
	}
}

static void
make_indicators(struct paper *paper, const struct section *section,
    struct blocks *out)
{
	const struct indicators	*settings = section->settings;
	struct indicator_page	 page = { .settings = settings };
	struct indicator_row	*row;
	unsigned		 reading;

	page.from = first_month_shown(paper, settings);
	page.months = (size_t)period_between(page.from, paper->period) + 1;
	page.rows = arena_array(paper->arena, settings->ids.n,
	    struct indicator_row);
	for (size_t i = 0; i < settings->ids.n; i++) {
		row = &page.rows[page.n];
		if (!read_row(paper, settings, settings->ids.at[i],
		    first_month_read(paper, page.from), row))
			continue;
		if (!row_has_months(row, page.from))
			diag_at(paper->diags, DIAG_NO_MONTHS,
			    settings->ids.at[i].place, STR_FMT,
			    STR_ARG(settings->ids.at[i].text));
		figure_gaps(paper, settings->ids.at[i].place, &row->series,
		    page.from, paper->period);
		rate_row(paper, row);
		check_decimals(paper, settings->ids.at[i], row);
		page.targets |= has_target(paper, row);
		page.n++;
	}
	check_month(paper, section, &page);
	keep_columns(paper, section, &page);
	page_begin(paper, section, settings->title, settings->standfirst, out);
	indicator_table(paper, &page, section, out);
	indicator_notes(paper, &page, out);
	reading = reading_begin(paper);		/* stands nowhere */
	check_printed(paper, settings);
	reading_end(paper, reading, NULL);
}

static const struct key indicators_keys[] = {
	{ "title", KEY_TEXT, offsetof(struct indicators, title), REQUIRED_KEY,
	  NULL, "The page's title, a bookmark and a line of the contents." },
	{ "standfirst", KEY_TEXT, offsetof(struct indicators, standfirst), NULL,
	  NULL, "One sentence under the title: the message. Figures in it may "
	  "be bound." },
	{ "indicators", KEY_INDICATORS, offsetof(struct indicators, ids),
	  REQUIRED_KEY, NULL, "The rows, in order." },
	{ "months", KEY_WHOLE, offsetof(struct indicators, months), "0", "600",
	  "How many months are shown; 0 is from April." },
	{ "comparators", KEY_LIST, offsetof(struct indicators, comparators),
	  "last-year, statistical-neighbours, south-east, england", NULL,
	  "The columns beside the target. A layout that names any has "
	  "those; else these, as far as there is anything in them." },
	{ "printed-targets", KEY_LINES, offsetof(struct indicators, printed),
	  NULL, NULL, "A line for each: an indicator and its target as another "
	  "page prints it; check says where the store differs." },
	{ "note", KEY_TEXT, offsetof(struct indicators, note), NULL, NULL,
	  "A sentence more under the table." },
	{ .name = NULL }
};
static const struct act act_indicators = { make_indicators, true };
const struct kind kind_indicators = {
	.name = "indicators",
	.about = "A page with a table of indicators: the months with their "
	    "fractions, target, comparators, status and change. [columns] "
	    "have room for few months of it.",
	.size = sizeof(struct indicators),
	.keys = indicators_keys,
	.act = &act_indicators,
};
