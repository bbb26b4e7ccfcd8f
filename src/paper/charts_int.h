/*
 * paper/charts_int.h - what the files of the chart section share.
 */
#ifndef PAPER_CHARTS_INT_H
#define PAPER_CHARTS_INT_H

#include "paper/paper_int.h"

enum { NOUGHT_AUTO, NOUGHT_YES, NOUGHT_NO };

/* The settings of [chart]. */
struct chart_settings {
	struct item		title, indicator, measure, caption;
	struct period_item	from, to;
	struct items		dark, rebase;
	int			kind, baseline, nought;
	bool			target, neighbours;
	double			height;
};

/* charts.c: the section "chart ID"; said at PLACE, with a suggestion, when there
 * is none. */
const struct section *chart_section(struct paper *paper, struct str id,
    struct place place);

/* chart_data.c: whether limits begin anew in a month that SECTION, a process chart,
 * draws. */
bool chart_rebased(const struct paper *paper, const struct section *section);

/* rebase.c: the months at which the limits of CHART, which has its points, begin
 * anew, and in words what that makes of it. */
void rebase_read(struct paper *paper, const struct chart_settings *settings,
    struct chart *chart);

/* chart_words.c: what a chart says beside its plot.  All live in the arena. */
struct str chart_symbols(struct paper *paper, const struct chart *chart,
    const struct series *series);
struct str chart_change(struct paper *paper, const struct series *series,
    struct period month);
struct str chart_measure(struct paper *paper,
    const struct indicator *indicator, struct period from, struct period to);
struct str chart_caption(struct paper *paper, struct str neighbours,
    struct str symbols, const struct indicator *indicator);
struct str chart_last(struct paper *paper, const struct chart *chart);

#endif
