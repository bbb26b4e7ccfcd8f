/* cover.c - [cover]: a panel with one figure, the title, the meeting and the
 * contents. */
#include "paper/bind_int.h"
#include "paper/data_int.h"

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
	return blocks_add(out, block_frame(paper->arena, x, y, width,
	    height))->as.frame;
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
	struct block	*block = block_rule(paper->arena,
			    (struct rule){ width, colour });

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
	/* A month's figure is not to be read against what a year may come to. */
	return str_printf(paper->arena, "Target %s" STR_FMT,
	    target->whole_year ? "for the year " : "",
	    STR_ARG(target_words(paper->arena, indicator, target)));
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

/* "This figure is provisional.": OBS may yet change, which the panel has no room to
 * say by a symbol, and its authors have not.  They are told; else empty. */
static struct str
figure_settled(struct paper *paper, const struct cover *cover,
    const struct observation *obs)
{
	struct str	word = figure_unsettled(obs->symbol);

	if (word.n == 0 || story_says(cover->sentence.text, word) ||
	    story_says(cover->note.text, word))
		return STR("");
	diag_at(paper->diags, DIAG_ANSWER_UNSETTLED, cover->indicator.place,
	    STR_FMT " is " STR_FMT, STR_ARG(cover->indicator.text),
	    STR_ARG(word));
	return str_printf(paper->arena, "This figure is " STR_FMT ".",
	    STR_ARG(word));
}

/* The figure itself, and of one that may yet change that it may; empty, said, when
 * there is none. */
static struct str
figure_text(struct paper *paper, const struct cover *cover,
    const struct indicator *indicator, struct period period,
    struct str *settled)
{
	const struct observation	*obs;
	struct series			 series;
	struct str			 figure;

	if (!store_series(paper->store, indicator, STR(""), period, period,
	    &series))
		return STR("");
	obs = series_find(&series, period);
	figure = indicator_text(paper->arena, indicator,
	    indicator_value(indicator, obs), false);
	if (figure.n == 0) {
		diag_at(paper->diags, DIAG_NO_FIGURE, cover->indicator.place,
		    STR_FMT, STR_ARG(indicator->id));
		paper->answers.in_vain |= period_eq(period, paper->period);
	} else {
		*settled = figure_settled(paper, cover, obs);
	}
	return figure;
}

/* FIGURE, and behind it the sentence that begins with it: one paragraph, however
 * large its first word. */
static void
panel_sentence(struct paper *paper, const struct cover *cover,
    struct str figure, double width, struct blocks *out)
{
	struct look	 text = paper_look(paper, SCALE_COVER_TEXT);
	struct block	*group = blocks_add(out, block_new(paper->arena,
			    BLOCK_GROUP, TAG_P));
	struct blocks	*in = &group->as.children;

	add_line(paper, in, TAG_NONE, figure_look(paper, figure, width),
	    figure, 0)->as.para->first->nowrap = true;
	text.colour = WHITE;
	if (cover->sentence.text.n > 0)
		blocks_add(in, text_line(paper, TAG_NONE, text,
		    cover->sentence))->before = 14;
}

/* Under a rule: the TARGET, whether the figure is SETTLED, and the layout's own
 * line; nothing when all are empty. */
static void
panel_foot(struct paper *paper, const struct cover *cover, struct str target,
    struct str settled, struct blocks *out)
{
	const struct look	 look = { FACE_REGULAR, 12, 17, WHITE };
	struct block		*rule;

	if (target.n == 0 && settled.n == 0 && cover->note.text.n == 0)
		return;
	add_rule(paper, out, 0.75, PALE, 10);
	rule = out->last;
	add_line(paper, out, TAG_P, look, target, 0);
	add_line(paper, out, TAG_P, look, settled, 0);
	if (cover->note.text.n > 0)
		blocks_add(out, text_line(paper, TAG_P, look, cover->note));
	rule->next->before = 6;
	rule->next->before_at_top = true;
}

static void
panel_figure(struct paper *paper, const struct cover *cover, struct blocks *out)
{
	const struct indicator	*indicator = NULL;
	struct period		 period = cover->period.period;
	struct str		 figure, settled = STR("");
	struct frame		*frame;

	if (cover->indicator.text.n > 0)
		indicator = figure_indicator(paper, cover->indicator);
	if (indicator == NULL)
		return;
	if (period.kind == PERIOD_NONE)
		period = paper->period;
	figure = figure_text(paper, cover, indicator, period, &settled);
	if (figure.n == 0)
		return;
	frame = add_frame(paper, out, PANEL_X + PANEL_PAD, PANEL_Y,
	    PANEL_WIDTH - 2 * PANEL_PAD, PANEL_HEIGHT - PANEL_PAD);
	frame->at_foot = true;
	panel_sentence(paper, cover, figure, frame->width, &frame->blocks);
	panel_foot(paper, cover, figure_target(paper, indicator, period),
	    settled, &frame->blocks);
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
	add_line(paper, &frame->blocks, TAG_P, text, panel_words(paper), 0);
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
	  "A line under the target. One that says the figure is provisional "
	  "is made where neither this nor the sentence does." },
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
