/*
 * base/input.h - the files that a build has read, so that a change of one can be
 * known later.
 */
#ifndef BASE_INPUT_H
#define BASE_INPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/text.h"

/* What a file is for.  WORDS are those that hold what a paper says: an old issue
 * can only be made again while they are as they were. */
enum input_kind {
	INPUT_LAYOUT, INPUT_TEXT, INPUT_DATA, INPUT_PICTURE, INPUT_PDF,
	INPUT_EXEMPT,		/* of a paper that this edition only counts: it
				 * names nobody's file */
	INPUT_STOCK,		/* layouts and data that come with the program */
	INPUT_FONT,
	INPUT__MAX
};

/* "layout", "text" ...; and back, false for anything else. */
const char *input_kind_word(enum input_kind kind);
bool input_kind_parse(struct str text, enum input_kind *out);

/* What tells, without reading it, that a file is the one it was: its size and
 * inode, and when it was changed.  The time of change is the kernel's own, so
 * that a restored date does not hide an edit.  All nought: it is not there. */
struct stamp {
	int64_t	size, inode, changed, modified;	/* times in nanoseconds */
};
struct stamp stamp_of(const char *path);
bool stamp_eq(struct stamp a, struct stamp b);

struct input {
	enum input_kind	 kind;
	const char	*path;		/* from the root */
	struct stamp	 stamp;		/* when it was read */
	char		 digest[65];	/* SHA-256 of the file; empty until
					 * inputs_digest(), and when it has
					 * changed since it was read */
};

/* Each file once, in the order of reading; lives in its arena. */
struct inputs {
	struct arena	*arena;
	struct input	*at;
	size_t		 n, room;
};

/* Note that the file PATH is about to be read.  INPUTS may be NULL: nobody wants
 * to know. */
void inputs_add(struct inputs *inputs, enum input_kind kind, const char *path);

/* Read all files once more for their digests, but those that have one. */
void inputs_digest(struct inputs *inputs);

#endif
