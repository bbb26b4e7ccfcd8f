/*
 * caution.c - what the rows of a whole file look like together, which may be meant:
 * fractions upside down, parts that are more than their whole, days for months,
 * corrections without a reason.
 */
#include <string.h>

#include "store/kind_int.h"

/* One fraction upside down is a slip; if all are, it is their columns.  Said
 * even when the faults of the rows are too many to list. */
void
comparator_finish(struct loader *loader)
{
	if (loader->shares > 1 && loader->inverted == loader->shares)
		diag_at(loader->store->diags, DIAG_DATA_SWAPPED,
		    PLACE(loader->file), "%zu rows", loader->inverted);
}

enum { PART_LINE, PART_CATEGORY, PART_FIGURES };

/* Say where a part of the row ST stands at is more than the whole. */
static void
part_caution(struct loader *loader, sqlite3_stmt *st)
{
	static const char *const	names[] = {
		"numerator", "denominator", "value"
	};
	struct num			part, whole;

	for (int i = 0; i < 3; i++) {
		part = column_num(st, PART_FIGURES + 2 * i);
		whole = column_num(st, PART_FIGURES + 2 * i + 1);
		if (!num_known(part) || !num_known(whole) ||
		    num_cmp(part, whole) <= 0)
			continue;
		caution_line(loader, DIAG_DATA_PART,
		    sqlite3_column_int(st, PART_LINE), "%s of " STR_FMT ", "
		    STR_FMT " of " STR_FMT, names[i],
		    STR_ARG(column_view(st, PART_CATEGORY)),
		    STR_ARG(column_view(st, PART_FIGURES + 2 * i)),
		    STR_ARG(column_view(st, PART_FIGURES + 2 * i + 1)));
		return;
	}
}

/* The rows that this file brought are the last ones. */
#define NEW_ROWS(of)							\
	of ".revision > coalesce((SELECT revision FROM observation"	\
	"  WHERE import < (SELECT max(number) FROM import)"		\
	"  ORDER BY revision DESC LIMIT 1), 0)"

/* Each new part beside its whole, joined in the order of FROM. */
#define PARTS(from)							\
	"SELECT c.line, c.category, c.numerator, w.numerator,"		\
	"       c.denominator, w.denominator,"				\
	"       iif(r.unit = 'count', c.value, NULL), w.value"		\
	"  FROM " from							\
	" CROSS JOIN indicator_revision r"				\
	" WHERE c.category <> '' AND c.superseded IS NULL AND " NEW_ROWS("c")\
	"   AND w.indicator = c.indicator AND w.area = c.area"		\
	"   AND w.period = c.period AND w.breakdown = ''"		\
	"   AND w.category = '' AND w.superseded IS NULL"		\
	"   AND r.indicator = c.indicator AND r.superseded IS NULL"	\
	"   AND r.unit <> 'money'"					\
	" ORDER BY c.revision"

/* Whether most rows that the store has of this kind are new. */
static bool
most_are_new(struct loader *loader)
{
	static const char	newest[] =
	    "SELECT max(revision) FROM observation";
	int64_t			stored;

	return store_number(loader->store, newest, 0, &stored) &&
	    (int64_t)loader->result->added > stored / 2;
}

/* The whole may stand below its parts.  Money is left out: some of it may be owed.
 * Few parts look for their wholes; behind many rows it takes a tenth of the time
 * that wholes, which are fewer, look for their parts. */
static void
parts_caution(struct loader *loader)
{
	static const char	 few[] =
	    PARTS("observation c CROSS JOIN observation w");
	static const char	 many[] =
	    PARTS("observation w CROSS JOIN observation c");
	struct store		*store = loader->store;
	sqlite3_stmt		*st = store_sql(store,
				    most_are_new(loader) ? many : few);
	bool			 ok = st != NULL;

	while (ok && store_step(store, st, &ok))
		part_caution(loader, st);
	sqlite3_reset(st);
}

/* What both statements below begin with, and the days alone: those that were there
 * already are no mistake of today. */
#define FIRST_DAYS_LINE							\
	"SELECT min(o.line), i.id, count(DISTINCT o.period),"		\
	" min(o.period), count(*)"
#define FIRST_DAYS_FROM							\
	"  FROM observation o JOIN indicator i ON i.key = o.indicator"	\
	" WHERE o.superseded IS NULL AND o.replaces IS NULL AND "	\
	NEW_ROWS("o")
#define IS_FIRST_DAY	"(length(o.period) = 10 AND substr(o.period, 9) = '01')"

enum { DAY_LINE, DAY_ID, DAY_PERIODS, DAY_FIRST, DAY_ROWS };

/* The month of the first day that ST stands at. */
static struct str
month_meant(sqlite3_stmt *st)
{
	struct str	month = column_view(st, DAY_FIRST);

	month.n -= strlen("-01");
	return month;
}

/* Say, once, that all new rows of a file, two or more of several indicators, are of
 * first days of months; *ALONE says whether they are, of whichever. */
static bool
all_months_caution(struct loader *loader, bool *alone)
{
	static const char	 sql[] =
	    FIRST_DAYS_LINE ", count(DISTINCT o.indicator)" FIRST_DAYS_FROM
	    " HAVING count(*) >= 2 AND min(" IS_FIRST_DAY ")";
	struct store		*store = loader->store;
	sqlite3_stmt		*st = store_sql(store, sql);
	bool			 ok = st != NULL, said = false;

	*alone = ok && store_step(store, st, &ok);
	if (*alone && sqlite3_column_int(st, DAY_ROWS + 1) > 1) {
		caution_line(loader, DIAG_DATA_FIRST_DAYS,
		    sqlite3_column_int(st, DAY_LINE), "%d rows: did you mean "
		    STR_FMT "?", sqlite3_column_int(st, DAY_ROWS),
		    STR_ARG(month_meant(st)));
		said = true;
	}
	sqlite3_reset(st);
	return said;
}

/* Dates that a spreadsheet made of months are said, where an indicator has three
 * new ones and nothing else; or two, ALONE in their file; or one, and had months and
 * no days before. */
static void
each_months_caution(struct loader *loader, bool alone)
{
#define BEFORE(form)							\
	"(SELECT 1 FROM observation b WHERE b.indicator = o.indicator"	\
	"  AND b.period GLOB '" form "' AND NOT (" NEW_ROWS("b") "))"
#define MONTH_FORM	"[0-9][0-9][0-9][0-9]-[0-9][0-9]"
	static const char	 sql[] =
	    FIRST_DAYS_LINE FIRST_DAYS_FROM " AND length(o.period) = 10"
	    " GROUP BY o.indicator HAVING min(" IS_FIRST_DAY ")"
	    "   AND (count(DISTINCT o.period) >= iif(?1, 2, 3)"
	    "    OR (EXISTS " BEFORE(MONTH_FORM)
	    "   AND NOT EXISTS " BEFORE(MONTH_FORM "-[0-9][0-9]") "))"
	    " ORDER BY 1";
	struct store		*store = loader->store;
	sqlite3_stmt		*st = store_sql(store, sql);
	bool			 ok = st != NULL;

	if (ok)
		bind_int(st, 1, alone);
	while (ok && store_step(store, st, &ok))
		caution_line(loader, DIAG_DATA_FIRST_DAYS,
		    sqlite3_column_int(st, DAY_LINE), STR_FMT ", %d such day%s: "
		    STR_FMT " is a month", STR_ARG(column_view(st, DAY_ID)),
		    sqlite3_column_int(st, DAY_PERIODS),
		    sqlite3_column_int(st, DAY_PERIODS) == 1 ? "" : "s",
		    STR_ARG(month_meant(st)));
	sqlite3_reset(st);
}

static void
months_caution(struct loader *loader)
{
	bool	alone;

	if (!all_months_caution(loader, &alone))
		each_months_caution(loader, alone);
}

void
observation_finish(struct loader *loader)
{
	comparator_finish(loader);
	if (loader->first_days && revisions_wrote(loader->revisions))
		months_caution(loader);
	if (loader->parts && revisions_wrote(loader->revisions))
		parts_caution(loader);
}

/* ---- reasons ---- */

/* How many figures this file changed for which no reason is printed, and the line of the
 * FIRST: a row of an observation may have one of its own, which is printed, but not in
 * tables by category. */
static size_t
count_unreasoned(const struct loader *loader, int *first)
{
	static const char	 sql[] =
	    "SELECT count(*), coalesce(min(o.line), 0) FROM observation o"
	    " WHERE o.import = ?1 AND o.replaces IS NOT NULL"
	    "   AND o.revision > coalesce((SELECT revision FROM observation"
	    "  WHERE import < ?1 ORDER BY revision DESC LIMIT 1), 0)"
	    "   AND (coalesce(o.reason, '') = '' OR o.breakdown <> '')";
	struct store		*store = loader->store;
	sqlite3_stmt		*st;
	size_t			 n = loader->result->revised;
	bool			 ok;

	*first = loader->revised_line;
	if (loader->result->kind != DATA_OBSERVATIONS)
		return n;
	st = store_sql(store, sql);
	ok = st != NULL;
	if (ok)
		bind_int(st, 1, loader->result->import);
	if (ok && store_step(store, st, &ok)) {
		n = (size_t)sqlite3_column_int64(st, 0);
		*first = sqlite3_column_int(st, 1);
	}
	sqlite3_reset(st);
	return n;
}

void
unreasoned_caution(const struct loader *loader)
{
	struct store	*store = loader->store;
	struct place	 place = { loader->file, 0, 1 };
	size_t		 n = count_unreasoned(loader, &place.line);

	if (n == 0)
		return;
	if (loader->options->dry_run)
		diag_at(store->diags, DIAG_IMPORT_NO_REASON, place,
		    "%zu row%s; to give one, import with --reason TEXT",
		    n, n == 1 ? "" : "s");
	else
		diag_at(store->diags, DIAG_IMPORT_NO_REASON, place,
		    "%zu row%s; to give one, packwright undo %s %lld, then "
		    "import with --reason TEXT", n, n == 1 ? "" : "s",
		    store->path, (long long)loader->result->import);
}
