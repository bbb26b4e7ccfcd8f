/*
 * breakdown.c - [breakdown]: an indicator by team, or by whatever it is broken
 * down, with its total checked against the indicator's own figure.
 */
#include <stdlib.h>

#include "paper/breakdown_int.h"

#define NOTES_AFTER	14.0

struct period
breakdown_period(const struct paper *paper, const struct breakdown *settings)
{
	return settings->period.period.kind != PERIOD_NONE ?
	    settings->period.period : paper->period;
}

/* ---- what the store says ---- */

/* No count is larger: a hundred times the sum of all rows still is a number. */
#define COUNT_MOST	1000000000000

static bool
is_count(struct num num)
{
	return num_known(num) && num.d == 1 && num.n >= 0 &&
	    num.n <= COUNT_MOST;
}

static void
read_row(struct paper *paper, const struct breakdown_page *page,
    const struct category *category, struct breakdown_row *row)
{
	const struct observation	*obs = &category->obs;

	*row = (struct breakdown_row){ .name = category->name };
	row->known = !symbol_replaces(obs->symbol) &&
	    is_count(obs->numerator) && is_count(obs->denominator);
	if (row->known) {
		row->symbol = obs->symbol;
		row->share = obs->numerator.n;
		row->base = obs->denominator.n;
		row->changed = obs->earlier ? obs->origin.import : 0;
		return;
	}
	row->symbol = symbol_replaces(obs->symbol) ? obs->symbol : SYMBOL_X;
	if (row->symbol != obs->symbol)
		diag_at(paper->diags, DIAG_BREAKDOWN_COUNTS,
		    page->settings->breakdown.place, STR_FMT " ("
		    STR_FMT ":%d)", STR_ARG(category->name),
		    STR_ARG(obs->origin.file), obs->origin.line);
}

/* The sums; a total with a row missing is none. */
static void
add_up(struct breakdown_page *page)
{
	struct breakdown_row	*total = &page->total;

	*total = (struct breakdown_row){ .name = STR("Total"), .known = true };
	for (size_t i = 0; i < page->n; i++) {
		total->share += page->rows[i].share;
		total->base += page->rows[i].base;
		if (!page->rows[i].known && total->known) {
			total->known = false;
			total->symbol = page->rows[i].symbol;
		}
	}
}

bool
breakdown_read(struct paper *paper, const struct breakdown *settings,
    struct period period, struct breakdown_page *page)
{
	struct categories	all;

	*page = (struct breakdown_page){ .settings = settings };
	page->of = (struct breakdown_of){ figure_indicator(paper,
	    settings->indicator), period, STR(""), settings->breakdown.text };
	if (period.kind == PERIOD_NONE)		/* which was said meanwhile */
		page->of.period = paper->period;
	if (page->of.indicator == NULL || !store_breakdown(paper->store,
	    page->of.indicator, page->of.area, page->of.period,
	    page->of.breakdown, &all))
		return false;
	if (all.n == 0) {
		diag_at(paper->diags, DIAG_BREAKDOWN_NONE,
		    settings->breakdown.place, STR_FMT " by " STR_FMT " in "
		    STR_FMT, STR_ARG(page->of.indicator->id),
		    STR_ARG(page->of.breakdown), STR_ARG(period_code(
		    paper->arena, page->of.period)));
		return false;
	}
	page->n = all.n;
	page->rows = arena_array(paper->arena, all.n, struct breakdown_row);
	for (size_t i = 0; i < all.n; i++)
		read_row(paper, page, &all.at[i], &page->rows[i]);
	add_up(page);
	return true;
}

/* ---- the total, and the indicator's own figure ---- */

/* Whether OBS says what PAGE adds to: its fraction, or without one the figure as
 * printed. */
static bool
total_agrees(const struct breakdown_page *page, const struct observation *obs)
{
	const struct indicator	*indicator = page->of.indicator;
	struct num		 total = num_div(num_mul(
				    num_int(page->total.share),
				    num_int(indicator->per)),
				    num_int(page->total.base));
	struct num		 value = indicator_value(indicator, obs);

	if (!num_known(value) || !num_known(total))
		return true;		/* nothing to hold it against */
	if (num_known(obs->denominator))
		return num_cmp(obs->numerator, num_int(page->total.share)) ==
		    0 && num_cmp(obs->denominator,
		    num_int(page->total.base)) == 0;
	return num_round(value, indicator->decimals) ==
	    num_round(total, indicator->decimals);
}

static void
say_total(struct paper *paper, const struct breakdown_page *page,
    enum diag what, const struct observation *obs)
{
	const struct breakdown_row	*total = &page->total;

	diag_at(paper->diags, what, page->settings->breakdown.place,
	    "the rows add to %lld of %lld, " STR_FMT "%%; " STR_FMT " in "
	    STR_FMT " is " STR_FMT, (long long)total->share,
	    (long long)total->base, STR_ARG(num_text(paper->arena,
	    num_div(num_int(total->share * 100), num_int(total->base)), 1,
	    NUM_PLAIN)), STR_ARG(page->of.indicator->id),
	    STR_ARG(period_code(paper->arena, page->of.period)),
	    STR_ARG(observation_words(paper->arena, page->of.indicator, obs)));
}

/* The total is the figure that OBS is: so is its mark. */
static void
mark_total(struct breakdown_page *page, const struct observation *obs)
{
	if (!symbol_replaces(obs->symbol))
		page->total.symbol = obs->symbol;
}

/* The rows add to what the indicator says now; or, where the table says that it
 * shows what was first reported, to what it said then. */
static void
check_total(struct paper *paper, struct breakdown_page *page)
{
	const struct revision_read	*now;
	struct revision_reads		 all;
	bool				 first;

	if (!page->total.known || !store_revisions(paper->store,
	    page->of.indicator, page->of.area, page->of.period, &all))
		return;
	page->total_holds = all.n == 0;
	if (all.n == 0 || figure_is_gone(&all))
		return;
	now = &all.at[all.n - 1];
	if (total_agrees(page, &now->obs)) {
		mark_total(page, &now->obs);
		page->total_holds = num_known(now->obs.denominator);
		if (page->settings->first_reported && all.n > 1)
			diag_at(paper->diags, DIAG_BREAKDOWN_NOW,
			    page->settings->breakdown.place, "%s", "");
		return;
	}
	first = page->settings->first_reported &&
	    total_agrees(page, &all.at[0].obs);
	if (first)
		mark_total(page, &all.at[0].obs);
	say_total(paper, page, first ? DIAG_BREAKDOWN_FIRST :
	    DIAG_BREAKDOWN_TOTAL, &now->obs);
}

/* ---- order ---- */

/* What a row is sorted by, the largest first.  Rows that are withheld, and those
 * without a figure, have none: a place among the others would tell. */
struct sorted {
	struct breakdown_row	row;
	bool			last;
	struct num		by;
};

static int
by_rank(const void *a, const void *b)
{
	const struct sorted	*left = a, *right = b;
	int			 order = left->last - right->last;

	if (order == 0 && !left->last)
		order = num_cmp(right->by, left->by);
	return order != 0 ? order : str_cmp(left->row.name, right->row.name);
}

static struct sorted
sorted_row(const struct breakdown_row *row, int sort, size_t place)
{
	struct sorted	out = { *row, !row->known || row->hide_share,
			    num_int(0) };

	if (out.last)
		return out;
	if (sort == SORT_FILE)
		out.by = num_int(-(int64_t)place);
	else if (sort == SORT_REST)
		out.by = num_int(row->base - row->share);
	else if (row->base > 0)
		out.by = num_make(row->share, row->base);
	return out;
}

static void
sort_rows(struct paper *paper, struct breakdown_page *page)
{
	struct sorted	*all = arena_array(paper->arena, page->n,
			    struct sorted);

	for (size_t i = 0; i < page->n; i++)
		all[i] = sorted_row(&page->rows[i], page->settings->sort, i);
	qsort(all, page->n, sizeof(*all), by_rank);
	for (size_t i = 0; i < page->n; i++)
		page->rows[i] = all[i].row;
}

/* ---- words ---- */

/* Its own words for an edition in which rows are withheld, if there are any. */
static struct item
chosen(struct paper *paper, const struct breakdown_page *page,
    struct item text, struct item withheld)
{
	if (!page->withheld)
		return text;
	if (withheld.text.n > 0)
		return withheld;
	withheld_words(paper, page, text);
	return text;
}

/* ", as first reported; sorted by number late": what nobody would see
 * otherwise. */
static struct str
measure_line(struct paper *paper, const struct breakdown_page *page)
{
	const struct breakdown	*settings = page->settings;
	struct sort_words {
		const char	*text;
		struct str	 of;
	}			 all[] = {
		[SORT_REST] = { "; sorted by number ", settings->rest.text },
		[SORT_SHARE] = { "; sorted by percentage ",
		    settings->share.text },
		[SORT_FILE] = { "", STR("") },
	}, *sort = &all[settings->sort];
	struct item	measure = chosen(paper, page, settings->measure,
			    settings->withheld_measure);

	if (measure.text.n > 0)
		return measure.text;
	return str_printf(paper->arena, STR_FMT ", " STR_FMT ", by " STR_FMT
	    "%s%s" STR_FMT, STR_ARG(page->of.indicator->name),
	    STR_ARG(period_long(paper->arena, page->of.period)),
	    STR_ARG(page->of.breakdown), settings->first_reported ?
	    ", as first reported" : "", sort->text,
	    STR_ARG(str_lower_first(paper->arena, sort->of)));
}

static const char withheld_note[] =
    "[c] confidential: counts of 1 to 5 are withheld, with the percentages they "
    "make. So are others, where these could be worked out from them or from the "
    "totals; and what an earlier issue withheld. Rows with [c] stand last, by "
    "name.";

/* Whether ROW prints its symbol: beside what is withheld it does not. */
static bool
prints_symbol(const struct breakdown_row *row)
{
	return row->symbol != SYMBOL_NONE &&
	    (!row->known || !row->hide_share);
}

/* What the marks mean that the data itself has, each once. */
static struct str
symbols_note(struct paper *paper, const struct breakdown_page *page)
{
	struct buf	out = { 0 };
	bool		seen[SYMBOL__MAX] = { false };

	seen[SYMBOL_C] = page->withheld;	/* has a note of its own */
	seen[SYMBOL_R] = page->revised;		/* and so has this */
	for (size_t i = 0; i <= page->n; i++) {
		const struct breakdown_row	*row = i < page->n ?
						    &page->rows[i] :
						    &page->total;

		if (!prints_symbol(row) || seen[row->symbol])
			continue;
		seen[row->symbol] = true;
		buf_printf(&out, "%s" STR_FMT " %s.", out.n > 0 ? " " : "",
		    STR_ARG(symbol_mark(row->symbol)),
		    symbol_meaning(row->symbol));
	}
	return buf_take(&out, paper->arena);
}

static void
add_notes(struct paper *paper, const struct breakdown_page *page,
    struct blocks *out)
{
	struct look	small = paper_look(paper, SCALE_SMALL);
	struct str	words[] = { page->withheld ? str_of(withheld_note) :
			    STR(""), symbols_note(paper, page), page->revised ?
			    str_printf(paper->arena, "[r] " STR_FMT ".",
			    STR_ARG(revised_words(paper))) : STR("") };
	struct item	note = chosen(paper, page, page->settings->note,
			    page->settings->withheld_note);

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		if (words[i].n == 0)
			continue;
		blocks_add(out, block_para(paper->arena, TAG_P, small,
		    words[i]))->before = 5;
		withheld_own(paper, out->last);
	}
	if (note.text.n > 0)
		blocks_add(out, text_line(paper, TAG_P, small,
		    note))->before = 5;
	if (out->last->kind == BLOCK_PARA)
		out->last->after = NOTES_AFTER;
}

/* ---- the section ---- */

/* A row is read across, so a table is no wider than this (points). */
#define TABLE_WIDEST	500.0

/* The table of READING with its notes, in a column when the page is wide. */
static void
add_table(struct paper *paper, const struct section *section,
    const struct breakdown_page *page, unsigned reading, struct blocks *out)
{
	double		 width = paper->width;
	struct block	*columns, *table;
	struct blocks	*in = out;

	if (width > TABLE_WIDEST) {
		columns = blocks_add(out, block_columns(paper->arena, 1));
		columns->as.columns->widths[0] = TABLE_WIDEST;
		in = &columns->as.columns->blocks[0];
		paper->width = TABLE_WIDEST;
	}
	table = blocks_add(in, breakdown_table(paper, page));
	table->place = section->place;
	withheld_own(paper, table);
	table->as.table->data = breakdown_data(paper, section, page);
	reading_end(paper, reading, &(struct blocks){ table, table });
	add_notes(paper, page, in);
	paper->width = width;
}

/* What a list of titles says of SECTION is what its page does: withheld there, a
 * number is withheld here. */
struct item
breakdown_title(struct paper *paper, const struct section *section)
{
	const struct breakdown	*settings = section->settings;
	struct breakdown_page	 page;

	if (settings->withheld_title.text.n == 0 || !breakdown_read(paper,
	    settings, breakdown_period(paper, settings), &page) ||
	    !breakdown_shown(paper, &page.of, &page) || !page.withheld)
		return settings->title;
	return settings->withheld_title;
}

/* A page of its own when it stands by itself. */
static void
add_title(struct paper *paper, const struct section *section,
    const struct breakdown_page *page, struct blocks *out)
{
	const struct breakdown	*settings = page->settings;
	struct item		 title = chosen(paper, page, settings->title,
				    settings->withheld_title);

	if (!section->held)
		page_begin(paper, section, title, chosen(paper, page,
		    settings->standfirst, settings->withheld_standfirst), out);
	plate_head(paper, section->held ? title.text : STR(""),
	    measure_line(paper, page), out);
}

/* In the place of the table of READING. */
static void
add_words(struct paper *paper, unsigned reading, struct blocks *out)
{
	struct blocks	words = { 0 };

	blocks_add(&words, block_para(paper->arena, TAG_P,
	    paper_look(paper, SCALE_COMMENTARY), STR("This table is not "
	    "published: the totals would give its small numbers back.")));
	reading_end(paper, reading, &words);
	blocks_join(out, &words);
}

static void
make_breakdown(struct paper *paper, const struct section *section,
    struct blocks *out)
{
	const struct breakdown	*settings = section->settings;
	struct breakdown_page	 page;
	unsigned		 reading = reading_begin(paper);

	if (!breakdown_read(paper, settings, breakdown_period(paper, settings),
	    &page)) {
		reading_end(paper, reading, NULL);
		return;
	}
	check_total(paper, &page);
	if (!breakdown_withhold(paper, &page, section->place)) {
		add_title(paper, section, &page, out);
		add_words(paper, reading, out);
		return;
	}
	breakdown_revised(paper, &page);
	sort_rows(paper, &page);
	add_title(paper, section, &page, out);
	add_table(paper, section, &page, reading, out);
}

#define FIELD(name)	offsetof(struct breakdown, name)
static const struct key breakdown_keys[] = {
	{ "title", KEY_TEXT, FIELD(title), REQUIRED_KEY, NULL,
	  "What the table says: a page's title, or within columns a table's." },
	{ "standfirst", KEY_TEXT, FIELD(standfirst), NULL, NULL,
	  "One sentence under a page's title: the message." },
	{ "measure", KEY_TEXT, FIELD(measure), NULL, NULL,
	  "The line under the title; else name, period and order." },
	{ "indicator", KEY_INDICATOR, FIELD(indicator), REQUIRED_KEY, NULL,
	  "What is broken down: one that has fractions." },
	{ "period", KEY_PERIOD, FIELD(period), NULL, NULL,
	  "Of when; else the paper's month." },
	{ "breakdown", KEY_TEXT, FIELD(breakdown), REQUIRED_KEY, NULL,
	  "By what, as the data has it, such as team." },
	{ "label", KEY_TEXT, FIELD(label), REQUIRED_KEY, NULL,
	  "The heading of the first column." },
	{ "base", KEY_TEXT, FIELD(base), REQUIRED_KEY, NULL,
	  "The heading of the denominators." },
	{ "share", KEY_TEXT, FIELD(share), REQUIRED_KEY, NULL,
	  "The heading of the numerators, and of their percentages." },
	{ "rest", KEY_TEXT, FIELD(rest), REQUIRED_KEY, NULL,
	  "The heading of what is left of the denominators." },
	{ "sort", KEY_CHOICE, FIELD(sort), "rest", "rest|share|file",
	  "The largest rest first, the largest percentage, or as the data file "
	  "has them. Rows that are withheld stand last, by name." },
	{ "bars", KEY_CHOICE, FIELD(bars), "rest", "rest|share|none",
	  "Which counts have bars." },
	{ "dark", KEY_WHOLE, FIELD(dark), "0", NULL,
	  "How many of the first rows the title speaks of; none is dark where "
	  "rows are withheld." },
	{ "as-first-reported", KEY_FLAG, FIELD(first_reported), "no", NULL,
	  "The rows are older than a correction of the whole; their total is "
	  "checked against what was first reported, and check says what the "
	  "whole is now." },
	{ "suppress", KEY_FLAG, FIELD(suppress), "no", NULL,
	  "In the public edition counts of 1 to 5 are withheld, and so much "
	  "more that nothing gives them back: neither totals and percentages "
	  "nor what an earlier issue printed. This holds for the table wherever "
	  "it stands in the pack, and in every later issue; tables of other "
	  "indicators by the same breakdown and period must say it too, and "
	  "where one counts among what another one counted, that is withheld in "
	  "both; what an earlier issue withheld of another indicator that counts "
	  "the same stays so. Numbers in titles, notes and texts are their author\xE2\x80\x99s to "
	  "mind." },
	{ "withheld-title", KEY_TEXT, FIELD(withheld_title), NULL, NULL,
	  "The title of an edition in which rows are withheld." },
	{ "withheld-standfirst", KEY_TEXT, FIELD(withheld_standfirst), NULL,
	  NULL, "The standfirst of such an edition." },
	{ "withheld-measure", KEY_TEXT, FIELD(withheld_measure), NULL, NULL,
	  "The line under the title of such an edition." },
	{ "note", KEY_TEXT, FIELD(note), NULL, NULL,
	  "Small print under the table." },
	{ "withheld-note", KEY_TEXT, FIELD(withheld_note), NULL, NULL,
	  "The same of an edition in which rows are withheld." },
	{ .name = NULL }
};
static const struct act act_breakdown = { make_breakdown, true };
const struct kind kind_breakdown = {
	.name = "breakdown",
	.about = "An indicator by team or the like: base, share, percentage and "
	    "rest of each, with bars, and a total that is checked.",
	.size = sizeof(struct breakdown),
	.keys = breakdown_keys,
	.act = &act_breakdown,
};
