/* pictures.c - a logo, a signature, a seal: [picture], and pictures in texts. */
#include <string.h>

#include "base/file.h"
#include "paper/paper_int.h"
#include "picture/picture.h"

#define POINTS		72.0		/* an inch */
/* Pixels an inch of a picture that does not say: what prints well. */
#define DPI_USUAL	150.0

struct picture {
	struct item	file, alt, caption;
	bool		decoration;
	double		width;
	int		align;
};

/* A picture that was read; a logo may stand on many pages. */
struct read_picture {
	const char		*path;
	const struct image	*image;
	struct read_picture	*next;
};

/* The picture of PATH; NULL, said, when it cannot be read. */
static const struct image *
picture_image(struct paper *paper, const char *path, struct place place)
{
	struct read_picture	*at;

	paper_input(paper, INPUT_PICTURE, path);
	for (at = paper->pictures; at != NULL; at = at->next)
		if (strcmp(at->path, path) == 0)
			return at->image;
	at = arena_make(paper->arena, struct read_picture);
	at->path = path;
	at->image = picture_read(paper->arena, path, place, paper->diags);
	if (at->image == NULL)
		return NULL;
	at->next = paper->pictures;
	paper->pictures = at;
	return at->image;
}

/* How large IMAGE is by its own resolution, or WIDTH wide, in points; never wider
 * than the page unless that was asked for, which is then said. */
static void
picture_size(const struct paper *paper, const struct image *image,
    double width, double *w, double *h)
{
	double	x = image->dpi_x > 0 ? image->dpi_x : DPI_USUAL;
	double	y = image->dpi_y > 0 ? image->dpi_y : DPI_USUAL;

	*w = (double)image->width / x * POINTS;
	*h = (double)image->height / y * POINTS;
	if (width <= 0 && *w > paper->width)
		width = paper->width;
	if (width <= 0)
		return;
	*h *= width / *w;
	*w = width;
}

/* The picture of PATH, WIDTH wide unless 0; NULL, said, when it cannot be
 * read. */
static struct block *
picture_block(struct paper *paper, const char *path, struct str alt,
    double width, struct place place)
{
	const struct image	*image;
	struct block		*block;
	double			 w, h;

	image = picture_image(paper, path, place);
	if (image == NULL)
		return NULL;
	picture_size(paper, image, width, &w, &h);
	block = block_image(paper->arena, image, w, h, alt);
	block->place = place;
	return block;
}

/* ---- in a text ---- */

/* Beside the text that shows it, as a layout's files are beside the layout. */
bool
picture_in_text(void *arg, const struct picture_asked *asked,
    struct blocks **out)
{
	struct paper	*paper = paper_answering(arg);
	struct block	*block;
	char		*path;

	if (str_find(asked->path, "://") < asked->path.n ||
	    asked->path.n == 0) {
		diag_at(paper->diags, DIAG_PICTURE_WEB, asked->place, STR_FMT,
		    STR_ARG(asked->path));
		return false;
	}
	if (asked->alt.n == 0)
		diag_at(paper->diags, DIAG_PICTURE_ALT, asked->place,
		    "write ![what it shows](" STR_FMT ")",
		    STR_ARG(asked->path));
	path = path_beside(paper->arena, asked->place.file, asked->path);
	if (!reach_check(paper->build->layout->reach, REACH_READ, path,
	    asked->place, paper->diags))
		return false;
	block = picture_block(paper, path, asked->alt, 0, asked->place);
	if (block == NULL)
		return false;
	block->before = block->after = 12;
	*out = arena_make(paper->arena, struct blocks);
	blocks_add(*out, block);
	return true;
}

/* ---- [picture] ---- */

/* A picture says what it shows, or that it shows nothing. */
static void
check_alt(struct paper *paper, const struct section *section)
{
	const struct picture	*picture = section->settings;
	bool			 given = str_trim(picture->alt.text).n > 0;
	struct place		 place = picture->alt.place.file != NULL ?
				    picture->alt.place : section->place;

	if (given && picture->decoration)
		diag_at(paper->diags, DIAG_PICTURE_BOTH, place, "%s", "");
	else if (!given && !picture->decoration)
		diag_at(paper->diags, DIAG_PICTURE_ALT, place, "add alt = ..., "
		    "or decoration = yes when it shows nothing");
}

/* SECTION's picture without its place on the page; NULL, said, when there is
 * none. */
static struct block *
section_picture(struct paper *paper, const struct section *section)
{
	const struct picture	*picture = section->settings;
	struct block		*block;

	check_alt(paper, section);
	if (picture->file.text.n == 0)	/* a missing key: said */
		return NULL;
	block = picture_block(paper, picture->file.text.s, picture->alt.text,
	    picture->width, picture->file.place);
	if (block != NULL && picture->decoration)
		block->tag = TAG_ARTIFACT;
	return block;
}

struct block *
picture_within(struct paper *paper, const struct section *section,
    double width, double height)
{
	struct block	*block = section_picture(paper, section);
	struct figure	*figure;
	double		 scale = 1;

	if (block == NULL)
		return NULL;
	figure = block->as.figure;
	if (figure->width > width)
		scale = width / figure->width;
	if (figure->height * scale > height)
		scale = height / figure->height;
	figure->width *= scale;
	figure->height *= scale;
	return block;
}

static void
make_picture(struct paper *paper, const struct section *section,
    struct blocks *out)
{
	const struct picture	*picture = section->settings;
	struct block		*group, *block;

	block = section_picture(paper, section);
	if (block == NULL)
		return;
	block->as.figure->align = (enum align)picture->align;
	group = blocks_add(out, block_new(paper->arena, BLOCK_GROUP, TAG_NONE));
	group->whole = true;
	group->before = group->after = 12;
	blocks_add(&group->as.children, block);
	if (picture->caption.text.n == 0)
		return;
	block->keep_next = true;
	block->after = 5;
	block = blocks_add(&group->as.children, text_line(paper, TAG_P,
	    paper_look(paper, SCALE_SMALL), picture->caption));
	block->as.para->align = (enum align)picture->align;
}

static const struct key picture_keys[] = {
	{ "file", KEY_FILE, offsetof(struct picture, file), REQUIRED_KEY, NULL,
	  "The PNG file." },
	{ "alt", KEY_TEXT, offsetof(struct picture, alt), NULL, NULL,
	  "What it shows, for those who cannot see it; required unless it is "
	  "decoration." },
	{ "decoration", KEY_FLAG, offsetof(struct picture, decoration), "no",
	  NULL, "Whether it shows nothing that a reader would miss, so that "
	  "screen readers pass it over." },
	{ "width", KEY_LENGTH, offsetof(struct picture, width), "0", NULL,
	  "How wide it is printed; 0 is as wide as its resolution says, or 150 "
	  "pixels an inch, and at most the page." },
	/* In the order of enum align. */
	{ "align", KEY_CHOICE, offsetof(struct picture, align), "left",
	  "left|right|centre", "Where it stands across the page." },
	{ "caption", KEY_TEXT, offsetof(struct picture, caption), NULL, NULL,
	  "The line under it." },
	{ .name = NULL }
};
static const struct act act_picture = { make_picture, false };
const struct kind kind_picture = {
	.name = "picture",
	.about = "A PNG picture: a logo, a signature, a seal. Stands where it "
	    "is written, in a columns section, or as a pack's logo. In a text "
	    "it is ![what it shows](file.png), alone between blank lines, the "
	    "file being found from the text's folder.",
	.size = sizeof(struct picture),
	.keys = picture_keys,
	.act = &act_picture,
};
