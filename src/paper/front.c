/* front.c - the cover, and a list of contents. */
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

	if (section->held || title == NULL || title->text.n == 0 ||
	    (section->id.text.n == 0 && !note) ||
	    (listed != NULL && !*listed) || section->kind == &kind_chart ||
	    (note && (paper->build->whole != NULL || !corrections_noted(paper))))
		return false;
	*out = (struct entry){ title->text, section->id.text.n > 0 ?
	    str_printf(paper->arena, "%s-" STR_FMT, section->kind->name,
	    STR_ARG(section->id.text)) : str_of(section->kind->name),
	    title_reading(paper, *title) };
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
	struct rule	 hair = { 0.4, HAIR };

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
	row = blocks_add(out, block_new(paper->arena, BLOCK_RULE, TAG_NONE));
	row->as.rule = hair;
}

static void
contents_blocks(struct paper *paper, struct look look, double pitch,
    struct blocks *out)
{
	const struct section	*section;
	struct block		*toc, *rule;
	struct entry		 entry;

	rule = blocks_add(out, block_new(paper->arena, BLOCK_RULE, TAG_NONE));
	rule->as.rule = (struct rule){ 0.75, INK };
	rule->before = 3;
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

/* ---- [cover] ---- */

struct cover {
	struct item		indicator, sentence, note;
	struct period_item	period;
	bool			contents;
};

/* The panel of the cover, and the column right of it; see the grid. */
#define PANEL_X		51.0
#define PANEL_Y		36.9
#define PANEL_WIDTH	238.1
#define PANEL_HEIGHT	521.6
#define PANEL_PAD	25.5
#define COLUMN_X	323.1
#define COLUMN_WIDTH	476.2
#define PALE		0xC9D9E8u

static struct look
look_in(struct look look, enum face face, uint32_t colour)
{
	look.face = face;
	look.colour = colour;
	return look;
}

static struct frame *
add_frame(struct paper *paper, struct blocks *out, double x, double y,
    double width, double height)
{
	struct block	*block = block_new(paper->arena, BLOCK_FRAME, TAG_NONE);

	block->as.frame = arena_make(paper->arena, struct frame);
	*block->as.frame = (struct frame){ .x = x, .y = y, .width = width,
	    .height = height };
	blocks_add(out, block);
	return block->as.frame;
}

static struct block *
add_line(struct paper *paper, struct blocks *out, enum tag tag,
    struct look look, struct str text, double before)
{
	struct block	*block;

	if (text.n == 0)
		return NULL;
	block = blocks_add(out, block_para(paper->arena, tag, look, text));
	block->before = before;
	block->before_at_top = true;
	return block;
}

static void
add_rule(struct paper *paper, struct blocks *out, double width,
    uint32_t colour, double before)
{
	struct block	*block = block_new(paper->arena, BLOCK_RULE, TAG_NONE);

	block->as.rule = (struct rule){ width, colour };
	block->before = before;
	block->before_at_top = true;
	blocks_add(out, block);
}

static void
panel_head(struct paper *paper, struct blocks *out)
{
	const struct pack	*pack = paper->pack;
	struct look		 look = { FACE_BOLD, 12, 21, WHITE };
	struct frame		*frame;

	frame = add_frame(paper, out, PANEL_X, PANEL_Y, PANEL_WIDTH,
	    PANEL_HEIGHT);
	frame->filled = true;
	frame->fill = pack->accent;
	frame->pad = PANEL_PAD;
	add_line(paper, &frame->blocks, TAG_P, look, pack->council.text, 0);
	add_line(paper, &frame->blocks, TAG_P,
	    look_in(look, FACE_REGULAR, PALE), pack->directorate.text, 0);
}

/* The one figure of the cover: how it stands against its target. */
static struct str
figure_target(struct paper *paper, const struct indicator *indicator,
    struct period period)
{
	const struct target	*target = store_target(paper->store, indicator,
				    period);

	if (target == NULL || target->direction == DIRECTION_NONE)
		return STR("");
	return str_printf(paper->arena, "Target " STR_FMT " %s",
	    STR_ARG(target_text(paper->arena, indicator, target)),
	    target_bound(target));
}

/* As large as the panel allows: a figure is never broken. */
static struct look
figure_look(struct paper *paper, struct str figure, double room)
{
	struct look	look = paper_look(paper, SCALE_COVER_FIGURE);
	double		width = font_width(paper->fonts, look.face, look.size,
			    figure);

	if (width > room)
		look.size = look.pitch = look.size * room / width;
	return look;
}

static void
panel_figure(struct paper *paper, const struct cover *cover, struct blocks *out)
{
	const struct indicator	*indicator;
	struct look		 text = paper_look(paper, SCALE_COVER_TEXT);
	struct look		 small = { FACE_REGULAR, 12, 17, WHITE };
	struct period		 period = paper->period;
	struct series		 series;
	struct str		 figure = STR("");
	struct frame		*frame;
	struct block		*block;

	if (cover->indicator.text.n == 0)
		return;
	if (cover->period.period.kind != PERIOD_NONE)
		period = cover->period.period;
	indicator = figure_indicator(paper, cover->indicator);
	if (indicator == NULL || !store_series(paper->store, indicator,
	    STR(""), period, period, &series))
		return;
	figure = indicator_text(paper->arena, indicator,
	    indicator_value(indicator, series_find(&series, period)), false);
	if (figure.n == 0) {
		diag_at(paper->diags, DIAG_NO_FIGURE, cover->indicator.place,
		    STR_FMT, STR_ARG(indicator->id));
		return;
	}
	frame = add_frame(paper, out, PANEL_X + PANEL_PAD, PANEL_Y,
	    PANEL_WIDTH - 2 * PANEL_PAD, PANEL_HEIGHT - PANEL_PAD);
	frame->at_foot = true;
	add_line(paper, &frame->blocks, TAG_P, figure_look(paper, figure,
	    frame->width), figure, 0)->as.para->first->nowrap = true;
	text.colour = WHITE;
	if (cover->sentence.text.n > 0) {
		block = blocks_add(&frame->blocks, text_line(paper, TAG_P, text,
		    cover->sentence));
		block->before = 14;
	}
	add_rule(paper, &frame->blocks, 0.75, PALE, 10);
	add_line(paper, &frame->blocks, TAG_P, small,
	    figure_target(paper, indicator, period), 6);
	if (cover->note.text.n > 0)
		blocks_add(&frame->blocks, text_line(paper, TAG_P, small,
		    cover->note));
}

static struct str
meeting_line(const struct paper *paper)
{
	const struct pack	*pack = paper->pack;
	struct arena		*arena = paper->arena;

	if (!date_known(pack->meeting.date))
		return pack->panel.text;
	return str_printf(arena, STR_FMT "%s" STR_FMT,
	    STR_ARG(pack->panel.text), pack->panel.text.n > 0 ? ", " : "",
	    STR_ARG(date_long(arena, pack->meeting.date)));
}

static void
cover_title(struct paper *paper, struct blocks *out)
{
	const struct pack	*pack = paper->pack;
	struct look		 text = paper_look(paper, SCALE_COVER_TEXT);
	struct look		 kind = { FACE_REGULAR, 12, 16, GREY };
	struct frame		*frame;
	struct block		*title, *above;

	frame = add_frame(paper, out, COLUMN_X, PANEL_Y - 1, COLUMN_WIDTH, 320);
	add_rule(paper, &frame->blocks, 2, pack->accent, 0);
	above = add_line(paper, &frame->blocks, TAG_P, kind, pack->kind.text,
	    6.5);
	if (above != NULL)
		above->reading = title_reading(paper, pack->kind);
	title = add_line(paper, &frame->blocks, heading_tag(paper, -1),
	    paper_look(paper, SCALE_COVER_TITLE), pack->title.text, 12);
	if (title != NULL) {		/* else it lacks one, which is said */
		title->after = 16;
		title->reading = title_reading(paper, pack->title);
	}
	add_line(paper, &frame->blocks, TAG_P, text,
	    period_long(paper->arena, paper->period), 0);
	add_line(paper, &frame->blocks, TAG_P, text, meeting_line(paper), 0);
}

static void
make_cover(struct paper *paper, const struct section *section,
    struct blocks *out)
{
	const struct cover	*cover = section->settings;
	struct frame		*frame;

	sheet_cover(paper, out);
	cover_title(paper, out);	/* read first, wherever it stands */
	panel_head(paper, out);
	panel_figure(paper, cover, out);
	if (!cover->contents)
		return;
	frame = add_frame(paper, out, COLUMN_X, PANEL_Y + 180, COLUMN_WIDTH,
	    PANEL_HEIGHT - 180);
	frame->at_foot = true;
	paper->width = COLUMN_WIDTH;
	add_line(paper, &frame->blocks, TAG_P,
	    paper_look(paper, SCALE_COLUMN_HEAD), STR("Contents"), 0);
	contents_blocks(paper, (struct look){ FACE_REGULAR, 12, 16, INK }, 24,
	    &frame->blocks);
	data_note(paper, NULL, &frame->blocks);
}

static const struct key cover_keys[] = {
	{ "indicator", KEY_INDICATOR, offsetof(struct cover, indicator), NULL,
	  NULL, "The one figure in the panel; without it the panel is plain." },
	{ "period", KEY_PERIOD, offsetof(struct cover, period), NULL, NULL,
	  "Of which the figure is; else the paper's month." },
	{ "sentence", KEY_TEXT, offsetof(struct cover, sentence), NULL, NULL,
	  "What the figure is, as the rest of a sentence that begins with it." },
	{ "note", KEY_TEXT, offsetof(struct cover, note), NULL, NULL,
	  "A line under the target." },
	{ "contents", KEY_FLAG, offsetof(struct cover, contents), "yes", NULL,
	  "Whether the contents stand on the cover." },
	{ .name = NULL }
};
static const struct act act_cover = { make_cover, true };
const struct kind kind_cover = {
	.name = "cover",
	.about = "The first sheet: a panel in the council's colour with one "
	    "figure, the title, the meeting and the contents.",
	.single = true,
	.size = sizeof(struct cover),
	.keys = cover_keys,
	.act = &act_cover,
};
