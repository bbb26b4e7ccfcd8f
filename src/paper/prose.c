/* prose.c - prose: a Markdown file, one line of it, and sections side by side. */
#include <string.h>

#include "base/file.h"
#include "paper/bind_int.h"
#include "paper/cards_int.h"

/* Signs that stand alone, and in brackets: the others are words. */
static const enum symbol	signs[] = { SYMBOL_X, SYMBOL_Z, SYMBOL_C,
	SYMBOL_LOW };

/* ANSWER is printed; of a sign it must be said what it means. */
static void
sign_printed(struct paper *paper, const struct answer *answer)
{
	for (size_t i = 0; i < sizeof(signs) / sizeof(*signs); i++)
		if (str_eq(answer->text, symbol_mark(signs[i])))
			paper->signs[signs[i]] = true;
}

/* What the signs mean that were printed since the last time, as under a table. */
static void
signs_note(struct paper *paper, struct blocks *out)
{
	struct buf	 note = { 0 };
	struct str	 text;

	for (size_t i = 0; i < sizeof(signs) / sizeof(*signs); i++) {
		if (paper->signs[signs[i]])
			buf_text(&note, symbol_note(signs[i]));
		paper->signs[signs[i]] = false;
	}
	text = str_trim(buf_take(&note, paper->arena));
	if (text.n == 0 || out->last == NULL)
		return;
	out->last->keep_next = true;
	blocks_add(out, block_para(paper->arena, TAG_P, paper_look(paper,
	    SCALE_SMALL), text))->before = 6;
}

/* ARG is a paper's own answers.  What one figure was read from stands where that
 * figure does. */
static bool
bound_figure(void *arg, const struct question *question, struct answer *answer)
{
	struct paper	*paper = paper_answering(arg);
	unsigned	 reading = reading_begin(paper);
	bool		 ok = answer_figure(arg, question, answer);

	if (ok)
		sign_printed(paper, answer);
	answer->reading = reading;
	reading_end(paper, reading, answer->blocks);
	return ok;
}

struct paper *
paper_answering(void *answers)
{
	return (struct paper *)((char *)answers -
	    offsetof(struct paper, answers));
}

/* Figures in a text are answered by answer.c, in this paper's period. */
struct figures
paper_figures(struct paper *paper)
{
	return (struct figures){
		.answer = bound_figure,
		.arg = &paper->answers,
		.picture = picture_in_text,
		.known = answer_known,
	};
}

bool
text_source(struct paper *paper, const char *path, struct place place,
    struct str *source)
{
	paper_input(paper, INPUT_TEXT, path);
	return file_read(paper->arena, path, source, place, paper->diags) &&
	    story_readable(paper->arena, path, *source, paper->diags);
}

struct block *
text_line(struct paper *paper, enum tag tag, struct look look,
    struct item text)
{
	struct story_look	 story = paper_story_look(paper, true);
	struct figures		 figures = paper_figures(paper);
	struct blocks		 blocks = { 0 };

	figures.picture = NULL;
	story.prose = look;
	story.first = text.place;
	story.lines = text.lines;
	story_read(paper->arena, text.place.file, text.text, &story, &figures,
	    &blocks, paper->diags);
	/* Markdown that is more than a line of words is not for here. */
	if (blocks.first == NULL || blocks.first->kind != BLOCK_PARA)
		return block_para(paper->arena, tag, look, text.text);
	blocks.first->tag = tag;
	blocks.first->before = blocks.first->after = 0;
	blocks.first->next = NULL;
	return blocks.first;
}

void
text_headless(struct paper *paper, enum diag id, const char *path,
    struct str source)
{
	struct str	kind = head_kind(source);

	if (str_is(kind, "report") || str_is(kind, "minutes"))
		diag_at(paper->diags, id, (struct place){ path, 1, 1 },
		    "[" STR_FMT "]", STR_ARG(kind));
}

void
text_file(struct paper *paper, struct item file, bool commentary,
    bool numbered, struct blocks *out)
{
	struct story_look	look = paper_story_look(paper, commentary);
	struct figures		figures = paper_figures(paper);
	struct str		source;
	char			*path = str_dup(paper->arena, file.text);

	look.numbered_from = numbered ? 1 : 0;
	if (file.text.n == 0)		/* a missing key: said */
		return;
	paper_input(paper, INPUT_TEXT, path);
	if (!file_read(paper->arena, path, &source, file.place, paper->diags))
		return;
	text_headless(paper, DIAG_HEAD_HERE, path, source);
	memset(paper->signs, 0, sizeof(paper->signs));
	story_read(paper->arena, path, source, &look, &figures, out,
	    paper->diags);
	signs_note(paper, out);
	cards_abreast(paper, out, paper->width);
}

/* ---- [text] ---- */

enum { SIZE_COMMENTARY, SIZE_REPORT };

/* 137 mm, about 70 characters: a line across a landscape page has no end. */
#define LINE_READABLE	388.3

struct text {
	struct item	title, standfirst, file;
	int		size;
	bool		numbered;
	double		measure;
};

/* Whether BLOCK is a table, or leads on to one. */
static bool
stands_wide(const struct block *block)
{
	while (block != NULL && block->keep_next)
		block = block->next;
	return block != NULL && block->kind == BLOCK_TABLE;
}

/* PROSE in a column of WIDTH; its tables across the page when they are to be WIDE,
 * with what leads on to them. */
static void
short_lines(struct paper *paper, const struct blocks *prose, double width,
    bool wide, struct blocks *out)
{
	struct blocks	*column = NULL;
	struct block	*next, *columns;
	bool		 across;

	for (struct block *block = prose->first; block != NULL; block = next) {
		next = block->next;
		across = wide && stands_wide(block);
		block->next = NULL;
		if (!across && column == NULL) {
			columns = block_columns(paper->arena, 1);
			columns->as.columns->widths[0] = width;
			column = blocks_add(out, columns)->as.columns->blocks;
		}
		blocks_add(across ? out : column, block);
		if (across)
			column = NULL;
	}
}

static void
make_text(struct paper *paper, const struct section *section,
    struct blocks *out)
{
	const struct text	*text = section->settings;
	struct blocks		 prose = { 0 };
	double			 live, width = text->measure;

	if (text->title.text.n > 0 && !section->held)
		page_begin(paper, section, text->title, text->standfirst, out);
	live = paper->width;
	if (width <= 0 && paper->orientation == SHEET_LANDSCAPE)
		width = LINE_READABLE;
	if (width <= 0 || width > live || section->held)
		width = live;
	paper->width = width;		/* its charts are as wide as its lines */
	text_file(paper, text->file, text->size == SIZE_COMMENTARY,
	    text->numbered, &prose);
	paper->width = live;
	if (width == live)
		blocks_join(out, &prose);
	else
		short_lines(paper, &prose, width, text->measure <= 0, out);
}

static const struct key text_keys[] = {
	{ "title", KEY_TEXT, offsetof(struct text, title), NULL, NULL,
	  "Begins a page of this title, a bookmark and a line of the contents." },
	{ "standfirst", KEY_TEXT, offsetof(struct text, standfirst), NULL, NULL,
	  "One sentence under the title: the message." },
	{ "file", KEY_FILE, offsetof(struct text, file), REQUIRED_KEY, NULL,
	  "The Markdown file." },
	{ "size", KEY_CHOICE, offsetof(struct text, size), "commentary",
	  "commentary|report", "11 point commentary or 12 point report prose." },
	{ "numbered", KEY_FLAG, offsetof(struct text, numbered), "no", NULL,
	  "Whether paragraphs are numbered, in one run." },
	{ "measure", KEY_LENGTH, offsetof(struct text, measure), "0", NULL,
	  "The longest a line may be; 0 is the page's width, and 137 mm on a "
	  "landscape page, but for tables. Its charts are as wide." },
	{ .name = NULL }
};
static const struct act act_text = { make_text, false };
const struct kind kind_text = {
	.name = "text",
	.about = "Prose from a Markdown file, with figures bound to the data.",
	.size = sizeof(struct text),
	.keys = text_keys,
	.act = &act_text,
};

/* ---- [columns] ---- */

struct side_by_side {
	struct item	title, standfirst;
	struct items	left, right;
	double		left_width, gap;
	struct item	note;
	bool		listed;
};

static void
make_side(struct paper *paper, const struct items *sections, double width,
    struct blocks *out)
{
	double		 before = paper->width;
	bool		 inside = paper->in_columns;
	struct section	*section;
	struct str	 kind, id;

	paper->width = width;
	paper->in_columns = true;
	for (size_t i = 0; i < sections->n; i++) {
		id = sections->at[i].text;
		kind = str_cut(&id, ' ');
		section = layout_find(paper->build->layout, kind, str_trim(id));
		if (section != NULL)	/* said already when there is none */
			section_make(paper, section, out);
	}
	paper->width = before;
	paper->in_columns = inside;
}

static void
make_columns(struct paper *paper, const struct section *section,
    struct blocks *out)
{
	const struct side_by_side	*side = section->settings;
	double				 left = side->left_width, live;
	struct block			*block;
	struct columns			*columns;

	page_begin(paper, section, side->title, side->standfirst, out);
	live = paper->width;
	if (left <= 0 || left > live - side->gap)
		left = (live - side->gap) / 2;
	block = blocks_add(out, block_columns(paper->arena, 2));
	block->before = 12.4;
	columns = block->as.columns;
	columns->gap = side->gap;
	columns->widths[0] = left;
	columns->widths[1] = live - left - side->gap;
	make_side(paper, &side->left, columns->widths[0], &columns->blocks[0]);
	make_side(paper, &side->right, columns->widths[1], &columns->blocks[1]);
	chart_key(paper, &side->left, &side->right, out);
	if (side->note.text.n > 0) {
		block = blocks_add(out, text_line(paper, TAG_P,
		    paper_look(paper, SCALE_SMALL), side->note));
		block->before = 6;
	}
}

static const struct key columns_keys[] = {
	{ "title", KEY_TEXT, offsetof(struct side_by_side, title), REQUIRED_KEY,
	  NULL, "The page's title, a bookmark and a line of the contents." },
	{ "standfirst", KEY_TEXT, offsetof(struct side_by_side, standfirst),
	  NULL, NULL, "One sentence under the title: the message." },
	{ "left", KEY_SECTIONS, offsetof(struct side_by_side, left),
	  REQUIRED_KEY, NULL, "Sections of the left column, one after another." },
	{ "right", KEY_SECTIONS, offsetof(struct side_by_side, right),
	  REQUIRED_KEY, NULL, "Sections of the right column." },
	{ "left-width", KEY_LENGTH, offsetof(struct side_by_side, left_width),
	  "112mm", NULL, "Width of the left column; 0 makes both equal." },
	{ "gap", KEY_LENGTH, offsetof(struct side_by_side, gap), "17mm", NULL,
	  "Space between the columns." },
	{ "listed", KEY_FLAG, offsetof(struct side_by_side, listed), "yes", NULL,
	  "Whether the contents have a line for it." },
	{ "note", KEY_TEXT, offsetof(struct side_by_side, note), NULL, NULL,
	  "Small print under both columns." },
	{ .name = NULL }
};
static const struct act act_columns = { make_columns, true };
const struct kind kind_columns = {
	.name = "columns",
	.about = "A page with other sections side by side: commentary at the "
	    "left, its charts at the right. A section named here stands here "
	    "and not at its own place.",
	.size = sizeof(struct side_by_side),
	.keys = columns_keys,
	.act = &act_columns,
};
