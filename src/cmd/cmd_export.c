/* cmd_export.c - what a store holds, or a layout, as data files. */
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "cmd/cmd.h"
#include "cmd/told.h"
#include "paper/resolutions.h"
#include "store/csv_out.h"

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

	csv_add_row(out, cells, COLUMN__MAX);
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

/* ---- all data of a kind ---- */

static bool
export_kind(struct session *session, const char *path, enum data_kind kind,
    struct buf *out)
{
	const struct options	*options = session->options;
	struct export_result	 result;
	struct told		 told;

	session->store = store_open(path, STORE_READ, session->arena,
	    session->diags);
	if (session->store == NULL || (date_known(options->as_at) &&
	    !store_as_at(session->store, options->as_at)) ||
	    !told_begin(&told, session->store, session->arena,
	    options->members) || !(options->members ?
	    store_export(session->store, kind, true, out, &result) :
	    store_export_public(session->store, kind, told_tells, &told, out,
	    &result)))
		return false;
	if (result.untold > 0)
		diag_at(session->diags, DIAG_EXPORT_UNTOLD, PLACE(path), "%zu",
		    result.untold);
	if (result.withheld > 0)
		diag_at(session->diags, DIAG_EXPORT_WITHHELD, PLACE(path),
		    "%zu", result.withheld);
	return true;
}

/* ---- what can be exported ---- */

#define RESOLUTIONS	"resolutions"

/* The kind of data that WHAT names; DATA__MAX when it is none. */
static enum data_kind
find_kind(const char *what)
{
	enum data_kind	kind = 0;

	while (kind < DATA__MAX && strcmp(data_kind_name(kind), what) != 0)
		kind++;
	return kind;
}

static void
words(struct buf *out, const char *separator)
{
	for (enum data_kind kind = 0; kind < DATA__MAX; kind++)
		buf_printf(out, "%s%s", data_kind_name(kind), separator);
	buf_text(out, RESOLUTIONS);
}

static int
say_unknown(const char *what)
{
	struct nearest	nearest = NEAREST(str_of(what));
	struct buf	known = { 0 };

	nearest_offer(&nearest, STR(RESOLUTIONS));
	for (enum data_kind kind = 0; kind < DATA__MAX; kind++)
		nearest_offer(&nearest, str_of(data_kind_name(kind)));
	fprintf(stderr, "packwright: export knows no '%s'", what);
	if (nearest.best.n > 0)
		fprintf(stderr, ", did you mean '%s'?", nearest.best.s);
	words(&known, ", ");
	fprintf(stderr, "\nIt knows %s (that of a layout, the others of a store).\n"
	    "Try 'packwright export --help'.\n", known.s);
	buf_free(&known);
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

/* To -o FILE, whole or not at all; else, or for "-", to standard output, which is
 * checked when the program ends. */
static void
write_rows(struct session *session, const struct buf *rows)
{
	const char	*path = session->options->output;
	const char	*header;
	struct str	 rest = buf_view(rows);
	struct save	*save;

	if (path == NULL || strcmp(path, "-") == 0) {
		fwrite(rows->s, 1, rows->n, stdout);
		return;
	}
	header = str_dup(session->arena, str_cut(&rest, '\n'));
	if (!may_replace(session, path, header))
		return;
	save = save_open(session->arena, path, session->options->members ?
	    0600 : 0644, session->diags);
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
	bool		minutes = strcmp(operands[1], RESOLUTIONS) == 0;
	enum data_kind	kind = find_kind(operands[1]);
	bool		ok;
	int		status;

	(void)n;
	if (!minutes && kind == DATA__MAX)
		return say_unknown(operands[1]);
	if (!minutes) {
		session.arena = arena_new();
		session.diags = diags_new(session.arena);
		ok = export_kind(&session, operands[0], kind, &rows);
	} else
		ok = export_resolutions(&session, operands[0], &rows);
	if (ok)
		write_rows(&session, &rows);
	status = report(session.diags, options, !minutes);
	buf_free(&rows);
	session_close(&session);
	return status;
}

const struct cmd cmd_export = {
	.name = "export",
	.usage = "STORE KIND | LAYOUT resolutions",
	.about = "the data, or what minutes resolved, as CSV",
	.help = "Writes all rows of a kind of data as a data file that imports "
	    "again to the same: indicators,\nobservations, comparators, targets, "
	    "areas, neighbours, audits, recommendations, updates or\ndecisions. "
	    "The public edition leaves out rows by category that no public paper "
	    "has shown.\nOr writes what the minutes of a layout resolved, a row "
	    "each for the monitoring table. To standard\noutput, which is also "
	    "-o -, or to the file that -o names.",
	.options = "oaewslqj",
	.words = words,
	.min = 2, .max = 2,
	.run = run,
};
