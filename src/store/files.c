/*
 * files.c - whether the files of a publication are what they were, read as
 * seldom as can be.
 */
#include "store/ledger_int.h"

static struct file_now *
file_find(struct arena *arena, struct names *files, struct str path)
{
	struct file_now	*file = names_find(files, path);

	if (file == NULL) {
		file = arena_make(arena, struct file_now);
		file->stamp = stamp_of(str_dup(arena, path));
		names_add(files, arena, path, file);
	}
	return file;
}

bool
file_changed(struct arena *arena, struct names *files, struct str path,
    struct stamp stamp, struct str digest)
{
	struct file_now	*file = file_find(arena, files, path);

	if (stamp_eq(file->stamp, stamp) &&
	    (digest.n > 0 || file->stamp.inode == 0))
		return file->stamp.inode == 0 && digest.n > 0;
	if (!file->digested)
		file_digest(str_dup(arena, path), &file->stamp, file->digest);
	file->digested = true;
	return digest.n == 0 || !str_is(digest, file->digest);
}

const struct file_now *
file_digested(const struct names *files, struct str path)
{
	const struct file_now	*file = names_find(files, path);

	return file != NULL && file->digested && file->stamp.inode != 0 ?
	    file : NULL;
}
