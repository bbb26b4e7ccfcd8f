/* output.c - where a PDF goes. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

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

/* What names the session's PDF: -o, or else its layout. */
static struct place
place_named(const struct session *session)
{
	const char	*given = session->options->output;

	return given != NULL ? PLACE(given) :
	    paper_output(session->layout).place;
}

void
output_ending(struct session *session, const char *path)
{
	size_t	n = strlen(path), end = strlen(".pdf");

	/* What is made again has its name. */
	if (!session->options->stale &&
	    (n < end || !str_is_nocase(str_of(path + n - end), ".pdf")))
		diag_at(session->diags, DIAG_OUTPUT_NAME, place_named(session),
		    "%s", path);
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
		diag_at(session->diags, DIAG_OUTPUT_FOLDER,
		    place_named(session), "%s", folder);
	return path;
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
