/*
 * story/figure.c - whether words say a figure.
 *
 * WRITTEN is what the author put between the brackets: a number, perhaps with
 * words BESIDE it.  He may round as he likes; what he wrote decides how far.
 */
#include "story/figure_int.h"

#include <ctype.h>
#include <string.h>

static const char *const number_words[] = {
	"one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
	"ten", "eleven", "twelve",
};

/* These are nought at the precision of print. */
static const char *const nought_words[] = {
	"no", "zero", "nought", "nil", "none",
};

/* Behind a number word these make a share of it: "two thirds". */
static const char *const shares[] = {
	"half", "halves", "third", "thirds", "quarter", "quarters", "fifth",
	"fifths", "sixth", "sixths", "seventh", "sevenths", "eighth", "eighths",
	"ninth", "ninths", "tenth", "tenths",
};

static const struct {
	const char	*word;
	int64_t		 times;
} scales[] = {
	{ "hundred", 100 },
	{ "k", 1000 }, { "thousand", 1000 }, { "m", 1000000 },
	{ "million", 1000000 }, { "bn", 1000000000 },
	{ "billion", 1000000000 },
};

/* A number as it was written. */
struct written {
	struct num	value;		/* size only */
	int		decimals;
	int		sign;		/* -1, +1; 0 when none is written */
	int64_t		times;		/* a thousand, a million */
	bool		nought;		/* "no", "zero" */
	struct str	before, behind;	/* what stands beside it */
};

/* All that WRITTEN says. */
struct wording {
	struct written	number;
	bool		numbered;
	enum says	bound;		/* SAYS_LESS to SAYS_JUST_OVER, or 0 */
	unsigned	said;		/* bits: 1 << SAYS_UP, ... */
	struct str	beside;		/* the first piece not understood */
};

/* What words without a number can say of a difference. */
#define WORDS_ALONE \
	(1U << SAYS_UP | 1U << SAYS_DOWN | 1U << SAYS_SAME | \
	1U << SAYS_BETTER | 1U << SAYS_WORSE | 1U << SAYS_SHORT | \
	1U << SAYS_BEYOND | 1U << SAYS_MET)

/* The word at the head of REST, which moves on; a hyphen parts words. */
static struct str
word_next(struct str *rest)
{
	struct str	word = { rest->s, 0 };

	while (word.n < rest->n && isalpha((unsigned char)rest->s[word.n]))
		word.n++;
	*rest = str_from(*rest, word.n);
	return word;
}

/* REST from behind the blanks at its head; some part thousands. */
static struct str
blanks_passed(struct str rest)
{
	static const char *const kinds[] = { " ", "\t", "\n", "\u00A0",
	    "\u2009", "\u202F" };

	for (size_t i = 0; i < COUNT(kinds); i++)
		while (str_starts(rest, kinds[i])) {
			rest = (struct str){ rest.s + strlen(kinds[i]),
			    rest.n - strlen(kinds[i]) };
			i = 0;
		}
	return rest;
}

/* The word behind blanks and hyphens in REST. */
static struct str
word_behind(struct str rest)
{
	while (rest.n > 0 && (isspace((unsigned char)rest.s[0]) ||
	    rest.s[0] == '-'))
		rest = str_from(rest, 1);
	return word_next(&rest);
}

static bool
word_in(struct str word, const char *const *list, size_t n, size_t *at)
{
	for (size_t i = 0; i < n; i++)
		if (str_is_nocase(word, list[i])) {
			*at = i;
			return true;
		}
	return false;
}

/* Whether a number word before REST is part of a share: "two thirds", "one in
 * five". */
static bool
is_share(struct str rest)
{
	struct str	word = word_behind(rest);
	size_t		i;

	return word_in(word, shares, COUNT(shares), &i) ||
	    str_is_nocase(word, "in");
}

/* Digits at the head of TEXT, with commas and decimals, to OUT; how many bytes,
 * or 0 when commas or points stand where they may not. */
static size_t
digits_read(struct str text, struct written *out)
{
	size_t	n = 0, point = 0;

	while (is_digit_at(text, n) || (is_digit_at(text, n + 1) &&
	    (text.s[n] == ',' || text.s[n] == '.'))) {
		if (text.s[n] == '.' && point != 0)
			return 0;
		if (text.s[n] == '.')
			point = n + 1;
		n++;
	}
	out->decimals = point == 0 ? 0 : (int)(n - point);
	if (out->decimals > 9 ||
	    !num_parse((struct str){ text.s, n }, &out->value))
		return 0;
	return n;
}

/* The scale at the head of REST, which moves behind it. */
static int64_t
scale_next(struct str *rest)
{
	struct str	word = word_behind(*rest);
	bool		joined = word.s == rest->s;

	for (size_t i = 0; i < COUNT(scales); i++)
		if (str_is_nocase(word, scales[i].word) &&
		    (joined || word.n > 1)) {	/* "5 m" is no million */
			rest->n -= (size_t)(word.s + word.n - rest->s);
			rest->s = word.s + word.n;
			return scales[i].times;
		}
	return 1;
}

/* Whether REST goes on with the number before it, as in "two hundred and five"
 * or "1 428": more than is read here. */
static bool
goes_on(struct str rest)
{
	struct str	word = word_behind(rest);
	size_t		i;

	if (str_is_nocase(word, "and")) {
		rest.n -= (size_t)(word.s + word.n - rest.s);
		rest.s = word.s + word.n;
		word = word_behind(rest);
	}
	rest = blanks_passed(rest);
	return is_digit_at(rest, 0) ||
	    word_in(word, number_words, COUNT(number_words), &i);
}

/* PIECE of TEXT as a number.  False when it is none that can be read. */
static bool
number_read(struct str text, const struct figure_piece *piece,
    struct written *out)
{
	struct str	rest = { piece->text.s, text.n -
			    (size_t)(piece->text.s - text.s) };
	size_t		n = piece->text.n, i;
	bool		word = piece->kind == PIECE_WORD;

	*out = (struct written){ .before = { text.s, text.n - rest.n } };
	out->sign = sign_before(out->before);
	if (!word)
		n = digits_read(rest, out);
	else if (word_in(piece->text, number_words, COUNT(number_words), &i))
		out->value = num_int((int64_t)i + 1);
	else
		out->nought = true;
	if (out->nought)
		out->value = num_int(0);
	out->behind = str_from(rest, n);
	out->times = scale_next(&out->behind);
	return n > 0 && !(word && is_share(out->behind)) &&
	    !goes_on(out->behind);
}

/* The first number in TEXT, in digits or in words, to OUT.  False when it can
 * not be read; *FOUND tells whether there is one. */
static bool
number_first(struct str text, struct written *out, bool *found)
{
	struct figure_piece	piece;
	struct str		rest = text;
	size_t			i;

	*found = false;
	while (!*found && piece_next(&rest, &piece))
		*found = piece.kind == PIECE_DIGITS ||
		    (piece.kind == PIECE_WORD &&
		    (word_in(piece.text, number_words, COUNT(number_words),
		    &i) || word_in(piece.text, nought_words,
		    COUNT(nought_words), &i)));
	return !*found || number_read(text, &piece, out);
}

/* ---- what stands beside it ---- */

/* Whether what PHRASE says can be held against FACT; it is then kept. */
static bool
phrase_take(struct wording *claim, enum says phrase,
    const struct figure_fact *fact)
{
	if (phrase == SAYS_OTHER)
		return false;
	if (phrase >= SAYS_CHANGE && phrase <= SAYS_TARGET &&
	    fact->of == FIGURE_OF_VALUE)
		return false;
	if (phrase >= SAYS_SHORT && phrase <= SAYS_TARGET &&
	    fact->of != FIGURE_OF_GAP)
		return false;
	if (phrase >= SAYS_LESS && phrase <= SAYS_JUST_OVER) {
		if (claim->bound != SAYS_OTHER && claim->bound != phrase)
			return false;
		claim->bound = phrase;
	}
	claim->said |= 1U << phrase;
	return true;
}

/* Take apart what stands BEFORE the number, or behind it. */
static void
beside_read(struct wording *claim, struct str text, bool before,
    const struct figure_fact *fact)
{
	struct figure_piece	piece;
	enum says		phrase;

	while (piece_next(&text, &piece)) {
		phrase = before ? piece.before : piece.behind;
		if (!phrase_take(claim, phrase, fact) &&
		    !piece_is_named(&piece, fact->names, fact->text) &&
		    claim->beside.n == 0)
			claim->beside = piece.text;
	}
}

static bool
has_said(const struct wording *claim, enum says what)
{
	return (claim->said & 1U << what) != 0;
}

/* ---- against the data ---- */

static int
sign_of(struct num value)
{
	int	cmp = num_cmp(value, num_int(0));

	return cmp < 0 ? -1 : cmp > 0;
}

bool
figure_prints_nought(struct str text)
{
	for (size_t i = 0; i < text.n; i++)
		if (text.s[i] >= '1' && text.s[i] <= '9')
			return false;
	return true;
}

static bool
unit_agrees(const struct wording *claim, struct str text)
{
	static const struct {
		enum says	 says;
		const char	*text;
	} units[] = {
		{ SAYS_PERCENT, "%" }, { SAYS_POINT, "point" },
		{ SAYS_POUND, "£" },
	};

	for (size_t i = 0; i < COUNT(units); i++)
		if (has_said(claim, units[i].says) &&
		    str_find(text, units[i].text) == text.n)
			return false;
	return true;
}

/* A value that is what it should be below: nothing lacks, and it is missed. */
static bool
is_strictly_missed(const struct figure_fact *fact)
{
	return fact->of == FIGURE_OF_GAP && !fact->met &&
	    sign_of(fact->value) == 0;
}

bool
says_holds(enum says says, const struct figure_fact *fact)
{
	switch (says) {
	case SAYS_UP:
		return fact->way > 0;
	case SAYS_DOWN:
		return fact->way < 0;
	case SAYS_SAME:
		return fact->of == FIGURE_OF_GAP ?
		    figure_prints_nought(fact->text) : fact->way == 0;
	case SAYS_BETTER:
		return fact->good > 0;
	case SAYS_WORSE:
		return fact->good < 0;
	case SAYS_SHORT:
		return sign_of(fact->value) < 0 || is_strictly_missed(fact);
	case SAYS_BEYOND:
		return sign_of(fact->value) > 0;
	default:	/* SAYS_MET */
		return fact->met;
	}
}

static bool
way_agrees(const struct wording *claim, const struct figure_fact *fact)
{
	for (int says = SAYS_UP; says <= SAYS_MET; says++)
		if (has_said(claim, (enum says)says) &&
		    !says_holds((enum says)says, fact))
			return false;
	return true;
}

/* Near is within 5 per cent. */
#define NEAR_PART	20

/* Whether VALUE is where BOUND says it is, as seen from NUMBER.  SIZE: the sign
 * is left out. */
static bool
bound_agrees(enum says bound, const struct written *number, struct num value,
    bool size)
{
	struct num	says = num_mul(number->value, num_int(number->times));
	bool		like = num_round_in(num_abs(value), number->times,
			    number->decimals) == num_round(number->value,
			    number->decimals);
	bool		near;
	int		cmp;

	if (!num_known(says))
		return false;
	if (size || bound == SAYS_NEARLY || bound == SAYS_JUST_OVER)
		value = num_abs(value);
	else if (number->sign < 0)
		says = num_sub(num_int(0), says);
	cmp = num_cmp(value, says);
	near = like || num_is_near(value, says, NEAR_PART);
	switch (bound) {
	case SAYS_LESS:
		return cmp < 0;
	case SAYS_MORE:
		return cmp > 0;
	case SAYS_LEAST:
		return cmp >= 0;
	case SAYS_MOST:
		return cmp <= 0;
	case SAYS_NEARLY:
		return cmp < 0 && near;
	case SAYS_NEAR:
		return near;
	case SAYS_JUST_OVER:
		return cmp > 0 && near;
	default:
		return like;
	}
}

static enum says
target_bound_says(enum figure_bound bound)
{
	static const enum says	says[] = {
		[FIGURE_BOUND_LESS] = SAYS_LESS,
		[FIGURE_BOUND_MORE] = SAYS_MORE,
		[FIGURE_BOUND_LEAST] = SAYS_LEAST,
		[FIGURE_BOUND_MOST] = SAYS_MOST,
	};

	return says[bound];
}

static bool
number_agrees(const struct wording *claim, const struct figure_fact *fact)
{
	const struct written	*number = &claim->number;
	bool			 difference = fact->of != FIGURE_OF_VALUE;
	enum says		 bound = claim->bound;
	int			 sign = number->sign;

	/* Words round a target speak of its kind: "at least 90%". */
	if (fact->bound != FIGURE_BOUND_NONE && bound != SAYS_OTHER) {
		if (bound != target_bound_says(fact->bound))
			return false;
		bound = SAYS_OTHER;
	}
	/* What rounds to nought has no sign to be wrong. */
	if (sign == 0 && !difference)
		sign = 1;
	if (num_round(number->value, number->decimals) != 0 && sign != 0 &&
	    sign_of(fact->value) != 0 && sign_of(fact->value) != sign)
		return false;
	if (number->nought && bound == SAYS_OTHER)
		return figure_prints_nought(fact->text);
	return bound_agrees(bound, number, fact->value,
	    difference && number->sign == 0);
}

enum figure_says
figure_check(struct str written, const struct figure_fact *fact,
    struct str *beside)
{
	struct wording	claim = { .numbered = false };

	if (!num_known(fact->value) ||
	    !number_first(written, &claim.number, &claim.numbered))
		return FIGURE_DIFFERS;
	beside_read(&claim, claim.numbered ? claim.number.before : written,
	    claim.numbered, fact);
	if (claim.numbered)
		beside_read(&claim, claim.number.behind, false, fact);
	if (has_said(&claim, SAYS_MINUS) || has_said(&claim, SAYS_PLUS))
		claim.number.sign = has_said(&claim, SAYS_MINUS) ? -1 : 1;
	if (!unit_agrees(&claim, fact->text) || !way_agrees(&claim, fact))
		return FIGURE_DIFFERS;
	if (claim.numbered ? !number_agrees(&claim, fact) :
	    claim.beside.n > 0 || (claim.said & WORDS_ALONE) == 0)
		return FIGURE_DIFFERS;
	if (claim.beside.n == 0)
		return FIGURE_AGREES;
	*beside = claim.beside;
	return FIGURE_UNCHECKED;
}
