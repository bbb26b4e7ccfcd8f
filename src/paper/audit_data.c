/* audit_data.c - what an audit's table or a moderation's bars show, as a
 * file. */
#include "paper/audit_int.h"
#include "paper/data_int.h"

enum { AT_PROGRAMME, AT_FROM, AT_TO, AT_STAGE, AT_SERVICE, AT_OUTSTANDING,
    AT_GOOD, AT_REQUIRES_IMPROVEMENT, AT_INADEQUATE, AT_NOT_GRADED, AT_GRADED,
    AT_SHARE, AT_STATUS, COLUMNS };

static const struct str heads[COLUMNS] = {
	[AT_PROGRAMME] = { "programme", 9 },
	[AT_FROM] = { "from", 4 },
	[AT_TO] = { "to", 2 },
	[AT_STAGE] = { "stage", 5 },
	[AT_SERVICE] = { "service", 7 },
	[AT_OUTSTANDING] = { "outstanding", 11 },
	[AT_GOOD] = { "good", 4 },
	[AT_REQUIRES_IMPROVEMENT] = { "requires-improvement", 20 },
	[AT_INADEQUATE] = { "inadequate", 10 },
	[AT_NOT_GRADED] = { "not-graded", 10 },
	[AT_GRADED] = { "(graded)", 8 },
	[AT_SHARE] = { "(good %)", 8 },
	[AT_STATUS] = { "status", 6 },
};

/* The column of each grade. */
static const int columns[GRADE__MAX] = {
	[GRADE_OUTSTANDING] = AT_OUTSTANDING, [GRADE_GOOD] = AT_GOOD,
	[GRADE_REQUIRES_IMPROVEMENT] = AT_REQUIRES_IMPROVEMENT,
	[GRADE_INADEQUATE] = AT_INADEQUATE,
	[GRADE_NOT_GRADED] = AT_NOT_GRADED,
};

static struct str
count(struct arena *arena, int64_t n)
{
	return num_text(arena, num_int(n), 0, NUM_NO_COMMAS);
}

void
audit_data_row(struct paper *paper, struct data *data,
    const struct audit_span *span, const char *stage,
    const struct audit_row *row)
{
	struct arena	*arena = paper->arena;
	struct str	 cells[COLUMNS] = {
		[AT_PROGRAMME] = span->programme.text,
		[AT_FROM] = period_code(arena, span->from.period),
		[AT_TO] = period_code(arena, span->to.period),
		[AT_STAGE] = str_of(stage),
		[AT_SERVICE] = row->service,
		[AT_SHARE] = data_number(arena, audit_share_text(arena,
		    audit_share(row))),
		[AT_STATUS] = row->illustrative ? STR("e") : STR(""),
	};

	for (int g = 0; g < GRADE__MAX; g++)
		if (row->given[g])
			cells[columns[g]] = count(arena, row->counts[g]);
	if (audit_complete(row))
		cells[AT_GRADED] = count(arena, audit_graded(row));
	data_row(data, cells);
}

struct data *
audit_data_new(struct paper *paper, const struct section *section,
    const struct audit_span *span, struct str what)
{
	return data_new(paper, section, str_printf(paper->arena, STR_FMT ", "
	    STR_FMT, STR_ARG(what), STR_ARG(audit_span_words(paper->arena,
	    span))), heads, COLUMNS);
}

const struct attachment *
audit_data(struct paper *paper, const struct audit_page *page)
{
	const struct audit	*settings = page->settings;
	const char		*stage = settings->stage == STAGE_MODERATED ?
				    "moderated" : "original";
	struct data		*data = audit_data_new(paper, page->section,
				    &settings->span, settings->title.text);

	for (size_t i = 0; data != NULL && i < page->rows.n; i++)
		audit_data_row(paper, data, &settings->span, stage,
		    &page->rows.at[i]);
	if (data != NULL)
		audit_data_row(paper, data, &settings->span, stage,
		    &page->sum);
	return data_end(data);
}
