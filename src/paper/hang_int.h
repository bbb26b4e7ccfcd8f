/*
 * paper/hang_int.h - the text column of a report, and numbers that hang before
 * it.
 */
#ifndef PAPER_HANG_INT_H
#define PAPER_HANG_INT_H

#include "paper/paper_int.h"

/* Points: the column from a portrait page's left margin, and a number's end
 * from the column. */
#define HANG_COLUMN	93.5
#define HANG_GAP	11
#define HANG_LIVE	481.9	/* the page between its margins */

/* Space above a heading, and one below it; between a heading and its text;
 * between paragraphs; below a table. */
#define HANG_HEADING	18
#define HANG_SUB	10
#define HANG_CLOSE	3
#define HANG_BETWEEN	6
#define HANG_TABLE	14

/* How a text that hangs is read.  "#" becomes a heading of HANG_LEVEL, whatever
 * level the page's title has in the end. */
#define HANG_LEVEL	2
#define HANG_TAG	TAG_H2
struct story_look hang_look(const struct paper *paper);

/* TEXT, which begins at PLACE of its file, as blocks; faults are said. */
void hang_read(struct paper *paper, struct str text, struct place place,
    struct blocks *out);

/* Move BLOCKS by so much to the right, paragraphs with their labels; what would
 * be too wide there, a table or a figure, stays. */
void blocks_indent(struct blocks *blocks, double by);

/* TEXT below its HEADING, both as they were read: the heading one level below
 * the page's title, bullets as close as lines, all moved into the column. */
void text_hang(struct paper *paper, struct block *heading, struct blocks *text);

/* NUMBER, which is 1 or more, as "iv". */
struct str roman_small(struct arena *arena, int number);

/* NUMBER hangs before PARA, grey, instead of any label it has. */
void para_number(struct paper *paper, struct para *para, struct str number);

#endif
