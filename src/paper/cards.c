/*
 * cards.c - [cards], and cards that follow each other in a text: side by side, in
 * rows of one width, with a note that says what they show.
 */
#include <math.h>

#include "paper/cards_int.h"
#include "paper/plate_int.h"

#define BEFORE		5.0		/* a first row, under text */
#define APART		20.0		/* a row and what is above it */
#define NOTE_AFTER	6.0
#define ROW_MOST	16
#define LEAD_MOST	240		/* bytes of text kept with its cards */

static struct card *
card_of(const struct paper *paper, const struct block *block)
{
	struct card	*card = paper->cards;

	while (card != NULL && card->block != block)
		card = card->next;
	return card;
}

/* Titles of a row take the same room, and changes under values do. */
static void
row_level(struct card *const *row, size_t n)
{
	double	title = CARD_TITLE, under = 0;

	for (size_t i = 0; i < n; i++) {
		title = fmax(title, row[i]->title);
		under = fmax(under, row[i]->under);
	}
	for (size_t i = 0; i < n && n > 1; i++) {
		row[i]->value->before = CARD_VALUE + title - row[i]->title;
		row[i]->trend->before += under - row[i]->under;
	}
}

/* The N cards of ROW as one block of columns. */
static void
row_add(struct paper *paper, struct card *const *row, size_t n, bool first,
    struct blocks *out)
{
	struct block	*block = blocks_add(out, block_columns(paper->arena,
			    n));
	struct columns	*columns = block->as.columns;

	row_level(row, n);
	block->before = first ? BEFORE : CARD_GAP;
	block->after = BEFORE;
	block->place = row[0]->block->place;
	columns->gap = CARD_GAP;
	for (size_t i = 0; i < n; i++) {
		columns->widths[i] = row[i]->width;
		columns->blocks[i] = row[i]->block->as.columns->blocks[0];
	}
}

static void
shown_add(struct shown *all, const struct shown *one)
{
	all->changes = all->changes || one->changes;
	all->lines = all->lines || one->lines;
	all->breaks = all->breaks || one->breaks;
	all->restarts = all->restarts || one->restarts;
	all->revised = all->revised || one->revised;
	for (int i = 0; i < SYMBOL__MAX; i++)
		all->symbols[i] = all->symbols[i] || one->symbols[i];
}

/* What a reader needs to know of the cards above. */
static void
note_add(struct paper *paper, const struct shown *shown, struct blocks *out)
{
	struct buf	 text = { 0 };
	struct block	*block;

	if (shown->changes)
		buf_text(&text, "Change is on the month before. ");
	if (shown->lines)
		buf_printf(&text, "Each line has its own scale%s. ",
		    shown->breaks ? "; a break is a month without a figure" :
		    "");
	if (shown->restarts)
		buf_text(&text, "Running totals count from April. ");
	for (int i = SYMBOL_NONE + 1; i < SYMBOL_TBC; i++)
		if (i == SYMBOL_R && shown->revised)
			buf_printf(&text, "[r]: " STR_FMT ". ",
			    STR_ARG(revised_words(paper)));
		else if (shown->symbols[i])
			buf_printf(&text, "[%s]: %s. ", symbol_word(
			    (enum symbol)i), symbol_meaning((enum symbol)i));
	if (text.n == 0)
		return;
	block = blocks_add(out, block_para(paper->arena, TAG_P,
	    paper_look(paper, SCALE_SMALL), str_trim(buf_take(&text,
	    paper->arena))));
	block->before = CARD_GAP;
	block->after = NOTE_AFTER;
}

/* A short text above cards announces them. */
static void
keep_lead(struct paper *paper, struct block *lead)
{
	if (lead != NULL && lead->kind == BLOCK_PARA &&
	    para_plain(paper->arena, lead->as.para).n <= LEAD_MOST)
		lead->keep_next = true;
}

/* Cards from BLOCK on, in rows of one width; the first block behind them. */
static struct block *
run_add(struct paper *paper, struct block *block, double width,
    struct blocks *out)
{
	struct card	*card, *row[ROW_MOST];
	struct shown	 shown = { 0 };
	double		 used = 0;
	size_t		 n = 0;
	bool		 first = true;

	keep_lead(paper, out->last);
	for (; (card = card_of(paper, block)) != NULL; block = block->next) {
		if (n == ROW_MOST || (n > 0 && (used + card->width > width +
		    CARD_SLACK || card->width != row[0]->width))) {
			row_add(paper, row, n, first, out);
			first = false;
			used = 0;
			n = 0;
		}
		row[n++] = card;
		used += card->width + CARD_GAP;
		shown_add(&shown, &card->shown);
	}
	row_add(paper, row, n, first, out);
	out->last->keep_next = true;	/* with its note */
	note_add(paper, &shown, out);
	return block;
}

void
cards_abreast(struct paper *paper, struct blocks *blocks, double width)
{
	struct block	*at = blocks->first, *next;
	struct blocks	 out = { 0 };

	if (paper->cards == NULL)
		return;
	while (at != NULL) {
		if (card_of(paper, at) != NULL) {
			at = run_add(paper, at, width, &out);
			continue;
		}
		next = at->next;
		at->next = NULL;
		if (at->kind == BLOCK_LIST)
			cards_abreast(paper, &at->as.list->items, width);
		if (at->kind == BLOCK_ITEM || at->kind == BLOCK_GROUP)
			cards_abreast(paper, &at->as.children, width);
		blocks_add(&out, at);
		at = next;
	}
	*blocks = out;
}

/* ---- [cards] ---- */

struct cards_settings {
	struct item	title, note;
	struct items	cards;
};

static void
make_cards(struct paper *paper, const struct section *section,
    struct blocks *out)
{
	const struct cards_settings	*settings = section->settings;
	const struct section		*card;
	struct blocks			 made = { 0 };

	for (size_t i = 0; i < settings->cards.n; i++) {
		card = layout_find_name(paper->build->layout,
		    settings->cards.at[i].text);
		if (card == NULL)
			continue;	/* said when it was read */
		if (card->kind != &kind_card)
			diag_at(paper->diags, DIAG_CARD_KIND,
			    settings->cards.at[i].place, STR_FMT,
			    STR_ARG(settings->cards.at[i].text));
		else
			card_add(paper, card, &made);
	}
	if (made.first == NULL)
		return;
	plate_head(paper, settings->title.text, STR(""), out);
	cards_abreast(paper, &made, paper->width);
	blocks_join(out, &made);
	out->first->before = APART;
	if (!section->held && section->id.text.n > 0)
		out->first->label = section_label(paper->arena, section);
	if (settings->note.text.n > 0)
		blocks_add(out, text_line(paper, TAG_P, paper_look(paper,
		    SCALE_SMALL), settings->note))->before = 3;
}

static const struct key cards_keys[] = {
	{ "title", KEY_TEXT, offsetof(struct cards_settings, title), NULL, NULL,
	  "What they say together." },
	{ "cards", KEY_SECTIONS, offsetof(struct cards_settings, cards),
	  REQUIRED_KEY, NULL, "The cards, in order: card a, card b." },
	{ "note", KEY_TEXT, offsetof(struct cards_settings, note), NULL, NULL,
	  "Small print under them." },
	{ .name = NULL }
};
static const struct act act_cards = { make_cards, false };
const struct kind kind_cards = {
	.name = "cards",
	.about = "Trend cards side by side, as many as the page is wide.",
	.size = sizeof(struct cards_settings),
	.keys = cards_keys,
	.act = &act_cards,
};
