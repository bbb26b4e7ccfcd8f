/* frontsheet.c - [front]: who meets, where and when, what for, and the notices
 * that every agenda carries. */
#include "paper/bind_int.h"

/* A page's height between its margins, where a front sheet begins. */
#define ROOM	698.9
#define GAP	22.0

/* The logo's head, 8 under the page's rule, and the most it may take: as high
 * as the title and the line below it. */
#define LOGO_Y		79.0
#define LOGO_WIDTH	120.0
#define LOGO_HEIGHT	54.0

static void
add_heading(struct paper *paper, struct str words, struct blocks *out)
{
	struct block	*block;

	block = blocks_add(out, block_para(paper->arena, TAG_H2,
	    paper_look(paper, SCALE_HEADING), words));
	block->before = 14;
	block->after = 3;
	block->keep_next = true;
	block->title = words;
}

/* LINES as a list, each a line of its own, with MARK before it. */
static void
add_lines(struct paper *paper, const struct items *lines, const char *mark,
    struct blocks *out)
{
	struct look	 look = paper_look(paper, SCALE_AGENDA_TEXT);
	struct block	*list, *block;

	if (lines->n == 0)
		return;
	list = blocks_add(out, block_list(paper->arena, mark == NULL ?
	    NUMBERING_NONE : NUMBERING_DISC));
	for (size_t i = 0; i < lines->n; i++) {
		block = list_add(paper->arena, list, text_line(paper, TAG_P,
		    look, lines->at[i]));
		block->before = block->after = 1.5;
		block->place = lines->at[i].place;
		if (mark == NULL)
			continue;
		block->as.para->left = 12;
		para_label(paper->arena, block->as.para, look, str_of(mark));
	}
}

static void
add_text(struct paper *paper, struct item text, struct blocks *out)
{
	if (text.text.n > 0)
		blocks_add(out, text_line(paper, TAG_P,
		    paper_look(paper, SCALE_AGENDA_TEXT), text));
}

/* The figure that is the logo, or NULL. */
static struct block *
logo_make(struct paper *paper, const struct items *logo)
{
	const struct section	*section;

	if (logo->n == 0)
		return NULL;
	section = layout_find_name(paper->build->layout, logo->at[0].text);
	if (section == NULL)		/* said when it was read */
		return NULL;
	if (section->kind != &kind_picture || logo->n > 1) {
		diag_at(paper->diags, DIAG_FRONT_LOGO, logo->at[0].place,
		    STR_FMT, STR_ARG(logo->at[logo->n - 1].text));
		return NULL;
	}
	return picture_within(paper, section, LOGO_WIDTH, LOGO_HEIGHT);
}

/* The LOGO, if there is one, at the right of the head, under its rule. */
static void
add_logo(struct paper *paper, struct block *logo, const struct sheet *sheet,
    struct blocks *out)
{
	const struct figure	*figure;
	struct block		*frame;

	if (logo == NULL)
		return;
	figure = logo->as.figure;
	frame = blocks_add(out, block_frame(paper->arena, sheet->width -
	    sheet->right - figure->width, LOGO_Y, figure->width,
	    figure->height));
	blocks_add(&frame->as.frame->blocks, logo);
}

/* The title leaves the logo's room at its right. */
static void
add_title(struct paper *paper, struct blocks *out)
{
	const struct pack	*pack = paper->pack;
	double			 room = paper->document.beside;
	struct str		 name = pack->panel.text;
	struct block		*block;

	if (name.n == 0)
		name = pack->council.text;
	block = blocks_add(out, block_para(paper->arena, TAG_H1,
	    paper_look(paper, SCALE_TITLE_REPORT), name));
	block->outline = 1;
	block->title = name;
	block_rare_make(paper->arena, block)->head = name;
	block->label = STR("front");
	block->keep_next = true;
	block->as.para->right = room;
	block = blocks_add(out, block_para(paper->arena, TAG_P,
	    paper_look(paper, SCALE_PROSE), meeting_words(paper)));
	block->as.para->right = room;
	block->before = 9.6;
}

/* The notice the law asks for: where to get this in another form. */
static void
add_formats(struct paper *paper, struct blocks *out)
{
	struct look	 look = paper_look(paper, SCALE_AGENDA_TEXT);

	add_heading(paper, STR("Other formats and languages"), out);
	blocks_add(out, block_para(paper->arena, TAG_P, look,
	    STR("Ask the contact named here for these papers in large print, "
	    "in Braille, as a recording or in another language, or for help to "
	    "take part in the meeting.")));
}

static void
add_people(struct paper *paper, const struct front_settings *front,
    struct blocks *out)
{
	struct block	*block = block_columns_even(paper->arena, 2,
			    paper->width, GAP);
	struct columns	*columns = block->as.columns;
	struct blocks	*left = &columns->blocks[0];
	struct blocks	*right = &columns->blocks[1];
	struct blocks	*officers = front->members.n > 0 ? right : left;

	block->before = 18;
	if (front->members.n > 0) {
		add_heading(paper, STR("Members"), left);
		add_lines(paper, &front->members, NULL, left);
	}
	if (front->officers.n > 0) {
		add_heading(paper, STR("Officers"), officers);
		add_lines(paper, &front->officers, NULL, officers);
	}
	if (paper->pack->contact.text.n > 0) {
		add_heading(paper, STR("Contact"), right);
		add_text(paper, paper->pack->contact, right);
	} else
		diag_at(paper->diags, DIAG_PACK_CONTACT, paper->place, "%s",
		    "");
	add_formats(paper, right);
	blocks_add(out, block);
}

/* ---- meetings, a column for each calendar year ---- */

/* The year that a line of the list begins; each is a date as ISO has it. */
static bool
meeting_date(struct paper *paper, struct item line, struct date *out)
{
	if (date_parse(line.text, out))
		return true;
	diag_at(paper->diags, DIAG_LAYOUT_VALUE, line.place, "meetings wants "
	    "dates such as 2023-01-26, not \"" STR_FMT "\"",
	    STR_ARG(line.text));
	return false;
}

static size_t
count_years(struct paper *paper, const struct items *meetings)
{
	struct date	date;
	size_t		n = 0;
	int		year = 0;

	for (size_t i = 0; i < meetings->n; i++)
		if (meeting_date(paper, meetings->at[i], &date) &&
		    date.year != year) {
			year = date.year;
			n++;
		}
	return n;
}

static void
add_day(struct paper *paper, struct date date, struct block *list)
{
	struct look	 look = paper_look(paper, SCALE_AGENDA_TEXT);
	struct block	*block = list_add(paper->arena, list,
			    block_para(paper->arena, TAG_P, look,
			    str_printf(paper->arena, "%d %s", date.day,
			    month_name(date.month))));

	block->before = block->after = 1;
}

static void
add_meetings(struct paper *paper, const struct items *meetings,
    struct blocks *out)
{
	size_t		 n = count_years(paper, meetings), at = 0;
	struct look	 look = paper_look(paper, SCALE_AGENDA_TITLE);
	struct block	*group, *block, *list = NULL;
	struct blocks	*column;
	struct date	 date;
	int		 year = 0;

	if (n == 0)
		return;
	group = blocks_add(out, block_new(paper->arena, BLOCK_GROUP,
	    TAG_NONE));
	group->whole = true;
	add_heading(paper, STR("Dates of meetings"), &group->as.children);
	block = blocks_add(&group->as.children, block_columns_even(
	    paper->arena, n, paper->width, GAP));
	for (size_t i = 0; i < meetings->n; i++) {
		if (!date_parse(meetings->at[i].text, &date))
			continue;
		if (date.year != year) {
			column = &block->as.columns->blocks[at++];
			blocks_add(column, block_para(paper->arena, TAG_P,
			    look, str_printf(paper->arena, "%d",
			    date.year)))->after = 2;
			list = blocks_add(column, block_list(paper->arena,
			    NUMBERING_NONE));
			year = date.year;
		}
		add_day(paper, date, list);
	}
}

/* ---- the sheets ---- */

void
front_sheets(struct paper *paper, struct blocks *out)
{
	const struct section		*section;
	const struct front_settings	*front;
	struct block			*part, *logo;
	struct blocks			*in;

	section = layout_first(paper->build->layout, &kind_front);
	front = section->settings;
	if (paper->pack->council.text.n > 0)
		paper->document.run_in = paper->pack->council.text;
	logo = logo_make(paper, &front->logo);
	if (logo != NULL)
		paper->document.beside = logo->as.figure->width + GAP;
	sheet_begin(paper, out);
	part = blocks_add(out, block_new(paper->arena, BLOCK_GROUP, TAG_PART));
	part->title = STR("Front sheet");
	part->place = section->place;
	in = &part->as.children;
	add_logo(paper, logo, out->first->as.sheet, in);
	add_title(paper, in);
	add_people(paper, front, in);
	if (front->role.text.n > 0) {
		add_heading(paper, STR("Role of the Panel"), in);
		add_text(paper, front->role, in);
	}
	if (front->terms.n > 0) {
		add_heading(paper, STR("Terms of reference"), in);
		add_lines(paper, &front->terms, "\xE2\x80\xA2", in);
	}
	add_meetings(paper, &front->meetings, in);
	front_notices(paper, front, ROOM - blocks_height(paper->arena, in,
	    paper->width, &paper->build->metrics), in);
}

/* ---- [front] ---- */

static const struct key front_keys[] = {
	{ "logo", KEY_SECTIONS, offsetof(struct front_settings, logo), NULL,
	  NULL, "The council's mark, printed small at the right of the title: "
	  "the name of a [picture]." },
	{ "members", KEY_LINES, offsetof(struct front_settings, members), NULL,
	  NULL, "The panel's members, a line each." },
	{ "officers", KEY_LINES, offsetof(struct front_settings, officers),
	  NULL, NULL, "Officers who serve the panel, a line each." },
	{ "role", KEY_TEXT, offsetof(struct front_settings, role), NULL, NULL,
	  "What the panel is for, in a sentence or two." },
	{ "terms", KEY_LINES, offsetof(struct front_settings, terms), NULL,
	  NULL, "Its terms of reference, a line each." },
	{ "meetings", KEY_LIST, offsetof(struct front_settings, meetings), NULL,
	  NULL, "The days of its meetings in the municipal year, in order; "
	  "printed in a column for each calendar year." },
	{ "notices", KEY_FILE, offsetof(struct front_settings, notices), NULL,
	  NULL, "The file of standing notices, one for all panels: a head with "
	  "[notices] and version = 2014-05-15, then a # Title for each. Their "
	  "numbered lists print as (i), (ii) and inside these as a), b)." },
	{ "boxed", KEY_LIST, offsetof(struct front_settings, boxed), NULL, NULL,
	  "Titles of notices to print in boxes, in two columns." },
	{ "full", KEY_LIST, offsetof(struct front_settings, full), NULL, NULL,
	  "Titles of notices to print across the page, behind those." },
	{ .name = NULL }
};
const struct kind kind_front = {
	.name = "front",
	.about = "The front sheets of a pack, before its agenda: the meeting, "
	    "the panel, and the standing notices.",
	.single = true,
	.size = sizeof(struct front_settings),
	.keys = front_keys,
	.act = NULL,
};
