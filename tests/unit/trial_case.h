/*
 * trial_case.h - files offered to a store in memory, for the tests of what an
 * import checks: quick enough to be run for each fault that is put into a source.
 */
#ifndef TRIAL_CASE_H
#define TRIAL_CASE_H

#include "store_case.h"

#include "store/store_int.h"

#define FIGURES	"indicator,period,numerator,denominator,value,status\n"
#define PARTS	"indicator,period,breakdown,category,numerator,denominator,value\n"
#define TARGETS	"indicator,direction,value,upper,tolerance,from,to\n"

/* A file, and all that is said of it. */
struct offer {
	const char	*text, *want;
};

/* Nothing was said. */
static inline void
trial_hush(struct folder_case *c)
{
	c->diags = diags_new(c->arena);
	c->store->diags = c->diags;
}

/* Import the N FILES, of which WANT is said; with an error none is taken, otherwise
 * each of their rows is. */
static inline void
assert_call(struct folder_case *c, const char *const *files, size_t n,
    const char *want)
{
	bool	taken;

	trial_hush(c);
	taken = case_import(c, files, n);
	if (strcmp(case_said(c), want) != 0)
		fail_msg("of %s was said:\n%s\nand not:\n%s", files[n - 1],
		    case_said(c), want);
	assert_int_equal(taken, diags_worst(c->diags) < LEVEL_ERROR);
	for (size_t i = 0; taken && i < n; i++)
		assert_int_equal(c->results[i].added + c->results[i].revised +
		    c->results[i].same, c->results[i].rows);
}

static inline void
assert_load(struct folder_case *c, const char *text, const char *want)
{
	const char	*path = case_file(c, "a.csv", text);

	assert_call(c, &path, 1, want);
}

/* Each file is offered alone, and none stays. */
static inline void
assert_offers(struct folder_case *c, const struct offer *offers, size_t n)
{
	c->options.dry_run = true;
	for (size_t i = 0; i < n; i++)
		assert_load(c, offers[i].text, offers[i].want);
	c->options.dry_run = false;
}

#define ASSERT_OFFERS(c, offers)					\
	assert_offers(c, offers, sizeof(offers) / sizeof((offers)[0]))

/* The only answer to SQL, asked of the store itself. */
static inline const char *
trial_sql(struct folder_case *c, const char *sql)
{
	sqlite3_stmt	*st;
	const char	*answer = "";

	assert_int_equal(sqlite3_prepare_v2(c->store->db, sql, -1, &st, NULL),
	    SQLITE_OK);
	if (sqlite3_step(st) == SQLITE_ROW &&
	    sqlite3_column_text(st, 0) != NULL)
		answer = arena_printf(c->arena, "%s",
		    (const char *)sqlite3_column_text(st, 0));
	sqlite3_finalize(st);
	return answer;
}

/* An id that a table of names has in its first slot, while it is of 64 or less:
 * where a loop over slots that begins one too far is noticed. */
static inline const char *
trial_first_id(struct folder_case *c)
{
	const char	*id;

	for (int i = 0;; i++) {
		id = arena_printf(c->arena, "first-%d", i);
		if (str_hash(str_of(id)) % 64 == 0)
			return id;
	}
}

/* Indicators of each unit and two areas, in a store in memory. */
static inline int
trial_new(void **state)
{
	struct folder_case	*c;

	case_new(state);
	c = *state;
	assert_non_null(case_open(c, STORE_TRIAL));
	assert_load(c, "id,name,unit,decimals,per,better\n"
	    "share,A share,percent,0,,lower\n"
	    "number,A number,count,0,,higher\n"
	    "halves,Halves,count,1,,higher\n"
	    "rate,A rate,rate,1,10000,lower\n"
	    "ratio,A ratio,ratio,2,,neither\n"
	    "days,Some days,days,0,,lower\n"
	    "cost,A cost,money,2,,neither\n", "");
	assert_load(c, "code,name,kind\nE01,Ourtown,authority\n"
	    "E02,Nexttown,local-authority\n", "");
	return 0;
}

#define TRIAL(name) cmocka_unit_test_setup_teardown(name, trial_new, case_free)

#endif
