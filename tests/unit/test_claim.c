/*
 * Claims in words: which words make one, what they must hold against, and which
 * are not understood.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "story/story.h"

#define BIT(claim)	(1U << CLAIM_##claim)
#define TREND \
	(BIT(FALLING) | BIT(RISING) | BIT(LEVEL) | BIT(MIXED) | BIT(BETTER) | \
	BIT(WORSE))
#define STANDS	(BIT(LOWEST) | BIT(HIGHEST) | BIT(BEST) | BIT(WORST))
#define MONTHS	(BIT(ALWAYS) | BIT(USUALLY) | BIT(NEVER))

static enum figure_says
says(const char *written, unsigned decided, unsigned holds)
{
	struct claim_fact	fact = { .decided = decided, .holds = holds,
				    .names = STR("Contacts in the month") };
	struct str		beside;

	return claim_check(str_of(written), &fact, &beside);
}

/* The lowest month of FROM to December 2022. */
static enum figure_says
says_since(const char *written, int from_month)
{
	struct claim_fact	fact = { .decided = STANDS,
				    .holds = BIT(LOWEST) | BIT(WORST),
				    .from = period_month(2022, from_month),
				    .to = period_month(2022, 12) };
	struct str		beside;

	return claim_check(str_of(written), &fact, &beside);
}

static void
assert_unchecked(const char *written, unsigned decided, unsigned holds,
    const char *want)
{
	struct claim_fact	fact = { .decided = decided, .holds = holds };
	struct str		beside;

	assert_int_equal(claim_check(str_of(written), &fact, &beside),
	    FIGURE_UNCHECKED);
	assert_true(str_is(beside, want));
}

static void
trends_in_words_are_compared(void **state)
{
	unsigned	falling = BIT(FALLING) | BIT(WORSE);

	(void)state;
	assert_int_equal(says("have fallen", TREND, falling), FIGURE_AGREES);
	assert_int_equal(says("continue to fall", TREND, falling),
	    FIGURE_AGREES);
	assert_int_equal(says("a sustained falling trend", TREND, falling),
	    FIGURE_AGREES);
	assert_int_equal(says("worsened", TREND, falling), FIGURE_AGREES);
	assert_int_equal(says("Falling", TREND, BIT(MIXED)), FIGURE_DIFFERS);
	assert_int_equal(says("improving", TREND, falling), FIGURE_DIFFERS);
	assert_int_equal(says("falling, then rising", TREND, falling),
	    FIGURE_DIFFERS);
	assert_int_equal(says("up and down", TREND, BIT(MIXED)),
	    FIGURE_AGREES);
}

static void
a_claim_can_be_denied(void **state)
{
	(void)state;
	assert_int_equal(says("not falling", TREND, BIT(RISING)),
	    FIGURE_AGREES);
	assert_int_equal(says("no longer rising", TREND, BIT(FALLING)),
	    FIGURE_AGREES);
	assert_int_equal(says("not falling", TREND, BIT(FALLING)),
	    FIGURE_DIFFERS);
	assert_int_equal(says("not on track", BIT(ON_TRACK) | BIT(OFF_TRACK),
	    BIT(OFF_TRACK)), FIGURE_AGREES);
	assert_int_equal(says("not off track", BIT(ON_TRACK) | BIT(OFF_TRACK),
	    BIT(OFF_TRACK)), FIGURE_DIFFERS);
}

/* What the question cannot decide claims nothing. */
static void
only_claims_that_the_question_is_of_count(void **state)
{
	(void)state;
	assert_int_equal(says("lowest", TREND, BIT(FALLING)), FIGURE_DIFFERS);
	assert_int_equal(says("on track", STANDS, BIT(LOWEST)),
	    FIGURE_DIFFERS);
	assert_int_equal(says("", TREND, TREND), FIGURE_DIFFERS);
	assert_unchecked("falling, on track", TREND, BIT(FALLING), "track");
	/* Where no side is better the claim is no claim. */
	assert_int_equal(says("better", TREND & ~(BIT(BETTER) | BIT(WORSE)),
	    BIT(RISING)), FIGURE_DIFFERS);
}

static void
words_that_are_not_understood_are_named(void **state)
{
	(void)state;
	assert_unchecked("sharply falling", TREND, BIT(FALLING), "sharply");
	assert_unchecked("lowest in 12 months", STANDS, BIT(LOWEST), "12");
	assert_unchecked("falling, but not", TREND, BIT(FALLING), "not");
	assert_unchecked("hardly falling", TREND, BIT(FALLING), "hardly");
	assert_unchecked("falling x", TREND, BIT(FALLING), "x");
	assert_int_equal(says("the lowest contacts", STANDS, BIT(LOWEST)),
	    FIGURE_AGREES);
}

static void
months_are_counted_as_most_people_do(void **state)
{
	(void)state;
	assert_int_equal(says("usually", MONTHS, BIT(USUALLY)), FIGURE_AGREES);
	assert_int_equal(says("in every month", MONTHS, BIT(USUALLY)),
	    FIGURE_DIFFERS);
	assert_int_equal(says("usually at or above target", MONTHS,
	    BIT(NEVER)), FIGURE_DIFFERS);
	assert_int_equal(says("never", MONTHS, BIT(NEVER)), FIGURE_AGREES);
}

static void
words_for_the_months_are_held_against_them(void **state)
{
	(void)state;
	assert_int_equal(says_since("lowest this year", 4), FIGURE_AGREES);
	assert_int_equal(says_since("lowest this year", 5), FIGURE_DIFFERS);
	/* "Since June" leaves June out as often as not. */
	assert_int_equal(says_since("worst since June", 6), FIGURE_AGREES);
	assert_int_equal(says_since("worst since June", 7), FIGURE_AGREES);
	assert_int_equal(says_since("worst since June 2022", 7),
	    FIGURE_AGREES);
	assert_int_equal(says_since("worst since June", 8), FIGURE_DIFFERS);
	assert_int_equal(says_since("worst since June 2021", 6),
	    FIGURE_DIFFERS);
}

static void
a_month_without_its_year_is_the_last_one(void **state)
{
	struct claim_fact	fact = { .decided = STANDS,
				    .holds = BIT(LOWEST),
				    .from = period_month(2022, 10),
				    .to = period_month(2023, 3) };
	struct str		beside;

	(void)state;
	assert_int_equal(claim_check(STR("lowest since October"), &fact,
	    &beside), FIGURE_AGREES);
	assert_int_equal(claim_check(STR("lowest since October 2022"), &fact,
	    &beside), FIGURE_AGREES);
	assert_int_equal(claim_check(STR("lowest since October 2024"), &fact,
	    &beside), FIGURE_DIFFERS);
	/* The first month of a year, and the last, which the span ends with. */
	assert_int_equal(says_since("worst since January", 1), FIGURE_AGREES);
	assert_int_equal(says_since("worst since December", 12),
	    FIGURE_AGREES);
}

static void
only_since_a_month_is_held_against_the_months(void **state)
{
	struct claim_fact	fact = { .decided = STANDS,
				    .holds = BIT(WORST),
				    .from = period_month(2022, 6),
				    .to = period_month(2022, 12) };
	struct str		beside;

	(void)state;
	assert_int_equal(claim_check(STR("worst since records began"), &fact,
	    &beside), FIGURE_UNCHECKED);
	assert_true(str_is(beside, "since"));
	assert_int_equal(claim_check(STR("worst since Juneau"), &fact,
	    &beside), FIGURE_UNCHECKED);
	assert_true(str_is(beside, "since"));
	assert_int_equal(says_since("worst under June", 6), FIGURE_UNCHECKED);
	assert_int_equal(says_since("worst since June, oddly", 6),
	    FIGURE_UNCHECKED);
	assert_int_equal(says_since("worst since June/2021", 6),
	    FIGURE_UNCHECKED);
	assert_int_equal(says_since("since June worst", 6), FIGURE_AGREES);
	/* Of no months, nothing is since. */
	assert_unchecked("worst since June", STANDS, BIT(WORST), "since");
}

static void
claims_are_found_before_they_are_judged(void **state)
{
	(void)state;
	assert_true(claim_stands_in(STR("(788) and on track"), BIT(ON_TRACK)));
	assert_false(claim_stands_in(STR("788"), BIT(ON_TRACK)));
	assert_false(claim_stands_in(STR("on tracks"), BIT(ON_TRACK)));
	assert_true(claim_judges(STR("has improved")));
	assert_true(claim_judges(STR("the worst month")));
	assert_true(claim_judges(STR("has worsened")));
	assert_true(claim_judges(STR("best")));
	assert_false(claim_judges(STR("rose")));
}

int
main(void)
{
	const struct CMUnitTest	tests[] = {
		cmocka_unit_test(trends_in_words_are_compared),
		cmocka_unit_test(a_claim_can_be_denied),
		cmocka_unit_test(only_claims_that_the_question_is_of_count),
		cmocka_unit_test(words_that_are_not_understood_are_named),
		cmocka_unit_test(months_are_counted_as_most_people_do),
		cmocka_unit_test(words_for_the_months_are_held_against_them),
		cmocka_unit_test(a_month_without_its_year_is_the_last_one),
		cmocka_unit_test(only_since_a_month_is_held_against_the_months),
		cmocka_unit_test(claims_are_found_before_they_are_judged),
	};

	return cmocka_run_group_tests_name("claim", tests, NULL, NULL);
}
