/*
 * names.c - a table in memory, from a name to what is known of it: open
 * addressing, at most half full.
 */
#include "store/store_int.h"

/* The slot TEXT is in, or would be. */
static struct name *
slot_of(const struct names *names, struct str text)
{
	size_t	at = str_hash(text) & (names->room - 1);

	while (names->slots[at].data != NULL &&
	    !str_eq(names->slots[at].text, text))
		at = (at + 1) & (names->room - 1);
	return &names->slots[at];
}

void *
names_find(const struct names *names, struct str text)
{
	return names->room > 0 ? slot_of(names, text)->data : NULL;
}

static void
names_grow(struct names *names, struct arena *arena)
{
	struct names	old = *names;

	names->room = old.room > 0 ? old.room * 2 : 64;
	names->slots = arena_array(arena, names->room, struct name);
	for (size_t i = 0; i < old.room; i++)
		if (old.slots[i].data != NULL)
			*slot_of(names, old.slots[i].text) = old.slots[i];
}

void
names_add(struct names *names, struct arena *arena, struct str text, void *data)
{
	if (names->n * 2 >= names->room)
		names_grow(names, arena);
	*slot_of(names, text) = (struct name){ text, data };
	names->n++;
}
