/*
 * test_cover.c - whether a cover says that its figure may yet change, as its authors
 * put it.
 */
#include "plate_case.h"

/* How often it is said of the cover of a provisional figure with SENTENCE and
 * NOTE. */
static size_t
warnings(struct folder_case *c, const char *sentence, const char *note)
{
	struct plate_case	 plate;
	const struct message	**said;
	size_t			 n, count = 0;

	c->diags = diags_new(c->arena);
	plate_open(&plate, c, arena_printf(c->arena, "[cover]\n"
	    "indicator = late\nsentence = %s\nnote = %s\n", sentence, note));
	plate_close(&plate);
	n = diags_sorted(c->diags, &said);
	for (size_t i = 0; i < n; i++)
		count += said[i]->id == DIAG_ANSWER_UNSETTLED;
	return count;
}

static void
word_for_what_may_change_is_seen_however_it_is_written(void **state)
{
	struct folder_case	*c = *state;

	assert_non_null(case_open(c, STORE_CREATE));
	assert_true(case_load(c, "indicators.csv",
	    "id,name,unit,better,aggregation\n"
	    "late,Late,percent,lower,in-month\n"));
	assert_true(case_load(c, "observations.csv",
	    "indicator,period,value,status\n"
	    "late,2022-12,5,p\n"));
	assert_int_equal(warnings(c, "were late.", "Of all."), 1);
	assert_int_equal(warnings(c, "is provisional.", "Of all."), 0);
	assert_int_equal(warnings(c, "were late.", "Provisional."), 0);
	assert_int_equal(warnings(c, "were late, provisionally", "All."), 0);
	assert_int_equal(warnings(c, "was unprovisional", "Of all."), 1);
}

int
main(void)
{
	static const struct CMUnitTest	tests[] = {
		cmocka_unit_test_setup_teardown(
		    word_for_what_may_change_is_seen_however_it_is_written,
		    case_new, case_free),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
