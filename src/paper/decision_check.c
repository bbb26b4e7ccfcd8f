/*
 * decision_check.c - what of a decision report must agree with other papers.
 *
 * Titles and names agree when their plain words do.  An appendix is NAMED where
 * a text says "Appendix 2", "Appendices 1, 2 and 4" or "Appendices 1 to 3".
 */
#include <string.h>

#include "paper/decision_int.h"

/* Numbers of appendices; a larger one is no appendix's. */
#define ANNEX_MOST	999

static bool
words_same(struct arena *arena, struct str a, struct str b)
{
	return str_eq(words_plain(arena, a), words_plain(arena, b));
}

/* Whether the plain words PHRASE stand in the plain words TEXT. */
static bool
words_have(struct arena *arena, struct str text, struct str phrase)
{
	char	*in = arena_printf(arena, " " STR_FMT " ", STR_ARG(text));
	char	*what = arena_printf(arena, " " STR_FMT " ", STR_ARG(phrase));

	return strstr(in, what) != NULL;
}

/* ---- the head ---- */

/* FOUND disagrees with WANTED, which stands at THERE. */
static void
check_words(struct paper *paper, enum diag id, struct item found,
    struct item wanted)
{
	if (found.text.n == 0 || wanted.text.n == 0 ||
	    words_same(paper->arena, found.text, wanted.text))
		return;
	diag_at(paper->diags, id, found.place, "\"" STR_FMT "\", not \""
	    STR_FMT "\" (line %d of %s)", STR_ARG(found.text),
	    STR_ARG(wanted.text), wanted.place.line, wanted.place.file);
}

static void
check_date(struct paper *paper, struct date_item found,
    struct date_item meeting)
{
	if (!date_known(found.date) || !date_known(meeting.date) ||
	    date_cmp(found.date, meeting.date) == 0)
		return;
	diag_at(paper->diags, DIAG_DECISION_DATE, found.place, STR_FMT
	    ", not " STR_FMT " (line %d of %s)",
	    STR_ARG(date_long(paper->arena, found.date)),
	    STR_ARG(date_long(paper->arena, meeting.date)),
	    meeting.place.line, meeting.place.file);
}

/* ---- where appendices are named ---- */

/* A text, read for numbers of appendices. */
struct names {
	struct str	rest;
	int		next, last;	/* of a range still to come */
	bool		several;	/* behind "Appendices" */
};

static void
pass_blanks(struct str *rest)
{
	while (str_starts(*rest, " ") || str_starts(*rest, "\u00A0")) {
		size_t	n = str_starts(*rest, " ") ? 1 : strlen("\u00A0");

		*rest = (struct str){ rest->s + n, rest->n - n };
	}
}

/* Pass over WORD, whatever its case, if it comes next. */
static bool
pass(struct str *rest, const char *word)
{
	size_t	n = strlen(word);

	if (rest->n < n ||
	    !str_is_nocase((struct str){ rest->s, n }, word))
		return false;
	*rest = (struct str){ rest->s + n, rest->n - n };
	return true;
}

static bool
pass_number(struct str *rest, int *out)
{
	size_t	n = 0;

	pass_blanks(rest);
	*out = 0;
	for (; n < rest->n && rest->s[n] >= '0' && rest->s[n] <= '9'; n++)
		if (*out <= ANNEX_MOST)
			*out = *out * 10 + rest->s[n] - '0';
	*rest = (struct str){ rest->s + n, rest->n - n };
	return n > 0 && *out <= ANNEX_MOST;
}

/* Pass over what stands between two numbers; *RANGE: all between them. */
static bool
pass_between(struct str *rest, bool *range)
{
	static const char *const	to[] = { "to ", "-", "\u2013" };
	static const char *const	and[] = { "and ", "or ", "& " };
	struct str			was = *rest;
	bool				comma;

	*range = false;
	pass_blanks(rest);
	for (size_t i = 0; i < sizeof(to) / sizeof(*to); i++)
		if (pass(rest, to[i]))
			return *range = true;
	comma = pass(rest, ",");
	pass_blanks(rest);
	for (size_t i = 0; i < sizeof(and) / sizeof(*and); i++)
		if (pass(rest, and[i]))
			return true;
	if (!comma)
		*rest = was;
	return comma;
}

/* Go to the number behind the next "appendix" or "appendices". */
static bool
names_find(struct names *names)
{
	struct str	*rest = &names->rest;
	bool		 inside = false;	/* of a word */

	while (rest->n > 0) {
		if (!inside && pass(rest, "appendi")) {
			names->several = pass(rest, "ces");
			if ((names->several || pass(rest, "x")) &&
			    pass_number(rest, &names->next)) {
				names->last = names->next;
				return true;
			}
			inside = true;
			continue;
		}
		inside = code_in_word(utf8_next(rest));
	}
	return false;
}

/* The next number in NAMES; 0 at the end. */
static int
names_next(struct names *names)
{
	struct str	was;
	bool		range;
	int		to;

	if (names->next > 0 && names->next < names->last)
		return ++names->next;
	was = names->rest;
	if (names->several && pass_between(&names->rest, &range) &&
	    pass_number(&names->rest, &to)) {
		names->next = range && to > names->next ? names->next + 1 : to;
		names->last = to;
		return names->next;
	}
	if (names->several)
		names->rest = was;
	names->several = false;
	return names_find(names) ? names->next : 0;
}

static bool
names_annex(struct str text, int number)
{
	struct names	names = { .rest = text };
	int		n;

	while ((n = names_next(&names)) > 0)
		if (n == number)
			return true;
	return false;
}

/* ---- appendices in the text ---- */

struct naming {
	struct paper	*paper;
	const struct agenda_item *item;
	bool		 named[ANNEX_MOST + 1];
	struct place	 place;		/* of the paragraph, or near it */
};

static const struct annex *
annex_find(const struct agenda_item *item, int number)
{
	const struct annex	*at = item->annexes;

	while (at != NULL && at->number != number)
		at = at->next;
	return at;
}

static void
look_for_names(void *arg, struct block *block)
{
	struct naming	*naming = arg;
	struct names	 names = { 0 };
	int		 n;

	if (block->place.line > 0)
		naming->place = block->place;
	if (block->kind != BLOCK_PARA)
		return;
	names.rest = para_plain(naming->paper->arena, block->as.para);
	while ((n = names_next(&names)) > 0) {
		naming->named[n] = true;
		/* Late papers may name what the pack before them has. */
		if (annex_find(naming->item, n) == NULL &&
		    !pack_is_late(naming->paper->pack))
			diag_at(naming->paper->diags, DIAG_ANNEX_UNLISTED,
			    naming->place, "Appendix %d", n);
	}
}

static void
check_annexes(struct paper *paper, const struct decision *decision,
    const struct agenda_item *item)
{
	struct naming	naming = { .paper = paper, .item = item };

	for (int i = 0; i < PART__MAX; i++) {
		naming.place = decision->parts[i].place;
		blocks_each(&decision->parts[i].blocks, look_for_names,
		    &naming);
	}
	for (const struct annex *at = item->annexes; at != NULL; at = at->next)
		if (at->number <= ANNEX_MOST && !naming.named[at->number])
			diag_at(paper->diags, DIAG_ANNEX_UNNAMED,
			    at->section->place, "[%s " STR_FMT
			    "] is Appendix %d of %s", at->section->kind->name,
			    STR_ARG(at->section->id.text), at->number,
			    decision->place.file);
}

/* ---- the statement of confidentiality ---- */

static void
lack(struct buf *lacks, const char *before, struct str what)
{
	buf_printf(lacks, "%s%s\"" STR_FMT "\"", lacks->n > 0 ? ", " : "",
	    before, STR_ARG(what));
}

/* What of CITATION is not in STATEMENT (both plain words): each of its numbers
 * with the word before it, "category 2", "paragraph 10.4"; all of it, when it
 * has none. */
static void
lack_citation(struct arena *arena, struct str statement, struct str citation,
    struct buf *lacks)
{
	struct str	rest = citation, word, before = STR(""), pair;
	bool		numbered = false;

	while (rest.n > 0) {
		word = str_cut(&rest, ' ');
		if (word.n > 0 && word.s[0] >= '0' && word.s[0] <= '9') {
			numbered = true;
			pair = before.n == 0 ? word : str_printf(arena,
			    STR_FMT " " STR_FMT, STR_ARG(before),
			    STR_ARG(word));
			if (!words_have(arena, statement, pair))
				lack(lacks, "", pair);
		}
		before = word;
	}
	if (!numbered && citation.n > 0 &&
	    !words_have(arena, statement, citation))
		lack(lacks, "", citation);
}

static void
check_exempt(struct paper *paper, const struct decision *decision,
    const struct annex *annex)
{
	const struct exemption	*exemption = annex->exemption;
	struct item		 statement = decision->confidentiality;
	struct arena		*arena = paper->arena;
	struct str		 plain = words_plain(arena, statement.text);
	struct str		 reason = words_plain(arena, exemption->reason);
	struct buf		 lacks = { 0 };

	if (!names_annex(statement.text, annex->number))
		lack(&lacks, "", str_printf(arena, "Appendix %d",
		    annex->number));
	lack_citation(arena, plain, words_plain(arena, exemption->citation),
	    &lacks);
	if (reason.n > 0 && !words_have(arena, plain, reason))
		lack(&lacks, "the reason ", exemption->reason);
	if (lacks.n > 0)
		diag_at(paper->diags, DIAG_EXEMPT_STATEMENT, statement.place,
		    "it lacks %s, as [%s " STR_FMT "] has it (line %d of %s)",
		    lacks.s, annex->section->kind->name,
		    STR_ARG(annex->section->id.text),
		    annex->section->place.line, annex->section->place.file);
	buf_free(&lacks);
}

static bool
says_none(struct arena *arena, struct str statement)
{
	static const char *const words[] = { "none", "not applicable", "n a" };
	struct str		 plain = words_plain(arena, statement);
	struct str		 head;

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		head = (struct str){ plain.s, strlen(words[i]) };
		if (plain.n >= head.n && str_is(head, words[i]) &&
		    (plain.n == head.n || plain.s[head.n] == ' '))
			return true;
	}
	return false;
}

static bool
has_exempt_background(const struct decision *decision)
{
	const struct decision_head	*head = decision->head->settings;
	struct str			 title;

	for (size_t i = 0; i < head->background.n; i++)
		if (background_split(head->background.at[i], &title) != 0)
			return true;
	return false;
}

/* Whether STATEMENT is about appendices that are in the pack before. */
static bool
is_of_before(const struct paper *paper, const struct agenda_item *item,
    struct str statement)
{
	struct names	names = { .rest = statement };
	int		n;

	while (pack_is_late(paper->pack) && (n = names_next(&names)) > 0)
		if (annex_find(item, n) == NULL)
			return true;
	return false;
}

static void
check_statement(struct paper *paper, const struct decision *decision,
    const struct agenda_item *item)
{
	struct item	statement = decision->confidentiality;
	bool		exempt = has_exempt_background(decision), any = false;

	if (statement.place.line == 0)	/* said when it was read */
		return;
	for (const struct annex *at = item->annexes; at != NULL; at = at->next)
		if (at->exemption != NULL) {
			check_exempt(paper, decision, at);
			any = true;
		}
	if (!any && !exempt && !says_none(paper->arena, statement.text) &&
	    !is_of_before(paper, item, statement.text))
		diag_at(paper->diags, DIAG_EXEMPT_NONE, statement.place, "%s",
		    "");
	for (const struct annex *at = item->annexes; any && at != NULL;
	    at = at->next)
		if (at->exemption == NULL &&
		    names_annex(statement.text, at->number))
			diag_at(paper->diags, DIAG_EXEMPT_OPEN, statement.place,
			    "Appendix %d, [%s " STR_FMT "]", at->number,
			    at->section->kind->name,
			    STR_ARG(at->section->id.text));
}

/* ---- all of it ---- */

void
decision_check(struct paper *paper, const struct decision *decision,
    const struct agenda_item *item)
{
	check_words(paper, DIAG_DECISION_MAKER, decision->decision_maker,
	    paper->pack->panel);
	check_date(paper, decision->date, paper->pack->meeting);
	if (item == NULL)
		return;
	check_words(paper, DIAG_DECISION_SUBJECT, decision->subject,
	    item->title);
	check_annexes(paper, decision, item);
	check_statement(paper, decision, item);
}
