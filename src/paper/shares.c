/*
 * shares.c - [pairs]: the children of a service beside the population they are
 * part of, by age, gender or ethnicity, with what each side is and leaves out.
 */
#include "paper/audit_int.h"
#include "paper/data_int.h"

enum { FORM_BARS, FORM_COLUMNS };
enum { CHILDREN, POPULATION, SIDES };

/* What one side is. */
struct pair_side {
	struct item	name, source, year, left_out;
};

/* The settings of [pairs]. */
struct pairs_settings {
	struct item		title, file, measure, note;
	struct pair_side	sides[SIDES];
	int			form;
	bool			counts, illustrative;
};

enum { PAIR_CATEGORY, PAIR_CHILDREN, PAIR_POPULATION, PAIR__MAX };
static const struct aside_column pair_columns[PAIR__MAX] = {
	[PAIR_CATEGORY] =   { .name = "category", .required = true },
	[PAIR_CHILDREN] =   { .name = "children", .required = true },
	[PAIR_POPULATION] = { .name = "population", .required = true },
};

#define CATEGORIES_MOST	12
#define DECIMALS_MOST	3
#define COLUMNS_HEIGHT	150.0

/* One side's figures, a category each. */
struct figures_read {
	struct num	*at;		/* NUM_NONE: a symbol stands there */
	enum symbol	*symbols;
	size_t		 n;
	bool		 whole;		/* all are known */
	size_t		 hidden;	/* may be any number: not "z", "low" */
	struct place	 withheld;	/* where a "c" stands; line 0: nowhere */
	struct num	 sum;		/* of those known */
};

/* ---- reading ---- */

/* Note the symbol that stands where CELL's figure would. */
static void
read_symbol(const struct aside_cell *cell, enum symbol symbol,
    struct figures_read *side)
{
	side->whole = false;
	if (symbol == SYMBOL_C)
		side->withheld = cell->place;
	side->hidden += symbol != SYMBOL_Z && symbol != SYMBOL_NA &&
	    symbol != SYMBOL_LOW;
}

static bool
read_figure(struct paper *paper, const struct aside_cell *cell,
    struct figures_read *side)
{
	struct num	*value = &side->at[side->n];

	side->symbols[side->n] = SYMBOL_NONE;
	if (num_parse(cell->text, value) && value->n >= 0) {
		side->sum = num_add(side->sum, *value);
		side->n++;
		return true;
	}
	*value = NUM_NONE;
	if (symbol_parse(cell->text, &side->symbols[side->n]) &&
	    symbol_replaces(side->symbols[side->n])) {
		read_symbol(cell, side->symbols[side->n++], side);
		return true;
	}
	diag_at(paper->diags, DIAG_PAIRS_NUMBER, cell->place, STR_FMT,
	    STR_ARG(cell->text));
	return false;
}

static int
side_decimals(const struct figures_read *side)
{
	int	most = 0, decimals;

	for (size_t i = 0; i < side->n; i++) {
		decimals = num_decimals(side->at[i], DECIMALS_MOST);
		if (decimals > most)
			most = decimals;
	}
	return most;
}

/* Shares add to 100, but for half a unit of the last decimal each; so one that
 * is withheld alone is no secret. */
static bool
check_shares(struct paper *paper, struct place place, struct str name,
    const struct figures_read *side)
{
	int		decimals = side_decimals(side);
	struct num	slack = num_make((int64_t)side->n, 2);

	if (side->withheld.line > 0 && side->hidden == 1) {
		diag_at(paper->diags, DIAG_PAIRS_ONE, side->withheld, STR_FMT,
		    STR_ARG(name));
		return false;
	}
	for (int i = 0; i < decimals; i++)
		slack = num_div(slack, num_int(10));
	if (!side->whole || (num_known(side->sum) && num_cmp(num_abs(num_sub(
	    side->sum, num_int(100))), slack) <= 0))
		return true;
	diag_at(paper->diags, DIAG_PAIRS_SUM, place, STR_FMT ": " STR_FMT,
	    STR_ARG(name), STR_ARG(num_known(side->sum) ? str_printf(
	    paper->arena, STR_FMT "%%", STR_ARG(num_text(paper->arena,
	    side->sum, decimals, NUM_PLAIN))) : STR("too many digits to add")));
	return false;
}

/* Counts become shares of their sum. */
static bool
share_counts(struct paper *paper, struct place place, struct str name,
    struct figures_read *side)
{
	if (!num_known(side->sum) || side->sum.n == 0 || !side->whole) {
		diag_at(paper->diags, DIAG_PAIRS_NOTHING, place, STR_FMT,
		    STR_ARG(name));
		return false;
	}
	for (size_t i = 0; i < side->n; i++)
		side->at[i] = num_mul(num_div(side->at[i], side->sum),
		    num_int(100));
	return true;
}

static bool
read_side(struct paper *paper, const struct pairs_settings *settings,
    const struct aside *table, int which, struct figures_read *side)
{
	struct str	name = settings->sides[which].name.text;
	struct place	place = { settings->file.text.s, 0, 0 };
	bool		ok = !table->faulty;

	*side = (struct figures_read){
		.at = arena_array(paper->arena, table->n, struct num),
		.symbols = arena_array(paper->arena, table->n, enum symbol),
		.whole = true, .sum = num_int(0),
	};
	for (size_t i = 0; i < table->n; i++)
		ok &= read_figure(paper, aside_at(table, i,
		    PAIR_CHILDREN + (size_t)which), side);
	if (!ok)
		return false;
	return settings->counts ? share_counts(paper, place, name, side) :
	    check_shares(paper, place, name, side);
}

/* ---- the chart ---- */

static struct pair_value
pair_value(struct paper *paper, const struct figures_read *side, size_t i,
    int decimals)
{
	struct pair_value	value = { .known = num_known(side->at[i]) };

	if (!value.known) {
		value.text = symbol_mark(side->symbols[i]);
		value.gap = str_of(symbol_meaning(side->symbols[i]));
		return value;
	}
	value.y = num_double(side->at[i]);
	value.text = str_printf(paper->arena, STR_FMT "%%", STR_ARG(num_text(
	    paper->arena, side->at[i], decimals, NUM_PLAIN)));
	return value;
}

static bool
pairs_read(struct paper *paper, const struct pairs_settings *settings,
    struct pairs *pairs)
{
	struct figures_read	 sides[SIDES];
	struct aside		 table;
	struct pair		*at;
	int			 decimals = 0;
	bool			 ok;

	if (!plate_aside(paper, settings->file, pair_columns, PAIR__MAX,
	    &table))
		return false;
	ok = !table.faulty;
	if (table.n > CATEGORIES_MOST) {
		diag_at(paper->diags, DIAG_PAIRS_MANY, aside_at(&table,
		    CATEGORIES_MOST, PAIR_CATEGORY)->place, "%zu", table.n);
		return false;
	}
	for (int s = 0; s < SIDES; s++)
		ok &= read_side(paper, settings, &table, s, &sides[s]);
	if (!ok)
		return false;
	for (int s = 0; s < SIDES && !settings->counts; s++)
		if (side_decimals(&sides[s]) > decimals)
			decimals = side_decimals(&sides[s]);
	at = arena_array(paper->arena, table.n, struct pair);
	for (size_t i = 0; i < table.n; i++) {
		at[i].name = aside_at(&table, i, PAIR_CATEGORY)->text;
		for (int s = 0; s < SIDES; s++)
			at[i].at[s] = pair_value(paper, &sides[s], i, decimals);
	}
	pairs->at = at;
	pairs->n = table.n;
	return true;
}

/* ---- words ---- */

static struct str
measure_words(struct paper *paper, const struct pairs_settings *settings)
{
	struct str	measure = settings->measure.text;

	if (measure.n == 0)
		measure = STR("Per cent of each side");
	return settings->illustrative ? str_printf(paper->arena, STR_FMT
	    " (illustrative values)", STR_ARG(measure)) : measure;
}

/* "Residents: mid-year population estimates, 2020; left out: nobody." */
static void
say_side(struct buf *words, const struct pair_side *side)
{
	buf_printf(words, "%s" STR_FMT ": " STR_FMT ", " STR_FMT "; left out: "
	    STR_FMT ".", words->n > 0 ? " " : "", STR_ARG(side->name.text),
	    STR_ARG(side->source.text), STR_ARG(side->year.text),
	    STR_ARG(side->left_out.text));
}

static struct str
caption_words(struct paper *paper, const struct pairs_settings *settings)
{
	struct buf	words = { 0 };

	for (int s = 0; s < SIDES; s++)
		say_side(&words, &settings->sides[s]);
	if (settings->note.text.n > 0)
		buf_printf(&words, " " STR_FMT, STR_ARG(settings->note.text));
	return buf_take(&words, paper->arena);
}

/* A file like the one it was made from, of shares as printed. */
static const struct attachment *
pairs_data(struct paper *paper, const struct section *section,
    const struct pairs *pairs)
{
	struct str	 cells[PAIR__MAX], text;
	struct data	*data;

	for (int i = 0; i < PAIR__MAX; i++)
		cells[i] = str_of(pair_columns[i].name);
	data = data_new(paper, section, str_printf(paper->arena, STR_FMT ": "
	    STR_FMT " and " STR_FMT ", per cent", STR_ARG(pairs->name),
	    STR_ARG(pairs->series[CHILDREN]),
	    STR_ARG(pairs->series[POPULATION])), cells, PAIR__MAX);
	for (size_t i = 0; data != NULL && i < pairs->n; i++) {
		cells[PAIR_CATEGORY] = pairs->at[i].name;
		for (int s = 0; s < SIDES; s++) {
			text = pairs->at[i].at[s].text;
			cells[PAIR_CHILDREN + s] = pairs->at[i].at[s].known ?
			    data_number(paper->arena, text) : data_cell(text);
		}
		data_row(data, cells);
	}
	return data_end(data);
}

static void
make_pairs(struct paper *paper, const struct section *section,
    struct blocks *out)
{
	const struct pairs_settings *settings = section->settings;
	struct easel	 easel = { paper->arena, paper->fonts, paper->diags,
			    section->place };
	struct pairs	 pairs = {
		.series = { settings->sides[CHILDREN].name.text,
		    settings->sides[POPULATION].name.text },
		.width = paper->width, .height = COLUMNS_HEIGHT,
	};
	struct block	*group, *block;

	if (!pairs_read(paper, settings, &pairs))
		return;
	pairs.name = settings->illustrative ? str_printf(paper->arena, STR_FMT
	    ", illustrative values", STR_ARG(settings->title.text)) :
	    settings->title.text;
	group = plate_begin(paper, section, out);
	plate_head(paper, settings->title.text, measure_words(paper, settings),
	    &group->as.children);
	block = blocks_add(&group->as.children, block_figure(paper->arena,
	    settings->form == FORM_COLUMNS ? pairs_columns(&easel, &pairs) :
	    pairs_bars(&easel, &pairs), pairs_alt(paper->arena, &pairs)));
	block->place = section->place;
	block->as.figure->data = pairs_data(paper, section, &pairs);
	plate_foot(paper, caption_words(paper, settings),
	    &group->as.children);
}

#define SIDE(which, field)						\
	offsetof(struct pairs_settings, sides[which].field)

static const struct key pairs_keys[] = {
	{ "title", KEY_TEXT, offsetof(struct pairs_settings, title),
	  REQUIRED_KEY, NULL, "What the chart says, in ten words or fewer." },
	{ "file", KEY_FILE, offsetof(struct pairs_settings, file), REQUIRED_KEY,
	  NULL, "A CSV file with the columns category, children and population, "
	  "12 rows at most: per cent, or an official symbol such as c." },
	{ "counts", KEY_FLAG, offsetof(struct pairs_settings, counts), "no",
	  NULL, "Whether the file has numbers of people, to be made shares of "
	  "their sum; else it has shares, which must add to 100." },
	{ "form", KEY_CHOICE, offsetof(struct pairs_settings, form), "bars",
	  "bars|columns", "Bars under each other, or columns beside each "
	  "other." },
	{ "measure", KEY_TEXT, offsetof(struct pairs_settings, measure), NULL,
	  NULL, "The line under the title." },
	{ "children", KEY_TEXT, SIDE(CHILDREN, name), REQUIRED_KEY, NULL,
	  "Who the children are." },
	{ "children-source", KEY_TEXT, SIDE(CHILDREN, source), REQUIRED_KEY,
	  NULL, "Where their figures come from." },
	{ "children-year", KEY_TEXT, SIDE(CHILDREN, year), REQUIRED_KEY, NULL,
	  "Of which day or year they are." },
	{ "children-left-out", KEY_TEXT, SIDE(CHILDREN, left_out), REQUIRED_KEY,
	  NULL, "Who is left out of them: nobody, if so." },
	{ "population", KEY_TEXT, SIDE(POPULATION, name), REQUIRED_KEY, NULL,
	  "Who they are compared with." },
	{ "population-source", KEY_TEXT, SIDE(POPULATION, source), REQUIRED_KEY,
	  NULL, "Where that comes from." },
	{ "population-year", KEY_TEXT, SIDE(POPULATION, year), REQUIRED_KEY,
	  NULL, "Of which day or year it is." },
	{ "population-left-out", KEY_TEXT, SIDE(POPULATION, left_out),
	  REQUIRED_KEY, NULL, "Who is left out of it: nobody, if so." },
	{ "illustrative", KEY_FLAG, offsetof(struct pairs_settings,
	  illustrative), "no", NULL, "Whether the values are made up, which is "
	  "then printed." },
	{ "note", KEY_TEXT, offsetof(struct pairs_settings, note), NULL, NULL,
	  "A sentence more in the caption." },
	{ .name = NULL }
};
static const struct act act_pairs = { make_pairs, false };
const struct kind kind_pairs = {
	.name = "pairs",
	.about = "Children beside the population they are part of, by category. "
	    "Source, year and who is left out are printed for both sides. "
	    "Stands where it is written, or in a columns section.",
	.size = sizeof(struct pairs_settings),
	.keys = pairs_keys,
	.act = &act_pairs,
};
