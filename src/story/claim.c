/*
 * story/claim.c - claims in words alone: "falling", "lowest this year", "on
 * track".
 *
 * A CLAIM is one of a few things the data can say to be so or not; PHRASES are
 * the words that make it, in SAYINGS, the one list: checking and the manual
 * come from it.  A SPAN is what words say of the months looked at.
 */
#include "story/figure_int.h"

#include <ctype.h>
#include <string.h>

static const struct saying {
	enum claim	 claim;
	const char	*about;		/* the rule, for the manual */
	const char	*phrases;	/* parted by "," */
} sayings[] = {
	{ CLAIM_FALLING, "Of a trend: no month is above the one before it, and "
	    "the last is below the first",
	    "falling,fall,falls,fell,fallen,down,downward,downwards,decreasing,"
	    "decreased,declining,declined,reducing,reduced,dropping,dropped" },
	{ CLAIM_RISING, "Of a trend: no month is below the one before it, and "
	    "the last is above the first",
	    "rising,rise,rises,rose,risen,up,upward,upwards,increasing,"
	    "increased,growing,grew,grown,climbing" },
	{ CLAIM_LEVEL, "Of a trend: no month differs from the one before it",
	    "level,steady,stable,unchanged,flat" },
	{ CLAIM_MIXED, "Of a trend: it rose and fell",
	    "mixed,varied,varying,uneven,up and down" },
	{ CLAIM_BETTER, "Of a trend: falling or rising, towards the side that "
	    "the indicator calls better",
	    "improving,improve,improves,improved,improvement,better" },
	{ CLAIM_WORSE, "Of a trend: the other way",
	    "worsening,worsen,worsens,worsened,worse,deteriorating,"
	    "deteriorated" },
	{ CLAIM_LOWEST, "Where it stands: no month is below the last, and one "
	    "is above it", "lowest,smallest,fewest,minimum" },
	{ CLAIM_HIGHEST, "Where it stands: no month is above the last, and one "
	    "is below it", "highest,largest,greatest,most,maximum,peak" },
	{ CLAIM_BEST, "Where it stands: the lowest or the highest, as the "
	    "indicator calls one of them better", "best" },
	{ CLAIM_WORST, "Where it stands: the other end", "worst" },
	{ CLAIM_ON_TRACK, "Of a pace: it meets the year's target",
	    "on track,on course,on target" },
	{ CLAIM_OFF_TRACK, "Of a pace: it does not",
	    "off track,off course,off target" },
	{ CLAIM_ALWAYS, "Of months that met their target: all of them",
	    "always,every month,in every month,each month,in each month,"
	    "all months,in all months,throughout" },
	{ CLAIM_USUALLY, "Of months that met their target: more than half",
	    "usually,mostly,mainly,most months,in most months,typically,"
	    "generally,more often than not" },
	{ CLAIM_NEVER, "Of months that met their target: none",
	    "never,no month,in no month,not once" },
};

/* The next claim is that something is not so. */
#define NEGATIONS	"not,no longer,isn't,isn’t"

/* What makes a claim no larger. */
#define FILLERS \
	"a,an,the,of,at,its,their,it,in,to,on,for,and,that,this,has,have,had," \
	"been,was,were,is,are,month,months,figure,trend,trends,trending,still," \
	"again,continue,continues,continued,continuing,steadily,consistently," \
	"sustained,overall,met,target,above target,at or above target"

/* From April of the financial year on. */
#define THIS_YEAR \
	"this year,of the year,this financial year,of this year," \
	"of the financial year,so far this year,since the beginning of the year"

/* WRITTEN being looked through. */
struct claiming {
	const struct claim_fact	*fact;
	bool			 said;		/* a claim that is decided */
	bool			 differs;	/* one that does not hold */
	bool			 negated;	/* what comes next */
	struct str		 beside;	/* see claim_check() */
};

/* The saying of the longest phrase at the head of TEXT whose claim is DECIDED,
 * with its length; NULL when there is none. */
static const struct saying *
saying_at(struct str text, unsigned decided, size_t *length)
{
	const struct saying	*found = NULL;
	size_t			 n;

	*length = 0;
	for (size_t i = 0; i < COUNT(sayings); i++) {
		if ((decided & 1U << sayings[i].claim) == 0)
			continue;
		n = phrases_at(text, sayings[i].phrases);
		if (n > *length) {
			*length = n;
			found = &sayings[i];
		}
	}
	return found;
}

static size_t
claim_take(struct claiming *claiming, struct str text)
{
	const struct claim_fact	*fact = claiming->fact;
	const struct saying	*saying;
	bool			 holds;
	size_t			 n;

	saying = saying_at(text, fact->decided, &n);
	if (saying != NULL) {
		holds = (fact->holds & 1U << saying->claim) != 0;
		claiming->differs |= holds == claiming->negated;
		claiming->said = true;
		claiming->negated = false;
		return n;
	}
	n = phrases_at(text, NEGATIONS);
	claiming->negated |= n > 0;
	return n;
}

/* ---- the months looked at ---- */

/* The number of the month whose name is at the head of REST, which moves
 * behind it; 0 when there is none. */
static int
month_next(struct str *rest)
{
	size_t	n;

	for (int month = 1; month <= 12; month++) {
		n = strlen(month_name(month));
		if (rest->n >= n && str_is_nocase((struct str){ rest->s, n },
		    month_name(month)) && (rest->n == n ||
		    !isalnum((unsigned char)rest->s[n]))) {
			*rest = str_from(*rest, n);
			return month;
		}
	}
	return 0;
}

/* The four digits behind a blank at the head of REST, which moves on; or 0. */
static int
year_next(struct str *rest)
{
	int	year = 0;

	if (rest->n < 5 || rest->s[0] != ' ')
		return 0;
	for (size_t i = 1; i < 5; i++) {
		if (!isdigit((unsigned char)rest->s[i]))
			return 0;
		year = year * 10 + rest->s[i] - '0';
	}
	*rest = str_from(*rest, 5);
	return year;
}

/* Whether the span FROM to TO is all since MONTH: it begins with it, or with
 * the one behind it ("best since June" compares July and on).  YEAR 0: the last
 * one before TO. */
static bool
is_since(struct period from, struct period to, int month, int year)
{
	struct period	named;

	if (year == 0) {
		year = to.at / 12;
		if (period_month(year, month).at > to.at)
			year--;
	}
	named = period_month(year, month);
	return from.at == named.at || from.at == named.at + 1;
}

/* "since June 2022" at the head of TEXT, which is then held against the span;
 * how many bytes, or 0. */
static size_t
since_take(struct claiming *claiming, struct str text)
{
	const struct claim_fact	*fact = claiming->fact;
	struct str		 rest = text;
	int			 month;

	if (fact->from.kind != PERIOD_MONTH || !str_starts(text, "since "))
		return 0;
	rest = str_from(rest, strlen("since "));
	month = month_next(&rest);
	if (month == 0)
		return 0;
	claiming->differs |= !is_since(fact->from, fact->to, month,
	    year_next(&rest));
	return text.n - rest.n;
}

static size_t
span_take(struct claiming *claiming, struct str text)
{
	const struct claim_fact	*fact = claiming->fact;
	struct period		 april;
	size_t			 n;

	n = since_take(claiming, text);
	if (n > 0 || fact->from.kind != PERIOD_MONTH)
		return n;
	n = phrases_at(text, THIS_YEAR);
	if (n > 0) {
		april = period_month(period_financial_year(fact->to), 4);
		claiming->differs |= !period_eq(fact->from, april);
	}
	return n;
}

/* ---- all of it ---- */

/* Pass over the piece at the head of REST, which is no claim. */
static void
piece_take(struct claiming *claiming, struct str *rest)
{
	struct figure_piece	piece;
	size_t			n = phrases_at(*rest, FILLERS);

	if (n > 0) {
		*rest = str_from(*rest, n);
		return;
	}
	if (piece_next(rest, &piece) && claiming->beside.n == 0 &&
	    !piece_is_named(&piece, claiming->fact->names, STR("")))
		claiming->beside = piece.text;
}

enum figure_says
claim_check(struct str written, const struct claim_fact *fact,
    struct str *beside)
{
	struct claiming	claiming = { .fact = fact };
	size_t		n;

	while (written.n > 0) {
		n = claim_take(&claiming, written);
		if (n == 0)
			n = span_take(&claiming, written);
		if (n == 0)
			n = passed_over(written);
		if (n > 0)
			written = str_from(written, n);
		else
			piece_take(&claiming, &written);
	}
	*beside = claiming.negated ? STR("not") : claiming.beside;
	if (claiming.differs || !claiming.said)
		return FIGURE_DIFFERS;
	return beside->n > 0 ? FIGURE_UNCHECKED : FIGURE_AGREES;
}

bool
claim_stands_in(struct str written, unsigned decided)
{
	struct figure_piece	piece;
	size_t			n;

	while (written.n > 0) {
		if (saying_at(written, decided, &n) != NULL)
			return true;
		n = passed_over(written);
		if (n > 0)
			written = str_from(written, n);
		else
			piece_next(&written, &piece);
	}
	return false;
}

bool
claim_judges(struct str written)
{
	return claim_stands_in(written, 1U << CLAIM_BETTER | 1U << CLAIM_WORSE |
	    1U << CLAIM_BEST | 1U << CLAIM_WORST);
}

/* ---- the manual ---- */

void
claim_manual(struct buf *out)
{
	buf_text(out, ".Bl -tag -width Ds\n");
	for (size_t i = 0; i < COUNT(sayings); i++) {
		buf_printf(out, ".It %s\n", sayings[i].about);
		phrases_manual(out, sayings[i].phrases);
	}
	buf_text(out, ".It The months begin with April of the financial year of "
	    "the last\n");
	phrases_manual(out, THIS_YEAR);
	buf_text(out, ".It The opposite of what comes next\n");
	phrases_manual(out, NEGATIONS);
	buf_text(out, ".El\n");
}
