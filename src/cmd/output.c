/* output.c - where a PDF goes, and what it must not take the place of. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "cmd/build.h"

/* The folder of its own for the members' copies beside PATH. */
static char *
members_folder(struct arena *arena, const char *path)
{
	return arena_printf(arena, "%.*smembers",
	    (int)(path_base(path) - path), path);
}

/* Whether the file goes into the members' folder. */
static bool
is_apart(const struct options *options)
{
	return options->members && options->output == NULL;
}

/* The month of a paper of LAYOUT, or else the day of its meeting. */
static struct str
period_named(struct arena *arena, const struct layout *layout,
    const struct options *options)
{
	struct period	period = options->period;

	if (period.kind == PERIOD_NONE)
		period = paper_month(layout);
	if (period.kind == PERIOD_NONE)
		period = paper_meeting(layout);
	/* What is neither is at fault; 2022/23 would be a folder. */
	return period.kind != PERIOD_MONTH && period.kind != PERIOD_DAY ?
	    STR("undated") : period_code(arena, period);
}

/* NAMED with what each {period} in it stands for. */
static const char *
with_period(struct arena *arena, const struct layout *layout,
    const struct options *options, struct str named)
{
	struct str	period = period_named(arena, layout, options);
	struct buf	out = { 0 };
	size_t		at, behind;

	while ((at = str_find(named, OUTPUT_PERIOD)) < named.n) {
		behind = at + strlen(OUTPUT_PERIOD);
		buf_str(&out, (struct str){ named.s, at });
		buf_str(&out, period);
		named = (struct str){ named.s + behind, named.n - behind };
	}
	buf_str(&out, named);
	return str_dup(arena, buf_take(&out, arena));
}

const char *
output_named(struct arena *arena, const struct layout *layout,
    const struct options *options)
{
	struct str	 named = paper_output(layout).text;
	const char	*path = options->output;

	if (path == NULL && named.n == 0)
		return NULL;
	if (path == NULL)
		path = with_period(arena, layout, options, named);
	return !is_apart(options) ? path : arena_printf(arena, "%s/%s",
	    members_folder(arena, path), path_base(path));
}

const char *
output_path(struct session *session)
{
	const struct options	*options = session->options;
	struct arena		*arena = session->arena;
	const char		*path, *folder;

	path = output_named(arena, session->layout, options);
	if (path == NULL) {
		diag_at(session->diags, DIAG_NO_OUTPUT,
		    session->layout->first->place, "%s", "");
		return NULL;
	}
	/* Once more, now that the period and the members' folder are in it. */
	if (options->output == NULL && !reach_check(session->reach,
	    REACH_WRITE, path, paper_output(session->layout).place,
	    session->diags))
		return NULL;
	folder = path_folder(arena, path);
	if (is_apart(options))		/* the members' own is made */
		folder = path_folder(arena, folder);
	if (!path_exists(folder))
		diag_at(session->diags, DIAG_OUTPUT_FOLDER, PLACE(path), "%s",
		    folder);
	return path;
}

/* ---- what it must not take the place of ---- */

/* How the files begin that one of their kind may take the place of. */
static bool
is_pdf(struct str head)
{
	return str_starts(head, "%PDF");
}

static bool
is_png(struct str head)
{
	return str_starts(head, "\x89PNG\r\n\x1A\n");
}

/* Behind what may stand at the beginning of XML. */
static bool
is_svg(struct str head)
{
	static const struct {
		const char	*begin, *end;
	} before[] = {
		{ "\xEF\xBB\xBF", "\xBF" }, { "<?", "?>" },
		{ "<!--", "-->" }, { "<!DOCTYPE svg", ">" },
	};
	size_t	i = 0, at;

	while (i < sizeof(before) / sizeof(*before)) {
		head = str_trim(head);
		if (!str_starts(head, before[i].begin)) {
			i++;
			continue;
		}
		at = str_find(head, before[i].end) + strlen(before[i].end);
		head = str_from(head, at < head.n ? at : head.n);
		i = 0;
	}
	return str_starts(head, "<svg") && head.n > 4 &&
	    (head.s[4] == '>' || head.s[4] <= ' ');
}

/* Whether a file of no bytes is nobody's: one that the user names, or that is
 * called what ours are.  An empty one may be there for its name alone. */
static bool
is_free(const struct session *session, const char *path)
{
	const struct options	*options = session->options;

	return (options->output != NULL && !options->stale) ||
	    str_ends(str_of(path), ".pdf");
}

/* The first bytes of the file PATH, N at most, in HEAD; false, said, when they are
 * not to be had. */
static bool
read_head(struct session *session, const char *path, char *head, size_t *n)
{
	FILE	*file = fopen(path, "re");
	bool	 ok = file != NULL;

	if (ok)
		*n = fread(head, 1, *n, file);
	if (!ok || ferror(file))
		diag_at(session->diags, DIAG_FILE_READ, PLACE(path), "%s",
		    error_said(errno));
	if (file != NULL) {
		ok = !ferror(file);
		fclose(file);
	}
	return ok;
}

/* Whether PATH may be replaced: a layout, a text or the store named by mistake is
 * nothing that IS ours; OTHERWISE says so. */
static bool
may_replace(struct session *session, const char *path,
    bool (*is)(struct str head), enum diag otherwise)
{
	char		head[4096];
	struct stat	st;
	size_t		n = sizeof(head);

	if (stat(path, &st) != 0 || !S_ISREG(st.st_mode))
		return true;		/* not there, or save_open() says why */
	if (!read_head(session, path, head, &n))
		return false;
	if (n == 0 ? is_free(session, path) : is((struct str){ head, n }))
		return true;
	diag_at(session->diags, otherwise, PLACE(path), "%s", "");
	return false;
}

/* Where the layout puts the edition that is not being built; NULL: nowhere. */
static const char *
other_output(struct session *session)
{
	struct options	other = {
		.members = !session->options->members,
		.period = session->options->period,
	};

	return output_named(session->arena, session->layout, &other);
}

/* Whether PATH is the other edition's: where the layout puts it, or where it was
 * published last. */
static bool
is_others(struct session *session, const char *path)
{
	struct paper_about	 about = paper_about(session->paper);
	struct arena		*arena = session->arena;
	const char		*other = other_output(session);
	struct publication	 last;

	if (other != NULL && path_same(arena, path, other))
		return true;
	return session->store != NULL && ledger_last(session->store,
	    about.pack, session->options->members ? STR("public") :
	    STR("members"), about.period, &last) &&
	    path_same(arena, path, str_dup(arena, last.path));
}

static void
say_edition(struct session *session, const char *path)
{
	diag_at(session->diags, DIAG_EDITION_FILE, PLACE(path), "%s",
	    session->options->members ? "public" : "members");
}

/* Neither edition takes the place of the other: the public's copy would be the
 * members', or lost to them. */
static bool
keeps_clear(struct session *session, const char *path)
{
	if (!is_others(session, path))
		return true;
	say_edition(session, path);
	return false;
}

/* Whether PATH is the store, or what SQLite keeps beside it. */
static bool
is_stores(struct session *session, const char *path)
{
	static const char *const	 ends[] = { "", "-wal", "-shm",
					    "-journal" };
	struct arena			*arena = session->arena;
	struct str			 named = session_store_path(session);
	const char			*store, *real;

	if (named.n == 0)
		return false;
	store = str_dup(arena, named);
	real = path_real(arena, store);
	if (real != NULL)	/* beside which SQLite puts what it keeps */
		store = real;
	for (size_t i = 0; i < sizeof(ends) / sizeof(*ends); i++)
		if (path_same(arena, path, arena_printf(arena, "%s%s", store,
		    ends[i])))
			return true;
	return false;
}

/* Whether the paper is made of the file PATH, among others. */
static bool
is_read(struct session *session, const char *path)
{
	const struct inputs	*inputs = session->inputs;
	struct stamp		 stamp = stamp_of(path);

	for (size_t i = 0; i < inputs->n; i++)
		if (stamp.inode != 0 &&
		    inputs->at[i].stamp.inode == stamp.inode &&
		    path_same(session->arena, path, inputs->at[i].path))
			return true;
	return false;
}

/* Nothing that the paper comes from is lost to it. */
static bool
keeps_sources(struct session *session, const char *path)
{
	bool	stores = is_stores(session, path);

	if (!stores && !is_read(session, path))
		return true;
	diag_at(session->diags, stores ? DIAG_OUTPUT_STORE :
	    DIAG_OUTPUT_INPUT, PLACE(path), "%s", "");
	return false;
}

bool
output_free(struct session *session, const char *path)
{
	return keeps_sources(session, path) &&
	    may_replace(session, path, is_pdf, DIAG_NOT_PDF) &&
	    keeps_clear(session, path);
}

bool
output_picture(struct session *session, const char *path)
{
	return keeps_sources(session, path) && (str_ends(str_of(path), ".svg") ?
	    may_replace(session, path, is_svg, DIAG_NOT_SVG) :
	    may_replace(session, path, is_png, DIAG_NOT_PNG));
}

/* The members' copy goes into a folder that only its owner can look into, so
 * that nothing publishes it by accident.  One that is there stays as it is: it
 * may hold what is not ours. */
bool
output_folder(struct session *session, const char *path, const char **made)
{
	const char	*folder = path_folder(session->arena, path);
	struct stat	 st;

	if (!is_apart(session->options))
		return true;
	if (mkdir(folder, 0700) == 0) {
		*made = folder;
		chmod(folder, 0700);	/* whatever the umask took of it */
	} else if (errno != EEXIST) {
		diag_at(session->diags, DIAG_INIT_FOLDER, PLACE(folder), "%s",
		    strerror(errno));
		return false;
	} else if (stat(folder, &st) == 0 && S_ISDIR(st.st_mode) &&
	    (st.st_mode & 077) != 0)
		diag_at(session->diags, DIAG_MEMBERS_OPEN, PLACE(folder), "%s",
		    "");
	return true;
}

/* ---- published ones ---- */

const char *
output_draft(struct session *session, const char *path)
{
	struct arena		*arena = session->arena;
	struct publication	 last;
	struct str		 stem = str_of(path);

	if (session->options->output != NULL || session->store == NULL ||
	    !path_exists(path) ||
	    !ledger_at(session->store, path_whole(arena, path), &last))
		return path;
	if (str_ends(stem, ".pdf"))
		stem.n -= strlen(".pdf");
	path = arena_printf(arena, STR_FMT "-draft.pdf", STR_ARG(stem));
	diag_at(session->diags, DIAG_DRAFT_BESIDE, PLACE(path), STR_FMT,
	    STR_ARG(publication_text(arena, &last)));
	return path;
}

/* Whether LAST may lose the file PATH to what ABOUT says.  What is made again has
 * its name: the store says so.  A layout that is gone was given a new name; a file
 * that is gone loses nothing. */
static bool
may_take(const struct session *session, const char *path,
    const struct paper_about *about, const struct publication *last)
{
	const struct options	*options = session->options;

	return options->over || options->stale || !path_exists(path) ||
	    (last->layout.n > 0 && period_eq(last->period, about->period) &&
	    !path_exists(str_dup(session->arena, last->layout)));
}

void
output_check(struct session *session, const char *path,
    const struct paper_about *about)
{
	const struct options	*options = session->options;
	const char		*whole = path_whole(session->arena, path);
	struct publication	 last;

	if (session->store == NULL || !ledger_at(session->store, whole,
	    &last) || (str_eq(last.pack, about->pack) &&
	    period_eq(last.period, about->period)))
		return;
	/* What is made again has its name back from a copy of another. */
	if (options->stale && !str_is(last.path, whole))
		return;
	if (path_exists(path) && !str_eq(last.edition,
	    session_edition(session))) {
		say_edition(session, path);
		return;
	}
	diag_at(session->diags, may_take(session, path, about, &last) ?
	    DIAG_OUTPUT_OVER : DIAG_OUTPUT_OTHER,
	    options->output != NULL ? PLACE(options->output) :
	    paper_output(session->layout).place, "%s: " STR_FMT, path,
	    STR_ARG(publication_text(session->arena, &last)));
}

/* ---- several ---- */

/* Where ORDER's layout puts its PDF; NULL when that cannot be told yet, or lies out
 * of reach and is not looked at.  Faults are said when it is built. */
static const char *
order_output(struct arena *arena, const struct order *order)
{
	const struct reach	*reach = session_reach(arena, order->layout,
				    &order->options, diags_new(arena));
	struct layout		*layout = paper_layout(arena, order->layout,
				    data_path(arena, "layouts"), reach,
				    diags_new(arena));
	const char		*path = NULL;

	if (layout != NULL && layout->first != NULL)
		path = output_named(arena, layout, &order->options);
	return path != NULL && reach_holds(reach, REACH_WRITE, path) ? path :
	    NULL;
}

/* Where ORDER's PDF goes, from the root; NULL when that cannot be told. */
static const char *
order_path(struct arena *arena, const struct order *order)
{
	const char	*path = order->options.output;

	if (path == NULL)
		path = order_output(arena, order);
	return path != NULL ? path_whole(arena, path) : NULL;
}

static bool
is_taken(const char *const *paths, size_t n, const char *path)
{
	for (size_t i = 0; i < n && path != NULL; i++)
		if (paths[i] != NULL && strcmp(paths[i], path) == 0)
			return true;
	return false;
}

void
outputs_apart(struct order *orders, size_t n)
{
	struct arena	 *arena = arena_new();
	struct diags	 *diags = diags_new(arena);
	const char	**paths = arena_array(arena, n, const char *);

	for (size_t i = 0; i < n; i++) {
		paths[i] = order_path(arena, &orders[i]);
		if (!is_taken(paths, i, paths[i]))
			continue;
		diag_at(diags, DIAG_PATH_TAKEN, PLACE(orders[i].layout), "%s",
		    paths[i]);
		orders[i].skip = true;
		orders[i].status = EXIT_INPUT;
	}
	report(diags, &orders[0].options, false);
	arena_free(arena);
}
