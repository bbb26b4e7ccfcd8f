/*
 * Figures in sentences: whether words say what the data has, and which numbers of
 * a text are bound to nothing.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "story/story.h"

static int
setup(void **state)
{
	*state = arena_new();
	return 0;
}

static int
teardown(void **state)
{
	arena_free(*state);
	return 0;
}

/* ---- figures in words ---- */

/* A difference in any unit: its sign may go unwritten. */
#define ANY_UNIT	"9 points, % and £"

static enum figure_says
checked(const char *written, enum figure_of of, struct num value,
    const char *text, struct str *beside)
{
	struct figure_fact	fact = { .value = value, .text = str_of(text),
				    .names = STR("Cases open; cases; per "
				    "10,000; not seen"), .of = of };

	*beside = STR("");
	if (num_known(value) && !str_is(fact.text, "0 points"))
		fact.way = num_cmp(value, num_int(0));
	return figure_check(str_of(written), &fact, beside);
}

static void
assert_says(enum figure_says want, const char *written, enum figure_of of,
    struct num value, const char *text)
{
	struct str	beside;

	assert_int_equal(checked(written, of, value, text, &beside), want);
}

/* It agrees, but for WORD, the first that cannot be checked. */
static void
assert_unchecked(const char *written, enum figure_of of, struct num value,
    const char *text, const char *word)
{
	struct str	beside;

	assert_int_equal(checked(written, of, value, text, &beside),
	    FIGURE_UNCHECKED);
	assert_true(str_is(beside, word));
}

#define assert_agrees(written, n, d) \
	assert_says(FIGURE_AGREES, written, FIGURE_OF_CHANGE, \
	    num_make(n, d), ANY_UNIT)
#define assert_differs(written, n, d) \
	assert_says(FIGURE_DIFFERS, written, FIGURE_OF_CHANGE, \
	    num_make(n, d), ANY_UNIT)

static void
figure_agrees_at_the_precision_written(void **state)
{
	(void)state;
	assert_agrees("30%", 8900, 299);	/* 29.77 */
	assert_agrees("29.8%", 8900, 299);
	assert_agrees("29.77%", 8900, 299);
	assert_differs("29.7%", 8900, 299);
	assert_agrees("1,428", 1428, 1);
	assert_agrees("1428 cases", 1428, 1);
	assert_differs("1,429", 1428, 1);
	assert_agrees("21%", 30700, 1487);	/* 20.65 */
	assert_differs("17%", 30700, 1487);
	/* England's re-referrals, 21.45: never rounded twice. */
	assert_agrees("21%", 13950000, 650270);
	assert_differs("22%", 13950000, 650270);
	assert_agrees("13", 25, 2);		/* half goes away from nought */
	assert_agrees("0.5", 1, 2);
	assert_agrees("in all, 7", 7, 1);
}

static void
sign_is_compared_when_one_is_written(void **state)
{
	(void)state;
	assert_agrees("34%", -3369, 100);
	assert_agrees("-34%", -3369, 100);
	assert_agrees("−34%", -3369, 100);
	assert_agrees("–34%", -3369, 100);
	assert_differs("+34%", -3369, 100);
	assert_differs("-34%", 3369, 100);
	assert_agrees("£5", 5, 1);
	assert_agrees("-£5", -5, 1);
	assert_agrees("- 34%", -3369, 100);
	assert_agrees("minus £5", -5, 1);
	assert_differs("minus 5", 5, 1);
	assert_differs("plus 5", -5, 1);
	/* No sign inside a word, and no bound. */
	assert_unchecked("under-16", FIGURE_OF_CHANGE, num_int(16), "16",
	    "under");
	assert_agrees("-0%", 1, 100);
}

static void
numbers_in_words_and_scales_count(void **state)
{
	(void)state;
	assert_agrees("three", 3, 1);
	assert_agrees("Ten cases", 10, 1);
	assert_agrees("twelve", 12, 1);
	assert_agrees("two hundred", 200, 1);
	assert_differs("two hundred and five", 200, 1);
	assert_differs("1\u00A0428", 1, 1);
	assert_differs("three", 4, 1);
	assert_agrees("17K", 17000, 1);
	assert_agrees("£1.2 million", 1234567, 1);
	assert_differs("£1.2 million", 1250000, 1);
	assert_agrees("two thousand", 2100, 1);
}

static void
words_without_a_number_never_agree(void **state)
{
	(void)state;
	assert_differs("", 0, 1);
	assert_differs("half", 1, 2);
	assert_differs("two thirds", 2, 1);
	assert_differs("two-thirds", 2, 1);
	assert_differs("one in five", 1, 1);
	assert_differs("often", 10, 1);
	assert_differs("1,42", 142, 1);
	assert_differs("1.2.3", 1, 1);
	assert_says(FIGURE_DIFFERS, "3", FIGURE_OF_VALUE, NUM_NONE, "");
}

static void
units_in_words_are_compared(void **state)
{
	static const struct {
		enum figure_says	 want;
		int			 n;
		const char		*written, *text;
	} units[] = {
		{ FIGURE_AGREES, 4, "4 points", "4 points" },
		{ FIGURE_AGREES, 4, "4", "4 points" },
		{ FIGURE_AGREES, 4, "4 percentage points", "4 points" },
		{ FIGURE_AGREES, 4, "4% points", "4 points" },
		{ FIGURE_DIFFERS, 4, "4%", "4 points" },
		{ FIGURE_DIFFERS, 30, "30%", "30" },
		{ FIGURE_DIFFERS, 21, "21 points", "21%" },
		{ FIGURE_AGREES, 21, "21 per cent", "21%" },
		{ FIGURE_AGREES, 21, "21 percent", "21%" },
		{ FIGURE_DIFFERS, 5, "£5", "5" },
		{ FIGURE_AGREES, 12, "12 days", "12 days" },
		{ FIGURE_UNCHECKED, 12, "12 weeks", "12 days" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++)
		assert_says(units[i].want, units[i].written,
		    FIGURE_OF_CHANGE, num_int(units[i].n), units[i].text);
}

static void
words_of_direction_are_held_against_the_sign(void **state)
{
	struct num	fall = num_make(-1100, 25), rise = num_int(1);

	(void)state;
	assert_agrees("down 44%", -1100, 25);
	assert_agrees("fell by 44%", -1100, 25);
	assert_agrees("44% fewer than", -1100, 25);
	assert_agrees("a reduction of 44%", -1100, 25);
	assert_agrees("down", -1100, 25);
	assert_differs("up 44%", -1100, 25);
	assert_differs("Up", -1100, 25);
	assert_differs("44% above", -1100, 25);
	assert_differs("**rose** by 44%", -1100, 25);
	assert_differs("fell 1 point", 1, 1);
	assert_differs("up 0%", -3, 10);
	assert_differs("fell by half", -50, 1);
	assert_unchecked("not down 44%", FIGURE_OF_CHANGE, fall, "−44%",
	    "not");
	/* Nobody can say which way a value went. */
	assert_unchecked("rose to 1", FIGURE_OF_VALUE, rise, "1", "rose");
	assert_unchecked("a change of 1", FIGURE_OF_VALUE, rise, "1",
	    "change");
}

static void
no_change_is_nought_at_the_precision_of_print(void **state)
{
	struct num	little = num_make(4, 10);

	(void)state;
	assert_says(FIGURE_AGREES, "unchanged", FIGURE_OF_CHANGE, little,
	    "0 points");
	assert_says(FIGURE_AGREES, "no change", FIGURE_OF_CHANGE, little,
	    "0 points");
	assert_says(FIGURE_AGREES, "the same", FIGURE_OF_CHANGE, num_int(0),
	    "0%");
	assert_says(FIGURE_DIFFERS, "unchanged", FIGURE_OF_CHANGE, little,
	    "0.4 points");
	/* A change has its way from its step, a gap is what it prints as. */
	assert_says(FIGURE_DIFFERS, "unchanged", FIGURE_OF_CHANGE, little,
	    "0%");
	assert_says(FIGURE_AGREES, "the same", FIGURE_OF_GAP, little, "0%");
	assert_says(FIGURE_DIFFERS, "the same", FIGURE_OF_GAP, num_int(9),
	    "9%");
	assert_says(FIGURE_AGREES, "no cases", FIGURE_OF_VALUE, num_int(0),
	    "0");
	assert_says(FIGURE_DIFFERS, "no cases", FIGURE_OF_VALUE, num_int(1),
	    "1");
	assert_says(FIGURE_DIFFERS, "unchanged", FIGURE_OF_VALUE, num_int(0),
	    "0");
}

static void
sign_of_a_value_is_never_dropped(void **state)
{
	static const struct {
		enum figure_says	 want;
		const char		*written;
	} figures[] = {
		{ FIGURE_DIFFERS, "£23,000" },
		{ FIGURE_DIFFERS, "a surplus of £23,000" },
		{ FIGURE_DIFFERS, "£23K" },
		{ FIGURE_DIFFERS, "less than £24,000" },
		{ FIGURE_DIFFERS, "+£23,000" },
		{ FIGURE_AGREES, "−£23,000" },
		{ FIGURE_AGREES, "-£23,000" },
		{ FIGURE_AGREES, "£-23,000" },
		{ FIGURE_AGREES, "minus £23,000" },
		{ FIGURE_AGREES, "−£23K" },
		{ FIGURE_AGREES, "below 0" },
		{ FIGURE_DIFFERS, "above 0" },
		{ FIGURE_AGREES, "less than −£22,000" },
		{ FIGURE_DIFFERS, "more than −£22,000" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(figures) / sizeof(figures[0]); i++)
		assert_says(figures[i].want, figures[i].written,
		    FIGURE_OF_VALUE, num_int(-23000), "−£23,000");
	assert_says(FIGURE_DIFFERS, "−£23,000", FIGURE_OF_VALUE,
	    num_int(23000), "£23,000");
}

/* 73 and 72.6 per cent, held exactly. */
static void
bounds_are_held_against_the_exact_figure(void **state)
{
	static const struct {
		int			 tenths;
		enum figure_says	 want;
		const char		*written;
	} bounds[] = {
		{ 730, FIGURE_DIFFERS, "less than 73%" },
		{ 730, FIGURE_DIFFERS, "more than 73%" },
		{ 730, FIGURE_DIFFERS, "over 73%" },
		{ 730, FIGURE_DIFFERS, "<73%" },
		{ 730, FIGURE_DIFFERS, "nearly 73%" },
		{ 730, FIGURE_AGREES, "at least 73%" },
		{ 730, FIGURE_AGREES, "at most 73%" },
		{ 730, FIGURE_AGREES, "73% or more" },
		{ 730, FIGURE_AGREES, "no fewer than 73%" },
		{ 730, FIGURE_AGREES, "more than 72.9%" },
		{ 726, FIGURE_AGREES, "less than 73%" },
		{ 726, FIGURE_AGREES, "under 73%" },
		{ 726, FIGURE_AGREES, "Below 73 per cent" },
		{ 726, FIGURE_AGREES, "nearly 73%" },
		{ 726, FIGURE_AGREES, "almost 75%" },	/* 2.4 of 3.75 */
		{ 726, FIGURE_DIFFERS, "almost 77%" },	/* 4.4 of 3.85 */
		{ 726, FIGURE_AGREES, "just over 72%" },
		{ 726, FIGURE_DIFFERS, "just over 60%" },
		{ 726, FIGURE_AGREES, "about 73%" },
		{ 726, FIGURE_DIFFERS, "about 72%" },
		{ 726, FIGURE_DIFFERS, "at least 73%" },
		{ 726, FIGURE_DIFFERS, "73% or more" },
		{ 726, FIGURE_DIFFERS, "above 73%" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(bounds) / sizeof(bounds[0]); i++)
		assert_says(bounds[i].want, bounds[i].written,
		    FIGURE_OF_VALUE, num_make(bounds[i].tenths, 10), "73%");
	/* Of a difference the size is bounded. */
	assert_agrees("less than 1 point", -1, 2);
	assert_agrees("fell by more than 5%", -53, 10);
	assert_differs("rose by more than 5%", -53, 10);
	assert_differs("more than 6%", -53, 10);
}

static void
bound_round_a_target_is_the_targets_own(void **state)
{
	struct figure_fact	fact = { .value = num_int(90),
				    .text = STR("90%"),
				    .bound = FIGURE_BOUND_LEAST };
	struct str		beside;

	(void)state;
	assert_int_equal(figure_check(STR("at least 90%"), &fact, &beside),
	    FIGURE_AGREES);
	assert_int_equal(figure_check(STR("90% or more"), &fact, &beside),
	    FIGURE_AGREES);
	assert_int_equal(figure_check(STR("at most 90%"), &fact, &beside),
	    FIGURE_DIFFERS);
	assert_int_equal(figure_check(STR("at least 89%"), &fact, &beside),
	    FIGURE_DIFFERS);
	/* "<10%": met only below it. */
	fact.bound = FIGURE_BOUND_LESS;
	assert_int_equal(figure_check(STR("under 90%"), &fact, &beside),
	    FIGURE_AGREES);
}

static void
gap_is_above_or_below_in_plain_arithmetic(void **state)
{
	/* 30% where at most 23% were wanted: above the target, and short. */
	struct figure_fact	fact = { .value = num_int(-7),
				    .text = STR("−7 points"),
				    .of = FIGURE_OF_GAP, .way = 1 };
	struct str		beside;

	(void)state;
	assert_int_equal(figure_check(STR("7 points above the target"), &fact,
	    &beside), FIGURE_AGREES);
	assert_int_equal(figure_check(STR("7 points short of target"), &fact,
	    &beside), FIGURE_AGREES);
	assert_int_equal(figure_check(STR("missed by 7 points"), &fact,
	    &beside), FIGURE_AGREES);
	assert_int_equal(figure_check(STR("7 points below the target"), &fact,
	    &beside), FIGURE_DIFFERS);
	assert_int_equal(figure_check(STR("7 points beyond"), &fact, &beside),
	    FIGURE_DIFFERS);
}

static void
other_words_and_numbers_beside_are_named(void **state)
{
	struct num	value = num_int(14);

	(void)state;
	assert_says(FIGURE_AGREES, "14 cases", FIGURE_OF_VALUE, value, "14");
	assert_says(FIGURE_AGREES, "14 per 10,000", FIGURE_OF_VALUE, value,
	    "14");
	assert_says(FIGURE_AGREES, "exactly **14**", FIGURE_OF_VALUE, value,
	    "14");
	assert_unchecked("14 calls", FIGURE_OF_VALUE, value, "14", "calls");
	assert_unchecked("14 of 25", FIGURE_OF_VALUE, value, "14", "25");
	assert_unchecked("a surplus of 14", FIGURE_OF_VALUE, value, "14",
	    "surplus");
	assert_unchecked("€14", FIGURE_OF_VALUE, value, "14", "€");
	assert_unchecked("$14", FIGURE_OF_VALUE, value, "14", "$");
	/* Though it is a word of the name. */
	assert_unchecked("not 14", FIGURE_OF_VALUE, value, "14", "not");
	assert_says(FIGURE_DIFFERS, "25 calls", FIGURE_OF_VALUE, value, "14");
}

/* Words that speak of the better side, of nearness and of a target met. */
static void
differences_are_judged_by_the_better_side(void **state)
{
	struct figure_fact	fact = { .value = num_int(-4),
				    .text = STR("−4 points"),
				    .of = FIGURE_OF_CHANGE, .way = -1,
				    .good = 1 };
	struct str		beside;

	(void)state;
	assert_int_equal(figure_check(STR("improved"), &fact, &beside),
	    FIGURE_AGREES);
	assert_int_equal(figure_check(STR("improved by 4 points"), &fact,
	    &beside), FIGURE_AGREES);
	assert_int_equal(figure_check(STR("worse"), &fact, &beside),
	    FIGURE_DIFFERS);
	assert_int_equal(figure_check(STR("below"), &fact, &beside),
	    FIGURE_AGREES);
	assert_int_equal(figure_check(STR("above"), &fact, &beside),
	    FIGURE_DIFFERS);
	fact.of = FIGURE_OF_GAP;
	assert_int_equal(figure_check(STR("met"), &fact, &beside),
	    FIGURE_DIFFERS);
	assert_int_equal(figure_check(STR("missed the target"), &fact,
	    &beside), FIGURE_AGREES);
	fact.met = true;
	assert_int_equal(figure_check(STR("met"), &fact, &beside),
	    FIGURE_AGREES);
}

/* Near is a twentieth of the number, above or below it. */
static void
near_is_within_a_twentieth(void **state)
{
	(void)state;
	assert_says(FIGURE_AGREES, "near 100%", FIGURE_OF_VALUE, num_int(96),
	    "96%");
	assert_says(FIGURE_AGREES, "close to 100%", FIGURE_OF_VALUE,
	    num_int(105), "105%");
	assert_says(FIGURE_DIFFERS, "near 100%", FIGURE_OF_VALUE, num_int(94),
	    "94%");
}

/* A mean of many fractions can have a denominator of eighteen digits. */
static void
figures_of_long_fractions_are_held_against_words(void **state)
{
	/* 400,000 and a hair; in millions its d would have 65 bits. */
	struct num	pounds = num_make(8000000000000000001, 20000000000000);
	/* 95.1 and a hair: 4.9 from 100, of which 5 is near. */
	struct num	share = num_make(9034500000000000001, 95000000000000000);

	(void)state;
	assert_says(FIGURE_AGREES, "£0.4 million", FIGURE_OF_VALUE, pounds,
	    "£400,000");
	assert_says(FIGURE_AGREES, "more than £0.4 million", FIGURE_OF_VALUE,
	    pounds, "£400,000");
	assert_says(FIGURE_AGREES, "just over £0.4 million", FIGURE_OF_VALUE,
	    pounds, "£400,000");
	assert_says(FIGURE_DIFFERS, "less than £0.4 million", FIGURE_OF_VALUE,
	    pounds, "£400,000");
	assert_says(FIGURE_DIFFERS, "£0.5 million", FIGURE_OF_VALUE, pounds,
	    "£400,000");
	assert_says(FIGURE_AGREES, "nearly 100%", FIGURE_OF_VALUE, share,
	    "95%");
	assert_says(FIGURE_AGREES, "near 100.10%", FIGURE_OF_VALUE, share,
	    "95%");
	assert_says(FIGURE_DIFFERS, "near 100.11%", FIGURE_OF_VALUE, share,
	    "95%");
	/* More than any figure: nothing is like it. */
	assert_says(FIGURE_DIFFERS, "99,999,999,999 billion", FIGURE_OF_VALUE,
	    num_int(INT64_MAX), "9,223,372,036,854,775,807");
}

/* A word more or less is a hundred: bounds see it where rounding does not. */
static void
scales_are_what_their_names_say(void **state)
{
	static const struct {
		const char	*written;
		int64_t		 n;
	} scales[] = {
		{ "2 hundred", 200 }, { "17K", 17000 },
		{ "two thousand", 2000 }, { "3m", 3000000 },
		{ "3 million", 3000000 }, { "4bn", 4000000000 },
		{ "4 billion", 4000000000 },
	};
	char	words[40];

	(void)state;
	for (size_t i = 0; i < sizeof(scales) / sizeof(scales[0]); i++) {
		snprintf(words, sizeof(words), "at least %s",
		    scales[i].written);
		assert_says(FIGURE_AGREES, words, FIGURE_OF_VALUE,
		    num_int(scales[i].n), ANY_UNIT);
		assert_says(FIGURE_DIFFERS, words, FIGURE_OF_VALUE,
		    num_int(scales[i].n - 1), ANY_UNIT);
	}
	/* An "m" by itself may be anything. */
	assert_unchecked("5 m", FIGURE_OF_VALUE, num_int(5), "5", "m");
}

static void
a_number_that_goes_on_is_not_read(void **state)
{
	(void)state;
	assert_differs("1 428", 1, 1);
	assert_differs("1 4", 1, 1);
	assert_differs("1\u00A0 428", 1, 1);
	assert_differs("5 and 6", 5, 1);
	assert_agrees("5, in all", 5, 1);
	assert_unchecked("5/6", FIGURE_OF_VALUE, num_int(5), "5", "6");
	/* Nine decimals are read, and no more. */
	assert_agrees("0.123456789", 123456789, 1000000000);
	assert_differs("0.1234567890", 123456789, 1000000000);
}

static void
bounds_are_met_or_not_at_the_bound_itself(void **state)
{
	struct num	debt = num_int(-22900), share = num_make(726, 10);
	const char	*text = "\u2212£22,900";

	(void)state;
	assert_says(FIGURE_DIFFERS, "at most 72%", FIGURE_OF_VALUE, share,
	    "73%");
	assert_says(FIGURE_AGREES, "at most 73%", FIGURE_OF_VALUE, share,
	    "73%");
	assert_says(FIGURE_DIFFERS, "just over 73%", FIGURE_OF_VALUE,
	    num_int(73), "73%");
	/* Of what is below nought, nearly and just over speak of the size. */
	assert_says(FIGURE_AGREES, "nearly −£23,000", FIGURE_OF_VALUE, debt,
	    text);
	assert_says(FIGURE_AGREES, "just over −£22,800", FIGURE_OF_VALUE, debt,
	    text);
	assert_says(FIGURE_DIFFERS, "less than −£22,900", FIGURE_OF_VALUE,
	    debt, text);
	assert_says(FIGURE_AGREES, "less than −£22,899", FIGURE_OF_VALUE,
	    debt, text);
	assert_says(FIGURE_AGREES, "more than zero", FIGURE_OF_VALUE,
	    num_int(1), "1");
	/* Two bounds must be one. */
	assert_says(FIGURE_AGREES, "at least 73% or more", FIGURE_OF_VALUE,
	    num_int(73), "73%");
	assert_unchecked("over 72% or less", FIGURE_OF_VALUE, num_int(73),
	    "73%", "or less");
}

static void
what_is_nought_in_print_alone_says_no(void **state)
{
	(void)state;
	assert_says(FIGURE_DIFFERS, "no cases", FIGURE_OF_VALUE,
	    num_make(1, 4), "0.3");
	assert_says(FIGURE_AGREES, "no cases", FIGURE_OF_VALUE,
	    num_make(1, 4), "0");
	assert_says(FIGURE_DIFFERS, "unchanged", FIGURE_OF_CHANGE, num_int(9),
	    "9 points");
	assert_agrees("+0.5", 1, 2);
	assert_agrees("+1", 1, 1);
	assert_differs("-0.5", 1, 2);
}

static void
words_of_a_target_speak_of_gaps_alone(void **state)
{
	(void)state;
	assert_unchecked("14, the target", FIGURE_OF_VALUE, num_int(14), "14",
	    "the target");
	assert_unchecked("4, the target", FIGURE_OF_CHANGE, num_int(4),
	    "4 points", "the target");
	assert_unchecked("short by 4", FIGURE_OF_CHANGE, num_int(4),
	    "4 points", "short");
	assert_differs("down x", -1100, 25);
}

/* What WRITTEN says of FACT, all of it understood. */
static enum figure_says
says(const char *written, const struct figure_fact *fact)
{
	struct str	beside;

	return figure_check(str_of(written), fact, &beside);
}

/* What is on its target exactly has met it, unless it should be below. */
static void
on_target_is_met_or_missed_as_the_target_has_it(void **state)
{
	struct figure_fact	fact = { .value = num_int(0),
				    .text = STR("0 points"),
				    .of = FIGURE_OF_GAP };

	(void)state;
	assert_int_equal(says("missed the target", &fact), FIGURE_AGREES);
	assert_int_equal(says("met", &fact), FIGURE_DIFFERS);
	fact.met = true;
	assert_int_equal(says("missed the target", &fact), FIGURE_DIFFERS);
	assert_int_equal(says("met", &fact), FIGURE_AGREES);
	assert_int_equal(says("beyond", &fact), FIGURE_DIFFERS);
	fact.value = num_int(7);
	fact.text = STR("7 points");
	fact.way = 1;
	assert_int_equal(says("missed the target", &fact), FIGURE_DIFFERS);
	assert_int_equal(says("beyond", &fact), FIGURE_AGREES);
	assert_int_equal(says("7 points beyond", &fact), FIGURE_AGREES);
}

static void
what_goes_nowhere_is_neither_up_nor_better(void **state)
{
	struct figure_fact	fact = { .value = num_int(0),
				    .text = STR("0 points"),
				    .of = FIGURE_OF_CHANGE };

	(void)state;
	assert_int_equal(says("up", &fact), FIGURE_DIFFERS);
	assert_int_equal(says("down", &fact), FIGURE_DIFFERS);
	assert_int_equal(says("better", &fact), FIGURE_DIFFERS);
	assert_int_equal(says("worse", &fact), FIGURE_DIFFERS);
	fact.value = num_int(3);
	fact.text = STR("3 points");
	fact.way = 1;
	fact.good = -1;
	assert_int_equal(says("up", &fact), FIGURE_AGREES);
	assert_int_equal(says("worse", &fact), FIGURE_AGREES);
}

/* ---- loose numbers ---- */

static struct loose_number *
numbers(struct arena *arena, const char *text, size_t want)
{
	struct loose_number	*out;

	assert_int_equal(story_numbers(arena, "text.md", str_of(text), &out),
	    want);
	return out;
}

static void
unbound_numbers_are_found_with_their_places(void **state)
{
	struct arena		*arena = *state;
	struct loose_number	*loose;

	loose = numbers(arena, "é 241 were [20](=x) or 9,\n- **1,428** and £3.5m\n",
	    4);
	assert_true(str_is(loose[0].text, "241"));
	assert_int_equal(loose[0].place.col, 3);
	assert_true(str_is(loose[1].text, "9"));
	assert_int_equal(loose[1].place.col, 24);
	assert_true(str_is(loose[2].text, "1,428"));
	assert_int_equal(loose[2].place.line, 2);
	assert_int_equal(loose[2].place.col, 5);
	assert_true(str_is(loose[3].text, "£3.5"));
	/* Each with its sentence, of which it may be the end. */
	loose = numbers(arena, "A 5 b. C\n7 d! E 9\n", 3);
	assert_true(str_is(str_trim(loose[0].before), "A"));
	assert_true(str_is(str_trim(loose[0].behind), "b."));
	assert_true(str_is(str_trim(loose[1].before), "C"));
	assert_true(str_is(str_trim(loose[1].behind), "d!"));
	assert_true(str_is(str_trim(loose[2].before), "E"));
	assert_true(str_is(str_trim(loose[2].behind), ""));
	loose = numbers(arena, "| a | 3 |\n|---|---|\n| 12% | 4 |\n", 3);
	assert_true(str_is(str_trim(loose[1].behind), ""));
	loose = numbers(arena, "| a |\n|---|\n| 12% |\n", 1);
	assert_true(str_is(loose[0].text, "12%"));
	assert_int_equal(loose[0].place.line, 3);
	assert_int_equal(loose[0].place.col, 3);
}

static void
dates_years_names_and_code_are_not_numbers(void **state)
{
	struct arena	*arena = *state;

	numbers(arena, "26 January 2023, 2021/22, 2022-12, in 2022, 1st and 5pm, "
	    "10:30, Appendix 2, Agenda Item 7, A4, 01632 960 001, `12`, "
	    "<https://a.org/12>, 26/01/2023\n\n3. three\n4. four\n", 0);
	numbers(arena, "ages 16-17\n", 2);
	numbers(arena, "2,022 and £2022 and 2022%\n", 3);
}

/* What TEXT has that is bound to nothing: "9|1,428". */
static void
assert_loose(struct arena *arena, const char *text, const char *want)
{
	struct loose_number	*out;
	struct buf		 got = { 0 };
	size_t			 n;

	n = story_numbers(arena, "text.md", str_of(text), &out);
	for (size_t i = 0; i < n; i++)
		buf_printf(&got, "%s" STR_FMT, i > 0 ? "|" : "",
		    STR_ARG(out[i].text));
	if (!str_is(buf_view(&got), want))
		fail_msg("\"%s\" has " STR_FMT ", not %s", text,
		    STR_ARG(buf_view(&got)), want);
	buf_free(&got);
}

static void
only_what_is_clearly_none_is_passed_over(void **state)
{
	static const struct {
		const char	*text, *loose;
	} texts[] = {
		/* Years, alone and in dates. */
		{ "In 1900 and 2100.", "" },
		{ "In 1899 and 2101.", "1899|2101" },
		{ "In 1899/99 and 2101/10.", "1899|99|2101|10" },
		{ "12345 or 202 or 2,02 of 20.22", "12345|202|2,02|20.22" },
		{ "since 1-2022", "" }, { "20.5", "20.5" },
		{ "10-20%ab% x", "10|20%" },
		{ "between 5-10 and 10/20", "5|10|10|20" },
		{ "5%-10%, -7 and b -8", "5%|10%|-7|-8" },
		{ "5−10, 6%−7%, 8–9, −7 and b −8", "5|10|6%|7%|8|9|−7|−8" },
		{ "a −£3 and 4£5", "£3|4|5" },
		{ "3/4 or 16-17-18", "3|4|16|17|18" },
		{ "2022.", "" }, { "in 2022", "" },
		/* Days and times. */
		{ "on 5 December and 7 Jan", "" },
		{ "on 5  December", "" },
		{ "3 December's", "" },
		{ "at 9:05, 9: 5 of them", "9|5" },
		{ "ratio: 5, or 1 :5", "5|1|5" },
		{ ":5", "5" },
		{ "5:", "5" }, { "5: 6", "5|6" }, { "7", "7" },
		{ "1st 2nd 3rd 4th 5AM 6pm", "" },
		{ "5 st, 6 am I, 4xth", "5|6|4" },
		/* Names. */
		{ "agenda 3, week 12, Weeks 13", "13" },
		{ "Agenda  3; stage 2 of 3", "3" },
		{ "A4 or Q3 or (4", "4" },
		{ "item: 4", "4" },
		/* Telephones begin with nought and a digit. */
		{ "02380 83 3000", "" },
		{ "0 of 7", "0|7" }, { "0.5 or 05", "0.5" },
		{ "12 34", "12|34" }, { "1 0", "1|0" }, { "0 1", "0|1" },
		{ "10 20 30", "10|20|30" },
		/* Signs belong to them. */
		{ "£5, \u22126, +8% and 9%.", "£5|\u22126|+8%|9%" },
		{ "-7 down", "-7" },
		{ "1,428; 3.5 5, 6.", "1,428|3.5|5|6" },
		{ "2022% or \u00A32022", "2022%|£2022" },
		/* Links by their address, and what is bound. */
		{ "[7](=x) and [8](https://a.org/8)", "" },
		{ "[8](https://a.org/9)", "8" },
	};

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		assert_loose(*state, texts[i].text, texts[i].loose);
	for (int month = 1; month <= 12; month++)
		assert_loose(*state, arena_printf(*state, "5 %s, 6 %s",
		    month_name(month), month_short(month)), "");
}

/* BEFORE and BEHIND stand around the only number of TEXT, in its sentence. */
static void
assert_sentence(struct arena *arena, const char *text, const char *before,
    const char *behind)
{
	struct loose_number	*loose = numbers(arena, text, 1);

	if (!str_is(str_trim(loose[0].before), before) ||
	    !str_is(str_trim(loose[0].behind), behind))
		fail_msg("\"" STR_FMT "\" and \"" STR_FMT "\"",
		    STR_ARG(loose[0].before), STR_ARG(loose[0].behind));
}

static void
a_number_is_shown_in_its_sentence(void **state)
{
	assert_sentence(*state, "A. B 5 c. D", "B", "c.");
	assert_sentence(*state, "A? B 5 c! D", "B", "c!");
	assert_sentence(*state, "A.B 5 c.D e", "A.B", "c.D e");
	assert_sentence(*state, "a\nb 5 c\nd", "a\nb", "c\nd");
	assert_sentence(*state, "a\n\nb 5 c\n\nd", "b", "c");
	assert_sentence(*state, "- a\n- b 5 c\n- d", "- b", "c");
	assert_sentence(*state, "5 a", "", "a");
	assert_sentence(*state, "? 5 a", "", "a");
	assert_sentence(*state, "a 5", "a", "");
	assert_sentence(*state, "| a |\n|---|\n| b 5 c |\n", "b", "c");
}

/* The same number twice is two, each in its place. */
static void
equal_numbers_have_places_of_their_own(void **state)
{
	struct loose_number	*loose = numbers(*state, "a 5 b 5 c 15\n5\n",
				    4);

	assert_int_equal(loose[0].place.col, 3);
	assert_int_equal(loose[1].place.col, 7);
	assert_int_equal(loose[2].place.col, 11);
	assert_int_equal(loose[3].place.line, 2);
	assert_int_equal(loose[3].place.col, 1);
	/* Written as an entity it is where its words begin. */
	loose = numbers(*state, "a &#55; b\n7 c\n", 2);
	assert_int_equal(loose[0].place.line, 1);
	assert_int_equal(loose[0].place.col, 1);
	assert_int_equal(loose[1].place.line, 2);
}

static void
a_sentence_may_be_long(void **state)
{
	struct buf		 text = { 0 };
	struct loose_number	*loose;

	for (int i = 0; i < 3000; i++)
		buf_char(&text, 'a');
	buf_text(&text, " 5 b");
	loose = numbers(*state, text.s, 1);
	assert_int_equal(loose[0].before.n, 3001);
	assert_true(str_is(str_trim(loose[0].behind), "b"));
	buf_free(&text);
	numbers(*state, "\xFF 5", 0);		/* no text */
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int
main(void)
{
	const struct CMUnitTest	tests[] = {
		TEST(figure_agrees_at_the_precision_written),
		TEST(sign_is_compared_when_one_is_written),
		TEST(numbers_in_words_and_scales_count),
		TEST(words_without_a_number_never_agree),
		TEST(units_in_words_are_compared),
		TEST(words_of_direction_are_held_against_the_sign),
		TEST(no_change_is_nought_at_the_precision_of_print),
		TEST(sign_of_a_value_is_never_dropped),
		TEST(bounds_are_held_against_the_exact_figure),
		TEST(bound_round_a_target_is_the_targets_own),
		TEST(gap_is_above_or_below_in_plain_arithmetic),
		TEST(other_words_and_numbers_beside_are_named),
		TEST(differences_are_judged_by_the_better_side),
		TEST(near_is_within_a_twentieth),
		TEST(figures_of_long_fractions_are_held_against_words),
		TEST(scales_are_what_their_names_say),
		TEST(a_number_that_goes_on_is_not_read),
		TEST(bounds_are_met_or_not_at_the_bound_itself),
		TEST(what_is_nought_in_print_alone_says_no),
		TEST(words_of_a_target_speak_of_gaps_alone),
		TEST(on_target_is_met_or_missed_as_the_target_has_it),
		TEST(what_goes_nowhere_is_neither_up_nor_better),
		TEST(unbound_numbers_are_found_with_their_places),
		TEST(only_what_is_clearly_none_is_passed_over),
		TEST(a_number_is_shown_in_its_sentence),
		TEST(a_sentence_may_be_long),
		TEST(equal_numbers_have_places_of_their_own),
		TEST(dates_years_names_and_code_are_not_numbers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
