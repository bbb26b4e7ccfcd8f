/*
 * pdf/pdf_int.h - what the files of this room share.
 *
 * Objects are of two sorts.  libharu's are made through its calls and numbered
 * by it.  The structure tree's, nine in ten of a tagged file, are never held:
 * they are numbered behind libharu's and written straight from the elements.
 */
#ifndef PDF_PDF_INT_H
#define PDF_PDF_INT_H

#include <hpdf.h>
#include <libdeflate.h>

#include "pdf/pdf.h"

struct out;		/* the file being written: pdf_save.c */

/* A link's rectangle on a page. */
struct annot {
	size_t		 page;		/* index */
	HPDF_Dict	 dict;
	struct elem	*elem;		/* its Link */
	struct annot	*next;		/* of the same element */
};

/* What this room remembers of an element, in elem->pdf. */
struct tagged {
	unsigned	 number;	/* element: which one, in tree order */
	union {
		struct {		/* leaf: its marked content */
			struct sequence	*first, *last;
		};
		struct {		/* element: when it is a link */
			struct annot	*annots, *last_annot;
		};
	};
};

/* One marked-content sequence.  A leaf has one, or more when something else was
 * drawn in between. */
struct sequence {
	int		 mcid;
	struct sequence	*next;
};

struct page_tags {
	HPDF_Page	 haru;
	struct buf	 owners;	/* of struct elem *, by MCID */
	HPDF_Array	 annots;	/* NULL: none */
};

/* A shaped word as it stands inside the parentheses of a text operator. */
struct encoded {
	const char	*s;
	size_t		 n;
	bool		 done;		/* s and n are set */
	bool		 plain;		/* one piece, nothing shifted or
					 * missing: s may be used */
};

/* A face as this document uses it. */
struct pdf_face {
	bool		 in_use;
	size_t		 nglyphs;
	bool		*used;		/* by glyph id */
	struct str	*text;		/* what a glyph extracts as, in UTF-8 */
	int16_t		*width;		/* 1/1000 em */
};

struct pdf {
	struct arena		*arena;
	const struct pages	*pages;
	struct fonts		*fonts;
	const struct pdf_info	*info;
	struct diags		*diags;
	HPDF_Doc		 doc;
	struct libdeflate_compressor *deflate;
	struct buf		 scratch;	/* of deflate_data() */
	struct page_tags	*page;		/* one a page */
	HPDF_Dict		 resources;	/* of all pages */
	struct pdf_face		 faces[FACE__MAX];
	struct encoded		*words;		/* by shaped->id */
	size_t			 nwords;
	struct buf		 elems;		/* struct elem *, by number */
	struct buf		 annots;	/* struct annot *, in order */
	unsigned		 first_raw;	/* number behind libharu's */
	bool			 failed;	/* the reason has been said */
};

/* ---- object.c: small things made through libharu ---- */

/* The number under which libharu's OBJ is referred to. */
unsigned object_number(const void *obj);

/* A new object << TEXT >>; one with DATA as its stream, deflated if PACKED.
 * NULL only when libharu has failed, which pdf_write() notices at its end. */
HPDF_Dict object_dict(struct pdf *pdf, struct str text);
HPDF_Dict object_stream(struct pdf *pdf, struct str text, struct str data,
    bool packed);

/* Let DICT end with TEXT, kept by the caller's arena. */
void object_append(struct pdf *pdf, HPDF_Dict dict, struct str text);

/* DATA in zlib's format, borrowed until the next call. */
struct str deflate_data(struct pdf *pdf, struct str data);

/* TEXT as a PDF text string, with its delimiters. */
void put_text(struct pdf *pdf, struct buf *out, struct str text);

/* N 0 R */
void put_ref(struct buf *out, unsigned number);

/* TEXT as UTF-16BE hexadecimal digits, without the characters that are drawn as
 * nothing. */
void put_utf16(struct buf *out, struct str text);

/* ---- pdf_font.c ---- */

/* SHAPED as text operands; its glyphs count as used from now on. */
const struct encoded *word_encode(struct pdf *pdf, const struct shaped *shaped);

/* Glyph I of PIECE as string bytes, escaped. */
void put_glyph(struct buf *out, uint16_t gid);

/* Whether PIECE's glyphs extract as its text; if not it needs an ActualText. */
bool piece_extracts(struct pdf *pdf, const struct glyphs *piece);

/* Make the font objects of the faces in use; their entry in the resources. */
struct str fonts_write(struct pdf *pdf);

/* ---- pdf_paint.c ---- */

/* The operators of page number INDEX into OUT. */
void paint_page(struct pdf *pdf, size_t index, struct buf *out);

/* ---- tags.c ---- */

/* Number the elements; forget what an earlier writing left in them. */
void tags_number(struct pdf *pdf);

/* Start a marked-content sequence of LEAF on page INDEX: its MCID. */
int tags_sequence(struct pdf *pdf, size_t index, struct elem *leaf);

/* The structure type under which ELEM is written. */
const char *tags_type(const struct elem *elem);

/* How many objects tags_write() will write; the first is the tree's root. */
unsigned tags_objects(const struct pdf *pdf);
void tags_write(struct pdf *pdf, struct out *out);

/* ---- links.c ---- */

/* The annotations of all pages; before painting, which asks what became of
 * them. */
void links_write(struct pdf *pdf);
void bookmarks_write(struct pdf *pdf);
void labels_write(struct pdf *pdf);

/* ---- xmp.c ---- */

/* The XMP packet; the entries of the Info dictionary that say the same. */
struct str xmp_packet(struct pdf *pdf);
struct str xmp_info(struct pdf *pdf);

/* ---- srgb.c ---- */

/* The ICC profile of sRGB. */
struct str srgb_profile(struct arena *arena);

/* ---- pdf_save.c ---- */

/* Write the whole document to SAVE; bytes written go to *BYTES. */
void document_write(struct pdf *pdf, struct save *save, size_t *bytes);

/* The next raw object, << TEXT >> or any other value. */
void out_object(struct out *out, struct str value);

#endif
