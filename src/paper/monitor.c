/*
 * monitor.c - [monitor]: the recommendations that a panel follows until it accepts
 * them as completed.
 */
#include "paper/monitor_int.h"
#include "paper/plate_int.h"

#define TABLE_BEFORE	15.0

static const struct look	standfirst_look = { FACE_REGULAR, 11, 16, INK };

/* "Two are reported complete; they leave once the Panel accepts them." */
static void
add_sentence(struct arena *arena, struct buf *out, size_t n, const char *is,
    const char *one, const char *many)
{
	if (n == 0)
		return;
	buf_printf(out, " " STR_FMT " %s %s%s%s.", STR_ARG(plate_count(arena,
	    (int64_t)n, true)), n == 1 ? "is" : "are", is,
	    *one != '\0' ? "; " : "", n == 1 ? one : many);
}

/* What the list comes to. */
static struct str
summary(const struct monitor *monitor)
{
	struct arena	*arena = monitor->paper->arena;
	struct buf	 text = { 0 };

	if (monitor->nlisted == 0)
		return STR("No recommendation is followed at present.");
	buf_printf(&text, STR_FMT " followed here.", STR_ARG(str_printf(arena,
	    STR_FMT " %s", STR_ARG(plate_count(arena,
	    (int64_t)monitor->nlisted, true)), monitor->nlisted == 1 ?
	    "recommendation is" : "recommendations are")));
	add_sentence(arena, &text, monitor->ncomplete, "reported complete",
	    "it leaves once the Panel accepts it",
	    "they leave once the Panel accepts them");
	add_sentence(arena, &text, monitor->nleaving, "rejected",
	    "it leaves, having been reported here",
	    "they leave, having been reported here");
	add_sentence(arena, &text, monitor->noverdue, "overdue", "", "");
	return buf_take(&text, arena);
}

static void
add_standfirst(struct paper *paper, const struct monitor *monitor,
    const struct section *section, struct blocks *out)
{
	struct item	 text = monitor->settings->standfirst;
	struct block	*block;

	if (text.text.n == 0)
		text = item_at(summary(monitor), section->place);
	block = blocks_add(out, text_line(paper, TAG_P, standfirst_look, text));
	block->after = 6;
	block->keep_next = true;
}

/* "Children and Families Scrutiny Panel · 30 January 2025". */
static struct str
run_in(const struct paper *paper, struct date meeting)
{
	struct str	panel = paper->pack->panel.text;
	struct str	day = date_long(paper->arena, meeting);

	if (panel.n == 0)
		return day;
	return str_printf(paper->arena, STR_FMT
	    " \u00A0\u00B7\u00A0 " STR_FMT, STR_ARG(panel), STR_ARG(day));
}

static void
check_list(const struct monitor *monitor, struct place place)
{
	monitor_check(monitor);
	if (monitor->settings->next && !date_known(meeting_after(monitor,
	    monitor->meeting)))
		diag_at(monitor->paper->diags, DIAG_MONITOR_NEXT, place, "%s",
		    "");
}

static void
make_monitor(struct paper *paper, const struct section *section,
    struct blocks *out)
{
	const struct monitor_settings	*settings = section->settings;
	const struct monitor		*monitor = monitor_read(paper, section);
	struct str			 before = paper->document.run_in;
	struct item			 none = { 0 };
	struct block			*table;

	if (monitor == NULL)
		return;
	if (settings->meetings.n > 0)	/* else said when it was read */
		check_list(monitor, section->place);
	if (monitor->nrows == 0 && !store_has_actions(paper->store))
		diag_at(paper->diags, DIAG_MONITOR_NONE, section->place, "%s",
		    "");
	paper->document.run_in = run_in(paper, monitor->meeting);
	page_begin(paper, section, settings->title, none, out);
	paper->document.run_in = before;
	if (out->last != NULL && out->last->kind == BLOCK_PARA)
		out->last->after = 4.4;		/* its title */
	add_standfirst(paper, monitor, section, out);
	table = blocks_add(out, monitor_table(monitor));
	table->before = TABLE_BEFORE;
	table->place = section->place;
	if (settings->next)
		monitor_next(monitor, out);
}

static const struct key monitor_keys[] = {
	{ "title", KEY_TEXT, offsetof(struct monitor_settings, title),
	  "Monitoring scrutiny recommendations", NULL, "The page's title, a "
	  "bookmark and a line of the contents." },
	{ "standfirst", KEY_TEXT, offsetof(struct monitor_settings, standfirst),
	  NULL, NULL, "The message under the title; else how many are followed, "
	  "reported complete, rejected and overdue." },
	{ "meeting", KEY_DATE, offsetof(struct monitor_settings, meeting), NULL,
	  NULL, "The meeting the list is for; else the pack's." },
	{ "meetings", KEY_LIST, offsetof(struct monitor_settings, meetings),
	  REQUIRED_KEY, NULL, "The days of all the panel's meetings that matter "
	  "here: since the oldest recommendation, and the next one. What was "
	  "decided on another day counts for nothing." },
	{ "group", KEY_CHOICE, offsetof(struct monitor_settings, group), "rows",
	  "rows|columns", "Date and title above what was recommended, or in "
	  "columns beside it, which suits a landscape page and short texts: "
	  "where a row goes on on another page, only rows say again what it "
	  "belongs to." },
	{ "overdue", KEY_WHOLE, offsetof(struct monitor_settings, overdue), "0",
	  NULL, "After how many months one that is neither complete nor "
	  "rejected is called overdue; 0 is never." },
	{ "next", KEY_FLAG, offsetof(struct monitor_settings, next), "no", NULL,
	  "Whether what the list will be at the next meeting stands under it, "
	  "as far as decisions and resolutions of this one are known." },
	{ "proposed-width", KEY_LENGTH, offsetof(struct monitor_settings,
	  proposed_width), "0", NULL, "Width of the column of actions "
	  "proposed; 0 is a part of the page's." },
	{ "progress-width", KEY_LENGTH, offsetof(struct monitor_settings,
	  progress_width), "0", NULL, "Width of the column of progress; 0 is "
	  "its own." },
	{ .name = NULL }
};
static const struct act act_monitor = { make_monitor, true };
const struct kind kind_monitor = {
	.name = "monitor",
	.about = "The recommendations that a panel follows, with what was done "
	    "and how far each is. A completed one leaves only when the Panel "
	    "has accepted it, a rejected one when it was reported once.",
	.size = sizeof(struct monitor_settings),
	.keys = monitor_keys,
	.act = &act_monitor,
};
