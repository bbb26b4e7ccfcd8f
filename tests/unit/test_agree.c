/*
 * test_agree.c - what indicators must agree on with each other and with their
 * targets, whichever of them came first.
 */
#include "trial_case.h"

#define INDICATORS	"id,name,unit,per,better\n"

/* A call of these two files. */
static void
assert_pair(struct folder_case *c, const char *a, const char *b,
    const char *want)
{
	const char	*paths[2];

	paths[0] = case_file(c, "a.csv", a);
	paths[1] = case_file(c, "b.csv", b);
	c->options.dry_run = true;
	assert_call(c, paths, 2, want);
	c->options.dry_run = false;
}

/* ---- ids ---- */

static void
ids_that_differ_in_capitals_alone_are_refused(void **state)
{
	static const struct offer	offers[] = {
		{ INDICATORS "AZ,One,count,,lower\naz,Two,count,,lower\n"
		  "az,Two,count,,lower\n",
		  "a.csv:3:1 DATA_CAPITALS az, AZ is on line 2\n"
		  "a.csv:4:1 DATA_CAPITALS az, AZ is on line 2\n" },
		{ INDICATORS "Share,B share,percent,,lower\n",
		  "a.csv:2:1 DATA_CAPITALS Share, share is in the store\n" },
		{ INDICATORS "a-b,One,count,,lower\na_b,Two,count,,lower\n"
		  "a-B-,Three,count,,lower\n", "" },
	};
	struct folder_case		*c = *state;
	const char			*first = trial_first_id(c);

	ASSERT_OFFERS(c, offers);
	assert_pair(c, INDICATORS "rent,Rent,count,,lower\n",
	    INDICATORS "Rent,Rent due,count,,lower\n",
	    "b.csv:2:1 DATA_CAPITALS Rent, rent is on line 2 of a.csv\n");
	assert_load(c, arena_printf(c->arena, INDICATORS
	    "%s,One,count,,lower\n", first), "");
	assert_load(c, arena_printf(c->arena, INDICATORS
	    "F%s,Two,count,,lower\n", first + 1), arena_printf(c->arena,
	    "a.csv:2:1 DATA_CAPITALS F%s, %s is in the store\n", first + 1,
	    first));
}

/* A store may have both: they were not refused always. */
static void
ids_that_are_stored_stay(void **state)
{
	struct folder_case	*c = *state;

	assert_string_equal(trial_sql(c, "INSERT INTO indicator (id)"
	    " VALUES ('SHARE') RETURNING id"), "SHARE");
	assert_load(c, INDICATORS "SHARE,B share,percent,,lower\n"
	    "share,A share,percent,,lower\n", "");
}

/* ---- names ---- */

static void
a_name_of_another_is_said_at_the_later_row(void **state)
{
	static const struct offer	offers[] = {
		{ INDICATORS "a,A Share,count,,lower\n",
		  "a.csv:2:1 DATA_NAMESAKE A Share, of share in the store\n" },
		/* Of all that are stored cost has the first id. */
		{ INDICATORS "b,A Cost,count,,lower\n",
		  "a.csv:2:1 DATA_NAMESAKE A Cost, of cost in the store\n" },
		{ INDICATORS "h,Same,count,,lower\ng,same,count,,lower\n"
		  "f,SAME,count,,lower\ne,Other,count,,lower\n"
		  "d,Same,count,,lower\nc,other,count,,lower\n"
		  "b,AZ,count,,lower\na,az,count,,lower\n",
		  "a.csv:3:1 DATA_NAMESAKE same, of h on line 2\n"
		  "a.csv:4:1 DATA_NAMESAKE SAME, of h on line 2\n"
		  "a.csv:6:1 DATA_NAMESAKE Same, of h on line 2\n"
		  "a.csv:7:1 DATA_NAMESAKE other, of e on line 5\n"
		  "a.csv:9:1 DATA_NAMESAKE az, of b on line 8\n" },
		/* Letters alone have capitals. */
		{ INDICATORS "a,[,count,,lower\nb,{,count,,lower\n"
		  "c,@,count,,lower\nd,`,count,,lower\n", "" },
		/* Exchanged, two names are two. */
		{ INDICATORS "share,A number,percent,,lower\n"
		  "number,A share,count,,higher\n", "" },
		/* What is at fault has no name yet. */
		{ INDICATORS "a,Twin,percent,1000,lower\n"
		  "b,Twin,count,,lower\n",
		  "a.csv:2:16 DATA_PER a percent is per 100\n" },
	};
	struct folder_case		*c = *state;
	const char			*first = trial_first_id(c);

	ASSERT_OFFERS(c, offers);
	assert_pair(c, INDICATORS "one,One,count,,lower\n",
	    INDICATORS "two,Two,count,,lower\nthree,One,count,,lower\n",
	    "b.csv:3:1 DATA_NAMESAKE One, of one on line 2 of a.csv\n");
	assert_load(c, arena_printf(c->arena, INDICATORS
	    "%s,One,count,,lower\n", first), "");
	assert_load(c, INDICATORS "one,One,count,,lower\n",
	    arena_printf(c->arena, "a.csv:2:1 DATA_NAMESAKE One, of %s in the"
	    " store\n", first));
}

/* Those with a row in this call come behind. */
static void
of_stored_names_the_first_id_is_said(void **state)
{
	struct folder_case	*c = *state;

	assert_load(c, INDICATORS "z,Same,count,,lower\ny,Same,count,,lower\n"
	    "x,Same,count,,lower\n",
	    "a.csv:3:1 DATA_NAMESAKE Same, of z on line 2\n"
	    "a.csv:4:1 DATA_NAMESAKE Same, of z on line 2\n");
	assert_load(c, INDICATORS "w,Same,count,,lower\n",
	    "a.csv:2:1 DATA_NAMESAKE Same, of x in the store\n");
	assert_load(c, INDICATORS "w,Same,count,,lower\nx,Same,count,,lower\n",
	    "a.csv:2:1 DATA_NAMESAKE Same, of y in the store\n"
	    "a.csv:3:1 DATA_NAMESAKE Same, of y in the store\n");
}

static void
a_name_that_was_taken_back_is_free(void **state)
{
	struct folder_case	*c = *state;
	struct undo_result	 result;
	int64_t			 number;

	assert_load(c, INDICATORS "gone,Gone,count,,lower\n", "");
	number = c->results[0].import;
	c->options.reason = STR("Not ours");
	assert_true(store_undo(c->store, &number, 1, &c->options, &result));
	c->options.reason = STR("");
	assert_load(c, INDICATORS "here,Gone,count,,lower\n", "");
}

/* ---- units ---- */

static void
a_unit_that_changes_under_figures_is_said(void **state)
{
	static const struct offer	offers[] = {
		/* Fractions are as they were: what is per hundred is worked
		 * out of them. */
		{ INDICATORS "rate,A rate,rate,1000,lower\n",
		  "a.csv:2:1 DATA_UNIT rate per 1000, was rate per 10000; 3"
		  " figures\n" },
		{ INDICATORS "rate,A rate,ratio,,lower\n"
		  "cost,A cost,days,,neither\n",
		  "a.csv:2:1 DATA_UNIT ratio, was rate per 10000; 5 figures\n"
		  "a.csv:3:1 DATA_UNIT days, was money; 1 figure\n" },
		/* The unit alone: it was per 1 before, too. */
		{ INDICATORS "cost,A cost,ratio,,neither\n",
		  "a.csv:2:1 DATA_UNIT ratio, was money; 1 figure\n" },
		/* No figures, no change, no indicator before. */
		{ INDICATORS "share,A share,count,,lower\n"
		  "cost,A cost,money,,neither\nnew,New,days,,lower\n"
		  "rate,A rate,rate,10000,lower\n", "" },
	};
	struct folder_case		*c = *state;

	assert_load(c, FIGURES "rate,2022-01,3,2000,,\nrate,2022-02,4,2000,,\n"
	    "rate,2022-03,,,15,\ncost,2022-01,,,9,\n", "");
	assert_load(c, "indicator,period,comparator,value\n"
	    "rate,2022-01,england,14\n", "");
	assert_load(c, TARGETS "rate,at-most,16,,,,\n", "");
	ASSERT_OFFERS(c, offers);
	/* Each in its own file; and figures that come with it are in it. */
	assert_pair(c, INDICATORS "cost,A cost,days,,neither\n",
	    INDICATORS "rate,A rate,ratio,,lower\n",
	    "a.csv:2:1 DATA_UNIT days, was money; 1 figure\n"
	    "b.csv:2:1 DATA_UNIT ratio, was rate per 10000; 5 figures\n");
	assert_pair(c, INDICATORS "cost,A cost,days,,neither\n",
	    FIGURES "cost,2022-02,,,9,\ncost,2022-03,,,9,\n",
	    "a.csv:2:1 DATA_UNIT days, was money; 1 figure\n");
}

static void
the_only_indicator_may_change_its_unit(void **state)
{
	struct folder_case	*c = *state;

	assert_non_null(case_open(c, STORE_TRIAL));
	assert_load(c, INDICATORS "only,Only,days,,lower\n", "");
	assert_load(c, FIGURES "only,2022-01,,,5,\n", "");
	assert_load(c, INDICATORS "only,Only,money,,lower\n",
	    "a.csv:2:1 DATA_UNIT money, was days; 1 figure\n");
}

/* ---- targets ---- */

static void
a_target_that_comes_may_be_against_what_is_better(void **state)
{
	static const struct offer	offers[] = {
		{ TARGETS "share,at-least,5,,,,\nnumber,at-most,5,,,,\n"
		  "cost,at-most,5,,,,\nratio,at-least,5,,,,\n"
		  "rate,between,5,6,,,\nhalves,at-least,5,,,,\n"
		  "days,at-most,5,,,,\n",
		  "a.csv:2:1 DATA_OPPOSED at-least, and lower is better\n"
		  "a.csv:3:1 DATA_OPPOSED at-most, and higher is better\n" },
	};
	struct folder_case		*c = *state;

	ASSERT_OFFERS(c, offers);
	/* Both come: they agree, or it is said once. */
	assert_pair(c, INDICATORS "share,A share,percent,,higher\n",
	    TARGETS "share,at-least,5,,,,\n", "");
	assert_pair(c, INDICATORS "share,A share,percent,,higher\n",
	    TARGETS "share,at-most,5,,,,\n",
	    "b.csv:2:1 DATA_OPPOSED at-most, and higher is better\n");
	/* Which way is better of one at fault nobody knows. */
	assert_pair(c, INDICATORS "share,A share,percent,1000,lower\n",
	    TARGETS "share,at-least,5,,,,\n",
	    "a.csv:2:23 DATA_PER a percent is per 100\n");
}

/* Imports 1 and 2 are of indicators and areas. */
static void
an_indicator_may_turn_against_its_targets(void **state)
{
	static const struct offer	offers[] = {
		{ INDICATORS "share,A share,percent,,higher\n"
		  "number,A number,count,,lower\n"
		  "cost,A cost,money,,lower\n",
		  "a.csv:2:1 DATA_OPPOSED higher is better, and the target of"
		  " import 3, line 2 is at-most\n"
		  "a.csv:3:1 DATA_OPPOSED lower is better, and the target of"
		  " import 3, line 4 is at-least\n" },
		{ INDICATORS "share,A share,percent,,neither\n"
		  "number,A number,count,,higher\n"
		  "cost,A cost,money,,neither\n", "" },
	};
	struct folder_case		*c = *state;

	assert_load(c, TARGETS "share,at-most,23,,,2021-04,2022-03\n"
	    "share,at-most,20,,,2022-04,\nnumber,at-least,5,,,,\n"
	    "cost,at-most,5,,,,\n", "");
	ASSERT_OFFERS(c, offers);
	/* It was said; a row at fault, or another's, is not told again. */
	assert_load(c, INDICATORS "cost,A cost,money,,higher\n",
	    "a.csv:2:1 DATA_OPPOSED higher is better, and the target of import"
	    " 3, line 5 is at-most\n");
	assert_load(c, INDICATORS "cost,A cost,money,x,higher\n",
	    "a.csv:2:19 CSV_WHOLE x (1 to 1000000000)\n");
	assert_load(c, INDICATORS "new,New,money,,higher\n", "");
	assert_load(c, TARGETS "halves,at-least,5,,,,\n", "");
	/* A file of targets takes the wrong one away. */
	c->options.reason = STR("It was the wrong way round");
	assert_pair(c, TARGETS "cost,at-least,5,,,,\n",
	    INDICATORS "cost,Cost,money,,higher\n", "");
}

int
main(void)
{
	const struct CMUnitTest	tests[] = {
		TRIAL(ids_that_differ_in_capitals_alone_are_refused),
		TRIAL(ids_that_are_stored_stay),
		TRIAL(a_name_of_another_is_said_at_the_later_row),
		TRIAL(of_stored_names_the_first_id_is_said),
		TRIAL(a_name_that_was_taken_back_is_free),
		TRIAL(a_unit_that_changes_under_figures_is_said),
		TRIAL(the_only_indicator_may_change_its_unit),
		TRIAL(a_target_that_comes_may_be_against_what_is_better),
		TRIAL(an_indicator_may_turn_against_its_targets),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
