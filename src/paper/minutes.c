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
	struct look	 look = paper_look(paper, SCALE_FIELD);
	struct row	*row = fields_row(paper, table, label);

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
	struct block	*block = fields_table(paper, 3.7, 2.3);
	struct table	*table = block->as.table;

	table->summary = STR("Who was at the meeting, and who sent apologies");
	head_row(paper, table, "Present", &head->present);
	head_row(paper, table, "Apologies", &head->apologies);
	if (head->appointed.n > 0)
		head_row(paper, table, "Apologies of appointed members",
		    &head->appointed);
	if (head->attending.n > 0)
		head_row(paper, table, "Also attending", &head->attending);
	block->before = 10;
	block->after = 12;
	blocks_add(out, block);
}

/* ---- items ---- */

static void
make_item(struct paper *paper, struct minute *minute, struct blocks *out)
{
	struct block	*group = block_new(paper->arena, BLOCK_GROUP, TAG_SECT);
	struct block	*heading = minute->heading;

	para_number(paper, heading->as.para,
	    str_printf(paper->arena, "%d", minute->number));
	heading->outline = HANG_OUTLINE;
	heading->title = str_printf(paper->arena, "%d. " STR_FMT,
	    minute->number, STR_ARG(heading->title));
	text_hang(paper, heading, &minute->text);
	blocks_add(&group->as.children, heading);
	blocks_join(&group->as.children, &minute->text);
	blocks_add(out, group);
}

/* ---- the page ---- */

/* The title, with the meeting's day below it, and beside it on further pages. */
static void
make_title(struct paper *paper, const struct section *section,
    const struct minutes *minutes, struct blocks *out)
{
	struct item	 title = item_at(STR("Minutes"), minutes->place);
	struct item	 held = item_at(STR(""), minutes->head->held.place);
	struct date	 date = minutes->head->held.date;
	struct block	*block;

	if (date_known(date))		/* else a missing key: said */
		held.text = str_printf(paper->arena, "Meeting held on " STR_FMT,
		    STR_ARG(date_with_weekday(paper->arena, date)));
	block = page_begin(paper, section, title, held, out);
	if (date_known(date))
		block_rare_make(paper->arena, block)->head =
		    str_printf(paper->arena, "Minutes, " STR_FMT,
		    STR_ARG(date_long(paper->arena, date)));
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
    const struct minutes *minutes, struct blocks *out)
{
	const struct minutes_head	*head = minutes->head;
	int				 before = paper->orientation;

	paper->orientation = SHEET_PORTRAIT;
	paper->document.prose = true;
	paper->document.run_in = head->panel.text;
	if (head->book_page > 0)
		number_pages(paper, head->book_page);
	make_title(paper, section, minutes, out);
	head_table(paper, head, out);
	for (struct minute *at = minutes->items; at != NULL; at = at->next)
		make_item(paper, at, out);
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
	minutes_make(paper, section, minutes, out);
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
