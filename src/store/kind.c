/*
 * kind.c - the kinds of data file as tables of columns: how a cell is read,
 * checked and stored, and what the manual says of it.
 */
#include "store/kind_int.h"

/* ---- indicators ---- */

static const struct column indicator_columns[INDICATOR__MAX] = {
	[INDICATOR_ID] = { .name = "id", .sql = "indicator",
	    .flags = COLUMN_REQUIRED | COLUMN_KEY, .parse = cell_new_indicator,
	    .about = "what layouts and texts call it: "
	    "letters, digits and - _ . / only" },
	[INDICATOR_NAME] = { .name = "name", .flags = COLUMN_REQUIRED,
	    .parse = cell_text, .about = "as tables print it" },
	[INDICATOR_UNIT] = { .name = "unit", .flags = COLUMN_REQUIRED,
	    .parse = cell_choice, .choices = &units,
	    .about = "what a figure is in" },
	[INDICATOR_DECIMALS] = { .name = "decimals", .flags = COLUMN_KEPT,
	    .parse = cell_whole,
	    .least = 0, .most = 6, .about = "printed; none when empty" },
	[INDICATOR_PER] = { .name = "per", .flags = COLUMN_KEPT,
	    .parse = cell_whole,
	    .least = 1, .most = 1000000000, .of = INDICATOR_UNIT,
	    .about = "what a rate is per, such as 10000; 100 for a percent" },
	[INDICATOR_BETTER] = { .name = "better", .flags = COLUMN_REQUIRED,
	    .parse = cell_choice, .choices = &betters,
	    .about = "which way is good" },
	[INDICATOR_NUMERATOR] = { .name = "numerator", .flags = COLUMN_KEPT,
	    .parse = cell_text,
	    .about = "what is counted, in words" },
	[INDICATOR_DENOMINATOR] = { .name = "denominator", .flags = COLUMN_KEPT,
	    .parse = cell_text,
	    .about = "out of what, in words" },
	[INDICATOR_AGGREGATION] = { .name = "aggregation",
	    .flags = COLUMN_KEPT, .parse = cell_choice, .choices = &aggregations,
	    .about = "what a month's figure covers; in-month when empty" },
	[INDICATOR_SOURCE] = { .name = "source", .flags = COLUMN_KEPT,
	    .parse = cell_text,
	    .about = "where the figures come from" },
	[INDICATOR_DEFINITION] = { .name = "definition", .flags = COLUMN_KEPT,
	    .parse = cell_text,
	    .about = "for the glossary" },
};

/* ---- areas ---- */

static const char *const area_words[] = {
	"authority", "local-authority", "region", "country"
};
static const struct vocabulary area_kinds = { area_words, 4 };

static const struct column area_columns[AREA__MAX] = {
	[AREA_CODE] = { .name = "code", .sql = "area",
	    .flags = COLUMN_REQUIRED | COLUMN_KEY, .parse = cell_new_area,
	    .about = "the code of the Office for National Statistics" },
	[AREA_NAME] = { .name = "name", .flags = COLUMN_REQUIRED,
	    .parse = cell_text, .about = "as papers print it" },
	[AREA_KIND] = { .name = "kind", .flags = COLUMN_KEPT,
	    .parse = cell_choice, .choices = &area_kinds,
	    .about = "authority is the council whose papers these are" },
};

/* ---- observations ---- */

static const struct column observation_columns[OBSERVATION__MAX] = {
	[OBSERVATION_INDICATOR] = { .name = "indicator",
	    .flags = COLUMN_REQUIRED | COLUMN_KEY, .parse = cell_indicator,
	    .about = "its id" },
	[OBSERVATION_PERIOD] = { .name = "period",
	    .flags = COLUMN_REQUIRED | COLUMN_KEY | COLUMN_PAST,
	    .parse = cell_period,
	    .about = "2022-12, 2022-Q3, 2022/23 or 2022-12-31" },
	[OBSERVATION_AREA] = { .name = "area",
	    .flags = COLUMN_KEY | COLUMN_AUTHORITY, .parse = cell_area,
	    .about = "its code; the authority when empty" },
	[OBSERVATION_BREAKDOWN] = { .name = "breakdown", .flags = COLUMN_KEY,
	    .parse = cell_text, .about = "what the figure is broken down by" },
	[OBSERVATION_CATEGORY] = { .name = "category", .flags = COLUMN_KEY,
	    .parse = cell_text, .about = "and the part it is of" },
	[OBSERVATION_NUMERATOR] = { .name = "numerator",
	    .parse = cell_number, .about = "how many" },
	[OBSERVATION_DENOMINATOR] = { .name = "denominator",
	    .parse = cell_number, .about = "out of how many" },
	[OBSERVATION_VALUE] = { .name = "value", .parse = cell_number,
	    .about = "the figure, when it has no fraction" },
	[OBSERVATION_STATUS] = { .name = "status", .flags = COLUMN_BESIDE,
	    .parse = cell_choice, .choices = &marks,
	    .about = "why there is no figure, or what to know about it" },
	[OBSERVATION_REASON] = { .name = "reason", .flags = COLUMN_BESIDE,
	    .parse = cell_text, .about = "in words" },
};

/* ---- comparators ---- */

static const struct column comparator_columns[COMPARATOR__MAX] = {
	[COMPARATOR_INDICATOR] = { .name = "indicator",
	    .flags = COLUMN_REQUIRED | COLUMN_KEY, .parse = cell_indicator,
	    .about = "its id" },
	[COMPARATOR_PERIOD] = { .name = "period",
	    .flags = COLUMN_REQUIRED | COLUMN_KEY, .parse = cell_period,
	    .about = "the comparator's own" },
	[COMPARATOR_COMPARATOR] = { .name = "comparator",
	    .flags = COLUMN_REQUIRED | COLUMN_KEY, .parse = cell_comparator,
	    .about = "its name, such as last-year or england" },
	[COMPARATOR_NUMERATOR] = { .name = "numerator",
	    .parse = cell_number, .about = "how many" },
	[COMPARATOR_DENOMINATOR] = { .name = "denominator",
	    .parse = cell_number, .about = "out of how many" },
	[COMPARATOR_VALUE] = { .name = "value", .parse = cell_number,
	    .about = "the figure, when it has no fraction" },
	[COMPARATOR_STATUS] = { .name = "status", .flags = COLUMN_BESIDE,
	    .parse = cell_choice, .choices = &symbols,
	    .about = "why there is no figure, or what to know about it" },
	[COMPARATOR_NEIGHBOURS] = { .name = "neighbours",
	    .parse = cell_whole, .least = 1, .most = 1000,
	    .about = "how many of them reported" },
	[COMPARATOR_MODEL] = { .name = "model", .flags = COLUMN_KEY,
	    .parse = cell_text, .about = "the year of the neighbours' model" },
	[COMPARATOR_SOURCE] = { .name = "source", .parse = cell_text,
	    .about = "where the figure comes from" },
};

/* ---- targets ---- */

static const char *const over_words[] = { "month", "year" };
static const struct vocabulary overs = { over_words, 2 };

static const struct column target_columns[TARGET__MAX] = {
	[TARGET_INDICATOR] = { .name = "indicator",
	    .flags = COLUMN_REQUIRED | COLUMN_KEY, .parse = cell_indicator,
	    .about = "its id" },
	[TARGET_DIRECTION] = { .name = "direction", .flags = COLUMN_REQUIRED,
	    .parse = cell_choice, .choices = &directions,
	    .about = "on which side of it is good" },
	[TARGET_VALUE] = { .name = "value", .parse = cell_number,
	    .about = "the target, in the indicator's unit" },
	[TARGET_UPPER] = { .name = "upper", .parse = cell_number,
	    .about = "the upper end, for between" },
	[TARGET_TOLERANCE] = { .name = "tolerance", .parse = cell_number,
	    .about = "how near is near, in per cent of the target" },
	[TARGET_FROM] = { .name = "from", .flags = COLUMN_KEY,
	    .parse = cell_period, .about = "the first period it is for" },
	[TARGET_TO] = { .name = "to", .parse = cell_period,
	    .about = "the last one; until another when empty" },
	[TARGET_PRINTED] = { .name = "printed", .parse = cell_text,
	    .about = "as the paper prints it: <17K, TBC, Not set" },
	[TARGET_OVER] = { .name = "over", .parse = cell_choice,
	    .choices = &overs,
	    .about = "year when it is for the whole year; month when empty" },
};

/* ---- neighbours ---- */

static const struct column neighbour_columns[] = {
	{ .name = "area",
	    .flags = COLUMN_REQUIRED | COLUMN_KEY | COLUMN_AUTHORITY,
	    .parse = cell_area, .about = "whose neighbours, by code" },
	{ .name = "neighbour", .flags = COLUMN_REQUIRED | COLUMN_KEY,
	    .parse = cell_area, .about = "the neighbour's code" },
	{ .name = "rank", .flags = COLUMN_REQUIRED, .parse = cell_whole,
	    .least = 1, .most = 1000, .about = "1 is the nearest" },
	{ .name = "model", .flags = COLUMN_KEY, .parse = cell_text,
	    .about = "the year of the model" },
};

/* ---- audits ---- */

static const char *const stage_words[] = { "original", "moderated" };
static const struct vocabulary stages = { stage_words, 2 };

static const struct column audit_columns[AUDIT__MAX] = {
	[AUDIT_PROGRAMME] = { .name = "programme",
	    .flags = COLUMN_REQUIRED | COLUMN_KEY, .parse = cell_text,
	    .about = "what layouts call the set of audits" },
	[AUDIT_SERVICE] = { .name = "service",
	    .flags = COLUMN_REQUIRED | COLUMN_KEY, .parse = cell_text,
	    .about = "whose work was audited, as papers print it" },
	[AUDIT_PERIOD] = { .name = "period",
	    .flags = COLUMN_REQUIRED | COLUMN_KEY | COLUMN_PAST,
	    .parse = cell_period,
	    .about = "in which; periods do not overlap" },
	[AUDIT_STAGE] = { .name = "stage",
	    .flags = COLUMN_REQUIRED | COLUMN_KEY, .parse = cell_choice,
	    .choices = &stages,
	    .about = "as first graded, or after moderation" },
	[AUDIT_GRADE] = { .name = "grade",
	    .flags = COLUMN_REQUIRED | COLUMN_KEY, .parse = cell_choice,
	    .choices = &grades, .about = "the grade given" },
	[AUDIT_COUNT] = { .name = "count", .flags = COLUMN_REQUIRED,
	    .parse = cell_whole, .least = 0, .most = 1000000000,
	    .about = "how many audits were given it" },
	[AUDIT_STATUS] = { .name = "status", .flags = COLUMN_BESIDE,
	    .parse = cell_choice, .choices = &besides,
	    .about = "what to know about the count" },
	[AUDIT_REASON] = { .name = "reason", .flags = COLUMN_BESIDE,
	    .parse = cell_text, .about = "in words" },
};

/* ---- recommendations ---- */

static const struct column recommendation_columns[RECOMMENDATION__MAX] = {
	[RECOMMENDATION_ID] = { .name = "id",
	    .flags = COLUMN_REQUIRED | COLUMN_KEY,
	    .parse = cell_new_recommendation,
	    .about = "what updates and decisions call it: "
	    "letters, digits and - _ . / only" },
	[RECOMMENDATION_MEETING] = { .name = "meeting",
	    .flags = COLUMN_REQUIRED, .parse = cell_date,
	    .about = "the day of the meeting that made it" },
	[RECOMMENDATION_TITLE] = { .name = "title", .flags = COLUMN_REQUIRED,
	    .parse = cell_text, .about = "what it came up under" },
	[RECOMMENDATION_NUMBER] = { .name = "number", .flags = COLUMN_KEPT,
	    .parse = cell_whole,
	    .least = 1, .most = 999,
	    .about = "among those of one title; empty for the only one" },
	[RECOMMENDATION_PROPOSED] = { .name = "proposed",
	    .flags = COLUMN_REQUIRED, .parse = cell_text,
	    .about = "the action, in the words the panel agreed" },
};

static const struct column update_columns[UPDATE__MAX] = {
	[UPDATE_ID] = { .name = "id", .sql = "recommendation",
	    .flags = COLUMN_REQUIRED | COLUMN_KEY,
	    .parse = cell_recommendation,
	    .about = "of the recommendation" },
	[UPDATE_DATE] = { .name = "date",
	    .flags = COLUMN_REQUIRED | COLUMN_KEY | COLUMN_PAST,
	    .parse = cell_date, .about = "the day on which it was so" },
	[UPDATE_STATUS] = { .name = "status", .flags = COLUMN_REQUIRED,
	    .parse = cell_choice, .choices = &action_statuses,
	    .about = "how far it is" },
	[UPDATE_TAKEN] = { .name = "taken", .parse = cell_text,
	    .about = "the action taken, in CommonMark" },
};

static const char *const decision_words[] = { "accepted", "kept" };
static const struct vocabulary decisions = { decision_words, 2 };

static const struct column decision_columns[DECISION__MAX] = {
	[DECISION_ID] = { .name = "id", .sql = "recommendation",
	    .flags = COLUMN_REQUIRED | COLUMN_KEY,
	    .parse = cell_recommendation,
	    .about = "of the recommendation" },
	[DECISION_MEETING] = { .name = "meeting",
	    .flags = COLUMN_REQUIRED | COLUMN_KEY, .parse = cell_date,
	    .about = "the day of the meeting that decided" },
	[DECISION_DECISION] = { .name = "decision", .flags = COLUMN_REQUIRED,
	    .parse = cell_choice, .choices = &decisions,
	    .about = "whether the panel accepts it as completed" },
};

/* ---- the table ---- */

#define COLUMNS(table)	table, sizeof(table) / sizeof((table)[0])

const struct kind kinds[DATA__MAX] = {
	[DATA_INDICATORS] = { "indicators", "indicator_revision", true,
	    COLUMNS(indicator_columns), indicator_rules, NULL,
	    indicator_settle, NULL },
	[DATA_OBSERVATIONS] = { "observations", "observation", false,
	    COLUMNS(observation_columns), observation_rules,
	    observation_finish, NULL, observation_note },
	[DATA_COMPARATORS] = { "comparators", "comparator", false,
	    COLUMNS(comparator_columns), comparator_rules,
	    comparator_finish, NULL, comparator_note },
	[DATA_TARGETS] = { "targets", "target", false,
	    COLUMNS(target_columns), target_rules, target_finish,
	    target_settle, NULL },
	[DATA_AREAS] = { "areas", "area_revision", true,
	    COLUMNS(area_columns), area_rules, area_finish, NULL, NULL },
	[DATA_NEIGHBOURS] = { "neighbours", "neighbour", false,
	    COLUMNS(neighbour_columns), NULL, NULL, NULL, NULL },
	[DATA_AUDITS] = { "audits", "audit", false,
	    COLUMNS(audit_columns), NULL, audit_finish, NULL, NULL },
	[DATA_RECOMMENDATIONS] = { "recommendations", "recommendation", true,
	    COLUMNS(recommendation_columns), recommendation_rules, NULL,
	    recommendation_settle, NULL },
	[DATA_UPDATES] = { "updates", "recommendation_update", false,
	    COLUMNS(update_columns), update_rules, NULL,
	    recommendation_settle, NULL },
	[DATA_DECISIONS] = { "decisions", "recommendation_decision", false,
	    COLUMNS(decision_columns), decision_rules, NULL,
	    recommendation_settle, NULL },
};

const char *
data_kind_name(enum data_kind kind)
{
	return kinds[kind].name;
}

/* ---- the manual ---- */

static void
column_manual(struct buf *out, const struct column *column)
{
	const struct vocabulary	*choices = column->choices;

	buf_printf(out, ".It Cm %s%s\n%s", column->name,
	    (column->flags & COLUMN_REQUIRED) != 0 ? " Pq required" : "",
	    column->about);
	if (choices != NULL) {
		buf_text(out, ":");
		for (int i = 0; i < choices->n; i++)
			if (choices->words[i][0] != '\0')
				buf_printf(out, "%s\n.Ql %s",
				    i > 0 && choices->words[i - 1][0] != '\0' ?
				    " ," : "", choices->words[i]);
	} else if (column->most > 0)
		buf_printf(out, "; %lld to %lld", (long long)column->least,
		    (long long)column->most);
	buf_text(out, choices != NULL ? " .\n" : ".\n");
}

void
import_manual(struct buf *out)
{
	for (size_t i = 0; i < DATA__MAX; i++) {
		buf_printf(out, ".It Sy %s\n.Bl -tag -width denominator "
		    "-compact\n", kinds[i].name);
		for (size_t j = 0; j < kinds[i].n; j++)
			column_manual(out, &kinds[i].columns[j]);
		buf_text(out, ".El\n");
	}
}
