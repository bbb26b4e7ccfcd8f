/* test_picture.c - PNG files made by hand, whole and damaged, as pixels. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <libdeflate.h>

#include "picture/picture.h"

enum { GREY_ONLY = 0, COLOURS = 2, PALETTE = 3, GREY_ALPHA = 4, RGB_ALPHA = 6 };

struct case_picture {
	char		 folder[64], path[96];
	struct arena	*arena;
	struct diags	*diags;
};

static int
case_new(void **state)
{
	struct case_picture	*c = calloc(1, sizeof(*c));

	assert_non_null(c);
	strcpy(c->folder, "/tmp/packwright-test-XXXXXX");
	assert_non_null(mkdtemp(c->folder));
	snprintf(c->path, sizeof(c->path), "%s/picture.png", c->folder);
	c->arena = arena_new();
	c->diags = diags_new(c->arena);
	*state = c;
	return 0;
}

static int
case_free(void **state)
{
	struct case_picture	*c = *state;

	unlink(c->path);
	assert_int_equal(rmdir(c->folder), 0);
	arena_free(c->arena);
	free(c);
	return 0;
}

/* ---- making files ---- */

static void
add_word(struct buf *out, uint32_t word)
{
	for (int shift = 24; shift >= 0; shift -= 8)
		buf_char(out, (char)(word >> shift & 255));
}

static void
add_chunk(struct buf *out, const char *name, const void *data, size_t n)
{
	uint32_t	sum = libdeflate_crc32(0, name, 4);

	add_word(out, (uint32_t)n);
	buf_add(out, name, 4);
	buf_add(out, data, n);
	add_word(out, libdeflate_crc32(sum, data, n));
}

static void
add_head(struct buf *out, uint32_t width, uint32_t height, int depth, int kind,
    int interlaced)
{
	struct buf	head = { 0 };

	buf_add(out, "\x89PNG\r\n\x1a\n", 8);
	add_word(&head, width);
	add_word(&head, height);
	buf_char(&head, (char)depth);
	buf_char(&head, (char)kind);
	buf_add(&head, "\0\0", 2);
	buf_char(&head, (char)interlaced);
	add_chunk(out, "IHDR", head.s, head.n);
	buf_free(&head);
}

/* ROWS, each with the byte of its filter before it, and the end. */
static void
add_rows(struct buf *out, const void *rows, size_t n)
{
	struct libdeflate_compressor	*squeeze =
	    libdeflate_alloc_compressor(6);
	char				 data[4096];
	size_t				 size;

	assert_non_null(squeeze);
	size = libdeflate_zlib_compress(squeeze, rows, n, data, sizeof(data));
	assert_true(size > 0);
	libdeflate_free_compressor(squeeze);
	add_chunk(out, "IDAT", data, size);
	add_chunk(out, "IEND", "", 0);
}

static void
write_file(struct case_picture *c, const void *data, size_t n)
{
	FILE	*file = fopen(c->path, "wb");

	assert_non_null(file);
	assert_int_equal(fwrite(data, 1, n, file), n);
	assert_int_equal(fclose(file), 0);
}

/* ---- reading them ---- */

static const struct image *
read_bytes(struct case_picture *c, const void *data, size_t n)
{
	write_file(c, data, n);
	c->diags = diags_new(c->arena);
	return picture_read(c->arena, c->path,
	    (struct place){ "a.ini", 3, 8 }, c->diags);
}

/* PNG is whole; it is freed. */
static const struct image *
read_whole(struct case_picture *c, struct buf *png)
{
	const struct image	*image = read_bytes(c, png->s, png->n);

	buf_free(png);
	assert_non_null(image);
	assert_int_equal(diags_count(c->diags, LEVEL_ERROR), 0);
	return image;
}

static void
assert_only(struct case_picture *c, enum diag id)
{
	const struct message	**all;

	assert_int_equal(diags_sorted(c->diags, &all), 1);
	assert_string_equal(diag_name(all[0]->id), diag_name(id));
	assert_string_equal(all[0]->place.file, "a.ini");
	assert_int_equal(all[0]->place.line, 3);
}

static void
assert_refused(struct case_picture *c, const void *data, size_t n,
    enum diag id)
{
	assert_null(read_bytes(c, data, n));
	assert_only(c, id);
}

/* A picture of one kind without chunks of its own. */
#define READ(c, width, height, depth, kind, interlaced, rows)		\
	read_rows(c, width, height, depth, kind, interlaced, rows,	\
	    sizeof(rows) - 1)

static const struct image *
read_rows(struct case_picture *c, uint32_t width, uint32_t height, int depth,
    int kind, int interlaced, const char *rows, size_t n)
{
	struct buf		 png = { 0 };
	const struct image	*image;

	add_head(&png, width, height, depth, kind, interlaced);
	add_rows(&png, rows, n);
	image = read_whole(c, &png);
	assert_int_equal(image->width, width);
	assert_int_equal(image->height, height);
	return image;
}

/* ---- every kind ---- */

static void
grey_of_any_depth_comes_as_eight_bits(void **state)
{
	struct case_picture	*c = *state;
	const struct image	*image;

	image = READ(c, 3, 1, 8, GREY_ONLY, 0, "\0\x00\x80\xff");
	assert_int_equal(image->channels, 1);
	assert_memory_equal(image->pixels, "\x00\x80\xff", 3);
	assert_null(image->alpha);

	/* 1011: white is the largest number there is. */
	image = READ(c, 4, 1, 1, GREY_ONLY, 0, "\0\xb0");
	assert_memory_equal(image->pixels, "\xff\x00\xff\xff", 4);
	/* 0, 1, 2 and 3 of 3: steps of 85. */
	image = READ(c, 4, 1, 2, GREY_ONLY, 0, "\0\x1b");
	assert_memory_equal(image->pixels, "\x00\x55\xaa\xff", 4);
	/* 8 of 15 is 136 of 255. */
	image = READ(c, 2, 1, 4, GREY_ONLY, 0, "\0\x8f");
	assert_memory_equal(image->pixels, "\x88\xff", 2);
	/* 32896 of 65535 is 128 of 255. */
	image = READ(c, 2, 1, 16, GREY_ONLY, 0, "\0\x80\x80\xff\xff");
	assert_memory_equal(image->pixels, "\x80\xff", 2);
}

static void
colours_keep_their_order_row_by_row(void **state)
{
	struct case_picture	*c = *state;
	const struct image	*image;

	image = READ(c, 1, 2, 8, COLOURS, 0, "\0\x01\x02\x03" "\0\x04\x05\x06");
	assert_int_equal(image->channels, 3);
	assert_memory_equal(image->pixels, "\x01\x02\x03\x04\x05\x06", 6);
	assert_null(image->alpha);
	image = READ(c, 1, 1, 16, COLOURS, 0, "\0\x80\x80\x00\x00\xff\xff");
	assert_memory_equal(image->pixels, "\x80\x00\xff", 3);
}

static void
an_interlaced_picture_is_put_together(void **state)
{
	struct case_picture	*c = *state;
	const struct image	*image;

	/* Of the seven passes a picture of 2 x 2 has the first, its top left,
	 * the sixth, its top right, and the seventh, its second row. */
	image = READ(c, 2, 2, 8, GREY_ONLY, 1, "\0\x10" "\0\x20" "\0\x30\x40");
	assert_memory_equal(image->pixels, "\x10\x20\x30\x40", 4);
}

static void
a_palette_becomes_colours_with_its_own_transparency(void **state)
{
	struct case_picture	*c = *state;
	struct buf		 png = { 0 };
	const struct image	*image;

	add_head(&png, 3, 1, 2, PALETTE, 0);
	add_chunk(&png, "PLTE", "\x0a\x0b\x0c\xf0\xf1\xf2\x07\x08\x09", 9);
	add_chunk(&png, "tRNS", "\xff\x40", 2);
	add_rows(&png, "\0\x18", 2);		/* 0, 1, 2 */
	image = read_whole(c, &png);
	assert_int_equal(image->channels, 3);
	assert_memory_equal(image->pixels,
	    "\x0a\x0b\x0c\xf0\xf1\xf2\x07\x08\x09", 9);
	assert_non_null(image->alpha);
	assert_memory_equal(image->alpha, "\xff\x40\xff", 3);
}

static void
a_colour_that_stands_for_nothing_is_transparent(void **state)
{
	struct case_picture	*c = *state;
	struct buf		 png = { 0 };
	const struct image	*image;

	add_head(&png, 2, 1, 8, GREY_ONLY, 0);
	add_chunk(&png, "tRNS", "\0\x33", 2);
	add_rows(&png, "\0\x33\x44", 3);
	image = read_whole(c, &png);
	assert_int_equal(image->channels, 1);
	assert_int_equal(image->pixels[1], 0x44);
	assert_non_null(image->alpha);
	assert_memory_equal(image->alpha, "\x00\xff", 2);
}

static void
alpha_is_parted_from_colours_and_dropped_when_opaque(void **state)
{
	struct case_picture	*c = *state;
	const struct image	*image;

	image = READ(c, 2, 1, 8, RGB_ALPHA, 0,
	    "\0\x01\x02\x03\x80\x04\x05\x06\xff");
	assert_int_equal(image->channels, 3);
	assert_memory_equal(image->pixels, "\x01\x02\x03\x04\x05\x06", 6);
	assert_non_null(image->alpha);
	assert_memory_equal(image->alpha, "\x80\xff", 2);

	image = READ(c, 2, 1, 8, RGB_ALPHA, 0,
	    "\0\x01\x02\x03\xff\x04\x05\x06\xff");
	assert_memory_equal(image->pixels, "\x01\x02\x03\x04\x05\x06", 6);
	assert_null(image->alpha);

	image = READ(c, 2, 1, 8, GREY_ALPHA, 0, "\0\x11\xff\x22\xff");
	assert_int_equal(image->channels, 1);
	assert_memory_equal(image->pixels, "\x11\x22", 2);
	assert_null(image->alpha);
	image = READ(c, 2, 1, 8, GREY_ALPHA, 0, "\0\x11\x00\x22\xfe");
	assert_memory_equal(image->alpha, "\x00\xfe", 2);
}

/* ---- resolution ---- */

/* A picture with a pHYs chunk of so many pixels to a UNIT; 1 is a metre. */
static const struct image *
read_physical(struct case_picture *c, uint32_t x, uint32_t y, int unit)
{
	struct buf	png = { 0 }, physical = { 0 };

	add_word(&physical, x);
	add_word(&physical, y);
	buf_char(&physical, (char)unit);
	add_head(&png, 1, 1, 8, GREY_ONLY, 0);
	add_chunk(&png, "pHYs", physical.s, physical.n);
	add_rows(&png, "\0\0", 2);
	buf_free(&physical);
	return read_whole(c, &png);
}

static void
resolution_is_read_when_it_is_one(void **state)
{
	struct case_picture	*c = *state;
	const struct image	*image;

	/* 300 dots an inch are 300 / 0.0254 = 11811.02 a metre. */
	image = read_physical(c, 11811, 5906, 1);
	assert_float_equal(image->dpi_x, 300, 0.01);
	assert_float_equal(image->dpi_y, 150, 0.02);
	/* Only the shape of a pixel. */
	assert_true(read_physical(c, 4, 3, 0)->dpi_x == 0);
	assert_true(read_physical(c, 1, 1, 1)->dpi_x == 0);
	image = read_physical(c, 11811, 0xFFFFFFFF, 1);
	assert_true(image->dpi_x == 0 && image->dpi_y == 0);
	image = READ(c, 1, 1, 8, GREY_ONLY, 0, "\0\0");
	assert_true(image->dpi_x == 0 && image->dpi_y == 0);
}

/* ---- what is refused ---- */

static void
what_is_no_png_is_refused(void **state)
{
	struct case_picture	*c = *state;

	assert_null(picture_read(c->arena, c->path,
	    (struct place){ "a.ini", 3, 8 }, c->diags));
	assert_only(c, DIAG_FILE_OPEN);
	assert_refused(c, "", 0, DIAG_PICTURE_KIND);
	assert_refused(c, "\x89PNG", 4, DIAG_PICTURE_KIND);
	assert_refused(c, "\xff\xd8\xff\xe0\0\x10JFIF\0", 11,
	    DIAG_PICTURE_KIND);
	assert_refused(c, "<svg xmlns='http://www.w3.org/2000/svg'/>", 41,
	    DIAG_PICTURE_KIND);
}

static void
assert_head_refused(struct case_picture *c, uint32_t width, uint32_t height,
    int depth, int kind, enum diag id)
{
	struct buf	png = { 0 };

	add_head(&png, width, height, depth, kind, 0);
	add_rows(&png, "\0\0", 2);
	assert_refused(c, png.s, png.n, id);
	buf_free(&png);
}

static void
a_size_that_cannot_be_is_refused_before_its_pixels(void **state)
{
	struct case_picture	*c = *state;

	assert_head_refused(c, 0, 1, 8, COLOURS, DIAG_PICTURE_DAMAGED);
	assert_head_refused(c, 1, 0, 8, COLOURS, DIAG_PICTURE_DAMAGED);
	assert_head_refused(c, 0x80000000, 1, 8, COLOURS, DIAG_PICTURE_DAMAGED);
	assert_head_refused(c, 8000, 5001, 8, COLOURS, DIAG_PICTURE_SIZE);
	assert_head_refused(c, 900000, 900000, 1, GREY_ONLY, DIAG_PICTURE_SIZE);
	assert_head_refused(c, 1, 1, 3, GREY_ONLY, DIAG_PICTURE_DAMAGED);
	assert_head_refused(c, 1, 1, 8, 5, DIAG_PICTURE_DAMAGED);
	/* A palette that is not there, pixels that are too few. */
	assert_head_refused(c, 1, 1, 8, PALETTE, DIAG_PICTURE_DAMAGED);
	assert_head_refused(c, 1, 2, 8, GREY_ONLY, DIAG_PICTURE_DAMAGED);
}

/* Two rows of four kinds of chunk: something to be damaged. */
static void
make_sample(struct buf *png, int interlaced)
{
	static const char	palette[] = "\x01\x02\x03\x04\x05\x06\x07\x08";
	static const char	rows[] =
	    "\1\0\1\2\1\0\1\2\1" "\2\0\0\0\0\0\0\0\0" "\4\1\1\1\1\1\1\1\1"
	    "\0\0\1\2\1\0\1\2\1" "\0\0\0\0\0\0\0\0\0" "\0\0\0\0\0\0\0\0\0";

	*png = (struct buf){ 0 };
	add_head(png, 8, 4, 8, PALETTE, interlaced);
	add_chunk(png, "gAMA", "\0\0\xb1\x8f", 4);
	add_chunk(png, "pHYs", "\0\0\x2e\x23\0\0\x2e\x23\1", 9);
	add_chunk(png, "PLTE", palette, 9);
	add_chunk(png, "tRNS", "\x80", 1);
	add_chunk(png, "tEXt", "Title\0Seal", 10);
	add_rows(png, rows, sizeof(rows) - 1);
}

static void
a_file_cut_off_before_its_last_pixel_is_refused(void **state)
{
	struct case_picture	*c = *state;
	struct buf		 png;

	for (int interlaced = 0; interlaced < 2; interlaced++) {
		make_sample(&png, interlaced);
		assert_non_null(read_bytes(c, png.s, png.n));
		/* The checksum of the pixels and IEND's 12 bytes may go. */
		for (size_t n = 0; n < png.n - 12 - 4 - 8; n++) {
			assert_null(read_bytes(c, png.s, n));
			assert_true(diags_failed(c->diags));
		}
		buf_free(&png);
	}
}

static void
damaged_pixels_are_refused(void **state)
{
	struct case_picture	*c = *state;
	struct buf		 png;
	size_t			 at;

	make_sample(&png, 0);
	at = str_find(buf_view(&png), "IDAT");
	png.s[at + 8] ^= 0x20;
	assert_refused(c, png.s, png.n, DIAG_PICTURE_DAMAGED);
	buf_free(&png);
}

/* Give every chunk of PNG that ends inside it the checksum it should have. */
static void
mend_checksums(char *png, size_t n)
{
	size_t		at = 8, length;
	uint32_t	sum;

	while (at + 12 <= n) {
		length = (size_t)(uint8_t)png[at + 2] << 8 |
		    (uint8_t)png[at + 3];
		if (png[at] != 0 || png[at + 1] != 0 || length > n - at - 12)
			return;
		sum = libdeflate_crc32(0, png + at + 4, length + 4);
		for (int i = 0; i < 4; i++)
			png[at + 8 + length + i] = (char)(sum >> (24 - 8 * i));
		at += length + 12;
	}
}

/* Whatever the bytes are, there is a picture to draw or a message. */
static void
assert_survived(struct case_picture *c, const char *png, size_t n)
{
	const struct image	*image = read_bytes(c, png, n);
	unsigned		 sum = 0;

	if (image == NULL) {
		assert_true(diags_failed(c->diags));
		return;
	}
	assert_true(image->width > 0 && image->height > 0);
	for (size_t i = 0; i < image->width * image->height *
	    (size_t)image->channels; i++)
		sum += image->pixels[i];	/* all there, says valgrind */
	assert_true(sum < UINT32_MAX);
}

static void
no_damage_ends_the_program(void **state)
{
	struct case_picture	*c = *state;
	struct buf		 png;
	char			*mutant;

	for (int interlaced = 0; interlaced < 2; interlaced++) {
		make_sample(&png, interlaced);
		mutant = arena_alloc(c->arena, png.n);
		for (size_t i = 8; i < 8 * png.n; i++) {
			memcpy(mutant, png.s, png.n);
			mutant[i / 8] ^= (char)(1 << i % 8);
			/* A wrong checksum would hide the rest. */
			mend_checksums(mutant, png.n);
			/* Its size has a test of its own. */
			if (i / 8 < 16 || i / 8 >= 24)
				assert_survived(c, mutant, png.n);
		}
		buf_free(&png);
	}
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, case_new, case_free)

int
main(void)
{
	const struct CMUnitTest	tests[] = {
		TEST(grey_of_any_depth_comes_as_eight_bits),
		TEST(colours_keep_their_order_row_by_row),
		TEST(an_interlaced_picture_is_put_together),
		TEST(a_palette_becomes_colours_with_its_own_transparency),
		TEST(a_colour_that_stands_for_nothing_is_transparent),
		TEST(alpha_is_parted_from_colours_and_dropped_when_opaque),
		TEST(resolution_is_read_when_it_is_one),
		TEST(what_is_no_png_is_refused),
		TEST(a_size_that_cannot_be_is_refused_before_its_pixels),
		TEST(a_file_cut_off_before_its_last_pixel_is_refused),
		TEST(damaged_pixels_are_refused),
		TEST(no_damage_ends_the_program),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
