/*
 * head.c - the head of a text file: one section of INI above the text.
 *
 * A head begins with "[report]", the first line that is neither blank nor a
 * comment, and ends with its FENCE, a line of three hyphens or more that begins
 * at the margin.  Only the head is read as INI; the BODY is somebody else's.
 */
#include <string.h>

#include "spec/spec_int.h"

/* Hyphens that make a fence. */
#define FENCE_LEAST	3

static bool
is_fence(struct str line)
{
	size_t	n = 0;

	while (n < line.n && line.s[n] == '-')
		n++;
	return n >= FENCE_LEAST && str_trim(str_from(line, n)).n == 0;
}

/* "# Brief summary": where a head without a fence ends. */
static bool
is_heading(struct str line)
{
	return str_starts(line, "# ");
}

/* The line with which the head begins, or an empty one. */
static struct str
first_line(struct str source)
{
	struct str	line;

	source = str_unmarked(source);
	while (source.n > 0) {
		line = str_trim(str_cut(&source, '\n'));
		if (line.n == 0 || line.s[0] == ';')
			continue;
		if (str_starts(line, "[") && str_ends(line, "]"))
			return line;
		break;
	}
	return STR("");
}

struct str
head_kind(struct str source)
{
	struct str	line = first_line(source), kind, id;

	if (line.n == 0)
		return STR("");
	name_split((struct str){ line.s + 1, line.n - 2 }, &kind, &id);
	return kind;
}

/* A text cut in two before one of its lines. */
struct halves {
	struct str	head, body;
	int		line;		/* with which the body begins, from 1 */
	bool		cut;
};

/* SOURCE before and from its first line that ENDS a head. */
static struct halves
cut_before(struct str source, bool (*ends)(struct str line))
{
	struct halves	halves = { .body = source, .line = 1 };
	struct str	rest = source;

	for (; rest.n > 0; halves.body = rest, halves.line++)
		if (ends(str_cut(&rest, '\n'))) {
			halves.cut = true;
			break;
		}
	halves.head = (struct str){ source.s, source.n - halves.body.n };
	return halves;
}

static struct halves
head_cut(struct str source, const char *path, struct diags *diags)
{
	struct halves	halves = cut_before(source, is_fence);

	if (halves.cut) {
		str_cut(&halves.body, '\n');
		halves.line++;
		return halves;
	}
	halves = cut_before(source, is_heading);
	diag_at(diags, DIAG_HEAD_OPEN,
	    (struct place){ path, halves.line, 1 }, "%s", "");
	return halves;
}

/* "[report] with subject, date": what a text without a head lacks. */
static void
say_none(const struct reading *reading, const char *path,
    const struct kind *kind)
{
	struct buf	names = { 0 };

	for (const struct key *k = kind->keys; k != NULL && k->name != NULL;
	    k++)
		if (k->otherwise == REQUIRED_KEY)
			buf_printf(&names, "%s%s", names.n > 0 ? ", " : "",
			    k->name);
	if (names.n > 0)
		diag_at(reading->diags, DIAG_HEAD_NONE,
		    (struct place){ path, 1, 1 }, "[%s] with %s", kind->name,
		    names.s);
	buf_free(&names);
}

/* SECTION is the head's; one of another kind is read as if it were of the one
 * that is wanted, so that all else is looked at too. */
static void
read_head(struct reading *reading, const struct ini *ini, struct work *work)
{
	const struct ini_section	*section;
	struct str			 kind, id;

	if (ini == NULL || ini->first == NULL)	/* refused, and said */
		return;
	section = ini->first;
	work->in = ini;
	work->section.place = section->place;
	name_split(section->name.text, &kind, &id);
	if (!str_is(kind, reading->kinds[0]->name))
		diag_at(reading->diags, DIAG_HEAD_KIND, section->name.place,
		    STR_FMT ", not %s", STR_ARG(text_shown(reading->arena,
		    kind)), reading->kinds[0]->name);
	section_keys(reading, section, work);
	section_missing(reading, work);
	while ((section = section->next) != NULL)
		diag_at(reading->diags, DIAG_HEAD_SECTION, section->place,
		    "[" STR_FMT "]", STR_ARG(text_shown(reading->arena,
		    section->name.text)));
}

struct section *
head_read(struct arena *arena, const char *path, struct str source,
    const struct kind *kind, struct str *body, struct place *body_at,
    struct diags *diags)
{
	const struct kind	*kinds[] = { kind, NULL };
	struct layout		 layout = { .path = path, .kinds = kinds };
	struct section_index	 index = { 0 };
	struct reading		 reading = {
		.arena = arena, .diags = diags, .kinds = kinds,
		.layout = &layout, .next = &layout.first, .index = &index,
	};
	struct halves		 halves = { .body = source, .line = 1 };
	struct work		*work;

	source = str_unmarked(source);
	work = section_new(&reading, kind, (struct item){ 0 },
	    (struct place){ path, 1, 1 });
	if (first_line(source).n > 0) {
		halves = head_cut(source, path, diags);
		read_head(&reading, ini_read_text(arena, path, halves.head,
		    diags), work);
	} else {
		say_none(&reading, path, kind);
	}
	*body = halves.body;
	*body_at = (struct place){ path, halves.line, 1 };
	return &work->section;
}
