/*
 * paper/audit_int.h - what the files of an audit summary share.
 *
 * An audit is GRADED when it has one of the four grades; a share is of those.
 */
#ifndef PAPER_AUDIT_INT_H
#define PAPER_AUDIT_INT_H

#include "chart/bars.h"
#include "paper/plate_int.h"
#include "store/records.h"

/* Which audits: of a programme, and the periods that lie within FROM to TO. */
struct audit_span {
	struct item		programme;
	struct period_item	from, to;
};

enum { STAGE_ORIGINAL, STAGE_MODERATED };

/* The settings of [audit] and [moderation]. */
struct audit {
	struct item		title, standfirst, heading, not_graded, note;
	struct audit_span	span;
	struct items		printed;
	struct item		part_of;
	int			stage, sort;
};
struct moderation_settings {
	struct item		title, text, note;
	struct audit_span	span;
};

/* What an audit page shows. */
struct audit_page {
	const struct audit	*settings;
	const struct section	*section;
	struct audit_rows	 rows;
	struct audit_row	 sum;		/* "All services" */
};

/* ---- audit_table.c ---- */

void audit_table(struct paper *paper, const struct audit_page *page,
    struct blocks *out);

/* ---- audit_data.c: see paper/data_int.h ---- */

struct data;

/* The file with what PAGE's table shows. */
const struct attachment *audit_data(struct paper *paper,
    const struct audit_page *page);

/* A file of audits in SPAN, that are WHAT; a row of it. */
struct data *audit_data_new(struct paper *paper, const struct section *section,
    const struct audit_span *span, struct str what);
void audit_data_row(struct paper *paper, struct data *data,
    const struct audit_span *span, const char *stage,
    const struct audit_row *row);

/* ---- audit_sums.c ---- */

/* The audits of SPAN at STAGE; false, said at PLACE, when there are none. */
bool audits_read(struct paper *paper, const struct audit_span *span, int stage,
    struct place place, struct audit_rows *out);

/* All ROWS as one, named NAME; illustrative if one of them is.  A grade is given
 * when each of them has it, how many were not graded when one says so. */
struct audit_row audits_sum(const struct audit_rows *rows, struct str name);

int64_t audit_graded(const struct audit_row *row);	/* has a grade */
int64_t audit_good(const struct audit_row *row);	/* or outstanding */
int64_t audit_all(const struct audit_row *row);

/* Whether all four grades are given; each that is not is said at PLACE. */
bool audit_complete(const struct audit_row *row);
void audits_missing(struct paper *paper, const struct audit_rows *rows,
    struct place place);

/* Good or outstanding, of those graded; NUM_NONE when none is, or a grade is
 * missing. */
struct num audit_share(const struct audit_row *row);
struct grade_counts audit_counts(const struct audit_row *row);

/* ROWS from the largest share down, those without one last; equals stay in
 * their order.  By NAME, in the order of its bytes. */
void audits_by_share(struct audit_rows *rows);
void audits_by_name(struct audit_rows *rows);

/* ---- audit_words.c ---- */

/* "requires improvement": a grade within a sentence. */
const char *audit_grade_words(enum grade grade);

/* "66%"; a dash when there is none. */
struct str audit_share_text(struct arena *arena, struct num share);

/* "January to December 2022". */
struct str audit_span_words(struct arena *arena, const struct audit_span *span);

/* "Of 241 graded audits, 159 (66%) were good or outstanding, 70 required
 * improvement and 12 were inadequate." */
struct str audit_sentence(struct arena *arena, const struct audit_row *sum);

/* "Three services had fewer than half graded good or better"; of services whose
 * share is not known nothing is claimed. */
struct str audit_point(struct arena *arena, const struct audit_rows *rows);

/* ---- audit_answer.c ---- */

/* Answers [66%](=audits good-share ID), where ID is an [audit], and
 * [52%](=audits after good-share ID) of a [moderation]. */
bool audit_answer(void *paper, const struct question *question,
    struct answer *answer);

#endif
