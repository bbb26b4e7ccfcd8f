/*
 * spec.c - a layout: sections of known kinds, checked and typed.
 *
 * A layout may EXTEND another, its BASE.  The base is read first and the layout
 * then laid over it: a section of the same kind and id is the same section, and
 * each key read replaces what was there.
 */
#include <sys/stat.h>

#include "spec/spec_int.h"

/* A suggestion means looking at every candidate; who has more misspelt words
 * than this in one run does not read them all.  Nor is anyone told what a word
 * of more bytes than this was meant to be. */
#define SUGGESTIONS_MOST 100
#define SUGGESTION_LENGTH 60

/* ---- the index ---- */

/* The slot of the section, or the free one it would have. */
static struct section **
index_slot(const struct section_index *index, const struct kind *kind,
    struct str id)
{
	uint64_t	 hash = str_hash(str_of(kind->name));
	struct section	*s;

	if (!kind->single)
		hash = hash * 31 + str_hash(id);
	hash ^= hash >> 32;
	for (;; hash++) {
		s = index->at[hash & (index->room - 1)];
		if (s == NULL || (s->kind == kind &&
		    (kind->single || str_eq(s->id.text, id))))
			return &index->at[hash & (index->room - 1)];
	}
}

static void
index_add(struct reading *reading, struct section *section)
{
	struct section_index	*index = reading->index, old = *index;

	if (index->n * 2 >= index->room) {
		index->room = old.room > 0 ? old.room * 2 : 64;
		index->at = arena_array(reading->arena, index->room,
		    struct section *);
		for (size_t i = 0; i < old.room; i++)
			if (old.at[i] != NULL)
				*index_slot(index, old.at[i]->kind,
				    old.at[i]->id.text) = old.at[i];
	}
	*index_slot(index, section->kind, section->id.text) = section;
	index->n++;
}

static const struct kind *
kind_find(const struct kind *const *kinds, struct str name)
{
	for (; *kinds != NULL; kinds++)
		if (str_is(name, (*kinds)->name))
			return *kinds;
	return NULL;
}

static struct section *
index_find(const struct section_index *index,
    const struct kind *const *kinds, struct str kind_name, struct str id)
{
	const struct kind	*kind = kind_find(kinds, kind_name);
	struct section		*s;

	if (kind == NULL || index->room == 0)
		return NULL;
	s = *index_slot(index, kind, id);
	if (s != NULL && kind->single && id.n > 0 && !str_eq(s->id.text, id))
		return NULL;
	return s;
}

struct section *
layout_find(const struct layout *layout, struct str kind, struct str id)
{
	return index_find(layout->index, layout->kinds, kind, id);
}

struct section *
layout_find_name(const struct layout *layout, struct str name)
{
	struct str	kind, id;

	name_split(name, &kind, &id);
	return layout_find(layout, kind, id);
}

/* ---- names in messages ---- */

struct str
section_name(struct arena *arena, const struct section *section)
{
	if (section->id.text.n == 0)
		return str_of(section->kind->name);
	return str_printf(arena, "%s " STR_FMT, section->kind->name,
	    STR_ARG(text_shown(arena, section->id.text)));
}

bool
may_suggest(struct reading *reading, struct str word)
{
	return word.n <= SUGGESTION_LENGTH &&
	    reading->suggestions++ < SUGGESTIONS_MOST;
}

static void
say_kind(struct reading *reading, struct item word)
{
	struct nearest	near = NEAREST(word.text);

	if (may_suggest(reading, word.text))
		for (size_t i = 0; reading->kinds[i] != NULL; i++)
			nearest_offer(&near, str_of(reading->kinds[i]->name));
	diag_at(reading->diags, DIAG_LAYOUT_KIND, word.place, STR_FMT "%s",
	    STR_ARG(text_shown(reading->arena, word.text)),
	    nearest_said(reading->arena, &near));
}

static bool
takes_extends(const struct reading *reading, const struct kind *kind)
{
	return reading->extends && kind == reading->kinds[0];
}

static void
say_key(struct reading *reading, const struct kind *kind, struct item name)
{
	struct nearest	near = NEAREST(name.text);

	if (may_suggest(reading, name.text)) {
		for (const struct key *k = kind->keys; k != NULL &&
		    k->name != NULL; k++)
			nearest_offer(&near, str_of(k->name));
		if (takes_extends(reading, kind))
			nearest_offer(&near, str_of(extends_key.name));
	}
	diag_at(reading->diags, DIAG_LAYOUT_KEY, name.place,
	    STR_FMT " in [%s]%s",
	    STR_ARG(text_shown(reading->arena, name.text)), kind->name,
	    nearest_said(reading->arena, &near));
}

/* ---- keys ---- */

static size_t
count_keys(const struct kind *kind)
{
	size_t	n = 0;

	while (kind->keys != NULL && kind->keys[n].name != NULL)
		n++;
	return n;
}

/* The number of key NAME in KIND; that of `extends` comes last, and -1 is no
 * key. */
static int
key_number(const struct reading *reading, const struct kind *kind,
    struct str name)
{
	size_t	n = count_keys(kind);

	for (size_t i = 0; i < n; i++)
		if (str_is(name, kind->keys[i].name))
			return (int)i;
	if (takes_extends(reading, kind) && str_is(name, extends_key.name))
		return (int)n;
	return -1;
}

/* Say which further lines of a value look like a key or a header of their own:
 * INI takes anything indented for more of the value. */
static void
check_indents(struct reading *reading, const struct kind *kind,
    const struct ini_key *key)
{
	struct str	text, word, id;

	for (const struct ini_line *l = key->value.next; l != NULL;
	    l = l->next) {
		text = l->item.text;
		if (str_starts(text, "[") && str_ends(text, "]")) {
			name_split((struct str){ text.s + 1, text.n - 2 },
			    &word, &id);
			if (kind_find(reading->kinds, word) == NULL)
				continue;
		} else if (str_find(text, "=") == text.n || key_number(reading,
		    kind, str_trim(str_cut(&text, '='))) < 0) {
			continue;
		}
		diag_at(reading->diags, DIAG_INI_INDENTED, l->item.place,
		    STR_FMT, STR_ARG(text_shown(reading->arena, l->item.text)));
	}
}

void
section_keys(struct reading *reading, const struct ini_section *section,
    struct work *work)
{
	const struct kind	 *kind = work->section.kind;
	const struct ini_key	**seen;		/* by key, in this section */
	int			  n;

	seen = arena_array(reading->arena, count_keys(kind) + 1,
	    const struct ini_key *);
	for (const struct ini_key *k = section->first; k != NULL; k = k->next) {
		check_indents(reading, kind, k);
		n = key_number(reading, kind, k->name.text);
		if (n < 0) {
			say_key(reading, kind, k->name);
			continue;
		}
		if (seen[n] != NULL)
			diag_at(reading->diags, DIAG_LAYOUT_KEY_TWICE,
			    k->name.place, STR_FMT ", first in line %d",
			    STR_ARG(k->name.text), seen[n]->name.place.line);
		else
			seen[n] = k;
		if ((size_t)n == count_keys(kind))
			continue;		/* extends: read_base() */
		key_set(reading->arena, &kind->keys[n], &k->value,
		    work->section.settings, reading->layout->reach,
		    reading->diags);
		work->given[n] = true;
	}
}

/* ---- sections ---- */

struct work *
section_new(struct reading *reading, const struct kind *kind, struct item id,
    struct place place)
{
	struct work	*work = arena_make(reading->arena, struct work);
	size_t		 n = count_keys(kind);

	work->section = (struct section){
		.kind = kind, .id = id, .place = place,
		.settings = arena_alloc(reading->arena, kind->size),
	};
	work->given = arena_array(reading->arena, n, bool);
	for (size_t i = 0; i < n; i++)
		if (key_has_default(&kind->keys[i]))
			key_set_default(reading->arena, &kind->keys[i], place,
			    work->section.settings, reading->diags);
	*reading->next = &work->section;
	reading->next = &work->section.next;
	index_add(reading, &work->section);
	return work;
}

static bool
is_id(struct str id)
{
	for (size_t i = 0; i < id.n; i++)
		if (!((id.s[i] >= 'a' && id.s[i] <= 'z') ||
		    (id.s[i] >= '0' && id.s[i] <= '9') || id.s[i] == '-'))
			return false;
	return id.n > 0;
}

static void
check_id(struct reading *reading, const struct kind *kind, struct item id)
{
	if (id.text.n > 0 && !is_id(id.text))
		diag_at(reading->diags, DIAG_LAYOUT_ID, id.place, STR_FMT,
		    STR_ARG(text_shown(reading->arena, id.text)));
	else if (id.text.n == 0 && !kind->single)
		diag_at(reading->diags, DIAG_LAYOUT_NO_ID, id.place,
		    "[%s some-word]", kind->name);
}

/* The header's second part, with its place. */
static struct item
header_id(const struct ini_section *section, struct str id)
{
	struct str	before = {
		section->name.text.s, (size_t)(id.s - section->name.text.s)
	};
	struct item	item = item_at(id, section->name.place);

	item.place.col += (int)utf8_count(before);
	return item;
}

static void
read_section(struct reading *reading, const struct ini *ini,
    const struct ini_section *section)
{
	const struct kind	*kind;
	struct str		 word, rest;
	struct item		 id;
	struct work		*work;

	name_split(section->name.text, &word, &rest);
	id = header_id(section, rest);
	kind = kind_find(reading->kinds, word);
	if (kind == NULL) {
		say_kind(reading, item_at(word, section->name.place));
		return;
	}
	check_id(reading, kind, id);
	work = (struct work *)index_find(reading->index, reading->kinds, word,
	    kind->single ? STR("") : id.text);
	if (work == NULL)
		work = section_new(reading, kind, id, section->place);
	else if (work->in == ini && (kind->single || id.text.n > 0))
		diag_at(reading->diags, DIAG_LAYOUT_SECTION_TWICE,
		    section->place, "[" STR_FMT "], first in line %d",
		    STR_ARG(section_name(reading->arena, &work->section)),
		    work->section.place.line);
	if (work->in != ini) {
		work->section.place = section->place;
		work->section.id = id;
	}
	work->in = ini;
	section_keys(reading, section, work);
}

/* ---- files ---- */

static bool read_file(struct reading *reading, const char *path,
    struct place at, const struct link *from);

/* Read what INI extends, if anything. */
static void
read_base(struct reading *reading, const struct ini *ini,
    const struct link *link)
{
	struct place	 at;
	const char	*path = base_find(reading, ini, link, &at);

	if (path != NULL && !read_file(reading, path, at, link))
		reading->partial = true;
}

static void
check_first(struct reading *reading, const struct ini *ini)
{
	const char	*wanted = reading->kinds[0]->name;
	struct place	 place = { ini->path, 1, 1 };
	struct str	 word = STR(""), id;

	if (ini->first != NULL) {
		name_split(ini->first->name.text, &word, &id);
		place = ini->first->place;
	}
	if (!str_is(word, wanted))
		diag_at(reading->diags, DIAG_LAYOUT_FIRST, place, "[%s]",
		    wanted);
}

static bool
read_file(struct reading *reading, const char *path, struct place at,
    const struct link *from)
{
	struct link	 link = {
		.path = path, .from = from,
		.depth = from != NULL ? from->depth + 1 : 0,
	};
	struct ini	*ini = ini_read(reading->arena, path, at,
	    reading->diags);
	struct stat	 st;

	if (ini == NULL)
		return false;
	if (stat(path, &st) == 0) {
		link.device = st.st_dev;
		link.inode = st.st_ino;
	}
	reading->layout->files[reading->layout->nfiles++] = path;
	check_first(reading, ini);
	read_base(reading, ini, &link);
	for (const struct ini_section *s = ini->first; s != NULL; s = s->next)
		read_section(reading, ini, s);
	return true;
}

/* ---- the whole ---- */

void
section_missing(struct reading *reading, const struct work *work)
{
	const struct kind	*kind = work->section.kind;

	/* A section that is missing as a whole was told by check_first(). */
	if (reading->partial || work->in == NULL)
		return;
	for (size_t i = 0; i < count_keys(kind); i++)
		if (kind->keys[i].otherwise == REQUIRED_KEY && !work->given[i])
			diag_at(reading->diags, DIAG_LAYOUT_MISSING,
			    work->section.place, "[" STR_FMT "] wants %s, "
			    STR_FMT, STR_ARG(section_name(reading->arena,
			    &work->section)), kind->keys[i].name,
			    STR_ARG(key_wants(reading->arena,
			    &kind->keys[i])));
}

struct layout *
layout_read(struct arena *arena, const char *path,
    const struct kind *const *kinds, const char *stock,
    const struct reach *reach, struct diags *diags)
{
	struct layout	*layout = arena_make(arena, struct layout);
	struct reading	 reading = {
		.arena = arena, .diags = diags, .kinds = kinds,
		.extends = true, .stock = stock, .layout = layout,
		.next = &layout->first,
		.index = arena_make(arena, struct section_index),
	};

	layout->path = path;
	layout->reach = reach;
	layout->kinds = kinds;
	layout->index = reading.index;
	layout->files = arena_array(arena, EXTENDS_DEEPEST + 1, const char *);
	/* Callers rely on it; a layout without one is told by check_first(). */
	section_new(&reading, kinds[0], (struct item){ 0 },
	    (struct place){ path, 1, 1 });
	if (!read_file(&reading, path, PLACE(path), NULL))
		return NULL;
	for (struct section *s = layout->first; s != NULL; s = s->next)
		section_missing(&reading, (struct work *)s);
	hold_sections(&reading);
	return layout;
}
