/* test_reach.c - the folders that a layout may name files in. */
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/reach.h"

/*
 * FOLDER/given			given
 * FOLDER/given/deep		in it
 * FOLDER/given/in -> deep	a link that stays
 * FOLDER/given/out -> ../other	a link that leads out
 * FOLDER/given/lost -> ../other/new	one to what is not there
 * FOLDER/given/round -> round	one to itself
 * FOLDER/given2, FOLDER/other	not given
 */
struct case_ {
	struct arena	*arena;
	struct diags	*diags;
	struct reach	*reach;
	const char	*folder;
};

static const char *
at(struct case_ *c, const char *name)
{
	return arena_printf(c->arena, "%s/%s", c->folder, name);
}

static void
make_folder(struct case_ *c, const char *name)
{
	assert_int_equal(mkdir(at(c, name), 0700), 0);
}

static void
make_link(struct case_ *c, const char *name, const char *to)
{
	assert_int_equal(symlink(to, at(c, name)), 0);
}

static int
setup(void **state)
{
	struct arena	*arena = arena_new();
	struct case_	*c = arena_make(arena, struct case_);
	char		*name = arena_copy(arena, "/tmp/reach.XXXXXX", 17);
	char		*real;

	c->arena = arena;
	assert_non_null(mkdtemp(name));
	real = realpath(name, NULL);
	c->folder = arena_copy(arena, real, strlen(real));
	free(real);
	make_folder(c, "given");
	make_folder(c, "given/deep");
	make_folder(c, "given2");
	make_folder(c, "other");
	make_link(c, "given/in", "deep");
	make_link(c, "given/out", "../other");
	make_link(c, "given/lost", "../other/new");
	make_link(c, "given/round", "round");
	c->diags = diags_new(arena);
	c->reach = reach_new(arena);
	assert_true(reach_add(c->reach, REACH_STANDING, at(c, "given")));
	*state = c;
	return 0;
}

static int
teardown(void **state)
{
	static const char *const	all[] = {
		"given/ask", "given/in", "given/out", "given/lost", "given/round",
		"given/deep", "given", "given2", "other", "link", "."
	};
	struct case_	*c = *state;

	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		if (unlink(at(c, all[i])) != 0)
			rmdir(at(c, all[i]));
	rmdir(c->folder);
	arena_free(c->arena);
	return 0;
}

static bool
holds(struct case_ *c, const char *name)
{
	return reach_holds(c->reach, REACH_READ, at(c, name));
}

static void
a_folder_given_holds_itself_and_all_below(void **state)
{
	struct case_	*c = *state;

	assert_true(holds(c, "given"));
	assert_true(holds(c, "given/new.csv"));
	assert_true(holds(c, "given/deep/new.csv"));
	assert_true(holds(c, "given/not/there/yet.csv"));
	assert_true(holds(c, "given/./deep//new.csv"));
	assert_true(holds(c, "given/../given/new.csv"));
	assert_true(holds(c, "given/deep/../../given/new.csv"));
}

static void
what_lies_beside_or_above_is_not_held(void **state)
{
	struct case_	*c = *state;

	assert_false(holds(c, "."));
	assert_false(holds(c, "other"));
	assert_false(holds(c, "other/new.csv"));
	assert_false(holds(c, "given/../other/new.csv"));
	assert_false(holds(c, "given/deep/../../other"));
	assert_false(reach_holds(c->reach, REACH_READ, "/etc/passwd"));
	assert_false(reach_holds(c->reach, REACH_READ, "/"));
}

static void
a_name_that_only_begins_alike_is_another(void **state)
{
	struct case_	*c = *state;

	assert_false(holds(c, "given2"));
	assert_false(holds(c, "given2/new.csv"));
	assert_false(holds(c, "giv"));
}

static void
links_are_followed_to_where_they_lead(void **state)
{
	struct case_	*c = *state;

	assert_true(holds(c, "given/in/new.csv"));
	assert_false(holds(c, "given/out"));
	assert_false(holds(c, "given/out/new.csv"));
	/* Above where the link leads, not where it lies. */
	assert_false(holds(c, "given/out/.."));
	assert_true(holds(c, "given/in/.."));
}

static void
a_link_that_leads_nowhere_is_not_held(void **state)
{
	struct case_	*c = *state;

	assert_false(holds(c, "given/lost"));
	assert_false(holds(c, "given/lost/new.csv"));
	assert_false(holds(c, "given/round"));
	assert_false(holds(c, "given/round/new.csv"));
}

static void
nothing_is_climbed_out_of_that_is_not_there(void **state)
{
	struct case_	*c = *state;

	assert_false(holds(c, "given/not/../new.csv"));
	assert_false(holds(c, "given/not/.."));
}

static void
the_root_is_given_only_in_so_many_words(void **state)
{
	struct case_	*c = *state;

	assert_true(reach_add(c->reach, REACH_STANDING, "/"));
	assert_false(holds(c, "other/new.csv"));
	assert_true(reach_add(c->reach, REACH_SAID, "/"));
	assert_true(holds(c, "other/new.csv"));
	assert_true(reach_holds(c->reach, REACH_WRITE, "/new.csv"));
	assert_true(reach_holds(c->reach, REACH_READ, "/"));
}

static void
a_folder_that_is_not_there_gives_nothing(void **state)
{
	struct case_	*c = *state;

	assert_false(reach_add(c->reach, REACH_SAID, at(c, "not")));
	assert_false(reach_add(c->reach, REACH_SAID, at(c, "given/round")));
	assert_false(reach_add(c->reach, REACH_SAID, "/dev/null"));
	assert_false(reach_add(c->reach, REACH_SAID, ""));
	assert_false(holds(c, "not/new.csv"));
}

static void
a_folder_given_by_a_link_is_the_one_it_leads_to(void **state)
{
	struct case_	*c = *state;

	make_link(c, "link", "other");
	assert_true(reach_add(c->reach, REACH_SAID, at(c, "link")));
	assert_true(holds(c, "other/new.csv"));
	assert_true(holds(c, "link/new.csv"));
	assert_true(holds(c, "given/out/new.csv"));
}

static void
stock_is_only_read(void **state)
{
	struct case_	*c = *state;

	assert_true(reach_add(c->reach, REACH_STOCK, at(c, "other")));
	assert_true(holds(c, "other/new.csv"));
	assert_false(reach_holds(c->reach, REACH_WRITE, at(c, "other/new")));
	assert_true(reach_holds(c->reach, REACH_WRITE, at(c, "given/new")));
}

static void
whoever_sets_no_bounds_has_none(void **state)
{
	(void)state;
	assert_true(reach_holds(NULL, REACH_WRITE, "/etc/passwd"));
	assert_true(reach_check(NULL, REACH_WRITE, "/etc/passwd",
	    PLACE("a.ini"), NULL));
}

/* What is said of NAME, read or to be written. */
static const struct message *
said(struct case_ *c, enum reach_for what, const char *name)
{
	const struct message	**sorted;

	c->diags = diags_new(c->arena);
	assert_false(reach_check(c->reach, what, at(c, name),
	    (struct place){ "a.ini", 3, 8 }, c->diags));
	assert_int_equal(diags_sorted(c->diags, &sorted), 1);
	assert_int_equal(sorted[0]->place.line, 3);
	assert_int_equal(sorted[0]->place.col, 8);
	return sorted[0];
}

static void
the_folder_to_allow_is_said(void **state)
{
	struct case_		*c = *state;
	const char		*name = at(c, "given/../other/new.csv");
	const struct message	*message = said(c, REACH_READ,
				    "given/../other/new.csv");

	assert_int_equal(message->id, DIAG_REACH_OUT);
	assert_string_equal(message->detail, arena_printf(c->arena,
	    "%s; --allow %s", name, at(c, "other")));
}

/* From what the letters say it would be FOLDER, where the words are not. */
static void
the_folder_to_allow_lies_beside_where_a_link_leads(void **state)
{
	struct case_	*c = *state;
	const char	*name = at(c, "link/../words.md");
	struct place	 where = { "a.ini", 3, 8 };
	const struct message	**sorted;

	make_folder(c, "other/inner");
	make_link(c, "link", "other/inner");
	c->reach = reach_new(c->arena);
	assert_true(reach_add(c->reach, REACH_STANDING, at(c, "link")));
	assert_false(reach_check(c->reach, REACH_READ, name, where, c->diags));
	assert_int_equal(diags_sorted(c->diags, &sorted), 1);
	assert_int_equal(sorted[0]->id, DIAG_REACH_OUT);
	assert_string_equal(sorted[0]->detail, arena_printf(c->arena,
	    "%s; --allow %s", name, at(c, "other")));
}

static void
a_file_that_is_there_is_told_of_like_one_that_is_not(void **state)
{
	struct case_	*c = *state;
	const char	*there, *not;

	make_folder(c, "link");		/* any file will do */
	there = said(c, REACH_READ, "given/../link")->detail;
	assert_int_equal(rmdir(at(c, "link")), 0);
	not = said(c, REACH_READ, "given/../link")->detail;
	assert_string_equal(there, not);
	/* Where a link leads is not said either. */
	assert_int_equal(said(c, REACH_READ, "given/out")->id, DIAG_REACH_LINK);
	assert_string_equal(said(c, REACH_READ, "given/out")->detail,
	    at(c, "given/out"));
	assert_int_equal(said(c, REACH_READ, "given/lost")->id,
	    DIAG_REACH_LINK);
}

static void
stock_is_told_apart_from_what_lies_outside(void **state)
{
	struct case_	*c = *state;

	assert_true(reach_add(c->reach, REACH_STOCK, at(c, "other")));
	assert_int_equal(said(c, REACH_WRITE, "other/new.pdf")->id,
	    DIAG_REACH_STOCK);
}

static void
what_is_outside_cannot_be_asked_for_on_the_way(void **state)
{
	struct case_		*c = *state;
	const struct message	*message;

	/* One that is there, one that is not: the same but for the name. */
	assert_false(holds(c, "other/../given/new.csv"));
	assert_false(holds(c, "nothg/../given/new.csv"));
	assert_false(holds(c, "given/../other/../given/new.csv"));
	assert_false(holds(c, "given/out/../given/new.csv"));
	message = said(c, REACH_READ, "given/../other/a/../../given/new.csv");
	assert_int_equal(message->id, DIAG_REACH_OUT);
	assert_string_equal(message->detail, arena_printf(c->arena,
	    "%s/given/../other/a/../../given/new.csv; --allow %s/other",
	    c->folder, c->folder));
	message = said(c, REACH_READ, "given/../nothg/a/../../given/new.csv");
	assert_int_equal(message->id, DIAG_REACH_OUT);
	assert_string_equal(message->detail, arena_printf(c->arena,
	    "%s/given/../nothg/a/../../given/new.csv; --allow %s/nothg",
	    c->folder, c->folder));
	/* Nor by a link: it is the link that leads out. */
	make_link(c, "given/ask", "../other/../given/deep");
	assert_int_equal(said(c, REACH_READ, "given/ask/new.csv")->id,
	    DIAG_REACH_LINK);
	assert_int_equal(unlink(at(c, "given/ask")), 0);
	make_link(c, "given/ask", "../nothg/../given/deep");
	assert_int_equal(said(c, REACH_READ, "given/ask/new.csv")->id,
	    DIAG_REACH_LINK);
	/* Once it is given it may be gone through. */
	assert_true(reach_add(c->reach, REACH_SAID, at(c, "other")));
	assert_true(holds(c, "other/../given/new.csv"));
	assert_false(holds(c, "other/not/../../given/new.csv"));
}

static void
a_folder_given_is_left_and_come_back_to(void **state)
{
	struct case_	*c = *state;

	/* Through what lies above it, which is known to be there. */
	assert_true(holds(c, "given/in/../../given/in/../new.csv"));
	assert_true(holds(c, arena_printf(c->arena, "given/../..%s/given/new",
	    strrchr(c->folder, '/'))));
	make_link(c, "given/ask", "../../x/../given");
	assert_false(holds(c, "given/ask/new.csv"));
	assert_int_equal(unlink(at(c, "given/ask")), 0);
	make_link(c, "given/ask", "../given/deep");
	assert_true(holds(c, "given/ask/../new.csv"));
}

static void
a_path_is_no_longer_than_the_kernel_takes(void **state)
{
	struct case_	*c = *state;
	const size_t	 n = 40000, longest = PATH_MAX - 1;
	char		*path = arena_alloc(c->arena, n + 1);
	const char	*whole;

	for (size_t i = 0; i < n; i++)
		path[i] = i % 2 == 0 ? 'a' : '/';
	path[n] = '\0';
	assert_string_equal(said(c, REACH_READ, arena_printf(c->arena,
	    "given/%s", path))->detail, "too long");
	whole = at(c, arena_printf(c->arena, "given/%s", path));
	assert_true(reach_holds(c->reach, REACH_READ, arena_printf(c->arena,
	    "%.*s", (int)longest, whole)));
	assert_false(reach_holds(c->reach, REACH_READ, arena_printf(c->arena,
	    "%.*s", (int)longest + 1, whole)));
}

#define test(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int
main(void)
{
	static const struct CMUnitTest	tests[] = {
		test(a_folder_given_holds_itself_and_all_below),
		test(what_lies_beside_or_above_is_not_held),
		test(a_name_that_only_begins_alike_is_another),
		test(links_are_followed_to_where_they_lead),
		test(a_link_that_leads_nowhere_is_not_held),
		test(nothing_is_climbed_out_of_that_is_not_there),
		test(the_root_is_given_only_in_so_many_words),
		test(a_folder_that_is_not_there_gives_nothing),
		test(a_folder_given_by_a_link_is_the_one_it_leads_to),
		test(stock_is_only_read),
		test(whoever_sets_no_bounds_has_none),
		test(the_folder_to_allow_is_said),
		test(the_folder_to_allow_lies_beside_where_a_link_leads),
		test(a_file_that_is_there_is_told_of_like_one_that_is_not),
		test(stock_is_told_apart_from_what_lies_outside),
		test(what_is_outside_cannot_be_asked_for_on_the_way),
		test(a_folder_given_is_left_and_come_back_to),
		test(a_path_is_no_longer_than_the_kernel_takes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
