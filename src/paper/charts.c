/* charts.c - [chart]: a line, columns or a process behaviour chart, with its title,
 * measure and caption as text of the page. */
#include "paper/charts_int.h"
#include "paper/data_int.h"
#include "paper/plate_int.h"

/* ---- the key under process behaviour charts ---- */

static const struct {
	enum mark	 mark;
	const char	*text;
} key_entries[] = {
	{ MARK_USUAL, "Usual variation" },
	{ MARK_CONCERN, "Special cause, concern" },
	{ MARK_IMPROVEMENT, "Special cause, improvement" },
	{ MARK_NEITHER, "Special cause, neither" },
	{ MARK_TARGET_LINE, "Target" },
	{ MARK_USUAL_RANGE, "Usual range" },
};

static const char limits_note[] =
    "Limits: mean \xC2\xB1 2.66 \xC3\x97 mean moving range, from the months "
    "left of the upright line where there is one; moving ranges of 3.267 times "
    "their mean or more are left out once. Signals, in order: outside the "
    "limits; seven rising or falling; two of three near a limit; seven on one "
    "side of the mean.";

/* What is said of limits when one of the charts above has several. */
static const char anew_note[] =
    " Where limits begin anew, each stretch has its own, and no signal goes from "
    "one into the next.";

static void
add_key(struct paper *paper, bool anew, struct blocks *out)
{
	struct look	 look = paper_look(paper, SCALE_NOTE);
	struct block	*block;

	blocks_add(out, block_rule(paper->arena, rule_hair))->before = 14;
	block = blocks_add(out, block_para(paper->arena, TAG_P, look, STR("")));
	block->before = 7;
	block->after = 7;
	for (size_t i = 0; i < sizeof(key_entries) / sizeof(*key_entries); i++) {
		para_mark(paper->arena, block->as.para, look,
		    paper_mark(paper, key_entries[i].mark), 9, 1);
		para_add(paper->arena, block->as.para, look,
		    str_printf(paper->arena, "\xC2\xA0%s%s", key_entries[i].text,
		    "\xC2\xA0\xC2\xA0\xC2\xA0\xC2\xA0 "))->nowrap = true;
	}
	block = blocks_add(out, block_para(paper->arena, TAG_P,
	    paper_look(paper, SCALE_SMALL), str_of(limits_note)));
	if (anew)
		para_add(paper->arena, block->as.para,
		    paper_look(paper, SCALE_SMALL), str_of(anew_note));
}

/* ---- blocks ---- */

/* An icon beside its two texts. */
static void
verdict_blocks(struct paper *paper, const struct verdict *verdict,
    struct columns *columns, size_t at)
{
	struct look	 title = { FACE_BOLD, 10, 13, INK };
	struct look	 text = { FACE_REGULAR, 10, 13, INK };
	struct block	*block;

	if (verdict->icon == NULL)
		return;
	blocks_add(&columns->blocks[at], block_figure(paper->arena,
	    verdict->icon, verdict->alt));
	block = blocks_add(&columns->blocks[at + 1], block_para(paper->arena,
	    TAG_P, title, verdict->title));
	block->keep_next = true;
	blocks_add(&columns->blocks[at + 1], block_para(paper->arena, TAG_P,
	    text, verdict->text));
}

static void
add_verdicts(struct paper *paper, const struct chart *chart, struct blocks *out)
{
	struct verdict	 variation = { 0 }, assurance = { 0 };
	struct block	*block;
	struct columns	*columns;
	double		 text = (paper->width - 2 * 40 - 3 * 12) / 2;

	if (!chart_verdicts(paper->arena, chart, &variation, &assurance))
		return;
	block = blocks_add(out, block_columns(paper->arena, 4));
	block->before = 10;
	columns = block->as.columns;
	columns->gap = 12;
	columns->widths[0] = columns->widths[2] = 40;
	columns->widths[1] = columns->widths[3] = text;
	verdict_blocks(paper, &variation, columns, 0);
	verdict_blocks(paper, &assurance, columns, 2);
}

static void
make_chart(struct paper *paper, const struct section *section,
    struct blocks *out)
{
	const struct chart_settings	*settings = section->settings;
	struct chart			*chart = chart_read(paper, section);
	const struct drawing		*drawing;
	struct block			*block;
	struct blocks			*in;

	if (chart == NULL)
		return;
	title_against(paper, settings->title, chart->indicator->id,
	    chart->at[0].period, chart->at[chart->n - 1].period);
	drawing = chart_draw(paper->arena, paper->fonts, chart, paper->diags,
	    section->place);
	if (drawing == NULL)
		return;
	in = &plate_begin(paper, section, out)->as.children;
	plate_head(paper, chart->title, chart->measure, in);
	in->first->before = 0;
	block = blocks_add(in, block_figure(paper->arena, drawing,
	    chart_alt(paper->arena, chart)));
	block->after = 5;
	block->keep_next = chart->caption.n > 0;
	block->place = section->place;
	block->as.figure->data = data_chart(paper, section, chart->title,
	    chart);
	if (chart->kind == CHART_SPC)
		add_verdicts(paper, chart, in);
	if (chart->caption.n > 0)
		blocks_add(in, block_para(paper->arena, TAG_P,
		    paper_look(paper, SCALE_SMALL), chart->caption))->before =
		    chart->kind == CHART_SPC ? 8 : 0;
	if (chart->kind == CHART_SPC && !paper->in_columns)
		add_key(paper, chart->spc.nrebase > 0, in);
}

/* Whether a section of another kind is called ID: then that is said. */
static bool
say_other_kind(struct paper *paper, struct str id, struct place place)
{
	const struct section	*at = paper->build->layout->first;

	for (; at != NULL; at = at->next)
		if (at->id.text.n > 0 && str_eq(at->id.text, id)) {
			diag_at(paper->diags, DIAG_NOT_CHART, place, "[%s "
			    STR_FMT "]", at->kind->name, STR_ARG(id));
			return true;
		}
	return false;
}

const struct section *
chart_section(struct paper *paper, struct str id, struct place place)
{
	const struct section	*section;
	struct nearest		 nearest = NEAREST(id);

	section = layout_find(paper->build->layout, STR("chart"), id);
	if (section != NULL)
		return section;
	if (say_other_kind(paper, id, place))
		return NULL;
	if (str_starts(id, "chart "))	/* as layouts name it */
		nearest.word = str_from(id, strlen("chart "));
	for (section = paper->build->layout->first; section != NULL;
	    section = section->next)
		if (section->kind == &kind_chart || section->kind == &kind_card)
			nearest_offer(&nearest, section->id.text);
	nearest.word = id;
	diag_unknown(paper->diags, DIAG_NO_CHART, place, &nearest);
	return NULL;
}

bool
chart_in_text(void *arg, struct str id, struct place place, struct blocks **out)
{
	struct paper		*paper = arg;
	const struct section	*section = chart_section(paper, id, place);

	if (section == NULL || !paper_has_figures(paper, place))
		return false;
	chart_use(paper, section);
	*out = arena_make(paper->arena, struct blocks);
	make_chart(paper, section, *out);
	return true;
}

/* What process charts among SECTIONS make the key say. */
struct keyed {
	bool	any, anew;
};

static void
look_for_spc(const struct paper *paper, const struct items *sections,
    struct keyed *keyed)
{
	const struct chart_settings	*settings;
	const struct section		*section;
	struct str			 id, kind;

	for (size_t i = 0; i < sections->n; i++) {
		id = sections->at[i].text;
		kind = str_cut(&id, ' ');
		section = layout_find(paper->build->layout, kind, str_trim(id));
		if (section == NULL || section->kind != &kind_chart)
			continue;
		settings = section->settings;
		if (settings->kind != CHART_SPC)
			continue;
		keyed->any = true;
		keyed->anew |= chart_rebased(paper, section);
	}
}

void
chart_key(struct paper *paper, const struct items *left,
    const struct items *right, struct blocks *out)
{
	struct keyed	keyed = { 0 };

	look_for_spc(paper, left, &keyed);
	look_for_spc(paper, right, &keyed);
	if (keyed.any)
		add_key(paper, keyed.anew, out);
}

static const struct key chart_keys[] = {
	{ "title", KEY_TEXT, offsetof(struct chart_settings, title),
	  REQUIRED_KEY, NULL, "What the chart says, in ten words or fewer. A "
	  "change bound in it is on the month before, and not over the months drawn, "
	  "unless it names them: (=change contacts 2022-04 2022-12)." },
	{ "indicator", KEY_INDICATOR, offsetof(struct chart_settings,
	  indicator), REQUIRED_KEY, NULL, "What it shows." },
	{ "kind", KEY_CHOICE, offsetof(struct chart_settings, kind), "line",
	  "line|columns|process", "A trend line, labelled columns, or a process "
	  "behaviour chart (" TEXT_OF(SPC_LEAST) " points at least, and of no "
	  "running total)." },
	{ "from", KEY_PERIOD, offsetof(struct chart_settings, from), NULL, NULL,
	  "The first month; else April of the financial year." },
	{ "to", KEY_PERIOD, offsetof(struct chart_settings, to), NULL, NULL,
	  "The last month; else the paper's." },
	{ "measure", KEY_TEXT, offsetof(struct chart_settings, measure), NULL,
	  NULL, "The line under the title; else name, base and months." },
	{ "caption", KEY_TEXT, offsetof(struct chart_settings, caption), NULL,
	  NULL, "The line under the plot; else comparators and source. Behind it "
	  "stands which months are provisional, or have no figure." },
	{ "dark", KEY_LIST, offsetof(struct chart_settings, dark), NULL, NULL,
	  "Of columns, the months the title speaks of." },
	{ "baseline", KEY_BASELINE, offsetof(struct chart_settings, baseline),
	  "0", TEXT_OF(SPC_LEAST),
	  "Of a process chart, how many first months make the limits; "
	  "0 is all." },
	{ "rebase", KEY_LIST, offsetof(struct chart_settings, rebase), NULL,
	  NULL, "Of a process chart, the months from which on the process is "
	  "known to be another one: limits are worked out anew from each, and "
	  "take " TEXT_OF(SPC_LEAST) " points (or the baseline) of it." },
	{ "target", KEY_FLAG, offsetof(struct chart_settings, target), "yes",
	  NULL, "Whether the target is drawn." },
	{ "neighbours", KEY_FLAG, offsetof(struct chart_settings, neighbours),
	  "yes", NULL, "Whether the statistical neighbours' level is drawn." },
	{ "nought", KEY_CHOICE, offsetof(struct chart_settings, nought), "auto",
	  "auto|yes|no", "Whether the axis begins at nought: auto does for "
	  "lines and not for process charts; columns always do." },
	{ "height", KEY_LENGTH, offsetof(struct chart_settings, height), "0",
	  NULL, "Of the plot; 0 is the kind's own." },
	{ .name = NULL }
};
static const struct act act_chart = { make_chart, false };
const struct kind kind_chart = {
	.name = "chart",
	.about = "One indicator over the months. Stands where it is written, in "
	    "a columns section, or in a text as ![](=chart id).",
	.size = sizeof(struct chart_settings),
	.keys = chart_keys,
	.act = &act_chart,
};
