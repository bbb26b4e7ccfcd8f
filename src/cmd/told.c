/* told.c - what the public is told of why figures changed. */
#include "cmd/told.h"
#include "paper/withheld_reason.h"

bool
told_begin(struct told *told, struct store *store, struct arena *arena,
    bool everything)
{
	*told = (struct told){ .arena = arena };
	told->unknown = !everything && !store_unseen(store, arena,
	    &told->names, &told->n);
	return !told->unknown;
}

bool
told_tells(void *arg, struct str reason)
{
	const struct told	*told = arg;

	if (told->unknown)
		return reason.n > 0;
	return told->n > 0 && reason.n > 0 && reason_tells(told->arena,
	    told->names, told->n, reason);
}

struct str
told_reason(struct told *told, struct str reason)
{
	return told_tells(told, reason) ? STR("[c]") : reason;
}
