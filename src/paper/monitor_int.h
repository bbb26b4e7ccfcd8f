/*
 * paper/monitor_int.h - what the files of the monitoring table share.
 *
 * A panel follows what it recommended until it accepts it as completed.  A ROW
 * is one recommendation; rows of one meeting and title are a GROUP.  Which rows
 * are listed is measure/recommend.h's to say.
 */
#ifndef PAPER_MONITOR_INT_H
#define PAPER_MONITOR_INT_H

#include "measure/recommend.h"
#include "paper/paper_int.h"

enum { GROUP_ROWS, GROUP_COLUMNS };

/* The settings of [monitor]. */
struct monitor_settings {
	struct item		title, standfirst;
	struct date_item	meeting;
	struct items		meetings;
	int			group, overdue;
	bool			next;
	double			proposed_width, progress_width;
};

struct monitor_row {
	const struct action		*action;
	struct life			 life;
	enum standing			 standing;	/* at the meeting */
	enum progress			 progress;	/* the same */
	const struct action_update	*latest;	/* by then, or NULL */
	const struct action_update	*told;		/* the latest that says
							 * what was done */
	int				 number;	/* as given, else in
							 * order */
	int				 age;		/* whole months */
	bool				 overdue;
	bool				 leaves;	/* rejected, and reported
							 * here */
	struct date			 kept;		/* when the Panel last
							 * kept it; year 0:
							 * never */
	bool				 heads;		/* the first listed row
							 * of its group */
};

struct monitor {
	struct paper			*paper;
	const struct monitor_settings	*settings;
	struct date			 meeting;
	struct date			*meetings;	/* in order, this one
							 * among them */
	size_t				 nmeetings;
	struct monitor_row		*rows;	/* by meeting, those of a group
						 * together, also what has left */
	size_t				 nrows;
	size_t				 nlisted, ncomplete, nleaving,
					 noverdue;
};

/* ---- monitor_read.c ---- */

/* SECTION's list.  NULL, said, when there is no meeting or no store. */
struct monitor *monitor_read(struct paper *paper,
    const struct section *section);

/* What the list is made of, as it stands when the meeting is over: what it
 * resolved and decided is in it. */
bool monitor_read_after(const struct monitor *monitor, struct monitor *after);

bool row_is_listed(const struct monitor_row *row);
bool same_group(const struct action *a, const struct action *b);

/* Where ORIGIN's row was written, for messages. */
struct place origin_place(struct paper *paper, const struct origin *origin);

/* The last of the panel's meetings before DATE and the first after it; year 0
 * when there is none. */
struct date meeting_before(const struct monitor *monitor, struct date date);
struct date meeting_after(const struct monitor *monitor, struct date date);

/* ---- monitor_check.c ---- */

/* Say what is wrong with the list. */
void monitor_check(const struct monitor *monitor);

/* ---- monitor_table.c ---- */

struct block *monitor_table(const struct monitor *monitor);

/* ---- monitor_next.c ---- */

/* What the list will be at the next meeting, by reason. */
void monitor_next(const struct monitor *monitor, struct blocks *out);

#endif
