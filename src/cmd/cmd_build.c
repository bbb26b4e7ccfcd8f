/* cmd_build.c - the PDFs: drafts marked so, or the real thing, recorded. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/input.h"
#include "cmd/cmd.h"
#include "pdf/pdf.h"

/* Whether PATH may be replaced: a layout, a text or the store named by mistake is
 * no PDF. */
static bool
may_replace(struct session *session, const char *path)
{
	char		 head[4] = { 0 };
	struct stat	 st;
	FILE		*file;
	size_t		 n;

	if (stat(path, &st) != 0 || !S_ISREG(st.st_mode) ||
	    (file = fopen(path, "re")) == NULL)
		return true;		/* not there, or save_open() says why */
	n = fread(head, 1, sizeof(head), file);
	fclose(file);
	if (n == 0 || memcmp(head, "%PDF", sizeof(head)) == 0)
		return true;
	diag_at(session->diags, DIAG_NOT_PDF, PLACE(path), "%s", "");
	return false;
}

/* The folder of its own for the members' copies beside PATH. */
static char *
members_folder(struct arena *arena, const char *path)
{
	return arena_printf(arena, "%.*smembers",
	    (int)(path_base(path) - path), path);
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
	struct arena	*arena = session->arena;
	struct str	 named = paper_output(session->layout);
	const char	*path = str_dup(arena, named);

	if (named.n == 0)
		return NULL;
	return session->options->members ? path : arena_printf(arena, "%s/%s",
	    members_folder(arena, path), path_base(path));
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

/* A built file that has no name yet. */
struct built {
	struct save	*save;
	const char	*folder;	/* that was made for it, or NULL */
	struct pdf_stats stats;
	size_t		 last;		/* page number */
	char		 digest[65];
};

/* The files that this run has been asked to write so far. */
struct taken {
	char	**paths;
	size_t	  n;
};

/* Take PATH for a layout; false, said, when another one has it. */
static bool
take(struct session *session, struct taken *taken, const char *path)
{
	char	*whole = path_whole(session->arena, path);
	size_t	 size = strlen(whole) + 1;

	for (size_t i = 0; i < taken->n; i++)
		if (strcmp(taken->paths[i], whole) == 0) {
			diag_at(session->diags, DIAG_PATH_TAKEN,
			    PLACE(session->layout->path), "%s", path);
			return false;
		}
	taken->paths = must_realloc(taken->paths,
	    (taken->n + 1) * sizeof(*taken->paths));
	taken->paths[taken->n++] = memcpy(must_alloc(size), whole, size);
	return true;
}

/* Whether the file goes into the members' folder. */
static bool
is_apart(const struct options *options)
{
	return options->members && options->output == NULL;
}

/* Where the file goes; its folder may be missing, said.  NULL, said, when
 * nothing names it. */
static const char *
output_path(struct session *session)
{
	const struct options	*options = session->options;
	struct str		 named = paper_output(session->layout);
	struct arena		*arena = session->arena;
	const char		*path = options->output, *folder;

	if (path == NULL && named.n == 0) {
		diag_at(session->diags, DIAG_NO_OUTPUT,
		    session->layout->first->place, "%s", "");
		return NULL;
	}
	if (path == NULL)
		path = str_dup(arena, named);
	folder = path_folder(arena, path);
	if (!path_exists(folder))
		diag_at(session->diags, DIAG_OUTPUT_FOLDER, PLACE(path), "%s",
		    folder);
	return !is_apart(options) ? path : arena_printf(arena, "%s/%s",
	    members_folder(arena, path), path_base(path));
}

/* The members' copy goes into a folder that only its owner can look into, so
 * that nothing publishes it by accident.  One that is there stays as it is: it
 * may hold what is not ours.  False, said, when it cannot be made. */
static bool
make_folder(struct session *session, const char *path, struct built *built)
{
	const char	*folder = path_folder(session->arena, path);
	struct stat	 st;

	if (mkdir(folder, 0700) == 0)
		built->folder = folder;
	else if (errno != EEXIST) {
		diag_at(session->diags, DIAG_INIT_FOLDER, PLACE(folder), "%s",
		    strerror(errno));
		return false;
	} else if (stat(folder, &st) == 0 && (st.st_mode & 077) != 0)
		diag_at(session->diags, DIAG_MEMBERS_OPEN, PLACE(folder), "%s",
		    "");
	return true;
}

/* Take back what was BUILT, and a folder that was made for nothing else. */
static void
abandon(struct built *built)
{
	if (built->save != NULL)
		save_abandon(built->save);
	if (built->folder != NULL)
		rmdir(built->folder);
	built->folder = NULL;
}

static struct pdf_info
pdf_information(const struct session *session)
{
	struct paper_about	about = paper_about(session->paper);
	struct pdf_info		info = {
		.title = about.title,
		.author = about.author,
		.subject = about.subject,
		.lang = about.lang,
		.creator = STR("packwright " VERSION),
		.no_ua = about.no_ua,
		.no_a = about.no_a,
	};

	if (source_date() >= 0) {
		info.has_time = true;
		info.time = source_date();
	} else if (date_known(about.date)) {
		info.has_time = true;
		info.time = (int64_t)date_days(about.date) * 86400;
	}
	return info;
}

static void
print_dump(struct session *session, struct blocks *blocks)
{
	enum dump		 dump = session->options->dump;
	const struct pages	*pages;
	struct buf		 out = { 0 };

	if (dump == DUMP_BLOCKS)
		blocks_print(&out, blocks);
	else {
		pages = session_pages(session, blocks);
		if (dump == DUMP_TRACE)
			pages_trace(&out, pages);
		else
			elems_print(&out, pages->root);
	}
	if (out.n > 0)
		fwrite(out.s, 1, out.n, stdout);
	buf_free(&out);
}

/* Everything but the renaming.  False when something is wrong: no file is left
 * behind. */
static bool
make_file(struct session *session, const char *path, int issue,
    struct built *built)
{
	const struct options	*options = session->options;
	struct blocks		 blocks = { 0 };
	const struct pages	*pages;
	struct pdf_info		 info;

	if (!session_paper(session, !options->publish, issue))
		return false;
	paper_blocks(session->paper, &blocks);
	pages = session_pages(session, &blocks);
	if (diags_failed(session->diags))
		return false;
	if (!may_replace(session, path) || !keeps_clear(session, path))
		return false;
	if (is_apart(options) && !make_folder(session, path, built))
		return false;
	info = pdf_information(session);
	built->save = save_open(session->arena, path,
	    options->members ? 0600 : 0644, session->diags);
	built->last = pages->last;
	if (built->save != NULL &&
	    pdf_write(session->arena, pages, session->fonts, &info, built->save,
	    &built->stats, session->diags) &&
	    ((!options->publish && !options->json) ||
	    save_digest(built->save, built->digest)))
		return true;
	abandon(built);
	return false;
}

static void
print_built(const struct options *options, const char *path,
    const struct built *built)
{
	struct buf	name = { 0 };

	if (!wants_results(options))
		return;
	if (options->json) {
		json_text(&name, path);
		printf("{\"file\":%s,\"edition\":\"%s\",\"pages\":%zu,"
		    "\"bytes\":%zu,\"digest\":\"%s\"}\n", name.s,
		    options->members ? "members" : "public",
		    built->stats.pages, built->stats.bytes, built->digest);
		buf_free(&name);
	} else
		printf("%s: %zu page%s, %zu bytes%s%s\n", path,
		    built->stats.pages, built->stats.pages == 1 ? "" : "s",
		    built->stats.bytes, options->members ?
		    ", members' edition" : "", options->dry_run ?
		    ", not written" : "");
}

static bool
name_file(const struct session *session, const char *path,
    struct built *built)
{
	bool	dry = session->options->dry_run;

	if (dry || !save_commit(built->save)) {
		abandon(built);
		if (!dry)
			return false;
	}
	print_built(session->options, path, built);
	return true;
}

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

/* What is built is recorded as pending, renamed into place, recorded as done: a
 * killed run is put right by the file's digest. */
static void
record(struct session *session, const char *path,
    const struct paper_about *about, int issue, struct built *built)
{
	struct publication	 now = {
		.pack = about->pack, .edition = session_edition(session),
		.period = about->period, .path = str_of(path),
		.digest = str_of(built->digest), .issue = issue,
		.time = pdf_information(session).time,
		.first_page = session_first_page(session),
		.last_page = (int)built->last,
	};

	if (now.first_page == 0)
		now.first_page = 1;
	now.nparts = paper_parts(session->paper, &now.parts);
	paper_check_changes(session->paper);
	if (session->store != NULL)
		supplements_check(session, &now);
	if (session->options->dry_run)
		name_file(session, path, built);
	else if ((session->store == NULL && !session_new_store(session)) ||
	    !ledger_publish(session->store, &now))
		abandon(built);
	else if (name_file(session, path, built))
		ledger_done(session->store, &now);
}

/* The same bytes as the last issue's are no new issue. */
static void
publish(struct session *session, const char *path)
{
	struct built		 built = { 0 };
	struct paper_about	 about;
	struct publication	 last = { .issue = 0 };

	if (!session_paper(session, false, 1))
		return;
	about = paper_about(session->paper);
	if (session->store != NULL && ledger_last(session->store, about.pack,
	    session_edition(session), about.period, &last)) {
		if (!make_issue(session, path, &about, last.issue, &built))
			return;
		if (str_is(last.digest, built.digest)) {
			name_file(session, path, &built);
			return;
		}
		abandon(&built);
	}
	if (make_issue(session, path, &about, last.issue + 1, &built))
		record(session, path, &about, last.issue + 1, &built);
}

static void
build_session(struct session *session, struct taken *taken)
{
	const struct options	*options = session->options;
	struct blocks		 blocks = { 0 };
	struct built		 built = { 0 };
	const char		*path;

	if (options->dump != DUMP_NONE) {
		if (session_paper(session, !options->publish, 1)) {
			paper_blocks(session->paper, &blocks);
			print_dump(session, &blocks);
		}
		return;
	}
	path = output_path(session);
	if (path == NULL || !take(session, taken, path))
		return;
	if (options->publish)
		publish(session, path);
	else if (make_file(session, path, 1, &built))
		name_file(session, path, &built);
}

static int
build_one(const struct options *options, const char *layout,
    struct taken *taken)
{
	struct session	session;
	int		status;

	if (session_open(&session, layout, options)) {
		if (options->publish && date_known(options->as_at))
			diag_at(session.diags, DIAG_AS_AT_PUBLISH,
			    PLACE(layout), "%s", "");
		else
			build_session(&session, taken);
	}
	status = report(session.diags, options, false);
	session_close(&session);
	return status;
}

static int
run(const struct options *options, int n, char *const *operands)
{
	struct taken	taken = { 0 };
	int		worst = EXIT_DONE, status;

	if (n > 1 && options->output != NULL) {
		fputs("packwright: -o names one file, but there are several "
		    "layouts\n", stderr);
		return EXIT_USAGE;
	}
	for (int i = 0; i < n; i++) {
		status = build_one(options, operands[i], &taken);
		if (status > worst)
			worst = status;
	}
	for (size_t i = 0; i < taken.n; i++)
		free(taken.paths[i]);
	free(taken.paths);
	return worst;
}

const struct cmd cmd_build = {
	.name = "build",
	.usage = "LAYOUT...",
	.about = "make the PDF of each layout",
	.help = "Makes each layout's PDF: a draft, marked so on every page, or "
	    "with --publish the real thing,\nrecorded in the store with what it "
	    "printed. With an error nothing is written.",
	.options = "opaePnsqjT",
	.min = 1, .max = -1,
	.run = run,
};
