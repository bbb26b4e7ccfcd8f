/* file.c - read a file whole; write beside it, then rename. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
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
		diag_at(diags, DIAG_FILE_OPEN, at, "%s: %s", path,
		    strerror(errno));
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
		    strerror(errno));
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

/*
 * Open and lock the temporary file.  Its name is fixed, so what a killed run left
 * behind is used again, and a second run at once waits here for the first.  The
 * file may be renamed away between open and lock: then there is a new one to
 * lock.  -1 with errno set.
 */
static int
open_locked(const char *path)
{
	struct stat	opened, there;
	int		fd;

	for (;;) {
		fd = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC,
		    0600);
		if (fd < 0)
			return -1;
		while (flock(fd, LOCK_EX) != 0)
			if (errno != EINTR)
				goto fail;
		if (fstat(fd, &opened) != 0)
			goto fail;
		if (lstat(path, &there) == 0 &&
		    opened.st_ino == there.st_ino &&
		    opened.st_dev == there.st_dev)
			return fd;
		close(fd);
	}
fail:
	close(fd);
	return -1;
}

struct save *
save_open(struct arena *arena, const char *path, unsigned mode,
    struct diags *diags)
{
	struct save	*save = arena_make(arena, struct save);
	struct stat	 there;

	if (stat(path, &there) == 0 && !S_ISREG(there.st_mode)) {
		diag_at(diags, DIAG_SAVE_KIND, PLACE(str_dup(arena,
		    str_of(path))), "%s", "");
		return NULL;
	}
	/* A file that its owner keeps closer stays so. */
	if (stat(path, &there) == 0)
		mode &= there.st_mode & 0777;
	save->diags = diags;
	save->path = str_dup(arena, str_of(path));
	save->temporary = arena_printf(arena, "%s/.%s.part",
	    path_folder(arena, path), path_base(path));
	save->waiting = arena_alloc(arena, WAITING_MOST);
	save->fd = open_locked(save->temporary);
	if (save->fd < 0 || ftruncate(save->fd, 0) != 0 ||
	    fchmod(save->fd, mode) != 0) {
		diag_at(diags, DIAG_SAVE_OPEN, PLACE(save->path), "%s",
		    strerror(errno));
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
		if (n < 0) {
			save->error = errno;
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
		    strerror(save->error));
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

bool
path_exists(const char *path)
{
	return access(path, F_OK) == 0;
}
