/*
 * base/file.h - read a file whole; write beside it, then rename.
 */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stdbool.h>

#include "base/diag.h"
#include "base/text.h"

/* More than this in one input file is refused (a layout or text is far below,
 * an import of millions of rows far above what a council has). */
#define FILE_MOST ((size_t)1 << 30)

/* The whole of PATH in ARENA.  False, said in DIAGS at AT (PLACE(path) when the
 * path is an argument), for a missing, unreadable, oversized or non-regular
 * file. */
bool file_read(struct arena *arena, const char *path, struct str *out,
    struct place at, struct diags *diags);

/*
 * A file being written under a temporary name in the folder of its final one.
 * save_commit() flushes, syncs and renames it into place, so that readers see
 * the old file or the new one and never a part; save_abandon() removes it.
 * Every write is checked; a failure is remembered, and said when the
 * file is committed or abandoned.
 */
struct save;

/* The temporary name, which is PATH's alone: its file is locked by who writes it, from
 * save_open() until it has its name. */
char *save_name(struct arena *arena, const char *path);

/* NULL, said in DIAGS, when the temporary file cannot be made.  MODE as for
 * open(2), umask not applied: the same mode everywhere. */
struct save *save_open(struct arena *arena, const char *path, unsigned mode,
    struct diags *diags);
bool save_write(struct save *save, const void *data, size_t size);
bool save_commit(struct save *save);

/* SHA-256 of what was written so far, as 64 hex digits; false on a read fault,
 * which save_commit() will say. */
bool save_digest(struct save *save, char out[65]);
void save_abandon(struct save *save);

/* What is waited for a lock that another has, in milliseconds: as for a store. */
#define LOCK_PATIENCE	5000

/* Lock FD, a file or folder, for this process alone, and wait PATIENCE milliseconds
 * for it at most.  False with errno set, which is EWOULDBLOCK when another has it
 * still.  Closing FD gives it back. */
bool file_lock(int fd, int patience);

/* PATH as seen from the folder of FILE: "texts/a.md" in "x/y.ini" is
 * "x/texts/a.md"; an absolute PATH stays. */
char *path_beside(struct arena *arena, const char *file, struct str path);

/* The folder of PATH ("." when it names none); the part behind it. */
char *path_folder(struct arena *arena, const char *path);
const char *path_base(const char *path);

/* PATH from the root, since another program may look for it from elsewhere; as
 * far as its folders are there. */
char *path_whole(struct arena *arena, const char *path);

/* PATH from the root without links, as realpath(3) has it; NULL when there is no
 * such file. */
char *path_real(struct arena *arena, const char *path);

bool path_exists(const char *path);

/* Whether nothing is there, and not only nothing that one may look at. */
bool path_gone(const char *path);

/* Whether the disk on which PATH lies, or would, has some megabytes free. */
bool path_has_room(struct arena *arena, const char *path);

/* Whether its disk takes one more file in FOLDER: there may be room and no names. */
bool path_has_files(const char *folder);

/* Whether A and B are, or would be, one file. */
bool path_same(struct arena *arena, const char *a, const char *b);

/* PATH as a word of a command that is offered: in quotes unless it is plain, so that
 * a shell takes nothing else from it. */
char *path_shell(struct arena *arena, const char *path);

/* What the system says of ERROR, an errno, and what to do about it where that is
 * in the hands of whoever runs the program. */
const char *error_said(int error);

/* What lies in FOLDER and ends with ENDING, without it, in order: for messages, so
 * a thousand at most. */
size_t path_names(struct arena *arena, const char *folder, const char *ending,
    struct str **out);

/* ", did you mean words.md?", which lies beside PATH, where that does not: a file of
 * the same ending; else "". */
const char *path_meant(struct arena *arena, const char *path);

/* SHA-256 of DATA as 64 hex digits and a NUL. */
void sha256_hex(struct str data, char out[65]);

/* The same of all that FD (open for reading) holds; false when it is no regular
 * file. */
bool sha256_file(int fd, char out[65]);

#endif
