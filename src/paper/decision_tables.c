/*
 * decision_tables.c - the tables of a decision report, and what it is supported
 * by.  Labels are headers of their rows.
 */
#include <math.h>
#include <string.h>

#include "paper/decision_int.h"
#include "paper/hang_int.h"

/* Widths of the columns of the table of contacts: titles, and telephones. */
#define TITLE_WIDTH	150.3
#define TELEPHONE_WIDTH	73.8
/* Titles, and names, keep this much, however long an address is: that is
 * divided behind a dot or its @. */
#define WORDS_LEAST	90.0
/* Between the text of a cell and the next column. */
#define CELL_GAP	6
/* Above and below the text of a row: nearly the same white over its capitals as
 * under its baseline. */
#define CONTACT_ABOVE	3.5
#define CONTACT_BELOW	1.5

static const struct look	contact = { FACE_REGULAR, 10, 13, INK };

/* ---- labels and values ---- */

static struct table *
fields_begin(struct paper *paper, double before, struct blocks *out)
{
	struct block	*block = blocks_add(out, fields_table(paper, 4.2, 1.8));

	block->before = before;
	return block->as.table;
}

static void
fields_add(struct paper *paper, struct table *table, const char *label,
    struct str value)
{
	struct row	*row = fields_row(paper, table, label);

	row->whole = true;
	cell_para(paper->arena, &row->cells[1], paper_look(paper, SCALE_FIELD),
	    value);
}

static void
head_table(struct paper *paper, const struct decision *decision,
    struct blocks *out)
{
	const struct decision_head	*head = decision->head;
	struct table			*table = fields_begin(paper, 12, out);

	table->summary = STR("Who decides what, and when");
	fields_add(paper, table, "Decision-maker", head->decision_maker.text);
	fields_add(paper, table, "Subject", head->subject.text);
	fields_add(paper, table, "Date of decision",
	    date_known(head->date.date) ? date_long(paper->arena,
	    head->date.date) : STR(""));
	fields_add(paper, table, "Report of", head->report_of.text);
}

/* ---- contacts ---- */

/* A row of the table of contacts; NAME is left out when nobody has one. */
struct contact {
	struct str	role, title, name, telephone, email;
};

static double
email_wish(const struct paper *paper, const struct contact *who)
{
	return look_width(paper, contact, who->email) + 0.1;
}

/* ADDRESSES is how wide the longest would like to be. */
static void
contacts_columns(struct table *table, double addresses, bool names)
{
	struct column	*column = table->columns;
	double		 rest = HANG_LIVE - HANG_COLUMN - TELEPHONE_WIDTH;

	/* Titles have TITLE_WIDTH, unless an address needs more. */
	if (!names)
		addresses = fmax(addresses, rest - TITLE_WIDTH);
	addresses = fmin(addresses, rest - (names ? 2 : 1) * WORDS_LEAST);
	*column++ = (struct column){ .kind = WIDTH_FIXED,
	    .width = HANG_COLUMN };
	*column++ = (struct column){ .kind = WIDTH_SHARE, .width = 1 };
	if (names)
		*column++ = (struct column){ .kind = WIDTH_SHARE, .width = 1 };
	*column++ = (struct column){ .kind = WIDTH_FIXED,
	    .width = TELEPHONE_WIDTH };
	*column = (struct column){ .kind = WIDTH_FIXED, .width = addresses };
}

static void
contacts_head(struct paper *paper, struct table *table, bool names)
{
	static const char *const	titles[] = { "Contact details", "Title",
		"Name", "Telephone", "E-mail" };
	struct look			look = paper_look(paper,
					    SCALE_NOTE_LEAD);
	struct row			*row = table_head(paper->arena, table,
					    table->ncolumns);
	struct cell			*cell = row->cells;

	row->pad_above = 0;
	row->pad_below = 1.2;
	for (size_t i = 0; i < sizeof(titles) / sizeof(*titles); i++)
		if (names || strcmp(titles[i], "Name") != 0)
			cell_para(paper->arena, cell++, look,
			    str_of(titles[i]));
}

/* A cell is never blank: a dash says that there is nothing. */
static struct str
or_dash(struct str text)
{
	return text.n > 0 ? text : STR("\u2013");
}

static void
contact_email(struct paper *paper, struct cell *cell, struct str address)
{
	struct look	look = contact;
	struct block	*block;

	if (address.n > 0)
		look.colour = paper->pack->accent;
	block = cell_para(paper->arena, cell, look, or_dash(address));
	if (address.n > 0)
		block->as.para->first->link = str_printf(paper->arena,
		    "mailto:" STR_FMT, STR_ARG(address));
}

static void
contacts_add(struct paper *paper, struct table *table,
    const struct contact *who, bool names)
{
	struct arena	*arena = paper->arena;
	struct row	*row = table_row(arena, table, table->ncolumns);
	struct cell	*cell = row->cells;

	row->whole = true;
	cell->header = true;
	cell->scope = SCOPE_ROW;
	cell_para(arena, cell++, look_grey(contact), who->role);
	cell->pad_right = CELL_GAP;
	cell_para(arena, cell++, contact, or_dash(who->title));
	if (names) {
		cell->pad_right = CELL_GAP;
		cell_para(arena, cell++, contact, or_dash(who->name));
	}
	cell_para(arena, cell++, contact, or_dash(who->telephone));
	contact_email(paper, cell, who->email);
}

static void
contacts_table(struct paper *paper, const struct decision *decision,
    struct blocks *out)
{
	const struct decision_head	*head = decision->head;
	const struct contact		 director = {
		head->director_role.text, head->director_title.text,
		head->director_name.text, head->director_telephone.text,
		head->director_email.text,
	};
	const struct contact		 author = {
		STR("Author"), head->author_title.text, head->author_name.text,
		head->author_telephone.text, head->author_email.text,
	};
	bool				 names = director.name.n > 0 ||
					     author.name.n > 0;
	struct block			*block;
	struct table			*table;

	block = blocks_add(out, block_table(paper->arena, names ? 5 : 4));
	block->before = 22;
	block->after = 23;
	table = block->as.table;
	contacts_columns(table, fmax(email_wish(paper, &director),
	    email_wish(paper, &author)), names);
	table->pad_above = CONTACT_ABOVE;
	table->pad_below = CONTACT_BELOW;
	table->head_rule = rule_ink;
	table->row_rule = table->end_rule = rule_hair;
	contacts_head(paper, table, names);
	contacts_add(paper, table, &director, names);
	contacts_add(paper, table, &author, names);
}

void
decision_head_tables(struct paper *paper, const struct decision *decision,
    struct blocks *out)
{
	head_table(paper, decision, out);
	contacts_table(paper, decision, out);
}

/* ---- lists of documents ---- */

/* One more document, numbered from 1 in each list. */
static struct para *
documents_add(struct paper *paper, struct block *list, int number,
    struct str text)
{
	struct block	*block = list_add(paper->arena, list,
			    block_para(paper->arena, TAG_P,
			    paper_look(paper, SCALE_PROSE), text));

	block->before = block->after = 2.4;
	block->as.para->left = HANG_COLUMN;
	para_number(paper, block->as.para, str_printf(paper->arena, "%d",
	    number));
	return block->as.para;
}

static void
documents(struct paper *paper, const struct items *lines, struct blocks *out)
{
	struct block	*list = blocks_add(out, block_list(paper->arena,
			    NUMBERING_DECIMAL));

	for (size_t i = 0; i < lines->n; i++)
		documents_add(paper, list, (int)i + 1, lines->at[i].text);
	if (lines->n == 0)
		documents_add(paper, list, 1, STR("None"));
}

/* An appendix by its title, which leads there unless it is left out of this
 * edition; an exempt one says why behind. */
static void
annex_add(struct paper *paper, struct block *list, const struct annex *annex)
{
	struct look	 look = paper_look(paper, SCALE_PROSE);
	struct para	*para;
	bool		 open = annex->exemption == NULL;

	para = documents_add(paper, list, annex->number, annex->title.text);
	title_shows(paper, annex->title, para);
	if (para->first != NULL && (open || paper->build->members)) {
		para->first->look.colour = paper->pack->accent;
		para->first->link = str_printf(paper->arena, "#" STR_FMT,
		    STR_ARG(section_label(paper->arena, annex->section)));
	}
	if (!open && annex->exemption->citation.n > 0)
		para_add(paper->arena, para, look, str_printf(paper->arena,
		    " (exempt under " STR_FMT ")",
		    STR_ARG(annex->exemption->citation)));
}

/* Built alone, a report knows of its appendices only what its text says. */
static bool
annexes_named(struct paper *paper, const bool *named, struct block *list)
{
	bool	any = false;

	for (int i = 1; i <= ANNEX_MOST; i++)
		if (named[i]) {
			documents_add(paper, list, i, STR("Not bound with this "
			    "copy"));
			any = true;
		}
	return any;
}

static void
appendices(struct paper *paper, const struct decision *decision,
    const struct agenda_item *item, struct blocks *out)
{
	struct block	*list = blocks_add(out, block_list(paper->arena,
			    NUMBERING_DECIMAL));
	bool		 any = false;

	if (item == NULL)
		any = annexes_named(paper, decision->named, list);
	for (struct annex *at = item != NULL ? item->annexes : NULL;
	    at != NULL; at = at->next) {
		annex_add(paper, list, at);
		any = true;
	}
	if (!any)
		documents_add(paper, list, 1, STR("None"));
}

/* ---- assessments ---- */

static void
assessment(struct paper *paper, const char *question, bool yes,
    struct blocks *out)
{
	struct look	 look = paper_look(paper, SCALE_PROSE);
	struct block	*block = blocks_add(out, block_para(paper->arena, TAG_P,
			    look, str_printf(paper->arena, "%s ", question)));
	struct span	*answer;

	block->as.para->left = HANG_COLUMN;
	look.face = FACE_BOLD;
	answer = para_add(paper->arena, block->as.para, look,
	    yes ? STR("Yes") : STR("No"));
	answer->tag = TAG_STRONG;
}

/* ---- background documents ---- */

int
background_split(struct item line, struct str *title)
{
	struct str	rest = line.text, word;

	*title = str_trim(str_cut(&rest, '|'));
	rest = str_trim(rest);
	if (rest.n == 0)
		return 0;
	word = rest;
	if (str_is_nocase(str_cut(&word, ' '), "paragraph"))
		rest = str_trim(word);
	if (rest.n != 1 || rest.s[0] < '1' || rest.s[0] > '7')
		return -1;
	return rest.s[0] - '0';
}

static void
background_add(struct paper *paper, struct table *table, struct item line)
{
	struct row	*row = table_row(paper->arena, table, 2);
	struct str	 title;
	int		 paragraph = background_split(line, &title);

	row->whole = true;
	row->cells[0].pad_right = CELL_GAP;
	cell_para(paper->arena, &row->cells[0], contact, title);
	cell_para(paper->arena, &row->cells[1], contact, paragraph > 0 ?
	    str_printf(paper->arena, "Paragraph %d of Schedule 12A",
	    paragraph) : STR("Not exempt"));
}

static void
background_table(struct paper *paper, const struct items *lines,
    struct blocks *out)
{
	struct look	 look = paper_look(paper, SCALE_NOTE_LEAD);
	struct block	*block = blocks_add(out, block_table(paper->arena, 2));
	struct table	*table = block->as.table;
	struct row	*head = table_head(paper->arena, table, 2);

	block->before = 6;
	table->columns[0] = (struct column){ WIDTH_SHARE, 3, 0, ALIGN_LEFT };
	table->columns[1] = (struct column){ WIDTH_SHARE, 2, 0, ALIGN_LEFT };
	table->pad_above = CONTACT_ABOVE;
	table->pad_below = CONTACT_BELOW;
	table->head_rule = rule_ink;
	table->row_rule = table->end_rule = rule_hair;
	head->pad_above = 0;
	head->pad_below = 1.5;
	head->cells[0].pad_right = CELL_GAP;
	cell_para(paper->arena, &head->cells[0], look, STR("Title"));
	cell_para(paper->arena, &head->cells[1], look, STR("Exempt under the "
	    "Access to Information Procedure Rules, Schedule 12A"));
	for (size_t i = 0; i < lines->n; i++)
		background_add(paper, table, lines->at[i]);
}

/* ---- all of it ---- */

void
decision_support(struct paper *paper, const struct decision *decision,
    const struct agenda_item *item, struct blocks *out)
{
	const struct decision_head	*head = decision->head;
	struct table			*table = fields_begin(paper, 18, out);

	fields_add(paper, table, "Key decision", head->key_decision ?
	    STR("Yes") : STR("No"));
	fields_add(paper, table, "Wards affected", head->wards.text);
	decision_heading(paper, "Supporting documentation", false, out);
	decision_heading(paper, "Appendices", true, out);
	appendices(paper, decision, item, out);
	decision_heading(paper, "Documents in members\u2019 rooms", true, out);
	documents(paper, &head->members_rooms, out);
	decision_heading(paper, "Equality Impact Assessment", true, out);
	assessment(paper, "Do the implications/subject of the report require "
	    "an Equality Impact Assessment (EIA) to be carried out?",
	    head->equality, out);
	decision_heading(paper, "Data Protection Impact Assessment", true, out);
	assessment(paper, "Do the implications/subject of the report require "
	    "a Data Protection Impact Assessment (DPIA) to be carried out?",
	    head->data_protection, out);
	decision_heading(paper, "Other background documents", true, out);
	if (head->background.n > 0)
		background_table(paper, &head->background, out);
	else
		documents(paper, &head->background, out);
}
