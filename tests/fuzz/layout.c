/*
 * layout.c - a layout, and behind form feeds what it may extend, a text and a
 * table: read, checked with the small store, and built where nothing is wrong.
 */
#include "fuzz.h"

static const char *const names[] = {
	"board.ini", "base.ini", "own.md", "own.csv",
};

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str	rest = { (const char *)data, size };
	struct order	order = { .layout = names[0] };
	struct run	run;

	run_begin(&run);
	scene_reset(scene_store());
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		scene_write(names[i], next_part(&rest));
	order.store = store_open(scene_path("store.db"), STORE_READ, run.arena,
	    run.diags);
	must_hold(order.store != NULL, "the store cannot be opened");
	order.members = size % 2 == 1;
	run_build(&run, &order);
	store_close(order.store);
	run_end(&run);
	return 0;
}
