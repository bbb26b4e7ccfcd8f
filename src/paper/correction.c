/* correction.c - [correction]: the callout of a figure that was corrected: what it
 * was, what it is, why, and when. */
#include "paper/corrections_int.h"
#include "paper/plate_int.h"

/* The settings of [correction]. */
struct correction {
	struct item		heading, indicator, reason, file;
	struct period_item	period;
};

#define BAR		3.0
#define PAD_X		14.0
#define PAD_Y		11.0

static bool
differs(const struct indicator *indicator, const struct revision_read *a,
    const struct revision_read *b)
{
	struct num	first = indicator_value(indicator, &a->obs);
	struct num	last = indicator_value(indicator, &b->obs);

	return num_known(first) != num_known(last) ||
	    (num_known(first) && num_cmp(first, last) != 0);
}

bool
figure_is_gone(const struct revision_reads *all)
{
	const struct revision_read	*last;

	if (all->n == 0)
		return false;
	last = &all->at[all->n - 1];
	return !last->now && last->superseded > 0;
}

bool
figure_moved(const struct indicator *indicator,
    const struct revision_reads *all)
{
	return figure_is_gone(all) ||
	    differs(indicator, &all->at[0], &all->at[all->n - 1]);
}

int64_t
revision_end(const struct revision_reads *all, size_t i)
{
	if (all->at[i].superseded > 0 || i + 1 == all->n)
		return all->at[i].superseded;
	return all->at[i + 1].import;
}

bool
figure_corrected(const struct indicator *indicator,
    const struct revision_reads *all)
{
	for (size_t i = 1; i < all->n; i++)
		if (differs(indicator, &all->at[i - 1], &all->at[i]))
			return true;
	return figure_is_gone(all);
}

/* ---- the sentences ---- */

/* A callout on its way. */
struct making_callout {
	struct paper			*paper;
	const struct correction		*settings;
	const struct indicator		*indicator;
	struct period			 period;
	struct revision_reads		 all;
	const struct import_read	*end;	/* that took the figure back;
						 * NULL: it holds */
};

static void
add_words(const struct making_callout *at, struct para *para, struct str text)
{
	para_add(at->paper->arena, para, paper_look(at->paper,
	    SCALE_COMMENTARY), text);
}

/* "67% (100 of 150)", the figure in bold. */
static void
add_figure(const struct making_callout *at, struct para *para,
    const struct observation *obs)
{
	struct arena	*arena = at->paper->arena;
	struct look	 bold = paper_look(at->paper, SCALE_COMMENTARY);
	struct num	 value = indicator_value(at->indicator, obs);
	struct span	*span;

	bold.face = FACE_BOLD;
	span = para_add(arena, para, bold, num_known(value) ?
	    indicator_text(arena, at->indicator, value, false) :
	    observation_mark(obs));
	span->tag = TAG_STRONG;
	span->nowrap = true;
	if (!num_known(value) || !fraction_known(obs))
		return;
	add_words(at, para, str_printf(arena, " (" STR_FMT " of " STR_FMT ")",
	    STR_ARG(num_text(arena, obs->numerator, 0, NUM_PLAIN)),
	    STR_ARG(num_text(arena, obs->denominator, 0, NUM_PLAIN))));
}

static struct str
day_words(const struct making_callout *at, int64_t time)
{
	return date_long(at->paper->arena, date_from_epoch(time));
}

/* As given with the layout, the import or the row, with its full stop. */
static struct str
why_words(const struct making_callout *at)
{
	const struct revision_read	*last = &at->all.at[at->all.n - 1];
	struct str			 why = at->settings->reason.text;

	if (why.n == 0)
		why = at->end != NULL ? at->end->given :
		    corrections_given(at->paper, last->import, last->reason);
	if (why.n == 0 && at->end == NULL)
		why = last->obs.reason;
	why = str_upper_first(at->paper->arena, str_trim(why));
	return why.n == 0 || str_ends(why, ".") ? why :
	    str_printf(at->paper->arena, STR_FMT ".", STR_ARG(why));
}

/* Whether revision I changed what is printed. */
static bool
changes(const struct making_callout *at, size_t i)
{
	return differs(at->indicator, &at->all.at[i - 1], &at->all.at[i]);
}

/* The last revision that did. */
static size_t
last_change(const struct making_callout *at)
{
	size_t	i = at->all.n - 1;

	while (i > 0 && !changes(at, i))
		i--;
	return i;
}

/* " It was taken back on 3 November 2024.", or " It is 76% (114 of 150)." */
static void
add_end(const struct making_callout *at, struct para *para)
{
	const struct revision_reads	*all = &at->all;

	if (at->end != NULL) {
		add_words(at, para, str_printf(at->paper->arena,
		    " It was taken back on " STR_FMT ".",
		    STR_ARG(day_words(at, at->end->time))));
		return;
	}
	add_words(at, para, STR(" It is "));
	add_figure(at, para, &all->at[all->n - 1].obs);
	add_words(at, para, differs(at->indicator, &all->at[0],
	    &all->at[all->n - 1]) ? STR(".") :
	    STR(" again, as first reported."));
}

/* "September 2024 was first reported as 67% (100 of 150), on 3 November 2024 as
 * 70%. It is 76% (114 of 150)." */
static void
add_story(const struct making_callout *at, struct blocks *out)
{
	struct arena	*arena = at->paper->arena;
	struct block	*block = blocks_add(out, block_para(arena, TAG_P,
			    paper_look(at->paper, SCALE_COMMENTARY), STR("")));
	struct para	*para = block->as.para;
	struct str	 why = why_words(at);
	size_t		 last = last_change(at) + (at->end != NULL);

	block->before = 4;
	add_words(at, para, str_printf(arena, STR_FMT " was first reported as ",
	    STR_ARG(period_long(arena, at->period))));
	add_figure(at, para, &at->all.at[0].obs);
	for (size_t i = 1; i < last; i++)
		if (changes(at, i)) {
			add_words(at, para, str_printf(arena, ", on " STR_FMT
			    " as ", STR_ARG(day_words(at,
			    at->all.at[i].time))));
			add_figure(at, para, &at->all.at[i].obs);
		}
	add_words(at, para, STR("."));
	add_end(at, para);
	if (why.n > 0)
		add_words(at, para, str_printf(arena, " " STR_FMT,
		    STR_ARG(why)));
}

/* ---- who printed it ---- */

/* "ii, 4, 7-9" as a sentence has it: "pages ii, 4 and 7 to 9". */
static void
say_pages(struct buf *words, struct str pages)
{
	struct str	run = str_cut(&pages, ',');
	const char	*before = "";

	buf_text(words, pages.n > 0 || str_find(run, "-") < run.n ?
	    ", pages " : ", page ");
	for (; run.n > 0; run = str_trim(str_cut(&pages, ','))) {
		buf_text(words, before);
		buf_str(words, str_cut(&run, '-'));
		if (run.n > 0)
			buf_printf(words, " to " STR_FMT, STR_ARG(run));
		before = str_find(pages, ",") < pages.n ? ", " : " and ";
	}
}

/* "performance-summary" of October 2024: "Performance summary, October 2024
 * (issue 1, pages 4 and 7)". */
static void
say_publication(struct buf *words, struct arena *arena,
    const struct publication *publication)
{
	struct str	name = str_upper_first(arena, publication->pack);

	for (size_t i = 0; i < name.n; i++)
		buf_char(words, name.s[i] == '-' ? ' ' : name.s[i]);
	buf_printf(words, ", " STR_FMT " (issue %d",
	    STR_ARG(period_long(arena, publication->period)),
	    publication->issue);
	if (publication->pages.n > 0)
		say_pages(words, publication->pages);
	buf_char(words, ')');
}

/* The line of what stood from revision FIRST on, before import NEXT. */
static void
add_printed(const struct making_callout *at, size_t first, int64_t next,
    struct blocks *out)
{
	struct arena			*arena = at->paper->arena;
	const struct publication	*all;
	struct buf			 words = { 0 };
	struct str			 figure = STR("The first figure");
	size_t				 n;

	if (first > 0)
		figure = str_printf(arena, "The figure of " STR_FMT,
		    STR_ARG(day_words(at, at->all.at[first].time)));
	if (!ledger_printed(at->paper->store, at->indicator, at->period,
	    at->all.at[first].import, next, &all, &n))
		return;
	for (size_t i = 0; i < n; i++) {
		if (!publication_counts(at->paper, &all[i]))
			continue;
		if (words.n == 0)
			buf_printf(&words, STR_FMT " was printed in: ",
			    STR_ARG(figure));
		else
			buf_text(&words, "; ");
		say_publication(&words, arena, &all[i]);
	}
	if (words.n == 0)
		return;
	buf_char(&words, '.');
	blocks_add(out, block_para(arena, TAG_P, paper_look(at->paper,
	    SCALE_COMMENTARY), buf_take(&words, arena)))->before = 6;
}

/* Every published paper that has what was corrected since. */
static void
add_printers(const struct making_callout *at, struct blocks *out)
{
	size_t	first = 0;

	for (size_t i = 1; i < at->all.n; i++)
		if (changes(at, i)) {
			add_printed(at, first, revision_end(&at->all, i - 1),
			    out);
			first = i;
		}
	if (at->end != NULL)
		add_printed(at, first, at->end->number, out);
}

/* ---- more, and when ---- */

static void
add_file(const struct making_callout *at, struct blocks *out)
{
	struct blocks	made = { 0 };

	text_file(at->paper, at->settings->file, true, false, &made);
	if (made.first != NULL && made.first->before < 6)
		made.first->before = 6;
	blocks_join(out, &made);
}

/* When the figure became what it is. */
static struct str
when_words(const struct making_callout *at)
{
	return str_printf(at->paper->arena, "Corrected " STR_FMT ".",
	    STR_ARG(day_words(at, at->all.at[last_change(at)].time)));
}

/* The import that left no figure, when there is none now. */
static const struct import_read *
find_end(struct paper *paper, const struct revision_reads *all)
{
	const struct import_read	*imports;
	size_t				 n;

	if (!figure_is_gone(all) || !store_imports(paper->store, &imports, &n))
		return NULL;
	return imports_find(imports, n, all->at[all->n - 1].superseded);
}

/* ---- the section ---- */

static struct block *
add_box(struct paper *paper, const struct section *section, struct blocks *out)
{
	struct block	*box = blocks_add(out, block_new(paper->arena,
			    BLOCK_BOX, TAG_DIV));

	box->as.box.look = arena_make(paper->arena, struct box_look);
	*box->as.box.look = (struct box_look){ .pad_x = PAD_X, .pad_y = PAD_Y,
	    .filled = true, .fill = CALLOUT, .bar = BAR,
	    .bar_colour = paper->pack->accent };
	box->whole = true;
	box->before = box->after = 14;
	box->place = section->place;
	return box;
}

static void
make_correction(struct paper *paper, const struct section *section,
    struct blocks *out)
{
	const struct correction	*settings = section->settings;
	struct making_callout	 at = { .paper = paper, .settings = settings };
	double			 width = paper->width;
	struct blocks		*in;
	struct block		*block;

	at.indicator = figure_indicator(paper, settings->indicator);
	at.period = settings->period.period.kind != PERIOD_NONE ?
	    settings->period.period : paper->period;
	if (at.indicator == NULL || !store_revisions(paper->store,
	    at.indicator, STR(""), at.period, &at.all))
		return;
	if (!figure_corrected(at.indicator, &at.all)) {
		diag_at(paper->diags, DIAG_CORRECTION_NONE, section->place,
		    STR_FMT " in " STR_FMT, STR_ARG(at.indicator->id),
		    STR_ARG(period_code(paper->arena, at.period)));
		return;
	}
	at.end = find_end(paper, &at.all);
	in = &add_box(paper, section, out)->as.box.blocks;
	paper->width -= 2 * PAD_X;
	block = blocks_add(in, block_para(paper->arena, heading_tag(paper, 1),
	    paper_look(paper, SCALE_CHART_TITLE), settings->heading.text));
	block->keep_next = true;
	if (why_words(&at).n == 0)
		diag_at(paper->diags, DIAG_CORRECTION_REASON, section->place,
		    STR_FMT " in " STR_FMT, STR_ARG(at.indicator->id),
		    STR_ARG(period_code(paper->arena, at.period)));
	add_story(&at, in);
	add_printers(&at, in);
	add_file(&at, in);
	if (at.end == NULL)			/* else it is said */
		blocks_add(in, block_para(paper->arena, TAG_P, paper_look(
		    paper, SCALE_SMALL), when_words(&at)))->before = 8;
	paper->width = width;
}

#define FIELD(name)	offsetof(struct correction, name)
static const struct key correction_keys[] = {
	{ "heading", KEY_TEXT, FIELD(heading), "Correction", NULL,
	  "Its heading." },
	{ "indicator", KEY_INDICATOR, FIELD(indicator), REQUIRED_KEY, NULL,
	  "Whose figure was corrected." },
	{ "period", KEY_PERIOD, FIELD(period), NULL, NULL,
	  "Of when; else the paper's month." },
	{ "reason", KEY_TEXT, FIELD(reason), NULL, NULL,
	  "Why; else the reason given with the import that corrected it." },
	{ "file", KEY_FILE, FIELD(file), NULL, NULL,
	  "A Markdown file with more: where the correction has not reached." },
	{ .name = NULL }
};
static const struct act act_correction = { make_correction, false };
const struct kind kind_correction = {
	.name = "correction",
	.about = "A callout on a figure that was corrected: what it was and is, "
	    "why, when, and which published papers have the old one, from the "
	    "revisions and publications in the store.",
	.size = sizeof(struct correction),
	.keys = correction_keys,
	.act = &act_correction,
};
