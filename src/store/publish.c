/*
 * publish.c - a publication is recorded with all that it read.
 *
 * It is PENDING from before its file is renamed into place until after: a build
 * killed in between is settled by the file's digest.
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "store/ledger_int.h"

/* ---- rows ---- */

/* PATH from the root; an empty one stays. */
static struct str
whole_path(struct store *store, struct str path)
{
	return path.n == 0 ? path : str_of(path_whole(store->arena,
	    str_dup(store->arena, path)));
}

static struct str
asked_code(struct store *store, const struct publication *publication)
{
	return publication->asked.kind == PERIOD_NONE ? STR("") :
	    period_code(store->arena, publication->asked);
}

bool
publication_insert(struct store *store, const struct publication *publication,
    const struct row_facts *facts, int64_t *number)
{
	static const char	 sql[] =
	    "INSERT INTO publication (pack, edition, period, issue, path,"
	    " digest, time, seen, state, process, first_page, last_page,"
	    " layout, asked, checked, known, size, inode, changed, modified)"
	    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13,"
	    " ?14, ?15, ?16, ?17, ?18, ?19, ?20)";
	sqlite3_stmt		*st = store_sql(store, sql);

	if (st == NULL)
		return false;
	bind_text(st, 1, publication->pack);
	bind_text(st, 2, publication->edition);
	bind_text(st, 3, period_code(store->arena, publication->period));
	bind_int(st, 4, publication->issue);
	bind_text(st, 5, whole_path(store, publication->path));
	bind_text(st, 6, publication->digest);
	bind_int(st, 7, publication->time);
	bind_int(st, 8, facts->seen);
	bind_text(st, 9, str_of(facts->state));
	bind_int(st, 10, getpid());
	bind_int(st, 11, publication->first_page);
	bind_int(st, 12, publication->last_page);
	bind_text(st, 13, whole_path(store, publication->layout));
	bind_text(st, 14, asked_code(store, publication));
	bind_int(st, 15, facts->checked);
	bind_int(st, 16, facts->known);
	bind_stamp(st, 17, facts->stamp);
	if (!store_run(store, st))
		return false;
	*number = sqlite3_last_insert_rowid(store->db);
	return true;
}

static bool
reads_insert(struct store *store, const struct ledger *ledger, int64_t number)
{
	static const char	 sql[] =
	    "INSERT INTO publication_read (publication, kind, question, digest,"
	    " pages) VALUES (?1, ?2, ?3, ?4, ?5)";
	sqlite3_stmt		*st = store_sql(store, sql);
	const struct read	*read;

	if (st == NULL)
		return false;
	if (ledger == NULL)
		return true;
	for (read = ledger->first; read != NULL; read = read->next) {
		bind_int(st, 1, number);
		bind_text(st, 2, str_of(read->kind));
		bind_text(st, 3, read->question);
		bind_text(st, 4, str_of(read->digest));
		bind_text(st, 5, read->pages);
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

static bool
inputs_insert(struct store *store, const struct publication *publication,
    int64_t number)
{
	static const char	 sql[] =
	    "INSERT INTO publication_input (publication, path, kind, digest,"
	    " size, inode, changed, modified)"
	    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
	sqlite3_stmt		*st = store_sql(store, sql);
	const struct inputs	*inputs = publication->inputs;

	if (st == NULL)
		return false;
	for (size_t i = 0; inputs != NULL && i < inputs->n; i++) {
		const struct input	*input = &inputs->at[i];

		bind_int(st, 1, number);
		bind_text(st, 2, str_of(input->path));
		bind_text(st, 3, str_of(input_kind_word(input->kind)));
		bind_text(st, 4, str_of(input->digest));
		bind_stamp(st, 5, input->stamp);
		if (!store_run(store, st))
			return false;
	}
	return true;
}

bool
details_insert(struct store *store, const struct ledger *ledger,
    const struct publication *publication, int64_t number)
{
	return reads_insert(store, ledger, number) &&
	    parts_insert(store, publication, number) &&
	    inputs_insert(store, publication, number);
}

/* ---- publishing ---- */

bool
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
	struct row_facts	facts = {
		.state = "pending", .seen = store->seen,
		.known = ledger_known(store),
	};
	int			printed = publication->issue;
	int64_t			number;

	ledger_pages(store, publication);
	if (!store_begin(store))
		return false;
	publication->issue = ledger_next_issue(store, publication->pack,
	    publication->edition, publication->period);
	if (printed != 0 && printed != publication->issue)
		diag_at(store->diags, DIAG_LEDGER_MOVED, PLACE(store->path),
		    STR_FMT ", issue %d is taken", STR_ARG(publication->pack),
		    printed);
	else if (issue_free(store, publication) &&
	    publication_insert(store, publication, &facts, &number) &&
	    details_insert(store, store->ledger, publication, number))
		return store_commit(store);
	store_rollback(store);
	return false;
}

/* Publication NUMBER is done, its file is in place and has STAMP. */
static bool
finish_one(struct store *store, int64_t number, struct stamp stamp)
{
	static const char	 sql[] =
	    "UPDATE publication SET state = 'done', size = ?2, inode = ?3,"
	    " changed = ?4, modified = ?5 WHERE number = ?1";
	sqlite3_stmt		*st = store_sql(store, sql);

	if (st == NULL)
		return false;
	bind_int(st, 1, number);
	bind_stamp(st, 2, stamp);
	return store_run(store, st);
}

/* The number of what is to be done; 0 when somebody took it for dead, on a machine that
 * sees nothing of this one's processes and locks. */
static bool
pending_find(struct store *store, const struct publication *publication,
    int64_t *number)
{
	static const char	 sql[] =
	    "SELECT number FROM publication WHERE pack = ?1"
	    "   AND edition = ?2 AND period = ?3 AND issue = ?4"
	    "   AND digest = ?5";
	sqlite3_stmt		*st = store_sql(store, sql);
	bool			 ok = st != NULL;

	*number = 0;
	if (!ok)
		return false;
	bind_text(st, 1, publication->pack);
	bind_text(st, 2, publication->edition);
	bind_text(st, 3, period_code(store->arena, publication->period));
	bind_int(st, 4, publication->issue);
	bind_text(st, 5, publication->digest);
	if (store_step(store, st, &ok))
		*number = sqlite3_column_int64(st, 0);
	sqlite3_reset(st);
	return ok;
}

bool
ledger_done(struct store *store, const struct publication *publication)
{
	const char	*path = str_dup(store->arena, publication->path);
	int64_t		 number;

	if (pending_find(store, publication, &number) && number > 0 &&
	    finish_one(store, number, stamp_of(path)) &&
	    sqlite3_changes(store->db) > 0)
		return true;
	diag_at(store->diags, DIAG_LEDGER_UNDONE, PLACE(path), "%s", "");
	return false;
}

/* ---- the same file again ---- */

bool
published_renew(struct store *store, int64_t number, struct str path,
    struct str layout, int64_t checked, struct stamp stamp)
{
	static const char	 sql[] =
	    "UPDATE publication SET path = ?2, layout = ?3, checked = ?4,"
	    " size = ?5, inode = ?6, changed = ?7, modified = ?8"
	    " WHERE number = ?1";
	sqlite3_stmt		*st = store_sql(store, sql);

	if (st == NULL)
		return false;
	bind_int(st, 1, number);
	bind_text(st, 2, path);
	bind_text(st, 3, layout);
	bind_int(st, 4, checked);
	bind_stamp(st, 5, stamp);
	return store_run(store, st);
}

bool
details_forget(struct store *store, int64_t number)
{
	static const char	 reads[] =
	    "DELETE FROM publication_read WHERE publication = ?1";
	static const char	 inputs[] =
	    "DELETE FROM publication_input WHERE publication = ?1";
	const char *const	 both[] = { reads, inputs };
	sqlite3_stmt		*st;

	for (size_t i = 0; i < 2; i++) {
		st = store_sql(store, both[i]);
		if (st == NULL)
			return false;
		bind_int(st, 1, number);
		if (!store_run(store, st))
			return false;
	}
	return true;
}

/* PUBLICATION as recorded, when its file is the same; said when it is not. */
static bool
confirmed_find(struct store *store, const struct publication *publication,
    struct published *out)
{
	if (publication->issue > 0 &&
	    published_find(store, publication, publication->issue, out) &&
	    str_eq(out->publication.digest, publication->digest))
		return true;
	diag_at(store->diags, DIAG_LEDGER_UNKNOWN, PLACE(store->path),
	    STR_FMT ", issue %d", STR_ARG(publication->pack),
	    publication->issue);
	return false;
}

bool
ledger_confirm(struct store *store, const struct publication *publication)
{
	struct str		path = whole_path(store, publication->path);
	struct published	found;

	ledger_pages(store, publication);
	if (!store_begin(store))
		return false;
	if (confirmed_find(store, publication, &found) &&
	    published_renew(store, found.number, path, whole_path(store,
	    publication->layout), store->seen,
	    stamp_of(str_dup(store->arena, path))) &&
	    details_forget(store, found.number) &&
	    reads_insert(store, store->ledger, found.number) &&
	    inputs_insert(store, publication, found.number))
		return store_commit(store);
	store_rollback(store);
	return false;
}

/* ---- what killed builds left behind ---- */

bool
file_digest(const char *path, struct stamp *stamp, char digest[65])
{
	/* Not blocking: the store may name a FIFO, and be anybody's. */
	int	fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	bool	ok;

	if (fd < 0)
		return false;
	*stamp = stamp_of(path);
	ok = sha256_file(fd, digest);
	if (!stamp_eq(*stamp, stamp_of(path)))
		*stamp = (struct stamp){ 0 };
	close(fd);
	return ok;
}

/* Whether the process that recorded a publication may still be at it.  Asked
 * when a store is opened, so one with our own number is of the past. */
static bool
process_lives(int64_t process)
{
	return process != getpid() && (kill((pid_t)process, 0) == 0 ||
	    errno == EPERM);
}

/* Whether PROCESS may still be at its paper, which is to be PATH.  Numbers are given
 * anew, and mean nothing on another machine or in a container; what is being written
 * is locked until it has its name, and left behind unlocked by who was killed. */
static bool
build_lives(struct store *store, struct str path, int64_t process)
{
	int	fd = open(save_name(store->arena, str_dup(store->arena, path)),
		    O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW);
	bool	left = fd >= 0 && file_lock(fd, 0);
	bool	held = fd >= 0 && !left && errno == EWOULDBLOCK;

	if (fd >= 0)
		close(fd);
	return held || (!left && process_lives(process));
}

static bool
forget_one(struct store *store, int64_t number)
{
	static const char	 sql[] =
	    "DELETE FROM publication WHERE number = ?1";
	sqlite3_stmt		*st = store_sql(store, sql);

	if (st == NULL)
		return false;
	bind_int(st, 1, number);
	return store_run(store, st);
}

/* By whether its file is in place; a missing one is no fault. */
static bool
settle_one(struct store *store, int64_t number, struct str path,
    struct str digest)
{
	char		 found[65];
	struct stamp	 stamp;

	if (!file_digest(str_dup(store->arena, path), &stamp, found) ||
	    !str_is(digest, found))
		return forget_one(store, number);
	return finish_one(store, number, stamp);
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
		if (!build_lives(store, column_view(st, 1),
		    sqlite3_column_int64(st, 3)))
			ok = settle_one(store, sqlite3_column_int64(st, 0),
			    column_view(st, 1), column_view(st, 2));
	sqlite3_reset(st);
	return ok;
}
