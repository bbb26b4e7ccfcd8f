/* file.c - read a file whole; write beside it, then rename. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"

/* read(2) until SIZE bytes or the end, through interruptions; -1 on failure. */
static ssize_t
read_all(int fd, char *to, size_t size)
{
	size_t	got = 0;
	ssize_t	n;

	while (got < size) {
		n = read(fd, to + got, size - got);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return -1;
		if (n == 0)
			break;
		got += (size_t)n;
	}
	return (ssize_t)got;
}

const char *
error_said(int error)
{
	if (error == EMFILE)
		return "Too many open files, allow more with ulimit -n";
	if (error == EFBIG)
		return "File too large, allow larger ones with ulimit -f";
	return strerror(error);
}

/* Whether ERROR of opening a file is the machine's, and not that of a path. */
static bool
is_machines(int error)
{
	return error == EIO || error == EMFILE || error == ENFILE ||
	    error == ENOMEM || error == ESTALE;
}

#define NAMES_MOST	1000

/* Whether ENTRY may be a file that somebody would name. */
static bool
is_file(const struct dirent *entry)
{
	return entry->d_name[0] != '.' && (entry->d_type == DT_REG ||
	    entry->d_type == DT_LNK || entry->d_type == DT_UNKNOWN);
}

size_t
path_names(struct arena *arena, const char *folder, const char *ending,
    struct str **out)
{
	struct dirent	**names;
	int		  n = scandir(folder, &names, NULL, alphasort);
	struct str	  name;
	size_t		  kept = 0;

	*out = arena_array(arena, NAMES_MOST, struct str);
	for (int i = 0; i < n; i++) {
		name = str_of(names[i]->d_name);
		if (is_file(names[i]) && str_ends(name, ending) &&
		    kept < NAMES_MOST) {
			name.n -= strlen(ending);
			(*out)[kept++] = str_copy(arena, name);
		}
		free(names[i]);
	}
	if (n >= 0)
		free(names);
	return kept;
}

const char *
path_meant(struct arena *arena, const char *path)
{
	const char	*base = path_base(path), *ending = strrchr(base, '.');
	struct nearest	 nearest = NEAREST(str_of(base));
	struct str	*names;
	size_t		 n;

	if (ending == NULL)
		ending = "";
	nearest.word.n -= strlen(ending);
	n = path_names(arena, path_folder(arena, path), ending, &names);
	for (size_t i = 0; i < n; i++)
		nearest_offer(&nearest, names[i]);
	return nearest.best.n == 0 ? "" : arena_printf(arena,
	    ", did you mean " STR_FMT "%s?", STR_ARG(nearest.best), ending);
}

/* PATH could not be opened, for the reason in errno. */
static void
say_not_read(struct arena *arena, const char *path, struct place at,
    struct diags *diags)
{
	int	why = errno;

	diag_at(diags, is_machines(why) ? DIAG_FILE_READ : DIAG_FILE_OPEN, at,
	    "%s: %s%s", path, error_said(why), why == ENOENT ?
	    path_meant(arena, path) : "");
}

bool
file_read(struct arena *arena, const char *path, struct str *out,
    struct place at, struct diags *diags)
{
	struct stat	 st;
	char		*data;
	ssize_t		 got;
	bool		 ok = false;
	/* Not blocking, so that a FIFO in the way is refused and not waited for. */
	int		 fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);

	*out = STR("");
	if (fd < 0 || fstat(fd, &st) != 0) {
		say_not_read(arena, path, at, diags);
		goto out;
	}
	if (!S_ISREG(st.st_mode)) {
		diag_at(diags, DIAG_FILE_KIND, at, "%s", path);
		goto out;
	}
	if ((uint64_t)st.st_size > FILE_MOST) {
		diag_at(diags, DIAG_FILE_SIZE, at, "%s", path);
		goto out;
	}
	data = arena_alloc(arena, (size_t)st.st_size + 1);
	got = read_all(fd, data, (size_t)st.st_size);
	if (got < 0) {
		diag_at(diags, DIAG_FILE_READ, at, "%s: %s", path,
		    error_said(errno));
		goto out;
	}
	*out = (struct str){ data, (size_t)got };
	ok = true;
out:
	if (fd >= 0)
		close(fd);
	return ok;
}

/* ---- saving ---- */

#define WAITING_MOST	((size_t)64 << 10)

struct save {
	struct diags	*diags;
	char		*path, *temporary;
	int		 fd;
	int		 error;		/* the first errno; 0 while all is well */
	char		*waiting;	/* to be written */
	size_t		 nwaiting;
};

/* Whether a file that stands where the temporary one goes is what a killed run
 * left: a plain file of this user with no second name, or none any more. */
static bool
is_left(const struct stat *st)
{
	return S_ISREG(st->st_mode) && st->st_uid == geteuid() &&
	    st->st_nlink <= 1;
}

/* Open what a killed run left, or another is at.  Anything else in its place is
 * somebody's: it is neither followed nor written to.  -1 with errno set, which is
 * EEXIST for that, and ENOENT when it has gone meanwhile. */
static int
open_left(const char *path)
{
	struct stat	st;
	int		fd;

	if (lstat(path, &st) != 0)
		return -1;
	errno = EEXIST;
	if (!is_left(&st))
		return -1;
	fd = open(path, O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	if (fd >= 0 && (fstat(fd, &st) != 0 || !is_left(&st))) {
		close(fd);
		errno = EEXIST;
		return -1;
	}
	return fd;
}

/* How often a lock that another has is tried for, in milliseconds. */
#define LOCK_EVERY	20

bool
file_lock(int fd, int patience)
{
	static const struct timespec	a_while = {
		.tv_nsec = LOCK_EVERY * 1000000L
	};

	while (flock(fd, LOCK_EX | LOCK_NB) != 0) {
		if (errno == EINTR)
			continue;
		if (errno != EWOULDBLOCK || patience <= 0)
			return false;
		nanosleep(&a_while, NULL);
		patience -= LOCK_EVERY;
	}
	return true;
}

/* Whether PATH is still the file that FD is. */
static bool
is_there(const char *path, int fd)
{
	struct stat	opened, there;

	return fstat(fd, &opened) == 0 && lstat(path, &there) == 0 &&
	    opened.st_ino == there.st_ino && opened.st_dev == there.st_dev;
}

/*
 * Open and lock the temporary file.  Its name is fixed, so what a killed run left
 * behind is used again, and a second run at once waits here for the first; but not
 * for ever, since anybody who may read the file can lock it.  The file may be
 * renamed away between open and lock: then there is a new one to lock.  -1 with
 * errno set.
 */
static int
open_locked(const char *path)
{
	int	fd, why;
	bool	made;

	for (;;) {
		fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
		made = fd >= 0;
		if (!made && errno == EEXIST) {
			fd = open_left(path);
			if (fd < 0 && errno == ENOENT)
				continue;
		}
		if (fd < 0)
			return -1;
		if (!file_lock(fd, LOCK_PATIENCE))
			break;
		if (is_there(path, fd))
			return fd;
		close(fd);
	}
	why = errno;
	if (made && why != EWOULDBLOCK)		/* else it is the other's now */
		unlink(path);
	close(fd);
	errno = why;
	return -1;
}

/* The temporary file could not be had, for the reason in errno. */
static void
say_not_open(const struct save *save)
{
	if (errno == EEXIST)
		diag_at(save->diags, DIAG_SAVE_TAKEN, PLACE(save->path), "%s",
		    save->temporary);
	else if (errno == EWOULDBLOCK)
		diag_at(save->diags, DIAG_SAVE_BUSY, PLACE(save->path), "%s",
		    save->temporary);
	else
		diag_at(save->diags, DIAG_SAVE_OPEN, PLACE(save->path), "%s",
		    error_said(errno));
}

/* Whether a file may be put at PATH.  One that its owner keeps closer than MODE
 * stays so. */
static bool
may_stand(const char *path, unsigned *mode, struct arena *arena,
    struct diags *diags)
{
	struct stat	st;

	errno = 0;
	if (stat(path, &st) != 0 && errno == ENOENT)
		return true;
	if (errno == 0 && S_ISREG(st.st_mode)) {
		*mode &= st.st_mode & 0777;
		return true;
	}
	diag_at(diags, errno == 0 ? DIAG_SAVE_KIND : DIAG_SAVE_OPEN,
	    PLACE(str_dup(arena, str_of(path))), "%s",
	    errno == 0 ? "" : error_said(errno));
	return false;
}

char *
save_name(struct arena *arena, const char *path)
{
	return arena_printf(arena, "%s/.%s.part", path_folder(arena, path),
	    path_base(path));
}

struct save *
save_open(struct arena *arena, const char *path, unsigned mode,
    struct diags *diags)
{
	struct save	*save = arena_make(arena, struct save);

	if (!may_stand(path, &mode, arena, diags))
		return NULL;
	save->diags = diags;
	save->path = str_dup(arena, str_of(path));
	save->temporary = save_name(arena, path);
	save->waiting = arena_alloc(arena, WAITING_MOST);
	save->fd = open_locked(save->temporary);
	if (save->fd < 0 || ftruncate(save->fd, 0) != 0 ||
	    fchmod(save->fd, mode) != 0) {
		say_not_open(save);
		save_abandon(save);
		return NULL;
	}
	return save;
}

/* write(2) all of DATA; after a failure nothing more is tried. */
static void
write_all(struct save *save, const char *data, size_t size)
{
	ssize_t	n;

	while (save->error == 0 && size > 0) {
		n = write(save->fd, data, size);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0) {
			save->error = n < 0 ? errno : ENOSPC;
			break;
		}
		data += n;
		size -= (size_t)n;
	}
}

static void
save_flush(struct save *save)
{
	write_all(save, save->waiting, save->nwaiting);
	save->nwaiting = 0;
}

/* Small pieces wait until they fill the buffer, large ones need not. */
bool
save_write(struct save *save, const void *data, size_t size)
{
	if (size > WAITING_MOST - save->nwaiting)
		save_flush(save);
	if (size > WAITING_MOST)
		write_all(save, data, size);
	else if (size > 0) {
		memcpy(save->waiting + save->nwaiting, data, size);
		save->nwaiting += size;
	}
	return save->error == 0;
}

bool
save_digest(struct save *save, char out[65])
{
	save_flush(save);
	if (save->error == 0 && !sha256_file(save->fd, out))
		save->error = errno != 0 ? errno : EIO;
	return save->error == 0;
}

/* Make the rename itself last: sync the folder it happened in. */
static void
sync_folder(const char *path)
{
	char	*folder = strdup(path);
	char	*slash = folder != NULL ? strrchr(folder, '/') : NULL;
	int	 fd;

	if (slash != NULL)
		slash[slash == folder] = '\0';
	fd = open(slash != NULL ? folder : ".", O_RDONLY | O_DIRECTORY |
	    O_CLOEXEC);
	if (fd >= 0) {
		/* Some file systems cannot sync a folder: nothing to do then. */
		(void)fsync(fd);
		close(fd);
	}
	free(folder);
}

/* The lock is held until the new file has its name. */
bool
save_commit(struct save *save)
{
	save_flush(save);
	if (save->error == 0 && fsync(save->fd) != 0)
		save->error = errno;
	if (save->error == 0 && rename(save->temporary, save->path) != 0)
		save->error = errno;
	if (save->error != 0) {
		save_abandon(save);
		return false;
	}
	close(save->fd);
	save->fd = -1;
	sync_folder(save->path);
	return true;
}

void
save_abandon(struct save *save)
{
	if (save->fd < 0)
		return;
	if (save->error != 0)
		diag_at(save->diags, DIAG_SAVE_WRITE, PLACE(save->path), "%s",
		    error_said(save->error));
	unlink(save->temporary);
	close(save->fd);
	save->fd = -1;
}

/* ---- paths ---- */

const char *
path_base(const char *path)
{
	const char	*slash = strrchr(path, '/');

	return slash != NULL ? slash + 1 : path;
}

char *
path_folder(struct arena *arena, const char *path)
{
	const char	*base = path_base(path);

	if (base == path)
		return arena_copy(arena, ".", 1);
	if (base == path + 1)
		return arena_copy(arena, "/", 1);
	return arena_copy(arena, path, (size_t)(base - path) - 1);
}

char *
path_beside(struct arena *arena, const char *file, struct str path)
{
	const char	*base = path_base(file);

	if (base == file || (path.n > 0 && path.s[0] == '/'))
		return str_dup(arena, path);
	return arena_printf(arena, "%.*s" STR_FMT, (int)(base - file), file,
	    STR_ARG(path));
}

char *
path_whole(struct arena *arena, const char *path)
{
	char	*folder = path_folder(arena, path);
	char	*real = path_real(arena, folder);

	if (real == NULL && strchr(folder, '/') != NULL)
		folder = path_whole(arena, folder);
	return arena_printf(arena, "%s/%s", real == NULL ? folder :
	    real[1] != '\0' ? real : "", path_base(path));
}

char *
path_shell(struct arena *arena, const char *path)
{
	static const char	plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				    "abcdefghijklmnopqrstuvwxyz0123456789"
				    "_-./,:+@%";
	const char		*before = *path == '-' ? "./" : "";
	struct buf		 out = { 0 };
	char			*word;

	if (*path != '\0' && path[strspn(path, plain)] == '\0')
		return arena_printf(arena, "%s%s", before, path);
	buf_printf(&out, "'%s", before);
	for (const char *p = path; *p != '\0'; p++)
		if (*p == '\'')
			buf_text(&out, "'\\''");
		else
			buf_char(&out, *p);
	buf_char(&out, '\'');
	word = str_dup(arena, buf_view(&out));
	buf_free(&out);
	return word;
}

char *
path_real(struct arena *arena, const char *path)
{
	char	*real = realpath(path, NULL), *kept;

	if (real == NULL)
		return NULL;
	kept = str_dup(arena, str_of(real));
	free(real);
	return kept;
}

#define ROOM_LEAST	((uint64_t)16 << 20)

bool
path_has_room(struct arena *arena, const char *path)
{
	struct statvfs	disk;

	return statvfs(path_folder(arena, path), &disk) == 0 &&
	    (uint64_t)disk.f_bavail * disk.f_frsize >= ROOM_LEAST;
}

bool
path_has_files(const char *folder)
{
	struct statvfs	disk;

	return statvfs(folder, &disk) != 0 || disk.f_files == 0 ||
	    disk.f_favail > 0;
}

bool
path_exists(const char *path)
{
	return access(path, F_OK) == 0;
}

bool
path_gone(const char *path)
{
	return access(path, F_OK) != 0 &&
	    (errno == ENOENT || errno == ENOTDIR);
}

bool
path_same(struct arena *arena, const char *a, const char *b)
{
	struct stat	at, bt;

	if (strcmp(path_whole(arena, a), path_whole(arena, b)) == 0)
		return true;
	return stat(a, &at) == 0 && stat(b, &bt) == 0 &&
	    at.st_dev == bt.st_dev && at.st_ino == bt.st_ino;
}
