/*
 * chart/spark.c - the small trend of a card: a line, or twelve columns when the
 * card is wide.
 */
#include <math.h>

#include "chart/chart_int.h"

#define LAST		2.6	/* radius of the last point */
#define LONE		1.6	/* ... and of others without a line */
#define LINE		1.5

#define COLUMN_PART	0.62	/* of the pitch */
#define LABEL_ROOM	10.0	/* above the highest column */
#define LABEL_PITCH	10.0	/* of figures in two lines */
#define LABEL_GAP	3.0	/* column to baseline */
#define CLEAR		0.8	/* at the sides of a label */
#define MONTHS		13.0	/* foot of the drawing to the axis */
#define MONTH_BASELINE	10.5	/* axis to the months */

static const struct type type_value = { FACE_REGULAR, 9, INK };
static const struct type type_last = { FACE_BOLD, 9, INK };
static const struct type type_gap = { FACE_REGULAR, 9, GREY };

/* ---- the line ---- */

static void
frame_spark(struct plot *plot)
{
	const struct chart	*chart = plot->chart;
	double			 low = NAN, high = NAN;

	range_add_points(&low, &high, chart);
	/* What never changes runs through the middle. */
	plot->scale = high > low ? (struct scale){ .low = low, .high = high } :
	    (struct scale){ .low = low - 1, .high = low + 1 };
	plot->top = LAST;
	plot->base = SPARK_HEIGHT - LAST;
	plot->first = LAST;
	if (chart->n > 1)
		plot->pitch = (plot->width - 2 * LAST) /
		    (double)(chart->n - 1);
	else
		plot->first = plot->width - LAST;
}

static void
draw_points(struct plot *plot, size_t last)
{
	const struct chart	*chart = plot->chart;

	for (size_t i = 0; i < chart->n; i++) {
		if (!point_known(&chart->at[i]) ||
		    (i != last && !point_alone(chart, i)))
			continue;
		pen_disc(&plot->pen, plot_x(plot, i),
		    plot_y(plot, chart->at[i].y), i == last ? LAST : LONE);
		pen_fill(&plot->pen, SERIES_1);
	}
}

const struct drawing *
spark_draw(const struct easel *easel, const struct chart *chart, double width)
{
	struct plot	plot = { .chart = chart, .easel = *easel,
			    .width = width };
	size_t		first, last;

	plot.obstacles.arena = easel->arena;
	pen_open(&plot.pen, easel->arena, easel->fonts, width, SPARK_HEIGHT);
	if (chart_ends(chart, &first, &last)) {
		frame_spark(&plot);
		pen_round(&plot.pen, SERIES_1, LINE);
		plot_line(&plot);
		draw_points(&plot, last);
	}
	return pen_close(&plot.pen);
}

/* ---- columns ---- */

/* Columns of a card being laid out. */
struct card {
	const struct easel	*easel;
	struct chart		 chart;		/* without levels */
	double			 width, height, pitch;
	bool			 bare;		/* percent signs are left out */
	int			 lines;		/* 1: figures over the columns,
						 * 2: in lines above all */
};

/* A copy of CHART with nothing but its points, the last one dark. */
static struct chart
plain_columns(const struct easel *easel, const struct chart *chart,
    double width, double height)
{
	struct chart	plain = *chart;
	size_t		first, last;

	plain.kind = CHART_COLUMNS;
	plain.target.known = plain.target_to.known = false;
	plain.neighbours.known = false;
	plain.width = width;
	plain.height = height;
	plain.at = arena_array(easel->arena, chart->n + 1, struct chart_point);
	for (size_t i = 0; i < chart->n; i++) {
		plain.at[i] = chart->at[i];
		plain.at[i].targeted = plain.at[i].dark = false;
	}
	if (chart_ends(chart, &first, &last))
		plain.at[last].dark = true;
	return plain;
}

static struct str
card_month(const struct card *card, size_t i)
{
	const struct chart_point	*point = &card->chart.at[i];

	if (point->period.kind != PERIOD_MONTH)
		return point->label;
	return str_of(month_short(point->period.at % 12 + 1));
}

static struct str
card_value(const struct card *card, size_t i)
{
	struct str	text = chart_value(card->easel->arena,
			    &card->chart.at[i]);

	if (card->bare && str_ends(text, "%"))
		text.n--;
	return text;
}

static struct type
card_type(const struct card *card, size_t i)
{
	const struct chart_point	*point = &card->chart.at[i];

	if (!point_known(point))
		return type_gap;
	return point->dark ? type_last : type_value;
}

/* Where the figure of column I begins: over its middle, inside the card. */
static double
card_x(const struct card *card, size_t i)
{
	double	w = easel_width(card->easel, card_type(card, i),
		    card_value(card, i));
	double	x = card->pitch * ((double)i + 0.5) - w / 2;

	return fmax(0, fmin(x, card->width - w));
}

/* Whether all months have room side by side, and the figures in their lines. */
static bool
card_fits(const struct card *card)
{
	double	ends[2] = { -INFINITY, -INFINITY }, x;

	for (size_t i = 0; i < card->chart.n; i++) {
		if (point_known(&card->chart.at[i]) && card->chart.at[i].y < 0)
			return false;
		if (easel_width(card->easel, type_axis, card_month(card, i)) +
		    2 * CLEAR > card->pitch)
			return false;
		x = card_x(card, i);
		if (x < ends[i % (size_t)card->lines])
			return false;
		ends[i % (size_t)card->lines] = x + 2 * CLEAR +
		    easel_width(card->easel, card_type(card, i),
		    card_value(card, i));
		if (card->lines == 1 && ends[0] >
		    card->pitch * (double)(i + 1) + CLEAR)
			return false;
	}
	return true;
}

/* The baseline of figure I, whose column ends at TOP. */
static double
card_baseline(const struct card *card, size_t i, double top)
{
	if (card->lines == 1)
		return top - LABEL_GAP;
	return LABEL_ROOM - LABEL_GAP + LABEL_PITCH * (double)(i % 2);
}

static void
card_column(const struct card *card, struct pen *pen, size_t i, double unit)
{
	const struct chart_point	*point = &card->chart.at[i];
	double				 base = card->height - MONTHS;
	double				 w = card->pitch * COLUMN_PART;
	double				 middle = card->pitch *
					    ((double)i + 0.5);
	double				 h = 0;
	struct str			 month = card_month(card, i);

	if (point_known(point))
		h = bar_length(point->y, unit);
	if (h > 0)
		pen_box(pen, (struct box){ middle - w / 2, base - h, w, h },
		    point->dark ? SERIES_1 : MUTED);
	easel_text(card->easel, pen, card_type(card, i), card_x(card, i),
	    card_baseline(card, i, base - h), card_value(card, i));
	easel_text(card->easel, pen, type_axis, middle - easel_width(
	    card->easel, type_axis, month) / 2, base + MONTH_BASELINE, month);
}

static const struct drawing *
card_draw(const struct card *card)
{
	double		base = card->height - MONTHS, most = 0, room;
	struct pen	pen;

	for (size_t i = 0; i < card->chart.n; i++)
		if (point_known(&card->chart.at[i]))
			most = fmax(most, card->chart.at[i].y);
	room = base - LABEL_ROOM - LABEL_PITCH * (card->lines - 1);
	pen_open(&pen, card->easel->arena, card->easel->fonts, card->width,
	    card->height);
	for (size_t i = 0; i < card->chart.n; i++)
		card_column(card, &pen, i, most > 0 ? fmax(room, 0) / most : 0);
	pen_line(&pen, AXIS, 0.75, 0, 0);
	pen_segment(&pen, 0, base, card->width, base);
	return pen_close(&pen);
}

const struct drawing *
card_columns(const struct easel *easel, const struct chart *chart,
    double width, double height)
{
	struct card	card = { .easel = easel, .width = width,
			    .height = height,
			    .chart = plain_columns(easel, chart, width,
			    height) };

	card.pitch = width / fmax((double)chart->n, 1);
	for (card.lines = 1; card.lines <= 2; card.lines++) {
		card.bare = false;
		if (card_fits(&card))
			return card_draw(&card);
		card.bare = true;
		if (card_fits(&card))
			return card_draw(&card);
	}
	return chart_draw(easel->arena, easel->fonts, &card.chart,
	    easel->diags, easel->place);
}
