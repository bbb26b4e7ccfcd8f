/*
 * xobject.c - what is drawn by its name: pictures, and pages of slips as forms.
 *
 * A picture is one object however often it stands.  A form is one place of a
 * slip's page, because the structure tree must be able to say which: what the
 * pages of a slip share is copied once by the slip itself.  Pictures are among
 * the resources of every page, forms only among those of the page that shows
 * them, so that a page taken out of the file does not bring the others along.
 */
#include "pdf/pdf_int.h"

/* ---- pictures ---- */

struct picture {
	const struct image	*image;
	unsigned		 number;
};

static size_t
picture_count(const struct pdf *pdf)
{
	return pdf->images.n / sizeof(struct picture);
}

/* An image of WIDTH and HEIGHT in SPACE; KEYS are its others. */
static unsigned
pixels_write(struct pdf *pdf, const struct image *image, int channels,
    const uint8_t *pixels, struct str keys)
{
	size_t	size = image->width * image->height * (size_t)channels;

	return object_number(object_stream(pdf, str_printf(pdf->arena,
	    "/Type/XObject/Subtype/Image/Width %zu/Height %zu"
	    "/BitsPerComponent 8/ColorSpace/%s" STR_FMT, image->width,
	    image->height, channels == 1 ? "DeviceGray" : "DeviceRGB",
	    STR_ARG(keys)), (struct str){ (const char *)pixels, size }, true));
}

static unsigned
image_write(struct pdf *pdf, const struct image *image)
{
	struct str	mask = STR("");

	if (image->alpha != NULL)
		mask = str_printf(pdf->arena, "/SMask %u 0 R",
		    pixels_write(pdf, image, 1, image->alpha, mask));
	return pixels_write(pdf, image, image->channels, image->pixels, mask);
}

/* Documents have a logo and some signatures: a look at each is no search. */
size_t
image_name(struct pdf *pdf, const struct image *image)
{
	const struct picture	*pictures = (struct picture *)pdf->images.s;
	struct picture		 made = { .image = image };
	size_t			 n = picture_count(pdf);

	for (size_t i = 0; i < n; i++)
		if (pictures[i].image == image)
			return i;
	made.number = image_write(pdf, image);
	buf_add(&pdf->images, &made, sizeof(made));
	return n;
}

/* ---- forms ---- */

size_t
form_count(const struct pdf *pdf)
{
	return pdf->forms.n / sizeof(struct form *);
}

struct form *
form_at(const struct pdf *pdf, size_t i)
{
	return ((struct form **)pdf->forms.s)[i];
}

/* The slip that SLIP is here; NULL when no page of it stands. */
static struct bound *
bound_find(const struct pdf *pdf, const struct slip *slip)
{
	struct bound	*bound = pdf->bound;

	while (bound != NULL && bound->slip != slip)
		bound = bound->next;
	return bound;
}

static struct bound *
bound_of(struct pdf *pdf, struct slip *slip)
{
	struct bound	*bound = bound_find(pdf, slip);

	if (bound != NULL)
		return bound;
	bound = arena_make(pdf->arena, struct bound);
	bound->slip = slip;
	bound->about = slip_about(slip);
	bound->first = arena_array(pdf->arena, bound->about->npages,
	    struct form *);
	if (pdf->last_bound == NULL)
		pdf->bound = bound;
	else
		pdf->last_bound->next = bound;
	return pdf->last_bound = bound;
}

static void
form_place(struct pdf *pdf, size_t index, const struct box *box)
{
	const struct slip_page	*from = box->as.slip;
	struct page_tags	*page = &pdf->page[index];
	struct form		*form = arena_make(pdf->arena, struct form);
	struct form		**at = &bound_of(pdf, from->slip)->first[
	    from->index];

	form->box = box;
	form->page = index;
	form->name = form_count(pdf);
	form->links = arena_array(pdf->arena, from->nlinks, struct elem *);
	while (*at != NULL)
		at = &(*at)->again;
	*at = form;
	if (page->last_form == NULL)
		page->forms = form;
	else
		page->last_form->next = form;
	page->last_form = form;
	buf_add(&pdf->forms, &form, sizeof(form));
}

void
forms_place(struct pdf *pdf, size_t index)
{
	for (const struct box *box = pdf->pages->at[index].first; box != NULL;
	    box = box->next)
		if (box->kind == BOX_SLIP)
			form_place(pdf, index, box);
}

struct form *
form_find(const struct pdf *pdf, size_t index, const struct box *box)
{
	struct form	*form = pdf->page[index].forms;

	while (form != NULL && form->box != box)
		form = form->next;
	return form;
}

struct form *
form_standing(const struct pdf *pdf, const struct slip *slip, size_t index)
{
	const struct bound	*bound = bound_find(pdf, slip);

	return bound != NULL && index < bound->about->npages ?
	    bound->first[index] : NULL;
}

/* Copy FORM; KEYED counts those with a key in the parent tree. */
static bool
form_write(struct pdf *pdf, struct form *form, size_t *keyed,
    const struct slip_sink *sink)
{
	const struct slip_page	*from = form->box->as.slip;
	int			 key = -1;

	if (form->tagged)
		key = (int)tags_form_key(pdf, (*keyed)++);
	form->number = slip_form(from->slip, from->index, key, sink);
	if (form->number == 0)
		diag_at(pdf->diags, DIAG_PDF_SLIP,
		    PLACE(slip_about(from->slip)->path), "page %zu",
		    from->index + 1);
	return form->number != 0;
}

bool
forms_write(struct pdf *pdf, struct out *out)
{
	struct slip_sink	sink = out_sink(out);
	size_t			keyed = 0;
	bool			ok = true;

	for (const struct bound *bound = pdf->bound; bound != NULL;
	    bound = bound->next)
		out_digest(out, bound->about->digest);
	for (size_t i = 0; i < form_count(pdf); i++)
		ok = form_write(pdf, form_at(pdf, i), &keyed, &sink) && ok;
	return ok;
}

/* ---- resources ---- */

static void
put_pictures(struct pdf *pdf, struct buf *out)
{
	const struct picture	*pictures = (struct picture *)pdf->images.s;

	for (size_t i = 0; i < picture_count(pdf); i++) {
		buf_printf(out, "/I%zu ", i);
		put_ref(out, pictures[i].number);
	}
}

static void
put_forms(struct buf *out, const struct form *form)
{
	for (; form != NULL; form = form->next) {
		buf_printf(out, "/S%zu ", form->name);
		put_ref(out, form->number);
	}
}

HPDF_Dict
resources_make(struct pdf *pdf, size_t index)
{
	HPDF_Dict	*at = pdf->page[index].forms != NULL ?
	    &pdf->page[index].resources : &pdf->resources;

	if (*at == NULL)
		*at = object_dict(pdf, STR(""));
	return *at;
}

static void
resources_give(struct pdf *pdf, HPDF_Dict resources, struct str fonts,
    const struct form *forms)
{
	struct buf	text = { 0 };

	buf_str(&text, fonts);
	if (picture_count(pdf) > 0 || forms != NULL) {
		buf_text(&text, "/XObject<<");
		put_pictures(pdf, &text);
		put_forms(&text, forms);
		buf_text(&text, ">>");
	}
	object_append(pdf, resources, buf_take(&text, pdf->arena));
}

void
resources_write(struct pdf *pdf, struct str fonts)
{
	resources_give(pdf, pdf->resources, fonts, NULL);
	for (size_t i = 0; i < pdf->pages->n; i++)
		if (pdf->page[i].resources != NULL)
			resources_give(pdf, pdf->page[i].resources, fonts,
			    pdf->page[i].forms);
}
