/*
 * sql.c - a wall round SQLite: its faults as messages, statements, transactions.
 */
#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "store/open_int.h"

/* ---- faults ---- */

static const struct {
	int		 code;		/* SQLite's, without its extension */
	enum diag	 diag;
} fault_table[] = {
	{ SQLITE_BUSY,		DIAG_STORE_LOCKED },
	{ SQLITE_LOCKED,	DIAG_STORE_LOCKED },
	{ SQLITE_NOTADB,	DIAG_STORE_KIND },
	{ SQLITE_CORRUPT,	DIAG_STORE_DAMAGED },
	{ SQLITE_READONLY,	DIAG_STORE_READ_ONLY },
	{ SQLITE_PERM,		DIAG_STORE_READ_ONLY },
	{ SQLITE_CANTOPEN,	DIAG_STORE_OPEN },
	{ SQLITE_FULL,		DIAG_STORE_FULL },
};

/* SQLite keeps no reason for a COMMIT that fails, and no sure one for a file that it
 * cannot open, so that is tried. */
int
system_error(const struct store *store, int code)
{
	int	why = sqlite3_system_errno(store->db), last = errno;
	int	fd, folder;

	if ((code & 0xFF) == SQLITE_IOERR)
		return why != 0 ? why : last;
	if ((code & 0xFF) != SQLITE_CANTOPEN)
		return 0;
	fd = open(store->path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (fd < 0 && errno != ENOENT)
		return errno;
	if (fd >= 0)
		close(fd);
	if (why == EMFILE || why == ENFILE)
		return why;
	folder = sidecar_error(store);
	if (folder != 0)
		return folder;
	return fd < 0 || why != ENOENT ? why : 0;
}

/* Operands that were swapped are seen by their names. */
static const char *
kind_hint(const struct store *store, enum diag diag)
{
	return diag == DIAG_STORE_KIND && str_ends(str_of(store->path),
	    ".ini") ? "; it may be a layout: name the store that it names" :
	    "";
}

/* What keeps a store from being written that may be: SQLite says neither. */
static const char *
foreign_hint(const struct store *store, enum diag diag)
{
	const char	*path = diag == DIAG_STORE_READ_ONLY ?
			    sidecar_foreign(store) : NULL;

	return path == NULL ? "" : arena_printf(store->arena, ": %s is "
	    "another user's, who may not write the store: once nobody has it "
	    "open, take the -shm away, and the -wal if it is empty", path);
}

const char *
open_hint(int why)
{
	if (why == EACCES || why == EPERM)
		return "; ask who owns it for leave";
	return why == ENOENT || why == ENOTDIR ? "; mend its name, or make "
	    "the folder first" : "";
}

/* SQLite does not tell which of its files it had no room for. */
static const char *
full_where(const struct store *store, enum diag diag)
{
	return diag == DIAG_STORE_FULL && path_has_room(store->arena,
	    store->path) ? "; there is room where the store lies, so look at "
	    "where temporary files go, which TMPDIR names, or else /var/tmp" :
	    "";
}

bool
store_fault(struct store *store)
{
	int		code = sqlite3_extended_errcode(store->db);
	int		why = system_error(store, code & 0xFF);
	enum diag	diag = DIAG_STORE_SQL;

	if ((code & 0xFF) == SQLITE_NOMEM)
		out_of_memory();
	for (size_t i = 0; i < sizeof(fault_table) / sizeof(*fault_table); i++)
		if (fault_table[i].code == (code & 0xFF))
			diag = fault_table[i].diag;
	if ((code & 0xFF) == SQLITE_IOERR && why == ENOSPC)
		diag = DIAG_STORE_FULL;
	diag_at(store->diags, diag, PLACE(store->path), "%s%s%s%s%s%s%s",
	    sqlite3_errmsg(store->db), why != 0 ? ": " : "",
	    why != 0 ? error_said(why) : "", full_where(store, diag),
	    diag == DIAG_STORE_OPEN ? open_hint(why) : "",
	    kind_hint(store, diag), foreign_hint(store, diag));
	return false;
}

/* ---- statements ---- */

sqlite3_stmt *
store_sql(struct store *store, const char *sql)
{
	struct prepared	*prepared;

	for (size_t i = 0; i < store->nprepared; i++)
		if (store->prepared[i].sql == sql)
			return store->prepared[i].st;
	store->prepared = must_realloc(store->prepared,
	    (store->nprepared + 1) * sizeof(*store->prepared));
	prepared = &store->prepared[store->nprepared];
	prepared->sql = sql;
	errno = 0;
	if (sqlite3_prepare_v3(store->db, sql, -1, SQLITE_PREPARE_PERSISTENT,
	    &prepared->st, NULL) != SQLITE_OK) {
		store_fault(store);
		return NULL;
	}
	store->nprepared++;
	return prepared->st;
}

/* Binding fails only for a position that is not in the SQL, our own mistake, or
 * for memory. */
static void
bound(int rc)
{
	if (rc == SQLITE_NOMEM)
		out_of_memory();
	assert(rc == SQLITE_OK);
}

void
bind_int(sqlite3_stmt *st, int at, int64_t value)
{
	bound(sqlite3_bind_int64(st, at, value));
}

void
bind_text(sqlite3_stmt *st, int at, struct str text)
{
	bound(sqlite3_bind_text64(st, at, text.s != NULL ? text.s : "", text.n,
	    SQLITE_STATIC, SQLITE_UTF8));
}

bool
store_step(struct store *store, sqlite3_stmt *st, bool *ok)
{
	int	rc;

	errno = 0;
	rc = sqlite3_step(st);
	if (rc != SQLITE_ROW && rc != SQLITE_DONE)
		*ok = store_fault(store);
	return rc == SQLITE_ROW;
}

bool
store_run(struct store *store, sqlite3_stmt *st)
{
	bool	ok = true;

	while (store_step(store, st, &ok))
		;
	sqlite3_reset(st);
	return ok;
}

bool
store_number(struct store *store, const char *sql, int64_t otherwise,
    int64_t *out)
{
	sqlite3_stmt	*st = store_sql(store, sql);
	bool		 ok = st != NULL;

	*out = otherwise;
	if (!ok)
		return false;
	if (store_step(store, st, &ok) &&
	    sqlite3_column_type(st, 0) != SQLITE_NULL)
		*out = sqlite3_column_int64(st, 0);
	sqlite3_reset(st);
	return ok;
}

struct str
column_view(sqlite3_stmt *st, int at)
{
	const char	*text = (const char *)sqlite3_column_text(st, at);

	return (struct str){ text != NULL ? text : "",
	    (size_t)sqlite3_column_bytes(st, at) };
}

struct str
column_copy(const struct store *store, sqlite3_stmt *st, int at)
{
	return str_copy(store->arena, column_view(st, at));
}

struct num
column_num(sqlite3_stmt *st, int at)
{
	struct num	num = NUM_NONE;
	int64_t		whole;

	if (sqlite3_column_type(st, at) == SQLITE_TEXT)
		num_parse(column_view(st, at), &num);
	else if (sqlite3_column_type(st, at) == SQLITE_INTEGER) {
		whole = sqlite3_column_int64(st, at);
		if (whole >= -NUM_MOST && whole <= NUM_MOST)
			num = num_int(whole);
	}
	return num;
}

bool
execute(struct store *store, const char *sql)
{
	errno = 0;
	return sqlite3_exec(store->db, sql, NULL, NULL, NULL) == SQLITE_OK ||
	    store_fault(store);
}

/* Not prepared for keeping: it has to be asked afresh. */
bool
pragma(struct store *store, const char *sql, int64_t *out)
{
	sqlite3_stmt	*st = NULL;
	bool		 ok;

	*out = 0;
	errno = 0;
	ok = sqlite3_prepare_v2(store->db, sql, -1, &st, NULL) == SQLITE_OK ||
	    store_fault(store);
	if (ok && store_step(store, st, &ok))
		*out = sqlite3_column_int64(st, 0);
	sqlite3_finalize(st);
	return ok;
}

bool
store_references(struct store *store, bool checked)
{
	return execute(store, checked ? "PRAGMA foreign_keys = ON" :
	    "PRAGMA foreign_keys = OFF");
}

/* ---- transactions ---- */

bool
store_begin(struct store *store)
{
	return execute(store, "BEGIN IMMEDIATE");
}

bool
store_writable(struct store *store)
{
	/* SQLite lets a write begin that it will refuse: one is tried. */
	bool	ok = store_begin(store) &&
		    execute(store, "DELETE FROM publication WHERE number < 0");

	store_rollback(store);
	return ok;
}

/* A commit that failed has changed nothing. */
bool
store_commit(struct store *store)
{
	if (execute(store, "COMMIT"))
		return true;
	store_rollback(store);
	return false;
}

/* Some faults have rolled back already. */
void
store_rollback(struct store *store)
{
	if (!sqlite3_get_autocommit(store->db))
		execute(store, "ROLLBACK");
}
