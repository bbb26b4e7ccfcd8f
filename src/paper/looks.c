/* looks.c - the type scale: every size, pitch and weight of a paper. */
#include "paper/paper_int.h"

/* The accent is the council's, so it is not in the table. */
#define BY_ACCENT	0xFF000000u

static const struct look scale[SCALE__MAX] = {
	[SCALE_COVER_TITLE] =	{ FACE_BOLD, 40, 44, BY_ACCENT },
	[SCALE_COVER_TEXT] =	{ FACE_REGULAR, 14, 20, INK },
	[SCALE_COVER_FIGURE] =	{ FACE_BOLD, 84, 84, WHITE },
	[SCALE_TITLE] =		{ FACE_BOLD, 20, 24, BY_ACCENT },
	[SCALE_TITLE_REPORT] =	{ FACE_BOLD, 24, 28, BY_ACCENT },
	[SCALE_RUN_IN] =	{ FACE_REGULAR, 9, 12, GREY },
	[SCALE_STANDFIRST] =	{ FACE_REGULAR, 12, 16, INK },
	[SCALE_PROSE] =		{ FACE_REGULAR, 12, 18, INK },
	[SCALE_COMMENTARY] =	{ FACE_REGULAR, 11, 16, INK },
	[SCALE_HEADING] =	{ FACE_BOLD, 12, 15, BY_ACCENT },
	[SCALE_CHART_TITLE] =	{ FACE_BOLD, 12, 15, INK },
	[SCALE_FIGURE] =	{ FACE_REGULAR, 9.5, 12, INK },
	[SCALE_FIGURE_NOW] =	{ FACE_BOLD, 9.5, 12, INK },
	[SCALE_ROW_LABEL] =	{ FACE_MEDIUM, 9.5, 12, INK },
	[SCALE_SMALL] =		{ FACE_REGULAR, 8.5, 11, GREY },
	[SCALE_COLUMN_HEAD] =	{ FACE_MEDIUM, 8.5, 11, INK },
	[SCALE_FRACTION] =	{ FACE_CONDENSED, 8.5, 11, GREY },
	[SCALE_STEPS] =		{ FACE_REGULAR, 10, 13, INK },
	[SCALE_NOTE] =		{ FACE_REGULAR, 9, 12, INK },
	[SCALE_NOTE_LEAD] =	{ FACE_MEDIUM, 9, 12, INK },
	[SCALE_FOLIO] =		{ FACE_MEDIUM, 8.5, 11, INK },
	[SCALE_STAMP] =		{ FACE_BOLD, 11, 14, INK },
	[SCALE_PAGE_STAMP] =	{ FACE_MEDIUM, 10, 13, INK },
	[SCALE_AGENDA_TITLE] =	{ FACE_MEDIUM, 12, 15, INK },
	[SCALE_AGENDA_TEXT] =	{ FACE_REGULAR, 11, 15, INK },
	[SCALE_FIELD] =		{ FACE_REGULAR, 11, 14, INK },
};

const struct rule	rule_ink = { 0.75, INK };
const struct rule	rule_hair = { 0.4, HAIR };

struct look
paper_look(const struct paper *paper, enum scale which)
{
	struct look	look = scale[which];

	if (look.colour == BY_ACCENT)
		look.colour = paper->pack->accent;
	return look;
}

struct look
look_grey(struct look look)
{
	look.colour = GREY;
	return look;
}

double
look_width(const struct paper *paper, struct look look, struct str text)
{
	const struct metrics	*metrics = &paper->build->metrics;

	return metrics->width(metrics->arg, look.face, look.size, text);
}

struct story_look
paper_story_look(const struct paper *paper, bool commentary)
{
	struct look		prose, heading;
	struct story_look	look = { 0 };

	prose = paper_look(paper, commentary ? SCALE_COMMENTARY : SCALE_PROSE);
	heading = paper_look(paper, SCALE_HEADING);
	if (!commentary)
		heading.pitch = 18;
	look.prose = prose;
	look.code = prose;
	for (int i = 0; i < 6; i++) {
		look.heading[i] = heading;
		look.heading_before[i] = commentary ? 14 : 24;
		look.heading_after[i] = commentary ? 4 : 8;
	}
	look.cell = paper_look(paper, SCALE_STEPS);
	look.cell_head = paper_look(paper, SCALE_COLUMN_HEAD);
	look.between = commentary ? 3.5 : 6;
	look.list_indent = commentary ? 11 : 14;
	look.cell_pad = 5;
	look.link_colour = paper->pack->accent;
	look.head_rule = rule_ink;
	look.row_rule = rule_hair;
	look.top_level = paper->level;	/* "#" is as a page's title */
	return look;
}
