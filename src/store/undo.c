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

	if (!import_about(store, undo->number, &about))
		return false;
	if (about.base == 0) {
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

enum { MOVE_MINE, MOVE_HOLDER, MOVE_OTHER, MOVE_FROM };

/* Each row that the import brought: itself, the row in force under its key, and
 * the newest other one that counts. */
static void
sql_moves(struct buf *sql, const struct kind *kind)
{
	struct buf	key = { 0 };

	same_key_sql(&key, kind, "r", "mine");
	buf_printf(sql, NOT_COUNTED
	    " SELECT mine.revision, mine.holder, r.revision, r.import"
	    " FROM (SELECT mine.revision,"
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
	move.wanted = undo->back ? mine : other;
	move.from = undo->back ? undo->base :
	    sqlite3_column_int64(st, MOVE_FROM);
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
move_make(struct undo *undo, const struct move *move)
{
	struct made	*made = made_find(undo, move->from);

	if (made == NULL || !row_supersede(undo, move->holder, made->number))
		return false;
	made->rows++;
	if (move->wanted == 0)
		return true;
	bind_int(undo->again, 1, made->number);
	bind_int(undo->again, 2, move->wanted);
	return store_run(undo->store, undo->again);
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

/* ---- what is checked ---- */

static bool
undo_check(struct undo *undo)
{
	struct store	*store = undo->store;
	bool		 ok = true;

	for (size_t i = 0; i < undo->nmade; i++)
		if (undo->made[i].from != 0)
			ok = returned_check(store, undo->arena, undo->kind,
			    undo->made[i].number, undo->made[i].file) && ok;
	if (ok && undo->result->removed > 0)
		ok = later_caution(store, undo->kind, undo->base);
	return ok;
}

static bool
undo_refer(struct undo *undo)
{
	bool	ok = true;

	if (undo->result->removed > 0)
		ok = referred_check(undo->store, undo->kind);
	if (undo->back)
		ok = refers_check(undo->store, undo->kind) && ok;
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
	int64_t		 since;
	bool		 ok;

	if (!store_begin(store))
		return false;
	ok = store_refresh(store);
	since = store->seen;
	/* A full disk may have ended the transaction: nothing is written after. */
	for (undo = first; undo != NULL &&
	    !sqlite3_get_autocommit(store->db); undo = undo->then)
		ok = undo_make(undo) && ok;
	for (undo = first; ok && undo != NULL; undo = undo->then)
		ok = undo_refer(undo);
	for (undo = first; ok && undo != NULL; undo = undo->then)
		ok = undo_check(undo);
	ok = ok && import_preview(store, options, since);
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
store_undo(struct store *store, const int64_t *numbers, size_t n,
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
