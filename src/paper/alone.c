/* alone.c - one chart of a layout by itself, with its words, as the command chart
 * draws it. */
#include "paper/charts_int.h"

#define ALONE_WIDTH	382.7	/* of the column it would stand in */

static const struct preview *
chart_alone(struct paper *paper, const struct section *section,
    struct place place)
{
	const struct chart	*chart = chart_read(paper, section);
	const struct preview	*preview;

	if (chart == NULL)
		return NULL;
	preview = chart_preview(paper->arena, paper->fonts, chart,
	    paper->diags, place);
	return preview->plot != NULL ? preview : NULL;
}

/* Take what is in the group of a plate: its title, what is measured, the figure,
 * and the small print behind that. */
static void
take_plate(struct paper *paper, const struct blocks *in, struct preview *out)
{
	const double		 small = paper_look(paper, SCALE_SMALL).size;
	const struct block	*block;
	struct str		*to;

	for (block = in->first; block != NULL; block = block->next) {
		if (block->kind == BLOCK_FIGURE) {
			out->plot = block->as.figure->drawing;
			out->alt = block->as.figure->alt;
		}
		if (block->kind != BLOCK_PARA ||
		    block->as.para->first == NULL)
			continue;
		to = out->plot != NULL ? &out->caption :
		    block->tag == TAG_P ? &out->measure : &out->title;
		if (to != &out->caption ||
		    block->as.para->first->look.size == small)
			*to = para_plain(paper->arena, block->as.para);
	}
}

/* As within columns, where each of these kinds is one plate. */
static const struct preview *
plate_alone(struct paper *paper, const struct section *section)
{
	const struct act	*act = section->kind->act;
	struct section		 held = *section;
	struct preview		*preview = arena_make(paper->arena,
				    struct preview);
	struct blocks		 blocks = { 0 };

	held.held = true;
	act->make(paper, &held, &blocks);
	*preview = (struct preview){ .width = paper->width };
	if (blocks.first != NULL && blocks.first->kind == BLOCK_GROUP)
		take_plate(paper, &blocks.first->as.children, preview);
	return preview->plot != NULL ? preview : NULL;
}

const struct preview *
paper_preview(struct paper *paper, struct str id, struct place place)
{
	static const struct kind *const	 plates[] = {
		&kind_bars, &kind_moderation, &kind_pairs
	};
	const struct layout	*layout = paper->build->layout;
	const struct section	*section = layout_find(layout, STR("chart"),
				    id);

	if (paper->stand_in) {
		cause_drop(paper);
		return NULL;
	}
	paper->width = ALONE_WIDTH;
	if (section == NULL)
		for (size_t i = 0; i < sizeof(plates) / sizeof(*plates); i++) {
			section = layout_find(layout, str_of(plates[i]->name),
			    id);
			if (section != NULL)
				return plate_alone(paper, section);
		}
	section = chart_section(paper, id, place);
	return section != NULL && paper_has_figures(paper, place) ?
	    chart_alone(paper, section, place) : NULL;
}
