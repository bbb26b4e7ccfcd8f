/* indicators.c - [indicators]: the page with a priority area's table. */
#include <string.h>

#include "paper/paper_int.h"
#include "paper/indicators_int.h"

/* What the store says of one indicator, once for the whole page. */
static bool
read_row(struct paper *paper, const struct indicators *settings,
    struct item id, struct period from, struct indicator_row *row)
{
	const struct indicator	*indicator = figure_indicator(paper, id);
	struct comparators	 all;

	if (indicator == NULL)
		return false;
	row->indicator = indicator;
	if (!store_series(paper->store, indicator, STR(""), from, paper->period,
	    &row->series) ||
	    !store_comparators(paper->store, indicator, paper->period, &all))
		return false;
	row->target = store_target(paper->store, indicator, paper->period);
	row->now = indicator_value(indicator,
	    series_find(&row->series, paper->period));
	row->comparators = arena_array(paper->arena, settings->comparators.n,
	    const struct comparator *);
	for (size_t i = 0; i < settings->comparators.n; i++)
		for (size_t j = 0; j < all.n; j++)
			if (str_eq(all.at[j].name,
			    settings->comparators.at[i].text))
				row->comparators[i] = &all.at[j];
	for (size_t i = 0; i < settings->comparators.n; i++)
		if (row->comparators[i] == NULL && str_is(
		    settings->comparators.at[i].text, "statistical-neighbours"))
			row->comparators[i] = figure_neighbours(paper,
			    indicator);
	return true;
}

/* What a target set for a whole year is compared with: the year to date. */
static struct num
rated_value(const struct paper *paper, const struct indicator_row *row)
{
	if (row->target != NULL && row->target->whole_year)
		return indicator_ytd(&row->series, paper->period).value;
	return row->now;
}

static void
rate_row(struct paper *paper, const struct indicators *settings,
    struct indicator_row *row)
{
	struct num	last_year = NUM_NONE;

	for (size_t i = 0; i < settings->comparators.n; i++)
		if (row->comparators[i] != NULL &&
		    str_is(settings->comparators.at[i].text, "last-year"))
			last_year = comparator_value(row->indicator,
			    row->comparators[i]);
	row->status = target_status(row->indicator, row->target,
	    rated_value(paper, row), last_year, paper->period, &paper->rules);
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
			    STR_FMT ": " STR_FMT " here, " STR_FMT " in the "
			    "store (" STR_FMT ":%d)", STR_ARG(id.text),
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
	return year_begin(paper->period);
}

static void
make_indicators(struct paper *paper, const struct section *section,
    struct blocks *out)
{
	const struct indicators	*settings = section->settings;
	struct indicator_page	 page = { .settings = settings };

	page.from = first_month_shown(paper, settings);
	page.months = (size_t)period_between(page.from, paper->period) + 1;
	page.rows = arena_array(paper->arena, settings->ids.n,
	    struct indicator_row);
	for (size_t i = 0; i < settings->ids.n; i++) {
		/* The year to date needs April even where fewer months show. */
		struct period	april = year_begin(paper->period);
		struct period	from = page.from.at < april.at ? page.from :
				    april;

		if (!read_row(paper, settings, settings->ids.at[i], from,
		    &page.rows[page.n]))
			continue;
		rate_row(paper, settings, &page.rows[page.n++]);
	}
	page_begin(paper, section, settings->title, settings->standfirst, out);
	indicator_table(paper, &page, section, out);
	indicator_notes(paper, &page, out);
	check_printed(paper, settings);
}

static const struct key indicators_keys[] = {
	{ "title", KEY_TEXT, offsetof(struct indicators, title), REQUIRED_KEY,
	  NULL, "The page's title, a bookmark and a line of the contents." },
	{ "standfirst", KEY_TEXT, offsetof(struct indicators, standfirst), NULL,
	  NULL, "One sentence under the title: the message. Figures in it may "
	  "be bound." },
	{ "indicators", KEY_INDICATORS, offsetof(struct indicators, ids),
	  REQUIRED_KEY, NULL, "The rows, in order." },
	{ "months", KEY_WHOLE, offsetof(struct indicators, months), "0", NULL,
	  "How many months are shown; 0 is from April." },
	{ "comparators", KEY_LIST, offsetof(struct indicators, comparators),
	  "last-year, statistical-neighbours, south-east, england", NULL,
	  "The columns beside the target." },
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
	    "fractions, target, comparators, status and change.",
	.size = sizeof(struct indicators),
	.keys = indicators_keys,
	.act = &act_indicators,
};
