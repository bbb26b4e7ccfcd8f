/* published.c - what was published: an issue with its parts, and where a pack's
 * pages stop, which its supplements ask for. */
#include <assert.h>
#include <stdio.h>

#include "base/file.h"
#include "store/ledger_int.h"

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

/* ---- publications as they are recorded ---- */

static int
row_ordinal(struct store *store, sqlite3_stmt *st, int at)
{
	return (int)row_within(store, st, at, ORDINAL_MOST);
}

/* What ST stands at: PUBLISHED_COLUMNS. */
static void
published_row(struct store *store, sqlite3_stmt *st, struct published *out)
{
	*out = (struct published){
		.number = sqlite3_column_int64(st, 0),
		.publication = {
			.pack = column_copy(store, st, 1),
			.edition = column_copy(store, st, 2),
			.period = column_period(st, 3),
			.issue = row_ordinal(store, st, 4),
			.path = column_copy(store, st, 5),
			.digest = column_copy(store, st, 6),
			.time = sqlite3_column_int64(st, 7),
			.seen = sqlite3_column_int64(st, 8),
			.first_page = row_ordinal(store, st, 9),
			.last_page = row_ordinal(store, st, 10),
			.layout = column_copy(store, st, 11),
			.asked = column_period(st, 12),
		},
		.checked = sqlite3_column_int64(st, 13),
		.known = row_within(store, st, 14, INT64_MAX - 1),
		.stamp = column_stamp(st, 15),
	};
}

struct stamp
column_stamp(sqlite3_stmt *st, int at)
{
	return (struct stamp){
		.size = sqlite3_column_int64(st, at),
		.inode = sqlite3_column_int64(st, at + 1),
		.changed = sqlite3_column_int64(st, at + 2),
		.modified = sqlite3_column_int64(st, at + 3),
	};
}

void
bind_stamp(sqlite3_stmt *st, int at, struct stamp stamp)
{
	bind_int(st, at, stamp.size);
	bind_int(st, at + 1, stamp.inode);
	bind_int(st, at + 2, stamp.changed);
	bind_int(st, at + 3, stamp.modified);
}

void
bind_then(struct store *store, sqlite3_stmt *st)
{
	bind_int(st, 8, store->pinned ? store->seen : INT64_MAX);
	bind_int(st, 9, store->then > 0 ? store->then - 1 : INT64_MAX);
}

int64_t
publication_newest(struct store *store)
{
	static const char	sql[] =
	    "SELECT max(number) FROM publication WHERE state = 'done'";
	int64_t			number;

	store_number(store, sql, 0, &number);
	return number;
}

/* The issue of PUBLICATION's pack, edition and period that SQL finds by ISSUE. */
static bool
published_by(struct store *store, const char *sql,
    const struct publication *publication, int issue, struct published *out)
{
	sqlite3_stmt	*st = store_sql(store, sql);
	bool		 ok = st != NULL;

	*out = (struct published){ 0 };
	if (!ok)
		return false;
	bind_text(st, 1, publication->pack);
	bind_text(st, 2, publication->edition);
	bind_text(st, 3, period_code(store->arena, publication->period));
	bind_int(st, 4, issue);
	bind_then(store, st);
	if (store_step(store, st, &ok))
		published_row(store, st, out);
	sqlite3_reset(st);
	return out->number != 0;
}

#define ISSUES								\
	" WHERE pack = ?1 AND edition = ?2 AND period = ?3"		\
	"   AND state = 'done' AND " THEN("p")

bool
published_find(struct store *store, const struct publication *publication,
    int issue, struct published *out)
{
	static const char *const sql[] = PUBLISHED(ISSUES
	    " AND (?4 = 0 OR issue = ?4) ORDER BY issue DESC LIMIT 1");

	return published_by(store, sql[store->version - 1], publication, issue,
	    out);
}

bool
ledger_after(struct store *store, struct str pack, struct str edition,
    struct period period, int issue, struct publication *out)
{
	static const char *const sql[] = PUBLISHED(ISSUES
	    " AND issue > ?4 ORDER BY issue LIMIT 1");
	struct publication	about = {
		.pack = pack, .edition = edition, .period = period
	};
	struct published	found;

	if (!published_by(store, sql[store->version - 1], &about, issue,
	    &found))
		return false;
	*out = found.publication;
	return out->issue > issue;	/* one out of bounds was said */
}

/* All that SQL answers with. */
static bool
published_list(struct store *store, const char *sql, struct published **out,
    size_t *n)
{
	sqlite3_stmt		*st = store_sql(store, sql);
	struct published	*all = NULL;
	bool			 ok = st != NULL;

	*n = 0;
	if (ok)
		bind_then(store, st);
	while (ok && store_step(store, st, &ok)) {
		all = array_grow(store->arena, all, *n, sizeof(*all));
		published_row(store, st, &all[(*n)++]);
	}
	sqlite3_reset(st);
	*out = all;
	return ok;
}

bool
published_all(struct store *store, struct published **out, size_t *n)
{
	static const char *const sql[] = PUBLISHED(" WHERE state = 'done'"
	    "   AND " THEN("p") " ORDER BY number");

	return published_list(store, sql[store->version - 1], out, n);
}

bool
published_last(struct store *store, struct published **out, size_t *n)
{
	static const char *const sql[] = PUBLISHED(" WHERE " LAST_ISSUE("p")
	    " ORDER BY pack, edition, period");

	return published_list(store, sql[store->version - 1], out, n);
}

/* Issue ISSUE with its parts, or the newest for 0. */
static bool
issue_read(struct store *store, struct str pack, struct str edition,
    struct period period, int issue, struct publication *out)
{
	struct publication	about = {
		.pack = pack, .edition = edition, .period = period
	};
	struct published	found;

	if (!published_find(store, &about, issue, &found))
		return false;
	*out = found.publication;
	return store->version == 1 || parts_read(store, found.number, out);
}

bool
ledger_last(struct store *store, struct str pack, struct str edition,
    struct period period, struct publication *out)
{
	return issue_read(store, pack, edition, period, 0, out);
}

bool
ledger_at(struct store *store, const char *path, struct publication *out)
{
	static const char *const sql[] = PUBLISHED(
	    " WHERE (path = ?1 AND state = 'done') OR digest = ?2"
	    " ORDER BY digest = ?2 DESC, path = ?1 DESC,"
	    "   substr(path, -length(?3)) = ?3 DESC, changed DESC,"
	    "   number DESC LIMIT 1");
	sqlite3_stmt		*st = store_sql(store,
	    sql[store->version - 1]);
	struct published	 found;
	struct stamp		 stamp;
	char			 digest[65] = "";
	bool			 ok = st != NULL, any = false;

	if (!ok)
		return false;
	if (!file_digest(path, &stamp, digest))
		digest[0] = '\0';	/* as no publication has it */
	bind_text(st, 1, str_of(path));
	bind_text(st, 2, str_of(digest));
	bind_text(st, 3, str_printf(store->arena, "/%s", path_base(path)));
	if (store_step(store, st, &ok)) {
		published_row(store, st, &found);
		*out = found.publication;
		any = true;
	}
	sqlite3_reset(st);
	return any;
}

bool
ledger_in_place(struct store *store, const struct publication *publication)
{
	struct stamp	stamp;
	char		digest[65];

	return file_digest(str_dup(store->arena, publication->path), &stamp,
	    digest) && str_is(publication->digest, digest);
}

bool
digest_known(struct store *store, const char *digest)
{
	static const char	 sql[] =
	    "SELECT 1 FROM publication WHERE digest = ?1 LIMIT 1";
	sqlite3_stmt		*st = store_sql(store, sql);
	bool			 ok, found;

	if (st == NULL)
		return false;
	bind_text(st, 1, str_of(digest));
	found = store_step(store, st, &ok);
	sqlite3_reset(st);
	return found;
}

bool
ledger_wrote(struct store *store, const char *path, struct str pack,
    struct str edition, struct period period)
{
	static const char	 sql[] =
	    "SELECT 1 FROM publication WHERE pack = ?1 AND edition = ?2"
	    "   AND period = ?3 AND digest = ?4 LIMIT 1";
	sqlite3_stmt		*st;
	struct stamp		 stamp;
	char			 digest[65];
	bool			 ok, found;

	if (!file_digest(path, &stamp, digest) ||
	    (st = store_sql(store, sql)) == NULL)
		return false;
	bind_text(st, 1, pack);
	bind_text(st, 2, edition);
	bind_text(st, 3, period_code(store->arena, period));
	bind_text(st, 4, str_of(digest));
	found = store_step(store, st, &ok);
	sqlite3_reset(st);
	return found;
}

bool
ledger_issue(struct store *store, struct str pack, struct str edition,
    struct period period, int issue, struct publication *out)
{
	return issue > 0 &&
	    issue_read(store, pack, edition, period, issue, out);
}

int
ledger_next_issue(struct store *store, struct str pack, struct str edition,
    struct period period)
{
	struct publication	about = {
		.pack = pack, .edition = edition, .period = period
	};
	struct published	last;

	return published_find(store, &about, 0, &last) ?
	    last.publication.issue + 1 : 1;
}

/* ---- the files of a publication ---- */

bool
inputs_read(struct store *store, int64_t number, struct inputs *out)
{
	static const char	 sql[] =
	    "SELECT path, kind, digest, size, inode, changed, modified"
	    "  FROM publication_input WHERE publication = ?1 ORDER BY path";
	sqlite3_stmt		*st;
	struct input		*input;
	bool			 ok;

	*out = (struct inputs){ .arena = store->arena };
	if (store->version < 3)		/* it knew none */
		return true;
	st = store_sql(store, sql);
	ok = st != NULL;
	if (!ok)
		return false;
	bind_int(st, 1, number);
	while (store_step(store, st, &ok)) {
		out->at = array_grow(store->arena, out->at, out->n,
		    sizeof(*out->at));
		input = &out->at[out->n++];
		input->path = str_dup(store->arena, column_view(st, 0));
		input_kind_parse(column_view(st, 1), &input->kind);
		snprintf(input->digest, sizeof(input->digest), STR_FMT,
		    STR_ARG(column_view(st, 2)));
		input->stamp = column_stamp(st, 3);
	}
	sqlite3_reset(st);
	return ok;
}

bool
ledger_then(struct store *store, struct str pack, struct str edition,
    struct period period, struct publication *out)
{
	struct publication	 about = {
		.pack = pack, .edition = edition, .period = period
	};
	struct published	 found;
	struct inputs		*inputs = arena_make(store->arena,
	    struct inputs);

	if (!store->pinned || !published_find(store, &about, 0, &found) ||
	    !inputs_read(store, found.number, inputs))
		return false;
	*out = found.publication;
	out->inputs = inputs;
	if (out->seen != store->seen)	/* what was read stays, if it can */
		store_look_back(store, out->seen);
	store->then = found.known + 1;
	return true;
}

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
	sqlite3_stmt		*st;
	struct publication	*all = NULL;
	bool			 ok;

	*out = NULL;
	*n = 0;
	if (store->version == 1)	/* it knew of no pages */
		return true;
	st = store_sql(store, sql);
	ok = st != NULL;
	if (!ok)
		return false;
	bind_then(store, st);
	bind_text(st, 1, last_page_question(store, publication->pack,
	    publication->edition, publication->period));
	while (store_step(store, st, &ok)) {
		all = array_grow(store->arena, all, *n, sizeof(*all));
		all[(*n)++] = (struct publication){
			.pack = column_copy(store, st, 0),
			.edition = publication->edition,
			.period = publication->period,
			.issue = row_ordinal(store, st, 1),
			.first_page = row_ordinal(store, st, 2),
			.last_page = row_ordinal(store, st, 3),
		};
	}
	sqlite3_reset(st);
	*out = all;
	return ok;
}

/* ---- who printed a figure ---- */

struct str
question_behind(struct store *store, struct str begin)
{
	assert(begin.n > 0 && begin.s[begin.n - 1] == '\t');
	return str_printf(store->arena, "%.*s\n", (int)begin.n - 1, begin.s);
}

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

/* Those who printed a figure, so far; PAGES of each. */
struct printers {
	struct publication	*at;
	struct page_set	*pages;
	size_t			 n;
};

static size_t
printer_find(struct store *store, struct printers *all,
    const struct publication *one)
{
	size_t	i = 0;

	while (i < all->n && !same_issue(&all->at[i], one))
		i++;
	if (i < all->n)
		return i;
	all->at = array_grow(store->arena, all->at, i, sizeof(*all->at));
	all->pages = array_grow(store->arena, all->pages, i,
	    sizeof(*all->pages));
	all->at[all->n] = *one;
	all->pages[all->n++] = (struct page_set){ 0 };
	return i;
}

/* What ST stands at.  Of an issue's editions the public's stands for both. */
static void
printer_add(struct store *store, sqlite3_stmt *st, struct printers *all)
{
	struct publication	 one = {
		.pack = column_copy(store, st, 0),
		.period = column_period(st, 1),
		.issue = row_ordinal(store, st, 2),
		.time = sqlite3_column_int64(st, 3),
		.edition = column_copy(store, st, 4),
		.seen = sqlite3_column_int64(st, 5),
	};
	size_t			 i = printer_find(store, all, &one);

	if (!str_eq(all->at[i].edition, one.edition)) {
		if (!str_is(one.edition, "public"))
			return;
		all->at[i] = one;
		all->pages[i].n = 0;
	}
	page_set_read(&all->pages[i], store->arena, column_view(st, 6));
}

/* The questions of an indicator's series in the authority, whose area is empty,
 * begin with ?1 and come before ?2. */
#define PRINTED_BY(pages, and)						\
	"SELECT p.pack, p.period, p.issue, p.time, p.edition, p.seen,"	\
	" " pages ", substr(r.question, length(?1) + 1), p.number"	\
	"  FROM publication AS p"					\
	"  JOIN publication_read AS r ON r.publication = p.number"	\
	" WHERE p.state = 'done' AND p.seen >= ?3 AND p.seen < ?4"	\
	"   AND " THEN("p")						\
	"   AND r.kind = 'series' AND r.question >= ?1"			\
	"   AND r.question < ?2" and					\
	" UNION ALL "							\
	"SELECT p.pack, p.period, p.issue, p.time, p.edition, p.seen,"	\
	" " pages ", '', p.number"					\
	"  FROM publication AS p"					\
	"  JOIN publication_read AS r ON r.publication = p.number"	\
	" WHERE p.state = 'done' AND p.seen >= ?3 AND p.seen < ?4"	\
	"   AND " THEN("p")						\
	"   AND r.kind = 'revisions' AND r.question = ?5" and		\
	" ORDER BY 4, 9"

static sqlite3_stmt *
printed_statement(struct store *store, const struct indicator *indicator,
    struct period period, int64_t from, int64_t to)
{
	static const char *const sql[] = {
		PRINTED_BY("''", ""), PRINTED_BY("''", ""),
		PRINTED_BY("r.pages", " AND " SHOWN_3)
	};
	sqlite3_stmt		*st = store_sql(store,
	    sql[store->version - 1]);
	struct str		 begin;

	if (st == NULL)
		return NULL;
	begin = str_printf(store->arena, STR_FMT "\t\t",
	    STR_ARG(indicator->id));
	bind_text(st, 1, begin);
	bind_text(st, 2, question_behind(store, begin));
	bind_int(st, 3, from);
	bind_int(st, 4, to);
	bind_text(st, 5, str_printf(store->arena, STR_FMT "\t\t",
	    STR_ARG(period_question(store, indicator, period))));
	bind_then(store, st);
	return st;
}

bool
ledger_printed(struct store *store, const struct indicator *indicator,
    struct period period, int64_t from, int64_t to,
    const struct publication **out, size_t *n)
{
	sqlite3_stmt	*st = printed_statement(store, indicator, period,
			    from, to);
	struct printers	 all = { 0 };
	struct str	 span;
	bool		 ok = st != NULL;

	while (ok && store_step(store, st, &ok)) {
		span = column_view(st, 7);
		if (span.n == 0 || span_has(span, period))
			printer_add(store, st, &all);
	}
	sqlite3_reset(st);
	for (size_t i = 0; i < all.n; i++)
		all.at[i].pages = page_set_words(&all.pages[i], store->arena);
	*out = all.at;
	*n = all.n;
	return ok;
}
