/* digest.c - SHA-256 (FIPS 180-4), by libmd. */
#include <errno.h>
#include <sha2.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

void
sha256_hex(struct str data, char out[65])
{
	SHA256Data((const uint8_t *)data.s, data.n, out);
}

bool
sha256_file(int fd, char out[65])
{
	uint8_t		piece[16384];
	SHA2_CTX	context;
	struct stat	st;
	off_t		at = 0;
	ssize_t		n;

	/* A device might never end. */
	if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode))
		return false;
	SHA256Init(&context);
	while ((n = pread(fd, piece, sizeof(piece), at)) != 0) {
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return false;
		SHA256Update(&context, piece, (size_t)n);
		at += n;
	}
	SHA256End(&context, out);
	return true;
}
