/*
 * page/shown.c - which readings stand on which pages.
 *
 * A box has the reading of its block or span, which the page is told when the box
 * is put down: each once, and in the order of the pages.  Furniture is put down
 * when all pages are there, and its readings stand behind.
 */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "page/page_int.h"

/* Room for READING among those that were seen. */
static void
last_grow(struct stood *stood, unsigned reading)
{
	size_t	room = stood->last_room == 0 ? 256 : stood->last_room;

	while (room <= reading)
		room *= 2;
	stood->last = must_realloc(stood->last, room * sizeof(*stood->last));
	memset(stood->last + stood->last_room, 0,
	    (room - stood->last_room) * sizeof(*stood->last));
	stood->last_room = room;
}

static void
stood_add(struct stood *stood, struct shown_on shown)
{
	if (stood->n == stood->room) {
		stood->room = stood->room == 0 ? 256 : 2 * stood->room;
		stood->at = must_realloc(stood->at,
		    stood->room * sizeof(*stood->at));
	}
	stood->at[stood->n++] = shown;
}

/* BOX, of this page, shows what READING is of.  What a page repeats was shown
 * before, and what shows two readings has the latter. */
void
box_shows(struct flow *flow, struct box *box, unsigned reading)
{
	struct stood	*stood = &flow->stood;

	if (reading == 0 || flow->again > 0 || flow->draft)
		return;
	assert(reading <= READING_MOST);
	box->reading = reading & READING_MOST;
	if (reading >= stood->last_room)
		last_grow(stood, reading);
	if (stood->last[reading] == flow->npages)
		return;
	stood->last[reading] = flow->npages;
	stood_add(stood, (struct shown_on){ (uint32_t)(flow->npages - 1),
	    reading });
}

void
fixture_shows(struct flow *flow, struct box *box, unsigned reading, size_t at)
{
	if (reading == 0 || flow->draft)
		return;
	assert(reading <= READING_MOST);
	box->reading = reading & READING_MOST;
	stood_add(&flow->stood, (struct shown_on){ (uint32_t)at, reading });
}

/* What stood is handed out with PAGES. */
void
stood_keep(struct flow *flow, struct pages *pages)
{
	const struct stood	*stood = &flow->stood;

	pages->nstands = stood->n;
	if (stood->n == 0)
		return;
	pages->stands = arena_array(flow->arena, stood->n, struct shown_on);
	memcpy(pages->stands, stood->at, stood->n * sizeof(*stood->at));
}

void
stood_free(struct stood *stood)
{
	free(stood->at);
	free(stood->last);
}
