/*
 * paper/plate_int.h - a plate: a table or chart with its title and measure above
 * and its caption below, and the small tables that some are made from.
 */
#ifndef PAPER_PLATE_INT_H
#define PAPER_PLATE_INT_H

#include "paper/paper_int.h"
#include "store/aside.h"

/* The point in bold, then what is measured, small; either may be empty. */
void plate_head(struct paper *paper, struct str title, struct str measure,
    struct blocks *out);

/* Small print under it; none when CAPTION is empty. */
void plate_foot(struct paper *paper, struct str caption, struct blocks *out);

/* SECTION as one whole: what is added to the group that is given back stays on a
 * page together. */
struct block *plate_begin(struct paper *paper, const struct section *section,
    struct blocks *out);

/* TABLE's rules: ink under its head and at its end, a hair between rows. */
void plate_rules(struct table *table);

/* A heading cell of a table's column. */
struct block *plate_column(struct paper *paper, struct cell *cell,
    struct str text, enum align align);

/* The CSV file that ITEM names; false, said, when nothing can be made of it, and
 * not said when no file was named (a missing key is said with the layout). */
bool plate_aside(struct paper *paper, struct item item,
    const struct aside_column *columns, size_t n, struct aside *out);

/* "none", "one" to "twelve", then digits; what begins a sentence is UPPER. */
struct str plate_count(struct arena *arena, int64_t n, bool upper);

#endif
