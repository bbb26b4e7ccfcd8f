/*
 * slip_pages.c - the page tree, and each page as it is shown: cropped, turned
 * upright, in points.
 */
#include <math.h>
#include <string.h>

#include "slip/slip_int.h"

#define PAGES_MANY	1000
#define PAGES_MOST	20000

/* Sides in points: from a stamp's, on which nothing could be read, to a plan's
 * of a whole coast. */
#define SIDE_LEAST	10.0
#define SIDE_MOST	100000.0

/* US Letter, where a file forgets to say: all readers take it so. */
static const double letter[4] = { 0, 0, 612, 792 };

/* ---- the tree ---- */

struct finder {
	struct slip	*slip;
	struct buf	 leaves;	/* of struct leaf */
};

static size_t
found(const struct finder *finder)
{
	return finder->leaves.n / sizeof(struct leaf);
}

static void
find_pages(struct finder *finder, const struct value *node, int depth)
{
	struct slip		*slip = finder->slip;
	const struct value	*kids = dict_find(slip, node, "Kids");
	struct leaf		 leaf = { .dict = node };

	if (!is_dict(node) || slip->failed)
		return;
	if (kids->kind != VALUE_ARRAY) {
		if (found(finder) == PAGES_MOST)
			say(slip, DIAG_SLIP_TOO_MANY, "%s", "");
		else
			buf_add(&finder->leaves, &leaf, sizeof(leaf));
		return;
	}
	if (depth == DEEP_TREE || node->dict->seen & SEEN_PAGES) {
		say(slip, DIAG_SLIP_DEEP, "%s", "its pages");
		return;
	}
	node->dict->seen |= SEEN_PAGES;
	for (size_t i = 0; i < array_count(kids); i++)
		find_pages(finder, array_item(slip, kids, i), depth + 1);
}

/* KEY of PAGE or of what it stands under. */
static const struct value *
inherited(struct slip *slip, const struct value *page, const char *key)
{
	const struct value	*value = dict_find(slip, page, key);

	for (int depth = 0; value->kind == VALUE_NULL && depth < DEEP_TREE;
	    depth++) {
		page = dict_find(slip, page, "Parent");
		value = dict_find(slip, page, key);
	}
	return value;
}

/* ---- boxes ---- */

/* A box of PAGE with its corners in order, perhaps with nothing between them;
 * false: there is none. */
static bool
box_read(struct slip *slip, const struct value *page, const char *key,
    double box[4])
{
	double	b[4];

	if (!value_numbers(slip, inherited(slip, page, key), b, 4))
		return false;
	box[0] = fmin(b[0], b[2]);
	box[1] = fmin(b[1], b[3]);
	box[2] = fmax(b[0], b[2]);
	box[3] = fmax(b[1], b[3]);
	return true;
}

static void
crop_read(struct slip *slip, const struct value *page, double crop[4])
{
	double	media[4], cut[4];

	if (!box_read(slip, page, "MediaBox", media))
		memcpy(media, letter, sizeof(media));
	memcpy(crop, media, sizeof(media));
	if (!box_read(slip, page, "CropBox", cut))
		return;
	cut[0] = fmax(cut[0], media[0]);
	cut[1] = fmax(cut[1], media[1]);
	cut[2] = fmin(cut[2], media[2]);
	cut[3] = fmin(cut[3], media[3]);
	if (cut[0] < cut[2] && cut[1] < cut[3])
		memcpy(crop, cut, sizeof(cut));
}

/* Quarter turns clockwise of page INDEX; readers take any other as none. */
static int
turn_read(struct slip *slip, const struct value *page, size_t index)
{
	int	turn = value_int(inherited(slip, page, "Rotate"), 0);

	if (turn % 90 != 0) {
		say(slip, DIAG_SLIP_TURN, "page %zu by %d", index + 1, turn);
		return 0;
	}
	return (turn / 90 % 4 + 4) % 4;
}

/*
 * From a page's own space to the page as shown, lower left corner at 0 0: x' is
 * a x + c y + e, y' is b x + d y + f.
 */
static void
matrix_make(struct leaf *leaf, int turn, double unit)
{
	const double	*c = leaf->crop;
	const double	 turned[4][6] = {
		{ 1, 0, 0, 1, -c[0], -c[1] },
		{ 0, -1, 1, 0, -c[1], c[2] },
		{ -1, 0, 0, -1, c[2], c[3] },
		{ 0, 1, -1, 0, c[3], -c[0] },
	};

	for (int i = 0; i < 6; i++)
		leaf->matrix[i] = turned[turn][i] * unit;
}

static void
page_measure(struct slip *slip, struct leaf *leaf, struct slip_page *page)
{
	int	turn = turn_read(slip, leaf->dict, page->index);
	double	unit = value_number(dict_find(slip, leaf->dict, "UserUnit"), 1);
	double	width, height;

	crop_read(slip, leaf->dict, leaf->crop);
	if (unit <= 0)
		unit = 1;
	matrix_make(leaf, turn, unit);
	width = (leaf->crop[2] - leaf->crop[0]) * unit;
	height = (leaf->crop[3] - leaf->crop[1]) * unit;
	page->width = turn % 2 == 0 ? width : height;
	page->height = turn % 2 == 0 ? height : width;
	if (width < SIDE_LEAST || height < SIDE_LEAST ||
	    width > SIDE_MOST || height > SIDE_MOST)
		say(slip, DIAG_SLIP_BOX, "page %zu", page->index + 1);
}

bool
pages_read(struct slip *slip)
{
	struct finder	finder = { .slip = slip };
	size_t		n;

	find_pages(&finder, dict_find(slip, slip->root, "Pages"), 0);
	slip->about.npages = n = found(&finder);
	slip->leaves = arena_array(slip->work, n, struct leaf);
	slip->about.pages = arena_array(slip->arena, n, struct slip_page);
	if (n > 0)
		memcpy(slip->leaves, finder.leaves.s, finder.leaves.n);
	buf_free(&finder.leaves);
	for (size_t i = 0; i < n; i++) {
		slip->about.pages[i].slip = slip;
		slip->about.pages[i].index = i;
		slip->leaves[i].resources = inherited(slip,
		    slip->leaves[i].dict, "Resources");
		page_measure(slip, &slip->leaves[i], &slip->about.pages[i]);
		if (slip->leaves[i].dict->dict->page == 0)
			slip->leaves[i].dict->dict->page = i + 1;
	}
	if (n == 0 && !slip->failed)	/* else they are what is damaged */
		say(slip, DIAG_SLIP_EMPTY, "%s", "");
	if (n > PAGES_MANY && !slip->failed)
		say(slip, DIAG_SLIP_PAGES, "%zu", n);
	return !slip->failed;
}

size_t
page_index(struct slip *slip, const struct value *value)
{
	double	n = value_number(value, -1);

	value = value_of(slip, value);
	if (is_dict(value) && value->dict->page > 0)
		return value->dict->page - 1;
	return n >= 0 && n < (double)slip->about.npages ? (size_t)n : SIZE_MAX;
}

/* ---- what they draw ---- */

bool
page_operators(struct slip *slip, const struct leaf *leaf, struct buf *out)
{
	const struct value	*contents = dict_find(slip, leaf->dict,
				    "Contents");

	if (contents->kind != VALUE_ARRAY)
		return !is_stream(contents) ||
		    stream_read(slip, contents, out);
	for (size_t i = 0; i < array_count(contents); i++) {
		if (i > 0)
			buf_char(out, '\n');
		if (is_stream(array_item(slip, contents, i)) &&
		    !stream_read(slip, array_item(slip, contents, i), out))
			return false;
	}
	return true;
}

void
pages_scan(struct slip *slip)
{
	struct buf	 data = { 0 };
	struct leaf	*leaf;

	for (size_t i = 0; i < slip->about.npages && !slip->failed; i++) {
		leaf = &slip->leaves[i];
		slip->now = i;
		buf_clear(&data);
		leaf->content = arena_make(slip->work, struct content);
		leaf->content->resources = leaf->resources;
		leaf->content->page = true;
		if (page_operators(slip, leaf, &data))
			content_scan(slip, leaf->content, buf_view(&data),
			    MARKS_READ, NULL, NULL);
		judge_group(slip, dict_find(slip, leaf->dict, "Group"));
	}
	buf_free(&data);
}
