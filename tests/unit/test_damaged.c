/* test_damaged.c - stores with rows that no import lets in, as a damaged file
 * or somebody's own SQL has them: said, and nothing goes wrong. */
#include "store_case.h"

#define OBSERVATIONS	"indicator,period,numerator,denominator\n"

/* A store with two months of a share, to which SQL was then done. */
static void
spoil(struct folder_case *c, const char *sql)
{
	assert_true(case_load(c, "a.csv", OBSERVATIONS
	    "share,2022-11,1,3\nshare,2022-12,1,4\n"));
	store_close(c->store);
	c->store = NULL;
	case_do(c, "store.db", sql);
}

static void
check_refused(struct folder_case *c, const char *sql)
{
	static const char	said[] = "store.db STORE_KIND it has triggers, "
				    "views or virtual tables, as no store "
				    "has\n";

	spoil(c, sql);
	assert_null(case_open(c, STORE_READ));
	assert_string_equal(case_said(c), said);
	assert_null(case_open(c, STORE_WRITE));
	assert_string_equal(case_said(c), said);
}

static void
version_below_nought_is_no_stores(void **state)
{
	static const char	 said[] = "store.db STORE_KIND a database of "
				    "another program\n";
	struct folder_case	*c = *state;

	spoil(c, "PRAGMA user_version = -33554433");
	assert_null(case_open(c, STORE_READ));
	assert_string_equal(case_said(c), said);
	assert_null(case_open(c, STORE_WRITE));
	assert_string_equal(case_said(c), said);
}

/* It would be carried out when the next figures are imported. */
static void
store_with_a_trigger_is_no_store(void **state)
{
	check_refused(*state, "CREATE TRIGGER t AFTER INSERT ON observation "
	    "BEGIN DELETE FROM import; END");
}

/* It would be asked for ever. */
static void
store_with_a_view_for_a_table_is_no_store(void **state)
{
	check_refused(*state, "DROP TABLE audit; CREATE VIEW audit AS WITH "
	    "RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x FROM n) "
	    "SELECT x FROM n");
}

static void
period_that_is_none_is_said(void **state)
{
	struct folder_case	*c = *state;
	struct period		*periods;
	size_t			 n;

	spoil(c, "UPDATE observation SET period = '2022-13'"
	    " WHERE period = '2022-12'");
	assert_non_null(case_open(c, STORE_READ));
	assert_true(store_periods(c->store, store_indicator(c->store,
	    STR("share")), STR(""), &periods, &n));
	assert_int_equal(n, 2);
	assert_string_equal(case_said(c),
	    "store.db STORE_DAMAGED no period: 2022-13\n");
}

static void
date_that_is_none_is_said(void **state)
{
	struct folder_case	*c = *state;
	struct actions		 actions;

	assert_true(case_load(c, "r.csv", "id,meeting,title,proposed\n"
	    "a,2022-09-01,A title,Do it.\n"));
	spoil(c, "UPDATE recommendation SET meeting = '2022-02-30'");
	assert_non_null(case_open(c, STORE_READ));
	assert_true(store_actions(c->store, (struct date){ 2023, 1, 26 },
	    &actions));
	assert_int_equal(actions.n, 1);
	assert_string_equal(case_said(c),
	    "store.db STORE_DAMAGED no date: 2022-02-30\n");
}

static void
decimals_that_nobody_prints_are_said(void **state)
{
	struct folder_case	*c = *state;
	const struct indicator	*indicator;

	spoil(c, "UPDATE indicator_revision SET decimals = 99"
	    " WHERE name = 'A share'");
	assert_non_null(case_open(c, STORE_READ));
	indicator = store_indicator(c->store, STR("share"));
	assert_non_null(indicator);
	assert_int_equal(indicator->decimals, 0);
	assert_string_equal(case_said(c),
	    "store.db STORE_DAMAGED not from 0 to 6: 99\n");
}

/* Whoever follows what was replaced comes to an end. */
/* A step from it would have overflowed. */
static void
figure_of_more_digits_than_an_import_takes_is_said(void **state)
{
	struct folder_case	*c = *state;
	struct period		 december = period_month(2022, 12);
	struct series		 series;

	spoil(c, "UPDATE observation SET numerator = -9223372036854775807 - 1,"
	    " denominator = 1e3 WHERE period = '2022-12'");
	assert_non_null(case_open(c, STORE_READ));
	assert_true(store_series(c->store, store_indicator(c->store,
	    STR("share")), STR(""), december, december, &series));
	assert_false(num_known(series.at[0].numerator));
	assert_false(num_known(series.at[0].denominator));
	assert_string_equal(case_said(c),
	    "store.db STORE_DAMAGED no figure: -9223372036854775808\n"
	    "store.db STORE_DAMAGED no figure: 1000.0\n");
}

static void
figure_of_18_digits_is_one(void **state)
{
	struct folder_case	*c = *state;
	struct period		 december = period_month(2022, 12);
	struct series		 series;

	spoil(c, "UPDATE observation SET numerator = -999999999999999999"
	    " WHERE period = '2022-12'");
	assert_non_null(case_open(c, STORE_READ));
	assert_true(store_series(c->store, store_indicator(c->store,
	    STR("share")), STR(""), december, december, &series));
	assert_int_equal(series.at[0].numerator.n, -999999999999999999);
	assert_string_equal(case_said(c), "");
}

static void
no_import_follows_the_largest_number(void **state)
{
	struct folder_case	*c = *state;

	spoil(c, "UPDATE import SET number = 9223372036854775807"
	    " WHERE number = (SELECT max(number) FROM import)");
	assert_non_null(case_open(c, STORE_WRITE));
	assert_false(case_load(c, "b.csv", OBSERVATIONS
	    "share,2023-01,1,3\n"));
	assert_string_equal(case_said(c), "store.db STORE_DAMAGED no number of "
	    "an import: 9223372036854775807\n");
}

static void
row_that_replaces_itself_has_one_revision(void **state)
{
	struct folder_case	*c = *state;
	const struct indicator	*indicator;
	struct period		 december = period_month(2022, 12);
	struct series		 series;
	struct buf		 out = { 0 };
	struct export_result	 result;

	spoil(c, "UPDATE observation SET replaces = revision");
	assert_non_null(case_open(c, STORE_READ));
	indicator = store_indicator(c->store, STR("share"));
	assert_true(store_series(c->store, indicator, STR(""), december,
	    december, &series));
	assert_int_equal(series.n, 1);
	assert_false(series.at[0].revised);
	assert_true(store_export(c->store, DATA_OBSERVATIONS, true, &out,
	    &result));
	assert_int_equal(result.rows, 2);
	buf_free(&out);
}

#define TEST(name)							\
	cmocka_unit_test_setup_teardown(name, case_new_with_registries,	\
	    case_free)

int
main(void)
{
	const struct CMUnitTest	tests[] = {
		TEST(version_below_nought_is_no_stores),
		TEST(store_with_a_trigger_is_no_store),
		TEST(store_with_a_view_for_a_table_is_no_store),
		TEST(period_that_is_none_is_said),
		TEST(date_that_is_none_is_said),
		TEST(decimals_that_nobody_prints_are_said),
		TEST(figure_of_more_digits_than_an_import_takes_is_said),
		TEST(figure_of_18_digits_is_one),
		TEST(no_import_follows_the_largest_number),
		TEST(row_that_replaces_itself_has_one_revision),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
