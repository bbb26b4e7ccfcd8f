/* slips.c - somebody else's PDF among our pages: scaled down between the
 * stamps, with a hairline round each sheet, and an honest word on what it
 * is. */
#include "paper/bind_int.h"

/* ---- what must be said of it ---- */

static void
add_foreign(struct paper *paper, const struct agenda_item *item,
    const struct annex *annex, struct str why)
{
	const struct appendix	*appendix = annex->section->settings;
	struct foreign		*foreign = arena_make(paper->arena,
				    struct foreign);

	foreign->name = str_printf(paper->arena, "Appendix %d of item %d, "
	    STR_FMT, annex->number, item->number, STR_ARG(annex->title.text));
	foreign->reading = title_reading(paper, annex->title);
	foreign->why = why;
	foreign->ask = appendix->ask.text.n > 0 ? appendix->ask.text :
	    paper->pack->contact.text;
	if (foreign->ask.n == 0)
		diag_at(paper->diags, DIAG_SLIP_ASK, appendix->file.place,
		    STR_FMT, STR_ARG(appendix->file.text));
	*paper->bound->foreign_end = foreign;
	paper->bound->foreign_end = &foreign->next;
}

/* The claims it forbids: nobody should learn only from a validator. */
static void
drop_claims(struct paper *paper, const struct annex *annex,
    const struct slip_about *about)
{
	const struct appendix	*appendix = annex->section->settings;
	struct pack_state	*state = paper->bound;

	state->no_ua |= about->not_ua.n > 0;
	state->no_a |= about->not_a.n > 0;
	if (about->not_ua.n > 0)
		diag_at(paper->diags, DIAG_SLIP_NOT_UA, appendix->file.place,
		    STR_FMT, STR_ARG(about->not_ua));
	if (about->not_a.n > 0)
		diag_at(paper->diags, DIAG_SLIP_NOT_A, appendix->file.place,
		    STR_FMT, STR_ARG(about->not_a));
}

/* Whether all can read it, now and later, in words for the reader of the pack. */
static void
judge(struct paper *paper, const struct agenda_item *item,
    const struct annex *annex, const struct slip_about *about)
{
	struct buf	why = { 0 };

	drop_claims(paper, annex, about);
	if (about->structure == NULL)
		buf_text(&why, "its pages are pictures: they hold no structure "
		    "that assistive software could read");
	if (about->not_ua.n > 0)
		buf_printf(&why, "%sassistive software may not read all of it: "
		    STR_FMT, why.n > 0 ? "; " : "", STR_ARG(about->not_ua));
	else if (about->not_a.n > 0)
		buf_printf(&why, "%sit may not look the same for all time: "
		    STR_FMT, why.n > 0 ? "; " : "", STR_ARG(about->not_a));
	if (why.n > 0)
		add_foreign(paper, item, annex, buf_take(&why, paper->arena));
}

static void
add_line(struct paper *paper, const struct foreign *foreign,
    struct blocks *out)
{
	struct look	 look = paper_look(paper, SCALE_AGENDA_TEXT);
	struct look	 name = look;
	struct block	*block;
	struct para	*para;

	name.face = FACE_MEDIUM;
	block = blocks_add(out, block_para(paper->arena, TAG_P, name,
	    foreign->name));
	block->before = 4;
	para = block->as.para;
	para->first->reading = foreign->reading;
	para_add(paper->arena, para, look, str_printf(paper->arena, ": "
	    STR_FMT ".", STR_ARG(foreign->why)));
	if (foreign->ask.n > 0)
		para_add(paper->arena, para, look, str_printf(paper->arena,
		    " Ask for it in another format: " STR_FMT ".",
		    STR_ARG(foreign->ask)));
}

void
foreign_note(struct paper *paper, struct blocks *out)
{
	const struct foreign	*at = paper->bound->foreign;
	struct block		*group, *block;

	if (at == NULL)
		return;
	group = blocks_add(out, block_new(paper->arena, BLOCK_GROUP,
	    TAG_SECT));
	group->before = 14;
	group->whole = true;
	block = blocks_add(&group->as.children, block_para(paper->arena,
	    TAG_H2, paper_look(paper, SCALE_HEADING),
	    STR("Papers from other bodies")));
	block->keep_next = true;
	for (; at != NULL; at = at->next)
		add_line(paper, at, &group->as.children);
}

/* ---- its pages ---- */

struct slip_making {
	struct paper		*paper;
	const struct annex	*annex;
	const struct slip_about	*about;
};

/* Bookmarks of page INDEX, under the appendix's. */
static void
add_marks(struct slip_making *at, size_t index, struct blocks *out)
{
	const struct slip_mark	*mark;
	struct block		*block;

	for (size_t i = 0; i < at->about->nmarks; i++) {
		mark = &at->about->marks[i];
		if (mark->page != index)
			continue;
		block = blocks_add(out, block_new(at->paper->arena,
		    BLOCK_GROUP, TAG_NONE));
		block->outline = 2 + mark->level;
		block->title = mark->title;
	}
}

/* "Letter of the inspectorate, page 2 of 6.  ..." */
static struct str
page_alt(const struct slip_making *at, size_t index)
{
	const struct appendix	*appendix = at->annex->section->settings;
	struct str		 more = index == 0 ? appendix->alt.text :
				    STR("");

	return str_printf(at->paper->arena, STR_FMT ", page %zu of %zu.%s"
	    STR_FMT, STR_ARG(appendix->title.text), index + 1,
	    at->about->npages,
	    more.n > 0 ? " " : "", STR_ARG(more));
}

static void
add_page(struct slip_making *at, size_t index, struct blocks *out)
{
	const struct slip_page	*page = &at->about->pages[index];
	struct arena		*arena = at->paper->arena;
	struct block		*box;
	double			 scale;

	scale = sheet_slip(at->paper, page->width, page->height, out);
	add_marks(at, index, out);
	box = blocks_add(out, block_new(arena, BLOCK_BOX, TAG_NONE));
	box->as.box.look->border = rule_hair;
	blocks_add(&box->as.box.blocks, block_slip(arena, page,
	    page->width * scale, page->height * scale,
	    at->about->structure != NULL ? STR("") : page_alt(at, index)));
}

/* The PDF of ANNEX, which whoever opens it closes; NULL, said, when it cannot be
 * read. */
static struct slip *
annex_open(struct paper *paper, const struct annex *annex)
{
	const struct appendix	*appendix = annex->section->settings;

	paper_input(paper, INPUT_PDF, appendix->file.text.s);
	return slip_open(paper->arena, appendix->file.text.s,
	    appendix->file.place, paper->diags);
}

/* SLIP stays open until paper_close(). */
static void
keep_open(struct paper *paper, struct slip *slip)
{
	struct open_slip	*open = arena_make(paper->arena,
				    struct open_slip);

	*open = (struct open_slip){ slip, paper->bound->slips };
	paper->bound->slips = open;
}

bool
slip_pages(struct paper *paper, const struct agenda_item *item,
    const struct annex *annex, struct blocks *out)
{
	const struct appendix	*appendix = annex->section->settings;
	struct slip		*slip = annex_open(paper, annex);
	struct slip_making	 at = { .paper = paper, .annex = annex };
	struct graft		*graft;
	struct block		*group;

	if (slip == NULL)
		return false;
	keep_open(paper, slip);
	at.about = slip_about(slip);
	judge(paper, item, annex, at.about);
	if (at.about->structure == NULL && appendix->alt.text.n == 0)
		diag_at(paper->diags, DIAG_SLIP_STRUCTURE,
		    appendix->file.place, STR_FMT,
		    STR_ARG(appendix->file.text));
	group = blocks_add(out, block_new(paper->arena, BLOCK_GROUP,
	    at.about->structure != NULL ? TAG_DIV : TAG_NONE));
	if (at.about->structure != NULL) {
		graft = arena_make(paper->arena, struct graft);
		*graft = (struct graft){ slip, paper->level };
		block_rare_make(paper->arena, group)->graft = graft;
	}
	for (size_t i = 0; i < at.about->npages; i++)
		add_page(&at, i, &group->as.children);
	return at.about->npages > 0;
}

size_t
slip_count(struct paper *paper, const struct annex *annex)
{
	struct slip	*slip = annex_open(paper, annex);
	size_t		 n;

	if (slip == NULL)
		return 0;
	n = slip_about(slip)->npages;
	slip_close(slip);
	return n;
}

void
paper_close(struct paper *paper)
{
	if (paper == NULL || paper->bound == NULL)
		return;
	for (struct open_slip *at = paper->bound->slips; at != NULL;
	    at = at->next)
		slip_close(at->slip);
	paper->bound->slips = NULL;
}
