/*
 * picture.c - a PNG file as pixels, by libpng's simplified interface: it brings
 * every kind of PNG to eight bits of sRGB, and its faults are answers.
 */
#include <png.h>
#include <string.h>

#include "base/file.h"
#include "picture/picture.h"

/* A sheet of A4 at 600 dots an inch is 35 million. */
#define PIXELS_MOST	((uint64_t)40 * 1000 * 1000)

#define SIGNATURE	8		/* bytes before the first chunk */
#define CHUNK_AROUND	12		/* length, name and checksum of one */
#define INCH		0.0254		/* metres */
/* What is below or above is no resolution that anybody meant. */
#define DPI_LEAST	10.0
#define DPI_MOST	10000.0

/* ---- resolution ---- */

static uint32_t
big_endian(const char *at)
{
	const unsigned char	*byte = (const unsigned char *)at;

	return (uint32_t)byte[0] << 24 | (uint32_t)byte[1] << 16 |
	    (uint32_t)byte[2] << 8 | byte[3];
}

/* The chunk NAME of FILE, if it stands before the pixels; empty if not. */
static struct str
chunk_find(struct str file, const char *name)
{
	struct str	rest = { file.s + SIGNATURE, file.n - SIGNATURE };
	size_t		length;

	while (rest.n >= CHUNK_AROUND) {
		length = big_endian(rest.s);
		if (memcmp(rest.s + 4, "IDAT", 4) == 0 ||
		    length > rest.n - CHUNK_AROUND)
			break;
		if (memcmp(rest.s + 4, name, 4) == 0)
			return (struct str){ rest.s + 8, length };
		rest.s += length + CHUNK_AROUND;
		rest.n -= length + CHUNK_AROUND;
	}
	return STR("");
}

/* What PER_METRE pixels are an inch; 0 when that is no resolution. */
static double
dots(uint32_t per_metre)
{
	double	dpi = per_metre * INCH;

	return dpi >= DPI_LEAST && dpi <= DPI_MOST ? dpi : 0;
}

/* The simplified interface has no call for it. */
static void
read_resolution(struct str file, struct image *image)
{
	struct str	physical = chunk_find(file, "pHYs");

	if (physical.n != 9 || physical.s[8] != 1)	/* 1: metres */
		return;
	image->dpi_x = dots(big_endian(physical.s));
	image->dpi_y = dots(big_endian(physical.s + 4));
	if (image->dpi_x == 0 || image->dpi_y == 0)
		image->dpi_x = image->dpi_y = 0;
}

/* ---- pixels ---- */

/* Part N pixels, each of COLOURS bytes and one of alpha: the colours move
 * together in place.  Where all are opaque there is no alpha. */
static const uint8_t *
part_alpha(struct arena *arena, uint8_t *pixels, size_t n, size_t colours)
{
	const uint8_t	*from = pixels;
	uint8_t		*to = pixels, *alpha = NULL;
	size_t		 opaque = 0;

	while (opaque < n && from[opaque * (colours + 1) + colours] == 255)
		opaque++;
	if (opaque < n)
		alpha = arena_alloc(arena, n);
	for (size_t i = 0; i < n; i++, from += colours + 1) {
		if (alpha != NULL)
			alpha[i] = from[colours];
		for (size_t k = 0; k < colours; k++)
			*to++ = from[k];
	}
	return alpha;
}

/* The pixels of PNG, which is begun, into IMAGE. */
static bool
read_pixels(struct arena *arena, png_image *png, struct image *image)
{
	bool	 colour = (png->format & PNG_FORMAT_FLAG_COLOR) != 0;
	bool	 alpha = (png->format & PNG_FORMAT_FLAG_ALPHA) != 0;
	uint8_t	*pixels;

	image->width = png->width;
	image->height = png->height;
	image->channels = colour ? 3 : 1;
	png->format = colour ? (alpha ? PNG_FORMAT_RGBA : PNG_FORMAT_RGB) :
	    alpha ? PNG_FORMAT_GA : PNG_FORMAT_GRAY;
	/* Sixteen bits that say nothing of their gamma are as eight would be. */
	png->flags |= PNG_IMAGE_FLAG_16BIT_sRGB;
	pixels = arena_alloc(arena, PNG_IMAGE_SIZE(*png));
	if (!png_image_finish_read(png, NULL, pixels, 0, NULL))
		return false;
	if (alpha)
		image->alpha = part_alpha(arena, pixels,
		    image->width * image->height, (size_t)image->channels);
	image->pixels = pixels;
	return true;
}

const struct image *
picture_read(struct arena *arena, const char *path, struct place at,
    struct diags *diags)
{
	struct image	*image = arena_make(arena, struct image);
	png_image	 png = { .version = PNG_IMAGE_VERSION };
	struct str	 file;
	bool		 ok = false;

	if (!file_read(arena, path, &file, at, diags))
		return NULL;
	if (file.n < SIGNATURE ||
	    png_sig_cmp((png_const_bytep)file.s, 0, SIGNATURE) != 0) {
		diag_at(diags, DIAG_PICTURE_KIND, at, "%s", path);
		return NULL;
	}
	if (!png_image_begin_read_from_memory(&png, file.s, file.n))
		diag_at(diags, DIAG_PICTURE_DAMAGED, at, "%s: %s", path,
		    png.message);
	else if ((uint64_t)png.width * png.height > PIXELS_MOST)
		diag_at(diags, DIAG_PICTURE_SIZE, at, "%s has %u x %u", path,
		    png.width, png.height);
	else if (!read_pixels(arena, &png, image))
		diag_at(diags, DIAG_PICTURE_DAMAGED, at, "%s: %s", path,
		    png.message);
	else
		ok = true;
	png_image_free(&png);
	if (!ok)
		return NULL;
	read_resolution(file, image);
	return image;
}
