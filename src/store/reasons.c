/*
 * reasons.c - what a publication read and would be told otherwise now: each
 * question is asked again, and the digest of the answer compared.
 *
 * The BASE of a publication is the newest import as of which it is known to be
 * right: a figure's values as of the base are what it printed.
 */
#include <string.h>

#include "store/ledger_int.h"

/* What publication ?1 read, PAGES with it, as far as AND says. */
#define READS(pages, and)						\
	"SELECT kind, question, digest, " pages " FROM publication_read" \
	" WHERE publication = ?1" and " ORDER BY kind, question"
#define LAST_PAGES	" AND kind = '" LAST_PAGE "'"

struct reason *
reasons_add(struct arena *arena, struct reasons *reasons)
{
	reasons->at = array_grow(arena, reasons->at, reasons->n,
	    sizeof(*reasons->at));
	memset(&reasons->at[reasons->n], 0, sizeof(*reasons->at));
	return &reasons->at[reasons->n++];
}

/* ---- another time ---- */

/* What reads go by, put aside while they look back. */
struct moment {
	int64_t		 seen;
	struct names	 indicators;
	struct area	*authority;
	struct ledger	*ledger;
};

static struct moment
moment_enter(struct store *store, int64_t seen)
{
	struct moment	kept = {
		store->seen, store->indicators, store->authority, store->ledger
	};

	store_look_back(store, seen);
	store->ledger = NULL;
	return kept;
}

static void
moment_leave(struct store *store, const struct moment *kept)
{
	store->seen = kept->seen;
	store->indicators = kept->indicators;
	store->authority = kept->authority;
	store->ledger = kept->ledger;
}

/* ---- what to say of it ---- */

/* A read that is answered otherwise. */
struct asked {
	const struct replay	*replay;	/* NULL: a newer program's */
	struct str		 kind, question, pages;
	int64_t			 base;
};

static struct reason *
reason_of(struct store *store, const struct asked *asked,
    struct reasons *reasons)
{
	struct reason	*reason = reasons_add(store->arena, reasons);

	reason->kind = asked->replay != NULL ? str_of(asked->replay->kind) :
	    str_copy(store->arena, asked->kind);
	reason->pages = str_copy(store->arena, asked->pages);
	return reason;
}

/* REASON is that of import NUMBER. */
static void
reason_import(struct store *store, struct reason *reason, int64_t number)
{
	static const char	 sql[] =
	    "SELECT reason, time FROM import WHERE number = ?1";
	sqlite3_stmt		*st = store_sql(store, sql);
	bool			 ok = st != NULL;

	if (!ok || number == 0)
		return;
	bind_int(st, 1, number);
	if (store_step(store, st, &ok)) {
		reason->why = column_copy(store, st, 0);
		reason->time = sqlite3_column_int64(st, 1);
		reason->import = number;
	}
	sqlite3_reset(st);
}

/* The import that took a figure away that has no row now. */
static int64_t
import_that_removed(struct store *store, const struct reason *reason)
{
	static const char	 sql[] =
	    "SELECT max(superseded) FROM observation WHERE " INDICATOR
	    "   AND area IN (?3, ?4) AND period = ?5 AND breakdown = ''"
	    "   AND category = '' AND superseded <= ?1";
	sqlite3_stmt		*st = store_sql(store, sql);
	int64_t			 keys[2], import = 0;
	bool			 ok = st != NULL;

	if (!ok || !area_keys(store, reason->area, keys))
		return 0;
	bind_int(st, 1, store->seen);
	bind_text(st, 2, reason->about);
	bind_int(st, 3, keys[0]);
	bind_int(st, 4, keys[1]);
	bind_text(st, 5, period_code(store->arena, reason->period));
	if (store_step(store, st, &ok))
		import = sqlite3_column_int64(st, 0);
	sqlite3_reset(st);
	return import;
}

/* Why the figure is what it is now: as given with its import, or its row. */
static void
reason_figure(struct store *store, struct reason *reason)
{
	bool	gone = reason->now.period.kind == PERIOD_NONE;

	reason_import(store, reason, gone ?
	    import_that_removed(store, reason) : reason->now.origin.import);
	if (reason->why.n == 0)
		reason->why = reason->now.reason;
}

/* A question about an indicator, and perhaps a period, area and more. */
struct parsed {
	struct str	id, area, rest;
	struct period	from, to;	/* the same unless of a series */
	/* Of a series: as it is now, or was when it is no more. */
	const struct indicator *indicator;
};

static struct parsed
parse_series(struct store *store, struct str question)
{
	struct parsed	parsed = { .id = str_copy(store->arena,
	    str_cut(&question, '\t')) };

	parsed.area = str_copy(store->arena, str_cut(&question, '\t'));
	cut_period(&question, &parsed.from);
	cut_period(&question, &parsed.to);
	return parsed;
}

static struct parsed
parse_figure(struct store *store, struct str question)
{
	struct parsed	parsed = { .id = str_copy(store->arena,
	    str_cut(&question, '\t')) };

	cut_period(&question, &parsed.from);
	parsed.to = parsed.from;
	parsed.area = str_copy(store->arena, str_cut(&question, '\t'));
	parsed.rest = str_copy(store->arena, question);
	return parsed;
}

static struct series
series_of(struct store *store, const struct parsed *parsed)
{
	const struct indicator	*indicator = store_indicator(store,
	    parsed->id);
	struct series		 series = { .n = 0 };

	if (indicator != NULL && parsed->from.kind != PERIOD_NONE &&
	    parsed->from.kind == parsed->to.kind)
		store_series(store, indicator, parsed->area, parsed->from,
		    parsed->to, &series);
	return series;
}

/* Whether all is the same that a paper could print of two figures. */
static bool
same_print(const struct observation *a, const struct observation *b)
{
	struct buf	one = { 0 }, other = { 0 };
	bool		same;

	script_observation(&one, a);
	script_observation(&other, b);
	same = str_eq(buf_view(&one), buf_view(&other));
	buf_free(&one);
	buf_free(&other);
	return same;
}

static void
figure_add(struct store *store, const struct asked *asked,
    const struct parsed *parsed, const struct observation *was,
    const struct observation *now, struct reasons *reasons)
{
	struct reason	*reason;

	if (was != NULL && now != NULL && same_print(was, now))
		return;
	reason = reason_of(store, asked, reasons);
	reason->about = parsed->id;
	reason->indicator = parsed->indicator;
	reason->area = parsed->area;
	if (was != NULL) {
		reason->was = *was;
		reason->period = was->period;
	}
	if (now != NULL) {
		reason->now = *now;
		reason->period = now->period;
	}
	reason_figure(store, reason);
}

/* One reason for each figure that is another, is no more, or is new. */
static void
explain_series(struct store *store, const struct asked *asked,
    struct reasons *reasons)
{
	struct parsed		 parsed = parse_series(store, asked->question);
	struct moment		 kept = moment_enter(store, asked->base);
	struct series		 was = series_of(store, &parsed), now;
	const struct observation *old, *new;
	size_t			 i = 0, j = 0;

	moment_leave(store, &kept);
	now = series_of(store, &parsed);
	parsed.indicator = now.indicator != NULL ? now.indicator :
	    was.indicator;
	while (i < was.n || j < now.n) {
		old = i < was.n ? &was.at[i] : NULL;
		new = j < now.n ? &now.at[j] : NULL;
		if (old != NULL && new != NULL &&
		    old->period.at < new->period.at)
			new = NULL;
		else if (old != NULL && new != NULL &&
		    new->period.at < old->period.at)
			old = NULL;
		figure_add(store, asked, &parsed, old, new, reasons);
		i += old != NULL;
		j += new != NULL;
	}
}

/* What begins the question: a programme, a pack, a day. */
static void
explain_one(struct store *store, const struct asked *asked,
    struct reasons *reasons)
{
	struct reason	*reason = reason_of(store, asked, reasons);
	struct str	 question = asked->question;

	reason->about = str_copy(store->arena, asked->replay == NULL ?
	    question : str_cut(&question, '\t'));
}

/* Of an indicator alone. */
static struct reason *
explain_about(struct store *store, const struct asked *asked,
    const struct parsed *parsed, struct reasons *reasons)
{
	struct reason	*reason = reason_of(store, asked, reasons);

	reason->about = parsed->id;
	reason->indicator = store_indicator(store, parsed->id);
	return reason;
}

static void
explain_indicator(struct store *store, const struct asked *asked,
    struct reasons *reasons)
{
	struct parsed	parsed = parse_figure(store, asked->question);

	explain_about(store, asked, &parsed, reasons);
}

/* The target of many months is one. */
static void
explain_target(struct store *store, const struct asked *asked,
    struct reasons *reasons)
{
	struct parsed		 parsed = parse_figure(store, asked->question);
	struct reason		*reason = explain_about(store, asked, &parsed,
				    reasons);
	const struct target	*now = NULL;

	if (reason->indicator != NULL && parsed.from.kind != PERIOD_NONE)
		now = store_target(store, reason->indicator, parsed.from);
	if (now != NULL && now->origin.import > asked->base)
		reason_import(store, reason, now->origin.import);
}

static void
explain_comparators(struct store *store, const struct asked *asked,
    struct reasons *reasons)
{
	struct parsed		 parsed = parse_figure(store, asked->question);
	struct reason		*reason = explain_about(store, asked, &parsed,
				    reasons);
	struct comparators	 now = { 0 };
	int64_t			 import = 0;

	if (reason->indicator != NULL && parsed.from.kind != PERIOD_NONE)
		store_comparators(store, reason->indicator, parsed.from, &now);
	for (size_t i = 0; i < now.n; i++)
		if (now.at[i].origin.import > import)
			import = now.at[i].origin.import;
	if (import > asked->base)
		reason_import(store, reason, import);
}

/* Of an indicator in a period and area. */
static struct reason *
explain_figure(struct store *store, const struct asked *asked,
    const struct parsed *parsed, struct reasons *reasons)
{
	struct reason	*reason = explain_about(store, asked, parsed, reasons);

	reason->period = parsed->from;
	reason->area = parsed->area;
	reason->breakdown = parsed->rest;
	return reason;
}

static void
explain_breakdown(struct store *store, const struct asked *asked,
    struct reasons *reasons)
{
	struct parsed		 parsed = parse_figure(store, asked->question);
	struct reason		*reason = explain_figure(store, asked, &parsed,
				    reasons);
	struct categories	 now = { 0 };
	int64_t			 import = 0;

	if (reason->indicator != NULL && reason->period.kind != PERIOD_NONE)
		store_breakdown(store, reason->indicator, reason->area,
		    reason->period, reason->breakdown, &now);
	for (size_t i = 0; i < now.n; i++)
		if (now.at[i].obs.origin.import > import)
			import = now.at[i].obs.origin.import;
	if (import > asked->base)
		reason_import(store, reason, import);
}

/* Whether a figure of NOW, of one period, is what it was but for having been
 * revised. */
static bool
same_figure(const struct series *was, const struct series *now)
{
	struct observation	old;

	if (was->n == 0 || now->n == 0)
		return was->n == now->n;
	old = was->at[0];
	old.revised = now->at[0].revised;
	return same_print(&old, &now->at[0]);
}

/* Whether it is the figure itself that is another by now: then that is told, as
 * of a series, and not its history. */
static bool
figure_tells(struct store *store, const struct asked *asked,
    struct parsed *parsed, struct reasons *reasons)
{
	struct moment	kept = moment_enter(store, asked->base);
	struct series	was = series_of(store, parsed), now;
	size_t		n = reasons->n;

	moment_leave(store, &kept);
	now = series_of(store, parsed);
	if (same_figure(&was, &now))
		return false;
	parsed->indicator = now.indicator != NULL ? now.indicator :
	    was.indicator;
	figure_add(store, asked, parsed, was.n > 0 ? was.at : NULL,
	    now.n > 0 ? now.at : NULL, reasons);
	reasons->at[n].kind = STR(SERIES);
	return true;
}

static void
explain_revisions(struct store *store, const struct asked *asked,
    struct reasons *reasons)
{
	struct parsed		 parsed = parse_figure(store, asked->question);
	struct reason		*reason;
	struct revision_reads	 now = { 0 };

	if (figure_tells(store, asked, &parsed, reasons))
		return;
	reason = explain_figure(store, asked, &parsed, reasons);
	if (reason->indicator != NULL && reason->period.kind != PERIOD_NONE)
		store_revisions(store, reason->indicator, reason->area,
		    reason->period, &now);
	if (now.n > 0 && now.at[now.n - 1].import > asked->base)
		reason_import(store, reason, now.at[now.n - 1].import);
}

/* How each kind of read is explained; the others are of one thing. */
static const struct {
	const char	*kind;
	void		(*explain)(struct store *store,
			    const struct asked *asked, struct reasons *reasons);
} explained[] = {
	{ "breakdown", explain_breakdown },
	{ "breakdowns", explain_indicator },
	{ "comparators", explain_comparators },
	{ "indicator", explain_indicator },
	{ REVISIONS, explain_revisions },
	{ SERIES, explain_series },
	{ "target", explain_target },
};

static void
explain(struct store *store, const struct asked *asked,
    struct reasons *reasons)
{
	for (size_t i = 0; i < sizeof(explained) / sizeof(explained[0]); i++)
		if (str_is(asked->kind, explained[i].kind)) {
			explained[i].explain(store, asked, reasons);
			return;
		}
	explain_one(store, asked, reasons);
}

/* ---- one reason for each thing ---- */

static struct str
reason_key(struct store *store, const char *kind, const struct reason *reason)
{
	struct str	code = period_code(store->arena, reason->period);

	return str_printf(store->arena, "%s\t" STR_FMT "\t" STR_FMT "\t"
	    STR_FMT "\t" STR_FMT, kind, STR_ARG(reason->about),
	    STR_ARG(reason->area), STR_ARG(code), STR_ARG(reason->breakdown));
}

/* MORE is REASON too.  Of two of which one stands nowhere, the other says why. */
static void
reason_merge(struct store *store, struct reason *reason,
    const struct reason *more)
{
	struct page_set	pages = { 0 };

	if (reason->pages.n == 0 && more->pages.n > 0) {
		reason->why = more->why;
		reason->time = more->time;
		reason->import = more->import;
	}
	page_set_read(&pages, store->arena, reason->pages);
	page_set_read(&pages, store->arena, more->pages);
	reason->pages = page_set_words(&pages, store->arena);
}

/* Join REASON to one that was met before; false when there is none. */
static bool
reason_joins(struct store *store, struct names *met, struct reason *reason)
{
	struct str	 key = reason_key(store, str_dup(store->arena,
			    reason->kind), reason);
	struct reason	*before = names_find(met, key);

	/* A figure's history is told of with the figure. */
	if (before == NULL && str_is(reason->kind, REVISIONS))
		before = names_find(met, reason_key(store, SERIES, reason));
	if (before == NULL) {
		names_add(met, store->arena, key, reason);
		return false;
	}
	reason_merge(store, before, reason);
	return true;
}

/* A figure may have been read in several stretches of time, a target for each
 * month.  Series come first, since others may join them. */
static void
reasons_join(struct store *store, struct reasons *reasons)
{
	struct names	 met = { 0 };
	bool		*joined = arena_array(store->arena, reasons->n + 1,
			    bool);
	size_t		 kept = 0;

	for (int others = 0; others <= 1; others++)
		for (size_t i = 0; i < reasons->n; i++)
			if (str_is(reasons->at[i].kind, SERIES) == !others)
				joined[i] = reason_joins(store, &met,
				    &reasons->at[i]);
	for (size_t i = 0; i < reasons->n; i++)
		if (!joined[i])
			reasons->at[kept++] = reasons->at[i];
	reasons->n = kept;
}

/* ---- what is told of them ---- */

/*
 * What a paper for the public shows stands on pages, which the ledger knows.
 * What it read and shows nowhere may have been read for an exempt paper, which
 * is made there only to count its pages.  Where another pack ends was asked for
 * neither.
 */
static bool
is_unseen(const struct publication *publication, const struct reason *reason)
{
	return publication->layout.n > 0 &&
	    str_is(publication->edition, "public") &&
	    reason->pages.n == 0 && !str_is(reason->kind, LAST_PAGE);
}

void
reasons_hide(struct arena *arena, const struct publication *publication,
    struct reasons *reasons)
{
	size_t	kept = 0, n = reasons->n;

	for (size_t i = 0; i < n; i++)
		if (!is_unseen(publication, &reasons->at[i]))
			reasons->at[kept++] = reasons->at[i];
	reasons->n = kept;
	if (kept < n)
		reasons_add(arena, reasons)->kind = STR(REASON_UNSEEN);
}

/* ---- asking again ---- */

/* The digest of the answer to ASKED now; NULL for none.  The ledger is in
 * force, so what another pack asked already is not asked again. */
static const char *
answer_now(struct store *store, const struct asked *asked)
{
	const char	*now = ledger_digest(store, asked->kind,
			    asked->question);

	if (now != NULL || asked->replay == NULL)
		return now;
	asked->replay->ask(store, asked->question);
	return ledger_digest(store, asked->kind, asked->question);
}

/* Whether the answer as of the base is NOW all the same: it was kept by a
 * program that wrote other digests. */
static bool
same_then(struct store *store, const struct asked *asked, const char *now)
{
	struct moment	 kept;
	const char	*then;
	bool		 same;

	if (asked->replay == NULL || str_is(asked->kind, LAST_PAGE))
		return false;	/* no import changes where a pack ends */
	kept = moment_enter(store, asked->base);
	ledger_begin(store);
	then = answer_now(store, asked);
	same = then != NULL && now != NULL && strcmp(then, now) == 0;
	moment_leave(store, &kept);
	return same;
}

bool
reasons_of_reads(struct store *store, const struct published *published,
    bool last_pages, struct reasons *reasons)
{
	static const char *const sql[][2] = {
		{ READS("''", ""), READS("''", LAST_PAGES) },
		{ READS("''", ""), READS("''", LAST_PAGES) },
		{ READS("pages", ""), READS("pages", LAST_PAGES) },
	};
	sqlite3_stmt	*st = store_sql(store,
			    sql[store->version - 1][last_pages]);
	struct asked	 asked = { .base = published->checked };
	const char	*now;
	bool		 ok = st != NULL;

	if (!ok)
		return false;
	bind_int(st, 1, published->number);
	while (store_step(store, st, &ok)) {
		asked.kind = column_view(st, 0);
		asked.question = column_view(st, 1);
		asked.pages = column_view(st, 3);
		asked.replay = replay_find(asked.kind);
		now = answer_now(store, &asked);
		if (now != NULL && str_is(column_view(st, 2), now))
			continue;
		if (!same_then(store, &asked, now))
			explain(store, &asked, reasons);
	}
	sqlite3_reset(st);
	reasons_join(store, reasons);
	return ok;
}
