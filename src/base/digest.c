/* digest.c - SHA-256 (FIPS 180-4), by libmd. */
#include <sha2.h>

#include "base/file.h"

void
sha256_hex(struct str data, char out[65])
{
	SHA256Data((const uint8_t *)data.s, data.n, out);
}
