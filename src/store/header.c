/*
 * header.c - what kind of file is it?  Its bytes first, then its header.
 */
#include <string.h>

#include "store/kind_int.h"

/* ---- a file's bytes ---- */

/* What begins like this is not CSV, whatever its name. */
static const struct {
	struct str	 magic;
	const char	*what;
} strangers[] = {
	{ { "PK\003\004", 4 },	"a spreadsheet or other zip file" },
	{ { "\xD0\xCF\x11\xE0", 4 }, "an old Excel file" },
	{ { "\xFF\xFE", 2 },	"UTF-16" },
	{ { "\xFE\xFF", 2 },	"UTF-16" },
	{ { "%PDF", 4 },	"a PDF" },
	{ { "SQLite format 3", 15 }, "a database" },
};

bool
text_is_text(struct loader *loader)
{
	struct str	 text = loader->text;
	const char	*what = NULL;

	for (size_t i = 0; i < sizeof(strangers) / sizeof(strangers[0]); i++)
		if (text.n >= strangers[i].magic.n && memcmp(text.s,
		    strangers[i].magic.s, strangers[i].magic.n) == 0)
			what = strangers[i].what;
	if (what == NULL && text.n > 0 && memchr(text.s, '\0', text.n) != NULL)
		what = "it has NUL bytes";
	if (what != NULL)
		fault_line(loader, DIAG_CSV_BINARY, 0, "%s", what);
	return what == NULL;
}

/* How many of the first bytes are plain ASCII, eight at a time: most files are
 * nothing else. */
static size_t
ascii_prefix(struct str text)
{
	uint64_t	eight;
	size_t		n = 0;

	for (; n + sizeof(eight) <= text.n; n += sizeof(eight)) {
		memcpy(&eight, text.s + n, sizeof(eight));
		if ((eight & UINT64_C(0x8080808080808080)) != 0)
			break;
	}
	return n;
}

/* The place of the byte at AT, as of a cell that begins there. */
static struct cell
byte_cell(struct str text, size_t at)
{
	struct cell	cell = { .at = at, .line = 1 };

	for (size_t i = 0; i < at; i++)
		cell.line += text.s[i] == '\n' || (text.s[i] == '\r' &&
		    text.s[i + 1] != '\n');
	return cell;
}

/* Every byte that is not UTF-8 would be a long list: the first will do. */
void
encoding_check(struct loader *loader)
{
	struct str	rest = loader->text;
	struct cell	cell;
	size_t		bad, first = 0, count = 0;

	for (;;) {
		bad = ascii_prefix(rest);
		rest = (struct str){ rest.s + bad, rest.n - bad };
		if (utf8_valid(rest, &bad))
			break;
		if (count++ == 0)
			first = (size_t)(rest.s + bad - loader->text.s);
		rest = (struct str){ rest.s + bad + 1, rest.n - bad - 1 };
	}
	if (count == 0)
		return;
	cell = byte_cell(loader->text, first);
	fault_at(loader, DIAG_CSV_ENCODING, &cell, "byte 0x%02X%s",
	    (unsigned)(unsigned char)loader->text.s[first],
	    count > 1 ? ", the first of several" : "");
}

/* ---- the header ---- */

static bool
header_has(const struct row *row, const char *name)
{
	for (size_t i = 0; i < row->n; i++)
		if (str_is_nocase(row->cells[i].text, name))
			return true;
	return false;
}

static int
kind_column(const struct kind *kind, struct str name)
{
	for (size_t i = 0; i < kind->n; i++)
		if (str_is_nocase(name, kind->columns[i].name))
			return (int)i;
	return -1;
}

/* A column that is for people alone, "(printed)": data that a PDF carries has
 * some. */
static bool
is_remark(struct str name)
{
	return str_starts(name, "(") && str_ends(name, ")");
}

/* One that people write themselves; files that a PDF carries have others too. */
static bool
is_note(struct str name)
{
	return str_is_nocase(name, "(note)") || str_is_nocase(name, "(notes)");
}

/* What people call columns. */
static const struct {
	const char	*word, *column;
} others[] = {
	{ "month",	"period" },
	{ "date",	"period" },
	{ "quarter",	"period" },
	{ "year",	"period" },
	{ "measure",	"indicator" },
	{ "kpi",	"indicator" },
	{ "figure",	"value" },
	{ "number",	"value" },
	{ "actual",	"value" },
	{ "percentage",	"value" },
	{ "percent",	"value" },
	{ "rate",	"value" },
	{ "total",	"value" },
};

/* The column of KIND that NAME, which is none of them, may have been meant for;
 * empty when there is none. */
static struct str
column_meant(const struct kind *kind, struct str name)
{
	struct nearest	nearest = NEAREST(name);

	for (size_t i = 0; i < kind->n; i++)
		nearest_offer(&nearest, str_of(kind->columns[i].name));
	if (nearest.best.n > 0)
		return nearest.best;
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		if (str_is_nocase(name, others[i].word) &&
		    kind_column(kind, str_of(others[i].column)) >= 0)
			return str_of(others[i].column);
	return STR("");
}

/* How far a header is from a kind: columns unknown to it, and required ones
 * that are not there.  SHARED counts those they have in common, also those that
 * are only misspelt. */
static int
kind_distance(const struct kind *kind, const struct row *header, int *shared)
{
	int	distance = 0;

	*shared = 0;
	for (size_t i = 0; i < header->n; i++) {
		struct str	name = header->cells[i].text;
		bool		known = kind_column(kind, name) >= 0;

		if (is_remark(name))
			continue;
		distance += !known && name.n > 0;
		*shared += known || column_meant(kind, name).n > 0;
	}
	for (size_t i = 0; i < kind->n; i++)
		distance += (kind->columns[i].flags & COLUMN_REQUIRED) != 0 &&
		    !header_has(header, kind->columns[i].name);
	return distance;
}

/* The kind nearest to a header; of equals the one that shares more with it. */
static const struct kind *
kind_nearest(const struct row *header, int *distance, int *shared)
{
	const struct kind	*nearest = NULL;
	int			 far, common;

	for (int i = 0; i < DATA__MAX; i++) {
		far = kind_distance(&kinds[i], header, &common);
		if (nearest != NULL && (far > *distance ||
		    (far == *distance && common <= *shared)))
			continue;
		nearest = &kinds[i];
		*distance = far;
		*shared = common;
	}
	return nearest;
}

/* One that the header has beside it was not meant. */
static void
column_unknown(struct loader *loader, const struct cell *cell)
{
	struct str	meant = column_meant(loader->kind, cell->text);

	if (meant.n > 0 && !header_has(&loader->row,
	    str_dup(loader->arena, meant)))
		fault_meant(loader, DIAG_CSV_COLUMN, cell, meant);
	else
		fault_at(loader, DIAG_CSV_COLUMN, cell, STR_FMT " in %s: take "
		    "it out, or call it (note) to have it passed over",
		    STR_ARG(cell->text), loader->kind->name);
}

/* Match cells to columns. */
static void
header_match(struct loader *loader)
{
	const struct row	*header = &loader->row;
	int			 column;

	for (size_t i = 0; i < KIND_COLUMNS; i++)
		loader->where[i] = -1;
	loader->ncells = header->n;
	loader->unnamed = arena_array(loader->arena, header->n, int);
	for (size_t i = 0; i < header->n; i++) {
		const struct cell	*cell = &header->cells[i];

		column = kind_column(loader->kind, cell->text);
		if (is_remark(cell->text)) {
			loader->printed = loader->printed ||
			    !is_note(cell->text);
			continue;
		}
		if (cell->text.n == 0)
			loader->unnamed[loader->nunnamed++] = (int)i;
		else if (column < 0)
			column_unknown(loader, cell);
		else if (loader->where[column] >= 0)
			fault_at(loader, DIAG_CSV_COLUMN_TWICE, cell, STR_FMT,
			    STR_ARG(cell->text));
		else
			loader->where[column] = (int)i;
	}
}

/* False when a column is missing without which rows say nothing. */
static bool
header_complete(struct loader *loader)
{
	const struct kind	*kind = loader->kind;
	bool			 ok = true;

	for (size_t i = 0; i < kind->n; i++)
		if ((kind->columns[i].flags & COLUMN_REQUIRED) != 0 &&
		    loader->where[i] < 0) {
			fault_at(loader, DIAG_CSV_COLUMN_MISSING, NULL,
			    "%s in %s", kind->columns[i].name, kind->name);
			ok = false;
		}
	return ok;
}

/* What separates columns in files that are not separated by commas. */
static const struct {
	const char	*mark, *name;
} separators[] = { { ";", "semicolons" }, { "\t", "tabs" }, { "|", "bars" } };

/* Say that the header is one cell with other separators in it; false when it is
 * not. */
static bool
header_uncut(struct loader *loader)
{
	const struct row	*header = &loader->row;

	for (size_t i = 0; i < sizeof(separators) / sizeof(separators[0]); i++)
		if (header->n == 1 && str_find(header->cells[0].text,
		    separators[i].mark) < header->cells[0].text.n) {
			fault_at(loader, DIAG_CSV_SEPARATOR, NULL,
			    "they are separated by %s", separators[i].name);
			return true;
		}
	return false;
}

/* Whether rows can be read by a header that is so wrong. */
static bool
header_near(const struct row *header, const struct kind **kind)
{
	int	distance = 0, shared = 0;

	*kind = kind_nearest(header, &distance, &shared);
	return shared >= distance;
}

#define ABOVE_MOST	10	/* rows */

/* The line of the row below that looks like a header; 0 when none does. */
static int
header_below(const struct loader *loader)
{
	const struct kind	*kind;
	struct row		 row;
	int			 line = 0;

	for (int i = 0; line == 0 && i < ABOVE_MOST &&
	    sheet_next(loader->sheet, &row) == SHEET_ROW; i++)
		if (row.n > 1 && header_near(&row, &kind))
			line = row.line;
	return line;
}

/* How many cells of a header are periods, or would be if people wrote them so. */
static size_t
header_periods(struct loader *loader)
{
	const struct row	*header = &loader->row;
	struct period		 period;
	size_t			 n = 0;

	for (size_t i = 0; i < header->n; i++)
		n += period_parse(header->cells[i].text, &period) ||
		    period_meant(loader->arena, header->cells[i].text).n > 0;
	return n;
}

/* Say that a header fits nothing, and what it is nearest to. */
static void
header_strange(struct loader *loader, const struct kind *nearest)
{
	/* It is gone once rows below were read. */
	const struct cell	first = loader->row.cells[0];
	struct buf		columns = { 0 };
	int			below;

	if (header_uncut(loader))
		return;
	if (header_periods(loader) > 1) {
		fault_at(loader, DIAG_CSV_KIND, &first, "it has periods: give a "
		    "row for each indicator and month, not months across");
		return;
	}
	below = header_below(loader);
	if (below > 0) {
		fault_at(loader, DIAG_CSV_KIND, &first, "line %d looks like the "
		    "header: take out what stands above it", below);
		return;
	}
	for (size_t i = 0; i < nearest->n; i++)
		if ((nearest->columns[i].flags & COLUMN_REQUIRED) != 0)
			buf_printf(&columns, "%s%s", columns.n > 0 ? ", " : "",
			    nearest->columns[i].name);
	fault_at(loader, DIAG_CSV_KIND, &first, "the first line must name the "
	    "columns, and the nearest kind, %s, needs %s", nearest->name,
	    columns.s);
	buf_free(&columns);
}

/* Know the kind by the header.  A header that shares less with the nearest kind
 * than is wrong about it is taken for something else. */
void
header_load(struct loader *loader)
{
	enum sheet_step	step = sheet_next(loader->sheet, &loader->row);

	if (step == SHEET_BROKEN)
		sheet_broken(loader);
	if (step == SHEET_END)
		fault_line(loader, DIAG_CSV_EMPTY, 0, "%s", "");
	if (step != SHEET_ROW)
		return;
	if (!header_near(&loader->row, &loader->kind)) {
		header_strange(loader, loader->kind);
		loader->kind = NULL;
		return;
	}
	header_match(loader);
	if (!header_complete(loader))
		loader->kind = NULL;
}
