/*
 * span.c - rows that hold for a time, and must not hold at the same time as
 * another of their group: an indicator's targets, a service's audits.
 */
#include <stdlib.h>

#include "store/kind_int.h"

/* The days a row holds; an empty end is open. */
struct span {
	int64_t	group;
	int32_t	first, last;
	int64_t	import;
	int	line;		/* in the file that brought it */
	int	here;		/* in this file; 0 when it is not there */
};

static void
span_read(struct span *span, struct str from, struct str to)
{
	struct period	period;

	span->first = INT32_MIN;
	span->last = INT32_MAX;
	if (period_parse(from, &period))
		span->first = date_days(period_first(period));
	if (period_parse(to, &period))
		span->last = date_days(period_last(period));
}

bool
span_runs(struct str from, struct str to)
{
	struct span	span;

	span_read(&span, from, to);
	return span.first <= span.last;
}

static int
span_order(const void *left, const void *right)
{
	const struct span	*a = left, *b = right;

	if (a->group != b->group)
		return a->group < b->group ? -1 : 1;
	if (a->first != b->first)
		return a->first < b->first ? -1 : 1;
	return (a->line > b->line) - (a->line < b->line);
}

/* Rows A and B hold on the same days: say so at the later line here. */
static void
overlap_fault(struct loader *loader, enum diag id, const struct span *a,
    const struct span *b)
{
	const struct span	*late = a->here > b->here ? a : b;
	const struct span	*other = late == a ? b : a;

	if (late->here == 0)	/* older than this file: said then */
		return;
	if (other->here > 0)
		fault_line(loader, id, late->here, "line %d", other->here);
	else
		fault_line(loader, id, late->here,
		    "stored by import %lld, line %d", (long long)other->import,
		    other->line);
}

enum {
	SPAN_GROUP, SPAN_FROM, SPAN_TO, SPAN_IMPORT, SPAN_LINE, SPAN_REVISION
};

/* Every row in force, with those of this file known as such; to be freed. */
static struct span *
spans_load(struct loader *loader, const char *sql, size_t *n)
{
	struct store	*store = loader->store;
	sqlite3_stmt	*st = store_sql(store, sql);
	struct span	*spans = NULL, *span;
	size_t		 room = 0;
	bool		 ok = st != NULL;

	*n = 0;
	while (ok && store_step(store, st, &ok)) {
		if (*n == room) {
			room = room > 0 ? room * 2 : 64;
			spans = must_realloc(spans, room * sizeof(*spans));
		}
		span = &spans[(*n)++];
		span->group = sqlite3_column_int64(st, SPAN_GROUP);
		span_read(span, column_view(st, SPAN_FROM),
		    column_view(st, SPAN_TO));
		span->import = sqlite3_column_int64(st, SPAN_IMPORT);
		span->line = sqlite3_column_int(st, SPAN_LINE);
		span->here = revision_line(loader->revisions,
		    sqlite3_column_int64(st, SPAN_REVISION), span->import,
		    span->line);
	}
	sqlite3_reset(st);
	return spans;
}

/* Sorted by first day, a row overlaps if it begins before the one that reaches
 * farthest has ended. */
void
spans_check(struct loader *loader, const char *sql, enum diag id)
{
	size_t			 n;
	struct span		*spans = spans_load(loader, sql, &n);
	const struct span	*reach = NULL;

	if (n > 0)
		qsort(spans, n, sizeof(*spans), span_order);
	for (size_t i = 0; i < n; i++) {
		if (reach == NULL || reach->group != spans[i].group) {
			reach = &spans[i];
			continue;
		}
		if (spans[i].first <= reach->last)
			overlap_fault(loader, id, reach, &spans[i]);
		if (spans[i].last > reach->last)
			reach = &spans[i];
	}
	free(spans);
}
