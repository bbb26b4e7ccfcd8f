/*
 * chart/scale.c - a value axis: where gridlines are and what they are called.
 *
 * STEPS are 1, 2 or 5 times a power of ten; the ends of a scale are gridlines.
 */
#include <math.h>

#include "chart/chart_int.h"

#define LINES_LEAST	3
#define LINES_MOST	6
/* Room kept beyond the data for labels, as a part of their range. */
#define HEADROOM	0.08
/* What division leaves of a whole number. */
#define NEARLY		1e-9

/* The smallest step of at least LEAST. */
static double
step_from(double least)
{
	double	power = pow(10, floor(log10(least) + NEARLY));

	for (int i = 0; i < 3; i++) {
		static const int	steps[] = { 1, 2, 5 };

		if (steps[i] * power >= least * (1 - NEARLY))
			return steps[i] * power;
	}
	return 10 * power;
}

static double
line_below(double y, double step)
{
	return floor(y / step + NEARLY);
}

static double
line_above(double y, double step)
{
	return ceil(y / step - NEARLY);
}

/* Spread LOW and HIGH to what the axis has to show. */
static void
widen(double *low, double *high, const struct scale_rules *rules)
{
	bool	above = *low >= 0, below = *high <= 0;
	bool	share = rules->share && *high <= 100;
	double	room = (*high - *low) * HEADROOM;

	if (rules->from_nought) {
		*low = fmin(*low, 0);
		*high = fmax(*high, 0);
		room = (*high - *low) * HEADROOM;
	}
	if (!(*high > *low))
		room = *high != 0 ? fabs(*high) / 10 : 1;
	if (rules->tight && *high > *low)
		return;
	*low = above ? fmax(*low - room, 0) : *low - room;
	*high = below ? fmin(*high + room, 0) : *high + room;
	if (share)
		*high = fmin(*high, 100);
	if (rules->from_nought && above)
		*low = 0;
	if (!(*high > *low))
		*high = *low + 1;
}

struct scale
scale_make(double low, double high, const struct scale_rules *rules)
{
	struct scale	scale;
	bool		share = rules->share && high <= 100;
	double		from, to, least, most = LINES_MOST;

	if (rules->most_lines > 0)
		most = fmax(LINES_LEAST, fmin(most, rules->most_lines));
	widen(&low, &high, rules);
	least = fmax((high - low) / (most - 1), rules->least_step);
	for (scale.step = step_from(least); ;
	    scale.step = step_from(scale.step * 1.5)) {
		from = line_below(low, scale.step);
		to = line_above(high, scale.step);
		if (to - from + 1 <= most)
			break;
	}
	while (to - from + 1 < LINES_LEAST)
		if (share && to * scale.step >= 100 - NEARLY)
			from--;
		else
			to++;
	scale.low = from * scale.step;
	scale.high = to * scale.step;
	scale.lines = (int)(to - from) + 1;
	scale.decimals = (int)fmax(0, -floor(log10(scale.step) + NEARLY));
	return scale;
}

double
scale_place(const struct scale *scale, double y, double top, double base)
{
	return base - (y - scale->low) / (scale->high - scale->low) *
	    (base - top);
}

double
scale_line(const struct scale *scale, int i)
{
	/* From the count of steps, so that 0.3 is not 0.30000000000000004. */
	return (round(scale->low / scale->step) + i) * scale->step;
}

struct str
scale_label(struct arena *arena, const struct scale *scale, int i,
    struct str before, struct str behind)
{
	double		y = scale_line(scale, i), power = 1;
	const char	*sign = y < 0 ? "−" : "";	/* −£5, not £−5 */
	struct str	text;
	int		decimals = scale->decimals > 9 ? 9 : scale->decimals;

	for (int k = 0; k < decimals; k++)
		power *= 10;
	if (fabs(y) * power < 1e18)
		text = num_text(arena, num_make(llround(fabs(y) * power),
		    llround(power)), decimals, NUM_PLAIN);
	else
		text = str_printf(arena, "%.0f", fabs(y));
	if (i < scale->lines - 1)
		before = behind = STR("");
	return str_printf(arena, "%s" STR_FMT STR_FMT STR_FMT, sign,
	    STR_ARG(before), STR_ARG(text), STR_ARG(behind));
}
