/*
 * store.c - open and migrate the store, transactions, and a wall round SQLite.
 */
#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "store/store_int.h"

#define APPLICATION	0x506B7772	/* "Pkwr" */
#define RECORD_APPLICATION 0x506B776C	/* "Pkwl" */
#define PATIENCE	5000		/* milliseconds to wait for a lock */

/* What brings a store from version I to I + 1; a new one is of version 0. */
static const char *const steps[] = {
#include "schema.inc"
};

#define VERSION_NOW	((int64_t)(sizeof(steps) / sizeof(steps[0])))

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

bool
store_fault(struct store *store)
{
	int		code = sqlite3_extended_errcode(store->db);
	enum diag	diag = DIAG_STORE_SQL;

	if ((code & 0xFF) == SQLITE_NOMEM)
		out_of_memory();
	for (size_t i = 0; i < sizeof(fault_table) / sizeof(*fault_table); i++)
		if (fault_table[i].code == (code & 0xFF))
			diag = fault_table[i].diag;
	diag_at(store->diags, diag, PLACE(store->path), "%s",
	    sqlite3_errmsg(store->db));
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
	int	rc = sqlite3_step(st);

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

	if (sqlite3_column_type(st, at) == SQLITE_INTEGER)
		return num_int(sqlite3_column_int64(st, at));
	if (sqlite3_column_type(st, at) == SQLITE_TEXT)
		num_parse(column_view(st, at), &num);
	return num;
}

/* Run SQL that is ours alone and has no parameters. */
static bool
execute(struct store *store, const char *sql)
{
	return sqlite3_exec(store->db, sql, NULL, NULL, NULL) == SQLITE_OK ||
	    store_fault(store);
}

bool
store_begin(struct store *store)
{
	return execute(store, "BEGIN IMMEDIATE");
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

/* ---- what kind of file is it ---- */

/* A number that a pragma answers with; not prepared for keeping, because it has
 * to be asked afresh. */
static bool
pragma(struct store *store, const char *sql, int64_t *out)
{
	sqlite3_stmt	*st = NULL;
	bool		 ok;

	*out = 0;
	ok = sqlite3_prepare_v2(store->db, sql, -1, &st, NULL) == SQLITE_OK ||
	    store_fault(store);
	if (ok && store_step(store, st, &ok))
		*out = sqlite3_column_int64(st, 0);
	sqlite3_finalize(st);
	return ok;
}

/* Its version, 0 when nothing is in it yet; false, said, when not ours.  One that
 * somebody has put triggers or views into would do what they say. */
static bool
identify(struct store *store, int64_t *version)
{
	static const char	lively[] = "SELECT count(*) FROM sqlite_schema"
				    " WHERE type IN ('trigger', 'view')"
				    " OR sql LIKE 'CREATE VIRTUAL %'";
	int64_t			application, objects, alive;

	if (!pragma(store, "PRAGMA application_id", &application) ||
	    !pragma(store, "PRAGMA user_version", version) ||
	    !pragma(store, "SELECT count(*) FROM sqlite_schema", &objects) ||
	    !pragma(store, lively, &alive))
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
	if (alive != 0) {
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
	if (version == 0 && store->mode != STORE_CREATE) {
		diag_at(store->diags, DIAG_STORE_KIND, PLACE(store->path),
		    "there is nothing in it");
		return false;
	}
	return true;
}

/* Take the steps that are missing, all or none.  Two programs may come to a new
 * store at once, so the version is asked again under the lock. */
static bool
migrate(struct store *store)
{
	int64_t		 version;
	char		*mark;

	if (!store_begin(store))
		return false;
	if (!identify(store, &version))
		goto fail;
	for (int64_t i = version; i < VERSION_NOW; i++)
		if (!execute(store, steps[i]))
			goto fail;
	mark = arena_printf(store->arena,
	    "PRAGMA application_id = %d; PRAGMA user_version = %d",
	    APPLICATION, (int)VERSION_NOW);
	if (!execute(store, mark))
		goto fail;
	store->version = VERSION_NOW;
	return store_commit(store);
fail:
	store_rollback(store);
	return false;
}

/* ---- a store in a folder that cannot be written ---- */

/* What must not change while a file is copied. */
static bool
same_file(const struct stat *a, const struct stat *b)
{
	return a->st_ino == b->st_ino && a->st_size == b->st_size &&
	    a->st_mtim.tv_sec == b->st_mtim.tv_sec &&
	    a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

/* Whether a write-ahead log holds what the file does not yet. */
static bool
has_log(const struct store *store)
{
	struct stat	st;

	return stat(arena_printf(store->arena, "%s-wal", store->path),
	    &st) == 0 && st.st_size > 0;
}

/* Where a database says how large its pages are and how many it has; bytes 18
 * and 19 say 2 when it has a write-ahead log. */
#define HEADER_PAGE	16
#define HEADER_WRITE	18
#define HEADER_READ	19
#define HEADER_COUNT	28
#define HEADER_SIZE	100

/* Open the N BYTES of a database in place of the file.  They are SQLite's from
 * now on. */
static bool
open_bytes(struct store *store, unsigned char *bytes, size_t n)
{
	bytes[HEADER_WRITE] = bytes[HEADER_READ] = 1;
	sqlite3_close(store->db);
	store->db = NULL;
	if (sqlite3_open_v2(":memory:", &store->db, SQLITE_OPEN_READWRITE |
	    SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK)
		return sqlite3_deserialize(store->db, "main", bytes,
		    (sqlite3_int64)n, (sqlite3_int64)n,
		    SQLITE_DESERIALIZE_FREEONCLOSE |
		    SQLITE_DESERIALIZE_READONLY) == SQLITE_OK;
	sqlite3_free(bytes);
	return false;
}

/* Room for a database of N bytes. */
static unsigned char *
bytes_new(size_t n)
{
	unsigned char	*bytes = sqlite3_malloc64(n);

	if (bytes != NULL)
		return bytes;
	out_of_memory();
}

/* Read the SIZE bytes that FD has; NULL when they are not to be had. */
static unsigned char *
bytes_read(int fd, size_t size)
{
	unsigned char	*bytes = bytes_new(size);
	size_t		 n = 0;
	ssize_t		 got = 1;

	while (n < size && got > 0) {
		got = read(fd, bytes + n, size - n);
		n += got > 0 ? (size_t)got : 0;
	}
	if (n == size)
		return bytes;
	sqlite3_free(bytes);
	return NULL;
}

/*
 * Read a store whose folder takes no files: SQLite needs some beside it even to
 * read.  Telling it the file is immutable would be a promise nobody can keep
 * for other users, so the whole of it is read into memory, and the copy is good
 * if the file did not change meanwhile and nothing was waiting in a log.
 */
static bool
open_copy(struct store *store)
{
	int		 fd = open(store->path, O_RDONLY | O_CLOEXEC);
	struct stat	 before, after;
	unsigned char	*bytes = NULL;

	if (fd < 0)
		return false;
	if (fstat(fd, &before) == 0 && before.st_size >= HEADER_SIZE &&
	    !has_log(store))
		bytes = bytes_read(fd, (size_t)before.st_size);
	close(fd);
	if (bytes == NULL)
		return false;
	if (stat(store->path, &after) == 0 && same_file(&before, &after) &&
	    !has_log(store))
		return open_bytes(store, bytes, (size_t)before.st_size);
	sqlite3_free(bytes);
	return false;
}

/* ---- stores in memory: what a build on a copy writes down ---- */

/* One for PATH, with nothing open yet, whose faults are its own. */
static struct store *
memory_new(const struct store *like, const char *path)
{
	struct store	*store = arena_make(like->arena, struct store);

	*store = (struct store){
		.arena = like->arena,
		.diags = diags_new(like->arena),
		.path = path,
		.mode = STORE_WRITE,
		.version = VERSION_NOW,
	};
	return store;
}

struct store *
store_memory(const struct store *like, const char *path)
{
	struct store	*store = memory_new(like, path);
	char		*mark;
	bool		 ok;

	ok = sqlite3_open_v2(":memory:", &store->db, SQLITE_OPEN_READWRITE |
	    SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK &&
	    execute(store, "PRAGMA page_size = 512");
	for (int64_t i = 0; ok && i < VERSION_NOW; i++)
		ok = execute(store, steps[i]);
	mark = arena_printf(store->arena,
	    "PRAGMA application_id = %d; PRAGMA user_version = %d",
	    RECORD_APPLICATION, (int)VERSION_NOW);
	if (ok && execute(store, mark))
		return store;
	store_close(store);
	return NULL;
}

bool
store_serialize(struct store *store, struct str *out)
{
	sqlite3_int64	 size = 0;
	unsigned char	*bytes = sqlite3_serialize(store->db, "main", &size,
			    0);

	if (bytes == NULL)
		return false;
	*out = str_copy(store->arena, (struct str){ (const char *)bytes,
	    (size_t)size });
	sqlite3_free(bytes);
	return true;
}

/* Whether TEXT has as many bytes as the database that begins it. */
static bool
is_whole(struct str text)
{
	const unsigned char	*head = (const unsigned char *)text.s;
	size_t			 page, count = 0;

	if (text.n < HEADER_SIZE)
		return false;
	page = (size_t)head[HEADER_PAGE] << 8 | head[HEADER_PAGE + 1];
	for (int i = 0; i < 4; i++)
		count = count << 8 | head[HEADER_COUNT + i];
	return page * count == text.n;
}

/* Whether its tables and indexes are in order. */
static bool
is_sound(struct store *store)
{
	sqlite3_stmt	*st = store_sql(store, "PRAGMA quick_check(1)");
	bool		 ok = st != NULL;

	ok = ok && store_step(store, st, &ok) &&
	    str_is(column_view(st, 0), "ok");
	sqlite3_reset(st);
	return ok;
}

struct store *
store_deserialize(const struct store *like, const char *path, struct str text,
    int64_t *version)
{
	struct store	*store = memory_new(like, path);
	unsigned char	*bytes;
	int64_t		 application;

	*version = 0;
	if (!is_whole(text))
		return NULL;
	bytes = bytes_new(text.n);
	memcpy(bytes, text.s, text.n);
	if (open_bytes(store, bytes, text.n) &&
	    pragma(store, "PRAGMA application_id", &application) &&
	    pragma(store, "PRAGMA user_version", version) &&
	    application == RECORD_APPLICATION && is_sound(store))
		return store;
	store_close(store);
	return NULL;
}

/* Whether SQLite can read the file where it is, as far as the folder goes. */
static bool
readable(struct store *store)
{
	int	rc = sqlite3_exec(store->db, "SELECT 1 FROM sqlite_schema",
	    NULL, NULL, NULL) & 0xFF;

	return rc != SQLITE_CANTOPEN && rc != SQLITE_READONLY;
}

/* ---- open and close ---- */

/* A path that is to be a store; false, said, when it cannot be one. */
static bool
path_fits(struct store *store)
{
	struct stat	st;

	if (stat(store->path, &st) != 0) {
		if (errno == ENOENT && store->mode == STORE_CREATE)
			return true;
		if (errno == ENOENT)
			diag_at(store->diags, DIAG_STORE_MISSING,
			    PLACE(store->path), STORE_IMPORT_HINT,
			    store->path);
		else
			diag_at(store->diags, DIAG_STORE_OPEN,
			    PLACE(store->path), "%s", strerror(errno));
		return false;
	}
	if (!S_ISREG(st.st_mode)) {
		diag_at(store->diags, DIAG_STORE_KIND, PLACE(store->path),
		    "not a regular file");
		return false;
	}
	return true;
}

/* A reader, too, opens for writing where it may: SQLite's read-only connections
 * leave their log behind.  settings() keeps it from writing data. */
static bool
open_file(struct store *store)
{
	int	flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX;

	if (store->mode == STORE_CREATE)
		flags |= SQLITE_OPEN_CREATE;
	/* A store belongs to one thread: neither locks nor a count of memory
	 * are needed, and they take a tenth of an import.  SQLite refuses when
	 * it is at work already, which only costs that tenth. */
	sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
	sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
	if (sqlite3_open_v2(store->path, &store->db, flags, NULL) != SQLITE_OK)
		return store_fault(store);
	sqlite3_extended_result_codes(store->db, 1);
	sqlite3_busy_timeout(store->db, PATIENCE);
	if (store->mode != STORE_READ || readable(store) || open_copy(store))
		return true;
	diag_at(store->diags, DIAG_STORE_OPEN, PLACE(store->path),
	    "its folder cannot be written, and another program is at it");
	return false;
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
	if (!path_fits(store) || !open_file(store) ||
	    !identify(store, &store->version) ||
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
