/*
 * pdfcheck.h - what a tagged PDF must hold, said of each file that does not.
 *
 * A header, so that the unit tests can do harm to a file and see it found.
 */
#ifndef PDFCHECK_H
#define PDFCHECK_H

#include "pdffile.h"

/* ---- the document ---- */

static void
put_utf8(char **out, unsigned code)
{
	if (code < 0x80)
		*(*out)++ = (char)code;
	else if (code < 0x800) {
		*(*out)++ = (char)(0xC0 | code >> 6);
		*(*out)++ = (char)(0x80 | (code & 0x3F));
	} else if (code < 0x10000) {
		*(*out)++ = (char)(0xE0 | code >> 12);
		*(*out)++ = (char)(0x80 | (code >> 6 & 0x3F));
		*(*out)++ = (char)(0x80 | (code & 0x3F));
	} else {
		*(*out)++ = (char)(0xF0 | code >> 18);
		*(*out)++ = (char)(0x80 | (code >> 12 & 0x3F));
		*(*out)++ = (char)(0x80 | (code >> 6 & 0x3F));
		*(*out)++ = (char)(0x80 | (code & 0x3F));
	}
}

/* A text string as XML has it.  Malloced. */
static char *
text_xml(const struct val *text)
{
	const unsigned char	*s = (const unsigned char *)text->s;
	bool			 wide = text->n >= 2 && s[0] == 0xFE &&
	    s[1] == 0xFF;
	char			*out = must(malloc(text->n * 6 + 1)), *at = out;
	unsigned		 code;

	for (size_t i = wide ? 2 : 0; i < text->n; i += wide ? 2 : 1) {
		code = wide ? (unsigned)(s[i] << 8 | s[i + 1]) : s[i];
		if (wide && code >> 10 == 0x36 && i + 3 < text->n) {
			code = 0x10000 + ((code & 0x3FF) << 10) +
			    ((s[i + 2] << 8 | s[i + 3]) & 0x3FFu);
			i += 2;
		}
		if (code == '<' || code == '>' || code == '&')
			at += sprintf(at, "%s", code == '<' ? "&lt;" :
			    code == '>' ? "&gt;" : "&amp;");
		else
			put_utf8(&at, code);
	}
	*at = '\0';
	return out;
}

static void
check_metadata(struct check *c)
{
	const struct {
		unsigned	 claim;		/* 0: of every file */
		const char	*text;
	} wanted[] = {
		{ CLAIM_UA, "<pdfuaid:part>1</pdfuaid:part>" },
		/* Files of any sort may ride along in part 3 alone. */
		{ CLAIM_A, c->nfiles > 0 ? "<pdfaid:part>3</pdfaid:part>" :
		    "<pdfaid:part>2</pdfaid:part>" },
		{ CLAIM_A, "<pdfaid:conformance>A</pdfaid:conformance>" },
		{ 0, "<dc:title>" },
	};
	const struct val	*info = get(c, c->trailer, "Info");
	const struct val	*title = get(c, info, "Title");
	size_t			 size;
	const char		*xmp = stream_data(c, entry(c->root,
	    "Metadata"), &size);
	char			*words;

	for (size_t i = 0; i < sizeof(wanted) / sizeof(*wanted); i++)
		if (strstr(xmp, wanted[i].text) != NULL)
			c->claims |= wanted[i].claim;
		else if ((wanted[i].claim & c->unclaimed) == 0)
			fault(c, "XMP metadata lack %s", wanted[i].text);
	/* A claim that was asked for binds even when it is not made. */
	c->claims |= (CLAIM_UA | CLAIM_A) & ~c->unclaimed;
	if (title->kind != V_STRING || title->n == 0) {
		fault(c, "no Title in Info");
		return;
	}
	words = text_xml(title);
	if (strstr(xmp, words) == NULL)
		fault(c, "title in XMP is not Info's: %s", words);
	free(words);
}

/* A stretch of pages that are counted on. */
struct label_range {
	size_t		 page, n;	/* first index, how many */
	const char	*style;
	long		 first;
};

static void
check_range(struct check *c, const struct label_range *range)
{
	if (!is_one_of(range->style, "D r"))
		fault(c, "page %zu is numbered neither 1, 2 nor i, ii",
		    range->page + 1);
	if (range->first < 1)
		fault(c, "page %zu has a number below 1", range->page + 1);
}

/* Two pages of one number cannot be told apart, and front pages are those in
 * front. */
static void
check_range_pair(struct check *c, const struct label_range *a,
    const struct label_range *b)
{
	if (strcmp(a->style, b->style) != 0) {
		if (strcmp(b->style, "r") == 0)
			fault(c, "page %zu is numbered as a front page, behind "
			    "others", b->page + 1);
		return;
	}
	if (a->first < b->first + (long)b->n &&
	    b->first < a->first + (long)a->n)
		fault(c, "pages %zu and %zu begin to count the same numbers",
		    a->page + 1, b->page + 1);
}

static void
check_labels(struct check *c)
{
	const struct val	*nums = get(c, get(c, c->root, "PageLabels"),
	    "Nums");
	struct label_range	 ranges[1000];
	size_t			 n = 0, end;

	for (const struct val *k = nums->first; k != NULL && k->next != NULL &&
	    n < 1000; k = k->next->next) {
		const struct val	*label = deref(c, k->next);

		if (k->number < 0 || k->number >= (double)c->npages ||
		    (n > 0 ? k->number <= (double)ranges[n - 1].page :
		    k->number > 0)) {
			fault(c, "page labels are not in order");
			return;
		}
		ranges[n++] = (struct label_range){ (size_t)k->number, 0,
		    get_name(c, label, "S"), get_long(c, label, "St", 1) };
	}
	if (n == 0)
		fault(c, "no page labels");
	for (size_t i = 0; i < n; i++) {
		end = i + 1 < n ? ranges[i + 1].page : c->npages;
		ranges[i].n = end - ranges[i].page;
		check_range(c, &ranges[i]);
		for (size_t j = 0; j < i; j++)
			check_range_pair(c, &ranges[j], &ranges[i]);
	}
}

/* ---- files that ride along ---- */

static bool
same_string(const struct val *a, const struct val *b)
{
	return a->kind == V_STRING && b->kind == V_STRING && a->n == b->n &&
	    memcmp(a->s, b->s, a->n) == 0;
}

/* Lower-case letters, digits and hyphens, then ".csv". */
static bool
is_file_name(const struct val *name)
{
	if (name->kind != V_STRING || name->n < 5 ||
	    memcmp(name->s + name->n - 4, ".csv", 4) != 0)
		return false;
	for (size_t i = 0; i + 4 < name->n; i++)
		if (strchr("abcdefghijklmnopqrstuvwxyz0123456789-",
		    name->s[i]) == NULL)
			return false;
	return true;
}

/* The embedded file itself: REF is to its stream. */
static void
check_embedded(struct check *c, const struct val *ref, const char *name)
{
	const struct val	*file = deref(c, ref);
	const struct val	*params = get(c, file, "Params");
	size_t			 size;
	const char		*data = stream_data(c, ref, &size);

	if (strcmp(get_name(c, file, "Type"), "EmbeddedFile") != 0)
		fault(c, "file %s is not embedded", name);
	if (!is_one_of(get_name(c, file, "Subtype"),
	    "text/csv text#2Fcsv text#2fcsv"))
		fault(c, "file %s is not said to be text/csv", name);
	if (get_long(c, params, "Size", -1) != (long)size)
		fault(c, "file %s has %zu bytes and should have %ld", name,
		    size, get_long(c, params, "Size", -1));
	if (get(c, params, "CheckSum")->n != 16)
		fault(c, "file %s has no checksum", name);
	if (size < 2 || memcmp(data + size - 2, "\r\n", 2) != 0)
		fault(c, "file %s does not end with a line's end", name);
}

static void
check_file(struct check *c, const struct val *key, const struct val *spec)
{
	const struct val	*name = get(c, spec, "F");
	const struct val	*file = entry(get(c, spec, "EF"), "F");
	const char		*said = name->s != NULL ? name->s : "";

	if (strcmp(get_name(c, spec, "Type"), "Filespec") != 0 ||
	    file->kind != V_REF) {
		fault(c, "a name of a file that is not there");
		return;
	}
	if (!is_file_name(name))
		fault(c, "file is called %s", said);
	if (!same_string(name, key) || !same_string(name, get(c, spec, "UF")))
		fault(c, "file %s has other names as well", said);
	if (!has_text(c, spec, "Desc"))
		fault(c, "file %s is not described", said);
	if (strcmp(get_name(c, spec, "AFRelationship"), "Data") != 0)
		fault(c, "file %s is not said to be data", said);
	if (deref(c, entry(get(c, spec, "EF"), "UF")) != deref(c, file))
		fault(c, "file %s is two", said);
	check_embedded(c, file, said);
}

/* Every file is named, in order, and is among the document's. */
static void
check_files(struct check *c)
{
	const struct val	*names = get(c, get(c, get(c, c->root, "Names"),
	    "EmbeddedFiles"), "Names");
	const struct val	*mine = get(c, c->root, "AF")->first;
	const struct val	*before = NULL;
	size_t			 embedded = 0;

	for (const struct val *k = names->first; k != NULL && k->next != NULL;
	    k = k->next->next) {
		const struct val	*spec = deref(c, k->next);

		c->files = grow(c->files, c->nfiles, sizeof(*c->files));
		c->files[c->nfiles++] = (struct file){ spec, 0 };
		check_file(c, k, spec);
		if (before != NULL && strcmp(before->s, k->s) >= 0)
			fault(c, "names of files are not in order: %s", k->s);
		before = k;
		if (mine == NULL || deref(c, mine) != spec)
			fault(c, "file %s is not the document's", k->s);
		mine = mine != NULL ? mine->next : NULL;
	}
	if (mine != NULL)
		fault(c, "a file of the document has no name");
	for (size_t i = 1; i < c->nobjects; i++)
		embedded += c->objects[i].val != NULL && strcmp(get_name(c,
		    c->objects[i].val, "Type"), "EmbeddedFile") == 0;
	if (embedded != c->nfiles)
		fault(c, "%zu files are embedded, %zu named", embedded,
		    c->nfiles);
}

/* The files of an element TYPE, which are data of a table or figure. */
static void
own_files(struct check *c, const struct val *elem, const char *type)
{
	const struct val	*kid = get(c, elem, "AF")->first;

	for (; kid != NULL; kid = kid->next) {
		if (!is_one_of(type, "Table Figure"))
			fault(c, "file of a %s", type);
		for (size_t i = 0; i < c->nfiles; i++)
			c->files[i].owners += c->files[i].spec ==
			    deref(c, kid);
	}
}

/* After the structure: each file is of one element. */
static void
check_owners(struct check *c)
{
	for (size_t i = 0; i < c->nfiles; i++)
		if (c->files[i].owners != 1)
			fault(c, "file %zu is the data of %d elements", i + 1,
			    c->files[i].owners);
}

/* ---- the catalog ---- */

static void
check_catalog(struct check *c)
{
	if (!has_text(c, c->root, "Lang"))
		fault(c, "no Lang in the catalog");
	if (!is_true(c, get(c, c->root, "MarkInfo"), "Marked"))
		fault(c, "not marked as tagged");
	if (!is_true(c, get(c, c->root, "ViewerPreferences"),
	    "DisplayDocTitle"))
		fault(c, "no DisplayDocTitle");
	if (get(c, c->root, "OutputIntents")->first == NULL)
		fault(c, "no OutputIntents");
	check_labels(c);
	check_files(c);
	if (get(c, c->trailer, "ID")->first == NULL)
		fault(c, "no ID in the trailer");
	if (qpdf_is_encrypted(c->qpdf))
		fault(c, "encrypted");
	check_metadata(c);
}

/* ---- every object ---- */

/* Nothing that acts; an action's type stands in /S. */
static void
check_actions(struct check *c, const struct val *val, size_t number, int depth)
{
	static const char	keys[] = "JS AA JavaScript";
	static const char	types[] = "JavaScript Launch SubmitForm "
	    "ImportData ResetForm Rendition Movie Sound Hide";

	if (depth > DEPTH_MOST)
		return;
	if (val->kind == V_DICT)
		for (const struct val *k = val->first;
		    k != NULL && k->next != NULL; k = k->next->next) {
			if (k->s != NULL && is_one_of(k->s, keys))
				fault(c, "object %zu has %s", number, k->s);
			if (is_text(k, "S") && k->next->kind == V_NAME &&
			    is_one_of(k->next->s, types))
				fault(c, "object %zu is an action: %s", number,
				    k->next->s);
		}
	for (const struct val *kid = val->first; kid != NULL; kid = kid->next)
		check_actions(c, kid, number, depth + 1);
}

static void
use(struct check *c, const struct val *val)
{
	struct object	*object = object_of(c, val);

	if (object != NULL) {
		if (object->used || object->val == NULL)
			return;
		object->used = true;
		val = object->val;
	}
	/* A page tree or an outline is a long chain: last kid by iteration. */
	for (const struct val *kid = val->first; kid != NULL; kid = kid->next)
		use(c, kid);
}

static void
check_objects(struct check *c)
{
	use(c, c->trailer);
	for (size_t i = 1; i < c->nobjects; i++) {
		const struct object	*object = &c->objects[i];

		if (object->val == NULL)
			continue;
		check_actions(c, object->val, i, 0);
		/* The file's own machinery is referred to by nothing. */
		if (!object->used && !is_one_of(get_name(c, object->val,
		    "Type"), "XRef ObjStm"))
			fault(c, "object %zu is not used by the document", i);
	}
}

/* ---- fonts ---- */

/* Note the codes on the left side of a map's entries. */
static void
map_read(struct check *c, struct object *font, const char *data, size_t size)
{
	struct lexer	 l = { .c = c, .at = data, .end = data + size };
	struct val	*val, *operand[3] = { NULL, NULL, NULL };
	bool		 chars = false, ranges = false;
	size_t		 n = 0;

	for (skip_white(&l); l.at < l.end; skip_white(&l)) {
		val = lex(&l);
		if (val->kind == V_WORD) {
			chars = is_text(val, "beginbfchar");
			ranges = is_text(val, "beginbfrange");
			n = 0;
			continue;
		}
		operand[n++] = val;
		if (n < (ranges ? 3u : 2u))
			continue;
		n = 0;
		if ((!chars && !ranges) || operand[0]->n != 2 ||
		    operand[1]->n < 2)
			continue;
		for (unsigned code = (unsigned char)operand[0]->s[0] << 8 |
		    (unsigned char)operand[0]->s[1], end = ranges ?
		    (unsigned)((unsigned char)operand[1]->s[0] << 8 |
		    (unsigned char)operand[1]->s[1]) : code; code <= end;
		    code++)
			font->mapped[code] = 1;
	}
}

static void
check_type0(struct check *c, size_t number)
{
	struct object		*font = &c->objects[number];
	const struct val	*kids = get(c, font->val, "DescendantFonts");
	size_t			 size;
	const char		*map = stream_data(c, entry(font->val,
	    "ToUnicode"), &size);

	/* Codes of two bytes that are glyphs; others' fonts may have others. */
	if (strcmp(get_name(c, font->val, "Encoding"), "Identity-H") == 0)
		font->shown = must(calloc(1 << 16, 1));
	font->mapped = must(calloc(1 << 16, 1));
	if (size == 0)
		fault(c, "font %s has no ToUnicode", get_name(c, font->val,
		    "BaseFont"));
	/* Not legal there, though some write it. */
	if (strstr(map, "begincidrange") != NULL)
		fault(c, "font %s: ToUnicode with cidrange", get_name(c,
		    font->val, "BaseFont"));
	map_read(c, font, map, size);
	if (kids->first == NULL)
		fault(c, "font %s has no descendant", get_name(c, font->val,
		    "BaseFont"));
}

static void
check_font(struct check *c, size_t number)
{
	const struct val	*font = c->objects[number].val;
	const struct val	*descriptor = get(c, font, "FontDescriptor");
	const char		*type = get_name(c, font, "Subtype");
	const char		*name = get_name(c, font, "BaseFont");

	if (strcmp(type, "Type0") == 0) {
		check_type0(c, number);
		return;
	}
	/* Drawn in place: nothing to embed. */
	if (strcmp(type, "Type3") == 0)
		return;
	if (get(c, descriptor, "FontFile")->kind != V_DICT &&
	    get(c, descriptor, "FontFile2")->kind != V_DICT &&
	    get(c, descriptor, "FontFile3")->kind != V_DICT)
		fault(c, "font %s is not embedded", name);
	if (strncmp(type, "CIDFont", 7) != 0 &&
	    get(c, font, "ToUnicode")->kind != V_DICT &&
	    get(c, font, "Encoding")->kind == V_NULL)
		fault(c, "font %s has no ToUnicode", name);
}

static void
check_fonts(struct check *c)
{
	/* Both standards ask for whole fonts; neither: a file may have any. */
	for (size_t i = 1; i < c->nobjects && c->claims != 0; i++)
		if (c->objects[i].val != NULL && strcmp(get_name(c,
		    c->objects[i].val, "Type"), "Font") == 0)
			check_font(c, i);
}

/* After the pages: what they showed. */
static void
check_shown(struct check *c)
{
	for (size_t i = 1; i < c->nobjects; i++) {
		const struct object	*font = &c->objects[i];

		if (font->shown == NULL)
			continue;
		if (font->shown[0])
			fault(c, "font %s: the glyph for what is missing is "
			    "shown", get_name(c, font->val, "BaseFont"));
		for (unsigned code = 1; code < 1 << 16; code++)
			if (font->shown[code] && !font->mapped[code])
				fault(c, "font %s: glyph %u has no text",
				    get_name(c, font->val, "BaseFont"), code);
	}
}

/* ---- page content ---- */

enum mark_kind { MARK_OTHER, MARK_CONTENT, MARK_ARTIFACT };

struct content {
	struct check	*c;
	struct host	*host;		/* of its sequences; NULL: it may have
					 * none */
	const struct val *resources;
	const char	*name;		/* for messages: "page 3" */
	size_t		 page;		/* from 1 */
	int		 depth;		/* forms round it */
	bool		 covered;	/* by marked content round the form */
	struct val	*operands, *last;
	enum mark_kind	 marks[DEPTH_MOST];
	int		 nmarks, marks_at_text, saves;
	bool		 in_text;
	long		 mcid;		/* of the sequence last begun */
	bool		 has_font;
	struct object	*font;		/* NULL: one without a number */
};

static bool
inside(const struct content *at, enum mark_kind kind)
{
	for (int i = 0; i < at->nmarks; i++)
		if (at->marks[i] == kind)
			return true;
	return false;
}

static bool
is_covered(const struct content *at)
{
	return at->covered || inside(at, MARK_CONTENT) ||
	    inside(at, MARK_ARTIFACT);
}

static void
mark_draw(struct content *at, long mcid)
{
	struct host	*host = at->host;
	size_t		 n = (size_t)mcid + 1;

	if (mcid > 1 << 20 || host == NULL) {
		fault(at->c, "%s: MCID %ld%s", at->name, mcid,
		    host == NULL ? " in a form without StructParents" : "");
		return;
	}
	if (n > host->nmarks) {
		host->marks = must(realloc(host->marks,
		    n * sizeof(*host->marks)));
		memset(host->marks + host->nmarks, 0,
		    (n - host->nmarks) * sizeof(*host->marks));
		host->nmarks = n;
	}
	at->mcid = mcid;
	if (host->marks[mcid].drawn++ > 0)
		fault(at->c, "%s: MCID %ld is there twice", at->name, mcid);
}

static void
op_begin_mark(struct content *at)
{
	const struct val	*properties = &null_val;
	enum mark_kind		 kind = MARK_OTHER;
	long			 mcid;

	if (at->operands == NULL || at->nmarks == DEPTH_MOST) {
		fault(at->c, "%s: bad marked content", at->name);
		return;
	}
	if (at->operands->next != NULL)
		properties = at->operands->next;
	if (properties->kind == V_NAME)
		properties = get(at->c, get(at->c, at->resources,
		    "Properties"), properties->s);
	mcid = get_long(at->c, properties, "MCID", -1);
	if (mcid >= 0) {
		kind = MARK_CONTENT;
		mark_draw(at, mcid);
	} else if (is_text(at->operands, "Artifact"))
		kind = MARK_ARTIFACT;
	if (kind != MARK_OTHER && is_covered(at))
		fault(at->c, "%s: marked content inside marked content",
		    at->name);
	at->marks[at->nmarks++] = kind;
}

static void
op_end_mark(struct content *at)
{
	if (at->nmarks == 0 || (at->in_text &&
	    at->nmarks == at->marks_at_text)) {
		fault(at->c, "%s: EMC without its BDC", at->name);
		return;
	}
	at->nmarks--;
}

static void
op_begin_text(struct content *at)
{
	if (at->in_text)
		fault(at->c, "%s: BT inside BT", at->name);
	at->in_text = true;
	at->marks_at_text = at->nmarks;
}

static void
op_end_text(struct content *at)
{
	if (!at->in_text || at->nmarks != at->marks_at_text)
		fault(at->c, "%s: ET does not match", at->name);
	at->in_text = false;
}

static void
op_save(struct content *at)
{
	if (++at->saves > 28)
		fault(at->c, "%s: more than 28 q", at->name);
}

static void
op_restore(struct content *at)
{
	if (--at->saves < 0)
		fault(at->c, "%s: Q without q", at->name);
}

static void
op_paint(struct content *at)
{
	if (!is_covered(at))
		fault(at->c, "%s: something is drawn outside marked content",
		    at->name);
}

static void
op_font(struct content *at)
{
	const struct val	*fonts = get(at->c, at->resources, "Font");
	const struct val	*font = &null_val;

	if (at->operands != NULL && at->operands->s != NULL)
		font = entry(fonts, at->operands->s);
	at->font = object_of(at->c, font);
	at->has_font = deref(at->c, font)->kind == V_DICT;
	if (!at->has_font)
		fault(at->c, "%s: font is not among the resources",
		    at->name);
}

static void
show(struct content *at, const struct val *val)
{
	if (at->font == NULL || at->font->shown == NULL)
		return;
	for (size_t i = 0; val->kind == V_STRING && i + 1 < val->n; i += 2)
		at->font->shown[(unsigned char)val->s[i] << 8 |
		    (unsigned char)val->s[i + 1]] = 1;
	for (const struct val *kid = val->first; kid != NULL; kid = kid->next)
		show(at, kid);
}

static void
op_show(struct content *at)
{
	op_paint(at);
	if (!at->in_text || !at->has_font)
		fault(at->c, "%s: text without BT or font", at->name);
	if (at->last != NULL)
		show(at, at->last);
}

/* ---- what is drawn by its name ---- */

static void
check_mask(struct check *c, const struct val *mask)
{
	if (strcmp(get_name(c, mask, "ColorSpace"), "DeviceGray") != 0 ||
	    get_long(c, mask, "Width", 0) < 1 ||
	    get_long(c, mask, "Height", 0) < 1)
		fault(c, "soft mask is no grey picture");
	if (is_true(c, mask, "Interpolate"))
		fault(c, "soft mask asks for interpolation");
}

/* The bytes of a picture without a filter's own measure must be its pixels. */
static void
check_pixels(struct check *c, const struct val *ref, const struct val *image)
{
	const char	*space = get_name(c, image, "ColorSpace");
	long		 channels = strcmp(space, "DeviceRGB") == 0 ? 3 :
	    strcmp(space, "DeviceGray") == 0 ? 1 : 0;
	long		 wanted = get_long(c, image, "Width", 0) *
	    get_long(c, image, "Height", 0) * channels;
	size_t		 size;

	if (wanted == 0 || get_long(c, image, "BitsPerComponent", 0) != 8 ||
	    strcmp(get_name(c, image, "Filter"), "FlateDecode") != 0)
		return;
	stream_data(c, ref, &size);
	if (size != (size_t)wanted)
		fault(c, "picture has %zu bytes and should have %ld", size,
		    wanted);
}

static void
check_image(struct check *c, const struct val *ref)
{
	struct object		*object = object_of(c, ref);
	const struct val	*image = object->val;

	if (object->checked)
		return;
	object->checked = true;
	if (get_long(c, image, "Width", 0) < 1 ||
	    get_long(c, image, "Height", 0) < 1)
		fault(c, "picture without a size");
	if (is_true(c, image, "Interpolate"))
		fault(c, "picture asks for interpolation");
	check_pixels(c, ref, image);
	if (get(c, image, "SMask")->kind == V_DICT)
		check_mask(c, get(c, image, "SMask"));
}

static void content_run(struct content *at, const char *data, size_t size);

/* The form's own numbers for sequences, when it has a structure of its own. */
static struct host *
form_host(struct content *at, struct object *form)
{
	struct check	*c = at->c;
	long		 parents = get_long(c, form->val, "StructParents", -1);

	if (parents < 0)
		return NULL;
	if (form->host != NULL) {
		fault(c, "%s: a form with its own structure is drawn twice",
		    at->name);
		return form->host;
	}
	if (is_covered(at))
		fault(c, "%s: a form with its own structure is drawn inside "
		    "marked content", at->name);
	form->host = must(calloc(1, sizeof(*form->host)));
	form->host->dict = form->val;
	form->host->parents = parents;
	form->host->page = at->page;
	snprintf(form->host->name, sizeof(form->host->name),
	    "%s, form %zu", at->name, (size_t)(form - c->objects));
	form->host->next = c->forms;
	return c->forms = form->host;
}

static void
form_run(struct content *at, const struct val *ref)
{
	struct object	*form = object_of(at->c, ref);
	struct content	 in = { .c = at->c, .page = at->page,
	    .depth = at->depth + 1, .covered = is_covered(at) };
	const char	*data;
	size_t		 size;

	if (in.depth > 16) {
		fault(at->c, "%s: forms inside forms without end", at->name);
		return;
	}
	form->checked = true;
	in.host = form_host(at, form);
	in.name = in.host != NULL ? in.host->name : at->name;
	in.resources = get(at->c, form->val, "Resources");
	if (in.resources->kind != V_DICT)
		in.resources = at->resources;
	data = stream_data(at->c, ref, &size);
	content_run(&in, data, size);
}

/* Pictures of ours are figures; what others' forms draw is theirs. */
static void
op_draw(struct content *at)
{
	const struct val	*objects = get(at->c, at->resources,
	    "XObject"), *ref = &null_val;
	const char		*type;

	if (at->operands != NULL && at->operands->s != NULL)
		ref = entry(objects, at->operands->s);
	if (object_of(at->c, ref) == NULL ||
	    !object_of(at->c, ref)->stream) {
		fault(at->c, "%s: what is drawn is not among the resources",
		    at->name);
		return;
	}
	type = get_name(at->c, deref(at->c, ref), "Subtype");
	if (strcmp(type, "Form") == 0) {
		form_run(at, ref);
		return;
	}
	op_paint(at);
	check_image(at->c, ref);
	if (at->depth == 0 && inside(at, MARK_CONTENT))
		at->host->marks[at->mcid].picture = true;
}

static const struct {
	const char	*names;
	void		(*run)(struct content *at);
} operators[] = {
	{ "BDC BMC", op_begin_mark },
	{ "EMC", op_end_mark },
	{ "BT", op_begin_text },
	{ "ET", op_end_text },
	{ "q", op_save },
	{ "Q", op_restore },
	{ "Tf", op_font },
	{ "Tj TJ ' \"", op_show },
	{ "S s f F f* B B* b b* sh EI", op_paint },
	{ "Do", op_draw },
};

static void
operator_run(struct content *at, const char *name)
{
	for (size_t i = 0; i < sizeof(operators) / sizeof(*operators); i++)
		if (is_one_of(name, operators[i].names)) {
			operators[i].run(at);
			return;
		}
}

static void
content_run(struct content *at, const char *data, size_t size)
{
	struct lexer	 l = { .c = at->c, .at = data, .end = data + size };
	struct val	*val;

	for (skip_white(&l); l.at < l.end; skip_white(&l)) {
		val = lex(&l);
		if (val->kind == V_WORD && val->s != NULL &&
		    !is_one_of(val->s, "true false null")) {
			operator_run(at, val->s);
			at->operands = at->last = NULL;
			continue;
		}
		if (at->operands == NULL)
			at->operands = val;
		else
			at->last->next = val;
		at->last = val;
	}
	if (at->nmarks != 0)
		fault(at->c, "%s: BDC without its EMC", at->name);
	if (at->in_text)
		fault(at->c, "%s: BT without its ET", at->name);
	if (at->saves > 0)
		fault(at->c, "%s: q without its Q", at->name);
}

static void
check_content(struct check *c, size_t index)
{
	struct content	 at = { .c = c, .host = &c->pages[index],
	    .name = c->pages[index].name, .page = index + 1,
	    .resources = get(c, c->pages[index].dict, "Resources") };
	qpdf_oh		 oh = qpdf_get_page_n(c->qpdf, index);
	unsigned char	*data = NULL;
	size_t		 size = 0;

	if (qpdf_oh_get_page_content_data(c->qpdf, oh, &data, &size) &
	    QPDF_ERRORS)
		fault(c, "%s: content cannot be decoded", at.name);
	else
		content_run(&at, (const char *)data, size);
	free(data);
	qpdf_oh_release(c->qpdf, oh);
}

/* ---- what is drawn with ---- */

/* The operators of STREAM, around which there is no page: whoever draws with it
 * marks that.  RESOURCES are for one that has none. */
static void
check_operators(struct check *c, const struct val *stream,
    const struct val *resources)
{
	struct content	 at = { .c = c, .depth = 1, .covered = true,
	    .resources = get(c, deref(c, stream), "Resources") };
	char		 name[32];
	const char	*data;
	size_t		 size;

	snprintf(name, sizeof(name), "object %.0f", stream->number);
	at.name = name;
	if (at.resources->kind != V_DICT)
		at.resources = resources;
	data = stream_data(c, stream, &size);
	content_run(&at, data, size);
}

static void
check_glyphs(struct check *c, const struct val *font)
{
	const struct val	*glyphs = get(c, font, "CharProcs");

	for (const struct val *k = glyphs->first; k != NULL && k->next != NULL;
	    k = k->next->next)
		check_operators(c, k->next, get(c, font, "Resources"));
}

/* Patterns, glyphs of Type 3 fonts, and forms that no page draws: masks of
 * states. */
static void
check_apart(struct check *c)
{
	for (size_t i = 1; i < c->nobjects; i++) {
		const struct object	*object = &c->objects[i];
		const struct val	 ref = { .kind = V_REF,
		    .number = (double)i };

		if (object->val == NULL)
			continue;
		if (object->stream && (get_long(c, object->val, "PatternType",
		    0) == 1 || (!object->checked && strcmp(get_name(c,
		    object->val, "Subtype"), "Form") == 0)))
			check_operators(c, &ref, &null_val);
		if (strcmp(get_name(c, object->val, "Subtype"), "Type3") == 0)
			check_glyphs(c, object->val);
	}
}

/* ---- links and bookmarks ---- */

static void
check_destination(struct check *c, const struct val *dest, const char *what)
{
	if (dest->kind != V_ARRAY || dest->first == NULL ||
	    page_index(c, deref(c, dest->first)) < 0)
		fault(c, "%s leads to no page of the document", what);
}

/* A Dest, or an action that goes somewhere. */
static void
check_target(struct check *c, const struct val *dict, const char *what)
{
	const struct val	*action = get(c, dict, "A");

	if (get(c, dict, "Dest")->kind != V_NULL)
		check_destination(c, get(c, dict, "Dest"), what);
	else if (strcmp(get_name(c, action, "S"), "GoTo") == 0)
		check_destination(c, get(c, action, "D"), what);
	else if (strcmp(get_name(c, action, "S"), "URI") != 0 ||
	    !has_text(c, action, "URI"))
		fault(c, "%s leads nowhere", what);
}

static void
check_outline(struct check *c, const struct val *item, int depth)
{
	size_t	n = 0;

	if (depth > DEPTH_MOST)
		return;
	for (; item->kind == V_DICT; item = get(c, item, "Next")) {
		if (++n > c->nobjects) {
			fault(c, "bookmarks go round in a circle");
			return;
		}
		if (!has_text(c, item, "Title"))
			fault(c, "bookmark without a title");
		check_target(c, item, "bookmark");
		check_outline(c, get(c, item, "First"), depth + 1);
	}
}

static const struct val *
parent_entry(const struct check *c, long key)
{
	size_t	low = 0, high = c->nentries, middle;

	while (low < high) {
		middle = (low + high) / 2;
		if (c->entries[middle].key == key)
			return deref(c, c->entries[middle].val);
		if (c->entries[middle].key < key)
			low = middle + 1;
		else
			high = middle;
	}
	return &null_val;
}

static void
check_annotations(struct check *c, size_t index)
{
	const struct val	*annots = get(c, c->pages[index].dict,
	    "Annots");

	if (annots->first == NULL)
		return;
	if (strcmp(get_name(c, c->pages[index].dict, "Tabs"), "S") != 0)
		fault(c, "page %zu: tab order is not the structure's",
		    index + 1);
	for (const struct val *kid = annots->first; kid != NULL;
	    kid = kid->next) {
		const struct val	*annot = deref(c, kid);
		const struct val	*owner = parent_entry(c, get_long(c,
		    annot, "StructParent", -1));

		if (!has_text(c, annot, "Contents"))
			fault(c, "page %zu: annotation without Contents",
			    index + 1);
		if (owner->kind != V_DICT)
			fault(c, "page %zu: annotation belongs to no element",
			    index + 1);
		if (strcmp(get_name(c, annot, "Subtype"), "Link") == 0)
			check_target(c, annot, "link");
	}
}

/* ---- the structure tree ---- */

/* What may hold what; a type that is not here may be anywhere. */
static const struct {
	const char	*type, *parents, *kids;
	bool		 holds_content;
} rules[] = {
	{ "Table",  NULL, "TR THead TBody TFoot Caption", false },
	{ "THead",  "Table", "TR", false },
	{ "TBody",  "Table", "TR", false },
	{ "TFoot",  "Table", "TR", false },
	{ "TR",	    "Table THead TBody TFoot", "TH TD", false },
	{ "TH",	    "TR", NULL, true },
	{ "TD",	    "TR", NULL, true },
	{ "L",	    NULL, "LI L Caption", false },
	{ "LI",	    "L", "Lbl LBody", false },
	{ "LBody",  "LI", NULL, true },
	{ "Lbl",    "LI TOCI Note Reference BibEntry Caption", NULL, true },
	{ "TOC",    NULL, "TOC TOCI Caption", false },
	{ "TOCI",   "TOC", "Lbl Reference NonStruct P TOC Link Span", true },
};

static const char standard[] = "Document Part Art Sect Div BlockQuote Caption "
    "TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody "
    "Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code "
    "Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form";

/* The type of ELEM through the role map. */
static const char *
elem_type(const struct check *c, const struct val *elem)
{
	const struct val	*roles = get(c, get(c, c->root,
	    "StructTreeRoot"), "RoleMap");
	const char		*type = get_name(c, elem, "S"), *role;

	for (int i = 0; i < 8; i++) {
		role = get_name(c, roles, type);
		if (*role == '\0')
			break;
		type = role;
	}
	return type;
}

static size_t
rule_of(const char *type)
{
	size_t	i;

	for (i = 0; i < sizeof(rules) / sizeof(*rules); i++)
		if (strcmp(rules[i].type, type) == 0)
			break;
	return i;
}

/* The value of KEY among the attributes of OWNER; one dictionary or more. */
static const struct val *
attribute(const struct check *c, const struct val *elem, const char *owner,
    const char *key)
{
	const struct val	*all = get(c, elem, "A"), *one;

	if (all->kind == V_DICT)
		return strcmp(get_name(c, all, "O"), owner) == 0 ?
		    get(c, all, key) : &null_val;
	for (const struct val *kid = all->first; kid != NULL; kid = kid->next) {
		one = deref(c, kid);
		if (strcmp(get_name(c, one, "O"), owner) == 0 &&
		    get(c, one, key)->kind != V_NULL)
			return get(c, one, key);
	}
	return &null_val;
}

static long
span_of(const struct check *c, const struct val *cell, const char *key)
{
	const struct val	*val = attribute(c, cell, "Table", key);

	return val->kind == V_NUMBER && val->number >= 1 &&
	    val->number < 10000 ? (long)val->number : 1;
}

/* Call EACH with every kid of ELEM that is a dictionary with an S. */
static void
each_kid(struct check *c, const struct val *elem, void *arg,
    void (*each)(struct check *c, const struct val *kid, void *arg))
{
	const struct val	*kids = get(c, elem, "K");

	if (kids->kind == V_DICT && get(c, kids, "S")->kind == V_NAME)
		each(c, kids, arg);
	if (kids->kind != V_ARRAY)
		return;
	for (const struct val *k = kids->first; k != NULL; k = k->next)
		if (get(c, deref(c, k), "S")->kind == V_NAME)
			each(c, deref(c, k), arg);
}

/* A table's rows; cells that reach down into later rows are carried. */
struct grid {
	long	columns, row;		/* -1 before the first row */
	long	down[1000];		/* rows still covered, by column */
	long	at;			/* column in this row */
};

static void
grid_skip(struct grid *grid)
{
	while (grid->at < 1000 && grid->down[grid->at] > 0)
		grid->down[grid->at++]--;
}

static void
grid_cell(struct check *c, const struct val *cell, void *arg)
{
	struct grid	*grid = arg;
	long		 columns = span_of(c, cell, "ColSpan");
	long		 rows = span_of(c, cell, "RowSpan");

	grid_skip(grid);
	for (; columns > 0 && grid->at < 1000; columns--)
		grid->down[grid->at++] = rows - 1;
}

static void
grid_row(struct check *c, const struct val *row, void *arg)
{
	struct grid	*grid = arg;

	if (strcmp(elem_type(c, row), "TR") != 0) {
		if (is_one_of(elem_type(c, row), "THead TBody TFoot"))
			each_kid(c, row, grid, grid_row);
		return;
	}
	grid->at = 0;
	each_kid(c, row, grid, grid_cell);
	grid_skip(grid);
	grid->row++;
	if (grid->columns < 0)
		grid->columns = grid->at;
	else if (grid->at != grid->columns)
		fault(c, "table row %ld has %ld columns, the first has %ld",
		    grid->row + 1, grid->at, grid->columns);
}

static void
check_table(struct check *c, const struct val *elem)
{
	struct grid	grid = { .columns = -1, .row = -1 };

	each_kid(c, elem, &grid, grid_row);
	if (grid.row < 0)
		fault(c, "table without rows");
}

static void
check_figure(struct check *c, const struct val *elem)
{
	const struct val	*box = attribute(c, elem, "Layout", "BBox");
	int			 n = 0;

	if (!has_text(c, elem, "Alt") && !has_text(c, elem, "ActualText"))
		fault(c, "figure without alternative text");
	for (const struct val *k = box->first; k != NULL; k = k->next)
		n += k->kind == V_NUMBER;
	if (n != 4)
		fault(c, "figure without BBox");
}

static void
check_header(struct check *c, const struct val *elem)
{
	if (!is_one_of(attribute(c, elem, "Table", "Scope")->kind == V_NAME ?
	    attribute(c, elem, "Table", "Scope")->s : "-", "Row Column Both") &&
	    attribute(c, elem, "Table", "Headers")->first == NULL)
		fault(c, "table header without scope");
}

static void
check_heading(struct check *c, const struct val *elem)
{
	const char	*type = elem_type(c, elem);
	int		 level = type[1] - '0';

	if (level > c->heading + 1)
		fault(c, "heading %s after level %d", type, c->heading);
	c->heading = level;
}

static void
check_note(struct check *c, const struct val *elem)
{
	const struct val	*id = get(c, elem, "ID");

	if (id->kind != V_STRING || id->n == 0) {
		fault(c, "note without ID");
		return;
	}
	for (size_t i = 0; i < c->nids; i++)
		if (strcmp(c->ids[i], id->s) == 0)
			fault(c, "two notes have the ID %s", id->s);
	c->ids = grow(c->ids, c->nids, sizeof(*c->ids));
	c->ids[c->nids++] = id->s;
}

static void
check_link(struct check *c, const struct val *elem)
{
	const struct val	*kids = get(c, elem, "K");
	const struct val	*k = kids->kind == V_ARRAY ? kids->first : kids;
	const struct val	*annot;
	bool			 found = false;

	for (; k != NULL; k = k->next) {
		if (strcmp(get_name(c, deref(c, k), "Type"), "OBJR") != 0)
			continue;
		found = true;
		annot = get(c, deref(c, k), "Obj");
		if (parent_entry(c, get_long(c, annot, "StructParent", -1)) !=
		    elem)
			fault(c, "link's annotation is another element's");
	}
	if (!found)
		fault(c, "link without its annotation");
}

static const struct {
	const char	*types;
	void		(*check)(struct check *c, const struct val *elem);
} checks[] = {
	{ "Table", check_table },
	{ "Figure Formula", check_figure },
	{ "TH", check_header },
	{ "H1 H2 H3 H4 H5 H6", check_heading },
	{ "Note", check_note },
	{ "Link", check_link },
};

/* What the sequence that REF refers to is numbered in: its page PAGE, or the
 * form it names. */
static struct host *
host_of(struct check *c, const struct val *ref, const struct val *page)
{
	const struct val	*stream = entry(ref, "Stm");
	struct object		*form = object_of(c, stream);
	long			 index = page_index(c, page);

	if (stream->kind == V_NULL)
		return index >= 0 ? &c->pages[index] : NULL;
	if (form == NULL || form->host == NULL)
		return NULL;
	if (index + 1 != (long)form->host->page)
		fault(c, "%s: its content is said to be on page %ld",
		    form->host->name, index + 1);
	return form->host;
}

/* Sequence MCID of HOST is ELEM's. */
static void
mark_reach(struct check *c, const struct val *elem, struct host *host,
    long mcid)
{
	struct mark	*mark;

	if (host == NULL || mcid < 0 || (size_t)mcid >= host->nmarks ||
	    host->marks[mcid].drawn == 0) {
		fault(c, "element %s has content that is not there: %s, "
		    "MCID %ld", elem_type(c, elem), host != NULL ? host->name :
		    "no page", mcid);
		return;
	}
	mark = &host->marks[mcid];
	if (mark->reached++ > 0)
		fault(c, "%s: MCID %ld belongs to two elements", host->name,
		    mcid);
	mark->owner = elem;
	if (mark->picture && !is_one_of(elem_type(c, elem), "Figure Formula"))
		fault(c, "%s: a picture belongs to %s, which is no figure",
		    host->name, elem_type(c, elem));
}

static void walk(struct check *c, const struct val *elem,
    const struct val *parent, const char *parent_type, int depth);

/* One kid: a number, a reference to content, or an element. */
static void
walk_kid(struct check *c, const struct val *elem, const char *type,
    const struct val *kid, int depth)
{
	const struct val	*val = deref(c, kid);
	const struct val	*page = get(c, elem, "Pg");
	struct object		*object = object_of(c, kid);
	size_t			 rule = rule_of(type);
	const char		*kid_type = get_name(c, val, "Type");

	if (val->kind == V_NUMBER || strcmp(kid_type, "MCR") == 0) {
		if (rule < sizeof(rules) / sizeof(*rules) &&
		    !rules[rule].holds_content)
			fault(c, "content stands in %s itself", type);
		if (val->kind == V_DICT && get(c, val, "Pg")->kind == V_DICT)
			page = get(c, val, "Pg");
		mark_reach(c, elem, host_of(c, val, page),
		    val->kind == V_NUMBER ? (long)val->number :
		    get_long(c, val, "MCID", -1));
		return;
	}
	if (strcmp(kid_type, "OBJR") == 0)
		return;
	if (val->kind != V_DICT || (object != NULL && object->walked)) {
		fault(c, "element %s has a kid that is none, or another's",
		    type);
		return;
	}
	if (object != NULL)
		object->walked = true;
	walk(c, val, elem, type, depth + 1);
}

static void
check_place(struct check *c, const char *type, const char *parent)
{
	size_t	rule = rule_of(type), above = rule_of(parent);

	if (!is_one_of(type, standard))
		fault(c, "element type %s is not standard", type);
	if (rule < sizeof(rules) / sizeof(*rules) &&
	    rules[rule].parents != NULL &&
	    !is_one_of(parent, rules[rule].parents))
		fault(c, "%s in %s", type, parent);
	else if (above < sizeof(rules) / sizeof(*rules) &&
	    rules[above].kids != NULL && !is_one_of(type, rules[above].kids))
		fault(c, "%s in %s", type, parent);
}

static void
walk(struct check *c, const struct val *elem, const struct val *parent,
    const char *parent_type, int depth)
{
	const char		*type = elem_type(c, elem);
	const struct val	*kids = get(c, elem, "K");

	if (depth > DEPTH_MOST) {
		fault(c, "structure tree is too deep");
		return;
	}
	if (get(c, elem, "P") != parent)
		fault(c, "element %s names another parent", type);
	check_place(c, type, parent_type);
	own_files(c, elem, type);
	for (size_t i = 0; i < sizeof(checks) / sizeof(*checks); i++)
		if (is_one_of(type, checks[i].types))
			checks[i].check(c, elem);
	if (kids->kind == V_ARRAY)
		for (const struct val *k = kids->first; k != NULL; k = k->next)
			walk_kid(c, elem, type, k, depth);
	else if (kids->kind != V_NULL)
		walk_kid(c, elem, type, entry(elem, "K"), depth);
}

/* The leaves of the number tree, in order. */
static void
entries_read(struct check *c, const struct val *node, int depth)
{
	const struct val	*nums = get(c, node, "Nums");

	if (depth > DEPTH_MOST)
		return;
	for (struct val *k = nums->first; k != NULL && k->next != NULL;
	    k = k->next->next) {
		c->entries = grow(c->entries, c->nentries,
		    sizeof(*c->entries));
		c->entries[c->nentries++] = (struct entry){ (long)k->number,
		    k->next };
		if (c->nentries > 1 && c->entries[c->nentries - 2].key >=
		    (long)k->number)
			fault(c, "parent tree is not in order");
	}
	for (const struct val *k = get(c, node, "Kids")->first; k != NULL;
	    k = k->next)
		entries_read(c, deref(c, k), depth + 1);
}

/* Up and down must agree on each sequence of HOST. */
static void
check_marks(struct check *c, const struct host *host)
{
	const struct val	*owners = parent_entry(c, host->parents);
	const struct val	*owner = owners->first;

	if (host->nmarks > 0 && owners->kind != V_ARRAY)
		fault(c, "%s is not in the parent tree", host->name);
	for (size_t i = 0; i < host->nmarks; i++) {
		if (host->marks[i].drawn > 0 && host->marks[i].reached == 0)
			fault(c, "%s: MCID %zu belongs to no element",
			    host->name, i);
		if (host->marks[i].owner != NULL && (owner == NULL ||
		    deref(c, owner) != host->marks[i].owner))
			fault(c, "%s: parent tree gives MCID %zu to another "
			    "element", host->name, i);
		owner = owner != NULL ? owner->next : NULL;
	}
}

static void
check_structure(struct check *c)
{
	const struct val	*tree = get(c, c->root, "StructTreeRoot");
	const struct val	*kids = get(c, tree, "K");

	if (tree->kind != V_DICT || kids->kind == V_NULL) {
		fault(c, "no structure tree");
		return;
	}
	if (kids->kind == V_ARRAY)
		for (const struct val *k = kids->first; k != NULL; k = k->next)
			walk(c, deref(c, k), tree, "", 0);
	else
		walk(c, kids, tree, "", 0);
	for (size_t i = 0; i < c->npages; i++)
		check_marks(c, &c->pages[i]);
	for (const struct host *form = c->forms; form != NULL;
	    form = form->next)
		check_marks(c, form);
}

/* ---- one file ---- */

static void
check_all(struct check *c)
{
	check_catalog(c);
	check_objects(c);
	check_fonts(c);
	entries_read(c, get(c, get(c, c->root, "StructTreeRoot"),
	    "ParentTree"), 0);
	for (size_t i = 0; i < c->npages; i++) {
		check_content(c, i);
		check_annotations(c, i);
	}
	check_apart(c);
	check_shown(c);
	check_structure(c);
	check_owners(c);
	check_outline(c, get(c, get(c, c->root, "Outlines"), "First"), 0);
}

static void
check_free(struct check *c)
{
	struct chunk	*next;
	struct host	*form;

	for (; c->forms != NULL; c->forms = form) {
		form = c->forms->next;
		free(c->forms->marks);
		free(c->forms);
	}
	for (size_t i = 0; i < c->nobjects; i++) {
		free(c->objects[i].data);
		free(c->objects[i].shown);
		free(c->objects[i].mapped);
	}
	for (size_t i = 0; i < c->npages; i++)
		free(c->pages[i].marks);
	for (; c->chunks != NULL; c->chunks = next) {
		next = c->chunks->next;
		free(c->chunks);
	}
	free(c->objects);
	free(c->pages);
	free(c->entries);
	free(c->ids);
	free(c->files);
	qpdf_cleanup(&c->qpdf);
}

/* Check SIZE bytes at DATA, which may do without the claims in UNCLAIMED (of
 * enum claim); what is wrong goes to OUT.  The number of faults, or -1 when it
 * is no PDF. */
static int
pdfcheck(const char *path, const char *data, size_t size, unsigned unclaimed,
    FILE *out)
{
	struct check	c = { .path = path, .out = out,
	    .unclaimed = unclaimed };
	int		result = -1;

	c.qpdf = qpdf_init();
	qpdf_silence_errors(c.qpdf);
	qpdf_set_suppress_warnings(c.qpdf, QPDF_TRUE);
	if (qpdf_read_memory(c.qpdf, path, data, size, NULL) & QPDF_ERRORS)
		fault(&c, "not a PDF: %s", qpdf_get_error_full_text(c.qpdf,
		    qpdf_get_error(c.qpdf)));
	else {
		if (file_load(&c))
			check_all(&c);
		while (qpdf_more_warnings(c.qpdf))
			fault(&c, "qpdf: %s", qpdf_get_error_full_text(c.qpdf,
			    qpdf_next_warning(c.qpdf)));
		result = (int)c.faults;
	}
	check_free(&c);
	return result;
}

#endif
