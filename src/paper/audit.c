/* audit.c - [audit]: a page with a year's audits by service, whose totals are held
 * against those printed elsewhere. */
#include "paper/audit_int.h"

enum { SORT_GOOD, SORT_NAME, SORT_FILE };

/* ---- checks ---- */

static const struct audit_row *
find_service(const struct audit_page *at, struct str name)
{
	for (size_t i = 0; i < at->rows.n; i++)
		if (str_eq(at->rows.at[i].service, name))
			return &at->rows.at[i];
	return str_eq(at->sum.service, name) ? &at->sum : NULL;
}

static void
say_service(struct paper *paper, const struct audit_page *at,
    struct str name, struct place place)
{
	struct nearest	nearest = NEAREST(name);

	for (size_t i = 0; i < at->rows.n; i++)
		nearest_offer(&nearest, at->rows.at[i].service);
	nearest_offer(&nearest, at->sum.service);
	diag_unknown(paper->diags, DIAG_AUDIT_SERVICE, place, &nearest);
}

/* "22 graded and 10 not graded are 32, and 33 is printed". */
static void
say_total(struct paper *paper, const struct audit_row *row,
    int64_t printed, struct place place)
{
	diag_at(paper->diags, DIAG_AUDIT_PRINTED, place, STR_FMT ": %lld "
	    "outstanding, %lld good, %lld requires improvement, %lld "
	    "inadequate and %lld not graded are %lld, not %lld",
	    STR_ARG(row->service),
	    (long long)row->counts[GRADE_OUTSTANDING],
	    (long long)row->counts[GRADE_GOOD],
	    (long long)row->counts[GRADE_REQUIRES_IMPROVEMENT],
	    (long long)row->counts[GRADE_INADEQUATE],
	    (long long)row->counts[GRADE_NOT_GRADED],
	    (long long)audit_all(row), (long long)printed);
}

/* "ICAS 32": the name, and behind its last blank the total as printed. */
static void
check_printed(struct paper *paper, const struct audit_page *at,
    struct item printed)
{
	const struct audit_row	*row;
	struct str		 name = printed.text, total;
	struct num		 value;

	while (name.n > 0 && name.s[name.n - 1] != ' ')
		name.n--;
	total = (struct str){ name.s + name.n, printed.text.n - name.n };
	name = str_trim(name);
	if (name.n == 0 || !num_parse(total, &value) || value.d != 1) {
		diag_at(paper->diags, DIAG_AUDIT_TOTAL, printed.place, STR_FMT,
		    STR_ARG(printed.text));
		return;
	}
	row = find_service(at, name);
	if (row == NULL)
		say_service(paper, at, name, printed.place);
	else if (audit_all(row) != value.n)
		say_total(paper, row, value.n, printed.place);
}

/* A part cannot have more of a grade than its whole. */
static void
check_part(struct paper *paper, const struct audit_page *at)
{
	const struct audit	*settings = at->settings;
	struct audit_span	 span = settings->span;
	struct audit_rows	 rows;
	struct audit_row	 whole;

	span.programme = settings->part_of;
	if (settings->part_of.text.n == 0 || !audits_read(paper, &span,
	    settings->stage, at->section->place, &rows))
		return;
	whole = audits_sum(&rows, STR(""));
	if (audit_graded(&at->sum) > audit_graded(&whole))
		diag_at(paper->diags, DIAG_AUDIT_PART, settings->part_of.place,
		    "graded: %lld of %lld", (long long)audit_graded(&at->sum),
		    (long long)audit_graded(&whole));
	for (int g = 0; g < GRADE__MAX; g++)
		if (at->sum.counts[g] > whole.counts[g])
			diag_at(paper->diags, DIAG_AUDIT_PART,
			    settings->part_of.place, "%s: %lld of %lld",
			    audit_grade_words((enum grade)g), (long long)at->sum.counts[g],
			    (long long)whole.counts[g]);
}

/* ---- words around it ---- */

/* What the audits are, and whether they are real. */
static struct str
measure_words(struct paper *paper, const struct audit_page *at)
{
	const struct audit	*settings = at->settings;

	return str_printf(paper->arena, "Audits by grade and service, number, "
	    STR_FMT ", %s%s; bars start at the line between good and requires "
	    "improvement, one scale for all services",
	    STR_ARG(audit_span_words(paper->arena, &settings->span)),
	    settings->stage == STAGE_MODERATED ? "as moderated" :
	    "before moderation", at->sum.illustrative ?
	    " (illustrative values)" : "");
}

static struct str
caption_words(struct paper *paper, const struct audit_page *at)
{
	struct buf	words = { 0 };
	struct str	source = title_said(paper, paper->pack->source);
	struct str	other = at->settings->not_graded.text;

	buf_text(&words, "Good %: good or outstanding, of audits graded. ");
	if (other.n > 0)
		buf_printf(&words, "Not graded: " STR_FMT ". ",
		    STR_ARG(other));
	buf_text(&words, "A number with no room in its bar stands beside it.");
	if (at->settings->note.text.n > 0)
		buf_printf(&words, " " STR_FMT,
		    STR_ARG(at->settings->note.text));
	if (source.n > 0)
		buf_printf(&words, " Source: " STR_FMT ".", STR_ARG(source));
	return buf_take(&words, paper->arena);
}

static void
make_audit(struct paper *paper, const struct section *section,
    struct blocks *out)
{
	const struct audit	*settings = section->settings;
	struct item		 standfirst = settings->standfirst;
	struct audit_page	 at = { .settings = settings,
				    .section = section };
	bool			 known;

	known = audits_read(paper, &settings->span, settings->stage,
	    section->place, &at.rows);
	at.sum = audits_sum(&at.rows, STR("All services"));
	if (known && standfirst.text.n == 0)
		standfirst = item_at(audit_sentence(paper->arena, &at.sum),
		    section->place);
	page_begin(paper, section, settings->title, standfirst, out);
	if (!known)
		return;
	audits_missing(paper, &at.rows, settings->span.programme.place);
	for (size_t i = 0; i < settings->printed.n; i++)
		check_printed(paper, &at, settings->printed.at[i]);
	check_part(paper, &at);
	if (settings->sort == SORT_GOOD)
		audits_by_share(&at.rows);
	else if (settings->sort == SORT_NAME)
		audits_by_name(&at.rows);
	plate_head(paper, settings->heading.text.n > 0 ?
	    settings->heading.text : audit_point(paper->arena, &at.rows),
	    measure_words(paper, &at), out);
	audit_table(paper, &at, out);
	plate_foot(paper, caption_words(paper, &at), out);
}

static const struct key audit_keys[] = {
	{ "title", KEY_TEXT, offsetof(struct audit, title), REQUIRED_KEY, NULL,
	  "The page's title, a bookmark and a line of the contents." },
	{ "standfirst", KEY_TEXT, offsetof(struct audit, standfirst), NULL,
	  NULL, "One sentence under the title; else how many were graded what. "
	  "Figures in it may be bound: [66%](=audits good-share ID)." },
	{ "heading", KEY_TEXT, offsetof(struct audit, heading), NULL, NULL,
	  "What the table says; else how many services are under half." },
	{ "programme", KEY_TEXT, offsetof(struct audit, span.programme),
	  REQUIRED_KEY, NULL, "The set of audits, as the data call it." },
	{ "from", KEY_PERIOD, offsetof(struct audit, span.from), REQUIRED_KEY,
	  NULL, "The first period whose audits are counted." },
	{ "to", KEY_PERIOD, offsetof(struct audit, span.to), REQUIRED_KEY,
	  NULL, "The last one." },
	{ "stage", KEY_CHOICE, offsetof(struct audit, stage), "original",
	  "original|moderated", "As first graded, or as moderated." },
	{ "sort", KEY_CHOICE, offsetof(struct audit, sort), "good",
	  "good|name|file", "From the largest share graded good or better, by "
	  "name, or as the data file has them." },
	{ "printed", KEY_LINES, offsetof(struct audit, printed), NULL, NULL,
	  "Totals as another paper prints them, one to a line: ICAS 32. One "
	  "that is not the sum of its grades is an error; All services is the "
	  "sum of all." },
	{ "part-of", KEY_TEXT, offsetof(struct audit, part_of), NULL, NULL,
	  "Another programme that these are a part of: check says of which "
	  "grades they have more than it." },
	{ "not-graded", KEY_TEXT, offsetof(struct audit, not_graded), NULL,
	  NULL, "What audits without a grade are, for the caption." },
	{ "note", KEY_TEXT, offsetof(struct audit, note), NULL, NULL,
	  "A sentence more in the caption." },
	{ .name = NULL }
};
static const struct act act_audit = { make_audit, true };
const struct kind kind_audit = {
	.name = "audit",
	.about = "A page with audits by service: how many were graded, the "
	    "share that was good or better, and the grades as bars. Its sums "
	    "can be bound in texts: [159](=audits good-or-better ID); also "
	    "total, graded, good-share, outstanding, good, "
	    "requires-improvement, inadequate and not-graded.",
	.size = sizeof(struct audit),
	.keys = audit_keys,
	.act = &act_audit,
};
