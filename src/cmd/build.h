/*
 * cmd/build.h - what the files of the command build share: from an open session
 * to a PDF in its place, and many of them.
 */
#ifndef CMD_BUILD_H
#define CMD_BUILD_H

#include "cmd/cmd.h"
#include "pdf/pdf.h"

/* One PDF that is to be made. */
struct order {
	const char	*layout;
	struct options	 options;
	const struct publication *again;	/* the published paper that must
						 * come out of it; NULL: any */
	bool		 skip;		/* not to be carried out: STATUS is given */
	int		 status;	/* out: what build_order() answered */
};

/* ---- cmd_build.c ---- */

/* Carry out ORDER and say what came of it: an exit status, or BUILD_LEFT when
 * another paper than the one to be made again would have come out. */
#define BUILD_LEFT	100
int build_order(const struct order *order);

/* ---- output.c: where a PDF goes ---- */

/* The path at which LAYOUT's edition goes when all is as OPTIONS say; NULL: none
 * is named. */
const char *output_named(struct arena *arena, const struct layout *layout,
    const struct options *options);

/* The session's; its folder may be missing, said.  NULL, said, when nothing
 * names it. */
const char *output_path(struct session *session);

/* Warn when PATH does not end as what it is to be, by which others open it. */
void output_ending(struct session *session, const char *path);

/* Make the members' folder for PATH if it needs one.  *MADE becomes the folder
 * that was made.  False, said, when it cannot be. */
bool output_folder(struct session *session, const char *path,
    const char **made);

/* Say of each of the N orders whose PDF would take the place of an earlier one's,
 * and have it skipped. */
void outputs_apart(struct order *orders, size_t n);

/* ---- kept.c: what it must not take the place of ---- */

/* Whether PATH is nothing that the paper comes from; if it is, it is said.  What it
 * comes from is known once its blocks are made. */
bool output_keeps(struct session *session, const char *path);

/* Whether a PDF may take PATH: neither the other edition's nor what is no PDF is
 * replaced.  False, said. */
bool output_free(struct session *session, const char *path);

/* Whether a picture, an SVG or a PNG by its name, may take PATH: nothing that the
 * paper is made of, nor what is no picture of its kind, is replaced.  False, said. */
bool output_picture(struct session *session, const char *path);

/* Whether a file lies at PATH that is no draft of ours; what cannot be read is said. */
bool output_real(const char *path, struct diags *diags);

/* Whether that is a PDF: a paper that was signed, say. */
bool output_real_pdf(const char *path, struct diags *diags);

/* Whether a file lies at PATH that is a published paper's, OUT. */
bool output_published(struct session *session, const char *path,
    struct publication *out);

/* Whether the store that the layout names knows a paper published at WHOLE, from the
 * root, where an option has put another store in its place: as ledger_at(). */
bool output_elsewhere(struct session *session, const char *whole,
    struct publication *out);

/* Beside PATH, when a PDF lies there that is no draft; else, or when -o says where,
 * PATH. */
const char *output_draft(struct session *session, const char *path);

/* Say when what ABOUT says, about to be published at PATH, would take the file of
 * another published paper or month: an error, unless --over allows it. */
void output_check(struct session *session, const char *path,
    const struct paper_about *about);

/* Whether an issue of before with DIGEST, made once more, may take PATH: over no other
 * published paper, but for a copy of one.  False, said. */
bool output_old(struct session *session, const char *path, const char *digest);

/* The last question before what was built of ABOUT, with DIGEST, is put at PATH, while
 * nobody else may write there: whether what lies there now may be lost.  A draft
 * takes the place of drafts alone, a paper that of drafts and of what the store
 * knows as its own; neither that of the other edition.  If not, and --over is not
 * said, it is said; and so is what is lost that may be wanted. */
bool output_settled(struct session *session, const char *path,
    const struct paper_about *about, const char *digest);

/* ---- make.c: the PDF ---- */

/* A built file that has no name yet. */
struct built {
	struct save	*save;
	const char	*folder;	/* that was made for it, or NULL */
	const struct pages *pages;
	int		 issue;		/* 0: a draft */
	struct pdf_stats stats;
	char		 digest[65];
};

/* The time that goes into the PDF, if INFO has one. */
struct pdf_info pdf_information(const struct session *session);

/* Everything but the renaming.  False when something is wrong: no file is left
 * behind. */
bool make_file(struct session *session, const char *path, int issue,
    struct built *built);

/* Rename what was BUILT to PATH, unless this is a dry run, and say so.  False
 * when it is not there. */
bool make_name(struct session *session, const char *path,
    struct built *built);

/* Take back what was BUILT, and a folder that was made for nothing else. */
void make_abandon(struct built *built);

/* ---- issue.c: the real thing ---- */

/* The next issue, at PATH; or the last one once more, when it is the same. */
void publish(struct session *session, const char *path);

/* What was published by the day of --as-at, once more, at PATH. */
void publish_then(struct session *session, const char *path);

/* ---- jobs.c: many at once, each in a process of its own ---- */

/* What is said of it on the terminal: "3 of 12: agenda-pack.ini". */
#define PROGRESS_OF	"%zu of %zu: %.60s"

/*
 * Carry out the N ORDERS, one at least, at most LIMIT at once.  What one of them
 * prints comes out whole, and in their order.  No store may be open.  When this
 * process is told to end, so are they.
 */
void jobs_run(struct order *orders, size_t n, int limit);

/* ---- stale_build.c ---- */

/* build --stale: make again what is out of date in the store STORE. */
int build_stale(const struct options *options, const char *store);

#endif
