/*
 * issue.c - the real thing: what is built is put in its place and recorded with
 * what it printed.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/input.h"
#include "cmd/build.h"

/* Issue ISSUE of what ABOUT says, which tells what changed since the one before;
 * as make_file(). */
static bool
make_issue(struct session *session, const char *path,
    const struct paper_about *about, int issue, struct built *built)
{
	struct publication	*before = NULL;

	if (session->store != NULL) {
		ledger_begin(session->store);
		before = arena_make(session->arena, struct publication);
		if (!ledger_issue(session->store, about->pack,
		    session_edition(session), about->period, issue - 1, before))
			before = NULL;
	}
	session->before = before;
	return make_file(session, path, issue, built);
}

/* Where what was read stands, by the numbers that PAGES print. */
static size_t
stands_of(struct session *session, const struct pages *pages,
    const struct stand **out)
{
	struct stand		*stands = arena_array(session->arena,
				    pages->nstands, struct stand);
	const struct page	*page;

	for (size_t i = 0; i < pages->nstands; i++) {
		page = &pages->at[pages->stands[i].page];
		stands[i] = (struct stand){ pages->stands[i].reading,
		    (unsigned)page->number, page->front };
	}
	*out = stands;
	return pages->nstands;
}

/* What the ledger is told of issue ISSUE at PATH. */
static struct publication
publication_of(struct session *session, const char *path,
    const struct paper_about *about, int issue, const struct built *built)
{
	struct publication	now = {
		.pack = about->pack, .edition = session_edition(session),
		.period = about->period, .path = str_of(path),
		.digest = str_of(built->digest), .issue = issue,
		.time = pdf_information(session).time,
		.first_page = session_first_page(session),
		.last_page = (int)built->pages->last,
		.layout = str_of(path_whole(session->arena,
		    session->layout->path)),
		.asked = session->options->period,
		.inputs = session->inputs,
	};

	if (session->inputs != NULL)
		inputs_digest(session->inputs);
	now.nstands = stands_of(session, built->pages, &now.stands);
	if (now.first_page == 0)
		now.first_page = 1;
	now.nparts = paper_parts(session->paper, &now.parts);
	return now;
}

/*
 * On a copy of the store: the file first, then the record, because whoever merges
 * a record takes it that the paper stands in its place.  A run that is killed in
 * between leaves a paper that no ledger knows; the same job, run again, finds in
 * the same copy the same issue before it, makes the same bytes, puts them where
 * they are already, and writes the record.  Merging that twice is merging it once.
 */
static void
record_apart(struct session *session, const char *path,
    struct publication *now, struct built *built)
{
	if (make_name(session, path, built))
		ledger_record(session->store, now, session->options->record);
}

/* What is built is recorded as pending, renamed into place, recorded as done: a
 * killed run is put right by the file's digest. */
static void
record(struct session *session, const char *path,
    const struct paper_about *about, int issue, struct built *built)
{
	const struct options	*options = session->options;
	struct publication	 now = publication_of(session, path, about,
				    issue, built);

	paper_check_changes(session->paper);
	if (!output_settled(session, path, about, built->digest)) {
		make_abandon(built);
		return;
	}
	if (session->store != NULL)
		supplements_check(session, &now);
	if (options->dry_run)
		make_name(session, path, built);
	else if (options->record != NULL)
		record_apart(session, path, &now, built);
	else if ((session->store == NULL && !session_new_store(session)) ||
	    !ledger_publish(session->store, &now))
		make_abandon(built);
	else if (make_name(session, path, built))
		ledger_done(session->store, &now);
}

/* The last issue came out once more: its file is put back, and what was read for
 * it this time is what it printed from now on. */
static void
confirm(struct session *session, const char *path,
    const struct paper_about *about, int issue, struct built *built)
{
	const struct options	*options = session->options;
	struct publication	 now = publication_of(session, path, about,
				    issue, built);

	/* What cannot be recorded is not put there, either. */
	if (!options->dry_run && options->record == NULL &&
	    !store_writable(session->store)) {
		make_abandon(built);
		return;
	}
	if (!make_name(session, path, built) || options->dry_run)
		return;
	if (options->record != NULL)
		ledger_record(session->store, &now, options->record);
	else
		ledger_confirm(session->store, &now);
}

/* The same bytes as the last issue's are no new issue.  True when they were, or
 * could not be made. */
static bool
publish_same(struct session *session, const char *path,
    const struct paper_about *about, const struct publication *last)
{
	struct built	built = { 0 };

	session->same = last;
	if (!make_issue(session, path, about, last->issue, &built))
		return true;
	if (str_is(last->digest, built.digest)) {
		confirm(session, path, about, last->issue, &built);
		return true;
	}
	make_abandon(&built);
	session->same = NULL;
	return false;
}

/* Whether the record of PAPER can be written, before that is put in its place. */
static bool
can_record(struct session *session, const char *paper)
{
	const char	*path = session->options->record;
	const char	*folder;

	if (path == NULL)
		return true;
	folder = path_folder(session->arena, path);
	if (access(folder, W_OK) != 0)
		diag_at(session->diags, DIAG_RECORD_FOLDER, PLACE(path),
		    "%s: %s", folder, strerror(errno));
	else if (path_same(session->arena, path, paper))
		diag_at(session->diags, DIAG_RECORD_PAPER, PLACE(path), "%s",
		    "");
	else
		return true;
	return false;
}

/* Whether that takes no other paper's record with it, which may not be merged. */
static bool
keeps_record(struct session *session, const struct paper_about *about)
{
	struct publication	now = {
		.pack = about->pack, .edition = session_edition(session),
		.period = about->period,
	};

	return session->options->record == NULL || session->store == NULL ||
	    ledger_record_fits(session->store, session->options->record, &now);
}

/* STORE as the layout THERE, from the root, would name it.  Its folder may be one that
 * nobody else can look into, so the way up from it goes by names. */
static const char *
store_beside(struct arena *arena, const char *there, struct str store)
{
	const char	*folder = path_folder(arena, there);

	while (str_starts(store, "../")) {
		folder = path_folder(arena, folder);
		store = str_from(store, strlen("../"));
	}
	return path_beside(arena, arena_printf(arena, "%s/", folder), store);
}

/* Whether LAST came from a layout of another folder that has this very store, as far
 * as that can be told without reading it: by where the store lies from here.  In a
 * folder that was copied that is another store. */
static bool
is_namesake(struct session *session, const struct publication *last)
{
	struct arena	*arena = session->arena;
	const char	*here = session->layout->path;
	const char	*there = str_dup(arena, last->layout);
	struct str	 store = paper_store(session->layout).text;
	const char	*whole = str_dup(arena, store);
	const char	*folder = str_dup(arena, (struct str){ here,
			    (size_t)(path_base(here) - here) });

	if (session->options->store != NULL || path_gone(there) ||
	    path_same(arena, there, here))
		return false;
	if (str_starts(store, folder))
		store = str_from(store, strlen(folder));
	return path_same(arena, whole, store_beside(arena, there, store));
}

/* Two papers of one name, edition and period would be issues of one another. */
static void
check_name(struct session *session, const struct publication *last)
{
	if (last->layout.n > 0 && is_namesake(session, last))
		diag_at(session->diags, DIAG_NAMESAKE,
		    PLACE(session->layout->path), STR_FMT,
		    STR_ARG(last->layout));
}

/* One paper has one file.  What LAST leaves where it was put is not made again; of a
 * folder that was copied it is another paper's. */
static void
check_place(struct session *session, const char *path,
    const struct publication *last)
{
	struct arena	*arena = session->arena;
	const char	*own = str_dup(arena, last->path);

	if (last->layout.n > 0 && path_same(arena, session->layout->path,
	    str_dup(arena, last->layout)) && !path_same(arena, own, path) &&
	    ledger_in_place(session->store, last))
		diag_at(session->diags, DIAG_OUTPUT_LEFT, PLACE(path), "%s",
		    own);
}

void
publish(struct session *session, const char *path)
{
	struct built		 built = { 0 };
	struct paper_about	 about;
	struct publication	 last = { .issue = 0 };
	bool			 again;

	if (!can_record(session, path) || !session_paper(session, false, 1))
		return;
	about = paper_about(session->paper);
	if (!keeps_record(session, &about))
		return;
	output_check(session, path, &about);
	again = session->store != NULL && ledger_last(session->store,
	    about.pack, session_edition(session), about.period, &last);
	if (again)
		check_name(session, &last);
	if ((!again || !publish_same(session, path, &about, &last)) &&
	    make_issue(session, path, &about, last.issue + 1, &built))
		record(session, path, &about, last.issue + 1, &built);
	if (again && !session->options->dry_run &&
	    !diags_failed(session->diags))
		check_place(session, path, &last);
}

/* ---- once more as it was then ---- */

/* Say that FILE is another now.  One of an exempt paper is not named. */
static void
say_file(struct session *session, const struct input *file)
{
	if (file->kind == INPUT_EXEMPT)
		diag_at(session->diags, DIAG_AS_AT_EXEMPT,
		    PLACE(session->layout->path), "%s", "");
	else
		diag_at(session->diags, DIAG_AS_AT_FILE, PLACE(file->path),
		    "%s", path_exists(file->path) ? "" : "it is gone");
}

/* Say which of THEN's files are other ones now. */
static size_t
say_changed(struct session *session, const struct publication *then)
{
	struct inputs	now = { .arena = session->arena };
	size_t		n = 0;

	for (size_t i = 0; i < then->inputs->n; i++)
		inputs_add(&now, then->inputs->at[i].kind,
		    then->inputs->at[i].path);
	inputs_digest(&now);
	for (size_t i = 0; i < now.n; i++)
		if (strcmp(now.at[i].digest, then->inputs->at[i].digest) != 0) {
			say_file(session, &now.at[i]);
			n++;
		}
	return n;
}

static void
say_differs(struct session *session, const struct publication *then)
{
	size_t	n = say_changed(session, then);

	diag_at(session->diags, n > 0 ? DIAG_AS_AT_DIFFERS :
	    DIAG_AS_AT_PROGRAM, PLACE(session->layout->path), STR_FMT,
	    STR_ARG(publication_text(session->arena, then)));
}

/* THEN's bytes at PATH: nothing is recorded, because it was. */
static void
make_then(struct session *session, const char *path,
    const struct paper_about *about, const struct publication *then)
{
	struct built	built = { 0 };

	session->same = then;
	if (!make_issue(session, path, about, then->issue, &built))
		say_differs(session, then);
	else if (!str_is(then->digest, built.digest)) {
		make_abandon(&built);
		say_differs(session, then);
	} else
		make_name(session, path, &built);
}

/* THEN once more, unless its file would take a published paper's place. */
static void
make_old(struct session *session, const char *path,
    const struct paper_about *about, const struct publication *then)
{
	const char	*digest = str_dup(session->arena, then->digest);

	if (output_old(session, path, digest) && output_free(session, path))
		make_then(session, path, about, then);
}

void
publish_then(struct session *session, const char *path)
{
	struct paper_about	about;
	struct publication	then;

	if (!session_paper(session, false, 1))
		return;
	about = paper_about(session->paper);
	if (session->store != NULL && ledger_then(session->store, about.pack,
	    session_edition(session), about.period, &then))
		make_old(session, path, &about, &then);
	else
		diag_at(session->diags, DIAG_AS_AT_NONE,
		    PLACE(session->layout->path), STR_FMT " of " STR_FMT,
		    STR_ARG(about.pack), STR_ARG(period_long(session->arena,
		    about.period)));
}
