/* audit_sums.c - audits read, added, put in order. */
#include "paper/audit_int.h"

bool
audits_read(struct paper *paper, const struct audit_span *span, int stage,
    struct place place, struct audit_rows *out)
{
	*out = (struct audit_rows){ 0 };
	if (!paper_has_store(paper, place))
		return false;
	/* A missing key is said with the layout. */
	if (span->programme.text.n == 0 ||
	    span->from.period.kind == PERIOD_NONE ||
	    span->to.period.kind == PERIOD_NONE)
		return false;
	if (!store_audits(paper->store, span->programme.text,
	    span->from.period, span->to.period, stage == STAGE_MODERATED, out))
		return false;
	if (out->n == 0)
		diag_at(paper->diags, DIAG_AUDIT_NONE, span->programme.place,
		    STR_FMT ", " STR_FMT ", %s", STR_ARG(span->programme.text),
		    STR_ARG(audit_span_words(paper->arena, span)),
		    stage == STAGE_MODERATED ? "moderated" : "original");
	return out->n > 0;
}

struct audit_row
audits_sum(const struct audit_rows *rows, struct str name)
{
	struct audit_row	sum = { .service = name };

	for (size_t i = 0; i < rows->n; i++) {
		for (int g = 0; g < GRADE__MAX; g++) {
			sum.counts[g] += rows->at[i].counts[g];
			sum.given[g] = g == GRADE_NOT_GRADED ?
			    sum.given[g] || rows->at[i].given[g] :
			    (i == 0 || sum.given[g]) && rows->at[i].given[g];
		}
		sum.illustrative |= rows->at[i].illustrative;
	}
	return sum;
}

int64_t
audit_good(const struct audit_row *row)
{
	return row->counts[GRADE_OUTSTANDING] + row->counts[GRADE_GOOD];
}

int64_t
audit_graded(const struct audit_row *row)
{
	return audit_good(row) + row->counts[GRADE_REQUIRES_IMPROVEMENT] +
	    row->counts[GRADE_INADEQUATE];
}

int64_t
audit_all(const struct audit_row *row)
{
	return audit_graded(row) + row->counts[GRADE_NOT_GRADED];
}

bool
audit_complete(const struct audit_row *row)
{
	for (int g = 0; g < GRADE_NOT_GRADED; g++)
		if (!row->given[g])
			return false;
	return true;
}

void
audits_missing(struct paper *paper, const struct audit_rows *rows,
    struct place place)
{
	for (size_t i = 0; i < rows->n; i++)
		for (int g = 0; g < GRADE_NOT_GRADED; g++)
			if (!rows->at[i].given[g])
				diag_at(paper->diags, DIAG_AUDIT_MISSING,
				    place, STR_FMT ", %s",
				    STR_ARG(rows->at[i].service),
				    grade_word((enum grade)g));
}

struct num
audit_share(const struct audit_row *row)
{
	if (!audit_complete(row))
		return NUM_NONE;
	return num_make(audit_good(row), audit_graded(row));
}

struct grade_counts
audit_counts(const struct audit_row *row)
{
	static const enum grade	grades[CHART_GRADES] = {
		[CHART_OUTSTANDING] = GRADE_OUTSTANDING,
		[CHART_GOOD] = GRADE_GOOD,
		[CHART_IMPROVEMENT] = GRADE_REQUIRES_IMPROVEMENT,
		[CHART_INADEQUATE] = GRADE_INADEQUATE,
	};
	struct grade_counts	counts = { 0 };

	for (int g = 0; g < CHART_GRADES; g++) {
		counts.missing[g] = !row->given[grades[g]];
		/* What some services have of it is not what all do. */
		counts.n[g] = counts.missing[g] ? 0 : row->counts[grades[g]];
	}
	return counts;
}

/* ---- order ---- */

static bool
is_before_by_share(const struct audit_row *a, const struct audit_row *b)
{
	struct num	left = audit_share(a), right = audit_share(b);

	if (!num_known(left) || !num_known(right))
		return num_known(left) && !num_known(right);
	return num_cmp(left, right) > 0;
}

static bool
is_before_by_name(const struct audit_row *a, const struct audit_row *b)
{
	return str_cmp(a->service, b->service) < 0;
}

/* Insertion: services are few, and equals stay as they stood. */
static void
sort_rows(struct audit_rows *rows,
    bool (*is_before)(const struct audit_row *, const struct audit_row *))
{
	struct audit_row	row;
	size_t			at;

	for (size_t i = 1; i < rows->n; i++) {
		row = rows->at[i];
		for (at = i; at > 0 && is_before(&row, &rows->at[at - 1]); at--)
			rows->at[at] = rows->at[at - 1];
		rows->at[at] = row;
	}
}

void
audits_by_share(struct audit_rows *rows)
{
	sort_rows(rows, is_before_by_share);
}

void
audits_by_name(struct audit_rows *rows)
{
	sort_rows(rows, is_before_by_name);
}
