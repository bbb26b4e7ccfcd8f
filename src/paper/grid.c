/* grid.c - [grid]: a year's schedule on one landscape page, months as columns and
 * what there is to do as rows. */
#include <math.h>

#include "page/page.h"
#include "paper/grid_int.h"

#define HEAD_WIDTH	62.0	/* of the rows' names, at least */
#define SIDE_PAD	2.4

/* Above and below a row's text, as much as the page allows. */
static const double paddings[] = { 6, 4.5, 3.2, 2.2 };

/* ---- words ---- */

/* "Thu 19"; with its month when it is not in MONTH. */
static struct str
day_words(struct arena *arena, struct date date, struct period month,
    bool weekday)
{
	static const char *const days[] = {
		"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"
	};
	struct str	day;

	day = date_in_month(date, month) ? str_printf(arena, "%d", date.day) :
	    str_printf(arena, "%d\xC2\xA0%s", date.day,
	    month_short(date.month));
	return weekday ? str_printf(arena, "%s\xC2\xA0" STR_FMT,
	    days[date_weekday(date)], STR_ARG(day)) : day;
}

/* "Thu 19", "6 to 10"; empty without a date. */
static struct str
when_words(struct arena *arena, const struct entry *entry)
{
	if (!date_known(entry->from))
		return STR("");
	if (!date_known(entry->to))
		return day_words(arena, entry->from, entry->month, true);
	return str_printf(arena, STR_FMT " to " STR_FMT,
	    STR_ARG(day_words(arena, entry->from, entry->month, false)),
	    STR_ARG(day_words(arena, entry->to, entry->month, false)));
}

/* The widest word of TEXT in LOOK. */
static double
word_width(struct paper *paper, struct look look, struct str text)
{
	double	widest = 0;

	while (text.n > 0)
		widest = fmax(widest, look_width(paper, look, str_cut(&text,
		    ' ')));
	return widest;
}

/* ---- the table ---- */

static struct look
entry_look(struct paper *paper)
{
	struct look	look = paper_look(paper, SCALE_SMALL);

	look.colour = INK;
	return look;
}

/* "2. ", with a blank that does not break while there is room. */
static struct str
number_words(struct arena *arena, const struct schedule *schedule,
    size_t number)
{
	return str_printf(arena, "%zu.%s", number, schedule->loose ? " " :
	    "\xC2\xA0");
}

/* Number, day and words of one entry; NUMBER 0 is none. */
static void
add_entry(struct paper *paper, const struct schedule *schedule,
    const struct entry *entry, size_t number, struct cell *cell)
{
	struct look	 look = entry_look(paper), medium = look;
	struct str	 when = when_words(paper->arena, entry);
	struct block	*block = cell_para(paper->arena, cell, look, STR(""));
	struct para	*para = block->as.para;

	medium.face = FACE_MEDIUM;
	if (cell->blocks.first != block)
		block->before = 2;
	if (number > 0)
		para_add(paper->arena, para, look, number_words(paper->arena,
		    schedule, number));
	if (when.n > 0)
		para_add(paper->arena, para, medium, when);
	if (when.n > 0 && entry->text.n > 0)
		para_break(paper->arena, para);
	if (entry->text.n > 0)
		para_add(paper->arena, para, look, entry->text);
}

static void
fill_cell(struct paper *paper, const struct schedule *schedule, size_t line,
    struct period month, struct cell *cell)
{
	const struct entry	*entry;
	size_t			 number = 0;

	for (size_t i = 0; i < schedule->n; i++) {
		entry = &schedule->entries[i];
		if (entry->row == line && period_eq(entry->month, month))
			add_entry(paper, schedule, entry,
			    schedule->lines[line].numbered ? ++number : 0,
			    cell);
	}
	if (cell->blocks.first == NULL)
		cell_para(paper->arena, cell, look_grey(entry_look(paper)),
		    STR("\xE2\x80\x93"));
}

static void
add_row(struct paper *paper, const struct schedule *schedule, size_t line,
    struct table *table)
{
	struct row	*row = table_row(paper->arena, table,
			    table->ncolumns);
	struct cell	*cell = row->cells;

	row->whole = true;
	cell->header = true;
	cell->scope = SCOPE_ROW;
	cell_para(paper->arena, cell, paper_look(paper, SCALE_COLUMN_HEAD),
	    schedule->lines[line].name);
	if (schedule->lines[line].note.n > 0)
		cell_para(paper->arena, cell, paper_look(paper, SCALE_SMALL),
		    schedule->lines[line].note);
	for (size_t i = 0; i < schedule->months; i++)
		fill_cell(paper, schedule, line, period_add(schedule->first,
		    (int32_t)i), &row->cells[i + 1]);
}

/* The year stands with the months when there are two of them. */
static struct str
month_words(struct paper *paper, const struct schedule *schedule,
    struct period month)
{
	struct period	last = period_add(schedule->first,
			    (int32_t)schedule->months - 1);
	const char	*name = month_name(month.at % 12 + 1);

	if (schedule->first.at / 12 == last.at / 12)
		return str_of(name);
	return str_printf(paper->arena, "%s %d", name, month.at / 12);
}

/* The widest of ENTRY's words, with the number before the first. */
static double
entry_width(struct paper *paper, const struct schedule *schedule,
    const struct entry *entry)
{
	struct look	look = entry_look(paper);
	double		width = word_width(paper, look, entry->text);
	struct str	rest = entry->text, first = str_cut(&rest, ' ');

	if (!schedule->lines[entry->row].numbered || schedule->loose)
		return width;
	first = str_printf(paper->arena, STR_FMT STR_FMT,
	    STR_ARG(number_words(paper->arena, schedule, 9)), STR_ARG(first));
	return fmax(width, word_width(paper, look, first));
}

/* What the longest word in MONTH's column wants. */
static double
month_width(struct paper *paper, const struct schedule *schedule,
    struct period month)
{
	double	width = word_width(paper, paper_look(paper, SCALE_COLUMN_HEAD),
		    month_words(paper, schedule, month));

	for (size_t i = 0; i < schedule->n; i++)
		if (period_eq(schedule->entries[i].month, month))
			width = fmax(width, entry_width(paper, schedule,
			    &schedule->entries[i]));
	return width + 2 * SIDE_PAD;
}

/* A month's column is as wide as its longest word wants, and they share what is
 * left; what all want at least. */
static double
set_columns(struct paper *paper, const struct schedule *schedule,
    struct table *table)
{
	struct look	 head = paper_look(paper, SCALE_COLUMN_HEAD);
	struct column	*column = table->columns;
	double		 all, width;

	*column = (struct column){ WIDTH_FIXED, HEAD_WIDTH, 0, ALIGN_LEFT };
	for (size_t i = 0; i < schedule->nlines; i++)
		column->width = fmax(column->width, word_width(paper, head,
		    schedule->lines[i].name) + SIDE_PAD);
	all = column->width;
	for (size_t i = 0; i < schedule->months; i++) {
		width = month_width(paper, schedule, period_add(schedule->first,
		    (int32_t)i));
		*++column = (struct column){ WIDTH_SHARE, 1, width,
		    ALIGN_LEFT };
		all += width;
	}
	return all;
}

static struct block *
schedule_table(struct paper *paper, const struct section *section,
    struct schedule *schedule)
{
	const struct grid	*settings = schedule->settings;
	struct block		*block = block_table(paper->arena,
				    schedule->months + 1);
	struct table		*table = block->as.table;
	struct cell		*cells;

	block->place = section->place;
	table->pad_side = SIDE_PAD;
	plate_rules(table);
	table->summary = str_printf(paper->arena, STR_FMT
	    ": %zu row%s by month", STR_ARG(settings->title.text),
	    schedule->nlines, schedule->nlines == 1 ? "" : "s");
	if (set_columns(paper, schedule, table) > paper->width) {
		schedule->loose = true;
		set_columns(paper, schedule, table);
	}
	cells = table_head(paper->arena, table, table->ncolumns)->cells;
	plate_column(paper, &cells[0], settings->head.text, ALIGN_LEFT);
	for (size_t i = 0; i < schedule->months; i++)
		plate_column(paper, &cells[i + 1], month_words(paper, schedule,
		    period_add(schedule->first, (int32_t)i)), ALIGN_LEFT);
	for (size_t i = 0; i < schedule->nlines; i++)
		add_row(paper, schedule, i, table);
	return block;
}

/* ---- the page ---- */

/* Whether what stands on the page that OUT begins with has room there. */
static bool
page_holds(struct paper *paper, const struct blocks *out)
{
	const struct sheet	*sheet = out->first->as.sheet;
	struct blocks		 on = { out->first->next, out->last };

	return blocks_height(paper->arena, &on, paper->width,
	    &paper->build->metrics) <=
	    sheet->height - sheet->top - sheet->bottom;
}

/* As airy as the page allows; one that is not alone on its page is loose. */
static void
fit_page(struct paper *paper, const struct section *section,
    struct table *table, const struct blocks *out)
{
	const size_t	n = sizeof(paddings) / sizeof(paddings[0]);
	bool		alone = out->first->kind == BLOCK_SHEET;

	for (size_t i = 0; i < n; i++) {
		table->pad_above = table->pad_below = paddings[i];
		if (!alone || page_holds(paper, out))
			return;
	}
	diag_at(paper->diags, DIAG_GRID_FULL, section->place, "%s", "");
}

static void
make_grid(struct paper *paper, const struct section *section,
    struct blocks *out)
{
	const struct grid	*settings = section->settings;
	int			 before = paper->orientation;
	struct schedule		 schedule;
	struct block		*block;

	if (!section->held)
		paper->orientation = SHEET_LANDSCAPE;
	page_begin(paper, section, settings->title, settings->standfirst, out);
	if (schedule_read(paper, settings, &schedule)) {
		block = blocks_add(out, schedule_table(paper, section,
		    &schedule));
		block->before = 8;
		plate_foot(paper, settings->note.text, out);
		fit_page(paper, section, block->as.table, out);
	}
	paper->orientation = before;
}

static const struct key grid_keys[] = {
	{ "title", KEY_TEXT, offsetof(struct grid, title), REQUIRED_KEY, NULL,
	  "The page's title, a bookmark and a line of the contents." },
	{ "standfirst", KEY_TEXT, offsetof(struct grid, standfirst), NULL, NULL,
	  "One sentence under the title: the message." },
	{ "file", KEY_FILE, offsetof(struct grid, file), REQUIRED_KEY, NULL,
	  "A CSV file with the columns month (2023-01), row, entry, and if there "
	  "are days from and to (2023-01-19): one line for each entry, several "
	  "for a month if need be. Days on a weekend or in another month are "
	  "warned of." },
	{ "rows", KEY_LINES, offsetof(struct grid, rows), NULL, NULL,
	  "The rows in order, one to a line, each with a note after a bar if it "
	  "has one: Moderation panel | 3 pm to 5 pm. Else as the file has "
	  "them." },
	{ "numbered", KEY_LIST, offsetof(struct grid, numbered), NULL, NULL,
	  "The rows whose entries are numbered within each month." },
	{ "head", KEY_TEXT, offsetof(struct grid, head), "Activity", NULL,
	  "The heading over the rows' names." },
	{ "note", KEY_TEXT, offsetof(struct grid, note), NULL, NULL,
	  "Small print under it." },
	{ .name = NULL }
};
static const struct act act_grid = { make_grid, true };
const struct kind kind_grid = {
	.name = "grid",
	.about = "A year's schedule on one landscape page: months across, what "
	    "there is to do down.",
	.size = sizeof(struct grid),
	.keys = grid_keys,
	.act = &act_grid,
};
