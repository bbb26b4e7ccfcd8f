/*
 * chart/preview.c - one chart alone, for a web page or an e-mail: PNG or SVG.
 *
 * The picture is the SHEET: title, measure, plot and caption on white.  Words
 * are outlines, so no fonts are needed where it is seen; the SVG names itself
 * for those who listen.  Nothing in the bytes but the chart: no date, no
 * random name.
 */
#include <cairo-svg.h>
#include <math.h>
#include <string.h>

#include "chart/chart_int.h"

#define MARGIN		12.0

/* Space below a part of the sheet. */
#define BELOW_TITLE	2.0
#define BELOW_MEASURE	6.0
#define BELOW_PLOT	5.0

/* A line of size S has its baseline 0.8 S below the top of its box. */
#define BASELINE	0.8

struct words {
	struct type	type;
	double		pitch;
};
static const struct words title_words = { { FACE_BOLD, 12, INK }, 15 };
static const struct words small_words = { { FACE_REGULAR, 8.5, GREY }, 11 };

/* TEXT in lines as wide as the plot, from *Y on, which moves below it. */
static void
put_words(struct pen *pen, struct words words, struct str text, double width,
    double *y)
{
	struct end_label	label = { .type = words.type, .text = text };

	end_label_wrap(&label, pen->arena, pen->fonts, width);
	for (size_t i = 0; i < label.nlines; i++) {
		pen_text(pen, words.type, MARGIN,
		    *y + BASELINE * words.type.size, label.lines[i]);
		*y += words.pitch;
	}
}

const struct preview *
chart_preview(struct arena *arena, struct fonts *fonts,
    const struct chart *chart, struct diags *diags, struct place place)
{
	struct preview	*preview = arena_make(arena, struct preview);

	*preview = (struct preview){
		.title = chart->title,
		.measure = chart->measure,
		.caption = chart->caption,
		.alt = chart_alt(arena, chart),
		.plot = chart_draw(arena, fonts, chart, diags, place),
		.width = chart->width,
	};
	return preview;
}

static const struct drawing *
draw_sheet(struct arena *arena, struct fonts *fonts,
    const struct preview *preview)
{
	const double	width = preview->width;
	double		y = MARGIN;
	struct pen	pen;

	pen_open(&pen, arena, fonts, width + 2 * MARGIN, 0);
	put_words(&pen, title_words, preview->title, width, &y);
	y += BELOW_TITLE;
	put_words(&pen, small_words, preview->measure, width, &y);
	y += BELOW_MEASURE;
	pen_drawing(&pen, preview->plot, MARGIN, y);
	y += preview->plot->height + BELOW_PLOT;
	put_words(&pen, small_words, preview->caption, width, &y);
	pen.height = ceil(y + MARGIN);
	return pen_close(&pen);
}

static cairo_status_t
write_buf(void *arg, const unsigned char *data, unsigned int size)
{
	buf_add(arg, data, size);
	return CAIRO_STATUS_SUCCESS;
}

/* Paint SHEET on SURFACE at SCALE. */
static cairo_status_t
paint_sheet(cairo_surface_t *surface, struct arena *arena, struct fonts *fonts,
    const struct drawing *sheet, double scale)
{
	cairo_t		*cr = cairo_create(surface);
	cairo_status_t	 status;

	cairo_scale(cr, scale, scale);
	cairo_set_source_rgb(cr, 1, 1, 1);
	cairo_paint(cr);
	paint_drawing(cr, arena, fonts, sheet);
	status = cairo_status(cr);
	cairo_destroy(cr);
	return status;
}

static bool
finish(cairo_status_t status, struct buf *out, struct diags *diags)
{
	if (status == CAIRO_STATUS_SUCCESS)
		return true;
	diag_at(diags, DIAG_CHART_PICTURE, PLACE(NULL), "%s",
	    cairo_status_to_string(status));
	buf_free(out);
	return false;
}

bool
preview_png(struct arena *arena, struct fonts *fonts,
    const struct preview *preview, double scale, struct buf *out,
    struct diags *diags)
{
	const struct drawing	*sheet = draw_sheet(arena, fonts, preview);
	cairo_surface_t		*surface;
	cairo_status_t		 status;

	surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24,
	    (int)ceil(fmin(sheet->width * scale, INT32_MAX)),
	    (int)ceil(fmin(sheet->height * scale, INT32_MAX)));
	status = cairo_surface_status(surface);
	if (status == CAIRO_STATUS_SUCCESS)
		status = paint_sheet(surface, arena, fonts, sheet, scale);
	if (status == CAIRO_STATUS_SUCCESS)
		status = cairo_surface_write_to_png_stream(surface, write_buf,
		    out);
	cairo_surface_destroy(surface);
	return finish(status, out, diags);
}

/* TEXT inside an element. */
static void
add_escaped(struct buf *buf, struct str text)
{
	static const char *const	names[128] = {
		['&'] = "&amp;", ['<'] = "&lt;", ['>'] = "&gt;",
	};

	for (size_t i = 0; i < text.n; i++) {
		unsigned char	c = (unsigned char)text.s[i];

		if (c < 128 && names[c] != NULL)
			buf_text(buf, names[c]);
		else if (c >= ' ' || c == '\n' || c == '\t')
			buf_char(buf, text.s[i]);
	}
}

/* Copy SVG to OUT with a role, a title and a description.  Cairo numbers its
 * surfaces through the life of a process: the number goes. */
static void
add_names(struct buf *out, struct str svg, struct str title, struct str desc)
{
	static const char	number[] = " id=\"surface";
	size_t			at = str_find(svg, "<svg");
	struct str		rest, tag;

	buf_add(out, svg.s, at);
	rest = (struct str){ svg.s + at, svg.n - at };
	tag = str_cut(&rest, '>');
	buf_str(out, tag);
	buf_text(out, " role=\"img\">\n<title>");
	add_escaped(out, title);
	buf_text(out, "</title>\n<desc>");
	add_escaped(out, desc);
	buf_text(out, "</desc>");
	while ((at = str_find(rest, number)) < rest.n) {
		buf_add(out, rest.s, at);
		rest.s += at + sizeof(number) - 1;
		rest.n -= at + sizeof(number) - 1;
		str_cut(&rest, '"');
	}
	buf_str(out, rest);
}

bool
preview_svg(struct arena *arena, struct fonts *fonts,
    const struct preview *preview, struct buf *out, struct diags *diags)
{
	const struct drawing	*sheet = draw_sheet(arena, fonts, preview);
	struct buf		 svg = { 0 };
	cairo_surface_t		*surface;
	cairo_status_t		 status;

	surface = cairo_svg_surface_create_for_stream(write_buf, &svg,
	    sheet->width, sheet->height);
	status = paint_sheet(surface, arena, fonts, sheet, 1);
	cairo_surface_finish(surface);
	if (status == CAIRO_STATUS_SUCCESS)
		status = cairo_surface_status(surface);
	cairo_surface_destroy(surface);
	if (status == CAIRO_STATUS_SUCCESS)
		add_names(out, buf_view(&svg), preview->title,
		    preview->alt);
	buf_free(&svg);
	return finish(status, out, diags);
}
