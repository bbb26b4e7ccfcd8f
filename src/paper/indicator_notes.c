/* indicator_notes.c - under the table: the key of its marks, and three notes on
 * figures, comparators and empty cells.  Only what the page has is explained. */
#include "paper/indicators_int.h"

/* Rows whose targets have the same tolerance. */
struct within {
	struct num	 tolerance;
	struct str	*names;
	size_t		 n;
};

/* What the notes are made from. */
struct notes {
	struct paper			*paper;
	const struct indicator_page	*page;
	struct within			*within; /* in the order of the rows;
						  * none where near is not
						  * within a tolerance */
	size_t				 nwithin;
	bool				 differ; /* from the pack's: one number
						  * in the key would be wrong */
};

/* ---- tolerances ---- */

/* 0.1, 10: as few decimals as say it. */
static struct str
tolerance_text(struct arena *arena, struct num tolerance)
{
	return num_text(arena, tolerance, num_decimals(tolerance, 3),
	    NUM_PLAIN);
}

/* What counts as near to ROW's target; unknown when that is no number. */
static struct num
row_tolerance(const struct paper *paper, const struct indicator_row *row)
{
	if (paper->rules.rule != RULE_TOLERANCE || row->target == NULL ||
	    !num_known(row->target->value))
		return NUM_NONE;
	return num_known(row->target->tolerance) ? row->target->tolerance :
	    paper->rules.tolerance;
}

/* The rows of NOTES with TOLERANCE, none at first. */
static struct within *
rows_within(struct notes *notes, struct num tolerance)
{
	struct within	*at = notes->within;

	while (at < notes->within + notes->nwithin &&
	    num_cmp(at->tolerance, tolerance) != 0)
		at++;
	if (at < notes->within + notes->nwithin)
		return at;
	at->tolerance = tolerance;
	at->names = arena_array(notes->paper->arena, notes->page->n,
	    struct str);
	notes->nwithin++;
	return at;
}

static void
read_tolerances(struct notes *notes)
{
	const struct paper	*paper = notes->paper;
	struct within		*within;
	struct num		 tolerance;

	notes->within = arena_array(paper->arena, notes->page->n,
	    struct within);
	for (size_t i = 0; i < notes->page->n; i++) {
		tolerance = row_tolerance(paper, &notes->page->rows[i]);
		if (!num_known(tolerance))
			continue;
		within = rows_within(notes, tolerance);
		within->names[within->n++] =
		    notes->page->rows[i].indicator->name;
		notes->differ |= num_cmp(tolerance,
		    paper->rules.tolerance) != 0;
	}
}

/* "Near is within 0.1% of the target for Gas safety; within 10% for Repairs and
 * Lettings. " */
static void
tolerances_note(const struct notes *notes, struct buf *note)
{
	const struct within	*at;

	if (!notes->differ)
		return;
	for (size_t i = 0; i < notes->nwithin; i++) {
		at = &notes->within[i];
		buf_printf(note, "%s" STR_FMT "%%%s for ", i == 0 ?
		    "Near is within " : "; within ",
		    STR_ARG(tolerance_text(notes->paper->arena, at->tolerance)),
		    i == 0 ? " of the target" : "");
		for (size_t j = 0; j < at->n; j++)
			buf_printf(note, "%s" STR_FMT, j == 0 ? "" :
			    j + 1 < at->n ? ", " : " and ",
			    STR_ARG(at->names[j]));
	}
	buf_text(note, ". ");
}

/* ---- the key line ---- */

static struct str
near_text(const struct notes *notes)
{
	struct paper	*paper = notes->paper;

	switch (paper->rules.rule) {
	case RULE_TOLERANCE:
		if (notes->differ)
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
rating_entries(const struct notes *notes, struct para *para)
{
	struct str	near = near_text(notes);

	key_entry(notes->paper, para, MARK_MET, "Met",
	    STR("at or beyond target"));
	if (near.n > 0)
		key_entry(notes->paper, para, MARK_NEAR, "Near", near);
	key_entry(notes->paper, para, MARK_MISSED, "Missed",
	    STR("further off"));
}

static void
arrow_entries(const struct notes *notes, struct para *para)
{
	struct paper	*paper = notes->paper;

	para_mark(paper->arena, para, paper_look(paper, SCALE_NOTE),
	    paper_mark(paper, MARK_UP), 9, 1.1);
	key_entry(paper, para, MARK_DOWN, "", notes->page->printed.senses ?
	    STR("the figure rose or fell; a word says whether that is better or "
	    "worse") : STR("the figure rose or fell"));
}

/* None under a table without a mark. */
static void
key_line(const struct notes *notes, struct blocks *out)
{
	const struct printed	*printed = &notes->page->printed;
	struct paper		*paper = notes->paper;
	struct block		*block;

	if (!printed->ratings && !printed->arrows)
		return;
	block = block_para(paper->arena, TAG_P, paper_look(paper, SCALE_NOTE),
	    STR(""));
	if (printed->ratings)
		rating_entries(notes, block->as.para);
	if (printed->arrows)
		arrow_entries(notes, block->as.para);
	block->before = 7;
	block->after = 6;
	blocks_add(out, block);
	blocks_add(out, block_rule(paper->arena, rule_hair))->after = 6;
}

/* ---- notes ---- */

/* "Changes are in points, worked out before rounding. ": of those that there
 * are. */
static const char *
changes_note(const struct printed *printed)
{
	if (printed->points && !printed->steps)
		return "Changes are in points, worked out before rounding. ";
	if (printed->points)
		return "Changes are worked out before rounding: in points, or "
		    "in per cent of the month before. ";
	if (printed->percents)
		return "Changes are worked out before rounding, also in per "
		    "cent of the month before. ";
	return printed->steps ? "Changes are worked out before rounding. " : "";
}

static const char *
years_note(const struct printed *printed)
{
	if (printed->in_march && printed->each_month)
		return "Targets for a year rate the year to date, counts and "
		    "money in March alone. ";
	if (printed->in_march)
		return "Targets for a year are rated in March. ";
	return printed->each_month ?
	    "Targets for a year rate the year to date. " : "";
}

/* Whether a row of PAGE above ROW has its source. */
static bool
source_named(const struct indicator_page *page, size_t row)
{
	for (size_t i = 0; i < row; i++)
		if (str_eq(page->rows[i].indicator->source,
		    page->rows[row].indicator->source))
			return true;
	return false;
}

/* "Source: Ledger.", or "Sources: Telephony; Ledger.": the pack's, else those of the
 * rows, each once. */
static void
sources_note(const struct notes *notes, struct buf *note)
{
	const struct indicator_page	*page = notes->page;
	struct str			 source;
	struct buf			 names = { 0 };
	size_t				 n = 0;

	source = title_said(notes->paper, notes->paper->pack->source);
	for (size_t i = 0; i < page->n && source.n == 0; i++) {
		if (page->rows[i].indicator->source.n == 0 ||
		    source_named(page, i))
			continue;
		buf_printf(&names, "%s" STR_FMT, n++ > 0 ? "; " : "",
		    STR_ARG(page->rows[i].indicator->source));
	}
	if (n > 0)
		source = buf_take(&names, notes->paper->arena);
	if (source.n > 0)
		buf_printf(note, "%s: " STR_FMT ".", n > 1 ? "Sources" :
		    "Source", STR_ARG(source));
}

static struct str
figures_note(const struct notes *notes)
{
	const struct printed	*printed = &notes->page->printed;
	struct buf		 note = { 0 };

	if (printed->fractions)
		buf_printf(&note, "%s are rounded once, from the fraction "
		    "beneath. ", printed->shares ? "Percentages" : "Figures");
	buf_text(&note, changes_note(printed));
	if (printed->running)
		buf_text(&note, "Running totals count from April. ");
	buf_text(&note, years_note(printed));
	tolerances_note(notes, &note);
	sources_note(notes, &note);
	return buf_take(&note, notes->paper->arena);
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

	if (!page->printed.others)
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
	{ SYMBOL_NONE, "\xE2\x80\x93: no figure. " },
};

const char *
symbol_note(enum symbol symbol)
{
	size_t	i = 0;

	while (i + 1 < sizeof(symbol_notes) / sizeof(*symbol_notes) &&
	    symbol_notes[i].symbol != symbol)
		i++;
	return symbol_notes[i].text;
}

static struct str
empty_note(struct paper *paper, const struct printed *printed)
{
	struct buf	note = { 0 };

	for (size_t i = 0; i < sizeof(symbol_notes) / sizeof(*symbol_notes);
	    i++)
		if (symbol_notes[i].symbol == SYMBOL_R && printed->revised)
			buf_printf(&note, "[r]: " STR_FMT ". ",
			    STR_ARG(revised_words(paper)));
		else if (printed->symbols[symbol_notes[i].symbol])
			buf_text(&note, symbol_notes[i].text);
	return str_trim(buf_take(&note, paper->arena));
}

/* What the notes on symbols are called: of cells without a figure, unless some
 * stand beside one. */
static const char *
empty_lead(const struct printed *printed)
{
	bool	beside = printed->revised;

	for (int i = SYMBOL_NONE + 1; i < SYMBOL__MAX; i++)
		beside |= printed->symbols[i] &&
		    !symbol_replaces((enum symbol)i);
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
is_told(const struct notes *notes, const struct indicator_row *row)
{
	if (notes->differ && num_known(row_tolerance(notes->paper, row)))
		return true;
	for (size_t i = 0; i < notes->page->comparators.n; i++)
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
	struct notes	 notes = { .paper = paper, .page = page };
	struct block	*group = block_new(paper->arena, BLOCK_GROUP, TAG_NONE);
	struct block	*block = block_columns(paper->arena, 3);
	struct columns	*columns = block->as.columns;
	struct blocks	*next = columns->blocks;
	unsigned	 reading = reading_begin(paper);

	group->whole = true;
	read_tolerances(&notes);
	for (size_t i = 0; i < page->n; i++)
		if (is_told(&notes, &page->rows[i]))
			reading_also(paper, reading, page->rows[i].others);
	key_line(&notes, &group->as.children);
	columns->gap = 24;
	for (size_t i = 0; i < 3; i++)
		columns->widths[i] = (paper->width - 2 * columns->gap) / 3;
	note_column(paper, &next, "Figures.", figures_note(&notes));
	note_column(paper, &next, "Comparators.",
	    comparators_note(paper, page));
	note_column(paper, &next, empty_lead(&page->printed),
	    empty_note(paper, &page->printed));
	if (group->as.children.first == NULL)
		block->before = 7;
	if (next > columns->blocks)
		blocks_add(&group->as.children, block);
	if (page->settings->note.text.n > 0) {
		block = blocks_add(&group->as.children, text_line(paper, TAG_P,
		    paper_look(paper, SCALE_NOTE), page->settings->note));
		block->before = 6;
	}
	reading_end(paper, reading, &group->as.children);
	if (group->as.children.first != NULL)
		blocks_add(out, group);
	else if (out->last != NULL)
		out->last->keep_next = false;	/* nothing to keep the table with */
}
