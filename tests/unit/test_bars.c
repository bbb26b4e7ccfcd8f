/*
 * Bars, pairs and sparklines are tested by their plan: hand-worked places for a
 * few, and for many made at random that no word touches another, a line, or the
 * edge of a bar.
 */
#include <string.h>

#include "chart_case.h"

static struct easel
easel_of(struct bench *bench)
{
	return (struct easel){ bench->arena, bench->fonts, bench->diags,
	    PLACE("audit.ini") };
}

/* ---- asked of every drawing ---- */

/* A word is on one ground: wholly inside a filled box, or wholly outside. */
static void
assert_on_one_ground(const struct drawing *drawing, const struct draw *word)
{
	const double	 slack = 0.02;
	struct edges	 w = { word->x, word->y - 0.71 * word->size,
			    word->x + word->text_width, word->y };
	struct edges	 e;

	for (size_t i = 0; i < drawing->ndraws; i++) {
		if (!drawing->draws[i].fills ||
		    drawing->draws[i].kind != DRAW_PATH)
			continue;
		e = path_edges(&drawing->draws[i]);
		if (w.right <= e.left || w.left >= e.right ||
		    w.bottom <= e.top || w.top >= e.bottom)
			continue;
		if (w.left < e.left - slack || w.right > e.right + slack ||
		    w.top < e.top - slack || w.bottom > e.bottom + slack)
			fail_msg("%.*s stands on the edge of a bar",
			    STR_ARG(word->text));
	}
}

static void
assert_readable(struct bench *bench, const struct drawing *drawing)
{
	static const uint32_t	lines[] = { INK, AXIS, GREY, WHITE, SERIES_1 };

	assert_inside(drawing);
	assert_no_words_touch(drawing);
	for (size_t i = 0; i < COUNT(lines); i++)
		assert_no_word_is_crossed(drawing, lines[i]);
	for (size_t i = 0; i < drawing->ndraws; i++) {
		if (drawing->draws[i].kind != DRAW_TEXT)
			continue;
		assert_true(drawing->draws[i].size >= 8.5);
		assert_close(drawing->draws[i].text_width, font_width(
		    bench->fonts, drawing->draws[i].face,
		    drawing->draws[i].size, drawing->draws[i].text), 1e-9);
		assert_on_one_ground(drawing, &drawing->draws[i]);
	}
}

/* Every word that was asked for is there. */
static void
assert_complete(struct bench *bench, const struct drawing *drawing)
{
	assert_readable(bench, drawing);
	assert_int_equal(diags_count(bench->diags, LEVEL_WARNING), 0);
}

static void
assert_box(const struct draw *path, double left, double top, double right,
    double bottom)
{
	struct edges	e = path_edges(path);

	/* Cairo keeps places in 1/256 of a point. */
	assert_close(e.left, left, 0.01);
	assert_close(e.top, top, 0.01);
	assert_close(e.right, right, 0.01);
	assert_close(e.bottom, bottom, 0.01);
}

static void
assert_centred(const struct draw *word, double x)
{
	assert_non_null(word);
	assert_close(word->x + word->text_width / 2, x, 0.01);
}

/* Numbers that are the same in every run. */
static uint32_t
next_random(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 8;
}

/* A count: often nought or one, of one digit, or up to MOST. */
static int64_t
random_count(uint32_t *seed, int64_t most)
{
	static const int64_t	small[] = { 0, 0, 1, 1, 2, 9 };
	uint32_t		pick = next_random(seed) % 9;

	if (pick < COUNT(small))
		return small[pick];
	return (int64_t)(next_random(seed) % (uint32_t)(most + 1));
}

static struct grade_counts
random_grades(uint32_t *seed, int64_t most)
{
	struct grade_counts	row;

	for (int g = 0; g < CHART_GRADES; g++)
		row.n[g] = random_count(seed, most);
	return row;
}

/* ---- grade bars ---- */

#define OUTSTANDING	0x12436Du
#define GOOD		0x6BACE6u
#define IMPROVEMENT	0xF9B48Fu
#define INADEQUATE	0x801650u

static void
a_grade_bar_starts_at_the_line_and_is_sixteen_high(void **state)
{
	struct bench			*bench = *state;
	struct easel			 easel = easel_of(bench);
	const struct grade_counts	 icas = { .n = { 6, 14, 2, 0 } };
	const struct drawing		*bar;
	const struct draw		*line;
	struct grade_scale		 scale;

	/* Twelve points an audit at most: 20 to the left, 2 to the right. */
	assert_true(grade_scale_make(&easel, &icas, 1, 300, &scale));
	assert_close(scale.unit, 12, 1e-6);
	assert_close(scale.axis, 240, 1e-6);
	bar = grade_bar(&easel, &scale, &icas);
	assert_close(bar->width, 300, 1e-9);
	assert_close(bar->height, 23, 1e-9);
	assert_box(find_fill(bar, OUTSTANDING), 0, 3.5, 71.6, 19.5);
	assert_box(find_fill(bar, GOOD), 72.4, 3.5, 240, 19.5);
	assert_box(find_fill(bar, IMPROVEMENT), 240, 3.5, 264, 19.5);
	assert_int_equal(count_fills(bar, INADEQUATE), 0);
	line = find_stroke(bar, INK, 0.75);
	assert_non_null(line);
	assert_box(line, 240, 0, 240, 23);
	assert_string_equal(words_of(bench, bar), "6|14|2");
	assert_centred(find_text(bar, "6"), 35.8);
	assert_centred(find_text(bar, "14"), 156.2);
	assert_int_equal(find_text(bar, "6")->fill, WHITE);
	assert_int_equal(find_text(bar, "14")->fill, INK);
	assert_int_equal(find_text(bar, "2")->fill, INK);
	assert_complete(bench, bar);
}

static void
one_scale_serves_all_rows_of_the_table(void **state)
{
	struct bench			*bench = *state;
	struct easel			 easel = easel_of(bench);
	/* Children Resource Service and Social Work with Families, 2022. */
	const struct grade_counts	 rows[] = { { .n = { 3, 47, 8, 0 } },
					    { .n = { 1, 14, 17, 2 } } };
	const struct drawing		*bars[2];
	struct grade_scale		 scale;

	/* 50 to the left and 19 to the right in 345: five points an audit. */
	assert_true(grade_scale_make(&easel, rows, 2, 345, &scale));
	assert_in_range((int)(scale.unit * 100), 490, 500);
	assert_close(scale.axis, 50 * scale.unit, 1e-6);
	for (size_t i = 0; i < 2; i++) {
		bars[i] = grade_bar(&easel, &scale, &rows[i]);
		assert_box(find_stroke(bars[i], INK, 0.75), scale.axis, 0,
		    scale.axis, 23);
		assert_complete(bench, bars[i]);
	}
	assert_close(path_edges(find_fill(bars[0], IMPROVEMENT)).right -
	    scale.axis, 8 * scale.unit, 0.01);
	assert_close(path_edges(find_fill(bars[1], INADEQUATE)).right -
	    scale.axis, 19 * scale.unit, 0.01);
}

static void
a_lone_one_stands_outside_its_bar(void **state)
{
	struct bench			*bench = *state;
	struct easel			 easel = easel_of(bench);
	const struct grade_counts	 rows[] = { { .n = { 1, 12, 10, 0 } },
					    { .n = { 0, 7, 2, 1 } } };
	const struct drawing		*jigsaw, *young;
	const struct draw		*one;
	struct grade_scale		 scale;

	assert_true(grade_scale_make(&easel, rows, 2, 300, &scale));
	jigsaw = grade_bar(&easel, &scale, &rows[0]);
	one = find_text(jigsaw, "1");
	assert_non_null(one);
	assert_int_equal(one->fill, INK);
	assert_close(one->x + one->text_width, scale.axis - 13 * scale.unit -
	    3.5, 0.01);
	young = grade_bar(&easel, &scale, &rows[1]);
	one = find_text(young, "1");
	assert_non_null(one);
	assert_close(one->x, scale.axis + 3 * scale.unit + 3.5, 0.01);
	assert_complete(bench, jigsaw);
	assert_complete(bench, young);
}

static void
a_one_that_is_not_outermost_is_named(void **state)
{
	struct bench			*bench = *state;
	struct easel			 easel = easel_of(bench);
	const struct grade_counts	 rows[] = { { .n = { 3, 1, 1, 2 } },
					    { .n = { 1, 1, 0, 1 } },
					    { .n = { 0, 1, 1, 0 } } };
	static const char *const	 want[] = {
		"3|2|1 good|1 requires improvement",
		"1 outstanding, 1 good|1",
		"1|1",
	};
	const struct drawing		*bar;
	struct grade_scale		 scale;

	assert_true(grade_scale_make(&easel, rows, 3, 400, &scale));
	for (size_t i = 0; i < COUNT(rows); i++) {
		bar = grade_bar(&easel, &scale, &rows[i]);
		assert_string_equal(words_of(bench, bar), want[i]);
		assert_complete(bench, bar);
	}
}

static void
rows_without_audits_have_their_line_alone(void **state)
{
	struct bench			*bench = *state;
	struct easel			 easel = easel_of(bench);
	const struct grade_counts	 none = { .n = { 0, 0, 0, 0 } };
	const struct drawing		*bar;
	struct grade_scale		 scale;

	assert_true(grade_scale_make(&easel, &none, 1, 200, &scale));
	bar = grade_bar(&easel, &scale, &none);
	assert_int_equal(bar->ndraws, 1);
	assert_non_null(find_stroke(bar, INK, 0.75));
	assert_complete(bench, bar);
	assert_true(grade_scale_make(&easel, NULL, 0, 200, &scale));
}

/* White strokes across PART of DRAWING, none of which leaves it. */
static size_t
count_hatches(const struct drawing *drawing, const struct edges *part)
{
	const struct draw	*hatch = find_stroke(drawing, WHITE, 0.7);
	struct edges		 edges;

	if (hatch == NULL)
		return 0;
	edges = path_edges(hatch);
	assert_true(edges.left >= part->left - 0.01);
	assert_true(edges.right <= part->right + 0.01);
	assert_true(edges.top >= part->top - 0.01);
	assert_true(edges.bottom <= part->bottom + 0.01);
	return count_ops(hatch, SEG_LINE);
}

static void
inadequate_is_told_from_outstanding_without_colour(void **state)
{
	struct bench			*bench = *state;
	struct easel			 easel = easel_of(bench);
	const struct grade_counts	 rows[] = { { .n = { 1, 0, 0, 0 } },
					    { .n = { 0, 0, 0, 1 } },
					    { .n = { 0, 0, 0, 30 } } };
	const struct drawing		*drawing;
	struct grade_scale		 scale;
	struct edges			 part;

	assert_true(grade_scale_make(&easel, rows, 3, 400, &scale));
	drawing = grade_bar(&easel, &scale, &rows[0]);
	assert_null(find_stroke(drawing, WHITE, 0.7));
	for (size_t i = 1; i < 3; i++) {
		drawing = grade_bar(&easel, &scale, &rows[i]);
		part = path_edges(find_fill(drawing, INADEQUATE));
		assert_true(count_hatches(drawing, &part) >= 3);
		assert_complete(bench, drawing);
	}
	/* The key as well: it has one square that is hatched. */
	drawing = grade_key(&easel, 400);
	part = path_edges(find_fill(drawing, INADEQUATE));
	assert_true(count_hatches(drawing, &part) >= 3);
}

static void
one_audit_beside_thousands_is_still_seen(void **state)
{
	struct bench			*bench = *state;
	struct easel			 easel = easel_of(bench);
	const struct grade_counts	 rows[] = { { .n = { 1, 4321, 5000, 1 } },
					    { .n = { 2, 3, 0, 7 } } };
	const struct drawing		*bar;
	struct edges			 seen;
	struct grade_scale		 scale;

	assert_true(grade_scale_make(&easel, rows, 2, 400, &scale));
	bar = grade_bar(&easel, &scale, &rows[0]);
	seen = path_edges(find_fill(bar, INADEQUATE));
	assert_close(seen.right - seen.left, 1.2, 0.01);	/* 1.6 less half
								 * a gap */
	assert_string_equal(words_of(bench, bar), "4,321|5,000|1|1");
	assert_complete(bench, bar);
	bar = grade_bar(&easel, &scale, &rows[1]);
	assert_string_equal(words_of(bench, bar), "2 outstanding, 3 good|7");
	assert_complete(bench, bar);
}

static void
grade_bars_of_any_counts_are_readable(void **state)
{
	static const int64_t	 mosts[] = { 3, 99, 300, 9999 };
	struct bench		*bench = *state;
	struct easel		 easel = easel_of(bench);
	struct grade_counts	 rows[6];
	struct grade_scale	 scale;
	uint32_t		 seed = 1;

	for (int run = 0; run < 200; run++) {
		for (size_t i = 0; i < COUNT(rows); i++)
			rows[i] = random_grades(&seed, mosts[run % 4]);
		assert_true(grade_scale_make(&easel, rows, COUNT(rows),
		    mosts[run % 4] < 100 ? 300 : 400, &scale));
		for (size_t i = 0; i < COUNT(rows); i++)
			assert_complete(bench, grade_bar(&easel, &scale,
			    &rows[i]));
	}
}

static void
too_narrow_a_column_is_told(void **state)
{
	struct bench			*bench = *state;
	struct easel			 easel = easel_of(bench);
	const struct grade_counts	 row = { .n = { 3, 1, 1, 2 } };
	struct grade_scale		 scale;

	/* "1 requires improvement" alone is wider. */
	assert_false(grade_scale_make(&easel, &row, 1, 60, &scale));
	assert_readable(bench, grade_bar(&easel, &scale, &row));
	assert_true(diags_count(bench->diags, LEVEL_WARNING) > 0);
}

static void
a_key_has_four_squares_and_breaks_into_lines(void **state)
{
	struct bench		*bench = *state;
	struct easel		 easel = easel_of(bench);
	const struct drawing	*key = grade_key(&easel, 400);
	const struct draw	*good;

	assert_string_equal(words_of(bench, key),
	    "Outstanding|Good|Requires improvement|Inadequate");
	assert_close(key->height, 11, 1e-9);
	assert_box(find_fill(key, OUTSTANDING), 0, 0, 7.2, 7.2);
	assert_close(find_text(key, "Outstanding")->x, 9.7, 0.01);
	assert_int_equal(find_text(key, "Good")->face, FACE_MEDIUM);
	assert_complete(bench, key);
	/* "Outstanding" and "Good" are 106 wide, the third alone 96. */
	key = grade_key(&easel, 110);
	good = find_text(key, "Good");
	assert_close(key->height, 33, 1e-9);
	assert_close(good->y, find_text(key, "Outstanding")->y, 1e-9);
	assert_close(find_text(key, "Inadequate")->y, 28.8, 0.01);
	assert_no_words_touch(key);
}

static void
grades_are_told_in_words(void **state)
{
	struct bench			*bench = *state;
	const struct grade_counts	 icas = { .n = { 6, 14, 2, 0 } };
	const struct grade_counts	 one = { .n = { 0, 0, 0, 1 } };
	const struct grade_counts	 none = { .n = { 0, 0, 0, 0 } };

	assert_true(str_is(grade_alt(bench->arena, STR("ICAS"), &icas),
	    "Grades of 22 audits of ICAS: 6 outstanding, 14 good, 2 requires "
	    "improvement, none inadequate."));
	assert_true(str_is(grade_alt(bench->arena, STR("Jigsaw"), &one),
	    "Grades of 1 audit of Jigsaw: none outstanding, none good, none "
	    "requires improvement, 1 inadequate."));
	assert_true(str_is(grade_alt(bench->arena, STR("Jigsaw"), &none),
	    "No graded audits of Jigsaw."));
}

/* ---- moderation ---- */

static void
moderated_boundaries_are_joined(void **state)
{
	struct bench			*bench = *state;
	struct easel			 easel = easel_of(bench);
	const struct moderation		 moderation = {
		.before = { .n = { 20, 20, 40, 40 } },
		.after = { .n = { 10, 30, 50, 30 } },
	};
	const struct drawing		*drawing;
	const struct draw		*joins[2];

	/* No names at the left: 480 points, four an audit. */
	drawing = moderation_draw(&easel, &moderation, 480);
	assert_close(drawing->height, 73, 1e-9);
	assert_box(find_fill(drawing, OUTSTANDING), 0, 15, 79.6, 34);
	assert_box(find_fill(drawing, GOOD), 80.4, 15, 159.6, 34);
	assert_int_equal(find_strokes(drawing, INK, 0.75, joins), 3);
	assert_close(joins[0]->segments[0].x[0], 80, 0.01);
	assert_close(joins[0]->segments[0].y[0], 34, 0.01);
	assert_close(joins[0]->segments[1].x[0], 40, 0.01);
	assert_close(joins[0]->segments[1].y[0], 54, 0.01);
	assert_close(joins[1]->segments[0].x[0], 160, 0.01);
	assert_close(joins[1]->segments[1].x[0], 160, 0.01);
	assert_centred(find_text(drawing, "Good"), 120);
	assert_centred(find_text(drawing, "Inadequate"), 400);
	assert_centred(find_text(drawing, "50"), 260);
	assert_complete(bench, drawing);
}

static void
names_that_would_collide_begin_with_their_segments(void **state)
{
	struct bench			*bench = *state;
	struct easel			 easel = easel_of(bench);
	const struct moderation		 moderation = {
		.before_name = STR("Original"),
		.after_name = STR("Moderated"),
		.before = { .n = { 15, 96, 40, 6 } },
		.after = { .n = { 9, 79, 60, 9 } },
	};
	const struct drawing		*drawing;
	struct edges			 good, improvement, inadequate;

	drawing = moderation_draw(&easel, &moderation, 510);
	good = path_edges(find_fill(drawing, GOOD));
	improvement = path_edges(find_fill(drawing, IMPROVEMENT));
	inadequate = path_edges(find_fill(drawing, INADEQUATE));
	assert_centred(find_text(drawing, "Good"),
	    (good.left + good.right) / 2);
	assert_close(find_text(drawing, "Requires improvement")->x,
	    improvement.left - 0.4, 0.01);
	assert_close(find_text(drawing, "Inadequate")->x,
	    inadequate.left - 0.4, 0.01);
	assert_close(find_text(drawing, "Outstanding")->x, path_edges(
	    find_fill(drawing, OUTSTANDING)).left, 0.01);
	assert_complete(bench, drawing);
}

static void
names_without_room_over_the_bar_become_a_key(void **state)
{
	struct bench			*bench = *state;
	struct easel			 easel = easel_of(bench);
	const struct moderation		 moderation = {
		.before_name = STR("Original"),
		.after_name = STR("Moderated"),
		.before = { .n = { 1, 2, 90, 1 } }, .after = { .n = { 0, 1, 91, 2 } },
	};
	const struct drawing		*drawing;

	drawing = moderation_draw(&easel, &moderation, 420);
	/* The key and both bars. */
	assert_int_equal(count_fills(drawing, GOOD), 3);
	assert_int_equal(count_fills(drawing, OUTSTANDING), 2);
	assert_non_null(find_text(drawing, "Outstanding"));
	assert_complete(bench, drawing);
}

static void
moderations_of_any_counts_are_readable(void **state)
{
	static const int64_t	 mosts[] = { 2, 30, 400, 9999 };
	struct bench		*bench = *state;
	struct easel		 easel = easel_of(bench);
	struct moderation	 moderation = {
		.before_name = STR("Original"),
		.after_name = STR("Moderated"),
	};
	uint32_t		 seed = 7;

	for (int run = 0; run < 300; run++) {
		moderation.before = random_grades(&seed, mosts[run % 4]);
		moderation.after = random_grades(&seed, mosts[run % 4]);
		assert_complete(bench, moderation_draw(&easel, &moderation,
		    400 + run % 100));
	}
}

static void
sides_that_differ_are_told(void **state)
{
	struct bench		*bench = *state;
	struct moderation	 moderation = {
		.name = STR("Moderation"), .before_name = STR("Original"),
		.after_name = STR("Moderated"),
		.before = { .n = { 15, 96, 52, 6 } }, .after = { .n = { 9, 79, 72, 9 } },
	};

	assert_true(str_is(moderation_alt(bench->arena, &moderation),
	    "Moderation: 169 audits by grade, before and after. Original: 15 "
	    "outstanding, 96 good, 52 requires improvement, 6 inadequate. "
	    "Moderated: 9 outstanding, 79 good, 72 requires improvement, 9 "
	    "inadequate."));
	moderation.after.n[CHART_GOOD] = 80;
	assert_true(str_is(moderation_alt(bench->arena, &moderation),
	    "Moderation: two bars of audits by grade, with different totals. "
	    "Original, 169 audits: 15 outstanding, 96 good, 52 requires "
	    "improvement, 6 inadequate. Moderated, 170 audits: 9 outstanding, "
	    "80 good, 72 requires improvement, 9 inadequate."));
}

/* ---- bars against a target ---- */

/* A bar of Y per cent; NaN is a gap. */
static struct target_bar
bar_of(struct bench *bench, const char *label, double y)
{
	return (struct target_bar){ .label = str_of(label), .known = !isnan(y),
	    .y = y, .text = isnan(y) ? STR("[x]") :
	    str_printf(bench->arena, "%.0f%%", y) };
}

/* The correction of September 2024: a point of the drawing is a per cent. */
static struct target_bars
correction(struct target_bar bars[3], struct bench *bench)
{
	bars[0] = bar_of(bench, "September", 67);
	bars[0].sub = STR("first reported");
	bars[0].superseded = true;
	bars[1] = bar_of(bench, "September", 76);
	bars[1].sub = STR("corrected");
	bars[1].mark = STR("r");
	bars[2] = bar_of(bench, "October", 84);
	bars[2].sub = STR("as reported");
	return (struct target_bars){ .name = STR("Within 45 working days, %"),
	    .at = bars, .n = 3, .full = 100, .targeted = true, .target = 81,
	    .target_text = STR("Target 81% or more"), .width = 200.75,
	    .label_width = 100 };
}

static void
a_target_is_white_where_it_crosses_a_bar(void **state)
{
	struct bench		*bench = *state;
	struct easel		 easel = easel_of(bench);
	struct target_bar	 at[3];
	struct target_bars	 bars = correction(at, bench);
	const struct drawing	*drawing = target_bars_draw(&easel, &bars);
	const struct draw	*ink, *white;

	/* Label 13, three bars of 19 in a pitch of 34, 6 above and below. */
	assert_close(drawing->height, 13 + 6 + 34 + 34 + 19 + 6, 1e-9);
	ink = find_stroke(drawing, INK, 1);
	assert_non_null(ink);
	assert_box(ink, 181, 13, 181, 112);
	assert_close(ink->dash[0], 5, 1e-9);
	assert_close(ink->dash[1], 3, 1e-9);
	/* Only October reaches it. */
	white = find_stroke(drawing, WHITE, 1);
	assert_non_null(white);
	assert_box(white, 181, 87, 181, 106);
	assert_close(white->dash[0], 5, 1e-9);
	assert_close(white->dash[1], 3, 1e-9);
	assert_int_equal(count_fills(drawing, SERIES_1), 2);
	assert_box(find_fill(drawing, SERIES_1), 100, 53, 176, 72);
	assert_box(find_stroke(drawing, AXIS, 0.75), 100, 13, 100, 112);
	assert_close(find_stroke(drawing, AXIS, 0.75)->dash[0], 0, 1e-9);
	assert_close(find_stroke(drawing, AXIS, 0.75)->dash[1], 0, 1e-9);
	/* Its label is moved in from the right edge. */
	assert_close(find_text(drawing, "Target 81% or more")->x +
	    find_text(drawing, "Target 81% or more")->text_width, 200.75, 0.01);
	assert_complete(bench, drawing);
}

static void
a_superseded_figure_is_hollow_and_struck(void **state)
{
	struct bench		*bench = *state;
	struct easel		 easel = easel_of(bench);
	struct target_bar	 at[3];
	struct target_bars	 bars = correction(at, bench);
	const struct drawing	*drawing = target_bars_draw(&easel, &bars);
	const struct draw	*hollow = find_stroke(drawing, GREY, 1.2);
	const struct draw	*was = find_text(drawing, "67%");
	const struct draw	*is = find_text(drawing, "76%");

	assert_non_null(hollow);
	assert_true(hollow->dash[0] > 0 && !hollow->fills);
	assert_box(hollow, 100, 19.6, 166.4, 37.4);
	assert_true(was != NULL && was->struck);
	assert_int_equal(was->fill, GREY);
	assert_close(was->x, 106, 0.01);
	assert_true(is != NULL && !is->struck);
	assert_int_equal(is->fill, WHITE);
	assert_int_equal(is->face, FACE_BOLD);
	assert_close(is->x, 106, 0.01);
	assert_non_null(find_text(drawing, "[r]"));
	assert_non_null(find_text(drawing, "first reported"));
}

static void
a_value_without_room_stands_outside_its_bar(void **state)
{
	struct bench		*bench = *state;
	struct easel		 easel = easel_of(bench);
	struct target_bar	 at[] = {
		bar_of(bench, "Southampton", 60), bar_of(bench, "Isle", 5),
		bar_of(bench, "South East", NAN), bar_of(bench, "England", 58),
		bar_of(bench, "Wight", 0),
	};
	struct target_bars	 bars = { .at = at, .n = COUNT(at), .full = 100,
				    .width = 200.75, .label_width = 100 };
	const struct drawing	*drawing;
	const struct draw	*text;

	at[3].muted = true;
	drawing = target_bars_draw(&easel, &bars);
	assert_close(drawing->height, 6 + 4 * 34 + 19 + 6, 1e-9);
	text = find_text(drawing, "5%");
	assert_close(text->x, 109, 0.01);
	assert_int_equal(text->fill, INK);
	assert_close(find_text(drawing, "58%")->x, 162, 0.01);
	assert_close(find_text(drawing, "0%")->x, 104, 0.01);
	text = find_text(drawing, "[x]");
	assert_close(text->x, 106, 0.01);
	assert_int_equal(text->fill, GREY);
	assert_int_equal(count_fills(drawing, MUTED), 1);
	assert_null(find_stroke(drawing, INK, 1));
	assert_complete(bench, drawing);
}

static void
a_value_gives_way_to_the_target(void **state)
{
	struct bench		*bench = *state;
	struct easel		 easel = easel_of(bench);
	struct target_bar	 at[] = { bar_of(bench, "Long", 90),
				    bar_of(bench, "Short", 6) };
	struct target_bars	 bars = { .at = at, .n = 2, .full = 100,
				    .targeted = true, .target = 14,
				    .target_text = STR("Target 14% or less"),
				    .width = 200.75, .label_width = 100 };
	const struct drawing	*drawing = target_bars_draw(&easel, &bars);

	assert_close(find_text(drawing, "90%")->x, 117, 0.01);
	assert_close(find_text(drawing, "6%")->x, 117, 0.01);
	assert_complete(bench, drawing);
}

/* A point of the drawing is a per cent in these, from 100 on. */
static struct target_bars
bars_of(struct target_bar *at, size_t n)
{
	return (struct target_bars){ .at = at, .n = n, .full = 100,
	    .target_text = STR("Target"), .width = 200.75, .label_width = 100 };
}

static void
a_target_is_crossed_by_what_is_beyond_it_alone(void **state)
{
	struct bench		*bench = *state;
	struct easel		 easel = easel_of(bench);
	struct target_bar	 at = bar_of(bench, "Here", 40);
	struct target_bars	 bars = bars_of(&at, 1);
	const struct drawing	*drawing;

	bars.targeted = true;
	bars.target = 40;		/* met, and no more */
	assert_null(find_stroke(target_bars_draw(&easel, &bars), WHITE, 1));
	bars.target = 39;
	assert_non_null(find_stroke(target_bars_draw(&easel, &bars), WHITE, 1));
	/* Nought stands at the axis, and no gap goes beyond it. */
	at = bar_of(bench, "Here", NAN);
	bars.target = 0;
	drawing = target_bars_draw(&easel, &bars);
	assert_box(find_stroke(drawing, INK, 1), 100, 13, 100, 44);
	assert_null(find_stroke(drawing, WHITE, 1));
	bars.target = -5;
	drawing = target_bars_draw(&easel, &bars);
	assert_box(find_stroke(drawing, INK, 1), 100, 13, 100, 44);
}

static void
only_what_is_a_figure_has_a_bar(void **state)
{
	struct bench		*bench = *state;
	struct easel		 easel = easel_of(bench);
	struct target_bar	 at[] = {
		bar_of(bench, "Gap", NAN), bar_of(bench, "Withheld", 60),
		bar_of(bench, "No number", 60), bar_of(bench, "Nought", 0),
		bar_of(bench, "One", 1),
	};
	struct target_bars	 bars = bars_of(at, COUNT(at));
	const struct drawing	*drawing;

	at[1].known = false;
	at[2].y = INFINITY;
	drawing = target_bars_draw(&easel, &bars);
	/* The fifth bar, a point wide; 6 above and four times 34. */
	assert_int_equal(count_fills(drawing, SERIES_1), 1);
	assert_box(find_fill(drawing, SERIES_1), 100, 142, 101, 161);
	assert_box(find_stroke(drawing, AXIS, 0.75), 100, 0, 100, 167);
}

/* The largest bar is as long as there is room for, be it of a half or nothing. */
static void
small_figures_fill_the_width_as_large_ones_do(void **state)
{
	struct bench		*bench = *state;
	struct easel		 easel = easel_of(bench);
	struct target_bar	 at[] = { bar_of(bench, "Here", 0.5),
				    bar_of(bench, "There", 0.25) };
	struct target_bars	 bars = bars_of(at, 2);
	const struct drawing	*drawing;
	struct edges		 longer, half;

	bars.full = 0;
	at[0].text = at[1].text = STR("");
	at[1].muted = true;
	drawing = target_bars_draw(&easel, &bars);
	longer = path_edges(find_fill(drawing, SERIES_1));
	half = path_edges(find_fill(drawing, MUTED));
	assert_true(longer.right > 190 && longer.right <= 200.76);
	assert_close(half.right - 100, (longer.right - 100) / 2, 0.01);
	/* Nothing but noughts, against a target of nought. */
	at[0].y = at[1].y = 0;
	bars.targeted = true;
	drawing = target_bars_draw(&easel, &bars);
	assert_int_equal(count_fills(drawing, SERIES_1), 0);
	assert_box(find_stroke(drawing, INK, 1), 100, 13, 100, 78);
}

/* A figure among N that matter at the edges. */
static double
random_figure(uint32_t *seed)
{
	static const double	ends[] = { 0, 0.4, 1, 7, 21, 99.6, 100, 1234,
				    48210 };
	uint32_t		pick = next_random(seed) % 12;

	if (pick < COUNT(ends))
		return ends[pick];
	if (pick == COUNT(ends))
		return NAN;
	return next_random(seed) % 101;
}

static const char *const names[] = {
	"England", "Southampton", "Statistical neighbours of the council",
	"Mixed or multiple ethnic groups", "16 to 17", "A",
	"Black, Black British, Caribbean or African", "Not known",
};

static void
target_bars_of_any_figures_are_readable(void **state)
{
	struct bench		*bench = *state;
	struct easel		 easel = easel_of(bench);
	struct target_bar	 at[6];
	struct target_bars	 bars = { .at = at, .target_text =
				    STR("Target 81% or more") };
	uint32_t		 seed = 3;

	for (int run = 0; run < 300; run++) {
		bars.n = 1 + next_random(&seed) % 6;
		for (size_t i = 0; i < bars.n; i++) {
			at[i] = bar_of(bench, names[next_random(&seed) % 8],
			    random_figure(&seed));
			at[i].muted = next_random(&seed) % 2;
			at[i].superseded = next_random(&seed) % 3 == 0;
			at[i].sub = next_random(&seed) % 2 ? STR("2021/22") :
			    STR("");
			at[i].mark = next_random(&seed) % 2 ? STR("r") :
			    STR("");
		}
		bars.full = run % 2 ? 100 : 0;
		bars.targeted = run % 4 > 0;
		bars.target = next_random(&seed) % 100;
		bars.width = 250 + run % 80;
		assert_complete(bench, target_bars_draw(&easel, &bars));
	}
}

static void
target_bars_are_told_in_words(void **state)
{
	struct bench		*bench = *state;
	struct target_bar	 at[3];
	struct target_bars	 bars = correction(at, bench);

	assert_true(str_is(target_bars_alt(bench->arena, &bars),
	    "Within 45 working days, %: September (first reported) 67%, "
	    "superseded; September (corrected) 76% (revised); October (as "
	    "reported) 84%. Target 81% or more."));
	bars.targeted = false;
	bars.n = 1;
	at[0] = bar_of(bench, "South East", NAN);
	at[0].gap = STR("not available");
	assert_true(str_is(target_bars_alt(bench->arena, &bars),
	    "Within 45 working days, %: South East: not available."));
	at[0].gap = STR("");
	at[0].sub = STR("2");
	assert_true(str_is(target_bars_alt(bench->arena, &bars),
	    "Within 45 working days, %: South East (2): no figure."));
	at[0].gap = STR("?");
	at[0].sub = STR("");
	bars.targeted = true;
	bars.target_text = STR("");
	assert_true(str_is(target_bars_alt(bench->arena, &bars),
	    "Within 45 working days, %: South East: ?."));
	bars.target_text = STR("9");
	at[0] = bar_of(bench, "South East", 5);
	at[0].mark = STR("?");
	assert_true(str_is(target_bars_alt(bench->arena, &bars),
	    "Within 45 working days, %: South East 5% [?]. 9."));
	bars.targeted = false;
	bars.n = 0;
	assert_true(str_is(target_bars_alt(bench->arena, &bars),
	    "Within 45 working days, %: no figures."));
}

/* ---- bars in cells ---- */

static void
a_cell_bar_is_on_the_scale_of_its_table(void **state)
{
	struct bench		*bench = *state;
	const struct drawing	*bar;

	bar = cell_bar(bench->arena, 13, 13, 65, true);
	assert_close(bar->height, 7.5, 1e-9);
	assert_box(find_fill(bar, SERIES_1), 0, 0, 65, 7.5);
	bar = cell_bar(bench->arena, 4, 13, 65, false);
	assert_box(find_fill(bar, MUTED), 0, 0, 20, 7.5);
	assert_int_equal(cell_bar(bench->arena, 0, 13, 65, true)->ndraws, 0);
	assert_int_equal(cell_bar(bench->arena, NAN, 13, 65, true)->ndraws, 0);
	assert_int_equal(cell_bar(bench->arena, 0, 0, 65, true)->ndraws, 0);
	assert_int_equal(cell_bar(bench->arena, 5, 0, 65, true)->ndraws, 0);
	assert_box(find_fill(cell_bar(bench->arena, 1, 1, 65, true), SERIES_1),
	    0, 0, 65, 7.5);
	assert_box(find_fill(cell_bar(bench->arena, 1, 1e6, 65, false), MUTED),
	    0, 0, 0.75, 7.5);
}

/* ---- pairs ---- */

static struct pair_value
value_of(struct bench *bench, double y)
{
	return (struct pair_value){ .known = !isnan(y), .y = y,
	    .text = isnan(y) ? STR("[c]") : num_text(bench->arena,
	    num_int((int64_t)y), 0, NUM_PLAIN) };
}

static struct pair
pair_of(struct bench *bench, const char *name, double a, double b)
{
	return (struct pair){ str_of(name), { value_of(bench, a),
	    value_of(bench, b) } };
}

static void
paired_columns_are_filled_and_hollow(void **state)
{
	struct bench		*bench = *state;
	struct easel		 easel = easel_of(bench);
	const struct pair	 at[] = { pair_of(bench, "Good", 50, 25),
				    pair_of(bench, "Poor", 10, NAN) };
	const struct pairs	 pairs = { .series = { STR("2021"),
				    STR("2022") }, .at = at, .n = 2,
				    .width = 200, .height = 144.4 };
	const struct drawing	*drawing = pairs_columns(&easel, &pairs);

	/* Key 17, labels 13.2, 14.2 under the axis: 100 for the 50. */
	assert_close(drawing->height, 144.4, 1e-9);
	assert_box(find_stroke(drawing, AXIS, 0.75), 0, 130.2, 200, 130.2);
	/* The key's squares come first. */
	assert_int_equal(count_fills(drawing, SERIES_1), 3);
	assert_int_equal(count_fills(drawing, WHITE), 2);
	for (size_t i = 0, n = 0; i < drawing->ndraws; i++)
		if (drawing->draws[i].fills &&
		    drawing->draws[i].kind == DRAW_PATH && ++n == 3)
			assert_box(&drawing->draws[i], 19.25, 30.2, 49.25,
			    130.2);
		else if (n == 4 && drawing->draws[i].fills &&
		    drawing->draws[i].kind == DRAW_PATH)
			/* A line of 1 inside its edges. */
			assert_box(&drawing->draws[i], 51.25, 80.7, 80.25,
			    129.7);
	assert_centred(find_text(drawing, "50"), 34.25);
	assert_close(find_text(drawing, "50")->y, 26.7, 0.01);
	assert_centred(find_text(drawing, "25"), 65.75);
	assert_centred(find_text(drawing, "[c]"), 165.75);
	assert_int_equal(find_text(drawing, "[c]")->fill, GREY);
	assert_centred(find_text(drawing, "Good"), 50);
	assert_complete(bench, drawing);
}

static void
columns_without_room_for_their_figures_become_bars(void **state)
{
	struct bench		*bench = *state;
	struct easel		 easel = easel_of(bench);
	struct pair		 at[12];
	struct pairs		 pairs = { .series = { STR("2021"),
				    STR("2022") }, .at = at, .n = 12,
				    .width = 300, .height = 150 };

	for (size_t i = 0; i < 12; i++)
		at[i] = pair_of(bench, "Q", 5, 9);
	assert_close(pairs_columns(&easel, &pairs)->height, 150, 1e-9);
	at[7] = pair_of(bench, "Q", 5, 123456);
	assert_close(pairs_columns(&easel, &pairs)->height,
	    pairs_bars(&easel, &pairs)->height, 1e-9);
	assert_complete(bench, pairs_columns(&easel, &pairs));
}

static void
paired_bars_have_their_figures_at_their_ends(void **state)
{
	struct bench		*bench = *state;
	struct easel		 easel = easel_of(bench);
	const struct pair	 at[] = { pair_of(bench, "", 60, 30),
				    pair_of(bench, "", NAN, 0) };
	const struct pairs	 pairs = { .series = { STR("Children"),
				    STR("Population") }, .at = at, .n = 2,
				    .width = 200 };
	const struct drawing	*drawing = pairs_bars(&easel, &pairs);
	const struct draw	*sixty = find_text(drawing, "60");
	const struct draw	*thirty = find_text(drawing, "30");

	/* The longest bar ends 4 before its figure, which ends at the edge. */
	assert_close(sixty->x + sixty->text_width, 200, 0.01);
	assert_close(thirty->x - 4, (sixty->x - 4) / 2, 0.01);
	assert_close(thirty->y - sixty->y, 10.5, 0.01);
	assert_close(find_text(drawing, "[c]")->x, 4, 0.01);
	assert_close(find_text(drawing, "[c]")->y - sixty->y, 28, 0.01);
	assert_close(find_text(drawing, "0")->x, 4, 0.01);
	/* Key 17; a pair is 19.5, pairs 8.5 apart, 4 above and below. */
	assert_close(drawing->height, 17 + 4 + 19.5 + 8.5 + 19.5 + 4, 1e-9);
	/* The key and the 30. */
	assert_int_equal(count_fills(drawing, WHITE), 2);
	assert_complete(bench, drawing);
}

static void
pairs_of_any_figures_are_readable(void **state)
{
	struct bench		*bench = *state;
	struct easel		 easel = easel_of(bench);
	struct pair		 at[12];
	struct pairs		 pairs = { .at = at, .series = {
				    STR("Children known to social care"),
				    STR("Pupils in the city’s schools") } };
	uint32_t		 seed = 11;

	for (int run = 0; run < 300; run++) {
		pairs.n = next_random(&seed) % 13;
		for (size_t i = 0; i < pairs.n; i++)
			at[i] = pair_of(bench, names[next_random(&seed) % 8],
			    random_figure(&seed), random_figure(&seed));
		pairs.width = 300 + run;
		pairs.height = 130 + run % 100;
		assert_complete(bench, pairs_columns(&easel, &pairs));
		assert_complete(bench, pairs_bars(&easel, &pairs));
	}
}

static void
pairs_are_told_in_words(void **state)
{
	struct bench		*bench = *state;
	struct pair		 at[] = { pair_of(bench, "0 to 4", 21, 30),
				    pair_of(bench, "5 to 9", NAN, 28),
				    pair_of(bench, "10 and over", NAN, 42) };
	const struct pairs	 pairs = { .name = STR("Age"), .series = {
				    STR("children"), STR("population") },
				    .at = at, .n = 3 };

	at[1].at[0].gap = STR("withheld");
	assert_true(str_is(pairs_alt(bench->arena, &pairs),
	    "Age. For each first children, then population: 0 to 4 21 and 30; "
	    "5 to 9 withheld and 28; 10 and over no figure and 42."));
}

/* ---- sparklines and cards ---- */

static const struct indicator plans = {
	.name = { "Repeat plans", 12 }, .unit = UNIT_PERCENT, .per = 100,
};

/* N months from January 2024 in whole per cent. */
static struct chart
trend(struct bench *bench, const double *y, size_t n, const char *unit)
{
	struct chart	chart = { .kind = CHART_LINE, .indicator = &plans,
			    .n = n };

	chart.at = arena_array(bench->arena, n + 1, struct chart_point);
	for (size_t i = 0; i < n; i++) {
		chart.at[i].period = period_add(period_month(2024, 1),
		    (int32_t)i);
		chart.at[i].known = !isnan(y[i]);
		chart.at[i].y = y[i];
		chart.at[i].text = isnan(y[i]) ? STR("[x]") :
		    str_printf(bench->arena, "%.0f%s", y[i], unit);
	}
	return chart;
}

static void
a_spark_uses_its_own_scale_and_marks_the_last(void **state)
{
	struct bench		*bench = *state;
	struct easel		 easel = easel_of(bench);
	const double		 y[] = { 39, 36, 39, 40, 40, 39, 41, 41, 36, 38,
				    37, 36 };
	struct chart		 chart = trend(bench, y, 12, "%");
	const struct drawing	*spark = spark_draw(&easel, &chart, 102);
	const struct draw	*line = find_stroke(spark, SERIES_1, 1.5);

	/* From 2.6 to 99.4 in eleven steps of 8.8; 36 at 25.4, 41 at 2.6. */
	assert_close(spark->height, 28, 1e-9);
	assert_int_equal(spark->ndraws, 2);
	assert_int_equal(line->nsegments, 12);
	assert_int_equal(line->cap, 1);
	assert_close(line->segments[0].x[0], 2.6, 0.01);
	assert_close(line->segments[0].y[0], 11.72, 0.01);
	assert_close(line->segments[1].x[0], 11.4, 0.01);
	assert_close(line->segments[1].y[0], 25.4, 0.01);
	assert_close(line->segments[6].y[0], 2.6, 0.01);
	assert_int_equal(spark->draws[1].fill, SERIES_1);
	assert_box(&spark->draws[1], 96.8, 22.8, 102, 28);
	assert_inside(spark);
}

static void
a_gap_breaks_a_spark_and_lone_points_stay(void **state)
{
	struct bench		*bench = *state;
	struct easel		 easel = easel_of(bench);
	const double		 y[] = { 15, 10, NAN, 15, NAN, 10, 11, NAN, 26,
				    NAN };
	struct chart		 chart = trend(bench, y, COUNT(y), "%");
	const struct drawing	*spark = spark_draw(&easel, &chart, 95.2);
	const struct draw	*line = find_stroke(spark, SERIES_1, 1.5);

	assert_int_equal(count_ops(line, SEG_MOVE), 2);
	assert_int_equal(count_ops(line, SEG_LINE), 2);
	assert_int_equal(count_fills(spark, SERIES_1), 2);
	/* March is alone, September the last known: steps of ten. */
	assert_close(path_edges(&spark->draws[1]).left, 32.6 - 1.6, 0.01);
	assert_close(path_edges(&spark->draws[2]).left, 82.6 - 2.6, 0.01);
	assert_close(path_edges(&spark->draws[2]).top, 0, 0.01);
}

static void
a_spark_that_never_changes_is_level_in_the_middle(void **state)
{
	struct bench		*bench = *state;
	struct easel		 easel = easel_of(bench);
	const double		 same[] = { 5, 5, 5 }, none[] = { NAN, NAN };
	struct chart		 chart = trend(bench, same, 3, "%");
	const struct drawing	*spark = spark_draw(&easel, &chart, 102);

	assert_box(find_stroke(spark, SERIES_1, 1.5), 2.6, 14, 99.4, 14);
	chart = trend(bench, same, 1, "%");
	spark = spark_draw(&easel, &chart, 102);
	assert_int_equal(spark->ndraws, 1);
	assert_box(&spark->draws[0], 96.8, 11.4, 102, 16.6);
	chart = trend(bench, none, 2, "%");
	assert_int_equal(spark_draw(&easel, &chart, 102)->ndraws, 0);
}

static void
a_wide_card_names_all_twelve_months_and_figures(void **state)
{
	struct bench		*bench = *state;
	struct easel		 easel = easel_of(bench);
	const double		 y[] = { 39, 36, NAN, 40, 40, 39, 41, 20, 36,
				    38, 37, 36 };
	struct chart		 chart = trend(bench, y, 12, "%");
	const struct drawing	*card = card_columns(&easel, &chart, 240, 64);
	const struct draw	*last;

	assert_string_equal(words_of(bench, card), "39%|Jan|36%|Feb|[x]|Mar|"
	    "40%|Apr|40%|May|39%|Jun|41%|Jul|20%|Aug|36%|Sep|38%|Oct|37%|Nov|"
	    "36%|Dec");
	/* A pitch of 20; the axis at 51; 41 for the 41. */
	assert_int_equal(count_fills(card, MUTED), 10);
	last = find_fill(card, SERIES_1);
	assert_box(last, 230 - 6.2, 15, 230 + 6.2, 51);
	assert_centred(find_text(card, "41%"), 130);
	assert_close(find_text(card, "41%")->y, 7, 0.01);
	assert_close(find_text(card, "20%")->y, 28, 0.01);
	assert_complete(bench, card);
}

static void
figures_too_wide_for_a_card_give_way_in_steps(void **state)
{
	struct bench		*bench = *state;
	struct easel		 easel = easel_of(bench);
	double			 y[12] = { 39, 100, 39, 40, 40, 39, 41, 41, 36,
				    38, 37, 36 };
	struct chart		 chart = trend(bench, y, 12, "%");
	const struct drawing	*card = card_columns(&easel, &chart, 225, 64);

	assert_null(find_text(card, "100%"));
	assert_centred(find_text(card, "100"), 225 / 12.0 * 1.5);
	assert_complete(bench, card);
	/* In two lines: January in the upper, February in the lower. */
	y[1] = 12000;
	chart = trend(bench, y, 12, "");
	card = card_columns(&easel, &chart, 225, 64);
	assert_centred(find_text(card, "12000"), 225 / 12.0 * 1.5);
	assert_close(find_text(card, "12000")->y, 17, 0.01);
	assert_close(find_text(card, "39")->y, 7, 0.01);
	assert_complete(bench, card);
}

static void
a_marked_last_figure_stays_inside_its_card(void **state)
{
	struct bench		*bench = *state;
	struct easel		 easel = easel_of(bench);
	const double		 y[] = { 8, 17, 25, 33, 42, 50, 58, 67, 75, 83,
				    92, 100 };
	struct chart		 chart = trend(bench, y, 12, "%");
	const struct drawing	*card;

	chart.at[11].mark = STR("r");
	card = card_columns(&easel, &chart, 225, 64);
	assert_non_null(find_text(card, "100% [r]"));
	assert_complete(bench, card);
}

static void
cards_of_any_figures_are_readable(void **state)
{
	struct bench	*bench = *state;
	struct easel	 easel = easel_of(bench);
	double		 y[12];
	struct chart	 chart;
	uint32_t	 seed = 5;

	for (int run = 0; run < 200; run++) {
		for (size_t i = 0; i < 12; i++)
			y[i] = random_figure(&seed);
		chart = trend(bench, y, 12, run % 2 ? "%" : "");
		assert_complete(bench, card_columns(&easel, &chart, 225 +
		    run % 60, 64));
		assert_inside(spark_draw(&easel, &chart, 102));
	}
	memset(y, 0, sizeof(y));
	chart = trend(bench, y, 12, "%");
	assert_complete(bench, card_columns(&easel, &chart, 225, 64));
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(a_grade_bar_starts_at_the_line_and_is_sixteen_high),
		T(one_scale_serves_all_rows_of_the_table),
		T(a_lone_one_stands_outside_its_bar),
		T(a_one_that_is_not_outermost_is_named),
		T(rows_without_audits_have_their_line_alone),
		T(inadequate_is_told_from_outstanding_without_colour),
		T(one_audit_beside_thousands_is_still_seen),
		T(grade_bars_of_any_counts_are_readable),
		T(too_narrow_a_column_is_told),
		T(a_key_has_four_squares_and_breaks_into_lines),
		T(grades_are_told_in_words),
		T(moderated_boundaries_are_joined),
		T(names_that_would_collide_begin_with_their_segments),
		T(names_without_room_over_the_bar_become_a_key),
		T(moderations_of_any_counts_are_readable),
		T(sides_that_differ_are_told),
		T(a_target_is_white_where_it_crosses_a_bar),
		T(a_superseded_figure_is_hollow_and_struck),
		T(a_value_without_room_stands_outside_its_bar),
		T(a_value_gives_way_to_the_target),
		T(a_target_is_crossed_by_what_is_beyond_it_alone),
		T(only_what_is_a_figure_has_a_bar),
		T(small_figures_fill_the_width_as_large_ones_do),
		T(target_bars_of_any_figures_are_readable),
		T(target_bars_are_told_in_words),
		T(a_cell_bar_is_on_the_scale_of_its_table),
		T(paired_columns_are_filled_and_hollow),
		T(columns_without_room_for_their_figures_become_bars),
		T(paired_bars_have_their_figures_at_their_ends),
		T(pairs_of_any_figures_are_readable),
		T(pairs_are_told_in_words),
		T(a_spark_uses_its_own_scale_and_marks_the_last),
		T(a_gap_breaks_a_spark_and_lone_points_stay),
		T(a_spark_that_never_changes_is_level_in_the_middle),
		T(a_wide_card_names_all_twelve_months_and_figures),
		T(figures_too_wide_for_a_card_give_way_in_steps),
		T(a_marked_last_figure_stays_inside_its_card),
		T(cards_of_any_figures_are_readable),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
