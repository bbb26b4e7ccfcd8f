/* minutes.c - the pages of minutes: who was there, then the numbered items. */
#include "paper/bind_int.h"
#include "paper/hang_int.h"
#include "paper/minutes_int.h"

/* ---- who was there ---- */

/* A row of the head table: a label, and a line for each name. */
static void
head_row(struct paper *paper, struct table *table, const char *label,
    const struct items *names)
{
	struct look	 look = { FACE_REGULAR, 11, 14, INK };
	struct row	*row = table_row(paper->arena, table, 2);

	row->cells[0].header = true;
	row->cells[0].scope = SCOPE_ROW;
	cell_para(paper->arena, &row->cells[0], look_grey(look), str_of(label));
	for (size_t i = 0; i < names->n; i++)
		cell_para(paper->arena, &row->cells[1], look,
		    names->at[i].text);
	if (names->n == 0)
		cell_para(paper->arena, &row->cells[1], look, STR("None"));
}

static void
head_table(struct paper *paper, const struct minutes_head *head,
    struct blocks *out)
{
	struct block	*block = block_table(paper->arena, 2);
	struct table	*table = block->as.table;

	table->columns[0] = (struct column){ .kind = WIDTH_FIXED,
	    .width = HANG_COLUMN };
	table->columns[1] = (struct column){ .kind = WIDTH_SHARE, .width = 1 };
	table->pad_above = 3.7;		/* as a report's head has it */
	table->pad_below = 2.3;
	table->row_rule = (struct rule){ 0.4, HAIR };
	table->end_rule = (struct rule){ 0.75, INK };
	table->summary = STR("Who was at the meeting, and who sent apologies");
	head_row(paper, table, "Present", &head->present);
	head_row(paper, table, "Apologies", &head->apologies);
	if (head->appointed.n > 0)
		head_row(paper, table, "Apologies of appointed members",
		    &head->appointed);
	if (head->attending.n > 0)
		head_row(paper, table, "Also attending", &head->attending);
	table->rows[0].above = (struct rule){ 0.75, INK };
	block->before = 10;
	block->after = 12;
	blocks_add(out, block);
}

/* ---- items ---- */

/* OUTLINE is the level of the item's bookmark. */
static void
make_item(struct paper *paper, struct minute *minute, int outline,
    struct blocks *out)
{
	struct block	*group = block_new(paper->arena, BLOCK_GROUP, TAG_SECT);
	struct block	*heading = minute->heading;

	para_number(paper, heading->as.para,
	    str_printf(paper->arena, "%d", minute->number));
	heading->outline = outline;
	heading->title = str_printf(paper->arena, "%d. " STR_FMT,
	    minute->number, STR_ARG(heading->title));
	text_hang(paper, heading, &minute->text);
	blocks_add(&group->as.children, heading);
	blocks_join(&group->as.children, &minute->text);
	blocks_add(out, group);
}

/* ---- the page ---- */

/* The title that was put down last. */
static struct block *
title_of(const struct blocks *blocks)
{
	struct block	*title = NULL;

	for (struct block *at = blocks->first; at != NULL; at = at->next)
		if (at->outline > 0)
			title = at;
	return title;
}

/* The title, with the meeting's day below it, and beside it on further pages.
 * The bookmark's level of what comes under it. */
static int
make_title(struct paper *paper, const struct section *section,
    const struct minutes *minutes, struct blocks *out)
{
	struct item	 title = { STR("Minutes"), minutes->place };
	struct item	 held = { STR(""), minutes->held.place };
	struct date	 date = minutes->held.date;
	struct block	*block;

	if (date_known(date))		/* else a missing key: said */
		held.text = str_printf(paper->arena, "Meeting held on " STR_FMT,
		    STR_ARG(weekday_date(paper->arena, date)));
	page_begin(paper, section, title, held, out);
	block = title_of(out);
	if (date_known(date))
		block->head = str_printf(paper->arena, "Minutes, " STR_FMT,
		    STR_ARG(date_long(paper->arena, date)));
	return block->outline + 1;
}

/* The minute book's own number at the foot; of minutes alone at its left,
 * because theirs stands at the right. */
static void
number_pages(struct paper *paper, int first)
{
	static const char	as[] = "\u2013 {own} \u2013";
	struct str		footer = paper->pack->footer.text;

	paper->document.own_first = first;
	paper->document.own_as = as;
	if (!paper->document.bound)
		paper->document.foot = footer.n == 0 ? str_of(as) :
		    str_printf(paper->arena, STR_FMT "  %s", STR_ARG(footer),
		    as);
}

void
minutes_make(struct paper *paper, const struct section *section,
    const struct minutes *minutes, const struct agenda_item *item,
    struct blocks *out)
{
	const struct minutes_head	*head = minutes->head->settings;
	int				 before = paper->orientation, outline;

	(void)item;
	paper->orientation = SHEET_PORTRAIT;
	paper->document.prose = true;
	paper->document.run_in = head->panel.text;
	if (minutes->book_page > 0)
		number_pages(paper, minutes->book_page);
	outline = make_title(paper, section, minutes, out);
	head_table(paper, head, out);
	for (struct minute *at = minutes->items; at != NULL; at = at->next)
		make_item(paper, at, outline, out);
	paper->orientation = before;
}

/* ---- [minutes] ---- */

/* Alone: what a pack says of itself on its agenda stands above them. */
static void
make_minutes(struct paper *paper, const struct section *section,
    struct blocks *out)
{
	const struct minutes_section	*settings = section->settings;
	struct minutes			*minutes;

	minutes = minutes_read(paper, settings->file);
	if (minutes == NULL)
		return;
	minutes_check(paper, minutes, NULL);
	if (!paper->document.bound)
		paper->document.stamp = STR("Public document pack");
	minutes_make(paper, section, minutes, NULL, out);
}

static const struct key minutes_keys[] = {
	{ "file", KEY_FILE, offsetof(struct minutes_section, file),
	  REQUIRED_KEY, NULL, "The Markdown file, with a head [minutes]." },
	{ .name = NULL }
};
static const struct act act_minutes = { make_minutes, true };
const struct kind kind_minutes = {
	.name = "minutes",
	.about = "The minutes of an earlier meeting, under the item that "
	    "approves them; or of this one, published alone.",
	.size = sizeof(struct minutes_section),
	.keys = minutes_keys,
	.act = &act_minutes,
};
