/*
 * Figures in sentences against the sample data, imported into a real store.
 * Expectations are worked by hand from samples/performance/observations.csv and
 * from what the published paper of January 2023 says and miscounts.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "paper/answer.h"
#include "story/story.h"

#define SAMPLES	"samples/performance/"

/* One import for all tests: they only read. */
struct group {
	struct arena	*arena;
	struct store	*store;
	char		 folder[32];
	char		*path;
};

struct asked {
	struct group	*group;
	struct arena	*arena;
	struct diags	*diags;
	struct answers	 answers;
	struct rules	 rules;
	struct answer	 answer;
	size_t		 count;		/* of figures in a text */
};

static const char *const files[] = {
	SAMPLES "observations.csv", SAMPLES "indicators.csv",
	SAMPLES "areas.csv", SAMPLES "targets.csv", SAMPLES "comparators.csv",
	SAMPLES "neighbours.csv", SAMPLES "illustrative.csv",
};
#define NFILES	(sizeof(files) / sizeof(files[0]))

/* Money, with a target for the whole year: 12 times £100 against £1,000.  The
 * others are few and small, so that one more or less is seen. */
static const char *const own[][2] = {
	{ "indicators.csv", "id,name,unit,better,aggregation,per\n"
	  "spend,Spend,money,lower,in-month,\n"
	  "calls,Calls,count,higher,in-month,\n"
	  "saved,Saved,money,neither,in-month,\n"
	  "broken,Broken,count,lower,in-month,\n"
	  "waits,Waits,count,lower,in-month,\n"
	  "seen,Seen,count,higher,in-month,\n"
	  "load,Load,count,neither,in-month,\n"
	  "mended,Mended,count,lower,in-month,\n"
	  "parts,Parts,ratio,lower,in-month,\n"
	  "right,Right,percent,higher,in-month,\n"
	  "quiet,Quiet,percent,higher,in-month,\n"
	  "still,Still,percent,higher,in-month,\n"
	  "turns,Turns,ratio,higher,in-month,\n"
	  "steps,Steps,days,higher,in-month,\n"
	  "many,Many,count,higher,in-month,\n"
	  "early,Early,percent,higher,in-month,\n"
	  "heads,Heads,rate,lower,in-month,10000\n"
	  "pool,Pool,rate,lower,year-to-date,10000\n"
	  "annual,Annual,count,lower,in-month,\n" },
	{ "targets.csv",
	  "indicator,direction,value,upper,printed,over,from,to\n"
	  "spend,at-most,1000,,,year,2022-04,2023-03\n"
	  "calls,at-least,6,,,,2022-04,2023-03\n"
	  "waits,at-most,5,,<5,,2022-04,2023-03\n"
	  "seen,at-least,50,,>50,,2022-04,2023-03\n"
	  "load,between,10,20,,,2022-04,2023-03\n"
	  "mended,at-most,100,,,year,2022-04,2023-03\n"
	  "right,at-least,15,,,year,2022-04,2023-03\n"
	  "turns,at-least,2,,,,2022-04,2023-03\n"
	  "early,at-least,20,,,,2022-04,2023-03\n"
	  "heads,at-most,50,,,year,2022-04,2023-03\n" },
	{ "fractions.csv", "indicator,period,numerator,denominator\n"
	  "right,2022-04,90,100\nright,2022-05,10,100\n"
	  "right,2022-06,10,100\nright,2022-08,10,100\n"
	  "quiet,2022-04,1,4\nquiet,2022-05,0,0\nquiet,2022-06,2,4\n"
	  "quiet,2022-08,1,2\n"
	  "still,2022-04,0,0\nstill,2022-05,0,0\n"
	  "heads,2022-04,8,10000\n"
	  "turns,2022-04,10,4\nturns,2022-05,10,5\n" },
	{ "status.csv", "indicator,period,numerator,denominator,status\n"
	  "early,2022-04,1,4,\nearly,2022-05,2,4,p\nearly,2022-06,3,4,\n" },
	{ "comparators.csv", "indicator,period,comparator,value\n"
	  "pool,2021/22,last-year,50\npool,2021/22,e,40\n"
	  "waits,2021/22,last-year,60\nwaits,2022-03,e,3\n" },
	{ "observations.csv", "indicator,period,value,status\n"
	  "spend,2022-04,100,\nspend,2022-05,100,\nspend,2022-06,100,\n"
	  "spend,2022-07,100,\nspend,2022-08,100,\nspend,2022-09,100,\n"
	  "spend,2022-10,100,\nspend,2022-11,100,\nspend,2022-12,100,\n"
	  "spend,2023-01,100,\nspend,2023-02,100,\nspend,2023-03,100,\n"
	  "calls,2022-04,5,\ncalls,2022-05,7,\ncalls,2022-06,8,\n"
	  "calls,2022-07,6,\ncalls,2022-08,5,\ncalls,2022-09,5,\n"
	  "saved,2022-04,-5,\nsaved,2022-05,-3,\n"
	  "broken,2022-04,10,\nbroken,2022-05,12,\nbroken,2022-06,,x\n"
	  "broken,2022-07,9,\n"
	  "waits,2022-04,5,\nwaits,2022-05,4,\nwaits,2022-06,6,\n"
	  "seen,2022-04,50,\n"
	  "load,2022-04,20,\nload,2022-05,21,\nload,2022-06,9,\n"
	  "mended,2022-04,5,\nparts,2022-04,1.5,\npool,2023-03,60,\n"
	  "steps,2022-04,1.4,\nsteps,2022-05,1.6,\nsteps,2022-06,2.2,\n"
	  "many,2022-04,1000,\nmany,2022-05,1001,\n"
	  "annual,2021/22,5,\n" },
};
#define NOWN	(sizeof(own) / sizeof(own[0]))

/* Write OWN into the group's folder and import it. */
static bool
import_own(struct group *group, const struct import_options *options)
{
	struct import_result	 results[NOWN];
	const char		*paths[NOWN];
	FILE			*file;
	bool			 ok = true;

	for (size_t i = 0; i < NOWN; i++) {
		paths[i] = arena_printf(group->arena, "%s/%s", group->folder,
		    own[i][0]);
		file = fopen(paths[i], "w");
		ok = ok && file != NULL && fputs(own[i][1], file) >= 0;
		ok = file != NULL && fclose(file) == 0 && ok;
	}
	ok = ok && store_import(group->store, paths, NOWN, options, results);
	for (size_t i = 0; i < NOWN; i++)
		unlink(paths[i]);
	return ok;
}

static int
group_setup(void **state)
{
	struct arena		*arena = arena_new();
	struct group		*group = arena_make(arena, struct group);
	struct diags		*diags = diags_new(arena);
	struct import_options	 options = { .time = 1674000000 };
	struct import_result	 results[NFILES];

	group->arena = arena;
	strcpy(group->folder, "/tmp/test_answer.XXXXXX");
	if (mkdtemp(group->folder) == NULL)
		return -1;
	group->path = arena_printf(arena, "%s/store", group->folder);
	group->store = store_open(group->path, STORE_CREATE, arena, diags);
	*state = group;
	return group->store != NULL && store_import(group->store, files,
	    NFILES, &options, results) && import_own(group, &options) ? 0 : -1;
}

static int
group_teardown(void **state)
{
	static const char *const ends[] = { "", "-wal", "-shm" };
	struct group	*group = *state;

	store_close(group->store);
	for (size_t i = 0; i < 3; i++)
		unlink(arena_printf(group->arena, "%s%s", group->path,
		    ends[i]));
	rmdir(group->folder);
	arena_free(group->arena);
	return 0;
}

/* A chart the layout knows: its blocks are one caption. */
static bool
chart_known(void *arg, struct str id, struct place place, struct blocks **out)
{
	struct asked	*asked = arg;

	(void)place;
	if (!str_is(id, "repeat-plans"))
		return false;
	*out = arena_make(asked->arena, struct blocks);
	blocks_add(*out, block_para(asked->arena, TAG_CAPTION,
	    (struct look){ 0 }, id));
	return true;
}

static struct asked
begin(struct group *group)
{
	struct asked	asked = { .group = group };

	asked.arena = group->arena;
	asked.diags = diags_new(group->arena);
	asked.answers = (struct answers){
		.arena = group->arena,
		.store = group->store,
		.period = period_month(2022, 12),
		.rules = &asked.rules,
		.diags = asked.diags,
		.chart = chart_known,
	};
	return asked;
}

/* Ask EXPR with WRITTEN before it, as if at line 5, column 12 of a text, between
 * BEFORE and BEHIND. */
static bool
ask_amid(struct asked *asked, const char *before, const char *expr,
    const char *written, const char *behind)
{
	struct question	question = { .expr = str_of(expr),
			    .written = str_of(written),
			    .before = str_of(before),
			    .behind = str_of(behind),
			    .place = { "a.md", 5, 12 } };

	asked->answers.diags = asked->diags = diags_new(asked->arena);
	asked->answers.rules = &asked->rules;
	asked->answers.arg = asked;
	return answer_figure(&asked->answers, &question, &asked->answer);
}

static bool
ask(struct asked *asked, const char *expr, const char *written)
{
	return ask_amid(asked, "", expr, written, "");
}

/* The one message said, as people read it. */
static const char *
said(struct asked *asked)
{
	const struct message	**messages;
	struct buf		  line = { 0 };
	char			 *kept;

	assert_int_equal(diags_sorted(asked->diags, &messages), 1);
	message_print(&line, messages[0]);
	kept = str_dup(asked->arena, buf_view(&line));
	buf_free(&line);
	return kept;
}

static void
assert_text(struct asked *asked, const char *expr, const char *want)
{
	assert_true(ask(asked, expr, ""));
	assert_string_equal(str_dup(asked->arena, asked->answer.text), want);
}

#define assert_agrees(asked, expr, written) \
	assert_true(ask(asked, expr, written))

static void
assert_fault(struct asked *asked, const char *expr, const char *written,
    const char *want)
{
	assert_false(ask(asked, expr, written));
	assert_string_equal(said(asked), want);
}

/* EXPR is filled in as WANT behind BEFORE, or ahead of BEHIND. */
static void
assert_filled(struct asked *asked, const char *before, const char *expr,
    const char *behind, const char *want)
{
	assert_true(ask_amid(asked, before, expr, "", behind));
	assert_string_equal(str_dup(asked->arena, asked->answer.text), want);
}

/* ---- the forms, filled in ---- */

static void
figures_are_printed_as_their_unit_says(void **state)
{
	struct asked	a = begin(*state);

	assert_text(&a, "re-referrals", "30%");		/* 89/299 = 29.8 */
	assert_text(&a, "re-referrals 2022-11", "26%");	/* 104/399 = 26.1 */
	assert_text(&a, "contacts", "1,428");
	assert_text(&a, "numerator re-referrals", "89");
	assert_text(&a, "denominator re-referrals 2022-11", "399");
	assert_text(&a, "period", "December 2022");
	assert_text(&a, "period 2022-11", "November 2022");
	assert_text(&a, "name contacts", "Contacts in the month");
}

static void
changes_are_in_points_or_per_cent_of_the_earlier_figure(void **state)
{
	struct asked	a = begin(*state);

	/* 307/1487 = 20.6 per cent, 29.77 - 26.07 = 3.7 points */
	assert_text(&a, "change contacts 2022-10 2022-11", "+21%");
	assert_text(&a, "step contacts 2022-10 2022-11", "+307");
	assert_text(&a, "change re-referrals", "+4 points");
	/* 1428 - 1794 = -366, of 1794 = -20.4 per cent */
	assert_text(&a, "change contacts", "−20%");
	assert_text(&a, "step contacts", "−366");
	assert_text(&a, "step contacts since 2022-04", "−237");
	/* 23 - 29.77 = -6.77: short of the target */
	assert_text(&a, "gap re-referrals", "−7 points");
}

static void
a_difference_has_its_sign_unless_a_word_says_it(void **state)
{
	struct asked	a = begin(*state);

	/* Contacts fell by 20.4 per cent; re-referrals miss by 6.77. */
	assert_filled(&a, "Contacts fell by ", "change contacts", ".", "20%");
	assert_filled(&a, "It was ", "change contacts", " lower.", "20%");
	assert_filled(&a, "The change is ", "change contacts", ".", "−20%");
	assert_filled(&a, "", "gap re-referrals", " short of target",
	    "7 points");
	assert_filled(&a, "", "against england re-referrals",
	    " above England", "9 points");
	assert_filled(&a, "Spending missed its target by ", "gap spend 2023-03", "",
	    "£200");
	/* What is no difference keeps its own. */
	assert_filled(&a, "It fell to ", "saved 2022-04", "", "−£5");
	/* Nobody knows what is said here; the sign stands in its place. */
	a.answers.foreign = true;
	assert_filled(&a, "Contacts fell by ", "change contacts", ".", "−20%");
	assert_filled(&a, "Contacts fell by ", "change re-referrals", ".",
	    "+4 points");
}

static void
words_beside_a_difference_are_held_against_it(void **state)
{
	struct asked	a = begin(*state);

	assert_false(ask_amid(&a, "Contacts rose by ", "change contacts", "20%",
	    "."));
	assert_string_equal(said(&a), "a.md:5:12: error: a word beside the "
	    "brackets says that it went the other way: correct the word, or "
	    "leave it out and the brackets empty: it says rose, change "
	    "contacts is −20% (−20.40), 1794 to 1428");
	assert_false(ask_amid(&a, "Contacts rose by ", "change contacts", "",
	    "."));
	assert_false(ask_amid(&a, "We beat the target by ", "gap re-referrals",
	    "7 points", ""));
	assert_true(ask_amid(&a, "Contacts fell by ", "change contacts", "20%",
	    "."));
	/* The brackets say it themselves. */
	assert_true(ask_amid(&a, "Far from having risen, they ",
	    "change contacts", "fell by 20%", "."));
	assert_int_equal(diags_count(a.diags, LEVEL_WARNING), 0);
	/* Perhaps it is said of something else. */
	assert_true(ask_amid(&a, "Rising demand for help meant ",
	    "change contacts", "20%", "."));
	assert_string_equal(said(&a), "a.md:5:12: warning: a word in this "
	    "sentence may say that it went the other way: put the word that "
	    "is meant into the brackets, where it is checked: it says Rising, "
	    "change contacts is −20% (−20.40), 1794 to 1428");
}

/* 2.5 and 2 to no decimals are 3 and 2, and their step is 1; 1.4 and 1.6 are 1 and
 * 2, and it is 0: the tables say "Same". */
static void
what_the_tables_call_the_same_went_neither_way(void **state)
{
	struct asked	a = begin(*state);

	assert_agrees(&a, "step steps 2022-04 2022-05", "unchanged");
	assert_false(ask(&a, "step steps 2022-04 2022-05", "rose"));
	assert_false(ask(&a, "change steps 2022-04 2022-05", "rose"));
	assert_false(ask(&a, "step steps 2022-04 2022-05", "improved"));
	assert_false(ask_amid(&a, "It rose by ", "step steps 2022-04 2022-05",
	    "", ""));
	/* 1.6 to 2.2 is 0.6, a step of 1. */
	assert_agrees(&a, "step steps 2022-05 2022-06", "rose");
	assert_false(ask(&a, "step steps 2022-05 2022-06", "unchanged"));
	/* 1,000 to 1,001: no per cent, and yet one more. */
	assert_agrees(&a, "change many 2022-04 2022-05", "rose");
	assert_false(ask(&a, "change many 2022-04 2022-05", "unchanged"));
	assert_text(&a, "change many 2022-04 2022-05", "0%");
}

static void
a_years_target_for_a_rate_of_months_has_no_gap(void **state)
{
	struct asked	a = begin(*state);

	assert_fault(&a, "gap heads 2022-04", "", "a.md:5:20: error: target is "
	    "for the whole year, and what the months of a rate come to is not "
	    "known: import it as a running total (aggregation year-to-date), "
	    "or a target for each month (over empty): heads");
}

static void
nothing_of_nothing_is_no_figure(void **state)
{
	struct asked	a = begin(*state);

	assert_fault(&a, "quiet 2022-05", "", "a.md:5:22: error: nothing of "
	    "nothing has no figure: ask for its numerator, say it in words, or "
	    "give the row a status: 2022-05");
	assert_false(ask(&a, "quiet 2022-05", "0%"));
	assert_false(ask(&a, "first quiet 2022-05", ""));
	assert_text(&a, "numerator quiet 2022-05", "0");
}

static void
what_is_made_of_a_provisional_figure_is_provisional(void **state)
{
	static const char *const	asks[] = {
		"early 2022-05", "numerator early 2022-05",
		"change early 2022-04 2022-05", "change early 2022-05 2022-06",
		"ytd early 2022-06", "ytd-numerator early 2022-06",
		"sum early 2022-04 2022-06", "mean early 2022-04 2022-06",
		"lowest early 2022-04 2022-06", "trend early 2022-04 2022-06",
		"highest early 2022-04 2022-06", "gap early 2022-05",
		"stands early 2022-04 2022-06", "months-met early 2022-04 "
		"2022-06", "change-on-mean early 2022-04 2022-06",
	};
	struct asked	a = begin(*state);

	for (size_t i = 0; i < sizeof(asks) / sizeof(asks[0]); i++) {
		assert_true(ask(&a, asks[i], ""));
		assert_string_equal(str_dup(a.arena, a.answer.unsettled),
		    "provisional");
	}
	assert_true(ask(&a, "ytd early 2022-04", ""));
	assert_int_equal(a.answer.unsettled.n, 0);
	assert_true(ask(&a, "target early 2022-05", ""));
	assert_int_equal(a.answer.unsettled.n, 0);
}

static void
years_are_pooled_from_their_months(void **state)
{
	struct asked	a = begin(*state);

	/* 735/2873 = 25.6; to October 542/2175 = 24.9 */
	assert_text(&a, "ytd re-referrals", "26%");
	assert_text(&a, "ytd re-referrals 2022-10", "25%");
	assert_text(&a, "ytd-numerator re-referrals", "735");
	assert_text(&a, "ytd-denominator re-referrals", "2,873");
	assert_text(&a, "ytd contacts", "15,682");
	assert_text(&a, "mean contacts", "1,742");	/* 15682/9 = 1742.4 */
	assert_text(&a, "lowest contacts", "1,428");
	assert_text(&a, "highest contacts since 2022-06", "1,959");
	assert_text(&a, "lowest contacts 2022-04 2022-08", "1,594");
	assert_text(&a, "ytd assessment-rate", "591");
}

static void
targets_and_comparators_are_read_as_printed(void **state)
{
	struct asked	a = begin(*state);

	assert_text(&a, "target re-referrals", "23%");
	assert_text(&a, "target early-help-assessments", "TBC");
	assert_text(&a, "last-year re-referrals", "27%");
	assert_text(&a, "england re-referrals", "21%");
	assert_text(&a, "comparator south-east re-referrals", "26%");
	assert_agrees(&a, "target early-help-assessments", "tbc");
}

static void
trend_is_falling_only_when_no_month_rose(void **state)
{
	struct asked	a = begin(*state);

	/* Child in need plans: 516 533 563 569, then falling to 479. */
	assert_text(&a, "trend cin-plans", "mixed");
	assert_text(&a, "trend cin-plans since 2022-07", "falling");
	assert_text(&a, "trend cin-plans 2022-04 2022-07", "rising");
	assert_text(&a, "trend cp-plans", "falling");	/* 384 twice */
	assert_text(&a, "trend cp-plans 2022-07 2022-08", "level");
	assert_agrees(&a, "trend cp-plans", "has fallen");
	assert_fault(&a, "trend cin-plans", "falling",
	    "a.md:5:12: error: the sentence and the data disagree: it says "
	    "falling, trend cin-plans is mixed, 2022-04 to 2022-12: 516 in "
	    "2022-04, 533 in 2022-05, 479 in 2022-12");
}

static void
words_that_claim_nothing_are_not_called_a_disagreement(void **state)
{
	struct asked	a = begin(*state);

	assert_fault(&a, "trend cp-plans", "going the right way",
	    "a.md:5:12: error: these words claim nothing that can be held "
	    "against the data, packwright-layout(5) has those that do: "
	    "\"going the right way\", where the data would have "
	    "\"falling\"");
}

/* Of which month the words round the brackets say it is. */
static void
the_month_of_the_sentence_is_the_figures(void **state)
{
	static const struct {
		const char	*before, *expr, *behind, *want;
	} all[] = {
		{ "In December ", "spend", "", NULL },
		{ "In December 2022 ", "spend", "", NULL },
		{ "In May ", "calls 2022-05", "", NULL },
		{ "In May ", "step calls 2022-04 2022-05", "", NULL },
		{ "", "step calls 2022-04 2022-05", " more than in April",
		    NULL },
		{ "", "change spend", " since November", NULL },
		{ "In May 2021 ", "annual 2021/22", "", NULL },
		{ "In March 2022 ", "annual 2021/22", "", NULL },
		/* Neither has a month of its own, nor is one that it is from. */
		{ "In June ", "sum calls 2022-04 2022-06", "", NULL },
		{ "", "spend", " more than in October", NULL },
		{ "In November ", "spend", "",
		    "it says November, spend is of December 2022" },
		{ "In December 2021 ", "spend", "",
		    "it says December 2021, spend is of December 2022" },
		{ "In June ", "calls 2022-05", "",
		    "it says June, calls 2022-05 is of May 2022" },
		{ "In June ", "numerator right 2022-05", "",
		    "it says June, numerator right 2022-05 is of May 2022" },
		{ "In June ", "denominator right 2022-05", "",
		    "it says June, denominator right 2022-05 is of May 2022" },
		{ "In June ", "first right 2022-05", "",
		    "it says June, first right 2022-05 is of May 2022" },
		{ "In June ", "first-numerator right 2022-05", "",
		    "it says June, first-numerator right 2022-05 is of May "
		    "2022" },
		{ "In June ", "first-denominator right 2022-05", "",
		    "it says June, first-denominator right 2022-05 is of May "
		    "2022" },
		{ "In June ", "gap calls 2022-05", "",
		    "it says June, gap calls 2022-05 is of May 2022" },
		{ "In April ", "step calls 2022-04 2022-05", "",
		    "it says April, step calls 2022-04 2022-05 is of May 2022" },
		{ "", "step calls 2022-04 2022-05", " more than in June",
		    "it says June, step calls 2022-04 2022-05 is from April "
		    "2022" },
		{ "", "change spend", " since October",
		    "it says October, change spend is from November 2022" },
		{ "In March 2021 ", "annual 2021/22", "",
		    "it says March 2021, annual 2021/22 is of 2021/22" },
	};
	struct asked			 a = begin(*state);
	const struct message		**messages;
	const char			*line;

	for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++) {
		assert_true(ask_amid(&a, all[i].before, all[i].expr, "",
		    all[i].behind));
		if (all[i].want == NULL) {
			assert_int_equal(diags_sorted(a.diags, &messages), 0);
			continue;
		}
		line = said(&a);
		assert_true(str_ends(str_of(line), all[i].want) ||
		    str_ends(str_of(line), arena_printf(a.arena, "%s\n",
		    all[i].want)));
	}
}

static void
a_month_is_set_against_the_mean_of_those_before(void **state)
{
	struct asked	a = begin(*state);

	/* 370 + 334 + 325 + 266 + 334 + 276 = 1905, /6 = 317.5; 399 is 81.5
	 * above it, 25.67 per cent. */
	assert_text(&a, "change-on-mean referrals 2022-05 2022-11", "+26%");
	assert_text(&a, "step-on-mean referrals 2022-05 2022-11", "+82");
	assert_agrees(&a, "change-on-mean referrals 2022-05 2022-11",
	    "up 26%");
	assert_fault(&a, "change-on-mean referrals 2022-05 2022-11", "30%",
	    "a.md:5:12: error: the sentence and the data disagree: it says "
	    "30%, change-on-mean referrals 2022-05 2022-11 is +26% (25.67), "
	    "317.50 on average from 2022-05 to 2022-10, 399 in 2022-11");
	assert_false(ask(&a, "change-on-mean referrals 2022-11 2022-11", ""));
}

static void
a_figure_is_set_against_other_places(void **state)
{
	struct asked	a = begin(*state);

	/* 29.77 - 21 = 8.77 points; 26.07 in November */
	assert_text(&a, "against england re-referrals", "+9 points");
	assert_text(&a, "against england re-referrals 2022-11", "+5 points");
	assert_agrees(&a, "against england re-referrals", "above England");
	assert_agrees(&a, "against statistical-neighbours re-referrals",
	    "worse than the statistical neighbours");
	assert_int_equal(diags_count(a.diags, LEVEL_WARNING), 0);
	assert_fault(&a, "against england re-referrals", "below", "a.md:5:12: "
	    "error: the sentence and the data disagree: it says below, against "
	    "england re-referrals is +9 points (8.77), 29.77 in 2022-12, "
	    "england is 21 of 2021/22");
	assert_false(ask(&a, "against last-year assessment-rate", ""));
	assert_false(ask(&a, "against wales re-referrals", ""));
}

static void
the_pace_is_what_the_year_will_come_to(void **state)
{
	struct asked	a = begin(*state);

	/* 591 x 12 / 9; 15682 x 12 / 9 = 20909.3 */
	assert_text(&a, "pace assessment-rate", "788");
	assert_text(&a, "pace contacts", "20,909");
	assert_fault(&a, "pace assessment-rate", "on track", "a.md:5:12: error: "
	    "the sentence and the data disagree: it says on track, pace "
	    "assessment-rate is 788, 591 in 9 months to 2022-12, target 700 or "
	    "less");
	assert_agrees(&a, "pace assessment-rate", "not on track");
	assert_agrees(&a, "pace assessment-rate", "above 672");
	assert_false(ask(&a, "pace referrals", "on track"));	/* no target */
	assert_fault(&a, "pace re-referrals", "", "a.md:5:21: error: a "
	    "percentage has no pace, nor has what is not summed up from "
	    "April: ask for its figure: re-referrals");
}

static void
a_month_stands_among_the_others_as_printed(void **state)
{
	struct asked	a = begin(*state);

	assert_text(&a, "stands contacts", "lowest");
	assert_agrees(&a, "stands contacts", "lowest this year");
	assert_agrees(&a, "stands contacts", "best");
	assert_text(&a, "stands referrals 2022-04 2022-11", "highest");
	/* Care leavers: 78 in June, then 39 44 51 60 46 67. */
	assert_agrees(&a, "stands supervision-care-leavers since 2022-07",
	    "best since June");
	assert_fault(&a, "stands supervision-care-leavers since 2022-06",
	    "best", "a.md:5:12: error: the sentence and the data disagree: it "
	    "says best, stands supervision-care-leavers since 2022-06 is in "
	    "between, 2022-06 to 2022-12: 67.18 in 2022-12, lowest 38.91 in "
	    "2022-07, highest 77.83 in 2022-06");
	/* 384 in July and in August: alike. */
	assert_text(&a, "stands cp-plans 2022-07 2022-08", "level");
	assert_fault(&a, "stands referrals 2022-04 2022-11", "best",
	    "a.md:5:27: error: nothing is better or worse of an indicator with "
	    "better = neither, say which way it went: referrals");
	assert_false(ask(&a, "stands contacts since 2022-01", "lowest"));
}

static void
better_and_worse_follow_the_indicator(void **state)
{
	struct asked	a = begin(*state);

	/* 79.3 in April, 78.2 in December; more is better. */
	assert_agrees(&a, "change assessments-45-days since 2022-04", "worse");
	assert_false(ask(&a, "change assessments-45-days since 2022-04",
	    "improved"));
	assert_agrees(&a, "change assessments-45-days 2022-09 2022-12",
	    "improved");
	/* Fewer contacts are better. */
	assert_agrees(&a, "change contacts", "improved");
	assert_agrees(&a, "trend cp-plans", "improving");
	assert_false(ask(&a, "change referrals", "improved"));
}

static void
months_that_met_their_target_are_counted(void **state)
{
	struct asked	a = begin(*state);

	/* cla-reviews: from 97.5 up, against 95; assessments: never 90. */
	assert_text(&a, "months-met cla-reviews", "9");
	assert_agrees(&a, "months-met cla-reviews", "every month");
	assert_agrees(&a, "months-met cla-reviews", "all nine");
	assert_agrees(&a, "months-met assessments-45-days", "never");
	assert_fault(&a, "months-met assessments-45-days", "usually",
	    "a.md:5:12: error: the sentence and the data disagree: it says "
	    "usually, months-met assessments-45-days is 0, of 9, 2022-04 to "
	    "2022-12, target 90% or more");
	assert_false(ask(&a, "months-met referrals", ""));
	assert_false(ask(&a, "months-met contacts", ""));
	assert_agrees(&a, "gap cla-reviews", "met");
	assert_false(ask(&a, "gap re-referrals", "met the target"));
	assert_agrees(&a, "gap re-referrals", "missed");
}

static void
a_years_target_for_money_is_held_against_the_year(void **state)
{
	struct asked	a = begin(*state);

	a.answers.period = period_month(2023, 3);
	assert_text(&a, "gap spend", "−£200");
	assert_agrees(&a, "gap spend", "missed");
	assert_false(ask(&a, "months-met spend", ""));
	assert_false(ask(&a, "gap spend 2022-12", ""));
}

/* 90, 10 and 10 of 100 each: 36.7% by June against 15% a year, although June has
 * 10% alone. */
static void
a_years_target_for_a_percentage_is_held_against_the_year_to_date(void **state)
{
	struct asked	a = begin(*state);

	assert_text(&a, "gap right 2022-06", "+22 points");
	assert_agrees(&a, "gap right 2022-06", "22 points above target");
	assert_fault(&a, "gap right 2022-06", "5 points below", "a.md:5:12: "
	    "error: the sentence and the data disagree: it says 5 points below, "
	    "gap right 2022-06 is +22 points (21.67), 36.67 from 2022-04 to "
	    "2022-06 is above the target, 15%");
	assert_fault(&a, "gap right 2022-08", "", "a.md:5:26: error: no figure "
	    "for this period, name another or import it: 2022-07 of right, the "
	    "store holds 2022-04 to 2022-06, 2022-08");
	assert_fault(&a, "months-met right 2022-04 2022-05", "", "a.md:5:33: "
	    "error: target is for the whole year, and a single month is not "
	    "held against it: write gap, which takes the year to date: "
	    "2022-04");
}

/* 1 of 4, 0 of 0 and 2 of 4. */
static void
nothing_of_nothing_adds_nothing_to_a_sum(void **state)
{
	struct asked	a = begin(*state);

	assert_text(&a, "ytd quiet 2022-06", "38%");
	assert_text(&a, "sum quiet 2022-05 2022-06", "50%");
	assert_text(&a, "sum-numerator quiet 2022-04 2022-06", "3");
	assert_text(&a, "sum-denominator quiet 2022-04 2022-06", "8");
	/* It is not what stands in the way of a sum, but is in a mean's. */
	assert_fault(&a, "sum quiet 2022-04 2022-08", "", "a.md:5:26: error: "
	    "no figure for this period, name another or import it: 2022-07 of "
	    "quiet, the store holds 2022-04 to 2022-06, 2022-08");
	assert_fault(&a, "mean quiet 2022-04 2022-06", "", "a.md:5:27: error: "
	    "cannot be worked out without a figure that is not there: 2022-05 "
	    "is \xE2\x80\x93");
	/* Nothing else has no percentage, and is counted as nought. */
	assert_fault(&a, "ytd still 2022-05", "", "a.md:5:26: error: cannot be "
	    "worked out without a figure that is not there: 2022-04 is "
	    "\xE2\x80\x93, the first of 2 that are missing");
	assert_text(&a, "sum-numerator still 2022-04 2022-05", "0");
}

/* 10 of 5 against a target of 2, after 10 of 4. */
static void
a_ratio_has_no_points(void **state)
{
	struct asked	a = begin(*state);

	assert_text(&a, "gap turns 2022-05", "0");
	assert_text(&a, "gap turns 2022-04", "+1");
	assert_text(&a, "change turns 2022-04 2022-05", "\xE2\x88\x92" "20%");
	assert_false(ask(&a, "gap turns 2022-04", "1 point above target"));
	assert_agrees(&a, "gap turns 2022-04", "1 above target");
}

static void
months_are_summed_whatever_year_they_begin_in(void **state)
{
	struct asked	a = begin(*state);

	/* 1794 + 1428; (104 + 89)/(399 + 299) = 27.7; 9 and then 2 times 100 */
	assert_text(&a, "sum contacts since 2022-11", "3,222");
	assert_text(&a, "sum contacts 2022-10 2022-11", "3,281");
	assert_text(&a, "sum re-referrals since 2022-11", "28%");
	assert_text(&a, "sum-numerator re-referrals since 2022-11", "193");
	assert_text(&a, "sum-denominator re-referrals since 2022-11", "698");
	assert_text(&a, "sum spend 2022-04 2022-12", "£900");
	assert_text(&a, "sum spend 2023-01 2023-02", "£200");
	assert_text(&a, "sum contacts", "15,682");	/* as since April */
	assert_agrees(&a, "sum contacts since 2022-11", "3222");
	assert_false(ask(&a, "sum contacts since 2022-11", "3,221"));
	assert_false(ask(&a, "sum contacts 2022-12", ""));
	assert_false(ask(&a, "sum assessment-rate since 2022-11", ""));
	assert_fault(&a, "sum cla since 2022-11", "", "a.md:5:20: error: months "
	    "of this indicator are not summed up, as each stands for more than "
	    "itself: ask for its figure: cla");
}

static void
one_month_up_or_down_is_a_trend(void **state)
{
	struct asked	a = begin(*state);

	/* 5 7 8 6 5 5; more is better. */
	assert_text(&a, "trend calls 2022-04 2022-05", "rising");
	assert_agrees(&a, "trend calls 2022-04 2022-05", "risen");
	assert_agrees(&a, "trend calls 2022-04 2022-05", "improved");
	assert_false(ask(&a, "trend calls 2022-04 2022-05", "fell"));
	assert_false(ask(&a, "trend calls 2022-04 2022-05", "steady"));
	assert_false(ask(&a, "trend calls 2022-04 2022-05", "worse"));
	assert_text(&a, "trend calls 2022-06 2022-07", "falling");
	assert_agrees(&a, "trend calls 2022-06 2022-07", "fell");
	assert_agrees(&a, "trend calls 2022-06 2022-07", "worse");
	assert_false(ask(&a, "trend calls 2022-06 2022-07", "rose"));
	assert_false(ask(&a, "trend calls 2022-06 2022-07", "steady"));
	assert_agrees(&a, "trend calls 2022-08 2022-09", "steady");
	assert_false(ask(&a, "trend calls 2022-08 2022-09", "rose"));
	assert_false(ask(&a, "trend calls 2022-08 2022-09", "fell"));
	/* 7 8 6 */
	assert_text(&a, "trend calls 2022-05 2022-07", "mixed");
	assert_agrees(&a, "trend calls 2022-05 2022-07", "varied");
	assert_false(ask(&a, "trend calls 2022-05 2022-07", "rose"));
	assert_false(ask(&a, "trend calls 2022-05 2022-07", "fell"));
	assert_false(ask(&a, "trend calls 2022-05 2022-07", "steady"));
	/* Below nought the first month has not fallen either. */
	assert_text(&a, "trend saved 2022-04 2022-05", "rising");
}

static void
a_mixed_trend_is_told_by_its_ends_and_where_it_turns(void **state)
{
	struct asked	a = begin(*state);

	assert_fault(&a, "trend calls 2022-04 2022-07", "rising",
	    "a.md:5:12: error: the sentence and the data disagree: it says "
	    "rising, trend calls 2022-04 2022-07 is mixed, 2022-04 to 2022-07: "
	    "5 in 2022-04, 8 in 2022-06, 6 in 2022-07");
	/* It ends where it began, so any rise goes against its way. */
	assert_fault(&a, "trend calls 2022-04 2022-08", "rising",
	    "a.md:5:12: error: the sentence and the data disagree: it says "
	    "rising, trend calls 2022-04 2022-08 is mixed, 2022-04 to 2022-08: "
	    "5 in 2022-04, 7 in 2022-05, 5 in 2022-08");
}

static void
one_month_below_or_above_is_enough_to_stand(void **state)
{
	struct asked	a = begin(*state);

	assert_text(&a, "stands calls 2022-04 2022-05", "highest");
	assert_agrees(&a, "stands calls 2022-04 2022-05", "best");
	assert_false(ask(&a, "stands calls 2022-04 2022-05", "worst"));
	assert_text(&a, "stands calls 2022-06 2022-07", "lowest");
	assert_agrees(&a, "stands calls 2022-06 2022-07", "worst");
	/* 6 behind 5 7 8 */
	assert_text(&a, "stands calls 2022-04 2022-07", "in between");
}

static void
a_gap_or_a_running_total_has_no_answer(void **state)
{
	static const char *const	asks[] = {
		"trend broken 2022-05 2022-06",
		"stands broken 2022-05 2022-06",	/* the last is not there */
		"stands broken 2022-06 2022-07",	/* one before it */
		"change-on-mean broken 2022-04 2022-06",
		"mean assessment-rate", "stands assessment-rate",
		"trend assessment-rate", "change-on-mean assessment-rate",
	};
	struct asked			a = begin(*state);

	for (size_t i = 0; i < sizeof(asks) / sizeof(asks[0]); i++)
		assert_false(ask(&a, asks[i], ""));
}

static void
a_value_on_its_target_is_at_it(void **state)
{
	struct asked	a = begin(*state);

	/* 6 or more: 6, 7 and 5 calls. */
	assert_agrees(&a, "gap calls 2022-07", "met");
	assert_agrees(&a, "gap calls 2022-05", "met");
	assert_agrees(&a, "gap calls 2022-05", "1 above target");
	assert_agrees(&a, "gap calls 2022-05", "1 better than target");
	assert_agrees(&a, "gap calls 2022-04", "missed");
	assert_agrees(&a, "gap calls 2022-04", "1 below target");
	assert_agrees(&a, "gap calls 2022-04", "1 worse than target");
	assert_fault(&a, "gap calls 2022-07", "2", "a.md:5:12: error: the "
	    "sentence and the data disagree: it says 2, gap calls 2022-07 is "
	    "0, 6 is at the target, 6");
	assert_fault(&a, "gap calls 2022-05", "2", "a.md:5:12: error: the "
	    "sentence and the data disagree: it says 2, gap calls 2022-05 is "
	    "+1, 7 is above the target, 6");
	assert_fault(&a, "gap calls 2022-04", "2", "a.md:5:12: error: the "
	    "sentence and the data disagree: it says 2, gap calls 2022-04 is "
	    "−1, 5 is below the target, 6");
	/* From 10 to 20: 20, 21, 9. */
	assert_agrees(&a, "gap load 2022-04", "met");
	assert_agrees(&a, "gap load 2022-05", "1 above target");
	assert_agrees(&a, "gap load 2022-06", "1 below target");
}

static void
a_strict_target_is_not_met_by_its_own_value(void **state)
{
	struct asked	a = begin(*state);

	/* <5: 5, 4. */
	assert_agrees(&a, "gap waits 2022-04", "missed");
	assert_false(ask(&a, "gap waits 2022-04", "met"));
	assert_agrees(&a, "gap waits 2022-05", "met");
	assert_agrees(&a, "target waits 2022-04", "fewer than 5");
	assert_agrees(&a, "target seen 2022-04", "more than 50");
	assert_false(ask(&a, "target seen 2022-04", "at least 50"));
	assert_agrees(&a, "target calls 2022-04", "at least 6");
}

static void
half_of_the_months_is_not_usually(void **state)
{
	struct asked	a = begin(*state);

	/* 5, 7; 5, 7, 8: 6 or more */
	assert_text(&a, "months-met calls 2022-04 2022-05", "1");
	assert_false(ask(&a, "months-met calls 2022-04 2022-05", "usually"));
	assert_agrees(&a, "months-met calls 2022-04 2022-06", "usually");
}

static void
a_pace_is_held_against_a_target_for_the_year_alone(void **state)
{
	struct asked	a = begin(*state);

	/* 5 x 12 = 60 of 100; (5 + 7) x 6 = 72, and 6 or more each month;
	 * (10 + 12) x 6, and no target at all. */
	assert_agrees(&a, "pace mended 2022-04", "on track");
	assert_false(ask(&a, "pace mended 2022-04", "off track"));
	assert_false(ask(&a, "pace mended 2022-04", "not on track"));
	assert_text(&a, "pace calls 2022-05", "72");
	assert_false(ask(&a, "pace calls 2022-05", "on track"));
	assert_false(ask(&a, "pace calls 2022-05", "off track"));
	assert_text(&a, "pace broken 2022-05", "132");
	assert_fault(&a, "pace mended 2022-04", "70", "a.md:5:12: error: the "
	    "sentence and the data disagree: it says 70, pace mended 2022-04 "
	    "is 60, 5 in 1 month to 2022-04, target 100 or less");
	assert_fault(&a, "pace parts 2022-04", "", "a.md:5:21: error: a "
	    "percentage has no pace, nor has what is not summed up from "
	    "April: ask for its figure: parts");
}

static void
a_target_that_is_not_there_is_said_at_the_month_asked_for(void **state)
{
	struct asked	a = begin(*state);

	assert_fault(&a, "target calls 2021-04", "", "a.md:5:29: error: no "
	    "target as a number holds in this period: 2021-04");
	assert_fault(&a, "gap broken 2022-04", "", "a.md:5:27: error: no "
	    "target as a number holds in this period: 2022-04");
	assert_fault(&a, "gap referrals 2022-11", "", "a.md:5:30: error: no "
	    "target as a number holds in this period: Not set");
	assert_fault(&a, "gap spend 2022-12", "", "a.md:5:26: error: target is "
	    "for the whole year, it has a gap in March alone: 2022-12");
	assert_fault(&a, "months-met spend 2022-04 2022-05", "", "a.md:5:33: "
	    "error: target is for the whole year, it has a gap in March alone: "
	    "2022-04");
	assert_fault(&a, "months-met broken 2022-04 2022-05", "", "a.md:5:34: "
	    "error: no target as a number holds in this period: 2022-04");
}

static void
other_places_that_are_not_there_are_said_where_they_stand(void **state)
{
	struct asked	a = begin(*state);

	assert_fault(&a, "comparator england calls 2022-05", "", "a.md:5:35: "
	    "error: no such comparator for this indicator: england, there is "
	    "none");
	assert_fault(&a, "comparator f pool 2023-03", "", "a.md:5:29: error: no "
	    "such comparator for this indicator: f, there is e, last-year; did "
	    "you mean e?");
	assert_fault(&a, "comparator neighbours calls 2022-05", "",
	    "a.md:5:44: error: no statistical neighbour has a figure: import "
	    "theirs, and name their model in [pack]: calls in 2022-05; the store "
	    "has neighbours of model 2021 and 2025");
	/* A year's total beside a year's: 60 and 50. */
	assert_text(&a, "against last-year pool 2023-03", "+10");
}

static void
a_months_count_is_not_set_against_a_years(void **state)
{
	struct asked	a = begin(*state);

	assert_fault(&a, "against last-year waits 2022-04", "", "a.md:5:40: "
	    "error: what is counted in a month is not set against what is "
	    "counted in a year, nor a year against a month: import a "
	    "comparator of as long a time: 2022-04 against last-year of "
	    "2021/22");
	assert_text(&a, "comparator last-year waits 2022-04", "60");
	/* 5 and 3. */
	assert_text(&a, "against e waits 2022-04", "+2");
}

static void
chart_is_asked_of_the_layout(void **state)
{
	struct asked	a = begin(*state);

	assert_true(ask(&a, "card repeat-plans", ""));
	assert_non_null(a.answer.blocks);
	assert_false(ask(&a, "card other", ""));
	a.answers.chart = NULL;
	assert_fault(&a, "card repeat-plans", "", "a.md:5:21: error: "
	    "no charts can stand in this text: repeat-plans");
}

/* ---- what the paper of January 2023 said ---- */

static void
statements_that_hold_agree(void **state)
{
	struct asked	a = begin(*state);

	assert_agrees(&a, "step contacts 2022-10 2022-11", "307");
	assert_agrees(&a, "lowest contacts since 2022-04", "1428");
	assert_agrees(&a, "re-referrals", "30%");
	assert_agrees(&a, "ytd re-referrals 2022-10", "25%");
	assert_agrees(&a, "mean referrals 2022-05 2022-10", "317.5");
	assert_agrees(&a, "supervision 2022-11", "75%");
	assert_agrees(&a, "lowest cla", "543");
	assert_agrees(&a, "placements-3", "16%");
	assert_agrees(&a, "change contacts", "20%");	/* "fell by 20%" */
}

static void
statements_that_do_not_hold_are_found(void **state)
{
	struct asked	a = begin(*state);

	assert_fault(&a, "change contacts 2022-10 2022-11", "17%",
	    "a.md:5:12: error: the sentence and the data disagree: it says "
	    "17%, change contacts 2022-10 2022-11 is +21% (20.65), "
	    "1487 to 1794");
	assert_fault(&a, "change referrals 2022-10 2022-11", "30%",
	    "a.md:5:12: error: the sentence and the data disagree: it says "
	    "30%, change referrals 2022-10 2022-11 is +45% (44.57), "
	    "276 to 399");
	assert_fault(&a, "ytd supervision", "75%",
	    "a.md:5:12: error: the sentence and the data disagree: it says "
	    "75%, ytd supervision is 73% (73.10), 15529 of 21243, 2022-04 to "
	    "2022-12");
	assert_fault(&a, "cp-visits-10-days", "94%",
	    "a.md:5:12: error: the sentence and the data disagree: it says "
	    "94%, cp-visits-10-days is 93% (93.01), 266 of 286 in 2022-12");
	assert_false(ask(&a, "trend cla since 2022-04", "falling"));
	/* Right in size, wrong in sign or unit. */
	assert_false(ask(&a, "change contacts", "+20%"));
	assert_false(ask(&a, "change re-referrals", "4%"));
	assert_false(ask(&a, "referrals", "299%"));
}

static void
direction_and_bounds_inside_the_brackets_are_checked(void **state)
{
	struct asked	a = begin(*state);

	assert_agrees(&a, "change contacts", "down 20%");
	assert_agrees(&a, "change re-referrals", "up 4 points");
	assert_fault(&a, "change contacts", "up 20%", "a.md:5:12: error: "
	    "the sentence and the data disagree: it says up 20%, "
	    "change contacts is −20% (−20.40), 1794 to 1428");
	assert_fault(&a, "change re-referrals", "fell 4 points", "a.md:5:12: "
	    "error: the sentence and the data disagree: it says fell 4 points, "
	    "change re-referrals is +4 points (3.70), 26.07 to 29.77");
	/* At most 23% were wanted: 29.77% is above, and short of it. */
	assert_agrees(&a, "gap re-referrals", "7 points above target");
	assert_false(ask(&a, "gap re-referrals", "7 points below target"));
	assert_agrees(&a, "gap supervision", "2 points below target");
	/* 29.77 */
	assert_agrees(&a, "re-referrals", "less than 30%");
	assert_agrees(&a, "re-referrals", "nearly 30%");
	assert_false(ask(&a, "re-referrals", "more than 30%"));
	assert_agrees(&a, "target re-referrals", "at most 23%");
	assert_agrees(&a, "target contacts", "fewer than 17,000");
	assert_false(ask(&a, "target re-referrals", "at least 23%"));
}

static void
words_beside_a_figure_are_warned_of(void **state)
{
	struct asked	a = begin(*state);

	assert_agrees(&a, "contacts", "1,428 contacts");
	assert_int_equal(diags_count(a.diags, LEVEL_WARNING), 0);
	assert_agrees(&a, "contacts", "1,428 calls");
	assert_string_equal(said(&a), "a.md:5:12: warning: words beside a "
	    "bound figure are not checked: keep only the figure and its unit "
	    "inside the brackets: \"calls\" in [1,428 calls]");
}

/* ---- what cannot be answered ---- */

static void
unknown_names_are_said_where_they_stand_with_the_nearest(void **state)
{
	struct asked	a = begin(*state);

	/* [30%](= is seven characters, so the question begins at 19. */
	assert_fault(&a, "ytd re-referals", "30%", "a.md:5:23: error: figure "
	    "of an indicator that the store does not know: re-referals, did "
	    "you mean re-referrals?");
	assert_fault(&a, "comparator englnad re-referrals", "",
	    "a.md:5:35: error: no such comparator for this indicator: englnad,"
	    " there is england, last-year, south-east, statistical-neighbours;"
	    " did you mean england?");
	a.answers.store = NULL;
	assert_fault(&a, "contacts", "", "a.md:5:16: error: there is no data "
	    "to take figures from: name a store with store = FILE in [pack], "
	    "and import some: contacts");
}

static void
a_paper_of_no_month_must_be_told_which(void **state)
{
	struct asked	a = begin(*state);

	a.answers.period = (struct period){ PERIOD_NONE, 0 };
	assert_fault(&a, "contacts", "", "a.md:5:12: error: figures need a "
	    "month: period = 2022-12 in [pack], or --period: contacts");
	assert_fault(&a, "trend contacts since 2022-10", "", "a.md:5:12: "
	    "error: figures need a month: period = 2022-12 in [pack], or "
	    "--period: trend contacts since 2022-10");
}

static void
an_unknown_indicator_is_said_beside_the_missing_month(void **state)
{
	struct asked		 a = begin(*state);
	const struct message	**messages;

	a.answers.period = (struct period){ PERIOD_NONE, 0 };
	assert_false(ask(&a, "contcts", "88%"));
	assert_int_equal(diags_sorted(a.diags, &messages), 2);
	assert_int_equal(messages[0]->id, DIAG_NO_PERIOD);
	assert_string_equal(messages[0]->detail, "contcts");
	assert_int_equal(messages[1]->id, DIAG_ANSWER_INDICATOR);
	assert_string_equal(messages[1]->detail,
	    "contcts, did you mean contacts?");
}

static void
a_store_that_is_not_there_is_said_once_where_it_is_named(void **state)
{
	struct asked	a = begin(*state);

	a.answers.store = NULL;
	assert_fault(&a, "contacts", "", "a.md:5:16: error: there is no data "
	    "to take figures from: name a store with store = FILE in [pack], "
	    "and import some: contacts");
	a.answers.missing = "out/housing.db";
	a.answers.missing_at = (struct place){ "board.ini", 4, 9 };
	assert_fault(&a, "contacts", "1", "board.ini:4:9: error: there is no "
	    "store here yet, import data into it first: packwright import "
	    "out/housing.db FILE.csv");
	assert_text(&a, "period", "December 2022");
}

static void
a_fault_of_a_past_state_says_of_which_day(void **state)
{
	struct asked	a = begin(*state);

	a.answers.as_at = (struct date){ 2023, 1, 5 };
	assert_fault(&a, "contacts", "1,429", "a.md:5:12: error: the sentence "
	    "and the data disagree: it says 1,429, contacts is 1,428, in "
	    "2022-12 (as at 2023-01-05)");
	assert_fault(&a, "contacts 2023-01", "", "a.md:5:25: error: no figure "
	    "for this period, name another or import it: 2023-01 of contacts, "
	    "the store holds 2022-04 to 2022-12 (as at 2023-01-05)");
	assert_agrees(&a, "contacts", "1,428");
}

static void
only_ids_of_indicators_are_known(void **state)
{
	struct asked	a = begin(*state);

	assert_true(answer_known(&a.answers, STR("re-referrals")));
	assert_false(answer_known(&a.answers, STR("change")));
	assert_false(answer_known(&a.answers, STR("www.x.org")));
	a.answers.store = NULL;
	assert_false(answer_known(&a.answers, STR("re-referrals")));
}

static void
missing_period_is_said_with_those_that_exist(void **state)
{
	struct asked	a = begin(*state);

	assert_fault(&a, "contacts 2023-01", "", "a.md:5:25: error: no figure "
	    "for this period, name another or import it: 2023-01 of contacts, "
	    "the store holds 2022-04 to 2022-12");
	assert_fault(&a, "contacts 2022/23", "", "a.md:5:25: error: no figure "
	    "for this period, name another or import it: 2022/23 of contacts, "
	    "the store holds 2022-04 to 2022-12");
	assert_fault(&a, "mean contacts since 2022-03", "", "a.md:5:36: error: "
	    "no figure for this period, name another or import it: 2022-03 of "
	    "contacts, the store holds 2022-04 to 2022-12");
	assert_fault(&a, "mean contacts since 2022-01", "", "a.md:5:36: error: "
	    "no figure for this period, name another or import it: 2022-01 of "
	    "contacts, the first of 3 that are missing, the store holds "
	    "2022-04 to 2022-12");
	/* A month that is not there might have been the one. */
	assert_fault(&a, "lowest contacts since 2022-03", "", "a.md:5:38: "
	    "error: no figure for this period, name another or import it: "
	    "2022-03 of contacts, the store holds 2022-04 to 2022-12");
	assert_fault(&a, "highest contacts since 2022-01", "1,959",
	    "a.md:5:44: error: no figure for this period, name another or "
	    "import it: 2022-01 of contacts, the first of 3 that are missing, "
	    "the store holds 2022-04 to 2022-12");
	assert_fault(&a, "highest adoption since 2022-04", "", "a.md:5:39: "
	    "error: cannot be worked out without a figure that is not there: "
	    "2022-04 is [x]");
	assert_fault(&a, "lowest contacts since 2023-01", "", "a.md:5:38: "
	    "error: periods run backwards or are of two kinds: "
	    "2023-01 to 2022-12");
}

static void
marks_are_filled_in_and_never_written_over(void **state)
{
	struct asked	a = begin(*state);

	assert_text(&a, "adoption 2022-04", "[x]");
	assert_fault(&a, "adoption 2022-04", "46", "a.md:5:27: error: a mark "
	    "stands in this figure's place, leave the brackets empty to print "
	    "it: [x]");
	assert_fault(&a, "change adoption 2022-04 2022-12", "",
	    "a.md:5:32: error: cannot be worked out without a figure that is "
	    "not there: 2022-04 is [x]");
}

static void
running_totals_are_not_compared_month_on_month(void **state)
{
	struct asked	a = begin(*state);

	assert_fault(&a, "change assessment-rate", "", "a.md:5:23: error: a "
	    "running total begins again each April: its months cannot be "
	    "compared, ask for its figure: change assessment-rate");
	assert_false(ask(&a, "lowest assessment-rate", ""));
	assert_fault(&a, "gap assessment-rate", "", "a.md:5:20: error: target "
	    "is for the whole year, it has a gap in March alone: 2022-12");
}

static void
figures_without_a_fraction_are_not_pooled(void **state)
{
	struct asked	a = begin(*state);

	/* April's percentage is as printed, its fraction was not legible. */
	assert_fault(&a, "numerator placements-3 2022-04", "",
	    "a.md:5:39: error: figure came without its fraction, so there is "
	    "nothing to pool or count: placements-3");
	assert_fault(&a, "numerator contacts", "", "a.md:5:26: error: figure "
	    "came without its fraction, so there is nothing to pool or count: "
	    "contacts");
}

/* ---- the sample texts ---- */

static const char *const texts[] = {
	"assessment", "assurance", "contact", "culture", "overview",
	"parenting", "right-service", "supervision",
};

static bool
count_answer(void *arg, const struct question *question, struct answer *answer)
{
	struct asked	*asked = arg;

	asked->count++;
	return answer_figure(&asked->answers, question, answer);
}

static bool
read_sample(struct asked *asked, const char *file, struct str text)
{
	struct story_look	look = { .prose = { FACE_REGULAR, 11, 16, INK },
				    .top_level = 1 };
	struct figures		figures = { .answer = count_answer,
				    .arg = asked };
	struct blocks		blocks = { 0 };

	asked->answers.diags = asked->diags = diags_new(asked->arena);
	return story_read(asked->arena, file, text, &look, &figures, &blocks,
	    asked->diags);
}

static void
every_figure_of_the_sample_texts_agrees(void **state)
{
	struct asked	a = begin(*state);
	struct str	text;
	const char	*file;
	const struct message **messages;

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		file = arena_printf(a.arena, SAMPLES "text/%s.md", texts[i]);
		assert_true(file_read(a.arena, file, &text, PLACE(file),
		    a.diags));
		assert_true(read_sample(&a, file, text));
		assert_int_equal(diags_sorted(a.diags, &messages), 0);
	}
	assert_int_equal(a.count, 101);
}

static void
changed_digit_is_found_at_its_place(void **state)
{
	struct asked	a = begin(*state);
	const char	*file = SAMPLES "text/assessment.md";
	struct str	text;
	size_t		at;
	char		*changed;

	assert_true(file_read(a.arena, file, &text, PLACE(file), a.diags));
	at = str_find(text, "([21%]") + 2;
	assert_true(at < text.n);
	changed = str_dup(a.arena, text);
	changed[at] = '1';
	changed[at + 1] = '7';
	assert_false(read_sample(&a, file, (struct str){ changed, text.n }));
	/* Line 3, "- Contacts fell ... ([17%]": column 158. */
	assert_string_equal(said(&a), SAMPLES "text/assessment.md:3:158: "
	    "error: the sentence and the data disagree: it says 17%, change "
	    "contacts 2022-10 2022-11 is +21% (20.65), 1487 to 1794");
}

int
main(void)
{
	const struct CMUnitTest	tests[] = {
		cmocka_unit_test(figures_are_printed_as_their_unit_says),
		cmocka_unit_test(
		    changes_are_in_points_or_per_cent_of_the_earlier_figure),
		cmocka_unit_test(
		    a_difference_has_its_sign_unless_a_word_says_it),
		cmocka_unit_test(words_beside_a_difference_are_held_against_it),
		cmocka_unit_test(
		    what_the_tables_call_the_same_went_neither_way),
		cmocka_unit_test(
		    a_years_target_for_a_rate_of_months_has_no_gap),
		cmocka_unit_test(nothing_of_nothing_is_no_figure),
		cmocka_unit_test(
		    what_is_made_of_a_provisional_figure_is_provisional),
		cmocka_unit_test(years_are_pooled_from_their_months),
		cmocka_unit_test(targets_and_comparators_are_read_as_printed),
		cmocka_unit_test(trend_is_falling_only_when_no_month_rose),
		cmocka_unit_test(
		    words_that_claim_nothing_are_not_called_a_disagreement),
		cmocka_unit_test(
		    a_month_is_set_against_the_mean_of_those_before),
		cmocka_unit_test(the_month_of_the_sentence_is_the_figures),
		cmocka_unit_test(a_figure_is_set_against_other_places),
		cmocka_unit_test(a_months_count_is_not_set_against_a_years),
		cmocka_unit_test(the_pace_is_what_the_year_will_come_to),
		cmocka_unit_test(a_month_stands_among_the_others_as_printed),
		cmocka_unit_test(better_and_worse_follow_the_indicator),
		cmocka_unit_test(months_that_met_their_target_are_counted),
		cmocka_unit_test(
		    a_years_target_for_money_is_held_against_the_year),
		cmocka_unit_test(months_are_summed_whatever_year_they_begin_in),
		cmocka_unit_test(one_month_up_or_down_is_a_trend),
		cmocka_unit_test(
		    a_mixed_trend_is_told_by_its_ends_and_where_it_turns),
		cmocka_unit_test(one_month_below_or_above_is_enough_to_stand),
		cmocka_unit_test(a_gap_or_a_running_total_has_no_answer),
		cmocka_unit_test(a_value_on_its_target_is_at_it),
		cmocka_unit_test(a_strict_target_is_not_met_by_its_own_value),
		cmocka_unit_test(half_of_the_months_is_not_usually),
		cmocka_unit_test(
		    a_pace_is_held_against_a_target_for_the_year_alone),
		cmocka_unit_test(
		    a_target_that_is_not_there_is_said_at_the_month_asked_for),
		cmocka_unit_test(
		    other_places_that_are_not_there_are_said_where_they_stand),
		cmocka_unit_test(chart_is_asked_of_the_layout),
		cmocka_unit_test(statements_that_hold_agree),
		cmocka_unit_test(statements_that_do_not_hold_are_found),
		cmocka_unit_test(
		    direction_and_bounds_inside_the_brackets_are_checked),
		cmocka_unit_test(words_beside_a_figure_are_warned_of),
		cmocka_unit_test(
		    unknown_names_are_said_where_they_stand_with_the_nearest),
		cmocka_unit_test(a_paper_of_no_month_must_be_told_which),
		cmocka_unit_test(
		    an_unknown_indicator_is_said_beside_the_missing_month),
		cmocka_unit_test(
		    a_store_that_is_not_there_is_said_once_where_it_is_named),
		cmocka_unit_test(a_fault_of_a_past_state_says_of_which_day),
		cmocka_unit_test(only_ids_of_indicators_are_known),
		cmocka_unit_test(missing_period_is_said_with_those_that_exist),
		cmocka_unit_test(marks_are_filled_in_and_never_written_over),
		cmocka_unit_test(
		    running_totals_are_not_compared_month_on_month),
		cmocka_unit_test(figures_without_a_fraction_are_not_pooled),
		cmocka_unit_test(
	a_years_target_for_a_percentage_is_held_against_the_year_to_date),
		cmocka_unit_test(nothing_of_nothing_adds_nothing_to_a_sum),
		cmocka_unit_test(a_ratio_has_no_points),
		cmocka_unit_test(every_figure_of_the_sample_texts_agrees),
		cmocka_unit_test(changed_digit_is_found_at_its_place),
	};

	return cmocka_run_group_tests(tests, group_setup, group_teardown);
}
