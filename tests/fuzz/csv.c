/*
 * csv.c - data files into the small store, one or several between form feeds.
 *
 * What is refused leaves the store byte for byte as it was.  What goes in comes
 * out again as a file that changes nothing, and can be taken back: then every
 * kind of data is as it was before.
 */
#include <stdio.h>
#include <string.h>

#include "fuzz.h"
#include "store/aside.h"

#define FILES_MOST	3
#define LATER		1676332800	/* 14 February 2023 */

static const char *const names[FILES_MOST] = { "a.csv", "b.csv", "c.csv" };

static struct store *
open_store(struct run *run)
{
	struct store	*store = store_open(scene_path("store.db"), STORE_WRITE,
			    run->arena, run->diags);

	must_hold(store != NULL, "the store cannot be opened");
	return store;
}

/* All the data of STORE as files. */
static void
export_all(struct store *store, struct buf out[DATA__MAX])
{
	struct export_result	result;

	for (int kind = 0; kind < DATA__MAX; kind++) {
		buf_clear(&out[kind]);
		must_hold(store_export(store, kind, true, &out[kind], &result),
		    "%s cannot be exported", data_kind_name(kind));
	}
}

/* An import of what came out changes nothing. */
static void
check_again(struct store *store, struct buf out[DATA__MAX])
{
	struct import_options	 options = { .time = LATER };
	struct import_result	 results[DATA__MAX];
	const char		*paths[DATA__MAX];
	char			 name[32];

	for (int i = 0; i < DATA__MAX; i++) {
		snprintf(name, sizeof(name), "again-%d.csv", i);
		paths[i] = scene_path(name);
		scene_write(name, buf_view(&out[i]));
	}
	must_hold(store_import(store, paths, DATA__MAX, &options, results),
	    "what was exported cannot be imported");
	for (int i = 0; i < DATA__MAX; i++)
		must_hold(results[i].import == 0,
		    "what was exported changes %s: %zu new, %zu revised",
		    data_kind_name(results[i].kind), results[i].added,
		    results[i].revised);
}

/* Take back what was imported: all is as BEFORE. */
static void
check_undo(struct run *run, struct store *store,
    const struct import_result *results, size_t n, struct buf before[DATA__MAX])
{
	struct import_options	 options = { .time = LATER };
	struct undo_result	 undone[FILES_MOST];
	struct buf		 after[DATA__MAX] = { { 0 } };
	int64_t			 numbers[FILES_MOST];
	size_t			 count = 0;

	for (size_t i = 0; i < n; i++)
		if (results[i].import != 0)
			numbers[count++] = results[i].import;
	if (count == 0)
		return;
	must_hold(store_undo(store, numbers, count, &options, undone),
	    "an import cannot be taken back");
	export_all(store, after);
	for (int i = 0; i < DATA__MAX; i++) {
		must_hold(str_eq(buf_view(&before[i]), buf_view(&after[i])),
		    "%s are not as before: %s\nwere\n%s", data_kind_name(i),
		    str_dup(run->arena, buf_view(&after[i])),
		    str_dup(run->arena, buf_view(&before[i])));
		buf_free(&after[i]);
	}
}

static void
check_import(struct run *run, const char *const *paths, size_t n)
{
	struct import_options	 options = { .time = LATER, .dry_run = true,
				    .reason = STR("counted again") };
	struct import_result	 results[FILES_MOST];
	struct buf		 before[DATA__MAX] = { { 0 } };
	struct buf		 out[DATA__MAX] = { { 0 } };
	struct store		*store = open_store(run);
	bool			 dry, done;

	export_all(store, before);
	dry = store_import(store, paths, n, &options, results);
	options.dry_run = false;
	done = store_import(store, paths, n, &options, results);
	must_hold(dry == done, "a dry run says otherwise");
	must_hold(done == !diags_failed(run->diags),
	    "a fault was said, or not, and the import went on, or not");
	if (done) {
		export_all(store, out);
		check_again(store, out);
		check_undo(run, store, results, n, before);
	}
	store_close(store);
	if (!done)
		must_hold(str_eq(scene_read(run->arena, "store.db"),
		    scene_store()), "a refused import changed the store");
	for (int i = 0; i < DATA__MAX; i++) {
		buf_free(&before[i]);
		buf_free(&out[i]);
	}
}

/* The same as a table that stands beside a layout. */
static void
check_aside(const char *path)
{
	static const struct aside_column columns[] = {
		{ "period", true, false }, { "value", true, false },
		{ "reason", false, true }, { "name", false, false },
	};
	struct run	run;
	struct aside	aside;

	run_begin(&run);
	if (aside_read(run.arena, path, PLACE("board.ini"), columns, 4,
	    run.diags, &aside))
		for (size_t i = 0; i < aside.n; i++)
			must_hold(aside_at(&aside, i, 0)->text.n > 0 ||
			    aside.faulty, "a cell is empty that may not be");
	run_end(&run);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str	 rest = { (const char *)data, size };
	const char	*paths[FILES_MOST];
	struct run	 run;
	size_t		 n = 0;

	run_begin(&run);
	scene_reset(scene_store());
	do {
		scene_write(names[n], next_part(&rest));
		paths[n] = scene_path(names[n]);
		n++;
	} while (rest.n > 0 && n < FILES_MOST);
	check_aside(paths[0]);
	check_import(&run, paths, n);
	run_end(&run);
	return 0;
}
