/*
 * layout.c - a layout, and behind form feeds what it may extend, a text and a
 * table: read, checked with the small store, and built where nothing is wrong.
 *
 * Some are built a second time: the same input gives the same bytes.
 */
#include "fuzz.h"

static const char *const names[] = {
	"board.ini", "base.ini", "own.md", "own.csv",
};

/* Whether it was written. */
static bool
build(struct run *run, bool members)
{
	struct order	order = { .layout = names[0], .members = members };
	bool		written;

	order.store = store_open(scene_path("store.db"), STORE_READ, run->arena,
	    run->diags);
	must_hold(order.store != NULL, "the store cannot be opened");
	written = run_build(run, &order);
	store_close(order.store);
	return written;
}

static void
check_again(struct run *first, bool members)
{
	struct run	run;

	run_begin(&run);
	must_hold(build(&run, members), "what was written is so no more");
	must_hold(str_eq(scene_read(first->arena, "out.pdf"),
	    scene_read(run.arena, "first.pdf")),
	    "the same layout gives other bytes");
	run_end(&run);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str	rest = { (const char *)data, size };
	bool		members = size % 2 == 1;
	struct run	run;

	run_begin(&run);
	scene_reset(scene_store());
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		scene_write(names[i], next_part(&rest));
	if (build(&run, members) && size % 4 < 2) {
		scene_write("first.pdf", scene_read(run.arena, "out.pdf"));
		check_again(&run, members);
	}
	run_end(&run);
	return 0;
}
