/*
 * floor.c - the least that a program using libharu can do for a pack: the bench's
 * yardstick.  Written once and left alone.
 *
 *	floor OPERATORS OUT.pdf FACE.ttf...
 *
 * It makes a document of as many pages of the same sizes, copies the operators
 * that were taken out of the built pack into their content streams, embeds the
 * same faces with the characters of Western Europe, lets libharu compress
 * everything, and saves.
 *
 * It is not a program that makes packs.  It reads no layout, text or figures,
 * shapes no word, breaks no line, draws no chart, writes no tag, bookmark, link
 * or metadata, and saves without a check.  Its pages do not read either: their
 * operators have glyph ids for codes, and libharu's fonts another encoding.  What
 * it costs is writing, compressing and saving alone, which nothing built on
 * libharu as it comes can avoid.
 */
#include <stdio.h>
#include <stdlib.h>

#include <hpdf.h>

#include "operators.h"

#define FACES_MOST	16
#define ENCODING	"WinAnsiEncoding"

static void
die(const char *what, const char *why)
{
	fprintf(stderr, "floor: %s: %s\n", what, why);
	exit(1);
}

static void
failed(HPDF_STATUS error, HPDF_STATUS detail, void *arg)
{
	(void)arg;
	fprintf(stderr, "floor: libharu: error %04X, detail %u\n",
	    (unsigned)error, (unsigned)detail);
	exit(1);
}

/* Load and embed PATH.  Measuring text is how libharu notes which characters of
 * a face to embed. */
static HPDF_Font
face_load(HPDF_Doc doc, const char *path)
{
	HPDF_BYTE	all[256 - ' '];
	const char	*name = HPDF_LoadTTFontFromFile(doc, path, HPDF_TRUE);
	HPDF_Font	font = HPDF_GetFont(doc, name, ENCODING);

	for (unsigned i = 0; i < sizeof(all); i++)
		all[i] = (HPDF_BYTE)(' ' + i);
	HPDF_Font_TextWidth(font, all, sizeof(all));
	return font;
}

static void
page_add(HPDF_Doc doc, const struct page_head *head, const HPDF_BYTE *operators,
    const HPDF_Font *faces, int nfaces)
{
	HPDF_Page	page = HPDF_AddPage(doc);
	HPDF_PageAttr	attr = page->attr;

	HPDF_Page_SetWidth(page, (HPDF_REAL)head->width);
	HPDF_Page_SetHeight(page, (HPDF_REAL)head->height);
	for (int i = 0; i < nfaces; i++)	/* into the page's resources */
		HPDF_Page_GetLocalFontName(page, faces[i]);
	HPDF_Stream_Write(attr->stream, operators, (HPDF_UINT)head->size);
}

/* Every page of IN, through one buffer as large as the largest needs. */
static void
pages_copy(HPDF_Doc doc, FILE *in, const HPDF_Font *faces, int nfaces)
{
	struct page_head	 head;
	HPDF_BYTE		*operators = NULL;
	size_t			 room = 0;

	while (fread(&head, sizeof(head), 1, in) == 1) {
		if (head.size > room) {
			room = head.size;
			operators = realloc(operators, room);
			if (operators == NULL)
				die("operators", "out of memory");
		}
		if (fread(operators, 1, head.size, in) != head.size)
			die("operators", "cut short");
		page_add(doc, &head, operators, faces, nfaces);
	}
	free(operators);
}

int
main(int argc, char **argv)
{
	HPDF_Font	faces[FACES_MOST];
	int		nfaces = argc - 3;
	HPDF_Doc	doc;
	FILE		*in;

	if (nfaces < 1 || nfaces > FACES_MOST) {
		fputs("usage: floor OPERATORS OUT.pdf FACE.ttf...\n", stderr);
		return 3;
	}
	in = fopen(argv[1], "rb");
	if (in == NULL)
		die(argv[1], "cannot open");
	doc = HPDF_New(failed, NULL);
	if (doc == NULL)
		die("libharu", "no document");
	HPDF_SetCompressionMode(doc, HPDF_COMP_ALL);
	for (int i = 0; i < nfaces; i++)
		faces[i] = face_load(doc, argv[i + 3]);
	pages_copy(doc, in, faces, nfaces);
	HPDF_SaveToFile(doc, argv[2]);
	HPDF_Free(doc);
	fclose(in);
	return 0;
}
