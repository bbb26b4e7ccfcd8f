/*
 * slip_xref.c - where objects stand, read by ourselves (ISO 32000-1, 7.5.4 to
 * 7.5.8), and the plain ones among them.
 *
 * A tagged file has a small object for every paragraph, tens of thousands of
 * them, and for qpdf that is most of its work.  So what is written exactly as
 * the standard has it is read where it stands; whatever is otherwise is left to
 * qpdf: a stream, an object with anything odd in it, or, when the tables are
 * odd, the whole file.  So what is damaged need not be said here: qpdf will say
 * it, or knows better.
 *
 * Tables are read from the newest back, and the first that speaks of an object
 * is right.
 */
#include "slip/slip_int.h"

/* Tables behind each other: one for each time that a file was added to. */
#define TABLES_MOST	100

/* A line of a table, "0000000015 00000 n" and two bytes that end it: where the
 * blanks and the last letter are. */
#define LINE		20
#define LINE_BLANK	10
#define LINE_BLANK_TWO	16
#define LINE_KIND	17

/* Bytes at the end among which the last "startxref" is. */
#define TAIL		1054

/* What all object streams may unpack to, because they are kept. */
#define PACKS_MOST	((size_t)256 << 20)

/* Where an object stands. */
struct seat {
	struct str	 text;		/* from there on; NULL: not ours to read,
					 * or not unpacked yet */
	unsigned	 pack;		/* the object stream it is in; 0: none */
	uint16_t	 generation;
	bool		 known;		/* a table has spoken of it */
	bool		 opened;	/* an object stream, and unpacked */
};

struct xref {
	struct seat	*seats;		/* by id */
	size_t		 n;
	bool		 ready;		/* all tables are read */
	size_t		 unpacked;	/* bytes of object streams */
	bool		 unpacking;	/* one of them, now */
	size_t		 read;		/* bytes of objects */
	/* Streams that were read as tables, and from where. */
	struct {
		unsigned	 id;
		const char	*at;
	}		 tables[TABLES_MOST];
	size_t		 ntables;
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

/* KEY of a trailer, SIZE_MAX when it has none; false when it is no number that
 * stands there itself. */
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

/* The seat of object ID; NULL when it cannot be had, or is known already. */
static struct seat *
seat_new(struct xref *xref, size_t id)
{
	struct seat	*seat;

	if (id == 0 || id >= xref->n || xref->seats[id].known)
		return NULL;
	seat = &xref->seats[id];
	seat->known = true;
	return seat;
}

static void
seat_in_file(struct slip *slip, size_t id, size_t at, size_t generation)
{
	struct seat	*seat = seat_new(slip->xref, id);

	if (seat == NULL || at == 0 || at >= slip->file.n ||
	    generation > UINT16_MAX)
		return;
	seat->text = (struct str){ slip->file.s + at, slip->file.n - at };
	seat->generation = (uint16_t)generation;
}

static void
seat_in_pack(struct slip *slip, size_t id, size_t pack)
{
	struct seat	*seat = seat_new(slip->xref, id);

	if (seat != NULL && pack < slip->xref->n)
		seat->pack = (unsigned)pack;
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
		    fields->width[i] > sizeof(size_t))
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
		seat_new(slip->xref, id);
	else if (field[0] == 1)
		seat_in_file(slip, id, field[1], field[2]);
	else if (field[0] == 2)
		seat_in_pack(slip, id, field[1]);
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

/* The table that stands in a stream at AT, unpacked by way of qpdf. */
static bool
stream_table_read(struct slip *slip, size_t at, const struct value **trailer)
{
	struct xref	*xref = slip->xref;
	struct buf	 data = { 0 };
	struct value	 ref = { .kind = VALUE_REF };
	struct lexer	 lexer;
	size_t		 id, generation;
	bool		 ok;

	if (!lexer_at(slip, at, &lexer) ||
	    !next_head(&lexer, &id, &generation) || id >= xref->n)
		return false;
	ref.object = object_at(slip, (unsigned)id, 0);
	if (generation != 0 || ref.object == NULL)
		return false;
	*trailer = value_of(slip, &ref);
	if (!is_stream(*trailer) ||
	    !is_name(dict_find(slip, *trailer, "Type"), "XRef"))
		return false;
	xref->tables[xref->ntables].id = (unsigned)id;
	xref->tables[xref->ntables++].at = slip->file.s + at;
	ok = stream_read_exact(slip, *trailer, &data) &&
	    index_read(slip, *trailer, buf_view(&data));
	buf_free(&data);
	return ok;
}

/* ---- tables as lines ---- */

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
	const struct str	offset = { line, LINE_BLANK };
	const struct str	count = { line + LINE_BLANK + 1,
				    LINE_BLANK_TWO - LINE_BLANK - 1 };
	size_t			at, generation;

	if (!digits_read(offset, &at) || line[LINE_BLANK] != ' ' ||
	    !digits_read(count, &generation) || line[LINE_BLANK_TWO] != ' ' ||
	    (line[LINE_KIND] != 'n' && line[LINE_KIND] != 'f') ||
	    !line_ends(line + LINE_KIND + 1))
		return false;
	if (line[LINE_KIND] != kind)
		return true;
	if (kind == 'n')
		seat_in_file(slip, id, at, generation);
	else
		seat_new(slip->xref, id);
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
	if (at != SIZE_MAX && !stream_table_read(slip, at, &beside))
		return false;
	return lines_read(slip, &again, 'f');
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

/* The table at AT, and in *AT where the one before it is. */
static bool
next_table_read(struct slip *slip, size_t *at)
{
	const struct value	*trailer;
	struct value		 plain;
	struct lexer		 lexer;
	bool			 ok;

	if (!lexer_at(slip, *at, &lexer))
		return false;
	trailer = &plain;
	if (next_is(&lexer, "xref"))
		ok = table_read(slip, lexer, &plain);
	else
		ok = stream_table_read(slip, *at, &trailer);
	return ok && number_in(slip, trailer, "Prev", at);
}

/* Whether qpdf found the streams that are tables where we did. */
static bool
tables_stand(const struct xref *xref)
{
	for (size_t i = 0; i < xref->ntables; i++)
		if (xref->seats[xref->tables[i].id].text.s !=
		    xref->tables[i].at)
			return false;
	return true;
}

static bool
tables_read(struct slip *slip)
{
	size_t	at;

	/* What stands before the head would move all offsets. */
	if (!str_starts(slip->file, "%PDF-") || !start_find(slip, &at))
		return false;
	for (int i = 0; i < TABLES_MOST; i++) {
		if (!next_table_read(slip, &at))
			return false;
		if (at == SIZE_MAX)
			return tables_stand(slip->xref);
	}
	return false;
}

void
xref_read(struct slip *slip, const struct value *trailer)
{
	size_t	size;

	/* Each object takes some bytes, even a packed one: a file that speaks
	 * of more than it has bytes is odd. */
	if (!number_in(slip, trailer, "Size", &size) || size > slip->file.n ||
	    size > IDS)
		return;
	slip->xref = arena_make(slip->work, struct xref);
	slip->xref->n = size;
	slip->xref->seats = arena_array(slip->work, size, struct seat);
	slip->xref->ready = tables_read(slip);
}

/* ---- objects ---- */

/* The members of object stream PACK, whose heads and bodies are in TEXT and
 * these behind byte FIRST: N pairs of id and offset. */
static void
members_find(struct slip *slip, unsigned pack, struct str text, size_t first,
    size_t n)
{
	struct xref	*xref = slip->xref;
	struct lexer	 heads = { text.s, text.s + first, STR("") };
	size_t		 id, at;

	for (size_t i = 0; i < n && next_number(&heads, &id) &&
	    next_number(&heads, &at); i++)
		if (id < xref->n && xref->seats[id].pack == pack &&
		    at < text.n - first)
			xref->seats[id].text = (struct str){
			    text.s + first + at, text.n - first - at };
}

/* Unpack object stream PACK, once.  While that goes on, whatever it needs of
 * others is asked of qpdf, so that they cannot go round in circles. */
static void
pack_open(struct slip *slip, unsigned pack)
{
	struct xref		*xref = slip->xref;
	struct value		 ref = { .kind = VALUE_REF };
	const struct value	*stream;
	struct buf		 data = { 0 };
	size_t			 first, n;

	ref.object = object_at(slip, pack, 0);
	if (xref->unpacking || xref->seats[pack].opened || ref.object == NULL)
		return;
	xref->seats[pack].opened = xref->unpacking = true;
	stream = value_of(slip, &ref);
	if (is_name(dict_find(slip, stream, "Type"), "ObjStm") &&
	    number_in(slip, stream, "First", &first) &&
	    number_in(slip, stream, "N", &n) && n != SIZE_MAX &&
	    stream_read_exact(slip, stream, &data) && first <= data.n) {
		xref->unpacked += data.n;
		if (xref->unpacked > PACKS_MOST)
			say(slip, DIAG_SLIP_LARGE, "%s", "");
		else
			members_find(slip, pack, buf_keep(&data, slip->work),
			    first, n);
	}
	buf_free(&data);
	xref->unpacking = false;
}

/* Where OBJECT begins; false: that is not known here. */
static bool
object_find(struct slip *slip, const struct object *object,
    struct lexer *lexer)
{
	struct seat	*seat;
	size_t		 id, generation;

	if (slip->xref == NULL || !slip->xref->ready ||
	    object->id >= slip->xref->n)
		return false;
	seat = &slip->xref->seats[object->id];
	if (seat->pack != 0 && seat->text.s == NULL)
		pack_open(slip, seat->pack);
	if (seat->text.s == NULL || seat->generation != object->generation)
		return false;
	*lexer = (struct lexer){ seat->text.s, seat->text.s + seat->text.n,
	    STR("") };
	return seat->pack != 0 || (next_head(lexer, &id, &generation) &&
	    id == object->id && generation == object->generation);
}

/* Objects stand beside each other, so reading them all is reading the file and
 * what was unpacked of it once; false, said, when they stand inside each other
 * and it would never end. */
static bool
reading_ends(struct slip *slip, size_t n)
{
	struct xref	*xref = slip->xref;

	xref->read += n;
	if (xref->read / 2 <= slip->file.n + xref->unpacked)
		return true;
	say(slip, DIAG_SLIP_DEEP, "%s", "its objects");
	return false;
}

bool
xref_object(struct slip *slip, const struct object *object,
    struct value *value)
{
	struct lexer	 lexer;
	const char	*start;
	bool		 plain;

	if (!object_find(slip, object, &lexer))
		return false;
	start = lexer.at;
	plain = value_read(slip, &lexer, value) && value->kind != VALUE_REF;
	return reading_ends(slip, (size_t)(lexer.at - start)) && plain &&
	    (slip->xref->seats[object->id].pack != 0 ||
	    next_is(&lexer, "endobj"));
}
