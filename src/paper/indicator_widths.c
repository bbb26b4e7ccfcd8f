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
#define LABEL_MOST	170.0		/* longer ones stand on two lines */
#define LABEL_AIR	12.0		/* behind the widest of them */
#define COLUMN_MORE	24.0		/* of a table of few months */
#define HEAD_MORE	4.0		/* before a heading as wide as its
					 * column */
#define AIR		4.0		/* at a figure that widens its column */
#define SLACK		0.05		/* what adding up may lose */

double
comparator_width(const struct indicator_page *page, size_t column)
{
	return page->widths.comparator + (page->widths.wide_more > 0 &&
	    column == page->widths.wide ? page->widths.wide_more : 0);
}

double
change_pad(const struct indicator_page *page)
{
	return page->targets ? 0 : page->widths.pad - SIDE_PAD;
}

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
comparator_needs(const struct paper *paper, const struct indicator_page *page,
    const struct indicator_row *row, struct need *need)
{
	for (size_t i = 0; i < page->comparators.n; i++)
		if (row->comparators[i] != NULL)
			need_text(paper, paper_look(paper, SCALE_FIGURE),
			    indicator_text(paper->arena, row->indicator,
			    comparator_value(row->indicator,
			    row->comparators[i]), false), 2 * SIDE_PAD + SLACK,
			    need);
}

static void
row_needs(struct paper *paper, const struct indicator_page *page,
    const struct indicator_row *row, struct beside *beside)
{
	const struct look	 look = paper_look(paper, SCALE_FIGURE);
	const double		 pads = 2 * SIDE_PAD + SLACK;
	struct str		 step;

	need_text(paper, look, target_text(paper->arena, row->indicator,
	    row->target), pads, &beside[AT_TARGET].need);
	comparator_needs(paper, page, row, &beside[AT_COMPARATORS].need);
	need_text(paper, paper_look(paper, SCALE_SMALL), rated_text(paper,
	    row).figure, STATUS_PAD + pads, &beside[AT_STATUS].need);
	if (row->change.kind == CHANGE_NONE)
		return;
	step = change_text(paper, row);
	need_text(paper, look, step, ARROW + pads + change_pad(page),
	    &beside[AT_CHANGE].need);
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
		[AT_TARGET] = { .width = &widths->target, .n = page->targets },
		[AT_COMPARATORS] = { .width = &widths->comparator,
		    .n = page->comparators.n },
		[AT_STATUS] = { .width = &widths->status, .n = page->targets },
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

/* ---- headings of comparators ---- */

/* Whether the heading of COLUMN, or its widest word, needs more than WIDTH. */
static bool
head_is_wide(const struct paper *paper, const struct indicator_page *page,
    size_t column, double width)
{
	return is_too_wide(paper, paper_look(paper, SCALE_COLUMN_HEAD),
	    comparator_title(paper->arena,
	    page->comparators.at[column].text), width - 2 * SIDE_PAD);
}

/* Whether headings and figures of all comparators but WIDE stand in columns of
 * WIDTH as they are. */
static bool
others_fit(const struct paper *paper, const struct indicator_page *page,
    size_t wide, double width)
{
	struct need	need = { 0 };

	for (size_t i = 0; i < page->comparators.n; i++)
		if (i != wide && head_is_wide(paper, page, i, width))
			return false;
	for (size_t i = 0; i < page->n; i++)
		comparator_needs(paper, page, &page->rows[i], &need);
	return need.wish <= width;
}

/* A heading that fills its column, "Neighbours", would read on from the one before
 * it, "year": the others give it a little, if they can. */
static void
head_room(const struct paper *paper, struct indicator_page *page)
{
	struct indicator_widths	*widths = &page->widths;
	size_t			 wide = 1, n = page->comparators.n;
	double			 less;

	while (wide < n && !head_is_wide(paper, page, wide, widths->comparator))
		wide++;
	if (wide >= n)
		return;
	less = HEAD_MORE / (double)n;
	if (!others_fit(paper, page, wide, widths->comparator - less))
		return;
	widths->comparator -= less;
	widths->wide = wide;
	widths->wide_more = HEAD_MORE;
}

/* ---- a table of few months ---- */

/* In one line, and with some white behind it, the widest label there is. */
static double
label_wish(const struct paper *paper, const struct indicator_page *page)
{
	double	wish = LABEL_ENOUGH, more = SIDE_PAD + LABEL_AIR;

	for (size_t i = 0; i < page->n; i++) {
		wish = fmax(wish, more + look_width(paper, paper_look(paper,
		    SCALE_ROW_LABEL), page->rows[i].indicator->name));
		wish = fmax(wish, more + look_width(paper, paper_look(paper,
		    SCALE_SMALL), indicator_base(paper->arena,
		    page->rows[i].indicator)));
	}
	return fmin(wish, LABEL_MOST);
}

/* What keeps the changes of PAGE in one line, an arrow before them. */
static double
change_wish(struct paper *paper, const struct indicator_page *page)
{
	const struct look	look = paper_look(paper, SCALE_FIGURE);
	double			wish = 0;

	for (size_t i = 0; i < page->n; i++)
		if (page->rows[i].change.kind != CHANGE_NONE)
			wish = fmax(wish, look_width(paper, look,
			    change_text(paper, &page->rows[i])));
	return wish + ARROW + change_pad(page) + 2 * SIDE_PAD + AIR;
}

/* Share out what the label has beyond its wish, or the eye would lose the row on
 * its way to the figures: changes are set in one line, and the columns before
 * them stand further apart. */
static void
fill_page(struct paper *paper, struct indicator_page *page)
{
	struct indicator_widths	*widths = &page->widths;
	double			 spare, more;
	size_t			 n = page->months + page->comparators.n +
				    (page->targets ? 2 : 1);

	spare = months_room(paper, page, label_wish(paper, page)) -
	    widths->now - (double)(page->months - 1) * widths->month;
	if (spare <= 0)
		return;
	more = fmax(0, fmin(change_wish(paper, page) - widths->change, spare));
	widths->change += more;
	more = fmin((spare - more) / (double)n, COLUMN_MORE);
	widths->month += more;
	widths->now += more;
	widths->comparator += more;
	widths->pad += more / 2;
	if (page->targets) {
		widths->target += more;
		widths->status += more;
	} else {
		widths->change += more / 2;
	}
}

/* ---- the table ---- */

bool
indicator_widths(struct paper *paper, struct indicator_page *page)
{
	const struct need	need = months_need(paper, page);
	double			month;

	page->widths = (struct indicator_widths){
		.target = page->targets ? TARGET_WIDTH : 0,
		.comparator = COMPARATOR_WIDTH,
		.status = page->targets ? STATUS_WIDTH : 0,
		.change = CHANGE_WIDTH,
		.pad = STATUS_PAD,
	};
	page->widths.change += change_pad(page);
	set_beside(paper, page, &need);
	month = month_width(paper, page, &need);
	page->widths.month = month;
	page->widths.now = month > MONTH_WIDTH ? month + NOW_MORE : NOW_WIDTH;
	fill_page(paper, page);
	head_room(paper, page);
	return page->months == 1 || month + SLACK >= need.least;
}
