/*
 * base/image.h - a picture in pixels: how a logo or a seal reaches a page.
 */
#ifndef BASE_IMAGE_H
#define BASE_IMAGE_H

#include <stddef.h>
#include <stdint.h>

/* Rows from the top, without padding; eight bits a channel, in sRGB. */
struct image {
	size_t		 width, height;		/* pixels */
	int		 channels;		/* 1: grey; 3: red, green, blue */
	const uint8_t	*pixels;		/* width * height * channels */
	const uint8_t	*alpha;			/* width * height; NULL: opaque */
	double		 dpi_x, dpi_y;		/* pixels an inch; 0: not known */
};

#endif
