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

/* What issues before say of the rows. */
struct recalled {
	struct printed_rows	printed;
	bool			left_out;	/* one had nothing of the table */
	bool			known;		/* one shows what is so still */
};

/* How a table that is left out stands in the ledger: as a row without a name. */
static const struct printed_row	no_table = { .share = false };

/* What was withheld stays so, and what was shown as it is now hides nobody. */
static void
recall(struct recalled *recalled, struct str name, struct share_row *row)
{
	for (size_t i = 0; i < recalled->printed.n; i++) {
		const struct printed_row	*was = &recalled->printed.at[i];

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
	recalled->known |= row->known_base;
}

/* The rows that have counts: the others leave a reader more tables to believe in,
 * not fewer. */
static size_t
recall_rows(const struct breakdown_page *page, struct recalled *recalled,
    struct share_row *rows)
{
	size_t	n = 0;

	for (size_t i = 0; i < page->n; i++)
		if (page->rows[i].known) {
			rows[n].numerator = page->rows[i].share;
			rows[n].denominator = page->rows[i].base;
			recall(recalled, page->rows[i].name, &rows[n++]);
		}
	for (size_t i = 0; i < recalled->printed.n; i++)
		recalled->left_out |=
		    recalled->printed.at[i].category.n == 0;
	return n;
}

static void
hide_rows(struct breakdown_page *page, const struct share_row *rows)
{
	for (size_t i = 0, at = 0; i < page->n; i++)
		if (page->rows[i].known) {
			page->rows[i].hide_share = rows[at].hide_share;
			page->rows[i].hide_base = rows[at++].hide_base;
			page->withheld |= page->rows[i].hide_share;
		}
}

/* The table is left out; and where earlier issues and the whole's own figure would
 * still give a small number back, it is not for this program to publish it. */
static void
say_unsafe(struct paper *paper, const struct breakdown_page *page,
    const struct recalled *recalled, struct place place)
{
	diag_at(paper->diags, recalled->known && !recalled->left_out ?
	    DIAG_WITHHELD_BEFORE : DIAG_WITHHELD_ALL, place, STR_FMT " by "
	    STR_FMT "%s", STR_ARG(page->of.indicator->id),
	    STR_ARG(page->of.breakdown), recalled->left_out ?
	    ", as in an earlier issue" : "");
}

static bool
find_safe(struct paper *paper, struct breakdown_page *page, struct place place)
{
	struct share_row	*rows = arena_array(paper->arena, page->n,
				    struct share_row);
	struct recalled		 recalled = { .known = false };
	size_t			 n;

	if (!ledger_rows(paper->store, &page->of, &recalled.printed))
		return false;		/* said: nothing will be written */
	n = recall_rows(page, &recalled, rows);
	if (!recalled.left_out && suppress_shares(rows, n, &small_numbers)) {
		hide_rows(page, rows);
		return true;
	}
	say_unsafe(paper, page, &recalled, place);
	ledger_row(paper->store, &page->of, &no_table);
	return false;
}

static void
keep_rows(struct paper *paper, const struct breakdown_page *page)
{
	for (size_t i = 0; i < page->n; i++) {
		const struct breakdown_row	*row = &page->rows[i];

		if (row->known)
			ledger_row(paper->store, &page->of,
			    &(struct printed_row){ row->name, !row->hide_share,
			    !row->hide_base, row->share, row->base });
	}
}

/* Months add up to a quarter and teams to an office: two tables that add up one
 * another know more than each by itself, and nobody here knows which do. */
static void
check_others(struct paper *paper, const struct breakdown_page *page,
    struct place place)
{
	const struct section	*section = paper->build->layout->first;
	const struct breakdown	*other;
	struct period		 period;

	for (; section != NULL; section = section->next) {
		if (section->kind != &kind_breakdown)
			continue;
		other = section->settings;
		period = breakdown_period(paper, other);
		if (str_eq(other->indicator.text, page->of.indicator->id) &&
		    (period.kind != page->of.period.kind ||
		    (period_eq(period, page->of.period) &&
		    !str_eq(other->breakdown.text, page->of.breakdown))))
			diag_at(paper->diags, DIAG_WITHHELD_TWO, place,
			    STR_FMT " by " STR_FMT " and by " STR_FMT,
			    STR_ARG(page->of.indicator->id),
			    STR_ARG(page->of.breakdown),
			    STR_ARG(other->breakdown.text));
	}
}

bool
breakdown_withhold(struct paper *paper, struct breakdown_page *page,
    struct place place)
{
	if (paper->build->members)
		return true;
	if (is_wanted(paper, page) && !find_safe(paper, page, place))
		return false;
	if (page->withheld)
		check_others(paper, page, place);
	keep_rows(paper, page);
	return true;
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

/* How much of TEXT's beginning is the name of a row, such as "Jigsaw 2". */
static size_t
name_length(const struct breakdown_page *page, struct str text)
{
	size_t	longest = 0;

	for (size_t i = 0; i < page->n; i++) {
		struct str	name = page->rows[i].name;

		if (name.n > longest && name.n <= text.n &&
		    str_eq((struct str){ text.s, name.n }, name))
			longest = name.n;
	}
	return longest;
}

/* The next run of letters and digits of REST that is in no row's name; REST moves
 * behind it.  Empty at the end. */
static struct str
next_word(const struct breakdown_page *page, struct str *rest)
{
	struct str	word;
	size_t		n;

	while (rest->n > 0) {
		n = name_length(page, *rest);
		if (n == 0 && isalnum((unsigned char)*rest->s))
			break;
		n = n > 0 ? n : 1;
		*rest = (struct str){ rest->s + n, rest->n - n };
	}
	word = (struct str){ rest->s, 0 };
	while (word.n < rest->n && isalnum((unsigned char)word.s[word.n]))
		word.n++;
	*rest = (struct str){ rest->s + word.n, rest->n - word.n };
	return word;
}

void
withheld_words(struct paper *paper, const struct breakdown_page *page,
    struct item text)
{
	struct str	rest = text.text, word;

	while ((word = next_word(page, &rest)).n > 0)
		if (is_number(word)) {
			diag_at(paper->diags, DIAG_WITHHELD_WORDS, text.place,
			    "\"" STR_FMT "\" in \"" STR_FMT "\"",
			    STR_ARG(word), STR_ARG(text.text));
			return;
		}
}
