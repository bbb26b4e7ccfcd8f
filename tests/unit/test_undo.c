/* test_undo.c - imports taken back, data exported, changes looked at before they
 * are made. */
#include "store_case.h"

#define FIGURES	"indicator,period,numerator,denominator\n"

static struct undo_result	undone;

static bool
undo(struct folder_case *c, int64_t number)
{
	return store_undo(c->store, &number, 1, &c->options, &undone);
}

#define ASSERT_UNDONE(took, gave, left) do {				\
	assert_int_equal(undone.removed, took);				\
	assert_int_equal(undone.restored, gave);			\
	assert_int_equal(undone.kept, left);				\
} while (0)

static const struct observation *
figure(struct folder_case *c, const char *id, int year, int month)
{
	static struct series	 series;
	const struct indicator	*indicator = store_indicator(c->store,
				    str_of(id));
	struct period		 period = period_month(year, month);

	assert_non_null(indicator);
	assert_true(store_series(c->store, indicator, STR(""), period, period,
	    &series));
	return series_find(&series, period);
}

/* What "share" was in December 2022: "1/4 a.csv:2 import 3"; "none". */
static const char *
december(struct folder_case *c)
{
	const struct observation	*obs = figure(c, "share", 2022, 12);

	if (obs == NULL)
		return "none";
	return arena_printf(c->arena, "%d/%d%s " STR_FMT ":%d import %d",
	    (int)obs->numerator.n, (int)obs->denominator.n,
	    obs->revised ? " revised" : "", STR_ARG(obs->origin.file),
	    obs->origin.line, (int)obs->origin.import);
}

/* Imports 3 and 4: a figure, and a correction of it with another beside. */
static void
load_two(struct folder_case *c)
{
	assert_true(case_load(c, "a.csv", FIGURES "share,2022-11,1,3\n"
	    "share,2022-12,1,4\n"));
	c->options.reason = STR("Two were late");
	c->options.time = NOON + A_DAY;
	assert_true(case_load(c, "b.csv", FIGURES "share,2023-01,1,5\n"
	    "share,2022-12,3,4\n"));
	c->options.reason = STR("the wrong file");
	c->options.time = NOON + 2 * A_DAY;
}

/* ---- one ---- */

static void
an_import_is_taken_back_under_the_file_and_line_of_before(void **state)
{
	struct folder_case	*c = *state;

	load_two(c);
	assert_string_equal(december(c), "3/4 revised b.csv:3 import 4");
	assert_true(undo(c, 4));
	ASSERT_UNDONE(1, 1, 0);
	assert_int_equal(undone.import, 5);
	assert_string_equal(december(c), "1/4 a.csv:3 import 6");
	assert_null(figure(c, "share", 2023, 1));
	assert_non_null(figure(c, "share", 2022, 11));
	assert_string_equal(case_said(c), "");
	assert_string_equal(case_sql(c, "SELECT group_concat(number || ' ' ||"
	    " kind || ' ' || file || ' ' || rows || ' ' || reason, '; ')"
	    " FROM import WHERE undoes = 4"),
	    "5 observations b.csv 1 import 4 was taken back: the wrong file; "
	    "6 observations a.csv 1 import 4 was taken back: the wrong file");
	assert_string_equal(case_sql(c, "SELECT (SELECT sha256 FROM import"
	    " WHERE number = 6) = (SELECT sha256 FROM import"
	    " WHERE number = 3)"), "1");
	assert_string_equal(case_sql(c, "PRAGMA foreign_key_check"), "");
}

static void
every_revision_stays_and_is_read_as_it_stood(void **state)
{
	struct folder_case	*c = *state;
	struct revision_reads	 all;
	const struct indicator	*indicator;

	load_two(c);
	assert_true(undo(c, 4));
	indicator = store_indicator(c->store, STR("share"));
	assert_true(store_revisions(c->store, indicator, STR(""),
	    period_month(2022, 12), &all));
	assert_int_equal(all.n, 3);
	assert_int_equal(all.at[1].obs.numerator.n, 3);
	assert_int_equal(all.at[1].superseded, 6);
	assert_false(all.at[1].now);
	assert_int_equal(all.at[2].obs.numerator.n, 1);
	assert_int_equal(all.at[2].superseded, 0);
	assert_true(all.at[2].now);
	assert_string_equal(all.at[2].reason.s,
	    "import 4 was taken back: the wrong file");
	assert_true(store_as_at(c->store, (struct date){ 2023, 1, 3 }));
	assert_string_equal(december(c), "3/4 revised b.csv:3 import 4");
	assert_non_null(figure(c, "share", 2023, 1));
	assert_non_null(case_open(c, STORE_READ));
	assert_true(store_as_at(c->store, (struct date){ 2023, 1, 2 }));
	assert_string_equal(december(c), "1/4 a.csv:3 import 3");
	assert_non_null(case_open(c, STORE_READ));
	assert_true(store_as_at(c->store, (struct date){ 2023, 1, 4 }));
	assert_string_equal(december(c), "1/4 a.csv:3 import 6");
}

/* What was taken back revises nothing, so that who never printed it is not out of
 * date; but whoever did must know that there was something. */
static void
what_was_taken_back_is_earlier_and_no_revision(void **state)
{
	struct folder_case		*c = *state;
	const struct observation	*obs;

	load_two(c);
	assert_false(figure(c, "share", 2022, 11)->earlier);
	assert_true(undo(c, 4));
	obs = figure(c, "share", 2022, 12);
	assert_false(obs->revised);
	assert_true(obs->earlier);
	assert_false(figure(c, "share", 2022, 11)->earlier);
	assert_true(undo(c, 3));
	c->options.reason = STR("");
	assert_true(case_load(c, "d.csv", FIGURES "share,2022-11,2,3\n"));
	obs = figure(c, "share", 2022, 11);
	assert_false(obs->revised);
	assert_true(obs->earlier);
}

static void
what_a_later_import_changed_stays_and_is_counted(void **state)
{
	struct folder_case	*c = *state;

	load_two(c);
	assert_true(undo(c, 3));	/* December is import 4's */
	ASSERT_UNDONE(1, 0, 1);
	assert_null(figure(c, "share", 2022, 11));
	assert_string_equal(december(c), "3/4 revised b.csv:3 import 4");
	/* What stood before import 4 was taken back too, so nothing is left. */
	assert_true(undo(c, 4));
	ASSERT_UNDONE(2, 0, 0);
	assert_string_equal(december(c), "none");
}

static void
an_undo_is_taken_back_and_again(void **state)
{
	static const char *const	want[] = {
		"1/4 a.csv:3 import 6", "3/4 revised b.csv:3 import 7",
		"1/4 a.csv:3 import 9", "3/4 revised b.csv:3 import 10",
		"1/4 a.csv:3 import 12"
	};
	struct folder_case		*c = *state;

	load_two(c);
	assert_true(undo(c, 4));		/* 5 and 6 */
	assert_string_equal(december(c), want[0]);
	assert_true(undo(c, 6));		/* 7: also what 5 took */
	ASSERT_UNDONE(0, 2, 0);
	assert_string_equal(december(c), want[1]);
	assert_non_null(figure(c, "share", 2023, 1));
	assert_false(undo(c, 5));
	assert_string_equal(case_said(c),
	    "store.db UNDO_TWICE 5, by import 7\n");
	assert_true(undo(c, 4));		/* 8 and 9 */
	assert_string_equal(december(c), want[2]);
	assert_true(undo(c, 8));		/* 10 */
	assert_string_equal(december(c), want[3]);
	assert_true(undo(c, 10));		/* 11 and 12 */
	assert_string_equal(december(c), want[4]);
	assert_null(figure(c, "share", 2023, 1));
	assert_string_equal(case_sql(c, "SELECT group_concat(undoes, ' ')"
	    " FROM (SELECT undoes FROM import WHERE undoes NOT NULL"
	    " ORDER BY number)"), "4 4 6 4 4 8 4 4");
}

/* Three values of one key; whichever are taken back, in whatever order, the
 * newest of the others stands. */
static void
undos_in_any_order_come_to_what_the_others_say(void **state)
{
	static const int	orders[6][3] = {
		{ 3, 4, 5 }, { 3, 5, 4 }, { 4, 3, 5 }, { 4, 5, 3 }, { 5, 3, 4 },
		{ 5, 4, 3 }
	};
	struct folder_case	*c = *state;
	bool			 stands[6];
	int			 newest;
	const struct observation *obs;

	for (size_t i = 0; i < 6; i++) {
		unlink(case_path(c, "store.db"));
		unlink(case_path(c, "store.db-wal"));
		unlink(case_path(c, "store.db-shm"));
		store_close(c->store);
		c->store = NULL;
		c->options = (struct import_options){ .time = NOON };
		case_registries(c);
		for (int n = 3; n <= 5; n++) {
			assert_true(case_load(c, "a.csv", arena_printf(c->arena,
			    FIGURES "share,2022-12,%d,9\n", n)));
			stands[n] = true;
		}
		for (size_t j = 0; j < 3; j++) {
			assert_true(undo(c, orders[i][j]) ||
			    undone.kept > 0);
			stands[orders[i][j]] = undone.import == 0;
			for (newest = 5; newest > 2 && !stands[newest];)
				newest--;
			obs = figure(c, "share", 2022, 12);
			assert_int_equal(obs != NULL ? (int)obs->numerator.n :
			    2, newest);
		}
	}
}

static void
there_is_nothing_to_take_back_of_what_was_never_imported(void **state)
{
	struct folder_case	*c = *state;

	assert_false(undo(c, 9));
	assert_false(undo(c, -1));
	assert_string_equal(case_said(c), "store.db UNDO_UNKNOWN -1, the"
	    " newest is 2\nstore.db UNDO_UNKNOWN 9, the newest is 2\n");
	load_two(c);
	case_open(c, STORE_WRITE);
	assert_true(undo(c, 4));
	assert_false(undo(c, 4));
	assert_string_equal(case_said(c),
	    "store.db UNDO_TWICE 4, by import 5\n");
}

static void
files_that_said_again_what_goes_are_named(void **state)
{
	struct folder_case	*c = *state;

	assert_true(case_load(c, "a.csv", FIGURES "share,2022-12,1,4\n"));
	assert_true(case_load(c, "b.csv", FIGURES "share,2022-11,1,5\n"));
	assert_true(case_load(c, "c.csv", FIGURES "share,2022-12,1,4\n"
	    "share,2023-01,1,6\n"));
	assert_true(undo(c, 3));
	assert_string_equal(december(c), "none");
	assert_string_equal(case_said(c), "store.db UNDO_AGAIN import 5,"
	    " c.csv\n");
	case_open(c, STORE_WRITE);
	assert_true(case_load(c, "c.csv", FIGURES "share,2022-12,1,4\n"
	    "share,2023-01,1,6\n"));
	assert_string_equal(december(c), "1/4 c.csv:2 import 7");
	assert_true(undo(c, 5));	/* nothing came after it */
	assert_string_equal(case_said(c), "store.db UNDO_AGAIN import 7,"
	    " c.csv\n");
}

static void
several_are_taken_back_together_or_not_at_all(void **state)
{
	static const int64_t	 some[] = { 2, 3, 9 }, all[] = { 2, 3 };
	struct folder_case	*c = *state;
	struct undo_result	 results[3];

	assert_true(case_load(c, "a.csv", FIGURES "share,2022-12,1,4\n"));
	assert_false(store_undo(c->store, some, 3, &c->options, results));
	assert_string_equal(case_sql(c, "SELECT max(number) FROM import"), "3");
	/* The figures go before their indicators, whatever the order. */
	case_open(c, STORE_WRITE);
	assert_true(store_undo(c->store, all, 2, &c->options, results));
	assert_int_equal(results[0].removed, 4);
	assert_int_equal(results[0].kind, DATA_INDICATORS);
	assert_int_equal(results[1].removed, 1);
	assert_int_equal(results[1].kind, DATA_OBSERVATIONS);
	assert_string_equal(case_said(c), "");
}

/* ---- what others refer to ---- */

static void
what_others_refer_to_is_not_taken_back(void **state)
{
	struct folder_case	*c = *state;

	assert_true(case_load(c, "a.csv", "indicator,period,area,numerator,"
	    "denominator\nshare,2022-12,,1,4\nshare,2022-11,E02,1,4\n"));
	assert_true(case_load(c, "t.csv",
	    "indicator,direction,value\nrate,at-most,7\n"));
	assert_false(undo(c, 2));		/* indicators */
	assert_string_equal(case_said(c),
	    "store.db UNDO_REFERRED rate: 1 row of targets, the first in import"
	    " 4, t.csv:2\n"
	    "store.db UNDO_REFERRED share: 2 rows of observations, the first in"
	    " import 3, a.csv:2\n");
	case_open(c, STORE_WRITE);
	assert_false(undo(c, 1));		/* areas */
	assert_string_equal(case_said(c),
	    "store.db UNDO_REFERRED E02: 1 row of observations, the first in"
	    " import 3, a.csv:3\n");
	case_open(c, STORE_WRITE);
	assert_true(undo(c, 3));
	assert_true(undo(c, 4));
	assert_true(undo(c, 2));
	ASSERT_UNDONE(4, 0, 0);
	assert_null(store_indicator(c->store, STR("share")));
	assert_false(undo(c, 5));		/* the figures without them */
	assert_string_equal(case_said(c),
	    "store.db UNDO_UNDEFINED share: 2 rows of observations, the first in"
	    " import 8, a.csv:2\n");
}

static void
what_one_import_refers_to_is_said_once(void **state)
{
	struct folder_case	*c = *state;

	assert_true(case_load(c, "a.csv", "indicator,period,value\n"
	    "rate,2022-12,4\nnumber,2022-12,4\nnumber,2022-11,4\n"));
	assert_true(case_load(c, "b.csv",
	    "indicator,period,value\ncost,2022-12,4\nrate,2022-11,4\n"));
	assert_false(undo(c, 2));		/* indicators */
	assert_string_equal(case_said(c),
	    "store.db UNDO_REFERRED cost: 1 row of observations, the first in"
	    " import 4, b.csv:2\n"
	    "store.db UNDO_REFERRED number and 1 more: 4 rows of observations,"
	    " the first in import 3, a.csv:2\n");
}

static void
recommendations_with_updates_are_not_taken_back(void **state)
{
	struct folder_case	*c = *state;

	c->options.time = NOON + 400 * A_DAY;
	assert_true(case_load(c, "r.csv", "id,meeting,title,proposed\n"
	    "one,2024-01-10,Title,That it be so\n"));
	assert_true(case_load(c, "u.csv",
	    "id,date,status\none,2024-02-01,complete\n"));
	assert_false(undo(c, 3));
	assert_string_equal(case_said(c),
	    "store.db UNDO_REFERRED one: 1 row of updates, the first in import"
	    " 4, u.csv:2\n");
}

/* ---- rules hold as after an import ---- */

static void
a_target_that_comes_back_does_not_overlap(void **state)
{
	struct folder_case	*c = *state;

	assert_true(case_load(c, "t.csv", "indicator,direction,value,to\n"
	    "share,at-most,20,\n"));
	assert_true(case_load(c, "u.csv", "indicator,direction,value,to\n"
	    "share,at-most,20,2022-12\n"));
	assert_true(case_load(c, "v.csv", "indicator,direction,value,from\n"
	    "share,at-most,15,2023-01\n"));
	case_open(c, STORE_WRITE);
	assert_false(undo(c, 4));
	assert_string_equal(case_said(c), "t.csv:2:1 DATA_OVERLAP stored by"
	    " import 5, line 2\n");
	case_open(c, STORE_WRITE);
	assert_true(undo(c, 5));
	assert_true(undo(c, 4));
	assert_string_equal(case_said(c), "");
}

static void
a_target_that_comes_back_may_oppose_its_indicator(void **state)
{
	struct folder_case	*c = *state;

	assert_true(case_load(c, "t.csv",
	    "indicator,direction,value\nshare,at-most,20\n"));
	assert_true(case_load(c, "i.csv", "id,name,unit,better\n"
	    "share,A share,percent,higher\n"));
	assert_true(case_load(c, "u.csv",
	    "indicator,direction,value\nshare,at-least,20\n"));
	case_open(c, STORE_WRITE);
	assert_true(undo(c, 5));
	assert_string_equal(case_said(c), "t.csv:2:1 DATA_OPPOSED higher is"
	    " better, and the target of import 6, line 2 is at-most\n");
}

static void
a_recommendation_does_not_become_younger_than_its_updates(void **state)
{
	struct folder_case	*c = *state;

	assert_true(case_load(c, "r.csv", "id,meeting,title,proposed\n"
	    "one,2024-01-10,Title,That it be so\n"));
	assert_true(case_load(c, "s.csv", "id,meeting,title,proposed\n"
	    "one,2024-01-01,Title,That it be so\n"));
	assert_true(case_load(c, "u.csv",
	    "id,date,status\none,2024-01-05,complete\n"));
	case_open(c, STORE_WRITE);
	assert_false(undo(c, 4));
	assert_string_equal(case_said(c), "r.csv:2:1 DATA_YOUNGER one, an"
	    " update of 2024-01-05 from import 5, line 2\n");
}

/* ---- order ---- */

/* The categories' names in order. */
static const char *
categories(struct folder_case *c)
{
	struct categories	 all;
	struct buf		 names = { 0 };
	const char		*kept;

	assert_true(store_breakdown(c->store, store_indicator(c->store,
	    STR("share")), STR(""), period_month(2022, 12), STR("team"),
	    &all));
	for (size_t i = 0; i < all.n; i++)
		buf_printf(&names, "%s" STR_FMT, i > 0 ? " " : "",
		    STR_ARG(all.at[i].name));
	kept = buf_keep(&names, c->arena).s;
	buf_free(&names);
	return kept;
}

#define TEAMS	"indicator,period,breakdown,category,numerator,denominator\n"
#define TEAM(name, n)	"share,2022-12,team," name "," n ",9\n"

static void
rows_that_come_back_stand_where_they_stood(void **state)
{
	struct folder_case	*c = *state;

	assert_true(case_load(c, "a.csv", TEAMS TEAM("North", "1")
	    TEAM("East", "2") TEAM("South", "3")));
	assert_true(case_load(c, "b.csv", TEAMS TEAM("South", "4")
	    TEAM("North", "5") TEAM("Alpha", "6")));
	assert_string_equal(categories(c), "North East South Alpha");
	assert_true(undo(c, 4));
	assert_string_equal(categories(c), "North East South");
	assert_true(undo(c, 5));
	assert_string_equal(categories(c), "North East South Alpha");
}

static void
rows_that_went_leave_no_order_behind(void **state)
{
	struct folder_case	*c = *state;

	assert_true(case_load(c, "a.csv", TEAMS TEAM("South", "1")
	    TEAM("East", "2") TEAM("North", "3")));
	assert_true(undo(c, 3));
	assert_string_equal(categories(c), "");
	assert_true(case_load(c, "b.csv", TEAMS TEAM("North", "1")
	    TEAM("East", "2") TEAM("South", "3")));
	assert_string_equal(categories(c), "North East South");
	assert_false(figure(c, "share", 2022, 12) != NULL);
}

/* ---- the list ---- */

static void
imports_say_what_they_undo_and_by_what_they_are_undone(void **state)
{
	static const struct {
		int64_t	undoes, undone;
	} want[] = {
		{ 0, 0 }, { 0, 0 }, { 0, 0 }, { 0, 0 },	/* 4 stands again */
		{ 4, 7 }, { 4, 7 }, { 5, 0 }
	};
	struct folder_case		*c = *state;
	const struct import_read	*all;
	size_t				 n;

	load_two(c);
	assert_true(undo(c, 4));
	assert_true(store_imports(c->store, &all, &n));
	assert_int_equal(n, 6);
	assert_int_equal(all[3].undone, 5);
	assert_int_equal(all[3].rows, 2);
	assert_int_equal(all[3].kind, DATA_OBSERVATIONS);
	assert_true(undo(c, 5));
	assert_true(store_imports(c->store, &all, &n));
	assert_int_equal(n, 7);
	for (size_t i = 0; i < n; i++) {
		assert_int_equal(all[i].number, i + 1);
		assert_int_equal(all[i].undoes, want[i].undoes);
		assert_int_equal(all[i].undone, want[i].undone);
	}
	/* As it was before the last. */
	assert_non_null(case_open(c, STORE_READ));
	assert_true(store_as_at(c->store, (struct date){ 2023, 1, 3 }));
	assert_true(store_imports(c->store, &all, &n));
	assert_int_equal(n, 4);
	assert_int_equal(all[3].undone, 0);
}

static void
periods_are_those_of_all_revisions_oldest_first(void **state)
{
	struct folder_case	*c = *state;
	const struct indicator	*indicator;
	struct period		*all;
	size_t			 n;

	load_two(c);
	assert_true(case_load(c, "y.csv", FIGURES "share,2022/23,1,3\n"));
	assert_true(undo(c, 4));
	indicator = store_indicator(c->store, STR("share"));
	assert_true(store_periods(c->store, indicator, STR(""), &all, &n));
	assert_int_equal(n, 4);
	assert_true(all[0].kind == PERIOD_YEAR);
	assert_true(period_eq(all[1], period_month(2022, 11)));
	assert_true(period_eq(all[2], period_month(2022, 12)));
	assert_true(period_eq(all[3], period_month(2023, 1)));
}

/* ---- looking first ---- */

struct look {
	const char	*december, *changes;
	size_t		 n;
};

static struct folder_case	*looking;

static void
look(void *arg, struct store *store, int64_t since)
{
	struct look		*seen = arg;
	const struct row_change	*all;
	struct buf		 text = { 0 };
	size_t			 n;

	seen->december = december(looking);
	assert_true(store_changes(store, DATA_OBSERVATIONS, since, true, 3,
	    &all, &n));
	for (size_t i = 0; i < n && i < 3; i++)
		buf_printf(&text, STR_FMT ":%d " STR_FMT ": was " STR_FMT
		    "; is " STR_FMT "\n", STR_ARG(all[i].file), all[i].line,
		    STR_ARG(all[i].what), STR_ARG(all[i].was),
		    STR_ARG(all[i].now));
	seen->changes = buf_keep(&text, looking->arena).s;
	seen->n = n;
	buf_free(&text);
}

static void
a_dry_run_shows_what_would_be_and_leaves_what_is(void **state)
{
	struct folder_case	*c = *state;
	struct look		 seen = { 0 };

	load_two(c);
	looking = c;
	c->options.dry_run = true;
	c->options.preview = look;
	c->options.arg = &seen;
	assert_true(undo(c, 4));
	ASSERT_UNDONE(1, 1, 0);
	assert_int_equal(undone.import, 0);
	assert_string_equal(seen.december, "1/4 a.csv:3 import 6");
	assert_string_equal(seen.changes,
	    "b.csv:2 share, 2023-01: was numerator 1, denominator 5; is \n"
	    "a.csv:3 share, 2022-12: was numerator 3; is numerator 1\n");
	assert_string_equal(december(c), "3/4 revised b.csv:3 import 4");
	assert_true(case_load(c, "d.csv", FIGURES "share,2022-12,4,5\n"
	    "share,2022-11,1,3\nshare,2023-02,1,9\n"));
	assert_string_equal(seen.changes,
	    "d.csv:2 share, 2022-12: was numerator 3, denominator 4; is "
	    "numerator 4, denominator 5\n"
	    "d.csv:4 share, 2023-02: was ; is numerator 1, denominator 9\n");
	assert_string_equal(seen.december, "4/5 revised d.csv:2 import 5");
	assert_string_equal(december(c), "3/4 revised b.csv:3 import 4");
	assert_string_equal(case_sql(c, "SELECT max(number) FROM import"), "4");
}

static void
what_others_import_meanwhile_is_no_change_of_a_dry_run(void **state)
{
	struct folder_case	*c = *state;
	struct store		*mine;
	struct look		 seen = { 0 };

	load_two(c);
	mine = c->store;
	c->store = NULL;
	assert_non_null(case_open(c, STORE_WRITE));
	assert_true(case_load(c, "c.csv", FIGURES "share,2022-10,1,2\n"));
	store_close(c->store);
	c->store = mine;
	looking = c;
	c->options.dry_run = true;
	c->options.preview = look;
	c->options.arg = &seen;
	assert_true(case_load(c, "d.csv", FIGURES "share,2023-02,1,9\n"));
	assert_string_equal(seen.changes, "d.csv:2 share, 2023-02: was ; is"
	    " numerator 1, denominator 9\n");
	assert_true(undo(c, 4));
	assert_string_equal(seen.changes,
	    "b.csv:2 share, 2023-01: was numerator 1, denominator 5; is \n"
	    "a.csv:3 share, 2022-12: was numerator 3; is numerator 1\n");
}

/* ---- all data as files ---- */

static const char *
exported(struct folder_case *c, enum data_kind kind, bool everything)
{
	struct export_result	 result;
	struct buf		 out = { 0 };
	const char		*kept;

	assert_true(store_export(c->store, kind, everything, &out, &result));
	kept = buf_keep(&out, c->arena).s;
	buf_free(&out);
	return kept;
}

static const char *const	all_kinds[DATA__MAX] = {
	[DATA_INDICATORS] =
	    "id,name,unit,decimals,per,better,numerator,denominator,"
	    "aggregation,source,definition\n"
	    "share,A share,percent,0,,lower,,,,,\n"
	    "number,A number,count,,,higher,,,,,\n"
	    "rate,A rate,rate,1,10000,lower,,,,,\n"
	    "cost,A cost,money,2,,neither,,,,,\n"
	    "late,\"Late, \"\"very\"\"\",percent,1,,lower,,,in-month,,"
	    "\"Two\nlines\"\n",
	[DATA_OBSERVATIONS] =
	    "indicator,period,area,breakdown,category,numerator,denominator,"
	    "value,status,reason\n"
	    "share,2022-12,,,,3,9,,p,one is late\n"
	    "share,2022-12,,team,South,1,4,,,\n"
	    "share,2022-12,,team,East,2,5,,,\n"
	    "share,2022/23,E02,,,,,76.50,,\n"
	    "cost,2022-Q3,,,,,,-0.5,,\n"
	    "number,2022-12-31,,,,,,,c,\n",
	[DATA_COMPARATORS] =
	    "indicator,period,comparator,numerator,denominator,value,status,"
	    "neighbours,model,source\n"
	    "share,2022/23,england,139500,650270,,,,,DfE\n"
	    "share,2022/23,near,,,21.45,,8,2023,\n",
	[DATA_TARGETS] =
	    "indicator,direction,value,upper,tolerance,from,to,printed,over\n"
	    "share,between,10,20.5,5,,2022-12,,\n"
	    "number,at-least,4,,,2022/23,,<17K,year\n",
	[DATA_AREAS] =
	    "code,name,kind\n"
	    "E01,Ourtown,authority\n"
	    "E02,Nexttown,local-authority\n"
	    "E03,Fartown,local-authority\n"
	    "E92,England,country\n",
	[DATA_NEIGHBOURS] =
	    "area,neighbour,rank,model\n"
	    "E01,E03,1,2023\n"
	    "E01,E02,2,2023\n",
	[DATA_AUDITS] =
	    "programme,service,period,stage,grade,count,status,reason\n"
	    "grades,West,2022-Q2,original,good,1,,\n"
	    "grades,East,2022-Q2,original,good,0,e,made up\n",
	[DATA_RECOMMENDATIONS] =
	    "id,meeting,title,number,proposed\n"
	    "two,2024-01-10,Title,2,That it be so\n"
	    "one,2024-01-10,Title,1,\"That, too\"\n",
	[DATA_UPDATES] =
	    "id,date,status,taken\n"
	    "one,2024-02-01,complete,\"Done:\n\n- all\"\n",
	[DATA_DECISIONS] =
	    "id,meeting,decision\n"
	    "one,2024-03-01,accepted\n",
};

/* Import every kind from TEXTS, in one call or two. */
static void
load_kinds(struct folder_case *c, const char *const *texts)
{
	const char	*paths[DATA__MAX];
	struct import_result results[DATA__MAX];

	c->options.time = NOON + 400 * A_DAY;
	for (int i = 0; i < DATA__MAX; i++)
		paths[i] = case_file(c, arena_printf(c->arena, "%s.csv",
		    data_kind_name((enum data_kind)i)), texts[i]);
	if (!store_import(c->store, paths, DATA__MAX, &c->options, results))
		fail_msg("%s", case_said(c));
	assert_string_equal(case_said(c), "");
}

static void
every_kind_comes_out_as_it_went_in(void **state)
{
	struct folder_case	*c = *state;
	const char		*newest;

	assert_non_null(case_open(c, STORE_CREATE));
	load_kinds(c, all_kinds);
	for (int i = 0; i < DATA__MAX; i++)
		assert_string_equal(exported(c, (enum data_kind)i, true),
		    all_kinds[i]);
	newest = case_sql(c, "SELECT max(number) FROM import");
	load_kinds(c, all_kinds);		/* its own: nothing changes */
	assert_string_equal(case_sql(c, "SELECT max(number) FROM import"),
	    newest);
	assert_string_equal(case_said(c), "");
}

static void
a_corrected_row_is_exported_where_it_stood(void **state)
{
	struct folder_case	*c = *state;
	const char		*texts[DATA__MAX];

	assert_non_null(case_open(c, STORE_CREATE));
	load_kinds(c, all_kinds);
	c->options.time += A_DAY;
	c->options.reason = STR("Late");
	assert_true(case_load(c, "t.csv", TEAMS TEAM("East", "3")
	    TEAM("North", "1") TEAM("South", "1")));
	assert_string_equal(categories(c), "South East North");
	for (int i = 0; i < DATA__MAX; i++)
		texts[i] = exported(c, (enum data_kind)i, true);
	assert_true(strstr(texts[DATA_OBSERVATIONS],
	    ",South,1,9,,,\nshare,2022-12,,team,East,3,9,,,\nshare,2022/23,") !=
	    NULL);
	/* Into another store, and out of it again. */
	store_close(c->store);
	c->store = store_open(case_path(c, "other.db"), STORE_CREATE, c->arena,
	    c->diags);
	assert_non_null(c->store);
	load_kinds(c, texts);
	for (int i = 0; i < DATA__MAX; i++)
		assert_string_equal(exported(c, (enum data_kind)i, true),
		    texts[i]);
	assert_string_equal(categories(c), "South East North");
	/* And the first, as it was. */
	assert_non_null(case_open(c, STORE_READ));
	assert_true(store_as_at(c->store, date_from_epoch(NOON +
	    400 * A_DAY)));
	assert_string_equal(exported(c, DATA_OBSERVATIONS, true),
	    all_kinds[DATA_OBSERVATIONS]);
}

/* South's row was printed in full for the public, East's with its numerator
 * withheld; and South's was corrected since in another table. */
static void
rows_by_category_go_out_as_the_public_has_seen_them(void **state)
{
	struct folder_case	*c = *state;
	struct publication	 paper = {
		.pack = STR("paper"), .edition = STR("public"),
		.period = period_month(2022, 12), .path = STR("a.pdf"),
		.digest = STR("0"),
	};
	struct breakdown_of	 table = {
		.period = period_month(2022, 12), .area = STR(""),
		.breakdown = STR("team"),
	};
	struct export_result	 result;
	struct buf		 out = { 0 };

	assert_non_null(case_open(c, STORE_CREATE));
	load_kinds(c, all_kinds);
	assert_null(strstr(exported(c, DATA_OBSERVATIONS, false), "team"));
	table.indicator = store_indicator(c->store, STR("share"));
	ledger_begin(c->store);
	ledger_row(c->store, &table, &(struct printed_row){
	    .category = STR("South"), .share = true, .base = true,
	    .numerator = 1, .denominator = 4 });
	ledger_row(c->store, &table, &(struct printed_row){
	    .category = STR("East"), .base = true,
	    .numerator = 2, .denominator = 5 });
	assert_true(ledger_publish(c->store, &paper));
	ledger_end(c->store);
	assert_true(ledger_done(c->store, &paper));
	assert_true(store_export(c->store, DATA_OBSERVATIONS, false, &out,
	    &result));
	assert_int_equal(result.rows, 5);
	assert_int_equal(result.withheld, 1);
	assert_non_null(strstr(out.s, "team,South,1,4"));
	assert_null(strstr(out.s, "East"));
	buf_clear(&out);
	assert_true(case_load(c, "t.csv", TEAMS TEAM("South", "2")));
	assert_true(store_export(c->store, DATA_OBSERVATIONS, false, &out,
	    &result));
	assert_int_equal(result.withheld, 2);
	assert_null(strstr(out.s, "South"));
	buf_free(&out);
}

/* Rows that came before anybody said which area is the authority are under its
 * code, later ones under the empty one: a file has the later once. */
static void
the_authority_is_one_area_in_a_file(void **state)
{
	static const char	areas[] = "code,name,kind\nE09,Ourtown,%s\n";
	struct folder_case	*c = *state;

	assert_true(case_load(c, "r.csv", "code,name,kind\n"
	    "E01,Oldtown,local-authority\nE09,Ourtown,local-authority\n"));
	assert_true(case_load(c, "a.csv", "indicator,period,area,value\n"
	    "number,2022-11,E09,1\nnumber,2022-12,E09,2\n"));
	assert_true(case_load(c, "s.csv", arena_printf(c->arena, areas,
	    "authority")));
	assert_true(case_load(c, "b.csv", "indicator,period,area,value\n"
	    "number,2022-12,,3\nnumber,2022-12,E02,4\n"));
	assert_string_equal(exported(c, DATA_OBSERVATIONS, true),
	    "indicator,period,area,breakdown,category,numerator,denominator,"
	    "value,status,reason\n"
	    "number,2022-11,,,,,,1,,\n"
	    "number,2022-12,,,,,,3,,\n"
	    "number,2022-12,E02,,,,,4,,\n");
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name,		\
	case_new_with_registries, case_free)
#define ALONE(name) cmocka_unit_test_setup_teardown(name, case_new, case_free)
	const struct CMUnitTest	tests[] = {
		TEST(an_import_is_taken_back_under_the_file_and_line_of_before),
		TEST(every_revision_stays_and_is_read_as_it_stood),
		TEST(what_was_taken_back_is_earlier_and_no_revision),
		TEST(what_a_later_import_changed_stays_and_is_counted),
		TEST(an_undo_is_taken_back_and_again),
		TEST(undos_in_any_order_come_to_what_the_others_say),
		TEST(there_is_nothing_to_take_back_of_what_was_never_imported),
		TEST(files_that_said_again_what_goes_are_named),
		TEST(several_are_taken_back_together_or_not_at_all),
		TEST(what_others_refer_to_is_not_taken_back),
		TEST(what_one_import_refers_to_is_said_once),
		TEST(recommendations_with_updates_are_not_taken_back),
		TEST(a_target_that_comes_back_does_not_overlap),
		TEST(a_target_that_comes_back_may_oppose_its_indicator),
		TEST(a_recommendation_does_not_become_younger_than_its_updates),
		TEST(rows_that_come_back_stand_where_they_stood),
		TEST(rows_that_went_leave_no_order_behind),
		TEST(imports_say_what_they_undo_and_by_what_they_are_undone),
		TEST(periods_are_those_of_all_revisions_oldest_first),
		TEST(a_dry_run_shows_what_would_be_and_leaves_what_is),
		TEST(what_others_import_meanwhile_is_no_change_of_a_dry_run),
		ALONE(every_kind_comes_out_as_it_went_in),
		ALONE(a_corrected_row_is_exported_where_it_stood),
		ALONE(rows_by_category_go_out_as_the_public_has_seen_them),
		TEST(the_authority_is_one_area_in_a_file),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
