/*
 * slip_judge.c - what PDF/A-2 forbids of colours, pictures and states
 * (ISO 19005-2, 6.2), as far as it cannot be mended while copying.
 *
 * Our own colours are sRGB, and so is our output intent: DeviceRGB and
 * DeviceGray have a meaning, DeviceCMYK has none.  Spot colours would have to
 * be the same in every file that is bound into one pack, which no slip can
 * know: they forbid the claim.  So does JPEG 2000, whose many rules are not
 * checked.
 */
#include <string.h>

#include "slip/slip_int.h"

/* ---- reasons ---- */

/* The reason that FORMAT makes, and PAGE from 1; 0: of no page. */
static void
reason(struct str *to, struct arena *arena, size_t page, const char *format,
    va_list args)
{
	struct buf	text = { 0 };

	if (to->n > 0)
		return;
	buf_vprintf(&text, format, args);
	if (page > 0)
		buf_printf(&text, " (page %zu)", page);
	/* It may quote the file. */
	for (size_t i = 0; i < text.n; i++)
		if ((unsigned char)text.s[i] < ' ' ||
		    (unsigned char)text.s[i] >= 0x7F)
			text.s[i] = '?';
	*to = buf_keep(&text, arena);
	buf_free(&text);
}

void
not_ua(struct slip *slip, size_t page, const char *format, ...)
{
	va_list	args;

	va_start(args, format);
	reason(&slip->about.not_ua, slip->arena, page, format, args);
	va_end(args);
}

void
not_a(struct slip *slip, size_t page, const char *format, ...)
{
	va_list	args;

	va_start(args, format);
	reason(&slip->about.not_a, slip->arena, page, format, args);
	va_end(args);
}

void
not_a_here(struct slip *slip, const char *what)
{
	not_a(slip, slip->now + 1, "%s", what);
}

void
neither_here(struct slip *slip, const char *what)
{
	not_ua(slip, slip->now + 1, "%s", what);
	not_a_here(slip, what);
}

static bool
one_of(struct str name, const char *const *words)
{
	for (; *words != NULL; words++)
		if (str_is(name, *words))
			return true;
	return false;
}

/* Whether VALUE, a dictionary, is judged for the first time. */
static bool
first_time(const struct value *value)
{
	if (!is_dict(value) || value->dict->seen & SEEN_JUDGED)
		return false;
	value->dict->seen |= SEEN_JUDGED;
	return true;
}

/* ---- colours ---- */

bool
colour_is_device(struct str name)
{
	static const char *const	words[] = { "DeviceGray", "DeviceRGB",
					    "DeviceCMYK", "Pattern", NULL };

	return one_of(name, words);
}

static bool
profile_is(struct str profile, size_t at, const char *word)
{
	return profile.n >= 128 && memcmp(profile.s + at, word, 4) == 0;
}

/* The header of an ICC profile agrees with its N; version 4 at most. */
static bool
profile_valid(struct str profile, int n)
{
	return profile_is(profile, 36, "acsp") &&
	    (unsigned char)profile.s[8] <= 4 &&
	    (profile_is(profile, 12, "mntr") ||
	    profile_is(profile, 12, "prtr") ||
	    profile_is(profile, 12, "scnr") ||
	    profile_is(profile, 12, "spac")) &&
	    ((n == 1 && profile_is(profile, 16, "GRAY")) ||
	    (n == 3 && (profile_is(profile, 16, "RGB ") ||
	    profile_is(profile, 16, "Lab "))) ||
	    (n == 4 && profile_is(profile, 16, "CMYK")));
}

static void
judge_profile(struct slip *slip, const struct value *stream)
{
	struct buf	profile = { 0 };
	int		n = value_int(dict_find(slip, stream, "N"), 0);

	if (is_dict(stream) && n == 4)
		slip->cmyk_profile = true;
	if (is_dict(stream) && !first_time(stream))
		return;
	if (!stream_read(slip, stream, &profile) ||
	    !profile_valid(buf_view(&profile), n))
		not_a_here(slip, "a colour profile is not valid");
	buf_free(&profile);
}

static void
judge_colour_name(struct slip *slip, struct str name)
{
	if (str_is(name, "DeviceCMYK"))
		not_a_here(slip, "colours are of an unnamed printing press, "
		    "DeviceCMYK");
	else if (!colour_is_device(name))
		not_a(slip, slip->now + 1, "an unknown colour space " STR_FMT,
		    STR_ARG(name));
}

/* Whether FAMILY of a SPACE is one that stands on another. */
static bool
has_base(const struct value *space, const struct value *family)
{
	return is_name(family, "Indexed") ||
	    (is_name(family, "Pattern") && array_count(space) > 1);
}

void
judge_colour(struct slip *slip, const struct value *space)
{
	static const char *const	plain[] = { "CalGray", "CalRGB", "Lab",
					    NULL };
	const struct value		*family = array_item(slip, space, 0);

	/* A pattern without colours of its own may be painted by an index. */
	for (int i = 0; i < 2 && has_base(space, family); i++) {
		space = array_item(slip, space, 1);
		family = array_item(slip, space, 0);
	}
	if (space->kind == VALUE_NAME)
		judge_colour_name(slip, space->text);
	else if (family->kind == VALUE_NAME && one_of(family->text, plain))
		return;
	else if (is_name(family, "ICCBased"))
		judge_profile(slip, array_item(slip, space, 1));
	else if (is_name(family, "Separation") || is_name(family, "DeviceN"))
		not_a_here(slip, "spot colours are used");
	else if (family->kind == VALUE_NAME && array_count(space) == 1)
		judge_colour_name(slip, family->text);
	else
		not_a_here(slip, "a colour space is damaged");
}

/* ---- pictures ---- */

bool
intent_known(struct str name)
{
	static const char *const	words[] = { "RelativeColorimetric",
					    "AbsoluteColorimetric",
					    "Perceptual", "Saturation", NULL };

	return one_of(name, words);
}

/* IMAGE alone; what masks it is another. */
static void
judge_pixels(struct slip *slip, const struct value *image)
{
	const struct value	*mask = dict_find(slip, image, "ImageMask");
	struct filters		 filters;
	int			 bits;

	if (!first_time(image) || !filters_read(slip, image, &filters))
		return;
	if (filters_have(&filters, FILTER_JPX)) {
		not_a_here(slip, "a picture is in JPEG 2000, which is not "
		    "checked");
		return;
	}
	if (value_int(dict_find(slip, image, "Width"), 0) < 1 ||
	    value_int(dict_find(slip, image, "Height"), 0) < 1)
		not_a_here(slip, "a picture has no size");
	if (mask->kind == VALUE_BOOL && mask->yes)
		return;
	bits = value_int(dict_find(slip, image, "BitsPerComponent"), 0);
	if (bits != 1 && bits != 2 && bits != 4 && bits != 8 && bits != 16)
		not_a(slip, slip->now + 1, "a picture has %d bits a colour",
		    bits);
	judge_colour(slip, dict_find(slip, image, "ColorSpace"));
}

/* What masks a picture is masked by nothing (ISO 32000-1, 8.9.6.3 and
 * 11.6.5.3): a chain of masks could be of any length. */
static void
judge_mask(struct slip *slip, const struct value *mask)
{
	judge_pixels(slip, mask);
	if (is_stream(dict_find(slip, mask, "SMask")) ||
	    is_stream(dict_find(slip, mask, "Mask")))
		not_a_here(slip, "a mask has a mask of its own");
}

void
judge_image(struct slip *slip, const struct value *image)
{
	const struct value	*soft = dict_find(slip, image, "SMask");

	if (is_stream(soft) && !is_name(dict_find(slip, soft, "ColorSpace"),
	    "DeviceGray"))
		not_a_here(slip, "a soft mask is no grey picture");
	judge_mask(slip, soft);
	judge_mask(slip, dict_find(slip, image, "Mask"));
	judge_pixels(slip, image);
}

/* ---- states ---- */

bool
blend_known(struct str name)
{
	static const char *const	words[] = { "Normal", "Compatible",
					    "Multiply", "Screen", "Overlay",
					    "Darken", "Lighten", "ColorDodge",
					    "ColorBurn", "HardLight",
					    "SoftLight", "Difference",
					    "Exclusion", "Hue", "Saturation",
					    "Color", "Luminosity", NULL };

	return one_of(name, words);
}

void
judge_group(struct slip *slip, const struct value *group)
{
	const struct value	*space = dict_find(slip, group, "CS");

	if (space->kind != VALUE_NULL)
		judge_colour(slip, space);
}

void
judge_state(struct slip *slip, const struct value *state,
    const struct value *resources)
{
	const struct value	*mask = dict_find(slip, state, "SMask");
	const struct value	*form = dict_find(slip, mask, "G");

	if (!first_time(state))
		return;
	if (value_int(dict_find(slip, state, "OPM"), 0) == 1)
		slip->overprint = true;
	if (!is_stream(form))
		return;
	judge_group(slip, dict_find(slip, form, "Group"));
	content_of_stream(slip, form, resources);
}

void
judge_shading(struct slip *slip, const struct value *shading)
{
	if (first_time(shading))
		judge_colour(slip, dict_find(slip, shading, "ColorSpace"));
}
