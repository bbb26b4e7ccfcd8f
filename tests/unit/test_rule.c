/*
 * test_rule.c - what the cells of a row, and the rows of a file, must agree on.
 *
 * Behind a row at fault stands a good one of the same key, or the row once more:
 * were the first one taken, that would be said twice.
 */
#include "trial_case.h"

/* ---- figures ---- */

static void
counts_are_not_negative_and_money_may_be(void **state)
{
	static const struct offer	offers[] = {
		{ FIGURES "number,2022-01,,,-1,\nnumber,2022-01,,,1,\n",
		  "a.csv:2:18 DATA_NEGATIVE -1\n" },
		{ FIGURES "days,2022-01,,,-1,\nrate,2022-01,,,-1,\n",
		  "a.csv:2:16 DATA_NEGATIVE -1\n"
		  "a.csv:3:16 DATA_NEGATIVE -1\n" },
		{ FIGURES "rate,2022-01,-1,-2,,\nrate,2022-01,1,2,,\n",
		  "a.csv:2:14 DATA_NEGATIVE -1\n"
		  "a.csv:2:17 DATA_NEGATIVE -2\n" },
		{ FIGURES "cost,2022-01,1,-2,,\n",
		  "a.csv:2:16 DATA_NEGATIVE -2\n" },
		/* A half of them is 50, but that is not asked any more. */
		{ FIGURES "share,2022-01,-1,2,7,\nshare,2022-01,1,2,,\n",
		  "a.csv:2:15 DATA_NEGATIVE -1\n" },
		{ FIGURES "cost,2022-01,-1,2,,\ncost,2022-02,,,-1,\n"
		  "ratio,2022-01,,,-1,\nnumber,2022-01,,,0,\n"
		  "rate,2022-01,0,2,,\nshare,2022-01,,,0,\n", "" },
		{ FIGURES "share,2022-01,,,-1,\n",
		  "a.csv:2:17 DATA_UNDER -1\n" },
	};

	ASSERT_OFFERS(*state, offers);
}

static void
a_count_has_the_decimals_of_its_indicator(void **state)
{
	static const struct offer	offers[] = {
		{ FIGURES "halves,2022-01,,,4.5,\nhalves,2022-02,,,4,\n"
		  "halves,2022-03,,,4.50,\nnumber,2022-01,,,4.0,\n"
		  "rate,2022-01,,,0.25,\ndays,2022-01,,,2.5,\n", "" },
		{ FIGURES "halves,2022-01,,,4.25,\nhalves,2022-01,,,4.5,\n",
		  "a.csv:2:18 DATA_DECIMALS 4.25, halves has 1\n" },
		{ FIGURES "number,2022-01,,,4.5,\nnumber,2022-01,,,4,\n",
		  "a.csv:2:18 DATA_DECIMALS 4.5, number has 0\n" },
		/* A mean of other places is none of things. */
		{ "indicator,period,comparator,value\n"
		  "number,2021/22,england,412.6\n", "" },
	};

	ASSERT_OFFERS(*state, offers);
}

static void
a_count_is_no_fraction(void **state)
{
	static const struct offer	offers[] = {
		{ FIGURES "number,2022-01,5,10,,\nnumber,2022-01,,,5,\n",
		  "a.csv:2:16 DATA_COUNT numerator 5\n" },
		{ FIGURES "number,2022-01,5,,,\n",
		  "a.csv:2:16 DATA_COUNT numerator 5\n" },
		{ FIGURES "number,2022-01,,10,,\n",
		  "a.csv:2:17 DATA_COUNT denominator 10\n" },
		{ FIGURES "number,2022-01,,10,4,\n",
		  "a.csv:2:17 DATA_COUNT denominator 10\n" },
	};

	ASSERT_OFFERS(*state, offers);
}

static void
a_percentage_may_have_been_meant_as_a_share_of_one(void **state)
{
	static const struct offer	offers[] = {
		{ FIGURES "share,2022-01,,,0.93,\nshare,2022-02,,,-0.005,\n"
		  "share,2022-03,,,0.1,\nshare,2022-04,7,,0.5,\n"
		  "share,2022-05,,7,0.5,\n",
		  "a.csv:2:17 DATA_SMALL 0.93 (write 93 if that is meant)\n"
		  "a.csv:3:17 DATA_SMALL -0.005 (write \u22120.5 if that is"
		  " meant)\n"
		  "a.csv:4:17 DATA_SMALL 0.1 (write 10 if that is meant)\n"
		  "a.csv:5:18 DATA_SMALL 0.5 (write 50 if that is meant)\n"
		  "a.csv:6:18 DATA_SMALL 0.5 (write 50 if that is meant)\n" },
		/* Nine decimals are enough. */
		{ FIGURES "share,2022-01,,,0.123456789012,\n",
		  "a.csv:2:17 DATA_SMALL 0.123456789012 (write 12.345678901 if"
		  " that is meant)\n" },
		{ FIGURES "share,2022-01,,,1,\nshare,2022-02,,,0.0,\n"
		  "share,2022-03,,,100,\nrate,2022-01,,,0.5,\n"
		  "ratio,2022-01,,,-0.5,\n", "" },
		{ FIGURES "share,2022-01,,,100.5,\nshare,2022-02,,,101,\n"
		  "share,2022-03,,,-1.5,\nshare,2022-04,,,-1,\n"
		  "rate,2022-01,,,101,\n",
		  "a.csv:2:17 DATA_LARGE 100.5\n"
		  "a.csv:3:17 DATA_LARGE 101\n"
		  "a.csv:4:17 DATA_UNDER -1.5\n"
		  "a.csv:5:17 DATA_UNDER -1\n" },
	};

	ASSERT_OFFERS(*state, offers);
}

static void
a_part_is_not_more_than_its_whole_nor_of_nothing(void **state)
{
	static const struct offer	offers[] = {
		{ FIGURES "share,2022-01,5,5,,\nshare,2022-02,0,0,0,\n"
		  "share,2022-03,0,1,,\nshare,2022-04,1,1,,\n"
		  "rate,2022-01,900,100,,\nrate,2022-02,5,1,,\n"
		  "cost,2022-01,-10,4,,\n", "" },
		{ FIGURES "share,2022-01,5,4,7,\nshare,2022-01,4,5,,\n",
		  "a.csv:2:15 DATA_SHARE 5/4\n" },
		{ FIGURES "rate,2022-01,1,0,,\nrate,2022-01,1,1,,\n",
		  "a.csv:2:16 DATA_NOUGHT 1/0\n" },
		{ FIGURES "share,2022-01,5,0,,\nshare,2022-02,1,2,,\n",
		  "a.csv:2:17 DATA_NOUGHT 5/0\n" },
	};

	ASSERT_OFFERS(*state, offers);
}

static void
fractions_that_are_all_upside_down_are_swapped(void **state)
{
	static const struct offer	offers[] = {
		{ FIGURES "share,2022-01,4,3,,\nshare,2022-02,5,4,,\n"
		  "share,2022-03,7,7,,\nrate,2022-01,5,1000,,\n",
		  "a.csv DATA_SWAPPED 2 rows\n"
		  "a.csv:2:15 DATA_SHARE 4/3\n"
		  "a.csv:3:15 DATA_SHARE 5/4\n" },
		{ FIGURES "share,2022-01,4,3,,\nshare,2022-02,4,5,,\n",
		  "a.csv:2:15 DATA_SHARE 4/3\n" },
		{ FIGURES "share,2022-01,4,3,,\n",
		  "a.csv:2:15 DATA_SHARE 4/3\n" },
		/* Rows that name no indicator count as none; 0/5 was meant. */
		{ FIGURES ",2022-01,70,80,,\nshare,2022-01,4,3,,\n"
		  ",2022-02,70,80,,\nshare,2022-02,5,0,,\n",
		  "a.csv DATA_SWAPPED 2 rows\n"
		  "a.csv:2:1 CSV_FILLED indicator\n"
		  "a.csv:3:15 DATA_SHARE 4/3\n"
		  "a.csv:4:1 CSV_FILLED indicator\n"
		  "a.csv:5:17 DATA_NOUGHT 5/0\n" },
		{ FIGURES "share,2022-01,4,3,,\nshare,2022-02,7,7,,\n",
		  "a.csv:2:15 DATA_SHARE 4/3\n" },
		{ "indicator,period,comparator,numerator,denominator\n"
		  "share,2022-01,england,4,3\nshare,2022-02,england,5,4\n",
		  "a.csv DATA_SWAPPED 2 rows\n"
		  "a.csv:2:23 DATA_SHARE 4/3\n"
		  "a.csv:3:23 DATA_SHARE 5/4\n" },
	};

	ASSERT_OFFERS(*state, offers);
}

static void
a_figure_or_what_stands_for_it_must_be_there(void **state)
{
	static const struct offer	offers[] = {
		{ FIGURES "share,2022-01,,,,c\nshare,2022-02,,,50,p\n"
		  "share,2022-03,1,2,,e\nshare,2022-04,7,,7,\n", "" },
		{ FIGURES "share,2022-01,,,50,c\nshare,2022-01,,,50,\n",
		  "a.csv:2:20 DATA_BOTH c\n" },
		/* 94 is not a half, but that is not asked any more. */
		{ FIGURES "share,2022-01,1,2,94,x\nshare,2022-01,,,,x\n",
		  "a.csv:2:22 DATA_BOTH x\n" },
		{ FIGURES "share,2022-01,1,,,c\n", "a.csv:2:19 DATA_BOTH c\n" },
		{ FIGURES "share,2022-01,,2,,c\n", "a.csv:2:19 DATA_BOTH c\n" },
		{ FIGURES "share,2022-01,5,,,\nshare,2022-01,5,5,,\n",
		  "a.csv:2:15 DATA_HALF no denominator\n" },
		{ FIGURES "share,2022-01,,5,,\n",
		  "a.csv:2:16 DATA_HALF no numerator\n" },
		/* A mark that stands beside a figure does not stand for one. */
		{ FIGURES "share,2022-01,,,,p\nshare,2022-01,,,,x\n",
		  "a.csv:2:18 DATA_BESIDE p\n" },
		{ FIGURES "share,2022-01,,,,\n", "a.csv:2:1 DATA_MISSING\n" },
	};

	ASSERT_OFFERS(*state, offers);
}

static void
a_value_is_compared_with_its_fraction_as_printed(void **state)
{
	static const struct offer	offers[] = {
		{ FIGURES "share,2022-01,1,3,33.4,\nshare,2022-02,1,2,0.5,e\n"
		  "rate,2022-01,1,3,3333.3,\nratio,2022-01,1,2,0.5,\n"
		  "cost,2022-01,1,2,0.5,\ndays,2022-01,3,2,2,\n",
		  "a.csv:3:19 DATA_DISAGREES 0.5, the fraction is 50\n" },
		{ FIGURES "share,2022-01,1,3,33.5,\nrate,2022-01,1,3,3333.4,\n"
		  "ratio,2022-01,1,2,50,\ncost,2022-01,1,2,0.51,\n"
		  "days,2022-01,3,2,1,\n",
		  "a.csv:2:19 DATA_DISAGREES 33.5, the fraction is 33\n"
		  "a.csv:3:18 DATA_DISAGREES 3333.4, the fraction is 3,333.3\n"
		  "a.csv:4:19 DATA_DISAGREES 50, the fraction is 0.50\n"
		  "a.csv:5:18 DATA_DISAGREES 0.51, the fraction is 0.50\n"
		  "a.csv:6:18 DATA_DISAGREES 1, the fraction is 2\n" },
	};

	ASSERT_OFFERS(*state, offers);
}

/* NOON is on 2 January 2023. */
static void
an_estimate_or_a_mark_may_be_of_what_is_to_come(void **state)
{
	static const struct offer	offers[] = {
		{ FIGURES "number,2023-02,,,,TBC\nnumber,2023-03,,,8,e\n", "" },
		{ FIGURES "number,2023-02,,,8,p\n",
		  "a.csv:2:1 DATA_AHEAD 2023-02\n" },
		{ FIGURES "number,2022-02,,,8,e\nnumber,2022-03,,,,x\n"
		  "number,2023-02,,,8,\n",
		  "a.csv:4:1 DATA_AHEAD 2023-02\n" },
	};

	ASSERT_OFFERS(*state, offers);
}

/* ---- parts ---- */

static void
a_breakdown_and_its_category_stand_together(void **state)
{
	static const struct offer	offers[] = {
		{ PARTS "share,2022-01,sex,,1,2,\nshare,2022-01,sex,,1,2,\n",
		  "a.csv:2:15 DATA_BREAKDOWN no category\n"
		  "a.csv:3:15 DATA_BREAKDOWN no category\n" },
		{ PARTS "share,2022-01,,boys,1,2,\n",
		  "a.csv:2:16 DATA_BREAKDOWN no breakdown\n" },
		{ PARTS "share,2022-01,s,b,1,2,\nshare,2022-01,,,2,4,\n", "" },
	};

	ASSERT_OFFERS(*state, offers);
}

static void
a_part_above_the_whole_is_said_by_its_first_figure(void **state)
{
	static const struct offer	offers[] = {
		{ PARTS "share,2022-01,sex,boys,5,9,\nshare,2022-01,,,4,9,\n"
		  "share,2022-02,sex,girls,1,9,\nshare,2022-02,,,1,8,\n"
		  "number,2022-01,sex,boys,,,7\nnumber,2022-01,,,,,6\n"
		  "share,2022-03,sex,boys,5,9,\nshare,2022-03,,,4,8,\n",
		  "a.csv:2:1 DATA_PART numerator of boys, 5 of 4\n"
		  "a.csv:4:1 DATA_PART denominator of girls, 9 of 8\n"
		  "a.csv:6:1 DATA_PART value of boys, 7 of 6\n"
		  "a.csv:8:1 DATA_PART numerator of boys, 5 of 4\n" },
		/* As many as the whole may be of one part, and what is no count
		 * adds up to nothing.  Money may be owed. */
		{ PARTS "share,2022-01,sex,boys,4,9,\nshare,2022-01,,,4,9,\n"
		  "number,2022-01,sex,boys,,,6\nnumber,2022-01,,,,,6\n"
		  "days,2022-01,sex,boys,,,7\ndays,2022-01,,,,,6\n"
		  "cost,2022-01,sex,boys,5,9,\ncost,2022-01,,,4,9,\n"
		  "share,2022-02,sex,boys,,,7\nshare,2022-02,,,1,9,\n", "" },
	};

	ASSERT_OFFERS(*state, offers);
}

/* What the store has already is not said again.  Few new rows among many are found
 * in another way than many. */
static void
parts_are_looked_at_where_rows_are_new(void **state)
{
	struct folder_case	*c = *state;
	static const char	rows[] = PARTS
	    "share,2022-01,sex,boys,5,9,\nshare,2022-01,,,4,9,\n";

	assert_load(c, rows, "a.csv:2:1 DATA_PART numerator of boys, 5 of 4\n");
	assert_load(c, rows, "");
	assert_load(c, PARTS "share,2022-02,sex,boys,1,9,\n", "");
	assert_load(c, PARTS "share,2022-03,sex,boys,7,9,\nshare,2022-03,,,6,9,\n"
	    "cost,2022-03,sex,boys,7,9,\ncost,2022-03,,,6,9,\n"
	    "number,2022-03,sex,girls,,,8\nnumber,2022-03,,,,,7\n",
	    "a.csv:2:1 DATA_PART numerator of boys, 7 of 6\n"
	    "a.csv:6:1 DATA_PART value of girls, 8 of 7\n");
	assert_load(c, PARTS "share,2022-04,sex,boys,3,9,\nshare,2022-04,,,2,9,\n"
	    "cost,2022-04,sex,boys,7,9,\ncost,2022-04,,,6,9,\n",
	    "a.csv:2:1 DATA_PART numerator of boys, 3 of 2\n");
}

/* ---- first days ---- */

static void
first_days_alone_were_meant_for_months(void **state)
{
	static const struct offer	offers[] = {
		/* Of several indicators: said once. */
		{ FIGURES "number,2022-10-01,,,1,\nshare,2022-10-01,1,2,,\n",
		  "a.csv:2:1 DATA_FIRST_DAYS 2 rows: did you mean 2022-10?\n" },
		{ FIGURES "number,2022-10-01,,,1,\nrate,2022-10-01,1,2,,\n"
		  "rate,2022-11-01,1,2,,\n",
		  "a.csv:2:1 DATA_FIRST_DAYS 3 rows: did you mean 2022-10?\n" },
		/* Of one, two alone in their file are enough. */
		{ FIGURES "rate,2022-10-01,1,2,,\nrate,2022-11-01,1,2,,\n",
		  "a.csv:2:1 DATA_FIRST_DAYS rate, 2 such days: 2022-10 is a"
		  " month\n" },
		{ FIGURES "number,2022-10,,,1,\nrate,2022-10-01,1,2,,\n"
		  "rate,2022-11-01,1,2,,\n", "" },
		{ FIGURES "number,2022-10,,,1,\nrate,2022-10-01,1,2,,\n"
		  "rate,2022-11-01,1,2,,\nrate,2022-12-01,1,2,,\n",
		  "a.csv:3:1 DATA_FIRST_DAYS rate, 3 such days: 2022-10 is a"
		  " month\n" },
		{ FIGURES "number,2022-10-01,,,1,\nshare,2022-10-02,1,2,,\n",
		  "" },
		{ FIGURES "number,2022-10-01,,,1,\n", "" },
	};

	ASSERT_OFFERS(*state, offers);
}

static void
a_first_day_where_months_were_is_meant_for_one(void **state)
{
	struct folder_case	*c = *state;

	assert_load(c, FIGURES "number,2022-08,,,1,\nrate,2022-09-30,1,2,,\n",
	    "");
	assert_load(c, FIGURES "number,2022-10-01,,,1,\nrate,2022-10-01,1,2,,\n"
	    "cost,2022-10,,,1,\n",
	    "a.csv:2:1 DATA_FIRST_DAYS number, 1 such day: 2022-10 is a"
	    " month\n");
	/* Once it is there nobody speaks of it. */
	assert_load(c, FIGURES "number,2022-10-01,,,1,\n", "");
}

/* ---- targets ---- */

static void
a_target_has_the_bounds_of_its_direction(void **state)
{
	static const struct offer	offers[] = {
		{ TARGETS "share,none,5,,,,\nshare,none,,,,,\n",
		  "a.csv:2:12 DATA_TARGET direction none has no value\n" },
		{ TARGETS "share,at-most,,,,,\nshare,at-most,5,,,,\n",
		  "a.csv:2:15 DATA_TARGET this direction needs a value\n" },
		{ TARGETS "number,between,,9,,,\n",
		  "a.csv:2:16 DATA_TARGET this direction needs a value\n" },
		{ TARGETS "number,between,10,,,,\n",
		  "a.csv:2:19 DATA_TARGET between needs an upper end\n" },
		/* Not opposed as well, until it is in order. */
		{ TARGETS "number,at-most,10,12,,,\nnumber,at-least,9,,,,\n",
		  "a.csv:2:19 DATA_TARGET only between has an upper end\n" },
		{ TARGETS "number,none,,5,,,\n",
		  "a.csv:2:14 DATA_TARGET only between has an upper end\n" },
		{ TARGETS "number,between,10,9,,,\n",
		  "a.csv:2:19 DATA_TARGET below the lower end\n" },
		{ TARGETS "number,between,10,10,,,\nshare,none,,,,,\n"
		  "rate,at-most,5,,,,\ndays,between,-1,1,,,\n", "" },
	};

	ASSERT_OFFERS(*state, offers);
}

static void
the_numbers_of_a_target_are_such_as_figures_are(void **state)
{
	static const struct offer	offers[] = {
		{ TARGETS "number,at-most,4.5,,,,\nnumber,at-least,4,,,,\n",
		  "a.csv:2:16 DATA_DECIMALS 4.5, number has 0\n" },
		{ TARGETS "number,between,4,5.5,,,\nnumber,at-least,4,,,,\n",
		  "a.csv:2:18 DATA_DECIMALS 5.5, number has 0\n" },
		{ TARGETS "share,between,0.95,150,0.1,,\n",
		  "a.csv:2:15 DATA_SMALL 0.95 (write 95 if that is meant)\n"
		  "a.csv:2:20 DATA_LARGE 150\n"
		  "a.csv:2:24 DATA_SMALL 0.1 (write 10 if that is meant)\n" },
		{ TARGETS "share,at-most,5,,-1,,\nshare,at-most,5,,0,,\n",
		  "a.csv:2:18 DATA_NEGATIVE -1\n" },
		{ TARGETS "share,at-least,5,,-1,,\n",
		  "a.csv:2:19 DATA_NEGATIVE -1\n" },
		{ TARGETS "share,at-most,5,,0,,\nrate,at-most,5,,5,,\n", "" },
	};

	ASSERT_OFFERS(*state, offers);
}

static void
a_target_does_not_end_before_it_begins(void **state)
{
	static const struct offer	offers[] = {
		{ TARGETS "share,at-least,5,,,2022-06,2022-05\n"
		  "share,at-most,5,,,2022-06,2022-06\n",
		  "a.csv:2:28 DATA_ENDS 2022-06 to 2022-05\n" },
	};

	ASSERT_OFFERS(*state, offers);
}

static void
a_target_against_what_is_better_is_said(void **state)
{
	static const struct offer	offers[] = {
		{ TARGETS "share,at-least,5,,,,\nnumber,at-most,5,,,,\n"
		  "cost,at-most,5,,,,\nrate,between,5,6,,,\n",
		  "a.csv:2:1 DATA_OPPOSED at-least, and lower is better\n"
		  "a.csv:3:1 DATA_OPPOSED at-most, and higher is better\n" },
	};

	ASSERT_OFFERS(*state, offers);
}

/* ---- indicators and areas ---- */

#define INDICATORS	"id,name,unit,per,better\n"

static void
a_percentage_is_per_hundred_and_a_rate_per_more(void **state)
{
	static const struct offer	offers[] = {
		{ INDICATORS "p,P,percent,1000,lower\np,P,percent,,lower\n",
		  "a.csv:2:13 DATA_PER a percent is per 100\n" },
		{ INDICATORS "p,P,percent,101,lower\n",
		  "a.csv:2:13 DATA_PER a percent is per 100\n" },
		{ INDICATORS "r,R,rate,,lower\nr,R,rate,1000,lower\n",
		  "a.csv:2:10 DATA_PER a rate is per 1000, 10000 ...\n" },
		{ INDICATORS "p,P,percent,100,lower\nq,Q,percent,,lower\n"
		  "r,R,rate,1000,lower\nc,C,count,1000,lower\n"
		  "d,D,count,,lower\n", "" },
	};

	ASSERT_OFFERS(*state, offers);
}

/* A call of these two files. */
static void
assert_pair(struct folder_case *c, const char *indicators, const char *figures,
    const char *want)
{
	const char	*paths[2];

	paths[0] = case_file(c, "i.csv", indicators);
	paths[1] = case_file(c, "a.csv", figures);
	assert_call(c, paths, 2, want);
}

static void
figures_that_come_with_their_indicator_are_checked_by_it(void **state)
{
	assert_pair(*state, INDICATORS "p,P,percent,,lower\nq,Q,ratio,,lower\n"
	    "r,R,rate,1000,lower\ns,S,count,,lower\nt,T,ratio,10,lower\n",
	    FIGURES "p,2022-01,1,2,51,\nq,2022-01,4,2,3,\nr,2022-01,1,2,501,\n"
	    "s,2022-01,,,4.5,\nt,2022-01,4,2,21,\n",
	    "a.csv:2:15 DATA_DISAGREES 51, the fraction is 50\n"
	    "a.csv:3:15 DATA_DISAGREES 3, the fraction is 2\n"
	    "a.csv:4:15 DATA_DISAGREES 501, the fraction is 500\n"
	    "a.csv:5:13 DATA_DECIMALS 4.5, s has 0\n"
	    "a.csv:6:15 DATA_DISAGREES 21, the fraction is 20\n");
}

/* Its unit may be what is wrong with it, so figures are not measured by that. */
static void
figures_of_an_indicator_at_fault_are_left_alone(void **state)
{
	assert_pair(*state, INDICATORS "number,A number,count,x,higher\n"
	    "share,A share,percent,x,lower\n",
	    FIGURES "number,2022-01,1,2,4.5,\nshare,2022-01,,,0.5,\n"
	    "share,2022-02,-3,2,7,\n",
	    "i.csv:2:23 CSV_WHOLE x (1 to 1000000000)\n"
	    "i.csv:3:23 CSV_WHOLE x (1 to 1000000000)\n");
	assert_pair(*state, INDICATORS "number,A number,count,x,higher\n"
	    "share,A share,percent,x,lower\n",
	    TARGETS "number,at-most,4.5,,,,\nshare,at-least,0.5,,,,\n",
	    "i.csv:2:23 CSV_WHOLE x (1 to 1000000000)\n"
	    "i.csv:3:23 CSV_WHOLE x (1 to 1000000000)\n");
}

static void
there_is_one_authority(void **state)
{
	struct folder_case		*c = *state;
	const char			*first = trial_first_id(c);
	static const struct offer	offers[] = {
		{ "code,name,kind\nE03,T,authority\n",
		  "a.csv:2:1 DATA_AUTHORITY E03 (T), and E01 (Ourtown) in the"
		  " store\n" },
		{ "code,name,kind\nE00,T,authority\n",
		  "a.csv:2:1 DATA_AUTHORITY E00 (T), and E01 (Ourtown) in the"
		  " store\n" },
		{ "code,name,kind\nE03,T,authority\nE00,T,authority\n"
		  "E02,T,authority\n", "a.csv:3:1 DATA_AUTHORITY E00 (T), and"
		  " E03 (T) on line 2\n" },
		{ "code,name,kind\nE00,T,authority\nE03,T,authority\n",
		  "a.csv:3:1 DATA_AUTHORITY E03 (T), and E00 (T) on line 2\n" },
		{ "code,name,kind\nE03,T,region\nE04,T,\nE01,T,authority\n",
		  "" },
		/* Another one may be it from now on. */
		{ "code,name,kind\nE01,T,region\nE02,T,authority\n", "" },
		{ "code,name,kind\nE01,T,\nE02,T,authority\n", "" },
	};

	ASSERT_OFFERS(c, offers);
	assert_load(c, arena_printf(c->arena,
	    "code,name,kind\n%s,T,authority\n", first),
	    arena_printf(c->arena, "a.csv:2:1 DATA_AUTHORITY %s (T), and E01"
	    " (Ourtown) in the store\n", first));
}

int
main(void)
{
	const struct CMUnitTest	tests[] = {
		TRIAL(counts_are_not_negative_and_money_may_be),
		TRIAL(a_count_has_the_decimals_of_its_indicator),
		TRIAL(a_count_is_no_fraction),
		TRIAL(a_percentage_may_have_been_meant_as_a_share_of_one),
		TRIAL(a_part_is_not_more_than_its_whole_nor_of_nothing),
		TRIAL(fractions_that_are_all_upside_down_are_swapped),
		TRIAL(a_figure_or_what_stands_for_it_must_be_there),
		TRIAL(a_value_is_compared_with_its_fraction_as_printed),
		TRIAL(an_estimate_or_a_mark_may_be_of_what_is_to_come),
		TRIAL(a_breakdown_and_its_category_stand_together),
		TRIAL(a_part_above_the_whole_is_said_by_its_first_figure),
		TRIAL(parts_are_looked_at_where_rows_are_new),
		TRIAL(first_days_alone_were_meant_for_months),
		TRIAL(a_first_day_where_months_were_is_meant_for_one),
		TRIAL(a_target_has_the_bounds_of_its_direction),
		TRIAL(the_numbers_of_a_target_are_such_as_figures_are),
		TRIAL(a_target_does_not_end_before_it_begins),
		TRIAL(a_target_against_what_is_better_is_said),
		TRIAL(a_percentage_is_per_hundred_and_a_rate_per_more),
		TRIAL(figures_that_come_with_their_indicator_are_checked_by_it),
		TRIAL(figures_of_an_indicator_at_fault_are_left_alone),
		TRIAL(there_is_one_authority),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
