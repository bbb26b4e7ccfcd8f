/* sheets.c - margins, furniture, and how a page begins. */
#include "paper/paper_int.h"

/* Points, as the grid has them: `rule` is the accent at the head, `top` where a
 * title's line begins, `next` where the text of a further page does, and `calm`
 * where it does when the title is not repeated large; then the baselines of the
 * run-in line, of a title's continuation and of the foot. */
static const struct grid {
	double	width, height, left, right, rule, top, next, calm, bottom;
	double	run_in, again, hair, foot;
} grids[] = {
	[SHEET_LANDSCAPE] = { 841.89, 595.28, 51, 42.55, 36.9, 61, 93, 69, 48.2,
	    51, 77, 561.3, 573 },
	[SHEET_PORTRAIT] = { 595.28, 841.89, 56.7, 56.7, 70.9, 95, 127, 107,
	    68, 85, 111, 790, 802 },
};

/* Baselines in the margins that a pack's stamps have to themselves. */
#define STAMP_Y		40.0	/* at the head, portrait */
#define STAMP_X		813.4	/* turned, landscape: to the right */
#define STAMP_END	552.8
#define PAGE_Y		802.0	/* "Page 5", portrait */
#define PAGE_X		21.0	/* turned, landscape: to the left */
#define MARK_Y		27.0	/* at the head, landscape */
#define MARK_PITCH	13.0

/* The margins of somebody else's page: what the stamps leave. */
static const struct grid slip_grids[] = {
	[SHEET_LANDSCAPE] = { 841.89, 595.28, 42.5, 34, 36.9, 34, 34, 34, 24,
	    51, 77, 561.3, 573 },
	[SHEET_PORTRAIT] = { 595.28, 841.89, 34, 34, 70.9, 60, 60, 60, 58,
	    85, 111, 790, 802 },
};

/* Sheets before the papers have no stamp below: they go on to the foot. */
#define FRONT_BOTTOM	48.0

#define FIXTURES	12

/* A sheet's fixtures while they are put together. */
struct furniture {
	struct paper		*paper;
	struct sheet		*sheet;
	const struct grid	*grid;
	double			 live;	/* width between the margins */
	bool			 upright;
};

static struct fixture *
add_text(struct furniture *at, struct str text, struct look look, double x,
    double y, enum align align)
{
	struct fixture	*fixture = &at->sheet->fixtures[at->sheet->nfixtures];

	if (text.n == 0)		/* its slot is used again */
		return fixture;
	*fixture = (struct fixture){ .kind = FIXTURE_TEXT, .x = x, .y = y,
	    .text = text, .look = look, .align = align };
	at->sheet->nfixtures++;
	return fixture;
}

/* Between two texts of one line. */
#define TEXT_GAP	12.0

/* TEXT, as much of it as ROOM has a place for. */
static struct str
text_fit(const struct furniture *at, struct look look, struct str text,
    double room)
{
	return text_within(at->paper->arena, &at->paper->build->metrics, look,
	    text, room);
}

static void
add_rule(struct furniture *at, double y, double width, uint32_t colour)
{
	at->sheet->fixtures[at->sheet->nfixtures++] = (struct fixture){
	    .kind = FIXTURE_RULE, .x = at->sheet->left, .y = y,
	    .length = at->live, .rule = { width, colour } };
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

static struct look
draft_look(const struct paper *paper)
{
	struct look	look = paper_look(paper, SCALE_FOLIO);

	if (paper->build->draft)
		look.colour = ORANGE_TEXT;
	return look;
}

/* The rule, the run-in line, and on further pages the title again: large, or of
 * prose small in the run-in line's place. */
static void
add_head(struct furniture *at)
{
	struct paper	*paper = at->paper;
	struct str	 run_in = paper->document.run_in.n > 0 ?
			    paper->document.run_in : paper->run_in;
	struct look	 small = paper_look(paper, SCALE_RUN_IN);
	double		 left = at->sheet->left;
	bool		 prose = paper->document.prose;
	struct fixture	*named, *again;

	add_rule(at, at->grid->rule, 2, paper->pack->accent);
	named = add_text(at, text_fit(at, small, run_in, at->live -
	    paper->document.beside), small, left, at->grid->run_in,
	    ALIGN_LEFT);
	named->only_first = prose;
	named->reading = paper->document.run_in.n > 0 ?
	    paper->document.run_in_reading : paper->run_in_reading;
	again = add_text(at, STR("{head}"), prose ? small :
	    paper_look(paper, SCALE_TITLE), left, prose ? at->grid->run_in :
	    at->grid->again, ALIGN_LEFT);
	again->not_first = true;
	again->room = at->live;
}

/* At the right of a foot, for the page's number. */
#define FOLIO_ROOM	30.0

/* The foot of a paper by itself: whose it is, whether it is a draft, and the
 * page's number. */
static void
add_foot(struct furniture *at)
{
	struct paper	*paper = at->paper;
	struct str	 foot = paper->document.foot.n > 0 ?
			    paper->document.foot : paper->pack->footer.text;
	double		 left = at->sheet->left, y = at->grid->foot;
	double		 right = at->live - FOLIO_ROOM;
	struct look	 small = paper_look(paper, SCALE_SMALL);
	struct str	 draft = draft_text(paper);

	foot = text_fit(at, small, foot, right - TEXT_GAP -
	    look_width(paper, draft_look(paper), draft));
	add_rule(at, at->grid->hair, 0.4, HAIR);
	add_text(at, foot, small, left, y, ALIGN_LEFT)->reading =
	    title_reading(paper, paper->pack->footer);
	add_text(at, STR("{page}"), paper_look(paper, SCALE_FOLIO),
	    left + at->live, y, ALIGN_RIGHT);
	add_text(at, draft, draft_look(paper), left + right, y, ALIGN_RIGHT);
}

/* The foot of sheets before the papers. */
static void
add_front_foot(struct furniture *at)
{
	struct paper	*paper = at->paper;
	struct look	 small = paper_look(paper, SCALE_SMALL);
	double		 left = at->sheet->left, y = at->grid->foot;
	double		 room = at->live - FOLIO_ROOM - TEXT_GAP;
	struct str	 name = text_fit(at, small, paper->document.name,
			    room / 2);

	room -= look_width(paper, small, name);
	add_text(at, text_fit(at, small, paper->document.foot, room), small,
	    left, y, ALIGN_LEFT);
	add_text(at, name.n > 0 ? str_printf(paper->arena, STR_FMT
	    ", {page}", STR_ARG(name)) : STR("{page}"), small, left + at->live,
	    y, ALIGN_RIGHT)->reading = paper->document.name_reading;
}

/* What a document has of its own at the foot, outside the stamp: a slide's
 * source and number, a minute book's number. */
static void
add_own_foot(struct furniture *at)
{
	struct paper		*paper = at->paper;
	const struct document	*document = &paper->document;
	struct str		 foot = document->foot.n > 0 ? document->foot :
				    paper->pack->footer.text;
	double			 left = at->sheet->left, y = at->grid->foot;
	struct look		 small = paper_look(paper, SCALE_SMALL);

	if (!at->upright && (foot.n > 0 || document->own_first > 0)) {
		add_rule(at, at->grid->hair, 0.4, HAIR);
		add_text(at, text_fit(at, small, foot, at->live - FOLIO_ROOM -
		    TEXT_GAP), small, left, y, ALIGN_LEFT)->reading =
		    title_reading(paper, paper->pack->footer);
	}
	if (document->own_first > 0)
		add_text(at, document->own_as != NULL ?
		    str_of(document->own_as) : STR("{own}"),
		    paper_look(paper, SCALE_FOLIO), left + at->live, y,
		    ALIGN_RIGHT);
}

/* The item's stamp, on the document's first page alone, whichever sheet that is
 * of, and the page's; turned on a landscape sheet, as the bound pack is read. */
static void
add_stamps(struct furniture *at)
{
	struct paper	*paper = at->paper;
	struct look	 look = paper_look(paper, SCALE_STAMP);
	struct look	 page = paper_look(paper, SCALE_PAGE_STAMP);
	struct str	 stamp = paper->document.stamp;
	struct fixture	*fixture;

	if (at->upright)
		fixture = add_text(at, stamp, look, at->grid->width -
		    grids[SHEET_PORTRAIT].right, STAMP_Y, ALIGN_RIGHT);
	else {
		fixture = add_text(at, stamp, look, STAMP_X, STAMP_END,
		    ALIGN_RIGHT);
		fixture->turn = 90;
	}
	fixture->opens = !paper->document.front;
	if (!paper->document.bound)
		return;
	if (at->upright)
		add_text(at, STR("Page {page}"), page, at->grid->width / 2,
		    PAGE_Y, ALIGN_CENTRE);
	else
		add_text(at, STR("Page {page}"), page, PAGE_X,
		    at->grid->height / 2, ALIGN_CENTRE)->turn = 90;
}

/* "Not for publication", and whether it is a draft: at the head, where nothing
 * else of a pack's page stands. */
static void
add_marks(struct furniture *at)
{
	struct paper	*paper = at->paper;
	double		 left = grids[paper->orientation].left;
	double		 y = at->upright ? STAMP_Y : MARK_Y;
	struct look	 look = paper_look(paper, SCALE_STAMP);

	look.colour = MISSED;
	add_text(at, paper->document.mark, look, left, y, ALIGN_LEFT);
	if (!at->upright)
		add_text(at, draft_text(paper), draft_look(paper),
		    at->grid->width - grids[SHEET_LANDSCAPE].right, y,
		    ALIGN_RIGHT);
	else
		add_text(at, draft_text(paper), draft_look(paper), left, y +
		    (paper->document.mark.n > 0 ? MARK_PITCH : 0), ALIGN_LEFT);
}

static struct furniture
furniture_begin(struct paper *paper, struct sheet *sheet,
    const struct grid *grid)
{
	sheet->fixtures = arena_array(paper->arena, FIXTURES, struct fixture);
	return (struct furniture){ .paper = paper, .sheet = sheet, .grid = grid,
	    .live = sheet->width - sheet->left - sheet->right,
	    .upright = paper->orientation == SHEET_PORTRAIT };
}

static bool
is_packed(const struct paper *paper)
{
	return paper->document.bound || paper->document.front;
}

static void
add_furniture(struct paper *paper, struct sheet *sheet)
{
	struct furniture	at = furniture_begin(paper, sheet,
				    &grids[paper->orientation]);

	add_head(&at);
	add_stamps(&at);
	if (!is_packed(paper)) {
		add_foot(&at);
		return;
	}
	add_marks(&at);
	if (paper->document.front)
		add_front_foot(&at);
	else
		add_own_foot(&at);
}

/* A sheet of GRID that begins a document counts its own pages from there. */
static struct sheet *
sheet_make(struct paper *paper, const struct grid *grid)
{
	struct sheet	*sheet = arena_make(paper->arena, struct sheet);

	*sheet = (struct sheet){ .width = grid->width, .height = grid->height,
	    .left = grid->left, .right = grid->right, .top = grid->top,
	    .next_top = paper->document.prose ? grid->calm : grid->next,
	    .bottom = paper->document.front ? FRONT_BOTTOM : grid->bottom,
	    .front = paper->document.front,
	    .opens = paper->document.stamp.n > 0 && !paper->document.begun,
	    .own_first = paper->document.begun ? 0 :
	    paper->document.own_first };
	return sheet;
}

/* SHEET from here on. */
static void
sheet_add(struct paper *paper, struct sheet *sheet, struct blocks *out)
{
	struct block	*block = block_new(paper->arena, BLOCK_SHEET, TAG_NONE);

	block->as.sheet = sheet;
	blocks_add(out, block);
	paper->width = sheet->width - sheet->left - sheet->right;
	paper->document.begun = true;
}

/* A new page; a sheet of its own, so that only its further pages repeat its
 * title. */
void
sheet_begin(struct paper *paper, struct blocks *out)
{
	struct sheet	*sheet = sheet_make(paper, &grids[paper->orientation]);

	add_furniture(paper, sheet);
	sheet_add(paper, sheet, out);
}

void
sheet_cover(struct paper *paper, struct blocks *out)
{
	struct furniture	 at;
	struct sheet		*sheet;

	paper->orientation = SHEET_LANDSCAPE;
	sheet = sheet_make(paper, &grids[SHEET_LANDSCAPE]);
	at = furniture_begin(paper, sheet, &grids[SHEET_LANDSCAPE]);
	if (is_packed(paper)) {
		add_stamps(&at);
		add_marks(&at);
	} else {
		sheet->unnumbered = true;
		add_text(&at, draft_text(paper), draft_look(paper),
		    sheet->left + at.live, at.grid->foot, ALIGN_RIGHT);
	}
	sheet_add(paper, sheet, out);
	paper->orientation = paper->pack->sheet;
}

/* Between the stamps, in the middle of what they leave. */
double
sheet_slip(struct paper *paper, double width, double height,
    struct blocks *out)
{
	const struct grid	*grid;
	struct furniture	 at;
	struct sheet		*sheet;
	double			 across, down, scale = 1;

	paper->orientation = width > height ? SHEET_LANDSCAPE : SHEET_PORTRAIT;
	grid = &slip_grids[paper->orientation];
	across = grid->width - grid->left - grid->right;
	down = grid->height - grid->top - grid->bottom;
	if (width > across)
		scale = across / width;
	if (height * scale > down)
		scale = down / height;
	sheet = sheet_make(paper, grid);
	sheet->left += (across - width * scale) / 2;
	sheet->right += (across - width * scale) / 2;
	at = furniture_begin(paper, sheet, grid);
	add_stamps(&at);
	add_marks(&at);
	sheet_add(paper, sheet, out);
	return scale;
}

/* A back left blank has its page's number, and is as little for publication as
 * the document it ends. */
struct block *
sheet_back(struct paper *paper, struct blocks *out)
{
	struct document		 document = paper->document;
	int			 orientation = paper->orientation;
	struct look		 look = look_grey(paper_look(paper,
				    SCALE_COMMENTARY));
	struct furniture	 at;
	struct block		*back, *words;
	struct sheet		*sheet;

	paper->orientation = SHEET_PORTRAIT;
	paper->document.stamp = STR("");
	sheet = sheet_make(paper, &grids[SHEET_PORTRAIT]);
	sheet->next_top = sheet->own_first = 0;
	sheet->opens = false;
	at = furniture_begin(paper, sheet, &grids[SHEET_PORTRAIT]);
	add_stamps(&at);
	add_marks(&at);
	if (document.front)
		add_front_foot(&at);
	paper->orientation = orientation;
	paper->document = document;
	back = blocks_add(out, block_back(paper->arena, sheet));
	words = blocks_add(&back->as.back->blocks, block_para(paper->arena,
	    TAG_P, look, STR("This page is intentionally left blank")));
	words->as.para->align = ALIGN_CENTRE;
	words->before = 280;
	words->before_at_top = true;
	return back;
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

/* BLOCK, which begins a page of SECTION, prints TITLE.  Where the section is
 * made in a reading of its own, its figures were asked for that as well. */
static void
heading_shows(struct paper *paper, const struct section *section,
    struct item title, struct block *block)
{
	block_rare_make(paper->arena, block)->head_reading =
	    title_reading(paper, title);
	if (paper->making == NULL || paper->making->section != section)
		title_shows(paper, title, block->as.para);
}

struct str
section_label(struct arena *arena, const struct section *section)
{
	return str_printf(arena, "%s-" STR_FMT, section->kind->name,
	    STR_ARG(section->id.text));
}

static struct block *
add_title(struct paper *paper, const struct section *section,
    struct item title, struct blocks *out)
{
	bool		 prose = paper->document.prose;
	struct block	*block = blocks_add(out, block_para(paper->arena,
			    heading_tag(paper, 0), paper_look(paper, prose ?
			    SCALE_TITLE_REPORT : SCALE_TITLE), title.text));

	block->after = 8;
	block->outline = 1;
	block->title = title.text;
	block_rare_make(paper->arena, block)->head = prose ? title.text :
	    str_printf(paper->arena, STR_FMT " (continued)",
	    STR_ARG(title.text));
	if (section->id.text.n > 0)
		block->label = section_label(paper->arena, section);
	block->keep_next = true;
	block->place = title.place;
	heading_shows(paper, section, title, block);
	return block;
}

struct block *
page_begin(struct paper *paper, const struct section *section,
    struct item title, struct item standfirst, struct blocks *out)
{
	struct block	*heading = NULL, *block;

	if (!section->held)
		sheet_begin(paper, out);
	if (title.text.n > 0)
		heading = add_title(paper, section, title, out);
	if (standfirst.text.n == 0)
		return heading;
	if (heading != NULL)
		heading->after = 4.4;
	block = blocks_add(out, text_line(paper, TAG_P,
	    paper_look(paper, SCALE_STANDFIRST), standfirst));
	block->after = 6.2;
	block->keep_next = true;
	return heading;
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
