/*
 * decision_parts.c - the text of a decision report, cut at its headings.
 *
 * Every report has the same PARTS in the same order.  From the reasons on
 * its paragraphs are POINTS and numbered in one run: each paragraph and each
 * item of an ordered list is one, and what follows it belongs to it.  The text
 * is read once, with H2 as the level of a part's heading; part_make() knows the
 * real one.
 */
#include <string.h>

#include "paper/decision_int.h"
#include "paper/hang_int.h"

#define READ_LEVEL	2

/* The live width of a portrait page, for charts in the text. */
#define LIVE_WIDTH	481.88

/* Space between a heading or a paragraph and what belongs to it; between
 * points; above headings; round a table. */
#define SPACE_CLOSE	2.4
#define SPACE_POINTS	6
#define SPACE_PART	18
#define SPACE_SUB	10
#define SPACE_TABLE	9

const struct part_form part_forms[PART__MAX] = {
	[PART_CONFIDENTIALITY] = { "Statement of confidentiality" },
	[PART_SUMMARY] = { "Brief summary" },
	[PART_RECOMMENDATIONS] = { "Recommendations" },
	[PART_REASONS] = { "Reasons for report recommendations",
	    .numbered = true },
	[PART_ALTERNATIVES] = { "Alternative options considered and rejected",
	    .numbered = true },
	[PART_DETAIL] = { "Detail, including consultation carried out",
	    .numbered = true },
	[PART_RESOURCES] = { "Resource implications", .numbered = true },
	[PART_CAPITAL] = { "Capital/revenue", true, true },
	[PART_PROPERTY] = { "Property/other", true, true },
	[PART_CAPITAL_PROPERTY] = { "Capital/revenue/property/other", true,
	    true },
	[PART_LEGAL] = { "Legal implications", .numbered = true },
	[PART_POWER] = { "Statutory power to undertake proposals in the report",
	    true, true },
	[PART_OTHER_LEGAL] = { "Other legal implications", true, true },
	[PART_RISK] = { "Risk management implications", .numbered = true },
	[PART_POLICY] = { "Policy framework implications", .numbered = true },
};

/* A text being cut. */
struct cutting {
	struct paper	*paper;
	struct decision	*decision;
	enum report_part at;		/* where blocks go; PART__MAX: not */
	/* Parts as they came, and which of them are in order. */
	enum report_part order[PART__MAX];
	size_t		 n;
	bool		 kept[PART__MAX];
	bool		 stray;		/* text without a heading was said */
	int		 point;		/* the next point's number */
};

/* ---- titles ---- */

static const char *
part_shown(struct arena *arena, enum report_part part)
{
	return arena_printf(arena, "%s %s", part_forms[part].sub ? "##" : "#",
	    part_forms[part].title);
}

/* The part called WORDS or, when NEAR, most like them among those that are
 * below another (SUB) or are not; PART__MAX when there is none. */
static enum report_part
part_named(struct arena *arena, struct str words, bool near, bool sub)
{
	struct str	plain = words_plain(arena, words);
	struct nearest	nearest = NEAREST(plain);
	struct str	titles[PART__MAX];

	for (int i = 0; i < PART__MAX; i++) {
		titles[i] = words_plain(arena, str_of(part_forms[i].title));
		if (str_eq(titles[i], plain))
			return (enum report_part)i;
		if (near && part_forms[i].sub == sub)
			nearest_offer(&nearest, titles[i]);
	}
	for (int i = 0; i < PART__MAX; i++)
		if (nearest.best.n > 0 && titles[i].s == nearest.best.s)
			return (enum report_part)i;
	return PART__MAX;
}

/* HEADING is not PART's, which it is taken for. */
static void
say_heading(struct cutting *cut, struct item heading, bool sub,
    enum report_part part)
{
	struct arena	*arena = cut->paper->arena;

	diag_at(cut->paper->diags, DIAG_DECISION_HEADING, heading.place,
	    "%s " STR_FMT "%s%s%s", sub ? "##" : "#", STR_ARG(heading.text),
	    part < PART__MAX ? ", did you mean " : "",
	    part < PART__MAX ? part_shown(arena, part) : "",
	    part < PART__MAX ? "?" : "");
}

/* ---- cutting ---- */

static void
cut_add(struct cutting *cut, struct block *block)
{
	if (cut->at < PART__MAX)
		blocks_add(&cut->decision->parts[cut->at].blocks, block);
	else if (cut->n == 0 && !cut->stray) {
		cut->stray = true;
		diag_at(cut->paper->diags, DIAG_DECISION_STRAY, block->place,
		    "%s", "");
	}
}

/* Blocks go to PART from here on; its heading stands at PLACE. */
static void
cut_begin(struct cutting *cut, enum report_part part, struct place place)
{
	struct part_text	*text = &cut->decision->parts[part];

	cut->at = part;
	if (text->place.line > 0) {
		diag_at(cut->paper->diags, DIAG_DECISION_TWICE, place,
		    "%s, first in line %d", part_shown(cut->paper->arena, part),
		    text->place.line);
		return;
	}
	text->place = place;
	cut->order[cut->n++] = part;
}

/* Whether the headings below PART's are as fixed as its own. */
static bool
part_has_form(enum report_part part)
{
	return part >= PART_RESOURCES && part <= PART_OTHER_LEGAL;
}

static void
cut_heading(struct cutting *cut, struct block *block)
{
	struct arena	*arena = cut->paper->arena;
	struct item	 words = { para_plain(arena, block->as.para),
			     block->place };
	int		 depth = (int)block->tag - TAG_H1 + 1 - READ_LEVEL;
	bool		 own = depth > 1 ||
			     (depth > 0 && !part_has_form(cut->at));
	enum report_part part = part_named(arena, words.text, !own, depth > 0);

	if (part == PART__MAX && own) {
		cut_add(cut, block);	/* the author's */
		return;
	}
	if (part == PART__MAX ||
	    part_named(arena, words.text, false, false) != part ||
	    part_forms[part].sub != (depth > 0))
		say_heading(cut, words, depth > 0, part);
	cut->at = PART__MAX;
	cut->stray = true;
	if (part < PART__MAX)
		cut_begin(cut, part, block->place);
}

static void
cut_blocks(struct cutting *cut, struct blocks *blocks)
{
	struct block	*block = blocks->first, *next;

	for (; block != NULL; block = next) {
		next = block->next;
		block->next = NULL;
		if (block->tag >= TAG_H1 && block->tag <= TAG_H6)
			cut_heading(cut, block);
		else
			cut_add(cut, block);
	}
}

/* ---- the order of parts ---- */

/* The parts that can stay where they are: the longest run in order. */
static void
keep_order(struct cutting *cut)
{
	size_t	length[PART__MAX], before[PART__MAX], last = 0;

	for (size_t i = 0; i < cut->n; i++) {
		length[i] = 1;
		before[i] = cut->n;
		for (size_t j = 0; j < i; j++)
			if (cut->order[j] < cut->order[i] &&
			    length[j] >= length[i]) {
				length[i] = length[j] + 1;
				before[i] = j;
			}
		if (length[i] > length[last])
			last = i;
	}
	for (; last < cut->n; last = before[last])
		cut->kept[cut->order[last]] = true;
}

/* "before # Recommendations in line 20": where PART belongs; *PLACE is
 * there. */
static const char *
place_for(struct cutting *cut, enum report_part part, struct place *place)
{
	const struct part_text	*parts = cut->decision->parts;

	for (int i = (int)part + 1; i < PART__MAX; i++) {
		if (!cut->kept[i])
			continue;
		*place = parts[i].place;
		return arena_printf(cut->paper->arena, "before %s in line %d",
		    part_shown(cut->paper->arena, (enum report_part)i),
		    place->line);
	}
	*place = cut->decision->place;
	return "at the end";
}

static bool
part_is_there(const struct cutting *cut, enum report_part part)
{
	return cut->decision->parts[part].place.line > 0;
}

/* Whether PART must be there, seeing what else is. */
static bool
part_is_wanted(const struct cutting *cut, enum report_part part)
{
	switch (part) {
	case PART_CAPITAL:
	case PART_PROPERTY:
		return part_is_there(cut, PART_RESOURCES) &&
		    !part_is_there(cut, PART_CAPITAL_PROPERTY);
	case PART_CAPITAL_PROPERTY:
		return false;
	case PART_POWER:
	case PART_OTHER_LEGAL:
		return part_is_there(cut, PART_LEGAL);
	default:
		return true;
	}
}

static void
check_order(struct cutting *cut)
{
	struct arena	*arena = cut->paper->arena;
	struct diags	*diags = cut->paper->diags;
	struct place	 place;
	const char	*where;

	keep_order(cut);
	for (int i = 0; i < PART__MAX; i++) {
		enum report_part	part = (enum report_part)i;

		where = place_for(cut, part, &place);
		if (part_is_there(cut, part) && !cut->kept[part])
			diag_at(diags, DIAG_DECISION_ORDER,
			    cut->decision->parts[part].place, "%s belongs %s",
			    part_shown(arena, part), where);
		else if (!part_is_there(cut, part) && part_is_wanted(cut, part))
			diag_at(diags, DIAG_DECISION_MISSING, place, "%s, %s",
			    part_shown(arena, part), where);
	}
	if (part_is_there(cut, PART_CAPITAL_PROPERTY) &&
	    (part_is_there(cut, PART_CAPITAL) ||
	    part_is_there(cut, PART_PROPERTY)))
		diag_at(diags, DIAG_DECISION_TWICE,
		    cut->decision->parts[PART_CAPITAL_PROPERTY].place,
		    "%s has what stands in its parts",
		    part_shown(arena, PART_CAPITAL_PROPERTY));
}

/* ---- points ---- */

/* What stands in ITEM of a list moves out to where a report's text does, with
 * NUMBER before its first paragraph. */
static void
item_number(struct paper *paper, struct block *item, struct str number)
{
	struct block	*first = item->as.children.first;

	if (first == NULL || first->kind != BLOCK_PARA)
		return;
	blocks_indent(&item->as.children,
	    HANG_COLUMN - first->as.para->left);
	para_number(paper, first->as.para, number);
}

static struct str
point_number(struct cutting *cut)
{
	return str_printf(cut->paper->arena, "%d", cut->point++);
}

static struct block *
none_para(struct cutting *cut)
{
	struct block	*block = block_para(cut->paper->arena, TAG_P,
			    paper_look(cut->paper, SCALE_PROSE), STR("None"));

	block->as.para->left = HANG_COLUMN;
	return block;
}

/* The points of an ordered list, which is no list on the page. */
static void
number_list(struct cutting *cut, struct block *list, struct blocks *out)
{
	for (struct block *item = list->as.list->items.first; item != NULL;
	    item = item->next) {
		item_number(cut->paper, item, point_number(cut));
		blocks_join(out, &item->as.children);
	}
}

static void
number_part(struct cutting *cut, struct part_text *text)
{
	struct block	*block = text->blocks.first, *next;
	struct blocks	 out = { 0 };
	int		 from = cut->point;

	for (; block != NULL; block = next) {
		next = block->next;
		block->next = NULL;
		if (block->kind == BLOCK_LIST && block->as.list->numbered) {
			number_list(cut, block, &out);
			continue;
		}
		blocks_add(&out, block);
		if (block->kind == BLOCK_PARA && block->tag == TAG_P)
			para_number(cut->paper, block->as.para,
			    point_number(cut));
	}
	if (out.first != NULL && cut->point == from)
		diag_at(cut->paper->diags, DIAG_DECISION_POINT, text->place,
		    "%s", "");
	text->blocks = out;
}

/* Whether PART has others below it that are there: then it may be empty. */
static bool
part_has_parts(const struct cutting *cut, enum report_part part)
{
	int	at = (int)part + 1;

	for (; at < PART__MAX && part_forms[at].sub; at++)
		if (part_is_there(cut, (enum report_part)at))
			return !part_forms[part].sub;
	return false;
}

static void
finish_part(struct cutting *cut, enum report_part part)
{
	struct part_text	*text = &cut->decision->parts[part];

	if (!part_is_there(cut, part))
		return;
	if (text->blocks.first == NULL && !part_has_parts(cut, part))
		blocks_add(&text->blocks, none_para(cut));
	if (part_forms[part].numbered) {
		number_part(cut, text);
		return;
	}
	for (struct block *at = text->blocks.first; at != NULL; at = at->next)
		if (at->kind == BLOCK_PARA && at->tag == TAG_P)
			at->as.para->label = NULL;	/* the story's number */
}

/* ---- recommendations ---- */

/* N as "iv". */
static struct str
roman(struct arena *arena, size_t n)
{
	static const struct {
		size_t		 n;
		const char	*text;
	} digits[] = {
		{ 100, "c" }, { 90, "xc" }, { 50, "l" }, { 40, "xl" },
		{ 10, "x" }, { 9, "ix" }, { 5, "v" }, { 4, "iv" }, { 1, "i" },
	};
	struct buf	text = { 0 };
	struct str	kept;

	for (size_t i = 0; i < sizeof(digits) / sizeof(*digits); i++)
		for (; n >= digits[i].n; n -= digits[i].n)
			buf_text(&text, digits[i].text);
	kept = buf_keep(&text, arena);
	buf_free(&text);
	return kept;
}

/* The words of paragraphs, one after another. */
struct gathering {
	struct arena	*arena;
	struct buf	 words;
};

static void
gather(void *arg, struct block *block)
{
	struct gathering	*all = arg;

	if (block->kind != BLOCK_PARA)
		return;
	if (all->words.n > 0)
		buf_char(&all->words, ' ');
	buf_str(&all->words, para_plain(all->arena, block->as.para));
}

static struct str
blocks_words(struct arena *arena, struct blocks *blocks)
{
	struct gathering	 all = { .arena = arena };
	struct str		 kept;

	blocks_each(blocks, gather, &all);
	kept = buf_keep(&all.words, arena);
	buf_free(&all.words);
	return kept;
}

static void
recommend(struct cutting *cut, struct block *item, struct items *all)
{
	struct arena	*arena = cut->paper->arena;
	struct str	 number = roman(arena, all->n + 1);
	struct item	*words = &all->at[all->n++];

	*words = (struct item){ blocks_words(arena, &item->as.children),
	    item->place };
	if (!str_starts(words->text, "That "))
		diag_at(cut->paper->diags, DIAG_DECISION_THAT, item->place,
		    "(" STR_FMT ")", STR_ARG(number));
	item_number(cut->paper, item, str_printf(arena, "(" STR_FMT ")",
	    STR_ARG(number)));
}

static size_t
count_items(const struct blocks *blocks)
{
	size_t	n = 0;

	for (const struct block *at = blocks->first; at != NULL; at = at->next)
		if (at->kind == BLOCK_LIST)
			for (const struct block *item =
			    at->as.list->items.first; item != NULL;
			    item = item->next)
				n++;
	return n;
}

/* Before the part is finished: one that is empty recommends nothing. */
static void
read_recommendations(struct cutting *cut)
{
	struct blocks	*blocks = &cut->decision->parts[
			    PART_RECOMMENDATIONS].blocks;
	struct items	*all = &cut->decision->recommendations;

	all->at = arena_array(cut->paper->arena, count_items(blocks),
	    struct item);
	for (struct block *at = blocks->first; at != NULL; at = at->next) {
		if (at->kind != BLOCK_LIST || !at->as.list->numbered) {
			diag_at(cut->paper->diags, DIAG_DECISION_LIST,
			    at->place, "%s", "");
			continue;
		}
		for (struct block *item = at->as.list->items.first;
		    item != NULL; item = item->next)
			recommend(cut, item, all);
	}
}

/* ---- space ---- */

/* Items of a list stand as close as lines. */
static void
close_up(void *arg, struct block *block)
{
	(void)arg;
	if (block->kind == BLOCK_PARA)
		block->before = block->after = 0;
}

/* Space round each block of a part.  What follows a heading stands close to it,
 * and so does the second paragraph of a point. */
static void
space_part(struct blocks *blocks, enum report_part part)
{
	bool	close = true, more;

	for (struct block *at = blocks->first; at != NULL; at = at->next) {
		if (at->kind == BLOCK_PARA && at->tag == TAG_P) {
			more = part_forms[part].numbered &&
			    at->as.para->label == NULL;
			at->before = close || more ? SPACE_CLOSE : SPACE_POINTS;
			at->after = SPACE_CLOSE;
		} else if (at->kind == BLOCK_LIST &&
		    part != PART_RECOMMENDATIONS) {
			blocks_each(&at->as.list->items, close_up, NULL);
			at->before = at->after = SPACE_CLOSE;
		} else if (at->kind == BLOCK_TABLE) {
			at->before = at->after = SPACE_TABLE;
		}
		close = at->tag >= TAG_H1 && at->tag <= TAG_H6;
	}
}

/* ---- reading ---- */

static struct story_look
report_look(const struct paper *paper, struct place first)
{
	struct story_look	look = paper_story_look(paper, false);

	look.first = first;
	look.top_level = READ_LEVEL;
	look.numbered_from = 1;		/* so that text stands in */
	look.number_indent = HANG_COLUMN;
	look.between = SPACE_CLOSE;
	look.list_indent = 12;
	for (int i = 1; i < 6; i++) {
		look.heading[i] = (struct look){ FACE_MEDIUM, 12, 18, INK };
		look.heading_before[i] = SPACE_SUB;
		look.heading_after[i] = SPACE_CLOSE;
	}
	return look;
}

/* TEXT as blocks, its charts as wide as the page; false when there is no text
 * to speak of. */
static bool
read_blocks(struct paper *paper, struct str text, struct place place,
    struct blocks *out)
{
	struct story_look	look = report_look(paper, place);
	struct figures		figures = paper_figures(paper);
	double			width = paper->width;
	int			level = paper->level;
	bool			ok;

	paper->width = LIVE_WIDTH;
	paper->level = READ_LEVEL;	/* of a chart's title: one deeper */
	ok = story_read(paper->arena, place.file, text, &look, &figures, out,
	    paper->diags);
	paper->width = width;
	paper->level = level;
	return ok || out->first != NULL;
}

void
decision_parts(struct paper *paper, struct decision *decision, struct str text,
    struct place place)
{
	struct cutting	 cut = { .paper = paper, .decision = decision,
			     .at = PART__MAX, .point = 1 };
	struct blocks	 blocks = { 0 };
	struct part_text *statement;

	decision->parts = arena_array(paper->arena, PART__MAX,
	    struct part_text);
	if (!read_blocks(paper, text, place, &blocks))
		return;
	cut_blocks(&cut, &blocks);
	check_order(&cut);
	read_recommendations(&cut);
	for (int i = 0; i < PART__MAX; i++) {
		finish_part(&cut, (enum report_part)i);
		space_part(&decision->parts[i].blocks, (enum report_part)i);
	}
	statement = &decision->parts[PART_CONFIDENTIALITY];
	decision->confidentiality = (struct item){
		blocks_words(paper->arena, &statement->blocks),
		statement->place
	};
}

/* ---- on the page ---- */

void
decision_heading(struct paper *paper, const char *title, bool sub, int outline,
    struct blocks *out)
{
	struct look	 look = { FACE_MEDIUM, 12, 18, INK };
	struct block	*block;

	if (!sub) {
		look = paper_look(paper, SCALE_HEADING);
		look.pitch = 18;
	}
	block = blocks_add(out, block_para(paper->arena,
	    heading_tag(paper, sub ? 2 : 1), look, str_of(title)));
	block->as.para->left = HANG_COLUMN;
	block->before = sub ? SPACE_SUB : SPACE_PART;
	block->after = SPACE_CLOSE;
	block->keep_next = true;
	block->outline = sub ? 0 : outline;
	block->title = str_of(title);
}

/* Headings move from the level they were read with to the page's. */
static void
shift_level(void *arg, struct block *block)
{
	const int	*by = arg;
	int		 tag = (int)block->tag;

	if (tag < TAG_H1 || tag > TAG_H6)
		return;
	tag += *by;
	block->tag = tag > TAG_H6 ? TAG_H6 : (enum tag)tag;
}

void
part_make(struct paper *paper, const struct decision *decision,
    enum report_part part, int outline, struct blocks *out)
{
	struct blocks	blocks = decision->parts[part].blocks;
	int		by = paper->level + 1 - READ_LEVEL;

	if (decision->parts[part].place.line == 0)
		return;
	decision_heading(paper, part_forms[part].title, part_forms[part].sub,
	    outline, out);
	out->last->place = decision->parts[part].place;
	blocks_each(&blocks, shift_level, &by);
	blocks_join(out, &blocks);
}
