/*
 * rule.c - what the cells of a row, and the rows of a file, must agree on.
 *
 * A FIGURE is a value or a fraction; a MARK is a status, which stands instead
 * of a figure or beside it.
 */
#include "store/kind_int.h"

/* ---- indicators and areas ---- */

/* A row that stands by these rules defines its indicator for later rows. */
bool
indicator_rules(struct loader *loader, const struct value *values)
{
	struct known		*known = loader->indicator;
	const struct value	*per = &values[INDICATOR_PER];
	enum unit		 unit;

	unit_parse(values[INDICATOR_UNIT].text, &unit);
	if (unit == UNIT_PERCENT && per->type == VALUE_INT && per->i != 100) {
		fault_at(loader, DIAG_DATA_PER, loader_cell(loader,
		    INDICATOR_PER), "a percent is per 100");
		return false;
	}
	if (unit == UNIT_RATE && per->type != VALUE_INT) {
		fault_at(loader, DIAG_DATA_PER, loader_cell(loader,
		    INDICATOR_PER), "a rate is per 1000, 10000 ...");
		return false;
	}
	known->faulty = false;
	known->name = str_copy(loader->arena, values[INDICATOR_NAME].text);
	better_parse(values[INDICATOR_BETTER].text, &known->better);
	known->unit = unit;
	known->decimals = (int)values[INDICATOR_DECIMALS].i;
	known->per = per->type == VALUE_INT ? per->i :
	    unit == UNIT_PERCENT ? 100 : 1;
	return true;
}

bool
area_rules(struct loader *loader, const struct value *values)
{
	struct known	*known = loader->area;

	known->faulty = false;
	known->name = str_copy(loader->arena, values[AREA_NAME].text);
	known->loader = loader;
	known->line = loader->row.line;
	known->authority = values[AREA_KIND].type == VALUE_TEXT &&
	    str_is(values[AREA_KIND].text, "authority");
	return true;
}

/* Say that both ONE and OTHER are the authority, where this file has the later of
 * them. */
static void
say_authorities(struct loader *loader, const struct known *one,
    const struct known *other)
{
	const struct known	*at = one;
	struct str		 where;

	if (one->loader != loader || (other->loader == loader &&
	    other->line > one->line)) {
		at = other;
		other = one;
	}
	where = known_whereabouts(loader, other);
	fault_line(loader, DIAG_DATA_AUTHORITY, at->loader == loader ?
	    at->line : 0, STR_FMT " (" STR_FMT "), and " STR_FMT " (" STR_FMT
	    ") " STR_FMT, STR_ARG(at->id), STR_ARG(at->name),
	    STR_ARG(other->id), STR_ARG(other->name), STR_ARG(where));
}

/* There is one authority. */
void
area_finish(struct loader *loader)
{
	const struct names	*areas = &loader->registry->areas;
	const struct known	*known, *least = NULL, *most = NULL;

	/* Slots are in no order that means anything to people. */
	for (size_t i = 0; i < areas->room; i++) {
		known = areas->slots[i].data;
		if (known == NULL || !known->authority)
			continue;
		if (least == NULL || str_cmp(known->id, least->id) < 0)
			least = known;
		if (most == NULL || str_cmp(known->id, most->id) > 0)
			most = known;
	}
	if (least != most)
		say_authorities(loader, least, most);
}

/* ---- figures: what observations and comparators share ---- */

struct figure_columns {
	int	numerator, denominator, value, status;
};

/* Counts are not negative; money may be, and so may a change in per cent. */
static bool
sign_rules(struct loader *loader, const struct value *values,
    const struct figure_columns *at)
{
	static const bool negative_value[UNIT__MAX] = {
		[UNIT_PERCENT] = true, [UNIT_RATIO] = true, [UNIT_MONEY] = true
	};
	const enum unit	unit = loader->indicator->unit;
	const struct {
		int	column;
		bool	may;
	} rules[] = {
		{ at->numerator, unit == UNIT_MONEY },
		{ at->denominator, false },
		{ at->value, negative_value[unit] },
	};
	struct num	num;
	bool		ok = true;

	for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++) {
		num = value_num(&values[rules[i].column]);
		if (!num_known(num) || num.n >= 0 || rules[i].may)
			continue;
		fault_at(loader, DIAG_DATA_NEGATIVE, loader_cell(loader,
		    rules[i].column), STR_FMT,
		    STR_ARG(loader_cell(loader, rules[i].column)->text));
		ok = false;
	}
	return ok;
}

/* Whether NUM is whole in units of the last of so many decimals. */
static bool
num_fits(struct num num, int decimals)
{
	int64_t	unit = 1;

	while (decimals-- > 0)
		unit *= 10;
	return !num_known(num) || unit % num.d == 0;
}

/* A count of half a thing is none: it is a mean, or a slip. */
static bool
decimals_rule(struct loader *loader, const struct value *values, int column)
{
	const struct known	*indicator = loader->indicator;

	if (indicator->faulty || indicator->unit != UNIT_COUNT ||
	    num_fits(value_num(&values[column]), indicator->decimals))
		return true;
	fault_at(loader, DIAG_DATA_DECIMALS, loader_cell(loader, column),
	    STR_FMT ", " STR_FMT " has %d",
	    STR_ARG(loader_cell(loader, column)->text),
	    STR_ARG(indicator->id), indicator->decimals);
	return false;
}

static bool
count_rule(struct loader *loader, const struct value *values,
    const struct figure_columns *at)
{
	bool		half = values[at->numerator].type != VALUE_NONE;
	bool		other = values[at->denominator].type != VALUE_NONE;
	int		column = half ? at->numerator : at->denominator;

	if (loader->indicator->faulty ||
	    loader->indicator->unit != UNIT_COUNT || (!half && !other))
		return true;
	fault_at(loader, DIAG_DATA_COUNT, loader_cell(loader, column),
	    "%s " STR_FMT, half ? "numerator" : "denominator",
	    STR_ARG(loader_cell(loader, column)->text));
	return false;
}

/* VALUE per hundred as it was meant, if it was meant as a share of one. */
static struct str
percent_meant(struct loader *loader, struct num value)
{
	struct num	meant = num_mul(value, num_int(100));

	return num_text(loader->arena, meant, num_decimals(meant, 9),
	    NUM_PLAIN);
}

/* 0.93 may be 0.93%, and is 93% far more often. */
static void
small_caution(struct loader *loader, const struct value *values, int column)
{
	struct num		 value = value_num(&values[column]);
	const struct cell	*cell = loader_cell(loader, column);
	struct str		 meant;

	if (!num_known(value) || value.n == 0 ||
	    num_cmp(num_abs(value), num_int(1)) >= 0)
		return;
	meant = percent_meant(loader, value);
	caution_at(loader, DIAG_DATA_SMALL, cell, STR_FMT " (write " STR_FMT
	    " if that is meant)", STR_ARG(cell->text), STR_ARG(meant));
}

static void
percent_caution(struct loader *loader, const struct value *values, int column)
{
	struct num		 value = value_num(&values[column]);
	const struct cell	*cell = loader_cell(loader, column);

	if (loader->indicator->faulty ||
	    loader->indicator->unit != UNIT_PERCENT)
		return;
	small_caution(loader, values, column);
	if (num_known(value) && num_cmp(value, num_int(-1)) <= 0)
		caution_at(loader, DIAG_DATA_UNDER, cell, STR_FMT,
		    STR_ARG(cell->text));
	if (num_known(value) && num_cmp(value, num_int(100)) > 0)
		caution_at(loader, DIAG_DATA_LARGE, cell, STR_FMT,
		    STR_ARG(cell->text));
}

/* Keep how a fraction N/D of the indicator with the key OF lies, for
 * comparator_finish().  A row that names none is of none (0), though there is the one
 * of a row above; a negative denominator is a fault of its own. */
static void
share_note(struct loader *loader, const struct value *of, struct num n,
    struct num d)
{
	const struct known	*indicator = loader->indicator;

	if (indicator == NULL || of->i != indicator->key || indicator->faulty ||
	    indicator->unit != UNIT_PERCENT || !num_known(n) || !num_known(d))
		return;
	loader->shares += num_cmp(n, d) != 0;
	loader->inverted += num_cmp(n, d) > 0 && d.n >= 0;
}

void
observation_note(struct loader *loader, const struct value *values)
{
	share_note(loader, &values[OBSERVATION_INDICATOR],
	    value_num(&values[OBSERVATION_NUMERATOR]),
	    value_num(&values[OBSERVATION_DENOMINATOR]));
}

void
comparator_note(struct loader *loader, const struct value *values)
{
	share_note(loader, &values[COMPARATOR_INDICATOR],
	    value_num(&values[COMPARATOR_NUMERATOR]),
	    value_num(&values[COMPARATOR_DENOMINATOR]));
}

static bool
fraction_rules(struct loader *loader, const struct value *values,
    const struct figure_columns *at)
{
	const struct cell	*numerator = loader_cell(loader, at->numerator);
	const struct cell	*denominator = loader_cell(loader,
	    at->denominator);
	struct num		 n = value_num(&values[at->numerator]);
	struct num		 d = value_num(&values[at->denominator]);

	if (!num_known(n) || !num_known(d))
		return true;
	if (d.n == 0 && n.n != 0) {
		fault_at(loader, DIAG_DATA_NOUGHT, denominator, STR_FMT "/0",
		    STR_ARG(numerator->text));
		return false;
	}
	if (loader->indicator->unit == UNIT_PERCENT && num_cmp(n, d) > 0 &&
	    d.n >= 0) {
		fault_at(loader, DIAG_DATA_SHARE, numerator,
		    STR_FMT "/" STR_FMT, STR_ARG(numerator->text),
		    STR_ARG(denominator->text));
		return false;
	}
	return true;
}

/* A figure and a mark in its place exclude each other; one must be there. */
static bool
mark_rules(struct loader *loader, const struct value *values,
    const struct figure_columns *at)
{
	bool		half = values[at->numerator].type != VALUE_NONE;
	bool		other = values[at->denominator].type != VALUE_NONE;
	bool		value = values[at->value].type != VALUE_NONE;
	enum symbol	symbol = SYMBOL_NONE;

	if (values[at->status].type == VALUE_TEXT)
		symbol_parse(values[at->status].text, &symbol);
	if (symbol_replaces(symbol)) {
		if (!value && !half && !other)
			return true;
		fault_at(loader, DIAG_DATA_BOTH, loader_cell(loader,
		    at->status), "%s", symbol_word(symbol));
		return false;
	}
	if (value || (half && other))
		return true;
	if (half || other)
		fault_at(loader, DIAG_DATA_HALF, loader_cell(loader,
		    half ? at->numerator : at->denominator), "no %s",
		    half ? "denominator" : "numerator");
	else if (symbol != SYMBOL_NONE)
		fault_at(loader, DIAG_DATA_BESIDE, loader_cell(loader,
		    at->status), "%s", symbol_word(symbol));
	else
		fault_at(loader, DIAG_DATA_MISSING, NULL, "%s", "");
	return false;
}

/* A value beside its fraction is what somebody worked out of it. */
static void
value_caution(struct loader *loader, const struct value *values,
    const struct figure_columns *at)
{
	const struct known	*indicator = loader->indicator;
	struct num		 value = value_num(&values[at->value]);
	struct num		 worked;
	struct str		 text;

	worked = num_mul(num_div(value_num(&values[at->numerator]),
	    value_num(&values[at->denominator])), num_int(indicator->per));
	if (!num_known(value) || !num_known(worked) ||
	    num_round(value, indicator->decimals) ==
	    num_round(worked, indicator->decimals))
		return;
	text = num_text(loader->arena, worked, indicator->decimals, NUM_PLAIN);
	caution_at(loader, DIAG_DATA_DISAGREES, loader_cell(loader, at->value),
	    STR_FMT ", the fraction is " STR_FMT,
	    STR_ARG(loader_cell(loader, at->value)->text), STR_ARG(text));
}

static bool
figure_rules(struct loader *loader, const struct value *values,
    const struct figure_columns *at)
{
	bool	ok;

	if (!count_rule(loader, values, at))
		return false;
	ok = mark_rules(loader, values, at);
	if (loader->indicator->faulty)	/* its unit is not known */
		return ok;
	ok = sign_rules(loader, values, at) && ok;
	ok = fraction_rules(loader, values, at) && ok;
	if (!ok || values[at->value].type == VALUE_NONE)
		return ok;
	if (values[at->numerator].type == VALUE_NONE ||
	    values[at->denominator].type == VALUE_NONE)
		percent_caution(loader, values, at->value);
	else
		value_caution(loader, values, at);
	return true;
}

/* A part is one of something. */
static bool
part_rule(struct loader *loader, const struct value *values)
{
	bool	breakdown = values[OBSERVATION_BREAKDOWN].text.n > 0;
	bool	category = values[OBSERVATION_CATEGORY].text.n > 0;

	loader->parts = loader->parts || category;
	if (breakdown == category)
		return true;
	fault_at(loader, DIAG_DATA_BREAKDOWN, loader_cell(loader, breakdown ?
	    OBSERVATION_BREAKDOWN : OBSERVATION_CATEGORY), "no %s",
	    breakdown ? "category" : "breakdown");
	return false;
}

/* An estimate may be of what is to come, and so may a mark: to be confirmed. */
static void
may_be_ahead(struct loader *loader, const struct value *status)
{
	enum symbol	symbol = SYMBOL_NONE;

	if (status->type == VALUE_TEXT)
		symbol_parse(status->text, &symbol);
	if (symbol_replaces(symbol) || symbol == SYMBOL_E)
		loader->ahead.now = false;
}

bool
observation_rules(struct loader *loader, const struct value *values)
{
	static const struct figure_columns	at = {
		OBSERVATION_NUMERATOR, OBSERVATION_DENOMINATOR,
		OBSERVATION_VALUE, OBSERVATION_STATUS
	};
	bool					ok;

	may_be_ahead(loader, &values[OBSERVATION_STATUS]);
	ok = part_rule(loader, values);
	return figure_rules(loader, values, &at) &&
	    decimals_rule(loader, values, OBSERVATION_VALUE) && ok;
}

/* A comparator of a count may be a mean, so it may have decimals. */
bool
comparator_rules(struct loader *loader, const struct value *values)
{
	static const struct figure_columns	at = {
		COMPARATOR_NUMERATOR, COMPARATOR_DENOMINATOR, COMPARATOR_VALUE,
		COMPARATOR_STATUS
	};

	return figure_rules(loader, values, &at);
}

/* ---- targets ---- */

static bool
bound_rules(struct loader *loader, const struct value *values)
{
	struct num	value = value_num(&values[TARGET_VALUE]);
	struct num	upper = value_num(&values[TARGET_UPPER]);
	enum direction	direction;
	const char	*fault = NULL;
	int		column = TARGET_VALUE;

	direction_parse(values[TARGET_DIRECTION].text, &direction);
	if (direction == DIRECTION_NONE && num_known(value))
		fault = "direction none has no value";
	else if (direction != DIRECTION_NONE && !num_known(value))
		fault = "this direction needs a value";
	else if (direction == DIRECTION_BETWEEN && !num_known(upper))
		column = TARGET_UPPER, fault = "between needs an upper end";
	else if (direction != DIRECTION_BETWEEN && num_known(upper))
		column = TARGET_UPPER, fault = "only between has an upper end";
	else if (num_known(upper) && num_cmp(value, upper) > 0)
		column = TARGET_UPPER, fault = "below the lower end";
	if (fault != NULL)
		fault_at(loader, DIAG_DATA_TARGET, loader_cell(loader, column),
		    "%s", fault);
	return fault == NULL;
}

bool
target_rules(struct loader *loader, const struct value *values)
{
	struct num	tolerance = value_num(&values[TARGET_TOLERANCE]);
	bool		ok = bound_rules(loader, values);
	enum direction	direction;

	ok = decimals_rule(loader, values, TARGET_VALUE) && ok;
	ok = decimals_rule(loader, values, TARGET_UPPER) && ok;
	percent_caution(loader, values, TARGET_VALUE);
	percent_caution(loader, values, TARGET_UPPER);
	small_caution(loader, values, TARGET_TOLERANCE);
	if (num_known(tolerance) && tolerance.n < 0) {
		fault_at(loader, DIAG_DATA_NEGATIVE, loader_cell(loader,
		    TARGET_TOLERANCE), STR_FMT, STR_ARG(loader_cell(loader,
		    TARGET_TOLERANCE)->text));
		ok = false;
	}
	if (!span_runs(values[TARGET_FROM].text, values[TARGET_TO].text)) {
		fault_at(loader, DIAG_DATA_ENDS, loader_cell(loader, TARGET_TO),
		    STR_FMT " to " STR_FMT, STR_ARG(values[TARGET_FROM].text),
		    STR_ARG(values[TARGET_TO].text));
		ok = false;
	}
	direction_parse(values[TARGET_DIRECTION].text, &direction);
	if (ok)
		direction_caution(loader, direction);
	return ok;
}

/* One target holds at a time. */
void
target_finish(struct loader *loader)
{
	static const char	sql[] =
	    "SELECT indicator, \"from\", \"to\", import, line, revision"
	    "  FROM target WHERE superseded IS NULL";

	spans_check(loader, sql, DIAG_DATA_OVERLAP);
}

/* ---- audits ---- */

/* A year and one of its quarters would be counted twice. */
void
audit_finish(struct loader *loader)
{
	static const char	sql[] =
	    "SELECT dense_rank() OVER"
	    "       (ORDER BY programme, service, stage, grade),"
	    "       period, period, import, line, revision"
	    "  FROM audit WHERE superseded IS NULL";

	spans_check(loader, sql, DIAG_DATA_AUDITED);
}
