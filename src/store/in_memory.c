/*
 * in_memory.c - stores in memory: copies of those that cannot be written, or whose
 * folder cannot, and what a build on a copy of a store writes down.
 */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "store/open_int.h"

#define RECORD_APPLICATION 0x506B776C	/* "Pkwl" */

void
disarm(sqlite3 *db)
{
	sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
	sqlite3_limit(db, SQLITE_LIMIT_ATTACHED, 0);
}

/* ---- a store that cannot be written, or its folder ---- */

/* What must not change while a file is copied. */
static bool
same_file(const struct stat *a, const struct stat *b)
{
	return a->st_ino == b->st_ino && a->st_size == b->st_size &&
	    a->st_mtim.tv_sec == b->st_mtim.tv_sec &&
	    a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
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
	    SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK) {
		disarm(store->db);
		return sqlite3_deserialize(store->db, "main", bytes,
		    (sqlite3_int64)n, (sqlite3_int64)n,
		    SQLITE_DESERIALIZE_FREEONCLOSE |
		    SQLITE_DESERIALIZE_READONLY) == SQLITE_OK;
	}
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
		if (got < 0 && errno == EINTR)
			got = 1;	/* once more */
	}
	if (n == size)
		return bytes;
	sqlite3_free(bytes);
	return NULL;
}

bool
open_copy(struct store *store)
{
	int		 fd = open(store->path, O_RDONLY | O_CLOEXEC |
			    O_NONBLOCK);
	struct stat	 before, after;
	unsigned char	*bytes = NULL;

	if (fd < 0)
		return false;
	if (fstat(fd, &before) == 0 && before.st_size >= HEADER_SIZE &&
	    !sidecar_waits(store))
		bytes = bytes_read(fd, (size_t)before.st_size);
	close(fd);
	if (bytes == NULL)
		return false;
	if (stat(store->path, &after) == 0 && same_file(&before, &after) &&
	    !sidecar_waits(store))
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
		.version = schema_version(),
	};
	return store;
}

struct store *
store_memory(const struct store *like, const char *path)
{
	struct store	*store = memory_new(like, path);
	bool		 ok;

	ok = sqlite3_open_v2(":memory:", &store->db, SQLITE_OPEN_READWRITE |
	    SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK &&
	    execute(store, "PRAGMA page_size = 512");
	if (ok && schema_take(store, 0, RECORD_APPLICATION))
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
	bool		 plain;

	*version = 0;
	if (!is_whole(text))
		return NULL;
	bytes = bytes_new(text.n);
	memcpy(bytes, text.s, text.n);
	if (open_bytes(store, bytes, text.n) &&
	    pragma(store, "PRAGMA application_id", &application) &&
	    pragma(store, "PRAGMA user_version", version) &&
	    application == RECORD_APPLICATION &&
	    schema_plain(store, &plain) && plain && is_sound(store))
		return store;
	store_close(store);
	return NULL;
}
