/*
 * slip_mend.c - a structure tree put in order: only elements where PDF/UA wants
 * them (ISO 32000-1, 14.8.4; ISO 14289-1, 7.2 to 7.5), and nothing of what is
 * said lost on the way.  What stands in the wrong place is wrapped, or becomes
 * a Div; headings never skip a level; rows of a table are equally long.
 */
#include <stdlib.h>
#include <string.h>

#include "slip/slip_int.h"

#define COLUMNS_MOST	2000

/* Cells that all short rows of a file are filled up with, at most: a row of
 * a few bytes may stand under one that spans thousands of columns. */
#define FILL_MOST	100000

static bool
is_type(const struct slip_elem *elem, const char *type)
{
	return elem->type != NULL && strcmp(elem->type, type) == 0;
}

/* Whether TYPE is one of WORDS, which blanks part. */
static bool
is_among(const char *type, const char *words)
{
	struct str	rest = str_of(words);

	while (type != NULL && rest.n > 0)
		if (str_is(str_cut(&rest, ' '), type))
			return true;
	return false;
}

/* ---- what nobody knows, and what is empty ---- */

static bool
is_inline(const struct slip_elem *elem)
{
	return elem->type == NULL ||
	    is_among(elem->type, "Span Link Reference Note Lbl");
}

/* An element of an unknown type is what its kids and its parent make of it. */
static void
types_settle(struct slip_elem *elem)
{
	bool	flat = true;

	for (const struct slip_elem *kid = elem->first; kid != NULL;
	    kid = kid->next)
		flat &= is_inline(kid);
	if (elem->type == type_unknown)
		elem->type = !flat ? "Div" : elem->parent != NULL &&
		    is_among(elem->parent->type, "P H H1 H2 H3 H4 H5 H6 Span "
		    "Link Reference Lbl") ? "Span" : "P";
	for (struct slip_elem *kid = elem->first; kid != NULL; kid = kid->next)
		if (kid->type != NULL)
			types_settle(kid);
}

/* Take out what holds nothing; empty cells keep their column. */
static void
empties_drop(struct slip_elem *elem)
{
	struct slip_elem	*kid = elem->first, *next;

	elem->first = elem->last = NULL;
	for (; kid != NULL; kid = next) {
		next = kid->next;
		if (kid->type != NULL)
			empties_drop(kid);
		if (kid->type == NULL || kid->first != NULL ||
		    is_among(kid->type, "TD TH"))
			kid_add(elem, kid);
	}
}

/* ---- links ---- */

/* A link's annotation stands in a Link, and a Link has one. */
static void
links_settle(struct slip *slip, struct slip_elem *elem)
{
	struct slip_elem	*kid = elem->first, *next, *link;
	bool			 leads = false;

	elem->first = elem->last = NULL;
	for (; kid != NULL; kid = next) {
		next = kid->next;
		if (kid->type != NULL)
			links_settle(slip, kid);
		leads |= kid->link != NULL;
		if (kid->link == NULL || is_type(elem, "Link")) {
			kid_add(elem, kid);
			continue;
		}
		link = kid_new(slip, "Link");
		kid_add(elem, link);
		kid_add(link, kid);
	}
	if (is_type(elem, "Link") && !leads)
		elem->type = "Span";
}

static bool
elem_page(const struct slip_elem *elem, size_t *page)
{
	if (elem->type == NULL) {
		*page = elem->page;
		return true;
	}
	for (const struct slip_elem *kid = elem->first; kid != NULL;
	    kid = kid->next)
		if (elem_page(kid, page))
			return true;
	return false;
}

/* Put NEW into ROOT, behind the last of its parts that begin on PAGE or
 * before. */
static void
elem_place(struct slip_elem *root, struct slip_elem *new, size_t page)
{
	struct slip_elem	*before = NULL;
	size_t			 on;

	for (struct slip_elem *kid = root->first; kid != NULL; kid = kid->next)
		if (elem_page(kid, &on) && on <= page)
			before = kid;
	new->parent = root;
	new->next = before != NULL ? before->next : root->first;
	if (before != NULL)
		before->next = new;
	else
		root->first = new;
	if (root->last == before)
		root->last = new;
}

/* Links that the tree leaves out get a place of their own. */
static void
links_place(struct slip *slip, struct slip_elem *root)
{
	struct slip_elem	*para, *link, *leaf;

	for (size_t i = 0; i < slip->about.npages; i++)
		for (const struct annot *annot = slip->annots[i];
		    annot != NULL && annot->dict != NULL; annot++) {
			if (annot->dict->seen & SEEN_STRUCT)
				continue;
			para = kid_new(slip, "P");
			link = kid_new(slip, "Link");
			leaf = kid_new(slip, NULL);
			leaf->page = i;
			leaf->link = annot->link;
			kid_add(para, link);
			kid_add(link, leaf);
			elem_place(root, para, i);
		}
}

/* ---- who may stand where ---- */

/* Where an element is at home; elsewhere it is a Div. */
static const struct {
	const char	*type, *parents;
} homes[] = {
	{ "TR", "Table THead TBody" },
	{ "TH", "TR" },
	{ "TD", "TR" },
	{ "THead", "Table" },
	{ "TBody", "Table" },
	{ "LI", "L" },
	{ "LBody", "LI" },
	{ "TOCI", "TOC" },
};

/* What an element may hold; others are wrapped. */
static const struct {
	const char	*type, *kids, *wrapper;
} holds[] = {
	{ "Table", "TR THead TBody Caption", "TR" },
	{ "THead", "TR", "TR" },
	{ "TBody", "TR", "TR" },
	{ "TR", "TH TD", "TD" },
	{ "L", "L LI Caption", "LI" },
	{ "LI", "Lbl LBody", "LBody" },
	{ "TOC", "TOCI TOC Caption", "TOCI" },
	{ "TOCI", "Lbl Reference P TOC", "P" },
};

static bool
is_grouping(const struct slip_elem *elem)
{
	return is_among(elem->type, "Part Sect Div BlockQuote");
}

static void
home_settle(struct slip_elem *elem)
{
	for (size_t i = 0; i < sizeof(homes) / sizeof(*homes); i++)
		if (is_type(elem, homes[i].type) &&
		    !is_among(elem->parent->type, homes[i].parents))
			elem->type = "Div";
}

/* Kids of ELEM that are not among ALLOWED go into WRAPPERs, neighbours into
 * one. */
static void
kids_wrap(struct slip *slip, struct slip_elem *elem, const char *allowed,
    const char *wrapper)
{
	struct slip_elem	*kid = elem->first, *next, *open = NULL;

	elem->first = elem->last = NULL;
	for (; kid != NULL; kid = next) {
		next = kid->next;
		if (kid->type != NULL && (allowed == NULL ||
		    is_among(kid->type, allowed))) {
			kid_add(elem, kid);
			open = NULL;
			continue;
		}
		if (open == NULL) {
			open = kid_new(slip, wrapper);
			kid_add(elem, open);
		}
		kid_add(open, kid);
	}
}

/* At most one caption, and first. */
static void
caption_first(struct slip_elem *elem)
{
	struct slip_elem	*caption = NULL, *before = NULL;

	for (struct slip_elem *kid = elem->first; kid != NULL; kid = kid->next)
		if (is_type(kid, "Caption") && caption != NULL)
			kid->type = "Div";
		else if (is_type(kid, "Caption"))
			caption = kid;
		else if (caption == NULL)
			before = kid;
	if (caption == NULL || before == NULL)
		return;
	before->next = caption->next;
	if (elem->last == caption)
		elem->last = before;
	caption->next = elem->first;
	elem->first = caption;
}

/* At most one head, and a body under it, when rows are grouped at all. */
static void
rows_group(struct slip *slip, struct slip_elem *table)
{
	struct slip_elem	*head = NULL;
	bool			 grouped = false, body = false, loose = false;

	for (struct slip_elem *kid = table->first; kid != NULL;
	    kid = kid->next) {
		if (is_type(kid, "THead") && head == NULL)
			head = kid;
		else if (is_type(kid, "THead"))
			kid->type = "TBody";
		grouped |= is_among(kid->type, "THead TBody");
		body |= is_type(kid, "TBody");
		loose |= is_type(kid, "TR");
	}
	if (grouped && loose)
		kids_wrap(slip, table, "THead TBody Caption", "TBody");
	else if (head != NULL && !body)
		head->type = "TBody";
}

static void
places_settle(struct slip *slip, struct slip_elem *elem)
{
	if (elem->parent != NULL)
		home_settle(elem);
	if (is_among(elem->type, "Table L TOC"))
		caption_first(elem);
	for (struct slip_elem *kid = elem->first; kid != NULL; kid = kid->next)
		if (kid->type != NULL)
			home_settle(kid);
	for (size_t i = 0; i < sizeof(holds) / sizeof(*holds); i++)
		if (is_type(elem, holds[i].type)) {
			kids_wrap(slip, elem, holds[i].kids,
			    holds[i].wrapper);
			break;
		}
	if (is_type(elem, "Table"))
		rows_group(slip, elem);
	/* Words alone in a grouping element are a paragraph. */
	if (is_grouping(elem))
		kids_wrap(slip, elem, NULL, "P");
	for (struct slip_elem *kid = elem->first; kid != NULL; kid = kid->next)
		if (kid->type != NULL)
			places_settle(slip, kid);
}

/* ---- tables ---- */

struct grid {
	struct slip	*slip;
	size_t		 row, nrows;
	size_t		 columns;	/* of the widest row so far */
	int		 down[COLUMNS_MOST];	/* rows a cell reaches on */
};

static void
rows_walk(struct slip_elem *table, struct grid *grid,
    void (*visit)(struct grid *grid, struct slip_elem *row))
{
	for (struct slip_elem *kid = table->first; kid != NULL;
	    kid = kid->next)
		if (is_type(kid, "TR"))
			visit(grid, kid);
		else if (is_among(kid->type, "THead TBody"))
			rows_walk(kid, grid, visit);
}

static void
row_count(struct grid *grid, struct slip_elem *row)
{
	(void)row;
	grid->nrows++;
}

/* Put the cell at the first free column from COLUMN on; what it may span is cut
 * to what is free.  The column behind it. */
static size_t
cell_place(struct grid *grid, struct slip_elem *cell, size_t column)
{
	size_t	left = grid->nrows - grid->row, end;

	while (column < COLUMNS_MOST && grid->down[column] > 0)
		column++;
	if ((size_t)cell->rowspan > left)
		cell->rowspan = (int)left;
	for (end = column; end < COLUMNS_MOST && grid->down[end] == 0 &&
	    end < column + (size_t)cell->colspan; end++)
		grid->down[end] = cell->rowspan;
	cell->colspan = end > column ? (int)(end - column) : 1;
	return end;
}

static void
row_place(struct grid *grid, struct slip_elem *row)
{
	size_t	column = 0;

	for (struct slip_elem *cell = row->first; cell != NULL;
	    cell = cell->next) {
		if (is_type(cell, "TH") && cell->scope == NULL)
			cell->scope = grid->row == 0 ? "Column" : "Row";
		column = cell_place(grid, cell, column);
	}
	for (column = 0; column < COLUMNS_MOST; column++)
		if (grid->down[column] > 0) {
			grid->down[column]--;
			if (column >= grid->columns)
				grid->columns = column + 1;
		}
	grid->row++;
}

/* Once more, with all spans in order: fill what is short. */
static void
row_fill(struct grid *grid, struct slip_elem *row)
{
	size_t	column = 0;

	for (struct slip_elem *cell = row->first; cell != NULL;
	    cell = cell->next)
		column = cell_place(grid, cell, column);
	for (; column < grid->columns; column++)
		if (grid->down[column] == 0 &&
		    grid->slip->filled++ < FILL_MOST) {
			kid_add(row, kid_new(grid->slip, "TD"));
			grid->down[column] = 1;
		}
	for (column = 0; column < grid->columns; column++)
		if (grid->down[column] > 0)
			grid->down[column]--;
	grid->row++;
}

static void
tables_settle(struct slip *slip, struct slip_elem *elem)
{
	struct grid	*grid;

	for (struct slip_elem *kid = elem->first; kid != NULL; kid = kid->next)
		if (kid->type != NULL)
			tables_settle(slip, kid);
	if (!is_type(elem, "Table"))
		return;
	grid = must_alloc(sizeof(*grid));
	memset(grid, 0, sizeof(*grid));
	grid->slip = slip;
	rows_walk(elem, grid, row_count);
	rows_walk(elem, grid, row_place);
	grid->row = 0;
	memset(grid->down, 0, sizeof(grid->down));
	rows_walk(elem, grid, row_fill);
	free(grid);
}

/* ---- headings and pictures ---- */

#define LEVELS	6

/* The levels that are open, as the file numbered them. */
struct headings {
	int	open[LEVELS];
	int	n;
};

static void
heading_settle(struct headings *headings, struct slip_elem *elem, int level)
{
	static const char *const	types[LEVELS] = { "H1", "H2", "H3",
					    "H4", "H5", "H6" };

	while (headings->n > 0 &&
	    (headings->open[headings->n - 1] >= level ||
	    headings->n == LEVELS))
		headings->n--;
	elem->type = types[headings->n];
	headings->open[headings->n++] = level;
}

/* DEPTH: sections around ELEM, which are the level of a heading without one. */
static void
headings_settle(struct headings *headings, struct slip_elem *elem, int depth)
{
	if (elem->type[0] == 'H')
		heading_settle(headings, elem, elem->type[1] != '\0' ?
		    elem->type[1] - '0' : depth);
	depth += is_type(elem, "Sect");
	for (struct slip_elem *kid = elem->first; kid != NULL; kid = kid->next)
		if (kid->type != NULL)
			headings_settle(headings, kid, depth);
}

static void
figures_settle(struct slip_elem *elem)
{
	if (is_type(elem, "Figure") && elem->alt.n == 0 && elem->actual.n == 0)
		elem->alt = STR("Picture without a description in the "
		    "original");
	for (struct slip_elem *kid = elem->first; kid != NULL; kid = kid->next)
		if (kid->type != NULL)
			figures_settle(kid);
}

bool
tags_mend(struct slip *slip, struct slip_elem *root)
{
	struct headings	headings = { { 0 }, 0 };

	types_settle(root);
	empties_drop(root);
	if (root->first == NULL)
		return false;
	links_settle(slip, root);
	links_place(slip, root);
	places_settle(slip, root);
	tables_settle(slip, root);
	headings_settle(&headings, root, 1);
	figures_settle(root);
	return slip->filled <= FILL_MOST;
}
