/*
 * slip_sfnt.c - as much of a TrueType program as a judge needs: how many
 * glyphs, how wide, and which character maps.  Every offset may be a lie.
 */
#include <string.h>

#include "slip/slip_int.h"

/* Big-endian numbers; what is not there is 0. */
static unsigned
u16(struct str data, size_t at)
{
	if (data.n < 2 || at > data.n - 2)
		return 0;
	return (unsigned)(unsigned char)data.s[at] << 8 |
	    (unsigned char)data.s[at + 1];
}

static size_t
u32(struct str data, size_t at)
{
	return (size_t)u16(data, at) << 16 | u16(data, at + 2);
}

static struct str
slice(struct str data, size_t at, size_t n)
{
	if (at > data.n || n > data.n - at)
		return STR("");
	return (struct str){ data.s + at, n };
}

static struct str
table(struct str data, const char *name)
{
	unsigned	n = u16(data, 4);
	size_t		entry = 12;

	for (unsigned i = 0; i < n && entry + 16 <= data.n; i++, entry += 16)
		if (memcmp(data.s + entry, name, 4) == 0)
			return slice(data, u32(data, entry + 8),
			    u32(data, entry + 12));
	return STR("");
}

bool
sfnt_open(struct sfnt *sfnt, struct str data)
{
	size_t	kind = u32(data, 0);

	*sfnt = (struct sfnt){ 0 };
	if (data.n < 12 || (kind != 0x00010000 && kind != 0x74727565))
		return false;
	sfnt->nglyphs = u16(table(data, "maxp"), 4);
	sfnt->em = u16(table(data, "head"), 18);
	sfnt->nmetrics = u16(table(data, "hhea"), 34);
	sfnt->hmtx = table(data, "hmtx");
	sfnt->cmap = table(data, "cmap");
	sfnt->ncmaps = u16(sfnt->cmap, 2);
	for (unsigned i = 0; i < sfnt->ncmaps; i++) {
		unsigned	platform = u16(sfnt->cmap, 4 + 8 * i);
		unsigned	encoding = u16(sfnt->cmap, 6 + 8 * i);

		sfnt->has_31 |= platform == 3 && encoding == 1;
		sfnt->has_30 |= platform == 3 && encoding == 0;
	}
	return sfnt->nglyphs > 0 && sfnt->em > 0 && sfnt->nmetrics > 0 &&
	    sfnt->hmtx.n >= 4 * (size_t)sfnt->nmetrics;
}

double
sfnt_width(const struct sfnt *sfnt, unsigned gid)
{
	unsigned	last = sfnt->nmetrics - 1;

	if (gid >= sfnt->nglyphs)
		return -1;
	return u16(sfnt->hmtx, 4 * (size_t)(gid < last ? gid : last)) *
	    1000.0 / sfnt->em;
}

/* Format 4: segments by their last code. */
static unsigned
segment_glyph(struct str map, unsigned code)
{
	unsigned	segments = u16(map, 6) / 2, first, offset, delta, gid;
	size_t		ends = 14, firsts = 16 + 2 * (size_t)segments;
	size_t		deltas = firsts + 2 * (size_t)segments;
	size_t		offsets = deltas + 2 * (size_t)segments;

	for (unsigned i = 0; i < segments; i++) {
		if (code > u16(map, ends + 2 * (size_t)i))
			continue;
		first = u16(map, firsts + 2 * (size_t)i);
		if (code < first)
			return 0;
		delta = u16(map, deltas + 2 * (size_t)i);
		offset = u16(map, offsets + 2 * (size_t)i);
		if (offset == 0)
			return (code + delta) & 0xFFFF;
		gid = u16(map, offsets + 2 * (size_t)i + offset +
		    2 * (size_t)(code - first));
		return gid == 0 ? 0 : (gid + delta) & 0xFFFF;
	}
	return 0;
}

unsigned
sfnt_glyph(const struct sfnt *sfnt, unsigned platform, unsigned encoding,
    unsigned code)
{
	struct str	map = STR("");
	unsigned	first;
	size_t		at;

	for (unsigned i = 0; i < sfnt->ncmaps; i++)
		if (u16(sfnt->cmap, 4 + 8 * i) == platform &&
		    u16(sfnt->cmap, 6 + 8 * i) == encoding) {
			at = u32(sfnt->cmap, 8 + 8 * i);
			if (at < sfnt->cmap.n)
				map = slice(sfnt->cmap, at,
				    sfnt->cmap.n - at);
			break;
		}
	switch (u16(map, 0)) {
	case 0:
		return code < 256 && 6 + code < map.n ?
		    (unsigned char)map.s[6 + code] : 0;
	case 4:
		return segment_glyph(map, code);
	case 6:
		first = u16(map, 6);
		return code >= first && code - first < u16(map, 8) ?
		    u16(map, 10 + 2 * (size_t)(code - first)) : 0;
	default:
		return 0;
	}
}
