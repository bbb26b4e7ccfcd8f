/*
 * page/refs.c - labels, their numbers, and passes until those stand.
 *
 * A number printed takes room, so it may move what it names.  Pages are made
 * again with the numbers of the pass before until both agree.
 */
#include "page/page_int.h"

#include <string.h>

/* Most documents need two.  What has not settled after this many never will. */
#define REFS_PASSES	5

/* ---- labels ---- */

static void
refs_slot(struct refs *refs, size_t i)
{
	size_t	at = str_hash(refs->at[i].label) & refs->mask;

	while (refs->slots[at] != 0)
		at = (at + 1) & refs->mask;
	refs->slots[at] = (uint32_t)i + 1;
}

static void
refs_grow(struct flow *flow, struct refs *refs)
{
	struct ref	*more;

	refs->room = refs->room == 0 ? 64 : 2 * refs->room;
	more = arena_array(flow->texts, refs->room, struct ref);
	if (refs->n > 0)
		memcpy(more, refs->at, refs->n * sizeof(*more));
	refs->at = more;
	/* Twice as many slots as labels, so that probing stays short. */
	refs->mask = 2 * refs->room - 1;
	refs->slots = arena_array(flow->texts, refs->mask + 1, uint32_t);
	for (size_t i = 0; i < refs->n; i++)
		refs_slot(refs, i);
}

const struct ref *
refs_find(const struct refs *refs, struct str label)
{
	size_t	at;

	if (refs->n == 0)
		return NULL;
	for (at = str_hash(label) & refs->mask; refs->slots[at] != 0;
	    at = (at + 1) & refs->mask)
		if (str_eq(refs->at[refs->slots[at] - 1].label, label))
			return &refs->at[refs->slots[at] - 1];
	return NULL;
}

void
refs_add(struct flow *flow, struct spot *spot, const struct place *place)
{
	struct refs	*refs = flow->now;

	if (spot->label.n == 0)
		return;
	if (refs_find(refs, spot->label) != NULL) {
		flow_report(flow, DIAG_LABEL_TWICE, place, spot->label);
		return;
	}
	if (refs->n == refs->room)
		refs_grow(flow, refs);
	refs->at[refs->n] = (struct ref){ .label = spot->label,
	    .place = place, .spot = spot };
	refs_slot(refs, refs->n++);
}

/* ---- numbers ---- */

static void
roman_print(struct buf *out, size_t number)
{
	static const struct {
		size_t		 value;
		const char	*text;
	} digits[] = {
		{ 1000, "m" }, { 900, "cm" }, { 500, "d" }, { 400, "cd" },
		{ 100, "c" }, { 90, "xc" }, { 50, "l" }, { 40, "xl" },
		{ 10, "x" }, { 9, "ix" }, { 5, "v" }, { 4, "iv" }, { 1, "i" },
	};

	for (size_t i = 0; number > 0; i++)
		for (; number >= digits[i].value; number -= digits[i].value)
			buf_text(out, digits[i].text);
}

void
page_number_print(struct buf *out, size_t number, bool front)
{
	if (front)
		roman_print(out, number);
	else
		buf_int(out, (int64_t)number);
}

/* ---- passes ---- */

static bool
ref_same(const struct ref *was, const struct ref *now)
{
	return was->number == now->number && was->front == now->front;
}

static bool
refs_same(const struct refs *was, const struct refs *now)
{
	if (was == NULL || was->n != now->n)
		return false;
	for (size_t i = 0; i < now->n; i++)
		if (!ref_same(&was->at[i], &now->at[i]))
			return false;
	return true;
}

/* Name each label whose number still moves. */
static void
refs_report(struct diags *diags, const struct refs *was,
    const struct refs *now)
{
	struct place	nowhere = { 0 };

	for (size_t i = 0; i < now->n; i++)
		if (!ref_same(&was->at[i], &now->at[i]))
			diag_at(diags, DIAG_REF_MOVING,
			    now->at[i].place != NULL ? *now->at[i].place :
			    nowhere, STR_FMT, STR_ARG(now->at[i].label));
}

static void
reports_say(const struct flow *flow, struct diags *diags)
{
	const struct report	*report;

	for (report = flow->reports; report != NULL; report = report->next)
		diag_at(diags, report->id, report->place, STR_FMT,
		    STR_ARG(report->detail));
}

static bool
blocks_refer(struct kept *kept, struct arena *arena,
    const struct blocks *blocks, const struct metrics *metrics)
{
	struct flow	flow;
	bool		refers;

	flow_open(&flow, kept, arena, metrics, NULL);
	refers = flow_refers(&flow, blocks);
	flow_close(&flow);
	return refers;
}

/* Where labels stand in a first pass, which is never the last. */
static const struct refs *
refs_draft(struct kept *kept, struct arena *arena,
    const struct blocks *blocks, const struct metrics *metrics)
{
	struct flow	flow;

	flow_open(&flow, kept, arena, metrics, NULL);
	flow_draft(&flow, blocks);
	flow_close(&flow);
	return flow.now;
}

static void
kept_drop(struct kept *kept)
{
	for (struct lines *lines = kept->lines; lines != NULL;
	    lines = lines->next)
		lines->block->laid = NULL;
	arena_free(kept->arena);
}

const struct pages *
pages_settle(struct arena *arena, const struct blocks *blocks,
    const struct metrics *metrics, struct diags *diags)
{
	struct kept		 kept = { .arena = arena_new() };
	bool			 refers = blocks_refer(&kept, arena, blocks,
				    metrics);
	const struct refs	*was = NULL;
	struct pages		*pages;
	struct flow		 flow;
	bool			 stands;
	int			 pass = 1;

	if (refers) {
		was = refs_draft(&kept, arena, blocks, metrics);
		pass++;
	}
	for (;; pass++) {
		flow_open(&flow, &kept, arena, metrics, was);
		pages = flow_run(&flow, blocks);
		pages->passes = pass;
		stands = !refers || refs_same(was, flow.now);
		if (stands || pass == REFS_PASSES)
			break;
		was = flow.now;
		flow_close(&flow);
	}
	reports_say(&flow, diags);
	if (!stands)
		refs_report(diags, was, flow.now);
	flow_close(&flow);
	kept_drop(&kept);
	return pages;
}

double
blocks_height(struct arena *arena, const struct blocks *blocks, double width,
    const struct metrics *metrics)
{
	struct kept	kept = { .arena = arena_new() };
	struct flow	flow;
	double		height;

	flow_open(&flow, &kept, arena, metrics, NULL);
	height = flow_measure(&flow, blocks, width);
	flow_close(&flow);
	kept_drop(&kept);
	return height;
}

const struct spot *
pages_spot(const struct pages *pages, struct str label)
{
	const struct ref	*ref = refs_find(pages->labels, label);

	return ref != NULL ? ref->spot : NULL;
}
