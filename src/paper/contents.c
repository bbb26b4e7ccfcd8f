/* contents.c - the list of contents: on a page of its own, or on the cover. */
#include "paper/breakdown_int.h"
#include "paper/data_int.h"

/* One line of the contents: title, and the page it is on. */
struct entry {
	struct str	title, label;
	unsigned	reading;	/* of figures in the title */
};

/* A section with a title begins a page and has a line, unless it says that it
 * wants none. */
static bool
section_entry(struct paper *paper, const struct section *section,
    struct entry *out)
{
	const struct item	*title = section_field(section, "title");
	/* That of exempt papers is their line in an agenda. */
	const bool		*listed = section->kind == &kind_columns ?
				    section_field(section, "listed") : NULL;
	bool			 note = section->kind == &kind_corrections;
	struct item		 printed;

	if (section->held || title == NULL || title->text.n == 0 ||
	    (section->id.text.n == 0 && !note) ||
	    (listed != NULL && !*listed) || section->kind == &kind_chart ||
	    (note && (paper->build->whole != NULL || !corrections_noted(paper))))
		return false;
	printed = section->kind == &kind_breakdown ?
	    breakdown_title(paper, section) : *title;
	*out = (struct entry){ printed.text, section->id.text.n > 0 ?
	    section_label(paper->arena, section) : str_of(section->kind->name),
	    title_reading(paper, printed) };
	return true;
}

/* One row: the title and its page, both leading there. */
static void
contents_row(struct paper *paper, const struct entry *entry, struct look look,
    double pitch, struct blocks *out)
{
	struct block	*row = block_columns(paper->arena, 2);
	struct columns	*columns = row->as.columns;
	struct block	*title, *page;
	struct str	 link = str_printf(paper->arena, "#" STR_FMT,
			    STR_ARG(entry->label));

	row->tag = TAG_TOCI;
	/* Letters stand high in their line: 2 lower is the middle by eye. */
	row->before = (pitch - look.pitch) / 2 + 2;
	row->after = (pitch - look.pitch) / 2 - 2;
	columns->widths[0] = paper->width - 40;
	columns->widths[1] = 40;
	title = blocks_add(&columns->blocks[0], block_para(paper->arena,
	    TAG_REFERENCE, look, entry->title));
	title->as.para->first->link = link;
	title->reading = entry->reading;
	page = blocks_add(&columns->blocks[1], block_para(paper->arena,
	    TAG_REFERENCE, look, STR("")));
	page->as.para->align = ALIGN_RIGHT;
	para_page(paper->arena, page->as.para, look, entry->label)->link = link;
	blocks_add(out, row);
	blocks_add(out, block_rule(paper->arena, rule_hair));
}

void
contents_blocks(struct paper *paper, struct look look, double pitch,
    struct blocks *out)
{
	const struct section	*section;
	struct block		*toc;
	struct entry		 entry;

	blocks_add(out, block_rule(paper->arena, rule_ink))->before = 3;
	toc = blocks_add(out, block_new(paper->arena, BLOCK_GROUP, TAG_TOC));
	for (section = paper->build->layout->first; section != NULL;
	    section = section->next)
		if (section_entry(paper, section, &entry))
			contents_row(paper, &entry, look, pitch,
			    &toc->as.children);
	entry.reading = 0;
	if (corrections_entry(paper, &entry.title, &entry.label))
		contents_row(paper, &entry, look, pitch, &toc->as.children);
}

/* ---- [contents] ---- */

struct contents {
	struct item	title;
};

static void
make_contents(struct paper *paper, const struct section *section,
    struct blocks *out)
{
	const struct contents	*contents = section->settings;

	page_begin(paper, section, contents->title, (struct item){ 0 }, out);
	contents_blocks(paper, paper_look(paper, SCALE_PROSE), 30, out);
	data_note(paper, NULL, out);
}

static const struct key contents_keys[] = {
	{ "title", KEY_TEXT, offsetof(struct contents, title), "Contents", NULL,
	  "The page's title." },
	{ .name = NULL }
};
static const struct act act_contents = { make_contents, true };
const struct kind kind_contents = {
	.name = "contents",
	.about = "A page that lists the titled sections with their pages.",
	.single = true,
	.size = sizeof(struct contents),
	.keys = contents_keys,
	.act = &act_contents,
};
