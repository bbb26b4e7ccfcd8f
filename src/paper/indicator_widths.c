/* indicator_widths.c - how wide the columns of an indicator page's table are: as
 * usual, and more where a figure would be broken, at the cost of the label. */
#include <math.h>

#include "paper/indicators_int.h"

/* Widths in points; what the columns leave goes to the label. */
#define MONTH_WIDTH	37.8		/* "(254/325)"; more where figures want
					 * it and the label has enough */
#define NOW_WIDTH	41.0
#define NOW_MORE	(NOW_WIDTH - MONTH_WIDTH)
#define TARGET_WIDTH	38.0
#define COMPARATOR_WIDTH 41.8
#define STATUS_WIDTH	52.0
#define CHANGE_WIDTH	54.5
#define LABEL_ENOUGH	100.0		/* no column is wider at its cost,
					 * unless a figure would be broken */
#define AIR		4.0		/* at a figure that widens its column */
#define SLACK		0.05		/* what adding up may lose */

/* What the widest figure of a column needs: to stand in one line, and, condensed,
 * not to be broken inside. */
struct need {
	double	wish, least;
};

static void
need_add(struct need *need, double wish, double least)
{
	need->wish = fmax(need->wish, wish);
	need->least = fmax(need->least, least);
}

/* TEXT with MORE beside it; at its blanks it may be broken. */
static void
need_text(const struct paper *paper, struct look look, struct str text,
    double more, struct need *need)
{
	struct look	narrow = look;
	struct str	rest = text, word;

	narrow.face = condensed_face(look.face);
	need_add(need, look_width(paper, look, text) + more, 0);
	while (rest.n > 0) {
		word = str_cut(&rest, ' ');
		need_add(need, 0, look_width(paper, narrow, word) + more);
	}
}

/* ---- months ---- */

static struct need
months_need(struct paper *paper, const struct indicator_page *page)
{
	const struct look		 look = paper_look(paper,
					     SCALE_FIGURE_NOW);
	const double			 pads = 2 * SIDE_PAD + SLACK;
	const struct month_text		*text;
	struct need			 need = { 0 };

	for (size_t i = 0; i < page->n; i++) {
		for (size_t j = 0; j < page->months; j++) {
			text = month_text(&page->rows[i],
			    period_add(page->from, (int32_t)j));
			if (text == NULL)
				continue;
			need_text(paper, look, text->figure, pads, &need);
			if (text->top.n > 0)
				need_add(&need, text->top_width +
				    text->base_width + pads, fmax(text->
				    top_width, text->base_width) + pads);
		}
	}
	return need;
}

/* What all months have when the label has LABEL. */
static double
months_room(const struct paper *paper, const struct indicator_page *page,
    double label)
{
	const struct indicator_widths	*widths = &page->widths;

	return paper->width - label - widths->target - widths->status -
	    widths->change - (double)page->comparators.n * widths->comparator;
}

/* The width of a month before the last: that of the widest figure as far as there
 * is room, or less than usual where the months are too many. */
static double
month_width(const struct paper *paper, const struct indicator_page *page,
    const struct need *need)
{
	double	n = (double)page->months, width, most;

	if (n > 1) {
		most = (months_room(paper, page, LABEL_LEAST) - NOW_WIDTH) /
		    (n - 1);
		if (most < MONTH_WIDTH)
			return most;
	}
	most = (months_room(paper, page, LABEL_ENOUGH) - NOW_MORE) / n;
	width = fmax(MONTH_WIDTH, fmin(need->wish, most));
	most = (months_room(paper, page, LABEL_LEAST) - NOW_MORE) / n;
	return fmax(width, fmin(need->least, most));
}

/* ---- the columns beside them ---- */

enum { AT_TARGET, AT_COMPARATORS, AT_STATUS, AT_CHANGE, AT__MAX };

/* One of them, or N alike, while room is shared out. */
struct beside {
	struct need	 need;
	double		*width;
	size_t		 n;
	bool		 wider;
};

static void
row_needs(struct paper *paper, const struct indicator_page *page,
    const struct indicator_row *row, struct beside *beside)
{
	const struct look	 look = paper_look(paper, SCALE_FIGURE);
	const double		 pads = 2 * SIDE_PAD + SLACK;
	struct str		 step;

	need_text(paper, look, target_text(paper->arena, row->indicator,
	    row->target), pads, &beside[AT_TARGET].need);
	for (size_t i = 0; i < page->comparators.n; i++)
		if (row->comparators[i] != NULL)
			need_text(paper, look, indicator_text(paper->arena,
			    row->indicator, comparator_value(row->indicator,
			    row->comparators[i]), false), pads,
			    &beside[AT_COMPARATORS].need);
	need_text(paper, paper_look(paper, SCALE_SMALL), rated_text(paper,
	    row).figure, STATUS_PAD + pads, &beside[AT_STATUS].need);
	if (row->change.kind == CHANGE_NONE)
		return;
	step = change_text(paper, row);
	need_text(paper, look, step, ARROW + pads, &beside[AT_CHANGE].need);
}

/* Share SPARE out: first every column that would break a figure gets what keeps
 * it whole, then, of what is MORE, what keeps it from being condensed. */
static void
share_spare(struct beside *beside, double spare, double more)
{
	double	want;

	for (size_t i = 0; i < AT__MAX; i++) {
		want = (beside[i].need.least - *beside[i].width) *
		    (double)beside[i].n;
		if (want <= 0 || want > spare)
			continue;
		*beside[i].width = beside[i].need.least;
		beside[i].wider = true;
		spare -= want;
		more -= want;
	}
	for (size_t i = 0; i < AT__MAX; i++) {
		want = fmin((beside[i].need.wish + AIR - *beside[i].width) *
		    (double)beside[i].n, more);
		if (!beside[i].wider || want <= 0)
			continue;
		*beside[i].width += want / (double)beside[i].n;
		more -= want;
	}
}

static void
set_beside(struct paper *paper, struct indicator_page *page,
    const struct need *month)
{
	struct indicator_widths	*widths = &page->widths;
	struct beside		 beside[AT__MAX] = {
		[AT_TARGET] = { .width = &widths->target, .n = 1 },
		[AT_COMPARATORS] = { .width = &widths->comparator,
		    .n = page->comparators.n },
		[AT_STATUS] = { .width = &widths->status, .n = 1 },
		[AT_CHANGE] = { .width = &widths->change, .n = 1 },
	};
	double			 least = fmin(month->least, MONTH_WIDTH);
	double			 before = (double)page->months - 1;

	for (size_t i = 0; i < page->n; i++)
		row_needs(paper, page, &page->rows[i], beside);
	share_spare(beside, months_room(paper, page, LABEL_LEAST) - NOW_WIDTH -
	    before * least, months_room(paper, page, LABEL_ENOUGH) -
	    NOW_WIDTH - before * MONTH_WIDTH);
}

/* ---- the table ---- */

bool
indicator_widths(struct paper *paper, struct indicator_page *page)
{
	const struct need	need = months_need(paper, page);
	double			month;

	page->widths = (struct indicator_widths){ .target = TARGET_WIDTH,
	    .comparator = COMPARATOR_WIDTH, .status = STATUS_WIDTH,
	    .change = CHANGE_WIDTH };
	set_beside(paper, page, &need);
	month = month_width(paper, page, &need);
	page->widths.month = month;
	page->widths.now = month > MONTH_WIDTH ? month + NOW_MORE : NOW_WIDTH;
	return page->months == 1 || month + SLACK >= need.least;
}
