/*
 * picture/picture.h - a PNG file as pixels.
 */
#ifndef PICTURE_PICTURE_H
#define PICTURE_PICTURE_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/image.h"

/*
 * Read PATH, named at AT.  NULL, said in DIAGS, when it is missing, no PNG,
 * damaged, or has more than 40 million pixels.  Grey and colour, palettes and
 * 16 bits are all brought to eight bits of grey or RGB; an alpha channel that is
 * opaque throughout is dropped.
 */
const struct image *picture_read(struct arena *arena, const char *path,
    struct place at, struct diags *diags);

#endif
