/* agenda_page.c - the agenda: the meeting, its items with the pages of their
 * papers, and who signs it. */
#include "paper/bind_int.h"

/* Widths of the table's outer columns, and of a labelled row's label. */
#define NUMBER_WIDTH	34.2
#define PAGES_WIDTH	74.0
#define LABEL_WIDTH	93.6

struct str
meeting_words(struct paper *paper)
{
	const struct pack	*pack = paper->pack;
	struct buf		 buf = { 0 };

	if (date_known(pack->meeting.date))
		buf_str(&buf, date_with_weekday(paper->arena,
		    pack->meeting.date));
	if (pack->time.text.n > 0)
		buf_printf(&buf, "%s" STR_FMT, buf.n > 0 ? ", " : "",
		    STR_ARG(pack->time.text));
	if (pack->venue.text.n > 0)
		buf_printf(&buf, "%s" STR_FMT, buf.n > 0 ? ", " : "",
		    STR_ARG(pack->venue.text));
	return buf_take(&buf, paper->arena);
}

struct str
panel_words(const struct paper *paper)
{
	const struct pack	*pack = paper->pack;

	if (!date_known(pack->meeting.date))
		return pack->panel.text;
	return str_printf(paper->arena, STR_FMT "%s" STR_FMT,
	    STR_ARG(pack->panel.text), pack->panel.text.n > 0 ? ", " : "",
	    STR_ARG(date_long(paper->arena, pack->meeting.date)));
}

struct str
edition_stamp(struct paper *paper)
{
	if (!paper->build->members)
		return STR("Public document pack");
	return paper->bound->has_exempt ?
	    STR("Members\xE2\x80\x99 pack: not for publication") :
	    STR("Members\xE2\x80\x99 pack");
}

static struct str
edition_words(const struct paper *paper)
{
	bool	exempt = paper->bound->has_exempt;

	if (paper->build->members)
		return exempt ? STR("Members\xE2\x80\x99, not for publication. "
		    "Exempt papers are in this copy.") :
		    STR("Members\xE2\x80\x99. The public one has the same "
		    "papers.");
	return exempt ? STR("Public. Exempt pages are left out; their numbers "
	    "are kept.") : STR("Public. No paper is left out.");
}

/* ---- the rows above the table ---- */

/* A label and what it says, in the pages' own look. */
static void
labelled_row(struct paper *paper, struct table *table, struct str label,
    struct item words, struct str plain)
{
	struct look	 look = paper_look(paper, SCALE_AGENDA_TEXT);
	struct row	*row;

	if (words.text.n == 0 && plain.n == 0)
		return;
	row = table_row(paper->arena, table, 2);
	row->cells[0].header = true;
	row->cells[0].scope = SCOPE_ROW;
	cell_para(paper->arena, &row->cells[0], look, label);
	if (plain.n > 0)
		cell_para(paper->arena, &row->cells[1], look, plain);
	else
		blocks_add(&row->cells[1].blocks, text_line(paper, TAG_P, look,
		    words));
}

static void
add_facts(struct paper *paper, struct blocks *out)
{
	const struct pack	*pack = paper->pack;
	struct block		*block = block_table(paper->arena, 2);
	struct table		*table = block->as.table;

	table->columns[0] = (struct column){ .kind = WIDTH_FIXED,
	    .width = LABEL_WIDTH };
	table->columns[1] = (struct column){ .kind = WIDTH_SHARE, .width = 1 };
	table->pad_above = table->pad_below = 0.6;
	table->summary = STR("The edition, and whom to ask");
	block->before = 12.5;
	labelled_row(paper, table, STR("Edition"), (struct item){ 0 },
	    edition_words(paper));
	labelled_row(paper, table, STR("Contact"), pack->contact, STR(""));
	blocks_add(out, block);
}

/* ---- a word in a frame ---- */

#define FRAME_PAD	4.2	/* left and right of the words */
#define FRAME_UP	9.6	/* above and below their baseline */
#define FRAME_DOWN	3.6
#define FRAME_LINE	0.75
#define FRAME_APART	"    "	/* a padding stands out over them */

static struct draw
frame_path(struct arena *arena, double width, double height)
{
	double		 x0 = FRAME_LINE / 2, x1 = width - x0;
	double		 y0 = FRAME_LINE / 2, y1 = height - y0;
	struct segment	*at = arena_array(arena, 5, struct segment);

	at[0] = (struct segment){ SEG_MOVE, { x0 }, { y0 } };
	at[1] = (struct segment){ SEG_LINE, { x1 }, { y0 } };
	at[2] = (struct segment){ SEG_LINE, { x1 }, { y1 } };
	at[3] = (struct segment){ SEG_LINE, { x0 }, { y1 } };
	at[4] = (struct segment){ .op = SEG_CLOSE };
	return (struct draw){ .kind = DRAW_PATH, .segments = at,
	    .nsegments = 5, .strokes = true, .stroke = INK,
	    .width = FRAME_LINE };
}

/*
 * WORDS in a frame at the end of PARA.  The frame is a mark no wider than its
 * first padding, which stands out over the words behind it: so these are text
 * of the line, and a no-break space keeps them with it.
 */
static void
add_framed(struct paper *paper, struct para *para, struct str words)
{
	struct arena	*arena = paper->arena;
	struct look	 look = paper_look(paper, SCALE_COLUMN_HEAD);
	struct drawing	*frame = arena_make(arena, struct drawing);
	struct str	 text = str_printf(arena, "\xC2\xA0" STR_FMT,
			    STR_ARG(words));
	double		 wide = look_width(paper, look, text);
	double		 blank = look_width(paper, look, STR("\xC2\xA0"));

	frame->width = FRAME_PAD - blank > 0.1 ? FRAME_PAD - blank : 0.1;
	frame->height = FRAME_UP + FRAME_DOWN;
	frame->draws = arena_make(arena, struct draw);
	frame->draws[0] = frame_path(arena, frame->width + wide + FRAME_PAD,
	    frame->height);
	frame->ndraws = 1;
	if (para->first != NULL)
		para_add(arena, para, paper_look(paper, SCALE_AGENDA_TEXT),
		    str_of(FRAME_APART));
	para_mark(arena, para, look, frame, frame->height, FRAME_DOWN);
	para_add(arena, para, look, text)->nowrap = true;
}

/* ---- the table ---- */

struct str
entry_label(struct arena *arena, const struct agenda_item *item)
{
	return str_printf(arena, "agenda-" STR_FMT,
	    STR_ARG(item->section->id.text));
}

/* Where the words of ITEM's entry lead: to its papers, of those this edition
 * has. */
static struct str
entry_link(struct arena *arena, const struct agenda_item *item)
{
	if (!item->shown)
		return STR("");
	return str_printf(arena, "#" STR_FMT, STR_ARG(section_label(arena,
	    item->section)));
}

/* The pages of ITEM's papers, "5 – 14", leading to them. */
static void
add_range(struct paper *paper, const struct agenda_item *item,
    struct cell *cell)
{
	struct look	 look = paper_look(paper, SCALE_AGENDA_TEXT);
	struct str	 label = section_label(paper->arena, item->section);
	struct str	 link = entry_link(paper->arena, item);
	struct para	*para;
	struct span	*span;

	para = cell_para(paper->arena, cell, look, STR(""))->as.para;
	if (!item->bound)
		return;
	para_page(paper->arena, para, look, label)->link = link;
	span = para_add(paper->arena, para, look, STR("\xC2\xA0\xE2\x80\x93"
	    "\xC2\xA0"));
	span->link = link;
	para_page(paper->arena, para, look, str_printf(paper->arena, STR_FMT
	    "-end", STR_ARG(label)))->link = link;
}

static void
add_words(struct paper *paper, const struct agenda_item *item,
    struct str link, struct cell *cell)
{
	struct look	 look = paper_look(paper, SCALE_AGENDA_TITLE);
	struct look	 text = paper_look(paper, SCALE_AGENDA_TEXT);
	struct block	*title, *block;

	title = cell_para(paper->arena, cell, look, item->title.text);
	title->place = item->title.place;
	title_shows(paper, item->title, title->as.para);
	title->keep_next = true;
	title->label = entry_label(paper->arena, item);
	if (title->as.para->first != NULL) {
		title->as.para->first->link = link;
		title->as.para->first->tag = TAG_STRONG;
	}
	block = item_paragraph(paper, item, text);
	for (const struct annex *at = item->annexes; at != NULL; at = at->next)
		if (at->exemption != NULL)
			add_framed(paper, block->as.para, str_printf(
			    paper->arena, "Appendix %d exempt", at->number));
	if (block->as.para->first == NULL)
		return;
	block->before = 4.4;
	blocks_add(&cell->blocks, block);
}

static void
add_item(struct paper *paper, const struct agenda_item *item,
    struct table *table)
{
	struct look	 look = paper_look(paper, SCALE_AGENDA_TITLE);
	struct row	*row = table_row(paper->arena, table, 3);
	struct block	*number;
	struct str	 link = entry_link(paper->arena, item);

	row->whole = true;
	row->cells[0].header = true;
	row->cells[0].scope = SCOPE_ROW;
	look.face = FACE_BOLD;
	look.colour = paper->pack->accent;
	number = cell_para(paper->arena, &row->cells[0], look,
	    str_printf(paper->arena, "%d", item->number));
	number->as.para->first->link = link;
	add_words(paper, item, link, &row->cells[1]);
	add_range(paper, item, &row->cells[2]);
}

static void
add_items(struct paper *paper, struct blocks *out)
{
	struct look	 look = paper_look(paper, SCALE_COLUMN_HEAD);
	struct block	*block = block_table(paper->arena, 3);
	struct table	*table = block->as.table;
	struct row	*head = table_head(paper->arena, table, 2);

	table->columns[0] = (struct column){ .kind = WIDTH_FIXED,
	    .width = NUMBER_WIDTH };
	table->columns[1] = (struct column){ .kind = WIDTH_SHARE, .width = 1 };
	table->columns[2] = (struct column){ .kind = WIDTH_FIXED,
	    .width = PAGES_WIDTH, .align = ALIGN_RIGHT };
	table->pad_above = 5.8;
	table->pad_below = 4.2;
	table->head_rule = rule_ink;
	table->row_rule = table->end_rule = rule_hair;
	table->summary = STR("The items of the agenda, with the pages of their "
	    "papers");
	head->pad_above = 5;
	head->pad_below = 1.5;
	head->cells[0].span = 2;
	cell_para(paper->arena, &head->cells[0], look, STR("Item"));
	cell_para(paper->arena, &head->cells[1], look, STR("Pages"));
	for (const struct agenda_item *at = paper->agenda; at != NULL;
	    at = at->next)
		add_item(paper, at, table);
	block->before = 12;
	blocks_add(out, block);
}

/* ---- the page ---- */

/* "Wednesday 18 January 2023     Service Director". */
static void
add_sign(struct paper *paper, const struct agenda_settings *agenda,
    struct blocks *out)
{
	struct look	 look = paper_look(paper, SCALE_AGENDA_TEXT);
	struct date	 day = paper->pack->date.date;
	struct str	 words = STR(""), role = STR("");
	struct block	*block;

	if (agenda != NULL) {
		role = agenda->sign.text;
		if (date_known(agenda->published.date))
			day = agenda->published.date;
	}
	if (date_known(day))
		words = date_with_weekday(paper->arena, day);
	if (words.n == 0 && role.n == 0)
		return;
	out->last->keep_next = true;	/* the table: nobody signs a blank */
	block = blocks_add(out, block_para(paper->arena, TAG_P, look, words));
	block->before = 10;
	if (role.n == 0)
		return;
	if (words.n > 0)
		para_add(paper->arena, block->as.para, look, STR("\xC2\xA0"
		    "\xC2\xA0\xC2\xA0\xC2\xA0\xC2\xA0 "));
	para_add(paper->arena, block->as.para, look, role);
}

/* The title of sheets before the papers, a bookmark. */
static void
add_title(struct paper *paper, struct item title, struct blocks *out)
{
	struct block_rare	*rare;
	struct block		*block;
	struct look		 look = paper_look(paper, SCALE_PROSE);

	block = blocks_add(out, block_para(paper->arena, TAG_H1,
	    paper_look(paper, SCALE_TITLE_REPORT), title.text));
	block->outline = 1;
	block->title = title.text;
	rare = block_rare_make(paper->arena, block);
	rare->head = title.text;
	rare->head_reading = title_reading(paper, title);
	title_shows(paper, title, block->as.para);
	block->label = STR("agenda");
	block->keep_next = true;
	block->place = title.place;
	block = blocks_add(out, block_para(paper->arena, TAG_P, look,
	    meeting_words(paper)));
	block->before = 9.6;
}

static struct item
agenda_title(const struct paper *paper, const struct agenda_settings *agenda)
{
	if (agenda != NULL && agenda->title.text.n > 0)
		return agenda->title;
	return item_at(pack_is_late(paper->pack) ?
	    STR("Supplementary agenda") : STR("Agenda"), paper->place);
}

void
agenda_page(struct paper *paper, struct blocks *out)
{
	const struct section		*section;
	const struct agenda_settings	*agenda = NULL;
	struct item			 title;
	struct block			*part;
	struct blocks			*in;

	section = layout_first(paper->build->layout, &kind_agenda);
	if (section != NULL)
		agenda = section->settings;
	title = agenda_title(paper, agenda);
	paper->document.name = title.text;
	paper->document.name_reading = title_reading(paper, title);
	sheet_begin(paper, out);
	part = blocks_add(out, block_new(paper->arena, BLOCK_GROUP, TAG_PART));
	part->title = title.text;
	in = &part->as.children;
	add_title(paper, title, in);
	add_facts(paper, in);
	add_items(paper, in);
	add_sign(paper, agenda, in);
}

/* ---- [agenda] ---- */

static const struct key agenda_keys[] = {
	{ "title", KEY_TEXT, offsetof(struct agenda_settings, title), NULL,
	  NULL, "The page's title; else Agenda, or Supplementary agenda when "
	  "[pack] has supplement-to or first-page." },
	{ "signed", KEY_TEXT, offsetof(struct agenda_settings, sign), NULL,
	  NULL, "The role that signs it." },
	{ "published", KEY_DATE, offsetof(struct agenda_settings, published),
	  NULL, NULL, "The day of publication, five clear working days before "
	  "the meeting; else the pack's date." },
	{ .name = NULL }
};
const struct kind kind_agenda = {
	.name = "agenda",
	.about = "What the agenda of a pack is called and who signs it. Its "
	    "items, with the pages of their papers, come from the layout.",
	.single = true,
	.size = sizeof(struct agenda_settings),
	.keys = agenda_keys,
	.act = NULL,
};
