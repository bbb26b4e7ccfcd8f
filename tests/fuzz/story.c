/*
 * story.c - a text with figures bound to the small store: a report, minutes, a
 * glossary or notices when its head says so, and else plain words.
 */
#include <stdlib.h>

#include "fuzz.h"
#include "spec/spec.h"
#include "story/story.h"

/* A layout for each head, beside that of plain words. */
static const struct {
	const char	*head, *layout;
} layouts[] = {
	{ "report", "report.ini" },
	{ "minutes", "minutes.ini" },
	{ "glossary", "glossary.ini" },
	{ "notices", "notices.ini" },
};

static const char *
layout_for(struct str text)
{
	struct str	head = head_kind(text);

	for (size_t i = 0; i < sizeof(layouts) / sizeof(*layouts); i++)
		if (str_is(head, layouts[i].head))
			return layouts[i].layout;
	return "plain.ini";
}

/* Numbers that are bound to nothing stand where they are said to. */
static void
check_numbers(struct run *run, struct str text)
{
	struct loose_number	*loose;
	size_t			 n;

	if (!story_readable(run->arena, "text.md", text, run->diags))
		return;
	n = story_numbers(run->arena, "text.md", text, &loose);
	for (size_t i = 0; i < n; i++)
		must_hold(loose[i].text.n > 0 && loose[i].place.line > 0,
		    "a number without a place");
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str	text = { (const char *)data, size };
	struct order	order = { .layout = layout_for(text) };
	struct run	run;

	run_begin(&run);
	check_numbers(&run, text);
	scene_reset(scene_store());
	scene_write("text.md", text);
	order.store = store_open(scene_path("store.db"), STORE_READ, run.arena,
	    run.diags);
	must_hold(order.store != NULL, "the store cannot be opened");
	run_build(&run, &order);
	store_close(order.store);
	run_end(&run);
	return 0;
}
