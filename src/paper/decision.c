/*
 * decision.c - [report]: a decision report, its head, and its pages in order.
 */
#include "paper/decision_int.h"

/* ---- the head of the file ---- */

#define AT(field) offsetof(struct decision_head, field)

static const struct key head_keys[] = {
	{ "subject", KEY_TEXT, AT(subject), REQUIRED_KEY, NULL,
	  "What the report is about: the title of its item on the agenda." },
	{ "decision-maker", KEY_TEXT, AT(decision_maker), REQUIRED_KEY, NULL,
	  "Who decides: the panel." },
	{ "date", KEY_DATE, AT(date), REQUIRED_KEY, NULL,
	  "The day of decision: that of the meeting." },
	{ "report-of", KEY_TEXT, AT(report_of), REQUIRED_KEY, NULL,
	  "The role that reports, as the agenda names it." },
	{ "director-role", KEY_TEXT, AT(director_role), "Executive Director",
	  NULL, "The label of the first contact; \"Chief Executive\" in some "
	  "reports." },
	{ "director-title", KEY_TEXT, AT(director_title), REQUIRED_KEY, NULL,
	  "What the director directs." },
	{ "director-name", KEY_TEXT, AT(director_name), NULL, NULL,
	  "The director's name; names have a column when one is given." },
	{ "director-telephone", KEY_TEXT, AT(director_telephone), NULL, NULL,
	  "Where the director is called." },
	{ "director-email", KEY_TEXT, AT(director_email), NULL, NULL,
	  "Where the director is written to." },
	{ "author-title", KEY_TEXT, AT(author_title), REQUIRED_KEY, NULL,
	  "The role of the report's author." },
	{ "author-name", KEY_TEXT, AT(author_name), NULL, NULL,
	  "The author's name." },
	{ "author-telephone", KEY_TEXT, AT(author_telephone), NULL, NULL,
	  "Where the author is called." },
	{ "author-email", KEY_TEXT, AT(author_email), NULL, NULL,
	  "Where the author is written to." },
	{ "key-decision", KEY_FLAG, AT(key_decision), "no", NULL,
	  "Whether it is a key decision." },
	{ "wards", KEY_TEXT, AT(wards), "None directly affected", NULL,
	  "The wards or communities affected." },
	{ "members-rooms", KEY_LINES, AT(members_rooms), NULL, NULL,
	  "Documents laid out in members' rooms, a line each." },
	{ "equality-impact-assessment", KEY_FLAG, AT(equality), "no", NULL,
	  "Whether an Equality Impact Assessment must be carried out." },
	{ "data-protection-impact-assessment", KEY_FLAG, AT(data_protection),
	  "no", NULL, "Whether a Data Protection Impact Assessment must be "
	  "carried out." },
	{ "background", KEY_LINES, AT(background), NULL, NULL,
	  "Other background documents, a line each: the title and, if the "
	  "document is exempt, a bar and the paragraph of Schedule 12A that "
	  "makes it so: \"Case audits | 2\"." },
	{ .name = NULL }
};

const struct kind kind_report_head = {
	.name = "report",
	.about = "The head of a decision report, above the line --- and the "
	    "text.",
	.single = true,
	.size = sizeof(struct decision_head),
	.keys = head_keys,
};

/* ---- reading ---- */

static void
check_background(struct paper *paper, const struct items *lines)
{
	struct str	title;

	for (size_t i = 0; i < lines->n; i++)
		if (background_split(lines->at[i], &title) < 0)
			diag_at(paper->diags, DIAG_DECISION_BACKGROUND,
			    lines->at[i].place, STR_FMT,
			    STR_ARG(lines->at[i].text));
}

struct decision *
decision_read(struct paper *paper, struct item file)
{
	struct decision		*decision;
	const struct section	*head;
	struct str		 source, text;
	struct place		 at;
	char			*path = str_dup(paper->arena, file.text);

	if (file.text.n == 0)		/* a missing key: said */
		return NULL;
	if (!text_source(paper, path, file.place, &source))
		return NULL;
	decision = arena_make(paper->arena, struct decision);
	head = head_read(paper->arena, path, source, &kind_report_head, &text,
	    &at, paper->diags);
	decision->head = head->settings;
	decision->place = head->place;
	check_background(paper, &decision->head->background);
	decision_parts(paper, decision, text, at);
	decision->named = decision_named(paper, decision, NULL);
	return decision;
}

/* ---- pages ---- */

void
decision_make(struct paper *paper, const struct section *section,
    const struct decision *decision, const struct agenda_item *item,
    struct blocks *out)
{
	struct blocks	made = { 0 };
	int		orientation = paper->orientation;

	paper->orientation = SHEET_PORTRAIT;
	paper->document.prose = true;
	paper->document.run_in = str_printf(paper->arena, "Report to the "
	    STR_FMT, STR_ARG(decision->head->decision_maker.text));
	page_begin(paper, section, decision->head->subject,
	    (struct item){ 0 }, &made);
	decision_head_tables(paper, decision, &made);
	for (int i = 0; i < PART__MAX; i++)
		part_make(paper, decision, (enum report_part)i, &made);
	decision_support(paper, decision, item, &made);
	blocks_join(out, &made);
	paper->orientation = orientation;
}

/* ---- [report] ---- */

struct report {
	struct item	file;
};

/* Built alone; a pack reads its reports with its agenda. */
static void
make_report(struct paper *paper, const struct section *section,
    struct blocks *out)
{
	const struct report	*report = section->settings;
	struct decision		*decision = decision_read(paper, report->file);

	if (decision == NULL)
		return;
	decision_check(paper, decision, NULL);
	decision_make(paper, section, decision, NULL, out);
}

static const struct key report_keys[] = {
	{ "file", KEY_FILE, offsetof(struct report, file), REQUIRED_KEY, NULL,
	  "The report: a head, a line --- and Markdown." },
	{ .name = NULL }
};
static const struct act act_report = { make_report, true };
const struct kind kind_report = {
	.name = "report",
	.about = "A decision report from one Markdown file with a head. Under "
	    "an item it is that item's report; alone it is a paper of its own.",
	.size = sizeof(struct report),
	.keys = report_keys,
	.act = &act_report,
};
