/*
 * suggest.c - which question a number in a text answers, when exactly one does.
 *
 * A FACT is an answer the data give to one of the common questions.  It FITS a
 * number that says it, unit and all, in a sentence with the CUE that its
 * question needs: "target", "average", the month's name.  Where the sentence
 * names indicators only theirs count.
 *
 * The work is bounded: at most INDICATORS_MOST indicators, those of the layout
 * where the store has more, with some thirty questions each.
 */
#include "paper/suggest_int.h"

#include <string.h>

#include "paper/bind_int.h"

#define COUNT(array)	(sizeof(array) / sizeof((array)[0]))

/* A number that no indicator is named beside must have a unit, or so many
 * digits. */
#define DIGITS_LEAST	3

/* ---- what the data say ---- */

/* Questions of the paper's month, and of the months since April. */
static const struct {
	const char	*ask, *cues;
	bool		 plain, top, bottom;
} asks[] = {
	{ "", NULL, true, false, false },
	{ "numerator ", NULL, false, true, false },
	{ "denominator ", NULL, false, false, true },
	{ "lowest ", "lowest|fewest|smallest", true, false, false },
	{ "highest ", "highest|most|largest|peak", true, false, false },
	{ "ytd ", "year to date|so far|since April|this year|in all", false,
	    false, false },
	{ "ytd-numerator ", "year to date|so far|since April|this year", false,
	    true, false },
	{ "ytd-denominator ", "year to date|so far|since April|this year",
	    false, false, true },
	{ "mean ", "average|mean", false, false, false },
	{ "change ", "rose|risen|rise|up|increase|more|fell|fallen|fall|down|"
	    "decrease|fewer|less|drop|change|point", false, false, false },
	{ "step ", "rose|risen|rise|up|increase|more|fell|fallen|fall|down|"
	    "decrease|fewer|less|drop|change", false, false, false },
	{ "target ", "target", false, false, false },
	{ "gap ", "short|target|beyond|ahead|behind", false, false, false },
	{ "pace ", "pace|annual|year will|by March|on track", false, false,
	    false },
};

static const struct {
	const char	*name, *cues;
} comparators[] = {
	{ "last-year", "last year|year before|previous year" },
	{ "statistical-neighbours", "neighbour" },
	{ "england", "England|national" },
};

enum unit_sign
suggest_sign(struct str text)
{
	if (str_find(text, "%") < text.n)
		return SIGN_PERCENT;
	if (str_find(text, "point") < text.n)
		return SIGN_POINTS;
	if (str_find(text, "£") < text.n)
		return SIGN_POUND;
	return str_find(text, " day") < text.n ? SIGN_DAYS : SIGN_NONE;
}

/* The answer to FACT's expression, kept when it is a number; else false. */
static bool
fact_add(struct suggesting *suggesting, struct fact fact)
{
	struct question	question = { .expr = str_of(fact.expr) };
	struct answer	answer;

	suggesting->answers.diags = diags_new(suggesting->arena);
	if (!answer_figure(&suggesting->answers, &question, &answer) ||
	    !num_known(answer.value))
		return false;
	fact.value = answer.value;
	fact.sign = suggest_sign(answer.text);
	*suggesting->end = arena_make(suggesting->arena, struct fact);
	**suggesting->end = fact;
	suggesting->end = &(*suggesting->end)->next;
	return true;
}

static void
add_asks(struct suggesting *suggesting, const struct indicator *indicator)
{
	bool	summed = indicator->aggregation == AGGREGATE_IN_MONTH;

	for (size_t i = 0; i < COUNT(asks); i++)
		if (summed || strncmp(asks[i].ask, "ytd", 3) != 0)
			fact_add(suggesting, (struct fact){
			    .indicator = indicator,
			    .expr = arena_printf(suggesting->arena,
			    "%s" STR_FMT, asks[i].ask, STR_ARG(indicator->id)),
			    .cues = asks[i].cues, .plain = asks[i].plain,
			    .top = asks[i].top, .bottom = asks[i].bottom });
}

static const char *
cues_of(struct suggesting *suggesting, struct str name)
{
	char	*words;

	for (size_t i = 0; i < COUNT(comparators); i++)
		if (str_is(name, comparators[i].name))
			return comparators[i].cues;
	words = str_dup(suggesting->arena, name);
	for (size_t i = 0; i < name.n; i++)
		if (words[i] == '-')
			words[i] = ' ';
	return words;
}

static void
add_comparators(struct suggesting *suggesting,
    const struct indicator *indicator)
{
	struct comparators	known;

	if (!store_comparators(suggesting->paper->store, indicator,
	    suggesting->paper->period, &known))
		return;
	fact_add(suggesting, (struct fact){ .indicator = indicator,
	    .expr = arena_printf(suggesting->arena, "neighbours " STR_FMT,
	    STR_ARG(indicator->id)), .cues = "neighbour" });
	for (size_t i = 0; i < known.n; i++) {
		struct fact	fact = { .indicator = indicator,
				    .cues = cues_of(suggesting,
				    known.at[i].name) };

		fact.expr = arena_printf(suggesting->arena, STR_FMT " " STR_FMT,
		    STR_ARG(known.at[i].name), STR_ARG(indicator->id));
		if (fact_add(suggesting, fact))
			continue;
		/* A name that must be introduced. */
		fact.expr = arena_printf(suggesting->arena, "comparator %s",
		    fact.expr);
		fact_add(suggesting, fact);
	}
}

/* The months before the paper's, back to April. */
static void
add_months(struct suggesting *suggesting, const struct indicator *indicator)
{
	struct paper	*paper = suggesting->paper;
	struct period	 to = period_add(paper->period, -1), april;
	struct series	 series;

	if (paper->period.kind != PERIOD_MONTH)
		return;
	april = period_april(paper->period);
	if (april.at > to.at || !store_series(paper->store, indicator, STR(""),
	    april, to, &series))
		return;
	for (size_t i = 0; i < series.n; i++)
		fact_add(suggesting, (struct fact){
		    .indicator = indicator, .plain = true,
		    .expr = arena_printf(suggesting->arena, STR_FMT " "
		    STR_FMT, STR_ARG(indicator->id),
		    STR_ARG(period_code(suggesting->arena,
		    series.at[i].period))),
		    .month = series.at[i].period.at % 12 + 1 });
}

/* Whether a section of LAYOUT, or of one bound with it, shows INDICATOR. */
static bool
layout_shows(const struct layout *layout, const struct indicator *indicator)
{
	const struct section	*at;
	const struct key	*key;
	const struct items	*items;
	const void		*field;

	for (at = layout->first; at != NULL; at = at->next) {
		for (key = at->kind->keys; key->name != NULL; key++) {
			field = (const char *)at->settings + key->offset;
			items = field;
			if (key->type == KEY_INDICATOR && str_eq(
			    ((const struct item *)field)->text, indicator->id))
				return true;
			for (size_t i = 0; key->type == KEY_INDICATORS &&
			    i < items->n; i++)
				if (str_eq(items->at[i].text, indicator->id))
					return true;
		}
		if (section_bound(at) != NULL &&
		    layout_shows(section_bound(at), indicator))
			return true;
	}
	return false;
}

struct suggesting *
suggest_new(struct paper *paper)
{
	struct arena		*arena = arena_new();
	struct suggesting	*out = arena_make(arena, struct suggesting);
	const struct indicator	**all;
	size_t			 n;

	out->paper = paper;
	out->arena = arena;
	out->end = &out->first;
	out->answers = paper->answers;
	out->answers.arena = arena;
	if (paper->store == NULL || paper->period.kind == PERIOD_NONE)
		return out;
	n = store_indicators(paper->store, &all);
	for (size_t i = 0; i < n && out->n < INDICATORS_MOST; i++) {
		if (n > INDICATORS_MOST &&
		    !layout_shows(paper->build->layout, all[i]))
			continue;
		add_asks(out, all[i]);
		add_months(out, all[i]);
		add_comparators(out, all[i]);
		out->indicators[out->n++] = all[i];
	}
	return out;
}

void
suggest_free(struct suggesting *suggesting)
{
	arena_free(suggesting->arena);
}

/* ---- which of it a number says ---- */

/* Whether the number is FACT's, as far as it is written. */
static bool
is_same(const struct said *said, const struct fact *fact)
{
	return fact->sign == said->sign && num_round(num_abs(fact->value),
	    said->decimals) == num_round(said->size, said->decimals);
}

/* Whether what is written may be bound to FACT. */
static bool
is_bindable(struct suggesting *suggesting, const struct said *said,
    const struct fact *fact)
{
	struct question	question = { .expr = str_of(fact->expr),
			    .written = said->loose->text };
	struct answer	answer;
	struct diags	*diags = diags_new(suggesting->arena);

	suggesting->answers.diags = diags;
	return answer_figure(&suggesting->answers, &question, &answer) &&
	    diags_count(diags, LEVEL_WARNING) == 0;
}

/* Whether two that fit are one: a month's figure, and the lowest of the year
 * when it is this month's. */
static bool
is_alike(const struct fact *a, const struct fact *b)
{
	return a->indicator == b->indicator && a->plain && b->plain &&
	    num_cmp(a->value, b->value) == 0;
}

/* Those that fit: the first, and whether another says something else. */
struct fits {
	const struct fact	*first;
	bool			 several;
};

static void
fits_add(struct fits *fits, const struct fact *fact)
{
	if (fits->first == NULL)
		fits->first = fact;
	else if (!is_alike(fits->first, fact))
		fits->several = true;
}

struct str
suggest_find(struct suggesting *suggesting, const struct loose_number *loose)
{
	struct fits		 named = { .first = NULL }, others = named;
	const struct fact	*fact;
	struct said		 said;

	if (suggesting->first == NULL ||
	    !sentence_read(suggesting, loose, &said))
		return STR("");
	for (fact = suggesting->first; fact != NULL; fact = fact->next) {
		/* The cheapest first: there are many facts. */
		if (!is_same(&said, fact) || !sentence_cues(&said, fact) ||
		    !is_bindable(suggesting, &said, fact))
			continue;
		fits_add(sentence_names(suggesting, &said, fact->indicator) ?
		    &named : &others, fact);
	}
	if (!sentence_names_any(suggesting, &said) &&
	    (said.sign != SIGN_NONE || said.digits >= DIGITS_LEAST))
		named = others;
	if (named.first == NULL || named.several ||
	    (said.elsewhen && named.first->month == 0 &&
	    named.first->cues == NULL))
		return STR("");
	return str_of(named.first->expr);
}
