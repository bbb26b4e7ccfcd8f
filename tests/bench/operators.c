/*
 * operators.c - take the operators out of a built pack, for the floor.
 *
 *	operators PACK.pdf OUT
 *
 * Writes each page's size and uncompressed content to OUT and prints the names of
 * the pack's fonts, a line each, without the tag of their subset.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <qpdf/qpdf-c.h>

#include "operators.h"

/* More faces than the program has. */
#define FONTS_MOST	32

struct fonts {
	char	*names[FONTS_MOST];
	size_t	 n;
};

static void
die(const char *what, const char *why)
{
	fprintf(stderr, "operators: %s: %s\n", what, why);
	exit(1);
}

static void
check(qpdf_data pdf, const char *path)
{
	if (qpdf_has_error(pdf))
		die(path, qpdf_get_error_full_text(pdf, qpdf_get_error(pdf)));
}

/* What PAGE says of KEY itself, or a node of the page tree above it. */
static qpdf_oh
inherited(qpdf_data pdf, qpdf_oh page, const char *key)
{
	while (!qpdf_oh_has_key(pdf, page, key) &&
	    qpdf_oh_has_key(pdf, page, "/Parent"))
		page = qpdf_oh_get_key(pdf, page, "/Parent");
	return qpdf_oh_get_key(pdf, page, key);
}

static double
side(qpdf_data pdf, qpdf_oh box, int low)
{
	return qpdf_oh_get_numeric_value(pdf,
	    qpdf_oh_get_array_item(pdf, box, low + 2)) -
	    qpdf_oh_get_numeric_value(pdf,
	    qpdf_oh_get_array_item(pdf, box, low));
}

/* Print NAME, "/ABCDEF+Roboto-Regular", unless it was printed before. */
static void
font_print(struct fonts *fonts, const char *name)
{
	const char	*plus = strchr(name, '+');

	name = plus != NULL ? plus + 1 : name + 1;
	for (size_t i = 0; i < fonts->n; i++)
		if (strcmp(fonts->names[i], name) == 0)
			return;
	if (fonts->n == FONTS_MOST)
		die(name, "too many fonts");
	fonts->names[fonts->n++] = strdup(name);
	puts(name);
}

static void
page_fonts(qpdf_data pdf, qpdf_oh page, struct fonts *fonts)
{
	qpdf_oh	dict = qpdf_oh_get_key(pdf, inherited(pdf, page, "/Resources"),
	    "/Font");
	qpdf_oh	font;

	qpdf_oh_begin_dict_key_iter(pdf, dict);
	while (qpdf_oh_dict_more_keys(pdf)) {
		font = qpdf_oh_get_key(pdf, dict, qpdf_oh_dict_next_key(pdf));
		font_print(fonts, qpdf_oh_get_name(pdf,
		    qpdf_oh_get_key(pdf, font, "/BaseFont")));
	}
}

static void
page_write(qpdf_data pdf, qpdf_oh page, FILE *out)
{
	qpdf_oh			 box = inherited(pdf, page, "/MediaBox");
	struct page_head	 head = { side(pdf, box, 0), side(pdf, box, 1), 0 };
	unsigned char		*data = NULL;
	size_t			 size = 0;

	qpdf_oh_get_page_content_data(pdf, page, &data, &size);
	head.size = size;
	fwrite(&head, sizeof(head), 1, out);
	fwrite(data, 1, size, out);
	free(data);
}

int
main(int argc, char **argv)
{
	struct fonts	 fonts = { .n = 0 };
	qpdf_data	 pdf;
	FILE		*out;
	bool		 failed;
	int		 pages;

	if (argc != 3) {
		fputs("usage: operators PACK.pdf OUT\n", stderr);
		return 3;
	}
	pdf = qpdf_init();
	qpdf_silence_errors(pdf);
	qpdf_set_suppress_warnings(pdf, QPDF_TRUE);
	qpdf_read(pdf, argv[1], NULL);
	check(pdf, argv[1]);
	out = fopen(argv[2], "wb");
	if (out == NULL)
		die(argv[2], "cannot create");
	pages = qpdf_get_num_pages(pdf);
	for (int i = 0; i < pages; i++) {
		qpdf_oh	page = qpdf_get_page_n(pdf, (size_t)i);

		page_fonts(pdf, page, &fonts);
		page_write(pdf, page, out);
		qpdf_oh_release_all(pdf);
		check(pdf, argv[1]);
	}
	failed = ferror(out) != 0;
	if (fclose(out) != 0 || failed)
		die(argv[2], "cannot write");
	qpdf_cleanup(&pdf);
	for (size_t i = 0; i < fonts.n; i++)
		free(fonts.names[i]);
	return 0;
}
