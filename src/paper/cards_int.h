/*
 * paper/cards_int.h - trend cards: the latest figure of an indicator, its change,
 * and the twelve months that led there, in a small frame.
 */
#ifndef PAPER_CARDS_INT_H
#define PAPER_CARDS_INT_H

#include "paper/paper_int.h"

/* For struct answers, of which ARG is the paper: the card called ID, or else the
 * chart. */
bool card_in_text(void *arg, struct str id, struct place place,
    struct blocks **out);

/* Set cards that follow each other in BLOCKS side by side, as many as there is
 * room for in WIDTH, and say under them what they show. */
void cards_abreast(struct paper *paper, struct blocks *blocks, double width);

#endif
