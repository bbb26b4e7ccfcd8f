/* annex.c - an appendix: a text, another layout, or somebody else's PDF; and
 * one that is exempt, which the public edition only counts. */
#include "paper/bind_int.h"

static const struct {
	const char	*ending;
	enum annex_form	 form;
} forms[] = {
	{ ".md",	ANNEX_TEXT },
	{ ".ini",	ANNEX_LAYOUT },
	{ ".pdf",	ANNEX_PDF },
	{ ".PDF",	ANNEX_PDF },
};

enum annex_form
annex_form(const struct section *section)
{
	const struct appendix	*appendix = section->settings;

	for (size_t i = 0; i < sizeof(forms) / sizeof(*forms); i++)
		if (str_ends(appendix->file.text, forms[i].ending))
			return forms[i].form;
	return ANNEX_OTHER;
}

/* ---- another layout ---- */

/* What a bound layout calls its places, with the appendix's name before it. */
struct prefixing {
	struct arena	*arena;
	struct str	 prefix;
	int		 outline;	/* levels its bookmarks go down */
};

static void
prefix_spans(const struct prefixing *at, struct span *span)
{
	for (; span != NULL; span = span->next) {
		if (str_starts(span->link, "#"))
			span->link = str_printf(at->arena, "#" STR_FMT
			    "-%.*s", STR_ARG(at->prefix),
			    (int)span->link.n - 1, span->link.s + 1);
		if (span->kind == SPAN_PAGE)
			span->text = str_printf(at->arena, STR_FMT "-" STR_FMT,
			    STR_ARG(at->prefix), STR_ARG(span->text));
	}
}

static void
prefix_block(void *arg, struct block *block)
{
	const struct prefixing	*at = arg;

	if (block->label.n > 0)
		block->label = str_printf(at->arena, STR_FMT "-" STR_FMT,
		    STR_ARG(at->prefix), STR_ARG(block->label));
	if (block->outline > 0)
		block->outline += at->outline;
	if (block->kind != BLOCK_PARA)
		return;
	prefix_spans(at, block->as.para->first);
	prefix_spans(at, block->as.para->label);
}

/* The layout's pages as a paper of its own would have them, with this
 * document's stamps and its own page numbers. */
static bool
make_layout(struct paper *paper, const struct annex *annex, struct blocks *out)
{
	const struct appendix	*appendix = annex->section->settings;
	struct build		*build;
	struct paper		*bound;
	struct prefixing	 at = { paper->arena, section_label(
				    paper->arena, annex->section), 2 };

	if (appendix->layout == NULL ||
	    layout_has(appendix->layout, &kind_item))
		return false;		/* said when it was read */
	build = arena_make(paper->arena, struct build);
	*build = *paper->build;
	build->layout = appendix->layout;
	build->whole = paper->build->layout;
	build->store = paper->store;
	if (layout_pack(build->layout)->period.period.kind == PERIOD_NONE)
		build->period = paper->period;
	bound = paper_of(paper->arena, build, paper->level, paper->diags);
	if (bound == NULL)
		return false;
	bound->document = paper->document;
	bound->noted = corrections_read(paper);	/* the pack's */
	bound->withheld = paper->withheld;
	bound->document.run_in = STR("");
	bound->document.run_in_reading = 0;
	bound->document.prose = false;
	bound->document.own_first = 1;
	bound->document.own_as = "{own}";
	paper_sections(bound, out);
	blocks_each(out, prefix_block, &at);
	return true;
}

bool
annex_make(struct paper *paper, const struct agenda_item *item,
    const struct annex *annex, struct blocks *out)
{
	switch (annex_form(annex->section)) {
	case ANNEX_TEXT:
		return annex_text(paper, annex, out);
	case ANNEX_LAYOUT:
		return make_layout(paper, annex, out);
	case ANNEX_PDF:
		return slip_pages(paper, item, annex, out);
	default:
		return false;		/* said */
	}
}

/* ---- counted and forgotten ---- */

/* The errors of INNER, said in DIAGS: their places may name what goes with the
 * arena.  Warnings about a paper that nobody sees belong to the members' copy. */
static void
hand_on(struct paper *paper, struct diags *inner)
{
	const struct message	**messages;
	size_t			  n = diags_sorted(inner, &messages);
	struct place		  place;

	for (size_t i = 0; i < n; i++) {
		if (messages[i]->level < LEVEL_ERROR)
			continue;
		place = messages[i]->place;
		if (place.file != NULL)
			place.file = str_dup(paper->arena, str_of(place.file));
		diag_at(paper->diags, messages[i]->id, place, "%s",
		    messages[i]->detail);
	}
}

/* PAPER with an arena, marks and charts of its own, for what nobody will see. */
static struct paper
apart(const struct paper *paper, struct arena *arena, struct diags *diags)
{
	struct paper	inner = *paper;
	struct build	*build = arena_make(arena, struct build);

	*build = *paper->build;
	build->unseen = true;
	inner.build = build;
	inner.arena = inner.answers.arena = arena;
	inner.diags = inner.answers.diags = diags;
	inner.charts = NULL;
	inner.marks = (struct marks){ 0 };
	return inner;
}

size_t
annex_count(struct paper *paper, const struct agenda_item *item,
    const struct annex *annex)
{
	struct arena		*arena = arena_new();
	struct diags		*diags = diags_new(arena);
	struct paper		 inner = apart(paper, arena, diags);
	struct blocks		 made = { 0 };
	size_t			 n = 0;

	inner.answers.arg = &inner;
	if (annex_form(annex->section) == ANNEX_PDF)
		n = slip_count(&inner, annex);
	else if (annex_make(&inner, item, annex, &made)) {
		headings_settle(&made);
		n = pages_settle(arena, &made, &paper->build->metrics,
		    diags)->n;
	}
	if (section_bound(annex->section) != NULL)
		titles_restore(section_bound(annex->section));
	hand_on(paper, diags);
	arena_free(arena);
	return n;
}

/* ---- [appendix], [exempt] ---- */

/* Of both kinds. */
#define NUMBER_KEY \
	{ "number", KEY_WHOLE, offsetof(struct appendix, number), "0", "9999", \
	  "Its number, where it does not follow from the one before: a " \
	  "supplement's late appendix to an item that has some." }

static const struct key appendix_keys[] = {
	{ "title", KEY_TEXT, offsetof(struct appendix, title), REQUIRED_KEY,
	  NULL, "What the report's list of appendices calls it." },
	NUMBER_KEY,
	{ "file", KEY_FILE, offsetof(struct appendix, file), REQUIRED_KEY, NULL,
	  "A text (.md), which is a glossary when its head says so; another "
	  "layout (.ini); or a PDF (.pdf)." },
	{ "landscape", KEY_FLAG, offsetof(struct appendix, landscape), "no",
	  NULL, "Of a text: whether its pages lie across." },
	{ "alt", KEY_TEXT, offsetof(struct appendix, alt), NULL, NULL,
	  "Of a PDF without a structure of its own: what its pages are, in "
	  "words, for who cannot see them." },
	{ "ask", KEY_TEXT, offsetof(struct appendix, ask), NULL, NULL,
	  "Of a PDF that is not accessible: whom to ask for another format; "
	  "else the pack's contact." },
	{ .name = NULL }
};
const struct kind kind_appendix = {
	.name = "appendix",
	.about = "An appendix of the item it stands under, numbered in it. It "
	    "begins on an odd page.",
	.size = sizeof(struct appendix),
	.keys = appendix_keys,
	.act = NULL,
};

static const struct key exempt_keys[] = {
	{ "title", KEY_TEXT, offsetof(struct appendix, title), REQUIRED_KEY,
	  NULL, "What it is called; only the members' edition prints this, on "
	  "the paper itself." },
	{ "listed", KEY_TEXT, offsetof(struct appendix, listed), "Confidential",
	  NULL, "What both editions call it where they list it: it begins with "
	  "Confidential, which is else put before it." },
	NUMBER_KEY,
	{ "file", KEY_FILE, offsetof(struct appendix, file), REQUIRED_KEY, NULL,
	  "A text (.md), another layout (.ini) or a PDF (.pdf)." },
	{ "paragraph", KEY_WHOLE, offsetof(struct appendix, paragraph),
	  REQUIRED_KEY, NULL, "The paragraph of Schedule 12A to the Local "
	  "Government Act 1972 that makes it exempt, 1 to 7." },
	{ "citation", KEY_TEXT, offsetof(struct appendix, citation), NULL, NULL,
	  "How the council's own rules cite that; else the paragraph." },
	{ "reason", KEY_TEXT, offsetof(struct appendix, reason), REQUIRED_KEY,
	  NULL, "Why, as it ends a sentence: likely to reveal the identity of "
	  "an individual." },
	{ "interest", KEY_TEXT, offsetof(struct appendix, interest), NULL, NULL,
	  "The sentence on the public interest." },
	{ "landscape", KEY_FLAG, offsetof(struct appendix, landscape), "no",
	  NULL, "Of a text: whether its pages lie across." },
	{ "alt", KEY_TEXT, offsetof(struct appendix, alt), NULL, NULL,
	  "Of a PDF without a structure of its own: what its pages are." },
	{ "ask", KEY_TEXT, offsetof(struct appendix, ask), NULL, NULL,
	  "Of a PDF that is not accessible: whom to ask for another format." },
	{ .name = NULL }
};
const struct kind kind_exempt = {
	.name = "exempt",
	.about = "An exempt appendix, numbered with the others. The public "
	    "edition keeps its page numbers and has nothing else of it; the "
	    "members' is marked on each of its pages.",
	.size = sizeof(struct appendix),
	.keys = exempt_keys,
	.act = NULL,
};
