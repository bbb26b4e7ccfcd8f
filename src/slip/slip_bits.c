/*
 * slip_bits.c - sets of small numbers: codes of characters, marked content.
 */
#include <string.h>

#include "slip/slip_int.h"

bool
bits_have(const struct bits *bits, size_t i)
{
	return i / 8 < bits->n && bits->at[i / 8] >> i % 8 & 1;
}

void
bits_set(struct arena *arena, struct bits *bits, size_t i)
{
	uint8_t	*old = bits->at;
	size_t	 n = bits->n;

	if (i / 8 >= n) {
		bits->n = i / 8 + n + 8;
		bits->at = arena_alloc(arena, bits->n);
		if (n > 0)
			memcpy(bits->at, old, n);
	}
	bits->at[i / 8] |= (uint8_t)(1u << i % 8);
}

bool
bits_within(const struct bits *bits, const struct bits *all)
{
	for (size_t i = 0; i < bits->n; i++)
		if (bits->at[i] & ~(i < all->n ? all->at[i] : 0))
			return false;
	return true;
}
