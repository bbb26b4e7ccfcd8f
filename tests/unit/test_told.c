/* Which reasons say a number of a row that is withheld. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/text.h"
#include "paper/withheld_reason.h"

/* Rows that are withheld somewhere: places, ages, schools. */
static const char *const	rows[] = { "East", "3", "four", "Jigsaw 2" };

static bool
tells(const char *reason)
{
	struct arena	*arena = arena_new();
	struct str	 names[sizeof(rows) / sizeof(*rows)];
	const size_t	 n = sizeof(rows) / sizeof(*rows);
	bool		 told;

	for (size_t i = 0; i < n; i++)
		names[i] = str_of(rows[i]);
	told = reason_tells(arena, names, n, str_of(reason));
	arena_free(arena);
	return told;
}

static void
a_row_and_a_number_are_told(void **state)
{
	(void)state;
	assert_true(tells("East had 12, not 11"));
	assert_true(tells("Jigsaw 2 had 11"));
	assert_false(tells("East was late"));
	assert_false(tells("12 forms were late"));
	assert_false(tells("Jigsaw 2 was late"));
}

static void
a_number_that_names_another_tables_row_is_still_one(void **state)
{
	(void)state;
	assert_true(tells("East had 3, not 4"));
	assert_true(tells("East had four"));
	assert_false(tells("East was late. Forms came"));
}

int
main(void)
{
	const struct CMUnitTest	tests[] = {
		cmocka_unit_test(a_row_and_a_number_are_told),
		cmocka_unit_test(
		    a_number_that_names_another_tables_row_is_still_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
