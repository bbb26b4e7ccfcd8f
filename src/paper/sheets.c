/* sheets.c - margins, furniture, and how a page begins. */
#include "paper/paper_int.h"

/* Points, as the grid has them: `rule` is the accent at the head, `top` where a
 * title's line begins, `next` where the text of a further page does; then the
 * baselines of the run-in line, of a title's continuation and of the foot. */
static const struct grid {
	double	width, height, left, right, rule, top, next, bottom;
	double	run_in, again, hair, foot;
} grids[] = {
	[SHEET_LANDSCAPE] = { 841.89, 595.28, 51, 42.55, 36.9, 61, 93, 48.2,
	    51, 77, 561.3, 573 },
	[SHEET_PORTRAIT] = { 595.28, 841.89, 56.7, 56.7, 70.9, 95, 127, 68,
	    85, 111, 790, 802 },
};

#define FIXTURES	7

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
	if (paper->build->draft && date_known(paper->build->as_at))
		return str_printf(paper->arena, "Draft, data as at " STR_FMT,
		    STR_ARG(date_long(paper->arena, paper->build->as_at)));
	if (paper->build->draft)
		return STR("Draft, not published");
	if (paper->build->issue > 1)
		return str_printf(paper->arena, "Issue %d",
		    paper->build->issue);
	return STR("");
}

/* The head: rule, run-in line, and on further pages the title again.  The foot:
 * whose paper it is, whether it is a draft, and the page's number. */
static void
add_furniture(struct paper *paper, struct sheet *sheet)
{
	const struct grid	*grid = &grids[paper->orientation];
	double			 live = paper->width;
	struct look		 small = paper_look(paper, SCALE_SMALL);
	struct look		 folio = paper_look(paper, SCALE_FOLIO);
	struct look		 draft = folio;
	struct fixture		*at;

	if (paper->build->draft)
		draft.colour = ORANGE_TEXT;
	at = sheet->fixtures = arena_array(paper->arena, FIXTURES,
	    struct fixture);
	*at++ = fixture_rule(sheet->left, grid->rule, live, 2,
	    paper->pack->accent);
	*at++ = fixture_text(paper->run_in, paper_look(paper, SCALE_RUN_IN),
	    sheet->left, grid->run_in, ALIGN_LEFT);
	*at = fixture_text(STR("{head}"), paper_look(paper, SCALE_TITLE),
	    sheet->left, grid->again, ALIGN_LEFT);
	at++->not_first = true;
	*at++ = fixture_rule(sheet->left, grid->hair, live, 0.4, HAIR);
	*at++ = fixture_text(paper->pack->footer.text, small, sheet->left,
	    grid->foot, ALIGN_LEFT);
	*at++ = fixture_text(STR("{page}"), folio, sheet->left + live,
	    grid->foot, ALIGN_RIGHT);
	if (draft_text(paper).n > 0)
		*at++ = fixture_text(draft_text(paper), draft, sheet->left +
		    live - 30, grid->foot, ALIGN_RIGHT);
	sheet->nfixtures = (size_t)(at - sheet->fixtures);
}

static struct sheet *
sheet_new(struct paper *paper, struct blocks *out)
{
	const struct grid	*grid = &grids[paper->orientation];
	struct block		*block = block_new(paper->arena, BLOCK_SHEET,
				    TAG_NONE);
	struct sheet		*sheet = arena_make(paper->arena, struct sheet);

	*sheet = (struct sheet){ .width = grid->width, .height = grid->height,
	    .left = grid->left, .right = grid->right, .top = grid->top,
	    .next_top = grid->next, .bottom = grid->bottom };
	block->as.sheet = sheet;
	blocks_add(out, block);
	paper->width = sheet->width - sheet->left - sheet->right;
	return sheet;
}

/* A new page; a sheet of its own, so that only its further pages repeat its
 * title. */
void
sheet_begin(struct paper *paper, struct blocks *out)
{
	add_furniture(paper, sheet_new(paper, out));
}

void
sheet_cover(struct paper *paper, struct blocks *out)
{
	paper->orientation = SHEET_LANDSCAPE;
	sheet_new(paper, out)->unnumbered = true;
	paper->orientation = paper->pack->sheet;
}

static void
make_landscape(struct paper *paper, const struct section *section,
    struct blocks *out)
{
	(void)section;
	paper->orientation = SHEET_LANDSCAPE;
	sheet_begin(paper, out);
}

static void
make_portrait(struct paper *paper, const struct section *section,
    struct blocks *out)
{
	(void)section;
	paper->orientation = SHEET_PORTRAIT;
	sheet_begin(paper, out);
}

enum tag
heading_tag(const struct paper *paper, int deeper)
{
	return (enum tag)(TAG_H1 + paper->level - 1 + deeper);
}

void
page_begin(struct paper *paper, const struct section *section,
    struct item title, struct item standfirst, struct blocks *out)
{
	struct block	*block;

	if (!section->held)
		sheet_begin(paper, out);
	if (title.text.n > 0) {
		block = blocks_add(out, block_para(paper->arena,
		    heading_tag(paper, 0),
		    paper_look(paper, SCALE_TITLE), title.text));
		block->after = standfirst.text.n > 0 ? 4.4 : 8;
		block->outline = 1;
		block->title = title.text;
		block->head = str_printf(paper->arena, STR_FMT " (continued)",
		    STR_ARG(title.text));
		block->label = section->id.text.n > 0 ? str_printf(paper->arena,
		    "%s-" STR_FMT, section->kind->name,
		    STR_ARG(section->id.text)) : STR("");
		block->keep_next = true;
		block->place = title.place;
	}
	if (standfirst.text.n > 0) {
		block = blocks_add(out, text_line(paper, TAG_P,
		    paper_look(paper, SCALE_STANDFIRST), standfirst));
		block->after = 6.2;
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
