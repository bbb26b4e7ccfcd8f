/* glossary.c - a glossary: its terms in columns, each a link, then the entries.
 *
 * A term's FOLD is what it is put in order by, letter by letter as dictionaries
 * have it: small letters and digits; no accents, spaces or punctuation. */
#include <stdlib.h>

#include "paper/glossary_int.h"
#include "paper/hang_int.h"

/* The list of terms: columns, what is between them, and how many rows stand
 * beside each other at most, so that they are read down and fit a page. */
#define LIST_COLUMNS	3
#define LIST_GAP	17.0
#define LIST_ROWS	24
#define LIST_SPACE	3.5	/* above and below a term */

/* The settings of [glossary ID] in a layout; of the file's head. */
struct glossary_section {
	struct item	file, title;
};
struct glossary_head {
	struct item	title;
	struct items	sources;
};

struct entry {
	struct block	*heading;
	struct str	 fold, label;
	struct blocks	 text;
	struct entry	*next;
};

struct glossary {
	const struct glossary_head *head;
	struct blocks	 preface;	/* what stands before the first entry */
	struct entry	*entries;
	size_t		 n;
};

/* ---- the order of terms ---- */

/* Accented letters of the languages of Britain's papers, and what they count
 * as. */
static const struct {
	const char	*letters;
	char		 plain;
} accents[] = {
	{ "àáâãäåÀÁÂÃÄÅ", 'a' }, { "çÇ", 'c' }, { "èéêëÈÉÊË", 'e' },
	{ "ìíîïÌÍÎÏ", 'i' }, { "ñÑ", 'n' }, { "òóôõöøÒÓÔÕÖØ", 'o' },
	{ "ùúûüÙÚÛÜ", 'u' }, { "ẁẃŵẅẀẂŴẄ", 'w' }, { "ýÿŷỳÝŶỲŸ", 'y' },
};

/* The plain letter of CODE, or 0. */
static char
plain_letter(int32_t code)
{
	struct str	rest;

	if (code >= 'A' && code <= 'Z')
		return (char)(code - 'A' + 'a');
	if ((code >= 'a' && code <= 'z') || (code >= '0' && code <= '9'))
		return (char)code;
	for (size_t i = 0; i < sizeof(accents) / sizeof(accents[0]); i++) {
		rest = str_of(accents[i].letters);
		while (rest.n > 0)
			if (utf8_next(&rest) == code)
				return accents[i].plain;
	}
	return 0;
}

static struct str
fold_of(struct arena *arena, struct str term)
{
	struct buf	fold = { 0 };
	char		letter;

	while (term.n > 0) {
		letter = plain_letter(utf8_next(&term));
		if (letter != 0)
			buf_char(&fold, letter);
	}
	return buf_take(&fold, arena);
}

/*
 * The longest run of entries, not next to each other, that is in order: all but
 * the fewest that must move.  HEADS[n] is the entry with the largest fold that
 * begins a run of n + 1, AFTER[i] what follows entry i in its run (or N), found
 * from the last entry to the first, so that of two that have changed places the
 * later one is to move.  Marks the run in KEPT.
 */
static void
find_ordered(struct arena *arena, struct entry *const *entries, size_t n,
    bool *kept)
{
	size_t	*heads = arena_array(arena, n, size_t);
	size_t	*after = arena_array(arena, n, size_t);
	size_t	 longest = 0, low, high, middle;

	for (size_t i = n; i-- > 0;) {
		for (low = 0, high = longest; low < high;) {
			middle = (low + high) / 2;
			if (str_cmp(entries[heads[middle]]->fold,
			    entries[i]->fold) >= 0)
				low = middle + 1;
			else
				high = middle;
		}
		after[i] = low > 0 ? heads[low - 1] : n;
		heads[low] = i;
		if (low == longest)
			longest++;
	}
	if (longest == 0)
		return;
	for (size_t i = heads[longest - 1]; i < n; i = after[i])
		kept[i] = true;
}

/* Say where entry I of N should stand: before the first one in order that comes
 * after it. */
static void
say_order(struct paper *paper, struct entry *const *entries, size_t n,
    const bool *kept, size_t i)
{
	struct str	term = entries[i]->heading->title;
	size_t		at = 0;

	while (at < n && (!kept[at] ||
	    str_cmp(entries[at]->fold, entries[i]->fold) <= 0))
		at++;
	if (at < n)
		diag_at(paper->diags, DIAG_GLOSSARY_ORDER,
		    entries[i]->heading->place,
		    STR_FMT " belongs before " STR_FMT, STR_ARG(term),
		    STR_ARG(entries[at]->heading->title));
	else
		diag_at(paper->diags, DIAG_GLOSSARY_ORDER,
		    entries[i]->heading->place, STR_FMT " belongs last",
		    STR_ARG(term));
}

static void
check_order(struct paper *paper, struct entry *const *entries, size_t n)
{
	bool	*kept = arena_array(paper->arena, n, bool);

	find_ordered(paper->arena, entries, n, kept);
	for (size_t i = 0; i < n; i++)
		if (!kept[i])
			say_order(paper, entries, n, kept, i);
}

/* ---- duplicates ---- */

static int
by_fold(const void *a, const void *b)
{
	const struct entry	*left = *(struct entry *const *)a;
	const struct entry	*right = *(struct entry *const *)b;
	int			 order = str_cmp(left->fold, right->fold);

	/* In the order of the file, so that the later one is said. */
	return order != 0 ? order :
	    left->heading->place.line - right->heading->place.line;
}

/* One that stands there again is no place to lead to.  Leaves the entries
 * SORTED. */
static void
check_twice(struct paper *paper, struct entry **sorted, size_t n)
{
	qsort(sorted, n, sizeof(*sorted), by_fold);
	for (size_t i = 1; i < n; i++) {
		if (!str_eq(sorted[i]->fold, sorted[i - 1]->fold))
			continue;
		diag_at(paper->diags, DIAG_GLOSSARY_TWICE,
		    sorted[i]->heading->place, STR_FMT ", also on line %d",
		    STR_ARG(sorted[i]->heading->title),
		    sorted[i - 1]->heading->place.line);
		sorted[i]->label = STR("");
	}
}

/* ---- reading ---- */

/* A label may be named in texts: [care order](#glossary-careorder). */
static struct str
term_label(struct paper *paper, const struct section *section, struct str fold)
{
	struct str	id = section->id.text;

	return str_printf(paper->arena, STR_FMT "-" STR_FMT,
	    STR_ARG(id.n > 0 ? id : str_of(section->kind->name)),
	    STR_ARG(fold));
}

static void
split_entries(struct paper *paper, const struct section *section,
    struct blocks *blocks, struct glossary *glossary)
{
	struct entry	**next = &glossary->entries, *entry = NULL;
	struct block	*after;

	for (struct block *at = blocks->first; at != NULL; at = after) {
		after = at->next;
		at->next = NULL;
		if (at->tag != HANG_TAG) {
			blocks_add(entry != NULL ? &entry->text :
			    &glossary->preface, at);
			continue;
		}
		entry = arena_make(paper->arena, struct entry);
		entry->heading = at;
		entry->fold = fold_of(paper->arena, at->title);
		entry->label = term_label(paper, section, entry->fold);
		*next = entry;
		next = &entry->next;
		glossary->n++;
	}
}

static void
check_entries(struct paper *paper, const struct glossary *glossary,
    struct place place)
{
	struct entry	**entries = arena_array(paper->arena, glossary->n,
			    struct entry *);
	size_t		  n = 0;

	if (glossary->n == 0)
		diag_at(paper->diags, DIAG_GLOSSARY_EMPTY, place, "%s", "");
	for (struct entry *at = glossary->entries; at != NULL; at = at->next) {
		entries[n++] = at;
		if (at->text.first == NULL)
			diag_at(paper->diags, DIAG_GLOSSARY_BARE,
			    at->heading->place, STR_FMT,
			    STR_ARG(at->heading->title));
	}
	check_order(paper, entries, n);
	check_twice(paper, entries, n);
}

static bool
glossary_read(struct paper *paper, const struct section *section,
    struct item file, struct glossary *glossary)
{
	const struct section	*head;
	struct blocks		 blocks = { 0 };
	struct str		 source, body;
	struct place		 at;
	char			*path = str_dup(paper->arena, file.text);

	if (file.text.n == 0)		/* a missing key: said */
		return false;
	if (!text_source(paper, path, file.place, &source))
		return false;
	head = head_read(paper->arena, path, source, &kind_glossary_head, &body,
	    &at, paper->diags);
	*glossary = (struct glossary){ .head = head->settings };
	hang_read(paper, body, at, &blocks);
	split_entries(paper, section, &blocks, glossary);
	check_entries(paper, glossary, head->place);
	return true;
}

/* ---- the list of terms ---- */

static struct block *
list_term(struct paper *paper, const struct entry *entry)
{
	struct look	 look = paper_look(paper, SCALE_STEPS);
	struct block	*item = block_new(paper->arena, BLOCK_GROUP, TAG_TOCI);
	struct block	*term;

	look.colour = paper->pack->accent;
	term = block_para(paper->arena, TAG_REFERENCE, look,
	    entry->heading->title);
	if (entry->label.n > 0 && term->as.para->first != NULL)
		term->as.para->first->link = str_printf(paper->arena,
		    "#" STR_FMT, STR_ARG(entry->label));
	term->before = term->after = LIST_SPACE;
	blocks_add(&item->as.children, term);
	return item;
}

/* How high each of N terms is, and all of them. */
static double
list_heights(struct paper *paper, struct block *const *terms, size_t n,
    double width, double *heights)
{
	struct blocks	one;
	double		all = 0;

	for (size_t i = 0; i < n; i++) {
		one = (struct blocks){ terms[i], terms[i] };
		heights[i] = blocks_height(paper->arena, &one, width,
		    &paper->build->metrics) + LIST_SPACE;
		all += heights[i];
	}
	return all;
}

/* The next N terms from ENTRY, down one column and then the next, in columns as
 * high as each other.  The term behind them. */
static const struct entry *
list_rows(struct paper *paper, const struct entry *entry, size_t n,
    struct blocks *out)
{
	struct block	 *block = block_columns_even(paper->arena, LIST_COLUMNS,
			    paper->width, LIST_GAP);
	struct block	**terms = arena_array(paper->arena, n, struct block *);
	double		 *heights = arena_array(paper->arena, n, double);
	double		  all, so_far = 0;
	size_t		  column;

	for (size_t i = 0; i < n; i++, entry = entry->next)
		terms[i] = list_term(paper, entry);
	all = list_heights(paper, terms, n, block->as.columns->widths[0],
	    heights);
	for (size_t i = 0; i < n; i++) {
		/* The column that its middle is in. */
		column = (size_t)((so_far + heights[i] / 2) * LIST_COLUMNS /
		    all);
		blocks_add(&block->as.columns->blocks[column], terms[i]);
		so_far += heights[i];
	}
	blocks_add(out, block);
	return entry;
}

static void
list_rule(struct paper *paper, double before, struct blocks *out)
{
	struct block	*rule = block_rule(paper->arena, rule_ink);

	rule->before = before;
	rule->after = LIST_SPACE;
	blocks_add(out, rule);
}

static void
list_terms(struct paper *paper, const struct glossary *glossary,
    struct blocks *out)
{
	struct block		*toc = block_new(paper->arena, BLOCK_GROUP,
				    TAG_TOC);
	const struct entry	*entry = glossary->entries;
	size_t			 left = glossary->n, n;

	if (glossary->n == 0)
		return;
	list_rule(paper, 10, out);
	for (; left > 0; left -= n) {
		n = left < LIST_COLUMNS * LIST_ROWS ? left :
		    LIST_COLUMNS * LIST_ROWS;
		entry = list_rows(paper, entry, n, &toc->as.children);
	}
	blocks_add(out, toc);
	list_rule(paper, LIST_SPACE, out);
}

/* ---- entries and sources ---- */

static void
make_entry(struct paper *paper, struct entry *entry, struct blocks *out)
{
	struct block	*group = block_new(paper->arena, BLOCK_GROUP, TAG_SECT);

	entry->heading->outline = HANG_OUTLINE;
	entry->heading->label = entry->label;
	text_hang(paper, entry->heading, &entry->text);
	blocks_add(&group->as.children, entry->heading);
	blocks_join(&group->as.children, &entry->text);
	blocks_add(out, group);
}

static void
make_sources(struct paper *paper, const struct items *sources,
    struct blocks *out)
{
	struct story_look	 look = hang_look(paper);
	struct block		*group, *heading;
	struct blocks		 lines = { 0 };

	if (sources->n == 0)
		return;
	for (size_t i = 0; i < sources->n; i++)
		blocks_add(&lines, text_line(paper, TAG_P, look.prose,
		    sources->at[i]));
	group = blocks_add(out, block_new(paper->arena, BLOCK_GROUP, TAG_SECT));
	heading = blocks_add(&group->as.children, block_para(paper->arena,
	    HANG_TAG, look.heading[0], STR("Sources")));
	heading->keep_next = true;
	heading->outline = HANG_OUTLINE;
	heading->title = STR("Sources");
	text_hang(paper, heading, &lines);
	blocks_join(&group->as.children, &lines);
}

/* ---- the pages ---- */

/* What the layout calls it; else what the file does. */
static struct item
title_of(const struct section *section, const struct glossary *glossary)
{
	const struct item	*title = section_field(section, "title");

	return title != NULL && title->text.n > 0 ? *title :
	    glossary->head->title;
}

void
glossary_make(struct paper *paper, const struct section *section,
    struct item file, struct blocks *out)
{
	struct glossary	 glossary;
	struct item	 none = { 0 };
	int		 before = paper->orientation;

	if (!glossary_read(paper, section, file, &glossary))
		return;
	paper->orientation = SHEET_PORTRAIT;
	paper->document.prose = true;
	page_begin(paper, section, title_of(section, &glossary), none, out);
	blocks_indent(&glossary.preface, HANG_COLUMN);
	blocks_join(out, &glossary.preface);
	list_terms(paper, &glossary, out);
	for (struct entry *at = glossary.entries; at != NULL; at = at->next)
		make_entry(paper, at, out);
	make_sources(paper, &glossary.head->sources, out);
	paper->orientation = before;
}

/* ---- [glossary] ---- */

static void
make_glossary(struct paper *paper, const struct section *section,
    struct blocks *out)
{
	const struct glossary_section	*settings = section->settings;

	glossary_make(paper, section, settings->file, out);
}

static const struct key head_keys[] = {
	{ "title", KEY_TEXT, offsetof(struct glossary_head, title), "Glossary",
	  NULL, "The page's title, where the layout gives none." },
	{ "sources", KEY_LINES, offsetof(struct glossary_head, sources), NULL,
	  NULL,
	  "Where the explanations come from, one to a line, at the end." },
	{ .name = NULL }
};
const struct kind kind_glossary_head = {
	.name = "glossary",
	.about = "Heads the file of a glossary. Each # heading is a term, in "
	    "order letter by letter: spaces, punctuation and accents do not "
	    "count. The list of terms is made from them.",
	.single = true,
	.size = sizeof(struct glossary_head),
	.keys = head_keys,
};

static const struct key glossary_keys[] = {
	{ "file", KEY_FILE, offsetof(struct glossary_section, file),
	  REQUIRED_KEY, NULL, "The Markdown file, with a head [glossary]." },
	{ "title", KEY_TEXT, offsetof(struct glossary_section, title), NULL,
	  NULL, "The page's title; else the one in the file's head." },
	{ .name = NULL }
};
static const struct act act_glossary = { make_glossary, true };
const struct kind kind_glossary = {
	.name = "glossary",
	.about = "A glossary: its terms, each a link, then their explanations. "
	    "In a pack it is an appendix: [appendix ID] with the same file.",
	.size = sizeof(struct glossary_section),
	.keys = glossary_keys,
	.act = &act_glossary,
};
