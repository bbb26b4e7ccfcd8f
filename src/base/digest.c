/* digest.c - SHA-256 (FIPS 180-4), by nettle, which qpdf has loaded anyway and which
 * uses the processor's own instructions where there are such. */
#include <errno.h>
#include <nettle/sha2.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

static void
digest_end(struct sha256_ctx *context, char out[65])
{
	static const char	digits[] = "0123456789abcdef";
	uint8_t			digest[SHA256_DIGEST_SIZE];

	sha256_digest(context, sizeof(digest), digest);
	for (size_t i = 0; i < sizeof(digest); i++) {
		*out++ = digits[digest[i] >> 4];
		*out++ = digits[digest[i] & 15];
	}
	*out = '\0';
}

void
sha256_hex(struct str data, char out[65])
{
	struct sha256_ctx	context;

	sha256_init(&context);
	sha256_update(&context, data.n, (const uint8_t *)data.s);
	digest_end(&context, out);
}

bool
sha256_file(int fd, char out[65])
{
	uint8_t			piece[16384];
	struct sha256_ctx	context;
	struct stat		st;
	off_t			at = 0;
	ssize_t			n;

	/* A device might never end. */
	if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode))
		return false;
	sha256_init(&context);
	while ((n = pread(fd, piece, sizeof(piece), at)) != 0) {
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return false;
		sha256_update(&context, (size_t)n, piece);
		at += n;
	}
	digest_end(&context, out);
	return true;
}
