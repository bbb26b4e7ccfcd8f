/* status_text.c - what is out of date, and because of what, for people to read. */
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/input.h"
#include "cmd/cmd.h"
#include "cmd/status.h"
#include "measure/measure.h"

void
add_plain(struct buf *out, struct str text)
{
	int32_t	code;

	while ((code = utf8_next(&text)) >= 0)
		if (code == '\t' || code == '\n' || code == '\r')
			buf_char(out, ' ');
		else if (code_unseen(code))
			buf_printf(out, "<U+%04X>", (unsigned)code);
		else
			buf_code(out, code);
}

struct str
publication_text(struct arena *arena, const struct publication *publication)
{
	struct buf	out = { 0 };

	add_plain(&out, publication->pack);
	if (publication->period.kind != PERIOD_NONE)
		buf_text(&out, ", ");
	buf_str(&out, period_long(arena, publication->period));
	buf_text(&out, str_is(publication->edition, "members") ?
	    ", members' edition" : ", public edition");
	buf_printf(&out, ", issue %d", publication->issue);
	return buf_take(&out, arena);
}

/* ---- a figure ---- */

struct str
num_exact(struct arena *arena, struct num num, int flags)
{
	return num_text(arena, num, num_decimals(num, 9), flags);
}

static bool
has_fraction(const struct observation *obs)
{
	return num_known(obs->numerator) && num_known(obs->denominator);
}

static void
add_figure(struct buf *out, struct arena *arena,
    const struct indicator *indicator, const struct observation *obs,
    bool exact)
{
	struct num	value = indicator_value(indicator, obs);

	if (obs->period.kind == PERIOD_NONE) {
		buf_text(out, "not there");
		return;
	}
	if (num_known(value))
		buf_str(out, exact ? indicator_text_exact(arena, indicator,
		    value) : indicator_text(arena, indicator, value, false));
	if (num_known(value) && has_fraction(obs)) {
		buf_text(out, " (");
		buf_str(out, num_exact(arena, obs->numerator, NUM_PLAIN));
		buf_text(out, " of ");
		buf_str(out, num_exact(arena, obs->denominator, NUM_PLAIN));
		buf_char(out, ')');
	}
	if (num_known(value) && obs->symbol != SYMBOL_NONE)
		buf_char(out, ' ');
	if (!num_known(value) || obs->symbol != SYMBOL_NONE)
		buf_str(out, observation_mark(obs));
}

struct str
figure_text(struct arena *arena, const struct indicator *indicator,
    const struct observation *obs, bool exact)
{
	struct buf	out = { 0 };

	add_figure(&out, arena, indicator, obs, exact);
	return buf_take(&out, arena);
}

/* "re-referrals in December 2022 is 32% (95 of 299), was 30% (89 of 299)" */
static void
add_change(struct buf *out, struct arena *arena, const struct reason *reason)
{
	const struct indicator	*indicator = reason->indicator;
	struct str		 was, now;

	was = figure_text(arena, indicator, &reason->was, false);
	now = figure_text(arena, indicator, &reason->now, false);
	if (str_eq(was, now)) {
		was = figure_text(arena, indicator, &reason->was, true);
		now = figure_text(arena, indicator, &reason->now, true);
	}
	if (str_eq(was, now))
		buf_text(out, " has another note");
	else
		buf_printf(out, " is " STR_FMT ", was " STR_FMT, STR_ARG(now),
		    STR_ARG(was));
}

/* ---- a reason ---- */

static const struct {
	const char	*kind;
	const char	*words;		/* before what it is about */
	const char	*verb;
} kinds[] = {
	{ "actions",	"recommendations before the panel of ", "have" },
	{ "audits",	"audits of ", "have" },
	{ "authority",	"the authority's name", "has" },
	{ "breakdown",	"figures of ", "have" },
	{ "breakdowns",	"the list of breakdowns of ", "has" },
	{ "comparator names", "the list of comparators", "has" },
	{ "comparators", "comparators of ", "have" },
	{ "indicator",	"the definition of ", "has" },
	{ "indicators",	"the list of indicators", "has" },
	{ "last-page",	"the last page of ", "has" },
	{ "neighbours",	"neighbours of ", "have" },
	{ "printed-row", "what other papers printed of ", "has" },
	{ "programmes",	"the list of audit programmes", "has" },
	{ "revisions",	"the history of ", "has" },
	{ "series",	"figures of ", "have" },
	{ "target",	"the target of ", "has" },
};
#define KINDS	(sizeof(kinds) / sizeof(*kinds))

/* A day is written as people write it; the authority has an empty code. */
static void
add_about(struct buf *out, struct arena *arena, const struct reason *reason)
{
	struct date	date;

	if (date_parse(reason->about, &date))
		buf_str(out, date_long(arena, date));
	else if (reason->about.n == 0 && str_is(reason->kind, "neighbours"))
		buf_text(out, "the authority");
	else
		add_plain(out, reason->about);
	if (reason->area.n > 0) {
		buf_text(out, " of ");
		add_plain(out, reason->area);
	}
	if (reason->breakdown.n > 0) {
		buf_text(out, " by ");
		add_plain(out, reason->breakdown);
	}
	if (reason->period.kind != PERIOD_NONE) {
		buf_text(out, " in ");
		buf_str(out, period_long(arena, reason->period));
	}
}

/* What was read and is otherwise now: one figure has its values. */
static void
add_read(struct buf *out, struct arena *arena, const struct reason *reason)
{
	size_t	i = 0;

	if (reason_has_figure(reason)) {
		add_about(out, arena, reason);
		add_change(out, arena, reason);
		return;
	}
	while (i < KINDS && !str_is(reason->kind, kinds[i].kind))
		i++;
	if (i < KINDS)
		buf_text(out, kinds[i].words);
	else
		buf_printf(out, STR_FMT " ", STR_ARG(reason->kind));
	add_about(out, arena, reason);
	buf_printf(out, " %s changed", i < KINDS ? kinds[i].verb : "has");
}

bool
reason_has_figure(const struct reason *reason)
{
	return str_is(reason->kind, "series") && reason->indicator != NULL &&
	    reason->breakdown.n == 0 && reason->period.kind != PERIOD_NONE;
}

/* Why, and when: ": six were counted late, 14 February 2023". */
static void
add_why(struct buf *out, struct arena *arena, const struct reason *reason)
{
	if (reason->why.n == 0 && reason->time == 0)
		return;
	buf_text(out, ": ");
	add_plain(out, reason->why);
	if (reason->why.n > 0 && reason->time != 0)
		buf_text(out, ", ");
	if (reason->time != 0)
		buf_str(out, date_long(arena, date_from_epoch(reason->time)));
}

/* A file, FROM which the paper is made, or its own. */
static void
add_file(struct buf *out, struct arena *arena, const struct reason *reason,
    const struct publication *from)
{
	const char	*path = str_dup(arena, reason->about);
	bool		 output = str_is(reason->kind, "output");
	bool		 gone = path_gone(path);

	buf_text(out, output ? "output: " : "file: ");
	if (reason->about.n == 0) {	/* it names nobody's file */
		buf_text(out, "of an exempt paper has changed");
		return;
	}
	add_plain(out, reason->about);
	if (gone)
		buf_text(out, output ? " is not there" : " is gone");
	else if (access(path, R_OK) != 0)
		buf_text(out, " cannot be looked at");
	else
		buf_text(out, output ? " is not what was published" :
		    " has changed");
	if (gone && str_eq(reason->about, from->layout))
		buf_text(out, ": put it back, or publish the paper from "
		    "another layout into the same file");
}

void
add_pages(struct buf *out, struct str pages)
{
	bool	many = str_find(pages, ",") < pages.n ||
	    str_find(pages, "-") < pages.n;

	buf_printf(out, "page%s " STR_FMT, many ? "s" : "", STR_ARG(pages));
}

static void
add_reason(struct buf *out, struct arena *arena, const struct reason *reason,
    const struct publication *from)
{
	enum input_kind	kind;

	buf_text(out, "  ");
	if (str_is(reason->kind, REASON_UNSEEN))
		buf_text(out, "what it reads and does not show has changed");
	else if (str_is(reason->kind, "output") ||
	    input_kind_parse(reason->kind, &kind))
		add_file(out, arena, reason, from);
	else {
		if (reason->pages.n > 0) {
			add_pages(out, reason->pages);
			buf_text(out, ": ");
		}
		add_read(out, arena, reason);
		add_why(out, arena, reason);
	}
	buf_char(out, '\n');
}

/* ---- a folder that was moved ---- */

/* So many folders are looked into, each in the one before it. */
#define FOLDERS_DEEP	3

/* Whether the file PATH is, byte for byte, the layout of PUBLICATION. */
static bool
is_layout_of(struct arena *arena, const char *path,
    const struct publication *publication)
{
	const struct inputs	*then = publication->inputs;
	struct inputs		 now = { .arena = arena };
	size_t			 i = 0;

	while (then != NULL && i < then->n &&
	    !str_is(publication->layout, then->at[i].path))
		i++;
	if (then == NULL || i == then->n || then->at[i].digest[0] == '\0')
		return false;
	inputs_add(&now, INPUT_LAYOUT, path);
	inputs_digest(&now);
	return strcmp(now.at[0].digest, then->at[i].digest) == 0;
}

/* Whether the folder of LAYOUT is gone, and STORE with it to where it is now: from
 * within its own folder no store is moved. */
static bool
folder_left(struct arena *arena, const char *store, struct str layout)
{
	const char	*folder = path_folder(arena, path_whole(arena, store));
	const char	*within = arena_printf(arena, "%s/", strcmp(folder,
			    "/") == 0 ? "" : folder);

	return !str_starts(layout, within) && !path_exists(path_folder(arena,
	    str_dup(arena, layout)));
}

/* The layout of PUBLICATION where its folder is now, with STORE: it is called as that
 * was, and the same; or, since layouts are edited, the folder it lay in is gone.  NULL:
 * none is to be seen. */
static const char *
layout_beside(struct arena *arena, const char *store,
    const struct publication *publication, const struct reach *reach)
{
	struct str	 layout = publication->layout;
	const char	*whole = str_dup(arena, layout), *path;
	bool		 left = folder_left(arena, store, layout);
	size_t		 at = layout.n;

	for (int deep = 0; deep < FOLDERS_DEEP && at > 0; deep++) {
		while (at > 0 && layout.s[at - 1] != '/')
			at--;
		path = path_beside(arena, store, str_from(layout, at));
		if (at > 0 && reach_holds(reach, REACH_READ, path) &&
		    path_exists(path) && !path_same(arena, path, whole) &&
		    (left || is_layout_of(arena, path, publication)))
			return path;
		at -= at > 0;
	}
	return NULL;
}

struct str
moved_command(struct arena *arena, const char *store,
    const struct publication *publication, const struct reach *reach)
{
	const char	*path = layout_beside(arena, store, publication, reach);
	struct buf	 out = { 0 };

	if (path == NULL)
		return STR("");
	buf_text(&out, "packwright build --publish ");
	if (str_is(publication->edition, "members"))
		buf_text(&out, "--edition members ");
	if (publication->asked.kind != PERIOD_NONE)
		buf_printf(&out, "--period " STR_FMT " ",
		    STR_ARG(period_code(arena, publication->asked)));
	add_plain(&out, str_of(path_shell(arena, path)));
	return buf_take(&out, arena);
}

void
stale_text(struct buf *out, struct arena *arena, const struct stale *stale,
    const char *verdict)
{
	buf_printf(out, STR_FMT ": %s\n", STR_ARG(publication_text(arena,
	    &stale->publication)), verdict);
	for (size_t i = 0; i < stale->n; i++)
		add_reason(out, arena, &stale->reasons[i],
		    &stale->publication);
}
