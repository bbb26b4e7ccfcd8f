/* paper.c - the table of section kinds, and a layout's sections in order. */
#include <string.h>

#include "paper/audit_int.h"
#include "paper/bind_int.h"
#include "paper/cards_int.h"
#include "paper/deadline_int.h"
#include "paper/decision_int.h"
#include "paper/glossary_int.h"
#include "paper/minutes_int.h"

static const struct kind *const kinds[] = {
#define KIND(name) &kind_##name,
#include "paper/kinds.def"
#undef KIND
	NULL
};

const struct kind *const *
paper_kinds(void)
{
	return kinds;
}

const struct kind *const *
paper_heads(void)
{
	static const struct kind *const	heads[] = {
		&kind_report_head, &kind_minutes_head, &kind_glossary_head,
		&kind_notices_head, NULL
	};

	return heads;
}

struct item
paper_output(const struct layout *layout)
{
	return layout_pack(layout)->output;
}

struct period
paper_meeting(const struct layout *layout)
{
	struct date	date = layout_pack(layout)->meeting.date;

	return date_known(date) ? (struct period){ PERIOD_DAY,
	    date_days(date) } : (struct period){ PERIOD_NONE, 0 };
}

const struct items *
paper_supplement_to(const struct layout *layout)
{
	return &layout_pack(layout)->supplement_to;
}

int
paper_first_page(const struct layout *layout)
{
	return layout_pack(layout)->first_page;
}

/* What a paper calls itself at the head of its pages. */
static struct item
run_in_title(const struct paper *paper)
{
	return paper->pack->kind.text.n > 0 ? paper->pack->kind :
	    paper->pack->title;
}

/* "Performance summary, December 2022". */
static struct str
run_in(const struct paper *paper)
{
	struct str	kind = run_in_title(paper).text;

	if (paper->period.kind == PERIOD_NONE)
		return kind;
	return str_printf(paper->arena, STR_FMT " \xC2\xA0\xC2\xB7\xC2\xA0 "
	    STR_FMT, STR_ARG(kind), STR_ARG(period_long(paper->arena,
	    paper->period)));
}

/* Of this month no store has a figure: what that makes others say is dropped in
 * the end. */
#define STAND_IN	period_month(9998, 12)

/* The month is at fault: whatever does not hang on it is looked at none the less.
 * False for a paper that is bound, of which nothing is made. */
static bool
stand_in(struct paper *paper)
{
	if (paper->build->whole != NULL)
		return false;
	paper->stand_in = true;
	paper->period = paper->answers.period = STAND_IN;
	return true;
}

/* Figures are of a month; a paper without one has none. */
static bool
check_period(struct paper *paper)
{
	const struct period_item	*own = &paper->pack->period;

	if (paper->period.kind == PERIOD_MONTH)
		return true;
	if (paper->period.kind == PERIOD_NONE) {
		if (own->unread)
			stand_in(paper);
		return true;
	}
	diag_at(paper->diags, DIAG_NO_PERIOD, paper->build->period.kind ==
	    PERIOD_NONE ? own->place : paper->place, STR_FMT,
	    STR_ARG(period_code(paper->arena, paper->period)));
	return stand_in(paper);
}

/* Questions of texts that are not about indicators. */
static const struct other_ask other_asks[] = {
	{ "audits", audit_answer },
	{ "deadline", deadline_answer },
	{ .word = NULL }
};

/* "en", "en-GB"; a pack that names no language is in English too. */
static bool
is_english(struct str tag)
{
	return tag.n == 0 || str_is_nocase(str_cut(&tag, '-'), "en");
}

/* A cover's title is above all others. */
struct paper *
paper_of(struct arena *arena, const struct build *build, int level,
    struct diags *diags)
{
	const struct pack	*pack = layout_pack(build->layout);
	struct paper		*paper = arena_make(arena, struct paper);

	*paper = (struct paper){
		.arena = arena,
		.diags = diags,
		.build = build,
		.pack = pack,
		.place = build->layout->first->place,
		.store = build->store,
		.fonts = build->fonts,
		.period = build->period,
		.orientation = pack->sheet,
		.level = layout_has(build->layout, &kind_cover) ? level + 1 :
		    level,
		.rules = { (enum rule_kind)pack->rule, pack->tolerance },
		.withheld = withheld_new(arena),
	};
	pack_check(pack, paper->place, diags);
	if (paper->period.kind == PERIOD_NONE)
		paper->period = pack->period.period;
	paper->answers = (struct answers){
		.arena = arena,
		.store = build->store,
		.missing = build->missing,
		.missing_at = build->missing_at,
		.as_at = build->as_at,
		.period = paper->period,
		.rules = &paper->rules,
		.model = pack->model.text,
		.method = (enum method)pack->method,
		.foreign = !is_english(pack->lang.text),
		.diags = diags,
		.chart = card_in_text,
		.others = other_asks,
		.arg = paper,
	};
	if (!check_period(paper))
		return NULL;
	paper_titles(paper);
	paper->run_in = run_in(paper);
	paper->run_in_reading = title_reading(paper, run_in_title(paper));
	return paper;
}

/* Who takes last month's layout for this month may leave its date.  A day in the month
 * may be meant: minutes have one, and a paper on what is under way. */
static void
check_date(struct paper *paper)
{
	const struct date_item	*own = &paper->pack->date;

	if (date_known(own->date) && paper->period.kind == PERIOD_MONTH &&
	    !paper->stand_in &&
	    date_cmp(own->date, period_first(paper->period)) < 0)
		diag_at(paper->diags, DIAG_PAPER_DATE, own->place, STR_FMT
		    ", the paper is about " STR_FMT,
		    STR_ARG(date_long(paper->arena, own->date)),
		    STR_ARG(period_long(paper->arena, paper->period)));
}

struct paper *
paper_new(struct arena *arena, const struct build *build, struct diags *diags)
{
	const struct layout	*layout = build->layout;
	struct paper		*paper = paper_of(arena, build, 1, diags);

	check_date(paper);
	exempt_inputs(paper);
	for (size_t i = 0; i < layout->nfiles; i++)
		paper_input(paper, INPUT_LAYOUT, layout->files[i]);
	agenda_read(paper);
	return paper;
}

bool
paper_has_store(struct paper *paper, struct place place)
{
	return paper->store != NULL ||
	    answers_no_store(&paper->answers, place, STR(""));
}

bool
paper_has_figures(struct paper *paper, struct place place)
{
	if (paper->period.kind == PERIOD_NONE) {
		diag_at(paper->diags, DIAG_NO_PERIOD, place, "%s", "");
		if (!stand_in(paper))
			return false;
	}
	return paper_has_store(paper, place);
}

const struct drawing *
paper_mark(struct paper *paper, enum mark mark)
{
	return mark_shared(&paper->marks, paper->arena, mark);
}

static struct placed_chart *
placed_chart(struct paper *paper, const struct section *section)
{
	struct placed_chart	*at;

	for (at = paper->charts; at != NULL; at = at->next)
		if (at->section == section)
			return at;
	at = arena_make(paper->arena, struct placed_chart);
	at->section = section;
	at->next = paper->charts;
	paper->charts = at;
	return at;
}

void
chart_use(struct paper *paper, const struct section *section)
{
	placed_chart(paper, section)->used = true;
}

/* A chart that a text has taken, before or after, leaves its own place. */
static void
remove_used(struct paper *paper)
{
	for (struct placed_chart *at = paper->charts; at != NULL; at = at->next)
		if (at->used && at->group != NULL)
			at->group->as.children = (struct blocks){ 0 };
}

/* From the section above to one that begins with FIRST: a heading brings its own,
 * also one in a column, where nothing else would ask for it. */
static double
room_before(const struct block *first)
{
	while (first->kind == BLOCK_COLUMNS &&
	    first->as.columns->blocks[0].first != NULL)
		first = first->as.columns->blocks[0].first;
	return tag_is_heading(first->tag) ? first->before : SECTION_BEFORE;
}

void
section_make(struct paper *paper, const struct section *section,
    struct blocks *out)
{
	const struct act	*act = section->kind->act;
	struct making		 making = { section, paper->making };
	struct blocks		 made = { 0 };
	struct block		*group;
	unsigned		 reading;

	if ((section->kind == &kind_indicators || section->kind == &kind_chart)
	    && !paper_has_figures(paper, section->place))
		return;
	/* A section that would stand in itself was said when it was read. */
	for (struct making *at = paper->making; at != NULL; at = at->outer)
		if (at->section == section)
			return;

	/* Each section is one element, so that a reader can move by it. */
	group = block_new(paper->arena, BLOCK_GROUP, TAG_SECT);
	group->place = section->place;
	paper->making = &making;
	reading = reading_begin(paper);
	section_titles(paper, section);
	act->make(paper, section, &made);
	reading_end(paper, reading, &made);
	paper->making = making.outer;
	if (made.first == NULL)
		return;
	if (made.first->kind == BLOCK_SHEET) {	/* belongs to no element */
		group->as.children = made;
		group->as.children.first = made.first->next;
		made.first->next = NULL;
		blocks_add(out, made.first);
	} else
		group->as.children = made;
	if (group->as.children.first != NULL) {
		/* Not under a title: what stands there is no section. */
		if (out->last != NULL && out->last->kind == BLOCK_GROUP)
			group->before = room_before(group->as.children.first);
		blocks_add(out, group);
	}
	if (section->kind == &kind_chart && !section->held)
		placed_chart(paper, section)->group = group;
}

/* A card of no text, row or column stands nowhere. */
static void
say_unused(struct paper *paper)
{
	const struct section	*at;

	for (at = paper->build->layout->first; at != NULL; at = at->next)
		if (at->kind == &kind_card && !at->held &&
		    !placed_chart(paper, at)->used)
			diag_at(paper->diags, DIAG_CARD_NOWHERE, at->place,
			    STR_FMT, STR_ARG(at->id.text));
}

static bool
is_page(const struct section *section)
{
	return section->kind->act != NULL && !section->held &&
	    section->kind != &kind_card;
}

/* What SECTION put behind LAST, into the page of another section: where a page begins
 * with it, that is no continuation of the other.  A text without a title goes on
 * where it stands. */
static void
leave_head(struct paper *paper, const struct section *section,
    struct block *last)
{
	if (last != NULL && last->next != NULL && section->kind != &kind_text)
		block_rare_make(paper->arena, last->next)->headless = true;
}

/* A section that begins no page of its own needs one under it. */
void
paper_sections(struct paper *paper, struct blocks *out)
{
	const struct section	*section;
	const struct act	*act;
	struct block		*last;
	bool			 open = false, any = false;

	for (section = paper->build->layout->first; section != NULL;
	    section = section->next) {
		if (!is_page(section))
			continue;
		any = true;
		act = section->kind->act;
		last = out->last;
		if (!open && !act->own_page)
			sheet_begin(paper, out);
		paper->document.prose = false;	/* unless it says so */
		section_make(paper, section, out);
		if (!act->own_page)
			leave_head(paper, section, last);
		/* One with faults may have begun none. */
		open = section->kind != &kind_cover &&
		    (open || out->last != last);
	}
	if (!any && !diags_failed(paper->diags))	/* else none is made */
		diag_at(paper->diags, DIAG_NO_SECTIONS, paper->place, "%s", "");
	if (out->first == NULL)
		sheet_begin(paper, out);
	remove_used(paper);
	say_unused(paper);
}

void
paper_blocks(struct paper *paper, struct blocks *out)
{
	if (paper->bound != NULL)
		pack_blocks(paper, out);
	else {
		paper_sections(paper, out);
		corrections_end(paper, out);
	}
	headings_settle(out);
	withheld_check(paper, out);
	paper_cause(paper, out);
}

/* The layout's file name without its folder and ending. */
static struct str
pack_name(struct arena *arena, const struct layout *layout)
{
	const char	*base = strrchr(layout->path, '/');
	struct str	 name = str_of(base != NULL ? base + 1 : layout->path);

	if (str_ends(name, ".ini"))
		name.n -= 4;
	return str_copy(arena, name);
}

/* "Agenda, 26 January 2023 (draft)". */
static struct str
about_title(const struct paper *paper, struct period period)
{
	struct arena	*arena = paper->arena;
	const char	*draft = paper->build->draft ? " (draft)" : "";

	if (period.kind == PERIOD_NONE)
		return str_printf(arena, STR_FMT "%s",
		    STR_ARG(paper->pack->title.text), draft);
	return str_printf(arena, STR_FMT ", " STR_FMT "%s",
	    STR_ARG(paper->pack->title.text),
	    STR_ARG(period_long(arena, period)), draft);
}

/* A pack, and a paper without figures, are about the day of their meeting. */
static struct period
about_period(const struct paper *paper)
{
	struct date	meeting = paper->pack->meeting.date;

	if (date_known(meeting) && (paper->bound != NULL ||
	    paper->period.kind == PERIOD_NONE))
		return (struct period){ PERIOD_DAY, date_days(meeting) };
	return paper->period;
}

struct paper_about
paper_about(const struct paper *paper)
{
	const struct pack	*pack = paper->pack;
	struct period		 period = about_period(paper);

	return (struct paper_about){
		.pack = pack_name(paper->arena, paper->build->layout),
		.title = about_title(paper, period),
		.author = pack->author.text.n > 0 ? pack->author.text :
		    pack->council.text,
		.subject = pack->panel.text,
		.lang = pack->lang.text.n > 0 ? pack->lang.text : STR("en-GB"),
		.period = period,
		.date = pack->date.date,
		.no_ua = paper->bound != NULL && paper->bound->no_ua,
		.no_a = paper->bound != NULL && paper->bound->no_a,
		.draft = paper->build->draft,
	};
}
