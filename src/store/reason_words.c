/*
 * reason_words.c - what has changed, in words people know.
 */
#include "store/ledger_int.h"

/* How a kind of read is called: %s is what it is about. */
static const struct {
	const char	*kind, *words;
} names[] = {
	{ "actions", "list of recommendations before %s" },
	{ "audits", "audits of %s: the number by grade" },
	{ "authority", "name of the authority" },
	{ "breakdown", "table of %s" },
	{ "breakdowns", "list of the breakdowns of %s" },
	{ "comparator names", "list of comparators" },
	{ "comparators", "comparison of %s" },
	{ "indicator", "definition of %s" },
	{ "indicators", "list of indicators" },
	{ LAST_PAGE, "last page of %s" },
	{ "neighbours", "list of statistical neighbours (%s)" },
	{ "programmes", "list of audit programmes" },
	{ REVISIONS, "history of %s" },
	{ SERIES, "%s" },
	{ "target", "target of %s" },
};

/* ABOUT with what narrows it: "re-referrals by team in December 2022". */
static struct str
about_words(struct arena *arena, const struct reason *reason)
{
	struct buf	out = { 0 };
	struct str	words;
	struct date	day;

	buf_str(&out, date_parse(reason->about, &day) ?
	    date_long(arena, day) : reason->about);
	if (reason->area.n > 0)
		buf_printf(&out, " of " STR_FMT, STR_ARG(reason->area));
	if (reason->breakdown.n > 0)
		buf_printf(&out, " by " STR_FMT, STR_ARG(reason->breakdown));
	if (reason->period.kind != PERIOD_NONE)
		buf_printf(&out, " %s " STR_FMT,
		    reason->period.kind == PERIOD_DAY ? "on" : "in",
		    STR_ARG(period_long(arena, reason->period)));
	words = buf_keep(&out, arena);
	buf_free(&out);
	return words;
}

struct str
reason_words(struct arena *arena, const struct reason *reason)
{
	struct str	about = about_words(arena, reason);
	struct str	words;
	struct buf	out = { 0 };
	size_t		at;

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (!str_is(reason->kind, names[i].kind))
			continue;
		words = str_of(names[i].words);
		at = str_find(words, "%s");
		buf_add(&out, words.s, at);
		if (at < words.n) {
			buf_str(&out, about);
			buf_text(&out, words.s + at + 2);
		}
		about = buf_keep(&out, arena);
		break;
	}
	buf_free(&out);
	return about;
}
