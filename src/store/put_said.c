/*
 * put_said.c - what became of rows that were put: counted, and said where it is a
 * fault, or the reason given is for nothing.
 */
#include "store/kind_int.h"

/* ---- faults ---- */

/* What the other line or the row in force says, of ROW; NULL, said, on failure. */
static const struct value *
other_values(struct loader *loader, const struct put_row *row)
{
	struct value	*values;

	if (row->other != NULL)
		return row->other;
	values = arena_array(loader->arena, KIND_COLUMNS, struct value);
	if (revision_values(loader->revisions, row->revision, values))
		return values;
	loader->failed = true;
	return NULL;
}

/* Two rows of one key that differ: which of them is right, who knows. */
static void
row_otherwise(struct loader *loader, const struct put_row *row)
{
	const struct value	*other = other_values(loader, row);
	struct buf		 key = { 0 }, here = { 0 }, there = { 0 };

	if (other == NULL)
		return;
	words_same_key(&key, loader->kind, row->values);
	words_said(&here, loader->kind, row->values, other);
	words_said(&there, loader->kind, other, row->values);
	fault_line(loader, DIAG_DATA_OTHERWISE, row->line,
	    STR_FMT " as line %d, " STR_FMT " here and " STR_FMT " there",
	    STR_ARG(buf_view(&key)), row->first, STR_ARG(buf_view(&here)),
	    STR_ARG(buf_view(&there)));
	buf_free(&key);
	buf_free(&here);
	buf_free(&there);
}

/* Add the reason of import NUMBER, if it has one: " (two were missing)". */
static bool
reason_words(struct loader *loader, int64_t number, struct buf *out)
{
	static const char	 sql[] =
	    "SELECT reason FROM import WHERE number = ?1 AND reason <> ''";
	sqlite3_stmt		*st = store_sql(loader->store, sql);
	bool			 ok = st != NULL;

	if (!ok)
		return false;
	bind_int(st, 1, number);
	if (store_step(loader->store, st, &ok))
		buf_printf(out, " (" STR_FMT ")", STR_ARG(column_view(st, 0)));
	sqlite3_reset(st);
	return ok;
}

/* Whether ROW is by category: what the store has there may be withheld from who
 * imports. */
static bool
is_part(const struct loader *loader, const struct put_row *row)
{
	return loader->kind == &kinds[DATA_OBSERVATIONS] &&
	    row->values[OBSERVATION_BREAKDOWN].text.n > 0;
}

/* "attendance in 2024-06 would be 1 of 3 again; import 6 made it 1 of 2 (one was
 * counted twice)" */
static void
row_back(struct loader *loader, const struct put_row *row)
{
	const struct value	*now = other_values(loader, row);
	struct buf		 key = { 0 }, then = { 0 }, is = { 0 };
	bool			 figure;

	if (now == NULL)
		return;
	words_said(&then, loader->kind, row->values, now);
	figure = words_said(&is, loader->kind, now, row->values);
	if (is_part(loader, row)) {
		buf_clear(&is);
		buf_text(&is, figure ? "another figure" : "other words");
	}
	if (words_key(loader->store, &key, loader->kind, row->revision) &&
	    reason_words(loader, row->import, &is))
		fault_line(loader, DIAG_DATA_BACK, row->line, STR_FMT
		    " would %s " STR_FMT " again; import %lld %s it " STR_FMT,
		    STR_ARG(buf_view(&key)), figure ? "be" : "have",
		    STR_ARG(buf_view(&then)), (long long)row->import,
		    figure ? "made" : "gave", STR_ARG(buf_view(&is)));
	else
		loader->failed = true;
	buf_free(&key);
	buf_free(&then);
	buf_free(&is);
}

/* ROW is a fault.  Past those that are listed they are only counted. */
static void
row_faulty(struct loader *loader, const struct put_row *row)
{
	/* Rounded for print, or withheld: neither is a correction. */
	if (loader->printed && (row->put == PUT_REVISED ||
	    row->put == PUT_BACK))
		fault_line(loader, DIAG_DATA_PRINTED, row->line, "%s", "");
	else if (row->put == PUT_CLASH)
		fault_line(loader, DIAG_DATA_CLASH, row->line, "line %d there",
		    row->first);
	else if (row->put == PUT_TWICE && (row->same ||
	    !faults_listed(loader)))
		fault_line(loader, DIAG_DATA_TWICE, row->line, "line %d",
		    row->first);
	else if (row->put == PUT_TWICE)
		row_otherwise(loader, row);
	else if (faults_listed(loader))
		row_back(loader, row);
	else
		fault_line(loader, DIAG_DATA_BACK, row->line, "%s", "");
}

void
row_done(void *arg, const struct put_row *row)
{
	struct loader		*loader = arg;
	struct import_result	*result = loader->result;

	switch (row->put) {
	case PUT_ADDED:
		result->added++;
		break;
	case PUT_REVISED:
		if (result->revised++ == 0)
			loader->revised_line = row->line;
		if (loader->printed)
			row_faulty(loader, row);
		break;
	case PUT_SAME:
		result->same++;
		if (row->import > loader->same_import)
			loader->same_import = row->import;
		break;
	case PUT_TWICE:
	case PUT_CLASH:
	case PUT_BACK:
		row_faulty(loader, row);
		break;
	case PUT_FAILED:
		break;
	}
}

/* ---- reasons ---- */

/* Whether import NUMBER of KIND changed what was there, and the reason it has;
 * false, said, on failure. */
static bool
change_read(struct store *store, const struct kind *kind, int64_t number,
    bool *changed, struct str *reason)
{
	struct buf	 sql = { 0 };
	sqlite3_stmt	*st;
	bool		 ok;

	buf_printf(&sql, "SELECT reason, EXISTS (SELECT 1 FROM %s"
	    " WHERE import = ?1 AND replaces IS NOT NULL)"
	    " FROM import WHERE number = ?1", kind->table);
	st = store_sql_made(store, &sql);
	buf_free(&sql);
	ok = st != NULL;
	if (!ok)
		return false;
	bind_int(st, 1, number);
	ok = store_step(store, st, &ok);
	if (ok) {
		*reason = column_copy(store, st, 0);
		*changed = sqlite3_column_int(st, 1) != 0;
	}
	sqlite3_finalize(st);
	return ok;
}

bool
reason_lost_caution(const struct loader *loader)
{
	struct store	*store = loader->store;
	struct place	 place = PLACE(loader->file);
	int64_t		 number = loader->same_import;
	struct str	 reason;
	bool		 changed = false;

	if (!change_read(store, loader->kind, number, &changed, &reason))
		return false;
	if (str_eq(reason, loader->options->reason))
		return true;
	if (changed)
		diag_at(store->diags, DIAG_IMPORT_REASON_LOST, place,
		    "to give it to what import %lld changed, packwright undo "
		    "%s %lld, then import again", (long long)number,
		    store->path, (long long)number);
	else
		diag_at(store->diags, DIAG_IMPORT_REASON_LOST, place, "%s",
		    "");
	return true;
}
