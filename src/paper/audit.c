/* audit.c - [audit]: a year's audits by service, their grades as bars in the
 * table, with totals that are held against those printed elsewhere. */
#include <math.h>

#include "paper/audit_int.h"

enum { SORT_GOOD, SORT_NAME, SORT_FILE };

/* Widths in points; what is left goes to the bars. */
#define NAME_LEAST	112.0
#define NAME_PART	0.3	/* of the table, at most */
#define NAME_PAD	8.0
#define GRADED_WIDTH	48.0
#define OTHER_WIDTH	60.0
#define SHARE_WIDTH	46.0
#define BAR_PAD		14.0	/* before the bars */
#define TOTAL_PAD	5.5

struct audit_table {
	const struct audit	*settings;
	const struct section	*section;
	struct audit_rows	 rows;
	struct audit_row	 sum;
	struct easel		 easel;
	double			 bars;		/* width of their column */
	struct grade_scale	 scale;
};

/* Whether the data say of any service how many were not graded. */
static bool
has_others(const struct audit_table *at)
{
	return at->sum.given[GRADE_NOT_GRADED];
}

/* ---- checks ---- */

static const struct audit_row *
find_service(const struct audit_table *at, struct str name)
{
	for (size_t i = 0; i < at->rows.n; i++)
		if (str_eq(at->rows.at[i].service, name))
			return &at->rows.at[i];
	return str_eq(at->sum.service, name) ? &at->sum : NULL;
}

static void
say_service(struct paper *paper, const struct audit_table *at,
    struct str name, struct place place)
{
	struct nearest	nearest = NEAREST(name);

	for (size_t i = 0; i < at->rows.n; i++)
		nearest_offer(&nearest, at->rows.at[i].service);
	nearest_offer(&nearest, at->sum.service);
	plate_unknown(paper, DIAG_AUDIT_SERVICE, place, &nearest);
}

/* "22 graded and 10 not graded are 32, and 33 is printed". */
static void
say_total(struct paper *paper, const struct audit_row *row,
    int64_t printed, struct place place)
{
	diag_at(paper->diags, DIAG_AUDIT_PRINTED, place, STR_FMT ": %lld "
	    "outstanding, %lld good, %lld requires improvement, %lld "
	    "inadequate and %lld not graded are %lld, not %lld",
	    STR_ARG(row->service),
	    (long long)row->counts[GRADE_OUTSTANDING],
	    (long long)row->counts[GRADE_GOOD],
	    (long long)row->counts[GRADE_REQUIRES_IMPROVEMENT],
	    (long long)row->counts[GRADE_INADEQUATE],
	    (long long)row->counts[GRADE_NOT_GRADED],
	    (long long)audit_all(row), (long long)printed);
}

/* "ICAS 32": the name, and behind its last blank the total as printed. */
static void
check_printed(struct paper *paper, const struct audit_table *at,
    struct item printed)
{
	const struct audit_row	*row;
	struct str		 name = printed.text, total;
	struct num		 value;

	while (name.n > 0 && name.s[name.n - 1] != ' ')
		name.n--;
	total = (struct str){ name.s + name.n, printed.text.n - name.n };
	name = str_trim(name);
	if (name.n == 0 || !num_parse(total, &value) || value.d != 1) {
		diag_at(paper->diags, DIAG_AUDIT_TOTAL, printed.place, STR_FMT,
		    STR_ARG(printed.text));
		return;
	}
	row = find_service(at, name);
	if (row == NULL)
		say_service(paper, at, name, printed.place);
	else if (audit_all(row) != value.n)
		say_total(paper, row, value.n, printed.place);
}

static const char *const grade_names[GRADE__MAX] = {
	[GRADE_OUTSTANDING] = "outstanding",
	[GRADE_GOOD] = "good",
	[GRADE_REQUIRES_IMPROVEMENT] = "requires improvement",
	[GRADE_INADEQUATE] = "inadequate",
	[GRADE_NOT_GRADED] = "not graded",
};

/* A part cannot have more of a grade than its whole. */
static void
check_part(struct paper *paper, const struct audit_table *at)
{
	const struct audit	*settings = at->settings;
	struct audit_span	 span = settings->span;
	struct audit_rows	 rows;
	struct audit_row	 whole;

	span.programme = settings->part_of;
	if (settings->part_of.text.n == 0 || !audits_read(paper, &span,
	    settings->stage, at->section->place, &rows))
		return;
	whole = audits_sum(&rows, STR(""));
	if (audit_graded(&at->sum) > audit_graded(&whole))
		diag_at(paper->diags, DIAG_AUDIT_PART, settings->part_of.place,
		    "graded: %lld of %lld", (long long)audit_graded(&at->sum),
		    (long long)audit_graded(&whole));
	for (int g = 0; g < GRADE__MAX; g++)
		if (at->sum.counts[g] > whole.counts[g])
			diag_at(paper->diags, DIAG_AUDIT_PART,
			    settings->part_of.place, "%s: %lld of %lld",
			    grade_names[g], (long long)at->sum.counts[g],
			    (long long)whole.counts[g]);
}

/* ---- cells ---- */

static struct str
count_text(struct paper *paper, int64_t count)
{
	return num_text(paper->arena, num_int(count), 0, NUM_PLAIN);
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
	    count_text(paper, row->counts[GRADE_NOT_GRADED]) :
	    STR("\xE2\x80\x93"));
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
add_bar(struct paper *paper, const struct audit_table *at,
    const struct audit_row *row, struct cell *cell)
{
	struct grade_counts	 counts = audit_counts(row);
	const struct drawing	*bar = grade_bar(&at->easel, &at->scale,
				    &counts);
	struct block		*block = block_figure(paper->arena, bar,
				    grade_alt(paper->arena, row->service,
				    &counts));

	cell->pad_left = BAR_PAD;
	blocks_add(&cell->blocks, block)->place = at->section->place;
}

static void
add_row(struct paper *paper, const struct audit_table *at,
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
	    count_text(paper, audit_graded(row)));
	if (has_others(at))
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
	struct str	words = str_printf(paper->arena, STR_FMT
			    " outstanding, " STR_FMT " good, " STR_FMT
			    " requires improvement, " STR_FMT " inadequate",
			    STR_ARG(count_text(paper,
			    sum->counts[GRADE_OUTSTANDING])),
			    STR_ARG(count_text(paper,
			    sum->counts[GRADE_GOOD])),
			    STR_ARG(count_text(paper,
			    sum->counts[GRADE_REQUIRES_IMPROVEMENT])),
			    STR_ARG(count_text(paper,
			    sum->counts[GRADE_INADEQUATE])));

	if (sum->counts[GRADE_NOT_GRADED] == 0)
		return words;
	return str_printf(paper->arena, STR_FMT "; " STR_FMT
	    " audits with those not graded", STR_ARG(words),
	    STR_ARG(count_text(paper, audit_all(sum))));
}

static void
add_total(struct paper *paper, const struct audit_table *at,
    struct table *table)
{
	struct look	 bold = paper_look(paper, SCALE_FIGURE_NOW);
	struct row	*row = table_row(paper->arena, table, table->ncolumns);
	struct cell	*cell = row->cells;

	row->whole = true;
	row->above = (struct rule){ 0.75, INK };
	row->pad_above = row->pad_below = TOTAL_PAD;
	cell->header = true;
	cell->scope = SCOPE_ROW;
	cell_para(paper->arena, cell++, bold, at->sum.service);
	cell_para(paper->arena, cell++, bold, count_text(paper,
	    audit_graded(&at->sum)))->as.para->align = ALIGN_RIGHT;
	if (has_others(at))
		cell_para(paper->arena, cell++, bold, count_text(paper,
		    at->sum.counts[GRADE_NOT_GRADED]))->as.para->align =
		    ALIGN_RIGHT;
	cell_para(paper->arena, cell++, bold, share_number(paper,
	    &at->sum))->as.para->align = ALIGN_RIGHT;
	cell->pad_left = BAR_PAD;
	cell_para(paper->arena, cell, paper_look(paper, SCALE_FIGURE),
	    sum_words(paper, &at->sum));
}

/* ---- the table ---- */

/* Names of one line, so that the bars' line joins from row to row. */
static double
name_width(struct paper *paper, const struct audit_table *at)
{
	struct look	look = paper_look(paper, SCALE_FIGURE);
	double		width = NAME_LEAST;

	for (size_t i = 0; i < at->rows.n; i++)
		width = fmax(width, NAME_PAD + font_width(paper->fonts,
		    look.face, look.size, at->rows.at[i].service));
	return fmin(width, NAME_PART * paper->width);
}

static void
set_columns(struct paper *paper, struct audit_table *at, struct table *table)
{
	const double	name = name_width(paper, at);
	struct column	*column = table->columns;

	at->bars = paper->width - name - GRADED_WIDTH - SHARE_WIDTH -
	    (has_others(at) ? OTHER_WIDTH : 0);
	*column++ = (struct column){ WIDTH_FIXED, name, 0, ALIGN_LEFT };
	*column++ = (struct column){ WIDTH_FIXED, GRADED_WIDTH, 0,
	    ALIGN_RIGHT };
	if (has_others(at))
		*column++ = (struct column){ WIDTH_FIXED, OTHER_WIDTH, 0,
		    ALIGN_RIGHT };
	*column++ = (struct column){ WIDTH_FIXED, SHARE_WIDTH, 0,
	    ALIGN_RIGHT };
	*column = (struct column){ WIDTH_FIXED, at->bars, 0, ALIGN_LEFT };
	at->bars -= BAR_PAD;
}

/* The key of the grades stands over the bars and is read as their names. */
static void
head_row(struct paper *paper, const struct audit_table *at,
    struct table *table)
{
	struct cell	*cell = table_head(paper->arena, table,
			    table->ncolumns)->cells;
	struct block	*key;

	plate_column(paper, cell++, STR("Service"), ALIGN_LEFT);
	plate_column(paper, cell++, STR("Graded"), ALIGN_RIGHT);
	if (has_others(at))
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
	key->place = at->section->place;
}

static void
set_scale(struct paper *paper, struct audit_table *at)
{
	struct grade_counts	*counts = arena_array(paper->arena,
				    at->rows.n, struct grade_counts);

	for (size_t i = 0; i < at->rows.n; i++)
		counts[i] = audit_counts(&at->rows.at[i]);
	grade_scale_make(&at->easel, counts, at->rows.n, at->bars, &at->scale);
}

static void
add_table(struct paper *paper, struct audit_table *at, struct blocks *out)
{
	struct block	*block = block_table(paper->arena, has_others(at) ? 5 :
			    4);
	struct table	*table = block->as.table;

	block->place = at->section->place;
	table->pad_above = 0;
	table->pad_below = 4;
	table->pad_side = 1.6;
	table->head_rule = (struct rule){ 0.75, INK };
	table->row_rule = (struct rule){ 0.4, HAIR };
	table->end_rule = (struct rule){ 0.75, INK };
	table->summary = str_printf(paper->arena, STR_FMT ": grades of %zu "
	    "services with their sum", STR_ARG(at->settings->title.text),
	    at->rows.n);
	set_columns(paper, at, table);
	set_scale(paper, at);
	head_row(paper, at, table);
	for (size_t i = 0; i < at->rows.n; i++)
		add_row(paper, at, &at->rows.at[i], table);
	add_total(paper, at, table);
	blocks_add(out, block);
}

/* ---- words around it ---- */

/* What the audits are, and whether they are real. */
static struct str
measure_words(struct paper *paper, const struct audit_table *at)
{
	const struct audit	*settings = at->settings;

	return str_printf(paper->arena, "Audits by grade and service, number, "
	    STR_FMT ", %s%s; bars start at the line between good and requires "
	    "improvement, one scale for all services",
	    STR_ARG(audit_span_words(paper->arena, &settings->span)),
	    settings->stage == STAGE_MODERATED ? "as moderated" :
	    "before moderation", at->sum.illustrative ?
	    " (illustrative values)" : "");
}

static struct str
caption_words(struct paper *paper, const struct audit_table *at)
{
	struct buf	words = { 0 };
	struct str	kept, source = paper->pack->source.text;
	struct str	other = at->settings->not_graded.text;

	buf_text(&words, "Good %: good or outstanding, of audits graded. ");
	if (other.n > 0)
		buf_printf(&words, "Not graded: " STR_FMT ". ",
		    STR_ARG(other));
	buf_text(&words, "A number with no room in its bar stands beside it.");
	if (at->settings->note.text.n > 0)
		buf_printf(&words, " " STR_FMT,
		    STR_ARG(at->settings->note.text));
	if (source.n > 0)
		buf_printf(&words, " Source: " STR_FMT ".", STR_ARG(source));
	kept = buf_keep(&words, paper->arena);
	buf_free(&words);
	return kept;
}

static void
make_audit(struct paper *paper, const struct section *section,
    struct blocks *out)
{
	const struct audit	*settings = section->settings;
	struct item		 standfirst = settings->standfirst;
	struct audit_table	 at = { .settings = settings,
				    .section = section };
	bool			 known;

	known = audits_read(paper, &settings->span, settings->stage,
	    section->place, &at.rows);
	at.sum = audits_sum(&at.rows, STR("All services"));
	at.easel = (struct easel){ paper->arena, paper->fonts, paper->diags,
	    section->place };
	if (known && standfirst.text.n == 0)
		standfirst = (struct item){ audit_sentence(paper->arena,
		    &at.sum), section->place };
	page_begin(paper, section, settings->title, standfirst, out);
	if (!known)
		return;
	for (size_t i = 0; i < settings->printed.n; i++)
		check_printed(paper, &at, settings->printed.at[i]);
	check_part(paper, &at);
	if (settings->sort == SORT_GOOD)
		audits_by_share(&at.rows);
	else if (settings->sort == SORT_NAME)
		audits_by_name(&at.rows);
	plate_head(paper, settings->heading.text.n > 0 ?
	    settings->heading.text : audit_point(paper->arena, &at.rows),
	    measure_words(paper, &at), out);
	add_table(paper, &at, out);
	plate_foot(paper, caption_words(paper, &at), out);
}

static const struct key audit_keys[] = {
	{ "title", KEY_TEXT, offsetof(struct audit, title), REQUIRED_KEY, NULL,
	  "The page's title, a bookmark and a line of the contents." },
	{ "standfirst", KEY_TEXT, offsetof(struct audit, standfirst), NULL,
	  NULL, "One sentence under the title; else how many were graded what. "
	  "Figures in it may be bound: [66%](=audits good-share ID)." },
	{ "heading", KEY_TEXT, offsetof(struct audit, heading), NULL, NULL,
	  "What the table says; else how many services are under half." },
	{ "programme", KEY_TEXT, offsetof(struct audit, span.programme),
	  REQUIRED_KEY, NULL, "The set of audits, as the data call it." },
	{ "from", KEY_PERIOD, offsetof(struct audit, span.from), REQUIRED_KEY,
	  NULL, "The first period whose audits are counted." },
	{ "to", KEY_PERIOD, offsetof(struct audit, span.to), REQUIRED_KEY,
	  NULL, "The last one." },
	{ "stage", KEY_CHOICE, offsetof(struct audit, stage), "original",
	  "original|moderated", "As first graded, or as moderated." },
	{ "sort", KEY_CHOICE, offsetof(struct audit, sort), "good",
	  "good|name|file", "From the largest share graded good or better, by "
	  "name, or as the data file has them." },
	{ "printed", KEY_LINES, offsetof(struct audit, printed), NULL, NULL,
	  "Totals as another paper prints them, one to a line: ICAS 32. One "
	  "that is not the sum of its grades is an error; All services is the "
	  "sum of all." },
	{ "part-of", KEY_TEXT, offsetof(struct audit, part_of), NULL, NULL,
	  "Another programme that these are a part of: check says of which "
	  "grades they have more than it." },
	{ "not-graded", KEY_TEXT, offsetof(struct audit, not_graded), NULL,
	  NULL, "What audits without a grade are, for the caption." },
	{ "note", KEY_TEXT, offsetof(struct audit, note), NULL, NULL,
	  "A sentence more in the caption." },
	{ .name = NULL }
};
static const struct act act_audit = { make_audit, true };
const struct kind kind_audit = {
	.name = "audit",
	.about = "A page with audits by service: how many were graded, the "
	    "share that was good or better, and the grades as bars. Its sums "
	    "can be bound in texts: [159](=audits good-or-better ID); also "
	    "total, graded, good-share, outstanding, good, "
	    "requires-improvement, inadequate and not-graded.",
	.size = sizeof(struct audit),
	.keys = audit_keys,
	.act = &act_audit,
};
