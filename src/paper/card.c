/*
 * card.c - [card]: a trend card.
 *
 * A card is a box of one size: TITLE, the latest figure (VALUE) with its CHANGE
 * beside it, and a line of the twelve months.  Its words are text of the page;
 * the line alone is a figure.  A WIDE card is as wide as two and has a column
 * for each month.
 */
#include <math.h>

#include "chart/bars.h"
#include "paper/cards_int.h"
#include "paper/charts_int.h"
#include "paper/data_int.h"
#include "paper/plate_int.h"

#define MONTHS		12

#define CARD_WIDTH	116.0
#define WIDE_WIDTH	(2 * CARD_WIDTH + CARD_GAP)
#define WIDE_PLOT	64.0		/* height of the columns */
#define INSIDE_HEIGHT	92.0		/* 104, less the padding */
#define PAD_X		7.0
#define PAD_Y		6.0
#define CHANGE_AT	43.0		/* from the text's left edge */
#define CHANGE_GAP	6.0
#define MARK_DROP	1.2		/* of the arrow, under the baseline */
#define VALUE_LEAST	9.0		/* size of a very long figure */
#define SPARK_BEFORE	6.0
#define MONTHS_BEFORE	3.0
#define WHY_BEFORE	6.0

static const struct look	title_look = { FACE_MEDIUM, 8.5, 10.5, INK };
static const struct look	value_look = { FACE_BOLD, 18, 21, SERIES_1 };
static const struct look	change_look = { FACE_REGULAR, 8.5, 10.5, INK };
static const struct look	why_look = { FACE_REGULAR, 8.5, 10.5, GREY };
/* The last line of a card, which the padding follows. */
static const struct look	month_look = { FACE_REGULAR, 8.5, 7, GREY };

/* The settings of [card]. */
struct card_settings {
	struct item	indicator, title;
	bool		wide;
};

/* A card while it is made. */
struct making_card {
	struct paper			*paper;
	const struct section		*section;
	const struct card_settings	*settings;
	const struct chart		*chart;
	const struct chart_point	*last;		/* the paper's month */
	struct change			 change;	/* on the month before */
	enum symbol			 symbol;	/* of the last month */
	bool				 revised;	/* ... since it was
							 * published */
	size_t				 known;		/* months with a figure */
	double				 inside;	/* width of its text */
	bool				 wide;		/* ... and of two cards */
	double				 change_width;	/* of its longer line */
	struct card			*card;
	struct blocks			*out;
};

static double
height_of(struct paper *paper, struct block *block, double width)
{
	struct blocks	one = { block, block };

	return blocks_height(paper->arena, &one, width,
	    &paper->build->metrics);
}

/* ---- figures ---- */

/* Twelve months to the paper's, without target and neighbours.  NULL, said, when
 * they cannot be had. */
static const struct chart *
read_chart(struct paper *paper, const struct section *section)
{
	const struct card_settings	*card = section->settings;
	struct chart_settings		 settings = {
		.title = card->title, .indicator = card->indicator,
		.kind = CHART_LINE, .nought = NOUGHT_NO,
		.from = { period_add(paper->period, 1 - MONTHS),
		    section->place },
	};
	struct section			 as_chart = *section;

	as_chart.settings = &settings;
	return chart_read(paper, &as_chart);
}

static void
read_last(struct making_card *at)
{
	const struct indicator		*indicator = at->chart->indicator;
	struct period			 month = at->paper->period;
	const struct observation	*obs;
	struct series			 series;

	at->last = &at->chart->at[at->chart->n - 1];
	for (size_t i = 0; i < at->chart->n; i++)
		at->known += at->chart->at[i].known;
	if (!store_series(at->paper->store, indicator, STR(""),
	    period_add(month, -1), month, &series))
		return;
	obs = series_find(&series, month);
	at->symbol = obs != NULL ? obs->symbol : SYMBOL_NONE;
	at->revised = figure_gains_r(at->paper, indicator, obs);
	at->change = indicator_change(indicator, series_find(&series,
	    period_add(month, -1)), obs);
}

/* ---- title, value and change ---- */

static struct str
card_title(const struct making_card *at)
{
	struct str	title = at->settings->title.text;

	return title.n > 0 ? title : at->chart->indicator->name;
}

static void
add_title(struct making_card *at)
{
	struct block	*block;

	block = blocks_add(at->out, block_para(at->paper->arena, TAG_P,
	    title_look, card_title(at)));
	block->keep_next = true;
	at->card->title = height_of(at->paper, block, at->inside);
}

/* The newest month that has a figure; there is one. */
static const struct chart_point *
newest(const struct chart *chart)
{
	size_t	i = chart->n - 1;

	while (!chart->at[i].known)
		i--;
	return &chart->at[i];
}

static const char *
month_of(struct period month)
{
	return month_short(month.at % 12 + 1);
}

/* TEXT behind what is WIDTH wide. */
static void
change_behind(struct making_card *at, struct para *para, double width,
    struct str text)
{
	para_add(at->paper->arena, para, change_look, text);
	width += look_width(at->paper, change_look, text);
	if (at->change_width < width)
		at->change_width = width;
}

/* TEXT, a line of the change. */
static void
change_line(struct making_card *at, struct para *para, struct str text)
{
	change_behind(at, para, 0, text);
}

/* Two lines in the change's place, where there is none. */
static void
add_why_none(struct making_card *at, struct para *para)
{
	const struct chart_point	*newer = newest(at->chart);
	struct arena			*arena = at->paper->arena;
	struct str			 first = STR("No figure"), second;

	second = str_printf(arena, "for %s", month_of(period_add(
	    at->paper->period, -1)));
	if (!at->last->known) {
		first = str_printf(arena, "Last: " STR_FMT,
		    STR_ARG(newer->text));
		second = str_printf(arena, "in %s", month_of(newer->period));
	} else if (at->chart->indicator->aggregation ==
	    AGGREGATE_YEAR_TO_DATE) {
		first = STR("Running");
		second = STR("total");
	}
	change_line(at, para, first);
	para_break(arena, para);
	change_line(at, para, second);
}

/* Arrow and step, and under them what that means, or of a number without polarity
 * how much it is in per cent. */
static void
add_change(struct making_card *at, struct para *para)
{
	const struct indicator	*indicator = at->chart->indicator;
	const struct change	*change = &at->change;
	struct arena		*arena = at->paper->arena;
	enum sense		 sense = change_sense(indicator, change);
	struct str		 under = str_of(sense_word(sense));

	para_mark(arena, para, change_look, paper_mark(at->paper, travel_mark(
	    change_travel(indicator, change))), change_look.size, MARK_DROP);
	change_behind(at, para, change_look.size, str_printf(arena, "\u00A0"
	    STR_FMT, STR_ARG(figure_step(at->paper, indicator, change))));
	if (sense == SENSE_NONE && change_has_percent(indicator, change))
		under = str_printf(arena, "(" STR_FMT "%%)", STR_ARG(num_text(
		    arena, change->amount, 0, NUM_PLUS)));
	else if (sense == SENSE_NONE)
		return;
	para_break(arena, para);
	change_line(at, para, under);
}

/* "36%"; or "[x]", grey.  A figure that is wider than the card is set smaller. */
static struct block *
value_block(struct making_card *at, double *width)
{
	struct arena	*arena = at->paper->arena;
	struct look	 look = value_look, mark = why_look;
	struct str	 marks = figure_marks(arena, at->symbol, at->revised);
	struct str	 beside = STR("");
	struct block	*block;
	double		 room = at->inside;

	if (!at->last->known)
		look = look_grey(look);
	else if (marks.n > 0)
		beside = str_printf(arena, "\u00A0[" STR_FMT "]",
		    STR_ARG(marks));
	room -= look_width(at->paper, mark, beside);
	*width = look_width(at->paper, look, at->last->text);
	if (*width > room) {
		look.size = fmax(floor(look.size * room / *width), VALUE_LEAST);
		*width = look_width(at->paper, look, at->last->text);
	}
	block = block_para(arena, TAG_P, look, at->last->text);
	if (beside.n > 0)
		para_add(arena, block->as.para, mark, beside);
	*width += at->inside - room;
	return block;
}

/* The change, or why there is none; NULL when there is no figure at all. */
static struct block *
change_block(struct making_card *at)
{
	struct block	*block;

	if (at->known == 0)
		return NULL;
	block = block_para(at->paper->arena, TAG_P, change_look, STR(""));
	if (at->change.kind == CHANGE_NONE)
		add_why_none(at, block->as.para);
	else
		add_change(at, block->as.para);
	return block;
}

/* The change stands beside the value, or under it where there is no room. */
static void
add_value(struct making_card *at)
{
	struct block	*value, *change = change_block(at);
	struct columns	*columns;
	double		 width, beside;

	value = value_block(at, &width);
	beside = fmax(width + CHANGE_GAP, CHANGE_AT);
	if (change == NULL || beside + at->change_width > at->inside + CARD_SLACK) {
		at->card->value = blocks_add(at->out, value);
	} else {
		at->card->value = blocks_add(at->out, block_columns(
		    at->paper->arena, 2));
		columns = at->card->value->as.columns;
		columns->widths[0] = beside;
		columns->widths[1] = at->inside - beside;
		blocks_add(&columns->blocks[0], value);
		blocks_add(&columns->blocks[1], change);
		change = NULL;
	}
	at->card->value->before = CARD_VALUE;
	if (at->card->title < CARD_TITLE && !at->wide)
		at->card->value->before += CARD_TITLE - at->card->title;
	at->card->value->keep_next = true;
	if (change == NULL)
		return;
	at->card->under = height_of(at->paper, change, at->inside);
	blocks_add(at->out, change)->keep_next = true;
}

/* ---- the months ---- */

/* "Jan 24". */
static struct str
month_year(struct arena *arena, struct period month)
{
	return str_printf(arena, "%s %02d", month_of(month),
	    month.at / 12 % 100);
}

static void
add_spark(struct making_card *at, const struct easel *easel)
{
	struct arena	*arena = at->paper->arena;
	struct block	*block;
	struct columns	*columns;

	block = blocks_add(at->out, block_figure(arena, spark_draw(easel,
	    at->chart, at->inside), chart_alt(arena, at->chart)));
	at->card->trend = block;
	block->before = SPARK_BEFORE;
	block->place = at->section->place;
	block->keep_next = true;
	block = blocks_add(at->out, block_columns(arena, 2));
	block->before = MONTHS_BEFORE;
	columns = block->as.columns;
	columns->widths[0] = columns->widths[1] = at->inside / 2;
	blocks_add(&columns->blocks[0], block_para(arena, TAG_P, month_look,
	    month_year(arena, at->chart->at[0].period)));
	block = blocks_add(&columns->blocks[1], block_para(arena, TAG_P,
	    month_look, month_year(arena, at->last->period)));
	block->as.para->align = ALIGN_RIGHT;
}

static void
add_columns(struct making_card *at, const struct easel *easel)
{
	struct arena	*arena = at->paper->arena;
	struct block	*block;

	block = blocks_add(at->out, block_figure(arena, card_columns(easel,
	    at->chart, at->inside, WIDE_PLOT), chart_alt(arena, at->chart)));
	at->card->trend = block;
	block->before = SPARK_BEFORE;
	block->place = at->section->place;
}

/* Why there is no figure at all: the same for all months, or not said. */
static struct str
why_nothing(const struct making_card *at)
{
	struct arena	*arena = at->paper->arena;
	struct str	 gap = at->chart->at[0].gap;
	bool		 negative;

	for (size_t i = 1; i < at->chart->n; i++)
		if (!str_eq(at->chart->at[i].gap, gap))
			gap = STR("");
	if (gap.n == 0)
		gap = STR("no figure");
	negative = str_starts(gap, "no");
	return str_printf(arena, STR_FMT " in %s twelve months",
	    STR_ARG(str_upper_first(arena, gap)),
	    negative ? "any of the" : "all");
}

/* The sentence in the line's place; under it what the card has left. */
static void
add_nothing(struct making_card *at)
{
	struct arena	*arena = at->paper->arena;
	struct block	*block, *foot;
	double		 left = INSIDE_HEIGHT - CARD_TITLE - CARD_VALUE -
			    value_look.pitch - WHY_BEFORE;

	block = blocks_add(at->out, block_para(arena, TAG_P, why_look,
	    why_nothing(at)));
	at->card->trend = block;
	block->before = WHY_BEFORE;
	left -= height_of(at->paper, block, at->inside);
	if (left <= 0)
		return;
	block->keep_next = true;
	foot = blocks_add(at->out, block_new(arena, BLOCK_RULE, TAG_ARTIFACT));
	foot->before = left;
}

/* The months of a line or columns ride along with it. */
static void
add_data(struct making_card *at)
{
	struct block	*trend = at->card->trend;

	if (trend->kind == BLOCK_FIGURE)
		trend->as.figure->data = data_chart(at->paper, at->section,
		    card_title(at), at->chart);
}

/* ---- a card ---- */

static void
note_shown(const struct making_card *at)
{
	struct shown	*shown = &at->card->shown;
	bool		 before = false, gap = false;

	shown->changes = at->change.kind != CHANGE_NONE;
	shown->symbols[at->symbol] = true;
	shown->revised = at->revised;
	if (at->wide)
		return;
	shown->lines = at->known > 1;
	shown->restarts = shown->lines && chart_restarts(at->chart);
	for (size_t i = 0; i < at->chart->n; i++) {
		if (at->chart->at[i].known && gap)
			shown->breaks = true;
		before = before || at->chart->at[i].known;
		gap = before && !at->chart->at[i].known;
	}
}

static struct card *
card_new(struct paper *paper, double width)
{
	struct arena	*arena = paper->arena;
	struct card	*card = arena_make(arena, struct card);
	struct block	*box = block_new(arena, BLOCK_BOX, TAG_DIV);

	card->width = width;
	card->block = block_columns(arena, 1);
	card->block->as.columns->widths[0] = width;
	blocks_add(&card->block->as.columns->blocks[0], box);
	box->whole = true;
	*box->as.box.look = (struct box_look){ .pad_x = PAD_X, .pad_y = PAD_Y,
	    .border = { 0.5, AXIS } };
	card->next = paper->cards;
	paper->cards = card;
	return card;
}

/* Whether SECTION's card is a wide one: its months and figures have no room in a
 * narrower place. */
static bool
has_width(struct paper *paper, const struct section *section)
{
	const struct card_settings	*settings = section->settings;

	if (!settings->wide)
		return false;
	if (paper->width + CARD_SLACK >= WIDE_WIDTH)
		return true;
	diag_at(paper->diags, DIAG_CARD_NARROW, section->place, STR_FMT
	    ", %.0f points wide in a place of %.0f",
	    STR_ARG(section->id.text), WIDE_WIDTH, paper->width);
	return false;
}

/* See card_add(). */
static bool
read_card(struct paper *paper, const struct section *section,
    struct blocks *out)
{
	struct easel		easel = { paper->arena, paper->fonts,
				    paper->diags, section->place };
	struct making_card	at = { .paper = paper, .section = section,
				    .settings = section->settings };

	if (!paper_has_figures(paper, section->place))
		return false;
	at.chart = read_chart(paper, section);
	if (at.chart == NULL)
		return false;
	read_last(&at);
	at.wide = has_width(paper, section);
	at.card = card_new(paper, at.wide ? WIDE_WIDTH : CARD_WIDTH);
	at.inside = at.card->width - 2 * PAD_X;
	at.out = &at.card->block->as.columns->blocks[0].first->as.box.blocks;
	add_title(&at);
	add_value(&at);
	if (at.known == 0)
		add_nothing(&at);
	else if (at.wide)
		add_columns(&at, &easel);
	else
		add_spark(&at, &easel);
	add_data(&at);
	note_shown(&at);
	at.card->block->place = section->place;
	blocks_add(out, at.card->block);
	return true;
}

bool
card_add(struct paper *paper, const struct section *section,
    struct blocks *out)
{
	struct blocks	made = { 0 };
	unsigned	reading = reading_begin(paper);
	bool		ok = read_card(paper, section, &made);

	reading_end(paper, reading, &made);
	blocks_join(out, &made);
	return ok;
}

bool
card_in_text(void *arg, struct str id, struct place place, struct blocks **out)
{
	struct paper		*paper = arg;
	const struct section	*section = layout_find(paper->build->layout,
				    STR("card"), id);

	if (section == NULL)
		return chart_in_text(paper, id, place, out);
	chart_use(paper, section);
	*out = arena_make(paper->arena, struct blocks);
	return card_add(paper, section, *out);
}

/* ---- [card] ---- */

static void
make_card(struct paper *paper, const struct section *section,
    struct blocks *out)
{
	if (card_add(paper, section, out))
		cards_abreast(paper, out, paper->width);
}

static const struct key card_keys[] = {
	{ "indicator", KEY_INDICATOR, offsetof(struct card_settings,
	  indicator), REQUIRED_KEY, NULL, "What it shows, of the paper's month "
	  "and the eleven before it." },
	{ "title", KEY_TEXT, offsetof(struct card_settings, title), NULL, NULL,
	  "Two short lines; else the indicator's name." },
	{ "wide", KEY_FLAG, offsetof(struct card_settings, wide), "no", NULL,
	  "As wide as two cards, with a labelled column for each month; "
	  "an ordinary card where there is no room for it." },
	{ .name = NULL }
};
static const struct act act_card = { make_card, false };
const struct kind kind_card = {
	.name = "card",
	.about = "A trend card: the latest figure, its change on the month "
	    "before and what that means, and twelve months as a line. Stands in "
	    "a text as ![](=card id), also in what was done about a "
	    "recommendation, in a cards section, or in columns.",
	.size = sizeof(struct card_settings),
	.keys = card_keys,
	.act = &act_card,
};
