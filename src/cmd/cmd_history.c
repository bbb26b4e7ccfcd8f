/*
 * cmd_history.c - from a printed figure to the row of the file it came from: every
 * revision, why it was changed, and which published packs have it.
 */
#include <stdio.h>
#include <stdlib.h>

#include "cmd/status.h"
#include "cmd/told.h"
#include "measure/measure.h"

struct history {
	const struct options		*options;
	struct arena			*arena;
	struct diags			*diags;
	struct store			*store;
	const char			*path;
	const struct indicator		*indicator;
	const struct import_read	*imports;
	size_t				 nimports;
	struct told			 told;		/* to whoever reads this */
	struct buf			 out;
	size_t				 figures;	/* that there were */
};

static struct str
day(const struct history *history, int64_t time)
{
	return date_long(history->arena, date_from_epoch(time));
}

/* ---- the imports ---- */

/* "import 9, 14 February 2023, december.csv: 2 rows of observations, taken back by
 * import 10: six were counted late" */
static void
import_text(struct history *history, const struct import_read *import)
{
	struct buf	*out = &history->out;

	buf_printf(out, "import %lld, " STR_FMT ", ",
	    (long long)import->number, STR_ARG(day(history, import->time)));
	add_plain(out, import->file);
	buf_printf(out, ": %lld row%s of %s", (long long)import->rows,
	    import->rows == 1 ? "" : "s", data_kind_name(import->kind));
	if (import->undone != 0)
		buf_printf(out, ", taken back by import %lld",
		    (long long)import->undone);
	if (import->reason.n > 0)
		buf_text(out, ": ");
	add_plain(out, told_reason(&history->told, import->reason));
	buf_char(out, '\n');
}

static void
import_json(struct history *history, const struct import_read *import)
{
	struct buf	*out = &history->out;

	buf_printf(out, "{\"import\":%lld", (long long)import->number);
	json_member(out, "date", date_iso(history->arena,
	    date_from_epoch(import->time)));
	json_member(out, "file", import->file);
	json_member(out, "kind", str_of(data_kind_name(import->kind)));
	buf_printf(out, ",\"rows\":%lld", (long long)import->rows);
	json_member(out, "reason", told_reason(&history->told,
	    import->reason));
	if (import->undoes != 0)
		buf_printf(out, ",\"undoes\":%lld",
		    (long long)import->undoes);
	if (import->undone != 0)
		buf_printf(out, ",\"undone\":%lld",
		    (long long)import->undone);
	buf_text(out, "}\n");
}

static void
add_imports(struct history *history)
{
	for (size_t i = 0; i < history->nimports; i++)
		if (history->options->json)
			import_json(history, &history->imports[i]);
		else
			import_text(history, &history->imports[i]);
}

/* ---- who printed a figure ---- */

/* Members have the public's copy as well. */
static bool
may_tell(const struct history *history, const struct publication *publication)
{
	return history->options->edition == EDITION_MEMBERS ||
	    edition_asked(history->options, publication->edition,
	    EDITION_PUBLIC);
}

/* "performance-summary, December 2022, issue 2 (pages 4, 7)" */
static void
printer_text(struct history *history, const struct publication *publication)
{
	struct buf	*out = &history->out;

	add_plain(out, publication->pack);
	buf_printf(out, ", " STR_FMT "%s, issue %d",
	    STR_ARG(period_long(history->arena, publication->period)),
	    str_is(publication->edition, "members") ? ", members' edition" :
	    "", publication->issue);
	if (publication->pages.n > 0) {
		buf_text(out, " (");
		add_pages(out, publication->pages);
		buf_char(out, ')');
	}
}

static void
printer_json(struct history *history, const struct publication *publication)
{
	struct buf	*out = &history->out;

	buf_char(out, '{');
	json_member(out, "pack", publication->pack);
	json_member(out, "period", period_code(history->arena,
	    publication->period));
	json_member(out, "edition", publication->edition);
	buf_printf(out, ",\"issue\":%d", publication->issue);
	json_member(out, "pages", publication->pages);
	buf_char(out, '}');
}

/* Those that printed the figure while READ was in force. */
static void
add_printers(struct history *history, const struct revision_read *read)
{
	const struct publication	*all;
	struct buf			*out = &history->out;
	const bool			 json = history->options->json;
	size_t				 n, told = 0;

	if (!ledger_printed(history->store, history->indicator,
	    read->obs.period, read->import, read->superseded != 0 ?
	    read->superseded : INT64_MAX, &all, &n))
		return;
	for (size_t i = 0; i < n; i++) {
		if (!may_tell(history, &all[i]))
			continue;
		if (json) {
			buf_text(out, told > 0 ? "," : "");
			printer_json(history, &all[i]);
		} else {
			buf_text(out, told > 0 ? "; " : "    printed in ");
			printer_text(history, &all[i]);
		}
		told++;
	}
	if (!json && told > 0)
		buf_char(out, '\n');
}

/* ---- a revision ---- */

/* Whether nothing need be kept from whoever reads this. */
static bool
all_open(const struct history *history)
{
	return history->options->edition == EDITION_MEMBERS ||
	    history->options->edition == EDITION_ALL;
}

/* "[c]" when a row by category was shown to no public reader. */
static struct str
shown_figure(const struct history *history, const struct revision_read *read,
    bool shown)
{
	return shown ? figure_text(history->arena, history->indicator,
	    &read->obs, false) : STR("[c]");
}

/* Why: as was said with the import, or with the row. */
static struct str
reason_of(struct history *history, const struct revision_read *read,
    bool shown)
{
	return told_reason(&history->told, read->reason.n > 0 || !shown ?
	    read->reason : read->obs.reason);
}

/* "[c]   import 9, 5 December 2024, teams.csv".  The lines of rows by category
 * would tell where the others stand. */
static void
revision_text(struct history *history, const struct revision_read *read,
    const char *indent, bool part, bool shown)
{
	struct str	 reason = reason_of(history, read, shown);
	struct buf	*out = &history->out;

	buf_printf(out, "%s" STR_FMT "   import %lld, " STR_FMT ", ", indent,
	    STR_ARG(shown_figure(history, read, shown)),
	    (long long)read->import, STR_ARG(day(history, read->time)));
	add_plain(out, read->file);
	if (!part || all_open(history))
		buf_printf(out, ":%d", read->line);
	if (read->superseded != 0)
		buf_printf(out, ", superseded by import %lld",
		    (long long)read->superseded);
	if (reason.n > 0)
		buf_text(out, ": ");
	add_plain(out, reason);
	buf_char(out, '\n');
}

static void
add_number(struct history *history, const char *name, struct num num)
{
	if (num_known(num))
		buf_printf(&history->out, ",\"%s\":" STR_FMT, name,
		    STR_ARG(num_exact(history->arena, num, NUM_MACHINE)));
}

/* CATEGORY is empty for the figure of the whole. */
static void
revision_json(struct history *history, const struct breakdown_of *table,
    struct str category, const struct revision_read *read, bool shown)
{
	struct buf	*out = &history->out;

	buf_char(out, '{');
	json_member(out, "indicator", history->indicator->id);
	json_member(out, "period", period_code(history->arena, table->period));
	if (category.n > 0) {
		json_member(out, "breakdown", table->breakdown);
		json_member(out, "category", category);
	}
	json_member(out, "figure", shown_figure(history, read, shown));
	if (shown) {
		add_number(history, "numerator", read->obs.numerator);
		add_number(history, "denominator", read->obs.denominator);
		add_number(history, "value", read->obs.value);
		json_member(out, "status", str_of(symbol_word(
		    read->obs.symbol)));
	}
	buf_printf(out, ",\"import\":%lld", (long long)read->import);
	json_member(out, "date", date_iso(history->arena,
	    date_from_epoch(read->time)));
	json_member(out, "file", read->file);
	if (category.n == 0 || all_open(history))
		buf_printf(out, ",\"line\":%d", read->line);
	json_member(out, "reason", reason_of(history, read, shown));
	buf_printf(out, ",\"now\":%s", read->now ? "true" : "false");
	if (read->superseded != 0)
		buf_printf(out, ",\"superseded\":%lld",
		    (long long)read->superseded);
	if (category.n == 0) {
		buf_text(out, ",\"printed\":[");
		add_printers(history, read);
		buf_char(out, ']');
	}
	buf_text(out, "}\n");
}

/* Of a figure that was taken away: by what. */
static void
add_gone(struct history *history, const struct revision_read *last,
    const char *indent)
{
	const struct import_read	*by;

	by = imports_find(history->imports, history->nimports,
	    last->superseded);
	if (last->now || by == NULL)
		return;
	buf_printf(&history->out, "%snot there since import %lld, " STR_FMT,
	    indent, (long long)by->number, STR_ARG(day(history, by->time)));
	buf_text(&history->out, by->reason.n > 0 ? ": " : "");
	add_plain(&history->out, told_reason(&history->told, by->reason));
	buf_char(&history->out, '\n');
}

/* ---- a figure of the whole ---- */

static void
add_figure(struct history *history, struct period period)
{
	struct breakdown_of	table = { .period = period };
	struct revision_reads	all;

	if (!store_revisions(history->store, history->indicator, STR(""),
	    period, &all) || all.n == 0)
		return;
	history->figures++;
	if (!history->options->json) {
		buf_printf(&history->out, STR_FMT "\n",
		    STR_ARG(period_long(history->arena, period)));
		add_gone(history, &all.at[all.n - 1], "  ");
	}
	for (size_t i = all.n; i-- > 0;)
		if (history->options->json)
			revision_json(history, &table, STR(""), &all.at[i],
			    true);
		else {
			revision_text(history, &all.at[i], "  ", false, true);
			add_printers(history, &all.at[i]);
		}
}

/* ---- rows by category ---- */

/* Whether a public paper has shown the row as READ has it. */
static bool
was_shown(const struct history *history, const struct printed_rows *rows,
    struct str category, const struct revision_read *read)
{
	const struct num	n = read->obs.numerator;
	const struct num	d = read->obs.denominator;

	if (all_open(history))
		return true;
	for (size_t i = 0; i < rows->n; i++)
		if (rows->at[i].stands &&
		    str_eq(rows->at[i].category, category) &&
		    rows->at[i].share && rows->at[i].base && n.d == 1 &&
		    d.d == 1 && rows->at[i].numerator == n.n &&
		    rows->at[i].denominator == d.n)
			return true;
	return false;
}

/* A row of the table, as it was and is. */
struct past_row {
	struct str		category;
	struct revision_reads	all;
	size_t			place;
	bool			hidden;		/* some of it */
};

/* Those of which something is hidden stand last, by name: a file may have its rows
 * in the order of their size. */
static int
part_order(const void *left, const void *right)
{
	const struct past_row	*a = left, *b = right;

	if (a->hidden != b->hidden)
		return a->hidden ? 1 : -1;
	if (a->hidden)
		return str_cmp(a->category, b->category);
	return a->place < b->place ? -1 : 1;
}

static struct past_row *
parts_read(struct history *history, const struct breakdown_of *table,
    const struct printed_rows *rows, const struct str *names, size_t n)
{
	struct past_row	*parts = arena_array(history->arena, n, struct past_row);

	for (size_t i = 0; i < n; i++) {
		parts[i].category = names[i];
		parts[i].place = i;
		if (!store_row_revisions(history->store, table, names[i],
		    &parts[i].all))
			parts[i].all.n = 0;
		for (size_t j = 0; j < parts[i].all.n; j++)
			parts[i].hidden |= !was_shown(history, rows, names[i],
			    &parts[i].all.at[j]);
	}
	qsort(parts, n, sizeof(*parts), part_order);
	return parts;
}

static void
add_part(struct history *history, const struct breakdown_of *table,
    const struct printed_rows *rows, const struct past_row *part)
{
	const struct revision_read	*read;
	bool				 shown;

	if (!history->options->json && part->all.n > 0) {
		buf_text(&history->out, "  ");
		add_plain(&history->out, part->category);
		buf_char(&history->out, '\n');
		add_gone(history, &part->all.at[part->all.n - 1], "    ");
	}
	for (size_t i = part->all.n; i-- > 0;) {
		read = &part->all.at[i];
		shown = was_shown(history, rows, part->category, read);
		if (history->options->json)
			revision_json(history, table, part->category, read,
			    shown);
		else
			revision_text(history, read, "    ", true, shown);
	}
}

static void
add_categories(struct history *history, struct period period)
{
	struct breakdown_of	 table = {
		.indicator = history->indicator, .period = period,
		.area = STR(""), .breakdown = str_of(history->options->breakdown),
	};
	struct printed_rows	 rows;
	struct past_row		*parts;
	struct str		*names;
	size_t			 n;

	if (!store_categories(history->store, &table, &names, &n) ||
	    n == 0 || !ledger_rows(history->store, &table, &rows))
		return;
	history->figures++;
	if (!history->options->json) {
		buf_printf(&history->out, STR_FMT " by ",
		    STR_ARG(period_long(history->arena, period)));
		add_plain(&history->out, table.breakdown);
		buf_char(&history->out, '\n');
	}
	parts = parts_read(history, &table, &rows, names, n);
	for (size_t i = 0; i < n; i++)
		add_part(history, &table, &rows, &parts[i]);
}

/* ---- what is asked for ---- */

/* The indicator ID; else the one it may have been meant for is said. */
static bool
find_indicator(struct history *history, const char *id)
{
	struct nearest		 nearest = NEAREST(str_of(id));
	const struct indicator	**all;
	size_t			 n;

	history->indicator = store_indicator(history->store, str_of(id));
	if (history->indicator != NULL)
		return true;
	n = store_indicators(history->store, &all);
	for (size_t i = 0; i < n; i++)
		nearest_offer(&nearest, all[i]->id);
	diag_at(history->diags, DIAG_HISTORY_INDICATOR, PLACE(history->path),
	    "%s%s", id, nearest_said(history->arena, &nearest));
	return false;
}

static bool
check_breakdown(struct history *history)
{
	const char	*name = history->options->breakdown;
	struct nearest	 nearest = NEAREST(str_of(name));
	struct str	*all;
	size_t		 n = store_breakdowns(history->store,
			    history->indicator, &all);

	for (size_t i = 0; i < n; i++) {
		if (str_is(all[i], name))
			return true;
		nearest_offer(&nearest, all[i]);
	}
	diag_at(history->diags, DIAG_HISTORY_BREAKDOWN, PLACE(history->path),
	    "%s%s", name, nearest_said(history->arena, &nearest));
	return false;
}

static void
add_heading(struct history *history)
{
	if (history->options->json)
		return;
	add_plain(&history->out, history->indicator->id);
	buf_text(&history->out, ": ");
	add_plain(&history->out, history->indicator->name);
	buf_char(&history->out, '\n');
}

/* The indicator's figures of ONLY, or of every period when that is of no kind. */
static void
add_indicator(struct history *history, const char *id, struct period only)
{
	struct period	*periods;
	size_t		 n;

	if (!find_indicator(history, id) ||
	    (history->options->breakdown != NULL &&
	    !check_breakdown(history)) || !store_periods(history->store,
	    history->indicator, STR(""), &periods, &n))
		return;
	add_heading(history);
	for (size_t i = 0; i < n; i++)
		if (only.kind != PERIOD_NONE && !period_eq(periods[i], only))
			continue;
		else if (history->options->breakdown != NULL)
			add_categories(history, periods[i]);
		else
			add_figure(history, periods[i]);
	if (history->figures == 0)
		diag_at(history->diags, DIAG_HISTORY_NONE,
		    PLACE(history->path), "%s%s" STR_FMT, id,
		    only.kind != PERIOD_NONE ? " in " : "",
		    STR_ARG(only.kind != PERIOD_NONE ?
		    period_code(history->arena, only) : STR("")));
}

static void
add_history(struct history *history, const char *id, struct period only)
{
	const struct options	*options = history->options;

	history->store = store_open(history->path, STORE_READ, history->arena,
	    history->diags);
	if (history->store == NULL || (date_known(options->as_at) &&
	    !store_as_at(history->store, options->as_at)) ||
	    !store_imports(history->store, &history->imports,
	    &history->nimports) || !told_begin(&history->told, history->store,
	    history->arena, all_open(history)))
		return;
	if (id == NULL)
		add_imports(history);
	else
		add_indicator(history, id, only);
}

static int
run(const struct options *options, int n, char *const *operands)
{
	struct history	history = { .options = options, .path = operands[0] };
	struct period	only = { 0 };
	int		status;

	if (n < 2 && options->breakdown != NULL) {
		fprintf(stderr, "packwright: history: --breakdown is of an "
		    "indicator, name one behind the store\n");
		return EXIT_USAGE;
	}
	if (n > 2 && !period_parse(str_of(operands[2]), &only)) {
		fprintf(stderr, "packwright: history takes a period such as "
		    "2022-12, 2022-Q3 or 2022/23 and not '%s'\n", operands[2]);
		return EXIT_USAGE;
	}
	history.arena = arena_new();
	history.diags = diags_new(history.arena);
	add_history(&history, n > 1 ? operands[1] : NULL, only);
	if (history.out.n > 0 && !diags_failed(history.diags))
		fwrite(history.out.s, 1, history.out.n, stdout);
	status = report(history.diags, options, false);
	buf_free(&history.out);
	store_close(history.store);
	arena_free(history.arena);
	return status;
}

const struct cmd cmd_history = {
	.name = "history",
	.usage = "STORE [INDICATOR [PERIOD]]",
	.about = "every revision of a figure, and who printed it",
	.help = "Lists the imports of a store; or of an indicator every figure "
	    "with its revisions, the newest first:\nwhat it was, the file and "
	    "line it came from, why it was changed, and the issues and pages that "
	    "printed\nit. With --breakdown, the same by category. The public "
	    "edition tells of public papers alone, and\nprints [c] for rows by "
	    "category that none of them has shown.",
	.options = "aEbslqj",
	.min = 1, .max = 3,
	.run = run,
};
