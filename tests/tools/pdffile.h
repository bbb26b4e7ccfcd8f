/*
 * pdffile.h - a PDF as plain values, for the checker beside it.
 *
 * qpdf reads the file; its objects are then parsed into values here, so that a
 * rule is a walk over them.  All functions are static: the tool and the unit
 * tests each include this once.  Written without a line of the program it
 * checks.
 */
#ifndef PDFFILE_H
#define PDFFILE_H

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
	bool		 checked;	/* as a picture or a form */
	struct host	*host;		/* a form with marked content */
	/* A Type0 font: which codes were shown, which have a meaning. */
	unsigned char	*shown, *mapped;
};

/* A marked-content sequence: its place in the content, who owns it. */
struct mark {
	int			 drawn, reached;
	bool			 picture;	/* there is one in it */
	const struct val	*owner;
};

/* What sequences are numbered in: a page, or a form with a structure of its
 * own. */
struct host {
	const struct val *dict;
	long		 parents;	/* its key in the parent tree */
	struct mark	*marks;		/* by MCID */
	size_t		 nmarks;
	char		 name[48];	/* for messages */
	size_t		 page;		/* a form: drawn on it, from 1 */
	struct host	*next;		/* of the forms */
};

/* What a file may leave out when whoever asks says so. */
enum claim { CLAIM_UA = 1, CLAIM_A = 2 };

/* An entry of the parent tree. */
struct entry {
	long		 key;
	struct val	*val;
};

/* A file that rides along: its specification, and how many elements it is of. */
struct file {
	const struct val *spec;
	int		  owners;
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
	struct host	*pages;
	size_t		 npages;
	struct host	*forms;		/* as they were drawn, last first */
	unsigned	 unclaimed;	/* what it need not claim */
	unsigned	 claims;	/* what it must hold to */
	struct entry	*entries;
	size_t		 nentries;
	const char	**ids;		/* of Notes */
	size_t		 nids;
	int		 heading;	/* level of the last one */
	struct file	*files;		/* that ride along, as they are named */
	size_t		 nfiles;
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

	return at != NULL && *at != '\0' ? (int)(at - digits) : -1;
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

	if (n == 0)
		return false;
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
		snprintf(c->pages[i].name, sizeof(c->pages[i].name),
		    "page %zu", i + 1);
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

#endif
