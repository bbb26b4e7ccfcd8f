/*
 * store.c - open the store, bring it to this program's version, close it; and as of
 * when it is read.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "store/open_int.h"

#define APPLICATION	0x506B7772	/* "Pkwr" */
#define PATIENCE	5000		/* milliseconds to wait for a lock */

/* What brings a store from version I to I + 1; a new one is of version 0. */
static const char *const steps[] = {
#include "schema.inc"
};

#define VERSION_NOW	((int64_t)(sizeof(steps) / sizeof(steps[0])))

/* ---- what kind of file is it ---- */

/*
 * Triggers, views and virtual tables do what they say, or have the code of others
 * do it.  What a row of the schema calls itself proves nothing: SQLite goes by its
 * words.  Those of tables and indexes it has always put down in this way.
 */
bool
schema_plain(struct store *store, bool *plain)
{
	static const char	others[] =
	    "SELECT count(*) FROM sqlite_schema WHERE (rootpage > 0"
	    " AND ((type = 'table' AND sql GLOB 'CREATE TABLE *')"
	    " OR (type = 'index' AND (sql IS NULL"
	    "  OR sql GLOB 'CREATE INDEX *'"
	    "  OR sql GLOB 'CREATE UNIQUE INDEX *')))) IS NOT 1";
	int64_t			n;

	if (!pragma(store, others, &n))
		return false;
	*plain = n == 0;
	return true;
}

/* Its version, 0 when nothing is in it yet; false, said, when not ours. */
static bool
identify(struct store *store, int64_t *version)
{
	int64_t	application, objects;
	bool	plain;

	if (!pragma(store, "PRAGMA application_id", &application) ||
	    !pragma(store, "PRAGMA user_version", version) ||
	    !pragma(store, "SELECT count(*) FROM sqlite_schema", &objects) ||
	    !schema_plain(store, &plain))
		return false;
	if (*version < 0 || (application != APPLICATION &&
	    (application != 0 || *version != 0 || objects != 0))) {
		diag_at(store->diags, DIAG_STORE_KIND, PLACE(store->path),
		    "a database of another program");
		return false;
	}
	if (*version > VERSION_NOW) {
		diag_at(store->diags, DIAG_STORE_NEWER, PLACE(store->path),
		    "version %lld, this program knows %lld",
		    (long long)*version, (long long)VERSION_NOW);
		return false;
	}
	if (!plain) {
		diag_at(store->diags, DIAG_STORE_KIND, PLACE(store->path),
		    "it has triggers, views or virtual tables, as no store has");
		return false;
	}
	return true;
}

/* Whether a store of VERSION can be read, or brought up to date, in the mode
 * asked for. */
static bool
version_fits(struct store *store, int64_t version)
{
	if (version == 0 && store->mode != STORE_CREATE &&
	    store->mode != STORE_TRIAL) {
		diag_at(store->diags, DIAG_STORE_KIND, PLACE(store->path),
		    "there is nothing in it");
		return false;
	}
	return true;
}

int64_t
schema_version(void)
{
	return VERSION_NOW;
}

bool
schema_take(struct store *store, int64_t from, int application)
{
	for (int64_t i = from; i < VERSION_NOW; i++)
		if (!execute(store, steps[i]))
			return false;
	return execute(store, arena_printf(store->arena,
	    "PRAGMA application_id = %d; PRAGMA user_version = %d",
	    application, (int)VERSION_NOW));
}

/* Take the steps that are missing, all or none.  Two programs may come to a new
 * store at once, so the version is asked again under the lock. */
static bool
migrate(struct store *store)
{
	int64_t	version;

	if (!store_begin(store))
		return false;
	if (identify(store, &version) &&
	    schema_take(store, version, APPLICATION)) {
		store->version = VERSION_NOW;
		return store_commit(store);
	}
	store_rollback(store);
	return false;
}

/* ---- open and close ---- */

/* SQLite's name of a database without a file. */
#define IN_MEMORY	":memory:"

/* Whether a file could be made at the store's path, for a trial of one; false, said. */
static bool
folder_takes(struct store *store)
{
	/* Behind a folder alone there is a "." */
	if (access(arena_printf(store->arena, "%s/.", path_folder(store->arena,
	    store->path)), W_OK | X_OK) == 0)
		return true;
	diag_at(store->diags, DIAG_STORE_OPEN, PLACE(store->path), "%s",
	    strerror(errno));
	return false;
}

void
store_missing(struct arena *arena, struct diags *diags, struct place at,
    const char *path)
{
	diag_at(diags, DIAG_STORE_MISSING, at, "packwright import %s FILE.csv%s",
	    path_shell(arena, path), path_meant(arena, path));
}

/* A path that is to be a store; false, said, when it cannot be one. */
static bool
path_fits(struct store *store)
{
	struct stat	st;

	/* SQLite takes these for a database that is gone when it is closed. */
	if (*store->path == '\0' || strcmp(store->path, IN_MEMORY) == 0) {
		diag_at(store->diags, DIAG_STORE_NAMELESS, PLACE(store->path),
		    "%s", "");
		return false;
	}
	if (store->mode == STORE_TRIAL)
		return folder_takes(store);
	if (stat(store->path, &st) != 0) {
		if (errno == ENOENT && store->mode == STORE_CREATE)
			return true;
		if (errno == ENOENT)
			store_missing(store->arena, store->diags,
			    PLACE(store->path), store->path);
		else
			diag_at(store->diags, DIAG_STORE_OPEN,
			    PLACE(store->path), "%s%s", strerror(errno),
			    open_hint(errno));
		return false;
	}
	if (!S_ISREG(st.st_mode)) {
		diag_at(store->diags, DIAG_STORE_KIND, PLACE(store->path),
		    "not a regular file");
		return false;
	}
	return true;
}

/* Whether a store that SQLite answered with the extended CODE may yet be read from
 * a copy: its folder takes no files, or has no room for the log's index. */
static bool
wants_copy(int code)
{
	return (code & 0xFF) == SQLITE_CANTOPEN ||
	    (code & 0xFF) == SQLITE_READONLY || (code & 0xFF) == SQLITE_FULL ||
	    code == SQLITE_IOERR_SHMOPEN || code == SQLITE_IOERR_SHMSIZE ||
	    code == SQLITE_IOERR_SHMMAP;
}

/* The owner of the new store PATH can use it, whatever the umask took; what SQLite
 * puts beside it gets its mode. */
static void
keep_usable(const char *path)
{
	struct stat	st;

	if (stat(path, &st) == 0)
		chmod(path, (st.st_mode & 07777) | S_IRUSR | S_IWUSR);
}

/* Connect to the file, as one who writes where that may be: SQLite's read-only
 * connections leave their log behind.  settings() keeps a reader from it. */
static bool
open_db(struct store *store)
{
	const bool	is_new = store->mode == STORE_CREATE &&
			    !path_exists(store->path);
	int		flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX;

	if (store->mode == STORE_CREATE)
		flags |= SQLITE_OPEN_CREATE;
	if (sqlite3_open_v2(store->mode == STORE_TRIAL ? IN_MEMORY :
	    store->path, &store->db, flags, NULL) != SQLITE_OK)
		return false;
	if (is_new)
		keep_usable(store->path);
	disarm(store->db);
	sqlite3_extended_result_codes(store->db, 1);
	sqlite3_busy_timeout(store->db, PATIENCE);
	return true;
}

/* Connect once more, and have SQLite keep the index of the log in memory, as it
 * does for who is alone at a store; false when it cannot be read like that. */
static bool
open_alone(struct store *store)
{
	sqlite3_close(store->db);
	store->db = NULL;
	return open_db(store) && sqlite3_exec(store->db,
	    "PRAGMA locking_mode = EXCLUSIVE; SELECT 1 FROM sqlite_schema",
	    NULL, NULL, NULL) == SQLITE_OK;
}

/* The fault of the extended CODE, when nothing else helped. */
static void
say_unreadable(struct store *store, int code, const char *said, int why)
{
	if (why != EMFILE && sidecar_waits(store))
		said = "nothing can be written beside it, as is needed while "
		    "there is something in its -wal or -journal, so copy both "
		    "to where something can";
	diag_at(store->diags, (code & 0xFF) == SQLITE_FULL ? DIAG_STORE_FULL :
	    DIAG_STORE_OPEN, PLACE(store->path), "%s%s%s%s", said,
	    why == 0 ? "" : ": ", why == 0 ? "" : error_said(why),
	    open_hint(why));
}

/* Whether a reader can read STORE, from a copy if need be; false, said.  What else
 * is wrong is found when it is asked. */
static bool
readable(struct store *store)
{
	const char	*said;
	int		 code, why;

	/* What SQLite puts beside a store would be the reader's, and shut its
	 * owner out. */
	if (access(store->path, W_OK) != 0 && open_copy(store))
		return true;
	errno = 0;
	code = sqlite3_exec(store->db, "SELECT 1 FROM sqlite_schema", NULL,
	    NULL, NULL);
	if (!wants_copy(code))
		return true;
	why = system_error(store, code);
	said = str_dup(store->arena, str_of(sqlite3_errmsg(store->db)));
	if (open_copy(store) || open_alone(store))
		return true;
	say_unreadable(store, code, said, why);
	return false;
}

/* Whether a store that is to be written may be; false, said.  SQLite would find out
 * late, and leave what it puts beside it as the user's own, who shuts others out. */
static bool
writable(struct store *store)
{
	if (store->mode == STORE_READ || store->mode == STORE_TRIAL ||
	    access(store->path, W_OK) == 0 || errno == ENOENT)
		return true;
	diag_at(store->diags, DIAG_STORE_READ_ONLY, PLACE(store->path), "%s",
	    strerror(errno));
	return false;
}

static bool
open_file(struct store *store)
{
	/* A store belongs to one thread: neither locks nor a count of memory
	 * are needed, and they take a tenth of an import.  SQLite refuses when
	 * it is at work already, which only costs that tenth. */
	sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
	sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
	/* A store's name is a path and no URI, which could lead elsewhere. */
	sqlite3_config(SQLITE_CONFIG_URI, 0);
	if (!open_db(store))
		return store_fault(store);
	return store->mode != STORE_READ || readable(store);
}

/*
 * A write-ahead log lets builds read while an import writes.  A reader is in one
 * transaction from here until it closes, so all its answers are of one state.  A
 * writer cannot be: `seen` keeps imports that come meanwhile from its reads.
 * FULL syncs the log at each commit: what was said to be stored is there after a
 * power cut.  The cache keeps most of a large import out of the log until then.
 */
static bool
settings(struct store *store)
{
	if (!execute(store, "PRAGMA foreign_keys = ON;"
	    "PRAGMA trusted_schema = OFF"))
		return false;
	return execute(store, store->mode == STORE_READ ?
	    "PRAGMA query_only = ON; BEGIN" :
	    "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
	    "PRAGMA cache_size = -65536");
}

static bool
prepare(struct store *store)
{
	if (!path_fits(store) || !sidecar_fits(store) || !writable(store) ||
	    !open_file(store) || !identify(store, &store->version) ||
	    !version_fits(store, store->version) || !settings(store))
		return false;
	if (store->mode == STORE_READ)
		return store_refresh(store);
	if ((store->version < VERSION_NOW && !migrate(store)) ||
	    !ledger_settle(store))
		return false;
	return store_refresh(store);
}

struct store *
store_open(const char *path, enum store_mode mode, struct arena *arena,
    struct diags *diags)
{
	struct store	*store = arena_make(arena, struct store);

	*store = (struct store){
		.arena = arena,
		.diags = diags,
		.path = str_dup(arena, str_of(path)),
		.mode = mode,
	};
	if (prepare(store))
		return store;
	store_close(store);
	return NULL;
}

void
store_close(struct store *store)
{
	if (store == NULL)
		return;
	for (size_t i = 0; i < store->nprepared; i++)
		sqlite3_finalize(store->prepared[i].st);
	free(store->prepared);
	store->prepared = NULL;
	store->nprepared = 0;
	sqlite3_close(store->db);
	store->db = NULL;
}

/*
 * Only who is alone at a store can take it out of its log; from then on nobody
 * else comes to it.  Who has it open only so far as not to have read it finds
 * that it was moved when he writes, and is refused.
 */
void
store_discard(struct store *store)
{
	static const char	alone[] = "PRAGMA locking_mode = EXCLUSIVE;"
				    "PRAGMA journal_mode = MEMORY";
	static const char	kept[] =
	    "SELECT (SELECT count(*) FROM import)"
	    " + (SELECT count(*) FROM publication)";
	int64_t			n;

	if (sqlite3_exec(store->db, alone, NULL, NULL, NULL) == SQLITE_OK &&
	    store_number(store, kept, 0, &n) && n == 0)
		unlink(sqlite3_db_filename(store->db, "main"));
	store_close(store);
}

void
store_patience(struct store *store, int milliseconds)
{
	sqlite3_busy_timeout(store->db, milliseconds);
}

/* ---- as things stood ---- */

void
store_look_back(struct store *store, int64_t seen)
{
	store->seen = seen;
	store->indicators = (struct names){ 0 };
	store->authority = NULL;
}

bool
store_refresh(struct store *store)
{
	static const char	newest[] = "SELECT max(number) FROM import";
	int64_t			seen;

	if (store->pinned)
		return true;
	if (!store_number(store, newest, 0, &seen))
		return false;
	store_look_back(store, seen);
	return true;
}

#define DAY	((int64_t)24 * 60 * 60)

bool
store_as_at(struct store *store, struct date date)
{
	static const char	 until[] =
	    "SELECT max(number) FROM import WHERE time < ?1";
	sqlite3_stmt		*st = store_sql(store, until);
	int64_t			 seen;

	if (st == NULL)
		return false;
	bind_int(st, 1, (date_days(date) + 1) * DAY);
	if (!store_number(store, until, 0, &seen))
		return false;
	store->pinned = true;
	store_look_back(store, seen);
	return true;
}
