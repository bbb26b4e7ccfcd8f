/* make.c - a session's paper as a PDF, beside its place and then in it. */
#include <stdio.h>
#include <unistd.h>

#include "base/file.h"
#include "cmd/build.h"
#include "cmd/status.h"

void
make_abandon(struct built *built)
{
	if (built->save != NULL)
		save_abandon(built->save);
	if (built->folder != NULL)
		rmdir(built->folder);
	built->folder = NULL;
}

/* When the paper says it was made; -1: at no time.  What is made again has the
 * time that it had, where that came from the environment. */
static int64_t
time_of(const struct session *session, const struct paper_about *about)
{
	const struct publication	*same = session->same;
	bool				 then =
	    date_known(session->options->as_at);

	if (same != NULL && same->time != 0 && (then || source_date() >= 0))
		return same->time;
	if (source_date() >= 0 && !(same != NULL && then))
		return source_date();
	return date_known(about->date) ?
	    (int64_t)date_days(about->date) * 86400 : -1;
}

struct pdf_info
pdf_information(const struct session *session)
{
	struct paper_about	about = paper_about(session->paper);
	int64_t			time = time_of(session, &about);

	return (struct pdf_info){
		.title = about.title,
		.author = about.author,
		.subject = about.subject,
		.lang = about.lang,
		.creator = STR("packwright " VERSION),
		.no_ua = about.no_ua,
		.no_a = about.no_a,
		.draft = about.draft,
		.has_time = time >= 0,
		.time = time >= 0 ? time : 0,
	};
}

bool
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
	if (diags_failed(session->diags) || !output_free(session, path) ||
	    !output_folder(session, path, &built->folder))
		return false;
	output_ending(session, path);
	info = pdf_information(session);
	built->save = save_open(session->arena, path,
	    options->members ? 0600 : 0644, session->diags);
	built->pages = pages;
	built->issue = options->publish ? issue : 0;
	if (built->save != NULL &&
	    pdf_write(session->arena, pages, session->fonts, &info, built->save,
	    &built->stats, session->diags) &&
	    ((!options->publish && !options->json) ||
	    save_digest(built->save, built->digest)))
		return true;
	make_abandon(built);
	return false;
}

/* ", 3 attachments"; empty without any. */
static const char *
attachments_text(const struct built *built, char *text, size_t room)
{
	size_t	n = built->stats.attachments;

	text[0] = '\0';
	if (n > 0)
		snprintf(text, room, ", %zu attachment%s", n, n == 1 ? "" :
		    "s");
	return text;
}

static void
made_json(struct buf *out, const struct session *session, const char *path,
    const struct built *built)
{
	buf_char(out, '{');
	json_member(out, "file", str_of(path));
	buf_printf(out, ",\"edition\":\"%s\",\"pages\":%zu,\"bytes\":%zu,"
	    "\"attachments\":%zu,\"digest\":\"%s\"",
	    session->options->members ? "members" : "public",
	    built->stats.pages, built->stats.bytes, built->stats.attachments,
	    built->digest);
	if (built->issue == 0)
		buf_text(out, ",\"draft\":true}\n");
	else
		buf_printf(out, ",\"draft\":false,\"issue\":%d,\"same\":%s}\n",
		    built->issue, session->same != NULL ? "true" : "false");
}

/* "attendance.pdf: 1 page, 23015 bytes, issue 1", or "draft", or "still issue 1":
 * it is the same as before. */
static void
made_text(struct buf *out, const struct session *session, const char *path,
    const struct built *built)
{
	const struct options	*options = session->options;
	char			 carried[48];

	add_plain(out, str_of(path));
	buf_printf(out, ": %zu page%s, %zu bytes%s%s", built->stats.pages,
	    built->stats.pages == 1 ? "" : "s", built->stats.bytes,
	    attachments_text(built, carried, sizeof(carried)),
	    options->members ? ", members' edition" : "");
	if (built->issue == 0)
		buf_text(out, ", draft");
	else if (session->same != NULL && date_known(options->as_at))
		buf_printf(out, ", issue %d as it was published", built->issue);
	else
		buf_printf(out, ", %sissue %d", session->same != NULL ?
		    "still " : "", built->issue);
	buf_text(out, options->dry_run ? ", not written\n" : "\n");
}

static void
print_made(const struct session *session, const char *path,
    const struct built *built)
{
	const struct options	*options = session->options;
	struct buf		 json = { 0 }, text = { 0 };

	made_json(&json, session, path, built);
	made_text(&text, session, path, built);
	progress_erase(options->progress);
	result_print(options, &json, &text, wants_results(options));
}

bool
make_name(struct session *session, const char *path, struct built *built)
{
	struct paper_about	about = paper_about(session->paper);
	bool			dry = session->options->dry_run;

	if (!output_settled(session, path, &about, built->digest) ||
	    diags_failed(session->diags) ||
	    (!dry && !save_commit(built->save))) {
		make_abandon(built);
		return false;
	}
	if (dry)
		make_abandon(built);
	print_made(session, path, built);
	return true;
}
