/*
 * monitor_next.c - what the list will be at the next meeting, by reason.
 *
 * The rules are those of the list itself, a day later: what this meeting decided
 * and resolved is in the store by then, or is not known yet.
 */
#include "paper/monitor_int.h"
#include "paper/plate_int.h"

enum fate {
	FATE_STAYS, FATE_KEPT, FATE_OVERRULED, FATE_IF_ACCEPTED, FATE_ACCEPTED,
	FATE_REPORTED, FATE_NEW, FATE__MAX
};

static const char *const fate_words[FATE__MAX] = {
	[FATE_STAYS]		= "Stays: not completed",
	[FATE_KEPT]		= "Stays: not accepted as completed",
	[FATE_OVERRULED]	= "Stays: rejected, and kept by the Panel",
	[FATE_IF_ACCEPTED]	= "Leaves if the Panel accepts it as completed",
	[FATE_ACCEPTED]		= "Leaves: accepted as completed",
	[FATE_REPORTED]		= "Leaves: rejected, and reported here",
	[FATE_NEW]		= "New: resolved at this meeting",
};

#define REASON_WIDTH	134.0
#define GAP		8.0

static const struct look	cell_look = { FACE_REGULAR, 10, 14, INK };
static const struct look	reason_look = { FACE_MEDIUM, 10, 14, INK };

/* ROW as the day AFTER the meeting has it. */
static enum fate
fate_of(const struct monitor *monitor, const struct monitor_row *row)
{
	enum progress	progress = life_progress(&row->life,
			    monitor->meeting);

	if (date_cmp(row->action->meeting, monitor->meeting) >= 0)
		return FATE_NEW;
	if (row->standing == STANDING_REPORTED)
		return FATE_REPORTED;
	if (row->standing == STANDING_ACCEPTED)
		return FATE_ACCEPTED;
	if (progress == PROGRESS_REJECTED)
		return FATE_OVERRULED;
	if (progress != PROGRESS_COMPLETE)
		return FATE_STAYS;
	return date_cmp(row->kept, monitor->meeting) == 0 ? FATE_KEPT :
	    FATE_IF_ACCEPTED;
}

/* Whether ROW was on the list of this meeting, or comes with it. */
static bool
is_told(const struct monitor *monitor, const struct monitor_row *row)
{
	return date_cmp(row->action->meeting, monitor->meeting) >= 0 ||
	    life_standing(&row->life, monitor->meeting, monitor->meetings,
	    monitor->nmeetings) == STANDING_LISTED;
}

/* A line for each group: "Youth justice, 26 September 2024: 1 and 2". */
static size_t
add_groups(const struct monitor *monitor, const struct monitor *after,
    enum fate fate, struct cell *cell)
{
	struct arena			*arena = monitor->paper->arena;
	const struct monitor_row	*row, *last = NULL;
	struct para			*para = NULL;
	size_t				 n = 0;

	for (size_t i = 0; i < after->nrows; i++) {
		row = &after->rows[i];
		if (!is_told(monitor, row) || fate_of(monitor, row) != fate)
			continue;
		n++;
		if (last != NULL && same_group(last->action, row->action))
			para_add(arena, para, cell_look, str_printf(arena,
			    ", %d", row->number));
		else
			para = cell_para(arena, cell, cell_look, str_printf(
			    arena, STR_FMT ", " STR_FMT ": %d",
			    STR_ARG(row->action->title), STR_ARG(date_long(
			    arena, row->action->meeting)),
			    row->number))->as.para;
		last = row;
	}
	return n;
}

static struct block *
fates_table(const struct monitor *monitor, const struct monitor *after)
{
	struct arena	*arena = monitor->paper->arena;
	struct block	*block = block_table(arena, 2);
	struct table	*table = block->as.table;
	struct cell	 cell;
	struct row	*row;

	table->columns[0] = (struct column){ .kind = WIDTH_FIXED,
	    .width = REASON_WIDTH };
	table->columns[1] = (struct column){ .kind = WIDTH_SHARE, .width = 1 };
	table->pad_above = 6;
	table->pad_below = 2.2;
	table->row_rule = rule_hair;
	table->end_rule = rule_ink;
	table->summary = STR("What stays on the list, what leaves it, what is "
	    "new");
	for (int fate = 0; fate < FATE__MAX; fate++) {
		cell = (struct cell){ .span = 1, .rows = 1, .pad_left = -1,
		    .pad_right = -1, .align = ALIGN_COLUMN };
		if (add_groups(monitor, after, (enum fate)fate, &cell) == 0)
			continue;
		row = table_row(arena, table, 2);
		row->whole = true;
		row->cells[0].header = true;
		row->cells[0].scope = SCOPE_ROW;
		row->cells[0].pad_right = GAP;
		cell_para(arena, &row->cells[0], reason_look,
		    str_of(fate_words[fate]));
		row->cells[1] = cell;
	}
	if (table->nrows == 0)
		return NULL;
	table->rows[0].above = rule_ink;
	return block;
}

static struct str
next_title(const struct monitor *monitor)
{
	struct arena	*arena = monitor->paper->arena;
	struct date	 next = meeting_after(monitor, monitor->meeting);

	if (!date_known(next))
		return STR("The list at the next meeting");
	return str_printf(arena, "The list at the next meeting, " STR_FMT,
	    STR_ARG(date_long(arena, next)));
}

void
monitor_next(const struct monitor *monitor, struct blocks *out)
{
	struct paper	*paper = monitor->paper;
	struct monitor	 after;
	struct block	*block, *table;

	if (!monitor_read_after(monitor, &after))
		return;
	block = blocks_add(out, block_para(paper->arena,
	    heading_tag(paper, 1), paper_look(paper, SCALE_HEADING),
	    next_title(monitor)));
	block->before = 24;
	block->after = 6;
	block->keep_next = true;
	table = fates_table(monitor, &after);
	if (table == NULL)
		table = block_para(paper->arena, TAG_P, cell_look,
		    STR("Nothing: what this meeting resolves will be new."));
	blocks_add(out, table);
}
