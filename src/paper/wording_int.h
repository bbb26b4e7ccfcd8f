/*
 * paper/wording_int.h - words as they stand in texts: where one ends, whether it
 * says how many, and which belong to one sentence.
 *
 * Texts are UTF-8 as it is printed, with the quotes, dashes and blanks that people
 * type, and what nobody sees between letters.  In doubt a word says how many and a
 * sentence goes on: what they are asked for is a warning, and one too many does
 * less harm than one too few.
 */
#ifndef PAPER_WORDING_INT_H
#define PAPER_WORDING_INT_H

#include "base/text.h"

/* How long the word is with which TEXT begins, in bytes; 0: none does. */
size_t word_length(struct str text);

/* Whether WORD says how many; a year such as 2024 does not. */
bool word_is_number(struct str word);

/* Whether WORD says how many of what is named beside it, such as "no" or "both",
 * and nothing by itself. */
bool word_is_count(struct str word);

/* How much of TEXT's beginning is NAME, in bytes, in whatever capitals, with
 * whatever apostrophes, dashes and blanks, its accents apart or not; 0: it is
 * something else, such as a longer word.  A name of one letter is none in the
 * other size. */
size_t name_length(struct str text, struct str name);

/* How long the sentence is with which TEXT begins, in bytes.  One that begins with
 * "It" or the like belongs to the one before. */
size_t sentence_length(struct str text);

/* Whether the last sentence of TEXT goes on behind it: nothing ends it. */
bool sentence_is_open(struct str text);

#endif
