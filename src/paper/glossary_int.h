/*
 * paper/glossary_int.h - a glossary: one Markdown file with a head, a heading
 * for each term.
 */
#ifndef PAPER_GLOSSARY_INT_H
#define PAPER_GLOSSARY_INT_H

#include "paper/paper_int.h"

/* The pages of the glossary FILE, from a new one on, titled as SECTION says, or
 * else the file's head.  Faults are said in the paper's diagnostics. */
void glossary_make(struct paper *paper, const struct section *section,
    struct item file, struct blocks *out);

/* The head of the file, for head_read() and the manual. */
extern const struct kind kind_glossary_head;

#endif
