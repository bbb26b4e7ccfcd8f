/* cmd_export.c - what a layout holds, as CSV that data files are made of. */
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "cmd/cmd.h"
#include "paper/resolutions.h"

/* ---- CSV ---- */

/* A cell, quoted when its commas, quotation marks, line ends or outer blanks
 * would be read as something else (RFC 4180). */
static void
cell_add(struct buf *out, struct str text)
{
	bool	quoted = str_trim(text).n != text.n;

	for (size_t i = 0; i < text.n && !quoted; i++)
		quoted = strchr(",\"\r\n", text.s[i]) != NULL;
	if (!quoted) {
		buf_str(out, text);
		return;
	}
	buf_char(out, '"');
	for (size_t i = 0; i < text.n; i++) {
		if (text.s[i] == '"')
			buf_char(out, '"');
		buf_char(out, text.s[i]);
	}
	buf_char(out, '"');
}

static void
row_add(struct buf *out, const struct str *cells, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			buf_char(out, ',');
		cell_add(out, cells[i]);
	}
	buf_char(out, '\n');
}

/* ---- resolutions: new rows of the monitoring table ---- */

/* A data file of recommendations; its columns are packwright-data(5)'s. */
static const char	recommendations[] =
    "id,meeting,title,number,proposed\n";
enum { COLUMN_ID, COLUMN_MEETING, COLUMN_TITLE, COLUMN_NUMBER, COLUMN_PROPOSED,
    COLUMN__MAX };

/*
 * The id has always the resolution's number, so that it stays when the minutes
 * are corrected and another is added; the number that is printed is empty for
 * the only one, as the table has it.  What is proposed keeps its "That": it is
 * the wording the Panel agreed, and "the Panel note" reads wrongly without.
 */
static void
resolution_row(struct arena *arena, const struct resolution *resolution,
    struct buf *out)
{
	struct str	date = date_iso(arena, resolution->held);
	int		number = resolution->number;
	struct str	cells[COLUMN__MAX] = {
		[COLUMN_ID] = str_printf(arena, STR_FMT "-%d-%d", STR_ARG(date),
		    resolution->minute, number > 0 ? number : 1),
		[COLUMN_MEETING] = date,
		[COLUMN_TITLE] = resolution->title,
		[COLUMN_NUMBER] = number > 0 ? str_printf(arena, "%d", number) :
		    STR(""),
		[COLUMN_PROPOSED] = resolution->text,
	};

	row_add(out, cells, COLUMN__MAX);
}

/* False when FILE's resolutions cannot be had, said in the session's
 * diagnostics. */
static bool
export_resolutions(struct session *session, const char *file, struct buf *out)
{
	const struct resolution	*at;

	if (!session_open(session, file, session->options) ||
	    !session_paper(session, false, 1))
		return false;
	at = paper_resolutions(session->paper);
	buf_text(out, recommendations);
	for (; at != NULL; at = at->next)
		resolution_row(session->arena, at, out);
	return !diags_failed(session->diags);
}

/* ---- what can be exported ---- */

static const struct {
	const char	*what;
	/* Opens what it needs of FILE in SESSION, which is closed after. */
	bool		(*make)(struct session *session, const char *file,
			    struct buf *out);
	const char	*header;	/* of what an earlier run has written */
} exports[] = {
	{ "resolutions", export_resolutions, recommendations },
};
#define EXPORTS	(sizeof(exports) / sizeof(*exports))

static size_t
find_export(const char *what)
{
	size_t	i = 0;

	while (i < EXPORTS && strcmp(exports[i].what, what) != 0)
		i++;
	return i;
}

static int
say_unknown(const char *what)
{
	struct nearest	nearest = NEAREST(str_of(what));

	for (size_t i = 0; i < EXPORTS; i++)
		nearest_offer(&nearest, str_of(exports[i].what));
	fprintf(stderr, "packwright: export knows no '%s'", what);
	if (nearest.best.n > 0)
		fprintf(stderr, ", did you mean '%s'?", nearest.best.s);
	fputs("\nTry 'packwright export --help'.\n", stderr);
	return EXIT_USAGE;
}

/* ---- writing ---- */

/* Whether PATH may be replaced: a layout, a text or the store named by mistake
 * does not begin with HEADER. */
static bool
may_replace(struct session *session, const char *path, const char *header)
{
	struct str	old;

	if (!path_exists(path))
		return true;
	if (!file_read(session->arena, path, &old, PLACE(path),
	    session->diags))
		return false;
	if (old.n == 0 || str_starts(old, header))
		return true;
	diag_at(session->diags, DIAG_NOT_EXPORT, PLACE(path), "%s", "");
	return false;
}

/* To -o FILE, whole or not at all; else to standard output, which is checked
 * when the program ends. */
static void
write_rows(struct session *session, const char *header, const struct buf *rows)
{
	const char	*path = session->options->output;
	struct save	*save;

	if (path == NULL) {
		fwrite(rows->s, 1, rows->n, stdout);
		return;
	}
	if (!may_replace(session, path, header))
		return;
	save = save_open(session->arena, path, 0644, session->diags);
	if (save == NULL)
		return;
	save_write(save, rows->s, rows->n);
	save_commit(save);
}

static int
run(const struct options *options, int n, char *const *operands)
{
	struct session	session = { .options = options };
	struct buf	rows = { 0 };
	size_t		which = find_export(operands[1]);
	int		status;

	(void)n;
	if (which == EXPORTS)
		return say_unknown(operands[1]);
	if (exports[which].make(&session, operands[0], &rows))
		write_rows(&session, exports[which].header, &rows);
	status = report(session.diags, options, false);
	buf_free(&rows);
	session_close(&session);
	return status;
}

const struct cmd cmd_export = {
	.name = "export",
	.usage = "LAYOUT resolutions",
	.about = "what minutes resolved, as CSV rows",
	.help = "Writes what the minutes of a layout resolved as a data file "
	    "of recommendations, a row\neach for the monitoring table: id, "
	    "meeting, title, number, proposed. To standard output,\nor to the "
	    "file that -o names.",
	.options = "osqj",
	.min = 2, .max = 2,
	.run = run,
};
