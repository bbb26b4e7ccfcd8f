/* indicator_notes.c - under the table: the key of its marks, and three notes on
 * figures, comparators and empty cells.  Only what the page has is explained. */
#include "paper/indicators_int.h"

/* ---- the key line ---- */

/* 0.1, 10: as few decimals as say it. */
static struct str
tolerance_text(struct arena *arena, struct num tolerance)
{
	return num_text(arena, tolerance, num_decimals(tolerance, 3),
	    NUM_PLAIN);
}

/* Whether targets bring tolerances that are not the pack's, so that one number in
 * the key would be wrong. */
static bool
tolerances_differ(const struct paper *paper, const struct indicator_page *page)
{
	const struct target	*target;

	for (size_t i = 0; i < page->n; i++) {
		target = page->rows[i].target;
		if (target != NULL && num_known(target->value) &&
		    num_known(target->tolerance) && num_cmp(target->tolerance,
		    paper->rules.tolerance) != 0)
			return true;
	}
	return false;
}

static struct str
near_text(struct paper *paper, const struct indicator_page *page)
{
	switch (paper->rules.rule) {
	case RULE_TOLERANCE:
		if (tolerances_differ(paper, page))
			return STR("within its tolerance of target");
		return str_printf(paper->arena, "within " STR_FMT "%% of target",
		    STR_ARG(tolerance_text(paper->arena,
		    paper->rules.tolerance)));
	case RULE_LAST_YEAR:
		return STR("short of target, no worse than last year");
	default:
		return STR("");
	}
}

/* What counts as near to ROW's target; unknown when that is no number. */
static struct num
row_tolerance(const struct paper *paper, const struct indicator_row *row)
{
	if (row->target == NULL || !num_known(row->target->value))
		return NUM_NONE;
	return num_known(row->target->tolerance) ? row->target->tolerance :
	    paper->rules.tolerance;
}

/* The next row from I on with TOLERANCE; the number of rows when none has it. */
static size_t
row_within(const struct paper *paper, const struct indicator_page *page,
    struct num tolerance, size_t i)
{
	struct num	at;

	for (; i < page->n; i++) {
		at = row_tolerance(paper, &page->rows[i]);
		if (num_known(at) && num_cmp(at, tolerance) == 0)
			break;
	}
	return i;
}

/* "Repairs, Voids and Lettings": all rows with TOLERANCE. */
static void
name_rows(const struct paper *paper, const struct indicator_page *page,
    struct num tolerance, struct buf *out)
{
	const char	*before = "";
	size_t		 next, i = row_within(paper, page, tolerance, 0);

	for (; i < page->n; i = next) {
		next = row_within(paper, page, tolerance, i + 1);
		buf_printf(out, "%s" STR_FMT, before,
		    STR_ARG(page->rows[i].indicator->name));
		before = row_within(paper, page, tolerance, next + 1) <
		    page->n ? ", " : " and ";
	}
}

/* "Near is within 0.1% of the target for Gas safety; within 10% for Repairs and
 * Lettings. " */
static void
tolerances_note(struct paper *paper, const struct indicator_page *page,
    struct buf *note)
{
	const char	*before = "Near is within ", *behind = " of the target";
	struct num	 tolerance;

	if (paper->rules.rule != RULE_TOLERANCE ||
	    !tolerances_differ(paper, page))
		return;
	for (size_t i = 0; i < page->n; i++) {
		tolerance = row_tolerance(paper, &page->rows[i]);
		if (!num_known(tolerance) ||
		    row_within(paper, page, tolerance, 0) < i)
			continue;
		buf_printf(note, "%s" STR_FMT "%%%s for ", before,
		    STR_ARG(tolerance_text(paper->arena, tolerance)), behind);
		name_rows(paper, page, tolerance, note);
		before = "; within ";
		behind = "";
	}
	buf_text(note, ". ");
}

static void
key_entry(struct paper *paper, struct para *para, enum mark mark,
    const char *word, struct str text)
{
	struct look	look = paper_look(paper, SCALE_NOTE);

	para_mark(paper->arena, para, look, paper_mark(paper, mark), 9, 1.1);
	if (*word != '\0')
		para_add(paper->arena, para, paper_look(paper, SCALE_NOTE_LEAD),
		    str_printf(paper->arena, "\xC2\xA0%s\xC2\xA0 ", word));
	para_add(paper->arena, para, look, str_printf(paper->arena, "%s" STR_FMT
	    "\xC2\xA0\xC2\xA0\xC2\xA0\xC2\xA0\xC2\xA0 ", *word == '\0' ?
	    "\xC2\xA0" : "", STR_ARG(text)));
}

static void
key_line(struct paper *paper, const struct indicator_page *page,
    struct blocks *out)
{
	struct block	*block = block_para(paper->arena, TAG_P,
			    paper_look(paper, SCALE_NOTE), STR(""));
	struct para	*para = block->as.para;
	struct rule	 hair = { 0.4, HAIR };
	struct block	*rule;

	key_entry(paper, para, MARK_MET, "Met", STR("at or beyond target"));
	if (near_text(paper, page).n > 0)
		key_entry(paper, para, MARK_NEAR, "Near",
		    near_text(paper, page));
	key_entry(paper, para, MARK_MISSED, "Missed", STR("further off"));
	para_mark(paper->arena, para, paper_look(paper, SCALE_NOTE),
	    paper_mark(paper, MARK_UP), 9, 1.1);
	key_entry(paper, para, MARK_DOWN, "", STR("the figure rose or fell; a "
	    "word says whether that is better or worse"));
	block->before = 7;
	block->after = 6;
	blocks_add(out, block);
	rule = blocks_add(out, block_new(paper->arena, BLOCK_RULE, TAG_NONE));
	rule->as.rule = hair;
	rule->after = 6;
}

/* ---- notes ---- */

/* What a page holds that wants explaining. */
struct found {
	bool	fractions, percents, others, running, whole_year;
	bool	symbols[SYMBOL__MAX];
	bool	revised;		/* since it was published */
	bool	dash;
};

static void
find_in_row(struct paper *paper, const struct indicator_page *page,
    const struct indicator_row *row, struct found *found)
{
	const struct indicator		*indicator = row->indicator;
	const struct observation	*obs;

	found->running |= indicator->aggregation == AGGREGATE_YEAR_TO_DATE;
	found->percents |= indicator->unit == UNIT_PERCENT;
	found->others |= indicator->unit != UNIT_PERCENT;
	for (size_t i = 0; i < page->months; i++) {
		obs = series_find(&row->series, period_add(page->from,
		    (int32_t)i));
		if (obs == NULL) {
			found->dash = true;
			continue;
		}
		found->symbols[obs->symbol] = true;
		found->revised |= obs->symbol == SYMBOL_NONE &&
		    figure_is_revised(paper, indicator, obs, NULL);
		found->fractions |= num_known(obs->denominator);
	}
	if (row->target == NULL)
		found->dash = true;
	else {
		found->symbols[row->target->symbol] = true;
		found->whole_year |= row->target->whole_year;
	}
	for (size_t i = 0; i < page->comparators.n; i++)
		if (row->comparators[i] == NULL)
			found->dash = true;
		else
			found->symbols[row->comparators[i]->symbol] = true;
}

static struct str
figures_note(struct paper *paper, const struct found *found,
    const struct indicator_page *page)
{
	struct buf	 note = { 0 };
	struct str	 source = title_said(paper, paper->pack->source);

	if (source.n == 0 && page->n > 0)
		source = page->rows[0].indicator->source;
	if (found->fractions)
		buf_printf(&note, "%s are rounded once, from the fraction "
		    "beneath. ", found->percents ? "Percentages" : "Figures");
	buf_text(&note, !found->others ?
	    "Changes are in points, worked out before rounding. " :
	    !found->percents ? "Changes are worked out before rounding, also "
	    "in per cent of the month before. " :
	    "Changes are worked out before rounding: in points, or in per "
	    "cent of the month before. ");
	if (found->running)
		buf_text(&note, "Running totals count from April. ");
	if (found->whole_year)
		buf_text(&note, "Targets for a year are rated in March. ");
	tolerances_note(paper, page, &note);
	if (source.n > 0)
		buf_printf(&note, "Source: " STR_FMT ".", STR_ARG(source));
	return buf_take(&note, paper->arena);
}

/* "Children looked after: 31 March 2021": figures that are for another period
 * than their column says. */
static void
other_periods(struct paper *paper, const struct indicator_page *page,
    struct buf *note)
{
	const struct comparator	*comparator;
	bool			 any = false;

	for (size_t i = 0; i < page->n; i++)
		for (size_t j = page->comparators.n; j-- > 0;) {
			comparator = page->rows[i].comparators[j];
			if (comparator == NULL || period_eq(comparator->period,
			    page->periods[j]) || !num_known(
			    comparator_value(page->rows[i].indicator,
			    comparator)))
				continue;
			buf_text(note, any ? "; " : " For another period: ");
			buf_printf(note, STR_FMT ", " STR_FMT,
			    STR_ARG(page->rows[i].indicator->name),
			    STR_ARG(period_long(paper->arena,
			    comparator->period)));
			any = true;
			break;
		}
	if (any)
		buf_char(note, '.');
}

/* The first neighbours' figure of the page that is computed, or published. */
static const struct comparator *
find_neighbours(const struct indicator_page *page, bool computed)
{
	const struct comparator	*at;

	for (size_t i = 0; i < page->n; i++)
		for (size_t j = 0; j < page->comparators.n; j++) {
			at = page->rows[i].comparators[j];
			if (at != NULL && at->neighbours > 0 &&
			    at->computed == computed)
				return at;
		}
	return NULL;
}

/* "the 2 that report", or where rows differ "those that report (2 to 5)". */
static struct str
reporting_text(struct arena *arena, const struct indicator_page *page)
{
	const struct comparator	*at;
	int			 least = 0, most = 0;

	for (size_t i = 0; i < page->n; i++)
		for (size_t j = 0; j < page->comparators.n; j++) {
			at = page->rows[i].comparators[j];
			if (at == NULL || !at->computed)
				continue;
			if (least == 0 || at->neighbours < least)
				least = at->neighbours;
			if (at->neighbours > most)
				most = at->neighbours;
		}
	if (least == most)
		return str_printf(arena, "the %d that report", most);
	return str_printf(arena, "those that report (%d to %d)", least, most);
}

static struct str
comparators_note(struct paper *paper, const struct indicator_page *page)
{
	const struct comparator	*published = find_neighbours(page, false);
	const struct comparator	*computed = find_neighbours(page, true);
	struct buf		 note = { 0 };

	if (page->comparators.n == 0)
		return STR("");
	buf_text(&note, "Figures of others are as published, for the period "
	    "named above them.");
	if (published != NULL)
		buf_printf(&note, " Neighbours are the statistical neighbours "
		    "of the " STR_FMT " model; %d report.",
		    STR_ARG(published->model), published->neighbours);
	if (computed != NULL)
		buf_printf(&note, " Where none is published, neighbours are the "
		    "%s of " STR_FMT " for %s%s" STR_FMT "%s.",
		    method_words((enum method)paper->pack->method),
		    STR_ARG(reporting_text(paper->arena, page)),
		    period_long(paper->arena, computed->period).s,
		    computed->model.n > 0 ? ", " : "", STR_ARG(computed->model),
		    computed->model.n > 0 ? " model" : "");
	other_periods(paper, page, &note);
	return buf_take(&note, paper->arena);
}

static const struct {
	enum symbol	 symbol;
	const char	*text;
} symbol_notes[] = {
	{ SYMBOL_NOT_SET, "\xE2\x80\x98Not set\xE2\x80\x99: no target has been "
	    "set. " },
	{ SYMBOL_NA, "\xE2\x80\x98N/A\xE2\x80\x99: does not apply. " },
	{ SYMBOL_TBC, "\xE2\x80\x98TBC\xE2\x80\x99: one is awaited. " },
	{ SYMBOL_X, "[x]: not available. " },
	{ SYMBOL_Z, "[z]: not applicable. " },
	{ SYMBOL_C, "[c]: withheld, a small number. " },
	{ SYMBOL_LOW, "[low]: rounds to nought. " },
	{ SYMBOL_P, "[p]: provisional. " },
	{ SYMBOL_R, "[r]: revised. " },
	{ SYMBOL_E, "[e]: estimated. " },
	{ SYMBOL_U, "[u]: of low reliability. " },
};

static struct str
empty_note(struct paper *paper, const struct found *found)
{
	struct buf	note = { 0 };

	for (size_t i = 0; i < sizeof(symbol_notes) / sizeof(*symbol_notes);
	    i++)
		if (symbol_notes[i].symbol == SYMBOL_R && found->revised)
			buf_printf(&note, "[r]: " STR_FMT ". ",
			    STR_ARG(revised_words(paper)));
		else if (found->symbols[symbol_notes[i].symbol])
			buf_text(&note, symbol_notes[i].text);
	if (found->dash)
		buf_text(&note, "\xE2\x80\x93: no figure.");
	return str_trim(buf_take(&note, paper->arena));
}

/* What the notes on symbols are called: of cells without a figure, unless some
 * stand beside one. */
static const char *
empty_lead(const struct found *found)
{
	bool	beside = found->revised;

	for (int i = SYMBOL_NONE + 1; i < SYMBOL__MAX; i++)
		beside |= found->symbols[i] && !symbol_replaces((enum symbol)i);
	return beside ? "Marks." : "Empty cells.";
}

/* TEXT in the next column; an empty one takes none. */
static void
note_column(struct paper *paper, struct blocks **next, const char *lead,
    struct str text)
{
	struct look	 look = paper_look(paper, SCALE_NOTE);
	struct block	*block;

	if (text.n == 0)
		return;
	block = blocks_add((*next)++, block_para(paper->arena, TAG_P,
	    paper_look(paper, SCALE_NOTE_LEAD), str_of(lead)));
	para_add(paper->arena, block->as.para, look, str_printf(paper->arena,
	    " " STR_FMT, STR_ARG(text)));
}

/* Whether the notes print a tolerance of ROW, or how many of its neighbours
 * report. */
static bool
is_told(const struct paper *paper, const struct indicator_page *page,
    const struct indicator_row *row)
{
	if (paper->rules.rule == RULE_TOLERANCE &&
	    num_known(row_tolerance(paper, row)) &&
	    tolerances_differ(paper, page))
		return true;
	for (size_t i = 0; i < page->comparators.n; i++)
		if (row->comparators[i] != NULL &&
		    row->comparators[i]->neighbours > 0)
			return true;
	return false;
}

/* Key and notes stay together. */
void
indicator_notes(struct paper *paper, const struct indicator_page *page,
    struct blocks *out)
{
	struct found	 found = { 0 };
	struct block	*group = block_new(paper->arena, BLOCK_GROUP, TAG_NONE);
	struct block	*block = block_columns(paper->arena, 3);
	struct columns	*columns = block->as.columns;
	struct blocks	*next = columns->blocks;
	unsigned	 reading = reading_begin(paper);

	group->whole = true;
	for (size_t i = 0; i < page->n; i++) {
		find_in_row(paper, page, &page->rows[i], &found);
		if (is_told(paper, page, &page->rows[i]))
			reading_also(paper, reading, page->rows[i].others);
	}
	key_line(paper, page, &group->as.children);
	columns->gap = 24;
	for (size_t i = 0; i < 3; i++)
		columns->widths[i] = (paper->width - 2 * columns->gap) / 3;
	note_column(paper, &next, "Figures.",
	    figures_note(paper, &found, page));
	note_column(paper, &next, "Comparators.",
	    comparators_note(paper, page));
	note_column(paper, &next, empty_lead(&found),
	    empty_note(paper, &found));
	blocks_add(&group->as.children, block);
	if (page->settings->note.text.n > 0) {
		block = blocks_add(&group->as.children, text_line(paper, TAG_P,
		    paper_look(paper, SCALE_NOTE), page->settings->note));
		block->before = 6;
	}
	reading_end(paper, reading, &group->as.children);
	blocks_add(out, group);
}
