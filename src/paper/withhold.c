/*
 * withhold.c - small numbers in the public edition.
 *
 * What is withheld is decided here, before anything of the rows is sorted, drawn
 * or said: whoever comes after sees no more than the public may.  Members see
 * everything.
 */
#include <ctype.h>

#include "measure/suppress.h"
#include "paper/breakdown_int.h"

/* Whether any section of the layout wants the small numbers of this very table
 * withheld: one that does not would give them away. */
static bool
is_wanted(const struct paper *paper, const struct breakdown_page *page)
{
	const struct section	*section = paper->build->layout->first;
	const struct breakdown	*other;

	for (; section != NULL; section = section->next) {
		if (section->kind != &kind_breakdown)
			continue;
		other = section->settings;
		if (other->suppress &&
		    str_eq(other->indicator.text, page->of.indicator->id) &&
		    str_eq(other->breakdown.text, page->of.breakdown) &&
		    period_eq(breakdown_period(paper, other), page->of.period))
			return true;
	}
	return false;
}

/* What editions before say of ROW: what was withheld stays so, and what was shown
 * as it is now hides nobody. */
static void
recall(const struct printed_rows *printed, struct str name,
    struct share_row *row)
{
	for (size_t i = 0; i < printed->n; i++) {
		const struct printed_row	*was = &printed->at[i];

		if (!str_eq(was->category, name))
			continue;
		row->keep_share |= !was->share;
		row->keep_base |= !was->base;
		row->known_base |= was->base &&
		    was->denominator == row->denominator;
		row->known_share |= was->share &&
		    was->denominator == row->denominator &&
		    was->numerator == row->numerator;
	}
}

/* Rows whose counts nobody has are no part of this: they leave a reader more
 * tables to believe in, not fewer. */
static bool
hide_rows(struct paper *paper, struct breakdown_page *page)
{
	struct share_row	*rows = arena_array(paper->arena, page->n,
				    struct share_row);
	struct printed_rows	 printed;
	size_t			 n = 0;
	bool			 safe;

	if (!ledger_rows(paper->store, &page->of, &printed))
		return false;		/* said: nothing will be written */
	for (size_t i = 0; i < page->n; i++)
		if (page->rows[i].known) {
			rows[n].numerator = page->rows[i].share;
			rows[n].denominator = page->rows[i].base;
			recall(&printed, page->rows[i].name, &rows[n++]);
		}
	safe = suppress_shares(rows, n, &small_numbers);
	for (size_t i = 0, at = 0; i < page->n; i++)
		if (page->rows[i].known) {
			page->rows[i].hide_share = rows[at].hide_share;
			page->rows[i].hide_base = rows[at++].hide_base;
			page->withheld |= page->rows[i].hide_share;
		}
	return safe;
}

static void
keep_rows(struct paper *paper, const struct breakdown_page *page, bool shown)
{
	for (size_t i = 0; i < page->n; i++) {
		const struct breakdown_row	*row = &page->rows[i];

		if (!row->known)
			continue;
		ledger_row(paper->store, &page->of, &(struct printed_row){
		    row->name, shown && !row->hide_share,
		    shown && !row->hide_base, row->share, row->base });
	}
}

bool
breakdown_withhold(struct paper *paper, struct breakdown_page *page,
    struct place place)
{
	bool	shown = true;

	if (paper->build->members)
		return true;
	if (is_wanted(paper, page))
		shown = hide_rows(paper, page);
	keep_rows(paper, page, shown);
	if (!shown)
		diag_at(paper->diags, DIAG_WITHHELD_ALL, place, STR_FMT
		    " by " STR_FMT, STR_ARG(page->of.indicator->id),
		    STR_ARG(page->of.breakdown));
	return shown;
}

/* ---- words ---- */

static const char *const number_words[] = {
	"one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
	"ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen",
	"seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty",
	"fifty", "sixty", "seventy", "eighty", "ninety", "hundred", "half",
	"third", "quarter", "dozen", "only", "none", "all",
};

static bool
is_year(struct str word)
{
	return word.n == 4 && (str_starts(word, "19") || str_starts(word, "20"));
}

/* Whether WORD says how many; a year does not. */
static bool
is_number(struct str word)
{
	for (size_t i = 0; i < word.n; i++)
		if (isdigit((unsigned char)word.s[i]))
			return !is_year(word);
	for (size_t i = 0; i < sizeof(number_words) / sizeof(*number_words);
	    i++)
		if (str_is_nocase(word, number_words[i]))
			return true;
	return false;
}

/* The next run of letters and digits of REST, which moves behind it; empty at the
 * end. */
static struct str
next_word(struct str *rest)
{
	struct str	word;

	while (rest->n > 0 && !isalnum((unsigned char)*rest->s))
		*rest = (struct str){ rest->s + 1, rest->n - 1 };
	word = (struct str){ rest->s, 0 };
	while (word.n < rest->n && isalnum((unsigned char)word.s[word.n]))
		word.n++;
	*rest = (struct str){ rest->s + word.n, rest->n - word.n };
	return word;
}

void
withheld_words(struct paper *paper, struct item text)
{
	struct str	rest = text.text, word;

	while ((word = next_word(&rest)).n > 0)
		if (is_number(word)) {
			diag_at(paper->diags, DIAG_WITHHELD_WORDS, text.place,
			    "\"" STR_FMT "\" in \"" STR_FMT "\"",
			    STR_ARG(word), STR_ARG(text.text));
			return;
		}
}
