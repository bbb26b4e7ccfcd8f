/* bind.c - a pack from front sheet to last back: each item's papers bound in
 * turn, before them the agenda that knows their pages. */
#include "paper/bind_int.h"
#include "paper/data_int.h"
#include "paper/decision_int.h"
#include "paper/minutes_int.h"

/* ---- bookmarks and labels of what was made ---- */

struct outlining {
	struct paper	*paper;
	int		 outline;	/* of a heading one under the title */
	int		 level;		/* of the title; 0: not yet met */
};

static void
outline_heading(void *arg, struct block *block)
{
	struct outlining	*at = arg;
	int			 level;

	block->outline = 0;
	if (!tag_is_heading(block->tag) || block->kind != BLOCK_PARA)
		return;
	level = (int)block->tag - TAG_H1 + 1;
	if (at->level == 0) {		/* the title: its document's bookmark */
		at->level = level;
		return;
	}
	block->outline = at->outline + (level > at->level ?
	    level - at->level - 1 : 0);
	if (block->title.n == 0)
		block->title = para_plain(at->paper->arena, block->as.para);
}

void
outline_headings(struct paper *paper, struct blocks *made, int outline)
{
	struct outlining	at = { paper, outline, 0 };

	blocks_each(made, outline_heading, &at);
}

/* What a document's own pages called LABEL, its wrapper is called. */
static void
unlabel(void *arg, struct block *block)
{
	const struct str	*label = arg;

	if (str_eq(block->label, *label))
		block->label = STR("");
}

/* ---- a document ---- */

/* Furniture of the document that is to be made. */
static void
document_begin(struct paper *paper, const struct agenda_item *item,
    const struct annex *annex)
{
	struct document	*document = &paper->document;

	*document = (struct document){ .bound = true, .prose = true };
	document->stamp = annex == NULL ? str_printf(paper->arena,
	    "Agenda Item %d", item->number) : str_printf(paper->arena,
	    "Agenda Item %d \xC2\xB7 Appendix %d", item->number,
	    annex->number);
	document->run_in = paper->pack->panel.text;
	if (annex != NULL) {
		document->run_in = str_printf(paper->arena, STR_FMT
		    " \xC2\xA0\xC2\xB7\xC2\xA0 Appendix %d", STR_ARG(
		    item->title.text), annex->number);
		document->run_in_reading = title_reading(paper, item->title);
	}
	if (annex != NULL && annex->exemption != NULL)
		document->mark = str_printf(paper->arena, "Not for "
		    "publication: paragraph %d, Schedule 12A",
		    annex->exemption->paragraph);
	paper->orientation = SHEET_PORTRAIT;
	paper->level = 2;
}

/* MADE as an element of its own with a bookmark, ended by its back. */
static struct block *
document_end(struct paper *paper, const struct section *section,
    struct str title, struct blocks *made, struct blocks *out)
{
	struct block	*sect;
	struct str	 label = section_label(paper->arena, section);

	blocks_each(made, unlabel, &label);
	sect = blocks_add(out, block_new(paper->arena, BLOCK_GROUP, TAG_SECT));
	sect->title = title;
	sect->label = label;
	sect->outline = 2;
	sect->place = section->place;
	sect->as.children = *made;
	return sheet_back(paper, out);
}

static struct str
part_title(struct paper *paper, const struct agenda_item *item,
    struct str what)
{
	return str_printf(paper->arena, "Item %d, " STR_FMT ", " STR_FMT,
	    item->number, STR_ARG(item->title.text), STR_ARG(what));
}

static struct block *
bind_report(struct paper *paper, const struct agenda_item *item,
    struct blocks *out)
{
	struct blocks	made = { 0 };

	if (item->decision == NULL)
		return NULL;
	document_begin(paper, item, NULL);
	decision_make(paper, item->report, item->decision, item, &made);
	outline_headings(paper, &made, 3);
	part_add(paper, section_label(paper->arena, item->report),
	    part_title(paper, item, STR("report")), &made);
	return document_end(paper, item->report, STR("Report"), &made, out);
}

static struct block *
bind_minutes(struct paper *paper, const struct agenda_item *item,
    struct blocks *out)
{
	struct blocks	made = { 0 };
	struct str	title = STR("Minutes");

	if (item->minutes == NULL)
		return NULL;
	document_begin(paper, item, NULL);
	minutes_make(paper, item->minuted, item->minutes, &made);
	outline_headings(paper, &made, 3);
	part_add(paper, section_label(paper->arena, item->minuted),
	    part_title(paper, item, STR("minutes")), &made);
	if (date_known(item->minutes->head->held.date))
		title = str_printf(paper->arena, "Minutes of " STR_FMT,
		    STR_ARG(date_long(paper->arena,
		    item->minutes->head->held.date)));
	return document_end(paper, item->minuted, title, &made, out);
}

/* What the paper itself is called, where this edition has it. */
static struct str
annex_name(struct paper *paper, const struct annex *annex)
{
	const struct appendix	*appendix = annex->section->settings;

	return str_printf(paper->arena, "Appendix %d: " STR_FMT, annex->number,
	    STR_ARG(appendix->title.text));
}

/* The same in every edition: an exempt one as it is listed. */
static struct str
annex_part(struct paper *paper, const struct agenda_item *item,
    const struct annex *annex)
{
	return part_title(paper, item, str_printf(paper->arena,
	    "%sAppendix %d, " STR_FMT, annex->exemption != NULL ? "exempt " :
	    "", annex->number, STR_ARG(annex->title.text)));
}

/* The public edition knows of an exempt paper how many pages it has, and
 * nothing else. */
static struct block *
leave_out(struct paper *paper, const struct agenda_item *item,
    const struct annex *annex, struct blocks *out)
{
	struct paper	alone = *paper;
	size_t		n;

	document_begin(&alone, item, annex);
	n = annex_count(&alone, item, annex);
	if (n == 0)
		return NULL;
	n += n % 2;
	part_add_count(paper, section_label(paper->arena, annex->section),
	    annex_part(paper, item, annex), n);
	return blocks_add(out, block_skip(paper->arena, n));
}

static struct block *
bind_annex(struct paper *paper, const struct agenda_item *item,
    const struct annex *annex, struct blocks *out)
{
	struct blocks	made = { 0 };

	if (annex->exemption != NULL && !paper->build->members)
		return leave_out(paper, item, annex, out);
	document_begin(paper, item, annex);
	if (!annex_make(paper, item, annex, &made))
		return NULL;
	part_add(paper, section_label(paper->arena, annex->section),
	    annex_part(paper, item, annex), &made);
	return document_end(paper, annex->section, annex_name(paper, annex),
	    &made, out);
}

/* ---- items ---- */

/* What cannot be made was said: links to SECTION lead here, so that nobody is
 * told of it again. */
static void
stand_in(struct paper *paper, const struct section *section,
    struct blocks *out)
{
	blocks_add(out, block_new(paper->arena, BLOCK_GROUP, TAG_NONE))->label =
	    section_label(paper->arena, section);
}

/* ITEM's papers while they are bound; the LAST is where they end. */
struct binding {
	struct paper	*paper;
	struct blocks	*in;
	struct block	*last;
	bool		 shown;		/* some of them, in this edition */
};

/* SECTION, if there is one, became what LAST ends, or nothing. */
static void
keep_last(struct binding *at, const struct section *section,
    struct block *last)
{
	if (last != NULL)
		at->last = last;
	else if (section != NULL)
		stand_in(at->paper, section, at->in);
	at->shown |= last != NULL && last->kind != BLOCK_SKIP;
}

/* ITEM's bookmark, which leads to its entry on the agenda until it has papers
 * of its own to show. */
static struct block *
item_part(struct paper *paper, const struct agenda_item *item, enum tag tag)
{
	struct block	*part = block_new(paper->arena, BLOCK_GROUP, tag);

	part->outline = 1;
	part->title = str_printf(paper->arena, "%d\xC2\xA0\xC2\xA0" STR_FMT,
	    item->number, STR_ARG(item->title.text));
	block_rare_make(paper->arena, part)->leads =
	    entry_label(paper->arena, item);
	part->place = item->section->place;
	return part;
}

static void
bind_item(struct paper *paper, struct agenda_item *item, struct blocks *out)
{
	struct block	*part;
	struct binding	 at = { .paper = paper };

	if (!item_has_papers(item)) {
		blocks_add(out, item_part(paper, item, TAG_NONE));
		return;
	}
	part = item_part(paper, item, TAG_PART);
	part->label = section_label(paper->arena, item->section);
	at.in = &part->as.children;
	keep_last(&at, item->report, bind_report(paper, item, at.in));
	keep_last(&at, item->minuted, bind_minutes(paper, item, at.in));
	for (const struct annex *a = item->annexes; a != NULL; a = a->next)
		keep_last(&at, a->section, bind_annex(paper, item, a, at.in));
	blocks_add(out, part);
	if (at.last == NULL)		/* none could be made */
		return;
	at.last->label = str_printf(paper->arena, STR_FMT "-end",
	    STR_ARG(part->label));
	item->bound = true;
	item->shown = at.shown;
	if (at.shown)
		part->rare->leads = STR("");
}

/* ---- the whole ---- */

/* Sheets before the papers, from page i on. */
static void
front_begin(struct paper *paper, struct str name)
{
	paper->document = (struct document){ .front = true, .prose = true,
	    .run_in = paper->pack->panel.text, .foot = panel_words(paper),
	    .name = name, .stamp = edition_stamp(paper) };
	paper->orientation = SHEET_PORTRAIT;
	paper->level = 1;
}

/* Before the PAPERS; made after them, because they know what to say of other
 * bodies', of data and of changes. */
static void
bind_front(struct paper *paper, struct blocks *papers, struct blocks *out)
{
	struct blocks	front = { 0 }, agenda = { 0 };

	if (layout_has(paper->build->layout, &kind_front)) {
		front_begin(paper, STR("Front sheet"));
		front_sheets(paper, &front);
		foreign_note(paper, &front);
		data_note(paper, papers, &front);
		part_add(paper, STR("front"), STR("Front sheet"), &front);
	}
	front_begin(paper, STR("Agenda"));
	agenda_page(paper, &agenda);
	if (front.first == NULL)
		foreign_note(paper, &agenda);
	part_add(paper, STR("agenda"), STR("Agenda"), &agenda);
	changes_note(paper, &agenda);
	sheet_back(paper, &agenda);
	blocks_join(out, &front);
	blocks_join(out, &agenda);
}

static bool
is_under_item(const struct paper *paper, const struct section *section)
{
	for (const struct agenda_item *at = paper->agenda; at != NULL;
	    at = at->next) {
		if (at->report == section || at->minuted == section)
			return true;
		for (const struct annex *a = at->annexes; a != NULL;
		    a = a->next)
			if (a->section == section)
				return true;
	}
	return false;
}

/* Papers that were left out when the items were read, said. */
static void
stand_in_left(struct paper *paper, struct blocks *out)
{
	static const struct kind *const	kinds[] = { &kind_report,
					    &kind_minutes, &kind_appendix,
					    &kind_exempt, NULL };
	const struct section		*at = paper->build->layout->first;

	for (; at != NULL; at = at->next)
		if (section_is_any(at, kinds) && !is_under_item(paper, at))
			stand_in(paper, at, out);
}

/* A supplement's papers go on where those of another pack ended. */
static void
skip_first(struct paper *paper, struct blocks *out)
{
	int	first = paper->build->first_page;

	if (first > 1)
		blocks_add(out, block_skip(paper->arena, (size_t)first - 1));
}

void
pack_blocks(struct paper *paper, struct blocks *out)
{
	struct blocks	papers = { 0 };

	for (struct agenda_item *at = paper->agenda; at != NULL; at = at->next)
		bind_item(paper, at, &papers);
	corrections_bind(paper, &papers);
	stand_in_left(paper, &papers);
	bind_front(paper, &papers, out);
	skip_first(paper, out);
	blocks_join(out, &papers);
}
