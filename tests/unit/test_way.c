/*
 * Which way a sentence says that a difference went: each stands with "[]" where
 * its figure is, and with what it must be held to say of one that rose.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "story/story.h"

struct sentence {
	const char	*text;
	enum way_says	 want;
};

/* A rise of 3 per cent, for the better; it is above its target by as much, and
 * beyond it. */
static struct figure_fact
risen(enum figure_of of)
{
	return (struct figure_fact){ .value = num_int(3), .text = STR("3%"),
	    .names = STR("Reduced-timetable calls; calls; callers; england"),
	    .of = of, .way = 1, .good = 1, .met = true };
}

/* The same the other way about. */
static struct figure_fact
fallen(enum figure_of of)
{
	struct figure_fact	fact = risen(of);

	fact.value = num_int(-3);
	fact.text = STR("−3%");
	fact.way = fact.good = -1;
	fact.met = false;
	return fact;
}

static enum way_says
heard(const char *sentence, const struct figure_fact *fact, struct str *word)
{
	struct str	text = str_of(sentence);
	size_t		at = str_find(text, "[]");

	assert_true(at < text.n);
	*word = STR("");
	return way_check((struct str){ text.s, at }, str_from(text, at + 2),
	    fact, word);
}

static void
assert_heard(const struct sentence *sentences, size_t n,
    const struct figure_fact *fact)
{
	enum way_says	got;
	struct str	word;

	for (size_t i = 0; i < n; i++) {
		got = heard(sentences[i].text, fact, &word);
		if (got != sentences[i].want)
			fail_msg("%s: %d, not %d", sentences[i].text,
			    (int)got, (int)sentences[i].want);
	}
}

#define HEARD(sentences, fact) \
	assert_heard((sentences), sizeof(sentences) / sizeof((sentences)[0]), \
	    &(fact))

static void
word_before_the_figure_says_its_way(void **state)
{
	static const struct sentence	of_rise[] = {
		{ "Calls rose by []", WAY_AGREES },
		{ "Calls rose [].", WAY_AGREES },
		{ "There was a rise of [] in calls", WAY_AGREES },
		{ "The increase is about []", WAY_AGREES },
		{ "Calls were up [] on November", WAY_AGREES },
		{ "Calls grew sharply, by []", WAY_AGREES },
		{ "Calls rose in December by []", WAY_AGREES },
		{ "Calls rose since May by []", WAY_AGREES },
		{ "Calls rose over the year by []", WAY_AGREES },
		{ "They rose from 388 to 400 (by [])", WAY_AGREES },
		{ "More calls than in November by []", WAY_AGREES },
		{ "Calls rose by more than []", WAY_AGREES },
		{ "Calls fell by []", WAY_DIFFERS },
		{ "calls fell []", WAY_DIFFERS },
		{ "There was a drop of [] in calls", WAY_DIFFERS },
		{ "Calls fell sharply, by []", WAY_DIFFERS },
		{ "Calls were down []", WAY_DIFFERS },
		{ "Calls improved by []", WAY_AGREES },
		{ "Calls worsened by at least []", WAY_DIFFERS },
		{ "Calls fell in May and rose by []", WAY_AGREES },
		{ "The average fell by []", WAY_DIFFERS },
	};
	struct figure_fact		fact = risen(FIGURE_OF_CHANGE);

	(void)state;
	HEARD(of_rise, fact);
}

static void
word_right_behind_it_does_too(void **state)
{
	static const struct sentence	of_rise[] = {
		{ "There were [] more", WAY_AGREES },
		{ "[] higher than in May", WAY_AGREES },
		{ "a [] year-on-year rise", WAY_AGREES },
		{ "[] up on November", WAY_AGREES },
		{ "was [] points above England", WAY_AGREES },
		{ "was [] slightly above England", WAY_AGREES },
		{ "[] fewer", WAY_DIFFERS },
		{ "It is [] lower than England's", WAY_DIFFERS },
		{ "a [] reduction", WAY_DIFFERS },
		{ "was [] percentage points below England", WAY_DIFFERS },
		{ "changed by [], lower than in May", WAY_UNSAID },
		{ "It was [], lower than in May", WAY_UNSAID },
		{ "It was [] over the year", WAY_UNSAID },
		{ "It was [] under the new contract", WAY_UNSAID },
		/* What comes before is nearer to a change. */
		{ "rose by [] less than we feared", WAY_AGREES },
	};
	struct figure_fact		fact = risen(FIGURE_OF_CHANGE);

	(void)state;
	HEARD(of_rise, fact);
}

static void
what_rose_is_not_said_to_have_fallen_and_the_other_way_about(void **state)
{
	static const struct sentence	of_fall[] = {
		{ "Calls rose by []", WAY_DIFFERS },
		{ "Calls fell by []", WAY_AGREES },
		{ "[] fewer calls", WAY_AGREES },
		{ "[] more calls", WAY_DIFFERS },
		{ "worse by []", WAY_AGREES },
		{ "better by []", WAY_DIFFERS },
	};
	static const struct sentence	of_neither[] = {
		{ "Calls rose by []", WAY_DIFFERS },
		{ "Calls fell by []", WAY_DIFFERS },
		{ "The change was []", WAY_UNSAID },
	};
	struct figure_fact		fact = fallen(FIGURE_OF_CHANGE);

	(void)state;
	HEARD(of_fall, fact);
	fact.way = fact.good = 0;
	HEARD(of_neither, fact);
}

static void
what_is_denied_wished_or_supposed_says_nothing(void **state)
{
	static const struct sentence	all[] = {
		{ "Calls did not fall by []", WAY_UNSAID },
		{ "Calls didn't fall by []", WAY_UNSAID },
		{ "Calls didn’t fall by []", WAY_UNSAID },
		{ "Rather than falling by [], calls rose", WAY_UNSAID },
		{ "If calls fell by [], we should know", WAY_UNSAID },
		{ "Calls would be [] lower", WAY_UNSAID },
		{ "There was no fall of []", WAY_UNSAID },
		{ "We aim to reduce calls by []", WAY_UNSAID },
		{ "It helps to reduce calls by []", WAY_UNSAID },
		{ "There may be a fall of []", WAY_UNSAID },
		/* The doubt is of another clause, and May is a month. */
		{ "They did not close, and calls fell by []", WAY_DIFFERS },
		{ "In May calls fell by []", WAY_DIFFERS },
		{ "They did not close. Calls fell by []", WAY_DIFFERS },
		{ "Calls fell by no more than []", WAY_DIFFERS },
		{ "It led to a fall of []", WAY_DIFFERS },
	};
	struct figure_fact		fact = risen(FIGURE_OF_CHANGE);

	(void)state;
	HEARD(all, fact);
}

static void
word_that_may_be_said_of_something_else_is_only_doubted(void **state)
{
	static const struct sentence	all[] = {
		{ "Calls fell because of rain, [] in all", WAY_UNSAID },
		{ "Calls fell in the wet weather by []", WAY_DOUBTED },
		{ "Calls rose in the wet weather by []", WAY_UNSAID },
		{ "Calls fell, [] in a month", WAY_DOUBTED },
		{ "Calls fell in May, and visits were []", WAY_UNSAID },
		{ "Calls fell in May while visits changed by []", WAY_UNSAID },
		{ "Calls fell, about []", WAY_DIFFERS },
		{ "Calls fell, in December, by []", WAY_DIFFERS },
		{ "Calls fell, this year, by []", WAY_DIFFERS },
		{ "Calls fell ([])", WAY_DIFFERS },
		{ "Calls fell by 5% and ([])", WAY_DIFFERS },
		{ "Calls fell, may be, by []", WAY_UNSAID },
		{ "Calls fell, a change, by []", WAY_UNSAID },
		{ "under both by []", WAY_UNSAID },
		/* Where a clause or a sentence ends. */
		{ "Calls fell(visits by [])", WAY_UNSAID },
		{ "Calls fell - visits by []", WAY_UNSAID },
		{ "Calls fell – visits by []", WAY_UNSAID },
		{ "Calls fell—visits by []", WAY_UNSAID },
		{ "Calls fell.[]", WAY_UNSAID },
		{ "Calls fell at St.Mary by []", WAY_DOUBTED },
		{ "down from 9 in May, and [] is the change", WAY_DOUBTED },
		{ "Calls fell to []", WAY_UNSAID },
		{ "Calls fell to about []", WAY_UNSAID },
		{ "Calls fell: a change of []", WAY_UNSAID },
		{ "A difference of [] less", WAY_UNSAID },
		/* Part of the indicator's name. */
		{ "Reduced timetable calls were []", WAY_UNSAID },
		/* The first one goes on. */
		{ "fell by 5% and []", WAY_DIFFERS },
		{ "rose by 5% and by []", WAY_AGREES },
	};
	struct figure_fact		fact = risen(FIGURE_OF_CHANGE);

	(void)state;
	HEARD(all, fact);
}

static void
gap_is_on_a_side_of_its_target(void **state)
{
	static const struct sentence	beyond[] = {
		{ "Potholes beat their target by []", WAY_AGREES },
		{ "exceeded the target by []", WAY_AGREES },
		{ "over its target by []", WAY_AGREES },
		{ "above target by []", WAY_AGREES },
		{ "[] over target", WAY_AGREES },
		{ "[] ahead of the target", WAY_AGREES },
		{ "rose to [] above target", WAY_AGREES },
		{ "met its target by []", WAY_AGREES },
		{ "missed its target by []", WAY_DIFFERS },
		{ "[] short of the target", WAY_DIFFERS },
		{ "rose to [] below it", WAY_DIFFERS },
		{ "under its target by []", WAY_DIFFERS },
		{ "is within [] of it", WAY_UNSAID },
		{ "The gap is []", WAY_UNSAID },
	};
	static const struct sentence	short_of[] = {
		{ "Potholes beat their target by []", WAY_DIFFERS },
		{ "met its target, by []", WAY_DIFFERS },
		{ "fell short of its target by []", WAY_AGREES },
		{ "[] short of the target", WAY_AGREES },
		{ "[] under the target", WAY_AGREES },
	};
	/* Words of targets say nothing of a change. */
	static const struct sentence	changed[] = {
		{ "calls beat []", WAY_UNSAID },
		{ "calls came short by []", WAY_UNSAID },
	};
	struct figure_fact		fact = risen(FIGURE_OF_GAP);

	(void)state;
	HEARD(beyond, fact);
	fact = fallen(FIGURE_OF_GAP);
	HEARD(short_of, fact);
	fact = fallen(FIGURE_OF_CHANGE);
	HEARD(changed, fact);
	fact = risen(FIGURE_OF_CHANGE);
	HEARD(changed, fact);
}

/* "England had 3% fewer" is as true of what is above England. */
static void
word_may_be_said_of_those_it_is_set_against(void **state)
{
	static const struct sentence	of_rise[] = {
		{ "It is [] above England", WAY_AGREES },
		{ "Calls are [] higher", WAY_AGREES },
		{ "It is below England by []", WAY_DIFFERS },
		{ "It is [] below England", WAY_DIFFERS },
		{ "It is [] lower than in England", WAY_DIFFERS },
		{ "It is [] lower", WAY_DOUBTED },
		{ "England has [] fewer", WAY_UNSAID },
		{ "England is [] below us", WAY_UNSAID },
		{ "The national figure is [] lower", WAY_UNSAID },
		{ "England is lower by []", WAY_UNSAID },
	};
	struct figure_fact		fact = risen(FIGURE_OF_CHANGE);

	(void)state;
	fact.other = STR("england");
	HEARD(of_rise, fact);
}

/* Nobody says which side is better: not what is said, but whether it can be, is
 * the question, and the brackets answer it. */
static void
better_says_nothing_where_neither_side_is(void **state)
{
	struct figure_fact	fact = risen(FIGURE_OF_CHANGE);
	struct str		word;

	(void)state;
	fact.good = 0;
	assert_int_equal(heard("better by []", &fact, &word), WAY_UNSAID);
	assert_int_equal(heard("worse by []", &fact, &word), WAY_UNSAID);
	assert_int_equal(heard("lower by []", &fact, &word), WAY_DIFFERS);
}

static void
word_of_direction_is_given_back(void **state)
{
	struct figure_fact	fact = risen(FIGURE_OF_CHANGE);
	struct str		word;

	(void)state;
	heard("Calls Fell by []", &fact, &word);
	assert_true(str_is(word, "Fell"));
	heard("was [] points lower than", &fact, &word);
	assert_true(str_is(word, "lower than"));
}

/* A hundred and twenty bytes are a long clause. */
static void
word_far_away_is_not_heard(void **state)
{
	struct figure_fact	fact = risen(FIGURE_OF_CHANGE);
	struct buf		text = { 0 };
	struct str		word;

	(void)state;
	buf_text(&text, "Calls fell in");
	for (int i = 0; i < 11; i++)
		buf_text(&text, " the month");	/* 10 bytes each */
	assert_int_equal(way_check(buf_view(&text), STR(""), &fact, &word),
	    WAY_DIFFERS);			/* 13 + 110 = 123 */
	buf_text(&text, " year");
	assert_int_equal(way_check(buf_view(&text), STR(""), &fact, &word),
	    WAY_UNSAID);			/* 128: "fell" is cut into */
	buf_clear(&text);
	buf_text(&text, "fell in 22");
	for (int i = 0; i < 11; i++)
		buf_text(&text, " the month");
	assert_int_equal(way_check(buf_view(&text), STR(""), &fact, &word),
	    WAY_DIFFERS);			/* 10 + 110 = 120 */
	buf_clear(&text);
	buf_text(&text, "cup in June");		/* no "up" is left of it */
	for (int i = 0; i < 11; i++)
		buf_text(&text, " the month");
	assert_int_equal(way_check(buf_view(&text), STR(""), &fact, &word),
	    WAY_UNSAID);			/* 11 + 110 = 121 */
	buf_free(&text);
}

static void
brackets_may_say_it_themselves(void **state)
{
	struct figure_fact	fact = risen(FIGURE_OF_CHANGE);

	(void)state;
	assert_true(way_is_said(STR("rose by 3%"), &fact));
	assert_true(way_is_said(STR("3% more than"), &fact));
	assert_true(way_is_said(STR("better"), &fact));
	assert_false(way_is_said(STR("3%"), &fact));
	assert_true(way_is_said(STR("3 more than"), &fact));
	assert_false(way_is_said(STR("more than 3%"), &fact));
	assert_false(way_is_said(STR("by more than 3"), &fact));
	assert_false(way_is_said(STR("3 short"), &fact));
	fact = risen(FIGURE_OF_GAP);
	assert_true(way_is_said(STR("3 short"), &fact));
}

/* What a clause before says of other months, or of something else, goes on only where
 * nothing is said right behind the brackets. */
static void
word_behind_is_nearer_than_a_clause_before(void **state)
{
	static const struct sentence	of_rise[] = {
		{ "Calls fell in July and [] more came in May.", WAY_AGREES },
		{ "Calls were lower in July but [] higher in May.",
		    WAY_AGREES },
		{ "Costs would fall, and [] more calls came.", WAY_AGREES },
		{ "Calls rose in July and [] fewer came in May.", WAY_DIFFERS },
		{ "Costs rose but [] fewer calls came.", WAY_DIFFERS },
		{ "Calls rose by 5% and by [] in May.", WAY_AGREES },
		{ "Calls fell by 5% and by [] in May.", WAY_DIFFERS },
	};
	struct figure_fact		fact = risen(FIGURE_OF_CHANGE);

	(void)state;
	HEARD(of_rise, fact);
}

int
main(void)
{
	const struct CMUnitTest	tests[] = {
		cmocka_unit_test(word_before_the_figure_says_its_way),
		cmocka_unit_test(word_right_behind_it_does_too),
		cmocka_unit_test(
		    what_rose_is_not_said_to_have_fallen_and_the_other_way_about),
		cmocka_unit_test(
		    what_is_denied_wished_or_supposed_says_nothing),
		cmocka_unit_test(
		    word_that_may_be_said_of_something_else_is_only_doubted),
		cmocka_unit_test(gap_is_on_a_side_of_its_target),
		cmocka_unit_test(word_may_be_said_of_those_it_is_set_against),
		cmocka_unit_test(better_says_nothing_where_neither_side_is),
		cmocka_unit_test(word_of_direction_is_given_back),
		cmocka_unit_test(word_behind_is_nearer_than_a_clause_before),
		cmocka_unit_test(word_far_away_is_not_heard),
		cmocka_unit_test(brackets_may_say_it_themselves),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
