/*
 * decision_check.c - what of a decision report must agree with other papers.
 *
 * Titles and names agree when their plain words do.  An appendix is NAMED where
 * a text gives its number: see named.c.
 */
#include <string.h>

#include "paper/decision_int.h"

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

/* ---- appendices in the text ---- */

struct naming {
	struct paper	*paper;
	const struct agenda_item *item;		/* NULL: unknown */
	bool		*named;
	struct place	 place;		/* of the paragraph, or near it */
};

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
		if (naming->item != NULL &&
		    annex_find(naming->item, n) == NULL &&
		    !pack_is_late(naming->paper->pack))
			diag_at(naming->paper->diags, DIAG_ANNEX_UNLISTED,
			    naming->place, "Appendix %d", n);
	}
}

const bool *
decision_named(struct paper *paper, const struct decision *decision,
    const struct agenda_item *item)
{
	struct naming	naming = { .paper = paper, .item = item };

	naming.named = arena_array(paper->arena, ANNEX_MOST + 1, bool);
	for (int i = 0; i < PART__MAX; i++) {
		naming.place = decision->parts[i].place;
		blocks_each(&decision->parts[i].blocks, look_for_names,
		    &naming);
	}
	return naming.named;
}

static void
check_annexes(struct paper *paper, const struct decision *decision,
    const struct agenda_item *item)
{
	const bool	*named = decision_named(paper, decision, item);

	for (const struct annex *at = item->annexes; at != NULL; at = at->next)
		if (at->number <= ANNEX_MOST && !named[at->number])
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
		if (word.n > 0 && char_is_digit(word.s[0])) {
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
	const struct decision_head	*head = decision->head;
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
	struct names	names = { .rest = statement, .loose = true };
	int		n;

	while (pack_is_late(paper->pack) && (n = names_next(&names)) > 0)
		if (annex_find(item, n) == NULL)
			return true;
	return false;
}

/* Whether STATEMENT, plain words, calls something exempt. */
static bool
says_exempt(struct arena *arena, struct str plain)
{
	static const char *const	words[] = { "exempt", "confidential",
					    "category", "schedule 12a" };

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (words_have(arena, plain, str_of(words[i])))
			return true;
	return false;
}

/* Whether STATEMENT is about appendices and gives none a number: any of them
 * may be meant. */
static bool
names_all(struct arena *arena, struct str statement)
{
	struct names	names = { .rest = statement, .loose = true };
	struct str	plain = words_plain(arena, statement);

	return names_next(&names) == 0 &&
	    (words_have(arena, plain, STR("appendix")) ||
	    words_have(arena, plain, STR("appendices")));
}

/* What STATEMENT calls exempt is not open to the public; how much is. */
static int
check_open(struct paper *paper, struct item statement,
    const struct agenda_item *item)
{
	struct str	plain = words_plain(paper->arena, statement.text);
	bool		all = names_all(paper->arena, statement.text);
	int		n = 0;

	if (says_none(paper->arena, statement.text) &&
	    !says_exempt(paper->arena, plain))
		return 0;
	for (const struct annex *at = item->annexes; at != NULL; at = at->next)
		if (at->exemption == NULL &&
		    (all || names_annex(statement.text, at->number))) {
			diag_at(paper->diags, DIAG_EXEMPT_OPEN, statement.place,
			    "Appendix %d, [%s " STR_FMT "] (line %d of %s)",
			    at->number, at->section->kind->name,
			    STR_ARG(at->section->id.text),
			    at->section->place.line, at->section->place.file);
			n++;
		}
	return n;
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
	if (check_open(paper, statement, item) == 0 && !any && !exempt &&
	    !says_none(paper->arena, statement.text) &&
	    !is_of_before(paper, item, statement.text))
		diag_at(paper->diags, DIAG_EXEMPT_NONE, statement.place, "%s",
		    "");
}

/* ---- all of it ---- */

void
decision_check(struct paper *paper, const struct decision *decision,
    const struct agenda_item *item)
{
	check_words(paper, DIAG_DECISION_MAKER, decision->head->decision_maker,
	    paper->pack->panel);
	check_date(paper, decision->head->date, paper->pack->meeting);
	if (item == NULL)
		return;
	check_words(paper, DIAG_DECISION_SUBJECT, decision->head->subject,
	    item->title);
	check_annexes(paper, decision, item);
	check_statement(paper, decision, item);
}
