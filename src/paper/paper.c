/* paper.c - the table of section kinds, and a layout's sections in order. */
#include <math.h>
#include <string.h>

#include "paper/paper_int.h"

static const struct kind *const kinds[] = {
	&kind_pack,		/* first: it is what the others are set in */
	&kind_cover,
	&kind_contents,
	&kind_text,
	&kind_indicators,
	&kind_chart,
	&kind_columns,
	&kind_landscape,
	&kind_portrait,
	NULL
};

const struct kind *const *
paper_kinds(void)
{
	return kinds;
}

static const struct pack *
layout_pack(const struct layout *layout)
{
	return layout->first->settings;
}

struct str
paper_store(const struct layout *layout)
{
	return layout_pack(layout)->store.text;
}

struct str
paper_output(const struct layout *layout)
{
	return layout_pack(layout)->output.text;
}

/* A cover's title is the paper's only H1. */
static bool
has_cover(const struct layout *layout)
{
	for (struct section *at = layout->first; at != NULL; at = at->next)
		if (at->kind == &kind_cover)
			return true;
	return false;
}

/* A language tag's shape (RFC 3066, which PDF names): letters, then parts of up to
 * eight letters or digits, with hyphens between. */
static bool
is_language(struct str tag)
{
	struct str	part = str_cut(&tag, '-');
	bool		first = true;

	for (;;) {
		if (part.n < 1 || part.n > 8)
			return false;
		for (size_t i = 0; i < part.n; i++) {
			char	c = (char)(part.s[i] | 0x20);

			if (!(c >= 'a' && c <= 'z') &&
			    (first || part.s[i] < '0' || part.s[i] > '9'))
				return false;
		}
		if (tag.n == 0)
			return true;
		part = str_cut(&tag, '-');
		first = false;
	}
}

/* Contrast of COLOUR on white (WCAG 2.2, "relative luminance"). */
static double
contrast_on_white(uint32_t colour)
{
	static const double	weights[] = { 0.0722, 0.7152, 0.2126 };
	double			luminance = 0, part;

	for (int i = 0; i < 3; i++) {
		part = (colour >> (8 * i) & 255) / 255.0;
		part = part <= 0.03928 ? part / 12.92 :
		    pow((part + 0.055) / 1.055, 2.4);
		luminance += weights[i] * part;
	}
	return 1.05 / (luminance + 0.05);
}

/* What a value of [pack] must be beyond its type. */
static void
check_pack(const struct pack *pack, struct place place, struct diags *diags)
{
	if (pack->lang.text.n > 0 && !is_language(pack->lang.text))
		diag_at(diags, DIAG_LANG, pack->lang.place, STR_FMT,
		    STR_ARG(pack->lang.text));
	if (contrast_on_white(pack->accent) < 4.5)
		diag_at(diags, DIAG_ACCENT, place, "#%06X has %.1f",
		    (unsigned)pack->accent, contrast_on_white(pack->accent));
}

struct paper *
paper_new(struct arena *arena, const struct build *build, struct diags *diags)
{
	const struct pack	*pack = layout_pack(build->layout);
	struct paper		*paper = arena_make(arena, struct paper);

	*paper = (struct paper){
		.arena = arena,
		.diags = diags,
		.build = build,
		.pack = pack,
		.place = build->layout->first->place,
		.store = build->store,
		.fonts = build->fonts,
		.period = build->period,
		.orientation = pack->sheet,
		.level = has_cover(build->layout) ? 2 : 1,
		.rules = { (enum rule_kind)pack->rule, pack->tolerance },
	};
	check_pack(pack, paper->place, diags);
	if (paper->period.kind == PERIOD_NONE)
		paper->period = pack->period.period;
	if (paper->period.kind != PERIOD_MONTH) {
		diag_at(diags, DIAG_NO_PERIOD, pack->period.place.file != NULL ?
		    pack->period.place : paper->place, "%s", "");
		return NULL;
	}
	paper->run_in = str_printf(arena, STR_FMT " \xC2\xA0\xC2\xB7\xC2\xA0 "
	    STR_FMT, STR_ARG(pack->kind.text.n > 0 ? pack->kind.text :
	    pack->title.text), STR_ARG(period_long(arena, paper->period)));
	paper->answers = (struct answers){
		.arena = arena,
		.store = build->store,
		.period = paper->period,
		.rules = &paper->rules,
		.diags = diags,
		.chart = chart_in_text,
		.arg = paper,
	};
	return paper;
}

const struct drawing *
paper_mark(struct paper *paper, enum mark mark)
{
	return mark_shared(&paper->marks, paper->arena, mark);
}

static struct placed_chart *
placed_chart(struct paper *paper, const struct section *section)
{
	struct placed_chart	*at;

	for (at = paper->charts; at != NULL; at = at->next)
		if (at->section == section)
			return at;
	at = arena_make(paper->arena, struct placed_chart);
	at->section = section;
	at->next = paper->charts;
	paper->charts = at;
	return at;
}

void
chart_use(struct paper *paper, const struct section *section)
{
	placed_chart(paper, section)->used = true;
}

/* A chart that a text has taken, before or after, leaves its own place. */
static void
remove_used(struct paper *paper)
{
	for (struct placed_chart *at = paper->charts; at != NULL; at = at->next)
		if (at->used && at->group != NULL)
			at->group->as.children = (struct blocks){ 0 };
}

void
section_make(struct paper *paper, const struct section *section,
    struct blocks *out)
{
	const struct act	*act = section->kind->act;
	struct making		 making = { section, paper->making };
	struct blocks		 made = { 0 };
	struct block		*group;

	/* A section that would stand in itself was said when it was read. */
	for (struct making *at = paper->making; at != NULL; at = at->outer)
		if (at->section == section)
			return;

	/* Each section is one element, so that a reader can move by it. */
	group = block_new(paper->arena, BLOCK_GROUP, TAG_SECT);
	group->place = section->place;
	paper->making = &making;
	act->make(paper, section, &made);
	paper->making = making.outer;
	if (made.first == NULL)
		return;
	if (made.first->kind == BLOCK_SHEET) {	/* belongs to no element */
		group->as.children = made;
		group->as.children.first = made.first->next;
		made.first->next = NULL;
		blocks_add(out, made.first);
	} else
		group->as.children = made;
	if (group->as.children.first != NULL)
		blocks_add(out, group);
	if (section->kind == &kind_chart && !section->held)
		placed_chart(paper, section)->group = group;
}

static bool
is_page(const struct section *section)
{
	return section->kind->act != NULL && !section->held;
}

/* A section that begins no page of its own needs one under it. */
void
paper_blocks(struct paper *paper, struct blocks *out)
{
	const struct section	*section;
	const struct act	*act;
	bool			 open = false;

	for (section = paper->build->layout->first; section != NULL;
	    section = section->next) {
		if (!is_page(section))
			continue;
		act = section->kind->act;
		if (!open && !act->own_page)
			sheet_begin(paper, out);
		section_make(paper, section, out);
		open = section->kind != &kind_cover;
	}
	if (out->first == NULL) {
		diag_at(paper->diags, DIAG_NO_SECTIONS, paper->place, "%s", "");
		sheet_begin(paper, out);
	}
	remove_used(paper);
	headings_settle(out);
}

/* The layout's file name without its folder and ending. */
static struct str
pack_name(struct arena *arena, const struct layout *layout)
{
	const char	*base = strrchr(layout->path, '/');
	struct str	 name = str_of(base != NULL ? base + 1 : layout->path);

	if (str_ends(name, ".ini"))
		name.n -= 4;
	return str_copy(arena, name);
}

struct paper_about
paper_about(const struct paper *paper)
{
	const struct pack	*pack = paper->pack;
	struct arena		*arena = paper->arena;

	return (struct paper_about){
		.pack = pack_name(arena, paper->build->layout),
		.title = str_printf(arena, STR_FMT ", " STR_FMT "%s",
		    STR_ARG(pack->title.text),
		    STR_ARG(period_long(arena, paper->period)),
		    paper->build->draft ? " (draft)" : ""),
		.author = pack->author.text.n > 0 ? pack->author.text :
		    pack->council.text,
		.subject = pack->panel.text,
		.lang = pack->lang.text.n > 0 ? pack->lang.text : STR("en-GB"),
		.period = paper->period,
		.date = pack->date.date,
	};
}

static const struct key pack_keys[] = {
	{ "title", KEY_TEXT, offsetof(struct pack, title), REQUIRED_KEY, NULL,
	  "What the paper is called." },
	{ "kind", KEY_TEXT, offsetof(struct pack, kind), NULL, NULL,
	  "What sort of paper it is: stands at the head of every page." },
	{ "period", KEY_PERIOD, offsetof(struct pack, period), NULL, NULL,
	  "The month the paper is about; "
	  "the option --period goes before it." },
	{ "store", KEY_FILE, offsetof(struct pack, store), NULL, NULL,
	  "The store with the data." },
	{ "output", KEY_FILE, offsetof(struct pack, output), NULL, NULL,
	  "Where the PDF goes; the option -o goes before it." },
	{ "council", KEY_TEXT, offsetof(struct pack, council), NULL, NULL,
	  "The council's name." },
	{ "directorate", KEY_TEXT, offsetof(struct pack, directorate), NULL,
	  NULL, "The part of the council that reports." },
	{ "panel", KEY_TEXT, offsetof(struct pack, panel), NULL, NULL,
	  "The panel that reads it." },
	{ "meeting", KEY_DATE, offsetof(struct pack, meeting), NULL, NULL,
	  "The day of the meeting." },
	{ "date", KEY_DATE, offsetof(struct pack, date), NULL, NULL,
	  "The day of publication, written into the file; SOURCE_DATE_EPOCH "
	  "goes before it. Never taken from the clock." },
	{ "author", KEY_TEXT, offsetof(struct pack, author), NULL, NULL,
	  "The role that answers for the paper; else the council." },
	{ "footer", KEY_TEXT, offsetof(struct pack, footer), NULL, NULL,
	  "At the left of every page's foot." },
	{ "source", KEY_TEXT, offsetof(struct pack, source), NULL, NULL,
	  "Where the figures come from, for notes and captions." },
	{ "lang", KEY_TEXT, offsetof(struct pack, lang), "en-GB", NULL,
	  "The language, as a screen reader needs it." },
	{ "accent", KEY_COLOUR, offsetof(struct pack, accent), "#12436D", NULL,
	  "The council's colour, for titles, headings, links and rules." },
	{ "sheet", KEY_CHOICE, offsetof(struct pack, sheet), "landscape",
	  "landscape|portrait", "How pages lie until a section says otherwise." },
	{ "rule", KEY_CHOICE, offsetof(struct pack, rule), "tolerance",
	  "tolerance|last-year|met-missed", "How status against target is "
	  "judged: near is within the tolerance, or no worse than last year, "
	  "or there is no middle." },
	{ "tolerance", KEY_NUMBER, offsetof(struct pack, tolerance), "10", NULL,
	  "Per cent of the target that is still near, where the target brings "
	  "none of its own." },
	{ "neighbours", KEY_CHOICE, offsetof(struct pack, method), "mean",
	  "mean|median|pooled", "How statistical neighbours are worked out "
	  "where no published figure exists; printed with the figure." },
	{ "model", KEY_TEXT, offsetof(struct pack, model), NULL, NULL,
	  "The year of the neighbours' model, when there are several." },
	{ .name = NULL }
};

const struct kind kind_pack = {
	.name = "pack",
	.about = "The paper as a whole. Comes first, once.",
	.single = true,
	.size = sizeof(struct pack),
	.keys = pack_keys,
	.act = NULL,
};
