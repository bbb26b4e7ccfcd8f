/*
 * store/ledger_int.h - what the files share that keep and compare what was
 * published.
 */
#ifndef STORE_LEDGER_INT_H
#define STORE_LEDGER_INT_H

#include "store/read_int.h"

/* How a supplement's question for the last page is kept. */
#define LAST_PAGE	"last-page"

/* How a printed row is kept among a publication's reads: it asks nothing, so
 * its answer is always the same, and all it says is its question. */
#define PRINTED_ROW	"printed-row"

/* ---- ledger.c: the ledger in force ---- */

/* A read of the build: the same one asked again is kept once, because within a
 * build it has the same answer. */
struct read {
	struct read	*next;
	const char	*kind;
	struct str	 question;
	char		 digest[65];
	unsigned	*readings;	/* for which it was asked */
	size_t		 n;
	struct str	 pages;		/* by ledger_pages() */
};

struct ledger {
	struct read	 *first, **end;
	struct names	  asked;	/* "kind TAB question" */
	unsigned	  readings;	/* the newest one's number */
	unsigned	 *within;	/* those entered and not left */
	size_t		  depth;
	struct also {
		unsigned reading, other;
	}		 *alsos;
	size_t		  nalsos;
	int64_t		  known;	/* the newest publication that was done
					 * when it was begun */
};

/* Join the reads of the ledger in force with the pages on which their readings
 * stand. */
void ledger_pages(struct store *store, const struct publication *publication);

/* What publications the build could read of. */
int64_t ledger_known(struct store *store);

/* ---- published.c: what is recorded ---- */

/* A publication as its row has it. */
struct published {
	struct publication	publication;	/* without parts and inputs */
	int64_t			number;
	int64_t			checked;	/* the newest import as of which
						 * it is known to be right */
	int64_t			known;		/* the newest publication it
						 * could read of */
	struct stamp		stamp;		/* of its file */
};

/* Its columns, of a store of each version, and what comes BEHIND them. */
#define PUBLISHED_1							\
	"1, 0, '', '', p.seen, p.number - 1, 0, 0, 0 AS changed, 0"
#define PUBLISHED_2							\
	"p.first_page, p.last_page, '', '', p.seen, p.number - 1, 0, 0,"	\
	" 0 AS changed, 0"
#define PUBLISHED_3							\
	"p.first_page, p.last_page, p.layout, p.asked,"			\
	" max(p.seen, p.checked), p.known, p.size, p.inode, p.changed,"	\
	" p.modified"
#define PUBLISHED_OF(later, behind)					\
	"SELECT p.number, p.pack, p.edition, p.period, p.issue, p.path,"\
	" p.digest, p.time, p.seen, " later " FROM publication AS p" behind
#define PUBLISHED(behind) {						\
	PUBLISHED_OF(PUBLISHED_1, behind),				\
	PUBLISHED_OF(PUBLISHED_2, behind),				\
	PUBLISHED_OF(PUBLISHED_3, behind),				\
}

/* Whether publication p shows its read r, in a store of version 3; an older one
 * does not know.  What a paper for the public shows stands on pages. */
#define SHOWN_3								\
	"(r.pages <> '' OR p.layout = '' OR p.edition <> 'public')"

/* Of issues and pages: nobody has so many, and the next can be told. */
#define ORDINAL_MOST	999999

/* Issue ISSUE of PUBLICATION's pack, edition and period, or the newest for 0,
 * that is done; false when there is none. */
bool published_find(struct store *store, const struct publication *publication,
    int issue, struct published *out);

/* All that are done, the oldest first. */
bool published_all(struct store *store, struct published **out, size_t *n);

/* The last issues, by pack, edition and period. */
bool published_last(struct store *store, struct published **out, size_t *n);

/* The files of publication NUMBER, by path. */
bool inputs_read(struct store *store, int64_t number, struct inputs *out);

/* What all questions come before that begin with BEGIN, which ends with a
 * tab. */
struct str question_behind(struct store *store, struct str begin);

/* The newest publication that is done; 0 for none. */
int64_t publication_newest(struct store *store);

/* Whether a publication, be it pending, has DIGEST. */
bool digest_known(struct store *store, const char *digest);

/* A stamp in the four columns, or parameters, from AT on. */
struct stamp column_stamp(sqlite3_stmt *st, int at);
void bind_stamp(sqlite3_stmt *st, int at, struct stamp stamp);

/* ---- replay.c: asking again ---- */

/* Kinds of read that others are told by. */
#define SERIES		"series"
#define REVISIONS	"revisions"

struct replay {
	const char	*kind;
	/* Ask the store what QUESTION says. */
	void		(*ask)(struct store *store, struct str question);
};

/* NULL for a kind that only a newer program knows. */
const struct replay *replay_find(struct str kind);

/* The period at the head of QUESTION, which moves on. */
bool cut_period(struct str *question, struct period *period);

/* ---- reasons.c: what was printed otherwise than it would be now ---- */

struct reasons {
	struct reason	*at;
	size_t		 n;
};

/* Room for one more reason, all nought. */
struct reason *reasons_add(struct arena *arena, struct reasons *reasons);

/* Make those one that PUBLICATION does not show on any of its pages, which tells
 * nothing more. */
void reasons_hide(struct arena *arena, const struct publication *publication,
    struct reasons *reasons);

/* Ask what PUBLISHED read once more, of LAST_PAGES only where other packs end,
 * and add what is answered otherwise. */
bool reasons_of_reads(struct store *store, const struct published *published,
    bool last_pages, struct reasons *reasons);

/* ---- files.c, stale.c: whether files are what they were ---- */

/* A file as it is now, which many packs share: by its path. */
struct file_now {
	struct stamp	stamp;		/* when DIGESTED, that of the digest, or
					 * nought */
	bool		digested;
	char		digest[65];
};

/* Whether the file PATH, which had STAMP and DIGEST, is not what it was.  One
 * that was not there has neither.  FILES knows those that were looked at. */
bool file_changed(struct arena *arena, struct names *files, struct str path,
    struct stamp stamp, struct str digest);

/* What is known of PATH when it had to be read; NULL when it had not. */
const struct file_now *file_digested(const struct names *files,
    struct str path);

/* For each of the N in ALL, by pack, whether a later period of it was published.
 * Lives in ARENA. */
bool *published_past(struct arena *arena, const struct published *all,
    size_t n);

/* For each of the N in ALL, by pack, which of them has its file's name by now; NULL
 * where the name is its own.  Lives in ARENA. */
const struct published **published_takers(struct arena *arena,
    const struct published *all, size_t n);

/* ---- publish.c ---- */

/* What a publication's row has that the publication does not. */
struct row_facts {
	const char	*state;
	int64_t		 seen, checked, known;
	struct stamp	 stamp;
};

bool publication_insert(struct store *store,
    const struct publication *publication, const struct row_facts *facts,
    int64_t *number);

/* Write the reads of LEDGER (NULL: none), and PUBLICATION's parts and files, as
 * those of publication NUMBER of STORE. */
bool details_insert(struct store *store, const struct ledger *ledger,
    const struct publication *publication, int64_t number);

/* Whether nobody alive is about to publish the same issue; said when somebody
 * is. */
bool issue_free(struct store *store, const struct publication *publication);

/* The file of publication NUMBER was made again with import CHECKED. */
bool published_renew(struct store *store, int64_t number, struct str path,
    struct str layout, int64_t checked, struct stamp stamp);

/* Its reads and files go; its parts stay. */
bool details_forget(struct store *store, int64_t number);

/* SHA-256 of the file PATH, and its stamp, all nought when it was changed
 * meanwhile; false when it is not there or cannot be read. */
bool file_digest(const char *path, struct stamp *stamp, char digest[65]);

/* ---- printed.c ---- */

/* Every row by category that a public edition that is done printed, of all
 * tables; ARENA is to hold them. */
bool rows_shown(struct store *store, struct arena *arena, struct names *out);

/* Whether ROW of TABLE is one of them. */
bool row_shown(struct store *store, const struct names *shown,
    const struct breakdown_of *table, const struct printed_row *row);

#endif
