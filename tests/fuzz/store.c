/*
 * store.c - a store of whatever bytes: asked everything, a paper made of it,
 * then opened for writing, with what brings an older one up to date.
 *
 * What does not begin as a database does is SQL, carried out on the small store
 * first: so rows come in that no import would let in.
 */
#include <sqlite3.h>
#include <string.h>

#include "fuzz.h"

#define STEPS_MOST	200000	/* of SQLite's machine, for the SQL alone */
#define LATER		1676332800

/* ---- SQL on the small store ---- */

/* Nothing outside the file, which is all one transaction. */
static int
allowed(void *arg, int action, const char *a, const char *b, const char *c,
    const char *d)
{
	(void)arg;
	(void)b;
	(void)c;
	(void)d;
	if (action == SQLITE_PRAGMA)
		return strcmp(a, "user_version") == 0 ? SQLITE_OK : SQLITE_DENY;
	return action == SQLITE_ATTACH || action == SQLITE_DETACH ||
	    action == SQLITE_TRANSACTION || action == SQLITE_SAVEPOINT ?
	    SQLITE_DENY : SQLITE_OK;
}

static int
enough(void *arg)
{
	(void)arg;
	return 1;
}

static void
write_sql(struct run *run, struct str text)
{
	sqlite3	*db = NULL;

	scene_reset(scene_store());
	must_hold(sqlite3_open(scene_path("store.db"), &db) == SQLITE_OK,
	    "the small store cannot be opened");
	sqlite3_limit(db, SQLITE_LIMIT_LENGTH, 1 << 20);
	sqlite3_exec(db, "PRAGMA journal_mode = DELETE; PRAGMA synchronous = "
	    "OFF; PRAGMA ignore_check_constraints = ON", NULL, NULL, NULL);
	sqlite3_progress_handler(db, STEPS_MOST, enough, NULL);
	sqlite3_set_authorizer(db, allowed, NULL);
	/* A faulty line does nothing. */
	for (struct str rest = text; rest.n > 0;)
		sqlite3_exec(db, str_dup(run->arena, str_cut(&rest, '\n')),
		    NULL, NULL, NULL);
	sqlite3_close(db);
}

/* ---- everything that can be asked ---- */

static void
ask_indicator(struct store *store, const struct indicator *indicator)
{
	struct period		*periods;
	struct str		*names;
	struct revision_reads	 revisions;
	size_t			 n;

	store_breakdowns(store, indicator, &names);
	if (!store_periods(store, indicator, STR(""), &periods, &n))
		return;
	for (size_t i = 0; i < n && i < 3; i++)
		store_revisions(store, indicator, STR(""), periods[i],
		    &revisions);
}

static void
ask_all(struct store *store)
{
	const struct indicator	**indicators;
	const struct import_read *imports;
	const struct stale	 *stale;
	struct export_result	  result;
	struct buf		  out = { 0 };
	struct str		 *names;
	size_t			  n;

	n = store_indicators(store, &indicators);
	for (size_t i = 0; i < n && i < 20; i++)
		ask_indicator(store, indicators[i]);
	store_imports(store, &imports, &n);
	store_programmes(store, &names);
	store_comparator_names(store, &names);
	store_authority(store);
	ledger_stale(store, &stale, &n);
	for (int kind = 0; kind < DATA__MAX; kind++) {
		store_export(store, kind, kind % 2 == 0, &out, &result);
		buf_clear(&out);
	}
	buf_free(&out);
}

static void
read_store(struct run *run)
{
	struct order	order = { .layout = "store.ini" };

	order.store = store_open(scene_path("store.db"), STORE_READ, run->arena,
	    run->diags);
	must_hold(order.store != NULL || diags_failed(run->diags),
	    "nobody says why the store is not read");
	if (order.store == NULL)
		return;
	ask_all(order.store);
	run_build(run, &order);
	store_close(order.store);
}

/* ---- and for writing ---- */

static void
write_store(struct run *run)
{
	struct import_options	 options = { .time = LATER };
	struct import_result	 result;
	struct undo_result	 undone;
	const char		*path = scene_path("correction.csv");
	struct publication	 publication = {
		.pack = STR("store"), .edition = STR("public"),
		.period = { PERIOD_MONTH, 2022 * 12 + 11 },
		.path = STR("out.pdf"), .digest = STR("0"), .time = LATER,
	};
	struct store		*store;

	store = store_open(scene_path("store.db"), STORE_WRITE, run->arena,
	    run->diags);
	if (store == NULL)
		return;
	scene_write("correction.csv", STR("indicator,period,numerator,"
	    "denominator\nshare,2022-12,80,277\n"));
	store_import(store, &path, 1, &options, &result);
	store_undo(store, &(int64_t){ 1 }, 1, &options, &undone);
	ledger_begin(store);
	ask_all(store);
	if (ledger_publish(store, &publication))
		ledger_done(store, &publication);
	ledger_end(store);
	ask_all(store);
	store_close(store);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str	text = { (const char *)data, size };
	struct run	run;

	run_begin(&run);
	if (str_starts(text, "SQLite format 3"))
		scene_reset(text);
	else
		write_sql(&run, text);
	read_store(&run);
	run_end(&run);
	run_begin(&run);
	write_store(&run);
	run_end(&run);
	return 0;
}
