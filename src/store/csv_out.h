/*
 * store/csv_out.h - rows of CSV as RFC 4180 has them, but for line ends, which are
 * a newline as in our other files.
 */
#ifndef STORE_CSV_OUT_H
#define STORE_CSV_OUT_H

#include "base/text.h"

/* Add a cell, in quotation marks only when its commas, quotation marks, line ends
 * or outer blanks would be read as something else. */
void csv_add_cell(struct buf *out, struct str text);

/* Add a row of N cells. */
void csv_add_row(struct buf *out, const struct str *cells, size_t n);

#endif
