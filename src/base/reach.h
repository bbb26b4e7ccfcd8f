/*
 * base/reach.h - the folders that a layout may name files in.
 *
 * A layout, its texts and what it extends are often somebody else's.  The files
 * they name lie in the folders that whoever runs the program gave, or below; a
 * path that leads out of them, by "..", from the root or through a symbolic link,
 * is refused before anything of the file is looked at.  Folders and paths are
 * compared as they really are, links resolved, name by name: /a/bc is not below
 * /a/b.  On the way nothing outside is looked at either: a path that goes into
 * another folder and back is refused, whether there is such a folder or not, and
 * so is a link that lies elsewhere, unless a folder was given by it.  A path of
 * PATH_MAX bytes or more leads nowhere.
 */
#ifndef BASE_REACH_H
#define BASE_REACH_H

#include <stdbool.h>

#include "base/diag.h"

struct arena;

/* How a folder came to be one of those given. */
enum reach_by {
	REACH_STANDING,	/* a file in it was named, or the program stands in it; the
			 * root is no such folder: all of the machine lies below */
	REACH_SAID,	/* in so many words; the root too */
	REACH_STOCK	/* it came with the program: to be read only */
};

/* What is to be done with a file. */
enum reach_for { REACH_READ, REACH_WRITE };

/* A list that gives nothing yet; it lives in ARENA. */
struct reach;
struct reach *reach_new(struct arena *arena);

/* Give FOLDER and all below it.  False, with nothing given, when there is no such
 * folder. */
bool reach_add(struct reach *reach, enum reach_by by, const char *folder);

/* Whether PATH, be it there or not, lies in a folder given.  REACH may be NULL:
 * whoever calls sets no bounds. */
bool reach_holds(const struct reach *reach, enum reach_for what,
    const char *path);

/* The same, and if not, said in DIAGS at AT with the folder to allow.  What is
 * said is the same whether there is such a file or not. */
bool reach_check(const struct reach *reach, enum reach_for what,
    const char *path, struct place at, struct diags *diags);

#endif
