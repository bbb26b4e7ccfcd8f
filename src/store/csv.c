/*
 * csv.c - libcsv's cells with their line and column.
 *
 * libcsv does not say where a cell began.  So it is fed in PIECES, each up to
 * and with a byte that may end a cell: when it hands over a cell, that cell
 * ended with the piece, and the next begins behind it.
 *
 * Nearly all rows are PLAIN: on one line, without quotes.  These are cut at their
 * commas, which is all that libcsv would do with them, ten times as fast.
 */
#include <csv.h>
#include <stdlib.h>
#include <string.h>

#include "store/store_int.h"

struct sheet {
	struct csv_parser parser;
	struct str	 text;
	size_t		 at;		/* fed so far */
	int		 line;		/* that AT is on */
	struct cell	 next;		/* the cell being fed: its place only */
	struct arena	*arena;
	struct cell	*cells;
	size_t		 n;
	bool		 row_done, done;
	enum diag	 fault;
};

struct sheet *
sheet_open(struct arena *arena, struct str text)
{
	struct sheet	*sheet = arena_make(arena, struct sheet);

	if (csv_init(&sheet->parser, CSV_STRICT | CSV_STRICT_FINI) != 0)
		out_of_memory();
	csv_set_realloc_func(&sheet->parser, must_realloc);
	csv_set_blk_size(&sheet->parser, 4096);
	sheet->text = text;
	sheet->line = sheet->next.line = 1;
	sheet->arena = arena;
	sheet->cells = arena_array(arena, COLUMNS_MOST, struct cell);
	return sheet;
}

void
sheet_close(struct sheet *sheet)
{
	csv_free(&sheet->parser);
}

/* The SIZE bytes of DATA, which libcsv will overwrite, where they stay: the cell
 * just fed has them as they are, unless it has quotes in quotes. */
static struct str
text_kept(struct sheet *sheet, const void *data, size_t size)
{
	const char	*at = sheet->text.s + sheet->next.at;
	const char	*end = sheet->text.s + sheet->at;

	while (at < end && (*at == ' ' || *at == '\t'))
		at++;
	if (at < end && *at == '"')
		at++;
	if (size == 0)
		return STR("");
	if (size <= (size_t)(end - at) && memcmp(at, data, size) == 0)
		return (struct str){ at, size };
	return str_copy(sheet->arena, (struct str){ data, size });
}

/* libcsv has a whole cell. */
static void
take_cell(void *data, size_t size, void *arg)
{
	struct sheet	*sheet = arg;
	struct cell	*cell;

	if (sheet->n == COLUMNS_MOST) {
		sheet->fault = DIAG_CSV_COLUMNS;
		return;
	}
	cell = &sheet->cells[sheet->n++];
	*cell = sheet->next;
	cell->text = str_trim(text_kept(sheet, data, size));
	sheet->next.at = sheet->at;
	sheet->next.line = sheet->line;
}

static void
take_row(int end, void *arg)
{
	struct sheet	*sheet = arg;

	(void)end;
	sheet->row_done = true;
}

/* Where the piece that begins at AT ends. */
static size_t
piece_end(struct str text, size_t at)
{
	while (at < text.n && text.s[at] != ',' && text.s[at] != '\n' &&
	    text.s[at] != '\r')
		at++;
	return at < text.n ? at + 1 : at;
}

/* Whether the line ends with the byte before AT; of CR LF the LF ends it. */
static bool
line_ends(struct str text, size_t at)
{
	if (text.s[at - 1] == '\r')
		return at == text.n || text.s[at] != '\n';
	return text.s[at - 1] == '\n';
}

static bool
sheet_break(struct sheet *sheet, enum diag fault)
{
	sheet->fault = fault;
	return false;
}

/* Feed one piece; false when the sheet is broken. */
static bool
feed(struct sheet *sheet)
{
	size_t		 from = sheet->at;
	size_t		 end = piece_end(sheet->text, from);
	size_t		 taken;
	int		 line = sheet->line;
	struct str	 cell;

	if (end - sheet->next.at > CELL_MOST)
		return sheet_break(sheet, DIAG_CSV_CELL_SIZE);
	sheet->at = end;
	if (line_ends(sheet->text, end))
		sheet->line++;
	taken = csv_parse(&sheet->parser, sheet->text.s + from, end - from,
	    take_cell, take_row, sheet);
	if (taken < end - from) {
		sheet->next = (struct cell){ .at = from + taken, .line = line };
		return sheet_break(sheet, DIAG_CSV_QUOTE);
	}
	cell = (struct str){ sheet->text.s + sheet->next.at,
	    end - sheet->next.at };
	if (sheet->n == 0 && str_trim(cell).n == 0) {	/* a blank line */
		sheet->next.at = sheet->at;
		sheet->next.line = sheet->line;
	}
	return sheet->fault == DIAG__MAX;
}

/* ---- plain rows ---- */

/* Where the plain text that begins at AT ends: at a comma, the line's end or a
 * quote. */
static size_t
plain_end(struct str text, size_t at)
{
	static const bool	ends[256] = {
		[','] = true, ['"'] = true, ['\r'] = true, ['\n'] = true
	};

	while (at < text.n && !ends[(unsigned char)text.s[at]])
		at++;
	return at;
}

/* Cut the row that begins at sheet->at into cells, up to its line's end, END.
 * False when it is not plain, or is beyond what a sheet may be. */
static bool
plain_cut(struct sheet *sheet, size_t *end)
{
	struct str	text = sheet->text;
	struct cell	cell = sheet->next;
	size_t		at;

	for (sheet->n = 0; sheet->n < COLUMNS_MOST; cell.at = at + 1) {
		at = plain_end(text, cell.at);
		if (at == text.n || text.s[at] == '"' ||
		    at - cell.at >= CELL_MOST)
			break;
		cell.text = str_trim((struct str){ text.s + cell.at,
		    at - cell.at });
		sheet->cells[sheet->n++] = cell;
		*end = at;
		if (text.s[at] != ',')
			return true;
	}
	sheet->n = 0;
	return false;
}

/* A line that begins with a blank may have nothing else. */
static bool
begins_blank(struct str line)
{
	return line.n > 0 && memchr(" \t\r\n", line.s[0], 4) != NULL;
}

/* Take the row that begins here, if one does, and it is plain. */
static bool
plain_row(struct sheet *sheet)
{
	struct str	text = sheet->text;
	size_t		end;

	if (sheet->n > 0 || sheet->next.at != sheet->at ||
	    begins_blank(str_from(text, sheet->at)) || !plain_cut(sheet, &end))
		return false;
	end += text.s[end] == '\r' && end + 1 < text.n &&
	    text.s[end + 1] == '\n';
	sheet->at = sheet->next.at = end + 1;
	sheet->next.line = ++sheet->line;
	sheet->row_done = true;
	return true;
}

/* ---- rows ---- */

enum sheet_step
sheet_next(struct sheet *sheet, struct row *row)
{
	sheet->n = 0;
	sheet->row_done = false;
	sheet->fault = DIAG__MAX;
	while (!sheet->row_done && sheet->at < sheet->text.n)
		if (!plain_row(sheet) && !feed(sheet))
			return SHEET_BROKEN;
	if (!sheet->row_done && !sheet->done) {
		sheet->done = true;
		if (csv_fini(&sheet->parser, take_cell, take_row, sheet) != 0)
			sheet->fault = DIAG_CSV_QUOTE_OPEN;
		if (sheet->fault != DIAG__MAX)
			return SHEET_BROKEN;
	}
	if (!sheet->row_done)
		return SHEET_END;
	*row = (struct row){ sheet->cells, sheet->n, sheet->cells[0].line };
	return SHEET_ROW;
}

enum diag
sheet_fault(const struct sheet *sheet, struct cell *cell)
{
	*cell = sheet->next;
	return sheet->fault;
}

int
sheet_column(const struct sheet *sheet, const struct cell *cell)
{
	size_t		start = cell->at;
	const char	*s = sheet->text.s;

	while (start > 0 && s[start - 1] != '\n' && s[start - 1] != '\r')
		start--;
	return (int)utf8_count((struct str){ s + start, cell->at - start }) + 1;
}
