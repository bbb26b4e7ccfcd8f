/* agenda_words.c - the agenda's paragraph about an item: written by hand and
 * then checked, or made from the item's papers. */
#include <string.h>

#include "paper/bind_int.h"
#include "paper/decision_int.h"
#include "paper/minutes_int.h"

static const struct item_settings *
settings_of(const struct agenda_item *item)
{
	return item->section->settings;
}

/* ---- looking for words, whatever their case ---- */

static char
lower(char c)
{
	return c == '\n' ? ' ' : c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

static bool
is_word(char c)
{
	return char_is_letter(c) || char_is_digit(c);
}

/* Where NEEDLE begins in TEXT, or TEXT.n; line ends count as blanks. */
static size_t
find_words(struct str text, struct str needle)
{
	size_t	i, j;

	for (i = 0; needle.n > 0 && i + needle.n <= text.n; i++) {
		for (j = 0; j < needle.n; j++)
			if (lower(text.s[i + j]) != lower(needle.s[j]))
				break;
		if (j == needle.n)
			return i;
	}
	return text.n;
}

/* The same for a number behind its word: "Appendix 4" is not in "Appendix
 * 41". */
static bool
has_words(struct str text, struct str needle)
{
	size_t	at = find_words(text, needle);

	while (at < text.n) {
		if (at + needle.n == text.n || !is_word(text.s[at + needle.n]))
			return true;
		text = str_from(text, at + 1);
		at = find_words(text, needle);
	}
	return false;
}

/* ---- made paragraphs ---- */

/* "That the Panel note it." as the rest of a sentence: "that the Panel note
 * it". */
static struct str
as_clause(struct arena *arena, struct str sentence)
{
	char	*text;

	sentence = str_trim(sentence);
	while (sentence.n > 0 && strchr(".;,", sentence.s[sentence.n - 1]))
		sentence.n--;
	if (!str_starts(sentence, "That "))
		return sentence;
	text = str_dup(arena, sentence);
	text[0] = 't';
	return (struct str){ text, sentence.n };
}

/* "Report of the Head of Quality Assurance, recommending that ...; and that
 * ...". */
static struct str
report_words(struct paper *paper, const struct decision *decision)
{
	struct buf	buf = { 0 };

	buf_printf(&buf, "Report of the " STR_FMT,
	    STR_ARG(decision->head->report_of.text));
	for (size_t i = 0; i < decision->recommendations.n; i++) {
		buf_text(&buf, i == 0 ? ", recommending " : "; and ");
		buf_str(&buf, as_clause(paper->arena,
		    decision->recommendations.at[i].text));
	}
	buf_char(&buf, '.');
	return buf_take(&buf, paper->arena);
}

static bool
same_reason(const struct exemption *a, const struct exemption *b)
{
	return str_eq(a->citation, b->citation) && str_eq(a->reason, b->reason);
}

/* Exempt appendices of ITEM for FIRST's reason, from FIRST on, as numbers: "4",
 * "4 and 5"; how many. */
static int
add_numbers(struct buf *buf, const struct annex *first)
{
	const struct annex	*at, *last = first;
	int			 n = 0;

	for (at = first; at != NULL; at = at->next)
		if (at->exemption != NULL && same_reason(at->exemption,
		    first->exemption))
			last = at;
	for (at = first; at != NULL; at = at->next) {
		if (at->exemption == NULL || !same_reason(at->exemption,
		    first->exemption))
			continue;
		buf_printf(buf, "%s%d", n == 0 ? "" : at == last ? " and " :
		    ", ", at->number);
		n++;
	}
	return n;
}

/* Whether an exempt appendix before ANNEX has its reason: it was named
 * there. */
static bool
was_named(const struct agenda_item *item, const struct annex *annex)
{
	for (const struct annex *at = item->annexes; at != annex; at = at->next)
		if (at->exemption != NULL && same_reason(at->exemption,
		    annex->exemption))
			return true;
	return false;
}

/* "To move that the press and public be excluded for the exempt Appendix 4 of
 * item 9 (Category 2 of ...: likely to ...)." */
static struct str
exclusion_words(struct paper *paper, const struct agenda_item *item)
{
	struct buf	 buf = { 0 }, numbers = { 0 };
	bool		 first = true;
	int		 n;

	buf_text(&buf, "To move that the press and public be excluded for the "
	    "exempt ");
	for (const struct annex *at = item->annexes; at != NULL;
	    at = at->next) {
		if (at->exemption == NULL || was_named(item, at))
			continue;
		buf_clear(&numbers);
		n = add_numbers(&numbers, at);
		buf_printf(&buf, "%sAppendi%s %s of item %d (" STR_FMT ": "
		    STR_FMT ")", first ? "" : ", and for the exempt ",
		    n > 1 ? "ces" : "x", numbers.s, item->number,
		    STR_ARG(at->exemption->citation),
		    STR_ARG(at->exemption->reason));
		first = false;
	}
	buf_char(&buf, '.');
	buf_free(&numbers);
	return buf_take(&buf, paper->arena);
}

static struct str
made_words(struct paper *paper, const struct agenda_item *item)
{
	if (item_excludes(item) && item->next != NULL &&
	    item_is_exempt(item->next))
		return exclusion_words(paper, item->next);
	if (item->decision != NULL)
		return report_words(paper, item->decision);
	if (item->minutes != NULL && date_known(item->minutes->head->held.date))
		return str_printf(paper->arena, "To approve the minutes of "
		    STR_FMT " as a correct record, and to deal with matters "
		    "arising.", STR_ARG(date_long(paper->arena,
		    item->minutes->head->held.date)));
	return STR("");
}

struct block *
item_paragraph(struct paper *paper, const struct agenda_item *item,
    struct look look)
{
	struct item	text = settings_of(item)->text;
	struct block	*block;

	if (text.text.n > 0)
		block = text_line(paper, TAG_P, look, text);
	else
		block = block_para(paper->arena, TAG_P, look,
		    made_words(paper, item));
	/* Unless it says nothing of the report: then it stands on a page too
	 * many, which does no harm. */
	if (text.text.n == 0 && item->decision != NULL)
		block->reading = item->decision->said;
	return block;
}

/* ---- what is written by hand ---- */

static void
say_lacking(struct paper *paper, const struct agenda_item *item,
    struct str words)
{
	diag_at(paper->diags, DIAG_EXEMPT_WORDS,
	    settings_of(item)->text.place, "\"" STR_FMT "\"", STR_ARG(words));
}

/* "Category 2" of "Category 2 of paragraph 10.4 of ...". */
static struct str
citation_head(struct str citation)
{
	size_t	n = str_find(citation, " of ");

	return (struct str){ citation.s, n };
}

/* The text of an exclusion item names each exempt appendix of NEXT, the item,
 * the paragraph and the reason. */
static void
check_exclusion(struct paper *paper, const struct agenda_item *item,
    const struct agenda_item *next)
{
	struct str	text = settings_of(item)->text.text;
	struct str	words, paragraph;

	words = str_printf(paper->arena, "item %d", next->number);
	if (!has_words(text, words))
		say_lacking(paper, item, words);
	for (const struct annex *at = next->annexes; at != NULL;
	    at = at->next) {
		if (at->exemption == NULL)
			continue;
		if (!names_annex(text, at->number))
			say_lacking(paper, item, str_printf(paper->arena,
			    "Appendix %d", at->number));
		words = citation_head(at->exemption->citation);
		paragraph = str_printf(paper->arena, "paragraph %d",
		    at->exemption->paragraph);
		if (!has_words(text, words) && !has_words(text, paragraph))
			say_lacking(paper, item, words);
		if (!has_words(text, at->exemption->reason))
			say_lacking(paper, item, at->exemption->reason);
	}
}

/* TEXT from an appendix's name on, up to the next "appendix". */
static struct str
one_naming(struct str text)
{
	static const char	word[] = "appendi";

	text.n = strlen(word) + find_words(str_from(text, strlen(word)),
	    str_of(word));
	return text;
}

/* "exempt Appendix 3" or "exempt Appendices 3 and 4" in a text of ITEM must be
 * such. */
static void
check_exempt_named(struct paper *paper, const struct agenda_item *item,
    const struct agenda_item *of)
{
	static const char	words[] = "exempt appendi";
	struct str		text = settings_of(item)->text.text;
	const struct annex	*annex;
	struct names		names;
	size_t			at;
	int			number;

	while ((at = find_words(text, str_of(words))) < text.n) {
		text = str_from(text, at + strlen("exempt "));
		names = (struct names){ .rest = one_naming(text),
		    .loose = true };
		while ((number = names_next(&names)) > 0) {
			annex = annex_find(of, number);
			if (annex != NULL ? annex->exemption == NULL :
			    !pack_is_late(paper->pack))
				diag_at(paper->diags, DIAG_EXEMPT_OTHER,
				    settings_of(item)->text.place, "Appendix "
				    "%d of item %d", number, of->number);
		}
	}
}

/* An exempt appendix that the text of its own ITEM names is called so there. */
static void
check_called_exempt(struct paper *paper, const struct agenda_item *item)
{
	static const char *const	open[] = { "not exempt",
					    "not confidential",
					    "open to the public" };
	struct item	text = settings_of(item)->text;
	bool		called = has_words(text.text, STR("exempt")) ||
			    has_words(text.text, STR("confidential"));

	for (size_t i = 0; i < sizeof(open) / sizeof(*open); i++)
		if (has_words(text.text, str_of(open[i])))
			called = false;
	for (const struct annex *at = item->annexes; !called && at != NULL;
	    at = at->next)
		if (at->exemption != NULL &&
		    names_annex(text.text, at->number))
			diag_at(paper->diags, DIAG_EXEMPT_SILENT, text.place,
			    "Appendix %d", at->number);
}

/* "Report of the X recommending": X is whose report it is. */
static void
check_role(struct paper *paper, const struct agenda_item *item)
{
	static const char	words[] = "report of the ";
	struct str		text = settings_of(item)->text.text, role;
	size_t			at = find_words(text, str_of(words));

	if (at == text.n || item->decision == NULL)
		return;
	role = item->decision->head->report_of.text;
	text = str_from(text, at + strlen(words));
	if (role.n > 0 && find_words(text, role) != 0)
		diag_at(paper->diags, DIAG_ITEM_ROLE,
		    settings_of(item)->text.place, "report of the " STR_FMT,
		    STR_ARG(role));
}

void
item_check(struct paper *paper, const struct agenda_item *item)
{
	if (settings_of(item)->text.text.n == 0) {
		if (item->decision != NULL &&
		    item->decision->recommendations.n == 0)
			diag_at(paper->diags, DIAG_ITEM_RECOMMENDS,
			    item->section->place, "item %d", item->number);
		return;
	}
	if (item_excludes(item)) {
		if (item->next != NULL && item_is_exempt(item->next)) {
			check_exclusion(paper, item, item->next);
			check_exempt_named(paper, item, item->next);
		}
		return;
	}
	check_role(paper, item);
	check_exempt_named(paper, item, item);
	check_called_exempt(paper, item);
}
