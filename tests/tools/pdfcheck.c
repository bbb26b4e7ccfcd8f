/*
 * pdfcheck.c - check tagged PDFs.
 *
 *	pdfcheck [-au] FILE...
 *
 * -a lets a file do without the claim to be PDF/A, -u to be PDF/UA: one in
 * which somebody else's pages are bound.  Every fault is a line on stdout; the
 * exit status is 1 when there was one, 2 when a file cannot be read.
 */
#include <unistd.h>

#include "pdfcheck.h"

static char *
read_whole(const char *path, size_t *size)
{
	FILE	*file = fopen(path, "rb");
	char	*data = NULL;
	size_t	 room = 0, got;

	*size = 0;
	if (file == NULL)
		return NULL;
	do {
		room = room > 0 ? room * 2 : 1 << 16;
		data = must(realloc(data, room));
		got = fread(data + *size, 1, room - *size, file);
		*size += got;
	} while (*size == room);
	fclose(file);
	return data;
}

static int
usage(void)
{
	fputs("usage: pdfcheck [-au] FILE...\n", stderr);
	return 2;
}

int
main(int argc, char **argv)
{
	int		status = 0, faults, option;
	unsigned	unclaimed = 0;

	while ((option = getopt(argc, argv, "au")) != -1)
		if (option == 'a')
			unclaimed |= CLAIM_A;
		else if (option == 'u')
			unclaimed |= CLAIM_UA;
		else
			return usage();
	if (optind == argc)
		return usage();
	for (int i = optind; i < argc; i++) {
		size_t	 size;
		char	*data = read_whole(argv[i], &size);

		if (data == NULL) {
			perror(argv[i]);
			status = 2;
			continue;
		}
		faults = pdfcheck(argv[i], data, size, unclaimed, stdout);
		if (faults != 0 && status == 0)
			status = faults < 0 ? 2 : 1;
		free(data);
	}
	return status;
}
