/*
 * row_words.c - what rows of data say, in the words of messages.
 */
#include <string.h>

#include "store/store_int.h"

#define CELL_WORDS	60	/* characters shown of a cell */

void
words_cell(struct buf *out, struct str cell)
{
	int32_t	code;

	for (size_t n = 0; n < CELL_WORDS; n++) {
		code = utf8_next(&cell);
		if (code < 0)
			return;
		buf_code(out, code < ' ' || code == 0x7F ? ' ' : code);
	}
	if (cell.n > 0)
		buf_text(out, " ...");
}

static void
words_value(struct buf *out, const struct value *value)
{
	if (value->type == VALUE_INT)
		buf_printf(out, "%lld", (long long)value->i);
	else if (value->type == VALUE_TEXT)
		words_cell(out, value->text);
}

/* Whether what messages say of A and B is the same. */
static bool
value_alike(const struct value *a, const struct value *b)
{
	if (a->type != b->type || a->type == VALUE_NONE)
		return a->type == b->type;
	return a->type == VALUE_INT ? a->i == b->i : str_eq(a->text, b->text);
}

/* ---- figures ---- */

/* Where a figure's columns are, in a row of observations or comparators. */
enum { AT_NUMERATOR, AT_DENOMINATOR, AT_VALUE, AT_STATUS, AT__MAX };

static bool
figure_find(const struct kind *kind, int *at)
{
	static const char *const	names[AT__MAX] = {
		"numerator", "denominator", "value", "status"
	};
	int				found = 0;

	for (int i = 0; i < AT__MAX; i++)
		for (size_t j = 0; j < kind->n; j++)
			if (strcmp(kind->columns[j].name, names[i]) == 0) {
				at[i] = (int)j;
				found++;
			}
	return found == AT__MAX;
}

/* "62105 of 66600", "4.5 (p)", "x" */
static void
figure_words(struct buf *out, const struct value *row, const int *at)
{
	const struct value	*status = &row[at[AT_STATUS]];
	bool			 fraction, value;

	fraction = row[at[AT_NUMERATOR]].type != VALUE_NONE &&
	    row[at[AT_DENOMINATOR]].type != VALUE_NONE;
	value = !fraction && row[at[AT_VALUE]].type != VALUE_NONE;
	if (fraction) {
		words_value(out, &row[at[AT_NUMERATOR]]);
		buf_text(out, " of ");
		words_value(out, &row[at[AT_DENOMINATOR]]);
	}
	if (value)
		words_value(out, &row[at[AT_VALUE]]);
	if (status->type == VALUE_NONE)
		return;
	buf_text(out, fraction || value ? " (" : "");
	words_value(out, status);
	buf_text(out, fraction || value ? ")" : "");
}

static bool
figure_said(struct buf *out, const struct kind *kind, const struct value *row,
    const struct value *other)
{
	struct buf	its = { 0 };
	int		at[AT__MAX];
	bool		differ;

	if (!figure_find(kind, at))
		return false;
	figure_words(&its, other, at);
	figure_words(out, row, at);
	differ = !str_eq(buf_view(&its), buf_view(out));
	if (!differ)
		buf_clear(out);
	buf_free(&its);
	return differ;
}

/* OUT is empty. */
bool
words_said(struct buf *out, const struct kind *kind, const struct value *row,
    const struct value *other)
{
	if (figure_said(out, kind, row, other))
		return true;
	for (size_t i = 0; i < kind->n; i++) {
		if ((kind->columns[i].flags & COLUMN_KEY) != 0 ||
		    value_alike(&row[i], &other[i]))
			continue;
		buf_printf(out, "%s%s%s%s", out->n > 0 ? ", " : "",
		    row[i].type == VALUE_NONE ? "no " : "",
		    kind->columns[i].name,
		    row[i].type == VALUE_NONE ? "" : " ");
		words_value(out, &row[i]);
	}
	return false;
}

/* ---- keys ---- */

/* The authority, and what is empty, goes without saying. */
static bool
is_said(const struct column *column, const struct value *value)
{
	if ((column->flags & COLUMN_AUTHORITY) != 0)
		return value->i != 0;
	return value->type != VALUE_TEXT || value->text.n > 0;
}

void
words_same_key(struct buf *out, const struct kind *kind,
    const struct value *row)
{
	size_t	n = 0, left = 0;

	for (size_t i = 0; i < kind->n; i++)
		left += (kind->columns[i].flags & COLUMN_KEY) != 0 &&
		    is_said(&kind->columns[i], &row[i]);
	for (size_t i = 0; i < kind->n; i++) {
		if ((kind->columns[i].flags & COLUMN_KEY) == 0 ||
		    !is_said(&kind->columns[i], &row[i]))
			continue;
		left--;
		buf_printf(out, "%s%s", n++ == 0 ? "the same " :
		    left == 0 ? " and " : ", ", kind->columns[i].name);
	}
}

/* What stands before the cell of a key's column. */
static const char *
key_link(const struct column *column)
{
	return strcmp(column->name, "period") == 0 ? " in " :
	    strcmp(column->name, "from") == 0 ? " from " : ", ";
}

/* The key's columns of a revision, as a data file has them. */
static sqlite3_stmt *
key_select(struct store *store, const struct kind *kind)
{
	struct buf	 sql = { 0 };
	sqlite3_stmt	*st;

	for (size_t i = 0; i < kind->n; i++) {
		if ((kind->columns[i].flags & COLUMN_KEY) == 0)
			continue;
		buf_text(&sql, sql.n > 0 ? ", " : "SELECT ");
		column_words_sql(&sql, &kind->columns[i], "r");
	}
	buf_printf(&sql, " FROM %s AS r WHERE revision = ?1", kind->table);
	st = store_sql_made(store, &sql);
	buf_free(&sql);
	return st;
}

bool
words_key(struct store *store, struct buf *out, const struct kind *kind,
    int64_t revision)
{
	sqlite3_stmt	*st = key_select(store, kind);
	struct str	 cell;
	bool		 ok = st != NULL;
	int		 at = 0;

	if (!ok)
		return false;
	bind_int(st, 1, revision);
	ok = store_step(store, st, &ok);
	for (size_t i = 0; ok && i < kind->n; i++) {
		if ((kind->columns[i].flags & COLUMN_KEY) == 0)
			continue;
		cell = column_view(st, at++);
		if (cell.n == 0)
			continue;
		buf_text(out, out->n > 0 ? key_link(&kind->columns[i]) : "");
		words_cell(out, cell);
	}
	sqlite3_finalize(st);
	return ok;
}
