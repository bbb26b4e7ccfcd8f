/*
 * reach.c - the folders that a layout may name files in.
 *
 * A path is REAL when it begins at the root and no part of it is a symbolic link,
 * "." or "..".  It is PLAIN when only that is known which its letters say: its
 * beginning is real, and each ".." behind took away the name before it.
 */
#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/reach.h"

struct folder {
	const char	*real;
	struct str	 said;	/* as it was given, without a "/" behind */
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

bool
reach_add(struct reach *reach, enum reach_by by, const char *folder)
{
	char		*real = path_real(reach->arena, folder);
	struct str	 said = str_of(folder);
	struct folder	*at;
	struct stat	 st;

	if (real == NULL || stat(real, &st) != 0 || !S_ISDIR(st.st_mode))
		return false;
	if (by == REACH_STANDING && strcmp(real, "/") == 0)
		return true;
	while (said.n > 0 && said.s[said.n - 1] == '/')
		said.n--;
	said = str_of(str_dup(reach->arena, said));
	at = arena_make(reach->arena, struct folder);
	*at = (struct folder){ real, said, by == REACH_STOCK, reach->first };
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

/* ---- the walk ---- */

/*
 * A path is walked name by name, as the kernel would, but a name is looked up only
 * in the folders given: were others looked into on the way back from them, as by
 * "../out/NAME/../../given/words.md", a layout could ask what there is.  Nothing
 * need be looked up above a folder given, whose real path says what lies there.
 */
enum step {
	STEP_DONE,
	STEP_OUT,	/* the name lies outside */
	STEP_NOT,	/* ".." behind what is no folder */
	STEP_LOST,	/* a link that leads nowhere, or round */
	STEP_LONG	/* more than the kernel takes */
};

enum { LINKS_MOST = 40 };	/* as many as Linux follows */

struct walk {
	const struct reach	*reach;
	char		 at[PATH_MAX];	/* real; the root is the empty one */
	size_t		 n;
	bool		 is_folder;	/* or what is there yet to be made */
	struct str	 rest;
	size_t		 own;		/* of REST, what no link brought */
	int		 links;
};

/* Whether the real PATH is a folder given or lies above one. */
static bool
is_on_the_way(const struct reach *reach, const char *path)
{
	for (const struct folder *at = reach->first; at != NULL; at = at->next)
		if (is_below(path, at->real))
			return true;
	return false;
}

static enum step
walk_to(struct walk *walk, const char *real)
{
	size_t	n = strlen(real);

	if (n >= sizeof(walk->at))
		return STEP_LONG;
	walk->n = n > 1 ? n : 0;
	memcpy(walk->at, real, walk->n);
	walk->at[walk->n] = '\0';
	walk->is_folder = true;
	return STEP_DONE;
}

/* The folder that REST begins with as it was given, links and all, the longest;
 * NULL when there is none. */
static const struct folder *
folder_said(const struct walk *walk)
{
	const struct folder	*best = NULL;
	struct str		 rest = walk->rest;

	for (const struct folder *at = walk->reach->first; at != NULL;
	    at = at->next)
		if (at->said.n > (best != NULL ? best->said.n : 0) &&
		    rest.n >= at->said.n &&
		    memcmp(rest.s, at->said.s, at->said.n) == 0 &&
		    (rest.n == at->said.n || rest.s[at->said.n] == '/'))
			best = at;
	return best;
}

/* Stand where REST, a path of its own, begins. */
static enum step
walk_start(struct walk *walk)
{
	const struct folder	*said = folder_said(walk);
	const char		*here;

	if (said != NULL) {
		walk->rest = str_from(walk->rest, said->said.n);
		return walk_to(walk, said->real);
	}
	if (walk->rest.n > 0 && walk->rest.s[0] == '/')
		return walk_to(walk, "/");
	here = path_real(walk->reach->arena, ".");
	return here != NULL ? walk_to(walk, here) : STEP_NOT;
}

static enum step
walk_up(struct walk *walk)
{
	if (!walk->is_folder)
		return STEP_NOT;
	while (walk->n > 0 && walk->at[--walk->n] != '/')
		;
	walk->at[walk->n] = '\0';
	return STEP_DONE;
}

/* The link AT, whose last name began at N, put before REST. */
static enum step
walk_link(struct walk *walk, size_t n)
{
	char	to[PATH_MAX];
	ssize_t	size = readlink(walk->at, to, sizeof(to) - 1);

	if (size <= 0 || ++walk->links > LINKS_MOST)
		return STEP_LOST;
	to[size] = '\0';
	if (walk->own > walk->rest.n)
		walk->own = walk->rest.n;
	walk->rest = str_of(arena_printf(walk->reach->arena, "%s/" STR_FMT, to,
	    STR_ARG(walk->rest)));
	if (to[0] == '/')
		return walk_start(walk);
	walk->n = n;
	walk->at[n] = '\0';
	return STEP_DONE;
}

static enum step
walk_down(struct walk *walk, struct str name)
{
	size_t		n = walk->n;
	bool		is_there;
	struct stat	st;

	if (name.n + 1 >= sizeof(walk->at) - n)
		return STEP_LONG;
	walk->at[n] = '/';
	memcpy(walk->at + n + 1, name.s, name.n);
	walk->n = n + 1 + name.n;
	walk->at[walk->n] = '\0';
	if (is_on_the_way(walk->reach, walk->at))
		return STEP_DONE;
	if (!is_given(walk->reach, REACH_READ, walk->at))
		return STEP_OUT;
	is_there = walk->is_folder && lstat(walk->at, &st) == 0;
	walk->is_folder = is_there && S_ISDIR(st.st_mode);
	if (is_there && S_ISLNK(st.st_mode)) {
		walk->is_folder = true;
		return walk_link(walk, n);
	}
	/* By the time that it is opened there may be something. */
	return is_there || walk->rest.n < walk->own ? STEP_DONE : STEP_LOST;
}

/* WALK along PATH, as far as it may be; its last names need not be there. */
static enum step
walk_along(struct walk *walk, const struct reach *reach, const char *path)
{
	struct str	name;
	enum step	step;

	walk->reach = reach;
	walk->rest = str_of(path);
	walk->own = SIZE_MAX;
	walk->links = 0;
	if (walk->rest.n == 0)
		return STEP_NOT;
	if (walk->rest.n >= PATH_MAX)
		return STEP_LONG;
	step = walk_start(walk);
	while (step == STEP_DONE && walk->rest.n > 0) {
		name = str_cut(&walk->rest, '/');
		if (str_is(name, ".."))
			step = walk_up(walk);
		else if (name.n > 0 && !str_is(name, "."))
			step = walk_down(walk, name);
	}
	return step;
}

/* The same, to a folder given for WHAT. */
static enum step
walk_within(struct walk *walk, const struct reach *reach, enum reach_for what,
    const char *path)
{
	enum step	step = walk_along(walk, reach, path);

	if (step != STEP_DONE)
		return step;
	return is_given(reach, what, walk->n > 0 ? walk->at : "/") ?
	    STEP_DONE : STEP_OUT;
}

bool
reach_holds(const struct reach *reach, enum reach_for what, const char *path)
{
	struct walk	walk;

	return reach == NULL ||
	    walk_within(&walk, reach, what, path) == STEP_DONE;
}

/* ---- what is said ---- */

/* PATH from the root by its letters alone: nothing that it names is asked for. */
static char *
plain_path(struct arena *arena, const char *path)
{
	char		*here = path[0] != '/' ? path_real(arena, ".") : NULL;
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

/*
 * A name of the path's own led WALK out of the folders given, to real ground: a
 * layout that was opened through a link stands beside other folders than its letters
 * say.  A path that would come back wants the folder it came through.
 */
static void
say_out(const struct walk *walk, enum reach_for what, const char *path,
    struct place at, struct diags *diags)
{
	const struct reach	*reach = walk->reach;
	const char		*real = plain_path(reach->arena, arena_printf(
				    reach->arena, "%s/" STR_FMT, walk->at,
				    STR_ARG(walk->rest)));

	if (what == REACH_WRITE && is_given(reach, REACH_READ, real) &&
	    !is_given(reach, REACH_WRITE, real))
		diag_at(diags, DIAG_REACH_STOCK, at, "%s", path);
	else
		diag_at(diags, DIAG_REACH_OUT, at, "%s; --allow %s", path,
		    path_shell(reach->arena, is_given(reach, what, real) ?
		    walk->at : path_folder(reach->arena, real)));
}

bool
reach_check(const struct reach *reach, enum reach_for what, const char *path,
    struct place at, struct diags *diags)
{
	struct walk	 walk;
	enum step	 step;

	if (reach == NULL)
		return true;
	step = walk_within(&walk, reach, what, path);
	if (step == STEP_DONE)
		return true;
	if (step == STEP_LONG)
		diag_at(diags, DIAG_REACH_OUT, at, "too long");
	else if (step == STEP_NOT)
		diag_at(diags, DIAG_REACH_OUT, at,
		    "%s; there is no folder before a \"..\"", path);
	else if (step == STEP_LOST || walk.rest.n >= walk.own)
		diag_at(diags, DIAG_REACH_LINK, at, "%s", path);
	else
		say_out(&walk, what, path, at, diags);
	return false;
}
