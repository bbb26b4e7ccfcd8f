/*
 * pdfcheck.c - what a tagged PDF must hold, said of each file that does not.
 *
 *	pdfcheck FILE...
 *
 * Every fault is a line on stdout; the exit status is 1 when there was one, 2 when
 * a file cannot be read.  qpdf reads the file; its objects are then parsed into
 * plain values here, so that a rule is a walk over them.  Written without a line
 * of the program it checks.
 */
#include <assert.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <qpdf/qpdf-c.h>

/* Nothing of ours nests deeper; a file that does is faulty or hostile. */
#define DEPTH_MOST	64

enum kind {
	V_NULL, V_WORD, V_NUMBER, V_NAME, V_STRING, V_ARRAY, V_DICT, V_REF
};

/* A value.  In a dictionary keys and values take turns. */
struct val {
	enum kind	 kind;
	double		 number;	/* of a reference: the object */
	const char	*s;		/* word, name, bytes of a string */
	size_t		 n;
	struct val	*first, *last, *next;	/* of an array or dictionary */
};

struct object {
	struct val	*val;		/* NULL: there is none */
	bool		 stream;
	char		*data;		/* of a stream, once asked for */
	size_t		 size;
	bool		 used;		/* reached from the trailer */
	bool		 walked;	/* as a structure element */
	/* A Type0 font: which codes were shown, which have a meaning. */
	unsigned char	*shown, *mapped;
};

/* A marked-content sequence: its place in the content, who owns it. */
struct mark {
	int			 drawn, reached;
	const struct val	*owner;
};

struct pdf_page {
	const struct val *dict;
	long		 parents;	/* its key in the parent tree */
	struct mark	*marks;		/* by MCID */
	size_t		 nmarks;
};

/* An entry of the parent tree. */
struct entry {
	long		 key;
	struct val	*val;
};

/* Memory for values: given back together. */
struct chunk {
	struct chunk	*next;
	size_t		 used;
	_Alignas(16) char data[1 << 16];
};

struct check {
	const char	*path;
	FILE		*out;
	unsigned	 faults;
	qpdf_data	 qpdf;
	struct object	*objects;
	size_t		 nobjects;
	struct val	*trailer, *root;
	struct pdf_page	*pages;
	size_t		 npages;
	struct entry	*entries;
	size_t		 nentries;
	const char	**ids;		/* of Notes */
	size_t		 nids;
	int		 heading;	/* level of the last one */
	struct chunk	*chunks;
};

static const struct val null_val;

static void fault(struct check *c, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static void
fault(struct check *c, const char *format, ...)
{
	va_list	args;

	fprintf(c->out, "%s: ", c->path);
	va_start(args, format);
	vfprintf(c->out, format, args);
	va_end(args);
	fputc('\n', c->out);
	c->faults++;
}

static void *
must(void *memory)
{
	if (memory == NULL) {
		fputs("pdfcheck: out of memory\n", stderr);
		exit(2);
	}
	return memory;
}

static void *
grow(void *old, size_t n, size_t size)
{
	/* Doubling: a power of two is full. */
	if ((n & (n - 1)) != 0)
		return old;
	return must(realloc(old, (n > 0 ? n * 2 : 1) * size));
}

static void *
take(struct check *c, size_t size)
{
	struct chunk	*chunk = c->chunks;
	void		*memory;

	size = (size + 15) & ~(size_t)15;
	if (size > sizeof(chunk->data))
		exit(2);
	if (chunk == NULL || chunk->used + size > sizeof(chunk->data)) {
		chunk = must(calloc(1, sizeof(*chunk)));
		chunk->next = c->chunks;
		c->chunks = chunk;
	}
	memory = chunk->data + chunk->used;
	chunk->used += size;
	return memory;
}

/* ---- PDF's syntax: objects and content streams alike ---- */

struct lexer {
	struct check	*c;
	const char	*at, *end;
	int		 depth;
};

static bool
is_white(char ch)
{
	return ch == '\0' || ch == '\t' || ch == '\n' || ch == '\f' ||
	    ch == '\r' || ch == ' ';
}

static bool
is_regular(char ch)
{
	return !is_white(ch) && strchr("()<>[]{}/%", ch) == NULL;
}

static void
skip_white(struct lexer *l)
{
	while (l->at < l->end && (is_white(*l->at) || *l->at == '%'))
		if (*l->at == '%')
			while (l->at < l->end && *l->at != '\n' &&
			    *l->at != '\r')
				l->at++;
		else
			l->at++;
}

static struct val *
val_new(struct lexer *l, enum kind kind)
{
	struct val	*val = take(l->c, sizeof(*val));

	*val = (struct val){ .kind = kind };
	return val;
}

/* Bytes of a value, with a NUL behind them. */
static void
val_bytes(struct lexer *l, struct val *val, const char *s, size_t n)
{
	char	*copy = n < sizeof(l->c->chunks->data) - 16 ?
	    take(l->c, n + 1) : NULL;

	if (copy == NULL)
		return;		/* longer than any string may be */
	memcpy(copy, s, n);
	copy[n] = '\0';
	val->s = copy;
	val->n = n;
}

/* The character behind a backslash; where to go on is in the lexer. */
static int
escape(struct lexer *l)
{
	static const char	names[] = "nrtbf", means[] = "\n\r\t\b\f";
	const char		*found;
	int			 code = 0;

	if (l->at >= l->end)
		return -1;
	if (*l->at >= '0' && *l->at <= '7') {
		for (int i = 0; i < 3 && l->at < l->end && *l->at >= '0' &&
		    *l->at <= '7'; i++)
			code = code * 8 + *l->at++ - '0';
		return code & 0xFF;
	}
	if (*l->at == '\n') {
		l->at++;
		return -1;
	}
	found = strchr(names, *l->at++);
	return (unsigned char)(found != NULL && *found != '\0' ?
	    means[found - names] : l->at[-1]);
}

static struct val *
lex_string(struct lexer *l)
{
	struct val	*val = val_new(l, V_STRING);
	char		*out = must(malloc((size_t)(l->end - l->at) + 1));
	size_t		 n = 0;
	int		 level = 1, code;

	for (l->at++; l->at < l->end; ) {
		char	ch = *l->at++;

		level += (ch == '(') - (ch == ')');
		if (level == 0)
			break;
		code = ch == '\\' ? escape(l) : (unsigned char)ch;
		if (code >= 0)
			out[n++] = (char)code;
	}
	val_bytes(l, val, out, n);
	free(out);
	return val;
}

static int
hex_digit(char ch)
{
	static const char	digits[] = "0123456789abcdef";
	const char		*at = strchr(digits, ch | 0x20);

	return ch != '\0' && at != NULL && *at != '\0' ? (int)(at - digits) : -1;
}

static struct val *
lex_hex(struct lexer *l)
{
	struct val	*val = val_new(l, V_STRING);
	char		*out = must(malloc((size_t)(l->end - l->at) + 1));
	size_t		 n = 0;
	int		 digit;

	for (l->at++; l->at < l->end && *l->at != '>'; l->at++) {
		digit = hex_digit(*l->at);
		if (digit < 0)
			continue;
		if (n % 2 == 0)
			out[n / 2] = (char)(digit << 4);
		else
			out[n / 2] = (char)(out[n / 2] | digit);
		n++;
	}
	if (l->at < l->end)
		l->at++;
	val_bytes(l, val, out, (n + 1) / 2);
	free(out);
	return val;
}

static struct val *
lex_word(struct lexer *l, bool name)
{
	const char	*from = l->at;
	struct val	*val = val_new(l, name ? V_NAME : V_WORD);
	char		*end;

	while (l->at < l->end && is_regular(*l->at))
		l->at++;
	if (l->at == from && !name)
		l->at++;	/* a stray delimiter */
	val_bytes(l, val, from, (size_t)(l->at - from));
	if (!name && strspn(val->s, "+-.0123456789") == val->n) {
		val->kind = V_NUMBER;
		val->number = strtod(val->s, &end);
	}
	return val;
}

static struct val *lex(struct lexer *l);

static void
val_add(struct val *to, struct val *kid)
{
	if (to->last == NULL)
		to->first = kid;
	else
		to->last->next = kid;
	to->last = kid;
}

static struct val *
lex_group(struct lexer *l, enum kind kind)
{
	struct val	*val = val_new(l, kind), *kid;
	/* The last two, which an R behind them makes a reference. */
	struct val	*back[2] = { NULL, NULL };

	if (++l->depth > DEPTH_MOST)
		l->at = l->end;
	for (;;) {
		skip_white(l);
		if (l->at >= l->end)
			break;
		if (kind == V_ARRAY && *l->at == ']') {
			l->at++;
			break;
		}
		if (kind == V_DICT && *l->at == '>') {
			l->at += l->end - l->at > 1 ? 2 : 1;
			break;
		}
		kid = lex(l);
		if (kid->kind == V_WORD && strcmp(kid->s, "R") == 0 &&
		    back[0] != NULL && back[0]->kind == V_NUMBER &&
		    back[1]->kind == V_NUMBER) {
			back[0]->kind = V_REF;
			back[0]->next = NULL;
			val->last = back[0];
			back[1] = back[0];
			back[0] = NULL;
			continue;
		}
		val_add(val, kid);
		back[0] = back[1];
		back[1] = kid;
	}
	l->depth--;
	return val;
}

/* The next value or operator; the caller has seen that there is one. */
static struct val *
lex(struct lexer *l)
{
	bool	two = l->end - l->at > 1;

	switch (*l->at) {
	case '(':
		return lex_string(l);
	case '[':
		l->at++;
		return lex_group(l, V_ARRAY);
	case '/':
		l->at++;
		return lex_word(l, true);
	case '<':
		if (!two || l->at[1] != '<')
			return lex_hex(l);
		l->at += 2;
		return lex_group(l, V_DICT);
	default:
		return lex_word(l, false);
	}
}

static struct val *
parse(struct check *c, const char *text, size_t n)
{
	struct lexer	l = { .c = c, .at = text, .end = text + n };

	skip_white(&l);
	return l.at < l.end ? lex(&l) : val_new(&l, V_NULL);
}

/* ---- values ---- */

static struct object *
object_of(const struct check *c, const struct val *ref)
{
	size_t	number = ref->kind == V_REF ? (size_t)ref->number : 0;

	return number > 0 && number < c->nobjects ? &c->objects[number] : NULL;
}

/* What a reference refers to; any other value itself. */
static const struct val *
deref(const struct check *c, const struct val *val)
{
	const struct object	*object;

	if (val->kind != V_REF)
		return val;
	object = object_of(c, val);
	return object != NULL && object->val != NULL ? object->val : &null_val;
}

static bool
is_text(const struct val *val, const char *text)
{
	return val->s != NULL && strcmp(val->s, text) == 0;
}

/* The entry itself, perhaps a reference. */
static const struct val *
entry(const struct val *dict, const char *key)
{
	if (dict->kind != V_DICT)
		return &null_val;
	for (const struct val *k = dict->first; k != NULL && k->next != NULL;
	    k = k->next->next)
		if (is_text(k, key))
			return k->next;
	return &null_val;
}

static const struct val *
get(const struct check *c, const struct val *dict, const char *key)
{
	return deref(c, entry(dict, key));
}

static long
get_long(const struct check *c, const struct val *dict, const char *key,
    long otherwise)
{
	const struct val	*val = get(c, dict, key);

	return val->kind == V_NUMBER ? (long)val->number : otherwise;
}

static const char *
get_name(const struct check *c, const struct val *dict, const char *key)
{
	const struct val	*val = get(c, dict, key);

	return val->kind == V_NAME ? val->s : "";
}

static bool
has_text(const struct check *c, const struct val *dict, const char *key)
{
	const struct val	*val = get(c, dict, key);

	return val->kind == V_STRING && val->n > 0;
}

static bool
is_true(const struct check *c, const struct val *dict, const char *key)
{
	const struct val	*val = get(c, dict, key);

	return val->kind == V_WORD && is_text(val, "true");
}

/* Whether NAME is one of the words in LIST, "A B C". */
static bool
is_one_of(const char *name, const char *list)
{
	size_t	n = strlen(name);

	for (const char *at = list; (at = strstr(at, name)) != NULL; at += n)
		if ((at == list || at[-1] == ' ') &&
		    (at[n] == ' ' || at[n] == '\0'))
			return true;
	return false;
}

/* The page that DICT is; -1 when it is none. */
static long
page_index(const struct check *c, const struct val *dict)
{
	for (size_t i = 0; i < c->npages; i++)
		if (c->pages[i].dict == dict)
			return (long)i;
	return -1;
}

/* ---- loading ---- */

static struct val *
parse_handle(struct check *c, qpdf_oh oh)
{
	const char	*text = qpdf_oh_unparse_resolved(c->qpdf, oh);

	return parse(c, text, strlen(text));
}

static void
object_load(struct check *c, size_t number)
{
	struct object	*object = &c->objects[number];
	qpdf_oh		 oh = qpdf_get_object_by_id(c->qpdf, (int)number, 0);
	qpdf_oh		 dict;

	if (qpdf_oh_is_stream(c->qpdf, oh)) {
		dict = qpdf_oh_get_dict(c->qpdf, oh);
		object->val = parse_handle(c, dict);
		object->stream = true;
		qpdf_oh_release(c->qpdf, dict);
	} else if (!qpdf_oh_is_null(c->qpdf, oh))
		object->val = parse_handle(c, oh);
	qpdf_oh_release(c->qpdf, oh);
}

/* The decoded bytes of the stream that REF refers to. */
static const char *
stream_data(struct check *c, const struct val *ref, size_t *size)
{
	struct object	*object = object_of(c, ref);
	unsigned char	*data = NULL;
	QPDF_BOOL	 filtered;
	qpdf_oh		 oh;

	*size = 0;
	if (object == NULL || !object->stream)
		return "";
	if (object->data == NULL) {
		oh = qpdf_get_object_by_id(c->qpdf, (int)ref->number, 0);
		if (qpdf_oh_get_stream_data(c->qpdf, oh, qpdf_dl_all, &filtered,
		    &data, &object->size) & QPDF_ERRORS)
			fault(c, "object %zu: stream cannot be decoded",
			    (size_t)ref->number);
		object->data = must(realloc(data, object->size + 1));
		object->data[object->size] = '\0';
		qpdf_oh_release(c->qpdf, oh);
	}
	*size = object->size;
	return object->data;
}

static void
pages_load(struct check *c)
{
	qpdf_oh	oh;

	c->npages = (size_t)qpdf_get_num_pages(c->qpdf);
	c->pages = must(calloc(c->npages + 1, sizeof(*c->pages)));
	for (size_t i = 0; i < c->npages; i++) {
		struct val	ref = { .kind = V_REF };

		oh = qpdf_get_page_n(c->qpdf, i);
		ref.number = qpdf_oh_get_object_id(c->qpdf, oh);
		c->pages[i].dict = deref(c, &ref);
		c->pages[i].parents = get_long(c, c->pages[i].dict,
		    "StructParents", -1);
		qpdf_oh_release(c->qpdf, oh);
	}
}

static bool
file_load(struct check *c)
{
	const struct val	*size;

	c->trailer = parse_handle(c, qpdf_get_trailer(c->qpdf));
	size = entry(c->trailer, "Size");
	c->nobjects = size->kind == V_NUMBER && size->number > 0 &&
	    size->number < 1 << 23 ? (size_t)size->number : 0;
	/* qpdf may have made some while it read. */
	c->objects = must(calloc(c->nobjects + 1, sizeof(*c->objects)));
	for (size_t i = 1; i < c->nobjects; i++)
		object_load(c, i);
	c->root = (struct val *)get(c, c->trailer, "Root");
	if (c->root->kind != V_DICT) {
		fault(c, "no catalog");
		return false;
	}
	pages_load(c);
	return true;
}

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
	static const char *const wanted[] = {
		"<pdfuaid:part>1</pdfuaid:part>",
		"<pdfaid:part>2</pdfaid:part>",
		"<pdfaid:conformance>A</pdfaid:conformance>",
		"<dc:title>",
	};
	const struct val	*info = get(c, c->trailer, "Info");
	const struct val	*title = get(c, info, "Title");
	size_t			 size;
	const char		*xmp = stream_data(c, entry(c->root,
	    "Metadata"), &size);
	char			*words;

	for (size_t i = 0; i < sizeof(wanted) / sizeof(*wanted); i++)
		if (strstr(xmp, wanted[i]) == NULL)
			fault(c, "XMP metadata lack %s", wanted[i]);
	if (title->kind != V_STRING || title->n == 0) {
		fault(c, "no Title in Info");
		return;
	}
	words = text_xml(title);
	if (strstr(xmp, words) == NULL)
		fault(c, "title in XMP is not Info's: %s", words);
	free(words);
}

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
	if (get(c, c->root, "PageLabels")->kind != V_DICT)
		fault(c, "no page labels");
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
	for (size_t i = 1; i < c->nobjects; i++)
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
	struct pdf_page	*page;
	size_t		 number;	/* of the page, from 1 */
	struct val	*operands, *last;
	int		 noperands;
	enum mark_kind	 marks[DEPTH_MOST];
	int		 nmarks, marks_at_text, saves;
	bool		 in_text;
	struct object	*font;
};

static bool
inside(const struct content *at, enum mark_kind kind)
{
	for (int i = 0; i < at->nmarks; i++)
		if (at->marks[i] == kind)
			return true;
	return false;
}

static void
mark_draw(struct content *at, long mcid)
{
	struct pdf_page	*page = at->page;
	size_t		 n = (size_t)mcid + 1;

	if (mcid < 0 || mcid > 1 << 20) {
		fault(at->c, "page %zu: MCID %ld", at->number, mcid);
		return;
	}
	if (n > page->nmarks) {
		page->marks = must(realloc(page->marks,
		    n * sizeof(*page->marks)));
		memset(page->marks + page->nmarks, 0,
		    (n - page->nmarks) * sizeof(*page->marks));
		page->nmarks = n;
	}
	if (page->marks[mcid].drawn++ > 0)
		fault(at->c, "page %zu: MCID %ld is there twice", at->number,
		    mcid);
}

static void
op_begin_mark(struct content *at)
{
	const struct val	*properties = at->noperands > 1 ?
	    at->operands->next : &null_val;
	enum mark_kind		 kind = MARK_OTHER;
	long			 mcid;

	if (at->operands == NULL || at->nmarks == DEPTH_MOST) {
		fault(at->c, "page %zu: bad marked content", at->number);
		return;
	}
	if (properties->kind == V_NAME)
		properties = get(at->c, get(at->c, get(at->c, at->page->dict,
		    "Resources"), "Properties"), properties->s);
	mcid = get_long(at->c, properties, "MCID", -1);
	if (mcid >= 0) {
		kind = MARK_CONTENT;
		mark_draw(at, mcid);
	} else if (is_text(at->operands, "Artifact"))
		kind = MARK_ARTIFACT;
	if (kind != MARK_OTHER && (inside(at, MARK_CONTENT) ||
	    inside(at, MARK_ARTIFACT)))
		fault(at->c, "page %zu: marked content inside marked content",
		    at->number);
	at->marks[at->nmarks++] = kind;
}

static void
op_end_mark(struct content *at)
{
	if (at->nmarks == 0 || (at->in_text &&
	    at->nmarks == at->marks_at_text)) {
		fault(at->c, "page %zu: EMC without its BDC", at->number);
		return;
	}
	at->nmarks--;
}

static void
op_begin_text(struct content *at)
{
	if (at->in_text)
		fault(at->c, "page %zu: BT inside BT", at->number);
	at->in_text = true;
	at->marks_at_text = at->nmarks;
}

static void
op_end_text(struct content *at)
{
	if (!at->in_text || at->nmarks != at->marks_at_text)
		fault(at->c, "page %zu: ET does not match", at->number);
	at->in_text = false;
}

static void
op_save(struct content *at)
{
	if (++at->saves > 28)
		fault(at->c, "page %zu: more than 28 q", at->number);
}

static void
op_restore(struct content *at)
{
	if (--at->saves < 0)
		fault(at->c, "page %zu: Q without q", at->number);
}

static void
op_paint(struct content *at)
{
	if (!inside(at, MARK_CONTENT) && !inside(at, MARK_ARTIFACT))
		fault(at->c, "page %zu: something is drawn outside marked "
		    "content", at->number);
}

static void
op_font(struct content *at)
{
	const struct val	*fonts = get(at->c, get(at->c, at->page->dict,
	    "Resources"), "Font");

	at->font = at->operands == NULL || at->operands->s == NULL ? NULL :
	    object_of(at->c, entry(fonts, at->operands->s));
	if (at->font == NULL)
		fault(at->c, "page %zu: font is not among the resources",
		    at->number);
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
	if (!at->in_text || at->font == NULL)
		fault(at->c, "page %zu: text without BT or font", at->number);
	if (at->last != NULL)
		show(at, at->last);
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
	{ "S s f F f* B B* b b* sh Do EI", op_paint },
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
			at->noperands = 0;
			continue;
		}
		if (at->operands == NULL)
			at->operands = val;
		else
			at->last->next = val;
		at->last = val;
		at->noperands++;
	}
	if (at->nmarks != 0)
		fault(at->c, "page %zu: BDC without its EMC", at->number);
	if (at->in_text)
		fault(at->c, "page %zu: BT without its ET", at->number);
	if (at->saves > 0)
		fault(at->c, "page %zu: q without its Q", at->number);
}

static void
check_content(struct check *c, size_t index)
{
	struct content	 at = { .c = c, .page = &c->pages[index],
	    .number = index + 1 };
	qpdf_oh		 oh = qpdf_get_page_n(c->qpdf, index);
	unsigned char	*data = NULL;
	size_t		 size = 0;

	if (qpdf_oh_get_page_content_data(c->qpdf, oh, &data, &size) &
	    QPDF_ERRORS)
		fault(c, "page %zu: content cannot be decoded", index + 1);
	else
		content_run(&at, (const char *)data, size);
	free(data);
	qpdf_oh_release(c->qpdf, oh);
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
			fault(c, "link's annotation belongs to another element");
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

/* Sequence MCID of the page DICT is ELEM's. */
static void
mark_reach(struct check *c, const struct val *elem, const struct val *dict,
    long mcid)
{
	long		 index = page_index(c, dict);
	struct mark	*mark;

	if (index < 0 || mcid < 0 ||
	    (size_t)mcid >= c->pages[index].nmarks ||
	    c->pages[index].marks[mcid].drawn == 0) {
		fault(c, "element %s has content that is not there: page %ld, "
		    "MCID %ld", elem_type(c, elem), index + 1, mcid);
		return;
	}
	mark = &c->pages[index].marks[mcid];
	if (mark->reached++ > 0)
		fault(c, "page %ld: MCID %ld belongs to two elements",
		    index + 1, mcid);
	mark->owner = elem;
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
		mark_reach(c, elem, page, val->kind == V_NUMBER ?
		    (long)val->number : get_long(c, val, "MCID", -1));
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

/* Up and down must agree on each sequence of a page. */
static void
check_marks(struct check *c, size_t index)
{
	const struct pdf_page	*page = &c->pages[index];
	const struct val	*owners = parent_entry(c, page->parents);
	const struct val	*owner = owners->first;

	if (page->nmarks > 0 && owners->kind != V_ARRAY)
		fault(c, "page %zu is not in the parent tree", index + 1);
	for (size_t i = 0; i < page->nmarks; i++) {
		if (page->marks[i].drawn > 0 && page->marks[i].reached == 0)
			fault(c, "page %zu: MCID %zu belongs to no element",
			    index + 1, i);
		if (page->marks[i].owner != NULL && (owner == NULL ||
		    deref(c, owner) != page->marks[i].owner))
			fault(c, "page %zu: parent tree gives MCID %zu to "
			    "another element", index + 1, i);
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
		check_marks(c, i);
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
	check_shown(c);
	check_structure(c);
	check_outline(c, get(c, get(c, c->root, "Outlines"), "First"), 0);
}

static void
check_free(struct check *c)
{
	struct chunk	*next;

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
	qpdf_cleanup(&c->qpdf);
}

/* Check SIZE bytes at DATA; what is wrong goes to OUT.  The number of faults, or
 * -1 when it is no PDF. */
static int
pdfcheck(const char *path, const char *data, size_t size, FILE *out)
{
	struct check	c = { .path = path, .out = out };
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

#ifndef PDFCHECK_NO_MAIN
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

int
main(int argc, char **argv)
{
	int	status = 0, faults;

	if (argc < 2) {
		fputs("usage: pdfcheck FILE...\n", stderr);
		return 2;
	}
	for (int i = 1; i < argc; i++) {
		size_t	 size;
		char	*data = read_whole(argv[i], &size);

		if (data == NULL) {
			perror(argv[i]);
			status = 2;
			continue;
		}
		faults = pdfcheck(argv[i], data, size, stdout);
		if (faults != 0 && status == 0)
			status = faults < 0 ? 2 : 1;
		free(data);
	}
	return status;
}
#endif
