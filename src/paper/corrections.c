/*
 * corrections.c - [corrections]: the note of an issue that takes the place of
 * others, on what those printed otherwise.  A layout may give it a place and words
 * of its own; else it stands at the end.
 */
#include "paper/bind_int.h"
#include "paper/corrections_int.h"
#include "paper/plate_int.h"

/* The settings of [corrections]. */
struct corrections_settings {
	struct item	title, text;
};

static const char	title_words[] = "Corrections";
static const char	text_words[] = "What earlier issues printed "
    "otherwise, with their pages.";
static const char	changed_words[] = "\xE2\x80\x98" "Changed\xE2\x80\x99: "
    "tables by category, targets, others\xE2\x80\x99 figures and the like are "
    "not listed one by one.";

/* What symbols stand beside figures, each once, and what stands instead of
 * them. */
static struct str
marks_words(struct paper *paper, const struct corrections *all)
{
	struct buf	out = { 0 };
	bool		seen[SYMBOL__MAX] = { false }, changed = false;

	for (size_t i = 0; i < all->n; i++) {
		changed |= all->at[i].what != CORRECTED_FIGURE;
		seen[all->at[i].was.symbol] = true;
		seen[all->at[i].now.symbol] = true;
	}
	if (changed)
		buf_printf(&out, "%s ", changed_words);
	for (int i = SYMBOL_NONE + 1; i < SYMBOL_TBC; i++)
		if (seen[i])
			buf_printf(&out, "[%s]: %s. ", symbol_word(
			    (enum symbol)i), symbol_meaning((enum symbol)i));
	return str_trim(buf_take(&out, paper->arena));
}

static void
add_table(struct paper *paper, const struct section *section,
    struct blocks *out)
{
	const struct corrections	*all = corrections_read(paper);
	struct blocks			 table = { 0 };
	unsigned			 reading = reading_begin(paper);

	blocks_add(&table, corrections_table(paper, section, all))->place =
	    section->place;
	reading_also(paper, reading, all->reading);
	reading_end(paper, reading, &table);
	blocks_join(out, &table);
	plate_foot(paper, marks_words(paper, all), out);
}

/* Title and text as a table within a page has them. */
static void
add_head(struct paper *paper, const struct section *section,
    struct blocks *out)
{
	const struct corrections_settings	*settings = section->settings;
	struct block				*block;

	plate_head(paper, settings->title.text, STR(""), out);
	if (settings->text.text.n == 0)
		return;
	block = blocks_add(out, text_line(paper, TAG_P, paper_look(paper,
	    SCALE_SMALL), settings->text));
	block->after = 6;
	block->keep_next = true;
}

static void
make_corrections(struct paper *paper, const struct section *section,
    struct blocks *out)
{
	const struct corrections_settings	*settings = section->settings;

	/* A pack has one note, for all that it binds. */
	if (!corrections_noted(paper) || paper->build->whole != NULL)
		return;
	if (section->held)
		add_head(paper, section, out);
	else {
		page_begin(paper, section, settings->title, settings->text,
		    out);
		if (section->id.text.n == 0)	/* behind the sheet */
			out->first->next->label = STR(CORRECTIONS_LABEL);
	}
	add_table(paper, section, out);
}

/* ---- at the end ---- */

/* What the layout has of it, or else all as usual. */
static const struct section *
note_section(struct paper *paper)
{
	const struct section		*own = layout_first(paper->build->layout,
					    &kind_corrections);
	struct section			*section;
	struct corrections_settings	*settings;

	if (own != NULL)
		return own;
	section = arena_make(paper->arena, struct section);
	settings = arena_make(paper->arena, struct corrections_settings);
	*settings = (struct corrections_settings){
		.title = { STR(title_words), paper->place },
		.text = { STR(text_words), paper->place },
	};
	*section = (struct section){ .kind = &kind_corrections,
	    .place = paper->place, .settings = settings };
	return section;
}

bool
corrections_entry(struct paper *paper, struct str *title, struct str *label)
{
	if (paper->build->whole != NULL || paper->bound != NULL ||
	    layout_has(paper->build->layout, &kind_corrections) ||
	    !corrections_noted(paper))
		return false;
	*title = STR(title_words);
	*label = STR(CORRECTIONS_LABEL);
	return true;
}

/* What OUT has from its last sheet on; nothing when that is none to go on with,
 * as a cover is. */
static struct blocks
last_sheet(const struct blocks *out)
{
	struct blocks	on = { 0 };

	for (struct block *at = out->first; at != NULL; at = at->next) {
		if (at->kind == BLOCK_SHEET)
			on.first = at;
		on.last = at;
	}
	if (on.first == NULL || on.first == on.last ||
	    on.first->as.sheet->unnumbered)
		return (struct blocks){ 0 };
	return on;
}

/* Whether NOTE has room on the page that OUT ends with: its title is not the first
 * thing on the last page.  What is wrong there is said when all are made. */
static bool
fits_under(struct paper *paper, struct block *note, const struct blocks *out)
{
	struct blocks		 on = last_sheet(out);
	struct block		*last = on.last;
	const struct pages	*pages;
	const struct elem	*leaf;

	if (last == NULL)
		return false;
	blocks_add(&on, note);
	pages = pages_settle(paper->arena, &on, &paper->build->metrics,
	    diags_new(paper->arena));
	last->next = NULL;
	for (leaf = pages->root->last; leaf->first != NULL; leaf = leaf->first)
		;
	return leaf->mcid > 0 && leaf->page + 1 == pages->n;
}

/* The title as a page of its own has it. */
static void
begin_page(struct paper *paper, const struct section *section,
    struct blocks *made, struct blocks *out)
{
	const struct corrections_settings	*settings = section->settings;
	struct block				*sheet;

	page_begin(paper, section, settings->title, settings->text, made);
	sheet = made->first;			/* of no element */
	made->first = sheet->next;
	sheet->next = NULL;
	blocks_add(out, sheet);
}

void
corrections_end(struct paper *paper, struct blocks *out)
{
	const struct section	*section;
	struct str		 title, label;
	struct blocks		 made = { 0 };
	struct block		*group;

	if (!corrections_entry(paper, &title, &label))
		return;
	section = note_section(paper);
	paper->document.prose = false;
	group = block_new(paper->arena, BLOCK_GROUP, TAG_SECT);
	group->before = SECTION_BEFORE;
	group->whole = true;
	add_head(paper, section, &made);
	add_table(paper, section, &made);
	group->as.children = made;
	if (!fits_under(paper, group, out)) {
		made = (struct blocks){ 0 };
		begin_page(paper, section, &made, out);
		add_table(paper, section, &made);	/* as wide as this */
		group->whole = false;
		group->as.children = made;
	}
	made.first->outline = 1;
	made.first->title = title;
	made.first->label = label;
	blocks_add(out, group);
}

void
corrections_bind(struct paper *paper, struct blocks *out)
{
	const struct section			*section;
	const struct corrections_settings	*settings;
	struct block				*part;
	struct blocks				 made = { 0 };

	/* The members' copy has a sheet more; its numbers are passed over. */
	if (!corrections_noted(paper) && corrections_read(paper)->untold > 0)
		blocks_add(out, block_skip(paper->arena, 2));
	if (!corrections_noted(paper))
		return;
	section = note_section(paper);
	settings = section->settings;
	paper->document = (struct document){ .bound = true, .prose = true,
	    .run_in = paper->pack->panel.text };
	paper->orientation = SHEET_PORTRAIT;
	paper->level = 2;
	page_begin(paper, section, settings->title, settings->text, &made);
	add_table(paper, section, &made);
	outline_headings(paper, &made, 2);
	part_add(paper, STR(CORRECTIONS_LABEL), settings->title.text, &made);
	part = blocks_add(out, block_new(paper->arena, BLOCK_GROUP, TAG_PART));
	part->title = settings->title.text;
	part->label = STR(CORRECTIONS_LABEL);
	part->outline = 1;
	part->place = section->place;
	part->as.children = made;
	sheet_back(paper, out)->label = STR(CORRECTIONS_LABEL "-end");
}

void
corrections_where(struct paper *paper, struct look look, struct blocks *out)
{
	struct block	*block;
	struct para	*para;

	if (!corrections_noted(paper))
		return;
	block = blocks_add(out, block_para(paper->arena, TAG_P, look,
	    STR("Corrected figures are listed from page ")));
	block->before = 4;
	para = block->as.para;
	para_page(paper->arena, para, look, STR(CORRECTIONS_LABEL))->link =
	    STR("#" CORRECTIONS_LABEL);
	para_add(paper->arena, para, look, STR(" on."));
}

/* ---- [corrections] ---- */

#define FIELD(name)	offsetof(struct corrections_settings, name)
static const struct key corrections_keys[] = {
	{ "title", KEY_TEXT, FIELD(title), title_words, NULL,
	  "Its title, a bookmark and a line of the contents." },
	{ "text", KEY_TEXT, FIELD(text), text_words, NULL,
	  "What it says of itself: a line under the title. Figures in it may "
	  "be bound." },
	{ .name = NULL }
};
static const struct act act_corrections = { make_corrections, true };
const struct kind kind_corrections = {
	.name = "corrections",
	.about = "The note of an issue that takes the place of others: what "
	    "those printed otherwise, what it is now, why, since when, and on "
	    "which of their pages it stands, from the store. A first issue and "
	    "a draft have none. Without this section it stands at the end, "
	    "unless [pack] says corrections = no; in a pack of items it always "
	    "does.",
	.single = true,
	.size = sizeof(struct corrections_settings),
	.keys = corrections_keys,
	.act = &act_corrections,
};
