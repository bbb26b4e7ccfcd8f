/*
 * base/face.h - the faces a page may use, and looks made of them.
 */
#ifndef BASE_FACE_H
#define BASE_FACE_H

#include <stdint.h>

enum face {
	FACE_REGULAR,
	FACE_ITALIC,
	FACE_MEDIUM,
	FACE_MEDIUM_ITALIC,
	FACE_BOLD,
	FACE_BOLD_ITALIC,
	FACE_CONDENSED,
	FACE_CONDENSED_MEDIUM,
	FACE_CONDENSED_BOLD,
	FACE_SYMBOL,		/* what the others lack: arrows, ticks */
	FACE__MAX
};

/* Colours are 0xRRGGBB, by what they are for. */
#define INK		0x1D2329u
#define GREY		0x525C65u
#define WHITE		0xFFFFFFu
#define HAIR		0xC3C9CEu
#define GRID		0xE1E4E7u
#define AXIS		0x8A9299u
#define USUAL_MARK	0x6B747Cu
#define CALLOUT		0xF6F3ECu
#define ACCENT		0x12436Du	/* the default; a layout may set its own */
#define SERIES_1	0x12436Du
#define SERIES_2	0x28A197u
#define SERIES_3	0x801650u
#define SERIES_4	0xF46A25u
#define TEAL_TEXT	0x1B7A72u
#define ORANGE_TEXT	0xC4500Fu
#define MISSED		0x801650u
#define NEITHER		0x490092u
#define MUTED		0x6B8CABu

#endif
