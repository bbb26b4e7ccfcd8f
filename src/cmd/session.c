/* session.c - what every command on a layout opens: the layout, its store, the
 * fonts. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "cmd/cmd.h"

/* The last second of the year 9999: a date has four digits for the year. */
#define LAST_SECOND	INT64_C(253402300799)

int64_t
source_date(void)
{
	const char	*text = getenv("SOURCE_DATE_EPOCH");
	char		*end;
	long long	 seconds;

	if (text == NULL || *text == '\0')
		return -1;
	errno = 0;
	seconds = strtoll(text, &end, 10);
	return errno == 0 && *end == '\0' && seconds >= 0 &&
	    seconds <= LAST_SECOND ? seconds : -1;
}

/* The folder the program itself lies in. */
static char *
program_folder(struct arena *arena)
{
	char	path[4096];
	ssize_t	n = readlink("/proc/self/exe", path, sizeof(path) - 1);

	if (n <= 0)
		return arena_copy(arena, ".", 1);
	path[n] = '\0';
	return path_folder(arena, path);
}

/* FOLDER, when it has the fonts; else NULL. */
static const char *
with_fonts(struct arena *arena, const char *folder)
{
	return path_exists(arena_printf(arena, "%s/fonts/fonts.ini", folder)) ?
	    folder : NULL;
}

char *
data_path(struct arena *arena, const char *name)
{
	const char	*folder = getenv("PACKWRIGHT_DATA");
	const char	*program = program_folder(arena);

	if (folder == NULL || *folder == '\0')
		folder = with_fonts(arena, program);
	if (folder == NULL)	/* it was installed, wherever that was */
		folder = with_fonts(arena, arena_printf(arena,
		    "%s/../share/packwright", program));
	return arena_printf(arena, "%s/%s", folder != NULL ? folder : DATADIR,
	    name);
}

/* The fonts; *GONE: the list or a file that it names is not there. */
static struct fonts *
read_fonts(struct session *session, bool *gone)
{
	struct font_file	 files[FACE__MAX];
	const char		*list = data_path(session->arena,
				    "fonts/fonts.ini");
	const char		*paths[FACE__MAX];
	struct str		 digests[FACE__MAX];

	inputs_add(session->inputs, INPUT_FONT, list);
	*gone = path_gone(list);
	if (!fonts_read(session->arena, list, files, FACE__MAX,
	    session->diags))
		return NULL;
	for (int i = 0; i < FACE__MAX; i++) {
		paths[i] = files[i].path;
		digests[i] = files[i].digest;
		if (paths[i] == NULL)
			continue;
		inputs_add(session->inputs, INPUT_FONT, paths[i]);
		*gone |= path_gone(paths[i]);
	}
	return fonts_open(session->arena, paths, digests, session->diags);
}

/* A missing file alone does not tell who ought to have brought it. */
static struct fonts *
open_fonts(struct session *session)
{
	bool		 gone;
	struct fonts	*fonts = read_fonts(session, &gone);

	if (fonts == NULL && gone)
		diag_at(session->diags, DIAG_DATA_FOLDER,
		    PLACE(data_path(session->arena, "")), "%s", "");
	return fonts;
}

struct str
session_store_path(const struct session *session)
{
	const char	*asked = session->options->store;

	return asked != NULL ? str_of(asked) :
	    paper_store(session->layout).text;
}

/* What is published is recorded in the store, but on a copy or of another day. */
static enum store_mode
store_mode(const struct options *options)
{
	return options->publish && !options->dry_run &&
	    options->record == NULL && !date_known(options->as_at) ?
	    STORE_WRITE : STORE_READ;
}

/* Whether nothing is at PATH, for all that can be told. */
static bool
is_missing(const char *path)
{
	struct stat	st;

	return stat(path, &st) != 0 && errno == ENOENT;
}

/* Where the store at PATH is named: in the layout, but for --store. */
static struct place
store_place(const struct session *session, const char *path)
{
	return session->options->store != NULL ? PLACE(path) :
	    paper_store(session->layout).place;
}

/* A store that is to hold no data may be missing: publishing makes it. */
static bool
open_store(struct session *session)
{
	const struct options	*options = session->options;
	bool			 needed = paper_needs_data(session->layout);
	struct str		 path = session_store_path(session);
	const char		*file = str_dup(session->arena, path);
	struct place		 place = store_place(session, file);
	int64_t			 time;

	if (path.n == 0 && (needed || options->publish)) {
		diag_at(session->diags, DIAG_NO_STORE,
		    session->layout->first->place, "%s", options->publish ?
		    "it keeps what was published" : "");
		return false;
	}
	if (path.n == 0)
		return true;
	if (!needed && options->record == NULL && !path_exists(file)) {
		session->missing = file;
		session->missing_at = place;
		return true;
	}
	if (options->store == NULL && is_missing(file)) {
		store_missing(session->arena, session->diags, place, file);
		return false;
	}
	session->store = store_open(file, store_mode(options), session->arena,
	    session->diags);
	if (session->store == NULL || (date_known(options->as_at) &&
	    !store_as_at(session->store, options->as_at)))
		return false;
	if (!needed || store_newest(session->store, &time) > 0)
		return true;
	/* One message instead of one for every figure. */
	diag_at(session->diags, date_known(options->as_at) ?
	    DIAG_STORE_HELD_NOTHING : DIAG_STORE_EMPTY, PLACE(file), "%s", "");
	return false;
}

bool
session_new_store(struct session *session)
{
	session->store = store_open(str_dup(session->arena,
	    session_store_path(session)), STORE_CREATE, session->arena, session->diags);
	return session->store != NULL;
}

/* What is read: it goes into the ledger with what is published, and no PDF takes the
 * place of any. */
static struct inputs *
inputs_new(struct arena *arena)
{
	struct inputs	*inputs = arena_make(arena, struct inputs);

	inputs->arena = arena;
	return inputs;
}

/* ---- what a layout may name ---- */

/* BY, an option or a variable, allows FOLDER. */
static void
allow(struct reach *reach, const char *by, const char *folder,
    struct diags *diags)
{
	if (!reach_add(reach, REACH_SAID, folder))
		diag_at(diags, DIAG_ALLOW_FOLDER, PLACE(by), "%s", folder);
}

const struct reach *
session_reach(struct arena *arena, const char *layout,
    const struct options *options, struct diags *diags)
{
	struct reach	*reach = reach_new(arena);
	struct str	 folders = str_of(getenv("PACKWRIGHT_ALLOW")), folder;

	/* What is not there gives nothing, and is said when it is opened. */
	reach_add(reach, REACH_STANDING, ".");
	if (layout != NULL)
		reach_add(reach, REACH_STANDING, path_folder(arena, layout));
	if (options->store != NULL)
		reach_add(reach, REACH_STANDING, path_folder(arena,
		    options->store));
	reach_add(reach, REACH_STOCK, data_path(arena, "layouts"));
	for (size_t i = 0; i < options->nallow; i++)
		allow(reach, "--allow", options->allow[i], diags);
	while (folders.n > 0) {
		folder = str_cut(&folders, ':');
		if (folder.n > 0)
			allow(reach, "PACKWRIGHT_ALLOW", str_dup(arena, folder),
			    diags);
	}
	return reach;
}

/* Whether the layout may have FILE, unless an option goes before it, GIVEN. */
static bool
may_have(struct session *session, const char *given, struct item file)
{
	return given != NULL || file.text.n == 0 || reach_check(session->reach,
	    REACH_WRITE, str_dup(session->arena, file.text), file.place,
	    session->diags);
}

/* ---- a layout, opened ---- */

bool
is_store(const char *path)
{
	char	head[16];	/* how each SQLite file begins, with its NUL */
	int	fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	bool	is = fd >= 0 && read(fd, head, sizeof(head)) == sizeof(head) &&
	    memcmp(head, "SQLite format 3", sizeof(head)) == 0;

	if (fd >= 0)
		close(fd);
	return is;
}

/* Whether LAYOUT may be one, by its name or how it begins; if not, it is said. */
static bool
may_be_layout(struct session *session, const char *layout)
{
	if (str_ends(str_of(layout), ".csv") || str_ends(str_of(layout), ".md"))
		diag_at(session->diags, DIAG_NOT_LAYOUT, PLACE(layout), "%s", "");
	else if (is_store(layout))
		diag_at(session->diags, DIAG_STORE_NO_LAYOUT, PLACE(layout),
		    "packwright build --stale %s",
		    path_shell(session->arena, layout));
	else if (!path_exists(layout) && path_exists(arena_printf(
	    session->arena, "%s.ini", layout)))
		diag_at(session->diags, DIAG_LAYOUT_ENDING, PLACE(layout),
		    "%s.ini", layout);
	else
		return true;
	return false;
}

bool
session_open(struct session *session, const char *layout,
    const struct options *options)
{
	bool	output;

	*session = (struct session){ .options = options };
	session->arena = arena_new();
	session->diags = diags_new(session->arena);
	if (!may_be_layout(session, layout))
		return false;
	session->reach = session_reach(session->arena, layout, options,
	    session->diags);
	session->inputs = inputs_new(session->arena);
	inputs_add(session->inputs, INPUT_LAYOUT, layout);
	session->layout = paper_layout(session->arena, layout,
	    data_path(session->arena, "layouts"), session->reach,
	    session->diags);
	if (session->layout == NULL || session->layout->first == NULL)
		return false;
	output = may_have(session, options->output,
	    paper_output(session->layout));
	if (!may_have(session, options->store, paper_store(session->layout)) ||
	    !output)
		return false;
	session->fonts = open_fonts(session);
	return open_store(session) && session->fonts != NULL;
}

void
session_close(struct session *session)
{
	if (session->paper != NULL)
		paper_close(session->paper);
	fonts_close(session->fonts);
	store_close(session->store);
	arena_free(session->arena);
}

static double
width_of(void *fonts, enum face face, double size, struct str text)
{
	return font_width(fonts, face, size, text);
}

bool
session_paper(struct session *session, bool draft, int issue)
{
	struct build	*build = arena_make(session->arena, struct build);

	if (session->paper != NULL)
		paper_close(session->paper);
	*build = (struct build){
		.layout = session->layout,
		.store = session->store,
		.missing = session->missing,
		.missing_at = session->missing_at,
		.fonts = session->fonts,
		.metrics = { width_of, session->fonts },
		.period = session->options->period,
		.members = session->options->members,
		.stock = data_path(session->arena, "layouts"),
		.draft = draft,
		.issue = issue,
		.before = session->before,
		.first_page = session_first_page(session),
		.inputs = session->inputs,
	};
	if (!session->options->publish)		/* else it says nothing of it */
		build->as_at = session->options->as_at;
	session->paper = paper_new(session->arena, build, session->diags);
	return session->paper != NULL;
}

static void
say_missing(struct session *session, struct blocks *blocks,
    const struct missing *missing)
{
	struct place	place = PLACE(session->layout->path);
	struct str	under = paper_seek(session->arena, blocks,
			    missing->code, &place);

	diag_at(session->diags, DIAG_NO_GLYPH, place, "U+%04X in \"" STR_FMT
	    "\"%s" STR_FMT "%s", (unsigned)missing->code,
	    STR_ARG(missing->text), under.n > 0 ? ", at the heading \"" : "",
	    STR_ARG(under), under.n > 0 ? "\"" : "");
}

const struct pages *
session_pages(struct session *session, struct blocks *blocks)
{
	struct metrics		 metrics = { width_of, session->fonts };
	const struct missing	*missing;
	const struct pages	*pages;
	size_t			 n;

	pages = pages_settle(session->arena, blocks, &metrics, session->diags);
	n = fonts_missing(session->fonts, &missing);
	for (size_t i = 0; i < n; i++)
		say_missing(session, blocks, &missing[i]);
	return pages;
}
