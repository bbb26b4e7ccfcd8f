/* Faces, shaped words and subsets, on fonts that Debian packages. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "faces.h"

struct test {
	struct arena	*arena;
	struct diags	*diags;
	struct fonts	*fonts;
};

static int
setup(void **state)
{
	struct test	*test = calloc(1, sizeof(*test));

	test->arena = arena_new();
	test->diags = diags_new(test->arena);
	test->fonts = fonts_open(test->arena, paths, NULL, test->diags);
	*state = test;
	return test->fonts == NULL;
}

static int
teardown(void **state)
{
	struct test	*test = *state;

	fonts_close(test->fonts);
	arena_free(test->arena);
	free(test);
	return 0;
}

static const struct shaped *
shape(struct test *test, const char *text)
{
	return font_shape(test->fonts, FACE_REGULAR, str_of(text));
}

/* ---- shaping ---- */

static void
word_is_shaped_once(void **state)
{
	struct test		*test = *state;
	const struct shaped	*first = shape(test, "referrals");
	char			 again[] = "referrals";

	assert_ptr_equal(shape(test, again), first);
	assert_ptr_not_equal(font_shape(test->fonts, FACE_BOLD,
	    STR("referrals")), first);
	assert_int_equal(fonts_words(test->fonts), 2);
	assert_int_equal(first->id, 0);
}

static void
words_stay_found_when_the_cache_grows(void **state)
{
	struct test		*test = *state;
	const struct shaped	*kept[3000];

	for (int i = 0; i < 3000; i++)
		kept[i] = shape(test, arena_printf(test->arena, "w%d", i));
	for (int i = 0; i < 3000; i++) {
		assert_ptr_equal(shape(test,
		    arena_printf(test->arena, "w%d", i)), kept[i]);
		assert_int_equal(kept[i]->id, i);
	}
	assert_int_equal(fonts_words(test->fonts), 3000);
}

static void
width_is_the_sum_of_whole_advances(void **state)
{
	struct test		*test = *state;
	const struct shaped	*shaped = shape(test, "AVATAR");
	int			 kerned = 0, natural = 0;

	assert_int_equal(shaped->npieces, 1);
	for (size_t i = 0; i < shaped->pieces[0].n; i++) {
		kerned += shaped->pieces[0].advance[i];
		natural += shaped->pieces[0].natural[i];
	}
	assert_true(kerned < natural);
	assert_true(shaped->width * 1000 == (double)kerned);
}

static void
width_of_a_line_is_that_of_its_words_and_spaces(void **state)
{
	struct test	*test = *state;
	double		 words = shape(test, "Two")->width +
	    shape(test, "words")->width;
	double		 space = shape(test, " ")->width;

	assert_true(space > 0.2 && space < 0.3);
	assert_float_equal(font_width(test->fonts, FACE_REGULAR, 10,
	    STR(" Two  words")), 10 * (words + 3 * space), 1e-9);
	assert_float_equal(font_width(test->fonts, FACE_REGULAR, 10, STR("")),
	    0, 1e-9);
	assert_int_equal(shape(test, "")->npieces, 0);
}

/* Digits of Roboto are 1150 of 2048 units wide: 561.5, so 562 of 1000. */
static void
digits_are_tabular(void **state)
{
	struct test	*test = *state;

	for (char digit = '0'; digit <= '9'; digit++)
		assert_int_equal(shape(test, (char[]){ digit, 0 })->
		    pieces[0].natural[0], 562);
}

static void
spaces_are_cut_off_one_by_one(void **state)
{
	struct str	rest = STR("a  bc ");

	(void)state;
	assert_true(str_is(font_word(&rest), "a"));
	assert_true(str_is(font_word(&rest), " "));
	assert_true(str_is(font_word(&rest), " "));
	assert_true(str_is(font_word(&rest), "bc"));
	assert_true(str_is(font_word(&rest), " "));
	assert_int_equal(rest.n, 0);
}

/* ---- what glyphs stand for ---- */

static void
ligature_stands_for_its_letters(void **state)
{
	struct test		*test = *state;
	const struct glyphs	*piece = shape(test, "office")->pieces;
	struct buf		 text = { 0 };
	bool			 joined = false;

	assert_true(piece->n < 6);
	for (size_t i = 0; i < piece->n; i++) {
		buf_str(&text, glyph_text(piece, i));
		joined |= glyph_text(piece, i).n > 1;
	}
	assert_true(joined);
	assert_string_equal(text.s, "office");
	buf_free(&text);
}

static void
accent_stays_with_its_letter(void **state)
{
	struct test		*test = *state;
	/* e + combining acute is one glyph; x + combining acute has none. */
	const struct shaped	*one = shape(test, "e\xCC\x81");
	const struct shaped	*two = shape(test, "x\xCC\x81");

	assert_int_equal(one->npieces, 1);
	assert_int_equal(one->pieces[0].n, 1);
	assert_int_equal(glyph_text(&one->pieces[0], 0).n, 3);
	assert_int_equal(two->npieces, 1);
	assert_int_equal(two->pieces[0].n, 2);
	assert_int_equal(glyph_text(&two->pieces[0], 0).n, 3);
	assert_int_equal(glyph_text(&two->pieces[0], 1).n, 0);
	assert_int_equal(fonts_missing(test->fonts, &(const struct missing *){
	    NULL }), 0);
}

static void
no_break_space_is_as_wide_as_a_space(void **state)
{
	struct test	*test = *state;

	assert_float_equal(shape(test, "\xC2\xA0")->width,
	    shape(test, " ")->width, 1e-9);
	assert_false(shape(test, "\xC2\xA0")->pieces[0].missing);
}

static void
minus_and_no_break_hyphen_are_glyphs(void **state)
{
	struct test		*test = *state;
	const struct shaped	*shaped = shape(test,
	    "\xE2\x88\x92" "4\xE2\x80\x91" "5");

	assert_int_equal(shaped->npieces, 1);
	assert_int_equal(shaped->pieces[0].n, 4);
	assert_int_equal(shaped->pieces[0].face, FACE_REGULAR);
	assert_false(shaped->pieces[0].missing);
}

static void
right_to_left_text_keeps_its_letters(void **state)
{
	struct test	*test = *state;
	struct buf	 text = { 0 };
	/* Hebrew shin, lamed, mem: DejaVu has them, from right to left. */
	const struct shaped *shaped = shape(test, "\xD7\xA9\xD7\x9C\xD7\x9D");

	assert_int_equal(shaped->npieces, 1);
	assert_int_equal(shaped->pieces[0].face, FACE_SYMBOL);
	for (size_t i = shaped->pieces[0].n; i-- > 0; )
		buf_str(&text, glyph_text(&shaped->pieces[0], i));
	assert_string_equal(text.s, "\xD7\xA9\xD7\x9C\xD7\x9D");
	buf_free(&text);
}

/* ---- fallback ---- */

static void
arrow_comes_from_the_symbol_face(void **state)
{
	struct test		*test = *state;
	const struct shaped	*shaped = shape(test, "up\xE2\x86\x91" "4");

	assert_int_equal(shaped->npieces, 3);
	assert_int_equal(shaped->pieces[0].face, FACE_REGULAR);
	assert_int_equal(shaped->pieces[1].face, FACE_SYMBOL);
	assert_true(str_is(shaped->pieces[1].text, "\xE2\x86\x91"));
	assert_int_not_equal(shaped->pieces[1].gid[0], 0);
	assert_true(str_is(shaped->pieces[2].text, "4"));
	assert_int_equal(shaped->pieces[2].cluster[0], 0);
}

static void
missing_character_is_a_box_and_reported_once(void **state)
{
	struct test		*test = *state;
	const struct missing	*missing;
	const struct shaped	*shaped = shape(test, "a\xE6\xBC\xA2" "b");

	shape(test, "\xE6\xBC\xA2");
	assert_int_equal(shaped->npieces, 3);
	assert_true(shaped->pieces[1].missing);
	assert_int_equal(shaped->pieces[1].gid[0], 0);
	assert_true(shaped->pieces[1].advance[0] > 0);
	assert_true(str_is(shaped->pieces[1].text, "\xE6\xBC\xA2"));
	assert_int_equal(fonts_missing(test->fonts, &missing), 1);
	assert_int_equal(missing[0].code, 0x6F22);
	assert_true(str_is(missing[0].text, "\xE6\xBC\xA2"));
}

static void
every_missing_character_has_its_own_box(void **state)
{
	struct test		*test = *state;
	const struct missing	*missing;
	const struct shaped	*shaped = shape(test,
	    "\xE6\xBC\xA2\xE5\xAD\x97");

	assert_int_equal(shaped->npieces, 2);
	assert_true(shaped->pieces[0].missing && shaped->pieces[1].missing);
	assert_int_equal(fonts_missing(test->fonts, &missing), 2);
}

static void
a_missing_character_is_noted_once_however_many_there_are(void **state)
{
	struct test	*test = *state;
	struct buf	 text = { 0 };

	for (int32_t code = 0x4E00; code < 0x4E00 + 2000; code++)
		buf_code(&text, code);
	font_shape(test->fonts, FACE_REGULAR, buf_view(&text));
	font_shape(test->fonts, FACE_BOLD, buf_view(&text));
	assert_int_equal(fonts_missing(test->fonts, &(const struct missing *){
	    NULL }), 2000);
	buf_free(&text);
}

static void
ignorable_characters_are_nothing(void **state)
{
	struct test	*test = *state;
	/* Soft hyphen, zero-width space, word joiner, byte-order mark. */
	static const char *const ignored[] = {
		"\xC2\xAD", "\xE2\x80\x8B", "\xE2\x81\xA0", "\xEF\xBB\xBF",
	};

	for (size_t i = 0; i < 4; i++) {
		assert_int_equal(shape(test, ignored[i])->npieces, 0);
		assert_float_equal(shape(test, arena_printf(test->arena,
		    "co%sop", ignored[i]))->width,
		    shape(test, "co")->width + shape(test, "op")->width, 0.02);
	}
	assert_int_equal(fonts_missing(test->fonts, &(const struct missing *){
	    NULL }), 0);
	assert_true(code_ignorable(0xAD) && code_ignorable(0xFE0F));
	assert_false(code_ignorable('-') || code_ignorable(0x2010));
}

static void
bad_utf8_is_shaped_without_harm(void **state)
{
	struct test	*test = *state;
	static const char *const bad[] = {
		"\xFF", "a\xC3", "\xE2\x82", "\xED\xA0\x80", "\xF5\x80\x80\x80",
		"\xC0\xAF", "ok\x80\x80ok", "\xF0\x9F\x98",
	};

	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		assert_true(shape(test, bad[i])->npieces > 0);
	assert_true(font_shape(test->fonts, FACE_REGULAR,
	    (struct str){ "a\0b", 3 })->npieces > 0);
}

static void
very_long_word_is_shaped_in_parts(void **state)
{
	struct test		*test = *state;
	struct buf		 text = { 0 };
	const struct shaped	*shaped;
	size_t			 glyphs = 0;

	for (int i = 0; i < 50000; i++)
		buf_text(&text, "\xC3\xA9");
	shaped = font_shape(test->fonts, FACE_REGULAR, buf_view(&text));
	for (size_t i = 0; i < shaped->npieces; i++) {
		assert_false(shaped->pieces[i].missing);
		glyphs += shaped->pieces[i].n;
	}
	assert_int_equal(glyphs, 50000);
	buf_free(&text);
}

/* ---- faces ---- */

static void
metrics_are_those_of_the_file(void **state)
{
	struct test			*test = *state;
	const struct font_metrics	*m = font_metrics(test->fonts,
	    FACE_REGULAR);

	assert_string_equal(m->name, "Roboto-Regular");
	assert_int_equal(m->weight, 400);
	assert_float_equal(m->cap_height, 0.711, 0.0005);
	assert_true(m->bbox[0] < 0 && m->bbox[1] < 0);
	assert_true(m->bbox[2] > 1000 && m->bbox[3] > 1000);
	assert_true(m->descent < 0 && m->ascent > 0.7);
	assert_float_equal(m->italic_angle, 0, 1e-9);
	assert_int_equal(font_metrics(test->fonts, FACE_BOLD)->weight, 700);
	assert_true(font_metrics(test->fonts, FACE_ITALIC)->italic_angle < -9);
}

static void
face_without_a_file_is_set_in_the_regular_one(void **state)
{
	struct test	*test = *state;

	assert_int_equal(font_shape(test->fonts, FACE_CONDENSED, STR("a"))->
	    pieces[0].face, FACE_REGULAR);
	assert_string_equal(font_metrics(test->fonts, FACE_CONDENSED)->name,
	    "Roboto-Regular");
}

static const char *
first_message(struct diags *diags)
{
	const struct message	**messages;

	return diags_sorted(diags, &messages) > 0 ?
	    diag_name(messages[0]->id) : "";
}

/* Open PATH as the only face; what is said about it. */
static const char *
open_said(struct test *test, const char *path, const char *digest)
{
	const char	*one[FACE__MAX] = { [FACE_REGULAR] = path };
	struct str	 digests[FACE__MAX] = { { NULL, 0 } };
	struct diags	*diags = diags_new(test->arena);
	struct fonts	*fonts;

	digests[FACE_REGULAR] = str_of(digest);
	fonts = fonts_open(test->arena, one, digests, diags);
	if (fonts != NULL) {
		fonts_close(fonts);
		return "";
	}
	assert_true(diags_failed(diags));
	return first_message(diags);
}

static void
unusable_file_is_refused(void **state)
{
	struct test	*test = *state;

	assert_string_equal(open_said(test, NULL, NULL), "FONT_NONE");
	assert_string_equal(open_said(test, "/nowhere/x.ttf", NULL),
	    "FILE_OPEN");
	assert_string_equal(open_said(test, "/", NULL), "FILE_KIND");
	assert_string_equal(open_said(test, "Makefile", NULL), "FONT_KIND");
}

static void
digest_is_checked_when_given(void **state)
{
	struct test	*test = *state;
	struct str	 data;
	char		 digest[65];

	assert_true(file_read(test->arena, DEJAVU, &data, PLACE(DEJAVU),
	    test->diags));
	sha256_hex(data, digest);
	assert_string_equal(open_said(test, DEJAVU, digest), "");
	digest[0] = digest[0] == '0' ? '1' : '0';
	assert_string_equal(open_said(test, DEJAVU, digest), "FONT_DIGEST");
}

/* ---- subsets and outlines ---- */

static void
subset_is_small_and_draws_the_same(void **state)
{
	struct test	*test = *state;
	size_t		 n = font_glyph_count(test->fonts, FACE_REGULAR);
	bool		*used = arena_array(test->arena, n, bool);
	uint16_t	 gid = shape(test, "a")->pieces[0].gid[0];
	struct str	 subset;

	used[gid] = true;
	subset = font_subset(test->fonts, FACE_REGULAR, used, n, test->arena);
	assert_in_range(subset.n, 500, 40000);
	assert_memory_equal(subset.s, "\0\1\0\0", 4);
	assert_true(str_find(subset, "glyf") < subset.n);
	assert_int_equal(str_find(subset, "GSUB"), subset.n);
	assert_int_equal(font_code(test->fonts, FACE_REGULAR, gid), 'a');
}

static void
outline_is_closed_and_stands_on_its_point(void **state)
{
	struct test	*test = *state;
	struct segment	*segments;
	size_t		 n = font_outline(test->fonts, FACE_REGULAR, 100, 50,
	    200, STR("l H"), test->arena, &segments);
	double		 least = 1e9, most = 0;

	assert_true(n > 10);
	assert_int_equal(segments[0].op, SEG_MOVE);
	assert_int_equal(segments[n - 1].op, SEG_CLOSE);
	for (size_t i = 0; i < n; i++) {
		if (segments[i].op == SEG_CLOSE)
			continue;
		assert_true(segments[i].x[0] >= 50);
		if (segments[i].y[0] < least)
			least = segments[i].y[0];
		if (segments[i].y[0] > most)
			most = segments[i].y[0];
	}
	/* l is 0.75 em high and stands on the line. */
	assert_float_equal(most, 200, 0.5);
	assert_float_equal(least, 125, 1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int
main(void)
{
	const struct CMUnitTest	tests[] = {
		TEST(word_is_shaped_once),
		TEST(words_stay_found_when_the_cache_grows),
		TEST(width_is_the_sum_of_whole_advances),
		TEST(width_of_a_line_is_that_of_its_words_and_spaces),
		TEST(digits_are_tabular),
		TEST(spaces_are_cut_off_one_by_one),
		TEST(ligature_stands_for_its_letters),
		TEST(accent_stays_with_its_letter),
		TEST(no_break_space_is_as_wide_as_a_space),
		TEST(minus_and_no_break_hyphen_are_glyphs),
		TEST(right_to_left_text_keeps_its_letters),
		TEST(arrow_comes_from_the_symbol_face),
		TEST(missing_character_is_a_box_and_reported_once),
		TEST(every_missing_character_has_its_own_box),
		TEST(a_missing_character_is_noted_once_however_many_there_are),
		TEST(ignorable_characters_are_nothing),
		TEST(bad_utf8_is_shaped_without_harm),
		TEST(very_long_word_is_shaped_in_parts),
		TEST(metrics_are_those_of_the_file),
		TEST(face_without_a_file_is_set_in_the_regular_one),
		TEST(unusable_file_is_refused),
		TEST(digest_is_checked_when_given),
		TEST(subset_is_small_and_draws_the_same),
		TEST(outline_is_closed_and_stands_on_its_point),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
