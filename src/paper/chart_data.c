/* chart_data.c - an indicator's months, targets and neighbours, as a chart wants
 * them. */
#include "paper/charts_int.h"

static const double default_height[CHART__MAX] = {
	[CHART_LINE] = 150, [CHART_COLUMNS] = 130, [CHART_SPC] = 225
};

/* "Apr", and the year as well where one begins: "Jan 2021". */
static struct str
axis_label(struct arena *arena, struct period period, bool years)
{
	const char	*month = month_short(period.at % 12 + 1);

	if (years && period.at % 12 == 0)
		return str_printf(arena, "%s %d", month, period.at / 12);
	return str_of(month);
}

static bool
is_dark(const struct chart_settings *settings, struct period period)
{
	struct period	named;

	for (size_t i = 0; i < settings->dark.n; i++)
		if (period_parse(settings->dark.at[i].text, &named) &&
		    period_eq(named, period))
			return true;
	return false;
}

static bool
target_covers(const struct target *target, struct period month)
{
	return (target->from.kind == PERIOD_NONE ||
	    date_cmp(period_first(target->from), period_first(month)) <= 0) &&
	    (target->to.kind == PERIOD_NONE ||
	    date_cmp(period_last(target->to), period_last(month)) >= 0);
}

/* The target in force in MONTH.  Most months have that of the month before, LAST,
 * which saves a question to the store. */
static const struct target *
month_target(struct paper *paper, const struct indicator *indicator,
    struct period month, const struct target *last)
{
	if (last != NULL && target_covers(last, month))
		return last;
	return store_target(paper->store, indicator, month);
}

/* Whether TARGET can be drawn against single months. */
static bool
target_drawn(const struct target *target)
{
	return target != NULL && target->direction != DIRECTION_NONE &&
	    !target->whole_year;
}

static void
point_target(struct paper *paper, const struct indicator *indicator,
    const struct target *target, struct chart_point *point)
{
	if (!target_drawn(target))
		return;
	point->targeted = true;
	point->target = num_double(target->value);
	point->target_text = target_words(paper->arena, indicator, target);
	if (target->direction != DIRECTION_BETWEEN)
		return;
	point->between = true;
	point->target_to = num_double(target->upper);
}

/* Every month FROM to TO has its point; a month without a figure is a gap. */
static void
read_points(struct paper *paper, const struct chart_settings *settings,
    const struct series *series, struct period from, struct period to,
    struct chart *chart)
{
	const struct observation	*obs;
	struct num			 value;
	const struct target		*target = NULL;
	struct chart_point		*point;
	struct period			 at;
	bool				 years;

	chart->n = (size_t)period_between(from, to) + 1;
	chart->at = arena_array(paper->arena, chart->n, struct chart_point);
	years = chart->n > 12;
	for (size_t i = 0; i < chart->n; i++) {
		at = period_add(from, (int32_t)i);
		obs = series_find(series, at);
		value = indicator_value(series->indicator, obs);
		point = &chart->at[i];
		*point = (struct chart_point){
			.period = at,
			.label = axis_label(paper->arena, at, years),
			.known = num_known(value),
			.y = num_double(value),
			.text = indicator_text(paper->arena, series->indicator,
			    value, false),
			.dark = is_dark(settings, at),
			.made_up = obs != NULL && obs->symbol == SYMBOL_E,
		};
		if (!point->known) {
			point->gap = figure_gap(obs != NULL ? obs->symbol :
			    SYMBOL_NONE);
			point->text = observation_mark(obs);
		} else if (obs->symbol != SYMBOL_NONE &&
		    obs->symbol != SYMBOL_E)
			point->mark = str_of(symbol_word(obs->symbol));
		if (settings->target) {
			target = month_target(paper, series->indicator, at,
			    target);
			point_target(paper, series->indicator, target, point);
		}
	}
}

/* The target that the chart's last MONTH is held against, and how it stands: as
 * the table would rate it. */
static void
read_target(struct paper *paper, const struct series *series,
    struct period month, struct chart *chart)
{
	const struct indicator	*indicator = series->indicator;
	const struct target	*target = store_target(paper->store, indicator,
				    month);
	struct num		 last_year = target_last_year(indicator, target,
				    figure_comparator(paper, indicator,
				    STR("last-year"), month));
	enum status		 status;

	if (!target_drawn(target))
		return;
	/* A process chart has less room beside it. */
	chart->target = (struct chart_level){ true, num_double(target->value),
	    str_printf(paper->arena, chart->kind == CHART_SPC ?
	    "Target " STR_FMT : "Target, " STR_FMT, STR_ARG(chart->kind ==
	    CHART_SPC ? target_text(paper->arena, indicator, target) :
	    target_words(paper->arena, indicator, target))) };
	if (target->direction == DIRECTION_BETWEEN)
		chart->target_to = (struct chart_level){ true,
		    num_double(target->upper), STR("") };
	chart->target_upper = target->direction == DIRECTION_AT_MOST;
	status = target_status(indicator, target, indicator_value(indicator,
	    series_find(series, month)), last_year, month, &paper->rules);
	if (status == STATUS_MET || status == STATUS_NEAR ||
	    status == STATUS_MISSED)
		chart->status = str_of(status_word(status));
}

/* The neighbours' level, as published or else worked out, and what it is, for the
 * caption. */
static struct str
read_neighbours(struct paper *paper, const struct indicator *indicator,
    struct chart *chart)
{
	const struct comparator	*at = figure_comparator(paper, indicator,
				    STR("statistical-neighbours"),
				    paper->period);
	struct num		 value;

	if (at == NULL)
		at = figure_neighbours(paper, indicator);
	value = at != NULL ? comparator_value(indicator, at) : NUM_NONE;
	if (!num_known(value))
		return STR("");
	chart->neighbours = (struct chart_level){ true, num_double(value),
	    str_printf(paper->arena, "Neighbours, " STR_FMT,
	    STR_ARG(indicator_text(paper->arena, indicator, value, false))) };
	return str_printf(paper->arena, "Neighbours: " STR_FMT ", " STR_FMT "%s"
	    STR_FMT "%s. ", STR_ARG(at->computed ? str_printf(paper->arena,
	    "%s of %d", method_words((enum method)paper->pack->method),
	    at->neighbours) : STR("as published")),
	    STR_ARG(period_long(paper->arena, at->period)),
	    at->model.n > 0 ? ", " : "", STR_ARG(at->model),
	    at->model.n > 0 ? " model" : "");
}

/* Where a chart of SETTINGS begins and ends. */
static void
span_of(const struct paper *paper, const struct chart_settings *settings,
    struct period *from, struct period *to)
{
	*to = settings->to.period.kind != PERIOD_NONE ? settings->to.period :
	    paper->period;
	*from = settings->from.period.kind != PERIOD_NONE ?
	    settings->from.period : period_april(*to);
}

bool
chart_rebased(const struct paper *paper, const struct section *section)
{
	const struct chart_settings	*settings = section->settings;
	struct period			 from, to, month;

	span_of(paper, settings, &from, &to);
	for (size_t i = 0; i < settings->rebase.n; i++)
		if (period_parse(settings->rebase.at[i].text, &month) &&
		    month.kind == from.kind && month.at > from.at &&
		    month.at <= to.at)
			return true;
	return false;
}

/* The same of SECTION; said when that is no stretch of months. */
static bool
chart_span(struct paper *paper, const struct section *section,
    struct period *from, struct period *to)
{
	const struct chart_settings	*settings = section->settings;

	span_of(paper, settings, from, to);
	if (from->kind == PERIOD_MONTH && to->kind == PERIOD_MONTH &&
	    period_between(*from, *to) >= 0 &&
	    period_between(*from, *to) < 600)
		return true;
	diag_at(paper->diags, DIAG_CHART_SPAN,
	    settings->from.place.file != NULL ? settings->from.place :
	    section->place, STR_FMT " to " STR_FMT,
	    STR_ARG(period_code(paper->arena, *from)),
	    STR_ARG(period_code(paper->arena, *to)));
	return false;
}

/* Whether the months `dark` names are the chart's, and its baseline no longer than
 * it. */
static bool
check_months(struct paper *paper, const struct chart_settings *settings,
    struct period from, struct period to)
{
	struct period	named;

	for (size_t i = 0; i < settings->dark.n; i++)
		if (!period_parse(settings->dark.at[i].text, &named) ||
		    named.kind != PERIOD_MONTH || named.at < from.at ||
		    named.at > to.at)
			diag_at(paper->diags, DIAG_CHART_MONTH,
			    settings->dark.at[i].place, STR_FMT,
			    STR_ARG(settings->dark.at[i].text));
	if (settings->baseline <= period_between(from, to) + 1)
		return true;
	diag_at(paper->diags, DIAG_CHART_BASELINE, settings->indicator.place,
	    "%d of %d", settings->baseline, period_between(from, to) + 1);
	return false;
}

/* Limits come from months that can be compared, and those of a running total cannot:
 * each has all before it in it, and April begins anew. */
static bool
check_limits(struct paper *paper, const struct chart_settings *settings,
    const struct indicator *indicator)
{
	if (settings->kind != CHART_SPC ||
	    indicator->aggregation != AGGREGATE_YEAR_TO_DATE)
		return true;
	diag_at(paper->diags, DIAG_CHART_RUNNING, settings->indicator.place,
	    STR_FMT, STR_ARG(indicator->id));
	return false;
}

static void
read_spc(const struct chart_settings *settings,
    const struct indicator *indicator, struct chart *chart)
{
	chart->spc = (struct spc_options){
		.baseline = (size_t)settings->baseline,
		.better = indicator->better,
		.has_target = chart->target.known,
		.target = chart->target.y,
		.target_upper = chart->target_upper,
	};
}

/* A chart of the settings' kind and size, without its months. */
static struct chart *
chart_new(struct paper *paper, const struct chart_settings *settings,
    const struct indicator *indicator)
{
	struct chart	*chart = arena_make(paper->arena, struct chart);

	*chart = (struct chart){
		.kind = (enum chart_kind)settings->kind,
		.title = settings->title.text,
		.indicator = indicator,
		.unit = indicator->unit == UNIT_PERCENT ? STR("%") : STR(""),
		.unit_before = indicator->unit == UNIT_MONEY ? STR("\xC2\xA3") :
		    STR(""),
		.from_nought = settings->nought == NOUGHT_YES ||
		    (settings->nought == NOUGHT_AUTO &&
		    settings->kind != CHART_SPC),
		.width = paper->width,
		.height = settings->height > 0 ? settings->height :
		    default_height[settings->kind],
	};
	return chart;
}

/* Why the first estimated month is one. */
static struct str
estimate_reason(const struct series *series)
{
	for (size_t i = 0; i < series->n; i++)
		if (series->at[i].symbol == SYMBOL_E)
			return series->at[i].reason;
	return STR("");
}

/* The months FROM to TO, and the one before TO, from which its change is, even
 * where that is not drawn. */
static bool
read_series(struct paper *paper, const struct indicator *indicator,
    struct period from, struct period to, struct series *series)
{
	if (period_eq(from, to))
		from = period_add(from, -1);
	return store_series(paper->store, indicator, STR(""), from, to, series);
}

/* The layout's own words go before those worked out. */
static void
read_words(struct paper *paper, const struct chart_settings *settings,
    const struct series *series, struct str neighbours, struct chart *chart)
{
	struct str	symbols = chart_symbols(paper, chart, series);

	chart->revised = revised_months(paper, series, chart->at[0].period,
	    chart->at[chart->n - 1].period);
	symbols = str_printf(paper->arena, "%s" STR_FMT STR_FMT STR_FMT,
	    chart_restarts(chart) ? " Running totals count from April." : "",
	    STR_ARG(symbols), STR_ARG(chart->rebased), STR_ARG(chart->revised));
	chart->estimated = estimate_reason(series);
	chart->change = chart_change(paper, series,
	    chart->at[chart->n - 1].period);
	chart->last_label = chart_last(paper, chart);
	chart->measure = settings->measure.text;
	if (chart->measure.n == 0)
		chart->measure = chart_measure(paper, chart->indicator,
		    chart->at[0].period, chart->at[chart->n - 1].period);
	chart->caption = str_trim(chart_caption(paper, neighbours, symbols,
	    chart->indicator));
	if (settings->caption.text.n > 0)
		chart->caption = str_printf(paper->arena, STR_FMT STR_FMT,
		    STR_ARG(settings->caption.text), STR_ARG(symbols));
}

struct chart *
chart_read(struct paper *paper, const struct section *section)
{
	const struct chart_settings	*settings = section->settings;
	const struct indicator		*indicator;
	struct str			 neighbours = STR("");
	struct chart			*chart;
	struct series			 series;
	struct period			 from, to;

	indicator = figure_indicator(paper, settings->indicator);
	if (indicator == NULL || !check_limits(paper, settings, indicator) ||
	    !chart_span(paper, section, &from, &to) ||
	    !check_months(paper, settings, from, to) ||
	    !read_series(paper, indicator, from, to, &series))
		return NULL;
	chart = chart_new(paper, settings, indicator);
	read_points(paper, settings, &series, from, to, chart);
	figure_gaps(paper, settings->indicator.place, &series, from, to);
	if (settings->target)
		read_target(paper, &series, to, chart);
	if (settings->neighbours && chart->kind == CHART_LINE)
		neighbours = read_neighbours(paper, indicator, chart);
	read_spc(settings, indicator, chart);
	rebase_read(paper, settings, chart);
	read_words(paper, settings, &series, neighbours, chart);
	return chart;
}
