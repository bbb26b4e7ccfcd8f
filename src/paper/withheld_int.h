/*
 * paper/withheld_int.h - what the files share that look at the words of a public
 * edition.
 *
 * A PASSAGE is what its readers take as one: a paragraph, a row of a table, an
 * alternative text.  It is made of BITS, each of which may know where it was
 * written; and it is looked at as it is printed, whatever file it is from.
 */
#ifndef PAPER_WITHHELD_INT_H
#define PAPER_WITHHELD_INT_H

#include "paper/breakdown_int.h"

struct bit {
	size_t		 at;		/* in its passage */
	struct str	 text;
	struct place	 place;		/* .file NULL: not known */
	struct bit	*next;
};

struct passage {
	struct buf	 text;
	struct place	 place;		/* of the block; .file NULL: not known */
	struct bit	*first, *last;
};

/* ---- withheld_words.c: what words say ---- */

/* Where TEXT names a row of PAGE that is withheld, or its length. */
size_t withheld_named(const struct breakdown_page *page, struct str text);

/* Whether TEXT says how many, beside a name of PAGE's rows that need not stand in
 * it. */
bool withheld_counted(const struct breakdown_page *page, struct str text);

/* The first word of TEXT, from beside PAGE's table, that says how many; empty: none
 * does. */
struct str withheld_number(const struct breakdown_page *page, struct str text);

/* The length of the name of one of PAGE's rows with which TEXT begins; *ROW is
 * that. */
size_t withheld_name(const struct breakdown_page *page, struct str text,
    const struct breakdown_row **row);

/* ---- withheld_passage.c: what is printed, and where it was written ---- */

/* PASSAGE, all nothing at first, goes on with TEXT, which stands at PLACE; with
 * those of the spans from FIRST up to END (NULL: all) that are text; with all that is
 * printed of BLOCKS; with OTHER from its byte FROM on.  Texts are borrowed. */
void passage_add(struct arena *arena, struct passage *passage, struct str text,
    struct place place);
void passage_spans(struct arena *arena, struct passage *passage,
    const struct span *first, const struct span *end);
void passage_blocks(struct arena *arena, struct passage *passage,
    struct blocks *blocks);
void passage_join(struct arena *arena, struct passage *passage,
    const struct passage *other, size_t from);

/* It is nothing again. */
void passage_clear(struct passage *passage);

/* The same as a slice; and the bit that byte AT of it stands in. */
struct str passage_text(const struct passage *passage);
const struct bit *passage_bit(const struct passage *passage, size_t at);

/* Where a text was read last for places in it. */
struct text_read {
	const char	*path;		/* NULL: none was */
	struct str	 source;
};

/* Where NAME, at byte AT of PASSAGE, was written: in a text, or as words of a
 * layout, first those of the section at SECTION.  False: nobody knows, and *PLACE
 * is the nearest that can be told. */
bool passage_place(struct paper *paper, const struct passage *passage,
    size_t at, struct str name, struct place section, struct text_read *read,
    struct place *place);

/* The same of all of PASSAGE. */
bool passage_words(struct paper *paper, const struct passage *passage,
    struct place section, struct place *place);

/* The words that SECTION has for KEY, as items; false when those are none of an
 * author, such as a default. */
bool section_words(const struct section *section, const struct key *key,
    struct items *out);

bool place_same(struct place a, struct place b);

/* ---- withheld_check.c: what is withheld, and the way through a paper ---- */

struct withheld_table {
	struct breakdown_page	 page;
	struct withheld_table	*next;
};

/* Words of an author in SECTION, beside a table OF rows withheld. */
struct beside {
	struct breakdown_of	 of;
	struct place		 place, section;
	struct beside		*next;
};

/* Has only what this program says of a table. */
struct own_block {
	const struct block	*block;
	struct own_block	*next;
};

/* Of all papers of a pack; newest first. */
struct withheld {
	struct withheld_table	*tables;
	struct beside		*beside;
	struct own_block	*own;
};

/* Whether A and B are one table, wherever it stands. */
bool same_table(const struct breakdown_of *a, const struct breakdown_of *b);

/* A line in bold alone is the lowest heading. */
enum { HEADING_BOLD = 6, HEADINGS };

/* What a sentence may be about that stands around it. */
struct context {
	struct passage		 words;
	size_t			 named;		/* where a row is, or .n */
	bool			 counted;	/* says how many of those that
						 * are named below */
	const struct context	*outer;
	struct context		*next;		/* of all headings met */
};

/* Something said, so that it is said once. */
struct finding {
	struct place	 place;
	struct str	 text;		/* of a sentence without a place */
	struct finding	*next;
};

struct reader {
	struct paper		*paper;
	const struct breakdown_page *page;
	struct place		 section, item;	/* the nearest around; of what
						 * in a list knows no more */
	struct context		*headings[HEADINGS];	/* in force, or NULL */
	struct context		*met;		/* all so far, newest first */
	bool			 figures;	/* these are of the store: no
						 * heading is about them */
	bool			 complete;	/* a text among labels: it brings
						 * its own numbers */
	struct passage		 lead;		/* what the block before left
						 * open */
	bool			 labels;	/* items begin with numbers that
						 * may be read as more */
	struct finding		*findings;
	struct text_read	 read;
};

void read_block(struct reader *reader, struct block *block);
void read_blocks(struct reader *reader, struct blocks *blocks);

/* ---- withheld_say.c: sentences, and what is said of them ---- */

/* CONTEXT, once it has its words, in OUTER. */
void context_read(const struct reader *reader, struct context *context,
    const struct context *outer);

/* The words of CONTEXT are those of WORDS now. */
void context_set(struct reader *reader, struct context *context,
    const struct passage *words);

/* The N bytes of PASSAGE from FROM on, as one sentence in CONTEXT (NULL: none) and
 * under the headings in force. */
void read_sentence(struct reader *reader, const struct passage *passage,
    size_t from, size_t n, const struct context *context);

/* Each sentence of PASSAGE.  Where the last one begins; its end, when these are
 * words beside the table, which are looked at as such. */
size_t read_passage(struct reader *reader, const struct passage *passage,
    const struct context *context);

/* The same of TEXT, which stands at PLACE, by itself. */
void read_words(struct reader *reader, struct str text, struct place place,
    const struct context *context);

/* ---- withheld_prose.c: paragraphs, headings and lists ---- */

void read_para(struct reader *reader, const struct block *block);
void read_list(struct reader *reader, struct list *list);
void read_item(struct reader *reader, struct block *item);

/* What headings count stands in what follows them. */
void pass_headings(struct reader *reader);

/* ---- withheld_table.c: tables, figures and what rides along ---- */

void read_table(struct reader *reader, struct table *table);
void read_figure(struct reader *reader, const struct block *block);

/* The N rows of a table that is a list: each cell by itself. */
void read_cells(struct reader *reader, struct row *rows, size_t n);

#endif
