/*
 * srgb.c - the colour space that colours are in: sRGB as an ICC profile.
 *
 * PDF/A wants the meaning of RGB numbers in the file.  This is the smallest ICC
 * version 4 profile that says it (ICC.1:2010; IEC 61966-2-1): every field is a
 * multiple of four bytes, so the profile is a list of big-endian words.
 */
#include "pdf/pdf_int.h"

#define TAG(a, b, c, d) \
	((uint32_t)(a) << 24 | (uint32_t)(b) << 16 | (uint32_t)(c) << 8 | \
	(uint32_t)(d))

/* s15Fixed16Number: 16 bits behind the binary point. */
#define FIXED(x)	((uint32_t)(int32_t)((x) * 65536.0 + \
			((x) < 0 ? -0.5 : 0.5)))

#define XYZ		TAG('X', 'Y', 'Z', ' ')
#define SIZE		500u

static const uint32_t profile[] = {
	/* Header, 128 bytes. */
	SIZE, 0, 0x04200000, TAG('m', 'n', 't', 'r'), TAG('R', 'G', 'B', ' '),
	XYZ, 2010 << 16 | 1, 1 << 16, 0, TAG('a', 'c', 's', 'p'), 0, 0, 0, 0, 0,
	0, 0, FIXED(0.9642), FIXED(1.0), FIXED(0.8249), 0, 0, 0, 0, 0, 0, 0, 0,
	0, 0, 0, 0,
	/* Tags: name, offset, size.  The three curves are one. */
	10,
	TAG('d', 'e', 's', 'c'), 252, 36,
	TAG('c', 'p', 'r', 't'), 288, 56,
	TAG('w', 't', 'p', 't'), 344, 20,
	TAG('c', 'h', 'a', 'd'), 364, 44,
	TAG('r', 'X', 'Y', 'Z'), 408, 20,
	TAG('g', 'X', 'Y', 'Z'), 428, 20,
	TAG('b', 'X', 'Y', 'Z'), 448, 20,
	TAG('r', 'T', 'R', 'C'), 468, 32,
	TAG('g', 'T', 'R', 'C'), 468, 32,
	TAG('b', 'T', 'R', 'C'), 468, 32,
	/* Name: "sRGB". */
	TAG('m', 'l', 'u', 'c'), 0, 1, 12, TAG('e', 'n', 'G', 'B'), 8, 28,
	TAG(0, 's', 0, 'R'), TAG(0, 'G', 0, 'B'),
	/* Copyright: "Public domain." */
	TAG('m', 'l', 'u', 'c'), 0, 1, 12, TAG('e', 'n', 'G', 'B'), 28, 28,
	TAG(0, 'P', 0, 'u'), TAG(0, 'b', 0, 'l'), TAG(0, 'i', 0, 'c'),
	TAG(0, ' ', 0, 'd'), TAG(0, 'o', 0, 'm'), TAG(0, 'a', 0, 'i'),
	TAG(0, 'n', 0, '.'),
	/* White: D50, as in every profile. */
	XYZ, 0, FIXED(0.9642), FIXED(1.0), FIXED(0.8249),
	/* Bradford adaptation from sRGB's own white, D65. */
	TAG('s', 'f', '3', '2'), 0,
	FIXED(1.047882), FIXED(0.022919), FIXED(-0.050201),
	FIXED(0.029587), FIXED(0.990479), FIXED(-0.017059),
	FIXED(-0.009232), FIXED(0.015076), FIXED(0.751678),
	/* Red, green and blue, adapted. */
	XYZ, 0, FIXED(0.436066), FIXED(0.222488), FIXED(0.013916),
	XYZ, 0, FIXED(0.385147), FIXED(0.716873), FIXED(0.097076),
	XYZ, 0, FIXED(0.143066), FIXED(0.060608), FIXED(0.714096),
	/* Y = (aX + b)^g, below d: cX. */
	TAG('p', 'a', 'r', 'a'), 0, 3 << 16,
	FIXED(2.4), FIXED(1 / 1.055), FIXED(0.055 / 1.055), FIXED(1 / 12.92),
	FIXED(0.04045),
};

_Static_assert(sizeof(profile) == SIZE, "the profile says its own size");

struct str
srgb_profile(struct arena *arena)
{
	unsigned char	*out = arena_alloc(arena, sizeof(profile));

	for (size_t i = 0; i < sizeof(profile); i++)
		out[i] = (unsigned char)(profile[i / 4] >> (24 - i % 4 * 8));
	return (struct str){ (const char *)out, sizeof(profile) };
}
