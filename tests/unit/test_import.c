/* test_import.c - CSV files into the store: every fault with its place. */
#include <signal.h>
#include <sys/wait.h>
#include <time.h>

#include "store_case.h"

#define OBSERVATIONS							\
	"indicator,period,area,numerator,denominator,value,status\n"
#define REASONED							\
	"indicator,period,area,numerator,denominator,value,reason\n"

/* A file that is refused, and all that is said of it. */
struct refused {
	const char	*text, *want;
};

static void
assert_refused(struct folder_case *c, const struct refused *cases, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		assert_non_null(case_open(c, STORE_WRITE));
		assert_false(case_load(c, "a.csv", cases[i].text));
		assert_string_equal(case_said(c), cases[i].want);
		assert_int_equal(c->results[0].import, 0);
	}
	assert_string_equal(case_sql(c, "SELECT count(*) FROM import"), "2");
}

#define ASSERT_REFUSED(c, cases)					\
	assert_refused(c, cases, sizeof(cases) / sizeof((cases)[0]))

/* ---- cells ---- */

static void
every_fault_of_a_file_is_said_at_its_place_in_one_run(void **state)
{
	static const char	text[] = OBSERVATIONS
	    "share,2022-13,,1,2,,\n"			/* 2 */
	    "shar,2022-12,,1,2,,\n"			/* 3 */
	    "share,2022-12,,\"1,200\",1100,,\n"		/* 4 */
	    "rate,2022-11,,1,0,,\n"			/* 5 */
	    "number,2022-12,,,,-4,\n"			/* 6 */
	    "number,2022-11,,,,,\n"			/* 7 */
	    "number,2022-10,,,,,maybe\n"		/* 8 */
	    "number,2022-09,E99,,,1O,\n"		/* 9, twice */
	    "number,2022-08,,,,12,c\n"			/* 10 */
	    "share,2022-07,,5,,,\n"			/* 11 */
	    "number,2022-06,,,,,p\n"			/* 12 */
	    ",2022-05,,,,7,\n"				/* 13 */
	    "number,2022-05,,,,7\n";			/* 14 */
	static const char	want[] =
	    "a.csv:2:7 CSV_PERIOD 2022-13\n"
	    "a.csv:3:1 DATA_INDICATOR shar (did you mean share?)\n"
	    "a.csv:4:16 DATA_SHARE 1,200/1100\n"
	    "a.csv:5:17 DATA_NOUGHT 1/0\n"
	    "a.csv:6:19 DATA_NEGATIVE -4\n"
	    "a.csv:7:1 DATA_MISSING\n"
	    "a.csv:8:20 CSV_CHOICE maybe (status: z, x, c, low, u, p, r, e,"
	    " TBC, N/A, Not set)\n"
	    "a.csv:9:16 DATA_AREA E99 (did you mean E92?)\n"
	    "a.csv:9:22 CSV_NUMBER 1O\n"
	    "a.csv:10:22 DATA_BOTH c\n"
	    "a.csv:11:16 DATA_HALF no denominator\n"
	    "a.csv:12:20 DATA_BESIDE p\n"
	    "a.csv:13:1 CSV_FILLED indicator\n"
	    "a.csv:14:1 CSV_CELLS 6, the header has 7\n";
	struct folder_case	*c = *state;

	assert_false(case_load(c, "a.csv", text));
	assert_string_equal(case_said(c), want);
	assert_string_equal(case_sql(c, "SELECT count(*) FROM observation"),
	    "0");
}

static void
places_are_right_after_newlines_and_letters_of_two_bytes(void **state)
{
	static const struct refused	cases[] = {
		{ "indicator,period,reason,value\n"
		  "number,2022-10,\"one\ntwo\",1\n"
		  "number,2022-11,\"caf\xC3\xA9, \"\"x\"\"\",1O\n"
		  "number,2022-12,\"three\nfour\",2O\n",
		  "a.csv:4:30 CSV_NUMBER 1O\n"
		  "a.csv:6:7 CSV_NUMBER 2O\n" },
		{ "indicator,period,value\r\n\r\nnumber,2022-12,l\r\n",
		  "a.csv:3:16 CSV_NUMBER l\n" },
		{ "\xEF\xBB\xBFindicator,period,valu\nnumber,2022-12,1\n",
		  "a.csv:1:18 CSV_COLUMN valu (did you mean value?)\n"
		  "a.csv:2:1 DATA_MISSING\n" },
		{ "indicator,period,value\rnumber,2022-12,l\r",
		  "a.csv:2:16 CSV_NUMBER l\n" },
	};

	ASSERT_REFUSED(*state, cases);
}

/* Rows without quotes are cut by themselves, others by libcsv: alike. */
static void
a_row_says_the_same_with_quotes_and_without(void **state)
{
	static const char	*const texts[] = {
		"indicator,period,value\n"
		"number,2022-01,1\r\n\r\n \t\n  number ,2022-02,\t2 \r"
		"number,2022-03,\n,,\r\nnumber,2022-04,4O\nnumber,2022-05,",
		"\"indicator\",period,value\n"
		"number,\"2022-01\",1\r\n\r\n \t\n  number ,2022-02,\t\"2\" \r"
		"\"number\",2022-03,\n,,\"\"\r\nnumber,2022-04,\"4O\"\n"
		"number,2022-05,\"\"",
	};
	struct folder_case	*c = *state;

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		assert_non_null(case_open(c, STORE_WRITE));
		assert_false(case_load(c, "a.csv", texts[i]));
		assert_string_equal(case_said(c),
		    "a.csv:6:1 DATA_MISSING\n"
		    "a.csv:8:16 CSV_NUMBER 4O\n"
		    "a.csv:9:1 DATA_MISSING\n");
		assert_int_equal(c->results[0].rows, 5);
	}
}

/* N cells of SIZE letters each in a row. */
static const char *
long_row(struct folder_case *c, size_t n, size_t size)
{
	char	*cell = arena_alloc(c->arena, size + 1);
	struct buf text = { 0 };
	char	*out;

	memset(cell, 'x', size);
	cell[size] = '\0';
	buf_text(&text, "indicator,period,value\n");
	for (size_t i = 0; i < n; i++)
		buf_printf(&text, "%s%s", cell, i < n - 1 ? "," : "\n");
	out = arena_printf(c->arena, STR_FMT, STR_ARG(buf_view(&text)));
	buf_free(&text);
	return out;
}

static void
a_row_of_too_many_cells_or_too_large_ones_is_refused(void **state)
{
	struct folder_case	*c = *state;

	assert_false(case_load(c, "a.csv", long_row(c, 1000, 1)));
	assert_non_null(strstr(case_said(c), "CSV_CELLS 1000,"));
	assert_non_null(case_open(c, STORE_WRITE));
	assert_false(case_load(c, "a.csv", long_row(c, 1001, 1)));
	assert_non_null(strstr(case_said(c), "a.csv:2:2001 CSV_COLUMNS"));
	assert_non_null(case_open(c, STORE_WRITE));
	assert_false(case_load(c, "a.csv", long_row(c, 2, (1 << 20) - 1)));
	assert_non_null(strstr(case_said(c), "CSV_CELLS 2,"));
	assert_non_null(case_open(c, STORE_WRITE));
	assert_false(case_load(c, "a.csv", long_row(c, 2, 1 << 20)));
	assert_non_null(strstr(case_said(c), "a.csv:2:1 CSV_CELL_SIZE"));
}

static void
forms_that_people_write_are_read_exactly(void **state)
{
	static const char	text[] =
	    "\xEF\xBB\xBF" "Period, Indicator ,value,numerator,denominator,"
	    "area,status,\r\n"
	    "2022-12,number,\"1,428\",,,,,\r\n"
	    "2022-Q3,number, 12 ,,,E02,P,\r\n"
	    "2022/23,rate,21.450,,,,,\r\n"
	    "2022-12-31,cost,\xE2\x88\x92" "3.5,,,,,\r\n"
	    "2022-11,number,,,,,not set,\r\n"
	    "2022-12,share,,\"1,000\",2000,E01,,\r\n"
	    ",,,,,,,\r\n"
	    "\r\n";
	struct folder_case	*c = *state;

	assert_true(case_load(c, "a.csv", text));
	assert_string_equal(case_said(c), "");
	assert_int_equal(c->results[0].kind, DATA_OBSERVATIONS);
	assert_int_equal(c->results[0].rows, 6);
	assert_int_equal(c->results[0].added, 6);
	assert_int_equal(c->results[0].import, 3);
	assert_string_equal(case_sql(c, "SELECT group_concat(x, ' ') FROM ("
	    "SELECT line || typeof(value) || coalesce(value, numerator, status)"
	    " AS x FROM observation ORDER BY line)"),
	    "2integer1428 3integer12 4text21.450 5text-3.5 6nullNot set"
	    " 7null1000");
	assert_string_equal(case_sql(c, "SELECT status FROM observation"
	    " WHERE line = 3"), "p");
	/* E01 is the authority, which has the key 0 wherever it is named. */
	assert_string_equal(case_sql(c, "SELECT area FROM observation"
	    " WHERE line = 7"), "0");
}

static void
figures_within_their_limits_are_taken(void **state)
{
	static const char	text[] = OBSERVATIONS
	    "share,2022-01,,5,5,,\n"		/* all of them */
	    "share,2022-02,,0,0,,\n"		/* none of none */
	    "share,2022-03,,1,3,33.4,e\n"	/* 33 at no decimals */
	    "rate,2022-04,,900,100,,\n"		/* a rate is no share */
	    "cost,2022-05,,-10,4,,\n"		/* money may be lost */
	    "share,2022-06,,,,-3,\n"		/* a change in per cent */
	    "share,2022-07,,7,,7,\n"		/* half a fraction, a value */
	    "number,2022-08,,,,7.0,\n"		/* seven */
	    "rate,2022-09,,,,0.25,\n"		/* more than is printed */
	    "cost,2022-10,,,,0.005,\n";
	struct folder_case	*c = *state;

	assert_true(case_load(c, "a.csv", text));
	assert_string_equal(case_said(c), "a.csv:7:18 DATA_UNDER -3\n");
	assert_int_equal(c->results[0].added, 10);
}

static void
a_percentage_that_may_be_a_share_of_one_is_a_warning(void **state)
{
	static const char	text[] = OBSERVATIONS
	    "share,2022-01,,,,0.93,\n"
	    "share,2022-02,,,,-0.005,p\n"
	    "share,2022-03,,,,193,\n"
	    "share,2022-04,,,,1,\n"		/* these may well be meant */
	    "share,2022-05,,,,0,\n"
	    "share,2022-06,,,,100.0,\n"
	    "share,2022-07,,4,1000,0.4,\n"	/* and this is worked out */
	    "rate,2022-07,,,,0.93,\n";
	static const char	others[] =
	    "indicator,period,comparator,value\n"
	    "share,2021/22,last-year,0.86\n";
	static const char	targets[] =
	    "indicator,direction,value,upper,tolerance\n"
	    "share,between,0.95,150,0.1\n";
	static const char	falls[] =
	    "indicator,period,comparator,value\n"
	    "share,2020/21,last-year,-5\n"
	    "share,2019/20,last-year,-1\n"
	    "share,2018/19,last-year,-0.9\n";
	struct folder_case	*c = *state;

	assert_true(case_load(c, "a.csv", text));
	assert_int_equal(c->results[0].added, 8);
	assert_true(case_load(c, "b.csv", others));
	assert_true(case_load(c, "c.csv", targets));
	assert_true(case_load(c, "d.csv", falls));
	assert_string_equal(case_said(c),
	    "a.csv:2:18 DATA_SMALL 0.93 (write 93 if that is meant)\n"
	    "a.csv:3:18 DATA_SMALL -0.005 (write \xE2\x88\x92" "0.5 if that is"
	    " meant)\n"
	    "a.csv:4:18 DATA_LARGE 193\n"
	    "b.csv:2:25 DATA_SMALL 0.86 (write 86 if that is meant)\n"
	    "c.csv:2:15 DATA_SMALL 0.95 (write 95 if that is meant)\n"
	    "c.csv:2:20 DATA_LARGE 150\n"
	    "c.csv:2:24 DATA_SMALL 0.1 (write 10 if that is meant)\n"
	    "d.csv:2:25 DATA_UNDER -5\n"
	    "d.csv:3:25 DATA_UNDER -1\n"
	    "d.csv:4:25 DATA_SMALL -0.9 (write \xE2\x88\x92" "90 if that is"
	    " meant)\n");
	assert_int_equal(diags_worst(c->diags), LEVEL_WARNING);
}

static void
a_count_is_a_value_alone_and_whole(void **state)
{
	static const struct refused	cases[] = {
		{ OBSERVATIONS "number,2022-01,,5,10,,\n"
		  "number,2022-02,,,10,4,\n"
		  "number,2022-03,,,,4.5,\n",
		  "a.csv:2:17 DATA_COUNT numerator 5\n"
		  "a.csv:3:18 DATA_COUNT denominator 10\n"
		  "a.csv:4:19 DATA_DECIMALS 4.5, number has 0\n" },
		{ "indicator,direction,value\nnumber,at-least,4.5\n",
		  "a.csv:2:17 DATA_DECIMALS 4.5, number has 0\n" },
		{ "indicator,period,comparator,numerator,denominator\n"
		  "number,2021/22,england,5,10\n",
		  "a.csv:2:24 DATA_COUNT numerator 5\n" },
	};
	struct folder_case		*c = *state;

	ASSERT_REFUSED(c, cases);
	/* A comparator may be a mean. */
	assert_non_null(case_open(c, STORE_WRITE));
	assert_true(case_load(c, "a.csv", "indicator,period,comparator,value\n"
	    "number,2021/22,england,412.6\n"));
	assert_string_equal(case_said(c), "");
}

static void
fractions_that_are_all_upside_down_are_called_swapped(void **state)
{
	static const struct refused	cases[] = {
		{ OBSERVATIONS "share,2022-01,,399,104,,\n"
		  "share,2022-02,,5,0,,\n"		/* was 0/5 */
		  "share,2022-03,,7,7,,\n"		/* says nothing */
		  "rate,2022-01,,5,1000,,\n",		/* nor does this */
		  "a.csv DATA_SWAPPED 2 rows\n"
		  "a.csv:2:16 DATA_SHARE 399/104\n"
		  "a.csv:3:18 DATA_NOUGHT 5/0\n" },
		{ OBSERVATIONS "share,2022-01,,399,104,,\n"
		  "share,2022-02,,10,11,,\n",
		  "a.csv:2:16 DATA_SHARE 399/104\n" },
		{ OBSERVATIONS "share,2022-01,,399,104,,\n",
		  "a.csv:2:16 DATA_SHARE 399/104\n" },
		/* A row that is right but for its period lies as it lies. */
		{ OBSERVATIONS "share,2022-01,,399,104,,\n"
		  "share,2022-02,,88,80,,\n"
		  "share,2022-13,,70,80,,\n",
		  "a.csv:2:16 DATA_SHARE 399/104\n"
		  "a.csv:3:16 DATA_SHARE 88/80\n"
		  "a.csv:4:7 CSV_PERIOD 2022-13\n" },
		/* One of no indicator does not. */
		{ OBSERVATIONS ",2022-01,,70,80,,\n"
		  "share,2022-02,,399,104,,\n"
		  ",2022-03,,70,80,,\n"
		  "share,2022-04,,88,80,,\n",
		  "a.csv DATA_SWAPPED 2 rows\n"
		  "a.csv:2:1 CSV_FILLED indicator\n"
		  "a.csv:3:16 DATA_SHARE 399/104\n"
		  "a.csv:4:1 CSV_FILLED indicator\n"
		  "a.csv:5:16 DATA_SHARE 88/80\n" },
		{ OBSERVATIONS "share,2022-01,,399,104,,\n"
		  "share,2022-02,,74,-80,,\n",
		  "a.csv:2:16 DATA_SHARE 399/104\n"
		  "a.csv:3:19 DATA_NEGATIVE -80\n" },
	};

	ASSERT_REFUSED(*state, cases);
}

static void
periods_and_numbers_in_other_forms_are_told_how_to_be_written(void **state)
{
	static const struct {
		const char	*period, *meant;
	} periods[] = {
		{ "12/2022", "2022-12" },
		{ "1/2023", "2023-01" },
		{ "2022/12", "2022-12" },
		{ "Dec-22", "2022-12" },
		{ "sept 2022", "2022-09" },
		{ "2022-23", "2022/23" },
		{ "1999/2000", "1999/00" },
		{ "Q3 2022", "2022-Q3" },
		{ "31/12/2022", "2022-12 for the month, or 2022-12-31 for the"
		  " day" },
		{ "1 Dec 2022", "2022-12 for the month, or 2022-12-01 for the"
		  " day" },
		{ "2022/12/31", "2022-12 for the month, or 2022-12-31 for the"
		  " day" },
		{ "01/04/2024", "2024-04 for the month, or 2024-04-01 for the"
		  " day" },
		{ "1/4/24", "2024-04 for the month, or 2024-04-01 for the day" },
		/* Excel's day 1 is 1 January 1900, and it has a 29 February
		 * 1900: 45292 is 1 January 2024, 91 days before. */
		{ "45383", "2024-04 for the month, or 2024-04-01 for the day" },
		{ "Apr-24", "2024-04" },
		{ "202409", "2024-09" },
		{ "202413", NULL },
		{ "20240", NULL },		/* in 1955 */
		{ "22-12-31", NULL },		/* which is the year? */
		{ "12/31/2022", NULL },		/* there is no month 31 */
		{ "22-Dec", NULL },		/* a day or a year */
		{ "Q5 2022", NULL },
		{ "2022", NULL },
		{ "2022-12-31-1", NULL },
		{ "///", NULL },
	};
	static const struct refused	cases[] = {
		{ "indicator,period,value\nshare,2022-12,30%\n"
		  "cost,2022-12,\xC2\xA3 1.50\ncost,2022-11,5 pounds\n",
		  "a.csv:2:15 CSV_NUMBER 30% (did you mean 30?)\n"
		  "a.csv:3:14 CSV_NUMBER \xC2\xA3 1.50 (did you mean 1.50?)\n"
		  "a.csv:4:14 CSV_NUMBER 5 pounds\n" },
		{ "indicator,period,value\nshare,2022-12,~\n"
		  "cost,2022-12,k\n",
		  "a.csv:2:15 CSV_SIGN ~ (status: low for what rounds to "
		  "nought, or x for unavailable)\n"
		  "a.csv:3:14 CSV_SIGN k (status: low for what rounds to "
		  "nought)\n" },
		{ "indicator,direction,value\nshare,at-least,n/a\n"
		  "cost,at-least,many\n",
		  "a.csv:2:16 CSV_PRINTED n/a\n"
		  "a.csv:3:15 CSV_NUMBER many\n" },
	};
	struct folder_case		*c = *state;
	const char			*text, *want;

	for (size_t i = 0; i < sizeof(periods) / sizeof(periods[0]); i++) {
		assert_non_null(case_open(c, STORE_WRITE));
		text = arena_printf(c->arena, "indicator,period,value\n"
		    "number,%s,1\n", periods[i].period);
		want = periods[i].meant == NULL ? "" : arena_printf(c->arena,
		    " (did you mean %s?)", periods[i].meant);
		assert_false(case_load(c, "a.csv", text));
		assert_string_equal(case_said(c), arena_printf(c->arena,
		    "a.csv:2:8 CSV_PERIOD %s%s\n", periods[i].period, want));
	}
	ASSERT_REFUSED(c, cases);
}

static void
a_value_that_its_fraction_contradicts_is_a_warning(void **state)
{
	static const char	text[] = OBSERVATIONS
	    "share,2022-07,,532,569,94,\n"	/* 93.497 is 93 */
	    "rate,2022-07,,139500,650270,2145.2,\n"; /* 2145.26... is 2145.3 */
	struct folder_case	*c = *state;

	assert_true(case_load(c, "a.csv", text));
	assert_string_equal(case_said(c),
	    "a.csv:2:24 DATA_DISAGREES 94, the fraction is 93\n"
	    "a.csv:3:29 DATA_DISAGREES 2145.2, the fraction is 2,145.3\n");
	assert_int_equal(c->results[0].added, 2);
}

/* ---- files ---- */

static void
what_is_no_csv_file_is_refused_with_the_way_out(void **state)
{
	static const struct refused	cases[] = {
		{ "", "a.csv CSV_EMPTY\n" },
		{ "\n\n", "a.csv CSV_EMPTY\n" },
		{ "PK\003\004...", "a.csv CSV_BINARY a spreadsheet or other zip"
		  " file\n" },
		{ "\xFF\xFEi", "a.csv CSV_BINARY UTF-16\n" },
		{ "indicator;period;value\nnumber;2022-12;1\n",
		  "a.csv:1:1 CSV_SEPARATOR they are separated by semicolons\n" },
		{ "indicator\tperiod\tvalue\nnumber\t2022-12\t1\n",
		  "a.csv:1:1 CSV_SEPARATOR they are separated by tabs\n" },
		{ "indicator,period,value,reason\nnumber,2022-12,1,caf\xE9\n"
		  "number,2022-11,1,caf\xE9\n",
		  "a.csv:2:21 CSV_ENCODING byte 0xE9, the first of several\n" },
		{ "indicator,period,value\nnumber,2022-12,\"1\n",
		  "a.csv:2:16 CSV_QUOTE_OPEN\n" },
		{ "indicator,period,reason,value\nnumber,2022-12,5\" pipe,1\n",
		  "a.csv:2:17 CSV_QUOTE\n" },
	};
	static const char		nul[] = "indicator,period\nx,\0\n";
	struct folder_case		*c = *state;
	const char			*path;

	ASSERT_REFUSED(c, cases);
	assert_non_null(case_open(c, STORE_WRITE));
	path = case_write(c, "a.csv", nul, sizeof(nul) - 1);
	assert_false(case_import(c, &path, 1));
	assert_string_equal(case_said(c),
	    "a.csv CSV_BINARY it has NUL bytes\n");
}

static void
the_kind_is_known_from_the_header_or_the_nearest_is_named(void **state)
{
	static const struct refused	cases[] = {
		{ "foo,bar\n1,2\n", "a.csv:1:1 CSV_KIND the first line must "
		  "name the columns, and the nearest kind, targets, needs "
		  "indicator, direction\n" },
		{ "indicator,period,percentage,status\nnumber,2022-12,1,x\n",
		  "a.csv:1:18 CSV_COLUMN percentage (did you mean value?)\n" },
		{ "indicator,period,value,percentage\nnumber,2022-12,1,2\n",
		  "a.csv:1:24 CSV_COLUMN percentage in observations: take it "
		  "out, or call it (note) to have it passed over\n" },
		{ "indicator,periode,value\nnumber,2022-12,1\n",
		  "a.csv:1:1 CSV_COLUMN_MISSING period in observations\n"
		  "a.csv:1:11 CSV_COLUMN periode (did you mean period?)\n" },
		{ "indicator,period,value,Value\nnumber,2022-12,1,2\n",
		  "a.csv:1:24 CSV_COLUMN_TWICE Value\n" },
		{ "indicator,period,value,\nnumber,2022-12,1,stray\n",
		  "a.csv:2:18 CSV_UNNAMED stray\n" },
		{ "id,name,unit,decimals\nx,X,percent,0\n",
		  "a.csv:1:1 CSV_COLUMN_MISSING better in indicators\n" },
		{ "indicator,period,value,Team lead\nnumber,2022-12,1,Bo\n",
		  "a.csv:1:24 CSV_COLUMN Team lead in observations: take it out,"
		  " or call it (note) to have it passed over\n" },
		{ "indicator,Month,value\nnumber,2022-12,1\n",
		  "a.csv:1:1 CSV_COLUMN_MISSING period in observations\n"
		  "a.csv:1:11 CSV_COLUMN Month (did you mean period?)\n" },
	};

	ASSERT_REFUSED(*state, cases);
}

static void
a_header_that_stands_elsewhere_is_found(void **state)
{
	static const struct refused	cases[] = {
		{ "Monthly return\n\nindicator,period,value\nnumber,2022-12,1\n",
		  "a.csv:1:1 CSV_KIND line 3 looks like the header: take out"
		  " what stands above it\n" },
		{ "Indicator,Apr-24,May-24,Jun-24\nnumber,1,2,3\n",
		  "a.csv:1:1 CSV_KIND it has periods: give a row for each"
		  " indicator and month, not months across\n" },
	};

	ASSERT_REFUSED(*state, cases);
}

static void
a_column_of_notes_is_passed_over_and_figures_may_change(void **state)
{
	struct folder_case	*c = *state;

	c->options.reason = STR("Late");
	assert_true(case_load(c, "a.csv",
	    "indicator,period,value,(note)\nnumber,2022-12,1,of Bo\n"));
	assert_true(case_load(c, "a.csv",
	    "indicator,period,value,(Note)\nnumber,2022-12,2,of Al\n"));
	assert_int_equal(c->results[0].revised, 1);
	assert_string_equal(case_said(c), "");
}

static void
a_header_without_rows_is_a_warning_and_no_import(void **state)
{
	struct folder_case	*c = *state;

	assert_true(case_load(c, "a.csv", OBSERVATIONS));
	assert_string_equal(case_said(c), "a.csv CSV_HEADER_ONLY\n");
	assert_int_equal(c->results[0].import, 0);
}

static void
names_of_a_missing_file_are_not_called_unknown(void **state)
{
	struct folder_case	*c = *state;
	const char		*paths[2];

	paths[0] = case_path(c, "gone.csv");
	paths[1] = case_file(c, "a.csv", OBSERVATIONS "new,2022-12,,,,1,\n");
	assert_false(case_import(c, paths, 2));
	assert_non_null(strstr(case_said(c), "gone.csv FILE_OPEN"));
	assert_null(strstr(case_said(c), "DATA_INDICATOR"));
}

static void
huge_cells_and_headers_are_refused_at_once(void **state)
{
	struct folder_case	*c = *state;
	struct buf		 text = { 0 };
	clock_t			 begun = clock();

	buf_text(&text, "indicator,period,reason,value\nnumber,2022-12,\"");
	for (int i = 0; i < 10000000; i++)
		buf_char(&text, 'x');
	buf_text(&text, "\",1\n");
	assert_false(case_load(c, "a.csv", text.s));
	assert_string_equal(case_said(c), "a.csv:2:16 CSV_CELL_SIZE\n");

	assert_non_null(case_open(c, STORE_WRITE));
	buf_clear(&text);
	buf_text(&text, "indicator,period");
	for (int i = 0; i < 100000; i++)
		buf_text(&text, ",c");
	assert_false(case_load(c, "a.csv", text.s));
	/* 17 characters, 998 more columns of two, and the comma. */
	assert_string_equal(case_said(c), "a.csv:1:2014 CSV_COLUMNS\n");
	assert_true(clock() - begun < 2 * CLOCKS_PER_SEC);
	buf_free(&text);
}

static void
two_hundred_errors_are_listed_and_the_rest_counted(void **state)
{
	struct folder_case	 *c = *state;
	const struct message	**all;
	struct buf		  text = { 0 };

	buf_text(&text, "indicator,period,value\n");
	for (int i = 0; i < 1000; i++)
		buf_text(&text, "number,2022-13,1\n");
	assert_false(case_load(c, "a.csv", text.s));
	assert_int_equal(diags_sorted(c->diags, &all), 201);
	assert_int_equal(all[200]->id, DIAG_CSV_MORE);
	assert_int_equal(all[200]->place.line, 202);
	assert_string_equal(all[200]->detail, "800 more");
	buf_free(&text);
}

/* ---- rows against each other ---- */

static void
a_row_twice_in_a_file_points_to_the_first(void **state)
{
	static const struct refused	cases[] = {
		{ OBSERVATIONS "number,2022-12,,,,1,\nnumber,2022-11,,,,1,\n"
		  "number,2022-12,E01,,,1.0,\n",
		  "a.csv:4:1 DATA_TWICE line 2\n" },
		{ "area,neighbour,rank,model\nE01,E02,1,2021\nE01,E02,1,2021\n",
		  "a.csv:3:1 DATA_TWICE line 2\n" },
	};

	ASSERT_REFUSED(*state, cases);
}

static void
a_row_twice_that_differs_tells_what_each_says(void **state)
{
	static const struct refused	cases[] = {
		{ OBSERVATIONS "share,2022-12,,1,2,,\nshare,2022-11,,1,2,,\n"
		  "share,2022-12,E01,1,3,,\nshare,2022-12,,,,,x\n"
		  "number,2022-12,E02,,,5,\nnumber,2022-12,E02,,,5,p\n",
		  "a.csv:4:1 DATA_OTHERWISE the same indicator and period as"
		  " line 2, 1 of 3 here and 1 of 2 there\n"
		  "a.csv:5:1 DATA_OTHERWISE the same indicator and period as"
		  " line 2, x here and 1 of 2 there\n"
		  "a.csv:7:1 DATA_OTHERWISE the same indicator, period and area"
		  " as line 6, 5 (p) here and 5 there\n" },
		{ "id,name,unit,better,source\nnew,A,count,higher,\n"
		  "new,B,count,higher,DfE\n",
		  "a.csv:3:1 DATA_OTHERWISE the same id as line 2, name B,"
		  " source DfE here and name A, no source there\n" },
	};

	ASSERT_REFUSED(*state, cases);
}

#define LONG	40000	/* rows: more than are put at once */

/* A file of so many categories, the last letter first; CHANGED is the row whose
 * figure is another one, and row AGAIN is said once more at the end. */
static const char *
long_file(struct folder_case *c, int changed, int again)
{
	struct buf	text = { 0 };
	const char	*copy;

	buf_text(&text, "indicator,period,breakdown,category,value\n");
	for (int i = 0; i < LONG; i++)
		buf_printf(&text, "number,2022-12,of,c%05d,%d\n", LONG - i,
		    i == changed ? 8 : 7);
	if (again >= 0)
		buf_printf(&text, "number,2022-12,of,c%05d,7\n",
		    LONG - again);
	copy = str_dup(c->arena, buf_view(&text));
	buf_free(&text);
	return copy;
}

static void
a_row_twice_is_found_however_far_apart(void **state)
{
	struct folder_case	*c = *state;

	assert_false(case_load(c, "a.csv", long_file(c, -1, 0)));
	assert_string_equal(case_said(c), "a.csv:40002:1 DATA_TWICE line 2\n");
}

static void
a_large_file_keeps_its_order_and_refers_to_what_is_there(void **state)
{
	struct folder_case	*c = *state;

	assert_true(case_load(c, "a.csv", long_file(c, -1, -1)));
	assert_int_equal(c->results[0].added, LONG);
	assert_string_equal(case_sql(c, "SELECT count(*) FROM observation AS a"
	    " JOIN observation AS b ON b.revision = a.revision + 1"
	    " WHERE b.line <> a.line + 1"), "0");
	c->options.reason = STR("Late");
	assert_true(case_load(c, "b.csv", long_file(c, 35000, -1)));
	assert_int_equal(c->results[0].revised, 1);
	assert_int_equal(c->results[0].same, LONG - 1);
	assert_string_equal(case_sql(c,
	    "SELECT category || ' ' || line || ' ' || replaces"
	    " FROM observation WHERE import = 4"), "c05000 35002 35001");
	assert_string_equal(case_sql(c,
	    "SELECT count(*) FROM pragma_foreign_key_check"), "0");
}

static void
a_row_twice_is_found_although_the_store_has_it_already(void **state)
{
	struct folder_case	*c = *state;

	assert_true(case_load(c, "a.csv", OBSERVATIONS
	    "number,2022-12,,,,1,\n"));
	assert_false(case_load(c, "b.csv", OBSERVATIONS
	    "number,2022-12,,,,1,\nnumber,2022-12,,,,2,\n"));
	assert_string_equal(case_said(c), "b.csv:3:1 DATA_OTHERWISE the same"
	    " indicator and period as line 2, 2 here and 1 there\n");
}

static void
two_files_of_a_call_may_not_contradict_each_other(void **state)
{
	struct folder_case	*c = *state;
	const char		*paths[2];

	paths[0] = case_file(c, "a.csv", OBSERVATIONS "number,2022-12,,,,1,\n");
	paths[1] = case_file(c, "b.csv", OBSERVATIONS
	    "number,2022-11,,,,1,\nnumber,2022-12,,,,2,\n");
	assert_false(case_import(c, paths, 2));
	assert_string_equal(case_said(c),
	    "b.csv:3:1 DATA_CLASH line 2 there\n");
}

#define TARGETS								\
	"indicator,direction,value,upper,tolerance,from,to,printed,over\n"

static void
a_target_suits_its_direction_and_its_days(void **state)
{
	static const struct refused	cases[] = {
		{ TARGETS "share,at-least,,,,2022-04,2023-03,,\n"
		  "share,none,5,,,2023-04,,,\n"
		  "number,between,10,,,2022-04,,,\n"
		  "number,between,10,9,,2022-05,,,\n"
		  "number,at-most,10,9,-1,2022-06,2022-05,,decade\n",
		  "a.csv:2:16 DATA_TARGET this direction needs a value\n"
		  "a.csv:3:12 DATA_TARGET direction none has no value\n"
		  "a.csv:4:19 DATA_TARGET between needs an upper end\n"
		  "a.csv:5:19 DATA_TARGET below the lower end\n"
		  "a.csv:6:41 CSV_CHOICE decade (over: month, year)\n" },
		{ TARGETS "number,at-most,10,9,-1,2022-06,2022-05,,year\n",
		  "a.csv:2:19 DATA_TARGET only between has an upper end\n"
		  "a.csv:2:21 DATA_NEGATIVE -1\n"
		  "a.csv:2:32 DATA_ENDS 2022-06 to 2022-05\n" },
	};

	ASSERT_REFUSED(*state, cases);
}

static void
two_targets_of_one_indicator_may_not_overlap(void **state)
{
	struct folder_case	*c = *state;

	assert_false(case_load(c, "a.csv", TARGETS
	    "share,at-most,23,,,2022/23,2022/23,,\n"
	    "number,at-least,23,,,2022-04,2023-03,,\n"
	    "share,at-most,20,,,2023-03,,,\n"));
	assert_string_equal(case_said(c), "a.csv:4:1 DATA_OVERLAP line 2\n");

	/* Nor with one that is stored; ended, it makes room. */
	assert_non_null(case_open(c, STORE_WRITE));
	assert_true(case_load(c, "a.csv", TARGETS
	    "share,at-most,23,,,2022-04,,,\n"));
	assert_false(case_load(c, "b.csv", TARGETS
	    "share,at-most,20,,,2023-04,,,\n"));
	assert_string_equal(case_said(c),
	    "b.csv:2:1 DATA_OVERLAP stored by import 3, line 2\n");
	assert_non_null(case_open(c, STORE_WRITE));
	assert_true(case_load(c, "b.csv", TARGETS
	    "share,at-most,20,,,2023-04,,,\n"
	    "share,at-most,23,,,2022-04,2023-03,,\n"));
	assert_int_equal(c->results[0].added, 1);
	assert_int_equal(c->results[0].revised, 1);
}

static void
indicators_and_areas_are_checked_too(void **state)
{
	static const struct refused	cases[] = {
		{ "id,name,unit,better,per,decimals\n"
		  "a b,N,percent,lower,,\n"
		  "2022-12,N,percent,lower,,\n"
		  "p,N,percent,lower,1000,7\n"
		  "q,N,rate,lower,,\n"
		  "s,N,percents,lower,,\n"
		  "t,N,percent,lower,1000,\n",
		  "a.csv:2:1 CSV_NAME a b\n"
		  "a.csv:3:1 CSV_NAME 2022-12\n"
		  "a.csv:4:24 CSV_WHOLE 7 (0 to 6)\n"
		  "a.csv:5:16 DATA_PER a rate is per 1000, 10000 ...\n"
		  "a.csv:6:5 CSV_CHOICE percents (unit: percent, count, rate,"
		  " ratio, days, money)\n"
		  "a.csv:7:19 DATA_PER a percent is per 100\n" },
		{ "code,name,kind\nE02,Nexttown,authority\n",
		  "a.csv:2:1 DATA_AUTHORITY E02 (Nexttown), and E01 (Ourtown) in"
		  " the store\n" },
	};

	ASSERT_REFUSED(*state, cases);
}

static void
a_faulty_indicator_is_not_called_unknown_as_well(void **state)
{
	struct folder_case	*c = *state;
	const char		*paths[2];

	paths[0] = case_file(c, "a.csv", OBSERVATIONS "new,2022-12,,3,2,,\n");
	paths[1] = case_file(c, "i.csv", "id,name,unit,better\n"
	    "new,New,percents,lower\n");
	assert_false(case_import(c, paths, 2));
	assert_string_equal(case_said(c), "i.csv:2:9 CSV_CHOICE percents (unit:"
	    " percent, count, rate, ratio, days, money)\n");
}

#define INDICATORS	"id,name,unit,better\n"

static void
ids_that_differ_in_capitals_alone_are_refused(void **state)
{
	static const struct refused	cases[] = {
		{ INDICATORS "ARREARS,Arrears,count,lower\n"
		  "arrears,Late rent,count,lower\n"
		  "Share,Share of it,percent,lower\n",
		  "a.csv:3:1 DATA_CAPITALS arrears, ARREARS is on line 2\n"
		  "a.csv:4:1 DATA_CAPITALS Share, share is in the store\n" },
		{ OBSERVATIONS "SHARE,2022-12,,,,5,\n",
		  "a.csv:2:1 DATA_INDICATOR SHARE (did you mean share?)\n" },
	};
	struct folder_case		*c = *state;
	const char			*paths[2];

	ASSERT_REFUSED(c, cases);
	assert_non_null(case_open(c, STORE_WRITE));
	paths[0] = case_file(c, "a.csv", INDICATORS
	    "rent,Rent,count,lower\n");
	paths[1] = case_file(c, "b.csv", INDICATORS
	    "Rent,Rent due,count,lower\n");
	assert_false(case_import(c, paths, 2));
	assert_string_equal(case_said(c),
	    "b.csv:2:1 DATA_CAPITALS Rent, rent is on line 2 of a.csv\n");
}

static void
a_name_that_another_indicator_has_is_a_warning(void **state)
{
	struct folder_case	*c = *state;
	const char		*paths[2];

	paths[0] = case_file(c, "a.csv", INDICATORS
	    "one,One,count,lower\ntwo,A Share,count,lower\n");
	paths[1] = case_file(c, "b.csv", INDICATORS
	    "three,Three,count,lower\nfour,one,count,lower\n"
	    "five,Three,count,lower\n");
	assert_true(case_import(c, paths, 2));
	assert_string_equal(case_said(c),
	    "a.csv:3:1 DATA_NAMESAKE A Share, of share in the store\n"
	    "b.csv:3:1 DATA_NAMESAKE one, of one on line 2 of a.csv\n"
	    "b.csv:4:1 DATA_NAMESAKE Three, of three on line 2\n");
	assert_int_equal(diags_worst(c->diags), LEVEL_WARNING);

	/* Exchanged, two names are still two. */
	assert_non_null(case_open(c, STORE_WRITE));
	c->options.reason = STR("other names");
	assert_true(case_load(c, "c.csv", INDICATORS
	    "two,Two,count,lower\none,Three,count,lower\n"
	    "three,One,count,lower\nfour,Four,count,lower\n"
	    "five,Five,count,lower\n"));
	assert_string_equal(case_said(c), "");
}

static void
a_target_against_what_is_better_is_a_warning(void **state)
{
	struct folder_case	*c = *state;
	const char		*paths[2];

	/* share is better lower and number higher; cost is better neither way,
	 * and nothing is said against between. */
	assert_true(case_load(c, "a.csv", "indicator,direction,value,upper\n"
	    "share,at-least,23,\nnumber,at-most,5,\ncost,at-most,5,\n"
	    "rate,between,5,6\n"));
	assert_string_equal(case_said(c),
	    "a.csv:2:1 DATA_OPPOSED at-least, and lower is better\n"
	    "a.csv:3:1 DATA_OPPOSED at-most, and higher is better\n");
	assert_int_equal(diags_worst(c->diags), LEVEL_WARNING);

	/* An indicator may turn against a target that is stored. */
	assert_non_null(case_open(c, STORE_WRITE));
	c->options.reason = STR("turned round");
	assert_true(case_load(c, "b.csv", INDICATORS
	    "share,A share,percent,higher\ncost,A cost,money,higher\n"));
	assert_string_equal(case_said(c), "b.csv:3:1 DATA_OPPOSED higher is"
	    " better, and the target of import 3, line 4 is at-most\n");

	/* Both turned in one call agree again. */
	assert_non_null(case_open(c, STORE_WRITE));
	paths[0] = case_file(c, "t.csv", "indicator,direction,value\n"
	    "share,at-most,23\n");
	paths[1] = case_file(c, "i.csv", INDICATORS
	    "share,A share,percent,lower\n");
	assert_true(case_import(c, paths, 2));
	assert_string_equal(case_said(c), "");

	/* And contrary in one call it is said once, at the target. */
	assert_non_null(case_open(c, STORE_WRITE));
	paths[1] = case_file(c, "i.csv", INDICATORS
	    "share,A share,percent,higher\n");
	assert_true(case_import(c, paths, 2));
	assert_string_equal(case_said(c),
	    "t.csv:2:1 DATA_OPPOSED at-most, and higher is better\n");
}

/* ---- calls ---- */

static void
files_of_a_call_go_in_in_any_order(void **state)
{
	struct folder_case	*c = *state;
	const char		*paths[3];

	assert_non_null(case_open(c, STORE_CREATE));
	paths[0] = case_file(c, "o.csv", OBSERVATIONS "new,2022-12,E1,,,3,\n");
	paths[1] = case_file(c, "i.csv", "id,name,unit,better\n"
	    "new,New,count,lower\n");
	paths[2] = case_file(c, "r.csv", "code,name\nE1,Town\n");
	assert_true(case_import(c, paths, 3));
	assert_string_equal(case_said(c), "");
	assert_int_equal(c->results[0].kind, DATA_OBSERVATIONS);
	assert_int_equal(c->results[0].import, 3);
	assert_int_equal(c->results[1].kind, DATA_INDICATORS);
	assert_int_equal(c->results[1].import, 2);
	assert_int_equal(c->results[2].import, 1);
}

static void
one_faulty_file_keeps_all_of_the_call_out(void **state)
{
	struct folder_case	*c = *state;
	const char		*paths[2];

	paths[0] = case_file(c, "good.csv", OBSERVATIONS
	    "number,2022-12,,,,3,\n");
	paths[1] = case_file(c, "bad.csv", OBSERVATIONS
	    "number,2022-11,,,,3,\nnumber,2022-10,,,,x,\n");
	assert_false(case_import(c, paths, 2));
	assert_int_equal(c->results[0].import, 0);
	assert_string_equal(case_sql(c, "SELECT count(*) FROM observation"),
	    "0");
	assert_string_equal(case_sql(c, "SELECT count(*) FROM import"), "2");
}

static void
the_same_file_again_changes_nothing(void **state)
{
	static const char	text[] = OBSERVATIONS
	    "number,2022-12,,,,3,\n"
	    "rate,2022-12,,1,2,,\n"
	    "cost,2022-12,,,,1.50,e\n";
	struct folder_case	*c = *state;

	assert_true(case_load(c, "a.csv", text));
	assert_true(case_load(c, "again.csv", text));
	assert_int_equal(c->results[0].rows, 3);
	assert_int_equal(c->results[0].same, 3);
	assert_int_equal(c->results[0].added, 0);
	assert_int_equal(c->results[0].import, 0);
	assert_string_equal(case_sql(c, "SELECT max(number) FROM import"), "3");
	/* The same figure otherwise spelt is no change either. */
	assert_true(case_load(c, "b.csv", OBSERVATIONS
	    "number,2022-12,,,,3.0,\ncost,2022-12,E01,,,1.5,E\n"));
	assert_int_equal(c->results[0].same, 2);
	assert_int_equal(c->results[0].import, 0);
	assert_string_equal(case_said(c), "");
}

static void
a_changed_row_supersedes_and_absent_rows_are_left_alone(void **state)
{
	struct folder_case	*c = *state;

	assert_true(case_load(c, "a.csv", OBSERVATIONS
	    "number,2022-10,,,,1,\nnumber,2022-11,,,,2,\n"));
	c->options.reason = STR("miscounted");
	assert_true(case_load(c, "b.csv", OBSERVATIONS
	    "number,2022-11,,,,3,\nnumber,2022-12,,,,4,\n"));
	assert_int_equal(c->results[0].added, 1);
	assert_int_equal(c->results[0].revised, 1);
	assert_string_equal(case_said(c), "");
	assert_string_equal(case_sql(c, "SELECT group_concat(x, ' ') FROM"
	    " (SELECT period || '=' || value || '#' || import || '-' ||"
	    " coalesce(superseded, '') || '<' || coalesce(replaces, '') AS x"
	    " FROM observation ORDER BY revision)"),
	    "2022-10=1#3-< 2022-11=2#3-4< 2022-11=3#4-<2 2022-12=4#4-<");
	assert_string_equal(case_sql(c, "SELECT reason || file || rows FROM"
	    " import WHERE number = 4"), "miscountedb.csv2");
}

static void
figures_changed_without_a_reason_are_warned_of(void **state)
{
	struct folder_case	*c = *state;

	assert_true(case_load(c, "a.csv", OBSERVATIONS
	    "number,2022-10,,,,1,\nnumber,2022-11,,,,2,\n"));
	c->options.dry_run = true;
	assert_true(case_load(c, "b.csv", OBSERVATIONS
	    "number,2022-12,,,,3,\nnumber,2022-11,,,,4,\n"));
	assert_string_equal(case_said(c), "b.csv:3:1 IMPORT_NO_REASON 1 row; to"
	    " give one, import with --reason TEXT\n");
	assert_non_null(case_open(c, STORE_WRITE));
	c->options.dry_run = false;
	assert_true(case_load(c, "b.csv", OBSERVATIONS
	    "number,2022-10,,,,3,\nnumber,2022-11,,,,4,\n"));
	assert_string_equal(case_said(c), arena_printf(c->arena,
	    "b.csv:2:1 IMPORT_NO_REASON 2 rows; to give one, packwright undo"
	    " %s 4, then import with --reason TEXT\n",
	    case_path(c, "store.db")));
	assert_int_equal(diags_worst(c->diags), LEVEL_WARNING);
}

static void
a_reason_of_their_own_is_one(void **state)
{
	struct folder_case	*c = *state;

	assert_true(case_load(c, "a.csv", REASONED
	    "number,2022-10,,,,1,\nnumber,2022-11,,,,2,\n"));
	assert_true(case_load(c, "b.csv", REASONED
	    "number,2022-12,,,,3,\nnumber,2022-11,,,,4,counted twice\n"));
	assert_string_equal(case_said(c), "");
	assert_true(case_load(c, "c.csv", REASONED
	    "number,2022-11,,,,5,again\nnumber,2022-10,,,,6,\n"));
	assert_true(strncmp(case_said(c), "c.csv:3:1 IMPORT_NO_REASON 1 row;",
	    33) == 0);
}

static void
a_reason_given_too_late_is_not_lost_in_silence(void **state)
{
	static const char	text[] = OBSERVATIONS
	    "number,2022-10,,,,2,\n";
	struct folder_case	*c = *state;

	assert_true(case_load(c, "a.csv", OBSERVATIONS
	    "number,2022-10,,,,1,\n"));
	assert_true(case_load(c, "b.csv", text));
	assert_non_null(case_open(c, STORE_WRITE));
	c->options.reason = STR("Late");
	assert_true(case_load(c, "b.csv", text));
	assert_string_equal(case_said(c), arena_printf(c->arena,
	    "b.csv IMPORT_REASON_LOST to give it to what import 4 changed,"
	    " packwright undo %s 4, then import again\n",
	    case_path(c, "store.db")));
}

static void
a_reason_that_is_kept_already_is_not_spoken_of(void **state)
{
	static const char	text[] = OBSERVATIONS
	    "number,2022-10,,,,2,\n";
	struct folder_case	*c = *state;

	assert_true(case_load(c, "a.csv", OBSERVATIONS
	    "number,2022-10,,,,1,\n"));
	c->options.reason = STR("Late");
	assert_true(case_load(c, "b.csv", text));
	assert_true(case_load(c, "b.csv", text));
	assert_string_equal(case_said(c), "");
	/* Nor is there anything to take back where nothing was changed. */
	assert_true(case_load(c, "c.csv", OBSERVATIONS
	    "number,2022-11,,,,2,\n"));
	c->options.reason = STR("Other");
	assert_true(case_load(c, "c.csv", OBSERVATIONS
	    "number,2022-11,,,,2,\n"));
	assert_string_equal(case_said(c), "c.csv IMPORT_REASON_LOST\n");
}

/* ---- corrections taken back ---- */

/* 62105 of 66600, and then 61805 for a reason. */
static void
load_corrected(struct folder_case *c)
{
	assert_true(case_load(c, "year.csv", OBSERVATIONS
	    "share,2022-10,,1,2,,\nshare,2022-11,,62105,66600,,\n"));
	c->options.reason = STR("One academy was late");
	assert_true(case_load(c, "late.csv", OBSERVATIONS
	    "share,2022-11,,61805,66600,,\n"));
	c->options.reason = STR("");
	assert_string_equal(case_said(c), "");
}

static void
an_old_file_does_not_take_a_correction_back(void **state)
{
	static const char	year[] = OBSERVATIONS
	    "share,2022-10,,1,2,,\nshare,2022-11,,62105,66600,,\n"
	    "share,2022-12,,1,2,,\n";
	static const char	want[] =
	    "year.csv:3:1 DATA_BACK share in 2022-11 would be 62105 of 66600"
	    " again; import 4 made it 61805 of 66600 (One academy was late)\n";
	struct folder_case	*c = *state;

	load_corrected(c);
	c->options.dry_run = true;
	assert_false(case_load(c, "year.csv", year));
	assert_string_equal(case_said(c), want);
	assert_non_null(case_open(c, STORE_WRITE));
	c->options.dry_run = false;
	assert_false(case_load(c, "year.csv", year));
	assert_string_equal(case_said(c), want);
	assert_string_equal(case_sql(c, "SELECT max(number) FROM import"), "4");
	assert_non_null(case_open(c, STORE_WRITE));
	c->options.reason = STR("It was right");
	assert_true(case_load(c, "year.csv", year));
	assert_string_equal(case_said(c), "");
	assert_string_equal(case_sql(c, "SELECT numerator FROM observation"
	    " WHERE period = '2022-11' AND superseded IS NULL"), "62105");
}

/* A wrong figure is wrong as a provisional one, too; a mark beside the one in
 * force corrects nothing back, nor does another in the place of a figure. */
static void
a_mark_does_not_carry_an_old_figure_past_a_correction(void **state)
{
	struct folder_case	*c = *state;

	load_corrected(c);
	assert_false(case_load(c, "year.csv", OBSERVATIONS
	    "share,2022-11,,62105,66600,,p\n"));
	assert_string_equal(case_said(c), "year.csv:2:1 DATA_BACK share in"
	    " 2022-11 would be 62105 of 66600 (p) again; import 4 made it 61805"
	    " of 66600 (One academy was late)\n");
	assert_non_null(case_open(c, STORE_WRITE));
	assert_true(case_load(c, "final.csv", OBSERVATIONS
	    "share,2022-10,,,,,x\nshare,2022-11,,61805,66600,,p\n"));
	assert_int_equal(c->results[0].revised, 2);
	assert_true(case_load(c, "found.csv", OBSERVATIONS
	    "share,2022-10,,1,3,,\n"));
	assert_true(case_load(c, "secret.csv", OBSERVATIONS
	    "share,2022-10,,,,,c\n"));
	assert_int_equal(c->results[0].revised, 1);
}

static void
every_step_before_a_correction_is_known(void **state)
{
	struct folder_case	*c = *state;

	load_corrected(c);
	assert_true(case_load(c, "final.csv", OBSERVATIONS
	    "share,2022-11,,61800,66600,,p\n"));
	assert_non_null(case_open(c, STORE_WRITE));
	assert_false(case_load(c, "year.csv", OBSERVATIONS
	    "share,2022-11,,62105,66600,,\n"));
	assert_string_equal(case_said(c), "year.csv:2:1 DATA_BACK share in"
	    " 2022-11 would be 62105 of 66600 again; import 5 made it 61800 of"
	    " 66600 (p)\n");
}

static void
what_an_undo_took_back_may_come_again(void **state)
{
	struct folder_case	*c = *state;
	struct undo_result	 result;
	int64_t			 four = 4;

	load_corrected(c);
	assert_true(store_undo(c->store, &four, 1, &c->options, &result));
	assert_true(case_load(c, "late.csv", OBSERVATIONS
	    "share,2022-11,,61805,66600,,\n"));
	assert_int_equal(c->results[0].revised, 1);
	/* What it took back once more is what stood first. */
	assert_non_null(case_open(c, STORE_WRITE));
	assert_false(case_load(c, "year.csv", OBSERVATIONS
	    "share,2022-11,,62105,66600,,\n"));
}

static void
targets_and_definitions_are_not_taken_back_either(void **state)
{
	static const char	first[] =
	    "indicator,direction,value,from\nshare,at-most,23,2022-04\n";
	static const char	names[] =
	    "id,name,unit,better\nshare,A share,percent,lower\n";
	struct folder_case	*c = *state;

	assert_true(case_load(c, "t.csv", first));
	c->options.reason = STR("The plan says so");
	assert_true(case_load(c, "t.csv",
	    "indicator,direction,value,from\nshare,at-most,20,2022-04\n"));
	assert_true(case_load(c, "i.csv",
	    "id,name,unit,better\nshare,The share,percent,lower\n"));
	c->options.reason = STR("");
	assert_false(case_load(c, "t.csv", first));
	assert_false(case_load(c, "i.csv", names));
	assert_string_equal(case_said(c),
	    "i.csv:2:1 DATA_BACK share would have name A share again; import 5"
	    " gave it name The share (The plan says so)\n"
	    "t.csv:2:1 DATA_BACK share from 2022-04 would have value 23 again;"
	    " import 4 gave it value 20 (The plan says so)\n");
}

/* However rows are put: a fault in between puts those before it. */
static void
a_row_twice_is_found_behind_one_that_takes_a_correction_back(void **state)
{
	static const char	back[] =
	    "year.csv:2:1 DATA_BACK share in 2022-11 would be 62105 of 66600"
	    " again; import 4 made it 61805 of 66600 (One academy was late)\n";
	static const char	twice[] =
	    "year.csv:4:1 DATA_OTHERWISE the same indicator and period as line"
	    " 2, 61000 of 66600 here and 62105 of 66600 there\n"
	    "year.csv:5:1 DATA_TWICE line 2\n"
	    "year.csv:6:1 DATA_OTHERWISE the same indicator and period as line"
	    " 2, 61805 of 66600 here and 62105 of 66600 there\n";
	static const char	text[] = OBSERVATIONS
	    "share,2022-11,,62105,66600,,\n%s,2022-09,,1,2,,\n"
	    "share,2022-11,,61000,66600,,\nshare,2022-11,,62105,66600,,\n"
	    "share,2022-11,,61805,66600,,\n";
	struct folder_case	*c = *state;

	load_corrected(c);
	assert_false(case_load(c, "year.csv", arena_printf(c->arena, text,
	    "share")));
	assert_string_equal(case_said(c), arena_printf(c->arena, "%s%s", back,
	    twice));
	assert_non_null(case_open(c, STORE_WRITE));
	assert_false(case_load(c, "year.csv", arena_printf(c->arena, text,
	    "shar")));
	assert_string_equal(case_said(c), arena_printf(c->arena, "%syear.csv:3"
	    ":1 DATA_INDICATOR shar (did you mean share?)\n%s", back, twice));
}

/* What cannot be found out is no leave to take a correction back. */
static void
a_past_that_cannot_be_read_lets_no_row_in(void **state)
{
	struct folder_case	*c = *state;

	load_corrected(c);
	case_do(c, "store.db", "ALTER TABLE import RENAME returns TO back");
	assert_false(case_load(c, "year.csv", OBSERVATIONS
	    "share,2022-11,,62105,66600,,\n"));
	assert_string_equal(case_said(c),
	    "store.db STORE_SQL no such column: returns\n");
	assert_string_equal(case_sql(c, "SELECT numerator FROM observation"
	    " WHERE period = '2022-11' AND superseded IS NULL"), "61805");
}

/* ---- many rows ---- */

#define MANY_MONTHS	100
#define MANY_PARTS	1000

/* Rows part by part, each with all its months, so that each has its place far
 * from the next; then TAIL.  Part P in month M of them is on line 2 + 100 P + M. */
static const char *
many_rows(struct folder_case *c, const char *tail)
{
	struct buf	 text = { 0 };
	char		*out;

	buf_text(&text, "indicator,period,breakdown,category,value\n");
	for (int part = 0; part < MANY_PARTS; part++)
		for (int month = 0; month < MANY_MONTHS; month++)
			buf_printf(&text, "number,%d-%02d,part,p%d,%d\n",
			    2014 + month / 12, month % 12 + 1, part,
			    month + part);
	buf_text(&text, tail);
	out = arena_printf(c->arena, STR_FMT, STR_ARG(buf_view(&text)));
	buf_free(&text);
	return out;
}

/* Which row of its table has the index: another one when it was made afresh. */
static const char *
index_row(struct folder_case *c)
{
	return case_sql(c, "SELECT rowid FROM sqlite_schema"
	    " WHERE name = 'observation_now'");
}

static void
assert_sound(struct folder_case *c)
{
	assert_string_equal(case_sql(c, "PRAGMA integrity_check"), "ok");
	assert_string_equal(case_sql(c, "SELECT \"unique\" || partial FROM"
	    " pragma_index_list('observation')"
	    " WHERE name = 'observation_now'"), "11");
}

static void
many_scattered_rows_are_kept_as_they_came(void **state)
{
	struct folder_case	*c = *state;
	const char		*before = index_row(c);

	assert_true(case_load(c, "few.csv", "indicator,period,breakdown,"
	    "category,value\nnumber,2013-12,part,p7,1\n"));
	assert_string_equal(index_row(c), before);
	assert_true(case_load(c, "many.csv", many_rows(c, "")));
	assert_int_equal(c->results[0].added, MANY_MONTHS * MANY_PARTS);
	assert_string_not_equal(index_row(c), before);
	assert_sound(c);
	/* Line 2 is the first of them; revisions run on with the lines. */
	assert_string_equal(case_sql(c, "SELECT group_concat(category || ' ' ||"
	    " value || ' ' || line || ' ' || (revision - line)) FROM"
	    " observation WHERE category = 'p999'"
	    " AND period IN ('2014-01', '2022-04')"),
	    "p999 999 99902 0,p999 1098 100001 0");
	/* And again, with one corrected at the end of a batch and all. */
	c->options.reason = STR("Counted again");
	assert_true(case_load(c, "few.csv", "indicator,period,breakdown,"
	    "category,value\nnumber,2016-09,part,p767,1\n"));
	assert_false(case_load(c, "many.csv", many_rows(c,
	    "number,2022-04,part,p0,99\n")));
	assert_string_equal(case_said(c),
	    "many.csv:100002:1 DATA_TWICE line 101\n");
	assert_non_null(case_open(c, STORE_WRITE));
	assert_true(case_load(c, "many.csv", many_rows(c,
	    "number,2022-05,part,p0,99\n")));
	assert_int_equal(c->results[0].added, 1);
	assert_int_equal(c->results[0].revised, 1);
	assert_int_equal(c->results[0].same, MANY_MONTHS * MANY_PARTS - 1);
}

/* What no import writes, a store may say: its rows are as many. */
static void
rows_of_revisions_below_nought_are_counted(void **state)
{
	struct folder_case	*c = *state;

	assert_true(case_load(c, "few.csv", "indicator,period,breakdown,"
	    "category,value\nnumber,2013-12,part,p7,1\n"
	    "number,2013-11,part,p7,1\n"));
	case_sql(c, "UPDATE observation SET revision = revision - 400000");
	assert_non_null(case_open(c, STORE_WRITE));
	assert_true(case_load(c, "many.csv", many_rows(c, "")));
	assert_int_equal(c->results[0].added, MANY_MONTHS * MANY_PARTS);
	assert_sound(c);
}

/* Behind many new rows wholes look for their parts, few parts for their wholes. */
static void
parts_above_their_whole_are_said_of_many_and_of_few(void **state)
{
	static const char	header[] =
	    "indicator,period,breakdown,category,value\n";
	struct folder_case	*c = *state;

	assert_true(case_load(c, "many.csv", arena_printf(c->arena, "%s%s",
	    header, "number,2022-01,team,North,8\nnumber,2022-01,,,7\n"
	    "number,2022-02,team,North,7\nnumber,2022-02,,,7\n")));
	assert_string_equal(case_said(c),
	    "many.csv:2:1 DATA_PART value of North, 8 of 7\n");
	assert_non_null(case_open(c, STORE_WRITE));
	assert_true(case_load(c, "few.csv", arena_printf(c->arena, "%s%s",
	    header, "number,2022-02,team,East,7\n"
	    "number,2022-02,team,West,9\n")));
	assert_string_equal(case_said(c),
	    "few.csv:3:1 DATA_PART value of West, 9 of 7\n");
}

/* Both in the file and in the store, where the index is away as much as is not. */
static void
among_many_rows_one_that_is_there_already_is_known(void **state)
{
	struct folder_case	*c = *state;
	const char		*before = index_row(c);

	assert_true(case_load(c, "few.csv", "indicator,period,breakdown,"
	    "category,value\nnumber,2021-12,part,p777,1\n"));
	assert_false(case_load(c, "many.csv", many_rows(c,
	    "number,2014-02,part,p3,4\nnumber,2022-04,part,p5,1\n")));
	assert_string_equal(case_said(c),
	    "many.csv:100002:1 DATA_TWICE line 303\n"
	    "many.csv:100003:1 DATA_OTHERWISE the same indicator, period,"
	    " breakdown and category as line 601, 1 here and 104 there\n");
	assert_string_equal(case_sql(c, "SELECT count(*) FROM observation"),
	    "1");
	assert_string_equal(index_row(c), before);
	assert_sound(c);
	assert_non_null(case_open(c, STORE_WRITE));
	c->options.reason = STR("More");
	assert_true(case_load(c, "many.csv", many_rows(c, "")));
	assert_int_equal(c->results[0].added, MANY_MONTHS * MANY_PARTS - 1);
	assert_int_equal(c->results[0].revised, 1);
	assert_string_not_equal(index_row(c), before);
	assert_sound(c);
}

/* ---- what files do not say ---- */

static void
columns_that_a_definition_leaves_out_stay_as_they_were(void **state)
{
	struct folder_case	*c = *state;

	assert_true(case_load(c, "i.csv", "id,name,unit,decimals,per,better,"
	    "numerator,denominator,source\n"
	    "visits,Visits,rate,1,1000,higher,visits,children,DfE\n"));
	c->options.reason = STR("Renamed");
	assert_true(case_load(c, "i.csv", "id,name,unit,better,source\n"
	    "visits,Home visits,rate,higher,\n"));
	assert_string_equal(case_said(c), "");
	assert_string_equal(case_sql(c, "SELECT name || decimals || per ||"
	    " numerator || denominator || coalesce(source, '-')"
	    " FROM indicator_revision WHERE import = 4"),
	    "Home visits11000visitschildren-");
	/* A row without a key has nothing to keep. */
	assert_false(case_load(c, "f.csv", "id,name,unit,better\n"
	    ",Visits,rate,higher\na b,Visits,count,higher\n"));
	assert_string_equal(case_said(c), "f.csv:2:1 CSV_FILLED id\n"
	    "f.csv:3:1 CSV_NAME a b\n");
	assert_true(case_load(c, "a.csv", "code,name\nE01,Our Town\n"));
	assert_string_equal(case_sql(c, "SELECT kind FROM area_revision"
	    " WHERE name = 'Our Town'"), "authority");
}

/* What a rate is per is nothing to a ratio. */
static void
what_a_figure_is_per_goes_with_its_unit(void **state)
{
	static const char	units[] = "SELECT unit || coalesce(per, '')"
	    " FROM indicator_revision WHERE name = 'R'"
	    " AND superseded IS NULL";
	struct folder_case	*c = *state;

	c->options.reason = STR("Asked otherwise");
	assert_true(case_load(c, "i.csv",
	    "id,name,unit,better\nrate,R,ratio,lower\n"));
	assert_string_equal(case_said(c), "");
	assert_string_equal(case_sql(c, units), "ratio");
	assert_true(case_load(c, "i.csv",
	    "id,name,unit,per,better\nrate,R,rate,1000,lower\n"));
	assert_true(case_load(c, "i.csv",
	    "id,name,unit,better\nrate,R,percent,lower\n"));
	assert_string_equal(case_sql(c, units), "percent");
	/* A file that cannot be read as to the unit says that alone; nor is a
	 * percent's 100 a rate's. */
	assert_false(case_load(c, "i.csv",
	    "id,name,unit,better\nrate,R,rates,lower\n"
	    "share,S,rate,lower\n"));
	assert_string_equal(case_said(c),
	    "i.csv:2:8 CSV_CHOICE rates (unit: percent, count, rate, ratio,"
	    " days, money)\n"
	    "i.csv:3:1 DATA_PER a rate is per 1000, 10000 ...\n");
}

static void
a_unit_that_changes_under_figures_is_warned_of(void **state)
{
	struct folder_case	*c = *state;

	c->options.reason = STR("Asked otherwise");
	assert_true(case_load(c, "a.csv", OBSERVATIONS
	    "rate,2022-10,,3,2000,,\nrate,2022-11,,4,2000,,\n"
	    "rate,2022-12,,,,15,\ncost,2022-10,,,,9,\n"));
	/* A fraction is one per whatever; but for the unit it is a new one. */
	assert_true(case_load(c, "i.csv",
	    "id,name,unit,per,better\nrate,A rate,rate,1000,lower\n"));
	assert_true(case_load(c, "j.csv", "id,name,unit,better\n"
	    "share,A share,percent,lower\nnumber,A number,days,higher\n"
	    "rate,A rate,ratio,lower\ncost,Cost,money,neither\n"));
	assert_string_equal(case_said(c),
	    "i.csv:2:1 DATA_UNIT rate per 1000, was rate per 10000; 1 figure\n"
	    "j.csv:4:1 DATA_UNIT ratio, was rate per 1000; 3 figures\n");
	/* Figures that come with it are in it. */
	assert_non_null(case_open(c, STORE_WRITE));
	assert_true(case_import(c, (const char *[]){
	    case_file(c, "o.csv", OBSERVATIONS "cost,2022-10,,,,8,\n"),
	    case_file(c, "i.csv",
	    "id,name,unit,better\ncost,Cost,count,neither\n") }, 2));
	assert_string_equal(case_said(c), "");
}

static void
files_that_leave_columns_out_agree_in_any_order(void **state)
{
	static const char	small[] =
	    "id,name,unit,better\nnew,New,percent,lower\n";
	static const char	large[] =
	    "id,name,unit,decimals,better\nnew,New,percent,2,lower\n";
	struct folder_case	*c = *state;
	const char		*paths[2];

	for (int first = 0; first < 2; first++) {
		paths[first] = case_file(c, "small.csv", small);
		paths[1 - first] = case_file(c, "large.csv", large);
		c->options.dry_run = first == 0;
		assert_true(case_import(c, paths, 2));
		assert_string_equal(case_said(c), "");
		assert_int_equal(c->results[first].same, 1);
		assert_int_equal(c->results[1 - first].added, 1);
	}
	assert_string_equal(case_sql(c, "SELECT decimals FROM"
	    " indicator_revision WHERE name = 'New'"), "2");
}

/* ---- times ---- */

/* NOON is on 2 January 2023. */
static void
what_is_after_the_day_of_the_import_is_warned_of(void **state)
{
	struct folder_case	*c = *state;

	assert_true(case_load(c, "a.csv", OBSERVATIONS
	    "number,2023-01,,,,1,\nnumber,2022/23,,,,1,\n"
	    "number,2023-Q1,,,,1,\nnumber,2023-01-02,,,,1,\n"
	    "number,2023-02,,,,,TBC\nnumber,2023-03,,,,8,e\n"));
	assert_true(case_load(c, "t.csv",
	    "indicator,direction,value,from\nshare,at-most,23,2029-04\n"));
	assert_true(case_load(c, "c.csv",
	    "indicator,period,comparator,value\nnumber,2029-04,plan,2\n"));
	assert_string_equal(case_said(c), "");
	assert_true(case_load(c, "b.csv", OBSERVATIONS
	    "number,2022-10,,,,1,e\nnumber,2029-07,,,,1,p\n"
	    "number,2023-04,,,,1,\nnumber,2023/24,,,,1,\n"));
	assert_true(case_load(c, "d.csv", OBSERVATIONS
	    "number,2023-01-03,,,,1,\n"));
	assert_string_equal(case_said(c),
	    "b.csv:3:1 DATA_AHEAD 2029-07, the first of 3 rows\n"
	    "d.csv:2:1 DATA_AHEAD 2023-01-03\n");
}

static void
days_that_were_meant_for_months_are_warned_of(void **state)
{
	struct folder_case	*c = *state;

	assert_true(case_load(c, "a.csv", OBSERVATIONS
	    "number,2022-10-01,,,,1,\nnumber,2022-11-01,,,,1,\n"
	    "share,2022-10-01,,1,2,,\nshare,2022-11-01,,1,2,,\n"
	    "share,2022-11-02,,1,2,,\nshare,2022-12-01,,1,2,,\n"));
	assert_string_equal(case_said(c), "");
	assert_true(case_load(c, "b.csv", OBSERVATIONS
	    "cost,2022-10,,,,1,\nrate,2022-10-01,,1,2,,\n"
	    "rate,2022-11-01,,1,2,,\nrate,2022-12-01,,1,2,,\n"));
	assert_string_equal(case_said(c),
	    "b.csv:3:1 DATA_FIRST_DAYS rate, 3 such days: 2022-10 is a month\n");
}

static void
a_file_of_first_days_alone_was_meant_for_months(void **state)
{
	struct folder_case	*c = *state;

	assert_true(case_load(c, "a.csv", OBSERVATIONS
	    "number,2022-10-01,,,,1,\nshare,2022-10-01,,1,2,,\n"));
	assert_true(case_load(c, "b.csv", OBSERVATIONS
	    "rate,2022-10-01,,1,2,,\nrate,2022-11-01,,1,2,,\n"));
	assert_string_equal(case_said(c),
	    "a.csv:2:1 DATA_FIRST_DAYS 2 rows: did you mean 2022-10?\n"
	    "b.csv:2:1 DATA_FIRST_DAYS rate, 2 such days: 2022-10 is a month\n");
}

/* An indicator of days may have one on the first of a month. */
static void
a_first_day_under_months_was_meant_for_one(void **state)
{
	struct folder_case	*c = *state;

	assert_true(case_load(c, "a.csv", OBSERVATIONS
	    "number,2022-08,,,,1,\nnumber,2022-09,,,,1,\n"
	    "rate,2022-09-30,,1,2,,\n"));
	assert_true(case_load(c, "b.csv", OBSERVATIONS
	    "number,2022-10-01,,,,1,\nrate,2022-10-01,,1,2,,\n"
	    "cost,2022-10,,,,1,\n"));
	assert_string_equal(case_said(c),
	    "b.csv:2:1 DATA_FIRST_DAYS number, 1 such day: 2022-10 is a month\n");
}

static void
data_that_a_pdf_carried_corrects_nothing(void **state)
{
	struct folder_case	*c = *state;

	assert_true(case_load(c, "a.csv", OBSERVATIONS
	    "number,2022-10,,,,14,\n"));
	assert_false(case_load(c, "b.csv",
	    "indicator,period,value,(Printed)\nnumber,2022-10,1,1\n"));
	assert_string_equal(case_said(c), "b.csv:2:1 DATA_PRINTED\n");
	assert_true(case_load(c, "c.csv",
	    "indicator,period,value,(Printed)\nnumber,2022-10,14,1\n"
	    "number,2022-11,2,2\n"));
}

static void
a_dry_run_counts_and_changes_nothing(void **state)
{
	struct folder_case	*c = *state;

	c->options.dry_run = true;
	assert_true(case_load(c, "a.csv", OBSERVATIONS
	    "number,2022-10,,,,1,\n"));
	assert_int_equal(c->results[0].added, 1);
	assert_int_equal(c->results[0].import, 0);
	assert_string_equal(case_sql(c, "SELECT count(*) FROM observation"),
	    "0");
	assert_string_equal(case_sql(c, "SELECT count(*) FROM import"), "2");
}

static void
time_never_runs_backwards(void **state)
{
	struct folder_case	*c = *state;

	c->options.time = NOON - A_DAY;
	assert_true(case_load(c, "a.csv", OBSERVATIONS
	    "number,2022-10,,,,1,\n"));
	assert_string_equal(case_said(c), "store.db IMPORT_TIME\n");
	assert_string_equal(case_sql(c, "SELECT time FROM import"
	    " WHERE number = 3"), "1672660800");
}

static void
the_sample_data_go_in(void **state)
{
	static const char *const files[] = {
		"samples/performance/observations.csv",
		"samples/performance/illustrative.csv",
		"samples/performance/comparators.csv",
		"samples/performance/targets.csv",
		"samples/performance/neighbours.csv",
		"samples/performance/areas.csv",
		"samples/performance/indicators.csv",
	};
	static const size_t	rows[] = { 270, 30, 103, 28, 20, 17, 30 };
	struct folder_case	*c = *state;

	assert_non_null(case_open(c, STORE_CREATE));
	assert_true(case_import(c, files, 7));
	assert_string_equal(case_said(c), "");
	for (size_t i = 0; i < 7; i++) {
		assert_int_equal(c->results[i].rows, rows[i]);
		assert_int_equal(c->results[i].added, rows[i]);
	}
	assert_string_equal(case_sql(c, "PRAGMA integrity_check"), "ok");
	assert_string_equal(case_sql(c, "SELECT count(*) FROM"
	    " pragma_foreign_key_check"), "0");
}

/* ---- interruption ---- */

/* A file of 60,000 observations. */
static const char *
large_file(struct folder_case *c)
{
	struct buf	 text = { 0 };
	const char	*path;

	buf_text(&text, OBSERVATIONS);
	for (int i = 0; i < 60000; i++)
		buf_printf(&text, "number,%04d-%02d-%02d,,,,%d,\n",
		    1800 + i / 336, i / 28 % 12 + 1, i % 28 + 1, i);
	path = case_write(c, "large.csv", text.s, text.n);
	buf_free(&text);
	return path;
}

/* Import PATH in a child and kill it after so many microseconds; true when it
 * was done before. */
static bool
import_killed(struct folder_case *c, const char *path, useconds_t after)
{
	pid_t	child = fork();
	int	status;

	assert_true(child >= 0);
	if (child == 0) {
		c->store = NULL;
		_exit(case_open(c, STORE_WRITE) != NULL &&
		    case_import(c, &path, 1) ? 0 : 1);
	}
	usleep(after);
	kill(child, SIGKILL);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFSIGNALED(status) || WEXITSTATUS(status) == 0);
	return WIFEXITED(status);
}

static void
an_import_killed_at_any_moment_leaves_the_store_as_it_was(void **state)
{
	struct folder_case	*c = *state;
	const char		*path = large_file(c);
	bool			 done = false;

	store_close(c->store);
	c->store = NULL;
	for (useconds_t after = 1000; !done; after += after / 2) {
		done = import_killed(c, path, after);
		assert_string_equal(case_sql(c, "PRAGMA integrity_check"),
		    "ok");
		/* Killed between commit and exit, it was all there too. */
		if (strcmp(case_sql(c, "SELECT count(*) FROM import"),
		    "3") == 0)
			done = true;
		assert_string_equal(case_sql(c,
		    "SELECT count(*) FROM observation"),
		    done ? "60000" : "0");
	}
	assert_non_null(case_open(c, STORE_WRITE));
	assert_true(case_import(c, &path, 1));
	assert_int_equal(c->results[0].same, 60000);
}

static void
a_store_that_another_writes_to_says_so(void **state)
{
	struct folder_case	*c = *state;
	sqlite3			*other;

	assert_int_equal(sqlite3_open(case_path(c, "store.db"), &other),
	    SQLITE_OK);
	assert_int_equal(sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL,
	    NULL), SQLITE_OK);
	store_patience(c->store, 20);
	assert_false(case_load(c, "a.csv", OBSERVATIONS
	    "number,2022-10,,,,1,\n"));
	assert_string_equal(case_said(c),
	    "store.db STORE_LOCKED database is locked\n");
	sqlite3_close(other);
	assert_true(case_load(c, "a.csv", OBSERVATIONS
	    "number,2022-10,,,,1,\n"));
}

static void
the_manual_lists_every_column(void **state)
{
	struct buf	out = { 0 };

	(void)state;
	import_manual(&out);
	assert_non_null(strstr(out.s, ".It Sy observations\n"));
	assert_non_null(strstr(out.s, ".It Cm period Pq required\n"
	    "2022-12, 2022-Q3, 2022/23 or 2022-12-31.\n"));
	assert_non_null(strstr(out.s, ".It Cm neighbours\n"
	    "how many of them reported; 1 to 1000.\n"));
	assert_non_null(strstr(out.s, "on which side of it is good:\n"
	    ".Ql none ,\n.Ql at-least ,\n.Ql at-most ,\n.Ql between .\n"));
	buf_free(&out);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name,		\
	case_new_with_registries, case_free)
#define TEST_BARE(name) cmocka_unit_test_setup_teardown(name, case_new,	\
	case_free)

int
main(void)
{
	const struct CMUnitTest	tests[] = {
		TEST(every_fault_of_a_file_is_said_at_its_place_in_one_run),
		TEST(places_are_right_after_newlines_and_letters_of_two_bytes),
		TEST(a_row_says_the_same_with_quotes_and_without),
		TEST(a_row_of_too_many_cells_or_too_large_ones_is_refused),
		TEST(forms_that_people_write_are_read_exactly),
		TEST(figures_within_their_limits_are_taken),
		TEST(a_percentage_that_may_be_a_share_of_one_is_a_warning),
		TEST(a_count_is_a_value_alone_and_whole),
		TEST(fractions_that_are_all_upside_down_are_called_swapped),
		TEST(periods_and_numbers_in_other_forms_are_told_how_to_be_written),
		TEST(a_value_that_its_fraction_contradicts_is_a_warning),
		TEST(what_is_no_csv_file_is_refused_with_the_way_out),
		TEST(the_kind_is_known_from_the_header_or_the_nearest_is_named),
		TEST(a_header_that_stands_elsewhere_is_found),
		TEST(a_column_of_notes_is_passed_over_and_figures_may_change),
		TEST(a_header_without_rows_is_a_warning_and_no_import),
		TEST(names_of_a_missing_file_are_not_called_unknown),
		TEST(huge_cells_and_headers_are_refused_at_once),
		TEST(two_hundred_errors_are_listed_and_the_rest_counted),
		TEST(a_row_twice_in_a_file_points_to_the_first),
		TEST(a_row_twice_that_differs_tells_what_each_says),
		TEST(a_row_twice_is_found_however_far_apart),
		TEST(a_large_file_keeps_its_order_and_refers_to_what_is_there),
		TEST(a_row_twice_is_found_although_the_store_has_it_already),
		TEST(two_files_of_a_call_may_not_contradict_each_other),
		TEST(a_target_suits_its_direction_and_its_days),
		TEST(two_targets_of_one_indicator_may_not_overlap),
		TEST(indicators_and_areas_are_checked_too),
		TEST(a_faulty_indicator_is_not_called_unknown_as_well),
		TEST(ids_that_differ_in_capitals_alone_are_refused),
		TEST(a_name_that_another_indicator_has_is_a_warning),
		TEST(a_target_against_what_is_better_is_a_warning),
		TEST_BARE(files_of_a_call_go_in_in_any_order),
		TEST(one_faulty_file_keeps_all_of_the_call_out),
		TEST(the_same_file_again_changes_nothing),
		TEST(a_changed_row_supersedes_and_absent_rows_are_left_alone),
		TEST(figures_changed_without_a_reason_are_warned_of),
		TEST(a_reason_of_their_own_is_one),
		TEST(a_reason_given_too_late_is_not_lost_in_silence),
		TEST(a_reason_that_is_kept_already_is_not_spoken_of),
		TEST(an_old_file_does_not_take_a_correction_back),
		TEST(every_step_before_a_correction_is_known),
		TEST(a_mark_does_not_carry_an_old_figure_past_a_correction),
		TEST(what_an_undo_took_back_may_come_again),
		TEST(targets_and_definitions_are_not_taken_back_either),
		TEST(a_row_twice_is_found_behind_one_that_takes_a_correction_back),
		TEST(a_past_that_cannot_be_read_lets_no_row_in),
		TEST(many_scattered_rows_are_kept_as_they_came),
		TEST(rows_of_revisions_below_nought_are_counted),
		TEST(parts_above_their_whole_are_said_of_many_and_of_few),
		TEST(among_many_rows_one_that_is_there_already_is_known),
		TEST(columns_that_a_definition_leaves_out_stay_as_they_were),
		TEST(what_a_figure_is_per_goes_with_its_unit),
		TEST(a_unit_that_changes_under_figures_is_warned_of),
		TEST(files_that_leave_columns_out_agree_in_any_order),
		TEST(what_is_after_the_day_of_the_import_is_warned_of),
		TEST(days_that_were_meant_for_months_are_warned_of),
		TEST(a_file_of_first_days_alone_was_meant_for_months),
		TEST(a_first_day_under_months_was_meant_for_one),
		TEST(data_that_a_pdf_carried_corrects_nothing),
		TEST(a_dry_run_counts_and_changes_nothing),
		TEST(time_never_runs_backwards),
		TEST_BARE(the_sample_data_go_in),
		TEST(an_import_killed_at_any_moment_leaves_the_store_as_it_was),
		TEST(a_store_that_another_writes_to_says_so),
		TEST_BARE(the_manual_lists_every_column),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
