/*
 * story/beside.c - words that may stand beside a bound figure.
 *
 * A PHRASE is a word or several, or a sign; what it says depends on the side
 * of the number on which it stands: "more than 5" is a bound, "5 more than" a
 * rise.  GROUPS is the one list: checking and the manual come from it.
 */
#include "story/figure_int.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

static const struct group {
	enum says	 before, behind;	/* the number */
	const char	*about;			/* for the manual, or NULL */
	const char	*phrases;		/* parted by "," */
} groups[] = {
	{ SAYS_UP, SAYS_UP, "A rise",
	    "up,rise,rises,rose,risen,rising,increase,increases,increased,"
	    "increasing,more,higher,greater,larger,gain,gains,gained,gaining,"
	    "grow,grows,grew,grown,growing,growth,climb,climbs,climbed,"
	    "climbing,jump,jumped,surged,soared,exceeds,exceeded,added,extra,"
	    "additional,upward,upwards,longer" },
	{ SAYS_DOWN, SAYS_DOWN, "A fall",
	    "down,fall,falls,fell,fallen,falling,decrease,decreases,decreased,"
	    "decreasing,reduce,reduces,reduced,reducing,reduction,fewer,less,"
	    "lower,smaller,drop,drops,dropped,dropping,decline,declines,"
	    "declined,declining,lose,lost,losing,loss,shrank,shrunk,slipped,"
	    "slid,dip,dipped,sank,sunk,plunged,cut,downward,downwards,shorter" },
	{ SAYS_SAME, SAYS_SAME, "Unchanged at the precision of print",
	    "same,the same,the same as,unchanged,no change,no different,level,"
	    "level with,equal,equal to,in line with,steady,stable,flat" },
	{ SAYS_BETTER, SAYS_BETTER, "A difference for the better, by what the "
	    "indicator says is better",
	    "better,improve,improves,improved,improving,improvement" },
	{ SAYS_WORSE, SAYS_WORSE, "A difference for the worse",
	    "worse,worsen,worsens,worsened,worsening,deteriorated,"
	    "deteriorating,deterioration" },
	{ SAYS_MORE, SAYS_UP, "Before the figure, that it is larger; behind "
	    "it, or without one, a rise",
	    "more than,higher than,greater than,larger than,over,above,>" },
	{ SAYS_LESS, SAYS_DOWN, "Before the figure, that it is smaller; behind "
	    "it, or without one, a fall",
	    "less than,fewer than,lower than,smaller than,under,below,<" },
	{ SAYS_LEAST, SAYS_OTHER, "Before the figure, a least",
	    "at least,no less than,no fewer than,no lower than,not less than,"
	    "not fewer than,not under,not below,a minimum of,≥,>=" },
	{ SAYS_OTHER, SAYS_LEAST, "Behind it, a least",
	    "or more,or above,or higher,or over,or greater,and above,and over,"
	    "and more" },
	{ SAYS_NOTHING, SAYS_LEAST, NULL, "+" },
	{ SAYS_MOST, SAYS_OTHER, "Before the figure, a most",
	    "at most,no more than,no higher than,no greater than,not more than,"
	    "not over,not above,a maximum of,≤,<=" },
	{ SAYS_OTHER, SAYS_MOST, "Behind it, a most",
	    "or less,or fewer,or below,or lower,or under,and below,and under,"
	    "and less" },
	{ SAYS_NEARLY, SAYS_OTHER, "Below the number, and rounding to it or "
	    "within 5 per cent of it",
	    "nearly,almost,just under,just below,just less than,"
	    "just fewer than" },
	{ SAYS_NEAR, SAYS_OTHER, "Within 5 per cent of the number, on either "
	    "side", "near,close to" },
	{ SAYS_JUST_OVER, SAYS_OTHER, "Above the number, and rounding to it or "
	    "within 5 per cent of it",
	    "just over,just above,just more than" },
	{ SAYS_NOTHING, SAYS_OTHER, "Nothing beyond the number",
	    "about,around,roughly,approximately,circa,some,~,≈" },
	{ SAYS_MINUS, SAYS_OTHER, NULL, "minus,negative" },
	{ SAYS_PLUS, SAYS_OTHER, NULL, "plus" },
	{ SAYS_SHORT, SAYS_SHORT, "A gap to a target that is missed",
	    "short,short of,missed,missed by,misses,behind" },
	{ SAYS_BEYOND, SAYS_BEYOND, "A gap beyond a target that is met",
	    "beyond,ahead,ahead of,beat,beats,beating,beaten" },
	{ SAYS_MET, SAYS_MET, "A gap to a target that is met, if only just",
	    "met,meets,meeting,reached,reaches,achieved,achieves,on target" },
	{ SAYS_TARGET, SAYS_TARGET, NULL,
	    "target,the target,its target,their target,our target,a target" },
	{ SAYS_PERCENT, SAYS_PERCENT, NULL, "%,per cent,percent,pct" },
	{ SAYS_POINT, SAYS_POINT, NULL,
	    "point,points,percentage point,percentage points,% point,% points,"
	    "per cent points,percent points,pp,ppt,ppts,pt,pts" },
	{ SAYS_POUND, SAYS_POUND, NULL, "£,pound,pounds" },
	{ SAYS_NOTHING, SAYS_NOTHING, NULL,
	    "a,an,the,of,and,than,has,have,had,been,was,were,is,are,exactly,just,"
	    "only,in all,in total,altogether" },
	{ SAYS_CHANGE, SAYS_CHANGE, NULL, "by,change,difference" },
	/* Never a mere part of the indicator's name. */
	{ SAYS_OTHER, SAYS_OTHER, NULL,
	    "not,never,no longer,neither,nor,hardly,without" },
};

/* Dashes that authors and word processors write for a minus. */
static const char *const dashes[] = { "-", "−", "–", "—", "‒", "‐", "‑" };

/* Characters beyond ASCII that are no part of a word. */
static const char *const marks[] = {
	"\u00A0", "\u2009", "\u202F", "“", "”", "‘", "’", "…", "•",
};

/* ---- pieces ---- */

static bool
is_letter(char c)
{
	return isalpha((unsigned char)c) || (unsigned char)c >= 0x80 ||
	    c == '$';
}

/* The bytes at the head of TEXT that are one of LIST. */
static size_t
head_of(struct str text, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_starts(text, list[i]))
			return strlen(list[i]);
	return 0;
}

size_t
passed_over(struct str text)
{
	size_t	n = head_of(text, dashes, COUNT(dashes));

	if (n == 0)
		n = head_of(text, marks, COUNT(marks));
	if (n == 0 && !is_letter(text.s[0]) &&
	    !isdigit((unsigned char)text.s[0]))
		n = 1;
	return n;
}

static size_t
word_length(struct str text)
{
	size_t	n = 0;

	while (n < text.n && is_letter(text.s[n]) &&
	    passed_over(str_from(text, n)) == 0)
		n++;
	return n;
}

/* Blanks at the head of TEXT; a no-break space is one. */
static size_t
blanks(struct str text)
{
	size_t	n = 0;

	while (n < text.n)
		if (isspace((unsigned char)text.s[n]))
			n++;
		else if (str_starts(str_from(text, n), "\u00A0"))
			n += strlen("\u00A0");
		else
			break;
	return n;
}

/* The bytes at the head of TEXT that are PHRASE, or 0. */
static size_t
phrase_length(struct str text, struct str phrase)
{
	size_t	at = 0, n;

	for (size_t i = 0; i < phrase.n; i++) {
		if (phrase.s[i] == ' ') {
			n = blanks(str_from(text, at));
			if (n == 0)
				return 0;
			at += n;
			continue;
		}
		if (at == text.n || tolower((unsigned char)text.s[at]) !=
		    (unsigned char)phrase.s[i])
			return 0;
		at++;
	}
	if (isalpha((unsigned char)phrase.s[phrase.n - 1]) &&
	    word_length(str_from(text, at)) > 0)
		return 0;
	return at;
}

/* "under-16" and "over-25s" bound nothing; REST may end before the number. */
static bool
is_compound(const struct figure_piece *piece, struct str rest)
{
	return (piece->before == SAYS_LESS || piece->before == SAYS_MORE) &&
	    rest.n > 0 && rest.s[0] == '-' &&
	    (rest.n == 1 || isdigit((unsigned char)rest.s[1]));
}

size_t
phrases_at(struct str text, const char *phrases)
{
	const int	 first = text.n > 0 ?
			    tolower((unsigned char)text.s[0]) : '\0';
	const char	*at, *end;
	size_t		 n, best = 0;

	/* Nearly all differ in their first letter. */
	for (at = phrases; *at != '\0'; at = *end == ',' ? end + 1 : end) {
		end = strchrnul(at, ',');
		if ((unsigned char)*at != first)
			continue;
		n = phrase_length(text, (struct str){ at, (size_t)(end - at) });
		if (n > best)
			best = n;
	}
	return best;
}

/* The longest phrase at the head of TEXT. */
static bool
phrase_find(struct str text, struct figure_piece *out)
{
	size_t	n, best = 0;

	for (size_t i = 0; i < COUNT(groups); i++) {
		n = phrases_at(text, groups[i].phrases);
		if (n <= best)
			continue;
		best = n;
		*out = (struct figure_piece){ PIECE_PHRASE, { text.s, n },
		    groups[i].before, groups[i].behind };
	}
	return best > 0 && !is_compound(out, str_from(text, best));
}

/* The word or number at the head of REST, of which nothing is passed over. */
static struct figure_piece
plain_next(struct str *rest)
{
	struct figure_piece	piece = { .kind = PIECE_WORD };
	size_t			n = word_length(*rest);

	if (n == 0) {
		piece.kind = PIECE_DIGITS;
		while (n < rest->n && (isdigit((unsigned char)rest->s[n]) ||
		    (n + 1 < rest->n && strchr(",.", rest->s[n]) != NULL &&
		    isdigit((unsigned char)rest->s[n + 1]))))
			n++;
	}
	piece.text = (struct str){ rest->s, n };
	*rest = str_from(*rest, n);
	return piece;
}

bool
piece_next(struct str *rest, struct figure_piece *out)
{
	size_t	n;

	while (rest->n > 0) {
		if (phrase_find(*rest, out)) {
			*rest = str_from(*rest, out->text.n);
			return true;
		}
		n = passed_over(*rest);
		if (n == 0) {
			*out = plain_next(rest);
			return true;
		}
		*rest = str_from(*rest, n);
	}
	return false;
}

/* A sign may stand apart from its number, and before a pound sign.  A hyphen
 * behind a word ("under-16", "April–5") is no sign. */
int
sign_before(struct str text)
{
	static const char *const between[] = { "£", "\u00A0", "\u2009",
	    "\u202F", " ", "\t", "*", "_" };
	bool	more = true;

	while (more) {
		more = false;
		for (size_t i = 0; i < COUNT(between); i++)
			if (str_ends(text, between[i])) {
				text.n -= strlen(between[i]);
				more = true;
			}
	}
	if (str_ends(text, "+"))
		return 1;
	for (size_t i = 0; i < COUNT(dashes); i++) {
		if (!str_ends(text, dashes[i]))
			continue;
		text.n -= strlen(dashes[i]);
		return text.n > 0 &&
		    isalnum((unsigned char)text.s[text.n - 1]) ? 0 : -1;
	}
	return 0;
}

bool
word_stands_in(struct str word, struct str text)
{
	struct str	other;
	size_t		n;

	while (text.n > 0) {
		n = passed_over(text);
		if (n > 0) {
			text = str_from(text, n);
			continue;
		}
		other = plain_next(&text).text;
		if (other.n == word.n &&
		    strncasecmp(other.s, word.s, word.n) == 0)
			return true;
	}
	return false;
}

/* Another number is part of a name only. */
bool
piece_is_named(const struct figure_piece *piece, struct str names,
    struct str unit)
{
	if (piece->kind == PIECE_PHRASE && piece->before == SAYS_OTHER &&
	    piece->behind == SAYS_OTHER)
		return false;
	return word_stands_in(piece->text, names) ||
	    (piece->kind == PIECE_WORD && word_stands_in(piece->text, unit));
}

/* ---- the manual ---- */

void
phrases_manual(struct buf *out, const char *phrases)
{
	struct str	rest = str_of(phrases), phrase;

	while (rest.n > 0) {
		phrase = str_cut(&rest, ',');
		buf_printf(out, ".Qq " STR_FMT "%s\n", STR_ARG(phrase),
		    rest.n > 0 ? " ," : "");
	}
}

void
beside_manual(struct buf *out)
{
	buf_text(out, ".Bl -tag -width Ds\n");
	for (size_t i = 0; i < COUNT(groups); i++) {
		if (groups[i].about == NULL)
			continue;
		buf_printf(out, ".It %s\n", groups[i].about);
		phrases_manual(out, groups[i].phrases);
	}
	buf_text(out, ".El\n");
}
