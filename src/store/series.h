/*
 * store/series.h - what the store holds, as plain data with no SQLite in it.
 *
 * Strings and arrays live in the arena given to the function that read them.
 */
#ifndef STORE_SERIES_H
#define STORE_SERIES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"
#include "base/num.h"
#include "base/text.h"

enum unit {
	UNIT_PERCENT, UNIT_COUNT, UNIT_RATE, UNIT_RATIO, UNIT_DAYS, UNIT_MONEY,
	UNIT__MAX
};
enum better { BETTER_NEITHER, BETTER_HIGHER, BETTER_LOWER, BETTER__MAX };
enum aggregation {
	AGGREGATE_IN_MONTH,	/* each month on its own; a year pools them */
	AGGREGATE_MONTH_END,	/* a stock: a year is its last month */
	AGGREGATE_YEAR_TO_DATE,	/* runs on from April; never month on month */
	AGGREGATE_ROLLING_12,
	AGGREGATE__MAX
};

/* What stands in a figure's place, or beside it.  The first group are official
 * statistics' symbols; the second what papers print for empty targets. */
enum symbol {
	SYMBOL_NONE,
	SYMBOL_Z,		/* not applicable */
	SYMBOL_X,		/* unavailable */
	SYMBOL_C,		/* confidential */
	SYMBOL_LOW,		/* rounds to nought */
	SYMBOL_U,		/* unreliable: stands beside a figure */
	SYMBOL_P,		/* provisional: beside */
	SYMBOL_R,		/* revised: beside */
	SYMBOL_E,		/* estimated or made up: beside */
	SYMBOL_TBC,
	SYMBOL_NA,		/* N/A */
	SYMBOL_NOT_SET,
	SYMBOL_NOT_AVAILABLE,	/* outside the statutory returns */
	SYMBOL__MAX
};

struct indicator {
	struct str	 id, name;
	enum unit	 unit;
	int		 decimals;	/* printed, 0 to 6 */
	int64_t		 per;		/* 100, 10000 ...; 1 for counts */
	enum better	 better;
	struct str	 numerator, denominator;	/* words */
	enum aggregation aggregation;
	struct str	 source, definition;
};

/* Where a stored row came from. */
struct origin {
	int64_t		 import;	/* the import's number in the store */
	struct str	 file;
	int		 line;
};

struct observation {
	struct period	 period;
	struct num	 numerator, denominator;	/* NUM_NONE: not given */
	struct num	 value;		/* as given, in the unit; not from the
					 * fraction */
	enum symbol	 symbol;
	struct str	 reason;
	struct origin	 origin;
	bool		 revised;	/* supersedes an earlier figure */
	bool		 earlier;	/* others stood in its place before, be
					 * it that they were taken back: that
					 * revises nothing, but may have been
					 * printed */
};

/* One indicator in one area (and breakdown), oldest first, gaps left out. */
struct series {
	const struct indicator	*indicator;
	struct str		 area;		/* "" is the authority */
	struct str		 breakdown, category;
	struct observation	*at;
	size_t			 n;
};

enum direction {
	DIRECTION_NONE, DIRECTION_AT_LEAST, DIRECTION_AT_MOST,
	DIRECTION_BETWEEN, DIRECTION__MAX
};

struct target {
	enum direction	 direction;
	struct num	 value, upper;	/* in the indicator's unit */
	struct num	 tolerance;	/* per cent of the target; NUM_NONE: none */
	struct period	 from, to;
	bool		 whole_year;	/* set for a year, not for each month */
	bool		 strict;	/* printed with a "<" or ">": the value
					 * itself does not meet it */
	struct str	 printed;	/* "<17K", "TBC", "Not set" */
	enum symbol	 symbol;	/* of printed, when it is one */
	struct origin	 origin;
};

struct comparator {
	struct str	 name;		/* "last-year", "england" */
	struct period	 period;	/* its own */
	struct num	 numerator, denominator, value;
	enum symbol	 symbol;
	int		 neighbours;	/* reporting; 0 when not said */
	bool		 computed;	/* worked out here and not published */
	struct str	 model, source;
	struct origin	 origin;
};

struct comparators {
	struct comparator	*at;
	size_t			 n;
};

struct neighbour {
	struct str	 area, name;	/* code, name */
	int		 rank;		/* 1 is the nearest */
};

struct neighbours {
	struct str		 area, model;
	struct neighbour	*at;
	size_t			 n;
};

/* The observation of PERIOD, or NULL. */
const struct observation *series_find(const struct series *series,
    struct period period);

/* The one of NAME, or NULL. */
const struct comparator *comparators_find(const struct comparators *all,
    struct str name);

/* Words as data files spell them; false for anything else (tables in
 * series.c, which `import` and the manual share). */
bool unit_parse(struct str text, enum unit *out);
bool better_parse(struct str text, enum better *out);
bool aggregation_parse(struct str text, enum aggregation *out);
bool direction_parse(struct str text, enum direction *out);
bool symbol_parse(struct str text, enum symbol *out);
const char *better_word(enum better better);
const char *direction_word(enum direction direction);
const char *symbol_word(enum symbol symbol);	/* "c", "TBC", "" */

/* What a symbol means, for the note beside a table: "confidential". */
const char *symbol_meaning(enum symbol symbol);

/* Whether SYMBOL stands instead of a figure (z, x, c, low, TBC ...). */
bool symbol_replaces(enum symbol symbol);

#endif
