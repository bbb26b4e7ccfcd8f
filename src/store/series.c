/*
 * series.c - the words data files use, and finding a period in a series.
 */
#include "store/store_int.h"

static const char *const unit_words[UNIT__MAX] = {
	[UNIT_PERCENT]	= "percent",
	[UNIT_COUNT]	= "count",
	[UNIT_RATE]	= "rate",
	[UNIT_RATIO]	= "ratio",
	[UNIT_DAYS]	= "days",
	[UNIT_MONEY]	= "money",
};

static const char *const better_words[BETTER__MAX] = {
	[BETTER_NEITHER] = "neither",
	[BETTER_HIGHER]	= "higher",
	[BETTER_LOWER]	= "lower",
};

static const char *const aggregation_words[AGGREGATE__MAX] = {
	[AGGREGATE_IN_MONTH]	 = "in-month",
	[AGGREGATE_MONTH_END]	 = "month-end",
	[AGGREGATE_YEAR_TO_DATE] = "year-to-date",
	[AGGREGATE_ROLLING_12]	 = "rolling-12",
};

static const char *const direction_words[DIRECTION__MAX] = {
	[DIRECTION_NONE]	= "none",
	[DIRECTION_AT_LEAST]	= "at-least",
	[DIRECTION_AT_MOST]	= "at-most",
	[DIRECTION_BETWEEN]	= "between",
};

static const char *const symbol_words[SYMBOL__MAX] = {
	[SYMBOL_NONE]		= "",
	[SYMBOL_Z]		= "z",
	[SYMBOL_X]		= "x",
	[SYMBOL_C]		= "c",
	[SYMBOL_LOW]		= "low",
	[SYMBOL_U]		= "u",
	[SYMBOL_P]		= "p",
	[SYMBOL_R]		= "r",
	[SYMBOL_E]		= "e",
	[SYMBOL_TBC]		= "TBC",
	[SYMBOL_NA]		= "N/A",
	[SYMBOL_NOT_SET]	= "Not set",
	[SYMBOL_NOT_AVAILABLE]	= "not available",
};

static const struct {
	const char	*meaning;
	bool		 replaces;	/* stands where a figure would */
} symbol_table[SYMBOL__MAX] = {
	[SYMBOL_NONE]		= { "", false },
	[SYMBOL_Z]		= { "not applicable", true },
	[SYMBOL_X]		= { "unavailable", true },
	[SYMBOL_C]		= { "confidential", true },
	[SYMBOL_LOW]		= { "rounds to nought", true },
	[SYMBOL_U]		= { "low reliability", false },
	[SYMBOL_P]		= { "provisional", false },
	[SYMBOL_R]		= { "revised", false },
	[SYMBOL_E]		= { "estimated", false },
	[SYMBOL_TBC]		= { "to be confirmed", true },
	[SYMBOL_NA]		= { "not applicable", true },
	[SYMBOL_NOT_SET]	= { "no target set", true },
	[SYMBOL_NOT_AVAILABLE]	= { "not available", true },
};

const struct vocabulary units = { unit_words, UNIT__MAX };
const struct vocabulary betters = { better_words, BETTER__MAX };
const struct vocabulary aggregations = { aggregation_words, AGGREGATE__MAX };
const struct vocabulary directions = { direction_words, DIRECTION__MAX };
const struct vocabulary symbols = { symbol_words, SYMBOL__MAX };
const struct vocabulary marks = { symbol_words, SYMBOL_NOT_AVAILABLE };
const struct vocabulary besides = {
	symbol_words + SYMBOL_U, SYMBOL_E - SYMBOL_U + 1
};

bool
word_find(const struct vocabulary *words, struct str text, int *out)
{
	for (int i = 0; i < words->n; i++)
		if (words->words[i][0] != '\0' &&
		    str_is_nocase(text, words->words[i])) {
			*out = i;
			return true;
		}
	return false;
}

void
choices_list(const struct vocabulary *words, struct buf *out)
{
	const char	*between = "";

	for (int i = 0; i < words->n; i++) {
		if (words->words[i][0] == '\0')
			continue;
		buf_printf(out, "%s%s", between, words->words[i]);
		between = ", ";
	}
}

bool
unit_parse(struct str text, enum unit *out)
{
	int	i = UNIT_PERCENT;
	bool	found = word_find(&units, text, &i);

	*out = (enum unit)i;
	return found;
}

bool
better_parse(struct str text, enum better *out)
{
	int	i = BETTER_NEITHER;
	bool	found = word_find(&betters, text, &i);

	*out = (enum better)i;
	return found;
}

bool
aggregation_parse(struct str text, enum aggregation *out)
{
	int	i = AGGREGATE_IN_MONTH;
	bool	found = word_find(&aggregations, text, &i);

	*out = (enum aggregation)i;
	return found;
}

bool
direction_parse(struct str text, enum direction *out)
{
	int	i = DIRECTION_NONE;
	bool	found = word_find(&directions, text, &i);

	*out = (enum direction)i;
	return found;
}

bool
symbol_parse(struct str text, enum symbol *out)
{
	int	i = SYMBOL_NONE;
	bool	found = word_find(&symbols, text, &i);

	*out = (enum symbol)i;
	return found;
}

const char *
better_word(enum better better)
{
	return better_words[better];
}

const char *
direction_word(enum direction direction)
{
	return direction_words[direction];
}

const char *
symbol_word(enum symbol symbol)
{
	return symbol_words[symbol];
}

const char *
symbol_meaning(enum symbol symbol)
{
	return symbol_table[symbol].meaning;
}

bool
symbol_replaces(enum symbol symbol)
{
	return symbol_table[symbol].replaces;
}

/* Series are oldest first, so halving finds the place. */
const struct observation *
series_find(const struct series *series, struct period period)
{
	size_t	low = 0, high = series->n, middle;

	while (low < high) {
		middle = low + (high - low) / 2;
		if (series->at[middle].period.at < period.at)
			low = middle + 1;
		else
			high = middle;
	}
	if (low < series->n && period_eq(series->at[low].period, period))
		return &series->at[low];
	return NULL;
}

const struct comparator *
comparators_find(const struct comparators *all, struct str name)
{
	for (size_t i = 0; i < all->n; i++)
		if (str_eq(all->at[i].name, name))
			return &all->at[i];
	return NULL;
}
