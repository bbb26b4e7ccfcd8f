/*
 * slip_double.h - a stand-in for the room that reads other people's PDFs: its
 * pages are a few lines of operators, its structure is made by the test.
 *
 * The font is drawn, a block for each letter, so that nothing must be embedded;
 * the letters' names give them their meaning.
 */
#ifndef SLIP_DOUBLE_H
#define SLIP_DOUBLE_H

#include "slip/slip.h"

enum { SHEETS_MOST = 4 };

struct slip {
	struct slip_about about;
	struct slip_page sheets[SHEETS_MOST];
	/* Lines of operators; those that end in BDC, BMC and EMC are marked
	 * content. */
	const char	*content[SHEETS_MOST];
	unsigned	 font;		/* its object; 0: not yet copied */
	int		 fonts_copied, forms_copied;
	bool		 broken;
};

const struct slip_about *
slip_about(const struct slip *slip)
{
	return &slip->about;
}

static inline unsigned
double_glyph(const struct slip_sink *sink, const char *drawn)
{
	unsigned	number = sink->reserve(sink->arg);
	struct buf	dict = { 0 };

	buf_printf(&dict, "/Length %zu", strlen(drawn));
	sink->stream(sink->arg, number, buf_view(&dict), str_of(drawn));
	buf_free(&dict);
	return number;
}

/* Letters and the space; any other code is a letter without a name. */
static inline unsigned
double_font(struct slip *slip, const struct slip_sink *sink)
{
	unsigned	number = sink->reserve(sink->arg);
	unsigned	block = double_glyph(sink,
	    "600 0 0 0 500 700 d1 0 0 500 700 re f");
	unsigned	space = double_glyph(sink, "600 0 0 0 0 0 d1");
	struct buf	text = { 0 };

	buf_printf(&text, "<</Type/Font/Subtype/Type3/FontBBox[0 0 600 700]"
	    "/FontMatrix[.001 0 0 .001 0 0]/Resources<<>>/FirstChar 32"
	    "/LastChar 122/CharProcs<</space %u 0 R", space);
	for (char c = 'A'; c <= 'z'; c = c == 'Z' ? 'a' : (char)(c + 1))
		buf_printf(&text, "/%c %u 0 R", c, block);
	buf_text(&text, ">>/Encoding<</Type/Encoding/Differences[32/space");
	for (char c = 'A'; c <= 'z'; c = c == 'Z' ? 'a' : (char)(c + 1))
		buf_printf(&text, " %d/%c", c, c);
	buf_text(&text, "]>>/Widths[");
	for (int c = 32; c <= 122; c++)
		buf_text(&text, "600 ");
	buf_text(&text, "]>>");
	sink->object(sink->arg, number, buf_view(&text));
	buf_free(&text);
	slip->fonts_copied++;
	return number;
}

/* CONTENT without its marked content when STRIPPED. */
static inline void
double_content(struct buf *out, struct str content, bool stripped)
{
	struct str	line;

	while (content.n > 0) {
		line = str_cut(&content, '\n');
		if (stripped && (str_ends(line, "BDC") ||
		    str_ends(line, "BMC") || str_is(line, "EMC")))
			continue;
		buf_str(out, line);
		buf_char(out, '\n');
	}
}

unsigned
slip_form(struct slip *slip, size_t index, int struct_parents,
    const struct slip_sink *sink)
{
	const struct slip_page	*page = &slip->sheets[index];
	struct buf		 dict = { 0 }, content = { 0 };
	unsigned		 number;

	if (slip->broken)
		return 0;
	if (slip->font == 0)
		slip->font = double_font(slip, sink);
	number = sink->reserve(sink->arg);
	double_content(&content, str_of(slip->content[index]),
	    struct_parents < 0);
	buf_text(&dict, "/Type/XObject/Subtype/Form/BBox[0 0 ");
	buf_real(&dict, page->width, 2);
	buf_char(&dict, ' ');
	buf_real(&dict, page->height, 2);
	buf_printf(&dict, "]/Resources<</Font<</T %u 0 R>>>>", slip->font);
	if (struct_parents >= 0)
		buf_printf(&dict, "/StructParents %d", struct_parents);
	buf_printf(&dict, "/Length %zu", content.n);
	sink->stream(sink->arg, number, buf_view(&dict), buf_view(&content));
	buf_free(&dict);
	buf_free(&content);
	slip->forms_copied++;
	return number;
}

#endif
