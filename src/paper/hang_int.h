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

/* The bookmark level of what stands under a page's title. */
#define HANG_OUTLINE	2

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

/* A table of grey labels, where numbers hang, and what they say in the column of
 * the text; and a row more of it, whose second cell is empty. */
struct block *fields_table(struct paper *paper, double pad_above,
    double pad_below);
struct row *fields_row(struct paper *paper, struct table *table,
    const char *label);

/* So much space round each paragraph in LIST, and round the list. */
void list_space(struct block *list, double inside, double around);

/* NUMBER, which is 1 or more, as "iv". */
struct str roman_small(struct arena *arena, int number);

/* NUMBER hangs before PARA, grey, instead of any label it has. */
void para_number(struct paper *paper, struct para *para, struct str number);

#endif
