/*
 * slip/slip_int.h - what the files of this room share.
 *
 * qpdf opens the file and finds its objects, slip_xref.c the plain ones, which
 * are most; each is turned once into a value of ours (slip_value.c) and all
 * else here reads those.  Reading goes so:
 *
 *	slip.c		open, refuse, hand over
 *	slip_pages.c	the page tree, boxes, turns
 *	slip_layers.c	what is hidden
 *	slip_content.c	what the operators of a page use and say
 *	slip_judge.c	whether the standards allow what was found
 *	slip_font.c	the same for fonts
 *	slip_links.c	links, destinations, bookmarks
 *	slip_tags.c	the structure tree; slip_mend.c puts it in order
 *	slip_form.c	a page and what it draws with, copied, as far as
 *			slip_rules.c has it
 *
 * A file may be hostile: whatever walks it is bounded in depth and number.
 */
#ifndef SLIP_SLIP_INT_H
#define SLIP_SLIP_INT_H

#include <qpdf/qpdf-c.h>

#include "slip/slip.h"

/* Brackets inside brackets, forms inside forms, nodes of trees. */
#define DEEP_VALUE	60
#define DEEP_FORM	16
#define DEEP_TREE	64

/* What one stream may unpack to; what all together. */
#define UNPACK_MOST	((size_t)64 << 20)
#define UNPACK_ALL	((size_t)2 << 30)

/* Ids that objects can have (ISO 32000-1, annex C), in leaves of so many. */
#define LEAF	1024u
#define LEAVES	(1u << 13)
#define IDS	(LEAF * LEAVES)

/* How hard what is packed anew is packed. */
#define DEFLATE_LEVEL	4

/* ---- slip_token.c: the words of PDF ---- */

enum token {
	TOKEN_END,
	TOKEN_BAD,		/* passed over */
	TOKEN_NUMBER,
	TOKEN_NAME,		/* with its slash */
	TOKEN_STRING,		/* with its brackets */
	TOKEN_HEX,
	TOKEN_ARRAY, TOKEN_ARRAY_END,
	TOKEN_DICT, TOKEN_DICT_END,
	TOKEN_WORD		/* an operator, true, false, null, R */
};

struct lexer {
	const char	*at, *end;
	struct str	 text;	/* the token as it stands */
};

/* The next token, which lexer->text is then. */
enum token lexer_next(struct lexer *lexer);
bool is_white(char c);		/* also NUL (ISO 32000-1, 7.2.2) */
/* Whether each # in the name TEXT is of a code, of none that is NUL, and no
 * control character stands there itself. */
bool name_is_whole(struct str text);
/* Whether the hexadecimal string TEXT is nothing but whole bytes. */
bool hex_is_whole(struct str text);
/* Whether the number in TEXT needs more than 32 bits. */
bool number_too_large(struct str text);

/* What a token of its kind says: a name without slash and #, a string without
 * brackets and escapes.  As it stands when nothing is escaped, else in ARENA
 * or, until it is used again, in SCRATCH. */
struct str token_name(struct arena *arena, struct str text);
struct str token_string(struct buf *scratch, struct str text);

/* ---- slip_value.c ---- */

enum value_kind {
	VALUE_NULL,
	VALUE_BOOL,
	VALUE_NUMBER,
	VALUE_NAME,
	VALUE_STRING,
	VALUE_ARRAY,
	VALUE_DICT,		/* or a stream: dict->stream */
	VALUE_REF
};

struct value {
	enum value_kind	 kind;
	bool		 yes;		/* BOOL */
	unsigned	 n;		/* ARRAY: values */
	union {
		struct str	 text;	/* NUMBER as written, NAME, STRING */
		struct value	*at;	/* ARRAY */
		struct dict	*dict;
		struct object	*object;	/* REF */
	};
};

struct entry {
	struct str	 key;
	struct value	 value;
	const struct content *user;	/* the last to use it, as a resource */
};

/* Which walks have been here, and what they left. */
enum {
	SEEN_PAGES	= 1 << 0,
	SEEN_OUTLINE	= 1 << 1,
	SEEN_NAMES	= 1 << 2,
	SEEN_STRUCT	= 1 << 3,
	SEEN_JUDGED	= 1 << 4,
	SEEN_OPEN	= 1 << 5,	/* a form that is being read now */
	SEEN_HIDDEN	= 1 << 6	/* a layer, by default */
};

struct dict {
	struct entry	*at;
	size_t		 n;
	struct object	*stream;	/* whose head this is; NULL: of none */
	unsigned	 seen;
	size_t		 page;		/* which it is, from 1; 0: none */
	/* What was found about it; NULL: nothing yet. */
	struct font	*font;
	struct content	*content;
};

struct object {
	unsigned	 id, generation;
	unsigned	 copy;		/* its number in the sink; 0: none */
	bool		 loaded;
	struct value	 value;
};

/* TEXT, one value in the notation of PDF.  Never fails: what is damaged or
 * nested too deeply is null.  Like all values it borrows from its text. */
struct value value_parse(struct slip *slip, struct str text);

/* The same of a file's own bytes, from LEXER on, which moves behind it.  False,
 * somewhere inside, when anything is not as the standard has it, or can be taken
 * in two ways: what qpdf makes of it counts. */
bool value_read(struct slip *slip, struct lexer *lexer, struct value *value);

/* What VALUE is or refers to; never a REF.  Never NULL. */
const struct value *value_of(struct slip *slip, const struct value *value);

/* The value of KEY in VALUE, followed; a null when VALUE is no dictionary. */
const struct value *dict_find(struct slip *slip, const struct value *value,
    const char *key);
const struct value *dict_find_str(struct slip *slip, const struct value *value,
    struct str key);
/* The same, not followed; NULL when it is not there. */
const struct value *dict_raw(struct slip *slip, const struct value *value,
    struct str key);
struct entry *dict_entry(struct slip *slip, const struct value *value,
    struct str key);

/* Item I of an array, followed; a null behind its end. */
const struct value *array_item(struct slip *slip, const struct value *array,
    size_t i);
size_t array_count(const struct value *array);	/* 0 when it is none */

bool is_dict(const struct value *value);
bool is_stream(const struct value *value);
bool is_name(const struct value *value, const char *name);

/* FALLBACK when it is no number. */
double value_number(const struct value *value, double fallback);
int value_int(const struct value *value, int fallback);

/* N numbers of an array; false when it holds fewer or others. */
bool value_numbers(struct slip *slip, const struct value *array, double *out,
    size_t n);

/* A text string as UTF-8 in ARENA, without control characters. */
struct str words_of(struct arena *arena, const struct value *value);

/* With its slash, and # before what is not regular; in hexadecimal. */
void put_name(struct buf *out, struct str name);
void put_string(struct buf *out, struct str bytes);

/* ---- slip_file.c: qpdf ---- */

/* Open what is in slip->file; false, said, when it cannot be read. */
bool file_open(struct slip *slip);

/* Read the value of OBJECT; null, said, when it cannot be read. */
void object_load(struct slip *slip, struct object *object);
/* The one of this number; NULL when it can be none, or is known with another
 * generation. */
struct object *object_at(struct slip *slip, unsigned id, unsigned generation);

/* The bytes of stream DICT as they are in the file, to be freed; the same
 * unpacked, whose filters must be no picture's: there is no bound.  False, said,
 * when they cannot be read. */
bool stream_raw(struct slip *slip, const struct dict *dict, char **data,
    size_t *n);
bool stream_predicted(struct slip *slip, const struct dict *dict, char **data,
    size_t *n);

/* Say DIAG of this file, once whatever the detail. */
void say(struct slip *slip, enum diag diag, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* ---- slip_xref.c: objects read without qpdf ---- */

/* Read where the objects are, for xref_object(); TRAILER is the file's. */
void xref_read(struct slip *slip, const struct value *trailer);

/* The value of OBJECT; false when it has to be asked of qpdf, or, said, when
 * reading would never end. */
bool xref_object(struct slip *slip, const struct object *object,
    struct value *value);

/* ---- slip_filter.c ---- */

enum filter {
	FILTER_FLATE,
	FILTER_LZW,
	FILTER_A85,
	FILTER_AHX,
	FILTER_RUN,
	FILTER_IMAGES,		/* from here on they are pictures' and stay: */
	FILTER_DCT = FILTER_IMAGES,
	FILTER_CCITT,
	FILTER_JBIG2,
	FILTER_JPX,
	FILTER__MAX
};

#define FILTERS_MOST	4

struct filters {
	bool			 exact;	/* a wrong checksum is a fault */
	size_t			 n;
	enum filter		 kind[FILTERS_MOST];
	const struct value	*parms[FILTERS_MOST];
};

/* False, said, for one that is unknown or stands behind a picture's, and for data
 * in another file. */
bool filters_read(struct slip *slip, const struct value *stream,
    struct filters *filters);
bool filters_have(const struct filters *filters, enum filter kind);
const char *filter_name(enum filter kind);

/* Undo the filters from the first to the last that is not a picture's; a
 * predictor of the last one is left.  How many were undone, in *DONE; DATA is
 * replaced.  False, said. */
bool filters_undo(struct slip *slip, const struct filters *filters,
    struct buf *data, size_t *done);

/* All that STREAM holds, unpacked, behind what is in OUT.  False, said. */
bool stream_read(struct slip *slip, const struct value *stream,
    struct buf *out);
/* The same of what must be right to the last bit: tables and objects. */
bool stream_read_exact(struct slip *slip, const struct value *stream,
    struct buf *out);

/* ---- slip_bits.c: sets of small numbers ---- */

/* {0} is the empty set. */
struct bits {
	uint8_t		*at;
	size_t		 n;		/* bytes */
};

bool bits_have(const struct bits *bits, size_t i);
/* Whether ALL has whatever BITS has. */
bool bits_within(const struct bits *bits, const struct bits *all);
void bits_set(struct arena *arena, struct bits *bits, size_t i);

/* ---- slip_content.c: what operators use ---- */

/* Where a name in a content stream leads, by kind of resource. */
enum resource {
	RESOURCE_FONT,
	RESOURCE_XOBJECT,
	RESOURCE_COLOUR,
	RESOURCE_STATE,
	RESOURCE_PATTERN,
	RESOURCE_SHADING,
	RESOURCE__MAX
};
extern const char *const resource_names[RESOURCE__MAX];

struct used {
	enum resource	 kind;
	struct str	 name;
};

/* One content stream, or all those of a Type 3 font, as read once. */
struct content {
	struct used	*used;
	size_t		 nused, room;
	const struct value *resources;	/* its own or its page's */
	bool		 page;		/* a page's: its numbers count */
	bool		 marked;	/* has marked content */
	bool		 hides;		/* draws what is hidden by default */
	bool		 loose;		/* what begins and what ends, q and Q or
					 * BT and ET, do not pair */
	bool		 untidy;	/* its marked content cannot stay as it
					 * is, whoever owns it */
	bool		 words;		/* shows any */
	/* Of a page: */
	bool		 bare;		/* words outside of all marks */
	struct bits	 mcids;		/* which there are */
	struct bits	 spoken;	/* which of them show words */
	bool		 twice;		/* one of them stands twice */
	bool		 crossed;	/* marks reach over the end of a text
					 * object */
};

/* How marked content is written anew. */
enum marks {
	MARKS_READ,		/* nothing is written, all is judged */
	MARKS_OUT,		/* taken out */
	MARKS_KEPT,		/* what the structure owns stays, all else is
				 * an artifact */
	MARKS_STRICT		/* the same, and artifacts are begun anew: they
				 * and owned content stand in each other */
};

/* Read DATA, the operators of CONTENT, as MARKS says.  OUT gets the new
 * operators, if not MARKS_READ; it stays empty when nothing changes.  OWNED is
 * of a page: which numbers the structure owns; else NULL.  False only when
 * MARKS_KEPT has to be MARKS_STRICT. */
bool content_scan(struct slip *slip, struct content *content, struct str data,
    enum marks marks, const struct bits *owned, struct buf *out);

/* Read the form, pattern or glyph STREAM, once; RESOURCES are those of what
 * draws it, for when it has none. */
void content_of_stream(struct slip *slip, const struct value *stream,
    const struct value *resources);
/* Note that CONTENT uses the resource of this kind and name, if it has it. */
void content_use(struct slip *slip, struct content *content,
    enum resource kind, struct str name);

/* ---- slip_layers.c: optional content ---- */

/* Note which layers the file hides by default. */
void layers_read(struct slip *slip);
/* Whether what belongs to LAYER, a group or a membership of several, is hidden
 * by default; not when it is neither. */
bool layer_hidden(struct slip *slip, const struct value *layer);

/* ---- slip_judge.c ---- */

/* Why the file may not claim PDF/UA, or PDF/A: the first reason counts.  PAGE is
 * from 1; 0: it is of none. */
void not_ua(struct slip *slip, size_t page, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void not_a(struct slip *slip, size_t page, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* The same of the page being read; that it may claim neither. */
void not_a_here(struct slip *slip, const char *what);
void neither_here(struct slip *slip, const char *what);

/* What a page uses, each judged once however often that is; RESOURCES are those
 * of the page or form. */
void judge_colour(struct slip *slip, const struct value *space);
void judge_group(struct slip *slip, const struct value *group);
void judge_image(struct slip *slip, const struct value *image);
void judge_state(struct slip *slip, const struct value *state,
    const struct value *resources);
void judge_shading(struct slip *slip, const struct value *shading);

/* Whether NAME is one of ISO 32000-1: a space that needs no resource (8.6.8), a
 * rendering intent (8.6.5.8), a blend mode (11.3.5). */
bool colour_is_device(struct str name);
bool intent_known(struct str name);
bool blend_known(struct str name);

/* ---- slip_font.c ---- */

struct font {
	const struct value *dict;
	size_t		 page;		/* where it was first used */
	bool		 composite;	/* two bytes a character */
	bool		 seen;		/* not only in mode 3, invisible */
	struct bits	 codes;		/* of the characters shown */
	struct font	*next;
};

/* The font of DICT; noted once.  RESOURCES are those of what shows it, for a
 * Type 3 font without its own. */
struct font *font_of(struct slip *slip, const struct value *dict,
    const struct value *resources);
/* FONT shows the bytes of TEXT. */
void font_use(struct slip *slip, struct font *font, struct str text);
/* Judge all fonts that show anything, when all pages are read. */
void fonts_judge(struct slip *slip);

/* ---- slip_unicode.c ---- */

struct unicode {
	struct bits	mapped, private;	/* codes; private: to no
						 * character that all know */
	size_t		ranged;			/* codes in ranges so far */
};

/* Whether glyph NAME is one that everyone knows. */
bool glyph_known(struct str name);

/* What the map STREAM says; what a font without one says by its ENCODING. */
void unicode_read(struct slip *slip, const struct value *stream,
    struct unicode *unicode);
void unicode_from_names(struct slip *slip, const struct value *encoding,
    struct unicode *unicode);

/* ---- slip_sfnt.c: TrueType programs ---- */

struct sfnt {
	unsigned	 nglyphs, nmetrics, em;
	struct str	 hmtx, cmap;
	unsigned	 ncmaps;
	bool		 has_31, has_30;	/* of platform 3: encodings */
};

/* False when DATA, which SFNT borrows, are no such program, or a broken one. */
bool sfnt_open(struct sfnt *sfnt, struct str data);
/* In thousandths of an em; -1 when there is no glyph GID. */
double sfnt_width(const struct sfnt *sfnt, unsigned gid);
/* What the cmap of PLATFORM and ENCODING says of CODE; 0: nothing. */
unsigned sfnt_glyph(const struct sfnt *sfnt, unsigned platform,
    unsigned encoding, unsigned code);

/* ---- slip_pages.c ---- */

struct leaf {
	const struct value *dict;
	const struct value *resources;
	double		 crop[4];	/* x0 y0 x1 y1, default user space */
	double		 matrix[6];	/* to the page as shown */
	struct content	*content;
	struct bits	 owned;		/* MCIDs, by the structure */
};

/* Find the pages, their boxes and turns.  False, said. */
bool pages_read(struct slip *slip);
/* Index of the page that VALUE, not followed, refers to; SIZE_MAX: none. */
size_t page_index(struct slip *slip, const struct value *value);
/* All operators of a page, joined.  False, said. */
bool page_operators(struct slip *slip, const struct leaf *leaf,
    struct buf *out);
/* Read and judge what all pages draw. */
void pages_scan(struct slip *slip);

/* ---- slip_links.c ---- */

/* The links of all pages; then the bookmarks, which may lead to named places as
 * those do. */
void links_read(struct slip *slip);
void marks_read(struct slip *slip);
/* The link that annotation DICT is on page PAGE; NULL: it was left out. */
const struct slip_link *link_of(struct slip *slip, size_t page,
    const struct value *annot);

/* ---- slip_tags.c, slip_mend.c ---- */

/* The structure, when pages and links are read, and what of them it owns. */
void tags_read(struct slip *slip);
/* "en", "en-GB". */
bool is_lang(struct str lang);
/* Put the tree at ROOT in order.  False when it holds nothing, or tables that
 * cannot be filled up. */
bool tags_mend(struct slip *slip, struct slip_elem *root);
/* A new element, or content of one when TYPE is NULL; KID is put behind the other
 * kids of PARENT. */
struct slip_elem *kid_new(struct slip *slip, const char *type);
void kid_add(struct slip_elem *parent, struct slip_elem *kid);
/* The type of elements whose own is unknown, while the tree is read. */
extern const char type_unknown[];

/* ---- slip_rules.c: what of a file is copied ---- */

/* What a value is used as decides which of its keys are copied. */
enum role {
	ROLE_PLAIN,		/* as it is, followed by no key */
	ROLE_DATA,		/* a function, an encoding, parameters */
	ROLE_COLOUR,
	ROLE_FONT,
	ROLE_DESCRIPTOR,
	ROLE_GLYPHS,		/* of a Type 3 font, by name */
	ROLE_DRAWN,		/* XObject: a picture or form */
	ROLE_GROUP,
	ROLE_STATE,
	ROLE_MASK,		/* of a state */
	ROLE_PATTERN,
	ROLE_SHADING,
	ROLE__MAX
};

struct rule {
	const char	*key;
	enum role	 role;
};

/* The rule for KEY of a dictionary used as ROLE; NULL: it stays behind. */
const struct rule *rule_of(enum role role, struct str key);

/* ---- slip.c ---- */

struct annot {
	const struct dict *dict;
	const struct slip_link *link;
};

struct spot {
	struct str	 name;
	const struct value *dest;
};

struct work;		/* an object to be copied: slip_form.c */

struct slip {
	struct arena	*arena;		/* the caller's: what is shown */
	struct arena	*work;		/* our own, until slip_close() */
	struct diags	*diags;
	struct place	 at;
	struct str	 file;
	qpdf_data	 pdf;
	struct xref	*xref;		/* NULL: qpdf alone reads */
	struct object  **objects[LEAVES];	/* by id */
	const struct value *root, *info;	/* the catalogue; who made it */
	struct slip_about about;
	struct leaf	*leaves;	/* beside about.pages */
	struct annot	**annots;	/* by page; ends with a NULL dict */
	struct spot	*spots;		/* named destinations, sorted */
	size_t		 nspots;
	struct font	*fonts, *last_font;
	size_t		 now;		/* the page being read */
	int		 depth;		/* forms in forms, now */
	bool		 failed;	/* the reason has been said */
	bool		 said[DIAG__MAX];
	bool		 cmyk_profile, overprint;
	size_t		 unpacked;	/* bytes of all streams */
	size_t		 filled;	/* cells put into short rows */
	struct buf	 scratch;	/* of strings */
	struct buf	 values;	/* of arrays and dictionaries that are
					 * being read */
	struct libdeflate_compressor *deflate;
	struct libdeflate_decompressor *inflate;
	/* While a page is copied: */
	const struct slip_sink *sink;
	struct work	*waiting, *last_waiting;
};

#endif
