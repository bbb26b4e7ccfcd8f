/*
 * decision_cut.c - the text of a decision report, cut at its headings into the
 * parts that every report has in the same order.
 */
#include "paper/decision_int.h"

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

bool
part_is_there(const struct decision *decision, enum report_part part)
{
	return decision->parts[part].place.line > 0;
}

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
	struct item	 words = item_at(para_plain(arena, block->as.para),
			     block->place);
	int		 depth = (int)block->tag - TAG_H1 + 1 - PART_LEVEL;
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
		if (tag_is_heading(block->tag))
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

/* A part whose sections, up to the LAST, are as fixed as itself, and where text
 * belongs that stands under none of them. */
static const struct {
	enum report_part	 part, last;
	const char		*belongs;
} within[] = {
	{ PART_RESOURCES, PART_CAPITAL_PROPERTY, "put it under ## Capital/"
	  "revenue or ## Property/other, or one "
	  "## Capital/revenue/property/other" },
	{ PART_LEGAL, PART_OTHER_LEGAL, "put it under ## Statutory power to "
	  "undertake proposals in the report or ## Other legal implications" },
};

/* Whether PART has text and no section that could carry it; then these are not
 * asked for one by one. */
static bool
part_is_bare(const struct cutting *cut, size_t i)
{
	if (cut->decision->parts[within[i].part].blocks.first == NULL)
		return false;
	for (int at = (int)within[i].part + 1; at <= (int)within[i].last; at++)
		if (part_is_there(cut->decision, (enum report_part)at))
			return false;
	return true;
}

static bool
stands_in_bare(const struct cutting *cut, enum report_part part)
{
	for (size_t i = 0; i < sizeof(within) / sizeof(*within); i++)
		if (part > within[i].part && part <= within[i].last &&
		    part_is_bare(cut, i))
			return true;
	return false;
}

static void
check_bare(struct cutting *cut)
{
	const struct part_text	*text;
	struct place		 place;

	for (size_t i = 0; i < sizeof(within) / sizeof(*within); i++) {
		if (!part_is_bare(cut, i))
			continue;
		text = &cut->decision->parts[within[i].part];
		place = text->blocks.first->place.line > 0 ?
		    text->blocks.first->place : text->place;
		diag_at(cut->paper->diags, DIAG_DECISION_BARE, place, "%s",
		    within[i].belongs);
	}
}

/* Whether PART must be there, seeing what else is. */
static bool
part_is_wanted(const struct cutting *cut, enum report_part part)
{
	if (stands_in_bare(cut, part))
		return false;		/* said of the text */
	switch (part) {
	case PART_CAPITAL:
	case PART_PROPERTY:
		return part_is_there(cut->decision, PART_RESOURCES) &&
		    !part_is_there(cut->decision, PART_CAPITAL_PROPERTY);
	case PART_CAPITAL_PROPERTY:
		return false;
	case PART_POWER:
	case PART_OTHER_LEGAL:
		return part_is_there(cut->decision, PART_LEGAL);
	default:
		return true;
	}
}

/* Say of the parts from FIRST on that are missing before the next one that is kept,
 * in their order; how far this goes. */
static int
check_missing(struct cutting *cut, int first)
{
	struct buf	 lacks = { 0 };
	struct place	 place;
	const char	*where;
	int		 i = first;

	where = place_for(cut, (enum report_part)first, &place);
	do {
		if (!part_is_there(cut->decision, (enum report_part)i) &&
		    part_is_wanted(cut, (enum report_part)i))
			buf_printf(&lacks, "%s%s", lacks.n > 0 ? ", then " : "",
			    part_shown(cut->paper->arena,
			    (enum report_part)i));
		i++;
	} while (i < PART__MAX && !cut->kept[i]);
	if (lacks.n > 0)
		diag_at(cut->paper->diags, DIAG_DECISION_MISSING, place,
		    "%s, %s", lacks.s, where);
	buf_free(&lacks);
	return i;
}

static void
check_order(struct cutting *cut)
{
	struct arena		*arena = cut->paper->arena;
	struct diags		*diags = cut->paper->diags;
	struct place		 place;
	const char		*where;

	keep_order(cut);
	check_bare(cut);
	for (int i = 0; i < PART__MAX; i++) {
		where = place_for(cut, (enum report_part)i, &place);
		if (part_is_there(cut->decision, (enum report_part)i) &&
		    !cut->kept[i])
			diag_at(diags, DIAG_DECISION_ORDER,
			    cut->decision->parts[i].place, "%s belongs %s",
			    part_shown(arena, (enum report_part)i), where);
	}
	for (int i = 0; i < PART__MAX; i = check_missing(cut, i))
		continue;
	if (part_is_there(cut->decision, PART_CAPITAL_PROPERTY) &&
	    (part_is_there(cut->decision, PART_CAPITAL) ||
	    part_is_there(cut->decision, PART_PROPERTY)))
		diag_at(diags, DIAG_DECISION_TWICE,
		    cut->decision->parts[PART_CAPITAL_PROPERTY].place,
		    "%s has what stands in its parts",
		    part_shown(arena, PART_CAPITAL_PROPERTY));
}

void
decision_cut(struct paper *paper, struct decision *decision,
    struct blocks *blocks)
{
	struct cutting	cut = { .paper = paper, .decision = decision,
			    .at = PART__MAX };

	cut_blocks(&cut, blocks);
	check_order(&cut);
}
