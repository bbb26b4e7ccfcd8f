/* cmd_build.c - the PDFs: drafts marked so, or the real thing, recorded. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
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

/* A built file that has no name yet. */
struct built {
	struct save	*save;
	struct pdf_stats stats;
	char		 digest[65];
};

/* The members' copy goes into a folder of its own that only its owner can look
 * into, so that nothing publishes it by accident. */
static char *
output_path(struct session *session)
{
	const struct options	*options = session->options;
	struct str		 named = paper_output(session->layout);
	struct arena		*arena = session->arena;
	char			*path, *folder;

	if (options->output != NULL)
		return str_dup(arena, str_of(options->output));
	if (named.n == 0) {
		diag_at(session->diags, DIAG_NO_OUTPUT,
		    session->layout->first->place, "%s", "");
		return NULL;
	}
	path = str_dup(arena, named);
	if (!options->members)
		return path;
	folder = arena_printf(arena, "%s/members", path_folder(arena, path));
	if (mkdir(folder, 0700) != 0 && errno != EEXIST) {
		diag_at(session->diags, DIAG_INIT_FOLDER, PLACE(folder), "%s",
		    strerror(errno));
		return NULL;
	}
	return arena_printf(arena, "%s/%s", folder, path_base(path));
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
	if (!may_replace(session, path))
		return false;
	info = pdf_information(session);
	built->save = save_open(session->arena, path,
	    options->members ? 0600 : 0644, session->diags);
	if (built->save == NULL)
		return false;
	if (pdf_write(session->arena, pages, session->fonts, &info, built->save,
	    &built->stats, session->diags) &&
	    ((!options->publish && !options->json) ||
	    save_digest(built->save, built->digest)))
		return true;
	save_abandon(built->save);
	return false;
}

static void
print_built(const struct options *options, const char *path,
    const struct built *built)
{
	if (!wants_results(options))
		return;
	if (options->json)
		printf("{\"file\":\"%s\",\"pages\":%zu,\"bytes\":%zu,"
		    "\"digest\":\"%s\"}\n", path, built->stats.pages,
		    built->stats.bytes, built->digest);
	else
		printf("%s: %zu pages, %zu bytes%s\n", path,
		    built->stats.pages, built->stats.bytes, options->dry_run ?
		    ", not written" : "");
}

static bool
name_file(const struct session *session, const char *path,
    struct built *built)
{
	if (session->options->dry_run)
		save_abandon(built->save);
	else if (!save_commit(built->save))
		return false;
	print_built(session->options, path, built);
	return true;
}

/* Recorded as pending, renamed into place, recorded as done: a killed run is put
 * right by the file's digest.  The same bytes again are no new issue. */
static void
publish(struct session *session, const char *path)
{
	struct store		*store = session->store;
	struct built		 built = { 0 };
	struct paper_about	 about;
	struct publication	 last, now;
	struct str		 edition = session->options->members ?
				    STR("members") : STR("public");
	bool			 before;

	if (!session_paper(session, false, 1))
		return;
	about = paper_about(session->paper);
	before = ledger_last(store, about.pack, edition, about.period, &last);
	ledger_begin(store);
	if (!make_file(session, path, before ? last.issue : 1, &built))
		return;
	if (before && str_is(last.digest, built.digest)) {
		name_file(session, path, &built);
		return;
	}
	if (before) {
		save_abandon(built.save);
		ledger_begin(store);
		if (!make_file(session, path, last.issue + 1, &built))
			return;
	}
	if (session->options->dry_run) {
		name_file(session, path, &built);
		return;
	}
	now = (struct publication){
		.pack = about.pack, .edition = edition, .period = about.period,
		.path = str_of(path), .digest = str_of(built.digest),
		.time = pdf_information(session).time,
		.issue = before ? last.issue + 1 : 1,
	};
	if (!ledger_publish(store, &now))
		save_abandon(built.save);
	else if (name_file(session, path, &built))
		ledger_done(store, &now);
}

static void
build_session(struct session *session)
{
	const struct options	*options = session->options;
	struct blocks		 blocks = { 0 };
	struct built		 built = { 0 };
	char			*path;

	if (options->dump != DUMP_NONE) {
		if (session_paper(session, !options->publish, 1)) {
			paper_blocks(session->paper, &blocks);
			print_dump(session, &blocks);
		}
		return;
	}
	path = output_path(session);
	if (path == NULL)
		return;
	if (options->publish)
		publish(session, path);
	else if (make_file(session, path, 1, &built))
		name_file(session, path, &built);
}

static int
build_one(const struct options *options, const char *layout)
{
	struct session	session;
	int		status;

	if (session_open(&session, layout, options)) {
		if (options->publish && date_known(options->as_at))
			diag_at(session.diags, DIAG_AS_AT_PUBLISH,
			    PLACE(layout), "%s", "");
		else
			build_session(&session);
	}
	status = report(session.diags, options, false);
	session_close(&session);
	return status;
}

static int
run(const struct options *options, int n, char *const *operands)
{
	int	worst = EXIT_DONE, status;

	if (n > 1 && options->output != NULL) {
		fputs("packwright: -o names one file, but there are several "
		    "layouts\n", stderr);
		return EXIT_USAGE;
	}
	for (int i = 0; i < n; i++) {
		status = build_one(options, operands[i]);
		if (status > worst)
			worst = status;
	}
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
