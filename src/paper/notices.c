/* notices.c - standing notices on the front sheets: from one file for all
 * panels, some in two columns of boxes, others across the page. */
#include "paper/bind_int.h"
#include "paper/hang_int.h"

/* What a further page has between its margins; with less than LEAST_ROOM left of
 * one, boxes begin a new one. */
#define PAGE_ROOM	686.9
#define LEAST_ROOM	180.0
#define GAP		14.0
#define BOX_PAD		8.0
#define BETWEEN		10.0	/* boxes of a column */

struct notice {
	struct str	 title;
	struct block	*heading;
	struct blocks	 text;
	bool		 taken;
	struct notice	*next;
};

struct notices {
	struct notice	*first, **end;
	struct date	 version;
};

/* The head of the file. */
struct notices_head {
	struct date_item	version;
};
static const struct key head_keys[] = {
	{ "version", KEY_DATE, offsetof(struct notices_head, version), NULL,
	  NULL, "The day from which these notices hold." },
	{ .name = NULL }
};
const struct kind kind_notices_head = {
	.name = "notices",
	.about = "The head of a file of standing notices; behind it a # "
	    "heading begins each.",
	.single = true,
	.size = sizeof(struct notices_head),
	.keys = head_keys,
	.act = NULL,
};

/* ---- numbers as notices have them ---- */

static struct str
letter_label(struct arena *arena, int number)
{
	if (number < 1 || number > 26)
		return str_printf(arena, "%d)", number);
	return str_printf(arena, "%c)", 'a' + number - 1);
}

/* Room for a label that is wider than the number it stands for. */
#define LABEL_ROOM	8.0

/* The items of LIST, DEPTH numbered lists being around it. */
static void
relabel(struct arena *arena, struct block *list, int depth)
{
	bool		 ordered = list_is_ordered(list->as.list);
	struct para	*para;
	int		 number = 1;

	if (ordered)
		list->as.list->numbering = depth == 0 ?
		    NUMBERING_LOWER_ROMAN : NUMBERING_LOWER_ALPHA;
	for (struct block *item = list->as.list->items.first; item != NULL;
	    item = item->next, number++) {
		if (ordered)
			blocks_indent(&item->as.children, LABEL_ROOM);
		for (struct block *at = item->as.children.first; at != NULL;
		    at = at->next) {
			if (at->kind == BLOCK_LIST)
				relabel(arena, at, depth + ordered);
			if (at->kind != BLOCK_PARA || !ordered)
				continue;
			para = at->as.para;
			if (para->label == NULL)
				continue;
			para->label->text = depth == 0 ? str_printf(arena,
			    "(" STR_FMT ")", STR_ARG(roman_small(arena,
			    number))) : letter_label(arena, number);
			para->label_at -= LABEL_ROOM;
		}
	}
}

static void
number_lists(struct arena *arena, struct blocks *blocks)
{
	for (struct block *at = blocks->first; at != NULL; at = at->next)
		if (at->kind == BLOCK_LIST)
			relabel(arena, at, 0);
}

/* ---- the file ---- */

/* Each heading of the topmost level begins a notice. */
static void
split(struct paper *paper, struct blocks *all, struct notices *out)
{
	struct block	*at, *next;
	struct notice	*notice = NULL;

	for (at = all->first; at != NULL; at = next) {
		next = at->next;
		at->next = NULL;
		if (at->tag == TAG_H2) {
			notice = arena_make(paper->arena, struct notice);
			notice->heading = at;
			notice->title = para_plain(paper->arena, at->as.para);
			*out->end = notice;
			out->end = &notice->next;
		} else if (notice != NULL)
			blocks_add(&notice->text, at);
	}
	for (notice = out->first; notice != NULL; notice = notice->next)
		number_lists(paper->arena, &notice->text);
}

static struct story_look
notice_look(const struct paper *paper)
{
	struct story_look	look = paper_story_look(paper, true);

	look.prose = look.code = paper_look(paper, SCALE_AGENDA_TEXT);
	look.between = 2;
	look.top_level = 2;
	return look;
}

static bool
read_notices(struct paper *paper, struct item file, struct notices *out)
{
	struct story_look		 look = notice_look(paper);
	struct figures			 figures = paper_figures(paper);
	const char			*path = str_dup(paper->arena,
					    file.text);
	const struct notices_head	*head;
	struct blocks			 all = { 0 };
	struct str			 source, body;

	out->end = &out->first;
	if (!text_source(paper, path, file.place, &source))
		return false;
	head = head_read(paper->arena, path, source, &kind_notices_head, &body,
	    &look.first, paper->diags)->settings;
	out->version = head->version.date;
	story_read(paper->arena, path, body, &look, &figures, &all,
	    paper->diags);
	split(paper, &all, out);
	return true;
}

static struct notice *
find_notice(struct paper *paper, struct notices *notices, struct item title)
{
	struct nearest	 nearest = NEAREST(title.text);
	const char	*wanted = str_dup(paper->arena, title.text);

	for (struct notice *at = notices->first; at != NULL; at = at->next) {
		if (str_is_nocase(at->title, wanted))
			return at;
		nearest_offer(&nearest, at->title);
	}
	diag_unknown(paper->diags, DIAG_NOTICE_UNKNOWN, title.place, &nearest);
	return NULL;
}

/* ---- boxes in two columns ---- */

static struct block *
box_of(struct paper *paper, struct notice *notice)
{
	struct block	*box = block_new(paper->arena, BLOCK_BOX, TAG_SECT);

	box->whole = true;
	box->after = BETWEEN;
	box->as.box.look->pad_x = box->as.box.look->pad_y = BOX_PAD;
	box->as.box.look->border = (struct rule){ 0.5, AXIS };
	notice->heading->before = 0;
	blocks_add(&box->as.box.blocks, notice->heading);
	blocks_join(&box->as.box.blocks, &notice->text);
	return box;
}

/* Boxes while they are given to columns. */
struct boxes {
	struct block	**at;
	double		 *heights;
	size_t		  n;
};

static double
total(const struct boxes *boxes, size_t from, size_t to)
{
	double	sum = 0;

	for (; from < to; from++)
		sum += boxes->heights[from];
	return sum;
}

/* Where the right column begins when boxes FROM to TO stand side by side: the
 * left one is the first not to be shorter. */
static size_t
divide(const struct boxes *boxes, size_t from, size_t to)
{
	size_t	middle = from;

	while (middle < to && total(boxes, from, middle) <
	    total(boxes, middle, to))
		middle++;
	if (middle > from + 1 && total(boxes, from, middle) -
	    total(boxes, middle, to) > total(boxes, middle - 1, to) -
	    total(boxes, from, middle - 1))
		middle--;
	return middle;
}

static double
side_by_side(const struct boxes *boxes, size_t from, size_t to)
{
	size_t	middle = divide(boxes, from, to);
	double	left = total(boxes, from, middle);
	double	right = total(boxes, middle, to);

	return left > right ? left : right;
}

/* Boxes FROM to TO: read down the left column, then down the right one. */
static void
add_boxes(struct paper *paper, const struct boxes *boxes, size_t from,
    size_t to, struct blocks *out)
{
	struct block	*group, *block;
	size_t		 middle = divide(boxes, from, to);

	group = blocks_add(out, block_new(paper->arena, BLOCK_GROUP,
	    TAG_NONE));
	group->whole = true;
	group->before = 14;
	block = blocks_add(&group->as.children, block_columns_even(
	    paper->arena, 2, paper->width, GAP));
	for (size_t i = from; i < to; i++)
		blocks_add(&block->as.columns->blocks[i < middle ? 0 : 1],
		    boxes->at[i]);
}

/* As many boxes as a page holds, then the next; each box is whole. */
static void
add_boxed(struct paper *paper, const struct boxes *boxes, double room,
    struct blocks *out)
{
	size_t	from = 0, to;

	if (room < LEAST_ROOM)
		room = PAGE_ROOM;
	while (from < boxes->n) {
		for (to = from + 1; to < boxes->n; to++)
			if (side_by_side(boxes, from, to + 1) > room)
				break;
		add_boxes(paper, boxes, from, to, out);
		from = to;
		room = PAGE_ROOM;
	}
}

static void
boxed_notices(struct paper *paper, struct notices *notices,
    const struct items *titles, double room, struct blocks *out)
{
	struct boxes	 boxes = { 0 };
	struct blocks	 one;
	struct notice	*notice;

	boxes.at = arena_array(paper->arena, titles->n + 1, struct block *);
	boxes.heights = arena_array(paper->arena, titles->n + 1, double);
	for (size_t i = 0; i < titles->n; i++) {
		notice = find_notice(paper, notices, titles->at[i]);
		if (notice == NULL || notice->taken)
			continue;
		notice->taken = true;
		boxes.at[boxes.n] = box_of(paper, notice);
		one = (struct blocks){ boxes.at[boxes.n], boxes.at[boxes.n] };
		boxes.heights[boxes.n++] = blocks_height(paper->arena, &one,
		    (paper->width - GAP) / 2, &paper->build->metrics) +
		    BETWEEN;
	}
	add_boxed(paper, &boxes, room - 14, out);
}

/* ---- across the page ---- */

static void
full_notices(struct paper *paper, struct notices *notices,
    const struct items *titles, struct blocks *out)
{
	struct notice	*notice;
	struct block	*sect;

	for (size_t i = 0; i < titles->n; i++) {
		notice = find_notice(paper, notices, titles->at[i]);
		if (notice == NULL || notice->taken)
			continue;
		notice->taken = true;
		sect = blocks_add(out, block_new(paper->arena, BLOCK_GROUP,
		    TAG_SECT));
		notice->heading->before = 14;
		blocks_add(&sect->as.children, notice->heading);
		blocks_join(&sect->as.children, &notice->text);
	}
}

void
front_notices(struct paper *paper, const struct front_settings *front,
    double room, struct blocks *out)
{
	struct notices	 notices = { 0 };
	struct block	*block;

	if (front->notices.text.n == 0 ||
	    !read_notices(paper, front->notices, &notices))
		return;
	boxed_notices(paper, &notices, &front->boxed, room, out);
	full_notices(paper, &notices, &front->full, out);
	if (!date_known(notices.version))
		return;
	if (notices.first != NULL)
		out->last->keep_next = true;	/* never alone on a page */
	block = blocks_add(out, block_para(paper->arena, TAG_P,
	    paper_look(paper, SCALE_SMALL), str_printf(paper->arena,
	    "Standing notices of " STR_FMT, STR_ARG(date_long(paper->arena,
	    notices.version)))));
	block->before = 14;
}
