/* sheets.c - margins, furniture, and how a page begins. */
#include "paper/paper_int.h"

/* Points, as the grid has them; y of the foot's hairline and its text. */
static const struct {
	double	width, height, left, right, top, bottom, hair, foot;
} grid[] = {
	[SHEET_LANDSCAPE] = { 841.89, 595.28, 51, 42.55, 36.9, 48.2, 561.3,
	    573 },
	[SHEET_PORTRAIT] = { 595.28, 841.89, 56.7, 56.7, 70.9, 68, 790, 802 },
};

/* The foot: whose paper it is at the left, its page number at the right, and
 * whether it is a draft between them. */
#define FIXTURES	5

static struct fixture
fixture_text(struct str text, struct look look, double x, double y,
    enum align align)
{
	return (struct fixture){ .kind = FIXTURE_TEXT, .x = x, .y = y,
	    .text = text, .look = look, .align = align };
}

static struct fixture
fixture_rule(double x, double y, double length, double width, uint32_t colour)
{
	return (struct fixture){ .kind = FIXTURE_RULE, .x = x, .y = y,
	    .length = length, .rule = { width, colour } };
}

static struct str
draft_text(const struct paper *paper)
{
	if (paper->build->draft)
		return STR("Draft, not published");
	if (paper->build->issue > 1)
		return str_printf(paper->arena, "Issue %d",
		    paper->build->issue);
	return STR("");
}

static void
add_furniture(struct paper *paper, struct sheet *sheet, int orientation)
{
	double		 live = sheet->width - sheet->left - sheet->right;
	struct look	 small = paper_look(paper, SCALE_SMALL);
	struct look	 folio = paper_look(paper, SCALE_FOLIO);
	struct look	 draft = folio;
	struct fixture	*at;

	draft.colour = ORANGE_TEXT;
	at = sheet->fixtures = arena_array(paper->arena, FIXTURES,
	    struct fixture);
	*at++ = fixture_rule(sheet->left, sheet->top, live, 2,
	    paper->pack->accent);
	*at++ = fixture_rule(sheet->left, grid[orientation].hair, live, 0.4,
	    HAIR);
	*at++ = fixture_text(paper->pack->footer.text, small, sheet->left,
	    grid[orientation].foot, ALIGN_LEFT);
	*at++ = fixture_text(STR("{page}"), folio, sheet->left + live,
	    grid[orientation].foot, ALIGN_RIGHT);
	/* On a portrait page the middle third of the foot is the pack's. */
	if (draft_text(paper).n > 0)
		*at++ = fixture_text(draft_text(paper), draft, sheet->left +
		    live * (orientation == SHEET_LANDSCAPE ? 0.5 : 0.78),
		    grid[orientation].foot, ALIGN_CENTRE);
	sheet->nfixtures = (size_t)(at - sheet->fixtures);
}

static struct sheet *
sheet_new(struct paper *paper, int orientation, struct blocks *out)
{
	struct block	*block = block_new(paper->arena, BLOCK_SHEET, TAG_NONE);
	struct sheet	*sheet = arena_make(paper->arena, struct sheet);

	sheet->width = grid[orientation].width;
	sheet->height = grid[orientation].height;
	sheet->left = grid[orientation].left;
	sheet->right = grid[orientation].right;
	sheet->top = grid[orientation].top;
	sheet->bottom = grid[orientation].bottom;
	block->as.sheet = sheet;
	blocks_add(out, block);
	paper->width = sheet->width - sheet->left - sheet->right;
	paper->fresh = true;
	return sheet;
}

void
sheet_begin(struct paper *paper, int orientation, struct blocks *out)
{
	add_furniture(paper, sheet_new(paper, orientation, out), orientation);
}

void
sheet_cover(struct paper *paper, struct blocks *out)
{
	sheet_new(paper, SHEET_LANDSCAPE, out)->unnumbered = true;
}

static void
make_landscape(struct paper *paper, const struct section *section,
    struct blocks *out)
{
	(void)section;
	sheet_begin(paper, SHEET_LANDSCAPE, out);
}

static void
make_portrait(struct paper *paper, const struct section *section,
    struct blocks *out)
{
	(void)section;
	sheet_begin(paper, SHEET_PORTRAIT, out);
}

void
page_begin(struct paper *paper, const struct section *section,
    struct item title, struct item standfirst, struct blocks *out)
{
	struct block	*block;

	if (!paper->fresh)
		blocks_add(out, block_new(paper->arena, BLOCK_PAGE, TAG_NONE));
	paper->fresh = false;
	block = blocks_add(out, block_para(paper->arena, TAG_P,
	    paper_look(paper, SCALE_RUN_IN), paper->run_in));
	block->before = 6.9;
	block->before_at_top = true;
	block->keep_next = true;
	if (title.text.n > 0) {
		block = blocks_add(out, block_para(paper->arena, TAG_H2,
		    paper_look(paper, SCALE_TITLE), title.text));
		block->before = 5.2;
		block->after = standfirst.text.n > 0 ? 4.4 : 8;
		block->outline = 1;
		block->title = title.text;
		block->label = section->id.text.n > 0 ? str_printf(paper->arena,
		    "%s-" STR_FMT, section->kind->name,
		    STR_ARG(section->id.text)) : STR("");
		block->keep_next = true;
		block->place = title.place;
	}
	if (standfirst.text.n > 0) {
		block = blocks_add(out, text_line(paper, TAG_P,
		    paper_look(paper, SCALE_STANDFIRST), standfirst));
		block->after = 12;
		block->keep_next = true;
	}
}

static const struct key no_keys[] = { { .name = NULL } };
static const struct act act_landscape = { make_landscape, false };
static const struct act act_portrait = { make_portrait, false };

const struct kind kind_landscape = {
	.name = "landscape",
	.about = "A new page; pages are landscape from here on.",
	.keys = no_keys,
	.act = &act_landscape,
};
const struct kind kind_portrait = {
	.name = "portrait",
	.about = "A new page; pages are portrait from here on.",
	.keys = no_keys,
	.act = &act_portrait,
};
