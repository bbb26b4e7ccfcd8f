/* minutes_read.c - a file of minutes: its head, its items, what was resolved.
 *
 * A minute is one numbered item.  What the Panel RESOLVED stands in a paragraph
 * that begins with the word and runs on, or in the list behind it. */
#include <string.h>

#include "paper/hang_int.h"
#include "paper/minutes_int.h"

struct reading {
	struct paper		 *paper;
	struct minutes		 *minutes;
	struct minute		**next;
	struct resolution	**next_resolution;
	/* Of the item being read: */
	int			  number;	/* resolutions so far */
	struct resolution	 *only;		/* the first, while it has no */
	struct para		 *only_para;	/* number, and where it stands */
};

static const char	word[] = "RESOLVED";
#define WORD	(sizeof(word) - 1)

#define FIRST_MOST	9999

/* ---- resolutions ---- */

static struct str
first_word(struct str text)
{
	return str_cut(&text, ' ');
}

/* Whether TEXT begins with "that". */
static bool
says_that(struct str text)
{
	return str_starts_nocase(text, "that") &&
	    (text.n == 4 || !char_is_letter(text.s[4]));
}

/* TEXT, which runs on behind RESOLVED, as the sentence it is. */
static struct str
sentence(struct arena *arena, struct str text)
{
	return says_that(text) ? str_printf(arena, "That%.*s",
	    (int)text.n - 4, text.s + 4) : text;
}

/* Words that begin how something was resolved: "by seven votes to two".  So does
 * what stands in brackets. */
static const char *const	manners[] = {
	"accordingly", "again", "also", "by", "formally", "further", "in",
	"jointly", "nem", "nem.", "on", "therefore", "unanimously", "with",
};

/* Whether TEXT begins with how it was resolved, not with what. */
static bool
says_how(struct str text)
{
	struct str	first = first_word(text);

	while (first.n > 0 && strchr(",:;", first.s[first.n - 1]) != NULL)
		first.n--;
	for (size_t i = 0; i < sizeof(manners) / sizeof(*manners); i++)
		if (str_is_nocase(first, manners[i]))
			return true;
	return str_starts(first, "(");
}

/* What was resolved, of TEXT that may say first how: "unanimously that ...".
 * Those words stay on the page alone.  All of it, when there is no "that". */
static struct str
behind_manner(struct str text)
{
	struct str	rest = text, at;

	if (!says_how(text))
		return text;
	while (rest.n > 0) {
		at = rest;
		if (says_that(at))
			return at;
		str_cut(&rest, ' ');
	}
	return text;
}

/* The number of a resolution hangs before the text, as an item's does: "iv)",
 * whatever the file has. */
static void
hang_number(struct paper *paper, struct para *para, int number)
{
	para_number(paper, para, str_printf(paper->arena, STR_FMT ")",
	    STR_ARG(roman_small(paper->arena, number))));
}

/* Number ADDED, which begins with PARA (NULL: with something else): always when
 * it is LISTED, else only beside others of its item. */
static void
resolution_number(struct reading *reading, struct resolution *added,
    struct para *para, bool listed)
{
	if (reading->number++ == 0 && !listed) {
		reading->only = added;
		reading->only_para = para;
		return;
	}
	if (reading->only != NULL) {
		reading->only->number = 1;
		hang_number(reading->paper, reading->only_para, 1);
		reading->only = NULL;
	}
	added->number = reading->number;
	if (para != NULL)
		hang_number(reading->paper, para, added->number);
}

/* NULL, said, when there are no words. */
static struct resolution *
resolution_add(struct reading *reading, const struct minute *minute,
    struct str text, struct place place)
{
	struct arena		*arena = reading->paper->arena;
	struct resolution	*added = arena_make(arena, struct resolution);

	if (text.n == 0) {		/* an item of a list with no words */
		diag_at(reading->paper->diags, DIAG_MINUTES_RESOLVED, place,
		    STR_FMT, STR_ARG(minute->heading->title));
		return NULL;
	}
	if (!says_that(text))
		diag_at(reading->paper->diags, DIAG_MINUTES_THAT, place,
		    STR_FMT, STR_ARG(first_word(text)));
	*added = (struct resolution){
		.held = reading->minutes->head->held.date,
		.minute = minute->number,
		.title = minute->heading->title,
		.text = sentence(arena, text),
		.place = place,
	};
	*reading->next_resolution = added;
	reading->next_resolution = &added->next;
	return added;
}

/* A list of resolutions, in place.  One that begins with no paragraph keeps the
 * number that the file gave it. */
static void
read_several(struct reading *reading, const struct minute *minute,
    struct block *list)
{
	struct arena		*arena = reading->paper->arena;
	struct resolution	*added;
	struct block		*first;
	struct para		*para;

	list->as.list->numbering = NUMBERING_LOWER_ROMAN;
	for (struct block *item = list->as.list->items.first; item != NULL;
	    item = item->next) {
		first = item->as.children.first;
		added = resolution_add(reading, minute, blocks_words(arena,
		    &item->as.children), item->place);
		if (added == NULL)
			continue;
		para = first->kind == BLOCK_PARA ? first->as.para : NULL;
		resolution_number(reading, added, para, true);
		if (para != NULL)
			blocks_indent(&item->as.children, -para->left);
	}
}

/* Whether PARA begins with the word: in capitals, or in bold type. */
static bool
begins_resolved(const struct para *para)
{
	const struct span	*first = para->first;

	if (first == NULL || first->kind != SPAN_TEXT || first->text.n < WORD ||
	    (first->text.n > WORD && char_is_letter(first->text.s[WORD])))
		return false;
	return str_starts(first->text, word) || (first->tag == TAG_STRONG &&
	    str_starts_nocase(first->text, word));
}

/* The word stands in bold capitals, also when it was not written so. */
static void
embolden(struct arena *arena, struct para *para)
{
	struct span	*first = para->first, *rest;

	if (first->tag != TAG_STRONG && first->text.n > WORD) {
		rest = arena_make(arena, struct span);
		*rest = *first;
		rest->text = str_from(rest->text, WORD);
		first->next = rest;
		if (para->last == first)
			para->last = rest;
		first->text.n = WORD;
	}
	if (!str_starts(first->text, word))
		first->text = str_printf(arena, "%s%.*s", word,
		    (int)(first->text.n - WORD), first->text.s + WORD);
	first->tag = TAG_STRONG;
	first->look.face = FACE_BOLD;
}

/* What stands behind RESOLVED in TEXT. */
static struct str
behind_word(struct str text)
{
	text = str_trim(str_from(text, WORD));
	if (text.n > 0 && (text.s[0] == ':' || text.s[0] == ','))
		text = str_trim(str_from(text, 1));
	return text;
}

/* Whether what stands behind RESOLVED only leads up to a list, which may FOLLOW:
 * nothing, "that", or how it was resolved. */
static bool
leads_to_list(struct str text, bool follows)
{
	bool	colon = text.n > 0 && text.s[text.n - 1] == ':';

	text.n -= colon;
	return text.n == 0 || str_is_nocase(text, "that") ||
	    (follows && says_how(text) && (colon ||
	    first_word(text).n == text.n));
}

/* The paragraph BLOCK begins with RESOLVED.  True when the block behind it was
 * read as well. */
static bool
read_resolved(struct reading *reading, const struct minute *minute,
    struct block *block)
{
	struct arena	*arena = reading->paper->arena;
	struct block	*list = block->next;
	struct str	 text = behind_manner(behind_word(para_plain(arena,
			    block->as.para)));
	struct resolution *added;

	embolden(arena, block->as.para);
	if (list != NULL && list->kind != BLOCK_LIST)
		list = NULL;
	if (leads_to_list(text, list != NULL)) {
		if (list == NULL) {
			diag_at(reading->paper->diags, DIAG_MINUTES_RESOLVED,
			    block->place, STR_FMT,
			    STR_ARG(minute->heading->title));
			return false;
		}
		block->keep_next = true;
		read_several(reading, minute, list);
		return true;
	}
	if (list == NULL || !str_ends(text, ":"))
		list = NULL;
	else		/* "RESOLVED that the Panel ask for:" and its bullets */
		text = str_printf(arena, STR_FMT " " STR_FMT, STR_ARG(text),
		    STR_ARG(blocks_words(arena, &list->as.list->items)));
	added = resolution_add(reading, minute, text, block->place);
	resolution_number(reading, added, block->as.para, false);
	return list != NULL;
}

static void
read_resolutions(struct reading *reading, const struct minute *minute)
{
	reading->number = 0;
	reading->only = NULL;
	for (struct block *at = minute->text.first; at != NULL; at = at->next)
		if (at->kind == BLOCK_PARA && begins_resolved(at->as.para) &&
		    read_resolved(reading, minute, at))
			at = at->next;
}

/* ---- items ---- */

static struct minute *
minute_new(struct reading *reading, struct block *heading, int number)
{
	struct minute	*minute = arena_make(reading->paper->arena,
			    struct minute);

	minute->number = number;
	minute->heading = heading;
	*reading->next = minute;
	reading->next = &minute->next;
	return minute;
}

/* Text before the first item would stand under no number: it is left out. */
static void
split_items(struct reading *reading, struct blocks *blocks)
{
	struct minute	*minute = NULL;
	struct block	*next;
	int		 number = reading->minutes->first_item;
	bool		 said = false;

	for (struct block *at = blocks->first; at != NULL; at = next) {
		next = at->next;
		at->next = NULL;
		if (at->tag == HANG_TAG)
			minute = minute_new(reading, at, number++);
		else if (minute != NULL)
			blocks_add(&minute->text, at);
		else if (!said) {
			diag_at(reading->paper->diags, DIAG_MINUTES_HEADING,
			    at->place, "%s", "the first item has none");
			said = true;
		}
	}
}

/* A "#" with no words behind it is no heading to anybody but its author. */
static void
find_bare_headings(struct reading *reading, struct str body, struct place at)
{
	struct str	line;
	size_t		n;

	for (; body.n > 0; at.line++, at.col = 1) {
		line = str_trim(str_cut(&body, '\n'));
		for (n = 0; n < line.n && line.s[n] == '#'; n++)
			continue;
		if (n > 0 && n == line.n)
			diag_at(reading->paper->diags, DIAG_MINUTES_HEADING, at,
			    STR_FMT, STR_ARG(line));
	}
}

static void
read_body(struct reading *reading, struct str body, struct place at)
{
	struct blocks	blocks = { 0 };

	hang_read(reading->paper, body, at, &blocks);
	find_bare_headings(reading, body, at);
	split_items(reading, &blocks);
	for (const struct minute *minute = reading->minutes->items;
	    minute != NULL; minute = minute->next)
		read_resolutions(reading, minute);
	if (reading->minutes->items == NULL)
		diag_at(reading->paper->diags, DIAG_MINUTES_EMPTY, at, "%s",
		    "");
}

/* More than a year has would be a slip, and could be too large to count on. */
static int
first_item(struct paper *paper, struct place place, int number)
{
	if (number <= FIRST_MOST)	/* 0: a missing key, said */
		return number;
	diag_at(paper->diags, DIAG_MINUTES_FIRST, place, "%d", number);
	return 1;
}

struct minutes *
minutes_read(struct paper *paper, struct item file)
{
	struct minutes		*minutes;
	const struct section	*head;
	struct reading		 reading;
	struct str		 source, body;
	struct place		 at;
	char			*path;

	if (file.text.n == 0)		/* a missing key: said */
		return NULL;
	path = str_dup(paper->arena, file.text);
	if (!text_source(paper, path, file.place, &source))
		return NULL;
	minutes = arena_make(paper->arena, struct minutes);
	head = head_read(paper->arena, path, source, &kind_minutes_head, &body,
	    &at, paper->diags);
	minutes->head = head->settings;
	minutes->place = head->place;
	minutes->first_item = first_item(paper, minutes->place,
	    minutes->head->first_item);
	reading = (struct reading){ .paper = paper, .minutes = minutes,
	    .next = &minutes->items,
	    .next_resolution = &minutes->resolutions };
	read_body(&reading, body, at);
	return minutes;
}

const struct resolution *
paper_resolutions(struct paper *paper)
{
	const struct layout	*layout = paper->build->layout;
	struct resolution	*first = NULL, **next = &first;
	struct minutes		*minutes;
	const struct minutes_section *section;
	bool			 any = false;

	for (const struct section *at = layout->first; at != NULL;
	    at = at->next) {
		if (at->kind != &kind_minutes)
			continue;
		any = true;
		section = at->settings;
		minutes = minutes_read(paper, section->file);
		if (minutes == NULL)
			continue;
		*next = minutes->resolutions;
		while (*next != NULL)
			next = &(*next)->next;
	}
	if (!any)
		diag_at(paper->diags, DIAG_NO_MINUTES, paper->place, "%s", "");
	return first;
}

/* ---- the head ---- */

static const struct key head_keys[] = {
	{ "panel", KEY_TEXT, offsetof(struct minutes_head, panel), REQUIRED_KEY,
	  NULL, "The panel that met." },
	{ "held", KEY_DATE, offsetof(struct minutes_head, held), REQUIRED_KEY,
	  NULL, "The day it met." },
	{ "first-item", KEY_WHOLE, offsetof(struct minutes_head, first_item),
	  REQUIRED_KEY, NULL, "The number of the first item: items are "
	  "numbered on through the municipal year." },
	{ "book-page", KEY_WHOLE, offsetof(struct minutes_head, book_page), "0",
	  "99999", "The number of the first page in the minute book, printed "
	  "beside the pack's; 0 prints none." },
	{ "present", KEY_LINES, offsetof(struct minutes_head, present),
	  REQUIRED_KEY, NULL,
	  "Members present, one to a line, the Chair marked." },
	{ "apologies", KEY_LINES, offsetof(struct minutes_head, apologies),
	  NULL, NULL, "Members who sent apologies, one to a line." },
	{ "appointed-apologies", KEY_LINES, offsetof(struct minutes_head,
	  appointed), NULL, NULL, "Appointed members who sent apologies." },
	{ "attending", KEY_LINES, offsetof(struct minutes_head, attending),
	  NULL, NULL, "Who else attended." },
	{ .name = NULL }
};
const struct kind kind_minutes_head = {
	.name = "minutes",
	.about = "Heads the file of the minutes of one meeting. Each # heading "
	    "is a numbered item. A paragraph that begins with **RESOLVED** "
	    "runs on with what was resolved; with nothing behind the word, a "
	    "list of resolutions follows.",
	.single = true,
	.size = sizeof(struct minutes_head),
	.keys = head_keys,
};
