/*
 * check.h - a written PDF must be what tagged PDFs are.
 *
 * In a file of its own because the checker has names that the rooms have too.
 */
#ifndef FUZZ_CHECK_H
#define FUZZ_CHECK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* How many faults the PDF in DATA has, each a line on OUT; -1 when it is none.
 * It need not claim to be PDF/UA or PDF/A where NO_UA or NO_A says so. */
int check_pdf(const char *path, const char *data, size_t size, bool no_ua,
    bool no_a, FILE *out);

#endif
