/*
 * printed.c - which rows of a table by category an edition printed, and which it
 * withheld.  The public keeps what it has seen: what is taken away now may stand
 * in an earlier issue, and what was taken away there must not be shown now.  What
 * a row withheld was is kept too, since a change of it may give it away; the store
 * has the number anyway.
 */
#include "store/ledger_int.h"

/* "TAB period TAB area TAB breakdown TAB": what the tables of the same rows have in
 * common. */
static struct str
rows_question(struct store *store, const struct breakdown_of *table)
{
	return str_printf(store->arena, "\t" STR_FMT "\t" STR_FMT "\t" STR_FMT
	    "\t", STR_ARG(period_code(store->arena, table->period)),
	    STR_ARG(table->area), STR_ARG(table->breakdown));
}

/* The same behind the indicator: how the rows of one table begin. */
static struct str
table_question(struct store *store, const struct breakdown_of *table)
{
	return str_printf(store->arena, STR_FMT STR_FMT,
	    STR_ARG(table->indicator->id),
	    STR_ARG(rows_question(store, table)));
}

void
ledger_again(struct store *store, struct str question)
{
	ledger_note(store, PRINTED_ROW, question, STR(""));
}

static void
row_question(struct buf *question, const struct printed_row *row)
{
	buf_printf(question, "%d\t%d\t%lld\t%lld\t" STR_FMT, row->share,
	    row->base, (long long)row->numerator,
	    (long long)row->denominator, STR_ARG(row->category));
}

void
ledger_row(struct store *store, const struct breakdown_of *table,
    const struct printed_row *row)
{
	struct buf	question = { 0 };

	if (store->ledger == NULL)
		return;
	buf_str(&question, table_question(store, table));
	row_question(&question, row);
	ledger_again(store, buf_view(&question));
	buf_free(&question);
}

static int64_t
cut_number(struct str *rest)
{
	struct num	number;

	num_parse(str_cut(rest, '\t'), &number);
	return number.n;
}

/* What is behind table_question(). */
static struct printed_row
row_parse(struct str rest)
{
	struct printed_row	row = { 0 };

	row.share = cut_number(&rest) != 0;
	row.base = cut_number(&rest) != 0;
	row.numerator = cut_number(&rest);
	row.denominator = cut_number(&rest);
	row.category = rest;
	return row;
}

#define ROWS_OF(shown)							\
	"SELECT substr(r.question, length(?1) + 1), p.number, " shown	\
	"  FROM publication_read AS r"					\
	"  JOIN publication AS p ON p.number = r.publication"		\
	" WHERE p.edition = 'public' AND p.state = 'done'"		\
	"   AND p.seen <= ?2 AND " THEN("p")				\
	"   AND r.kind = '" PRINTED_ROW "'"				\
	"   AND r.question > ?1 AND r.question < ?3"			\
	" ORDER BY 2, 1"

bool
ledger_rows(struct store *store, const struct breakdown_of *table,
    struct printed_rows *out)
{
	static const char *const sql[] = {
		ROWS_OF("1"), ROWS_OF("1"), ROWS_OF(SHOWN_3)
	};
	struct str		 question = table_question(store, table);
	sqlite3_stmt		*st = store_sql(store,
				    sql[store->version - 1]);
	bool			 ok = st != NULL;

	*out = (struct printed_rows){ 0 };
	if (!ok)
		return false;
	bind_then(store, st);
	bind_text(st, 1, question);
	bind_int(st, 2, store->seen);
	bind_text(st, 3, question_behind(store, question));
	while (store_step(store, st, &ok)) {
		out->at = array_grow(store->arena, out->at, out->n,
		    sizeof(*out->at));
		out->at[out->n] = row_parse(column_copy(store, st, 0));
		out->at[out->n].publication = sqlite3_column_int64(st, 1);
		out->at[out->n++].stands = sqlite3_column_int(st, 2) != 0;
	}
	sqlite3_reset(st);
	return ok;
}

/* ---- of all tables at once ---- */

#define TABLES_WITHHELD							\
	"SELECT DISTINCT substr(r.question, 1,"				\
	"    instr(r.question, char(9)) - 1)"				\
	"  FROM publication AS p"					\
	"  JOIN publication_read AS r ON r.publication = p.number"	\
	" WHERE p.edition = 'public' AND p.state = 'done'"		\
	"   AND p.seen <= ?2 AND " THEN("p")				\
	"   AND r.kind = '" PRINTED_ROW "'"				\
	"   AND instr(r.question, ?1 || '0' || char(9)) > 0"		\
	" ORDER BY 1"

bool
ledger_withheld(struct store *store, const struct breakdown_of *table,
    struct str **out, size_t *n)
{
	sqlite3_stmt	*st = store_sql(store, TABLES_WITHHELD);
	bool		 ok = st != NULL;

	*out = NULL;
	*n = 0;
	if (!ok)
		return false;
	bind_then(store, st);
	bind_text(st, 1, rows_question(store, table));
	bind_int(st, 2, store->seen);
	while (store_step(store, st, &ok)) {
		*out = array_grow(store->arena, *out, *n, sizeof(**out));
		(*out)[(*n)++] = column_copy(store, st, 0);
	}
	sqlite3_reset(st);
	return ok;
}

#define ROWS_SHOWN(and)							\
	"SELECT DISTINCT r.question FROM publication AS p"		\
	"  JOIN publication_read AS r ON r.publication = p.number"	\
	" WHERE p.edition = 'public' AND p.state = 'done'"		\
	"   AND " THEN("p") "   AND r.kind = '" PRINTED_ROW "'" and

bool
rows_shown(struct store *store, struct arena *arena, struct names *out)
{
	static const char *const sql[] = {
		ROWS_SHOWN(""), ROWS_SHOWN(""), ROWS_SHOWN(" AND " SHOWN_3)
	};
	sqlite3_stmt		*st = store_sql(store,
				    sql[store->version - 1]);
	bool			 ok = st != NULL;

	if (!ok)
		return false;
	bind_then(store, st);
	while (store_step(store, st, &ok))
		names_add(out, arena, str_copy(arena, column_view(st, 0)),
		    out);	/* what it stands for says nothing */
	sqlite3_reset(st);
	return ok;
}

bool
row_shown(struct store *store, const struct names *shown,
    const struct breakdown_of *table, const struct printed_row *row)
{
	struct buf	question = { 0 };
	bool		found;

	buf_str(&question, table_question(store, table));
	row_question(&question, row);
	found = names_find(shown, buf_view(&question)) != NULL;
	buf_free(&question);
	return found;
}
