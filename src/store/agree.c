/*
 * agree.c - what indicators must agree on with each other and with their
 * targets, whichever of them came first.
 */
#include <stdlib.h>

#include "base/file.h"
#include "store/kind_int.h"

/* ---- ids ---- */

/* TEXT with its ASCII letters small. */
struct str
name_fold(struct arena *arena, struct str text)
{
	char	*small = str_dup(arena, text);

	for (size_t i = 0; i < text.n; i++)
		if (small[i] >= 'A' && small[i] <= 'Z')
			small[i] += 'a' - 'A';
	return (struct str){ small, text.n };
}

struct str
known_whereabouts(const struct loader *loader, const struct known *known)
{
	if (known->loader == NULL)
		return STR("in the store");
	if (known->loader == loader)
		return str_printf(loader->arena, "on line %d", known->line);
	return str_printf(loader->arena, "on line %d of %s", known->line,
	    path_base(known->loader->file));
}

void
indicators_fold(struct registry *registry, struct arena *arena)
{
	const struct names	*names = &registry->indicators;
	struct known		*known;
	struct str		 id;

	for (size_t i = 0; i < names->room; i++) {
		known = names->slots[i].data;
		if (known == NULL)
			continue;
		id = name_fold(arena, known->id);
		if (names_find(&registry->folded, id) == NULL)
			names_add(&registry->folded, arena, id, known);
	}
}

bool
indicator_defined(struct loader *loader, const struct cell *cell)
{
	struct registry		*registry = loader->registry;
	struct known		*known = loader->indicator;
	struct str		 id = name_fold(loader->arena, known->id);
	struct known		*other = names_find(&registry->folded, id);
	struct str		 where;

	if (known->loader == NULL) {
		known->loader = loader;
		known->line = loader->row.line;
		known->nth = ++registry->fresh;
	}
	if (other == NULL)
		names_add(&registry->folded, loader->arena, id, known);
	if (other == NULL || other == known || known->stored)
		return true;
	where = known_whereabouts(loader, other);
	fault_at(loader, DIAG_DATA_CAPITALS, cell, STR_FMT ", " STR_FMT " is "
	    STR_FMT, STR_ARG(known->id), STR_ARG(other->id), STR_ARG(where));
	return false;
}

/* ---- names ---- */

/* Stored ones first, then as they came. */
static int
known_order(const void *left, const void *right)
{
	const struct known	*a = *(struct known *const *)left;
	const struct known	*b = *(struct known *const *)right;

	if (a->nth != b->nth)
		return a->nth < b->nth ? -1 : 1;
	return str_cmp(a->id, b->id);
}

/* The indicators that stand, in order. */
static struct known **
indicators_sorted(const struct loader *loader, size_t *n)
{
	const struct names	*names = &loader->registry->indicators;
	struct known		**all, *known;

	*n = 0;
	all = arena_array(loader->arena, names->n + 1, struct known *);
	for (size_t i = 0; i < names->room; i++) {
		known = names->slots[i].data;
		if (known != NULL && known->defined && !known->faulty)
			all[(*n)++] = known;
	}
	qsort(all, *n, sizeof(struct known *), known_order);
	return all;
}

/* Say at each row whose indicator has the name of one before it. */
static void
names_caution(struct loader *loader)
{
	struct names		 taken = { 0 };
	const struct known	*first;
	struct known		**all;
	struct str		 name, where;
	size_t			 n;

	all = indicators_sorted(loader, &n);
	for (size_t i = 0; i < n; i++) {
		name = name_fold(loader->arena, all[i]->name);
		first = names_find(&taken, name);
		if (first == NULL)
			names_add(&taken, loader->arena, name, all[i]);
		if (first == NULL || all[i]->loader != loader)
			continue;
		where = known_whereabouts(loader, first);
		caution_line(loader, DIAG_DATA_NAMESAKE, all[i]->line, STR_FMT
		    ", of " STR_FMT " " STR_FMT, STR_ARG(all[i]->name),
		    STR_ARG(first->id), STR_ARG(where));
	}
}

/* ---- units ---- */

/* How many figures from before this call are read otherwise now that KNOWN has
 * another unit; or only another per, which fractions do not mind. */
static bool
figures_count(struct store *store, const struct known *known, int64_t *out)
{
#define FIGURES_OF(table)						\
	"(SELECT count(*) FROM " table " WHERE indicator = ?1"		\
	" AND superseded IS NULL AND import <= ?2"			\
	" AND (?3 OR value IS NOT NULL))"
	static const char	 sql[] =
	    "SELECT " FIGURES_OF("observation") " + " FIGURES_OF("comparator")
	    " + " FIGURES_OF("target");
	sqlite3_stmt		*st = store_sql(store, sql);

	if (st == NULL)
		return false;
	bind_int(st, 1, known->key);
	bind_int(st, 2, store->seen);
	bind_int(st, 3, known->unit != known->unit_then);
	return store_number(store, sql, 0, out);
}

static void
unit_words_add(struct buf *out, enum unit unit, int64_t per)
{
	buf_text(out, units.words[unit]);
	if (unit == UNIT_RATE)
		buf_printf(out, " per %lld", (long long)per);
}

/* Say at each row that gives its indicator another unit under figures. */
static void
units_caution(struct loader *loader)
{
	const struct known	*known;
	struct known		**all;
	struct buf		 words = { 0 };
	int64_t			 figures;
	size_t			 n;

	all = indicators_sorted(loader, &n);
	for (size_t i = 0; i < n; i++) {
		known = all[i];
		if (known->loader != loader || !known->stored ||
		    (known->unit == known->unit_then &&
		    known->per == known->per_then) ||
		    !figures_count(loader->store, known, &figures) ||
		    figures == 0)
			continue;
		unit_words_add(&words, known->unit, known->per);
		buf_text(&words, ", was ");
		unit_words_add(&words, known->unit_then, known->per_then);
		caution_line(loader, DIAG_DATA_UNIT, known->line, STR_FMT
		    "; %lld figure%s", STR_ARG(buf_view(&words)),
		    (long long)figures, figures == 1 ? "" : "s");
		buf_clear(&words);
	}
	buf_free(&words);
}

/* ---- targets ---- */

static const enum direction opposite[BETTER__MAX] = {
	[BETTER_NEITHER] = DIRECTION__MAX,	/* nothing is */
	[BETTER_HIGHER] = DIRECTION_AT_MOST,
	[BETTER_LOWER] = DIRECTION_AT_LEAST,
};

void
direction_caution(struct loader *loader, enum direction direction)
{
	struct known	*known = loader->indicator;

	if (known->faulty || direction != opposite[known->better])
		return;
	known->opposed = true;
	caution_at(loader, DIAG_DATA_OPPOSED, NULL, "%s, and %s is better",
	    direction_word(direction), better_word(known->better));
}

/* Targets from before this call may oppose what an indicator is now. */
void
target_settle(struct loader *loader)
{
	static const char	 sql[] =
	    "SELECT i.id, t.direction, t.import, t.line"
	    "  FROM target t JOIN indicator i ON i.key = t.indicator"
	    " WHERE t.superseded IS NULL ORDER BY t.revision";
	struct store		*store = loader->store;
	sqlite3_stmt		*st = store_sql(store, sql);
	struct known		*known;
	enum direction		 direction;
	bool			 ok = st != NULL;

	while (ok && store_step(store, st, &ok)) {
		known = names_find(&loader->registry->indicators,
		    column_view(st, 0));
		if (known == NULL || known->faulty || known->opposed ||
		    known->loader != loader ||
		    !direction_parse(column_view(st, 1), &direction) ||
		    direction != opposite[known->better])
			continue;
		known->opposed = true;
		caution_line(loader, DIAG_DATA_OPPOSED, known->line,
		    "%s is better, and the target of import %lld, line %d is "
		    "%s", better_word(known->better),
		    (long long)sqlite3_column_int64(st, 2),
		    sqlite3_column_int(st, 3), direction_word(direction));
	}
	sqlite3_reset(st);
}

void
indicator_settle(struct loader *loader)
{
	names_caution(loader);
	units_caution(loader);
	target_settle(loader);
}
