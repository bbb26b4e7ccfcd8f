/* published.c - what was published: an issue with its parts, and where a pack's
 * pages stop, which its supplements ask for. */
#include <stdio.h>

#include "store/read_int.h"

static bool
parts_read(struct store *store, int64_t number, struct publication *out)
{
	static const char	 sql[] =
	    "SELECT id, title, digest FROM publication_part"
	    " WHERE publication = ?1 ORDER BY position";
	sqlite3_stmt		*st = store_sql(store, sql);
	struct part		*part;
	bool			 ok = st != NULL;

	if (!ok)
		return false;
	bind_int(st, 1, number);
	while (store_step(store, st, &ok)) {
		out->parts = array_grow(store->arena, out->parts, out->nparts,
		    sizeof(*out->parts));
		part = &out->parts[out->nparts++];
		part->id = column_copy(store, st, 0);
		part->title = column_copy(store, st, 1);
		snprintf(part->digest, sizeof(part->digest), STR_FMT,
		    STR_ARG(column_view(st, 2)));
	}
	sqlite3_reset(st);
	return ok;
}

/* A store of version 1 knew of no pages. */
#define PUBLICATION(pages)						\
	"SELECT number, issue, path, digest, time, " pages		\
	"  FROM publication"						\
	" WHERE pack = ?1 AND edition = ?2 AND period = ?3"		\
	"   AND state = 'done' AND (?4 = 0 OR issue = ?4)"		\
	" ORDER BY issue DESC LIMIT 1"

/* Issue ISSUE, or the newest for 0. */
static bool
publication_read(struct store *store, struct str pack, struct str edition,
    struct period period, int issue, struct publication *out)
{
	static const char	 now[] = PUBLICATION("first_page, last_page");
	static const char	 first[] = PUBLICATION("1, 0");
	sqlite3_stmt		*st;
	int64_t			 number = 0;
	bool			 ok;

	st = store_sql(store, store->version > 1 ? now : first);
	ok = st != NULL;
	if (!ok)
		return false;
	bind_text(st, 1, pack);
	bind_text(st, 2, edition);
	bind_text(st, 3, period_code(store->arena, period));
	bind_int(st, 4, issue);
	if (store_step(store, st, &ok)) {
		number = sqlite3_column_int64(st, 0);
		*out = (struct publication){
			.pack = pack, .edition = edition, .period = period,
			.issue = sqlite3_column_int(st, 1),
			.path = column_copy(store, st, 2),
			.digest = column_copy(store, st, 3),
			.time = sqlite3_column_int64(st, 4),
			.first_page = sqlite3_column_int(st, 5),
			.last_page = sqlite3_column_int(st, 6),
		};
	}
	sqlite3_reset(st);
	return number != 0 && (store->version == 1 ||
	    parts_read(store, number, out));
}

bool
ledger_last(struct store *store, struct str pack, struct str edition,
    struct period period, struct publication *out)
{
	return publication_read(store, pack, edition, period, 0, out);
}

bool
ledger_issue(struct store *store, struct str pack, struct str edition,
    struct period period, int issue, struct publication *out)
{
	return issue > 0 &&
	    publication_read(store, pack, edition, period, issue, out);
}

/* How a supplement's question for the last page is kept. */
#define LAST_PAGE	"last-page"

static struct str
last_page_question(struct store *store, struct str pack, struct str edition,
    struct period period)
{
	return str_printf(store->arena, STR_FMT "\t" STR_FMT "\t" STR_FMT,
	    STR_ARG(pack), STR_ARG(edition),
	    STR_ARG(period_code(store->arena, period)));
}

int
ledger_last_page(struct store *store, struct str pack, struct str edition,
    struct period period)
{
	struct publication	last = { 0 };
	struct buf		script = { 0 };

	if (ledger_last(store, pack, edition, period, &last))
		script_int(&script, last.last_page);
	script_note(store, LAST_PAGE, last_page_question(store, pack, edition,
	    period), &script);
	return last.last_page;
}

bool
ledger_supplements(struct store *store, const struct publication *publication,
    const struct publication **out, size_t *n)
{
	static const char	 sql[] =
	    "SELECT p.pack, p.issue, p.first_page, p.last_page"
	    "  FROM publication AS p"
	    "  JOIN publication_read AS r ON r.publication = p.number"
	    " WHERE r.kind = '" LAST_PAGE "' AND r.question = ?1"
	    "   AND " LAST_ISSUE("p") " ORDER BY p.first_page, p.pack";
	sqlite3_stmt		*st = store_sql(store, sql);
	struct publication	*all = NULL;
	bool			 ok = st != NULL;

	*n = 0;
	if (!ok)
		return false;
	bind_text(st, 1, last_page_question(store, publication->pack,
	    publication->edition, publication->period));
	while (store_step(store, st, &ok)) {
		all = array_grow(store->arena, all, *n, sizeof(*all));
		all[(*n)++] = (struct publication){
			.pack = column_copy(store, st, 0),
			.edition = publication->edition,
			.period = publication->period,
			.issue = sqlite3_column_int(st, 1),
			.first_page = sqlite3_column_int(st, 2),
			.last_page = sqlite3_column_int(st, 3),
		};
	}
	sqlite3_reset(st);
	*out = all;
	return ok;
}

/* ---- who printed a figure ---- */

/* Whether what is left of a series' question, "FROM TAB TO", has PERIOD. */
static bool
span_has(struct str span, struct period period)
{
	struct period	from, to;
	struct str	first = str_cut(&span, '\t');

	return period_parse(first, &from) && period_parse(span, &to) &&
	    from.kind == period.kind && to.kind == period.kind &&
	    from.at <= period.at && period.at <= to.at;
}

static bool
same_issue(const struct publication *a, const struct publication *b)
{
	return str_eq(a->pack, b->pack) && period_eq(a->period, b->period) &&
	    a->issue == b->issue;
}

/* What ST stands at, unless the issue is there already. */
static struct publication *
printed_add(struct store *store, sqlite3_stmt *st, struct publication *all,
    size_t *n)
{
	struct publication	one = {
		.pack = column_copy(store, st, 0),
		.period = column_period(st, 1),
		.issue = sqlite3_column_int(st, 2),
		.time = sqlite3_column_int64(st, 3),
	};

	for (size_t i = 0; i < *n; i++)
		if (same_issue(&all[i], &one))
			return all;
	all = array_grow(store->arena, all, *n, sizeof(*all));
	all[(*n)++] = one;
	return all;
}

bool
ledger_printed(struct store *store, const struct indicator *indicator,
    struct period period, int64_t from, int64_t to,
    const struct publication **out, size_t *n)
{
	static const char	 sql[] =
	    "SELECT p.pack, p.period, p.issue, p.time,"
	    "       substr(r.question, length(?1) + 1), r.kind = 'revisions'"
	    "  FROM publication AS p"
	    "  JOIN publication_read AS r ON r.publication = p.number"
	    " WHERE p.state = 'done' AND p.seen >= ?2 AND p.seen < ?3"
	    "   AND (r.kind = 'series'"
	    "     AND substr(r.question, 1, length(?1)) = ?1"
	    "    OR r.kind = 'revisions' AND r.question = ?4)"
	    " ORDER BY p.time, p.number";
	sqlite3_stmt		*st = store_sql(store, sql);
	struct publication	*all = NULL;
	bool			 ok = st != NULL;

	*n = 0;
	if (!ok)
		return false;
	/* The authority's own: an empty area. */
	bind_text(st, 1, str_printf(store->arena, STR_FMT "\t\t",
	    STR_ARG(indicator->id)));
	bind_int(st, 2, from);
	bind_int(st, 3, to);
	bind_text(st, 4, str_printf(store->arena, STR_FMT "\t\t",
	    STR_ARG(period_question(store, indicator, period))));
	while (store_step(store, st, &ok))
		if (sqlite3_column_int(st, 5) != 0 ||
		    span_has(column_view(st, 4), period))
			all = printed_add(store, st, all, n);
	sqlite3_reset(st);
	*out = all;
	return ok;
}
