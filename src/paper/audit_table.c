/* audit_table.c - the table of an audit page: a service a row, its grades as a bar
 * in the last cell, on a line that all rows share. */
#include <math.h>

#include "paper/audit_int.h"

/* Widths in points; what is left goes to the bars. */
#define NAME_LEAST	112.0
#define NAME_PART	0.3	/* of the table, at most */
#define NAME_PAD	8.0
#define GRADED_WIDTH	48.0
#define OTHER_WIDTH	60.0
#define SHARE_WIDTH	46.0
#define BAR_PAD		14.0	/* before the bars */
#define TOTAL_PAD	5.5

struct grade_table {
	const struct audit_page	*page;
	struct easel		 easel;
	struct grade_scale	 scale;
	double			 bars;		/* width of their column */
	bool			 others;	/* the data say of some service
						 * how many were not graded */
};

/* ---- cells ---- */

#define DASH	STR("\xE2\x80\x93")	/* nobody said how many */

static struct str
count_text(struct paper *paper, int64_t count)
{
	return num_text(paper->arena, num_int(count), 0, NUM_PLAIN);
}

/* How many were graded; a dash when it is not known of each grade. */
static struct str
graded_text(struct paper *paper, const struct audit_row *row)
{
	return audit_complete(row) ? count_text(paper, audit_graded(row)) :
	    DASH;
}

/* Words on the line of the bar's numbers. */
static struct block *
add_words(struct paper *paper, struct cell *cell, enum scale scale,
    struct str text)
{
	struct block	*block = cell_para(paper->arena, cell,
			    paper_look(paper, scale), text);

	block->before = GRADE_ROW_WORDS;
	block->before_at_top = true;
	return block;
}

static void
add_figure(struct paper *paper, struct cell *cell, struct look look,
    struct str text)
{
	struct block	*block = add_words(paper, cell, SCALE_FIGURE,
			    STR(""));

	block->as.para->align = ALIGN_RIGHT;
	para_add(paper->arena, block->as.para, look, text);
}

/* The number not graded: grey, and a dash when nobody said. */
static void
add_other(struct paper *paper, const struct audit_row *row, struct cell *cell)
{
	struct look	look = look_grey(paper_look(paper, SCALE_FIGURE));

	add_figure(paper, cell, look, row->given[GRADE_NOT_GRADED] ?
	    count_text(paper, row->counts[GRADE_NOT_GRADED]) : DASH);
}

/* Percent signs stand in the heading. */
static struct str
share_number(struct paper *paper, const struct audit_row *row)
{
	struct str	text = audit_share_text(paper->arena,
			    audit_share(row));

	if (str_ends(text, "%"))
		text.n--;
	return text;
}

static void
add_bar(struct paper *paper, const struct grade_table *at,
    const struct audit_row *row, struct cell *cell)
{
	struct grade_counts	 counts = audit_counts(row);
	const struct drawing	*bar = grade_bar(&at->easel, &at->scale,
				    &counts);
	struct block		*block = block_figure(paper->arena, bar,
				    grade_alt(paper->arena, row->service,
				    &counts));

	cell->pad_left = BAR_PAD;
	blocks_add(&cell->blocks, block)->place = at->page->section->place;
}

static void
add_row(struct paper *paper, const struct grade_table *at,
    const struct audit_row *row, struct table *table)
{
	struct row	*to = table_row(paper->arena, table, table->ncolumns);
	struct cell	*cell = to->cells;

	to->whole = true;
	to->pad_above = to->pad_below = 0;
	cell->header = true;
	cell->scope = SCOPE_ROW;
	add_words(paper, cell++, SCALE_FIGURE, row->service);
	add_figure(paper, cell++, paper_look(paper, SCALE_FIGURE),
	    graded_text(paper, row));
	if (at->others)
		add_other(paper, row, cell++);
	add_figure(paper, cell++, paper_look(paper, SCALE_FIGURE_NOW),
	    share_number(paper, row));
	add_bar(paper, at, row, cell);
}

/* "20 outstanding, 139 good, 70 requires improvement, 12 inadequate: 541 audits
 * with those not graded": a bar would leave no scale to the others. */
static struct str
sum_words(struct paper *paper, const struct audit_row *sum)
{
	int64_t		all = audit_all(sum);
	struct buf	buf = { 0 };

	for (int g = 0; g < GRADE_NOT_GRADED; g++)
		buf_printf(&buf, "%s" STR_FMT " %s", g > 0 ? ", " : "",
		    STR_ARG(sum->given[g] ? count_text(paper, sum->counts[g]) :
		    DASH), audit_grade_words((enum grade)g));
	if (sum->counts[GRADE_NOT_GRADED] > 0 && audit_complete(sum))
		buf_printf(&buf, "; " STR_FMT " audit%s with those not graded",
		    STR_ARG(count_text(paper, all)), all == 1 ? "" : "s");
	return buf_take(&buf, paper->arena);
}

static void
add_total(struct paper *paper, const struct grade_table *at,
    struct table *table)
{
	struct look	 bold = paper_look(paper, SCALE_FIGURE_NOW);
	struct row	*row = table_row(paper->arena, table, table->ncolumns);
	struct cell	*cell = row->cells;

	row->whole = true;
	row->above = rule_ink;
	row->pad_above = row->pad_below = TOTAL_PAD;
	cell->header = true;
	cell->scope = SCOPE_ROW;
	cell_para(paper->arena, cell++, bold, at->page->sum.service);
	cell_para(paper->arena, cell++, bold, graded_text(paper,
	    &at->page->sum))->as.para->align = ALIGN_RIGHT;
	if (at->others)
		cell_para(paper->arena, cell++, bold, count_text(paper,
		    at->page->sum.counts[GRADE_NOT_GRADED]))->as.para->align =
		    ALIGN_RIGHT;
	cell_para(paper->arena, cell++, bold, share_number(paper,
	    &at->page->sum))->as.para->align = ALIGN_RIGHT;
	cell->pad_left = BAR_PAD;
	cell_para(paper->arena, cell, paper_look(paper, SCALE_FIGURE),
	    sum_words(paper, &at->page->sum));
}

/* ---- the table ---- */

/* Names of one line, so that the bars' line joins from row to row. */
static double
name_width(struct paper *paper, const struct grade_table *at)
{
	struct look	look = paper_look(paper, SCALE_FIGURE);
	double		width = NAME_LEAST;

	for (size_t i = 0; i < at->page->rows.n; i++)
		width = fmax(width, NAME_PAD + font_width(paper->fonts,
		    look.face, look.size, at->page->rows.at[i].service));
	return fmin(width, NAME_PART * paper->width);
}

static void
set_columns(struct paper *paper, struct grade_table *at, struct table *table)
{
	const double	name = name_width(paper, at);
	struct column	*column = table->columns;

	at->bars = paper->width - name - GRADED_WIDTH - SHARE_WIDTH -
	    (at->others ? OTHER_WIDTH : 0);
	*column++ = (struct column){ WIDTH_FIXED, name, 0, ALIGN_LEFT };
	*column++ = (struct column){ WIDTH_FIXED, GRADED_WIDTH, 0,
	    ALIGN_RIGHT };
	if (at->others)
		*column++ = (struct column){ WIDTH_FIXED, OTHER_WIDTH, 0,
		    ALIGN_RIGHT };
	*column++ = (struct column){ WIDTH_FIXED, SHARE_WIDTH, 0,
	    ALIGN_RIGHT };
	*column = (struct column){ WIDTH_FIXED, at->bars, 0, ALIGN_LEFT };
	at->bars -= BAR_PAD;
}

/* The key of the grades stands over the bars and is read as their names. */
static void
head_row(struct paper *paper, const struct grade_table *at,
    struct table *table)
{
	struct cell	*cell = table_head(paper->arena, table,
			    table->ncolumns)->cells;
	struct block	*key;

	plate_column(paper, cell++, STR("Service"), ALIGN_LEFT);
	plate_column(paper, cell++, STR("Graded"), ALIGN_RIGHT);
	if (at->others)
		plate_column(paper, cell++, STR("Not graded"), ALIGN_RIGHT);
	plate_column(paper, cell++, STR("Good %"), ALIGN_RIGHT);
	cell->header = cell->foot = true;
	cell->scope = SCOPE_COLUMN;
	cell->summary = grade_key_alt();
	cell->pad_left = BAR_PAD;
	key = blocks_add(&cell->blocks, block_figure(paper->arena,
	    grade_key(&at->easel, at->bars), grade_key_alt()));
	key->tag = TAG_NONE;
	key->as.figure->align = ALIGN_RIGHT;
	key->place = at->page->section->place;
}

static void
set_scale(struct paper *paper, struct grade_table *at)
{
	struct grade_counts	*counts = arena_array(paper->arena,
				    at->page->rows.n, struct grade_counts);

	for (size_t i = 0; i < at->page->rows.n; i++)
		counts[i] = audit_counts(&at->page->rows.at[i]);
	grade_scale_make(&at->easel, counts, at->page->rows.n, at->bars, &at->scale);
}

void
audit_table(struct paper *paper, const struct audit_page *page,
    struct blocks *out)
{
	struct grade_table	 at = { .page = page,
				    .others = page->sum.given[GRADE_NOT_GRADED],
				    .easel = { paper->arena, paper->fonts,
				    paper->diags, page->section->place } };
	struct block		*block = block_table(paper->arena,
				    at.others ? 5 : 4);
	struct table		*table = block->as.table;

	block->place = page->section->place;
	table->pad_above = 0;
	table->pad_below = 4;
	table->pad_side = 1.6;
	plate_rules(table);
	table->summary = str_printf(paper->arena, STR_FMT ": grades of %zu "
	    "service%s with their sum", STR_ARG(page->settings->title.text),
	    page->rows.n, page->rows.n == 1 ? "" : "s");
	set_columns(paper, &at, table);
	set_scale(paper, &at);
	head_row(paper, &at, table);
	for (size_t i = 0; i < page->rows.n; i++)
		add_row(paper, &at, &page->rows.at[i], table);
	add_total(paper, &at, table);
	table->data = audit_data(paper, page);
	blocks_add(out, block);
}
