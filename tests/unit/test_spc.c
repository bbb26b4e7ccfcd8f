/*
 * Process behaviour.  Most cases stand on a BASE of fourteen points, 9 and 11
 * in turn: mean 10, every moving range 2, so limits 4.68 and 15.32, near
 * limits 6.453 and 13.547, and no run of any kind.  The last of the base is
 * 11.
 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "measure/measure.h"

#define BASE	14
#define GAP	NAN
#define assert_close(got, want, within) \
	assert_true(fabs((got) - (want)) <= (within))

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

/* The base with N more points behind it. */
static struct spc
after_base(struct arena *arena, const double *more, size_t n,
    enum better better)
{
	struct spc_options	 options = { .baseline = BASE,
				    .better = better };
	struct spc		 spc;
	double			*y = arena_array(arena, BASE + n, double);

	for (size_t i = 0; i < BASE; i++)
		y[i] = i % 2 == 0 ? 9 : 11;
	for (size_t i = 0; i < n; i++)
		y[BASE + i] = more[i];
	assert_true(spc_analyse(arena, y, BASE + n, &options, &spc));
	return spc;
}

/* SIGNALS: one letter for each point behind the base. */
static void
assert_signals(const struct spc *spc, const char *signals)
{
	static const char	letter[SIGNAL__MAX] = {
		[SIGNAL_NONE] = '.', [SIGNAL_OUTSIDE] = 'o',
		[SIGNAL_TREND] = 't', [SIGNAL_TWO_OF_THREE] = '2',
		[SIGNAL_SHIFT] = 's',
	};
	char			got[64] = { 0 };

	for (size_t i = BASE; i < spc->n; i++)
		got[i - BASE] = letter[spc->points[i].signal];
	assert_string_equal(got, signals);
}

#define SIGNALS(want, ...) do { \
	const double more_[] = { __VA_ARGS__ }; \
	struct spc spc_ = after_base(*state, more_, \
	    sizeof(more_) / sizeof(*more_), BETTER_HIGHER); \
	assert_signals(&spc_, want); \
} while (0)

static enum assurance
assure(struct arena *arena, enum better better, double target)
{
	double			y[BASE];
	struct spc_options	options = { .better = better,
				    .has_target = !isnan(target),
				    .target = target,
				    .target_upper = better == BETTER_LOWER };
	struct spc		spc;

	for (int i = 0; i < BASE; i++)
		y[i] = i % 2 == 0 ? 9 : 11;
	assert_true(spc_analyse(arena, y, BASE, &options, &spc));
	return spc.assurance;
}

static void
limits_follow_the_published_example(void **state)
{
	static const double	y[] = { 1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2,
				    1, 2, 1, 2, 1 };
	struct spc_options	options = { .better = BETTER_HIGHER };
	struct spc		spc;

	/* Unscreened the mean moving range would be 1.8824. */
	assert_true(spc_analyse(*state, y, 18, &options, &spc));
	assert_close(spc.limits[0].centre, 1.9444, 0.00005);
	assert_close(spc.limits[0].mean_range, 1.0, 1e-12);
	assert_close(spc.limits[0].lower, -0.7156, 0.00005);
	assert_close(spc.limits[0].upper, 4.6044, 0.00005);
	assert_int_equal(spc.limits[0].points, 18);
}

static void
near_limits_are_two_thirds_of_the_way(void **state)
{
	struct spc	spc = after_base(*state, NULL, 0, BETTER_HIGHER);

	assert_close(spc.limits[0].centre, 10, 1e-12);
	assert_close(spc.limits[0].upper, 15.32, 1e-12);
	assert_close(spc.limits[0].lower, 4.68, 1e-12);
	assert_close(spc.limits[0].near_upper, 13.5467, 0.00005);
	assert_close(spc.limits[0].near_lower, 6.4533, 0.00005);
}

static void
equal_values_have_limits_of_their_own_and_no_signal(void **state)
{
	double			y[13];
	struct spc_options	options = { .better = BETTER_HIGHER };
	struct spc		spc;

	for (int i = 0; i < 13; i++)
		y[i] = 5;
	assert_true(spc_analyse(*state, y, 13, &options, &spc));
	assert_close(spc.limits[0].lower, 5, 0);
	assert_close(spc.limits[0].upper, 5, 0);
	assert_int_equal(spc.variation, VARIATION_COMMON);
}

static void
twelve_points_have_no_limits(void **state)
{
	double			y[14] = { 9, 11, 9, 11, 9, 11, 9, 11, 9, 11, 9,
				    11, 9, 11 };
	struct spc_options	options = { .better = BETTER_HIGHER };
	struct spc		spc = { .n = 77 };

	assert_false(spc_analyse(*state, y, 12, &options, &spc));
	assert_int_equal(spc.n, 77);
	assert_true(spc_analyse(*state, y, 13, &options, &spc));
	y[4] = GAP;		/* 13 of 14 known, then 12 of 13 */
	assert_true(spc_analyse(*state, y, 14, &options, &spc));
	assert_false(spc_analyse(*state, y, 13, &options, &spc));
	options.baseline = 12;
	assert_false(spc_analyse(*state, y, 14, &options, &spc));
	options.baseline = 1;
	assert_false(spc_analyse(*state, y, 14, &options, &spc));
	assert_false(spc_analyse(*state, y, 0, &options, &spc));
}

static void
a_point_beyond_a_limit_is_outside(void **state)
{
	SIGNALS("o", 15.33);
	SIGNALS(".", 15.31);
	SIGNALS("o", 4.67);
	SIGNALS(".o", GAP, 16);		/* the first behind a gap as well */
}

static void
seven_rising_or_falling_are_a_trend(void **state)
{
	SIGNALS("ttttttt", 7, 8, 9, 10, 11, 12, 13);
	SIGNALS("......", 7, 8, 9, 10, 11, 12);
	/* The base's last point, 11, is the first of these. */
	SIGNALS("tttttt", 10.5, 10.4, 9, 8.5, 8, 7);
	SIGNALS("ttttttt.", 7, 8, 9, 10, 11, 12, 13, 12.5);
}

static void
a_tie_breaks_a_trend(void **state)
{
	SIGNALS("........", 7, 8, 9, 9, 10, 11, 12, 13);
}

static void
two_of_three_near_a_limit_are_flagged_alone(void **state)
{
	SIGNALS("2.2", 14, 11, 14);
	SIGNALS("22", 14, 14);		/* with the base's last point */
	SIGNALS("...", 14, 9, 14);	/* not all on one side */
	SIGNALS("..22", 9, 9.5, 6, 6);
	SIGNALS("o..", 16, 14, 11);	/* outside is not near */
	SIGNALS("..", 6, 6);		/* a third is not there yet */
	SIGNALS(".2.2", GAP, 14, 11, 14);
}

/* On a limit is still inside it. */
static void
a_point_on_a_limit_is_not_beyond_it(void **state)
{
	struct spc		 base = after_base(*state, NULL, 0,
				    BETTER_HIGHER);
	const struct limits	*limits = &base.limits[0];

	SIGNALS("...", limits->near_upper, 11, limits->near_upper);
	SIGNALS("...", limits->near_lower, 9, limits->near_lower);
	SIGNALS(".", limits->upper);
	SIGNALS(".", limits->lower);
	assert_int_equal(assure(*state, BETTER_HIGHER, limits->upper),
	    ASSURANCE_HIT_AND_MISS);
	assert_int_equal(assure(*state, BETTER_HIGHER, limits->lower),
	    ASSURANCE_HIT_AND_MISS);
}

static void
the_first_point_of_all_may_be_outside(void **state)
{
	struct spc_options	options = { .better = BETTER_HIGHER };
	struct spc		spc;
	double			y[BASE];

	for (int i = 0; i < BASE; i++)
		y[i] = i % 2 == 0 ? 9 : 11;
	y[0] = 30;	/* its range, 19, is screened: the others are 2 */
	assert_true(spc_analyse(*state, y, BASE, &options, &spc));
	assert_close(spc.limits[0].mean_range, 2, 1e-12);
	assert_int_equal(spc.points[0].signal, SIGNAL_OUTSIDE);
	/* The mean is 11.5, so the other thirteen are a shift. */
	for (int i = 1; i < BASE; i++)
		assert_int_equal(spc.points[i].signal, SIGNAL_SHIFT);
}

/* Thirteen ranges that add to 13,000: 3.267 times their mean is 3,267. */
static void
a_range_is_screened_from_3267_thousandths_of_the_mean_on(void **state)
{
	struct spc_options	options = { .better = BETTER_HIGHER };
	struct spc		spc;
	double			y[BASE];

	for (int i = 0; i < 12; i++)	/* eleven of 811, one of 812 */
		y[i] = i % 2 == 0 ? 0 : 811;
	y[12] = y[11] - 812;
	y[13] = y[12] + 3267;
	assert_true(spc_analyse(*state, y, BASE, &options, &spc));
	assert_close(spc.limits[0].mean_range, 9733.0 / 12, 1e-9);
	y[13] = y[12] + 3266;
	assert_true(spc_analyse(*state, y, BASE, &options, &spc));
	assert_close(spc.limits[0].mean_range, 12999.0 / 13, 1e-9);
}

static void
a_single_pair_has_one_range(void **state)
{
	struct spc_options	options = { .better = BETTER_HIGHER };
	struct spc		spc;
	double			y[25];

	for (int i = 0; i < 25; i++)
		y[i] = i < 2 || i % 2 == 1 ? 10 : GAP;
	y[0] = 12;
	y[1] = 9;
	y[3] = 11;	/* 12 + 9 + 11 + 98 = 130 of 13 */
	for (int i = 5; i < 25; i += 2)
		y[i] = 9.8;
	assert_true(spc_analyse(*state, y, 25, &options, &spc));
	assert_int_equal(spc.limits[0].points, 13);
	assert_close(spc.limits[0].centre, 10, 1e-9);
	assert_close(spc.limits[0].mean_range, 3, 1e-12);
	assert_close(spc.limits[0].upper, 17.98, 1e-9);
}

static void
seven_on_one_side_are_a_shift(void **state)
{
	SIGNALS("ssssss", 11, 10.5, 11, 10.5, 11, 10.5);
	SIGNALS(".....", 11, 10.5, 11, 10.5, 11);
	SIGNALS("sssssss", 9, 9.5, 9, 9.5, 9, 9.5, 9);
}

static void
a_point_on_the_mean_breaks_a_shift(void **state)
{
	SIGNALS(".........", 11, 10.5, 11, 10, 11, 10.5, 11, 10.5, 11);
}

static void
the_first_rule_broken_is_the_one_told(void **state)
{
	SIGNALS("tttttto", 7, 8, 9, 10, 11, 12, 16);
	SIGNALS("s2s2sss", 11, 14, 11, 14, 11, 10.5, 11);
}

static void
a_gap_breaks_runs_and_is_no_signal(void **state)
{
	SIGNALS(".......", 11, 10.5, 11, GAP, 11, 10.5, 11);
	SIGNALS("........", 7, 8, 9, 10, GAP, 11, 12, 13);
	SIGNALS("...", 14, GAP, 14);
	/* What was before a gap neither makes a run longer nor cuts it. */
	SIGNALS(".......", GAP, 9, 9.5, 9, 9.5, 9, 9.5);
	SIGNALS(".......", GAP, 11, 10.5, 11, 10.5, 11, 10.5);
	SIGNALS(".sssssss", GAP, 11, 10.5, 11, 10.5, 11, 10.5, 11);
	SIGNALS(".sssssss", GAP, 9, 9.5, 9, 9.5, 9, 9.5, 9);
}

static void
points_that_never_stand_together_have_no_limits(void **state)
{
	struct spc_options	options = { .better = BETTER_HIGHER };
	struct spc		spc;
	double			y[28];

	for (int i = 0; i < 28; i++)
		y[i] = i % 2 == 0 ? 9 + i % 4 : GAP;
	assert_false(spc_analyse(*state, y, 28, &options, &spc));
}

static void
the_side_of_a_trend_is_where_it_goes(void **state)
{
	const double	rising[] = { 7, 8, 9, 10, 11, 12, 13 };
	struct spc	spc = after_base(*state, rising, 7, BETTER_LOWER);

	assert_true(spc.points[BASE].high);
	assert_int_equal(spc.variation, VARIATION_CONCERN_HIGH);
}

static void
moving_ranges_do_not_cross_a_gap(void **state)
{
	struct spc_options	options = { .better = BETTER_HIGHER };
	struct spc		spc;
	double			y[29];

	for (int i = 0; i < 14; i++) {
		y[i] = i % 2 == 0 ? 9 : 11;
		y[15 + i] = i % 2 == 0 ? 29 : 31;
	}
	y[14] = GAP;
	assert_true(spc_analyse(*state, y, 29, &options, &spc));
	assert_close(spc.limits[0].mean_range, 2, 1e-12);
	assert_close(spc.limits[0].centre, 20, 1e-12);
	assert_int_equal(spc.limits[0].points, 28);
	assert_false(spc.points[14].known);
}

static void
a_rebase_starts_limits_of_its_own(void **state)
{
	static const size_t	at[] = { 14 };
	struct spc_options	options = { .better = BETTER_HIGHER,
				    .rebase = at, .nrebase = 1 };
	struct spc		spc;
	double			y[28];

	for (int i = 0; i < 14; i++) {
		y[i] = i % 2 == 0 ? 9 : 11;
		y[14 + i] = i % 2 == 0 ? 29 : 31;
	}
	assert_true(spc_analyse(*state, y, 28, &options, &spc));
	assert_int_equal(spc.nsegments, 2);
	assert_close(spc.limits[1].centre, 30, 1e-12);
	assert_close(spc.limits[1].mean_range, 2, 1e-12);
	assert_int_equal(spc.points[27].segment, 1);
	for (int i = 0; i < 28; i++)
		assert_int_equal(spc.points[i].signal, SIGNAL_NONE);

	/* The step from the one to the other is in neither. */
	for (int i = 14; i < 28; i++)
		y[i] -= 15;
	assert_true(spc_analyse(*state, y, 28, &options, &spc));
	assert_close(spc.limits[0].mean_range, 2, 1e-12);
	assert_close(spc.limits[1].mean_range, 2, 1e-12);

	/* And what is beyond them is beyond its own. */
	y[20] += 15;
	assert_true(spc_analyse(*state, y, 28, &options, &spc));
	for (int i = 0; i < 28; i++)
		assert_int_equal(spc.points[i].signal == SIGNAL_OUTSIDE,
		    i == 20);
	assert_close(spc.limits[0].mean_range, 2, 1e-12);

	/* Too few after the rebase: no limits there, and nothing to say. */
	options.has_target = true;
	options.target = 16;
	assert_true(spc_analyse(*state, y, 20, &options, &spc));
	assert_int_equal(spc.limits[1].points, 0);
	assert_int_equal(spc.variation, VARIATION_NONE);
	assert_int_equal(spc.assurance, ASSURANCE_NONE);
}

/* Seven months of 49 and 51, then fourteen of 9 and 11, then seven that nothing can
 * be said of. */
static void
a_short_first_segment_takes_no_other_its_limits(void **state)
{
	static const size_t	at[] = { 7, 21 };
	struct spc_options	options = { .better = BETTER_HIGHER,
				    .rebase = at, .nrebase = 1,
				    .has_target = true, .target = 16 };
	struct spc		spc;
	double			y[28];

	for (int i = 0; i < 28; i++)
		y[i] = (i < 7 ? 50 : 10) + (i % 2 == 0 ? -1 : 1);
	assert_true(spc_analyse(*state, y, 21, &options, &spc));
	assert_int_equal(spc.nsegments, 2);
	assert_int_equal(spc.limits[0].points, 0);
	assert_int_equal(spc.limits[1].points, 14);
	assert_close(spc.limits[1].centre, 10, 1e-12);
	assert_int_equal(spc.variation, VARIATION_COMMON);
	assert_int_equal(spc.assurance, ASSURANCE_FAIL);
	for (int i = 0; i < 21; i++)
		assert_int_equal(spc.points[i].signal, SIGNAL_NONE);

	/* The process as it runs now has no verdict, whatever ran before. */
	options.nrebase = 2;
	assert_true(spc_analyse(*state, y, 28, &options, &spc));
	assert_int_equal(spc.variation, VARIATION_NONE);
	for (int i = 21; i < 28; i++)
		y[i] = GAP;
	assert_true(spc_analyse(*state, y, 28, &options, &spc));
	assert_int_equal(spc.variation, VARIATION_NONE);
	assert_int_equal(spc.assurance, ASSURANCE_NONE);
	/* Nor is there any where all are too short. */
	assert_false(spc_analyse(*state, y, 19, &options, &spc));
}

static void
limits_may_start_anew_more_than_once(void **state)
{
	static const size_t	at[] = { 14, 28 };
	struct spc_options	options = { .better = BETTER_HIGHER,
				    .rebase = at, .nrebase = 2 };
	struct spc		spc;
	double			y[42];

	for (int i = 0; i < 42; i++)
		y[i] = (i % 2 == 0 ? 9 : 11) + i / 14 * 20;
	assert_true(spc_analyse(*state, y, 42, &options, &spc));
	assert_int_equal(spc.nsegments, 3);
	for (size_t i = 0; i < 3; i++)
		assert_close(spc.limits[i].centre, 10 + 20 * (double)i, 1e-12);
	for (int i = 0; i < 42; i++)
		assert_int_equal(spc.points[i].segment, i / 14);
}

/* Seven above the mean of 10.3, six below; limits 3.3 and 17.3. */
static void
a_shift_may_begin_with_the_first_point(void **state)
{
	static const double	y[] = { 13, 10.6, 13, 10.6, 13, 10.6, 13, 9.8, 7,
				    9.8, 7, 9.8, 7 };
	struct spc_options	options = { .better = BETTER_HIGHER };
	struct spc		spc;

	assert_true(spc_analyse(*state, y, 13, &options, &spc));
	for (int i = 0; i < 13; i++)
		assert_int_equal(spc.points[i].signal, i < 7 ? SIGNAL_SHIFT :
		    SIGNAL_NONE);
}

/* The mean is 10.3, the near limit 14.5, the limit 16.5. */
static void
two_of_the_first_three_may_be_near_a_limit(void **state)
{
	struct spc_options	options = { .better = BETTER_HIGHER };
	struct spc		spc;
	double			y[28] = { 15, 10.5, 15 };

	for (int i = 3; i < 28; i++)
		y[i] = i % 2 == 1 ? 9 : 11;
	assert_true(spc_analyse(*state, y, 28, &options, &spc));
	for (int i = 0; i < 28; i++)
		assert_int_equal(spc.points[i].signal, i == 0 || i == 2 ?
		    SIGNAL_TWO_OF_THREE : SIGNAL_NONE);
}

/* Its last six are above, as the last of the segment before was. */
static void
a_run_takes_nothing_from_the_segment_before(void **state)
{
	static const double	after[] = { 9, 11, 8, 11, 9, 11, 7, 11, 11.5, 11,
				    11.5, 11, 11.5 };
	static const size_t	at[] = { 14 };
	struct spc_options	options = { .better = BETTER_HIGHER,
				    .rebase = at, .nrebase = 1 };
	struct spc		spc;
	double			y[27];

	for (int i = 0; i < 27; i++)
		y[i] = i >= 14 ? after[i - 14] : i % 2 == 0 ? 9 : 11;
	assert_true(spc_analyse(*state, y, 27, &options, &spc));
	for (int i = 0; i < 27; i++)
		assert_int_equal(spc.points[i].signal, SIGNAL_NONE);
}

static void
polarity_tells_improvement_from_concern(void **state)
{
	const double	high[] = { 16 }, low[] = { 4, GAP };

	assert_int_equal(after_base(*state, high, 1, BETTER_HIGHER).variation,
	    VARIATION_IMPROVEMENT_HIGH);
	assert_int_equal(after_base(*state, high, 1, BETTER_LOWER).variation,
	    VARIATION_CONCERN_HIGH);
	assert_int_equal(after_base(*state, high, 1, BETTER_NEITHER).variation,
	    VARIATION_NEITHER_HIGH);
	/* The latest known point, when the last month has no figure. */
	assert_int_equal(after_base(*state, low, 2, BETTER_HIGHER).variation,
	    VARIATION_CONCERN_LOW);
	assert_int_equal(after_base(*state, low, 2, BETTER_LOWER).variation,
	    VARIATION_IMPROVEMENT_LOW);
	assert_int_equal(after_base(*state, low, 2, BETTER_NEITHER).variation,
	    VARIATION_NEITHER_LOW);
}

static void
a_target_out_of_reach_fails_and_one_inside_is_hit_and_miss(void **state)
{
	assert_int_equal(assure(*state, BETTER_HIGHER, 16), ASSURANCE_FAIL);
	assert_int_equal(assure(*state, BETTER_HIGHER, 4), ASSURANCE_PASS);
	assert_int_equal(assure(*state, BETTER_LOWER, 16), ASSURANCE_PASS);
	assert_int_equal(assure(*state, BETTER_LOWER, 4), ASSURANCE_FAIL);
	assert_int_equal(assure(*state, BETTER_LOWER, 12),
	    ASSURANCE_HIT_AND_MISS);
	assert_int_equal(assure(*state, BETTER_NEITHER, 16), ASSURANCE_NONE);
	assert_int_equal(assure(*state, BETTER_HIGHER, NAN), ASSURANCE_NONE);
}

/* Re-referrals: 15 months made up for illustration, then nine as published. */
static void
re_referrals_dipped_and_came_back(void **state)
{
	static const int	data[][2] = {
		{ 86, 318 }, { 79, 302 }, { 97, 347 }, { 84, 311 }, { 94, 336 },
		{ 86, 329 }, { 91, 338 }, { 80, 287 }, { 89, 331 }, { 83, 319 },
		{ 99, 352 }, { 80, 298 }, { 85, 327 }, { 85, 314 }, { 92, 341 },
		{ 57, 270 }, { 76, 370 }, { 79, 334 }, { 83, 325 }, { 79, 286 },
		{ 93, 314 }, { 75, 276 }, { 104, 399 }, { 89, 299 },
	};
	struct spc_options	options = { .baseline = 15,
				    .better = BETTER_LOWER, .has_target = true,
				    .target = 23, .target_upper = true };
	struct spc		spc;
	double			y[24];

	for (int i = 0; i < 24; i++)
		y[i] = 100.0 * data[i][0] / data[i][1];
	assert_true(spc_analyse(*state, y, 24, &options, &spc));
	assert_close(spc.limits[0].centre, 27.0, 0.05);
	assert_close(spc.limits[0].lower, 24.1, 0.05);
	assert_close(spc.limits[0].upper, 29.9, 0.05);
	for (int i = 15; i < 18; i++) {
		assert_int_equal(spc.points[i].signal, SIGNAL_OUTSIDE);
		assert_false(spc.points[i].high);
	}
	assert_int_equal(spc.variation, VARIATION_COMMON);
	assert_int_equal(spc.assurance, ASSURANCE_FAIL);
}

static void
verdicts_have_words(void **state)
{
	(void)state;
	assert_string_equal(variation_words(VARIATION_CONCERN_LOW),
	    "Concern, low");
	assert_string_equal(assurance_words(ASSURANCE_HIT_AND_MISS),
	    "Hit and miss");
}

/* 10.1 thirteen times over has a sum of which a thirteenth is a hair off 10.1. */
static void
equal_points_are_on_no_side_of_their_mean(void **state)
{
	struct spc_options	options = { .better = BETTER_LOWER };
	struct spc		spc;
	double			y[13];

	for (int tenths = 1; tenths < 1000; tenths++) {
		for (size_t i = 0; i < 13; i++)
			y[i] = tenths / 10.0;
		assert_true(spc_analyse(*state, y, 13, &options, &spc));
		assert_int_equal(spc.variation, VARIATION_COMMON);
	}
}

/* The mean of the fourteen is 2.2, which one of the last seven is. */
static void
a_point_on_the_mean_breaks_a_run(void **state)
{
	static const double	at[] = { 1, 3, 1, 3, 1, 3, 2.2, 2.4, 2.4, 2.4,
				    2.2, 2.4, 2.4, 2.4 };
	struct spc_options	options = { .better = BETTER_LOWER };
	struct spc		spc;
	double			y[14];

	for (int scale = 1; scale < 300; scale++) {
		for (size_t i = 0; i < 14; i++)
			y[i] = at[i] * scale / 7;
		assert_true(spc_analyse(*state, y, 14, &options, &spc));
		assert_int_equal(spc.variation, VARIATION_COMMON);
	}
}

/* Which way a target is met is its own to say, whatever else is better. */
static void
a_target_is_reached_on_its_own_side(void **state)
{
	struct spc_options	options = { .better = BETTER_HIGHER,
				    .has_target = true, .target = 90,
				    .target_upper = true };
	struct spc		spc;
	double			y[BASE];

	for (int i = 0; i < BASE; i++)
		y[i] = i % 2 == 0 ? 9 : 11;
	assert_true(spc_analyse(*state, y, BASE, &options, &spc));
	assert_int_equal(spc.assurance, ASSURANCE_PASS);
	options.target_upper = false;
	assert_true(spc_analyse(*state, y, BASE, &options, &spc));
	assert_int_equal(spc.assurance, ASSURANCE_FAIL);
}

/* All are 5 apart but the target, which is the limit: 10 + 2.66 x 5 = 23.3. */
static void
a_target_on_a_limit_is_hit_and_missed(void **state)
{
	struct spc_options	options = { .better = BETTER_HIGHER,
				    .has_target = true };
	struct spc		spc;
	double			y[14];

	for (int scale = 1; scale < 300; scale++) {
		for (size_t i = 0; i < 14; i++)
			y[i] = (i % 2 == 0 ? 7.5 : 12.5) * scale / 7;
		options.target = 23.3 * scale / 7;
		assert_true(spc_analyse(*state, y, 14, &options, &spc));
		assert_int_equal(spc.assurance, ASSURANCE_HIT_AND_MISS);
	}
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(limits_follow_the_published_example),
		T(near_limits_are_two_thirds_of_the_way),
		T(equal_values_have_limits_of_their_own_and_no_signal),
		T(twelve_points_have_no_limits),
		T(a_point_beyond_a_limit_is_outside),
		T(seven_rising_or_falling_are_a_trend),
		T(a_tie_breaks_a_trend),
		T(a_point_on_a_limit_is_not_beyond_it),
		T(the_first_point_of_all_may_be_outside),
		T(a_range_is_screened_from_3267_thousandths_of_the_mean_on),
		T(a_single_pair_has_one_range),
		T(points_that_never_stand_together_have_no_limits),
		T(two_of_three_near_a_limit_are_flagged_alone),
		T(seven_on_one_side_are_a_shift),
		T(a_point_on_the_mean_breaks_a_shift),
		T(the_first_rule_broken_is_the_one_told),
		T(a_gap_breaks_runs_and_is_no_signal),
		T(the_side_of_a_trend_is_where_it_goes),
		T(moving_ranges_do_not_cross_a_gap),
		T(a_rebase_starts_limits_of_its_own),
		T(a_short_first_segment_takes_no_other_its_limits),
		T(a_run_takes_nothing_from_the_segment_before),
		T(a_shift_may_begin_with_the_first_point),
		T(two_of_the_first_three_may_be_near_a_limit),
		T(limits_may_start_anew_more_than_once),
		T(polarity_tells_improvement_from_concern),
		T(a_target_out_of_reach_fails_and_one_inside_is_hit_and_miss),
		T(re_referrals_dipped_and_came_back),
		T(equal_points_are_on_no_side_of_their_mean),
		T(a_point_on_the_mean_breaks_a_run),
		T(a_target_is_reached_on_its_own_side),
		T(a_target_on_a_limit_is_hit_and_missed),
		T(verdicts_have_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
