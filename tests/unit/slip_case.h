/*
 * slip_case.h - PDFs made by hand, for the tests of slips: objects are numbered
 * from 1 as they come.
 */
#ifndef SLIP_CASE_H
#define SLIP_CASE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"

#define OBJECTS	1200

struct maker {
	struct buf	out;
	size_t		at[OBJECTS];
	unsigned	n;
};

static void
make_begin(struct maker *maker)
{
	*maker = (struct maker){ .n = 1 };
	buf_text(&maker->out, "%PDF-1.7\n");
}

static unsigned
make(struct maker *maker, const char *format, ...)
{
	va_list	args;

	maker->at[maker->n] = maker->out.n;
	buf_printf(&maker->out, "%u 0 obj\n", maker->n);
	va_start(args, format);
	buf_vprintf(&maker->out, format, args);
	va_end(args);
	buf_text(&maker->out, "\nendobj\n");
	return maker->n++;
}

static unsigned
make_stream(struct maker *maker, const char *dict, struct str data)
{
	maker->at[maker->n] = maker->out.n;
	buf_printf(&maker->out, "%u 0 obj\n<<%s/Length %zu>>\nstream\n",
	    maker->n, dict, data.n);
	buf_str(&maker->out, data);
	buf_text(&maker->out, "\nendstream\nendobj\n");
	return maker->n++;
}

static void
make_end(struct maker *maker, const char *trailer)
{
	size_t	start = maker->out.n;

	buf_printf(&maker->out, "xref\n0 %u\n0000000000 65535 f \n", maker->n);
	for (unsigned i = 1; i < maker->n; i++)
		buf_printf(&maker->out, "%010zu 00000 n \n", maker->at[i]);
	buf_printf(&maker->out, "trailer\n<</Size %u %s>>\nstartxref\n%zu\n"
	    "%%%%EOF\n", maker->n, trailer, start);
}

static void
write_file(const char *path, struct str data)
{
	FILE	*file = fopen(path, "wb");

	assert_non_null(file);
	assert_int_equal(fwrite(data.s, 1, data.n, file), data.n);
	assert_int_equal(fclose(file), 0);
}

#endif
