/*
 * held.c - sections that stand in others.
 *
 * A section named by another's key is HELD by it, its HOLDER.  It has one at
 * most, so a walk from holder to holder ends at the top or goes in a ring.
 */
#include "spec/spec_int.h"

/* Sections inside each other. */
#define HOLD_DEEPEST	8

/* The section of ID, when just one has it: its kind was left out. */
static const struct section *
only_of_id(const struct reading *reading, struct str id)
{
	const struct section	*found = NULL;

	for (const struct section *s = reading->layout->first; s != NULL;
	    s = s->next) {
		if (id.n == 0 || !str_eq(s->id.text, id))
			continue;
		if (found != NULL)
			return NULL;
		found = s;
	}
	return found;
}

static void
say_reference(struct reading *reading, struct item name)
{
	struct nearest		 near = NEAREST(name.text);
	const struct section	*s;

	if (may_suggest(reading, name.text)) {
		for (s = reading->layout->first; s != NULL; s = s->next)
			nearest_offer(&near, section_name(reading->arena, s));
		s = only_of_id(reading, name.text);
		if (s != NULL)
			near.best = section_name(reading->arena, s);
	}
	diag_at(reading->diags, DIAG_LAYOUT_REFERENCE, name.place, STR_FMT "%s",
	    STR_ARG(text_shown(reading->arena, name.text)),
	    nearest_said(reading->arena, &near));
}

/* WORK holds the section that ITEM names. */
static void
hold(struct reading *reading, struct work *work, struct item item)
{
	struct work	*held;

	held = (struct work *)layout_find_name(reading->layout, item.text);
	if (held == NULL) {
		if (!reading->partial)
			say_reference(reading, item);
	} else if (held->section.kind == reading->kinds[0]) {
		diag_at(reading->diags, DIAG_LAYOUT_HELD_FIRST, item.place,
		    STR_FMT, STR_ARG(item.text));
	} else if (held->section.held) {
		diag_at(reading->diags, DIAG_LAYOUT_HELD_TWICE, item.place,
		    STR_FMT ", by [" STR_FMT "] in line %d of %s",
		    STR_ARG(item.text), STR_ARG(section_name(reading->arena,
		    &held->holder->section)), held->held_at.line,
		    held->held_at.file);
	} else {
		held->section.held = true;
		held->holder = work;
		held->held_at = item.place;
	}
}

static void
hold_all(struct reading *reading, struct work *work)
{
	const struct key	*key = work->section.kind->keys;
	const char		*settings = work->section.settings;
	const struct items	*items;

	for (; key != NULL && key->name != NULL; key++) {
		if (key->type != KEY_SECTIONS)
			continue;
		items = (const void *)(settings + key->offset);
		for (size_t j = 0; j < items->n; j++)
			hold(reading, work, items->at[j]);
	}
}

/* "chart a in grid b in chart a": FROM and its holders up to TO. */
static void
say_held(struct reading *reading, enum diag id, const struct work *from,
    const struct work *to)
{
	struct buf		 names = { 0 };
	const struct work	*work = from;
	int			 n = 0;

	do {
		buf_str(&names, section_name(reading->arena, &work->section));
		buf_text(&names, " in ");
		work = work->holder;
	} while (work != to && ++n < HOLD_DEEPEST);
	if (work != to)
		buf_text(&names, "... in ");
	buf_str(&names, section_name(reading->arena, &to->section));
	diag_at(reading->diags, id, from->held_at, "%s", names.s);
	buf_free(&names);
}

/* Say where sections would stand in themselves, and open that ring.  Each round
 * walks up to the top or to what an earlier one has seen. */
static void
check_rings(struct reading *reading)
{
	struct work	*start = (struct work *)reading->layout->first, *at;
	int		 round = 0;

	for (; start != NULL; start = (struct work *)start->section.next) {
		round++;
		for (at = start; at != NULL && at->round == 0; at = at->holder)
			at->round = round;
		if (at == NULL || at->round != round)
			continue;
		say_held(reading, DIAG_LAYOUT_HOLDS_ITSELF, at, at);
		at->holder = NULL;
		at->section.held = false;
	}
}

/* The holder N steps up, or NULL. */
static const struct work *
holder_above(const struct work *work, int n)
{
	while (work != NULL && n-- > 0)
		work = work->holder;
	return work;
}

/* Only the first that is too deep is said, not what stands in it. */
static void
check_depth(struct reading *reading, const struct work *work)
{
	const struct work	*top = holder_above(work, HOLD_DEEPEST + 1);

	if (top != NULL && top->holder == NULL)
		say_held(reading, DIAG_LAYOUT_HELD_DEEP, work, top);
}

void
hold_sections(struct reading *reading)
{
	struct section	*first = reading->layout->first;

	for (struct section *s = first; s != NULL; s = s->next)
		hold_all(reading, (struct work *)s);
	check_rings(reading);
	for (struct section *s = first; s != NULL; s = s->next)
		check_depth(reading, (struct work *)s);
}
