/*
 * cmd/cmd.h - the commands.  This room alone reads arguments, environment and
 * clock, and writes to the terminal.
 */
#ifndef CMD_CMD_H
#define CMD_CMD_H

#include <stdbool.h>
#include <stdint.h>
#include <time.h>

#include "base/arena.h"
#include "base/diag.h"
#include "paper/paper.h"

/* Exit statuses (RULES: stable). */
enum {
	EXIT_DONE = 0,
	EXIT_WARNED = 1,	/* only with --strict */
	EXIT_INPUT = 2,		/* errors in the input: nothing written */
	EXIT_USAGE = 3,
	EXIT_SYSTEM = 4
};

enum dump { DUMP_NONE, DUMP_BLOCKS, DUMP_TRACE, DUMP_TAGS };

/* Whose copies are meant; what is built is of one edition, see `members`. */
enum edition {
	EDITION_UNSAID, EDITION_PUBLIC, EDITION_MEMBERS, EDITION_ALL,
	EDITION__MAX
};

/* At most so many folders with --allow; builds at once; pixels a point. */
#define ALLOW_MOST	64
#define JOBS_MOST	256
#define SCALE_MOST	16

/* What the options say; text is as given, checked when it was read. */
struct options {
	struct period	 period;
	struct date	 as_at, date;
	enum edition	 edition;
	bool		 members;	/* the members' edition is built */
	const char	*output, *reason;
	const char	*store;		/* instead of the layout's; or NULL */
	const char	*record;	/* where a publication goes instead of the
					 * store; or NULL */
	const char	*breakdown;
	const char	*log;		/* where machines read what was said; or
					 * NULL */
	bool		 publish, stale, dry_run, strict, quiet, json, numbers;
	bool		 over;		/* another published paper's file may be
					 * replaced */
	bool		 all;
	bool		 help;		/* and nothing else */
	bool		 on_terminal;	/* what is said comes there in the end */
	struct progress	*progress;	/* a line of it may be on the terminal;
					 * or NULL */
	enum dump	 dump;
	int		 scale;		/* of a PNG, pixels a point */
	int		 jobs;		/* builds at once; 0: not said */
	const char	*allow[ALLOW_MOST];	/* folders that layouts may name */
	size_t		 nallow;
};

/*
 * progress.c: one line on the terminal about long work, from the second second on,
 * in which each call writes over what stood there.  Whoever prints anything else
 * erases it first.  Nobody looks, nothing is shown: no terminal, --quiet, --json.
 */
struct progress {
	bool		 wanted, shown;
	struct timespec	 began;
};
void progress_begin(struct progress *progress, const struct options *options);
void progress_show(struct progress *progress, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void progress_erase(struct progress *progress);		/* or NULL */

struct cmd {
	const char	*name, *usage, *about, *help;
	const char	*options;	/* letters of those it takes */
	bool		 store_first;	/* a store before what else it takes */
	/* The words that an operand behind the first may be, SEPARATOR between
	 * them, for completion; NULL: it is no word. */
	void		(*words)(struct buf *out, const char *separator);
	int		 min, max;	/* operands; max < 0: any number */
	int		(*run)(const struct options *options, int n,
			    char *const *operands);
	bool		 hidden;
};

extern const struct cmd cmd_init, cmd_import, cmd_check, cmd_build, cmd_status,
    cmd_merge, cmd_chart, cmd_export, cmd_manual, cmd_undo, cmd_history;

/* main.c: all commands, ended by NULL. */
extern const struct cmd *const commands[];

/* completion.c: a script for bash that completes packwright's command lines. */
void completion_print(struct buf *out);

/* options.c: reads the options of CMD, up to one that asks for help; false after
 * saying what is wrong.  *FIRST is the index of the first operand. */
bool options_read(const struct cmd *cmd, int argc, char **argv,
    struct options *options, int *first);
void options_help(const struct cmd *cmd);

/* CMD's options, a blank behind each; and for bash, a case for each option that
 * takes one of a few words. */
void options_words(const struct cmd *cmd, struct buf *out);
void options_choices(struct buf *out);

/* report.c: the messages to stderr, sorted, and the exit status they mean.
 * NOTES are shown by check alone. */
int report(struct diags *diags, const struct options *options, bool notes);

/* log.c: a line of JSON, "{...}" with or without its end, to the log, if there is
 * one, with the time before its other members. */
void log_line(const struct options *options, struct str object);

/* Whether the log, if there is one, may have lines added, before anything is done:
 * it is a log, empty, not there, or what holds nothing, and none of the files that
 * the options or the N OPERANDS name.  False, said. */
bool log_check(const struct options *options, int n, char *const *operands);

/* The member NAME of the object that OUT ends in, behind a comma unless it is the
 * first: TEXT as a string, in which bytes that are no UTF-8 become U+FFFD. */
void json_member(struct buf *out, const char *name, struct str text);

/* Whether EDITION, "public" or "members", is among those that the options name;
 * WHEN_UNSAID is what they mean when they name none. */
bool edition_asked(const struct options *options, struct str edition,
    enum edition when_unsaid);

/* status_text.c: a publication as people read it: "performance-summary, December
 * 2022, public edition, issue 1". */
struct str publication_text(struct arena *arena,
    const struct publication *publication);

/* The same with VERDICT ("out of date") behind a colon, and a line under it for
 * each reason. */
void stale_text(struct buf *out, struct arena *arena, const struct stale *stale,
    const char *verdict);

/* Results go to stdout, and only to a terminal or for a machine: silence is
 * success. */
bool wants_results(const struct options *options);

/* Behind what a dry run would have done. */
#define DRY_RUN		", dry run: nothing was written"

/* What was made or done, as a line of JSON and as TEXT: to the log, but of a dry
 * run, and the one asked for to stdout if it is WANTED.  Gives both back. */
void result_print(const struct options *options, struct buf *json,
    struct buf *text, bool wanted);

/* session.c: whether there is a store at PATH, or another SQLite file. */
bool is_store(const char *path);

/* session.c: what a command on a layout opens. */
struct session {
	struct arena		*arena;
	struct diags		*diags;
	const struct options	*options;
	const struct reach	*reach;		/* where the layout's files lie */
	struct layout		*layout;
	struct store		*store;		/* NULL: none is needed, or it
						 * is not there yet: */
	const char		*missing;	/* its path; else NULL */
	struct place		 missing_at;	/* where that is named */
	struct fonts		*fonts;
	struct inputs		*inputs;	/* files read so far */
	struct paper		*paper;
	const struct publication *before;	/* the issue before the one that
						 * is made; NULL: none */
	const struct publication *same;	/* the issue that is made once more, at
						 * its time; NULL: a new one */
};

/* Open LAYOUT's store and the fonts.  Whatever happened, close it after. */
bool session_open(struct session *session, const char *layout,
    const struct options *options);
void session_close(struct session *session);

/* The store that is asked for, or else the layout's: a path, or empty. */
struct str session_store_path(const struct session *session);

/* The folders that LAYOUT is given: its own, the one the program stands in, the
 * store's that OPTIONS name, those allowed, and to read the stock.  LAYOUT may be
 * NULL: none was named. */
const struct reach *session_reach(struct arena *arena, const char *layout,
    const struct options *options, struct diags *diags);

/* Make the store that the layout names and that is not there. */
bool session_new_store(struct session *session);

/* The paper as a draft or an issue, with nothing made yet; the one before it is
 * closed. */
bool session_paper(struct session *session, bool draft, int issue);

/* The blocks laid out; characters that no font has are said. */
const struct pages *session_pages(struct session *session,
    struct blocks *blocks);

/* supplement.c: "public" or "members". */
struct str session_edition(const struct session *session);

/* The number of the first page of papers that go on from published ones; 0, as
 * for all others, also when those were never published: said. */
int session_first_page(struct session *session);

/* Say which published supplements NOW, about to be published, has grown over. */
void supplements_check(struct session *session, const struct publication *now);

/* Seconds since 1970: SOURCE_DATE_EPOCH, or else -1. */
int64_t source_date(void);

/* The folder with fonts, layouts and samples: PACKWRIGHT_DATA, beside the
 * program, or where it was installed. */
char *data_path(struct arena *arena, const char *name);

#endif
