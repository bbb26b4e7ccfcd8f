/*
 * operators.h - the file between operators.c and floor.c: for each page this
 * head, then SIZE bytes of operators.  It lives for one run on one machine, so
 * it is written as the machine has it.
 */
#ifndef BENCH_OPERATORS_H
#define BENCH_OPERATORS_H

#include <stdint.h>

struct page_head {
	double		width, height;	/* points */
	uint64_t	size;
};

#endif
