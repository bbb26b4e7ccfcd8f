/*
 * slip_xref.c - where objects stand, read by ourselves (ISO 32000-1, 7.5.4 to
 * 7.5.8), and the plain ones among them.
 *
 * A tagged file has a small object for every paragraph, tens of thousands of
 * them, and qpdf takes longer over each than we over the whole file.  So what is
 * written exactly as the standard has it is read where it stands; whatever is
 * otherwise is left to qpdf: a stream, an object with anything odd in it, or,
 * when the tables themselves are odd, the whole file.  Hence nothing here says a
 * fault: qpdf will, or knows better.
 *
 * Tables are read from the newest back, and the first that speaks of an object
 * is right.
 */
#include <stdlib.h>
#include <string.h>

#include "slip/slip_int.h"

/* Tables behind each other: one for each time that a file was added to. */
#define TABLES_MOST	100

/* A line of a table: "0000000015 00000 n" and two bytes that end it. */
#define LINE		20
#define LINE_OFFSET	10
#define LINE_GENERATION	16

/* Bytes at the end among which the last "startxref" is. */
#define TAIL		1054

/* What all object streams may unpack to, because they are kept. */
#define PACKS_MOST	((size_t)256 << 20)

/* Where an object stands. */
struct spot {
	struct str	 text;		/* from there on; NULL: not ours to read,
					 * or not unpacked yet */
	unsigned	 pack;		/* the object stream it is in; 0: none */
	uint16_t	 generation;
	bool		 known;		/* a table has spoken of it */
};

struct xref {
	struct spot	*spots;		/* by id */
	size_t		 n;
	size_t		 unpacked;	/* bytes of object streams */
	bool		 unpacking;	/* one of them, now */
};

/* ---- numbers ---- */

/* Whole numbers as tables have them, digits only; false for others. */
static bool
digits_read(struct str text, size_t *n)
{
	*n = 0;
	if (text.n == 0 || text.n > 15)
		return false;
	for (size_t i = 0; i < text.n; i++) {
		if (text.s[i] < '0' || text.s[i] > '9')
			return false;
		*n = *n * 10 + (size_t)(text.s[i] - '0');
	}
	return true;
}

static bool
next_number(struct lexer *lexer, size_t *n)
{
	return lexer_next(lexer) == TOKEN_NUMBER && digits_read(lexer->text, n);
}

static bool
next_is(struct lexer *lexer, const char *word)
{
	return lexer_next(lexer) == TOKEN_WORD && str_is(lexer->text, word);
}

/* "5 0 obj" */
static bool
next_head(struct lexer *lexer, size_t *id, size_t *generation)
{
	return next_number(lexer, id) && next_number(lexer, generation) &&
	    next_is(lexer, "obj");
}

/* KEY of a trailer as a number of its own; SIZE_MAX: there is none. */
static bool
number_in(struct slip *slip, const struct value *trailer, const char *key,
    size_t *n)
{
	const struct value	*value = dict_raw(slip, trailer, str_of(key));

	*n = SIZE_MAX;
	return value == NULL || (value->kind == VALUE_NUMBER &&
	    digits_read(value->text, n));
}

/* Read from byte AT of the file. */
static bool
lexer_at(const struct slip *slip, size_t at, struct lexer *lexer)
{
	if (at >= slip->file.n)
		return false;
	*lexer = (struct lexer){ slip->file.s + at, slip->file.s +
	    slip->file.n, STR("") };
	return true;
}

/* ---- entries ---- */

/* The spot of object ID; NULL when it cannot be had, or is known already. */
static struct spot *
spot_new(struct xref *xref, size_t id)
{
	struct spot	*spot;

	if (id == 0 || id >= xref->n || xref->spots[id].known)
		return NULL;
	spot = &xref->spots[id];
	spot->known = true;
	return spot;
}

static void
spot_in_file(struct slip *slip, size_t id, size_t at, size_t generation)
{
	struct spot	*spot = spot_new(slip->xref, id);

	if (spot == NULL || at == 0 || at >= slip->file.n ||
	    generation > UINT16_MAX)
		return;
	spot->text = (struct str){ slip->file.s + at, slip->file.n - at };
	spot->generation = (uint16_t)generation;
}

static void
spot_in_pack(struct slip *slip, size_t id, size_t pack)
{
	struct spot	*spot = spot_new(slip->xref, id);

	if (spot != NULL && pack < slip->xref->n)
		spot->pack = (unsigned)pack;
}

/* ---- tables ---- */

static bool
line_ends(const char *at)
{
	return (at[0] == ' ' && (at[1] == '\r' || at[1] == '\n')) ||
	    (at[0] == '\r' && at[1] == '\n');
}

/* A LINE about object ID, when it is of KIND: 'n' in use, 'f' free. */
static bool
line_read(struct slip *slip, const char *line, size_t id, char kind)
{
	size_t	at, generation;

	if (!digits_read((struct str){ line, LINE_OFFSET }, &at) ||
	    !digits_read((struct str){ line + LINE_OFFSET + 1, LINE_GENERATION -
	    LINE_OFFSET - 1 }, &generation) || line[LINE_OFFSET] != ' ' ||
	    line[LINE_GENERATION] != ' ' || !line_ends(line + LINE - 2))
		return false;
	if (line[LINE_GENERATION + 1] != 'n' && line[LINE_GENERATION + 1] != 'f')
		return false;
	if (line[LINE_GENERATION + 1] != kind)
		return true;
	if (kind == 'n')
		spot_in_file(slip, id, at, generation);
	else
		spot_new(slip->xref, id);
	return true;
}

/* The table that LEXER is in, behind "xref": lines of KIND.  LEXER is left
 * behind "trailer". */
static bool
lines_read(struct slip *slip, struct lexer *lexer, char kind)
{
	enum token	token;
	size_t		first, n;

	while ((token = lexer_next(lexer)) == TOKEN_NUMBER) {
		if (!digits_read(lexer->text, &first) ||
		    !next_number(lexer, &n))
			return false;
		while (lexer->at < lexer->end && is_white(*lexer->at))
			lexer->at++;
		if (n > (size_t)(lexer->end - lexer->at) / LINE)
			return false;
		for (size_t i = 0; i < n; i++, lexer->at += LINE)
			if (!line_read(slip, lexer->at, first + i, kind))
				return false;
	}
	return token == TOKEN_WORD && str_is(lexer->text, "trailer");
}

static bool stream_read_table(struct slip *slip, size_t at,
    const struct value **trailer);

/* What is hidden from old readers by being free in the table may stand in a
 * stream beside it (7.5.8.4), so that is read before the free ones. */
static bool
table_read(struct slip *slip, struct lexer lexer, struct value *trailer)
{
	const struct value	*beside;
	struct lexer		 again = lexer;
	size_t			 at;

	if (!lines_read(slip, &lexer, 'n') ||
	    !value_read(slip, &lexer, trailer) || !is_dict(trailer) ||
	    !number_in(slip, trailer, "XRefStm", &at))
		return false;
	if (at != SIZE_MAX && !stream_read_table(slip, at, &beside))
		return false;
	return lines_read(slip, &again, 'f');
}

/* ---- tables as streams ---- */

#define FIELDS	3

struct fields {
	size_t		width[FIELDS];
	size_t		line;		/* bytes of all */
};

static bool
fields_read(struct slip *slip, const struct value *stream,
    struct fields *fields)
{
	const struct value	*widths = dict_raw(slip, stream, STR("W"));

	*fields = (struct fields){ 0 };
	if (widths == NULL || array_count(widths) != FIELDS)
		return false;
	for (size_t i = 0; i < FIELDS; i++) {
		if (widths->at[i].kind != VALUE_NUMBER ||
		    !digits_read(widths->at[i].text, &fields->width[i]) ||
		    fields->width[i] > sizeof(uint32_t))
			return false;
		fields->line += fields->width[i];
	}
	return fields->line > 0;
}

/* An entry about object ID: its type, then what that has to say. */
static bool
entry_read(struct slip *slip, const struct fields *fields, const char *entry,
    size_t id)
{
	size_t	field[FIELDS] = { 0 };

	for (int i = 0; i < FIELDS; i++)
		for (size_t j = 0; j < fields->width[i]; j++)
			field[i] = field[i] << 8 | (unsigned char)*entry++;
	if (fields->width[0] == 0)
		field[0] = 1;
	if (field[0] == 0)
		spot_new(slip->xref, id);
	else if (field[0] == 1)
		spot_in_file(slip, id, field[1], field[2]);
	else if (field[0] == 2)
		spot_in_pack(slip, id, field[1]);
	return field[0] <= 2;
}

/* N entries about objects from FIRST on; REST moves behind them. */
static bool
entries_read(struct slip *slip, const struct fields *fields, struct str *rest,
    size_t first, size_t n)
{
	if (n > rest->n / fields->line)
		return false;
	for (size_t i = 0; i < n; i++)
		if (!entry_read(slip, fields, rest->s + i * fields->line,
		    first + i))
			return false;
	rest->s += n * fields->line;
	rest->n -= n * fields->line;
	return true;
}

/* The entries in DATA by the index in STREAM: pairs of first and number. */
static bool
index_read(struct slip *slip, const struct value *stream, struct str data)
{
	const struct value	*index = dict_raw(slip, stream, STR("Index"));
	struct fields		 fields;
	size_t			 first, n;

	if (!fields_read(slip, stream, &fields) ||
	    !number_in(slip, stream, "Size", &n) || n == SIZE_MAX)
		return false;
	if (index == NULL)
		return entries_read(slip, &fields, &data, 0, n);
	for (size_t i = 0; i + 1 < array_count(index); i += 2)
		if (index->at[i].kind != VALUE_NUMBER ||
		    index->at[i + 1].kind != VALUE_NUMBER ||
		    !digits_read(index->at[i].text, &first) ||
		    !digits_read(index->at[i + 1].text, &n) ||
		    !entries_read(slip, &fields, &data, first, n))
			return false;
	return array_count(index) % 2 == 0 && index->kind == VALUE_ARRAY;
}

/* The table that stands in a stream at AT.  qpdf unpacks it, and must have
 * found it there too. */
static bool
stream_read_table(struct slip *slip, size_t at, const struct value **trailer)
{
	struct buf	 data = { 0 };
	struct object	*object;
	struct lexer	 lexer;
	size_t		 id, generation;
	bool		 ok;

	if (!lexer_at(slip, at, &lexer) ||
	    !next_head(&lexer, &id, &generation) || id >= slip->xref->n ||
	    generation > 0 || (object = object_at(slip, (unsigned)id, 0)) == NULL)
		return false;
	*trailer = value_of(slip, &(struct value){ .kind = VALUE_REF,
	    .object = object });
	if (!is_stream(*trailer) ||
	    !is_name(dict_find(slip, *trailer, "Type"), "XRef"))
		return false;
	ok = stream_read(slip, *trailer, &data) &&
	    index_read(slip, *trailer, buf_view(&data)) &&
	    slip->xref->spots[id].text.s == slip->file.s + at;
	buf_free(&data);
	return ok;
}

/* ---- all tables ---- */

/* Where the newest table is. */
static bool
start_find(const struct slip *slip, size_t *at)
{
	size_t		 from = slip->file.n > TAIL ? slip->file.n - TAIL : 0;
	struct str	 tail = { slip->file.s + from, slip->file.n - from };
	struct lexer	 lexer = { NULL, slip->file.s + slip->file.n,
			    STR("") };
	size_t		 found;

	while ((found = str_find(tail, "startxref")) < tail.n) {
		lexer.at = tail.s + found;
		tail.s += found + 1;
		tail.n -= found + 1;
	}
	return lexer.at != NULL && next_is(&lexer, "startxref") &&
	    next_number(&lexer, at);
}

static bool
tables_read(struct slip *slip)
{
	const struct value	*trailer;
	struct value		*plain;
	struct lexer		 lexer;
	size_t			 at;
	bool			 ok;

	if (!str_starts(slip->file, "%PDF-") || !start_find(slip, &at))
		return false;
	for (int i = 0; i < TABLES_MOST; i++) {
		if (!lexer_at(slip, at, &lexer))
			return false;
		if (str_starts((struct str){ lexer.at, slip->file.n - at },
		    "xref")) {
			plain = arena_make(slip->work, struct value);
			trailer = plain;
			ok = next_is(&lexer, "xref") &&
			    table_read(slip, lexer, plain);
		} else
			ok = stream_read_table(slip, at, &trailer);
		if (!ok || !number_in(slip, trailer, "Prev", &at))
			return false;
		if (at == SIZE_MAX)
			return true;
	}
	return false;
}

void
xref_read(struct slip *slip)
{
	struct xref	*xref = arena_make(slip->work, struct xref);
	size_t		 size;

	/* Objects take some bytes each, also packed: a file that speaks of more
	 * than it has bytes is odd. */
	size = slip->file.n < IDS ? slip->file.n : IDS;
	xref->n = size;
	xref->spots = arena_array(slip->work, size, struct spot);
	slip->xref = xref;
}
