/*
 * pdf/pdf_int.h - what the files of this room share.
 *
 * Objects are of three sorts.  libharu's are made through its calls and
 * numbered by it.  The structure tree's, nine in ten of a tagged file, are never
 * held: they are numbered behind libharu's and written straight from the
 * elements.  Behind those, as they come, are what a slip copies and the object
 * streams.
 */
#ifndef PDF_PDF_INT_H
#define PDF_PDF_INT_H

#include <hpdf.h>
#include <libdeflate.h>

#include "pdf/pdf.h"
#include "slip/slip.h"

struct out;		/* the file being written: pdf_save.c */

/* A link's rectangle on a page. */
struct annot {
	size_t		 page;		/* index */
	HPDF_Dict	 dict;
	struct elem	*elem;		/* its Link */
	struct annot	*next;		/* of the same element */
};

/* A slip's page as it stands on one of ours: a form XObject. */
struct form {
	const struct box *box;
	size_t		 page;		/* index of ours */
	size_t		 name;		/* which form of all: /S0, /S1 ... */
	unsigned	 number;	/* of its object, when it is written */
	bool		 tagged;	/* its own structure is in the tree */
	struct buf	 owners;	/* of struct elem *, by MCID; NULL: of
					 * nobody */
	struct elem	**links;	/* the Link of each of its links; NULL:
					 * the link is left out */
	struct form	*next;		/* on the same page of ours */
	struct form	*again;		/* of the same page of the slip */
};

/* A slip of which pages stand in the document. */
struct bound {
	struct slip	*slip;
	const struct slip_about *about;
	struct form	**first;	/* by page of the slip; NULL: does not
					 * stand here */
	struct bound	*next;
};

/* What an element or leaf has that came with a slip. */
struct grafted {
	const char	*type;		/* NULL: as its tag says */
	struct str	 lang;
	struct form	*form;		/* leaf: where its content is */
};

/* What this room remembers of an element, in elem->pdf. */
struct tagged {
	unsigned	 number;	/* element: which one, in tree order */
	struct grafted	*grafted;	/* NULL: it is our own */
	union {
		struct {		/* leaf: its marked content */
			struct sequence	*first, *last;
		};
		struct {		/* element: when it is a link */
			struct annot	*annots, *last_annot;
		};
	};
};

/* Elements from elsewhere stand in PARENT behind BEFORE (NULL: first) as long
 * as the document is written: what was there is put back at the end. */
struct seam {
	struct elem	*parent, *before, *next, *last;
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
	struct form	*forms, *last_form;
	HPDF_Dict	 resources;	/* its own; NULL: it has the others' */
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
	HPDF_Dict		 resources;	/* of pages without forms */
	struct pdf_face		 faces[FACE__MAX];
	struct encoded		*words;		/* by shaped->id */
	size_t			 nwords;
	struct buf		 elems;		/* struct elem *, by number */
	struct buf		 annots;	/* struct annot *, in order */
	struct buf		 images;	/* struct picture: xobject.c */
	struct bound		*bound, *last_bound;
	struct buf		 forms;		/* struct form *, by name */
	struct buf		 keyed;		/* of those the tagged ones, in
						 * the order of their keys */
	struct buf		 seams;		/* struct seam, as made */
	struct buf		 attached;	/* attach.c's own, in reading
						 * order */
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

/* Whether CODE is for a page, where it does not show: what readers list would be
 * turned round by it, or not be found. */
bool text_unseen(int32_t code);

/* TEXT as a PDF text string, with its delimiters, without what is not seen. */
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

/* ---- xobject.c: pictures, and pages of slips ---- */

/* The name of IMAGE, I and this; it is made when first asked for. */
size_t image_name(struct pdf *pdf, const struct image *image);

/* Note the pages of slips that stand on page number INDEX. */
void forms_place(struct pdf *pdf, size_t index);

/* The form of BOX, on page number INDEX. */
struct form *form_find(const struct pdf *pdf, size_t index,
    const struct box *box);

/* Where page INDEX of SLIP stands first; NULL: nowhere. */
struct form *form_standing(const struct pdf *pdf, const struct slip *slip,
    size_t index);
size_t form_count(const struct pdf *pdf);
struct form *form_at(const struct pdf *pdf, size_t i);

/* Copy the forms; false, said, when one cannot be. */
bool forms_write(struct pdf *pdf, struct out *out);

/* The resources of page number INDEX, still empty: one for nearly all pages. */
HPDF_Dict resources_make(struct pdf *pdf, size_t index);

/* Fill them, with FONTS; after forms_write(). */
void resources_write(struct pdf *pdf, struct str fonts);

/* ---- graft.c ---- */

/* Let the structure that ELEM's graft names grow in it. */
void graft_grow(struct pdf *pdf, struct elem *elem);

/* Give each link of a slip's page that is shown as a picture an element, beside
 * the figure. */
void graft_links(struct pdf *pdf);

/* The language of what GRAFT brings, as it says itself; empty: not said. */
struct str graft_lang(const struct graft *graft);

/* Leave the tree as it was before. */
void grafts_undo(struct pdf *pdf);

/* ---- tags.c ---- */

/* Number the elements, those of slips as well; forget what an earlier writing
 * left in them. */
void tags_number(struct pdf *pdf);

/* The elements, in the order of their numbers: as they are read. */
size_t elem_count(const struct pdf *pdf);
struct elem *elem_at(const struct pdf *pdf, size_t i);

/* Start a marked-content sequence of LEAF on page INDEX: its MCID. */
int tags_sequence(struct pdf *pdf, size_t index, struct elem *leaf);

/* The structure type under which ELEM is written. */
const char *tags_type(const struct elem *elem);

/* The form's key in the parent tree, once all annotations are made. */
size_t tags_form_key(const struct pdf *pdf, size_t keyed);

/* How many objects tags_write() will write; the first is the tree's root. */
unsigned tags_objects(const struct pdf *pdf);
void tags_write(struct pdf *pdf, struct out *out);

/* ---- links.c ---- */

/* The annotations of all pages; before painting, which asks what became of
 * them. */
void links_write(struct pdf *pdf);

/* Whether LINK, of SLIP, leads anywhere from here. */
bool link_leads(const struct pdf *pdf, const struct slip *slip,
    const struct slip_link *link);

/* What it says of itself, never empty. */
struct str slip_link_words(struct pdf *pdf, const struct slip *slip,
    const struct slip_link *link);

void bookmarks_write(struct pdf *pdf);
void labels_write(struct pdf *pdf);

/* ---- attach.c ---- */

/* Make the files that ride along with elements; after tags_number(). */
void attach_write(struct pdf *pdf);
size_t attach_count(const struct pdf *pdf);

/* What refers to them: ELEM's entry, and the catalog's. */
void put_attached(const struct pdf *pdf, struct buf *out,
    const struct elem *elem);
void put_attachments(struct pdf *pdf, struct buf *out);

/* ---- xmp.c ---- */

/* TIME, seconds since 1970 in UTC, as a PDF string. */
void put_date(struct buf *out, int64_t time);

/* The XMP packet; the entries of the Info dictionary that say the same. */
struct str xmp_packet(struct pdf *pdf);
struct str xmp_info(struct pdf *pdf);

/* ---- srgb.c ---- */

/* The ICC profile of sRGB. */
struct str srgb_profile(struct arena *arena);

/* ---- pdf_save.c ---- */

/* Write the whole document, with FONTS among its resources, to SAVE; bytes
 * written go to *BYTES.  False, said, when a slip cannot be copied. */
bool document_write(struct pdf *pdf, struct str fonts, struct save *save,
    size_t *bytes);

/* The next object of the structure tree, << TEXT >> or any other value. */
void out_object(struct out *out, struct str value);

/* Where slips copy their objects to. */
struct slip_sink out_sink(struct out *out);

/* What is written from now on hangs on DIGEST, too. */
void out_digest(struct out *out, const char *digest);

#endif
