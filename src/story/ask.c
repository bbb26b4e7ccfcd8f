/*
 * story/ask.c - what is asked behind "=".
 *
 * A QUESTION is [WHAT] INDICATOR [PERIODS].  FORMS is the one list of WHATs:
 * parsing, messages and the manual come from it.
 */
#include "story/figure_int.h"

#include <assert.h>
#include <ctype.h>
#include <string.h>
#include <strings.h>

/* The longest question: comparator NAME INDICATOR since PERIOD. */
#define WORDS_MOST	5
/* Columns of a line in the manual's source. */
#define MANUAL_WIDTH	72

/* What the manual says before the words that may stand beside a figure. */
#define MANUAL_BESIDE \
	".Ss What may stand in the brackets\n" \
	"The figure, its sign and its unit.\n" \
	"The sign may be left out of a difference, as a\n" \
	".Cm change ,\n.Cm gap\nor\n.Cm against\nis,\n" \
	"as in\n.Ql fell by [20%](=change contacts) ,\n" \
	"and of nothing else.\n" \
	"Words that say which way a figure went are checked inside the brackets:\n" \
	".Ql [down 20%](=change contacts)\n" \
	"is an error when contacts have risen.\n" \
	"Of a difference such words may stand alone:\n" \
	".Ql [above](=against england re-referrals) ,\n" \
	".Ql [improved](=change supervision since 2022-04) .\n" \
	"Of a gap,\n.Dq above\nand\n.Dq below\n" \
	"mean the target, whichever side is good.\n" \
	"A bound is checked against the exact figure, as in\n" \
	".Ql [below 90%](=supervision) :\n" \
	"73% is not\n" \
	".Dq less than 73% ;\n" \
	"round a target it must be the target's own.\n" \
	"Words of the indicator's name may stand there too.\n" \
	"Any other word is warned of, since nothing can be said of it.\n" \
	".Pp\nThe words that are checked:\n"

/* And before those that may stand between such a word and the brackets. */
#define MANUAL_WAY \
	".Ss What may stand beside the brackets\n" \
	"Of a difference the words of a rise, a fall, better and worse, and of\n" \
	"a gap those of a target that is missed or met, are also held against\n" \
	"the data where they stand beside the brackets, right behind them or in\n" \
	"the same clause before them:\n" \
	".Ql Calls fell by [](=change calls)\n" \
	"is an error when calls have risen.\n" \
	"Empty brackets are then filled in without a sign,\n" \
	".Dq fell by 9% ;\n" \
	"where no such word stands, with one,\n" \
	".Dq a change of −9% .\n" \
	"What prints as no change went neither way, as in the tables.\n" \
	"A clause ends at a comma, a dash,\n.Dq and\nor\n.Dq while ,\n" \
	"unless nothing but\n.Dq by\nand the like comes behind it.\n" \
	"When words come between that are not listed here, nobody knows what the\n" \
	"word of direction is said of: the sign is printed, and if it went the\n" \
	"other way, that is warned of.\n" \
	"What is set\n.Cm against\nothers is checked only where they are not\n" \
	"spoken of before it, as in\n.Dq England had 9% fewer .\n" \
	"A text whose\n.Cm lang\nis not English has its signs, and nothing\n" \
	"beside the brackets is checked.\n" \
	".Pp\n" \
	"A month that the sentence plainly says the figure is of, or a change is\n" \
	"from, is held against the question too, and warned of when it is\n" \
	"another:\n" \
	".Ql In January [] ,\n" \
	".Ql January was [] ,\n" \
	".Ql Calls in January were [] ,\n" \
	".Ql [] in January ,\n" \
	".Ql [] fewer than in January .\n" \
	"In front of the brackets the month begins its sentence or clause, or words\n" \
	"of the indicator's name alone come before it; behind\n" \
	"them it stands in theirs, and no number between.\n" \
	"A text for every month has\n.Cm [](=period)\nwhere the month stands.\n" \
	"Other words there are the author's own.\n" \
	".Pp\nWords of direction:\n"

/* The same before the claims in words alone. */
#define MANUAL_CLAIMS \
	".Ss Claims in words\n" \
	"A claim can stand in the brackets of a\n" \
	".Cm trend ,\n.Cm stands ,\n.Cm pace\nor\n.Cm months-met :\n" \
	".Ql the [lowest this year](=stands contacts) ,\n" \
	".Ql [on track](=pace assessment-rate) .\n" \
	"Months are compared as they are printed; a month without a figure is an\n" \
	"error, as is a claim that does not hold.\n" \
	".Dq since June\n" \
	"in the brackets says that the months begin with June or with July.\n" \
	"Better and worse are nothing of an indicator that calls neither side\n" \
	"better.\n" \
	"Any other word is warned of.\n" \
	".Pp\nThe claims and their words:\n"

/* How many periods may follow; bits of `takes`. */
enum { NONE = 1, ONE = 2, TWO = 4, SINCE = 8 };

static const struct form {
	const char	*word;
	enum ask	 what;
	unsigned	 takes;
	bool		 alone;		/* needs no indicator */
	const char	*about;		/* for the manual */
} forms[] = {
	{ "value", ASK_VALUE, NONE | ONE, false,
	    "the figure; the word may be left out" },
	{ "numerator", ASK_NUMERATOR, NONE | ONE, false,
	    "what was counted" },
	{ "denominator", ASK_DENOMINATOR, NONE | ONE, false,
	    "what it was counted among" },
	{ "first", ASK_FIRST, NONE | ONE, false,
	    "the figure as it was first reported, whatever it was corrected to "
	    "since" },
	{ "first-numerator", ASK_FIRST_NUMERATOR, NONE | ONE, false,
	    "what was counted, as first reported" },
	{ "first-denominator", ASK_FIRST_DENOMINATOR, NONE | ONE, false,
	    "what it was counted among, as first reported" },
	{ "change", ASK_CHANGE, NONE | TWO | SINCE, false,
	    "from one period to another, in points for percentages and in per "
	    "cent of the first for all else; from the month before when no "
	    "period is given" },
	{ "step", ASK_STEP, NONE | TWO | SINCE, false,
	    "the difference between two periods, in the indicator's unit" },
	{ "ytd", ASK_YTD, NONE | ONE, false,
	    "April to the period, fractions pooled or counts summed; of a rate, "
	    "what a month has come to on average" },
	{ "ytd-numerator", ASK_YTD_NUMERATOR, NONE | ONE, false,
	    "what was counted from April on" },
	{ "ytd-denominator", ASK_YTD_DENOMINATOR, NONE | ONE, false,
	    "what it was counted among from April on" },
	{ "sum", ASK_SUM, NONE | TWO | SINCE, false,
	    "the months from one to another, fractions pooled or counts summed, "
	    "whatever year they begin in; from April when no period is given" },
	{ "sum-numerator", ASK_SUM_NUMERATOR, NONE | TWO | SINCE, false,
	    "what was counted in these months" },
	{ "sum-denominator", ASK_SUM_DENOMINATOR, NONE | TWO | SINCE, false,
	    "what it was counted among in these months" },
	{ "mean", ASK_MEAN, NONE | TWO | SINCE, false,
	    "the mean of the months, from April when no period is given" },
	{ "change-on-mean", ASK_CHANGE_ON_MEAN, NONE | TWO | SINCE, false,
	    "from the mean of the months to the one that comes behind them, the "
	    "last of those named, in points for percentages and in per cent of "
	    "the mean for all else" },
	{ "step-on-mean", ASK_STEP_ON_MEAN, NONE | TWO | SINCE, false,
	    "the same difference in the indicator's unit" },
	{ "lowest", ASK_LOWEST, NONE | TWO | SINCE, false,
	    "the lowest figure, from April when no period is given; each month "
	    "must have one" },
	{ "highest", ASK_HIGHEST, NONE | TWO | SINCE, false,
	    "the highest figure, likewise" },
	{ "trend", ASK_TREND, NONE | TWO | SINCE, false,
	    "falling when no month was above the one before and the last is "
	    "below the first; rising likewise; level; otherwise mixed" },
	{ "stands", ASK_STANDS, NONE | TWO | SINCE, false,
	    "where the last month's figure stands among all of them: lowest, "
	    "highest, level when all are alike, otherwise in between" },
	{ "target", ASK_TARGET, NONE | ONE, false,
	    "the target that holds" },
	{ "gap", ASK_GAP, NONE | ONE, false,
	    "how far the figure is beyond its target, negative when it misses "
	    "it" },
	{ "months-met", ASK_MONTHS_MET, NONE | TWO | SINCE, false,
	    "how many of the months met the target that held in them" },
	{ "pace", ASK_PACE, NONE | ONE, false,
	    "where the year will end if it goes on as since April: of a running "
	    "total, or of a count summed up, twelve months for those passed" },
	{ "comparator", ASK_COMPARATOR, NONE | ONE, false,
	    "a comparator by its name, which stands before the indicator; "
	    "neighbours is worked out from their own observations, by the "
	    "method and the model of the pack" },
	{ "against", ASK_AGAINST, NONE | ONE, false,
	    "how far the figure is above a comparator, negative when it is "
	    "below it" },
	{ "change-against", ASK_CHANGE_AGAINST, NONE | ONE, false,
	    "the same, of all but percentages in per cent of the comparator" },
	{ "name", ASK_NAME, NONE, false, "the indicator's name" },
	{ "period", ASK_PERIOD, NONE | ONE, true, "the period in words" },
	{ "chart", ASK_CARD, NONE, false, "a chart of the layout by its id" },
	{ "card", ASK_CARD, NONE, false, "a card of the layout by its id" },
};

/* Comparators that need not be introduced by the word. */
static const char *const comparators[] = {
	"last-year", "statistical-neighbours", "neighbours", "england", "region",
	"north-east", "north-west", "yorkshire-and-the-humber",
	"east-midlands", "west-midlands", "east-of-england", "london",
	"south-east", "south-west",
};

struct words {
	struct str	at[WORDS_MOST];
	size_t		offset[WORDS_MOST];
	size_t		n;		/* perhaps more than fit */
};

/* ---- places ---- */

static void
place_pass(struct place *place, struct str text)
{
	for (size_t i = 0; i < text.n; i++)
		if (text.s[i] == '\n') {
			place->line++;
			place->col = 1;
		} else {
			place->col += !utf8_inside(text.s[i]);
		}
}

struct place
ask_place(const struct question *question, size_t offset)
{
	struct place	place = question->place;

	assert(offset <= question->expr.n);
	if (place.line == 0 || place.col == 0)
		return place;
	place_pass(&place, STR("["));
	place_pass(&place, question->written);
	place_pass(&place, STR("](="));
	place_pass(&place, (struct str){ question->expr.s, offset });
	return place;
}

/* ---- questions ---- */

static struct words
words_split(struct str expr)
{
	struct words	words = { .n = 0 };
	size_t		i = 0, from;

	while (i < expr.n) {
		while (i < expr.n && isspace((unsigned char)expr.s[i]))
			i++;
		from = i;
		while (i < expr.n && !isspace((unsigned char)expr.s[i]))
			i++;
		if (i == from)
			break;
		if (words.n < WORDS_MOST) {
			words.at[words.n] = (struct str){ expr.s + from,
			    i - from };
			words.offset[words.n] = from;
		}
		words.n++;
	}
	return words;
}

static const struct form *
form_find(struct str word)
{
	for (size_t i = 0; i < COUNT(forms); i++)
		if (str_is(word, forms[i].word))
			return &forms[i];
	return NULL;
}

/* Whether a comparator's name stands before the indicator. */
static bool
form_compares(const struct form *form)
{
	return form->what == ASK_COMPARATOR || form->what == ASK_AGAINST ||
	    form->what == ASK_CHANGE_AGAINST;
}

static const struct form *
form_of(enum ask what)
{
	for (size_t i = 0; i < COUNT(forms); i++)
		if (forms[i].what == what)
			return &forms[i];
	return NULL;
}

static bool
is_comparator(struct str word)
{
	for (size_t i = 0; i < COUNT(comparators); i++)
		if (str_is(word, comparators[i]))
			return true;
	return false;
}

static bool
is_dated(struct str word)
{
	return str_is(word, "since") ||
	    (word.n > 0 && char_is_digit(word.s[0]));
}

struct parse {
	const struct question	*question;
	struct diags		*diags;
	struct words		 words;
	size_t			 next;	/* word */
	const struct form	*form;
	struct ask_parts	*out;
};

/* The place of word I, or behind the last. */
static struct place
word_place(const struct parse *parse, size_t i)
{
	size_t	offset = parse->question->expr.n;

	if (i < parse->words.n && i < WORDS_MOST)
		offset = parse->words.offset[i];
	return ask_place(parse->question, offset);
}

/* The number of the month that WORD names or shortens ("Dec"), else 0. */
static int
month_named(struct str word)
{
	size_t	n = 0;

	while (n < word.n && char_is_letter(word.s[n]))
		n++;
	for (int month = 1; n >= 3 && month <= 12; month++)
		if (n <= strlen(month_name(month)) && strncasecmp(word.s,
		    month_name(month), n) == 0)
			return month;
	return 0;
}

/* Say that word I is no period, and which was meant, or how a month is written. */
static bool
say_no_period(const struct parse *parse, size_t i)
{
	struct arena	*arena = arena_new();
	struct str	 word = i < parse->words.n ? parse->words.at[i] :
			    STR("");
	int		 month = month_named(word);
	struct nearest	 near = NEAREST(word);

	near.best = period_meant(arena, word);
	if (near.best.n == 0 && month != 0)
		diag_at(parse->diags, DIAG_ASK_PERIOD, word_place(parse, i),
		    STR_FMT ", write the month with its year, as in 2022-%02d",
		    STR_ARG(word), month);
	else
		diag_unknown(parse->diags, DIAG_ASK_PERIOD,
		    word_place(parse, i), &near);
	arena_free(arena);
	return false;
}

/* Whether WORD, which is no period, is like one: 2026-1, Dec-22, November. */
static bool
is_like_period(struct str word)
{
	struct arena	*arena = arena_new();
	bool		 is = month_named(word) != 0 ||
			    period_meant(arena, word).n > 0;

	arena_free(arena);
	return is;
}

/* The first word is no question's: unless it is misspelt, it may have been
 * meant as an indicator, and the second as a period. */
static bool
say_unknown(const struct parse *parse)
{
	struct nearest	near = NEAREST(parse->words.at[0]);

	if (is_like_period(parse->words.at[1]))
		return say_no_period(parse, 1);
	for (size_t i = 0; i < COUNT(forms); i++)
		nearest_offer(&near, str_of(forms[i].word));
	for (size_t i = 0; i < COUNT(comparators); i++)
		nearest_offer(&near, str_of(comparators[i]));
	if (near.best.n > 0)
		diag_at(parse->diags, DIAG_ASK_WORD, word_place(parse, 0),
		    STR_FMT ", did you mean " STR_FMT "?",
		    STR_ARG(near.word), STR_ARG(near.best));
	else
		diag_at(parse->diags, DIAG_ASK_WORD, word_place(parse, 0),
		    STR_FMT "; if it is an indicator, " STR_FMT " is no period,"
		    " write one such as 2022-12", STR_ARG(near.word),
		    STR_ARG(parse->words.at[1]));
	return false;
}

/* What is asked, from the first word or two. */
static bool
parse_what(struct parse *parse)
{
	struct words		*words = &parse->words;
	struct ask_parts	*out = parse->out;

	parse->form = form_find(words->at[0]);
	if (parse->form != NULL) {
		parse->next = 1;
		if (form_compares(parse->form) && words->n > 1)
			out->comparator = words->at[parse->next++];
	} else if (is_comparator(words->at[0])) {
		parse->form = form_of(ASK_COMPARATOR);
		out->comparator = words->at[parse->next++];
	} else if (words->n == 1 && parse->question->block) {
		parse->form = form_of(ASK_CARD);
	} else if (words->n == 1 || is_dated(words->at[1])) {
		parse->form = form_of(ASK_VALUE);
	} else {
		return say_unknown(parse);
	}
	out->what = parse->form->what;
	return true;
}

static bool
parse_indicator(struct parse *parse)
{
	struct words	*words = &parse->words;
	bool		 named;

	named = parse->next < words->n && !is_dated(words->at[parse->next]);
	if (!named) {
		if (parse->form->alone)
			return true;
		diag_at(parse->diags, DIAG_ASK_INDICATOR,
		    word_place(parse, parse->next), "%s", parse->form->word);
		return false;
	}
	parse->out->indicator = words->at[parse->next];
	parse->out->at[0] = words->offset[parse->next++];
	return true;
}

/* The next word as a period. */
static bool
parse_period(struct parse *parse, struct period *period, size_t *at)
{
	size_t		i = parse->next++;
	struct str	word = STR("");

	if (i < parse->words.n)
		word = parse->words.at[i];
	if (period_parse(word, period)) {
		*at = parse->words.offset[i];
		return true;
	}
	return say_no_period(parse, i);
}

/* Say that FORM is not followed by what stands there. */
static bool
say_takes(const struct parse *parse)
{
	static const struct {
		unsigned	 bit;
		const char	*text;
	} kinds[] = {
		{ ONE, "one period" }, { TWO, "two periods" },
		{ SINCE, "since and a period" }, { NONE, "none" },
	};
	struct buf	text = { 0 };

	for (size_t i = 0; i < COUNT(kinds); i++)
		if ((parse->form->takes & kinds[i].bit) != 0)
			buf_printf(&text, "%s%s", text.n > 0 ? ", or " : "",
			    kinds[i].text);
	diag_at(parse->diags, DIAG_ASK_TAKES, word_place(parse, parse->next),
	    "%s takes %s", parse->form->word, text.s);
	buf_free(&text);
	return false;
}

static bool
parse_periods(struct parse *parse)
{
	struct ask_parts *out = parse->out;
	unsigned	 got = NONE;
	size_t		 first = parse->next;

	if (first < parse->words.n && str_is(parse->words.at[first], "since")) {
		parse->next++;
		out->since = true;
		got = SINCE;
	} else if (first < parse->words.n) {
		got = parse->words.n - first > 1 ? TWO : ONE;
	}
	if ((parse->form->takes & got) == 0)
		return say_takes(parse);
	if (got != NONE && !parse_period(parse, &out->from, &out->at[1]))
		return false;
	if (got == TWO && !parse_period(parse, &out->to, &out->at[2]))
		return false;
	if (parse->next < parse->words.n)
		return say_takes(parse);
	return true;
}

static bool
parse_order(const struct parse *parse)
{
	const struct ask_parts *out = parse->out;

	if (out->to.kind == PERIOD_NONE ||
	    (out->from.kind == out->to.kind && out->from.at <= out->to.at))
		return true;
	diag_at(parse->diags, DIAG_ASK_ORDER,
	    ask_place(parse->question, out->at[1]), STR_FMT,
	    STR_ARG(parse->question->expr));
	return false;
}

bool
ask_parse(const struct question *question, struct ask_parts *out,
    struct diags *diags)
{
	struct parse	parse = { .question = question, .diags = diags,
			    .words = words_split(question->expr), .out = out };

	*out = (struct ask_parts){ 0 };
	if (parse.words.n == 0) {
		diag_at(diags, DIAG_ASK_EMPTY, question->place, "%s", "");
		return false;
	}
	if (parse.words.n > WORDS_MOST) {
		diag_at(diags, DIAG_ASK_LONG,
		    word_place(&parse, WORDS_MOST - 1), STR_FMT,
		    STR_ARG(parse.words.at[WORDS_MOST - 1]));
		return false;
	}
	return parse_what(&parse) && parse_indicator(&parse) &&
	    parse_periods(&parse) && parse_order(&parse);
}

static void
manual_periods(struct buf *out, unsigned takes)
{
	if ((takes & ONE) != 0)
		buf_text(out, " Op Ar period");
	if ((takes & TWO) != 0)
		buf_text(out, " Oo Ar period period | Cm since Ar period Oc");
}

/* TEXT as a sentence, in lines as short as mdoc(7) wants them. */
static void
manual_sentence(struct buf *out, const char *text)
{
	struct str	rest = str_of(text), word;
	size_t		col = 0;

	while (rest.n > 0) {
		word = str_cut(&rest, ' ');
		if (col > 0) {
			col = col + 1 + word.n > MANUAL_WIDTH ? 0 : col + 1;
			buf_char(out, col == 0 ? '\n' : ' ');
		}
		buf_str(out, word);
		if (word.s == text)
			out->s[out->n - word.n] =
			    (char)toupper((unsigned char)*text);
		col += word.n;
	}
	buf_text(out, ".\n");
}

void
ask_manual(struct buf *out)
{
	buf_text(out, ".Bl -tag -width Ds\n");
	for (size_t i = 0; i < COUNT(forms); i++) {
		buf_printf(out, ".It Cm %s", forms[i].word);
		if (form_compares(&forms[i]))
			buf_text(out, " Ar name");
		if (forms[i].what == ASK_CARD)
			buf_text(out, " Ar id");
		else
			buf_text(out, forms[i].alone ? " Op Ar indicator" :
			    " Ar indicator");
		manual_periods(out, forms[i].takes);
		buf_char(out, '\n');
		manual_sentence(out, forms[i].about);
	}
	buf_text(out, ".El\n.Pp\nThe word\n.Cm comparator\n"
	    "may be left out before\n");
	for (size_t i = 0; i < COUNT(comparators); i++)
		buf_printf(out, "%s.Cm %s%s\n",
		    i + 1 == COUNT(comparators) ? "and\n" : "", comparators[i],
		    i + 1 == COUNT(comparators) ? " ." :
		    i + 2 == COUNT(comparators) ? "" : " ,");
	buf_text(out, MANUAL_BESIDE);
	beside_manual(out);
	buf_text(out, MANUAL_WAY);
	way_manual(out);
	buf_text(out, ".Pp\nWords beside a month:\n");
	when_manual(out);
	buf_text(out, MANUAL_CLAIMS);
	claim_manual(out);
}
