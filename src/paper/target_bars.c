/* target_bars.c - [bars]: figures of some months as bars against the target, what
 * was first reported hollow beside what it is now, and others' for comparison. */
#include "chart/bars.h"
#include "paper/data_int.h"
#include "paper/plate_int.h"

/* The settings of [bars]. */
struct bars {
	struct item	title, standfirst, measure, caption, indicator;
	struct items	rows;
	bool		target;
	double		label_width;
};

/* A row as written: "2024-09 first September, first reported". */
struct bars_row {
	struct place		 place;
	struct str		 name;		/* of an indicator or comparator;
						 * else there is a period */
	const struct indicator	*indicator;	/* NULL: of a comparator */
	struct period		 period;
	bool			 first;
	struct str		 label, sub;
	enum symbol		 symbol;	/* out: the data's own */
};

/* The chart on its way. */
struct making_bars {
	struct paper			*paper;
	const struct bars		*settings;
	const struct indicator		*indicator;
	struct bar_source		*sources;	/* one a bar */
	struct period			 last;	/* whose target is drawn */
	bool				 revised, superseded;
	struct buf			 caption;
};

/* ---- rows as written ---- */

static bool
row_parse(struct paper *paper, struct item line, struct bars_row *row)
{
	struct str	rest = line.text, word = str_cut(&rest, ' '), after;

	*row = (struct bars_row){ .place = line.place };
	rest = after = str_trim(rest);
	if (!period_parse(word, &row->period))
		row->name = word;
	else if (str_is(str_cut(&after, ' '), "first")) {
		row->first = true;
		rest = str_trim(after);
	}
	row->label = str_trim(str_cut(&rest, ','));
	row->sub = str_trim(rest);
	if (row->label.n > 0)
		return true;
	diag_at(paper->diags, DIAG_BARS_ROW, line.place, STR_FMT,
	    STR_ARG(line.text));
	return false;
}

/* What a row is of: the chart's indicator, one of its unit in the paper's month,
 * or else a comparator.  False, said, for one of another unit. */
static bool
row_resolve(const struct making_bars *at, struct bars_row *row)
{
	row->indicator = row->name.n == 0 ? at->indicator :
	    store_indicator(at->paper->store, row->name);
	if (row->name.n == 0 || row->indicator == NULL)
		return true;
	row->period = at->paper->period;
	if (row->indicator->unit == at->indicator->unit)
		return true;
	diag_at(at->paper->diags, DIAG_BARS_UNIT, row->place, STR_FMT,
	    STR_ARG(row->name));
	return false;
}

/* ---- figures ---- */

static struct str
gap_words(enum symbol symbol)
{
	struct str	words = figure_gap(symbol);

	return words.n > 0 ? words : STR("not available");
}

/* OBS is NULL when what was reported was taken back. */
static void
fill_bar(const struct making_bars *at, const struct indicator *indicator,
    const struct observation *obs, struct target_bar *bar)
{
	struct num	value = obs != NULL ? indicator_value(indicator, obs) :
			    NUM_NONE;

	bar->known = num_known(value);
	bar->y = num_double(value);
	bar->text = bar->known ? indicator_text(at->paper->arena, indicator,
	    value, false) : observation_mark(obs);
	if (!bar->known)
		bar->gap = obs != NULL ? gap_words(obs->symbol) :
		    STR("taken back");
}

/* "[p] provisional.", once. */
static void
add_note(struct making_bars *at, struct str mark, struct str meaning)
{
	struct str	note = str_printf(at->paper->arena, STR_FMT " " STR_FMT
			    ".", STR_ARG(mark), STR_ARG(meaning));

	if (str_find(buf_view(&at->caption), note.s) < at->caption.n)
		return;
	buf_printf(&at->caption, "%s" STR_FMT, at->caption.n > 0 ? " " : "",
	    STR_ARG(note));
}

/* What stands in a figure's place because of SYMBOL is explained in the caption, as
 * is a mark beside one.  A dash says no more than that there is none. */
static void
explain_gap(struct making_bars *at, enum symbol symbol,
    const struct target_bar *bar)
{
	if (!bar->known && symbol != SYMBOL_NONE)
		add_note(at, bar->text, str_of(symbol_meaning(symbol)));
}

/* SYMBOL stands beside a figure, behind what does already, with MEANING in the
 * caption. */
static void
mark_bar(struct making_bars *at, enum symbol symbol, struct str meaning,
    struct target_bar *bar)
{
	if (!bar->known || symbol == SYMBOL_NONE)
		return;
	bar->mark = str_printf(at->paper->arena, STR_FMT "%s%s",
	    STR_ARG(bar->mark), bar->mark.n > 0 ? ", " : "",
	    symbol_word(symbol));
	add_note(at, str_printf(at->paper->arena, "[%s]",
	    symbol_word(symbol)), meaning);
}

/* Whether a bar of what was first reported stands beside ROW. */
static bool
shows_first(struct making_bars *at, const struct bars_row *row)
{
	const struct items	*lines = &at->settings->rows;
	struct str		 rest, word;
	struct period		 period;

	for (size_t i = 0; i < lines->n; i++) {
		rest = lines->at[i].text;
		word = str_cut(&rest, ' ');
		rest = str_trim(rest);
		if (row->name.n == 0 && period_parse(word, &period) &&
		    period_eq(period, row->period) &&
		    str_is(str_cut(&rest, ' '), "first"))
			return true;
	}
	return false;
}

/* The marks beside what ROW shows, OBS.  What is revised in the chart itself, which
 * has both figures, is marked like what was published otherwise. */
static void
mark_row(struct making_bars *at, const struct bars_row *row,
    const struct observation *obs, bool corrected, struct target_bar *bar)
{
	mark_bar(at, obs->symbol, str_of(symbol_meaning(obs->symbol)), bar);
	if (row->first || obs->symbol == SYMBOL_R)
		return;
	if (figure_gains_r(at->paper, row->indicator, obs))
		mark_bar(at, SYMBOL_R, revised_words(at->paper), bar);
	else if (corrected && shows_first(at, row))
		mark_bar(at, SYMBOL_R, str_of(symbol_meaning(SYMBOL_R)), bar);
}

static bool
period_bar(struct making_bars *at, struct bars_row *row,
    struct target_bar *bar)
{
	const struct observation	*obs;
	struct revision_reads		 all;
	bool				 corrected;

	if (!store_revisions(at->paper->store, row->indicator, STR(""),
	    row->period, &all))
		return false;
	if (all.n == 0) {
		diag_at(at->paper->diags, DIAG_ANSWER_PERIOD, row->place,
		    STR_FMT " in " STR_FMT, STR_ARG(row->indicator->id),
		    STR_ARG(period_code(at->paper->arena, row->period)));
		return false;
	}
	corrected = figure_corrected(row->indicator, &all);
	if (row->first && !corrected)
		diag_at(at->paper->diags, DIAG_BARS_FIRST, row->place, STR_FMT,
		    STR_ARG(period_code(at->paper->arena, row->period)));
	obs = row->first ? &all.at[0].obs : figure_is_gone(&all) ? NULL :
	    &all.at[all.n - 1].obs;
	fill_bar(at, row->indicator, obs, bar);
	bar->superseded = row->first && figure_moved(row->indicator, &all);
	if (obs != NULL) {
		row->symbol = obs->symbol;
		mark_row(at, row, obs, corrected, bar);
		explain_gap(at, obs->symbol, bar);
	}
	if (row->indicator == at->indicator)
		at->last = row->period;
	return true;
}

/* One of others: pale, with its figure outside. */
static bool
comparator_bar(struct making_bars *at, const struct bars_row *row,
    struct target_bar *bar)
{
	enum symbol		 symbol;
	const struct comparator	*comparator = figure_comparator(at->paper,
				    at->indicator, row->name, at->last.kind !=
				    PERIOD_NONE ? at->last : at->paper->period);
	struct num		 value;

	if (comparator == NULL) {
		diag_at(at->paper->diags, DIAG_NO_COMPARATOR, row->place,
		    STR_FMT, STR_ARG(row->name));
		return false;
	}
	symbol = comparator->symbol == SYMBOL_NONE ? SYMBOL_NOT_AVAILABLE :
	    comparator->symbol;
	value = comparator_value(at->indicator, comparator);
	bar->known = num_known(value);
	bar->y = num_double(value);
	bar->text = bar->known ? indicator_text(at->paper->arena,
	    at->indicator, value, false) : symbol == SYMBOL_NOT_AVAILABLE ?
	    STR("[x]") : symbol_mark(symbol);
	bar->gap = gap_words(comparator->symbol);
	bar->muted = true;
	mark_bar(at, comparator->symbol,
	    str_of(symbol_meaning(comparator->symbol)), bar);
	explain_gap(at, symbol, bar);
	return true;
}

static size_t
read_bars(struct making_bars *at, struct target_bar *bars)
{
	const struct items	*lines = &at->settings->rows;
	struct bars_row		 row;
	size_t			 n = 0;
	bool			 made;

	for (size_t i = 0; i < lines->n; i++) {
		if (!row_parse(at->paper, lines->at[i], &row) ||
		    !row_resolve(at, &row))
			continue;
		bars[n] = (struct target_bar){ .label = row.label,
		    .sub = row.sub };
		made = row.indicator != NULL ?
		    period_bar(at, &row, &bars[n]) :
		    comparator_bar(at, &row, &bars[n]);
		at->sources[n] = (struct bar_source){ row.indicator,
		    row.period, row.first, row.symbol };
		n += made;
	}
	return n;
}

static void
read_target(const struct making_bars *at, struct target_bars *chart)
{
	const struct target	*target;

	if (!at->settings->target || at->last.kind == PERIOD_NONE)
		return;
	target = store_target(at->paper->store, at->indicator, at->last);
	if (target == NULL || target->direction == DIRECTION_NONE ||
	    !num_known(target->value) || (target->whole_year &&
	    at->last.kind != PERIOD_YEAR))
		return;
	chart->targeted = true;
	chart->target = num_double(target->value);
	chart->target_text = str_printf(at->paper->arena, "Target " STR_FMT,
	    STR_ARG(target_words(at->paper->arena, at->indicator, target)));
}

/* ---- the section ---- */

static struct str
measure_line(const struct making_bars *at)
{
	struct str	given = at->settings->measure.text;

	return given.n > 0 ? given : str_printf(at->paper->arena, STR_FMT ", "
	    STR_FMT, STR_ARG(at->indicator->name),
	    STR_ARG(indicator_base(at->paper->arena, at->indicator)));
}

static void
add_plot(struct making_bars *at, const struct section *section,
    const struct target_bars *chart, struct blocks *out)
{
	struct paper		*paper = at->paper;
	struct easel		 easel = { paper->arena, paper->fonts,
				    paper->diags, section->place };
	const struct drawing	*drawing = target_bars_draw(&easel, chart);
	struct block		*block;

	if (drawing == NULL)
		return;
	block = blocks_add(out, block_figure(paper->arena, drawing,
	    target_bars_alt(paper->arena, chart)));
	block->place = section->place;
	block->as.figure->data = data_bars(paper, section, measure_line(at),
	    at->indicator, at->sources, chart);
}

/* The layout's words, then what the marks mean. */
static struct str
caption(struct making_bars *at)
{
	struct str	given = at->settings->caption.text;

	return str_printf(at->paper->arena, STR_FMT "%s" STR_FMT,
	    STR_ARG(given), given.n > 0 && at->caption.n > 0 ? " " : "",
	    STR_ARG(buf_view(&at->caption)));
}

static void
make_bars(struct paper *paper, const struct section *section,
    struct blocks *out)
{
	const struct bars	*settings = section->settings;
	struct making_bars	 at = { .paper = paper, .settings = settings };
	struct target_bar	*bars;
	struct target_bars	 chart;
	struct blocks		*in = NULL;
	unsigned		 reading;

	at.indicator = figure_indicator(paper, settings->indicator);
	if (at.indicator == NULL)
		return;
	reading = reading_begin(paper);
	bars = arena_array(paper->arena, settings->rows.n + 1,
	    struct target_bar);
	at.sources = arena_array(paper->arena, settings->rows.n + 1,
	    struct bar_source);
	chart = (struct target_bars){ .name = settings->title.text, .at = bars,
	    .n = read_bars(&at, bars),
	    .label_width = settings->label_width,
	    .full = at.indicator->unit == UNIT_PERCENT ? 100 : 0 };
	if (chart.n > 0) {
		read_target(&at, &chart);
		if (!section->held)
			page_begin(paper, section, settings->title,
			    settings->standfirst, out);
		chart.width = paper->width;
		in = &plate_begin(paper, section, out)->as.children;
		plate_head(paper, section->held ? settings->title.text :
		    STR(""), measure_line(&at), in);
		add_plot(&at, section, &chart, in);
		plate_foot(paper, caption(&at), in);
	}
	reading_end(paper, reading, in);
	buf_free(&at.caption);
}

#define FIELD(name)	offsetof(struct bars, name)
static const struct key bars_keys[] = {
	{ "title", KEY_TEXT, FIELD(title), REQUIRED_KEY, NULL,
	  "What the bars say: a page's title, or within columns a chart's." },
	{ "standfirst", KEY_TEXT, FIELD(standfirst), NULL, NULL,
	  "One sentence under a page's title: the message." },
	{ "indicator", KEY_INDICATOR, FIELD(indicator), REQUIRED_KEY, NULL,
	  "What they show." },
	{ "rows", KEY_LINES, FIELD(rows), REQUIRED_KEY, NULL,
	  "A line for each bar: a period, a comparator\xE2\x80\x99s name, or "
	  "another indicator of the same unit; a label; behind a comma what "
	  "stands under the label. The word first behind the period asks for "
	  "the figure as it was first reported, which is struck through when it "
	  "has been corrected." },
	{ "target", KEY_FLAG, FIELD(target), "yes", NULL,
	  "Whether the target of the last period is drawn." },
	{ "measure", KEY_TEXT, FIELD(measure), NULL, NULL,
	  "The line under the title; else name and base." },
	{ "caption", KEY_TEXT, FIELD(caption), NULL, NULL,
	  "The line under the bars; what marks mean is added." },
	{ "label-width", KEY_LENGTH, FIELD(label_width), "0", NULL,
	  "Room for the labels at the left; 0 is what they need." },
	{ .name = NULL }
};
static const struct act act_bars = { make_bars, true };
const struct kind kind_bars = {
	.name = "bars",
	.about = "Figures as bars against their target, with what was first "
	    "reported beside what it is now.",
	.size = sizeof(struct bars),
	.keys = bars_keys,
	.act = &act_bars,
};
