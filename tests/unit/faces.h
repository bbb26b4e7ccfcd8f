/*
 * faces.h - fonts where Debian's packages put them, a face of each kind but the
 * medium and narrow ones.
 */
#ifndef TESTS_FACES_H
#define TESTS_FACES_H

#include "font/font.h"

#define ROBOTO	"/usr/share/fonts/truetype/roboto/unhinted/RobotoTTF/"
#define DEJAVU	"/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"

static const char *const paths[FACE__MAX] = {
	[FACE_REGULAR]	= ROBOTO "Roboto-Regular.ttf",
	[FACE_BOLD]	= ROBOTO "Roboto-Bold.ttf",
	[FACE_ITALIC]	= ROBOTO "Roboto-Italic.ttf",
	[FACE_SYMBOL]	= DEJAVU,
};

#endif
