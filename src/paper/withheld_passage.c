/*
 * withheld_passage.c - passages as they are printed, and where their words were
 * written: in a text, in a layout, or in what nobody here can point into, such as
 * the store.
 */
#include <string.h>

#include "base/file.h"
#include "paper/bind_int.h"
#include "paper/withheld_int.h"
#include "paper/wording_int.h"

/* ---- passages ---- */

void
passage_add(struct arena *arena, struct passage *passage, struct str text,
    struct place place)
{
	struct bit	*bit;

	if (text.n == 0)
		return;
	bit = arena_make(arena, struct bit);
	*bit = (struct bit){ passage->text.n, text, place, NULL };
	if (passage->last != NULL)
		passage->last->next = bit;
	else
		passage->first = bit;
	passage->last = bit;
	buf_str(&passage->text, text);
}

void
passage_spans(struct arena *arena, struct passage *passage,
    const struct span *first, const struct span *end)
{
	for (; first != end; first = first->next)
		if (first->kind == SPAN_TEXT)
			passage_add(arena, passage, first->text, first->place);
		else if (first->kind == SPAN_BREAK)
			buf_char(&passage->text, ' ');
}

void
passage_clear(struct passage *passage)
{
	buf_free(&passage->text);
	*passage = (struct passage){ .first = NULL };
}

void
passage_join(struct arena *arena, struct passage *passage,
    const struct passage *other, size_t from)
{
	const struct bit	*bit;
	size_t			 skip;

	for (bit = other->first; bit != NULL; bit = bit->next) {
		skip = from > bit->at ? from - bit->at : 0;
		if (skip >= bit->text.n)
			continue;
		/* What stands between two bits is in none. */
		if (bit->at > from)
			buf_add(&passage->text, other->text.s + from,
			    bit->at - from);
		passage_add(arena, passage, str_from(bit->text, skip),
		    bit->place);
		from = bit->at + bit->text.n;
	}
}

/* Words on their way into a passage. */
struct gathering {
	struct arena	*arena;
	struct passage	*passage;
};

static void
gather(void *arg, struct block *block)
{
	struct gathering	*at = arg;

	if (at->passage->text.n > 0)
		buf_char(&at->passage->text, ' ');
	if (block->kind == BLOCK_PARA)
		passage_spans(at->arena, at->passage, block->as.para->first,
		    NULL);
	else if (block->kind == BLOCK_FIGURE)
		passage_add(at->arena, at->passage, block->as.figure->alt,
		    block->place);
}

void
passage_blocks(struct arena *arena, struct passage *passage,
    struct blocks *blocks)
{
	struct gathering	at = { arena, passage };

	blocks_each(blocks, gather, &at);
}

struct str
passage_text(const struct passage *passage)
{
	return buf_view(&passage->text);
}

const struct bit *
passage_bit(const struct passage *passage, size_t at)
{
	const struct bit	*bit = passage->first;

	while (bit != NULL && bit->next != NULL && bit->next->at <= at)
		bit = bit->next;
	return bit;
}

bool
place_same(struct place a, struct place b)
{
	return a.line == b.line && a.col == b.col && a.file != NULL &&
	    b.file != NULL && strcmp(a.file, b.file) == 0;
}

/* ---- in a text ---- */

/* The offset of PLACE in SOURCE. */
static size_t
offset_of(struct str source, struct place place)
{
	struct str	rest = source;

	for (int line = 1; line < place.line && rest.n > 0; line++)
		str_cut(&rest, '\n');
	for (int col = 1; col < place.col && rest.n > 0; col++)
		utf8_next(&rest);
	return source.n - rest.n;
}

/* How much of REST its line has left, its end not counted. */
static size_t
line_left(struct str rest)
{
	return str_cut(&rest, '\n').n;
}

/* Where NAME stands in SOURCE as one more than BEFORE in the paragraph with PLACE,
 * from there on; otherwise PLACE, as when it is written with marking up inside. */
static struct place
place_in_text(struct str source, struct place place, struct str name,
    size_t before)
{
	struct place	at = place;
	struct str	rest = str_from(source, offset_of(source, place));
	size_t		n;

	while (rest.n > 0) {
		if (name_length(rest, name) > 0 && before-- == 0)
			return at;
		n = word_length(rest);
		if (n == 0 && *rest.s == '\n') {
			rest = str_from(rest, 1);
			if (str_trim((struct str){ rest.s,
			    line_left(rest) }).n == 0)
				break;
			at.line++;
			at.col = 1;
			continue;
		}
		if (n == 0) {
			struct str	next = rest;

			utf8_next(&next);
			n = rest.n - next.n;
		}
		at.col += (int)utf8_count((struct str){ rest.s, n });
		rest = str_from(rest, n);
	}
	return place;
}

/* How often NAME stands in TEXT before its byte AT. */
static size_t
count_before(struct str text, size_t at, struct str name)
{
	struct str	rest = text;
	size_t		n = 0, length;

	while (text.n - rest.n < at) {
		n += name_length(rest, name) > 0;
		length = word_length(rest);
		if (length == 0)
			utf8_next(&rest);
		else
			rest = str_from(rest, length);
	}
	return n;
}

static bool
read_text(struct paper *paper, const char *path, struct text_read *read)
{
	if (read->path != NULL && strcmp(read->path, path) == 0)
		return true;
	/* It was read before, so whatever is amiss now was said or is new. */
	read->path = file_read(paper->arena, path, &read->source,
	    (struct place){ path, 0, 0 }, diags_new(paper->arena)) ? path :
	    NULL;
	return read->path != NULL;
}

static bool
is_layout(const struct paper *paper, const char *path)
{
	const struct layout	*whole = paper_whole(paper);

	for (size_t i = 0; i < whole->nfiles; i++)
		if (strcmp(whole->files[i], path) == 0)
			return true;
	return false;
}

/* ---- in a layout ---- */

/* How the words ITEM of a layout may stand in TEXT, which is printed. */
static bool
is_it(struct str item, struct str text)
{
	return str_eq(item, text);
}

static bool
is_part(struct str item, struct str text)
{
	return item.n > 0 && text.n >= item.n &&
	    memmem(text.s, text.n, item.s, item.n) != NULL;
}

static bool
has_it(struct str item, struct str text)
{
	return is_part(text, item);
}

bool
section_words(const struct section *section, const struct key *key,
    struct items *out)
{
	struct item	*item;

	if (key->type == KEY_LIST || key->type == KEY_LINES) {
		*out = *(const struct items *)section_field(section, key->name);
		return out->n > 0 && out->at[0].place.line > 0;
	}
	item = (struct item *)((char *)section->settings + key->offset);
	*out = (struct items){ item, 1 };
	return key->type == KEY_TEXT && item->place.line > 0;
}

static bool
has_name(struct str text, struct str name)
{
	return count_before(text, text.n, name) > 0;
}

/* The words of SECTION that have NAME and stand so in TEXT. */
static bool
find_in_section(const struct section *section, struct str name,
    struct str text, bool (*stands)(struct str item, struct str text),
    struct place *place)
{
	const struct key	*key;
	struct items		 items;

	for (key = section->kind->keys; key->name != NULL; key++) {
		if (!section_words(section, key, &items))
			continue;
		for (size_t i = 0; i < items.n; i++)
			if (stands(items.at[i].text, text) && (name.n == 0 ||
			    has_name(items.at[i].text, name))) {
				*place = items.at[i].place;
				return true;
			}
	}
	return false;
}

/* The same of all sections of LAYOUT and of what it binds, or only of that at
 * ONE. */
static bool
find_in_layout(const struct layout *layout, const struct place *one,
    struct str name, struct str text,
    bool (*stands)(struct str item, struct str text), struct place *place)
{
	const struct section	*at = layout->first;

	for (; at != NULL; at = at->next) {
		if ((one == NULL || place_same(at->place, *one)) &&
		    find_in_section(at, name, text, stands, place))
			return true;
		if (at->kind != &kind_exempt && section_bound(at) != NULL &&
		    find_in_layout(section_bound(at), one, name, text, stands,
		    place))
			return true;
	}
	return false;
}

/* Where the words TEXT with NAME are of a layout, those of the section at SECTION
 * first; false when there they are no more than like some, or none, and *PLACE is
 * the nearest. */
static bool
find_words(struct paper *paper, struct str name, struct str text,
    struct place section, struct place *place)
{
	const struct layout	*whole = paper_whole(paper);

	*place = section;
	if (find_in_layout(whole, &section, name, text, is_it, place) ||
	    find_in_layout(whole, NULL, name, text, is_it, place))
		return true;
	if (!find_in_layout(whole, &section, name, text, has_it, place))
		find_in_layout(whole, &section, name, text, is_part, place);
	return false;
}

/* ---- the answers ---- */

bool
passage_words(struct paper *paper, const struct passage *passage,
    struct place section, struct place *place)
{
	*place = passage->place;
	return place->file != NULL || find_words(paper, STR(""),
	    passage_text(passage), section, place);
}

bool
passage_place(struct paper *paper, const struct passage *passage, size_t at,
    struct str name, struct place section, struct text_read *read,
    struct place *place)
{
	const struct bit	*bit = passage_bit(passage, at);

	*place = bit->place.file != NULL ? bit->place : passage->place;
	/* Of a figure no more may be known than its section. */
	if (place->file == NULL || place_same(*place, section))
		return find_words(paper, name, bit->text, section, place);
	if (!is_layout(paper, place->file) &&
	    read_text(paper, place->file, read))
		*place = place_in_text(read->source, *place, name,
		    count_before(bit->text, at - bit->at, name));
	return true;
}
