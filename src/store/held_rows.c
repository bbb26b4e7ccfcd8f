/*
 * held_rows.c - rows of a file that wait for their turn: looking up the holders of
 * many keys is cheap when they come in the order of the index.
 */
#include <stdlib.h>

#include "base/file.h"
#include "store/revision_int.h"

/* The column that the table calls NAME is the next of the key, if it belongs to
 * it and is not there already. */
static void
key_add(struct held *held, struct str name)
{
	const struct kind	*kind = held->kind;
	int			 at = -1;

	for (size_t i = 0; i < kind->n; i++)
		if ((kind->columns[i].flags & COLUMN_KEY) != 0 &&
		    str_is(name, column_sql(&kind->columns[i])))
			at = (int)i;
	for (size_t i = 0; i < held->nkey; i++)
		if (held->key[i] == at)
			return;
	if (at >= 0)
		held->key[held->nkey++] = at;
}

bool
held_init(struct held *held, struct store *store, const struct kind *kind)
{
	struct buf	 sql = { 0 };
	sqlite3_stmt	*st;
	bool		 ok;

	*held = (struct held){ .kind = kind };
	buf_printf(&sql, "SELECT name FROM pragma_index_info('%s_now')"
	    " ORDER BY seqno", kind->table);
	st = store_sql_made(store, &sql);
	buf_free(&sql);
	ok = st != NULL;
	while (ok && store_step(store, st, &ok))
		key_add(held, column_view(st, 0));
	sqlite3_finalize(st);
	/* An index that is not what it should be costs time, not rows. */
	for (size_t i = 0; i < kind->n; i++)
		key_add(held, str_of(column_sql(&kind->columns[i])));
	return ok;
}

void
held_free(struct held *held)
{
	free(held->values);
	free(held->rows);
	free(held->order);
}

const struct value *
held_values(const struct held *held, const struct held_row *row)
{
	return &held->values[(size_t)(row - held->rows) * held->kind->n];
}

/* Room is taken at once, and is no memory until rows are in it. */
static void
held_make_room(struct held *held)
{
	held->values = must_alloc(HELD_MOST * held->kind->n *
	    sizeof(*held->values));
	held->rows = must_alloc(HELD_MOST * sizeof(*held->rows));
	held->order = must_alloc(HELD_MOST * sizeof(*held->order));
}

static int
value_order(const struct value *a, const struct value *b)
{
	if (a->type == VALUE_INT)
		return (a->i > b->i) - (a->i < b->i);
	return str_cmp(a->text, b->text);
}

int
held_key_order(const struct held *held, const struct value *a,
    const struct value *b)
{
	int	order = 0;

	for (size_t i = 0; order == 0 && i < held->nkey; i++)
		order = value_order(&a[held->key[i]], &b[held->key[i]]);
	return order;
}

static bool
value_same(const struct value *a, const struct value *b)
{
	struct num	one, other;

	if (a->type == VALUE_NONE || b->type == VALUE_NONE)
		return a->type == b->type;
	if (a->type == b->type && value_order(a, b) == 0)
		return true;
	one = value_num(a);
	other = value_num(b);
	return num_known(one) && num_known(other) && num_cmp(one, other) == 0;
}

bool
held_same(const struct held *held, const struct value *a,
    const struct value *b)
{
	for (size_t i = 0; i < held->kind->n; i++)
		if (!value_same(&a[i], &b[i]))
			return false;
	return true;
}

bool
held_add(struct held *held, const struct value *values, int line)
{
	struct held_row		*row;
	struct value		*to;

	if (held->rows == NULL)
		held_make_room(held);
	row = &held->rows[held->n];
	*row = (struct held_row){ .line = line };
	to = &held->values[held->n * held->kind->n];
	for (size_t i = 0; i < held->kind->n; i++)
		to[i] = values[i];
	held->order[held->n] = row;
	held->jumbled = held->jumbled || (held->n > 0 && held_key_order(held,
	    to - held->kind->n, to) >= 0);
	return ++held->n == HELD_MOST;
}

static int
row_order(const void *left, const void *right, void *arg)
{
	const struct held_row	*a = *(struct held_row *const *)left;
	const struct held_row	*b = *(struct held_row *const *)right;
	const struct held	*held = arg;
	int			 order = held_key_order(held,
				    held_values(held, a), held_values(held, b));

	return order != 0 ? order : (a > b) - (a < b);
}

void
held_sort(struct held *held, size_t first)
{
	struct held_row	**order = held->order;

	if (!held->jumbled || first == held->n)
		return;
	qsort_r(order + first, held->n - first, sizeof(struct held_row *),
	    row_order, held);
	for (size_t i = first + 1; i < held->n; i++)
		if (held_key_order(held, held_values(held, order[i - 1]),
		    held_values(held, order[i])) == 0)
			order[i]->twin = order[i - 1]->twin != NULL ?
			    order[i - 1]->twin : order[i - 1];
}

/* Runs of rows that stay together when they are sorted tell; then the rows are as
 * they came. */
bool
held_scattered(struct held *held)
{
	size_t	breaks = 0;

	qsort_r(held->order, held->n, sizeof(struct held_row *), row_order,
	    held);
	for (size_t i = 1; i < held->n; i++)
		breaks += held->order[i] != held->order[i - 1] + 1;
	for (size_t i = 0; i < held->n; i++)
		held->order[i] = &held->rows[i];
	return breaks > held->n / 4;
}

void
held_clear(struct held *held)
{
	held->n = 0;
	held->jumbled = false;
}
