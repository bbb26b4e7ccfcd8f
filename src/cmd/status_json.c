/* status_json.c - what is published, and what of it is out of date, for
 * machines. */
#include "cmd/status.h"

static void
add_bool(struct buf *out, const char *name, bool value)
{
	buf_printf(out, ",\"%s\":%s", name, value ? "true" : "false");
}

/* "89/299", "17", "c"; "" when there is none. */
static struct str
figure(struct arena *arena, const struct observation *obs)
{
	const int	plain = NUM_MACHINE;
	bool		n = num_known(obs->numerator);
	bool		d = num_known(obs->denominator);

	if (n && d)
		return str_printf(arena, STR_FMT "/" STR_FMT,
		    STR_ARG(num_exact(arena, obs->numerator, plain)),
		    STR_ARG(num_exact(arena, obs->denominator, plain)));
	if (num_known(obs->value))
		return num_exact(arena, obs->value, plain);
	return n ? num_exact(arena, obs->numerator, plain) :
	    str_of(symbol_word(obs->symbol));
}

static struct str
code(struct arena *arena, struct period period)
{
	return period.kind != PERIOD_NONE ? period_code(arena, period) :
	    STR("");
}

/* Whether a reason says only that there is one. */
static bool
is_untold(const struct reason *reason)
{
	return str_is(reason->kind, REASON_UNSEEN) ||
	    str_is(reason->kind, input_kind_word(INPUT_EXEMPT));
}

static void
add_reason(struct buf *out, struct arena *arena, const struct reason *reason)
{
	buf_char(out, '{');
	json_member(out, "kind", reason->kind);
	if (!is_untold(reason))
		json_member(out, reason_has_figure(reason) ? "indicator" :
		    "about", reason->about);
	if (reason->area.n > 0)
		json_member(out, "area", reason->area);
	if (reason->breakdown.n > 0)
		json_member(out, "breakdown", reason->breakdown);
	if (reason->period.kind != PERIOD_NONE)
		json_member(out, "period", code(arena, reason->period));
	if (reason->pages.n > 0)
		json_member(out, "pages", reason->pages);
	if (reason_has_figure(reason)) {
		json_member(out, "was", figure(arena, &reason->was));
		json_member(out, "now", figure(arena, &reason->now));
	}
	if (reason->why.n > 0)
		json_member(out, "why", reason->why);
	if (reason->time != 0)
		json_member(out, "date", date_iso(arena,
		    date_from_epoch(reason->time)));
	buf_char(out, '}');
}

void
stale_json(struct buf *out, struct arena *arena, const struct stale *stale)
{
	const struct publication	*at = &stale->publication;

	buf_char(out, '{');
	json_member(out, "pack", at->pack);
	json_member(out, "period", code(arena, at->period));
	json_member(out, "edition", at->edition);
	buf_printf(out, ",\"issue\":%d", at->issue);
	json_member(out, "layout", at->layout);
	json_member(out, "asked", code(arena, at->asked));
	json_member(out, "output", at->path);
	json_member(out, "digest", at->digest);
	add_bool(out, "stale", stale->n > 0 && stale->taker == NULL);
	add_bool(out, "past", stale->past);
	add_bool(out, "locked", stale->locked);
	add_bool(out, "retired", stale->taker != NULL);
	buf_text(out, ",\"reasons\":[");
	for (size_t i = 0; i < stale->n; i++) {
		if (i > 0)
			buf_char(out, ',');
		add_reason(out, arena, &stale->reasons[i]);
	}
	buf_text(out, "]}\n");
}
