/*
 * paper/decision_int.h - a decision report: one Markdown file with a head.
 */
#ifndef PAPER_DECISION_INT_H
#define PAPER_DECISION_INT_H

#include "paper/agenda_int.h"

/* The settings of the file's head, [report]. */
struct decision_head {
	struct item		 subject, decision_maker, report_of, wards;
	struct date_item	 date;
	struct item		 director_role, director_title, director_name,
				 director_telephone, director_email;
	struct item		 author_title, author_name, author_telephone,
				 author_email;
	struct items		 members_rooms, background;
	bool			 key_decision, equality, data_protection;
};

/* What every report has, in this order. */
enum report_part {
	PART_CONFIDENTIALITY,
	PART_SUMMARY,
	PART_RECOMMENDATIONS,
	PART_REASONS,			/* numbered from here on */
	PART_ALTERNATIVES,
	PART_DETAIL,
	PART_RESOURCES,
	PART_CAPITAL, PART_PROPERTY,	/* or, in place of both: */
	PART_CAPITAL_PROPERTY,
	PART_LEGAL,
	PART_POWER, PART_OTHER_LEGAL,
	PART_RISK,
	PART_POLICY,
	PART__MAX
};

struct part_text {
	struct place	 place;		/* of its heading; line 0: not there */
	struct blocks	 blocks;	/* made once, so they can be put on
					 * pages once */
};

struct decision {
	const struct decision_head *head;
	struct place		 place;		/* of that */
	/* Each "That ...", without its number, plain words; the statement of
	 * confidentiality, the same. */
	struct items		 recommendations;
	struct item		 confidentiality;
	unsigned		 said;		/* a reading: figures of the
						 * recommendations, where those
						 * are said again */
	struct part_text	*parts;		/* by enum report_part */
	const bool		*named;		/* appendices in its text, by
						 * number up to ANNEX_MOST */
};

/* Read FILE.  Faults (a missing section is one, named) are said in the paper's
 * diagnostics; NULL only when it cannot be read at all. */
struct decision *decision_read(struct paper *paper, struct item file);

/* What of DECISION must agree with the agenda ITEM it stands under and with the
 * meeting: subject, role, date, appendices, confidentiality.  Said, not
 * mended.  ITEM may be NULL: built alone. */
void decision_check(struct paper *paper, const struct decision *decision,
    const struct agenda_item *item);

/* Which appendices its text names, by their numbers.  Those that ITEM does not
 * have are said; ITEM may be NULL. */
const bool *decision_named(struct paper *paper,
    const struct decision *decision, const struct agenda_item *item);

/* Its pages, from a new one on.  ITEM lists its appendices; NULL: built
 * alone. */
void decision_make(struct paper *paper, const struct section *section,
    const struct decision *decision, const struct agenda_item *item,
    struct blocks *out);

/* The head of a report's file, for head_read() and the manual. */
extern const struct kind kind_report_head;

/* ---- plain.c ---- */

/* Whether CODE is of a word: a letter or digit, and neither sign nor space. */
bool code_in_word(int32_t code);

/* Small letters, digits and single spaces: how titles are compared.  A stop
 * between digits stays ("paragraph 10.4"). */
struct str words_plain(struct arena *arena, struct str text);

/* ---- decision_cut.c ---- */

/* The level with which a part's heading is read. */
#define PART_LEVEL	2

struct part_form {
	const char	*title;
	bool		 sub;		/* a heading below the one before */
	bool		 numbered;	/* its paragraphs are, in one run */
};
extern const struct part_form part_forms[PART__MAX];

bool part_is_there(const struct decision *decision, enum report_part part);

/* Cut BLOCKS, a report's text, into DECISION's parts; what is missing, or out
 * of order, is said. */
void decision_cut(struct paper *paper, struct decision *decision,
    struct blocks *blocks);

/* ---- decision_parts.c ---- */

/* Read the report's TEXT, which begins at PLACE, into its parts. */
void decision_parts(struct paper *paper, struct decision *decision,
    struct str text, struct place place);

/* Put down part PART, if it is there, under its heading. */
void part_make(struct paper *paper, const struct decision *decision,
    enum report_part part, struct blocks *out);

/* A heading such as the parts have: a bookmark, unless it is a SUB one. */
void decision_heading(struct paper *paper, const char *title, bool sub,
    struct blocks *out);

/* ---- decision_tables.c ---- */

/* Who decides what when, and whom to ask. */
void decision_head_tables(struct paper *paper, const struct decision *decision,
    struct blocks *out);

/* Key decision and wards, and the supporting documentation. */
void decision_support(struct paper *paper, const struct decision *decision,
    const struct agenda_item *item, struct blocks *out);

/* "Title | 2": a background document and the paragraph of Schedule 12A that
 * makes it exempt; 0: none, -1: there is no such paragraph. */
int background_split(struct item line, struct str *title);

#endif
