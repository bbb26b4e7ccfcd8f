/*
 * reach.c - the folders that a layout may name files in.
 *
 * A path is REAL when it begins at the root and no part of it is a symbolic link,
 * "." or "..".  It is PLAIN when only that is known which its letters say: its
 * beginning is real, and each ".." behind took away the name before it.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/reach.h"

struct folder {
	const char	*real;
	bool		 reads_only;
	struct folder	*next;
};

struct reach {
	struct arena	*arena;
	struct folder	*first;
};

struct reach *
reach_new(struct arena *arena)
{
	struct reach	*reach = arena_make(arena, struct reach);

	reach->arena = arena;
	return reach;
}

/* realpath(3) into ARENA; NULL with errno set. */
static char *
real_path(struct arena *arena, const char *path)
{
	char	*real = realpath(path, NULL), *kept;

	if (real == NULL)
		return NULL;
	kept = str_dup(arena, str_of(real));
	free(real);
	return kept;
}

bool
reach_add(struct reach *reach, enum reach_by by, const char *folder)
{
	char		*real = real_path(reach->arena, folder);
	struct folder	*at;
	struct stat	 st;

	if (real == NULL || stat(real, &st) != 0 || !S_ISDIR(st.st_mode))
		return false;
	if (by == REACH_STANDING && strcmp(real, "/") == 0)
		return true;
	at = arena_make(reach->arena, struct folder);
	*at = (struct folder){ real, by == REACH_STOCK, reach->first };
	reach->first = at;
	return true;
}

/* Whether PATH is FOLDER or below it, both real or plain. */
static bool
is_below(const char *folder, const char *path)
{
	size_t	n = strlen(folder);

	if (strcmp(folder, "/") == 0)
		return true;
	return strncmp(path, folder, n) == 0 &&
	    (path[n] == '/' || path[n] == '\0');
}

static bool
is_given(const struct reach *reach, enum reach_for what, const char *path)
{
	for (const struct folder *at = reach->first; at != NULL; at = at->next)
		if ((what == REACH_READ || !at->reads_only) &&
		    is_below(at->real, path))
			return true;
	return false;
}

/*
 * PATH as it really is, or will be once it is made: its last names need not be
 * there.  NULL when it cannot be told: behind a link that leads nowhere there may
 * be something by the time that it is opened.
 */
static char *
real_or_new(struct arena *arena, const char *path)
{
	char		*real = real_path(arena, path);
	const char	*base = path_base(path), *folder;
	struct stat	 st;

	if (real != NULL)
		return real;
	if (errno == ELOOP || lstat(path, &st) == 0 || *base == '\0' ||
	    strcmp(base, ".") == 0 || strcmp(base, "..") == 0)
		return NULL;
	folder = real_or_new(arena, path_folder(arena, path));
	if (folder == NULL)
		return NULL;
	return arena_printf(arena, "%s/%s", strcmp(folder, "/") != 0 ? folder :
	    "", base);
}

bool
reach_holds(const struct reach *reach, enum reach_for what, const char *path)
{
	char	*real;

	if (reach == NULL)
		return true;
	real = real_or_new(reach->arena, path);
	return real != NULL && is_given(reach, what, real);
}

/* ---- what is said ---- */

/* PATH from the root by its letters alone: nothing that it names is asked for. */
static char *
plain_path(struct arena *arena, const char *path)
{
	char		*here = path[0] != '/' ? real_path(arena, ".") : NULL;
	struct str	 rest = str_of(path), name;
	char		*plain;
	size_t		 n = here != NULL ? strlen(here) : 0;

	plain = arena_alloc(arena, n + rest.n + 3);
	if (n > 1)			/* the root is the empty one, so far */
		memcpy(plain, here, n);
	else
		n = 0;
	while (rest.n > 0) {
		name = str_cut(&rest, '/');
		if (str_is(name, ".."))
			while (n > 0 && plain[--n] != '/')
				;
		else if (name.n > 0 && !str_is(name, ".")) {
			plain[n++] = '/';
			memcpy(plain + n, name.s, name.n);
			n += name.n;
		}
	}
	if (n == 0)
		plain[n++] = '/';
	plain[n] = '\0';
	return plain;
}

bool
reach_check(const struct reach *reach, enum reach_for what, const char *path,
    struct place at, struct diags *diags)
{
	const char	*plain;

	if (reach_holds(reach, what, path))
		return true;
	plain = plain_path(reach->arena, path);
	if (is_given(reach, what, plain))
		diag_at(diags, DIAG_REACH_LINK, at, "%s", path);
	else if (what == REACH_WRITE && is_given(reach, REACH_READ, plain))
		diag_at(diags, DIAG_REACH_STOCK, at, "%s", path);
	else
		diag_at(diags, DIAG_REACH_OUT, at, "%s; --allow %s", path,
		    path_folder(reach->arena, plain));
	return false;
}
