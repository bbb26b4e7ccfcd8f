/*
 * ledger.c - what each published pack asked the store, and what it was told.
 *
 * A publication is PENDING from before its file is renamed into place until
 * after: a build killed in between is settled by the file's digest.
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "store/store_int.h"

/* A read of the build: the same one asked again is kept once, because within a
 * build it has the same answer. */
struct read {
	struct read	*next;
	const char	*kind;
	struct str	 question;
	char		 digest[65];
};

struct ledger {
	struct read	 *first, **end;
	struct names	  asked;	/* "kind TAB question" */
};

void
ledger_begin(struct store *store)
{
	store->ledger = arena_make(store->arena, struct ledger);
	store->ledger->end = &store->ledger->first;
}

void
ledger_end(struct store *store)
{
	store->ledger = NULL;	/* its memory goes with the arena */
}

void
ledger_note(struct store *store, const char *kind, struct str question,
    struct str answer)
{
	struct ledger	*ledger = store->ledger;
	struct str	 asked = str_printf(store->arena, "%s\t" STR_FMT, kind,
	    STR_ARG(question));
	struct read	*read;

	if (names_find(&ledger->asked, asked) != NULL)
		return;
	read = arena_make(store->arena, struct read);
	read->kind = kind;
	read->question = str_copy(store->arena, question);
	sha256_hex(answer, read->digest);
	names_add(&ledger->asked, store->arena, asked, read);
	*ledger->end = read;
	ledger->end = &read->next;
}

const char *
ledger_digest(struct store *store, struct str kind, struct str question)
{
	struct str		 asked = str_printf(store->arena, STR_FMT "\t"
	    STR_FMT, STR_ARG(kind), STR_ARG(question));
	const struct read	*read;

	read = names_find(&store->ledger->asked, asked);
	return read != NULL ? read->digest : NULL;
}

/* ---- publications ---- */

int
ledger_next_issue(struct store *store, struct str pack, struct str edition,
    struct period period)
{
	static const char	 sql[] =
	    "SELECT coalesce(max(issue), 0) + 1 FROM publication"
	    " WHERE pack = ?1 AND edition = ?2 AND period = ?3"
	    "   AND state = 'done'";
	sqlite3_stmt		*st = store_sql(store, sql);
	int			 issue = 1;
	bool			 ok = st != NULL;

	if (!ok)
		return issue;
	bind_text(st, 1, pack);
	bind_text(st, 2, edition);
	bind_text(st, 3, period_code(store->arena, period));
	if (store_step(store, st, &ok))
		issue = sqlite3_column_int(st, 0);
	sqlite3_reset(st);
	return issue;
}

static bool
publication_insert(struct store *store, const struct publication *publication,
    int64_t *number)
{
	static const char	 sql[] =
	    "INSERT INTO publication (pack, edition, period, issue, path,"
	    " digest, time, seen, state, process, first_page, last_page)"
	    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 'pending', ?9, ?10, ?11)";
	sqlite3_stmt		*st = store_sql(store, sql);

	if (st == NULL)
		return false;
	bind_text(st, 1, publication->pack);
	bind_text(st, 2, publication->edition);
	bind_text(st, 3, period_code(store->arena, publication->period));
	bind_int(st, 4, publication->issue);
	bind_text(st, 5, str_of(path_whole(store->arena, str_dup(store->arena,
	    publication->path))));
	bind_text(st, 6, publication->digest);
	bind_int(st, 7, publication->time);
	bind_int(st, 8, store->seen);
	bind_int(st, 9, getpid());
	bind_int(st, 10, publication->first_page);
	bind_int(st, 11, publication->last_page);
	if (!store_run(store, st))
		return false;
	*number = sqlite3_last_insert_rowid(store->db);
	return true;
}

static bool
reads_insert(struct store *store, int64_t publication)
{
	static const char	 sql[] =
	    "INSERT INTO publication_read (publication, kind, question, digest)"
	    " VALUES (?1, ?2, ?3, ?4)";
	sqlite3_stmt		*st = store_sql(store, sql);
	const struct read	*read;

	if (st == NULL)
		return false;
	if (store->ledger == NULL)
		return true;
	for (read = store->ledger->first; read != NULL; read = read->next) {
		bind_int(st, 1, publication);
		bind_text(st, 2, str_of(read->kind));
		bind_text(st, 3, read->question);
		bind_text(st, 4, str_of(read->digest));
		if (!store_run(store, st))
			return false;
	}
	return true;
}

static bool
parts_insert(struct store *store, const struct publication *publication,
    int64_t number)
{
	static const char	 sql[] =
	    "INSERT INTO publication_part (publication, position, id, title,"
	    " digest) VALUES (?1, ?2, ?3, ?4, ?5)";
	sqlite3_stmt		*st = store_sql(store, sql);
	const struct part	*part = publication->parts;

	if (st == NULL)
		return false;
	for (size_t i = 0; i < publication->nparts; i++, part++) {
		bind_int(st, 1, number);
		bind_int(st, 2, (int64_t)i + 1);
		bind_text(st, 3, part->id);
		bind_text(st, 4, part->title);
		bind_text(st, 5, str_of(part->digest));
		if (!store_run(store, st))
			return false;
	}
	return true;
}

/* Whether somebody alive is about to publish the same issue. */
static bool
issue_free(struct store *store, const struct publication *publication)
{
	static const char	 sql[] =
	    "SELECT process FROM publication WHERE pack = ?1 AND edition = ?2"
	    "   AND period = ?3 AND issue = ?4";
	sqlite3_stmt		*st = store_sql(store, sql);
	bool			 ok = st != NULL;

	if (!ok)
		return false;
	bind_text(st, 1, publication->pack);
	bind_text(st, 2, publication->edition);
	bind_text(st, 3, period_code(store->arena, publication->period));
	bind_int(st, 4, publication->issue);
	if (store_step(store, st, &ok)) {
		diag_at(store->diags, DIAG_LEDGER_BUSY, PLACE(store->path),
		    STR_FMT ", issue %d, by process %lld",
		    STR_ARG(publication->pack), publication->issue,
		    (long long)sqlite3_column_int64(st, 0));
		ok = false;
	}
	sqlite3_reset(st);
	return ok;
}

bool
ledger_publish(struct store *store, struct publication *publication)
{
	int	printed = publication->issue;
	int64_t	number;

	if (!store_begin(store))
		return false;
	publication->issue = ledger_next_issue(store, publication->pack,
	    publication->edition, publication->period);
	if (printed != 0 && printed != publication->issue)
		diag_at(store->diags, DIAG_LEDGER_MOVED, PLACE(store->path),
		    STR_FMT ", issue %d is taken", STR_ARG(publication->pack),
		    printed);
	else if (issue_free(store, publication) &&
	    publication_insert(store, publication, &number) &&
	    reads_insert(store, number) &&
	    parts_insert(store, publication, number))
		return store_commit(store);
	store_rollback(store);
	return false;
}

bool
ledger_done(struct store *store, const struct publication *publication)
{
	static const char	 sql[] =
	    "UPDATE publication SET state = 'done' WHERE pack = ?1"
	    "   AND edition = ?2 AND period = ?3 AND issue = ?4";
	sqlite3_stmt		*st = store_sql(store, sql);

	if (st == NULL)
		return false;
	bind_text(st, 1, publication->pack);
	bind_text(st, 2, publication->edition);
	bind_text(st, 3, period_code(store->arena, publication->period));
	bind_int(st, 4, publication->issue);
	return store_run(store, st);
}

/* ---- what killed builds left behind ---- */

/* Whether the process that recorded a publication may still be at it.  Asked
 * when a store is opened, so one with our own number is of the past. */
static bool
process_lives(int64_t process)
{
	return process != getpid() && (kill((pid_t)process, 0) == 0 ||
	    errno == EPERM);
}

/* Whether the file of a publication is in place; a missing one is no fault. */
static bool
in_place(struct store *store, struct str path, struct str digest)
{
	int	fd = open(str_dup(store->arena, path), O_RDONLY | O_CLOEXEC);
	char	found[65];
	bool	same;

	if (fd < 0)
		return false;
	same = sha256_file(fd, found) && str_is(digest, found);
	close(fd);
	return same;
}

static bool
settle_one(struct store *store, int64_t number, bool done)
{
	static const char	 update[] =
	    "UPDATE publication SET state = 'done' WHERE number = ?1";
	static const char	 forget[] =
	    "DELETE FROM publication WHERE number = ?1";
	sqlite3_stmt		*st = store_sql(store, done ? update : forget);

	if (st == NULL)
		return false;
	bind_int(st, 1, number);
	return store_run(store, st);
}

bool
ledger_settle(struct store *store)
{
	static const char	 sql[] =
	    "SELECT number, path, digest, process FROM publication"
	    " WHERE state = 'pending'";
	sqlite3_stmt		*st = store_sql(store, sql);
	bool			 ok = st != NULL;

	while (ok && store_step(store, st, &ok))
		if (!process_lives(sqlite3_column_int64(st, 3)))
			ok = settle_one(store, sqlite3_column_int64(st, 0),
			    in_place(store, column_view(st, 1),
			    column_view(st, 2)));
	sqlite3_reset(st);
	return ok;
}
