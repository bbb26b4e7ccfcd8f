/*
 * paper/bind_int.h - what the files that bind a committee pack share.
 *
 * A pack is front sheets, an agenda, and under each of its items DOCUMENTS: a
 * report, minutes, appendices.  Each document begins on an odd page, ends with
 * its back, and is a PART of what is published.
 */
#ifndef PAPER_BIND_INT_H
#define PAPER_BIND_INT_H

#include "paper/agenda_int.h"
#include "slip/slip.h"

/* ---- settings ---- */

struct item_settings {
	struct item	title, text;
	int		number;
	bool		exclusion;
};

/* Of [appendix], and of [exempt], which has all keys. */
struct appendix {
	struct item	title, file, alt, ask;
	int		number;		/* 0: the next in its item */
	bool		landscape;
	struct item	listed;
	int		paragraph;
	struct item	citation, reason, interest;
	struct layout	*layout;	/* a file that is one, read */
};

struct agenda_settings {
	struct item		title, sign;
	struct date_item	published;
};

struct front_settings {
	struct items	members, officers, terms;
	struct item	role, notices;
	struct items	boxed, full, meetings;
	struct items	logo;		/* a [picture] */
};

/* ---- what a pack's papers share ---- */

/* Somebody else's PDF that stays open until ours is written. */
struct open_slip {
	struct slip		*slip;
	struct open_slip	*next;
};

/* An appendix that is not accessible, or keeps the pack from saying that it
 * is. */
struct foreign {
	struct str		 name;		/* "Appendix 1 of item 7, Letter of
						 * the inspectorate" */
	unsigned		 reading;	/* of figures in that */
	struct str		 why;		/* in plain words */
	struct str		 ask;
	struct foreign		*next;
};

struct pack_state {
	struct open_slip	*slips;
	struct foreign		*foreign, **foreign_end;
	struct part		*parts;
	size_t			 nparts, parts_room;
	bool			 no_ua, no_a;
	bool			 has_exempt;
};

/* ---- paper.c ---- */

/* A paper of BUILD whose topmost heading is of LEVEL; see paper_new(). */
struct paper *paper_of(struct arena *arena, const struct build *build,
    int level, struct diags *diags);

/* ---- agenda.c ---- */

/* Read the items of PAPER's layout into it, when it has any. */
void agenda_read(struct paper *paper);

/* An item whose papers the press and public do not see. */
bool item_is_exempt(const struct agenda_item *item);
bool item_excludes(const struct agenda_item *item);
bool item_has_papers(const struct agenda_item *item);

/* ---- corrections.c ---- */

/* The label of the corrections note, and with "-end" of its last page. */
#define CORRECTIONS_LABEL	"corrections"

/* The note behind the last item; nothing when there is none. */
void corrections_bind(struct paper *paper, struct blocks *out);

/* "Corrected figures are listed from page 31 on.", when they are. */
void corrections_where(struct paper *paper, struct look look,
    struct blocks *out);

/* ---- exempt.c ---- */

/* Why SECTION, an [exempt], is so; what does not agree is said. */
const struct exemption *exemption_read(struct paper *paper,
    const struct section *section);

/* What both editions call it. */
struct item exempt_title(struct paper *paper, const struct section *section);

/* SECTION, an [appendix], must not be called what only an exempt one is:
 * said. */
void open_check(struct paper *paper, const struct section *section);

/* ---- agenda_words.c ---- */

/* The agenda's paragraph about ITEM: as written, else from its papers. */
struct block *item_paragraph(struct paper *paper,
    const struct agenda_item *item, struct look look);

/* What is written about ITEM and must agree with its papers: said. */
void item_check(struct paper *paper, const struct agenda_item *item);

/* ---- agenda_page.c, frontsheet.c, notices.c ---- */

/* The label of ITEM's entry on the agenda. */
struct str entry_label(struct arena *arena, const struct agenda_item *item);

void agenda_page(struct paper *paper, struct blocks *out);
void front_sheets(struct paper *paper, struct blocks *out);

/* "Public document pack", in the stamps' place. */
struct str edition_stamp(struct paper *paper);

/* "Thursday 26 January 2023, 5.30 pm, Council Chamber, Civic Centre". */
struct str meeting_words(struct paper *paper);

/* "Example Panel, 26 January 2023". */
struct str panel_words(const struct paper *paper);

/* The notices of [front], boxed ones in two columns; ROOM is what the page has
 * left. */
void front_notices(struct paper *paper, const struct front_settings *front,
    double room, struct blocks *out);

/* ---- bound.c ---- */

/* The layout that SECTION binds as an appendix, or NULL. */
const struct layout *section_bound(const struct section *section);

/* ---- bind.c ---- */

/* All blocks of a pack. */
void pack_blocks(struct paper *paper, struct blocks *out);

/* A heading within MADE is a bookmark from level OUTLINE on; the first one, its
 * title, has its own elsewhere. */
void outline_headings(struct paper *paper, struct blocks *made, int outline);

/* ---- annex.c ---- */

enum annex_form { ANNEX_TEXT, ANNEX_LAYOUT, ANNEX_PDF, ANNEX_OTHER };
enum annex_form annex_form(const struct section *section);

/* The pages of ANNEX under ITEM, the document's furniture being set. False
 * when they cannot be made, said. */
bool annex_make(struct paper *paper, const struct agenda_item *item,
    const struct annex *annex, struct blocks *out);

/* How many pages it has, from blocks of an arena of their own; 0: none,
 * said. */
size_t annex_count(struct paper *paper, const struct agenda_item *item,
    const struct annex *annex);

/* ---- annex_text.c ---- */

/* The pages of ANNEX, a text; false, said, when it cannot be read. */
bool annex_text(struct paper *paper, const struct annex *annex,
    struct blocks *out);

/* ---- slips.c ---- */

/* The pages of somebody else's PDF, and what must be said of it. */
bool slip_pages(struct paper *paper, const struct agenda_item *item,
    const struct annex *annex, struct blocks *out);

/* How many it has; 0, said, when it cannot be read. */
size_t slip_count(struct paper *paper, const struct annex *annex);

/* The note on papers that are not accessible, if there are any. */
void foreign_note(struct paper *paper, struct blocks *out);

/* ---- parts.c ---- */

/* MADE is a part of the pack: its digest is kept. */
void part_add(struct paper *paper, struct str id, struct str title,
    struct blocks *made);

/* One of which only the NUMBER of pages may be known. */
void part_add_count(struct paper *paper, struct str id, struct str title,
    size_t number);

/* What changed since the issue before, if this is one that was issued again. */
void changes_note(struct paper *paper, struct blocks *out);

#endif
