/*
 * answer.c - figures in sentences, out of store and measure.
 *
 * A QUESTION is what stands behind "=", its ANSWER an exact value and the words
 * it would be printed in.  This file knows who answers what, and holds what the
 * sentence says against it; answer_span.c answers of several months,
 * answer_target.c of what a figure is set against.
 */
#include "paper/answer_int.h"

#include <string.h>

#define MINUS	"\u2212"

/* ---- one figure ---- */

/* Answer with the figure that OBS holds; NULL: there is none, which was said. */
static bool
value_of(struct asking *asking, const struct observation *obs)
{
	struct num	value;

	if (obs == NULL)
		return false;
	value = indicator_value(asking->indicator, obs);
	if (!num_known(value))
		return fraction_of_nothing(obs) ? asking_say(asking,
		    DIAG_ANSWER_NOTHING, true, asking_code(asking,
		    obs->period)) : asking_mark(asking, observation_mark(obs));
	asking->evidence = asking_evidence(asking, obs);
	return asking_value(asking, value);
}

struct str
figure_unsettled(enum symbol symbol)
{
	if (symbol != SYMBOL_P && symbol != SYMBOL_E)
		return STR("");
	return str_of(symbol_meaning(symbol));
}

static bool
answer_value(struct asking *asking)
{
	return value_of(asking, asking_read(asking, asking_period(asking)));
}

static bool
part_of(struct asking *asking, const struct observation *obs, bool numerator)
{
	if (obs == NULL)
		return false;
	if (symbol_replaces(obs->symbol))
		return asking_mark(asking, observation_mark(obs));
	asking->evidence = asking_evidence(asking, obs);
	return asking_count(asking, numerator ? obs->numerator :
	    obs->denominator);
}

static bool
answer_part(struct asking *asking)
{
	return part_of(asking, asking_read(asking, asking_period(asking)),
	    asking->parts.what == ASK_NUMERATOR);
}

/* As first reported: a text that speaks of a correction says both figures. */
static bool
answer_first(struct asking *asking)
{
	const struct observation	*obs = asking_first(asking,
					    asking_period(asking));

	if (asking->parts.what == ASK_FIRST)
		return value_of(asking, obs);
	return part_of(asking, obs,
	    asking->parts.what == ASK_FIRST_NUMERATOR);
}

static bool
answer_name(struct asking *asking)
{
	asking->answer->text = asking->indicator->name;
	return true;
}

static bool
answer_period(struct asking *asking)
{
	asking->answer->text = period_long(asking->answers->arena,
	    asking_period(asking));
	return true;
}

static bool
answer_card(struct asking *asking)
{
	struct answers	*answers = asking->answers;

	if (answers->chart == NULL) {
		diag_at(answers->diags, DIAG_ANSWER_CHART,
		    asking_place(asking, false), STR_FMT,
		    STR_ARG(asking->parts.indicator));
		return false;
	}
	return answers->chart(answers->arg, asking->parts.indicator,
	    asking_place(asking, false), &asking->answer->blocks);
}

static const struct {
	bool	(*answer)(struct asking *asking);
	bool	 indicator;	/* asked of one, which must exist */
} asks[ASK__MAX] = {
	[ASK_VALUE]		= { answer_value, true },
	[ASK_NUMERATOR]		= { answer_part, true },
	[ASK_DENOMINATOR]	= { answer_part, true },
	[ASK_FIRST]		= { answer_first, true },
	[ASK_FIRST_NUMERATOR]	= { answer_first, true },
	[ASK_FIRST_DENOMINATOR]	= { answer_first, true },
	[ASK_CHANGE]		= { answer_change, true },
	[ASK_STEP]		= { answer_change, true },
	[ASK_YTD]		= { answer_ytd, true },
	[ASK_YTD_NUMERATOR]	= { answer_ytd, true },
	[ASK_YTD_DENOMINATOR]	= { answer_ytd, true },
	[ASK_SUM]		= { answer_sum, true },
	[ASK_SUM_NUMERATOR]	= { answer_sum, true },
	[ASK_SUM_DENOMINATOR]	= { answer_sum, true },
	[ASK_MEAN]		= { answer_mean, true },
	[ASK_LOWEST]		= { answer_extreme, true },
	[ASK_HIGHEST]		= { answer_extreme, true },
	[ASK_TREND]		= { answer_trend, true },
	[ASK_TARGET]		= { answer_target, true },
	[ASK_GAP]		= { answer_gap, true },
	[ASK_COMPARATOR]	= { answer_comparator, true },
	[ASK_CHANGE_ON_MEAN]	= { answer_change_on_mean, true },
	[ASK_STEP_ON_MEAN]	= { answer_change_on_mean, true },
	[ASK_AGAINST]		= { answer_against, true },
	[ASK_CHANGE_AGAINST]	= { answer_against, true },
	[ASK_PACE]		= { answer_pace, true },
	[ASK_STANDS]		= { answer_stands, true },
	[ASK_MONTHS_MET]	= { answer_months_met, true },
	[ASK_NAME]		= { answer_name, true },
	[ASK_PERIOD]		= { answer_period, false },
	[ASK_CARD]		= { answer_card, false },
};

/* ---- what the sentence says ---- */

/* TEXT on one line, with single spaces. */
static struct str
one_line(struct arena *arena, struct str text)
{
	struct buf	out = { 0 };

	text = str_trim(text);
	for (size_t i = 0; i < text.n; i++) {
		bool	blank = text.s[i] == ' ' || text.s[i] == '\n' ||
			    text.s[i] == '\t' || text.s[i] == '\r';

		if (!blank)
			buf_char(&out, text.s[i]);
		else if (out.s[out.n - 1] != ' ')
			buf_char(&out, ' ');
	}
	return buf_take(&out, arena);
}

/* What is no figure, but the difference of two. */
static const enum figure_of figure_of[ASK__MAX] = {
	[ASK_CHANGE] = FIGURE_OF_CHANGE, [ASK_STEP] = FIGURE_OF_CHANGE,
	[ASK_CHANGE_ON_MEAN] = FIGURE_OF_CHANGE,
	[ASK_STEP_ON_MEAN] = FIGURE_OF_CHANGE,
	[ASK_AGAINST] = FIGURE_OF_CHANGE,
	[ASK_CHANGE_AGAINST] = FIGURE_OF_CHANGE,
	[ASK_GAP] = FIGURE_OF_GAP,
};

/* Words that say what is counted. */
static struct str
counted_names(const struct asking *asking)
{
	const struct indicator	*indicator = asking->indicator;
	struct arena		*arena = asking->answers->arena;

	if (indicator == NULL)
		return STR("");
	return str_printf(arena, STR_FMT "; " STR_FMT "; " STR_FMT "; " STR_FMT
	    "; " STR_FMT, STR_ARG(indicator->name),
	    STR_ARG(indicator->numerator), STR_ARG(indicator->denominator),
	    STR_ARG(indicator_base(arena, indicator)), STR_ARG(asking->names));
}

/* Whether WRITTEN says that a difference is better or worse, of an indicator
 * that does not say which side is. */
static bool
judges_blindly(const struct asking *asking, struct str written)
{
	bool	directed = figure_of[asking->parts.what] == FIGURE_OF_CHANGE ||
		    asking->parts.what == ASK_TREND ||
		    asking->parts.what == ASK_STANDS;

	return directed && asking->indicator->better == BETTER_NEITHER &&
	    claim_judges(written);
}

static struct figure_fact
fact_of(const struct asking *asking)
{
	enum ask	what = asking->parts.what;
	bool		against = what == ASK_AGAINST ||
			    what == ASK_CHANGE_AGAINST;

	return (struct figure_fact){
		.value = asking->answer->value,
		.text = asking->answer->text,
		.names = counted_names(asking),
		.other = against ? asking->names : STR(""),
		.of = figure_of[what],
		.way = asking->way,
		.good = asking->good,
		.met = asking->met,
		.bound = asking->bound,
	};
}

static enum figure_says
agrees(struct asking *asking, struct str written, struct str *beside)
{
	const struct answer	*answer = asking->answer;
	struct claim_fact	*claims = &asking->claims;
	struct figure_fact	 fact = fact_of(asking);

	if (str_is_nocase(written, str_dup(asking->answers->arena,
	    answer->text)))
		return FIGURE_AGREES;
	claims->names = fact.names;
	if (claims->decided != 0 && (!num_known(answer->value) ||
	    claim_stands_in(written, claims->decided)))
		return claim_check(written, claims, beside);
	return num_known(answer->value) ? figure_check(written, &fact, beside) :
	    FIGURE_DIFFERS;
}

/* What is said as ID: "it says 17%, change contacts is +21% (20.65), 1487 to
 * 1794". */
static bool
say_against(const struct asking *asking, enum diag id, struct str written)
{
	struct arena	*arena = asking->answers->arena;
	const struct answer *answer = asking->answer;
	struct str	 exact = STR("");
	bool		 plus;

	if (num_known(answer->value) && answer->value.d != 1)
		exact = str_printf(arena, " (" STR_FMT ")",
		    STR_ARG(asking_exact(asking, answer->value)));
	plus = figure_of[asking->parts.what] != FIGURE_OF_VALUE &&
	    num_cmp(answer->value, num_int(0)) > 0;
	diag_at(asking->answers->diags, id, asking->question->place, "it says "
	    STR_FMT ", " STR_FMT " is %s" STR_FMT STR_FMT "%s" STR_FMT "%s",
	    STR_ARG(written),
	    STR_ARG(one_line(arena, asking->question->expr)),
	    plus ? "+" : "", STR_ARG(answer->text), STR_ARG(exact),
	    asking->evidence.n > 0 ? ", " : "", STR_ARG(asking->evidence),
	    asking_as_at(asking));
	return false;
}

static bool
say_disagree(const struct asking *asking, struct str written)
{
	return say_against(asking, DIAG_ANSWER_DISAGREES, written);
}

/* Whether WRITTEN, in the place of a claim, has no word that makes one. */
static bool
claims_nothing(const struct asking *asking, struct str written)
{
	return asking->claims.decided != 0 &&
	    !num_known(asking->answer->value) &&
	    !claim_stands_in(written, asking->claims.decided);
}

static bool
say_unclaimed(const struct asking *asking, struct str written)
{
	diag_at(asking->answers->diags, DIAG_ANSWER_CLAIM,
	    asking->question->place, "\"" STR_FMT "\", where the data would "
	    "have \"" STR_FMT "\"", STR_ARG(written),
	    STR_ARG(asking->answer->text));
	return false;
}

/* Hold what is WRITTEN against the answer. */
static bool
compare(struct asking *asking, struct str written)
{
	struct str	beside = STR("");

	if (judges_blindly(asking, written))
		return asking_say(asking, DIAG_ANSWER_POLARITY, false,
		    str_dup(asking->answers->arena, asking->indicator->id));
	switch (agrees(asking, written, &beside)) {
	case FIGURE_DIFFERS:
		if (claims_nothing(asking, written))
			return say_unclaimed(asking, written);
		return say_disagree(asking, written);
	case FIGURE_UNCHECKED:
		diag_at(asking->answers->diags, DIAG_ANSWER_BESIDE,
		    asking->question->place, "\"" STR_FMT "\" in [" STR_FMT
		    "]", STR_ARG(beside), STR_ARG(written));
		break;
	case FIGURE_AGREES:
		break;
	}
	return true;
}

/* ---- which way the sentence says it went ---- */

/* TEXT of a difference as it is filled in: without its sign where the SENTENCE
 * gives its direction, with it where nobody does. */
static struct str
text_signed(const struct asking *asking, enum way_says sentence)
{
	struct str	text = asking->answer->text;
	bool		minus = str_starts(text, MINUS);

	if (sentence == WAY_AGREES)
		return minus ? str_from(text, strlen(MINUS)) : text;
	if (minus || !num_known(asking->answer->value) ||
	    figure_prints_nought(text))
		return text;
	return str_printf(asking->answers->arena, "+" STR_FMT, STR_ARG(text));
}

/* Hold the words round the brackets against a difference, unless those that are
 * WRITTEN in them give its direction; fill it in where none are.  In another
 * language nobody knows what they say. */
static bool
direct(struct asking *asking, struct str written)
{
	const struct question	*question = asking->question;
	struct figure_fact	 fact = fact_of(asking);
	enum way_says		 sentence = WAY_UNSAID;
	struct str		 word = STR("");

	if (fact.of == FIGURE_OF_VALUE || !num_known(fact.value))
		return true;
	if (!asking->answers->foreign && !way_is_said(written, &fact))
		sentence = way_check(question->before, question->behind, &fact,
		    &word);
	if (sentence == WAY_DIFFERS)
		return say_against(asking, DIAG_ANSWER_WAY, word);
	if (sentence == WAY_DOUBTED)
		say_against(asking, DIAG_ANSWER_WAY_DOUBTED, word);
	if (written.n == 0)
		asking->answer->text = text_signed(asking, sentence);
	return true;
}

/* Whether it is known which period is asked for: the paper may be of none. */
static bool
has_period(const struct asking *asking)
{
	const struct ask_parts	*parts = &asking->parts;

	if (asking->answers->period.kind != PERIOD_NONE ||
	    parts->what == ASK_CARD || parts->what == ASK_NAME ||
	    (parts->from.kind != PERIOD_NONE && !parts->since))
		return true;
	diag_at(asking->answers->diags, DIAG_NO_PERIOD, asking->question->place,
	    STR_FMT, STR_ARG(asking->question->expr));
	return false;
}

/* Who answers when EXPR begins with a word that is not about an indicator; NULL
 * when it does not. */
static const struct other_ask *
other_ask(const struct other_ask *others, struct str expr)
{
	struct str	word = str_cut(&expr, ' ');

	for (; others != NULL && others->word != NULL; others++)
		if (expr.n > 0 && str_is(word, others->word))
			return others;
	return NULL;
}

bool
answer_figure(void *answers, const struct question *question,
    struct answer *answer)
{
	struct asking	asking = { .answers = answers, .question = question,
			    .answer = answer };
	const struct other_ask *other = other_ask(asking.answers->others,
			    question->expr);
	struct str	written;
	bool		dated;

	*answer = (struct answer){ 0 };
	if (other != NULL)
		return other->answer(asking.answers->arg, question, answer);
	if (!ask_parse(question, &asking.parts, asking.answers->diags))
		return false;
	dated = has_period(&asking);
	if (asks[asking.parts.what].indicator && !asking_indicator(&asking))
		return false;
	if (!dated || !asks[asking.parts.what].answer(&asking))
		return false;
	written = one_line(asking.answers->arena, question->written);
	if (answer->blocks != NULL)
		return true;
	asking_when(&asking, counted_names(&asking));
	return (written.n == 0 || compare(&asking, written)) &&
	    direct(&asking, written);
}

bool
answer_known(void *answers, struct str word)
{
	const struct answers	*of = answers;

	return of->store != NULL && store_indicator(of->store, word) != NULL;
}
