/*
 * spec/spec_int.h - what the files of this room share.  Everything lives in the
 * arena given, texts as slices of the file as it was read.
 */
#ifndef SPEC_SPEC_INT_H
#define SPEC_SPEC_INT_H

#include <sys/types.h>

#include "spec/spec.h"

/* ---- ini.c: a file as sections, keys and lines, each with its place ---- */

struct ini_line {
	struct item	 item;		/* trimmed; empty in the first alone */
	struct ini_line	*next;
};

struct ini_key {
	struct item	 name;
	struct ini_line	 value;		/* the line of the key, and those that
					 * go on with it */
	struct ini_key	*next;
};

struct ini_section {
	struct item	 name;		/* what stands between the brackets */
	struct place	 place;		/* of the bracket */
	struct ini_key	*first;
	struct ini_section *next;
};

struct ini {
	const char	*path;
	struct ini_section *first;
};

/* The file PATH, of which AT speaks.  Lines that are no INI are said in DIAGS
 * and left out; NULL when there is no text to read. */
struct ini *ini_read(struct arena *arena, const char *path, struct place at,
    struct diags *diags);

/* The same for SOURCE, which is PATH's or its beginning. */
struct ini *ini_read_text(struct arena *arena, const char *path,
    struct str source, struct diags *diags);

/* ---- keys.c: values to typed fields ---- */

/* Read VALUE into its field of SETTINGS.  False, said in DIAGS, when it is not
 * what KEY wants, or a path that REACH does not hold; the field is then as it
 * was. */
bool key_set(struct arena *arena, const struct key *key,
    const struct ini_line *value, void *settings, const struct reach *reach,
    struct diags *diags);

/* The same for the default of a key that has one; PLACE is what messages about
 * it will show. */
void key_set_default(struct arena *arena, const struct key *key,
    struct place place, void *settings, struct diags *diags);

/* Whether KEY has a default to set. */
bool key_has_default(const struct key *key);

/* What KEY wants: "a colour such as #12436D". */
struct str key_wants(struct arena *arena, const struct key *key);

/* "chart  a" to "chart" and "a". */
void name_split(struct str name, struct str *kind, struct str *id);

/* ---- spec.c: sections ---- */

/* A section while it is read; callers see the first member, and each section of
 * a layout is one. */
struct work {
	struct section	 section;
	const struct ini *in;		/* the file that named it last */
	bool		*given;		/* by key: some file sets it */
	struct work	*holder;
	struct place	 held_at;
	int		 round;		/* of the walk that saw it, from 1 */
};

/* Sections by kind and id, open addressing; ROOM is a power of two. */
struct section_index {
	struct section	**at;
	size_t		  n, room;
};

struct reading {
	struct arena	*arena;
	struct diags	*diags;
	const struct kind *const *kinds;
	bool		 extends;	/* the first of them takes `extends` */
	const char	*stock;		/* folder of layouts, or NULL */
	struct layout	*layout;
	struct section_index *index;
	struct section	**next;
	int		 suggestions;	/* made so far */
	bool		 partial;	/* a base is missing: what it would have
					 * given is no fault of the layout */
};

/* A section of KIND with its defaults, behind those there are. */
struct work *section_new(struct reading *reading, const struct kind *kind,
    struct item id, struct place place);

/* The keys of SECTION into WORK. */
void section_keys(struct reading *reading, const struct ini_section *section,
    struct work *work);

/* Say which of the keys that WORK's kind requires are missing. */
void section_missing(struct reading *reading, const struct work *work);

/* "chart re-referrals", or "cover". */
struct str section_name(struct arena *arena, const struct section *section);

/* Whether to look for what WORD was meant to be. */
bool may_suggest(struct reading *reading, struct str word);

/* ---- extends.c: the layout under another ---- */

/* Layouts over each other. */
#define EXTENDS_DEEPEST	8

/* `extends`, which the first kind takes beside its own keys. */
extern const struct key extends_key;

/* A file on the way from the layout to the base being read. */
struct link {
	const char	*path;
	dev_t		 device;
	ino_t		 inode;
	const struct link *from;
	int		 depth;
};

/* The path of what INI, the file of LINK, extends, and in *AT the place that names
 * it.  NULL when it extends nothing, or nothing that it may: said, and READING is
 * partial. */
const char *base_find(struct reading *reading, const struct ini *ini,
    const struct link *link, struct place *at);

/* ---- held.c: sections that stand in others ---- */

/* Give the sections that others name to those, and say what cannot be. */
void hold_sections(struct reading *reading);

#endif
