/*
 * Charts are tested by their plan: what is drawn where, and in which words.
 */
#include "chart_case.h"

static const struct indicator share = {
	.name = { "Re-referrals", 12 }, .unit = UNIT_PERCENT, .per = 100,
	.better = BETTER_LOWER,
};
static const struct indicator money = {
	.name = { "Cost", 4 }, .unit = UNIT_MONEY, .per = 1,
};
static const struct indicator count = {
	.name = { "Referrals", 9 }, .unit = UNIT_COUNT, .per = 1,
};

/* A chart of N months from April 2022; NaN is a gap. */
static struct chart
months(struct bench *bench, enum chart_kind kind,
    const struct indicator *indicator, const double *y, size_t n)
{
	struct chart	chart = { .kind = kind, .indicator = indicator, .n = n,
			    .title = STR("Title"), .width = 382.7,
			    .height = 160, .spc = { .better =
			    indicator->better } };

	chart.at = arena_array(bench->arena, n + 1, struct chart_point);
	for (size_t i = 0; i < n; i++) {
		struct chart_point	*point = &chart.at[i];

		point->period = period_add(period_month(2022, 4), (int32_t)i);
		point->label = str_of(month_short(
		    point->period.at % 12 + 1));
		point->known = !isnan(y[i]);
		point->y = y[i];
		if (point->known)
			point->text = chart_figure(bench->arena, &chart, y[i],
			    false);
	}
	if (indicator->unit == UNIT_PERCENT)
		chart.unit = STR("%");
	return chart;
}

#define MONTHS(kind, indicator, ...) \
	months(bench, kind, indicator, (const double[]){ __VA_ARGS__ }, \
	    sizeof((const double[]){ __VA_ARGS__ }) / sizeof(double))

static const struct drawing *
draw(struct bench *bench, const struct chart *chart)
{
	return chart_draw(bench->arena, bench->fonts, chart, bench->diags,
	    PLACE("board.ini"));
}

/* ---- the pen and the marks ---- */

static void
a_path_is_taken_with_its_matrix_and_look(void **state)
{
	struct bench		*bench = *state;
	const struct drawing	*drawing;
	const struct draw	*line;
	struct pen		 pen;

	pen_open(&pen, bench->arena, NULL, 100, 50);
	cairo_translate(pen.cr, 10, 20);
	cairo_scale(pen.cr, 2, 2);
	pen_line(&pen, TEAL_TEXT, 1.5, 3, 2);
	pen_segment(&pen, 1, 2, 5, 2);
	cairo_rectangle(pen.cr, 0, 0, 4, 4);
	pen_fill(&pen, ORANGE_TEXT);
	drawing = pen_close(&pen);

	assert_int_equal(drawing->ndraws, 2);
	line = &drawing->draws[0];
	assert_true(line->strokes && !line->fills);
	assert_int_equal(line->stroke, TEAL_TEXT);
	assert_close(line->width, 3, 1e-9);
	assert_close(line->dash[0], 6, 1e-9);
	assert_close(line->dash[1], 4, 1e-9);
	assert_int_equal(line->nsegments, 2);
	assert_int_equal(line->segments[0].op, SEG_MOVE);
	assert_close(line->segments[0].x[0], 12, 0.01);
	assert_close(line->segments[0].y[0], 24, 0.01);
	assert_close(line->segments[1].x[0], 20, 0.01);
	assert_int_equal(drawing->draws[1].fill, ORANGE_TEXT);
	assert_int_equal(drawing->draws[1].nsegments, 5);
	assert_int_equal(drawing->draws[1].segments[4].op, SEG_CLOSE);
}

static void
every_mark_is_drawn_inside_its_box(void **state)
{
	struct bench	*bench = *state;

	for (int mark = 0; mark < MARK__MAX; mark++) {
		const struct drawing	*drawing;

		drawing = mark_drawing(bench->arena, (enum mark)mark);
		assert_true(drawing->ndraws > 0);
		assert_close(drawing->height, mark < MARK_USUAL ? 18 : 9.2,
		    1e-9);
		for (size_t i = 0; i < drawing->ndraws; i++)
			assert_int_equal(drawing->draws[i].kind, DRAW_PATH);
		assert_inside(drawing);
	}
}

static void
met_is_a_disc_with_a_white_tick(void **state)
{
	struct bench		*bench = *state;
	const struct drawing	*met = mark_drawing(bench->arena, MARK_MET);
	const struct segment	*tick;

	assert_int_equal(met->ndraws, 2);
	assert_int_equal(met->draws[0].fill, 0x1B7A72);
	assert_int_equal(met->draws[1].stroke, WHITE);
	assert_close(met->draws[1].width, 2.4, 1e-9);
	assert_int_equal(met->draws[1].cap, 1);
	tick = met->draws[1].segments;
	assert_close(tick[0].x[0], 4.8, 0.01);
	assert_close(tick[1].y[0], 12.4, 0.01);
	assert_close(tick[2].x[0], 13.4, 0.01);
}

/* ---- scales ---- */

static void
assert_scale(double low, double high, struct scale_rules rules, double from,
    double to, double step)
{
	struct scale	scale = scale_make(low, high, &rules);

	assert_close(scale.low, from, 1e-9 * (1 + fabs(from)));
	assert_close(scale.high, to, 1e-9 * (1 + fabs(to)));
	assert_close(scale.step, step, 1e-9 * step);
}

static void
scales_have_round_steps_and_room_for_labels(void **state)
{
	const struct scale_rules	any = { 0 };
	const struct scale_rules	nought = { .from_nought = true };
	const struct scale_rules	rate = { .share = true };
	const struct scale_rules	whole = { .least_step = 1 };

	(void)state;
	assert_scale(20.5, 29.8, nought, 0, 40, 10);
	assert_scale(61.5, 93.3, rate, 50, 100, 10);
	assert_scale(-3, 7, any, -5, 10, 5);
	assert_scale(0, 2, whole, 0, 3, 1);
	assert_scale(5, 5, whole, 4, 6, 1);
	assert_scale(1.2e9, 1.9e9, nought, 0, 2.5e9, 5e8);
}

/* Eight per cent of the range is kept for labels, and no more. */
static void
a_gridline_that_leaves_room_for_labels_is_the_last(void **state)
{
	const struct scale_rules	any = { 0 };
	const struct scale_rules	nought = { .from_nought = true };

	(void)state;
	/* 37 x 1.08 = 39.96; 37.05 x 1.08 = 40.01 */
	assert_scale(0, 37, any, 0, 40, 10);
	assert_scale(20, 37.05, nought, 0, 50, 10);
	/* -30 - 2.4; nought needs no room. */
	assert_scale(-30, 0, any, -40, 0, 10);
	assert_scale(-30, -1, any, -40, 0, 10);
	assert_scale(0, 37, (struct scale_rules){ .most_lines = 1 }, 0, 40,
	    20);
}

/* A tenth to either side. */
static void
one_value_alone_stands_in_the_middle_of_its_scale(void **state)
{
	const struct scale_rules	any = { 0 };

	(void)state;
	assert_scale(5, 5, any, 4.5, 5.5, 0.5);
	assert_scale(11, 11, any, 9, 13, 1);	/* 9.9 to 12.1 */
	assert_scale(1, 1, any, 0.9, 1.1, 0.05);
	assert_scale(0, 0, any, 0, 1, 0.2);
}

static void
a_scale_too_short_grows_upwards_but_for_shares(void **state)
{
	const struct scale_rules	tight = { .tight = true,
					    .least_step = 1 };
	const struct scale_rules	parts = { .tight = true,
					    .least_step = 1, .share = true };

	(void)state;
	assert_scale(99, 100, tight, 99, 101, 1);
	assert_scale(99, 100, parts, 98, 100, 1);
	assert_scale(100, 101, parts, 100, 102, 1);	/* is none */
	assert_scale(95, 100, (struct scale_rules){ .tight = true,
	    .least_step = 10, .share = true }, 80, 100, 10);
}

static void
a_share_never_goes_beyond_a_hundred(void **state)
{
	const struct scale_rules	rate = { .share = true,
					    .least_step = 1 };

	(void)state;
	assert_close(scale_make(99, 100, &rate).high, 100, 1e-9);
	assert_close(scale_make(100, 100, &rate).high, 100, 1e-9);
	assert_true(scale_make(90, 120, &rate).high >= 120);
	assert_true(scale_make(90, 100.5, &rate).high >= 100.5);
	assert_close(scale_make(0, 3, &rate).low, 0, 1e-9);
}

static void
every_scale_holds_its_data_with_three_to_six_lines(void **state)
{
	static const double		ends[] = { -1e12, -350, -7.3, -0.002, 0,
					    0.001, 0.7, 3, 42, 99.9, 100, 1e6,
					    9e14 };
	const struct scale_rules	rules[] = {
		{ 0 }, { .from_nought = true }, { .share = true },
		{ .least_step = 1 }, { .share = true, .least_step = 1,
		    .from_nought = true },
	};

	(void)state;
	for (size_t a = 0; a < COUNT(ends); a++)
		for (size_t b = a; b < COUNT(ends); b++)
			for (size_t r = 0; r < COUNT(rules); r++) {
				struct scale	scale = scale_make(ends[a],
						    ends[b], &rules[r]);
				double		slack = scale.step * 1e-6;

				assert_in_range(scale.lines, 3, 6);
				assert_true(scale.low <= ends[a] + slack);
				assert_true(scale.high >= ends[b] - slack);
			}
}

static void
the_unit_stands_at_the_top_alone(void **state)
{
	struct bench		*bench = *state;
	const struct scale_rules rules = { .from_nought = true };
	struct scale		scale = scale_make(0, 29.8, &rules);

	assert_true(str_is(scale_label(bench->arena, &scale, 4, STR(""),
	    STR("%")), "40%"));
	assert_true(str_is(scale_label(bench->arena, &scale, 3, STR("£"),
	    STR("%")), "30"));
	assert_true(str_is(scale_label(bench->arena, &scale, 4, STR("£"),
	    STR("")), "£40"));
	scale = scale_make(-30, -21, &(struct scale_rules){ 0 });
	assert_true(str_is(scale_label(bench->arena, &scale, scale.lines - 1,
	    STR("£"), STR("")), "−£20"));
	scale = scale_make(0, 0.7, &rules);
	assert_true(str_is(scale_label(bench->arena, &scale, 1, STR(""),
	    STR("")), "0.2"));
	scale = scale_make(0, 2, &(struct scale_rules){ .least_step = 1 });
	assert_true(str_is(scale_label(bench->arena, &scale, 1, STR(""),
	    STR("")), "1"));
	scale = scale_make(0, 4.4e6, &rules);
	assert_true(str_is(scale_label(bench->arena, &scale, 1, STR(""),
	    STR("")), "1,000,000"));
}

/* ---- labels ---- */

static struct end_label
end_at(double y, int rank)
{
	return (struct end_label){ .y = y, .rank = rank, .nlines = 1 };
}

static void
end_labels_that_collide_are_pushed_by_equal_halves(void **state)
{
	struct end_label	two[] = { end_at(24, 1), end_at(20, 0) };
	struct end_label	three[] = { end_at(50, 0), end_at(52, 1),
				    end_at(90, 2) };

	(void)state;
	assert_int_equal(end_labels_push(two, 2, 12, 0, 100), 2);
	assert_int_equal(two[0].rank, 0);
	assert_close(two[0].y, 16, 1e-9);
	assert_close(two[1].y, 28, 1e-9);
	end_labels_push(three, 3, 12, 0, 100);
	assert_close(three[0].y, 45, 1e-9);
	assert_close(three[1].y, 57, 1e-9);
	assert_close(three[2].y, 90, 1e-9);	/* touches nobody */
}

static void
end_labels_stay_inside_and_the_least_goes_first(void **state)
{
	struct end_label	low[] = { end_at(98, 0), end_at(99, 1) };
	struct end_label	full[] = { end_at(10, 0), end_at(11, 2),
				    end_at(12, 1) };
	struct end_label	tall[] = { end_at(20, 0), end_at(20, 1) };

	(void)state;
	end_labels_push(low, 2, 12, 0, 100);
	assert_close(low[0].y, 88, 1e-9);
	assert_close(low[1].y, 100, 1e-9);
	assert_int_equal(end_labels_push(full, 3, 12, 0, 13), 2);
	assert_int_equal(full[0].rank + full[1].rank, 1);
	assert_close(full[1].y - full[0].y, 12, 1e-9);
	tall[1].nlines = 2;		/* 22 high: 17 from middle to middle */
	end_labels_push(tall, 2, 12, 0, 100);
	assert_close(tall[1].y - tall[0].y, 17, 1e-9);
}

static void
long_end_labels_break_at_spaces_only(void **state)
{
	struct bench		*bench = *state;
	struct end_label	label = { .type = type_note,
				    .text = STR("Target, 23% or less") };

	end_label_wrap(&label, bench->arena, bench->fonts, 1000);
	assert_int_equal(label.nlines, 1);
	end_label_wrap(&label, bench->arena, bench->fonts, 50);
	assert_int_equal(label.nlines, 2);
	assert_true(str_is(label.lines[0], "Target, 23%"));
	assert_true(str_is(label.lines[1], "or less"));
	end_label_wrap(&label, bench->arena, bench->fonts, 1);
	assert_int_equal(label.nlines, 4);
	assert_true(str_is(label.lines[3], "less"));
}

static void
a_box_is_not_free_where_a_line_runs_through(void **state)
{
	struct bench		*bench = *state;
	struct obstacles	obstacles = { .arena = bench->arena };

	assert_true(obstacles_free(&obstacles, (struct box){ 0, 0, 9, 9 }));
	obstacle_line(&obstacles, 0, 100, 100, 0);
	assert_false(obstacles_free(&obstacles,
	    (struct box){ 40, 40, 20, 20 }));
	assert_true(obstacles_free(&obstacles, (struct box){ 0, 0, 40, 40 }));
	assert_true(obstacles_free(&obstacles,
	    (struct box){ 110, 0, 20, 200 }));
	obstacle_box(&obstacles, (struct box){ 0, 0, 10, 10 });
	assert_false(obstacles_free(&obstacles, (struct box){ 9, 9, 4, 4 }));
	assert_true(obstacles_free(&obstacles, (struct box){ 10, 0, 4, 4 }));
}

/* ---- the line chart ---- */

/* April to December 2022 as published, target and neighbours as printed. */
static struct chart
re_referrals(struct bench *bench)
{
	struct chart	chart = MONTHS(CHART_LINE, &share, 57 / 2.7, 76 / 3.7,
			    79 / 3.34, 83 / 3.25, 79 / 2.86, 93 / 3.14,
			    75 / 2.76, 104 / 3.99, 89 / 2.99);

	chart.from_nought = true;
	chart.target = (struct chart_level){ true, 23,
	    STR("Target, 23% or less") };
	chart.neighbours = (struct chart_level){ true, 21,
	    STR("Neighbours, 21%") };
	chart.status = STR("Missed");
	chart.change = STR("up 4 points on November");
	chart.last_label = STR("30% in December");
	return chart;
}

static void
a_line_names_its_ends_and_one_extreme(void **state)
{
	struct bench		*bench = *state;
	struct chart		 chart = re_referrals(bench);
	const struct drawing	*drawing = draw(bench, &chart);

	assert_string_equal(words_of(bench, drawing),
	    "0|10|20|30|40%|"
	    "Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|"
	    "30% in December|Target, 23% or less|Neighbours, 21%|"
	    "21%|30%");
	assert_inside(drawing);
	assert_no_words_touch(drawing);
	assert_int_equal(diags_worst(bench->diags), LEVEL_NOTE);
}

static void
a_value_gives_way_to_a_level_above_its_point(void **state)
{
	struct bench		*bench = *state;
	struct chart		 chart = re_referrals(bench);
	const struct drawing	*drawing = draw(bench, &chart);
	const struct draw	*line = find_stroke(drawing, SERIES_1, 2);

	assert_non_null(line);
	/* April's 21% hangs under its point: the target runs above. */
	assert_close(find_text(drawing, "21%")->y, line->segments[0].y[0] + 12,
	    0.02);
	/* September's is the first that prints as the highest. */
	assert_close(find_text(drawing, "30%")->y, line->segments[5].y[0] - 7,
	    0.02);
}

static void
levels_are_told_apart_by_dash_and_colour(void **state)
{
	struct bench		*bench = *state;
	struct chart		 chart = re_referrals(bench);
	const struct drawing	*drawing = draw(bench, &chart);
	const struct draw	*target = find_stroke(drawing, INK, 1);
	const struct draw	*level = find_stroke(drawing, TEAL_TEXT, 1.5);

	assert_close(target->dash[0], 5, 1e-9);
	assert_close(target->dash[1], 3, 1e-9);
	assert_close(level->dash[0], 1.5, 1e-9);
	assert_close(level->dash[1], 2.5, 1e-9);
	/* Their labels are 12 apart at least, though they are 7 points of y. */
	assert_true(find_text(drawing, "Neighbours, 21%")->y -
	    find_text(drawing, "Target, 23% or less")->y >= 12 - 0.01);
	assert_int_equal(find_text(drawing, "Neighbours, 21%")->fill,
	    TEAL_TEXT);
}

static void
a_gap_breaks_the_line_and_a_lone_point_stays(void **state)
{
	struct bench		*bench = *state;
	struct chart		 chart = MONTHS(CHART_LINE, &share, 20, 22, NAN,
				    24, NAN, 25, 26, 27);
	const struct drawing	*drawing = draw(bench, &chart);
	const struct draw	*line = find_stroke(drawing, SERIES_1, 2);

	/* 20-22, 25-26-27: two moves, three lines; 24 is a disc alone. */
	assert_int_equal(count_ops(line, SEG_MOVE), 2);
	assert_int_equal(count_ops(line, SEG_LINE), 3);
	assert_int_equal(count_fills(drawing, SERIES_1), 6);
}

static void
a_running_total_breaks_where_it_begins_anew(void **state)
{
	struct bench		*bench = *state;
	struct indicator	 running = count;
	struct chart		 chart;
	const struct drawing	*drawing;
	const struct draw	*line;

	running.aggregation = AGGREGATE_YEAR_TO_DATE;
	/* April 2022 to May 2023. */
	chart = MONTHS(CHART_LINE, &running, 10, 20, 30, 40, 50, 60, 70, 80, 90,
	    100, 110, 120, 11, 22);
	drawing = draw(bench, &chart);
	line = find_stroke(drawing, SERIES_1, 2);
	/* Eleven lines in the first year and one in the second. */
	assert_int_equal(count_ops(line, SEG_MOVE), 2);
	assert_int_equal(count_ops(line, SEG_LINE), 12);
	assert_true(chart_restarts(&chart));
	chart.n = 12;
	assert_false(chart_restarts(&chart));
}

static void
a_single_point_has_no_line(void **state)
{
	struct bench		*bench = *state;
	struct chart		 chart = MONTHS(CHART_LINE, &share, 20);
	const struct drawing	*drawing = draw(bench, &chart);

	assert_null(find_stroke(drawing, SERIES_1, 2));
	assert_int_equal(count_fills(drawing, SERIES_1), 1);
	assert_non_null(find_text(drawing, "20%"));
}

static void
many_months_are_thinned_regularly(void **state)
{
	struct bench		*bench = *state;
	double			 y[24];
	struct chart		 chart;
	const struct drawing	*drawing;

	for (int i = 0; i < 24; i++)
		y[i] = 20 + i % 5;
	chart = months(bench, CHART_LINE, &share, y, 24);
	drawing = draw(bench, &chart);
	assert_non_null(find_text(drawing, "Apr 2022"));
	assert_non_null(find_text(drawing, "Jul"));
	assert_non_null(find_text(drawing, "Jan 2023"));
	assert_non_null(find_text(drawing, "Jan 2024"));
	assert_null(find_text(drawing, "May"));
	assert_no_words_touch(drawing);
}

static void
nothing_but_gaps_has_no_axis_and_says_so(void **state)
{
	struct bench	*bench = *state;
	struct chart	chart = MONTHS(CHART_LINE, &share, NAN, NAN, NAN);

	assert_string_equal(words_of(bench, draw(bench, &chart)),
	    "Apr|May|Jun|No figures");
	chart.kind = CHART_COLUMNS;
	assert_string_equal(words_of(bench, draw(bench, &chart)),
	    "Apr|May|Jun|No figures");
}

/* ---- targets that change, or have two ends ---- */

/* Give points FIRST to LAST of CHART the target Y. */
static void
set_target(struct chart *chart, size_t first, size_t last, double y)
{
	for (size_t i = first; i <= last; i++) {
		chart->at[i].targeted = true;
		chart->at[i].target = y;
	}
}

/* May and June have 80 for their target, July 90, April none. */
static struct chart
rising_target(struct bench *bench, enum chart_kind kind)
{
	struct chart	chart = MONTHS(kind, &share, 70, 75, 82, 85);

	set_target(&chart, 1, 2, 80);
	set_target(&chart, 3, 3, 90);
	chart.target = (struct chart_level){ true, 90,
	    STR("Target, 90% or more") };
	return chart;
}

/* The target begins halfway before May, steps up halfway before July. */
static void
assert_one_step(const struct draw *line, const struct draw *target)
{
	const struct segment	*to = target->segments;
	double			 pitch = line->segments[1].x[0] -
				    line->segments[0].x[0];
	double			 april = line->segments[0].x[0];

	assert_int_equal(target->nsegments, 4);
	assert_int_equal(to[0].op, SEG_MOVE);
	assert_close(to[0].x[0], april + pitch / 2, 0.02);
	assert_close(to[1].x[0], april + 2.5 * pitch, 0.02);
	assert_close(to[1].y[0], to[0].y[0], 0.02);
	assert_close(to[2].x[0], to[1].x[0], 0.02);
	assert_true(to[2].y[0] < to[1].y[0] - 10);
	assert_close(to[3].x[0], april + 3 * pitch + 6.5, 0.02);
	assert_close(to[3].y[0], to[2].y[0], 0.02);
	assert_close(target->dash[0], 5, 1e-9);
	assert_close(target->dash[1], 3, 1e-9);
}

static void
a_target_stands_over_its_months_and_steps_between(void **state)
{
	struct bench		*bench = *state;
	struct chart		 chart = rising_target(bench, CHART_LINE);
	const struct drawing	*drawing = draw(bench, &chart);
	const struct draw	*target[2];

	assert_int_equal(find_strokes(drawing, INK, 1, target), 1);
	assert_one_step(find_stroke(drawing, SERIES_1, 2), target[0]);
	assert_non_null(find_text(drawing, "Target, 90% or more"));
	assert_null(find_text(drawing, "Target, 80% or more"));
	chart.kind = CHART_SPC;
	drawing = draw(bench, &chart);
	assert_int_equal(find_strokes(drawing, INK, 1, target), 1);
	assert_one_step(find_stroke(drawing, USUAL_MARK, 1), target[0]);
	assert_non_null(find_text(drawing, "Target, 90% or more"));
}

static void
a_target_that_lapses_breaks_its_line_and_keeps_its_name(void **state)
{
	struct bench		*bench = *state;
	struct chart		 chart = MONTHS(CHART_LINE, &share, 70, 75, 82,
				    85, 84);
	const struct draw	*target;
	const struct drawing	*drawing;

	set_target(&chart, 0, 0, 80);
	set_target(&chart, 2, 3, 80);
	drawing = draw(bench, &chart);
	target = find_stroke(drawing, INK, 1);
	assert_int_equal(count_ops(target, SEG_MOVE), 2);
	assert_int_equal(count_ops(target, SEG_LINE), 2);
	assert_non_null(find_text(drawing, "Target, 80% or more"));
}

static void
columns_have_the_target_of_their_month(void **state)
{
	struct bench		*bench = *state;
	struct chart		 chart = rising_target(bench, CHART_COLUMNS);
	const struct drawing	*drawing = draw(bench, &chart);
	const struct draw	*white[2];

	/* June's 82 alone is above its target. */
	assert_int_equal(find_strokes(drawing, WHITE, 1, white), 1);
	assert_close(white[0]->segments[0].y[0],
	    find_stroke(drawing, INK, 1)->segments[0].y[0], 0.02);
}

static void
a_range_has_two_lines_and_one_name_between(void **state)
{
	struct bench		*bench = *state;
	struct chart		 chart = MONTHS(CHART_LINE, &share, 50, 60, 95,
				    70);
	const struct drawing	*drawing;
	const struct draw	*line[2];

	chart.target = (struct chart_level){ true, 80,
	    STR("Target, 80% to 90% ") };
	chart.target_to = (struct chart_level){ true, 90, STR("") };
	drawing = draw(bench, &chart);
	assert_int_equal(find_strokes(drawing, INK, 1, line), 2);
	assert_true(line[0]->segments[0].y[0] > line[1]->segments[0].y[0]);
	/* A line of words has its middle 0.355 sizes above its baseline. */
	assert_close(find_text(drawing, "Target, 80% to 90%")->y - 0.355 * 9,
	    (line[0]->segments[0].y[0] + line[1]->segments[0].y[0]) / 2, 0.05);
	assert_no_words_touch(drawing);
	for (size_t i = 0; i < 4; i++) {
		set_target(&chart, i, i, i < 2 ? 60 : 80);
		chart.at[i].between = i >= 2;
		chart.at[i].target_to = 90;
	}
	drawing = draw(bench, &chart);
	assert_int_equal(find_strokes(drawing, INK, 1, line), 2);
	assert_int_equal(count_ops(line[0], SEG_LINE), 3);
	assert_int_equal(count_ops(line[1], SEG_LINE), 1);
}

static void
an_axis_that_does_not_begin_at_nought_is_cut(void **state)
{
	struct bench		*bench = *state;
	struct chart		 chart = MONTHS(CHART_LINE, &share, 70, 75);
	const struct drawing	*drawing;
	size_t			 slanted;

	for (int cut = 0; cut < 2; cut++) {
		chart.from_nought = cut == 0;
		drawing = draw(bench, &chart);
		slanted = 0;
		for (size_t i = 0; i < drawing->ndraws; i++) {
			const struct draw	*at = &drawing->draws[i];

			slanted += at->strokes && at->stroke == AXIS &&
			    at->segments[0].x[0] < at->segments[1].x[0] &&
			    at->segments[0].y[0] > at->segments[1].y[0];
		}
		assert_int_equal(slanted, cut == 0 ? 0 : 2);
		assert_inside(drawing);
	}
}

static void
the_last_known_point_is_named_at_its_height(void **state)
{
	struct bench		*bench = *state;
	struct chart		 chart = MONTHS(CHART_LINE, &count, 5, 7, 3,
				    NAN);
	const struct drawing	*drawing = draw(bench, &chart);
	const struct draw	*line = find_stroke(drawing, SERIES_1, 2);

	assert_close(find_text(drawing, "3 in June")->y - 0.355 * 9,
	    line->segments[2].y[0], 0.05);
	chart.last_label = STR("3, as counted in June");
	drawing = draw(bench, &chart);
	assert_close(find_text(drawing, "3, as counted in June")->y -
	    0.355 * 9, line->segments[2].y[0], 0.05);
	assert_null(find_text(drawing, "3 in June"));
}

static void
a_mark_stands_beside_its_figure(void **state)
{
	struct bench		*bench = *state;
	struct chart		 chart = MONTHS(CHART_LINE, &share, 20, 40, 30);
	const struct drawing	*drawing;

	for (size_t i = 0; i < 3; i++)
		chart.at[i].mark = STR("p");
	drawing = draw(bench, &chart);
	assert_non_null(find_text(drawing, "20% [p]"));
	assert_non_null(find_text(drawing, "40% [p]"));
	assert_non_null(find_text(drawing, "30% [p]"));
	chart.kind = CHART_COLUMNS;
	assert_non_null(find_text(draw(bench, &chart), "40% [p]"));
}

static void
values_keep_out_of_the_axis_labels(void **state)
{
	struct bench		*bench = *state;
	struct chart		 chart = MONTHS(CHART_LINE, &money, 21000,
				    24000, 38000);
	const struct drawing	*drawing;
	const struct draw	*top;

	chart.from_nought = true;
	chart.unit_before = STR("£");
	drawing = draw(bench, &chart);
	top = find_text(drawing, "£50,000");
	assert_non_null(top);
	assert_non_null(find_text(drawing, "40,000"));
	assert_true(find_text(drawing, "£21,000")->x >=
	    top->x + top->text_width);
}

/* ---- columns ---- */

static void
columns_stand_on_nought_and_carry_their_values(void **state)
{
	struct bench		*bench = *state;
	struct chart		 chart = MONTHS(CHART_COLUMNS, &count, 100, 200,
				    400, 300);
	const struct drawing	*drawing;
	const struct segment	*first, *third;

	chart.width = 380;
	chart.at[2].dark = chart.at[3].dark = true;
	drawing = draw(bench, &chart);
	assert_string_equal(words_of(bench, drawing),
	    "Apr|May|Jun|Jul|100|200|400|300");
	assert_int_equal(count_fills(drawing, MUTED), 2);
	assert_int_equal(count_fills(drawing, SERIES_1), 2);
	assert_int_equal(find_text(drawing, "400")->face, FACE_BOLD);
	assert_int_equal(find_text(drawing, "200")->face, FACE_REGULAR);
	first = find_fill(drawing, MUTED)->segments;
	third = find_fill(drawing, SERIES_1)->segments;
	/* 62 % of the pitch wide; four times the value, four times as high. */
	assert_close(first[1].x[0] - first[0].x[0], 0.62 * 380 / 4, 0.02);
	assert_close(4 * (first[2].y[0] - first[0].y[0]),
	    third[2].y[0] - third[0].y[0], 0.05);
	assert_inside(drawing);
}

static void
a_column_without_a_figure_shows_what_stands_for_it(void **state)
{
	struct bench		*bench = *state;
	struct chart		 chart = MONTHS(CHART_COLUMNS, &count, 100, NAN,
				    0, -50);
	const struct drawing	*drawing;

	chart.at[1].text = STR("[c]");
	drawing = draw(bench, &chart);
	assert_int_equal(count_fills(drawing, MUTED), 2);
	assert_int_equal(find_text(drawing, "[c]")->fill, GREY);
	assert_non_null(find_text(drawing, "0"));
	/* Below nought the value hangs under its column. */
	assert_true(find_text(drawing, "−50")->y >
	    find_text(drawing, "0")->y + 10);
	assert_no_words_touch(drawing);
}

static void
values_without_room_leave_the_dark_and_the_last(void **state)
{
	struct bench		*bench = *state;
	double			 y[24];
	struct chart		 chart;
	const struct drawing	*drawing;

	for (int i = 0; i < 24; i++)
		y[i] = 1000 + 10 * i;
	chart = months(bench, CHART_COLUMNS, &count, y, 24);
	chart.at[10].dark = true;
	drawing = draw(bench, &chart);
	assert_non_null(find_text(drawing, "1,100"));
	assert_non_null(find_text(drawing, "1,230"));
	assert_null(find_text(drawing, "1,110"));
	assert_no_words_touch(drawing);
	assert_inside(drawing);
}

static void
a_last_value_without_a_place_above_stands_at_the_right(void **state)
{
	struct bench		*bench = *state;
	double			 y[15];
	struct chart		 chart;
	const struct drawing	*drawing;
	const struct draw	*last;
	const struct draw	*highest;

	for (int i = 0; i < 15; i++)
		y[i] = 600000 + 1000 * i;
	y[10] = 714915;
	y[14] = 450000;		/* far below its neighbour, and wider than it */
	chart = months(bench, CHART_COLUMNS, &count, y, 15);
	chart.last_label = STR("450,000 in June");
	drawing = draw(bench, &chart);
	last = find_text(drawing, "450,000 in June");
	highest = find_text(drawing, "714,915");
	assert_non_null(last);
	assert_non_null(highest);
	assert_true(last->x > highest->x + highest->text_width);
	assert_true(last->y > highest->y);
	assert_null(find_text(drawing, "450,000"));
	assert_no_words_touch(drawing);
	assert_inside(drawing);
}

static void
a_target_is_white_where_it_crosses_a_column(void **state)
{
	struct bench		*bench = *state;
	struct chart		 chart = MONTHS(CHART_COLUMNS, &count, 100, 200,
				    400, 300);
	const struct drawing	*drawing;
	size_t			 white = 0;

	chart.target = (struct chart_level){ true, 250, STR("Target, 250") };
	drawing = draw(bench, &chart);
	for (size_t i = 0; i < drawing->ndraws; i++)
		white += drawing->draws[i].strokes &&
		    drawing->draws[i].stroke == WHITE;
	assert_int_equal(white, 2);		/* 400 and 300 */
	assert_non_null(find_text(drawing, "Target, 250"));
	assert_no_words_touch(drawing);
}

static void
no_target_runs_through_a_value(void **state)
{
	struct bench		*bench = *state;
	struct chart		 chart = MONTHS(CHART_COLUMNS, &count, 270, 370,
				    334, -305, 286, 250, 276, 399, 299);
	const struct drawing	*drawing;

	for (int y = -350; y <= 420; y += 2) {
		chart.target = (struct chart_level){ true, y, STR("Target") };
		drawing = draw(bench, &chart);
		for (size_t i = 0; i < chart.n; i++)
			assert_non_null(find_text(drawing, str_dup(bench->arena,
			    chart.at[i].text)));
		assert_no_word_is_crossed(drawing, INK);
		assert_no_words_touch(drawing);
		assert_inside(drawing);
		assert_int_equal(count_fills(drawing, WHITE), 0);
	}
}

static void
a_value_among_many_lines_has_a_white_ground(void **state)
{
	struct bench		*bench = *state;
	struct chart		 chart = MONTHS(CHART_COLUMNS, &count, 748);
	const struct drawing	*drawing;
	const struct draw	*column, *value;

	/* 96.8 points for 968: lines 6, 14 and 22 points over the column. */
	chart.height = 130;
	chart.target = (struct chart_level){ true, 808, STR("Target") };
	chart.neighbours = (struct chart_level){ true, 888, STR("Others") };
	chart.target_to = (struct chart_level){ true, 968, STR("") };
	drawing = draw(bench, &chart);
	column = find_fill(drawing, MUTED);
	value = find_text(drawing, "748");
	assert_int_equal(count_fills(drawing, WHITE), 1);
	assert_true(find_fill(drawing, WHITE) < value);
	assert_close(value->y, column->segments[0].y[0] - 5.4, 0.02);
}

/* ---- process behaviour ---- */

/* Fourteen months of 9 and 11 in turn, then N more: limits 4.68 and 15.32. */
static struct chart
process(struct bench *bench, const double *more, size_t n)
{
	double		y[40];
	struct chart	chart;

	for (size_t i = 0; i < 14; i++)
		y[i] = i % 2 == 0 ? 9 : 11;
	for (size_t i = 0; i < n; i++)
		y[14 + i] = more[i];
	chart = months(bench, CHART_SPC, &share, y, 14 + n);
	chart.height = 234;
	chart.width = 345;
	chart.spc.baseline = 14;
	chart.spc.has_target = true;
	chart.spc.target = 4;
	chart.spc.target_upper = true;
	chart.target = (struct chart_level){ true, 4, STR("Target 4%") };
	chart.last_label = STR("Last");
	return chart;
}

static void
signals_have_shapes_of_their_own(void **state)
{
	struct bench		*bench = *state;
	struct chart		 chart = process(bench,
				    (const double[]){ 16, 4, 10 }, 3);
	const struct drawing	*drawing = draw(bench, &chart);

	assert_int_equal(count_fills(drawing, USUAL_MARK), 15);
	assert_int_equal(count_fills(drawing, ORANGE_TEXT), 1);
	assert_int_equal(count_fills(drawing, SERIES_1), 1);
	assert_int_equal(count_fills(drawing, 0xF1F3F5), 1);	/* the range */
	assert_non_null(find_text(drawing, "Limits from these 14 months"));
	assert_non_null(find_text(drawing, "Upper limit 15%"));
	assert_non_null(find_text(drawing, "Mean 10%"));
	assert_non_null(find_text(drawing, "Lower limit 5%"));
	assert_int_equal(find_text(drawing, "Target 4%")->face, FACE_BOLD);
	assert_inside(drawing);
	assert_no_words_touch(drawing);
}

static void
limits_from_all_months_need_no_upright(void **state)
{
	struct bench		*bench = *state;
	struct chart		 chart = process(bench, NULL, 0);
	const struct drawing	*drawing = draw(bench, &chart);

	assert_null(find_text(drawing, "Limits from these 14 months"));
	assert_null(find_stroke(drawing, AXIS, 0.5));
	assert_non_null(find_text(drawing, "Mean 10%"));
}

static void
twelve_months_are_drawn_without_limits_and_said(void **state)
{
	struct bench		*bench = *state;
	struct chart		 chart = process(bench, NULL, 0);
	const struct drawing	*drawing;
	const struct message	**messages;
	struct verdict		 variation, assurance;

	chart.n = 12;
	drawing = draw(bench, &chart);
	assert_null(find_text(drawing, "Mean 10%"));
	assert_non_null(find_text(drawing,
	    "Fewer than 13 months: no limits"));
	assert_int_equal(diags_sorted(bench->diags, &messages), 1);
	assert_int_equal(messages[0]->id, DIAG_CHART_LIMITS);
	assert_string_equal(messages[0]->detail, "12 known, 13 needed: Title");
	assert_false(chart_verdicts(bench->arena, &chart, &variation,
	    &assurance));
}

/* Fourteen months of 9 and 11 in turn, then as many of 29 and 31: limits of 4.68
 * and 15.32, then 24.68 and 35.32, where the latter begin anew. */
static struct chart
two_processes(struct bench *bench)
{
	static const size_t	rebase[] = { 14 };
	double			more[14];
	struct chart		chart;

	for (size_t i = 0; i < 14; i++)
		more[i] = i % 2 == 0 ? 29 : 31;
	chart = process(bench, more, 14);
	chart.width = 600;
	chart.spc.baseline = 0;
	chart.spc.rebase = rebase;
	chart.spc.nrebase = 1;
	return chart;
}

/* The Nth filled with COLOUR, from 0. */
static struct edges
fill_edges(const struct drawing *drawing, uint32_t colour, size_t n)
{
	for (size_t i = 0; i < drawing->ndraws; i++)
		if (drawing->draws[i].fills && drawing->draws[i].fill ==
		    colour && drawing->draws[i].kind == DRAW_PATH && n-- == 0)
			return path_edges(&drawing->draws[i]);
	fail_msg("too few are filled");
	return (struct edges){ 0 };
}

static size_t
count_text(const struct drawing *drawing, const char *text)
{
	size_t	n = 0;

	for (size_t i = 0; i < drawing->ndraws; i++)
		n += drawing->draws[i].kind == DRAW_TEXT &&
		    str_is(drawing->draws[i].text, text);
	return n;
}

/* A line across from RANGE's left to its right at Y, dashed or not. */
static void
assert_across(const struct drawing *drawing, struct edges range, double y,
    double dash, double gap)
{
	for (size_t i = 0; i < drawing->ndraws; i++) {
		const struct draw	*at = &drawing->draws[i];
		struct edges		 e;

		if (!at->strokes || at->stroke != GREY ||
		    fabs(at->width - 0.75) > 1e-6)
			continue;
		e = path_edges(at);
		if (fabs(e.left - range.left) < 0.02 &&
		    fabs(e.right - range.right) < 0.02 &&
		    fabs(e.top - y) < 0.02 && fabs(e.bottom - y) < 0.02 &&
		    fabs(at->dash[0] - dash) < 1e-9 &&
		    fabs(at->dash[1] - gap) < 1e-9)
			return;
	}
	fail_msg("no line across at %g", y);
}

static void
each_segment_has_limits_of_its_own(void **state)
{
	struct bench		*bench = *state;
	struct chart		 chart = two_processes(bench);
	const struct drawing	*drawing = draw(bench, &chart);
	const struct draw	*upright = find_stroke(drawing, AXIS, 0.5);
	const struct draw	*note = find_text(drawing,
				    "Limits from these 14 months");
	struct edges		 range[2], up;
	double			 high;

	assert_int_equal(count_fills(drawing, 0xF1F3F5), 2);
	for (size_t i = 0; i < 2; i++) {
		range[i] = fill_edges(drawing, 0xF1F3F5, i);
		assert_across(drawing, range[i], range[i].top, 3, 2);
		assert_across(drawing, range[i], range[i].bottom, 3, 2);
		assert_across(drawing, range[i], (range[i].top +
		    range[i].bottom) / 2, 0, 0);
	}
	/* 10.64 high, and twenty apart. */
	high = range[0].bottom - range[0].top;
	assert_close(range[1].bottom - range[1].top, high, 0.02);
	assert_close(range[0].top - range[1].top, high * 20 / 10.64, 0.05);
	/* They meet at the upright, which is as high as the plot. */
	assert_non_null(upright);
	up = path_edges(upright);
	assert_close(range[0].right, up.left, 0.02);
	assert_close(range[1].left, up.left, 0.02);
	assert_true(up.top <= range[1].top && range[0].bottom <= up.bottom);
	assert_int_equal(count_text(drawing, "Limits from these 14 months"), 1);
	assert_close(note->x + note->text_width, up.left - 5, 0.02);
	/* At the end stand the limits in force. */
	assert_non_null(find_text(drawing, "Upper limit 35%"));
	assert_non_null(find_text(drawing, "Mean 30%"));
	assert_non_null(find_text(drawing, "Lower limit 25%"));
	assert_null(find_text(drawing, "Mean 10%"));
}

/* 140 and 160 in turn vary from 96.8 to 203.2, be it at first or at last; 149 and
 * 151 hardly do. */
static void
the_scale_holds_the_limits_of_every_segment(void **state)
{
	struct bench	*bench = *state;
	struct chart	 chart = two_processes(bench);

	chart.indicator = &count;
	chart.target.known = false;
	for (size_t wide = 0; wide < 2; wide++) {
		const struct drawing	*drawing;
		struct edges		 range, plot;

		for (size_t i = 0; i < chart.n; i++)
			chart.at[i].y = 150 + (i / 14 == wide ? 10 : 1) *
			    (i % 2 == 0 ? -1 : 1);
		drawing = draw(bench, &chart);
		range = fill_edges(drawing, 0xF1F3F5, wide);
		plot = path_edges(find_stroke(drawing, AXIS, 0.5));
		assert_true(range.top >= plot.top);
		assert_true(range.bottom <= plot.bottom);
	}
}

static void
a_baseline_is_parted_from_what_follows_it(void **state)
{
	struct bench		*bench = *state;
	struct chart		 chart = two_processes(bench);
	const struct draw	*uprights[2];
	const struct drawing	*drawing;

	/* Both are of 13 months and one more. */
	chart.spc.baseline = 13;
	drawing = draw(bench, &chart);
	assert_int_equal(find_strokes(drawing, AXIS, 0.5, uprights), 3);
	assert_int_equal(count_text(drawing, "Limits from these 13 months"), 2);
}

/* Thirteen points with a gap between any two have no moving range. */
static void
a_segment_of_lone_points_has_no_limits(void **state)
{
	struct bench		*bench = *state;
	struct chart		 chart;
	const struct draw	*uprights[2];
	const struct drawing	*drawing;
	static const size_t	 rebase[] = { 14 };
	double			 more[26];

	for (size_t i = 0; i < COUNT(more); i++)
		more[i] = i % 2 == 0 ? 10 : NAN;
	chart = process(bench, more, COUNT(more));
	chart.spc.baseline = 13;
	chart.spc.rebase = rebase;
	chart.spc.nrebase = 1;
	drawing = draw(bench, &chart);
	/* Behind the first baseline and its segment, and no third. */
	assert_int_equal(find_strokes(drawing, AXIS, 0.5, uprights), 2);
	assert_int_equal(count_fills(drawing, 0xF1F3F5), 1);
}

static void
months_that_are_thinned_have_ticks(void **state)
{
	struct bench		*bench = *state;
	struct chart		 chart = two_processes(bench);
	const struct draw	*lines[2];
	size_t			 thinned;

	chart.width = 250;
	thinned = find_strokes(draw(bench, &chart), AXIS, 0.75, lines);
	chart.n = 14;
	chart.width = 600;
	assert_true(thinned > find_strokes(draw(bench, &chart), AXIS, 0.75,
	    lines));
}

static void
a_segment_too_short_has_no_limits(void **state)
{
	struct bench		*bench = *state;
	struct chart		 chart = two_processes(bench);
	const struct drawing	*drawing;
	const struct draw	*lines[2];

	chart.n = 14 + 12;
	drawing = draw(bench, &chart);
	assert_int_equal(count_fills(drawing, 0xF1F3F5), 1);
	assert_int_equal(find_strokes(drawing, GREY, 0.75, lines), 3);
	assert_non_null(find_stroke(drawing, AXIS, 0.5));
	assert_null(find_text(drawing, "Mean 30%"));
	assert_null(find_text(drawing, "Mean 10%"));
	assert_int_equal(count_text(drawing, "Limits from these 14 months"), 1);
}

/* The other way round: seven months, and then as many as are needed. */
static void
a_first_segment_too_short_leaves_the_next_its_limits(void **state)
{
	static const size_t	 rebase[] = { 7 };
	struct bench		*bench = *state;
	struct chart		 chart = two_processes(bench);
	const struct drawing	*drawing;
	struct edges		 range;

	chart.at += 7;		/* until the second process */
	chart.n = 7 + 14;
	chart.spc.rebase = rebase;
	drawing = draw(bench, &chart);
	assert_int_equal(diags_count(bench->diags, LEVEL_WARNING), 0);
	assert_int_equal(count_fills(drawing, 0xF1F3F5), 1);
	range = fill_edges(drawing, 0xF1F3F5, 0);
	assert_close(range.left, path_edges(find_stroke(drawing, AXIS,
	    0.5)).left, 0.02);
	assert_non_null(find_text(drawing, "Mean 30%"));
	assert_null(find_text(drawing, "Fewer than 13 months: no limits"));
}

static void
a_stretch_counts_known_months_behind_its_limits(void **state)
{
	struct bench	*bench = *state;
	struct chart	 chart = two_processes(bench);
	struct stretch	 stretch;
	struct spc	 spc;

	assert_true(chart_analyse(bench->arena, &chart, &spc));
	stretch = segment_stretch(&chart, &spc, 0);
	assert_int_equal(stretch.first, 0);
	assert_int_equal(stretch.baseline, 14);
	assert_int_equal(stretch.end, 14);
	stretch = segment_stretch(&chart, &spc, 1);
	assert_int_equal(stretch.first, 14);
	assert_int_equal(stretch.baseline, 28);
	assert_int_equal(stretch.end, 28);
	/* Thirteen known ones are the first fourteen, but for the gap. */
	chart = process(bench, (const double[]){ 9, 11, 9 }, 3);
	chart.at[5].known = false;
	chart.spc.baseline = 13;
	assert_true(chart_analyse(bench->arena, &chart, &spc));
	stretch = segment_stretch(&chart, &spc, 0);
	assert_int_equal(stretch.baseline, 14);
	assert_int_equal(stretch.end, 17);
}

static void
a_process_that_never_varies_has_its_mean_alone(void **state)
{
	struct bench		*bench = *state;
	struct chart		 chart = process(bench, NULL, 0);
	const struct drawing	*drawing;

	for (size_t i = 0; i < chart.n; i++)
		chart.at[i].y = 10;
	drawing = draw(bench, &chart);
	assert_non_null(find_text(drawing, "Mean 10%"));
	assert_null(find_text(drawing, "Upper limit 10%"));
	assert_int_equal(count_fills(drawing, 0xF1F3F5), 0);
}

static void
the_last_month_is_named_in_the_colour_of_its_signal(void **state)
{
	struct bench		*bench = *state;
	struct chart		 chart = process(bench,
				    (const double[]){ 16 }, 1);
	const struct draw	*last = find_text(draw(bench, &chart), "Last");

	assert_int_equal(last->fill, ORANGE_TEXT);
	assert_close(last->size, 9, 1e-9);
	chart = process(bench, NULL, 0);
	last = find_text(draw(bench, &chart), "Last");
	assert_int_equal(last->fill, INK);
}

/* The least distance of the baselines at the right of DRAWING. */
static double
ends_apart(const struct drawing *drawing)
{
	static const char *const	names[] = { "Target 4%", "Last",
		"Upper limit 15%", "Lower limit 5%", "Mean 10%" };
	const struct draw		*a, *b;
	double				 least = INFINITY;

	for (size_t i = 0; i < COUNT(names); i++)
		for (size_t k = 0; k < i; k++) {
			a = find_text(drawing, names[i]);
			b = find_text(drawing, names[k]);
			if (a != NULL && b != NULL)
				least = fmin(least, fabs(a->y - b->y));
		}
	return least;
}

static void
labels_of_a_process_stand_eleven_points_apart(void **state)
{
	struct bench	*bench = *state;
	struct chart	 chart = process(bench, NULL, 0);

	chart.height = 80;
	assert_close(ends_apart(draw(bench, &chart)), 11, 0.02);
}

/* The less high the drawing, the fewer labels: first the mean goes, and it is
 * said. */
static void
labels_of_a_process_go_from_the_mean_on(void **state)
{
	static const char *const	names[] = { "Upper limit 15%",
		"Lower limit 5%", "Mean 10%" };
	struct bench			*bench = *state;
	struct chart			 chart = process(bench, NULL, 0);
	size_t				 n, left = COUNT(names);

	for (int height = 200; height > 30; height--) {
		const struct drawing	*drawing;

		bench->diags = diags_new(bench->arena);
		chart.height = height;
		drawing = draw(bench, &chart);
		for (n = 0; n < COUNT(names) && find_text(drawing, names[n]) !=
		    NULL;)
			n++;
		for (size_t i = n; i < COUNT(names); i++)
			assert_null(find_text(drawing, names[i]));
		assert_int_equal(diags_count(bench->diags, LEVEL_WARNING),
		    COUNT(names) - n);
		assert_true(n <= left);
		left = n;
	}
	assert_int_equal(left, 2);
}

/* How many notes there are that say there are no limits. */
static size_t
count_no_limits(const struct drawing *drawing)
{
	size_t	n = 0;

	for (size_t i = 0; i < drawing->ndraws; i++)
		n += drawing->draws[i].kind == DRAW_TEXT &&
		    str_ends(drawing->draws[i].text, ": no limits");
	return n;
}

/* What is said of CHART, which has too few months for limits, and with NOTE, unless
 * that is NULL, on it. */
static void
assert_too_few(struct bench *bench, const struct chart *chart,
    const char *detail, const char *note)
{
	const struct message	**messages;
	const struct drawing	*drawing;

	bench->diags = diags_new(bench->arena);
	drawing = draw(bench, chart);
	assert_true(diags_sorted(bench->diags, &messages) > 0);
	assert_int_equal(messages[0]->id, DIAG_CHART_LIMITS);
	assert_string_equal(messages[0]->detail, detail);
	assert_int_equal(count_no_limits(drawing), note != NULL);
	if (note != NULL)
		assert_non_null(find_text(drawing, note));
	assert_int_equal(count_fills(drawing, 0xF1F3F5), 0);
}

static void
months_before_the_first_new_segment_are_counted(void **state)
{
	static const struct {
		size_t		 at[2];
		const char	*detail;
	} rebases[] = {
		{ { 12, 16 }, "12 known, 13 needed: Title" },
		{ { 16, 12 }, "12 known, 13 needed: Title" },
		{ { 0, 12 }, "12 known, 13 needed: Title" },
		{ { 1, 10 }, "1 known, 13 needed: Title" },
	};
	struct bench	*bench = *state;
	struct chart	 chart = process(bench, (const double[]){ 9, 11, 9, 11,
			    9, 11 }, 6);

	chart.spc.nrebase = 2;
	chart.spc.baseline = 0;
	for (size_t i = 0; i < COUNT(rebases); i++) {
		chart.spc.rebase = rebases[i].at;
		assert_too_few(bench, &chart, rebases[i].detail,
		    "No stretch has 13 months: no limits");
		assert_true(str_find(chart_alt(bench->arena, &chart), " No "
		    "stretch has 13 months: no limits. ") <
		    chart_alt(bench->arena, &chart).n);
	}
	chart.n = 12;
	assert_too_few(bench, &chart, "1 known, 13 needed: Title",
	    "Fewer than 13 months: no limits");
	chart.n = 20;
	for (size_t i = 0; i < chart.n; i++)
		chart.at[i].known = false;
	assert_too_few(bench, &chart, "0 known, 13 needed: Title", NULL);
}

/* Seven months and six are as many as are needed, but in no stretch. */
static void
stretches_that_have_enough_together_have_it_said(void **state)
{
	static const size_t	 rebase[] = { 7 };
	struct bench		*bench = *state;
	struct chart		 chart = process(bench, NULL, 0);

	chart.n = 13;
	chart.spc.baseline = 0;
	chart.spc.rebase = rebase;
	chart.spc.nrebase = 1;
	assert_too_few(bench, &chart, "7 known, 13 needed: Title",
	    "No stretch has 13 months: no limits");
	chart.n = 12;
	assert_too_few(bench, &chart, "7 known, 13 needed: Title",
	    "Fewer than 13 months: no limits");
}

/* Every other month is known, the first and the last too. */
static void
months_that_stand_alone_have_it_said_from_the_thirteenth_on(void **state)
{
	struct bench	*bench = *state;
	double		 y[25];
	struct chart	 chart;

	for (size_t i = 0; i < COUNT(y); i++)
		y[i] = i % 2 == 0 ? 10 : NAN;
	chart = months(bench, CHART_SPC, &share, y, COUNT(y));
	chart.height = 234;
	chart.width = 600;
	assert_too_few(bench, &chart, "13 known, no two together: Title",
	    "No two months stand together: no limits");
	chart.n = 23;
	assert_too_few(bench, &chart, "12 known, 13 needed: Title",
	    "Fewer than 13 months: no limits");
}

/* The first 13 known months of 19 stand alone, the last six together. */
static void
months_apart_are_said_to_be_so_in_the_baseline_or_the_stretch(void **state)
{
	static const size_t	 rebase[] = { 26 };
	struct bench		*bench = *state;
	double			 y[32];
	struct spc		 spc;
	struct chart		 chart;

	for (size_t i = 0; i < COUNT(y); i++)
		y[i] = i % 2 == 0 || i > 26 ? 10 : NAN;
	chart = months(bench, CHART_SPC, &share, y, COUNT(y));
	chart.height = 234;
	chart.width = 600;
	chart.spc.baseline = 13;
	assert_too_few(bench, &chart, "13 known in the baseline, no two "
	    "together: Title",
	    "No two months in the baseline stand together: no limits");
	chart.spc.baseline = 14;
	assert_too_few(bench, &chart, "14 known in the baseline, no two "
	    "together: Title",
	    "No two months in the baseline stand together: no limits");
	chart.spc.baseline = 15;
	assert_true(chart_analyse(bench->arena, &chart, &spc));
	/* More than there are before limits begin anew. */
	chart.spc.rebase = rebase;
	chart.spc.nrebase = 1;
	assert_too_few(bench, &chart, "13 known in the baseline, no two "
	    "together: Title",
	    "No baseline has 13 months with two together: no limits");
	chart.spc.baseline = 0;
	assert_too_few(bench, &chart, "13 known, no two together: Title",
	    "No stretch has 13 months with two together: no limits");
}

/* Limits are worked out in floating point, and printed like figures. */
static void
limits_of_any_size_are_printed(void **state)
{
	struct bench	*bench = *state;
	struct chart	 chart = process(bench, NULL, 0);

	assert_true(str_is(chart_figure(bench->arena, &chart, 12.5, false),
	    "13%"));
	assert_true(str_is(chart_figure(bench->arena, &chart, 12.5, true),
	    "12.5%"));
	assert_true(str_is(chart_figure(bench->arena, &chart, -0.25, true),
	    "\u22120.25%"));
	assert_true(str_is(chart_figure(bench->arena, &chart, 2e12, true),
	    "2,000,000,000,000%"));
	assert_true(str_is(chart_figure(bench->arena, &chart, -2e12, true),
	    "\u22122,000,000,000,000%"));
	assert_true(str_is(chart_figure(bench->arena, &chart, 1e18, false),
	    "1000000000000000000"));
}

static void
assert_verdicts(struct bench *bench, const struct chart *chart,
    const char *variation_says, const char *assurance_says)
{
	struct verdict	variation, assurance;

	assert_true(chart_verdicts(bench->arena, chart, &variation,
	    &assurance));
	assert_string_equal(str_dup(bench->arena, str_printf(bench->arena,
	    STR_FMT ": " STR_FMT, STR_ARG(variation.title),
	    STR_ARG(variation.text))), variation_says);
	assert_string_equal(str_dup(bench->arena, str_printf(bench->arena,
	    STR_FMT ": " STR_FMT, STR_ARG(assurance.title),
	    STR_ARG(assurance.text))), assurance_says);
	assert_close(variation.icon->width, 40, 1e-9);
	assert_inside(variation.icon);
	assert_inside(assurance.icon);
	assert_true(str_starts(variation.alt, "Variation: "));
}

static void
verdicts_say_in_words_what_the_icons_show(void **state)
{
	struct bench	*bench = *state;
	const double	outside[] = { 16, 17, 18 };
	const double	rising[] = { 7, 8, 9, 10, 11, 12, 13 };
	const double	near[] = { 14, 12, 14 };
	const double	above[] = { 11, 10.5, 11, 10.5, 11, 10.5 };
	struct chart	chart = process(bench, outside, 3);

	assert_verdicts(bench, &chart, "Concern, high: Three months running "
	    "are above the upper limit.",
	    "Fails the target: 4% or less lies below the usual range.");
	chart = process(bench, outside, 1);
	chart.spc.target = 10;
	assert_verdicts(bench, &chart,
	    "Concern, high: June is above the upper limit.",
	    "Hit and miss: A target of 10% lies inside the usual range.");
	chart = process(bench, rising, 7);
	chart.spc.target = 97.5;
	assert_verdicts(bench, &chart,
	    "Concern, high: The last seven months rise without a break.",
	    "Passes the target: 97.5% or less lies above the usual range.");
	chart = process(bench, near, 3);
	assert_verdicts(bench, &chart, "Concern, high: Two of the last three "
	    "months are close to the upper limit.",
	    "Fails the target: 4% or less lies below the usual range.");
	chart = process(bench, above, 6);
	assert_verdicts(bench, &chart,
	    "Concern, high: Seven months running are above the mean.",
	    "Fails the target: 4% or less lies below the usual range.");
	chart = process(bench, NULL, 0);
	assert_verdicts(bench, &chart,
	    "Common cause: May is within the usual range.",
	    "Fails the target: 4% or less lies below the usual range.");
}

static void
without_a_target_there_is_no_assurance_icon(void **state)
{
	struct bench	*bench = *state;
	struct chart	chart = process(bench, NULL, 0);
	struct verdict	variation, assurance;

	chart.spc.has_target = false;
	assert_true(chart_verdicts(bench->arena, &chart, &variation,
	    &assurance));
	assert_null(assurance.icon);
	assert_int_equal(assurance.text.n, 0);
}

static void
a_range_has_no_assurance_icon(void **state)
{
	struct bench	*bench = *state;
	struct chart	chart = process(bench, NULL, 0);
	struct verdict	variation, assurance;

	chart.target_to = (struct chart_level){ true, 6, STR("") };
	assert_true(chart_verdicts(bench->arena, &chart, &variation,
	    &assurance));
	assert_null(assurance.icon);
	assert_int_equal(assurance.text.n, 0);
}

/* ---- alternative texts ---- */

#define assert_alt(chart, want) \
	assert_string_equal(str_dup(bench->arena, \
	    chart_alt(bench->arena, chart)), want)

static void
alternative_text_holds_message_and_every_month(void **state)
{
	struct bench	*bench = *state;
	struct chart	chart = re_referrals(bench);

	assert_alt(&chart, "Re-referrals: 30% in December 2022, up 4 points on "
	    "November, target 23% or less: missed. Neighbours: 21%. Lowest 21% "
	    "in May 2022, highest 30% in December 2022. Monthly: April 2022 "
	    "21%, May 21%, June 24%, July 26%, August 28%, September 30%, "
	    "October 27%, November 26%, December 30%.");
}

static void
alternative_text_says_gaps_and_what_is_made_up(void **state)
{
	struct bench	*bench = *state;
	struct chart	chart = MONTHS(CHART_COLUMNS, &count, 270, 370, 334, NAN,
			    286, NAN, 276, 399, 299, 310, NAN);

	chart.at[5].text = STR("[c]");
	chart.at[0].made_up = chart.at[1].made_up = true;
	chart.at[4].made_up = true;
	assert_alt(&chart, "Referrals: no figure for February 2023, 310 in "
	    "January 2023. Lowest 270 in April 2022, highest 399 in November "
	    "2022. Monthly: April 2022 270, May 370, June 334, no figure for "
	    "July, August 286, no figure for September ([c]), October 276, "
	    "November 399, December 299, January 2023 310, no figure for "
	    "February. April 2022 to May 2022: estimated. "
	    "August 2022: estimated.");
}

static void
alternative_text_calls_a_new_running_total_no_fall(void **state)
{
	struct bench		*bench = *state;
	struct indicator	 running = count;
	struct chart		 chart;

	running.aggregation = AGGREGATE_YEAR_TO_DATE;
	chart = MONTHS(CHART_LINE, &running, 10, 20, 5);
	for (int i = 0; i < 3; i++)
		chart.at[i].period = period_month(2023, 2 + i);
	assert_alt(&chart, "Referrals: 5 in April 2023. A running total, which "
	    "begins anew each April. Monthly: February 2023 10, March 20, "
	    "April 5.");
}

static void
alternative_text_says_when_the_target_changed(void **state)
{
	struct bench	*bench = *state;
	struct chart	chart = rising_target(bench, CHART_LINE);

	chart.status = STR("Missed");
	assert_alt(&chart, "Re-referrals: 85% in July 2022, target 80% or more "
	    "from May to June, 90% or more from July: missed. Lowest 70% in "
	    "April 2022, highest 85% in July 2022. Monthly: April 2022 70%, "
	    "May 75%, June 82%, July 85%.");
	chart = MONTHS(CHART_LINE, &share, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1);
	chart.n = 2;
	set_target(&chart, 0, 1, 2.5);
	assert_alt(&chart, "Re-referrals: 1% in May 2022, target 2.5% or more. "
	    "Each known figure is 1%. Monthly: April 2022 1%, May 1%.");
	chart.at[1].target_text = STR("to be above 3% ");
	assert_alt(&chart, "Re-referrals: 1% in May 2022, target 2.5% or more "
	    "in April, to be above 3% from May. Each known figure is 1%. "
	    "Monthly: April 2022 1%, May 1%.");
	chart.at[1].targeted = false;
	chart.target_upper = true;
	assert_alt(&chart, "Re-referrals: 1% in May 2022, target 2.5% or less "
	    "in April. Each known figure is 1%. Monthly: April 2022 1%, May "
	    "1%.");
	chart.at[1].target_text = STR("");
	chart.n = 10;
	set_target(&chart, 0, 2, 80);
	assert_true(str_starts(chart_alt(bench->arena, &chart),
	    "Re-referrals: 1% in January 2023, target 80% or less until June "
	    "2022. Each"));
}

static void
alternative_text_says_both_ends_of_a_range(void **state)
{
	struct bench	*bench = *state;
	struct chart	chart = MONTHS(CHART_LINE, &share, 20);

	chart.target = (struct chart_level){ true, 88,
	    STR("Target, 88% to 94% ") };
	chart.target_to = (struct chart_level){ true, 94, STR("") };
	chart.status = STR("Near");
	assert_alt(&chart, "Re-referrals: 20% in April 2022, target 88% to "
	    "94%: near. Monthly: April 2022 20%.");
	chart.kind = CHART_SPC;
	chart.target.text = STR("Target 88% to 94%");
	assert_alt(&chart, "Re-referrals: 20% in April 2022, target 88% to "
	    "94%: near. Fewer than 13 months: no limits. Monthly: April 2022 "
	    "20%.");
	set_target(&chart, 0, 0, 88);
	chart.at[0].between = true;
	chart.at[0].target_to = 92.5;
	assert_alt(&chart, "Re-referrals: 20% in April 2022, target 88% to "
	    "92.5%: near. Fewer than 13 months: no limits. Monthly: April 2022 "
	    "20%.");
}

static void
alternative_text_says_why_a_figure_is_missing_or_marked(void **state)
{
	struct bench	*bench = *state;
	struct chart	chart = MONTHS(CHART_LINE, &share, 20, 30, 25, 28, 27,
			    NAN);

	chart.at[0].mark = STR("p");
	chart.at[1].mark = STR("r");
	chart.at[2].mark = STR("u");
	chart.at[3].mark = chart.at[4].mark = STR("e");
	chart.at[4].made_up = true;
	chart.at[5].text = STR("[c]");
	chart.at[5].gap = STR("withheld");
	assert_alt(&chart, "Re-referrals: September 2022 withheld, 27% in "
	    "August 2022. Lowest 20% (provisional) in April 2022, highest 30% "
	    "(revised) in May 2022. Monthly: April 2022 20% (provisional), May "
	    "30% (revised), June 25% (unreliable), July 28% (estimated), "
	    "August 27%, September withheld. August 2022: estimated.");
}

static void
alternative_text_of_little_or_nothing_is_still_true(void **state)
{
	struct bench	*bench = *state;
	struct chart	chart = MONTHS(CHART_LINE, &share, NAN, NAN);

	assert_alt(&chart, "Re-referrals: no figures. Monthly: no figure for "
	    "April 2022, no figure for May.");
	chart = MONTHS(CHART_LINE, &share, 20);
	assert_alt(&chart, "Re-referrals: 20% in April 2022. Monthly: April "
	    "2022 20%.");
	chart = MONTHS(CHART_LINE, &share, 20, 20);
	assert_alt(&chart, "Re-referrals: 20% in May 2022. Each known figure is "
	    "20%. Monthly: April 2022 20%, May 20%.");
}

static void
alternative_text_of_a_process_has_limits_and_signals(void **state)
{
	struct bench	*bench = *state;
	struct chart	chart = process(bench, (const double[]){ 16, 4 }, 2);

	assert_alt(&chart, "Re-referrals: 4% in July 2023, target 4% or less. "
	    "Mean 10%, lower limit 5%, upper limit 15%, from 14 months. "
	    "Improvement, low: July is below the lower limit. Fails the "
	    "target: 4% or less lies below the usual range. Lowest 4% in July "
	    "2023, highest 16% in June 2023. Monthly: April 2022 9%, May 11%, "
	    "June 9%, July 11%, August 9%, September 11%, October 9%, November "
	    "11%, December 9%, January 2023 11%, February 9%, March 11%, April "
	    "9%, May 11%, June 16% "
	    "(concern), July 4% (improvement).");
}

/* Where the last months are too few, the limits before them are said, and the
 * month in which they end. */
static void
alternative_text_says_since_when_there_are_no_limits(void **state)
{
	struct bench	*bench = *state;
	struct chart	 chart = two_processes(bench);
	struct str	 alt;

	chart.n = 14 + 12;
	alt = chart_alt(bench->arena, &chart);
	assert_true(str_starts(alt, "Re-referrals: 31% in May 2024, target 4% "
	    "or less. Until May 2023: mean 10%, lower limit 5%, upper limit "
	    "15%, from 14 months. No limits since June 2023. Lowest 9%"));
	/* Nor is there one in months that have no figure. */
	for (size_t i = 14; i < chart.n; i++)
		chart.at[i].known = false;
	assert_true(str_find(chart_alt(bench->arena, &chart), " No limits "
	    "since June 2023. Lowest 9%") < alt.n);
	chart.at += 14;
	chart.n = 12;
	chart.spc.nrebase = 0;
	for (size_t i = 0; i < chart.n; i++)
		chart.at[i].known = true;
	assert_true(str_find(chart_alt(bench->arena, &chart), " Fewer than 13 "
	    "months: no limits. Lowest") < alt.n);
}

/* ---- hostile data ---- */

/* Shapes of data that have broken charts before. */
static size_t
fill_shape(double *y, int shape)
{
	size_t	n = 0;

	switch (shape) {
	case 0:			/* nothing at all */
		return 0;
	case 1:			/* one point */
		y[n++] = 42;
		return n;
	case 2:			/* nothing but gaps */
		while (n < 9)
			y[n++] = NAN;
		return n;
	case 3:			/* all equal */
		while (n < 20)
			y[n++] = 7;
		return n;
	case 4:			/* all nought */
		while (n < 20)
			y[n++] = 0;
		return n;
	case 5:			/* below nought and above */
		for (; n < 18; n++)
			y[n] = (n % 3 == 0 ? -1.0 : 1.0) * (double)n * 13;
		return n;
	case 6:			/* all below nought */
		for (; n < 9; n++)
			y[n] = -5.0 - (double)n;
		return n;
	case 7:			/* huge */
		for (; n < 16; n++)
			y[n] = 3e14 + 1e13 * (double)(n * n % 7);
		return n;
	case 8:			/* tiny differences */
		for (; n < 16; n++)
			y[n] = 50 + 1e-7 * (double)(n % 3);
		return n;
	case 9:			/* sixty, with gaps and a spike */
		for (; n < 60; n++)
			y[n] = n % 11 == 4 ? NAN : 20 + (double)(n * n % 13);
		y[30] = 95;
		return n;
	case 10:		/* a gap at both ends, lone points between */
		for (; n < 31; n++)
			y[n] = n % 2 == 0 ? NAN : 60 + (double)(n % 5);
		return n;
	default:		/* an ordinary year */
		for (; n < 12; n++)
			y[n] = 60 + (double)(n * 7 % 11);
		return n;
	}
}

static const double	hostile_sizes[][2] = {
	{ 382.7, 160 }, { 748, 250 }, { 150, 90 }, { 60, 40 },
};
static const double	hostile_targets[] = { NAN, 50, 100000, -300 };

static struct chart
hostile_chart(struct bench *bench, enum chart_kind kind, int shape, size_t size,
    size_t target)
{
	double		y[64];
	size_t		n = fill_shape(y, shape);
	struct chart	chart = months(bench, kind, target % 2 == 0 ? &share :
			    &count, y, n);

	chart.width = hostile_sizes[size][0];
	chart.height = hostile_sizes[size][1];
	chart.from_nought = target % 2 == 0;
	chart.target = (struct chart_level){ !isnan(hostile_targets[target]),
	    hostile_targets[target], STR("Target, so much or less") };
	chart.neighbours = chart.target;
	chart.neighbours.text =
	    STR("Statistical neighbours, unweighted mean of ten authorities");
	for (size_t i = 0; i < n && size % 2 == 1; i++) {
		struct chart_point	*point = &chart.at[i];

		point->mark = STR("p");
		point->gap = STR("withheld");
		point->targeted = i % 3 != 0;
		point->between = i % 2 == 0;
		point->target = hostile_targets[target] + 1e3 * (double)(i % 4);
		point->target_to = point->target + 40;
	}
	chart.target_to = chart.target;
	chart.target_to.y += 10;
	chart.spc.baseline = size % 2 == 0 ? 0 : 13;
	chart.spc.has_target = chart.target.known;
	chart.spc.target = hostile_targets[target];
	return chart;
}

static void
draw_hostile(struct bench *bench, const struct chart *chart)
{
	const struct drawing	*drawing = draw(bench, chart);

	assert_close(drawing->width, chart->width, 1e-9);
	assert_close(drawing->height, chart->height, 1e-9);
	assert_inside(drawing);
	assert_no_words_touch(drawing);
	assert_true(chart_alt(bench->arena, chart).n > 0);
}

static void
no_data_draws_outside_or_over_itself(void **state)
{
	struct bench	*bench = *state;
	struct chart	chart;

	for (int shape = 0; shape <= 11; shape++)
		for (int kind = 0; kind < CHART__MAX; kind++)
			for (size_t i = 0; i < 16; i++) {
				chart = hostile_chart(bench,
				    (enum chart_kind)kind, shape, i / 4, i % 4);
				draw_hostile(bench, &chart);
			}
}

static void
a_label_without_room_is_left_out_and_said(void **state)
{
	struct bench		*bench = *state;
	struct chart		 chart = MONTHS(CHART_LINE, &share, 20, 30);
	const struct message	**messages;
	const struct drawing	*drawing;

	chart.last_label = STR(
	    "Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenbescheid-"
	    "nachbearbeitungsverfahrensordnungsparagraphen");
	drawing = draw(bench, &chart);
	assert_inside(drawing);
	assert_int_equal(diags_sorted(bench->diags, &messages), 1);
	assert_int_equal(messages[0]->id, DIAG_CHART_LABEL);
	assert_string_equal(messages[0]->place.file, "board.ini");
}

/* ---- previews ---- */

static bool
png_of(struct bench *bench, const struct chart *chart, double scale,
    struct buf *out)
{
	return preview_png(bench->arena, bench->fonts, chart_preview(
	    bench->arena, bench->fonts, chart, bench->diags, PLACE(NULL)),
	    scale, out, bench->diags);
}

static bool
svg_of(struct bench *bench, const struct chart *chart, struct buf *out)
{
	return preview_svg(bench->arena, bench->fonts, chart_preview(
	    bench->arena, bench->fonts, chart, bench->diags, PLACE(NULL)),
	    out, bench->diags);
}

static void
a_png_is_the_same_twice(void **state)
{
	struct bench	*bench = *state;
	struct chart	chart = re_referrals(bench);
	struct buf	first = { 0 }, second = { 0 };

	assert_true(png_of(bench, &chart, 2, &first));
	assert_true(png_of(bench, &chart, 2, &second));
	assert_memory_equal(first.s, "\x89PNG\r\n\x1a\n", 8);
	/* 382.7 and two margins of 12, twice: 813.4, rounded up. */
	assert_int_equal((unsigned char)first.s[18] << 8 |
	    (unsigned char)first.s[19], 814);
	assert_int_equal(first.n, second.n);
	assert_memory_equal(first.s, second.s, first.n);
	buf_free(&first);
	buf_free(&second);
}

static void
an_svg_names_itself_and_is_the_same_twice(void **state)
{
	struct bench	*bench = *state;
	struct chart	chart = re_referrals(bench);
	struct buf	first = { 0 }, second = { 0 };
	struct str	svg;

	chart.title = STR("More <than> \"one\" & \x01two");
	assert_true(svg_of(bench, &chart, &first));
	assert_true(svg_of(bench, &chart, &second));
	svg = buf_view(&first);
	assert_true(str_find(svg, " role=\"img\">\n<title>More &lt;than&gt; "
	    "\"one\" &amp; two</title>\n<desc>Re-referrals: 30% in December "
	    "2022, up 4 points") < svg.n);
	assert_true(str_find(svg, "</svg>") < svg.n);
	assert_true(str_find(svg, "surface") == svg.n);
	assert_true(str_find(svg, "<text") == svg.n);
	assert_int_equal(first.n, second.n);
	assert_memory_equal(first.s, second.s, first.n);
	buf_free(&first);
	buf_free(&second);
}

static void
a_picture_too_large_to_paint_is_refused(void **state)
{
	struct bench		*bench = *state;
	struct chart		 chart = re_referrals(bench);
	struct buf		 out = { 0 };
	const struct message	**messages;

	assert_false(png_of(bench, &chart, 1e6, &out));
	assert_int_equal(out.n, 0);
	assert_int_equal(diags_sorted(bench->diags, &messages), 1);
	assert_int_equal(messages[0]->id, DIAG_CHART_PICTURE);
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(a_path_is_taken_with_its_matrix_and_look),
		T(every_mark_is_drawn_inside_its_box),
		T(met_is_a_disc_with_a_white_tick),
		T(scales_have_round_steps_and_room_for_labels),
		T(a_gridline_that_leaves_room_for_labels_is_the_last),
		T(one_value_alone_stands_in_the_middle_of_its_scale),
		T(a_scale_too_short_grows_upwards_but_for_shares),
		T(a_share_never_goes_beyond_a_hundred),
		T(every_scale_holds_its_data_with_three_to_six_lines),
		T(the_unit_stands_at_the_top_alone),
		T(end_labels_that_collide_are_pushed_by_equal_halves),
		T(end_labels_stay_inside_and_the_least_goes_first),
		T(long_end_labels_break_at_spaces_only),
		T(a_box_is_not_free_where_a_line_runs_through),
		T(a_line_names_its_ends_and_one_extreme),
		T(a_value_gives_way_to_a_level_above_its_point),
		T(levels_are_told_apart_by_dash_and_colour),
		T(a_gap_breaks_the_line_and_a_lone_point_stays),
		T(a_running_total_breaks_where_it_begins_anew),
		T(a_single_point_has_no_line),
		T(many_months_are_thinned_regularly),
		T(nothing_but_gaps_has_no_axis_and_says_so),
		T(a_target_stands_over_its_months_and_steps_between),
		T(a_target_that_lapses_breaks_its_line_and_keeps_its_name),
		T(columns_have_the_target_of_their_month),
		T(a_range_has_two_lines_and_one_name_between),
		T(an_axis_that_does_not_begin_at_nought_is_cut),
		T(the_last_known_point_is_named_at_its_height),
		T(a_mark_stands_beside_its_figure),
		T(values_keep_out_of_the_axis_labels),
		T(columns_stand_on_nought_and_carry_their_values),
		T(a_column_without_a_figure_shows_what_stands_for_it),
		T(values_without_room_leave_the_dark_and_the_last),
		T(a_last_value_without_a_place_above_stands_at_the_right),
		T(a_target_is_white_where_it_crosses_a_column),
		T(no_target_runs_through_a_value),
		T(a_value_among_many_lines_has_a_white_ground),
		T(signals_have_shapes_of_their_own),
		T(limits_from_all_months_need_no_upright),
		T(twelve_months_are_drawn_without_limits_and_said),
		T(each_segment_has_limits_of_its_own),
		T(the_scale_holds_the_limits_of_every_segment),
		T(a_baseline_is_parted_from_what_follows_it),
		T(a_segment_of_lone_points_has_no_limits),
		T(months_that_are_thinned_have_ticks),
		T(a_segment_too_short_has_no_limits),
		T(a_first_segment_too_short_leaves_the_next_its_limits),
		T(a_stretch_counts_known_months_behind_its_limits),
		T(a_process_that_never_varies_has_its_mean_alone),
		T(the_last_month_is_named_in_the_colour_of_its_signal),
		T(labels_of_a_process_stand_eleven_points_apart),
		T(labels_of_a_process_go_from_the_mean_on),
		T(months_before_the_first_new_segment_are_counted),
		T(stretches_that_have_enough_together_have_it_said),
		T(months_that_stand_alone_have_it_said_from_the_thirteenth_on),
		T(months_apart_are_said_to_be_so_in_the_baseline_or_the_stretch),
		T(limits_of_any_size_are_printed),
		T(verdicts_say_in_words_what_the_icons_show),
		T(without_a_target_there_is_no_assurance_icon),
		T(a_range_has_no_assurance_icon),
		T(alternative_text_holds_message_and_every_month),
		T(alternative_text_says_gaps_and_what_is_made_up),
		T(alternative_text_calls_a_new_running_total_no_fall),
		T(alternative_text_says_when_the_target_changed),
		T(alternative_text_says_both_ends_of_a_range),
		T(alternative_text_says_why_a_figure_is_missing_or_marked),
		T(alternative_text_of_little_or_nothing_is_still_true),
		T(alternative_text_of_a_process_has_limits_and_signals),
		T(alternative_text_says_since_when_there_are_no_limits),
		T(no_data_draws_outside_or_over_itself),
		T(a_label_without_room_is_left_out_and_said),
		T(a_png_is_the_same_twice),
		T(an_svg_names_itself_and_is_the_same_twice),
		T(a_picture_too_large_to_paint_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
