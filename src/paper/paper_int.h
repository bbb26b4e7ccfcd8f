/*
 * paper/paper_int.h - what the files of this room share.
 */
#ifndef PAPER_PAPER_INT_H
#define PAPER_PAPER_INT_H

#include "base/figure.h"
#include "measure/measure.h"
#include "paper/answer.h"
#include "paper/paper.h"
#include "story/story.h"

enum { SHEET_LANDSCAPE, SHEET_PORTRAIT };

/* Between sections that follow each other on a page, in points; a heading brings its
 * own. */
#define SECTION_BEFORE	20.0

/* The settings of [pack]. */
struct pack {
	struct item		title, kind, council, directorate, panel;
	struct item		author, footer, source, lang;
	struct item		store, output;
	struct period_item	period;
	struct date_item	meeting, date;
	struct item		time, venue, contact, changes, holidays;
	struct items		supplement_to;
	int			first_page;
	uint32_t		accent;
	int			sheet, rule, method;
	struct num		tolerance;
	struct item		model;
	struct filled		*filled;	/* of no key: see titled.c */
	int			revised_months;	/* figures are marked for so
						 * long; 0: never */
	bool			corrections;	/* a note of them ends an issue */
	bool			data;		/* tables bring theirs as CSV */
};

/* The document being made, one of those a pack binds or the paper alone: what its
 * pages carry. */
struct document {
	struct str	run_in;		/* at the head of each page */
	unsigned	run_in_reading;	/* of a title in it */
	struct str	foot;		/* at the left of each foot */
	struct str	name;		/* at the right of it, of pages before
					 * the papers: "Agenda" */
	unsigned	name_reading;	/* of its figures */
	struct str	stamp;		/* at the head of the first page: "Agenda Item
					 * 7 · Appendix 2" */
	struct str	mark;		/* at the head of every page: "Not for
					 * publication" */
	int		own_first;	/* > 0: shows its own page numbers, which
					 * begin with this */
	const char	*own_as;	/* then how: a minute book's "- {own} -" */
	bool		bound;		/* pages carry the pack's number, as a
					 * stamp */
	bool		front;		/* of the sheets before the papers */
	bool		prose;		/* further pages have the title small, in
					 * the place of the run-in line */
	bool		begun;		/* its first sheet is made */
	double		beside;		/* what a logo takes of the run-in
					 * line's room */
};

struct paper {
	struct arena		*arena;
	struct diags		*diags;
	const struct build	*build;
	const struct pack	*pack;
	struct place		 place;		/* of [pack] */
	struct store		*store;
	struct fonts		*fonts;
	struct period		 period;
	bool			 stand_in;	/* its month is at fault, said: PERIOD
						 * is another, so that all else is
						 * told */
	struct rules		 rules;
	struct answers		 answers;
	bool			 signs[SYMBOL__MAX]; /* printed by a text's bound
						 * figures: "[x]" */
	struct str		 run_in;	/* "Performance summary · December
						 * 2022" */
	unsigned		 run_in_reading; /* of the title in it */
	double			 width;		/* of the text being made */
	bool			 in_columns;	/* which bring their own key */
	struct making		*making;	/* the section being made, and
						 * those it stands in */
	struct marks		 marks;		/* each drawn once */
	struct placed_chart	*charts;	/* newest first */
	struct card		*cards;		/* likewise */
	struct read_picture	*pictures;	/* each file once, newest first */
	int			 level;		/* of a page's title: 2 under a
						 * cover's H1, else 1 */
	int			 orientation;	/* SHEET_* of pages from here on */
	struct document		 document;
	struct agenda_item	*agenda;	/* NULL: no pack of items */
	struct pack_state	*bound;		/* what all its papers share; NULL:
						 * no pack of items */
	struct revised_figure	*revised;	/* asked so far, newest first */
	const struct corrections *noted;	/* of the whole; NULL: not yet
						 * read */
	struct withheld		*withheld;	/* of the whole */
};

/* A section being made, inside another one. */
struct making {
	const struct section	*section;
	struct making		*outer;
};

/* A chart of the layout: the blocks it makes at its own place, if it has one, and
 * whether a text has taken it. */
struct placed_chart {
	const struct section	*section;
	struct block		*group;
	bool			 used;
	struct placed_chart	*next;
};

/* What a kind of section does; `own_page` ones begin a page when they stand by
 * themselves. */
struct act {
	void	(*make)(struct paper *paper, const struct section *section,
		    struct blocks *out);
	bool	  own_page;
};

/* MARK's drawing, made once a paper. */
const struct drawing *paper_mark(struct paper *paper, enum mark mark);

/* readings.c: what stands on which page.  A file that is about to be read; a
 * stretch of the paper from reading_begin() to reading_end(), which marks all blocks
 * of MADE that have no mark yet with it (MADE may be NULL).  Both do nothing while
 * nobody wants to know. */
void paper_input(struct paper *paper, enum input_kind kind, const char *path);
void exempt_inputs(struct paper *paper);	/* before all others: the files
						 * of exempt papers, as such */
unsigned reading_begin(struct paper *paper);
void reading_end(struct paper *paper, unsigned reading, struct blocks *made);

/* The same marks for the cells of a row that was made of READING. */
void reading_row(unsigned reading, struct row *row);

/* READING prints what was read for OTHER, too. */
void reading_also(struct paper *paper, unsigned reading, unsigned other);

/* READING stands where words of BLOCKS are said again: what their figures were read
 * from counts for it too. */
void reading_words(struct paper *paper, unsigned reading,
    struct blocks *blocks);

/* looks.c: the type scale, one place for every size. */
enum scale {
	SCALE_COVER_TITLE, SCALE_COVER_TEXT, SCALE_COVER_FIGURE,
	SCALE_TITLE, SCALE_TITLE_REPORT, SCALE_RUN_IN, SCALE_STANDFIRST,
	SCALE_PROSE, SCALE_COMMENTARY, SCALE_HEADING, SCALE_CHART_TITLE,
	SCALE_FIGURE, SCALE_FIGURE_NOW, SCALE_ROW_LABEL, SCALE_SMALL,
	SCALE_COLUMN_HEAD, SCALE_FRACTION, SCALE_STEPS, SCALE_NOTE,
	SCALE_NOTE_LEAD, SCALE_FOLIO, SCALE_STAMP, SCALE_PAGE_STAMP,
	SCALE_AGENDA_TITLE, SCALE_AGENDA_TEXT, SCALE_FIELD,
	SCALE__MAX
};
struct look paper_look(const struct paper *paper, enum scale scale);
struct look look_grey(struct look look);

/* Round a table or a list, and under its head; between its rows. */
extern const struct rule	rule_ink, rule_hair;

/* How wide TEXT is in LOOK, in points, as the build measures. */
double look_width(const struct paper *paper, struct look look, struct str text);
struct story_look paper_story_look(const struct paper *paper, bool commentary);

/* pack.c: the settings of [pack]. */
const struct pack *layout_pack(const struct layout *layout);

/* What a value of [pack] must be beyond its type. */
void pack_check(const struct pack *pack, struct place place,
    struct diags *diags);

/* Whether its papers belong to those of a pack that was published before. */
bool pack_is_late(const struct pack *pack);

/* The first section of KIND in LAYOUT, or NULL; and whether there is one, or one of
 * KINDS, which end with NULL. */
const struct section *layout_first(const struct layout *layout,
    const struct kind *kind);
bool layout_has(const struct layout *layout, const struct kind *kind);
bool layout_has_any(const struct layout *layout,
    const struct kind *const *kinds);

/* Whether SECTION is of one of KINDS, which end with NULL. */
bool section_is_any(const struct section *section,
    const struct kind *const *kinds);

/* bound.c: the layout of all that is made: the pack's that binds PAPER, or its
 * own. */
const struct layout *paper_whole(const struct paper *paper);

/* The label of SECTION's first page: "report-ofsted". */
struct str section_label(struct arena *arena, const struct section *section);

/* The field of SECTION's key NAME, or NULL when its kind has none. */
const void *section_field(const struct section *section, const char *name);

/* Whether there is a store; else said, at PLACE when none is named. */
bool paper_has_store(struct paper *paper, struct place place);

/* Whether figures can be asked for here: there is a period, and a store; else
 * said at PLACE. */
bool paper_has_figures(struct paper *paper, struct place place);

/* The sections of LAYOUT in order, in PAPER's own setting. */
void paper_sections(struct paper *paper, struct blocks *out);

/* walk.c: every block in BLOCKS, those around before those inside. */
void blocks_each(struct blocks *blocks,
    void (*visit)(void *arg, struct block *block), void *arg);

/* The words of a paragraph, and those of all paragraphs in BLOCKS with a blank
 * between two; in ARENA. */
struct str para_plain(struct arena *arena, const struct para *para);
struct str blocks_words(struct arena *arena, struct blocks *blocks);

/* sheets.c: margins and furniture. */
void sheet_begin(struct paper *paper, struct blocks *out);
void sheet_cover(struct paper *paper, struct blocks *out);

/* A page as large as one of WIDTH and HEIGHT that fits between the stamps: how
 * much that one must be scaled to fill it. */
double sheet_slip(struct paper *paper, double width, double height,
    struct blocks *out);

/* The end of a document: its back, left blank when it is needed. */
struct block *sheet_back(struct paper *paper, struct blocks *out);

/* Start a page with its title (a bookmark and a link's target) and standfirst;
 * each may be empty.  The title's block, or NULL. */
struct block *page_begin(struct paper *paper, const struct section *section,
    struct item title, struct item standfirst, struct blocks *out);

/* The heading LEVEL deeper than a page's title. */
enum tag heading_tag(const struct paper *paper, int deeper);

/* headings.c: levels that skip become the next one. */
void headings_settle(struct blocks *blocks);

/* contents.c: a line for each section that has a title, with its page, in LOOK and
 * PITCH apart. */
void contents_blocks(struct paper *paper, struct look look, double pitch,
    struct blocks *out);

/* titled.c: fill the figures in that are bound in titles, captions and the like of
 * the layout, or of SECTION, once more for its own reading. */
void paper_titles(struct paper *paper);
void section_titles(struct paper *paper, const struct section *section);

/* The titles of LAYOUT as they were written, before an arena goes that it was made
 * in and that it outlives. */
void titles_restore(const struct layout *layout);

/* What was read for the figures bound in TITLE, of PAPER's layout: what prints
 * it has this reading; 0: none are.  Words of PARA that print it have it. */
unsigned title_reading(const struct paper *paper, struct item title);
void title_shows(const struct paper *paper, struct item title,
    struct para *para);

/* TITLE, its figures asked for once more: for the reading at hand, which says it
 * among other words. */
struct str title_said(struct paper *paper, struct item title);

/* prose.c */
/* What a text's bound figures are asked of. */
struct figures paper_figures(struct paper *paper);

/* The paper whose own answers are ANSWERS, as paper_figures() hands them out. */
struct paper *paper_answering(void *answers);

/* The text of the file PATH, named at PLACE.  False, said, when it cannot be
 * read: nothing can be said of what it says. */
bool text_source(struct paper *paper, const char *path, struct place place,
    struct str *source);
/* Say ID when SOURCE of PATH, which is printed as it is, begins with the head of a
 * report or of minutes. */
void text_headless(struct paper *paper, enum diag id, const char *path,
    struct str source);
/* The Markdown of FILE as blocks, in small or report prose, its paragraphs numbered
 * when asked for, and under it what signs mean that its figures print; none, said,
 * when it cannot be read. */
void text_file(struct paper *paper, struct item file, bool commentary,
    bool numbered, struct blocks *out);
/* One line of CommonMark in LOOK, with its bound figures, as a paragraph. */
struct block *text_line(struct paper *paper, enum tag tag, struct look look,
    struct item text);

/* charts.c */
struct chart *chart_read(struct paper *paper, const struct section *section);

/* SECTION's chart stands in a text, so not at its own place too. */
void chart_use(struct paper *paper, const struct section *section);

/* answer.c asks for the chart called ID to stand in a text. */
bool chart_in_text(void *paper, struct str id, struct place place,
    struct blocks **out);

/* The marks' key and the limits' rule, when a process behaviour chart is among
 * the sections; else nothing. */
void chart_key(struct paper *paper, const struct items *left,
    const struct items *right, struct blocks *out);

/* pictures.c: a text asks for a picture; ARG is a paper's own answers. */
bool picture_in_text(void *arg, const struct picture_asked *asked,
    struct blocks **out);

/* The picture of SECTION, a [picture], made smaller until it is no wider than
 * WIDTH and no higher than HEIGHT; NULL, said, when it cannot be read. */
struct block *picture_within(struct paper *paper,
    const struct section *section, double width, double height);

/* figures.c: what tables and charts ask of store and measure. */
const struct indicator *figure_indicator(struct paper *paper, struct item id);
struct str comparator_title(struct arena *arena, struct str name);
/* The statistical neighbours' figure for the paper's month, worked out from their
 * own observations by the pack's method; NULL when none of them reports. */
const struct comparator *figure_neighbours(struct paper *paper,
    const struct indicator *indicator);
/* What was published for NAME that holds in PERIOD; NULL when there is none. */
const struct comparator *figure_comparator(struct paper *paper,
    const struct indicator *indicator, struct str name, struct period period);
/* Say which months between others that SERIES has, of FROM to TO, it has no row
 * of, not even one that says why. */
void figure_gaps(struct paper *paper, struct place place,
    const struct series *series, struct period from, struct period to);
/* Why a month has no figure, in the words of an alternative text; "" when SYMBOL
 * does not say. */
struct str figure_gap(enum symbol symbol);
/* indicator_notes.c: "[x]: not available. ", what is said under a table of a SYMBOL
 * in it. */
const char *symbol_note(enum symbol symbol);
/* The arrow of a change, and its step: "−2 points", "+307". */
enum mark travel_mark(enum travel travel);
struct str figure_step(struct paper *paper, const struct indicator *indicator,
    const struct change *change);

/* correction.c: whether one of ALL says otherwise than the one before it, or the
 * last was taken back. */
bool figure_corrected(const struct indicator *indicator,
    const struct revision_reads *all);
/* Whether the last of ALL was taken back, and none has come since. */
bool figure_is_gone(const struct revision_reads *all);
/* Whether what was first reported is not what holds now: a figure may also have
 * been corrected back. */
bool figure_moved(const struct indicator *indicator,
    const struct revision_reads *all);
/* The import with which revision I of ALL ended; 0: it holds. */
int64_t revision_end(const struct revision_reads *all, size_t i);

/* revised.c: whether OBS, a figure of the authority (NULL: none), is marked r: a
 * published paper printed it otherwise, and that is no longer ago than the pack
 * says.  DAY, if not NULL, becomes that of the correction. */
bool figure_is_revised(struct paper *paper, const struct indicator *indicator,
    const struct observation *obs, struct date *day);

/* Whether r stands beside OBS's figure that its data does not have. */
bool figure_gains_r(struct paper *paper, const struct indicator *indicator,
    const struct observation *obs);

/* What stands in brackets beside a figure: its SYMBOL, and r when it is REVISED.
 * "p", "r", "p, r"; empty: nothing. */
struct str figure_marks(struct arena *arena, enum symbol symbol, bool revised);

/* Whether PUBLICATION may be spoken of as one that printed a figure: to the public,
 * what only members were given may not. */
bool publication_counts(const struct paper *paper,
    const struct publication *publication);

/* What such a mark means: "revised since it was published", and where more is
 * said. */
struct str revised_words(struct paper *paper);

/* " September 2024 was revised in November 2024.": of SERIES, the months FROM to TO
 * that would be marked.  Empty when there are none. */
struct str revised_months(struct paper *paper, const struct series *series,
    struct period from, struct period to);

/* OBS as a sentence has it: "67% (100 of 150)", "[x]". */
struct str observation_words(struct arena *arena,
    const struct indicator *indicator, const struct observation *obs);

/* titled.c: say when words of a chart's TITLE that are bound to the change of ID on
 * the month before are wrong of the months FROM to TO, which it draws. */
void title_against(struct paper *paper, struct item title, struct str id,
    struct period from, struct period to);

/* cause.c: of what was said, take back what only follows from the paper's month, of
 * which the store knows nothing or which cannot be read; say that instead,
 * and leave nothing in OUT. */
void paper_cause(struct paper *paper, struct blocks *out);
/* The first of that alone: what only follows from it. */
void cause_drop(struct paper *paper);

/* corrections_read.c: what earlier issues printed otherwise, asked once; never
 * NULL.  Empty for a first issue, a draft, and one whose layout wants no note. */
const struct corrections *corrections_read(struct paper *paper);

/* Whether the file that is made has a corrections note: it has anything to
 * tell. */
bool corrections_noted(struct paper *paper);

/* corrections.c: the title of the note behind a paper's last section, and the label
 * of its place; false when there is none, or the layout has a place for it. */
bool corrections_entry(struct paper *paper, struct str *title,
    struct str *label);

/* That note; nothing when there is none. */
void corrections_end(struct paper *paper, struct blocks *out);

/* withheld_check.c: of the tables that withhold rows in an edition, none so far; and
 * when BLOCKS are all there is, say of their words, whatever they are from, and of
 * those at the head of pages where they give such a row back. */
struct withheld *withheld_new(struct arena *arena);
void withheld_check(struct paper *paper, struct blocks *blocks);

/* Make what SECTION stands for. */
void section_make(struct paper *paper, const struct section *section,
    struct blocks *out);

/* The kinds, each in its own file.  The first key of a report, minutes and a
 * glossary is its `file`; act makes them where they stand alone. */
#define KIND(name) extern const struct kind kind_##name;
#include "paper/kinds.def"
#undef KIND

/* The head of a file of standing notices. */
extern const struct kind kind_notices_head;

#endif
