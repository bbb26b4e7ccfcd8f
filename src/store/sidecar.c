/*
 * sidecar.c - what lies beside a store, before SQLite opens it: the log, the log's
 * index, and a journal, which an older SQLite or a store that is just being made
 * has.  SQLite takes whatever it finds under these names.
 */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "store/open_int.h"

static const struct {
	const char	*end;
	bool		 holds;		/* what the store wants to be whole */
} ends[] = {
	{ "-journal", true }, { "-wal", true }, { "-shm", false },
};

const char *
store_sidecar(size_t i)
{
	return i < sizeof(ends) / sizeof(*ends) ? ends[i].end : NULL;
}

/* What a file that is no regular one is. */
static const char *
kind_of(mode_t mode)
{
	return S_ISLNK(mode) ? "a link" : S_ISDIR(mode) ? "a folder" :
	    S_ISFIFO(mode) ? "a FIFO" : "a device or a socket";
}

/*
 * A journal may end with the name of another, which SQLite takes away when it is
 * done: whatever file that is.  Only who writes to several databases at once has
 * such, and so no store.  It is told by these last bytes.
 */
static bool
names_another(const char *path)
{
	static const unsigned char	magic[8] = {
		0xD9, 0xD5, 0x05, 0xF9, 0x20, 0xA1, 0x63, 0xD7
	};
	unsigned char			end[sizeof(magic)];
	int				fd = open(path, O_RDONLY | O_NOFOLLOW |
					    O_NONBLOCK | O_CLOEXEC);
	bool				does;

	if (fd < 0)		/* and SQLite cannot read it either */
		return false;
	does = lseek(fd, -(off_t)sizeof(end), SEEK_END) >= 0 &&
	    read(fd, end, sizeof(end)) == (ssize_t)sizeof(end) &&
	    memcmp(end, magic, sizeof(end)) == 0;
	close(fd);
	return does;
}

/* Whether PATH may be what SQLite keeps beside STORE; false, said. */
static bool
fits(struct store *store, const char *path)
{
	const char	*what = NULL;
	struct stat	 st;

	if (lstat(path, &st) != 0)
		return true;		/* not there, or SQLite says why */
	if (!S_ISREG(st.st_mode))
		what = kind_of(st.st_mode);
	else if (str_ends(str_of(path), ends[0].end) && names_another(path))
		what = "it would have another file taken away";
	if (what == NULL)
		return true;
	diag_at(store->diags, DIAG_STORE_BESIDE, PLACE(store->path), "%s: %s",
	    path, what);
	return false;
}

/* What stands before the ends above: of a store that is a link they lie beside the
 * file that it leads to. */
static const char *
stem(const struct store *store)
{
	const char	*real = path_real(store->arena, store->path);

	return real != NULL ? real : store->path;
}

bool
sidecar_fits(struct store *store)
{
	const char	*path = stem(store);
	bool		 ok = true;

	for (size_t i = 0; ok && i < sizeof(ends) / sizeof(*ends); i++)
		ok = fits(store, arena_printf(store->arena, "%s%s", path,
		    ends[i].end));
	return ok;
}

bool
sidecar_waits(const struct store *store)
{
	const char	*path = stem(store);
	struct stat	 st;

	for (size_t i = 0; i < sizeof(ends) / sizeof(*ends); i++)
		if (ends[i].holds && stat(arena_printf(store->arena, "%s%s",
		    path, ends[i].end), &st) == 0 && st.st_size > 0)
			return true;
	return false;
}

int
sidecar_error(const struct store *store)
{
	const char	*folder = path_folder(store->arena, stem(store));

	if (access(folder, W_OK) != 0)
		return errno;
	return path_has_files(folder) ? 0 : ENOSPC;
}

const char *
sidecar_foreign(const struct store *store)
{
	const char	*path = stem(store), *beside;

	if (access(path, W_OK) != 0)
		return NULL;
	for (size_t i = 0; i < sizeof(ends) / sizeof(*ends); i++) {
		beside = arena_printf(store->arena, "%s%s", path,
		    ends[i].end);
		if (access(beside, W_OK) != 0 && errno == EACCES)
			return beside;
	}
	return NULL;
}
