/* test_wording.c - what is one sentence, one name and one number. */
#include "paper/wording_int.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(a)	(sizeof(a) / sizeof(*(a)))

static void
a_name_is_known_beside_any_punctuation(void **state)
{
	static const struct {
		const char	*text, *name;
		size_t		 length;
	} cases[] = {
		{ "South\u2019s 4 visits", "South", 5 },
		{ "South\u201D four", "South", 5 },
		{ "South\u2013four", "South", 5 },
		{ "South\u2026 four", "South", 5 },
		{ "South\u00A0four", "South", 5 },
		{ "SOUTH", "South", 5 },
		{ "Southern", "South", 0 },
		{ "South\u00E9", "South", 0 },
		{ "South\u0438", "South", 0 },
		{ "Sou", "South", 0 },
		{ "St\u00A0Mary\u2019s", "St Mary's", 12 },
		{ "Help\n East\u20101, four", "Help East-1", 14 },
		{ "So\u00ADuth", "South", 7 },
		{ "\u00C9TANG 4", "\u00E9tang", 6 },
		{ "South\u200B, 4", "South\u200B", 5 },
		{ "South, 4", "South\u200B", 5 },
		{ "So\u00ADuthern", "South", 0 },
		{ "South\u00ADern", "South", 0 },
		{ "\u0175y had", "\u0174y", 3 },
		{ "W\u0302Y had", "\u0175y", 4 },
		{ "Caf\u00E9 4", "Cafe\u0301", 5 },
		{ "Cafe\u0301 4", "Cafe", 0 },
		{ "\u0394\u0397\u039C\u039F\u03A3", "\u03B4\u03B7\u03BC\u03BF\u03C2", 10 },
		{ "\u0421\u0415\u041B\u041E", "\u0441\u0435\u043B\u043E", 8 },
		{ "Health and Care", "Health & Care", 15 },
		{ "HEALTH & CARE", "Health and Care", 13 },
		{ "\uFF33outh", "South", 7 },
		{ "A was", "A", 1 },
		{ "a was", "A", 0 },
		{ "a was", "A\u200B", 0 },
		{ "South", "", 0 },
	};
	struct str	text;

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		text = str_of(cases[i].text);
		assert_int_equal(name_length(text, str_of(cases[i].name)),
		    cases[i].length);
	}
}

static void
words_and_signs_say_how_many(void **state)
{
	static const char *const	numbers[] = {
		"4", "20th", "four", "Four", "zero", "nil", "twice", "halves",
		"fourth", "thirds", "couple", "trio", "\u00BD", "\u2463",
		"\uFF14", "2024x", "thr\u00ADee", "th\u2060REE\u200B",
		"\U0001D7DB", "\u00B3"
	};
	static const char *const	counts[] = {
		"no", "No", "single", "both", "neither", "first"
	};
	static const char *const	others[] = {
		"2024", "1999", "few", "visits", "nor", "often", "x",
		"km\u00B2", "\uFF12024"
	};

	(void)state;
	for (size_t i = 0; i < COUNT(numbers); i++)
		assert_true(word_is_number(str_of(numbers[i])));
	for (size_t i = 0; i < COUNT(counts); i++) {
		assert_false(word_is_number(str_of(counts[i])));
		assert_true(word_is_count(str_of(counts[i])));
	}
	for (size_t i = 0; i < COUNT(others); i++) {
		assert_false(word_is_number(str_of(others[i])));
		assert_false(word_is_count(str_of(others[i])));
	}
}

static void
a_word_ends_where_its_letters_do(void **state)
{
	(void)state;
	assert_int_equal(word_length(STR("South\u2019s")), 5);
	assert_int_equal(word_length(STR("caf\u00E9 4")), 5);
	assert_int_equal(word_length(STR("\u00BD of it")), 2);
	assert_int_equal(word_length(STR("thr\u00ADee of")), 7);
	assert_int_equal(word_length(STR("\u2013four")), 0);
	assert_int_equal(word_length(STR(" four")), 0);
	assert_int_equal(word_length(STR("")), 0);
}

static void
a_sentence_goes_on_in_doubt(void **state)
{
	static const struct {
		const char	*first, *rest;
	} cases[] = {
		{ "One is.", " Two are." },
		{ "One is!", "\u201D" },
		{ "\u201COne is.", "\u201D \u201CTwo are.\u201D" },
		{ "One is.", "\n\u00C9tang is." },
		{ "Three (e.g. four) of St. Mary, approx. 4 to Mr. B. Be.", "" },
		{ "One is.", "" },
		{ "South has. 4 were late.", "" },
		{ "South had 3. others had", "" },
		{ "South had # 4", "" },
		{ "South had. It had 4.", " Item." },
		{ "South had. Of its visits 4 were late.", " Two." },
		{ "South had.", " \u0174y had." },
	};
	char	text[200];

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		snprintf(text, sizeof(text), "%s%s", cases[i].first,
		    cases[i].rest);
		assert_int_equal(sentence_length(str_of(text)),
		    strlen(cases[i].first));
	}
}

static void
only_a_full_stop_or_the_like_closes_a_sentence(void **state)
{
	static const char *const	open[] = {
		"South had", "South had:", "One is. South had", "", "3.5",
		"South had\u2026"
	};
	static const char *const	closed[] = {
		"South had.", "\u201CHad South?\u201D ", "South (had.)", "!"
	};

	(void)state;
	for (size_t i = 0; i < COUNT(open); i++)
		assert_true(sentence_is_open(str_of(open[i])));
	for (size_t i = 0; i < COUNT(closed); i++)
		assert_false(sentence_is_open(str_of(closed[i])));
}

int
main(void)
{
	static const struct CMUnitTest	tests[] = {
		cmocka_unit_test(a_name_is_known_beside_any_punctuation),
		cmocka_unit_test(words_and_signs_say_how_many),
		cmocka_unit_test(a_word_ends_where_its_letters_do),
		cmocka_unit_test(a_sentence_goes_on_in_doubt),
		cmocka_unit_test(
		    only_a_full_stop_or_the_like_closes_a_sentence),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
