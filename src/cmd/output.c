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
	return period.kind == PERIOD_NONE ? STR("undated") :
	    period_code(arena, period);
}

/* NAMED with what {period} in it stands for. */
static const char *
with_period(struct arena *arena, const struct layout *layout,
    const struct options *options, struct str named)
{
	static const char	mark[] = "{period}";
	size_t			at = str_find(named, mark);
	size_t			behind = at + sizeof(mark) - 1;

	if (at == named.n)
		return str_dup(arena, named);
	return arena_printf(arena, "%.*s" STR_FMT "%.*s", (int)at, named.s,
	    STR_ARG(period_named(arena, layout, options)),
	    (int)(named.n - behind), named.s + behind);
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

/* Whether PATH may be replaced: a layout, a text or the store named by mistake is
 * no PDF. */
static bool
may_replace(struct session *session, const char *path)
{
	char		 head[4] = { 0 };
	struct stat	 st;
	FILE		*file;
	size_t		 n;

	if (stat(path, &st) != 0 || !S_ISREG(st.st_mode))
		return true;		/* not there, or save_open() says why */
	if ((file = fopen(path, "re")) == NULL) {
		diag_at(session->diags, DIAG_FILE_READ, PLACE(path), "%s",
		    strerror(errno));
		return false;
	}
	n = fread(head, 1, sizeof(head), file);
	fclose(file);
	if ((n == 0 && st.st_size == 0) ||
	    memcmp(head, "%PDF", sizeof(head)) == 0)
		return true;
	diag_at(session->diags, DIAG_NOT_PDF, PLACE(path), "%s", "");
	return false;
}

/* Whether A and B are, or would be, one file. */
static bool
same_file(struct arena *arena, const char *a, const char *b)
{
	struct stat	at, bt;

	if (strcmp(path_whole(arena, a), path_whole(arena, b)) == 0)
		return true;
	return stat(a, &at) == 0 && stat(b, &bt) == 0 &&
	    at.st_dev == bt.st_dev && at.st_ino == bt.st_ino;
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

	if (other != NULL && same_file(arena, path, other))
		return true;
	return session->store != NULL && ledger_last(session->store,
	    about.pack, session->options->members ? STR("public") :
	    STR("members"), about.period, &last) &&
	    same_file(arena, path, str_dup(arena, last.path));
}

/* Neither edition takes the place of the other: the public's copy would be the
 * members', or lost to them. */
static bool
keeps_clear(struct session *session, const char *path)
{
	if (!is_others(session, path))
		return true;
	diag_at(session->diags, DIAG_EDITION_FILE, PLACE(path), "%s",
	    session->options->members ? "public" : "members");
	return false;
}

/* Whether PATH is the store, or what SQLite keeps beside it. */
static bool
is_stores(struct session *session, const char *path)
{
	static const char *const	ends[] = { "", "-wal", "-shm",
					    "-journal" };
	struct str			store = session_store_path(session);

	for (size_t i = 0; store.n > 0 &&
	    i < sizeof(ends) / sizeof(*ends); i++)
		if (same_file(session->arena, path, arena_printf(
		    session->arena, STR_FMT "%s", STR_ARG(store), ends[i])))
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
		    same_file(session->arena, path, inputs->at[i].path))
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
	return keeps_sources(session, path) && may_replace(session, path) &&
	    keeps_clear(session, path);
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
	} else if (stat(folder, &st) == 0 && (st.st_mode & 077) != 0)
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

void
output_check(struct session *session, const struct publication *now)
{
	struct publication	last;

	if (!ledger_at(session->store, path_whole(session->arena,
	    str_dup(session->arena, now->path)), &last) ||
	    (str_eq(last.pack, now->pack) &&
	    period_eq(last.period, now->period)))
		return;
	diag_at(session->diags, DIAG_OUTPUT_OTHER, PLACE(str_dup(
	    session->arena, now->path)), STR_FMT,
	    STR_ARG(publication_text(session->arena, &last)));
}

/* ---- several ---- */

/* Where ORDER's PDF goes, from the root; NULL when that cannot be told yet.  The
 * faults of its layout are said when it is built. */
static const char *
order_path(struct arena *arena, const struct order *order)
{
	const char	*path = order->options.output;
	struct layout	*layout;

	if (path == NULL) {
		layout = paper_layout(arena, order->layout,
		    data_path(arena, "layouts"), session_reach(arena,
		    order->layout, &order->options, diags_new(arena)),
		    diags_new(arena));
		if (layout != NULL && layout->first != NULL)
			path = output_named(arena, layout, &order->options);
	}
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
