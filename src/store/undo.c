/*
 * undo.c - an import is taken back, as revisions.
 *
 * What is to stand under a key is the newest row of an import that COUNTS: one of
 * a file, and not taken back.  So what is taken back twice, out of turn, or back
 * and forth, always comes to what stood if those imports had never been.
 *
 * A row that comes back is written again under an import with the file and digest
 * of the one that brought it first, and `replaces` that first row: whoever follows
 * a figure's past does not meet what was taken back.
 */
#include "store/read_int.h"

/* What one row of the import makes of its key. */
struct move {
	int64_t	holder;		/* the row in force; 0: none */
	int64_t	wanted;		/* the one that is to be; 0: none */
	int64_t	from;		/* whose import is this; 0 likewise */
	int64_t	revision;	/* as it was written again; 0: not */
	int	line;
};

/* An import made here, for the rows that FROM brought first. */
struct made {
	int64_t		 from;		/* 0: for rows that go */
	int64_t		 number, rows;
	struct str	 file;
};

struct undo {
	struct store			*store;
	struct arena			*arena;
	const struct import_options	*options;
	struct undo			*then;	/* an older one, after this */
	int64_t				 number;	/* asked for */
	int64_t				 base;	/* whose rows go, or */
	bool				 back;	/* come back */
	const struct kind		*kind;
	struct move			*moves;
	size_t				 nmoves;
	struct made			*made;
	size_t				 nmade;
	int64_t				 next, time;
	struct str			 reason;
	sqlite3_stmt			*supersede, *again;
	struct undo_result		*result;
};

/* ---- what is asked for ---- */

static bool
undo_begin(struct undo *undo)
{
	struct store		*store = undo->store;
	struct import_about	 about;
	struct str		 why = undo->options->reason;

	if (!import_about(store, undo->number, &about)) {
		diag_at(store->diags, DIAG_UNDO_UNKNOWN, PLACE(store->path),
		    "%lld, the newest is %lld", (long long)undo->number,
		    (long long)store->seen);
		return false;
	}
	if (about.undone != 0) {
		diag_at(store->diags, DIAG_UNDO_TWICE, PLACE(store->path),
		    "%lld, by import %lld", (long long)undo->number,
		    (long long)about.undone);
		return false;
	}
	undo->base = about.base;
	undo->back = about.away;
	undo->kind = &kinds[about.kind];
	undo->result->kind = about.kind;
	undo->reason = str_printf(undo->arena, "import %lld was taken back%s"
	    STR_FMT, (long long)undo->number, why.n > 0 ? ": " : "",
	    STR_ARG(why));
	undo->time = undo->options->time;
	return import_next(store, &undo->next, &undo->time);
}

/* ---- what it makes of each key ---- */

/* Imports that do not count: those of no file, those taken back, and ?1, with
 * which it is decided later. */
#define NOT_COUNTED							\
	"WITH story AS (SELECT coalesce(returns, undoes) AS base, returns,"\
	"  max(number) FROM import WHERE undoes IS NOT NULL"		\
	"  GROUP BY base),"						\
	" away(number) AS MATERIALIZED ("				\
	"  SELECT number FROM import WHERE undoes IS NOT NULL"		\
	"  UNION SELECT base FROM story WHERE returns IS NULL"		\
	"  UNION SELECT ?1)"

enum { MOVE_MINE, MOVE_LINE, MOVE_HOLDER, MOVE_OTHER, MOVE_FROM,
    MOVE_OTHER_LINE };

/* Each row that the import brought: itself, the row in force under its key, and
 * the newest other one that counts. */
static void
sql_moves(struct buf *sql, const struct kind *kind)
{
	struct buf	key = { 0 };

	same_key_sql(&key, kind, "r", "mine");
	buf_printf(sql, NOT_COUNTED
	    " SELECT mine.revision, mine.line, mine.holder, r.revision,"
	    "  r.import, r.line FROM (SELECT mine.revision, mine.line,"
	    "  (SELECT revision FROM %s AS r WHERE %s"
	    "   AND r.superseded IS NULL) AS holder,"
	    "  (SELECT max(revision) FROM ("
	    "    SELECT revision FROM %s AS r WHERE %s"
	    "     AND r.superseded IS NULL"
	    "     AND r.import NOT IN (SELECT number FROM away)"
	    "    UNION ALL SELECT revision FROM %s AS r WHERE %s"
	    "     AND r.superseded IS NOT NULL"
	    "     AND r.import NOT IN (SELECT number FROM away))) AS other"
	    "  FROM %s AS mine WHERE mine.import = ?1) AS mine"
	    " LEFT JOIN %s AS r ON r.revision = mine.other"
	    " ORDER BY mine.revision", kind->table, key.s, kind->table, key.s,
	    kind->table, key.s, kind->table, kind->table);
	buf_free(&key);
}

/* What ST stands at, unless a later import has changed it since. */
static void
move_add(struct undo *undo, sqlite3_stmt *st)
{
	int64_t		mine = sqlite3_column_int64(st, MOVE_MINE);
	int64_t		other = sqlite3_column_int64(st, MOVE_OTHER);
	struct move	move = {
		.holder = sqlite3_column_int64(st, MOVE_HOLDER),
	};

	if (other > mine) {
		undo->result->kept++;
		return;
	}
	if (undo->back) {
		move.wanted = mine;
		move.from = undo->base;
		move.line = sqlite3_column_int(st, MOVE_LINE);
	} else {
		move.wanted = other;
		move.from = sqlite3_column_int64(st, MOVE_FROM);
		move.line = sqlite3_column_int(st, MOVE_OTHER_LINE);
	}
	if (move.wanted != 0)
		undo->result->restored++;
	else
		undo->result->removed++;
	undo->moves = array_grow(undo->arena, undo->moves, undo->nmoves,
	    sizeof(move));
	undo->moves[undo->nmoves++] = move;
}

static bool
moves_read(struct undo *undo)
{
	struct buf	 sql = { 0 };
	sqlite3_stmt	*st;
	bool		 ok;

	sql_moves(&sql, undo->kind);
	st = store_sql_made(undo->store, &sql);
	buf_free(&sql);
	ok = st != NULL;
	if (ok)
		bind_int(st, 1, undo->base);
	while (ok && store_step(undo->store, st, &ok))
		move_add(undo, st);
	sqlite3_finalize(st);
	return ok;
}

/* ---- the imports, and their rows ---- */

static bool
made_insert(struct undo *undo, const struct made *made)
{
	static const char	 sql[] =
	    "INSERT INTO import (number, time, kind, file, sha256, rows,"
	    " reason, undoes, returns) SELECT ?1, ?2, kind, file, sha256, 0,"
	    " ?3, ?4, ?5 FROM import WHERE number = ?6";
	sqlite3_stmt		*st = store_sql(undo->store, sql);

	if (st == NULL)
		return false;
	bind_int(st, 1, made->number);
	bind_int(st, 2, undo->time);
	bind_text(st, 3, undo->reason);
	/* What brought rows back is not taken back: its base is, again. */
	bind_int(st, 4, undo->back ? undo->number : undo->base);
	if (undo->back)
		bind_int(st, 5, undo->base);
	else
		sqlite3_bind_null(st, 5);
	bind_int(st, 6, made->from != 0 ? made->from : undo->base);
	return store_run(undo->store, st);
}

static struct str
import_file(struct undo *undo, int64_t number)
{
	static const char	 sql[] =
	    "SELECT file FROM import WHERE number = ?1";
	sqlite3_stmt		*st = store_sql(undo->store, sql);
	struct str		 file = STR("");
	bool			 ok = st != NULL;

	if (!ok)
		return file;
	bind_int(st, 1, number);
	if (store_step(undo->store, st, &ok))
		file = column_copy(undo->store, st, 0);
	sqlite3_reset(st);
	return file;
}

/* The import for rows of FROM; NULL, said, on failure. */
static struct made *
made_find(struct undo *undo, int64_t from)
{
	struct made	*made;

	for (size_t i = 0; i < undo->nmade; i++)
		if (undo->made[i].from == from)
			return &undo->made[i];
	undo->made = array_grow(undo->arena, undo->made, undo->nmade,
	    sizeof(*made));
	made = &undo->made[undo->nmade++];
	*made = (struct made){ .from = from, .number = undo->next++,
	    .file = import_file(undo, from) };
	return made_insert(undo, made) ? made : NULL;
}

static bool
row_supersede(struct undo *undo, int64_t holder, int64_t number)
{
	if (holder == 0)
		return true;
	bind_int(undo->supersede, 1, number);
	bind_int(undo->supersede, 2, holder);
	return store_run(undo->store, undo->supersede);
}

static bool
move_make(struct undo *undo, struct move *move)
{
	struct made	*made = made_find(undo, move->from);

	if (made == NULL || !row_supersede(undo, move->holder, made->number))
		return false;
	made->rows++;
	if (move->wanted == 0)
		return true;
	bind_int(undo->again, 1, made->number);
	bind_int(undo->again, 2, move->wanted);
	if (!store_run(undo->store, undo->again))
		return false;
	move->revision = sqlite3_last_insert_rowid(undo->store->db);
	return true;
}

static bool
statements_ready(struct undo *undo)
{
	const struct kind	*kind = undo->kind;
	struct buf		 sql = { 0 };

	buf_printf(&sql, "UPDATE %s SET superseded = ?1 WHERE revision = ?2",
	    kind->table);
	undo->supersede = store_sql_made(undo->store, &sql);
	buf_printf(&sql, "INSERT INTO %s (", kind->table);
	columns_sql(&sql, kind, 0, "", "", ", ");
	buf_text(&sql, ", import, line, replaces) SELECT ");
	columns_sql(&sql, kind, 0, "", "", ", ");
	buf_printf(&sql, ", ?1, line, revision FROM %s WHERE revision = ?2",
	    kind->table);
	undo->again = store_sql_made(undo->store, &sql);
	buf_free(&sql);
	return undo->supersede != NULL && undo->again != NULL;
}

static bool
made_finish(struct undo *undo, const struct made *made)
{
	static const char	 sql[] =
	    "UPDATE import SET rows = ?1 WHERE number = ?2";
	sqlite3_stmt		*st = store_sql(undo->store, sql);

	if (st == NULL)
		return false;
	bind_int(st, 1, made->rows);
	bind_int(st, 2, made->number);
	return store_run(undo->store, st);
}

static bool
moves_make(struct undo *undo)
{
	bool	ok = statements_ready(undo);

	for (size_t i = 0; ok && i < undo->nmoves; i++)
		ok = move_make(undo, &undo->moves[i]);
	for (size_t i = 0; ok && i < undo->nmade; i++)
		ok = made_finish(undo, &undo->made[i]);
	sqlite3_finalize(undo->supersede);
	sqlite3_finalize(undo->again);
	if (undo->nmade > 0)
		undo->result->import = undo->made[0].number;
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
 * first of them.  The authority needs no definition. */
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
	    " JOIN import AS i ON i.number = r.import ORDER BY 1", at->column,
	    of->table, at->column, to->table, column_sql(&to->columns[0]),
	    at->column, at->column);
}

static bool
reference_check(struct undo *undo, const struct reference *at)
{
	struct store	*store = undo->store;
	struct buf	 sql = { 0 };
	sqlite3_stmt	*st;
	int64_t		 rows;
	bool		 ok, holds = true;

	sql_referred(&sql, at);
	st = store_sql_made(store, &sql);
	buf_free(&sql);
	ok = st != NULL;
	while (ok && store_step(store, st, &ok)) {
		rows = sqlite3_column_int64(st, REFERRED_ROWS);
		diag_at(store->diags, undo->back ? DIAG_UNDO_UNDEFINED :
		    DIAG_UNDO_REFERRED, PLACE(store->path), STR_FMT
		    ": %lld row%s of %s, the first in import %lld, "
		    STR_FMT ":%d", STR_ARG(column_view(st, REFERRED_NAME)),
		    (long long)rows, rows == 1 ? "" : "s", kinds[at->of].name,
		    (long long)sqlite3_column_int64(st, REFERRED_IMPORT),
		    STR_ARG(column_view(st, REFERRED_FILE)),
		    sqlite3_column_int(st, REFERRED_LINE));
		holds = false;
	}
	sqlite3_finalize(st);
	return ok && holds;
}

/* Rows that went may be referred to; rows that came back refer to others. */
static bool
references_check(struct undo *undo)
{
	bool	ok = true;

	for (size_t i = 0; i < sizeof(references) / sizeof(references[0]); i++)
		if ((undo->result->removed > 0 &&
		    undo->kind == &kinds[references[i].to]) ||
		    (undo->back && undo->kind == &kinds[references[i].of]))
			ok = reference_check(undo, &references[i]) && ok;
	return ok;
}

/* ---- what a file of its rows must agree on ---- */

/* What row ST stands at is about: LOADER's file has a row of it. */
static void
about_row(struct loader *loader, sqlite3_stmt *st)
{
	struct registry	*registry = loader->registry;
	struct known	*known;

	known = names_find(&registry->indicators, column_view(st, 0));
	if (known == NULL)
		known = names_find(&registry->recommendations,
		    column_view(st, 0));
	if (known == NULL || known->loader != NULL)
		return;
	known->loader = loader;
	known->line = sqlite3_column_int(st, 1);
}

/* Tell the registry what the rows of import MADE are about. */
static bool
about_rows(struct undo *undo, struct loader *loader, const struct made *made)
{
	const struct kind	*kind = undo->kind;
	struct buf		 sql = { 0 };
	sqlite3_stmt		*st;
	bool			 ok;

	buf_text(&sql, "SELECT ");
	column_words_sql(&sql, &kind->columns[0], "r");
	buf_printf(&sql, ", line FROM %s AS r WHERE import = ?1", kind->table);
	st = store_sql_made(undo->store, &sql);
	buf_free(&sql);
	ok = st != NULL;
	if (ok)
		bind_int(st, 1, made->number);
	while (ok && store_step(undo->store, st, &ok))
		about_row(loader, st);
	sqlite3_finalize(st);
	return ok;
}

/* Rows that came back with MADE, as if they were the rows of its file: by the
 * rules that concern more than one.  Those of a row alone held when it was first
 * imported. */
static bool
made_check(struct undo *undo, const struct made *made)
{
	struct registry		 registry = { 0 };
	struct batch		 batch = { .number = made->number };
	struct loader		 loader = {
		.store = undo->store, .arena = undo->arena,
		.registry = &registry, .kind = undo->kind,
		.file = str_dup(undo->store->arena, made->file),
	};
	bool			 ok;

	loader.revisions = revisions_open(undo->store, undo->arena, undo->kind,
	    &batch);
	if (loader.revisions == NULL)
		return false;
	ok = registry_read(undo->store, &registry, undo->arena);
	if (ok && undo->kind->settle != NULL)
		ok = about_rows(undo, &loader, made);
	if (ok && undo->kind->finish != NULL)
		undo->kind->finish(&loader);
	if (ok && undo->kind->settle != NULL)
		undo->kind->settle(&loader);
	revisions_close(loader.revisions);
	return loader_clean(&loader) && ok;
}

static bool
rows_check(struct undo *undo)
{
	bool	ok = true;

	for (size_t i = 0; i < undo->nmade; i++)
		if (undo->made[i].from != 0)
			ok = made_check(undo, &undo->made[i]) && ok;
	return ok;
}

/* ---- the call ---- */

static bool
undo_make(struct undo *undo)
{
	return store_refresh(undo->store) && undo_begin(undo) &&
	    moves_read(undo) && moves_make(undo);
}

/* The transaction round the undos from FIRST on.  They are checked when all are
 * made: one may take what another defined. */
static bool
undos_run(struct store *store, const struct import_options *options,
    struct undo *first)
{
	struct undo	*undo;
	bool		 ok = true;

	if (!store_begin(store))
		return false;
	/* A full disk may have ended the transaction: nothing is written after. */
	for (undo = first; undo != NULL &&
	    !sqlite3_get_autocommit(store->db); undo = undo->then)
		ok = undo_make(undo) && ok;
	for (undo = first; ok && undo != NULL; undo = undo->then)
		ok = references_check(undo);
	for (undo = first; ok && undo != NULL; undo = undo->then)
		ok = rows_check(undo);
	ok = ok && import_preview(store, options);
	if (ok && !options->dry_run)
		return store_commit(store);
	store_rollback(store);
	return ok;
}

/* Put UNDO where it belongs in the list from *FIRST on: by number, the newest
 * first. */
static void
undo_insert(struct undo **first, struct undo *undo)
{
	while (*first != NULL && (*first)->number >= undo->number)
		first = &(*first)->then;
	undo->then = *first;
	*first = undo;
}

bool
store_undo_all(struct store *store, const int64_t *numbers, size_t n,
    const struct import_options *options, struct undo_result *results)
{
	struct arena	*arena = arena_new();
	struct undo	*undos = arena_array(arena, n, struct undo);
	struct undo	*first = NULL;
	bool		 ok;

	for (size_t i = 0; i < n; i++) {
		results[i] = (struct undo_result){ 0 };
		undos[i] = (struct undo){ .store = store, .arena = arena,
		    .options = options, .number = numbers[i],
		    .result = &results[i] };
		undo_insert(&first, &undos[i]);
	}
	ok = undos_run(store, options, first);
	for (size_t i = 0; i < n; i++)
		if (!ok || options->dry_run)
			results[i].import = 0;
	arena_free(arena);
	return store_refresh(store) && ok;
}

bool
store_undo(struct store *store, int64_t number,
    const struct import_options *options, struct undo_result *result)
{
	return store_undo_all(store, &number, 1, options, result);
}
