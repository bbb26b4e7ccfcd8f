/* agenda.c - the items of a pack, read once: what is bound under each, and
 * whether the whole is one that can be bound. */
#include "paper/bind_int.h"
#include "paper/deadline_int.h"
#include "paper/decision_int.h"
#include "paper/minutes_int.h"

/* Clear working days between publication and meeting (Local Government Act
 * 1972, s.100B). */
#define CLEAR_DAYS	5

bool
item_is_exempt(const struct agenda_item *item)
{
	for (const struct annex *at = item->annexes; at != NULL; at = at->next)
		if (at->exemption != NULL)
			return true;
	return false;
}

bool
item_excludes(const struct agenda_item *item)
{
	const struct item_settings	*settings = item->section->settings;

	return settings->exclusion;
}

bool
item_has_papers(const struct agenda_item *item)
{
	return item->report != NULL || item->minuted != NULL ||
	    item->annexes != NULL;
}

const struct annex *
annex_find(const struct agenda_item *item, int number)
{
	const struct annex	*at = item->annexes;

	while (at != NULL && at->number != number)
		at = at->next;
	return at;
}

/* ---- reading ---- */

/* The pack while its sections are read, in order. */
struct agenda_reading {
	struct paper		 *paper;
	struct agenda_item	 *item, **next_item;
	struct annex		**next_annex;
	int			  number;	/* of the item before */
	int			  annexes;	/* of the appendix before */
};

static void
read_item(struct agenda_reading *at, const struct section *section)
{
	const struct item_settings	*settings = section->settings;
	struct agenda_item		*item;

	item = arena_make(at->paper->arena, struct agenda_item);
	item->section = section;
	item->title = settings->title;
	item->number = at->number = settings->number > 0 ? settings->number :
	    at->number + 1;
	*at->next_item = at->item = item;
	at->next_item = &item->next;
	at->next_annex = &item->annexes;
	at->annexes = 0;
}

/* ---- papers of an item ---- */

/* The `file` of a section; a missing key was said when it was read. */
static struct item
section_file(const struct section *section)
{
	const struct item	*file = section_field(section, "file");

	return file != NULL ? *file : (struct item){ 0 };
}

static void
read_report(struct agenda_reading *at, const struct section *section)
{
	if (at->item->report != NULL) {
		diag_at(at->paper->diags, DIAG_PACK_SECOND, section->place,
		    "first in line %d", at->item->report->place.line);
		return;
	}
	at->item->report = section;
	if (section_file(section).text.n > 0)
		at->item->decision = decision_read(at->paper,
		    section_file(section));
}

static void
read_minutes(struct agenda_reading *at, const struct section *section)
{
	if (at->item->minuted != NULL) {
		diag_at(at->paper->diags, DIAG_PACK_SECOND, section->place,
		    "first in line %d", at->item->minuted->place.line);
		return;
	}
	at->item->minuted = section;
	if (section_file(section).text.n > 0)
		at->item->minutes = minutes_read(at->paper,
		    section_file(section));
}

/* ---- appendices ---- */

static void
read_annex(struct agenda_reading *at, const struct section *section)
{
	const struct appendix	*appendix = section->settings;
	struct annex		*annex = arena_make(at->paper->arena,
				    struct annex);

	annex->section = section;
	annex->number = appendix->number > 0 ? appendix->number :
	    at->annexes + 1;
	if (annex->number <= at->annexes)
		diag_at(at->paper->diags, DIAG_ANNEX_NUMBER, section->place,
		    "%d behind %d", annex->number, at->annexes);
	at->annexes = annex->number;
	annex->title = appendix->title;
	if (section->kind == &kind_exempt) {
		annex->title = exempt_title(at->paper, section);
		annex->exemption = exemption_read(at->paper, section);
		at->paper->bound->has_exempt = true;
	} else
		open_check(at->paper, section);
	*at->next_annex = annex;
	at->next_annex = &annex->next;
	if (annex_form(section) == ANNEX_OTHER && appendix->file.text.n > 0)
		diag_at(at->paper->diags, DIAG_PACK_FILE, appendix->file.place,
		    STR_FMT, STR_ARG(appendix->file.text));
}

/* Kinds that belong under an item. */
static const struct {
	const struct kind	*kind;
	void			(*read)(struct agenda_reading *at,
				    const struct section *section);
} under_item[] = {
	{ &kind_report,		read_report },
	{ &kind_minutes,	read_minutes },
	{ &kind_appendix,	read_annex },
	{ &kind_exempt,		read_annex },
};

/* What makes no page by itself may stand anywhere: settings of the whole pack,
 * and charts, cards and pictures for texts to take. */
static bool
stands_anywhere(const struct section *section)
{
	const struct act	*act = section->kind->act;

	return section->held || act == NULL ||
	    section->kind == &kind_corrections || (!act->own_page &&
	    section->kind != &kind_text && section->kind != &kind_landscape &&
	    section->kind != &kind_portrait);
}

static void
read_section(struct agenda_reading *at, const struct section *section)
{
	if (section->kind == &kind_item) {
		read_item(at, section);
		return;
	}
	for (size_t i = 0; i < sizeof(under_item) / sizeof(*under_item); i++) {
		if (section->kind != under_item[i].kind)
			continue;
		if (at->item == NULL)
			diag_at(at->paper->diags, DIAG_PACK_NO_ITEM,
			    section->place, "[%s " STR_FMT "]",
			    section->kind->name, STR_ARG(section->id.text));
		else
			under_item[i].read(at, section);
		return;
	}
	if (!stands_anywhere(section))
		diag_at(at->paper->diags, DIAG_PACK_KIND, section->place,
		    "[%s]", section->kind->name);
	else if (section->kind == &kind_picture && !section->held)
		diag_at(at->paper->diags, DIAG_PICTURE_NOWHERE, section->place,
		    STR_FMT, STR_ARG(section->id.text));
}

/* ---- the items together ---- */

/* Numbers rise, and what is exempt comes right behind its exclusion item. */
static void
check_order(struct paper *paper)
{
	const struct agenda_item	*item, *before = NULL;

	for (item = paper->agenda; item != NULL; item = item->next) {
		if (before != NULL && item->number <= before->number)
			diag_at(paper->diags, DIAG_ITEM_NUMBER,
			    item->section->place, "%d behind %d", item->number,
			    before->number);
		if (item_is_exempt(item) &&
		    (before == NULL || !item_excludes(before)))
			diag_at(paper->diags, DIAG_EXEMPT_NO_ITEM,
			    item->section->place, "item %d, " STR_FMT,
			    item->number, STR_ARG(item->title.text));
		if (item_is_exempt(item) && item->report == NULL &&
		    !pack_is_late(paper->pack))
			diag_at(paper->diags, DIAG_EXEMPT_NO_REPORT,
			    item->section->place, "item %d, " STR_FMT,
			    item->number, STR_ARG(item->title.text));
		if (item_excludes(item) &&
		    (item->next == NULL || !item_is_exempt(item->next)))
			diag_at(paper->diags, DIAG_EXEMPT_NOTHING,
			    item->section->place, "item %d", item->number);
		before = item;
	}
}

static void
check_papers(struct paper *paper)
{
	struct agenda_item	*item;

	for (item = paper->agenda; item != NULL; item = item->next) {
		if (item->decision != NULL)
			decision_check(paper, item->decision, item);
		if (item->minutes != NULL)
			minutes_check(paper, item->minutes, item);
		item_check(paper, item);
	}
}

/* The day of publication: what the agenda is signed with, else the pack's. */
static struct date_item
published(const struct paper *paper)
{
	const struct section		*section;
	const struct agenda_settings	*agenda;

	section = layout_first(paper->build->layout, &kind_agenda);
	if (section != NULL) {
		agenda = section->settings;
		if (date_known(agenda->published.date))
			return agenda->published;
	}
	return paper->pack->date;
}

static void
check_days(struct paper *paper)
{
	struct date_item	from = published(paper);
	struct date		to = paper->pack->meeting.date;
	struct holidays		holidays;
	int			days;

	if (!date_known(from.date) && date_known(to))
		diag_at(paper->diags, DIAG_CLEAR_UNKNOWN,
		    paper->pack->meeting.place, "%s", "");
	if (!date_known(from.date) || !date_known(to) ||
	    !paper_holidays(paper, &holidays))
		return;
	if (!holidays_cover(&holidays, from.date) ||
	    !holidays_cover(&holidays, to))
		diag_at(paper->diags, DIAG_HOLIDAYS_UNKNOWN,
		    paper->pack->meeting.place, "%d", to.year);
	days = workdays_clear(&holidays, from.date, to);
	if (date_cmp(from.date, to) > 0)
		diag_at(paper->diags, DIAG_CLEAR_AFTER, from.place, STR_FMT
		    ", and the meeting is on " STR_FMT,
		    STR_ARG(date_with_weekday(paper->arena, from.date)),
		    STR_ARG(date_with_weekday(paper->arena, to)));
	else if (days < CLEAR_DAYS)
		diag_at(paper->diags, pack_is_late(paper->pack) ?
		    DIAG_CLEAR_LATE : DIAG_CLEAR_DAYS, from.place, "%d between "
		    STR_FMT " and " STR_FMT, days,
		    STR_ARG(date_with_weekday(paper->arena, from.date)),
		    STR_ARG(date_with_weekday(paper->arena, to)));
}

void
agenda_read(struct paper *paper)
{
	static const struct kind *const	of_pack[] = { &kind_front,
					    &kind_agenda, &kind_appendix,
					    &kind_exempt, NULL };
	const struct layout	*layout = paper->build->layout;
	struct agenda_reading	 at = { .paper = paper,
				    .next_item = &paper->agenda };
	struct pack_state	*state;

	if (!layout_has(layout, &kind_item)) {
		if (layout_has_any(layout, of_pack))
			diag_at(paper->diags, DIAG_PACK_NO_ITEMS, paper->place,
			    "%s", "");
		return;
	}
	state = paper->bound = arena_make(paper->arena, struct pack_state);
	state->foreign_end = &state->foreign;
	for (const struct section *s = layout->first; s != NULL; s = s->next)
		read_section(&at, s);
	if (!date_known(paper->pack->meeting.date))
		diag_at(paper->diags, DIAG_PACK_MEETING, paper->place, "%s",
		    "");
	check_order(paper);
	check_papers(paper);
	check_days(paper);
}

/* ---- [item] ---- */

static const struct key item_keys[] = {
	{ "title", KEY_TEXT, offsetof(struct item_settings, title),
	  REQUIRED_KEY, NULL, "What the item is called." },
	{ "text", KEY_TEXT, offsetof(struct item_settings, text), NULL, NULL,
	  "The agenda's paragraph, a line of CommonMark. Without it an item "
	  "with a report or minutes prints what they ask of the panel." },
	{ "number", KEY_WHOLE, offsetof(struct item_settings, number), "0",
	  "9999", "Its number, where it does not follow from the item before: "
	  "a supplement's late paper to item 9." },
	{ "exclusion", KEY_FLAG, offsetof(struct item_settings, exclusion),
	  "no", NULL, "Whether it moves that the press and public leave for "
	  "the exempt papers of the next item; its paragraph is made from "
	  "their reasons." },
	{ .name = NULL }
};
const struct kind kind_item = {
	.name = "item",
	.about = "An item of the agenda. What stands behind it, up to the "
	    "next, is bound under it: a report, minutes, appendices, exempt "
	    "appendices.",
	.size = sizeof(struct item_settings),
	.keys = item_keys,
	.act = NULL,
};
