/*
 * check.c - the checker of the other tests, for the fuzz targets.
 *
 * What it asks of content is what the standards ask.  Of a file that makes no
 * such claim, because somebody else's pages stand in it, only qpdf is asked: what
 * those pages draw is theirs.  One that claims to be PDF/UA alone is asked what
 * both standards want.
 */
#include <stdlib.h>
#include <string.h>

#include "check.h"

#include "../tools/pdfcheck.h"

static int
times(const char *said, const char *what)
{
	int	n = 0;

	while ((said = strstr(said, what)) != NULL) {
		said += strlen(what);
		n++;
	}
	return n;
}

/* What pdfcheck says of content in which nobody can tell what belongs where. */
static int
confusions(const char *said)
{
	static const char *const	words[] = {
		"BT inside BT", "ET does not match", " without its ",
		"text without BT", "marked content inside", "is there twice",
		"is drawn outside marked content",
	};
	int				n = 0;

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		n += times(said, words[i]);
	return n;
}

int
check_pdf(const char *path, const char *data, size_t size, bool no_ua,
    bool no_a, FILE *out)
{
	char	*said = NULL;
	size_t	 n;
	FILE	*lines = open_memstream(&said, &n);
	int	 faults;

	if (lines == NULL)
		return -1;
	faults = pdfcheck(path, data, size, (no_ua ? CLAIM_UA : 0) |
	    (no_a ? CLAIM_A : 0), lines);
	fclose(lines);
	if (faults > 0 && (no_ua || no_a))
		faults = times(said, ": qpdf: ") +
		    (no_ua ? 0 : confusions(said));
	else if (faults > 0)	/* not asked of unseen words, and of pictures */
		faults -= times(said, " is not embedded\n") +
		    times(said, " bytes and should have ");
	fprintf(out, "claims:%s%s\n%s", no_ua ? "" : " UA", no_a ? "" : " A",
	    said);
	free(said);
	return faults;
}
