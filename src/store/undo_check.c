/*
 * undo_check.c - what an undo leaves must hold together: nothing refers to what is
 * gone, and what is back agrees with what came meanwhile.
 */
#include "store/store_int.h"

/* ---- what later files said again ---- */

/* Later imports that count, and had rows that were there already: which, nobody
 * knows. */
static void
sql_later(struct buf *sql, const struct kind *kind)
{
	buf_printf(sql, NOT_COUNTED
	    " SELECT i.number, i.file FROM import AS i LEFT JOIN"
	    " (SELECT import, count(*) AS brought FROM %s WHERE import > ?1"
	    "  GROUP BY import) AS r ON r.import = i.number"
	    " WHERE i.kind = ?2 AND i.number > ?1 AND i.rows > r.brought"
	    "  AND i.number NOT IN (SELECT number FROM away)"
	    " ORDER BY i.number", kind->table);
}

bool
later_caution(struct store *store, const struct kind *kind, int64_t base)
{
	struct buf	 sql = { 0 };
	sqlite3_stmt	*st;
	bool		 ok;

	sql_later(&sql, kind);
	st = store_sql_made(store, &sql);
	buf_free(&sql);
	ok = st != NULL;
	if (ok) {
		bind_int(st, 1, base);
		bind_text(st, 2, str_of(kind->name));
	}
	while (ok && store_step(store, st, &ok))
		diag_at(store->diags, DIAG_UNDO_AGAIN, PLACE(store->path),
		    "import %lld, " STR_FMT,
		    (long long)sqlite3_column_int64(st, 0),
		    STR_ARG(column_view(st, 1)));
	sqlite3_finalize(st);
	return ok;
}

/* ---- what rows refer to ---- */

static const struct reference {
	enum data_kind	 of, to;
	const char	*column;	/* of OF's table */
} references[] = {
	{ DATA_OBSERVATIONS,	DATA_INDICATORS,	"indicator" },
	{ DATA_OBSERVATIONS,	DATA_AREAS,		"area" },
	{ DATA_COMPARATORS,	DATA_INDICATORS,	"indicator" },
	{ DATA_TARGETS,		DATA_INDICATORS,	"indicator" },
	{ DATA_NEIGHBOURS,	DATA_AREAS,		"area" },
	{ DATA_NEIGHBOURS,	DATA_AREAS,		"neighbour" },
	{ DATA_UPDATES,		DATA_RECOMMENDATIONS,	"recommendation" },
	{ DATA_DECISIONS,	DATA_RECOMMENDATIONS,	"recommendation" },
};

enum { REFERRED_NAME, REFERRED_ROWS, REFERRED_IMPORT, REFERRED_FILE,
    REFERRED_LINE };

/* What rows in force refer to that nobody defines: how many they are, and the
 * first of them, by whose import they come.  The authority needs no definition. */
static void
sql_referred(struct buf *sql, const struct reference *at)
{
	const struct kind	*of = &kinds[at->of], *to = &kinds[at->to];
	const struct column	 column = { .name = at->column };

	buf_text(sql, "SELECT ");
	column_words_sql(sql, &column, "r");
	buf_printf(sql, ", r.rows, r.import, i.file, r.line FROM ("
	    "SELECT \"%s\", count(*) AS rows, min(revision), import, line"
	    " FROM %s AS r WHERE superseded IS NULL AND \"%s\" <> 0"
	    " AND NOT EXISTS (SELECT 1 FROM %s AS d WHERE d.\"%s\" = r.\"%s\""
	    "  AND d.superseded IS NULL) GROUP BY \"%s\") AS r"
	    " JOIN import AS i ON i.number = r.import ORDER BY r.import, 1",
	    at->column,
	    of->table, at->column, to->table, column_sql(&to->columns[0]),
	    at->column, at->column);
}

/* What the rows of one import refer to that nobody defines: N names, of which NAME is
 * the first; the first row is on LINE. */
struct referred {
	struct str	 name, file;
	int64_t		 n, rows, import;
	int		 line;
};

/* Say so, if there is any. */
static void
say_referred(struct store *store, const struct reference *at, enum diag id,
    const struct referred *all)
{
	const char	*more = "";

	if (all->n > 1)
		more = arena_printf(store->arena, " and %lld more",
		    (long long)all->n - 1);
	if (all->n > 0)
		diag_at(store->diags, id, PLACE(store->path), STR_FMT
		    "%s: %lld row%s of %s, the first in import %lld, "
		    STR_FMT ":%d", STR_ARG(all->name), more,
		    (long long)all->rows, all->rows == 1 ? "" : "s",
		    kinds[at->of].name, (long long)all->import,
		    STR_ARG(all->file), all->line);
}

/* Count the name that ST stands at into ALL, which is of its import. */
static void
referred_add(struct store *store, struct referred *all, sqlite3_stmt *st)
{
	int	line = sqlite3_column_int(st, REFERRED_LINE);

	if (all->n++ == 0) {
		all->import = sqlite3_column_int64(st, REFERRED_IMPORT);
		all->name = column_copy(store, st, REFERRED_NAME);
		all->file = column_copy(store, st, REFERRED_FILE);
		all->line = line;
	}
	if (line < all->line)
		all->line = line;
	all->rows += sqlite3_column_int64(st, REFERRED_ROWS);
}

static bool
reference_check(struct store *store, const struct reference *at, enum diag id)
{
	struct buf	 sql = { 0 };
	struct referred	 all = { 0 };
	sqlite3_stmt	*st;
	bool		 ok, holds = true;

	sql_referred(&sql, at);
	st = store_sql_made(store, &sql);
	buf_free(&sql);
	ok = st != NULL;
	while (ok && store_step(store, st, &ok)) {
		if (all.import != sqlite3_column_int64(st, REFERRED_IMPORT)) {
			say_referred(store, at, id, &all);
			all = (struct referred){ 0 };
		}
		referred_add(store, &all, st);
		holds = false;
	}
	say_referred(store, at, id, &all);
	sqlite3_finalize(st);
	return ok && holds;
}

bool
referred_check(struct store *store, const struct kind *kind)
{
	bool	ok = true;

	for (size_t i = 0; i < sizeof(references) / sizeof(references[0]); i++)
		if (kind == &kinds[references[i].to])
			ok = reference_check(store, &references[i],
			    DIAG_UNDO_REFERRED) && ok;
	return ok;
}

bool
refers_check(struct store *store, const struct kind *kind)
{
	bool	ok = true;

	for (size_t i = 0; i < sizeof(references) / sizeof(references[0]); i++)
		if (kind == &kinds[references[i].of])
			ok = reference_check(store, &references[i],
			    DIAG_UNDO_UNDEFINED) && ok;
	return ok;
}

/* ---- what a file of its rows must agree on ---- */

/* LOADER's file has a row of what NAMES know by the name that ST stands at. */
static void
about_row(struct loader *loader, const struct names *names, sqlite3_stmt *st)
{
	struct known	*known = names_find(names, column_view(st, 0));

	if (known == NULL || known->loader != NULL)
		return;
	known->loader = loader;
	known->line = sqlite3_column_int(st, 1);
}

/* Tell the registry what the rows of import NUMBER are about. */
static bool
about_rows(struct loader *loader, int64_t number)
{
	struct store	*store = loader->store;
	struct buf	 sql = { 0 };
	sqlite3_stmt	*st;
	bool		 ok;

	buf_text(&sql, "SELECT ");
	column_words_sql(&sql, &loader->kind->columns[0], "r");
	buf_printf(&sql, ", line FROM %s AS r WHERE import = ?1",
	    loader->kind->table);
	st = store_sql_made(store, &sql);
	buf_free(&sql);
	ok = st != NULL;
	if (ok)
		bind_int(st, 1, number);
	while (ok && store_step(store, st, &ok)) {
		about_row(loader, &loader->registry->indicators, st);
		about_row(loader, &loader->registry->recommendations, st);
	}
	sqlite3_finalize(st);
	return ok;
}

bool
returned_check(struct store *store, struct arena *arena,
    const struct kind *kind, int64_t number, struct str file)
{
	struct registry	registry = { 0 };
	struct batch	batch = { .number = number };
	struct loader	loader = {
		.store = store, .arena = arena, .registry = &registry,
		.kind = kind, .file = str_dup(store->arena, file),
	};
	bool		ok;

	loader.revisions = revisions_open(store, arena, kind, &batch);
	if (loader.revisions == NULL)
		return false;
	ok = registry_read(store, &registry, arena);
	if (ok && kind->settle != NULL)
		ok = about_rows(&loader, number);
	if (ok && kind->finish != NULL)
		kind->finish(&loader);
	if (ok && kind->settle != NULL)
		kind->settle(&loader);
	revisions_close(loader.revisions);
	return loader_clean(&loader) && ok;
}
