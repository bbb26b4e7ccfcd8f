/*
 * shape.c - words to glyphs, each word once.
 *
 * A cluster is what HarfBuzz will not part: a letter with its accents, or the
 * letters of a ligature.  A stretch is a run of clusters which a face all has,
 * or all lacks; what the face asked for lacks goes to the symbol face, and what
 * that lacks is missing.  Every stretch becomes one piece (struct glyphs).
 */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "font/font_int.h"

/* Cluster offsets are 16 bits, so longer text is shaped in parts. */
#define SHAPE_MOST	32000

#define SLOTS_FIRST	1024

/* Unicode's code points: none is larger. */
#define CODES		0x110000

/* ---- pieces being made of one word ---- */

struct work {
	struct fonts	*fonts;
	enum face	 asked;
	struct buf	 pieces;	/* of struct glyphs */
};

static int16_t
clamp16(hb_position_t value)
{
	return (int16_t)(value < -INT16_MAX ? -INT16_MAX :
	    value > INT16_MAX ? INT16_MAX : value);
}

/*
 * Add N glyphs of FACE as a piece of the word.  TEXT is what they stand for;
 * its first byte is number BASE in the clusters' count.
 */
static struct glyphs *
piece_add(struct work *work, enum face face, struct str text,
    const hb_glyph_info_t *info, const hb_glyph_position_t *pos, size_t n,
    unsigned base)
{
	hb_font_t	*font = work->fonts->files[face].font;
	int16_t		*advance = arena_array(work->fonts->arena, 6 * n,
	    int16_t);
	int16_t		*natural = advance + n;
	int16_t		*dx = advance + 2 * n, *dy = advance + 3 * n;
	uint16_t	*gid = (uint16_t *)(advance + 4 * n);
	uint16_t	*cluster = (uint16_t *)(advance + 5 * n);
	struct glyphs	 piece = { .face = face, .n = n, .gid = gid,
	    .advance = advance, .natural = natural, .cluster = cluster,
	    .text = text };

	for (size_t i = 0; i < n; i++) {
		gid[i] = (uint16_t)info[i].codepoint;
		cluster[i] = (uint16_t)(info[i].cluster - base);
		advance[i] = clamp16(pos[i].x_advance);
		natural[i] = clamp16(hb_font_get_glyph_h_advance(font,
		    info[i].codepoint));
		dx[i] = clamp16(pos[i].x_offset);
		dy[i] = clamp16(pos[i].y_offset);
		if (dx[i] != 0 || dy[i] != 0) {
			piece.dx = dx;
			piece.dy = dy;
		}
	}
	buf_add(&work->pieces, &piece, sizeof(piece));
	return (struct glyphs *)(work->pieces.s + work->pieces.n) - 1;
}

static void
missing_note(struct fonts *fonts, int32_t code, struct str text)
{
	struct missing	entry = { code, text };
	uint8_t		bit = (uint8_t)(1 << code % 8);

	if (fonts->noted == NULL)
		fonts->noted = arena_array(fonts->arena, CODES / 8, uint8_t);
	if ((fonts->noted[code / 8] & bit) != 0)
		return;
	fonts->noted[code / 8] |= bit;
	buf_add(&fonts->missing, &entry, sizeof(entry));
}

static bool
face_has(struct fonts *fonts, enum face face, int32_t code)
{
	hb_codepoint_t	gid;

	return face_open(fonts, face) && hb_font_get_nominal_glyph(
	    fonts->files[face].font, (hb_codepoint_t)code, &gid);
}

/* TEXT is a cluster that no face has: a box, and a note of what was lacking. */
static void
piece_missing(struct work *work, enum face face, struct str text)
{
	const hb_glyph_info_t	 info = { .codepoint = 0 };
	hb_glyph_position_t	 pos = { .x_advance =
	    hb_font_get_glyph_h_advance(work->fonts->files[face].font, 0) };
	struct str		 rest = text;
	int32_t			 code;

	piece_add(work, face, text, &info, &pos, 1, 0)->missing = true;
	while ((code = utf8_next(&rest)) >= 0)
		if (!face_has(work->fonts, face, code) &&
		    !face_has(work->fonts, FACE_SYMBOL, code))
			missing_note(work->fonts, code, text);
}

/* ---- stretches ---- */

/* What HarfBuzz made of a text, while the buffer keeps it. */
struct run {
	const hb_glyph_info_t		*info;
	const hb_glyph_position_t	*pos;
	unsigned			 n;
	struct str			 text;
};

/* Where the cluster that glyph FROM begins ends, and whether the face lacks a
 * part of it. */
static unsigned
cluster_end(const struct run *run, unsigned from, bool *lacking)
{
	unsigned	to = from;

	*lacking = false;
	do
		*lacking |= run->info[to++].codepoint == 0;
	while (to < run->n &&
	    run->info[to].cluster == run->info[from].cluster);
	return to;
}

/* The text of glyphs FROM to TO, whichever way the script runs. */
static struct str
run_text(const struct run *run, unsigned from, unsigned to)
{
	unsigned	first = run->info[from].cluster;
	unsigned	last = run->info[to - 1].cluster;
	unsigned	end = (unsigned)run->text.n;

	if (first <= last && to < run->n && run->info[to].cluster > last)
		end = run->info[to].cluster;
	if (last <= first && from > 0 && run->info[from - 1].cluster > first)
		end = run->info[from - 1].cluster;
	if (last < first)
		first = last;
	return (struct str){ run->text.s + first, end - first };
}

static struct run
run_shape(struct fonts *fonts, enum face face, struct str text, int depth)
{
	hb_buffer_t	*buffer = fonts->buffers[depth];
	struct run	 run = { .text = text };

	hb_buffer_clear_contents(buffer);
	hb_buffer_set_flags(buffer, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
	hb_buffer_set_language(buffer, fonts->language);
	hb_buffer_add_utf8(buffer, text.s, (int)text.n, 0, (int)text.n);
	hb_buffer_guess_segment_properties(buffer);
	hb_shape(fonts->files[face].font, buffer, NULL, 0);
	run.info = hb_buffer_get_glyph_infos(buffer, &run.n);
	run.pos = hb_buffer_get_glyph_positions(buffer, NULL);
	return run;
}

/* Shape TEXT in FACE, stretch by stretch; DEPTH counts the faces tried. */
static void
work_shape(struct work *work, enum face face, struct str text, int depth)
{
	struct run	run = run_shape(work->fonts, face, text, depth);
	unsigned	from, to, next;
	struct str	part;
	bool		lacking, again, helped;

	for (from = 0; from < run.n; from = to) {
		to = cluster_end(&run, from, &lacking);
		helped = lacking && depth + 1 < SHAPE_DEPTH &&
		    face != FACE_SYMBOL && face_open(work->fonts, FACE_SYMBOL);
		while (to < run.n && (!lacking || helped)) {
			next = cluster_end(&run, to, &again);
			if (again != lacking)
				break;
			to = next;
		}
		part = run_text(&run, from, to);
		if (!lacking)
			piece_add(work, face, part, run.info + from,
			    run.pos + from, to - from,
			    (unsigned)(part.s - text.s));
		else if (helped)
			work_shape(work, FACE_SYMBOL, part, depth + 1);
		else
			piece_missing(work, work->asked, part);
	}
}

/* How much of TEXT to shape at once: all, or up to a whole character. */
static size_t
part_length(struct str text)
{
	size_t	n = SHAPE_MOST;

	if (text.n <= SHAPE_MOST)
		return text.n;
	while (n > SHAPE_MOST - 4 && utf8_inside(text.s[n]))
		n--;
	return n;
}

static void
word_shape(struct fonts *fonts, struct word *word)
{
	struct work	work = { .fonts = fonts,
	    .asked = face_real(fonts, word->face) };
	struct str	rest = { word->text, word->n }, part;
	const struct glyphs *pieces;
	int64_t		total = 0;

	while (rest.n > 0) {
		part = (struct str){ rest.s, part_length(rest) };
		rest = str_from(rest, part.n);
		work_shape(&work, work.asked, part, 0);
	}
	word->shaped.npieces = work.pieces.n / sizeof(*pieces);
	word->shaped.pieces = pieces = arena_array(fonts->arena,
	    word->shaped.npieces, struct glyphs);
	if (work.pieces.n > 0)
		memcpy((void *)pieces, work.pieces.s, work.pieces.n);
	for (size_t i = 0; i < word->shaped.npieces; i++)
		for (size_t j = 0; j < pieces[i].n; j++)
			total += pieces[i].advance[j];
	word->shaped.width = (double)total / EM;
	buf_free(&work.pieces);
}

/* ---- the cache ---- */

static void
slots_grow(struct fonts *fonts)
{
	size_t		 n = fonts->nslots > 0 ? fonts->nslots * 2 :
	    SLOTS_FIRST;
	struct slot	*slots = must_alloc(n * sizeof(*slots));

	memset(slots, 0, n * sizeof(*slots));
	for (size_t i = 0; i < fonts->nslots; i++) {
		size_t	at = (size_t)fonts->slots[i].hash & (n - 1);

		if (fonts->slots[i].word == NULL)
			continue;
		while (slots[at].word != NULL)
			at = (at + 1) & (n - 1);
		slots[at] = fonts->slots[i];
	}
	free(fonts->slots);
	fonts->slots = slots;
	fonts->nslots = n;
}

static bool
word_is(const struct word *word, enum face face, struct str text)
{
	return word->face == face &&
	    str_eq((struct str){ word->text, word->n }, text);
}

/* The slot of TEXT in FACE, or the free one where it belongs. */
static struct slot *
slot_find(struct fonts *fonts, enum face face, struct str text, uint64_t hash)
{
	size_t		 at = (size_t)hash & (fonts->nslots - 1);
	struct slot	*slot;

	for (;; at = (at + 1) & (fonts->nslots - 1)) {
		slot = &fonts->slots[at];
		if (slot->word == NULL || (slot->hash == hash &&
		    word_is(slot->word, face, text)))
			return slot;
	}
}

static struct word *
word_new(struct fonts *fonts, enum face face, struct str text)
{
	struct word	*word = arena_alloc(fonts->arena,
			    sizeof(*word) + text.n + 1);

	word->face = face;
	word->n = text.n;
	if (text.n > 0)
		memcpy(word->text, text.s, text.n);
	word->shaped.id = fonts->nwords++;
	word_shape(fonts, word);
	return word;
}

static const struct shaped *
word_find(struct fonts *fonts, enum face face, struct str text)
{
	uint64_t	 hash = str_hash(text) ^ ((uint64_t)face << 7);
	struct slot	*slot;

	if (fonts->nwords * 2 >= fonts->nslots)
		slots_grow(fonts);
	slot = slot_find(fonts, face, text, hash);
	if (slot->word == NULL)
		*slot = (struct slot){ hash, word_new(fonts, face, text) };
	return &slot->word->shaped;
}

const struct shaped *
font_shape(struct fonts *fonts, enum face face, struct str text)
{
	assert(face < FACE__MAX);
	if (text.n != 1 || text.s[0] != ' ')
		return word_find(fonts, face, text);
	if (fonts->spaces[face] == NULL)
		fonts->spaces[face] = word_find(fonts, face, text);
	return fonts->spaces[face];
}

size_t
fonts_words(const struct fonts *fonts)
{
	return fonts->nwords;
}

struct str
font_word(struct str *rest)
{
	const char	*space = memchr(rest->s, ' ', rest->n);
	struct str	 word = *rest;

	if (space == rest->s)
		word.n = 1;
	else if (space != NULL)
		word.n = (size_t)(space - rest->s);
	*rest = str_from(*rest, word.n);
	return word;
}

double
font_width(struct fonts *fonts, enum face face, double size, struct str text)
{
	double	em = 0;

	while (text.n > 0)
		em += font_shape(fonts, face, font_word(&text))->width;
	return em * size;
}

struct str
glyph_text(const struct glyphs *piece, size_t i)
{
	size_t	from = piece->cluster[i], to = piece->text.n;
	bool	leftward = piece->cluster[0] > piece->cluster[piece->n - 1];

	if (i > 0 && piece->cluster[i - 1] == from)
		return STR("");
	if (leftward && i > 0)
		to = piece->cluster[i - 1];
	for (size_t j = i + 1; !leftward && j < piece->n; j++)
		if (piece->cluster[j] > from) {
			to = piece->cluster[j];
			break;
		}
	return (struct str){ piece->text.s + from, to - from };
}

size_t
fonts_missing(struct fonts *fonts, const struct missing **out)
{
	*out = (const struct missing *)fonts->missing.s;
	return fonts->missing.n / sizeof(**out);
}
