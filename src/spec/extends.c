/*
 * extends.c - which layout another one extends, its BASE: beside it or in the
 * stock, in reach, and not the layout itself again.
 */
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "spec/spec_int.h"

const struct key extends_key = {
	.name = "extends", .type = KEY_FILE,
	.about = "Another layout, whose sections this one starts from: a file "
	    "beside it, or a stock layout by its name.",
};

/* "a.ini extends b.ini extends a.ini", up to LINK and then PATH. */
static void
link_names(struct buf *buf, const struct link *link, const char *path)
{
	if (link->from != NULL)
		link_names(buf, link->from, link->path);
	else
		buf_text(buf, link->path);
	buf_printf(buf, " extends %s", path);
}

static bool
same_file(const struct link *link, const struct stat *st)
{
	return link->device == st->st_dev && link->inode == st->st_ino;
}

/* The part of BESIDE behind the folder of the layout at FROM; NULL when it is
 * somewhere else. */
static const char *
name_beside(const struct link *from, const char *beside)
{
	size_t	folder = (size_t)(path_base(from->path) - from->path);

	if (strncmp(beside, from->path, folder) != 0 || beside[folder] == '/')
		return NULL;
	return beside + folder;
}

/*
 * The file that the layout at FROM extends: BESIDE it or else in the stock, and
 * ".ini" may be left out.  A council may call its own layout as the stock does:
 * the layout itself is passed over.
 */
static const char *
base_path(struct reading *reading, const struct link *from, const char *beside)
{
	const char	*name = name_beside(from, beside);
	const char	*tries[4] = { beside };
	struct stat	 st;

	tries[1] = arena_printf(reading->arena, "%s.ini", beside);
	if (reading->stock != NULL && name != NULL) {
		tries[2] = arena_printf(reading->arena, "%s/%s",
		    reading->stock, name);
		tries[3] = arena_printf(reading->arena, "%s.ini", tries[2]);
	}
	for (int i = 0; i < 4 && tries[i] != NULL; i++) {
		/* Not even asked for; base_find() says so of those beside. */
		if (!reach_holds(reading->layout->reach, REACH_READ, tries[i]))
			return i < 2 ? tries[i] : beside;
		if (stat(tries[i], &st) == 0 && S_ISREG(st.st_mode) &&
		    !same_file(from, &st))
			return tries[i];
	}
	return beside;
}

/* Layouts in FOLDER offered to NEAREST; all of them, with commas, in the arena. */
static struct str
offer_layouts(struct arena *arena, const char *folder, struct nearest *nearest)
{
	struct buf	 list = { 0 };
	struct str	*names;
	size_t		 n = path_names(arena, folder, ".ini", &names);

	for (size_t i = 0; i < n; i++) {
		nearest_offer(nearest, names[i]);
		buf_printf(&list, "%s" STR_FMT, i > 0 ? ", " : "",
		    STR_ARG(names[i]));
	}
	return buf_take(&list, arena);
}

/* There is no PATH to extend, nor one of that name in the stock: say which layouts
 * there are. */
static void
say_no_base(struct reading *reading, const char *path, struct place at)
{
	struct arena	*arena = reading->arena;
	struct nearest	 nearest = NEAREST(str_of(path_base(path)));
	struct str	 stock = STR("");

	if (str_ends(nearest.word, ".ini"))
		nearest.word.n -= strlen(".ini");
	offer_layouts(arena, path_folder(arena, path), &nearest);
	if (reading->stock != NULL)
		stock = offer_layouts(arena, reading->stock, &nearest);
	if (nearest.best.n > 0)
		diag_at(reading->diags, DIAG_LAYOUT_NO_BASE, at, "%s%s", path,
		    nearest_said(arena, &nearest));
	else
		diag_at(reading->diags, DIAG_LAYOUT_NO_BASE, at, "%s%s" STR_FMT,
		    path, stock.n > 0 ? ", the stock has " : "",
		    STR_ARG(stock));
}

/* Whether there is PATH to extend; else said. */
static bool
base_exists(struct reading *reading, const char *path, struct place at)
{
	if (path_exists(path))
		return true;
	say_no_base(reading, path, at);
	return false;
}

/* Whether the layout at FROM may extend PATH. */
static bool
may_extend(struct reading *reading, const struct link *from, const char *path,
    struct place at)
{
	const struct link	*link = from;
	struct buf		 names = { 0 };
	struct stat		 st;

	if (stat(path, &st) != 0)	/* said when it is opened */
		return true;
	while (link != NULL && !same_file(link, &st))
		link = link->from;
	if (link == NULL && from->depth < EXTENDS_DEEPEST)
		return true;
	link_names(&names, from, path);
	diag_at(reading->diags, link != NULL ? DIAG_LAYOUT_EXTENDS :
	    DIAG_LAYOUT_EXTENDS_DEEP, at, "%s", names.s);
	buf_free(&names);
	return false;
}

/* The key of INI that names its base; NULL when it has none. */
static const struct ini_key *
extends_find(const struct reading *reading, const struct ini *ini)
{
	const struct ini_section	*section = ini->first;
	const struct ini_key		*key;
	struct str			 word, id;

	for (; section != NULL; section = section->next) {
		name_split(section->name.text, &word, &id);
		if (str_is(word, reading->kinds[0]->name))
			break;
	}
	key = section != NULL ? section->first : NULL;
	while (key != NULL && !str_is(key->name.text, extends_key.name))
		key = key->next;
	return key;
}

const char *
base_find(struct reading *reading, const struct ini *ini,
    const struct link *link, struct place *at)
{
	const struct ini_key	*key = extends_find(reading, ini);
	const struct reach	*reach = reading->layout->reach;
	struct item		 base = { 0 };
	const char		*path;

	if (key == NULL)
		return NULL;
	reading->partial |= !key_set(reading->arena, &extends_key, &key->value,
	    &base, reach, reading->diags);
	if (base.text.n == 0)
		return NULL;
	*at = base.place;
	path = base_path(reading, link, base.text.s);
	if (reach_check(reach, REACH_READ, path, *at, reading->diags) &&
	    base_exists(reading, path, *at) &&
	    may_extend(reading, link, path, *at))
		return path;
	reading->partial = true;
	return NULL;
}
