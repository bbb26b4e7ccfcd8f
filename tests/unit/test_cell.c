/*
 * test_cell.c - cells to values: what is taken, as what it is kept, and what is
 * said of the rest.
 *
 * Behind a row at fault stands a good one of the same key: were the first one
 * taken, that would be said twice.
 */
#include "trial_case.h"

#define UPDATES		"id,date,status\n"
#define AUDITS		"programme,service,period,stage,grade,count,status\n"
#define RECOMMENDATIONS	"id,meeting,title,proposed\n"
#define COMPARATORS	"indicator,period,comparator,value\n"
#define INDICATORS	"id,name,unit,decimals,better\n"

/* ---- numbers ---- */

static void
numbers_are_kept_as_typed_but_for_their_commas(void **state)
{
	static const struct {
		const char	*cell, *kept;
	} cells[] = {
		{ "0", "integer 0" }, { "9", "integer 9" },
		{ "1090", "integer 1090" }, { "\"1,428\"", "integer 1428" },
		{ "123456789012345678", "integer 123456789012345678" },
		{ "-5", "integer -5" }, { "+5", "integer 5" },
		{ "\u22125", "integer -5" }, { "21.450", "text 21.450" },
		{ "\"1,090.950\"", "text 1090.950" },
		{ "+3.50", "text 3.50" }, { "-3.50", "text -3.50" },
		{ "\u22123.50", "text -3.50" }, { "+0.0", "text 0.0" },
		{ "\u22120.0", "text 0.0" },
		{ "\"\u22121,234.5\"", "text -1234.5" },
	};
	struct folder_case	*c = *state;
	const size_t		 n = sizeof(cells) / sizeof(cells[0]);
	struct buf		 text = { 0 };

	buf_text(&text, FIGURES);
	for (size_t i = 0; i < n; i++)
		buf_printf(&text, "cost,20%02zu-05,,,%s,\n", i, cells[i].cell);
	assert_load(c, text.s, "");
	for (size_t i = 0; i < n; i++)
		assert_string_equal(trial_sql(c, arena_printf(c->arena,
		    "SELECT typeof(value) || ' ' || value FROM observation"
		    " WHERE line = %zu", i + 2)), cells[i].kept);
	buf_free(&text);
	/* And the rules have them as numbers. */
	assert_load(c, FIGURES "share,2022-01,,,0.25,\nshare,2022-02,,,0,\n",
	    "a.csv:2:17 DATA_SMALL 0.25 (write 25 if that is meant)\n");
}

static void
what_is_no_number_is_said_with_what_it_may_be(void **state)
{
	static const struct offer	offers[] = {
		{ FIGURES "cost,2022-01,,,1O,\ncost,2022-01,,,10,\n",
		  "a.csv:2:16 CSV_NUMBER 1O\n" },
		{ FIGURES "cost,2022-01,,,1/2,\n",
		  "a.csv:2:16 CSV_NUMBER 1/2\n" },
		{ FIGURES "cost,2022-01,,,1:2,\n",
		  "a.csv:2:16 CSV_NUMBER 1:2\n" },
		/* Nineteen digits. */
		{ FIGURES "cost,2022-01,,,1234567890123456789,\n",
		  "a.csv:2:16 CSV_LONG 1234567890123456789\n" },
		{ FIGURES "cost,2022-01,,,30%,\n",
		  "a.csv:2:16 CSV_NUMBER 30% (did you mean 30?)\n" },
	};

	ASSERT_OFFERS(*state, offers);
}

static void
a_sign_for_no_number_has_its_status(void **state)
{
	static const struct offer	offers[] = {
		{ FIGURES "cost,2022-01,,,~,\n",
		  "a.csv:2:16 CSV_SIGN ~ (status: low for what rounds to "
		  "nought, or x for unavailable)\n" },
		{ FIGURES "cost,2022-01,,,n/a,\n",
		  "a.csv:2:16 CSV_SIGN n/a (status: N/A, x for unavailable or"
		  " z for not applicable)\n" },
		{ FIGURES "cost,2022-01,,,not set,\n",
		  "a.csv:2:16 CSV_SIGN not set (status: Not set)\n" },
		{ FIGURES "cost,2022-01,,,<5,\n",
		  "a.csv:2:16 CSV_SIGN <5 (status: c for confidential)\n" },
		/* A target says it in words of its own. */
		{ TARGETS "cost,at-most,n/a,,,,\n",
		  "a.csv:2:14 CSV_PRINTED n/a\n" },
		{ TARGETS "cost,at-most,many,,,,\n",
		  "a.csv:2:14 CSV_NUMBER many\n" },
	};

	ASSERT_OFFERS(*state, offers);
}

static void
whole_numbers_have_their_bounds(void **state)
{
	static const struct offer	offers[] = {
		{ INDICATORS "a,A,ratio,0,lower\nb,B,ratio,6,lower\n", "" },
		{ INDICATORS "a,A,ratio,7,lower\na,A,ratio,5,lower\n",
		  "a.csv:2:11 CSV_WHOLE 7 (0 to 6)\n" },
		{ INDICATORS "a,A,ratio,-1,lower\n",
		  "a.csv:2:11 CSV_WHOLE -1 (0 to 6)\n" },
		{ INDICATORS "a,A,ratio,1.5,lower\n",
		  "a.csv:2:11 CSV_WHOLE 1.5 (0 to 6)\n" },
		{ INDICATORS "a,A,ratio,c,lower\n",
		  "a.csv:2:11 CSV_WHOLE c (0 to 6)\n" },
		/* How many were audited is known. */
		{ AUDITS "p,s,2022-01,original,good,c,\n"
		  "p,s,2022-01,original,good,4,\n",
		  "a.csv:2:27 CSV_COUNT c\n" },
		{ AUDITS "p,s,2022-01,original,good,many,\n"
		  "p,s,2022-01,original,good,4,\n",
		  "a.csv:2:27 CSV_WHOLE many (0 to 1000000000)\n" },
	};
	struct folder_case		*c = *state;

	ASSERT_OFFERS(c, offers);
	assert_load(c, AUDITS "p,s,2022-01,original,good,4,\n", "");
	assert_string_equal(trial_sql(c, "SELECT count FROM audit"), "4");
}

/* ---- words ---- */

static void
a_choice_is_one_of_its_words_however_spelt(void **state)
{
	static const struct offer	offers[] = {
		{ FIGURES "cost,2022-01,,,5,maybe\ncost,2022-01,,,5,\n",
		  "a.csv:2:18 CSV_CHOICE maybe (status: z, x, c, low, u, p, r,"
		  " e, TBC, N/A, Not set)\n" },
		{ FIGURES "cost,2022-01,,,,n/k\n",
		  "a.csv:2:17 CSV_CHOICE n/k (status: z, x, c, low, u, p, r, e,"
		  " TBC, N/A, Not set; it may be x for unavailable)\n" },
		/* These have no words for it. */
		{ AUDITS "p,s,2022-01,original,good,4,n/k\n",
		  "a.csv:2:29 CSV_CHOICE n/k (status: u, p, r, e)\n" },
		{ INDICATORS "a,A,c,0,lower\n",
		  "a.csv:2:5 CSV_CHOICE c (unit: percent, count, rate, ratio,"
		  " days, money)\n" },
	};
	struct folder_case		*c = *state;

	ASSERT_OFFERS(c, offers);
	assert_load(c, FIGURES "cost,2022-01,,,5,P\ncost,2022-02,,,,tbc\n", "");
	assert_string_equal(trial_sql(c, "SELECT group_concat(status, ' ')"
	    " FROM observation"), "p TBC");
}

static void
names_are_of_letters_digits_and_four_signs(void **state)
{
	static const char *const	bad[] = { "a b", "a@b", "a[b", "a`b",
		"a{b", "a:b", "@ab", "ab@" };
	static const struct offer	offers[] = {
		{ INDICATORS "azAZ09-_./\u00C0,A,ratio,0,lower\n", "" },
		{ INDICATORS "2022-12,A,ratio,0,lower\n",
		  "a.csv:2:1 CSV_NAME 2022-12\n" },
		{ COMPARATORS "cost,2022-01,eng land,5\n"
		  "cost,2022-01,eng land,5\n",
		  "a.csv:2:14 CSV_NAME eng land\n"
		  "a.csv:3:14 CSV_NAME eng land\n" },
		{ COMPARATORS "cost,2022-01,2021/22,5\n",
		  "a.csv:2:14 CSV_NAME 2021/22\n" },
		{ "code,name\n@E,T\n", "a.csv:2:1 CSV_NAME @E\n" },
	};
	struct folder_case		*c = *state;

	ASSERT_OFFERS(c, offers);
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_load(c, arena_printf(c->arena, INDICATORS
		    "%s,A,ratio,0,lower\n", bad[i]), arena_printf(c->arena,
		    "a.csv:2:1 CSV_NAME %s\n", bad[i]));
}

/* ---- periods and days ---- */

static void
a_period_is_written_in_one_way(void **state)
{
	static const struct offer	offers[] = {
		{ FIGURES "cost,2022-13,,,5,\ncost,2022-13,,,5,\n",
		  "a.csv:2:6 CSV_PERIOD 2022-13\n"
		  "a.csv:3:6 CSV_PERIOD 2022-13\n" },
		{ FIGURES "cost,Dec-22,,,5,\n",
		  "a.csv:2:6 CSV_PERIOD Dec-22 (did you mean 2022-12?)\n" },
		/* What was cannot be ahead; what is to be may. */
		{ FIGURES "cost,2023-02,,,5,\n",
		  "a.csv:2:1 DATA_AHEAD 2023-02\n" },
		{ TARGETS "cost,at-most,5,,,2023-04,2024-03\n", "" },
		{ COMPARATORS "cost,2023-04,plan,5\n", "" },
		/* Two days of one month's first; two others are none. */
		{ FIGURES "cost,2022-10-01,,,5,\nrate,2022-10-01,,,5,\n",
		  "a.csv:2:1 DATA_FIRST_DAYS 2 rows: did you mean 2022-10?\n" },
		{ FIGURES "cost,2022-10-02,,,5,\nrate,2022-10-02,,,5,\n"
		  "cost,2022-01,,,5,\n", "" },
	};
	struct folder_case		*c = *state;

	ASSERT_OFFERS(c, offers);
	assert_load(c, FIGURES "cost,2022/23,,,5,\n", "");
	assert_string_equal(trial_sql(c, "SELECT period FROM observation"),
	    "2022/23");
}

static void
a_day_is_written_in_one_way(void **state)
{
	static const struct offer	offers[] = {
		{ RECOMMENDATIONS "B,30/01/2022,T,P\nB,2022-01-30,T,P\n",
		  "a.csv:2:3 CSV_DATE 30/01/2022 (did you mean 2022-01-30?)\n" },
		{ RECOMMENDATIONS "B,soon,T,P\n", "a.csv:2:3 CSV_DATE soon\n" },
		/* A month is none, whatever it may have been meant for. */
		{ RECOMMENDATIONS "B,Dec-22,T,P\n",
		  "a.csv:2:3 CSV_DATE Dec-22\n" },
		{ RECOMMENDATIONS "B,2023-02-01,T,P\n", "" },
		{ UPDATES "A,2023-02-01,complete\n",
		  "a.csv:2:1 DATA_AHEAD 2023-02-01\n" },
		{ UPDATES "A,2022-12-01,complete\n", "" },
	};
	struct folder_case		*c = *state;

	assert_load(c, RECOMMENDATIONS "A,2022-11-02,T,P\n", "");
	assert_string_equal(trial_sql(c, "SELECT meeting FROM recommendation"),
	    "2022-11-02");
	ASSERT_OFFERS(c, offers);
}

/* ---- names that other files define ---- */

static void
rows_are_of_the_indicator_and_the_area_they_name(void **state)
{
	struct folder_case	*c = *state;

	assert_load(c, "indicator,period,area,value\ncost,2022-01,E02,1\n"
	    "rate,2022-01,E01,2\ncost,2022-01,,3\n", "");
	/* The authority is area 0 wherever it has figures; as a neighbour it is
	 * one of those with a name. */
	assert_string_equal(trial_sql(c, "SELECT group_concat(i.id || ' ' ||"
	    " coalesce(a.code, o.area), ', ') FROM observation o"
	    " JOIN indicator i ON i.key = o.indicator"
	    " LEFT JOIN area a ON a.key = o.area AND o.area > 0"),
	    "cost E02, rate 0, cost 0");
	assert_load(c, "area,neighbour,rank,model\nE02,E01,1,2021\n"
	    "E01,E02,2,2021\n", "");
	assert_string_equal(trial_sql(c, "SELECT group_concat("
	    "coalesce(b.code, n.area) || ' ' || a.code, ', ')"
	    " FROM neighbour n JOIN area a ON a.key = n.neighbour"
	    " LEFT JOIN area b ON b.key = n.area AND n.area > 0"),
	    "E02 E01, 0 E02");
}

static void
a_name_that_nobody_defines_has_its_nearest(void **state)
{
	struct folder_case		*c = *state;
	const char			*first = trial_first_id(c);
	static const struct offer	offers[] = {
		{ FIGURES "shar,2022-01,,,5,\nSHARE,2022-01,,,5,\n"
		  "quite-another,2022-01,,,5,\nshare,2022-01,,,5,\n",
		  "a.csv:2:1 DATA_INDICATOR shar (did you mean share?)\n"
		  "a.csv:3:1 DATA_INDICATOR SHARE (did you mean share?)\n"
		  "a.csv:4:1 DATA_INDICATOR quite-another\n" },
		{ "indicator,period,area,value\ncost,2022-01,E2,1\n"
		  "cost,2022-01,nowhere,1\n",
		  "a.csv:2:14 DATA_AREA E2 (did you mean E02?)\n"
		  "a.csv:3:14 DATA_AREA nowhere\n" },
		{ UPDATES "A,2022-12-01,complete\nB-11,2022-12-01,complete\n",
		  "a.csv:2:1 DATA_RECOMMENDATION A\n"
		  "a.csv:3:1 DATA_RECOMMENDATION B-11 (did you mean B-12?)\n" },
	};

	assert_load(c, RECOMMENDATIONS "B-12,2022-11-02,T,P\n", "");
	ASSERT_OFFERS(c, offers);
	assert_load(c, arena_printf(c->arena, INDICATORS
	    "%s,A,ratio,0,lower\n", first), "");
	assert_load(c, arena_printf(c->arena, FIGURES "%sx,2022-01,,,5,\n",
	    first), arena_printf(c->arena,
	    "a.csv:2:1 DATA_INDICATOR %sx (did you mean %s?)\n", first, first));
}

static void
where_no_name_is_known_it_is_said_once(void **state)
{
	struct folder_case	*c = *state;

	assert_non_null(case_open(c, STORE_TRIAL));
	assert_load(c, FIGURES "cost,2022-01,,,5,\nrate,2022-01,,,5,\n",
	    "a.csv:2:1 DATA_INDICATOR cost; none is known here, which is said"
	    " once\n");
}

static void
nothing_is_called_unknown_beside_a_file_that_cannot_be_read(void **state)
{
	struct folder_case	*c = *state;
	const char		*paths[2];

	paths[0] = case_file(c, "i.csv", INDICATORS "new,New,ratio\n");
	paths[1] = case_file(c, "a.csv", FIGURES "new,2022-01,,,5,\n");
	assert_call(c, paths, 2, "i.csv:2:1 CSV_CELLS 3, the header has 5\n");
}

/* An import that is taken back defines nothing. */
static void
what_was_taken_back_is_not_known(void **state)
{
	struct folder_case	*c = *state;
	struct undo_result	 results[2];
	int64_t			 numbers[2];

	assert_load(c, INDICATORS "gone,Gone,ratio,0,lower\n", "");
	numbers[0] = c->results[0].import;
	assert_load(c, "code,name\nG,Gone\n", "");
	numbers[1] = c->results[0].import;
	c->options.reason = STR("Not ours");
	assert_true(store_undo(c->store, numbers, 2, &c->options,
	    results));
	c->options.reason = STR("");
	assert_load(c, FIGURES "gone,2022-01,,,5,\n", "a.csv:2:1"
	    " DATA_INDICATOR gone\n");
	assert_load(c, "indicator,period,area,value\ncost,2022-01,G,5\n",
	    "a.csv:2:14 DATA_AREA G\n");
}

/* SQLite's question whether a statement may be; ARG is the table that may take
 * nothing. */
static int
not_into(void *arg, int what, const char *table, const char *detail,
    const char *database, const char *by)
{
	(void)detail;
	(void)database;
	(void)by;
	return what == SQLITE_INSERT && strcmp(table, arg) == 0 ? SQLITE_DENY :
	    SQLITE_OK;
}

/* A name that cannot be put in the store defines nothing. */
static void
a_table_that_takes_no_name_ends_the_import(void **state)
{
	struct {
		char		 table[16];
		const char	*text;
	} files[] = {
		{ "indicator", INDICATORS "a,A,ratio,0,lower\n" },
		{ "area", "code,name\nA,A\n" },
	};
	struct folder_case	*c = *state;

	for (size_t i = 0; i < 2; i++) {
		trial_hush(c);
		sqlite3_set_authorizer(c->store->db, not_into, files[i].table);
		assert_false(case_load(c, "a.csv", files[i].text));
		assert_non_null(strstr(case_said(c), "not authorized"));
		sqlite3_set_authorizer(c->store->db, NULL, NULL);
		assert_load(c, files[i].text, "");
	}
}

static void
what_no_page_shows_is_left_out_and_said(void **state)
{
	struct folder_case	*c = *state;

	assert_load(c, INDICATORS "plain,Up and down,count,0,higher\n", "");
	assert_load(c, INDICATORS "turned,Up\u202Eand down,count,0,"
	    "higher\nparted,Up\u2028and\u200Bdown,count,0,higher\n",
	    "a.csv:2:8 CSV_HIDDEN U+202E\n"
	    "a.csv:3:8 CSV_HIDDEN U+2028\n");
	assert_string_equal(trial_sql(c, "SELECT group_concat(name, ', ') FROM"
	    " (SELECT name FROM indicator_revision WHERE name LIKE 'Up%'"
	    "  ORDER BY revision)"),
	    "Up and down, Upand down, Up and\u200Bdown");
	assert_load(c, INDICATORS "deleted,Down\177,count,0,higher\n",
	    "a.csv:2:9 CSV_HIDDEN U+007F\n");
	assert_load(c, INDICATORS "deleted,Down\177wards,count,0,higher\n",
	    "a.csv:2:9 CSV_HIDDEN U+007F\n");
	/* U+200B is where a line may end, and stays.  A line of a cell may end as in a spreadsheet of old. */
	assert_load(c, INDICATORS "lines,\"Up\rand down\",count,0,higher\n", "");
}

/* As to what is asked of it, and as to what is kept. */
static void
a_cell_of_which_nothing_is_seen_is_empty(void **state)
{
	static const struct offer	offers[] = {
		{ INDICATORS "n,\u200E,count,0,higher\n",
		  "a.csv:2:3 CSV_FILLED name\n"
		  "a.csv:2:3 CSV_HIDDEN U+200E\n" },
		{ INDICATORS "n, \u2028\u061C ,count,0,higher\n",
		  "a.csv:2:3 CSV_FILLED name\n"
		  "a.csv:2:3 CSV_HIDDEN U+2028\n" },
		{ AUDITS "\u200E,S,2022-12,original,good,3,\n",
		  "a.csv:2:1 CSV_FILLED programme\n"
		  "a.csv:2:1 CSV_HIDDEN U+200E\n" },
	};
	struct folder_case		*c = *state;

	ASSERT_OFFERS(c, offers);
	assert_load(c, PARTS "cost,2022-01,\uFEFF,\u200F,,,5\n",
	    "a.csv:2:14 CSV_HIDDEN U+FEFF\na.csv:2:16 CSV_HIDDEN U+200F\n");
	assert_string_equal(trial_sql(c, "SELECT count(*) FROM observation"
	    " WHERE breakdown = '' AND category = '' AND value = 5"), "1");
	assert_load(c, "indicator,period,value,reason\n"
	    "cost,2022-02,5,\u200E\n", "a.csv:2:16 CSV_HIDDEN U+200E\n");
	assert_string_equal(trial_sql(c, "SELECT count(*) FROM observation"
	    " WHERE period = '2022-02' AND reason IS NULL"), "1");
}

static void
a_name_with_what_is_not_seen_at_its_end_is_that_name(void **state)
{
	struct folder_case	*c = *state;

	assert_load(c, PARTS "cost,2022-01,sex,girls,,,5\n", "");
	c->options.reason = STR("Counted again");
	assert_load(c, PARTS "cost,2022-01,sex,girls\u2028,,,6\n"
	    "cost,2022-01,sex,\u2028 boys\u2028,,,7\n",
	    "a.csv:2:18 CSV_HIDDEN U+2028\na.csv:3:18 CSV_HIDDEN U+2028\n");
	c->options.reason = STR("");
	assert_string_equal(trial_sql(c, "SELECT group_concat('<' || category ||"
	    " '> ' || value, ', ') FROM (SELECT category, value"
	    "  FROM observation WHERE superseded IS NULL ORDER BY line)"),
	    "<girls> 6, <boys> 7");
}

/* ---- comparators ---- */

static void
a_new_comparator_that_is_nearly_another_is_said(void **state)
{
	static const struct offer	offers[] = {
		{ COMPARATORS "cost,2022-01,englnd,5\n",
		  "a.csv:2:14 DATA_COMPARATOR englnd (did you mean england?)\n" },
		{ COMPARATORS "cost,2022-01,English,5\ncost,2022-01,South-East,5\n",
		  "a.csv:3:14 DATA_COMPARATOR South-East (did you mean south-east?)\n" },
		{ COMPARATORS "cost,2022-01,peers-of-ours,5\n"
		  "cost,2022-01,peers-of-uors,5\n",
		  "a.csv:3:14 DATA_COMPARATOR peers-of-uors (did you mean"
		  " peers-of-ours?)\n" },
		/* These are a row of their own kind each. */
		{ COMPARATORS "cost,2022-01,peer-a,5\ncost,2022-01,peer-b,5\n"
		  "cost,2022-01,peer-c,5\ncost,2022-01,peer-1,5\n"
		  "cost,2022-01,peer-2,5\n", "" },
		{ COMPARATORS "cost,2022-01,peer-a,5\ncost,2022-01,peer-A,5\n",
		  "a.csv:3:14 DATA_COMPARATOR peer-A (did you mean peer-a?)\n" },
		{ COMPARATORS "cost,2022-01,peera,5\ncost,2022-01,peerb,5\n",
		  "a.csv:3:14 DATA_COMPARATOR peerb (did you mean peera?)\n" },
	};
	struct folder_case		*c = *state;

	ASSERT_OFFERS(c, offers);
}

/* Each would be held against all others. */
static void
so_many_comparators_are_no_slips(void **state)
{
	struct folder_case	*c = *state;
	struct buf		 text = { 0 };

	buf_text(&text, COMPARATORS);
	for (int i = 0; i < 500; i++)
		buf_printf(&text, "cost,2022-01,name-%d,5\n", i);
	buf_text(&text, "cost,2022-01,englnd,5\n");
	assert_load(c, text.s, "");
	buf_free(&text);
}

int
main(void)
{
	const struct CMUnitTest	tests[] = {
		TRIAL(numbers_are_kept_as_typed_but_for_their_commas),
		TRIAL(what_is_no_number_is_said_with_what_it_may_be),
		TRIAL(a_sign_for_no_number_has_its_status),
		TRIAL(whole_numbers_have_their_bounds),
		TRIAL(a_choice_is_one_of_its_words_however_spelt),
		TRIAL(names_are_of_letters_digits_and_four_signs),
		TRIAL(a_period_is_written_in_one_way),
		TRIAL(a_day_is_written_in_one_way),
		TRIAL(rows_are_of_the_indicator_and_the_area_they_name),
		TRIAL(a_name_that_nobody_defines_has_its_nearest),
		TRIAL(where_no_name_is_known_it_is_said_once),
		TRIAL(nothing_is_called_unknown_beside_a_file_that_cannot_be_read),
		TRIAL(what_was_taken_back_is_not_known),
		TRIAL(a_table_that_takes_no_name_ends_the_import),
		TRIAL(what_no_page_shows_is_left_out_and_said),
		TRIAL(a_cell_of_which_nothing_is_seen_is_empty),
		TRIAL(a_name_with_what_is_not_seen_at_its_end_is_that_name),
		TRIAL(a_new_comparator_that_is_nearly_another_is_said),
		TRIAL(so_many_comparators_are_no_slips),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
