/*
 * look.c - whether a file is a store, by how it begins: without SQLite, which would
 * put its own files beside it.
 */
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "store/store.h"

/* Where an SQLite file has the number of the program that it belongs to. */
#define APPLICATION_AT	68

bool
store_look(const char *path)
{
	char	head[APPLICATION_AT + 4];
	int	fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	bool	is = fd >= 0 && read(fd, head, sizeof(head)) == sizeof(head) &&
	    memcmp(head, "SQLite format 3", 16) == 0 &&
	    memcmp(&head[APPLICATION_AT], "Pkwr", 4) == 0;

	if (fd >= 0)
		close(fd);
	return is;
}
