/* charts.c - [chart]: an indicator's months as a line, columns or a process
 * behaviour chart, with its title, measure and caption as text of the page. */
#include <math.h>
#include <string.h>

#include "paper/paper_int.h"

struct chart_settings {
	struct item		title, indicator, measure, caption;
	struct period_item	from, to;
	struct items		dark;
	int			kind, baseline, nought;
	bool			target, neighbours;
	double			height;
};

enum { NOUGHT_AUTO, NOUGHT_YES, NOUGHT_NO };

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

/* "23% or less". */
static struct str
target_words(struct paper *paper, const struct indicator *indicator,
    const struct target *target)
{
	return str_trim(str_printf(paper->arena, STR_FMT " %s",
	    STR_ARG(target_text(paper->arena, indicator, target)),
	    target_bound(target)));
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
	point->target_text = target_words(paper, indicator, target);
	if (target->direction != DIRECTION_BETWEEN)
		return;
	point->between = true;
	point->target_to = num_double(target->upper);
}

/* Why a month has no figure, in the words of an alternative text. */
static struct str
gap_text(const struct observation *obs)
{
	static const struct {
		enum symbol	 symbol;
		const char	*text;
	} gaps[] = {
		{ SYMBOL_C, "withheld" }, { SYMBOL_X, "not available" },
		{ SYMBOL_Z, "not applicable" }, { SYMBOL_NA, "not applicable" },
		{ SYMBOL_TBC, "to be confirmed" },
		{ SYMBOL_LOW, "rounds to nought" },
	};

	for (size_t i = 0; obs != NULL && i < sizeof(gaps) / sizeof(*gaps); i++)
		if (gaps[i].symbol == obs->symbol)
			return str_of(gaps[i].text);
	return STR("");
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
			point->gap = gap_text(obs);
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

/* "[e] January 2021 to March 2022: made up for illustration.": the months of
 * CHART, from the first to the last, that have SYMBOL beside their figure. */
static void
symbol_text(struct paper *paper, const struct chart *chart,
    const struct series *series, enum symbol symbol, struct buf *out)
{
	const struct observation	*obs, *first = NULL, *last = NULL;
	struct arena			*arena = paper->arena;

	for (size_t i = 0; i < chart->n; i++) {
		obs = series_find(series, chart->at[i].period);
		if (obs == NULL || obs->symbol != symbol)
			continue;
		first = first != NULL ? first : obs;
		last = obs;
	}
	if (first == NULL)
		return;
	buf_printf(out, " [%s] " STR_FMT "%s" STR_FMT ": " STR_FMT ".",
	    symbol_word(symbol), STR_ARG(period_long(arena, first->period)),
	    first != last ? " to " : "", STR_ARG(first != last ?
	    period_long(arena, last->period) : STR("")),
	    STR_ARG(first->reason.n > 0 && symbol == SYMBOL_E ? first->reason :
	    str_of(symbol_meaning(symbol))));
}

/* What is said on the page wherever such months are drawn. */
static struct str
symbols_text(struct paper *paper, const struct chart *chart,
    const struct series *series)
{
	static const enum symbol	beside[] = {
		SYMBOL_E, SYMBOL_P, SYMBOL_R, SYMBOL_U
	};
	struct buf			out = { 0 };
	struct str			text;

	for (size_t i = 0; i < sizeof(beside) / sizeof(*beside); i++)
		symbol_text(paper, chart, series, beside[i], &out);
	text = buf_keep(&out, paper->arena);
	buf_free(&out);
	return text;
}

static void
read_target(struct paper *paper, const struct indicator *indicator,
    struct num value, struct chart *chart)
{
	const struct target	*target = store_target(paper->store, indicator,
				    paper->period);
	enum status		 status;

	if (!target_drawn(target))
		return;
	/* A process chart has less room beside it. */
	chart->target = (struct chart_level){ true, num_double(target->value),
	    str_printf(paper->arena, chart->kind == CHART_SPC ?
	    "Target " STR_FMT : "Target, " STR_FMT, STR_ARG(chart->kind ==
	    CHART_SPC ? target_text(paper->arena, indicator, target) :
	    target_words(paper, indicator, target))) };
	if (target->direction == DIRECTION_BETWEEN)
		chart->target_to = (struct chart_level){ true,
		    num_double(target->upper), STR("") };
	chart->target_upper = target->direction == DIRECTION_AT_MOST;
	status = target_status(indicator, target, value, NUM_NONE,
	    paper->period, &paper->rules);
	if (status == STATUS_MET || status == STATUS_NEAR ||
	    status == STATUS_MISSED)
		chart->status = str_of(status_word(status));
}

/* The neighbours' figure: as published, else worked out. */
static const struct comparator *
find_neighbours(struct paper *paper, const struct indicator *indicator)
{
	struct comparators	 all;

	if (!store_comparators(paper->store, indicator, paper->period, &all))
		return NULL;
	for (size_t i = 0; i < all.n; i++)
		if (str_is(all.at[i].name, "statistical-neighbours"))
			return &all.at[i];
	return figure_neighbours(paper, indicator);
}

/* Their level, and what it is, for the caption. */
static struct str
read_neighbours(struct paper *paper, const struct indicator *indicator,
    struct chart *chart)
{
	const struct comparator	*at = find_neighbours(paper, indicator);
	struct num		 value;

	value = at != NULL ? comparator_value(indicator, at) : NUM_NONE;
	if (!num_known(value))
		return STR("");
	chart->neighbours = (struct chart_level){ true, num_double(value),
	    str_printf(paper->arena, "Neighbours, " STR_FMT,
	    STR_ARG(indicator_text(paper->arena, indicator, value, false))) };
	return str_printf(paper->arena, "Neighbours: %s, " STR_FMT "%s" STR_FMT
	    "%s. ", at->computed ? method_words((enum method)
	    paper->pack->method) : "as published",
	    STR_ARG(period_long(paper->arena, at->period)),
	    at->model.n > 0 ? ", " : "", STR_ARG(at->model),
	    at->model.n > 0 ? " model" : "");
}

/* "up 4 points on November"; "25% fewer than November" would need to know what
 * is counted, so counts say "down 100 (25%) on November". */
static struct str
change_text(struct paper *paper, const struct series *series)
{
	const struct indicator	*indicator = series->indicator;
	struct change		 change;
	struct arena		*arena = paper->arena;
	const char		*way;
	struct str		 step;

	change = indicator_change(indicator, series_find(series,
	    period_add(paper->period, -1)), series_find(series, paper->period));
	if (change.kind == CHANGE_NONE)
		return STR("");
	switch (change_travel(indicator, &change)) {
	case TRAVEL_UP:
		way = "up";
		break;
	case TRAVEL_DOWN:
		way = "down";
		break;
	default:
		return str_printf(arena, "the same as in %s",
		    month_name(change.base.at % 12 + 1));
	}
	step = num_text(arena, num_abs(change.step), indicator->decimals,
	    NUM_PLAIN);
	if (change.kind == CHANGE_POINTS)
		return str_printf(arena, "%s " STR_FMT " %s on %s", way,
		    STR_ARG(step), str_is(step, "1") ? "point" : "points",
		    month_name(change.base.at % 12 + 1));
	return str_printf(arena, "%s " STR_FMT " (" STR_FMT "%%) on %s", way,
	    STR_ARG(step), STR_ARG(num_text(arena, num_abs(change.amount), 0,
	    NUM_PLAIN)), month_name(change.base.at % 12 + 1));
}

/* "Running total" as it stands within a line: "running total". */
static struct str
lower_first(struct arena *arena, struct str text)
{
	char	*copy = str_dup(arena, text);

	if (copy[0] >= 'A' && copy[0] <= 'Z')
		copy[0] = (char)(copy[0] - 'A' + 'a');
	return (struct str){ copy, text.n };
}

/* "Contacts, number, April to December 2022"; where the axis names its years, as
 * a process chart's does, the months are left out. */
static struct str
measure_text(struct paper *paper, const struct indicator *indicator,
    struct period from, struct period to)
{
	struct arena	*arena = paper->arena;
	struct str	 base = lower_first(arena, indicator_base(arena,
			    indicator));
	struct str	 first = period_long(arena, from);

	if (period_between(from, to) >= 12)
		return str_printf(arena, STR_FMT ", " STR_FMT ", by month",
		    STR_ARG(indicator->name), STR_ARG(base));
	if (from.at / 12 == to.at / 12)
		first = str_of(month_name(from.at % 12 + 1));
	return str_printf(arena, STR_FMT ", " STR_FMT ", " STR_FMT " to "
	    STR_FMT, STR_ARG(indicator->name), STR_ARG(base), STR_ARG(first),
	    STR_ARG(period_long(arena, to)));
}

static struct str
caption_text(struct paper *paper, struct str neighbours, struct str estimates,
    const struct indicator *indicator)
{
	struct str	source = indicator->source;

	if (source.n == 0)
		source = paper->pack->source.text;
	return str_printf(paper->arena, STR_FMT "%s" STR_FMT "%s" STR_FMT,
	    STR_ARG(neighbours), source.n > 0 ? "Source: " : "",
	    STR_ARG(source), source.n > 0 ? "." : "", STR_ARG(estimates));
}

/* Where the chart begins and ends; said when that is no stretch of months. */
static bool
chart_span(struct paper *paper, const struct section *section,
    struct period *from, struct period *to)
{
	const struct chart_settings	*settings = section->settings;

	*to = settings->to.period.kind != PERIOD_NONE ? settings->to.period :
	    paper->period;
	*from = settings->from.period.kind != PERIOD_NONE ?
	    settings->from.period : year_begin(*to);
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

/* "30% in December", "December 30%": of the last month that has a figure. */
static struct str
last_label(struct paper *paper, const struct chart *chart)
{
	const struct chart_point	*last;
	const char			*month;
	struct str			 value;
	size_t				 n = chart->n;

	while (n > 0 && !chart->at[n - 1].known)
		n--;
	if (n == 0)
		return STR("");
	last = &chart->at[n - 1];
	month = month_name(last->period.at % 12 + 1);
	value = chart_value(paper->arena, last);
	if (chart->kind == CHART_SPC)
		return str_printf(paper->arena, "%s " STR_FMT, month,
		    STR_ARG(value));
	return str_printf(paper->arena, STR_FMT " in %s", STR_ARG(value),
	    month);
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

struct chart *
chart_read(struct paper *paper, const struct section *section)
{
	const struct chart_settings	*settings = section->settings;
	const struct indicator		*indicator;
	struct str			 neighbours = STR("");
	struct chart			*chart;
	struct series			 series;
	struct period			 from, to;
	struct period			 before;

	indicator = figure_indicator(paper, settings->indicator);
	if (indicator == NULL || !chart_span(paper, section, &from, &to) ||
	    !check_months(paper, settings, from, to))
		return NULL;
	/* The change needs the month before, even where it is not drawn. */
	before = period_add(paper->period, -1);
	if (!store_series(paper->store, indicator, STR(""),
	    before.at < from.at ? before : from, to.at > paper->period.at ? to :
	    paper->period, &series))
		return NULL;
	chart = arena_make(paper->arena, struct chart);
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
	read_points(paper, settings, &series, from, to, chart);
	if (settings->target)
		read_target(paper, indicator, indicator_value(indicator,
		    series_find(&series, paper->period)), chart);
	if (settings->neighbours && chart->kind == CHART_LINE)
		neighbours = read_neighbours(paper, indicator, chart);
	chart->change = change_text(paper, &series);
	chart->last_label = last_label(paper, chart);
	chart->measure = settings->measure.text.n > 0 ?
	    settings->measure.text : measure_text(paper, indicator, from, to);
	chart->caption = settings->caption.text.n > 0 ?
	    str_printf(paper->arena, STR_FMT STR_FMT,
	    STR_ARG(settings->caption.text),
	    STR_ARG(symbols_text(paper, chart, &series))) :
	    caption_text(paper, neighbours,
	    symbols_text(paper, chart, &series), indicator);
	read_spc(settings, indicator, chart);
	return chart;
}

/* ---- the key under process behaviour charts ---- */

static const struct {
	enum mark	 mark;
	const char	*text;
} key_entries[] = {
	{ MARK_USUAL, "Usual variation" },
	{ MARK_CONCERN, "Special cause, concern" },
	{ MARK_IMPROVEMENT, "Special cause, improvement" },
	{ MARK_NEITHER, "Special cause, neither" },
	{ MARK_TARGET_LINE, "Target" },
	{ MARK_USUAL_RANGE, "Usual range" },
};

static const char limits_note[] =
    "Limits: mean \xC2\xB1 2.66 \xC3\x97 mean moving range, from the months "
    "left of the upright line where there is one; moving ranges of 3.267 times "
    "their mean or more are left out once. Signals, in order: outside the "
    "limits; seven rising or falling; two of three near a limit; seven on one "
    "side of the mean.";

static void
add_key(struct paper *paper, struct blocks *out)
{
	struct look	 look = paper_look(paper, SCALE_NOTE);
	struct block	*block, *rule;

	rule = blocks_add(out, block_new(paper->arena, BLOCK_RULE, TAG_NONE));
	rule->as.rule = (struct rule){ 0.4, HAIR };
	rule->before = 14;
	block = blocks_add(out, block_para(paper->arena, TAG_P, look, STR("")));
	block->before = 7;
	block->after = 7;
	for (size_t i = 0; i < sizeof(key_entries) / sizeof(*key_entries); i++) {
		para_mark(paper->arena, block->as.para, look,
		    mark_drawing(paper->arena, key_entries[i].mark), 9, 1);
		para_add(paper->arena, block->as.para, look,
		    str_printf(paper->arena, "\xC2\xA0%s%s", key_entries[i].text,
		    "\xC2\xA0\xC2\xA0\xC2\xA0\xC2\xA0 "))->nowrap = true;
	}
	blocks_add(out, block_para(paper->arena, TAG_P,
	    paper_look(paper, SCALE_SMALL), str_of(limits_note)));
}

/* ---- blocks ---- */

/* An icon beside its two texts. */
static void
verdict_blocks(struct paper *paper, const struct verdict *verdict,
    struct columns *columns, size_t at)
{
	struct look	 title = { FACE_BOLD, 10, 13, INK };
	struct look	 text = { FACE_REGULAR, 10, 13, INK };
	struct block	*block;

	if (verdict->icon == NULL)
		return;
	blocks_add(&columns->blocks[at], block_figure(paper->arena,
	    verdict->icon, verdict->alt));
	block = blocks_add(&columns->blocks[at + 1], block_para(paper->arena,
	    TAG_P, title, verdict->title));
	block->keep_next = true;
	blocks_add(&columns->blocks[at + 1], block_para(paper->arena, TAG_P,
	    text, verdict->text));
}

static void
add_verdicts(struct paper *paper, const struct chart *chart, struct blocks *out)
{
	struct verdict	 variation = { 0 }, assurance = { 0 };
	struct block	*block;
	struct columns	*columns;
	double		 text = (paper->width - 2 * 40 - 3 * 12) / 2;

	if (!chart_verdicts(paper->arena, chart, &variation, &assurance))
		return;
	block = blocks_add(out, block_columns(paper->arena, 4));
	block->before = 10;
	columns = block->as.columns;
	columns->gap = 12;
	columns->widths[0] = columns->widths[2] = 40;
	columns->widths[1] = columns->widths[3] = text;
	verdict_blocks(paper, &variation, columns, 0);
	verdict_blocks(paper, &assurance, columns, 2);
}

static void
make_chart(struct paper *paper, const struct section *section,
    struct blocks *out)
{
	struct chart		*chart = chart_read(paper, section);
	struct look		 small = paper_look(paper, SCALE_SMALL);
	const struct drawing	*drawing;
	struct block		*group, *block;

	if (chart == NULL)
		return;
	drawing = chart_draw(paper->arena, paper->fonts, chart, paper->diags,
	    section->place);
	if (drawing == NULL)
		return;
	group = blocks_add(out, block_new(paper->arena, BLOCK_GROUP, TAG_NONE));
	group->whole = true;
	group->before = group->after = 20;
	block = blocks_add(&group->as.children, block_para(paper->arena,
	    heading_tag(paper, 1), paper_look(paper, SCALE_CHART_TITLE), chart->title));
	block->after = 2;
	block->keep_next = true;
	block = blocks_add(&group->as.children, block_para(paper->arena, TAG_P,
	    small, chart->measure));
	block->after = 6;
	block->keep_next = true;
	block = blocks_add(&group->as.children, block_figure(paper->arena,
	    drawing, chart_alt(paper->arena, chart)));
	block->after = 5;
	block->keep_next = chart->caption.n > 0;
	block->place = section->place;
	if (chart->kind == CHART_SPC)
		add_verdicts(paper, chart, &group->as.children);
	if (chart->caption.n > 0) {
		block = blocks_add(&group->as.children, block_para(paper->arena,
		    TAG_P, small, chart->caption));
		block->before = chart->kind == CHART_SPC ? 8 : 0;
	}
	if (chart->kind == CHART_SPC && !paper->in_columns)
		add_key(paper, &group->as.children);
}

/* The section "chart ID"; said at PLACE, with a suggestion, when there is
 * none. */
static const struct section *
chart_section(struct paper *paper, struct str id, struct place place)
{
	const struct section	*section;
	struct nearest		 nearest = NEAREST(id);

	section = layout_find(paper->build->layout, STR("chart"), id);
	if (section != NULL)
		return section;
	for (section = paper->build->layout->first; section != NULL;
	    section = section->next)
		if (section->kind == &kind_chart)
			nearest_offer(&nearest, section->id.text);
	if (nearest.best.n > 0)
		diag_at(paper->diags, DIAG_NO_CHART, place, STR_FMT
		    " (did you mean " STR_FMT "?)", STR_ARG(id),
		    STR_ARG(nearest.best));
	else
		diag_at(paper->diags, DIAG_NO_CHART, place, STR_FMT,
		    STR_ARG(id));
	return NULL;
}

const struct chart *
paper_chart(struct paper *paper, struct str id, struct place place)
{
	const struct section	*section = chart_section(paper, id, place);

	/* Alone it is as wide as the column it would stand in. */
	paper->width = 382.7;
	return section != NULL ? chart_read(paper, section) : NULL;
}

bool
chart_in_text(void *arg, struct str id, struct place place, struct blocks **out)
{
	struct paper		*paper = arg;
	const struct section	*section = chart_section(paper, id, place);

	if (section == NULL)
		return false;
	chart_use(paper, section);
	*out = arena_make(paper->arena, struct blocks);
	make_chart(paper, section, *out);
	return true;
}

static bool
has_spc(const struct paper *paper, const struct items *sections)
{
	const struct chart_settings	*settings;
	const struct section		*section;
	struct str			 id, kind;

	for (size_t i = 0; i < sections->n; i++) {
		id = sections->at[i].text;
		kind = str_cut(&id, ' ');
		section = layout_find(paper->build->layout, kind, str_trim(id));
		if (section == NULL || section->kind != &kind_chart)
			continue;
		settings = section->settings;
		if (settings->kind == CHART_SPC)
			return true;
	}
	return false;
}

void
chart_key(struct paper *paper, const struct items *left,
    const struct items *right, struct blocks *out)
{
	if (has_spc(paper, left) || has_spc(paper, right))
		add_key(paper, out);
}

static const struct key chart_keys[] = {
	{ "title", KEY_TEXT, offsetof(struct chart_settings, title),
	  REQUIRED_KEY, NULL, "What the chart says, in ten words or fewer." },
	{ "indicator", KEY_INDICATOR, offsetof(struct chart_settings,
	  indicator), REQUIRED_KEY, NULL, "What it shows." },
	{ "kind", KEY_CHOICE, offsetof(struct chart_settings, kind), "line",
	  "line|columns|process", "A trend line, labelled columns, or a process "
	  "behaviour chart (13 points at least)." },
	{ "from", KEY_PERIOD, offsetof(struct chart_settings, from), NULL, NULL,
	  "The first month; else April of the financial year." },
	{ "to", KEY_PERIOD, offsetof(struct chart_settings, to), NULL, NULL,
	  "The last month; else the paper's." },
	{ "measure", KEY_TEXT, offsetof(struct chart_settings, measure), NULL,
	  NULL, "The line under the title; else name, base and months." },
	{ "caption", KEY_TEXT, offsetof(struct chart_settings, caption), NULL,
	  NULL, "The line under the plot; else comparators and source." },
	{ "dark", KEY_LIST, offsetof(struct chart_settings, dark), NULL, NULL,
	  "Of columns, the months the title speaks of." },
	{ "baseline", KEY_WHOLE, offsetof(struct chart_settings, baseline), "0",
	  NULL, "Of a process chart, how many first months make the limits; 0 "
	  "is all." },
	{ "target", KEY_FLAG, offsetof(struct chart_settings, target), "yes",
	  NULL, "Whether the target is drawn." },
	{ "neighbours", KEY_FLAG, offsetof(struct chart_settings, neighbours),
	  "yes", NULL, "Whether the statistical neighbours' level is drawn." },
	{ "nought", KEY_CHOICE, offsetof(struct chart_settings, nought), "auto",
	  "auto|yes|no", "Whether the axis begins at nought: auto does for "
	  "lines and not for process charts; columns always do." },
	{ "height", KEY_LENGTH, offsetof(struct chart_settings, height), "0",
	  NULL, "Of the plot; 0 is the kind's own." },
	{ .name = NULL }
};
static const struct act act_chart = { make_chart, false };
const struct kind kind_chart = {
	.name = "chart",
	.about = "One indicator over the months. Stands where it is written, in "
	    "a columns section, or in a text as ![](=chart id).",
	.size = sizeof(struct chart_settings),
	.keys = chart_keys,
	.act = &act_chart,
};
