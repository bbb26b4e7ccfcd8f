/* minutes_check.c - whether minutes agree with the agenda they are approved
 * under, and with the pack. */
#include "paper/minutes_int.h"

/* What the agenda calls the item, and its paragraph, name a meeting: these one,
 * or none. */
static void
check_named(struct paper *paper, const struct minutes *minutes,
    const struct section *section, const char *key)
{
	const struct item	*said = section_field(section, key);
	struct date		 date, other = { 0 };
	struct str		 rest;

	if (said == NULL)
		return;
	for (rest = said->text; date_named(&rest, &date);) {
		if (date_cmp(date, minutes->head->held.date) == 0)
			return;
		if (!date_known(other))
			other = date;
	}
	if (date_known(other))
		diag_at(paper->diags, DIAG_MINUTES_DATE, said->place,
		    STR_FMT ", minutes of " STR_FMT,
		    STR_ARG(date_long(paper->arena, other)),
		    STR_ARG(date_long(paper->arena, minutes->head->held.date)));
}

void
minutes_check(struct paper *paper, const struct minutes *minutes,
    const struct agenda_item *item)
{
	const struct minutes_head	*head = minutes->head;
	const struct pack		*pack = paper->pack;

	if (pack->panel.text.n > 0 && head->panel.text.n > 0 &&
	    !str_eq(pack->panel.text, head->panel.text))
		diag_at(paper->diags, DIAG_MINUTES_PANEL, head->panel.place,
		    STR_FMT ", not " STR_FMT, STR_ARG(head->panel.text),
		    STR_ARG(pack->panel.text));
	if (item == NULL || !date_known(minutes->head->held.date))
		return;		/* alone, they are of the meeting itself */
	if (date_known(pack->meeting.date) &&
	    date_cmp(minutes->head->held.date, pack->meeting.date) >= 0)
		diag_at(paper->diags, DIAG_MINUTES_HELD, minutes->head->held.place,
		    STR_FMT ", meeting on " STR_FMT,
		    STR_ARG(date_long(paper->arena, minutes->head->held.date)),
		    STR_ARG(date_long(paper->arena, pack->meeting.date)));
	check_named(paper, minutes, item->section, "title");
	check_named(paper, minutes, item->section, "text");
}
