/*
 * stale_build.c - make again what was published and is out of date, in ROUNDS: a
 * supplement goes on from the last page of its pack, so it is asked again when that
 * is made.
 *
 * What cannot be made from what is here is LEFT as it is, with a warning.
 */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "cmd/build.h"
#include "cmd/status.h"

/* A pack that keeps being out of date is made so often in one run. */
#define TIMES_MOST	3

/* What has become of a publication in this run. */
struct made {
	struct made		 *next;
	const struct publication *which;
	int			  times;
	int			  status;	/* of the last time */
};

struct run {
	const struct options	*options;
	const char		*path;		/* of the store */
	struct arena		*arena;
	struct diags		*diags;
	const struct reach	*reach;		/* what this run was given */
	const struct reach	*home;		/* of that, the store's folder, and
						 * what --allow names */
	struct made		*made;
	int			 worst;		/* exit status so far */
};

/* A round: what is out of date, and of that what is made now. */
struct round {
	const struct stale	 *all;
	size_t			  n;
	const struct stale	**now;
	size_t			  nnow;
};

static bool
same_paper(const struct publication *a, const struct publication *b)
{
	return str_eq(a->pack, b->pack) && str_eq(a->edition, b->edition) &&
	    period_eq(a->period, b->period);
}

static struct made *
made_find(const struct run *run, const struct publication *which)
{
	struct made	*made = run->made;

	while (made != NULL && !same_paper(made->which, which))
		made = made->next;
	return made;
}

/* Whether it was not made; why is said. */
static bool
failed(const struct made *made)
{
	return made != NULL && made->status > EXIT_WARNED;
}

/* ---- what is made now ---- */

/* What of STALE's the run was not given: its layout, its PDF or, NULL, neither.
 * The store names both, and may be somebody else's. */
static const char *
outside(const struct run *run, const struct stale *stale)
{
	const char	*layout = str_dup(run->arena,
			    stale->publication.layout);
	const char	*path = str_dup(run->arena, stale->publication.path);

	if (!reach_holds(run->reach, REACH_READ, layout))
		return layout;
	return !reach_holds(run->reach, REACH_WRITE, path) ? path : NULL;
}

/* The command that publishes STALE from where its folder seems to be now, or empty. */
static struct str
moved(const struct run *run, const struct stale *stale)
{
	return moved_command(run->arena, run->path, &stale->publication,
	    run->reach);
}

/* Whether STALE was published from the folder from which this one was copied, be it
 * within reach or not: its layout lies there, and either it lies beside the store as
 * well or another store of the same name beside it. */
static bool
is_copied(const struct run *run, const struct stale *stale)
{
	const char	*layout = str_dup(run->arena,
			    stale->publication.layout);
	const char	*store = path_beside(run->arena, layout,
			    str_of(path_base(run->path)));

	if (reach_holds(run->home, REACH_READ, layout))
		return false;
	return moved(run, stale).n > 0 || (reach_holds(run->reach, REACH_READ,
	    store) && path_exists(store) &&
	    !path_same(run->arena, store, run->path));
}

/* Whether STALE's file may not be lost: it was signed, say.  A draft may. */
static bool
is_altered(const struct run *run, const struct stale *stale)
{
	return stale->altered && !run->options->over &&
	    output_real_pdf(str_dup(run->arena, stale->publication.path),
	    run->diags);
}

/* Why STALE is left as it is; DIAG__MAX when it can be made. */
static enum diag
left_because(const struct run *run, const struct stale *stale)
{
	struct str	 layout = stale->publication.layout;
	const char	*out;
	bool		 gone;

	if (layout.n == 0)
		return DIAG_STALE_LAYOUT;
	out = outside(run, stale);
	gone = out == NULL && !path_exists(str_dup(run->arena, layout));
	if (is_copied(run, stale) || (gone && moved(run, stale).n > 0))
		return DIAG_STALE_MOVED;
	if (out != NULL)
		return DIAG_STALE_OUTSIDE;
	if (gone)
		return DIAG_STALE_GONE;
	if (stale->locked)
		return DIAG_STALE_LOCKED;
	return is_altered(run, stale) ? DIAG_STALE_ALTERED : DIAG__MAX;
}

static bool
is_wanted(const struct run *run, const struct stale *stale)
{
	const struct made	*made = made_find(run, &stale->publication);

	return stale->n > 0 && edition_asked(run->options,
	    stale->publication.edition, EDITION_ALL) &&
	    left_because(run, stale) == DIAG__MAX &&
	    (made == NULL || (!failed(made) && made->times < TIMES_MOST));
}

/* Take out what goes on from another one of this round: it waits for the next,
 * so that it is not issued twice.  In a circle nobody waits. */
static void
hold_back(struct store *store, struct round *round)
{
	const struct publication	*late;
	const struct stale		**kept = round->now;
	bool				*waits;
	size_t				 n, left = 0;
	struct arena			*arena = arena_new();

	waits = arena_array(arena, round->nnow + 1, bool);
	for (size_t i = 0; i < round->nnow; i++) {
		if (!ledger_supplements(store, &round->now[i]->publication,
		    &late, &n))
			continue;
		for (size_t k = 0; k < round->nnow; k++)
			for (size_t j = 0; j < n && !waits[k]; j++)
				waits[k] = same_paper(&late[j],
				    &round->now[k]->publication);
	}
	for (size_t k = 0; k < round->nnow; k++)
		left += !waits[k];
	for (size_t k = 0, to = 0; left > 0 && k < round->nnow; k++)
		if (!waits[k])
			kept[to++] = round->now[k];
	if (left > 0)
		round->nnow = left;
	arena_free(arena);
}

/* What is to be made in this round, from the store as it is now, which is closed
 * again.  False when it cannot be read. */
static bool
round_read(struct run *run, struct round *round)
{
	struct store	*store = store_open(run->path, STORE_READ, run->arena,
			    run->diags);
	bool		 ok;

	*round = (struct round){ 0 };
	ok = store != NULL && ledger_stale(store, &round->all, &round->n);
	if (ok) {
		round->now = arena_array(run->arena, round->n + 1,
		    const struct stale *);
		for (size_t i = 0; i < round->n; i++)
			if (is_wanted(run, &round->all[i]))
				round->now[round->nnow++] = &round->all[i];
		if (!run->options->dry_run)
			hold_back(store, round);
	}
	store_close(store);
	return ok;
}

/* ---- making it ---- */

static struct order
order_of(struct run *run, const struct publication *which)
{
	struct order	order = {
		.layout = str_dup(run->arena, which->layout),
		.options = *run->options,
		.again = which,
	};

	order.options.publish = true;
	order.options.members = str_is(which->edition, "members");
	order.options.period = which->asked;
	order.options.output = str_dup(run->arena, which->path);
	order.options.store = run->path;
	return order;
}

/* Keep that WHICH was made, with STATUS. */
static void
made_keep(struct run *run, const struct publication *which, int status)
{
	struct made	*made = made_find(run, which);

	if (made == NULL) {
		made = arena_make(run->arena, struct made);
		made->which = which;
		made->next = run->made;
		run->made = made;
	}
	made->times++;
	made->status = status;
	if (status == BUILD_LEFT)	/* which is a warning */
		status = run->options->strict ? EXIT_WARNED : EXIT_DONE;
	if (status > run->worst)
		run->worst = status;
}

static void
round_make(struct run *run, const struct round *round)
{
	size_t		 n = round->nnow;
	struct order	*orders = arena_array(run->arena, n, struct order);

	for (size_t i = 0; i < n; i++)
		orders[i] = order_of(run, &round->now[i]->publication);
	outputs_apart(orders, n);
	jobs_run(orders, n, run->options->jobs > 0 ? run->options->jobs : 1);
	for (size_t i = 0; i < n; i++)
		made_keep(run, orders[i].again, orders[i].status);
}

/* ---- what is said ---- */

/* The folder that would give PATH, the layout of STALE or its PDF.  Where the one it
 * lies in is given already, PATH is a link, and what it says is no secret. */
static const char *
wanted_folder(const struct run *run, const struct stale *stale,
    const char *path)
{
	bool		 layout = str_is(stale->publication.layout, path);
	const char	*folder = path_folder(run->arena, path);
	char		 to[PATH_MAX];
	ssize_t		 n;

	if (!reach_holds(run->reach, layout ? REACH_READ : REACH_WRITE, folder))
		return folder;
	n = readlink(path, to, sizeof(to));
	return n <= 0 ? folder : path_folder(run->arena,
	    path_beside(run->arena, path, (struct str){ to, (size_t)n }));
}

/* What is said of STALE, left as it is because of WHY. */
static struct str
left_text(const struct run *run, const struct stale *stale, enum diag why)
{
	struct str	text = publication_text(run->arena,
			    &stale->publication);

	if (why == DIAG_STALE_MOVED)
		return str_printf(run->arena, STR_FMT "%s" STR_FMT,
		    STR_ARG(text), moved(run, stale).n > 0 ? "; " : "",
		    STR_ARG(moved(run, stale)));
	if (why != DIAG_STALE_OUTSIDE)
		return text;
	return str_printf(run->arena, STR_FMT "; --allow %s", STR_ARG(text),
	    path_shell(run->arena, wanted_folder(run, stale, outside(run,
	    stale))));
}

/* Say what is still out of date and why, but for what was left when its layout was
 * read, which is said. */
static void
say_left(struct run *run, const struct round *round)
{
	const struct stale	*stale;
	const struct made	*made;
	enum diag		 why;

	for (size_t i = 0; i < round->n; i++) {
		stale = &round->all[i];
		if (stale->n == 0 || !edition_asked(run->options,
		    stale->publication.edition, EDITION_ALL))
			continue;
		made = made_find(run, &stale->publication);
		why = left_because(run, stale);
		if (why == DIAG__MAX)
			why = failed(made) ? DIAG_STALE_FAILED :
			    DIAG_STALE_STILL;
		if ((made != NULL && made->status == BUILD_LEFT) ||
		    (run->options->dry_run && why == DIAG_STALE_STILL))
			continue;
		diag_at(run->diags, why, PLACE(str_dup(run->arena,
		    stale->publication.path)), STR_FMT,
		    STR_ARG(left_text(run, stale, why)));
	}
}

/* What would be made, each with its reasons. */
static void
print_would(const struct run *run, const struct round *round)
{
	struct buf	out = { 0 };

	for (size_t i = 0; i < round->nnow; i++)
		stale_text(&out, run->arena, round->now[i],
		    "would be made again");
	if (out.n > 0)
		fwrite(out.s, 1, out.n, stdout);
	buf_free(&out);
}

/* Keep that all was asked and found as it was printed, if anything had to be: the
 * next run need not ask again.  A help, and no result: where it cannot be had, as
 * on a store that others may only read, nothing is said. */
static void
keep_found(const struct run *run, const struct round *round)
{
	struct store	*store;
	size_t		 i = 0;

	while (i < round->n && !round->all[i].keep)
		i++;
	if (i == round->n || access(run->path, W_OK) != 0)
		return;
	store = store_open(run->path, STORE_WRITE, run->arena,
	    diags_new(run->arena));
	if (store == NULL)
		return;
	store_patience(store, 0);
	ledger_keep(store, round->all, round->n);
	store_close(store);
}

/*
 * Wait until no other run is at the stores of this folder: it may be making what
 * this one would.  The folder is locked and not the store, whose locks are
 * SQLite's; the lock goes with the process, however that ends.  *LOCK is -1 when it
 * cannot be had: then the ledger still lets each issue be published once.  False,
 * said, when another has it for too long, who may be anybody that can read the
 * folder.
 */
static bool
lock_folder(struct run *run, int *lock)
{
	const char	*folder = path_folder(run->arena, run->path);
	bool		 ok;

	*lock = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	ok = *lock < 0 || file_lock(*lock, LOCK_PATIENCE) ||
	    errno != EWOULDBLOCK;
	if (!ok)
		diag_at(run->diags, DIAG_STALE_BUSY, PLACE(run->path),
		    "fuser -v %s tells who it is", path_shell(run->arena,
		    folder));
	return ok;
}

static const struct reach *
home_of(const struct run *run)
{
	const struct options	*options = run->options;
	struct reach		*home = reach_new(run->arena);

	reach_add(home, REACH_STANDING, path_folder(run->arena, run->path));
	for (size_t i = 0; i < options->nallow; i++)
		reach_add(home, REACH_SAID, options->allow[i]);
	return home;
}

int
build_stale(const struct options *options, const char *store)
{
	struct run	run = {
		.options = options, .path = store, .arena = arena_new(),
	};
	struct options	given = *options;
	struct round	round;
	bool		ok;
	int		status, lock = -1;

	run.diags = diags_new(run.arena);
	given.store = store;
	run.reach = session_reach(run.arena, NULL, &given, run.diags);
	run.home = home_of(&run);
	ok = options->dry_run || lock_folder(&run, &lock);
	while (ok && (ok = round_read(&run, &round)) && round.nnow > 0) {
		if (options->dry_run) {
			print_would(&run, &round);
			break;
		}
		round_make(&run, &round);
	}
	if (ok && !options->dry_run)
		keep_found(&run, &round);
	if (ok)
		say_left(&run, &round);
	status = report(run.diags, options, false);
	if (lock >= 0)
		close(lock);
	arena_free(run.arena);
	return status > run.worst ? status : run.worst;
}
