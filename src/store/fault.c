/*
 * fault.c - saying what is wrong with a file, and not saying it too often.
 */
#include "store/store_int.h"

bool
faults_listed(const struct loader *loader)
{
	return loader->errors.n < FAULTS_MOST;
}

/* Count a message; false when it is past what is said of a file. */
static bool
tally_add(struct tally *tally, int line)
{
	if (tally->n++ < FAULTS_MOST)
		return true;
	if (tally->n == FAULTS_MOST + 1)
		tally->line = line;
	return false;
}

#define DETAIL_MOST	200	/* characters */

/* DETAIL on one line and not without end: it may quote a cell of a megabyte
 * with newlines and bytes that are no text.  What else is not to be seen is for
 * those who print it. */
static struct str
legible(struct str detail, struct buf *out)
{
	int32_t	code;

	for (size_t n = 0; n < DETAIL_MOST; n++) {
		code = utf8_next(&detail);
		if (code < 0)
			return buf_view(out);
		buf_code(out, code == 0 || (code >= '\t' && code <= '\r') ?
		    ' ' : code);
	}
	if (detail.n > 0)
		buf_text(out, " ...");
	return buf_view(out);
}

static void __attribute__((format(printf, 5, 0)))
say(struct loader *loader, struct tally *tally, enum diag id,
    struct place place, const char *format, va_list args)
{
	struct buf	detail = { 0 }, shown = { 0 };
	struct str	text;

	/* Rows before this one come first, while there is room. */
	if (tally->n <= FAULTS_MOST)
		rows_put(loader);
	if (!tally_add(tally, place.line))
		return;
	buf_vprintf(&detail, format, args);
	text = legible(buf_view(&detail), &shown);
	diag_at(loader->store->diags, id, place, STR_FMT, STR_ARG(text));
	buf_free(&detail);
	buf_free(&shown);
}

static struct place
cell_place(const struct loader *loader, const struct cell *cell)
{
	if (cell == NULL && loader->row.n > 0)
		cell = &loader->row.cells[0];
	if (cell == NULL)
		return PLACE(loader->file);
	return (struct place){ loader->file, cell->line,
	    sheet_column(loader->sheet, cell) };
}

void
fault_at(struct loader *loader, enum diag id, const struct cell *cell,
    const char *format, ...)
{
	va_list	args;

	va_start(args, format);
	say(loader, &loader->errors, id, cell_place(loader, cell), format,
	    args);
	va_end(args);
}

void
fault_meant(struct loader *loader, enum diag id, const struct cell *cell,
    struct str meant)
{
	if (meant.n > 0)
		fault_at(loader, id, cell, STR_FMT " (did you mean " STR_FMT
		    "?)", STR_ARG(cell->text), STR_ARG(meant));
	else
		fault_at(loader, id, cell, STR_FMT, STR_ARG(cell->text));
}

void
caution_at(struct loader *loader, enum diag id, const struct cell *cell,
    const char *format, ...)
{
	va_list	args;

	va_start(args, format);
	say(loader, &loader->warnings, id, cell_place(loader, cell), format,
	    args);
	va_end(args);
}

void
fault_line(struct loader *loader, enum diag id, int line,
    const char *format, ...)
{
	va_list	args;

	va_start(args, format);
	say(loader, &loader->errors, id,
	    (struct place){ loader->file, line, line > 0 ? 1 : 0 }, format,
	    args);
	va_end(args);
}

void
caution_line(struct loader *loader, enum diag id, int line,
    const char *format, ...)
{
	va_list	args;

	va_start(args, format);
	say(loader, &loader->warnings, id,
	    (struct place){ loader->file, line, line > 0 ? 1 : 0 }, format,
	    args);
	va_end(args);
}

void
tally_close(const struct loader *loader, const struct tally *tally,
    enum diag id)
{
	if (tally->n > FAULTS_MOST)
		diag_at(loader->store->diags, id,
		    (struct place){ loader->file, tally->line, 1 }, "%zu more",
		    tally->n - FAULTS_MOST);
}

void
sheet_broken(struct loader *loader)
{
	struct cell	cell;
	enum diag	id = sheet_fault(loader->sheet, &cell);

	loader->registry->unsure = true;
	fault_at(loader, id, &cell, "%s", "");
}
