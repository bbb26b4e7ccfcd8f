/*
 * monitor_table.c - the monitoring table, with date and title in rows of their
 * own above what was recommended, or in columns beside it.
 */
#include <math.h>

#include "paper/cards_int.h"
#include "paper/monitor_int.h"
#include "paper/plate_int.h"

/* Widths, points; of the rest, parts. */
#define NUMBER_WIDTH	18.0		/* or the widest number's */
#define NUMBER_GAP	6.0
#define PROGRESS_WIDTH	88.0
#define PROPOSED_PART	0.241
#define DATE_LEAST	64.0
#define DATE_PART	0.09
#define TITLE_PART	0.16
#define PROPOSED_COLUMN	0.215		/* with date and title beside it */

#define TEXT_GAP	8.0		/* text to the next column */
#define PROPOSED_GAP	12.0
#define MARK_INDENT	14.0		/* words behind a mark */
#define NUMBER_INDENT	14.0		/* text behind its number */
#define WHOLE_LINES	12		/* a text of a short cell has fewer */
#define PAD_ABOVE	6.0
#define PAD_BELOW	2.2		/* a line has the rest below it */
#define GROUP_ABOVE	10.0

static const struct look	cell_look = { FACE_REGULAR, 10, 14, INK };
static const struct look	word_look = { FACE_MEDIUM, 10, 14, INK };
static const struct look	group_look = { FACE_BOLD, 11, 14, INK };
static const struct look	date_look = { FACE_REGULAR, 11, 14, GREY };

/* A table being made. */
struct making_table {
	const struct monitor	*monitor;
	struct paper		*paper;
	struct table		*table;
	bool			 columns;	/* date and title in columns */
	double			 number;	/* room for a number */
	double			 widths[5];
};

/* Small print under a status. */
static struct look
under_look(const struct paper *paper)
{
	return look_grey(paper_look(paper, SCALE_NOTE));
}

/* ---- words ---- */

/* "5 months ago". */
static struct str
age_words(struct arena *arena, int months)
{
	if (months < 1)
		return STR("less than a month ago");
	return str_printf(arena, "%d %s ago", months,
	    months == 1 ? "month" : "months");
}

/* "8 Aug 2024", in one piece: where a column is narrow. */
static struct str
short_date(struct arena *arena, struct date date)
{
	return str_printf(arena, "%d\u00A0%s\u00A0%d", date.day,
	    month_short(date.month), date.year);
}

/* ---- text in cells ---- */

static struct story_look
cell_story(const struct paper *paper)
{
	struct story_look	look = paper_story_look(paper, true);

	look.prose = look.code = look.cell = cell_look;
	look.top_level = paper->level + 2;
	for (int i = 0; i < 6; i++) {
		look.heading[i] = word_look;
		look.heading_before[i] = 6;
		look.heading_after[i] = 2;
	}
	look.cell_pad = 2.7;
	return look;
}

/* TEXT, CommonMark, of a data file's row, in WIDTH. */
static void
cell_text(struct making_table *at, struct str text, const struct origin *origin,
    double width, struct cell *cell)
{
	struct paper		*paper = at->paper;
	struct story_look	 look = cell_story(paper);
	struct figures		 figures = paper_figures(paper);
	double			 before = paper->width;

	figures.picture = NULL;		/* a row has no folder */
	look.first = origin_place(paper, origin);
	paper->width = width;
	story_read(paper->arena, look.first.file, text, &look, &figures,
	    &cell->blocks, paper->diags);
	cards_abreast(paper, &cell->blocks, width);
	paper->width = before;
}

/* A row begins where its short cells have room whole: a page ends inside what was
 * done, and not inside a title or a status. */
static void
keep_whole(struct cell *cell)
{
	for (struct block *at = cell->blocks.first; at != NULL; at = at->next) {
		at->keep_next = at->next != NULL;
		if (at->kind == BLOCK_PARA)
			at->as.para->least = WHOLE_LINES;
	}
}

/* ---- progress ---- */

static const enum mark progress_marks[PROGRESS__MAX] = {
	[PROGRESS_STARTED]	= MARK_IN_PROGRESS,
	[PROGRESS_PARTIAL]	= MARK_PARTIAL,
	[PROGRESS_COMPLETE]	= MARK_COMPLETE,
	[PROGRESS_REJECTED]	= MARK_REJECTED,
};

/* What follows from a status by the panel's rules. */
static const char *const progress_notes[PROGRESS__MAX] = {
	[PROGRESS_COMPLETE]	= "For the Panel to accept",
	[PROGRESS_REJECTED]	= "Reported to the Panel, leaves the list",
};

static const char *
progress_note(const struct monitor_row *row)
{
	if (row->progress == PROGRESS_REJECTED && !row->leaves)
		return NULL;	/* the Panel kept it */
	return progress_notes[row->progress];
}

/* A line of the progress cell, behind the marks. */
static struct para *
progress_line(struct making_table *at, struct cell *cell, struct look look,
    struct str text)
{
	struct para	*para = cell_para(at->paper->arena, cell, look,
			    text)->as.para;

	para->left = MARK_INDENT;
	return para;
}

static void
line_mark(struct making_table *at, struct para *para, enum mark mark,
    struct look look)
{
	struct para	holder = { 0 };

	para->label = para_mark(at->paper->arena, &holder, look,
	    paper_mark(at->paper, mark), look.size, look.size / 9);
}

/* WHAT, small, and under it the day. */
static void
progress_date(struct making_table *at, struct cell *cell, const char *what,
    struct date date)
{
	struct look	 look = under_look(at->paper);
	struct para	*para = progress_line(at, cell, look, str_of(what));

	para_break(at->paper->arena, para);
	para_add(at->paper->arena, para, look, short_date(at->paper->arena,
	    date));
}

/* When the Panel last kept it on the list though it was called complete, or was
 * rejected. */
static void
add_kept(struct making_table *at, const struct monitor_row *row,
    struct cell *cell)
{
	if (date_known(row->kept))
		progress_date(at, cell, "Kept on the list on", row->kept);
}

/* What nobody has touched since the last meeting says so. */
static void
add_updated(struct making_table *at, const struct monitor_row *row,
    struct cell *cell)
{
	struct date	before = meeting_before(at->monitor,
			    at->monitor->meeting);

	if (row->latest == NULL || !date_known(before) ||
	    date_cmp(row->latest->date, before) > 0)
		return;
	progress_date(at, cell, "Last updated", row->latest->date);
}

static void
add_overdue(struct making_table *at, const struct monitor_row *row,
    struct cell *cell)
{
	struct look	 small = under_look(at->paper);
	struct look	 look = small;
	struct arena	*arena = at->paper->arena;
	struct para	*para;

	if (!row->overdue)
		return;
	look.face = FACE_MEDIUM;
	look.colour = ORANGE_TEXT;
	para = progress_line(at, cell, look, STR("Overdue"));
	line_mark(at, para, MARK_NEAR, look);
	para_add(arena, para, small, str_printf(arena, ", %d\u00A0months",
	    row->age));
}

static void
progress_cell(struct making_table *at, const struct monitor_row *row,
    struct cell *cell)
{
	enum progress	 progress = row->progress;
	const char	*note = progress_note(row);

	if (progress == PROGRESS_NONE)
		progress_line(at, cell, look_grey(cell_look),
		    STR("No status"));
	else
		line_mark(at, progress_line(at, cell, word_look,
		    str_of(progress_word(progress))),
		    progress_marks[progress], word_look);
	if (note != NULL)
		progress_line(at, cell, under_look(at->paper),
		    str_of(note));
	add_overdue(at, row, cell);
	add_kept(at, row, cell);
	add_updated(at, row, cell);
	keep_whole(cell);
}

/* ---- rows ---- */

static void
number_cell(struct making_table *at, const struct monitor_row *row,
    struct cell *cell)
{
	cell_para(at->paper->arena, cell, cell_look,
	    str_printf(at->paper->arena, "%d", row->number));
}

/* The row's header; with no column for its number, that hangs before it. */
static void
proposed_cell(struct making_table *at, const struct monitor_row *row,
    double width, struct cell *cell)
{
	const struct action	*action = row->action;

	cell->header = true;
	cell->scope = SCOPE_ROW;
	cell->pad_right = PROPOSED_GAP;
	cell_text(at, action->proposed, &action->origin,
	    width - PROPOSED_GAP, cell);
	keep_whole(cell);
	if (!at->columns || cell->blocks.first == NULL ||
	    cell->blocks.first->kind != BLOCK_PARA)
		return;
	for (struct block *block = cell->blocks.first; block != NULL;
	    block = block->next)
		if (block->kind == BLOCK_PARA)
			block->as.para->left += at->number;
	para_label(at->paper->arena, cell->blocks.first->as.para, cell_look,
	    str_printf(at->paper->arena, "%d", row->number));
}

static void
taken_cell(struct making_table *at, const struct monitor_row *row,
    double width, struct cell *cell)
{
	cell->pad_right = TEXT_GAP;
	if (row->told == NULL)
		cell_para(at->paper->arena, cell, look_grey(cell_look),
		    STR("Nothing reported yet"));
	else
		cell_text(at, row->told->taken, &row->told->origin,
		    width - TEXT_GAP, cell);
}

/* A group's date and title stand in each of its rows: no cell is blank, and a row
 * is whole by itself.  After the first they are grey. */
static void
date_cells(struct making_table *at, const struct monitor_row *row,
    struct cell *cell)
{
	struct arena	*arena = at->paper->arena;
	struct look	 look = row->heads ? cell_look : look_grey(cell_look);

	cell[0].pad_right = cell[1].pad_right = TEXT_GAP;
	cell_para(arena, &cell[0], look, short_date(arena,
	    row->action->meeting));
	if (row->heads)
		cell_para(arena, &cell[0], paper_look(at->paper, SCALE_SMALL),
		    age_words(arena, row->age));
	cell_para(arena, &cell[1], look, row->action->title);
	keep_whole(&cell[0]);
	keep_whole(&cell[1]);
}

static void
add_row(struct making_table *at, const struct monitor_row *row)
{
	struct table	*table = at->table;
	struct cell	*cell = table_row(at->paper->arena, table,
			    table->ncolumns)->cells;
	double		*width = at->widths;

	if (at->columns) {
		date_cells(at, row, cell);
		cell += 2;
		width += 2;
	} else {
		number_cell(at, row, cell++);
		width++;
	}
	proposed_cell(at, row, *width++, cell++);
	taken_cell(at, row, *width, cell++);
	progress_cell(at, row, cell);
}

/* Title and date across the table, above the rows of a group. */
static void
add_group(struct making_table *at, const struct monitor_row *first)
{
	struct arena	*arena = at->paper->arena;
	struct row	*row = table_row(arena, at->table, 1);
	struct cell	*cell = row->cells;
	struct look	 look = group_look;
	struct para	*para;

	look.colour = at->paper->pack->accent;
	row->pad_above = GROUP_ABOVE;
	row->below = (struct rule){ 0.75, look.colour };
	row->keep_next = true;
	row->whole = true;
	row->continued = STR(" (continued)");
	cell->span = (int)at->table->ncolumns;
	cell->header = true;
	cell->scope = SCOPE_COLUMN;
	para = cell_para(arena, cell, look, first->action->title)->as.para;
	para_add(arena, para, date_look, str_printf(arena,
	    "\u00A0\u00A0 " STR_FMT ", " STR_FMT,
	    STR_ARG(date_long(arena, first->action->meeting)),
	    STR_ARG(age_words(arena, first->age))));
}

static void
add_none(struct making_table *at)
{
	struct row	*row = table_row(at->paper->arena, at->table, 1);

	row->cells[0].span = (int)at->table->ncolumns;
	cell_para(at->paper->arena, &row->cells[0], look_grey(cell_look),
	    STR("None"));
}

/* ---- the table ---- */

/* Room for the widest number, at least LEAST. */
static double
number_width(const struct making_table *at, double least)
{
	const struct monitor	*monitor = at->monitor;

	for (size_t i = 0; i < monitor->nrows; i++)
		if (row_is_listed(&monitor->rows[i]))
			least = fmax(least, NUMBER_GAP + look_width(at->paper,
			    cell_look, str_printf(at->paper->arena, "%d",
			    monitor->rows[i].number)));
	return least;
}

/* What settings do not say is a part of the page's width. */
static void
set_widths(struct making_table *at)
{
	const struct monitor_settings	*settings = at->monitor->settings;
	double				 live = at->paper->width, rest = live;
	double				*width = at->widths;
	double				 proposed = settings->proposed_width;
	double				 progress = settings->progress_width;
	double				 date = live * DATE_PART;

	if (proposed <= 0)
		proposed = live * (at->columns ? PROPOSED_COLUMN :
		    PROPOSED_PART);
	if (progress <= 0)
		progress = PROGRESS_WIDTH;
	if (at->columns) {
		*width++ = date > DATE_LEAST ? date : DATE_LEAST;
		*width++ = live * TITLE_PART;
	} else
		*width++ = at->number;
	*width++ = proposed;
	for (double *before = at->widths; before < width; before++)
		rest -= *before;
	*width++ = rest - progress > TEXT_GAP ? rest - progress : TEXT_GAP;
	*width = progress;
	for (size_t i = 0; i < at->table->ncolumns; i++)
		at->table->columns[i] = (struct column){ .kind = WIDTH_FIXED,
		    .width = at->widths[i], .align = ALIGN_LEFT };
}

static void
add_head(struct making_table *at)
{
	static const char *const	in_rows[] = {
		"No.", "Action proposed", "Action taken", "Progress"
	};
	static const char *const	in_columns[] = {
		"Date", "Title", "Action proposed", "Action taken",
		"Progress status"
	};
	const char *const		*titles = at->columns ? in_columns :
					    in_rows;
	struct row			*row = table_head(at->paper->arena,
					    at->table, at->table->ncolumns);

	row->pad_above = 0;
	row->pad_below = 1;
	for (size_t i = 0; i < at->table->ncolumns; i++)
		plate_column(at->paper, &row->cells[i], str_of(titles[i]),
		    ALIGN_LEFT);
}

struct block *
monitor_table(const struct monitor *monitor)
{
	bool			 columns = monitor->settings->group ==
				    GROUP_COLUMNS;
	struct block		*block = block_table(monitor->paper->arena,
				    columns ? 5 : 4);
	struct making_table	 at = { monitor, monitor->paper,
				    block->as.table, columns, 0, { 0 } };
	const struct monitor_row *row;

	at.number = number_width(&at, columns ? NUMBER_INDENT : NUMBER_WIDTH);
	set_widths(&at);
	block->as.table->pad_above = PAD_ABOVE;
	block->as.table->pad_below = PAD_BELOW;
	block->as.table->pad_side = 0;
	plate_rules(block->as.table);
	block->as.table->summary = STR("Recommendations, what was done about "
	    "each, and its progress");
	add_head(&at);
	for (size_t i = 0; i < monitor->nrows; i++) {
		row = &monitor->rows[i];
		if (!row_is_listed(row))
			continue;
		if (row->heads && !columns)
			add_group(&at, row);
		add_row(&at, row);
	}
	if (monitor->nlisted == 0)
		add_none(&at);
	return block;
}
