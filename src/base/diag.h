/*
 * base/diag.h - every message of the program, its level, where it points.
 *
 * Bad input is expected: say it with diag_at() and go on, so that one run shows
 * everything wrong.  Nobody but cmd prints.  A message reads
 *	board.ini:14:9: warning: indicator has no target, printing a dash: AE-4H
 * place, level, fault with what was done about it, detail.
 */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

struct arena;

/* LEVEL_NOTE is shown by `check` alone; LEVEL_ERROR means nothing is written;
 * LEVEL_SYSTEM is a fault of the machine, not of the input (exit 4). */
enum level {
	LEVEL_NOTE,
	LEVEL_WARNING,
	LEVEL_ERROR,
	LEVEL_SYSTEM,
	LEVEL__MAX
};

/* A place in a file, 1-based; line or col 0 when there is none.  FILE must
 * outlive the diagnostics (it lives in the build's arena). */
struct place {
	const char	*file;
	int		 line, col;
};

#define PLACE(name) ((struct place){ (name), 0, 0 })

/* Where each line of a text begins that was put together of several; N is 0 of one
 * that stands as a whole where it begins. */
struct line_places {
	const struct place	*at;
	size_t			 n;
};

/* Where line I, from 0, begins of a text that stands at FIRST, its lines at LINES;
 * those that these do not have follow it. */
struct place line_begins(struct place first, struct line_places lines, size_t i);

enum diag {
#define DIAG(name, level, text) DIAG_##name,
#include "base/diag.def"
#undef DIAG
	DIAG__MAX
};

struct message {
	enum diag	 id;
	enum level	 level;
	struct place	 place;
	const char	*text;		/* the fault, from the table */
	const char	*detail;	/* what was found; "" when nothing more */
};

struct diags;

struct diags *diags_new(struct arena *arena);

/* Add a message; FORMAT makes its detail ("" for none), of which a few thousand
 * bytes are kept.  A text of others is quoted by text_shown(). */
void diag_at(struct diags *diags, enum diag id, struct place place,
    const char *format, ...) __attribute__((format(printf, 4, 5)));

/* Say ID of NEAREST's word, and what it may have been meant for: "refferals (did
 * you mean referrals?)". */
void diag_unknown(struct diags *diags, enum diag id, struct place place,
    const struct nearest *nearest);

/* Take back all that was said as ID. */
void diags_drop(struct diags *diags, enum diag id);

/* The worst level so far; LEVEL_NOTE when there is nothing. */
enum level diags_worst(const struct diags *diags);
bool diags_failed(const struct diags *diags);	/* an error or worse */
size_t diags_count(const struct diags *diags, enum level level);

/* The messages sorted by file, line, column, with repeats folded. */
size_t diags_sorted(struct diags *diags, const struct message ***out);

/* One message as the line shown to people, without a newline. */
void message_print(struct buf *buf, const struct message *message);

const char *level_name(enum level level);
const char *diag_name(enum diag id);	/* "CSV_CELLS", for --json */

#endif
