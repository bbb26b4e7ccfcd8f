/*
 * spec/spec.h - an INI layout, checked, as typed data.
 *
 * This room knows the shape of a layout and not its meaning: which kinds of
 * section there are and which keys they take comes in as tables (struct kind),
 * one beside each kind's code.  The tables also write the manual page.
 */
#ifndef SPEC_SPEC_H
#define SPEC_SPEC_H

#include <stddef.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/diag.h"
#include "base/num.h"
#include "base/reach.h"
#include "base/text.h"

/* A word or a text with the place it stands at. */
struct item {
	struct str	text;
	struct place	place;		/* of its first character */
	struct line_places lines;	/* of a value on several lines */
};
struct items {
	struct item	*at;
	size_t		 n;
};

static inline struct item
item_at(struct str text, struct place place)
{
	return (struct item){ .text = text, .place = place };
}

struct period_item {
	struct period	period;		/* PERIOD_NONE when not set */
	struct place	place;
	bool		unread;		/* set, to no period: said */
};
struct date_item {
	struct date	date;
	struct place	place;
};

/* How a key's value is read, and into what. */
enum key_type {
	KEY_TEXT,		/* struct item */
	KEY_LIST,		/* struct items: split at commas; an entry per
				 * line for a value on several lines */
	KEY_LINES,		/* struct items: one per line, commas kept */
	KEY_CHOICE,		/* int: index in `choices` */
	KEY_FLAG,		/* bool: yes or no */
	KEY_WHOLE,		/* int, not negative */
	KEY_BASELINE,		/* int: 0, or as many months as limits take */
	KEY_NUMBER,		/* struct num */
	KEY_LENGTH,		/* double: points, from "12", "12pt", "4mm" or
				 * "2cm" */
	KEY_COLOUR,		/* uint32_t from #RRGGBB */
	KEY_DATE,		/* struct date_item */
	KEY_PERIOD,		/* struct period_item */
	KEY_FILE,		/* struct item: a path, made relative to the
				 * layout that names it; NUL-terminated */
	KEY_OUTPUT,		/* the same, of a file that is written: as an
				 * option may go before it, whoever opens it
				 * asks whether it lies in reach */
	KEY_INDICATOR,		/* struct item: an indicator's id */
	KEY_INDICATORS,		/* struct items */
	KEY_SECTIONS,		/* struct items: "kind id" of other sections,
				 * which exist and are then held */
	KEY__MAX
};

struct key {
	const char	*name;		/* NULL ends a table */
	enum key_type	 type;
	size_t		 offset;	/* in the kind's struct of settings */
	const char	*otherwise;	/* the default, as it would be written;
					 * NULL: none; REQUIRED_KEY */
	const char	*choices;	/* "left|right" for KEY_CHOICE; "13", the
					 * least but 0, for KEY_BASELINE; "600",
					 * the most, or NULL for KEY_WHOLE */
	const char	*about;		/* one sentence for the manual */
};
extern const char REQUIRED_KEY[];

struct kind {
	const char	*name;		/* "cover" */
	const char	*about;		/* a sentence or two for the manual */
	bool		 single;	/* at most once, and needs no id */
	size_t		 size;		/* of its struct of settings */
	const struct key *keys;
	/* What the section makes; known to the room that owns the table. */
	const void	*act;
};

struct section {
	const struct kind *kind;
	struct item	 id;		/* unique in its kind; may be empty */
	struct place	 place;		/* of the header */
	void		*settings;	/* the kind's struct, filled */
	bool		 held;		/* named by another's KEY_SECTIONS, so
					 * it stands there and not here */
	struct section	*next;
};

struct layout {
	const char	*path;
	struct section	*first;		/* in the order of the pages */
	/* Every file read for it, `extends` included: inputs of the build. */
	const char	**files;
	size_t		 nfiles;
	const struct reach *reach;	/* where its files may lie; borrowed */
	const struct kind *const *kinds;	/* for layout_find() */
	const struct section_index *index;
};

/*
 * Read PATH and what it extends.  KINDS ends with NULL; its first entry is the
 * one that must come first ("pack"), and takes `extends` beside its own keys.
 * All faults are said in DIAGS with file, line and column; NULL only when the
 * file cannot be read at all, so that `check` can go on to the rest.  The first
 * section of the answer is of the first kind, also when the file has none.
 *
 * A layout that extends another starts from its sections: a section of the same
 * kind and id replaces keys one by one, new ones follow.  What it extends is
 * looked for beside it and then in the folder STOCK, which may be NULL; ".ini"
 * may be left out.  A path that REACH does not hold is refused; NULL holds all.
 * PATH, KINDS and REACH are borrowed and must outlive the layout.
 */
struct layout *layout_read(struct arena *arena, const char *path,
    const struct kind *const *kinds, const char *stock,
    const struct reach *reach, struct diags *diags);

/* The section "kind id" of LAYOUT, or NULL.  ID may be empty for a kind that
 * stands once. */
struct section *layout_find(const struct layout *layout, struct str kind,
    struct str id);

/* The same for a NAME in one piece, as KEY_SECTIONS gives it: "chart a". */
struct section *layout_find_name(const struct layout *layout, struct str name);

/*
 * The head of a text file: "[report]" and its keys, down to a line of three
 * hyphens or more.  A section of KIND, filled, and in *BODY the rest with the
 * place of its first character in *BODY_AT.  A file without a head is all body,
 * and the section has the defaults: what is required is then missing, and said.
 * All faults are said in DIAGS; SOURCE and KIND are borrowed.  Paths are read as
 * seen from PATH, and no bounds are set to them.
 */
struct section *head_read(struct arena *arena, const char *path,
    struct str source, const struct kind *kind, struct str *body,
    struct place *body_at, struct diags *diags);

/* The name of the head's section, "report"; empty when SOURCE has no head. */
struct str head_kind(struct str source);

/* The key tables as mdoc(7), for the manual page of layouts: of sections, the
 * first with `extends`; of the heads of texts. */
void kinds_manual(struct buf *out, const struct kind *const *kinds);
void heads_manual(struct buf *out, const struct kind *const *heads);

/* fonts/fonts.ini: one section a face, with file, family, digest, licence. */
struct font_file {
	const char	*path;		/* NULL: not given */
	struct str	 family, digest, licence;
	struct place	 place;
};

/* FILES is indexed by enum face.  Faults are said in DIAGS. */
bool fonts_read(struct arena *arena, const char *path, struct font_file *files,
    size_t nfiles, struct diags *diags);

#endif
