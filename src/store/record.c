/*
 * record.c - what a build on a copy of the store published, in a file of its
 * own, and taking such files over.
 *
 * A RECORD is a small database with the tables of the store's ledger, and the
 * newest import that the build could read, by which the merge knows the copy.
 */
#include "base/file.h"
#include "store/ledger_int.h"

/* For all to read, or, of a members' paper, for nobody else: as its PDF is. */
#define RECORD_MODE	0644
#define RECORD_CLOSE	0600

/* ---- rows from one database to another ---- */

/* Put each row that SELECT answers with, of ?1 FROM, into TO by INSERT: its
 * cells are ?2 and on, ?1 is NUMBER. */
static bool
rows_copy(struct store *from_store, const char *select, int64_t from,
    struct store *to_store, const char *insert, int64_t number)
{
	sqlite3_stmt	*row = store_sql(from_store, select);
	sqlite3_stmt	*st = store_sql(to_store, insert);
	bool		 ok = row != NULL && st != NULL;

	if (!ok)
		return false;
	bind_int(row, 1, from);
	while (ok && store_step(from_store, row, &ok)) {
		bind_int(st, 1, number);
		for (int i = 0; i < sqlite3_column_count(row); i++)
			sqlite3_bind_value(st, i + 2,
			    sqlite3_column_value(row, i));
		ok = store_run(to_store, st);
	}
	sqlite3_reset(row);
	return ok;
}

static bool
import_copy(struct store *from, int64_t number, struct store *to)
{
	static const char	select[] =
	    "SELECT time, kind, file, sha256, rows, reason FROM import"
	    " WHERE number = ?1";
	static const char	insert[] =
	    "INSERT INTO import (number, time, kind, file, sha256, rows,"
	    " reason) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";

	return rows_copy(from, select, number, to, insert, number);
}

static bool
details_copy(struct store *from, int64_t old, struct store *to, int64_t number)
{
	static const char	reads[] =
	    "SELECT kind, question, digest, pages FROM publication_read"
	    " WHERE publication = ?1";
	static const char	reads_in[] =
	    "INSERT INTO publication_read (publication, kind, question,"
	    " digest, pages) VALUES (?1, ?2, ?3, ?4, ?5)";
	static const char	inputs[] =
	    "SELECT path, kind, digest, size, inode, changed, modified"
	    "  FROM publication_input WHERE publication = ?1";
	static const char	inputs_in[] =
	    "INSERT INTO publication_input (publication, path, kind, digest,"
	    " size, inode, changed, modified)"
	    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";

	return rows_copy(from, reads, old, to, reads_in, number) &&
	    rows_copy(from, inputs, old, to, inputs_in, number);
}

static bool
publication_copy(struct store *from, int64_t old, struct store *to)
{
	static const char	select[] =
	    "SELECT pack, edition, period, issue, path, digest, time, seen,"
	    " state, 0, first_page, last_page, layout, asked, checked, known,"
	    " size, inode, changed, modified FROM publication"
	    " WHERE number = ?1";
	/* ?1 would be its number, which is the next here. */
	static const char	insert[] =
	    "INSERT INTO publication (pack, edition, period, issue, path,"
	    " digest, time, seen, state, process, first_page, last_page,"
	    " layout, asked, checked, known, size, inode, changed, modified)"
	    " VALUES (?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13,"
	    " ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21)";
	static const char	parts[] =
	    "SELECT position, id, title, digest FROM publication_part"
	    " WHERE publication = ?1";
	static const char	parts_in[] =
	    "INSERT INTO publication_part (publication, position, id, title,"
	    " digest) VALUES (?1, ?2, ?3, ?4, ?5)";
	int64_t			number;

	if (!rows_copy(from, select, old, to, insert, 0))
		return false;
	number = sqlite3_last_insert_rowid(to->db);
	return rows_copy(from, parts, old, to, parts_in, number) &&
	    details_copy(from, old, to, number);
}

/* ---- writing a record ---- */

/* Which issue it is, and what its row says; false, said, when the copy has
 * another file as that issue, or would give it another number. */
static bool
record_facts(struct store *store, struct publication *publication,
    struct row_facts *facts)
{
	struct published	before;
	int			next;

	*facts = (struct row_facts){
		.state = "done", .seen = store->seen,
		.known = ledger_known(store),
		.stamp = stamp_of(str_dup(store->arena, publication->path)),
	};
	if (publication->issue > 0 && published_find(store, publication,
	    publication->issue, &before) &&
	    str_eq(before.publication.digest, publication->digest)) {
		facts->seen = before.publication.seen;
		facts->checked = store->seen;
		facts->known = before.known;
		return true;
	}
	next = ledger_next_issue(store, publication->pack,
	    publication->edition, publication->period);
	if (publication->issue != 0 && publication->issue != next) {
		diag_at(store->diags, DIAG_LEDGER_MOVED, PLACE(store->path),
		    STR_FMT ", issue %d is taken", STR_ARG(publication->pack),
		    publication->issue);
		return false;
	}
	publication->issue = next;
	return true;
}

/* The bytes of the record. */
static bool
record_fill(struct store *store, const struct publication *publication,
    const struct row_facts *facts, struct store *record, struct str *out)
{
	int64_t	number;

	return import_copy(store, store->seen, record) &&
	    publication_insert(record, publication, facts, &number) &&
	    details_insert(record, store->ledger, publication, number) &&
	    store_serialize(record, out);
}

bool
ledger_record(struct store *store, struct publication *publication,
    const char *path)
{
	struct row_facts	 facts;
	struct store		*record;
	struct save		*save;
	struct str		 bytes;
	bool			 ok;

	if (!record_facts(store, publication, &facts))
		return false;
	ledger_pages(store, publication);
	record = store_memory(store, path);
	ok = record != NULL &&
	    record_fill(store, publication, &facts, record, &bytes);
	store_close(record);
	if (!ok) {
		diag_at(store->diags, DIAG_RECORD_WRITE, PLACE(path), "%s", "");
		return false;
	}
	save = save_open(store->arena, path, str_is(publication->edition,
	    "members") ? RECORD_CLOSE : RECORD_MODE, store->diags);
	if (save == NULL)
		return false;
	save_write(save, bytes.s, bytes.n);
	return save_commit(save);
}

/* ---- merging records ---- */

/* Open the record PATH; NULL, said, when it is none of ours. */
static struct store *
record_open(struct store *store, const char *path)
{
	struct store	*record;
	struct str	 bytes;
	int64_t		 version;

	if (!file_read(store->arena, path, &bytes, PLACE(path), store->diags))
		return NULL;
	record = store_deserialize(store, path, bytes, &version);
	if (record != NULL && version == record->version)
		return record;
	diag_at(store->diags, record != NULL && version > record->version ?
	    DIAG_RECORD_NEWER : DIAG_RECORD_KIND, PLACE(path), "%s", "");
	store_close(record);
	return NULL;
}

/* A line of its own for who is told of ONE. */
static struct str
record_words(struct arena *arena, const struct publication *one)
{
	return str_printf(arena, STR_FMT ", " STR_FMT "%s" STR_FMT ", issue %d",
	    STR_ARG(one->pack), STR_ARG(one->edition),
	    one->period.kind != PERIOD_NONE ? ", " : "",
	    STR_ARG(period_long(arena, one->period)), one->issue);
}

/* What RECORD has that is not of PUBLICATION's pack, edition and period, and would be
 * lost with it; NULL: nothing. */
static const struct publication *
record_other(struct store *record, const struct publication *publication)
{
	const struct publication	*one;
	struct published		*all;
	size_t				 n;

	if (!published_all(record, &all, &n))
		return NULL;
	for (size_t i = 0; i < n; i++) {
		one = &all[i].publication;
		if (!str_eq(one->pack, publication->pack) ||
		    !str_eq(one->edition, publication->edition) ||
		    !period_eq(one->period, publication->period))
			return one;
	}
	return NULL;
}

/* What lies at PATH, opened; NULL, without a word, when it is no record. */
static struct store *
record_peek(struct store *store, const char *path)
{
	struct diags	*diags = store->diags;
	struct store	*there;

	store->diags = diags_new(store->arena);
	there = record_open(store, path);
	store->diags = diags;
	return there;
}

bool
ledger_record_has(struct store *store, const char *path, const char *paper,
    struct publication *out)
{
	struct store		*there;
	bool			 known;

	if (!path_exists(path))
		return false;
	there = record_peek(store, path);
	known = there != NULL && ledger_at(there, paper, out);
	store_close(there);
	return known;
}

bool
ledger_record_fits(struct store *store, const char *path,
    const struct publication *publication)
{
	const struct publication	*other = NULL;
	struct diags			*diags = store->diags;
	struct store			*there;

	if (!path_exists(path))
		return true;
	there = record_peek(store, path);
	if (there != NULL)
		other = record_other(there, publication);
	if (there == NULL)
		diag_at(diags, DIAG_RECORD_OVER, PLACE(path), "%s", "");
	else if (other != NULL)
		diag_at(diags, DIAG_RECORD_OTHER, PLACE(path), STR_FMT,
		    STR_ARG(record_words(store->arena, other)));
	store_close(there);
	return there != NULL && other == NULL;
}

/* Whether the store has import NUMBER of TIME and SHA256. */
static bool
import_is(struct store *store, int64_t number, int64_t time, struct str sha256)
{
	static const char	 sql[] =
	    "SELECT 1 FROM import WHERE number = ?1 AND time = ?2"
	    "   AND sha256 = ?3";
	sqlite3_stmt		*st = store_sql(store, sql);
	bool			 found, ok = st != NULL;

	if (!ok)
		return false;
	bind_int(st, 1, number);
	bind_int(st, 2, time);
	bind_text(st, 3, sha256);
	found = store_step(store, st, &ok);
	sqlite3_reset(st);
	return found;
}

/* Whether RECORD is of a copy of STORE; said when not.  One of a store without
 * any import could be of any. */
static bool
record_is_ours(struct store *store, struct store *record)
{
	static const char	 sql[] =
	    "SELECT number, time, sha256 FROM import";
	sqlite3_stmt		*st = store_sql(record, sql);
	bool			 ok = st != NULL;

	while (ok && store_step(record, st, &ok)) {
		ok = import_is(store, sqlite3_column_int64(st, 0),
		    sqlite3_column_int64(st, 1), column_view(st, 2));
		if (!ok)
			diag_at(store->diags, DIAG_RECORD_STORE,
			    PLACE(record->path), "import %lld",
			    (long long)sqlite3_column_int64(st, 0));
	}
	sqlite3_reset(st);
	return ok;
}

/* When the newest of its files was changed. */
static int64_t
inputs_changed(struct store *store, int64_t number)
{
	static const char	 sql[] =
	    "SELECT coalesce(max(changed), 0) FROM publication_input"
	    " WHERE publication = ?1";
	sqlite3_stmt		*st = store_sql(store, sql);
	int64_t			 changed;

	if (st == NULL)
		return 0;
	bind_int(st, 1, number);
	store_number(store, sql, 0, &changed);
	return changed;
}

/* The same file was made with a newer import, or from newer files: that is
 * what it printed from now on.  What is older says nothing, so records may come
 * in any order. */
static bool
merge_again(struct store *store, const struct published *known,
    struct store *record, const struct published *found)
{
	if (found->checked < known->checked ||
	    (found->checked == known->checked &&
	    inputs_changed(record, found->number) <=
	    inputs_changed(store, known->number)))
		return true;
	return published_renew(store, known->number, found->publication.path,
	    found->publication.layout, found->checked, found->stamp) &&
	    details_forget(store, known->number) &&
	    details_copy(record, found->number, store, known->number);
}

/* Take over what RECORD has of one publication; false, said, on failure. */
static bool
merge_one(struct store *store, struct store *record,
    const struct published *found, struct merge_result *result)
{
	const struct publication	*now = &found->publication;
	struct published		 known;

	if (!published_find(store, now, now->issue, &known)) {
		result->merged++;
		return issue_free(store, now) &&
		    publication_copy(record, found->number, store);
	}
	if (str_eq(known.publication.digest, now->digest)) {
		result->known++;
		return merge_again(store, &known, record, found);
	}
	diag_at(store->diags, DIAG_RECORD_TAKEN, PLACE(record->path), STR_FMT,
	    STR_ARG(record_words(store->arena, now)));
	return false;
}

/* What the columns of a publication may hold that are counted on.  The issues are far
 * below those that the ledger reads, so that no record fills it up. */
static const struct {
	enum diag	diag;
	int64_t		least, most;
} bounds[] = {
	{ DIAG_RECORD_ISSUE, 1, 9999 },
	{ DIAG_RECORD_KIND, 0, ORDINAL_MOST },		/* first_page */
	{ DIAG_RECORD_KIND, 0, ORDINAL_MOST },		/* last_page */
	{ DIAG_RECORD_KIND, 0, INT64_MAX - 1 },		/* known */
};
#define BOUNDS	(sizeof(bounds) / sizeof(*bounds))

/* Whether the columns of ST from AT on are within them; else said. */
static bool
numbers_fit(struct store *store, struct store *record, sqlite3_stmt *st, int at)
{
	int64_t	n;

	for (size_t i = 0; i < BOUNDS; i++) {
		n = sqlite3_column_int64(st, at + (int)i);
		if (n >= bounds[i].least && n <= bounds[i].most)
			continue;
		diag_at(store->diags, bounds[i].diag, PLACE(record->path),
		    "%lld", (long long)n);
		return false;
	}
	return true;
}

/* Whether each publication of RECORD is of a period, or of none, and its numbers can
 * be; else said. */
static bool
rows_fit(struct store *store, struct store *record)
{
	static const char	 sql[] =
	    "SELECT period, issue, first_page, last_page, known"
	    "  FROM publication";
	sqlite3_stmt		*st = store_sql(record, sql);
	struct period		 period;
	bool			 ok = st != NULL;

	while (ok && store_step(record, st, &ok)) {
		ok = column_view(st, 0).n == 0 ||
		    period_parse(column_view(st, 0), &period);
		if (!ok)
			diag_at(store->diags, DIAG_RECORD_PERIOD,
			    PLACE(record->path), "\"" STR_FMT "\"",
			    STR_ARG(text_shown(store->arena,
			    column_view(st, 0))));
		ok = ok && numbers_fit(store, record, st, 1);
	}
	sqlite3_reset(st);
	return ok;
}

/* All that RECORD has, which is at least something. */
static bool
merge_record(struct store *store, struct store *record,
    struct merge_result *result)
{
	struct published	*all;
	size_t			 n;
	bool			 ok = true;

	if (!rows_fit(store, record))
		return false;
	if (!published_all(record, &all, &n) || n == 0) {
		diag_at(store->diags, DIAG_RECORD_KIND, PLACE(record->path),
		    "nothing is published in it");
		return false;
	}
	if (!record_is_ours(store, record))
		return false;
	for (size_t i = 0; i < n; i++)
		ok = merge_one(store, record, &all[i], result) && ok;
	return ok;
}

bool
ledger_merge(struct store *store, const char *const *paths, size_t n,
    struct merge_result *result)
{
	struct store	*record;
	bool		 ok = true;

	*result = (struct merge_result){ 0 };
	if (!store_begin(store))
		return false;
	for (size_t i = 0; i < n; i++) {
		record = record_open(store, paths[i]);
		ok = record != NULL && merge_record(store, record, result) &&
		    ok;
		store_close(record);
	}
	if (ok)
		return store_commit(store);
	store_rollback(store);
	*result = (struct merge_result){ 0 };
	return false;
}
